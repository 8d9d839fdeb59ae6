//! `jiesu optimize`: what is refused, what is written, and whether a known best setting is found.

use crate::workspace::{Workspace, contents};
use std::collections::BTreeMap;

const BASE: &str = "\
[run]\nstart = 2019-01-01\nmonths = 2\nwarmup = 1\ncities = 6\nreplications = 1\n[city]\nstreet_staff = 4\n[city.generate]\nresidents = 12_000\n\
[city.categories.noise]\nmix = 1\nfunctions = [\"police\"]\n[city.categories.heat]\nmix = 2\n[city.functions.police]\n\
[rules.hotline]\nenabled = true\n[rules.callback]\nenabled = true\n";

const PLAN: &str = "\
title = \"How many officers, and which deadline\"\nbase = \"base.toml\"\n\
[[factor]]\nkey = \"city.street_staff\"\nrange = [2, 9]\n\
[[factor]]\nkey = \"rules.time_limits.enabled\"\nvalues = [false, true]\n\
[[constraint]]\nmeasure = \"cost_hours\"\nas = \"ratio\"\nat_most = 5\n\
[optimize]\nobjective = [\"cost_hours\"]\nsettings = 9\nstart = 5\n";

fn workspace() -> Workspace {
    Workspace::with(&[("base.toml", BASE), ("plan.toml", PLAN)])
}

/// The rows of a file of results.
fn rows(workspace: &Workspace, file: &str) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_path(workspace.path(file)).unwrap().deserialize().map(|row| row.unwrap()).collect()
}

fn number(row: &BTreeMap<String, String>, column: &str) -> f64 {
    row[column].parse().unwrap_or_else(|_| panic!("{column} is `{}`", row[column]))
}

#[test]
fn errors_in_a_search_are_reported_with_their_place() {
    let cases = [
        ("city.street_staff", "city.street_stuff", "plan.toml:4:7: `city.street_stuff`: unknown key", "did you mean `street_staff`?"),
        ("range = [2, 9]", "range = [9, 2]", "`factor.\"city.street_staff\".range`: found an invalid range", ""),
        ("range = [2, 9]", "relative = 0.1", "unknown key", ""),
        ("[false, true]", "[true]", "found one value, expected at least two", ""),
        (
            "measure = \"cost_hours\"",
            "measure = \"cost_hour\"",
            "`constraint[1].measure`: found \"cost_hour\"",
            "did you mean \"cost_hours\"?",
        ),
        (
            "measure = \"cost_hours\"",
            "measure = \"resolution_rate\"\nevery = \"street\"",
            "`constraint[1].every`: found \"street\", expected \"district\"",
            "",
        ),
        (
            "measure = \"cost_hours\"",
            "measure = \"cost_hours\"\nevery = \"district\"",
            "found cost_hours by district, expected a rate or unmet days",
            "",
        ),
        ("at_most = 5", "at_most = 5\nat_least = 1", "found a constraint without exactly one bound", ""),
        (
            "[\"cost_hours\"]",
            "[\"unmet_days\", \"cured_rate\", \"cost_hours\"]",
            "found 3 objectives, expected one measure, or two different ones",
            "",
        ),
        (
            "[\"cost_hours\"]",
            "[\"official.unmet_days\"]",
            "plan.toml:14:14: `optimize.objective`: found \"official.unmet_days\", expected one of observer.",
            "",
        ),
        (
            "base = \"base.toml\"",
            "base = \"base.toml\"\nset = { \"city.street_staff\" = 3 }",
            "found a value of a factor, which plan.toml:3:9 sets for all settings",
            "",
        ),
        (
            "base = \"base.toml\"",
            "base = \"base.toml\"\nrun = { cities = 2 }",
            "found 2 parameter sets, cities or replications of one city, expected at least 5",
            "",
        ),
        ("settings = 9", "over = \"worst_tenth\"\nsettings = 9", "found 0 parameter sets, expected at least 10 in `run.sets`", ""),
        ("start = 5", "start = 10", "`optimize.start`: found 10 settings to start with, expected at most those of `settings`, 9", ""),
        ("settings = 9", "setings = 9", "`optimize.setings`: unknown key", "did you mean `settings`?"),
    ];
    for (from, to, message, hint) in cases {
        assert!(PLAN.contains(from), "{from}");
        let workspace = Workspace::with(&[("base.toml", BASE), ("plan.toml", &PLAN.replacen(from, to, 1))]);
        let messages = workspace.diagnostics(&["plan.toml"]);
        assert!(messages.contains(message) && messages.contains(hint), "{to}\n{messages}");
        let left = workspace.jiesu(&["optimize", "plan.toml"]);
        assert_eq!((left.code, left.err == messages), (Some(2), true), "{}", left.err);
        assert_eq!(workspace.files(), ["base.toml", "plan.toml"], "nothing is written");
    }
    let left = workspace().jiesu(&["compare", "plan.toml"]);
    assert!(left.code == Some(2) && left.err.contains("`jiesu optimize` takes such plans"), "{}", left.err);
}

#[test]
fn the_fewest_officers_cost_least_and_a_bound_on_hours_is_kept_and_used_up() {
    let workspace = workspace();
    let left = workspace.jiesu(&["optimize", "plan.toml", "--out", "free"]);
    assert_eq!(left.code, Some(0), "{}", left.err);
    assert!(left.out.contains("Best of 9 settings") && left.out.contains("One step away"), "{}", left.out);
    let best = |folder: &str| rows(&workspace, &format!("{folder}/settings.csv")).into_iter().find(|row| row["_best"] == "yes").unwrap();
    assert!(number(&best("free"), "city.street_staff") < 2.2 && best("free")["rules.time_limits.enabled"] == "false", "{:?}", best("free"));
    // In new cities it is cheaper than the baseline, and a step up is dearer.
    let optimum = rows(&workspace, "free/optimum.csv");
    let objective = optimum.iter().find(|row| row["role"] == "objective").unwrap();
    assert!(number(objective, "ci_high") < 0.0 && objective["units"] == "6", "{objective:?}");
    assert!((number(objective, "value") - number(objective, "reference") - number(objective, "estimate")).abs() < 1e-12);
    let steps = rows(&workspace, "free/steps.csv");
    let more =
        steps.iter().find(|row| row["key"] == "city.street_staff" && number(row, "to") > number(row, "from") && row["role"] == "objective");
    assert!(number(more.unwrap(), "ci_low") > 0.0, "{more:?}");
    // The written scenario is the best setting.
    let written = jiesu::Scenario::load(&workspace.path("free/optimum.toml"), &[]).unwrap();
    assert_eq!(written.tables.city.street_staff, number(&best("free"), "city.street_staff"));
    // Hours are nearly proportional to officers: the cheapest that costs at least 1.3 times the baseline costs little more.
    workspace.write("tight.toml", PLAN.replace("at_most = 5", "at_least = 1.3").as_bytes());
    let left = workspace.jiesu(&["optimize", "tight.toml", "--out", "tight", "--quiet"]);
    assert_eq!(left.code, Some(0), "{}", left.err);
    let found = best("tight");
    assert!(number(&found, "_feasible") >= 0.5 && number(&found, "city.street_staff") > 4.0, "{found:?}");
    let measures = rows(&workspace, "tight/setting_measures.csv");
    let ratio = measures.iter().find(|row| row["setting"] == found["setting"] && row["role"] == "constraint").unwrap();
    assert!((1.28..1.4).contains(&number(ratio, "estimate")) && ratio["as"] == "ratio" && ratio["at_least"] == "1.3", "{ratio:?}");
    assert!((number(ratio, "value") / number(ratio, "reference") - number(ratio, "estimate")).abs() < 1e-9);
}

#[test]
fn a_search_gives_the_same_bytes_for_any_number_of_threads_and_after_any_interruption() {
    let workspace = workspace();
    let run = |flags: &[&str]| workspace.jiesu(&[&["optimize", "plan.toml"], flags].concat());
    let one = run(&["--out", "one", "--threads", "1"]);
    let stages = "baseline and Latin hypercube: 6 settings\nsearch, batch 1: 2 settings\nsearch, batch 2: 2 settings\n";
    assert!(one.code == Some(0) && one.err.starts_with(stages) && one.err.contains("in new cities: "), "{}", one.err);
    let chinese = run(&["--out", "three", "--threads", "3", "--lang", "zh"]);
    assert!(chinese.code == Some(0) && chinese.out.contains("最优"), "{}", chinese.err);
    assert!(contents(&workspace.path("one")) == contents(&workspace.path("three")));
    let resumed = ["optimize", "plan.toml", "--quiet", "--out", "out", "--resume"];
    let killed = (0..12).take_while(|wait| workspace.killed_after(15 + 37 * wait % 41, &resumed)).count();
    assert!(killed > 0, "it had come to its end before it could be interrupted");
    if !workspace.path("out").exists() {
        if workspace.path("out.journals").exists() {
            let left = run(&["--out", "out"]);
            assert!(left.code == Some(2) && left.err.contains("found the journals of an interrupted search"), "{}", left.err);
        }
        let left = run(&["--out", "out", "--resume"]);
        assert_eq!((left.code, left.out.replace("out\n", "one\n")), (Some(0), one.out.clone()), "{}", left.err);
    }
    assert!(contents(&workspace.path("one")) == contents(&workspace.path("out")));
    assert!(!workspace.path("out.journals").exists());
    // A finished folder is replaced only with --force.
    assert_eq!(run(&["--out", "one", "--quiet"]).code, Some(2));
    let left = run(&["--out", "one", "--quiet", "--force", "--seed", "9"]);
    assert_eq!(left.code, Some(0), "{}", left.err);
    assert!(contents(&workspace.path("one")) != contents(&workspace.path("out")));
}

#[test]
fn two_objectives_give_a_front_and_a_forecast_simulates_no_search() {
    let workspace = workspace();
    let plan = PLAN.replace("[\"cost_hours\"]", "[\"unmet_days\", \"cost_hours\"]");
    workspace.write("two.toml", plan.as_bytes());
    let left = workspace.jiesu(&["optimize", "two.toml", "--plan-only"]);
    // Ten settings of six trials, and at most thirteen in new cities.
    assert!(left.code == Some(0) && left.out.contains("2 objectives") && left.out.contains("138 trials"), "{}{}", left.out, left.err);
    assert!(!workspace.path("results").exists());
    let left = workspace.jiesu(&["optimize", "two.toml", "--out", "two"]);
    assert!(left.code == Some(0) && left.out.contains("Front"), "{}{}", left.out, left.err);
    let optimum = rows(&workspace, "two/optimum.csv");
    let value = |measure: &str| -> Vec<f64> {
        optimum
            .iter()
            .filter(|row| row["role"] == "objective" && row["measure"].ends_with(measure))
            .map(|row| number(row, "value"))
            .collect()
    };
    let (unmet, hours) = (value("unmet_days"), value("cost_hours"));
    // Along the front unmet days rise and hours fall, but for chance in the new cities.
    assert!(unmet.len() > 2 && unmet.len() == hours.len(), "{unmet:?}");
    assert!(unmet[0] < unmet[unmet.len() - 1] && hours[0] > hours[hours.len() - 1], "{unmet:?} {hours:?}");
    assert!(!workspace.path("two/optimum.toml").exists() && rows(&workspace, "two/steps.csv").is_empty());
}
