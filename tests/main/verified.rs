//! `jiesu verify --all` finds a changed finding of a report, kind by kind.

use crate::plans::BASE;
use crate::workspace::Workspace;
use serde_json::Value;

const DESIGNS: &str = "base = \"base.toml\"\nbaseline = \"off\"\n[[design]]\nname = \"off\"\n\
[[design]]\nname = \"on\"\nset = { \"rules.whistle.enabled\" = true }\n[[design]]\nname = \"limits\"\nset.rules.time_limits.enabled = true\n";
const CROSSED: &str = "[sampling]\nmethod = \"one_at_a_time\"\ncross = true\n[[factor]]\nkey = \"behaviour.rush\"\nrange = [0.0, 0.9]\n";
const LEVERS: &str = "base = \"base.toml\"\n[[lever]]\nname = \"whistle\"\nset.\"rules.whistle.enabled\" = true\n\
[[lever]]\nname = \"limits\"\nset.\"rules.time_limits.enabled\" = true\n";

/// The page that a command writes.
fn page(plan: &str, arguments: &[&str]) -> (Workspace, String) {
    let workspace = Workspace::with(&[("base.toml", BASE), ("plan.toml", plan)]);
    let left = workspace.jiesu(&[arguments, &["plan.toml", "--cities", "3", "--reps", "2", "--quiet", "--out", "out"]].concat());
    assert_eq!(left.code, Some(0), "{}", left.err);
    assert_eq!(workspace.jiesu(&["report", "out"]).code, Some(0));
    let page = workspace.read("out/report.html");
    (workspace, page)
}

/// The output of `verify --all` after a change of the page's embedded data.
fn forged(workspace: &Workspace, page: &str, change: impl FnOnce(&mut Value)) -> String {
    let (before, rest) = page.split_once("id=\"excerpt\">").unwrap();
    let (embedded, after) = rest.split_once("</script>").unwrap();
    let mut excerpt: Value = serde_json::from_str(embedded).unwrap();
    change(&mut excerpt);
    let embedded = serde_json::to_string(&excerpt).unwrap().replace('<', "\\u003c");
    workspace.write("forged.html", format!("{before}id=\"excerpt\">{embedded}</script>{after}").as_bytes());
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

/// The same, after a change of the manifest's entry on the comparison.
fn compared_wrongly(workspace: &Workspace, page: &str, change: impl FnOnce(&mut Value)) {
    let found = forged(workspace, page, |excerpt| {
        let mut manifest: Value = serde_json::from_str(excerpt["manifest"].as_str().unwrap()).unwrap();
        change(&mut manifest["comparison"]);
        excerpt["manifest"] = Value::String(manifest.to_string());
    });
    assert!(found.contains("manifest.json, comparison: "), "{found}");
}

fn every_change_is_named(workspace: &Workspace, page: &str, changes: &[(&str, &str, &str)]) {
    let left = workspace.jiesu(&["verify", "out/report.html", "--all"]);
    assert_eq!(left.code, Some(0), "{}{}", left.out, left.err);
    assert!(!left.out.contains("not checked"), "{}", left.out);
    for (sheet, column, value) in changes {
        assert!(left.out.contains(sheet), "{sheet} is not checked:\n{}", left.out);
        let found = forge(workspace, page, sheet, column, value);
        let line = found
            .lines()
            .find(|line| line.contains(&format!("{sheet}.csv, ")) && line.contains(&format!(", {column}: the page has {value}, ")));
        assert!(line.is_some(), "{sheet} {column}\n{found}");
    }
}

#[test]
fn a_changed_attribution_is_found() {
    let (workspace, page) = page(LEVERS, &["attribute"]);
    every_change_is_named(
        &workspace,
        &page,
        &[("attribution", "value", "0.5"), ("attribution", "last", "0.5"), ("caveats", "sentence", "all is well")],
    );
}

#[test]
fn a_changed_switching_value_is_found() {
    let (workspace, page) = page(&format!("{DESIGNS}{CROSSED}"), &["sweep"]);
    every_change_is_named(
        &workspace,
        &page,
        &[("switching_values", "lead_base", "0.5"), ("switching_values", "best", "limits of the possible"), ("caveats", "value", "7")],
    );
}

#[test]
fn a_changed_selection_is_found_and_re_evaluated() {
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
fn a_page_verifies_whichever_design_was_chosen() {
    let mut kept = 0;
    for baseline in ["off", "on", "limits"] {
        let plan = DESIGNS.replace("baseline = \"off\"", &format!("baseline = \"{baseline}\""));
        let (workspace, page) = page(&plan, &["compare", "--within", "0.05"]);
        let left = workspace.jiesu(&["verify", "out/report.html", "--all"]);
        assert_eq!(left.code, Some(0), "{baseline}: {}{}", left.out, left.err);
        assert!(workspace.read("out/reevaluation.csv").contains(",selection,"));
        let selection = workspace.read("out/selection.csv");
        let is_kept = selection.lines().any(|line| line.starts_with(&format!("{baseline},")) && line.ends_with(",chosen"));
        // The first sentence of the answer.
        assert_eq!(page.contains(&format!("{baseline}</strong> itself was <strong>chosen</strong> among 3 designs")), is_kept);
        assert_eq!(workspace.jiesu(&["report", "out", "--lang", "zh"]).code, Some(0));
        assert_eq!(workspace.read("out/report.html").contains("</strong>的是基准方案"), is_kept);
        kept += usize::from(is_kept);
    }
    assert_eq!(kept, 1);
}

#[test]
fn a_selection_with_a_forged_rule_or_a_missing_part_is_found() {
    let (workspace, page) = page(DESIGNS, &["compare", "--within", "0.05"]);
    for (column, value) in [("within", "0.000001"), ("within", "1e-200"), ("first_cities", "1"), ("first_cities", "900")] {
        let found = forge(&workspace, &page, "selection", column, value);
        assert!(found.contains("selection.csv"), "{column} {value}: {found}");
    }
    for (gone, message) in [
        ("reevaluation", "reevaluation.csv: the page has none, but a page with selection.csv has both"),
        ("selection", "selection.csv: the page has none, but a page with reevaluation.csv has both"),
        ("comparison", "comparison.csv: the manifest says that designs were compared"),
    ] {
        let found = forged(&workspace, &page, |excerpt| {
            excerpt["sheets"].as_object_mut().unwrap().remove(gone);
        });
        assert!(found.contains(message), "{gone}: {found}");
    }
    let found = forged(&workspace, &page, |excerpt| {
        excerpt["sheets"]["reevaluation"]["rows"][0].as_array_mut().unwrap().pop();
    });
    assert!(found.contains("the page has 11 cells of this row"), "{found}");
    // A consistent pair, but not the right one.
    let found = forged(&workspace, &page, |excerpt| {
        for row in excerpt["sheets"]["reevaluation"]["rows"].as_array_mut().unwrap() {
            row.as_array_mut().unwrap().swap(0, 1);
        }
    });
    assert!(found.contains("reevaluation.csv, ") && found.contains("the trials give none"), "{found}");
}

#[test]
fn an_invalid_comparison_entry_of_the_manifest_is_found_and_not_used() {
    let (workspace, page) = self::page(LEVERS, &["attribute"]);
    compared_wrongly(&workspace, &page, |compared| compared["game"]["designs"]["0"] = 99.into());
    compared_wrongly(&workspace, &page, |compared| compared["game"]["way"] = "Owen".into());
    compared_wrongly(&workspace, &page, |compared| {
        let levers = compared["game"]["levers"].as_array_mut().unwrap();
        levers.extend(vec![levers[0].clone(); 38]);
    });
    compared_wrongly(&workspace, &page, |compared| compared["objective"] = "nothing".into());
    let (workspace, page) = self::page(&format!("{DESIGNS}{CROSSED}"), &["sweep"]);
    compared_wrongly(&workspace, &page, |compared| compared["crossing"]["designs"][0] = 99.into());
    compared_wrongly(&workspace, &page, |compared| compared["crossing"]["points"][0]["runs"][0] = 99.into());
    compared_wrongly(&workspace, &page, |compared| compared["crossing"]["points"][0]["runs"] = Vec::<u32>::new().into());
}

#[test]
fn the_verdict_is_in_the_language_of_the_page_or_the_requested_one() {
    let (workspace, _) = page(DESIGNS, &["compare", "--allow", "C06=sampling error is the question"]);
    assert_eq!(workspace.jiesu(&["report", "out", "--lang", "zh"]).code, Some(0));
    let verdict = |more: &[&str]| {
        let left = workspace.jiesu(&[&["verify", "out/report.html", "--all"], more].concat());
        assert_eq!(left.code, Some(0), "{}{}", left.out, left.err);
        left.out
    };
    assert!(verdict(&[]).starts_with("已核对：\n") && verdict(&[]).ends_with("：没有差异\n"));
    assert!(verdict(&["--lang", "en"]).starts_with("checked:\n"));
    let page = workspace.read("out/report.html");
    workspace.write("forged.html", page.replacen("sampling error is the question", "nothing is left out", 1).as_bytes());
    let left = workspace.jiesu(&["verify", "forged.html", "--trials", "1"]);
    assert!(left.code == Some(1) && left.out.contains("差异：") && left.out.contains("页面为"), "{}", left.out);
}
