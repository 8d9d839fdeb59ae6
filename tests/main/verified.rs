//! What `jiesu verify --all` finds when a finding of a report was changed, kind by kind.

use crate::plans::BASE;
use crate::workspace::Workspace;
use serde_json::Value;

const DESIGNS: &str = "base = \"base.toml\"\nbaseline = \"off\"\n[[design]]\nname = \"off\"\n\
[[design]]\nname = \"on\"\nset = { \"rules.whistle.enabled\" = true }\n[[design]]\nname = \"limits\"\nset.rules.time_limits.enabled = true\n";
const CROSSED: &str = "[sampling]\nmethod = \"one_at_a_time\"\ncross = true\n[[factor]]\nkey = \"behaviour.rush\"\nrange = [0.0, 0.9]\n";
const LEVERS: &str = "base = \"base.toml\"\n[[lever]]\nname = \"whistle\"\nset.\"rules.whistle.enabled\" = true\n\
[[lever]]\nname = \"limits\"\nset.\"rules.time_limits.enabled\" = true\n";

/// The page that `arguments` lead to.
fn page(plan: &str, arguments: &[&str]) -> (Workspace, String) {
    let workspace = Workspace::with(&[("base.toml", BASE), ("plan.toml", plan)]);
    let left = workspace.jiesu(&[arguments, &["plan.toml", "--cities", "3", "--reps", "2", "--quiet", "--out", "out"]].concat());
    assert_eq!(left.code, Some(0), "{}", left.err);
    assert_eq!(workspace.jiesu(&["report", "out"]).code, Some(0));
    let page = workspace.read("out/report.html");
    (workspace, page)
}

/// What `verify --all` says of the page after what it embeds was changed.
fn forged(workspace: &Workspace, page: &str, change: impl FnOnce(&mut Value)) -> String {
    let (before, rest) = page.split_once("id=\"claim\">").unwrap();
    let (claim, after) = rest.split_once("</script>").unwrap();
    let mut excerpt: Value = serde_json::from_str(claim).unwrap();
    change(&mut excerpt);
    let claim = serde_json::to_string(&excerpt).unwrap().replace('<', "\\u003c");
    workspace.write("forged.html", format!("{before}id=\"claim\">{claim}</script>{after}").as_bytes());
    let left = workspace.jiesu(&["verify", "forged.html", "--all"]);
    assert_eq!(left.code, Some(1), "{}{}", left.out, left.err);
    left.out
}

/// The same, after a cell of the first row of a sheet was changed.
fn forge(workspace: &Workspace, page: &str, sheet: &str, column: &str, value: &str) -> String {
    forged(workspace, page, |excerpt| {
        let columns = excerpt["sheets"][sheet]["columns"].as_array().unwrap_or_else(|| panic!("no {sheet}"));
        let place = columns.iter().position(|name| name == column);
        let cell = &mut excerpt["sheets"][sheet]["rows"][0][place.unwrap()];
        assert_ne!(cell, value);
        *cell = Value::String(value.into());
    })
}

/// The same, after what its manifest says of how the designs were judged was changed.
fn misjudged(workspace: &Workspace, page: &str, change: impl FnOnce(&mut Value)) {
    let said = forged(workspace, page, |excerpt| {
        let mut manifest: Value = serde_json::from_str(excerpt["manifest"].as_str().unwrap()).unwrap();
        change(&mut manifest["comparison"]);
        excerpt["manifest"] = Value::String(manifest.to_string());
    });
    assert!(said.contains("manifest.json, judged: "), "{said}");
}

fn every_change_is_named(workspace: &Workspace, page: &str, changes: &[(&str, &str, &str)]) {
    let left = workspace.jiesu(&["verify", "out/report.html", "--all"]);
    assert_eq!(left.code, Some(0), "{}{}", left.out, left.err);
    assert!(!left.out.contains("not held"), "{}", left.out);
    for (sheet, column, value) in changes {
        assert!(left.out.contains(sheet), "{sheet} is not held:\n{}", left.out);
        let said = forge(workspace, page, sheet, column, value);
        let line = said
            .lines()
            .find(|line| line.contains(&format!("{sheet}.csv, ")) && line.contains(&format!(", {column}: the page says {value}, ")));
        assert!(line.is_some(), "{sheet} {column}\n{said}");
    }
}

#[test]
fn a_changed_division_of_an_effect_is_named() {
    let (workspace, page) = page(LEVERS, &["attribute"]);
    every_change_is_named(
        &workspace,
        &page,
        &[("attribution", "value", "0.5"), ("attribution", "last", "0.5"), ("caveats", "sentence", "all is well")],
    );
}

#[test]
fn a_changed_value_at_which_the_answer_changes_is_named() {
    let (workspace, page) = page(&format!("{DESIGNS}{CROSSED}"), &["sweep"]);
    every_change_is_named(
        &workspace,
        &page,
        &[("switching_values", "lead_base", "0.5"), ("switching_values", "best", "limits of the possible"), ("caveats", "value", "7")],
    );
}

#[test]
fn a_changed_choice_is_named_and_its_fresh_cities_are_lived_again() {
    let (workspace, page) = page(DESIGNS, &["compare", "--within", "0.05"]);
    let changes = [
        ("selection", "mean", "0.5"),
        ("selection", "verdict", "better"),
        ("reevaluation", "difference", "0.5"),
        ("choice", "pareto_share", "0.5"),
    ];
    every_change_is_named(&workspace, &page, &changes);
}

#[test]
fn a_page_verifies_whichever_design_was_chosen_the_baseline_too() {
    let mut kept = 0;
    for baseline in ["off", "on", "limits"] {
        let plan = DESIGNS.replace("baseline = \"off\"", &format!("baseline = \"{baseline}\""));
        let (workspace, page) = page(&plan, &["compare", "--within", "0.05"]);
        let left = workspace.jiesu(&["verify", "out/report.html", "--all"]);
        assert_eq!(left.code, Some(0), "{baseline}: {}{}", left.out, left.err);
        assert!(workspace.read("out/reevaluation.csv").contains(",selection,"));
        let selection = workspace.read("out/selection.csv");
        let is_kept = selection.lines().any(|line| line.starts_with(&format!("{baseline},")) && line.ends_with(",chosen"));
        // What the page says of it first.
        assert_eq!(page.contains(&format!("{baseline}</strong> itself was <strong>chosen</strong> among 3 designs")), is_kept);
        assert_eq!(workspace.jiesu(&["report", "out", "--lang", "zh"]).code, Some(0));
        assert_eq!(workspace.read("out/report.html").contains("者即基准"), is_kept);
        kept += usize::from(is_kept);
    }
    assert_eq!(kept, 1);
}

#[test]
fn a_choice_by_a_forged_rule_or_a_part_of_it_is_named() {
    let (workspace, page) = page(DESIGNS, &["compare", "--within", "0.05"]);
    for (column, value) in [("within", "0.000001"), ("within", "1e-200"), ("first_cities", "1"), ("first_cities", "900")] {
        let said = forge(&workspace, &page, "selection", column, value);
        assert!(said.contains("selection.csv"), "{column} {value}: {said}");
    }
    for (gone, said) in [
        ("reevaluation", "reevaluation.csv: the page has none, and a page with selection.csv has both"),
        ("selection", "selection.csv: the page has none, and a page with reevaluation.csv has both"),
        ("comparison", "comparison.csv: the manifest says that designs were judged"),
    ] {
        let found = forged(&workspace, &page, |excerpt| {
            excerpt["sheets"].as_object_mut().unwrap().remove(gone);
        });
        assert!(found.contains(said), "{gone}: {found}");
    }
    let found = forged(&workspace, &page, |excerpt| {
        excerpt["sheets"]["reevaluation"]["rows"][0].as_array_mut().unwrap().pop();
    });
    assert!(found.contains("the page has 11 cells of this row"), "{found}");
    // A pair that is consistent, and was not the one.
    let found = forged(&workspace, &page, |excerpt| {
        for row in excerpt["sheets"]["reevaluation"]["rows"].as_array_mut().unwrap() {
            row.as_array_mut().unwrap().swap(0, 1);
        }
    });
    assert!(found.contains("reevaluation.csv, ") && found.contains("the trials give none"), "{found}");
}

#[test]
fn what_a_manifest_cannot_say_of_its_judgement_is_named_and_not_judged_by() {
    let (workspace, page) = self::page(LEVERS, &["attribute"]);
    misjudged(&workspace, &page, |compared| compared["game"]["designs"]["0"] = 99.into());
    misjudged(&workspace, &page, |compared| compared["game"]["way"] = "Owen".into());
    misjudged(&workspace, &page, |compared| {
        let levers = compared["game"]["levers"].as_array_mut().unwrap();
        levers.extend(vec![levers[0].clone(); 38]);
    });
    misjudged(&workspace, &page, |compared| compared["objective"] = "nothing".into());
    let (workspace, page) = self::page(&format!("{DESIGNS}{CROSSED}"), &["sweep"]);
    misjudged(&workspace, &page, |compared| compared["crossing"]["designs"][0] = 99.into());
    misjudged(&workspace, &page, |compared| compared["crossing"]["points"][0]["runs"][0] = 99.into());
    misjudged(&workspace, &page, |compared| compared["crossing"]["points"][0]["runs"] = Vec::<u32>::new().into());
}

#[test]
fn the_verdict_speaks_the_language_of_the_page_or_the_one_asked_for() {
    let (workspace, _) = page(DESIGNS, &["compare", "--allow", "C06=luck is what we ask about"]);
    assert_eq!(workspace.jiesu(&["report", "out", "--lang", "zh"]).code, Some(0));
    let said = |more: &[&str]| {
        let left = workspace.jiesu(&[&["verify", "out/report.html", "--all"], more].concat());
        assert_eq!(left.code, Some(0), "{}{}", left.out, left.err);
        left.out
    };
    assert!(said(&[]).starts_with("已核对：\n") && said(&[]).ends_with("：没有差异\n"));
    assert!(said(&["--lang", "en"]).starts_with("checked:\n"));
    let page = workspace.read("out/report.html");
    workspace.write("forged.html", page.replacen("luck is what we ask about", "nothing is left out", 1).as_bytes());
    let left = workspace.jiesu(&["verify", "forged.html", "--trials", "1"]);
    assert!(left.code == Some(1) && left.out.contains("差异：") && left.out.contains("页上为"), "{}", left.out);
}
