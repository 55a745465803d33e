//! A country from dice: every key figure of the built-in programme, each with troubles of its own.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use catalogue::{ChartChoice, MapClasses, Programme, ReviewedKeyFigure, StepsFrom, built_in};
use compose::{DayMap, DayMaps, Source};
use document::chart::map::MapShape;
use document::{Document, Language};
use domain::{AreaCode, Figure, KeyFigureId, KeyFigureInfo, MissingReason, Row, Run, Sex, Year};
use jiff::civil::date;

use crate::given::{Given, GivenDay, REVIEWED, SUPPORTING};

/// A key figure the programme names beyond the reviewed list.
pub const UNREVIEWED: &str = "N99999";
/// What orders the cover; it stands in no area.
const COVER: &str = "N00905";
const MEMBERS: [(&str, &str); 8] = [
    ("0126", "Huddinge"),
    ("0127", "Botkyrka"),
    ("0128", "Salem"),
    ("0136", "Haninge"),
    ("0138", "Tyresö"),
    ("0140", "Nykvarn"),
    ("0181", "Södertälje"),
    ("0192", "Nynäshamn"),
];
const N_OTHERS: u16 = 30;
const FIRST_YEAR: u16 = 2010;

/// One made-up day with every document that can be made of it.
#[derive(Debug)]
pub struct World {
    /// What came in.
    pub day: GivenDay,
    /// What came out: for every member in both languages.
    pub documents: Vec<Document>,
}

/// Days of Kolada's and one made up, so that all troubles meet all kinds of key figures.
pub static WORLDS: LazyLock<Vec<World>> = LazyLock::new(|| {
    let seeds = [(1, Source::Kolada), (4, Source::Kolada), (8, Source::MadeUp)];
    seeds.map(|(seed, source)| world(seed, source)).into()
});

/// Every document with the day it was made of.
pub fn documents() -> impl Iterator<Item = (&'static GivenDay, &'static Document)> {
    WORLDS.iter().flat_map(|world| world.documents.iter().map(|document| (&world.day, document)))
}

fn world(seed: u64, source: Source) -> World {
    let mut programme = built_in::programme();
    programme.areas[2].key_figures.push(UNREVIEWED.parse().unwrap());
    let named = |(code, name): &(&str, &str)| -> (AreaCode, String) { (code.parse().unwrap(), (*name).to_owned()) };
    let members: Vec<(AreaCode, String)> = MEMBERS.iter().map(named).collect();
    let mut municipalities = members.clone();
    // Every third lies in the members' county.
    municipalities.extend((0..N_OTHERS).map(|idx| {
        let code = if idx.is_multiple_of(3) { format!("01{:02}", 60 + idx / 3) } else { format!("{}", 1401 + idx) };
        (code.parse().unwrap(), format!("Ort {}", char::from(b'A' + u8::try_from(idx % 26).unwrap())))
    }));
    municipalities.sort_unstable();
    municipalities.dedup_by_key(|(code, _)| *code);
    let cover: KeyFigureId = COVER.parse().unwrap();
    ask_for_charts(&mut programme);
    let shown = programme.key_figures();
    let charted = programme.chart_key_figures().into_iter().filter(|id| !shown.contains(id) && *id != cover);
    let ids = shown.iter().copied().chain([cover]).chain(SUPPORTING.map(|id| id.parse().unwrap()));
    let ids = ids.chain(charted.filter(|id| !SUPPORTING.contains(&id.as_str())).collect::<Vec<_>>());
    let mut key_figures: Vec<Given> = ids.enumerate().map(|(idx, id)| given(id, idx, seed, &municipalities)).collect();
    let is_split = seed != 4;
    if is_split {
        split(
            &mut key_figures,
            "N20048",
            &[("N23006", 0.6), ("N21024", 0.25), ("N21023", 0.05), ("N21025", 0.02), ("N21026", 0.04)],
        );
        split(&mut key_figures, "N25017", &[("N28012", 0.5), ("N28009", 0.2), ("N28008", 0.2), ("N28011", 0.1)]);
    }
    let maps = Some(maps(&municipalities));
    let aids = [("N01951", 40_000.0), ("N00528", 600.0)].map(|(id, n)| counts(id.parse().unwrap(), n, &municipalities));
    let aids = BTreeMap::from(aids);
    let cover = Some(cover);
    let day =
        GivenDay { programme, members, municipalities, key_figures, aids, cover, maps, source, claims: Vec::new() }
            .compared();
    let both = [Language::Sv, Language::En];
    let documents = day.members.iter().flat_map(|(area, _)| both.map(|language| day.document(language, *area)));
    World { documents: documents.collect(), day }
}

/// Every kind of chart of every key figure of some areas, so that all kinds meet all troubles.
fn ask_for_charts(programme: &mut Programme) {
    for area in programme.areas.iter_mut().step_by(5) {
        for key_figure in area.key_figures.iter().copied().take(7).collect::<Vec<_>>() {
            let (from, extent) = (None, None);
            area.charts.extend([
                ChartChoice::Bands { key_figure },
                ChartChoice::ThenNow { key_figure, from: Some(Year(2016)) },
                ChartChoice::WomenMen { key_figure },
                ChartChoice::Slope { key_figure, from },
                ChartChoice::Scatter { x: COVER.parse().unwrap(), y: key_figure },
                ChartChoice::Lines { key_figure },
                ChartChoice::Heat { key_figures: vec![key_figure] },
                ChartChoice::Country { key_figure },
                ChartChoice::Map { key_figure, classes: MapClasses::Equal, extent },
            ]);
        }
        area.charts.push(ChartChoice::Heat { key_figures: area.key_figures.iter().take(12).copied().collect() });
    }
    let area = programme.areas.last_mut().unwrap();
    let key_figures = ["N23006", "N21024"].map(|id| id.parse().unwrap()).to_vec();
    area.charts.push(ChartChoice::Parts { key_figures: key_figures.clone(), whole: None });
    let from = StepsFrom::Year(Year(2018));
    area.charts.push(ChartChoice::Steps { key_figures, whole: Some("N20048".parse().unwrap()), from });
}

/// Parts that sum to a share of their whole, all in the same years.
fn split(key_figures: &mut [Given], whole: &str, parts: &[(&str, f64)]) {
    let run_of = |key_figures: &[Given], id: &str| {
        key_figures.iter().find(|given| given.review.id.as_str() == id).and_then(|given| given.run.clone())
    };
    let Some(whole) = run_of(key_figures, whole) else { return };
    for (id, share) in parts {
        let part = key_figures.iter_mut().find(|given| given.review.id.as_str() == *id).unwrap();
        let rows = whole.rows().map(|row| Row {
            figure: row.figure.value().map_or(row.figure, |value| Figure::Value(value * share)),
            ..row
        });
        part.run = Some(Run::from_rows(part.review.id, rows.collect()).unwrap());
    }
}

/// Everybody on a tile; the members' county by itself.
fn maps(municipalities: &[(AreaCode, String)]) -> DayMaps {
    let map = |is_on: fn(AreaCode) -> bool| DayMap {
        shapes: municipalities
            .iter()
            .enumerate()
            .filter(|(_, (area, _))| is_on(*area))
            .map(|(idx, (area, _))| {
                let (left, top) = ((idx % 8) as f64 / 8.0, (idx / 8) as f64 / 8.0);
                (*area, MapShape::Tile { left, top, width: 0.125, height: 0.125 })
            })
            .collect(),
        aspect: 1.0,
        outlines_from: None,
    };
    DayMaps { country: map(|_| true), county: Some(map(|area| area.county() == "01")) }
}

/// How many inhabitants or answers there are: about so many in each municipality, every year.
fn counts(id: KeyFigureId, about: f64, municipalities: &[(AreaCode, String)]) -> (KeyFigureId, Run) {
    let rows = municipalities.iter().enumerate().flat_map(|(idx, (area, _))| {
        let figure = Figure::Value((about * (1.0 + idx as f64 / 10.0)).round());
        (FIRST_YEAR..=2026).map(move |year| Row { area: *area, year: Year(year), sex: Sex::Total, figure })
    });
    (id, Run::from_rows(id, rows.collect()).unwrap())
}

/// What is wrong with a key figure's figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trouble {
    None,
    Ties,
    Older,
    Hidden,
    TwoHave,
    NobodyInTheGroup,
    NobodyAtAll,
    NoRows,
    BelowNought,
    NoRiket,
    Noughts,
    WomenAndMen,
}

const TROUBLES: [Trouble; 12] = [
    Trouble::None,
    Trouble::Ties,
    Trouble::Older,
    Trouble::WomenAndMen,
    Trouble::Hidden,
    Trouble::TwoHave,
    Trouble::NoRiket,
    Trouble::BelowNought,
    Trouble::NobodyInTheGroup,
    Trouble::Noughts,
    Trouble::NoRows,
    Trouble::NobodyAtAll,
];

fn given(id: KeyFigureId, idx: usize, seed: u64, municipalities: &[(AreaCode, String)]) -> Given {
    let mut dice = Dice(seed.wrapping_mul(1_000_003).wrapping_add(idx as u64));
    let is_cover = id.as_str() == COVER;
    let trouble = if is_cover || id.as_str() == "N01951" {
        Trouble::None
    } else {
        TROUBLES[(idx + usize::try_from(seed).unwrap()) % TROUBLES.len()]
    };
    let info = info(id, trouble);
    let reviewed = REVIEWED.get(id).cloned();
    let review = reviewed.unwrap_or_else(|| ReviewedKeyFigure::unreviewed(&info));
    let similar = |member: &(&str, &str)| {
        let own: AreaCode = member.0.parse().unwrap();
        municipalities.iter().map(|(area, _)| *area).filter(|area| *area > own).step_by(4).take(5).collect()
    };
    Given {
        run: (trouble != Trouble::NoRows).then(|| run(&review, trouble, municipalities, &mut dice)),
        info: (trouble != Trouble::NoRows || idx.is_multiple_of(2)).then_some(info),
        similar: MEMBERS.iter().map(similar).collect(),
        review,
        comparison: None,
    }
}

fn info(id: KeyFigureId, trouble: Trouble) -> KeyFigureInfo {
    let words = REVIEWED.get(id).map_or_else(|| "andel av ortens stugor, (%)".to_owned(), |k| k.title_words.join(" "));
    KeyFigureInfo {
        id,
        title: if trouble == Trouble::Ties { "Helt annan titel".to_owned() } else { format!("Titel: {words}") },
        description: (trouble != Trouble::Hidden).then(|| "Antal av 3 delar delat med 2.\n Avser år T-1.".to_owned()),
        is_divided_by_gender: trouble == Trouble::WomenAndMen,
        municipality_type: "K".to_owned(),
        auspice: None,
        operating_area: None,
        perspective: None,
        prel_publication_date: None,
        publication_date: Some(date(2027, 2, 1)),
        publ_period: None,
        has_ou_data: false,
    }
}

fn run(review: &ReviewedKeyFigure, trouble: Trouble, municipalities: &[(AreaCode, String)], dice: &mut Dice) -> Run {
    let newest = 2022 + u16::try_from(dice.below(4)).unwrap();
    let (base, spread) = match review.unit_sv.as_str() {
        _ if SUPPORTING.contains(&review.id.as_str()) => (dice.between(3_000.0, 90_000.0), 0.3),
        "kr" => (dice.between(2_000.0, 160_000.0), 0.3),
        "%" => (dice.between(20.0, 80.0), 0.35),
        _ => (dice.between(1.0, 40.0), 0.5),
    };
    let slope = dice.between(-0.03, 0.03);
    let without = |area: AreaCode| review.not_applicable.iter().any(|entry| entry.area == area);
    let mut rows = Vec::new();
    let areas = std::iter::once(AreaCode::RIKET).chain(municipalities.iter().map(|(area, _)| *area));
    for area in areas.filter(|area| !without(*area)) {
        let member_idx = MEMBERS.iter().position(|(code, _)| *code == area.as_str());
        let own = base * (1.0 + dice.between(-spread, spread));
        let lag = match (trouble, member_idx) {
            (Trouble::Older, Some(_)) => u16::try_from(dice.below(5)).unwrap(),
            (_, Some(_)) if dice.below(12) == 0 => 1,
            _ => 0,
        };
        let is_silent = match (trouble, member_idx) {
            (Trouble::NobodyAtAll, _) => true,
            (Trouble::NobodyInTheGroup, Some(_)) => true,
            (Trouble::TwoHave, Some(idx)) => idx % 4 != 3,
            (Trouble::NoRiket, None) => area == AreaCode::RIKET,
            (_, Some(_)) => dice.below(14) == 0,
            _ => false,
        };
        for year in FIRST_YEAR..=newest - lag {
            let drifted = own * (1.0 + slope * f64::from(year - FIRST_YEAR)) * (1.0 + dice.between(-0.05, 0.05));
            let figure = match figure(shaped(drifted, base, review, trouble, dice), is_silent, trouble, dice) {
                _ if trouble == Trouble::Hidden && member_idx == Some(3) => Figure::Missing(MissingReason::Suppressed),
                figure => figure,
            };
            rows.push(Row { area, year: Year(year), sex: Sex::Total, figure });
            if let (Trouble::WomenAndMen, Figure::Value(value)) = (trouble, figure) {
                rows.push(Row { area, year: Year(year), sex: Sex::Women, figure: Figure::Value(value + 1.25) });
                if dice.below(9) > 0 {
                    rows.push(Row { area, year: Year(year), sex: Sex::Men, figure: Figure::Value(value - 1.5) });
                }
            }
        }
    }
    Run::from_rows(review.id, rows).unwrap()
}

/// As the publisher sends it: with more decimals than are shown, but for those that tie.
fn shaped(value: f64, base: f64, review: &ReviewedKeyFigure, trouble: Trouble, dice: &mut Dice) -> f64 {
    let value = match trouble {
        Trouble::BelowNought => value - base,
        Trouble::Noughts if dice.below(3) == 0 => 0.0,
        _ => value,
    };
    let value = if review.unit_sv == "%" && trouble != Trouble::BelowNought { value.clamp(0.0, 100.0) } else { value };
    let step = if trouble == Trouble::Ties { base / 10.0 } else { 0.001 };
    let in_steps = (value / step).round() * step;
    (in_steps * 1_000.0).round() / 1_000.0
}

fn figure(value: f64, is_silent: bool, trouble: Trouble, dice: &mut Dice) -> Figure {
    if is_silent {
        return Figure::Missing(MissingReason::NotReported);
    }
    match (trouble, dice.below(20)) {
        (Trouble::Hidden, 0..=7) => Figure::Missing(MissingReason::Suppressed),
        (Trouble::Hidden, 8) => Figure::Missing(MissingReason::Withdrawn),
        (_, 0) => Figure::Missing(MissingReason::NotReported),
        _ => Figure::Value(value),
    }
}

/// Steele and others (2014), SplitMix64: the same numbers on every machine.
#[derive(Debug)]
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A whole number from nought to below `n`.
    pub fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * ((self.next() >> 11) as f64 / (1u64 << 53) as f64)
    }
}
