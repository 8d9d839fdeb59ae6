//! Every diagnostic about a scenario, plan or calibration has its place, whenever it is found; what a slip entails is not reported too.

use crate::plans::BASE;
use crate::workspace::Workspace;

/// The first lines of the diagnostics of `check`.
fn first_lines(files: &[(&str, &str)], arguments: &[&str]) -> Vec<String> {
    let messages = Workspace::with(&[&[("base.toml", BASE)], files].concat()).diagnostics(arguments);
    messages.lines().filter(|line| !line.starts_with(' ')).map(str::to_string).collect()
}

fn starts(lines: &[String], expected: &[&str]) {
    let fine = lines.len() == expected.len() && lines.iter().zip(expected).all(|(line, start)| line.starts_with(start));
    assert!(fine, "expected {expected:#?}\nfound {lines:#?}");
}

#[test]
fn what_only_the_data_of_the_city_show_is_reported_at_the_key() {
    let two = "extends = \"base.toml\"\n[city.generate]\ndistricts = 2\n";
    for (text, expected) in [
        ("[rules.whistle]\nenabled = true\nwhere = [\"d01\", \"nowhere\"]\n", "a.toml:6:17: `rules.whistle.where`: found \"nowhere\""),
        (
            "[rules.whistle]\nenabled = true\nwhere_share = 0.01\n",
            "a.toml:6:15: `rules.whistle.where_share`: found 0.01, which selects none",
        ),
        ("[warmup.rules.whistle]\nenabled = true\nwhere = [\"x\"]\n", "a.toml:6:10: `warmup.rules.whistle.where`: found \"x\""),
        ("[city]\ndistricts = [\"d01\", \"d3\"]\n", "a.toml:5:21: `city.districts[2]`: found \"d3\""),
        ("[demand]\nproblems = 9e9\n", "a.toml:5:12: `demand.problems`: found about "),
        (
            "[[demand.shock]]\nname = \"s\"\nfrom = 2019-01-10\ncategory = \"heat\"\ndistricts = [\"x\"]\n",
            "a.toml:8:14: `demand.shock.s.districts[1]`",
        ),
    ] {
        let text = format!("{two}{text}");
        starts(&first_lines(&[("a.toml", &text)], &["a.toml"]), &[expected]);
    }
    // A city of another file, and what is nowhere written: at the innermost table, or at the beginning of the file.
    let ranked = format!("{two}[rules.callback]\nwhere = [\"d01\"]\n[rules.ranking]\nenabled = true\n");
    starts(&first_lines(&[("a.toml", &ranked)], &["a.toml"]), &["a.toml:6:1: `rules.ranking.where`: requires `rules.callback`"]);
    starts(&first_lines(&[("a.toml", "title = \"nothing\"\n")], &["a.toml"]), &["a.toml:1:1: `city.categories`: found no category"]);
}

#[test]
fn a_phase_has_the_place_of_the_rule_that_it_sets_or_inherits() {
    let phase = "[[phase]]\nname = \"later\"\nfrom = 2019-02-01\n";
    let of_phase = format!("extends = \"base.toml\"\n{phase}set.rules.whistle = {{ enabled = true, where = [\"x\"] }}\n");
    starts(&first_lines(&[("a.toml", &of_phase)], &["a.toml"]), &["a.toml:5:48: `phase.later.rules.whistle.where`: found \"x\""]);
    let inherited = format!("extends = \"base.toml\"\n[rules.whistle]\nenabled = true\nwhere = [\"x\"]\n{phase}");
    starts(&first_lines(&[("a.toml", &inherited)], &["a.toml"]), &["a.toml:4:10: `rules.whistle.where`: found \"x\""]);
    let after = "extends = \"base.toml\"\n[[phase]]\nname = \"late\"\nfrom = 2020-01-01\n";
    starts(&first_lines(&[("a.toml", after)], &["a.toml"]), &["a.toml:4:8: `phase.late.from`: found phase `late` from 2020-01-01"]);
}

#[test]
fn what_a_flag_sets_is_reported_at_the_flag() {
    let set = ["base.toml", "--set", "rules.whistle={enabled=true, where=[\"x\"]}"];
    starts(&first_lines(&[], &set), &["--set: `rules.whistle.where`: found \"x\""]);
    starts(&first_lines(&[], &["base.toml", "--set", "run.sets_used=3"]), &["--set: `run.sets_used`: found 3 and no `run.sets`"]);
}

#[test]
fn a_plan_reports_what_is_wrong_with_the_data_of_all_designs_each_once() {
    let design = |name: &str, set: &str| format!("[[design]]\nname = \"{name}\"\nset = {{ {set} }}\n");
    let nowhere = |name: &str| format!("\"rules.whistle\" = {{ enabled = true, where = [\"{name}\"] }}");
    let base = "extends = \"base.toml\"\n[city.generate]\ndistricts = 2\n[rules.media]\nenabled = true\nwhere = [\"y\"]\n[rules.ranking]\nenabled = true\n";
    let plan = format!(
        "base = \"own.toml\"\n{}{}{}",
        design("a", &nowhere("x")),
        design("b", "\"rules.callback.where\" = [\"d01\"]"),
        design("c", &nowhere("z"))
    );
    let expected = [
        // What is wrong with the base is so in every design.
        "own.toml:6:10: `rules.media.where`: found \"y\", expected the name or code of a district or street of the city's data",
        // A key of the base that one design makes wrong: the design is named.
        "own.toml:7:1: `rules.ranking.where`: requires `rules.callback`, which is not in force in all of these streets (design \"b\")",
        "plan.toml:4:54: `rules.whistle.where`: found \"x\"",
        "plan.toml:10:54: `rules.whistle.where`: found \"z\"",
    ];
    starts(&first_lines(&[("own.toml", base), ("plan.toml", &plan)], &["plan.toml"]), &expected);
}

#[test]
fn parameter_sets_and_calibrations_report_at_their_key() {
    let shock = "extends = \"base.toml\"\n[run]\nsets = \"sets.csv\"\n[[demand.shock]]\nname = \"s\"\nfrom = 2019-01-10\ncategory = \"heat\"\nfactor = 10\n";
    let sets = "set,demand.problems\nfine,1\nmany,8000\n";
    let lines = first_lines(&[("a.toml", shock), ("sets.csv", sets)], &["a.toml"]);
    starts(&lines, &["sets.csv:3:6: `demand.problems`: found about "]);
    let sets = sets.replace("8000", "100");
    let lines = first_lines(&[("a.toml", &shock.replace("factor = 10", "factor = 100")), ("sets.csv", &sets)], &["a.toml"]);
    starts(&lines, &["a.toml:8:10: `demand.shock.s.factor`: found about "]);
    assert!(lines[0].ends_with("(set \"many\" of sets.csv)"), "{lines:?}");
    let missing = "extends = \"base.toml\"\n[run]\nsets = \"sets.csv\"\nsets_used = 9\n";
    starts(
        &first_lines(&[("a.toml", missing), ("sets.csv", &sets)], &["a.toml"]),
        &["a.toml:4:13: `run.sets_used`: found 9, expected at most"],
    );
    let fit = "base = \"base.toml\"\nset = { \"rules.whistle\" = { enabled = true, where = [\"x\"] } }\n[[parameter]]\nkey = \"behaviour.ceiling\"\n\
               range = [0.1, 0.9]\n[[target]]\nmeasure = \"opened\"\nperiod = \"run\"\nvalue = 1\ntolerance = 1\n";
    starts(&first_lines(&[("fit.toml", fit)], &["fit.toml"]), &["fit.toml:2:54: `rules.whistle.where`: found \"x\""]);
}

#[test]
fn a_misspelt_key_is_reported_without_what_follows_from_it() {
    let sampling = "base = \"base.toml\"\n[sampling]\nmethod = \"factorial\"\n";
    let target = "[[target]]\nmeasure = \"opened\"\nperiod = \"run\"\nvalue = 1\ntolerance = 1\n";
    let parameter = "[[parameter]]\nkey = \"behaviour.ceiling\"\nrange = [0.1, 0.9]\n";
    for (text, expected) in [
        ("base = \"base.toml\"\n[factor]\nkey = \"behaviour.ceiling\"\n".to_string(), "a.toml:2:1: `factor`: found a table"),
        (format!("{sampling}[factor]\nkey = \"behaviour.ceiling\"\n"), "a.toml:4:1: `factor`: found a table"),
        (
            format!("{sampling}[[factor]]\nkey = \"behaviour.ceiling\"\nvalue = [0.5]\n"),
            "a.toml:6:1: `factor.\"behaviour.ceiling\".value`: unknown key",
        ),
        (format!("{sampling}[[factor]]\nkye = \"behaviour.ceiling\"\nvalues = [0.5]\n"), "a.toml:5:1: `factor[1].kye`: unknown key"),
        ("bas = \"base.toml\"\n[[design]]\nname = \"a\"\n".into(), "a.toml:1:1: `bas`: unknown key"),
        ("base = \"base.toml\"\n[[design]]\nnmae = \"a\"\n".into(), "a.toml:3:1: `design[1].nmae`: unknown key"),
        ("base = \"base.toml\"\n[[design]]\nname = 3\n".into(), "a.toml:3:8: `design[1].name`: found 3"),
        (format!("bsae = \"base.toml\"\n{parameter}{target}"), "a.toml:1:1: `bsae`: unknown key"),
        (format!("base = \"base.toml\"\n{parameter}{}", target.replace("value", "vlaue")), "a.toml:8:1: `target[1].vlaue`: unknown key"),
        (
            format!("base = \"base.toml\"\n{}{target}", parameter.replace("range", "rnage")),
            "a.toml:4:1: `parameter.\"behaviour.ceiling\".rnage`",
        ),
        (format!("{BASE}[[phase]]\nname = \"p\"\nform = 2019-02-01\n"), "a.toml:19:1: `phase.p.form`: unknown key"),
    ] {
        let lines = first_lines(&[("a.toml", &text)], &["a.toml"]);
        starts(&lines, &[expected]);
    }
}

#[test]
fn a_colon_or_a_comma_too_many_gets_a_hint() {
    let workspace = Workspace::with(&[("base.toml", BASE), ("comma.toml", "run.months = 1,\n")]);
    let messages = workspace.diagnostics(&["base.toml", "--set", "run.months:3"]);
    assert_eq!(messages, "--set: found \"run.months:3\", expected key=value\n  hint: write `run.months=3`\n");
    assert!(workspace.diagnostics(&["comma.toml"]).contains("hint: remove the comma: write `1`"));
}

#[test]
fn a_table_cut_off_within_a_character_is_not_taken_for_another_encoding() {
    let workspace = Workspace::with(&[("base.toml", BASE)]);
    let sets = "set,behaviour.ceiling\n一,0.5\n二";
    workspace.write("sets.csv", &sets.as_bytes()[..sets.len() - 1]);
    let messages = workspace.diagnostics(&["base.toml", "--set", "run.sets=sets.csv"]);
    assert!(messages.starts_with("sets.csv:3:1: found the end of the file within a character, expected UTF-8 text\n"), "{messages}");
}

#[test]
fn diagnostics_and_notes_are_in_the_language_that_is_asked_for() {
    let text = "[run]\nmonths = 0\nstrat = 2019-01-01\n[city.categories.noise]\nmix = 1\n";
    let workspace = Workspace::with(&[("base.toml", BASE), ("a.toml", text)]);
    let expected = "a.toml:2:10: `run.months`: 此处为 0，应为 1 至 240 之间的整数\n  2 | months = 0\n    |          ^\n\
                    a.toml:3:1: `run.strat`: 未知的键\n  3 | strat = 2019-01-01\n    | ^\n  提示：是否为 `start`？\n";
    assert_eq!(workspace.diagnostics(&["a.toml", "--lang", "zh"]), expected);
    let left = workspace.jiesu(&["check", "base.toml", "--lang", "zh", "--set", "rules.whistle.parallel=false"]);
    assert_eq!((left.code, left.out.as_str()), (Some(0), "base.toml：没有错误\n"));
    assert_eq!(left.err, "--set: 提示：`rules.whistle.parallel` 在此不起作用：`rules.whistle.enabled` 为 false\n");
}
