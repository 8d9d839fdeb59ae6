//! Speed of the parts: `cargo bench` (or `make bench`). Compare ratios within one run; absolute times are indicative.
#![allow(missing_docs, reason = "criterion's macros make public items without documentation")]
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot continue fails")]

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use jiesu::city::City;
use jiesu::engine::draw_city;
use jiesu::engine::{Log, simulate};
use jiesu::event_list::EventList;
use jiesu::experiment::Experiment;
use jiesu::rng::{Purpose, Streams};
use jiesu::scenario::Scenario;
use jiesu::setup::{Data, Setup};
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

/// The hold model: an event list of 100,000 events; each step pops one and pushes one, with delays from seconds to months.
fn queue(c: &mut Criterion) {
    let streams = Streams::of_city(1, 1);
    let delays: Vec<i32> = (0..65_536).map(|i| (200_000.0 * streams.draw(Purpose::Key, i, 0).lognormal(0, 2.0)) as i32).collect();
    let mut group = c.benchmark_group("queue");
    group.throughput(Throughput::Elements(100_000));
    group.bench_function("hold", |b| {
        b.iter_batched(
            || {
                let mut queue = EventList::new(i32::MAX / 8);
                (0..100_000_u32).for_each(|i| queue.push(delays[i as usize % delays.len()] % 10_000_000, i));
                queue
            },
            |mut queue| {
                for i in 0..100_000 {
                    let (now, event) = queue.pop().unwrap();
                    queue.push(now + delays[(event as usize + i) % delays.len()] % 10_000_000, event);
                }
                queue
            },
            BatchSize::LargeInput,
        );
    });
    group.finish();
}

/// Draws from random streams.
fn random_numbers(c: &mut Criterion) {
    let streams = Streams::of_replication(1, 1, 1);
    let mut group = c.benchmark_group("random-numbers");
    group.sample_size(20).measurement_time(Duration::from_secs(2)).warm_up_time(Duration::from_secs(1));
    let mut entity = 0_u64;
    let mut next = move || {
        entity += 1;
        streams.draw(Purpose::Problem, entity, 0)
    };
    group.bench_function("draw", |b| b.iter(&mut next));
    group.bench_function("exponential", |b| b.iter(|| next().exponential(0)));
    group.bench_function("normal", |b| b.iter(|| next().normal(0)));
    group.bench_function("poisson of mean 1", |b| b.iter(|| next().poisson(1.0)));
    group.finish();
}

/// A setup and its first city.
fn drawn(file: &str, sets: &[&str]) -> (Setup, City) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(file);
    let sets: Vec<String> = sets.iter().map(|set| (*set).to_owned()).collect();
    let scenario = Scenario::load(&path, &sets).unwrap();
    let setup = Setup::new(&scenario, Data::read(&scenario).unwrap()).unwrap();
    let city = draw_city(&setup, 1);
    (setup, city)
}

/// Whole replications, with throughput in orders.
fn replications(c: &mut Criterion, group: &str, cases: &[(&str, &str, &[&str])]) {
    let mut group = c.benchmark_group(group);
    group.sample_size(10).warm_up_time(Duration::from_secs(1));
    for (name, file, sets) in cases {
        let (setup, city) = drawn(file, sets);
        group.throughput(Throughput::Elements(simulate(&setup, &city, 1, 1, Log::Off).ledger.orders));
        group.bench_function(*name, |b| b.iter(|| black_box(simulate(&setup, &city, 1, 1, Log::Off).ledger.orders)));
    }
    group.finish();
}

/// Orders through a whole handling path: one officer; two officers and a department; and calls, returns, letters, lead times,
/// limits and answers in the two streets of the teaching scenario.
fn order(c: &mut Criterion) {
    let cases: [(&str, &str, &[&str]); 3] = [
        ("M/M/1", "theory/mm1.toml", &["run.months=2"]),
        ("desk and department", "../benches/peers/desk-and-department.toml", &["run.months=1"]),
        ("two streets", "teaching/two-streets.toml", &[]),
    ];
    replications(c, "order", &cases);
}

/// A small Beijing: one year of warm-up and one year of measurement.
fn city_year(c: &mut Criterion) {
    replications(c, "city-year", &[("beijing 2019, scale .01", "base/beijing-2019.toml", &["run.scale=0.01"])]);
}

/// Many short trials: overhead of the experiment layer, and speed-up by a second thread.
fn experiment(c: &mut Criterion) {
    let mut group = c.benchmark_group("experiment");
    group.sample_size(10).warm_up_time(Duration::from_secs(1));
    let trials = 256;
    let sets = ["run.months=1", "run.warmup=0", "demand.problems=0.5", &format!("run.replications={trials}")];
    let (setup, city) = drawn("theory/mm1.toml", &sets);
    group.throughput(Throughput::Elements(trials));
    let alone = || (1..=trials as u32).map(|replication| simulate(&setup, &city, 1, replication, Log::Off).ledger.orders).sum::<u64>();
    let expected = alone();
    group.bench_function("without it", |b| b.iter(alone));
    let setups = [&setup];
    for threads in [1, 2] {
        let experiment = Experiment { threads, ..Experiment::of(&setups) };
        let run = || {
            let mut orders = 0;
            experiment
                .run(|_, _, _, output| {
                    orders += output.ledger.orders;
                    Ok(())
                })
                .unwrap();
            orders
        };
        assert_eq!(run(), expected);
        let name = if threads == 1 { "1 thread" } else { "2 threads" };
        group.bench_function(name, |b| b.iter(run));
    }
    group.finish();
}

criterion_group!(benches, queue, random_numbers, order, city_year, experiment);
criterion_main!(benches);
