//! The bound under which a community's reports are scheduled, and its lists of problems.

use super::latent::Latent;
use super::*;

/// Distance between a community's reputation and the new bound set above it, at least.
const BOUND_STEP: f64 = 0.08;

/// The bound on the reputation that affects a community's reports, given its reputation at the start.
pub(super) fn first_bound(setup: &Setup) -> f64 {
    // The citywide record of a category may raise reputation to any value.
    if setup.tables.demand.topic_reputation > 0.0 { 1.0 } else { latent::bound_above(setup.tables.city.reputation + BOUND_STEP) }
}

impl<N: DrawSink> World<'_, N> {
    /// Schedules the occasions in `found` for a problem.
    fn schedule_found(&mut self, index: ProblemId) {
        let found = std::mem::take(&mut self.found);
        self.schedule_occasions(index, &found);
        self.found = found;
    }

    /// Schedules occasions of a problem.
    pub(super) fn schedule_occasions(&mut self, index: ProblemId, occasions: &[(Time, u16)]) {
        let problem = &mut self.problems[index];
        problem.references += occasions.len() as u16;
        if problem.frequent {
            problem.awaited = occasions.first().map_or(0, |(_, number)| *number);
        }
        for (time, number) in occasions {
            self.context.schedule(*time, Event::Occasion { problem: index, number: *number });
        }
    }

    /// Schedules the next occasion of a problem with frequent occasions, if none is awaited. If nobody reports problems in hand, it
    /// waits until the problem is not in hand.
    pub(super) fn await_occasion_if_none(&mut self, index: ProblemId) {
        let problem = &self.problems[index];
        let idle = problem.lead.is_some() && self.context.setup.tables.demand.in_hand <= 0.0;
        if !problem.frequent || problem.awaited != 0 || idle || problem.is_over(self.context.now) {
            return;
        }
        let from = (self.context.now + 1).max(problem.hidden);
        let (arrivals, reputation) = (self.arrivals, self.communities[self.community_of(index)].bound);
        self.found.clear();
        arrivals.find_occasions(problem, None, arrivals.onset_of(problem.address), from, (None, reputation), &mut self.found);
        self.schedule_found(index);
    }

    /// Raises a community's bound above its reputation, and adds the occasions of its problems that may be used now.
    ///
    /// Problems are processed in order of address, with or without slots, so that ties within a second do not depend on storage.
    pub(super) fn raise_bound(&mut self, community: CommunityId) {
        self.prune_problems(community);
        let arrivals = self.arrivals;
        let place = &mut self.communities[community];
        let bound = latent::bound_above(place.reputation + BOUND_STEP);
        let old = std::mem::replace(&mut place.bound, bound);
        let level = Latent::level(bound);
        let record = &mut self.community_records[community];
        let slots = record.problems.iter().map(|index| (self.problems[*index].address, Some(*index)));
        let number = u64::from(self.context.city.communities[community.index()].number);
        let audible = record.latent.extract_if(.., |latent| latent.audible_at() <= level);
        let mut problems: Vec<(u64, Option<ProblemId>)> = slots.chain(audible.map(|latent| (latent.address(number), None))).collect();
        problems.sort_unstable();
        for (address, slot) in problems {
            let (problem, onset) = match slot {
                Some(index) => (self.problems[index].clone(), arrivals.onset_of(address)),
                None => arrivals.redrawn(address),
            };
            if problem.frequent && problem.lead.is_some() && self.context.setup.tables.demand.in_hand <= 0.0 {
                continue;
            }
            self.found.clear();
            arrivals.find_occasions(&problem, None, onset, self.context.now.max(problem.hidden), (Some(old), bound), &mut self.found);
            match slot {
                Some(index) => self.schedule_found(index),
                None if self.found.is_empty() => self.list_latent(community, address, problem.ends, level + 1),
                None => {
                    let index = self.store_problem(community, problem);
                    self.schedule_found(index);
                }
            }
        }
    }

    /// Whether a slot holds a problem of a community; it may be free, or reused elsewhere.
    pub(super) fn is_of_community(&self, index: ProblemId, community: CommunityId) -> bool {
        self.problems[index].address >> 40 == u64::from(self.context.city.communities[community.index()].number)
    }

    /// Removes the problems that are over from a community's lists. Suppressed problems to which nothing refers keep their slots until
    /// they are open again.
    pub(super) fn prune_problems(&mut self, community: CommunityId) {
        let mut listed: Vec<(u64, ProblemId)> = std::mem::take(&mut self.community_records[community].problems)
            .into_iter()
            .filter(|index| self.is_of_community(*index, community))
            .map(|index| (self.problems[index].address, index))
            .collect();
        // A slot reused in the same community is listed twice.
        listed.sort_unstable();
        listed.dedup();
        let today = (self.context.now / DAY) as u16;
        self.community_records[community].latent.retain(|latent| latent.last_day() >= today);
        for (_, index) in listed {
            self.free_problem(index);
            let problem = &self.problems[index];
            if problem.address != FREE && !problem.is_over(self.context.now) {
                self.community_records[community].problems.push(index);
            }
        }
    }

    /// Frees the slot of a problem to which no order and no event refers. If it may still be reported one day, it becomes latent; where
    /// streets act on problems that nobody reports, it keeps its slot until it is over, so that it is listed once.
    pub(super) fn free_problem(&mut self, index: ProblemId) {
        let problem = &self.problems[index];
        let over = problem.is_over(self.context.now);
        if problem.references > 0 || !over && (self.arrivals.lists_all || problem.frequent || problem.hidden > self.context.now) {
            return;
        }
        let (address, ends) = (problem.address, problem.ends);
        self.problems[index].address = FREE;
        self.free_problems.push(index);
        if !over {
            let community = self.context.community_at(address);
            let level = Latent::level(self.communities[community].bound) + 1;
            self.list_latent(community, address, ends, level);
        }
    }
}
