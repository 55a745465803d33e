//! Text: runs, paragraphs and how they stand in a box.

use std::fmt::Write as _;

use document::text::Piece;
use document::{Language, Text};

use crate::template::palette::{Palette, Role};
use crate::xml::escaped;

/// Where lines begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// At the left.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// At the right.
    Right,
}

/// Where text stands in a box that is higher than it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Anchor {
    /// At the top.
    #[default]
    Top,
    /// In the middle.
    Middle,
    /// At the bottom.
    Bottom,
}

impl Anchor {
    /// As the format writes it.
    pub fn word(self) -> &'static str {
        match self {
            Anchor::Top => "t",
            Anchor::Middle => "ctr",
            Anchor::Bottom => "b",
        }
    }
}

/// How a run looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Its size.
    pub size_pt: f64,
    /// Whether all of it is bold; strong pieces are always.
    pub is_bold: bool,
    /// Its colour.
    pub role: Role,
}

impl Style {
    /// An ordinary text of that size and colour.
    pub fn new(size_pt: f64, role: Role) -> Style {
        Style { size_pt, is_bold: false, role }
    }

    /// The same in bold.
    pub fn bold(self) -> Style {
        Style { is_bold: true, ..self }
    }

    /// The same in bold if so.
    pub fn bold_if(self, is_bold: bool) -> Style {
        Style { is_bold, ..self }
    }

    /// The same in another colour.
    pub fn in_role(self, role: Role) -> Style {
        Style { role, ..self }
    }

    /// The same in another size.
    pub fn sized(self, size_pt: f64) -> Style {
        Style { size_pt, ..self }
    }
}

/// What stands in a run.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Characters.
    Words(String),
    /// The slide's number, kept right by PowerPoint.
    SlideNumber,
}

/// Characters of one look.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// What.
    pub content: Content,
    /// How.
    pub style: Style,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// Its runs.
    pub runs: Vec<Run>,
    /// Where its lines begin.
    pub align: Align,
    /// Distance between lines, in percent of the font's own.
    pub spacing_percent: u32,
    /// Space above it.
    pub before_pt: f64,
}

impl Paragraph {
    /// A paragraph of characters.
    pub fn new(words: impl Into<String>, style: Style) -> Paragraph {
        Paragraph::of(vec![Run { content: Content::Words(words.into()), style }])
    }

    /// A paragraph of a document's text, its strong pieces in bold.
    pub fn text(text: &Text, style: Style, language: Language) -> Paragraph {
        Paragraph::pieces(&text.pieces(language), style)
    }

    /// A paragraph of pieces, the strong ones in bold.
    pub fn pieces(pieces: &[Piece], style: Style) -> Paragraph {
        let run = |piece: &Piece| Run {
            content: Content::Words(piece.characters.clone()),
            style: style.bold_if(style.is_bold || piece.is_strong),
        };
        Paragraph::of(pieces.iter().map(run).collect())
    }

    /// A paragraph of runs.
    pub fn of(runs: Vec<Run>) -> Paragraph {
        Paragraph { runs, align: Align::Left, spacing_percent: 100, before_pt: 0.0 }
    }

    /// The same, its lines beginning elsewhere.
    pub fn aligned(self, align: Align) -> Paragraph {
        Paragraph { align, ..self }
    }

    /// The same with space above.
    pub fn after(self, before_pt: f64) -> Paragraph {
        Paragraph { before_pt, ..self }
    }

    /// The same with other line spacing.
    pub fn spaced(self, spacing_percent: u32) -> Paragraph {
        Paragraph { spacing_percent, ..self }
    }

    /// The same with a run more.
    pub fn with(mut self, words: impl Into<String>, style: Style) -> Paragraph {
        self.runs.push(Run { content: Content::Words(words.into()), style });
        self
    }

    /// Its characters.
    pub fn plain(&self) -> String {
        let words = self.runs.iter().map(|run| match &run.content {
            Content::Words(words) => words.as_str(),
            Content::SlideNumber => "0",
        });
        words.collect()
    }
}

/// Writes paragraphs.
#[derive(Debug, Clone, Copy)]
pub struct TextWriter<'a> {
    /// The colours.
    pub palette: &'a Palette,
    /// The `lang` of every run.
    pub language: Language,
}

impl TextWriter<'_> {
    /// The paragraphs as elements; an empty one where there is none, since a text body needs one.
    pub fn paragraphs(&self, paragraphs: &[Paragraph]) -> String {
        if paragraphs.is_empty() {
            return format!("<a:p><a:endParaRPr lang=\"{}\"/></a:p>", self.language.tag());
        }
        paragraphs.iter().map(|paragraph| self.paragraph(paragraph)).collect()
    }

    fn paragraph(&self, paragraph: &Paragraph) -> String {
        let align = match paragraph.align {
            Align::Left => "l",
            Align::Centre => "ctr",
            Align::Right => "r",
        };
        let mut out = format!(
            "<a:p><a:pPr marL=\"0\" indent=\"0\" algn=\"{align}\"><a:lnSpc><a:spcPct val=\"{}\"/></a:lnSpc><a:spcBef><a:spcPts val=\"{}\"/></a:spcBef><a:spcAft><a:spcPts val=\"0\"/></a:spcAft><a:buNone/></a:pPr>",
            paragraph.spacing_percent * 1_000,
            hundredths(paragraph.before_pt)
        );
        for run in &paragraph.runs {
            let properties = self.properties("a:rPr", &run.style);
            match &run.content {
                Content::Words(words) if words.is_empty() => {}
                Content::Words(words) => {
                    let _ = write!(out, "<a:r>{properties}<a:t>{}</a:t></a:r>", escaped(words));
                }
                Content::SlideNumber => {
                    let _ = write!(
                        out,
                        "<a:fld id=\"{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}\" type=\"slidenum\">{properties}<a:t>‹#›</a:t></a:fld>"
                    );
                }
            }
        }
        if let Some(last) = paragraph.runs.last() {
            out += &self.properties("a:endParaRPr", &last.style);
        }
        out + "</a:p>"
    }

    /// The properties of a run.
    pub fn properties(&self, element: &str, style: &Style) -> String {
        format!(
            "<{element} lang=\"{}\" sz=\"{}\" b=\"{}\" i=\"0\" u=\"none\" cap=\"none\" dirty=\"0\">{}</{element}>",
            self.language.tag(),
            hundredths(style.size_pt),
            u8::from(style.is_bold),
            self.palette.colour(style.role).fill()
        )
    }
}

/// Points as the format counts them.
pub fn hundredths(points: f64) -> i64 {
    (points * 100.0).round() as i64
}
