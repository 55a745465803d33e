//! Pages, links, landmarks.

use std::collections::{BTreeMap, BTreeSet};

use html::{Downloads, Error, File, SiteOptions, write};
use insta::assert_snapshot;

use crate::sample::{MEMBERS, day};
use crate::tags::{attributes, tags};

/// The host's site and one sister's, with downloads.
fn site() -> BTreeMap<String, String> {
    let downloads = Downloads { deck: Some("../deck.pptx".into()), workbook: Some("../nyckeltal.xlsx".into()) };
    let options = SiteOptions { downloads: vec![downloads] };
    pages(write(&[day("0192"), day("0126")], &options).unwrap())
}

fn pages(files: Vec<File>) -> BTreeMap<String, String> {
    files.into_iter().map(|file| (file.path, String::from_utf8(file.bytes).unwrap())).collect()
}

fn html_pages(site: &BTreeMap<String, String>) -> impl Iterator<Item = (&String, &String)> {
    site.iter().filter(|(path, _)| path.ends_with(".html"))
}

#[test]
fn each_municipality_has_the_same_pages() {
    let paths: Vec<String> = site().into_keys().collect();
    assert_snapshot!(paths.join("\n"), @r"
    data/fakta.json
    data/nyckeltal.csv
    fsk-n11008.html
    fsk-n15508.html
    fsk.html
    huddinge/fsk-n11008.html
    huddinge/fsk-n15508.html
    huddinge/fsk.html
    huddinge/index.html
    huddinge/luckor.html
    huddinge/metod.html
    huddinge/p-bil-01.html
    huddinge/p-bil-02.html
    huddinge/p-dag-01.html
    huddinge/p-dag-02.html
    huddinge/p-dag-03.html
    huddinge/p-dag-04.html
    huddinge/p-fsk-00.html
    huddinge/p-fsk-n11008-t.html
    huddinge/p-fsk-n11008.html
    huddinge/p-fsk-n15508.html
    huddinge/p-fsk-ov1.html
    huddinge/p-fsk-ov2.html
    huddinge/p.html
    huddinge/tillganglighet.html
    index.html
    luckor.html
    metod.html
    p-bil-01.html
    p-bil-02.html
    p-dag-01.html
    p-dag-02.html
    p-dag-03.html
    p-dag-04.html
    p-fsk-00.html
    p-fsk-n11008-t.html
    p-fsk-n11008.html
    p-fsk-n15508.html
    p-fsk-ov1.html
    p-fsk-ov2.html
    p.html
    style.css
    tillganglighet.html
    ");
}

/// The file an address leads to from a page, and the place in it.
fn resolve(page: &str, href: &str) -> (String, Option<String>) {
    let (path, place) = href.split_once('#').map_or((href, None), |(path, place)| (path, Some(place.to_owned())));
    if path.is_empty() {
        return (page.to_owned(), place);
    }
    let mut folders: Vec<&str> = page.split('/').collect();
    folders.pop();
    for step in path.split('/') {
        if step == ".." && !folders.is_empty() {
            folders.pop();
        } else {
            folders.push(step);
        }
    }
    (folders.join("/"), place)
}

#[test]
fn every_link_leads_somewhere() {
    let site = site();
    let beside = BTreeSet::from(["../deck.pptx".to_owned(), "../nyckeltal.xlsx".to_owned()]);
    for (path, page) in html_pages(&site) {
        for href in attributes(page, "href").into_iter().filter(|href| *href != "data:,") {
            let (file, place) = resolve(path, href);
            assert!(site.contains_key(&file) || beside.contains(&file), "{path}: {href}");
            if let Some(place) = place {
                assert!(attributes(&site[&file], "id").contains(&place.as_str()), "{path}: {href}");
            }
        }
    }
}

#[test]
fn every_page_can_be_reached_from_the_start() {
    let site = site();
    let mut reached = BTreeSet::new();
    let mut waiting = vec!["index.html".to_owned()];
    while let Some(path) = waiting.pop() {
        if path.ends_with(".html") && reached.insert(path.clone()) {
            waiting.extend(attributes(&site[&path], "href").into_iter().map(|href| resolve(&path, href).0));
        }
    }
    assert_eq!(reached.iter().collect::<Vec<_>>(), html_pages(&site).map(|(path, _)| path).collect::<Vec<_>>());
}

#[test]
fn ids_are_unique_and_names_point_at_them() {
    for (path, page) in html_pages(&site()) {
        let ids = attributes(page, "id");
        let unique: BTreeSet<_> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{path}: {ids:?}");
        for names in attributes(page, "aria-labelledby") {
            assert!(names.split(' ').all(|name| unique.contains(&name)), "{path}: {names}");
        }
    }
}

#[test]
fn headings_begin_with_one_h1_and_skip_no_level() {
    for (path, page) in html_pages(&site()) {
        let levels: Vec<u32> = tags(page).iter().filter_map(|tag| tag.name.strip_prefix('h')?.parse().ok()).collect();
        assert_eq!(levels.first(), Some(&1), "{path}");
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{path}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{path}: {levels:?}");
    }
}

#[test]
fn titles_are_unique_and_begin_with_the_banner() {
    let site = site();
    let mut titles = BTreeSet::new();
    for (path, page) in html_pages(&site) {
        let title = tags(page).iter().find(|tag| tag.name == "title").unwrap().text.to_owned();
        assert!(title.starts_with("Påhittade värden: "), "{path}: {title}");
        assert!(page.contains("<p class=\"banner\">Påhittade värden</p>"), "{path}");
        assert!(titles.insert(title.clone()), "{path}: {title}");
    }
}

#[test]
fn nothing_is_run_and_nothing_comes_from_elsewhere() {
    for (path, text) in &site() {
        for forbidden in ["<script", "javascript:", "http://", "https://", "@import", "url(", " style=\"", " onload"] {
            assert!(!text.contains(forbidden), "{path} holds {forbidden}");
        }
    }
}

#[test]
fn the_marked_municipality_is_chosen_by_links_to_the_same_page() {
    let site = site();
    let choice = |path: &str| {
        let page = &site[path];
        let start = page.find("<nav class=\"choice\"").unwrap();
        let links = &page[start..start + page[start..].find("</nav>").unwrap()];
        let shown = |tag: &crate::tags::Tag<'_>| {
            format!("{} {} {}", tag.text, tag.get("href").unwrap(), tag.get("aria-current").unwrap_or("-"))
        };
        tags(links).iter().filter(|tag| tag.name == "a").map(shown).collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(choice("fsk-n11008.html"), @r"
    Huddinge huddinge/fsk-n11008.html -
    Nynäshamn fsk-n11008.html true
    ");
    assert_snapshot!(choice("huddinge/fsk-n11008.html"), @r"
    Huddinge ../huddinge/fsk-n11008.html true
    Nynäshamn ../fsk-n11008.html -
    ");
}

#[test]
fn one_document_has_no_choice() {
    let site = pages(write(&[day("0192")], &SiteOptions::default()).unwrap());
    assert!(html_pages(&site).all(|(_, page)| !page.contains("class=\"choice\"")));
    assert!(!site["index.html"].contains("PowerPoint"));
}

#[test]
fn the_same_page_that_is_missing_elsewhere_leads_to_the_start() {
    let mut sister = day("0126");
    sister.sections[1].pages.retain(|page| page.code.0 != "FSK-N15508");
    let site = pages(write(&[day("0192"), sister], &SiteOptions::default()).unwrap());
    assert!(attributes(&site["fsk-n15508.html"], "href").contains(&"huddinge/index.html"));
}

#[test]
fn tables_have_captions_scopes_and_a_region_one_can_scroll() {
    for (path, page) in html_pages(&site()) {
        let tags = tags(page);
        let count = |name: &str| tags.iter().filter(|tag| tag.name == name).count();
        let regions = tags.iter().filter(|tag| tag.get("role") == Some("region"));
        assert_eq!(count("table"), count("caption"), "{path}");
        assert!(tags.iter().filter(|tag| tag.name == "th").all(|tag| tag.get("scope").is_some()), "{path}");
        assert_eq!(regions.filter(|tag| tag.get("tabindex") == Some("0")).count(), count("table"), "{path}");
    }
}

#[test]
fn an_overview_is_whole_across_its_slides_and_what_is_not_judged_comes_first() {
    let site = site();
    let page = &site["fsk.html"];
    let rows: Vec<&str> =
        tags(page).windows(2).filter(|pair| pair[0].get("scope") == Some("row")).map(|pair| pair[1].text).collect();
    assert_snapshot!(rows.join("\n"), @r"
    Kostnad per inskrivet barn, kr
    Kostnad per inskrivet barn, kr
    Klarar alla ämnen, %
    Klarar alla ämnen, %
    Klarar alla ämnen, %
    ");
}

#[test]
fn hostile_names_stay_names() {
    let mut host = day("0192");
    let hostile = "<script>alert('x')</script> & \"Å\"";
    for member in &mut host.members {
        member.name = hostile.into();
    }
    host.title = hostile.into();
    host.subject = document::Text::verbatim(hostile);
    host.sections[1].name = document::Text::verbatim(hostile);
    let site = pages(write(&[host], &SiteOptions::default()).unwrap());
    for (path, page) in html_pages(&site) {
        assert!(!page.contains("<script"), "{path}");
        assert!(page.contains("script&"), "{path}: the name itself is shown");
    }
}

#[test]
fn an_english_day_speaks_english() {
    let mut host = day("0192");
    host.language = document::Language::En;
    let site = pages(write(&[host], &SiteOptions::default()).unwrap());
    assert!(site["index.html"].contains("<html lang=\"en-GB\">"));
    assert!(site["tillganglighet.html"].contains("Accessibility statement"));
    assert!(!site["tillganglighet.html"].contains("Tillgänglighet"));
    // The publisher's own words stay Swedish and say so.
    assert!(
        site["fsk-n11008.html"].contains("<p lang=\"sv-SE\"><strong>Kostnad förskola, kr/inskrivet barn</strong></p>")
    );
}

#[test]
fn the_same_documents_give_the_same_bytes() {
    let documents = [day("0192"), day("0126")];
    let first = write(&documents, &SiteOptions::default()).unwrap();
    assert_eq!(first, write(&documents, &SiteOptions::default()).unwrap());
}

#[test]
fn every_municipality_can_be_the_marked_one() {
    let documents: Vec<_> = MEMBERS.iter().map(|member| day(member.0)).collect();
    let site = pages(write(&documents, &SiteOptions::default()).unwrap());
    assert_eq!(html_pages(&site).count(), (8 + documents[0].pages().count()) * MEMBERS.len());
}

#[test]
fn what_is_no_site_is_refused_with_a_hint() {
    let refused = |documents: &[document::Document]| write(documents, &SiteOptions::default()).unwrap_err();
    let mut stranger = day("0192");
    stranger.marked = crate::sample::area("0180");
    let mut clash = day("0192");
    clash.sections[1].code = "LUCKOR".into();
    let errors = [refused(&[]), refused(&[stranger]), refused(&[clash])];
    assert!(errors.iter().all(|error: &Error| error.hint().is_some()));
    assert_snapshot!(errors.map(|error| error.to_string()).join("\n"), @r"
    no document to write a site of
    the marked municipality `0180` is not among the document's members
    two pages want the file `luckor.html`
    ");
}
