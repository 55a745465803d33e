//! How a run looks in the end: size, weight and colour by what it inherits.
//!
//! A run's own properties come first, then the shape's list style, its place in the layout and the master, the master's
//! style for that kind of place, and the presentation's default.

use super::ground::{Paint, paint};
use super::opened::{Opened, Slide};
use super::shapes::{Shape, class, inherited};
use crate::template::colour::Rgb;
use crate::xml::Node;

/// A run as it is seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Letters {
    /// Its size, with what the program has shrunk.
    pub size_pt: f64,
    /// Whether it is bold.
    pub is_bold: bool,
    /// Its colours.
    pub colours: Vec<(Rgb, f64)>,
}

impl Letters {
    /// Large text is read with less contrast: WCAG's 24 and bold 18.66, taken as points on the slide.
    pub fn is_large(&self) -> bool {
        self.size_pt >= 24.0 || (self.is_bold && self.size_pt >= 18.66)
    }
}

/// What the runs of one shape inherit from.
pub struct Inheritance<'a> {
    styles: Vec<&'a Node>,
    /// A colour that the shape's style or the table's style gives.
    pub usual: Option<Paint>,
    /// Whether the table's style makes it bold.
    pub is_bold: bool,
    scale: f64,
}

impl<'a> Inheritance<'a> {
    /// Of a shape with text.
    pub fn of_shape(opened: &'a Opened<'_>, slide: &'a Slide<'_>, shape: &Shape<'a>) -> Inheritance<'a> {
        let mut styles: Vec<&Node> = Vec::new();
        styles.extend(shape.node.path(&["txBody", "lstStyle"]));
        let mut bodies: Vec<&Node> = shape.node.path(&["txBody", "bodyPr"]).into_iter().collect();
        if let Some(place) = shape.place {
            let from = inherited(slide, place);
            styles.extend(from.iter().filter_map(|shape| shape.path(&["txBody", "lstStyle"])));
            bodies.extend(from.iter().filter_map(|shape| shape.path(&["txBody", "bodyPr"])));
            let style = match class(place) {
                "title" => "titleStyle",
                "body" => "bodyStyle",
                _ => "otherStyle",
            };
            styles.extend(slide.master.path(&["txStyles", style]));
        }
        styles.extend(opened.default_text.as_ref());
        let fits = ["normAutofit", "noAutofit", "spAutoFit"];
        let fit = bodies.iter().find_map(|body| body.children.iter().find(|child| fits.contains(&child.name.as_str())));
        let scale = fit.and_then(|fit| fit.number("fontScale")).map_or(1.0, |share| share as f64 / 100_000.0);
        let usual = shape.node.path(&["style", "fontRef"]).and_then(|font| font.children.first());
        let usual =
            usual.and_then(|colour| slide.scheme.read(colour, None)).map(|rgb| Paint::Colours(vec![(rgb, 1.0)]));
        Inheritance { styles, usual, is_bold: false, scale }
    }

    /// Of a cell, whose table style says the rest.
    pub fn of_cell(opened: &'a Opened<'_>, cell: &'a Node) -> Inheritance<'a> {
        let styles = cell.path(&["txBody", "lstStyle"]).into_iter().chain(opened.default_text.as_ref()).collect();
        Inheritance { styles, usual: None, is_bold: false, scale: 1.0 }
    }

    /// How a run in a paragraph looks.
    pub fn letters(&self, slide: &Slide<'_>, paragraph: &Node, run: &Node) -> Letters {
        let own = run.child("rPr");
        let level = paragraph.child("pPr").and_then(|properties| properties.number("lvl")).unwrap_or(0).clamp(0, 8);
        let name = format!("lvl{}pPr", level + 1);
        let defaults = || {
            let of_level = |style: &&'a Node| style.child(&name).or_else(|| style.child("defPPr"));
            self.styles.iter().filter_map(of_level).filter_map(|level| level.child("defRPr"))
        };
        let number = |key: &str| own.into_iter().chain(defaults()).find_map(|properties| properties.number(key));
        let is_bold = own
            .into_iter()
            .chain(defaults())
            .find_map(|properties| properties.attribute("b"))
            .map_or(self.is_bold, |bold| bold == "1" || bold == "true");
        let colour = |properties: &Node| match paint(properties, &slide.scheme, None)? {
            Paint::Colours(colours) => Some(colours),
            _ => None,
        };
        let is_link = own.is_some_and(|own| own.child("hlinkClick").is_some());
        let colours = own
            .and_then(colour)
            .or_else(|| is_link.then(|| vec![(slide.scheme.rgb("hlink"), 1.0)]))
            .or_else(|| match &self.usual {
                Some(Paint::Colours(colours)) => Some(colours.clone()),
                _ => defaults().find_map(colour),
            })
            .unwrap_or_else(|| vec![(slide.scheme.rgb("tx1"), 1.0)]);
        Letters { size_pt: number("sz").unwrap_or(1_800) as f64 / 100.0 * self.scale, is_bold, colours }
    }
}
