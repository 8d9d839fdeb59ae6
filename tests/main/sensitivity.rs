//! `jiesu sweep --surrogate`, as a user runs it.

use crate::plans::BASE;
use crate::workspace::{Workspace, rows, texts};
use std::collections::BTreeMap;

const PLAN: &str = "\
base = \"base.toml\"\n\
[[design]]\nname = \"off\"\n\
[[design]]\nname = \"on\"\nset = { \"rules.time_limits.enabled\" = true }\n\
[sampling]\nmethod = \"latin_hypercube\"\ncross = true\nn = 12\ntrajectories = 2\nkeep = 2\n\
[[factor]]\nkey = \"behaviour.ceiling\"\nrange = [0.2, 1.0]\n\
[[factor]]\nkey = \"demand.reporting_intercept\"\nrelative = 0.3\n\
[[factor]]\nkey = \"behaviour.answers.cured\"\nrange = [0.5, 0.95]\n";
const SWEEP: [&str; 8] = ["sweep", "plan.toml", "--surrogate", "--cities", "3", "--reps", "1", "--out"];

fn workspace(plan: &str) -> Workspace {
    Workspace::with(&[("base.toml", BASE), ("plan.toml", plan)])
}

/// The plan without designs: the level of the base.
fn level() -> String {
    let (before, rest) = PLAN.split_once("[[design]]").unwrap();
    let (_, sampling) = rest.split_once("[sampling]").unwrap();
    format!("{before}[sampling]{}", sampling.replace("cross = true\n", "").replace("keep = 2", "keep = 3"))
}

#[test]
fn few_factors_of_the_base_have_indices_of_the_level() {
    let workspace = workspace(&level());
    let left = workspace.jiesu(&[&SWEEP[..], &["out"]].concat());
    assert_eq!(left.code, Some(0), "{}", left.err);
    assert!(left.out.contains("parameters by their share in the variance of: "), "{}", left.out);
    let files = texts(&workspace.path("out"));
    assert!(!files.contains_key("screening.csv") && !files["analysis.json"].contains("\"screening\": {"));
    let found = rows(&files["sobol.csv"]);
    let cured: Vec<_> = found.iter().filter(|row| (row["measure"], row["review"]) == ("cured_rate", "observer")).collect();
    assert_eq!(cured.len(), 3);
    let number = |row: &BTreeMap<&str, &str>, column: &str| row[column].parse::<f64>().unwrap();
    for row in &found {
        assert!((row["design"], row["baseline"], row["n"], row["units"]) == ("base", "", "12", "3"));
        for index in ["first", "total", "sd"] {
            let [low, value, high] = [format!("{index}_low"), index.into(), format!("{index}_high")].map(|column| number(row, &column));
            assert!(0.0 <= low && low <= value && value <= high, "{row:?}");
        }
    }
    // What can be cured at all decides what is cured; answers do not.
    let total = |key: &str| cured.iter().find(|row| row["factor"] == key).map(|row| number(row, "total")).unwrap();
    assert!(total("behaviour.ceiling") > 0.5 && total("behaviour.answers.cured") < 0.3, "{cured:?}");

    let page = workspace.jiesu(&["report", "out", "--lang", "zh"]);
    assert_eq!(page.code, Some(0), "{}", page.err);
    let html = std::fs::read_to_string(workspace.path("out/report.html")).unwrap();
    assert!(html.contains("结果取决于哪些参数") && html.contains("behaviour.ceiling"));
}

#[test]
fn a_screening_leaves_the_factors_that_matter_to_the_difference_and_a_run_is_resumed() {
    let workspace = workspace(PLAN);
    let left = workspace.jiesu(&[&SWEEP[..], &["out"]].concat());
    assert_eq!(left.code, Some(0), "{}", left.err);
    assert!(left.err.contains("screening of 3 factors by 2 trajectories"), "{}", left.err);
    let files = texts(&workspace.path("out"));
    let screened = rows(&files["screening.csv"]);
    let kept: Vec<&str> = screened.iter().filter(|row| row["kept"] == "yes").map(|row| row["factor"]).collect();
    let found = rows(&files["sobol.csv"]);
    assert!(!kept.is_empty() && found.iter().all(|row| row["design"] == "on" && row["baseline"] == "off" && kept.contains(&row["factor"])));
    // μ* is the mean size of the two changes, of which one has been given.
    for row in &screened {
        let [size, mean] = ["mu_star", "mu"].map(|column| row[column].parse::<f64>().unwrap());
        assert!(size >= mean.abs() - 1e-12 && row["n"] == "2");
    }
    // Nothing is left beside the results, and another number of threads gives the same bytes.
    assert!(!workspace.files().iter().any(|file| file.contains(".screening") || file.contains(".journal")));
    let again = workspace.jiesu(&[&SWEEP[..], &["again", "--threads", "1"]].concat());
    assert_eq!(again.code, Some(0), "{}", again.err);
    let same = texts(&workspace.path("again"));
    for name in ["sobol.csv", "screening.csv", "analysis.json"] {
        assert_eq!(files[name], same[name], "{name}");
    }
}

#[test]
fn plans_without_a_sample_are_refused_with_their_position() {
    let wrong = |plan: &str, flags: &[&str]| {
        let workspace = workspace(plan);
        let left = workspace.jiesu(&[&["sweep", "plan.toml"], flags].concat());
        assert_eq!((left.code, left.out.as_str()), (Some(2), ""), "{}", left.err);
        assert_eq!(workspace.files(), ["base.toml", "plan.toml"], "nothing is written");
        left.err
    };
    let surrogate = ["--surrogate", "--cities", "2", "--reps", "1"];
    let other = PLAN.replace("latin_hypercube", "one_at_a_time");
    assert!(wrong(&other, &surrogate).contains("plan.toml:8:10: `sampling.method`: found no sample for `--surrogate`"));
    let apart = PLAN.replace("cross = true\n", "");
    assert!(wrong(&apart, &surrogate).contains("`sampling.method`: found 2 designs beside the sample"));
    assert!(wrong(PLAN, &[]).contains("expected it with `jiesu sweep --surrogate`"));
    assert!(wrong(PLAN, &["--surrogate", "--cities", "1", "--reps", "1"]).contains("--surrogate: found one trial of each design"));
    assert!(wrong(PLAN, &["--surrogate", "--within", "0.1"]).contains("--within: found it with `--surrogate`"));
    assert!(wrong(PLAN, &["--surrogate", "--half-width", "0.1"]).contains("--half-width: found it with `--surrogate`"));
    assert!(wrong(PLAN, &["--surrogate", "--shard", "1/2"]).contains("--shard: found it with `--surrogate`"));
}

#[test]
fn a_forecast_says_what_follows_a_screening() {
    let workspace = workspace(PLAN);
    let left = workspace.jiesu(&["sweep", "plan.toml", "--surrogate", "--plan-only", "--cities", "2", "--reps", "1"]);
    assert_eq!(left.code, Some(0), "{}", left.err);
    // Two trajectories of four points; twelve points; each for two designs, which run at the base too.
    assert!(left.out.contains("plan: 18 designs") && left.out.contains("this screens 3 factors"), "{}", left.out);
    assert!(left.out.contains("26 designs"), "{}", left.out);
    assert_eq!(workspace.files(), ["base.toml", "plan.toml"]);
}
