//! `jiesu robust`, as a user runs it: which conclusions a variation of the model reverses, and which hold.

use crate::plans::BASE;
use crate::workspace::{Workspace, contents, rows};
use std::collections::BTreeMap;

/// Two designs, each of which makes one category all but incurable: the one that spares the common category resolves more. As written, heat
/// is twice as common as noise.
const PLAN: &str = "\
base = \"base.toml\"\n[run]\nsets = \"sets.csv\"\ncities = 1\nreplications = 1\n\
[[design]]\nname = \"heat\"\nset = { \"city.categories.heat.structural\" = 0.9 }\n\
[[design]]\nname = \"noise\"\nset = { \"city.categories.noise.structural\" = 0.9 }\n";
const VARIATIONS: &str = "\
[[variation]]\nname = \"noisy\"\nset = { \"city.categories.noise.mix\" = 40 }\nassumes = \"Noise is everywhere.\"\ndatum = \"Counts by category.\"\n\
[[variation]]\nname = \"cold\"\nset = { \"city.categories.heat.mix\" = 40 }\n\
[[variation]]\nname = \"nothing\"\nset = { \"rules.ranking.strength\" = 0.5 }\n";

/// Twelve sets of two accounts, which set the share of noise themselves.
fn sets() -> String {
    let row = |set: usize| format!("{set},{:.2},{},{}\n", 0.9 + 0.01 * set as f64, 0.9 + 0.005 * set as f64, ["first", "second"][set / 6]);
    "set,city.categories.noise.mix,behaviour.ceiling,_account\n".to_owned() + &(0..12).map(row).collect::<String>()
}

fn workspace() -> Workspace {
    let plan = PLAN.to_owned() + VARIATIONS;
    Workspace::with(&[("base.toml", BASE), ("sets.csv", &sets()), ("plan.toml", &plan)])
}

fn fine(workspace: &Workspace, arguments: &[&str]) -> String {
    let left = workspace.jiesu(arguments);
    assert_eq!(left.code, Some(0), "{arguments:?}\n{}", left.err);
    left.out
}

/// The observer's actual resolution by design and city; there is one trial of each.
fn cured(rates: &str) -> BTreeMap<(String, u32), f64> {
    let is_run = |row: &BTreeMap<&str, &str>| {
        (row["period_kind"], row["level"], row["review"], row["basis"]) == ("run", "city", "observer", "callback")
    };
    let rows = rows(rates).into_iter().filter(is_run);
    rows.map(|row| ((row["design"].to_owned(), row["city"].parse().unwrap()), row["cured_rate"].parse().unwrap())).collect()
}

fn near(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-9, "{a} is not {b}");
}

#[test]
fn the_variation_that_reverses_a_conclusion_is_named_and_every_row_follows_from_the_rates() {
    let workspace = workspace();
    let text = fine(&workspace, &["robust", "plan.toml", "--sets", "12", "--objective", "observer.cured_rate", "--out", "out"]);
    assert!(text.contains("reversed by noisy") && text.contains("What would tell: Counts by category."), "{text}");
    assert!(text.contains("Changes no measure of this plan."), "{text}");
    let file = |name: &str| workspace.read(&format!("out/{name}.csv"));

    let [conclusions, robustness, best, rates] = ["conclusions", "robustness", "best_designs", "rates"].map(file);
    let conclusions = rows(&conclusions);
    let actual = conclusions.iter().find(|row| row["measure"] == "cured_rate").unwrap();
    let told = ["verdict", "held", "variations", "accounts_held", "accounts", "least_under"].map(|column| actual[column]);
    assert_eq!(told, ["reversed", "1", "2", "2", "2", "noisy"]);
    assert!(actual["reversed_by"].contains("noisy") && !actual["reversed_by"].contains("cold"));

    // Each row anew: Student's t with 11 and with 5 degrees of freedom.
    let cured = cured(&rates);
    let of = |variation: &str, set: u32| {
        let name = |design: &str| if variation == "as written" { design.to_owned() } else { format!("{design} @ {variation}") };
        cured[&(name("noise"), set)] - cured[&(name("heat"), set)]
    };
    let found = rows(&robustness);
    let mut seen = 0;
    for row in found.iter().filter(|row| row["measure"] == "cured_rate" && row["variation"] != "nothing") {
        let (sets, t) = match row["account"] {
            "all" => (1..=12, 2.200_985_160_082_949),
            "first" => (1..=6, 2.570_581_835_636_314),
            _ => (7..=12, 2.570_581_835_636_314),
        };
        let interval = |values: &[f64]| {
            let n = values.len() as f64;
            let mean = values.iter().sum::<f64>() / n;
            let half = t * (values.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / (n - 1.0) / n).sqrt();
            [mean, mean - half, mean + half]
        };
        let differences: Vec<f64> = sets.clone().map(|set| of(row["variation"], set)).collect();
        let changes: Vec<f64> = sets.map(|set| of(row["variation"], set) - of("as written", set)).collect();
        let cell = |column: &str| row[column].parse::<f64>().unwrap();
        ["difference", "ci_low", "ci_high"].iter().zip(interval(&differences)).for_each(|(column, value)| near(cell(column), value));
        ["change", "change_low", "change_high"].iter().zip(interval(&changes)).for_each(|(column, value)| near(cell(column), value));
        assert_eq!(row["n"].parse(), Ok(differences.len()));
        seen += 1;
    }
    assert_eq!(seen, 3 * 3);
    let best: Vec<[&str; 3]> = rows(&best).iter().map(|row| ["variation", "account", "best"].map(|column| row[column])).collect();
    assert!(best.contains(&["as written", "all", "noise"]) && best.contains(&["noisy", "second", "heat"]), "{best:?}");

    // The page says the same, and its trials give the same analysis.
    fine(&workspace, &["report", "out", "--out", "page.html"]);
    assert!(workspace.read("page.html").contains("What the conclusions rest on"));
    let left = workspace.jiesu(&["verify", "page.html", "--all"]);
    assert_eq!(left.code, Some(0), "{}{}", left.out, left.err);
    fine(&workspace, &["report", "out", "--lang", "zh", "--out", "zh.html"]);
    assert!(workspace.read("zh.html").contains("结论的依据"));
}

#[test]
fn a_variation_overrides_the_parameter_sets() {
    let workspace = workspace();
    fine(&workspace, &["robust", "plan.toml", "--sets", "2", "--quiet", "--out", "out"]);
    let scenario = workspace.read("out/scenarios/noise @ noisy.toml");
    assert!(scenario.contains("sets_except = [\"city.categories.noise.mix\"]"), "{scenario}");
    assert!(!workspace.read("out/scenarios/noise.toml").contains("sets_except = [\""));
    // A scenario may do the same by hand; what is no column is refused.
    let by_hand = "extends = \"base.toml\"\n[run]\nsets = \"sets.csv\"\nsets_used = 2\ncities = 1\nreplications = 1\n\
                   sets_except = [\"city.categories.noise.mix\"]\n[city.categories.noise]\nmix = 40\nstructural = 0.9\n";
    workspace.write("hand.toml", by_hand.as_bytes());
    fine(&workspace, &["run", "hand.toml", "--quiet", "--out", "hand"]);
    let of = |folder: &str, design: &str| -> Vec<f64> {
        cured(&workspace.read(&format!("{folder}/rates.csv")))
            .into_iter()
            .filter(|((name, _), _)| name == design)
            .map(|(_, rate)| rate)
            .collect()
    };
    assert_eq!(of("hand", "hand"), of("out", "noise @ noisy"));
    workspace.write("wrong.toml", by_hand.replace("[\"city.categories.noise.mix\"]", "[\"demand.trivial\"]").as_bytes());
    let wrong = workspace.diagnostics(&["wrong.toml"]);
    assert!(wrong.contains("wrong.toml:7:15: `run.sets_except`: found \"demand.trivial\", which is not a column of sets.csv"), "{wrong}");
}

#[test]
fn an_interrupted_study_ends_with_the_same_bytes_and_takes_trials_of_a_smaller_one() {
    let workspace = workspace();
    fine(&workspace, &["robust", "plan.toml", "--threads", "2", "--quiet", "--out", "whole"]);
    let whole = contents(&workspace.path("whole"));
    workspace.killed_after(150, &["robust", "plan.toml", "--threads", "1", "--quiet", "--out", "cut"]);
    fine(&workspace, &["robust", "plan.toml", "--threads", "1", "--quiet", "--resume", "--force", "--out", "cut"]);
    assert!(contents(&workspace.path("cut")) == whole);

    let plan = workspace.read("plan.toml");
    workspace.write("plan.toml", plan.split("[[variation]]\nname = \"cold\"").next().unwrap().as_bytes());
    fine(&workspace, &["robust", "plan.toml", "--keep-trials", "--quiet", "--out", "more"]);
    workspace.write("plan.toml", plan.as_bytes());
    let left = workspace.jiesu(&["robust", "plan.toml", "--resume", "--force", "--out", "more"]);
    assert!(left.code == Some(0) && left.err.contains("32 of 48 trials are there already"), "{}", left.err);
    let mut more = contents(&workspace.path("more"));
    assert!(more.remove("trials.journal").is_some() && more == whole);
}

#[test]
fn wrong_variations_are_refused_with_their_place() {
    let cases = [
        ("name = \"a\"\nset = { \"behaviour.celing\" = 0.5 }", "plan.toml:14:9: `behaviour.celing`: unknown key"),
        ("name = \"a\"\nset = { \"behaviour.ceiling\" = 1.5 }", "plan.toml:14:31: `behaviour.ceiling`: found 1.5"),
        ("name = \"a\"\nset = {}", "plan.toml:14:7: `variation.a.set`: found nothing, expected the keys that the variation sets"),
        ("name = \"a\"", "plan.toml:12:1: `variation.a.set`: found nothing, expected this key in every variation"),
        (
            "set = { \"behaviour.ceiling\" = 0.5 }",
            "plan.toml:12:1: `variation[1].name`: found nothing, expected this key in every variation",
        ),
        (
            "name = \"a\"\nset = { \"behaviour.rush\" = 0.5 }\n[[variation]]\nname = \"A\"\nset = { \"behaviour.rush\" = 0.6 }",
            "plan.toml:16:8: `variation.A.name`: found a second variation \"A\", expected each name once",
        ),
        ("name = \"as written\"\nset = { \"behaviour.rush\" = 0.5 }", "another name than `as written`"),
        ("name = \"a\"\nset = { \"run.seed\" = 5 }", "plan.toml:14:9: `run.seed`: found a key of the run or of the output in a variation"),
        (
            "name = \"a\"\nset = { \"city.categories.heat.structural\" = 0.1 }",
            "`variation.a.city.categories.heat.structural`: found a key that a design sets too",
        ),
        ("name = \"a\"\nset = { \"behaviour.rush\" = 0.5 }\nweight = 1", "plan.toml:15:1: `variation.a.weight`: unknown key"),
    ];
    for (variation, expected) in cases {
        let plan = format!("{PLAN}[[variation]]\n{variation}\n");
        let workspace = Workspace::with(&[("base.toml", BASE), ("sets.csv", &sets()), ("plan.toml", &plan)]);
        let left = workspace.jiesu(&["robust", "plan.toml"]);
        assert_eq!((left.code, left.out.as_str()), (Some(2), ""), "{variation}\n{}", left.err);
        assert!(left.err.contains(expected), "{expected}\n{}", left.err);
        assert_eq!(workspace.files().len(), 3, "nothing is written");
    }
}

/// Under the whole reform with disputes possible and orders sent back, in the city of two streets.
#[test]
fn every_shipped_variation_changes_something() {
    let workspace = Workspace::with_scenarios();
    let plan = "base = \"scenarios/teaching/two-streets.toml\"\n\
                [run]\nmonths = 2\nwarmup = 1\ncities = 1\nreplications = 2\n[set]\nbehaviour.care.rank_share = 0.5\n\
                [[design]]\nname = \"ladder\"\nset.rules = { dispatch.enabled = false, callback.send_back = 1 }\n\
                [[design]]\nname = \"reform\"\nset.rules.callback.send_back = 1\n";
    workspace.write("plan.toml", plan.as_bytes());
    let text = fine(&workspace, &["robust", "plan.toml"]);
    assert!(text.contains("fixed-effort") && text.contains("care-by-pressure"), "{text}");
    assert!(!text.contains("Changes no measure"), "{text}");
    let names = rows(&workspace.read("results/plan/best_designs.csv")).len();
    assert_eq!(names, 12, "as written, and eleven variations");
}
