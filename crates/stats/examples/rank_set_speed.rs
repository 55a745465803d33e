//! How long rank sets of 290 units take: `cargo run --release -p stats --example rank_set_speed`.

#![allow(clippy::disallowed_methods, reason = "a measurement asks the clock")]

use std::time::Instant;

use stats::{
    Draws, Estimate, RankSet, RankSetOptions, marginal_rank_sets, simultaneous_rank_sets, step_down_rank_sets,
};

fn main() {
    let mut draws = Draws::new(290);
    let units: Vec<Estimate> =
        (0..290).map(|_| Estimate::new(60.0 + 8.0 * draws.normal(), 1.0 + 3.0 * draws.uniform())).collect();
    for n_draws in [1_000, 10_000] {
        let options = RankSetOptions { n_draws, ..RankSetOptions::default() };
        let ways: [(&str, &dyn Fn() -> Vec<RankSet>); 3] = [
            ("simultaneous", &|| simultaneous_rank_sets(&units, &options).expect("the units are finite")),
            ("stepped down", &|| step_down_rank_sets(&units, &options).expect("the units are finite")),
            ("marginal", &|| marginal_rank_sets(&units, &options).expect("the units are finite")),
        ];
        for (name, way) in ways {
            let mut best_s = f64::INFINITY;
            let mut width = 0;
            for _ in 0..5 {
                let began = Instant::now();
                let sets = way();
                best_s = best_s.min(began.elapsed().as_secs_f64());
                width = sets.iter().map(|set| set.high - set.low).sum::<usize>();
            }
            println!("{n_draws:>6} draws  {name:<14} {best_s:.4} s  mean width {:.1}", width as f64 / 290.0);
        }
    }
}
