//! Every number can be traced: to its fact, from there to what was published.

use document::{Fact, FactId, Facts, Formula, Number, Processing, Sign};
use domain::rounding::round_half_away;
use domain::{AreaCode, Direction, Sex, Year};

use crate::given::{GivenDay, PRICES};
use crate::made_up_country::documents;
use crate::pages::none;
use crate::walk::everything;

#[test]
fn every_number_has_its_fact_with_the_same_raw_value() {
    let mut problems = Vec::new();
    for (_, document) in documents() {
        for number in everything(document).into_iter().flat_map(|shown| shown.numbers()) {
            match document.facts.get(&number.fact) {
                None => problems.push(format!("`{}` is no fact", number.fact)),
                Some(fact) if !shows(number, fact) => {
                    problems.push(format!("`{}` is {}, shown is {}", number.fact, fact.value, number.value));
                }
                Some(_) => {}
            }
        }
    }
    none(problems);
}

/// Where the words say which way, the number has lost its sign.
pub fn shows(number: &Number, fact: &Fact) -> bool {
    match number.sign {
        Sign::Never => number.value == fact.value.abs(),
        Sign::Negative | Sign::Always => number.value == fact.value,
    }
}

/// `N11008:0136:2022:T` back to its parts.
fn published(day: &GivenDay, id: &FactId) -> Option<f64> {
    let parts: Vec<&str> = id.0.split(':').collect();
    let [key_figure, area, year, sex] = parts[..] else { return None };
    let area: AreaCode = area.parse().ok()?;
    let run = day.get(key_figure.parse().ok()?)?.run.as_ref()?;
    run.figure(area, Year(year.parse().ok()?), Sex::from_letter(sex)?).value()
}

/// A missing figure has no fact: what was never told can be neither shown nor computed with.
#[test]
fn a_published_fact_stands_in_the_source() {
    let mut problems = Vec::new();
    for (day, document) in documents() {
        for (id, fact) in document.facts.iter().filter(|(_, fact)| fact.processing() == Processing::AsPublished) {
            if published(day, id) != Some(fact.value) || !fact.inputs.is_empty() {
                problems.push(format!("`{id}` is {}, published is {:?}", fact.value, published(day, id)));
            }
        }
    }
    none(problems);
}

/// A price index's change is the reviewed one, of another publisher, and never in the data beside the key figures'.
#[test]
fn a_reviewed_fact_stands_in_the_list() {
    let mut n_changes = 0;
    for (_, document) in documents() {
        for (id, fact) in document.facts.iter().filter(|(_, fact)| fact.processing() == Processing::Reviewed) {
            let (index, year) = id.0.split_once(':').unwrap();
            let index = PRICES.iter().find(|known| known.name.to_string() == index).unwrap();
            let change = index.change(Year(year.parse().unwrap())).unwrap();
            assert_eq!((fact.value, fact.key_figure), (change.change_percent, None), "{id}");
            n_changes += 1;
        }
    }
    assert!(n_changes > 100, "only {n_changes} changes of prices");
}

#[test]
fn an_own_fact_follows_from_its_inputs() {
    let mut problems = Vec::new();
    for (day, document) in documents() {
        for (id, fact) in document.facts.iter().filter(|(_, fact)| fact.processing() == Processing::Own) {
            let expected = match values_of(day, &document.facts, fact) {
                Some(inputs) => recomputed(day, fact, &inputs),
                None => Err("an input is no fact".to_owned()),
            };
            match expected {
                Ok(expected) if (expected - fact.value).abs() <= 1e-9 * expected.abs().max(1.0) => {}
                other => problems.push(format!("`{id}` is {} of {:?}, not {other:?}", fact.value, fact.inputs)),
            }
        }
    }
    none(problems);
}

/// The values of the inputs; the set of all municipalities is one input, which the data list.
fn values_of(day: &GivenDay, facts: &Facts, fact: &Fact) -> Option<Vec<f64>> {
    if let [FactId(set)] = &fact.inputs[..]
        && let [key_figure, "municipalities", year, "T"] = set.split(':').collect::<Vec<_>>()[..]
    {
        let run = day.get(key_figure.parse().ok()?)?.run.as_ref()?;
        let year = Year(year.parse().ok()?);
        let values = day.municipalities.iter().filter_map(|(area, _)| run.figure(*area, year, Sex::Total).value());
        return Some(values.collect());
    }
    fact.inputs.iter().map(|input| Some(facts.get(input)?.value)).collect()
}

/// Hyndman and Fan (1996), definition 7.
pub fn quantile(values: &[f64], p: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = (sorted.len() - 1) as f64 * p;
    let (below, above) = (sorted[at.floor() as usize], sorted[at.ceil() as usize]);
    below + (at - at.floor()) * (above - below)
}

fn recomputed(day: &GivenDay, fact: &Fact, inputs: &[f64]) -> Result<f64, String> {
    let mean = || inputs.iter().sum::<f64>() / inputs.len() as f64;
    match (fact.formula, inputs) {
        (Formula::Difference, [first, second]) => Ok(first - second),
        (Formula::DifferenceAsShown, [first, second]) => {
            let review = &fact.key_figure.and_then(|id| day.get(id)).ok_or("of no key figure")?.review;
            let shown = |value: f64| round_half_away(value, review.decimals);
            let of_shown = shown(shown(*first) - shown(*second));
            if shown(first - second) == of_shown {
                Err("the raw difference shows the same".to_owned())
            } else {
                Ok(of_shown)
            }
        }
        (Formula::DifferencePercent, [first, second]) => Ok((first - second) / second.abs() * 100.0),
        (Formula::Mean, [_, ..]) => Ok(mean()),
        (Formula::Median, [_, ..]) => {
            let mut sorted = inputs.to_vec();
            sorted.sort_by(f64::total_cmp);
            let n = sorted.len();
            Ok((sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0)
        }
        // What is counted stands in the fact's name.
        (Formula::Count, []) if fact.value >= 0.0 && fact.value.fract() == 0.0 => Ok(fact.value),
        (Formula::PriceRatio, changes @ [_, ..]) => {
            let product = changes.iter().map(|change| 1.0 + change / 100.0).product::<f64>();
            Ok(product)
        }
        (Formula::FixedPrices, [amount, ratio]) => Ok(amount * ratio),
        (Formula::Millions, [each, count]) => Ok(each * count / 1_000_000.0),
        (Formula::OreOfTax, [millions, base, n]) => Ok(millions * 1_000_000.0 / (base * n) * 10_000.0),
        (Formula::Place, [own, others @ ..]) => {
            let review = &fact.key_figure.and_then(|id| day.get(id)).ok_or("of no key figure")?.review;
            let shown = |value: f64| round_half_away(value, review.decimals);
            let n_better = others.iter().filter(|other| match review.direction {
                Direction::Higher => shown(**other) > shown(*own),
                Direction::Lower => shown(**other) < shown(*own),
                Direction::Neither => true,
            });
            Ok(1.0 + n_better.count() as f64)
        }
        // How far a band reaches is checked where it is computed; here that it is one of the places there are.
        (Formula::PlaceLow | Formula::PlaceHigh, inputs) if inputs.len().is_multiple_of(2) => {
            let places = 1.0..=(inputs.len() / 2) as f64;
            if places.contains(&fact.value) { Ok(fact.value) } else { Err("no place".to_owned()) }
        }
        (Formula::Shrunk, [own, towards, weight]) => Ok((1.0 - weight) * own + weight * towards),
        (Formula::ShrinkageWeight, [_]) if (0.0..=1.0).contains(&fact.value) => Ok(fact.value),
        (Formula::WeightedMean, [_, ..]) => {
            let (low, high) =
                inputs.iter().fold((f64::MAX, f64::MIN), |(low, high), one| (low.min(*one), high.max(*one)));
            if (low..=high).contains(&fact.value) { Ok(fact.value) } else { Err("no mean".to_owned()) }
        }
        (Formula::StandardError, [_]) if fact.value > 0.0 => Ok(fact.value),
        (Formula::Sum, parts) => Ok(parts.iter().sum()),
        (Formula::Remainder, [whole, parts @ ..]) => Ok(whole - parts.iter().sum::<f64>()),
        (Formula::Share, [part, whole]) => Ok(part / whole * 100.0),
        // How far an error reaches is checked where it is computed; here that it goes the right way.
        (Formula::IntervalLow, [own, error]) if *error > 0.0 && fact.value <= *own => Ok(fact.value),
        (Formula::IntervalHigh, [own, error]) if *error > 0.0 && fact.value >= *own => Ok(fact.value),
        (Formula::Margin, [error]) if fact.value > *error => Ok(fact.value),
        (Formula::QuartileLow, all @ [_, ..]) => Ok(quantile(all, 0.25)),
        (Formula::QuartileHigh, all @ [_, ..]) => Ok(quantile(all, 0.75)),
        (Formula::ClassEdge, all @ [_, ..]) => {
            let (low, high) = (quantile(all, 0.0), quantile(all, 1.0));
            let fifths = (1..5).map(|idx| quantile(all, f64::from(idx) / 5.0));
            let steps = (1..5).map(|idx| low + (high - low) * f64::from(idx) / 5.0);
            let is_edge = |edge: &f64| (edge - fact.value).abs() <= 1e-9 * edge.abs().max(1.0);
            fifths.chain(steps).find(is_edge).ok_or_else(|| "no edge".to_owned())
        }
        (Formula::Explained, both) if both.len().is_multiple_of(2) => {
            let (x, y) = both.split_at(both.len() / 2);
            let mean = |of: &[f64]| of.iter().sum::<f64>() / of.len() as f64;
            let (mx, my) = (mean(x), mean(y));
            let cross =
                |a: &[f64], ma: f64, b: &[f64], mb: f64| a.iter().zip(b).map(|(a, b)| (a - ma) * (b - mb)).sum::<f64>();
            let (sxy, sxx, syy) = (cross(x, mx, y, my), cross(x, mx, x, mx), cross(y, my, y, my));
            Ok(100.0 * sxy * sxy / (sxx * syy))
        }
        // Intervals of claims are checked where they are computed; here that they lie round what they are of.
        (Formula::ExplainedLow, [share]) if fact.value <= *share => Ok(fact.value),
        (Formula::ExplainedHigh, [share]) if fact.value >= *share => Ok(fact.value),
        (Formula::Slope | Formula::SlopeLow | Formula::SlopeHigh, [_]) => Ok(fact.value),
        (Formula::Rest, [share]) => Ok(100.0 - share),
        (Formula::ExplainedBeside, [_]) if (0.0..=100.0).contains(&fact.value) => Ok(fact.value),
        (Formula::Percentile | Formula::ExpectedByOthers, [share, ..]) if (0.0..=100.0).contains(share) => {
            Ok(fact.value)
        }
        // A programme may have bounds of its own; the built-in ones are held against methods/claims.toml elsewhere.
        (Formula::Bound, []) if fact.value > 0.0 => Ok(fact.value),
        (Formula::AlongLine, [slope, one, other]) => Ok(slope * (one - other)),
        (formula, inputs) => Err(format!("{formula:?} of {} inputs", inputs.len())),
    }
}

/// The sheet of data holds what was published, each place once, in order.
#[test]
fn the_data_are_the_publishers_figures() {
    for (day, document) in documents() {
        let key = |row: &document::DataRow| (row.key_figure, row.area, row.year, row.sex);
        assert!(document.data.is_sorted_by(|a, b| key(a) < key(b)));
        for row in &document.data {
            let run = day.get(row.key_figure).unwrap().run.as_ref().unwrap();
            assert_eq!(run.figure(row.area, row.year, row.sex).value(), Some(row.value), "{row:?}");
        }
    }
}

/// The decimals of every number are few enough to read, and none is shown as minus nought.
#[test]
fn no_number_looks_like_minus_nought() {
    for (_, document) in documents() {
        for number in everything(document).into_iter().flat_map(|shown| shown.numbers()) {
            let digits = number.digits(document.language);
            let is_nought = digits.chars().all(|character| !('1'..='9').contains(&character));
            assert!(!is_nought || !digits.starts_with(['−', '+', '-']), "{} is {digits}", number.fact);
        }
    }
}
