//! The CRN audit: whether designs really share random numbers, checked on a record of every draw of a trial.
//!
//! The address of a draw is its purpose, entity and occasion. Its outcome is the value last derived from each lane: a Boolean, an integer
//! or a real number. Designs with different rules draw at different addresses or get different outcomes. Different random *words* at the
//! same address are an error: the draws are not synchronised, as happens when draws share one stream.
#![cfg(feature = "analysis")]

use crate::rng::{DrawRecord, Purpose};
use crate::setup::Setup;
use serde::{Deserialize, Serialize};

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
    pub(crate) fn either(&self) -> u64 {
        self.baseline + self.design - self.both
    }

    /// The share of these drawn in both, and the share with the same outcome, from 0 to 1; none if neither drew.
    pub(crate) fn shares(&self) -> Option<[f64; 2]> {
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
pub(crate) struct Audit {
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
pub(crate) fn audit(a: &[DrawRecord], b: &[DrawRecord], start: i32) -> Audit {
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
    pub(crate) fn new(base: &Setup, design: &Setup, audit: &Audit) -> Audited {
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
        | Consultation | Call | Threat | Proactive | Pilot | Supervision | Remediation | Roster | Awareness | Sample | Calibration => false,
        Problem | Curable | Occasion | Line | LevelDelay | FirstUnit | Return | Contact | Work | HelperWork | Letter | Blow | Report
        | Extension | Paper | Cure | Reopen | Answer | Reach | Repeat | ThirdParty | Compliance | Game | Divert | Chief | Media | Mark
        | Account | Dispute | Bargain | Instrument | Survey => true,
    }
}
