//! The street whistles, departments report (街乡吹哨、部门报到).

use crate::time::Span;
use serde::{Deserialize, Serialize};

/// Whose word counts for the departments that came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Assessment {
    /// The citizen's answers.
    Callback,
    /// The street's own mark.
    Street,
}

crate::levers::lever! {
    /// Whistle authority: a street may summon departments.
    ///
    /// # What it changes
    /// A street that needs functions it does not hold may blow the whistle instead of writing letters: the departments are due within
    /// `report_within`, all at once if `parallel`, and their share of citizens' answers enters their own ledger. Whether a street blows is its choice.
    ///
    /// # In a scenario
    /// ```toml
    /// [rules.whistle]
    /// enabled = true
    /// report_within = "30 min"
    /// ```
    ///
    /// # Assumes
    /// A department that does not come is whistled again, up to `max_blows`. Each whistle draws leaders' attention to the department.
    /// With `accountability`, a whistle that is not answered within `report_within` enters the department's assessment, once, as an answer that is bad
    /// in all three respects, whether the department comes late or never.
    ///
    /// # Evidence
    /// Pinggu 2016–17: report within 30 minutes, nobody leaves before it is done. Piloted in 169 streets in 2018. Departments are
    /// named by three kinds of whistle: everyday problems, joint enforcement, emergencies.
    ///
    /// # Limits
    /// Officials hold that whistles should be neither rare nor frequent; here departments tire only by their queues.
    ///
    /// Requires nothing; `accountability` requires ranking.
    pub struct Whistle in "rules.whistle" {
        /// Whether streets may blow.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Time within which departments are due.
        report_within: Span = Span::hours(8.0), Kind::Span, "", A, "model 13; 30 min in emergencies (F)";
        /// Whether all functions are whistled at once, or one after the other.
        parallel: bool = true, Kind::Flag, "", S, "lever";
        /// Whether the task goes ahead of the department's own queue (事不完、人不走).
        stay_until_done: bool = true, Kind::Flag, "", S, "lever";
        /// Whistles at most to one department for one order.
        max_blows: u32 = 4, Kind::Whole { min: 1, max: 100 }, "whistles", A, "model 6";
        /// Weight with which citizens' answers enter the ledger of each department whose function the order needed.
        answer_weight: f64 = 0.5, SHARE, "weight", A, "model 13, β";
        /// Whose word counts for the departments: the citizen's in the callback, or the street's own mark.
        assessment: Assessment = Assessment::Callback, Kind::Choice(&["callback", "street"]), "", S, "lever";
        /// Probability that a street marks a department's bad work as good: a subordinate rarely marks a superior down.
        leniency: f64 = 0.5, SHARE, "share", A, "model 8";
        /// Weight with which a whistle that was answered late or never enters the department's assessment, as an unresolved answer.
        accountability: f64 = 0.0, SHARE, "weight", A, "off by default; towns assessed the departments in Pinggu 2016–17";
    }
}
