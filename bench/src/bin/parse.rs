//! Reading the service's pages, without waiting for them: `parse RUNS PAGE…`.

use kolada::Expected;
use kolada::parse::parse_observations;

fn main() {
    let arguments = bench::arguments(2, "parse RUNS PAGE…");
    let n_runs: usize = arguments[0].to_str().and_then(|text| text.parse().ok()).expect("RUNS is a number");
    #[allow(clippy::disallowed_methods, reason = "the pages are files")]
    let pages: Vec<Vec<u8>> =
        arguments[1..].iter().map(|path| std::fs::read(path).expect("the page can be read")).collect();
    for _ in 0..n_runs {
        let ((n, sum), seconds) = bench::timed(|| {
            let mut n_and_sum = (0_usize, 0.0);
            for page in &pages {
                let read = parse_observations(page, &Expected::anything()).expect("the page is whole");
                assert!(read.issues.is_empty(), "{}", read.issues[0]);
                for value in read.value.iter().filter_map(|observation| observation.figure.value()) {
                    n_and_sum = (n_and_sum.0 + 1, n_and_sum.1 + value);
                }
            }
            n_and_sum
        });
        println!("n_values {n}\nsum {sum:?}\nseconds {seconds}");
    }
}
