//! Names given by users: each is refused where it is entered, or can be written and read again. Also the names of the city, of plans and of
//! the repository's scenarios.

use crate::plans::BASE;
use crate::workspace::{Workspace, contents, copy_listed, listed};
use jiesu::scenario::Scenario;
use std::path::Path;
use std::process::Command;

const QUICK: &str = "[run]\nmonths = 1\nwarmup = 0\nreplications = 1\n[city.generate]\nstreets = 1\ncommunities = 1\nresidents = 400\n";

/// A text as TOML writes it in double quotes.
fn quoted(text: &str) -> String {
    let escaped = |c: char| if c.is_control() || "\"\\".contains(c) { format!("\\u{:04X}", c as u32) } else { c.into() };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}

/// Names of one to five pieces, each of which causes problems somewhere.
fn nasty(count: usize) -> Vec<String> {
    const PIECES: [&str; 44] = [
        "\"",
        "'",
        "'''",
        "\"\"\"",
        "\n",
        "\r\n",
        "\t",
        "\u{0}",
        "\u{1b}[31m",
        "\u{7f}",
        "\u{85}",
        ".",
        "..",
        "*",
        "",
        " ",
        "\u{a0}",
        "\u{3000}",
        "/",
        "\\",
        ":",
        "CON",
        "nul",
        "@",
        "+",
        ",",
        ";",
        "=",
        "#",
        "[x]",
        "{",
        "a",
        "B",
        "接诉",
        "é",
        "e\u{301}",
        "\u{202e}",
        "\u{200b}",
        "\u{feff}",
        "-",
        "_x",
        "%",
        "👩\u{200d}🚒",
        "$(x)",
    ];
    let mut state = 7_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut names: Vec<String> = PIECES.iter().map(|piece| piece.to_string()).collect();
    names.push("x".repeat(300));
    names.extend((0..count).map(|_| (0..=next(4)).map(|_| PIECES[next(PIECES.len())]).collect::<String>()));
    names
}

/// A scenario with a name in every place that takes one.
fn named([category, function, phase, shock]: [&str; 4]) -> String {
    let (c, f) = (quoted(category), quoted(function));
    format!(
        "title = {c}\n{QUICK}[city.categories.{c}]\nmix = 1\nfunctions = [{f}]\n[city.functions.{f}]\nstaff = 1\n[rules.hotline]\nenabled = true\n\
         [[phase]]\nname = {}\nfrom = 2019-01-10\nset.rules.whistle.enabled = true\n\
         [[demand.shock]]\nname = {}\nfrom = 2019-01-05\ncategory = {c}\n",
        quoted(phase),
        quoted(shock)
    )
}

#[test]
fn a_name_is_refused_or_survives_writing_and_reading() {
    let (mut survived, mut refused) = (0, 0);
    for name in nasty(600) {
        for place in 0..4 {
            let mut names = ["heat", "police", "later", "flood"];
            names[place] = &name;
            let text = named(names);
            match Scenario::parse("one", &text, &[]) {
                Ok(scenario) => {
                    survived += 1;
                    let written = scenario.to_toml(Path::new(""));
                    let again = Scenario::parse("one", &written, &[]).unwrap_or_else(|error| panic!("{name:?}: {error}\n{written}"));
                    assert!(again == scenario, "{name:?}\n{written}");
                    assert!(name.trim() == name && !name.contains(char::is_control), "{name:?}");
                }
                Err(error) => {
                    refused += 1;
                    let error = error.to_string();
                    assert!(error.contains("expected") && error.starts_with("one:"), "{name:?}: {error}");
                    assert!(error.lines().filter(|line| line.starts_with("one:")).count() <= 2, "{name:?}: {error}");
                }
            }
        }
    }
    assert!(survived > 300 && refused > 300, "{survived} survived, {refused} refused");
}

#[test]
fn results_can_be_rerun_reported_and_verified_under_any_name() {
    let names = ["it's \"so\"", "a.b", "a@b, c+d", "接 诉", "= # [x]", "{$(x)}"];
    for (i, name) in names.iter().enumerate() {
        // Unit codes contain function names, so these have no `@`.
        let function = name.replace('@', "-");
        let file = ["s.toml", ".x.toml", "manifest.toml", "it's.toml", "接 诉.toml", "a.b.toml"][i];
        let workspace = Workspace::with(&[(file, &named([name, &function, name, name]))]);
        let done = |arguments: &[&str]| {
            let left = workspace.jiesu(arguments);
            assert_eq!(left.code, Some(0), "{name}: {arguments:?}\n{}{}", left.out, left.err);
            left.out
        };
        done(&["run", file, "--quiet", "--orders", "--out", "a"]);
        let written = format!("a/scenarios/{file}");
        done(&["check", &written]);
        done(&["run", &written, "--quiet", "--orders", "--out", "b"]);
        assert_eq!(contents(&workspace.path("a")), contents(&workspace.path("b")), "{name}");
        done(&["report", "a"]);
        done(&["verify", "a/report.html", "--quiet"]);
    }
}

#[test]
fn an_invalid_name_is_refused_with_its_place() {
    let base = "base = \"base.toml\"\n";
    let cases = [
        // Categories, functions, phases, shocks.
        (
            format!("{BASE}[city.categories.\"*\"]\nmix = 1\n"),
            "one.toml:17:18: `city.categories.\"*\"`: found the name \"*\", expected a name without `*`",
        ),
        (format!("{BASE}[city.categories.\"\"]\nmix = 1\n"), "`city.categories.\"\"`: found the name \"\", expected a name"),
        (format!("{BASE}[city.categories.\" a\"]\nmix = 1\n"), "expected a name without blanks at either end"),
        (
            format!("{BASE}[city.categories.\"a\\nb\"]\nmix = 1\n"),
            "found the name \"a\\nb\", expected a name without the control character U+000A",
        ),
        (
            format!("{BASE}[city.functions.\"a\\u202Eb\"]\n"),
            "found the name \"a\\u202Eb\", expected a name without the invisible character U+202E",
        ),
        (format!("{BASE}[city.functions.\"a@b\"]\n"), "expected a name without `@`"),
        (format!("{BASE}[city.functions.{}]\n", "x".repeat(201)), "expected a name of at most 200 bytes, not 201"),
        (
            format!("{BASE}[[phase]]\nname = \"*\"\nfrom = 2019-02-01\n"),
            "one.toml:18:8: `phase.\"*\".name`: found \"*\", expected a name without `*`",
        ),
        (
            format!("{BASE}[[demand.shock]]\nname = \" \"\nfrom = 2019-02-01\ncategory = \"heat\"\n"),
            "one.toml:18:8: `demand.shock.\" \".name`: found \" \", expected a name",
        ),
        (format!("{BASE}[city]\nname = \"a\\tb\"\n"), "`city.name`: found \"a\\tb\", expected a name without"),
        // Designs and levers.
        (
            format!("{base}[[design]]\nname = \"NUL\"\n"),
            "one.toml:3:8: `design.NUL.name`: found \"NUL\", expected a valid file name: on Windows",
        ),
        (format!("{base}[[design]]\nname = \"a.\"\n"), "expected a valid file name"),
        (format!("{base}[[design]]\nname = \"..\"\n"), "expected a valid file name"),
        (format!("{base}[[design]]\nname = \"a\\nb\"\n"), "expected a name without the control character U+000A"),
        (format!("{base}[[design]]\nname = \"\"\n"), "found \"\", expected a name"),
        (format!("{base}[[design]]\nname = \"Ä\"\n[[design]]\nname = \"ä\"\n"), "found a second design \"ä\""),
        (
            format!(
                "{base}[sampling]\nmethod = \"one_at_a_time\"\ncross = true\n[[design]]\nname = \"a @ b\"\n[[design]]\nname = \"c\"\n[[factor]]\nkey = \"behaviour.ceiling\"\nvalues = [0.5]\n"
            ),
            "one.toml:6:8: `design.\"a @ b\".name`: found \"a @ b\", expected a name without ` @ `",
        ),
    ];
    for (text, expected) in cases {
        let workspace = Workspace::with(&[("base.toml", BASE), ("one.toml", &text)]);
        let left = workspace.jiesu(&["check", "one.toml"]);
        assert_eq!(left.code, Some(2), "{text}\n{}", left.out);
        assert!(left.err.contains(expected), "{expected}\n{}", left.err);
    }
    let lever = |name: &str, key: &str| format!("[[lever]]\nname = {name}\nset = {{ \"rules.{key}.enabled\" = true }}\n");
    for (name, expected) in [
        ("\"a+b\"", "without `+`"),
        ("\"All\"", "another name than `all`"),
        ("\"none\"", "another name than `none`"),
        ("\"a/b\"", "a valid file name"),
        ("\"WHISTLE\"", "a second lever"),
    ] {
        let workspace = Workspace::with(&[
            ("base.toml", BASE),
            ("one.toml", &format!("{base}{}{}", lever("\"whistle\"", "whistle"), lever(name, "time_limits"))),
        ]);
        assert!(workspace.diagnostics(&["one.toml"]).contains(expected), "{name}: {expected}");
    }
}

#[test]
fn a_wildcard_stands_for_names_and_cannot_be_one() {
    let plan = "base = \"base.toml\"\n[sampling]\nmethod = \"factorial\"\n[[factor]]\nkey = \"city.categories.*.mix\"\nvalues = [1, 2]\n";
    let workspace = Workspace::with(&[("base.toml", &format!("{BASE}[city.categories.\"*\"]\nmix = 1\n")), ("plan.toml", plan)]);
    for command in ["check", "sweep", "compare"] {
        let left = workspace.jiesu(&[command, "plan.toml"]);
        assert_eq!(left.code, Some(2), "{command}: {}", left.err);
        assert!(left.err.contains("which stands for every name"), "{}", left.err);
    }
    workspace.write("base.toml", BASE.as_bytes());
    assert_eq!(workspace.jiesu(&["check", "plan.toml"]).out, "plan.toml: fine, 3 designs\n");
}

#[test]
fn file_names_are_valid_on_every_system() {
    let workspace =
        Workspace::with(&[("A.toml", BASE), ("deep/a.toml", BASE), ("con.toml", BASE), ("what?.toml", BASE), ("b..toml", BASE)]);
    for file in ["con.toml", "what?.toml", "b..toml"] {
        for command in ["run", "check", "show"] {
            let left = workspace.jiesu(&[command, file]);
            assert_eq!(left.code, Some(2), "{command} {file}");
            assert!(left.err.starts_with(file) && left.err.contains("expected a valid file name"), "{}", left.err);
        }
    }
    for command in ["run", "compare"] {
        let left = workspace.jiesu(&[command, "A.toml", "deep/a.toml"]);
        assert_eq!(left.code, Some(2));
        assert!(left.err.contains("found a second scenario called `a`"), "{}", left.err);
    }
    let long = format!("{}.toml", "x".repeat(210));
    workspace.write(&long, BASE.as_bytes());
    assert!(workspace.diagnostics(&[&long]).contains("expected a name of at most 200 bytes, not 210"));
    assert_eq!(workspace.jiesu(&["new", "nul"]).code, Some(2));
    assert!(!workspace.path("nul.toml").exists());
    workspace.write("plan:1.toml", b"base = \"A.toml\"\n[[design]]\nname = \"a\"\n");
    assert!(workspace.diagnostics(&["plan:1.toml"]).contains("found the name \"plan:1\", expected a valid file name"));
}

#[test]
fn names_in_data_and_sets_are_checked() {
    let workspace = Workspace::with_scenarios();
    let path = "scenarios/data/districts.csv";
    let text = workspace.read(path);
    workspace.write(path, text.replacen("东城区", "东\u{202e}城区", 1).as_bytes());
    let messages = workspace.diagnostics(&["scenarios/base/beijing-2019.toml"]);
    assert!(messages.contains("`name`: found \"东\\u202E城区\", expected a name without the invisible character U+202E"), "{messages}");
    let workspace = Workspace::with(&[("one.toml", BASE), ("sets.csv", "set,demand.problems\na\u{200b}b,0.5\n")]);
    let left = workspace.jiesu(&["run", "one.toml", "--set", "run.sets=sets.csv"]);
    assert!(left.err.contains("sets.csv:2:1: `set`: found \"a\\u200Bb\", expected a name without"), "{}", left.err);
}

/// The first row of `units.csv`: the city.
fn city(workspace: &Workspace, arguments: &[&str]) -> String {
    let small = [
        "--scale",
        "0.005",
        "--reps",
        "1",
        "--cities",
        "1",
        "--set",
        "run.months=1",
        "--set",
        "run.warmup=0",
        "--quiet",
        "--force",
        "--out",
        "out",
    ];
    let left = workspace.jiesu(&[&["run"], arguments, &small].concat());
    assert_eq!(left.code, Some(0), "{}", left.err);
    let units = workspace.read("out/units.csv");
    let head: Vec<&str> = units.lines().next().unwrap().split(',').collect();
    let row: Vec<&str> = units.lines().nth(1).unwrap().split(',').collect();
    let at = |name: &str| row[head.iter().position(|column| *column == name).unwrap()];
    assert_eq!(at("level"), "city");
    at("name").to_string()
}

#[test]
fn the_city_is_named_after_its_data() {
    let workspace = Workspace::with_scenarios();
    for file in ["districts.csv", "streets.csv"] {
        std::fs::create_dir_all(workspace.path("mine")).unwrap();
        std::fs::copy(workspace.path("scenarios/data").join(file), workspace.path("mine").join(file)).unwrap();
    }
    let own = "extends = \"scenarios/base/beijing-2019.toml\"\n[city]\ndata = \"mine\"\n";
    workspace.write("unnamed.toml", own.as_bytes());
    workspace.write("named.toml", format!("{own}name = \"上海市\"\n").as_bytes());
    workspace.write("child.toml", b"extends = \"named.toml\"\n[run]\nseed = 2\n");
    assert_eq!(city(&workspace, &["scenarios/base/beijing-2019.toml"]), "北京市");
    assert_eq!(city(&workspace, &["unnamed.toml"]), "city");
    assert_eq!(city(&workspace, &["named.toml"]), "上海市");
    assert_eq!(city(&workspace, &["child.toml"]), "上海市", "who names no other data means the same city");
    assert_eq!(workspace.jiesu(&["report", "out"]).code, Some(0));
    let page = workspace.read("out/report.html");
    assert!(page.contains("based on data for 上海市") && !page.contains("data for Beijing"));
    assert_eq!(city(&workspace, &["scenarios/base/beijing-2019.toml", "--set", "city.data=mine"]), "city");
    assert_eq!(
        city(&workspace, &["scenarios/base/beijing-2019.toml", "--set", "city.name=\"天津市\"", "--set", "city.data=mine"]),
        "天津市"
    );
    // Written files state it too.
    assert_eq!(city(&workspace, &["named.toml"]), "上海市");
    assert!(workspace.read("out/scenarios/named.toml").contains("name = \"上海市\""));
    assert!(!workspace.jiesu(&["show", "scenarios/teaching/two-streets.toml"]).out.contains("北京"));
}

#[test]
fn the_title_of_a_plan_is_shown() {
    let title = "Does a \\\"whistle\\\" help?";
    let plan = format!(
        "title = \"{title}\"\nbase = \"base.toml\"\n[[design]]\nname = \"a\"\n[[design]]\nname = \"b\"\nset = {{ \"rules.whistle.enabled\" = true }}\n"
    );
    let levers = "title = \"Who did it?\"\nbase = \"base.toml\"\n[[lever]]\nname = \"a\"\nset = { \"rules.whistle.enabled\" = true }\n[[lever]]\nname = \"b\"\nset = { \"rules.time_limits.enabled\" = true }\n";
    let workspace = Workspace::with(&[("base.toml", BASE), ("plan.toml", &plan), ("levers.toml", levers)]);
    workspace.write("one.toml", format!("title = \"One\\u001b[2J\\nline\"\n{BASE}").as_bytes());
    for (arguments, shown) in [
        (&["compare", "plan.toml"][..], "Does a \"whistle\" help?"),
        (&["sweep", "plan.toml"], "Does a \"whistle\" help?"),
        (&["attribute", "levers.toml"], "Who did it?"),
        (&["run", "one.toml"], "One [2J line"),
    ] {
        let left = workspace.jiesu(&[arguments, &["--reps", "2", "--cities", "1", "--out", arguments[0]]].concat());
        assert_eq!(left.code, Some(0), "{}", left.err);
        // A scenario is shown by its name.
        let first = left.out.lines().next().unwrap();
        assert!(first == shown || arguments[0] == "run" && first.starts_with("one: "), "{first}");
        assert_eq!(workspace.jiesu(&["report", arguments[0]]).code, Some(0));
        let heading = format!("<h1>{}</h1>", shown.replace('"', "&quot;"));
        assert!(workspace.read(&format!("{}/report.html", arguments[0])).contains(&heading), "{heading}");
    }
}

#[test]
fn a_draft_among_the_repositorys_scenarios_is_ignored() {
    let workspace = Workspace::with(&[
        ("scenarios/draft.toml", "[run\n"),
        ("scenarios/compare/mine.toml", "base = \"nowhere.toml\"\n"),
        ("scenarios/theory/mm1.toml", "title = \"one of ours\"\n"),
    ]);
    let copy = Workspace::with(&[]);
    copy_listed(&workspace.path("."), &copy.path("."));
    assert_eq!(contents(&copy.path(".")).into_keys().collect::<Vec<_>>(), ["scenarios/theory/mm1.toml"]);
}

#[test]
fn the_list_of_the_repositorys_scenarios_is_what_git_tracks() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let git = |arguments: &[&str]| {
        let output = Command::new("git").args(arguments).current_dir(root).output().ok().filter(|output| output.status.success())?;
        String::from_utf8(output.stdout).ok()
    };
    let mut listed: Vec<&str> = listed().collect();
    assert!(listed.len() > 50 && listed.contains(&"scenarios/teaching/two-streets.toml"));
    // A copy without git, or within another git repository, cannot be compared with the list.
    let Some(top) = git(&["rev-parse", "--show-toplevel"]) else { return };
    if Path::new(top.trim()).canonicalize().ok() != root.canonicalize().ok() {
        return;
    }
    let Some(tracked) = git(&["-c", "core.quotePath=false", "ls-files", "scenarios"]) else { return };
    let mut tracked: Vec<&str> = tracked.lines().collect();
    tracked.sort_unstable();
    listed.sort_unstable();
    assert_eq!(listed, tracked, "git ls-files scenarios >tests/main/scenarios.txt");
}

/// The blocks of TOML in a document.
fn blocks(text: &str) -> Vec<&str> {
    text.split("\n```toml\n").skip(1).filter_map(|rest| rest.split("\n```").next()).collect()
}

#[test]
fn the_plans_and_scenarios_of_the_documents_are_valid_and_run() {
    let mut found = 0;
    for document in ["README.md", "README.zh.md", "docs/tutorial.md", "docs/tutorial.zh.md", "docs/commands.md", "docs/scenario-files.md"] {
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(document)).unwrap();
        let workspace = Workspace::with_scenarios();
        // The tutorial shows a mistake and its message.
        for block in blocks(&text).into_iter().filter(|block| !block.contains("report_witin")) {
            found += 1;
            let file = if block.contains("\"../") { "scenarios/compare/block.toml" } else { "scenarios/block.toml" };
            workspace.write(file, block.as_bytes());
            let checked = workspace.jiesu(&["check", file]);
            assert_eq!(checked.code, Some(0), "{document}:\n{block}\n{}", checked.err);
            let command = if block.contains("[[design]]") { "compare" } else { "run" };
            let small = [
                "--scale",
                "0.005",
                "--reps",
                "1",
                "--cities",
                "1",
                "--set",
                "run.months=1",
                "--set",
                "run.warmup=0",
                "--quiet",
                "--force",
                "--out",
                "out",
            ];
            let left = workspace.jiesu(&[&[command, file][..], &small].concat());
            assert_eq!(left.code, Some(0), "{document}:\n{block}\n{}", left.err);
        }
    }
    assert!(found >= 7, "only {found} blocks");
}
