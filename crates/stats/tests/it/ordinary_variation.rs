//! Ordinary variation: what three years hide, and how it is moderated.

use stats::{Draws, Error, Series, ordinary_variation};

/// Made-up costs per child of 24 municipalities, by population: five to seven years each.
const COSTS: [(f64, &[f64]); 24] = [
    (3000.0, &[49073.0, 52662.0, 48988.0, 50914.0, 50167.0]),
    (3844.0, &[44749.0, 51994.0, 49110.0, 47312.0, 51531.0, 49531.0]),
    (4926.0, &[51440.0, 56898.0, 55355.0, 54881.0, 39166.0, 58073.0, 52455.0]),
    (6313.0, &[48612.0, 51535.0, 52474.0, 48536.0, 47114.0]),
    (8090.0, &[49567.0, 51361.0, 48930.0, 52274.0, 45882.0, 46832.0]),
    (10366.0, &[50274.0, 50622.0, 48134.0, 49401.0, 52720.0, 50037.0, 51390.0]),
    (13284.0, &[49475.0, 50363.0, 49566.0, 47015.0, 53000.0]),
    (17023.0, &[47951.0, 48402.0, 49560.0, 52928.0, 53419.0, 46250.0]),
    (21814.0, &[50578.0, 49739.0, 49944.0, 53304.0, 51450.0, 50383.0, 50865.0]),
    (27953.0, &[49273.0, 47832.0, 51258.0, 48010.0, 51603.0]),
    (35820.0, &[50657.0, 49038.0, 50433.0, 50635.0, 50985.0, 49773.0]),
    (45902.0, &[50772.0, 51388.0, 50270.0, 49136.0, 50021.0, 49033.0, 50875.0]),
    (58821.0, &[46034.0, 52664.0, 48425.0, 49664.0, 50212.0]),
    (75376.0, &[50140.0, 49033.0, 49579.0, 52198.0, 50312.0, 50411.0]),
    (96590.0, &[51300.0, 50682.0, 48821.0, 49017.0, 49514.0, 48344.0, 49099.0]),
    (123776.0, &[49957.0, 50033.0, 50369.0, 50721.0, 50399.0]),
    (158612.0, &[51537.0, 49171.0, 48984.0, 50892.0, 51488.0, 50499.0]),
    (203253.0, &[49617.0, 50643.0, 51293.0, 53020.0, 51261.0, 52021.0, 52402.0]),
    (260458.0, &[49413.0, 50104.0, 49953.0, 50210.0, 50909.0]),
    (333763.0, &[49783.0, 49882.0, 51031.0, 50297.0, 50778.0, 49905.0]),
    (427700.0, &[49786.0, 50248.0, 50459.0, 50528.0, 51118.0, 50706.0, 50282.0]),
    (548076.0, &[50062.0, 49892.0, 50306.0, 50550.0, 49542.0]),
    (702331.0, &[50494.0, 50697.0, 49523.0, 50516.0, 52237.0, 51070.0]),
    (900000.0, &[49926.0, 49959.0, 49833.0, 50206.0, 50553.0, 50350.0, 50780.0]),
];

fn series(population: f64, values: &[f64]) -> Series {
    Series { times: (0..values.len()).map(|year| 2018.0 + year as f64).collect(), values: values.to_vec(), population }
}

fn all() -> Vec<Series> {
    COSTS.iter().map(|(population, values)| series(*population, values)).collect()
}

#[track_caller]
fn close(found: f64, expected: f64, relative: f64) {
    assert!((found - expected).abs() <= relative * expected.abs(), "{found} is not {expected}");
}

/// Smyth's formulas by NumPy and SciPy, with d₀ from a root finder.
#[test]
fn another_program_says_the_same() {
    let found = ordinary_variation(&all()).unwrap();
    for (idx, own, usual, moderated, df) in [
        (0, 1747.64210676, 3670.53998863, 3048.4426833592715, 7.47772055),
        (1, 2758.66447329, 3305.05551, 3059.43774936745, 8.47772055),
        (23, 176.300393, 328.60544192, 259.6398739613115, 9.47772055),
    ] {
        let unit = found[idx].unwrap();
        close(unit.own, own, 1e-8);
        close(unit.usual, usual, 1e-8);
        close(unit.standard_error, moderated, 1e-9);
        close(unit.degrees_of_freedom, df, 1e-8);
    }
}

/// The trap of few years: the cost of preschool in Tyresö (Kolada, N11008), kronor per child. Its last three years happen to
/// lie on a line, with 215 kronor around it; five have 1,914.
#[test]
fn three_years_hide_what_five_show() {
    const TYRESO: [f64; 5] = [139_720.703125, 142_081.843464, 144_885.895081, 151_085.433313, 157_811.986864];
    let with_tyreso = |values: &[f64]| {
        let mut units = all();
        units.push(series(48_000.0, values));
        ordinary_variation(&units).unwrap().pop().unwrap()
    };
    assert_eq!(with_tyreso(&TYRESO[2..]), None);
    assert!((with_tyreso(&TYRESO).unwrap().own - 1_913.82).abs() < 0.01);
}

#[test]
fn fewer_than_five_years_give_nothing_and_change_nothing() {
    let mut with_short = all();
    with_short.insert(3, series(40_000.0, &[1.0, 2.0, 9.0, 4.0]));
    let mut found = ordinary_variation(&with_short).unwrap();
    assert_eq!(found.remove(3), None);
    assert_eq!(found, ordinary_variation(&all()).unwrap());
}

#[test]
fn a_unit_on_its_line_still_varies() {
    let mut with_straight = all();
    with_straight.push(series(50_000.0, &[100.0, 200.0, 300.0, 400.0, 500.0]));
    let straight = ordinary_variation(&with_straight).unwrap().pop().unwrap().unwrap();
    assert!(straight.own < 1e-6 && straight.standard_error > 100.0, "{straight:?}");
}

/// Units that all vary alike but for chance: the moderated answer is nearer the truth than each unit's own, and stands on
/// more degrees of freedom.
#[test]
fn moderated_is_nearer_the_truth() {
    let mut draws = Draws::new(5);
    let units: Vec<Series> = (0..290)
        .map(|unit| {
            let values: Vec<f64> =
                (0..5).map(|year| 1_000.0 + 20.0 * f64::from(year) + 50.0 * draws.normal()).collect();
            series(5_000.0 + 500.0 * f64::from(unit), &values)
        })
        .collect();
    let found: Vec<_> = ordinary_variation(&units).unwrap().into_iter().flatten().collect();
    let distance = |of: &dyn Fn(&stats::OrdinaryVariation) -> f64| -> f64 {
        found.iter().map(|unit| (of(unit) / 50.0 - 1.0).abs()).sum::<f64>() / found.len() as f64
    };
    let (own, moderated) = (distance(&|unit| unit.own), distance(&|unit| unit.standard_error));
    assert!(moderated < 0.5 * own, "own {own}, moderated {moderated}");
    assert!(found.iter().all(|unit| unit.degrees_of_freedom > 10.0));
}

#[test]
fn what_cannot_be_is_refused() {
    let few = ordinary_variation(&all()[..9]).unwrap_err();
    assert_eq!(few.to_string(), "9 units with five years that vary are too few: 10 are needed");
    let mut wrong = all();
    wrong[2].population = 0.0;
    assert!(matches!(ordinary_variation(&wrong), Err(Error::OutOfRangeAt { idx: 2, .. })));
    let mut wrong = all();
    wrong[2].values[0] = f64::NAN;
    assert!(matches!(ordinary_variation(&wrong), Err(Error::NotFinite { .. })));
    let mut wrong = all();
    wrong[2].times.pop();
    assert!(matches!(ordinary_variation(&wrong), Err(Error::LengthsDiffer { .. })));
}
