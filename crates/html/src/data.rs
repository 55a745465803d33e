//! The figures for those who count on: every value as CSV, and the trace of every number as JSON.

use std::collections::BTreeMap;

use document::{DataRow, Document, Fact, FactId, Formula};

use crate::markup::push;

/// Where the values stand, from the site's root.
pub(crate) const FIGURES_PATH: &str = "data/nyckeltal.csv";

/// Where the facts stand, from the site's root.
pub(crate) const FACTS_PATH: &str = "data/fakta.json";

/// Every value in long form. Codes keep their leading nought, values are raw, the sexes are K, M and T.
pub(crate) fn figures_csv(rows: &[DataRow]) -> String {
    let mut csv = String::from("key_figure,area,year,sex,value\n");
    for row in rows {
        push(&mut csv, format_args!("{},{},{},{},{}\n", row.key_figure, row.area, row.year, row.sex, row.value));
    }
    csv
}

/// Every fact of every document, a line each, by name: value, key figure, formula, inputs.
///
/// The documents of a day share their published figures; a fact two of them have stands once.
pub(crate) fn facts_json(documents: &[Document]) -> String {
    let mut facts: BTreeMap<&FactId, &Fact> = BTreeMap::new();
    for (id, fact) in documents.iter().flat_map(|document| document.facts.iter()) {
        facts.entry(id).or_insert(fact);
    }
    let mut json = String::from("{");
    for (idx, (id, fact)) in facts.into_iter().enumerate() {
        json.push_str(if idx == 0 { "\n" } else { ",\n" });
        push_string(&mut json, &id.0);
        push(&mut json, format_args!(": {{\"value\": {}, \"key_figure\": ", fact.value));
        match fact.key_figure {
            Some(key_figure) => push_string(&mut json, key_figure.as_str()),
            None => json.push_str("null"),
        }
        push(&mut json, format_args!(", \"formula\": \"{}\", \"inputs\": [", formula_name(fact.formula)));
        for (idx, input) in fact.inputs.iter().enumerate() {
            if idx > 0 {
                json.push_str(", ");
            }
            push_string(&mut json, &input.0);
        }
        json.push_str("]}");
    }
    json.push_str("\n}\n");
    json
}

/// The name under which [`Formula`] is serialised everywhere.
fn formula_name(formula: Formula) -> &'static str {
    match formula {
        Formula::Published => "Published",
        Formula::Difference => "Difference",
        Formula::DifferenceAsShown => "DifferenceAsShown",
        Formula::DifferencePercent => "DifferencePercent",
        Formula::Median => "Median",
        Formula::Mean => "Mean",
        Formula::Count => "Count",
        Formula::Place => "Place",
        Formula::PlaceLow => "PlaceLow",
        Formula::PlaceHigh => "PlaceHigh",
        Formula::ShrinkageWeight => "ShrinkageWeight",
        Formula::WeightedMean => "WeightedMean",
        Formula::Shrunk => "Shrunk",
        Formula::StandardError => "StandardError",
        Formula::PriceChange => "PriceChange",
        Formula::PriceChangeGiven => "PriceChangeGiven",
        Formula::PriceRatio => "PriceRatio",
        Formula::FixedPrices => "FixedPrices",
        Formula::Millions => "Millions",
        Formula::OreOfTax => "OreOfTax",
        Formula::Sum => "Sum",
        Formula::Remainder => "Remainder",
        Formula::Share => "Share",
        Formula::IntervalLow => "IntervalLow",
        Formula::IntervalHigh => "IntervalHigh",
        Formula::Margin => "Margin",
        Formula::QuartileLow => "QuartileLow",
        Formula::QuartileHigh => "QuartileHigh",
        Formula::ClassEdge => "ClassEdge",
        Formula::Explained => "Explained",
        Formula::ExplainedLow => "ExplainedLow",
        Formula::ExplainedHigh => "ExplainedHigh",
        Formula::Rest => "Rest",
        Formula::ExplainedBeside => "ExplainedBeside",
        Formula::Percentile => "Percentile",
        Formula::Slope => "Slope",
        Formula::SlopeLow => "SlopeLow",
        Formula::SlopeHigh => "SlopeHigh",
        Formula::AlongLine => "AlongLine",
        Formula::ExpectedByOthers => "ExpectedByOthers",
        Formula::Bound => "Bound",
        Formula::ExplainedTogether => "ExplainedTogether",
        Formula::ExplainedTogetherLow => "ExplainedTogetherLow",
        Formula::ExplainedTogetherHigh => "ExplainedTogetherHigh",
        Formula::Adjusted => "Adjusted",
    }
}

fn push_string(json: &mut String, text: &str) {
    json.push('"');
    for character in text.chars() {
        match character {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            control if control.is_control() => push(json, format_args!("\\u{:04x}", u32::from(control))),
            other => json.push(other),
        }
    }
    json.push('"');
}
