//! Sister decks: what is kept of the day, what is said anew, and that every number still has its fact.

use std::collections::BTreeSet;

use compose::sister::{Committee, committees, for_committee, for_municipality};
use compose::sister_inhabitants::for_inhabitants;
use document::{Body, Document, Emphasis, FactId, SectionKind};
use domain::KeyFigureId;

use crate::given::{GivenDay, stories};
use crate::made_up_country::documents;
use crate::numbers::shows;
use crate::walk::everything;

/// Each document with the sisters that are cut from it: whose, and the smaller document.
fn sisters() -> impl Iterator<Item = (&'static Document, Option<Committee>, Document)> {
    documents().filter(|(_, document)| document.marked.to_string() == crate::given::NYNASHAMN).flat_map(
        |(day, whole): (&GivenDay, &Document)| {
            day.with_day(whole.language, whole.marked, |day| {
                let mut sisters: Vec<(&'static Document, Option<Committee>, Document)> = committees(day)
                    .into_iter()
                    .map(|committee| (whole, Some(committee.clone()), for_committee(day, whole, &committee)))
                    .collect();
                sisters.push((whole, None, for_inhabitants(day, whole)));
                sisters
            })
        },
    )
}

fn key_figures(document: &Document) -> BTreeSet<KeyFigureId> {
    stories(document).map(|(_, story)| story.key_figure).collect()
}

#[test]
fn every_area_belongs_to_one_committee_and_no_two_share_a_slug() {
    for (day, document) in documents() {
        let committees = day.with_day(document.language, document.marked, committees);
        let slugs: BTreeSet<&str> = committees.iter().map(|committee| committee.slug.as_str()).collect();
        assert_eq!(slugs.len(), committees.len());
        let mut areas: Vec<&String> = committees.iter().flat_map(|committee| &committee.areas).collect();
        areas.sort();
        let mut all: Vec<&String> = day.programme.areas.iter().map(|area| &area.code).collect();
        all.sort();
        assert_eq!(areas, all);
    }
}

#[test]
fn a_committee_gets_its_areas_whole_and_no_others() {
    for (whole, committee, sister) in sisters() {
        let Some(committee) = committee else { continue };
        let codes = |document: &Document| -> Vec<String> {
            let areas = document.sections.iter().filter(|section| section.kind == SectionKind::Area);
            areas
                .filter(|area| committee.areas.contains(&area.code))
                .flat_map(|area| &area.pages)
                .map(|page| page.code.to_string())
                .collect()
        };
        assert_eq!(codes(&sister), codes(whole));
        let n_areas = sister.sections.iter().filter(|section| section.kind == SectionKind::Area).count();
        assert_eq!(n_areas, committee.areas.len());
        let own = key_figures(&sister);
        for page in sister.pages() {
            match &page.body {
                Body::Definitions(definitions) => {
                    assert_eq!(definitions.iter().map(|one| one.key_figure).collect::<BTreeSet<_>>(), own);
                }
                Body::Gaps(gaps) => assert!(gaps.rows.iter().all(|row| own.contains(&row.key_figure))),
                Body::Agenda(agenda) => assert_eq!(agenda.items.len(), n_areas),
                Body::Points(points) => {
                    assert!(!points.is_empty());
                    assert!(points.iter().all(|point| sister.page(&point.page).is_some()), "{}", page.code);
                }
                _ => {}
            }
        }
    }
}

/// All of a day's points are some committee's.
#[test]
fn the_points_are_shared_out() {
    let n_points = |document: &Document| -> usize {
        let points = document.pages().filter_map(|page| match &page.body {
            Body::Points(points) => Some(points.len()),
            _ => None,
        });
        points.sum()
    };
    let mut shared_out: Vec<(*const Document, usize, usize)> = Vec::new();
    for (whole, _, sister) in sisters().filter(|(_, committee, _)| committee.is_some()) {
        match shared_out.iter_mut().find(|(one, _, _)| std::ptr::eq(*one, whole)) {
            Some((_, n, _)) => *n += n_points(&sister),
            None => shared_out.push((whole, n_points(&sister), n_points(whole))),
        }
    }
    assert!(!shared_out.is_empty());
    assert!(shared_out.iter().all(|(_, n, n_whole)| n == n_whole), "{shared_out:?}");
}

#[test]
fn inhabitants_get_some_ten_pages_and_every_figure_is_behind_a_point() {
    for (whole, committee, sister) in sisters() {
        if committee.is_some() {
            continue;
        }
        let n_pages = sister.pages().count();
        assert!((5..=10).contains(&n_pages), "{n_pages}");
        let points: Vec<_> = whole
            .pages()
            .filter_map(|page| match &page.body {
                Body::Points(points) => Some(points.iter().map(|point| point.page.clone())),
                _ => None,
            })
            .flatten()
            .collect();
        for (page, story) in stories(&sister) {
            assert!(points.contains(&page.code), "{}", page.code);
            let marked = story.bars.as_ref().unwrap().rows.iter().find(|row| row.emphasis == Emphasis::Marked);
            assert_eq!(marked.unwrap().area, Some(whole.marked));
        }
    }
}

#[test]
fn every_number_has_its_fact_and_every_fact_its_inputs() {
    for (whole, _, sister) in sisters() {
        for number in everything(&sister).into_iter().flat_map(|shown| shown.numbers()) {
            let fact = sister.facts.get(&number.fact);
            let fact = fact.unwrap_or_else(|| panic!("{}: `{}` has no fact", sister.title, number.fact));
            assert!(shows(number, fact), "{}", number.fact);
        }
        let inputs: Vec<&FactId> = sister.facts.iter().flat_map(|(_, fact)| &fact.inputs).collect();
        assert!(inputs.iter().all(|id| whole.facts.get(id).is_none() || sister.facts.get(id).is_some()));
        assert!(sister.facts.len() < whole.facts.len());
        assert!(sister.data.len() < whole.data.len());
    }
}

#[test]
fn codes_lead_to_pages_of_the_whole_and_titles_are_unique() {
    for (whole, _, sister) in sisters() {
        assert!(sister.pages().all(|page| whole.page(&page.code).is_some()));
        let titles: Vec<String> = sister.pages().map(|page| page.headline.plain(sister.language)).collect();
        let unique: BTreeSet<&String> = titles.iter().collect();
        assert_eq!(unique.len(), titles.len(), "{titles:?}");
    }
}

#[test]
fn title_and_cover_say_whose_the_deck_is() {
    for (whole, committee, sister) in sisters() {
        assert!(sister.title.starts_with(&whole.title) && sister.title != whole.title);
        let cover = sister.pages().next().unwrap();
        assert!(matches!(cover.body, Body::Cover(_)));
        assert_eq!(cover.headline.plain(sister.language), sister.title);
        if let Some(committee) = committee {
            assert!(sister.title.contains(&committee.name));
        }
    }
}

#[test]
fn a_municipality_gets_the_day_with_its_name_on_the_cover() {
    for (day, whole) in documents() {
        let own = day.with_day(whole.language, whole.marked, |day| for_municipality(day, whole));
        assert!(own.title.ends_with(whole.marked_name()), "{}", own.title);
        assert_eq!(own.pages().count(), whole.pages().count());
        assert!(own.pages().skip(1).eq(whole.pages().skip(1)));
        assert_eq!(own.facts, whole.facts);
    }
}
