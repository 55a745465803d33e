//! Where a document's pages will stand on the site.

use std::collections::BTreeMap;

use compose::Source;
use document::{Language, PageCode};
use domain::AreaCode;

use crate::given::{GivenDay, programme_of_one};

fn day(site_url: Option<&str>) -> GivenDay {
    let mut programme = programme_of_one("N11008".parse().unwrap());
    programme.site_url = site_url.map(str::to_owned);
    let members: Vec<(AreaCode, String)> = [("0181", "Södertälje"), ("0192", "Nynäshamn")]
        .map(|(code, name)| (code.parse().unwrap(), name.to_owned()))
        .into();
    GivenDay {
        claims: Vec::new(),
        maps: None,
        programme,
        municipalities: members.clone(),
        members,
        key_figures: Vec::new(),
        aids: BTreeMap::new(),
        cover: None,
        source: Source::Kolada,
    }
}

#[test]
fn the_hosts_pages_stand_at_the_root_and_the_others_in_their_folders() {
    let day = day(Some("https://nyckeltal.haninge.se/2026"));
    let passport_of = |marked: &str| {
        let document = day.document(Language::Sv, marked.parse().unwrap());
        document.passport_url(&PageCode("FSK-N11008".to_owned())).unwrap()
    };
    assert_eq!(passport_of("0192"), "https://nyckeltal.haninge.se/2026/p-fsk-n11008.html");
    assert_eq!(passport_of("0181"), "https://nyckeltal.haninge.se/2026/sodertalje/p-fsk-n11008.html");
}

#[test]
fn without_an_address_there_is_none() {
    let document = day(None).document(Language::Sv, "0192".parse().unwrap());
    assert_eq!(document.passport_url(&PageCode("FSK-N11008".to_owned())), None);
}
