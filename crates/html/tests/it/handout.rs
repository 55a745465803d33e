//! The handout as a file by itself: its numbers, its heads, and nothing from outside.

use html::write_handout;
use layout::fit_handout;
use testkit::sample_document;

use crate::tags::tags;

fn page() -> String {
    let document = sample_document();
    String::from_utf8(write_handout(&document, &fit_handout(&document)).unwrap()).unwrap()
}

#[test]
fn every_shown_number_is_its_facts_number() {
    let (document, page) = (sample_document(), page());
    let mut n_numbers = 0;
    for tag in tags(&page).iter().filter(|tag| tag.get("data-value").is_some()) {
        let fact = document::FactId(tag.get("data-fact").unwrap().to_owned());
        let value: f64 = tag.get("data-value").unwrap().parse().unwrap();
        assert_eq!(value.to_bits(), document.facts.get(&fact).unwrap().value.to_bits(), "{fact}");
        n_numbers += 1;
    }
    // Nine in each of four charts, drawn and in a table.
    assert_eq!(n_numbers, 72);
}

#[test]
fn it_needs_no_other_file_and_runs_nothing() {
    let page = page();
    for outside in ["<script", "<link rel=\"stylesheet\"", "<img", "@import", "url(", "http:", "https:"] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn its_heads_go_down_a_step_at_a_time() {
    let page = page();
    let tags = tags(&page);
    let levels: Vec<u32> = tags.iter().filter_map(|tag| tag.name.strip_prefix('h')?.parse().ok()).collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert_eq!(levels[0], 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    assert_eq!(page.matches("role=\"img\"").count(), 4);
    assert_eq!(page.matches("<table").count(), 4);
}
