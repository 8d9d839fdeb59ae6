//! Parameter sets: a file of them under every verb, and what is refused.

use crate::desk::Desk;
use crate::plans::BASE;

const SETS: &str = "set,demand.report_intercept,behaviour.ceiling,_distance\nlow,-4.2,0.9,0.11\nmid,-4,0.95,0.12\nhigh,-3.8,0.99,0.13\n";
const PLAN: &str = "base = \"base.toml\"\n[run]\nsets = \"sets.csv\"\ncities = 2\nreplications = 2\n[[design]]\nname = \"none\"\n\
                    [[design]]\nname = \"whistle\"\nset = { \"rules.whistle.enabled\" = true }\n";

fn desk(more: &[(&str, &str)]) -> Desk {
    Desk::with(&[&[("base.toml", BASE), ("sets.csv", SETS), ("plan.toml", PLAN)], more].concat())
}

fn fine(desk: &Desk, arguments: &[&str]) -> String {
    let left = desk.jiesu(arguments);
    assert_eq!(left.code, Some(0), "{arguments:?}\n{}", left.err);
    left.out
}

/// Files of a folder that no machine changes.
fn files(desk: &Desk, folder: &str) -> Vec<(String, String)> {
    let names = ["manifest.json", "rates.csv", "costs.csv", "units.csv", "summary.csv", "sets.csv", "comparison.csv", "caveats.csv"];
    names.iter().map(|name| (name.to_string(), desk.read(&format!("{folder}/{name}")))).collect()
}

#[test]
fn every_set_has_cities_of_its_own_in_which_its_values_hold() {
    let desk = desk(&[("one.toml", "extends = \"base.toml\"\n[run]\nsets = \"sets.csv\"\ncities = 2\nreplications = 1\n")]);
    fine(&desk, &["run", "one.toml"]);
    assert_eq!(
        desk.read("results/one/sets.csv").lines().take(4).collect::<Vec<_>>(),
        [
            "set,city_from,city_to,key,value",
            "low,1,2,demand.report_intercept,-4.2",
            "low,1,2,behaviour.ceiling,0.9",
            "low,1,2,_distance,0.11"
        ]
    );
    let rows = |folder: &str, cities: std::ops::RangeInclusive<u32>| -> Vec<String> {
        let text = desk.read(&format!("{folder}/rates.csv"));
        let of = |line: &str| line.split(',').nth(1).is_some_and(|city| city.parse().is_ok_and(|city| cities.contains(&city)));
        text.lines().skip(1).filter(|line| of(line)).map(str::to_string).collect()
    };
    // A scenario with the values of the second set in place, whose cities 3 and 4 are those of this set.
    fine(
        &desk,
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
            "demand.report_intercept=-4",
            "--set",
            "behaviour.ceiling=0.95",
        ],
    );
    let (of_set, plain) = (rows("results/one", 3..=4), rows("plain", 3..=4));
    assert!(!of_set.is_empty());
    assert_eq!(of_set, plain);
    assert_ne!(rows("results/one", 5..=6), rows("plain", 5..=6));
    // The first sets only.
    fine(&desk, &["run", "one.toml", "--out", "first", "--sets", "2"]);
    assert_eq!(rows("first", 1..=9), rows("results/one", 1..=4));
}

#[test]
fn designs_share_sets_and_the_scenarios_of_a_folder_reproduce_it() {
    let desk = desk(&[]);
    let told = fine(&desk, &["compare", "plan.toml", "--plan-only"]);
    assert!(told.contains("2 designs × 3 parameter sets × 2 cities × 2 replications = 24 trials"), "{told}");
    fine(&desk, &["compare", "plan.toml", "--threads", "1", "--out", "one"]);
    fine(
        &desk,
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
    assert!(files(&desk, "one") == files(&desk, "again"));
    assert_eq!(desk.read("one/scenarios/none.toml").matches("sets = \"../../sets.csv\"").count(), 1);
    // Shards that are put together.
    for shard in ["1/2", "2/2"] {
        fine(&desk, &["compare", "plan.toml", "--shard", shard, "--out", &shard.replace('/', "-")]);
    }
    fine(&desk, &["gather", "1-2", "2-2", "--out", "gathered"]);
    assert!(files(&desk, "one") == files(&desk, "gathered"));
}

#[test]
fn what_cannot_be_is_refused_with_its_place() {
    let clash = PLAN.replace("\"rules.whistle.enabled\" = true", "\"behaviour.ceiling\" = 0.8");
    let desk = desk(&[("clash.toml", &clash), ("bad.csv", "behaviour.ceiling\n0.5\n1.5\n"), ("run.csv", "run.months\n3\n")]);
    let wrong = |arguments: &[&str], told: &str| {
        let left = desk.jiesu(arguments);
        assert_eq!(left.code, Some(2), "{arguments:?}\n{}", left.out);
        assert!(left.err.contains(told), "expected {told}\nfound {}", left.err);
    };
    wrong(
        &["compare", "clash.toml"],
        "clash.toml:10:9: `behaviour.ceiling`: found it here and in sets.csv:1:29, whose sets give it a value too: expected one of them",
    );
    wrong(&["compare", "plan.toml", "--set", "behaviour.ceiling=0.8"], "--set: `behaviour.ceiling`: found it here and in sets.csv:1:29");
    wrong(&["run", "base.toml", "--set", "run.sets=bad.csv"], "bad.csv:3:1: `behaviour.ceiling`: found 1.5, expected a number from 0 to 1");
    wrong(&["check", "base.toml", "--set", "run.sets=run.csv"], "run.csv:1:1: `run.months`: found a key that is not about the city");
    wrong(&["run", "base.toml", "--set", "run.sets=no.csv"], "`run.sets`: found no file `no.csv`");
    wrong(&["run", "base.toml", "--sets", "2"], "`run.sets_used`: found 2 and no `run.sets`");
    wrong(&["compare", "plan.toml", "--sets", "4"], "`run.sets_used`: found 4, expected at most the 3 sets of `sets.csv`");
    wrong(&["compare", "plan.toml", "--half-width", "0.01"], "found it with `run.sets`");
    // The journal of other values is not gone on with.
    let journal = |sets: &str| {
        desk.write("sets.csv", sets.as_bytes());
        desk.jiesu(&["compare", "plan.toml", "--shard", "1/2", "--out", "part", "--resume"])
    };
    assert_eq!(journal(SETS).code, Some(0));
    assert_eq!(journal(SETS).code, Some(0));
    let left = journal(&SETS.replace("-4.2", "-4.3"));
    assert!(left.code == Some(2) && left.err.contains("found the journal of other designs"), "{}", left.err);
}

#[test]
fn a_comparison_keeps_luck_cities_and_parameters_apart() {
    let companion = "key,prior_sd,posterior_sd\ndemand.report_intercept,0.3,0.29\nbehaviour.ceiling,0.05,0.01\n";
    let desk = desk(&[("sets.informed.csv", companion)]);
    let told = fine(&desk, &["compare", "plan.toml"]);
    assert!(told.contains("3 parameter sets × 2 cities × 2 replications"), "{told}");
    assert!(told.contains("the parameter sets. better in") || told.contains("and the parameter sets"), "{told}");
    assert!(!told.contains("C06") && fine(&desk, &["compare", "plan.toml", "--sets", "1", "--force"]).contains("! C06"));
    fine(&desk, &["compare", "plan.toml", "--force"]);
    let text = desk.read("results/plan/comparison.csv");
    let column = |name: &str| text.lines().next().unwrap().split(',').position(|known| known == name).unwrap();
    let row: Vec<&str> =
        text.lines().find(|line| line.starts_with("whistle,cured_rate,observer,callback,city,run")).unwrap().split(',').collect();
    assert_eq!(row[column("ci_holds")].trim_matches('"'), "\"luck".trim_matches('"'), "quoted, since it has a comma");
    for name in ["se_luck", "se_city", "se_param"] {
        assert!(row[column(name)].parse::<f64>().is_ok_and(|se| se >= 0.0), "{name}");
    }
    assert!(["1", "0.6666666666666666"].contains(&row[column("sign_stable")]), "{row:?}");
    // One city a set: which of the two it is cannot be told.
    fine(&desk, &["compare", "plan.toml", "--cities", "1", "--force"]);
    let text = desk.read("results/plan/comparison.csv");
    let row = text.lines().find(|line| line.starts_with("whistle,cured_rate,observer,callback,city,run")).unwrap();
    assert!(row.split(',').nth(column("se_city")) == Some("") && row.contains("the last two not told apart"), "{row}");
}

#[test]
fn attribution_tells_in_how_many_sets_its_order_holds() {
    let plan = "base = \"base.toml\"\n[run]\nsets = \"sets.csv\"\ncities = 1\nreplications = 2\n[[lever]]\nname = \"whistle\"\n\
                set = { \"rules.whistle.enabled\" = true }\n[[lever]]\nname = \"limits\"\nset = { \"rules.time_limits.enabled\" = true }\n";
    let desk = desk(&[("levers.toml", plan)]);
    let told = fine(&desk, &["attribute", "levers.toml"]);
    assert!(told.contains("rank holds"), "{told}");
    assert!(fine(&desk, &["attribute", "levers.toml", "--force", "--lang", "zh"]).contains("位次不变"));
    let text = desk.read("results/levers/attribution.csv");
    let column = |name: &str| text.lines().next().unwrap().split(',').position(|known| known == name).unwrap();
    for row in text.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>()) {
        let number = |name: &str| row[column(name)].parse::<f64>().unwrap();
        assert!(number("value_low") <= number("value") && number("value") <= number("value_high"), "{row:?}");
        assert!((0.0..=1.0).contains(&number("order_stable")));
    }
}
