//! Places in files, so that a message can point at the line to mend.

use std::fmt;
use std::ops::Range;

use thiserror::Error;

/// A place in a file, counted from one as editors do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file as the user named it.
    pub file: String,
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
    /// The whole line.
    pub text: String,
}

impl Place {
    /// The place of a byte range in `source`.
    pub fn of(file: &str, source: &str, span: Range<usize>) -> Place {
        let start = span.start.min(source.len());
        let before = &source[..start];
        let line_start = before.rfind('\n').map_or(0, |idx| idx + 1);
        let line_end = source[start..].find('\n').map_or(source.len(), |idx| start + idx);
        Place {
            file: file.to_owned(),
            line: before.matches('\n').count() + 1,
            column: source[line_start..start].chars().count() + 1,
            text: source[line_start..line_end].trim_end().to_owned(),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// What is wrong in a programme or a list of key figures, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{place}: {message}")]
pub struct CatalogueError {
    /// Where.
    pub place: Place,
    /// What.
    pub message: String,
    /// What to write instead.
    pub instead: String,
}

impl CatalogueError {
    /// What the user can do.
    pub fn hint(&self) -> Option<String> {
        (!self.instead.is_empty()).then(|| self.instead.clone())
    }

    pub(crate) fn from_toml(file: &str, source: &str, error: &toml::de::Error) -> CatalogueError {
        let place = Place::of(file, source, error.span().unwrap_or(0..0));
        let is_chart = |line: &str| line == "[[area.chart]]" || line.starts_with("kind =");
        let instead = match place.text.trim() {
            line if is_chart(line) => {
                "give the chart a kind and what that kind needs: `nyckeltal init` writes a programme that explains them"
            }
            _ => "compare with the programme that `nyckeltal init` writes: every field is explained there",
        };
        let message = error.message().lines().collect::<Vec<_>>().join(", ");
        CatalogueError { place, message, instead: instead.to_owned() }
    }
}
