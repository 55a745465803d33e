//! One claim answered: the verdict and everything that is told beside it.

use std::collections::BTreeMap;

use catalogue::{Bounds, ReviewedKeyFigure};
use domain::{AreaCode, KeyFigureId, Run, Year};
use stats::{
    Better, Design, Explained, N_PERMUTATIONS, Regression, Robust, Sample, StraightLine, explained_by_one,
    freedman_lane,
};

use crate::claim::beside::{Beside, beside};
use crate::claim::counter_example::{CounterExample, counter_examples};
use crate::claim::over_years::over_years;
use crate::claim::points::{Explaining, Point, points};
use crate::claim::sensitivity::{Sensitivity, sensitivity};
use crate::claim::verdict::{Going, Verdict, sign_of, verdict};
use crate::question::Question;
use crate::standing::better_of;

/// Intervals of slopes and of what is expected.
pub const LEVEL: f64 = 0.95;
/// What permutations and drawings follow from.
pub(crate) const SEED: u64 = 2_026;
/// With fewer municipalities no line is drawn.
const N_LINE_MIN: usize = 8;

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct ClaimQuestion<'a> {
    /// The key figure in its group and country; errors are computed from its aids.
    pub question: Question<'a>,
    /// What is said to explain it.
    pub because: Explaining<'a>,
    /// What stands beside.
    pub beside: &'a [Explaining<'a>],
    /// The same explanation taken otherwise: in per cent, as the tax base.
    pub variants: &'a [Explaining<'a>],
    /// By what bounds it is judged.
    pub bounds: Bounds,
    /// The latest year; `None` for the key figure's newest.
    pub year: Option<Year>,
    /// What the service costs, with its figures.
    pub cost: Option<(KeyFigureId, &'a Run)>,
}

/// The slope of the line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slope {
    /// Of the figure, per one of the explanation.
    pub estimate: f64,
    /// Its 95 % interval, by HC3 and Student's t on n − 2.
    pub low: f64,
    /// To here.
    pub high: f64,
    /// In standard deviations of the figure per one of the explanation.
    pub standardised: f64,
    /// Its interval.
    pub standardised_low: f64,
    /// To here.
    pub standardised_high: f64,
    /// Of a slope as far from nought, by HC3.
    pub p: f64,
    /// The same by Freedman and Lane's permutations; `None` where they were not asked for.
    pub p_permuted: Option<f64>,
    /// Which way it goes.
    pub going: Going,
}

/// What the slope is worth in plain units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Worth {
    /// A tenth of the municipalities lie below; as shown, no logarithm.
    pub from: f64,
    /// A tenth lie above.
    pub to: f64,
    /// How far it is between them as it enters the line.
    pub along: f64,
    /// What the figure differs by along the line between them.
    pub difference: f64,
    /// Its 95 % interval.
    pub low: f64,
    /// To here.
    pub high: f64,
}

/// What a municipality would be expected to have by the explanation alone, from a line drawn without it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Expected {
    /// The municipality with its figures.
    pub point: Point,
    /// What the line of the others says.
    pub expected: f64,
    /// Where a figure would lie with 95 % confidence.
    pub low: f64,
    /// To here.
    pub high: f64,
}

impl Expected {
    /// What the explanation leaves: the figure less the expected.
    pub fn left(&self) -> f64 {
        self.point.y - self.expected
    }
}

/// Of the gap between two, what the slope accounts for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PairAnswer {
    /// The first less the second.
    pub gap: f64,
    /// What of it goes with the explanation.
    pub accounts_for: f64,
    /// Its 95 % interval.
    pub low: f64,
    /// To here.
    pub high: f64,
}

/// The same share among the municipalities of one county.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InCounty {
    /// How much is explained there.
    pub explained: Explained,
    /// Which, by the first two digits of its municipalities.
    pub county: [char; 2],
    /// What can be told of it, by the same rule.
    pub verdict: Verdict,
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimAnswer {
    /// The key figure.
    pub key_figure: KeyFigureId,
    /// Its newest year: figures of the two before are taken where a municipality has none of it.
    pub year: Year,
    /// By what bounds.
    pub bounds: Bounds,
    /// What is said.
    pub verdict: Verdict,
    /// The share of the differences that the explanation alone accounts for.
    pub explained: Explained,
    /// The line's slope.
    pub slope: Slope,
    /// The line itself, with its band.
    pub line: StraightLine,
    /// From the tenth to the ninetieth percentile.
    pub worth: Worth,
    /// Every municipality that has both, with what it is expected to have.
    pub municipalities: Vec<Expected>,
    /// Members of the group that lack one of them.
    pub missing: Vec<AreaCode>,
    /// How many municipalities of the country lack one of them.
    pub n_missing: usize,
    /// The share within the county of most of the group.
    pub in_county: Option<InCounty>,
    /// Beside the rest of the structure.
    pub beside: Option<Beside>,
    /// Poorer than members of the group, in their county, and proven better.
    pub counter_examples: Vec<CounterExample>,
    /// Of those that have less of it than the middle, how many have a better figure than the middle; and of all: shown together or not at all.
    pub less_and_better: Option<[(usize, usize); 2]>,
    /// Whether the answer hangs on a few, or on a choice.
    pub sensitivity: Sensitivity,
    /// Whether getting more of it helped, and whether having more does.
    pub over_years: Option<stats::Panel>,
}

/// Answers a claim.
///
/// - **Missing:** a municipality without a figure of the latest three years, or without what explains it, is left out and counted.
/// - **Edge cases:** `None` below eight municipalities, or where all have the same figure or the same of what explains: there is no line.
/// - **Source:** the rule and what stands beside it: see [`verdict`].
pub fn tested(asked: &ClaimQuestion<'_>) -> Option<ClaimAnswer> {
    let Question { run, review, members, municipalities, .. } = asked.question;
    let year = newest(run, municipalities, asked.year)?;
    let points = points(run, review, asked.because, municipalities, year);
    if points.len() < N_LINE_MIN {
        return None;
    }
    let (x, y): (Vec<f64>, Vec<f64>) = points.iter().map(|point| (point.x, point.y)).unzip();
    let explained = explained_by_one(&x, &y, asked.bounds.level).ok()?;
    let design = Design::new(x.len(), std::slice::from_ref(&x), true).ok()?;
    let fit = design.fit(&y).ok()?;
    let sign = sign_of(asked.because.explanation.way, review.direction);
    let mut slope = slope(&design, &fit, (&x, &y), sign);
    slope.p_permuted = freedman_lane(std::slice::from_ref(&x), 0, &y, N_PERMUTATIONS, SEED).ok();
    let verdict = verdict(&explained, slope.going, &asked.bounds);
    let municipalities_expected = expected(&design, &fit, &points);
    let is_missing = |area: &&AreaCode| points.iter().all(|point| point.area != **area);
    Some(ClaimAnswer {
        key_figure: review.id,
        year,
        bounds: asked.bounds,
        verdict,
        explained,
        slope,
        line: stats::straight_line(&x, &y).ok()?,
        worth: worth(&x, &slope, asked.because)?,
        missing: members.iter().filter(is_missing).copied().collect(),
        n_missing: municipalities.len() - points.len(),
        in_county: in_county(&points, members, sign, &asked.bounds),
        beside: beside(asked, &points, year),
        counter_examples: counter_examples(asked, &points, year),
        less_and_better: sign.and_then(|_| less_and_better(&points, review)),
        sensitivity: sensitivity(asked, &points, &fit, sign, year),
        over_years: over_years(asked, year),
        municipalities: municipalities_expected,
    })
}

impl ClaimAnswer {
    /// A municipality with what it is expected to have.
    pub fn of(&self, area: AreaCode) -> Option<&Expected> {
        self.municipalities.iter().find(|one| one.point.area == area)
    }

    /// Of the gap between two, what the slope accounts for: slope × (x − x'), with the slope's interval.
    pub fn pair(&self, one: AreaCode, other: AreaCode) -> Option<PairAnswer> {
        let (one, other) = (self.of(one)?.point, self.of(other)?.point);
        let along = one.x - other.x;
        let (a, b) = (self.slope.low * along, self.slope.high * along);
        let accounts_for = self.slope.estimate * along;
        Some(PairAnswer { gap: one.y - other.y, accounts_for, low: a.min(b), high: a.max(b) })
    }
}

/// The newest year in which a municipality has a figure, no later than `last`.
pub(crate) fn newest(run: &Run, municipalities: &[AreaCode], last: Option<Year>) -> Option<Year> {
    let years = crate::country_year::years_of(run, municipalities);
    years.into_iter().rfind(|year| last.is_none_or(|last| *year <= last))
}

pub(crate) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn deviation(values: &[f64]) -> f64 {
    let middle = mean(values);
    let squares: f64 = values.iter().map(|value| (value - middle) * (value - middle)).sum();
    (squares / (values.len() - 1) as f64).sqrt()
}

/// The heart of every answer: the share that is explained, the slope, and what is said.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reckoned {
    /// How much is explained.
    pub explained: Explained,
    /// The slope.
    pub slope: Slope,
    /// What is said.
    pub verdict: Verdict,
}

/// Reckons one explanation of one figure. `sign` is the claim's way, as in [`sign_of`].
///
/// `None` where all have the same of one of the two, or fewer than six have both.
pub fn reckoned(x: &[f64], y: &[f64], sign: Option<f64>, bounds: &Bounds) -> Option<Reckoned> {
    let explained = explained_by_one(x, y, bounds.level).ok()?;
    let design = Design::new(x.len(), &[x.to_vec()], true).ok()?;
    let slope = slope(&design, &design.fit(y).ok()?, (x, y), sign);
    Some(Reckoned { explained, slope, verdict: verdict(&explained, slope.going, bounds) })
}

fn slope(design: &Design, fit: &Regression, values: (&[f64], &[f64]), sign: Option<f64>) -> Slope {
    slope_of((fit.coefficients[1], design.robust_errors(fit, Robust::Hc3)[1]), values, sign)
}

/// A slope by its estimate and its HC3 error, on n − 2 degrees of freedom.
pub(crate) fn slope_of((estimate, error): (f64, f64), (x, y): (&[f64], &[f64]), sign: Option<f64>) -> Slope {
    let df = (x.len() - 2) as f64;
    let reach = stats::student_t_quantile(0.5 + LEVEL / 2.0, df) * error;
    let (low, high) = (estimate - reach, estimate + reach);
    let scale = deviation(x) / deviation(y);
    Slope {
        estimate,
        low,
        high,
        standardised: estimate * scale,
        standardised_low: low * scale,
        standardised_high: high * scale,
        p: 2.0 * stats::student_t_cdf(-(estimate / error).abs(), df),
        p_permuted: None,
        going: Going::of(sign, estimate, (low, high)),
    }
}

fn worth(x: &[f64], slope: &Slope, because: Explaining<'_>) -> Option<Worth> {
    let sample = Sample::new(x.to_vec())?;
    let (from, to) = (stats::quantile(&sample, 0.1), stats::quantile(&sample, 0.9));
    let along = to - from;
    Some(Worth {
        from: because.shown(from),
        to: because.shown(to),
        along,
        difference: slope.estimate * along,
        low: slope.low * along,
        high: slope.high * along,
    })
}

/// From the line of all others: yᵢ − eᵢ ÷ (1 − hᵢ), ± t · s₍ᵢ₎ √(1 ÷ (1 − hᵢ)).
fn expected(design: &Design, fit: &Regression, points: &[Point]) -> Vec<Expected> {
    let df = fit.degrees_of_freedom as f64;
    let squares = fit.residual_sd * fit.residual_sd * df;
    let reach = stats::student_t_quantile(0.5 + LEVEL / 2.0, df - 1.0);
    let left_out = design.left_out_residuals(fit);
    let of = |idx: usize| {
        let free = 1.0 - design.leverages()[idx];
        let left = left_out[idx]?;
        let spread = ((squares - fit.residuals[idx] * left).max(0.0) / (df - 1.0) / free).sqrt();
        let expected = points[idx].y - left;
        let (low, high) = (expected - reach * spread, expected + reach * spread);
        Some(Expected { point: points[idx], expected, low, high })
    };
    (0..points.len()).filter_map(of).collect()
}

/// Among the municipalities of the county that most of the group lie in.
fn in_county(points: &[Point], members: &[AreaCode], sign: Option<f64>, bounds: &Bounds) -> Option<InCounty> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    members.iter().for_each(|area| *counts.entry(area.county()).or_default() += 1);
    let (county, _) = counts.into_iter().max_by_key(|(county, n)| (*n, std::cmp::Reverse(*county)))?;
    let (x, y): (Vec<f64>, Vec<f64>) =
        points.iter().filter(|point| point.area.county() == county).map(|point| (point.x, point.y)).unzip();
    let Reckoned { explained, verdict, .. } = reckoned(&x, &y, sign, bounds)?;
    let mut digits = county.chars();
    let county = [digits.next()?, digits.next()?];
    Some(InCounty { explained, county, verdict })
}

/// How many of those that have less than the median of it lie better than the median of the figure, and how many of all do so.
fn less_and_better(points: &[Point], review: &ReviewedKeyFigure) -> Option<[(usize, usize); 2]> {
    let better = better_of(review.direction)?;
    let median = |of: fn(&Point) -> f64| Some(stats::median(&Sample::new(points.iter().map(of).collect())?));
    let (x, y) = (median(|point| point.x)?, median(|point| point.y)?);
    let is_better = |point: &&Point| match better {
        Better::Higher => point.y > y,
        Better::Lower => point.y < y,
    };
    let less = || points.iter().filter(|point| point.x < x);
    let all = (points.iter().filter(is_better).count(), points.len());
    Some([(less().filter(is_better).count(), less().count()), all])
}
