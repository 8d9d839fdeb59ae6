//! `compare --decide`: the decision table over parameter sets, recomputed from the rates of single trials, and what is refused.

use crate::plans::BASE;
use crate::workspace::{Workspace, rows, texts};
use std::collections::BTreeMap;

const PLAN: &str = "base = \"base.toml\"\n[run]\nsets = \"sets.csv\"\ncities = 2\nreplications = 1\n\
                    [[design]]\nname = \"none\"\n[[design]]\nname = \"limits\"\nset.rules.time_limits.enabled = true\n\
                    [[threshold]]\nmeasure = \"cured_rate\"\nat_least = 0.01\n[[threshold]]\nmeasure = \"cost_hours\"\nat_most = 0.02\n";

/// Eight sets of two parameters and of two accounts.
fn sets() -> String {
    let row = |set: u32| {
        let (ceiling, rush, account) = (0.6 + 0.05 * f64::from(set), 0.1 * f64::from(set * 5 % 8), if set < 4 { "slow" } else { "quick" });
        format!("{ceiling:.2},{rush:.1},{account}\n")
    };
    "behaviour.ceiling,behaviour.rush,_account\n".to_string() + &(0..8).map(row).collect::<String>()
}

fn workspace(plan: &str) -> Workspace {
    Workspace::with(&[("base.toml", BASE), ("sets.csv", &sets()), ("plan.toml", plan)])
}

fn fine(workspace: &Workspace, arguments: &[&str]) -> String {
    let left = workspace.jiesu(arguments);
    assert_eq!(left.code, Some(0), "{arguments:?}\n{}", left.err);
    left.out
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn near(found: &str, expected: f64) {
    let found: f64 = found.parse().unwrap_or_else(|_| panic!("{found} is no number, expected {expected}"));
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

/// By set, the difference of the second design from the first in each of the two cities, and the first design's mean.
fn differences(rates: &str, column: &str) -> Vec<([f64; 2], f64)> {
    let mut cells: BTreeMap<(String, u32), f64> = BTreeMap::new();
    for row in rows(rates) {
        if (row["period_kind"], row["level"], row["review"], row["basis"]) == ("run", "city", "observer", "callback") {
            cells.insert((row["design"].into(), row["city"].parse().unwrap()), row[column].parse().unwrap());
        }
    }
    let of = |design: &str, city: u32| cells[&(design.to_string(), city)];
    let set = |set: u32| {
        let cities = [2 * set + 1, 2 * set + 2];
        (cities.map(|city| of("limits", city) - of("none", city)), mean(&cities.map(|city| of("none", city))))
    };
    (0..8).map(set).collect()
}

/// What is lost by each of two designs, mean and largest over the sets, given the second minus the first in each set.
fn regrets(differences: &[f64]) -> [[f64; 2]; 2] {
    let of = |lost: Vec<f64>| [mean(&lost), lost.iter().copied().fold(0.0, f64::max)];
    [of(differences.iter().map(|d| d.max(0.0)).collect()), of(differences.iter().map(|d| (-d).max(0.0)).collect())]
}

fn share(differences: &[f64], is: impl Fn(f64) -> bool) -> f64 {
    differences.iter().filter(|difference| is(**difference)).count() as f64 / differences.len() as f64
}

#[test]
fn the_table_follows_from_the_rates_of_the_trials() {
    let workspace = workspace(PLAN);
    let out = fine(&workspace, &["compare", "plan.toml", "--decide", "--objective", "cured_rate", "--out", "out"]);
    assert!(out.contains("decision by actual resolution (simulated), over 8 parameter sets") && !out.contains("! C22"), "{out}");
    let files = texts(&workspace.path("out"));
    let (table, information) = (rows(&files["decision.csv"]), rows(&files["information.csv"]));
    let objectives: Vec<&str> = table.iter().filter(|row| row["design"] == "none").map(|row| row["objective"]).collect();
    let first = ["observer.cured_rate", "observer.resolution_rate", "observer.satisfaction_rate", "observer.unmet_days", "cost_hours"];
    assert_eq!(objectives, first);
    for (objective, column, sign) in [("observer.cured_rate", "cured_rate", 1.0), ("observer.unmet_days", "unmet_days", -1.0)] {
        let trials = differences(&files["rates.csv"], column);
        let raw: Vec<f64> = trials.iter().map(|(cities, _)| sign * mean(cities)).collect();
        // Empirical Bayes by hand: the variance within sets, of a mean of two cities, as a share of that of the set means.
        let within = trials.iter().map(|(cities, _)| (cities[0] - cities[1]) * (cities[0] - cities[1]) / 2.0).sum::<f64>() / 8.0 / 2.0;
        let centre = mean(&raw);
        let between = raw.iter().map(|difference| (difference - centre) * (difference - centre)).sum::<f64>() / 7.0;
        let kept = (1.0 - within / between).max(0.0).sqrt();
        let shrunk: Vec<f64> = raw.iter().map(|difference| centre + kept * (difference - centre)).collect();
        assert!(kept < 1.0, "{objective}: trials have random error");
        for (place, design) in ["none", "limits"].into_iter().enumerate() {
            let row = table.iter().find(|row| (row["design"], row["objective"]) == (design, objective)).unwrap();
            assert_eq!((row["sets"], row["separation"]), ("8", "shrunk"));
            let level = mean(&trials.iter().map(|(_, level)| *level).collect::<Vec<_>>());
            near(row["mean"], level + if place == 1 { sign * centre } else { 0.0 });
            let is_best = |difference: f64| (difference > 0.0) == (place == 1);
            near(row["p_best"], share(&shrunk, is_best));
            near(row["p_best_raw"], share(&raw, is_best));
            for (differences, ending) in [(&shrunk, ""), (&raw, "_raw")] {
                let [mean, most] = regrets(differences)[place];
                near(row[format!("regret_mean{ending}").as_str()], mean);
                near(row[format!("regret_max{ending}").as_str()], most);
            }
            assert_eq!((row["rank"] == "1", row["regret_p95"]), (is_best(centre), ""));
            if objective == "observer.cured_rate" {
                near(row["threshold_met"], if place == 1 { share(&shrunk, |difference| difference >= 0.01) } else { 0.0 });
            }
        }
        let worth =
            |parameter: &str| information.iter().find(|row| (row["objective"], row["parameter"]) == (objective, parameter)).unwrap();
        let least = |differences: &[f64]| regrets(differences).iter().map(|lost| lost[0]).fold(f64::INFINITY, f64::min);
        near(worth("*")["value"], least(&shrunk));
        near(worth("*")["value_raw"], least(&raw));
        for parameter in ["_account", "behaviour.ceiling", "behaviour.rush"] {
            let row = worth(parameter);
            assert!((0.005..=1.0).contains(&row["p_value"].parse::<f64>().unwrap()) && row["value_raw"].is_empty(), "{row:?}");
        }
    }
    let met = |row: &&BTreeMap<&str, &str>| row["design"] == "none" && row["all_thresholds_met"] == "0";
    assert_eq!(table.iter().filter(met).count(), 5, "the baseline gains nothing over itself");
}

#[test]
fn the_flag_adds_two_files_and_changes_no_other_row_and_shards_give_the_same() {
    let workspace = workspace(PLAN);
    fine(&workspace, &["compare", "plan.toml", "--out", "without"]);
    fine(&workspace, &["compare", "plan.toml", "--decide", "--threads", "1", "--out", "with"]);
    let (without, with) = (texts(&workspace.path("without")), texts(&workspace.path("with")));
    let added: Vec<&String> = with.keys().filter(|name| !without.contains_key(*name)).collect();
    assert_eq!(added, ["decision.csv", "information.csv"]);
    let changed: Vec<&String> = without.keys().filter(|name| without[*name] != with[*name]).collect();
    assert_eq!(changed, ["analysis.json", "manifest.json"], "the request and the table");
    assert!(!without["analysis.json"].contains("\"decision\""));
    for part in ["1", "2"] {
        fine(&workspace, &["compare", "plan.toml", "--decide", "--shard", &format!("{part}/2"), "--out", part]);
    }
    fine(&workspace, &["merge", "1", "2", "--out", "merged", "--threads", "3"]);
    let merged = texts(&workspace.path("merged"));
    assert_eq!((&merged["decision.csv"], &merged["information.csv"]), (&with["decision.csv"], &with["information.csv"]));
    // The page says it too, and is verified.
    fine(&workspace, &["report", "with"]);
    let page = workspace.read("with/report.html");
    assert!(page.contains("id=\"decision\"") && page.contains("which account holds"));
    fine(&workspace, &["verify", "with/report.html", "--all"]);
}

#[test]
fn sets_of_one_city_are_fitted_and_the_caveat_says_so() {
    let workspace = workspace(PLAN);
    let out = fine(&workspace, &["compare", "plan.toml", "--decide", "--cities", "1", "--lang", "zh"]);
    assert!(out.contains("! C22") && out.contains("决策指标"), "{out}");
    let table = workspace.read("results/plan/decision.csv");
    assert!(rows(&table).iter().all(|row| row["separation"] == "fitted"), "{table}");
}

#[test]
fn what_is_no_decision_is_refused() {
    let one_by_one = "base = \"base.toml\"\n[run]\nsets = \"sets.csv\"\n[sampling]\nmethod = \"one_at_a_time\"\n\
                      [[factor]]\nkey = \"behaviour.suppressed\"\nrange = [\"30 d\", \"180 d\"]\n";
    let bound = "at_least = 0.01\n";
    for (plan, arguments, expected) in [
        (PLAN.to_string(), ["--sets", "4"], "--decide: found 4 parameter sets, expected at least 5"),
        (PLAN.replace("sets = \"sets.csv\"\n", ""), ["--cities", "2"], "--decide: found 0 parameter sets"),
        (one_by_one.to_string(), ["--cities", "2"], "--decide: found it with a plan that varies parameters one at a time"),
        (PLAN.replace(bound, ""), ["--cities", "2"], "plan.toml:11:1: `threshold[1]`: found a threshold without a bound"),
        (
            PLAN.replace(bound, "at_least = 0.2\nat_most = 0.1\n"),
            ["--cities", "2"],
            "plan.toml:14:11: `threshold[1].at_most`: found at most 0.1 beside at least 0.2",
        ),
        (
            PLAN.replace("\"cured_rate\"", "\"cure_rate\""),
            ["--cities", "2"],
            "plan.toml:12:11: `threshold[1].measure`: found \"cure_rate\", expected \"observer.response_rate\"",
        ),
    ] {
        let workspace = workspace(&plan);
        let left = workspace.jiesu(&[&["compare", "plan.toml", "--decide"][..], &arguments].concat());
        assert!(left.code == Some(2) && left.err.contains(expected), "expected {expected}\nfound {}", left.err);
        assert_eq!(workspace.files(), ["base.toml", "plan.toml", "sets.csv"], "nothing is written");
    }
}
