//! Keys are compared by the paths they stand for; final values are recorded; equal designs are simulated once.

use crate::plans::BASE;
use crate::workspace::{Workspace, rows};
use jiesu::engine::draw_city;
use jiesu::engine::{Log, simulate};
use jiesu::plan::{Options, Plan};
use jiesu::setup::Setup;
use jiesu::setup::alike::alike;
use std::collections::BTreeMap;
use std::path::Path;

/// The base with two phases.
fn phased() -> String {
    format!(
        "{BASE}[rules.time_limits]\nenabled = true\n[[phase]]\nname = \"one\"\nfrom = 2019-01-15\nset.rules.time_limits.general = \"3 d\"\n\
         [[phase]]\nname = \"two\"\nfrom = 2019-02-01\nset.rules.time_limits.urgent = \"1 h\"\n"
    )
}

fn workspace(files: &[(&str, &str)]) -> Workspace {
    Workspace::with(&[&[("base.toml", BASE), ("phased.toml", phased().as_str())], files].concat())
}

fn wrong(files: &[(&str, &str)], arguments: &[&str]) -> String {
    let left = workspace(files).jiesu(arguments);
    assert_eq!((left.code, left.out.as_str()), (Some(2), ""), "{files:?}\n{}", left.err);
    left.err
}

#[test]
fn a_path_set_twice_in_a_layer_is_reported_with_both_places() {
    let design = |set: &str| format!("base = \"phased.toml\"\n[[design]]\nname = \"a\"\n{set}\n");
    let factors = |one: &str, other: &str| {
        format!("base = \"phased.toml\"\n[sampling]\nmethod = \"factorial\"\n[[factor]]\n{one}\n[[factor]]\n{other}\n")
    };
    for (plan, second, first) in [
        (design("set = { \"rules.whistle.enabled\" = true, rules.whistle.enabled = false }"), "plan.toml:4:", "at plan.toml:4:"),
        (
            design("[design.set]\n\"rules.whistle.enabled\" = true\n\"rules.whistle\" = { enabled = true }"),
            "plan.toml:6:21: `rules.whistle.enabled`",
            "at plan.toml:5:1",
        ),
        (
            design("[design.set]\n\"city.categories.*.own_hours\" = 2.0\n\"city.categories.heat.own_hours\" = 2.0"),
            "plan.toml:6:1: `city.categories.heat.own_hours`",
            "at plan.toml:5:1",
        ),
        (
            design("[design.set]\n\"phase.one.rules.whistle.enabled\" = true\n\"phase.one.set.rules.whistle.enabled\" = true"),
            "plan.toml:6:1: `phase.one.rules.whistle.enabled`",
            "at plan.toml:5:1",
        ),
        (
            design("[design.set]\n\"phase.*.rules.whistle.enabled\" = true\n\"phase.two.rules.whistle.enabled\" = true"),
            "plan.toml:6:1: `phase.two.rules.whistle.enabled`",
            "at plan.toml:5:1",
        ),
        (design("[run]\nmonths = 2\n[set.run]\nmonths = 1"), "plan.toml:7:1: `run.months`", "at plan.toml:5:1"),
        (
            factors("key = \"demand.max_retrials\"\nvalues = [1, 2]", "key = \"demand.\\\"max_retrials\\\"\"\nvalues = [1, 3]"),
            "plan.toml:8:7: `demand.max_retrials`: found a second factor of this key",
            "at plan.toml:5:7",
        ),
        (
            factors("key = \"city.categories.*.own_hours\"\nrelative = 0.5", "key = \"city.categories.heat.own_hours\"\nvalues = [1.0]"),
            "plan.toml:8:7: `city.categories.heat.own_hours`",
            "`city.categories.*.own_hours`, is in line 5, at plan.toml:5:7",
        ),
        (
            factors("key = \"behaviour.ceiling\"\nrelative = 0.1", "keys = \"tags:CA\"\nrelative = 0.1"),
            "plan.toml:8:8: `behaviour.ceiling`",
            "at plan.toml:5:7",
        ),
    ] {
        let messages = wrong(&[("plan.toml", &plan)], &["sweep", "plan.toml", "--plan-only"]);
        assert!(messages.contains(second) && messages.contains(first), "{plan}\n{messages}");
    }
    // Keys of the same layer that are not of the same path are fine.
    let fine = design(
        "[design.set]\n\"rules.whistle\" = { enabled = true }\n\"rules.whistle.parallel\" = false\n\"rules.time_limits.general\" = \"9 d\"\n\"phase.one.rules.time_limits.general\" = \"2 d\"",
    );
    let left = workspace(&[("plan.toml", &fine)]).jiesu(&["check", "plan.toml"]);
    assert_eq!(left.code, Some(0), "{}", left.err);
}

#[test]
fn columns_levers_and_parameters_are_compared_by_their_paths() {
    let table = "base = \"phased.toml\"\n[sampling]\nmethod = \"table\"\ntable = \"t.csv\"\n";
    // No row fills both columns.
    let columns = "phase.one.rules.time_limits.general,phase.one.set.rules.time_limits.general\n2 d,\n,4 d\n";
    let messages = wrong(&[("plan.toml", table), ("t.csv", columns)], &["check", "plan.toml"].map(|w| w.trim()));
    assert!(messages.starts_with("t.csv:1:37: `phase.one.rules.time_limits.general`") && messages.contains("at t.csv:1:1"), "{messages}");
    let messages = wrong(&[("plan.toml", table), ("t.csv", "city.categories.nois.mix\n2\n")], &["check", "plan.toml"]);
    assert!(messages.contains("t.csv:1:1: `city.categories.nois.mix`: found no such table in the base"), "{messages}");

    let lever = |name: &str, set: &str| format!("[[lever]]\nname = \"{name}\"\nset = {{ {set} }}\n");
    let levers = |other: &str| {
        format!(
            "base = \"base.toml\"\n{}{}",
            lever("a", "\"rules.whistle\" = { enabled = true, report_within = \"120 h\" }"),
            lever("b", other)
        )
    };
    let messages = wrong(&[("plan.toml", &levers("\"rules.whistle.report_within\" = \"1 h\""))], &["attribute", "plan.toml"]);
    let expected =
        "plan.toml:7:9: `lever.b.rules.whistle.report_within`: found another value of this key than in the lever \"a\", at plan.toml:4:45";
    assert!(messages.starts_with(expected), "{messages}");
    let same = levers("\"rules.whistle.report_within\" = \"5 d\", \"rules.dispatch.enabled\" = true");
    let left = workspace(&[("plan.toml", &same)]).jiesu(&["check", "plan.toml"]);
    assert_eq!(left.code, Some(0), "the same value is no harm: {}", left.err);

    let sets = |text: &str, arguments: &[&str]| {
        let plan = "base = \"phased.toml\"\n[run]\nsets = \"s.csv\"\n[[design]]\nname = \"a\"\n";
        wrong(&[("plan.toml", plan), ("s.csv", text)], &[&["sweep", "plan.toml", "--plan-only"], arguments].concat())
    };
    let messages = sets("behaviour.ceiling,\"behaviour.\"\"ceiling\"\"\"\n0.5,0.6\n", &[]);
    assert!(messages.contains("s.csv:1:19: `behaviour.ceiling`") && messages.contains("at s.csv:1:1"), "{messages}");
    let messages = sets("city.categories.heat.own_hours\n4\n", &["--set", "city.categories.*.own_hours=2"]);
    assert!(messages.contains("--set: `city.categories.heat.own_hours`: found it here and in the parameter sets, s.csv:1:1"), "{messages}");
    let messages = sets("phase.one.rules.time_limits.extension\n0.1\n", &["--set", "rules.time_limits.extension=0.2"]);
    assert!(messages.contains("found it here and in the parameter sets, s.csv:1:1"), "{messages}");
    let messages = sets("rules.whistle\n{enabled = true}\n", &[]);
    assert!(messages.contains("s.csv:2:1: `rules.whistle`: found a table"), "{messages}");

    let parameter = |key: &str| format!("[[parameter]]\nkey = \"{key}\"\nrange = [1.0, 4.0]\n");
    let target = "[[target]]\nmeasure = \"opened\"\nperiod = \"run\"\nvalue = 1\ntolerance = 1\n";
    let fit = |set: &str, one: &str, other: &str| format!("base = \"base.toml\"\n{set}\n{}{}{target}", parameter(one), parameter(other));
    let (heat, all, noise) = ("city.categories.heat.own_hours", "city.categories.*.own_hours", "city.categories.noise.own_hours");
    for (plan, arguments, expected) in [
        (fit("", heat, all), &[][..], "plan.toml:7:7: `city.categories.heat.own_hours`: found a second parameter of this key"),
        (fit("set = { \"city.categories.*.own_hours\" = 3.0 }", heat, noise), &[], "at plan.toml:2:9: expected one of them"),
        (fit("", heat, noise), &["--set", "city.categories={heat={own_hours=2}}"], "at --set: expected one of them"),
        (
            fit("", heat, "city.categories.nois.own_hours"),
            &[],
            "plan.toml:7:7: `city.categories.nois.own_hours`: found no such key in the base",
        ),
    ] {
        let messages = wrong(&[("plan.toml", &plan)], &[&["check", "plan.toml"], arguments].concat());
        assert!(messages.contains(expected), "{plan}\n{messages}");
    }
}

#[test]
fn the_command_line_sets_a_path_once() {
    for (arguments, expected) in [
        (
            &["--set", "rules.whistle.enabled=true", "--set", "rules.whistle={enabled=false}"][..],
            "found `--set rules.whistle.enabled=true` and `--set rules.whistle={enabled=false}`, expected one of them",
        ),
        (&["--reps", "3", "--set", "run.replications=4"], "found `--set run.replications=4` and `--reps 3`, expected one of them"),
        (&["--seed", "3", "--set", "run={seed=4}"], "found `--set run={seed=4}` and `--seed 3`"),
    ] {
        let messages = wrong(&[], &[&["run", "base.toml"], arguments].concat());
        assert!(messages.contains(expected), "{messages}");
    }
    let messages = wrong(&[], &["show", "base.toml", "phased.toml", "--set", "title=a", "--set", "title=b"]);
    assert!(messages.contains("found `--set title=a` and `--set title=b`"), "{messages}");
    assert!(wrong(&[], &["run", "base.toml", "--reps", "no"]).starts_with("--reps: `run.replications`: found \"no\""));
}

#[test]
fn a_factor_that_overlaps_what_a_crossed_design_sets_is_refused() {
    let plan = |set: &str, key: &str| {
        format!(
            "base = \"phased.toml\"\n[sampling]\nmethod = \"one_at_a_time\"\ncross = true\n[[design]]\nname = \"a\"\n[[design]]\nname = \"b\"\n\
             set = {{ \"{set}\" = \"20 d\" }}\n[[factor]]\nkey = \"{key}\"\nrelative = 0.5\n"
        )
    };
    let general = "rules.time_limits.general";
    for (set, key) in [
        ("city.categories.heat.life", "city.categories.*.life"),
        ("city.categories.*.life", "city.categories.heat.life"),
        (general, "phase.one.rules.time_limits.general"),
        ("phase.one.set.rules.time_limits.general", "phase.one.rules.time_limits.general"),
        ("phase.one.rules.time_limits.general", general),
    ] {
        let messages = wrong(&[("plan.toml", &plan(set, key))], &["check", "plan.toml"]);
        assert!(messages.contains("plan.toml:9:9: ") && messages.contains("found a factor of the plan in a design"), "{messages}");
        assert!(messages.contains("the factor is at plan.toml:11:7"), "{messages}");
    }
    let left = workspace(&[("plan.toml", &plan("city.categories.noise.life", "city.categories.heat.life"))]).jiesu(&["check", "plan.toml"]);
    assert_eq!(left.code, Some(0), "{}", left.err);
}

/// The general limit of the whole run and of both phases, of each design.
fn limits(plan: &Plan) -> Vec<String> {
    let of = |levers: &jiesu::levers::Levers| levers.time_limits.general.to_string();
    let all = |scenario: &jiesu::scenario::Scenario| {
        let phases = scenario.phases.iter().map(|phase| of(&phase.rules));
        std::iter::once(of(&scenario.tables.rules)).chain(phases).collect::<Vec<_>>().join(" | ")
    };
    plan.designs.iter().map(|design| format!("{}: {}", design.scenario.name, all(&design.scenario))).collect()
}

/// The table of `docs/plans.md`.
#[test]
fn a_later_layer_wins_everywhere_and_within_a_layer_the_phase_does() {
    let load = |text: &str, sets: &[&str]| {
        let workspace = workspace(&[("plan.toml", text)]);
        let sets: Vec<String> = sets.iter().map(|set| set.to_string()).collect();
        Plan::load(&workspace.path("plan.toml"), &Options { sets: &sets, ..Options::default() }).unwrap()
    };
    let plan = "base = \"phased.toml\"\nset = { \"rules.time_limits.general\" = \"8 d\" }\n[[design]]\nname = \"plan\"\n\
                [[design]]\nname = \"design\"\nset = { \"rules.time_limits.general\" = \"9 d\" }\n\
                [[design]]\nname = \"phase\"\nset = { \"phase.two.rules.time_limits.general\" = \"4 d\" }\n\
                [[design]]\nname = \"both\"\nset = { \"rules.time_limits.general\" = \"9 d\", \"phase.one.rules.time_limits.general\" = \"2 d\" }\n";
    let expected = ["plan: 8 d | 8 d | 8 d", "design: 9 d | 9 d | 9 d", "phase: 8 d | 8 d | 4 d", "both: 9 d | 2 d | 2 d"];
    assert_eq!(limits(&load(plan, &[])), expected);
    let all = expected.map(|line| format!("{}: 1 d | 1 d | 1 d", line.split(':').next().unwrap()));
    assert_eq!(limits(&load(plan, &["rules.time_limits.general=1 d"])), all);
    let own = "base = \"base.toml\"\n[[design]]\nname = \"own\"\nbase = \"phased.toml\"\n";
    assert_eq!(limits(&load(own, &[])), ["own: 7 d | 3 d | 3 d"]);
    let factors = "base = \"phased.toml\"\n[sampling]\nmethod = \"factorial\"\n[[factor]]\nkey = \"rules.time_limits.general\"\nvalues = [\"5 d\"]\n\
                   [[factor]]\nkey = \"phase.two.rules.time_limits.general\"\nvalues = [\"2 d\", \"6 d\"]\n";
    assert_eq!(limits(&load(factors, &[])), ["base: 7 d | 3 d | 3 d", "p1: 5 d | 5 d | 2 d", "p2: 5 d | 5 d | 6 d"]);
    // A value that the command line overrides is recorded as overridden.
    let plan = load(factors, &["phase.two.rules.time_limits.general=3 d"]);
    let factor = &plan.designs[2].factors[1];
    assert_eq!((factor.value.as_str(), factor.note.as_str()), ("\"3 d\"", "overridden by another setting: \"6 d\" requested"));
}

#[test]
fn a_parameter_set_of_a_phase_is_inherited_like_any_setting() {
    let workspace = workspace(&[("s.csv", "phase.one.rules.time_limits.general\n5 d\n")]);
    let scenario =
        jiesu::scenario::Scenario::load(&workspace.path("phased.toml"), &[format!("run.sets={:?}", workspace.path("s.csv"))]).unwrap();
    let sets = jiesu::scenario::sets::Sets::read(&scenario).unwrap().unwrap();
    let laid = &sets.scenarios(&scenario).unwrap()[0];
    let of = |levers: &jiesu::levers::Levers| levers.time_limits.general.to_string();
    assert_eq!((of(&laid.tables.rules), of(&laid.phases[0].rules), of(&laid.phases[1].rules)), ("7 d".into(), "5 d".into(), "5 d".into()));
}

#[test]
fn a_plan_overrides_the_plan_that_it_extends_however_keys_are_spelled() {
    let parent = "base = \"phased.toml\"\n[[design]]\nname = \"a\"\nset.rules.time_limits.general = \"6 d\"\n";
    let child = "extends = \"parent.toml\"\n[[design]]\nname = \"a\"\nset = { \"rules.time_limits.general\" = \"9 d\" }\n";
    let workspace = workspace(&[("parent.toml", parent), ("plan.toml", child)]);
    let plan = Plan::load(&workspace.path("plan.toml"), &Options::default()).unwrap();
    assert_eq!(limits(&plan), ["a: 9 d | 9 d | 9 d"]);
}

const FEW: [&str; 5] = ["--cities", "1", "--reps", "2", "--quiet"];

/// From `designs.csv`, the name of every design and of the one that it equals; from `rates.csv`, the designs.
fn same(workspace: &Workspace, out: &str) -> (Vec<String>, Vec<String>) {
    let mut listed: Vec<String> =
        rows(&workspace.read(&format!("{out}/designs.csv"))).iter().map(|row| format!("{} = {}", row["design"], row["same_as"])).collect();
    listed.dedup();
    let mut simulated: Vec<String> =
        rows(&workspace.read(&format!("{out}/rates.csv"))).iter().map(|row| row["design"].to_string()).collect();
    simulated.dedup();
    (listed, simulated)
}

#[test]
fn equal_designs_are_listed_and_simulated_once() {
    let table = "base = \"base.toml\"\n[sampling]\nmethod = \"table\"\ntable = \"t.csv\"\n";
    let of = |plan: &str, files: &[(&str, &str)], command: &str| {
        let workspace = workspace(&[files, &[("plan.toml", plan)]].concat());
        let left = workspace.jiesu(&[&[command, "plan.toml", "--out", "out"][..], &FEW[..4]].concat());
        assert_eq!(left.code, Some(0), "{}", left.err);
        (same(&workspace, "out"), left.err)
    };
    let ((listed, simulated), notes) =
        of(table, &[("t.csv", "name,behaviour.ceiling,rules.whistle.max_blows\nx,0.5,\ny,0.50,9\nz,,7\nw,0.98,\n")], "sweep");
    assert_eq!(listed, ["base = ", "x = ", "y = x", "z = base", "w = base"]);
    assert_eq!(simulated, ["base", "x"]);
    assert!(notes.contains("note: the same as the base, not simulated: `z`, `w`") && notes.contains("the same as `x`, not simulated: `y`"));
    let off = "base = \"base.toml\"\n[sampling]\nmethod = \"one_at_a_time\"\n[[factor]]\nkey = \"rules.early_warning.capacity\"\nvalues = [0.1, 0.9]\n";
    let ((listed, simulated), _) = of(off, &[], "sweep");
    assert!(listed.iter().skip(1).all(|row| row.ends_with("= base")) && listed.len() == 3, "{listed:?}");
    assert_eq!(simulated, ["base"]);
    let levels =
        "base = \"base.toml\"\n[sampling]\nmethod = \"factorial\"\nn = 6\n[[factor]]\nkey = \"demand.max_retrials\"\nrange = [1, 2]\n";
    assert_eq!(of(levels, &[], "sweep").0.1, ["base", "p1", "p4"]);
    // Listed designs; also if none is left to compare.
    let listed = "base = \"base.toml\"\nbaseline = \"b\"\n[[design]]\nname = \"a\"\nset = { \"rules.whistle.parallel\" = false }\n[[design]]\nname = \"b\"\n";
    let ((listed, simulated), notes) = of(listed, &[], "compare");
    assert_eq!((listed, simulated), (vec!["b = ".to_string(), "a = b".into()], vec!["b".to_string()]));
    assert!(notes.contains("note: the same as `b`, not simulated: `a`"), "{notes}");
}

#[test]
fn a_lever_that_does_nothing_is_worth_nothing_and_its_coalitions_are_simulated_once() {
    let plan = "base = \"base.toml\"\n[[lever]]\nname = \"limits\"\nset = { \"rules.time_limits.enabled\" = true }\n\
                [[lever]]\nname = \"idle\"\nset = { \"rules.media.share\" = 0.9 }\n";
    let key = "rules.proactive.rate";
    let workspace = workspace(&[("plan.toml", &plan.replace("rules.media.share\" = 0.9", &format!("{key}\" = 0.5")))]);
    let left = workspace.jiesu(&[&["attribute", "plan.toml", "--out", "out"][..], &FEW].concat());
    assert_eq!(left.code, Some(0), "{}", left.err);
    let (listed, simulated) = same(&workspace, "out");
    assert_eq!(listed, ["none = ", "limits = ", "idle = none", "all = limits"]);
    assert_eq!(simulated, ["none", "limits"]);
    let text = workspace.read("out/attribution.csv");
    let idle: Vec<_> = rows(&text).into_iter().filter(|row| row["lever"] == "idle").collect();
    assert!(!idle.is_empty() && idle.iter().all(|row| row["value"].parse() == Ok(0.0)), "{text}");
    let report = workspace.jiesu(&["report", "out", "-o", "page.html"]);
    assert_eq!(report.code, Some(0), "{}", report.err);
    assert!(workspace.read("page.html").contains("idle = none, all = limits"));
    let verdict = workspace.jiesu(&["verify", "page.html", "--all", "--quiet"]);
    assert_eq!(verdict.code, Some(0), "{}", verdict.out);
    // If every lever is idle, only one design remains.
    workspace.write(
        "idle.toml",
        plan.replace("time_limits.enabled\" = true", "time_limits.general\" = \"4 d\"").replace("media.share", "proactive.rate").as_bytes(),
    );
    for arguments in [&[&["attribute", "idle.toml", "--out", "idle"][..], &FEW].concat()[..], &["report", "idle", "-o", "idle.html"]] {
        let left = workspace.jiesu(arguments);
        assert_eq!(left.code, Some(0), "{}", left.err);
    }
    assert_eq!(same(&workspace, "idle").1, ["none"]);
    let verdict = workspace.jiesu(&["verify", "idle.html", "--all", "--quiet"]);
    assert_eq!(verdict.code, Some(0), "{}", verdict.out);
}

#[test]
fn a_crossed_plan_lists_designs_that_differ_only_at_a_point() {
    let plan = "base = \"base.toml\"\n[sampling]\nmethod = \"one_at_a_time\"\ncross = true\n[[design]]\nname = \"slow\"\n\
                set = { \"rules.whistle.report_within\" = \"9 d\" }\n[[design]]\nname = \"quick\"\nset = { \"rules.whistle.report_within\" = \"1 h\" }\n\
                [[design]]\nname = \"twin\"\nset = { \"rules.whistle.report_within\" = \"60 min\" }\n\
                [[factor]]\nkey = \"behaviour.ceiling\"\nvalues = [0.3, 0.98]\n";
    let workspace = workspace(&[("plan.toml", plan)]);
    let left = workspace.jiesu(&[&["sweep", "plan.toml", "--out", "out", "--set", "rules.whistle.enabled=false"][..], &FEW].concat());
    assert_eq!(left.code, Some(0), "{}", left.err);
    assert_eq!(same(&workspace, "out").1, ["slow", "slow @ behaviour.ceiling=0.3"], "without the whistle all three are one");
    let left = workspace.jiesu(&[&["sweep", "plan.toml", "--out", "on", "--set", "rules.whistle.enabled=true"][..], &FEW].concat());
    assert_eq!(left.code, Some(0), "{}", left.err);
    let (listed, simulated) = same(&workspace, "on");
    assert_eq!(simulated.len(), 4, "{simulated:?}");
    assert!(
        listed.contains(&"twin = quick".to_string()) && listed.contains(&"slow @ behaviour.ceiling=0.98 = slow".to_string()),
        "{listed:?}"
    );
    // The factor switches on the lever in which the designs differ.
    let switch = plan.replace("key = \"behaviour.ceiling\"\nvalues = [0.3, 0.98]", "key = \"rules.whistle.enabled\"\nvalues = [true]");
    workspace.write("switch.toml", switch.as_bytes());
    let left = workspace.jiesu(&[&["sweep", "switch.toml", "--out", "switch"][..], &FEW].concat());
    assert_eq!(left.code, Some(0), "{}", left.err);
    assert_eq!(same(&workspace, "switch").1.len(), 3);
}

#[test]
fn shards_and_interruptions_give_the_same_listing() {
    let plan = "base = \"base.toml\"\n[[design]]\nname = \"a\"\n[[design]]\nname = \"b\"\nset = { \"rules.whistle.parallel\" = false }\n\
                [[design]]\nname = \"c\"\nset = { \"behaviour.ceiling\" = 0.5 }\n";
    let workspace = workspace(&[("plan.toml", plan)]);
    let fine = |arguments: &[&str]| {
        let left = workspace.jiesu(arguments);
        assert_eq!(left.code, Some(0), "{}", left.err);
    };
    let few = ["sweep", "plan.toml", "--cities", "2", "--reps", "1", "--quiet"];
    fine(&[&few[..], &["--out", "whole"]].concat());
    for shard in ["1/2", "2/2"] {
        fine(&[&few[..], &["--shard", shard, "--out", &shard.replace('/', "-")]].concat());
    }
    fine(&["merge", "1-2", "2-2", "--out", "merged", "--quiet"]);
    for file in ["designs.csv", "rates.csv", "comparison.csv", "manifest.json"] {
        assert_eq!(workspace.read(&format!("whole/{file}")), workspace.read(&format!("merged/{file}")), "{file}");
    }
    assert_eq!(same(&workspace, "merged").0, ["a = ", "b = a", "c = "]);
}

/// A small random number generator (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n as u64) as usize
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// Keys in several spellings, each with ways to vary it.
const KEYS: [(&str, &[&str]); 9] = [
    ("rules.time_limits.general", &["values = [\"2 d\", \"48 h\", \"7 d\"]", "relative = 0.5", "range = [\"1 d\", \"9 d\"]"]),
    ("phase.one.rules.time_limits.general", &["values = [\"2 d\", \"3 d\"]", "relative = 0.5"]),
    ("phase.two.set.rules.time_limits.general", &["values = [\"2 d\", \"3 d\"]", "range = [\"1 d\", \"9 d\"]"]),
    ("rules.\\\"whistle\\\".max_blows", &["values = [1, 4, 9]", "relative = 0.3", "range = [1, 3]"]),
    ("rules.callback.audit", &["relative = 1.0", "values = [0, 0.1]"]),
    ("demand.max_retrials", &["relative = 0.1", "relative = 0.5", "range = [4, 6]", "values = [5, 6]"]),
    ("behaviour.ceiling", &["relative = 0.25", "values = [1, 0.98]"]),
    ("city.categories.*.own_hours", &["relative = 0.5", "values = [2, 3.0]"]),
    ("city.categories.heat.own_hours", &["relative = 0.5", "values = [2, 3.0]"]),
];

fn random_plan(dice: &mut Dice) -> String {
    let method = *dice.of(&["factorial", "one_at_a_time", "latin_hypercube", "random"]);
    let mut plan = format!("base = \"phased.toml\"\n[sampling]\nmethod = \"{method}\"\nn = 4\nseed = {}\n", dice.below(99));
    for _ in 0..1 + dice.below(3) {
        let (key, ways) = dice.of(&KEYS);
        plan += &format!("[[factor]]\nkey = \"{key}\"\n{}\n", dice.of(ways));
    }
    if dice.below(2) == 0 {
        plan += "[[design]]\nname = \"listed\"\nset = { \"rules.whistle.parallel\" = false }\n";
    }
    plan
}

/// The value in a written scenario of a recorded key; none for a key with `*`.
fn written(text: &toml::Table, key: &str) -> Option<toml::Value> {
    let mut words: Vec<&str> = key.split('.').collect();
    let mut table = text.clone();
    if words[0] == "phase" {
        let phases = table["phase"].as_array()?;
        table = phases.iter().find(|phase| phase["name"].as_str() == Some(words[1]))?["set"].as_table()?.clone();
        words.drain(..2);
    }
    let last = words.pop()?;
    for word in words {
        table = table.get(word)?.as_table()?.clone();
    }
    table.get(last).cloned()
}

#[test]
fn for_random_plans_recorded_values_are_in_force_and_only_equal_designs_are_left_out() {
    let mut dice = Dice(20);
    let (mut fine, mut refused, mut values, mut twins) = (0, 0, 0, 0);
    let mut ledgers: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for _ in 0..60 {
        let source = random_plan(&mut dice);
        let sets: Vec<String> = if dice.below(4) == 0 { vec!["rules.time_limits.general=4 d".into()] } else { Vec::new() };
        let workspace = workspace(&[("plan.toml", &source)]);
        let plan = match Plan::load(&workspace.path("plan.toml"), &Options { sets: &sets, ..Options::default() }) {
            Ok(plan) => plan,
            Err(error) => {
                assert!(error.to_string().contains("found a second factor of this key"), "{source}\n{error}");
                refused += 1;
                continue;
            }
        };
        fine += 1;
        let mut texts = Vec::new();
        for design in &plan.designs {
            let text = design.scenario.to_toml(Path::new(""));
            let table: toml::Table = text.parse().unwrap();
            for factor in &design.factors {
                if let Some(value) = written(&table, &factor.key) {
                    assert_eq!(factor.value, value.to_string(), "{source}\n{} {}", design.scenario.name, factor.key);
                    values += 1;
                } else if !factor.value.starts_with('×') {
                    // Of several keys that move together the value is that of each.
                    for name in ["heat", "noise"] {
                        assert_eq!(factor.value, written(&table, &factor.key.replace('*', name)).unwrap().to_string(), "{source}");
                    }
                }
            }
            texts.push(text.split_once('\n').unwrap().1.to_string());
        }
        let setups: Vec<Setup> = plan.designs.iter().map(|design| Setup::read(&design.scenario).unwrap()).collect();
        let same = alike(&plan.designs.iter().map(|design| &design.scenario).zip(&setups).collect::<Vec<_>>());
        for (number, earlier) in same.iter().enumerate() {
            match earlier {
                None => assert!((0..number).all(|other| texts[other] != texts[number]), "{source}\n{number}"),
                Some(earlier) => {
                    twins += 1;
                    let mut of = |number: usize| {
                        let setup = &setups[number];
                        let live = || simulate(setup, &draw_city(setup, 1), 1, 1, Log::Off).ledger.to_bytes();
                        ledgers.entry(texts[number].clone()).or_insert_with(live).clone()
                    };
                    assert!(of(*earlier) == of(number), "{source}\n{number} and {earlier} leave different trials behind");
                }
            }
        }
    }
    assert!(fine > 30 && refused > 3 && values > 200 && twins > 30, "{fine} {refused} {values} {twins}");
}

/// Whether two scenarios, each with its settings, have the same setup.
fn are_alike(workspace: &Workspace, one: &[String], other: &[String]) -> bool {
    let scenarios = [one, other].map(|sets| jiesu::scenario::Scenario::load(&workspace.path("base.toml"), sets).unwrap());
    let setups = scenarios.each_ref().map(|scenario| Setup::read(scenario).unwrap());
    alike(&scenarios.iter().zip(&setups).collect::<Vec<_>>())[1].is_some()
}

#[test]
fn a_key_switched_on_by_a_parameter_set_makes_designs_differ() {
    let on = |lever: &str| format!("rules.{lever}.enabled=true");
    // The number that a set changes, its value before, and a key without effect otherwise.
    for (lever, number, off, key) in [
        ("time_limits", "rules.time_limits.enforcement", "0", "rules.time_limits.general=1 d"),
        ("time_limits", "rules.time_limits.enforcement", "0", "rules.time_limits.where_share=0.5"),
        ("exclusion", "rules.exclusion.share", "0", "rules.exclusion.where_share=0.5"),
    ] {
        let workspace = workspace(&[("s.csv", &format!("set,{number}\na,0\nb,0.9\n")), ("none.csv", &format!("set,{number}\na,0\n"))]);
        let common = |sets: &str, file: &str| {
            let first = if sets.is_empty() { format!("{number}={off}") } else { format!("run.sets={:?}", workspace.path(file)) };
            vec![on(lever), first]
        };
        let with = |mut common: Vec<String>| {
            common.push(key.into());
            common
        };
        assert!(are_alike(&workspace, &common("", ""), &with(common("", ""))), "{key} does nothing at 0");
        assert!(!are_alike(&workspace, &common("s", "s.csv"), &with(common("s", "s.csv"))), "{key} does something in set b");
        assert!(are_alike(&workspace, &common("s", "none.csv"), &with(common("s", "none.csv"))), "{key} does nothing in any set");
        // A key of a lever that no set can switch on has no effect.
        let idle = [common("s", "s.csv"), vec!["rules.media.attention=0.3".into()]].concat();
        assert!(are_alike(&workspace, &common("s", "s.csv"), &idle));
    }
}

#[test]
fn a_lever_that_changes_no_rule_equals_one_that_is_off() {
    let workspace = workspace(&[]);
    for (one, other, same) in [
        ("rules.time_limits={enabled=true, enforcement=0}", "rules.time_limits.enabled=false", true),
        ("rules.time_limits={enabled=true, enforcement=0, where_share=0.5}", "title=no limits", true),
        ("rules.exclusion={enabled=true, share=0, deferred=0}", "rules.exclusion.enabled=false", true),
        ("city.name=Springfield", "city.name=Shelbyville", true),
        ("city.name=Springfield", "title=none", true),
        ("rules.time_limits={enabled=true, enforcement=0.1}", "rules.time_limits.enabled=false", false),
        ("rules.ranking.enabled=true", "rules.ranking.enabled=false", false),
        ("rules.callback.enabled=false", "rules.callback.enabled=true", false),
    ] {
        let one_set = [one.to_string()];
        assert_eq!(are_alike(&workspace, &one_set, &[other.to_string()]), same, "{one} | {other}");
    }
}

#[test]
fn a_star_in_a_lever_includes_names_that_the_plan_adds() {
    let plan = "base = \"base.toml\"\nset = { \"city.categories.mine.mix\" = 1 }\n\
                [[lever]]\nname = \"a\"\nset = { \"city.categories.*.own_hours\" = 9.0 }\n\
                [[lever]]\nname = \"b\"\nset = { \"rules.whistle.enabled\" = true }\n";
    let workspace = workspace(&[("plan.toml", plan)]);
    let sets = ["city.categories.rubbish.mix=1".to_string()];
    let plan = Plan::load(&workspace.path("plan.toml"), &Options { sets: &sets, divide: true, ..Options::default() }).unwrap();
    let all = plan.designs.iter().find(|design| design.scenario.name == "all").unwrap();
    let hours: Vec<_> = all.scenario.tables.city.categories.iter().map(|(name, category)| (name.as_str(), category.own_hours)).collect();
    assert_eq!(hours, [("heat", 9.0), ("mine", 9.0), ("noise", 9.0), ("rubbish", 9.0)]);
}

#[test]
fn a_crossed_factor_has_the_same_meaning_in_every_design_or_is_refused() {
    let plan = |design: &str, factor: &str| {
        format!(
            "base = \"base.toml\"\n[sampling]\nmethod = \"one_at_a_time\"\ncross = true\n[[design]]\nname = \"a\"\n[[design]]\nname = \"b\"\n\
             {design}\n[[factor]]\n{factor}\n"
        )
    };
    let own = "extends = \"base.toml\"\nbehaviour.ceiling = 0.5\n[city.categories.mine]\nmix = 1\n";
    let (base, star) = ("base = \"own.toml\"", "key = \"city.categories.*.own_hours\"");
    let relative = "key = \"behaviour.ceiling\"\nrelative = 0.1";
    for (design, factor, expected) in [
        (base, format!("{star}\nrelative = 0.5"), "found `city.categories.mine.own_hours` in the design `b` and not in the base"),
        (base, format!("{star}\nvalues = [2.0]"), "found `city.categories.mine.own_hours` in the design `b` and not in the base"),
        ("set = { \"city.categories.mine.mix\" = 1 }", format!("{star}\nrelative = 0.5"), "in the design `b` and not in the base"),
        (base, relative.into(), "found 0.5 for `behaviour.ceiling` in the base of the design `b`, expected 0.98 as in the plan's"),
    ] {
        let messages = wrong(&[("plan.toml", &plan(design, &factor)), ("own.toml", own)], &["check", "plan.toml"]);
        assert!(messages.starts_with("plan.toml:11:7: ") && messages.contains(expected), "{messages}");
        assert_eq!(messages.lines().count(), 3, "{messages}");
    }
    for (design, factor) in
        [(base, "key = \"behaviour.ceiling\"\nvalues = [0.3]"), (base, "key = \"city.categories.heat.own_hours\"\nrelative = 0.5")]
    {
        let left = workspace(&[("plan.toml", &plan(design, factor)), ("own.toml", own)]).jiesu(&["check", "plan.toml"]);
        assert_eq!(left.code, Some(0), "{}", left.err);
    }
    // One setting is reported once, as it is written.
    let messages = wrong(
        &[("plan.toml", &plan("set = { \"city.categories.*.own_hours\" = 3.0 }", &format!("{star}\nrelative = 0.5")))],
        &["check", "plan.toml"],
    );
    assert_eq!(messages.lines().count(), 3, "{messages}");
    assert!(messages.contains("`design.b.city.categories.*.own_hours`: found a factor of the plan in a design"), "{messages}");
}

#[test]
fn a_plan_cannot_be_a_base_and_a_table_cannot_be_a_factor() {
    let other = "base = \"base.toml\"\n[[design]]\nname = \"x\"\n";
    let plan = "base = \"base.toml\"\n[[design]]\nname = \"a\"\n[[design]]\nname = \"b\"\nbase = \"other.toml\"\n";
    let messages = wrong(&[("plan.toml", plan), ("other.toml", other)], &["check", "plan.toml"]);
    let first = "plan.toml:6:8: `design.b.base`: found the plan `other.toml`, expected a scenario\n";
    assert!(messages.starts_with(first) && messages.lines().count() == 3, "{messages}");
    for key in [
        "rules",
        "rules.whistle",
        "city.categories.heat",
        "city.categories.*",
        "city.categories",
        "phase.one.rules.whistle",
        "phase.one",
        "phase.one.set",
        "warmup.rules.whistle",
    ] {
        let plan = format!("base = \"phased.toml\"\n[sampling]\nmethod = \"factorial\"\n[[factor]]\nkey = \"{key}\"\nvalues = [1]\n");
        let messages = wrong(&[("plan.toml", &plan)], &["check", "plan.toml"]);
        let first = format!("plan.toml:5:7: `{key}`: found a table, expected a key with a value\n");
        assert!(messages.starts_with(&first) && messages.lines().count() == 3, "{messages}");
    }
}
