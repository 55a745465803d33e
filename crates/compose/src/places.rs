//! Places with the bands they may truly lie in, errors, and figures with chance taken out: as numbers with their facts.

use catalogue::ReviewedKeyFigure;
use compare::{Comparison, MemberStanding, Place};
use document::{FactId, Formula, Number, Sign, Text};
use domain::Sex;

use crate::desk::Desk;
use crate::words::Arg;

impl Desk<'_> {
    /// A member's place with the places it may have: "3:e (2–5)", "delad 3:e (1–6)".
    pub fn place(&self, review: &ReviewedKeyFigure, comparison: &Comparison, member: &MemberStanding) -> Option<Text> {
        let place = self.point_place(review, comparison, member)?;
        let ends = self.ends_of_band(review, comparison, member);
        Some(match ends {
            Some(ends) => self.ordinal_in_band(place, ends),
            None => place,
        })
    }

    /// The places a member may have: "2–5", or its place where there is but one or no band.
    pub fn band(&self, review: &ReviewedKeyFigure, comparison: &Comparison, member: &MemberStanding) -> Option<Text> {
        let place = self.point_place(review, comparison, member)?;
        let Some((low, high, is_approximate)) = self.ends_of_band(review, comparison, member) else {
            return Some(place);
        };
        let key = match (is_approximate, low.value < high.value) {
            (true, true) => "band-approximate",
            (true, false) => "band-approximate-one",
            (false, true) => "band",
            (false, false) => return Some(place),
        };
        Some(self.say(key, &[("low", low.into()), ("high", high.into())]))
    }

    /// A member's place, the best and the worst place that are not ruled out; `None` where no error can be told.
    pub fn place_numbers(
        &self,
        review: &ReviewedKeyFigure,
        comparison: &Comparison,
        member: &MemberStanding,
    ) -> Option<(Number, Number, Number)> {
        let place = self.point_place(review, comparison, member)?.numbers().first().map(|number| (*number).clone())?;
        let (low, high, _) = self.ends_of_band(review, comparison, member)?;
        Some((place, low, high))
    }

    /// The ends of a band, and whether it is approximate.
    fn ends_of_band(
        &self,
        review: &ReviewedKeyFigure,
        comparison: &Comparison,
        member: &MemberStanding,
    ) -> Option<(Number, Number, bool)> {
        let band = member.place?.band?;
        let inputs = || {
            let mut inputs = self.group_inputs(review, comparison);
            inputs.extend(comparison.members.iter().filter_map(|other| self.standard_error(review, comparison, other)));
            inputs
        };
        let end = |name: &str, place: usize, formula| {
            let fact = FactId(format!("{}:place-{name}-{}:{}:T", review.id, member.area, comparison.year));
            // A place is shown on several pages, and its inputs are many.
            if !self.is_noted(&fact) {
                self.note(&fact, place as f64, Some(review.id), formula, inputs());
            }
            Number { value: place as f64, decimals: 0, sign: Sign::Never, unit: String::new(), fact }
        };
        let low = end("low", band.low, Formula::PlaceLow);
        Some((low, end("high", band.high, Formula::PlaceHigh), band.is_approximate))
    }

    /// A member's figure drawn towards the country's mean.
    pub fn shrunk(
        &self,
        review: &ReviewedKeyFigure,
        comparison: &Comparison,
        member: &MemberStanding,
    ) -> Option<Number> {
        let (shrunk, year) = (member.shrunk?, comparison.year);
        let (value, _) = member.reading.comparable(year)?;
        let own = self.published(review.id, member.area, year, Sex::Total, value);
        let note = |name: String, value, formula, inputs| {
            let fact = FactId(format!("{}:{name}:{year}:T", review.id));
            self.note(&fact, value, Some(review.id), formula, inputs);
            fact
        };
        let all = vec![FactId(format!("{}:municipalities:{year}:T", review.id))];
        let towards = note("weighted-mean".to_owned(), shrunk.towards, Formula::WeightedMean, all);
        let error = self.standard_error(review, comparison, member).into_iter().collect();
        let weight = note(format!("weight-{}", member.area), shrunk.weight, Formula::ShrinkageWeight, error);
        let inputs = vec![own, towards, weight];
        let fact = note(format!("shrunk-{}", member.area), shrunk.value, Formula::Shrunk, inputs);
        Some(self.shown(review, shrunk.value, fact))
    }

    pub(crate) fn standard_error(
        &self,
        review: &ReviewedKeyFigure,
        comparison: &Comparison,
        member: &MemberStanding,
    ) -> Option<FactId> {
        let (value, year) = member.reading.comparable(comparison.year)?;
        let own = self.published(review.id, member.area, year, Sex::Total, value);
        let fact = FactId(format!("{}:error-{}:{year}:T", review.id, member.area));
        self.note(&fact, member.error?.value, Some(review.id), Formula::StandardError, vec![own]);
        Some(fact)
    }

    /// A member's place alone: "3:e", "delad 3:e".
    pub(crate) fn point_place(
        &self,
        review: &ReviewedKeyFigure,
        comparison: &Comparison,
        member: &MemberStanding,
    ) -> Option<Text> {
        let place = member.place?;
        let fact = FactId(format!("{}:place-{}:{}:T", review.id, member.area, comparison.year));
        let (value, year) = member.reading.comparable(comparison.year)?;
        let own = self.published(review.id, member.area, year, Sex::Total, value);
        let mut inputs = self.group_inputs(review, comparison);
        inputs.retain(|input| *input != own);
        inputs.insert(0, own);
        self.note(&fact, place.place as f64, Some(review.id), Formula::Place, inputs);
        Some(self.ordinal(place, fact))
    }

    /// "3:e", "delad 3:e".
    pub(crate) fn ordinal(&self, place: Place, fact: FactId) -> Text {
        let number = Number { value: place.place as f64, decimals: 0, sign: Sign::Never, unit: String::new(), fact };
        let ending = match (place.place % 10, place.place % 100) {
            (1, n) if n != 11 => "first",
            (2, n) if n != 12 => "second",
            (3, n) if n != 13 => "third",
            _ => "later",
        };
        let key = if place.n_sharing > 1 { "place-shared" } else { "place" };
        self.say(key, &[("n", number.into()), ("ending", Arg::Choice(ending))])
    }

    /// A place with the ends of its band, "3:e (2–5)".
    pub(crate) fn ordinal_in_band(&self, place: Text, (low, high, is_approximate): (Number, Number, bool)) -> Text {
        let key = match (is_approximate, low.value < high.value) {
            (true, true) => "place-in-band-approximate",
            (true, false) => "place-approximate",
            (false, true) => "place-in-band",
            (false, false) => return place,
        };
        self.say(key, &[("place", place.into()), ("low", low.into()), ("high", high.into())])
    }
}
