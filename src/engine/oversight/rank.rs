//! The monthly assessment: scores, ranks, and rank pressure.

use super::*;
use crate::behaviour::{self, ScoreDistribution, Standing};
use crate::city::UnitKind;
use crate::ledger::{Ranked, Who};
use crate::levers::ranking::Ranking;
use crate::levers::whistle::Assessment;

/// Weighted sums of answers since the last assessment.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::engine) struct Tally {
    reviews: f64,
    /// Sum of squared weights.
    reviews_squared: f64,
    contacted: f64,
    resolved: f64,
    credit: f64,
    /// Sum and sum of squares of the scores of single orders.
    score: f64,
    score_squared: f64,
}

impl Tally {
    /// The tally of one review.
    pub(in crate::engine) fn of(ranking: &Ranking, opinion: Opinion) -> Tally {
        let [contacted, resolved] = [opinion.contacted, opinion.resolved].map(|said| f64::from(u8::from(said)));
        let credit = f64::from(opinion.credit) / 10.0;
        let score = ranking.weights[0] * contacted + ranking.weights[1] * resolved + ranking.weights[2] * credit;
        Tally { reviews: 1.0, reviews_squared: 1.0, contacted, resolved, credit, score, score_squared: score * score }
    }

    /// The tally of one review that two assessors answer differently: the mean of their answers.
    fn mean(&self, other: &Tally) -> Tally {
        let half = |a: f64, b: f64| (a + b) / 2.0;
        let score = half(self.score, other.score);
        Tally {
            contacted: half(self.contacted, other.contacted),
            resolved: half(self.resolved, other.resolved),
            credit: half(self.credit, other.credit),
            score,
            score_squared: score * score,
            ..*self
        }
    }

    pub(in crate::engine) fn times(&self, weight: f64) -> Tally {
        let Tally { reviews, reviews_squared, contacted, resolved, credit, score, score_squared } = self;
        Tally {
            reviews: weight * reviews,
            reviews_squared: weight * weight * reviews_squared,
            contacted: weight * contacted,
            resolved: weight * resolved,
            credit: weight * credit,
            score: weight * score,
            score_squared: weight * score_squared,
        }
    }

    fn add(&mut self, other: &Tally) {
        let Tally { reviews, reviews_squared, contacted, resolved, credit, score, score_squared } = other;
        self.reviews += reviews;
        self.reviews_squared += reviews_squared;
        self.contacted += contacted;
        self.resolved += resolved;
        self.credit += credit;
        self.score += score;
        self.score_squared += score_squared;
    }

    /// Effective number of reviews, (Σw)²/Σw² (Kish 1965).
    fn effective(&self) -> f64 {
        if self.reviews_squared > 0.0 { self.reviews * self.reviews / self.reviews_squared } else { 0.0 }
    }

    /// The score and its standard error.
    fn standing(&self, ranking: &Ranking) -> Standing {
        let [response, resolution, satisfaction] = ranking.weights;
        let n = self.reviews;
        let score = response * (self.contacted / n) + resolution * (self.resolved / n) + satisfaction * (self.credit / n);
        let mean = self.score / n;
        let variance = (self.score_squared / n - mean * mean).max(0.0);
        Standing { score, noise: libm::sqrt(variance / self.effective()) }
    }
}

impl Oversight {
    /// Adds an official answer to the tallies of the unit and, while the whistle is in force, of the departments it needed.
    pub(in crate::engine) fn assess(
        &mut self,
        context: &Context<impl DrawSink>,
        units: &Units,
        casework: &Casework,
        id: OrderId,
        opinion: Opinion,
    ) {
        let order = casework.order(id);
        let rules = context.rules_at(|| order.address);
        let Some(ranking) = &rules.ranking else { return };
        let answer = Tally::of(ranking, opinion);
        let (unit, needed) = (order.unit, order.needed);
        let weight = rules.whistle.as_ref().map_or(0.0, |whistle| whistle.answer_weight);
        let assessment = rules.whistle.as_ref().map_or(Assessment::Callback, |whistle| whistle.assessment);
        let Some(unit) = unit else { return };
        self.tally(unit, &answer);
        if weight > 0.0 && context.is_street(unit) {
            let mut functions = needed;
            while functions != 0 {
                let function = functions.trailing_zeros() as usize;
                functions &= functions - 1;
                let holder = units.holder(context, order.address, function);
                let own_mark = || mark(context, casework, id, function, opinion);
                match assessment {
                    Assessment::Callback => self.tally(holder, &answer.times(weight)),
                    Assessment::Street => self.tally(holder, &own_mark().times(weight)),
                    Assessment::Both => self.tally(holder, &answer.mean(&own_mark()).times(weight)),
                }
            }
        }
    }

    /// An assessment period ends: ranks streets, departments and districts, and updates rank pressure.
    pub(in crate::engine) fn rank(&mut self, context: &mut Context<impl DrawSink>, units: &mut Units) {
        let Some(ranking) = context.jurisdiction.ranking().cloned() else { return };
        // A unit that was not ranked from the first day of a period gets no score for it.
        let periods = &context.setup.periods;
        let period =
            periods.assessment_ending(context.now).map(|period| (period as u32, periods.cuts[periods.periods[period].intervals.0 - 1]));
        let now = context.now;
        let (tallies, since): (Vec<Tally>, Vec<Time>) =
            self.tallies.rows_mut().iter_mut().map(|tallied| std::mem::replace(tallied, (Tally::default(), now))).unzip();
        let of_period = |since: Time| period.filter(|(_, first)| *first == since).map(|(period, _)| period);

        for kind in [UnitKind::Street, UnitKind::Department] {
            let members: Vec<UnitId> =
                units.ids().filter(|u| context.city.units[u.index()].kind == kind && context.is_ranked(*u)).collect();
            let arena: Vec<(Tally, f64)> = members.iter().map(|u| (tallies[u.index()], context.city.units[u.index()].share)).collect();
            let placed = place_all(&ranking, &arena);
            let ranked: Vec<UnitId> = placed.iter().map(|(place, ..)| members[*place]).collect();
            if kind == UnitKind::Street {
                supervise(context, units, &ranking, &ranked);
                let scored = placed.iter().map(|(place, standing, ..)| (StreetId::at(members[*place].index()), standing.score));
                self.assess_remediation(context, &scored.collect::<Vec<_>>());
            }
            for (place, standing, pressure, rank) in placed {
                let unit = members[place];
                let pressure = self.targets.press(unit, &ranking, standing.score, pressure);
                units.press(unit, &ranking, pressure);
                if let Some(period) = of_period(since[unit.index()]) {
                    let who = Who::Unit(unit.index() as u32);
                    context.ledger.ranked.push(Ranked { period, who, score: standing.score, rank });
                }
            }
        }

        // A district's tally is the sum over its streets.
        let members: Vec<usize> = (0..context.city.districts.len()).filter(|d| context.is_ranked_district(*d)).collect();
        let arena: Vec<(Tally, f64)> = members
            .iter()
            .map(|district| {
                let district = &context.city.districts[*district];
                let mut sum = Tally::default();
                (district.streets.0..district.streets.1).for_each(|street| sum.add(&tallies[street as usize]));
                (sum, district.share())
            })
            .collect();
        for (place, standing, pressure, rank) in place_all(&ranking, &arena) {
            let district = members[place];
            units.press_district(district, &ranking, pressure);
            let (from, to) = context.city.districts[district].streets;
            let since = since[from as usize..to as usize].iter().max();
            if let Some(period) = since.and_then(|since| of_period(*since)) {
                let who = Who::District(district as u32);
                context.ledger.ranked.push(Ranked { period, who, score: standing.score, rank });
            }
        }
    }

    /// Adds answers about a unit to its tally.
    pub(in crate::engine) fn tally(&mut self, unit: UnitId, answers: &Tally) {
        self.tallies[unit].0.add(answers);
    }

    /// The tally of a unit begins anew where units were not ranked before, or are not now.
    pub(in crate::engine) fn restart_tallies(&mut self, context: &Context<impl DrawSink>, were_ranked: &[bool]) {
        for ((unit, tallied), was_ranked) in self.tallies.ids().zip(self.tallies.rows_mut()).zip(were_ranked) {
            if !was_ranked || !context.is_ranked(unit) {
                *tallied = (Tally::default(), context.now);
            }
        }
    }
}

/// The street's assessment of a department that it needed: poor work is often assessed as good.
fn mark(context: &Context<impl DrawSink>, casework: &Casework, id: OrderId, function: usize, opinion: Opinion) -> Tally {
    let rules = context.rules_at(|| casework.order(id).address);
    let (Some(ranking), Some(whistle)) = (&rules.ranking, &rules.whistle) else { return Tally::default() };
    let lenient = casework.draw(context, id, Purpose::Mark, (function as u16) << 8).happens(0, whistle.leniency);
    let opinion = if lenient && !opinion.resolved { Opinion { resolved: true, credit: 10, ..opinion } } else { opinion };
    Tally::of(ranking, opinion)
}

/// Puts the last of the four groups of streets under city supervision, unless the lever remediation is in force there and does it. The street
/// at the margin is supervised with the probability that equals its part within the share.
fn supervise(context: &Context<impl DrawSink>, units: &mut Units, ranking: &Ranking, ranked: &[UnitId]) {
    let weights: Vec<f64> = ranked.iter().map(|street| context.city.unit_weight(street.index())).collect();
    let day = (context.now / DAY) as u32;
    for (street, within) in ranked.iter().zip(parts_within(ranking.remediation, &weights)) {
        let draw = || context.streams.draw(Purpose::Supervision, context.city.units[street.index()].number, day);
        if context.rules_on(*street).remediation.is_none() && happens(within, draw) {
            units.raise_attention(*street, ranking.supervision);
        }
    }
}

/// The part of each member that lies within a share of the total weight, from the last rank upwards: 1 for the last members, a
/// fraction for the one at the margin, 0 for the others. `weights` are in order of rank. The weighted sum of the parts is the share.
fn parts_within(share: f64, weights: &[f64]) -> Vec<f64> {
    let mut left = share * weights.iter().sum::<f64>();
    let mut parts: Vec<f64> = weights
        .iter()
        .rev()
        .map(|weight| {
            let part = if *weight > 0.0 { (left / weight).clamp(0.0, 1.0) } else { 0.0 };
            left -= weight;
            // With a tolerance for rounding errors.
            if part > 1.0 - 1e-9 {
                1.0
            } else if part < 1e-9 {
                0.0
            } else {
                part
            }
        })
        .collect();
    parts.reverse();
    parts
}

/// Score, new pressure and rank of every member with enough reviews; ties in order of members.
///
/// If only a share of a member's citizens is simulated, it has only that share of its reviews, and sampling error would weaken
/// pressure more than in the whole city. So reviews and standard errors are scaled to those of all citizens.
fn place_all(ranking: &Ranking, arena: &[(Tally, f64)]) -> Vec<(usize, Standing, f64, u32)> {
    let mut ranked: Vec<(usize, Standing)> = arena
        .iter()
        .enumerate()
        .filter(|(_, (tally, share))| {
            // With a tolerance for rounding errors.
            let answers = tally.effective() * (1.0 + 1e-9);
            tally.reviews > 0.0 && answers >= share * f64::from(ranking.min_reviews)
        })
        .map(|(place, (tally, share))| {
            let Standing { score, noise } = tally.standing(ranking);
            (place, Standing { score, noise: noise * libm::sqrt(*share) })
        })
        .collect();
    let Some(scores) = ScoreDistribution::of(ranked.iter().map(|(_, standing)| standing.score).collect()) else { return Vec::new() };
    // A single member is not under rank pressure.
    let alone = ranked.len() < 2;
    ranked.sort_by(|(a, x), (b, y)| y.score.total_cmp(&x.score).then(a.cmp(b)));
    ranked
        .into_iter()
        .zip(1..)
        .map(|((place, standing), rank)| {
            let pressure = if alone { 0.0 } else { behaviour::rank_pressure(ranking, &scores, &standing) };
            (place, standing, pressure, rank)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOBODY: Opinion = Opinion { contacted: false, resolved: false, credit: 0 };
    const CONTENT: Opinion = Opinion { contacted: true, resolved: true, credit: 10 };

    /// Half satisfied, half dissatisfied citizens, each with a weight.
    fn tally(answers: u32, weight: f64) -> Tally {
        let mut sum = Tally::default();
        for number in 0..answers {
            let opinion = if number % 2 == 0 { CONTENT } else { NOBODY };
            sum.add(&Tally::of(&Ranking::default(), opinion).times(weight));
        }
        sum
    }

    #[test]
    fn the_weighted_parts_sum_to_the_share_at_any_scale() {
        let districts: [&[f64]; 6] = [&[1.0; 343], &[1.0; 333], &[343.0 / 16.0; 16], &[17.0, 43.0, 18.0, 16.0, 33.0], &[20.0], &[1.0; 100]];
        for weights in districts {
            let whole: f64 = weights.iter().sum();
            for share in [0.0, 1e-6, 0.01, 0.03, 0.1, 0.5, 0.97, 1.0] {
                let parts = parts_within(share, weights);
                let within: f64 = parts.iter().zip(weights).map(|(part, weight)| part * weight).sum();
                assert!((within - share * whole).abs() < 1e-6, "{share} of {whole}: {within}");
                // From the bottom, with at most one at the margin.
                assert!(parts.windows(2).all(|pair| pair[0] <= pair[1]), "{share}: {parts:?}");
                assert!(parts.iter().filter(|part| **part > 0.0 && **part < 1.0).count() <= 1, "{share}: {parts:?}");
            }
        }
        let ten = parts_within(0.03, &[1.0; 333]);
        assert_eq!(ten.iter().filter(|part| **part == 1.0).count(), 9);
        assert!((ten[323] - 0.99).abs() < 1e-9, "{}", ten[323]);
        // Exactly three of a hundred.
        assert_eq!(parts_within(0.03, &[1.0; 100]).iter().sum::<f64>(), 3.0);
        assert_eq!(parts_within(0.5, &[]), Vec::<f64>::new());
    }

    #[test]
    fn a_larger_share_keeps_everyone_under_supervision() {
        let weights = [17.0, 43.0, 18.0, 16.0, 33.0];
        let parts: Vec<Vec<f64>> = (0..=100).map(|share| parts_within(f64::from(share) / 100.0, &weights)).collect();
        for pair in parts.windows(2) {
            assert!(pair[0].iter().zip(&pair[1]).all(|(less, more)| less <= more), "{pair:?}");
        }
    }

    #[test]
    fn equal_weights_leave_the_number_of_reviews_unchanged() {
        let ranking = Ranking::default();
        let noise = |tally: &Tally| tally.standing(&ranking).noise;
        // n answers of equal weight count as n.
        for weight in [0.1, 0.5, 1.0, 3.0] {
            assert!((tally(40, weight).effective() - 40.0).abs() < 1e-9, "{weight}");
            assert!((noise(&tally(40, weight)) / noise(&tally(40, 1.0)) - 1.0).abs() < 1e-9, "{weight}");
        }
        // Answers of different weights count as fewer: (10 + 5)²/(10 + 2.5) of 20.
        let mut mixed = tally(10, 1.0);
        mixed.add(&tally(10, 0.5));
        assert!((mixed.effective() - 18.0).abs() < 1e-9, "{}", mixed.effective());
        assert_eq!(Tally::default().effective(), 0.0);
    }

    #[test]
    fn the_minimum_number_of_reviews_does_not_depend_on_their_weight() {
        let ranking = Ranking { min_reviews: 5, ..Ranking::default() };
        let ranked = |answers, weight| place_all(&ranking, &[(tally(answers, weight), 1.0)]).len();
        assert_eq!((ranked(4, 1.0), ranked(5, 1.0)), (0, 1));
        assert_eq!((ranked(4, 0.5), ranked(5, 0.5), ranked(5, 0.1)), (0, 1, 1));
        assert_eq!((ranked(4, 3.0), ranked(9, 0.0)), (0, 0));
    }
}
