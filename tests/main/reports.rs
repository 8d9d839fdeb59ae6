//! Output by day, week, community and topic: the parts add up to the whole, and requesting them changes nothing else.

use crate::city::Model;
use jiesu::analysis::{Basis, Counter, Level, Rates, Wanted};
use jiesu::engine::ReplicationOutput;
use jiesu::ledger::{Cell, PeriodKind, Review};

const PERIODS: &str = "output.periods=[\"run\",\"month\",\"assessment\",\"week\",\"day\"]";
const LEVELS: &str = "output.levels=[\"city\",\"district\",\"street\",\"department\",\"community\",\"topic\"]";
/// Three unequal weights, gaming and orders sent back, old lines that lose callers, months from the 19th.
const CITY: [&str; 10] = [
    "run.scale=0.01",
    "run.start=2019-01-01",
    "run.months=3",
    "run.warmup=2",
    "rules.hotline.enabled=false",
    "behaviour.gaming=0.5",
    "rules.callback.send_back=2",
    "rules.exclusion.enabled=true",
    "rules.ranking.month_starts_on=19",
    "rules.ranking.memory=0",
];

fn beijing(more: &[&str]) -> Model {
    Model::of("scenarios/base/beijing-2019.toml", &[&CITY[..], more].concat())
}

/// The sum of cells: a whole cell, so that comparisons leave out no count.
fn total(cells: impl Iterator<Item = Cell>) -> Cell {
    cells.fold(Cell::default(), |mut sum, cell| {
        sum.add(&cell);
        sum
    })
}

#[test]
fn output_on_request_changes_nothing_else() {
    let (plain, fine) = (beijing(&[]), beijing(&[PERIODS, LEVELS]));
    let [a, b] = [&plain, &fine].map(Model::one_with_orders);
    assert!(a.orders == b.orders && a.ledger.hours == b.ledger.hours && a.ledger.ranked == b.ledger.ranked);
    assert!(a.ledger.communities.is_none() && a.ledger.topics.is_none());
    assert_eq!((a.ledger.telephone, a.ledger.events, a.ledger.orders), (b.ledger.telephone, b.ledger.events, b.ledger.orders));
    let rows = |model: &Model, output: &ReplicationOutput| {
        let mut rows = Vec::new();
        Counter::new(&model.setup, &model.city, &output.ledger).rows(&Wanted::of(&plain.setup), |row| rows.push(row.clone()));
        rows
    };
    let (rows, again) = (rows(&plain, &a), rows(&fine, &b));
    assert!(rows.len() > 1_000 && rows == again);
}

#[test]
fn communities_add_up_to_streets_and_topics_to_districts() {
    let model = beijing(&[PERIODS, LEVELS]);
    let output = model.one_with_orders();
    let ledger = &output.ledger;
    let (communities, topics) = (ledger.communities.as_ref().unwrap(), ledger.topics.as_ref().unwrap());
    // Each interval, including the warm-up.
    for interval in 0..model.setup.periods.count() {
        let only = (interval, interval + 1);
        for (s, _) in model.city.streets.iter().enumerate() {
            let its = model.city.communities.iter().enumerate().filter(|(_, community)| community.street as usize == s);
            assert_eq!(total(its.map(|(c, _)| communities.sum(only, c))), ledger.place_sum(only, s), "street {s}, interval {interval}");
        }
        for (d, district) in model.city.districts.iter().enumerate() {
            let streets = (district.streets.0..district.streets.1).map(|s| ledger.place_sum(only, s as usize));
            let its = (0..model.setup.categories.len()).map(|k| topics.cells.sum(only, topics.place(d, k)));
            assert_eq!(total(its), total(streets), "district {d}, interval {interval}");
        }
    }
    let run = model.run_total(&output);
    assert!(run.opened > 1_000 && run.diverted > 0 && run.never_registered > 0 && run.unmet > 0, "{run:?}");
}

#[test]
fn topics_count_orders_by_the_category_of_the_problem() {
    let model = beijing(&[LEVELS]);
    let output = model.one_with_orders();
    let topics = output.ledger.topics.as_ref().unwrap();
    let whole = model.setup.periods.periods[0].intervals;
    let mut seen = 0;
    for (c, community) in model.city.communities.iter().enumerate() {
        let count = output.orders.iter().filter(|order| order.attempt == 1 && order.opened >= model.setup.start);
        let count = count.filter(|order| order.community as usize == c).count() as u32;
        assert_eq!(output.ledger.communities.as_ref().unwrap().sum(whole, c).opened, count, "{}", community.code);
    }
    for (k, category) in model.setup.categories.iter().enumerate() {
        let count = |f: &dyn Fn(&jiesu::engine::OrderRow) -> bool| {
            output.orders.iter().filter(|order| order.attempt == 1 && usize::from(order.category) == k && f(order)).count() as u32
        };
        let cell = total((0..model.city.districts.len()).map(|d| topics.cells.sum(whole, topics.place(d, k))));
        let from = model.setup.start;
        assert_eq!(cell.opened, count(&|order| order.opened >= from), "{}", category.name);
        assert_eq!(cell.closed, count(&|order| order.closed.is_some_and(|at| at >= from)), "{}", category.name);
        assert_eq!(cell.reviews[1].reviewed, count(&|order| order.observer_reviewed.is_some_and(|at| at >= from)), "{}", category.name);
        seen += u32::from(cell.opened > 0);
    }
    assert!(seen > 5);
}

#[test]
fn contacts_are_orders_and_consultations_by_all_channels() {
    let model = beijing(&[]);
    let output = model.one_with_orders();
    let of = |kind: PeriodKind, level: Level| {
        let found = rows(&model, &output, kind, level, Basis::Callback);
        found.into_iter().flatten().map(|row| (row.opened, row.contacts.unwrap())).collect::<Vec<_>>()
    };
    let sum = |list: &[(f64, f64)]| list.iter().fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let whole = of(PeriodKind::Run, Level::City)[0];
    // The streets of this city have different weights, so the telephone's own sum is only near.
    let weight = |street: usize| model.city.unit_weight(street);
    let weights: Vec<f64> = (0..model.city.streets.len()).map(weight).collect();
    let mean = weights.iter().sum::<f64>() / weights.len() as f64;
    let consultations = output.ledger.telephone.consultations as f64 * mean / model.setup.tables.demand.telephone;
    assert!(consultations > 0.0 && ((whole.1 - whole.0) / consultations - 1.0).abs() < 0.35, "{whole:?} {consultations}");
    for (kind, level) in [(PeriodKind::Month, Level::City), (PeriodKind::Run, Level::District)] {
        let parts = sum(&of(kind, level));
        assert!((parts.1 / whole.1 - 1.0).abs() < 1e-9 && (parts.0 / whole.0 - 1.0).abs() < 1e-9, "{parts:?} {whole:?}");
    }
    assert!(rows(&model, &output, PeriodKind::Run, Level::Street, Basis::Callback).iter().flatten().all(|row| row.contacts.is_none()));
}

/// The rows of a kind of period at a level: by unit, in order of time.
fn rows(model: &Model, output: &ReplicationOutput, kind: PeriodKind, level: Level, basis: Basis) -> Vec<Vec<Rates>> {
    let counter = Counter::new(&model.setup, &model.city, &output.ledger);
    let periods = model.setup.periods.periods.iter().enumerate().filter(|(_, period)| period.kind == kind);
    let of_unit = |unit| periods.clone().map(|(p, _)| counter.row(p, level, unit, Review::Observer, basis)).collect();
    (0..level.count(&model.setup, &model.city)).map(of_unit).collect()
}

/// Flows, answers and unmet days of the parts add up to the whole, up to rounding.
fn adds_up(parts: &[Rates], whole: &Rates, what: &str) {
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * b.abs().max(1.0);
    let sum = |f: &dyn Fn(&Rates) -> f64| parts.iter().map(f).sum::<f64>();
    assert!(near(sum(&|row| row.opened), whole.opened) && near(sum(&|row| row.closed), whole.closed), "{what}");
    (0..6).for_each(|i| assert!(near(sum(&|row| row.answers[i]), whole.answers[i]), "{what}: answer {i}"));
    for f in [|row: &Rates| row.unmet_days, |row: &Rates| row.never_registered, |row: &Rates| row.diverted] {
        assert_eq!(parts.iter().all(|row| f(row).is_some()), f(whole).is_some(), "{what}");
        assert!(near(sum(&|row| f(row).unwrap_or_default()), f(whole).unwrap_or_default()), "{what}");
    }
}

#[test]
fn days_add_up_to_months_and_weeks_to_the_run() {
    let model = beijing(&[PERIODS, LEVELS]);
    let output = model.one_with_orders();
    for (level, basis) in Level::ALL.into_iter().flat_map(|level| [(level, Basis::Callback), (level, Basis::Cohort)]) {
        let of = |kind| rows(&model, &output, kind, level, basis);
        let (days, weeks, months, run) = (of(PeriodKind::Day), of(PeriodKind::Week), of(PeriodKind::Month), of(PeriodKind::Run));
        for unit in 0..run.len() {
            let what = format!("{} {unit} {}", level.word(), basis.word());
            let (days, weeks, months) = (&days[unit], &weeks[unit], &months[unit]);
            assert_eq!((days.len(), weeks.len(), months.len()), (90, 13, 3));
            adds_up(weeks, &run[unit][0], &what);
            adds_up(&days[..31], &months[0], &what);
            adds_up(&days[31..59], &months[1], &what);
            adds_up(&days[59..], &months[2], &what);
            // The first week has 1 to 6 January, the second seven days.
            adds_up(&days[..6], &weeks[0], &what);
            adds_up(&days[6..13], &weeks[1], &what);
            if basis == Basis::Callback {
                let open = |row: &Rates| row.open;
                assert_eq!((open(&days[30]), open(&days[89])), (open(&months[0]), open(&run[unit][0])), "{what}");
            } else {
                adds_up_open(days, &run[unit][0], &what);
            }
        }
    }
}

fn adds_up_open(parts: &[Rates], whole: &Rates, what: &str) {
    let sum: f64 = parts.iter().map(|row| row.open).sum();
    assert!((sum - whole.open).abs() < 1e-6, "{what}: {sum} open, {}", whole.open);
}

#[test]
fn topics_add_up_to_the_city_and_communities_to_the_district() {
    let model = beijing(&[PERIODS, LEVELS]);
    let output = model.one_with_orders();
    for kind in [PeriodKind::Run, PeriodKind::Month, PeriodKind::Week] {
        let of = |level| rows(&model, &output, kind, level, Basis::Callback);
        let (city, districts, communities, topics) = (of(Level::City), of(Level::District), of(Level::Community), of(Level::Topic));
        for (p, whole) in city[0].iter().enumerate() {
            let parts: Vec<Rates> = topics.iter().map(|topic| topic[p].clone()).collect();
            adds_up(&parts, whole, kind.word());
            let open: f64 = parts.iter().map(|row| row.open).sum();
            assert!((open - whole.open).abs() < 1e-6);
            for (d, district) in model.city.districts.iter().enumerate() {
                let weight = f64::from(district.kept.1) / f64::from(district.kept.0);
                let its = model.city.communities.iter().enumerate();
                let its: Vec<_> = its.filter(|(_, c)| (district.streets.0..district.streets.1).contains(&c.street)).collect();
                let sum = |f: &dyn Fn(&Rates) -> f64| its.iter().map(|(c, _)| f(&communities[*c][p])).sum::<f64>();
                let near = |a: f64, b: f64| assert!((a - b).abs() <= 1e-9 * b.abs().max(1.0), "{}: {a}, {b}", district.code);
                near(weight * sum(&|row| row.opened), districts[d][p].opened);
                near(weight * sum(&|row| row.open), districts[d][p].open);
                near(weight * sum(&|row| row.answers[3]), districts[d][p].answers[3]);
                let unmet = its.iter().map(|(c, place)| communities[*c][p].unmet_days.unwrap() * f64::from(place.residents)).sum::<f64>();
                near(unmet / district.residents.1 as f64, districts[d][p].unmet_days.unwrap());
            }
        }
    }
}

#[test]
fn empty_rows_of_communities_by_day_are_left_out() {
    // So few problems that many communities have none for days.
    let model = beijing(&[PERIODS, LEVELS, "demand.problems=0.02"]);
    let output = model.one_with_orders();
    let counter = Counter::new(&model.setup, &model.city, &output.ledger);
    let wanted = Wanted { levels: vec![Level::Community], summary: Vec::new(), periods: vec![PeriodKind::Day] };
    let mut written = std::collections::BTreeSet::new();
    counter.rows(&wanted, |row| {
        written.insert((row.period, row.unit, row.review as usize, row.basis));
    });
    let (mut kept, mut left_out) = (0, 0);
    for (p, _) in model.setup.periods.periods.iter().enumerate().filter(|(_, period)| period.kind == PeriodKind::Day) {
        for (unit, review) in (0..model.city.communities.len()).flat_map(|unit| [(unit, Review::Official), (unit, Review::Observer)]) {
            for basis in [Basis::Callback, Basis::Cohort] {
                let row = counter.row(p, Level::Community, unit, review, basis);
                let all = [row.unmet_days, row.never_registered, row.diverted].into_iter().flatten().sum::<f64>();
                let nothing = row.opened + row.closed + row.open + all == 0.0;
                let has_content = row.answers[0] > 0.0 || (review == Review::Observer && !nothing);
                assert_eq!(written.contains(&(p, unit, review as usize, basis)), has_content, "{row:?}");
                *(if has_content { &mut kept } else { &mut left_out }) += 1;
            }
        }
    }
    assert!(kept > 1_000 && left_out > kept, "{kept} kept, {left_out} left out");
}

#[test]
fn unmet_days_of_unreported_problems_match_onsets_and_durations_by_topic() {
    // Nothing is reported, so nothing is handled: unmet days of a topic are onsets × duration × citizens affected.
    let sets = [PERIODS, LEVELS, "demand.occasions=0", "run.warmup=1", "run.months=12"];
    let sets: Vec<&str> = sets.into_iter().chain(["rules.callback.enabled=false", "rules.ranking.enabled=false"]).collect();
    let model = Model::of("scenarios/teaching/two-streets.toml", &sets);
    let replications = model.replications(4);
    let demand = &model.setup.tables.demand;
    let mut tried = Vec::new();
    for (k, category) in model.setup.categories.iter().enumerate().filter(|(_, category)| category.values.affected <= 1.0) {
        let life = category.values.life.seconds() / 86_400.0;
        let places = model.city.communities.iter().map(|place| place.problem_rate * f64::from(place.residents)).sum::<f64>();
        let onsets = demand.problems * category.values.mix * places / 365.25;
        let expected = onsets * life * 365.0 / model.city.residents.1 as f64;
        let values =
            replications.iter().map(|output| rows(&model, output, PeriodKind::Run, Level::Topic, Basis::Callback)[k][0].unmet_days);
        let mean = values.map(Option::unwrap).sum::<f64>() / 4.0;
        // With exponential durations the variance is twice that of the number: five standard deviations.
        let spread = 5.0 * (2.0 / (4.0 * onsets * (365.0 + life))).sqrt();
        assert!((mean / expected - 1.0).abs() < spread && spread < 0.2, "{}: {mean}, expected {expected} ± {spread}", category.name);
        tried.push((1_000.0 * expected).round() as u32);
    }
    tried.sort_unstable();
    tried.dedup();
    assert!(tried.len() >= 3, "{tried:?}");
}
