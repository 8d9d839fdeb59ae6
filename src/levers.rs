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
pub mod monthly_topic;
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
use monthly_topic::MonthlyTopic;
use proactive::Proactive;
use ranking::Ranking;
use time_limits::TimeLimits;
use whistle::Whistle;

/// A lever: whether it is in force, and where.
pub trait Lever: Clone + Default {
    /// Whether it is in force at all.
    fn enabled(&self) -> bool;
    /// Districts and streets where it is, by name or code; empty for everywhere.
    fn places(&self) -> &[String];
    /// Share of these streets that it is tried in, drawn at random.
    fn where_share(&self) -> f64;
}

/// Writes the table of a lever: its own keys, and those that say where it is in force.
macro_rules! lever {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident in $path:literal { $($keys:tt)* }
    ) => {
        $crate::parameters! {
            $(#[doc = $doc])*
            pub struct $name in $path {
                $($keys)*
                /// Districts and streets where it is in force, by name or code; empty for everywhere.
                r#where: Vec<String> = Vec::new(), Kind::Texts(&[]), "", S, "lever";
                /// Share of these streets that it is tried in, drawn at random for each city; a smaller share is part of a larger one.
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

crate::parameters! {
    /// The rules of complaint handling: one table a lever.
    pub struct Levers in "rules" {
        /// One hotline in place of many lines.
        hotline: Hotline = Hotline::default(), Kind::Table(<Hotline as crate::parameters::Table>::spec), "", S, "lever";
        /// Orders straight to the unit, and first responsibility.
        dispatch: Dispatch = Dispatch::default(), Kind::Table(<Dispatch as crate::parameters::Table>::spec), "", S, "lever";
        /// Enforced time limits.
        time_limits: TimeLimits = TimeLimits::default(), Kind::Table(<TimeLimits as crate::parameters::Table>::spec), "", S, "lever";
        /// Streets may summon departments.
        whistle: Whistle = Whistle::default(), Kind::Table(<Whistle as crate::parameters::Table>::spec), "", S, "lever";
        /// The city asks the citizen afterwards.
        callback: Callback = Callback::default(), Kind::Table(<Callback as crate::parameters::Table>::spec), "", S, "lever";
        /// Monthly ranking by the three rates.
        ranking: Ranking = Ranking::default(), Kind::Table(<Ranking as crate::parameters::Table>::spec), "", S, "lever";
        /// Forces drawn together under party leadership.
        integration: Integration = Integration::default(), Kind::Table(<Integration as crate::parameters::Table>::spec), "", S, "lever";
        /// One topic a month.
        monthly_topic: MonthlyTopic = MonthlyTopic::default(), Kind::Table(<MonthlyTopic as crate::parameters::Table>::spec), "", S, "lever";
        /// Acting before complaints come.
        proactive: Proactive = Proactive::default(), Kind::Table(<Proactive as crate::parameters::Table>::spec), "", S, "lever";
        /// Media that follow complaints up.
        media: Media = Media::default(), Kind::Table(<Media as crate::parameters::Table>::spec), "", S, "lever";
        /// Alarms by daily counts.
        early_warning: EarlyWarning = EarlyWarning::default(), Kind::Table(<EarlyWarning as crate::parameters::Table>::spec), "", S, "lever";
        /// Orders left out of the assessment.
        exclusion: Exclusion = Exclusion::default(), Kind::Table(<Exclusion as crate::parameters::Table>::spec), "", S, "lever";
    }
}

/// How many levers there are.
pub const COUNT: usize = 12;

impl Levers {
    /// Every lever's name and where it is in force, in the order of [`Levers::within`].
    pub fn places(&self) -> [(&'static str, Places<'_>); COUNT] {
        fn of<L: Lever>(lever: &L) -> Places<'_> {
            Places { enabled: lever.enabled(), names: lever.places(), share: lever.where_share() }
        }
        let Levers {
            hotline,
            dispatch,
            time_limits,
            whistle,
            callback,
            ranking,
            integration,
            monthly_topic,
            proactive,
            media,
            early_warning,
            exclusion,
        } = self;
        [
            ("hotline", of(hotline)),
            ("dispatch", of(dispatch)),
            ("time_limits", of(time_limits)),
            ("whistle", of(whistle)),
            ("callback", of(callback)),
            ("ranking", of(ranking)),
            ("integration", of(integration)),
            ("monthly_topic", of(monthly_topic)),
            ("proactive", of(proactive)),
            ("media", of(media)),
            ("early_warning", of(early_warning)),
            ("exclusion", of(exclusion)),
        ]
    }

    /// These levers as they are where only those are in force whose place in [`Levers::places`] is a bit of `set`.
    pub fn within(&self, set: u32) -> Levers {
        fn kept<L: Lever>(lever: &L, place: &mut u32, set: u32) -> L {
            let bit = 1 << *place;
            *place += 1;
            if set & bit != 0 { lever.clone() } else { L::default() }
        }
        let Levers {
            hotline,
            dispatch,
            time_limits,
            whistle,
            callback,
            ranking,
            integration,
            monthly_topic,
            proactive,
            media,
            early_warning,
            exclusion,
        } = self;
        let mut place = 0;
        Levers {
            hotline: kept(hotline, &mut place, set),
            dispatch: kept(dispatch, &mut place, set),
            time_limits: kept(time_limits, &mut place, set),
            whistle: kept(whistle, &mut place, set),
            callback: kept(callback, &mut place, set),
            ranking: kept(ranking, &mut place, set),
            integration: kept(integration, &mut place, set),
            monthly_topic: kept(monthly_topic, &mut place, set),
            proactive: kept(proactive, &mut place, set),
            media: kept(media, &mut place, set),
            early_warning: kept(early_warning, &mut place, set),
            exclusion: kept(exclusion, &mut place, set),
        }
    }
}

/// Where a lever is in force.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Places<'a> {
    /// Whether it is in force at all.
    pub enabled: bool,
    /// Districts and streets, by name or code; empty for everywhere.
    pub names: &'a [String],
    /// Share of these streets, drawn at random.
    pub share: f64,
}
