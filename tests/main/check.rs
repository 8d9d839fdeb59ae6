//! The diagnostics for wrong keys and values: file, line, column, key, found, expected, hint.

use crate::workspace::Workspace;

#[test]
fn for_an_unknown_key_the_nearest_known_one_is_suggested() {
    let workspace = Workspace::with(&[(
        "a.toml",
        r#"[city.categories.noise]
mix = 1
[rules.whistle]
enabled = true
report_withn = "30 min"
parall = true
report = "30 min"
"#,
    )]);
    let expected = r#"a.toml:5:1: `rules.whistle.report_withn`: unknown key
  5 | report_withn = "30 min"
    | ^
  hint: did you mean `report_within`?
a.toml:6:1: `rules.whistle.parall`: unknown key
  6 | parall = true
    | ^
  hint: did you mean `parallel`?
a.toml:7:1: `rules.whistle.report`: unknown key
  7 | report = "30 min"
    | ^
  hint: did you mean `report_within`?
"#;
    assert_eq!(workspace.diagnostics(&["a.toml"]), expected);
}

#[test]
fn the_caret_stands_below_the_place_after_wide_characters_and_tabs() {
    let workspace = Workspace::with(&[("a.toml", "[city.categories]\n\"噪声ｶﾅ👍\" =\t{ mix = true }\n")]);
    let expected = "  2 | \"噪声ｶﾅ👍\" =\t{ mix = true }\n    |             \t        ^\n";
    let found = workspace.diagnostics(&["a.toml"]);
    assert!(found.contains(expected), "{found}");
}

#[test]
fn an_unknown_table_is_reported_once_and_not_for_each_key() {
    let workspace = Workspace::with(&[(
        "a.toml",
        r#"[city.categories.noise]
mix = 1
[rules.wistle]
enabled = true
parallel = true
"#,
    )]);
    let expected = r#"a.toml:3:8: `rules.wistle`: unknown key
  3 | [rules.wistle]
    |        ^
  hint: did you mean `whistle`?
"#;
    assert_eq!(workspace.diagnostics(&["a.toml"]), expected);
}

#[test]
fn for_a_key_in_the_wrong_table_the_right_one_is_suggested() {
    let workspace = Workspace::with(&[(
        "a.toml",
        r#"months = 3
[city.categories.noise]
mix = 1
[rules.whistle]
general = "7 d"
"#,
    )]);
    let expected = r#"a.toml:1:1: `months`: unknown key
  1 | months = 3
    | ^
  hint: `months` belongs in `[run]`
a.toml:5:1: `rules.whistle.general`: unknown key
  5 | general = "7 d"
    | ^
  hint: `general` belongs in `[rules.time_limits]`
"#;
    assert_eq!(workspace.diagnostics(&["a.toml"]), expected);
}

#[test]
fn for_a_key_like_no_other_the_known_keys_are_listed() {
    let workspace = Workspace::with(&[(
        "a.toml",
        r#"[city.categories.noise]
mix = 1
[run]
zebra = 1
[demand]
zebra = 1
"#,
    )]);
    let expected = r#"a.toml:4:1: `run.zebra`: unknown key
  4 | zebra = 1
    | ^
  hint: known here: `start`, `months`, `warmup`, `lead_in`, `replications`, `cities`, `seed`, `random_numbers`, `scale`, `sets`, `sets_used`, `sets_except`
a.toml:6:1: `demand.zebra`: unknown key
  6 | zebra = 1
    | ^
  hint: `jiesu explain demand` lists the keys
"#;
    assert_eq!(workspace.diagnostics(&["a.toml"]), expected);
}

#[test]
fn a_value_of_the_wrong_type_is_shown_with_the_expected_type() {
    let workspace = Workspace::with(&[(
        "a.toml",
        r#"[city.categories.noise]
mix = 1
owner = 5
[run]
months = 1.5
replications = "30"
scale = true
[city]
generate = 5
functions = "housing"
[rules.whistle]
enabled = "true"
[output]
levels = "city"
"#,
    )]);
    let expected = r#"a.toml:3:9: `city.categories.noise.owner`: found 5, expected text in quotes
  3 | owner = 5
    |         ^
a.toml:5:10: `run.months`: found 1.5, expected a whole number from 1 to 240
  5 | months = 1.5
    |          ^
a.toml:6:16: `run.replications`: found "30", expected a whole number from 1 to 10000000
  6 | replications = "30"
    |                ^
  hint: without quotes: `30`
a.toml:7:9: `run.scale`: found true, expected a number from 0.000001 to 1
  7 | scale = true
    |         ^
a.toml:9:12: `city.generate`: found 5, expected a table
  9 | generate = 5
    |            ^
a.toml:10:13: `city.functions`: found "housing", expected a table of named tables
  10 | functions = "housing"
     |             ^
a.toml:12:11: `rules.whistle.enabled`: found "true", expected true or false
  12 | enabled = "true"
     |           ^
  hint: without quotes: `true`
a.toml:14:10: `output.levels`: found "city", expected a list of "city", "district", "street", "department", "community" or "topic"
  14 | levels = "city"
     |          ^
  hint: put it in brackets: `["city"]`
"#;
    assert_eq!(workspace.diagnostics(&["a.toml"]), expected);
}

#[test]
fn a_number_out_of_range_is_shown_with_the_range() {
    let workspace = Workspace::with(&[(
        "a.toml",
        r#"[city.categories.noise]
mix = 1
affected = 0
[run]
months = 0
seed = -1
scale = 50
[city]
street_staff = -1
ladder.loss = nan
[demand]
repeat = inf
"#,
    )]);
    let expected = r#"a.toml:3:12: `city.categories.noise.affected`: found 0, expected a number from 1 to 20000
  3 | affected = 0
    |            ^
a.toml:5:10: `run.months`: found 0, expected a whole number from 1 to 240
  5 | months = 0
    |          ^
a.toml:6:8: `run.seed`: found -1, expected a whole number, 0 or more
  6 | seed = -1
    |        ^
a.toml:7:9: `run.scale`: found 50, expected a number from 0.000001 to 1
  7 | scale = 50
    |         ^
  hint: shares are written as fractions: `0.5` for 50 %
a.toml:9:16: `city.street_staff`: found -1, expected a number, 0 or more
  9 | street_staff = -1
    |                ^
a.toml:10:15: `city.ladder.loss`: found NaN, expected a number from 0 to 1
  10 | ladder.loss = nan
     |               ^
a.toml:12:10: `demand.repeat`: found inf, expected a number from 0 to 1
  12 | repeat = inf
     |          ^
"#;
    assert_eq!(workspace.diagnostics(&["a.toml"]), expected);
}

#[test]
fn a_duration_needs_a_known_unit() {
    let workspace = Workspace::with(&[(
        "a.toml",
        r#"[city.categories.noise]
mix = 1
[behaviour]
lead_general = 30
lead_urgent = "2 days"
desk_delay = "1 fortnight"
contact_limit = "soon"
slack_scale = "-1 d"
suppressed = "2e9 d"
"#,
    )]);
    let expected = r#"a.toml:4:16: `behaviour.lead_general`: found 30, expected a duration such as "30 min", "2 h" or "7 d"
  4 | lead_general = 30
    |                ^
  hint: add a unit and quotes: `"30 d"`, `"30 h"` or `"30 min"`
a.toml:5:15: `behaviour.lead_urgent`: found "2 days", expected a duration such as "30 min", "2 h" or "7 d"
  5 | lead_urgent = "2 days"
    |               ^
  hint: write "2 d"; units are `s`, `min`, `h`, `d` and `w`
a.toml:6:14: `behaviour.desk_delay`: found "1 fortnight", expected a duration such as "30 min", "2 h" or "7 d"
  6 | desk_delay = "1 fortnight"
    |              ^
  hint: units are `s`, `min`, `h`, `d` and `w`
a.toml:7:17: `behaviour.contact_limit`: found "soon", expected a duration such as "30 min", "2 h" or "7 d"
  7 | contact_limit = "soon"
    |                 ^
a.toml:8:15: `behaviour.slack_scale`: found "-1 d", expected a duration from 0 s to 60 years
  8 | slack_scale = "-1 d"
    |               ^
a.toml:9:14: `behaviour.suppressed`: found "2e9 d", expected a duration such as "30 min", "2 h" or "7 d"
  9 | suppressed = "2e9 d"
    |              ^
  hint: units are `s`, `min`, `h`, `d` and `w`
"#;
    assert_eq!(workspace.diagnostics(&["a.toml"]), expected);
}

#[test]
fn a_date_must_exist() {
    let workspace = Workspace::with(&[
        (
            "a.toml",
            r#"[city.categories.noise]
mix = 1
[run]
start = "2019-02-30"
"#,
        ),
        (
            "b.toml",
            r#"[city.categories.noise]
mix = 1
[run]
start = 2019-01-01T08:00:00
"#,
        ),
        (
            "c.toml",
            r#"[city.categories.noise]
mix = 1
[run]
start = 2019-02-30
"#,
        ),
    ]);
    let expected = r#"a.toml:4:9: `run.start`: found "2019-02-30", expected a date such as "2019-01-01"
  4 | start = "2019-02-30"
    |         ^
b.toml:4:9: `run.start`: found 2019-01-01T08:00:00, expected a date such as "2019-01-01"
  4 | start = 2019-01-01T08:00:00
    |         ^
c.toml:4:9: not valid TOML: invalid date, expected day between 01 and 28
  4 | start = 2019-02-30
    |         ^
"#;
    assert_eq!(workspace.diagnostics(&["a.toml", "b.toml", "c.toml"]), expected);
}

#[test]
fn an_unknown_choice_is_shown_with_the_choices() {
    let workspace = Workspace::with(&[(
        "a.toml",
        r#"[city.categories.noise]
mix = 1
tier = "Urgent"
[city]
shift = "night"
[output]
periods = ["run", "year", "run"]
"#,
    )]);
    let expected = r#"a.toml:3:8: `city.categories.noise.tier`: found "Urgent", expected "urgent", "general" or "complex"
  3 | tier = "Urgent"
    |        ^
  hint: did you mean "urgent"?
a.toml:5:9: `city.shift`: found "night", expected "office" or "always"
  5 | shift = "night"
    |         ^
a.toml:7:19: `output.periods[2]`: found "year", expected "run", "month", "assessment", "week" or "day"
  7 | periods = ["run", "year", "run"]
    |                   ^
a.toml:7:27: `output.periods[3]`: found "run" twice, expected it once
  7 | periods = ["run", "year", "run"]
    |                           ^
"#;
    assert_eq!(workspace.diagnostics(&["a.toml"]), expected);
}

#[test]
fn a_list_must_have_the_right_length_and_elements() {
    let workspace = Workspace::with(&[(
        "a.toml",
        r#"[city.categories.noise]
mix = 1
[rules.ranking]
weights = [0.5, 0.5]
[warmup.rules.ranking]
weights = [0.1, "a", 3]
"#,
    )]);
    let expected = r#"a.toml:4:11: `rules.ranking.weights`: found a list of 2, expected a list of 3 numbers from 0 to 1
  4 | weights = [0.5, 0.5]
    |           ^
a.toml:6:17: `warmup.rules.ranking.weights[2]`: found "a", expected a number from 0 to 1
  6 | weights = [0.1, "a", 3]
    |                 ^
a.toml:6:22: `warmup.rules.ranking.weights[3]`: found 3, expected a number from 0 to 1
  6 | weights = [0.1, "a", 3]
    |                      ^
  hint: shares are written as fractions: `0.03` for 3 %
"#;
    assert_eq!(workspace.diagnostics(&["a.toml"]), expected);
}
