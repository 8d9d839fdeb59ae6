//! The public surface of the crate: every public function has an example that runs.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

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

/// A public function: where it is, its name, the type whose method it is, and what the examples of its own documentation show.
struct Function {
    place: String,
    name: String,
    of: Option<String>,
    own: String,
}

/// What the examples of a file show, by the type to which they belong.
type Shown = BTreeMap<Option<String>, String>;

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

/// What the examples of a documentation show: the code that readers see and the documentation's tests run, without comments and imports. An
/// example that is compiled only counts where the documentation says why it is not run.
fn shown(doc: &[&str]) -> String {
    let says_why = doc.iter().any(|line| line.contains("is not run, since"));
    let (mut code, mut within, mut counts) = (String::new(), false, false);
    for line in doc {
        if let Some(kind) = line.strip_prefix("```") {
            within = !within;
            counts = matches!(kind, "" | "rust" | "should_panic") || kind == "no_run" && says_why;
        } else if within && counts && *line != "#" && !["# ", "use "].iter().any(|hidden| line.starts_with(hidden)) {
            code += line.split("// ").next().unwrap_or_default();
            code.push('\n');
        }
    }
    code
}

/// Whether code has a name as a whole word.
fn names(code: &str, name: &str) -> bool {
    let is_of_name = |c: char| c.is_alphanumeric() || c == '_';
    let ends = |(at, _): (usize, &str)| !code[..at].ends_with(is_of_name) && !code[at + name.len()..].starts_with(is_of_name);
    code.match_indices(name).any(ends)
}

/// The name of a function outside of its room, whose front may give it another than its file does.
fn public_name<'a>(fronts: &'a str, file: &str, name: &'a str) -> &'a str {
    let renamed = format!("{name} as ");
    let of_file = |(at, _): &(usize, &str)| {
        let before = &fronts[..*at];
        let direct = before.strip_suffix("::");
        let in_braces = || before.rfind('{').and_then(|open| before[..open].strip_suffix("::"));
        direct.or_else(in_braces).is_some_and(|path| path.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next() == Some(file))
    };
    let Some((at, _)) = fronts.match_indices(&renamed).find(of_file) else { return name };
    let rest = &fronts[at + renamed.len()..];
    &rest[..rest.find([',', ';', '}']).unwrap_or(rest.len())]
}

/// The type of a line that begins its declaration.
fn declared(line: &str) -> Option<String> {
    let rest = ["pub struct ", "pub enum ", "pub trait "].iter().find_map(|kind| line.strip_prefix(kind))?;
    Some(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
}

/// The public functions of a file, and what the examples of each of its types show: those of the type and of its methods. Private items are not `pub` (the lint `unreachable_pub` warns), so a line
/// that begins with `pub fn` is public.
fn read(path: &Path) -> (Vec<Function>, Shown) {
    let (mut functions, mut all) = (Vec::new(), Shown::new());
    let (mut doc, mut is_hidden, mut of) = (Vec::new(), false, None);
    let text = fs::read_to_string(path).unwrap();
    for (number, line) in text.lines().enumerate() {
        let code = line.trim_start();
        if let Some(said) = code.strip_prefix("///") {
            doc.push(said.strip_prefix(' ').unwrap_or(said));
        } else if code.starts_with("#[") {
            is_hidden |= code.starts_with("#[doc(hidden)]");
        } else {
            of = declared(line).or_else(|| implemented(line)).or(of);
            let own = shown(&doc);
            let is_of_type = line != code || declared(line).is_some();
            let of = of.clone().filter(|_| is_of_type);
            let rest = code.strip_prefix("pub fn ").or_else(|| code.strip_prefix("pub const fn "));
            if let Some(rest) = rest.filter(|_| !is_hidden) {
                let name = rest.split(['(', '<']).next().unwrap().to_string();
                let place = format!("{}:{}: {name}", path.display(), number + 1);
                functions.push(Function { place, of: of.clone(), name, own: own.clone() });
            }
            *all.entry(of).or_default() += &own;
            // Modules of tests are the end of a file.
            if code.starts_with("mod tests {") {
                break;
            }
            doc.clear();
            is_hidden = false;
        }
    }
    (functions, all)
}

#[test]
fn every_public_function_has_an_example() {
    let files = sources(Path::new("src"));
    let read: Vec<(&PathBuf, Vec<Function>, Shown)> = files
        .iter()
        .map(|path| {
            let (functions, shown) = read(path);
            (path, functions, shown)
        })
        .collect();
    let fronts: String = files.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let methods = || read.iter().flat_map(|(_, functions, _)| functions).filter(|function| function.of.is_some());
    let mut missing = Vec::new();
    for (path, functions, shown) in &read {
        let file = path.file_stem().unwrap().to_str().unwrap();
        for Function { place, name, of, own } in functions {
            // A method may be shown by an example of its type, or of another of its methods; by its full name in any of its room; and, if no
            // other type has a method of that name, by any of its file.
            let is_shown_elsewhere = of.as_ref().is_some_and(|type_name| {
                let full = format!("{type_name}::{name}(");
                let call = format!(".{name}(");
                let is_only_one = methods().filter(|other| other.name == *name).count() == 1;
                let mut of_file = shown.iter().filter(|(shown_of, _)| is_only_one || *shown_of == of).map(|(_, shown)| shown);
                let mut of_room = read.iter().filter(|(other, ..)| room(other) == room(path)).flat_map(|(.., shown)| shown.values());
                of_file.any(|shown| shown.contains(&call)) || of_room.any(|shown| shown.contains(&full))
            });
            let public = if of.is_none() { public_name(&fronts, file, name) } else { name };
            if !names(own, public) && !is_shown_elsewhere {
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
    let lines = ["pub struct Streams<N: DrawSink = ()> {", "pub enum Level {", "pub fn f() {", "    pub struct Inner;"];
    assert_eq!(lines.map(declared), [Some("Streams".into()), Some("Level".into()), None, None]);
}

#[test]
fn a_function_is_known_by_its_public_name() {
    let fronts = "pub use {\n    caveats::explain as explain_caveat,\n};\npub use twin::{Side, render as twin};\n";
    let public = |file, name| public_name(fronts, file, name);
    assert_eq!([public("caveats", "explain"), public("twin", "render")], ["explain_caveat", "twin"]);
    assert_eq!([public("columns", "explain"), public("twin", "draw")], ["explain", "draw"]);
}

#[test]
fn an_example_counts_if_it_runs_and_uses_the_function() {
    let is_shown = |doc: &str| names(&shown(&doc.lines().collect::<Vec<_>>()), "f");
    assert!(is_shown("Does.\n\n```\nlet x = f(1);\n```"));
    assert!(is_shown("```\nlet x = [1].map(f);\n```") && is_shown("```should_panic\nf();\n```"));
    for kind in ["text", "ignore", "toml", "no_run", "rust,ignore"] {
        assert!(!is_shown(&format!("```{kind}\nf();\n```")), "{kind}");
    }
    assert!(is_shown("The example is not run, since it takes hours.\n\n```no_run\nf();\n```"));
    for line in ["use jiesu::f;", "# f();", "g(); // f();", "self_f();", "half();"] {
        assert!(!is_shown(&format!("```\n{line}\n```")), "{line}");
    }
    assert!(!is_shown("Call f().\n\n```\ng();\n```"));
}
