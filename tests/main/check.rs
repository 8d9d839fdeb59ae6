//! What users read when something is wrong with a file: file, line, column, key, found, expected, hint.

use crate::desk::Desk;

#[test]
fn an_unknown_key_is_named_with_the_nearest_known_one() {
    let desk = Desk::with(&[(
        "a.toml",
        r#"[city.categories.noise]
mix = 1
[rules.whistle]
enabled = true
report_withn = "30 min"
"#,
    )]);
    let expected = r#"a.toml:5:1: `rules.whistle.report_withn`: unknown key
  5 | report_withn = "30 min"
    | ^
  hint: did you mean `report_within`?
"#;
    assert_eq!(desk.complaints(&["a.toml"]), expected);
}

#[test]
fn an_unknown_table_is_named_once_and_not_for_its_keys() {
    let desk = Desk::with(&[(
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
    assert_eq!(desk.complaints(&["a.toml"]), expected);
}

#[test]
fn a_key_in_the_wrong_table_is_sent_where_it_belongs() {
    let desk = Desk::with(&[(
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
    assert_eq!(desk.complaints(&["a.toml"]), expected);
}

#[test]
fn a_key_that_is_like_no_other_gets_the_list() {
    let desk = Desk::with(&[(
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
  hint: known here: `start`, `months`, `warmup`, `replications`, `cities`, `seed`, `scale`
a.toml:6:1: `demand.zebra`: unknown key
  6 | zebra = 1
    | ^
  hint: `jiesu explain demand` lists the keys
"#;
    assert_eq!(desk.complaints(&["a.toml"]), expected);
}

#[test]
fn a_value_of_the_wrong_type_is_shown_beside_what_is_expected() {
    let desk = Desk::with(&[(
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
[reports]
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
a.toml:10:13: `city.functions`: found "housing", expected a table of tables, each under its own name
  10 | functions = "housing"
     |             ^
a.toml:12:11: `rules.whistle.enabled`: found "true", expected true or false
  12 | enabled = "true"
     |           ^
  hint: without quotes: `true`
a.toml:14:10: `reports.levels`: found "city", expected a list of "city", "district", "street" or "department"
  14 | levels = "city"
     |          ^
  hint: put it in brackets: `["city"]`
"#;
    assert_eq!(desk.complaints(&["a.toml"]), expected);
}

#[test]
fn a_number_out_of_range_is_shown_beside_the_range() {
    let desk = Desk::with(&[(
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
    let expected = r#"a.toml:3:12: `city.categories.noise.affected`: found 0, expected a number from 1 to 1000000
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
    assert_eq!(desk.complaints(&["a.toml"]), expected);
}

#[test]
fn a_duration_needs_a_unit_that_is_known() {
    let desk = Desk::with(&[(
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
  hint: give the unit and quotes: `"30 d"`, `"30 h"` or `"30 min"`
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
    assert_eq!(desk.complaints(&["a.toml"]), expected);
}

#[test]
fn a_date_must_be_a_day_that_exists() {
    let desk = Desk::with(&[
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
    assert_eq!(desk.complaints(&["a.toml", "b.toml", "c.toml"]), expected);
}

#[test]
fn an_unknown_choice_is_shown_beside_the_choices() {
    let desk = Desk::with(&[(
        "a.toml",
        r#"[city.categories.noise]
mix = 1
tier = "Urgent"
[city]
shift = "night"
[reports]
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
a.toml:7:19: `reports.periods[2]`: found "year", expected "run", "month" or "assessment"
  7 | periods = ["run", "year", "run"]
    |                   ^
a.toml:7:27: `reports.periods[3]`: found "run" twice, expected it once
  7 | periods = ["run", "year", "run"]
    |                           ^
"#;
    assert_eq!(desk.complaints(&["a.toml"]), expected);
}

#[test]
fn a_list_must_have_its_length_and_the_right_elements() {
    let desk = Desk::with(&[(
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
    assert_eq!(desk.complaints(&["a.toml"]), expected);
}

#[test]
fn every_error_of_syntax_has_its_place() {
    let desk = Desk::with(&[
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
  hint: text stands in quotes: "all of it"
"#;
    assert_eq!(desk.complaints(&["a.toml", "b.toml"]), expected);
}

#[test]
fn a_file_that_is_not_utf_8_is_refused_at_the_byte() {
    let desk = Desk::with(&[]);
    desk.write("a.toml", b"title = \"a\"\n# \xff\n");
    let expected = r#"a.toml:2:3: found the byte 0xff, expected UTF-8 text
  2 | # �
    |   ^
  hint: save the file as UTF-8
"#;
    assert_eq!(desk.complaints(&["a.toml"]), expected);
}

#[test]
fn an_empty_file_is_refused() {
    let desk = Desk::with(&[
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
    assert_eq!(desk.complaints(&["a.toml", "b.toml"]), expected);
}

#[test]
fn a_missing_file_is_named_with_one_that_is_there() {
    let desk = Desk::with(&[
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
    assert_eq!(desk.complaints(&["beijin.toml", "zoo.toml", "folder"]), expected);
}

#[test]
fn a_complaint_names_the_extended_file_in_which_the_value_stands() {
    let desk = Desk::with(&[
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
    assert_eq!(desk.complaints(&["a.toml"]), expected);
}

#[test]
fn files_that_extend_each_other_in_a_circle_are_refused() {
    let desk = Desk::with(&[
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
    assert_eq!(desk.complaints(&["a.toml", "self.toml"]), expected);
}

#[test]
fn an_extended_file_that_cannot_be_read_is_complained_about_where_it_is_named() {
    let desk = Desk::with(&[
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
    assert_eq!(desk.complaints(&["a.toml", "b.toml", "c.toml", "d.toml"]), expected);
}

#[test]
fn phases_need_a_name_a_day_and_rules_and_nothing_else() {
    let desk = Desk::with(&[
        (
            "a.toml",
            r#"[city.categories.noise]
mix = 1
[run]
start = 2019-01-01
[[phase]]
name = "early"
from = 2018-06-01
[[phase]]
name = "early"
from = 2019-06-01
[[phase]]
from = 2019-07-01
set.run.months = 3
[[phase]]
name = "never"
[[phase]]
name = "same"
from = "2019-06-01"
set.rules.whistle.enabled = 1
"#,
        ),
        (
            "b.toml",
            r#"[city.categories.noise]
mix = 1
[phase]
name = "x"
"#,
        ),
    ]);
    let expected = r#"a.toml:7:8: `phase.early.from`: found 2018-06-01, expected a day on or after `run.start`, 2019-01-01
  7 | from = 2018-06-01
    |        ^
  hint: the warm-up has rules of its own: `[warmup.rules.…]`
a.toml:9:8: `phase.early.name`: found a second phase "early", expected each name once
  9 | name = "early"
    |        ^
a.toml:11:1: `phase[3].name`: found nothing, expected this key in every phase
  11 | [[phase]]
     | ^
a.toml:13:5: `phase[3].set.run`: unknown key
  13 | set.run.months = 3
     |     ^
  hint: known here: `rules`
a.toml:14:1: `phase.never.from`: found nothing, expected this key in every phase
  14 | [[phase]]
     | ^
a.toml:18:8: `phase.same.from`: found 2019-06-01, the day on which phase `early` starts, expected another
  18 | from = "2019-06-01"
     |        ^
a.toml:19:29: `phase.same.set.rules.whistle.enabled`: found 1, expected true or false
  19 | set.rules.whistle.enabled = 1
     |                             ^
b.toml:3:1: `phase`: found a table, expected a list of tables
  3 | [phase]
    | ^
  hint: write `[[phase]]`, with two brackets
"#;
    assert_eq!(desk.complaints(&["a.toml", "b.toml"]), expected);
}

#[test]
fn ranking_requires_callback_wherever_rules_are_set() {
    let desk = Desk::with(&[
        (
            "a.toml",
            r#"[city.categories.noise]
mix = 1
[rules.ranking]
enabled = true
[[phase]]
name = "later"
from = 2019-06-01
set.rules.whistle.enabled = true
[warmup.rules.ranking]
enabled = true
"#,
        ),
        (
            "b.toml",
            r#"[city.categories.noise]
mix = 1
[[phase]]
name = "later"
from = 2019-06-01
set.rules.ranking.enabled = true
"#,
        ),
    ]);
    let expected = r#"a.toml:4:11: `rules.ranking.enabled`: requires `rules.callback`, which is not enabled
  4 | enabled = true
    |           ^
  hint: there are no official rates to rank by unless the city calls back: set `rules.callback.enabled = true`
a.toml:10:11: `warmup.rules.ranking.enabled`: requires `rules.callback`, which is not enabled
  10 | enabled = true
     |           ^
  hint: there are no official rates to rank by unless the city calls back: set `rules.callback.enabled = true`
b.toml:6:29: `phase.later.set.rules.ranking.enabled`: requires `rules.callback`, which is not enabled
  6 | set.rules.ranking.enabled = true
    |                             ^
  hint: there are no official rates to rank by unless the city calls back: set `rules.callback.enabled = true`
"#;
    assert_eq!(desk.complaints(&["a.toml", "b.toml"]), expected);
}

#[test]
fn the_weights_of_the_score_sum_to_one() {
    let desk = Desk::with(&[(
        "a.toml",
        r#"[city.categories.noise]
mix = 1
[rules.ranking]
weights = [0.1, 0.5, 0.5]
"#,
    )]);
    let expected = r#"a.toml:4:11: `rules.ranking.weights`: found weights that sum to 1.1, expected 1
  4 | weights = [0.1, 0.5, 0.5]
    |           ^
"#;
    assert_eq!(desk.complaints(&["a.toml"]), expected);
}

#[test]
fn categories_name_functions_that_exist() {
    let desk = Desk::with(&[(
        "a.toml",
        r#"[city.categories.noise]
mix = 1
owner = "polic"
functions = ["housin", "zoo"]
[city.categories.market]
mix = 1
owner = "police"
functions = ["police"]
[city.functions.police]
[city.functions.housing]
"#,
    )]);
    let expected = r#"a.toml:3:9: `city.categories.noise.owner`: found "polic", expected "street" or the name of a table in `city.functions`
  3 | owner = "polic"
    |         ^
  hint: did you mean "police"?
a.toml:4:14: `city.categories.noise.functions[1]`: found "housin", expected the name of a table in `city.functions`
  4 | functions = ["housin", "zoo"]
    |              ^
  hint: did you mean "housing"?
a.toml:4:24: `city.categories.noise.functions[2]`: found "zoo", expected the name of a table in `city.functions`
  4 | functions = ["housin", "zoo"]
    |                        ^
  hint: add a table `[city.functions.zoo]`
a.toml:8:14: `city.categories.market.functions[1]`: found "police", which owns the category, expected other functions only
  8 | functions = ["police"]
    |              ^
"#;
    assert_eq!(desk.complaints(&["a.toml"]), expected);
}

#[test]
fn a_city_needs_problems_and_somebody_to_deal_with_them() {
    let desk = Desk::with(&[
        (
            "a.toml",
            r#"title = "nothing"
"#,
        ),
        (
            "b.toml",
            r#"[city.categories.noise]
mix = 0
[city.functions.police]
staff = 0
[city.functions.street]
staff = 0
"#,
        ),
    ]);
    let expected = r#"a.toml: `city.categories`: found no category of problems, expected at least one
  hint: add a table such as `[city.categories.market]`, or start from `jiesu new NAME`
b.toml:1:7: `city.categories`: found no category with a `mix` above 0, expected at least one
  1 | [city.categories.noise]
    |       ^
b.toml:3:7: `city.functions`: found no function with `staff` above 0, expected at least one
  3 | [city.functions.police]
    |       ^
b.toml:5:1: `city.functions.street`: found a function of this name, expected another: as an owner, `street` means the street itself
  5 | [city.functions.street]
    | ^
"#;
    assert_eq!(desk.complaints(&["a.toml", "b.toml"]), expected);
}

#[test]
fn two_keys_that_contradict_each_other_are_complained_about() {
    let desk = Desk::with(&[(
        "a.toml",
        r#"[city.categories.noise]
mix = 1
[city.lines]
opens = 20
closes = 8
[behaviour]
attention_low = 0.9
attention_high = 0.1
"#,
    )]);
    let expected = r#"a.toml:5:10: `city.lines.closes`: found 8, expected an hour after `city.lines.opens`, 20
  5 | closes = 8
    |          ^
a.toml:8:18: `behaviour.attention_high`: found 0.1, expected at least `behaviour.attention_low`, 0.9
  8 | attention_high = 0.1
    |                  ^
"#;
    assert_eq!(desk.complaints(&["a.toml"]), expected);
}

#[test]
fn data_that_are_missing_are_named_as_seen_from_the_file() {
    let desk = Desk::with(&[
        (
            "sub/a.toml",
            r#"[city.categories.noise]
mix = 1
[city]
data = "nowhere"
calendar = "../calendar.csv"
profiles = "a.toml"
"#,
        ),
        (
            "sub/b.toml",
            r#"[city.categories.noise]
mix = 1
[city]
data = "../data"
"#,
        ),
        ("data/districts.csv", ""),
    ]);
    let expected = r#"sub/a.toml:4:8: `city.data`: found no folder `sub/nowhere`
  4 | data = "nowhere"
    |        ^
  hint: paths are relative to the file in which they are written
sub/a.toml:5:12: `city.calendar`: found no file `calendar.csv`
  5 | calendar = "../calendar.csv"
    |            ^
  hint: paths are relative to the file in which they are written
sub/b.toml:4:8: `city.data`: found no file `data/streets.csv`
  4 | data = "../data"
    |        ^
  hint: paths are relative to the file in which they are written
"#;
    assert_eq!(desk.complaints(&["sub/a.toml", "sub/b.toml"]), expected);
}

#[test]
fn a_value_that_was_refused_is_not_judged_again() {
    let desk = Desk::with(&[(
        "a.toml",
        r#"[city.categories.noise]
mix = "much"
owner = "nobody"
[city.lines]
opens = 50
closes = 1
[rules.callback]
enabled = 1
[rules.ranking]
enabled = true
"#,
    )]);
    let expected = r#"a.toml:2:7: `city.categories.noise.mix`: found "much", expected a number, 0 or more
  2 | mix = "much"
    |       ^
a.toml:5:9: `city.lines.opens`: found 50, expected a whole number from 0 to 23
  5 | opens = 50
    |         ^
a.toml:8:11: `rules.callback.enabled`: found 1, expected true or false
  8 | enabled = 1
    |           ^
"#;
    assert_eq!(desk.complaints(&["a.toml"]), expected);
}

#[test]
fn what_is_wrong_with_set_is_said_under_its_own_name() {
    let desk = Desk::with(&[(
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
--set: `extends`: found `extends`, expected a key that can be set; name the other file instead
--set: `phase.one`: found a whole phase, expected a key such as phase.NAME.rules.whistle.enabled
--set: `phase.one.from`: found 2010-01-01, expected a day on or after `run.start`, 2019-01-01
  hint: the warm-up has rules of its own: `[warmup.rules.…]`
--set: `phase.one.set.rules.whistle.paralel`: unknown key
  hint: did you mean `parallel`?
--set: `phase.two.rules.whistle.enabled`: found the phase "two", expected one of the scenario's phases
  hint: its phases are `one`
--set: `rules.ranking.enabled`: requires `rules.callback`, which is not enabled
  hint: there are no official rates to rank by unless the city calls back: set `rules.callback.enabled = true`
--set: `rules.whistle.enabled`: found "maybe", expected true or false
--set: `rules.wistle`: unknown key
  hint: did you mean `whistle`?
--set: `run.months`: found nothing after `=`, expected a value
--set: `run.seed`: found [1, not valid TOML: unclosed array, expected `]`
"#;
    assert_eq!(
        desk.complaints(&[
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
fn the_caret_stands_under_the_value_whatever_is_before_it() {
    let desk = Desk::with(&[("a.toml", "\u{feff}[run]\r\n\t months = 0\r\n[city.categories.\"接诉\"]\r\nmix = -1\r\n\"诉接\" = 1\r\n")]);
    let expected = "a.toml:2:12: `run.months`: found 0, expected a whole number from 1 to 240\n  2 | \t months = 0\n    | \t          ^\na.toml:4:7: `city.categories.\"接诉\".mix`: found -1, expected a number, 0 or more\n  4 | mix = -1\n    |       ^\na.toml:5:1: `city.categories.\"接诉\".\"诉接\"`: unknown key\n  5 | \"诉接\" = 1\n    | ^\n  hint: known here: `mix`, `owner`, `functions`, `own_hours`, `affected`, `life`, `structural`, `tier`\n";
    assert_eq!(desk.complaints(&["a.toml"]), expected);
}
