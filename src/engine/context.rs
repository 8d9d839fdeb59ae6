//! What every subsystem needs: setup and city, random streams, the time, the rules in force, the event list and the ledger.

use super::community_at;
use super::demand::Arrivals;
use super::event::Event;
use super::exposure::Exposure;
use super::fault::{self, Fault};
use super::ids::{CommunityId, Id, StreetId, Table, UnitId};
use crate::city::City;
use crate::event_list::EventList;
use crate::ledger::{Hours, Ledger, Location};
use crate::rng::{Curve, Draw, DrawSink, Streams};
use crate::rules::Rules;
use crate::setup::Setup;
use crate::setup::areas::Jurisdiction;
use crate::time::Time;

/// Rounds to whole seconds.
pub(super) fn whole(seconds: f64) -> f64 {
    if fault::has(Fault::TimesTruncated) { libm::floor(seconds) } else { libm::round(seconds) }
}

/// Whether an event of probability `p` happens, from lane 0. The draw is skipped if `p` is 0 or 1, unless the sink records it.
#[inline]
pub(super) fn happens<N: DrawSink>(p: f64, draw: impl FnOnce() -> Draw<N>) -> bool {
    if !N::RECORDS_CERTAIN && (p <= 0.0 || p >= 1.0) {
        return p > 0.0;
    }
    draw().happens(0, p)
}

/// The category of the problem with this address.
#[inline]
pub(super) fn category_at(address: u64) -> usize {
    (address >> 32) as u8 as usize
}

/// Where a community lies.
#[derive(Clone, Copy, Debug)]
struct Place {
    street: StreetId,
    district: u16,
}

/// What all subsystems share.
pub(super) struct Context<'a, N: DrawSink> {
    pub(super) setup: &'a Setup,
    pub(super) city: &'a City,
    pub(super) streams: Streams<N>,
    pub(super) exposure: &'a Exposure,
    pub(super) curve: &'a Curve,
    pub(super) now: Time,
    /// The number of the rules in force, and for which streets, units and districts they are.
    pub(super) regime: usize,
    pub(super) jurisdiction: Jurisdiction,
    pub(super) events: EventList<Event>,
    pub(super) ledger: Ledger,
    places: Table<CommunityId, Place>,
}

impl<'a, N: DrawSink> Context<'a, N> {
    pub(super) fn new(arrivals: &'a Arrivals<'a, N>) -> Context<'a, N> {
        let Arrivals { setup, city, streams, ref exposure, ref curve, .. } = *arrivals;
        let mut ledger = Ledger::new(setup.periods.count(), city.streets.len(), city.units.len());
        ledger.unmet = vec![0; city.communities.len()];
        setup.count_on_request(city, &mut ledger);
        let place = |street: usize| Place { street: StreetId::at(street), district: city.streets[street].district as u16 };
        Context {
            setup,
            city,
            streams,
            exposure,
            curve,
            now: 0,
            regime: 0,
            jurisdiction: setup.regimes[0].jurisdiction(city, &setup.tables),
            events: EventList::new(setup.end),
            ledger,
            places: city.communities.iter().map(|community| place(community.street as usize)).collect(),
        }
    }

    /// The time in a number of seconds.
    pub(super) fn after(&self, seconds: f64) -> Time {
        let later = f64::from(self.now) + whole(seconds.max(0.0));
        later.min(f64::from(i32::MAX)) as Time
    }

    #[inline(always)]
    pub(super) fn schedule(&mut self, time: Time, event: Event) {
        if fault::has(Fault::EventLost) && time % 50 == 0 && matches!(event, Event::Occasion { .. }) {
            return;
        }
        self.streams.scheduled(time);
        self.events.push(time, event);
    }

    pub(super) fn is_measuring(&self) -> bool {
        self.now >= self.setup.start
    }

    /// Whether the warm-up is over, so that outcomes may differ from those before.
    pub(super) fn is_after_warmup(&self) -> bool {
        self.now >= self.setup.rules_from
    }

    /// The second quarter of the warm-up, which says what was heard before; in the first the city fills with orders.
    pub(super) fn is_second_quarter(&self) -> bool {
        (self.setup.rules_from / 4..self.second_half()).contains(&self.now)
    }

    /// When the second half of the warm-up begins: the initial reputation is in force, and resolved orders say how many there were before.
    pub(super) fn second_half(&self) -> Time {
        self.setup.rules_from / 2
    }

    /// The rules for a unit.
    pub(super) fn rules_on(&self, unit: UnitId) -> &Rules {
        match self.jurisdiction.rules.as_slice() {
            [rules] => rules,
            several => &several[usize::from(self.jurisdiction.of_unit[unit.index()])],
        }
    }

    /// The rules in a street.
    pub(super) fn rules_in(&self, street: StreetId) -> &Rules {
        match self.jurisdiction.rules.as_slice() {
            [rules] => rules,
            several => &several[usize::from(self.jurisdiction.of_street[street.index()])],
        }
    }

    /// Whether a unit is ranked under the rules in force.
    pub(super) fn is_ranked(&self, unit: UnitId) -> bool {
        self.rules_on(unit).ranking.is_some()
    }

    /// Whether a district is ranked under the rules in force.
    pub(super) fn is_ranked_district(&self, district: usize) -> bool {
        self.jurisdiction.rules[usize::from(self.jurisdiction.of_district[district])].ranking.is_some()
    }

    /// The rules in the street of the problem with an address, which is computed only if rules differ between streets.
    #[inline]
    pub(super) fn rules_at(&self, address: impl FnOnce() -> u64) -> &Rules {
        match self.jurisdiction.rules.as_slice() {
            [rules] => rules,
            several => &several[usize::from(self.jurisdiction.of_street[self.street_at(address()).index()])],
        }
    }

    /// All streets.
    pub(super) fn streets(&self) -> impl ExactSizeIterator<Item = StreetId> + use<N> {
        (0..self.city.streets.len()).map(StreetId::at)
    }

    pub(super) fn is_street(&self, unit: UnitId) -> bool {
        unit.index() < self.city.streets.len()
    }

    /// The community of the problem with this address.
    #[inline]
    pub(super) fn community_at(&self, address: u64) -> CommunityId {
        CommunityId::at(community_at(self.city, address))
    }

    /// The street of the problem with this address.
    #[inline]
    pub(super) fn street_at(&self, address: u64) -> StreetId {
        self.places[self.community_at(address)].street
    }

    /// The district of the problem with this address.
    #[inline]
    pub(super) fn district_at(&self, address: u64) -> usize {
        usize::from(self.places[self.community_at(address)].district)
    }

    pub(super) fn street_of(&self, community: CommunityId) -> StreetId {
        self.places[community].street
    }

    /// Where the problem with this address is counted.
    pub(super) fn location_of(&self, address: u64) -> Location {
        let community = self.community_at(address);
        let Place { street, district } = self.places[community];
        Location { district: usize::from(district), street: street.index(), community: community.index(), category: category_at(address) }
    }

    /// Adds to the hours of a unit, in the measurement period.
    pub(super) fn add_hours(&mut self, unit: UnitId, add: impl FnOnce(&mut Hours)) {
        if self.is_measuring() {
            add(&mut self.ledger.hours[unit.index()]);
        }
    }
}
