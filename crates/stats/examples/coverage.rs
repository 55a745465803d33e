//! Whether rank sets hold the true places as often as they promise: 10,000 data sets from each of several known truths.
//!
//! `cargo run --release -p stats --example coverage` prints a line a truth and way, and fails where fewer data sets than
//! promised are held, beyond the chance of the simulation itself.

use std::process::ExitCode;

use stats::{
    Better, Draws, Estimate, RankSet, RankSetOptions, marginal_critical_values, marginal_rank_sets, normal_quantile,
    rank_sets_at, simultaneous_critical_value, simultaneous_rank_sets, step_down_rank_sets,
};

const LEVEL: f64 = 0.95;
const N_DATA_SETS: usize = 10_000;
/// Where one critical value serves all data sets.
const N_DRAWS_ONCE: usize = 200_000;
/// Where each data set needs its own.
const N_DRAWS_EACH: usize = 1_000;

/// About so many rows are printed.
const N_ROWS: usize = 41;
const ALONE: &str = "one alone, the least held";

/// What is true, and how it is seen.
struct Truth {
    name: &'static str,
    values: Vec<f64>,
    standard_errors: Vec<f64>,
    /// On how many degrees of freedom each standard error is estimated; `None` where they are known.
    degrees_of_freedom: Option<f64>,
}

fn main() -> ExitCode {
    println!("{N_DATA_SETS} data sets a truth, level {LEVEL}");
    let mut n_failed = 0;
    let mut n_passed = 0;
    for truth in truths() {
        let name = format!("{}, {} units", truth.name, truth.values.len());
        for (way, held) in coverage(&truth) {
            let n_looked_at = if way == ALONE { truth.values.len() } else { 1 };
            let is_held = held >= least_by_chance(n_looked_at);
            if is_held {
                n_passed += 1
            } else {
                n_failed += 1
            }
            println!("{name:<44} {way:<28} {held:.4} {}", if is_held { "held" } else { "NOT HELD" });
        }
    }
    println!("{n_passed} passed, {n_failed} failed");
    if n_failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// As few as chance alone gives once in a hundred runs of this program, when so many are looked at in a row and the least
/// is told.
fn least_by_chance(n_looked_at: usize) -> f64 {
    let n_in_all = (N_ROWS * n_looked_at) as f64;
    LEVEL + normal_quantile(0.01 / n_in_all) * (LEVEL * (1.0 - LEVEL) / N_DATA_SETS as f64).sqrt()
}

fn truths() -> Vec<Truth> {
    let mut truths = Vec::new();
    for n in [8, 40] {
        let unequal: Vec<f64> = (0..n).map(|idx| [0.3, 1.0, 2.0, 0.5, 4.0][idx % 5]).collect();
        let of = |name, value: &dyn Fn(usize) -> f64, standard_errors: Vec<f64>| Truth {
            name,
            values: (0..n).map(value).collect(),
            standard_errors,
            degrees_of_freedom: None,
        };
        truths.push(of("spread", &|idx| 2.0 * idx as f64, vec![1.0; n]));
        truths.push(of("near ties", &|idx| 0.02 * idx as f64, vec![1.0; n]));
        truths.push(of("pairs of near ties", &|idx| 5.0 * (idx / 2) as f64 + 0.1 * (idx % 2) as f64, unequal.clone()));
        truths.push(of("exact ties", &|idx| (idx % 3) as f64, unequal.clone()));
        truths.push(of("all equal", &|_| 7.0, vec![1.0; n]));
        truths.push(of("all equal, unequal errors", &|_| 7.0, unequal.clone()));
        let some_exact = (0..n).map(|idx| if idx % 4 == 0 { 0.0 } else { 1.0 }).collect();
        truths.push(of("some known exactly", &|idx| 0.5 * (idx / 2) as f64, some_exact));
    }
    for df in [3.0, 8.0] {
        let standard_errors = vec![1.0, 0.3, 2.0, 1.0, 0.5, 3.0, 1.0, 1.0];
        let name = if df == 3.0 { "errors estimated on 3 df" } else { "errors estimated on 8 df" };
        let all_equal = Truth { name, values: vec![0.0; 8], standard_errors, degrees_of_freedom: Some(df) };
        truths.push(all_equal);
    }
    truths
}

/// For each way how often it holds: all places together, or for each unit alone where that is least often.
fn coverage(truth: &Truth) -> Vec<(&'static str, f64)> {
    let n = truth.values.len();
    let mut draws = Draws::new(20_261_125);
    let once = RankSetOptions { level: LEVEL, n_draws: N_DRAWS_ONCE, seed: 1, better: Better::Higher };
    let each = RankSetOptions { n_draws: N_DRAWS_EACH, ..once };
    let known: Vec<Estimate> = truth.standard_errors.iter().map(|error| Estimate::new(0.0, *error)).collect();
    let all_pairs = simultaneous_critical_value(&known, &once).expect("the truth is finite");
    let critical_all = vec![all_pairs; n];
    let critical_one = marginal_critical_values(&known, &once).expect("the truth is finite");

    let (mut n_together, mut n_stepped, mut n_alone) = (0, 0, vec![0; n]);
    for seed in 0..N_DATA_SETS as u64 {
        // Draws of its own each time: a few would otherwise be a little too mild, or too strict, for all data sets alike.
        let each = RankSetOptions { seed, ..each };
        let data = data_set(truth, &mut draws);
        let (together, alone) = if truth.degrees_of_freedom.is_some() {
            (
                simultaneous_rank_sets(&data, &each).expect("the data are finite"),
                marginal_rank_sets(&data, &each).expect("the data are finite"),
            )
        } else {
            (rank_sets_at(&data, &critical_all, Better::Higher), rank_sets_at(&data, &critical_one, Better::Higher))
        };
        n_together += usize::from((0..n).all(|idx| holds(truth, &together, idx)));
        for (idx, count) in n_alone.iter_mut().enumerate() {
            *count += usize::from(holds(truth, &alone, idx));
        }
        if n <= 8 {
            let stepped = step_down_rank_sets(&data, &each).expect("the data are finite");
            n_stepped += usize::from((0..n).all(|idx| holds(truth, &stepped, idx)));
        }
    }
    let share = |count: usize| count as f64 / N_DATA_SETS as f64;
    let least = n_alone.into_iter().min().unwrap_or(N_DATA_SETS);
    let mut found = vec![("all together", share(n_together)), (ALONE, share(least))];
    if n <= 8 {
        found.push(("all together, stepped down", share(n_stepped)));
    }
    found
}

fn data_set(truth: &Truth, draws: &mut Draws) -> Vec<Estimate> {
    let unit = |(value, standard_error): (&f64, &f64)| {
        let value = value + standard_error * draws.normal();
        match truth.degrees_of_freedom {
            None => Estimate::new(value, *standard_error),
            Some(df) => {
                let estimated = standard_error * (draws.chi_square(df) / df).sqrt();
                Estimate::new(value, estimated).with_degrees_of_freedom(df)
            }
        }
    };
    truth.values.iter().zip(&truth.standard_errors).map(unit).collect()
}

/// Whether a set holds all the places that its unit may truly have: with equal truths, each that it may share.
fn holds(truth: &Truth, sets: &[RankSet], idx: usize) -> bool {
    let own = truth.values[idx];
    let n_better = truth.values.iter().filter(|other| **other > own).count();
    let n_worse = truth.values.iter().filter(|other| **other < own).count();
    sets[idx].low <= 1 + n_better && truth.values.len() - n_worse <= sets[idx].high
}
