//! A day's own figures of a price index: what the publisher has given out since the built-in list was reviewed.

use std::collections::BTreeMap;
use std::ops::Range;

use domain::Year;
use serde::Deserialize;
use toml::Spanned;

use crate::place::CatalogueError;
use crate::prices::{CHANGES_BELIEVED_PERCENT, PriceChange, PriceIndexName, PriceStatus, Prices};

/// How prices changed in some years, as a programme has it from the publisher.
#[derive(Debug, Clone, PartialEq)]
pub struct PriceChanges {
    /// By which index.
    pub index: PriceIndexName,
    /// Publisher, publication and date, as readers shall see it.
    pub source: String,
    /// Each year's mean against that of the year before, in per cent.
    pub percent: BTreeMap<Year, f64>,
}

impl Prices {
    /// The same with a day's own figures, which stand in place of the built-in ones of their years.
    pub fn with(mut self, own: &[PriceChanges]) -> Prices {
        for PriceChanges { index, source, percent } in own {
            let Some(index) = self.by_name.get_mut(index) else { continue };
            if !index.own_sources.contains(source) {
                index.own_sources.push(source.clone());
            }
            index.changes.extend(percent.iter().map(|(year, change_percent)| {
                let (year, change_percent, source) = (*year, *change_percent, source.clone());
                (year, PriceChange { year, change_percent, status: PriceStatus::Preliminary, source })
            }));
        }
        self
    }
}

/// From so many years on their size tells what they are.
const N_YEARS_TELLING: usize = 2;

/// As a programme writes it: the years of a TOML table are texts.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PriceChangesTable {
    index: PriceIndexName,
    source: String,
    percent: BTreeMap<String, f64>,
}

pub(crate) fn checked_price_changes(
    tables: &[Spanned<PriceChangesTable>],
    refuse: &dyn Fn(Range<usize>, String, &str) -> CatalogueError,
) -> Result<Vec<PriceChanges>, CatalogueError> {
    let mut checked: Vec<PriceChanges> = Vec::new();
    for table in tables {
        let refused = |message: String, instead: &str| Err(refuse(table.span(), message, instead));
        let PriceChangesTable { index, source, percent: by_text } = table.get_ref();
        if source.trim().is_empty() {
            return refused(
                format!("the figures of {index} have no source"),
                "say where they stand, as in source = \"SKR, PKV oktober 2025\"",
            );
        }
        let mut percent = BTreeMap::new();
        for (text, change) in by_text {
            let Some(year) = text.parse().ok().filter(|year| (1980..2100).contains(year)).map(Year) else {
                return refused(format!("`{text}` is no year"), "write years, as in percent = { 2024 = 2.8 }");
            };
            if !CHANGES_BELIEVED_PERCENT.contains(change) {
                let message = format!("prices are said to change by {change} per cent in {year}");
                return refused(message, "write the change in per cent since the year before, as in 2.8");
            }
            let stands_already = |other: &PriceChanges| other.index == *index && other.percent.contains_key(&year);
            if checked.iter().any(stands_already) || percent.insert(year, *change).is_some() {
                return refused(format!("{year} stands twice for {index}"), "keep the latest known figure");
            }
        }
        // A spreadsheet shows 2,8 % where its cell holds 0.028, and an index holds 1.028.
        let looks_like = |low: f64, high: f64| percent.values().all(|change| (low..high).contains(change));
        if percent.len() >= N_YEARS_TELLING && (looks_like(-0.2, 0.2) || looks_like(1.0, 1.2)) {
            return refused(
                format!("the figures of {index} look like shares or factors, and not like per cent"),
                "write 2.8 for a year when prices rose by 2.8 per cent",
            );
        }
        if percent.is_empty() {
            return refused(
                format!("there are no figures of {index}"),
                "write the change of each year, as in percent = { 2023 = 3.1, 2024 = 2.8 }",
            );
        }
        checked.push(PriceChanges { index: *index, source: source.trim().to_owned(), percent });
    }
    Ok(checked)
}

/// What to write, where a line with figures cannot be read at all.
pub(crate) fn with_hint(error: CatalogueError) -> CatalogueError {
    let line = error.place.text.trim_start();
    let instead = match (line.starts_with("percent"), line.starts_with("[price_changes]")) {
        (true, _) => {
            "write numbers with a decimal point, and commas between the years: percent = { 2024 = 2.8, 2025 = 3.1 }"
        }
        (_, true) => {
            "write the heading with two brackets on each side: [[price_changes]]. Below it, percent = { 2024 = 2.8 }"
        }
        _ => return error,
    };
    CatalogueError { instead: instead.to_owned(), ..error }
}
