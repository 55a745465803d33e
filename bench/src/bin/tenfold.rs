//! A lake ten times as large, in the shape of the real one: `tenfold LAKE NEW_LAKE`.
//!
//! Each key figure stands there ten times under other identifiers: the same areas, years and gaps, every value a little
//! larger from one copy to the next. What was a tie stays one.

use std::path::Path;

use domain::{Figure, KeyFigureId, Row, Run};
use lake::{Base, Lake, SnapshotDraft};

/// First letters of the copies of key figures that begin with N and with U; all others have none.
const COPIES: [(&str, &str); 10] = [
    ("N", "U"),
    ("A", "B"),
    ("C", "D"),
    ("E", "F"),
    ("G", "H"),
    ("I", "J"),
    ("K", "L"),
    ("M", "O"),
    ("P", "Q"),
    ("R", "S"),
];
const GROWTH_A_COPY: f64 = 0.001;

fn main() {
    let arguments = bench::arguments(2, "tenfold LAKE NEW_LAKE");
    if let Err(error) = make(&arguments[0], &arguments[1]) {
        eprintln!("error: {error}");
        std::process::exit(1);
    }
}

fn make(from: &Path, to: &Path) -> Result<(), lake::Error> {
    let snapshot = Lake::open(from)?.latest()?.expect("the lake holds a snapshot");
    let lake = Lake::open(to)?;
    let ids: Vec<KeyFigureId> = snapshot.manifest().key_figures().keys().copied().collect();
    let runs: Vec<Run> =
        snapshot.runs(&ids).into_iter().filter_map(Result::transpose).collect::<Result<_, lake::Error>>()?;
    for (number, letters) in COPIES.iter().enumerate() {
        let growth = 1.0 + GROWTH_A_COPY * number as f64;
        let copies = runs.iter().filter_map(|run| copy(run, *letters, growth)).collect();
        let base = if number == 0 { Base::Nothing } else { Base::Latest };
        lake.write(SnapshotDraft { base, runs: copies, catalogue: snapshot.catalogue()?, receipts: Vec::new() })?;
    }
    let made = lake.latest()?.expect("it has been written");
    println!("n_rows {}", made.manifest().n_rows());
    Ok(())
}

fn copy(run: &Run, letters: (&str, &str), growth: f64) -> Option<Run> {
    let id = run.key_figure();
    let letter = match id.as_str().as_bytes()[0] {
        b'N' => letters.0,
        b'U' => letters.1,
        _ => return None,
    };
    let id = KeyFigureId::new(&format!("{letter}{}", &id.as_str()[1..])).expect("a letter and five digits");
    let row = |row: Row| match row.figure {
        Figure::Value(value) => Row { figure: Figure::Value(value * growth), ..row },
        Figure::Missing(_) => row,
    };
    Some(Run::from_rows(id, run.rows().map(row).collect()).expect("each place stands once"))
}
