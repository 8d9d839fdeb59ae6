//! Comparison of event lists on the events that a city and a queue actually schedule: `make bench-queues`.
//!
//! One replication is simulated, and its operations on the event list are recorded: every push with its time, and every pop. Each event
//! list then replays them, with events of jiesu's size, round by round. All are stable (within a second, first scheduled is first
//! popped). Every round asserts that all return the same events in the same order, before a time is printed.
//!
//! * *buckets*: jiesu's own (`src/event_list.rs`);
//! * *binary heap*: the standard library's, by time and number;
//! * *calendar*: Brown 1988, with his rules of resizing;
//! * *wheel*: hierarchical timing wheels (Varghese and Lauck 1987), four of 256 slots;
//! * *radix heap*: Ahuja, Mehlhorn, Orlin and Tarjan 1990, by the highest bit in which a time differs from the last one popped.
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot continue fails")]
#![allow(clippy::print_stdout, reason = "it prints its table")]

use jiesu::city::City;
use jiesu::engine::simulate_logged;
use jiesu::rng::{DrawSink, Purpose, Streams};
use jiesu::scenario::Scenario;
use jiesu::setup::{Data, Setup};
use jiesu::time::Time;
use rustix::time::{ClockId, clock_gettime};
use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};
use std::path::Path;

const ROUNDS: usize = 7;

/// An event of the same size as jiesu's: its number and a payload.
#[derive(Clone, Copy)]
struct Event(u32, [u32; 2]);

/// An operation on the event list.
#[derive(Clone, Copy)]
enum Step {
    Push(Time),
    Pop,
}

/// Records the operations on the event list.
#[derive(Debug)]
struct Recorder(RefCell<Vec<i32>>);

impl DrawSink for &Recorder {
    type Mark = ();
    fn now(self, _: i32) {
        self.0.borrow_mut().push(-1);
    }
    fn scheduled(self, time: i32) {
        self.0.borrow_mut().push(time);
    }
    fn drawn(self, _: Purpose, _: u64, _: u32, _: [u32; 4]) {}
    fn used(self, (): (), _: usize, _: impl FnOnce() -> u32) {}
}

trait Queue {
    fn push(&mut self, time: Time, event: Event);
    fn pop(&mut self) -> Option<(Time, Event)>;
}

impl Queue for jiesu::event_list::EventList<Event> {
    fn push(&mut self, time: Time, event: Event) {
        self.push(time, event);
    }
    fn pop(&mut self) -> Option<(Time, Event)> {
        self.pop()
    }
}

/// Ordered by time, then by number.
struct Entry(Reverse<(Time, u32)>, [u32; 2]);

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl Eq for Entry {}
impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Entry {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}

impl Queue for BinaryHeap<Entry> {
    fn push(&mut self, time: Time, Event(number, about): Event) {
        self.push(Entry(Reverse((time, number)), about));
    }
    fn pop(&mut self) -> Option<(Time, Event)> {
        let Entry(Reverse((time, number)), about) = self.pop()?;
        Some((time, Event(number, about)))
    }
}

/// A year of days of `width` seconds; each day is sorted.
struct Calendar {
    days: Vec<VecDeque<(Time, Event)>>,
    width: Time,
    len: usize,
    /// The current day, and the time at which it ends this year.
    day: usize,
    ends: i64,
    now: Time,
}

impl Calendar {
    fn new() -> Calendar {
        Calendar { days: vec![VecDeque::new(); 2], width: 1, len: 0, day: 0, ends: 1, now: 0 }
    }

    fn insert(&mut self, time: Time, event: Event) {
        let number = self.days.len();
        let day = &mut self.days[(time / self.width) as usize % number];
        let place =
            if day.back().is_none_or(|(last, _)| *last <= time) { day.len() } else { day.partition_point(|(other, _)| *other <= time) };
        day.insert(place, (time, event));
    }

    fn turn_to(&mut self, time: Time) {
        self.day = (time / self.width) as usize % self.days.len();
        self.ends = (i64::from(time / self.width) + 1) * i64::from(self.width);
    }

    /// Brown's rule: three times the mean gap between the next 25 events, without gaps above twice the mean.
    fn resize(&mut self, days: usize) {
        let mut next: Vec<Time> = Vec::new();
        let sample = self.len.min(25);
        let mut heads: Vec<Time> = self.days.iter().flat_map(|day| day.iter().take(sample).map(|(time, _)| *time)).collect();
        if heads.len() > sample {
            heads.select_nth_unstable(sample);
            heads.truncate(sample);
        }
        heads.sort_unstable();
        next.append(&mut heads);
        let gaps: Vec<f64> = next.windows(2).map(|pair| f64::from(pair[1] - pair[0])).collect();
        let mean = |gaps: &[f64]| gaps.iter().sum::<f64>() / gaps.len().max(1) as f64;
        let all = mean(&gaps);
        let near: Vec<f64> = gaps.into_iter().filter(|gap| *gap <= 2.0 * all).collect();
        self.width = ((3.0 * mean(&near)) as Time).max(1);
        let old = std::mem::replace(&mut self.days, vec![VecDeque::new(); days]);
        // All events of one time are in one day, in order.
        old.into_iter().flatten().for_each(|(time, event)| self.insert(time, event));
        self.turn_to(self.now);
    }
}

impl Queue for Calendar {
    fn push(&mut self, time: Time, event: Event) {
        self.insert(time, event);
        self.len += 1;
        if self.len > 2 * self.days.len() {
            self.resize(2 * self.days.len());
        }
    }

    fn pop(&mut self) -> Option<(Time, Event)> {
        if self.len == 0 {
            return None;
        }
        for _ in 0..self.days.len() {
            if let Some((time, event)) = self.days[self.day].pop_front_if(|(time, _)| i64::from(*time) < self.ends) {
                self.now = time;
                self.len -= 1;
                if self.days.len() > 2 && self.len < self.days.len() / 2 {
                    self.resize(self.days.len() / 2);
                }
                return Some((time, event));
            }
            self.day = (self.day + 1) % self.days.len();
            self.ends += i64::from(self.width);
        }
        // No event for a whole year: jump to the earliest.
        let earliest = self.days.iter().filter_map(|day| day.front().map(|(time, _)| *time)).min()?;
        self.turn_to(earliest);
        self.pop()
    }
}

/// Wheels of 256 slots of 1 s, 256 s, and so on. The lists of the slots are reused.
struct Wheels {
    slots: Vec<Vec<(Time, Event)>>,
    /// The current second, and its next event.
    now: Time,
    next: usize,
    len: usize,
}

impl Wheels {
    fn new() -> Wheels {
        Wheels { slots: vec![Vec::new(); 4 * 256], now: 0, next: 0, len: 0 }
    }

    fn slot(&self, time: Time) -> usize {
        let differs = (time ^ self.now) as u32;
        let wheel = (31 - (differs | 1).leading_zeros() as usize) / 8;
        wheel * 256 + (time >> (8 * wheel)) as usize % 256
    }
}

impl Queue for Wheels {
    fn push(&mut self, time: Time, event: Event) {
        let slot = self.slot(time);
        self.slots[slot].push((time, event));
        self.len += 1;
    }

    fn pop(&mut self) -> Option<(Time, Event)> {
        if self.len == 0 {
            return None;
        }
        loop {
            let second = self.now as usize % 256;
            if let Some(event) = self.slots[second].get(self.next) {
                self.next += 1;
                self.len -= 1;
                return Some(*event);
            }
            self.slots[second].clear();
            self.next = 0;
            self.now += 1;
            // When a wheel has turned, the next slot of the wheel above is distributed over it.
            for wheel in (1..4).rev().filter(|wheel| self.now % (1 << (8 * wheel)) == 0) {
                let above = wheel * 256 + (self.now >> (8 * wheel)) as usize % 256;
                let mut events = std::mem::take(&mut self.slots[above]);
                for (time, event) in events.drain(..) {
                    let slot = self.slot(time);
                    self.slots[slot].push((time, event));
                }
                self.slots[above] = events;
            }
        }
    }
}

/// Bucket k contains times whose highest bit that differs from the last time popped is bit k − 1.
struct Radix {
    buckets: [Vec<(Time, Event)>; 33],
    last: Time,
    next: usize,
    len: usize,
}

impl Radix {
    fn new() -> Radix {
        Radix { buckets: std::array::from_fn(|_| Vec::new()), last: 0, next: 0, len: 0 }
    }

    fn bucket(&self, time: Time) -> usize {
        32 - ((time ^ self.last) as u32).leading_zeros() as usize
    }
}

impl Queue for Radix {
    fn push(&mut self, time: Time, event: Event) {
        self.buckets[self.bucket(time)].push((time, event));
        self.len += 1;
    }

    fn pop(&mut self) -> Option<(Time, Event)> {
        if self.len == 0 {
            return None;
        }
        if self.next == self.buckets[0].len() {
            self.buckets[0].clear();
            self.next = 0;
            let first = (1..33).find(|bucket| !self.buckets[*bucket].is_empty())?;
            let mut events = std::mem::take(&mut self.buckets[first]);
            self.last = events.iter().map(|(time, _)| *time).min()?;
            for (time, event) in events.drain(..) {
                self.buckets[self.bucket(time)].push((time, event));
            }
            self.buckets[first] = events;
        }
        self.next += 1;
        self.len -= 1;
        Some(self.buckets[0][self.next - 1])
    }
}

/// Replays all steps; returns a hash of the events popped, in order.
fn replay(queue: &mut impl Queue, steps: &[Step]) -> u64 {
    let (mut number, mut print) = (0, 0_u64);
    for step in steps {
        match *step {
            Step::Push(time) => {
                queue.push(time, Event(number, [number, 1]));
                number += 1;
            }
            Step::Pop => {
                let (time, event) = queue.pop().unwrap();
                print = (print ^ u64::from(event.0) ^ (time as u64) << 32).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
                print ^= u64::from(event.1[0]);
            }
        }
    }
    print
}

/// Processor nanoseconds of this process.
fn nanoseconds() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 * 1e9 + time.tv_nsec as f64
}

fn compare(name: &str, file: &str, sets: &[&str]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(file);
    let sets: Vec<String> = sets.iter().map(ToString::to_string).collect();
    let scenario = Scenario::load(&path, &sets).unwrap();
    let setup = Setup::new(&scenario, Data::read(&scenario).unwrap()).unwrap();
    let run = &setup.tables.run;
    let city = City::draw(&setup.source, &setup.tables, &setup.functions, Streams::of_city(run.seed, 1), run.scale);
    let recorder = Recorder(RefCell::new(Vec::new()));
    simulate_logged(&recorder, &setup, &city, 1, 1);
    let recorded = recorder.0.into_inner();
    let steps: Vec<Step> =
        recorded.into_iter().filter(|time| *time < setup.end).map(|time| if time < 0 { Step::Pop } else { Step::Push(time) }).collect();
    let taken = steps.iter().filter(|step| matches!(step, Step::Pop)).count();
    let (mut most, mut now) = (0, 0_i64);
    for step in &steps {
        now += if matches!(step, Step::Pop) { -1 } else { 1 };
        most = most.max(now);
    }

    let names = ["buckets", "binary heap", "calendar", "wheel", "radix heap"];
    let mut times: [Vec<f64>; 5] = Default::default();
    for _ in 0..ROUNDS {
        let mut prints = Vec::new();
        for (queue, times) in times.iter_mut().enumerate() {
            let from = nanoseconds();
            prints.push(match queue {
                0 => replay(&mut jiesu::event_list::EventList::new(setup.end), &steps),
                1 => replay(&mut BinaryHeap::new(), &steps),
                2 => replay(&mut Calendar::new(), &steps),
                3 => replay(&mut Wheels::new(), &steps),
                _ => replay(&mut Radix::new(), &steps),
            });
            times.push((nanoseconds() - from) / taken as f64);
        }
        assert!(prints.iter().all(|print| *print == prints[0]), "{name}: the event lists return different events: {prints:x?}");
    }
    let spread = |values: &[f64]| {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        [sorted[sorted.len() / 2], sorted[0], sorted[sorted.len() - 1]]
    };
    for (queue, of) in names.iter().zip(&times) {
        let [median, low, high] = spread(of);
        let ratios: Vec<f64> = of.iter().zip(&times[0]).map(|(other, own)| other / own).collect();
        let [ratio, least, top] = spread(&ratios);
        println!("| {name} | {taken} | {most} | {queue} | {median:.0} ({low:.0} – {high:.0}) | {ratio:.2} ({least:.2} – {top:.2}) |");
    }
}

fn main() {
    println!(
        "| scheduled by | events | most at once | queue | ns per event, in and out: median (least – most) of {ROUNDS} rounds | relative to buckets |"
    );
    println!("| --- | --- | --- | --- | --- | --- |");
    compare("Beijing, scale .05", "base/beijing-2019.toml", &["run.scale=0.05"]);
    compare("Beijing, scale .5", "base/beijing-2019.toml", &["run.scale=0.5"]);
    compare("M/M/1", "theory/mm1.toml", &[]);
}
