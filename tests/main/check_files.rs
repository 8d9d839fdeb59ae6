//! The diagnostics for files that cannot be read or are not TOML, and for wrong `--set`.

use crate::workspace::Workspace;

#[test]
fn every_syntax_error_is_reported_with_its_place() {
    let workspace = Workspace::with(&[
        (
            "a.toml",
            r#"title = "接诉
[run
months = 3
"#,
        ),
        (
            "b.toml",
            r#"[run]
months = 3
months = 4
seed =
scale = all of it # streets
"#,
        ),
    ]);
    let expected = r#"a.toml:1:12: not valid TOML: invalid basic string, expected `"`
  1 | title = "接诉
    |              ^
a.toml:2:5: not valid TOML: unclosed table, expected `]`
  2 | [run
    |     ^
b.toml:3:1: not valid TOML: duplicate key
  3 | months = 4
    | ^
b.toml:4:7: not valid TOML: found nothing after `=`, expected a value
  4 | seed =
    |       ^
b.toml:5:9: not valid TOML: found all of it, expected a value
  5 | scale = all of it # streets
    |         ^
  hint: put text in quotes: "all of it"
"#;
    assert_eq!(workspace.diagnostics(&["a.toml", "b.toml"]), expected);
}

#[test]
fn a_file_that_is_not_utf_8_is_refused_at_the_byte() {
    let workspace = Workspace::with(&[]);
    workspace.write("a.toml", b"title = \"a\"\n# \xff\n");
    let expected = r#"a.toml:2:3: found the byte 0xff, expected UTF-8 text
  2 | # �
    |   ^
  hint: save the file as UTF-8
"#;
    assert_eq!(workspace.diagnostics(&["a.toml"]), expected);
}

#[test]
fn an_empty_file_is_refused() {
    let workspace = Workspace::with(&[
        (
            "a.toml",
            r#"
# nothing
"#,
        ),
        ("b.toml", ""),
    ]);
    let expected = r#"a.toml: found no key in this file, expected a scenario
  hint: `jiesu new NAME` writes one to start from
b.toml: found no key in this file, expected a scenario
  hint: `jiesu new NAME` writes one to start from
"#;
    assert_eq!(workspace.diagnostics(&["a.toml", "b.toml"]), expected);
}

#[test]
fn for_a_missing_file_a_similar_existing_one_is_suggested() {
    let workspace = Workspace::with(&[
        (
            "beijing.toml",
            r#"[city.categories.noise]
mix = 1
"#,
        ),
        (
            "folder/x.toml",
            r#"[city.categories.noise]
mix = 1
"#,
        ),
    ]);
    let expected = r#"beijin.toml: found no file
  hint: did you mean `beijing.toml`?
zoo.toml: found no file
folder: found a folder, expected a file
"#;
    assert_eq!(workspace.diagnostics(&["beijin.toml", "zoo.toml", "folder"]), expected);
}

#[test]
fn a_diagnostic_names_the_extended_file_that_contains_the_value() {
    let workspace = Workspace::with(&[
        (
            "a.toml",
            r#"extends = "base/b.toml"
[run]
months = 0
"#,
        ),
        (
            "base/b.toml",
            r#"extends = "../c.toml"
[run]
seed = -1
"#,
        ),
        (
            "c.toml",
            r#"[city.categories.noise]
mix = 1
[run]
months = -1
warmup = -1
"#,
        ),
    ]);
    let expected = r#"a.toml:3:10: `run.months`: found 0, expected a whole number from 1 to 240
  3 | months = 0
    |          ^
base/b.toml:3:8: `run.seed`: found -1, expected a whole number, 0 or more
  3 | seed = -1
    |        ^
c.toml:5:10: `run.warmup`: found -1, expected a whole number from 0 to 240
  5 | warmup = -1
    |          ^
"#;
    assert_eq!(workspace.diagnostics(&["a.toml"]), expected);
}

#[test]
fn files_that_extend_each_other_in_a_circle_are_refused() {
    let workspace = Workspace::with(&[
        (
            "a.toml",
            r#"extends = "b.toml"
"#,
        ),
        (
            "b.toml",
            r#"extends = "folder/../a.toml"
"#,
        ),
        ("folder/x", ""),
        (
            "self.toml",
            r#"extends = "self.toml"
"#,
        ),
    ]);
    let expected = r#"b.toml:1:11: `extends`: found a circle: a.toml extends b.toml extends a.toml
  1 | extends = "folder/../a.toml"
    |           ^
self.toml:1:11: `extends`: found a circle: self.toml extends self.toml
  1 | extends = "self.toml"
    |           ^
"#;
    assert_eq!(workspace.diagnostics(&["a.toml", "self.toml"]), expected);
}

#[test]
fn an_extended_file_that_cannot_be_read_is_reported_where_it_is_named() {
    let workspace = Workspace::with(&[
        (
            "a.toml",
            r#"extends = "base/beijin.toml"
[run]
months = 0
"#,
        ),
        (
            "base/beijing.toml",
            r#"[city.categories.noise]
mix = 1
"#,
        ),
        (
            "b.toml",
            r#"extends = 5
"#,
        ),
        (
            "c.toml",
            r#"extends = "base"
"#,
        ),
        (
            "d.toml",
            r#"extends = "empty.toml"
"#,
        ),
        ("empty.toml", ""),
    ]);
    let expected = r#"a.toml:1:11: `extends`: found no file `base/beijin.toml`
  1 | extends = "base/beijin.toml"
    |           ^
  hint: did you mean `base/beijing.toml`?
a.toml:3:10: `run.months`: found 0, expected a whole number from 1 to 240
  3 | months = 0
    |          ^
b.toml:1:11: `extends`: found 5, expected text in quotes
  1 | extends = 5
    |           ^
c.toml:1:11: `extends`: found a folder `base`, expected a file
  1 | extends = "base"
    |           ^
empty.toml: found no key in this file, expected a scenario
  hint: `jiesu new NAME` writes one to start from
"#;
    assert_eq!(workspace.diagnostics(&["a.toml", "b.toml", "c.toml", "d.toml"]), expected);
}

#[test]
fn errors_of_set_are_reported_as_its_own() {
    let workspace = Workspace::with(&[(
        "a.toml",
        r#"[city.categories.noise]
mix = 1
[[phase]]
name = "one"
from = 2019-05-01
"#,
    )]);
    let expected = r#"--set: found "foo", expected key=value
--set: found the key "a..b", expected one such as rules.whistle.enabled
--set: `city.data`: found no folder `nowhere`
  hint: paths are relative to the file in which they are written
--set: `extends`: found `extends`, expected a key that can be set
  hint: name the other file instead
--set: `phase.one.from`: found 2010-01-01, expected a day on or after 2019-01-01, the first under `rules`
  hint: set rules of the warm-up in `[warmup.rules.…]`
--set: `phase.one.from`: found `--set phase.one.from=2010-01-01` and `--set phase.one=1`, expected one of them
--set: `phase.one.set.rules.whistle.paralel`: unknown key
  hint: did you mean `parallel`?
--set: `phase.two.rules.whistle.enabled`: found the phase "two", expected one of the scenario's phases
  hint: its phases are `one`
--set: `rules.ranking.enabled`: requires `rules.callback`, which is not enabled
  hint: without callbacks there are no official rates to rank by: set `rules.callback.enabled = true`
--set: `rules.whistle.enabled`: found "maybe", expected true or false
--set: `rules.wistle`: unknown key
  hint: did you mean `whistle`?
--set: `run.months`: found nothing after `=`, expected a value
--set: `run.seed`: found [1, not valid TOML: unclosed array, expected `]`
"#;
    assert_eq!(
        workspace.diagnostics(&[
            "a.toml",
            "--set",
            "foo",
            "--set",
            "a..b=1",
            "--set",
            "run.months=",
            "--set",
            "run.seed=[1",
            "--set",
            "rules.wistle.enabled=true",
            "--set",
            "rules.whistle.enabled=maybe",
            "--set",
            "rules.ranking.enabled=true",
            "--set",
            "phase.two.rules.whistle.enabled=true",
            "--set",
            "phase.one.rules.whistle.paralel=true",
            "--set",
            "phase.one.from=2010-01-01",
            "--set",
            "phase.one=1",
            "--set",
            "extends=x",
            "--set",
            "city.data=nowhere"
        ]),
        expected
    );
}

#[test]
fn a_number_that_begins_with_its_point_gets_a_hint() {
    let workspace = Workspace::with(&[("a.toml", "[city.categories.noise]\nmix = 1\n")]);
    let expected = r#"--set: `run.months`: found "+06", expected a whole number from 1 to 240
  hint: write `6`
--set: `run.scale`: found ".02", expected a number from 0.000001 to 1
  hint: write `0.02`
"#;
    assert_eq!(workspace.diagnostics(&["a.toml", "--set", "run.scale=.02", "--set", "run.months=+06"]), expected);
    let messages = workspace.diagnostics(&["a.toml", "--set", "rules.ranking.weights=[.2, 0.4, .4]"]);
    assert!(messages.starts_with("--set: `rules.ranking.weights`: found [.2, 0.4, .4], not valid TOML: "), "{messages}");
    assert!(messages.ends_with("\n  hint: a number begins with a digit: `0.2`, not `.2`\n"), "{messages}");
    assert!(!workspace.diagnostics(&["a.toml", "--set", "rules.ranking.weights=[0.2, 0.4, x]"]).contains("hint"));
    // A parameter set from a spreadsheet.
    workspace.write("sets.csv", b"behaviour.ceiling\n.5\n");
    let messages = workspace.diagnostics(&["a.toml", "--set", "run.sets=sets.csv"]);
    assert!(messages.contains("sets.csv:2:1: `behaviour.ceiling`: found \".5\"") && messages.contains("`0.5`"), "{messages}");
}

#[test]
fn the_caret_is_under_the_value_whatever_precedes_it() {
    let workspace =
        Workspace::with(&[("a.toml", "\u{feff}[run]\r\n\t months = 0\r\n[city.categories.\"接诉\"]\r\nmix = -1\r\n\"诉接\" = 1\r\n")]);
    let expected = "a.toml:2:12: `run.months`: found 0, expected a whole number from 1 to 240\n  2 | \t months = 0\n    | \t          ^\na.toml:4:7: `city.categories.\"接诉\".mix`: found -1, expected a number, 0 or more\n  4 | mix = -1\n    |       ^\na.toml:5:1: `city.categories.\"接诉\".\"诉接\"`: unknown key\n  5 | \"诉接\" = 1\n    | ^\n  hint: `jiesu explain city.categories.NAME` lists the keys\n";
    assert_eq!(workspace.diagnostics(&["a.toml"]), expected);
}
