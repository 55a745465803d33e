//! What can stand on a sheet: texts and shapes in their places, in a tree that says what each is.

use document::Number;

use crate::metrics::Weight;

/// What a colour is for; which colour it is, a writer knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// Text.
    Ink,
    /// Text of second rank.
    Grey,
    /// The marked municipality.
    Marked,
    /// The others' bars.
    Fill,
    /// Around them.
    Outline,
    /// Good news.
    Good,
    /// Something to work on.
    Weak,
    /// Thin rules.
    Hairline,
    /// Behind the banner of made-up values.
    Sun,
    /// The sheet itself.
    Paper,
}

/// Characters of one look on one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Where it begins.
    pub left_pt: f64,
    /// Its baseline.
    pub baseline_pt: f64,
    /// The characters.
    pub characters: String,
    /// The size.
    pub size_pt: f64,
    /// The weight.
    pub weight: Weight,
    /// The colour.
    pub paint: Paint,
    /// The number it shows, where it shows a chart's.
    pub number: Option<Number>,
}

/// Something drawn. It says nothing that is not written beside it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shape {
    /// A box with an outline, where that has a colour.
    Box {
        /// Left, top, width and height.
        place_pt: [f64; 4],
        /// Within.
        fill: Paint,
        /// Around.
        outline: Option<Paint>,
    },
    /// A straight line.
    Line {
        /// Both ends: left, top, left, top.
        ends_pt: [f64; 4],
        /// How thick.
        width_pt: f64,
        /// The colour.
        paint: Paint,
    },
    /// A triangle on its base or on its tip.
    Triangle {
        /// Left and top.
        place_pt: [f64; 2],
        /// Width and height.
        size_pt: f64,
        /// On its base, pointing upwards.
        is_up: bool,
        /// The colour.
        paint: Paint,
    },
}

/// What a part of a sheet is, for those who have it read to them.
#[derive(Debug, Clone, PartialEq)]
pub enum Role {
    /// The sheet's one title.
    Title,
    /// The head of a part.
    Head,
    /// The head of a chart.
    Subhead,
    /// A paragraph.
    Paragraph,
    /// Findings.
    List,
    /// One of them.
    Item,
    /// What belongs together.
    Section,
    /// A chart's numbers; its bars repeat them. The summary says all of it.
    Table {
        /// The chart in words.
        summary: String,
    },
    /// A row of a table.
    Row,
    /// The head of a column.
    ColumnHead,
    /// The head of a row.
    RowHead,
    /// A number, or why there is none.
    Cell,
}

/// A part of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum Placed {
    /// Parts that are something together, in reading order.
    Group(Role, Vec<Placed>),
    /// One line of text.
    Line(Vec<Run>),
    /// Something drawn.
    Shape(Shape),
}

impl Placed {
    /// Every run below, in reading order.
    pub fn runs(&self) -> Vec<&Run> {
        match self {
            Placed::Group(_, parts) => parts.iter().flat_map(Placed::runs).collect(),
            Placed::Line(runs) => runs.iter().collect(),
            Placed::Shape(_) => Vec::new(),
        }
    }
}
