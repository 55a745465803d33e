//! Kronor over time in the prices of one year, and what a gap comes to in all and in tax.

use catalogue::{PriceChoice, PriceIndex, PriceIndexName, Prices};
use domain::{Figure, Row, Run, Year};

use crate::comparison::Comparison;

/// One öre of tax for each hundred kronor earned is this share of the tax base: a hundredth of a per cent.
const ORE_IN_TAX_BASE: f64 = 10_000.0;

/// The prices of one year, by one index.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FixedPrices<'a> {
    /// The index.
    pub index: &'a PriceIndex,
    /// The year whose prices they are.
    pub base: Year,
}

impl<'a> FixedPrices<'a> {
    /// The prices of `base`, by the first index of the choice that covers every year from `first` to `base`.
    ///
    /// `None` for running prices, and where no index covers them all: then fixed prices cannot be given.
    ///
    /// One index for a whole table: kronor deflated by two indices are not compared with each other.
    pub fn chosen(prices: &'a Prices, choice: PriceChoice, first: Year, base: Year) -> Option<FixedPrices<'a>> {
        choice
            .indices()
            .iter()
            .filter_map(|name: &PriceIndexName| prices.get(*name))
            .find(|index| index.changes_between(first, base).is_some())
            .map(|index| FixedPrices { index, base })
    }

    /// Where the figures stand that a day's programme gives, one after another; `None` when that of the base is built in.
    pub fn own_sources(&self) -> Option<String> {
        let is_own = self.index.change(self.base).is_some_and(|change| self.index.is_own(change));
        is_own.then(|| self.index.own_sources.join("; "))
    }

    /// What an amount of `year` is multiplied by.
    ///
    /// Π (1 + change ÷ 100) over the years after `year` up to the base; one over that for a year after the base. The
    /// factors are multiplied in order of the years, so that the same data give the same bits.
    ///
    /// - **Missing:** `None` when the change of a year in between is not known.
    /// - **Edge cases:** exactly 1 for the base itself.
    pub fn ratio(&self, year: Year) -> Option<f64> {
        let product = |from, to| {
            let changes = self.index.changes_between(from, to)?;
            Some(changes.iter().fold(1.0, |product, change| product * (1.0 + change.change_percent / 100.0)))
        };
        if year <= self.base { product(year, self.base) } else { Some(1.0 / product(self.base, year)?) }
    }

    /// An amount of `year` in the prices of the base.
    ///
    /// - **Unit:** kronor in running prices → the same kronor in the base's prices.
    /// - **Missing:** `None` as for [`FixedPrices::ratio`].
    pub fn value(&self, value: f64, year: Year) -> Option<f64> {
        Some(value * self.ratio(year)?)
    }

    /// By the choice's index that reaches furthest: the newest of the years that one covers as the base, then the most years.
    ///
    /// - **Shape:** the years of a series, in order.
    /// - **Edge cases:** `None` for running prices, and where no index covers two of the years.
    pub fn reaching_furthest(prices: &'a Prices, choice: PriceChoice, years: &[Year]) -> Option<FixedPrices<'a>> {
        let earlier_than = |base: Year| years.iter().copied().filter(move |first| *first < base);
        let bases = years.iter().rev().copied();
        bases
            .flat_map(|base| earlier_than(base).map(move |first| (first, base)))
            .find_map(|(first, base)| FixedPrices::chosen(prices, choice, first, base))
    }

    /// A key figure's figures in the prices of the base.
    ///
    /// - **Missing:** a year that the index does not reach is left out; what was missing stays missing.
    pub fn run(&self, run: &Run) -> Run {
        let rows = run.rows().filter_map(|row| {
            let ratio = self.ratio(row.year)?;
            let figure = match row.figure {
                Figure::Value(value) => Figure::Value(value * ratio),
                missing => missing,
            };
            Some(Row { figure, ..row })
        });
        Run::from_rows(run.key_figure(), rows.collect()).expect("the rows of a run stand once each")
    }

    /// The change of an amount between two years, both in the prices of the base.
    pub fn difference(&self, (to, to_year): (f64, Year), (from, from_year): (f64, Year)) -> Option<f64> {
        Some(self.value(to, to_year)? - self.value(from, from_year)?)
    }
}

/// What a gap for each of something comes to in all, a year.
///
/// Formula: gap × count ÷ 1 000 000.
///
/// - **Unit:** kronor for each inhabitant, child, person … × how many there are → million kronor, with the gap's sign.
/// - **Edge cases:** the count must be of exactly what the amount is divided by: kronor a child times all inhabitants is
///   no sum of money.
///
/// ```
/// assert_eq!(compare::money::gap_mnkr(250.0, 30_000.0), 7.5);
/// ```
pub fn gap_mnkr(gap_kr: f64, count: f64) -> f64 {
    gap_kr * count / 1_000_000.0
}

/// What a sum comes to as öre of tax on each hundred kronor earned.
///
/// Formula: sum ÷ tax base × 10 000, where the tax base (*skatteunderlag*) is taxable income for each inhabitant
/// (*skattekraft*, Kolada N00903) × inhabitants (N01951). A tax rate of 1 % is one krona, a hundred öre, on each hundred.
///
/// - **Unit:** million kronor; kronor an inhabitant; inhabitants → öre, with the sum's sign.
/// - **Years:** all of the sum's own year. *Skattekraft* of year t rests on incomes of t − 2, since later ones are not assessed
///   yet: the tax base has grown since, so that the öre are somewhat too many, by some per cent of themselves.
/// - **Missing:** `None` where the tax base is not above nought.
/// - **Source:** N00903's definition: taxable earned income of natural persons for each inhabitant.
///
/// ```
/// // 20 million kronor where 1 krona of tax yields 200 million.
/// assert_eq!(compare::money::ore_of_tax(20.0, 200_000.0, 100_000.0), Some(10.0));
/// ```
pub fn ore_of_tax(sum_mnkr: f64, tax_base_kr_per_inhabitant: f64, inhabitants: f64) -> Option<f64> {
    let tax_base = tax_base_kr_per_inhabitant * inhabitants;
    (tax_base > 0.0).then(|| sum_mnkr * 1_000_000.0 / tax_base * ORE_IN_TAX_BASE)
}

/// The first year that a comparison's changes reach back to; the year compared where there are none.
pub fn first_year_of_changes(comparison: &Comparison) -> Year {
    let changes = comparison.members.iter().flat_map(|member| [member.change_1_year, member.change_5_years]);
    changes.flatten().map(|change| change.from_year).min().unwrap_or(comparison.year)
}
