//! Citizens' memory: trust in the hotline, its reputation in a community, expectations.

mod awareness;
mod heard;

use super::*;
use awareness::Awareness;

/// What a community has in common when its citizens decide to report. Two fill a cache line.
#[derive(Clone, Debug)]
#[repr(align(32))]
pub(super) struct Community {
    /// As in the city: readiness to call, number of residents, first resident.
    pub(super) voice: f64,
    pub(super) residents: u32,
    pub(super) first_resident: u32,
    /// Reputation of the hotline, from its closed orders; updated daily.
    pub(super) reputation: f64,
}

const _: () = assert!(size_of::<Community>() == 32);

/// What a community remembers of its closed orders.
#[derive(Clone, Debug)]
struct Record {
    /// Decayed sums of cured and of all closed orders.
    cured: f64,
    closed: f64,
    /// Expected handling time, in days.
    expectation: f64,
    last_close: Time,
}

/// The trust of each resident in the hotline.
#[derive(Clone, Debug)]
struct Trust {
    initial: f32,
    /// One bit per resident: whether trust has changed. It has for few, and this fits into the cache.
    learned: Vec<u64>,
    own: Vec<f32>,
}

impl Trust {
    fn new(initial: f32, residents: usize) -> Trust {
        Trust { initial, learned: vec![0; residents.div_ceil(64)], own: vec![0.0; residents] }
    }

    #[inline]
    fn of(&self, citizen: u32) -> f32 {
        let learned = self.learned[citizen as usize / 64] >> (citizen % 64) & 1 == 1;
        if learned { self.own[citizen as usize] } else { self.initial }
    }

    fn set(&mut self, citizen: u32, trust: f32) {
        self.learned[citizen as usize / 64] |= 1 << (citizen % 64);
        self.own[citizen as usize] = trust;
    }
}

/// What citizens remember.
pub(super) struct Citizens {
    communities: Table<CommunityId, Community>,
    records: Table<CommunityId, Record>,
    street_reputation: Table<StreetId, f64>,
    /// The reputation from which communities start and to which it falls back.
    initial_reputation: f64,
    /// What was heard in the second quarter of the warm-up.
    before: heard::Before,
    trust: Trust,
    /// How much easier each category is than the mean.
    ease: Vec<f64>,
    awareness: Awareness,
}

impl Citizens {
    /// Nothing has been experienced yet.
    pub(super) fn new(setup: &Setup, city: &City) -> Citizens {
        let settings = &setup.tables.city;
        let community = |place: &city::Community| Community {
            voice: place.voice,
            residents: place.residents,
            first_resident: place.first_resident,
            reputation: settings.reputation,
        };
        let record = Record { cured: 0.0, closed: 0.0, expectation: settings.expectation.seconds() / f64::from(DAY), last_close: 0 };
        Citizens {
            communities: city.communities.iter().map(community).collect(),
            records: city.communities.iter().map(|_| record.clone()).collect(),
            street_reputation: city.streets.iter().map(|_| settings.reputation).collect(),
            initial_reputation: settings.reputation,
            before: heard::Before::default(),
            trust: Trust::new(settings.trust as f32, city.residents.1 as usize),
            ease: trivial::ease(setup),
            awareness: Awareness::new(setup, city),
        }
    }

    #[inline]
    pub(super) fn community(&self, community: CommunityId) -> &Community {
        &self.communities[community]
    }

    /// The reputation of the hotline in each community.
    pub(super) fn reputations(&self) -> impl Iterator<Item = (CommunityId, f64)> {
        self.communities.ids().zip(self.communities.rows()).map(|(id, community)| (id, community.reputation))
    }

    /// The reputation from which communities start and to which it falls back.
    pub(super) fn initial_reputation(&self) -> f64 {
        self.initial_reputation
    }

    /// The reputation of the hotline in a street.
    pub(super) fn reputation_in(&self, street: StreetId) -> f64 {
        self.street_reputation[street]
    }

    /// A community's expected handling time, in days.
    pub(super) fn expectation(&self, community: CommunityId) -> f64 {
        self.records[community].expectation
    }

    /// A citizen's trust in the hotline.
    #[inline]
    pub(super) fn trust_of(&self, citizen: u32) -> f64 {
        f64::from(self.trust.of(citizen))
    }

    /// Moves a citizen's trust towards an experience, by a share `step` of the distance.
    pub(super) fn update_trust(&mut self, citizen: u32, experience: f64, step: f64) {
        let trust = self.trust.of(citizen);
        self.trust.set(citizen, trust + (step * (experience - f64::from(trust))) as f32);
    }

    /// Adds a closed order to the record of its community, and updates the community's expected handling time.
    pub(super) fn record_closing(&mut self, context: &Context<impl DrawSink>, address: u64, cured: bool, days: f64) {
        let answers = &context.setup.tables.behaviour.answers;
        self.record(context, address, 1.0 - answers.heard, cured);
        let now = context.now;
        let place = &mut self.records[context.community_at(address)];
        let half_life = if days > place.expectation { answers.slower } else { answers.faster };
        let step = 1.0 - libm::exp2(-f64::from(now - place.last_close) / half_life.seconds().max(1.0));
        place.expectation += step * (days - place.expectation);
        place.last_close = now;
    }

    /// Reputation that affects a report: the community's, adjusted by how easy the category is.
    #[inline]
    pub(super) fn reputation_for(&self, context: &Context<impl DrawSink>, community: CommunityId, category: usize) -> f64 {
        let (reputation, tables) = (self.communities[community].reputation, &context.setup.tables);
        let trivial = tables.demand.trivial;
        if trivial <= 0.0 {
            return reputation;
        }
        (reputation + trivial * self.ease[category] * (reputation - self.initial_reputation)).clamp(0.0, 1.0)
    }

    /// Daily decay of all records, and update of the reputations that follow from them.
    pub(super) fn decay_daily(&mut self, context: &Context<impl DrawSink>) {
        let answers = &context.setup.tables.behaviour.answers;
        let memory = libm::exp2(-f64::from(DAY) / answers.memory.seconds().max(1.0));
        self.settle_reputation(context);
        let initial = self.initial_reputation;
        let mut weighted = vec![0.0; context.city.streets.len()];
        let communities = self.communities.ids().zip(self.communities.rows_mut());
        for ((id, place), record) in communities.zip(self.records.rows_mut()) {
            record.cured *= memory;
            record.closed *= memory;
            let prior = answers.prior * f64::from(place.residents.max(1));
            place.reputation = (record.cured + prior * initial) / (record.closed + prior);
            weighted[context.street_of(id).index()] += f64::from(place.residents) * place.reputation;
        }
        for (reputation, (street, weighted)) in self.street_reputation.rows_mut().iter_mut().zip(context.city.streets.iter().zip(weighted))
        {
            *reputation = weighted / (street.residents.max(1) as f64);
        }
        self.awareness.decay_daily(context);
    }
}
