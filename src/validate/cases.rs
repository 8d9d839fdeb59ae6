//! The cases: their files, the theoretical values, and how the simulated values are read from a ledger or from orders.

use super::formulas::{self, Streets};
use super::{Case, Quantity};
use crate::engine::{Log, ReplicationOutput};
use crate::ledger::{Cell, Hours, PeriodKind, Who};
use crate::messages::{Message, message};
use crate::setup::Setup;
use crate::time::{DAY, HOUR};

macro_rules! files {
    ($($name:literal),*) => { [$(($name, include_str!(concat!("../../scenarios/theory/", $name)))),*] };
}

/// The files of the cases, name and text, from `scenarios/theory`.
pub const FILES: [(&str, &str); 13] = files![
    "mm1.toml",
    "mmc.toml",
    "mg1.toml",
    "md1.toml",
    "priorities.toml",
    "jackson.toml",
    "whistled.toml",
    "erlang-a.toml",
    "arrivals.toml",
    "overdispersed.toml",
    "hours.toml",
    "hours.csv",
    "fixed-point.toml"
];

const LITTLE: &str = "L = λW";
/// The publication that a formula is from.
fn cited(publication: &str) -> Message {
    Message::verbatim(publication)
}

fn little_1961() -> Message {
    cited("Little 1961")
}

/// All cases.
///
/// ```
/// let cases = jiesu::validate::cases();
/// assert!(cases.iter().any(|case| case.name == "M/M/1"));
/// ```
pub fn cases() -> Vec<Case> {
    let mut all = queues();
    all.extend(networks());
    all.extend(arrivals());
    all.push(streets());
    all
}

fn quantity(name: Message, formula: &'static str, source: Message, exact: f64) -> Quantity {
    Quantity { name, formula, source, exact }
}

fn little() -> Quantity {
    quantity(message!("validate-little"), LITTLE, little_1961(), 1.0)
}

fn queues() -> Vec<Case> {
    let queue = |name: &'static str, file, wait| Case {
        name,
        title: Message::verbatim(name),
        file,
        log: Log::Off,
        quantities: vec![wait, little()],
        measure: wait_and_little,
    };
    let wait = |formula, source, exact| quantity(message!("validate-mean-wait"), formula, source, exact);
    // ln-sd .5: squared coefficient of variation e^.25 − 1.
    let squared_cv = libm::expm1(0.25);
    let waits = formulas::cobham(&[(2.5, 0.05), (2.5, 0.15)]);
    let cobham = |name, exact| quantity(name, "W₀/((1 − σₖ₋₁)(1 − σₖ)) + E[S]", cited("Cobham 1954"), exact);
    vec![
        queue("M/M/1", "mm1.toml", wait("ρ/(μ − λ)", cited("Erlang 1909; Gross and Harris, 2.2"), formulas::erlang_c_wait(25.0, 50.0, 1))),
        queue(
            "M/M/2",
            "mmc.toml",
            wait("C(c, a)/(cμ − λ)", cited("Erlang 1917; Gross and Harris, 2.3"), formulas::erlang_c_wait(50.0, 50.0, 2)),
        ),
        queue(
            "M/G/1",
            "mg1.toml",
            wait("λE[S²]/(2(1 − ρ))", cited("Pollaczek 1930, Khinchine 1932"), formulas::pollaczek_khinchine(25.0, 0.02, squared_cv)),
        ),
        queue("M/D/1", "md1.toml", wait("ρ/(2(μ − λ))", cited("Erlang 1909"), formulas::pollaczek_khinchine(25.0, 0.02, 0.0))),
        Case {
            name: "two priorities",
            title: message!("validate-two-priorities"),
            file: "priorities.toml",
            log: Log::Off,
            quantities: vec![
                cobham(message!("validate-first-class"), waits[0] + 0.05),
                cobham(message!("validate-second-class"), waits[1] + 0.15),
                little(),
            ],
            measure: |setup, output| {
                let time = |category| topic(setup, output, category).map_or(f64::NAN, |cell| hours_open(&cell) / f64::from(cell.closed));
                // Categories are in order of their names: task, urgent.
                vec![time(1), time(0), little_of(setup, output)]
            },
        },
        erlang_a(),
    ]
}

fn erlang_a() -> Case {
    let (wait, share) = formulas::erlang_a(40.0, 10.0, 4, 5.0);
    Case {
        name: "Erlang A",
        title: Message::verbatim("Erlang A"),
        file: "erlang-a.toml",
        log: Log::Off,
        quantities: vec![
            quantity(message!("validate-wait-of-calls"), "E[(N − n)⁺]/λ", cited("Palm 1957; Garnett, Mandelbaum, Reiman 2002"), wait),
            quantity(message!("validate-give-up"), "θE[(N − n)⁺]/λ", cited("Palm 1957; Garnett, Mandelbaum, Reiman 2002"), share),
            quantity(message!("validate-patience"), "θL = λP", little_1961(), 1.0),
        ],
        measure: |_, output| {
            let telephone = &output.ledger.telephone;
            let calls = telephone.calls as f64;
            let (wait, share) = (telephone.wait_hours / calls, 1.0 - telephone.answered as f64 / calls);
            vec![wait, share, share * 0.2 / wait]
        },
    }
}

fn networks() -> Vec<Case> {
    let stations = [(22.5, 50.0), (12.5, 1.0 / 0.03), (7.5, 1.0 / 0.03)];
    let tail = libm::exp(-5.0 * 719.5 / 3_600.0);
    vec![
        Case {
            name: "Jackson network",
            title: message!("validate-network"),
            file: "jackson.toml",
            log: Log::Off,
            quantities: vec![
                quantity(
                    message!("validate-time-in-network"),
                    "Σρᵢ/(1 − ρᵢ)/γ",
                    cited("Jackson 1957"),
                    formulas::jackson_time(&stations, 25.0),
                ),
                little(),
            ],
            measure: |setup, output| {
                let cell = total(setup, output);
                vec![hours_open(&cell) / f64::from(cell.closed), little_of(setup, output)]
            },
        },
        Case {
            name: "first come, first served",
            title: message!("validate-first-come"),
            file: "whistled.toml",
            log: Log::Orders,
            // The street takes one second; times are in whole seconds, so 720 and more stand for times above 719.5.
            quantities: vec![quantity(message!("validate-longer"), "e^(−(μ − λ)t)", cited("Gross and Harris, 2.2"), tail)],
            measure: |setup, output| {
                let ended =
                    output.orders.iter().filter(|order| order.opened >= setup.start).filter_map(|order| Some(order.closed? - order.opened));
                let (count, long) = ended.fold((0.0, 0.0), |(count, long), time| (count + 1.0, long + f64::from(u8::from(time >= 721))));
                vec![long / count]
            },
        },
    ]
}

fn arrivals() -> Vec<Case> {
    let daily = |name, title, file, variance| Case { name, title, file, log: Log::Off, quantities: variance, measure: daily_counts };
    let mean = |exact| quantity(message!("validate-orders-per-day"), "λ", message!("validate-settings"), exact);
    let block = |[from, to]: [u32; 2], exact| {
        quantity(message!("validate-block", from = from, to = to), "∫profile", cited("Lewis and Shedler 1979"), exact)
    };
    vec![
        daily(
            "Poisson arrivals",
            message!("validate-poisson"),
            "arrivals.toml",
            vec![mean(1.0), quantity(message!("validate-variance"), "λ", cited("Poisson 1837"), 1.0)],
        ),
        daily(
            "overdispersed arrivals",
            message!("validate-overdispersed"),
            "overdispersed.toml",
            vec![mean(5.0), quantity(message!("validate-variance"), "λ + λ²/k", cited("Greenwood and Yule 1920"), 7.5)],
        ),
        Case {
            name: "time of day",
            title: message!("validate-time-of-day"),
            file: "hours.toml",
            log: Log::Orders,
            quantities: vec![
                block([0, 6], 3.0 / 24.0),
                block([6, 12], 8.2 / 24.0),
                block([12, 18], 8.6 / 24.0),
                block([18, 24], 4.2 / 24.0),
            ],
            measure: |setup, output| {
                let mut counts = [0.0; 4];
                output
                    .orders
                    .iter()
                    .filter(|order| order.opened >= setup.start)
                    .for_each(|order| counts[(order.opened.rem_euclid(DAY) / (6 * HOUR)) as usize] += 1.0);
                let sum: f64 = counts.iter().sum();
                counts.map(|count| count / sum).to_vec()
            },
        },
    ]
}

fn streets() -> Case {
    let streets = Streets {
        reviews: 2.4 * 10_000.0 / 365.25 * 30.0,
        care_floor: 0.12,
        ceiling: 0.98,
        curve: 1.0,
        answers: [0.9, 0.3],
        noise: 0.006,
        width: 0.4,
        floor: 0.65,
    };
    let (pressure, score) = streets.fixed_point();
    Case {
        name: "two identical streets",
        title: message!("validate-streets"),
        file: "fixed-point.toml",
        log: Log::Off,
        quantities: vec![
            quantity(message!("validate-pressure"), "ρ = F(score(ρ))", message!("validate-bisection"), pressure),
            quantity(message!("validate-score"), "score(ρ)", message!("validate-bisection"), score),
        ],
        measure: |setup, output| {
            let ledger = &output.ledger;
            let sums = [0, 1].map(|street| ledger.pressed_sum(setup.periods.periods[0].intervals, street));
            let pressure = sums.iter().map(|sum| sum.pressure).sum::<f64>() / sums.iter().map(|sum| sum.days).sum::<f64>();
            let scores: Vec<f64> = ledger.ranked.iter().filter(|rank| matches!(rank.who, Who::Unit(_))).map(|rank| rank.score).collect();
            vec![pressure, super::mean(&scores)]
        },
    }
}

/// The sum over all streets in the measurement period.
fn total(setup: &Setup, output: &ReplicationOutput) -> Cell {
    let run = setup.periods.periods[0].intervals;
    let mut sum = Cell::default();
    (0..setup.source.streets.len()).for_each(|street| sum.add(&output.ledger.place_sum(run, street)));
    sum
}

fn topic(setup: &Setup, output: &ReplicationOutput, category: usize) -> Option<Cell> {
    let topics = output.ledger.topics.as_ref()?;
    Some(topics.cells.sum(setup.periods.periods[0].intervals, topics.place(0, category)))
}

/// Hours that problems were open; each affects one citizen.
fn hours_open(cell: &Cell) -> f64 {
    cell.unmet as f64 / f64::from(HOUR)
}

fn all_hours(output: &ReplicationOutput) -> Hours {
    let mut sum = Hours::default();
    output.ledger.hours.iter().for_each(|hours| sum.add(hours, 1.0));
    sum
}

/// Little's law: the hours that problems were open, summed over time, divided by the hours that tasks waited and took, summed over tasks.
fn little_of(setup: &Setup, output: &ReplicationOutput) -> f64 {
    let hours = all_hours(output);
    hours_open(&total(setup, output)) / (hours.queued + hours.occupied)
}

fn wait_and_little(setup: &Setup, output: &ReplicationOutput) -> Vec<f64> {
    let hours = all_hours(output);
    vec![hours.queued / hours.tasks, little_of(setup, output)]
}

/// Mean and variance of the number of orders per street and day.
fn daily_counts(setup: &Setup, output: &ReplicationOutput) -> Vec<f64> {
    let streets = setup.source.streets.len();
    let (mut means, mut variances) = (Vec::new(), Vec::new());
    for street in 0..streets {
        let days = setup.periods.periods.iter().filter(|period| period.kind == PeriodKind::Day);
        let counts: Vec<f64> = days.map(|day| f64::from(output.ledger.place_sum(day.intervals, street).opened)).collect();
        let mean = super::mean(&counts);
        let squares: f64 = counts.iter().map(|count| (count - mean) * (count - mean)).sum();
        means.push(mean);
        variances.push(squares / (counts.len() as f64 - 1.0));
    }
    vec![super::mean(&means), super::mean(&variances)]
}
