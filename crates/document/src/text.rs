//! Words with typed numbers in them.

use domain::Year;

use crate::language::Language;
use crate::number::Number;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Span {
    /// Our own words. They hold no digits: a number is a [`Span::Number`], a year a [`Span::Year`].
    Words(String),
    /// A number with its fact.
    Number(Number),
    /// A year.
    Year(Year),
    /// Taken as it is from the programme, the publisher or the reviewed catalogue: a title, a name, a definition, an id.
    Verbatim(String),
    /// What is to stand out.
    Strong(Vec<Span>),
}

/// A running text: a headline, a sentence, a label.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text {
    /// Its pieces in order; nothing is put between them.
    pub spans: Vec<Span>,
}

/// A piece of a text as a writer sets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The characters.
    pub characters: String,
    /// Whether they stand out.
    pub is_strong: bool,
}

impl Text {
    /// Our own words alone.
    pub fn words(words: impl Into<String>) -> Text {
        Text { spans: vec![Span::Words(words.into())] }
    }

    /// A text taken as it is.
    pub fn verbatim(text: impl Into<String>) -> Text {
        Text { spans: vec![Span::Verbatim(text.into())] }
    }

    /// A number alone.
    pub fn number(number: Number) -> Text {
        Text { spans: vec![Span::Number(number)] }
    }

    /// The text as one string.
    pub fn plain(&self, language: Language) -> String {
        self.pieces(language).into_iter().map(|piece| piece.characters).collect()
    }

    /// The text as runs of equal weight, neighbours joined.
    pub fn pieces(&self, language: Language) -> Vec<Piece> {
        let mut pieces = Vec::new();
        gather(&self.spans, false, language, &mut pieces);
        pieces
    }

    /// Every number in the text, in order.
    pub fn numbers(&self) -> Vec<&Number> {
        let mut numbers = Vec::new();
        find_numbers(&self.spans, &mut numbers);
        numbers
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }
}

fn gather(spans: &[Span], is_strong: bool, language: Language, pieces: &mut Vec<Piece>) {
    for span in spans {
        let characters = match span {
            Span::Words(text) | Span::Verbatim(text) => text.clone(),
            Span::Number(number) => number.shown(language),
            Span::Year(year) => year.to_string(),
            Span::Strong(inner) => {
                gather(inner, true, language, pieces);
                continue;
            }
        };
        match pieces.last_mut() {
            Some(last) if last.is_strong == is_strong => last.characters.push_str(&characters),
            _ => pieces.push(Piece { characters, is_strong }),
        }
    }
}

fn find_numbers<'a>(spans: &'a [Span], numbers: &mut Vec<&'a Number>) {
    for span in spans {
        match span {
            Span::Number(number) => numbers.push(number),
            Span::Strong(inner) => find_numbers(inner, numbers),
            Span::Words(_) | Span::Year(_) | Span::Verbatim(_) => {}
        }
    }
}
