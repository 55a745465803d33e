//! Between which numbers a key figure usually lies, and how a draw becomes a number there.

use crate::spec::DemoKeyFigure;

/// What is usual for a key figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Level {
    /// Nine in ten municipalities lie between these.
    pub(crate) range: (f64, f64),
    /// The share of the municipalities that have a figure in a year.
    pub(crate) coverage: f64,
    pub(crate) is_divided_by_gender: bool,
    /// Its first year in any series.
    pub(crate) first_year: u16,
}

/// Inhabitants of a municipality: the weight in riket, and the key figure that counts them.
pub(crate) const INHABITANTS: (f64, f64) = (4_600.0, 110_000.0);

impl Level {
    /// By the spec, else by the identifier, else by the unit.
    pub(crate) fn of(key_figure: &DemoKeyFigure) -> Level {
        let known = USUAL.binary_search_by(|row| row.0.cmp(key_figure.id.as_str())).map(|idx| &USUAL[idx]);
        let level = match known {
            Ok(&(_, low, high, n_reporting, sexes, first_year)) => Level {
                range: (low, high),
                coverage: f64::from(n_reporting) / 290.0,
                is_divided_by_gender: sexes == Both,
                first_year,
            },
            Err(_) => Level { range: by_unit(key_figure), coverage: 0.97, is_divided_by_gender: false, first_year: 0 },
        };
        Level {
            range: key_figure.level_hint.unwrap_or(level.range),
            is_divided_by_gender: key_figure.is_divided_by_gender.unwrap_or(level.is_divided_by_gender),
            ..level
        }
    }
}

/// A level for a key figure nobody here knows: its unit says at least the order of magnitude.
fn by_unit(key_figure: &DemoKeyFigure) -> (f64, f64) {
    let long = key_figure.unit_long.to_lowercase();
    let says = |word: &str| long.contains(word);
    match key_figure.unit.as_str() {
        "%" if says("avvik") || says("skillnad") || says("förändring") => (-14.0, 18.0),
        "%" if key_figure.survey => (45.0, 82.0),
        "%" => (18.0, 62.0),
        "kr" if says("kvadratmeter") || says("per meter") => (30.0, 160.0),
        "kr" if says("per inskrivet barn") || says("per elev") => (70_000.0, 150_000.0),
        "kr" if says("inkomst") => (240_000.0, 330_000.0),
        "kr" if says("brukare") || says("boende") => (400_000.0, 1_100_000.0),
        "kr" => (900.0, 4_800.0),
        "mnkr" => (-40.0, 40.0),
        "dagar" => (15.0, 110.0),
        "månader" => (5.0, 30.0),
        "minuter" => (8.0, 16.0),
        "timmar" => (20.0, 120.0),
        "poäng" => (62.0, 84.0),
        "" if says("0–100") => (8.0, 92.0),
        _ if says("per 1 000") || says("per 10 000") => (3.0, 24.0),
        _ if says("per 100 000") => (200.0, 1_200.0),
        _ => (4.0, 20.0),
    }
}

/// How a standard normal draw becomes a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scale {
    /// Evenly, below nought too.
    Plain,
    /// The fourth power of an even scale: never negative, with a long tail upwards, close to a log-normal one.
    Root,
    /// An S-shaped scale that never leaves 0–100.
    Share,
}

impl Scale {
    /// The scale that keeps a key figure where it can lie at all.
    pub(crate) fn of(key_figure: &DemoKeyFigure, (low, high): (f64, f64)) -> Scale {
        let is_bounded = key_figure.unit == "%" || key_figure.unit == "poäng" || key_figure.unit_long.contains("0–100");
        if is_bounded && low >= 0.0 && (50.0..=100.0).contains(&high) {
            Scale::Share
        } else if low >= 0.0 {
            // A small share too: it has a tail upwards, but none that reaches a hundred.
            Scale::Root
        } else {
            Scale::Plain
        }
    }

    /// The number at `draw` standard deviations when nine in ten lie in the range.
    ///
    /// - **Edge cases:** a share's range is pulled in to 0.5–99.5; the root scale never falls under a sixteenth of `low`.
    pub(crate) fn value(self, draw: f64, (low, high): (f64, f64)) -> f64 {
        // Of a standard normal variable nine in ten lie within 1.645.
        let on = |low: f64, high: f64| (low + high) / 2.0 + draw * (high - low) / (2.0 * 1.645);
        match self {
            Scale::Plain => on(low, high),
            Scale::Root => {
                let root = on(low.sqrt().sqrt(), high.sqrt().sqrt()).max(low.sqrt().sqrt() / 2.0);
                let square = root * root;
                square * square
            }
            Scale::Share => {
                let bent = on(unbent(low), unbent(high));
                50.0 + 50.0 * bent / (1.0 + bent * bent).sqrt()
            }
        }
    }
}

/// The inverse of the share scale's bend.
fn unbent(share: f64) -> f64 {
    let height = (share.clamp(0.5, 99.5) - 50.0) / 50.0;
    height / (1.0 - height * height).sqrt()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sexes {
    /// Women, men and all.
    Both,
    /// One figure for all.
    All,
}
use Sexes::{All, Both};

/// Usual ranges, how many report, whether women and men are told apart, and the first year. Sorted by identifier.
///
/// Most are published figures of Sweden's municipalities about 2022 (the 5th and 95th percentile to two digits, our
/// own processing). Rows that end in `// guess` are wholly guessed, where no figures were at hand; rows that end in
/// `// low guessed` have a low end raised by hand, where the real one is nought and would bend the whole series.
#[rustfmt::skip]
const USUAL: [(&str, f64, f64, u16, Sexes, u16); 207] = [
    ("N00090", 6.6, 10.0, 269, Both, 2006),
    ("N00091", 31.0, 54.0, 285, All, 2006), // guess
    ("N00097", -9.7, 13.0, 290, All, 1998),
    ("N00098", 430.0, 7400.0, 290, Both, 2008),
    ("N00206", 65.0, 95.0, 290, Both, 2009),
    ("N00209", 56.0, 80.0, 289, Both, 2009),
    ("N00216", 8.0, 19.0, 285, Both, 2011), // guess
    ("N00401", 1.4, 9.8, 290, All, 2000),
    ("N00528", 330.0, 710.0, 137, All, 2021),
    ("N00529", 32.0, 41.0, 137, All, 2021),
    ("N00530", 80.0, 95.0, 137, Both, 2021),
    ("N00531", 58.0, 85.0, 137, Both, 2021),
    ("N00532", 43.0, 90.0, 137, Both, 2021),
    ("N00533", 45.0, 79.0, 137, Both, 2021),
    ("N00535", 56.0, 80.0, 137, Both, 2021),
    ("N00536", 41.0, 65.0, 137, Both, 2021),
    ("N00570", 44.0, 93.0, 137, Both, 2021),
    ("N00571", 57.0, 84.0, 137, Both, 2021),
    ("N00591", 12.0, 48.0, 137, Both, 2021),
    ("N00600", 35.0, 78.0, 137, Both, 2021),
    ("N00601", 48.0, 76.0, 137, Both, 2021),
    ("N00602", 50.0, 81.0, 137, Both, 2021),
    ("N00603", 44.0, 74.0, 137, Both, 2021),
    ("N00610", 60.0, 93.0, 137, Both, 2021),
    ("N00632", 86.0, 97.0, 137, Both, 2021),
    ("N00638", 73.0, 96.0, 137, Both, 2021),
    ("N00640", 75.0, 92.0, 137, Both, 2021),
    ("N00649", 28.0, 54.0, 137, Both, 2021),
    ("N00650", 20.0, 41.0, 137, Both, 2021),
    ("N00651", 18.0, 38.0, 137, Both, 2021), // guess
    ("N00652", 37.0, 66.0, 137, Both, 2021),
    ("N00661", 16.0, 46.0, 137, Both, 2021),
    ("N00662", 15.0, 40.0, 137, Both, 2021),
    ("N00664", 27.0, 61.0, 137, Both, 2021),
    ("N00667", 84.0, 98.0, 137, Both, 2021),
    ("N00669", 13.0, 33.0, 137, Both, 2021),
    ("N00670", 40.0, 81.0, 137, Both, 2021),
    ("N00820", 12.0, 95.0, 210, All, 2016), // guess
    ("N00901", 19.0, 23.0, 290, All, 1995),
    ("N00903", 180_000.0, 260_000.0, 290, All, 1995),
    ("N00905", 240_000.0, 330_000.0, 290, Both, 2005),
    ("N00906", 330_000.0, 430_000.0, 290, Both, 1998),
    ("N00997", 0.24, 0.35, 290, All, 2011),
    ("N00999", 7.1, 15.0, 290, All, 2007),
    ("N01926", 200.0, 6200.0, 290, Both, 1998),
    ("N01951", 4600.0, 110_000.0, 290, Both, 1994),
    ("N01953", 460.0, 14_000.0, 290, Both, 1995),
    ("N01957", 380.0, 5900.0, 290, Both, 1995),
    ("N01958", -5.0, 9.9, 290, Both, 1998),
    ("N01963", -1.5, 1.8, 290, Both, 1995),
    ("N01982", 25.0, 56.0, 290, Both, 2000),
    ("N02276", 13.0, 58.0, 290, Both, 2004), // guess
    ("N02279", 13.0, 73.0, 290, Both, 2020),
    ("N02926", 8.0, 31.0, 290, Both, 2002), // guess
    ("N03001", -1.0, 11.0, 290, All, 1996), // guess
    ("N03002", -8.0, 57.0, 290, All, 1998), // guess
    ("N03034", 5.1, 47.0, 290, All, 1998),
    ("N03066", 66_000.0, 97_000.0, 290, All, 1995),
    ("N03067", 55_000.0, 76_000.0, 290, All, 1995),
    ("N03103", 16.0, 260.0, 290, All, 1998),
    ("N03105", 57.0, 270.0, 290, All, 1998),
    ("N03107", -870.0, 6600.0, 290, All, 1996),
    ("N03112", -0.83, 11.0, 290, All, 1996),
    ("N03125", 21_000.0, 110_000.0, 290, All, 1998),
    ("N03126", 50_000.0, 150_000.0, 290, All, 1998),
    ("N03148", 3500.0, 21_000.0, 290, All, 1998), // guess
    ("N03187", 180.0, 2600.0, 240, All, 2011), // guess
    ("N03920", 2.9, 8.1, 290, Both, 2010),
    ("N03926", 0.8, 3.6, 290, Both, 2008), // guess
    ("N03937", 1.3, 4.4, 290, Both, 2008), // guess
    ("N05010", 610.0, 1700.0, 290, All, 1995),
    ("N05401", 74.0, 87.0, 287, Both, 1994),
    ("N07001", 360.0, 2400.0, 290, All, 1998),
    ("N07403", 400.0, 1300.0, 290, All, 2008),
    ("N07418", 31.0, 93.0, 290, Both, 2014),
    ("N07803", 0.13, 3.7, 289, All, 2012),
    ("N07907", 8.3, 26.0, 290, Both, 2012),
    ("N07912", 38.0, 52.0, 290, All, 2012),
    ("N07917", 0.6, 10.0, 290, All, 1994), // low guessed
    ("N07924", 1.2, 31.0, 227, All, 2015), // low guessed
    ("N07925", 0.42, 26.0, 290, All, 2015),
    ("N07926", 6.0, 50.0, 227, All, 2015),
    ("N07927", 3.0, 30.0, 227, All, 2015),
    ("N07928", 8.0, 62.0, 227, All, 2017), // low guessed
    ("N09018", 900.0, 2700.0, 290, All, 1998),
    ("N09022", 750.0, 1800.0, 290, All, 1998),
    ("N09100", 870.0, 2200.0, 290, All, 1996),
    ("N09102", 1000.0, 3100.0, 290, All, 1996),
    ("N09805", 8.3, 200.0, 275, All, 2009),
    ("N11008", 150_000.0, 190_000.0, 290, All, 2000),
    ("N11020", 13_000.0, 30_000.0, 290, All, 2011), // guess
    ("N11024", -16.0, 16.0, 290, All, 2015),
    ("N11033", 15_000.0, 34_000.0, 290, All, 2011),
    ("N11038", -52.0, 32.0, 290, All, 2015),
    ("N11050", 28.0, 62.0, 289, All, 2014),
    ("N11102", 4.2, 5.6, 289, All, 1995),
    ("N11701", 12.5, 17.5, 285, All, 2014), // guess
    ("N11800", 80.0, 91.0, 290, All, 2000),
    ("N11811", 8.3, 18.0, 289, All, 2016),
    ("N13008", 31_000.0, 60_000.0, 290, All, 2000),
    ("N13014", 15.0, 29.0, 290, All, 1995),
    ("N13020", -41.0, 32.0, 290, All, 2015),
    ("N13029", 2700.0, 13_000.0, 290, All, 2010),
    ("N13800", 38.0, 65.0, 290, All, 2003),
    ("N15001", -9.2, 16.0, 290, All, 1998),
    ("N15008", 110_000.0, 150_000.0, 290, All, 1998),
    ("N15009", 15_000.0, 33_000.0, 290, All, 2000), // guess
    ("N15027", 110_000.0, 150_000.0, 290, All, 1999),
    ("N15034", 10.5, 14.8, 290, All, 2009), // guess
    ("N15045", -77.0, 30.0, 290, All, 2010),
    ("N15058", 110_000.0, 130_000.0, 290, All, 2016),
    ("N15061", 15_000.0, 33_000.0, 290, All, 2015), // guess
    ("N15428", 76.0, 95.0, 287, Both, 2011), // guess
    ("N15507", 198.0, 252.0, 287, Both, 2014), // guess
    ("N15508", 56.0, 87.0, 287, Both, 1998),
    ("N15814", 55.0, 80.0, 290, All, 2015),
    ("N17001", -14.0, 26.0, 290, All, 1998),
    ("N17007", 110_000.0, 360_000.0, 219, All, 1998),
    ("N17008", 12_000.0, 41_000.0, 219, All, 2000), // guess
    ("N17030", -28.0, 22.0, 290, All, 2010),
    ("N17445", 56.0, 80.0, 290, Both, 2014),
    ("N17451", 52.0, 81.0, 232, Both, 2014), // low guessed
    ("N17457", 70.0, 88.0, 290, Both, 2015),
    ("N18004", 5.2, 460.0, 290, All, 1998),
    ("N18005", 180.0, 760.0, 290, All, 1998), // guess
    ("N18008", 60.0, 620.0, 290, All, 1998), // low guessed
    ("N20029", -43.0, 52.0, 290, All, 2010), // guess
    ("N20048", 200_000.0, 330_000.0, 290, All, 2000),
    ("N20058", 3100.0, 9400.0, 285, All, 2011), // guess
    ("N20892", 18.0, 27.0, 286, Both, 2007), // guess
    ("N20900", -17.0, 19.0, 290, All, 1998),
    ("N21006", 240_000.0, 510_000.0, 289, All, 2015),
    ("N23009", 830_000.0, 1_500_000.0, 282, All, 2010),
    ("N25017", 3900.0, 8600.0, 290, All, 2010),
    ("N28008", 590.0, 2700.0, 290, All, 2010),
    ("N28018", -13.0, 9.7, 290, All, 2009),
    ("N28021", -20.0, 16.0, 290, All, 2011),
    ("N28026", 3900.0, 6800.0, 290, All, 2010), // guess
    ("N28817", 6.8, 22.0, 284, Both, 2002),
    ("N28818", 1.4, 11.0, 211, All, 2009),
    ("N28821", 110.0, 160.0, 284, Both, 2002),
    ("N28892", 0.47, 1.1, 290, Both, 2000),
    ("N30001", -25.0, 58.0, 290, All, 1998),
    ("N30026", -32.0, 50.0, 290, All, 2010),
    ("N30101", 2900.0, 6900.0, 290, All, 1998), // guess
    ("N31008", 450.0, 2100.0, 290, All, 1998),
    ("N31807", 1.2, 5.9, 286, All, 1994),
    ("N31816", 0.29, 1.8, 286, Both, 2010),
    ("N40008", 250.0, 2300.0, 290, All, 1998),
    ("N45014", -260.0, 290.0, 200, All, 1998), // guess
    ("N45019", 120.0, 2900.0, 250, All, 1998), // guess
    ("N45028", 1400.0, 4200.0, 200, All, 1998), // guess
    ("N45924", 52.0, 112.0, 285, All, 2002), // guess
    ("N85048", 0.73, 6.8, 290, All, 2000),
    ("N85053", 67.0, 100.0, 280, All, 2014),
    ("U00200", 76.0, 83.0, 129, Both, 2011),
    ("U00205", 76.0, 84.0, 189, Both, 2013),
    ("U00502", 14.0, 90.0, 290, All, 2020),
    ("U00587", 67.0, 88.0, 137, Both, 2021),
    ("U00588", 52.0, 75.0, 137, Both, 2021),
    ("U01803", 7.4, 21.0, 290, All, 2009),
    ("U07414", 26.0, 52.0, 275, All, 2008),
    ("U07425", 350.0, 1100.0, 136, All, 2012),
    ("U07427", 34.0, 160.0, 133, All, 2012),
    ("U07428", 9.4, 77.0, 134, All, 2012),
    ("U07447", 50.0, 85.0, 168, All, 2005),
    ("U07449", 60.0, 83.0, 178, All, 2005),
    ("U07451", 67.0, 83.0, 196, All, 2005),
    ("U07453", 66.0, 82.0, 190, All, 2020), // guess
    ("U07456", 0.9, 5.4, 122, All, 2013),
    ("U07480", 7.1, 78.0, 277, All, 2014),
    ("U07508", 68.0, 82.0, 204, All, 2005),
    ("U07509", 65.0, 80.0, 204, All, 2005),
    ("U07510", 72.0, 88.0, 205, All, 2005),
    ("U07512", 69.0, 85.0, 204, All, 2005),
    ("U07513", 66.0, 84.0, 204, All, 2005),
    ("U07514", 12.0, 48.0, 241, All, 2003),
    ("U07801", 350.0, 600.0, 275, All, 2011),
    ("U09800", 9.0, 37.0, 288, Both, 2010), // guess
    ("U11001", 13.0, 94.0, 290, All, 2016),
    ("U11404", 4.3, 93.0, 289, All, 2016),
    ("U11901", 7.4, 92.0, 289, All, 2016),
    ("U15010", 5.0, 95.0, 290, All, 2016), // guess
    ("U15015", 890.0, 14_000.0, 290, All, 2013),
    ("U15401", 8.1, 93.0, 267, All, 2016),
    ("U15457", -13.0, 13.0, 290, All, 2015),
    ("U15459", -22.0, 13.0, 290, All, 2015),
    ("U15900", 8.1, 88.0, 267, All, 2016),
    ("U17401", 8.0, 93.0, 200, All, 2016), // guess
    ("U17900", 3.1, 91.0, 173, All, 2016),
    ("U20008", 14.0, 95.0, 290, All, 2016),
    ("U20404", 8.8, 94.0, 159, All, 2016),
    ("U20900", 6.9, 84.0, 159, All, 2016),
    ("U21468", 79.0, 96.0, 286, Both, 2012),
    ("U23401", 15.0, 110.0, 222, Both, 2006),
    ("U23471", 68.0, 91.0, 200, All, 2019), // guess
    ("U28001", 8.1, 92.0, 280, All, 2016),
    ("U28408", 14.0, 91.0, 184, All, 2017),
    ("U28561", 70.0, 95.0, 161, Both, 2017),
    ("U28900", 8.0, 92.0, 180, All, 2017), // guess
    ("U31002", 3.1, 91.0, 289, All, 2016),
    ("U31401", 4.2, 94.0, 208, All, 2016),
    ("U31904", 7.2, 92.0, 207, All, 2016),
    ("U40455", 28.0, 66.0, 160, All, 2014), // guess
    ("U60007", 14.0, 37.0, 90, All, 2016), // guess
    ("U60008", 115.0, 195.0, 95, All, 2016), // guess
    ("U60471", 0.38, 0.82, 60, All, 2016), // guess
];

#[cfg(test)]
mod tests {
    use super::{INHABITANTS, Scale, USUAL};

    #[test]
    fn usual_ranges_are_sorted_and_ranges() {
        assert!(USUAL.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(USUAL.iter().all(|row| row.1 < row.2 && row.3 <= 290));
    }

    #[test]
    fn nine_in_ten_lie_in_the_range() {
        for (scale, range) in [(Scale::Plain, (-9.0, 16.0)), (Scale::Root, INHABITANTS), (Scale::Share, (80.0, 95.0))] {
            let (low, high) = (scale.value(-1.645, range), scale.value(1.645, range));
            assert!(
                (low / range.0 - 1.0).abs() < 1e-9 && (high / range.1 - 1.0).abs() < 1e-9,
                "{scale:?}: {low} {high}"
            );
        }
    }

    #[test]
    fn a_share_never_leaves_its_bounds() {
        assert!(Scale::Share.value(-9.0, (2.0, 97.0)) > 0.0);
        assert!(Scale::Share.value(9.0, (2.0, 97.0)) < 100.0);
    }
}
