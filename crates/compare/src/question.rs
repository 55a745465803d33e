//! What is asked of a key figure.

use std::collections::BTreeMap;

use catalogue::ReviewedKeyFigure;
use domain::{AreaCode, KeyFigureId, Run};

/// One key figure, a group, and a country to see it against.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// Every figure of the key figure.
    pub run: &'a Run,
    /// What we say about it: direction, decimals, breaks.
    pub review: &'a ReviewedKeyFigure,
    /// The group, in order of code.
    pub members: &'a [AreaCode],
    /// Every municipality of the country.
    pub municipalities: &'a [AreaCode],
    /// For each member (same order) the municipalities that are similar to it; empty where none are known.
    pub similar: &'a [Vec<AreaCode>],
    /// What errors are computed from: counts of answers and inhabitants, published margins.
    pub aids: &'a BTreeMap<KeyFigureId, Run>,
}
