//! From one amount to another by steps, from the top down.

use document::Language;
use document::chart::steps::{StepKind, StepsChart};
use layout::{Weight, bar_axis};

use super::canvas::{Anchor, At, Canvas, Set};
use super::room::widest_px;
use super::rows::{BASELINE_PX, Columns, GAP_PX, Rows};
use super::{Cutting, place_on};
use crate::markup::svg_number;

const BAR_PX: f64 = 26.0;

/// The steps in one cutting, and their height.
pub(super) fn draw(chart: &StepsChart, cutting: Cutting, language: Language) -> (Canvas, f64) {
    let columns = Columns {
        names: chart.steps.iter().map(|step| step.name.plain(language)).collect(),
        values: Vec::new(),
        rights: Vec::new(),
    };
    let rows = Rows::new(cutting, &columns, 0);
    // A number stands where its bar ends to the right: so much of the field is theirs.
    let shown: Vec<String> = chart.steps.iter().map(|step| step.number.shown(language)).collect();
    let beside = (widest_px(shown.iter().map(String::as_str), Weight::Regular) + GAP_PX) / rows.field_px();
    let ends = chart.ends();
    let axis = bar_axis(ends.iter().flat_map(|(from, to)| [*from, *to]));
    let x = |value: f64| rows.x(place_on(&axis, value) * (1.0 - beside));
    let mut canvas = Canvas::default();
    let bottom = rows.bottom(chart.steps.len());
    let is_total = |idx: usize| chart.steps[idx].kind == StepKind::Amount;
    for (idx, (step, (from, to))) in chart.steps.iter().zip(&ends).enumerate() {
        rows.name(&mut canvas, idx, &step.name.plain(language), None, false);
        let middle = rows.middle(idx);
        let class = match (step.kind, step.number.value < 0.0) {
            (StepKind::Amount, _) => "bar amount",
            (StepKind::Change, false) => "bar rise",
            (StepKind::Change, true) => "bar fall",
        };
        canvas.bar(class, [x(*from), x(*to)], middle - BAR_PX / 2.0, BAR_PX, &step.number);
        let outer = At { x: x(from.max(*to)), y: middle + BASELINE_PX };
        canvas.text("halo", Set { at: outer, anchor: Anchor::Start, gap_px: 8.0 }, &svg_number(&step.number, language));
        // A thread from each end to where the next begins.
        if idx + 1 < chart.steps.len() && !(is_total(idx + 1) && ends[idx + 1].1 != *to) {
            let next = rows.middle(idx + 1) - BAR_PX / 2.0;
            if cutting == Cutting::Wide {
                canvas.line("thread", At { x: x(*to), y: middle + BAR_PX / 2.0 }, At { x: x(*to), y: next });
            }
        }
    }
    match cutting {
        Cutting::Wide => canvas.line("axis", At { x: x(0.0), y: rows.top }, At { x: x(0.0), y: bottom }),
        Cutting::Narrow => {
            for idx in 0..chart.steps.len() {
                let middle = rows.middle(idx);
                canvas.line(
                    "axis",
                    At { x: x(0.0), y: middle - BAR_PX / 2.0 - 2.0 },
                    At { x: x(0.0), y: middle + BAR_PX / 2.0 + 2.0 },
                );
            }
        }
    }
    (canvas, bottom)
}
