//! `jiesu compare`, `sweep` and `merge` from outside.

use crate::plans::{BASE, PLAN};
use crate::workspace::{Workspace, rows, texts};
use std::collections::BTreeMap;

fn workspace() -> Workspace {
    Workspace::with(&[("base.toml", BASE), ("plan.toml", PLAN)])
}

#[test]
fn differences_are_those_of_the_rates_trial_by_trial() {
    let workspace = workspace();
    let left = workspace.jiesu(&["compare", "plan.toml", "--cities", "5", "--reps", "2", "--out", "out", "--threads", "2"]);
    assert_eq!((left.code, left.err.as_str()), (Some(0), ""));
    let files = texts(&workspace.path("out"));
    let rates = rows(&files["rates.csv"]);
    let value = |design: &str, city: u32, replication: u32, column: &str| -> f64 {
        let mine = |row: &&BTreeMap<&str, &str>| {
            row["design"] == design
                && row["city"] == city.to_string()
                && row["replication"] == replication.to_string()
                && (row["period_kind"], row["level"], row["review"], row["basis"]) == ("run", "city", "observer", "callback")
        };
        rates.iter().find(mine).unwrap()[column].parse().unwrap()
    };
    let found = rows(&files["comparison.csv"]);
    for (design, column) in [("on", "cured_rate"), ("limits", "resolution_rate"), ("limits", "unmet_days")] {
        let mut means = Vec::new();
        for city in 1..=5 {
            let difference = |r| value(design, city, r, column) - value("off", city, r, column);
            means.push((1..=2).map(difference).sum::<f64>() / 2.0);
        }
        let mean = means.iter().sum::<f64>() / 5.0;
        let se = (means.iter().map(|m| (m - mean) * (m - mean)).sum::<f64>() / 4.0 / 5.0).sqrt();
        let row = found
            .iter()
            .find(|row| {
                (row["design"], row["measure"], row["review"], row["basis"], row["period_kind"])
                    == (design, column, "observer", "callback", "run")
            })
            .unwrap();
        let cell = |name: &str| row[name].parse::<f64>().unwrap();
        let near = |a: f64, b: f64| assert!((a - b).abs() <= 1e-9 * b.abs().max(1e-3), "{design} {column}: {a} is not {b}");
        near(cell("difference"), mean);
        near(cell("se"), se);
        // t(4) at .975.
        near(cell("ci_high"), mean + 2.776_445_105_197_793 * se);
        let [replication, city] = ["se_replication", "se_city"].map(cell);
        let total = replication * replication + city * city;
        assert!(total >= se * se * (1.0 - 1e-9), "the components add up to the whole, unless that of replications is larger");
        assert_eq!((row["baseline"], row["n"], row["sign_stable"], row["ci_scope"]), ("off", "10", "", "replications and cities"));
        assert_eq!(row["joint_high"].is_empty(), column != "resolution_rate");
        if column == "resolution_rate" {
            // Two designs and three rates.
            let family = "3 rates × 2 designs against the baseline (6 intervals; one review and basis and period)";
            assert_eq!((row["family"], row["family_method"], row["no_interval"]), (family, "multivariate t", ""));
            near(cell("joint_high"), mean + cell("family_quantile") * se);
            // Between one interval and Bonferroni's six: t(4) at 1 − .025/6.
            assert!((2.776..4.852).contains(&cell("family_quantile")), "{}", cell("family_quantile"));
        }
    }
    // Hours are per resident of the city.
    let (costs, units) = (rows(&files["costs.csv"]), rows(&files["units.csv"]));
    let residents: f64 = units.iter().find(|row| row["level"] == "city").unwrap()["population"].parse().unwrap();
    let hours = |design: &str| -> f64 {
        let all = costs.iter().filter(|row| (row["design"], row["unit_kind"]) == (design, "all"));
        let sum = |row: &BTreeMap<&str, &str>| -> f64 {
            ["paid_hours", "overtime_hours", "displaced_hours"].iter().map(|column| row[column].parse::<f64>().unwrap()).sum()
        };
        all.map(sum).sum::<f64>() / 10.0 / residents
    };
    let row = found.iter().find(|row| (row["design"], row["measure"], row["period_kind"]) == ("on", "cost_hours", "run")).unwrap();
    for (column, expected) in [("baseline_mean", hours("off")), ("mean", hours("on"))] {
        let cell: f64 = row[column].parse().unwrap();
        assert!((cell / expected - 1.0).abs() < 1e-9, "{column}: {cell} is not {expected}");
    }
    // The terminal prints the caveats before the table.
    let (caveats, table) = (left.out.find("  ! C06").unwrap(), left.out.find("resolution rate, observer").unwrap());
    assert!(caveats < table && left.out.starts_with("plan: 3 designs, common random numbers, 5 cities"));
    assert!(files["caveats.csv"].lines().skip(1).all(|line| line.starts_with('C')));
}

#[test]
fn threads_change_no_byte_of_a_comparison_and_more_replications_no_earlier_row() {
    let workspace = workspace();
    let run = |out: &str, flags: &[&str]| {
        let left = workspace.jiesu(&[&["compare", "plan.toml", "--cities", "2", "--out", out][..], flags].concat());
        assert_eq!(left.code, Some(0), "{}", left.err);
        texts(&workspace.path(out))
    };
    let one = run("one", &["--reps", "3", "--threads", "1"]);
    assert!(one == run("five", &["--reps", "3", "--threads", "5"]));
    let more = run("more", &["--reps", "5"]);
    let kept = |files: &BTreeMap<String, String>| -> Vec<String> {
        let early = |line: &&str| line.split(',').nth(2).unwrap().parse::<u32>().is_ok_and(|r| r <= 3);
        files["rates.csv"].lines().filter(early).map(str::to_string).collect()
    };
    assert!(kept(&one).len() > 20 && kept(&one) == kept(&more));
}

#[test]
fn a_caveat_is_allowed_with_a_reason_and_not_without() {
    let workspace = workspace();
    let run = |allow: &str| {
        workspace.jiesu(&["compare", "plan.toml", "--cities", "1", "--reps", "2", "--out", "out", "--force", "--allow", allow])
    };
    let left = run("c07=it is about this city");
    assert!(left.out.contains("  ! C07 allowed: it is about this city\n") && !left.out.contains("one synthetic city"), "{}", left.out);
    assert!(texts(&workspace.path("out"))["caveats.csv"].contains(",it is about this city\n"));
    for (wrong, said) in [("C07", "expected a code and a reason"), ("C07=", "found no reason for C07"), ("C99=x", "found the code \"C99\"")]
    {
        let left = run(wrong);
        assert!(left.code == Some(2) && left.err.contains(said), "{}", left.err);
    }
}

#[test]
fn scenarios_are_compared_with_the_first_of_them() {
    let workspace = Workspace::with(&[
        ("a.toml", BASE),
        ("b.toml", &BASE.replace("[rules.callback]", "[rules.time_limits]\nenabled = true\n[rules.callback]")),
    ]);
    let left = workspace.jiesu(&["compare", "a.toml", "b.toml", "--cities", "2", "--reps", "2", "--lang", "zh", "--verbose"]);
    assert_eq!(left.code, Some(0), "{}", left.err);
    assert!(
        left.out.starts_with("a：2 个方案，公共随机数，各 2 座合成城市 × 2 次重复模拟") && left.out.contains("解决率（独立观察口径）"),
        "{}",
        left.out
    );
    assert!(left.out.contains("受益与受损情况") && left.out.contains("诉求表达"), "{}", left.out);
    assert!(left.out.lines().all(|line| unicode_width::UnicodeWidthStr::width(line) <= 125), "{}", left.out);
    let left = workspace.jiesu(&["compare", "a.toml"]);
    assert_eq!((left.code, left.err.as_str()), (Some(2), "a.toml: found one design, expected at least two to compare\n"));
}

#[test]
fn shards_merged_in_any_order_equal_the_whole_run() {
    let workspace = workspace();
    let flags = ["--cities", "2", "--reps", "3"];
    let run = |arguments: &[&str]| {
        let left = workspace.jiesu(arguments);
        assert_eq!(left.code, Some(0), "{}", left.err);
        left.out
    };
    let printed = run(&[&["compare", "plan.toml", "--out", "whole"][..], &flags].concat());
    for shard in ["1", "2", "3"] {
        run(&[&["compare", "plan.toml", "--out", shard, "--shard", &format!("{shard}/3")][..], &flags].concat());
    }
    let left = workspace.jiesu(&["merge", "1", "3", "--out", "part"]);
    assert!(left.code == Some(2) && left.err.starts_with("1: found 12 of 18 trials in 2 of 3 shards"), "{}", left.err);
    for flag in [&["--reps", "9"][..], &["--seed", "4"], &["--orders"], &["--cities", "3"], &["--scale", "0.5"], &["--set", "run.months=1"]]
    {
        let left = workspace.jiesu(&[&["merge", "3", "1", "2", "--out", "other"][..], flag].concat());
        assert!(left.code == Some(2) && left.err.starts_with(&format!("{}: found it with `merge`", flag[0])), "{}", left.err);
    }
    // Trials of another build are refused.
    let journal = std::fs::read(workspace.path("2/trials.journal")).unwrap();
    let mut other = journal.clone();
    other[16] ^= 1;
    workspace.write("2/trials.journal", &other);
    let left = workspace.jiesu(&["merge", "3", "1", "2", "--out", "merged"]);
    assert!(left.code == Some(2) && left.err.contains("another build of jiesu"), "{}", left.err);
    workspace.write("2/trials.journal", &journal);
    let merged = run(&["merge", "3", "1", "2", "--out", "merged"]);
    assert!(texts(&workspace.path("whole")) == texts(&workspace.path("merged")));
    let body = |text: &str| text.split("\nwritten to").next().unwrap().to_string();
    assert_eq!(body(&printed), body(&merged));
}

#[test]
fn points_of_one_parameter_are_alternatives_merged_or_not() {
    let workspace = workspace();
    for (method, chosen) in [("factorial", true), ("one_at_a_time", false)] {
        let factor = "[[factor]]\nkey = \"behaviour.ceiling\"\nvalues = [0.3, 0.9]\n";
        workspace.write("grid.toml", format!("base = \"base.toml\"\n[sampling]\nmethod = \"{method}\"\n{factor}").as_bytes());
        let run = |arguments: &[&str]| {
            let left = workspace.jiesu(&[arguments, &["--quiet", "--force"]].concat());
            assert_eq!(left.code, Some(0), "{arguments:?}: {}", left.err);
        };
        let sweep = ["sweep", "grid.toml", "--cities", "2", "--reps", "2"];
        run(&[&sweep[..], &["--out", "whole"]].concat());
        for shard in ["1", "2"] {
            let _ = std::fs::remove_dir_all(workspace.path(shard));
            run(&[&sweep[..], &["--out", shard, "--shard", &format!("{shard}/2")]].concat());
        }
        run(&["merge", "1", "2", "--out", "merged"]);
        let whole = texts(&workspace.path("whole"));
        assert!(whole == texts(&workspace.path("merged")), "{method}");
        assert_eq!(whole.contains_key("choice.csv"), chosen, "{method}");
    }
}

/// Recounted from the single orders: a street's cures over all replications of its city, design less baseline.
#[test]
fn gains_follow_from_the_orders() {
    let workspace = workspace();
    let left = workspace.jiesu(&["compare", "plan.toml", "--cities", "3", "--reps", "2", "--orders", "--verbose", "--out", "out"]);
    assert_eq!(left.code, Some(0), "{}", left.err);
    assert!(left.out.contains("\n  gains and losses: actual resolution (simulated), percentage points\n"), "{}", left.out);
    let files = texts(&workspace.path("out"));
    let mut counts: BTreeMap<(&str, &str, &str), [f64; 2]> = BTreeMap::new();
    for row in rows(&files["orders.csv"]).iter().filter(|row| !row["observer_reviewed"].is_empty()) {
        let sums = counts.entry((row["design"], row["city"], row["street"])).or_default();
        sums[0] += 1.0;
        sums[1] += f64::from(u8::from(row["cured"] == "true"));
    }
    let types: BTreeMap<(&str, &str), &str> = rows(&files["units.csv"])
        .iter()
        .filter(|row| row["level"] == "street")
        .map(|row| ((row["city"], row["unit"]), row["type"]))
        .collect();
    let found = rows(&files["gains.csv"]);
    let mut seen = 0;
    for (design, attribute, kind) in
        [("on", "all", "all"), ("limits", "all", "all"), ("limits", "size", "medium"), ("limits", "ring", "central")]
    {
        let is_of = |city: &str, street: &str| kind == "all" || types[&(city, street)].split('|').any(|word| word == kind);
        let rate = |design, city, street| counts.get(&(design, city, street)).map(|[n, cured]| cured / n);
        let keys: Vec<_> = types.keys().filter(|(city, street)| is_of(city, street)).collect();
        let differences: Vec<f64> =
            keys.iter().filter_map(|(city, street)| Some(rate(design, city, street)? - rate("off", city, street)?)).collect();
        let is_row = |row: &&BTreeMap<&str, &str>| {
            (row["design"], row["attribute"], row["type"], row["measure"]) == (design, attribute, kind, "cured_rate")
        };
        let Some(row) = found.iter().find(is_row) else {
            assert!(differences.is_empty(), "{design} {kind}");
            continue;
        };
        seen += 1;
        let n = differences.len() as f64;
        let cell = |name: &str| row[name].parse::<f64>().unwrap();
        let near = |name: &str, b: f64| assert!((cell(name) - b).abs() < 1e-9, "{design} {kind} {name}: {} is not {b}", cell(name));
        near("streets", n);
        near("difference", differences.iter().sum::<f64>() / n);
        near("gained", differences.iter().filter(|d| **d > 0.0).count() as f64 / n);
        near("lost", differences.iter().filter(|d| **d < 0.0).count() as f64 / n);
    }
    assert!(seen >= 4, "{seen}");
    // A sweep writes gains on request, and so do its shards.
    let sweep = |out: &str, flags: &[&str]| {
        let left = workspace.jiesu(&[&["sweep", "plan.toml", "--cities", "2", "--reps", "1", "--quiet", "--out", out][..], flags].concat());
        assert_eq!(left.code, Some(0), "{}", left.err);
    };
    sweep("plain", &[]);
    assert!(!workspace.path("plain/gains.csv").exists());
    sweep("asked", &["--gains"]);
    sweep("1", &["--gains", "--shard", "1/2"]);
    sweep("2", &["--gains", "--shard", "2/2"]);
    assert_eq!(workspace.jiesu(&["merge", "1", "2", "--out", "merged"]).code, Some(0));
    let asked = texts(&workspace.path("asked"));
    assert!(asked == texts(&workspace.path("merged")) && asked["gains.csv"].lines().count() > 40);
}

#[test]
fn plan_only_prints_the_number_of_trials_and_writes_nothing() {
    let workspace = workspace();
    let left = workspace.jiesu(&["compare", "plan.toml", "--plan-only"]);
    assert_eq!((left.code, left.err.as_str()), (Some(0), ""));
    assert!(left.out.starts_with("plan: 3 designs × 30 cities × 1 replication = 90 trials\n"), "{}", left.out);
    assert_eq!(workspace.files(), ["base.toml", "plan.toml"]);
}

#[test]
fn the_shipped_plans_are_valid() {
    let workspace = Workspace::with_scenarios();
    for (plan, designs, sets) in [
        ("many-designs", 72, ""),
        ("common-random-numbers", 5, ""),
        ("reform-ladder", 8, " × 42 parameter sets"),
        ("what-did-the-work", 9, " × 30 parameter sets"),
    ] {
        let file = format!("scenarios/compare/{plan}.toml");
        let left = workspace.jiesu(&[
            "compare",
            &file,
            "--plan-only",
            "--set",
            "run.months=1",
            "--set",
            "run.warmup=0",
            "--cities",
            "1",
            "--reps",
            "1",
        ]);
        if !std::fs::read_to_string(workspace.path("scenarios/data/streets.csv")).unwrap().is_empty() {
            assert!(left.out.starts_with(&format!("{plan}: {designs} designs{sets} × 1 city × 1 replication")), "{}{}", left.out, left.err);
        }
    }
}

#[test]
fn cities_are_added_until_the_intervals_are_narrow() {
    let workspace = workspace();
    let run = |out: &str, flags: &[&str]| {
        let left = workspace.jiesu(&[&["compare", "plan.toml", "--reps", "1", "--out", out][..], flags].concat());
        assert_eq!(left.code, Some(0), "{}", left.err);
        left
    };
    let left = run("one", &["--cities", "6", "--half-width", "0.04", "--threads", "1"]);
    let cities: u32 = left.out.split("common random numbers, ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    assert!(cities > 6 && cities % 5 == 1, "{}", left.out);
    assert!(left.err.contains("with 6 cities; about "), "{}", left.err);
    run("two", &["--cities", "6", "--half-width", "0.04", "--threads", "4", "--quiet"]);
    run("at-once", &["--cities", &cities.to_string()]);
    assert!(texts(&workspace.path("one")) == texts(&workspace.path("two")));
    assert!(texts(&workspace.path("one")) == texts(&workspace.path("at-once")), "as if so many cities had been requested");
}

#[test]
fn below_five_cities_every_output_gives_the_reason_in_place_of_an_interval() {
    let workspace = workspace();
    let left = workspace.jiesu(&["compare", "plan.toml", "--cities", "4", "--reps", "1", "--out", "out"]);
    assert_eq!(left.code, Some(0), "{}", left.err);
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words(&left.out).contains("4 cities: no 95 % intervals, which need at least 5"), "{}", left.out);
    assert!(!left.out.contains(" to +") && !left.out.contains("hold together"), "{}", left.out);
    let files = texts(&workspace.path("out"));
    for (file, columns) in
        [("comparison.csv", &["ci_low", "joint_low", "variance_ratio", "family"][..]), ("summary.csv", &["ci_low", "p05"])]
    {
        for row in rows(&files[file]) {
            assert!(columns.iter().all(|column| row[column].is_empty()), "{file}: {row:?}");
            assert!(row["no_interval"].starts_with("fewer than 5 "), "{file}: {row:?}");
        }
    }
    assert_eq!(workspace.jiesu(&["report", "out"]).code, Some(0));
    assert!(workspace.read("out/report.html").contains("4 cities: no 95 % intervals, which need at least 5."));
    let left = workspace.jiesu(&["run", "base.toml", "--reps", "3", "--lang", "zh", "--out", "run"]);
    assert!(left.out.contains("一座城市仅重复模拟 3 次，不给出 95 % 置信区间（至少需要 5 次）"), "{}", left.out);
}

#[test]
fn designs_are_compared_with_the_previous_one_with_all_and_with_the_best() {
    let workspace = workspace();
    let run = |against: &str| {
        let left = workspace.jiesu(&["compare", "plan.toml", "--cities", "6", "--reps", "1", "--against", against, "--out", against]);
        assert_eq!((left.code, left.err.as_str()), (Some(0), ""));
        (left.out, texts(&workspace.path(against)))
    };
    let (shown, files) = run("previous");
    assert!(shown.contains("difference from the previous design") && shown.contains("limits minus on"), "{shown}");
    let found = rows(&files["contrasts.csv"]);
    assert_eq!(found.len(), 2 * 2 * 3, "two pairs, two reviews, three rates");
    let cell = |row: &BTreeMap<&str, &str>, name: &str| row[name].parse::<f64>().unwrap();
    let of = |rows: &[BTreeMap<&str, &str>], design: &str, review: &str, reference: &str| -> f64 {
        let key = if rows[0].contains_key("reference") { "reference" } else { "baseline" };
        let is_it = |row: &&BTreeMap<&str, &str>| {
            (row["design"], row[key], row["review"], row["measure"]) == (design, reference, review, "resolution_rate")
                && row.get("period_kind").is_none_or(|kind| *kind == "run")
                && row.get("basis").is_none_or(|basis| *basis == "callback")
        };
        cell(rows.iter().find(is_it).unwrap(), "difference")
    };
    let compared = rows(&files["comparison.csv"]);
    // The step is the difference of the differences.
    let step = of(&compared, "limits", "observer", "off") - of(&compared, "on", "observer", "off");
    assert!((of(&found, "limits", "observer", "on") - step).abs() < 1e-12);
    let quantile = |rows: &[BTreeMap<&str, &str>]| {
        let row =
            rows.iter().find(|row| (row["measure"], row["review"], row["period_kind"]) == ("resolution_rate", "observer", "run")).unwrap();
        (row["family"].to_owned(), cell(row, "family_quantile"))
    };
    let (family, wider) = quantile(&compared);
    assert_eq!(family, "3 rates × 2 designs against the baseline and the previous design (9 intervals; one review and basis and period)");
    let (shown, files) = run("all");
    assert!(shown.contains("differences between designs") && rows(&files["contrasts.csv"]).len() == 3 * 2 * 3, "{shown}");
    // With three designs, previous and all ask for the same nine intervals.
    assert_eq!(quantile(&rows(&files["comparison.csv"])).1, wider);
    let (shown, files) = run("best");
    assert!(shown.contains("each design against the best of the others"), "{shown}");
    assert!(quantile(&rows(&files["comparison.csv"])).1 <= wider);
    let leads = rows(&files["leads.csv"]);
    assert_eq!(leads.iter().map(|row| row["design"]).collect::<Vec<_>>(), ["off", "on", "limits"]);
    assert_eq!(leads.iter().filter(|row| cell(row, "lead") > 0.0).count(), 1);
    for row in &leads {
        let (low, lead, high) = (cell(row, "joint_low"), cell(row, "lead"), cell(row, "joint_high"));
        assert!(low <= 0.0 && high >= 0.0 && low <= lead && lead <= high, "{row:?}");
        assert!(lead <= 0.0 || row["may_be_best"] == "yes", "{row:?}");
    }
    for against in ["previous", "best"] {
        assert_eq!(workspace.jiesu(&["report", against]).code, Some(0));
        let left = workspace.jiesu(&["verify", &format!("{against}/report.html"), "--all"]);
        assert_eq!(left.code, Some(0), "{}{}", left.out, left.err);
    }
}

/// Under one account deadlines make units close on paper, under the other care follows them days ahead.
#[test]
fn accounts_of_parameter_sets_are_shown_where_they_disagree() {
    let plan = "base = \"scenarios/teaching/two-streets.toml\"\nbaseline = \"off\"\n\
                set = { \"rules.time_limits.enabled\" = false, \"rules.ranking.enabled\" = false }\n\
                [run]\nmonths = 3\nwarmup = 2\ncities = 1\nreplications = 2\nsets = \"sets.csv\"\n[[design]]\nname = \"off\"\n\
                [[design]]\nname = \"limits\"\nset = { \"rules.time_limits.enabled\" = true }\n\
                [[design]]\nname = \"ranking\"\nset = { \"rules.ranking.enabled\" = true }\n";
    let rows_of = |account: &str, rush: f64, rest: &str| -> String {
        (0..5).map(|set| format!("{account}-{set},{:.2},{rest},{account}\n", rush + 0.01 * f64::from(set))).collect()
    };
    let sets = "set,behaviour.rush,behaviour.care.rank_share,behaviour.slack_scale,_account\n".to_owned()
        + &rows_of("paper", 0.86, "1.0,2 h")
        + &rows_of("care", 0.0, "0.0,4 d");
    let workspace = Workspace::with_scenarios();
    workspace.write("plan.toml", plan.as_bytes());
    workspace.write("sets.csv", sets.as_bytes());
    let left = workspace.jiesu(&["compare", "plan.toml", "--out", "out"]);
    assert_eq!((left.code, left.err.as_str()), (Some(0), ""));
    let files = texts(&workspace.path("out"));
    // Means by account, from the rates of every trial: set s is city s.
    let rates = rows(&files["rates.csv"]);
    let cured = |design: &str, city: usize| -> f64 {
        let is_it = |row: &&BTreeMap<&str, &str>| {
            (row["design"], row["level"], row["period_kind"], row["review"], row["basis"])
                == (design, "city", "run", "observer", "callback")
                && row["city"] == city.to_string()
        };
        rates.iter().filter(is_it).map(|row| row["cured_rate"].parse::<f64>().unwrap() / 2.0).sum()
    };
    let found = rows(&files["accounts.csv"]);
    let mut signs = BTreeMap::<&str, Vec<bool>>::new();
    for row in found.iter().filter(|row| row["measure"] == "cured_rate") {
        let cities = if row["account"] == "paper" { 1..=5 } else { 6..=10 };
        let expected = cities.map(|city| (cured(row["design"], city) - cured("off", city)) / 5.0).sum::<f64>();
        let read = |name: &str| row[name].parse::<f64>().unwrap();
        assert!((read("difference") - expected).abs() < 1e-12 && row["sets"] == "5", "{row:?} {expected}");
        assert!(read("ci_low") < expected && expected < read("ci_high"), "{row:?}");
        signs.entry(row["design"]).or_default().push(expected > 0.0);
    }
    assert_eq!((&signs["limits"], &signs["ranking"]), (&vec![false, true], &vec![true, true]));
    let text = workspace.read("out/caveats.csv");
    let reversed: Vec<&str> = text.lines().filter(|line| line.starts_with("C21,")).collect();
    assert!(reversed.iter().any(|line| line.starts_with("C21,limits,cured_rate against off under paper,-0.0")), "{text}");
    assert!(!reversed.iter().any(|line| line.starts_with("C21,ranking,cured_rate against off")), "{text}");
    assert!(left.out.contains(", by account") && left.out.contains("C21"), "{}", left.out);
    for (language, words) in [("en", ", by account"), ("zh", "按解释")] {
        assert_eq!(workspace.jiesu(&["report", "out", "--lang", language]).code, Some(0));
        assert!(workspace.read("out/report.html").contains(words));
    }
    assert_eq!(workspace.jiesu(&["verify", "out/report.html", "--all"]).code, Some(0));
}

#[test]
fn a_rate_that_no_trial_defines_is_refused_as_a_stopping_rule() {
    // Nobody calls, so nobody is asked.
    let workspace =
        Workspace::with(&[("base.toml", &format!("{BASE}[demand]\nproblems = 0\nreporting_intercept = -50\n")), ("plan.toml", PLAN)]);
    let left = workspace.jiesu(&["compare", "plan.toml", "--cities", "2", "--reps", "1", "--half-width", "0.01", "--quiet"]);
    let said = "--half-width: found no trial of `on` in which `response_rate` is defined";
    assert!(left.code == Some(2) && left.err.starts_with(said), "{:?} {}", left.code, left.err);
}

#[test]
fn attribution_sums_to_the_whole_effect() {
    let plan = "base = \"base.toml\"\nset.\"rules.callback.enabled\" = false\n[[lever]]\nname = \"callback\"\nset.\"rules.callback.enabled\" = true\n\
                [[lever]]\nname = \"ranking\"\nset.\"rules.ranking.enabled\" = true\n[[lever]]\nname = \"limits\"\nset.\"rules.time_limits.enabled\" = true\n";
    let workspace = Workspace::with(&[("base.toml", BASE), ("plan.toml", plan)]);
    let left = workspace.jiesu(&["attribute", "plan.toml", "--cities", "2", "--reps", "2", "--out", "out"]);
    assert_eq!((left.code, left.err.as_str()), (Some(0), ""));
    assert!(
        left.out.contains("all levers began together in January 2019")
            && left.out.contains("Conjunctive permission values (Shapley values in which a lever waits"),
        "{}",
        left.out
    );
    let files = texts(&workspace.path("out"));
    let found = rows(&files["attribution.csv"]);
    let number = |row: &BTreeMap<&str, &str>, column: &str| row[column].parse::<f64>().unwrap();
    for measure in ["cured_rate", "unmet_days", "cost_hours"] {
        let parts: Vec<_> = found.iter().filter(|row| row["measure"] == measure).collect();
        assert_eq!(parts.len(), 3);
        let sum: f64 = parts.iter().map(|row| number(row, "value")).sum();
        assert!((sum - number(parts[0], "whole")).abs() < 1e-9 * sum.abs().max(1e-3), "{measure}");
        // Ranking requires callback: alone it is inert.
        assert_eq!(number(parts[1], "alone"), 0.0);
        // Independent check of one lever by the comparison: limits alone.
        let limits = rows(&files["comparison.csv"]);
        let row = limits.iter().find(|row| row["design"] == "limits" && row["measure"] == measure && row["basis"] != "cohort").unwrap();
        assert!((number(parts[2], "alone") - number(row, "difference")).abs() < 1e-9);
    }
    // Over the three orders in which ranking follows callback.
    workspace.write("later.toml", plan.replacen('\n', "\nattribution.value = \"faigle_kern\"\n", 1).as_bytes());
    let left = workspace.jiesu(&["attribute", "later.toml", "--cities", "2", "--reps", "2", "--out", "later"]);
    assert!(left.code == Some(0) && left.out.contains("Faigle–Kern values"), "{}{}", left.out, left.err);
    let later = texts(&workspace.path("later"));
    let later = rows(&later["attribution.csv"]);
    let means = rows(&files["comparison.csv"]);
    let effect = |design: &str| {
        let is_it = |row: &&BTreeMap<&str, &str>| row["design"] == design && row["measure"] == "cured_rate" && row["basis"] != "cohort";
        number(means.iter().find(is_it).unwrap(), "difference")
    };
    let [c, l, cr, cl, all] = ["callback", "limits", "callback+ranking", "callback+limits", "all"].map(effect);
    let parts: Vec<f64> = later.iter().filter(|row| row["measure"] == "cured_rate").map(|row| number(row, "value")).collect();
    let expected = [(2.0 * c + cl - l) / 3.0, (cr - c + 2.0 * (all - cl)) / 3.0, (all - cr + cl - c + l) / 3.0];
    assert!(parts.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-9), "{parts:?} {expected:?}");
    assert!(later.iter().all(|row| row["method"] == "faigle-kern" && row["se_orders"].is_empty()));
    let wrong = |plan: &str, said: &str| {
        workspace.write("plan.toml", plan.as_bytes());
        let left = workspace.jiesu(&["attribute", "plan.toml", "--plan-only"]);
        assert!(left.code == Some(2) && left.err.contains(said), "expected {said}\nfound {}", left.err);
    };
    wrong(
        &plan.replace("name = \"limits\"\n", "name = \"limits\"\nrequires = [\"rankin\"]\n"),
        "plan.toml:11:13: `lever.limits.requires`: found \"rankin\", expected the name of another lever\n",
    );
    wrong(
        &plan.replace("name = \"limits\"\n", "name = \"limits\"\ngroup = \"a\"\n"),
        "`lever.callback`: found no `group`, expected one in every lever or in none",
    );
    wrong(PLAN, "`lever`: found no lever, expected at least two `[[lever]]`");
    let left = workspace.jiesu(&["compare", "plan.toml", "--plan-only"]);
    assert!(left.code == Some(0), "{}", left.err);
}

#[test]
fn twins_diverge_at_the_first_event_that_differs() {
    let other = BASE.replace("[rules.callback]", "[rules.time_limits]\nenabled = true\n[rules.callback]");
    let workspace = Workspace::with(&[("a.toml", BASE), ("b.toml", &other)]);
    let left = workspace.jiesu(&["twin", "a.toml", "b.toml"]);
    assert_eq!((left.code, left.err.as_str()), (Some(0), ""));
    let order = left.out.split(": ").next().unwrap();
    assert!(left.out.contains("\n≠ 20") && left.out.contains("first difference at ≠: "), "{}", left.out);
    assert!(left.out.contains("rules.time_limits.enabled: false -> true"), "{}", left.out);
    // Up to the mark both sides are the same.
    let lines: Vec<&str> = left.out.lines().take_while(|line| !line.starts_with('≠')).filter(|line| line.starts_with("  20")).collect();
    let sides = |line: &str| (line[20..60].trim().to_string(), line[60..].trim().to_string());
    assert!(left.out.lines().all(|line| line.chars().count() <= 100 && !line.contains('…')), "nothing is cut: {}", left.out);
    assert!(!lines.is_empty() && lines.iter().all(|line| sides(line).0 == sides(line).1), "{}", left.out);
    assert_eq!(workspace.jiesu(&["twin", "a.toml", "b.toml", "--order", order]).out, left.out);
    let same = workspace.jiesu(&["twin", "a.toml", "a.toml"]);
    assert_eq!(same.code, Some(2), "a design is no twin of itself: {}", same.out);
    let none = workspace.jiesu(&["twin", "a.toml", "b.toml", "--order", "nowhere.heat.1.0.1"]);
    assert!(none.code == Some(2) && none.err.contains("found no order \"nowhere.heat.1.0.1\" in city 1, replication 1"), "{}", none.err);
}

#[test]
fn check_prints_every_diagnostic_of_a_plan() {
    let workspace = workspace();
    assert_eq!(workspace.jiesu(&["check", "plan.toml", "base.toml"]).out, "plan.toml: fine, 3 designs\nbase.toml: fine\n");
    workspace.write("plan.toml", PLAN.replace("whistle", "whistel").as_bytes());
    assert!(workspace.diagnostics(&["plan.toml"]).starts_with("plan.toml:5:9: `rules.whistel`: unknown key\n"));
}

#[test]
fn plans_that_cannot_be_compared_or_attributed_are_refused() {
    let workspace = workspace();
    let refused = |plan: &str, arguments: &[&str], part: &str| {
        workspace.write("bad.toml", plan.as_bytes());
        let left = workspace.jiesu(arguments);
        assert!(left.code == Some(2) && left.err.contains(part), "{part}: {:?} {}", left.code, left.err);
    };
    let lever = |name: &str, key: &str| format!("[[lever]]\nname = \"{name}\"\nset = {{ \"{key}\" = true }}\n");
    let levers = lever("a", "rules.whistle.enabled") + &lever("b", "rules.hotline.enabled");
    let base = "base = \"base.toml\"\n";
    refused(&format!("{base}baseline = \"all\"\n{levers}"), &["attribute", "bad.toml"], "together with `baseline` or `[sampling]`");
    let grouped = levers.replace("[[lever]]\n", "[[lever]]\ngroup = \"g\"\n");
    let later = "[attribution]\nvalue = \"faigle_kern\"\n";
    refused(&format!("{base}{later}{grouped}"), &["attribute", "bad.toml"], "Faigle–Kern values have no groups");
    refused(&format!("{base}{levers}"), &["attribute", "bad.toml", "--shard", "1/2"], "expected no shard");
    let factor = "[sampling]\nmethod = \"one_at_a_time\"\n[[factor]]\nkey = \"run.months\"\nvalues = [1, 2]\n";
    refused(&format!("{base}{factor}"), &["sweep", "bad.toml"], "`run.months` in a design");
}

#[test]
fn a_plan_is_not_run_as_a_scenario() {
    let left = workspace().jiesu(&["run", "plan.toml"]);
    assert_eq!(left.code, Some(2));
    assert!(left.err.contains("found a plan with `base` and `[[design]]` or `[[factor]]`, expected a scenario"), "{}", left.err);
}

#[test]
fn a_journal_of_other_data_is_not_resumed() {
    let workspace = Workspace::with_scenarios();
    let base = "base = \"scenarios/beijing-2017.toml\"\n[run]\nmonths = 1\nwarmup = 1\nscale = 0.01\ncities = 1\nreplications = 2\n";
    workspace.write(
        "plan.toml",
        format!("{base}[[design]]\nname = \"off\"\n[[design]]\nname = \"on\"\nset.rules.whistle.enabled = true\n").as_bytes(),
    );
    let shard = ["sweep", "plan.toml", "--quiet", "--shard", "1/2", "--out", "half"];
    assert_eq!(workspace.jiesu(&shard).code, Some(0));
    let again = || workspace.jiesu(&[&shard[..], &["--resume"]].concat());
    assert_eq!(again().code, Some(0), "{}", again().err);
    let path = workspace.path("scenarios/data/profiles.csv");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text + "\n").unwrap();
    let left = again();
    assert!(left.code == Some(2) && !left.err.is_empty(), "{:?} {}", left.code, left.err);
}

#[test]
fn an_audit_reports_which_draws_designs_share_and_where_they_diverge() {
    let workspace = workspace();
    let flags = ["compare", "plan.toml", "--cities", "1", "--reps", "12", "--audit", "--out"];
    let left = workspace.jiesu(&[&flags[..], &["common"]].concat());
    assert_eq!((left.code, left.err.as_str()), (Some(0), ""));
    assert!(left.out.contains("designs, common random numbers") && left.out.contains("differs first at 20"), "{}", left.out);
    let common = texts(&workspace.path("common"));
    for design in ["on", "limits"] {
        let audited = rows(&common["crn_audit.csv"]);
        let row = |purpose| audited.iter().find(|row| (row["design"], row["purpose"]) == (design, purpose)).unwrap();
        assert_eq!((row("Onsets")["share_common"], row("Onsets")["share_equal"], row("Onsets")["first_time"]), ("1", "1", ""));
        let all = row("all");
        let share = |column: &str| all[column].parse::<f64>().unwrap();
        assert!(0.5 < share("share_equal") && share("share_equal") <= share("share_common") && share("share_common") < 1.0, "{all:?}");
        assert_eq!((all["other_words"], all["baseline"], all["first_time"].is_empty()), ("0", "off", false));
    }
    assert!(rows(&common["comparison.csv"]).iter().any(|row| !row["cv_difference"].is_empty()));
    let left = workspace.jiesu(&[&flags[..], &["common", "--force", "--lang", "zh"]].concat());
    assert!(left.out.contains("最早的差异在 20"), "{}", left.out);
}

#[test]
fn independent_random_numbers_differ_for_every_design_but_the_baseline() {
    let workspace = workspace();
    let run = |out: &str, more: &[&str]| {
        let flags = ["compare", "plan.toml", "--cities", "1", "--reps", "3", "--out", out];
        let left = workspace.jiesu(&[&flags[..], more].concat());
        assert_eq!((left.code, left.err.as_str()), (Some(0), ""));
        (left.out, texts(&workspace.path(out)))
    };
    let (_, common) = run("common", &[]);
    let (printed, own) = run("own", &["--random-numbers", "independent", "--audit"]);
    assert!(
        printed.contains("designs, independent random numbers") && printed.contains("! the designs do not share random numbers"),
        "{printed}"
    );
    assert!(printed.contains("C19") && own["caveats.csv"].contains("C19,on,run.random_numbers,1,0"), "{}", own["caveats.csv"]);
    let manifest: serde_json::Value = serde_json::from_str(&own["manifest.json"]).unwrap();
    let numbers: Vec<_> = manifest["designs"].as_array().unwrap().iter().map(|design| design["random_numbers"].as_u64().unwrap()).collect();
    assert_eq!(numbers, [0, 1, 2]);
    let of = |files: &BTreeMap<String, String>, design: &str| -> Vec<String> {
        files["rates.csv"].lines().filter(|line| line.starts_with(design)).map(String::from).collect()
    };
    assert_eq!(of(&own, "off,"), of(&common, "off,"));
    assert_ne!(of(&own, "on,"), of(&common, "on,"));
    // The cities are the same.
    assert_eq!(own["units.csv"], common["units.csv"]);
    let comparison = rows(&own["comparison.csv"]);
    assert!(comparison.iter().all(|row| row["cv_difference"].is_empty()));
    // A scenario of the folder, run alone, uses the same random numbers.
    let again = workspace.jiesu(&["run", "own/scenarios/on.toml", "--quiet", "--out", "again"]);
    assert_eq!(again.code, Some(0), "{}", again.err);
    assert_eq!(of(&texts(&workspace.path("again")), "on,"), of(&own, "on,"));
}

#[test]
fn a_resumed_run_takes_only_trials_with_the_same_random_numbers() {
    let workspace = workspace();
    let flags = ["sweep", "plan.toml", "--cities", "1", "--reps", "2", "--quiet", "--shard", "1/2", "--out", "half", "--random-numbers"];
    assert_eq!(workspace.jiesu(&[&flags[..], &["independent"]].concat()).code, Some(0));
    assert_eq!(workspace.jiesu(&[&flags[..], &["independent", "--resume"]].concat()).code, Some(0));
    // A journal knows each design by its own identity: those with other random numbers are simulated, and no other trial is merged.
    assert_eq!(workspace.jiesu(&[&flags[..], &["common", "--resume"]].concat()).code, Some(0));
    let run = |arguments: &[&str]| assert_eq!(workspace.jiesu(arguments).code, Some(0), "{arguments:?}");
    let common = ["sweep", "plan.toml", "--cities", "1", "--reps", "2", "--quiet", "--random-numbers", "common"];
    run(&[&common[..], &["--shard", "2/2", "--out", "rest"]].concat());
    run(&["merge", "half", "rest", "--quiet", "--out", "merged"]);
    run(&[&common[..], &["--out", "whole"]].concat());
    assert!(texts(&workspace.path("whole")) == texts(&workspace.path("merged")));
    let left = workspace.jiesu(&["compare", "plan.toml", "--audit", "--shard", "1/2", "--out", "other"]);
    assert!(left.code == Some(2) && left.err.contains("found it with `--shard`"), "{}", left.err);
}

#[test]
fn the_command_on_a_report_reproduces_its_results() {
    let plan = "base = \"base.toml\"\n[run]\ncities = 2\nreplications = 3\n[[design]]\nname = \"off\"\n[[design]]\nname = \"on and up\"\nset.rules.whistle.enabled = true\n";
    let workspace = Workspace::with(&[("base.toml", BASE), ("plan.toml", plan)]);
    assert_eq!(workspace.jiesu(&["compare", "plan.toml", "--quiet", "--out", "own"]).code, Some(0));
    assert_eq!(workspace.jiesu(&["report", "own", "--out", "page.html"]).code, Some(0));
    let page = std::fs::read_to_string(workspace.path("page.html")).unwrap();
    let (_, rest) = page.split_once("<pre>jiesu compare ").expect("a command");
    let command = rest.lines().next().unwrap();
    assert_eq!(command, "scenarios/off.toml &#39;scenarios/on and up.toml&#39; --out again".replace("&#39;", "'"), "{command}");
    let files = ["own/scenarios/off.toml", "own/scenarios/on and up.toml"];
    let left = workspace.jiesu(&["compare", files[0], files[1], "--quiet", "--out", "again"]);
    assert_eq!(left.code, Some(0), "{}", left.err);
    let (own, again) = (texts(&workspace.path("own")), texts(&workspace.path("again")));
    for file in ["comparison.csv", "rates.csv", "summary.csv", "costs.csv", "units.csv"] {
        assert_eq!(own[file], again[file], "{file}");
    }
}
