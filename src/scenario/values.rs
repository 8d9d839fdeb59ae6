//! The tables of a scenario file that are not levers: run, city, demand, behaviour, costs, output.
//!
//! The source of a value is a section of the model specification ("model 13"), a published figure, or a paper.

mod care;

pub use care::Care;

use crate::levers::{Levers, dispatch::Ladder, hotline::Lines};
use crate::parameters::Table;
use crate::time::{Date, Shift, Span};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

crate::parameters::parameters! {
    /// Simulated period, and numbers of cities and replications.
    pub struct Run in "run" {
        /// First day of the measurement period.
        start: Date = Date { year: 2019, month: 1, day: 1 }, Kind::Date, "", S, "";
        /// Length of the measurement period.
        months: u32 = 12, Kind::Whole { min: 1, max: 240 }, "months", S, "";
        /// Length of the warm-up, under `warmup.rules`; its outcomes are not measured.
        warmup: u32 = 12, Kind::Whole { min: 0, max: 240 }, "months", S, "model 1";
        /// Months between warm-up and `start` in which `rules` and phases are in force already; their outcomes are not measured.
        lead_in: u32 = 0, Kind::Whole { min: 0, max: 240 }, "months", S, "";
        /// Replications per city.
        replications: u32 = 30, Kind::Whole { min: 1, max: 10_000_000 }, "replications", S, "";
        /// Number of synthetic cities.
        cities: u32 = 1, Kind::Whole { min: 1, max: 1_000_000 }, "cities", S, "";
        /// Seed of all random numbers.
        seed: u64 = 1, Kind::Whole { min: 0, max: i64::MAX }, "", S, "";
        /// Number of the set of random streams: designs with the same number share random numbers, designs with different numbers are independent; the cities are the same for all.
        random_numbers: u32 = 0, Kind::Whole { min: 0, max: 1_000_000 }, "", S, "";
        /// Share of streets simulated, each with all its residents; at least one per district.
        scale: f64 = 1.0, Kind::Real { min: 1e-6, max: 1.0 }, "share", S, "model 2";
        /// File of parameter sets, one per row; each set is simulated in its own `cities`. Empty to use the scenario's parameters.
        sets: String = String::new(), Kind::Text, "", S, "";
        /// Number of sets used, at even steps of the file; 0 for all.
        sets_used: u32 = 0, Kind::Whole { min: 0, max: 1_000_000 }, "sets", S, "";
        /// Keys of the sets that are not applied: the scenario's own value holds in every set.
        sets_except: Vec<String> = Vec::new(), Kind::Texts(&[]), "", S, "";
    }
}

impl Run {
    /// First day under `rules`, when the warm-up ends.
    pub(crate) fn rules_from(&self) -> Date {
        self.start.plus_months(-(self.lead_in as i32))
    }

    /// First day that is simulated.
    pub(crate) fn first_day(&self) -> Date {
        self.rules_from().plus_months(-(self.warmup as i32))
    }

    /// First day that is not simulated.
    pub(crate) fn end(&self) -> Date {
        self.start.plus_months(self.months as i32)
    }

    /// Months simulated before the measurement period.
    pub(crate) fn before(&self) -> u32 {
        self.warmup + self.lead_in
    }
}

/// Census population to which staff is proportional.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StaffBasis {
    /// The census of 2000: districts that have grown since then are understaffed.
    #[serde(rename = "pop_2000")]
    Pop2000,
    /// The census of 2020: all districts have the same staff per resident.
    #[serde(rename = "pop_2020")]
    Pop2020,
}

crate::parameters::parameters! {
    /// A made-up city for teaching and tests, used if `city.data` is empty.
    pub struct Generate in "city.generate" {
        /// Number of districts.
        districts: u32 = 1, Kind::Whole { min: 1, max: 100 }, "districts", S, "";
        /// Streets per district.
        streets: u32 = 2, Kind::Whole { min: 1, max: 1_000 }, "streets", S, "";
        /// Communities per street.
        communities: u32 = 5, Kind::Whole { min: 1, max: 1_000 }, "communities", S, "";
        /// Residents per street.
        residents: u32 = 30_000, Kind::Whole { min: 1, max: 10_000_000 }, "residents", S, "";
    }
}

/// Bit for the street's own powers in a set of functions; the functions themselves use the bits below it.
pub(crate) const STREET_FUNCTION: usize = 31;

/// The tier of a category, which determines its time limit and its lead time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// Water, power, gas, heat.
    Urgent,
    /// Most matters.
    General,
    /// Matters that need several departments or a plan.
    Complex,
}

/// The days on which a clock runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Days {
    /// All days.
    Calendar,
    /// Working days only; the clock stops on the others.
    Working,
}

crate::parameters::parameters! {
    /// One category of problems.
    pub struct Category in "city.categories.NAME" {
        /// Share of all problems that arise; shares are normalised to sum to 1.
        mix: f64 = 0.0, AMOUNT, "share", A, "model 13, set to the topics of 2020";
        /// The responsible unit: `street`, or the name of a function.
        owner: String = String::from("street"), Kind::Text, "", A, "model 13";
        /// Other functions needed for a cure.
        functions: Vec<String> = Vec::new(), Kind::Texts(&[]), "", A, "model 13";
        /// Mean hours of the unit's own work at full care and attention.
        own_hours: f64 = 3.0, AMOUNT, "h", A, "model 13";
        /// Median number of citizens affected by a problem; 1 for a private matter.
        affected: f64 = 1.0, Kind::Real { min: 1.0, max: 2e4 }, "citizens", A, "model 13";
        /// Mean time until an untreated problem ends without intervention.
        life: Span = Span::days(30.0), Kind::Span, "", A, "model 13";
        /// Share of structural problems, which no attempt can cure, before `behaviour.structural_scale`.
        structural: f64 = 0.0, SHARE, "share", A, "model 13";
        /// Share of problems for which a third party is responsible: a property company, a shop, an employer.
        third_party: f64 = 0.0, SHARE, "share", A, "chosen here, varied";
        /// Tier, which determines the time limit and the lead time.
        tier: Tier = Tier::General, Kind::Choice(&["urgent", "general", "complex"]), "", A, "model 13";
        /// Time limit of this category, if limits are enforced; the tier's limit if not given.
        limit: Option<Span> = None, Kind::Span, "", S, "chosen here";
        /// Quantiles of the category's lead time at equal steps of probability, from shortest to longest; if empty, the tier's lead time.
        lead: Vec<Span> = Vec::new(), Kind::Spans, "", S, "chosen here; from data: `scenarios/data/fit_311.py`";
        /// Share of orders without lead time: they close when the unit's own work and the other functions are done.
        at_once: f64 = 0.0, SHARE, "share", S, "chosen here";
        /// Share of orders whose lead time never ends.
        left_open: f64 = 0.0, SHARE, "share", S, "chosen here";
        /// Days on which time limit and lead time run: calendar days or working days.
        days: Days = Days::Calendar, Kind::Choice(&["calendar", "working"]), "", S, "chosen here";
    }
}

/// Level of the unit that holds a function's powers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// A bureau in each district.
    District,
    /// One municipal bureau.
    Municipal,
    /// One public-service company.
    Company,
}

crate::parameters::parameters! {
    /// One function: a power that a department holds.
    pub struct Function in "city.functions.NAME" {
        /// Level of the units that hold it.
        level: Level = Level::District, Kind::Choice(&["district", "municipal", "company"]), "", A, "model 2";
        /// Whether it can enforce; third parties comply more readily when it takes part.
        enforcing: bool = false, Kind::Flag, "", A, "model 6";
        /// Share of all department staff; shares are normalised to sum to 1.
        staff: f64 = 1.0, AMOUNT, "share", A, "set to the hours that its categories need";
    }
}

crate::parameters::parameters! {
    /// The city: population, units and staff.
    pub struct City in "city" {
        /// Name of the city. A file that sets other `data` without a name has an unnamed city.
        name: String = String::new(), Kind::Text, "", S, "";
        /// Folder with `districts.csv` and `streets.csv`; if empty, `[city.generate]` is used.
        data: String = String::new(), Kind::Text, "", S, "";
        /// Districts to use as the whole city, by name or code; empty for all. The numbers of seats refer to these districts.
        districts: Vec<String> = Vec::new(), Kind::Texts(&[]), "", S, "";
        /// File with holidays and make-up working days; if empty, Monday to Friday are worked.
        calendar: String = String::new(), Kind::Text, "", S, "";
        /// File with the hour, weekday and month profiles; if empty, profiles are flat.
        profiles: String = String::new(), Kind::Text, "", S, "";
        /// Working hours of units.
        shift: Shift = Shift::Office, Kind::Choice(&["office", "always"]), "", S, "";
        /// The made-up city.
        generate: Generate = Generate::default(), Kind::Table(<Generate as Table>::spec), "", S, "";
        /// The telephone lines before the unified hotline.
        lines: Lines = Lines::default(), Kind::Table(<Lines as Table>::spec), "", S, "";
        /// Dispatch level by level, before direct dispatch.
        ladder: Ladder = Ladder::default(), Kind::Table(<Ladder as Table>::spec), "", S, "";
        /// Categories of problems, by name.
        categories: BTreeMap<String, Category> = BTreeMap::new(), Kind::Named(<Category as Table>::spec), "", S, "";
        /// Functions, by name.
        functions: BTreeMap<String, Function> = BTreeMap::new(), Kind::Named(<Function as Table>::spec), "", S, "";
        /// Officers of a street per 10,000 residents.
        street_staff: f64 = 6.0, AMOUNT, "per 10,000 residents", C, "model 13";
        /// Officers of all departments together per 10,000 residents.
        department_staff: f64 = 6.5, AMOUNT, "per 10,000 residents", C, "model 13";
        /// Census population to which a district's staff is proportional.
        staff_basis: StaffBasis = StaffBasis::Pop2000, Kind::Choice(&["pop_2000", "pop_2020"]), "", A, "model 2: the census is F, its use here A";
        /// Variation between units in attention and care without pressure (standard deviation of the logarithm).
        unit_sd: f64 = 0.3, SPREAD, "SD of log", A, "model 13, σ_u";
        /// Variation between units in skill (standard deviation of the logarithm; mean 1).
        skill_sd: f64 = 0.2, SPREAD, "SD of log", A, "chosen here";
        /// Variation between streets in the share of structural problems (standard deviation of the logarithm; mean 1).
        structural_sd: f64 = 0.5, SPREAD, "SD of log", A, "model 13, σ_s";
        /// Variation between communities in voice, the readiness to call (standard deviation of the logarithm; mean 1).
        voice_sd: f64 = 0.5, SPREAD, "SD of log", A, "model 2";
        /// Variation between communities in the rate of problems (standard deviation of the logarithm; mean 1).
        problem_sd: f64 = 0.3, SPREAD, "SD of log", A, "chosen here";
        /// Correlation between the logarithms of voice and rate of problems across communities.
        voice_correlation: f64 = 0.0, Kind::Real { min: -1.0, max: 1.0 }, "correlation", A, "model 2, −.3…+.3";
        /// Variation in the size of communities within a street (standard deviation of the logarithm).
        community_sd: f64 = 0.4, SPREAD, "SD of log", A, "chosen here";
        /// Initial reputation of the city.
        reputation: f64 = 0.27, SHARE, "share", C, "model 1, R₀: found by iteration, see `examples/steady.rs`";
        /// Initial trust of citizens.
        trust: f64 = 0.27, SHARE, "share", C, "model 1: found by iteration, see `examples/steady.rs`";
        /// Handling time that citizens expect initially.
        expectation: Span = Span::days(12.0), Kind::Span, "", A, "model 13, E₀";
    }
}

crate::parameters::parameters! {
    /// A shock: for some days, additional problems of one category arise. They come from a separate stream and leave the ordinary problems unchanged.
    pub struct Shock in "demand.shock" {
        /// Name of the shock.
        name: String = String::new(), Kind::Text, "", S, "";
        /// First day, within the run.
        from: Option<Date> = None, Kind::Date, "", S, "";
        /// Duration; days after the end of the run are ignored.
        days: u32 = 30, Kind::Whole { min: 1, max: 7_300 }, "days", S, "";
        /// Category of its problems.
        category: String = String::new(), Kind::Text, "", S, "";
        /// Districts affected, by name, English name or code; empty for all.
        districts: Vec<String> = Vec::new(), Kind::Texts(&[]), "", S, "";
        /// Onsets of such problems on the first day, as a multiple of the ordinary number; the shock adds this multiple minus one.
        factor: f64 = 2.0, Kind::Real { min: 1.0, max: 10_000.0 }, "times", A, "model 3";
        /// Days in which the additional onsets fall to 1/e; 0 if they stay constant.
        decay: f64 = 0.0, Kind::Real { min: 0.0, max: 10_000.0 }, "days", A, "model 3";
        /// Mean time until an untreated problem of the shock ends without intervention, which is also the time in which it can be reported; if not given, the category's.
        life: Option<Span> = None, Kind::Span, "", A, "chosen here";
        /// Consultations on the first day, as a multiple of the ordinary number; the additional ones decay like the problems.
        consultations: f64 = 1.0, Kind::Real { min: 1.0, max: 10_000.0 }, "times", A, "chosen here";
    }
}

crate::parameters::parameters! {
    /// How problems arise and citizens report them.
    pub struct Demand in "demand" {
        /// Rate at which problems arise.
        problems: f64 = 0.8, AMOUNT, "per citizen per year", C, "model 13, λ";
        /// Variation in the severity of problems (standard deviation of the logarithm; median 1).
        severity_sd: f64 = 0.5, SPREAD, "SD of log", A, "model 13";
        /// Variation in the number of affected citizens (standard deviation of the logarithm).
        affected_sd: f64 = 1.0, SPREAD, "SD of log", A, "model 13";
        /// Expected number of occasions to report during the life of a problem that affects the median number of citizens.
        occasions: f64 = 2.0, AMOUNT, "per problem", A, "model 13, candidate reports per life";
        /// Intercept of the log-odds that an occasion becomes a report.
        reporting_intercept: f64 = -4.65, NUMBER, "log-odds", C, "model 13, b₀ −4.1; set to the level of orders in 2019 at steady-state reputation and trust";
        /// Coefficient of trust and reputation in these log-odds.
        reporting_trust: f64 = 5.5, AMOUNT, "log-odds", C, "model 13, b₁";
        /// Coefficient of the logarithm of severity in these log-odds.
        reporting_severity: f64 = 0.5, NUMBER, "log-odds", A, "model 13, b₂";
        /// Weight of the community's reputation relative to the caller's own trust.
        reputation_weight: f64 = 0.7, SHARE, "share", A, "model 13, ω";
        /// How much further the reputation of an easy category moves from its initial value than the community's, and that of a laborious one less far: trivial matters come as the hotline earns trust.
        trivial: f64 = 0.0, AMOUNT, "share", A, "chosen here";
        /// Share of own hours saved on a report that the initial reputation, trust and awareness would not have drawn.
        trivial_hours: f64 = 0.0, Kind::Real { min: 0.0, max: 0.95 }, "share", A, "chosen here: who calls last has the smallest matter";
        /// Share of citizens who think of the hotline at the beginning; at 1, all always do.
        awareness: f64 = 1.0, Kind::Real { min: 0.01, max: 1.0 }, "share", A, "chosen here; calling numbers rose from 2.82 to 5.62 million, calls per number from 2.5 to 2.6";
        /// Newcomers who begin to think of the hotline per order that is said to be resolved, while nobody thinks of it yet.
        awareness_spread: f64 = 2.0, AMOUNT, "citizens per order", A, "chosen here; word of mouth: Bass 1969";
        /// Half-life with which awareness falls back to its initial share.
        awareness_memory: Span = Span::days(365.0), Kind::Span, "", A, "chosen here";
        /// Exponent of awareness in the number of consultations; at 1, they grow with it as reports do.
        consultation_awareness: f64 = 1.0, Kind::Real { min: 0.0, max: 5.0 }, "", A, "chosen here; consultations grew faster than orders after 2020";
        /// Factor on the readiness to report a problem that a unit is already handling.
        in_hand: f64 = 0.25, SHARE, "share", A, "model 3";
        /// Probability that a citizen who answered "unresolved" calls again.
        repeat: f64 = 0.25, SHARE, "share", A, "model 13; 10–20 % repeat complaints elsewhere";
        /// Mean time until that call (exponential).
        repeat_after: Span = Span::days(7.0), Kind::Span, "", A, "model 3";
        /// Occasions for consultations, praise and suggestions.
        consultations: f64 = 0.75, AMOUNT, "per citizen per year", C, "model 13";
        /// Intercept of the log-odds that such an occasion leads to a contact.
        consultation_intercept: f64 = -1.6, NUMBER, "log-odds", C, "set to about 1.4 contacts per order";
        /// Coefficient of reputation in these log-odds, as a share of `reporting_trust`.
        consultation_trust: f64 = 0.5, AMOUNT, "share", A, "model 3";
        /// Size parameter of the negative binomial distribution of daily contacts, at least 1; 0 for a Poisson process.
        dispersion: f64 = 20.0, AMOUNT, "size", F, "10–25 after adjusting for weekday and level; 23 in Boston without the hurricane";
        /// Share of reports made by telephone; the rest arrive online.
        telephone: f64 = 0.907, SHARE, "share", F, "90.7 % in 2020";
        /// Mean handling time of a call.
        handling: Span = Span::minutes(6.0), Kind::Span, "", F, "80–100 calls in 8 hours; 4–7 minutes";
        /// Variation in that time (standard deviation of the logarithm).
        handling_sd: f64 = 0.95, SPREAD, "SD of log", F, "talk time of calls, σ .95";
        /// Distribution of that time.
        handling_law: WorkLaw = WorkLaw::Lognormal, Kind::Choice(&["exponential", "lognormal"]), "", L, "talk times are log-normal; exponential is Erlang's";
        /// Mean patience of a waiting caller (exponential).
        patience: Span = Span::minutes(6.0), Kind::Span, "", L, "about 350 s at a bank";
        /// Probability that a caller who abandoned calls again.
        retrial: f64 = 0.6, SHARE, "share", A, "model 4";
        /// Mean time until that call (exponential).
        retrial_after: Span = Span::minutes(30.0), Kind::Span, "", A, "model 4";
        /// Maximum number of calls after the first.
        max_retrials: u32 = 5, Kind::Whole { min: 0, max: 100 }, "calls", A, "model 4";
        /// Shocks, each a table of its own.
        shock: Vec<Shock> = Vec::new(), Kind::Rows(<Shock as Table>::spec), "", S, "";
    }
}

/// Distribution of a task's hours, or of the handling time of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WorkLaw {
    /// Exponential.
    Exponential,
    /// Log-normal, with a given standard deviation of the logarithm.
    Lognormal,
}

crate::parameters::parameters! {
    /// What citizens answer and learn.
    pub struct Answers in "behaviour.answers" {
        /// Time from closing to the observer's interview.
        observer_after: Span = Span::days(2.0), Kind::Span, "", S, "model 9";
        /// Relative reduction in the probability of reaching a dissatisfied citizen.
        non_response: f64 = 0.15, SHARE, "share", A, "model 9";
        /// Probability that a citizen who was contacted denies it.
        denied: f64 = 0.003, SHARE, "share", A, "model 9";
        /// Probability that a citizen who was not contacted claims to have been.
        claimed: f64 = 0.03, SHARE, "share", A, "model 9";
        /// Probability of the answer "resolved" if the problem is cured.
        cured: f64 = 0.98, SHARE, "share", C, "model 9";
        /// The same if it ended without intervention.
        ended: f64 = 0.9, SHARE, "share", C, "model 9";
        /// The same if it is suppressed.
        suppressed: f64 = 0.27, SHARE, "share", C, "model 9";
        /// The same if nothing was done.
        untouched: f64 = 0.05, SHARE, "share", C, "model 9";
        /// Kindness to a unit that made contact: at full pressure on it, the share of its distance to 1 by which the probability of "resolved" rises in the callback.
        kind: f64 = 0.0, SHARE, "share", A, "chosen here; forced \"satisfied\" answers are reported in the press (2025)";
        /// Kindness on the telephone: the same share for a callback by telephone rather than in writing.
        telephone: f64 = 0.0, SHARE, "share", A, "telephone answers are 7–15 % kinder than written ones (trade source)";
        /// Satisfaction: full kindness of the answer, in the callback.
        kind_satisfaction: f64 = 0.0, AMOUNT, "log-odds", A, "chosen here";
        /// Satisfaction: for a citizen who says that the problem is not resolved, the rise of the hotline's reputation above its initial value (subtracted).
        rising: f64 = 0.0, AMOUNT, "log-odds", A, "chosen here; expectancy disconfirmation: Oliver 1980";
        /// Satisfaction: intercept.
        intercept: f64 = -1.95, NUMBER, "log-odds", C, "model 13, s₀; expectancy disconfirmation: Oliver 1980, Van Ryzin 2004";
        /// Satisfaction: the citizen says that the problem is resolved.
        resolved: f64 = 2.0, NUMBER, "log-odds", C, "model 13, s₁";
        /// Satisfaction: logarithm of expected over actual days.
        speed: f64 = 0.35, NUMBER, "log-odds", C, "model 13, s₂";
        /// Satisfaction: contacted in time.
        contacted: f64 = 0.8, NUMBER, "log-odds", C, "model 13, s₃";
        /// Satisfaction: care.
        care: f64 = 3.6, NUMBER, "log-odds", C, "model 13, s₄";
        /// Satisfaction: each referral between lines or units (subtracted).
        hops: f64 = 0.3, NUMBER, "log-odds", C, "model 13, s₅";
        /// Width of the answer "basically satisfied".
        basically: f64 = 0.7, AMOUNT, "log-odds", C, "model 13, s₆";
        /// Variation in citizens' expected handling time (standard deviation of the logarithm).
        expectation_sd: f64 = 0.4, SPREAD, "SD of log", A, "model 9";
        /// Weight of the last experience in a caller's trust.
        learning: f64 = 0.15, SHARE, "share", A, "model 9";
        /// Weight that a "resolved" answer adds to that of the last experience.
        success: f64 = 0.0, SHARE, "share", A, "a first success makes a second report likelier by 57 % (a study of 311 users)";
        /// Weight of the answers heard from others, rather than of cures, in the reputation of the hotline.
        heard: f64 = 0.0, SHARE, "share", A, "chosen here";
        /// Half-life of a community's memory of closed orders.
        memory: Span = Span::days(182.5), Kind::Span, "", A, "model 9, 6 months";
        /// Weight of the initial reputation, in orders per resident.
        prior: f64 = 0.02, Kind::Real { min: 1e-9, max: 1e6 }, "orders per resident", A, "model 9, n₀";
        /// Half-life with which expectations adapt to slower handling.
        slower: Span = Span::days(180.0), Kind::Span, "", A, "model 9";
        /// Half-life with which expectations adapt to faster handling.
        faster: Span = Span::days(60.0), Kind::Span, "", A, "model 9";
    }
}

crate::parameters::parameters! {
    /// Behaviour of units, and effects of their work.
    pub struct Behaviour in "behaviour" {
        /// What citizens answer and learn.
        answers: Answers = Answers::default(), Kind::Table(<Answers as Table>::spec), "", S, "";
        /// How care follows pressure, and becomes habit.
        care: Care = Care::default(), Kind::Table(<Care as Table>::spec), "", S, "";
        /// Attention without pressure: the share of working time that a unit gives to orders.
        attention_low: f64 = 0.15, Kind::Real { min: 0.001, max: 1.0 }, "share", C, "model 13, a_lo";
        /// Attention under full pressure.
        attention_high: f64 = 0.85, Kind::Real { min: 0.001, max: 1.0 }, "share", C, "model 13, a_hi";
        /// Care without pressure.
        care_low: f64 = 0.12, SHARE, "share", C, "model 13, c_lo";
        /// Share of care lost to haste at the time limit.
        rush: f64 = 0.6, SHARE, "share", A, "model 13, r_rush";
        /// Cooperation of a department without pressure.
        cooperation_low: f64 = 0.30, SHARE, "share", A, "model 13, k₀";
        /// Cooperation of a department under full pressure.
        cooperation_high: f64 = 0.97, SHARE, "share", A, "model 13, k_max";
        /// Distribution of the hours of own work and of helper tasks.
        work_law: WorkLaw = WorkLaw::Lognormal, Kind::Choice(&["exponential", "lognormal"]), "", L, "model 6";
        /// Variation in those hours if log-normal (standard deviation of the logarithm).
        work_sd: f64 = 0.8, SPREAD, "SD of log", A, "chosen here";
        /// Mean hours of a helper task at full care and attention.
        helper_hours: f64 = 2.5, AMOUNT, "h", A, "model 13";
        /// Hours per contact with a citizen.
        contact_hours: f64 = 0.3, AMOUNT, "h", A, "model 13";
        /// Share of a unit's staff at the contact desk.
        desk_share: f64 = 0.15, Kind::Real { min: 0.0, max: 0.9 }, "share", A, "model 13";
        /// Mean delay at the contact desk at full attention (exponential).
        desk_delay: Span = Span::hours(1.0), Kind::Span, "", A, "model 13, desk_hours";
        /// Time after the call within which a contact counts as in time.
        contact_limit: Span = Span::hours(24.0), Kind::Span, "", F, "24 h";
        /// Hours that the first unit spends on each function it does not hold.
        coordination_hours: f64 = 1.5, AMOUNT, "h", A, "model 5";
        /// Median lead time of the urgent tier at full attention.
        lead_urgent: Span = Span::days(0.11), Kind::Span, "", C, "model 6";
        /// Median lead time of the general tier.
        lead_general: Span = Span::days(0.8), Kind::Span, "", C, "model 6";
        /// Median lead time of the complex tier.
        lead_complex: Span = Span::days(1.7), Kind::Span, "", C, "model 6";
        /// Variation in lead times (standard deviation of the logarithm).
        lead_sd: f64 = 1.3, SPREAD, "SD of log", F, "observed durations: standard deviation of the logarithm 1.3–2.7";
        /// Log-odds that a street blows the whistle: intercept.
        blow_intercept: f64 = -1.0, NUMBER, "log-odds", A, "model 13, w₀";
        /// Log-odds of whistling: pressure on the street.
        blow_pressure: f64 = 2.0, NUMBER, "log-odds", A, "model 13, w₁";
        /// Log-odds of whistling: each function needed.
        blow_functions: f64 = 0.6, NUMBER, "log-odds", A, "model 13, w₂";
        /// Log-odds of whistling: recent share of the street's whistles that remained unanswered (subtracted).
        blow_unanswered: f64 = 0.5, NUMBER, "log-odds", A, "model 13, w₃";
        /// Probability that complete work with full care cures a curable problem.
        ceiling: f64 = 0.98, SHARE, "share", C, "model 13";
        /// Exponent of completeness, the share of needed functions that took part.
        completeness: f64 = 2.0, AMOUNT, "", A, "model 13, θ";
        /// Curvature of the effect of care on the cure probability; at 0, care has no effect.
        care_curve: f64 = 5.0, AMOUNT, "", A, "model 7";
        /// Factor on the structural shares of all categories.
        structural_scale: f64 = 1.6, AMOUNT, "", C, "model 13";
        /// Mean time until a suppressed problem reappears (exponential).
        suppressed: Span = Span::days(75.0), Kind::Span, "", A, "model 7";
        /// Time scale on which an approaching time limit creates pressure.
        slack_scale: Span = Span::days(1.0), Kind::Span, "", A, "model 8";
        /// Time constant of deadline pressure.
        deadline_memory: Span = Span::days(5.0), Kind::Span, "", A, "model 8";
        /// Creaming: preference of a ranked unit for easy and visible orders, in days ahead in the queue per unit of log ease.
        creaming: f64 = 0.5, Kind::Real { min: 0.0, max: 100.0 }, "days", A, "model 13, χ; Lipsky 1980";
        /// Preference for orders of citizens who may escalate: mean number of days by which they move ahead in the queue.
        threat: f64 = 0.0, Kind::Real { min: 0.0, max: 100.0 }, "days", A, "model 13, ψ, 0–1; Zhao, Cheng, Li 2026";
        /// Log-odds that a third party complies: intercept.
        compliance_intercept: f64 = -0.5, NUMBER, "log-odds", A, "model 13, v₀";
        /// Log-odds that a third party complies: the unit's attention.
        compliance_attention: f64 = 2.0, NUMBER, "log-odds", A, "model 13, v₁";
        /// Log-odds that a third party complies: an enforcing function took part.
        compliance_enforcement: f64 = 1.5, NUMBER, "log-odds", A, "model 13, v₂";
        /// Share of closings gamed by a unit that is fully loaded, under full rank pressure, and never audited.
        gaming: f64 = 0.2, Kind::Real { min: 0.0, max: 0.9 }, "share", C, "model 13, g_max";
        /// Increase in the probability of the answer "resolved" by gaming, as a share of the distance to 1.
        talk: f64 = 0.6, SHARE, "share", A, "model 13, `lift`";
        /// Share of reports that a unit diverts from the hotline if it games every closing.
        divert: f64 = 0.3, SHARE, "share", A, "model 8";
        /// Time constant of a unit's load.
        load_memory: Span = Span::days(10.0), Kind::Span, "", A, "model 8";
        /// Daily increase in fatigue per unit of attention above `fatigue_from` and of load.
        fatigue_rise: f64 = 0.02, SHARE, "per day", A, "model 13, φ↑";
        /// Share of fatigue that recovers daily.
        fatigue_rest: f64 = 0.03, SHARE, "per day", A, "model 13, φ↓";
        /// Attention above which fatigue increases.
        fatigue_from: f64 = 0.6, SHARE, "share", A, "model 13, a_sus";
        /// Leaders' attention that one whistle draws to a department with one officer.
        whistle_attention: f64 = 0.1, SHARE, "share", A, "model 8";
        /// Leaders' attention that one answer "unresolved" to the callback draws to a unit with one officer.
        callback_attention: f64 = 0.0, SHARE, "share", A, "chosen here; as for whistles";
        /// Share of closing on paper that full rank pressure prevents.
        paper_rank: f64 = 0.0, SHARE, "share", A, "chosen here; the callback exposes it";
        /// Time constant of leaders' attention.
        attention_memory: Span = Span::days(14.0), Kind::Span, "", A, "model 8";
    }
}

crate::parameters::parameters! {
    /// Costs per hour in yuan; without any wage, costs are reported in hours only.
    ///
    /// Cost of streets and of departments = (paid + overtime × `overtime_factor` + displaced hours) × wage + hours of work on topics × `topic`; cost of the hotline = rostered seat hours × `seat`.
    pub struct Wages in "costs" {
        /// Wage of a street officer.
        street: f64 = 0.0, AMOUNT, "yuan per h", S, "";
        /// Wage of a department officer.
        department: f64 = 0.0, AMOUNT, "yuan per h", S, "";
        /// Wage of a hotline operator.
        seat: f64 = 0.0, AMOUNT, "yuan per h", S, "";
        /// What an hour of work on monthly topics costs beside the officers: works, materials, compensation.
        topic: f64 = 0.0, AMOUNT, "yuan per h", S, "";
        /// Cost of an hour of overtime relative to a regular hour.
        overtime_factor: f64 = 1.5, AMOUNT, "", A, "chosen here; Labour Law, article 44: 1.5 on working days, 2 on rest days, 3 on holidays";
    }
}

crate::parameters::parameters! {
    /// Which results are written.
    pub struct Output in "output" {
        /// Periods in `rates.csv`; `week` (ISO, from Monday) and `day` (from midnight) on request.
        periods: Vec<String> = vec!["run".into(), "month".into(), "assessment".into()], Kind::Texts(&["run", "month", "assessment", "week", "day"]), "", S, "";
        /// Levels in `rates.csv`; `community` and `topic` (category of the problem, in the whole city) on request.
        levels: Vec<String> = vec!["city".into(), "district".into(), "street".into(), "department".into()], Kind::Texts(&["city", "district", "street", "department", "community", "topic"]), "", S, "";
        /// Levels in `summary.csv`, as far as they are in `levels`; the others on request.
        summary: Vec<String> = vec!["city".into(), "district".into(), "topic".into()], Kind::Texts(&["city", "district", "street", "department", "community", "topic"]), "", S, "";
    }
}

impl Output {
    /// Whether a kind of period is requested.
    pub(crate) fn has_period(&self, word: &str) -> bool {
        self.periods.iter().any(|period| period == word)
    }

    /// Whether a level is requested.
    pub(crate) fn has_level(&self, word: &str) -> bool {
        self.levels.iter().any(|level| level == word)
    }
}

crate::parameters::parameters! {
    /// A whole scenario, complete with its defaults.
    pub struct Tables in "" {
        /// Title of the scenario, in one line.
        title: String = String::new(), Kind::Text, "", S, "";
        /// Simulated period, and numbers of cities and replications.
        run: Run = Run::default(), Kind::Table(<Run as Table>::spec), "", S, "";
        /// Population, units and staff.
        city: City = City::default(), Kind::Table(<City as Table>::spec), "", S, "";
        /// How problems arise and how citizens report them.
        demand: Demand = Demand::default(), Kind::Table(<Demand as Table>::spec), "", S, "";
        /// Behaviour of units, and effects of their work.
        behaviour: Behaviour = Behaviour::default(), Kind::Table(<Behaviour as Table>::spec), "", S, "";
        /// Costs per hour.
        costs: Wages = Wages::default(), Kind::Table(<Wages as Table>::spec), "", S, "";
        /// Which results are written.
        output: Output = Output::default(), Kind::Table(<Output as Table>::spec), "", S, "";
        /// The rules from the first day of the measurement period.
        rules: Levers = Levers::default(), Kind::Table(<Levers as Table>::spec), "", S, "";
    }
}
