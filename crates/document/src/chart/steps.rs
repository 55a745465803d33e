//! From one amount to another by steps: a waterfall.

use super::Emphasis;
use super::any::{ChartRow, ChartTable};
use crate::number::Number;
use crate::text::Text;

/// A waterfall.
#[derive(Debug, Clone, PartialEq)]
pub struct StepsChart {
    /// From left to right; the first and the last are amounts, those between them changes.
    pub steps: Vec<Step>,
    /// Over the names.
    pub corner: Text,
    /// Head of the amounts and changes.
    pub head: Text,
    /// What stands directly after a value.
    pub unit: String,
    /// Decimals of the values.
    pub decimals: i8,
    /// The message and the numbers.
    pub alt: Text,
}

/// One bar of a waterfall.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What it is.
    pub name: Text,
    /// Whether it stands on nought or on the one before.
    pub kind: StepKind,
    /// The amount, or the change with its sign.
    pub number: Number,
}

/// Whether a bar of a waterfall stands on nought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind {
    /// An amount, from nought.
    Amount,
    /// A change, from where the one before ends.
    Change,
}

impl StepsChart {
    /// A row a step.
    pub fn table(&self) -> ChartTable<'_> {
        let rows = self.steps.iter().map(|step| ChartRow {
            name: step.name.clone(),
            area: None,
            emphasis: Emphasis::Calm,
            cells: vec![Some(&step.number)],
            missing: None,
        });
        ChartTable { corner: self.corner.clone(), heads: vec![self.head.clone()], rows: rows.collect() }
    }

    /// Where each bar begins and ends: an amount from nought, a change from the end of the one before.
    pub fn ends(&self) -> Vec<(f64, f64)> {
        let mut at = 0.0;
        let mut ends = Vec::new();
        for step in &self.steps {
            let from = match step.kind {
                StepKind::Amount => 0.0,
                StepKind::Change => at,
            };
            at = from + step.number.value;
            ends.push((from, at));
        }
        ends
    }
}
