//! What each key needs to have an effect: one list for `check`, for `tags:` in plans and for what levers of a plan require.

use super::facts::Fact;

/// What a key needs to have an effect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Need {
    /// A key that is true, above 0 or not empty.
    On(&'static str),
    /// A key below 1.
    Below1(&'static str),
    /// A key with this word as its value.
    Word(&'static str, &'static str),
    /// A condition on several keys, the size of the city or the dates.
    Fact(Fact),
}

use Need::{Below1, On, Word};

/// A [`Need`] of this fact.
const fn fact(fact: Fact) -> Need {
    Need::Fact(fact)
}

/// What a topic needs, and what its hours need.
const TOPIC: &[Need] = &[fact(Fact::TopicPossible), Below1("rules.monthly_topic.floor"), On("rules.monthly_topic.topics")];
const TOPIC_HOURS: &[Need] = &[
    fact(Fact::TopicPossible),
    Below1("rules.monthly_topic.floor"),
    On("rules.monthly_topic.topics"),
    On("rules.monthly_topic.topic_hours"),
];

/// Keys and the needs of each, in order: the first that is not met is the reason. The path of a lever stands for all its keys. In addition,
/// each key of a lever except `enabled` needs `enabled`, and each except `where_share` needs streets where the lever is in force.
pub(crate) const NEEDS: &[(&str, &[Need])] = &[
    ("rules.hotline.seats", &[fact(Fact::Calls)]),
    ("rules.hotline.occupancy", &[fact(Fact::Calls)]),
    ("rules.hotline.safety", &[fact(Fact::Calls)]),
    ("rules.dispatch.first_responsibility", &[fact(Fact::SharedOrDisputed)]),
    ("rules.dispatch.backstop", &[On("city.ladder.disputed"), fact(Fact::MaySendBack)]),
    ("rules.time_limits.enabled", &[On("rules.time_limits.enforcement")]),
    ("rules.time_limits.urgent", &[On("rules.time_limits.enforcement"), fact(Fact::Urgent)]),
    ("rules.time_limits.general", &[On("rules.time_limits.enforcement"), fact(Fact::General)]),
    ("rules.time_limits.complex", &[On("rules.time_limits.enforcement"), fact(Fact::Complex)]),
    ("rules.time_limits.extension", &[On("rules.time_limits.enforcement")]),
    ("rules.time_limits.paper", &[On("rules.time_limits.enforcement"), fact(Fact::NotAllAudited)]),
    ("rules.time_limits.paper_every", &[On("rules.time_limits.enforcement"), On("rules.time_limits.paper"), fact(Fact::NotAllAudited)]),
    ("rules.time_limits.duty_share", &[On("rules.time_limits.enforcement"), Word("city.shift", "office")]),
    ("rules.time_limits.where", &[On("rules.time_limits.enforcement")]),
    ("rules.time_limits.where_share", &[On("rules.time_limits.enforcement")]),
    ("rules.whistle", &[fact(Fact::StreetCallsDepartment)]),
    ("rules.whistle.parallel", &[fact(Fact::StreetCallsTwo)]),
    ("rules.whistle.max_blows", &[fact(Fact::SomeStayAway)]),
    ("rules.whistle.answer_weight", &[On("rules.callback.enabled"), On("rules.ranking.enabled"), fact(Fact::AssessmentLater)]),
    (
        "rules.whistle.assessment",
        &[
            On("rules.callback.enabled"),
            On("rules.ranking.enabled"),
            fact(Fact::AssessmentLater),
            On("rules.whistle.answer_weight"),
            On("rules.whistle.leniency"),
        ],
    ),
    (
        "rules.whistle.leniency",
        &[
            On("rules.callback.enabled"),
            On("rules.ranking.enabled"),
            fact(Fact::AssessmentLater),
            On("rules.whistle.answer_weight"),
            fact(Fact::StreetMarks),
        ],
    ),
    (
        "rules.whistle.accountability",
        &[On("rules.callback.enabled"), On("rules.ranking.enabled"), fact(Fact::AssessmentLater), fact(Fact::SomeStayAway)],
    ),
    ("rules.callback.audit", &[fact(Fact::AuditFinds)]),
    ("rules.callback.counts", &[On("rules.callback.send_back"), On("rules.ranking.enabled"), fact(Fact::AssessmentLater)]),
    ("rules.callback.keep", &[On("rules.callback.send_back")]),
    ("rules.callback.telephone", &[On("behaviour.answers.telephone")]),
    ("rules.ranking", &[On("rules.callback.enabled")]),
    ("rules.ranking.weights", &[fact(Fact::Assessment)]),
    ("rules.ranking.strength", &[fact(Fact::Rivals), fact(Fact::AssessmentInTime)]),
    ("rules.ranking.floor", &[fact(Fact::Rivals), fact(Fact::AssessmentInTime), On("rules.ranking.strength")]),
    ("rules.ranking.noise", &[fact(Fact::Rivals), fact(Fact::AssessmentInTime), On("rules.ranking.strength")]),
    (
        "rules.ranking.width",
        &[fact(Fact::Rivals), fact(Fact::AssessmentInTime), On("rules.ranking.strength"), Below1("rules.ranking.floor"), fact(Fact::Zones)],
    ),
    (
        "rules.ranking.bottom",
        &[fact(Fact::Rivals), fact(Fact::AssessmentInTime), On("rules.ranking.strength"), Below1("rules.ranking.floor")],
    ),
    ("rules.ranking.top", &[fact(Fact::Rivals), fact(Fact::AssessmentInTime), On("rules.ranking.strength"), Below1("rules.ranking.floor")]),
    ("rules.ranking.memory", &[fact(Fact::AssessmentInTime), fact(Fact::RankPressure)]),
    ("rules.ranking.target", &[fact(Fact::AssessmentInTime)]),
    ("rules.ranking.target_score", &[fact(Fact::AssessmentInTime), On("rules.ranking.target")]),
    ("rules.ranking.target_width", &[fact(Fact::AssessmentInTime), On("rules.ranking.target")]),
    ("rules.ranking.ratchet", &[fact(Fact::AssessmentInTime), On("rules.ranking.target")]),
    ("rules.ranking.pass", &[fact(Fact::TwoDistricts), fact(Fact::RankPressure)]),
    (
        "rules.ranking.remediation",
        &[fact(Fact::StreetOwns), fact(Fact::AssessmentInTime), On("rules.ranking.supervision"), fact(Fact::NotAllRemediated)],
    ),
    (
        "rules.ranking.supervision",
        &[fact(Fact::StreetOwns), fact(Fact::AssessmentInTime), On("rules.ranking.remediation"), fact(Fact::NotAllRemediated)],
    ),
    ("rules.ranking.min_reviews", &[fact(Fact::Assessment)]),
    ("rules.integration.enabled", &[fact(Fact::Integrates)]),
    ("rules.integration.pooled", &[fact(Fact::StreetOwns), fact(Fact::TwoStreetsInDistrict)]),
    ("rules.integration.pooled_bureaus", &[fact(Fact::TwoBureaus)]),
    ("rules.integration.party_lead", &[fact(Fact::SecondUnit), fact(Fact::SomeStayAway)]),
    ("rules.integration.chief", &[fact(Fact::StreetOwns)]),
    ("rules.integration.where", &[fact(Fact::Integrates)]),
    ("rules.integration.where_share", &[fact(Fact::Integrates)]),
    ("rules.monthly_topic", &[fact(Fact::Structural), fact(Fact::MonthBegins)]),
    ("rules.monthly_topic.enabled", TOPIC),
    ("rules.monthly_topic.topics", &[fact(Fact::TopicPossible), Below1("rules.monthly_topic.floor")]),
    ("rules.monthly_topic.streets", &[fact(Fact::StreetTopic), Below1("rules.monthly_topic.floor"), On("rules.monthly_topic.topics")]),
    ("rules.monthly_topic.topic_hours", TOPIC),
    ("rules.monthly_topic.hours_per_e_fold", TOPIC_HOURS),
    ("rules.monthly_topic.delay", TOPIC_HOURS),
    ("rules.monthly_topic.floor", &[fact(Fact::TopicPossible), On("rules.monthly_topic.topics")]),
    (
        "rules.monthly_topic.months",
        &[fact(Fact::TopicPossible), Below1("rules.monthly_topic.floor"), On("rules.monthly_topic.topics"), fact(Fact::TwoMonthsBefore)],
    ),
    ("rules.monthly_topic.where", TOPIC),
    ("rules.monthly_topic.where_share", TOPIC),
    ("rules.proactive", &[fact(Fact::StreetOwns), fact(Fact::StreetPressed)]),
    ("rules.proactive.enabled", &[On("rules.proactive.rate")]),
    ("rules.proactive.where", &[On("rules.proactive.rate")]),
    ("rules.proactive.where_share", &[On("rules.proactive.rate")]),
    ("rules.media", &[On("demand.repeat")]),
    ("rules.media.enabled", &[On("rules.media.hazard"), fact(Fact::MediaPress)]),
    ("rules.media.hazard", &[fact(Fact::MediaPress)]),
    ("rules.media.attention", &[On("rules.media.hazard")]),
    ("rules.media.suppression_factor", &[fact(Fact::MediaFollow)]),
    ("rules.media.where", &[On("rules.media.hazard"), fact(Fact::MediaPress)]),
    ("rules.media.where_share", &[On("rules.media.hazard"), fact(Fact::MediaPress)]),
    ("rules.early_warning", &[On("rules.hotline.enabled")]),
    ("rules.early_warning.lasts", &[fact(Fact::AlarmActs)]),
    ("rules.early_warning.capacity", &[Word("rules.early_warning.measure", "capacity")]),
    ("rules.early_warning.effect", &[Word("rules.early_warning.measure", "thin"), On("demand.shock")]),
    ("rules.exclusion", &[On("rules.callback.enabled")]),
    ("rules.exclusion.enabled", &[fact(Fact::Excludes)]),
    ("rules.exclusion.share", &[On("behaviour.gaming"), fact(Fact::RankPressure), Below1("rules.callback.audit")]),
    ("rules.exclusion.deferred", &[fact(Fact::Structural)]),
    ("rules.exclusion.where", &[fact(Fact::Excludes)]),
    ("rules.exclusion.where_share", &[fact(Fact::Excludes)]),
    ("rules.remediation.enabled", &[fact(Fact::Remediates)]),
    ("rules.remediation.share", &[Word("rules.remediation.entry", "rank"), fact(Fact::AssessmentInTime)]),
    ("rules.remediation.exit_score", &[fact(Fact::AssessmentInTime)]),
    ("rules.remediation.exit_after", &[fact(Fact::AssessmentInTime), fact(Fact::Remediates)]),
    ("rules.remediation.pressure", &[fact(Fact::Remediates)]),
    ("rules.remediation.ramp", &[fact(Fact::Remediates), On("rules.remediation.pressure")]),
    ("rules.remediation.hours", &[fact(Fact::Remediates), fact(Fact::Structural), Below1("rules.remediation.floor")]),
    (
        "rules.remediation.hours_per_e_fold",
        &[fact(Fact::Remediates), fact(Fact::Structural), Below1("rules.remediation.floor"), fact(Fact::RemediationHours)],
    ),
    ("rules.remediation.floor", &[fact(Fact::Remediates), fact(Fact::Structural), fact(Fact::RemediationHours)]),
    ("rules.remediation.where", &[fact(Fact::Remediates)]),
    ("rules.remediation.where_share", &[fact(Fact::Remediates)]),
    ("city.lines.lines", &[fact(Fact::OldLines)]),
    ("city.lines.seats", &[fact(Fact::OldLines), fact(Fact::Calls)]),
    ("city.lines.opens", &[fact(Fact::OldLines)]),
    ("city.lines.closes", &[fact(Fact::OldLines)]),
    ("city.lines.wrong", &[fact(Fact::OldLines), fact(Fact::SeveralLines), On("demand.telephone")]),
    ("city.lines.give_up", &[fact(Fact::OldLines), fact(Fact::SeveralLines), On("demand.telephone"), On("city.lines.wrong")]),
    ("city.lines.hop_delay", &[fact(Fact::OldLines), fact(Fact::SeveralLines), On("demand.telephone"), On("city.lines.wrong")]),
    ("city.ladder.levels", &[fact(Fact::OldWay)]),
    ("city.ladder.level_delay", &[fact(Fact::OldWay), On("city.ladder.levels")]),
    ("city.ladder.loss", &[fact(Fact::OldWay)]),
    ("city.ladder.accuracy", &[fact(Fact::OldWay)]),
    ("city.ladder.wrong_territory", &[fact(Fact::WrongUnit)]),
    ("city.ladder.return_delay", &[fact(Fact::Returns)]),
    ("city.ladder.shirk", &[fact(Fact::MaySendBack), fact(Fact::SecondUnit)]),
    ("city.ladder.disputed", &[fact(Fact::MaySendBack)]),
    ("city.ladder.bargaining", &[On("city.ladder.disputed"), fact(Fact::MaySendBack)]),
    ("city.ladder.max_returns", &[fact(Fact::Returns)]),
    ("city.ladder.letter_delay", &[fact(Fact::SecondUnit)]),
    ("city.ladder.max_letters", &[fact(Fact::SecondUnit), fact(Fact::SomeStayAway)]),
    ("behaviour.gaming", &[fact(Fact::RankPressure)]),
    ("behaviour.talk", &[On("behaviour.gaming"), On("rules.callback.enabled"), fact(Fact::RankPressure)]),
    ("behaviour.divert", &[On("behaviour.gaming"), fact(Fact::RankPressure)]),
    ("behaviour.creaming", &[fact(Fact::RankPressure)]),
    ("behaviour.fatigue_rest", &[On("behaviour.fatigue_rise")]),
    ("behaviour.fatigue_from", &[On("behaviour.fatigue_rise")]),
    ("behaviour.whistle_attention", &[On("rules.whistle.enabled"), fact(Fact::StreetCallsDepartment)]),
    ("behaviour.callback_attention", &[On("rules.callback.enabled")]),
    ("behaviour.paper_rank", &[On("rules.time_limits.enabled"), On("rules.time_limits.paper"), fact(Fact::RankPressure)]),
    ("behaviour.blow_intercept", &[On("rules.whistle.enabled"), fact(Fact::StreetCallsDepartment)]),
    ("behaviour.blow_pressure", &[On("rules.whistle.enabled"), fact(Fact::StreetCallsDepartment)]),
    ("behaviour.blow_functions", &[On("rules.whistle.enabled"), fact(Fact::StreetCallsDepartment)]),
    ("behaviour.blow_unanswered", &[On("rules.whistle.enabled"), fact(Fact::StreetCallsDepartment)]),
    ("behaviour.rush", &[On("rules.time_limits.enabled"), On("rules.time_limits.enforcement")]),
    ("behaviour.slack_scale", &[On("rules.time_limits.enabled"), On("rules.time_limits.enforcement")]),
    ("behaviour.desk_delay", &[On("rules.time_limits.enabled"), On("rules.time_limits.enforcement")]),
    ("behaviour.contact_hours", &[On("rules.time_limits.enabled"), On("rules.time_limits.enforcement")]),
    ("behaviour.coordination_hours", &[On("rules.dispatch.enabled"), On("rules.dispatch.first_responsibility"), fact(Fact::SecondUnit)]),
    ("behaviour.completeness", &[fact(Fact::SecondUnit)]),
    ("behaviour.cooperation_low", &[fact(Fact::SecondUnit)]),
    ("behaviour.cooperation_high", &[fact(Fact::SecondUnit)]),
    ("behaviour.helper_hours", &[fact(Fact::SecondUnit)]),
    ("behaviour.care.habit_time", &[fact(Fact::Habit)]),
    ("behaviour.care.turnover", &[fact(Fact::Habit)]),
    ("behaviour.work_sd", &[Word("behaviour.work_law", "lognormal")]),
    ("behaviour.answers.non_response", &[On("rules.callback.enabled")]),
    ("behaviour.answers.kind", &[On("rules.callback.enabled"), fact(Fact::UnitPressed)]),
    ("behaviour.answers.telephone", &[On("rules.callback.enabled"), On("rules.callback.telephone")]),
    ("behaviour.answers.kind_satisfaction", &[On("rules.callback.enabled"), fact(Fact::Kind)]),
    ("demand.awareness_spread", &[Below1("demand.awareness")]),
    ("demand.awareness_memory", &[Below1("demand.awareness"), On("demand.awareness_spread")]),
    ("demand.consultation_awareness", &[Below1("demand.awareness"), On("demand.consultations")]),
    ("demand.repeat_after", &[On("demand.repeat")]),
    ("demand.retrial_after", &[On("demand.retrial")]),
    ("demand.max_retrials", &[On("demand.retrial")]),
    ("demand.handling_sd", &[Word("demand.handling_law", "lognormal")]),
    ("demand.consultation_intercept", &[On("demand.consultations")]),
    ("demand.consultation_trust", &[On("demand.consultations")]),
    ("costs.topic", &[fact(Fact::Topics)]),
];

/// Pairs of a key and a switch, the `enabled` of a lever, that it needs in every city.
#[cfg(feature = "analysis")]
pub(crate) fn switches() -> impl Iterator<Item = (&'static str, &'static str)> {
    let switch = |need: &'static Need| match need {
        On(key) if key.ends_with(".enabled") => Some(*key),
        _ => None,
    };
    NEEDS.iter().flat_map(move |(key, needs)| needs.iter().filter_map(switch).map(move |needed| (*key, needed)))
}
