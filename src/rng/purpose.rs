//! The questions that luck is asked.

/// What a draw decides. Only ever appended to: the number is part of every address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u32)]
pub enum Purpose {
    /// Key derivation; no draw of a model.
    Key = 0,
    /// City: which streets are kept at a scale.
    StreetOrder = 1,
    /// City: relative size of a community.
    CommunitySize = 2,
    /// City: voice and problem rate of a community.
    CommunityVoice = 3,
    /// City: motivation, care, skill of a unit.
    UnitTraits = 4,
    /// City: structural factor of a street.
    Structural = 5,
    /// Factor on a day's contacts.
    DayFactor = 6,
    /// Number of new problems of a community, category and day.
    Onsets = 7,
    /// Number of problems open at the start.
    Stock = 8,
    /// Severity, reach, natural end and second of birth of a problem.
    Problem = 9,
    /// Whether a problem can be cured at all.
    Curable = 10,
    /// Gap, acceptance, caller and channel of an occasion to report.
    Occasion = 11,
    /// Number of consultations of a street and day.
    Consultations = 12,
    /// Second and handling of a consultation.
    Consultation = 13,
    /// Patience, retrial and its delay, handling of a call.
    Call = 14,
    /// Wrong line, giving up, delay of a hop between lines.
    Line = 15,
    /// Loss and delays on the way down the levels.
    LevelDelay = 16,
    /// Right unit, territory, which wrong function, shirking.
    FirstUnit = 17,
    /// Time that a return takes, and shirking.
    Return = 18,
    /// Delay at the contact desk.
    Contact = 19,
    /// Hours of own work; lead time.
    Work = 20,
    /// Hours of a helper's task.
    HelperWork = 21,
    /// Answer to a letter and its delay.
    Letter = 22,
    /// Whether a street blows.
    Blow = 23,
    /// Whether and when a department reports.
    Report = 24,
    /// Extension at the limit.
    Extension = 25,
    /// Closing on paper.
    Paper = 26,
    /// Whether an attempt cures.
    Cure = 27,
    /// When a suppressed problem opens again.
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
    /// Whether a closing is gamed, caught, left out.
    Game = 35,
    /// Whether a report goes past the hotline.
    Divert = 36,
    /// Whether the street's chief takes an order himself.
    Chief = 37,
    /// Whether the media follow a repeated report up.
    Media = 38,
    /// Which problem is taken up before anyone complains, and what comes of it.
    Proactive = 39,
    /// Whether a street marks a department's bad work as good.
    Mark = 40,
    /// City: a street's lot in the draw of streets for a pilot.
    Pilot = 41,
    /// Whether a unit knows how to game at first; later, whom it looks at and whether it takes gaming over.
    Imitate = 42,
    /// Whether the street at the edge of those under supervision is among them.
    Supervision = 43,
    /// Whether a unit has the officer on duty, or spares the officer, who is part of a whole one.
    Roster = 44,
    /// Points of a sample of designs; no draw of a model.
    Sample = 1_000,
    /// Parameters that a calibration tries; no draw of a model.
    Calibration = 1_001,
}
