//! Scenarios: merging, phases, `--set`, and writing them out again.

use crate::workspace::Workspace;
use jiesu::calibrate::Calibration;
use jiesu::error::Error;
use jiesu::levers::Levers;
use jiesu::plan::{FileKind, Options, Plan};
use jiesu::scenario::{PATHS, Scenario, document};
use jiesu::time::{Date, Span};
use std::path::Path;

const CITY: &str = "[city.categories.noise]\nmix = 1\n";

fn parse(text: &str, sets: &[&str]) -> Scenario {
    let sets: Vec<String> = sets.iter().map(|set| set.to_string()).collect();
    Scenario::parse("test", &format!("{text}\n{CITY}"), &sets).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn a_key_that_is_not_given_keeps_its_default() {
    let scenario = parse("[rules.whistle]\nenabled = true\n", &[]);
    assert_eq!(scenario.tables.rules.whistle.report_within, Span::hours(8.0));
    assert_eq!(scenario.tables.run.months, 12);
    assert_eq!(scenario.warmup, Levers::default(), "the rules of the measurement period do not apply in the warm-up");
}

#[test]
fn integers_and_bare_dates_are_accepted_where_reals_and_dates_are_expected() {
    let scenario = parse("[run]\nstart = 2020-02-29\nscale = 1\n", &[]);
    assert_eq!(scenario.tables.run.start, Date { year: 2020, month: 2, day: 29 });
    assert_eq!(scenario, parse("[run]\nstart = \"2020-02-29\"\nscale = 1.0\n", &[]));
}

#[test]
fn the_child_overrides_key_by_key_and_lists_are_replaced_whole() {
    let base = "extends = \"../root.toml\"\n[run]\nmonths = 6\nseed = 2\n[rules.ranking]\nweights = [0.2, 0.4, 0.4]\n";
    let workspace = Workspace::with(&[
        ("a.toml", "extends = \"base/b.toml\"\ntitle = \"a\"\n[run]\nmonths = 3\n[rules.ranking]\nweights = [0.3, 0.3, 0.4]\n"),
        ("base/b.toml", base),
        ("root.toml", &format!("title = \"root\"\n[run]\nreplications = 7\n{CITY}")),
    ]);
    let scenario = Scenario::load(&workspace.path("a.toml"), &[]).unwrap();
    let run = &scenario.tables.run;
    assert_eq!((scenario.name.as_str(), scenario.tables.title.as_str()), ("a", "a"));
    assert_eq!((run.months, run.seed, run.replications), (3, 2, 7));
    assert_eq!(scenario.tables.rules.ranking.weights, [0.3, 0.3, 0.4]);
}

const PHASES: &str = "[run]\nstart = 2019-01-01
[rules.whistle]\nenabled = true
[[phase]]\nname = \"second\"\nfrom = 2019-07-01\nset.rules.callback.enabled = true
[[phase]]\nname = \"first\"\nfrom = 2019-03-01\nset = { rules = { whistle = { report_within = \"1 h\" } } }\n";

#[test]
fn phases_are_sorted_by_date_and_each_keeps_the_rules_before_it() {
    let scenario = parse(PHASES, &[]);
    let names: Vec<&str> = scenario.phases.iter().map(|phase| phase.name.as_str()).collect();
    assert_eq!(names, ["first", "second"]);
    let [first, second] = [&scenario.phases[0].rules, &scenario.phases[1].rules];
    assert_eq!(first.whistle.report_within, Span::hours(1.0));
    assert!(first.whistle.enabled && !first.callback.enabled);
    assert_eq!(second.whistle.report_within, Span::hours(1.0));
    assert!(second.whistle.enabled && second.callback.enabled);
}

#[test]
fn a_childs_phase_of_the_same_name_merges_and_a_new_one_is_added() {
    let child = "extends = \"base.toml\"
[[phase]]\nname = \"first\"\nset.rules.whistle.parallel = false
[[phase]]\nname = \"third\"\nfrom = 2019-09-01\n";
    let workspace = Workspace::with(&[("a.toml", child), ("base.toml", &format!("{PHASES}{CITY}"))]);
    let scenario = Scenario::load(&workspace.path("a.toml"), &[]).unwrap();
    let names: Vec<&str> = scenario.phases.iter().map(|phase| phase.name.as_str()).collect();
    assert_eq!(names, ["first", "second", "third"]);
    assert_eq!(scenario.phases[0].rules.whistle.report_within, Span::hours(1.0));
    assert!(scenario.phases.iter().all(|phase| !phase.rules.whistle.parallel));
}

#[test]
fn set_rules_apply_throughout_the_measurement_period_and_not_in_the_warm_up() {
    let scenario = parse(PHASES, &["rules.whistle.report_within=30 min", "rules.hotline.enabled=true"]);
    for rules in [&scenario.tables.rules, &scenario.phases[0].rules, &scenario.phases[1].rules] {
        assert_eq!(rules.whistle.report_within, Span::minutes(30.0));
        assert!(rules.hotline.enabled);
    }
    assert_eq!(scenario.warmup, Levers::default());
}

#[test]
fn set_can_change_one_phase_or_the_warm_up() {
    let scenario =
        parse(PHASES, &["phase.second.rules.whistle.enabled=false", "phase.first.from=2019-02-01", "warmup.rules.hotline.enabled=true"]);
    assert!(scenario.tables.rules.whistle.enabled && scenario.phases[0].rules.whistle.enabled && !scenario.phases[1].rules.whistle.enabled);
    assert_eq!(scenario.phases[0].from.to_string(), "2019-02-01");
    assert!(scenario.warmup.hotline.enabled && !scenario.tables.rules.hotline.enabled);
}

#[test]
fn set_accepts_toml_or_a_bare_word_and_each_key_once() {
    let sets = ["title=one = two", "city.shift=always", "run.start=2019-04-01", "rules.ranking.weights=[0.2, 0.2, 0.6]", "run.months = 4"];
    let tables = parse("", &sets).tables;
    assert_eq!(tables.title, "one = two");
    assert_eq!(tables.city.shift, jiesu::time::Shift::Always);
    assert_eq!(tables.run.start.to_string(), "2019-04-01");
    assert_eq!(tables.rules.ranking.weights, [0.2, 0.2, 0.6]);
    assert_eq!(tables.run.months, 4);
    let twice = Scenario::parse("test", CITY, &["run.months=3".into(), "run.months = 4".into()]).unwrap_err().to_string();
    assert!(twice.contains("found `--set run.months=3` and `--set run.months = 4`, expected one of them"), "{twice}");
    let nested = parse("", &["rules.whistle={ enabled = true, report_within = \"1 h\" }", "city.categories.\"a b\".mix=2"]).tables;
    assert!(nested.rules.whistle.enabled);
    assert_eq!(nested.city.categories["a b"].mix, 2.0);
}

#[test]
fn a_text_that_is_not_a_file_cannot_extend_one() {
    let error = Scenario::parse("text", "extends = \"a.toml\"\n", &[]).unwrap_err();
    let message = "text:1:11: `extends`: found \"a.toml\", expected no `extends` in a text that is not a file";
    assert_eq!(error.to_string(), message);
}

#[test]
fn a_file_that_cannot_be_read_is_a_system_error() {
    // A name too long for the system is neither missing nor a folder.
    let error = Scenario::load(Path::new(&"x".repeat(5_000)), &[]).unwrap_err();
    assert!(matches!(error, Error::Io { .. }), "{error}");
}

#[test]
fn a_written_scenario_loads_as_the_same_scenario() {
    let numbers = "[demand]\nreporting_intercept = -1e-7\nproblems = 0.1\n[run]\nseed = 9223372036854775807\n";
    let odd =
        "[city.categories.\"接 诉.\\\"\"]\nmix = 1e11\nfunctions = [\"f\"]\nlife = \"90 s\"\n[city.functions.f]\nlevel = \"company\"\n";
    let warm = "[warmup.rules.callback]\nenabled = true\n";
    let title = "title = 'a \"quoted\" \\ title'\n";
    let phases = PHASES.strip_prefix("[run]\nstart = 2019-01-01\n").unwrap();
    let scenario = parse(&format!("{title}{numbers}{odd}{warm}{phases}"), &["rules.whistle.max_blows=2"]);
    let text = scenario.to_toml(Path::new(""));
    assert_eq!(Scenario::parse("test", &text, &[]).unwrap_or_else(|error| panic!("{error}\n{text}")), scenario);
}

#[test]
fn a_copy_finds_the_data_of_the_original_from_any_folder() {
    let workspace = Workspace::with_scenarios();
    workspace.write("scenarios/sets.csv", b"demand.problems\n0.8\n");
    workspace.write("scenarios/one.toml", b"extends = \"base/beijing-2019.toml\"\n[run]\nsets = \"sets.csv\"\n");
    let scenario = Scenario::load(&workspace.path("scenarios/one.toml"), &[]).unwrap();
    for folder in ["results/deep", "scenarios", "."] {
        let text = scenario.to_toml(&workspace.path(folder));
        let place = workspace.path(folder).join("one.toml");
        workspace.write(place.to_str().unwrap(), text.as_bytes());
        let mut copy = Scenario::load(&place, &[]).unwrap();
        for key in PATHS {
            let real = |scenario: &Scenario| scenario.path(key).unwrap().canonicalize().unwrap();
            assert_eq!(real(&copy), real(&scenario), "{key}");
        }
        let city = &scenario.tables.city;
        copy.tables.city.data.clone_from(&city.data);
        copy.tables.city.calendar.clone_from(&city.calendar);
        copy.tables.city.profiles.clone_from(&city.profiles);
        copy.tables.run.sets.clone_from(&scenario.tables.run.sets);
        copy.folders.clone_from(&scenario.folders);
        assert_eq!(copy, scenario);
    }
    assert!(scenario.to_toml(&workspace.path("results")).contains("data = \"../scenarios/data\""));
}

#[test]
fn the_example_of_every_lever_loads_and_switches_it_on() {
    for lever in document::tables().iter().filter(|table| table.path.starts_with("rules.")) {
        let lines: Vec<&str> = lever.doc.iter().map(|line| line.trim()).collect();
        for heading in ["# What it changes", "# In a scenario", "# Assumes", "# Evidence", "# Limits"] {
            assert!(lines.contains(&heading), "{} lacks {heading}", lever.path);
        }
        let from = lines.iter().position(|line| *line == "# In a scenario").unwrap();
        let example: Vec<&str> =
            lines[from..].iter().skip_while(|line| **line != "```toml").skip(1).take_while(|line| **line != "```").copied().collect();
        let scenario = parse(&example.join("\n"), &[]);
        let rules = serde_json::to_value(&scenario.tables.rules).unwrap();
        let name = lever.path.strip_prefix("rules.").unwrap();
        assert_eq!(rules[name]["enabled"], true, "{}", lever.path);
    }
}

#[test]
fn the_stored_schema_is_current() {
    let stored = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/schema.json")).unwrap();
    let current = format!("{:#}\n", jiesu::scenario::schema(jiesu::Language::English));
    assert!(stored == current, "renew it: cargo run -- schema > scenarios/schema.json");
}

#[test]
fn every_scenario_of_the_repository_is_valid() {
    let workspace = Workspace::with_scenarios();
    let mut files = Vec::new();
    scenarios(&workspace.path("scenarios"), &mut files);
    assert!(files.len() >= 5, "{files:?}");
    let mut plans = 0;
    for file in files {
        let kind = FileKind::of(Path::new(&file)).unwrap_or_else(|error| panic!("{error}"));
        if kind == FileKind::Calibration {
            let plan = Calibration::load(Path::new(&file), &[]).unwrap_or_else(|error| panic!("{error}"));
            assert!(plan.targets.len() > 1 && plan.parameters.len() > 1, "{file}");
            continue;
        }
        if kind == FileKind::Optimization {
            let left = workspace.jiesu(&["check", &file]);
            assert!(left.code == Some(0) && left.err.is_empty(), "{}", left.err);
            continue;
        }
        if let FileKind::Designs { levers: divide } = kind {
            let plan = Plan::load(Path::new(&file), &Options { divide, ..Options::default() }).unwrap_or_else(|error| panic!("{error}"));
            assert!(!plan.title.is_empty() && plan.designs.len() > 1, "{file} has a title and designs");
            plans += 1;
            continue;
        }
        let scenario = Scenario::load(Path::new(&file), &[]).unwrap_or_else(|error| panic!("{error}"));
        assert!(!scenario.tables.title.is_empty(), "{file} has a title");
    }
    assert!(plans >= 3, "{plans} plans");
}

fn scenarios(folder: &Path, files: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            scenarios(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            files.push(path.to_str().unwrap().to_string());
        }
    }
}

#[test]
fn beijings_shares_sum_to_one() {
    let workspace = Workspace::with_scenarios();
    let city = Scenario::load(&workspace.path("scenarios/base/beijing.toml"), &[]).unwrap().tables.city;
    let mix: f64 = city.categories.values().map(|category| category.mix).sum();
    let staff: f64 = city.functions.values().map(|function| function.staff).sum();
    assert!((mix - 1.0).abs() < 1e-9 && (staff - 1.0).abs() < 1e-9, "{mix} {staff}");
}

#[test]
fn no_text_makes_the_library_panic() {
    let starter = include_str!("../../src/cli/new/starter.toml");
    let marks = ["\"", "[", "]", "=", "\n", "{", "接", "-", ".", "0", "\u{0}", "'''", "1e999"];
    let mut wrong = 0;
    for (i, (offset, letter)) in starter.char_indices().enumerate() {
        let (before, after) = starter.split_at(offset);
        let [cut, added, left_out] =
            [before.into(), format!("{before}{}{after}", marks[i % marks.len()]), format!("{before}{}", &after[letter.len_utf8()..])];
        wrong += [cut, added, left_out].iter().filter(|text| Scenario::parse("spoilt", text, &[]).is_err()).count();
    }
    assert!(wrong > 500, "{wrong}");
}
