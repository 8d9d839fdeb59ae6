//! `jiesu verify --all` finds a changed part of a report, kind by kind.

use crate::plans::BASE;
use crate::workspace::{Left, Workspace};
use jiesu::error::Error;
use jiesu::experiment::Unwatched;
use jiesu::input::fnv1a;
use jiesu::output::Embedded;
use jiesu::reproduce::{Wanted, verify};
use serde_json::Value;

const DESIGNS: &str = "base = \"base.toml\"\nbaseline = \"off\"\n[[design]]\nname = \"off\"\n\
[[design]]\nname = \"on\"\nset = { \"rules.whistle.enabled\" = true }\n[[design]]\nname = \"limits\"\nset.rules.time_limits.enabled = true\n";
const CROSSED: &str = "[sampling]\nmethod = \"one_at_a_time\"\ncross = true\n[[factor]]\nkey = \"behaviour.rush\"\nrange = [0.0, 0.9]\n";
const LEVERS: &str = "base = \"base.toml\"\n[[lever]]\nname = \"whistle\"\nset.\"rules.whistle.enabled\" = true\n\
[[lever]]\nname = \"limits\"\nset.\"rules.time_limits.enabled\" = true\n";

/// The page that a command writes.
fn page(plan: &str, arguments: &[&str]) -> (Workspace, String) {
    page_in_cities("3", plan, arguments)
}

fn page_in_cities(cities: &str, plan: &str, arguments: &[&str]) -> (Workspace, String) {
    let workspace = Workspace::with(&[("base.toml", BASE), ("plan.toml", plan)]);
    let left = workspace.jiesu(&[arguments, &["plan.toml", "--cities", cities, "--reps", "2", "--quiet", "--out", "out"]].concat());
    assert_eq!(left.code, Some(0), "{}", left.err);
    assert_eq!(workspace.jiesu(&["report", "out"]).code, Some(0));
    let page = workspace.read("out/report.html");
    (workspace, page)
}

/// What `verify --all` leaves after a change of the page's embedded data.
fn forged(workspace: &Workspace, page: &str, change: impl FnOnce(&mut Value)) -> Left {
    let (before, rest) = page.split_once("id=\"excerpt\">").unwrap();
    let (embedded, after) = rest.split_once("</script>").unwrap();
    let mut value: Value = serde_json::from_str(embedded).unwrap();
    change(&mut value);
    let embedded = serde_json::to_string(&value).unwrap().replace('<', "\\u003c");
    workspace.write("forged.html", format!("{before}id=\"excerpt\">{embedded}</script>{after}").as_bytes());
    workspace.jiesu(&["verify", "forged.html", "--all"])
}

/// The verdict after a change of the analysis, which it finds.
fn found(workspace: &Workspace, page: &str, change: impl FnOnce(&mut Value)) -> String {
    let left = forged(workspace, page, |embedded| change(&mut embedded["analysis"]));
    assert_eq!(left.code, Some(1), "{}{}", left.out, left.err);
    left.out
}

/// The same, after the value at a place of the analysis was replaced.
fn forge(workspace: &Workspace, page: &str, at: &str, value: &Value) -> String {
    found(workspace, page, |analysis| {
        let place = analysis.pointer_mut(at).unwrap_or_else(|| panic!("nothing at {at}"));
        assert_ne!(place, value);
        *place = value.clone();
    })
}

/// A page whose embedded data cannot be read.
fn refused(workspace: &Workspace, page: &str, change: impl FnOnce(&mut Value)) -> String {
    let left = forged(workspace, page, |embedded| change(&mut embedded["analysis"]));
    assert_eq!((left.code, left.out.as_str()), (Some(2), ""), "{}", left.err);
    assert!(left.err.contains("forged.html: found embedded data that cannot be read ("), "{}", left.err);
    left.err
}

/// The page verifies; and each change of a value, at a pointer into the analysis, is named by a place in words.
fn every_change_is_named(workspace: &Workspace, page: &str, changes: &[(&str, Value, &str)]) {
    let left = workspace.jiesu(&["verify", "out/report.html", "--all"]);
    assert_eq!(left.code, Some(0), "{}{}", left.out, left.err);
    assert!(!left.out.contains("not checked"), "{}", left.out);
    for (at, value, place) in changes {
        let part = place.split(", ").find(|part| *part != "comparison").unwrap();
        assert!(left.out.contains(part), "{part} is not checked:\n{}", left.out);
        let found = forge(workspace, page, at, value);
        let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        assert!(found.contains(&format!("  {place}: the page has {shown}, but the trials give ")), "{at}\n{found}");
    }
}

#[test]
fn a_changed_attribution_is_found() {
    let (workspace, page) = page(LEVERS, &["attribute"]);
    let first = "comparison, attribution, contributions, whistle observer response_rate";
    every_change_is_named(
        &workspace,
        &page,
        &[
            ("/comparison/attribution/contributions/0/value", 0.5.into(), &format!("{first}, value")),
            ("/comparison/attribution/contributions/0/last", 0.5.into(), &format!("{first}, last")),
            (
                "/comparison/attribution/effects/1/without",
                0.5.into(),
                "comparison, attribution, effects, observer resolution_rate, without",
            ),
        ],
    );
    let found = found(&workspace, &page, |analysis| {
        analysis["caveats"].as_array_mut().unwrap().remove(0);
    });
    assert!(found.contains("  caveats, C01: the trials give it, but the page does not have it\n"), "{found}");
}

#[test]
fn a_changed_switching_value_is_found() {
    let (workspace, page) = page(&format!("{DESIGNS}{CROSSED}"), &["sweep"]);
    let values = "comparison, switching_values";
    let best = |best: &str| format!("{best} of the possible");
    every_change_is_named(
        &workspace,
        &page,
        &[
            ("/comparison/switching_values/next/1", 0.5.into(), &format!("{values}, next, 2")),
            ("/comparison/switching_values/best", best("limits").into(), &format!("{values}, best")),
            ("/comparison/switching_values/list/0/strength", 0.5.into(), &format!("{values}, list, behaviour.rush, strength")),
        ],
    );
}

#[test]
fn a_changed_selection_is_found_and_re_evaluated() {
    let (workspace, page) = page(DESIGNS, &["compare", "--within", "0.05"]);
    let again = "comparison, reevaluation, pairs, observer.resolution_rate, reevaluation, difference";
    let changes = [
        ("/comparison/selection/candidates/0/mean", 0.5.into(), "comparison, selection, candidates, off, mean"),
        ("/comparison/reevaluation/pairs/1/1/difference", 0.5.into(), again),
        ("/comparison/pareto/0/share", 0.53125.into(), "comparison, pareto, off, share"),
    ];
    every_change_is_named(&workspace, &page, &changes);
    let found = found(&workspace, &page, |analysis| {
        let chosen = &mut analysis["comparison"]["selection"]["chosen"];
        *chosen = ((chosen.as_u64().unwrap() + 1) % 3).into();
    });
    assert!(found.contains("  comparison, selection, chosen: the page has "), "{found}");
}

#[test]
fn a_changed_selection_within_a_budget_is_found() {
    for zone in [&[][..], &["--within", "0.01"]] {
        let (workspace, page) = page_in_cities("5", DESIGNS, &[&["compare", "--budget", "100"][..], zone].concat());
        let mut changes = vec![
            ("/comparison/selection/budget/probability", 0.53125.into(), "comparison, selection, budget, probability"),
            ("/comparison/selection/budget/trials", 53.into(), "comparison, selection, budget, trials"),
            ("/comparison/selection/budget/rivals/1/lead", 0.53125.into(), "comparison, selection, budget, rivals, on, lead"),
        ];
        if !zone.is_empty() {
            changes.push(("/comparison/selection/budget/bound", 0.53125.into(), "comparison, selection, budget, bound"));
        }
        every_change_is_named(&workspace, &page, &changes);
        for (part, value) in [("first", 1.into()), ("first", 900.into()), ("error", 0.0.into()), ("within", 1e-200.into())] {
            let found = forge(&workspace, &page, &format!("/comparison/selection/rule/{part}"), &value);
            assert!(found.contains("comparison, selection"), "{part} {value}: {found}");
        }
    }
}

#[test]
fn changed_figures_of_designs_are_found() {
    let (workspace, page) = page(DESIGNS, &["compare"]);
    let changes = [
        ("/designs/1/headlines/7/statistics/percentiles/2", 0.5.into(), "designs, on, headlines, wait, statistics, percentiles, p50"),
        ("/designs/0/sample/3/official/1", 0.53125.into(), "designs, off, sample, city 2 replication 2, official, resolution_rate"),
        (
            "/designs/2/by_month/1/rates/0/statistics/mean",
            0.53125.into(),
            "designs, limits, by_month, 2019-02, rates, official response_rate callback, statistics, mean",
        ),
        (
            "/comparison/designs/1/differences/2/paired/se",
            0.53125.into(),
            "comparison, designs, limits, differences, official resolution_rate, paired, se",
        ),
        ("/comparison/gains/0/0/shares/1", 0.53125.into(), "comparison, gains, on, resolution_rate all, shares, worse"),
        ("/designs/1/cities", 5.into(), "designs, on, cities"),
    ];
    every_change_is_named(&workspace, &page, &changes);
    // A sample of the trials reveals a changed one of them, and the trials a changed figure.
    let embedded = page.split_once("id=\"excerpt\">").unwrap().1.split_once("</script>").unwrap().0;
    let mut value: Value = serde_json::from_str(embedded).unwrap();
    value["analysis"]["designs"][1]["sample"][0]["paid_hours"] = 0.5.into();
    value["analysis"]["comparison"]["designs"][0]["differences"][2]["paired"]["difference"] = 0.5.into();
    workspace.write("forged.html", page.replacen(embedded, &value.to_string().replace('<', "\\u003c"), 1).as_bytes());
    let found = workspace.jiesu(&["verify", "forged.html", "--trials", "18"]).out;
    assert!(found.contains("  designs, on, sample, city 1 replication 1, paid_hours: the page has 0.5, but the trials give "), "{found}");
    assert!(found.contains("  comparison, on, official resolution_rate, difference: the page has 0.5, but the trials give "), "{found}");
}

#[test]
fn a_changed_contrast_is_found_without_running_all_trials() {
    let (workspace, page) = page(DESIGNS, &["compare", "--against", "all"]);
    let verify = |page: &str| {
        workspace.write("forged.html", page.as_bytes());
        workspace.jiesu(&["verify", "forged.html", "--trials", "1"])
    };
    assert_eq!(verify(&page).code, Some(0));
    let embedded = page.split_once("id=\"excerpt\">").unwrap().1.split_once("</script>").unwrap().0;
    let mut value: Value = serde_json::from_str(embedded).unwrap();
    let contrasts = value["analysis"]["comparison"]["contrasts"].as_array_mut().unwrap();
    let mine = |contrast: &&mut Value| {
        (contrast["design"].as_str(), contrast["reference"].as_str(), contrast["review"].as_str())
            == (Some("limits"), Some("on"), Some("observer"))
    };
    contrasts.iter_mut().find(mine).unwrap()["paired"]["difference"] = 0.5.into();
    let found = verify(&page.replacen(embedded, &value.to_string().replace('<', "\\u003c"), 1)).out;
    assert!(
        found.contains("  comparison, limits − on, observer response_rate, difference: the page has 0.5, but the trials give "),
        "{found}"
    );
}

/// The places of all values of a JSON value, as pointers.
fn places(value: &Value, at: &str, list: &mut Vec<String>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(key, value)| (key.replace('~', "~0").replace('/', "~1"), value)).collect(),
        Value::Array(elements) => elements.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    list.push(at.into());
    inner.into_iter().for_each(|(key, value)| places(value, &format!("{at}/{key}"), list));
}

/// What `verify` says of a page made of an analysis in which the value at a place is another: whether it refuses the page, or finds a difference
/// when it re-runs all trials. The page agrees with its data and has its own hash.
fn is_noticed(whole: &Value, at: &str, other: Value) -> bool {
    let mut value = whole.clone();
    *value["analysis"].pointer_mut(at).unwrap() = other.clone();
    let Ok(embedded) = serde_json::from_value::<Embedded>(value) else { return is_refused(whole, at, other) };
    let folder = tempfile::tempdir().unwrap();
    let wanted = Wanted { trials: None, threads: 2, folder: folder.path(), progress: &Unwatched };
    // A page that the program refuses to read cannot be made by it.
    let Ok(text) = std::panic::catch_unwind(|| jiesu::output::page(&embedded)) else { return is_refused(whole, at, other) };
    match verify("forged.html", &text, &wanted) {
        Ok(verdict) => !verdict.differences.is_empty(),
        Err(error) => {
            assert!(matches!(error, Error::Input(_)), "{at} {other}: {error}");
            true
        }
    }
}

/// Whether `verify` refuses a page of which only the embedded value at a place was changed.
fn is_refused(whole: &Value, at: &str, other: Value) -> bool {
    let mut value = whole.clone();
    *value["analysis"].pointer_mut(at).unwrap() = other;
    let folder = tempfile::tempdir().unwrap();
    let wanted = Wanted { trials: Some(1), threads: 1, folder: folder.path(), progress: &Unwatched };
    let page = format!("<script type=\"application/json\" id=\"excerpt\">{}</script>", value.to_string().replace('<', "\\u003c"));
    match verify("forged.html", &page, &wanted) {
        Ok(_) => false,
        Err(error) => {
            assert!(matches!(error, Error::Input(_)), "{at}: {error}");
            true
        }
    }
}

#[test]
fn no_change_of_an_analysis_makes_verify_panic_and_each_is_found_or_refused() {
    // What trials do not give: how the page was made, and what it was asked.
    let is_stated = |at: &str| ["/title", "/version", "/city", "/listing", "/comparison/request"].iter().any(|part| at.starts_with(part));
    for (plan, verb) in [(LEVERS.to_owned(), "attribute"), (format!("{DESIGNS}{CROSSED}"), "sweep")] {
        let (workspace, page) = page(&plan, &[verb]);
        let embedded = page.split_once("id=\"excerpt\">").unwrap().1.split_once("</script>").unwrap().0;
        let whole: Value = serde_json::from_str(embedded).unwrap();
        let mut all = Vec::new();
        places(&whole["analysis"], "", &mut all);
        let same = whole["analysis"].pointer(&all[1]).unwrap().clone();
        assert!(!is_noticed(&whole, &all[1], same.clone()) && !is_refused(&whole, &all[1], same), "an unchanged analysis is accepted");
        let mut unnoticed = Vec::new();
        for at in all.iter().skip(1).step_by(all.len() / 25).chain(all.iter().filter(|at| at.matches('/').count() == 2)) {
            for other in
                [Value::Null, 1e300.into(), (-1).into(), u64::MAX.into(), "x".into(), Value::Array(Vec::new()), serde_json::json!({})]
            {
                if *whole["analysis"].pointer(at).unwrap() != other && !is_noticed(&whole, at, other.clone()) && !is_stated(at) {
                    unnoticed.push(format!("{at} {other}"));
                }
            }
        }
        // Every kind of list, emptied.
        let kind = |at: &str| at.split('/').filter(|part| part.parse::<usize>().is_err()).collect::<Vec<_>>().join("/");
        let mut kinds = std::collections::BTreeSet::new();
        for at in all.iter().filter(|at| whole["analysis"].pointer(at).unwrap().as_array().is_some_and(|list| !list.is_empty())) {
            if kinds.insert(kind(at)) && !is_noticed(&whole, at, Value::Array(Vec::new())) && !is_stated(at) {
                unnoticed.push(format!("{at} emptied"));
            }
        }
        assert!(kinds.len() > 20, "{kinds:?}");
        assert!(unnoticed.is_empty(), "{verb}:\n{}", unnoticed.join("\n"));
        drop(workspace);
    }
}

#[test]
fn no_line_of_a_page_is_exempt_and_no_scenario_leads_out_of_it() {
    let (workspace, page) = page(DESIGNS, &["compare"]);
    // A line that pretends to be that of the hash, in a page whose hash is right.
    let line = page.lines().find(|line| line.contains("class=\"answer\"")).unwrap();
    let with_hash = |text: &str| {
        let (before, rest) = text.split_once("<code id=\"hash\">").unwrap();
        let after = rest.split_once("</code>").unwrap().1;
        let plain = format!("{before}<code id=\"hash\"></code>{after}");
        plain.replacen("\"hash\"></code>", &format!("\"hash\">{:016x}</code>", fnv1a(plain.as_bytes())), 1)
    };
    assert_eq!(with_hash(&page), page);
    for forged in ["<p id=\"hash\">resolution rises by 50 points</p>", "<p><code id=\"hash\">rises by 50 points</code></p>"] {
        workspace.write("forged.html", with_hash(&page.replacen(line, forged, 1)).as_bytes());
        let left = workspace.jiesu(&["verify", "forged.html"]);
        assert!(left.code == Some(1) && left.out.contains("the embedded data give"), "{forged}: {}{}", left.out, left.err);
    }
    // A scenario of the page names a file of the reader's machine.
    workspace.write("secret.toml", b"a secret");
    let secret = workspace.path("secret.toml").display().to_string();
    let left = forged(&workspace, &page, |embedded| {
        let text = embedded["scenarios"]["on"].as_str().unwrap();
        embedded["scenarios"]["on"] = format!("extends = {secret:?}\n{text}").into();
    });
    assert!(
        left.code == Some(2) && !left.err.contains("a secret") && left.err.contains("found the path extends in the scenario of \"on\""),
        "{}",
        left.err
    );
    // Trials that are not those of the page.
    for (city, replication) in [(9, 1), (1, 9), (0, 1)] {
        refused(&workspace, &page, |analysis| {
            let trial = &mut analysis["designs"][1]["sample"][0];
            (trial["city"], trial["replication"]) = (city.into(), replication.into());
        });
    }
    refused(&workspace, &page, |analysis| {
        let sample = analysis["designs"][1]["sample"].as_array_mut().unwrap();
        let first = sample[0].clone();
        sample[1] = first;
    });
}

#[test]
fn a_page_of_many_trials_of_many_designs_verifies() {
    // More than 1,000 trials of all designs and of the 40 of the page: it has every second, counted over all designs.
    // The design that the page leaves out, because it is nearly the base, stands before the others.
    let plan = "base = \"base.toml\"\n[sampling]\nmethod = \"one_at_a_time\"\n[[factor]]\nkey = \"behaviour.ceiling\"\n";
    let values: Vec<String> = (59..98).map(|i| format!("0.{i}")).collect();
    let plan = format!("{plan}values = [0.6, 0.9799, {}]\n", values.join(", ").replace("0.60, ", ""));
    let workspace = Workspace::with(&[("base.toml", BASE), ("plan.toml", &plan)]);
    let left = workspace.jiesu(&["sweep", "plan.toml", "--cities", "27", "--reps", "1", "--quiet", "--out", "out"]);
    assert_eq!(left.code, Some(0), "{}", left.err);
    assert_eq!(workspace.jiesu(&["report", "out"]).code, Some(0));
    let left = workspace.jiesu(&["verify", "out/report.html", "--all"]);
    assert!(left.code == Some(0) && left.out.contains("the page has 40 of "), "{}{}", left.out, left.err);
}

#[test]
fn a_page_has_forty_designs_and_says_of_how_many() {
    let plan = "base = \"base.toml\"\n[sampling]\nmethod = \"one_at_a_time\"\n[[factor]]\nkey = \"behaviour.rush\"\n";
    let values: Vec<String> = (0..44).map(|i| format!("0.{:02}", 2 * i)).collect();
    let (workspace, page) = page(&format!("{plan}values = [{}]\n", values.join(", ")), &["sweep"]);
    let left = workspace.jiesu(&["verify", "out/report.html", "--all"]);
    assert_eq!(left.code, Some(0), "{}{}", left.out, left.err);
    let of = left.out.lines().find(|line| line.contains("caveats were not recomputed: the page has 40 of ")).unwrap();
    assert!(of.ends_with(" designs"), "{of}");
    // It says how many trials were run in all, and how many of them it shows; `verify` says that it re-ran only these.
    let analysis: Value = serde_json::from_str(&workspace.read("out/analysis.json")).unwrap();
    let sum = |key: &str| analysis["designs"].as_array().unwrap().iter().map(|design| design[key].as_u64().unwrap()).sum::<u64>();
    let (designs, trials) = (analysis["designs"].as_array().unwrap().len(), sum("trials"));
    assert!(designs > 40 && trials == 6 * designs as u64);
    let says = format!("{trials} trials of {designs} designs in all; on this page 240 trials of 40 designs × 3 cities × 2 replications<");
    assert!(page.contains(&says), "{says}");
    assert!(page.contains(&format!("This page shows 40 of {designs} designs and 240 of {trials} trials: ")));
    assert!(page.contains(&format!("<dt>orders, events of all designs</dt><dd>{}, {}</dd>", sum("orders"), sum("events"))));
    assert!(
        left.out.contains("  all 240 trials, re-run") && left.out.contains(&format!("  {} trials of the ", trials - 240)),
        "{}",
        left.out
    );
    let fewer = forged(&workspace, &page, |embedded| embedded["all"]["trials"] = 239.into());
    assert!(fewer.code == Some(1) && fewer.out.contains("in all contradict those of the page"), "{}{}", fewer.out, fewer.err);
    let place = "/comparison/designs/38/differences/2/paired/difference";
    assert!(forge(&workspace, &page, place, &0.5.into()).contains("official resolution_rate, paired, difference: the page has 0.5"));
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
        let is_kept = selection.lines().any(|line| line.starts_with(&format!("{baseline},")) && line.contains(",chosen,"));
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
    let rules: [(&str, Value); 4] = [("within", 0.000001.into()), ("within", 1e-200.into()), ("first", 1.into()), ("first", 900.into())];
    for (part, value) in rules {
        let found = forge(&workspace, &page, &format!("/comparison/selection/rule/{part}"), &value);
        assert!(found.contains("comparison, selection"), "{part} {value}: {found}");
    }
    for (gone, message) in [
        ("/comparison/reevaluation", "comparison, reevaluation: the trials give it, but the page does not have it"),
        ("/comparison/selection", "comparison, reevaluation: the page has it, but the trials do not give it"),
        ("/comparison", "comparison: the page has 3 designs, but does not compare them"),
    ] {
        let found = forge(&workspace, &page, gone, &Value::Null);
        assert!(found.contains(message), "{gone}: {found}");
    }
    let message = refused(&workspace, &page, |analysis| {
        analysis["comparison"]["selection"]["candidates"].as_array_mut().unwrap().pop();
    });
    assert!(message.contains("its `selection` refers to something that it does not have"), "{message}");
    // A consistent pair, but not the right one.
    let found = found(&workspace, &page, |analysis| {
        let again = &mut analysis["comparison"]["reevaluation"];
        (again["chosen"], again["rival"]) = (again["rival"].clone(), again["chosen"].clone());
    });
    assert!(found.contains("comparison, reevaluation, chosen: the page has "), "{found}");
}

#[test]
fn an_invalid_request_is_found_and_not_used() {
    let unsound = |workspace: &Workspace, page: &str, change: &dyn Fn(&mut Value)| {
        let found = found(workspace, page, |analysis| change(&mut analysis["comparison"]["request"]));
        assert!(found.contains("comparison, request: it names designs or levers that the page cannot have"), "{found}");
    };
    let (workspace, page) = self::page(LEVERS, &["attribute"]);
    unsound(&workspace, &page, &|request| request["game"]["designs"]["0"] = 99.into());
    unsound(&workspace, &page, &|request| request["game"]["way"] = "Owen".into());
    unsound(&workspace, &page, &|request| {
        let levers = request["game"]["levers"].as_array_mut().unwrap();
        levers.extend(vec![levers[0].clone(); 38]);
    });
    refused(&workspace, &page, |analysis| analysis["comparison"]["request"]["objective"] = "nothing".into());
    let (workspace, page) = self::page(&format!("{DESIGNS}{CROSSED}"), &["sweep"]);
    unsound(&workspace, &page, &|request| request["crossing"]["designs"][0] = 99.into());
    unsound(&workspace, &page, &|request| request["crossing"]["points"][0]["runs"][0] = 99.into());
    unsound(&workspace, &page, &|request| request["crossing"]["points"][0]["runs"] = Vec::<u32>::new().into());
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
