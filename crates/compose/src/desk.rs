//! Where numbers get their facts: nothing is shown that is not noted here.

use std::cell::RefCell;

use catalogue::ReviewedKeyFigure;
use compare::{Comparison, MemberStanding};
use document::{Fact, FactId, Facts, Formula, Language, Number, Sign, Text};
use domain::{AreaCode, KeyFigureId, Sex, Year};

use crate::day::{Day, InLanguage};
use crate::words::{Arg, Words, joined};

/// The largest number of significant digits in a sentence.
const DIGITS_IN_SENTENCE_MAX: i32 = 4;

/// A day, its language, and the facts noted so far.
pub struct Desk<'a> {
    /// The day.
    pub day: &'a Day<'a>,
    /// The sentences.
    pub words: Words,
    facts: RefCell<Facts>,
}

impl<'a> Desk<'a> {
    /// An empty desk.
    pub fn new(day: &'a Day<'a>) -> Desk<'a> {
        Desk { day, words: Words::new(day.language), facts: RefCell::default() }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.day.language
    }

    /// The sentence of that name.
    pub fn say(&self, key: &str, args: &[(&'static str, Arg)]) -> Text {
        self.words.say(key, args)
    }

    /// Whether a fact of that name is noted.
    pub(crate) fn is_noted(&self, id: &FactId) -> bool {
        self.facts.borrow().get(id).is_some()
    }

    /// All facts noted.
    pub fn into_facts(self) -> Facts {
        self.facts.into_inner()
    }

    pub(crate) fn note(
        &self,
        id: &FactId,
        value: f64,
        key_figure: Option<KeyFigureId>,
        formula: Formula,
        inputs: Vec<FactId>,
    ) {
        self.facts.borrow_mut().insert(id.clone(), Fact { value, key_figure, formula, inputs });
    }

    pub(crate) fn published(
        &self,
        key_figure: KeyFigureId,
        area: AreaCode,
        year: Year,
        sex: Sex,
        value: f64,
    ) -> FactId {
        let id = FactId::published(key_figure, area, year, sex);
        self.note(&id, value, Some(key_figure), Formula::Published, Vec::new());
        id
    }

    fn published_pair(&self, id: KeyFigureId, year: Year, pair: [(AreaCode, f64); 2]) -> Vec<FactId> {
        pair.map(|(area, value)| self.published(id, area, year, Sex::Total, value)).to_vec()
    }

    pub(crate) fn shown(&self, review: &ReviewedKeyFigure, value: f64, fact: FactId) -> Number {
        let unit = review.unit(self.language()).to_owned();
        Number { value, decimals: review.decimals, sign: Sign::Negative, unit, fact }
    }

    /// A published figure at the publisher's decimals.
    pub fn figure(&self, review: &ReviewedKeyFigure, area: AreaCode, year: Year, sex: Sex, value: f64) -> Number {
        let fact = self.published(review.id, area, year, sex, value);
        self.shown(review, value, fact)
    }

    /// A difference between two areas in one year, so that the shown numbers subtract.
    ///
    /// Per cent are subtracted to percentage points: `unit` of the answer says so.
    pub fn between(
        &self,
        review: &ReviewedKeyFigure,
        year: Year,
        (a, x): (AreaCode, f64),
        (b, y): (AreaCode, f64),
    ) -> Number {
        let inputs = self.published_pair(review.id, year, [(a, x), (b, y)]);
        self.difference(review, format!("{}:{a}-{b}:{year}:T", review.id), (x, y), inputs)
    }

    /// The same as it is, to be counted on with and not shown.
    pub fn between_exactly(
        &self,
        review: &ReviewedKeyFigure,
        year: Year,
        (a, x): (AreaCode, f64),
        (b, y): (AreaCode, f64),
    ) -> (f64, FactId) {
        let inputs = self.published_pair(review.id, year, [(a, x), (b, y)]);
        let fact = FactId(format!("{}:{a}-{b}:{year}:T", review.id));
        self.note(&fact, x - y, Some(review.id), Formula::Difference, inputs);
        (x - y, fact)
    }

    /// The same in per cent of the second.
    pub fn between_percent(
        &self,
        review: &ReviewedKeyFigure,
        year: Year,
        (a, x): (AreaCode, f64),
        (b, y): (AreaCode, f64),
    ) -> Number {
        let inputs = self.published_pair(review.id, year, [(a, x), (b, y)]);
        let fact = FactId(format!("{}:{a}-{b}%:{year}:T", review.id));
        let value = (x - y) / y.abs() * 100.0;
        self.note(&fact, value, Some(review.id), Formula::DifferencePercent, inputs);
        let decimals = if value.abs() < 1.0 { 1 } else { 0 };
        Number { value, decimals, sign: Sign::Always, unit: "%".to_owned(), fact }
    }

    /// Women's figure minus men's.
    pub fn women_minus_men(
        &self,
        review: &ReviewedKeyFigure,
        area: AreaCode,
        year: Year,
        women: f64,
        men: f64,
    ) -> Number {
        let inputs = vec![
            self.published(review.id, area, year, Sex::Women, women),
            self.published(review.id, area, year, Sex::Men, men),
        ];
        self.difference(review, format!("{}:{area}:{year}:K-M", review.id), (women, men), inputs)
    }

    /// The later number minus the earlier, of one area.
    pub fn difference_of(&self, review: &ReviewedKeyFigure, later: &Number, earlier: &Number) -> Number {
        let inputs = vec![later.fact.clone(), earlier.fact.clone()];
        self.difference(review, format!("{}~{}", later.fact, earlier.fact), (later.value, earlier.value), inputs)
    }

    /// The same as it is, for steps that are to add up to a difference: each is shown rounded.
    pub fn difference_to_add(&self, review: &ReviewedKeyFigure, later: &Number, earlier: &Number) -> Number {
        let fact = FactId(format!("{}~{}", later.fact, earlier.fact));
        let (value, inputs) = (later.value - earlier.value, vec![later.fact.clone(), earlier.fact.clone()]);
        self.note(&fact, value, Some(review.id), Formula::Difference, inputs);
        self.as_difference(review, value, fact)
    }

    /// The unit of a difference: per cent are subtracted to percentage points.
    pub fn difference_unit(&self, review: &ReviewedKeyFigure) -> String {
        match review.unit(self.language()) {
            "%" => self.words.plain("unit-percentage-points"),
            unit => unit.to_owned(),
        }
    }

    /// The first minus the second, shown with the decimals of both so that the shown numbers subtract.
    ///
    /// The raw difference wherever it shows that; else the difference of the numbers as shown, a fact of another name. The two are
    /// never further apart than one in the last decimal.
    pub(crate) fn difference(
        &self,
        review: &ReviewedKeyFigure,
        name: String,
        (x, y): (f64, f64),
        inputs: Vec<FactId>,
    ) -> Number {
        let shown = |value| domain::rounding::round_half_away(value, review.decimals);
        let of_shown = shown(shown(x) - shown(y));
        let (value, formula, name) = match shown(x - y) == of_shown {
            true => (x - y, Formula::Difference, name),
            false => (of_shown, Formula::DifferenceAsShown, format!("{name}:shown")),
        };
        let fact = FactId(name);
        self.note(&fact, value, Some(review.id), formula, inputs);
        self.as_difference(review, value, fact)
    }

    /// A difference with its sign and unit.
    pub(crate) fn as_difference(&self, review: &ReviewedKeyFigure, value: f64, fact: FactId) -> Number {
        Number { value, decimals: review.decimals, sign: Sign::Always, unit: self.difference_unit(review), fact }
    }

    /// The group's median or unweighted mean.
    pub fn of_group(&self, review: &ReviewedKeyFigure, comparison: &Comparison, formula: Formula) -> Option<Number> {
        let (name, value) = match formula {
            Formula::Median => ("median", comparison.median?),
            _ => ("mean", comparison.mean?),
        };
        let inputs = self.group_inputs(review, comparison);
        let fact = FactId(format!("{}:{name}:{}:T", review.id, comparison.year));
        self.note(&fact, value, Some(review.id), formula, inputs);
        Some(self.shown(review, value, fact))
    }

    pub(crate) fn group_inputs(&self, review: &ReviewedKeyFigure, comparison: &Comparison) -> Vec<FactId> {
        let compared = |member: &MemberStanding| {
            let (value, year) = member.reading.comparable(comparison.year)?;
            Some(self.published(review.id, member.area, year, Sex::Total, value))
        };
        comparison.members.iter().filter_map(compared).collect()
    }

    /// An unweighted mean of named areas: similar municipalities, a county.
    pub fn mean_of_areas(
        &self,
        review: &ReviewedKeyFigure,
        name: &str,
        year: Year,
        figures: &[(AreaCode, f64)],
    ) -> Option<Number> {
        let n = figures.len();
        let value = figures.iter().map(|(_, value)| value).sum::<f64>() / n as f64;
        let inputs =
            figures.iter().map(|(area, value)| self.published(review.id, *area, year, Sex::Total, *value)).collect();
        let fact = FactId(format!("{}:{name}:{year}:T", review.id));
        (n > 0).then(|| {
            self.note(&fact, value, Some(review.id), Formula::Mean, inputs);
            self.shown(review, value, fact.clone())
        })
    }

    /// The figure of the municipality in the middle of the country.
    ///
    /// Its one input is the set of all municipalities of the year, which the data sheet lists.
    pub fn country_median(&self, review: &ReviewedKeyFigure, comparison: &Comparison) -> Option<Number> {
        let scale = comparison.country.as_ref()?;
        let fact = FactId(format!("{}:country-median:{}:T", review.id, comparison.year));
        let inputs = vec![FactId(format!("{}:municipalities:{}:T", review.id, comparison.year))];
        self.note(&fact, scale.median, Some(review.id), Formula::Median, inputs);
        Some(self.shown(review, scale.median, fact))
    }

    /// How many of something there are, with a name that says what is counted.
    pub fn count(&self, name: &str, n: usize, key_figure: Option<KeyFigureId>) -> Number {
        let fact = FactId(name.to_owned());
        self.note(&fact, n as f64, key_figure, Formula::Count, Vec::new());
        Number { value: n as f64, decimals: 0, sign: Sign::Never, unit: String::new(), fact }
    }

    /// A count in words up to twelve, in figures above.
    pub fn counted(&self, name: &str, n: usize) -> Text {
        const NAMES: [&str; 13] =
            ["n-0", "n-1", "n-2", "n-3", "n-4", "n-5", "n-6", "n-7", "n-8", "n-9", "n-10", "n-11", "n-12"];
        match NAMES.get(n) {
            Some(key) => self.say(key, &[]),
            None => Text::number(self.count(name, n, None)),
        }
    }

    /// How many of the group's members: all of them, or those that have the figures spoken of.
    pub fn members_counted(&self, n: usize) -> Text {
        if n == self.day.members.len() {
            return self.counted("group:members", n);
        }
        self.counted(&format!("group:members-of-whom:{n}"), n)
    }

    /// The number as a sentence shows it: at most four significant digits.
    pub fn in_sentence(&self, number: &Number) -> Number {
        let magnitude = number.value.abs();
        let n_whole = (1..).find(|n| magnitude < 10f64.powi(*n)).unwrap_or(DIGITS_IN_SENTENCE_MAX);
        let decimals = (DIGITS_IN_SENTENCE_MAX - n_whole).min(i32::from(number.decimals)).max(-9);
        Number { decimals: decimals as i8, ..number.clone() }
    }

    /// With the short unit, where a column is too narrow for the words.
    pub fn in_narrow_place(&self, number: Number) -> Number {
        if number.unit == self.words.plain("unit-percentage-points") {
            return Number { unit: self.words.plain("unit-points-short"), ..number };
        }
        number
    }

    /// "1 procentenhet", but "1,0 procentenheter".
    pub fn in_singular(&self, number: Number) -> Number {
        let is_one =
            number.decimals <= 0 && domain::rounding::round_half_away(number.value, number.decimals).abs() == 1.0;
        if is_one && number.unit == self.words.plain("unit-percentage-points") {
            return Number { unit: self.words.plain("unit-percentage-point"), ..number };
        }
        number
    }

    /// Names with commas and "och".
    pub fn list(&self, names: &[String]) -> Text {
        let verbatim = |name: &String| Text::verbatim(name.clone());
        match names {
            [] => Text::default(),
            [one] => verbatim(one),
            [head @ .., last] => {
                let head = joined(head.iter().map(verbatim), ", ");
                self.say("list-and", &[("head", head.into()), ("last", verbatim(last).into())])
            }
        }
    }
}
