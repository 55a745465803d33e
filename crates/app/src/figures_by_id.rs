//! Observations in the order they came, sorted into one run a key figure.

use std::collections::BTreeMap;

use domain::{AreaCode, Figure, KeyFigureId, Observation, Origin, Place, Row, Run, Sex, Year};

type Cell = (AreaCode, Year, Sex);

/// Figures by key figure; of a place that is told twice, the page that came later counts.
#[derive(Default)]
pub(crate) struct FiguresById {
    by_id: BTreeMap<KeyFigureId, (BTreeMap<Cell, Figure>, Vec<Origin>)>,
    contradictions: Vec<String>,
}

/// What the lake takes.
pub(crate) struct Sorted {
    /// One a key figure asked for; one that nothing came of has no rows.
    pub(crate) runs: Vec<Run>,
    /// Where each that has rows came from.
    pub(crate) receipts: Vec<(KeyFigureId, Vec<Origin>)>,
    /// Places that were told twice, differently.
    pub(crate) contradictions: Vec<String>,
}

impl FiguresById {
    /// Takes one page's observations of areas. Groups' means are computed anew by us, where they are needed.
    pub(crate) fn take(&mut self, observations: Vec<Observation>, origin: &Origin) {
        for seen in observations {
            let Place::Area(area) = seen.place else { continue };
            let (cells, origins) = self.by_id.entry(seen.key_figure).or_default();
            if origins.last() != Some(origin) {
                origins.push(origin.clone());
            }
            let (year, sex) = (seen.year, seen.sex);
            let before = cells.insert((area, year, sex), seen.figure);
            if before.is_some_and(|before| before != seen.figure) {
                self.contradictions
                    .push(format!("{}, {area}, {year}, {sex}: told twice, differently", seen.key_figure));
            }
        }
    }

    /// Everything taken, for the key figures asked for.
    pub(crate) fn sorted(mut self, asked: &[KeyFigureId]) -> Sorted {
        let mut sorted = Sorted { runs: Vec::new(), receipts: Vec::new(), contradictions: self.contradictions };
        for id in asked {
            let (cells, origins) = self.by_id.remove(id).unwrap_or_default();
            let rows = cells.into_iter().map(|((area, year, sex), figure)| Row { area, year, sex, figure }).collect();
            sorted.runs.push(Run::from_rows(*id, rows).expect("each place stands once in a map"));
            if !origins.is_empty() {
                sorted.receipts.push((*id, origins));
            }
        }
        sorted
    }
}
