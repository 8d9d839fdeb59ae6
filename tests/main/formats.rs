//! The format of files: it is written, read, and refused if it is another.

use crate::plans::{BASE, PLAN};
use crate::workspace::Workspace;

const CALIBRATION: &str = "base = \"base.toml\"\n[[parameter]]\nkey = \"behaviour.answers.untouched\"\nrange = [0.02, 0.6]\n\
[[target]]\nmeasure = \"resolution_rate\"\nperiod = \"run\"\nreview = \"observer\"\nvalue = 0.7\ntolerance = 0.02\n\
[calibration]\ntrials = 20\ngenerations = 1\nkeep = 10\npoint = 0\ncheck = 2\n";
const SEARCH: &str =
    "base = \"base.toml\"\n[run]\ncities = 5\n[[factor]]\nkey = \"behaviour.rush\"\nrange = [0.0, 0.9]\n[optimize]\nsettings = 6\n";

fn fine(workspace: &Workspace, arguments: &[&str]) -> String {
    let left = workspace.jiesu(arguments);
    assert_eq!(left.code, Some(0), "{arguments:?}\n{}", left.err);
    left.out
}

/// What the command writes to standard error when it refuses its input; it must write nothing else.
fn refused(workspace: &Workspace, arguments: &[&str]) -> String {
    let before = workspace.files();
    let left = workspace.jiesu(arguments);
    assert_eq!((left.code, left.out.as_str()), (Some(2), ""), "{arguments:?}\n{}", left.err);
    assert_eq!(workspace.files(), before, "{arguments:?} writes nothing");
    left.err
}

#[test]
fn every_input_file_may_state_the_format_and_another_is_refused() {
    let hint = "hint: use the version of jiesu that wrote it; jiesu ";
    for (file, text, commands) in [
        ("base.toml", BASE, &["run", "check", "show"][..]),
        ("plan.toml", PLAN, &["compare", "sweep", "check"]),
        ("fit.toml", CALIBRATION, &["calibrate", "check"]),
        ("search.toml", SEARCH, &["optimize", "check"]),
    ] {
        let workspace = Workspace::with(&[("base.toml", BASE), (file, &format!("# A file.\nformat = 1\n{text}"))]);
        fine(&workspace, &["check", file]);
        for (written, found) in [("2", "2"), ("0", "0"), ("\"1\"", "\"1\""), ("1.0", "1.0"), ("true", "true"), ("[1]", "a list")] {
            // Whatever else is in the file is not read, because another version may know it.
            let other = format!("# A file.\nformat = {written}\nknown_to_another_version = 3\n{text}");
            workspace.write(file, other.as_bytes());
            for command in commands {
                let messages = refused(&workspace, &[command, file]);
                assert!(messages.starts_with(&format!("{file}:2:10: `format`: found {found}, expected 1\n")), "{messages}");
                assert!(messages.contains(hint), "{messages}");
                assert!(!messages.contains("known_to"), "{messages}");
            }
        }
        workspace.write(file, format!("fromat = 1\n{text}").as_bytes());
        assert!(refused(&workspace, &["check", file]).contains("hint: did you mean `format`?"));
    }
}

#[test]
fn each_file_states_its_own_format() {
    let child = "extends = \"base.toml\"\nformat = 1\nrun.months = 3\n";
    let workspace = Workspace::with(&[("base.toml", BASE), ("child.toml", child), ("plan.toml", PLAN)]);
    let shown = fine(&workspace, &["show", "child.toml"]);
    assert_eq!(shown.matches("format = 1").count(), 1, "{shown}");
    // The format of the extended or base file is its own, and is named where it stands.
    workspace.write("base.toml", format!("format = 2\n{BASE}").as_bytes());
    for arguments in [&["run", "child.toml"][..], &["show", "child.toml"], &["check", "plan.toml"], &["compare", "plan.toml"]] {
        let messages = refused(&workspace, arguments);
        assert!(messages.starts_with("base.toml:1:10: `format`: found 2, expected 1\n"), "{messages}");
        assert_eq!(messages.matches("`format`").count(), 1, "{messages}");
    }
    // Both files are checked.
    workspace.write("child.toml", child.replace("format = 1", "format = \"new\"").as_bytes());
    let messages = refused(&workspace, &["run", "child.toml"]);
    assert!(messages.contains("base.toml:1:10: `format`: found 2, expected 1\n"), "{messages}");
    assert!(messages.contains("child.toml:2:10: `format`: found \"new\", expected 1\n"), "{messages}");
}

#[test]
fn the_format_cannot_be_set_or_varied() {
    let workspace = Workspace::with(&[("base.toml", BASE)]);
    for text in [
        "base = \"base.toml\"\nset = { format = 1 }\n[[design]]\nname = \"a\"\n",
        "base = \"base.toml\"\n[[design]]\nname = \"a\"\nset = { format = 1 }\n",
        "base = \"base.toml\"\n[sampling]\nmethod = \"factorial\"\n[[factor]]\nkey = \"format\"\nvalues = [1]\n",
        "base = \"base.toml\"\n[sampling]\nmethod = \"table\"\ntable = \"t.csv\"\n",
    ] {
        workspace.write("t.csv", b"name,format\na,1\n");
        workspace.write("plan.toml", text.as_bytes());
        let messages = refused(&workspace, &["check", "plan.toml"]);
        assert!(messages.contains("`format`: found `format`, expected a key that can be set"), "{text}{messages}");
    }
    for command in ["run", "show", "check"] {
        let messages = refused(&workspace, &[command, "base.toml", "--set", "format=1"]);
        assert!(messages.starts_with("--set: `format`: found `format`, expected a key that can be set\n"), "{messages}");
    }
    workspace.write("s.csv", b"format\n1\n");
    let messages = refused(&workspace, &["check", "base.toml", "--set", "run.sets=s.csv"]);
    assert!(messages.contains("s.csv:1:1: found the column \"format\", expected a key such as"), "{messages}");
}

#[test]
fn what_is_written_states_the_format() {
    let workspace = Workspace::with(&[("base.toml", BASE), ("plan.toml", PLAN), ("fit.toml", CALIBRATION)]);
    let states = |text: &str| assert!(text.lines().any(|line| line == "format = 1"), "{text}");
    states(&fine(&workspace, &["show", "base.toml"]));
    fine(&workspace, &["new", "mine"]);
    states(&workspace.read("mine.toml"));
    fine(&workspace, &["check", "mine.toml"]);
    let small = ["--cities", "1", "--reps", "2", "--quiet"];
    fine(&workspace, &[&["compare", "plan.toml", "--out", "out"], &small[..]].concat());
    states(&workspace.read("out/scenarios/on.toml"));
    assert!(workspace.read("out/manifest.json").starts_with("{\n  \"format\": 1,\n"));
    fine(&workspace, &["report", "out"]);
    assert!(workspace.read("out/report.html").contains("id=\"excerpt\">{\"format\": 1,"));
    fine(&workspace, &["calibrate", "fit.toml", "--quiet", "--out", "fitted"]);
    states(&workspace.read("fitted/point.toml"));
    fine(&workspace, &["check", "fitted/point.toml"]);
    assert!(workspace.read("fitted/manifest.json").starts_with("{\n  \"format\": 1,\n"));
    fine(&workspace, &[&["sweep", "plan.toml", "--shard", "1/1", "--out", "shard"], &small[..]].concat());
    assert!(workspace.read("shard/shard.json").starts_with("{\n  \"format\": 1,\n"));
    assert!(std::fs::read(workspace.path("shard/trials.journal")).unwrap().starts_with(b"jiesu journal 1\n"));
    // Two scenarios differ in their rules, not in their format.
    assert_eq!(fine(&workspace, &["show", "base.toml", "out/scenarios/off.toml"]), fine(&workspace, &["show", "base.toml", "base.toml"]));
}

#[test]
fn folders_shards_journals_and_pages_of_another_format_are_refused() {
    let workspace = Workspace::with(&[("base.toml", BASE), ("plan.toml", PLAN)]);
    let small = ["--cities", "1", "--reps", "2", "--quiet"];
    fine(&workspace, &[&["compare", "plan.toml", "--out", "out"], &small[..]].concat());
    fine(&workspace, &["report", "out"]);
    fine(&workspace, &[&["sweep", "plan.toml", "--shard", "1/1", "--out", "shard"], &small[..]].concat());
    let change = |file: &str, from: &str, to: &str| {
        let text = workspace.read(file);
        assert!(text.contains(from), "{file}");
        workspace.write(file, text.replacen(from, to, 1).as_bytes());
    };
    let hint = "\n  hint: use the version of jiesu that wrote it";
    for (from, to, found) in [("1", "2", "2"), ("2", "\"1\"", "\"1\""), ("\"format\": \"1\",\n", "", "nothing")] {
        let (from, to) =
            if to.is_empty() { (from.to_string(), to.to_string()) } else { (format!("\"format\": {from}"), format!("\"format\": {to}")) };
        change("out/manifest.json", &from, &to);
        change("out/analysis.json", &from, &to);
        change("shard/shard.json", &from, &to);
        let expected = format!("`format`: found {found}, expected 1{hint}");
        for (arguments, file) in [
            (&["report", "out", "-o", "r.html"][..], "analysis"),
            (&["plot", "out", "--out", "p.svg"], "analysis"),
            (&["compare", "plan.toml", "--quiet", "--force", "--out", "out"], "manifest"),
        ] {
            let messages = refused(&workspace, arguments);
            assert!(messages.starts_with(&format!("out/{file}.json: ")) && messages.contains(&expected), "{arguments:?}\n{messages}");
        }
        let messages = refused(&workspace, &["merge", "shard", "--out", "merged"]);
        assert!(messages.starts_with("shard/shard.json: ") && messages.contains(&expected), "{messages}");
    }
    change("out/report.html", "{\"format\": 1,", "{\"format\": 2,");
    let messages = refused(&workspace, &["verify", "out/report.html"]);
    assert!(messages.starts_with("out/report.html: `format`: found 2, expected 1"), "{messages}");

    let journal = std::fs::read(workspace.path("shard/trials.journal")).unwrap();
    let other = [b"jiesu journal 2\n", &journal[16..]].concat();
    workspace.write("shard/trials.journal", &other);
    let resumed = [&["sweep", "plan.toml", "--shard", "1/1", "--out", "shard", "--resume"], &small[..]].concat();
    let messages = refused(&workspace, &resumed);
    assert!(messages.starts_with("shard/trials.journal: found a journal of format 2, expected 1"), "{messages}");
    workspace.write("new.journal", &other);
    for more in [&[][..], &["--resume"], &["--force"]] {
        let messages = refused(&workspace, &[&["compare", "plan.toml", "--out", "new"], more, &small[..]].concat());
        assert!(messages.starts_with("new.journal: found a journal of format 2, expected 1"), "{messages}");
    }
    assert_eq!(std::fs::read(workspace.path("new.journal")).unwrap(), other);
}
