//! Exact values by formulas that use none of the model's code.

/// Erlang C, in an M/M/c queue: mean wait W = C(c, a)/(cμ − λ), a = λ/μ.
pub(crate) fn erlang_c_wait(arrivals: f64, service: f64, servers: u32) -> f64 {
    erlang_c(arrivals / service, servers) / (f64::from(servers) * service - arrivals)
}

/// Probability of waiting C(c, a) = c·B/(c − a·(1 − B)), where Erlang's loss B follows from B(0) = 1, B(k) = a·B(k − 1)/(k + a·B(k − 1)).
pub(crate) fn erlang_c(load: f64, servers: u32) -> f64 {
    let loss = (1..=servers).fold(1.0, |loss, k| load * loss / (f64::from(k) + load * loss));
    let servers = f64::from(servers);
    servers * loss / (servers - load * (1.0 - loss))
}

/// Pollaczek and Khinchine: mean wait λ·E\[S²\]/(2(1 − λE\[S\])) in an M/G/1 queue, E\[S²\] = (1 + cv²)·E\[S\]².
pub(crate) fn pollaczek_khinchine(arrivals: f64, mean: f64, squared_cv: f64) -> f64 {
    arrivals * (1.0 + squared_cv) * mean * mean / (2.0 * (1.0 - arrivals * mean))
}

/// Cobham: mean waits of priority classes, the first the highest, each of (rate, mean exponential work), without preemption:
/// Wₖ = W₀/((1 − σₖ₋₁)(1 − σₖ)), W₀ = Σ λᵢE\[Sᵢ²\]/2, σₖ = λ₁E\[S₁\] + … + λₖE\[Sₖ\].
pub(crate) fn cobham(classes: &[(f64, f64)]) -> Vec<f64> {
    let residual: f64 = classes.iter().map(|(rate, mean)| rate * mean * mean).sum();
    let mut before = 0.0;
    classes
        .iter()
        .map(|(rate, mean)| {
            let upto = before + rate * mean;
            let wait = residual / ((1.0 - before) * (1.0 - upto));
            before = upto;
            wait
        })
        .collect()
}

/// Erlang A, M/M/n+M: mean wait of all calls and share of callers who give up, from the birth–death chain with λ up and
/// min(k, n)μ + max(k − n, 0)θ down. W = E\[(N − n)⁺\]/λ, P = θW.
pub(crate) fn erlang_a(arrivals: f64, service: f64, seats: u32, impatience: f64) -> (f64, f64) {
    let (mut term, mut sum, mut queue) = (1.0, 1.0, 0.0);
    for k in 1..10_000_u32 {
        let waiting = f64::from(k.saturating_sub(seats));
        term *= arrivals / (f64::from(k.min(seats)) * service + waiting * impatience);
        sum += term;
        queue += waiting * term;
        if term < 1e-18 * sum {
            break;
        }
    }
    let wait = queue / sum / arrivals;
    (wait, impatience * wait)
}

/// Jackson: stations of (arrivals, service rate) with one server each, as independent queues; mean time in the network Σρ/(1 − ρ)/γ with
/// external arrivals at rate γ.
pub(crate) fn jackson_time(stations: &[(f64, f64)], outside: f64) -> f64 {
    stations.iter().map(|(arrivals, service)| arrivals / (service - arrivals)).sum::<f64>() / outside
}

/// Two identical streets under a ranking, as in `fixed-point.toml`: the equation of the fixed point.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Streets {
    /// Reviews of a street in a month of 30 days.
    pub reviews: f64,
    /// Care of a unit without pressure.
    pub care_floor: f64,
    /// Cure probability of full care.
    pub ceiling: f64,
    /// Curvature of care in the cure probability.
    pub curve: f64,
    /// Probability of the answer "resolved" where the problem is cured, and where it is not.
    pub answers: [f64; 2],
    /// Sampling error of the score above which pressure decreases.
    pub noise: f64,
    /// Width of the zones, in standard deviations of the scores, of at least .01.
    pub width: f64,
    /// Pressure between the zones, as a share.
    pub floor: f64,
}

impl Streets {
    /// Score of a street under rank pressure `pressure`: care, cure, answer.
    pub(crate) fn score(&self, pressure: f64) -> f64 {
        let care = self.care_floor + (1.0 - self.care_floor) * pressure;
        let cure = self.ceiling * (1.0 - libm::exp(-self.curve * care)) / (1.0 - libm::exp(-self.curve));
        cure * self.answers[0] + (1.0 - cure) * self.answers[1]
    }

    /// Mean pressure that results from a score: normal scores of two streets, integrated by Simpson's rule over months of all lengths.
    fn pressure(&self, score: f64) -> f64 {
        const STEPS: usize = 120;
        const REACH: f64 = 6.0;
        let months = [(28.0, 0.75), (29.0, 0.25), (30.0, 4.0), (31.0, 7.0)];
        let point = |i: usize| -REACH + 2.0 * REACH * i as f64 / STEPS as f64;
        let weight = |i: usize| {
            let simpson = if i == 0 || i == STEPS { 1.0 } else { [2.0, 4.0][i % 2] };
            simpson * libm::exp(-point(i) * point(i) / 2.0)
        };
        let (mut sum, mut weights) = (0.0, 0.0);
        for (days, months) in months {
            let reviews = self.reviews * days / 30.0;
            let sd = libm::sqrt(score * (1.0 - score) / reviews);
            for i in 0..=STEPS {
                let own = score + sd * point(i);
                let error = libm::sqrt(own * (1.0 - own) / reviews);
                let signal = (self.noise / error).min(1.0);
                for j in 0..=STEPS {
                    let difference = (own - score - sd * point(j)).abs();
                    // The nearer quantile is 15 % of the way from the own score to the other's.
                    let spread = libm::sqrt(difference * difference / 2.0).max(0.01);
                    let distance = 0.15 * difference / (self.width * spread);
                    let zone = libm::exp(-distance * distance / 2.0);
                    let share = months * weight(i) * weight(j);
                    sum += share * signal * (self.floor + (1.0 - self.floor) * zone);
                    weights += share;
                }
            }
        }
        sum / weights
    }

    /// The pressure that reproduces itself, by bisection, and its score.
    pub(crate) fn fixed_point(&self) -> (f64, f64) {
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..40 {
            let middle = (low + high) / 2.0;
            if self.pressure(self.score(middle)) > middle { low = middle } else { high = middle }
        }
        (low, self.score(low))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64, digits: i32) {
        assert!((found - expected).abs() < 0.5 * libm::pow(10.0, f64::from(-digits)), "{found} is not {expected}");
    }

    #[test]
    fn waits_agree_with_published_tables() {
        // One server: C(1, a) = a. Two, by hand: 2ρ²/(1 + ρ). Ten servers at 8 Erlang: .4092 in tables of Erlang's delay formula.
        near(erlang_c(0.37, 1), 0.37, 12);
        near(erlang_c(1.2, 2), 2.0 * 0.36 / 1.6, 12);
        near(erlang_c(8.0, 10), 0.4092, 4);
        near(erlang_c_wait(25.0, 50.0, 1), 0.02, 12);
        // Exponential service is M/M/1; with fixed service the wait is half as long.
        near(pollaczek_khinchine(25.0, 0.02, 1.0), 0.02, 12);
        near(pollaczek_khinchine(25.0, 0.02, 0.0), 0.01, 12);
    }

    #[test]
    fn priorities_obey_the_conservation_law() {
        // Kleinrock's conservation law: Σ ρᵢWᵢ is that of one queue, ρW₀/(1 − ρ). One class is Pollaczek and Khinchine.
        let waits = cobham(&[(12.5, 0.01), (12.5, 0.03)]);
        near(0.125 * waits[0] + 0.375 * waits[1], 0.5 * 0.0125 / 0.5, 12);
        near(cobham(&[(25.0, 0.02)])[0], 0.02, 12);
    }

    #[test]
    fn abandonment_agrees_with_poisson_and_erlang_limits() {
        // Where patience is as long as handling, the number of calls is Poisson: E[(N − 4)⁺] for 4 Erlang = 0.781469….
        let (wait, share) = erlang_a(200.0, 50.0, 4, 50.0);
        let mut poisson = libm::exp(-4.0);
        let mut queue = 0.0;
        for k in 1..60 {
            poisson *= 4.0 / f64::from(k);
            queue += f64::from((k - 4).max(0)) * poisson;
        }
        near(wait * 200.0, queue, 10);
        near(share, 50.0 * wait, 12);
        // Without patience it is Erlang's loss formula: B(4, 4) = .3107; with endless patience Erlang C.
        near(erlang_a(200.0, 50.0, 4, 1e12).1, 0.3107, 4);
        near(erlang_a(100.0, 50.0, 4, 1e-9).0, erlang_c_wait(100.0, 50.0, 4), 8);
    }

    #[test]
    fn a_network_of_one_station_is_one_queue() {
        near(jackson_time(&[(25.0, 50.0)], 25.0), 0.04, 12);
        near(jackson_time(&[(25.0, 50.0), (25.0, 50.0)], 25.0), 0.08, 12);
    }

    #[test]
    fn the_fixed_point_reproduces_itself() {
        let streets = Streets {
            reviews: 2_000.0,
            care_floor: 0.1,
            ceiling: 1.0,
            curve: 1.0,
            answers: [0.9, 0.3],
            noise: 0.006,
            width: 0.4,
            floor: 0.65,
        };
        let (pressure, score) = streets.fixed_point();
        near(streets.pressure(score), pressure, 9);
        // Without zones, noise fades alone: ρ = σ₀/σ up to the spread of months and reviews.
        let (pressure, score) = Streets { floor: 1.0, ..streets }.fixed_point();
        near(pressure / (0.006 * (2_000.0 / (score * (1.0 - score))).sqrt()), 1.007, 2);
    }
}
