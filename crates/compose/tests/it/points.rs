//! The day in ten points: who gets in, and what is said.

use std::collections::BTreeSet;

use document::{Body, Document, Language, Point, Tone};
use domain::{AreaCode, Direction, KeyFigureId, Sex};

use crate::given::stories;
use crate::made_up_country::documents;

const N_OF_A_TONE_MAX: usize = 5;

fn points(document: &Document) -> &[Point] {
    let points = document.pages().find_map(|page| match &page.body {
        Body::Points(points) => Some(points.as_slice()),
        _ => None,
    });
    points.expect("a day has its points")
}

fn key_figure_of(document: &Document, point: &Point) -> KeyFigureId {
    let found = stories(document).find(|(page, _)| page.code == point.page);
    found.expect("a point is proven on a key figure's page").1.key_figure
}

#[test]
fn at_most_one_an_area_and_five_of_a_tone() {
    for (_, document) in documents() {
        let points = points(document);
        let areas: BTreeSet<String> = points.iter().map(|point| point.area.plain(document.language)).collect();
        assert_eq!(areas.len(), points.len());
        for tone in [Tone::Good, Tone::Weak] {
            assert!(points.iter().filter(|point| point.tone == tone).count() <= N_OF_A_TONE_MAX);
        }
    }
}

#[test]
fn only_what_is_judged_reviewed_and_influenceable() {
    for (day, document) in documents() {
        for point in points(document) {
            let review = &day.get(key_figure_of(document, point)).unwrap().review;
            assert!(review.direction.is_judged() && review.influence && review.is_reviewed, "{}", point.page);
        }
    }
}

/// Good is better than riket of the figure's own year, weak is worse, and the sentence shows both numbers.
#[test]
fn the_tone_is_what_the_figures_say() {
    for (day, document) in documents() {
        for point in points(document) {
            let given = day.get(key_figure_of(document, point)).unwrap();
            let comparison = given.comparison.as_ref().unwrap();
            let member = comparison.members.iter().find(|member| member.area == document.marked).unwrap();
            let (value, year) = member.reading.comparable(comparison.year).unwrap();
            let riket = given.run.as_ref().unwrap().figure(AreaCode::RIKET, year, Sex::Total).value().unwrap();
            let is_good = match given.review.direction {
                Direction::Higher => value > riket,
                _ => value < riket,
            };
            assert_eq!(point.tone == Tone::Good, is_good, "{}: {value} against {riket}", point.page);
            let told: Vec<f64> = point.sentence.numbers().iter().map(|number| number.value).collect();
            assert_eq!(told, [value, riket], "{}", point.page);
            let says_year = point.sentence.plain(document.language).contains(&year.to_string());
            assert_eq!(says_year, year != comparison.year, "{}", point.page);
        }
    }
}

#[test]
fn the_headline_names_only_the_sides_there_are() {
    for (_, document) in documents().filter(|(_, document)| document.language == Language::Sv) {
        let page = document.pages().find(|page| matches!(page.body, Body::Points(_))).unwrap();
        let headline = page.headline.plain(Language::Sv);
        let has = |tone| points(document).iter().any(|point| point.tone == tone);
        for (tone, words) in [(Tone::Good, ["längst före", "bättre i"]), (Tone::Weak, ["längst efter", "sämre i"])]
        {
            assert_eq!(words.iter().any(|word| headline.contains(word)), has(tone), "{headline}");
        }
    }
}
