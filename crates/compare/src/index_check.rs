//! The publisher's indices made anew from their definitions, and held against the published values.

use catalogue::{Better, IndexDefinition, IndexInput};
use domain::{AreaCode, KeyFigureId, Run, Year};
use stats::composite::{Indicator, TrimmedScale, composite_index};
use stats::least_absolute::least_absolute_line;

use crate::country_year::{values_in, years_of};

/// Values this near are the same: half a step of what readers see.
pub const NEAR: f64 = 0.5;

/// One index in one year.
#[derive(Debug, Clone, PartialEq)]
pub struct YearCheck {
    /// The year.
    pub year: Year,
    /// How many municipalities have a published value.
    pub n_published: usize,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of making an index anew.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It could not be made: these inputs have no figures that year, in the publisher's words.
    Lacking(Vec<String>),
    /// It was made, and compared.
    Compared(Box<Agreement>),
}

/// How near the index made anew comes to the published one.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// The key figures it was made of.
    pub inputs: Vec<Vec<KeyFigureId>>,
    /// Municipalities with both.
    pub n_both: usize,
    /// Municipalities that only the publisher has.
    pub n_only_published: usize,
    /// Municipalities that only we have: their inputs came after the index was made.
    pub n_only_computed: usize,
    /// How many are within [`NEAR`].
    pub n_near: usize,
    /// The difference in the middle.
    pub median_difference: f64,
    /// The largest difference.
    pub largest_difference: f64,
    /// Pearson's correlation; none where nothing varies.
    pub correlation: Option<f64>,
    /// Those furthest apart, at most five, with the published and our value.
    pub furthest: Vec<(AreaCode, f64, f64)>,
    /// Where the ends of the scales were fitted.
    pub ends_fitted: Option<EndsFitted>,
    /// Why they differ, as far as the data tell.
    pub explanation: Explanation,
}

/// The same index with the ends of its scales taken from the published values instead of computed: a line through most
/// municipalities between the ends. If the inputs are what they were and only a few outlying values were revised, nearly
/// all lie on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EndsFitted {
    /// Municipalities between the ends of every scale.
    pub n: usize,
    /// How many of them are then within [`NEAR`].
    pub n_near: usize,
}

/// Why an index made anew differs from the published one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Explanation {
    /// It does not: at least 98 in 100 are near.
    Same,
    /// A few inputs were revised, or came or went: with the ends fitted at least 95 in 100 are near.
    EndsMoved,
    /// The publisher says that an input was revised for these years, in these words.
    ToldRevised(String),
    /// Most municipalities differ whatever the ends, and nothing tells why: the inputs may have been others, or the reckoning.
    Unexplained,
}

/// Makes an index anew for every year in which it is published.
///
/// `run_of` gives the figures of a key figure, or `None` where the source has none.
///
/// - **Method:** each input scaled 0–100 over all municipalities that have it, the unweighted mean where all exist, scaled
///   again; one input alone is scaled once. An input that is an index already is scaled like any other, which changes
///   nothing where it spans 0–100.
/// - **Source:** RKA, the descriptions of the indices in Kolada; see [`stats::composite::RKA`] for the scale.
pub fn check_index<'a>(
    definition: &IndexDefinition,
    published: &Run,
    run_of: &dyn Fn(KeyFigureId) -> Option<&'a Run>,
    municipalities: &[AreaCode],
    scale: TrimmedScale,
) -> Vec<YearCheck> {
    let check = |year: Year| {
        let there = values_in(published, municipalities, year);
        let found: Vec<Result<Input, String>> = definition
            .inputs
            .iter()
            .map(|input| input_in(input, run_of, municipalities, year).ok_or_else(|| input.words.clone()))
            .collect();
        let lacking: Vec<String> = found.iter().filter_map(|input| input.as_ref().err().cloned()).collect();
        let inputs: Vec<Input> = found.into_iter().flatten().collect();
        let outcome = match agreement(definition, &inputs, &there, municipalities, year, scale) {
            Some(agreement) if lacking.is_empty() => Outcome::Compared(Box::new(agreement)),
            _ => Outcome::Lacking(lacking),
        };
        YearCheck { year, n_published: there.iter().flatten().count(), outcome }
    };
    years_of(published, municipalities).into_iter().map(check).collect()
}

/// An input's values, and the key figures they came from.
struct Input {
    key_figures: Vec<KeyFigureId>,
    indicator: Indicator,
}

/// The first way to an input that has figures that year.
fn input_in<'a>(
    input: &IndexInput,
    run_of: &dyn Fn(KeyFigureId) -> Option<&'a Run>,
    municipalities: &[AreaCode],
    year: Year,
) -> Option<Input> {
    let better = match input.better {
        Better::Higher => stats::Better::Higher,
        Better::Lower => stats::Better::Lower,
    };
    input.key_figures.iter().find_map(|ids| {
        let columns: Vec<Vec<Option<f64>>> =
            ids.iter().map(|id| Some(values_in(run_of(*id)?, municipalities, year))).collect::<Option<_>>()?;
        let values: Vec<Option<f64>> = match columns.as_slice() {
            [only] => only.clone(),
            [above, below] => above.iter().zip(below).map(|(above, below)| divided((*above)?, (*below)?)).collect(),
            _ => return None,
        };
        let is_told = values.iter().any(Option::is_some);
        is_told.then(|| Input { key_figures: ids.clone(), indicator: Indicator { values, better } })
    })
}

fn divided(above: f64, below: f64) -> Option<f64> {
    Some(above / below).filter(|value| value.is_finite())
}

fn agreement(
    definition: &IndexDefinition,
    inputs: &[Input],
    published: &[Option<f64>],
    municipalities: &[AreaCode],
    year: Year,
    scale: TrimmedScale,
) -> Option<Agreement> {
    let indicators: Vec<Indicator> = inputs.iter().map(|input| input.indicator.clone()).collect();
    let computed = composite_index(&indicators, scale)?;
    let mut pairs: Vec<(AreaCode, f64, f64)> = Vec::new();
    for (idx, area) in municipalities.iter().enumerate() {
        if let (Some(there), Some(here)) = (published[idx], computed[idx]) {
            pairs.push((*area, there, here));
        }
    }
    let mut differences: Vec<f64> = pairs.iter().map(|(_, there, here)| (there - here).abs()).collect();
    let n_near = differences.iter().filter(|difference| **difference <= NEAR).count();
    differences.sort_by(f64::total_cmp);
    let sample = stats::Sample::new(differences)?;
    let mut furthest: Vec<(AreaCode, f64, f64)> =
        pairs.iter().copied().filter(|(_, a, b)| (a - b).abs() > NEAR).collect();
    furthest.sort_by(|a, b| (b.1 - b.2).abs().total_cmp(&(a.1 - a.2).abs()).then(a.0.cmp(&b.0)));
    furthest.truncate(5);
    let ends_fitted = ends_fitted(&indicators, published, scale);
    let told = definition.inputs.iter().filter_map(|input| input.revised.as_ref());
    let told = told.filter(|told| told.from <= year && year <= told.to).map(|told| told.quote.clone()).next();
    let explanation = if 100 * n_near >= 98 * pairs.len() {
        Explanation::Same
    } else if ends_fitted.is_some_and(|fitted| 100 * fitted.n_near >= 95 * fitted.n) {
        Explanation::EndsMoved
    } else if let Some(quote) = told {
        Explanation::ToldRevised(quote)
    } else {
        Explanation::Unexplained
    };
    Some(Agreement {
        inputs: inputs.iter().map(|input| input.key_figures.clone()).collect(),
        n_both: pairs.len(),
        n_only_published: published.iter().flatten().count() - pairs.len(),
        n_only_computed: computed.iter().flatten().count() - pairs.len(),
        n_near,
        median_difference: stats::median(&sample),
        largest_difference: sample.values()[sample.len() - 1],
        correlation: correlation(&pairs),
        furthest,
        ends_fitted,
        explanation,
    })
}

/// Fits a line from the inputs' own scales to the published index, between the ends of all of them.
fn ends_fitted(indicators: &[Indicator], published: &[Option<f64>], scale: TrimmedScale) -> Option<EndsFitted> {
    let inside = |value: &f64| *value > 0.0 && *value < 100.0;
    let scaled: Vec<Vec<Option<f64>>> =
        indicators.iter().map(|indicator| indicator.scaled(scale)).collect::<Option<_>>()?;
    let mut columns = vec![Vec::new(); scaled.len()];
    let mut there = Vec::new();
    for (unit, index) in published.iter().enumerate() {
        let row: Option<Vec<f64>> = scaled.iter().map(|values| values[unit].filter(inside)).collect();
        if let (Some(row), Some(index)) = (row, index.filter(inside)) {
            columns.iter_mut().zip(row).for_each(|(column, value)| column.push(value));
            there.push(index);
        }
    }
    let line = least_absolute_line(&columns, &there).ok()?;
    let n_near = line.iter().zip(&there).filter(|(on_line, index)| (*index - *on_line).abs() <= NEAR).count();
    Some(EndsFitted { n: there.len(), n_near })
}

fn correlation(pairs: &[(AreaCode, f64, f64)]) -> Option<f64> {
    let n = pairs.len() as f64;
    let mean_of = |side: fn(&(AreaCode, f64, f64)) -> f64| pairs.iter().map(side).sum::<f64>() / n;
    let (mean_a, mean_b) = (mean_of(|pair| pair.1), mean_of(|pair| pair.2));
    let (mut ab, mut aa, mut bb) = (0.0, 0.0, 0.0);
    for (_, a, b) in pairs {
        ab += (a - mean_a) * (b - mean_b);
        aa += (a - mean_a) * (a - mean_a);
        bb += (b - mean_b) * (b - mean_b);
    }
    (aa > 0.0 && bb > 0.0).then(|| ab / (aa * bb).sqrt())
}
