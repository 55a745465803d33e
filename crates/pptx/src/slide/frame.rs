//! What every slide has round its body: headline, kicker, subtitle, source, passport, banner.
//!
//! The template's title decides: the body is what is left under it, between its left and right edge, above the
//! source line, and beside whatever the template itself draws at the edges.

use document::{Page, PageCode};

use super::Scene;
use super::plan::Planned;
use super::set::{SMALLEST_PT, draw_fitted};
use super::words;
use crate::error::Warning;
use crate::measure::{Face, Room, fit_with_ending};
use crate::shape::canvas::{Alt, Canvas, Dash, Stroke};
use crate::shape::geometry::Rect;
use crate::shape::text::{Align, Anchor, Content, Paragraph, Run, Style};
use crate::template::layouts::{Layout, Size};
use crate::template::palette::Role;
use crate::xml::escaped;

const SOURCE_LINE: f64 = 0.203;
const PASSPORT_WIDTH: f64 = 2.5;
const BANNER_GAP: f64 = 0.2;

/// Where things stand on a slide of one layout.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// The body's left edge.
    pub left: f64,
    /// The body's right edge.
    pub right: f64,
    /// Where the kicker and the banner stand.
    pub kicker: Rect,
    /// Where the subtitle begins.
    pub subtitle_top: f64,
    /// Where a body without subtitle may begin at the highest.
    pub title_bottom: f64,
    /// Where the hairline above the source runs.
    pub hairline: f64,
    /// How many lines the source takes.
    pub n_source_lines: usize,
}

/// How wide and high the code in a foot is, its quiet zone included.
pub const QR_SIDE: f64 = 0.62;
/// Between the code and what stands left of it.
const QR_GAP: f64 = 0.08;
/// A foot with a code has room for so many lines.
const N_LINES_BESIDE_QR: usize = 3;

impl Frame {
    /// The frame of a layout, with room for a source of so many lines.
    pub fn new(layout: &Layout, size: Size, n_source_lines: usize) -> Frame {
        let title = layout.title.place.text_at;
        let (mut left, mut right, mut bottom) = (title.left, title.right(), size.height - 0.05);
        for fixture in &layout.ground.fixtures {
            let at = fixture.at;
            let is_background = at.area() > 0.8 * size.width * size.height;
            if is_background || at.height < 0.03 || at.width < 0.03 || at.bottom() <= title.bottom() {
                continue;
            }
            let foot = Rect::new(left, bottom - 0.5, right - left, 0.5);
            if at.height > size.height * 0.5 && at.width < size.width * 0.3 {
                if at.left > size.width * 0.7 {
                    right = right.min(at.left - 0.15);
                } else if at.right() < size.width * 0.3 {
                    left = left.max(at.right() + 0.15);
                }
            } else if at.overlaps(foot) && at.top > size.height * 0.7 {
                bottom = at.top - 0.06;
            }
        }
        let source_height = SOURCE_LINE * n_source_lines.max(2) as f64;
        let hairline = bottom - source_height - 0.08;
        let is_above = title.top >= 0.45;
        let kicker_top = if is_above { title.top - 0.32 } else { title.bottom() + 0.04 };
        let subtitle_top = if is_above { title.bottom() + 0.08 } else { kicker_top + 0.30 };
        Frame {
            left,
            right,
            kicker: Rect::new(left, kicker_top, right - left, 0.3),
            subtitle_top,
            title_bottom: if is_above { title.bottom() } else { kicker_top + 0.3 },
            hairline,
            n_source_lines,
        }
    }

    /// The frame with as much room for the source as the page's needs.
    pub fn for_page(scene: &Scene<'_>, layout: &Layout, page: &Page) -> Frame {
        let draft = Frame::new(layout, scene.stage.size, 2);
        let face = Face::new(layout.family, SMALLEST_PT, false);
        let text = page.source.plain(scene.document.language);
        let (qr_width, n_lines_min) = match scene.document.site_url {
            Some(_) => (QR_SIDE + QR_GAP, N_LINES_BESIDE_QR),
            None => (0.0, 2),
        };
        let n_lines = face.lines(&text, draft.right - draft.left - qr_width - PASSPORT_WIDTH - 0.1).len();
        Frame::new(layout, scene.stage.size, n_lines.clamp(n_lines_min, 4))
    }

    /// The same with subtitle and body moved up.
    fn raised(self, by: f64) -> Frame {
        Frame { subtitle_top: self.subtitle_top - by, title_bottom: self.title_bottom - by, ..self }
    }

    /// The body under the subtitle.
    pub fn body(&self) -> Rect {
        self.body_from(self.subtitle_top + 0.42)
    }

    /// The body under the title, where there is no subtitle.
    pub fn wide_body(&self) -> Rect {
        self.body_from(self.title_bottom + 0.14)
    }

    fn body_from(&self, top: f64) -> Rect {
        Rect::new(self.left, top, self.right - self.left, (self.hairline - 0.12 - top).max(0.5))
    }

    /// Where the subtitle or a legend stands.
    pub fn subtitle(&self) -> Rect {
        Rect::new(self.left, self.subtitle_top, self.right - self.left, 0.36)
    }
}

/// Draws the headline, and under it kicker and banner.
///
/// Returns the frame as the headline left it: under a headline of one line everything moves up.
pub fn draw_head(canvas: &mut Canvas<'_>, scene: &Scene<'_>, planned: &Planned<'_>, frame: Frame) -> Frame {
    let n_lines = draw_title(canvas, planned);
    let page = planned.page;
    let mut kicker = frame.kicker;
    kicker.width -= banner_width(canvas, scene, frame.kicker);
    draw_fitted(canvas, "kicker", kicker, &page.kicker, Style::new(16.0, Role::Marked).bold());
    draw_banner(canvas, scene, frame.kicker);
    let place = &canvas.layout.title.place;
    let is_free_below = n_lines == 1 && place.is_top_anchored && frame.kicker.top < place.text_at.top;
    if is_free_below { frame.raised((place.text_at.height - 0.58).clamp(0.0, 0.42)) } else { frame }
}

/// Draws the title alone. Returns how many lines it takes.
pub fn draw_title(canvas: &mut Canvas<'_>, planned: &Planned<'_>) -> usize {
    let layout = canvas.layout;
    let place = &layout.title.place;
    let usual: [f64; 14] = [66.0, 60.0, 54.0, 48.0, 44.0, 40.0, 36.0, 32.0, 30.0, 28.0, 26.0, 24.0, 22.0, 20.0];
    let largest = match planned.is_display_title() {
        true => place.size_pt,
        false => place.size_pt.min(32.0),
    };
    let sizes: Vec<f64> = usual.into_iter().filter(|size| *size <= largest.max(20.0)).collect();
    let room = Room { width_in: place.text_at.width, height_in: place.text_at.height, spacing_percent: 90 };
    let face = Face::new(layout.title.family, 32.0, true);
    let fitted = fit_with_ending(&planned.title, &planned.title_ending, face, &sizes, room);
    if !fitted.is_whole {
        canvas.warn(Warning::TextCut { page: canvas.code.to_string(), text: planned.title.chars().take(60).collect() });
    }
    let paragraphs = format!(
        "<a:p><a:pPr><a:lnSpc><a:spcPct val=\"90000\"/></a:lnSpc></a:pPr><a:r><a:rPr lang=\"{}\" sz=\"{}\" cap=\"none\" dirty=\"0\"/><a:t>{}</a:t></a:r></a:p>",
        canvas.language.tag(),
        (fitted.size_pt * 100.0) as i64,
        escaped(&fitted.text)
    );
    canvas.placeholder("title", place, layout.title.is_moved.then_some(place.at), &paragraphs);
    fitted.n_lines
}

/// The width that the banner takes at the right end of a line, with the gap before it.
pub fn banner_width(canvas: &Canvas<'_>, scene: &Scene<'_>, line: Rect) -> f64 {
    let Some(banner) = &scene.document.banner else { return 0.0 };
    let text = banner.plain(canvas.language);
    (Face::new(canvas.layout.family, 14.0, true).width_in(&text) + 0.24).min(line.width * 0.6) + BANNER_GAP
}

/// Draws the banner at the right end of a line. Returns the width it takes.
pub fn draw_banner(canvas: &mut Canvas<'_>, scene: &Scene<'_>, line: Rect) -> f64 {
    let Some(banner) = &scene.document.banner else { return 0.0 };
    let text = banner.plain(canvas.language);
    let width = banner_width(canvas, scene, line) - BANNER_GAP;
    let at = Rect::new(line.right() - width, line.top, width, 0.28);
    let paragraph = Paragraph::new(text, Style::new(14.0, Role::OnFill).bold()).aligned(Align::Centre);
    canvas.filled_text("banner", at, Anchor::Middle, &[paragraph], Role::Weak);
    width + BANNER_GAP
}

/// Draws the subtitle, where the page has one.
pub fn draw_subtitle(canvas: &mut Canvas<'_>, planned: &Planned<'_>, frame: &Frame) {
    if let Some(subtitle) = &planned.page.subtitle {
        draw_fitted(canvas, "subtitle", frame.subtitle(), subtitle, Style::new(18.0, Role::Grey));
    }
}

/// Draws hairline, source, passport, page number, and the code that leads to what is behind the page.
pub fn draw_foot(canvas: &mut Canvas<'_>, scene: &Scene<'_>, page: &Page, frame: &Frame) {
    let width = frame.right - frame.left;
    let stroke = Stroke { width_pt: 1.0, role: Role::Grid, dash: Dash::Solid };
    canvas.line("hairline", Rect::new(frame.left, frame.hairline, width, 0.0), stroke, Alt::Decorative);
    let top = frame.hairline + 0.08;
    let right = frame.right - qr_width(scene, canvas.code);
    let source = Rect::new(
        frame.left,
        top,
        right - frame.left - PASSPORT_WIDTH - 0.1,
        SOURCE_LINE * frame.n_source_lines as f64,
    );
    draw_source(canvas, page, source);
    draw_passport(canvas, Rect::new(right - PASSPORT_WIDTH, top, PASSPORT_WIDTH, SOURCE_LINE));
    draw_qr(canvas, scene, frame.right, frame.hairline + 0.04);
}

/// How wide a page's code is with the gap beside it: nothing where nobody has said where the site will stand.
pub fn qr_width(scene: &Scene<'_>, code: &PageCode) -> f64 {
    let has_code = scene.document.passport_url(code).is_some_and(|url| layout::qr_modules(&url).is_some());
    if has_code { QR_SIDE + QR_GAP } else { 0.0 }
}

/// Draws the code of the page's address on the site, with its upper right corner there; read last, as it stands last.
pub fn draw_qr(canvas: &mut Canvas<'_>, scene: &Scene<'_>, right: f64, top: f64) {
    let Some(url) = scene.document.passport_url(canvas.code) else { return };
    let Some(modules) = layout::qr_modules(&url) else { return };
    let at = Rect::new(right - QR_SIDE, top, QR_SIDE, QR_SIDE);
    canvas.modules("qr", at, &modules, &words::qr(&url, canvas.language));
}

/// Draws the source line.
pub fn draw_source(canvas: &mut Canvas<'_>, page: &Page, at: Rect) {
    draw_fitted(canvas, "source", at, &page.source, Style::new(SMALLEST_PT, Role::Grey));
}

/// Draws the page's passport and the slide's number.
pub fn draw_passport(canvas: &mut Canvas<'_>, at: Rect) {
    let style = Style::new(SMALLEST_PT, Role::Grey);
    let mut paragraph = Paragraph::new(format!("{} ", words::passport(canvas.language)), style)
        .with(canvas.code.to_string(), style.in_role(Role::Ink).bold())
        .with("\u{2003}", style)
        .aligned(Align::Right);
    paragraph.runs.push(Run { content: Content::SlideNumber, style });
    canvas.text("passport", at, Anchor::Top, &[paragraph]);
}
