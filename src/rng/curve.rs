//! Bernoulli draws with a logistic probability, which mostly need no exponential.

/// Table steps per unit of x, and the end of the table on both sides.
const STEPS: f64 = 32.0;
const END: f64 = 24.0;

/// The logistic function σ.
///
/// ```
/// use jiesu::rng::logistic;
///
/// assert_eq!((logistic(0.0), logistic(1_000.0), logistic(-1_000.0)), (0.5, 1.0, 0.0));
/// ```
#[inline]
pub fn logistic(x: f64) -> f64 {
    // From here on e^(−x) is lost beside 1.
    if x >= 38.0 { 1.0 } else { 1.0 / (1.0 + libm::exp(-x)) }
}

/// The inverse of the logistic function, infinite at and beyond 0 and 1.
pub(crate) fn logit(p: f64) -> f64 {
    if p <= 0.0 {
        f64::NEG_INFINITY
    } else if p >= 1.0 {
        f64::INFINITY
    } else {
        libm::log(p / (1.0 - p))
    }
}

/// A table of lower and upper bounds of the logistic function between neighbouring steps.
#[derive(Clone, Debug)]
pub(crate) struct Curve(Vec<[f64; 2]>);

impl Curve {
    /// Computes the table, which takes 24 kB.
    pub(crate) fn new() -> Curve {
        let at = |step: usize| logistic(step as f64 / STEPS - END);
        // Wider by more than any rounding.
        Curve((0..(2.0 * END * STEPS) as usize).map(|step| [at(step) * (1.0 - 1e-9), at(step + 1) * (1.0 + 1e-9)]).collect())
    }

    /// A number that is at least `factor`·σ(`x`), for `factor` ≥ 0, and mostly little above it.
    #[inline]
    pub(crate) fn upper(&self, factor: f64, x: f64) -> f64 {
        match self.0.get(((x + END) * STEPS) as usize) {
            Some([_, high]) if x > -END => factor * high,
            _ => factor * logistic(x),
        }
    }

    /// Whether `u` < `factor`·σ(`x`), for `factor` ≥ 0. The result equals the direct comparison exactly.
    #[inline]
    pub(crate) fn is_above(&self, u: f64, factor: f64, x: f64) -> bool {
        // Negative numbers are cast to step 0, whose bounds do not apply to them.
        if let Some([low, high]) = self.0.get(((x + END) * STEPS) as usize)
            && x > -END
        {
            if u >= factor * high {
                return false;
            }
            if u < factor * low {
                return true;
            }
        }
        u < factor * logistic(x)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Streams};

    #[test]
    fn the_table_agrees_with_the_function() {
        let curve = Curve::new();
        let streams = Streams::of_city(3, 1);
        for i in 0..200_000_u64 {
            let draw = streams.draw(Purpose::Key, i, 0);
            let (factor, x) = (3.0 * draw.uniform(0), 60.0 * (draw.uniform(1) - 0.5));
            let x = if i % 3 == 0 { libm::round(x * STEPS) / STEPS } else { x };
            let p = factor * logistic(x);
            assert!(curve.upper(factor, x) >= p);
            // Anywhere, at the value itself, and next to it.
            for u in [draw.uniform(2), p, p.next_down(), p.next_up(), p * (1.0 + 1e-9)] {
                assert_eq!(curve.is_above(u, factor, x), u < p, "{u} against {factor}·σ({x})");
            }
        }
        for x in [f64::NEG_INFINITY, f64::INFINITY, -1e300, 1e300, 24.0, -24.0, 38.0, -38.0] {
            assert_eq!(curve.is_above(0.3, 1.0, x), 0.3 < logistic(x), "{x}");
        }
    }

    #[test]
    fn far_to_the_right_the_function_is_1() {
        assert_eq!((logistic(37.999), logistic(38.0)), (1.0, 1.0));
        assert!(logistic(36.0) < 1.0);
    }
}
