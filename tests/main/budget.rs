//! `--budget` and `--time-limit`, as a user runs them.

use crate::plans::{BASE, PLAN};
use crate::workspace::{Workspace, rows, texts};
use std::collections::BTreeMap;

const RESOLUTION: &str = "resolution_rate";

/// The baseline cures little, so that another design is chosen.
fn workspace() -> Workspace {
    let plan = PLAN.replace("name = \"off\"\n[[", "name = \"off\"\nset.behaviour.ceiling = 0.2\n[[");
    Workspace::with(&[("base.toml", BASE), ("plan.toml", &plan)])
}

/// Runs the command with five cities in the first stage, and a further argument.
fn compare(workspace: &Workspace, out: &str, more: &[&str]) -> BTreeMap<String, String> {
    let left = workspace.jiesu(&[&["compare", "plan.toml", "--cities", "5", "--reps", "2", "--out", out], more].concat());
    assert_eq!(left.code, Some(0), "{}", left.err);
    texts(&workspace.path(out))
}

/// The observer's resolution rate over the whole run by design and city, averaged over replications.
fn city_means(rates: &str) -> BTreeMap<(String, u32), f64> {
    let mut sums: BTreeMap<(String, u32), (f64, f64)> = BTreeMap::new();
    for row in rows(rates) {
        if (row["period_kind"], row["level"], row["review"], row["basis"]) == ("run", "city", "observer", "callback") {
            let sum = sums.entry((row["design"].into(), row["city"].parse().unwrap())).or_default();
            *sum = (sum.0 + row[RESOLUTION].parse::<f64>().unwrap(), sum.1 + 1.0);
        }
    }
    sums.into_iter().map(|(key, (sum, n))| (key, sum / n)).collect()
}

fn near(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-9, "{a} is not {b}");
}

#[test]
fn a_budget_pays_for_selection_and_re_evaluation_and_leads_follow_from_the_rates() {
    let workspace = workspace();
    let left = workspace.jiesu(&["compare", "plan.toml", "--cities", "5", "--reps", "2", "--out", "out", "--budget", "125"]);
    assert_eq!(left.code, Some(0), "{}", left.err);
    for said in ["chosen by observer.resolution_rate: ", "with a probability of about ", "`--budget 124` gives the same results again"] {
        // Lines are broken anywhere.
        assert!(left.out.split_whitespace().collect::<Vec<_>>().join(" ").contains(said), "{}", left.out);
    }
    let files = texts(&workspace.path("out"));
    let (means, selection) = (city_means(&files["rates.csv"]), rows(&files["selection.csv"]));
    let cities: u32 = selection.iter().map(|row| row["cities"].parse::<u32>().unwrap()).sum();
    assert_eq!(means.len() as u32, cities);
    let reevaluation = rows(&files["reevaluation.csv"]);
    let again = reevaluation.iter().find(|row| (row["objective"], row["phase"]) == ("yes", "reevaluation")).unwrap();
    let new: u32 = again["cities"].parse().unwrap();
    // 62 cities of two replications: 50 in the selection, and a sixth of an eighth as many again for two designs.
    assert!(cities == 50 && new == 6 && 2 * (cities + 2 * new) <= 125, "{cities} {new}");
    let chosen = selection.iter().find(|row| row["verdict"] == "chosen").unwrap();
    assert_eq!((chosen["procedure"], chosen["budget"], chosen["first_cities"], chosen["within"]), ("allocation", "124", "5", "0"));
    assert_eq!((again["design"], again["baseline"]), (chosen["design"], "off"));
    let number = |row: &BTreeMap<&str, &str>, cell: &str| row[cell].parse::<f64>().unwrap();
    let (mut behind, mut lost) = (0.0, 0.0);
    for row in selection.iter().filter(|row| row["verdict"] == "left") {
        let both = row["cities"].parse::<u32>().unwrap().min(chosen["cities"].parse().unwrap());
        let lead = |city: u32| means[&(chosen["design"].to_string(), city)] - means[&(row["design"].to_string(), city)];
        let leads: Vec<f64> = (1..=both).map(lead).collect();
        let mean = leads.iter().sum::<f64>() / f64::from(both);
        let squares: f64 = leads.iter().map(|lead| (lead - mean) * (lead - mean)).sum();
        near(number(row, "lead"), mean);
        near(number(row, "se"), (squares / f64::from(both - 1) / f64::from(both)).sqrt());
        behind += number(row, "p_better");
        lost += number(row, "opportunity_cost");
        assert_eq!((row["better_by"], row["p_best"], row["eliminated_at"]), ("", "", ""));
    }
    near(number(chosen, "p_best"), (1.0 - behind).max(0.0));
    near(number(chosen, "opportunity_cost"), lost);
    // A report of it is checked against its trials, re-evaluation included.
    assert_eq!(workspace.jiesu(&["report", "out"]).code, Some(0));
    let left = workspace.jiesu(&["verify", "out/report.html", "--all"]);
    assert_eq!(left.code, Some(0), "{}{}", left.out, left.err);
}

#[test]
fn a_zone_screens_designs_and_bounds_how_much_better_another_may_be() {
    let workspace = workspace();
    // More than enough, and too little.
    for (out, budget, within, is_decided) in [("much", "2000", "0.1", true), ("little", "50", "0.001", false)] {
        let files = compare(&workspace, out, &["--budget", budget, "--within", within]);
        let selection = rows(&files["selection.csv"]);
        let bounds = || selection.iter().filter(|row| !row["better_by"].is_empty()).map(|row| row["better_by"].parse::<f64>().unwrap());
        let within: f64 = within.parse().unwrap();
        assert_eq!(bounds().all(|bound| bound <= within), is_decided, "{selection:?}");
        for row in &selection {
            assert_eq!(row["procedure"], "screening");
            assert_eq!(row["better_by"].is_empty(), row["verdict"] != "left", "{row:?}");
            assert_eq!(row["eliminated_at"].is_empty(), row["verdict"] != "eliminated", "{row:?}");
        }
        let trials: u32 = selection[0]["budget"].parse().unwrap();
        let simulated = 2 * city_means(&files["rates.csv"]).len() as u32;
        assert!(simulated <= trials && trials <= budget.parse().unwrap() && (!is_decided || trials < 500), "{trials}");
    }
    let left =
        workspace.jiesu(&["compare", "plan.toml", "--cities", "5", "--reps", "2", "--budget", "50", "--within", "0.001", "--lang", "zh"]);
    let out: String = left.out.split_whitespace().collect();
    assert!(out.contains("模拟次数已先用完") && out.contains("--budget50"), "{}", left.out);
}

#[test]
fn a_budget_gives_the_same_for_any_number_of_threads_and_after_an_interruption() {
    let workspace = workspace();
    for more in [&["--budget", "160"][..], &["--budget", "160", "--within", "0.005"]] {
        let one = compare(&workspace, "one", &[more, &["--threads", "1", "--force"]].concat());
        let five = compare(&workspace, "five", &[more, &["--threads", "5", "--force"]].concat());
        let resumed = [&["compare", "plan.toml", "--cities", "5", "--reps", "2", "--out", "out", "--resume"][..], more].concat();
        let killed = (0..6).take_while(|wait| workspace.killed_after(15 + 11 * wait, &resumed)).count();
        assert!(killed > 0, "it ended before it could be interrupted");
        if !workspace.path("out").exists() {
            assert_eq!(workspace.jiesu(&resumed).code, Some(0));
        }
        assert!(one == five && one == texts(&workspace.path("out")), "{more:?}");
        std::fs::remove_dir_all(workspace.path("out")).unwrap();
    }
}

#[test]
fn a_limit_of_time_names_the_budget_that_repeats_it() {
    let workspace = workspace();
    // However far it comes in that time.
    for more in [&["--time-limit", "1 s"][..], &["--time-limit", "1 s", "--within", "0.0001"], &["--time-limit", "1 h", "--budget", "70"]] {
        let limited = compare(&workspace, "limited", &[more, &["--force"]].concat());
        let budget = rows(&limited["selection.csv"])[0]["budget"].to_string();
        let zone: Vec<&str> = more.iter().copied().skip_while(|flag| *flag != "--within").collect();
        let again = compare(&workspace, "again", &[&["--budget", &budget, "--force"][..], &zone].concat());
        assert!(limited == again, "{more:?}, {budget}");
    }
}

#[test]
fn a_budget_that_cannot_be_spent_is_refused() {
    let workspace = workspace();
    let refused = |plan: &str, flags: &[&str], said: &str| {
        let cities: &[&str] = if flags.contains(&"--cities") { &[] } else { &["--cities", "5"] };
        let left = workspace.jiesu(&[&["compare", plan, "--reps", "2", "--out", "refused"], cities, flags].concat());
        assert!(left.code == Some(2) && left.err.contains(said), "{flags:?}: {:?} {}", left.code, left.err);
        assert!(!workspace.path("refused").exists(), "{flags:?}");
    };
    let many: String = (0..51).map(|i| format!("[[design]]\nname = \"d{i}\"\nset.rules.callback.reach = 0.{}\n", 10 + i)).collect();
    workspace.write("many.toml", format!("base = \"base.toml\"\n{many}").as_bytes());
    workspace.write("sets.csv", b"set,behaviour.care_low\na,0.1\nb,0.2\n");
    for (flags, said) in [
        (&["--budget", "31"][..], "--budget: found 31, expected at least 34 trials: 5 cities of each of 3 designs"),
        (&["--budget", "0"], "--budget"),
        (&["--budget", "ten"], "--budget"),
        (&["--budget", "90", "--cities", "4"], "--budget: found 4 cities"),
        (&["--budget", "90", "--shard", "1/2"], "--budget: found it with `--shard`"),
        (&["--time-limit", "5 min", "--plan-only"], "--time-limit: found it with `--plan-only`"),
        (&["--budget", "90", "--half-width", "0.01"], "--budget: found it with `--half-width`"),
        (&["--budget", "90", "--orders"], "--orders: found it with `--budget`"),
        (&["--budget", "90", "--set", "run.sets=sets.csv"], "--budget: found it with `run.sets`"),
        (&["--budget", "90", "--within", "5"], "--within: found 5, expected a share below 1"),
        (&["--time-limit", "0 s"], "expected a time above 0"),
        (&["--time-limit", "10"], "--time-limit"),
    ] {
        refused("plan.toml", flags, said);
    }
    refused("many.toml", &["--budget", "900"], "found it with 51 designs and without `--within`");
}
