//! All figures of one key figure, cut by year and sex: the form that places are counted in.

use thiserror::Error;

use crate::{AreaCode, Figure, KeyFigureId, MissingReason, Row, Run, Sex, Year};

/// Why columns cannot be cut into slices.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SlicesError {
    /// The areas of a slice do not ascend, or one stands twice.
    #[error("{key_figure}, {year}, {sex}: the areas are not in order")]
    OutOfOrder {
        /// Of which key figure.
        key_figure: KeyFigureId,
        /// In which year.
        year: Year,
        /// About whom.
        sex: Sex,
    },
}

/// All figures of one key figure, sorted by year, sex and area, each place at most once.
///
/// The rows of a [`Run`] in another order and in ten bytes each: an area is the [number](AreaCode::number) of its
/// code, and a missing figure is a NaN that carries its reason.
///
/// - **Missing:** as in a run: a place without a row was never told; a row may also say why there is no value.
#[derive(Debug, Clone)]
pub struct Slices {
    key_figure: KeyFigureId,
    cuts: Box<[Cut]>,
    areas: Box<[u16]>,
    packed: Box<[f64]>,
}

/// Where a slice begins; it ends where the next one begins.
#[derive(Debug, Clone, Copy)]
struct Cut {
    year: Year,
    sex: Sex,
    start: u32,
}

/// One year and sex of a key figure over all areas.
#[derive(Debug, Clone, Copy)]
pub struct Slice<'a> {
    /// The year.
    pub year: Year,
    /// About whom.
    pub sex: Sex,
    areas: &'a [u16],
    packed: &'a [f64],
}

impl Slices {
    /// Cuts `n_rows` rows, read from columns in any form.
    ///
    /// - **Shape:** the rows of each year and sex in ascending order of area; runs are, and stay as they are.
    ///
    /// # Errors
    /// [`SlicesError::OutOfOrder`] when they are not.
    pub fn cut(
        key_figure: KeyFigureId,
        n_rows: usize,
        place_at: impl Fn(usize) -> (u16, Year, Sex),
        figure_at: impl Fn(usize) -> Figure,
    ) -> Result<Slices, SlicesError> {
        const N_SEXES: usize = 3;
        let mut areas_as_read = Vec::with_capacity(n_rows);
        // Year and sex as one number, in the order of the slices.
        let mut number_of: Vec<u32> = Vec::with_capacity(n_rows);
        let (mut first, mut last) = (u32::MAX, 0);
        for idx in 0..n_rows {
            let (area, year, sex) = place_at(idx);
            let number = u32::from(year.0) * N_SEXES as u32 + sex as u32;
            (first, last) = (first.min(number), last.max(number));
            areas_as_read.push(area);
            number_of.push(number);
        }
        // First how many each slice has, then where the next row of each belongs.
        let mut next = vec![0_u32; if n_rows == 0 { 0 } else { (last - first) as usize + 1 }];
        for number in &number_of {
            next[(number - first) as usize] += 1;
        }
        let mut cuts = Vec::new();
        let mut start = 0;
        for (number, n) in next.iter_mut().enumerate() {
            if *n > 0 {
                let number = first as usize + number;
                let year = Year((number / N_SEXES) as u16);
                cuts.push(Cut { year, sex: [Sex::Women, Sex::Men, Sex::Total][number % N_SEXES], start });
            }
            (*n, start) = (start, start + *n);
        }
        let mut areas = vec![0; n_rows].into_boxed_slice();
        let mut packed = vec![0.0; n_rows].into_boxed_slice();
        for (idx, (number, area)) in number_of.iter().zip(areas_as_read).enumerate() {
            let place = &mut next[(number - first) as usize];
            areas[*place as usize] = area;
            packed[*place as usize] = pack(figure_at(idx));
            *place += 1;
        }
        let slices = Slices { key_figure, cuts: cuts.into_boxed_slice(), areas, packed };
        let is_in_order = |slice: &Slice<'_>| slice.areas.is_sorted_by(|one, next| one < next);
        if let Some(Slice { year, sex, .. }) = slices.iter().find(|slice| !is_in_order(slice)) {
            return Err(SlicesError::OutOfOrder { key_figure, year, sex });
        }
        Ok(slices)
    }

    /// The rows of a run.
    pub fn of_run(run: &Run) -> Slices {
        let place_at = |idx| {
            let row = run.row(idx);
            (row.area.number(), row.year, row.sex)
        };
        Slices::cut(run.key_figure(), run.len(), place_at, |idx| run.row(idx).figure)
            .expect("a run is sorted by area and has each place once")
    }

    /// The rows as a run.
    pub fn to_run(&self) -> Run {
        let rows = self.iter().flat_map(|slice| (0..slice.len()).map(move |idx| slice.row(idx))).collect();
        Run::from_rows(self.key_figure, rows).expect("each place stands once")
    }

    /// The key figure.
    pub fn key_figure(&self) -> KeyFigureId {
        self.key_figure
    }

    /// How many rows there are, values and told gaps together.
    pub fn n_rows(&self) -> usize {
        self.areas.len()
    }

    /// How much memory they take, in bytes.
    pub fn n_bytes(&self) -> usize {
        size_of::<Slices>() + size_of_val(&*self.cuts) + size_of_val(&*self.areas) + size_of_val(&*self.packed)
    }

    /// All slices in order of year and sex; none is empty.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Slice<'_>> {
        (0..self.cuts.len()).map(|number| self.slice(number))
    }

    /// One year and sex; `None` where no area has a row.
    pub fn get(&self, year: Year, sex: Sex) -> Option<Slice<'_>> {
        let found = self.cuts.binary_search_by_key(&(year, sex), |cut| (cut.year, cut.sex));
        found.ok().map(|number| self.slice(number))
    }

    fn slice(&self, number: usize) -> Slice<'_> {
        let Cut { year, sex, start } = self.cuts[number];
        let end = self.cuts.get(number + 1).map_or(self.areas.len(), |next| next.start as usize);
        let range = start as usize..end;
        Slice { year, sex, areas: &self.areas[range.clone()], packed: &self.packed[range] }
    }
}

impl<'a> Slice<'a> {
    /// How many areas have a row, at least one.
    #[allow(clippy::len_without_is_empty, reason = "a slice is never empty")]
    pub fn len(&self) -> usize {
        self.areas.len()
    }

    /// The [numbers](AreaCode::number) of the areas, ascending.
    pub fn areas(&self) -> &'a [u16] {
        self.areas
    }

    /// The value of each area of [`areas`](Slice::areas); NaN where it has none.
    pub fn values(&self) -> &'a [f64] {
        self.packed
    }

    /// The figure at `idx`, counted from nought in order of area.
    pub fn figure_at(&self, idx: usize) -> Figure {
        unpack(self.packed[idx])
    }

    /// The figure of one area; an area that was never told is missing as not reported.
    pub fn figure(&self, area: AreaCode) -> Figure {
        self.figure_of_number(area.number())
    }

    /// As [`figure`](Slice::figure), of the area with this [number](AreaCode::number).
    pub fn figure_of_number(&self, area: u16) -> Figure {
        match self.areas.binary_search(&area) {
            Ok(idx) => unpack(self.packed[idx]),
            Err(_) => Figure::Missing(MissingReason::NotReported),
        }
    }

    fn row(&self, idx: usize) -> Row {
        let area = AreaCode::from_number(self.areas[idx]).expect("it was the number of a code");
        Row { area, year: self.year, sex: self.sex, figure: self.figure_at(idx) }
    }
}

/// A quiet NaN, whose lowest bits are free.
const MISSING: u64 = 0x7ff8_0000_0000_0000;

const REASONS: [MissingReason; 4] =
    [MissingReason::NotReported, MissingReason::Suppressed, MissingReason::NotApplicable, MissingReason::Withdrawn];

fn pack(figure: Figure) -> f64 {
    match figure {
        Figure::Value(value) => value,
        Figure::Missing(reason) => f64::from_bits(MISSING | reason as u64),
    }
}

fn unpack(packed: f64) -> Figure {
    if packed.is_nan() { Figure::Missing(REASONS[(packed.to_bits() & 3) as usize]) } else { Figure::Value(packed) }
}
