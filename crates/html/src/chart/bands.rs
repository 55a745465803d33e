//! Places that cannot be told apart: from the best to the worst place not ruled out, a dot at the place itself.

use document::chart::bands::BandChart;
use document::{Emphasis, Language};

use super::Cutting;
use super::canvas::{Anchor, At, Canvas, Set};
use super::rows::{Columns, HEAD_ROW_PX, Rows};
use crate::markup::{Html, svg_number, svg_text};

/// Half the height of a band's end.
const END_PX: f64 = 8.0;

/// The rows in one cutting, and their height.
pub(super) fn draw(chart: &BandChart, cutting: Cutting, language: Language) -> (Canvas, f64) {
    let bands = || chart.rows.iter().filter_map(|row| row.band.as_ref().ok());
    let columns = Columns {
        names: chart.rows.iter().map(|row| row.name.clone()).collect(),
        values: bands().map(|band| band.figure.shown(language)).collect(),
        rights: bands().map(|band| band.shown.plain(language)).collect(),
    };
    let rows = Rows::new(cutting, &columns, 1);
    let mut canvas = Canvas::default();
    let x = |place: f64| rows.x((place - 0.5) / chart.n_places.max(1) as f64);
    let bottom = rows.bottom(chart.rows.iter().filter(|row| row.band.is_ok()).count());
    for place in 1..=chart.n_places {
        let at = x(place as f64);
        canvas.line("grid", At { x: at, y: rows.top }, At { x: at, y: bottom });
        if is_labelled(place, chart.n_places, rows.field_px()) {
            let set = Set { at: At { x: at, y: rows.top - HEAD_ROW_PX + 13.0 }, anchor: Anchor::Middle, gap_px: 0.0 };
            canvas.text("tick", set, &Html(place.to_string()));
        }
    }
    for (idx, row) in chart.rows.iter().enumerate() {
        let is_marked = row.emphasis == Emphasis::Marked;
        let look = if is_marked { "marked" } else { "calm" };
        let band = match &row.band {
            Ok(band) => band,
            Err(why) => {
                rows.name(&mut canvas, idx, &row.name, None, is_marked);
                rows.missing(&mut canvas, idx, &svg_text(why, language));
                continue;
            }
        };
        rows.name(&mut canvas, idx, &row.name, Some(&svg_number(&band.figure, language)), is_marked);
        let y = rows.middle(idx);
        let at = |number: &document::Number| At { x: x(number.value), y };
        for end in [&band.low, &band.high] {
            canvas.line_of(&format!("band {look}"), at(end), at(&band.place), end);
            let cap = x(end.value);
            canvas.line(&format!("cap {look}"), At { x: cap, y: y - END_PX }, At { x: cap, y: y + END_PX });
        }
        canvas.dot(if is_marked { "dot marked" } else { "dot" }, at(&band.place), 8.0, &band.place);
        rows.right(&mut canvas, idx, &svg_text(&band.shown, language), is_marked);
    }
    (canvas, rows.bottom(chart.rows.len()))
}

/// Every place where there is room for its number, else the first, the last and every fifth.
fn is_labelled(place: usize, n_places: usize, field_px: f64) -> bool {
    let has_room = field_px / n_places as f64 >= 22.0;
    has_room || place == 1 || place == n_places || (place.is_multiple_of(5) && n_places - place >= 3)
}
