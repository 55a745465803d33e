//! Which figures of a key figure differ between two days.

use std::cmp::Ordering;

use domain::{AreaCode, Figure, Row, Run, Sex, Year};

/// One figure that differs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Revision {
    /// In which area.
    pub area: AreaCode,
    /// Of which year.
    pub year: Year,
    /// About whom.
    pub sex: Sex,
    /// The value before; `None` where there was none.
    pub old: Option<f64>,
    /// The value now; `None` where there is none.
    pub new: Option<f64>,
}

/// What happened to a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RevisionKind {
    /// Another value.
    Revised,
    /// There was a value and is none.
    Withdrawn,
    /// There was none and is a value.
    Came,
}

impl Revision {
    /// What happened to it.
    pub fn kind(&self) -> RevisionKind {
        match (self.old, self.new) {
            (_, None) => RevisionKind::Withdrawn,
            (None, _) => RevisionKind::Came,
            _ => RevisionKind::Revised,
        }
    }

    /// New minus old, where there are both.
    pub fn difference(&self) -> Option<f64> {
        Some(self.new? - self.old?)
    }
}

/// Every value that differs.
///
/// - **Unit:** the key figure's own.
/// - **Shape:** in order of area, year and sex.
/// - **Missing:** a value that is gone was withdrawn, whatever the reason told; a gap that has another reason now, or is told
///   for the first time, is no difference in values.
pub fn revisions(old: &Run, new: &Run) -> Vec<Revision> {
    let key = |row: &Row| (row.area, row.year, row.sex);
    let mut revisions = Vec::new();
    let (mut before, mut after) = (old.rows().peekable(), new.rows().peekable());
    loop {
        let order = match (before.peek(), after.peek()) {
            (None, None) => return revisions,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(before), Some(after)) => key(before).cmp(&key(after)),
        };
        let was = if order.is_le() { before.next() } else { None };
        let is = if order.is_ge() { after.next() } else { None };
        let Some(row) = was.or(is) else { continue };
        let value = |row: Option<Row>| row.map(|row| row.figure).and_then(Figure::value);
        let (old, new) = (value(was), value(is));
        if old != new {
            revisions.push(Revision { area: row.area, year: row.year, sex: row.sex, old, new });
        }
    }
}
