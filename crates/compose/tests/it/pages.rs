//! What holds for every page of every day.

use std::collections::BTreeSet;

use compare::Reading;
use document::{Availability, Bar, Body, PageCode, ShownFigure, Span};

use crate::given::stories;
use crate::made_up_country::{WORLDS, documents};
use crate::walk::{Shown, everything, spans};

const HEADLINE_MAX: usize = 110;

/// Fails with the first lines of what was found.
pub fn none(problems: Vec<String>) {
    let first: Vec<_> = problems.iter().take(12).map(String::as_str).collect();
    assert!(problems.is_empty(), "{} in all:\n{}", problems.len(), first.join("\n"));
}

/// The laws mean something only over a country that has it all.
#[test]
fn the_made_up_country_has_every_kind_of_figure() {
    let readings: Vec<Reading> = WORLDS
        .iter()
        .flat_map(|world| &world.day.key_figures)
        .filter_map(|given| given.comparison.as_ref())
        .flat_map(|comparison| comparison.members.iter().map(|member| member.reading))
        .collect();
    let some = |is: fn(&Reading) -> bool| readings.iter().filter(|reading| is(reading)).count();
    assert!(some(|reading| matches!(reading, Reading::Current(value) if *value > 0.0)) > 500);
    assert!(some(|reading| matches!(reading, Reading::Current(value) if *value < 0.0)) > 10);
    assert!(some(|reading| *reading == Reading::Current(0.0)) > 10);
    assert!(some(|reading| matches!(reading, Reading::Older(..))) > 50);
    assert!(some(|reading| matches!(reading, Reading::TooOld(_))) > 10);
    for reason in ["Missing", "Suppressed", "NotApplicable"] {
        let n = readings.iter().filter(|one| matches!(one, Reading::Missing(why) if why.status() == reason)).count();
        assert!(n > 0, "nobody is {reason}");
    }
    let places = WORLDS.iter().flat_map(|world| &world.day.key_figures).filter_map(|given| given.comparison.as_ref());
    assert!(places.flat_map(|one| &one.members).any(|member| member.place.is_some_and(|place| place.n_sharing > 1)));
    let kinds: BTreeSet<&str> = documents()
        .flat_map(|(_, document)| document.pages())
        .map(|page| match page.body {
            Body::Trend(_) => "trend",
            Body::Chart(_) => "chart",
            Body::Opener(_) => "opener",
            Body::KeyFigure(ref story) if story.women_men.is_some() => "women and men",
            Body::KeyFigure(ref story) if story.bars.is_none() => "too few",
            Body::Points(ref points) if points.len() > 5 => "points",
            _ => "other",
        })
        .collect();
    assert_eq!(Vec::from_iter(kinds), ["chart", "opener", "other", "points", "too few", "trend", "women and men"]);
}

/// A headline told apart from its twin by its page's code may be longer by that code.
#[test]
fn headlines_are_unique_and_fit() {
    let mut problems = Vec::new();
    for (_, document) in documents() {
        let mut seen = BTreeSet::new();
        for page in document.pages() {
            let headline = page.headline.plain(document.language);
            let code = format!(" ({})", page.code);
            let n_characters = headline.strip_suffix(&code).unwrap_or(&headline).chars().count();
            if headline.trim().is_empty() || n_characters > HEADLINE_MAX {
                problems.push(format!("{} {n_characters} characters: {headline}", page.code));
            }
            if !seen.insert(headline.clone()) {
                problems.push(format!("{} twice: {headline}", page.code));
            }
        }
    }
    none(problems);
}

#[test]
fn page_codes_are_unique_and_every_reference_leads_somewhere() {
    for (_, document) in documents() {
        let codes: Vec<&PageCode> = document.pages().map(|page| &page.code).collect();
        let unique: BTreeSet<&PageCode> = codes.iter().copied().collect();
        assert_eq!(unique.len(), codes.len());
        let references = document.pages().flat_map(|page| -> Vec<&PageCode> {
            match &page.body {
                Body::Agenda(agenda) => agenda.items.iter().map(|item| &item.page).collect(),
                Body::Points(points) => points.iter().map(|point| &point.page).collect(),
                Body::Opener(opener) => opener.strips.iter().map(|strip| &strip.page).collect(),
                Body::Overview(overview) => overview.rows.iter().map(|row| &row.page).collect(),
                _ => Vec::new(),
            }
        });
        references.for_each(|code| assert!(unique.contains(code), "no page {code}"));
    }
}

/// A page code is capital letters, digits and hyphens: it names files and shapes.
#[test]
fn a_page_code_can_stand_anywhere() {
    for (_, document) in documents() {
        for page in document.pages() {
            let is_plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-';
            assert!(page.code.0.bytes().all(is_plain), "{}", page.code);
        }
    }
}

#[test]
fn our_own_words_hold_no_digit() {
    let mut problems = Vec::new();
    for (_, document) in documents() {
        for shown in everything(document) {
            let Shown::Text(text) = shown else { continue };
            for span in spans(text) {
                match span {
                    Span::Words(words) if words.contains(|character: char| character.is_ascii_digit()) => {
                        problems.push(format!("`{words}` in {}", text.plain(document.language)));
                    }
                    _ => {}
                }
            }
        }
    }
    none(problems);
}

/// Where a municipality has no figure, no chart and no table shows a number; where it has one, they show that.
#[test]
fn what_is_missing_is_never_a_number() {
    for (day, document) in documents() {
        for (page, story) in stories(document) {
            let Some(comparison) = day.get(story.key_figure).and_then(|given| given.comparison.as_ref()) else {
                assert!(story.bars.is_none());
                assert!(story.table.rows.iter().flat_map(|row| &row.cells).all(|cell| cell.numbers().is_empty()));
                continue;
            };
            for member in &comparison.members {
                let place = format!("{} {}: {:?}", page.code, member.area, member.reading);
                let value = member.reading.comparable(comparison.year).map(|(value, _)| value);
                let row = story.table.rows.iter().find(|row| row.area == Some(member.area)).unwrap();
                let numbers = row.cells[0].numbers();
                assert_eq!(numbers.first().map(|number| number.value), value, "{place}");
                if value.is_none() {
                    assert!(row.cells.iter().skip(1).all(|cell| cell.numbers().is_empty()), "{place}");
                }
                let Some(bars) = &story.bars else { continue };
                let bar = bars.rows.iter().find(|row| row.area == Some(member.area)).unwrap();
                assert_eq!(bar.bar.number().map(|number| number.value), value, "{place}");
                assert_eq!(matches!(bar.bar, Bar::Older(..)), matches!(member.reading, Reading::Older(..)), "{place}");
                if !matches!(member.reading, Reading::Current(_)) {
                    assert!(bar.difference.is_none(), "{place}");
                }
            }
        }
    }
}

#[test]
fn overview_and_gaps_tell_the_same_readings() {
    for (day, document) in documents() {
        let reading = |id, area| {
            let comparison = day.get(id)?.comparison.as_ref()?;
            comparison.members.iter().find(|member| member.area == area).map(|member| member.reading)
        };
        for page in document.pages() {
            if let Body::Overview(overview) = &page.body {
                for row in &overview.rows {
                    for (column, cell) in overview.columns.iter().zip(&row.cells) {
                        let is_as_read = match (reading(row.key_figure, column.area), &cell.figure) {
                            (Some(Reading::Current(value)), ShownFigure::Current(number)) => number.value == value,
                            (Some(Reading::Older(value, year)), ShownFigure::Older(number, shown)) => {
                                number.value == value && year == *shown
                            }
                            (Some(Reading::TooOld(_) | Reading::Missing(_)) | None, ShownFigure::Missing(why)) => {
                                !why.is_empty() && cell.place.is_none() && cell.standing.is_none()
                            }
                            _ => false,
                        };
                        assert!(is_as_read, "{} {} {}: {cell:?}", page.code, row.key_figure, column.area);
                    }
                }
            }
            let Body::Gaps(gaps) = &page.body else { continue };
            for row in &gaps.rows {
                for (column, cell) in gaps.columns.iter().zip(&row.cells) {
                    let expected = match reading(row.key_figure, column.area) {
                        Some(Reading::Current(_)) => Availability::Latest,
                        Some(Reading::Older(_, year) | Reading::TooOld(year)) => Availability::Older(year),
                        Some(Reading::Missing(domain::MissingReason::NotApplicable)) => Availability::NotApplicable,
                        Some(Reading::Missing(_)) | None => Availability::Missing,
                    };
                    assert_eq!(cell.availability, expected, "{} {}", row.key_figure, column.area);
                    assert!(!cell.shown.is_empty());
                }
            }
        }
    }
}
