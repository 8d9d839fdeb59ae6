//! The tables of a scenario file that are not levers: run, city, demand, behaviour, reports.
//!
//! Sources name a section of the model's description, a published figure or a paper.

use crate::levers::{Levers, dispatch::Ladder, hotline::Lines};
use crate::parameters::Table;
use crate::time::{Date, Shift, Span};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

crate::parameters! {
    /// When and how often the city is simulated.
    pub struct Run in "run" {
        /// The first counted day.
        start: Date = Date { year: 2019, month: 1, day: 1 }, Kind::Date, "", S, "";
        /// Counted months.
        months: u32 = 12, Kind::Whole { min: 1, max: 240 }, "months", S, "";
        /// Months before `start`, under `warmup.rules`, that are not counted.
        warmup: u32 = 12, Kind::Whole { min: 0, max: 240 }, "months", S, "model 1";
        /// Replications of each city.
        replications: u32 = 30, Kind::Whole { min: 1, max: 10_000_000 }, "replications", S, "";
        /// Synthetic cities drawn.
        cities: u32 = 1, Kind::Whole { min: 1, max: 1_000_000 }, "cities", S, "";
        /// Seed of all luck.
        seed: u64 = 1, Kind::Whole { min: 0, max: i64::MAX }, "", S, "";
        /// Number of the luck: designs with the same number meet the same luck, others independent luck; cities are the same for all.
        random_numbers: u32 = 0, Kind::Whole { min: 0, max: 1_000_000 }, "", S, "";
        /// Share of the streets that are simulated, each whole; at least one a district.
        scale: f64 = 1.0, Kind::Real { min: 1e-6, max: 1.0 }, "share", S, "model 2";
        /// File of parameter sets, one a row, each with `cities` of its own; empty for the parameters as they are.
        sets: String = String::new(), Kind::Text, "", S, "";
        /// How many of the sets are used, from the first on; 0 for all.
        sets_used: u32 = 0, Kind::Whole { min: 0, max: 1_000_000 }, "sets", S, "";
    }
}

/// Which census the staff follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StaffBasis {
    /// Staff follows the population of 2000: districts that grew since are short of it.
    #[serde(rename = "pop_2000")]
    Pop2000,
    /// Staff follows the population of 2020: even.
    #[serde(rename = "pop_2020")]
    Pop2020,
}

crate::parameters! {
    /// A made-up city, for teaching and tests; used where `city.data` is empty.
    pub struct Generate in "city.generate" {
        /// Districts.
        districts: u32 = 1, Kind::Whole { min: 1, max: 100 }, "districts", S, "";
        /// Streets in each district.
        streets: u32 = 2, Kind::Whole { min: 1, max: 1_000 }, "streets", S, "";
        /// Communities in each street.
        communities: u32 = 5, Kind::Whole { min: 1, max: 1_000 }, "communities", S, "";
        /// Residents of each street.
        residents: u32 = 30_000, Kind::Whole { min: 1, max: 10_000_000 }, "residents", S, "";
    }
}

/// Bit of a function set that stands for the street's own powers; functions have the bits below it.
pub const STREET_FUNCTION: usize = 31;

/// The tier of a category, which decides its limit and its lead time.
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

/// The days in which a length of time runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Days {
    /// All days.
    Calendar,
    /// Days that are worked; the clock stands still on the others.
    Working,
}

crate::parameters! {
    /// One category of problems.
    pub struct Category in "city.categories.NAME" {
        /// Its share of all problems that arise; shares are normalised to sum to 1.
        mix: f64 = 0.0, AMOUNT, "share", A, "model 13, set to the topics of 2020";
        /// The unit whose affair it is: `street`, or the name of a function.
        owner: String = String::from("street"), Kind::Text, "", A, "model 13";
        /// Other functions that a cure needs.
        functions: Vec<String> = Vec::new(), Kind::Texts(&[]), "", A, "model 13";
        /// Mean hours of the unit's own work at full care and attention.
        own_hours: f64 = 3.0, AMOUNT, "h", A, "model 13";
        /// Median number of citizens whom a problem affects; 1 makes it a private matter.
        affected: f64 = 1.0, Kind::Real { min: 1.0, max: 2e4 }, "citizens", A, "model 13";
        /// Mean time until a problem that nobody touches ends by itself.
        life: Span = Span::days(30.0), Kind::Span, "", A, "model 13";
        /// Share of problems that no attempt can cure, before `behaviour.structural_scale`.
        structural: f64 = 0.0, SHARE, "share", A, "model 13";
        /// Share of its problems that a third party is responsible for: a property company, a shop, an employer.
        third_party: f64 = 0.0, SHARE, "share", A, "chosen here, varied";
        /// Its tier: the limit that holds, and the lead time.
        tier: Tier = Tier::General, Kind::Choice(&["urgent", "general", "complex"]), "", A, "model 13";
        /// Its own limit, where limits are enforced; if not given, its tier's.
        limit: Option<Span> = None, Kind::Span, "", S, "chosen here";
        /// Quantiles of its own lead time at equal steps of probability, from the shortest to the longest; if empty, its tier's lead time.
        lead: Vec<Span> = Vec::new(), Kind::Spans, "", S, "chosen here; from data: `scenarios/data/fit_311.py`";
        /// Share of its orders that wait for nothing outside: without lead time, they close when own work and the other functions are done.
        at_once: f64 = 0.0, SHARE, "share", S, "chosen here";
        /// Share of its orders whose lead time never ends.
        left_open: f64 = 0.0, SHARE, "share", S, "chosen here";
        /// Days in which its limit and its lead time run: of the calendar, or those that are worked.
        days: Days = Days::Calendar, Kind::Choice(&["calendar", "working"]), "", S, "chosen here";
    }
}

/// Where the unit that holds a function's powers sits.
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

crate::parameters! {
    /// One function: the power to do one kind of thing.
    pub struct Function in "city.functions.NAME" {
        /// Who holds it.
        level: Level = Level::District, Kind::Choice(&["district", "municipal", "company"]), "", A, "model 2";
        /// Whether it can enforce: a third party complies more readily when it takes part.
        enforcing: bool = false, Kind::Flag, "", A, "model 6";
        /// Its share of all department staff; shares are normalised to sum to 1.
        staff: f64 = 1.0, AMOUNT, "share", A, "set to the hours its categories need";
    }
}

crate::parameters! {
    /// The city: who lives there, who works there.
    pub struct City in "city" {
        /// Name of the city that its data are of; it goes with them: where a file names other data and no name, there is none.
        name: String = String::new(), Kind::Text, "", S, "";
        /// Folder with `districts.csv` and `streets.csv`; empty for `[city.generate]`.
        data: String = String::new(), Kind::Text, "", S, "";
        /// Districts of the data that are the whole city here, by name or code; empty for all. Seats are those of these districts.
        districts: Vec<String> = Vec::new(), Kind::Texts(&[]), "", S, "";
        /// File with holidays and make-up work days; empty for the plain week.
        calendar: String = String::new(), Kind::Text, "", S, "";
        /// File with the profiles of hour, weekday and month; empty for flat ones.
        profiles: String = String::new(), Kind::Text, "", S, "";
        /// When units work.
        shift: Shift = Shift::Office, Kind::Choice(&["office", "always"]), "", S, "";
        /// The made-up city.
        generate: Generate = Generate::default(), Kind::Table(<Generate as Table>::spec), "", S, "";
        /// The old telephone lines.
        lines: Lines = Lines::default(), Kind::Table(<Lines as Table>::spec), "", S, "";
        /// The old way down the levels.
        ladder: Ladder = Ladder::default(), Kind::Table(<Ladder as Table>::spec), "", S, "";
        /// Categories of problems, by name.
        categories: BTreeMap<String, Category> = BTreeMap::new(), Kind::Named(<Category as Table>::spec), "", S, "";
        /// Functions, by name.
        functions: BTreeMap<String, Function> = BTreeMap::new(), Kind::Named(<Function as Table>::spec), "", S, "";
        /// Officers of a street per 10,000 residents.
        street_staff: f64 = 6.0, AMOUNT, "per 10,000", C, "model 13";
        /// Officers of all departments per 10,000 residents.
        department_staff: f64 = 6.5, AMOUNT, "per 10,000", C, "model 13";
        /// Which census the staff of districts follows.
        staff_basis: StaffBasis = StaffBasis::Pop2000, Kind::Choice(&["pop_2000", "pop_2020"]), "", A, "model 2: census F, its use A";
        /// Spread of units' own motivation and care (ln-sd).
        unit_sd: f64 = 0.3, SPREAD, "ln-sd", A, "model 13, σ_u";
        /// Spread of units' skill (ln-sd, mean 1).
        skill_sd: f64 = 0.2, SPREAD, "ln-sd", A, "chosen here";
        /// Spread of a street's share of structural problems (ln-sd, mean 1).
        structural_sd: f64 = 0.5, SPREAD, "ln-sd", A, "model 13, σ_s";
        /// Spread of communities' voice, the readiness to call (ln-sd, mean 1).
        voice_sd: f64 = 0.5, SPREAD, "ln-sd", A, "model 2";
        /// Spread of communities' rate of problems (ln-sd, mean 1).
        problem_sd: f64 = 0.3, SPREAD, "ln-sd", A, "chosen here";
        /// Correlation of voice and rate of problems.
        voice_correlation: f64 = 0.0, Kind::Real { min: -1.0, max: 1.0 }, "correlation", A, "model 2, −.3…+.3";
        /// Spread of community populations within a street (ln-sd).
        community_sd: f64 = 0.4, SPREAD, "ln-sd", A, "chosen here";
        /// Reputation that the city starts with.
        reputation: f64 = 0.27, SHARE, "share", C, "model 1, R₀: iterated, see `examples/steady.rs`";
        /// Trust that citizens start with.
        trust: f64 = 0.27, SHARE, "share", C, "model 1: iterated, see `examples/steady.rs`";
        /// Days that citizens expect an order to take at the start.
        expectation: Span = Span::days(12.0), Kind::Span, "", A, "model 13, E₀";
    }
}

crate::parameters! {
    /// A shock: for some days more problems of one category arise than on ordinary days, a stream of its own on top of the ordinary one.
    pub struct Shock in "demand.shock" {
        /// Its name.
        name: String = String::new(), Kind::Text, "", S, "";
        /// Its first day, within the run.
        from: Option<Date> = None, Kind::Date, "", S, "";
        /// Days that it lasts; what would come after the end of the run is left out.
        days: u32 = 30, Kind::Whole { min: 1, max: 7_300 }, "days", S, "";
        /// The category of its problems.
        category: String = String::new(), Kind::Text, "", S, "";
        /// Districts that it strikes, by name, English name or code; empty for all.
        districts: Vec<String> = Vec::new(), Kind::Texts(&[]), "", S, "";
        /// Births of such problems on its first day as a multiple of the ordinary ones: the excess is one less.
        factor: f64 = 2.0, Kind::Real { min: 1.0, max: 10_000.0 }, "times", A, "model 3";
        /// Days in which the excess falls to 1/e; 0 for one that stays until the end.
        decay: f64 = 0.0, Kind::Real { min: 0.0, max: 10_000.0 }, "days", A, "model 3";
        /// Mean time until one of its problems that nobody touches ends by itself, which is also that in which it is reported; if not given, that of the category.
        life: Option<Span> = None, Kind::Span, "", A, "chosen here";
        /// Consultations on its first day as a multiple of the ordinary ones: the flood of calls; the excess falls likewise.
        consultations: f64 = 1.0, Kind::Real { min: 1.0, max: 10_000.0 }, "times", A, "chosen here";
    }
}

crate::parameters! {
    /// How problems arise and citizens report them.
    pub struct Demand in "demand" {
        /// Problems that arise per citizen and year.
        problems: f64 = 0.8, AMOUNT, "per citizen and year", C, "model 13, λ";
        /// Spread of a problem's severity (ln-sd, median 1).
        severity_sd: f64 = 0.5, SPREAD, "ln-sd", A, "model 13";
        /// Spread of the number of affected citizens (ln-sd).
        affected_sd: f64 = 1.0, SPREAD, "ln-sd", A, "model 13";
        /// Occasions to report in the life of a problem of median reach.
        occasions: f64 = 2.0, AMOUNT, "per life", A, "model 13, candidate reports per life";
        /// Intercept of the log-odds that an occasion becomes a report.
        reporting_intercept: f64 = -4.65, NUMBER, "log-odds", C, "model 13, b₀ −4.1; set to the level of orders in 2019 at the steady reputation and trust";
        /// Slope on trust and reputation.
        reporting_trust: f64 = 5.5, AMOUNT, "log-odds", C, "model 13, b₁";
        /// Slope on ln severity.
        reporting_severity: f64 = 0.5, NUMBER, "log-odds", A, "model 13, b₂";
        /// Weight of the community's reputation against the caller's own trust.
        reputation_weight: f64 = 0.7, SHARE, "share", A, "model 13, ω";
        /// Weight of what the whole city has seen of a problem's category, against the mean of all: people call about what gets cured.
        topic_reputation: f64 = 0.0, SHARE, "share", A, "chosen here; a rival account of easier orders, docs/validation.md";
        /// Readiness to report a problem that is in hand already, as a share.
        in_hand: f64 = 0.25, SHARE, "share", A, "model 3";
        /// Probability that a citizen who answered "unresolved" calls again.
        repeat: f64 = 0.25, SHARE, "share", A, "model 13; 10–20 % repeat complaints elsewhere";
        /// Mean time until that call (exponential).
        repeat_after: Span = Span::days(7.0), Kind::Span, "", A, "model 3";
        /// Consultations, praise and suggestions per citizen and year, at most.
        consultations: f64 = 0.75, AMOUNT, "per citizen and year", C, "model 13";
        /// Intercept of the log-odds that an occasion for a consultation is used.
        consultation_intercept: f64 = -1.6, NUMBER, "log-odds", C, "set to about 1.4 contacts an order";
        /// Slope on reputation as a share of `reporting_trust`.
        consultation_trust: f64 = 0.5, AMOUNT, "share", A, "model 3";
        /// Size of the negative binomial of daily contacts, at least 1; 0 for a plain Poisson process.
        dispersion: f64 = 20.0, AMOUNT, "size", F, "10–25 after weekday and level; 23 in Boston without the hurricane";
        /// Share of reports made by telephone; the rest come by the web.
        telephone: f64 = 0.907, SHARE, "share", F, "90.7 % in 2020";
        /// Mean time that a call takes.
        handling: Span = Span::minutes(6.0), Kind::Span, "", F, "80–100 calls in 8 hours; 4–7 minutes";
        /// Spread of that time (ln-sd).
        handling_sd: f64 = 0.95, SPREAD, "ln-sd", F, "talk time of calls, σ .95";
        /// Law of that time.
        handling_law: WorkLaw = WorkLaw::Lognormal, Kind::Choice(&["exponential", "lognormal"]), "", L, "talk times are log-normal; exponential is Erlang's";
        /// Mean patience of a waiting caller (exponential).
        patience: Span = Span::minutes(6.0), Kind::Span, "", L, "about 350 s at a bank";
        /// Probability that a caller who hung up rings again.
        retrial: f64 = 0.6, SHARE, "share", A, "model 4";
        /// Mean time until that call (exponential).
        retrial_after: Span = Span::minutes(30.0), Kind::Span, "", A, "model 4";
        /// Calls after the first, at most.
        max_retrials: u32 = 5, Kind::Whole { min: 0, max: 100 }, "calls", A, "model 4";
        /// Shocks.
        shock: Vec<Shock> = Vec::new(), Kind::Rows(<Shock as Table>::spec), "", S, "";
    }
}

/// The law of a task's hours, or of the time that a call takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WorkLaw {
    /// Exponential.
    Exponential,
    /// Log-normal, with a spread of its own.
    Lognormal,
}

crate::parameters! {
    /// What citizens answer and learn.
    pub struct Answers in "behaviour.answers" {
        /// Time from closing to the observer's question.
        observer_after: Span = Span::days(2.0), Kind::Span, "", S, "model 9";
        /// Reduction of a dissatisfied citizen's probability of being reached.
        non_response: f64 = 0.15, SHARE, "share", A, "model 9";
        /// Probability that a citizen who was contacted denies it.
        denied: f64 = 0.003, SHARE, "share", A, "model 9";
        /// Probability that a citizen who was not contacted claims it.
        claimed: f64 = 0.03, SHARE, "share", A, "model 9";
        /// Probability of the answer "resolved" if the problem is cured.
        cured: f64 = 0.98, SHARE, "share", C, "model 9";
        /// The same if it ended by itself.
        ended: f64 = 0.9, SHARE, "share", C, "model 9";
        /// The same if it is suppressed.
        suppressed: f64 = 0.27, SHARE, "share", C, "model 9";
        /// The same if it is untouched.
        untouched: f64 = 0.05, SHARE, "share", C, "model 9";
        /// Satisfaction: intercept.
        intercept: f64 = -1.95, NUMBER, "log-odds", C, "model 13, s₀; expectancy disconfirmation: Oliver 1980, Van Ryzin 2004";
        /// Satisfaction: the problem is said to be resolved.
        resolved: f64 = 2.0, NUMBER, "log-odds", C, "model 13, s₁";
        /// Satisfaction: ln of expected over actual days.
        speed: f64 = 0.35, NUMBER, "log-odds", C, "model 13, s₂";
        /// Satisfaction: contacted in time.
        contacted: f64 = 0.8, NUMBER, "log-odds", C, "model 13, s₃";
        /// Satisfaction: care.
        care: f64 = 3.6, NUMBER, "log-odds", C, "model 13, s₄";
        /// Satisfaction: each hop from line to line or unit to unit (subtracted).
        hops: f64 = 0.3, NUMBER, "log-odds", C, "model 13, s₅";
        /// Width of "basically satisfied".
        basically: f64 = 0.7, AMOUNT, "log-odds", C, "model 13, s₆";
        /// Spread of citizens' expectation (ln-sd).
        expectation_sd: f64 = 0.4, SPREAD, "ln-sd", A, "model 9";
        /// Step by which a caller's trust moves to the last experience.
        learning: f64 = 0.15, SHARE, "share", A, "model 9";
        /// Half-life of what neighbours remember.
        memory: Span = Span::days(182.5), Kind::Span, "", A, "model 9, 6 months";
        /// Weight of the initial reputation, in orders per resident.
        prior: f64 = 0.02, Kind::Real { min: 1e-9, max: 1e6 }, "orders per resident", A, "model 9, n₀";
        /// Half-life with which expectation follows slower handling.
        slower: Span = Span::days(180.0), Kind::Span, "", A, "model 9";
        /// Half-life with which expectation follows faster handling.
        faster: Span = Span::days(60.0), Kind::Span, "", A, "model 9";
    }
}

crate::parameters! {
    /// Why and how units try, and what comes of it.
    pub struct Behaviour in "behaviour" {
        /// What citizens answer and learn.
        answers: Answers = Answers::default(), Kind::Table(<Answers as Table>::spec), "", S, "";
        /// Share of working time that a unit without pressure gives to orders.
        attention_low: f64 = 0.15, Kind::Real { min: 0.001, max: 1.0 }, "share", C, "model 13, a_lo";
        /// The same under full pressure.
        attention_high: f64 = 0.85, Kind::Real { min: 0.001, max: 1.0 }, "share", C, "model 13, a_hi";
        /// Care of a unit without pressure.
        care_low: f64 = 0.12, SHARE, "share", C, "model 13, c_lo";
        /// Part of what is missing to full care that a unit can learn from answers of "unresolved" to the callback.
        learning: f64 = 0.0, SHARE, "share", A, "chosen here; learning from failures: Argote and Epple 1990, Haunschild and Sullivan 2002";
        /// Such answers an officer after which 1 − 1/e of that is learnt.
        learning_answers: f64 = 30.0, Kind::Real { min: 1e-3, max: 1e6 }, "answers per officer", A, "chosen here: about a year and a half of 2019's answers";
        /// Part of care that haste at the limit takes.
        rush: f64 = 0.6, SHARE, "share", A, "model 13, r_rush";
        /// Cooperation of a department without pressure.
        cooperation_low: f64 = 0.30, SHARE, "share", A, "model 13, k₀";
        /// Cooperation of a department under full pressure.
        cooperation_high: f64 = 0.97, SHARE, "share", A, "model 13, k_max";
        /// Law of the hours of own work and of helpers' tasks.
        work_law: WorkLaw = WorkLaw::Lognormal, Kind::Choice(&["exponential", "lognormal"]), "", L, "model 6";
        /// Spread of those hours under the log-normal law (ln-sd).
        work_sd: f64 = 0.8, SPREAD, "ln-sd", A, "chosen here";
        /// Mean hours of a helper's task at full care and attention.
        helper_hours: f64 = 2.5, AMOUNT, "h", A, "model 13";
        /// Hours that a contact takes.
        contact_hours: f64 = 0.3, AMOUNT, "h", A, "model 13";
        /// Share of a unit's staff at the contact desk.
        desk_share: f64 = 0.15, Kind::Real { min: 0.0, max: 0.9 }, "share", A, "model 13";
        /// Mean delay at the contact desk at full attention (exponential).
        desk_delay: Span = Span::hours(1.0), Kind::Span, "", A, "model 13, desk_hours";
        /// Contact after the call within this counts as in time.
        contact_limit: Span = Span::hours(24.0), Kind::Span, "", F, "24 h";
        /// Hours that the first unit pays for each function it does not hold.
        coordination_hours: f64 = 1.5, AMOUNT, "h", A, "model 5";
        /// Median lead time of the urgent tier at full attention.
        lead_urgent: Span = Span::days(0.11), Kind::Span, "", C, "model 6";
        /// Median lead time of the general tier.
        lead_general: Span = Span::days(0.8), Kind::Span, "", C, "model 6";
        /// Median lead time of the complex tier.
        lead_complex: Span = Span::days(1.7), Kind::Span, "", C, "model 6";
        /// Spread of lead times (ln-sd).
        lead_sd: f64 = 1.3, SPREAD, "ln-sd", F, "durations have ln-sd 1.3–2.7";
        /// Log-odds that a street blows the whistle: intercept.
        blow_intercept: f64 = -1.0, NUMBER, "log-odds", A, "model 13, w₀";
        /// Log-odds of blowing: pressure on the street.
        blow_pressure: f64 = 2.0, NUMBER, "log-odds", A, "model 13, w₁";
        /// Log-odds of blowing: each function needed.
        blow_functions: f64 = 0.6, NUMBER, "log-odds", A, "model 13, w₂";
        /// Log-odds of blowing: whistles of this street that remained unanswered lately (subtracted).
        blow_unanswered: f64 = 0.5, NUMBER, "log-odds", A, "model 13, w₃";
        /// Cure probability of complete work with full care on a problem that can be cured.
        ceiling: f64 = 0.98, SHARE, "share", C, "model 13";
        /// Power of completeness, the share of needed functions that took part.
        completeness: f64 = 2.0, AMOUNT, "", A, "model 13, θ";
        /// Curvature of care in the cure probability; 0 means that care does not matter.
        care_curve: f64 = 5.0, AMOUNT, "", A, "model 7";
        /// Factor on all categories' structural shares.
        structural_scale: f64 = 1.6, AMOUNT, "", C, "model 13";
        /// Mean time until a suppressed problem opens again (exponential).
        suppressed: Span = Span::days(75.0), Kind::Span, "", A, "model 7";
        /// Time scale on which nearness of the limit presses.
        slack_scale: Span = Span::days(1.0), Kind::Span, "", A, "model 8";
        /// Memory of deadline pressure.
        deadline_memory: Span = Span::days(5.0), Kind::Span, "", A, "model 8";
        /// Creaming: how strongly a unit that is ranked prefers easy and visible orders.
        creaming: f64 = 0.5, Kind::Real { min: 0.0, max: 100.0 }, "d", A, "model 13, χ; Lipsky 1980";
        /// Preference for citizens who may escalate.
        threat: f64 = 0.0, Kind::Real { min: 0.0, max: 100.0 }, "d", A, "model 13, ψ, 0–1; Zhao, Cheng, Li 2026";
        /// Log-odds that a third party complies: intercept.
        compliance_intercept: f64 = -0.5, NUMBER, "log-odds", A, "model 13, v₀";
        /// Log-odds that a third party complies: the unit's attention.
        compliance_attention: f64 = 2.0, NUMBER, "log-odds", A, "model 13, v₁";
        /// Log-odds that a third party complies: an enforcing function took part.
        compliance_enforcement: f64 = 1.5, NUMBER, "log-odds", A, "model 13, v₂";
        /// Share of closings that a busy unit games which is ranked last and never audited.
        gaming: f64 = 0.2, Kind::Real { min: 0.0, max: 0.9 }, "share", C, "model 13, g_max";
        /// Share of units that know how to game from the first day on.
        gaming_known: f64 = 1.0, SHARE, "share", A, "chosen here; a rival account of rising rates, docs/validation.md";
        /// Probability that a ranked unit which doesn't game takes it over, in a period, from the better ranked one that it looks at.
        gaming_spread: f64 = 0.0, SHARE, "per period", A, "chosen here; imitation of the successful: DiMaggio and Powell 1983";
        /// Part of the way to "resolved" that a gamed answer is talked up.
        talk: f64 = 0.6, SHARE, "share", A, "model 13, `lift`";
        /// Share of the reports to a unit that games everything which it takes itself, past the hotline.
        divert: f64 = 0.3, SHARE, "share", A, "model 8";
        /// Memory of a unit's load.
        load_memory: Span = Span::days(10.0), Kind::Span, "", A, "model 8";
        /// Daily rise of fatigue per unit of attention above `fatigue_from` and of load.
        fatigue_rise: f64 = 0.02, SHARE, "per d", A, "model 13, φ↑";
        /// Daily recovery from fatigue, as a share.
        fatigue_rest: f64 = 0.03, SHARE, "per d", A, "model 13, φ↓";
        /// Attention that a unit can keep up.
        fatigue_from: f64 = 0.6, SHARE, "share", A, "model 13, a_sus";
        /// Attention that a whistle draws to a department of one officer.
        whistle_attention: f64 = 0.1, SHARE, "share", A, "model 8";
        /// Mean life of leaders' attention.
        attention_memory: Span = Span::days(14.0), Kind::Span, "", A, "model 8";
    }
}

crate::parameters! {
    /// What an hour costs, in yuan; without any wage, costs are in hours only.
    ///
    /// Cost of a kind of unit = (paid + overtime × `overtime_factor` + displaced hours) × its wage; of the hotline, rostered seat hours × `seat`.
    pub struct Wages in "costs" {
        /// Wage of a street's officer.
        street: f64 = 0.0, AMOUNT, "yuan per h", S, "";
        /// Wage of a department's officer.
        department: f64 = 0.0, AMOUNT, "yuan per h", S, "";
        /// Wage of a seat of the hotline.
        seat: f64 = 0.0, AMOUNT, "yuan per h", S, "";
        /// What an hour of overtime costs, in hours.
        overtime_factor: f64 = 1.5, AMOUNT, "", A, "chosen here; Labour Law, article 44: 1.5 on working days, 2 on rest days, 3 on holidays";
    }
}

crate::parameters! {
    /// What is written out.
    pub struct Output in "output" {
        /// Periods of `rates.csv`; `week` (ISO, from Monday) and `day` (from midnight) on request.
        periods: Vec<String> = vec!["run".into(), "month".into(), "assessment".into()], Kind::Texts(&["run", "month", "assessment", "week", "day"]), "", S, "";
        /// Levels of `rates.csv`; `community` and `topic` (category of the problem, in the whole city) on request.
        levels: Vec<String> = vec!["city".into(), "district".into(), "street".into(), "department".into()], Kind::Texts(&["city", "district", "street", "department", "community", "topic"]), "", S, "";
    }
}

impl Output {
    /// Whether a kind of period is asked for.
    pub fn has_period(&self, word: &str) -> bool {
        self.periods.iter().any(|period| period == word)
    }

    /// Whether a level is asked for.
    pub fn has_level(&self, word: &str) -> bool {
        self.levels.iter().any(|level| level == word)
    }
}

crate::parameters! {
    /// A whole scenario, complete with its defaults.
    pub struct Tables in "" {
        /// One line that says what the scenario is.
        title: String = String::new(), Kind::Text, "", S, "";
        /// When and how often.
        run: Run = Run::default(), Kind::Table(<Run as Table>::spec), "", S, "";
        /// Who lives and works there.
        city: City = City::default(), Kind::Table(<City as Table>::spec), "", S, "";
        /// How problems arise and are reported.
        demand: Demand = Demand::default(), Kind::Table(<Demand as Table>::spec), "", S, "";
        /// Why and how units try.
        behaviour: Behaviour = Behaviour::default(), Kind::Table(<Behaviour as Table>::spec), "", S, "";
        /// What an hour costs.
        costs: Wages = Wages::default(), Kind::Table(<Wages as Table>::spec), "", S, "";
        /// What is written out.
        output: Output = Output::default(), Kind::Table(<Output as Table>::spec), "", S, "";
        /// The rules from the first counted day on.
        rules: Levers = Levers::default(), Kind::Table(<Levers as Table>::spec), "", S, "";
    }
}
