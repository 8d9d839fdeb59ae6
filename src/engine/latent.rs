//! Latent problems, which nobody reports. This is known at onset, so they need neither a slot nor events; their unmet time is
//! added to the ledger directly.

use super::*;
use crate::behaviour;
use crate::ledger::Location;
use crate::rng::{logistic, normal_quantile};
use crate::scenario::values::Demand;

/// Steps of reputation, and of the random number behind severity, in a table of bounds.
const REPUTATIONS: usize = 25;
const SEVERITIES: usize = 256;

/// Upper bound on the reporting probability, before the community's voice factor, by reputation and by the random number behind severity.
///
/// The bound decides most occasions; severity is computed for the others only.
pub(super) struct ReportingBound(Vec<f32>);

impl ReportingBound {
    pub(super) fn new(demand: &Demand) -> ReportingBound {
        let severity = |u: f64| {
            let deviations = if u <= 0.0 || u >= 1.0 { libm::copysign(9.0, u - 0.5) } else { normal_quantile(u) };
            (demand.severity_sd * deviations).clamp(-8.0, 8.0)
        };
        let rows = (0..=REPUTATIONS).flat_map(|step| {
            let reputation = (step as f64 / REPUTATIONS as f64).min(1.0);
            (0..SEVERITIES).map(move |bin| {
                let [from, to] = [bin, bin + 1].map(|edge| {
                    // Severity is stored in steps of 2⁻¹².
                    let rounding = libm::copysign(1.0 / 4096.0, demand.reporting_severity);
                    let ln_severity = severity(edge as f64 / SEVERITIES as f64) + rounding;
                    logistic(behaviour::report_log_odds(demand, 1.0, reputation, ln_severity))
                });
                // A margin above the rounding error of single precision.
                (from.max(to) * (1.0 + 1e-6) + 1e-30) as f32
            })
        });
        ReportingBound(rows.collect())
    }

    /// The bound for a reputation and the random number `u` behind severity.
    #[inline]
    pub(super) fn bound(&self, reputation: f64, u: f64) -> f64 {
        let step = (libm::ceil(reputation * REPUTATIONS as f64) as usize).min(REPUTATIONS);
        f64::from(self.0[step * SEVERITIES + ((u * SEVERITIES as f64) as usize).min(SEVERITIES - 1)])
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
    fn change(&mut self, place: usize, interval: usize, change: i64, left: Time) {
        let (sum, moment) = &mut self.changes[place * self.intervals + interval];
        *sum += change;
        *moment += change * i64::from(left);
    }

    /// The unmet time of an interval of `length` seconds. Intervals must be settled in order.
    pub(super) fn settle(&mut self, place: usize, interval: usize, length: Time) -> i64 {
        let (sum, moment) = self.changes[place * self.intervals + interval];
        let unmet = self.level[place] * i64::from(length) + moment;
        self.level[place] += sum;
        unmet
    }
}

impl<N: DrawSink> World<'_, N> {
    /// Records a problem that nobody will report at the community's current reputation. If a higher reputation may change that, it is listed.
    pub(super) fn add_latent(&mut self, problem: Problem, onset: Time, may_be_reported: bool) {
        let (location, ends) = (self.location_of(problem.address), problem.ends);
        self.change_latent(location, i64::from(problem.affected), onset, ends);
        // Its end counts as an event, although none is scheduled.
        self.ledger.events += u64::from(ends < self.setup.end);
        if may_be_reported {
            self.community_records[location.community].latent.push(problem);
        }
    }

    /// Changes the number of citizens affected by latent problems between `from` and `until`.
    pub(super) fn change_latent(&mut self, location: Location, change: i64, from: Time, until: Time) {
        let setup = self.setup;
        for (time, change) in [(from, change), (until, -change)].into_iter().filter(|(time, _)| *time < setup.end) {
            let interval = setup.periods.interval(time);
            let left = setup.periods.cuts[interval] - time;
            self.latent.change(location.community, interval, change, left);
            if let (Some(latent), Some(topics)) = (&mut self.latent_topics, &self.ledger.topics) {
                latent.change(topics.place(location.district, location.category), interval, change, left);
            }
        }
    }

    /// Adds the unmet time of latent problems to the interval that ends now.
    pub(super) fn settle_latent(&mut self, interval: usize) {
        let cuts = &self.setup.periods.cuts;
        let length = self.now - if interval == 0 { 0 } else { cuts[interval - 1] };
        for c in 0..self.communities.len() {
            let unmet = self.latent.settle(c, interval, length);
            self.ledger.unmet[c] += if interval > 0 { unmet } else { 0 };
            let street = usize::from(self.communities[c].street);
            self.ledger.place(interval, street).unmet += unmet;
            if let Some(communities) = &mut self.ledger.communities {
                communities.add_unmet(interval, c, unmet);
            }
        }
        if let (Some(latent), Some(topics)) = (&mut self.latent_topics, &mut self.ledger.topics) {
            for place in 0..topics.cells.width() {
                topics.cells.add_unmet(interval, place, latent.settle(place, interval, length));
            }
        }
    }

    /// Schedules the report of a latent problem, if it may be reported now that the community's reputation has risen.
    pub(super) fn reconsider_latent(&mut self, community: usize, problem: Problem) {
        let now = self.now;
        let problem = self.with_severity(problem);
        let (factor, log_odds) = self.bound(&problem);
        let found = self.next_occasion(&problem, now, 0, factor, |occasion| occasion.happens_on(&self.curve, 1, factor, log_odds));
        match found.next {
            Some((time, number)) if time < problem.ends => {
                let (location, ends) = (self.location_of(problem.address), problem.ends);
                self.change_latent(location, -i64::from(problem.affected), now, ends);
                let index = self.store_problem(community, Problem { passed: found.passed, exposure: found.exposure, ..problem }, now);
                let version = self.problems[index as usize].version;
                self.schedule(time.max(now), Event::Occasion { problem: index, version, number });
            }
            _ => self.community_records[community].latent.push(problem),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reporting_probability_never_exceeds_its_bound() {
        for (severity, reputation_weight) in [(0.5, 0.7), (-2.0, 0.0), (0.0, 1.0), (3.0, 0.3)] {
            let demand = Demand { reporting_severity: severity, reputation_weight, ..Demand::default() };
            let bounds = ReportingBound::new(&demand);
            for i in 0..20_000_u32 {
                let draw = crate::rng::Streams::of_city(3, 1).draw(Purpose::Problem, u64::from(i), 0);
                // Including extreme random numbers.
                let u = match i {
                    0 => 1e-10,
                    1 => 1.0 - 1e-10,
                    _ => draw.uniform(0),
                };
                let ln_severity = f64::from(libm::round(demand.severity_sd * normal_quantile(u) * 4096.0) as i16) / 4096.0;
                let reputation = draw.uniform(1);
                let p = logistic(behaviour::report_log_odds(&demand, 1.0, reputation, ln_severity));
                let bound = bounds.bound(reputation, u);
                assert!(p <= bound, "{p} above {bound}");
            }
        }
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
