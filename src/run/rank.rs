//! The monthly assessment: scores, ranks, and the pressure that comes of them.

use super::*;
use crate::behaviour::{self, Field, Standing};
use crate::city::UnitKind;
use crate::ledger::{Ranked, Who};
use crate::levers::ranking::Ranking;
use crate::levers::whistle::Assessment;

impl Tally {
    /// One answer.
    pub(super) fn of(ranking: &Ranking, opinion: Opinion) -> Tally {
        let [contacted, resolved] = [opinion.contacted, opinion.resolved].map(|said| f64::from(u8::from(said)));
        let credit = f64::from(opinion.credit) / 10.0;
        let score = ranking.weights[0] * contacted + ranking.weights[1] * resolved + ranking.weights[2] * credit;
        Tally { reviews: 1.0, contacted, resolved, credit, score, score_squared: score * score }
    }

    pub(super) fn times(&self, weight: f64) -> Tally {
        let Tally { reviews, contacted, resolved, credit, score, score_squared } = self;
        Tally {
            reviews: weight * reviews,
            contacted: weight * contacted,
            resolved: weight * resolved,
            credit: weight * credit,
            score: weight * score,
            score_squared: weight * score_squared,
        }
    }

    pub(super) fn add(&mut self, other: &Tally) {
        let Tally { reviews, contacted, resolved, credit, score, score_squared } = other;
        self.reviews += reviews;
        self.contacted += contacted;
        self.resolved += resolved;
        self.credit += credit;
        self.score += score;
        self.score_squared += score_squared;
    }

    /// The score, and the sampling error that chance gives it.
    fn standing(&self, ranking: &Ranking) -> Standing {
        let [response, resolution, satisfaction] = ranking.weights;
        let n = self.reviews;
        let score = response * (self.contacted / n) + resolution * (self.resolved / n) + satisfaction * (self.credit / n);
        let mean = self.score / n;
        let variance = (self.score_squared / n - mean * mean).max(0.0);
        Standing { score, noise: libm::sqrt(variance / n) }
    }
}

impl<N: Notebook> World<'_, N> {
    /// One official answer enters the tallies of the unit and, while the whistle is in force, of the departments it needed.
    pub(super) fn assess(&mut self, index: u32, opinion: Opinion) {
        let rules = self.rules_of(index);
        let Some(ranking) = &rules.ranking else { return };
        let order = &self.orders[index as usize];
        let answer = Tally::of(ranking, opinion);
        let (unit, needed) = (order.unit, order.needed);
        let weight = rules.whistle.as_ref().map_or(0.0, |whistle| whistle.answer_weight);
        let own_mark = rules.whistle.as_ref().is_some_and(|whistle| whistle.assessment == Assessment::Street);
        if unit != NONE {
            self.desks[unit as usize].tally.add(&answer);
        }
        if weight > 0.0 && unit != NONE && self.is_street(unit) {
            let mut functions = needed;
            while functions != 0 {
                let function = functions.trailing_zeros() as usize;
                functions &= functions - 1;
                let holder = self.holder(index, function);
                let answer = if own_mark { self.mark(index, function, opinion) } else { answer };
                self.desks[holder as usize].tally.add(&answer.times(weight));
            }
        }
    }

    /// The street's own mark for a department that it needed: bad work is often marked as good.
    fn mark(&self, index: u32, function: usize, opinion: Opinion) -> Tally {
        let rules = self.rules_of(index);
        let (Some(ranking), Some(whistle)) = (&rules.ranking, &rules.whistle) else { return Tally::default() };
        let lenient = self.order_draw(index, Question::Mark, (function as u16) << 8).happens(0, whistle.leniency);
        let opinion = if lenient && !opinion.resolved { Opinion { resolved: true, credit: 10, ..opinion } } else { opinion };
        Tally::of(ranking, opinion)
    }

    /// Whether a unit is ranked under the rules in force.
    pub(super) fn is_ranked(&self, unit: usize) -> bool {
        self.rules_on(unit as u32).ranking.is_some()
    }

    /// Whether a district is.
    pub(super) fn is_ranked_district(&self, district: usize) -> bool {
        self.jurisdiction.rules[usize::from(self.jurisdiction.of_district[district])].ranking.is_some()
    }

    /// An assessment period ends: three arenas are ranked, and pressure moves.
    pub(super) fn rank(&mut self) {
        let Some(ranking) = self.jurisdiction.ranking().cloned() else { return };
        // Who was not ranked from the first day of a period has no score for it.
        let periods = &self.plan.periods;
        let period =
            periods.assessment_ending(self.now).map(|period| (period as u32, periods.cuts[periods.periods[period].intervals.0 - 1]));
        let since: Vec<Time> = self.desks.iter_mut().map(|desk| std::mem::replace(&mut desk.tally_from, self.now)).collect();
        let of_period = |since: Time| period.filter(|(_, first)| *first == since).map(|(period, _)| period);
        let tallies: Vec<Tally> = self.desks.iter_mut().map(|desk| std::mem::take(&mut desk.tally)).collect();

        for kind in [UnitKind::Street, UnitKind::Department] {
            let members: Vec<usize> = (0..tallies.len()).filter(|u| self.city.units[*u].kind == kind && self.is_ranked(*u)).collect();
            let arena: Vec<(Tally, f64)> = members.iter().map(|u| (tallies[*u], self.city.units[*u].share)).collect();
            let placed = place_all(&ranking, &arena);
            let treated = libm::floor(ranking.treatment * placed.len() as f64 + 0.5) as u32;
            let count = placed.len() as u32;
            self.imitate(&placed.iter().map(|(place, ..)| members[*place]).collect::<Vec<_>>());
            for (place, standing, pressure, rank) in placed {
                let unit = members[place];
                if kind == UnitKind::Street && rank + treated > count {
                    // The last of the four groups comes under the city's own supervision.
                    let attention = &mut self.desks[unit].leaders_attention;
                    *attention += (1.0 - *attention) * ranking.supervision;
                }
                let old = &mut self.desks[unit].rank_pressure;
                *old = ranking.memory * *old + (1.0 - ranking.memory) * pressure;
                if let Some(period) = of_period(since[unit]) {
                    let who = Who::Unit(unit as u32);
                    self.ledger.ranked.push(Ranked { period, who, score: standing.score, rank });
                }
            }
        }

        // A district is assessed by its streets.
        let members: Vec<usize> = (0..self.city.districts.len()).filter(|d| self.is_ranked_district(*d)).collect();
        let arena: Vec<(Tally, f64)> = members
            .iter()
            .map(|district| {
                let district = &self.city.districts[*district];
                let mut sum = Tally::default();
                (district.streets.0..district.streets.1).for_each(|street| sum.add(&tallies[street as usize]));
                (sum, district.share())
            })
            .collect();
        for (place, standing, pressure, rank) in place_all(&ranking, &arena) {
            let district = members[place];
            let old = &mut self.district_rank[district];
            *old = ranking.memory * *old + (1.0 - ranking.memory) * pressure;
            let (from, to) = self.city.districts[district].streets;
            let since = since[from as usize..to as usize].iter().max();
            if let Some(period) = since.and_then(|since| of_period(*since)) {
                let who = Who::District(district as u32);
                self.ledger.ranked.push(Ranked { period, who, score: standing.score, rank });
            }
        }
    }
}

/// Standing, new pressure and rank of every member of an arena that has enough reviews; ties in order of members.
///
/// Where only a share of a member's citizens is simulated, it has only that share of its reviews. Chance would then rule its score
/// more than in the whole city, and pressure would fade: its reviews and its sampling error are taken as those of the whole.
fn place_all(ranking: &Ranking, arena: &[(Tally, f64)]) -> Vec<(usize, Standing, f64, u32)> {
    let mut ranked: Vec<(usize, Standing)> = arena
        .iter()
        .enumerate()
        .filter(|(_, (tally, share))| tally.reviews > 0.0 && tally.reviews >= share * f64::from(ranking.min_reviews))
        .map(|(place, (tally, share))| {
            let Standing { score, noise } = tally.standing(ranking);
            (place, Standing { score, noise: noise * libm::sqrt(*share) })
        })
        .collect();
    let Some(field) = Field::of(ranked.iter().map(|(_, standing)| standing.score).collect()) else { return Vec::new() };
    // Who is alone has nobody to be ranked against: no pressure.
    let alone = ranked.len() < 2;
    ranked.sort_by(|(a, x), (b, y)| y.score.total_cmp(&x.score).then(a.cmp(b)));
    ranked
        .into_iter()
        .zip(1..)
        .map(|((place, standing), rank)| {
            let pressure = if alone { 0.0 } else { behaviour::rank_pressure(ranking, &field, &standing) };
            (place, standing, pressure, rank)
        })
        .collect()
}
