//! The CRN audit: whether designs really share random numbers, checked on a record of every draw of a trial.
//!
//! The address of a draw is its purpose, entity and occasion. Its outcome is the value last derived from each lane: a Boolean, an integer
//! or a real number. Designs with different rules draw at different addresses or get different outcomes. Different random *words* at the
//! same address are an error: the draws are not synchronised, as happens when draws share one stream.

use crate::engine::draw_city;
use crate::engine::simulate_logged;
use crate::rng::{DrawLog, DrawRecord, Purpose};
use crate::setup::Setup;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The earliest draw whose outcome differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Divergence {
    /// When, in seconds from the first midnight of the warm-up: the earlier of the two draws.
    pub time: i32,
    /// The purpose of the draw.
    pub purpose: Purpose,
    /// The entity it is about.
    pub entity: u64,
    /// The number of the draw among several for the same purpose and entity.
    pub occasion: u32,
}

/// Draws of two designs in the measurement period, and how many agree. The warm-up, in which most designs are the same, would only raise
/// the shares; but a divergence or different words in it are reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurposeAudit {
    /// Addresses at which the baseline drew.
    pub baseline: u64,
    /// Addresses at which the design drew.
    pub design: u64,
    /// Addresses at which both drew.
    pub both: u64,
    /// Those of them with the same outcome.
    pub equal: u64,
    /// Those of them with different random words, where common random numbers fail.
    pub other_words: u64,
    /// The earliest different outcome.
    pub divergence: Option<Divergence>,
}

impl PurposeAudit {
    /// Addresses at which either drew.
    pub fn either(&self) -> u64 {
        self.baseline + self.design - self.both
    }

    /// The share of these drawn in both, and the share with the same outcome, from 0 to 1; none if neither drew.
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
    /// By purpose, in numerical order.
    pub purposes: Vec<(Purpose, PurposeAudit)>,
    /// All purposes together.
    pub all: PurposeAudit,
}

/// Compares the draws of baseline and design at one address; addresses drawn only before `start` are in no share.
fn compare_address(a: &[DrawRecord], b: &[DrawRecord], start: i32) -> PurposeAudit {
    let counts = a.iter().chain(b).any(|record| record.time >= start);
    let count = |is: bool| u64::from(counts && is);
    let mut audited = PurposeAudit { baseline: count(!a.is_empty()), design: count(!b.is_empty()), ..PurposeAudit::default() };
    let (Some(first), Some(other)) = (a.first(), b.first()) else { return audited };
    audited.both = count(true);
    audited.other_words = u64::from(first.words != other.words);
    // Repeated draws at an address are compared as often as both drew.
    let differs = a.iter().zip(b).find(|(a, b)| !a.agrees(b));
    audited.equal = count(differs.is_none());
    audited.divergence =
        differs.map(|(a, b)| Divergence { time: a.time.min(b.time), purpose: a.purpose, entity: a.entity, occasion: a.occasion });
    audited
}

/// Compares two records of draws, sorted by address. The measurement period begins at `start`, in seconds from the first midnight of the
/// warm-up.
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

/// Simulates the first replication of a design's first city (in its first parameter set, if it has sets) and records every draw.
fn draw_log(setup: &Setup) -> Vec<DrawRecord> {
    let log = DrawLog::default();
    // A set without a valid setup was refused when the designs were read.
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

/// A design audited against the baseline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Audited {
    /// The design's name.
    pub design: String,
    /// A line per purpose, in numerical order, and one for all purposes together.
    pub lines: Vec<AuditLine>,
}

/// The draws of a purpose, or of all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AuditLine {
    /// The purpose; none for all.
    pub purpose: Option<Purpose>,
    /// The counts.
    pub draws: PurposeAudit,
    /// The first draw whose outcome differs, as readers know it.
    pub first: Option<FirstDifference>,
}

/// A draw whose outcome differs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FirstDifference {
    /// Its purpose.
    pub purpose: Purpose,
    /// When, by the calendar.
    pub time: String,
    /// For a problem its community's number, category, day and number, joined by dots, else the number of the entity.
    pub entity: String,
    /// The number of the draw among several for the same purpose and entity.
    pub occasion: u32,
}

impl Audited {
    /// Names the first differences as readers know them: by calendar time, and by the parts of an entity.
    pub fn new(base: &Setup, design: &Setup, audit: &Audit) -> Audited {
        let line = |purpose: Option<Purpose>, draws: &PurposeAudit| {
            let first = draws.divergence.map(|at| FirstDifference {
                purpose: at.purpose,
                time: base.calendar.iso(at.time),
                entity: entity(base, &at),
                occasion: at.occasion,
            });
            AuditLine { purpose, draws: *draws, first }
        };
        let purposes = audit.purposes.iter().map(|(purpose, draws)| line(Some(*purpose), draws));
        Audited { design: design.name.clone(), lines: purposes.chain([line(None, &audit.all)]).collect() }
    }
}

/// The entity of a draw: for a problem its community's number, category, day and number, else its number.
fn entity(setup: &Setup, at: &Divergence) -> String {
    let number = at.entity;
    let category = setup.categories.get((number >> 32) as u8 as usize);
    match category {
        Some(category) if is_of_a_problem(at.purpose) => {
            format!("{}.{}.{}.{}", number >> 40, category.name, (number >> 16) as u16, number as u16)
        }
        _ => number.to_string(),
    }
}

/// Whether the entity of a purpose identifies a problem.
fn is_of_a_problem(purpose: Purpose) -> bool {
    use Purpose::*;
    match purpose {
        Key | StreetOrder | CommunitySize | CommunityVoice | UnitTraits | Structural | DayFactor | Onsets | Stock | Consultations
        | Consultation | Call | Threat | Proactive | Pilot | Imitate | Supervision | Roster | Sample | Calibration => false,
        Problem | Curable | Occasion | Line | LevelDelay | FirstUnit | Return | Contact | Work | HelperWork | Letter | Blow | Report
        | Extension | Paper | Cure | Reopen | Answer | Reach | Repeat | ThirdParty | Compliance | Game | Divert | Chief | Media | Mark => {
            true
        }
    }
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
