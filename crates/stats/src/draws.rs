//! Chance that falls the same way on every machine.

use rand_core::{Rng, SeedableRng};
use rand_pcg::Pcg64;

use crate::distribution::normal_quantile;

/// A stream of random numbers that follows from its seed alone.
///
/// The bits come from PCG64 (O'Neill 2014), whose stream is fixed by its definition. They become normal by the inverse
/// distribution function, on the four operations and `libm`'s logarithm, and not by a table and rejection: so the same
/// seed gives the same draws to the last bit.
///
/// ```
/// use stats::Draws;
/// assert_eq!(Draws::new(7).normal(), Draws::new(7).normal());
/// ```
#[derive(Debug, Clone)]
pub struct Draws {
    generator: Pcg64,
}

impl Draws {
    /// The stream of this seed.
    pub fn new(seed: u64) -> Draws {
        Draws { generator: Pcg64::seed_from_u64(seed) }
    }

    /// Evenly between nought and one, neither of them ever.
    pub fn uniform(&mut self) -> f64 {
        // 52 bits and a half step: exact in a double, and never the ends.
        ((self.generator.next_u64() >> 12) as f64 + 0.5) / (1_u64 << 52) as f64
    }

    /// Standard normal.
    pub fn normal(&mut self) -> f64 {
        normal_quantile(self.uniform())
    }

    /// Student's t: a normal over the root of a chi-square by its degrees of freedom.
    pub fn student_t(&mut self, degrees_of_freedom: f64) -> f64 {
        let normal = self.normal();
        normal / (self.chi_square(degrees_of_freedom) / degrees_of_freedom).sqrt()
    }

    /// Chi-square; the degrees of freedom need not be whole.
    ///
    /// - **Source:** Marsaglia and Tsang (2000), for twice a gamma with half as many.
    pub fn chi_square(&mut self, degrees_of_freedom: f64) -> f64 {
        let shape = 0.5 * degrees_of_freedom;
        if shape < 1.0 {
            let of_more = 2.0 * self.gamma(shape + 1.0);
            return of_more * libm::exp(libm::log(self.uniform()) / shape);
        }
        2.0 * self.gamma(shape)
    }

    fn gamma(&mut self, shape: f64) -> f64 {
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let normal = self.normal();
            let root = 1.0 + c * normal;
            if root <= 0.0 {
                continue;
            }
            let cube = root * root * root;
            if libm::log(self.uniform()) < 0.5 * normal * normal + d - d * cube + d * libm::log(cube) {
                return d * cube;
            }
        }
    }
}
