//! A key figure without direction is shown and never judged.

use document::{Body, Document, Formula};
use domain::KeyFigureId;

use crate::given::{GivenDay, stories};
use crate::made_up_country::{UNREVIEWED, documents};

fn is_judged(day: &GivenDay, id: KeyFigureId) -> bool {
    day.get(id).is_some_and(|given| given.review.direction.is_judged())
}

fn place_head(document: &Document) -> &'static str {
    match document.language {
        document::Language::Sv => "Plats",
        document::Language::En => "Place",
    }
}

#[test]
fn without_direction_there_is_neither_place_nor_standing() {
    let (mut n_places, mut n_standings) = (0, 0);
    for (day, document) in documents() {
        for page in document.pages() {
            let Body::Overview(overview) = &page.body else { continue };
            for row in &overview.rows {
                assert_eq!(row.is_judged, is_judged(day, row.key_figure), "{}", row.key_figure);
                let n_of_row = row.cells.iter().filter(|cell| cell.place.is_some()).count();
                let n_standings_of_row = row.cells.iter().filter(|cell| cell.standing.is_some()).count();
                assert!(row.is_judged || (n_of_row, n_standings_of_row) == (0, 0), "{}", row.key_figure);
                n_places += n_of_row;
                n_standings += n_standings_of_row;
            }
        }
        for (page, story) in stories(document) {
            let has_places = story.table.heads.iter().any(|head| head.plain(document.language) == place_head(document));
            let has_comparison = day.get(story.key_figure).is_some_and(|given| given.comparison.is_some());
            assert_eq!(has_places, has_comparison && is_judged(day, story.key_figure), "{}", page.code);
        }
    }
    assert!(n_places > 1_000 && n_standings > 1_000, "{n_places} places, {n_standings} standings");
}

#[test]
fn no_place_is_noted_of_what_is_not_judged() {
    for (day, document) in documents() {
        for (id, fact) in document.facts.iter().filter(|(_, fact)| fact.formula == Formula::Place) {
            assert!(fact.key_figure.is_some_and(|key_figure| is_judged(day, key_figure)), "{id}");
        }
    }
}

/// A standing may be tinted only where the municipality can change the figure.
#[test]
fn what_can_hardly_be_influenced_is_never_tinted() {
    for (day, document) in documents() {
        for page in document.pages() {
            let Body::Overview(overview) = &page.body else { continue };
            for row in &overview.rows {
                let can_be_influenced = day.get(row.key_figure).is_some_and(|given| given.review.influence);
                assert!(row.cells.iter().all(|cell| can_be_influenced || !cell.is_tinted), "{}", row.key_figure);
            }
        }
    }
}

#[test]
fn what_nobody_has_reviewed_is_shown_and_said() {
    let id: KeyFigureId = UNREVIEWED.parse().unwrap();
    for (_, document) in documents() {
        let (_, story) = stories(document).find(|(_, story)| story.key_figure == id).unwrap();
        let said = match document.language {
            document::Language::Sv => "Nyckeltalet är inte granskat: det visas utan omdöme.",
            document::Language::En => "The key figure has not been reviewed: it is shown without a verdict.",
        };
        assert!(story.cautions.iter().any(|caution| caution.plain(document.language) == said));
    }
}
