//! The accessibility gate: a finished deck looked at as an outsider would, before anybody is given it.
//!
//! [`audit`] reads the file back from its package and knows nothing of how it was written, so it works on decks that
//! people have edited as well. `opened` follows slide, layout, master and theme; `shapes` lists what stands on a
//! slide in reading order; `ground` says what is behind a place, `letters` how a run looks in the end, `chart` how a chart does. The rules:
//! `names` (titles, alternative text), `order` (reading order), `words` (contrast, language, table heads),
//! `marks` (charts), `hall` (how large letters must be).
//!
//! - **Source:** WCAG 2.2 (W3C 2023): 1.1.1, 1.3.1, 1.3.2, 1.4.1, 1.4.3, 1.4.11, 2.4.2, 3.1.2. The sizes are for a hall.

mod chart;
mod ground;
mod hall;
mod letters;
mod marks;
mod names;
mod opened;
mod order;
mod shapes;
mod words;

use rayon::prelude::*;
use serde::Serialize;

use crate::error::Error;
use crate::package::Package;
use opened::Opened;

/// What a deck is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Every slide has a title, and no two have the same.
    Title,
    /// What is no text says in words what it shows, with its numbers.
    AlternativeText,
    /// The title is read first, then what stands above or to the left before what stands below or to the right.
    ReadingOrder,
    /// Text stands out from its ground: 4.5 to 1, large text 3 to 1.
    TextContrast,
    /// What carries data stands out from its ground, itself or by its outline: 3 to 1.
    MarkContrast,
    /// Colour is never the only thing that tells two data apart.
    ColourOnly,
    /// Every run says in which language it is.
    Language,
    /// Tables say which row is their head.
    TableHead,
    /// What matters is read from the last row of the hall.
    TextSize,
}

impl Rule {
    /// All, in the order they are told.
    pub const ALL: [Rule; 9] = [
        Rule::Title,
        Rule::AlternativeText,
        Rule::ReadingOrder,
        Rule::TextContrast,
        Rule::MarkContrast,
        Rule::ColourOnly,
        Rule::Language,
        Rule::TableHead,
        Rule::TextSize,
    ];

    /// Its name for readers.
    pub fn name(self) -> &'static str {
        match self {
            Rule::Title => "title",
            Rule::AlternativeText => "alternative text",
            Rule::ReadingOrder => "reading order",
            Rule::TextContrast => "text contrast",
            Rule::MarkContrast => "mark contrast",
            Rule::ColourOnly => "colour only",
            Rule::Language => "language",
            Rule::TableHead => "table head",
            Rule::TextSize => "text size",
        }
    }
}

/// One place where a deck breaks a rule, or where it cannot be told.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fault {
    /// The slide, from 1.
    pub slide: usize,
    /// The rule.
    pub rule: Rule,
    /// The shape's name; empty for the slide as a whole.
    pub shape: String,
    /// What is wrong, with the numbers it was judged by.
    pub what: String,
}

/// What was found in a deck.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Audit {
    /// How many slides were looked at.
    pub n_slides: usize,
    /// How many runs of text, charts and other objects were.
    pub n_runs: usize,
    /// Charts.
    pub n_charts: usize,
    /// Where a rule is broken, slide by slide.
    pub faults: Vec<Fault>,
    /// What could not be judged: text over a picture. It is for a person to look at.
    pub cannot_tell: Vec<Fault>,
}

impl Audit {
    /// How many faults there are of each rule that is broken.
    pub fn counts(&self) -> Vec<(Rule, usize)> {
        let count = |rule: Rule| self.faults.iter().filter(|fault| fault.rule == rule).count();
        Rule::ALL.into_iter().map(|rule| (rule, count(rule))).filter(|(_, n)| *n > 0).collect()
    }
}

/// Looks through a deck. `file` is only for messages.
///
/// Equal faults on one slide are told once.
///
/// # Errors
/// [`Error`] when the file is no presentation, or a part that has to be read is missing or not well-formed.
pub fn audit(bytes: &[u8], file: &str) -> Result<Audit, Error> {
    let package = Package::read(bytes, file)?;
    let opened = Opened::new(&package, file)?;
    let looked: Vec<Result<Audit, Error>> = opened.slides.par_iter().map(|slide| look(&opened, slide)).collect();
    let mut audit = Audit::default();
    for slide in looked {
        let slide = slide?;
        audit.n_slides += 1;
        audit.n_runs += slide.n_runs;
        audit.n_charts += slide.n_charts;
        audit.faults.extend(slide.faults);
        audit.cannot_tell.extend(slide.cannot_tell);
    }
    names::check_titles(&opened, &mut audit);
    audit.faults.sort();
    audit.faults.dedup();
    audit.cannot_tell.sort();
    audit.cannot_tell.dedup();
    Ok(audit)
}

fn look(opened: &Opened<'_>, slide: &opened::Slide<'_>) -> Result<Audit, Error> {
    let mut audit = Audit::default();
    let shapes = shapes::shapes(slide);
    names::check_alternatives(slide, &shapes, &mut audit);
    order::check(slide, &shapes, &mut audit);
    words::check(opened, slide, &shapes, &mut audit);
    marks::check(opened, slide, &shapes, &mut audit)?;
    Ok(audit)
}

impl Audit {
    fn fault(&mut self, slide: &opened::Slide<'_>, rule: Rule, shape: &str, what: String) {
        self.faults.push(Fault { slide: slide.number, rule, shape: shape.to_owned(), what });
    }

    fn cannot_tell(&mut self, slide: &opened::Slide<'_>, rule: Rule, shape: &str, what: String) {
        self.cannot_tell.push(Fault { slide: slide.number, rule, shape: shape.to_owned(), what });
    }
}

/// The beginning of a text, for messages.
fn beginning(text: &str) -> String {
    let text = text.trim();
    match text.chars().count() > 40 {
        true => text.chars().take(39).chain(['…']).collect(),
        false => text.to_owned(),
    }
}
