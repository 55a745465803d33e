//! Days from dice: groups of three to twenty-six, ties, holes, older years, all directions, errors large and small.
//!
//! Figures are whole numbers of hundredths of the last shown decimal, so that a checker can round them without any fraction.

use std::collections::BTreeMap;

use catalogue::{ErrorSource, NotApplicable, PriceChoice, built_in};
use compose::Source;
use domain::{AreaCode, Figure, KeyFigureId, KeyFigureInfo, MissingReason, Row, Run, Sex, Year};
use jiff::civil::date;

use crate::given::{Given, GivenDay, REVIEWED};
use crate::made_up_country::Dice;

/// How many parts the last shown decimal is divided into.
pub const PARTS: i64 = 100;
const NEWEST: u16 = 2024;
const N_OTHERS: usize = 6;
const NAMES: [&str; 32] = [
    "Ale",
    "Borås",
    "Danderyd",
    "Eda",
    "Falköping",
    "Gällivare",
    "Heby",
    "Härjedalen",
    "Kil",
    "Lidköping",
    "Malung-Sälen",
    "Mönsterås",
    "Norrköping",
    "Ockelbo",
    "Perstorp",
    "Robertsfors",
    "Skellefteå",
    "Upplands Väsby",
    "Vaxholm",
    "Vännäs",
    "Västervik",
    "Åmål",
    "Älvdalen",
    "Örkelljunga",
    "Östra Göinge",
    "Sotenäs",
    "Tanum",
    "Umeå",
    "Vara",
    "Ystad",
    "Årjäng",
    "Övertorneå",
];

/// The raw figures of one key figure, as they went in.
#[derive(Debug)]
pub struct Table {
    /// Whose.
    pub id: KeyFigureId,
    /// In hundredths of the last shown decimal.
    pub parts: BTreeMap<(AreaCode, u16), i64>,
    /// Why there is none, where a reason was given.
    pub why: BTreeMap<AreaCode, MissingReason>,
    /// Whether the publisher's plan makes the newest year preliminary.
    pub is_preliminary: bool,
}

/// A day with what went into it.
#[derive(Debug)]
pub struct RandomDay {
    /// The day, compared.
    pub day: GivenDay,
    /// Its figures by key figure.
    pub tables: BTreeMap<KeyFigureId, Table>,
}

/// What troubles a table has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trouble {
    None,
    Ties,
    Holes,
    Older,
    NearRiket,
    FewHave,
    NobodyHas,
    BelowNought,
    OneSide,
}

const TROUBLES: [Trouble; 12] = [
    Trouble::None,
    Trouble::None,
    Trouble::Ties,
    Trouble::Ties,
    Trouble::Holes,
    Trouble::Older,
    Trouble::Older,
    Trouble::NearRiket,
    Trouble::FewHave,
    Trouble::NobodyHas,
    Trouble::BelowNought,
    Trouble::OneSide,
];

/// The day of a seed: its key figures are drawn from those of the built-in programme.
pub fn random_day(seed: u64, n_key_figures: usize) -> RandomDay {
    let mut dice = Dice(seed.wrapping_mul(7_368_787));
    let n_members = match dice.below(4) {
        0 => 3,
        1 => 26,
        _ => 4 + dice.below(11) as usize,
    };
    let area = |idx: usize| -> AreaCode { format!("{}", 1401 + idx).parse().unwrap() };
    let shift = dice.below(NAMES.len() as u64) as usize;
    let named = |idx: usize| (area(idx), NAMES[(idx + shift) % NAMES.len()].to_owned());
    let members: Vec<(AreaCode, String)> = (0..n_members).map(named).collect();
    let municipalities: Vec<(AreaCode, String)> = (0..n_members + N_OTHERS).map(named).collect();
    let mut programme = built_in::programme();
    programme.prices = PriceChoice::Running;
    let all = programme.key_figures();
    let first = dice.below(all.len() as u64) as usize;
    let ids: Vec<KeyFigureId> = (0..n_key_figures).map(|idx| all[(first + 7 * idx) % all.len()]).collect();
    programme.areas.truncate(1);
    programme.areas[0].key_figures.clone_from(&ids);
    programme.areas[0].opener.clear();

    let answers: KeyFigureId = "N00528".parse().unwrap();
    let n_answers = [40.0, 400.0, 4_000.0, 4e6][dice.below(4) as usize];
    let counts = municipalities.iter().flat_map(|(area, _)| {
        (2010..=NEWEST).map(|year| Row {
            area: *area,
            year: Year(year),
            sex: Sex::Total,
            figure: Figure::Value(n_answers),
        })
    });
    let aids = BTreeMap::from([(answers, Run::from_rows(answers, counts.collect()).unwrap())]);
    let mut tables = BTreeMap::new();
    let mut key_figures = Vec::new();
    for id in ids {
        let (given, table) = key_figure(id, &municipalities, n_members, answers, &mut dice);
        key_figures.push(given);
        tables.insert(id, table);
    }
    let source = Source::Kolada;
    let day = GivenDay {
        programme,
        members,
        municipalities,
        key_figures,
        aids,
        cover: None,
        claims: Vec::new(),
        maps: Default::default(),
        source,
    }
    .compared();
    RandomDay { day, tables }
}

fn key_figure(
    id: KeyFigureId,
    municipalities: &[(AreaCode, String)],
    n_members: usize,
    answers: KeyFigureId,
    dice: &mut Dice,
) -> (Given, Table) {
    let mut review = REVIEWED.get(id).unwrap().clone();
    let trouble = TROUBLES[dice.below(TROUBLES.len() as u64) as usize];
    review.not_applicable.clear();
    let is_percent = review.unit_sv == "%";
    // A band over a large group takes long to reckon, and is the same law.
    let is_certain = n_members > 8 || dice.below(2) == 0;
    review.error = match (is_percent && trouble != Trouble::BelowNought, is_certain) {
        (_, true) => None,
        (true, false) => Some(ErrorSource::Survey { answers, margin: None, design_effect: 1.0 }),
        (false, false) => Some(ErrorSource::Events { of: answers, per: 1.0 }),
    };
    let base: i64 = match review.unit_sv.as_str() {
        "kr" => 20_000,
        "%" => 50,
        _ => 12,
    };
    let base = base * 10i64.pow(u32::try_from(review.decimals).unwrap()) * PARTS;
    let first_year = if dice.below(2) == 0 { NEWEST - 8 } else { NEWEST - 2 };
    let has_riket = dice.below(8) != 0;
    let n_have = if trouble == Trouble::FewHave { dice.below(3) as usize } else { n_members };
    let newest_of_all = NEWEST - u16::try_from(dice.below(2)).unwrap();
    let mut table = Table { id, parts: BTreeMap::new(), why: BTreeMap::new(), is_preliminary: dice.below(6) == 0 };
    let mut rows = Vec::new();
    for (idx, area) in std::iter::once(AreaCode::RIKET).chain(municipalities.iter().map(|(area, _)| *area)).enumerate()
    {
        let is_riket = idx == 0;
        let is_member = !is_riket && idx <= n_members;
        let has_any = if is_riket { has_riket } else { !is_member || idx <= n_have };
        let (has_any, lag) = match (trouble, dice.below(6)) {
            (Trouble::NobodyHas, _) => (false, 0),
            (Trouble::Holes, 0..=1) if is_member => (false, 0),
            (Trouble::Older, roll @ 0..=3) if is_member => (has_any, u16::try_from(roll).unwrap()),
            (Trouble::None, 0) if is_member && n_members > 4 => (has_any, 1),
            _ => (has_any, 0),
        };
        if !has_any {
            let roll = dice.below(4);
            if roll == 3 && is_member {
                let why = "Ingen verksamhet".to_owned();
                review.not_applicable.push(NotApplicable { area, sv: why.clone(), en: why });
                table.why.insert(area, MissingReason::NotApplicable);
            } else {
                let reason = [MissingReason::NotReported, MissingReason::Suppressed, MissingReason::Withdrawn]
                    [roll.min(2) as usize];
                table.why.insert(area, reason);
                let figure = Figure::Missing(reason);
                rows.push(Row { area, year: Year(newest_of_all), sex: Sex::Total, figure });
            }
            continue;
        }
        let about = if is_riket { base } else { base + spread(base, trouble, dice) };
        for year in first_year..=newest_of_all - lag {
            let drift = (i64::from(year) - i64::from(first_year)) * base / 60;
            let parts = match trouble {
                Trouble::Ties => about / (2 * PARTS) * (2 * PARTS) + drift,
                Trouble::BelowNought => about - base,
                _ => about + drift + i64::try_from(dice.below(41)).unwrap() - 20,
            };
            let parts = if is_percent && trouble != Trouble::BelowNought {
                parts.clamp(0, 100 * 10i64.pow(u32::try_from(review.decimals).unwrap()) * PARTS)
            } else {
                parts
            };
            table.parts.insert((area, year), parts);
            let figure = Figure::Value(value_of(parts, review.decimals));
            rows.push(Row { area, year: Year(year), sex: Sex::Total, figure });
        }
    }
    let mut given = Given::of(id.as_str(), Some(Run::from_rows(id, rows).unwrap()));
    given.info = Some(info(id, table.is_preliminary.then_some(Year(newest_of_all))));
    given.review = review;
    (given, table)
}

fn spread(base: i64, trouble: Trouble, dice: &mut Dice) -> i64 {
    let up_to = |n: i64, dice: &mut Dice| i64::try_from(dice.below(u64::try_from(2 * n + 1).unwrap())).unwrap() - n;
    match trouble {
        Trouble::NearRiket => up_to(2 * PARTS, dice),
        Trouble::OneSide => base / 5 + up_to(base / 6, dice),
        Trouble::Ties => up_to(8, dice) * PARTS,
        _ => up_to(base / 3, dice),
    }
}

/// The figure as the publisher would send it: two decimals more than are shown.
fn value_of(parts: i64, decimals: i8) -> f64 {
    let n_decimals = usize::try_from(decimals).unwrap() + 2;
    let scale = 10i64.pow(u32::try_from(n_decimals).unwrap());
    let sign = if parts < 0 { "-" } else { "" };
    format!("{sign}{}.{:0n_decimals$}", parts.abs() / scale, parts.abs() % scale).parse().unwrap()
}

fn info(id: KeyFigureId, preliminary: Option<Year>) -> KeyFigureInfo {
    KeyFigureInfo {
        id,
        title: REVIEWED.get(id).unwrap().title_words.join(" "),
        description: None,
        is_divided_by_gender: false,
        municipality_type: "K".to_owned(),
        auspice: None,
        operating_area: None,
        perspective: None,
        prel_publication_date: Some(date(2026, 4, 1)),
        publication_date: Some(date(2027, 2, 1)),
        publ_period: preliminary.or(Some(Year(2030))),
        has_ou_data: false,
    }
}
