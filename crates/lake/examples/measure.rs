//! Measures writing and reading a lake: `cargo run --release -p lake --example measure -- FOLDER [N_KEY_FIGURES]`.
//!
//! Every key figure has 312 areas, 25 years and three sexes, with one place in nine missing.

#![allow(clippy::disallowed_methods, reason = "it measures time")]

use std::path::PathBuf;
use std::time::Instant;

use domain::{AreaCode, Figure, KeyFigureId, MissingReason, Row, Run, Sex, Year};
use lake::{Base, Catalogue, Error, Lake, SnapshotDraft};

fn main() -> Result<(), Error> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().expect("a folder"));
    let n_key_figures = arguments.next().map_or(115, |number| number.parse().expect("a number of key figures"));
    let runs: Vec<Run> = (0..n_key_figures).map(run).collect();
    let ids: Vec<KeyFigureId> = runs.iter().map(Run::key_figure).collect();
    let revised = run_with(n_key_figures / 2, 1);

    let lake = Lake::open(&folder)?;
    let draft = |base, runs| SnapshotDraft { base, runs, catalogue: Catalogue::default(), receipts: Vec::new() };
    let snapshot = timed("write all", || lake.write(draft(Base::Nothing, runs)))?;
    timed("write one anew", || lake.write(draft(Base::Snapshot(&snapshot), vec![revised])))?;
    for _ in 0..3 {
        let read = timed("read all", || snapshot.runs(&ids));
        assert!(read.into_iter().all(|run| matches!(run, Ok(Some(_)))));
    }
    timed("read one", || snapshot.run(ids[ids.len() / 3]))?;
    assert!(timed("check all", || lake.verify(&snapshot)).is_empty());
    let n_bytes: u64 = snapshot.manifest().files().values().map(|file| file.n_bytes).sum();
    println!("{} rows, {} files, {n_bytes} bytes", snapshot.manifest().n_rows(), snapshot.manifest().files().len());
    println!("snapshot {} in {}", snapshot.name(), folder.display());
    Ok(())
}

fn timed<T>(what: &str, step: impl FnOnce() -> T) -> T {
    let began = Instant::now();
    let outcome = step();
    println!("{what}: {:.1} ms", began.elapsed().as_secs_f64() * 1000.0);
    outcome
}

fn run(number: u32) -> Run {
    run_with(number, 0)
}

fn run_with(number: u32, seed: u64) -> Run {
    let mut state = u64::from(number) * 7919 + seed;
    let mut rows = Vec::with_capacity(312 * 25 * 3);
    for area in 0..312 {
        let area = AreaCode::new(&format!("{:04}", area * 8)).expect("four digits");
        for year in 2000..2025 {
            for sex in [Sex::Women, Sex::Men, Sex::Total] {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let figure = match (state >> 33) % 9 {
                    0 => Figure::Missing(MissingReason::NotReported),
                    _ => Figure::Value((state >> 44) as f64 / 10.0),
                };
                rows.push(Row { area, year: Year(year), sex, figure });
            }
        }
    }
    Run::from_rows(KeyFigureId::new(&format!("N{number:05}")).expect("five digits"), rows).expect("each place once")
}
