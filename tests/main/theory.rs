//! Queueing theory has answers; the whole path of a complaint must give them.

use crate::city::{Study, half_width};

/// Mean wait in an M/M/c queue: Erlang C. Erlang 1917; Gross and Harris, "Fundamentals of queueing theory", section 2.3.
fn erlang_c_wait(arrivals: f64, service: f64, servers: u32) -> f64 {
    let load = arrivals / service;
    let mut term = 1.0;
    let mut sum = 0.0;
    for k in 0..servers {
        sum += term;
        term *= load / f64::from(k + 1);
    }
    let waiting = term / (1.0 - load / f64::from(servers));
    waiting / (sum + waiting) / (f64::from(servers) * service - arrivals)
}

#[test]
fn three_officers_wait_as_erlang_c_says() {
    let study = Study::of("scenarios/theory/mm3.toml", &[]);
    let waits: Vec<f64> = study.replications(20).iter().map(|lived| lived.ledger.hours[0].queued / lived.ledger.hours[0].tasks).collect();
    let (mean, half) = half_width(&waits);
    let exact = erlang_c_wait(21.0, 10.0, 3);
    assert!(half <= 0.005 * exact, "mean wait {mean} ± {half} h: too wide to tell");
    assert!((mean / exact - 1.0).abs() <= 0.01, "mean wait {mean} ± {half} h, Erlang C says {exact} h");
}

#[test]
fn orders_arrive_as_often_as_the_scenario_says() {
    let study = Study::of("scenarios/theory/mm3.toml", &["run.months=12"]);
    let hours = 365.0 * 24.0;
    let opened: Vec<f64> = study.replications(8).iter().map(|lived| f64::from(study.run_total(lived).opened) / hours).collect();
    let (mean, half) = half_width(&opened);
    assert!((mean - 21.0).abs() <= 2.0 * half, "{mean} ± {half} orders an hour, expected 21");
}

#[test]
fn orders_in_the_system_are_rate_times_time() {
    // Little's law, from the order log alone: mean number of open orders = arrivals per hour × mean hours from open to close.
    let study = Study::of("scenarios/theory/mm3.toml", &["run.months=12"]);
    let lived = study.one_with_orders();
    let (start, end) = (study.plan.start, study.plan.end);
    let mut open_seconds = 0.0;
    let (mut count, mut sojourn) = (0.0, 0.0);
    for order in &lived.orders {
        let closed = order.closed.unwrap_or(end);
        open_seconds += f64::from((closed.min(end) - order.opened.max(start)).max(0));
        if order.opened >= start && order.closed.is_some() {
            count += 1.0;
            sojourn += f64::from(closed - order.opened);
        }
    }
    let length = f64::from(end - start);
    let (number, expected) = (open_seconds / length, count / length * (sojourn / count));
    assert!((number / expected - 1.0).abs() < 1e-3, "{number} orders open on average, Little's law says {expected}");
}
