use super::*;
use crate::engine::fault::{Fault, with_fault};
use crate::engine::simulate;
use crate::experiment::Unwatched;

fn quantity(exact: f64) -> Quantity {
    Quantity { name: Message::verbatim("q"), formula: "", source: Message::verbatim(""), exact }
}

/// Sixteen values of a mean and a standard error.
fn values(mean: f64, se: f64) -> Vec<f64> {
    let sd = se * 4.0 * (15.0_f64 / 16.0).sqrt();
    (0..16).map(|i| mean + if i % 2 == 0 { sd } else { -sd }).collect()
}

#[test]
fn a_check_passes_only_if_precise_and_close() {
    let check = |exact: f64, mean, se| Check::of(&Message::verbatim("c"), &quantity(exact), &values(mean, se));
    let good = check(1.0, 1.001, 0.001);
    // t(15) = 2.1314 at 97.5 %.
    assert!((good.half_width - 0.0021314).abs() < 1e-6 && good.passes(), "{good:?}");
    // t(15) exceeds 2.9467 with probability .005 to either side.
    let narrow = check(1.0, 1.0, 0.01 / (2.1314 + 2.9467));
    assert!((narrow.false_alarm() - 0.01).abs() < 1e-5, "{}", narrow.false_alarm());
    assert!(!check(1.0, 1.0, 0.003).passes(), "too wide");
    assert!(!check(1.0, 1.009, 0.001).passes(), "the interval leaves the margin");
    assert!(!check(1.03, 1.001, 0.001).passes() && !check(0.97, 1.001, 0.001).passes(), "off by 3 %");
    assert!(!Check::of(&Message::verbatim("c"), &quantity(1.0), &[f64::NAN; 16]).passes());
}

/// Prints the row of the table in docs/validation-cases.md. A fault is detected if the interval of some quantity lies outside the margin,
/// with fewer replications than the suite has.
fn is_detected(fault: &str, name: &str, simulate: Simulate) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/theory");
    let cases = cases();
    let case = cases.iter().find(|case| case.name == name).unwrap();
    let checks = check(case, &folder, &["run.replications=28".into()], 0, simulate, &Unwatched).unwrap();
    if let Some(most) = checks.iter().max_by(|a, b| a.error().abs().total_cmp(&b.error().abs())) {
        println!("| {fault} | {name} | {:+.1} % | {} |", 100.0 * most.error(), most.quantity.name);
    }
    assert!(checks.iter().any(|check| check.error().abs() - check.relative_half_width() > MARGIN && !check.passes()), "{name}: {checks:?}");
}

#[test]
fn a_lost_event_is_detected() {
    is_detected("events on every 50th second are lost", "M/M/1", |p, c, n, r, l| with_fault(Fault::EventLost, || simulate(p, c, n, r, l)));
}

#[test]
fn an_additional_server_is_detected() {
    is_detected("a unit has one officer more", "M/M/2", |p, c, n, r, l| with_fault(Fault::ExtraServer, || simulate(p, c, n, r, l)));
}

#[test]
fn a_wrong_order_of_ties_is_detected() {
    is_detected("of equal keys the last to arrive is served first", "first come, first served", |p, c, n, r, l| {
        with_fault(Fault::TiesReversed, || simulate(p, c, n, r, l))
    });
}

#[test]
fn a_clock_that_truncates_is_detected() {
    is_detected("durations are truncated, not rounded, to seconds", "M/M/1", |p, c, n, r, l| {
        with_fault(Fault::TimesTruncated, || simulate(p, c, n, r, l))
    });
}

#[test]
fn a_reused_random_number_is_detected() {
    is_detected("a helper's hours reuse the draw of the unit's own work", "Jackson network", |p, c, n, r, l| {
        with_fault(Fault::DrawReused, || simulate(p, c, n, r, l))
    });
}
