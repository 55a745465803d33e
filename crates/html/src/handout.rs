//! The handout: two sheets of paper for inhabitants, and one page on a telephone.
//!
//! A file by itself, with its style in it. On paper it is set as `layout` has placed it for A4, so that the same findings
//! and charts have room; the charts are drawn from the same places.

use askama::Template;
use document::{Bar, Document, Findings, HandoutChart, HandoutNote, Language, Point, Text, Tone};
use layout::FittedHandout;
use layout::handout::chart::chart;
use layout::handout::pages::CHART_WIDTH_PT;
use layout::handout::placed::{Paint, Placed, Run, Shape};

use crate::error::Error;
use crate::markup::{Html, escape, html, push, trace};

#[derive(Template)]
#[template(path = "handout.html")]
struct Page<'d> {
    language: Language,
    style: Html,
    title: String,
    day: &'d str,
    author: &'d str,
    banner: Option<Html>,
    kicker: Html,
    head: Html,
    lead: Vec<Html>,
    findings: Vec<FindingsView>,
    after_findings: Html,
    foot: Html,
    charts_head: Html,
    charts_lead: Html,
    charts: Vec<ChartView>,
    /// Two columns: the first note, then the others.
    notes: [Vec<NoteView>; 2],
}

struct FindingsView {
    class: &'static str,
    head: Html,
    points: Vec<PointView>,
}

struct PointView {
    area: Html,
    sentence: Html,
    code: String,
}

struct ChartView {
    name: Html,
    what: Html,
    drawn: Html,
    heads: [Html; 2],
    rows: Vec<RowView>,
}

struct RowView {
    name: Html,
    trace: Html,
    value: Html,
}

struct NoteView {
    head: Html,
    paragraphs: Vec<Html>,
}

/// Writes a document's handout, fitted by [`layout::fit_handout`], as one file that needs no other.
///
/// # Errors
/// [`Error::Template`] when the page cannot be set.
pub fn write_handout(document: &Document, fitted: &FittedHandout) -> Result<Vec<u8>, Error> {
    let (language, handout) = (document.language, &fitted.handout);
    let markup = |text: &Text| html(text, language);
    let (first, rest) = handout.notes.split_at(handout.notes.len().min(1));
    let note = |note: &HandoutNote| NoteView {
        head: html(&note.head, language),
        paragraphs: note.paragraphs.iter().map(markup).collect(),
    };
    let page = Page {
        language,
        style: Html(include_str!("../templates/handout.css").to_owned()),
        title: handout.title.plain(language),
        day: &document.title,
        author: &document.author,
        banner: document.banner.as_ref().map(markup),
        kicker: markup(&handout.kicker),
        head: markup(&handout.title),
        lead: handout.lead.iter().map(markup).collect(),
        findings: handout.findings.iter().map(|findings| of_findings(findings, language)).collect(),
        after_findings: markup(&handout.after_findings),
        foot: markup(&handout.foot),
        charts_head: markup(&handout.charts_head),
        charts_lead: markup(&handout.charts_lead),
        charts: (1..).zip(&handout.charts).map(|(n, chart)| of_chart(n, chart, fitted.pitch_pt, language)).collect(),
        notes: [first, rest].map(|notes| notes.iter().map(note).collect()),
    };
    let path = || format!("handout of {}", document.marked);
    page.render().map(String::into_bytes).map_err(|source| Error::Template { path: path(), source })
}

fn of_findings(findings: &Findings, language: Language) -> FindingsView {
    let point = |point: &Point| PointView {
        area: html(&point.area, language),
        sentence: html(&point.sentence, language),
        code: point.page.to_string(),
    };
    FindingsView {
        class: if findings.tone == Tone::Good { "good" } else { "weak" },
        head: html(&findings.head, language),
        points: findings.points.iter().map(point).collect(),
    }
}

fn of_chart(n: usize, of: &HandoutChart, pitch_pt: f64, language: Language) -> ChartView {
    let row = |name: String, bar: &Bar| match bar {
        Bar::Current(number) | Bar::Older(number, _) => RowView {
            name: Html(escape(&name)),
            trace: Html(trace(number)),
            value: Html(escape(&number.digits(language))),
        },
        Bar::Missing(words) | Bar::Elided(words) => {
            RowView { name: Html(escape(&name)), trace: Html::default(), value: html(words, language) }
        }
    };
    let of_row = |one: &document::BarRow| match &one.bar {
        Bar::Older(_, year) => row(format!("{}, {year}", one.name), &one.bar),
        bar => row(one.name.clone(), bar),
    };
    let riket = of.bars.references.iter();
    let riket = riket.map(|line| row(of.riket_name.plain(language), &Bar::Current(line.number.clone())));
    ChartView {
        name: html(&of.name, language),
        what: html(&of.what, language),
        drawn: drawn(n, of, pitch_pt, language),
        heads: [&of.name_head, &of.value_head].map(|head| html(head, language)),
        rows: of.bars.rows.iter().map(of_row).chain(riket).collect(),
    }
}

/// The chart as it stands on paper, as a drawing that grows with its room.
fn drawn(n: usize, of: &HandoutChart, pitch_pt: f64, language: Language) -> Html {
    let (placed, height) = chart(of, language, [1.0, 0.0, CHART_WIDTH_PT - 2.0], pitch_pt);
    let mut svg = String::new();
    push(
        &mut svg,
        format_args!(
            "<svg class=\"chart\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"chart-{n}-t chart-{n}-d\">\
             <title id=\"chart-{n}-t\">{}</title><desc id=\"chart-{n}-d\">{}</desc>",
            short(CHART_WIDTH_PT),
            short(height + 1.0),
            escape(&of.name.plain(language)),
            escape(&of.bars.alt.plain(language)),
        ),
    );
    draw(&mut svg, &placed);
    svg.push_str("</svg>");
    Html(svg)
}

fn draw(svg: &mut String, placed: &Placed) {
    match placed {
        Placed::Group(_, parts) => parts.iter().for_each(|part| draw(svg, part)),
        Placed::Line(runs) => runs.iter().for_each(|run| draw_run(svg, run)),
        Placed::Shape(shape) => draw_shape(svg, shape),
    }
}

fn draw_run(svg: &mut String, run: &Run) {
    let bold = if run.weight == layout::Weight::Bold { " bold" } else { "" };
    let traced = run.number.as_ref().map(trace).unwrap_or_default();
    push(
        svg,
        format_args!(
            "<text class=\"{}{bold}\" x=\"{}\" y=\"{}\"{traced}>{}</text>",
            name(run.paint),
            short(run.left_pt),
            short(run.baseline_pt),
            escape(&run.characters),
        ),
    );
}

fn draw_shape(svg: &mut String, shape: &Shape) {
    match *shape {
        Shape::Box { place_pt: [left, top, width, height], fill, outline } => {
            let outline = outline.map_or_else(String::new, |paint| format!(" edge-{}", name(paint)));
            let [left, top, width, height] = [left, top, width, height].map(short);
            push(
                svg,
                format_args!(
                    "<rect class=\"{}{outline}\" x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\"/>",
                    name(fill)
                ),
            );
        }
        Shape::Line { ends_pt, width_pt, paint } => {
            let [x1, y1, x2, y2] = ends_pt.map(short);
            let class = name(paint);
            push(
                svg,
                format_args!(
                    "<line class=\"edge-{class}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke-width=\"{width_pt}\"/>"
                ),
            );
        }
        // Symbols stand beside heads, where the style sheet draws them.
        Shape::Triangle { .. } => {}
    }
}

fn name(paint: Paint) -> &'static str {
    match paint {
        Paint::Ink => "ink",
        Paint::Grey => "grey",
        Paint::Marked => "marked",
        Paint::Fill => "fill",
        Paint::Outline => "outline",
        Paint::Good => "good",
        Paint::Weak => "weak",
        Paint::Hairline => "hairline",
        Paint::Sun => "sun",
        Paint::Paper => "paper",
    }
}

/// Short attributes, and no negative nought.
fn short(length: f64) -> f64 {
    (length * 100.0).round() / 100.0 + 0.0
}
