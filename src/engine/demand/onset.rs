//! Onsets of problems: how many arise, in the ordinary stream, in the initial stock and in shocks.
//!
//! [`Onsets`] are prepared by [`Arrivals`] alone, possibly beside the events of the day before, and then enter the world.

use super::births::{Cohort, Newborn, Onsets};
use super::kernel::STOCK;
use super::*;
use crate::setup::{MOST_A_DAY, Shock};

/// Communities whose initial stock is prepared at once.
const CHUNK: usize = 64;

impl<N: DrawSink> Demand<'_, N> {
    /// The highest reputation that each community may have until its bound is raised.
    pub(in crate::engine) fn highest_reputations(&self) -> Vec<f64> {
        self.bounds.rows().to_vec()
    }

    /// Problems open at the start enter the world, in chunks of communities; every second chunk may be prepared beside the one before.
    pub(in crate::engine) fn begin_with_stock<P: Pipeline<N>>(&mut self, context: &mut Context<N>, pipeline: &P, onsets: &mut Onsets<N>) {
        let reputations = self.highest_reputations();
        let count = reputations.len();
        if !P::RUNS {
            return (0..count)
                .step_by(CHUNK)
                .for_each(|first| self.enter(context, onsets, Cohort::Stock(first..(first + CHUNK).min(count))));
        }
        let mut beside = self.no_onsets(context);
        for first in (0..count).step_by(2 * CHUNK) {
            let second = (first + CHUNK).min(count);
            let [here, there] = [first..second, second..(second + CHUNK).min(count)].map(Cohort::Stock);
            let job = Job { arrivals: self.arrivals, onsets: &mut beside, cohort: there.clone(), reputations: &reputations };
            pipeline.beside(job, || self.enter(context, onsets, here));
            self.enter(context, &mut beside, there);
        }
        onsets.burden.absorb(&beside.burden);
        if let (Some(burden), Some(other)) = (&mut onsets.topic_burden, &beside.topic_burden) {
            burden.absorb(other);
        }
    }

    /// Problems of a cohort enter the world. What has not been prepared is prepared now, and what was prepared for another bound is
    /// prepared again.
    fn enter(&mut self, context: &mut Context<N>, onsets: &mut Onsets<N>, cohort: Cohort) {
        let arrivals = self.arrivals;
        if onsets.cohort.as_ref() != Some(&cohort) {
            let reputations = self.highest_reputations();
            arrivals.prepare(onsets, cohort.clone(), &reputations);
        }
        let (first, day) = match cohort {
            Cohort::Day(day) => (0, day),
            Cohort::Stock(communities) => (communities.start, STOCK),
        };
        let runs = std::mem::take(&mut onsets.runs);
        let (mut newborns, mut found) = (0, 0);
        for (community, (reputation, end, found_end)) in (first..).map(CommunityId::at).zip(&runs) {
            let highest = self.bounds[community];
            if highest == *reputation {
                self.enter_run(context, community, &onsets.newborns[newborns..*end], &onsets.found[found..*found_end]);
            } else {
                debug_assert!(day != STOCK, "bounds do not rise before the first day");
                let (from, from_found) = (onsets.newborns.len(), onsets.found.len());
                arrivals.add_ordinary(onsets, community.index(), day, highest, false);
                self.enter_run(context, community, &onsets.newborns[from..], &onsets.found[from_found..]);
            }
            (newborns, found) = (*end, *found_end);
        }
        onsets.runs = runs;
        onsets.clear();
    }

    /// Problems of a community enter the world, with their reports.
    fn enter_run(&mut self, context: &mut Context<N>, community: CommunityId, newborns: &[Newborn], mut found: &[(Time, u16)]) {
        for newborn in newborns {
            let Newborn { problem, occasions, level } = newborn;
            if *occasions == 0 {
                self.listed[community].latent.push(Latent::new(problem.address, problem.ends, *level));
                continue;
            }
            let (own, rest) = found.split_at(*occasions as usize);
            found = rest;
            let id = self.store_problem(community, problem.clone());
            self.schedule_occasions(context, id, own);
        }
    }

    /// The problems of the day that begins enter the world.
    pub(in crate::engine) fn onsets(&mut self, context: &mut Context<N>, oversight: &Oversight, onsets: &mut Onsets<N>) {
        let date = context.setup.calendar.date(context.now);
        if date.month % 3 == 1 && (date.day == 1 || context.now == 0) {
            self.listed.ids().for_each(|community| self.prune_problems(context, community));
        }
        let day = (context.now / DAY) as u16;
        self.enter(context, onsets, Cohort::Day(day));
        self.shocks(context, oversight, onsets, day);
    }

    /// The additional problems of shocks enter the world, from separate streams that leave the ordinary problems unchanged.
    fn shocks(&mut self, context: &mut Context<N>, oversight: &Oversight, onsets: &mut Onsets<N>, day: u16) {
        let (setup, now, arrivals) = (context.setup, context.now, self.arrivals);
        for (index, shock) in setup.shocks.iter().enumerate().filter(|(_, shock)| shock.is_on(now)) {
            let excess = shock.excess * shock.left(now);
            for (id, place) in self.listed.ids().zip(&context.city.communities) {
                let district = context.city.streets[place.street as usize].district as usize;
                if !shock.districts[district] {
                    continue;
                }
                // A smaller number keeps the first problems: reducing a shock changes none of those that still arise.
                let ordinary = onsets.means[id.index()].1 * setup.categories[shock.category].values.mix;
                let mean = ordinary * excess * (1.0 - oversight.thinned(context, shock.category, context.street_of(id)));
                let entity = u64::from(place.number) << 8 | shock.category as u64;
                let draw = context.streams.draw(Purpose::Onsets, entity, (index as u32 + 1) << 16 | u32::from(day));
                let numbers = Shock::number(index, 0)..Shock::number(index, 0) + draw.poisson(mean).min(MOST_A_DAY);
                arrivals.add_problems(onsets, id.index(), shock.category, day, numbers, self.bounds[id]);
                self.enter_run(context, id, &onsets.newborns, &onsets.found);
                onsets.clear();
            }
        }
    }
}
