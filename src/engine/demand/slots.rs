//! The slots of problems, and the lists of each community's problems.

use super::latent::Latent;
use super::problem::FREE;
use super::*;

/// Where a problem is listed in its community.
#[derive(Clone, Copy, Debug)]
pub(in crate::engine) enum Listing {
    Slot(ProblemId),
    /// Its number among the latent problems.
    Latent(usize),
}

impl<N: DrawSink> Demand<'_, N> {
    /// Stores a problem in a slot, and lists it in its community.
    pub(super) fn store_problem(&mut self, community: CommunityId, problem: Problem) -> ProblemId {
        // Prefetches the slot of a later problem.
        if let Some(next) = self.free.len().checked_sub(6) {
            std::hint::black_box(self.problems[self.free[next]].references);
        }
        let id = match self.free.pop() {
            Some(id) => {
                self.problems[id] = problem;
                id
            }
            None => self.problems.push(problem),
        };
        self.listed[community].slots.push(id);
        id
    }

    /// How many problems are listed in a community.
    pub(in crate::engine) fn count(&self, community: CommunityId) -> usize {
        self.listed[community].slots.len() + self.listed[community].latent.len()
    }

    /// A problem among those listed in a community, if it still exists: first those with slots, then the latent ones.
    pub(in crate::engine) fn listed_problem(
        &self,
        context: &Context<N>,
        community: CommunityId,
        pick: usize,
    ) -> Option<(Listing, Problem)> {
        let listed = &self.listed[community];
        match listed.slots.get(pick) {
            Some(id) => {
                let exists = self.is_of_community(context, *id, community);
                exists.then(|| (Listing::Slot(*id), self.problems[*id].clone()))
            }
            None => {
                let number = pick - listed.slots.len();
                let address = listed.latent[number].address(u64::from(context.city.communities[community.index()].number));
                Some((Listing::Latent(number), self.arrivals.redrawn(address).0))
            }
        }
    }

    /// The slot of a listed problem; a latent one gets a slot.
    pub(in crate::engine) fn slot_of(&mut self, community: CommunityId, place: Listing, problem: Problem) -> ProblemId {
        match place {
            Listing::Slot(id) => id,
            Listing::Latent(number) => {
                self.listed[community].latent.remove(number);
                self.store_problem(community, problem)
            }
        }
    }

    /// Whether a slot holds a problem of a community; it may be free, or reused elsewhere.
    pub(super) fn is_of_community(&self, context: &Context<N>, id: ProblemId, community: CommunityId) -> bool {
        self.problems[id].address >> 40 == u64::from(context.city.communities[community.index()].number)
    }

    /// Removes the problems that are over from a community's lists. Suppressed problems to which nothing refers keep their slots until
    /// they are open again.
    pub(super) fn prune_problems(&mut self, context: &Context<N>, community: CommunityId) {
        let mut listed: Vec<(u64, ProblemId)> = std::mem::take(&mut self.listed[community].slots)
            .into_iter()
            .filter(|id| self.is_of_community(context, *id, community))
            .map(|id| (self.problems[id].address, id))
            .collect();
        // A slot reused in the same community is listed twice.
        listed.sort_unstable();
        listed.dedup();
        let today = (context.now / DAY) as u16;
        self.listed[community].latent.retain(|latent| latent.last_day() >= today);
        for (_, id) in listed {
            self.free_problem(context, id);
            let problem = &self.problems[id];
            if problem.address != FREE && !problem.is_over(context.now) {
                self.listed[community].slots.push(id);
            }
        }
    }

    /// Frees the slot of a problem to which no order and no event refers. If it may still be reported one day, it becomes latent; where
    /// streets act on problems that nobody reports, it keeps its slot until it is over, so that it is listed once.
    pub(super) fn free_problem(&mut self, context: &Context<N>, id: ProblemId) {
        let problem = &self.problems[id];
        let over = problem.is_over(context.now);
        if problem.references > 0 || !over && (self.arrivals.lists_all || problem.frequent || problem.hidden > context.now) {
            return;
        }
        let (address, ends) = (problem.address, problem.ends);
        self.problems[id].address = FREE;
        self.free.push(id);
        if !over {
            let community = context.community_at(address);
            let level = Latent::level(self.bounds[community]) + 1;
            self.list_latent(context, community, address, ends, level);
        }
    }

    /// The slots that hold no problem, if each was freed once.
    pub(in crate::engine) fn free_slots(&self) -> Option<std::collections::BTreeSet<ProblemId>> {
        let free: std::collections::BTreeSet<ProblemId> = self.free.iter().copied().collect();
        (free.len() == self.free.len()).then_some(free)
    }
}
