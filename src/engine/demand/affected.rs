//! The number of citizens affected by a problem.

use crate::rng::{Draw, DrawSink, normal_quantile};

const BITS: u32 = 10;

/// A sampler of rounded log-normal numbers. In most bins of the random word the number is constant and tabulated.
pub(super) struct AffectedSampler(Vec<u16>);

/// Rounds to a number from 1 to 65,535.
fn rounded(value: f64) -> u16 {
    libm::round(value).clamp(1.0, f64::from(u16::MAX)) as u16
}

impl AffectedSampler {
    pub(super) fn new(median: f64, sd: f64) -> AffectedSampler {
        let value = |word: u32| {
            let u = (f64::from(word) + 0.5) * (1.0 / 4_294_967_296.0);
            median * libm::exp(sd * normal_quantile(u))
        };
        let bins = (0..1_u32 << BITS).map(|bin| {
            let first = bin << (32 - BITS);
            let [from, to] = [first, first | (u32::MAX >> BITS)].map(value);
            // With a margin: a bin close to the next number is computed exactly.
            let (from, to) = (rounded(from * (1.0 - 1e-9)), rounded(to * (1.0 + 1e-9)));
            if from == to { from } else { 0 }
        });
        AffectedSampler(bins.collect())
    }

    /// The number from lane 1 of a draw; `median` and `sd` are those of the table.
    #[inline]
    pub(super) fn affected(&self, draw: &Draw<impl DrawSink>, median: f64, sd: f64) -> u16 {
        match self.0[(draw.0[1] >> (32 - BITS)) as usize] {
            0 => rounded(median * draw.lognormal(1, sd)),
            number => {
                draw.uniform(1);
                number
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Streams};

    #[test]
    fn the_table_agrees_with_the_distribution() {
        for (median, sd) in [(3.0, 1.0), (20.0, 0.4), (50_000.0, 1.5), (1.2, 0.0)] {
            let sampler = AffectedSampler::new(median, sd);
            let mut decided = 0;
            for i in 0..50_000_u64 {
                let draw = Streams::of_city(3, 1).draw(Purpose::Problem, i, 0);
                assert_eq!(sampler.affected(&draw, median, sd), rounded(median * draw.lognormal(1, sd)));
                decided += u32::from(sampler.0[(draw.0[1] >> (32 - BITS)) as usize] != 0);
            }
            assert!(median > 1e3 || decided > 40_000, "{decided} were decided by their bins");
        }
    }
}
