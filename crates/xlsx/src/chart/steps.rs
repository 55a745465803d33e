//! A waterfall: stacked columns on a base that is not drawn, all of it formulas over the steps' own cells.

use document::chart::steps::{StepKind, StepsChart};
use document::number;
use rust_xlsxwriter::{Chart, ChartAxisTickType, ChartFormat, ChartLine, ChartPoint, ChartSolidFill, ChartType};

use super::beside::{Beside, cell_name};
use super::font;
use crate::Error;
use crate::looks;
use crate::sheet::Sheet;
use crate::table::Range;
use crate::words::words;

/// The chart; without any step there is none.
///
/// From *from* to *to* runs each step. The base is the end nearer to nought, or nought where they lie on either side; above and
/// below is what is left of the step on its side.
pub fn chart(sheet: &mut Sheet<'_>, steps: &StepsChart, range: Range) -> Result<Option<Chart>, Error> {
    if steps.steps.is_empty() {
        return Ok(None);
    }
    let words = words(sheet.language);
    let beside = Beside::open(sheet, range, &[words.from, words.to, words.base, words.above, words.below])?;
    for (idx, (step, (start, end))) in steps.steps.iter().zip(steps.ends()).enumerate() {
        let row = beside.row(idx);
        let [from, to, base] = [0, 1, 2].map(|column| cell_name(row, beside.column(column)));
        match step.kind {
            StepKind::Change if idx > 0 => {
                let before = cell_name(row - 1, beside.column(1));
                beside.formula(sheet, idx, 0, &format!("={before}"), start)?;
            }
            StepKind::Amount | StepKind::Change => beside.number(sheet, idx, 0, 0.0)?,
        }
        let foot = if start * end < 0.0 {
            0.0
        } else if start + end >= 0.0 {
            start.min(end)
        } else {
            start.max(end)
        };
        let above = start.max(end).max(0.0) - foot.max(0.0);
        let below = start.min(end).min(0.0) - foot.min(0.0);
        beside.formula(sheet, idx, 1, &format!("={from}+{}", cell_name(row, 1)), end)?;
        let nearer = format!("=IF({from}*{to}<0,0,IF({from}+{to}>=0,MIN({from},{to}),MAX({from},{to})))");
        beside.formula(sheet, idx, 2, &nearer, foot)?;
        beside.formula(sheet, idx, 3, &format!("=MAX({from},{to},0)-MAX({base},0)"), above)?;
        beside.formula(sheet, idx, 4, &format!("=MIN({from},{to},0)-MIN({base},0)"), below)?;
    }
    let name = sheet.name.clone();
    let last = beside.row(steps.steps.len() - 1);
    let points: Vec<ChartPoint> = steps
        .steps
        .iter()
        .map(|step| {
            let fill = match (step.kind, step.number.value < 0.0) {
                (StepKind::Amount, _) => looks::GREY_TEXT,
                (StepKind::Change, false) => looks::OUTLINE,
                (StepKind::Change, true) => looks::WHITE,
            };
            let mut format = ChartFormat::new();
            format
                .set_solid_fill(ChartSolidFill::new().set_color(fill))
                .set_border(ChartLine::new().set_color(looks::GREY_TEXT).set_width(1.25));
            ChartPoint::new().set_format(&mut format)
        })
        .collect();
    let mut chart = Chart::new(ChartType::ColumnStacked);
    for (idx, head) in [(2, words.base), (3, words.above), (4, words.below)] {
        let column = beside.column(idx);
        let mut unseen = ChartFormat::new();
        unseen.set_no_fill().set_no_border();
        let series = chart.add_series();
        series
            .set_name(head)
            .set_categories((name.as_str(), beside.row(0), 0, last, 0))
            .set_values((name.as_str(), beside.row(0), column, last, column))
            .set_gap(40)
            .set_overlap(100);
        match idx {
            2 => series.set_format(&mut unseen),
            _ => series.set_points(&points),
        };
    }
    chart
        .y_axis()
        .set_num_format(number::office_format(0))
        .set_font(&font(10.0, false))
        .set_name((name.as_str(), range.head_row, 1))
        .set_name_font(&font(10.0, false))
        .set_major_gridlines_line(ChartLine::new().set_color(looks::GRID));
    chart.x_axis().set_font(&font(10.0, false)).set_major_tick_type(ChartAxisTickType::None);
    chart.legend().set_hidden();
    Ok(Some(chart))
}
