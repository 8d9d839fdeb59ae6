//! The lines of `benches/peers` in NeXosim, on one thread: `in-nexosim LINE ORDERS SEED` prints orders, hours simulated, and the mean
//! hours of waiting at each station.

use nexosim::model::{Context, Model, schedulable};
use nexosim::ports::{EventSinkReader, EventSource, Output, SinkState, event_queue};
use nexosim::simulation::{Mailbox, SimInit};
use nexosim::time::MonotonicTime;
use rand::SeedableRng;
use rand_distr::{Distribution, Exp1, StandardNormal};
use rand_xoshiro::Xoshiro256PlusPlus;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use std::time::Duration;

/// A distribution of the hours of work.
#[derive(Clone, Copy, Serialize, Deserialize)]
enum Law {
    Exponential {
        mean: f64,
    },
    /// Log-normal with ln-sd .5.
    Lognormal {
        mean: f64,
    },
}

impl Law {
    fn draw(self, rng: &mut Xoshiro256PlusPlus) -> f64 {
        match self {
            Law::Exponential { mean } => {
                let one: f64 = Exp1.sample(rng);
                mean * one
            }
            Law::Lognormal { mean } => {
                let z: f64 = StandardNormal.sample(rng);
                mean * (0.5 * z - 0.125).exp()
            }
        }
    }
}

/// An event may not be scheduled for the current time, so nothing takes less than a nanosecond.
fn hours(hours: f64) -> Duration {
    Duration::from_secs_f64(3_600.0 * hours).max(Duration::from_nanos(1))
}

/// The street door: orders come in a Poisson stream.
#[derive(Serialize, Deserialize)]
struct Arrivals {
    next: Output<()>,
    left: u64,
    rate: f64,
    rng: Xoshiro256PlusPlus,
}

#[Model]
impl Arrivals {
    #[nexosim(init)]
    async fn init(&mut self, cx: &Context<Self>) {
        self.wait(cx);
    }

    #[nexosim(schedulable)]
    async fn arrive(&mut self, _: (), cx: &Context<Self>) {
        self.next.send(()).await;
        if self.left > 0 {
            self.wait(cx);
        }
    }
}

impl Arrivals {
    fn wait(&mut self, cx: &Context<Self>) {
        self.left -= 1;
        let gap: f64 = Exp1.sample(&mut self.rng);
        cx.schedule_event(hours(gap / self.rate), schedulable!(Self::arrive), ()).expect("the gap is positive");
    }
}

/// A station with several servers, first come first served.
#[derive(Serialize, Deserialize)]
struct Station {
    next: Output<()>,
    answer: Output<(u64, f64)>,
    number: u64,
    free: u32,
    law: Law,
    rng: Xoshiro256PlusPlus,
    waiting: VecDeque<MonotonicTime>,
    served: u64,
    /// Nanoseconds waited, over all orders.
    waited: u128,
}

#[Model]
impl Station {
    fn new(number: u64, (servers, law): (u32, Law), seed: u64) -> Station {
        let rng = Xoshiro256PlusPlus::seed_from_u64(seed + (number << 32));
        let (next, answer, waiting) = (Output::default(), Output::default(), VecDeque::new());
        Station { next, answer, number, free: servers, law, rng, waiting, served: 0, waited: 0 }
    }

    fn come(&mut self, _: (), cx: &Context<Self>) {
        if self.free > 0 {
            self.free -= 1;
            self.serve(cx);
        } else {
            self.waiting.push_back(cx.time());
        }
    }

    #[nexosim(schedulable)]
    async fn done(&mut self, _: (), cx: &Context<Self>) {
        self.next.send(()).await;
        match self.waiting.pop_front() {
            Some(since) => {
                self.waited += cx.time().duration_since(since).as_nanos();
                self.serve(cx);
            }
            None => self.free += 1,
        }
    }

    async fn report(&mut self) {
        self.answer.send((self.number, self.waited as f64 / 3.6e12 / self.served as f64)).await;
    }
}

impl Station {
    fn serve(&mut self, cx: &Context<Self>) {
        self.served += 1;
        cx.schedule_event(hours(self.law.draw(&mut self.rng)), schedulable!(Self::done), ()).expect("work is positive");
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, line, orders, seed] = arguments.as_slice() else { panic!("expected LINE ORDERS SEED") };
    let (orders, seed): (u64, u64) = (orders.parse().expect("orders"), seed.parse().expect("seed"));
    // As in scenarios/theory/mmc.toml and benches/peers/desk-and-department.toml.
    let (rate, stations): (f64, Vec<(u32, Law)>) = match line.as_str() {
        "M/M/2" => (50.0, vec![(2, Law::Exponential { mean: 0.02 })]),
        "desk and department" => (50.0, vec![(2, Law::Lognormal { mean: 0.02 }), (2, Law::Lognormal { mean: 0.03 })]),
        _ => panic!("no line `{line}`"),
    };

    let mut bench = SimInit::with_num_threads(1);
    let mut arrivals = Arrivals { next: Output::default(), left: orders, rate, rng: Xoshiro256PlusPlus::seed_from_u64(seed) };
    let mut stations: Vec<(Station, Mailbox<Station>)> =
        (1..).zip(stations).map(|(number, station)| (Station::new(number, station, seed), Mailbox::new())).collect();
    arrivals.next.connect(Station::come, &stations[0].1);
    for first in 1..stations.len() {
        let (before, after) = stations.split_at_mut(first);
        before[first - 1].0.next.connect(Station::come, &after[0].1);
    }
    let (sink, mut answers) = event_queue(SinkState::Enabled);
    let mut ask = EventSource::new();
    for (station, mailbox) in &mut stations {
        station.answer.connect_sink(sink.clone());
        ask = ask.connect(Station::report, &*mailbox);
    }
    let ask = ask.register(&mut bench);
    bench = bench.add_model(arrivals, Mailbox::new(), "arrivals");
    for (station, mailbox) in stations {
        bench = bench.add_model(station, mailbox, "station");
    }
    let begin = MonotonicTime::EPOCH;
    let mut simulation = bench.init(begin).expect("it is complete");
    simulation.run().expect("it runs");
    simulation.process_event(&ask, ()).expect("it answers");
    let hours = simulation.time().duration_since(begin).as_secs_f64() / 3_600.0;
    // The executor decides the order of answers.
    let mut waits: Vec<(u64, f64)> = std::iter::from_fn(|| answers.try_read()).collect();
    waits.sort_by_key(|(number, _)| *number);
    let waits: Vec<String> = waits.iter().map(|(_, hours)| hours.to_string()).collect();
    println!("{orders} {hours} {}", waits.join(" "));
}
