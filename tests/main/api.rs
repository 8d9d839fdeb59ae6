//! The public surface of the crate: every public function has an example.

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms whose examples are not complete yet.
const EXEMPT: [&str; 6] = ["engine", "event_list", "rng", "behaviour", "city", "ledger"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut list = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            list.extend(sources(&entry));
        } else {
            list.push(entry);
        }
    }
    list.sort();
    list
}

/// The room of a file of `src`: its top-level module.
fn room(path: &Path) -> String {
    let first = path.strip_prefix("src").unwrap().iter().next().unwrap();
    first.to_str().unwrap().trim_end_matches(".rs").to_string()
}

/// A public function: where it is, its name, the type whose method it is, and whether its own documentation has an example.
struct Function {
    place: String,
    name: String,
    of: Option<String>,
    has_example: bool,
}

/// The type of a line that begins an `impl`.
fn implemented(line: &str) -> Option<String> {
    let rest = line.strip_prefix("impl")?;
    // After the generic parameters, if there are any.
    let mut depth = 0;
    let end = rest.find(|c| {
        depth += i32::from(c == '<') - i32::from(c == '>');
        depth == 0 && c == ' '
    });
    let of = rest[end?..].trim_start();
    let of = of.split_once(" for ").map_or(of, |(_, of)| of);
    Some(of.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
}

/// The public functions of a file, and what its examples show. Private items are not `pub` (the lint `unreachable_pub` warns), so a line
/// that begins with `pub fn` is public.
fn read(path: &Path) -> (Vec<Function>, String) {
    let (mut functions, mut shown) = (Vec::new(), String::new());
    let (mut has_example, mut is_hidden, mut within, mut of) = (false, false, false, None);
    for (number, line) in fs::read_to_string(path).unwrap().lines().enumerate() {
        let text = line.trim_start();
        if let Some(doc) = text.strip_prefix("///").map(str::trim_start) {
            if doc.starts_with("```") {
                within = !within;
                has_example = true;
            } else if within && !doc.starts_with("# ") {
                shown += doc;
                shown.push('\n');
            }
        } else if text.starts_with("#[") {
            is_hidden |= text.starts_with("#[doc(hidden)]");
        } else {
            of = implemented(line).or(of);
            let rest = text.strip_prefix("pub fn ").or_else(|| text.strip_prefix("pub const fn "));
            if let Some(rest) = rest.filter(|_| !is_hidden) {
                let name = rest.split(['(', '<']).next().unwrap().to_string();
                let place = format!("{}:{}: {name}", path.display(), number + 1);
                let of = of.clone().filter(|_| line != text);
                functions.push(Function { place, name, of, has_example });
            }
            // Modules of tests are the end of a file.
            if text.starts_with("mod tests {") {
                break;
            }
            (has_example, is_hidden) = (false, false);
        }
    }
    (functions, shown)
}

#[test]
fn every_public_function_has_an_example() {
    let files = sources(Path::new("src"));
    let read: Vec<(String, Vec<Function>, String)> = files
        .iter()
        .map(|path| {
            let (functions, shown) = read(path);
            (room(path), functions, shown)
        })
        .collect();
    // A method may be shown by another example of its file, such as that of its type, or by its full name in one of its room.
    let mut missing = Vec::new();
    for (room, functions, shown) in read.iter().filter(|(room, ..)| !EXEMPT.contains(&room.as_str())) {
        for Function { place, name, of, has_example } in functions {
            let is_shown = of.as_ref().is_some_and(|of| {
                let full = format!("{of}::{name}(");
                shown.contains(&format!(".{name}(")) || read.iter().any(|(other, _, shown)| other == room && shown.contains(&full))
            });
            if !has_example && !is_shown {
                missing.push(place.as_str());
            }
        }
    }
    assert!(missing.is_empty(), "public functions without an example:\n{}", missing.join("\n"));
    let all: usize = read.iter().map(|(_, functions, _)| functions.len()).sum();
    assert!(all > 150, "{all} public functions were found");
}

#[test]
fn every_public_room_says_what_it_is_for() {
    let root = fs::read_to_string("src/lib.rs").unwrap();
    let rooms = || root.lines().filter_map(|line| line.strip_prefix("pub mod ")).map(|name| name.trim_end_matches(';'));
    for room in rooms() {
        let front = fs::read_to_string(format!("src/{room}.rs")).unwrap();
        assert!(front.starts_with("//! "), "{room}");
        // The table of contents.
        assert!(room == "cli" || root.contains(&format!("[`{room}`]")), "lib.rs does not name {room}");
    }
    assert!(rooms().count() > 15);
}

#[test]
fn the_type_of_a_method_is_found() {
    let lines = ["impl Journal {", "impl<'a, T: Into<f64>> Curve<'a, T> {", "impl fmt::Display for Language {", "pub fn f() {"];
    assert_eq!(lines.map(implemented), [Some("Journal".into()), Some("Curve".into()), Some("Language".into()), None]);
}
