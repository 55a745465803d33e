//! Similar municipalities and kinds of municipality, as the publisher groups them.

use std::collections::BTreeMap;

use domain::{Area, AreaCode, AreaGroup, KeyFigureId};

/// The publisher's similar municipalities of `area` for a service; the overall family where the service has none.
///
/// The groups are found by family and name in their titles ("Liknande kommuner äldreomsorg, Haninge, 2024"): the year
/// in the title moves while the id stays, so it is never read. Membership is not symmetric, and the municipality
/// itself is no member.
pub fn similar_municipalities(groups: &[AreaGroup], area_name: &str, family: &str) -> Vec<AreaCode> {
    let of_area = groups.iter().filter_map(|group| Some((title_of(group)?, group)));
    let of_area: Vec<_> = of_area.filter(|(title, _)| title.area_name == area_name).collect();
    let find = |family: &str| of_area.iter().find(|(title, _)| title.head.ends_with(family));
    let group = if family.is_empty() { None } else { find(family) };
    group.or_else(|| find(OVERALL)).map(|(_, group)| group.members.clone()).unwrap_or_default()
}

/// As [`similar_municipalities`], for everyone in `areas` and with each title read once: one list an area, in order.
pub fn similar_for_all<'a>(groups: &'a [AreaGroup], areas: &[Area], family: &str) -> Vec<(AreaCode, &'a [AreaCode])> {
    let mut by_name: BTreeMap<&str, (Option<&AreaGroup>, Option<&AreaGroup>)> = BTreeMap::new();
    for group in groups {
        let Some(title) = title_of(group) else { continue };
        let (of_family, overall) = by_name.entry(title.area_name).or_default();
        if !family.is_empty() && title.head.ends_with(family) {
            of_family.get_or_insert(group);
        }
        if title.head.ends_with(OVERALL) {
            overall.get_or_insert(group);
        }
    }
    let list_of = |area: &Area| {
        let (of_family, overall) = by_name.get(area.name.as_str()).copied().unwrap_or_default();
        (area.code, of_family.or(overall).map_or(&[][..], |group| &group.members))
    };
    areas.iter().map(list_of).collect()
}

/// All families that [`family_of`] and [`family_of_unreviewed`] name.
pub const FAMILIES: [&str; 10] = [
    "förskola",
    "fritidshem",
    "grundskola",
    "gymnasieskola",
    "äldreomsorg",
    "IFO",
    "LSS",
    "ekonomiskt bistånd",
    "arbetsmarknad",
    OVERALL,
];

const OVERALL: &str = "övergripande";

/// The parts of the title of a group of similar municipalities: "Liknande kommuner äldreomsorg, Haninge, 2024".
struct SimilarTitle<'a> {
    /// "Liknande kommuner äldreomsorg": ends with the family.
    head: &'a str,
    area_name: &'a str,
}

fn title_of(group: &AreaGroup) -> Option<SimilarTitle<'_>> {
    let mut parts = group.title.rsplitn(3, ", ");
    let (_year, area_name, head) = (parts.next()?, parts.next()?, parts.next()?);
    let head = head.trim_end_matches(',');
    head.starts_with("Liknande kommuner").then_some(SimilarTitle { head, area_name })
}

/// The groups of SKR's division of municipalities by size and commuting (*kommungruppsindelningen*), found by their
/// titles: nine, which together hold every municipality once.
///
/// - **Missing:** a kind that the publisher has no group of is left out.
/// - **Source:** Sveriges Kommuner och Regioner, Kommungruppsindelning (2017, revised 2023).
pub fn kinds_of_municipality(groups: &[AreaGroup]) -> Vec<&AreaGroup> {
    /// How the titles begin; none begins as another does.
    const KINDS: [&str; 9] = [
        "Storstäder",
        "Pendlingskommun nära storstad",
        "Större stad",
        "Pendlingskommun nära större stad",
        "Lågpendlingskommun nära större stad",
        "Mindre stad/tätort",
        "Pendlingskommun nära mindre",
        "Landsbygdskommun, ej nära större stad",
        "Landsbygdskommun med besöksnäring",
    ];
    /// Before 2023 the eighth was a bare "Landsbygdskommun".
    fn is_of_kind(title: &str, kind: &str) -> bool {
        title.starts_with(kind) || kind.starts_with("Landsbygdskommun,") && title.starts_with("Landsbygdskommun (")
    }
    KINDS.iter().filter_map(|kind| groups.iter().find(|group| is_of_kind(&group.title, kind))).collect()
}

/// The family of similar municipalities that suits a key figure nobody has reviewed, by the first digits of its
/// identifier: the publisher's operating area is not to be relied on.
pub fn family_of_unreviewed(key_figure: KeyFigureId) -> &'static str {
    match &key_figure.as_str()[1..3] {
        "10" | "11" => "förskola",
        "13" => "fritidshem",
        "15" | "16" => "grundskola",
        "17" => "gymnasieskola",
        "20" | "21" | "23" => "äldreomsorg",
        "25" | "26" | "27" | "28" | "29" => "LSS",
        "30" | "33" => "IFO",
        "31" => "ekonomiskt bistånd",
        "40" => "arbetsmarknad",
        _ => OVERALL,
    }
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
        _ => OVERALL,
    }
}
