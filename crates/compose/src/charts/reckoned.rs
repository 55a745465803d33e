//! Numbers that charts are made of, each with its fact: intervals, sums, shares, quartiles, edges of classes.

use catalogue::ReviewedKeyFigure;
use compare::{Comparison, MemberStanding};
use document::{FactId, Formula, Number, Sign};
use domain::Year;

use crate::desk::Desk;

/// The unit that becomes percentage points when it is subtracted.
pub const PER_CENT_UNIT: &str = "%";
/// Decimals of shares of a whole.
const SHARE_DECIMALS: i8 = 1;

/// Which quartile of the country's municipalities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quartile {
    /// A quarter lie below.
    Lower,
    /// A quarter lie above.
    Upper,
}

impl Desk<'_> {
    /// From where to where a member's figure may truly lie, or usually lies, with 95 % confidence.
    pub fn interval(
        &self,
        review: &ReviewedKeyFigure,
        comparison: &Comparison,
        member: &MemberStanding,
    ) -> Option<(Number, Number)> {
        let (value, year) = member.reading.comparable(comparison.year)?;
        let error = self.standard_error(review, comparison, member)?;
        let (low, high) = member.error?.interval(value);
        let own = FactId::published(review.id, member.area, year, domain::Sex::Total);
        let end = |name: &str, value: f64, formula| {
            let fact = FactId(format!("{}:{name}-{}:{year}:T", review.id, member.area));
            self.note(&fact, value, Some(review.id), formula, vec![own.clone(), error.clone()]);
            self.shown(review, value, fact).without_unit()
        };
        Some((end("interval-low", low, Formula::IntervalLow), end("interval-high", high, Formula::IntervalHigh)))
    }

    /// How far a member's change between two years usually goes either way, with 95 % confidence: only where the years
    /// themselves tell how much they vary.
    pub fn margin_of_change(
        &self,
        review: &ReviewedKeyFigure,
        comparison: &Comparison,
        member: &MemberStanding,
    ) -> Option<Number> {
        let error = member.error.filter(|error| error.kind == compare::ErrorKind::BetweenYears)?;
        let input = self.standard_error(review, comparison, member)?;
        let fact = FactId(format!("{}:margin-{}:{}:T", review.id, member.area, comparison.year));
        self.note(&fact, error.margin_of_change(), Some(review.id), Formula::Margin, vec![input]);
        let number = self.shown(review, error.margin_of_change(), fact).without_unit();
        Some(Number { sign: Sign::Never, ..number })
    }

    /// A quartile of the country's municipalities.
    pub fn country_quartile(
        &self,
        review: &ReviewedKeyFigure,
        comparison: &Comparison,
        quartile: Quartile,
    ) -> Option<Number> {
        let scale = comparison.country.as_ref()?;
        let (name, value, formula) = match quartile {
            Quartile::Lower => ("lower-quartile", scale.lower_quartile, Formula::QuartileLow),
            Quartile::Upper => ("upper-quartile", scale.upper_quartile, Formula::QuartileHigh),
        };
        Some(self.of_country(review, comparison.year, name, value, formula))
    }

    /// The upper edge of a class of the country's municipalities.
    pub fn class_edge(&self, review: &ReviewedKeyFigure, year: Year, name: &str, value: f64) -> Number {
        self.of_country(review, year, name, value, Formula::ClassEdge)
    }

    fn of_country(&self, review: &ReviewedKeyFigure, year: Year, name: &str, value: f64, formula: Formula) -> Number {
        let fact = FactId(format!("{}:{name}:{year}:T", review.id));
        let inputs = vec![FactId(format!("{}:municipalities:{year}:T", review.id))];
        self.note(&fact, value, Some(review.id), formula, inputs);
        self.shown(review, value, fact).without_unit()
    }

    /// The sum of amounts of one area and year.
    pub fn sum(&self, review: &ReviewedKeyFigure, parts: &[Number]) -> Number {
        let value = parts.iter().map(|part| part.value).sum();
        let fact = FactId(parts.iter().map(|part| part.fact.0.as_str()).collect::<Vec<_>>().join("+"));
        self.note(&fact, value, Some(review.id), Formula::Sum, facts_of(parts));
        self.shown(review, value, fact).without_unit()
    }

    /// What is left of a whole when its parts are taken away.
    pub fn remainder(&self, review: &ReviewedKeyFigure, whole: &Number, parts: &[Number]) -> Number {
        let value = whole.value - parts.iter().map(|part| part.value).sum::<f64>();
        let ids: Vec<&str> = parts.iter().filter_map(|part| part.fact.0.split(':').next()).collect();
        let fact = FactId(format!("{}-{}", whole.fact, ids.join("-")));
        let inputs = std::iter::once(whole.fact.clone()).chain(facts_of(parts)).collect();
        self.note(&fact, value, Some(review.id), Formula::Remainder, inputs);
        self.shown(review, value, fact).without_unit()
    }

    /// A part in per cent of its whole.
    pub fn share(&self, review: &ReviewedKeyFigure, part: &Number, whole: &Number) -> Number {
        let value = part.value / whole.value * 100.0;
        let fact = FactId(format!("{}/{}", part.fact, whole.fact));
        self.note(&fact, value, Some(review.id), Formula::Share, vec![part.fact.clone(), whole.fact.clone()]);
        Number { value, decimals: SHARE_DECIMALS, sign: Sign::Negative, unit: String::new(), fact }
    }
}

fn facts_of(numbers: &[Number]) -> Vec<FactId> {
    numbers.iter().map(|number| number.fact.clone()).collect()
}

/// The number without its sign and with the unit of differences, for words that say which way.
pub fn distance(number: &Number) -> Number {
    Number { value: number.value.abs(), sign: Sign::Never, ..number.clone() }
}

/// Whether a number is nought as it is shown.
pub fn is_shown_nought(number: &Number) -> bool {
    domain::rounding::round_half_away(number.value, number.decimals) == 0.0
}
