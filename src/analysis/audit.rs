//! Whether designs really met the same luck: the audit of common luck, on notes of every draw of a trial.
//!
//! An address is the question, entity and occasion of a draw. Its outcome is what was last made of each lane: whether something happens,
//! a whole number, a value. An address that one design asks and another does not, or whose outcome differs, is how rules that differ show;
//! other *words* at the same address are a breach of common luck, as of a stream that draws share.

use crate::engine::simulate_logged;
use crate::experiment::draw_city;
use crate::rng::{DrawLog, DrawRecord, Purpose};
use crate::setup::Setup;
use std::borrow::Cow;

/// The earliest simulated event whose outcome differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Divergence {
    /// When, in seconds from the first midnight of the warm-up: the earlier of the two draws.
    pub time: i32,
    /// What it decides.
    pub purpose: Purpose,
    /// Entity that it is about.
    pub entity: u64,
    /// Which of several draws about the same.
    pub occasion: u32,
}

/// What two designs asked of luck in the counted time, and what came of it. The warm-up, in which most designs are one, would only raise
/// the shares; but a parting or other words in it count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PurposeAudit {
    /// Addresses that the baseline drew.
    pub baseline: u64,
    /// Addresses that the design drew.
    pub design: u64,
    /// Addresses that both drew.
    pub both: u64,
    /// Those of them with the same outcome.
    pub equal: u64,
    /// Those of them with other words: breaches of common luck.
    pub other_words: u64,
    /// Where outcomes differ first.
    pub divergence: Option<Divergence>,
}

impl PurposeAudit {
    /// Addresses that either drew.
    pub fn either(&self) -> u64 {
        self.baseline + self.design - self.both
    }

    /// Of these the share drawn in both, and the share with the same outcome, from 0 to 1; none if neither drew any.
    pub fn shares(&self) -> Option<[f64; 2]> {
        let either = self.either();
        (either > 0).then(|| [self.both, self.equal].map(|n| n as f64 / either as f64))
    }

    fn add(&mut self, other: &PurposeAudit) {
        self.baseline += other.baseline;
        self.design += other.design;
        self.both += other.both;
        self.equal += other.equal;
        self.other_words += other.other_words;
        self.divergence = self.divergence.into_iter().chain(other.divergence).min();
    }
}

/// The audit of one design against the baseline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Audit {
    /// By question, in the order of their numbers.
    pub purposes: Vec<(Purpose, PurposeAudit)>,
    /// All of them together.
    pub all: PurposeAudit,
}

/// The draws at one address, of the baseline and of the design; those that were all made before `start` are in no share.
fn compare_address(a: &[DrawRecord], b: &[DrawRecord], start: i32) -> PurposeAudit {
    let counts = a.iter().chain(b).any(|record| record.time >= start);
    let count = |is: bool| u64::from(counts && is);
    let mut audited = PurposeAudit { baseline: count(!a.is_empty()), design: count(!b.is_empty()), ..PurposeAudit::default() };
    let (Some(first), Some(other)) = (a.first(), b.first()) else { return audited };
    audited.both = count(true);
    audited.other_words = u64::from(first.words != other.words);
    // An address that is drawn again is compared as often as both drew it.
    let differs = a.iter().zip(b).find(|(a, b)| !a.agrees(b));
    audited.equal = count(differs.is_none());
    audited.divergence =
        differs.map(|(a, b)| Divergence { time: a.time.min(b.time), purpose: a.purpose, entity: a.entity, occasion: a.occasion });
    audited
}

/// Compares notes that are in order of address; the counted time begins at `start`, in seconds from the first midnight of the warm-up.
pub fn audit(a: &[DrawRecord], b: &[DrawRecord], start: i32) -> Audit {
    let mut found = Audit::default();
    let (mut a, mut b) = (a, b);
    while let Some(address) = [a, b].iter().filter_map(|log| log.first()).map(DrawRecord::address).min() {
        let purpose = [a, b].iter().filter_map(|log| log.first()).find(|record| record.address() == address).map(|record| record.purpose);
        let many = |log: &[DrawRecord]| log.iter().take_while(|record| record.address() == address).count();
        let ((ours, rest_a), (theirs, rest_b)) = (a.split_at(many(a)), b.split_at(many(b)));
        let audited = compare_address(ours, theirs, start);
        if found.purposes.last().map(|(last, _)| *last) != purpose {
            found.purposes.extend(purpose.map(|purpose| (purpose, PurposeAudit::default())));
        }
        if let Some((_, sum)) = found.purposes.last_mut() {
            sum.add(&audited);
        }
        (a, b) = (rest_a, rest_b);
    }
    for (_, audited) in &found.purposes {
        found.all.add(audited);
    }
    found
}

/// Lives the first replication of the first city of a design (of its first parameter set, if it has sets), and notes every draw.
fn draw_log(setup: &Setup) -> Vec<DrawRecord> {
    let log = DrawLog::default();
    // A set that makes no plan was refused when the designs were read.
    let setup = setup.in_city(1).unwrap_or(Cow::Borrowed(setup));
    drop(simulate_logged(&log, &setup, &draw_city(&setup, 1), 1, 1));
    log.by_address()
}

/// The audit of every design against the first: city 1, replication 1.
pub fn audits(setups: &[&Setup]) -> Vec<Audit> {
    let Some((first, others)) = setups.split_first() else { return Vec::new() };
    let base = draw_log(first);
    others.iter().map(|setup| audit(&base, &draw_log(setup), first.start)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
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
        audits(&[a, b]).remove(0)
    }

    fn audited(audit: &Audit, purpose: Purpose) -> PurposeAudit {
        audit.purposes.iter().find(|(of, _)| *of == purpose).unwrap().1
    }

    #[test]
    fn equal_designs_meet_the_same_luck_to_the_last_draw() {
        let found = of(&setup(&[]), &setup(&[]));
        assert!(found.all.both > 10_000, "{found:?}");
        assert_eq!(found.all.shares(), Some([1.0, 1.0]));
        assert_eq!((found.all.other_words, found.all.divergence), (0, None));
    }

    #[test]
    fn a_rule_shows_first_where_it_acts() {
        // Whether the callback reaches a citizen is the first thing that another reach decides.
        let found = of(&setup(&["rules.callback.reach=0.6"]), &setup(&["rules.callback.reach=0.5"]));
        assert_eq!(found.all.divergence.map(|at| at.purpose), Some(Purpose::Reach), "{found:?}");
        assert_eq!(found.all.other_words, 0);
        let reach = audited(&found, Purpose::Reach);
        // The tenth of those who are reached under one only, less those who are asked elsewhere by then.
        let differ = 1.0 - reach.equal as f64 / reach.both as f64;
        assert!((0.05..0.15).contains(&differ), "{reach:?}");
        assert_eq!(audited(&found, Purpose::Onsets).shares(), Some([1.0, 1.0]));
        let days = f64::from(found.all.divergence.unwrap().time) / 86_400.0;
        assert!(days > 28.0, "the callback begins after the warm-up, not on day {days}");
    }

    #[test]
    fn a_certain_outcome_is_met_by_one_that_is_not() {
        // Runs without notes do not draw what is certain; the audit compares it all the same.
        for (set, purpose) in [("rules.dispatch.accuracy=1", Purpose::FirstUnit), ("rules.callback.reach=1", Purpose::Reach)] {
            let found = of(&setup(&[set]), &setup(&[&set.replace("=1", "=0.9")]));
            assert_eq!(found.all.divergence.map(|at| at.purpose), Some(purpose), "{found:?}");
        }
    }

    #[test]
    fn a_stream_that_draws_share_is_caught() {
        let (a, b) = (setup(&["rules.dispatch.accuracy=0.9"]), setup(&["rules.dispatch.accuracy=0.8"]));
        let one_stream = |setup: &Setup| with_one_stream(|| draw_log(setup));
        // Equal designs draw alike from one stream; a rule that differs shifts every draw after it.
        assert_eq!(audit(&one_stream(&a), &one_stream(&a), 0).all.other_words, 0);
        let found = audit(&one_stream(&a), &one_stream(&b), a.start).all;
        assert!(found.other_words > found.both / 2, "{found:?}");
        assert!(of(&a, &b).all.other_words == 0);
    }

    #[test]
    fn luck_of_another_number_shares_no_words() {
        let found = of(&setup(&[]), &setup(&["run.random_numbers=1"])).all;
        assert!(found.both > 1_000 && found.other_words > found.both, "{found:?}");
    }

    #[test]
    fn notes_change_nothing() {
        let setup = setup(&[]);
        let city = draw_city(&setup, 1);
        let log = DrawLog::default();
        let logged = simulate_logged(&log, &setup, &city, 1, 1);
        let plain = crate::engine::simulate(&setup, &city, 1, 1, crate::engine::Log::Off);
        assert_eq!(logged.ledger.to_bytes(), plain.ledger.to_bytes());
    }
}
