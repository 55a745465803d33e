//! Dice that fall the same way everywhere.

/// A stream of numbers that follows from a seed and labels alone, so that a new key figure changes no other.
///
/// - **Source:** Steele, Lea and Flood (2014), SplitMix64.
pub(crate) struct Random {
    state: u64,
}

impl Random {
    /// The stream of these labels.
    pub(crate) fn of(seed: u64, labels: &[&str]) -> Random {
        let mut random = Random { state: seed };
        for label in labels {
            // The length keeps ("ab", "c") and ("a", "bc") apart.
            random.state = random.next() ^ label.len() as u64;
            for byte in label.bytes() {
                random.state = random.next() ^ u64::from(byte);
            }
        }
        random
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.state;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// From `low` up to `high`, evenly.
    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// True with that probability.
    pub(crate) fn happens(&mut self, probability: f64) -> bool {
        self.between(0.0, 1.0) < probability
    }

    /// About standard normal, within ±6: a sum of twelve, since a logarithm may differ between machines in its last bit.
    pub(crate) fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.between(0.0, 1.0)).sum::<f64>() - 6.0
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn labels_make_streams_of_their_own() {
        let first = |labels: &[&str]| Random::of(1, labels).next();
        assert_eq!(first(&["ab", "c"]), first(&["ab", "c"]));
        assert_ne!(first(&["ab", "c"]), first(&["a", "bc"]));
        assert_ne!(Random::of(1, &["a"]).next(), Random::of(2, &["a"]).next());
    }

    #[test]
    fn normal_has_mean_nought_and_variance_one() {
        let mut random = Random::of(7, &[]);
        let draws: Vec<f64> = (0..20_000).map(|_| random.normal()).collect();
        let mean = draws.iter().sum::<f64>() / 20_000.0;
        let variance = draws.iter().map(|draw| (draw - mean) * (draw - mean)).sum::<f64>() / 20_000.0;
        assert!(mean.abs() < 0.03 && (variance - 1.0).abs() < 0.05, "mean {mean}, variance {variance}");
    }
}
