//! The simulation engine: one replication of one design.
//!
//! A discrete-event loop. `World::handle` has one line per kind of event and is the table of contents of this module.

mod affected;
mod arrivals;
mod births;
mod bound;
mod call;
mod close;
mod context;
mod coordinate;
mod daily;
mod dispatch;
mod event;
mod exposure;
pub(crate) mod fault;
#[cfg(test)]
pub(crate) mod fixtures;
mod handle;
mod ids;
mod kernel;
mod latent;
mod learning;
mod life;
mod media;
mod occasions;
mod onset;
mod pipeline;
mod proactive;
mod rank;
mod replication;
mod reporting;
mod review;
mod simulate;
mod staffing;
mod state;
mod topic;
mod trial;
mod warn;

use crate::city::{City, UnitKind};
use crate::ledger::Location;
use crate::rng::{Curve, Draw, DrawSink, Purpose, Streams};
use crate::rules::Rules;
use crate::scenario::values::{Category, Days};
use crate::setup::Setup;
use crate::setup::areas::Jurisdiction;
use crate::time::{DAY, HOUR, Time};
use affected::AffectedSampler;
use arrivals::Arrivals;
use births::{Cohort, Onsets};
use context::{Context, happens, whole};
use event::{Caller, Concern, Event, Officer, OrderRef, Task};
use exposure::Exposure;
use fault::Fault;
use ids::{CommunityId, Id, OrderId, ProblemId, StreetId, Table, UnitId};
use latent::{Burden, Latent};
pub use life::{Answers, Step, life};
pub use pipeline::Executor;
use pipeline::{Job, Pipeline};
pub use replication::{Excluded, Log, OrderRow, ReplicationOutput};
pub(crate) use simulate::mean_day_factor;
pub use simulate::{Probe, simulate, simulate_beside, simulate_logged, simulate_with_probe};
use state::{
    CitizenTrust, CommunityRecord, CommunityState, CoordinationMode, EarlierAnswers, Effort, FREE, Line, Opinion, Order, Outcome, Problem,
    QueuedTask, Stage, State, Tally, UnitState,
};
use std::cell::LazyCell;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
pub use trial::{Trial, draw_city};
use warn::Watch;

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
    arrivals: &'a Arrivals<'a, N>,
    problems: Table<ProblemId, Problem>,
    free_problems: Vec<ProblemId>,
    /// Changes by cures of the citizens affected by problems, by community and, on request, by category.
    burden: Burden,
    topic_burden: Option<Burden>,
    /// Occasions found for one problem.
    found: Vec<(Time, u16)>,
    orders: Table<OrderId, Order>,
    free_orders: Vec<OrderId>,
    communities: Table<CommunityId, CommunityState>,
    community_records: Table<CommunityId, CommunityRecord>,
    street_reputation: Table<StreetId, f64>,
    trust: CitizenTrust,
    unit_states: Table<UnitId, UnitState>,
    district_rank: Vec<f64>,
    lines: Vec<Line>,
    /// The lines of each intake.
    lines_by_intake: [std::ops::Range<usize>; 2],
    /// The unit of each function in each district.
    holders: Vec<UnitId>,
    queue_number: u32,
    /// Daily counts, while an early warning is in force.
    watch: Option<Watch>,
    topics: topic::Topics,
    /// Decayed sums of closed orders by category, cured and all; and each category's share cured minus the mean.
    topic_record: Vec<[f64; 2]>,
    topic_lead: Vec<f64>,
    log: Log,
    rows: Vec<OrderRow>,
}

impl<'a, N: DrawSink> World<'a, N> {
    fn new(arrivals: &'a Arrivals<'a, N>, log: Log) -> World<'a, N> {
        let &Arrivals { setup, city, streams, ref exposure, ref curve, .. } = arrivals;
        let settings = &setup.tables.city;
        let communities: Table<CommunityId, CommunityState> = city
            .communities
            .iter()
            .map(|place| CommunityState {
                voice: place.voice,
                residents: place.residents,
                first_resident: place.first_resident,
                street: StreetId::at(place.street as usize),
                district: city.streets[place.street as usize].district as u16,
                reputation: settings.reputation,
                bound: bound::first_bound(setup),
            })
            .collect();
        let record = CommunityRecord {
            cured: 0.0,
            closed: 0.0,
            problems: Vec::new(),
            latent: Vec::new(),
            expectation: settings.expectation.seconds() / f64::from(DAY),
            last_close: 0,
        };
        let desk_share = setup.tables.behaviour.desk_share;
        let known = setup.tables.behaviour.gaming_known;
        let unit_states = city.units.iter().map(|unit| {
            let working = unit.staff * (1.0 - desk_share);
            let officers = libm::round(working).max(1.0);
            UnitState {
                rank_pressure: 0.0,
                deadline_pressure: 0.0,
                deadline_at: 0,
                leaders_attention: 0.0,
                fatigue: 0.0,
                games: known >= 1.0 || streams.draw(Purpose::Imitate, unit.number, 0).happens(0, known),
                unresolved_answers: 0.0,
                load: 0.0,
                completeness: 1.0,
                proactive: 0.0,
                own_attention: unit.own_attention,
                street_of: unit.district.filter(|_| unit.kind == UnitKind::Street),
                staff: unit.staff,
                care_floor: unit.care_floor,
                own_officers: officers as u32,
                yesterday: (0, 0),
                unanswered: 0.0,
                contact_free: 0.0,
                // Officers are whole; the fractional capacity becomes speed.
                speed: unit.skill * working / officers,
                reinforced_until: 0,
                officers: [officers as u32, 0],
                busy: [0, 0],
                queue: BinaryHeap::new(),
                tally: Tally::default(),
                tally_from: 0,
                warm_attention: (0.0, 0),
                overtime_before: 0.0,
                worked: 0,
                present: 0,
            }
        });
        World {
            context: Context::new(setup, city, streams, exposure, curve),
            arrivals,
            problems: Table::new(),
            free_problems: Vec::new(),
            burden: Burden::new(city.communities.len(), setup.periods.count()),
            topic_burden: None,
            found: Vec::new(),
            orders: Table::new(),
            free_orders: Vec::new(),
            communities,
            community_records: city.communities.iter().map(|_| record.clone()).collect(),
            street_reputation: city.streets.iter().map(|_| settings.reputation).collect(),
            trust: CitizenTrust::new(settings.trust as f32, city.residents.1 as usize),
            unit_states: unit_states.collect(),
            district_rank: vec![0.0; city.districts.len()],
            lines: Vec::new(),
            lines_by_intake: [0..0, 0..0],
            holders: city.departments.iter().flatten().map(|unit| UnitId::at(*unit as usize)).collect(),
            queue_number: 0,
            watch: None,
            topics: topic::Topics::new(city.streets.len(), setup.categories.len()),
            topic_record: vec![[0.0; 2]; setup.categories.len()],
            topic_lead: vec![0.0; setup.categories.len()],
            log,
            rows: Vec::new(),
        }
    }

    /// Runs to the end. While the events of a day are handled, the onsets of the next day may be prepared.
    fn run(&mut self, probe: &mut impl Probe, pipeline: &impl Pipeline<N>, onsets: &mut Onsets<N>) {
        self.begin_with_stock(pipeline, onsets);
        for day in 0.. {
            let reputations = self.highest_reputations();
            let job = Job { arrivals: self.arrivals, onsets, cohort: Cohort::Day(day), reputations: &reputations };
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
            Event::HourBegins => self.roster(),
            Event::ShiftBegins => self.shift_begins(),
            Event::Occasion { problem, number } => self.occasion(problem, number),
            Event::CallsAgain { problem, citizen, occasion } => self.calls_again(problem, citizen, occasion),
            Event::Rings { caller, line, calls } => self.rings(caller, line, calls),
            Event::HangsUp { line, ticket } => self.hangs_up(line, ticket),
            Event::CallEnds { caller, line } => self.call_ends(caller, line),
            Event::Arrives(order) => self.if_current(order, Self::arrives),
            Event::TaskEnds { task, unit, officer } => self.task_ends(task, unit, officer),
            Event::LeadTimeEnds(order) => self.if_current(order, Self::lead_time_ends),
            Event::LetterAnswered { order, function, letters, accepted } => {
                self.if_current(order, |world, index| world.letter_answered(index, function, letters, accepted));
            }
            Event::DepartmentDue { order, function, blows, comes } => {
                self.if_current(order, |world, index| world.department_due(index, function, blows, comes));
            }
            Event::LimitReached(order) => self.if_current(order, Self::limit_reached),
            Event::CityAsks(order) => self.review(order, crate::ledger::Review::Official),
            Event::ObserverAsks(order) => self.review(order, crate::ledger::Review::Observer),
        }
    }

    /// Runs `action` if the event's order still exists and is not closed.
    fn if_current(&mut self, order: OrderRef, action: impl FnOnce(&mut Self, OrderId)) {
        if self.is_current(order) {
            action(self, order.id());
        }
    }

    fn is_current(&self, order: OrderRef) -> bool {
        let current = &self.orders[order.id()];
        current.stamp == order.stamp && !matches!(current.stage, Stage::Closed | Stage::GaveUp)
    }

    fn reference(&self, index: OrderId) -> OrderRef {
        OrderRef::new(index, self.orders[index].stamp)
    }

    fn kind_of(&self, index: OrderId) -> &Category {
        &self.context.setup.categories[self.orders[index].category()].values
    }

    /// An order's time limit in seconds, under the rules of its street.
    fn limit_of(&self, index: OrderId) -> Option<i32> {
        self.rules_of(index).limit(self.kind_of(index))
    }

    /// When `seconds` from `from` on have passed, in calendar or working days as the order's category says.
    fn due_at(&self, index: OrderId, from: Time, seconds: i32) -> Time {
        match self.kind_of(index).days {
            Days::Calendar => from.saturating_add(seconds),
            Days::Working => self.context.setup.calendar.advance_days(from, seconds),
        }
    }

    /// The rules for an order: those of its street.
    fn rules_of(&self, index: OrderId) -> &Rules {
        self.context.rules_at(self.orders[index].address)
    }

    /// A draw about an order; `sub` distinguishes several draws for one purpose.
    fn order_draw(&self, index: OrderId, purpose: Purpose, sub: u16) -> Draw<N> {
        let order = &self.orders[index];
        let address = order.address;
        // Later attempts, at most seven in all, have their own draws.
        let sub = u32::from(sub) | u32::from(order.attempt - 1) << 13;
        self.context.streams.draw(purpose, address, u32::from(order.occasion) << 16 | sub)
    }

    fn community_of(&self, problem: ProblemId) -> CommunityId {
        self.context.community_at(self.problems[problem].address)
    }

    fn street_of(&self, index: OrderId) -> StreetId {
        self.context.street_at(self.orders[index].address)
    }

    /// Reads the problems and orders of the next events, so that their cache misses overlap.
    fn prefetch(&self) {
        let problem = |id: ProblemId| self.problems.get(id).map_or(0, |problem| problem.address);
        let order = |order: &Order| order.problem.map_or(0, problem) ^ u64::from(order.pending_reviews);
        let touched = self.context.events.bucket().iter().take(AHEAD).fold(0, |sum, (_, event)| {
            sum ^ match event.concerns() {
                Concern::Problem(id) => problem(id),
                Concern::Order(id) => self.orders.get(id).map_or(0, order),
                Concern::Other => 0,
            }
        });
        std::hint::black_box(touched);
    }
}
