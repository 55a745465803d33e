//! Numbers that can be traced: to their key figure, area, year and formula.

use std::collections::BTreeMap;
use std::fmt;

use domain::{AreaCode, KeyFigureId, Sex, Year};
use serde::{Deserialize, Serialize};

/// A fact's name, readable by itself: `N11008:0136:2022:T`, `N11008:0136-0000:2022:T`, `N11008:median:2022:T`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FactId(pub String);

impl FactId {
    /// The id of a published figure.
    pub fn published(key_figure: KeyFigureId, area: AreaCode, year: Year, sex: Sex) -> FactId {
        FactId(format!("{key_figure}:{area}:{year}:{sex}"))
    }
}

impl fmt::Display for FactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// Who made the number. The publisher's terms forbid naming it as the source of our own processing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Processing {
    /// As it came: "Källa: Kolada".
    AsPublished,
    /// Computed by us: "Egen bearbetning".
    Own,
    /// Another publisher's, from a list that we have reviewed and that names where each figure was read: prices.
    Reviewed,
    /// Another publisher's, as whoever wrote the day's programme has read it, with the source that is named there.
    Given,
}

/// How a number came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Formula {
    /// It stands so in the source.
    Published,
    /// The first input minus the second.
    Difference,
    /// The first input minus the second, each rounded as it is shown: where the raw difference would be shown as another number.
    DifferenceAsShown,
    /// (first input − second) ÷ |second| × 100.
    DifferencePercent,
    /// The middle of the inputs; of an even number the mean of the two in the middle.
    Median,
    /// The inputs' unweighted mean.
    Mean,
    /// How many of the inputs fulfil what the sentence says.
    Count,
    /// 1 + the number of inputs that are better at the shown decimals.
    Place,
    /// The best place that the inputs (figures, then their standard errors) do not rule out.
    PlaceLow,
    /// The worst place that the inputs (figures, then their standard errors) do not rule out.
    PlaceHigh,
    /// How much of the way a figure is drawn towards the country's mean: s² ÷ (s² + τ²), s the input.
    ShrinkageWeight,
    /// The mean of the inputs, each weighted by 1 ÷ (s² + τ²): how sure it is and how much municipalities differ.
    WeightedMean,
    /// The first input, drawn towards the second by the third, nought to one.
    Shrunk,
    /// How far the first input may lie from the truth: its standard error, by the kind of measure.
    StandardError,
    /// A price index's change since the year before, in per cent: read in the reviewed list.
    PriceChange,
    /// The same, as the programme of the day has it from its source.
    PriceChangeGiven,
    /// What an amount is multiplied by to be in another year's prices: the product of (1 + input ÷ 100).
    PriceRatio,
    /// The first input times the second: an amount in another year's prices.
    FixedPrices,
    /// The first input times the second, in millions.
    Millions,
    /// The first input, in millions, over the product of the second and the third, in hundredths of a per cent: öre of tax on
    /// each hundred kronor earned.
    OreOfTax,
    /// The sum of the inputs.
    Sum,
    /// The first input minus the sum of the others: what is left of a whole.
    Remainder,
    /// The first input ÷ the second × 100.
    Share,
    /// The lower end of the first input's 95 % interval, by the second, its standard error.
    IntervalLow,
    /// The upper end of it.
    IntervalHigh,
    /// Half the width of a change's 95 % interval: the input, a standard error, times √2 and a quantile of the normal or of
    /// Student's t.
    Margin,
    /// The value below which a quarter of the inputs lie.
    QuartileLow,
    /// The value above which a quarter of the inputs lie.
    QuartileHigh,
    /// The upper edge of one of five classes of the inputs: as many in each, or as wide each.
    ClassEdge,
    /// How many per cent of the differences in the second half of the inputs follow the least-squares line on the first half.
    Explained,
    /// The lower end of the input's 90 % interval, by Fisher's z with its jackknife standard error.
    ExplainedLow,
    /// The upper end of it.
    ExplainedHigh,
    /// A hundred minus the input.
    Rest,
    /// Of what other conditions leave unexplained, the per cent that the same explanation accounts for: t² ÷ (t² + degrees of freedom).
    ExplainedBeside,
    /// The value of what explains below which a tenth, or nine tenths, of the municipalities behind the input lie.
    Percentile,
    /// The slope of the least-squares line through the municipalities behind the input, per one of what explains.
    Slope,
    /// The lower end of its 95 % interval, by HC3.
    SlopeLow,
    /// The upper end of it.
    SlopeHigh,
    /// The first input, a slope or an end of its interval, times the difference between the second and the third; of their logarithms where
    /// ratios count.
    AlongLine,
    /// How many per cent of the differences between the inputs follow several conditions together, by least squares.
    ExplainedTogether,
    /// The lower end of the input's 90 % interval, by a bias-corrected bootstrap.
    ExplainedTogetherLow,
    /// The upper end of it.
    ExplainedTogetherHigh,
    /// The mean of the municipalities behind the second input, and what conditions leave of the first, reckoned without itself.
    Adjusted,
    /// What the line through all other municipalities behind the first input says at the second.
    ExpectedByOthers,
    /// A bound by which a claim is judged, decided before any figure was looked at.
    Bound,
}

/// A number and where it comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// The raw value, never rounded.
    pub value: f64,
    /// Of which key figure, where it is of one.
    pub key_figure: Option<KeyFigureId>,
    /// How it came about.
    pub formula: Formula,
    /// From which facts. Empty for a published figure.
    pub inputs: Vec<FactId>,
}

impl Fact {
    /// Who made the number.
    pub fn processing(&self) -> Processing {
        match self.formula {
            Formula::Published => Processing::AsPublished,
            Formula::PriceChange => Processing::Reviewed,
            Formula::PriceChangeGiven => Processing::Given,
            _ => Processing::Own,
        }
    }
}

/// All facts of a document by name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    by_id: BTreeMap<FactId, Fact>,
}

impl Facts {
    /// Adds a fact.
    ///
    /// # Panics
    /// When the name is taken by a different value: that would be our own mistake, and a number no one could trace.
    pub fn insert(&mut self, id: FactId, fact: Fact) {
        if let Some(present) = self.by_id.get(&id) {
            assert!(present.value.to_bits() == fact.value.to_bits(), "fact `{id}` has two values");
            return;
        }
        self.by_id.insert(id, fact);
    }

    /// The fact of that name.
    pub fn get(&self, id: &FactId) -> Option<&Fact> {
        self.by_id.get(id)
    }

    /// All facts in order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&FactId, &Fact)> {
        self.by_id.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }
}
