//! Behavioural rules, each a pure function.
//!
//! Symbols are those of `docs/odd.md`. Shares and probabilities lie in [0, 1].

use crate::levers::ranking::Ranking;
use crate::rng::logistic;
use crate::scenario::values::{Answers, Behaviour, Demand};
use crate::time::Span;

/// The quantile at `u`, in seconds, of a distribution given by its quantiles at equal steps of probability. Interpolation is linear in the
/// logarithm; quantiles below 1 s are taken as 1 s.
pub(crate) fn interpolated_quantile(quantiles: &[Span], u: f64) -> f64 {
    let Some(steps) = quantiles.len().checked_sub(2) else { return quantiles.first().map_or(0.0, |only| only.seconds()) };
    let place = u * (steps + 1) as f64;
    let step = (place as usize).min(steps);
    let [from, to] = [quantiles[step], quantiles[step + 1]].map(|quantile| libm::log(quantile.seconds().max(1.0)));
    libm::exp(from + (to - from) * (place - step as f64))
}

/// Noisy-or: the probability that at least one of two independent causes acts.
#[inline]
pub(crate) fn noisy_or(p: f64, q: f64) -> f64 {
    1.0 - (1.0 - p) * (1.0 - q)
}

/// The share of a noisy-or attributed to each of its causes: −ln(1 − pᵢ)/Σ −ln(1 − pⱼ). Independent causes are additive on the scale of
/// −ln(1 − p), so the result does not depend on their order. All shares are zero if no cause acts; probabilities are capped at 1 − 10⁻¹².
pub(crate) fn shares_of_noisy_or(causes: [f64; 4]) -> [f64; 4] {
    let weights = causes.map(|p| -libm::log1p(-p.clamp(0.0, 1.0 - 1e-12)));
    let sum: f64 = weights.iter().sum();
    weights.map(|weight| if sum > 0.0 { weight / sum } else { 0.0 })
}

/// Log-odds that an occasion becomes a report, before the factor voice: b₀ + b₁[(1−ω)T + ωR] + b₂ ln severity.
#[inline]
pub(crate) fn report_log_odds(demand: &Demand, trust: f64, reputation: f64, ln_severity: f64) -> f64 {
    let belief = (1.0 - demand.reputation_weight) * trust + demand.reputation_weight * reputation;
    demand.reporting_intercept + demand.reporting_trust * belief + demand.reporting_severity * ln_severity
}

/// Probability that an occasion for a consultation leads to a contact.
pub(crate) fn consultation_probability(demand: &Demand, reputation: f64) -> f64 {
    logistic(demand.consultation_intercept + demand.consultation_trust * demand.reporting_trust * demand.reputation_weight * reputation)
}

/// Attention a = a_own + (a_hi − a_own)·P: the share of working time that a unit gives to orders under pressure P.
#[inline]
pub(crate) fn attention(behaviour: &Behaviour, own: f64, pressure: f64) -> f64 {
    own + (behaviour.attention_high - own) * pressure
}

/// What modifies the care given to an order, beside rank pressure.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct CareModifiers {
    /// Urgency x of the order.
    pub urgency: f64,
    /// Share γ of closings that the unit games.
    pub gaming: f64,
    /// Fatigue φ of the unit.
    pub fatigue: f64,
    /// Habit of the unit, as the share of missing care that it makes up for.
    pub habit: f64,
}

/// Care c = [b + (1 − b)·H]·(1 − r·x)·(1 − γ)·(1 − φ/2) with b = floor + (1 − floor)·[p₁·(1 − w) + p₂], where p₁ and p₂ are the parts of
/// rank pressure and of all pressure, w the weight of response in the score (it rewards contact instead of care), and H habit.
#[inline]
pub(crate) fn care(behaviour: &Behaviour, floor: f64, pressures: [f64; 2], response_weight: f64, modifiers: &CareModifiers) -> f64 {
    let CareModifiers { urgency, gaming, fatigue, habit } = modifiers;
    let base = floor + (1.0 - floor) * pressures[0] * (1.0 - response_weight) + (1.0 - floor) * pressures[1];
    (base + (1.0 - base) * habit) * (1.0 - behaviour.rush * urgency) * (1.0 - gaming) * (1.0 - fatigue / 2.0)
}

/// Share of closings gamed, γ = g_max·ρ·(.3 + .7·load)·(1 − audit): influencing answers and having orders excluded (Bevan and Hood 2006).
#[inline]
pub(crate) fn gaming(behaviour: &Behaviour, rank_pressure: f64, load: f64, audit: f64) -> f64 {
    behaviour.gaming * rank_pressure * (0.3 + 0.7 * load) * (1.0 - audit)
}

/// Fatigue after a day: φ + φ↑·max(0, a − a_sus)·load − φ↓·φ, limited to [0, 1].
pub(crate) fn fatigue_after(behaviour: &Behaviour, fatigue: f64, attention: f64, load: f64) -> f64 {
    let rise = behaviour.fatigue_rise * (attention - behaviour.fatigue_from).max(0.0) * load;
    (fatigue + rise - behaviour.fatigue_rest * fatigue).clamp(0.0, 1.0)
}

/// Probability that a third party complies: σ(v₀ + v₁·a + v₂·\[an enforcing function takes part\]).
pub(crate) fn compliance(behaviour: &Behaviour, attention: f64, enforced: bool) -> f64 {
    logistic(
        behaviour.compliance_intercept
            + behaviour.compliance_attention * attention
            + behaviour.compliance_enforcement * f64::from(u8::from(enforced)),
    )
}

/// Days by which a task moves ahead in the queue: χ·ρ·ln(max(P̂, .01)·(1 + followers)/(w/1 h)) + ψ·threat. The first term prefers easy and
/// visible orders (creaming: Lipsky 1980), the second those of citizens who may escalate (Zhao, Cheng, Li 2026).
pub(crate) fn precedence(behaviour: &Behaviour, rank_pressure: f64, cure: f64, followers: u32, hours: f64, threat: f64) -> f64 {
    let ease = cure.max(0.01) * f64::from(1 + followers) / hours.max(0.01);
    behaviour.creaming * rank_pressure * libm::log(ease) + behaviour.threat * threat
}

/// Urgency x = enforcement·e^(−max(slack, 0)/scale) of an order with `slack` seconds left.
#[inline]
pub(crate) fn urgency(behaviour: &Behaviour, enforcement: f64, slack: f64) -> f64 {
    enforcement * libm::exp(-slack.max(0.0) / behaviour.slack_scale.seconds().max(1.0))
}

/// Cooperation κ = k₀ + (k_max − k₀)·P of a department.
#[inline]
pub(crate) fn cooperation(behaviour: &Behaviour, pressure: f64) -> f64 {
    behaviour.cooperation_low + (behaviour.cooperation_high - behaviour.cooperation_low) * pressure
}

/// Probability that a street whistles: σ(w₀ + w₁P + w₂·functions − w₃·unanswered).
pub(crate) fn blow_probability(behaviour: &Behaviour, pressure: f64, functions: u32, unanswered: f64) -> f64 {
    logistic(
        behaviour.blow_intercept + behaviour.blow_pressure * pressure + behaviour.blow_functions * f64::from(functions)
            - behaviour.blow_unanswered * unanswered,
    )
}

/// Probability that an attempt cures a curable problem: ceiling·m^θ·(1 − e^(−5c))/(1 − e^(−5)), with completeness
/// m = tasks done/(1 + functions needed) and mean care c. With a curvature of 0, care has no effect.
pub(crate) fn cure_probability(behaviour: &Behaviour, ceiling: f64, completeness: f64, care: f64) -> f64 {
    let curve = behaviour.care_curve;
    let effect = if curve > 0.0 { libm::expm1(-curve * care) / libm::expm1(-curve) } else { 1.0 };
    let complete = if completeness == 1.0 { 1.0 } else { libm::pow(completeness, behaviour.completeness) };
    ceiling * complete * effect
}

/// A citizen's experience of an order, as far as it affects satisfaction.
#[derive(Clone, Copy, Debug)]
pub struct Experience {
    /// The citizen says that the problem is resolved.
    pub resolved: bool,
    /// Contacted in time.
    pub contacted_in_time: bool,
    /// Days from call to close.
    pub days: f64,
    /// Days that the citizen expected.
    pub expected: f64,
    /// Mean care of the tasks done.
    pub care: f64,
    /// Referrals between lines and units.
    pub hops: f64,
    /// The hotline's reputation in the community, minus its initial value.
    pub rise: f64,
}

/// The latent satisfaction y = s₀ + s₁·resolved + s₂·ln(E/max(D, ½ day)) + s₃·contacted in time + s₄·c − s₅·hops
/// − s₇·(R − R₀)·(1 − resolved) (expectancy disconfirmation: Oliver 1980; Van Ryzin 2004). The last term is rising expectation: a citizen
/// who is left without a solution minds more where the hotline is known for solutions.
///
/// ```
/// use jiesu::behaviour::{Experience, satisfaction};
/// use jiesu::scenario::values::Answers;
///
/// let answers = Answers::default();
/// let soon = Experience { resolved: true, contacted_in_time: true, days: 2.0, expected: 7.0, care: 0.5, hops: 0.0, rise: 0.0 };
/// let late = Experience { days: 14.0, ..soon };
/// assert!(satisfaction(&answers, &soon) > satisfaction(&answers, &late));
/// ```
pub fn satisfaction(answers: &Answers, experience: &Experience) -> f64 {
    answers.intercept
        + answers.resolved * f64::from(u8::from(experience.resolved))
        + answers.speed * libm::log(experience.expected / experience.days.max(0.5))
        + answers.contacted * f64::from(u8::from(experience.contacted_in_time))
        + answers.care * experience.care
        - answers.hops * experience.hops
        - answers.rising * experience.rise * f64::from(u8::from(!experience.resolved))
}

/// A unit's score and its uncertainty.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    /// Its score.
    pub score: f64,
    /// The standard error of the score.
    pub noise: f64,
}

/// The scores of all units that are ranked together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ScoreDistribution {
    /// Standard deviation of the scores, at least .01.
    pub sd: f64,
    /// Centre of the bottom zone: the 15 % quantile (type 7).
    pub low: f64,
    /// Centre of the top zone: the 85 % quantile (type 7).
    pub high: f64,
}

impl ScoreDistribution {
    /// The distribution of these scores; `None` if there are none.
    pub(crate) fn of(mut scores: Vec<f64>) -> Option<ScoreDistribution> {
        scores.sort_by(f64::total_cmp);
        let n = scores.len();
        if n == 0 {
            return None;
        }
        let mean = scores.iter().sum::<f64>() / n as f64;
        let variance = scores.iter().map(|s| (s - mean) * (s - mean)).sum::<f64>() / (n.max(2) - 1) as f64;
        Some(ScoreDistribution { sd: libm::sqrt(variance).max(0.01), low: quantile(&scores, 0.15), high: quantile(&scores, 0.85) })
    }
}

/// Quantile of sorted values by linear interpolation of order statistics: type 7 of Hyndman and Fan 1996.
pub(crate) fn quantile(sorted: &[f64], p: f64) -> f64 {
    let h = (sorted.len() - 1) as f64 * p;
    let below = libm::floor(h);
    let i = below as usize;
    let upper = sorted[(i + 1).min(sorted.len() - 1)];
    sorted[i] + (h - below) * (upper - sorted[i])
}

/// New rank pressure ρ' = strength·min(1, σ₀/σ)·[floor + (1 − floor)·max(bottom zone, top zone)], where each zone is a
/// Gaussian kernel of width h·sd around its centre. Effort in a tournament falls with noise: Lazear and Rosen 1981.
pub(crate) fn rank_pressure(ranking: &Ranking, scores: &ScoreDistribution, standing: &Standing) -> f64 {
    let zone = |centre: f64| {
        let distance = (standing.score - centre) / (ranking.width * scores.sd);
        libm::exp(-0.5 * distance * distance)
    };
    let shape = (ranking.bottom * zone(scores.low)).max(ranking.top * zone(scores.high));
    let signal = if standing.noise > ranking.noise { ranking.noise / standing.noise } else { 1.0 };
    (ranking.strength * signal * (ranking.floor + (1.0 - ranking.floor) * shape)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interpolated_distribution_has_the_given_quantiles() {
        let hours = [0.0, 1.0, 100.0].map(Span::hours);
        for (u, seconds) in [(0.0, 1.0), (0.25, 60.0), (0.5, 3_600.0), (0.75, 36_000.0), (1.0, 360_000.0)] {
            assert!((interpolated_quantile(&hours, u) / seconds - 1.0).abs() < 1e-9, "{u}");
        }
    }

    #[test]
    fn full_care_and_complete_work_cure_up_to_the_ceiling() {
        let behaviour = Behaviour::default();
        assert!((cure_probability(&behaviour, behaviour.ceiling, 1.0, 1.0) - behaviour.ceiling).abs() < 1e-12);
        assert_eq!(cure_probability(&behaviour, behaviour.ceiling, 1.0, 0.0), 0.0);
        assert!(cure_probability(&behaviour, behaviour.ceiling, 0.5, 0.5) < cure_probability(&behaviour, behaviour.ceiling, 1.0, 0.5));
    }

    #[test]
    fn shares_of_a_noisy_or_follow_the_logarithm() {
        // 1 − .5 = 2⁻¹, 1 − .75 = 2⁻², 1 − .875 = 2⁻³: shares 1, 2 and 3 of 6.
        let shares = shares_of_noisy_or([0.5, 0.75, 0.875, 0.0]);
        for (share, sixths) in shares.iter().zip([1.0, 2.0, 3.0, 0.0]) {
            assert!((share - sixths / 6.0).abs() < 1e-12, "{shares:?}");
        }
        assert_eq!(shares_of_noisy_or([0.0; 4]), [0.0; 4]);
        assert_eq!(shares_of_noisy_or([1.0, 0.0, 0.0, 0.0]), [1.0, 0.0, 0.0, 0.0]);
    }

    #[test]
    fn quantiles_follow_type_seven() {
        let values = [1.0, 2.0, 4.0, 8.0, 16.0];
        assert_eq!(quantile(&values, 0.0), 1.0);
        assert_eq!(quantile(&values, 0.5), 4.0);
        assert!((quantile(&values, 0.15) - 1.6).abs() < 1e-12);
        assert_eq!(quantile(&values, 1.0), 16.0);
    }

    #[test]
    fn rank_pressure_is_high_at_both_ends_and_fades_with_noise() {
        let ranking = Ranking::default();
        let scores = ScoreDistribution::of((0..101).map(|i| f64::from(i) / 100.0).collect()).unwrap();
        let at = |score, noise| rank_pressure(&ranking, &scores, &Standing { score, noise });
        assert!(at(scores.low, 0.0) > at(0.5, 0.0));
        assert!(at(scores.high, 0.0) > at(0.5, 0.0));
        assert!((at(scores.low, 0.04) - 0.5 * at(scores.low, 0.02)).abs() < 1e-12);
    }
}
