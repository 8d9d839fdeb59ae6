//! A room uses only rooms above it, and within a room no files use each other in a circle.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The rooms in the order of dependence; `DESIGN.md` has the same list.
const ROOMS: [&str; 24] = [
    "rng",
    "messages",
    "error",
    "time",
    "event_list",
    "parameters",
    "levers",
    "input",
    "scenario",
    "plan",
    "rules",
    "behaviour",
    "city",
    "ledger",
    "setup",
    "engine",
    "analysis",
    "experiment",
    "validate",
    "calibrate",
    "optimize",
    "output",
    "reproduce",
    "cli",
];

/// Rooms whose entrance, `room.rs`, and files, `room/…`, use each other. Other files use each other in a circle in no room.
const TIED: [&str; 11] = ["levers", "scenario", "plan", "ledger", "setup", "engine", "validate", "calibrate", "optimize", "output", "cli"];

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

/// The room of a file; `lib.rs` only lists the rooms, and `main.rs` belongs to the last one.
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

/// A file as a module: `src/engine/call.rs` is `run`, `call`.
type Module = Vec<String>;

/// Which files of the same room a file uses.
type Uses = BTreeMap<Module, BTreeSet<Module>>;

fn module(path: &Path) -> Module {
    let within = path.strip_prefix(root().join("src")).unwrap().with_extension("");
    within.iter().map(|part| part.to_str().unwrap().to_string()).collect()
}

/// Code without comments and without code for tests only, which may use anything.
fn built(text: &str) -> String {
    let mut code = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.trim() == "#[cfg(test)]" {
            // In formatted code, an item ends with the first line of the same indent that ends in `;` or `}`.
            let indent = line.len() - line.trim_start().len();
            let ends = |line: &&str| line.len() - line.trim_start().len() == indent && line.ends_with([';', '}']);
            lines.find(ends);
        } else if !line.trim_start().starts_with("//") {
            code += line;
            code.push('\n');
        }
    }
    code
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// Reads the path or the tree of paths at the beginning of `text`, below the module `base`; returns the rest of the text.
fn follow<'a>(text: &'a str, base: &[String], found: &mut Vec<Module>) -> &'a str {
    let (name, mut rest) = text.split_at(text.find(|c| !is_of_name(c)).unwrap_or(text.len()));
    let mut path = base.to_vec();
    match name {
        "super" => drop(path.pop()),
        "self" | "" => {}
        "crate" => path.clear(),
        name => path.push(name.into()),
    }
    match rest.strip_prefix("::") {
        None => found.push(path),
        Some(below) if !below.starts_with('{') => rest = follow(below, &path, found),
        Some(tree) => {
            rest = tree[1..].trim_start();
            while !rest.is_empty() && !rest.starts_with('}') {
                rest = follow(rest, &path, found);
                // What is called otherwise from here on is still the same.
                rest = &rest[rest.find([',', '}']).unwrap_or(rest.len())..];
                rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
            }
            rest = rest.strip_prefix('}').unwrap_or(rest);
        }
    }
    rest
}

/// The modules that code names by their paths: from the crate, from its own module, or in its own folder.
fn paths(code: &str, own: &[String], files: &BTreeSet<Module>) -> Vec<Module> {
    let mut found = Vec::new();
    let mut last = ' ';
    let mut rest = code;
    while let Some(at) = rest.find("::") {
        let start = rest[..at].rfind(|c| !is_of_name(c)).map_or(0, |before| before + 1);
        let name = &rest[start..at];
        let before = rest[..start].chars().next_back().unwrap_or(last);
        let below: Module = own.iter().cloned().chain([name.to_string()]).collect();
        let begins = matches!(name, "crate" | "super" | "self") || files.contains(&below);
        let next = if begins && before != ':' { follow(&rest[start..], own, &mut found) } else { &rest[at + 2..] };
        last = ':';
        rest = next;
    }
    found
}

/// The files of each room that use each other.
fn uses(files: &BTreeMap<Module, String>) -> Uses {
    let known: BTreeSet<Module> = files.keys().cloned().collect();
    let mut found = Uses::new();
    for (own, text) in files {
        for path in paths(&built(text), own, &known) {
            let Some(used) = (1..=path.len()).rev().map(|n| path[..n].to_vec()).find(|file| known.contains(file)) else { continue };
            if used != *own && used[0] == own[0] {
                found.entry(own.clone()).or_default().insert(used);
            }
        }
    }
    found
}

/// Whether one of two files is the entrance of the folder of the other.
fn is_entrance(a: &[String], b: &[String]) -> bool {
    a.starts_with(b) || b.starts_with(a)
}

/// The circles: what remains after repeatedly removing files that use none of the others or that none uses.
fn circles(mut uses: Uses) -> Vec<String> {
    loop {
        let left = uses.clone();
        let used: BTreeSet<&Module> = left.values().flatten().collect();
        uses.retain(|file, _| used.contains(file));
        uses.values_mut().for_each(|files| files.retain(|file| left.contains_key(file)));
        uses.retain(|_, files| !files.is_empty());
        if uses == left {
            break;
        }
    }
    let line = |(file, used): (&Module, &BTreeSet<Module>)| {
        let used: Vec<String> = used.iter().map(|file| file.join("/")).collect();
        format!("{} uses {}", file.join("/"), used.join(", "))
    };
    uses.iter().map(line).collect()
}

/// The uses among all files.
fn all_uses() -> Uses {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    uses(&files.iter().filter(|file| room_of(file).is_some()).map(|file| (module(file), read(file))).collect())
}

#[test]
fn files_of_a_room_are_layered() {
    let mut uses = all_uses();
    assert!(uses.values().flatten().count() > 200, "hardly any uses were found: has the way of writing them changed?");
    for (own, used) in &mut uses {
        used.retain(|file| !is_entrance(own, file));
    }
    let found = circles(uses);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn an_entrance_is_above_its_files_except_in_the_listed_rooms() {
    let uses = all_uses();
    let of_room = |room: &str| circles(uses.iter().filter(|(file, _)| file[0] == room).map(|(a, b)| (a.clone(), b.clone())).collect());
    for room in ROOMS {
        let found = of_room(room);
        match TIED.contains(&room) {
            false => assert!(found.is_empty(), "{}", found.join("\n")),
            true => assert!(!found.is_empty(), "`{room}` is free of circles: take it out of the list"),
        }
    }
}

#[test]
fn a_circle_is_detected() {
    let house = |files: &[(&str, &str)]| {
        let module = |path: &str| path.split('/').map(String::from).collect::<Module>();
        uses(&files.iter().map(|(path, text)| (module(path), text.to_string())).collect())
    };
    let wheel = [
        ("engine", "mod call;\npub use call::Call;\n"),
        ("engine/call", "use super::{state::{Order as Work, Unit}, *};\n"),
        ("engine/state", "fn x() -> u32 {\n    crate::engine::close::x::<u32>()\n}\n"),
        ("engine/close", "use crate::{city::City,\n    engine::call};\n"),
    ];
    let found = circles(house(&wheel));
    assert_eq!(
        found,
        [
            "engine uses engine/call",
            "engine/call uses engine, engine/state",
            "engine/close uses engine/call",
            "engine/state uses engine/close"
        ],
        "a tree of paths, a path in the code, one over two lines, and the entrance"
    );
    // Comments, tests and other rooms do not close a circle.
    let open = [
        ("engine/call", "use super::state::Order;\nuse crate::city;\n"),
        (
            "engine/state",
            "// super::call\n    #[cfg(test)]\n    fn x() {\n        super::call::y();\n    }\n#[cfg(test)]\nmod tests {\n    use super::call;\n}\n",
        ),
        ("city", "use crate::engine::call;\n"),
    ];
    assert_eq!(circles(house(&open)), [""; 0]);
    assert_eq!(house(&open).len(), 1);
}

/// The fields of a struct in a file, as written.
fn fields(file: &str, name: &str) -> Vec<String> {
    let text = read(&root().join(file));
    let body = text.split(&format!("struct {name}")).nth(1).and_then(|rest| rest.split_once("{\n")?.1.split("\n}").next());
    let lines = body.unwrap_or_else(|| panic!("{file} has no struct {name}")).lines().map(str::trim);
    lines.filter(|line| !line.starts_with("//")).filter_map(|line| Some(line.split_once(':')?.0.into())).collect()
}

/// The state of the engine is that of its subsystems, and nobody but a subsystem sees its own.
#[test]
fn the_subsystems_of_the_engine_own_their_state() {
    let subsystems = ["demand", "citizens", "hotline", "casework", "units", "oversight"];
    assert_eq!(fields("src/engine.rs", "World"), [&["context"][..], &subsystems].concat(), "the world has no state of its own");
    let design = read(&root().join("DESIGN.md"));
    for name in subsystems {
        let fields = fields(&format!("src/engine/{name}.rs"), &(name[..1].to_uppercase() + &name[1..]));
        assert!(fields.len() > 1 && fields.iter().all(|field| !field.starts_with("pub")), "`{name}` shows {fields:?}");
        assert!(design.contains(&format!("\n- `{name}`: ")), "DESIGN.md describes `{name}`");
    }
}

#[test]
fn every_room_has_a_place() {
    let listed: Vec<String> = read(&root().join("src/lib.rs"))
        .lines()
        .filter_map(|line| Some(line.strip_prefix("pub mod ").or_else(|| line.strip_prefix("pub(crate) mod "))?.strip_suffix(';')?.into()))
        .collect();
    let mut rooms = ROOMS;
    rooms.sort_unstable();
    assert_eq!(listed, rooms, "lib.rs and the list of rooms");
}

#[test]
fn design_md_lists_the_rooms_in_this_order() {
    let design = read(&root().join("DESIGN.md"));
    let block = design.split("```rooms\n").nth(1).and_then(|rest| rest.split("```").next()).expect("DESIGN.md has a block of rooms");
    let listed: Vec<&str> = block.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(listed, ROOMS);
}

#[test]
fn a_breach_is_detected() {
    assert_eq!(named("use crate::{city, engine};"), [""]);
    assert_eq!(named("    let x: crate::city::City = crate::engine::x();"), ["city", "engine"]);
    assert_eq!(named("    /// [`crate::engine`]"), [""; 0]);
}
