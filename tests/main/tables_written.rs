//! CSV files that jiesu writes: columns contain what `columns.csv` declares, and spreadsheets read them unchanged.

use crate::plans::{BASE, PLAN};
use crate::tables::workspace;
use crate::workspace::{Workspace, contents};

/// Cells of a CSV file, the header first.
fn cells(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_string).collect()).collect()
}

fn fine(workspace: &Workspace, arguments: &[&str]) {
    let left = workspace.jiesu(arguments);
    assert_eq!(left.code, Some(0), "{arguments:?}\n{}", left.err);
}

const CROSSED: &str = "[sampling]\nmethod = \"one_at_a_time\"\ncross = true\n[[factor]]\nkey = \"behaviour.rush\"\nrange = [0.0, 0.9]\n\
                       [[factor]]\nkey = \"behaviour.suppressed\"\nrange = [\"30 d\", \"180 d\"]\n";
const LEVERS: &str = "base = \"base.toml\"\n[[lever]]\nname = \"whistle\"\nset = { \"rules.whistle.enabled\" = true }\n\
                      [[lever]]\nname = \"limits\"\nset.rules.time_limits.enabled = true\n";
const CALIBRATION: &str = "base = \"base.toml\"\n[[parameter]]\nkey = \"behaviour.answers.untouched\"\nrange = [0.02, 0.6]\n\
                           [[parameter]]\nkey = \"behaviour.suppressed\"\nrange = [\"30 d\", \"180 d\"]\n\
                           [[target]]\nmeasure = \"resolution_rate\"\nperiod = \"run\"\nreview = \"observer\"\nvalue = 0.7\ntolerance = 0.02\n\
                           [calibration]\ntrials = 20\ngenerations = 2\nkeep = 10\npoint = 4\ncheck = 2\n";

const SEARCH: &str = "base = \"base.toml\"\n[run]\ncities = 5\n[[factor]]\nkey = \"rules.whistle.report_within\"\nrange = [\"30 min\", \"2 d\"]\n\
                      [[factor]]\nkey = \"rules.whistle.enabled\"\nvalues = [true, false]\n\
                      [[constraint]]\nmeasure = \"unmet_days\"\nas = \"difference\"\nevery = \"district\"\nat_most = 9\n\
                      [optimize]\nsettings = 6\nstart = 4\n";

/// The results of every command that writes some, each in its own folder.
fn results(workspace: &Workspace, more: &[&str]) -> Vec<&'static str> {
    let drawn = BASE.replace("residents = 3_000", "districts = 2\nstreets = 5\nresidents = 1_000");
    for (name, text) in [
        ("drawn.toml", format!("{drawn}[rules.whistle]\nenabled = true\nwhere = [\"d01\"]\n[rules.early_warning]\nenabled = true\n")),
        ("compare.toml", PLAN.into()),
        ("crossed.toml", format!("{PLAN}{CROSSED}")),
        ("levers.toml", LEVERS.into()),
        ("fit.toml", CALIBRATION.into()),
        ("search.toml", SEARCH.into()),
        ("spans.toml", "base = \"base.toml\"\n[sampling]\nmethod = \"table\"\ntable = \"spans.csv\"\n".into()),
        ("spans.csv", "name,rules.whistle.report_within,rules.whistle.enabled,rules.time_limits.where\nnow,30 min,TRUE,\nlate,\"\"\"2 h\"\"\",,\"[\"\"d01\"\"]\"\n".into()),
    ] {
        workspace.write(name, text.as_bytes());
    }
    let commands: [(&str, &[&str]); 9] = [
        ("run", &["run", "drawn.toml", "--scale", "0.6", "--orders", "--cities", "2"]),
        ("with-sets", &["run", "with-sets.toml", "--cities", "1"]),
        ("compare", &["compare", "compare.toml", "--cities", "3", "--audit"]),
        ("crossed", &["sweep", "crossed.toml", "--cities", "2"]),
        ("levers", &["attribute", "levers.toml", "--cities", "2"]),
        ("chosen", &["compare", "compare.toml", "--within", "0.1", "--cities", "4"]),
        ("spans", &["sweep", "spans.toml", "--cities", "1"]),
        ("fit", &["calibrate", "fit.toml"]),
        ("search", &["optimize", "search.toml"]),
    ];
    let mut folders = Vec::new();
    for (folder, arguments) in commands {
        let reps: &[&str] = if folder == "fit" { &[] } else { &["--reps", "1"] };
        fine(workspace, &[arguments, reps, more, &["--out", folder, "--quiet"]].concat());
        folders.push(folder);
    }
    folders
}

#[test]
fn a_column_of_numbers_contains_only_numbers_and_empty_cells() {
    let workspace = workspace();
    let mut seen = std::collections::BTreeMap::new();
    for folder in results(&workspace, &[]) {
        let declared: Vec<Vec<String>> = cells(&workspace.read(&format!("{folder}/columns.csv"))).split_off(1);
        for (file, bytes) in contents(&workspace.path(folder)).into_iter().filter(|(name, _)| name.ends_with(".csv")) {
            let rows = cells(std::str::from_utf8(&bytes).unwrap());
            for (i, column) in rows[0].iter().enumerate() {
                let is = |entry: &&Vec<String>| entry[0].split(' ').any(|known| known == file) && entry[1] == *column;
                let entry = declared.iter().find(is).unwrap_or_else(|| panic!("{folder}/{file}: {column} is not in columns.csv"));
                let kind = entry[7].as_str();
                for row in rows[1..].iter().filter(|row| !row[i].is_empty()) {
                    let cell = row[i].as_str();
                    let fits = match kind {
                        "number" => cell.parse().is_ok_and(f64::is_finite),
                        "flag" => ["yes", "no", "true", "false"].contains(&cell),
                        "time" => cell.len() >= 10 && jiesu::time::Date::parse(&cell[..10]).is_ok(),
                        "period" => cell == "run" || cell[..4].parse::<u16>().is_ok(),
                        "value" => !cell.starts_with(['"', '\'']),
                        "text" => true,
                        _ => false,
                    };
                    assert!(fits, "{folder}/{file}: {column} is said to hold a {kind}, and holds {cell}");
                    seen.insert((file.clone(), column.clone()), kind.to_string());
                }
            }
        }
    }
    for column in [
        "units.csv weight_numerator",
        "pilots.csv from",
        "designs.csv value",
        "sets.informed.csv low",
        "switching_values.csv strength",
        "reevaluation.csv mean",
    ] {
        let (file, name) = column.split_once(' ').unwrap();
        assert!(seen.contains_key(&(file.to_string(), name.to_string())), "{column} had no cell");
    }
    // Five streets of ten at a scale of 0.6 represent five thirds; durations are as in a scenario.
    assert!(workspace.read("run/units.csv").contains(",5,3,1000,"), "{}", workspace.read("run/units.csv"));
    let spans = workspace.read("spans/designs.csv");
    for expected in ["now,rules.whistle.report_within,30 min,", "late,rules.whistle.report_within,2 h,", ",\"[\"\"d01\"\"]\","] {
        assert!(spans.contains(expected), "{spans}");
    }
    let set = &cells(&workspace.read("fit/sets.csv"))[1];
    assert!(jiesu::time::Span::parse(&set[2]).is_ok(), "{set:?}");
}

const NAMES: [&str; 8] = ["all", "-whistle", "+0.5", "=1+2", "1-2", "@x", "007", "'quoted'"];

#[test]
fn results_for_a_spreadsheet_are_read_unchanged_by_it_and_by_jiesu() {
    let workspace = workspace();
    let design = |(name, number): (&&str, u32)| {
        let set = format!("\"rules.whistle.enabled\" = {}, \"rules.whistle.max_blows\" = {}", *name != "all", number + 1);
        format!("[[design]]\nname = \"{name}\"\nset = {{ {set} }}\n")
    };
    let designs: Vec<String> = NAMES.iter().zip(0..).map(design).collect();
    workspace.write("ladder.toml", format!("base = \"base.toml\"\n{}", designs.concat()).as_bytes());
    let run = |out: &str, more: &[&str]| {
        fine(
            &workspace,
            &[&["compare", "ladder.toml", "--cities", "2", "--reps", "1", "--orders", "--out", out, "--quiet"], more].concat(),
        );
    };
    run("plain", &[]);
    run("en", &["--excel"]);
    run("zh", &["--excel", "--lang", "zh"]);
    let plain = contents(&workspace.path("plain"));
    for (language, other) in [("en", contents(&workspace.path("en"))), ("zh", contents(&workspace.path("zh")))] {
        assert_eq!(plain.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
        for (name, bytes) in &plain {
            let written = other[name].as_slice();
            if !name.ends_with(".csv") {
                let same = std::str::from_utf8(written).unwrap().replace(&format!("  \"excel\": \"{language}\",\n"), "");
                assert_eq!(same.as_bytes(), bytes, "{name}");
                continue;
            }
            assert!(!bytes.starts_with(b"\xef\xbb\xbf"), "{name}");
            let text = std::str::from_utf8(written.strip_prefix(b"\xef\xbb\xbf").unwrap()).unwrap();
            let (before, after) = (cells(std::str::from_utf8(bytes).unwrap()), cells(text));
            assert_eq!(before.len(), after.len(), "{name}");
            // Taken away, the apostrophes leave the same cells.
            for (a, b) in before[1..].iter().flatten().zip(after[1..].iter().flatten()) {
                assert_eq!(b.strip_prefix('\'').unwrap_or(b), a, "{name}");
                let is_number = b.parse().is_ok_and(f64::is_finite);
                assert!(is_number || !b.starts_with(['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠']), "{name}: {b}");
            }
            if language == "en" {
                assert_eq!(before[0], after[0], "{name}");
            } else {
                assert!(after[0].iter().all(|heading| !heading.is_ascii()), "{name}: {:?}", after[0]);
            }
        }
    }
    let rates = String::from_utf8(contents(&workspace.path("zh"))["comparison.csv"].clone()).unwrap();
    let names: std::collections::BTreeSet<String> = cells(&rates[3..])[1..].iter().map(|row| row[0].clone()).collect();
    assert_eq!(names, NAMES[1..].iter().map(|name| format!("'{name}")).collect());
    // Differences keep their sign.
    assert!(cells(&rates[3..])[1..].iter().any(|row| row[8].starts_with("-0.")));
    // Reports and figures can be made from them.
    for folder in ["plain", "en", "zh"] {
        fine(&workspace, &["report", folder, "--out", &format!("{folder}.html"), "--title", "one"]);
        fine(&workspace, &["plot", folder, "--out", &format!("{folder}.svg")]);
        fine(&workspace, &["verify", &format!("{folder}.html"), "--all", "--quiet"]);
    }
    assert_eq!((workspace.read("en.svg"), workspace.read("zh.svg")), (workspace.read("plain.svg"), workspace.read("plain.svg")));
    let page = |folder: &str| {
        let html = workspace.read(&format!("{folder}.html"));
        let lines = html.lines().filter(|line| !line.contains("id=\"excerpt\"") && !line.contains("id=\"hash\""));
        lines.map(str::to_string).collect::<Vec<_>>()
    };
    assert_eq!((page("en"), page("zh")), (page("plain"), page("plain")));
}

#[test]
fn sets_written_by_a_calibration_for_a_spreadsheet_can_be_used() {
    let workspace = workspace();
    workspace.write("fit.toml", CALIBRATION.as_bytes());
    fine(&workspace, &["calibrate", "fit.toml", "--excel", "--lang", "zh", "--out", "fit", "--quiet"]);
    assert!(workspace.read("fit/fit.csv").starts_with("\u{feff}目标,指标,"));
    assert!(workspace.read("fit/calibration.csv").starts_with("\u{feff}参数组,阶段,"));
    assert!(workspace.read("fit/sets.csv").starts_with("\u{feff}set,behaviour.answers.untouched,behaviour.suppressed,"));
    workspace.write("under.toml", b"extends = \"base.toml\"\n[run]\nsets = \"fit/sets.csv\"\n");
    fine(&workspace, &["run", "under.toml", "--sets", "2", "--cities", "1", "--reps", "1", "--excel", "--quiet"]);
    assert!(workspace.read("results/under/sets.csv").starts_with("\u{feff}set,city_from,"));
    let left = workspace.jiesu(&["sweep", "plan.toml", "--excel", "--shard", "1/2", "--out", "shard"]);
    assert!(left.code == Some(2) && left.err.contains("--excel: found it with `--shard`"), "{}", left.err);
}
