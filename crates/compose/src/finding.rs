//! Whether what a headline claims is true of given figures: when it is written, and whenever it is asked again.

use compare::{Comparison, MemberStanding, Reading};
use document::{Assertion, End, Finding, Side, Way};
use domain::rounding::round_half_away;
use domain::{AreaCode, Sex, Year};

use crate::day::{Day, DayKeyFigure};
use crate::desk::Desk;
use crate::trend::{ChangeOfMeans, change_of_means};

/// The assertions of a finding that are not true of the day's figures; none where the headline still holds.
///
/// - **Missing:** of a key figure that the day does not have nothing can be told, and everything is answered.
/// - **Edge cases:** a finding of another year compared does not hold, whatever its values: its page names that year.
pub fn broken(day: &Day<'_>, finding: &Finding) -> Vec<Assertion> {
    let desk = Desk::new(day);
    let key_figure = day.key_figures().find(|one| one.review.id == finding.key_figure);
    let Some(key_figure) = key_figure.filter(|one| year_of(one) == finding.year) else {
        return finding.assertions.clone();
    };
    finding.assertions.iter().filter(|one| !is_true(&desk, key_figure, one)).cloned().collect()
}

/// Whether all that a finding claims is true of the day's figures.
pub fn holds(day: &Day<'_>, finding: &Finding) -> bool {
    let has_key_figure =
        day.key_figures().any(|one| one.review.id == finding.key_figure && year_of(one) == finding.year);
    has_key_figure && broken(day, finding).is_empty()
}

fn year_of(key_figure: &DayKeyFigure<'_>) -> Option<Year> {
    key_figure.comparison.map(|comparison| comparison.year)
}

/// Whether one assertion is true of a key figure of the day.
pub(crate) fn is_true(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>, assertion: &Assertion) -> bool {
    match (assertion, key_figure.comparison) {
        (Assertion::NoFigures, comparison) => comparison.is_none(),
        (_, None) => false,
        (assertion, Some(comparison)) => {
            let told = Told { desk, key_figure, comparison };
            told.is_true(assertion).unwrap_or(false)
        }
    }
}

/// Which way a change of means went, at the shown decimals.
pub(crate) fn way_of(change: &ChangeOfMeans) -> Option<Way> {
    match round_half_away(change.number.value, change.number.decimals) {
        value if value > 0.0 => Some(Way::Rose),
        value if value < 0.0 => Some(Way::Fell),
        _ => None,
    }
}

/// Where a value lies beside another at the shown decimals.
pub(crate) fn side_of(value: f64, other: f64, decimals: i8) -> Side {
    match round_half_away(value, decimals).total_cmp(&round_half_away(other, decimals)) {
        std::cmp::Ordering::Greater => Side::Above,
        std::cmp::Ordering::Equal => Side::Level,
        std::cmp::Ordering::Less => Side::Below,
    }
}

/// What is known of one key figure.
struct Told<'t, 'a> {
    desk: &'t Desk<'a>,
    key_figure: &'t DayKeyFigure<'t>,
    comparison: &'t Comparison,
}

impl Told<'_, '_> {
    fn member(&self, area: AreaCode) -> Option<&MemberStanding> {
        self.comparison.members.iter().find(|member| member.area == area)
    }

    fn value(&self, area: AreaCode) -> Option<(f64, Year)> {
        self.member(area)?.reading.comparable(self.comparison.year)
    }

    fn riket(&self, year: Year) -> Option<f64> {
        self.key_figure.run?.figure(AreaCode::RIKET, year, Sex::Total).value()
    }

    fn shown(&self, value: f64) -> f64 {
        round_half_away(value, self.key_figure.review.decimals)
    }

    /// Who of those compared has that value as shown, and in that year where one is named.
    fn who_has(&self, shown: f64, of_year: Option<Year>) -> Vec<AreaCode> {
        let has = |member: &&MemberStanding| {
            let reading = member.reading.comparable(self.comparison.year);
            reading.is_some_and(|(value, year)| self.shown(value) == shown && of_year.is_none_or(|one| one == year))
        };
        self.comparison.members.iter().filter(has).map(|member| member.area).collect()
    }

    fn is_true(&self, assertion: &Assertion) -> Option<bool> {
        let comparison = self.comparison;
        let decimals = self.key_figure.review.decimals;
        Some(match assertion {
            Assertion::NoFigures => false,
            Assertion::Compared { n } => comparison.n_compared == *n,
            Assertion::Lacks { area, why } => match self.member(*area)?.reading {
                Reading::Missing(reason) => reason.status() == why,
                Reading::TooOld(_) => why == "TooOld",
                Reading::Current(_) | Reading::Older(..) => false,
            },
            Assertion::LatestIs { area, year } => match self.member(*area)?.reading {
                Reading::Current(_) => comparison.year == *year,
                Reading::Older(_, of) | Reading::TooOld(of) => of == *year,
                Reading::Missing(_) => false,
            },
            Assertion::Preliminary => is_preliminary(self.key_figure),
            Assertion::AtEnd { end, areas } => {
                let values: Vec<f64> = comparison
                    .members
                    .iter()
                    .filter_map(|member| Some(self.shown(member.reading.comparable(comparison.year)?.0)))
                    .collect();
                let low = values.iter().copied().min_by(f64::total_cmp)?;
                let high = values.iter().copied().max_by(f64::total_cmp)?;
                let extreme = if *end == End::Highest { high } else { low };
                low < high && self.who_has(extreme, None) == *areas
            }
            Assertion::PlaceIsSure { area } => {
                let place = self.member(*area)?.place?;
                let last = place.place + place.n_sharing - 1;
                place.band.is_some_and(|band| place.place <= band.low && band.high <= last)
            }
            Assertion::PlaceWithin { area, low, high, n } => {
                let place = self.member(*area)?.place?;
                place.band.is_some_and(|band| (band.low, band.high, place.n) == (*low, *high, *n))
            }
            Assertion::BesideRiket { area, side } => {
                let (value, year) = self.value(*area)?;
                side_of(value, self.riket(year)?, decimals) == *side
            }
            Assertion::ApartFromRiket { area } => self.member(*area)?.is_apart_from_riket,
            Assertion::NotApartFromRiket { area } => {
                let member = self.member(*area)?;
                member.error.is_some() && !member.is_apart_from_riket
            }
            Assertion::NotApart { area, other } => {
                let ((x, x_year), (y, y_year)) = (self.value(*area)?, self.value(*other)?);
                let (x_error, y_error) = (self.member(*area)?.error?, self.member(*other)?.error?);
                x_year == y_year && area != other && !x_error.tells_apart_from(x, y, &y_error)
            }
            Assertion::CountBesideRiket { side, n, of } => {
                let riket = comparison.riket?;
                let sides = comparison.members.iter().map(|member| match member.reading {
                    Reading::Current(value) => Some(side_of(value, riket, decimals)),
                    _ => None,
                });
                let sides: Vec<Side> = sides.collect::<Option<_>>()?;
                sides.len() == *of && sides.iter().filter(|one| *one == side).count() == *n
            }
            Assertion::Equal { areas } => {
                let (value, year) = self.value(*areas.first()?)?;
                areas.len() > 1 && self.who_has(self.shown(value), Some(year)) == *areas
            }
            Assertion::Between { lower, area, upper } => {
                let values = [lower, area, upper].map(|one| self.value(*one));
                let [(low, y1), (own, y2), (high, y3)] = [values[0]?, values[1]?, values[2]?];
                let (low, own, high) = (self.shown(low), self.shown(own), self.shown(high));
                let others = comparison.members.iter().filter(|member| ![lower, area, upper].contains(&&member.area));
                let nobody_nearer = others
                    .filter_map(|member| Some(self.shown(member.reading.comparable(comparison.year)?.0)))
                    .all(|value| value < low || high < value);
                y1 == y2 && y2 == y3 && low < own && own < high && nobody_nearer
            }
            Assertion::Changed { area, way, from, to } => {
                let change = change_of_means(self.desk, self.key_figure, *area)?;
                way_of(&change) == Some(*way) && (change.from_years, change.to_years) == (*from, *to)
            }
            Assertion::CountChanged { way, n, of } => {
                let members = self.desk.day.members.iter();
                let ways: Vec<Option<Way>> = members
                    .filter_map(|(area, _)| change_of_means(self.desk, self.key_figure, *area))
                    .map(|change| way_of(&change))
                    .collect();
                ways.len() == *of && ways.iter().filter(|one| **one == Some(*way)).count() == *n
            }
        })
    }
}

/// Whether the figures of the year compared were preliminary when they were fetched, by our own inference from the publisher's
/// plan: it names that year, its preliminary figures have come and its final ones have not.
pub fn is_preliminary(key_figure: &DayKeyFigure<'_>) -> bool {
    let (Some(info), Some(comparison), Some(fetched)) = (key_figure.info, key_figure.comparison, key_figure.fetched)
    else {
        return false;
    };
    info.publ_period == Some(comparison.year)
        && info.prel_publication_date.is_some_and(|date| date <= fetched)
        && info.publication_date.is_some_and(|date| date > fetched)
}
