//! An area's first slide: who it is about and the question to the hall, beside the group's range in three figures.

use document::{Dot, Emphasis, Opener, Strip, Text};
use layout::{Label, dot_axis, spread};

use super::frame::{
    Frame, draw_banner, draw_foot, draw_head, draw_passport, draw_qr, draw_source, draw_title, qr_width,
};
use super::plan::Planned;
use super::set::{draw_fitted, fitted};
use super::{Scene, words};
use crate::chart::Pen;
use crate::chart::sheet::{Column, Sheet};
use crate::chart::strip::{StripDesign, strip};
use crate::measure::Face;
use crate::shape::canvas::{Alt, Canvas, Dash, Drawn, Stroke};
use crate::shape::geometry::Rect;
use crate::shape::text::{Align, Anchor, Paragraph, Style};
use crate::template::palette::{Palette, Role};

/// More strips than these do not fit, and would not be remembered.
const N_STRIPS_MAX: usize = 3;
/// Names and riket's value at a strip.
const LABEL_PT: f64 = 18.0;

/// Draws an opener: on the template's panel where it has one, else in two columns under the title.
pub fn draw(scene: &Scene<'_>, planned: &Planned<'_>, opener: &Opener) -> Drawn {
    match planned.is_display_title() {
        true => draw_on_panel(scene, planned, opener),
        false => draw_under_title(scene, planned, opener),
    }
}

fn draw_on_panel(scene: &Scene<'_>, planned: &Planned<'_>, opener: &Opener) -> Drawn {
    let (page, layout, size) = (planned.page, planned.layout, scene.stage.size);
    let title = layout.title.place.text_at;
    let panel_palette = Palette::new(&layout.scheme, layout.ground.behind(title));
    let panel_right = layout
        .ground
        .fixtures
        .iter()
        .filter(|fixture| {
            fixture.is_covering && fixture.at.holds_middle_of(title) && fixture.at.width < size.width * 0.6
        })
        .map(|fixture| fixture.at.right())
        .fold(title.right() + 0.2, f64::max);

    let mut canvas = Canvas::new(&page.code, scene.document.language, layout);
    let own = canvas.palette;
    draw_title(&mut canvas, planned);
    canvas.palette = &panel_palette;
    let kicker = Rect::new(title.left, title.top - 0.38, title.width, 0.36);
    draw_fitted(&mut canvas, "kicker", kicker, &opener.ordinal, Style::new(20.0, Role::Sun).bold());
    let words = Rect::new(title.left, title.bottom() + 0.2, title.width, size.height - title.bottom() - 0.65);
    draw_words(&mut canvas, opener, words);
    canvas.palette = own;

    let left = panel_right + 0.6;
    let right = size.width - 0.6;
    let width = right - left;
    let banner = draw_banner(&mut canvas, scene, Rect::new(left, 0.2, width, 0.28));
    let top = if banner > 0.0 { 0.58 } else { 0.5 };
    draw_strips(&mut canvas, scene, opener, Rect::new(left, top, width, 6.85 - top));
    let foot_right = right - qr_width(scene, &page.code);
    draw_source(&mut canvas, page, Rect::new(left, 7.0, foot_right - left - 2.4, 0.41));
    draw_passport(&mut canvas, Rect::new(foot_right - 2.3, 7.0, 2.3, 0.203));
    draw_qr(&mut canvas, scene, right, 6.85);
    canvas.carry_notes(&page.notes);
    canvas.finish()
}

fn draw_under_title(scene: &Scene<'_>, planned: &Planned<'_>, opener: &Opener) -> Drawn {
    let page = planned.page;
    let mut canvas = Canvas::new(&page.code, scene.document.language, planned.layout);
    let frame = Frame::for_page(scene, planned.layout, page);
    let frame = draw_head(&mut canvas, scene, planned, frame);
    let body = frame.wide_body();
    let width = body.width * 0.36;
    let panel = Rect::new(body.left, body.top, width, body.height);
    canvas.rectangle("panel", panel, Role::Panel);
    draw_words(&mut canvas, opener, panel.inset(0.2));
    let left = body.left + width + 0.4;
    draw_strips(&mut canvas, scene, opener, Rect::new(left, body.top, body.right() - left, body.height));
    draw_foot(&mut canvas, scene, page, &frame);
    canvas.carry_notes(&page.notes);
    canvas.finish()
}

/// Lead, question, and at the foot who answers for the area.
fn draw_words(canvas: &mut Canvas<'_>, opener: &Opener, at: Rect) {
    let answers: Vec<&Text> =
        [Some(&opener.answers.committee), Some(&opener.answers.administration), opener.answers.contact.as_ref()]
            .into_iter()
            .flatten()
            .filter(|text| !text.is_empty())
            .collect();
    let mut paragraphs = Vec::new();
    let mut answers_height = 0.0;
    for text in answers {
        let fitted = fitted(canvas, text, Style::new(14.0, Role::Grey), at.width, 0.5);
        answers_height += fitted.height;
        paragraphs.push(fitted.paragraph);
    }
    let free = (at.height - answers_height - 0.2).max(0.2);
    // The question is what the hall answers: the lead leaves it as much room as it needs.
    let face = Face::new(canvas.layout.family, 18.0, false);
    let question_height = face.n_lines(&opener.question.pieces(canvas.language), at.width) as f64 * face.line_in(100);
    let lead_height = (free - 0.35 - 0.32 - question_height).clamp(free * 0.2, free * 0.55);
    let lead_at = Rect::new(at.left, at.top, at.width, lead_height);
    let taken = draw_fitted(canvas, "lead", lead_at, &opener.lead, Style::new(24.0, Role::Ink));
    let question_top = at.top + taken + 0.35;
    let head_at = Rect::new(at.left, question_top, at.width, 0.32);
    let head = draw_fitted(canvas, "question-head", head_at, &opener.question_head, Style::new(18.0, Role::Ink).bold());
    let rest = at.top + free - question_top - head;
    let question_at = Rect::new(at.left, question_top + head, at.width, rest.max(0.3));
    draw_fitted(canvas, "question", question_at, &opener.question, Style::new(18.0, Role::Grey));
    let answers_at = Rect::new(at.left, at.bottom() - answers_height, at.width, answers_height.max(0.2));
    canvas.text("answers", answers_at, Anchor::Bottom, &paragraphs);
}

/// Three blocks of a range, its words and its strip; below them what could not be got.
fn draw_strips(canvas: &mut Canvas<'_>, scene: &Scene<'_>, opener: &Opener, at: Rect) {
    let mut room = at;
    let mut below = None;
    if let Some(missing) = &opener.missing {
        let note = fitted(canvas, missing, Style::new(14.0, Role::Grey), at.width, 0.5);
        room.height -= note.height + 0.1;
        below = Some((Rect::new(at.left, room.bottom() + 0.1, at.width, note.height), note.paragraph));
    }
    // Fewer strips where three would be too low for letters that are read in the hall.
    let line = |size_pt: f64| Face::new(canvas.layout.family, size_pt, true).line_in(100);
    let n_lines = opener.strips.iter().map(|strip| n_word_lines(canvas, strip, 18.0, room.width)).max().unwrap_or(1);
    let height_min = line(20.0) + n_lines as f64 * line(18.0) + 2.0 * line(LABEL_PT) + 0.4;
    let n_strips = ((room.height / height_min) as usize).clamp(1, N_STRIPS_MAX);
    let height = room.height / n_strips as f64;
    for (idx, strip) in opener.strips.iter().take(n_strips).enumerate() {
        let block = Rect::new(room.left, room.top + idx as f64 * height, room.width, height);
        draw_block(canvas, scene, strip, idx + 1, block);
    }
    if let Some((place, paragraph)) = below {
        canvas.text("missing", place, Anchor::Top, &[paragraph]);
    }
}

/// How many lines a strip's words take: two at most.
fn n_word_lines(canvas: &Canvas<'_>, strip: &Strip, size_pt: f64, width: f64) -> usize {
    let face = Face::new(canvas.layout.family, size_pt, false);
    face.n_lines(&strip.words.pieces(canvas.language), width).clamp(1, 2)
}

fn draw_block(canvas: &mut Canvas<'_>, scene: &Scene<'_>, strip: &Strip, number: usize, block: Rect) {
    let line = |size_pt: f64| Face::new(canvas.layout.family, size_pt, true).line_in(100);
    // The largest sizes at which range, words, two lines of names and the strip fit the block.
    let needed = |(range_pt, words_pt, label_pt): &(f64, f64, f64)| {
        let n_lines = n_word_lines(canvas, strip, *words_pt, block.width) as f64;
        line(*range_pt) + n_lines * line(*words_pt) + 2.0 * line(*label_pt) + 0.4
    };
    let sizes = [(40.0, 20.0, LABEL_PT), (32.0, 18.0, LABEL_PT), (26.0, 18.0, LABEL_PT), (20.0, 18.0, LABEL_PT)];
    let fitting = sizes.into_iter().find(|sizes| needed(sizes) <= block.height);
    let (range_pt, words_pt, label_pt) = fitting.unwrap_or((20.0, 18.0, LABEL_PT));
    let words_height = line(words_pt) * n_word_lines(canvas, strip, words_pt, block.width) as f64;
    let (range_height, label_height) = (line(range_pt), line(label_pt));
    let jump = scene.slide_of(&strip.page);

    let range = fitted(canvas, &strip.range, Style::new(range_pt, Role::Ink).bold(), block.width, range_height);
    let range_at = Rect::new(block.left, block.top, block.width, range_height);
    let words_at = match fitting {
        Some(_) => Rect::new(block.left, range_at.bottom(), block.width, words_height),
        // Too low for two lines: the words go on where the range ends.
        None => {
            let text = strip.range.plain(canvas.language);
            let taken = Face::new(canvas.layout.family, range_pt, true).width_in(&text) + 0.12;
            let height = range_height - 0.04;
            Rect::new(block.left + taken, block.top + 0.04, (block.width - taken).max(0.5), height)
        }
    };
    let range_at = Rect { width: if fitting.is_none() { words_at.left - block.left } else { block.width }, ..range_at };
    canvas.linked_text(&format!("range-{number}"), range_at, Anchor::Top, &[range.paragraph], jump);
    draw_fitted(canvas, &format!("words-{number}"), words_at, &strip.words, Style::new(words_pt, Role::Grey));

    let label_top = words_at.bottom() + 0.02;
    let free = block.bottom() - label_top - 2.0 * label_height;
    let strip_height = (free - 0.12).clamp(0.2, 0.3);
    let chart_at = Rect::new(block.left, label_top + label_height + 0.02, block.width, strip_height);
    let values =
        strip.dots.iter().map(|dot| dot.number.value).chain(strip.riket.iter().map(|riket| riket.number.value));
    let axis = dot_axis(values);
    let margin = 0.12;
    let x_of = |value: f64| {
        let share = (value - axis.min) / (axis.max - axis.min).max(f64::MIN_POSITIVE);
        chart_at.left + margin + share * (chart_at.width - 2.0 * margin)
    };

    let middle = chart_at.top + chart_at.height / 2.0;
    let stroke = Stroke { width_pt: 1.0, role: Role::Grid, dash: Dash::Solid };
    canvas.line(&format!("base-{number}"), Rect::new(block.left, middle, block.width, 0.0), stroke, Alt::Decorative);
    if let Some(riket) = &strip.riket {
        let tick = Stroke { width_pt: 2.5, role: Role::Ink, dash: Dash::Solid };
        let at = Rect::new(x_of(riket.number.value), chart_at.top, 0.0, chart_at.height);
        canvas.line(&format!("riket-tick-{number}"), at, tick, Alt::Decorative);
    }
    let design = StripDesign {
        n_calm: strip.dots.iter().filter(|dot| dot.emphasis == Emphasis::Calm).count(),
        n_marked: strip.dots.iter().filter(|dot| dot.emphasis == Emphasis::Marked).count(),
        has_riket: strip.riket.is_some(),
        axis: (axis.min, axis.max),
        frame: (chart_at.width, chart_at.height),
        margin,
    };
    let language = canvas.language;
    let names = [words::others(language), scene.document.marked_name(), words::riket(language)];
    let pen = Pen { palette: canvas.palette, language };
    let chart = self::strip(sheet(strip, canvas), &design, names, pen);
    canvas.chart(&format!("strip-{number}"), chart_at, chart, &strip.alt.plain(language));

    if let Some(riket) = &strip.riket {
        let text = riket.label.plain(language);
        let width = Face::new(canvas.layout.family, label_pt, true).width_in(&text) + 0.05;
        let left = (x_of(riket.number.value) - width / 2.0).min(block.right() - width).max(block.left);
        let paragraph = Paragraph::new(text, Style::new(label_pt, Role::Ink).bold()).aligned(Align::Centre);
        let at = Rect::new(left, label_top, width, label_height);
        canvas.text(&format!("riket-{number}"), at, Anchor::Bottom, &[paragraph]);
    }
    draw_names(
        canvas,
        strip,
        number,
        label_pt,
        &x_of,
        Rect::new(block.left, chart_at.bottom() + 0.01, block.width, label_height),
    );
}

/// The names of the lowest, the marked and the highest under their dots.
fn draw_names(
    canvas: &mut Canvas<'_>,
    strip: &Strip,
    number: usize,
    size_pt: f64,
    x_of: &dyn Fn(f64) -> f64,
    line: Rect,
) {
    let last = strip.dots.len().saturating_sub(1);
    let named: Vec<&Dot> = strip
        .dots
        .iter()
        .enumerate()
        .filter(|(idx, dot)| *idx == 0 || *idx == last || dot.emphasis == Emphasis::Marked)
        .map(|(_, dot)| dot)
        .collect();
    let labels: Vec<Label> = named
        .iter()
        .map(|dot| {
            let face = Face::new(canvas.layout.family, size_pt, dot.emphasis == Emphasis::Marked);
            Label { at: x_of(dot.number.value), width: face.width_in(&dot.name) + 0.05 }
        })
        .collect();
    let centres = spread(&labels, line.left, line.right(), 0.12);
    for ((dot, label), centre) in named.iter().zip(&labels).zip(centres) {
        let is_marked = dot.emphasis == Emphasis::Marked;
        let role = if is_marked { Role::Marked } else { Role::Grey };
        let paragraph =
            Paragraph::new(dot.name.as_str(), Style::new(size_pt, role).bold_if(is_marked)).aligned(Align::Centre);
        let at = Rect::new(centre - label.width / 2.0, line.top, label.width, line.height);
        canvas.text(&format!("name-{number}-{}", dot.area), at, Anchor::Top, &[paragraph]);
    }
}

/// The others first, then the marked, then riket: the order that [`StripDesign`] counts in.
fn sheet(strip: &Strip, canvas: &Canvas<'_>) -> Sheet {
    let language = canvas.language;
    let mut rows: Vec<(String, f64)> = Vec::new();
    for emphasis in [Emphasis::Calm, Emphasis::Marked] {
        let dots = strip.dots.iter().filter(|dot| dot.emphasis == emphasis);
        rows.extend(dots.map(|dot| (dot.name.clone(), dot.number.value)));
    }
    rows.extend(strip.riket.iter().map(|riket| (words::riket(language).to_owned(), riket.number.value)));
    let decimals = strip.dots.first().map_or(0, |dot| dot.number.decimals);
    Sheet {
        names_head: words::municipality(language).to_owned(),
        columns: vec![
            Column::new(words::value(language), rows.iter().map(|row| Some(row.1)).collect()),
            Column::new(words::height(language), vec![Some(0.0); rows.len()]),
        ],
        names: rows.into_iter().map(|row| row.0).collect(),
        below: Vec::new(),
        format: document::number::office_format(decimals),
    }
}
