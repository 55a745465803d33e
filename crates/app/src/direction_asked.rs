//! Which way is good: as reviewed, or as the reader says.

use catalogue::{Reviewed, ReviewedKeyFigure};
use domain::KeyFigureId;
use stats::Better;

use crate::unanswerable::Unanswerable;

/// The reviewed direction.
///
/// # Errors
/// [`Unanswerable::NotJudged`] when it is neither, or nobody has reviewed the key figure.
pub fn better_of(review: Option<&ReviewedKeyFigure>, id: KeyFigureId) -> Result<Better, Unanswerable> {
    review.and_then(|known| compare::better_of(known.direction)).ok_or_else(|| Unanswerable::NotJudged {
        key_figure: id.to_string(),
        because: review.map_or_else(|| "nobody has reviewed it.".to_owned(), |known| known.because.clone()),
    })
}

/// Reads a list of key figures, each with a sign where the reader says which way is good: `N15508,+N15533,-N11008`.
///
/// - **Shape:** in the order written; commas, colons and spaces part them; letters of any size.
///
/// # Errors
/// [`Unanswerable::NoList`] when there is none, or something is no id; [`Unanswerable::Twice`].
pub fn key_figures_asked(text: &str) -> Result<Vec<(KeyFigureId, Option<Better>)>, Unanswerable> {
    let no_list = || Unanswerable::NoList { text: text.to_owned() };
    let mut asked: Vec<(KeyFigureId, Option<Better>)> = Vec::new();
    for word in text.split([',', ':', ' ']).filter(|word| !word.is_empty()) {
        let (sign, id) = match word.split_at_checked(1) {
            Some(("+", id)) => (Some(Better::Higher), id),
            Some(("-", id)) => (Some(Better::Lower), id),
            _ => (None, word),
        };
        let id: KeyFigureId = id.parse().map_err(|_| no_list())?;
        if asked.iter().any(|(other, _)| *other == id) {
            return Err(Unanswerable::Twice { key_figure: id.to_string(), text: text.to_owned() });
        }
        asked.push((id, sign));
    }
    if asked.is_empty() { Err(no_list()) } else { Ok(asked) }
}

/// The sign where there is one, otherwise the reviewed direction.
///
/// # Errors
/// [`Unanswerable::NoSign`] when neither says which way is good.
pub fn signed(
    asked: &[(KeyFigureId, Option<Better>)],
    reviewed: &Reviewed,
) -> Result<Vec<(KeyFigureId, Better)>, Unanswerable> {
    let better = |(id, sign): &(KeyFigureId, Option<Better>)| {
        let better = sign.map_or_else(|| better_of(reviewed.get(*id), *id), Ok);
        better.map(|better| (*id, better)).map_err(|error| match error {
            Unanswerable::NotJudged { key_figure, because } => Unanswerable::NoSign { key_figure, because },
            other => other,
        })
    };
    asked.iter().map(better).collect()
}
