//! Conditions on several keys, the size of the city or the dates, and the message for each that is not met.

use super::Regime;
use crate::levers::{Assessment, Entry};
use crate::messages::{Message, message};
use crate::scenario::values::{Category, Level, Tier};
use crate::time::Date;

/// A condition that a key may need besides other keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fact {
    /// Some citizens telephone.
    Calls,
    /// Some orders need a second unit.
    SecondUnit,
    /// Some categories of streets need departments.
    StreetCallsDepartment,
    /// Some categories of streets need two functions or more.
    StreetCallsTwo,
    /// Some categories are owned by streets.
    StreetOwns,
    /// Some departments do not come when called.
    SomeStayAway,
    /// Some categories have the limit of the urgent tier.
    Urgent,
    /// Some categories have the limit of the general tier.
    General,
    /// Some categories have the limit of the complex tier.
    Complex,
    /// Audits miss some closings on paper.
    NotAllAudited,
    /// An audit may find something.
    AuditFinds,
    /// An assessment period ends while the lever is in force, or pressure from an earlier one remains.
    Assessment,
    /// An assessment period ends before the end of the run.
    AssessmentInTime,
    /// An assessment period ends now or later, with the ranking in force.
    AssessmentLater,
    /// At least two streets, departments or districts are ranked against each other.
    Rivals,
    /// Some zone of the scores exerts pressure.
    Zones,
    /// Units are under rank pressure.
    RankPressure,
    /// Two districts are ranked against each other.
    TwoDistricts,
    /// Two simulated streets lie in one district.
    TwoStreetsInDistrict,
    /// One function has bureaus in two districts.
    TwoBureaus,
    /// Some part of integration changes something.
    Integrates,
    /// Some category that can be a topic is structural.
    TopicPossible,
    /// Some category that streets handle alone is structural.
    StreetTopic,
    /// Streets come under remediation, in this regime or an earlier one.
    Remediates,
    /// Units owe hours to streets under remediation, or did so in an earlier regime: tasks continue into the next.
    RemediationHours,
    /// Some streets cannot come under remediation, which takes the place of supervision.
    NotAllRemediated,
    /// Streets assess the departments that they whistle for.
    StreetMarks,
    /// Some orders need a second unit, or their owner is disputed.
    SharedOrDisputed,
    /// A month began while the lever was in force, in this regime or an earlier one.
    MonthBegins,
    /// A month begins with two months before it.
    TwoMonthsBefore,
    /// Streets are under pressure.
    StreetPressed,
    /// Media attention changes something.
    MediaPress,
    /// The response to an alarm, in this regime or a later one, changes something.
    AlarmActs,
    /// Media follow some orders, now or from before.
    MediaFollow,
    /// Some orders can be excluded.
    Excludes,
    /// Some problems cannot be cured.
    Structural,
    /// The old telephone lines are in use in some streets.
    OldLines,
    /// There are several old lines.
    SeveralLines,
    /// Orders pass the old ladder of levels in some streets.
    OldWay,
    /// Some orders reach the wrong unit.
    WrongUnit,
    /// Units may send back orders that are not theirs alone.
    MaySendBack,
    /// Some orders are sent back.
    Returns,
    /// Names can denote part of the city.
    PartOfCity,
    /// Some units are under pressure.
    UnitPressed,
    /// Citizens answer the callback kindly.
    Kind,
    /// Habit changes something.
    Habit,
    /// Units may owe hours to a topic, of the city or of a street under remediation.
    Topics,
}

/// Whether streets handle a category alone.
fn of_streets_alone(category: &&Category) -> bool {
    category.owner == "street" && category.functions.is_empty()
}

impl Regime<'_> {
    /// Categories in which problems arise.
    fn categories(&self) -> impl Iterator<Item = &Category> {
        self.tables.city.categories.values().filter(|category| category.mix > 0.0)
    }

    /// Days on which an assessment period ends, from the regime's second day up to and including the midnight at its end.
    fn assessments(&self) -> impl Iterator<Item = Date> {
        let (ranking, callback) = (&self.levers.ranking, &self.levers.callback);
        let ranks = ranking.enabled && callback.enabled;
        let (day, first) = (ranking.month_starts_on, self.first);
        let days = self.from.number() + 1..=self.until.number();
        days.map(Date::from_number).filter(move |date| ranks && date.day == day && *date > first)
    }

    /// First days of months in the regime, from the second month of the run on.
    fn months(&self) -> impl Iterator<Item = Date> {
        let first = self.first;
        let days = self.from.number()..self.until.number();
        days.map(Date::from_number).filter(move |date| date.day == 1 && *date > first)
    }

    /// This regime and those before it.
    fn so_far<'a>(&'a self, all: &'a [Regime<'a>]) -> impl Iterator<Item = &'a Regime<'a>> {
        all.iter().filter(move |other| other.from <= self.from)
    }

    fn limits(&self) -> bool {
        self.levers.time_limits.enabled && self.levers.time_limits.enforcement > 0.0
    }

    fn media_press(&self) -> bool {
        self.levers.media.attention > 0.0 || self.levers.media.suppression_factor > 1.0
    }

    fn has_tier(&self, tier: Tier) -> bool {
        self.categories().any(|category| category.tier == tier && category.limit.is_none())
    }

    /// The lowest accuracy of dispatch in any street.
    fn accuracy(&self) -> f64 {
        let (dispatch, ladder) = (&self.levers.dispatch, &self.tables.city.ladder);
        match (dispatch.enabled, self.everywhere("dispatch")) {
            (true, true) => dispatch.accuracy,
            (true, false) => dispatch.accuracy.min(ladder.accuracy),
            (false, _) => ladder.accuracy,
        }
    }

    /// Whether a lever is in force in every street, if at all.
    fn everywhere(&self, lever: &str) -> bool {
        let places = self.levers.places();
        places.iter().any(|(name, places)| *name == lever && places.enabled && places.names.is_empty() && places.share >= 1.0)
    }

    fn is_structural(&self, category: &Category) -> bool {
        category.structural > 0.0 && self.is_on("behaviour.structural_scale")
    }

    fn rivals(&self) -> bool {
        let Some(size) = self.size else { return true };
        let levels = self.tables.city.functions.values().map(|function| function.level);
        let bureaus: usize = levels.map(|level| if level == Level::District { size.districts } else { 1 }).sum();
        size.streets > 1 || size.districts > 1 || bureaus > 1
    }

    fn wrong_unit(&self) -> bool {
        self.accuracy() < 1.0 && self.tables.city.functions.keys().any(|name| self.categories().any(|category| category.owner != *name))
    }

    fn second_unit(&self) -> bool {
        let wrong = self.wrong_unit() && self.tables.city.ladder.wrong_territory < 1.0;
        wrong || self.categories().any(|category| !category.functions.is_empty())
    }

    fn excludes_argued(&self, all: &[Regime<'_>]) -> bool {
        let games = self.is_on("behaviour.gaming") && self.holds(Fact::RankPressure, all);
        self.levers.exclusion.share > 0.0 && games && self.levers.callback.audit < 1.0
    }

    /// Whether the condition holds in this regime, one of `all`; true in doubt.
    pub(super) fn holds(&self, fact: Fact, all: &[Regime<'_>]) -> bool {
        let (levers, city, size) = (self.levers, &self.tables.city, self.size);
        if self.varied && !fact.is_plain() {
            return true;
        }
        let street = |category: &&Category| category.owner == "street";
        match fact {
            // Without a warm-up, the roster starts with all seats.
            Fact::Calls => self.is_on("demand.telephone") || self.tables.run.warmup == 0,
            Fact::SecondUnit => self.second_unit(),
            Fact::StreetCallsDepartment => self.categories().filter(street).any(|category| !category.functions.is_empty()),
            Fact::StreetCallsTwo => self.categories().filter(street).any(|category| category.functions.len() > 1),
            Fact::StreetOwns => self.categories().any(|category| street(&category)),
            Fact::SomeStayAway => self.is_below_1("behaviour.cooperation_low") || self.is_below_1("behaviour.cooperation_high"),
            Fact::Urgent => self.has_tier(Tier::Urgent),
            Fact::General => self.has_tier(Tier::General),
            Fact::Complex => self.has_tier(Tier::Complex),
            Fact::NotAllAudited => !levers.callback.enabled || levers.callback.audit < 1.0 || !self.everywhere("callback"),
            Fact::AuditFinds => {
                let paper = self.limits() && levers.time_limits.paper > 0.0;
                paper || self.is_on("behaviour.gaming") && self.holds(Fact::RankPressure, all)
            }
            Fact::Assessment => self.assessments().next().is_some() || self.holds(Fact::RankPressure, all),
            Fact::AssessmentInTime => self.assessments().any(|date| date < self.end),
            Fact::AssessmentLater => all.iter().any(|other| other.from >= self.from && other.assessments().next().is_some()),
            Fact::Rivals => self.rivals(),
            Fact::Zones => levers.ranking.bottom > 0.0 || levers.ranking.top > 0.0,
            Fact::RankPressure => {
                let presses = |regime: &Regime<'_>| {
                    let ranking = &regime.levers.ranking;
                    let by_rank_or_target = ranking.strength > 0.0 && self.rivals() || ranking.target > 0.0;
                    by_rank_or_target && regime.holds(Fact::AssessmentInTime, all)
                };
                self.so_far(all).any(presses)
            }
            Fact::TwoDistricts => size.is_none_or(|size| size.districts > 1),
            Fact::TwoStreetsInDistrict => size.is_none_or(|size| size.most_in_district > 1),
            Fact::TwoBureaus => {
                size.is_none_or(|size| size.districts > 1) && city.functions.values().any(|function| function.level == Level::District)
            }
            Fact::Integrates => {
                let integration = &levers.integration;
                let owns = self.holds(Fact::StreetOwns, all);
                let pooled = integration.pooled > 0.0 && owns && self.holds(Fact::TwoStreetsInDistrict, all);
                let bureaus = integration.pooled_bureaus > 0.0 && self.holds(Fact::TwoBureaus, all);
                let led = integration.party_lead > 0.0 && self.second_unit() && self.holds(Fact::SomeStayAway, all);
                pooled || bureaus || led || integration.chief > 0.0 && owns
            }
            Fact::TopicPossible => {
                let involves = |category: &&Category| levers.monthly_topic.streets || !of_streets_alone(category);
                self.categories().filter(involves).any(|category| self.is_structural(category))
            }
            Fact::StreetTopic => self.categories().filter(of_streets_alone).any(|category| self.is_structural(category)),
            Fact::Remediates => self.so_far(all).any(|other| {
                let (lever, in_force) = (&other.levers.remediation, other.from == self.from || other.levers.remediation.enabled);
                in_force && (lever.entry == Entry::All || lever.share > 0.0 && other.assessments().any(|date| date < other.end))
            }),
            Fact::RemediationHours => self.so_far(all).any(|other| {
                let lever = &other.levers.remediation;
                (other.from == self.from || lever.enabled) && lever.hours > 0.0
            }),
            Fact::NotAllRemediated => !levers.remediation.enabled || !self.everywhere("remediation"),
            Fact::StreetMarks => levers.whistle.assessment != Assessment::Callback,
            Fact::SharedOrDisputed => self.second_unit() || self.is_on("city.ladder.disputed"),
            // A topic continues into the next regime, and so do the officers called in by an alarm.
            Fact::MonthBegins => {
                let topics =
                    |other: &Regime<'_>| (other.from == self.from || other.levers.monthly_topic.enabled) && other.months().next().is_some();
                self.so_far(all).any(topics)
            }
            Fact::TwoMonthsBefore => {
                let second = (self.first.number() + 1..).map(Date::from_number).find(|date| date.day == 1);
                self.months().any(|date| second.is_some_and(|second| date > second))
            }
            Fact::StreetPressed => self.so_far(all).any(|regime| {
                let media = regime.levers.media.enabled && regime.levers.media.hazard > 0.0 && regime.levers.media.attention > 0.0;
                let ranked = regime.levers.ranking.enabled && regime.levers.callback.enabled;
                let heard = regime.levers.callback.enabled && self.is_on("behaviour.callback_attention");
                let remediation = &regime.levers.remediation;
                let aimed = remediation.enabled && remediation.entry == Entry::All && remediation.pressure > 0.0;
                regime.limits() || ranked || heard || aimed || media && self.is_on("demand.repeat")
            }),
            Fact::MediaPress => self.media_press(),
            Fact::AlarmActs => all.iter().any(|other| {
                use crate::levers::early_warning::Measure;
                let warning = &other.levers.early_warning;
                let acts = match warning.measure {
                    Measure::None => false,
                    Measure::Capacity => warning.capacity > 0.0,
                    Measure::Thin => warning.effect > 0.0 && self.is_on("demand.shock"),
                };
                acts && (other.from == self.from || other.from > self.from && warning.enabled)
            }),
            // Media keep following the orders they follow.
            Fact::MediaFollow => {
                let follow =
                    |other: &Regime<'_>| (other.from == self.from || other.levers.media.enabled) && other.levers.media.hazard > 0.0;
                self.so_far(all).any(follow)
            }
            Fact::Excludes => self.excludes_argued(all) || levers.exclusion.deferred > 0.0 && self.holds(Fact::Structural, all),
            Fact::Structural => self.categories().any(|category| self.is_structural(category)),
            Fact::OldLines => !self.everywhere("hotline"),
            Fact::SeveralLines => city.lines.lines > 1,
            Fact::OldWay => !self.everywhere("dispatch"),
            Fact::WrongUnit => self.wrong_unit(),
            Fact::MaySendBack => !self.everywhere("dispatch") || !levers.dispatch.first_responsibility,
            Fact::Returns => {
                let shirks = self.is_on("city.ladder.shirk") && self.second_unit();
                self.accuracy() < 1.0 || (shirks || self.is_on("city.ladder.disputed")) && self.holds(Fact::MaySendBack, all)
            }
            Fact::UnitPressed => {
                self.holds(Fact::StreetPressed, all) || levers.whistle.enabled && self.is_on("behaviour.whistle_attention")
            }
            Fact::Kind => {
                let spoken = self.is_on("behaviour.answers.telephone") && levers.callback.telephone > 0.0;
                spoken || self.is_on("behaviour.answers.kind") && self.holds(Fact::UnitPressed, all)
            }
            Fact::Habit => ["habit", "habit_ceiling", "habit_hours"].iter().any(|key| self.is_on(&format!("behaviour.care.{key}"))),
            Fact::Topics => levers.monthly_topic.enabled || levers.remediation.enabled,
            Fact::PartOfCity => size.is_none_or(|size| size.streets > 1 && (size.districts > 1 || self.tables.run.scale >= 1.0)),
        }
    }
}

impl Fact {
    /// Whether it depends only on dates, places and switches, which parameter sets do not change.
    fn is_plain(self) -> bool {
        use Fact::{Assessment, AssessmentInTime, AssessmentLater, MonthBegins, TwoMonthsBefore};
        use Fact::{OldLines, OldWay, PartOfCity, Rivals, Topics, TwoBureaus, TwoDistricts, TwoStreetsInDistrict};
        let of_dates = [Assessment, AssessmentInTime, AssessmentLater, MonthBegins, TwoMonthsBefore].contains(&self);
        of_dates || [OldLines, OldWay, PartOfCity, Rivals, Topics, TwoBureaus, TwoDistricts, TwoStreetsInDistrict].contains(&self)
    }

    /// The message if it is not met.
    pub(super) fn missing(self) -> Message {
        match self {
            Fact::Calls => message!("scenario-fact-calls"),
            Fact::SecondUnit => message!("scenario-fact-second-unit"),
            Fact::StreetCallsDepartment => message!("scenario-fact-street-calls-department"),
            Fact::StreetCallsTwo => message!("scenario-fact-street-calls-two"),
            Fact::StreetOwns => message!("scenario-fact-street-owns"),
            Fact::SomeStayAway => message!("scenario-fact-some-stay-away"),
            Fact::Urgent | Fact::General | Fact::Complex => message!("scenario-fact-urgent"),
            Fact::NotAllAudited => message!("scenario-fact-not-all-audited"),
            Fact::AuditFinds => message!("scenario-fact-audit-finds"),
            Fact::Assessment => message!("scenario-fact-assessment"),
            Fact::AssessmentInTime => message!("scenario-fact-assessment-in-time"),
            Fact::AssessmentLater => message!("scenario-fact-assessment-later"),
            Fact::Rivals => message!("scenario-fact-rivals"),
            Fact::Zones => message!("scenario-fact-zones"),
            Fact::RankPressure => message!("scenario-fact-rank-pressure"),
            Fact::TwoDistricts => message!("scenario-fact-two-districts"),
            Fact::TwoStreetsInDistrict => message!("scenario-fact-two-streets-in-district"),
            Fact::TwoBureaus => message!("scenario-fact-two-bureaus"),
            Fact::Integrates => message!("scenario-fact-integrates"),
            Fact::TopicPossible => message!("scenario-fact-topic-possible"),
            Fact::StreetTopic => message!("scenario-fact-street-topic"),
            Fact::Remediates => message!("scenario-fact-remediates"),
            Fact::RemediationHours => message!("scenario-fact-remediation-hours"),
            Fact::NotAllRemediated => message!("scenario-fact-not-all-remediated"),
            Fact::StreetMarks => message!("scenario-fact-street-marks"),
            Fact::SharedOrDisputed => message!("scenario-fact-shared-or-disputed"),
            Fact::MonthBegins => message!("scenario-fact-month-begins"),
            Fact::TwoMonthsBefore => message!("scenario-fact-two-months-before"),
            Fact::StreetPressed => message!("scenario-fact-street-pressed"),
            Fact::MediaPress => message!("scenario-fact-media-press"),
            Fact::AlarmActs => message!("scenario-fact-alarm-acts"),
            Fact::MediaFollow => message!("scenario-fact-media-follow"),
            Fact::Excludes => message!("scenario-fact-excludes"),
            Fact::Structural => message!("scenario-fact-structural"),
            Fact::OldLines => message!("scenario-fact-old-lines"),
            Fact::SeveralLines => message!("scenario-fact-several-lines"),
            Fact::OldWay => message!("scenario-fact-old-way"),
            Fact::WrongUnit => message!("scenario-fact-wrong-unit"),
            Fact::MaySendBack => message!("scenario-fact-may-send-back"),
            Fact::Returns => message!("scenario-fact-returns"),
            Fact::PartOfCity => message!("scenario-fact-part-of-city"),
            Fact::UnitPressed => message!("scenario-fact-unit-pressed"),
            Fact::Kind => message!("scenario-fact-kind"),
            Fact::Habit => message!("scenario-fact-habit"),
            Fact::Topics => message!("scenario-fact-topics"),
        }
    }
}
