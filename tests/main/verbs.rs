//! The commands that simulate nothing (`check`, `show`, `explain`, `schema`, `new`), help, and `--quiet` of all commands.

use crate::workspace::Workspace;

const SMALL: &str = "[city.categories.noise]\nmix = 1\n";

#[test]
fn check_confirms_files_without_errors_and_prints_the_errors_of_the_others() {
    let workspace = Workspace::with(&[("a.toml", SMALL), ("b.toml", "title = 1\n[city.categories.noise]\nmix = 1\n"), ("c.toml", SMALL)]);
    let left = workspace.jiesu(&["check", "a.toml", "b.toml", "c.toml"]);
    assert_eq!(left.code, Some(2));
    assert_eq!(left.out, "a.toml: fine\nc.toml: fine\n");
    assert!(left.err.starts_with("b.toml:1:9: `title`: found 1, expected text in quotes\n"), "{}", left.err);
    assert_eq!(workspace.jiesu(&["check", "a.toml"]).code, Some(0));
}

#[test]
fn a_command_that_is_not_understood_ends_with_2() {
    let workspace = Workspace::with(&[]);
    for arguments in [&["chekc"][..], &["check"], &["check", "--sett", "x"], &[]] {
        let left = workspace.jiesu(arguments);
        assert_eq!((left.code, left.out.as_str()), (Some(2), ""), "{arguments:?}");
    }
}

#[test]
fn what_is_wrong_with_a_number_or_missing_is_said_in_the_language_of_the_reader() {
    let workspace = Workspace::with(&[]);
    let large = "99999999999999999999";
    for (arguments, english, chinese) in [
        (&["verify", "x.html", "--trials", "0"][..], "expected a whole number, 1 or more\n", "应为不小于 1 的整数\n"),
        (&["verify", "x.html", "--trials", "few"], "expected a whole number, 1 or more\n", "应为不小于 1 的整数\n"),
        (&["verify", "x.html", "--trials", large], "expected a whole number, at most 4294967295\n", "应为不大于 4294967295 的整数\n"),
        (&["verify", "x.html", "--threads", large], "expected a whole number from 1 to 1024\n", "应为 1 至 1024 之间的整数\n"),
        (&["verify"], "jiesu verify: `<FILE>` is missing\n", "jiesu verify: 缺少 `<FILE>`\n"),
        (&["show", "--help=x"], "found \"x\", expected no value\n", "此处为“x”，该选项不带值\n"),
    ] {
        for (language, said) in [("en", english), ("zh", chinese)] {
            let left = workspace.jiesu(&[arguments, &["--lang", language]].concat());
            assert!(left.code == Some(2) && left.err.contains(said), "{}", left.err);
        }
    }
}

#[test]
fn a_failing_machine_ends_with_3() {
    let left = Workspace::with(&[]).jiesu(&["check", &"x".repeat(5_000)]);
    assert_eq!((left.code, left.out.as_str()), (Some(3), ""));
    assert!(left.err.starts_with("jiesu: xxx"), "{}", left.err);
}

#[test]
fn what_show_prints_can_be_checked_and_shown_again() {
    let workspace = Workspace::with_scenarios();
    let shown = workspace.jiesu(&["show", "scenarios/base/beijing-2019.toml", "--set", "run.months=3"]);
    assert_eq!((shown.code, shown.err.as_str()), (Some(0), ""));
    assert!(shown.out.contains("\ndata = \"scenarios/data\"\n"), "{}", shown.out);
    assert!(shown.out.contains("\nmonths = 3\n"));
    workspace.write("beijing-2019.toml", shown.out.as_bytes());
    assert_eq!(workspace.jiesu(&["show", "beijing-2019.toml"]).out, shown.out);
}

#[test]
fn show_of_two_prints_only_the_dates_and_rules_that_differ() {
    let b = "[run]\nmonths = 6\n[rules.whistle]\nenabled = true\nreport_within = \"30 min\"\n[rules.ranking]\nweights = [0.2, 0.4, 0.4]
[warmup.rules.hotline]\nenabled = true
[[phase]]\nname = \"late\"\nfrom = 2019-06-01\nset.rules.callback.enabled = true\n";
    let workspace = Workspace::with(&[("a.toml", SMALL), ("b.toml", &format!("{SMALL}{b}"))]);
    let expected = "\
run.months: 12 -> 6
warmup.rules.hotline.enabled: false -> true
rules.ranking.weights: [0.1,0.5,0.4] -> [0.2,0.4,0.4]
rules.whistle.enabled: false -> true
rules.whistle.report_within: \"8 h\" -> \"30 min\"
phase.late.from: none -> 2019-06-01
phase.late.rules.callback.enabled: false -> true
phase.late.rules.ranking.weights: [0.1,0.5,0.4] -> [0.2,0.4,0.4]
phase.late.rules.whistle.enabled: false -> true
phase.late.rules.whistle.report_within: \"8 h\" -> \"30 min\"
";
    assert_eq!(workspace.jiesu(&["show", "a.toml", "b.toml"]).out, expected);
    assert_eq!(workspace.jiesu(&["show", "a.toml", "a.toml"]).out, "no rule differs\n");
    // Dates alone are shown too.
    let later = "extends = \"a.toml\"\n[run]\nstart = 2020-02-01\nwarmup = 3\n";
    workspace.write("later.toml", later.as_bytes());
    assert_eq!(
        workspace.jiesu(&["show", "a.toml", "later.toml"]).out,
        "run.start: 2019-01-01 -> 2020-02-01\nrun.warmup: 12 -> 3\nno rule differs\n"
    );
}

#[test]
fn explain_finds_a_lever_a_table_a_path_and_a_bare_key() {
    let workspace = Workspace::with(&[]);
    let explained = |name| workspace.jiesu(&["explain", name]).out;
    let key = "\
rules.whistle.report_within
    Time within which departments must report.
    expects  a duration such as \"30 min\", \"2 h\" or \"7 d\"
    default  \"8 h\"
    origin   A, an assumption, to be varied
    source   model 13; 30 min in emergencies (F)
";
    assert_eq!(explained("report_within"), key);
    assert_eq!(explained("rules.whistle.report_within"), key);
    assert!(explained("whistle").starts_with("[rules.whistle]\n\nWhistle authority"));
    assert_eq!(explained("rules.whistle"), explained("whistle"));
    assert!(explained("city.categories.noise.mix").starts_with("city.categories.NAME.mix\n"));
    let seats = explained("seats");
    assert!(seats.contains("city.lines.seats\n") && seats.contains("rules.hotline.seats\n"), "a key of two tables is explained twice");
    assert!(workspace.jiesu(&["explain"]).out.contains("  rules.whistle         Whistle authority: a street may summon departments.\n"));
}

#[test]
fn explain_knows_files_and_headings() {
    let workspace = Workspace::with(&[]);
    let explained = |name| workspace.jiesu(&["explain", name]).out;
    assert!(explained("crn_audit.csv").starts_with("crn_audit.csv: one row per design and purpose"), "{}", explained("crn_audit.csv"));
    assert!(explained("rates.csv").contains("columns: design, city, replication, period_kind, period, level, unit, review, basis, opened"));
    assert!(!explained("variance ratio").is_empty());
    for (heading, column) in
        [("variance ratio", "variance_ratio"), ("better in", "p_better"), ("更优次数", "p_better"), ("留一", "left_out_p50")]
    {
        assert_eq!(explained(heading), explained(column));
    }
}

#[test]
fn explain_suggests_a_name_for_one_that_it_does_not_know() {
    let left = Workspace::with(&[]).jiesu(&["explain", "wistle"]);
    assert_eq!((left.code, left.out.as_str()), (Some(2), ""));
    assert_eq!(
        left.err,
        "explain: found \"wistle\", expected a lever, a table, a key, a column or a caveat\n  hint: did you mean `whistle`?\n"
    );
}

#[test]
fn every_table_and_every_key_can_be_explained() {
    let workspace = Workspace::with(&[]);
    for table in jiesu::scenario::document::tables().iter().filter(|table| !table.path.is_empty()) {
        assert_eq!(workspace.jiesu(&["explain", table.path]).code, Some(0), "{}", table.path);
    }
}

#[test]
fn a_start_within_a_month_is_fine_with_a_warning() {
    let text = "[run]\nmonths = 1\nwarmup = 1\nreplications = 1\n[city.categories.noise]\nmix = 1\n";
    let late = text.replacen("months", "start = 2019-01-10\nmonths", 1);
    let workspace = Workspace::with(&[("first.toml", text), ("late.toml", &late)]);
    let checked = workspace.jiesu(&["check", "first.toml", "late.toml"]);
    assert_eq!((checked.out.as_str(), checked.code), ("first.toml: fine\nlate.toml: fine\n", Some(0)));
    let warning =
        "late.toml: warning: `run.start`, 2019-01-10, starts within a month: the first and last month of the results are partial\n";
    assert_eq!(checked.err, warning);
    let warns = |file| workspace.jiesu(&["run", file]).out.contains("first and last month are partial");
    assert_eq!((warns("first.toml"), warns("late.toml")), (false, true));
}

#[test]
fn schema_prints_what_is_stored() {
    let left = Workspace::with(&[]).jiesu(&["schema", "--plan"]);
    let stored = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/plan.schema.json")).unwrap();
    assert!(stored == left.out, "renew it: cargo run -- schema --plan > scenarios/plan.schema.json");
    let left = Workspace::with(&[]).jiesu(&["schema"]);
    let stored = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/schema.json")).unwrap();
    assert!(left.out == stored && left.code == Some(0));
}

#[test]
fn new_writes_a_scenario_that_is_fine_and_never_replaces_one() {
    let workspace = Workspace::with(&[]);
    for name in ["mine", "other.toml", "v1.2"] {
        let left = workspace.jiesu(&["new", name]);
        let file = format!("{}.toml", name.trim_end_matches(".toml"));
        assert_eq!(left.code, Some(0));
        assert!(left.out.starts_with(&format!("written to {file}; next:\n  jiesu run {file} ")), "{}", left.out);
    }
    assert_eq!(workspace.files(), ["mine.toml", "other.toml", "v1.2.toml"]);
    assert_eq!(workspace.jiesu(&["check", "mine.toml"]).out, "mine.toml: fine\n");
    workspace.write("mine.toml", b"# my own work\n");
    let again = workspace.jiesu(&["new", "mine"]);
    assert_eq!((again.code, again.err.as_str()), (Some(2), "mine.toml: found a file of this name, expected a new name\n"));
    assert_eq!(std::fs::read(workspace.path("mine.toml")).unwrap(), b"# my own work\n");
    assert_eq!(workspace.jiesu(&["new", "nowhere/mine"]).code, Some(2));
}

#[test]
fn help_lists_every_command_in_groups_and_new_first() {
    let workspace = Workspace::with(&[]);
    let help = workspace.jiesu(&["--help"]).out;
    let commands: Vec<&str> = help
        .lines()
        .filter_map(|line| line.strip_prefix("  "))
        .filter_map(|line| line.split(' ').next())
        .filter(|word| !word.starts_with('-'))
        .collect();
    assert_eq!(commands.first(), Some(&"new"), "{help}");
    assert_eq!(commands.iter().filter(|word| !word.is_empty()).count(), 19, "{help}");
    for command in commands.iter().filter(|word| !word.is_empty()) {
        let left = workspace.jiesu(&[command, "--help"]);
        let first = left.out.lines().next().unwrap_or_default();
        assert!(left.code == Some(0) && (20..=100).contains(&first.chars().count()), "{command}: {first}");
        let about = help.lines().find(|line| line.starts_with(&format!("  {command} "))).unwrap();
        assert!(about.ends_with(first), "{about} | {first}");
    }
    // No command is hidden: one that is in no group would be missing here.
    let usage = workspace.jiesu(&["nothing"]).err;
    assert!(usage.starts_with("nothing: unknown command\n") && !usage.contains("did you mean"), "{usage}");
}

#[test]
fn quiet_commands_print_nothing_but_errors() {
    let city = "[run]\nmonths = 1\nwarmup = 0\ncities = 2\nreplications = 2\n[city.generate]\ndistricts = 1\nstreets = 2\ncommunities = 1\nresidents = 300\n\
                [city.categories.noise]\nmix = 1\n[rules.callback]\nenabled = true\n[rules.whistle]\nreport_within = \"2 d\"\n";
    let other = "extends = \"a.toml\"\nrun.seed = 9\nrules.whistle.enabled = true\n";
    let plan = "base = \"a.toml\"\n[[design]]\nname = \"off\"\n[[design]]\nname = \"same\"\n[[design]]\nname = \"on\"\n\
                set = { \"rules.hotline.enabled\" = true }\n";
    let levers = "base = \"a.toml\"\n[[lever]]\nname = \"hotline\"\n\
                  set.\"rules.hotline.enabled\" = true\n\
                  [[lever]]\nname = \"limits\"\nset.\"rules.time_limits.enabled\" = true\n";
    let fit = "base = \"a.toml\"\n[[parameter]]\nkey = \"behaviour.answers.untouched\"\nrange = [0.02, 0.6]\n[[target]]\n\
               measure = \"opened\"\nperiod = \"run\"\nvalue = 30\ntolerance = 10\n[calibration]\ntrials = 20\ngenerations = 1\nkeep = 10\n\
               point = 4\ncheck = 2\n";
    let search =
        "base = \"a.toml\"\n[run]\ncities = 5\n[[factor]]\nkey = \"behaviour.rush\"\nrange = [0.0, 0.9]\n[optimize]\nsettings = 4\n";
    let workspace = Workspace::with(&[
        ("a.toml", city),
        ("b.toml", other),
        ("plan.toml", plan),
        ("levers.toml", levers),
        ("fit.toml", fit),
        ("search.toml", search),
    ]);
    // Without the flag there are notes or warnings.
    let left = workspace.jiesu(&["run", "a.toml", "b.toml", "--out", "loud"]);
    assert!(left.err.contains("warning: a and b differ in run.seed") && left.err.contains("note: "), "{}", left.err);
    assert_eq!(workspace.jiesu(&["report", "loud"]).code, Some(0));
    let commands: [&[&str]; 11] = [
        &["run", "a.toml", "b.toml", "--out", "run"],
        &["compare", "plan.toml", "--audit", "--out", "compare"],
        &["compare", "plan.toml", "--half-width", "0.4", "--out", "narrow"],
        &["sweep", "plan.toml", "--out", "sweep"],
        &["sweep", "plan.toml", "--shard", "1/2", "--out", "one"],
        &["sweep", "plan.toml", "--shard", "2/2", "--out", "two"],
        &["merge", "one", "two", "--out", "merged"],
        &["attribute", "levers.toml", "--out", "attributed"],
        &["calibrate", "fit.toml", "--out", "fitted"],
        &["optimize", "search.toml", "--out", "searched"],
        &["verify", "loud/report.html"],
    ];
    for arguments in commands {
        let left = workspace.jiesu(&[arguments, &["--quiet"]].concat());
        assert_eq!((left.code, left.out.as_str(), left.err.as_str()), (Some(0), "", ""), "{arguments:?}");
    }
    let left = workspace.jiesu(&["run", "a.toml", "--quiet", "--out", "run"]);
    assert!(left.code == Some(2) && left.out.is_empty() && !left.err.is_empty());
    let left = workspace.jiesu(&["run", "a.toml", "--quiet", "--verbose"]);
    assert!(left.code == Some(2) && left.out.is_empty() && left.err.contains("cannot be used with"), "{}", left.err);
}
