//! Years that a programme's own figures of a price index do not reach, told before the day and not on it alone.

use std::collections::BTreeMap;

use catalogue::Programme;
use compare::FixedPrices;
use compare::money::first_year_of_changes;
use domain::Year;

use crate::figures::Figures;

/// For each missing year that keeps an index from use whose figures the programme gives: how many key figures lack it.
pub fn price_gaps(programme: &Programme, figures: &Figures) -> Option<String> {
    let asked = *programme.prices.indices().first()?;
    programme.price_changes.iter().find(|own| own.index == asked)?;
    let index = figures.prices.get(asked)?;
    let mut lacking: BTreeMap<Year, usize> = BTreeMap::new();
    let (mut n, mut instead) = (0, None);
    for id in programme.key_figures() {
        let Some(compared) = figures.key_figures.get(&id).filter(|compared| compared.review.is_kronor()) else {
            continue;
        };
        let Some(comparison) = &compared.comparison else { continue };
        let (first, last) = (first_year_of_changes(comparison), comparison.year);
        let missing: Vec<Year> =
            (first.0 + 1..=last.0).map(Year).filter(|year| index.change(*year).is_none()).collect();
        if missing.is_empty() {
            continue;
        }
        n += 1;
        instead = instead.or(FixedPrices::chosen(&figures.prices, programme.prices, first, last));
        for year in missing {
            *lacking.entry(year).or_default() += 1;
        }
    }
    let years: Vec<String> = lacking.keys().map(Year::to_string).collect();
    let stands =
        instead.map_or_else(|| "running prices stand".to_owned(), |fixed| format!("{} stands", fixed.index.name));
    let of = if n == 1 { "1 key figure".to_owned() } else { format!("{n} key figures") };
    (n > 0).then(|| format!("{asked} lacks {} for the changes of {of}: {stands} in its place", years.join(", ")))
}
