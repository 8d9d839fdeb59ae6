//! The simulation engine: one replication of one design.
//!
//! A discrete-event loop. `World::handle` has one line per kind of event and is the table of contents of this module.

mod affected;
mod arrivals;
mod births;
mod bound;
mod call;
mod close;
mod coordinate;
mod daily;
mod dispatch;
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
mod staffing;
mod state;
mod topic;
mod trial;
mod warn;

use crate::city::{City, UnitKind};
use crate::event_list::EventList;
use crate::ledger::{Ledger, Location};
use crate::rng::{Curve, Draw, DrawSink, Purpose, Streams};
use crate::rules::Rules;
use crate::scenario::values::{Category, Days};
use crate::setup::Setup;
use crate::setup::areas::Jurisdiction;
use crate::time::{DAY, HOUR, Time};
use affected::AffectedSampler;
use arrivals::Arrivals;
use births::{Cohort, Onsets};
use exposure::Exposure;
use fault::Fault;
use ids::{CommunityId, Id, OrderId, ProblemId, StreetId, Table, UnitId};
use latent::{Burden, Latent};
pub use life::{Answers, Step, life};
pub use pipeline::Executor;
use pipeline::{Inline, Job, Pipeline};
pub use replication::{Excluded, Log, OrderRow, ReplicationOutput};
use state::{
    CitizenTrust, CommunityRecord, CommunityState, CoordinationMode, EarlierAnswers, Effort, FREE, Line, Officer, Opinion, Order, Outcome,
    Problem, QueuedTask, Stage, State, Tally, UnitState,
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

/// A reference to an order: its index, and the stamp of its slot, which identifies stale events. Six bytes keep events small.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct OrderRef {
    low: u16,
    high: u16,
    stamp: u16,
}

impl OrderRef {
    fn new(order: OrderId, stamp: u16) -> OrderRef {
        let index = order.index() as u32;
        OrderRef { low: index as u16, high: (index >> 16) as u16, stamp }
    }

    #[inline(always)]
    fn id(self) -> OrderId {
        OrderId::at(usize::from(self.high) << 16 | usize::from(self.low))
    }
}

/// A caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Caller {
    /// A citizen who reports a problem.
    Reporter(OrderRef),
    /// A citizen with a question, praise or a suggestion: number `number` of the day in `street`.
    Inquirer { street: StreetId, number: u16 },
}

/// A task of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Task {
    /// The work on an order that the unit has in hand.
    Own(OrderRef),
    /// The work of a function on another unit's order.
    Help { order: OrderRef, function: u8 },
    /// A piece of the work on a monthly topic, by number of the topic.
    Topic(u16),
}

/// The kinds of events.
#[derive(Clone, Copy, Debug)]
enum Event {
    Midnight,
    HourBegins,
    ShiftBegins,
    Occasion { problem: ProblemId, number: u16 },
    CallsAgain { problem: ProblemId, citizen: u32, occasion: u16 },
    Rings { caller: Caller, line: u8, calls: u8 },
    HangsUp { line: u8, ticket: u32 },
    CallEnds { caller: Caller, line: u8 },
    Arrives(OrderRef),
    TaskEnds { task: Task, unit: UnitId, officer: Officer },
    LeadTimeEnds(OrderRef),
    LetterAnswered { order: OrderRef, function: u8, letters: u8, accepted: bool },
    DepartmentDue { order: OrderRef, function: u8, blows: u8, comes: bool },
    LimitReached(OrderRef),
    CityAsks(OrderRef),
    ObserverAsks(OrderRef),
}

impl Event {
    fn kind(self) -> &'static str {
        match self {
            Event::Midnight => "Midnight",
            Event::HourBegins => "HourBegins",
            Event::ShiftBegins => "ShiftBegins",
            Event::Occasion { .. } => "Occasion",
            Event::CallsAgain { .. } => "CallsAgain",
            Event::Rings { .. } => "Rings",
            Event::HangsUp { .. } => "HangsUp",
            Event::CallEnds { .. } => "CallEnds",
            Event::Arrives(_) => "Arrives",
            Event::TaskEnds { .. } => "TaskEnds",
            Event::LeadTimeEnds(_) => "LeadTimeEnds",
            Event::LetterAnswered { .. } => "LetterAnswered",
            Event::DepartmentDue { .. } => "DepartmentDue",
            Event::LimitReached(_) => "LimitReached",
            Event::CityAsks(_) => "CityAsks",
            Event::ObserverAsks(_) => "ObserverAsks",
        }
    }
}

const _: () = assert!(size_of::<(Time, Event)>() <= 16, "an event and its time fit 16 bytes");

/// The community of the problem with this address.
#[inline]
fn community_at(city: &City, address: u64) -> usize {
    city.community_index[(address >> 40) as usize] as usize
}

/// Rounds to whole seconds.
fn whole(seconds: f64) -> f64 {
    if fault::has(Fault::TimesTruncated) { libm::floor(seconds) } else { libm::round(seconds) }
}

/// The state of one replication.
struct World<'a, N: DrawSink> {
    arrivals: &'a Arrivals<'a, N>,
    setup: &'a Setup,
    city: &'a City,
    streams: Streams<N>,
    now: Time,
    /// The rules in force for each street, unit and district.
    jurisdiction: Jurisdiction,
    regime: usize,
    queue: EventList<Event>,
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
    ledger: Ledger,
    log: Log,
    rows: Vec<OrderRow>,
}

/// A hook that is called around each event, for example a stopwatch.
///
/// ```
/// # fn main() -> jiesu::Result<()> {
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// use jiesu::engine::{Log, Probe, draw_city, simulate_with_probe};
///
/// /// Counts the events.
/// struct Count(u64);
///
/// impl Probe for Count {
///     fn before(&mut self) {}
///     fn after(&mut self, _: &'static str) {
///         self.0 += 1;
///     }
/// }
///
/// let mut count = Count(0);
/// let output = simulate_with_probe(&mut count, &setup, &draw_city(&setup, 1), 1, 1, Log::Off);
/// // The ledger also counts the ends of problems that nobody would report, which need no event.
/// assert!(count.0 > 0 && count.0 <= output.ledger.events);
/// # Ok(())
/// # }
/// ```
pub trait Probe {
    /// Called before an event is handled.
    fn before(&mut self);
    /// Called after it was handled; `kind` is its name in the code.
    fn after(&mut self, kind: &'static str);
}

/// Does nothing.
impl Probe for () {
    fn before(&mut self) {}
    fn after(&mut self, _: &'static str) {}
}

/// Simulates one replication (from 1) of a setup in a city (from 1).
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// use jiesu::engine::{Log, draw_city, simulate};
///
/// let city = draw_city(&setup, 1);
/// let output = simulate(&setup, &city, 1, 1, Log::Orders);
/// assert!(output.ledger.orders > 0 && !output.orders.is_empty());
/// // The same address gives the same replication, and logging its orders changes nothing.
/// let again = simulate(&setup, &city, 1, 1, Log::Off);
/// assert_eq!(again.ledger.to_bytes(), output.ledger.to_bytes());
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn simulate(setup: &Setup, city: &City, city_number: u32, replication: u32, log: Log) -> ReplicationOutput {
    simulate_with_probe(&mut (), setup, city, city_number, replication, log)
}

/// Calls a hook around each event; time spent in the queue falls between calls. Otherwise as [`simulate`].
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// use jiesu::engine::{Log, draw_city, simulate, simulate_with_probe};
///
/// // The probe `()` does nothing.
/// let city = draw_city(&setup, 1);
/// let output = simulate_with_probe(&mut (), &setup, &city, 1, 1, Log::Off);
/// assert_eq!(output.ledger.to_bytes(), simulate(&setup, &city, 1, 1, Log::Off).ledger.to_bytes());
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn simulate_with_probe(
    probe: &mut impl Probe,
    setup: &Setup,
    city: &City,
    city_number: u32,
    replication: u32,
    log: Log,
) -> ReplicationOutput {
    simulate_with(probe, &Inline, setup, city, streams_of(setup, city_number, replication), log)
}

/// As [`simulate`], with a record of every draw and every scheduled event.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// use jiesu::engine::{draw_city, simulate_logged};
/// use jiesu::rng::{DrawLog, Purpose};
///
/// let log = DrawLog::default();
/// simulate_logged(&log, &setup, &draw_city(&setup, 1), 1, 1);
/// assert!(log.by_address().iter().any(|record| record.purpose == Purpose::Onsets));
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn simulate_logged(sink: impl DrawSink, setup: &Setup, city: &City, city_number: u32, replication: u32) -> ReplicationOutput {
    simulate_with(&mut (), &Inline, setup, city, streams_of(setup, city_number, replication).logged(sink), Log::Off)
}

fn streams_of(setup: &Setup, city_number: u32, replication: u32) -> Streams {
    let run = &setup.tables.run;
    Streams::of_trial(run.seed, run.random_numbers, city_number, replication)
}

/// The mean of a replication's daily contact factors over the measurement period; its expectation is 1. `None` if days have no random factor.
pub(crate) fn mean_day_factor(setup: &Setup, city_number: u32, replication: u32) -> Option<f64> {
    let (streams, dispersion) = (streams_of(setup, city_number, replication), setup.tables.demand.dispersion);
    let days = setup.start / DAY..setup.end / DAY;
    let number = days.len();
    let sum: f64 = days.map(|day| exposure::day_factor(day, dispersion, &streams)).sum();
    (dispersion > 0.0 && number > 0).then(|| sum / number as f64)
}

/// As [`simulate`]; if there is an executor, the onsets of a day may be prepared beside the events of the day before. The output is the
/// same for any executor.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1"].map(String::from);
/// # let scenario = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&scenario)?;
/// use jiesu::engine::{Executor, Log, draw_city, simulate, simulate_beside};
///
/// /// A thread for each second task.
/// struct Threads;
///
/// impl Executor for Threads {
///     fn join(&self, beside: &mut (dyn FnMut() + Send), here: &mut dyn FnMut()) {
///         std::thread::scope(|scope| {
///             scope.spawn(beside);
///             here();
///         });
///     }
/// }
///
/// let city = draw_city(&setup, 1);
/// let output = simulate_beside(Some(&Threads), &setup, &city, 1, 1, Log::Off);
/// assert_eq!(output.ledger.orders, simulate(&setup, &city, 1, 1, Log::Off).ledger.orders);
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn simulate_beside(
    executor: Option<&dyn Executor>,
    setup: &Setup,
    city: &City,
    city_number: u32,
    replication: u32,
    log: Log,
) -> ReplicationOutput {
    let streams = streams_of(setup, city_number, replication);
    match executor {
        Some(executor) => simulate_with(&mut (), &executor, setup, city, streams, log),
        None => simulate_with(&mut (), &Inline, setup, city, streams, log),
    }
}

fn simulate_with<N: DrawSink>(
    probe: &mut impl Probe,
    pipeline: &impl Pipeline<N>,
    setup: &Setup,
    city: &City,
    streams: Streams<N>,
    log: Log,
) -> ReplicationOutput {
    let arrivals = Arrivals::new(setup, city, streams);
    let mut world = World::new(&arrivals, log);
    let mut onsets = world.begin();
    world.run(probe, pipeline, &mut onsets);
    world.finish(&mut onsets)
}

impl<'a, N: DrawSink> World<'a, N> {
    fn new(arrivals: &'a Arrivals<'a, N>, log: Log) -> World<'a, N> {
        let Arrivals { setup, city, streams, .. } = *arrivals;
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
        let mut ledger = Ledger::new(setup.periods.count(), city.streets.len(), city.units.len());
        ledger.unmet = vec![0; city.communities.len()];
        World {
            arrivals,
            setup,
            city,
            streams,
            now: 0,
            jurisdiction: setup.regimes[0].jurisdiction(city, &setup.tables),
            regime: 0,
            queue: EventList::new(setup.end),
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
            ledger,
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
        while let Some((time, event)) = self.queue.pop() {
            if self.queue.taken() >= prefetched {
                self.prefetch();
                prefetched = self.queue.taken() + AHEAD as u64;
            }
            self.now = time;
            self.streams.now(time);
            self.ledger.events += 1;
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

    fn after(&self, seconds: f64) -> Time {
        let later = f64::from(self.now) + whole(seconds.max(0.0));
        later.min(f64::from(i32::MAX)) as Time
    }

    #[inline(always)]
    fn schedule(&mut self, time: Time, event: Event) {
        if fault::has(Fault::EventLost) && time % 50 == 0 && matches!(event, Event::Occasion { .. }) {
            return;
        }
        self.streams.scheduled(time);
        self.queue.push(time, event);
    }

    /// The rules for a unit.
    fn rules_on(&self, unit: UnitId) -> &Rules {
        match self.jurisdiction.rules.as_slice() {
            [rules] => rules,
            several => &several[usize::from(self.jurisdiction.of_unit[unit.index()])],
        }
    }

    /// The rules in a street.
    fn rules_in(&self, street: StreetId) -> &Rules {
        match self.jurisdiction.rules.as_slice() {
            [rules] => rules,
            several => &several[usize::from(self.jurisdiction.of_street[street.index()])],
        }
    }

    fn kind_of(&self, index: OrderId) -> &Category {
        &self.setup.categories[self.orders[index].category()].values
    }

    /// An order's time limit in seconds, under the rules of its street.
    fn limit_of(&self, index: OrderId) -> Option<i32> {
        self.rules_of(index).limit(self.kind_of(index))
    }

    /// When `seconds` from `from` on have passed, in calendar or working days as the order's category says.
    fn due_at(&self, index: OrderId, from: Time, seconds: i32) -> Time {
        match self.kind_of(index).days {
            Days::Calendar => from.saturating_add(seconds),
            Days::Working => self.setup.calendar.advance_days(from, seconds),
        }
    }

    /// The rules for an order: those of its street.
    fn rules_of(&self, index: OrderId) -> &Rules {
        match self.jurisdiction.rules.as_slice() {
            [rules] => rules,
            several => &several[usize::from(self.jurisdiction.of_street[self.street_of(index).index()])],
        }
    }

    fn is_measuring(&self) -> bool {
        self.now >= self.setup.start
    }

    /// A draw about an order; `sub` distinguishes several draws for one purpose.
    fn order_draw(&self, index: OrderId, purpose: Purpose, sub: u16) -> Draw<N> {
        let order = &self.orders[index];
        let address = order.address;
        // Later attempts, at most seven in all, have their own draws.
        let sub = u32::from(sub) | u32::from(order.attempt - 1) << 13;
        self.streams.draw(purpose, address, u32::from(order.occasion) << 16 | sub)
    }

    /// Whether an event of probability `p` happens, from lane 0. The draw is skipped if `p` is 0 or 1, unless the sink records it.
    #[inline]
    fn happens(p: f64, draw: impl FnOnce() -> Draw<N>) -> bool {
        if !N::RECORDS_CERTAIN && (p <= 0.0 || p >= 1.0) {
            return p > 0.0;
        }
        draw().happens(0, p)
    }

    /// The community of the problem with this address.
    #[inline]
    fn community_at(&self, address: u64) -> CommunityId {
        CommunityId::at(community_at(self.city, address))
    }

    fn community_of(&self, problem: ProblemId) -> CommunityId {
        self.community_at(self.problems[problem].address)
    }

    fn street_of(&self, index: OrderId) -> StreetId {
        self.communities[self.community_at(self.orders[index].address)].street
    }

    /// Reads the problems and orders of the next events, so that their cache misses overlap.
    fn prefetch(&self) {
        let problem = |id: ProblemId| self.problems.get(id).map_or(0, |problem| problem.address);
        let touched = self.queue.bucket().iter().take(AHEAD).fold(0, |sum, (_, event)| match *event {
            Event::Occasion { problem: index, .. } => sum ^ problem(index),
            Event::Arrives(order)
            | Event::TaskEnds { task: Task::Own(order) | Task::Help { order, .. }, .. }
            | Event::LeadTimeEnds(order)
            | Event::LetterAnswered { order, .. }
            | Event::DepartmentDue { order, .. }
            | Event::LimitReached(order)
            | Event::CityAsks(order)
            | Event::ObserverAsks(order)
            | Event::CallEnds { caller: Caller::Reporter(order), .. } => match self.orders.get(order.id()) {
                Some(order) => sum ^ order.problem.map_or(0, problem) ^ u64::from(order.pending_reviews),
                None => sum,
            },
            _ => sum,
        });
        std::hint::black_box(touched);
    }
}
