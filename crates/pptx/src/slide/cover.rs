//! The first slide: the day's name, and every municipality of the country as a tick.

use document::{Cover, CoverStrip, Emphasis};
use layout::{Label, rows_of_labels};

use super::Scene;
use super::frame::{Frame, banner_width, draw_banner, draw_passport, draw_qr, draw_source, draw_title, qr_width};
use super::plan::Planned;
use super::set::{draw_fitted, fitted, fitted_words};
use crate::measure::Face;
use crate::shape::canvas::{Alt, Canvas, Dash, Drawn, Stroke};
use crate::shape::geometry::Rect;
use crate::shape::text::{Align, Anchor, Paragraph, Style};
use crate::template::palette::Role;

const NAME_PT: f64 = 18.0;
const NAME_ROW: f64 = 0.29;
const STRIP_HEIGHT: f64 = 1.08;
/// More rows of names than these would hide the ticks: then only the marked and the ends are named.
const N_NAME_ROWS_MAX: usize = 3;

/// Draws the cover.
pub fn draw(scene: &Scene<'_>, planned: &Planned<'_>, cover: &Cover) -> Drawn {
    let page = planned.page;
    let mut canvas = Canvas::new(&page.code, scene.document.language, planned.layout);
    let size = scene.stage.size;
    let title = &planned.layout.title.place;
    draw_title(&mut canvas, planned);

    let left = title.text_at.left.clamp(0.3, size.width * 0.2);
    let right = size.width - left;
    let has_kicker_above = title.is_top_anchored && title.text_at.top >= 0.6;
    let kicker = match has_kicker_above {
        true => Rect::new(title.text_at.left, title.text_at.top - 0.38, title.text_at.width, 0.36),
        false => Rect::new(left, 0.2, right - left, 0.36),
    };
    let banner_line = Rect::new(left, kicker.top, right - left, kicker.height);
    if has_kicker_above {
        let width = kicker.width - banner_width(&canvas, scene, banner_line);
        let at = Rect::new(kicker.left, kicker.top, width.max(1.0), kicker.height);
        draw_fitted(&mut canvas, "kicker", at, &page.kicker, Style::new(20.0, Role::Sun).bold());
    }
    draw_banner(&mut canvas, scene, banner_line);
    let text_bottom = draw_subtitle(&mut canvas, scene, planned, cover, has_kicker_above);

    // Above whatever the template itself has at the foot, as on every other slide.
    let foot_top = Frame::new(planned.layout, size, 2).hairline.min(size.height - 0.62);
    let foot = Rect::new(left, foot_top, right - left, 0.41);
    if let Some(strip) = &cover.strip {
        let top = text_bottom.max(title.at.bottom()) + 0.25;
        let place = Rect::new(left, top, right - left, foot.top - 0.1 - top);
        draw_strip(&mut canvas, strip, place);
    }
    let foot_right = foot.right() - qr_width(scene, &page.code);
    draw_source(&mut canvas, page, Rect::new(foot.left, foot.top, foot_right - foot.left - 2.6, foot.height));
    draw_passport(&mut canvas, Rect::new(foot_right - 2.5, foot.top, 2.5, 0.203));
    draw_qr(&mut canvas, scene, foot.right(), foot.top);
    canvas.carry_notes(&page.notes);
    canvas.finish()
}

/// Host and day, in the template's own place for them. Returns where they end.
fn draw_subtitle(
    canvas: &mut Canvas<'_>,
    scene: &Scene<'_>,
    planned: &Planned<'_>,
    cover: &Cover,
    has_kicker_above: bool,
) -> f64 {
    let language = scene.document.language;
    let mut lines = vec![cover.host.plain(language), cover.when.plain(language)];
    if !has_kicker_above {
        lines.insert(0, planned.page.kicker.plain(language));
    }
    lines.retain(|line| !line.is_empty());
    let Some(place) = &planned.layout.subtitle else {
        let title = planned.layout.title.place.at;
        let at = Rect::new(title.left, title.bottom() + 0.1, title.width, 0.36 * lines.len() as f64);
        let style = Style::new(20.0, Role::Ink);
        let paragraphs: Vec<Paragraph> = lines.into_iter().map(|line| Paragraph::new(line, style)).collect();
        canvas.text("subtitle", at, Anchor::Top, &paragraphs);
        return at.bottom();
    };
    let longest = lines.iter().max_by_key(|line| line.chars().count()).cloned().unwrap_or_default();
    let room = place.text_at.height / lines.len().max(1) as f64;
    let size_pt =
        fitted_words(canvas, &longest, Style::new(place.size_pt.min(24.0), Role::Ink), place.text_at.width, room)
            .size_pt
            .max(12.0);
    let paragraphs: String = lines
        .iter()
        .map(|line| {
            format!(
                "<a:p><a:pPr><a:spcBef><a:spcPts val=\"0\"/></a:spcBef></a:pPr><a:r><a:rPr lang=\"{}\" sz=\"{}\" cap=\"none\" dirty=\"0\"/><a:t>{}</a:t></a:r></a:p>",
                language.tag(),
                crate::shape::text::hundredths(size_pt),
                crate::xml::escaped(line)
            )
        })
        .collect();
    canvas.placeholder("subtitle", place, None, &paragraphs);
    place.at.bottom()
}

/// A name over the strip.
struct Name<'a> {
    text: &'a str,
    x: f64,
    is_marked: bool,
    is_far_end: bool,
}

fn draw_strip(canvas: &mut Canvas<'_>, strip: &CoverStrip, place: Rect) {
    let is_over_picture = canvas
        .layout
        .ground
        .fixtures
        .iter()
        .any(|fixture| fixture.is_covering && fixture.fill.is_none() && fixture.at.overlaps(place));
    let values = || strip.ticks.iter().copied().chain(strip.members.iter().map(|dot| dot.number.value));
    let low = values().fold(f64::INFINITY, f64::min);
    let high = values().fold(f64::NEG_INFINITY, f64::max);
    // The names, the strip and its caption take so much; a cover without that room keeps its calm.
    if is_over_picture || place.height < 1.9 || high <= low {
        return;
    }
    let x_of = |value: f64| place.left + (value - low) / (high - low) * place.width;

    let mut names: Vec<Name<'_>> = strip
        .members
        .iter()
        .map(|dot| Name {
            text: &dot.name,
            x: x_of(dot.number.value),
            is_marked: dot.emphasis == Emphasis::Marked,
            is_far_end: false,
        })
        .collect();
    if strip.members.iter().all(|dot| dot.area != strip.highest.area) {
        let x = x_of(strip.highest.number.value);
        names.push(Name { text: &strip.highest.name, x, is_marked: false, is_far_end: true });
    }
    let mut labels = labels(canvas, &names, place);
    let mut rows = rows_of_labels(&labels, 0.12);
    if rows.iter().any(|row| *row >= N_NAME_ROWS_MAX) {
        let n = strip.members.len();
        let mut idx = 0;
        names.retain(|name| {
            idx += 1;
            name.is_marked || name.is_far_end || idx == 1 || idx == n
        });
        labels = self::labels(canvas, &names, place);
        rows = rows_of_labels(&labels, 0.12);
    }
    clear_of_leaders(&mut labels, &rows, &names);
    let n_rows = rows.iter().max().map_or(0, |row| row + 1);

    let caption_height = 0.45;
    let names_height = n_rows as f64 * NAME_ROW + 0.14;
    let height = STRIP_HEIGHT.min(place.height - names_height - caption_height - 0.2).max(0.4);
    let free = place.height - names_height - height - caption_height - 0.2;
    let top = place.top + names_height + free.max(0.0) * 0.5;
    let at = Rect::new(place.left, top, place.width, height);

    let ticks: Vec<f64> = strip.ticks.iter().map(|value| x_of(*value) - place.left).collect();
    let colour = canvas.palette.colour(Role::Outline).element();
    let alt = strip.alt.plain(canvas.language);
    // Read from the top: the highest row of names first, the strip under them last.
    let mut named: Vec<(&Name<'_>, &Label, usize)> =
        names.iter().zip(&labels).zip(&rows).map(|((name, label), row)| (name, label, *row)).collect();
    named.sort_by_key(|(_, _, row)| std::cmp::Reverse(*row));
    for (name, label, row) in named {
        let bottom = at.top - 0.16 - row as f64 * NAME_ROW;
        let (size_pt, role) = match (name.is_marked, name.is_far_end) {
            (true, _) => (NAME_PT, Role::Sun),
            (_, true) => (NAME_PT, Role::Grey),
            _ => (NAME_PT, Role::Ink),
        };
        if row > 0 {
            let leader = Rect::new(name.x, bottom, 0.0, at.top - 0.06 - bottom);
            canvas.line(
                &format!("leader-{row}-{}", name.text),
                leader,
                Stroke { width_pt: 0.75, role: Role::Grey, dash: Dash::Solid },
                Alt::Decorative,
            );
        }
        let style = Style::new(size_pt, role).bold_if(name.is_marked);
        let paragraph = Paragraph::new(name.text, style).aligned(Align::Centre);
        let width = label.width + 0.1;
        canvas.text(
            "name",
            Rect::new(label.at - width / 2.0, bottom - NAME_ROW, width, NAME_ROW),
            Anchor::Bottom,
            &[paragraph],
        );
    }
    canvas.ticks("ticks", at, &ticks, 0.75, &colour, Alt::Words(&alt));
    for dot in &strip.members {
        let (width, over, role) = match dot.emphasis {
            Emphasis::Marked => (0.05, 0.16, Role::Sun),
            Emphasis::Calm => (0.035, 0.09, Role::Ink),
        };
        let x = x_of(dot.number.value) - width / 2.0;
        let bar = Rect::new(x, at.top - over, width, at.height + over + 0.09);
        canvas.rectangle(&format!("member-{}", dot.area), bar, role);
    }
    let caption = fitted(canvas, &strip.caption, Style::new(16.0, Role::Grey), place.width, caption_height);
    let caption_at = Rect::new(place.left, at.bottom() + 0.2, place.width, caption_height);
    canvas.text("caption", caption_at, Anchor::Top, &[caption.paragraph]);
}

/// Moves a name aside that a line to a higher name would cross, where its row has room.
fn clear_of_leaders(labels: &mut [Label], rows: &[usize], names: &[Name<'_>]) {
    const GAP: f64 = 0.06;
    for idx in 0..labels.len() {
        let Label { at, width } = labels[idx];
        let crosses = |other: &usize| rows[*other] > rows[idx] && (names[*other].x - at).abs() < width / 2.0 + GAP;
        let Some(leader) = (0..labels.len()).find(crosses).map(|other| names[other].x) else { continue };
        let away = width / 2.0 + GAP;
        let moved = if names[idx].x <= leader { leader - away } else { leader + away };
        let is_free = (0..labels.len())
            .filter(|other| *other != idx && rows[*other] == rows[idx])
            .all(|other| (labels[other].at - moved).abs() >= (labels[other].width + width) / 2.0 + GAP);
        if is_free {
            labels[idx].at = moved;
        }
    }
}

/// Names centred over their ticks, moved in at the edges; the last of all in the country ends at the strip's end.
fn labels(canvas: &Canvas<'_>, names: &[Name<'_>], place: Rect) -> Vec<Label> {
    names
        .iter()
        .map(|name| {
            let width = Face::new(canvas.layout.family, NAME_PT, name.is_marked).width_in(name.text);
            let (low, high) = (place.left + width / 2.0, place.right() - width / 2.0);
            Label { at: name.x.min(high).max(low), width }
        })
        .collect()
}
