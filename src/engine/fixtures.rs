//! A stand-in for the engine in tests: random orders, and a ledger that counts exactly these.

use crate::city::{City, DistrictSource, Provenance, Source, StreetSource, UnitKind};
use crate::engine::{Log, OrderRow, ReplicationOutput};
use crate::ledger::{Answers, Cell, Hours, Ledger, Location, PeriodKind, Ranked, Review, Telephone, Who};
use crate::rng::{Purpose, Streams};
use crate::scenario::Scenario;
use crate::setup::{Data, Setup};
use crate::time::{DAY, HOUR};

/// A small scenario: two districts of which 3 of 5 and 4 of 7 streets are simulated, callback from the second month on.
pub(crate) const SCENARIO: &str = r#"
[run]
start = 2019-01-10
months = 3
warmup = 2
scale = 0.55
[city.categories.noise]
mix = 1
[city.categories.heat]
mix = 1
owner = "utilities"
tier = "urgent"
[city.functions.utilities]
level = "company"
[city.functions.market]
level = "district"
[rules.time_limits]
enabled = true
[rules.ranking]
month_starts_on = 19
[[phase]]
name = "asked"
from = 2019-02-10
set.rules.callback.enabled = true
set.rules.ranking.enabled = true
"#;

/// The scenario with a given name.
pub(crate) fn scenario(name: &str, cities: u32, replications: u32) -> Scenario {
    let sets = [format!("run.cities={cities}"), format!("run.replications={replications}")];
    let mut scenario = Scenario::parse("fixture", SCENARIO, &sets).unwrap();
    scenario.name = name.into();
    scenario
}

/// Its setup.
pub(crate) fn setup(name: &str, cities: u32, replications: u32) -> Setup {
    setup_of(&scenario(name, cities, replications))
}

/// The setup of a scenario, which may be a changed copy.
pub(crate) fn setup_of(scenario: &Scenario) -> Setup {
    let district = |code: &str, central| DistrictSource {
        code: code.into(),
        name: code.into(),
        name_en: String::new(),
        central,
        residents: [50_000, 70_000],
    };
    let street = |d: usize, s: u64| StreetSource {
        code: format!("{}{s:02}", ["e", "s"][d]),
        name: format!("street {s}"),
        name_en: String::new(),
        district: d,
        communities: 2,
        residents: 8_000 + 1_000 * s,
        provenance: Provenance::Data,
    };
    let mut data = Data::without_files(&scenario.tables);
    data.source = Source {
        code: "town".into(),
        name: "Town".into(),
        districts: vec![district("e", true), district("s", false)],
        streets: (1..=5).map(|s| street(0, s)).chain((1..=7).map(|s| street(1, s))).collect(),
        parent_residents: None,
    };
    Setup::new(scenario, data).unwrap()
}

/// Makes up the output of a replication from random numbers.
pub(crate) fn simulate(setup: &Setup, city: &City, city_number: u32, replication: u32, log: Log) -> ReplicationOutput {
    let streams = Streams::of_replication(setup.tables.run.seed, city_number, replication);
    let mut ledger = Ledger::new(setup.periods.count(), city.streets.len(), city.units.len());
    setup.count_on_request(city, &mut ledger);
    let mut orders: Vec<OrderRow> = (0..400).map(|i| order(setup, city, streams, i)).collect();
    orders.iter().for_each(|row| count(setup, city, row, &mut ledger));
    orders.retain(|row| row.closed.is_none_or(|at| at >= setup.start) || row.observer_reviewed.is_some_and(|at| at >= setup.start));
    ledger.orders = 400;
    ledger.events = 9_000 + u64::from(streams.draw(Purpose::Onsets, 0, 0).0[0] % 100);
    for interval in 0..setup.periods.count() {
        for street in 0..city.streets.len() {
            // All of it in one community and one category.
            let unmet = i64::from(streams.draw(Purpose::Stock, street as u64, interval as u32).0[0]);
            let spot = spot(city, city.communities.iter().position(|c| c.street as usize == street).unwrap(), street % 2);
            ledger.at_location(interval, spot, |cell| cell.never_registered += (street % 3) as u32);
            ledger.place(interval, street).unmet = unmet;
            if let Some(communities) = &mut ledger.communities {
                communities.add_unmet(interval, spot.community, unmet);
            }
            if let Some(topics) = &mut ledger.topics {
                let place = topics.place(spot.district, spot.category);
                topics.cells.add_unmet(interval, place, unmet);
            }
        }
    }
    for (unit, hours) in ledger.hours.iter_mut().enumerate() {
        let u = streams.draw(Purpose::Work, unit as u64, 0).uniform(0);
        *hours = Hours { paid: 400.0, overtime: 20.0 * u, displaced: 50.0 * u, own: 30.0, tasks: 12.0, queued: 99.5, ..Hours::default() };
    }
    ledger.telephone = Telephone { calls: 700, answered: 650, wait_hours: 12.25, seat_hours: 160.0, consultations: 90 };
    rank(setup, city, &mut ledger);
    if log == Log::Off {
        orders.clear();
    }
    ReplicationOutput { ledger, orders }
}

fn order(setup: &Setup, city: &City, streams: Streams, i: u32) -> OrderRow {
    let lane = |purpose| {
        let draw = streams.draw(purpose, u64::from(i), 0);
        [0, 1, 2, 3].map(|lane| draw.uniform(lane))
    };
    let ([u, place, kept, late], [cured, yes, credit, reached]) = (lane(Purpose::Problem), lane(Purpose::Answer));
    let before_end = |time: i32| (time < setup.end).then_some(time);
    let opened = (setup.start - 60 * DAY) + (u * f64::from(setup.end - setup.start + 60 * DAY)) as i32;
    let community = (place * city.communities.len() as f64) as usize;
    let street = city.communities[community].street;
    let unit = match kept {
        k if k < 0.1 => None,
        k if k < 0.7 => Some(street),
        k => Some((city.street_count() as f64 + (k - 0.7) / 0.3 * (city.units.len() - city.street_count()) as f64) as u32),
    };
    let dispatched = unit.and_then(|_| before_end(opened + HOUR));
    let contacted = dispatched.and_then(|at| before_end(at + (late * f64::from(2 * DAY)) as i32));
    let closed = before_end(opened + 3 * DAY + (late * f64::from(40 * DAY)) as i32);
    let asked = closed.and_then(|at| before_end(at + 2 * DAY));
    let calls = |at: i32| setup.regimes.iter().rev().find(|r| r.from <= at).is_some_and(|r| r.calls_back());
    let reviewed = asked.filter(|at| calls(*at) && reached < 0.8);
    let answers = asked.map(|_| (contacted.is_some(), yes < 0.6, [0, 9, 10][(3.0 * credit) as usize]));
    OrderRow {
        problem: [city.communities[community].number, i % 2, 40 + i, 1],
        occasion: i % 3,
        citizen: city.communities[community].first_resident + i,
        community: community as u32,
        category: (i % 2) as u8,
        by_telephone: !i.is_multiple_of(9),
        lead: !i.is_multiple_of(4),
        opened,
        dispatched,
        contacted,
        closed,
        reviewed,
        observer_reviewed: asked,
        deadline: dispatched.map(|at| at + 7 * DAY),
        unit: dispatched.and(unit),
        hops: i % 2,
        functions: i % 3,
        whistles: i % 5 / 4,
        extended: i.is_multiple_of(7),
        closed_on_paper: i.is_multiple_of(11),
        contacted_in_time: contacted.is_some_and(|at| at - opened <= DAY),
        attempt: 1,
        sent_back: false,
        excluded: None,
        official: reviewed.and(answers),
        observer: asked.and(answers),
        cured: closed.is_some() && cured < 0.5,
    }
}

fn spot(city: &City, community: usize, category: usize) -> Location {
    let street = city.communities[community].street as usize;
    Location { district: city.streets[street].district as usize, street, community, category }
}

fn count(setup: &Setup, city: &City, row: &OrderRow, ledger: &mut Ledger) {
    let spot = spot(city, row.community as usize, usize::from(row.category));
    let periods = &setup.periods;
    let mut at = |interval: usize, change: &dyn Fn(&mut Cell)| {
        ledger.at_location(interval, spot, change);
        if let Some(unit) = row.unit {
            change(ledger.unit(interval, unit as usize));
        }
    };
    let opened = periods.interval(row.opened);
    at(opened, &|cell| cell.opened += 1);
    if let Some(closed) = row.closed {
        at(periods.interval(closed), &|cell| cell.closed += 1);
        at(opened, &|cell| cell.cohort_closed += 1);
    }
    let reviews = [(Review::Official, row.reviewed, row.official), (Review::Observer, row.observer_reviewed, row.observer)];
    for (review, asked, answers) in reviews {
        let (Some(asked), Some((contacted, resolved, credit))) = (asked, answers) else { continue };
        let answers = Answers {
            reviewed: 1,
            contacted: u32::from(contacted),
            contacted_in_time: u32::from(row.contacted_in_time),
            resolved: u32::from(resolved),
            credit: u32::from(credit),
            cured: u32::from(row.cured),
        };
        at(periods.interval(asked), &|cell| {
            cell.reviews[review as usize].add(&answers);
            cell.last[review as usize].add(&answers);
        });
        at(opened, &|cell| cell.cohort[review as usize].add(&answers));
    }
}

fn rank(setup: &Setup, city: &City, ledger: &mut Ledger) {
    for (p, period) in setup.periods.periods.iter().enumerate().filter(|(_, period)| period.kind == PeriodKind::Assessment) {
        let mut scored: Vec<(f64, u32)> = Vec::new();
        for (u, unit) in city.units.iter().enumerate() {
            let a = ledger.unit_sum(period.intervals, u).reviews[Review::Official as usize];
            if unit.kind == UnitKind::Street && a.reviewed > 0 {
                let rate = |n: u32| f64::from(n) / f64::from(a.reviewed);
                scored.push((0.1 * rate(a.contacted) + 0.5 * rate(a.resolved) + 0.4 * rate(a.credit) / 10.0, u as u32));
            }
        }
        scored.sort_by(|a, b| b.0.total_cmp(&a.0));
        for ((score, unit), rank) in scored.into_iter().zip(1..) {
            ledger.ranked.push(Ranked { period: p as u32, who: Who::Unit(unit), score, rank });
        }
    }
}
