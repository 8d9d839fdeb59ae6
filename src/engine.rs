//! The simulation engine: one replication of one design.
//!
//! A discrete-event loop. `World::handle` has one line per kind of event and is the table of contents of this module.
//!
//! The world consists of a context, which every part reads and which has the event list and the ledger, and of subsystems, a folder each,
//! that own their state: nobody else sees their fields. A method of a subsystem shows in its signature which others it reads; a method
//! that changes several of them is the world's, lies in the folder of the subsystem that it is about, and calls named methods of the others.

mod casework;
mod citizens;
mod context;
mod daily;
mod demand;
mod event;
mod exposure;
pub(crate) mod fault;
#[cfg(test)]
pub(crate) mod fixtures;
mod hotline;
mod ids;
mod life;
mod oversight;
mod replication;
mod simulate;
mod trial;
mod units;

use crate::city::{self, City, UnitKind};
use crate::ledger::{Location, Review};
use crate::levers::ranking::Ranking;
use crate::rng::{Curve, Draw, DrawSink, Purpose, Streams};
use crate::rules::Rules;
use crate::scenario::values::{Category, Days, STREET_FUNCTION};
use crate::setup::Setup;
use crate::setup::areas::Jurisdiction;
use crate::time::{DAY, HOUR, Time};
use casework::{Casework, Opinion, Order};
use citizens::Citizens;
use context::{Context, category_at, happens, whole};
pub use demand::Executor;
use demand::{Arrivals, Cohort, Demand, Job, LAST_OCCASION, Onsets, Pipeline, State, call_after, trivial};
use event::{Caller, Concern, Event, Officer, OrderRef, Task};
use exposure::Exposure;
use fault::Fault;
use hotline::{Hotline, intake_shares};
use ids::{CommunityId, Id, OrderId, ProblemId, StreetId, Table, UnitId};
pub use life::{Answers, Step, life};
use oversight::{Oversight, Tally, topic_rules, topic_streets, watched};
pub use replication::{Excluded, Log, OrderRow, ReplicationOutput};
#[cfg(feature = "analysis")]
pub(crate) use simulate::mean_day_factor;
pub use simulate::{Probe, simulate, simulate_beside, simulate_logged, simulate_with_probe};
use std::cell::LazyCell;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
pub use trial::{Trial, draw_city};
use units::Units;

/// Number of upcoming events whose problems and orders are prefetched.
const AHEAD: usize = 32;
/// No time.
const NEVER: Time = Time::MIN;

/// The community of the problem with this address.
#[inline]
fn community_at(city: &City, address: u64) -> usize {
    city.community_index[(address >> 40) as usize] as usize
}

/// The state of one replication.
struct World<'a, N: DrawSink> {
    context: Context<'a, N>,
    demand: Demand<'a, N>,
    citizens: Citizens,
    hotline: Hotline,
    casework: Casework,
    units: Units,
    oversight: Oversight,
}

impl<'a, N: DrawSink> World<'a, N> {
    fn new(arrivals: &'a Arrivals<'a, N>, log: Log) -> World<'a, N> {
        let context = Context::new(arrivals);
        World {
            demand: Demand::new(arrivals, &context),
            citizens: Citizens::new(context.setup, context.city),
            hotline: Hotline::new(),
            casework: Casework::new(log),
            units: Units::new(&context),
            oversight: Oversight::new(context.setup, context.city),
            context,
        }
    }

    /// Runs to the end. While the events of a day are handled, the onsets of the next day may be prepared.
    fn run<P: Pipeline<N>>(&mut self, probe: &mut impl Probe, pipeline: &P, onsets: &mut Onsets<N>) {
        self.demand.begin_with_stock(&mut self.context, pipeline, onsets);
        for day in 0.. {
            let reputations = if P::RUNS { self.demand.highest_reputations() } else { Vec::new() };
            let job = Job { arrivals: self.demand.arrivals(), onsets, cohort: Cohort::Day(day), reputations: &reputations };
            if !pipeline.beside(job, || self.handle_day(probe)) {
                return;
            }
            self.begin_day(onsets);
            probe.after(Event::Midnight.kind());
        }
    }

    /// Handles events until a midnight, which it leaves to the caller; false if none is left.
    fn handle_day(&mut self, probe: &mut impl Probe) -> bool {
        let mut prefetched = 0;
        while let Some((time, event)) = self.context.events.pop() {
            if self.context.events.taken() >= prefetched {
                self.prefetch();
                prefetched = self.context.events.taken() + AHEAD as u64;
            }
            self.context.now = time;
            self.context.streams.now(time);
            self.context.ledger.events += 1;
            probe.before();
            if matches!(event, Event::Midnight) {
                return true;
            }
            self.handle(event);
            probe.after(event.kind());
        }
        false
    }

    /// Handles one event.
    fn handle(&mut self, event: Event) {
        match event {
            // `run` calls `begin_day`, which needs the day's onsets.
            Event::Midnight => {}
            Event::HourBegins => self.hotline.roster(&mut self.context, &self.casework),
            Event::ShiftBegins => self.shift_begins(),
            Event::Occasion { problem, number } => self.occasion(problem, number),
            Event::CallsAgain { problem, citizen, occasion } => self.calls_again(problem, citizen, occasion),
            Event::Rings { caller, line, calls } => self.hotline.rings(&mut self.context, &self.casework, caller, line, calls),
            Event::HangsUp { line, ticket } => self.hangs_up(line, ticket),
            Event::CallEnds { caller, line } => self.call_ends(caller, line),
            Event::Arrives(order) => self.if_current(order, Self::arrives),
            Event::TaskEnds { task, unit, officer } => self.task_ends(task, UnitId::at(unit.into()), officer),
            Event::LeadTimeEnds(order) => self.if_current(order, Self::lead_time_ends),
            Event::LetterAnswered { order, function, letters, accepted } => {
                self.if_current(order, |world, id| world.letter_answered(id, function, letters, accepted));
            }
            Event::DepartmentDue { order, function, blows, comes } => {
                self.if_current(order, |world, id| world.department_due(id, function, blows, comes));
            }
            Event::LimitReached(order) => self.if_current(order, Self::limit_reached),
            Event::CityAsks(order) => self.review(order, Review::Official),
            Event::ObserverAsks(order) => self.review(order, Review::Observer),
        }
    }

    /// Reads the problems and orders of the next events, so that their cache misses overlap.
    fn prefetch(&self) {
        let touched = self.context.events.bucket().iter().take(AHEAD).fold(0, |sum, (_, event)| {
            sum ^ match event.concerns() {
                Concern::Problem(id) => self.demand.touch(id),
                Concern::Order(id) => {
                    let (touched, problem) = self.casework.touch(id);
                    touched ^ problem.map_or(0, |id| self.demand.touch(id))
                }
                Concern::Other => 0,
            }
        });
        std::hint::black_box(touched);
    }
}
