//! Pages of figures into runs, on all cores and beside the fetching.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use domain::{KeyFigureId, Origin, Place, Row, Run};
use kolada::parse::parse_observations;
use kolada::{Expected, Issue, Page};
use tokio::sync::oneshot;

use crate::error::Error;

/// What one page says of areas.
pub(super) struct PageRows {
    pub(super) origin: Origin,
    pub(super) by_id: Vec<(KeyFigureId, Vec<Row>)>,
    pub(super) n_values: u64,
    pub(super) n_rows: u64,
    pub(super) issues: Vec<String>,
    pub(super) took: Duration,
}

/// A page that is being read.
pub(super) type Reading = oneshot::Receiver<Result<PageRows, Error>>;

/// Begins to read a page on another thread.
pub(super) fn begin(page: Page, expected: std::sync::Arc<Expected>) -> Reading {
    let (told, reading) = oneshot::channel();
    // Nobody waits for it any more when the sync has failed elsewhere.
    rayon::spawn(move || drop(told.send(read(&page, &expected))));
    reading
}

/// What a page that was begun says.
pub(super) async fn end(reading: Reading) -> Result<PageRows, Error> {
    reading.await.expect("a reader always answers")
}

fn read(page: &Page, expected: &Expected) -> Result<PageRows, Error> {
    let began = Instant::now();
    let read = parse_observations(&page.body, expected)?;
    let mut by_id: Vec<(KeyFigureId, Vec<Row>)> = Vec::new();
    let (mut n_values, mut n_rows) = (0, 0);
    for seen in read.value {
        // Groups' means are computed anew by us, where they are needed.
        let Place::Area(area) = seen.place else { continue };
        let row = Row { area, year: seen.year, sex: seen.sex, figure: seen.figure };
        n_rows += 1;
        n_values += u64::from(seen.figure.value().is_some());
        match by_id.last_mut() {
            Some((id, rows)) if *id == seen.key_figure => rows.push(row),
            _ => by_id.push((seen.key_figure, vec![row])),
        }
    }
    let issues = read.issues.iter().map(Issue::to_string).collect();
    Ok(PageRows { origin: page.origin.clone(), by_id, n_values, n_rows, issues, took: began.elapsed() })
}

/// What several pages say of one key figure, in the order they came.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) rows: Vec<Row>,
    pub(super) origins: Vec<Origin>,
}

/// Sorts pages by key figure.
pub(super) fn by_key_figure(pages: Vec<PageRows>) -> BTreeMap<KeyFigureId, Told> {
    let mut told: BTreeMap<KeyFigureId, Told> = BTreeMap::new();
    for page in pages {
        for (id, rows) in page.by_id {
            let of_id = told.entry(id).or_default();
            of_id.rows.extend(rows);
            if of_id.origins.last() != Some(&page.origin) {
                of_id.origins.push(page.origin.clone());
            }
        }
    }
    told
}

/// One run of all rows; of a place that is told more than once the last counts.
///
/// - **Shape:** the run, and a line for each place that was told twice, differently.
pub(super) fn run_of(key_figure: KeyFigureId, mut rows: Vec<Row>) -> (Run, Vec<String>) {
    let key = |row: &Row| (row.area, row.year, row.sex);
    // Stable: rows of one place stay in the order they came.
    rows.sort_by_key(key);
    let mut contradictions = Vec::new();
    let mut kept: Vec<Row> = Vec::with_capacity(rows.len());
    for row in rows {
        match kept.last_mut() {
            Some(last) if key(last) == key(&row) => {
                if last.figure != row.figure {
                    let (area, year, sex) = key(&row);
                    contradictions.push(format!("{key_figure}, {area}, {year}, {sex}: told twice, differently"));
                    *last = row;
                }
            }
            _ => kept.push(row),
        }
    }
    (Run::from_rows(key_figure, kept).expect("each place stands once"), contradictions)
}
