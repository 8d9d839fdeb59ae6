//! Results change only when the changelog says so: the numbers of three small runs equal the stored ones.

use crate::workspace::Workspace;
use jiesu::input::fnv1a;
use std::fmt::Write as _;
use std::path::Path;

/// Arguments added to every reference run.
const SHORT: [&str; 7] = ["--threads", "2", "--quiet", "--orders", "--force", "--out", "out"];
/// The files whose numbers are hashed.
const FILES: [&str; 4] = ["rates.csv", "costs.csv", "pressure.csv", "orders.csv"];

fn root(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// A hash of all numbers, times and flags, in order; it does not depend on names of columns or on words.
fn numbers(workspace: &Workspace) -> u64 {
    let mut text = String::new();
    for file in FILES {
        let mut reader = csv::Reader::from_path(workspace.path("out").join(file)).unwrap();
        let headers = reader.headers().unwrap().clone();
        let place = |name: &str| headers.iter().position(|column| column == name);
        let (basis, contacts) = (place("basis"), place("contacts"));
        // Contacts and rows by last answers came later; they follow from other columns and the order log (`answers.rs`).
        for record in reader.records() {
            let record = record.unwrap();
            if basis.is_some_and(|basis| &record[basis] == "last") {
                continue;
            }
            let counts =
                |cell: &&str| cell.starts_with(|c: char| c.is_ascii_digit() || c == '-') || ["yes", "no", "true", "false"].contains(cell);
            for cell in record.iter().enumerate().filter(|(at, _)| Some(*at) != contacts).map(|(_, cell)| cell).filter(counts) {
                text += cell;
                text.push(' ');
            }
            text.push('\n');
        }
    }
    fnv1a(text.as_bytes())
}

/// Whether the unreleased part of the changelog has a marked entry with this text.
fn is_marked(reason: &str) -> bool {
    let changelog = std::fs::read_to_string(root("CHANGELOG.md")).unwrap();
    let unreleased = changelog.split("\n## ").find(|part| part.starts_with("[Unreleased]")).unwrap();
    unreleased.lines().any(|line| line.starts_with("- ") && line.to_lowercase().contains("**changes results") && line.contains(reason))
}

/// With `JIESU_REFERENCE` set to a reason, the new hashes are stored (`make reference REASON='…'`).
#[test]
#[allow(clippy::disallowed_methods)] // `make reference` gives its reason in the environment.
fn three_reference_runs_give_the_stored_numbers() {
    let path = root("tests/reference.txt");
    let stored = std::fs::read_to_string(&path).unwrap();
    let (first, runs) = stored.split_once('\n').unwrap();
    let reason = first.strip_prefix("moved last by: ").expect("tests/reference.txt begins with the reason");
    assert!(is_marked(reason), "CHANGELOG.md has no entry marked **changes results** with `{reason}`");

    let (mut found, mut moved) = (String::new(), Vec::new());
    for line in runs.lines() {
        let (hash, command) = line.split_once(' ').unwrap();
        let workspace = Workspace::with_scenarios();
        let left = workspace.jiesu(&[&command.split(' ').collect::<Vec<_>>()[..], &SHORT].concat());
        assert_eq!(left.code, Some(0), "{command}\n{}", left.err);
        let now = format!("{:016x}", numbers(&workspace));
        if now != hash {
            moved.push(command);
        }
        writeln!(found, "{now} {command}").unwrap();
    }
    assert_eq!(runs.lines().count(), 3);
    match std::env::var("JIESU_REFERENCE") {
        Ok(new) => {
            assert!(!new.is_empty() && is_marked(&new), "expected words of an entry of CHANGELOG.md that is marked **changes results**");
            assert!(moved.is_empty() || new != reason, "these runs changed for another reason than the last time: {moved:?}");
            std::fs::write(path, format!("moved last by: {new}\n{found}")).unwrap();
        }
        Err(_) => assert!(
            moved.is_empty(),
            "the numbers of these runs changed: {moved:?}; if that is intended, mark it in CHANGELOG.md and run `make reference REASON='words of the entry'`"
        ),
    }
}
