//! Files: users' own files are never lost, links are followed, names are bytes, inputs are read once, results can be moved.
#![cfg(unix)]

use crate::workspace::{Workspace, contents};
use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

/// A city that takes almost no time to simulate.
const CITY: &str = "[run]\nstart = 2019-01-01\nmonths = 1\nwarmup = 0\nreplications = 2\n[city.generate]\ndistricts = 1\nstreets = 2\n\
communities = 1\nresidents = 300\n[city.categories.noise]\nmix = 1\n[rules.callback]\nenabled = true\n";
const PLAN: &str = "base = \"s.toml\"\n[run]\ncities = 2\nreplications = 2\n[[design]]\nname = \"off\"\n[[design]]\nname = \"on\"\n\
set = { \"rules.whistle.enabled\" = true }\n";
const FIT: &str = "base = \"s.toml\"\n[[parameter]]\nkey = \"behaviour.answers.untouched\"\nrange = [0.02, 0.6]\n[[target]]\n\
measure = \"opened\"\nperiod = \"run\"\nvalue = 30\ntolerance = 10\n[calibration]\ntrials = 20\ngenerations = 1\nkeep = 10\n\
point = 4\ncheck = 2\n";
/// 接诉 as Chinese Windows writes it.
const GBK: &[u8] = b"\xbd\xd3\xcb\xdf";

fn workspace() -> Workspace {
    Workspace::with(&[("s.toml", CITY), ("plan.toml", PLAN), ("fit.toml", FIT)])
}

/// The text without notes.
fn but_notes(text: &str) -> String {
    text.lines().filter(|line| !line.contains(": note: ")).collect()
}

fn fine(workspace: &Workspace, arguments: &[&str]) -> String {
    let left = workspace.jiesu(arguments);
    assert_eq!((left.code, but_notes(&left.err).as_str()), (Some(0), ""), "{arguments:?}");
    left.out
}

/// The message for arguments that are refused, with nothing on standard output.
fn refused(workspace: &Workspace, arguments: &[&str]) -> String {
    let left = workspace.jiesu(arguments);
    assert_eq!((left.code, left.out.as_str()), (Some(2), ""), "{arguments:?} {}", left.err);
    left.err
}

fn command(workspace: &Workspace) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jiesu"));
    command.current_dir(workspace.path(""));
    command
}

/// Runs `jiesu` with a text on standard input.
fn fed(workspace: &Workspace, arguments: &[&str], text: &str) -> Output {
    let mut child = command(workspace).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A command that refuses its arguments does not read it.
    let _ = child.stdin.take().unwrap().write_all(text.as_bytes());
    child.wait_with_output().unwrap()
}

/// Runs a line of bash, in which `jiesu` is the command.
fn bash(workspace: &Workspace, line: &str) -> (Option<i32>, String, String) {
    let line = format!("jiesu() {{ '{}' \"$@\"; }}; {line}", env!("CARGO_BIN_EXE_jiesu"));
    let output = Command::new("bash").args(["-c", &line]).current_dir(workspace.path("")).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// Everything below a folder: paths, contents of files, targets of links.
fn all(folder: &Path) -> Vec<(OsString, Vec<u8>)> {
    let mut list = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
        let (name, kind) = (entry.file_name(), entry.file_type().unwrap());
        if kind.is_symlink() {
            list.push((name, std::fs::read_link(entry.path()).unwrap().into_os_string().into_vec()));
        } else if kind.is_dir() {
            list.push((name.clone(), Vec::new()));
            for (inner, bytes) in all(&entry.path()) {
                list.push((OsStr::from_bytes(&[name.as_bytes(), b"/", inner.as_bytes()].concat()).into(), bytes));
            }
        } else {
            list.push((name, std::fs::read(entry.path()).unwrap()));
        }
    }
    list.sort();
    list
}

/// Checks that arguments are refused and no file changes; the message.
fn left_alone(workspace: &Workspace, arguments: &[&str]) -> String {
    let before = all(&workspace.path(""));
    let said = refused(workspace, arguments);
    assert!(all(&workspace.path("")) == before, "{arguments:?} changed something: {said}");
    said
}

#[test]
fn files_beside_the_results_that_jiesu_did_not_write_are_left_alone() {
    let workspace = workspace();
    let commands: [&[&str]; 5] = [
        &["run", "s.toml"],
        &["compare", "plan.toml"],
        &["sweep", "plan.toml"],
        &["calibrate", "fit.toml"],
        &["run", "s.toml", "--orders"],
    ];
    for (name, text) in [("out.partial/thesis.tex", "two weeks of notes"), ("out.partial/scenarios/s.toml", CITY), ("out.partial", "notes")]
    {
        workspace.write(name, text.as_bytes());
        for command in commands {
            for more in [&["--out", "out"][..], &["--out", "out", "--force"]] {
                let said = left_alone(&workspace, &[command, more, &["--quiet"]].concat());
                assert!(said.contains("out.partial: found ") && said.contains("results are written here before"), "{said}");
            }
        }
        let _ = std::fs::remove_dir_all(workspace.path("out.partial"));
        let _ = std::fs::remove_file(workspace.path("out.partial"));
    }
    // Finished results with that name.
    fine(&workspace, &["run", "s.toml", "--quiet", "--out", "out.partial"]);
    left_alone(&workspace, &["run", "s.toml", "--out", "out", "--quiet", "--force"]);
    std::fs::remove_dir_all(workspace.path("out.partial")).unwrap();
    // A link there is the user's too.
    std::fs::create_dir(workspace.path("scratch")).unwrap();
    symlink("scratch", workspace.path("out.partial")).unwrap();
    left_alone(&workspace, &["run", "s.toml", "--out", "out", "--quiet"]);
}

#[test]
fn a_diary_where_the_journal_would_be_is_left_alone() {
    let workspace = workspace();
    for diary in ["dear journal, today I simulated a hotline", "short", "jiesu journal in a diary\n"] {
        workspace.write("out.journal", diary.as_bytes());
        for command in [&["run", "s.toml"][..], &["compare", "plan.toml"], &["sweep", "plan.toml"]] {
            for more in [&[][..], &["--force"], &["--resume"]] {
                let said = left_alone(&workspace, &[command, more, &["--quiet", "--out", "out"]].concat());
                assert!(said.contains("out.journal: found something else"), "{said}");
            }
        }
    }
    workspace.write("out.journals/diary.journal", b"dear journal");
    for more in [&[][..], &["--force"], &["--resume"]] {
        left_alone(&workspace, &[&["calibrate", "fit.toml", "--quiet", "--out", "out"], more].concat());
    }
    // A shard: files with its names that no shard has written.
    for name in ["shard.json", "scenarios/on.toml"] {
        let folder = format!("shard-{}", name.len());
        workspace.write(&format!("{folder}/{name}"), b"mine");
        left_alone(&workspace, &["sweep", "plan.toml", "--quiet", "--shard", "1/2", "--resume", "--out", &folder]);
    }
    workspace.write("shard/trials.journal", b"mine");
    left_alone(&workspace, &["sweep", "plan.toml", "--quiet", "--shard", "1/2", "--resume", "--out", "shard"]);
}

#[test]
fn temporary_folders_of_others_are_left_alone() {
    let workspace = workspace();
    // The folder that a forecast would use; its number depends on the process, so all likely ones.
    let temporary = workspace.path("tmp");
    std::fs::create_dir(&temporary).unwrap();
    let mut child = Command::new("bash");
    let line = "mkdir \"$TMPDIR/jiesu-pre-run-$$\"; echo mine > \"$TMPDIR/jiesu-pre-run-$$/notes\"; \
                mkdir \"$TMPDIR/jiesu-pre-run-$$-0\"; echo mine > \"$TMPDIR/jiesu-pre-run-$$-0/notes\"; exec \"$0\" \"$@\"";
    child.args(["-c", line, env!("CARGO_BIN_EXE_jiesu"), "sweep", "plan.toml", "--plan-only"]);
    let output = child.env("TMPDIR", &temporary).current_dir(workspace.path("")).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let names: Vec<String> = all(&temporary).into_iter().map(|(name, _)| name.into_string().unwrap()).collect();
    assert_eq!(names.iter().filter(|name| name.ends_with("/notes")).count(), 2, "{names:?}");
    assert_eq!(names.len(), 4, "nothing else is left: {names:?}");
}

#[test]
fn a_report_and_a_picture_replace_only_their_own_kind() {
    let workspace = workspace();
    fine(&workspace, &["compare", "plan.toml", "--quiet", "--out", "out"]);
    workspace.write("mine.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\">\n<rect/>\n</svg>\n");
    workspace.write("mine.png", b"\x89PNG\r\n\x1a\nmine");
    workspace.write("mine.html", b"<!doctype html>\n<html><code id=\"hash\">0</code></html>\n");
    for out in ["s.toml", "out/rates.csv", "out/manifest.json", "mine.html", "mine.svg", "out", "nowhere/r.html", "new/"] {
        let said = left_alone(&workspace, &["report", "out", "-o", out]);
        assert!(said.starts_with(&format!("{out}: found ")), "{said}");
    }
    for out in ["mine.svg", "mine.png", "nowhere/p.svg"] {
        let said = left_alone(&workspace, &["plot", "out", "-o", out]);
        assert!(said.starts_with(&format!("{out}: found ")), "{said}");
    }
    // Their own are replaced any number of times.
    for (arguments, file) in [
        (&["report", "out"][..], "out/report.html"),
        (&["report", "out", "-o", "page.toml"], "page.toml"),
        (&["plot", "out", "-o", "p.svg"], "p.svg"),
        (&["plot", "out", "-o", "p.png"], "p.png"),
        (&["plot", "out"], "differences.svg"),
    ] {
        fine(&workspace, arguments);
        let first = std::fs::read(workspace.path(file)).unwrap();
        fine(&workspace, arguments);
        assert!(std::fs::read(workspace.path(file)).unwrap() == first, "{file}");
        // Until a user edits them.
        let mut changed = first.clone();
        let at = changed.len() - 9;
        changed[at] ^= 1;
        workspace.write(file, &changed);
        let said = left_alone(&workspace, arguments);
        assert!(said.contains("that was changed after `jiesu"), "{file}: {said}");
        workspace.write(file, &first);
    }
    // A user's own page in a results folder is not part of the results.
    workspace.write("out/report.html", b"my own page");
    let said = left_alone(&workspace, &["compare", "plan.toml", "--quiet", "--out", "out", "--force"]);
    assert!(said.contains("found `report.html`"), "{said}");
    std::fs::remove_file(workspace.path("out/report.html")).unwrap();
    fine(&workspace, &["report", "out"]);
    fine(&workspace, &["compare", "plan.toml", "--quiet", "--out", "out", "--force"]);
    assert!(!workspace.path("out/report.html").exists());
    assert!(workspace.files().iter().all(|name| !name.starts_with('.')), "nothing is left beside");
}

#[test]
fn a_report_goes_to_standard_output_and_into_what_takes_bytes() {
    let workspace = workspace();
    fine(&workspace, &["run", "s.toml", "--quiet", "--out", "out"]);
    let page = fine(&workspace, &["report", "out", "-o", "-"]);
    fine(&workspace, &["report", "out", "-o", "page.html"]);
    assert!(page.starts_with("<!doctype html>") && page == workspace.read("page.html"));
    assert!(!workspace.path("-").exists());
    symlink("/dev/null", workspace.path("nothing.html")).unwrap();
    fine(&workspace, &["report", "out", "-o", "nothing.html"]);
    assert!(workspace.path("nothing.html").is_symlink() && !Path::new("/dev/null").is_file());
    refused(&workspace, &["plot", "out", "-o", "-"]);
    fine(&workspace, &["plot", "out", "-o", "p.svg"]);
    let bytes = [("report", page), ("plot", workspace.read("p.svg"))];
    for (command, expected) in bytes {
        let end = if command == "plot" { "svg" } else { "html" };
        symlink("/dev/stdout", workspace.path(&format!("out.{end}"))).unwrap();
        for line in [
            format!("jiesu {command} out -o /dev/stdout | cat"),
            format!("jiesu {command} out -o /dev/fd/1 | cat"),
            format!("jiesu {command} out -o out.{end} | cat"),
            format!("exec 3> >(cat); jiesu {command} out -o /dev/fd/3; exec 3>&-; wait $!"),
            format!("mkfifo pipe.{end}; cat pipe.{end} & jiesu {command} out -o pipe.{end}; wait"),
        ] {
            // The name decides the format of a figure.
            if command == "plot" && !line.contains(".svg") {
                continue;
            }
            assert_eq!(bash(&workspace, &line), (Some(0), expected.clone(), String::new()), "{line}");
        }
    }
}

#[test]
fn a_link_as_output_is_followed() {
    let workspace = workspace();
    std::fs::create_dir_all(workspace.path("scratch/empty")).unwrap();
    workspace.write("file", b"notes");
    for (link, target) in [
        ("empty", "scratch/empty"),
        ("dangling", "scratch/new/deep"),
        ("chain", "scratch/../one"),
        ("one", "scratch/chained"),
        ("fits", "scratch/fits"),
        ("there", "scratch"),
    ] {
        symlink(target, workspace.path(link)).unwrap();
    }
    let run = |out: &str, more: &[&str]| fine(&workspace, &[&["run", "s.toml", "--quiet", "--out", out], more].concat());
    fine(&workspace, &["run", "s.toml", "--quiet", "--out", "plain"]);
    let plain = contents(&workspace.path("plain"));
    let same = |folder: &str| {
        let found = contents(&workspace.path(folder));
        assert!(plain.keys().eq(found.keys()) && plain["rates.csv"] == found["rates.csv"], "{folder}");
    };
    for (link, target) in
        [("empty", "scratch/empty"), ("dangling/", "scratch/new/deep"), ("chain", "scratch/chained"), ("there/is", "scratch/is")]
    {
        run(link, &[]);
        same(target);
        left_alone(&workspace, &["run", "s.toml", "--quiet", "--out", link]);
        run(link, &["--force", "--reps", "3"]);
        assert!(workspace.read(&format!("{target}/manifest.json")).contains("\"replications\": 3"), "{link}");
        let link = link.trim_end_matches('/');
        assert!(link == "there/is" || workspace.path(link).is_symlink(), "{link}");
    }
    fine(&workspace, &["calibrate", "fit.toml", "--quiet", "--out", "fits"]);
    assert!(workspace.path("scratch/fits/sets.csv").is_file());
    // A shard, a figure, a page.
    symlink("scratch/shard", workspace.path("shard")).unwrap();
    symlink("scratch/p.svg", workspace.path("p.svg")).unwrap();
    symlink("scratch/p.html", workspace.path("p.html")).unwrap();
    fine(&workspace, &["sweep", "plan.toml", "--quiet", "--shard", "1/1", "--out", "shard"]);
    fine(&workspace, &["merge", "shard", "--quiet", "--out", "merged"]);
    for _ in 0..2 {
        fine(&workspace, &["plot", "plain", "-o", "p.svg"]);
        fine(&workspace, &["report", "plain", "-o", "p.html"]);
    }
    assert!(["p.svg", "p.html"].iter().all(|name| workspace.path(name).is_symlink() && workspace.path("scratch").join(name).is_file()));
    symlink("scratch/begun.toml", workspace.path("begun.toml")).unwrap();
    symlink("scratch/cases", workspace.path("cases")).unwrap();
    fine(&workspace, &["new", "begun"]);
    fine(&workspace, &["validate", "--write", "cases"]);
    assert!(
        workspace.path("scratch/begun.toml").is_file()
            && workspace.path("scratch/cases").is_dir()
            && workspace.path("begun.toml").is_symlink()
    );
    left_alone(&workspace, &["new", "begun"]);
    // A link to a file or in a circle is refused before anything is done.
    symlink("file", workspace.path("to-a-file")).unwrap();
    symlink("round", workspace.path("round")).unwrap();
    for link in ["to-a-file", "round", "to-a-file/below"] {
        left_alone(&workspace, &["run", "s.toml", "--quiet", "--out", link]);
    }
    let names: Vec<String> = all(&workspace.path("")).into_iter().filter_map(|(name, _)| name.into_string().ok()).collect();
    assert!(names.iter().all(|name| !name.contains(".partial") && !name.contains(".old") && !name.contains(".journal/")), "{names:?}");
    // The written scenario finds its data from the place where it really lies.
    workspace.write("data/calendar.csv", b"date,kind\n2019-01-01,holiday\n");
    std::fs::create_dir_all(workspace.path("far/away/from/here")).unwrap();
    symlink("far/away/from/here/out", workspace.path("far-out")).unwrap();
    run("far-out", &["--set", "city.calendar=\"data/calendar.csv\""]);
    assert!(fine(&workspace, &["check", "far-out/scenarios/s.toml"]).contains("fine"));
}

#[test]
fn names_need_not_be_utf_8() {
    let workspace = workspace();
    let name = |end: &str| OsString::from_vec([GBK, end.as_bytes()].concat());
    let run = |arguments: &[&OsStr]| {
        let output = command(&workspace).args(arguments).output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let os = OsStr::new;
    let good = |arguments: &[&OsStr]| {
        let (code, _, err) = run(arguments);
        assert_eq!((code, err.as_str()), (Some(0), ""), "{arguments:?}");
    };
    let (out, again, resumed, page, picture, fits) = (name(""), name("2"), name("3"), name(".html"), name(".svg"), name("-fits"));
    good(&[os("run"), os("s.toml"), os("--quiet"), os("--out"), &out]);
    let timing = std::fs::read_to_string(workspace.path("").join(&out).join("timing.json")).unwrap();
    assert!(timing.contains(r"--out \\xBD\\xD3\\xCB\\xDF"), "{timing}");
    good(&[os("compare"), os("plan.toml"), os("--quiet"), os("--resume"), os("--out"), &resumed]);
    good(&[os("calibrate"), os("fit.toml"), os("--quiet"), os("--out"), &fits]);
    good(&[os("report"), &out, os("-o"), &page]);
    good(&[os("plot"), &out, os("-o"), &picture]);
    good(&[os("verify"), &page, os("--quiet")]);
    good(&[os("new"), &name("-new")]);
    // A scenario, alone and in a folder with such a name.
    let own = name(".toml");
    std::fs::write(workspace.path("").join(&own), CITY).unwrap();
    good(&[os("check"), &own]);
    good(&[os("run"), &own, os("--quiet"), os("--out"), &again]);
    assert_eq!(run(&[os("run"), &own, os("--quiet")]).0, Some(0));
    let results: Vec<_> = std::fs::read_dir(workspace.path("results")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(results.len() == 1 && results[0].join("rates.csv").is_file());
    let folder = workspace.path("").join(name("-city"));
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("calendar.csv"), "date,kind\n2019-01-01,holiday\n").unwrap();
    std::fs::write(folder.join("c.toml"), CITY.replace("[city.generate]", "[city]\ncalendar = \"calendar.csv\"\n[city.generate]")).unwrap();
    let inside = Path::new(&name("-city")).join("c.toml");
    good(&[os("check"), inside.as_os_str()]);
    // Results in the folder can refer to the calendar; results elsewhere cannot, which is an error before anything is simulated.
    let within = Path::new(&name("-city")).join("out");
    good(&[os("run"), inside.as_os_str(), os("--quiet"), os("--out"), within.as_os_str()]);
    for arguments in [&["run"][..], &["show"], &["compare"]] {
        let more: &[&str] = if arguments == ["show"] { &[] } else { &["--quiet", "--out", "elsewhere"] };
        let mut list: Vec<&OsStr> = vec![os(arguments[0]), inside.as_os_str()];
        if arguments == ["compare"] {
            list.push(os("s.toml"));
        }
        list.extend(more.iter().map(|word| os(word)));
        let (code, out, err) = run(&list);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{err}");
        assert!(err.contains("`city.calendar`: found the path ") && err.contains("is not UTF-8"), "{err}");
    }
    assert!(!workspace.path("elsewhere").exists());
}

#[test]
fn standard_input_is_read_by_every_command_that_takes_a_file() {
    let workspace = workspace();
    let printed = |arguments: &[&str], text: &str| {
        let output = fed(&workspace, arguments, text);
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && but_notes(&err).is_empty(), "{arguments:?} {err}");
        String::from_utf8(output.stdout).unwrap()
    };
    for name in ["-", "/dev/stdin", "/dev/fd/0"] {
        assert_eq!(printed(&["check", name], CITY), format!("{name}: fine\n"));
        assert_eq!(printed(&["check", name], PLAN), format!("{name}: fine, 2 designs\n"));
        assert_eq!(printed(&["check", name], FIT), format!("{name}: fine, 1 target and 1 parameter\n"));
    }
    let shown = fine(&workspace, &["show", "s.toml"]);
    assert_eq!(printed(&["show", "-"], CITY), shown.replacen("# s:", "# stdin:", 1));
    assert_eq!(printed(&["show", "s.toml", "-"], CITY), "no rule differs\n");
    // It extends a file of the current folder.
    assert!(printed(&["run", "-"], "extends = \"s.toml\"\n").contains("\nwritten to results/stdin\n"));
    fine(&workspace, &["run", "s.toml", "--quiet", "--out", "a"]);
    assert_eq!(workspace.read("results/stdin/rates.csv"), workspace.read("a/rates.csv").replace("\ns,", "\nstdin,"));
    printed(&["compare", "-", "--quiet", "--out", "b"], PLAN);
    fine(&workspace, &["compare", "plan.toml", "--quiet", "--out", "c"]);
    assert!(contents(&workspace.path("b")) == contents(&workspace.path("c")));
    printed(&["compare", "s.toml", "-", "--quiet", "--out", "d"], "extends = \"s.toml\"\nrules.whistle.enabled = true\n");
    printed(&["sweep", "-", "--quiet", "--out", "e"], PLAN);
    printed(&["calibrate", "-", "--quiet", "--out", "f"], FIT);
    fine(&workspace, &["report", "a"]);
    printed(&["verify", "-", "--quiet"], &workspace.read("a/report.html"));
    // An error shows its line.
    let output = fed(&workspace, &["run", "-"], "title = 1\n");
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && err.contains("-:1:9: `title`: found 1") && err.contains("1 | title = 1"), "{err}");
    // It can be read only once.
    for arguments in
        [&["check", "-", "-"][..], &["run", "-", "/dev/stdin"], &["compare", "-", "-"], &["show", "-", "-"], &["twin", "-", "-"]]
    {
        let output = fed(&workspace, arguments, CITY);
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && err.contains("found standard input a second time"), "{arguments:?} {err}");
    }
    // A kind that the command does not take is named.
    let output = fed(&workspace, &["run", "-"], PLAN);
    assert!(String::from_utf8_lossy(&output.stderr).contains("-: found a plan"));
    workspace.write("-", b"title = 1\n");
    assert!(refused(&workspace, &["check", "./-"]).contains("`title`"), "a file of this name can be named");
}

#[test]
fn pipes_are_read_once_whatever_they_contain() {
    let workspace = workspace();
    let holidays: String = (1..14).map(|day| format!("2019-01-{day:02},holiday\n")).collect();
    workspace.write("calendar.csv", format!("date,kind\n{holidays}").as_bytes());
    workspace.write("sets.csv", b"behaviour.ceiling\n0.9\n0.8\n");
    workspace.write("table.csv", b"name,behaviour.ceiling\nlow,0.5\nhigh,0.9\n");
    let table = |file: &str| format!("base = \"s.toml\"\n[run]\ncities = 2\n[sampling]\nmethod = \"table\"\ntable = \"{file}\"\n");
    workspace.write("table.toml", table("table.csv").as_bytes());
    workspace.write("piped.toml", table("/dev/stdin").as_bytes());
    workspace.write("child.toml", b"extends = \"/dev/stdin\"\nrun.months = 2\n");
    workspace.write("based.toml", PLAN.replace("s.toml", "/dev/stdin").as_bytes());
    let good = |line: &str| {
        let (code, out, err) = bash(&workspace, line);
        assert_eq!((code, but_notes(&err).as_str()), (Some(0), ""), "{line}");
        out
    };
    assert!(good("jiesu check <(cat s.toml) <(cat plan.toml) <(cat fit.toml)").lines().all(|line| line.contains(": fine")));
    good("jiesu compare <(cat plan.toml) --quiet --out a");
    good("jiesu compare plan.toml --quiet --out b");
    assert!(contents(&workspace.path("a")) == contents(&workspace.path("b")));
    good("jiesu compare <(cat s.toml) <(cat s.toml) --quiet --out c");
    good("mkfifo pipe.toml; cat s.toml >pipe.toml & jiesu run pipe.toml --quiet --out d; wait");
    good("cat s.toml | jiesu run child.toml --quiet --out e");
    good("cat s.toml | jiesu compare based.toml --quiet --out f");
    let same = |a: &str, b: &str, files: &[&str]| {
        files.iter().all(|file| workspace.read(&format!("{a}/{file}")) == workspace.read(&format!("{b}/{file}")))
    };
    assert!(same("b", "f", &["rates.csv", "comparison.csv"]));
    // Data, read by each design; parameter sets; a table of designs.
    let rates = ["rates.csv", "costs.csv"];
    good("jiesu compare plan.toml --quiet --out g --set city.calendar='\"calendar.csv\"'");
    good("cat calendar.csv | jiesu compare plan.toml --quiet --out h --set city.calendar='\"/dev/stdin\"'");
    assert!(same("g", "h", &rates) && !same("g", "b", &rates));
    good("jiesu run s.toml --quiet --out i --set run.sets='\"sets.csv\"'");
    good("cat sets.csv | jiesu run s.toml --quiet --out j --set run.sets='\"/dev/stdin\"'");
    assert!(same("i", "j", &rates) && !same("i", "d", &["rates.csv"]));
    good("jiesu sweep table.toml --quiet --out k");
    good("cat table.csv | jiesu sweep piped.toml --quiet --out l");
    assert!(same("k", "l", &rates));
    // Without what came through a pipe, the report is written and says so.
    for folder in ["h", "j"] {
        good(&format!("jiesu report {folder}; jiesu plot {folder} -o {folder}.svg"));
    }
}

#[test]
fn what_can_fail_at_the_end_fails_at_the_beginning() {
    let workspace = workspace();
    fine(&workspace, &["run", "s.toml", "--quiet", "--out", "out"]);
    // A place where nobody can write, not even root.
    for out in ["/proc/out", "/proc/deep/out", "/sys/out"] {
        for command in [&["run", "s.toml"][..], &["compare", "plan.toml"], &["calibrate", "fit.toml"]] {
            // Trials of a hundred years: a failure at the end would never come.
            let many: &[&str] = if command[0] == "calibrate" { &["--set", "run.months=240"] } else { &["--reps", "100000"] };
            let left = workspace.jiesu(&[command, many, &["--quiet", "--out", out]].concat());
            assert!(
                matches!(left.code, Some(2 | 3)) && left.out.is_empty() && left.err.contains(out),
                "{out} {:?} {}",
                left.code,
                left.err
            );
        }
    }
    for (command, out) in [("report", "/proc/page.html"), ("plot", "/proc/picture.svg")] {
        let left = workspace.jiesu(&[command, "nowhere", "-o", out]);
        assert!(left.err.contains(out), "tried before the folder is read: {}", left.err);
    }
    for out in [".", "..", "./", "out/..", "/"] {
        let said = left_alone(&workspace, &["run", "s.toml", "--quiet", "--reps", "100000", "--out", out]);
        assert!(said.contains("found "), "{out}: {said}");
    }
    // The current folder, by another name.
    std::fs::create_dir(workspace.path("here")).unwrap();
    let (code, out, err) = bash(&workspace, "cd here && jiesu run ../s.toml --quiet --out ../here");
    assert!(code == Some(2) && out.is_empty() && err.contains("in which this command runs"), "{err}");
    // The folder of the scenario; the root of a file system.
    left_alone(&workspace, &["run", "s.toml", "--quiet", "--force", "--out", workspace.path("").to_str().unwrap()]);
    for name in ["no/where", "out/", ".", ".."] {
        left_alone(&workspace, &["new", name]);
    }
    std::fs::create_dir(workspace.path("there.toml")).unwrap();
    assert!(left_alone(&workspace, &["new", "there"]).contains("found a folder of this name"));
    left_alone(&workspace, &["validate", "--write", "out"]);
}

#[test]
fn an_input_in_the_folder_that_would_be_replaced_is_refused() {
    let workspace = workspace();
    fine(&workspace, &["run", "s.toml", "--quiet", "--out", "out"]);
    fine(&workspace, &["calibrate", "fit.toml", "--quiet", "--out", "fits"]);
    for arguments in [
        &["run", "out/scenarios/s.toml", "--out", "out"][..],
        &["run", "fits/point.toml", "--out", "fits"],
        &["run", "s.toml", "--set", "run.sets=\"fits/sets.csv\"", "--out", "fits"],
    ] {
        let said = left_alone(&workspace, &[arguments, &["--quiet", "--force"]].concat());
        assert!(said.contains("found an input in "), "{said}");
    }
    // A scenario that the user keeps among those of the results.
    workspace.write("out/scenarios/mine.toml", CITY.as_bytes());
    assert!(left_alone(&workspace, &["run", "s.toml", "--quiet", "--force", "--out", "out"]).contains("scenarios/mine.toml"));
    std::fs::remove_file(workspace.path("out/scenarios/mine.toml")).unwrap();
    // A file named by an input, and a file named by that.
    fine(&workspace, &["sweep", "plan.toml", "--quiet", "--out", "swept"]);
    fine(&workspace, &["run", "s.toml", "--quiet", "--out", "data/out"]);
    workspace.write("swept/designs.csv", b"name,rules.whistle.enabled\na,false\nb,true\n");
    symlink("out/scenarios/s.toml", workspace.path("link.toml")).unwrap();
    for (name, text) in [
        ("based.toml", PLAN.replace("s.toml", "out/scenarios/s.toml")),
        ("linked.toml", PLAN.replace("s.toml", "link.toml")),
        ("own.toml", PLAN.replace("name = \"on\"", "name = \"on\"\nbase = \"out/scenarios/s.toml\"")),
        ("child.toml", "extends = \"out/scenarios/s.toml\"\n".into()),
        ("grandchild.toml", "extends = \"child.toml\"\n".into()),
        ("later.toml", "extends = \"plan.toml\"\nbase = \"grandchild.toml\"\n".into()),
        (
            "table.toml",
            "base = \"s.toml\"\n[run]\nreplications = 1\n[sampling]\nmethod = \"table\"\ntable = \"swept/designs.csv\"\n".into(),
        ),
        ("again.toml", "extends = \"fits/point.toml\"\n".into()),
        ("fit-again.toml", FIT.replace("s.toml", "again.toml")),
        ("fit-out.toml", FIT.replace("s.toml", "grandchild.toml")),
    ] {
        workspace.write(name, text.as_bytes());
    }
    for arguments in [
        &["compare", "based.toml", "--out", "out"][..],
        &["compare", "linked.toml", "--out", "out"],
        &["compare", "own.toml", "--out", "out"],
        &["run", "child.toml", "--out", "out"],
        &["run", "s.toml", "grandchild.toml", "--out", "./data/../out/"],
        &["sweep", "later.toml", "--out", "out"],
        &["sweep", "table.toml", "--out", "swept"],
        &["calibrate", "fit-again.toml", "--out", "fits"],
        &["calibrate", "fit-out.toml", "--out", "out"],
    ] {
        let said = left_alone(&workspace, &[arguments, &["--quiet", "--force"]].concat());
        assert!(said.contains("found an input in "), "{arguments:?} {said}");
    }
    // Elsewhere they do no harm; a file written from an input is not an input.
    fine(&workspace, &["compare", "based.toml", "--quiet", "--out", "data/out", "--force"]);
    // The remains of an interrupted run would be removed at once.
    std::fs::rename(workspace.path("data/out"), workspace.path("fresh.partial")).unwrap();
    workspace.write("fresh.partial/.lock", b"jiesu is making a results folder here; the next run removes it\n");
    assert!(
        left_alone(&workspace, &["run", "fresh.partial/scenarios/on.toml", "--quiet", "--out", "fresh"]).contains("found an input in ")
    );
    // A shard's data lie where its trials would be merged.
    workspace.write("fits-plan.toml", format!("{PLAN}[set]\n\"run.sets\" = \"fits/sets.csv\"\n").as_bytes());
    fine(&workspace, &["sweep", "fits-plan.toml", "--quiet", "--shard", "1/1", "--out", "only"]);
    assert!(left_alone(&workspace, &["merge", "only", "--quiet", "--out", "fits", "--force"]).contains("found an input in "));
    // A folder where a file is meant, and a city's files by their plain names.
    for key in ["run.sets", "city.calendar"] {
        let said = refused(&workspace, &["run", "s.toml", "--quiet", "--set", &format!("{key}=\"data\""), "--out", "none"]);
        assert!(said.contains(&format!("`{key}`: found a folder `data`, expected a file")), "{said}");
    }
    workspace.write("calendar.csv", b"date,sort\n");
    let said = refused(&workspace, &["run", "s.toml", "--quiet", "--set", "city.calendar=\"./calendar.csv\"", "--out", "none"]);
    assert!(said.starts_with("calendar.csv:1:"), "{said}");
    // Shards and their merged results.
    for (part, out) in [("1/2", "one"), ("2/2", "two")] {
        fine(&workspace, &["sweep", "plan.toml", "--quiet", "--shard", part, "--out", out]);
    }
    for out in ["one/all", "two", "one/deep/er"] {
        for more in [&[][..], &["--force"]] {
            left_alone(&workspace, &[&["merge", "one", "two", "--quiet", "--out", out], more].concat());
        }
    }
    fine(&workspace, &["merge", "one", "two", "--quiet", "--out", "all"]);
}

#[test]
fn a_run_keeps_a_journal_until_its_folder_is_written() {
    let workspace = workspace();
    fine(&workspace, &["run", "s.toml", "--quiet", "--out", "whole", "--reps", "30"]);
    assert_eq!(workspace.files(), ["fit.toml", "plan.toml", "s.toml", "whole"]);
    // The journal of another run, and of this one.
    end(at_work(&workspace));
    let journal = std::fs::read(workspace.path("out.journal")).unwrap();
    assert!(journal.starts_with(b"jiesu journal 1\n"));
    let few = ["run", "s.toml", "--quiet", "--out", "out", "--reps", "30"];
    assert!(refused(&workspace, &few).contains("out.journal: found the journal of an interrupted run"));
    assert!(refused(&workspace, &[&few[..], &["--resume", "--seed", "9"]].concat()).contains("journal of other designs"));
    fine(&workspace, &[&few[..], &["--resume"]].concat());
    assert!(!workspace.path("out.journal").exists() && !workspace.path("out.partial").exists());
    assert!(contents(&workspace.path("out")) == contents(&workspace.path("whole")));
    // Started again.
    workspace.write("out.journal", &journal);
    fine(&workspace, &[&few[..], &["--force"]].concat());
    assert!(!workspace.path("out.journal").exists() && contents(&workspace.path("out")) == contents(&workspace.path("whole")));
}

#[test]
fn results_that_were_moved_are_reported_and_plotted_in_both_languages() {
    let workspace = Workspace::with_scenarios();
    workspace.write("sets.csv", b"behaviour.ceiling\n0.9\n0.8\n");
    workspace.write("plan.toml", PLAN.replace("s.toml", "scenarios/base/beijing-2019.toml").as_bytes());
    let small = ["--quiet", "--set", "run.months=1", "--set", "run.warmup=0", "--scale", "0.01", "--reps", "2"];
    fine(&workspace, &[&["run", "scenarios/base/beijing-2019.toml", "--out", "a", "--set", "run.sets=\"sets.csv\""], &small[..]].concat());
    fine(&workspace, &[&["compare", "plan.toml", "--out", "b"], &small[..]].concat());
    let without_excerpt = |page: &str| {
        let (before, rest) = page.split_once("id=\"excerpt\">").unwrap();
        let (_, after) = rest.split_once("</script>").unwrap();
        let hash = |text: &str| {
            text.split("<code id=\"hash\">").map(|part| part.split_once("</code>").map_or(part, |cut| cut.1).to_owned()).collect::<String>()
        };
        hash(&format!("{before}{after}"))
    };
    for folder in ["a", "b"] {
        let pages: Vec<String> = ["en", "zh"].map(|lang| fine(&workspace, &["report", folder, "-o", "-", "--lang", lang])).to_vec();
        std::fs::create_dir_all(workspace.path("laptop/x")).unwrap();
        std::fs::rename(workspace.path(folder), workspace.path("laptop/x").join(folder)).unwrap();
        let moved = format!("laptop/x/{folder}");
        for (lang, page) in ["en", "zh"].iter().zip(&pages) {
            let again = fine(&workspace, &["report", &moved, "-o", "-", "--lang", lang]);
            assert!(without_excerpt(&again) == without_excerpt(page), "{folder} {lang}: the page says the same");
        }
        fine(&workspace, &["report", &moved]);
        fine(&workspace, &["plot", &moved, "-o", "p.svg", "--lang", "zh"]);
        fine(&workspace, &["plot", &moved, "-o", "p.png"]);
        // Everything that needs no trial is checked; the rest is listed.
        let page = format!("{moved}/report.html");
        for more in [&[][..], &["--all"]] {
            let left = workspace.jiesu(&[&["verify", &page], more].concat());
            assert_eq!((left.code, left.err.as_str()), (Some(2), ""), "{}", left.out);
            assert!(
                left.out.contains("every line of the page") && left.out.contains("means, standard deviations, percentiles"),
                "{}",
                left.out
            );
            assert!(left.out.contains("the trials were not re-run: the page does not embed the data files"), "{}", left.out);
            assert!(left.out.ends_with("nothing differs in what was checked; its trials were not re-run\n"), "{}", left.out);
        }
        assert!(workspace.jiesu(&["verify", &page, "--lang", "zh"]).out.contains("未重新运行模拟"));
        let text = workspace.read(&page);
        let forged = text.replacen("\"seed\": 1", "\"seed\": 2", 1).replacen("\\\"seed\\\": 1", "\\\"seed\\\": 2", 1);
        assert_ne!(forged, text);
        workspace.write("forged.html", forged.as_bytes());
        assert_eq!(workspace.jiesu(&["verify", "forged.html", "--quiet"]).code, Some(1), "differences are found all the same");
    }
}

/// A long run into `out` whose journal has some trials.
fn at_work(workspace: &Workspace) -> Child {
    let arguments = ["run", "s.toml", "--quiet", "--out", "out", "--reps", "100000"];
    let child = command(workspace).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    while std::fs::metadata(workspace.path("out.journal")).map_or(0, |journal| journal.len()) < 2_000 {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    child
}

fn end(mut child: Child) {
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn two_runs_do_not_take_each_others_place() {
    let workspace = workspace();
    let first = at_work(&workspace);
    for more in [&[][..], &["--force"], &["--resume"], &["--orders"]] {
        let said = refused(&workspace, &[&["run", "s.toml", "--quiet", "--out", "out"], more].concat());
        assert!(said.contains("another run"), "{said}");
    }
    assert!(workspace.path("out.partial/.lock").exists() && workspace.path("out.journal").exists());
    end(first);
    // Its remains are recognised as those of a run.
    fine(&workspace, &["run", "s.toml", "--quiet", "--out", "out", "--resume"]);
    assert!(!workspace.path("out.partial").exists());
}
