//! `jiesu run`: what it writes, prints, refuses and returns.

use crate::workspace::{Workspace, contents, temporary};
use std::collections::BTreeMap;
use std::process::{Command, Output};

const SCENARIO: &str = "scenarios/teaching/two-streets.toml";

fn jiesu(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_jiesu")).arg("run").args(arguments).output().unwrap()
}

#[test]
fn the_written_scenario_reproduces_the_folder_with_any_number_of_threads() {
    let place = temporary();
    let (first, again) = (place.path().join("first"), place.path().join("again"));
    let flags = ["--reps", "3", "--seed", "7", "--set", "run.months=2", "--set", "run.warmup=2", "--orders", "--threads"];
    let out = ["1", "--out", first.to_str().unwrap(), SCENARIO];
    let output = jiesu(&[&flags[..], &out].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(
        output.stderr.is_empty() && String::from_utf8_lossy(&output.stdout).starts_with("two-streets: 2 of 2 streets simulated, 3 rep")
    );
    let written = first.join("scenarios/two-streets.toml");
    let output = jiesu(&["--orders", "--threads", "3", "--out", again.to_str().unwrap(), written.to_str().unwrap()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(contents(&first) == contents(&again));
    assert_eq!(contents(&first).len(), 11);
}

#[test]
fn the_default_output_fits_one_screen_in_both_languages_and_verbose_prints_more() {
    let workspace = Workspace::with_scenarios();
    let size = ["--scale", "0.01", "--reps", "2", "--set", "run.months=3", "--set", "run.warmup=1", "--force"];
    for (language, rate, next) in [("en", "resolution rate", "`jiesu report"), ("zh", "解决率", "`jiesu report")] {
        for (scenario, cities) in [("scenarios/base/beijing-2019.toml", "1"), ("scenarios/base/beijing-2019.toml", "2"), (SCENARIO, "1")] {
            let run = |more: &[&str]| {
                let left = workspace.jiesu(&[&["run", scenario, "--lang", language, "--cities", cities], &size[..], more].concat());
                assert_eq!(left.code, Some(0), "{}", left.err);
                left.err + &left.out
            };
            let (screen, full) = (run(&[]), run(&["--verbose"]));
            let lines: Vec<&str> = screen.lines().collect();
            assert!(lines.len() <= 24, "{} lines\n{screen}", lines.len());
            assert!(lines.iter().all(|line| unicode_width::UnicodeWidthStr::width(*line) <= 100), "{screen}");
            assert!(screen.contains(rate) && screen.contains(next) && lines.last().unwrap().contains("`--verbose`"), "{screen}");
            assert!(full.lines().count() > lines.len() && !full.contains("`--verbose`"), "{full}");
        }
    }
}

#[test]
fn a_caveat_of_one_scenario_among_several_names_it() {
    let workspace = Workspace::with_scenarios();
    workspace.write(
        "unasked.toml",
        format!("extends = \"{SCENARIO}\"\n[rules.callback]\nenabled = false\n[rules.ranking]\nenabled = false\n").as_bytes(),
    );
    let size = ["--reps", "2", "--set", "run.months=1", "--set", "run.warmup=0", "--force"];
    let run = |files: &[&str]| {
        let left = workspace.jiesu(&[&["run"], files, &size[..]].concat());
        assert_eq!(left.code, Some(0), "{}", left.err);
        // Lines are broken between words.
        left.out.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let (one, both) = (run(&["unasked.toml"]), run(&[SCENARIO, "unasked.toml"]));
    assert!(one.contains("; no callback in these rules"), "{one}");
    assert!(both.contains("; unasked: no callback in these rules") && both.contains("! 2 replications of one city"), "{both}");
}

#[test]
fn street_types_are_shown_only_where_there_are_types_to_compare() {
    let workspace = Workspace::with_scenarios();
    let run = |file: &str, size: &[&str]| {
        let left = workspace.jiesu(&[&["run", file, "--verbose", "--force"], size].concat());
        assert_eq!(left.code, Some(0), "{}", left.err);
        left.out
    };
    for streets in ["1", "9"] {
        let text = format!(
            "[run]\nmonths = 1\nwarmup = 0\n[city.generate]\ndistricts = 1\nstreets = {streets}\nresidents = 500\n\
             [city.categories.noise]\nmix = 1\n[rules.callback]\nenabled = true\n"
        );
        workspace.write("alike.toml", text.as_bytes());
        assert!(!run("alike.toml", &["--reps", "2"]).contains("by street"));
    }
    let size = ["--scale", "0.03", "--reps", "1", "--set", "run.months=1", "--set", "run.warmup=0"];
    let beijing = run("scenarios/base/beijing-2019.toml", &size);
    assert!(beijing.contains("by street") && beijing.contains("lowest third by staff per resident"), "{beijing}");
}

#[test]
fn bad_input_is_exit_code_2_and_leaves_the_folder_alone() {
    let place = temporary();
    let out = place.path().join("kept");
    std::fs::create_dir(&out).unwrap();
    std::fs::write(out.join("notes.txt"), "mine").unwrap();
    let out = out.to_str().unwrap();
    let wrong: [&[&str]; 6] = [
        &[SCENARIO, "--out", out],
        &[SCENARIO, "--out", out, "--force"],
        &[SCENARIO, "--out", out, "--reps", "0"],
        &[SCENARIO, SCENARIO],
        &["nowhere.toml"],
        &[SCENARIO, "--resume", "--orders"],
    ];
    for arguments in wrong {
        let output = jiesu(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
    assert_eq!(std::fs::read_to_string(place.path().join("kept/notes.txt")).unwrap(), "mine");
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 1);
}

#[test]
fn a_machine_that_fails_is_exit_code_3() {
    let place = temporary();
    std::fs::write(place.path().join("file"), "").unwrap();
    let out = place.path().join("file/below");
    assert_eq!(jiesu(&[SCENARIO, "--reps", "1", "--out", out.to_str().unwrap()]).status.code(), Some(2));
    let output = jiesu(&[SCENARIO, "--reps", "1", "--set", "run.months=1", "--out", "/proc/no/such"]);
    assert_eq!(output.status.code(), Some(3), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn one_two_and_five_threads_write_the_same_bytes() {
    let place = temporary();
    let written = ["1", "2", "5"].map(|threads| {
        let out = place.path().join(threads);
        let flags = ["--reps", "4", "--scale", "0.01", "--set", "run.months=2", "--set", "run.warmup=1", "--orders", "--cities", "2"];
        let output =
            jiesu(&[&flags[..], &["--threads", threads, "--out", out.to_str().unwrap(), "scenarios/base/beijing-2019.toml"]].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        contents(&out)
    });
    assert!(written[0]["orders.csv"].len() > 100_000);
    assert!(written[0] == written[1] && written[0] == written[2]);
}

#[test]
fn rows_of_a_replication_do_not_depend_on_how_many_more_are_run() {
    let place = temporary();
    let written = ["3", "7"].map(|count| {
        let out = place.path().join(count);
        let flags =
            ["--set", "run.months=3", "--set", "run.warmup=2", "--orders", "--reps", count, "--out", out.to_str().unwrap(), SCENARIO];
        assert!(jiesu(&flags).status.success());
        contents(&out)
    });
    for (file, column) in [("rates.csv", 2), ("costs.csv", 2), ("orders.csv", 2)] {
        let rows = |written: &BTreeMap<String, Vec<u8>>| -> Vec<String> {
            let text = String::from_utf8(written[file].clone()).unwrap();
            let first = |line: &&str| line.split(',').nth(column).unwrap().parse::<u32>().is_ok_and(|r| r <= 3);
            text.lines().skip(1).filter(first).map(str::to_owned).collect()
        };
        let (few, many) = (rows(&written[0]), rows(&written[1]));
        assert!(few.len() > 3 && few == many, "{file}");
    }
}

#[test]
fn force_deletes_nothing_that_a_run_has_not_written() {
    let place = temporary();
    let out = place.path().join("ours");
    let flags = ["--set", "run.months=1", "--set", "run.warmup=1", "--reps", "1", "--out", out.to_str().unwrap(), SCENARIO];
    assert!(jiesu(&flags).status.success());
    std::fs::write(out.join("paper.docx"), "mine").unwrap();
    let output = jiesu(&[&flags[..], &["--force"]].concat());
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("found `paper.docx`, which is not a file of jiesu"));
    std::fs::remove_file(out.join("paper.docx")).unwrap();
    assert!(jiesu(&[&flags[..], &["--force"]].concat()).status.success());
}

#[test]
fn cities_that_differ_do_not_share_a_folder() {
    let place = temporary();
    let out = place.path().join("out");
    let output = jiesu(&["--reps", "1", "--out", out.to_str().unwrap(), SCENARIO, "scenarios/theory/mm1.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("expected scenarios of one city"));
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 0);
}
