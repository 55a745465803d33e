//! Pages of a fetch that was broken off are there when it goes on.

use std::fs;

use domain::{Origin, Sha256Hex};
use lake::Lake;
use rstest::rstest;
use sha2::{Digest, Sha256};

use crate::given::lake;

const URL: &str = "https://api.kolada.se/v3/data?page=1&kpi=N11008";

fn origin_of(url: &str, body: &[u8]) -> Origin {
    Origin {
        url: url.to_owned(),
        fetched_at: "2026-03-01T08:00:00Z".parse().unwrap(),
        body_sha256: Sha256Hex::from_bytes(Sha256::digest(body).into()),
    }
}

fn only_page(lake: &Lake) -> std::path::PathBuf {
    let plan = fs::read_dir(lake.path().join("staging")).unwrap().next().unwrap().unwrap().path();
    fs::read_dir(plan).unwrap().next().unwrap().unwrap().path()
}

#[rstest]
#[case::json(b"{\"values\": []}")]
#[case::empty(b"")]
#[case::line_feeds(b"\n\n{}\n")]
#[case::no_text(b"\xff\x00\x0a")]
fn a_page_comes_back_as_it_was_kept(#[case] body: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let staging = lake(folder.path()).staging("plan");
    assert_eq!(staging.get(URL), None);
    staging.put(URL, body, &origin_of(URL, body)).unwrap();
    // Another process, later.
    let staging = lake(folder.path()).staging("plan");
    assert_eq!(staging.get(URL), Some((body.to_vec(), origin_of(URL, body))));
    assert_eq!(lake(folder.path()).staging("another plan").get(URL), None);
    staging.clear().unwrap();
    assert_eq!(staging.get(URL), None);
    staging.clear().unwrap();
}

#[rstest]
fn a_page_with_any_byte_changed_or_cut_off_is_not_there(#[values(true, false)] is_cut: bool) {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let staging = lake.staging("plan");
    let body = b"{\"values\": [1]}";
    staging.put(URL, body, &origin_of(URL, body)).unwrap();
    let path = only_page(&lake);
    let whole = fs::read(&path).unwrap();
    let date = whole.windows(10).position(|text| text == b"2026-03-01").unwrap();
    for place in 0..whole.len() {
        let mut harmed = whole.clone();
        if is_cut {
            harmed.truncate(place)
        } else {
            harmed[place] ^= 1
        }
        fs::write(&path, harmed).unwrap();
        match staging.get(URL) {
            None => {}
            // The time of fetching is nobody's sum: it may change, the body may not.
            Some((body_found, origin)) => {
                assert!((date..date + 20).contains(&place) && !is_cut, "{place}");
                assert_eq!((body_found.as_slice(), origin.url.as_str()), (body.as_slice(), URL));
            }
        }
    }
}

#[test]
fn many_threads_put_get_and_clear_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    std::thread::scope(|scope| {
        for thread in 0..4u8 {
            let staging = lake.staging("plan");
            scope.spawn(move || {
                for page in 0..40u8 {
                    let url = format!("{URL}&page={page}");
                    let body = vec![page; 1000];
                    staging.put(&url, &body, &origin_of(&url, &body)).unwrap();
                    if let Some((found, _)) = staging.get(&url) {
                        assert_eq!(found, body);
                    }
                    if thread == 0 && page % 16 == 15 {
                        staging.clear().unwrap();
                    }
                }
            });
        }
    });
}
