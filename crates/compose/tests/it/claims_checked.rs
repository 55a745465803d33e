//! Whether a headline's claims are true of the raw table: reckoned anew in whole numbers, without the code that made them.

use std::collections::BTreeMap;

use document::{Assertion, End, Finding, Side, Way};
use domain::{AreaCode, Direction};

use crate::random_days::{PARTS, RandomDay, Table};

/// Of the normal distribution: 97.5 %.
const Z: f64 = 1.959_963_984_540_054;

/// One key figure of a day, seen by the checker.
/// Two means in units of the last decimal, and the first and last year of each.
pub type Change = ([i64; 2], [(u16, u16); 2]);

pub struct Checked<'a> {
    pub table: &'a Table,
    pub members: Vec<AreaCode>,
    pub municipalities: Vec<AreaCode>,
    pub direction: Direction,
    pub decimals: i8,
    /// The last break, after which a development starts anew.
    pub breaks: Vec<u16>,
    /// The standard errors of those compared, as they were told; all rest on counts.
    pub errors: BTreeMap<AreaCode, f64>,
}

impl<'a> Checked<'a> {
    pub fn of(day: &'a RandomDay, table: &'a Table) -> Checked<'a> {
        let given = day.day.get(table.id).unwrap();
        let comparison = given.comparison.as_ref();
        let members = comparison.map(|comparison| comparison.members.iter()).into_iter().flatten();
        Checked {
            table,
            members: day.day.members.iter().map(|(area, _)| *area).collect(),
            municipalities: day.day.municipalities.iter().map(|(area, _)| *area).collect(),
            direction: given.review.direction,
            decimals: given.review.decimals,
            breaks: given.review.breaks.iter().map(|known| known.year.0).collect(),
            errors: members.filter_map(|member| Some((member.area, member.error?.value))).collect(),
        }
    }

    pub fn newest(&self) -> Option<u16> {
        let ours = self.table.parts.keys().filter(|(area, _)| self.municipalities.contains(area));
        ours.map(|(_, year)| *year).max()
    }

    /// The latest figure and its year, however old.
    fn latest(&self, area: AreaCode) -> Option<(i64, u16)> {
        let own = self.table.parts.iter().filter(|((of, _), _)| *of == area);
        own.max_by_key(|((_, year), _)| *year).map(|((_, year), parts)| (*parts, *year))
    }

    /// The same, where it is at most two years older than the newest.
    pub fn compared(&self, area: AreaCode) -> Option<(i64, u16)> {
        let newest = self.newest()?;
        self.latest(area).filter(|(_, year)| newest - year <= 2)
    }

    /// All compared with their shown values.
    fn all(&self) -> Vec<(AreaCode, i64, u16)> {
        let members = self.members.iter();
        members.filter_map(|area| self.compared(*area).map(|(parts, year)| (*area, shown(parts), year))).collect()
    }

    fn raw(&self, parts: i64) -> f64 {
        parts as f64 / (PARTS as f64 * 10f64.powi(i32::from(self.decimals)))
    }

    fn side(&self, area: AreaCode) -> Option<Side> {
        let (parts, year) = self.compared(area)?;
        let riket = self.table.parts.get(&(AreaCode::RIKET, year))?;
        Some(match shown(parts).cmp(&shown(*riket)) {
            std::cmp::Ordering::Greater => Side::Above,
            std::cmp::Ordering::Equal => Side::Level,
            std::cmp::Ordering::Less => Side::Below,
        })
    }

    fn is_apart_from_riket(&self, area: AreaCode) -> Option<bool> {
        let (parts, year) = self.compared(area)?;
        let riket = self.table.parts.get(&(AreaCode::RIKET, year))?;
        Some(self.raw(parts - riket).abs() > Z * self.errors.get(&area)?)
    }

    fn apart(&self, a: AreaCode, b: AreaCode) -> Option<f64> {
        let (x, y) = (self.compared(a)?.0, self.compared(b)?.0);
        let error = (self.errors.get(&a)?.powi(2) + self.errors.get(&b)?.powi(2)).sqrt();
        Some(self.raw(x - y).abs() / error)
    }

    /// Who is better than the area by more than so many errors of the difference.
    fn n_better(&self, area: AreaCode, n_errors: f64, is_better: bool) -> usize {
        let Some((own, _)) = self.compared(area) else { return 0 };
        let surely = self.all().into_iter().filter(|(other, _, _)| *other != area).filter(|(other, _, _)| {
            let value = self.compared(*other).unwrap().0;
            let better = match self.direction {
                Direction::Higher => value > own,
                Direction::Lower => value < own,
                Direction::Neither => false,
            };
            (better == is_better) && value != own && self.apart(area, *other).is_some_and(|apart| apart > n_errors)
        });
        surely.count()
    }

    /// The change between means of three years, in thirds of parts, with the years.
    pub fn change(&self, area: AreaCode) -> Option<Change> {
        let newest = self.newest()?;
        let first = self.breaks.iter().copied().filter(|year| *year <= newest).max().unwrap_or(0).max(newest - 14);
        let own = self.table.parts.iter().filter(|((of, year), _)| *of == area && first <= *year && *year <= newest);
        let series: Vec<(u16, i64)> = own.map(|((_, year), parts)| (*year, *parts)).collect();
        let n = series.len();
        if n < 6 || series[n - 1].0 + 1 < newest {
            return None;
        }
        let sum = |range: &[(u16, i64)]| range.iter().map(|(_, parts)| parts).sum::<i64>();
        let years = |range: &[(u16, i64)]| (range[0].0, range[2].0);
        Some(([sum(&series[..3]), sum(&series[n - 3..])], [years(&series[..3]), years(&series[n - 3..])]))
    }

    fn way(&self, area: AreaCode) -> Option<Option<Way>> {
        let ([from, to], _) = self.change(area)?;
        Some(match shown_third(to).cmp(&shown_third(from)) {
            std::cmp::Ordering::Greater => Some(Way::Rose),
            std::cmp::Ordering::Less => Some(Way::Fell),
            std::cmp::Ordering::Equal => None,
        })
    }

    /// Whether an assertion is true. How far bands reach is held between what pairs alone and what hardly any pair exceeds.
    pub fn is_true(&self, assertion: &Assertion) -> bool {
        self.truth(assertion).unwrap_or(false)
    }

    fn truth(&self, assertion: &Assertion) -> Option<bool> {
        let newest = self.newest();
        let all = self.all();
        if *assertion == Assertion::NoFigures {
            return Some(newest.is_none());
        }
        let newest = newest?;
        Some(match assertion {
            Assertion::NoFigures => false,
            Assertion::Compared { n } => all.len() == *n,
            Assertion::Lacks { area, why } => {
                let is_too_old = self.latest(*area).is_some();
                let reason = self.table.why.get(area).map_or("Missing", |reason| reason.status());
                self.compared(*area).is_none() && why == if is_too_old { "TooOld" } else { reason }
            }
            Assertion::LatestIs { area, year } => self.latest(*area)?.1 == year.0,
            Assertion::Preliminary => self.table.is_preliminary,
            Assertion::AtEnd { end, areas } => {
                let (low, high) = (all.iter().map(|one| one.1).min()?, all.iter().map(|one| one.1).max()?);
                let extreme = if *end == End::Highest { high } else { low };
                let there: Vec<AreaCode> = all.iter().filter(|one| one.1 == extreme).map(|one| one.0).collect();
                low != high && there == *areas
            }
            Assertion::PlaceIsSure { area } => {
                let own = shown(self.compared(*area)?.0);
                let others = all.iter().filter(|(other, value, _)| other != area && *value != own);
                others.map(|(other, _, _)| self.apart(*area, *other)).all(|apart| apart.is_some_and(|apart| apart > Z))
            }
            Assertion::PlaceWithin { area, low, high, n } => {
                let better = [self.n_better(*area, Z, true), self.n_better(*area, 5.0, true)];
                let worse = [self.n_better(*area, Z, false), self.n_better(*area, 5.0, false)];
                let is_low = better[1] < *low && *low <= better[0] + 1;
                let is_high = all.len() - worse[0] <= *high && *high <= all.len() - worse[1];
                self.direction != Direction::Neither && *n == all.len() && is_low && is_high
            }
            Assertion::BesideRiket { area, side } => self.side(*area)? == *side,
            Assertion::ApartFromRiket { area } => self.is_apart_from_riket(*area)?,
            Assertion::NotApartFromRiket { area } => !self.is_apart_from_riket(*area)?,
            Assertion::NotApart { area, other } => {
                area != other && self.compared(*area)?.1 == self.compared(*other)?.1 && self.apart(*area, *other)? <= Z
            }
            Assertion::CountBesideRiket { side, n, of } => {
                let is_whole = all.len() == self.members.len() && all.iter().all(|one| one.2 == newest);
                let there = all.iter().filter(|one| self.side(one.0) == Some(*side)).count();
                is_whole && all.len() == *of && there == *n && self.table.parts.contains_key(&(AreaCode::RIKET, newest))
            }
            Assertion::Equal { areas } => {
                let (own, year) = self.compared(*areas.first()?)?;
                let there = all.iter().filter(|one| one.1 == shown(own) && one.2 == year).map(|one| one.0);
                areas.len() > 1 && there.collect::<Vec<_>>() == *areas
            }
            Assertion::Between { lower, area, upper } => {
                let of = |area: &AreaCode| self.compared(*area).map(|(parts, year)| (shown(parts), year));
                let (low, own, high) = (of(lower)?, of(area)?, of(upper)?);
                let is_free = all
                    .iter()
                    .filter(|one| ![lower, area, upper].contains(&&one.0))
                    .all(|one| one.1 < low.0 || one.1 > high.0);
                low.1 == own.1 && own.1 == high.1 && low.0 < own.0 && own.0 < high.0 && is_free
            }
            Assertion::Changed { area, way, from, to } => {
                let (_, years) = self.change(*area)?;
                self.way(*area)? == Some(*way) && years == [(from.0.0, from.1.0), (to.0.0, to.1.0)]
            }
            Assertion::CountChanged { way, n, of } => {
                let ways: Vec<Option<Way>> = self.members.iter().filter_map(|area| self.way(*area)).collect();
                ways.len() == *of && ways.iter().filter(|one| **one == Some(*way)).count() == *n
            }
        })
    }

    /// Whether all of a finding is true of this table: as [`compose::holds`] must answer.
    pub fn holds(&self, finding: &Finding) -> bool {
        finding.year.map(|year| year.0) == self.newest() && finding.assertions.iter().all(|one| self.is_true(one))
    }
}

/// In whole last decimals, a half away from nought.
pub fn shown(parts: i64) -> i64 {
    parts.signum() * ((parts.abs() + PARTS / 2) / PARTS)
}

/// The same of a mean of three: thirds of parts.
pub fn shown_third(sum: i64) -> i64 {
    sum.signum() * ((2 * sum.abs() + 3 * PARTS) / (6 * PARTS))
}
