//! jiesu's M/M/1 and M/M/2 against bare loops of the same process with the same random numbers: `make bench-baseline`.
//!
//! The bare loops simulate one queue and nothing else: no events, no event list, no rules, no citizens. They use the random numbers at
//! the same addresses, so their results equal jiesu's exactly; every round asserts this before it prints a ratio.
//!
//! * *the line*: hours queued, worked and occupied, tasks and orders: what a comparison of waiting times needs.
//! * *the books*: the same, and all that jiesu's ledger records about these orders: opened, closed, cured, the citizen's answers and
//!   unmet time, by interval, by place of the problem and by unit.
//! * *the variates*: only the draws of the line, summed; and all draws that jiesu makes, without using them.
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot continue fails")]
#![allow(clippy::print_stdout, reason = "it prints its table")]

use jiesu::behaviour::{self, Experience};
use jiesu::city::City;
use jiesu::engine::{Log, simulate, simulate_logged};
use jiesu::ledger::{Answers, Cell, Ledger, Review};
use jiesu::rng::{DrawSink, Purpose, Streams};
use jiesu::scenario::Scenario;
use jiesu::setup::{Data, Setup};
use jiesu::time::{DAY, HOUR, Time};
use rustix::time::{ClockId, clock_gettime};
use std::cell::RefCell;
use std::hint::black_box;
use std::path::Path;

const ROUNDS: u32 = 9;
/// The day in the address of a problem of the initial stock.
const STOCK: u32 = 0xFFFF;

/// The parameters of a queue, for a bare loop.
struct Bare<'a> {
    setup: &'a Setup,
    streams: Streams,
    /// Number of each community, and its mean onsets per day.
    communities: Vec<(u32, f64)>,
    /// Mean seconds of a problem's life.
    life: f64,
    /// Mean hours of a task, and speed of work.
    work: (f64, f64),
    officers: usize,
}

/// An order: opened at the onset of its problem, because citizens report at once.
#[derive(Clone, Copy)]
struct Onset {
    address: u64,
    /// End of the problem if it is not cured.
    ends: Time,
}

/// The results of a queue.
#[derive(Clone, Debug, Default, PartialEq)]
struct Results {
    orders: u64,
    tasks: f64,
    queued: f64,
    own: f64,
    occupied: f64,
    /// By interval; empty without ledger.
    places: Vec<Cell>,
    units: Vec<Cell>,
    answers: Answers,
}

impl Results {
    /// The same from jiesu's ledger.
    fn by_jiesu(ledger: &Ledger, with_ledger: bool) -> Results {
        let hours = &ledger.hours[0];
        let (tasks, queued, own, occupied) = (hours.tasks, hours.queued, hours.own, hours.occupied);
        let results = Results { orders: ledger.orders, tasks, queued, own, occupied, ..Results::default() };
        if !with_ledger {
            return results;
        }
        let answers = ledger.categories[0][Review::Observer as usize];
        Results { places: ledger.places.clone(), units: ledger.units.clone(), answers, ..results }
    }
}

/// The handling time that a community expects.
#[derive(Clone, Copy)]
struct Expectation {
    days: f64,
    last_close: Time,
}

impl<'a> Bare<'a> {
    fn new(setup: &'a Setup, city: &City, replication: u32) -> Bare<'a> {
        let run = &setup.tables.run;
        let (kind, unit) = (&setup.categories[0].values, &city.units[0]);
        assert_eq!((city.streets.len(), city.units.len(), setup.categories.len()), (1, 1, 1), "a bare loop simulates one queue");
        let onsets = |rate: f64, residents: u32| setup.tables.demand.problems * kind.mix * rate * f64::from(residents) / 365.25;
        let officers = libm::round(unit.staff).max(1.0);
        Bare {
            setup,
            streams: Streams::of_trial(run.seed, run.random_numbers, 1, replication),
            communities: city.communities.iter().map(|c| (c.number, onsets(c.problem_rate, c.residents))).collect(),
            life: kind.life.seconds(),
            work: (kind.own_hours, unit.own_attention * unit.skill * unit.staff / officers),
            officers: officers as usize,
        }
    }

    /// Generates all orders, day by day, and calls `day` with those of each day, unordered, each with its second of onset.
    #[inline(always)]
    fn each_day<const ENDS: bool>(&self, mut day: impl FnMut(&mut Vec<(Time, Onset)>)) {
        let mut onset = Vec::new();
        for &(number, mean) in &self.communities {
            let stock = self.streams.draw(Purpose::Stock, u64::from(number) << 8, 0).poisson(mean * self.life / f64::from(DAY));
            (0..stock).for_each(|n| self.add::<ENDS>(&mut onset, number, STOCK, n));
        }
        for today in 0..(self.setup.end / DAY) as u32 {
            for &(number, mean) in &self.communities {
                let onsets = self.streams.draw(Purpose::Onsets, u64::from(number) << 8, today).poisson(mean);
                (0..onsets).for_each(|n| self.add::<ENDS>(&mut onset, number, today, n));
            }
            day(&mut onset);
            onset.clear();
        }
    }

    #[inline(always)]
    fn add<const ENDS: bool>(&self, onset: &mut Vec<(Time, Onset)>, community: u32, day: u32, number: u32) {
        let address = u64::from(community) << 40 | u64::from(day) << 16 | u64::from(number);
        let draw = self.streams.draw(Purpose::Problem, address, 0);
        let second = if day == STOCK { 0 } else { day as Time * DAY + draw.below(3, DAY as u32) as Time };
        // Hardly any problem ends within its first second, and only the ledger needs its end.
        if !ENDS && draw.uniform(2) < 0.999 {
            onset.push((second, Onset { address, ends: Time::MAX }));
            return;
        }
        let ends = (f64::from(second) + self.life * draw.exponential(2)).min(f64::from(i32::MAX)) as Time;
        if ends > second {
            onset.push((second, Onset { address, ends }));
        }
    }

    /// Hours and whole seconds of work on an order.
    #[inline(always)]
    fn task(&self, address: u64) -> (f64, Time) {
        let effort = self.work.0 * self.streams.draw(Purpose::Work, address, 1 << 16).exponential(0);
        (effort, ((effort * f64::from(HOUR) / self.work.1 + 0.5) as Time).max(1))
    }

    /// Simulates the queue; with ledger if `LEDGER`, for one officer only.
    fn simulate<const LEDGER: bool>(&self) -> Results {
        let (start, end) = (self.setup.start, self.setup.end);
        let cells = if LEDGER { self.setup.periods.count() } else { 0 };
        let mut kept = Results { places: vec![Cell::default(); cells], units: vec![Cell::default(); cells], ..Results::default() };
        let expected = self.setup.tables.city.expectation.seconds() / f64::from(DAY);
        let mut expects = vec![Expectation { days: expected, last_close: 0 }; self.communities.len()];
        // When each officer is free. Service is first come, first served, so no list of waiting orders is needed.
        let mut free = [Time::MAX; 4];
        free[..self.officers].fill(0);
        let mut order: Vec<(Time, u32)> = Vec::new();
        self.each_day::<LEDGER>(|onset| {
            kept.orders += onset.len() as u64;
            order.clear();
            order.extend((0..).zip(&*onset).map(|(place, (second, _))| (*second, place)));
            order.sort_unstable();
            for &(opened, place) in &order {
                let officer = if free[1] < free[0] { 1 } else { 0 };
                let begins = opened.max(free[officer]);
                let Onset { address, ends } = onset[place as usize].1;
                let (effort, seconds) = if begins < end { self.task(address) } else { (0.0, 0) };
                let done = begins + seconds;
                free[officer] = done;
                if (start..end).contains(&begins) {
                    kept.tasks += 1.0;
                    kept.queued += f64::from(begins - opened) / f64::from(HOUR);
                    kept.own += effort;
                    kept.occupied += f64::from(seconds) / f64::from(HOUR);
                }
                if LEDGER {
                    self.record(&mut kept, &mut expects, (opened, done, ends), address);
                }
            }
        });
        kept
    }

    /// Records an order: when it was opened and closed, and when its problem would have ended.
    fn record(&self, kept: &mut Results, expects: &mut [Expectation], (opened, done, ends): (Time, Time, Time), address: u64) {
        let answers = &self.setup.tables.behaviour.answers;
        let then = self.setup.periods.interval(opened);
        kept.places[then].opened += 1;
        kept.units[then].opened += 1;
        self.add_unmet(kept, opened, done.min(ends).min(self.setup.end));
        if done >= self.setup.end {
            return;
        }
        let now = self.setup.periods.interval(done);
        let cured = ends > done;
        let days = f64::from(done - opened) / f64::from(DAY);
        let community = &mut expects[(address >> 40) as usize];
        let half_life = if days > community.days { answers.slower } else { answers.faster };
        community.days +=
            (1.0 - libm::exp2(-f64::from(done - community.last_close) / half_life.seconds().max(1.0))) * (days - community.days);
        community.last_close = done;

        let draw = self.streams.draw(Purpose::Answer, address, 1 << 16);
        let contacted = !draw.happens(0, answers.denied);
        let resolved = draw.happens(1, if cured { answers.cured } else { answers.ended });
        let contacted_in_time = done - opened <= self.setup.tables.behaviour.contact_limit.0;
        let expected = community.days.max(0.5) * draw.lognormal(3, answers.expectation_sd);
        let y =
            behaviour::satisfaction(answers, &Experience { resolved, contacted_in_time, days, expected, care: 1.0, hops: 0.0, rise: 0.0 });
        let u = draw.uniform(2);
        let credit = if u < jiesu::rng::logistic(y) {
            10
        } else if u < jiesu::rng::logistic(y + answers.basically) {
            9
        } else {
            0
        };
        let answer = Answers {
            reviewed: 1,
            contacted: u32::from(contacted),
            contacted_in_time: u32::from(contacted_in_time),
            resolved: u32::from(resolved),
            credit,
            cured: u32::from(cured),
        };
        if now > 0 {
            kept.answers.add(&answer);
        }
        for cells in [&mut kept.places, &mut kept.units] {
            cells[now].closed += 1;
            cells[now].reviews[Review::Observer as usize].add(&answer);
            cells[then].cohort_closed += 1;
            cells[then].cohort[Review::Observer as usize].add(&answer);
        }
    }

    /// Adds seconds with a problem, by interval.
    fn add_unmet(&self, kept: &mut Results, mut from: Time, until: Time) {
        let periods = &self.setup.periods;
        while from < until {
            let interval = periods.interval(from);
            let stop = periods.cuts[interval].min(until);
            kept.places[interval].unmet += i64::from(stop - from);
            from = stop;
        }
    }

    /// Only the draws of the queue.
    fn variates(&self) -> f64 {
        let mut sum = 0.0;
        self.each_day::<false>(|onset| {
            for (second, onset) in onset.iter() {
                let (effort, seconds) = self.task(onset.address);
                sum += effort + f64::from(second ^ seconds);
            }
        });
        sum
    }
}

/// The addresses of all draws of a replication, in order.
#[derive(Debug)]
struct Drawn(RefCell<Vec<(Purpose, u64, u32)>>);

impl DrawSink for &Drawn {
    type Mark = ();
    fn now(self, _: i32) {}
    fn drawn(self, purpose: Purpose, entity: u64, occasion: u32, _: [u32; 4]) {
        self.0.borrow_mut().push((purpose, entity, occasion));
    }
    fn used(self, (): (), _: usize, _: impl FnOnce() -> u32) {}
}

/// Processor seconds of this process.
fn processor_time() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
}

fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let from = processor_time();
    let done = black_box(work());
    (processor_time() - from, done)
}

/// Median, smallest and largest.
fn spread(mut values: Vec<f64>) -> [f64; 3] {
    values.sort_by(f64::total_cmp);
    [values[values.len() / 2], values[0], values[values.len() - 1]]
}

fn compare(queue: &str, file: &str, with_ledger: bool) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/theory").join(file);
    let scenario = Scenario::load(&path, &[]).unwrap();
    let setup = Setup::new(&scenario, Data::read(&scenario).unwrap()).unwrap();
    let run = &setup.tables.run;
    let city = City::draw(&setup.source, &setup.tables, &setup.functions, Streams::of_city(run.seed, 1), run.scale);

    let drawn = Drawn(RefCell::new(Vec::new()));
    let orders = simulate_logged(&drawn, &setup, &city, 1, 1).ledger.orders;
    let drawn = drawn.0.into_inner();
    let draws = drawn.len() as f64 / orders as f64;

    let names = ["jiesu", "a bare loop: the books", "a bare loop: the line", "the line's variates alone", "jiesu's draws alone"];
    let mut times: [Vec<f64>; 5] = Default::default();
    let mut events = Vec::new();
    for replication in 1..=ROUNDS {
        let bare = Bare::new(&setup, &city, replication);
        let (jiesu, ledger) = timed(|| simulate(&setup, &city, 1, replication, Log::Off).ledger);
        if with_ledger {
            let (time, results) = timed(|| bare.simulate::<true>());
            assert_eq!(results, Results::by_jiesu(&ledger, true), "{queue}, replication {replication}: the ledger differs from jiesu's");
            times[1].push(time / ledger.orders as f64);
        }
        let (time, results) = timed(|| bare.simulate::<false>());
        assert_eq!(results, Results::by_jiesu(&ledger, false), "{queue}, replication {replication}: the results differ from jiesu's");
        times[2].push(time / ledger.orders as f64);
        times[3].push(timed(|| bare.variates()).0 / ledger.orders as f64);
        let redraw =
            || drawn.iter().fold(0, |sum: u32, (purpose, entity, occasion)| sum ^ bare.streams.draw(*purpose, *entity, *occasion).0[0]);
        times[4].push(timed(redraw).0 / orders as f64);
        times[0].push(jiesu / ledger.orders as f64);
        events.push(ledger.events as f64 / ledger.orders as f64);
    }
    for (name, of) in names.iter().zip(&times).filter(|(_, of)| !of.is_empty()) {
        let [median, low, high] = spread(of.iter().map(|seconds| seconds * 1e9).collect());
        let [ratio, least, most] = spread(times[0].iter().zip(of).map(|(jiesu, other)| jiesu / other).collect());
        println!("| {queue} | {name} | {median:.0} ({low:.0} – {high:.0}) | {ratio:.2} ({least:.2} – {most:.2}) |");
    }
    let [own, ..] = spread(events);
    let [order, ..] = spread(times[0].clone());
    println!(
        "| {queue} | jiesu: millions of events per second | {:.1} arrivals and departures, {:.1} internal events ({own:.1} per order) | {draws:.1} draws per order |",
        2e-6 / order,
        1e-6 * own / order
    );
}

fn main() {
    println!("| queue | what | ns per order: median (least – most) of {ROUNDS} rounds | jiesu's time relative to it |");
    println!("| --- | --- | --- | --- |");
    compare("M/M/1", "mm1.toml", true);
    compare("M/M/2", "mmc.toml", false);
}
