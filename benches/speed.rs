//! How fast the parts are: `cargo bench` (or `make bench`). Ratios of one run decide; absolute times are indicative.
#![allow(missing_docs, reason = "criterion's macros make public items without documentation")]
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot go on fails")]

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use jiesu::chance::{Luck, Question};
use jiesu::city::City;
use jiesu::events::Queue;
use jiesu::plan::{Data, Plan};
use jiesu::run::{Log, simulate};
use jiesu::scenario::Scenario;
use std::hint::black_box;
use std::path::Path;

/// The hold model: a queue of 100,000 events, of which one is taken and one put in, at delays from seconds to months.
fn queue(c: &mut Criterion) {
    let luck = Luck::of_city(1, 1);
    let delays: Vec<i32> = (0..65_536).map(|i| (200_000.0 * luck.draw(Question::Key, i, 0).lognormal(0, 2.0)) as i32).collect();
    let mut group = c.benchmark_group("queue");
    group.throughput(Throughput::Elements(100_000));
    group.bench_function("hold", |b| {
        b.iter_batched(
            || {
                let mut queue = Queue::new(i32::MAX / 8);
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

fn chance(c: &mut Criterion) {
    let luck = Luck::of_replication(1, 1, 1);
    let mut group = c.benchmark_group("chance");
    let mut entity = 0_u64;
    let mut next = move || {
        entity += 1;
        luck.draw(Question::Problem, entity, 0)
    };
    group.bench_function("draw", |b| b.iter(&mut next));
    group.bench_function("exponential", |b| b.iter(|| next().exponential(0)));
    group.bench_function("normal", |b| b.iter(|| next().normal(0)));
    group.bench_function("poisson of mean 1", |b| b.iter(|| next().poisson(1.0)));
    group.finish();
}

/// Whole replications: the classroom's two streets, a small Beijing, and the bare queue of three officers.
fn replication(c: &mut Criterion) {
    let mut group = c.benchmark_group("replication");
    group.sample_size(10);
    for (name, file, sets) in [
        ("two streets", "teaching/two-streets.toml", &[][..]),
        ("beijing 2019, scale .01", "beijing-2019.toml", &["run.scale=0.01"][..]),
        ("M/M/2", "theory/mmc.toml", &["run.months=3"][..]),
    ] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(file);
        let sets: Vec<String> = sets.iter().map(|set| (*set).to_owned()).collect();
        let scenario = Scenario::load(&path, &sets).unwrap();
        let plan = Plan::new(&scenario, Data::read(&scenario).unwrap()).unwrap();
        let run = &plan.tables.run;
        let city = City::draw(&plan.source, &plan.tables, &plan.functions, Luck::of_city(run.seed, 1), run.scale);
        group.throughput(Throughput::Elements(simulate(&plan, &city, 1, 1, Log::Off).ledger.events));
        group.bench_function(name, |b| b.iter(|| black_box(simulate(&plan, &city, 1, 1, Log::Off).ledger.orders)));
    }
    group.finish();
}

criterion_group!(benches, queue, chance, replication);
criterion_main!(benches);
