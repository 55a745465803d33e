//! All figures of a snapshot in memory, for those who are asked often.

use domain::{AreaCode, Figure, KeyFigureId, MissingReason, Run, Sex, Slice, Slices, Year};
use rayon::prelude::*;

use crate::{Error, Snapshot};

/// All figures of a snapshot, read once and never changed.
///
/// It holds ten bytes a figure, sorted by key figure, year, sex and area. Any number of threads may ask it at once:
/// share it in an [`Arc`](std::sync::Arc). A key figure in one year for a group is two binary searches, and one more
/// for each area.
///
/// ```
/// use domain::{AreaCode, Figure, KeyFigureId, Row, Run, Sex, Year};
/// use lake::{Base, Catalogue, FigureStore, Lake, SnapshotDraft};
///
/// # let folder = tempfile::tempdir()?;
/// let (id, area) = (KeyFigureId::new("N11008")?, AreaCode::new("0192")?);
/// let row = Row { area, year: Year(2024), sex: Sex::Total, figure: Figure::Value(12.5) };
/// let runs = vec![Run::from_rows(id, vec![row])?];
/// let draft = SnapshotDraft { base: Base::Nothing, runs, catalogue: Catalogue::default(), receipts: Vec::new() };
/// let snapshot = Lake::open(folder.path())?.write(draft)?;
///
/// let store = FigureStore::load(&snapshot)?;
/// let slice = store.slice(id, Year(2024), Sex::Total).expect("somebody has a figure");
/// assert_eq!(slice.figure(area), Figure::Value(12.5));
/// assert!(store.slice(id, Year(2023), Sex::Total).is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct FigureStore {
    /// Beside the figures, so that a search stays in few lines of memory.
    key_figures: Box<[KeyFigureId]>,
    figures: Box<[Slices]>,
}

impl FigureStore {
    /// Reads all of a snapshot, on all cores.
    ///
    /// Every file is checked against its sum, as in [`Part::open`](crate::part::Part::open).
    ///
    /// # Errors
    /// [`Error::Damaged`] for the first file that is missing, cut short or altered. All or nothing: whoever can do with
    /// less reads [runs](Snapshot::runs).
    pub fn load(snapshot: &Snapshot) -> Result<FigureStore, Error> {
        let parts = snapshot.parts(|_| true);
        let read: Vec<Vec<Slices>> = parts
            .par_iter()
            .map(|part| {
                let open = part.open()?;
                part.key_figures().iter().map(|id| open.slices(*id)).collect()
            })
            .collect::<Result<_, Error>>()?;
        let no_rows = |id: &KeyFigureId| {
            Slices::cut(*id, 0, |_| unreachable!("there is no row"), |_| unreachable!("there is no row"))
                .expect("no row is out of order")
        };
        let entries = snapshot.manifest().key_figures().iter();
        let without_rows = entries.filter(|(_, entry)| entry.file.is_none()).map(|(id, _)| no_rows(id));
        let mut figures: Vec<Slices> = read.into_iter().flatten().chain(without_rows).collect();
        figures.sort_by_key(Slices::key_figure);
        let key_figures = figures.iter().map(Slices::key_figure).collect();
        Ok(FigureStore { key_figures, figures: figures.into_boxed_slice() })
    }

    /// All key figures, in order; those without rows as well.
    pub fn key_figures(&self) -> &[KeyFigureId] {
        &self.key_figures
    }

    /// All figures of one key figure, by year and sex; `None` when the snapshot has none of it.
    pub fn slices(&self, key_figure: KeyFigureId) -> Option<&Slices> {
        let found = self.key_figures.binary_search(&key_figure).ok()?;
        Some(&self.figures[found])
    }

    /// One key figure in one year, over all areas; `None` when nobody has a row.
    pub fn slice(&self, key_figure: KeyFigureId, year: Year, sex: Sex) -> Option<Slice<'_>> {
        self.slices(key_figure)?.get(year, sex)
    }

    /// One figure; one that was never told is missing as not reported.
    pub fn figure(&self, key_figure: KeyFigureId, area: AreaCode, year: Year, sex: Sex) -> Figure {
        let slice = self.slice(key_figure, year, sex);
        slice.map_or(Figure::Missing(MissingReason::NotReported), |slice| slice.figure(area))
    }

    /// One key figure in one year for a group.
    ///
    /// - **Shape:** one figure an area, in the order of `areas`; they may stand in any order, and more than once.
    /// - **Missing:** as [`figure`](FigureStore::figure).
    pub fn figures(
        &self,
        key_figure: KeyFigureId,
        year: Year,
        sex: Sex,
        areas: &[AreaCode],
    ) -> impl Iterator<Item = Figure> {
        let slice = self.slice(key_figure, year, sex);
        areas
            .iter()
            .map(move |area| slice.map_or(Figure::Missing(MissingReason::NotReported), |slice| slice.figure(*area)))
    }

    /// The values of one area in order of year, as [`Run::series`]. Empty where there are none.
    pub fn series(&self, key_figure: KeyFigureId, area: AreaCode, sex: Sex) -> Vec<(Year, f64)> {
        let slices = self.slices(key_figure).into_iter().flat_map(Slices::iter).filter(|slice| slice.sex == sex);
        slices.filter_map(|slice| Some((slice.year, slice.figure(area).value()?))).collect()
    }

    /// The rows of one key figure as [`Snapshot::run`] hands them out; `None` when the snapshot has none of it.
    pub fn run(&self, key_figure: KeyFigureId) -> Option<Run> {
        self.slices(key_figure).map(Slices::to_run)
    }

    /// How many rows there are, values and told gaps together.
    pub fn n_rows(&self) -> usize {
        self.figures.iter().map(Slices::n_rows).sum()
    }

    /// How much memory it takes, in bytes.
    pub fn n_bytes(&self) -> usize {
        size_of_val(&*self.key_figures) + self.figures.iter().map(Slices::n_bytes).sum::<usize>()
    }
}
