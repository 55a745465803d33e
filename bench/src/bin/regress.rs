//! Thousands of regressions and shares of R²: `regress RUNS N P X Y OUT`.
//!
//! X and Y are columns of doubles as they lie in memory, made by `bench/regress.py`; OUT gets every coefficient and HC3 error.

use std::path::Path;

use stats::{Design, ManyFit};

const N_THREADS: usize = 2;

fn main() {
    let arguments = bench::arguments(6, "regress RUNS N P X Y OUT");
    let number = |idx: usize| arguments[idx].to_string_lossy().parse::<usize>().expect("a whole number");
    let (runs, n, p) = (number(0), number(1), number(2));
    let columns = doubles(&arguments[3], n);
    assert_eq!(columns.len(), p, "as many columns as are told");
    let responses = doubles(&arguments[4], n);
    println!("n_responses {}", responses.len());
    let mut fits = Vec::new();
    for _ in 0..runs {
        let (alone, took) = bench::timed(|| together(&columns, n, &responses, 1));
        let (halves, took_by_two) = bench::timed(|| together(&columns, n, &responses, N_THREADS));
        assert_eq!(alone, halves, "threads change nothing");
        println!("one_s {took}\ntwo_s {took_by_two}");
        fits = halves;
        let (shares, took) = bench::timed(|| {
            Design::new(n, &columns, true).and_then(|design| design.shares(&responses[0])).expect("full rank")
        });
        println!("shares_s {took}");
        shares.iter().enumerate().for_each(|(idx, share)| println!("share_{idx} {share:e}"));
    }
    let numbers = fits.iter().flat_map(|fit| fit.coefficients.iter().chain(&fit.hc3_errors));
    let bytes: Vec<u8> = numbers.flat_map(|number| number.to_le_bytes()).collect();
    #[allow(clippy::disallowed_methods, reason = "the answers are a file")]
    std::fs::write(&arguments[5], bytes).expect("the answers can be written");
}

fn together(columns: &[Vec<f64>], n: usize, responses: &[Vec<f64>], n_threads: usize) -> Vec<ManyFit> {
    let design = Design::new(n, columns, true).expect("full rank");
    let fit = |part: &[Vec<f64>]| design.fit_each(part).expect("finite");
    if n_threads == 1 {
        return fit(responses);
    }
    std::thread::scope(|scope| {
        let parts = responses.chunks(responses.len().div_ceil(n_threads));
        let threads: Vec<_> = parts.map(|part| scope.spawn(move || fit(part))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("no thread fails")).collect()
    })
}

fn doubles(path: &Path, n: usize) -> Vec<Vec<f64>> {
    #[allow(clippy::disallowed_methods, reason = "the numbers are a file")]
    let bytes = std::fs::read(path).expect("the numbers can be read");
    let (eights, _) = bytes.as_chunks::<8>();
    let numbers: Vec<f64> = eights.iter().map(|eight| f64::from_le_bytes(*eight)).collect();
    numbers.chunks(n).map(<[f64]>::to_vec).collect()
}
