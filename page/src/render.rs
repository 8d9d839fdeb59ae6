//! A simulated city as JSON: its rates as `rates.csv` writes them, and its orders.

use crate::stories::{Side, Story};
use jiesu::analysis::{Basis, Counter, Level, Rates, is_official};
use jiesu::engine::{OrderRow, ReplicationOutput};
use jiesu::ledger::{PeriodKind, Review};
use jiesu::time::DAY;
use serde::Serialize;
use serde_json::{Value, json};

/// A number as `rates.csv` writes it.
fn text(number: impl std::fmt::Display) -> String {
    number.to_string()
}

fn maybe(number: Option<f64>) -> Option<String> {
    number.map(text)
}

/// A row of `rates.csv` with the basis `callback`. Keys are the names of the columns.
#[derive(Serialize)]
struct Row {
    period: String,
    review: &'static str,
    opened: String,
    closed: String,
    open: String,
    reviewed: String,
    response_rate: Option<String>,
    resolution_rate: Option<String>,
    satisfaction_rate: Option<String>,
    cured: String,
    cured_rate: Option<String>,
    unmet_days: Option<String>,
    /// Resolution rate minus cured rate. The only key that is no column of `rates.csv`.
    gap: Option<f64>,
}

impl Row {
    fn of(period: &str, review: &'static str, rates: &Rates) -> Row {
        let [response, resolution, satisfaction, cured] = rates.rates;
        Row {
            period: period.into(),
            review,
            opened: text(rates.opened),
            closed: text(rates.closed),
            open: text(rates.open),
            reviewed: text(rates.answers[0]),
            response_rate: maybe(response),
            resolution_rate: maybe(resolution),
            satisfaction_rate: maybe(satisfaction),
            cured: text(rates.answers[5]),
            cured_rate: maybe(cured),
            unmet_days: maybe(rates.unmet_days),
            gap: resolution.zip(cured).map(|(resolution, cured)| resolution - cured),
        }
    }
}

fn is_wanted(kind: PeriodKind) -> bool {
    matches!(kind, PeriodKind::Run | PeriodKind::Month)
}

/// Rows of the run and of its months for one unit of a level. There is an official row only where the city calls back.
fn rows(side: &Side, counter: &Counter<'_>, level: Level, unit: usize) -> Vec<Row> {
    let periods = side.setup.periods.periods.iter().enumerate().filter(|(_, period)| is_wanted(period.kind));
    let mut rows = Vec::new();
    for (index, period) in periods {
        for (review, word) in [(Review::Official, "official"), (Review::Observer, "observer")] {
            if review == Review::Observer || is_official(&side.setup, period) {
                rows.push(Row::of(&period.name, word, &counter.row(index, level, unit, review, Basis::Callback)));
            }
        }
    }
    rows
}

/// Index of the category of a story.
fn topic(side: &Side, story: &Story) -> Option<usize> {
    side.setup.categories.iter().position(|category| Some(category.name.as_str()) == story.topic)
}

/// A time in minutes from the start of the measurement period; `i32::MIN` for none.
fn minutes(side: &Side, at: Option<i32>) -> i32 {
    at.map_or(i32::MIN, |at| (at - side.setup.start).div_euclid(60))
}

/// An order as numbers: opened, dispatched, contacted and closed in minutes (see [`minutes`]), community, unit or −1, category, whistles, hops, and
/// bits: 1 cured, 2 closed on paper, 4 sent back, 8 "resolved" and 16 "satisfied" in the citizen's answers to the observer, 32 reviewed by the observer.
fn numbers(side: &Side, order: &OrderRow) -> [i32; 10] {
    let bit = |set: bool, bit: i32| if set { bit } else { 0 };
    let (_, resolved, credit) = order.observer.unwrap_or_default();
    [
        minutes(side, Some(order.opened)),
        minutes(side, order.dispatched),
        minutes(side, order.contacted),
        minutes(side, order.closed),
        order.community as i32,
        order.unit.map_or(-1, |unit| unit as i32),
        i32::from(order.category),
        order.whistles as i32,
        order.hops as i32,
        bit(order.cured, 1)
            | bit(order.closed_on_paper, 2)
            | bit(order.sent_back, 4)
            | bit(resolved, 8)
            | bit(credit >= 9, 16)
            | bit(order.observer.is_some(), 32),
    ]
}

/// One simulated city with all that the page shows of it.
pub(crate) fn city(side: &Side, story: &Story, output: &ReplicationOutput) -> Value {
    let Side { setup, city, toml, complete, command } = side;
    let counter = Counter::new(setup, city, &output.ledger);
    let topic = topic(side, story);
    let functions = |category: usize| -> Vec<u32> {
        let set = setup.categories[category].functions;
        let district = city.departments.first();
        (0..setup.functions.len()).filter(|f| set >> f & 1 == 1).filter_map(|f| district.and_then(|units| units.get(f)).copied()).collect()
    };
    json!({
        "name": setup.name,
        "toml": toml,
        "complete": complete,
        "command": command,
        "days": (setup.end - setup.start) / DAY,
        "start": setup.calendar.date(setup.start).to_string(),
        "residents": city.residents.0,
        "rates": rows(side, &counter, Level::City, 0),
        "topic": topic.map(|unit| rows(side, &counter, Level::Topic, unit)),
        "streets": city.streets.iter().map(|street| json!({ "code": street.code, "communities": street.communities })).collect::<Vec<_>>(),
        "communities": city.communities.iter().map(|community| json!({ "code": community.code, "street": community.street })).collect::<Vec<_>>(),
        "units": city.units.iter().map(|unit| json!({ "code": unit.code, "function": unit.function.map(|f| setup.functions[f].0.as_str()), "staff": unit.staff })).collect::<Vec<_>>(),
        "categories": setup.categories.iter().enumerate().map(|(k, category)| json!({
            "name": category.name,
            "needs": functions(k),
            "owner": category.owner.and_then(|f| city.departments.first()?.get(f).copied()),
        })).collect::<Vec<_>>(),
        "orders": output.orders.iter().map(|order| numbers(side, order)).collect::<Vec<_>>(),
        "codes": output.orders.iter().map(|order| order.code(setup, city)).collect::<Vec<_>>(),
    })
}

/// The rates of one trial, as in `rates.csv`.
#[derive(Serialize)]
pub(crate) struct Outcome {
    official: Option<[Option<String>; 4]>,
    observer: [Option<String>; 4],
    unmet_days: Option<String>,
}

/// The rates of the whole city over the whole run: response, resolution, satisfaction, cured.
pub(crate) fn outcome(side: &Side, output: &ReplicationOutput) -> Outcome {
    let counter = Counter::new(&side.setup, &side.city, &output.ledger);
    let run = side.setup.periods.periods.iter().position(|period| period.kind == PeriodKind::Run).unwrap_or_default();
    let row = |review| counter.row(run, Level::City, 0, review, Basis::Callback);
    let observer = row(Review::Observer);
    let has_official = is_official(&side.setup, &side.setup.periods.periods[run]);
    Outcome {
        official: has_official.then(|| row(Review::Official).rates.map(maybe)),
        observer: observer.rates.map(maybe),
        unmet_days: maybe(observer.unmet_days),
    }
}
