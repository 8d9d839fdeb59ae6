//! The bound under which a community's reports are scheduled.

use super::latent::Latent;
use super::*;

/// Distance between a community's reputation and the new bound set above it, at least.
const BOUND_STEP: f64 = 0.08;

/// The bound on the reputation that affects a community's reports, given its reputation at the start.
pub(super) fn first_bound(setup: &Setup) -> f64 {
    // The ease of a category may raise reputation to any value.
    if setup.tables.demand.trivial > 0.0 { 1.0 } else { latent::bound_above(setup.tables.city.reputation + BOUND_STEP) }
}

impl<N: DrawSink> Demand<'_, N> {
    /// Schedules the occasions in `found` for a problem.
    fn schedule_found(&mut self, context: &mut Context<N>, id: ProblemId) {
        let found = std::mem::take(&mut self.found);
        self.schedule_occasions(context, id, &found);
        self.found = found;
    }

    /// Schedules occasions of a problem.
    pub(super) fn schedule_occasions(&mut self, context: &mut Context<N>, id: ProblemId, occasions: &[(Time, u16)]) {
        let problem = &mut self.problems[id];
        problem.references += occasions.len() as u16;
        if problem.frequent {
            problem.awaited = occasions.first().map_or(0, |(_, number)| *number);
        }
        for (time, number) in occasions {
            context.schedule(*time, Event::Occasion { problem: id, number: *number });
        }
    }

    /// Schedules the next occasion of a problem with frequent occasions, if none is awaited. If nobody reports problems in hand, it
    /// waits until the problem is not in hand.
    pub(in crate::engine) fn await_occasion_if_none(&mut self, context: &mut Context<N>, id: ProblemId) {
        let problem = &self.problems[id];
        let idle = problem.lead.is_some() && context.setup.tables.demand.in_hand <= 0.0;
        if !problem.frequent || problem.awaited != 0 || idle || problem.is_over(context.now) {
            return;
        }
        let from = (context.now + 1).max(problem.hidden);
        let (arrivals, reputation) = (self.arrivals, self.bounds[context.community_at(problem.address)]);
        self.found.clear();
        arrivals.find_occasions(problem, None, arrivals.onset_of(problem.address), from, (None, reputation), &mut self.found);
        self.schedule_found(context, id);
    }

    /// Whether a community's reputation exceeds its bound.
    pub(in crate::engine) fn exceeds_bound(&self, community: CommunityId, reputation: f64) -> bool {
        reputation > self.bounds[community]
    }

    /// Raises a community's bound above its reputation, and adds the occasions of its problems that may be used now.
    ///
    /// Problems are processed in order of address, with or without slots, so that ties within a second do not depend on storage.
    pub(in crate::engine) fn raise_bound(&mut self, context: &mut Context<N>, community: CommunityId, reputation: f64) {
        self.prune_problems(context, community);
        let arrivals = self.arrivals;
        let bound = latent::bound_above(reputation + BOUND_STEP);
        let old = std::mem::replace(&mut self.bounds[community], bound);
        let level = Latent::level(bound);
        let listed = &mut self.listed[community];
        let slots = listed.slots.iter().map(|id| (self.problems[*id].address, Some(*id)));
        let number = u64::from(context.city.communities[community.index()].number);
        let audible = listed.latent.extract_if(.., |latent| latent.audible_at() <= level);
        let mut problems: Vec<(u64, Option<ProblemId>)> = slots.chain(audible.map(|latent| (latent.address(number), None))).collect();
        problems.sort_unstable();
        for (address, slot) in problems {
            let (problem, onset) = match slot {
                Some(id) => (self.problems[id].clone(), arrivals.onset_of(address)),
                None => arrivals.redrawn(address),
            };
            if problem.frequent && problem.lead.is_some() && context.setup.tables.demand.in_hand <= 0.0 {
                continue;
            }
            self.found.clear();
            arrivals.find_occasions(&problem, None, onset, context.now.max(problem.hidden), (Some(old), bound), &mut self.found);
            match slot {
                Some(id) => self.schedule_found(context, id),
                None if self.found.is_empty() => self.list_latent(context, community, address, problem.ends, level + 1),
                None => {
                    let id = self.store_problem(community, problem);
                    self.schedule_found(context, id);
                }
            }
        }
    }
}
