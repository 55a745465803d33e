//! Does the answer hang on a few municipalities, or on a choice of ours?

use domain::{AreaCode, Year};
use stats::{Explained, Regression, huber, without_the_decisive};

use crate::claim::answer::{ClaimQuestion, reckoned};
use crate::claim::points::{Explaining, Point, points};
use crate::claim::verdict::Verdict;

/// The answer by another choice.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// How much is explained then.
    pub explained: Explained,
    /// What would be said.
    pub verdict: Verdict,
    /// The slope.
    pub slope: f64,
}

/// The answer with less, and otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Sensitivity {
    /// Municipalities with a Cook's distance above 4 ÷ n, the most decisive first.
    pub decisive: Vec<AreaCode>,
    /// Without them; `None` where no line is left.
    pub without_decisive: Option<Variant>,
    /// The slope of Huber's estimate, which outliers move little.
    pub robust_slope: Option<f64>,
    /// The same explanation taken otherwise, by word.
    pub otherwise: Vec<(String, Variant)>,
}

impl Sensitivity {
    /// Whether the verdict is another without the decisive.
    pub fn flips_without_decisive(&self, told: Verdict) -> bool {
        self.without_decisive.as_ref().is_some_and(|variant| variant.verdict != told)
    }
}

pub(crate) fn sensitivity(
    asked: &ClaimQuestion<'_>,
    points_of: &[Point],
    fit: &Regression,
    sign: Option<f64>,
    year: Year,
) -> Sensitivity {
    let (x, y): (Vec<f64>, Vec<f64>) = points_of.iter().map(|point| (point.x, point.y)).unzip();
    let columns = [x];
    let without = without_the_decisive(&columns, &y, fit).ok();
    let mut decisive: Vec<usize> = without.as_ref().map(|without| without.left_out.clone()).unwrap_or_default();
    let kept: Vec<Point> =
        (0..points_of.len()).filter(|idx| !decisive.contains(idx)).map(|idx| points_of[idx]).collect();
    decisive.sort_by(|a, b| fit.cooks_distances[*b].total_cmp(&fit.cooks_distances[*a]));
    let otherwise = |one: &Explaining<'_>| {
        let question = &asked.question;
        let points = points(question.run, question.review, *one, question.municipalities, year);
        Some((one.explanation.word.clone(), variant(&points, sign, asked)?))
    };
    Sensitivity {
        decisive: decisive.into_iter().map(|idx| points_of[idx].area).collect(),
        without_decisive: variant(&kept, sign, asked),
        robust_slope: huber(&columns, &y).ok().map(|coefficients| coefficients[1]),
        otherwise: asked.variants.iter().filter_map(otherwise).collect(),
    }
}

fn variant(points: &[Point], sign: Option<f64>, asked: &ClaimQuestion<'_>) -> Option<Variant> {
    let (x, y): (Vec<f64>, Vec<f64>) = points.iter().map(|point| (point.x, point.y)).unzip();
    let found = reckoned(&x, &y, sign, &asked.bounds)?;
    Some(Variant { explained: found.explained, verdict: found.verdict, slope: found.slope.estimate })
}
