//! The calendar: the start, midnights, changes of the rules in force, and the end of a replication.

use super::*;

impl<N: DrawSink> World<'_, N> {
    /// Schedules the events of the calendar, and puts the first rules into force.
    pub(super) fn begin(&mut self) -> Onsets<N> {
        // Scheduled first, so that a midnight precedes all other events of its second.
        for day in 0..self.context.setup.end / DAY {
            self.context.schedule(day * DAY, Event::Midnight);
            for start in self.context.setup.calendar.shift_starts() {
                self.context.schedule(day * DAY + start, Event::ShiftBegins);
            }
        }
        self.context.schedule(0, Event::HourBegins);
        self.enter_regime(0);
        self.demand.no_onsets(&self.context)
    }

    /// A day begins. The old day is settled under the old rules; then the new day's rules apply.
    pub(super) fn begin_day(&mut self, onsets: &mut Onsets<N>) {
        self.end_of_day(onsets);
        let (setup, now) = (self.context.setup, self.context.now);
        if now > setup.start && setup.calendar.date(now).weekday() == 0 {
            self.units.record_weekly_hours(&mut self.context);
        }
        while let Some(next) = setup.regimes.get(self.context.regime + 1)
            && next.from <= now
        {
            self.enter_regime(self.context.regime + 1);
        }
        if self.context.jurisdiction.rules.iter().any(|rules| rules.integration.is_some()) {
            self.pool_officers();
        }
        self.oversight.clearing_arrives(&self.context);
        if setup.calendar.date(now).day == 1 {
            self.next_topic();
            self.return_deferred();
        }
        let working = setup.calendar.worked_until(now + DAY) - setup.calendar.worked_until(now);
        self.units.record_staff_hours(&mut self.context, working);
        self.demand.onsets(&mut self.context, &self.oversight, onsets);
        self.hotline.consultations(&mut self.context, &self.citizens);
    }

    /// Settles the day that ends now, at midnight or at the end of the run.
    fn end_of_day(&mut self, onsets: &mut Onsets<N>) {
        let (setup, now) = (self.context.setup, self.context.now);
        if now > 0 && setup.periods.cuts.binary_search(&now).is_ok() {
            self.demand.settle_unmet(&mut self.context, onsets);
        }
        if let Some(ranking) = self.context.jurisdiction.ranking()
            && now > 0
            && setup.calendar.date(now).day == ranking.month_starts_on
        {
            self.oversight.rank(&mut self.context, &mut self.units);
        }
        self.update_load_and_fatigue();
        self.units.update_care(&self.context);
        self.oversight.remediate(&self.context, &mut self.units);
        self.decay_daily();
        self.oversight.watch_day(&mut self.context, &mut self.units);
    }

    /// Other rules come into force.
    fn enter_regime(&mut self, regime: usize) {
        let context = &mut self.context;
        let (intake_shares, watched, topics) = (intake_shares(context), watched(context), topic_streets(&context.jurisdiction));
        let ranked: Vec<bool> = self.units.ids().map(|unit| context.is_ranked(unit)).collect();
        let next = context.setup.regimes[regime].jurisdiction(context.city, &context.setup.tables);
        if topic_rules(&next) != topic_rules(&context.jurisdiction) || topic_streets(&next) != topics {
            // The current topic is settled under the old rules.
            self.oversight.topic_ends(context);
        }
        (context.regime, context.jurisdiction) = (regime, next);
        if self.hotline.has_no_lines() || intake_shares != self::intake_shares(context) {
            self.hotline.open_lines(context, &self.casework);
        }
        self.oversight.restart_watch(context, &watched);
        self.oversight.restart_tallies(context, &ranked);
        self.oversight.aim_remediation(context);
        self.units.relieve_unranked(context);
        self.units.return_officers(context);
        self.units.ids().for_each(|unit| self.start_tasks(unit));
    }

    /// Daily decay of reputations and of pressure.
    fn decay_daily(&mut self) {
        self.citizens.decay_daily(&self.context);
        for (community, reputation) in self.citizens.reputations() {
            if self.demand.exceeds_bound(community, reputation) {
                self.demand.raise_bound(&mut self.context, community, reputation);
            }
        }
        self.units.decay_daily(&self.context);
    }

    /// Ends the replication: settles everything and logs the open orders.
    pub(super) fn finish(mut self, onsets: &mut Onsets<N>) -> ReplicationOutput {
        self.context.now = self.context.setup.end;
        self.end_of_day(onsets);
        self.units.record_weekly_hours(&mut self.context);
        self.oversight.topic_ends(&mut self.context);
        self.units.record_end(&mut self.context);
        debug_assert!(self.units.worked_while_present(), "a unit worked longer than its officers were present");
        debug_assert!(self.demand.free_slots().is_some_and(|free| self.casework.refers_to_none_of(&free)), "slots were freed too early");
        self.casework.log_open_orders(&self.context);
        ReplicationOutput { ledger: self.context.ledger, orders: self.casework.into_rows() }
    }
}
