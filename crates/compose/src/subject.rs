//! What sentences about one key figure are made of, and where they are offered.

use catalogue::{Quantity, ReviewedKeyFigure};
use compare::{Comparison, MemberStanding};
use document::{Assertion, End, Number, Sign, Text};
use domain::rounding::round_half_away;
use domain::{AreaCode, Run, Sex, Year};

use crate::day::{DayKeyFigure, InLanguage};
use crate::desk::Desk;
use crate::finding::is_true;
use crate::headline::{Candidate, Opening};
use crate::words::{Arg, capitalised};

/// An argument of a sentence by its name.
pub(crate) type Named = (&'static str, Arg);

/// Sentences that may be taken: only true ones.
pub(crate) struct Offers<'d, 'a> {
    pub desk: &'d Desk<'a>,
    pub key_figure: &'d DayKeyFigure<'d>,
    pub candidates: Vec<Candidate>,
    /// Whether they rest on figures of the year compared.
    pub is_of_the_newest: bool,
}

impl<'d, 'a> Offers<'d, 'a> {
    /// None yet.
    pub fn new(desk: &'d Desk<'a>, key_figure: &'d DayKeyFigure<'d>) -> Self {
        Self { desk, key_figure, candidates: Vec::new(), is_of_the_newest: false }
    }

    /// Offers one finding in several forms; none where it is not true of the figures.
    pub fn add(&mut self, rank: u8, forms: &[(&'static str, Opening)], args: &[Named], assertions: &[Assertion]) {
        if !assertions.iter().all(|one| is_true(self.desk, self.key_figure, one)) {
            return;
        }
        self.candidates.extend(forms.iter().map(|(form, opening)| Candidate {
            rank,
            opening: *opening,
            form,
            text: self.desk.say(form, args),
            assertions: assertions.to_vec(),
        }));
    }
}

/// The marked municipality with its figure.
#[derive(Clone, Copy)]
pub(crate) struct Marked<'d> {
    pub member: &'d MemberStanding,
    pub value: f64,
    pub year: Year,
}

/// Everything a sentence about one key figure can be made of.
pub(crate) struct Subject<'d, 'a> {
    pub desk: &'d Desk<'a>,
    pub review: &'d ReviewedKeyFigure,
    pub comparison: &'d Comparison,
    pub run: Option<&'d Run>,
    /// Who has a figure to compare, in order of code.
    pub compared: Vec<(AreaCode, f64, Year)>,
    /// The marked municipality, where it is compared.
    pub marked: Option<Marked<'d>>,
}

impl<'d, 'a> Subject<'d, 'a> {
    /// `None` where nobody has any figure.
    pub fn of(desk: &'d Desk<'a>, key_figure: &'d DayKeyFigure<'d>) -> Option<Self> {
        let comparison = key_figure.comparison?;
        let reading = |member: &MemberStanding| member.reading.comparable(comparison.year);
        let compared = comparison
            .members
            .iter()
            .filter_map(|member| reading(member).map(|(value, year)| (member.area, value, year)))
            .collect();
        let marked = comparison.members.iter().find(|member| member.area == desk.day.marked);
        let marked = marked.and_then(|member| reading(member).map(|(value, year)| Marked { member, value, year }));
        Some(Self { desk, review: key_figure.review, comparison, run: key_figure.run, compared, marked })
    }

    /// The names and phrases that nearly every sentence takes.
    pub fn names(&self) -> Vec<Named> {
        let language = self.desk.language();
        let (phrase, short) = (self.review.phrase(language), self.review.short(language));
        vec![
            ("name", self.desk.day.marked_name().into()),
            ("phrase", phrase.into()),
            ("phrasecap", capitalised(phrase).into()),
            ("shortcap", capitalised(short).into()),
        ]
    }

    /// The same with the definite phrase; `None` where there is none.
    pub fn with_definite(&self, args: &[Named]) -> Option<Vec<Named>> {
        let definite = self.review.definite(self.desk.language())?;
        let both = [("definite", definite.as_str().into()), ("definitecap", capitalised(&definite).into())];
        Some(args.iter().cloned().chain(both).collect())
    }

    /// A figure as a sentence shows it.
    pub fn number(&self, area: AreaCode, value: f64, year: Year) -> Number {
        self.desk.in_sentence(&self.desk.figure(self.review, area, year, Sex::Total, value))
    }

    /// The number, with its year where it is not that of the comparison.
    pub fn dated(&self, area: AreaCode, value: f64, year: Year) -> Text {
        let number = self.number(area, value, year);
        if year == self.comparison.year {
            return Text::number(number);
        }
        self.desk.say("figure-older", &[("value", number.into()), ("year", year.into())])
    }

    /// How many are compared, in words, with its fact where it takes figures.
    pub fn n_compared(&self) -> Text {
        self.desk.counted(&format!("{}:compared", self.review.id), self.compared.len())
    }

    /// Whether all figures are of the year compared.
    pub fn is_of_one_year(&self) -> bool {
        self.compared.iter().all(|(_, _, year)| *year == self.comparison.year)
    }

    /// The value at the decimals that are shown.
    pub fn as_shown(&self, value: f64) -> f64 {
        round_half_away(value, self.review.decimals)
    }

    /// Who is at that end of all compared, with the value of the first of them.
    pub fn at_end(&self, end: End) -> Option<(f64, Vec<AreaCode>)> {
        let shown = self.compared.iter().map(|(_, value, _)| self.as_shown(*value));
        let extreme = match end {
            End::Highest => shown.max_by(f64::total_cmp)?,
            End::Lowest => shown.min_by(f64::total_cmp)?,
        };
        let there = || self.compared.iter().filter(|(_, value, _)| self.as_shown(*value) == extreme);
        Some((there().next()?.1, there().map(|(area, _, _)| *area).collect()))
    }

    /// Riket's figure of a year.
    pub fn riket(&self, year: Year) -> Option<f64> {
        self.run?.figure(AreaCode::RIKET, year, Sex::Total).value()
    }

    /// How far the marked municipality is from riket of the same year, without sign: kronor in per cent, shares in percentage
    /// points. `None` where there is no riket or no shown difference.
    pub fn margin(&self, marked: &Marked<'_>) -> Option<Number> {
        let (area, year) = (marked.member.area, marked.year);
        let riket = self.riket(year)?;
        let pair = ((area, marked.value), (AreaCode::RIKET, riket));
        let everything_positive = riket > 0.0 && self.compared.iter().all(|(_, value, _)| *value > 0.0);
        let mut number = if self.review.unit_sv == "kr" && everything_positive {
            self.desk.between_percent(self.review, year, pair.0, pair.1)
        } else {
            self.desk.in_sentence(&self.desk.between(self.review, year, pair.0, pair.1))
        };
        if round_half_away(number.value, number.decimals) == 0.0 {
            return None;
        }
        number.value = number.value.abs();
        number.sign = Sign::Never;
        Some(self.desk.in_singular(number))
    }

    /// The word that chooses the adjectives.
    pub fn quantity(&self) -> Arg {
        Arg::Choice(match self.review.quantity {
            Quantity::Level => "level",
            Quantity::Count => "count",
            Quantity::Share => "share",
            Quantity::Amount => "amount",
            Quantity::Duration => "duration",
        })
    }

    /// An adjective that fits the key figure.
    pub fn adjective(&self, key: &'static str) -> Text {
        self.desk.say(key, &[("quantity", self.quantity())])
    }
}
