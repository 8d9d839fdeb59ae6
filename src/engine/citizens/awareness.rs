//! Awareness: which citizens think of the hotline when something is wrong.
//!
//! Each citizen has a place in the order in which a community comes to think of it; those below the community's awareness do. An order that
//! is said to be resolved makes newcomers by word of mouth (imitation in Bass 1969), once, since such an order does not come back to its
//! unit; others forget. The initial share is in balance with the resolved orders of the warm-up: it moves only if those who know the hotline
//! hear of more or fewer than before, so a city whose rules stay as they were has no trend. Demand grows by callers, not by calls per caller. Beijing's calling numbers rose
//! from 2.82 to 5.62 million while calls per number rose from 2.5 to 2.6. Described in `docs/odd.md`, 7.2.

use super::*;

/// Awareness of the hotline; empty where everybody is always aware.
pub(super) struct Awareness {
    communities: Table<CommunityId, f64>,
    /// Means over residents.
    streets: Table<StreetId, f64>,
    /// Resolved orders of each community in the second half of the warm-up.
    before: Table<CommunityId, u32>,
}

impl Awareness {
    /// The initial shares.
    pub(super) fn new(setup: &Setup, city: &City) -> Awareness {
        let initial = setup.tables.demand.awareness;
        let is_on = initial < 1.0;
        Awareness {
            communities: city.communities.iter().filter(|_| is_on).map(|_| initial).collect(),
            streets: city.streets.iter().filter(|_| is_on).map(|_| initial).collect(),
            before: city.communities.iter().filter(|_| is_on).map(|_| 0).collect(),
        }
    }

    fn is_on(&self) -> bool {
        self.streets.ids().len() > 0
    }

    /// Somebody in a community tells others that an order was resolved.
    pub(super) fn spread(&mut self, context: &Context<impl DrawSink>, community: CommunityId) {
        if !self.is_on() {
            return;
        }
        if context.is_after_warmup() {
            let aware = &mut self.communities[community];
            *aware = 1.0 - (1.0 - *aware) * libm::exp(-told(context, community, 1.0));
        } else if context.now >= context.second_half() {
            self.before[community] += 1;
        }
    }

    /// Daily: what balances the resolved orders of the warm-up, decay to the initial share, and update of the means of streets.
    pub(super) fn decay_daily(&mut self, context: &Context<impl DrawSink>) {
        if !self.is_on() {
            return;
        }
        let demand = &context.setup.tables.demand;
        let memory = libm::exp2(-f64::from(DAY) / demand.awareness_memory.seconds().max(1.0));
        let days = f64::from(context.setup.rules_from - context.second_half()) / f64::from(DAY);
        let mut sums = vec![0.0; context.city.streets.len()];
        for (id, aware) in self.communities.ids().zip(self.communities.rows_mut()) {
            if context.is_after_warmup() {
                // In proportion to those who are aware: only better service than before makes newcomers, not their number.
                let usual = told(context, id, f64::from(self.before[id]) / days.max(1.0)) * *aware / demand.awareness;
                *aware = (1.0 - (1.0 - *aware) * libm::exp(usual)).max(0.0);
                *aware = demand.awareness + memory * (*aware - demand.awareness);
            }
            sums[context.street_of(id).index()] += *aware * f64::from(context.city.communities[id.index()].residents);
        }
        for ((mean, street), sum) in self.streets.rows_mut().iter_mut().zip(&context.city.streets).zip(sums) {
            *mean = sum / street.residents.max(1) as f64;
        }
    }
}

/// How often each resident of a community hears of this number of resolved orders.
fn told(context: &Context<impl DrawSink>, community: CommunityId, orders: f64) -> f64 {
    let residents = f64::from(context.city.communities[community.index()].residents.max(1));
    context.setup.tables.demand.awareness_spread * orders / residents
}

impl Citizens {
    /// The place of a citizen in the order in which citizens come to think of the hotline, from 0 to 1.
    fn place_in_order<N: DrawSink>(context: &Context<N>, citizen: u32) -> f64 {
        context.streams.draw(Purpose::Awareness, u64::from(citizen), 0).uniform(0)
    }

    /// Whether a citizen thinks of the hotline now.
    pub(in crate::engine) fn is_aware(&self, context: &Context<impl DrawSink>, community: CommunityId, citizen: u32) -> bool {
        !self.awareness.is_on() || Citizens::place_in_order(context, citizen) < self.awareness.communities[community]
    }

    /// Whether a citizen thought of it from the beginning.
    pub(in crate::engine) fn was_aware(&self, context: &Context<impl DrawSink>, citizen: u32) -> bool {
        !self.awareness.is_on() || Citizens::place_in_order(context, citizen) < context.setup.tables.demand.awareness
    }

    /// Factor on the consultations of a street: its awareness to the power of `consultation_awareness`.
    pub(in crate::engine) fn consulting(&self, context: &Context<impl DrawSink>, street: StreetId) -> f64 {
        let exponent = context.setup.tables.demand.consultation_awareness;
        if self.awareness.is_on() { libm::pow(self.awareness.streets[street], exponent) } else { 1.0 }
    }
}
