//! Text: contrast with what is behind it, language, heads of tables, size.

use super::ground::{Backdrop, Paint, lowest_contrast, own_paint, paint};
use super::hall::{Use, size_min_pt, use_of};
use super::letters::{Inheritance, Letters};
use super::opened::{Opened, Slide};
use super::shapes::{Kind, Shape};
use super::{Audit, Rule, beginning};
use crate::measure::{Face, family_of};
use crate::shape::geometry::Rect;
use crate::template::colour::Rgb;
use crate::xml::Node;

/// Table styles that every program has and that fill nothing.
const PLAIN_STYLES: [&str; 2] = ["{2D5ABB26-0587-4C30-8999-92F81FD0307C}", "{5940675A-B579-460E-94D1-54222C63F5DA}"];

/// What contrast letters need.
pub fn contrast_min(is_large: bool) -> f64 {
    if is_large { 3.0 } else { 4.5 }
}

/// Holds all text outside charts against the rules.
pub fn check(opened: &Opened<'_>, slide: &Slide<'_>, shapes: &[Shape<'_>], audit: &mut Audit) {
    let backdrop = Backdrop::new(slide);
    let mut under: Vec<(Rect, Paint)> = Vec::new();
    for shape in shapes {
        under.push((shape.at, own_paint(slide, shape)));
        match shape.kind {
            Kind::Shape => check_shape(opened, slide, shape, &|point| backdrop.behind(point, &under), audit),
            Kind::Table => check_table(opened, slide, shape, &|point| backdrop.behind(point, &under), audit),
            _ => {}
        }
    }
}

type Behind<'a> = &'a dyn Fn((f64, f64)) -> Option<Vec<Rgb>>;

/// A paragraph's runs that show something.
fn runs(paragraph: &Node) -> impl Iterator<Item = (&Node, &str)> {
    let shown = paragraph.children.iter().filter(|run| matches!(run.name.as_str(), "r" | "fld"));
    shown.filter_map(|run| Some((run, run.child("t")?.text.as_str()))).filter(|(_, text)| !text.trim().is_empty())
}

fn paragraphs(holder: &Node) -> impl Iterator<Item = &Node> {
    holder.child("txBody").into_iter().flat_map(|body| body.children.iter().filter(|child| child.name == "p"))
}

fn check_shape(opened: &Opened<'_>, slide: &Slide<'_>, shape: &Shape<'_>, behind: Behind<'_>, audit: &mut Audit) {
    if shape.is_decorative && shape.text().is_empty() {
        return;
    }
    let inheritance = Inheritance::of_shape(opened, slide, shape);
    let size_min = size_min_pt(use_of(shape), opened, slide);
    for paragraph in paragraphs(shape.node) {
        for (run, text) in runs(paragraph) {
            audit.n_runs += 1;
            let letters = inheritance.letters(slide, paragraph, run);
            let points = points(slide, shape, paragraph, text, &letters);
            let grounds: Option<Vec<Rgb>> =
                points.into_iter().map(behind).collect::<Option<Vec<_>>>().map(|found| found.concat());
            check_contrast(slide, shape.name, text, &letters, grounds.as_deref(), audit);
            check_language(slide, shape.name, text, run, audit);
            if letters.size_pt < size_min - 0.01 {
                let what = format!("“{}” has {} pt; it must have {size_min} pt", beginning(text), letters.size_pt);
                audit.fault(slide, Rule::TextSize, shape.name, what);
            }
        }
    }
}

/// Where a run stands, roughly: at its beginning, its middle and its end, on the first line.
fn points(slide: &Slide<'_>, shape: &Shape<'_>, paragraph: &Node, text: &str, letters: &Letters) -> Vec<(f64, f64)> {
    let at = shape.at;
    let font =
        slide.theme.find("minorFont").and_then(|font| font.child("latin")).and_then(|font| font.attribute("typeface"));
    let face = Face::new(family_of(font.unwrap_or_default()), letters.size_pt, letters.is_bold);
    let width = face.width_in(text).min(at.width);
    let line = (letters.size_pt / 72.0 * 1.2).min(at.height);
    let align = paragraph.child("pPr").and_then(|properties| properties.attribute("algn")).unwrap_or("l");
    let left = match align {
        "r" => at.right() - width,
        "ctr" => at.left + (at.width - width) / 2.0,
        _ => at.left,
    };
    let anchor = shape.node.path(&["txBody", "bodyPr"]).and_then(|body| body.attribute("anchor")).unwrap_or("t");
    let y = match anchor {
        "b" => at.bottom() - line / 2.0,
        "ctr" => at.top + at.height / 2.0,
        _ => at.top + line / 2.0,
    };
    [0.1, 0.5, 0.9].into_iter().map(|share| (left + width * share, y)).collect()
}

fn check_contrast(
    slide: &Slide<'_>,
    name: &str,
    text: &str,
    letters: &Letters,
    grounds: Option<&[Rgb]>,
    audit: &mut Audit,
) {
    let Some(grounds) = grounds else {
        audit.cannot_tell(slide, Rule::TextContrast, name, format!("“{}” stands on a picture", beginning(text)));
        return;
    };
    let (ratio, ratio_min) = (lowest_contrast(&letters.colours, grounds), contrast_min(letters.is_large()));
    if ratio < ratio_min {
        let what = format!("“{}” has {ratio:.2} : 1 to its ground; it must have {ratio_min} : 1", beginning(text));
        audit.fault(slide, Rule::TextContrast, name, what);
    }
}

fn check_language(slide: &Slide<'_>, name: &str, text: &str, run: &Node, audit: &mut Audit) {
    let language = run.child("rPr").and_then(|properties| properties.attribute("lang")).unwrap_or_default();
    if language.len() < 2 || !language.chars().next().is_some_and(|first| first.is_ascii_alphabetic()) {
        let what = format!("“{}” does not say in which language it is", beginning(text));
        audit.fault(slide, Rule::Language, name, what);
    }
}

fn check_table(opened: &Opened<'_>, slide: &Slide<'_>, shape: &Shape<'_>, behind: Behind<'_>, audit: &mut Audit) {
    let Some(table) = shape.node.find("tbl") else { return };
    let properties = table.child("tblPr");
    let flag = |name: &str| properties.is_some_and(|found| matches!(found.attribute(name), Some("1" | "true")));
    let rows: Vec<&Node> = table.children.iter().filter(|row| row.name == "tr").collect();
    if !flag("firstRow") && !flag("firstCol") && rows.len() > 1 {
        audit.fault(
            slide,
            Rule::TableHead,
            shape.name,
            "the table says of no row or column that it is its head".to_owned(),
        );
    }
    let style_id = properties.and_then(|found| found.child("tableStyleId")).map(|id| id.text.trim().to_owned());
    let style = style_id.as_deref().and_then(|id| {
        let styles = opened.table_styles.as_ref()?;
        styles.children.iter().find(|style| style.attribute("styleId") == Some(id))
    });
    let is_plain = style_id.as_deref().is_none_or(|id| PLAIN_STYLES.contains(&id));
    // The names and values beside a chart are the chart's.
    let use_ =
        if shape.name.ends_with("/names") || shape.name.ends_with("/differences") { Use::Hall } else { Use::Table };
    let (value_min, other_min) = (size_min_pt(use_, opened, slide), size_min_pt(Use::Reading, opened, slide));
    let mut top = shape.at.top;
    for (row_idx, row) in rows.iter().enumerate() {
        let height = row.number("h").unwrap_or(0) as f64 / 914_400.0;
        let is_head = row_idx == 0 && flag("firstRow");
        let parts = match (is_head, flag("bandRow") && row_idx % 2 == usize::from(flag("firstRow"))) {
            (true, _) => vec!["firstRow", "wholeTbl"],
            (false, true) => vec!["band1H", "wholeTbl"],
            (false, false) => vec!["wholeTbl"],
        };
        let of_style =
            |path: &[&str]| style.and_then(|style| parts.iter().find_map(|part| style.child(part)?.path(path)));
        for (column_idx, cell) in row.children.iter().filter(|cell| cell.name == "tc").enumerate() {
            let own = cell.child("tcPr").and_then(|properties| paint(properties, &slide.scheme, None));
            let styled = of_style(&["tcStyle", "fill"]).and_then(|fill| paint(fill, &slide.scheme, None));
            let point = (shape.at.left + shape.at.width / 2.0, top + height / 2.0);
            let grounds = match own.or(styled) {
                Some(Paint::Colours(colours)) => Some(colours.into_iter().map(|(rgb, _)| rgb).collect()),
                Some(Paint::Picture) => None,
                Some(Paint::Nothing) => behind(point),
                None if is_plain || style.is_some() => behind(point),
                None => None,
            };
            let mut inheritance = Inheritance::of_cell(opened, cell);
            let text_style = of_style(&["tcTxStyle"]);
            inheritance.is_bold = text_style.is_some_and(|found| found.attribute("b") == Some("on"));
            let colour =
                text_style.and_then(|found| found.children.iter().find_map(|one| slide.scheme.read(one, None)));
            inheritance.usual = colour.map(|rgb| Paint::Colours(vec![(rgb, 1.0)]));
            let mut largest = (0.0f64, String::new());
            for paragraph in paragraphs(cell) {
                for (run, text) in runs(paragraph) {
                    audit.n_runs += 1;
                    let letters = inheritance.letters(slide, paragraph, run);
                    check_contrast(slide, shape.name, text, &letters, grounds.as_deref(), audit);
                    check_language(slide, shape.name, text, run, audit);
                    if letters.size_pt < other_min - 0.01 {
                        let what =
                            format!("“{}” has {} pt; it must have {other_min} pt", beginning(text), letters.size_pt);
                        audit.fault(slide, Rule::TextSize, shape.name, what);
                    }
                    // "●" and "saknas" are no values.
                    if letters.size_pt > largest.0 && text.chars().any(|character| character.is_ascii_digit()) {
                        largest = (letters.size_pt, text.to_owned());
                    }
                }
            }
            let is_value = !is_head && (use_ == Use::Hall || column_idx > 0 || !flag("firstCol"));
            if is_value && largest.0 > 0.0 && largest.0 < value_min - 0.01 {
                let what = format!("“{}” has {} pt; it must have {value_min} pt", beginning(&largest.1), largest.0);
                audit.fault(slide, Rule::TextSize, shape.name, what);
            }
        }
        top += height;
    }
}
