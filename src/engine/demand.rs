//! Demand: problems arise, and citizens affected by them report them, or not.

mod affected;
mod arrivals;
mod births;
mod bound;
mod kernel;
mod latent;
mod occasions;
mod onset;
mod pipeline;
mod problem;
mod reporting;
mod slots;
pub(super) mod trivial;

use super::*;
use affected::AffectedSampler;
pub(super) use arrivals::Arrivals;
pub(super) use births::{Cohort, Onsets};
use latent::{Burden, Latent};
pub(super) use occasions::LAST_OCCASION;
pub use pipeline::Executor;
pub(super) use pipeline::{Inline, Job, Pipeline};
pub(super) use problem::{Problem, State};
pub(super) use reporting::call_after;

/// The problems of a community.
#[derive(Clone, Debug, Default)]
struct Listed {
    /// Those with a slot, including some that are over.
    slots: Vec<ProblemId>,
    /// Latent ones that a higher bound may bring to light, including some that are over.
    latent: Vec<Latent>,
}

/// All problems.
pub(super) struct Demand<'a, N: DrawSink> {
    arrivals: &'a Arrivals<'a, N>,
    problems: Table<ProblemId, Problem>,
    free: Vec<ProblemId>,
    listed: Table<CommunityId, Listed>,
    /// Upper bound on the reputation of each community so far; occasions that need a higher one have been skipped.
    bounds: Table<CommunityId, f64>,
    /// Changes by cures of the citizens affected by problems, by community and, on request, by category.
    burden: Burden,
    topic_burden: Option<Burden>,
    /// Occasions found for one problem.
    found: Vec<(Time, u16)>,
}

impl<'a, N: DrawSink> Demand<'a, N> {
    /// No problems yet.
    pub(super) fn new(arrivals: &'a Arrivals<'a, N>, context: &Context<N>) -> Demand<'a, N> {
        let (setup, communities) = (context.setup, &context.city.communities);
        let intervals = setup.periods.count();
        Demand {
            arrivals,
            problems: Table::new(),
            free: Vec::new(),
            listed: communities.iter().map(|_| Listed::default()).collect(),
            bounds: communities.iter().map(|_| bound::first_bound(setup)).collect(),
            burden: Burden::new(communities.len(), intervals),
            topic_burden: context.ledger.topics.as_ref().map(|topics| Burden::new(topics.cells.width(), intervals)),
            found: Vec::new(),
        }
    }

    pub(super) fn arrivals(&self) -> &'a Arrivals<'a, N> {
        self.arrivals
    }

    /// No onsets yet.
    pub(super) fn no_onsets(&self, context: &Context<N>) -> Onsets<N> {
        Onsets::new(context.setup, context.city, self.topic_burden.is_some())
    }

    #[inline]
    pub(super) fn problem(&self, id: ProblemId) -> &Problem {
        &self.problems[id]
    }

    /// Reads a problem, to bring it into the cache.
    #[inline]
    pub(super) fn touch(&self, id: ProblemId) -> u64 {
        self.problems.get(id).map_or(0, |problem| problem.address)
    }

    /// Another order or event refers to a problem.
    pub(super) fn refer(&mut self, id: ProblemId) {
        self.problems[id].references += 1;
    }

    /// An order or event no longer refers to a problem: its slot may be free.
    pub(super) fn release(&mut self, context: &Context<N>, id: ProblemId) {
        self.problems[id].references -= 1;
        self.free_problem(context, id);
    }

    /// An order about a problem is in hand as its lead, or none is.
    pub(super) fn set_lead(&mut self, id: ProblemId, lead: Option<OrderId>) {
        self.problems[id].lead = lead;
    }
}
