//! Levers: the policy instruments of the reform, one type per lever and one per file.
//!
//! A lever is a parameter table without code, whose documentation says what it changes, how it is written in a scenario, what it assumes, the
//! evidence, and its limits. [`Levers`] are those of a scenario; the engine's plain numbers are combined from them.

pub(crate) mod callback;
pub(crate) mod dispatch;
pub(crate) mod early_warning;
pub(crate) mod exclusion;
pub(crate) mod hotline;
pub(crate) mod integration;
pub(crate) mod media;
pub(crate) mod monthly_topic;
pub(crate) mod proactive;
pub(crate) mod ranking;
pub(crate) mod remediation;
pub(crate) mod survey;
pub(crate) mod time_limits;
pub(crate) mod whistle;

pub use callback::{Callback, Counts};
pub use dispatch::{Dispatch, Ladder};
pub use early_warning::{EarlyWarning, Measure as WarningMeasure};
pub use exclusion::Exclusion;
pub use hotline::{Hotline, Lines};
pub use integration::Integration;
pub use media::Media;
pub use monthly_topic::MonthlyTopic;
pub use proactive::Proactive;
pub use ranking::Ranking;
pub use remediation::{Entry, Remediation};
pub use survey::Survey;
pub use time_limits::TimeLimits;
pub use whistle::{Assessment, Whistle};

/// What all levers have in common: a switch and an area.
pub(crate) trait Lever {
    /// Whether it is in force at all.
    fn enabled(&self) -> bool;
    /// Districts and streets where it is in force, by name or code; empty for everywhere.
    fn places(&self) -> &[String];
    /// Share of these streets in which it is piloted, chosen at random.
    fn where_share(&self) -> f64;
}

/// Defines a lever's table: its own keys, then `where` and `where_share`.
macro_rules! lever {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident in $path:literal { $($keys:tt)* }
    ) => {
        $crate::parameters::parameters! {
            $(#[doc = $doc])*
            pub struct $name in $path {
                $($keys)*
                /// Districts and streets where it is in force, by name or code; empty for everywhere.
                r#where: Vec<String> = Vec::new(), Kind::Texts(&[]), "", S, "lever";
                /// Share of these streets in which the lever is piloted, chosen at random in each city; the streets of a smaller share are a subset of those of a larger one.
                where_share: f64 = 1.0, SHARE, "share", S, "lever";
            }
        }

        impl $crate::levers::Lever for $name {
            fn enabled(&self) -> bool {
                self.enabled
            }

            fn places(&self) -> &[String] {
                &self.r#where
            }

            fn where_share(&self) -> f64 {
                self.where_share
            }
        }
    };
}

use lever;

/// The list of levers: a table of `rules` each, and what is done with each of them.
macro_rules! list {
    ($( $(#[doc = $doc:literal])* $key:ident: $lever:ty; )*) => {
        crate::parameters::parameters! {
            /// The rules of complaint handling: one table per lever.
            pub struct Levers in "rules" {
                $(
                    $(#[doc = $doc])*
                    $key: $lever = <$lever>::default(), Kind::Table(<$lever as crate::parameters::Table>::spec), "", S, "lever";
                )*
            }
        }

        /// How many levers there are.
        pub(crate) const COUNT: usize = [$(stringify!($key)),*].len();

        impl Levers {
            /// The name and area of every lever. Bit i of the argument of `Levers::within` stands for entry i.
            ///
            /// ```
            /// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
            /// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
            /// let on: Vec<&str> = base.tables.rules.places().into_iter().filter(|(_, places)| places.enabled).map(|(lever, _)| lever).collect();
            /// assert_eq!(on, ["hotline", "dispatch", "time_limits", "whistle", "callback", "ranking"]);
            /// # Ok::<(), jiesu::Error>(())
            /// ```
            pub fn places(&self) -> [(&'static str, Places<'_>); COUNT] {
                [$((stringify!($key), Places::of(&self.$key))),*]
            }

            /// Keeps the levers whose index in [`Levers::places`] is a set bit of `set`; the others are at their defaults.
            pub(crate) fn within(&self, set: u32) -> Levers {
                let mut levers = (0..COUNT).map(|lever| set & 1 << lever != 0);
                let mut kept = || levers.next() == Some(true);
                Levers { $($key: if kept() { self.$key.clone() } else { <$lever>::default() }),* }
            }
        }
    };
}

list! {
    /// One hotline replaces many lines.
    hotline: Hotline;
    /// Direct dispatch to the responsible unit, and first-unit responsibility.
    dispatch: Dispatch;
    /// Enforced time limits.
    time_limits: TimeLimits;
    /// Whistle: streets may summon departments.
    whistle: Whistle;
    /// Callback: the city asks citizens about closed orders.
    callback: Callback;
    /// Monthly ranking by the three rates.
    ranking: Ranking;
    /// Integration of scattered resources under party leadership.
    integration: Integration;
    /// One topic per month.
    monthly_topic: MonthlyTopic;
    /// Proactive work, before complaints come in.
    proactive: Proactive;
    /// Media follow-up of complaints.
    media: Media;
    /// Early warning from daily counts.
    early_warning: EarlyWarning;
    /// Exclusion of orders from the assessment.
    exclusion: Exclusion;
    /// Remediation of the worst streets.
    remediation: Remediation;
    /// Independent survey of citizens whose order is finished.
    survey: Survey;
}

/// Where a lever is in force.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Places<'a> {
    /// Whether it is in force at all.
    pub enabled: bool,
    /// Districts and streets, by name or code; empty for everywhere.
    pub names: &'a [String],
    /// Share of these streets, chosen at random.
    pub share: f64,
}

impl Places<'_> {
    fn of(lever: &impl Lever) -> Places<'_> {
        Places { enabled: lever.enabled(), names: lever.places(), share: lever.where_share() }
    }
}
