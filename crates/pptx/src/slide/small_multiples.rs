//! The development of all, one small chart a municipality, all on the same axis.
//!
//! Each chart has every municipality's line in grey and its own on top. Lines are broken at a series break, so that
//! nobody reads a change of method as a change.

use document::{Emphasis, Number, Panel, Trend, TrendSeries};
use domain::{AreaCode, Year};
use layout::{Axis, line_axis};

use super::set::fitted_words;
use super::words;
use crate::chart::Pen;
use crate::chart::lines::{LineLook, LinesDesign, LinesOf, lines};
use crate::chart::sheet::{Column, Sheet};
use crate::measure::Face;
use crate::shape::canvas::{Alt, Canvas, Dash, Stroke};
use crate::shape::geometry::Rect;
use crate::shape::text::{Align, Anchor, Paragraph, Style};
use crate::template::palette::Role;

/// The rest stand in the workbook and on the site.
const N_PANELS_MAX: usize = 12;
const GUTTER: f64 = 0.25;
/// At a plot's left where there are no axis numbers: half a year's label.
const SIDE_MARGIN: f64 = 0.22;
/// The sizes of axis numbers and of the last value, in a wide body and in a narrow one.
const SIZES_PT: [(f64, f64); 2] = [(14.0, 18.0), (12.0, 18.0)];
const WIDE_MIN: f64 = 10.5;
const NAME_MIN_PT: f64 = 18.0;
const CHANGE_PT: f64 = 16.0;

/// Draws the panels.
pub fn draw(canvas: &mut Canvas<'_>, trend: &Trend, body: Rect) {
    let panels = &trend.panels[..trend.panels.len().min(N_PANELS_MAX)];
    let n = panels.len().max(1);
    let n_columns = match n {
        1..=3 => n,
        4 => {
            if body.width >= 10.0 {
                4
            } else {
                2
            }
        }
        5..=6 => 3,
        _ => 4,
    };
    let n_rows = n.div_ceil(n_columns);
    let values = trend.series.iter().flat_map(|series| &series.values).flatten().map(|number| number.value);
    let axis = line_axis(values, 4);
    let row_height = ((body.height - 0.18 * (n_rows as f64 - 1.0)) / n_rows as f64).min(3.4);
    let sizes_pt = SIZES_PT[usize::from(body.width < WIDE_MIN)];
    let margins = margins(canvas, trend, &axis, sizes_pt);
    // Where a name and its change do not stand beside each other, they stand under each other.
    let family = canvas.layout.family;
    let is_stacked = panels.iter().any(|panel| {
        let name = trend
            .series
            .get(panel.series_idx)
            .map_or(0.0, |series| Face::new(family, NAME_MIN_PT, true).width_in(&series.name));
        let change = panel
            .change
            .as_ref()
            .map_or(0.0, |change| Face::new(family, CHANGE_PT, true).width_in(&change.plain(canvas.language)) + 0.13);
        name + change > (body.width - GUTTER * (n_columns as f64 - 1.0)) / n_columns as f64 - margins[0] / 4.0
    });
    // The first column is as much wider as its axis numbers take, so that all plots are equal.
    let numbers_width = margins[0] - SIDE_MARGIN;
    let cell_width = (body.width - numbers_width - GUTTER * (n_columns as f64 - 1.0)) / n_columns as f64;
    for (idx, panel) in panels.iter().enumerate() {
        let Some(area) = trend.series.get(panel.series_idx).map(|series| series.area) else { continue };
        let (row_idx, column_idx) = (idx / n_columns, idx % n_columns);
        let top = body.top + row_idx as f64 * (row_height + 0.18);
        let left = body.left + column_idx as f64 * (cell_width + GUTTER);
        let (place, margins) = match column_idx {
            0 => (Rect::new(left, top, cell_width + numbers_width, row_height), margins),
            _ => {
                let [_, above, right, below] = margins;
                (Rect::new(left + numbers_width, top, cell_width, row_height), [SIDE_MARGIN, above, right, below])
            }
        };
        let small =
            Small { trend, panel, axis: &axis, margins, sizes_pt, has_axis_numbers: column_idx == 0, is_stacked, area };
        small.draw(canvas, place);
    }
}

/// Left, top, right and bottom: room for the axis numbers, the last value and the years.
fn margins(canvas: &Canvas<'_>, trend: &Trend, axis: &Axis, sizes_pt: (f64, f64)) -> [f64; 4] {
    let (axis_pt, label_pt) = sizes_pt;
    let family = canvas.layout.family;
    let shown = |value: f64, decimals: i8| {
        document::format::format_number(value, decimals, document::Sign::Negative, canvas.language)
    };
    let numbers =
        axis.ticks.iter().map(|tick| Face::new(family, axis_pt, false).width_in(&shown(*tick, axis.decimals)));
    let labels = trend.series.iter().filter_map(|series| series.values.iter().flatten().last());
    let labels = labels.map(|number| Face::new(family, label_pt, true).width_in(&shown(number.value, trend.decimals)));
    [numbers.fold(0.25, f64::max) + 0.12, 0.1, labels.fold(0.2, f64::max) + 0.2, 0.34]
}

struct Small<'a> {
    trend: &'a Trend,
    panel: &'a Panel,
    axis: &'a Axis,
    margins: [f64; 4],
    sizes_pt: (f64, f64),
    has_axis_numbers: bool,
    is_stacked: bool,
    /// In its shapes' names: whoever changes places is still found.
    area: AreaCode,
}

impl Small<'_> {
    fn draw(&self, canvas: &mut Canvas<'_>, place: Rect) {
        let Some(series) = self.trend.series.get(self.panel.series_idx) else { return };
        let is_marked = series.emphasis == Emphasis::Marked;
        let area = self.area;
        if is_marked {
            let behind = Rect::new(place.left - 0.1, place.top - 0.05, place.width + 0.2, place.height + 0.1);
            canvas.rectangle(&format!("marked-{area}"), behind, Role::MarkedTint);
        }
        let head_height = if self.is_stacked { 0.62 } else { 0.36 };
        self.draw_head(canvas, series, Rect::new(place.left, place.top, place.width, head_height));

        let at = Rect::new(place.left, place.top + head_height, place.width, place.height - head_height);
        let (sheet, looks) = self.sheet_and_looks(series, canvas);
        let design = LinesDesign {
            of: LinesOf::Columns,
            looks,
            axis: (self.axis.min, self.axis.max),
            step: match self.axis.ticks.as_slice() {
                [first, second, ..] => second - first,
                _ => self.axis.max - self.axis.min,
            },
            has_grid: true,
            has_axis_numbers: self.has_axis_numbers,
            axis_format: document::number::office_format(self.axis.decimals),
            label_format: document::number::office_format(self.trend.decimals),
            label_pt: self.sizes_pt.1,
            axis_pt: self.sizes_pt.0,
            margins: self.margins,
            frame: (at.width, at.height),
        };
        let drawn = lines(sheet, &design, Pen { palette: canvas.palette, language: canvas.language });
        let alt = self.alt(series, canvas);
        self.draw_breaks(canvas, at);
        self.draw_years(canvas, at);
        canvas.chart(&format!("chart-{area}"), at, drawn, &alt);
    }

    fn draw_head(&self, canvas: &mut Canvas<'_>, series: &TrendSeries, at: Rect) {
        let is_marked = series.emphasis == Emphasis::Marked;
        let role = if is_marked { Role::Marked } else { Role::Ink };
        let change = self.panel.change.as_ref().map(|change| change.plain(canvas.language));
        let change_width = change.as_ref().map_or(0.0, |change| {
            Face::new(canvas.layout.family, CHANGE_PT, is_marked).width_in(change).min(at.width * 0.6) + 0.05
        });
        let (name_at, change_at) = match self.is_stacked {
            true => (Rect { height: 0.36, ..at }, Rect::new(at.left, at.top + 0.36, at.width, at.height - 0.36)),
            false => (
                Rect { width: at.width - change_width - 0.08, ..at },
                Rect::new(at.right() - change_width, at.top, change_width, at.height),
            ),
        };
        let name = fitted_words(canvas, &series.name, Style::new(20.0, role).bold(), name_at.width, name_at.height);
        canvas.text(&format!("name-{}", self.area), name_at, Anchor::Middle, &[name.paragraph]);
        if let Some(change) = change {
            let role = if is_marked { Role::Marked } else { Role::Grey };
            let style = Style::new(CHANGE_PT, role).bold_if(is_marked);
            let fitted = fitted_words(canvas, &change, style, change_at.width, change_at.height);
            canvas.text(
                &format!("change-{}", self.area),
                change_at,
                Anchor::Middle,
                &[fitted.paragraph.aligned(if self.is_stacked { Align::Left } else { Align::Right })],
            );
        }
    }

    /// The others' lines first, then the panel's own; each line a column for every stretch without a break.
    fn sheet_and_looks(&self, own: &TrendSeries, canvas: &Canvas<'_>) -> (Sheet, Vec<LineLook>) {
        let language = canvas.language;
        let (mut columns, mut looks) = (Vec::new(), Vec::new());
        let others = self.trend.series.iter().enumerate().filter(|(idx, _)| *idx != self.panel.series_idx);
        for (series, is_own) in others.map(|(_, series)| (series, false)).chain([(own, true)]) {
            let last = series.values.iter().rposition(Option::is_some);
            let look = match (is_own, series.emphasis) {
                (true, Emphasis::Marked) => (Role::Marked, 3.0),
                (true, Emphasis::Calm) => (Role::Ink, 3.0),
                (false, _) => (Role::Context, 1.0),
            };
            for (head, values) in self.stretches(series, language) {
                if values.iter().all(Option::is_none) && !is_own {
                    continue;
                }
                let labelled_idx = last.filter(|last| is_own && values[*last].is_some());
                let dots = labelled_idx.into_iter().collect();
                looks.push(LineLook { role: look.0, width_pt: look.1, dash: Dash::Solid, dots, labelled_idx });
                columns.push(Column::new(head, values));
            }
        }
        let sheet = Sheet {
            names_head: words::year(language).to_owned(),
            names: self.trend.years.iter().map(Year::to_string).collect(),
            columns,
            below: Vec::new(),
            format: document::number::office_format(self.trend.decimals),
        };
        (sheet, looks)
    }

    fn stretches(&self, series: &TrendSeries, language: document::Language) -> Vec<(String, Vec<Option<f64>>)> {
        let mut starts: Vec<Year> = self.trend.breaks.iter().map(|found| found.year).collect();
        starts.sort_unstable();
        starts.dedup();
        let stretch_of = |year: Year| starts.iter().filter(|start| **start <= year).count();
        let n_years = self.trend.years.len();
        (0..=starts.len())
            .map(|stretch| {
                let head = match stretch.checked_sub(1) {
                    None => series.name.clone(),
                    Some(idx) => words::from_year(&series.name, starts[idx], language),
                };
                let values = (0..n_years).map(|idx| {
                    let number = series.values.get(idx).and_then(Option::as_ref);
                    number.filter(|_| stretch_of(self.trend.years[idx]) == stretch).map(|number| number.value)
                });
                (head, values.collect())
            })
            .collect()
    }

    /// The first and the last year under the plot's ends.
    fn draw_years(&self, canvas: &mut Canvas<'_>, at: Rect) {
        let [left, _, right, bottom] = self.margins;
        let (Some(first), Some(last)) = (self.trend.years.first(), self.trend.years.last()) else { return };
        let ends = [(first, at.left + left, "first"), (last, at.right() - right, "last")];
        for (year, x, part) in ends.into_iter().take(self.trend.years.len()) {
            let place = Rect::new(x - 0.3, at.bottom() - bottom + 0.04, 0.6, bottom - 0.04);
            let paragraph =
                Paragraph::new(year.to_string(), Style::new(self.sizes_pt.0, Role::Grey)).aligned(Align::Centre);
            canvas.text(&format!("{part}-year-{}", self.area), place, Anchor::Top, &[paragraph]);
        }
    }

    /// A dotted line before the first year of each new series.
    fn draw_breaks(&self, canvas: &mut Canvas<'_>, at: Rect) {
        let [left, top, right, bottom] = self.margins;
        let plot = Rect::new(at.left + left, at.top + top, at.width - left - right, at.height - top - bottom);
        let n_steps = self.trend.years.len().saturating_sub(1).max(1) as f64;
        for found in &self.trend.breaks {
            let Some(idx) = self.trend.years.iter().position(|year| *year == found.year).filter(|idx| *idx > 0) else {
                continue;
            };
            let x = plot.left + (idx as f64 - 0.5) / n_steps * plot.width;
            let stroke = Stroke { width_pt: 1.5, role: Role::Grey, dash: Dash::Dotted };
            let what = format!("{}: {}", found.year, found.what.plain(canvas.language));
            let name = format!("break-{}-{}", self.area, found.year);
            canvas.line(&name, Rect::new(x, plot.top, 0.0, plot.height), stroke, Alt::Words(&what));
        }
    }

    fn alt(&self, series: &TrendSeries, canvas: &Canvas<'_>) -> String {
        let language = canvas.language;
        let said =
            |(year, number): (&Year, &Option<Number>)| Some(format!("{year}: {}", number.as_ref()?.shown(language)));
        let values: Vec<String> = self.trend.years.iter().zip(&series.values).filter_map(said).collect();
        if let (true, Some(first), Some(last)) = (values.is_empty(), self.trend.years.first(), self.trend.years.last())
        {
            return format!("{}: {} {first}–{last}", series.name, words::no_figure(language));
        }
        let change =
            self.panel.change.as_ref().map_or(String::new(), |change| format!(" ({})", change.plain(language)));
        format!("{}{change}. {}", series.name, values.join("; "))
    }
}
