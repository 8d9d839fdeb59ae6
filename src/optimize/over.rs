//! What is made of the values of parameter sets: their mean, or the mean of the worst tenth.

/// How the values of units (parameter sets; without sets, cities or replications) become one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Over {
    /// Their mean.
    #[default]
    Mean,
    /// The mean of the worst tenth, also called conditional value at risk.
    WorstTenth,
}

/// Their words in files, in order.
pub(crate) const WORDS: [&str; 2] = ["mean", "worst_tenth"];

/// The share of units that is the worst.
const TAIL: f64 = 0.1;

impl Over {
    /// The word in files.
    pub(crate) fn word(self) -> &'static str {
        WORDS[self as usize]
    }

    /// The way of a word in a file.
    pub(crate) fn of_word(word: &str) -> Option<Over> {
        [Over::Mean, Over::WorstTenth].into_iter().find(|over| over.word() == word)
    }

    /// A number for each unit, whose mean is the statistic and whose scatter gives its standard error; of the values, more is better.
    ///
    /// The mean of the worst share a is max_q q − E(q − Y)⁺/a, at the a-quantile q (Rockafellar and Uryasev 2000), so that the numbers are
    /// q − (q − y)⁺/a, and the error of q itself does not matter to first order.
    pub(crate) fn influence(self, values: &[f64]) -> Vec<f64> {
        if self == Over::Mean || values.is_empty() {
            return values.to_vec();
        }
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let place = libm::ceil(TAIL * values.len() as f64 - 1e-9) as usize;
        let quantile = sorted[place.clamp(1, sorted.len()) - 1];
        values.iter().map(|y| quantile - (quantile - y).max(0.0) / TAIL).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean(values: &[f64]) -> f64 {
        values.iter().sum::<f64>() / values.len() as f64
    }

    #[test]
    fn the_worst_tenth_is_the_mean_of_the_lowest_values() {
        let values: Vec<f64> = (0..20).map(|i| f64::from((7 * i) % 20)).collect();
        assert!((mean(&Over::WorstTenth.influence(&values)) - 0.5).abs() < 1e-12);
        // Of 15 values, the worst and half of the second.
        let values: Vec<f64> = (0..15).map(|i| f64::from((4 * i) % 15)).collect();
        assert!((mean(&Over::WorstTenth.influence(&values)) - 0.5 / 1.5).abs() < 1e-12);
        assert_eq!(mean(&Over::Mean.influence(&values)), 7.0);
    }
}
