//! What varies over parameter sets, as features of a regression: each parameter, and the account that a set belongs to.
#![cfg(feature = "analysis")]

use super::smooth::{Feature, Smoother};
use crate::analysis::accounts;
use crate::input::setting::plain_number;
use crate::rng::normal_quantile;
use crate::scenario::sets::Sets;

/// Parameters up to which a regression on all of them has their squares too.
const SQUARED: usize = 20;
/// Variances of the coefficients of a parameter's powers 1, 2 and 3, falling about as those of a smoothing spline.
const POWERS: [f64; 3] = [1.0, 0.25, 0.06];
/// The variance of the square's coefficient beside other parameters.
const SQUARE: f64 = 0.1;
/// Variances of the accounts' means that are tried, relative to those of a parameter's coefficient.
const ACCOUNTS: [f64; 2] = [1.0, 8.0];

/// A power of a normal score.
type Power = fn(f64) -> f64;

/// One thing that varies over the sets.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Factor {
    /// The key as the header of the sets has it, or the column of accounts.
    pub name: String,
    values: Values,
    is_account: bool,
}

/// The values of a factor in each set.
#[derive(Clone, Debug, PartialEq)]
enum Values {
    /// Normal scores of numbers: the standard normal quantiles of (rank − ½)/n, so that it does not matter on which scale a parameter is
    /// measured.
    Scores(Vec<f64>),
    /// The number of each set's word among all words.
    Words(Vec<usize>, usize),
}

impl Factor {
    /// All factors of a sample: the account first, then the parameters in their order. Columns that do not vary are left out, those that only
    /// vary between accounts, for which the account stands, and those in which more than half of the sets have a word of their own.
    pub(super) fn all(sets: &Sets) -> Vec<Factor> {
        let column = |values: Vec<&str>, name: &str, is_account| Factor::of(name, &values, is_account);
        let carried = sets.carried.iter().position(|name| name == accounts::COLUMN);
        let account =
            carried.and_then(|place| column(sets.list.iter().map(|set| set.carried[place].as_str()).collect(), accounts::COLUMN, true));
        let groups = account.as_ref().map(|account| account.values.clone());
        let parameter = |(place, name): (usize, &str)| {
            let found = column(sets.list.iter().map(|set| set.values[place].as_str()).collect(), name, false)?;
            found.values.varies_within(groups.as_ref()).then_some(found)
        };
        let parameters: Vec<Factor> = sets.keys.iter().map(|key| key.name.as_str()).enumerate().filter_map(parameter).collect();
        account.into_iter().chain(parameters).collect()
    }

    fn of(name: &str, values: &[&str], is_account: bool) -> Option<Factor> {
        let numbers: Option<Vec<f64>> = values.iter().map(|value| plain_number(value)).collect();
        let values = match numbers.filter(|_| !is_account) {
            Some(numbers) if numbers.iter().any(|number| *number != numbers[0]) => Values::Scores(scores(&numbers)),
            Some(_) => return None,
            None => {
                let mut words: Vec<&str> = Vec::new();
                let mut numbered = Vec::new();
                for value in values {
                    let known = words.iter().position(|known| known == value);
                    if known.is_none() {
                        words.push(value);
                    }
                    numbered.push(known.unwrap_or(words.len() - 1));
                }
                if words.len() < 2 || 2 * words.len() > values.len() {
                    return None;
                }
                Values::Words(numbered, words.len())
            }
        };
        Some(Factor { name: name.into(), values, is_account })
    }

    /// The regression on this factor alone, in these sets.
    pub(super) fn alone(&self, sets: &[usize]) -> Smoother {
        Smoother::of(&match &self.values {
            Values::Scores(scores) => {
                let powers: [Power; 3] = [|x| x, |x| x * x - 1.0, |x| x * x * x - 3.0 * x];
                let power = |(power, variance): (Power, f64)| (sets.iter().map(|set| power(scores[*set])).collect(), variance);
                powers.into_iter().zip(POWERS).map(power).collect()
            }
            words => words.dummies(sets, 1.0),
        })
    }

    /// Regressions on all factors together, in these sets; none without any.
    pub(super) fn together(factors: &[Factor], sets: &[usize]) -> Vec<Smoother> {
        let squared = factors.iter().filter(|factor| matches!(factor.values, Values::Scores(_))).count() <= SQUARED;
        let of = |of_accounts: f64| {
            let features = factors.iter().flat_map(|factor| match &factor.values {
                Values::Scores(scores) => {
                    let powers: [(Power, f64); 2] = [(|x| x, 1.0), (|x| x * x, SQUARE)];
                    let power = |(power, variance): (Power, f64)| (sets.iter().map(|set| power(scores[*set])).collect(), variance);
                    powers.into_iter().take(if squared { 2 } else { 1 }).map(power).collect::<Vec<Feature>>()
                }
                words => words.dummies(sets, if factor.is_account { of_accounts } else { 1.0 }),
            });
            Smoother::of(&features.collect::<Vec<Feature>>())
        };
        let has_accounts = factors.iter().any(|factor| factor.is_account);
        if factors.is_empty() { Vec::new() } else { ACCOUNTS.into_iter().take(if has_accounts { 2 } else { 1 }).map(of).collect() }
    }
}

impl Values {
    /// A feature per word, 1 in its sets.
    fn dummies(&self, sets: &[usize], variance: f64) -> Vec<Feature> {
        let Values::Words(words, count) = self else { return Vec::new() };
        let feature = |word: usize| (sets.iter().map(|set| f64::from(u8::from(words[*set] == word))).collect(), variance);
        (0..*count).map(feature).collect()
    }

    /// Whether two sets of one group differ.
    fn varies_within(&self, groups: Option<&Values>) -> bool {
        let Some(Values::Words(groups, count)) = groups else { return true };
        let differ = |group: usize| match self {
            Values::Scores(scores) => varies(scores.iter().zip(groups).filter(|(_, of)| **of == group).map(|(score, _)| *score)),
            Values::Words(words, _) => varies(words.iter().zip(groups).filter(|(_, of)| **of == group).map(|(word, _)| *word)),
        };
        (0..*count).any(differ)
    }
}

fn varies<T: PartialEq>(mut values: impl Iterator<Item = T>) -> bool {
    let first = values.next();
    values.any(|value| Some(&value) != first.as_ref())
}

/// Normal scores; equal numbers have the score of their mean rank.
fn scores(numbers: &[f64]) -> Vec<f64> {
    let score = |number: &f64| {
        let below = numbers.iter().filter(|other| *other < number).count() as f64;
        let equal = numbers.iter().filter(|other| *other == number).count() as f64;
        normal_quantile((below + equal / 2.0) / numbers.len() as f64)
    };
    numbers.iter().map(score).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn factors(text: &str) -> Vec<Factor> {
        Factor::all(&Sets::of_text(text, ""))
    }

    #[test]
    fn what_varies_is_a_factor_and_what_only_accounts_vary_is_left_to_them() {
        let header = "demand.problems,behaviour.ceiling,behaviour.suppressed,demand.trivial,rules.callback.counts,_account,_weight\n";
        let found = factors(&format!(
            "{header}1,0.9,30 d,0.5,first,a,1\n2,0.9,60 d,0.5,first,a,2\n3,0.8,1 d,0.5,last,b,3\n4,0.8,9 d,0.5,last,b,4\n"
        ));
        let read: Vec<&str> = found.iter().map(|factor| factor.name.as_str()).collect();
        assert_eq!(read, ["_account", "demand.problems", "behaviour.suppressed"]);
        // Durations are numbers: 1 d, 9 d, 30 d, 60 d.
        let Values::Scores(scores) = &found[2].values else { panic!("numbers") };
        assert!(scores[2] < scores[3] && scores[3] < scores[0] && scores[0] < scores[1]);
        assert!((scores[2] - normal_quantile(0.125)).abs() < 1e-12);
        assert!(factors("demand.problems\n1\n1\n").is_empty());
    }

    #[test]
    fn the_scale_of_a_parameter_does_not_matter() {
        let sets: Vec<usize> = (0..8).collect();
        let text = |of: fn(f64) -> f64| (1..=8).map(|set| format!("{}\n", of(f64::from(set)))).collect::<String>();
        let value: Vec<f64> = (0..8).map(|set| f64::from(set * set)).collect();
        let fitted = |of| factors(&format!("demand.problems\n{}", text(of)))[0].alone(&sets).fit(&value).values;
        assert_eq!(fitted(|x| x), fitted(|x| x * x * x));
    }
}
