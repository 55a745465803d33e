//! A claim in a country of which all is known.

use std::collections::BTreeMap;

use catalogue::{Reviewed, built_in};
use compare::Question;
use compare::claim::{ClaimAnswer, ClaimQuestion, Explaining, tested};
use domain::{AreaCode, Figure, KeyFigureId, Row, Run, Sex, Year};
use stats::Draws;

const N_MUNICIPALITIES: u16 = 60;
const YEARS: std::ops::RangeInclusive<u16> = 2012..=2023;

fn id(text: &str) -> KeyFigureId {
    text.parse().unwrap()
}

/// Figures of every municipality and year: `of` a draw and the year.
fn run(key_figure: &str, seed: u64, of: impl Fn(f64, u16) -> f64) -> Run {
    let mut draws = Draws::new(seed);
    let areas = (0..N_MUNICIPALITIES).map(|idx| format!("{:04}", 101 + idx).parse::<AreaCode>().unwrap());
    let rows = areas.flat_map(|area| {
        let row = |year| {
            let figure = Figure::Value(of(draws.normal(), year));
            Row { area, year: Year(year), sex: Sex::Total, figure }
        };
        YEARS.map(row).collect::<Vec<_>>()
    });
    Run::from_rows(id(key_figure), rows.collect()).unwrap()
}

fn until(run: &Run, last: u16) -> Run {
    let rows = run.areas().into_iter().flat_map(|area| {
        let row = |(year, value)| Row { area, year, sex: Sex::Total, figure: Figure::Value(value) };
        run.series(area, Sex::Total).into_iter().filter(|(year, _)| year.0 <= last).map(row).collect::<Vec<_>>()
    });
    Run::from_rows(run.key_figure(), rows.collect()).unwrap()
}

fn answer(figures: &Run, income: Run, reviewed: &Reviewed, year: Option<u16>) -> ClaimAnswer {
    let claims = built_in::claims();
    let runs = BTreeMap::from([(id("N00905"), income)]);
    let municipalities = figures.areas();
    let explanation = claims.explanation("income").unwrap();
    let aids = BTreeMap::new();
    tested(&ClaimQuestion {
        question: Question {
            run: figures,
            review: reviewed.get(id("N15508")).unwrap(),
            members: &municipalities[..8],
            municipalities: &municipalities,
            similar: &[],
            aids: &aids,
        },
        because: Explaining { explanation, runs: &runs },
        beside: &[],
        variants: &[],
        bounds: claims.bounds,
        year: year.map(Year),
        cost: None,
    })
    .unwrap()
}

/// Asked of an earlier year, a claim is answered by what there was in that year, over the years too.
#[test]
fn a_claim_of_an_earlier_year_knows_nothing_later() {
    let reviewed = built_in::reviewed();
    let income = run("N00905", 1, |draw, year| 250_000.0 + 20_000.0 * draw + 5_000.0 * f64::from(year - 2012));
    // Everything that is told of it turns round in 2019.
    let figures = run("N15508", 2, |draw, year| if year < 2019 { 60.0 + 5.0 * draw } else { 40.0 + 25.0 * draw });
    let asked_of_2018 = answer(&figures, income.clone(), &reviewed, Some(2018));
    let known_in_2018 = answer(&until(&figures, 2018), until(&income, 2018), &reviewed, None);
    assert_eq!(asked_of_2018.year, Year(2018));
    assert_eq!(asked_of_2018.over_years, known_in_2018.over_years);
    assert_eq!(asked_of_2018.municipalities, known_in_2018.municipalities);
    assert_eq!(asked_of_2018.slope, known_in_2018.slope);
    let years = asked_of_2018.over_years.unwrap();
    assert_eq!((years.n_periods, years.n_units), (7, 60));
    assert_ne!(answer(&figures, income, &reviewed, None).over_years.unwrap().within, years.within);
}
