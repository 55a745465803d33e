//! The numbers of a claim, each with its fact.

use compare::claim::{ClaimAnswer, Point};
use document::{FactId, Formula, Number, Sign};
use domain::{AreaCode, Sex};

use crate::claim::ClaimOfDay;
use crate::day::DayKeyFigure;
use crate::desk::Desk;

/// Below so many per cent a share is told with a decimal.
const DECIMAL_BELOW_PERCENT: f64 = 10.0;

/// Gives numbers of one claim their facts.
pub struct Numbers<'n, 'd> {
    pub(crate) desk: &'n Desk<'d>,
    pub(crate) y: &'n DayKeyFigure<'n>,
    pub(crate) claim: &'n ClaimOfDay,
}

/// A number with the ends of its interval.
pub struct WithInterval {
    /// The number.
    pub value: Number,
    /// Its lower end.
    pub low: Number,
    /// Its upper end.
    pub high: Number,
}

impl Numbers<'_, '_> {
    fn fact(&self, name: &str) -> FactId {
        FactId(format!("{}~{}:claim-{name}", self.y.review.id, self.claim.because.word))
    }

    fn noted(&self, name: &str, value: f64, formula: Formula, inputs: Vec<FactId>) -> FactId {
        let fact = self.fact(name);
        self.desk.note(&fact, value, Some(self.y.review.id), formula, inputs);
        fact
    }

    fn percent(&self, name: &str, share: f64, formula: Formula, inputs: Vec<FactId>) -> Number {
        let value = share * 100.0;
        let fact = self.noted(name, value, formula, inputs);
        let decimals = if domain::rounding::round_half_away(value, 1) < DECIMAL_BELOW_PERCENT { 1 } else { 0 };
        Number { value, decimals, sign: Sign::Negative, unit: "%".to_owned(), fact }
    }

    /// Figures of a municipality on both axes.
    pub fn both(&self, point: &Point) -> [Number; 2] {
        let review = &self.claim.x_review;
        let x = self.desk.figure(review, point.area, point.x_year, Sex::Total, point.x_shown);
        [x, self.desk.figure(self.y.review, point.area, point.y_year, Sex::Total, point.y)]
    }

    fn inputs(&self, points: impl Iterator<Item = Point> + Clone) -> Vec<FactId> {
        let x = points.clone().map(|point| self.both(&point)[0].fact.clone());
        x.chain(points.map(|point| self.both(&point)[1].fact.clone())).collect()
    }

    fn answer(&self) -> &ClaimAnswer {
        &self.claim.answer
    }

    /// The share of the differences that the explanation accounts for.
    pub fn share(&self) -> WithInterval {
        let answer = self.answer();
        let explained = answer.explained;
        let inputs = self.inputs(answer.municipalities.iter().map(|one| one.point));
        let value = self.percent("share", explained.share, Formula::Explained, inputs);
        self.interval(value, "share", (explained.low, explained.high))
    }

    fn interval(&self, value: Number, name: &str, (low, high): (f64, f64)) -> WithInterval {
        let of = vec![value.fact.clone()];
        let low = self.percent(&format!("{name}-low"), low, Formula::ExplainedLow, of.clone());
        let high = self.percent(&format!("{name}-high"), high, Formula::ExplainedHigh, of);
        WithInterval { value, low, high }
    }

    /// What does not follow the explanation.
    pub fn rest(&self) -> Number {
        let share = self.share().value;
        self.percent("rest", 1.0 - share.value / 100.0, Formula::Rest, vec![share.fact])
    }

    /// How many municipalities.
    pub fn n(&self) -> Number {
        let fact = format!("{}~{}:claim-n", self.y.review.id, self.claim.because.word);
        self.desk.count(&fact, self.answer().explained.n, None)
    }

    /// A count of the claim's own.
    pub fn count(&self, name: &str, n: usize) -> Number {
        self.desk.count(&format!("{}~{}:claim-{name}", self.y.review.id, self.claim.because.word), n, None)
    }

    /// A share that was decided beforehand.
    pub fn bound(&self, name: &str, share: f64) -> Number {
        let value = share * 100.0;
        let fact = self.noted(&format!("bound-{name}"), value, Formula::Bound, Vec::new());
        Number { value, decimals: 0, sign: Sign::Negative, unit: "%".to_owned(), fact }
    }

    /// With fewer municipalities nothing is told: decided beforehand.
    pub fn bound_of_n(&self) -> Number {
        let value = self.answer().bounds.municipalities_at_least as f64;
        let fact = self.noted("bound-n", value, Formula::Bound, Vec::new());
        Number { value, decimals: 0, sign: Sign::Never, unit: String::new(), fact }
    }

    /// The same share without the decisive.
    pub fn without_decisive(&self) -> Option<Number> {
        let answer = self.answer();
        let variant = answer.sensitivity.without_decisive.as_ref()?;
        let kept = answer.municipalities.iter().map(|one| one.point);
        let kept = kept.filter(|point| !answer.sensitivity.decisive.contains(&point.area));
        let inputs = self.inputs(kept.collect::<Vec<_>>().into_iter());
        Some(self.percent("share-without", variant.explained.share, Formula::Explained, inputs))
    }

    /// The same share within the county.
    pub fn in_county(&self) -> Option<WithInterval> {
        let county = self.answer().in_county?;
        let digits: String = county.county.iter().collect();
        let inside = self.answer().municipalities.iter().map(|one| one.point);
        let inside = inside.filter(|point| point.area.county() == digits);
        let inputs = self.inputs(inside.collect::<Vec<_>>().into_iter());
        let value = self.percent("share-county", county.explained.share, Formula::Explained, inputs);
        Some(self.interval(value, "share-county", (county.explained.low, county.explained.high)))
    }

    /// Of what the rest of the structure leaves, what the explanation accounts for.
    pub fn beside(&self) -> Option<Number> {
        let share = self.answer().beside.as_ref()?.partial_r_squared?;
        Some(self.percent("share-beside", share, Formula::ExplainedBeside, vec![self.share().value.fact]))
    }

    /// The slope's ends that a distance makes the lowest and the highest of, and the slope itself.
    fn slopes(&self, along: f64) -> [(f64, FactId); 3] {
        let slope = self.answer().slope;
        let of = vec![self.share().value.fact];
        let noted = |name: &str, value: f64, formula| (value, self.noted(name, value, formula, of.clone()));
        let low = noted("slope-low", slope.low, Formula::SlopeLow);
        let high = noted("slope-high", slope.high, Formula::SlopeHigh);
        let (low, high) = if along < 0.0 { (high, low) } else { (low, high) };
        [noted("slope", slope.estimate, Formula::Slope), low, high]
    }

    /// What the line rises over a distance, with its interval; signed as a difference.
    fn along(&self, name: &str, along: f64, ends: [FactId; 2]) -> WithInterval {
        let [value, low, high] = self.slopes(along).map(|(slope, fact)| (slope * along, fact));
        let number = |name: String, (value, slope): (f64, FactId)| {
            let inputs = [slope].into_iter().chain(ends.clone()).collect();
            let fact = self.noted(&name, value, Formula::AlongLine, inputs);
            self.desk.as_difference(self.y.review, value, fact)
        };
        WithInterval {
            value: number(name.to_owned(), value),
            low: number(format!("{name}-low"), low),
            high: number(format!("{name}-high"), high),
        }
    }

    /// From the tenth to the ninetieth percentile: both ends, and what lies between them along the line.
    pub fn worth(&self) -> ([Number; 2], WithInterval) {
        let worth = self.answer().worth;
        let share = self.share().value.fact;
        let end = |name: &str, value: f64| {
            let fact = self.noted(name, value, Formula::Percentile, vec![share.clone()]);
            self.desk.shown(&self.claim.x_review, value, fact)
        };
        let ends = [end("tenth", worth.from), end("ninetieth", worth.to)];
        let [from, to] = ends.each_ref().map(|end| end.fact.clone());
        (ends, self.along("worth", worth.along, [to, from]))
    }

    /// The gap between two, and what of it goes with the explanation.
    pub fn pair(&self, one: AreaCode, other: AreaCode) -> Option<(Number, WithInterval)> {
        let answer = self.answer();
        let (a, b) = (answer.of(one)?.point, answer.of(other)?.point);
        let ([ax, ay], [bx, by]) = (self.both(&a), self.both(&b));
        let gap_inputs = vec![ay.fact, by.fact];
        let gap =
            self.desk.difference(self.y.review, self.fact(&format!("gap-{one}-{other}")).0, (a.y, b.y), gap_inputs);
        let name = format!("of-gap-{one}-{other}");
        Some((gap, self.along(&name, a.x - b.x, [ax.fact, bx.fact])))
    }

    /// What a municipality is expected to have, and what the explanation leaves.
    pub fn expected(&self, area: AreaCode) -> Option<[Number; 2]> {
        let one = self.answer().of(area)?;
        let [x, y] = self.both(&one.point);
        let fact = self.noted(
            &format!("expected-{area}"),
            one.expected,
            Formula::ExpectedByOthers,
            vec![self.share().value.fact, x.fact],
        );
        let expected = self.desk.shown(self.y.review, one.expected, fact.clone());
        let name = self.fact(&format!("left-{area}")).0;
        let left = self.desk.difference(self.y.review, name, (one.point.y, one.expected), vec![y.fact, fact]);
        Some([expected, left])
    }
}
