//! Which answer counts, what citizens answer, and what makes them call: each test fails without its mechanism.

use crate::city::Model;
use jiesu::Setup;
use jiesu::analysis::{Basis, Compared, Counter, Headline, Level, Measure, Wanted};
use jiesu::engine::{OrderRow, ReplicationOutput};
use jiesu::ledger::{Answers, Cell, Review};
use jiesu::scenario::Scenario;
use std::collections::{BTreeMap, BTreeSet};

const TOWN: &str = "scenarios/teaching/two-streets.toml";

/// A run of the two streets, with its orders and its sum over the measurement period.
struct Run {
    model: Model,
    output: ReplicationOutput,
    total: Cell,
}

impl Run {
    fn of(sets: &[&str]) -> Run {
        let model = Model::of(TOWN, sets);
        let output = model.one_with_orders();
        let total = model.run_total(&output);
        Run { model, output, total }
    }

    fn mean_score(&self) -> f64 {
        let scores: Vec<f64> = self.output.ledger.ranked.iter().map(|ranked| ranked.score).collect();
        scores.iter().sum::<f64>() / scores.len() as f64
    }

    /// Different citizens with an order.
    fn callers(&self) -> f64 {
        self.output.orders.iter().map(|row| row.citizen).collect::<BTreeSet<_>>().len() as f64
    }

    fn orders(&self) -> f64 {
        self.output.orders.iter().filter(|row| row.attempt == 1).count() as f64
    }
}

fn resolved(answers: &Answers) -> f64 {
    f64::from(answers.resolved) / f64::from(answers.reviewed)
}

fn satisfied(answers: &Answers) -> f64 {
    f64::from(answers.credit) / f64::from(10 * answers.reviewed)
}

#[test]
fn last_answers_are_those_of_the_order_log_in_the_month_of_their_review() {
    for sets in
        [&["rules.callback.send_back=2"][..], &["rules.callback.send_back=2", "behaviour.gaming=0.8", "rules.exclusion.enabled=true"]]
    {
        let run = Run::of(sets);
        let mut orders: BTreeMap<_, Vec<&OrderRow>> = BTreeMap::new();
        for row in &run.output.orders {
            orders.entry((row.problem, row.occasion)).or_default().push(row);
        }
        for month in run.model.months() {
            let mut expected = [(0, 0); 2];
            for attempts in orders.values() {
                let last = |reviewed: fn(&OrderRow) -> Option<i32>| attempts.iter().rev().find(|row| reviewed(row).is_some());
                let official = last(|row| row.reviewed).filter(|row| row.excluded.is_none()).map(|row| (row.reviewed, row.official));
                let observer = last(|row| row.observer_reviewed).map(|row| (row.observer_reviewed, row.observer));
                for (sum, answer) in expected.iter_mut().zip([official, observer]) {
                    let Some((Some(at), Some((_, resolved, _)))) = answer else { continue };
                    let interval = if at < run.model.setup.start { 0 } else { run.model.setup.periods.interval(at) };
                    if (month.intervals.0..month.intervals.1).contains(&interval) {
                        *sum = (sum.0 + 1, sum.1 + u32::from(resolved));
                    }
                }
            }
            let found = run.model.total(&run.output, month).last.map(|answers| (answers.reviewed, answers.resolved));
            assert_eq!(found, expected, "{sets:?} {}", month.name);
        }
        // An order counts once, with a better answer as a rule.
        assert!(resolved(&run.total.last[0]) > resolved(&run.total.reviews[0]) + 0.03, "{:?}", run.total);
    }
    let once = Run::of(&[]);
    assert_eq!(once.total.last, once.total.reviews);
}

#[test]
fn designs_are_compared_by_first_and_by_last_answers() {
    let sets = ["run.months=2", "run.warmup=2", "run.cities=1", "run.replications=5"].map(String::from);
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(TOWN);
    let base = Scenario::load(&path, &sets).unwrap();
    let back = base.with("back", &["rules.callback.send_back=2".into()]).unwrap();
    let setups = [&base, &back].map(|scenario| Setup::read(scenario).unwrap());
    let analysis = jiesu::compare(&setups.each_ref()).unwrap();
    let comparison = analysis.comparison.unwrap();
    // The baseline sends nothing back: its last answers are its first.
    let of = |compared| comparison.difference(0, compared, Some(Review::Official)).unwrap().paired;
    let [first, last] = [Compared::Rate(Measure::ResolutionRate), Compared::Last(Measure::ResolutionRate)].map(of);
    assert_eq!(first.means[0], last.means[0]);
    assert!(last.difference > first.difference.abs() + 0.05, "{first:?} {last:?}");
    let shown = |design: usize| analysis.designs[design].headline(Headline::OfficialResolutionLast).map(|found| found.mean);
    assert!(shown(0).is_none() && shown(1).is_some_and(|shown| (shown - last.means[1]).abs() < 1e-12));
}

#[test]
fn the_ranking_counts_the_first_or_the_last_answer() {
    let [first, last] =
        ["first", "last"].map(|counts| Run::of(&["rules.callback.send_back=2", &format!("rules.callback.counts={counts}")]));
    assert!(last.mean_score() > first.mean_score() + 0.03, "{} and {}", first.mean_score(), last.mean_score());
    // Without orders that are sent back there is no difference, except that last answers are known when the observer has asked too.
    let [first, last] = ["first", "last"].map(|counts| Run::of(&[&format!("rules.callback.counts={counts}")]));
    assert!(first.output.orders == last.output.orders && first.output.ledger.ranked == last.output.ledger.ranked);
}

#[test]
fn the_score_stands_in_the_row_of_the_answers_that_count() {
    let all_reached = ["rules.callback.reach=1.0", "behaviour.answers.non_response=0.0"];
    // The bases of the rows with scores, and how far scores of streets differ from those of their rows' rates, on average.
    let scored = |sets: &[&str]| {
        let Run { model, output, .. } = Run::of(&[&all_reached[..], sets].concat());
        let weights = model.setup.tables.rules.ranking.weights;
        let (mut bases, mut distances) = (BTreeSet::new(), Vec::new());
        Counter::new(&model.setup, &model.city, &output.ledger).rows(&Wanted::of(&model.setup), |row| {
            assert_eq!(row.score.is_some(), row.rank.is_some());
            let Some(score) = row.score else { return };
            assert_eq!(row.review, Review::Official);
            bases.insert(row.basis);
            if row.level == Level::Street {
                let rates = row.rates.map(|rate| rate.expect("a street with a score has answers"));
                distances.push((score - weights.iter().zip(rates).map(|(weight, rate)| weight * rate).sum::<f64>()).abs());
            }
        });
        assert!(distances.len() > 5);
        (bases.into_iter().collect::<Vec<_>>(), distances.iter().sum::<f64>() / distances.len() as f64)
    };
    let (bases, distance) = scored(&["rules.callback.send_back=2"]);
    assert!(bases == [Basis::Callback] && distance < 1e-12, "{bases:?}, {distance}");
    // Some orders are still sent back at the end.
    let (bases, distance) = scored(&["rules.callback.send_back=2", "rules.callback.counts=last"]);
    assert!(bases == [Basis::Last] && distance < 0.02, "{bases:?}, {distance}");
    // Where nothing is sent back, first answers are the last.
    let (bases, distance) = scored(&["rules.callback.counts=last"]);
    assert!(bases == [Basis::Callback] && distance < 1e-12, "{bases:?}, {distance}");
}

#[test]
fn no_order_comes_back_that_its_citizen_calls_resolved_so_each_spreads_awareness_once() {
    let influenced = ["behaviour.answers.kind=0.5", "behaviour.answers.telephone=0.3", "behaviour.gaming=0.8", "rules.ranking.memory=0.0"];
    let on_account = ["rules.exclusion.enabled=true", "rules.exclusion.deferred=0.5", "rules.monthly_topic.enabled=true"];
    for after in ["1 d", "2 d", "5 d"] {
        let after = format!("rules.callback.after=\"{after}\"");
        let run = Run::of(&[&influenced[..], &on_account, &["rules.callback.send_back=3", &after]].concat());
        let back: Vec<&OrderRow> = run.output.orders.iter().filter(|row| row.sent_back).collect();
        assert!(back.len() > 100, "{after}: {}", back.len());
        assert!(back.iter().all(|row| row.observer.is_some_and(|(_, resolved, _)| !resolved)), "{after}");
    }
}

#[test]
fn answers_of_citizens_who_are_not_reached_again_count_for_a_share() {
    let [none, half, all] =
        [0.0, 0.5, 1.0].map(|keep| Run::of(&["rules.callback.send_back=2", &format!("rules.callback.keep={keep:?}")]).total.last[0]);
    // Only unresolved answers are lost.
    assert_eq!((none.resolved, half.resolved), (all.resolved, all.resolved));
    let lost = all.reviewed - none.reviewed;
    let share = f64::from(all.reviewed - half.reviewed) / f64::from(lost);
    assert!(lost > 30 && (share - 0.5).abs() < 0.3, "{lost} lost, a share of {share} with one half");
}

#[test]
fn sending_back_comes_by_steps() {
    let text = r#"
run = { start = 2020-07-01, months = 9, warmup = 1 }
city.generate.residents = 15_000
city.categories.noise = { mix = 1, structural = 0.4 }
rules = { hotline.enabled = true, dispatch.enabled = true, callback.enabled = true }
behaviour.answers.suppressed = 0.05
[[phase]]
name = "once"
from = 2020-10-01
set.rules.callback.send_back = 1
[[phase]]
name = "twice"
from = 2021-01-01
set.rules.callback.send_back = 2
"#;
    let model = Model::new(&Scenario::parse("steps", text, &[]).unwrap_or_else(|error| panic!("{error}")));
    let output = model.one_with_orders();
    let months: Vec<i32> = model.months().map(|month| model.setup.periods.cuts[month.intervals.0 - 1]).collect();
    let sent = |from: i32, to: i32, attempt: u32| {
        let back = output.orders.iter().filter(|row| row.sent_back && row.attempt == attempt);
        back.filter(|row| row.reviewed.is_some_and(|at| (from..to).contains(&at))).count()
    };
    let (once, twice) = (months[3], months[6]);
    assert_eq!((sent(0, once, 1), sent(0, twice, 2), sent(0, i32::MAX, 3)), (0, 0, 0));
    assert!(sent(once, twice, 1) > 30 && sent(twice, i32::MAX, 2) > 10);
}

/// Nothing in the city depends on the answers to the callback.
const UNHEEDED: [&str; 2] = ["rules.ranking.enabled=false", "behaviour.answers.non_response=0.0"];

#[test]
fn kind_answers_move_the_official_rates_alone() {
    let pressed = ["behaviour.slack_scale=\"10 d\""];
    let of = |sets: &[&str]| Run::of(&[&UNHEEDED[..], &pressed, sets].concat());
    let plain = of(&[]);
    let kind = of(&["behaviour.answers.kind=0.5"]);
    let satisfied_too = of(&["behaviour.answers.kind=0.5", "behaviour.answers.kind_satisfaction=3.0"]);
    for other in [&kind, &satisfied_too] {
        assert_eq!(plain.total.reviews[1], other.total.reviews[1]);
        assert_eq!(plain.total.reviews[0].reviewed, other.total.reviews[0].reviewed);
    }
    assert_eq!(plain.total.reviews[0].cured, kind.total.reviews[0].cured);
    assert!(resolved(&kind.total.reviews[0]) > resolved(&plain.total.reviews[0]) + 0.02);
    assert_eq!(kind.total.reviews[0].resolved, satisfied_too.total.reviews[0].resolved);
    assert!(satisfied(&satisfied_too.total.reviews[0]) > satisfied(&kind.total.reviews[0]) + 0.02);

    // On the telephone, not in writing: the way to "resolved" is a fifth shorter where all are asked by telephone.
    let [written, spoken] =
        [0.0, 1.0].map(|share| of(&["behaviour.answers.telephone=0.2", &format!("rules.callback.telephone={share:?}")]));
    assert_eq!(written.total, plain.total);
    let moved = (resolved(&spoken.total.reviews[0]) - resolved(&plain.total.reviews[0])) / (1.0 - resolved(&plain.total.reviews[0]));
    assert!((moved - 0.2).abs() < 0.04, "{moved}");
}

#[test]
fn rising_expectation_lowers_the_satisfaction_of_those_who_are_left() {
    let of = |rising: f64| {
        Run::of(
            &[&UNHEEDED[..], &["behaviour.answers.learning=0.0", "city.reputation=0.05", &format!("behaviour.answers.rising={rising:?}")]]
                .concat(),
        )
    };
    let [plain, rising] = [of(0.0), of(20.0)];
    let credit = |run: &Run, was_resolved: bool| {
        let answers = run.output.orders.iter().filter_map(|row| row.observer).filter(|(_, resolved, _)| *resolved == was_resolved);
        answers.map(|(_, _, credit)| f64::from(credit)).sum::<f64>()
    };
    assert_eq!(credit(&plain, true), credit(&rising, true));
    assert!(credit(&rising, false) < 0.5 * credit(&plain, false), "{} and {}", credit(&plain, false), credit(&rising, false));
}

#[test]
fn the_survey_has_a_sample_of_its_own_and_hears_no_kind_answers() {
    let everybody = [
        "rules.survey.enabled=true",
        "rules.survey.share=1.0",
        "rules.survey.reach=1.0",
        "behaviour.answers.kind=0.6",
        "behaviour.slack_scale=\"10 d\"",
    ];
    let all = Run::of(&[&UNHEEDED[..], &everybody].concat());
    assert_eq!(all.total.survey, all.total.reviews[1]);
    assert!(resolved(&all.total.reviews[0]) > resolved(&all.total.survey) + 0.02);
    // A sample, and nothing else changes.
    let part = Run::of(&[&UNHEEDED[..], &everybody, &["rules.survey.share=0.2", "rules.survey.reach=0.5"]].concat());
    assert_eq!(part.total.reviews, all.total.reviews);
    let share = f64::from(part.total.survey.reviewed) / f64::from(all.total.survey.reviewed);
    assert!((share - 0.1).abs() < 0.03, "{share}");
    assert_eq!(Run::of(&UNHEEDED).total.survey, Answers::default());
}

#[test]
fn reputation_may_come_from_answers_heard_rather_than_cures() {
    // Everybody says that all is resolved.
    let answers = ["cured", "ended", "suppressed", "untouched"].map(|what| format!("behaviour.answers.{what}=1.0"));
    let said: Vec<&str> = answers.iter().map(String::as_str).chain(["demand.repeat=0.0"]).collect();
    let [seen, heard] = ["0.0", "1.0"].map(|share| Run::of(&[&said[..], &[&format!("behaviour.answers.heard={share}")]].concat()));
    assert!(heard.orders() > 1.1 * seen.orders(), "{} and {} orders", seen.orders(), heard.orders());
}

#[test]
fn awareness_brings_new_callers_and_not_more_calls_of_each() {
    // Demand does not depend on what is thought of the hotline.
    let fixed =
        ["demand.awareness=0.2", "demand.reporting_trust=0.0", "demand.reporting_intercept=-3.5", "demand.consultation_intercept=0.0"];
    let of = |sets: &[&str]| Run::of(&[&fixed[..], sets].concat());
    // Nothing of the warm-up is in balance with so strong word of mouth.
    let strong = "demand.awareness_spread=400.0";
    let [still, spread] = [of(&["demand.awareness_spread=0.0"]), of(&[strong])];
    let each = |run: &Run| run.orders() / run.callers();
    assert!(spread.callers() > 1.3 * still.callers(), "{} and {} callers", still.callers(), spread.callers());
    assert!((each(&spread) / each(&still) - 1.0).abs() < 0.1, "{} and {} orders each", each(&still), each(&spread));
    // The first callers are among the later ones.
    let all = of(&["demand.awareness=1.0"]);
    let share = still.callers() / all.callers();
    assert!((0.15..0.35).contains(&share), "{share} of all callers with an awareness of 0.2");
    // Consultations grow with awareness, as much as their exponent says.
    let consultations = |run: &Run| run.output.ledger.telephone.consultations as f64;
    let squared = of(&["demand.awareness_spread=0.0", "demand.consultation_awareness=2.0"]);
    let ratios = [consultations(&still) / consultations(&all), consultations(&squared) / consultations(&all)];
    assert!((ratios[0] - 0.2).abs() < 0.04 && (ratios[1] - 0.04).abs() < 0.02, "{ratios:?}");
    let year = ["demand.awareness_spread=0.0", strong].map(|spread| consultations(&of(&[spread, "run.months=12"])));
    assert!(year[1] > 1.3 * year[0], "{year:?}");
    // Without new successes it falls back.
    let forgotten = of(&[strong, "demand.awareness_memory=\"1 d\""]);
    assert!(forgotten.callers() < 1.1 * still.callers());
}

#[test]
fn a_city_whose_rules_stay_has_no_trend_in_demand() {
    // No lever, in the warm-up and after it, whatever was thought of the hotline at first.
    let levers = ["hotline", "dispatch", "time_limits", "whistle", "callback", "ranking"];
    let off = levers.map(|lever| format!("rules.{lever}.enabled=false"));
    let demand = ["run.months=36", "run.warmup=12", "behaviour.answers.heard=1.0", "demand.awareness=0.3"];
    let growth = |sets: &[&str]| {
        let run = Run::of(sets);
        let year = |year: i32| {
            let from = run.model.setup.start + 365 * jiesu::time::DAY * year;
            let first = run.output.orders.iter().filter(|row| row.attempt == 1);
            first.filter(|row| (from..from + 365 * jiesu::time::DAY).contains(&row.opened)).count() as f64
        };
        year(2) / year(0)
    };
    let off: Vec<&str> = off.iter().map(String::as_str).collect();
    let (usual, strong) = ("demand.awareness_spread=3.0", "demand.awareness_spread=20.0");
    for reputation in ["city.reputation=0.57", "city.reputation=0.2"] {
        let without = growth(&[&demand[..], &[reputation, usual], &off].concat());
        assert!((0.93..1.07).contains(&without), "{without} with {reputation}");
    }
    // Chance is magnified by strong word of mouth, but starts no epidemic (1.55 if newcomers alone made newcomers).
    let without = growth(&[&demand[..], &["city.reputation=0.57", strong], &off].concat());
    assert!((0.8..1.3).contains(&without), "{without}");
    let with = growth(&[&demand[..], &[usual]].concat());
    assert!(with > 1.3, "{with}");
}

#[test]
fn a_success_makes_a_second_report_likelier() {
    let [plain, success] = ["0.0", "0.8"].map(|weight| {
        Run::of(&[&format!("behaviour.answers.success={weight}"), "demand.reputation_weight=0.0", "demand.repeat=0.0", "run.months=12"])
    });
    let each = |run: &Run| run.orders() / run.callers();
    assert!(each(&success) > 1.03 * each(&plain), "{} and {} orders each", each(&plain), each(&success));
}

#[test]
fn trivial_matters_come_as_the_hotline_earns_trust() {
    let earned = ["city.reputation=0.05", "city.trust=0.05", "behaviour.answers.prior=0.001", "run.months=9"];
    let of = |sets: &[&str]| Run::of(&[&earned[..], sets].concat());
    let [plain, trivial] = [of(&[]), of(&["demand.trivial=1.0"])];
    // The mix of orders becomes easier.
    let hours = |run: &Run| {
        let of_row = |row: &OrderRow| run.model.setup.categories[usize::from(row.category)].values.own_hours;
        run.output.orders.iter().map(of_row).sum::<f64>() / run.output.orders.len() as f64
    };
    assert!(hours(&trivial) < 0.97 * hours(&plain), "{} and {} h", hours(&plain), hours(&trivial));
    // Where nothing was earned, nothing is trivial.
    let worked = |run: &Run| run.output.ledger.hours.iter().map(|hours| hours.own).sum::<f64>() / run.orders();
    let saving = of(&["demand.trivial_hours=0.5"]);
    assert!(worked(&saving) < 0.9 * worked(&plain), "{} and {} h", worked(&plain), worked(&saving));
    let unearned = ["demand.reporting_trust=0.0", "demand.reporting_intercept=-3.5"];
    let [plain, saving] = [of(&unearned), of(&[&unearned[..], &["demand.trivial_hours=0.5"]].concat())];
    assert!(plain.output.orders == saving.output.orders && worked(&plain) == worked(&saving));
    // Newcomers bring trivial matters.
    let newcomers = [&unearned[..], &["demand.awareness=0.3", "demand.awareness_spread=400.0"]].concat();
    let [plain, saving] = [of(&newcomers), of(&[&newcomers[..], &["demand.trivial_hours=0.5"]].concat())];
    assert!(worked(&saving) < 0.9 * worked(&plain), "{} and {} h", worked(&plain), worked(&saving));
}
