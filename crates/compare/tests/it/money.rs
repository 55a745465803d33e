//! The prices of one year: laws, and one chain by hand.

use catalogue::{PriceChoice, PriceIndexName, built_in};
use compare::FixedPrices;
use domain::{AreaCode, Figure, KeyFigureId, Row, Run, Sex, Year};
use proptest::prelude::*;

fn kpif_of(base: u16) -> Option<(f64, f64, f64)> {
    let prices = built_in::prices();
    let fixed = FixedPrices::chosen(&prices, PriceChoice::Kpif, Year(2019), Year(base))?;
    Some((fixed.ratio(Year(2019))?, fixed.ratio(Year(base))?, fixed.ratio(Year(base + 1))?))
}

/// 1.0050 × 1.0249 × 1.0775, with the reviewed changes of 2020, 2021 and 2022; back from 2023 by 1.0585.
#[test]
fn a_chain_by_hand() {
    let (from_2019, own, from_2023) = kpif_of(2022).unwrap();
    assert!((from_2019 - 1.109_851_398_75).abs() < 1e-12, "{from_2019}");
    assert_eq!(own, 1.0);
    assert!((from_2023 - 1.0 / 1.0585).abs() < 1e-12, "{from_2023}");
}

/// Fixed prices are not guessed: neither beyond the last reviewed year, nor before the first.
#[test]
fn a_year_that_is_not_covered_has_no_prices() {
    assert_eq!(kpif_of(2024), None, "2025 has no figure");
    let prices = built_in::prices();
    assert_eq!(FixedPrices::chosen(&prices, PriceChoice::Kpif, Year(2022), Year(2026)), None);
    assert_eq!(FixedPrices::chosen(&prices, PriceChoice::Kpif, Year(1990), Year(2022)), None);
    assert_eq!(FixedPrices::chosen(&prices, PriceChoice::Running, Year(2019), Year(2022)), None);
    let instead = FixedPrices::chosen(&prices, PriceChoice::Pkv, Year(2019), Year(2022)).unwrap();
    assert_eq!(instead.index.name, PriceIndexName::Kpif);
}

/// KPIF is reviewed for the changes of 2001 to 2024: from 2000, and no further.
#[test]
fn a_series_is_told_in_the_years_that_the_index_reaches() {
    let years: Vec<Year> = (1998..=2025).map(Year).collect();
    let prices = built_in::prices();
    let fixed = FixedPrices::reaching_furthest(&prices, PriceChoice::Pkv, &years).unwrap();
    assert_eq!((fixed.index.name, fixed.base), (PriceIndexName::Kpif, Year(2024)));
    assert_eq!(FixedPrices::reaching_furthest(&prices, PriceChoice::Running, &years), None);
    assert_eq!(FixedPrices::reaching_furthest(&prices, PriceChoice::Pkv, &years[..2]), None, "1998 and 1999");
    let area = AreaCode::new("0136").unwrap();
    let row = |year: &Year| Row { area, year: *year, sex: Sex::Total, figure: Figure::Value(100.0) };
    let run = Run::from_rows(KeyFigureId::new("N11008").unwrap(), years.iter().map(row).collect()).unwrap();
    let told = fixed.run(&run).series(area, Sex::Total);
    assert_eq!(told.first().map(|(year, _)| *year), Some(Year(2000)));
    assert_eq!(told.last(), Some(&(Year(2024), 100.0)));
    assert!(told.is_sorted_by(|(_, a), (_, b)| a > b), "money was worth more");
}

proptest! {
    /// From one year to a second and on to a third is from the first to the third.
    #[test]
    fn ratios_chain(years in proptest::array::uniform3(2000..=2024u16)) {
        let prices = built_in::prices();
        let [first, second, third] = years.map(Year);
        let ratio = |from: Year, base: Year| {
            let fixed = FixedPrices::chosen(&prices, PriceChoice::Kpif, Year(2000), base).unwrap();
            fixed.ratio(from).unwrap()
        };
        let chained = ratio(first, second) * ratio(second, third);
        prop_assert!((chained / ratio(first, third) - 1.0).abs() < 1e-12);
    }
}
