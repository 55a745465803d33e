//! Similar municipalities, as the publisher groups them.

use domain::{AreaCode, AreaGroup};

/// The publisher's similar municipalities of `area` for a service; the overall family where the service has none.
///
/// The groups are found by family and name in their titles ("Liknande kommuner äldreomsorg, Haninge, 2024"): the year
/// in the title moves while the id stays, so it is never read. Membership is not symmetric, and the municipality
/// itself is no member.
pub fn similar_municipalities(groups: &[AreaGroup], area_name: &str, family: &str) -> Vec<AreaCode> {
    let find = |family: &str| {
        groups.iter().find(|group| {
            let mut parts = group.title.rsplitn(3, ", ");
            let (_year, name, head) = (parts.next(), parts.next(), parts.next());
            name == Some(area_name)
                && head.is_some_and(|head| head.trim_end_matches(',').ends_with(family))
                && group.title.starts_with("Liknande kommuner")
        })
    };
    let group = if family.is_empty() { None } else { find(family) };
    group.or_else(|| find("övergripande")).map(|group| group.members.clone()).unwrap_or_default()
}

/// All the publisher's groups of similar municipalities of `area`, one a family, in the order of the groups.
pub fn similar_groups<'a>(groups: &'a [AreaGroup], area_name: &str) -> Vec<&'a AreaGroup> {
    let is_of_area = |group: &&AreaGroup| {
        group.title.starts_with("Liknande kommuner") && group.title.rsplit(", ").nth(1) == Some(area_name)
    };
    groups.iter().filter(is_of_area).collect()
}

/// The publisher's family of similar municipalities that suits a service area of ours.
pub fn family_of(service_area: &str) -> &'static str {
    match service_area {
        "Förskola" => "förskola",
        "Fritidshem" => "fritidshem",
        "Grundskola" => "grundskola",
        "Gymnasieskola" => "gymnasieskola",
        "Äldreomsorg" => "äldreomsorg",
        "Individ- och familjeomsorg" => "IFO",
        "Funktionsnedsättning LSS" | "Personlig assistans" => "LSS",
        _ => "övergripande",
    }
}
