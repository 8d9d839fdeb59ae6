//! The arrival process: problems and the occasions to report them, as functions of their addresses.
//!
//! Nothing here depends on what happens in the city, apart from the highest reputation that a community may have, which callers pass. So the
//! arrivals of a day can be computed beside the events of the day before.

use super::kernel::{CategoryConstants, NeededReputation, Pick, STOCK, severity};
use super::*;
use crate::setup::Shock;

/// The constants of a community.
#[derive(Clone, Debug)]
pub(super) struct CommunityConstants {
    /// Its number in the whole city.
    pub(super) number: u64,
    /// Readiness to call.
    pub(super) voice: f64,
    residents: u32,
    district: u32,
    /// The reputation needed before a mark in each layer above the lowest is used, before severity.
    pub(super) needed: [f64; 3],
}

impl CommunityConstants {
    /// The highest number of citizens that a problem affects.
    pub(super) fn most_affected(&self) -> u16 {
        self.residents.clamp(1, u32::from(u16::MAX)) as u16
    }
}

/// What the arrivals of one replication follow from.
pub(in crate::engine) struct Arrivals<'a, N: DrawSink> {
    pub(in crate::engine) setup: &'a Setup,
    pub(in crate::engine) city: &'a City,
    pub(in crate::engine) streams: Streams<N>,
    pub(in crate::engine) exposure: Exposure,
    pub(in crate::engine) curve: Curve,
    pub(super) places: Vec<CommunityConstants>,
    pub(super) kinds: Vec<CategoryConstants>,
    affected: Vec<AffectedSampler>,
    pub(super) pick: Pick,
    pub(super) needed: NeededReputation,
    /// Whether problems that nobody will ever report are listed too, because streets may take them up proactively.
    pub(super) lists_all: bool,
}

impl<'a, N: DrawSink> Arrivals<'a, N> {
    pub(in crate::engine) fn new(setup: &'a Setup, city: &'a City, streams: Streams<N>) -> Arrivals<'a, N> {
        let demand = &setup.tables.demand;
        let kinds = setup.categories.iter().map(|kind| CategoryConstants::new(demand, kind.values.affected, kind.values.life.seconds()));
        let needed = NeededReputation::new(demand);
        let places = city.communities.iter().map(|place| CommunityConstants {
            number: u64::from(place.number),
            voice: place.voice,
            residents: place.residents,
            district: city.streets[place.street as usize].district,
            needed: [1, 2, 3].map(|layer: usize| needed.before_severity(place.voice, occasions::LAYERS[layer].0)),
        });
        Arrivals {
            setup,
            city,
            streams,
            exposure: Exposure::new(&setup.calendar, &setup.profiles, demand.dispersion, setup.end, &streams),
            curve: Curve::new(),
            places: places.collect(),
            kinds: kinds.collect(),
            affected: setup.categories.iter().map(|kind| AffectedSampler::new(kind.values.affected, demand.affected_sd)).collect(),
            pick: Pick::new(&setup.categories.iter().map(|kind| kind.values.mix).collect::<Vec<_>>()),
            needed,
            lists_all: setup.regimes.iter().any(|regime| regime.levers.proactive.enabled),
        }
    }

    /// The number of citizens affected by a problem of a category, at most `most`.
    #[inline]
    pub(super) fn affected(&self, category: usize, draw: &Draw<N>, most: u16) -> u16 {
        let (median, sd) = (self.kinds[category].affected, self.setup.tables.demand.affected_sd);
        // Nobody shares a private problem.
        if median > 1.0 { self.affected[category].affected(draw, median, sd).min(most) } else { 1 }
    }

    /// Where unmet time of a category in a community's district is counted on request.
    pub(super) fn topic_place(&self, community: usize, category: usize) -> usize {
        crate::ledger::topic_place(self.places[community].district as usize, category, self.setup.categories.len())
    }

    /// Mean life of the problem at an address, in seconds: its shock's, or its category's.
    #[inline]
    pub(super) fn life(&self, address: u64) -> f64 {
        // Problems of the initial stock belong to no day and so to no shock.
        let index = Shock::index(address as u32 & 0xFFFF).filter(|_| (address >> 16) as u16 != STOCK);
        let shock = index.and_then(|index| self.setup.shocks.get(index));
        shock.map_or_else(|| self.setup.categories[category_at(address)].values.life.seconds(), |shock| shock.life)
    }

    /// The second at which the problem at an address began.
    pub(super) fn onset_of(&self, address: u64) -> Time {
        Self::onset_by(address, &self.streams.draw(Purpose::Problem, address, 0))
    }

    /// The same, by the problem's draw.
    fn onset_by(address: u64, draw: &Draw<N>) -> Time {
        match (address >> 16) as u16 {
            STOCK => 0,
            day => Time::from(day) * DAY + draw.below(3, DAY as u32) as Time,
        }
    }

    /// The problem at an address as it began, and its onset.
    pub(super) fn redrawn(&self, address: u64) -> (Problem, Time) {
        let demand = &self.setup.tables.demand;
        let draw = self.streams.draw(Purpose::Problem, address, 0);
        let onset = Self::onset_by(address, &draw);
        let most = self.places[community_at(self.city, address)].most_affected();
        let affected = self.affected(category_at(address), &draw, most);
        let ends = (f64::from(onset) + self.life(address) * draw.exponential(2)).min(f64::from(i32::MAX)) as Time;
        let mut problem = Problem { address, ends, affected, ln_severity: severity(demand, &draw), ..Problem::NEW };
        problem.frequent = self.is_frequent(&problem, onset);
        (problem, onset)
    }

    /// Mean number of new problems per day in a community, before the seasonal factor.
    pub(super) fn onsets_per_day(&self, community: usize) -> f64 {
        let place = &self.city.communities[community];
        self.setup.tables.demand.problems * place.problem_rate * f64::from(place.residents) / 365.25
    }
}
