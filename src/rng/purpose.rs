//! The purposes of draws.

use serde::{Deserialize, Serialize};

/// What a draw decides. Its number is part of every address, so variants are only ever appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[repr(u32)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Derivation of keys; not used by the model.
    Key = 0,
    /// City: which streets are simulated at a scale.
    StreetOrder = 1,
    /// City: relative size of a community.
    CommunitySize = 2,
    /// City: voice and problem rate of a community.
    CommunityVoice = 3,
    /// City: attention without pressure, care and skill of a unit.
    UnitTraits = 4,
    /// City: structural factor of a street.
    Structural = 5,
    /// Factor on a day's contacts.
    DayFactor = 6,
    /// Number of new problems of a community and day, and the category of each; number of a shock's problems.
    Onsets = 7,
    /// Number of problems open at the start.
    Stock = 8,
    /// Severity, number affected, natural end and second of onset of a problem.
    Problem = 9,
    /// Whether a problem can be cured at all.
    Curable = 10,
    /// Times of the first occasions to report; of an occasion: time to the next, whether it is used, caller and channel.
    Occasion = 11,
    /// Number of consultations of a street and day.
    Consultations = 12,
    /// Time and line of a consultation.
    Consultation = 13,
    /// Patience, retrial and its delay, and handling time of a call.
    Call = 14,
    /// Wrong line, giving up, and delay of a referral between lines.
    Line = 15,
    /// Loss and delays between the levels.
    LevelDelay = 16,
    /// Whether the first unit is the right one; territory, wrong function, shirking.
    FirstUnit = 17,
    /// Delay of a return.
    Return = 18,
    /// Delay at the contact desk.
    Contact = 19,
    /// Hours of own work; lead time.
    Work = 20,
    /// Hours of a helper task.
    HelperWork = 21,
    /// Answer to a letter, and its delay.
    Letter = 22,
    /// Whether a street whistles.
    Blow = 23,
    /// Whether and when a department reports.
    Report = 24,
    /// Extension at the limit.
    Extension = 25,
    /// Closing on paper.
    Paper = 26,
    /// Whether an attempt cures the problem.
    Cure = 27,
    /// When a suppressed problem reappears.
    Reopen = 28,
    /// The citizen's answers.
    Answer = 29,
    /// Whether the callback reaches the citizen.
    Reach = 30,
    /// Whether and when the citizen calls again.
    Repeat = 31,
    /// Whether a third party is responsible for a problem.
    ThirdParty = 32,
    /// Whether the third party complies.
    Compliance = 33,
    /// A citizen's readiness to escalate.
    Threat = 34,
    /// Whether a closing is gamed, caught by an audit, excluded.
    Game = 35,
    /// Whether a report is diverted from the hotline.
    Divert = 36,
    /// Whether the street's chief handles an order in person.
    Chief = 37,
    /// Whether the media follow up a repeated complaint.
    Media = 38,
    /// Which problem a street takes up proactively, and the outcome.
    Proactive = 39,
    /// Whether a street assesses a department's poor work as good.
    Mark = 40,
    /// City: a street's random number in the selection of pilot streets.
    Pilot = 41,
    /// Whether the street at the margin is under supervision.
    Supervision = 43,
    /// Whether a fraction of an officer, on duty or pooled, is rounded up.
    Roster = 44,
    /// Whether an unresolved order is put on account.
    Account = 50,
    /// Whether the owner of a problem is disputed.
    Dispute = 51,
    /// Whether a unit refuses a disputed order, and how long units bargain over it.
    Bargain = 52,
    /// Whether the street at the margin comes under remediation.
    Remediation = 53,
    /// How ready a citizen is to think of the hotline.
    Awareness = 54,
    /// Whether a callback is by telephone.
    Instrument = 55,
    /// Whether the survey samples an order, and reaches its citizen.
    Survey = 56,
    /// Points of a sample of designs, and whatever plans and the analysis draw; not used by the model. Each use has entities of its own.
    // Below 1 << 32: points. From k << 32 on: 1 orders of levers, 2 samples of a Pareto set, 3 normal variates of families of intervals and
    // (in a search, which has no families) the seed of new cities, 4 samples of units for families, 5 signs of units, 6 permutations of
    // parameter sets. From 1 << 40: draws of a surrogate; from 1 << 45: trajectories.
    Sample = 1_000,
    /// Candidate parameters of a calibration; not used by the model.
    Calibration = 1_001,
}
