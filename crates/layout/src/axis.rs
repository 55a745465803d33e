//! A chart's scale: one for every writer, so that slide, sheet and page agree.

/// From where to where a chart goes, and where it is marked.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// Where it begins.
    pub min: f64,
    /// Where it ends.
    pub max: f64,
    /// Its marks, ascending; none on an axis that is not drawn.
    pub ticks: Vec<f64>,
    /// Decimals the marks need.
    pub decimals: i8,
}

/// The axis of bars, from nought, with a longest bar of 80–95 % of the plot and the roundest end that allows it.
///
/// - **Unit:** that of the values.
/// - **Missing:** a value that is not finite is passed over; without any value, or with noughts alone, from 0 to 1.
/// - **Edge cases:** values of both signs make both ends equal, since the sign is the message; negative ones alone end
///   at nought.
///
/// ```
/// let axis = layout::bar_axis([152_622.0, 178_205.0].into_iter());
/// assert_eq!((axis.min, axis.max), (0.0, 200_000.0));
/// assert_eq!(layout::bar_axis([-3.0, 9.0].into_iter()).min, -10.0);
/// ```
pub fn bar_axis(values: impl Iterator<Item = f64>) -> Axis {
    let Some((lowest, highest)) = ends(values) else { return unit_axis() };
    let longest = lowest.abs().max(highest.abs());
    if longest == 0.0 {
        return unit_axis();
    }
    let end = bar_end(longest);
    let (min, max) = match (lowest < 0.0, highest > 0.0) {
        (true, true) => (-end, end),
        (true, false) => (-end, 0.0),
        _ => (0.0, end),
    };
    let step = Step::candidates(end).find(|step| end / step.size() <= 5.5).expect("steps grow past the axis' end");
    let (first, last) = (step.above(min), step.below(max));
    Axis { min, max, ticks: (first..=last).map(|n| step.times(n)).collect(), decimals: step.decimals() }
}

/// The axis of lines, which may begin elsewhere than at nought: three to five round marks around the values.
///
/// - **Missing:** a value that is not finite is passed over; without any, from 0 to 1.
/// - **Edge cases:** never begins below nought when no value does; equal values get a mark below and one above.
///
/// ```
/// let axis = layout::line_axis([54.0, 78.2].into_iter(), 4);
/// assert_eq!(axis.ticks, [50.0, 60.0, 70.0, 80.0]);
/// ```
pub fn line_axis(values: impl Iterator<Item = f64>, n_ticks: usize) -> Axis {
    let n_ticks_max = n_ticks.clamp(3, 5) as i64;
    let Some((lowest, highest)) = ends(values) else { return unit_axis() };
    let extent = highest - lowest;
    // Equal values say nothing of their scale: their marks stand a tenth of their size apart.
    let (scale, step_min) = match lowest.abs().max(highest.abs()) / 10.0 {
        _ if extent > 0.0 => (extent, 0.0),
        0.0 => (1.0, 1.0),
        tenth => (tenth, tenth),
    };
    let (step, mut first, mut last) = Step::candidates(scale)
        .filter(|step| step.size() >= step_min)
        .map(|step| (step, step.below(lowest), step.above(highest)))
        .find(|(_, first, last)| last - first < n_ticks_max)
        .expect("steps grow until the values lie between two of them");
    while last - first < 2 {
        let is_lower_end_nearer = lowest - step.times(first) < step.times(last) - highest;
        if is_lower_end_nearer && (first > 0 || lowest < 0.0) { first -= 1 } else { last += 1 }
    }
    let ticks: Vec<f64> = (first..=last).map(|n| step.times(n)).collect();
    Axis { min: ticks[0], max: ticks[ticks.len() - 1], ticks, decimals: step.decimals() }
}

/// The axis of a strip of dots: from the smallest to the largest value with a fiftieth of their distance outside.
///
/// - **Missing:** a value that is not finite is passed over; without any, from 0 to 1.
/// - **Edge cases:** equal values stand in the middle.
pub fn dot_axis(values: impl Iterator<Item = f64>) -> Axis {
    let Some((lowest, highest)) = ends(values) else { return Axis { ticks: Vec::new(), ..unit_axis() } };
    let margin = if highest > lowest { (highest - lowest) / 50.0 } else { (lowest.abs() / 50.0).max(1.0) };
    Axis { min: lowest - margin, max: highest + margin, ticks: Vec::new(), decimals: 0 }
}

fn unit_axis() -> Axis {
    Axis { min: 0.0, max: 1.0, ticks: vec![0.0, 1.0], decimals: 0 }
}

fn ends(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    values.filter(|value| value.is_finite()).fold(None, |ends, value| {
        let (lowest, highest) = ends.unwrap_or((value, value));
        Some((value.min(lowest), value.max(highest)))
    })
}

/// The roundest number that makes a bar of `longest` take 80–95 % of the way to it.
fn bar_end(longest: f64) -> f64 {
    let nearest = longest / 0.95;
    let farthest = longest / 0.80;
    let mut roundest_first: Vec<Step> = Step::candidates(longest).take_while(|step| step.size() <= farthest).collect();
    roundest_first.reverse();
    roundest_first
        .into_iter()
        .map(|step| step.times(step.above(nearest)))
        .find(|end| *end <= farthest)
        .unwrap_or(nearest)
}

/// A round distance: 1, 2, 2.5 or 5 times a power of ten, kept as whole numbers so that its multiples are exact.
#[derive(Debug, Clone, Copy)]
struct Step {
    mantissa: i64,
    exponent: i32,
}

impl Step {
    /// Steps from a hundredth of the scale's power of ten upwards.
    fn candidates(scale: f64) -> impl Iterator<Item = Step> {
        let smallest = exponent_of(scale) - 2;
        (smallest..).flat_map(|exponent| {
            [(10, -1), (20, -1), (25, -1), (50, -1)]
                .map(|(mantissa, less)| Step { mantissa, exponent: exponent + less })
        })
    }

    fn size(self) -> f64 {
        self.times(1)
    }

    /// The number nearest to the exact multiple: read as decimal text, the same on every machine.
    fn times(self, n: i64) -> f64 {
        let product = i128::from(n) * i128::from(self.mantissa);
        format!("{product}e{}", self.exponent).parse().expect("digits and an exponent are a number")
    }

    /// The multiple at or next below a value.
    fn below(self, value: f64) -> i64 {
        let mut n = (value / self.size()).round() as i64;
        while self.times(n) > value {
            n -= 1;
        }
        while self.times(n + 1) <= value {
            n += 1;
        }
        n
    }

    /// The multiple at or next above a value.
    fn above(self, value: f64) -> i64 {
        -self.below(-value)
    }

    /// Decimals its multiples need.
    fn decimals(self) -> i8 {
        let exponent = if self.mantissa % 10 == 0 { self.exponent + 1 } else { self.exponent };
        i8::try_from(-exponent).unwrap_or(0).max(0)
    }
}

/// The power of ten of a number's first digit.
fn exponent_of(value: f64) -> i32 {
    let text = format!("{value:e}");
    text.split_once('e').and_then(|(_, exponent)| exponent.parse().ok()).unwrap_or(0)
}
