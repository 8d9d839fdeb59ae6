//! Scales on which parameters and factors vary evenly.

use crate::input::node::join;
use crate::input::reader::{Reader, Row};
use crate::messages::message;

/// The scale on which a prior is uniform, or on which a factor takes even steps.
///
/// ```
/// use jiesu::plan::Scale;
///
/// // A quarter up on the scale of log-odds stays below 1.
/// assert_eq!(Scale::Logit.step(0.8, 1.25), 0.8333333333333334);
/// assert_eq!((Scale::Linear.step(0.8, 1.25), Scale::Log.step(0.8, 1.25)), (1.0, 1.0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// The parameter itself.
    Linear,
    /// Its logarithm.
    Log,
    /// Its log-odds.
    Logit,
}

/// Their words, in order.
pub(crate) const SCALES: [&str; 3] = ["linear", "log", "logit"];

impl Scale {
    /// The scale of a word in a file.
    pub(crate) fn of_word(word: &str) -> Option<Scale> {
        let scales = [Scale::Linear, Scale::Log, Scale::Logit];
        Some(scales[SCALES.iter().position(|known| *known == word)?])
    }

    /// The word in files.
    pub(crate) fn word(self) -> &'static str {
        SCALES[self as usize]
    }

    /// Whether every number from `low` to `high` has a value on this scale.
    pub(crate) fn has(self, low: f64, high: f64) -> bool {
        match self {
            Scale::Linear => true,
            Scale::Log => low > 0.0,
            Scale::Logit => low > 0.0 && high < 1.0,
        }
    }

    /// The parameter on this scale.
    pub(crate) fn of(self, x: f64) -> f64 {
        match self {
            Scale::Linear => x,
            Scale::Log => libm::log(x),
            Scale::Logit => libm::log(x / (1.0 - x)),
        }
    }

    /// The parameter with this value on the scale.
    pub(crate) fn back(self, x: f64) -> f64 {
        match self {
            Scale::Linear => x,
            Scale::Log => libm::exp(x),
            Scale::Logit => 1.0 / (1.0 + libm::exp(-x)),
        }
    }

    /// First and second derivative of [`Scale::back`].
    pub(crate) fn derivatives(self, x: f64) -> [f64; 2] {
        let value = self.back(x);
        match self {
            Scale::Linear => [1.0, 0.0],
            Scale::Log => [value, value],
            Scale::Logit => [value * (1.0 - value), value * (1.0 - value) * (1.0 - 2.0 * value)],
        }
    }

    /// The number at `u` of [0, 1] on the way from `low` to `high`.
    pub(crate) fn between(self, low: f64, high: f64, u: f64) -> f64 {
        match self {
            Scale::Linear => low + u * (high - low),
            // The ends exactly.
            _ if u <= 0.0 => low,
            _ if u >= 1.0 => high,
            _ => self.back(self.of(low) + u * (self.of(high) - self.of(low))),
        }
    }

    /// The number times `by`; on the scale of log-odds, the number whose odds are `by` times as large, which never leaves [0, 1].
    pub fn step(self, x: f64, by: f64) -> f64 {
        match self {
            Scale::Linear | Scale::Log => x * by,
            Scale::Logit => x * by / (1.0 - x + x * by),
        }
    }
}

/// The scale that a row names, linear by default; reports a range with ends that are not on it.
pub(crate) fn scale_of(row: &Row<'_>, range: Option<(f64, f64)>, reader: &mut Reader) -> Option<Scale> {
    let scale = Scale::of_word(row.node.word("scale").unwrap_or(SCALES[0]))?;
    let Some((low, high)) = range.filter(|(low, high)| !scale.has(*low, *high)) else { return Some(scale) };
    let (low, high) = (low.to_string(), high.to_string());
    let message = match scale {
        Scale::Log => message!("plan-log-range", low = low, high = high, scale = scale.word()),
        _ => message!("plan-logit-range", low = low, high = high, scale = scale.word()),
    };
    let origin = row.node.get("range").map_or(&row.node.origin, |list| &list.origin);
    reader.diagnose(origin, join(&row.path, "range"), message);
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn even_steps_of_a_scale_have_equal_ratios_or_equal_ratios_of_odds() {
        let steps = |scale: Scale, low, high| [0.0, 0.25, 0.5, 1.0].map(|u| scale.between(low, high, u));
        assert_eq!(steps(Scale::Linear, 1.0, 5.0), [1.0, 2.0, 3.0, 5.0]);
        let log = steps(Scale::Log, 0.01, 100.0);
        assert!((log[1] - 0.1).abs() < 1e-12 && (log[2] - 1.0).abs() < 1e-12 && log[3] == 100.0, "{log:?}");
        let logit = steps(Scale::Logit, 0.2, 0.8);
        assert!((logit[2] - 0.5).abs() < 1e-12 && (logit[1] - 1.0 / 3.0).abs() < 1e-12, "{logit:?}");
        // There and back again.
        for (x, by) in [(0.98, 1.25), (0.02, 1.25), (0.5, 3.0), (1.0, 2.0), (0.0, 2.0)] {
            let there = Scale::Logit.step(x, by);
            assert!((0.0..=1.0).contains(&there) && (Scale::Logit.step(there, 1.0 / by) - x).abs() < 1e-12);
        }
    }
}
