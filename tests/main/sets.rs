//! Parameter sets: a file of them under every verb, and what is refused.

use crate::plans::BASE;
use crate::workspace::{Workspace, rows};

const SETS: &str = "set,demand.reporting_intercept,behaviour.ceiling,_distance\nlow,-4.2,0.9,0.11\nmid,-4,0.95,0.12\nhigh,-3.8,0.99,0.13\n";
const PLAN: &str = "base = \"base.toml\"\n[run]\nsets = \"sets.csv\"\ncities = 2\nreplications = 2\n[[design]]\nname = \"none\"\n\
                    [[design]]\nname = \"whistle\"\nset = { \"rules.whistle.enabled\" = true }\n";

const ONE: &str = "extends = \"base.toml\"\n[run]\nsets = \"sets.csv\"\ncities = 2\nreplications = 1\n";

fn workspace(more: &[(&str, &str)]) -> Workspace {
    Workspace::with(&[&[("base.toml", BASE), ("sets.csv", SETS), ("plan.toml", PLAN)], more].concat())
}

fn fine(workspace: &Workspace, arguments: &[&str]) -> String {
    let left = workspace.jiesu(arguments);
    assert_eq!(left.code, Some(0), "{arguments:?}\n{}", left.err);
    left.out
}

/// Files of a folder that no machine changes.
fn files(workspace: &Workspace, folder: &str) -> Vec<(String, String)> {
    let names = ["manifest.json", "rates.csv", "costs.csv", "units.csv", "summary.csv", "sets.csv", "comparison.csv", "caveats.csv"];
    names.iter().map(|name| (name.to_string(), workspace.read(&format!("{folder}/{name}")))).collect()
}

#[test]
fn every_set_has_its_own_cities_in_which_its_values_apply() {
    let workspace = workspace(&[("one.toml", ONE)]);
    fine(&workspace, &["run", "one.toml"]);
    // All sets, each with all its keys and its own cities; copied columns come last.
    let mut expected = String::from("set,city_from,city_to,key,value\n");
    for (row, line) in SETS.lines().skip(1).enumerate() {
        let cells: Vec<&str> = line.split(',').collect();
        for (key, value) in SETS.lines().next().unwrap().split(',').zip(&cells).skip(1) {
            expected += &format!("{},{},{},{key},{value}\n", cells[0], 2 * row + 1, 2 * row + 2);
        }
    }
    assert_eq!(workspace.read("results/one/sets.csv"), expected);
    let rows = |folder: &str, cities: std::ops::RangeInclusive<u32>| -> Vec<String> {
        let text = workspace.read(&format!("{folder}/rates.csv"));
        let of = |line: &str| line.split(',').nth(1).is_some_and(|city| city.parse().is_ok_and(|city| cities.contains(&city)));
        text.lines().skip(1).filter(|line| of(line)).map(str::to_string).collect()
    };
    // A scenario with the values of the second set; its cities 3 and 4 are those of this set.
    fine(
        &workspace,
        &[
            "run",
            "one.toml",
            "--out",
            "plain",
            "--cities",
            "4",
            "--set",
            "run.sets=\"\"",
            "--set",
            "demand.reporting_intercept=-4",
            "--set",
            "behaviour.ceiling=0.95",
        ],
    );
    let (of_set, plain) = (rows("results/one", 3..=4), rows("plain", 3..=4));
    assert!(!of_set.is_empty());
    assert_eq!(of_set, plain);
    assert_ne!(rows("results/one", 5..=6), rows("plain", 5..=6));
    // The same applies to the sets before and after.
    for (place, (cities, set)) in [
        (1..=2, ["demand.reporting_intercept=-4.2", "behaviour.ceiling=0.9"]),
        (5..=6, ["demand.reporting_intercept=-3.8", "behaviour.ceiling=0.99"]),
    ]
    .into_iter()
    .enumerate()
    {
        let out = format!("plain-{place}");
        fine(&workspace, &["run", "one.toml", "--out", &out, "--cities", "6", "--set", "run.sets=\"\"", "--set", set[0], "--set", set[1]]);
        assert_eq!(rows("results/one", cities.clone()), rows(&out, cities));
    }
    // Fewer sets at even steps, here the first and the last, each with cities of its own.
    fine(&workspace, &["run", "one.toml", "--out", "fewer", "--sets", "2"]);
    assert_eq!(rows("fewer", 1..=2), rows("results/one", 1..=2));
    let last = ["demand.reporting_intercept=-3.8", "behaviour.ceiling=0.99"];
    fine(&workspace, &["run", "one.toml", "--out", "last", "--cities", "4", "--set", "run.sets=\"\"", "--set", last[0], "--set", last[1]]);
    assert_eq!(rows("fewer", 3..=9), rows("last", 3..=4));
}

#[test]
fn last_answers_have_rows_in_every_city_if_any_set_sends_orders_back() {
    let once = "set,rules.callback.send_back\nnever,0\nonce,1\n";
    let workspace = workspace(&[("one.toml", ONE), ("sets.csv", once)]);
    let last = |folder: &str, file: &str| -> usize {
        let text = workspace.read(&format!("{folder}/{file}"));
        rows(&text).iter().filter(|row| row["basis"] == "last" && row["period"] == "run" && row["level"] == "city").count()
    };
    fine(&workspace, &["run", "one.toml"]);
    // Official and observer, in each of the two cities of two sets: without sending back, the last answer is the first.
    assert_eq!(last("results/one", "rates.csv"), 8);
    let summed = workspace.read("results/one/summary.csv");
    assert!(rows(&summed).iter().any(|row| row["basis"] == "last"));
    fine(&workspace, &["compare", "plan.toml", "--out", "both"]);
    let compared = workspace.read("both/comparison.csv");
    assert!(rows(&compared).iter().any(|row| row["basis"] == "last"), "{compared}");
    // No set sends orders back; and no set can switch a survey on.
    workspace.write("sets.csv", once.replace("once,1", "once,0").as_bytes());
    fine(&workspace, &["run", "one.toml", "--force"]);
    assert_eq!(last("results/one", "rates.csv"), 0);
    workspace.write("sets.csv", b"rules.survey.enabled\ntrue\n");
    let refused = workspace.jiesu(&["run", "one.toml", "--force"]);
    assert!(
        refused.code == Some(2) && refused.err.contains("`rules.survey.enabled`: found a key that does not describe"),
        "{}",
        refused.err
    );
}

#[test]
fn designs_share_sets_and_the_scenarios_of_a_folder_reproduce_it() {
    let workspace = workspace(&[]);
    let shown = fine(&workspace, &["compare", "plan.toml", "--plan-only"]);
    assert!(shown.contains("2 designs × 3 parameter sets × 2 cities × 2 replications = 24 trials"), "{shown}");
    fine(&workspace, &["compare", "plan.toml", "--threads", "1", "--out", "one"]);
    fine(
        &workspace,
        &[
            "compare",
            "one/scenarios/none.toml",
            "one/scenarios/whistle.toml",
            "--cities",
            "2",
            "--reps",
            "2",
            "--threads",
            "3",
            "--out",
            "again",
        ],
    );
    assert!(files(&workspace, "one") == files(&workspace, "again"));
    assert_eq!(workspace.read("one/scenarios/none.toml").matches("sets = \"../../sets.csv\"").count(), 1);
    // Merged shards.
    for shard in ["1/2", "2/2"] {
        fine(&workspace, &["compare", "plan.toml", "--shard", shard, "--out", &shard.replace('/', "-")]);
    }
    fine(&workspace, &["merge", "1-2", "2-2", "--out", "merged"]);
    assert!(files(&workspace, "one") == files(&workspace, "merged"));
}

#[test]
fn invalid_sets_are_refused_with_their_place() {
    let clash = PLAN.replace("\"rules.whistle.enabled\" = true", "\"behaviour.ceiling\" = 0.8");
    let workspace = workspace(&[("clash.toml", &clash), ("bad.csv", "behaviour.ceiling\n0.5\n1.5\n"), ("run.csv", "run.months\n3\n")]);
    let wrong = |arguments: &[&str], shown: &str| {
        let left = workspace.jiesu(arguments);
        assert_eq!(left.code, Some(2), "{arguments:?}\n{}", left.out);
        assert!(left.err.contains(shown), "expected {shown}\nfound {}", left.err);
    };
    wrong(
        &["compare", "clash.toml"],
        "clash.toml:10:9: `behaviour.ceiling`: found it here and in the parameter sets, sets.csv:1:32, expected only one of them",
    );
    wrong(
        &["compare", "plan.toml", "--set", "behaviour.ceiling=0.8"],
        "--set: `behaviour.ceiling`: found it here and in the parameter sets, sets.csv:1:32",
    );
    wrong(&["run", "base.toml", "--set", "run.sets=bad.csv"], "bad.csv:3:1: `behaviour.ceiling`: found 1.5, expected a number from 0 to 1");
    wrong(&["check", "base.toml", "--set", "run.sets=run.csv"], "run.csv:1:1: `run.months`: found a key that does not describe the city");
    wrong(&["run", "base.toml", "--set", "run.sets=no.csv"], "`run.sets`: found no file `no.csv`");
    wrong(&["run", "base.toml", "--sets", "2"], "`run.sets_used`: found 2 and no `run.sets`");
    // An empty file name switches off the sets of an extended file, with their number, and excuses no number beside it.
    workspace.write("drawn.toml", b"extends = \"base.toml\"\n[run]\nsets = \"sets.csv\"\nsets_used = 2\n");
    workspace.write("off.toml", b"extends = \"drawn.toml\"\n[run]\nsets = \"\"\n");
    workspace.write("both.toml", b"extends = \"base.toml\"\n[run]\nsets = \"\"\nsets_used = 2\n");
    for fine in [&["check", "off.toml"][..], &["check", "drawn.toml", "--set", "run.sets=\"\""]] {
        let left = workspace.jiesu(fine);
        assert_eq!(left.code, Some(0), "{fine:?}\n{}", left.err);
    }
    wrong(&["run", "off.toml", "--sets", "2"], "`run.sets_used`: found 2 and no `run.sets`");
    wrong(&["check", "both.toml"], "both.toml:4:13: `run.sets_used`: found 2 and no `run.sets`");
    wrong(&["compare", "plan.toml", "--sets", "4"], "`run.sets_used`: found 4, expected at most the 3 sets of `sets.csv`");
    wrong(&["compare", "plan.toml", "--half-width", "0.01"], "found it with `run.sets`");
    // A journal of other values is not resumed.
    let journal = |sets: &str| {
        workspace.write("sets.csv", sets.as_bytes());
        workspace.jiesu(&["compare", "plan.toml", "--shard", "1/2", "--out", "part", "--resume"])
    };
    assert_eq!(journal(SETS).code, Some(0));
    assert_eq!(journal(SETS).code, Some(0));
    let left = journal(&SETS.replace("-4.2", "-4.3"));
    assert!(left.code == Some(2) && left.err.contains("found the journal of other designs"), "{}", left.err);
}

#[test]
fn a_comparison_separates_replications_cities_and_parameters() {
    let companion = "key,prior_sd,posterior_sd\ndemand.reporting_intercept,0.3,0.29\nbehaviour.ceiling,0.05,0.01\n";
    let workspace = workspace(&[("sets.informed.csv", companion)]);
    let shown = fine(&workspace, &["compare", "plan.toml"]);
    assert!(shown.contains("3 parameter sets × 2 cities × 2 replications"), "{shown}");
    assert!(shown.replace("\n  ", " ").contains("3 parameter sets: no 95 % intervals, which need at least 5"), "{shown}");
    assert!(!shown.contains("C06") && fine(&workspace, &["compare", "plan.toml", "--sets", "1", "--force"]).contains("! C06"));
    fine(&workspace, &["compare", "plan.toml", "--force"]);
    let text = workspace.read("results/plan/comparison.csv");
    let column = |name: &str| text.lines().next().unwrap().split(',').position(|known| known == name).unwrap();
    let row: Vec<&str> =
        text.lines().find(|line| line.starts_with("whistle,cured_rate,observer,callback,city,run")).unwrap().split(',').collect();
    assert_eq!(row[column("ci_scope")].trim_matches('"'), "replications", "quoted, since it has a comma");
    // With one city per set, cities and sets cannot be separated.
    fine(&workspace, &["compare", "plan.toml", "--cities", "1", "--force"]);
    let text = workspace.read("results/plan/comparison.csv");
    let row = text.lines().find(|line| line.starts_with("whistle,cured_rate,observer,callback,city,run")).unwrap();
    assert!(row.split(',').nth(column("se_city")) == Some("") && row.contains("the last two confounded"), "{row}");
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// Sum of squares about a number.
fn squares(values: &[f64], about: f64) -> f64 {
    values.iter().map(|value| (value - about) * (value - about)).sum()
}

fn near(found: &str, expected: f64, what: &str) {
    let found: f64 = found.parse().unwrap_or(f64::NAN);
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1e-3), "{what}: {found} is not {expected}");
}

/// Values by set, city and replication, of the whole city over the run, by review date: from `rates.csv`, with two cities a set.
fn by_set(rates: &str, design: &str, measure: &str) -> Vec<Vec<Vec<f64>>> {
    let mut sets = vec![vec![Vec::new(); 2]; 3];
    for row in rows(rates) {
        if (row["design"], row["period_kind"], row["level"], row["review"], row["basis"]) == (design, "run", "city", "observer", "callback")
        {
            let city = row["city"].parse::<usize>().unwrap() - 1;
            sets[city / 2][city % 2].push(row[measure].parse().unwrap());
        }
    }
    sets
}

#[test]
fn the_parts_of_a_difference_follow_from_the_rates_of_each_set() {
    let workspace = workspace(&[]);
    fine(&workspace, &["compare", "plan.toml", "--out", "out", "--set", "run.months=4", "--reps", "3"]);
    let (rates, comparison, summary) =
        (workspace.read("out/rates.csv"), workspace.read("out/comparison.csv"), workspace.read("out/summary.csv"));
    // Cells before the first that is quoted are enough.
    let found = |table: &str, start: &str, column: &str| -> String {
        let place = table.lines().next().unwrap().split(',').position(|known| known == column).unwrap();
        let line = table.lines().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("no {start}"));
        line.replace(", ", "; ").split(',').nth(place).unwrap().to_string()
    };
    let mut seen = [0; 2];
    for measure in ["response_rate", "resolution_rate", "satisfaction_rate", "cured_rate", "unmet_days"] {
        let (none, whistle) = (by_set(&rates, "none", measure), by_set(&rates, "whistle", measure));
        let differences: Vec<Vec<Vec<f64>>> = whistle
            .iter()
            .zip(&none)
            .map(|(b, a)| b.iter().zip(a).map(|(b, a)| b.iter().zip(a).map(|(b, a)| b - a).collect()).collect())
            .collect();
        for (values, table, start, of_mean) in [
            (&differences, &comparison, format!("whistle,{measure},observer,callback,city,run,"), "difference"),
            (&none, &summary, "none,city,city,run,run,observer,callback,".to_string() + measure, "mean"),
        ] {
            let n = 18.0;
            let cities: Vec<Vec<f64>> = values.iter().map(|set| set.iter().map(|city| mean(city)).collect()).collect();
            let sets: Vec<f64> = cities.iter().map(|set| mean(set)).collect();
            let whole = mean(&sets);
            let cell = |column: &str| found(table, &start, column);
            assert_eq!(cell("n"), "18");
            near(&cell(of_mean), whole, &start);
            // Sets are what is independent.
            let se = (squares(&sets, whole) / 2.0 / 3.0).sqrt();
            // Three sets give no interval, but the reason.
            assert_eq!([cell("ci_low"), cell("ci_high"), cell("no_interval")], ["", "", "fewer than 5 parameter sets (3)"]);
            if of_mean == "mean" {
                near(&cell("se"), se, &start);
                continue;
            }
            // Mean squares of replications in cities, cities in sets, and sets: 12, 3 and 2 degrees of freedom.
            let replication = values.iter().flatten().map(|city| squares(city, mean(city))).sum::<f64>() / 12.0;
            let city = cities.iter().map(|set| 3.0 * squares(set, mean(set))).sum::<f64>() / 3.0;
            let param = 6.0 * squares(&sets, whole) / 2.0;
            near(&cell("se_replication"), (replication / n).sqrt(), &start);
            near(&cell("se_city"), ((city - replication).max(0.0) / n).sqrt(), &start);
            near(&cell("se_param"), ((param - replication - 3.0 * ((city - replication) / 3.0)).max(0.0) / n).sqrt(), &start);
            seen[0] += u32::from(city > replication);
            seen[1] += u32::from(param > city);
            let same = sets.iter().filter(|set| set.signum() == whole.signum()).count();
            near(&cell("sign_stable"), same as f64 / 3.0, &start);
            if measure != "unmet_days" {
                let better = sets.iter().filter(|set| **set > 1e-15).count() as f64;
                let equal = sets.iter().filter(|set| set.abs() <= 1e-15).count() as f64;
                near(&cell("p_better"), (better + equal / 2.0) / 3.0, &start);
                assert_eq!((cell("better_in"), cell("better_of")), (better.to_string(), "3".into()));
            }
        }
    }
    assert!(seen[0] > 0 && seen[1] > 0, "cities and sets differ in some measure by more than sampling error: {seen:?}");
}

#[test]
fn copied_columns_change_nothing_and_the_order_of_sets_assigns_their_cities() {
    let workspace = workspace(&[("one.toml", ONE)]);
    fine(&workspace, &["compare", "plan.toml", "--out", "one", "--quiet"]);
    let others = SETS.replace("_distance", "_weight").replace("0.11", "7").replace("0.12", "0").replace("0.13", "1000");
    workspace.write("sets.csv", others.as_bytes());
    fine(&workspace, &["compare", "plan.toml", "--out", "two", "--quiet"]);
    for file in ["rates.csv", "costs.csv", "summary.csv", "comparison.csv", "caveats.csv"] {
        assert!(workspace.read(&format!("one/{file}")) == workspace.read(&format!("two/{file}")), "{file}");
    }
    assert!(workspace.read("two/sets.csv").contains("high,5,6,_weight,1000\n"));
    // Another order assigns other cities, and so other random numbers.
    let mut lines: Vec<&str> = SETS.lines().collect();
    lines.swap(1, 3);
    workspace.write("sets.csv", (lines.join("\n") + "\n").as_bytes());
    fine(&workspace, &["compare", "plan.toml", "--out", "three", "--quiet"]);
    assert!(workspace.read("three/sets.csv").contains("high,1,2,behaviour.ceiling,0.99\n"));
    assert_ne!(workspace.read("one/rates.csv"), workspace.read("three/rates.csv"));
    let middle = |folder: &str| by_set(&workspace.read(&format!("{folder}/rates.csv")), "whistle", "cured_rate")[1].clone();
    assert_eq!(middle("one"), middle("three"), "the set that stayed in its place");
}

#[test]
fn attribution_reports_in_how_many_sets_its_order_is_the_same() {
    let plan = "base = \"base.toml\"\n[run]\nsets = \"sets.csv\"\ncities = 1\nreplications = 2\n[[lever]]\nname = \"whistle\"\n\
                set = { \"rules.whistle.enabled\" = true }\n[[lever]]\nname = \"limits\"\nset = { \"rules.time_limits.enabled\" = true }\n";
    let workspace = workspace(&[("levers.toml", plan)]);
    let shown = fine(&workspace, &["attribute", "levers.toml"]);
    assert!(shown.contains("stable rank"), "{shown}");
    assert!(fine(&workspace, &["attribute", "levers.toml", "--force", "--lang", "zh"]).contains("位次稳定"));
    let text = workspace.read("results/levers/attribution.csv");
    let column = |name: &str| text.lines().next().unwrap().split(',').position(|known| known == name).unwrap();
    for row in text.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>()) {
        let number = |name: &str| row[column(name)].parse::<f64>().unwrap();
        assert!(number("value_low") <= number("value") && number("value") <= number("value_high"), "{row:?}");
        assert!((0.0..=1.0).contains(&number("order_stable")));
    }
}
