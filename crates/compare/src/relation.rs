//! Two key figures against each other, described: a point a municipality and the line through them. No claim is tested here.

use catalogue::ReviewedKeyFigure;
use domain::{AreaCode, Run, Year};
use stats::StraightLine;

use crate::reading::Reading;

/// One of the two, with the year that its figures are compared in.
#[derive(Debug, Clone, Copy)]
pub struct Related<'a> {
    /// Its figures.
    pub run: &'a Run,
    /// What we say of it.
    pub review: &'a ReviewedKeyFigure,
    /// Its newest year.
    pub year: Year,
}

/// One municipality that has both.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Which.
    pub area: AreaCode,
    /// Along, with its year.
    pub x: (f64, Year),
    /// Up, with its year.
    pub y: (f64, Year),
}

/// Two key figures over the country.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// Each municipality that has both, in the order asked.
    pub points: Vec<Point>,
    /// The line through them; `None` below four points, or where all lie above each other.
    pub line: Option<StraightLine>,
}

/// Holds two key figures against each other.
///
/// - **Year:** each municipality's latest figure of each, at most two years older than the key figure's newest.
/// - **Missing:** a municipality that lacks one of them is left out.
pub fn related(x: Related<'_>, y: Related<'_>, municipalities: &[AreaCode]) -> Relation {
    let latest = |of: Related<'_>, area: AreaCode| Reading::of(of.run, of.review, area, of.year).comparable(of.year);
    let point = |area: &AreaCode| Some(Point { area: *area, x: latest(x, *area)?, y: latest(y, *area)? });
    let points: Vec<Point> = municipalities.iter().filter_map(point).collect();
    let along: Vec<f64> = points.iter().map(|point| point.x.0).collect();
    let up: Vec<f64> = points.iter().map(|point| point.y.0).collect();
    Relation { line: stats::straight_line(&along, &up).ok(), points }
}
