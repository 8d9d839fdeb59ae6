//! The house is walked through in one direction: a room uses only rooms that stand before it.

use std::path::{Path, PathBuf};

/// The rooms in the order of dependence; `DESIGN.md` has the same list.
const ROOMS: [&str; 20] = [
    "chance",
    "error",
    "time",
    "events",
    "table",
    "levers",
    "scenario",
    "study",
    "rules",
    "behaviour",
    "city",
    "ledger",
    "plan",
    "run",
    "experiment",
    "findings",
    "validate",
    "calibrate",
    "report",
    "cli",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn place(room: &str) -> Option<usize> {
    ROOMS.iter().position(|known| *known == room)
}

/// The room of a file; `lib.rs` only lists the rooms, and `main.rs` is the door of the last one.
fn room_of(path: &Path) -> Option<&'static str> {
    let within = path.strip_prefix(root().join("src")).unwrap();
    let first = within.components().next().unwrap().as_os_str().to_str().unwrap();
    match first {
        "lib.rs" => None,
        "main.rs" => Some("cli"),
        other => {
            let name = other.strip_suffix(".rs").unwrap_or(other);
            Some(ROOMS[place(name).unwrap_or_else(|| panic!("the room `{name}` has no place in the list of rooms"))])
        }
    }
}

/// The rooms that a line of code names after `crate::`; none in a comment.
fn named(line: &str) -> Vec<String> {
    let code = if line.trim_start().starts_with("//") { "" } else { line };
    let names = code.split("crate::").skip(1);
    names.map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()).collect()
}

#[test]
fn a_room_uses_only_rooms_before_it() {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    let mut breaches = Vec::new();
    let mut uses = 0;
    for file in files {
        let Some(room) = room_of(&file) else { continue };
        for (line, number) in read(&file).lines().zip(1..) {
            for name in named(line) {
                uses += 1;
                match place(&name) {
                    Some(other) if Some(other) <= place(room) => {}
                    Some(_) => breaches.push(format!("{}:{number}: `{room}` uses `{name}`, which comes later", file.display())),
                    None => breaches.push(format!("{}:{number}: `crate::{name}` is no room; name one room a line", file.display())),
                }
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
    assert!(uses > 100, "only {uses} uses were found: has the way of writing them changed?");
}

#[test]
fn every_room_has_its_place() {
    let listed: Vec<String> = read(&root().join("src/lib.rs"))
        .lines()
        .filter_map(|line| Some(line.strip_prefix("pub mod ")?.strip_suffix(';')?.into()))
        .collect();
    let mut rooms: Vec<&str> = ROOMS.into_iter().filter(|room| *room != "cli").collect();
    rooms.sort_unstable();
    assert_eq!(listed, rooms, "lib.rs and the list of rooms");
}

#[test]
fn the_design_tells_the_same_order() {
    let design = read(&root().join("DESIGN.md"));
    let block = design.split("```rooms\n").nth(1).and_then(|rest| rest.split("```").next()).expect("DESIGN.md has a block of rooms");
    let told: Vec<&str> = block.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(told, ROOMS);
}

#[test]
fn a_breach_would_be_seen() {
    assert_eq!(named("use crate::{city, run};"), [""]);
    assert_eq!(named("    let x: crate::city::City = crate::run::x();"), ["city", "run"]);
    assert_eq!(named("    /// [`crate::run`]"), [""; 0]);
}
