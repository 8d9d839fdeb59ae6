//! Rules: all levers resolved into plain numbers.

use crate::levers::Levers;
use crate::levers::early_warning::EarlyWarning;
use crate::levers::{callback::Callback, dispatch::Dispatch, dispatch::Ladder, hotline::Hotline, hotline::Lines};
use crate::levers::{integration::Integration, media::Media, monthly_topic::MonthlyTopic, proactive::Proactive};
use crate::levers::{ranking::Ranking, time_limits::TimeLimits, whistle::Whistle};
use crate::scenario::values::Category;

/// Who answers the telephone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intake {
    /// One hotline, around the clock.
    Unified,
    /// Several lines in the daytime.
    Fragmented,
}

/// How an order comes to its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// At once.
    Direct,
    /// Level by level.
    Ladder,
}

/// What the levers in force come to. A disabled lever leaves its numbers at those of the city before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    /// Who answers the telephone.
    pub intake: Intake,
    /// Seats of the whole city.
    pub seats: u32,
    /// Share of time that rostered seats are meant to be busy.
    pub occupancy: f64,
    /// Standard deviations of the load for which the roster has seats to spare.
    pub safety: f64,
    /// How an order comes to its unit.
    pub route: Route,
    /// Whether the first unit keeps an order that is not its own alone.
    pub first_responsibility: bool,
    /// Probability that the first unit is the right one.
    pub accuracy: f64,
    /// How strictly limits are enforced; 0 if they are not.
    pub enforcement: f64,
    /// Limits of the three tiers, in seconds.
    pub limits: [i32; 3],
    /// Probability of an extension.
    pub extension: f64,
    /// Probability scale of closing on paper.
    pub paper: f64,
    /// Seconds between two occasions of closing on paper.
    pub paper_every: i32,
    /// Share of officers on duty around the clock.
    pub duty_share: f64,
    /// The whistle, if streets may blow it.
    pub whistle: Option<Whistle>,
    /// The callback, if the city calls back.
    pub callback: Option<Callback>,
    /// Share of closings that are audited.
    pub audit: f64,
    /// The ranking, if units are ranked.
    pub ranking: Option<Ranking>,
    /// Forces drawn together, if they are.
    pub integration: Option<Integration>,
    /// The monthly topic, if there is one.
    pub monthly_topic: Option<MonthlyTopic>,
    /// Proactive work, if streets do any.
    pub proactive: Option<Proactive>,
    /// Media, if they follow up.
    pub media: Option<Media>,
    /// Early warning, if counts are watched.
    pub early_warning: Option<EarlyWarning>,
    /// Probability that a gamed, unresolved order is left out of the assessment.
    pub exclusion: f64,
    /// The same for an unresolved order about what no attempt can cure.
    pub justified: f64,
}

impl Rules {
    /// The rules that `levers` make of a city with these telephone lines and this way down the levels.
    pub fn resolve(levers: &Levers, lines: &Lines, ladder: &Ladder) -> Rules {
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
        } = levers;
        let Hotline { enabled: unified, seats, occupancy, safety, r#where: _, where_share: _ } = hotline;
        let Dispatch { enabled: direct, first_responsibility, accuracy, r#where: _, where_share: _ } = dispatch;
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
        // What is not enforced has no numbers of its own.
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
            // A ranking without callback has nothing to rank by: it is inert.
            ranking: (*ranked && *called).then(|| ranking.clone()),
            integration: integration.enabled.then(|| integration.clone()),
            monthly_topic: monthly_topic.enabled.then(|| monthly_topic.clone()),
            proactive: proactive.enabled.then(|| proactive.clone()),
            media: media.enabled.then(|| media.clone()),
            // With several lines there is no count to watch.
            early_warning: (early_warning.enabled && *unified).then(|| early_warning.clone()),
            // Without callback there is nothing to leave out.
            exclusion: if exclusion.enabled && *called { exclusion.share } else { 0.0 },
            justified: if exclusion.enabled && *called { exclusion.justified } else { 0.0 },
        }
    }

    /// The limit of an order of a category, its own or its tier's, if limits are enforced; in seconds.
    pub fn limit(&self, kind: &Category) -> Option<i32> {
        (self.enforcement > 0.0).then(|| kind.limit.map_or(self.limits[kind.tier as usize], |own| own.0))
    }
}
