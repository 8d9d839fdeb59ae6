//! Whistle: the street whistles, departments report (街乡吹哨、部门报到).

use crate::time::Span;
use serde::{Deserialize, Serialize};

/// Who assesses the departments that a whistle summons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Assessment {
    /// The citizen, by the callback.
    Callback,
    /// The street that whistled.
    Street,
    /// Both, each with half the weight.
    Both,
}

crate::levers::lever! {
    /// Whistle authority: a street may summon departments.
    ///
    /// # What it changes
    /// A street that needs other units' functions may blow the whistle instead of writing letters. The departments must report within
    /// `report_within`, all at once if `parallel`, and part of the citizens' answers counts in their own assessment. Each street decides whether to whistle.
    ///
    /// # In a scenario
    /// ```toml
    /// [rules.whistle]
    /// enabled = true
    /// report_within = "30 min"
    /// ```
    ///
    /// # Assumes
    /// The street whistles again for a department that does not report, up to `max_blows` times. Each whistle draws leaders' attention to the department.
    /// With `accountability`, a whistle not answered within `report_within` counts once in the department's assessment as a negative answer to all
    /// three questions, whether the department reports late or never.
    ///
    /// # Evidence
    /// In Pinggu in 2016–17, departments had to report within 30 minutes and stay until the work was done. 169 streets piloted the whistle in 2018. There are
    /// three kinds of whistle: everyday problems, joint enforcement, emergencies.
    ///
    /// # Limits
    /// Officials say that whistles should be neither rare nor frequent; in the model, frequent whistles burden departments only through their queues.
    ///
    /// Requires nothing; `accountability` requires ranking.
    pub struct Whistle in "rules.whistle" {
        /// Whether streets may whistle.
        enabled: bool = false, Kind::Flag, "", S, "lever";
        /// Time within which departments must report.
        report_within: Span = Span::hours(8.0), Kind::Span, "", A, "model 13; 30 min in emergencies (F)";
        /// Whether the street whistles for all functions at once instead of one after the other.
        parallel: bool = true, Kind::Flag, "", S, "lever";
        /// Whether the task takes precedence over the department's own queue (事不完、人不走).
        stay_until_done: bool = true, Kind::Flag, "", S, "lever";
        /// Maximum number of whistles to one department about one order.
        max_blows: u32 = 4, Kind::Whole { min: 1, max: 100 }, "whistles", A, "model 6";
        /// Weight of citizens' answers in the assessment of each department whose function the order needed.
        answer_weight: f64 = 0.5, SHARE, "weight", A, "model 13, β";
        /// Who assesses the departments: citizens, by the callback, the street that whistled, or both, each with half the weight.
        assessment: Assessment = Assessment::Callback, Kind::Choice(&["callback", "street", "both"]), "", S, "lever";
        /// Probability that a street assesses a department's poor work as good; subordinates rarely criticise superiors.
        leniency: f64 = 0.5, SHARE, "share", A, "model 8";
        /// Weight of a whistle that was answered late or never in the department's assessment, as an unresolved answer.
        accountability: f64 = 0.0, SHARE, "weight", A, "off by default; towns assessed the departments in Pinggu 2016–17";
    }
}
