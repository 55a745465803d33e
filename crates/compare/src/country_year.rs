//! The municipalities of the country in one year of one key figure.

use domain::{AreaCode, Run, Sex, Year};

/// The figure of each municipality in a year, in the order of the municipalities.
///
/// - **Missing:** stays missing; the country, regions and groups are not among them.
pub fn values_in(run: &Run, municipalities: &[AreaCode], year: Year) -> Vec<Option<f64>> {
    municipalities.iter().map(|area| run.figure(*area, year, Sex::Total).value()).collect()
}

/// The years in which any municipality has a figure, in order.
pub fn years_of(run: &Run, municipalities: &[AreaCode]) -> Vec<Year> {
    counts_by_year(run, municipalities).into_iter().map(|(year, _)| year).collect()
}

/// The newest year that is as good as complete: at least nine in ten of as many municipalities as in the key figure's
/// fullest year.
///
/// A preliminary year in which a few have reported is no year to scale a country by.
pub fn newest_full_year(run: &Run, municipalities: &[AreaCode]) -> Option<Year> {
    let counts = counts_by_year(run, municipalities);
    let fullest = counts.iter().map(|(_, n)| *n).max()?;
    counts.iter().rev().find(|(_, n)| 10 * n >= 9 * fullest).map(|(year, _)| *year)
}

fn counts_by_year(run: &Run, municipalities: &[AreaCode]) -> Vec<(Year, usize)> {
    let mut counts = std::collections::BTreeMap::new();
    for row in run.rows() {
        let counts_in = row.sex == Sex::Total && row.figure.value().is_some();
        if counts_in && municipalities.binary_search(&row.area).is_ok() {
            *counts.entry(row.year).or_insert(0) += 1;
        }
    }
    counts.into_iter().collect()
}
