//! Which way is good: as reviewed, or as the reader says.

use catalogue::{Reviewed, ReviewedKeyFigure};
use domain::{Direction, KeyFigureId};
use stats::Better;

use crate::unanswerable::Unanswerable;

/// The reviewed direction.
///
/// # Errors
/// [`Unanswerable::NotJudged`] when it is neither, or nobody has reviewed the key figure.
pub fn better_of(review: Option<&ReviewedKeyFigure>, id: KeyFigureId) -> Result<Better, Unanswerable> {
    let because = match review.map(|known| (known.direction, &known.because)) {
        Some((Direction::Higher, _)) => return Ok(Better::Higher),
        Some((Direction::Lower, _)) => return Ok(Better::Lower),
        Some((Direction::Neither, because)) => because.clone(),
        None => "nobody has reviewed it.".to_owned(),
    };
    Err(Unanswerable::NotJudged { key_figure: id.to_string(), because })
}

/// Reads a list of key figures, each with a sign where the reader says which way is good: `N15508,+N15533,-N11008`.
///
/// - **Shape:** in the order written; commas, colons and spaces part them.
///
/// # Errors
/// [`Unanswerable::NoList`] when there is none, one stands twice, or something is no id; as [`better_of`] for one without
/// a sign.
pub fn key_figures_asked(text: &str, reviewed: &Reviewed) -> Result<Vec<(KeyFigureId, Better)>, Unanswerable> {
    let no_list = || Unanswerable::NoList { text: text.to_owned() };
    let mut asked: Vec<(KeyFigureId, Better)> = Vec::new();
    for word in text.split([',', ':', ' ']).filter(|word| !word.is_empty()) {
        let (sign, id) = match word.split_at_checked(1) {
            Some((sign @ ("+" | "-"), id)) => (Some(sign), id),
            _ => (None, word),
        };
        let id = KeyFigureId::new(id).map_err(|_| no_list())?;
        let better = match sign {
            Some("+") => Better::Higher,
            Some(_) => Better::Lower,
            None => better_of(reviewed.get(id), id)?,
        };
        if asked.iter().any(|(other, _)| *other == id) {
            return Err(no_list());
        }
        asked.push((id, better));
    }
    if asked.is_empty() { Err(no_list()) } else { Ok(asked) }
}
