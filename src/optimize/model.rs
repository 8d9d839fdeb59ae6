//! What the evaluated settings say about the others: a surrogate per objective and per constrained reading.

use super::acquisition::Belief;
use super::over::Over;
use super::problem::{Goal, Limit, Problem, Tried};
use crate::analysis::matrix::{Matrix, cholesky, dot, forward};
use crate::analysis::statistics::mean;
use crate::analysis::surrogate::{Prediction, Surrogate};

/// A sample of means under common random numbers: the value of each setting, and the covariances of their errors.
#[derive(Clone, Debug)]
struct Sample {
    settings: Vec<Vec<f64>>,
    values: Vec<f64>,
    /// The variance of each value apart from what is common to all settings.
    own: Vec<f64>,
    /// The covariance that all values share, because all are differences from one baseline in the same trials.
    common: f64,
}

impl Sample {
    /// Of the numbers of units, setting by setting, whose means are the values. Units that are undefined in a setting are left out.
    ///
    /// All settings meet the same units, so that what a unit adds to all of them is no error of their differences: with ȳ_t the mean of unit t
    /// over the settings, a value's own variance is that of y_ts − ȳ_t over units, divided by their number; the common one is that of ȳ_t.
    fn of(settings: Vec<Vec<f64>>, numbers: &[Vec<f64>]) -> Sample {
        let units = numbers.first().map_or(0, Vec::len);
        let of_unit = |t: usize| mean(&numbers.iter().map(|list| list[t]).filter(|y| y.is_finite()).collect::<Vec<_>>());
        let centres: Vec<f64> = (0..units).map(of_unit).collect();
        let variance = |list: &[f64]| {
            let (n, centre) = (list.len() as f64, mean(list));
            list.iter().map(|x| (x - centre) * (x - centre)).sum::<f64>() / (n * (n - 1.0)).max(1.0)
        };
        let finite = |list: &[f64]| list.iter().copied().filter(|y| y.is_finite()).collect::<Vec<f64>>();
        let own =
            numbers.iter().map(|list| variance(&finite(&list.iter().zip(&centres).map(|(y, centre)| y - centre).collect::<Vec<_>>())));
        Sample {
            settings,
            values: numbers.iter().map(|list| mean(&finite(list))).collect(),
            own: own.collect(),
            common: variance(&finite(&centres)),
        }
    }
}

/// A mean as a function of the setting.
#[derive(Clone, Debug)]
pub(super) enum Surface {
    /// All values were equal, or there were too few.
    Flat(f64),
    Fitted(Box<Surrogate>),
}

impl Surface {
    /// Learns differences between settings only.
    fn of_differences(problem: &Problem, sample: &Sample) -> Surface {
        Surface::of(problem, sample, 0.0)
    }

    /// Learns levels too, of which all share an error.
    fn of_levels(problem: &Problem, sample: &Sample) -> Surface {
        Surface::of(problem, sample, sample.common)
    }

    fn of(problem: &Problem, sample: &Sample, common: f64) -> Surface {
        let known: Vec<usize> = (0..sample.values.len()).filter(|i| sample.values[*i].is_finite()).collect();
        let values: Vec<f64> = known.iter().map(|i| sample.values[*i]).collect();
        let flat = Surface::Flat(mean(&values));
        let first = values.first().copied().unwrap_or_default();
        if values.iter().all(|value| (value - first).abs() <= 1e-12 * first.abs()) {
            return flat;
        }
        let points: Vec<Vec<f64>> = known.iter().map(|i| problem.space.features(&sample.settings[*i])).collect();
        let own = |i: usize| sample.own[known[i]];
        let covariance = |i: usize, j: usize| common + if i == j { own(i) } else { 0.0 };
        let matrix: Matrix = (0..known.len()).map(|i| (0..known.len()).map(|j| covariance(i, j)).collect()).collect();
        Surrogate::fit_correlated(&points, &values, &matrix).map_or(flat, |fitted| Surface::Fitted(Box::new(fitted)))
    }

    /// The belief about the mean at these features.
    pub(super) fn at(&self, features: &[f64]) -> Belief {
        match self {
            Surface::Flat(mean) => Belief { mean: *mean, sd: 0.0 },
            Surface::Fitted(fitted) => {
                let Prediction { mean, variance } = fitted.predict(features);
                Belief { mean, sd: libm::sqrt(variance) }
            }
        }
    }

    /// The same as if settings with the features `pending` had been evaluated with this variance of noise and the values that are expected
    /// (Ginsbourger, Le Riche, Carraro 2010: the believer): the mean is the same, and the variance smaller.
    fn expecting(&self, features: &[f64], pending: &[Vec<f64>], noise: f64) -> Belief {
        let belief = self.at(features);
        let Surface::Fitted(fitted) = self else { return belief };
        if pending.is_empty() {
            return belief;
        }
        let points: Vec<Vec<f64>> = std::iter::once(features.to_vec()).chain(pending.iter().cloned()).collect();
        let (_, covariance) = fitted.joint(&points);
        let mut known: Matrix = covariance[1..].iter().map(|row| row[1..].to_vec()).collect();
        known.iter_mut().enumerate().for_each(|(i, row)| row[i] = row[i] * (1.0 + 1e-9) + noise);
        let Some(lower) = cholesky(&known) else { return belief };
        let part = forward(&lower, &covariance[0][1..]);
        Belief { sd: libm::sqrt((covariance[0][0] - dot(&part, &part)).max(0.0)), ..belief }
    }
}

/// Numbers of units whose mean is how much better a setting is than the baseline.
pub(super) fn gains(goal: &Goal, over: Over, setting: &[Vec<f64>], baseline: &[Vec<f64>]) -> Vec<f64> {
    let numbers = |values: &[Vec<f64>]| over.influence(&values[goal.reading].iter().map(|y| goal.sign * y).collect::<Vec<_>>());
    numbers(setting).iter().zip(numbers(baseline)).map(|(own, base)| own - base).collect()
}

/// All that is known after some evaluations.
#[derive(Clone, Debug)]
pub(super) struct Model<'a> {
    problem: &'a Problem,
    goals: Vec<Surface>,
    /// The variance of the noise of one more evaluation, of each objective.
    noise: Vec<f64>,
    /// A surface of the slack for each reading of each constraint: not negative where it holds.
    limits: Vec<Surface>,
}

impl<'a> Model<'a> {
    /// Learns from all settings that could be simulated; the first of `tried` is the baseline.
    pub(super) fn of(problem: &'a Problem, tried: &[Tried]) -> Option<Model<'a>> {
        let baseline = tried.first()?.outcome.as_ref().ok()?;
        let known: Vec<(&Vec<f64>, &Vec<Vec<f64>>)> =
            tried.iter().filter_map(|tried| Some((tried.draft.setting.as_ref()?, tried.outcome.as_ref().ok()?))).collect();
        let sample = |numbers: &dyn Fn(&[Vec<f64>]) -> Vec<f64>| {
            let settings = known.iter().map(|(setting, _)| (*setting).clone()).collect();
            Sample::of(settings, &known.iter().map(|(_, values)| numbers(values)).collect::<Vec<_>>())
        };
        let samples: Vec<Sample> = problem.goals.iter().map(|goal| sample(&|values| gains(goal, problem.over, values, baseline))).collect();
        let median = |list: &[f64]| {
            let mut sorted = list.to_vec();
            sorted.sort_by(f64::total_cmp);
            sorted.get(sorted.len() / 2).copied().unwrap_or_default()
        };
        let slacks = |limit: &Limit| {
            let surface =
                |reading: &usize| Surface::of_levels(problem, &sample(&|values| limit.slack(&values[*reading], &baseline[*reading])));
            limit.readings.iter().map(surface).collect::<Vec<_>>()
        };
        Some(Model {
            problem,
            goals: samples.iter().map(|sample| Surface::of_differences(problem, sample)).collect(),
            noise: samples.iter().map(|sample| median(&sample.own)).collect(),
            limits: problem.limits.iter().flat_map(slacks).collect(),
        })
    }

    /// The beliefs about the gains of a setting.
    pub(super) fn gains(&self, setting: &[f64]) -> Vec<Belief> {
        let features = self.problem.space.features(setting);
        self.goals.iter().map(|surface| surface.at(&features)).collect()
    }

    /// The probability that all constraints hold, taking the errors of different readings as independent (Gardner and others 2014), and its
    /// logarithm, which tells settings apart where all are improbable.
    pub(super) fn feasible(&self, setting: &[f64]) -> (f64, f64) {
        let features = self.problem.space.features(setting);
        let log = |surface: &Surface| {
            let belief = surface.at(&features);
            // A reading that is nowhere defined constrains nothing.
            if belief.mean.is_nan() {
                return 0.0;
            }
            let z = match belief.sd > 0.0 {
                true => belief.mean / belief.sd,
                // Also −0, the slack of a difference that nothing moves.
                false if belief.mean >= 0.0 => return 0.0,
                false => -1e3,
            };
            // Far out the distribution function vanishes; its logarithm is then −z²/2 to first order.
            if z > -30.0 { libm::log(Belief { mean: z, sd: 1.0 }.not_negative()) } else { -0.5 * z * z }
        };
        let sum = self.limits.iter().map(log).sum();
        (libm::exp(sum), sum)
    }

    /// The beliefs about the gains of a setting while others are pending.
    pub(super) fn expecting(&self, setting: &[f64], pending: &[Vec<f64>]) -> Vec<Belief> {
        let space = &self.problem.space;
        let (features, others) = (space.features(setting), pending.iter().map(|other| space.features(other)).collect::<Vec<_>>());
        self.goals.iter().zip(&self.noise).map(|(surface, noise)| surface.expecting(&features, &others, *noise)).collect()
    }

    /// The variance of the noise of one more evaluation of the first objective.
    pub(super) fn noise(&self) -> f64 {
        self.noise.first().copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_unit_adds_to_all_settings_is_an_error_that_they_share() {
        let unit = [-3.0, 1.0, 4.0, -2.0, 5.0];
        // The second and third setting scatter about the first by 1, −1, … and back.
        let numbers: Vec<Vec<f64>> =
            [0.0, 1.0, -1.0].iter().map(|sign| unit.iter().zip([1.0, -1.0, 1.0, -1.0, 0.0]).map(|(y, e)| y + sign * e).collect()).collect();
        let sample = Sample::of(vec![vec![0.0], vec![0.5], vec![1.0]], &numbers);
        // Squares of the units about their mean 1: 16 + 0 + 9 + 9 + 16 = 50, over 4·5; of the scatter 4, over 4·5.
        assert!((sample.common - 2.5).abs() < 1e-12 && sample.own[0].abs() < 1e-12, "{sample:?}");
        assert!((sample.own[1] - 0.2).abs() < 1e-12 && (sample.own[2] - 0.2).abs() < 1e-12, "{sample:?}");
        assert!(sample.values.iter().all(|value| (value - 1.0).abs() < 1e-12));
        // A unit that is undefined in one setting is left out there.
        let mut gap = numbers.clone();
        gap[1][2] = f64::NAN;
        let sample = Sample::of(vec![vec![0.0], vec![0.5], vec![1.0]], &gap);
        assert!((sample.values[1] - 0.0).abs() < 1e-12 && sample.own[1].is_finite(), "{sample:?}");
    }
}
