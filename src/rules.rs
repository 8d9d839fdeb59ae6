//! Rules: all levers combined into plain numbers.

use crate::levers::Levers;
use crate::levers::early_warning::EarlyWarning;
use crate::levers::{callback::Callback, dispatch::Dispatch, dispatch::Ladder, hotline::Hotline, hotline::Lines};
use crate::levers::{integration::Integration, media::Media, monthly_topic::MonthlyTopic, proactive::Proactive};
use crate::levers::{ranking::Ranking, remediation::Remediation, survey::Survey, time_limits::TimeLimits, whistle::Whistle};
use crate::scenario::values::Category;

/// How calls are taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Intake {
    /// One hotline, around the clock.
    Unified,
    /// Several lines in the daytime.
    Fragmented,
}

/// How an order reaches its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    /// Directly.
    Direct,
    /// Level by level.
    Ladder,
}

/// The rules in force. A disabled lever leaves its numbers at their values before the reform.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rules {
    /// How calls are taken in.
    pub intake: Intake,
    /// Seats of the whole city.
    pub seats: u32,
    /// Target maximum occupancy of rostered seats.
    pub occupancy: f64,
    /// Spare seats on the roster, in standard deviations of the load.
    pub safety: f64,
    /// How an order reaches its unit.
    pub route: Route,
    /// Whether the first unit keeps an order that needs other units too.
    pub first_responsibility: bool,
    /// Whether the district assigns disputed orders in the end.
    pub backstop: bool,
    /// Probability that the first unit is the right one.
    pub accuracy: f64,
    /// How strictly limits are enforced; 0 if they are not.
    pub enforcement: f64,
    /// Limits of the three tiers, in seconds.
    pub limits: [i32; 3],
    /// Probability of an extension.
    pub extension: f64,
    /// Probability of closing on paper at full pressure.
    pub paper: f64,
    /// Seconds between two draws for closing on paper.
    pub paper_every: i32,
    /// Share of officers on duty around the clock.
    pub duty_share: f64,
    /// The whistle, if streets may use it.
    pub whistle: Option<Whistle>,
    /// The callback, if the city calls back.
    pub callback: Option<Callback>,
    /// Share of closings that are audited.
    pub audit: f64,
    /// The ranking, if units are ranked.
    pub ranking: Option<Ranking>,
    /// Integration, if it is in force.
    pub integration: Option<Integration>,
    /// The monthly topic, if there is one.
    pub monthly_topic: Option<MonthlyTopic>,
    /// Proactive work, if it is in force.
    pub proactive: Option<Proactive>,
    /// Media follow-up, if it is in force.
    pub media: Option<Media>,
    /// Early warning, if it is in force.
    pub early_warning: Option<EarlyWarning>,
    /// Remediation of streets, if it is in force.
    pub remediation: Option<Remediation>,
    /// Probability that a gamed, unresolved order is excluded from the assessment.
    pub exclusion: f64,
    /// Probability that an unresolved order about an incurable problem is put on account.
    pub deferred: f64,
    /// The independent survey, if there is one.
    pub survey: Option<Survey>,
}

impl Rules {
    /// The rules under `levers`, in a city with these telephone lines and this ladder of levels before the reform.
    pub(crate) fn resolve(levers: &Levers, lines: &Lines, ladder: &Ladder) -> Rules {
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
            remediation,
            survey,
        } = levers;
        let Hotline { enabled: unified, seats, occupancy, safety, r#where: _, where_share: _ } = hotline;
        let Dispatch { enabled: direct, first_responsibility, backstop, accuracy, r#where: _, where_share: _ } = dispatch;
        let TimeLimits {
            enabled: limited,
            enforcement,
            urgent,
            general,
            complex,
            extension,
            paper,
            paper_every,
            duty_share,
            r#where: _,
            where_share: _,
        } = time_limits;
        let Whistle { enabled: whistled, .. } = whistle;
        let Callback { enabled: called, .. } = callback;
        let Ranking { enabled: ranked, .. } = ranking;
        let enforced = *limited && *enforcement > 0.0;
        // Limits that are not enforced are at their defaults.
        let plain = TimeLimits::default();
        let [urgent, general, complex] =
            if enforced { [urgent, general, complex] } else { [&plain.urgent, &plain.general, &plain.complex] };
        Rules {
            intake: if *unified { Intake::Unified } else { Intake::Fragmented },
            seats: if *unified { *seats } else { lines.seats },
            occupancy: if *unified { *occupancy } else { Hotline::default().occupancy },
            safety: if *unified { *safety } else { Hotline::default().safety },
            route: if *direct { Route::Direct } else { Route::Ladder },
            first_responsibility: *direct && *first_responsibility,
            backstop: *direct && *backstop,
            accuracy: if *direct { *accuracy } else { ladder.accuracy },
            enforcement: if enforced { *enforcement } else { 0.0 },
            limits: [urgent.0, general.0, complex.0],
            extension: if enforced { *extension } else { plain.extension },
            paper: if enforced { *paper } else { plain.paper },
            paper_every: if enforced { paper_every.0 } else { plain.paper_every.0 },
            duty_share: if enforced { *duty_share } else { 0.0 },
            whistle: whistled.then(|| whistle.clone()),
            callback: called.then(|| callback.clone()),
            audit: if *called { callback.audit } else { 0.0 },
            // Without callback there are no official rates to rank by.
            ranking: (*ranked && *called).then(|| ranking.clone()),
            integration: integration.enabled.then(|| integration.clone()),
            monthly_topic: monthly_topic.enabled.then(|| monthly_topic.clone()),
            proactive: proactive.enabled.then(|| proactive.clone()),
            media: media.enabled.then(|| media.clone()),
            // With several lines there is no common count to monitor.
            early_warning: (early_warning.enabled && *unified).then(|| early_warning.clone()),
            remediation: remediation.enabled.then(|| remediation.clone()),
            // Without callback there is nothing to exclude orders from.
            exclusion: if exclusion.enabled && *called { exclusion.share } else { 0.0 },
            deferred: if exclusion.enabled && *called { exclusion.deferred } else { 0.0 },
            survey: survey.enabled.then(|| survey.clone()),
        }
    }

    /// Time limit of orders of a category in seconds, the category's or its tier's, if limits are enforced.
    pub(crate) fn limit(&self, kind: &Category) -> Option<i32> {
        (self.enforcement > 0.0).then(|| kind.limit.map_or(self.limits[kind.tier as usize], |own| own.0))
    }
}
