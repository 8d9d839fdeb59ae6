//! Levers: one reform lever a file, as data.
//!
//! A lever is a table that says what the policy is; it holds no code that runs. [`crate::rules::Rules`] is what all levers together come to.

pub mod callback;
pub mod dispatch;
pub mod early_warning;
pub mod exclusion;
pub mod hotline;
pub mod integration;
pub mod media;
pub mod proactive;
pub mod ranking;
pub mod time_limits;
pub mod whistle;

use callback::Callback;
use dispatch::Dispatch;
use early_warning::EarlyWarning;
use exclusion::Exclusion;
use hotline::Hotline;
use integration::Integration;
use media::Media;
use proactive::Proactive;
use ranking::Ranking;
use time_limits::TimeLimits;
use whistle::Whistle;

crate::table! {
    /// The rules of complaint handling: one table a lever.
    pub struct Levers in "rules" {
        /// One hotline in place of many lines.
        hotline: Hotline = Hotline::default(), Kind::Table(<Hotline as crate::table::Table>::spec), "", S, "lever";
        /// Orders straight to the unit, and first responsibility.
        dispatch: Dispatch = Dispatch::default(), Kind::Table(<Dispatch as crate::table::Table>::spec), "", S, "lever";
        /// Enforced time limits.
        time_limits: TimeLimits = TimeLimits::default(), Kind::Table(<TimeLimits as crate::table::Table>::spec), "", S, "lever";
        /// Streets may summon departments.
        whistle: Whistle = Whistle::default(), Kind::Table(<Whistle as crate::table::Table>::spec), "", S, "lever";
        /// The city asks the citizen afterwards.
        callback: Callback = Callback::default(), Kind::Table(<Callback as crate::table::Table>::spec), "", S, "lever";
        /// Monthly ranking by the three rates.
        ranking: Ranking = Ranking::default(), Kind::Table(<Ranking as crate::table::Table>::spec), "", S, "lever";
        /// Forces drawn together under party leadership.
        integration: Integration = Integration::default(), Kind::Table(<Integration as crate::table::Table>::spec), "", S, "lever";
        /// Acting before complaints come.
        proactive: Proactive = Proactive::default(), Kind::Table(<Proactive as crate::table::Table>::spec), "", S, "lever";
        /// Media that follow complaints up.
        media: Media = Media::default(), Kind::Table(<Media as crate::table::Table>::spec), "", S, "lever";
        /// Alarms by daily counts.
        early_warning: EarlyWarning = EarlyWarning::default(), Kind::Table(<EarlyWarning as crate::table::Table>::spec), "", S, "lever";
        /// Orders left out of the assessment.
        exclusion: Exclusion = Exclusion::default(), Kind::Table(<Exclusion as crate::table::Table>::spec), "", S, "lever";
    }
}
