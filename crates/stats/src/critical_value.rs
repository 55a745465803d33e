//! How many standard errors apart two of many must be before their order is sure.
//!
//! The units' errors are drawn together, the same draws for every pair; of each draw the largest studentised difference
//! is kept, and a quantile of those is the critical value. It depends on the standard errors alone, never on the values.
//!
//! All pairs of a draw are n²; nearly none of them can hold the largest difference. [`Pairs::largest`] finds it without
//! looking at the others, and a test holds it against looking at all.

use crate::draws::Draws;
use crate::estimate::Estimate;

/// How the draws are made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Simulation {
    pub(crate) level: f64,
    pub(crate) n_draws: usize,
    pub(crate) seed: u64,
}

/// The units in an order of their own, least standard error first, so that the caller's order does not matter.
pub(crate) struct Spread {
    /// Standard errors by the largest of them.
    scale: Vec<f64>,
    degrees_of_freedom: Vec<Option<f64>>,
    /// From here to the caller's order.
    caller_idx: Vec<usize>,
}

impl Spread {
    pub(crate) fn new(estimates: &[Estimate]) -> Spread {
        let df_of = |idx: usize| estimates[idx].degrees_of_freedom.unwrap_or(f64::INFINITY);
        let mut caller_idx: Vec<usize> = (0..estimates.len()).collect();
        caller_idx.sort_by(|&a, &b| {
            let by_error = estimates[a].standard_error.total_cmp(&estimates[b].standard_error);
            let by_degrees = by_error.then(df_of(a).total_cmp(&df_of(b)));
            // Only where some pairs are left out does it matter which of several alike has which draws.
            by_degrees.then(estimates[a].value.total_cmp(&estimates[b].value))
        });
        let largest = caller_idx.last().map_or(0.0, |&idx| estimates[idx].standard_error);
        let scaled = |&idx: &usize| if largest > 0.0 { estimates[idx].standard_error / largest } else { 0.0 };
        Spread {
            scale: caller_idx.iter().map(scaled).collect(),
            degrees_of_freedom: caller_idx.iter().map(|&idx| estimates[idx].degrees_of_freedom).collect(),
            caller_idx,
        }
    }

    fn len(&self) -> usize {
        self.scale.len()
    }

    /// One error for each unit, standardised and in units of the largest standard error.
    fn draw(&self, draws: &mut Draws, standard: &mut [f64], scaled: &mut [f64]) {
        for (idx, &scale) in self.scale.iter().enumerate() {
            standard[idx] = match self.degrees_of_freedom[idx] {
                _ if scale == 0.0 => 0.0,
                None => draws.normal(),
                Some(df) => draws.student_t(df),
            };
            scaled[idx] = scale * standard[idx];
        }
    }
}

/// The critical value of each unit against all others, in the caller's order.
///
/// Units with the same standard error have the same value, from the draws of all of them.
pub(crate) fn of_each_unit(spread: &Spread, simulation: Simulation) -> Vec<f64> {
    let n = spread.len();
    let pairs = Pairs::new(spread);
    let mut draws = Draws::new(simulation.seed);
    let (mut standard, mut scaled) = (vec![0.0; n], vec![0.0; n]);
    let mut largest = vec![Vec::with_capacity(simulation.n_draws); n];
    for _ in 0..simulation.n_draws {
        spread.draw(&mut draws, &mut standard, &mut scaled);
        for (idx, kept) in largest.iter_mut().enumerate() {
            kept.push(largest_of_row(scaled[idx], &scaled, pairs.row(idx)));
        }
    }
    let mut values = vec![0.0; n];
    let mut start = 0;
    while start < n {
        let is_alike = |idx: usize| {
            spread.scale[idx] == spread.scale[start]
                && spread.degrees_of_freedom[idx] == spread.degrees_of_freedom[start]
        };
        let end = (start..n).find(|&idx| !is_alike(idx)).unwrap_or(n);
        let value = upper_quantile(&mut largest[start..end].concat(), simulation.level);
        for &caller_idx in &spread.caller_idx[start..end] {
            values[caller_idx] = value;
        }
        start = end;
    }
    values
}

/// The critical value of all pairs at once; nought where no pair is uncertain.
pub(crate) fn of_all_pairs(spread: &Spread, pairs: &Pairs, simulation: Simulation) -> f64 {
    let n = spread.len();
    let mut draws = Draws::new(simulation.seed);
    let mut room = Room { standard: vec![0.0; n], scaled: vec![0.0; n], ..Room::default() };
    let mut largest = Vec::with_capacity(simulation.n_draws);
    for _ in 0..simulation.n_draws {
        spread.draw(&mut draws, &mut room.standard, &mut room.scaled);
        largest.push(pairs.largest(&mut room));
    }
    upper_quantile(&mut largest, simulation.level)
}

/// The least of the values that is at or above `level` of them, counted as if there were one more: never too small for
/// having drawn only so many.
fn upper_quantile(values: &mut [f64], level: f64) -> f64 {
    if values.is_empty() {
        return 0.0;
    }
    let position = (level * (values.len() + 1) as f64).ceil() as usize;
    let idx = position.clamp(1, values.len()) - 1;
    *values.select_nth_unstable_by(idx, f64::total_cmp).1
}

/// What [`Pairs::largest`] works in, kept from draw to draw.
#[derive(Default)]
struct Room {
    standard: Vec<f64>,
    scaled: Vec<f64>,
    above: Vec<usize>,
    below: Vec<usize>,
}

/// One over the standard error of each ordered pair's difference: row is better, column is worse. Nought is a pair that is
/// not looked at.
pub(crate) struct Pairs {
    n: usize,
    scale: Vec<f64>,
    inverse: Vec<f64>,
    /// From the caller's order to here.
    idx_of_caller: Vec<usize>,
}

impl Pairs {
    /// All pairs of which at least one is uncertain.
    pub(crate) fn new(spread: &Spread) -> Pairs {
        let n = spread.len();
        let mut inverse = vec![0.0; n * n];
        for (idx, row) in inverse.chunks_exact_mut(n.max(1)).enumerate() {
            for (other, cell) in row.iter_mut().enumerate() {
                let variance = spread.scale[idx] * spread.scale[idx] + spread.scale[other] * spread.scale[other];
                if idx != other && variance > 0.0 {
                    *cell = 1.0 / variance.sqrt();
                }
            }
        }
        let mut idx_of_caller = vec![0; n];
        for (idx, &caller_idx) in spread.caller_idx.iter().enumerate() {
            idx_of_caller[caller_idx] = idx;
        }
        Pairs { n, scale: spread.scale.clone(), inverse, idx_of_caller }
    }

    /// Looks no more at whether `better` is better than `worse`, by the caller's order.
    pub(crate) fn leave_out(&mut self, better: usize, worse: usize) {
        self.inverse[self.idx_of_caller[better] * self.n + self.idx_of_caller[worse]] = 0.0;
    }

    fn row(&self, idx: usize) -> &[f64] {
        &self.inverse[idx * self.n..(idx + 1) * self.n]
    }

    /// The largest (e_j − e_k) ÷ s_jk over all pairs looked at, at least nought.
    ///
    /// Since s_jk ≥ (s_j + s_k) ÷ √2, a pair can exceed λ only if e_j − λ s_j ÷ √2 > e_k + λ s_k ÷ √2. With λ from a few
    /// promising pairs, that leaves few units on either side, and only those are looked at.
    fn largest(&self, room: &mut Room) -> f64 {
        let Room { standard, scaled, above, below } = room;
        let mut largest = 0.0;
        for values in [&*scaled, &*standard] {
            let (Some(top), Some(bottom)) = (place_of(values, |a, b| a > b), place_of(values, |a, b| a < b)) else {
                return 0.0;
            };
            largest = f64::max(largest, largest_of_row_one_way(scaled[top], scaled, self.row(top)));
            for (idx, error) in scaled.iter().enumerate() {
                largest = f64::max(largest, (error - scaled[bottom]) * self.inverse[idx * self.n + bottom]);
            }
        }
        // A little below, so that rounding leaves no pair out.
        let reach = largest * (1.0 - 1e-12) * std::f64::consts::FRAC_1_SQRT_2;
        let lowered = |idx: usize| scaled[idx] - reach * self.scale[idx];
        let raised = |idx: usize| scaled[idx] + reach * self.scale[idx];
        let lowest_raised = (0..self.n).map(raised).fold(f64::INFINITY, f64::min);
        let highest_lowered = (0..self.n).map(lowered).fold(f64::NEG_INFINITY, f64::max);
        above.clear();
        above.extend((0..self.n).filter(|&idx| lowered(idx) > lowest_raised));
        below.clear();
        below.extend((0..self.n).filter(|&idx| raised(idx) < highest_lowered));
        for &better in above.iter() {
            let row = self.row(better);
            for &worse in below.iter() {
                largest = f64::max(largest, (scaled[better] - scaled[worse]) * row[worse]);
            }
        }
        largest
    }
}

fn place_of(values: &[f64], is_further: impl Fn(f64, f64) -> bool) -> Option<usize> {
    (0..values.len()).reduce(|best, idx| if is_further(values[idx], values[best]) { idx } else { best })
}

/// So many at once, as the machine's registers take them.
const N_LANES: usize = 8;

/// The largest |error − other| × inverse of a row.
fn largest_of_row(error: f64, others: &[f64], inverse: &[f64]) -> f64 {
    largest_in_lanes(others, inverse, |other, inverse| (error - other).abs() * inverse)
}

fn largest_of_row_one_way(error: f64, others: &[f64], inverse: &[f64]) -> f64 {
    largest_in_lanes(others, inverse, |other, inverse| (error - other) * inverse)
}

#[inline(always)]
fn largest_in_lanes(others: &[f64], inverse: &[f64], difference: impl Fn(f64, f64) -> f64) -> f64 {
    let mut lanes = [0.0; N_LANES];
    let (others, inverse) = (others.chunks_exact(N_LANES), inverse.chunks_exact(N_LANES));
    let rest = others.remainder().iter().zip(inverse.remainder());
    let of_rest = rest.fold(0.0, |largest, (other, inverse)| f64::max(largest, difference(*other, *inverse)));
    for (others, inverse) in others.zip(inverse) {
        for lane in 0..N_LANES {
            let value = difference(others[lane], inverse[lane]);
            // Not `f64::max`: a plain choice is one instruction for all lanes.
            lanes[lane] = if value > lanes[lane] { value } else { lanes[lane] };
        }
    }
    lanes.into_iter().fold(of_rest, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(n: usize, of: impl Fn(usize) -> (f64, Option<f64>)) -> Spread {
        let estimates: Vec<Estimate> = (0..n)
            .map(|idx| {
                let (standard_error, degrees_of_freedom) = of(idx);
                Estimate { value: 0.0, standard_error, degrees_of_freedom }
            })
            .collect();
        Spread::new(&estimates)
    }

    /// The largest difference found by looking at every pair.
    fn by_looking_at_all(pairs: &Pairs, scaled: &[f64]) -> f64 {
        let mut largest = 0.0;
        for better in 0..pairs.n {
            for worse in 0..pairs.n {
                let ratio = (scaled[better] - scaled[worse]) * pairs.row(better)[worse];
                largest = f64::max(largest, ratio);
            }
        }
        largest
    }

    #[test]
    fn the_quick_way_finds_what_looking_at_all_finds() {
        let shapes: [&dyn Fn(usize) -> (f64, Option<f64>); 6] = [
            &|_| (1.0, None),
            &|idx| (1.0 + idx as f64, None),
            &|idx| (if idx % 3 == 0 { 0.0 } else { 1.0 + (idx % 7) as f64 }, None),
            &|idx| (libm::exp((idx % 11) as f64 - 5.0), None),
            &|idx| (1.0 + (idx % 5) as f64, Some(1.0 + (idx % 4) as f64)),
            &|idx| (if idx == 2 { 1e9 } else { 1.0 }, Some(3.0)),
        ];
        for (shape, seed) in shapes.into_iter().zip(1..) {
            for n in [1, 2, 3, 8, 17, 60] {
                let spread = errors(n, shape);
                let mut pairs = Pairs::new(&spread);
                let mut draws = Draws::new(seed);
                let mut room = Room { standard: vec![0.0; n], scaled: vec![0.0; n], ..Room::default() };
                for draw in 0..200 {
                    spread.draw(&mut draws, &mut room.standard, &mut room.scaled);
                    if draw > 100 && n > 2 {
                        pairs.leave_out(draw % n, (draw * 7 + 1) % n);
                    }
                    let quick = pairs.largest(&mut room);
                    assert_eq!(quick.to_bits(), by_looking_at_all(&pairs, &room.scaled).to_bits());
                }
            }
        }
    }

    #[test]
    fn a_quantile_is_never_taken_too_low() {
        let of = |n: usize, level| upper_quantile(&mut (1..=n).map(|value| value as f64).collect::<Vec<_>>(), level);
        assert_eq!(of(19, 0.95), 19.0);
        assert_eq!(of(99, 0.95), 95.0);
        assert_eq!(of(100, 0.95), 96.0);
    }
}
