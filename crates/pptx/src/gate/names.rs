//! Titles, and what is said to those who do not see.

use std::collections::BTreeMap;

use super::opened::{Opened, Slide};
use super::shapes::{Kind, Shape, shapes};
use super::{Audit, Fault, Rule, beginning};

/// A shorter text can hardly say what a chart shows.
const ALT_CHARACTERS_MIN: usize = 12;

/// Every slide has a title, and no two have the same.
pub fn check_titles(opened: &Opened<'_>, audit: &mut Audit) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for slide in &opened.slides {
        let title = shapes(slide).iter().find(|shape| shape.is_title()).map(Shape::text).unwrap_or_default();
        let what = match title.is_empty() {
            true => "the slide has no title".to_owned(),
            false => match seen.insert(title.to_lowercase(), slide.number) {
                Some(other) => format!("“{}” is the title of slide {other} too", beginning(&title)),
                None => continue,
            },
        };
        audit.faults.push(Fault { slide: slide.number, rule: Rule::Title, shape: String::new(), what });
    }
}

/// What is no text says what it shows, or that it only decorates.
pub fn check_alternatives(slide: &Slide<'_>, shapes: &[Shape<'_>], audit: &mut Audit) {
    for shape in shapes.iter().filter(|shape| !shape.is_decorative && !shape.is_spoken_for) {
        let what = match shape.kind {
            Kind::Chart => "the chart",
            Kind::Picture => "the picture",
            Kind::Object => "the object",
            Kind::Line => "the line",
            // A table is read cell by cell; a group by what is in it.
            Kind::Table | Kind::Group => continue,
            Kind::Shape if shape.place.is_some() || !shape.text().is_empty() => continue,
            Kind::Shape => "the shape",
        };
        if shape.alt.is_empty() {
            let said = format!("{what} has neither alternative text nor the mark that it only decorates");
            audit.fault(slide, Rule::AlternativeText, shape.name, said);
            continue;
        }
        let is_file_name = [".png", ".jpg", ".jpeg", ".emf", ".svg", ".gif"]
            .iter()
            .any(|ending| shape.alt.to_lowercase().ends_with(ending));
        if is_file_name {
            let said = format!("the alternative text of {what} is a file's name, “{}”", beginning(shape.alt));
            audit.fault(slide, Rule::AlternativeText, shape.name, said);
        }
        if shape.kind == Kind::Chart {
            let has_number = shape.alt.chars().any(|character| character.is_ascii_digit());
            if !has_number || shape.alt.chars().count() < ALT_CHARACTERS_MIN {
                let said =
                    format!("the chart's alternative text has no message with numbers: “{}”", beginning(shape.alt));
                audit.fault(slide, Rule::AlternativeText, shape.name, said);
            }
        }
    }
}
