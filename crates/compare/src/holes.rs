//! Who lacks what, and since when.

use catalogue::ReviewedKeyFigure;
use domain::{AreaCode, Figure, KeyFigureInfo, MissingReason, Run, Sex, Year};

use crate::reading::YEARS_OLD_MAX;

/// Why a municipality has no current figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HoleKind {
    /// The key figure itself has ended, says its title, so nobody will have a newer one.
    Discontinued,
    /// The publisher plans no new figure; it has not said that the key figure has ended.
    NothingPlanned,
    /// It has had figures, and has none of the newest years.
    Stopped,
    /// The newest figure is missing; there is one of a year or two before.
    Late,
    /// It has never had one.
    Never,
    /// The publisher had one and took it back.
    Withdrawn,
    /// The publisher hides it: too few persons.
    Suppressed,
    /// The activity does not exist there: reviewed knowledge of ours.
    NotApplicable,
}

/// One municipality's hole in one key figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hole {
    /// Which municipality.
    pub area: AreaCode,
    /// Why.
    pub kind: HoleKind,
    /// The last year with a figure; none when there never was one.
    pub last: Option<Year>,
}

/// The holes of one key figure in a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFigureHoles {
    /// The newest year in which any municipality of the country has a figure; none when nobody has any.
    pub newest: Option<Year>,
    /// Whether its title says that it has ended.
    pub is_discontinued: bool,
    /// Those of the group that lack a current figure, in order of code.
    pub holes: Vec<Hole>,
}

/// The last year of a key figure that the publisher has ended: its title says until when, "(-2024)".
///
/// - **Source:** the conventions of Kolada's catalogue.
///
/// ```
/// use compare::holes::ends_in_title;
/// use domain::Year;
/// assert_eq!(ends_in_title("Förvärvsarbetande invånare 20-64 år, andel (%) (-2021)"), Some(Year(2021)));
/// assert_eq!(ends_in_title("Elever, andel (%) (- 2024)"), Some(Year(2024)));
/// assert_eq!(ends_in_title("Invånare 20-64 år, andel (%)"), None);
/// ```
pub fn ends_in_title(title: &str) -> Option<Year> {
    let inside = title.trim_end().strip_suffix(')')?.rsplit_once('(')?.1;
    let year = inside.trim_start().strip_prefix(['-', '–'])?.trim();
    year.parse().ok().filter(|year| (1900..=2100).contains(year)).map(Year)
}

/// Whether the publisher goes on with a key figure: it has not ended, and a new figure is planned.
pub fn is_continued(info: &KeyFigureInfo) -> bool {
    info.publ_period.is_some() && ends_in_title(&info.title).is_none()
}

/// Finds who lacks a current figure.
///
/// - **Missing:** a figure up to two years older than the newest is late, an older one has stopped.
/// - **Edge cases:** in a key figure that is not continued everybody who ever had one lacks a current one for that reason; who never
///   had one is told apart all the same.
pub fn holes(
    run: Option<&Run>,
    info: Option<&KeyFigureInfo>,
    review: Option<&ReviewedKeyFigure>,
    members: &[AreaCode],
    municipalities: &[AreaCode],
) -> KeyFigureHoles {
    let is_discontinued = info.is_some_and(|info| ends_in_title(&info.title).is_some());
    let ended = match info {
        Some(_) if is_discontinued => Some(HoleKind::Discontinued),
        Some(info) if !is_continued(info) => Some(HoleKind::NothingPlanned),
        _ => None,
    };
    let newest = run.and_then(|run| run.newest_year(Sex::Total, |area| municipalities.binary_search(&area).is_ok()));
    let holes = members.iter().filter_map(|area| {
        let last = run.and_then(|run| run.series(*area, Sex::Total).pop()).map(|(year, _)| year);
        let kind = kind_of(run, review, *area, newest, last, ended)?;
        Some(Hole { area: *area, kind, last })
    });
    KeyFigureHoles { newest, is_discontinued, holes: holes.collect() }
}

fn kind_of(
    run: Option<&Run>,
    review: Option<&ReviewedKeyFigure>,
    area: AreaCode,
    newest: Option<Year>,
    last: Option<Year>,
    ended: Option<HoleKind>,
) -> Option<HoleKind> {
    let reason = |year: Year| match run?.figure(area, year, Sex::Total) {
        Figure::Missing(MissingReason::Withdrawn) => Some(HoleKind::Withdrawn),
        Figure::Missing(MissingReason::Suppressed) => Some(HoleKind::Suppressed),
        Figure::Missing(MissingReason::NotApplicable) => Some(HoleKind::NotApplicable),
        _ => None,
    };
    let is_known_absent = review.is_some_and(|known| known.not_applicable.iter().any(|entry| entry.area == area));
    match (last, newest) {
        (None, _) if is_known_absent => Some(HoleKind::NotApplicable),
        (None, newest) => Some(newest.and_then(reason).unwrap_or(HoleKind::Never)),
        (Some(_), _) if ended.is_some() => ended,
        (Some(last), Some(newest)) if last == newest => None,
        (Some(last), Some(newest)) => {
            let by_age = if newest.since(last) <= YEARS_OLD_MAX { HoleKind::Late } else { HoleKind::Stopped };
            Some(reason(newest).unwrap_or(by_age))
        }
        (Some(_), None) => None,
    }
}
