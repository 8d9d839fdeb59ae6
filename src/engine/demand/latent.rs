//! Latent problems, which nobody would report at present, and the unmet time of all problems.
//!
//! Whether anybody may report a problem is known at onset. A latent problem needs neither a slot nor an event: it is a key of eight bytes,
//! from which it can be drawn again, with the reputation that it takes. The unmet time of every problem is booked at onset up to its
//! natural end; a cure takes back the rest.

use super::*;

/// Steps of the bound on reputation.
pub(super) const REPUTATIONS: u64 = 25;

/// The level of latent problems that nobody will ever report.
const NEVER_AUDIBLE: u64 = REPUTATIONS + 1;

/// The lowest bound on the grid that is not below a reputation.
pub(super) fn bound_above(reputation: f64) -> f64 {
    (libm::ceil(reputation * REPUTATIONS as f64 - 1e-9) / REPUTATIONS as f64).min(1.0)
}

/// A latent problem: the bound from which on it may be reported in bits 56 to 63, the day of its end in bits 40 to 55, and its address
/// within the community.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Latent(u64);

impl Latent {
    /// The first step of the bound that is not below a reputation.
    pub(super) fn level(needed: f64) -> u64 {
        (libm::ceil(needed * REPUTATIONS as f64 - 1e-9).max(0.0) as u64).min(NEVER_AUDIBLE)
    }

    pub(super) fn new(address: u64, ends: Time, level: u64) -> Latent {
        let day = u64::from((ends / DAY) as u16);
        Latent(level.min(NEVER_AUDIBLE) << 56 | day << 40 | address & 0xFF_FFFF_FFFF)
    }

    /// The step of the bound from which on it may be reported.
    pub(super) fn audible_at(self) -> u64 {
        self.0 >> 56
    }

    /// The day of its natural end.
    pub(super) fn last_day(self) -> u16 {
        (self.0 >> 40) as u16
    }

    /// Its address, in the community with this number.
    pub(super) fn address(self, community: u64) -> u64 {
        community << 40 | self.0 & 0xFF_FFFF_FFFF
    }
}

/// Citizens affected, by place, from changes known in advance.
#[derive(Clone, Debug)]
pub(super) struct Burden {
    intervals: usize,
    /// By place and interval: the sum of its changes, and the sum of each change times the seconds left in the interval.
    changes: Vec<(i64, i64)>,
    /// Citizens affected at the end of the last settled interval.
    level: Vec<i64>,
}

impl Burden {
    pub(super) fn new(places: usize, intervals: usize) -> Burden {
        Burden { intervals, changes: vec![(0, 0); places * intervals], level: vec![0; places] }
    }

    /// Changes the number of citizens affected, `left` seconds before the end of an interval.
    #[inline]
    pub(super) fn change(&mut self, place: usize, interval: usize, change: i64, left: Time) {
        self.add(place, interval, change, change * i64::from(left));
    }

    /// Adds the sum of several changes, and the sum of each change times the seconds left.
    #[inline]
    pub(super) fn add(&mut self, place: usize, interval: usize, change: i64, moment: i64) {
        let sums = &mut self.changes[place * self.intervals + interval];
        sums.0 += change;
        sums.1 += moment;
    }

    /// Changes the number of citizens affected between two times.
    pub(super) fn change_between(&mut self, place: usize, change: i64, from: Time, until: Time, setup: &Setup) {
        for (time, change) in [(from, change), (until, -change)].into_iter().filter(|(time, _)| *time < setup.end) {
            let interval = setup.periods.interval(time);
            self.change(place, interval, change, setup.periods.cuts[interval] - time);
        }
    }

    /// Adds the changes of another burden, before any interval is settled.
    pub(super) fn absorb(&mut self, other: &Burden) {
        for (own, other) in self.changes.iter_mut().zip(&other.changes) {
            *own = (own.0 + other.0, own.1 + other.1);
        }
    }

    /// The unmet time of an interval of `length` seconds. Intervals must be settled in order.
    pub(super) fn settle(&mut self, place: usize, interval: usize, length: Time) -> i64 {
        let (sum, moment) = self.changes[place * self.intervals + interval];
        let unmet = self.level[place] * i64::from(length) + moment;
        self.level[place] += sum;
        unmet
    }
}

impl<N: DrawSink> Demand<'_, N> {
    /// Changes the number of citizens affected by problems at an address between `from` and `until`.
    pub(super) fn change_affected(&mut self, context: &Context<N>, address: u64, change: i64, from: Time, until: Time) {
        let Location { community, district, category, .. } = context.location_of(address);
        self.burden.change_between(community, change, from, until, context.setup);
        if let (Some(burden), Some(topics)) = (&mut self.topic_burden, &context.ledger.topics) {
            burden.change_between(topics.place(district, category), change, from, until, context.setup);
        }
    }

    /// Lists a latent problem, if the bound may reach its level before it ends, or if streets act on problems that nobody reports.
    pub(super) fn list_latent(&mut self, context: &Context<N>, community: CommunityId, address: u64, ends: Time, level: u64) {
        // Bounds rise at midnight.
        let lasts = ends / DAY > context.now / DAY && level <= REPUTATIONS;
        if lasts || self.arrivals.lists_all {
            self.listed[community].latent.push(Latent::new(address, ends, level));
        }
    }

    /// Moves unmet time into the interval that ends now.
    pub(in crate::engine) fn settle_unmet(&mut self, context: &mut Context<N>, onsets: &mut Onsets<N>) {
        let interval = context.setup.periods.interval(context.now - 1);
        let cuts = &context.setup.periods.cuts;
        let length = context.now - if interval == 0 { 0 } else { cuts[interval - 1] };
        for id in self.listed.ids() {
            let c = id.index();
            let unmet = onsets.burden.settle(c, interval, length) + self.burden.settle(c, interval, length);
            debug_assert!(unmet >= 0, "{unmet} s of unmet time");
            context.ledger.unmet[c] += if interval > 0 { unmet } else { 0 };
            let street = context.street_of(id).index();
            context.ledger.place(interval, street).unmet += unmet;
            if let Some(communities) = &mut context.ledger.communities {
                communities.add_unmet(interval, c, unmet);
            }
        }
        if let (Some(booked), Some(cured), Some(topics)) = (&mut onsets.topic_burden, &mut self.topic_burden, &mut context.ledger.topics) {
            for place in 0..topics.cells.width() {
                topics.cells.add_unmet(interval, place, booked.settle(place, interval, length) + cured.settle(place, interval, length));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::kernel::NeededReputation;
    use super::super::occasions::LAYERS;
    use super::*;
    use crate::behaviour;
    use crate::rng::{logistic, normal_quantile};
    use crate::scenario::values::Demand;

    #[test]
    fn below_the_needed_reputation_nobody_reports() {
        for (severity, reputation_weight) in [(0.5, 0.7), (-2.0, 0.0), (0.0, 1.0), (3.0, 0.3)] {
            let demand = Demand { reporting_severity: severity, reputation_weight, ..Demand::default() };
            let needed = NeededReputation::new(&demand);
            for i in 0..20_000_u32 {
                let draw = crate::rng::Streams::of_city(3, 1).draw(Purpose::Problem, u64::from(i), 0);
                // Including extreme random numbers.
                let word = match i {
                    0 => 0,
                    1 => u32::MAX,
                    _ => draw.0[0],
                };
                let u = (f64::from(word) + 0.5) / 4_294_967_296.0;
                let ln_severity = f64::from(libm::round(demand.severity_sd * normal_quantile(u) * 4096.0) as i16) / 4096.0;
                let (reputation, voice) = (draw.uniform(1), 2.0 * draw.uniform(2));
                let p = voice * logistic(behaviour::report_log_odds(&demand, 1.0, reputation, ln_severity));
                for (from, _) in LAYERS {
                    let needed = needed.before_severity(voice, from) - needed.spared(word);
                    assert!(p <= from || reputation >= needed, "{p} above {from} at {reputation}, needed {needed}");
                }
            }
        }
    }

    #[test]
    fn a_latent_problem_keeps_its_address_level_and_end() {
        let address = 7_522 << 40 | 31 << 32 | 0xFFFE << 16 | 0x7FFF;
        let latent = Latent::new(address, 100 * DAY + 5, 19);
        assert_eq!((latent.address(7_522), latent.audible_at(), latent.last_day()), (address, 19, 100));
        assert_eq!(Latent::new(address, i32::MAX, 99).audible_at(), NEVER_AUDIBLE);
    }

    #[test]
    fn levels_and_bounds_are_on_one_grid() {
        for step in 0..=100 {
            let reputation = f64::from(step) / 100.0;
            let bound = bound_above(reputation);
            assert!(bound >= reputation - 1e-9 && Latent::level(bound) == Latent::level(reputation), "{reputation}: {bound}");
        }
        assert_eq!((Latent::level(f64::NEG_INFINITY), Latent::level(f64::INFINITY)), (0, NEVER_AUDIBLE));
    }

    #[test]
    fn unmet_time_is_split_by_interval() {
        let mut burden = Burden::new(2, 3);
        // Three citizens from second 10 of the first interval until second 20 of the third; intervals of 100, 50 and 80 s.
        burden.change(1, 0, 3, 90);
        burden.change(1, 2, -3, 60);
        assert_eq!([(0, 100), (1, 50), (2, 80)].map(|(interval, length)| burden.settle(1, interval, length)), [270, 150, 60]);
        assert_eq!(burden.settle(0, 0, 100), 0);
    }
}
