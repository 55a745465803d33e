//! Figures of areas, groups and units.

use domain::{AreaCode, Figure, GroupId, KeyFigureId, MissingReason, Observation, Place, Sex, UnitId, Year};

use super::data_row::{Cell, Cells, DataRow, Shape};
use super::envelope::for_each_row;
use super::expected::Expected;
use super::field::{Field, short};
use super::mend::with_numbers_mended;
use super::metadata::bad_id;
use super::repeated::leave_out_repeated;
use crate::checked::{At, Checked, Issue, Problem};
use crate::error::Error;

/// Reads an answer of `data` or `oudata`.
///
/// Every figure in the body is an observation or has an issue that says where it stands and why it was left out.
///
/// - **Unit:** the key figure's own; nothing is converted.
/// - **Shape:** one observation a key figure, place, year and sex, in the order of the body.
/// - **Missing:** a null value with status `Missing` or none is [`MissingReason::NotReported`], one that is deleted is
///   [`MissingReason::Withdrawn`]; a null or absent sex is the total.
/// - **Edge cases:** a figure that stands twice is held once; two different figures of one place are both left out. That
///   is seen within this body only: over pages, [`domain::Run`] finds it. Negative zero is zero.
///
/// # Errors
/// [`Error::NotJson`] and [`Error::BrokenBody`], as for [`super::parse_envelope`].
///
/// ```
/// use kolada::{Expected, parse::parse_observations};
/// let body = br#"{"values":[{"kpi":"N11008","period":2022,"municipality":"0192","values":[
///     {"gender":"T","count":1,"status":"","value":165745.2,"isdeleted":false},
///     {"gender":"K","count":1,"status":"","value":"165745.2","isdeleted":false}]}]}"#;
/// let read = parse_observations(body, &Expected::anything()).unwrap();
/// assert_eq!(read.value[0].figure.value(), Some(165745.2));
/// assert_eq!(
///     read.issues[0].to_string(),
///     "values[0].values[1].value: expected a number, found the text `165745.2` (left out)",
/// );
/// ```
pub fn parse_observations(body: &[u8], expected: &Expected) -> Result<Checked<Vec<Observation>>, Error> {
    with_numbers_mended(body, |body| {
        let mut page = PageReader { expected, observations: Vec::new(), cells_at: Vec::new(), issues: Vec::new() };
        let envelope = for_each_row(body, |row_idx, row| page.take_row(row_idx, row))?;
        let PageReader { mut observations, cells_at, mut issues, .. } = page;
        leave_out_repeated(&mut observations, &cells_at, &mut issues);
        issues.extend(envelope.issue());
        Ok(Checked { value: observations, issues })
    })
}

/// Where a cell stands: its row, and its place in the row. Two numbers, since there is one for every figure.
#[derive(Debug, Clone, Copy)]
pub(super) struct CellAt {
    row_idx: usize,
    cell_idx: usize,
}

impl CellAt {
    pub(super) fn at(self) -> At {
        At::row(self.row_idx).item("values", self.cell_idx)
    }
}

struct PageReader<'e> {
    expected: &'e Expected,
    observations: Vec<Observation>,
    /// Where each observation stands, for issues that are found at the end.
    cells_at: Vec<CellAt>,
    issues: Vec<Issue>,
}

impl PageReader<'_> {
    fn take_row(&mut self, row_idx: usize, row: Shape<'_, DataRow<'_>>) {
        if let Err(issue) = self.try_row(row_idx, row) {
            self.issues.push(issue);
        }
    }

    fn try_row(&mut self, row_idx: usize, row: Shape<'_, DataRow<'_>>) -> Result<(), Issue> {
        let at = At::row(row_idx);
        let row = match row {
            Shape::Object(row) => row,
            Shape::Other(field) => return Err(at.left_out(field.is_not("an object"))),
        };
        if let Some(field) = row.field_twice {
            return Err(at.field(field).left_out(Problem::FieldTwice));
        }
        let key_figure = self.key_figure(&row).map_err(|problem| at.field("kpi").left_out(problem))?;
        let year = self.year(&row).map_err(|problem| at.field("period").left_out(problem))?;
        let place = self.place(&row).map_err(|(field, problem)| at.field(field).left_out(problem))?;
        let cells = match row.cells {
            Cells::List(cells) if cells.is_empty() => return Err(at.field("values").left_out(Problem::NoFigures)),
            Cells::List(cells) => cells,
            Cells::Absent | Cells::Other(Field::Null) => {
                return Err(at.field("values").left_out(Problem::MissingField));
            }
            Cells::Other(field) => return Err(at.field("values").left_out(field.is_not("a list"))),
        };
        for (cell_idx, cell) in cells.into_iter().enumerate() {
            let cell_at = CellAt { row_idx, cell_idx };
            match self.cell(cell_at.at(), cell) {
                Ok((sex, figure, n_members)) => {
                    self.observations.push(Observation { key_figure, place, year, sex, figure, n_members });
                    self.cells_at.push(cell_at);
                }
                Err(issue) => self.issues.push(issue),
            }
        }
        Ok(())
    }

    fn key_figure(&self, row: &DataRow<'_>) -> Result<KeyFigureId, Problem> {
        let id = KeyFigureId::new(row.kpi.required_text()?).map_err(bad_id)?;
        self.expected.check_key_figure(id)?;
        Ok(id)
    }

    fn year(&self, row: &DataRow<'_>) -> Result<Year, Problem> {
        let year = row.period.required_year()?;
        self.expected.check_year(year)?;
        Ok(year)
    }

    fn place(&self, row: &DataRow<'_>) -> Result<Place, (&'static str, Problem)> {
        let (field, read) = match (&row.ou, &row.municipality) {
            (Field::Absent | Field::Null, area) => ("municipality", area.required_text().and_then(area_or_group)),
            (unit, _) => {
                ("ou", unit.required_text().and_then(|text| UnitId::new(text).map(Place::Unit).map_err(bad_id)))
            }
        };
        read.and_then(|place| self.expected.check_place(place).map(|()| place)).map_err(|problem| (field, problem))
    }

    fn cell(&mut self, at: At, cell: Shape<'_, Cell<'_>>) -> Result<(Sex, Figure, u32), Issue> {
        let cell = match cell {
            Shape::Object(cell) => cell,
            Shape::Other(field) => return Err(at.left_out(field.is_not("an object"))),
        };
        if let Some(field) = cell.field_twice {
            return Err(at.field(field).left_out(Problem::FieldTwice));
        }
        let wrong = |field| move |problem| at.field(field).left_out(problem);
        let sex = match cell.gender.text().map_err(wrong("gender"))? {
            None => Sex::Total,
            Some(letter) => Sex::from_letter(letter)
                .ok_or_else(|| wrong("gender")(Problem::UnknownCode { kind: "sex", text: short(letter) }))?,
        };
        let n_members = cell.count.count().map_err(wrong("count"))?.unwrap_or(1);
        let is_deleted = cell.isdeleted.truth().map_err(wrong("isdeleted"))?.unwrap_or(false);
        let status = cell.status.text().map_err(wrong("status"))?;
        let value = cell.value.number().map_err(wrong("value"))?;
        let figure = match (is_deleted, status, value) {
            // A deleted figure may still carry what it was.
            (true, _, _) => Figure::Missing(MissingReason::Withdrawn),
            (false, None | Some(""), Some(value)) => Figure::Value(value),
            (false, None | Some("Missing"), None) => Figure::Missing(MissingReason::NotReported),
            (false, Some("Missing"), Some(_)) => {
                return Err(wrong("status")(Problem::StatusContradictsValue { status: "Missing".into(), value }));
            }
            // There is no figure to show, whatever the status meant; only the reason is in doubt.
            (false, Some(""), None) => {
                let contradiction = Problem::StatusContradictsValue { status: String::new(), value };
                self.issues.push(at.field("status").kept(contradiction));
                Figure::Missing(MissingReason::NotReported)
            }
            (false, Some(unknown), None) => {
                self.issues.push(at.field("status").kept(unknown_status(unknown)));
                Figure::Missing(MissingReason::NotReported)
            }
            // A status nobody knows may mean that the figure is not to be shown.
            (false, Some(unknown), Some(_)) => return Err(wrong("status")(unknown_status(unknown))),
        };
        Ok((sex, figure, n_members))
    }
}

fn unknown_status(status: &str) -> Problem {
    Problem::UnknownCode { kind: "status", text: short(status) }
}

fn area_or_group(text: &str) -> Result<Place, Problem> {
    if text.starts_with('G') {
        GroupId::new(text).map(Place::Group).map_err(bad_id)
    } else {
        AreaCode::new(text).map(Place::Area).map_err(bad_id)
    }
}
