//! The trials of a CRN audit: one of each design, with a record of every draw.

use crate::analysis::audit::{Audited, audit};
use crate::analysis::request::ComparisonRequest;
use crate::engine::{draw_city, simulate_logged};
use crate::rng::{DrawLog, DrawRecord};
use crate::setup::Setup;
use std::borrow::Cow;

/// Simulates the first replication of a design's first city (in its first parameter set, if it has sets) and records every draw.
fn draw_log(setup: &Setup) -> Vec<DrawRecord> {
    let log = DrawLog::default();
    // A set without a valid setup was refused when the designs were read.
    let setup = setup.in_city(1).unwrap_or(Cow::Borrowed(setup));
    drop(simulate_logged(&log, &setup, &draw_city(&setup, 1), 1, 1));
    log.by_address()
}

/// Simulates city 1, replication 1 of every design and compares its draws with those of the first design: an audit of each other design.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
/// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
/// # let setups = setups.each_ref();
/// let audited = jiesu::experiment::audits(&setups);
/// assert_eq!(audited.len(), 1);
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn audits(setups: &[&Setup]) -> Vec<Audited> {
    let Some((first, others)) = setups.split_first() else { return Vec::new() };
    let base = draw_log(first);
    others.iter().map(|setup| Audited::new(first, setup, &audit(&base, &draw_log(setup), first.start))).collect()
}

/// The audits of designs if the request asks for them; none otherwise.
pub(crate) fn requested_audits(setups: &[&Setup], request: &ComparisonRequest) -> Vec<Audited> {
    match request {
        ComparisonRequest::Against { audit: true, .. } => audits(setups),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::audit::{Audit, PurposeAudit};
    use crate::rng::Purpose;
    use crate::rng::planted::with_one_stream;
    use crate::scenario::Scenario;

    fn setup(set: &[&str]) -> Setup {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/teaching/two-streets.toml");
        let mut sets: Vec<String> = ["run.months=2", "run.warmup=1"].map(String::from).to_vec();
        sets.extend(set.iter().map(|text| text.to_string()));
        let scenario = Scenario::load(&path, &sets).unwrap();
        Setup::new(&scenario, crate::setup::Data::read(&scenario).unwrap()).unwrap()
    }

    fn of(a: &Setup, b: &Setup) -> Audit {
        audit(&draw_log(a), &draw_log(b), a.start)
    }

    fn audited(audit: &Audit, purpose: Purpose) -> PurposeAudit {
        audit.purposes.iter().find(|(of, _)| *of == purpose).unwrap().1
    }

    #[test]
    fn equal_designs_have_equal_draws() {
        let found = of(&setup(&[]), &setup(&[]));
        assert!(found.all.both > 10_000, "{found:?}");
        assert_eq!(found.all.shares(), Some([1.0, 1.0]));
        assert_eq!((found.all.other_words, found.all.divergence), (0, None));
    }

    #[test]
    fn designs_diverge_first_where_their_rules_differ() {
        // Another reach first decides whether the callback reaches a citizen.
        let found = of(&setup(&["rules.callback.reach=0.6"]), &setup(&["rules.callback.reach=0.5"]));
        assert_eq!(found.all.divergence.map(|at| at.purpose), Some(Purpose::Reach), "{found:?}");
        assert_eq!(found.all.other_words, 0);
        let reach = audited(&found, Purpose::Reach);
        // A tenth of citizens are reached under one design only; fewer at addresses that both drew.
        let differ = 1.0 - reach.equal as f64 / reach.both as f64;
        assert!((0.05..0.15).contains(&differ), "{reach:?}");
        assert_eq!(audited(&found, Purpose::Onsets).shares(), Some([1.0, 1.0]));
        let days = f64::from(found.all.divergence.unwrap().time) / 86_400.0;
        assert!(days > 28.0, "the callback begins after the warm-up, not on day {days}");
    }

    #[test]
    fn a_certain_outcome_is_compared_with_an_uncertain_one() {
        // Runs without a log do not draw certain outcomes; the audit compares them all the same.
        for (set, purpose) in [("rules.dispatch.accuracy=1", Purpose::FirstUnit), ("rules.callback.reach=1", Purpose::Reach)] {
            let found = of(&setup(&[set]), &setup(&[&set.replace("=1", "=0.9")]));
            assert_eq!(found.all.divergence.map(|at| at.purpose), Some(purpose), "{found:?}");
        }
    }

    #[test]
    fn draws_that_share_one_stream_are_detected() {
        let (a, b) = (setup(&["rules.dispatch.accuracy=0.9"]), setup(&["rules.dispatch.accuracy=0.8"]));
        let one_stream = |setup: &Setup| with_one_stream(|| draw_log(setup));
        // Equal designs draw alike from one stream; a different rule shifts every later draw.
        assert_eq!(audit(&one_stream(&a), &one_stream(&a), 0).all.other_words, 0);
        let found = audit(&one_stream(&a), &one_stream(&b), a.start).all;
        assert!(found.other_words > found.both / 2, "{found:?}");
        assert!(of(&a, &b).all.other_words == 0);
    }

    #[test]
    fn other_random_numbers_share_no_words() {
        let found = of(&setup(&[]), &setup(&["run.random_numbers=1"])).all;
        assert!(found.both > 1_000 && found.other_words > found.both, "{found:?}");
    }

    #[test]
    fn recording_draws_changes_nothing() {
        let setup = setup(&[]);
        let city = draw_city(&setup, 1);
        let log = DrawLog::default();
        let logged = simulate_logged(&log, &setup, &city, 1, 1);
        let plain = crate::engine::simulate(&setup, &city, 1, 1, crate::engine::Log::Off);
        assert_eq!(logged.ledger.to_bytes(), plain.ledger.to_bytes());
    }
}
