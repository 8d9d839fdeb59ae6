//! The diagnostics for keys that do not fit together.

use crate::workspace::Workspace;

#[test]
fn phases_need_a_name_and_a_day_and_have_rules_and_nothing_else() {
    let workspace = Workspace::with(&[
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
    let expected = r#"a.toml:7:8: `phase.early.from`: found 2018-06-01, expected a day on or after 2019-01-01, the first under `rules`
  7 | from = 2018-06-01
    |        ^
  hint: set rules of the warm-up in `[warmup.rules.…]`
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
a.toml:18:8: `phase.same.from`: found 2019-06-01, the day on which phase `early` starts, expected another day
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
    assert_eq!(workspace.diagnostics(&["a.toml", "b.toml"]), expected);
}

#[test]
fn ranking_requires_callback_wherever_rules_are_set() {
    let workspace = Workspace::with(&[
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
  hint: without callbacks there are no official rates to rank by: set `rules.callback.enabled = true`
a.toml:10:11: `warmup.rules.ranking.enabled`: requires `rules.callback`, which is not enabled
  10 | enabled = true
     |           ^
  hint: without callbacks there are no official rates to rank by: set `rules.callback.enabled = true`
b.toml:6:29: `phase.later.set.rules.ranking.enabled`: requires `rules.callback`, which is not enabled
  6 | set.rules.ranking.enabled = true
    |                             ^
  hint: without callbacks there are no official rates to rank by: set `rules.callback.enabled = true`
"#;
    assert_eq!(workspace.diagnostics(&["a.toml", "b.toml"]), expected);
}

#[test]
fn ranking_needs_callbacks_and_places_must_be_known() {
    let workspace = Workspace::with(&[
        (
            "a.toml",
            r#"[city.categories.noise]
mix = 1
[rules.callback]
enabled = true
where = ["d01"]
[rules.ranking]
enabled = true
"#,
        ),
        (
            "b.toml",
            r#"[city.categories.noise]
mix = 1
[rules.whistle]
enabled = true
where = ["Distrct 1"]
"#,
        ),
        (
            "c.toml",
            r#"[run]
scale = 0.5
[city.categories.noise]
mix = 1
[rules.whistle]
enabled = true
where = ["Street 1"]
"#,
        ),
    ]);
    let expected = r#"a.toml:6:1: `rules.ranking.where`: requires `rules.callback`, which is not in force in all of these streets
  6 | [rules.ranking]
    | ^
  hint: `where` and `where_share` of `rules.callback` must cover those of this lever
b.toml:5:10: `rules.whistle.where`: found "Distrct 1", expected the name or code of a district or street of the city's data
  5 | where = ["Distrct 1"]
    |          ^
  hint: did you mean "District 1"?
c.toml:7:10: `rules.whistle.where`: found the street "Street 1" at a scale of 0.5, expected a district
  7 | where = ["Street 1"]
    |          ^
  hint: the simulated streets are chosen at random: name districts, or set `run.scale = 1`
"#;
    assert_eq!(workspace.diagnostics(&["a.toml", "b.toml", "c.toml"]), expected);
}

#[test]
fn the_weights_of_the_score_sum_to_one() {
    let workspace = Workspace::with(&[(
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
    assert_eq!(workspace.diagnostics(&["a.toml"]), expected);
}

#[test]
fn categories_name_functions_that_exist() {
    let workspace = Workspace::with(&[(
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
    assert_eq!(workspace.diagnostics(&["a.toml"]), expected);
}

#[test]
fn a_city_needs_problems_and_staff() {
    let workspace = Workspace::with(&[
        (
            "a.toml",
            r#"extends = "base.toml"
"#,
        ),
        (
            "base.toml",
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
    let expected = r#"a.toml:1:1: `city.categories`: found no category of problems, expected at least one
  1 | extends = "base.toml"
    | ^
  hint: add a table such as `[city.categories.market]`, or start from `jiesu new NAME`
b.toml:1:7: `city.categories`: found no category with a `mix` above 0, expected at least one
  1 | [city.categories.noise]
    |       ^
b.toml:3:7: `city.functions`: found no function with `staff` above 0, expected at least one
  3 | [city.functions.police]
    |       ^
b.toml:5:1: `city.functions.street`: found a function of this name, expected another name: as an owner, `street` denotes the street itself
  5 | [city.functions.street]
    | ^
"#;
    assert_eq!(workspace.diagnostics(&["a.toml", "b.toml"]), expected);
}

#[test]
fn accountability_for_whistles_requires_a_ranking() {
    let workspace = Workspace::with(&[(
        "a.toml",
        r#"[city.categories.noise]
mix = 1
[rules.whistle]
enabled = true
accountability = 0.5
"#,
    )]);
    let expected = r#"a.toml:5:18: `rules.whistle.accountability`: requires `rules.ranking`, which is not enabled
  5 | accountability = 0.5
    |                  ^
  hint: departments are held accountable through their assessment: set `rules.ranking.enabled = true`, or `accountability = 0`
"#;
    assert_eq!(workspace.diagnostics(&["a.toml"]), expected);
}

#[test]
fn remediation_of_the_last_of_the_ranking_requires_a_ranking_of_these_streets() {
    let city = "[city.categories.noise]\nmix = 1\n[city.generate]\ndistricts = 2\n[rules.callback]\nenabled = true\n";
    let ranked = "[rules.ranking]\nenabled = true\nwhere = [\"d01\"]\n";
    let under = |more: &str| format!("[rules.remediation]\nenabled = true\n{more}");
    let phase = "[[phase]]\nname = \"later\"\nfrom = 2019-03-01\nset.rules.ranking.where = [\"d02\"]\n";
    let inside = under("where = [\"d01\"]\n");
    let workspace = Workspace::with(&[
        ("a.toml", &format!("{city}{}", under("entry = \"rank\"\n"))),
        ("b.toml", &format!("{city}{ranked}{}", under("where = [\"d01\", \"d02s001\"]\n"))),
        ("c.toml", &format!("{city}{ranked}{inside}{phase}")),
        // Whole, and chosen by planners.
        ("d.toml", &format!("{city}{ranked}{inside}")),
        ("e.toml", &format!("{city}{}", under("entry = \"all\"\n"))),
        ("f.toml", &format!("{city}{ranked}{}", under("where_share = 0.5\nwhere = [\"d01\"]\n"))),
    ]);
    let expected = r#"a.toml:9:9: `rules.remediation.entry`: found "rank" where `rules.ranking` is not enabled, expected a ranking from which streets enter
  9 | entry = "rank"
    |         ^
  hint: have these streets ranked by `rules.ranking`, or set `entry = "all"` to choose them by `where`
b.toml:12:9: `rules.remediation.where`: found streets in which `rules.ranking` is not in force, expected only ranked streets, since `entry` is "rank"
  12 | where = ["d01", "d02s001"]
     |         ^
  hint: have these streets ranked by `rules.ranking`, or set `entry = "all"` to choose them by `where`
c.toml:12:9: `phase.later.rules.remediation.where`: found streets in which `rules.ranking` is not in force, expected only ranked streets, since `entry` is "rank"
  12 | where = ["d01"]
     |         ^
  hint: have these streets ranked by `rules.ranking`, or set `entry = "all"` to choose them by `where`
"#;
    assert_eq!(workspace.diagnostics(&["a.toml", "b.toml", "c.toml"]), expected);
    let fine = workspace.jiesu(&["check", "d.toml", "e.toml", "f.toml"]);
    assert_eq!(fine.code, Some(0), "{}", fine.err);
    let chinese = workspace.jiesu(&["check", "a.toml", "--lang", "zh"]).err;
    assert!(chinese.contains("此处为 \"rank\"，但 `rules.ranking` 没有启用"), "{chinese}");
}

#[test]
fn keys_that_contradict_each_other_are_reported() {
    let workspace = Workspace::with(&[(
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
    assert_eq!(workspace.diagnostics(&["a.toml"]), expected);
}

#[test]
fn missing_data_are_named_by_their_path() {
    let workspace = Workspace::with(&[
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
    assert_eq!(workspace.diagnostics(&["sub/a.toml", "sub/b.toml"]), expected);
}

#[test]
fn a_refused_value_is_reported_once() {
    let workspace = Workspace::with(&[(
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
    assert_eq!(workspace.diagnostics(&["a.toml"]), expected);
}

#[test]
fn the_number_of_functions_is_limited() {
    let functions: String = (0..40).map(|i| format!("[city.functions.f{i}]\n")).collect();
    let workspace = Workspace::with(&[("a.toml", &format!("[city.categories.noise]\nmix = 1\n{functions}"))]);
    let expected = "\
a.toml:3:7: `city.functions`: found 40 functions, expected at most 30
  3 | [city.functions.f0]
    |       ^
";
    assert_eq!(workspace.diagnostics(&["a.toml"]), expected);
}

#[test]
fn a_shock_needs_a_name_a_day_within_the_run_and_a_known_category() {
    let workspace = Workspace::with(&[(
        "a.toml",
        r#"[run]
start = 2019-01-01
months = 6
[city.categories.market]
mix = 1
[[demand.shock]]
name = "masks"
from = 2019-07-01
category = "markt"
[[demand.shock]]
name = "masks"
from = 2019-02-28
category = "market"
factor = 0.5
[[demand.shock]]
from = "2019-02-30"
days = 3
[rules.early_warning]
enabled = true
alarms = 4
"#,
    )]);
    let expected = r#"a.toml:8:8: `demand.shock.masks.from`: found 2019-07-01, expected a day within the run, from 2018-01-01 and before 2019-07-01
  8 | from = 2019-07-01
    |        ^
  hint: move the shock, or the run by `run.start`, `run.months`, `run.lead_in` and `run.warmup`; `--set demand.shock=[]` leaves all out
a.toml:9:12: `demand.shock.masks.category`: found "markt", expected the name of a table `city.categories.NAME`
  9 | category = "markt"
    |            ^
  hint: did you mean "market"?
a.toml:11:8: `demand.shock.masks.name`: found a second shock "masks", expected each name once
  11 | name = "masks"
     |        ^
a.toml:14:10: `demand.shock.masks.factor`: found 0.5, expected a number from 1 to 10000
  14 | factor = 0.5
     |          ^
a.toml:15:1: `demand.shock[3].category`: found nothing, expected this key in every shock
  15 | [[demand.shock]]
     | ^
a.toml:15:1: `demand.shock[3].name`: found nothing, expected this key in every shock
  15 | [[demand.shock]]
     | ^
a.toml:16:8: `demand.shock[3].from`: found "2019-02-30", expected a date such as "2019-01-01"
  16 | from = "2019-02-30"
     |        ^
a.toml:19:11: `rules.early_warning.enabled`: requires `rules.hotline`, which is not enabled
  19 | enabled = true
     |           ^
  hint: with several lines there is no single daily count of orders: set `rules.hotline.enabled = true`
a.toml:20:10: `rules.early_warning.alarms`: found 4, expected at most `within`, 3
  20 | alarms = 4
     |          ^
"#;
    assert_eq!(workspace.diagnostics(&["a.toml"]), expected);
}

#[test]
fn a_shock_needs_known_districts_and_none_twice_at_once() {
    let workspace = Workspace::with(&[(
        "a.toml",
        r#"[run]
start = 2019-01-01
[city.generate]
districts = 3
[city.categories.market]
mix = 1
[[demand.shock]]
name = "one"
from = 2019-02-01
category = "market"
districts = ["d01", "Distrikt 2"]
[[demand.shock]]
name = "two"
from = 2019-02-20
category = "market"
districts = ["District 1"]
[[demand.shock]]
name = "three"
from = 2019-02-20
category = "market"
districts = ["d03"]
factor = 9000
"#,
    )]);
    let expected = r#"a.toml:11:21: `demand.shock.one.districts[2]`: found "Distrikt 2", expected a district of the city by its name, English name or code
  11 | districts = ["d01", "Distrikt 2"]
     |                     ^
  hint: did you mean "District 2"?
a.toml:14:8: `demand.shock.two.from`: found 2019-02-20, when shock `one` of the same category is in force in the same district
  14 | from = 2019-02-20
     |        ^
  hint: end `one` earlier, combine both shocks, or use separate districts
a.toml:22:10: `demand.shock.three.factor`: found about 118262 problems a day in one community on the first day, expected at most 512
  22 | factor = 9000
     |          ^
  hint: use smaller communities, or a smaller factor
"#;
    assert_eq!(workspace.diagnostics(&["a.toml"]), expected);
}
