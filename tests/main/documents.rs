//! The documents agree with the code.

use std::path::{Path, PathBuf};

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

#[test]
fn the_table_of_parameters_is_that_of_the_code() {
    let odd = read("docs/odd.md");
    let (_, rest) = odd.split_once("<!-- parameters -->\n").expect("docs/odd.md has the mark where the table begins");
    let (shown, _) = rest.split_once("<!-- end -->").expect("docs/odd.md has the mark where the table ends");
    let meant = jiesu::scenario::document::parameters(jiesu::messages::Language::English);
    for (shown, meant) in shown.trim().lines().zip(meant.lines()) {
        assert_eq!(shown, meant, "`make parameters` updates the table");
    }
    assert_eq!(shown.trim().lines().count(), meant.lines().count(), "`make parameters` updates the table");
}

/// The functions that `docs/odd.md` names as `file.rs: function` exist.
#[test]
fn every_function_that_the_description_names_exists() {
    let odd = read("docs/odd.md");
    let mut found = 0;
    for reference in odd.split('`').filter_map(|part| part.strip_prefix("src/")) {
        let Some((file, function)) = reference.split_once(": ") else { continue };
        found += 1;
        let code = read(&format!("src/{file}"));
        let begins = ["(", "<"].map(|next| format!("fn {function}{next}"));
        assert!(begins.iter().any(|begin| code.contains(begin)), "src/{file} has no function `{function}`");
    }
    assert!(found > 30, "only {found} functions are named");
}

#[test]
fn every_document_that_a_document_names_exists() {
    let mut found = 0;
    for name in [
        "README.md",
        "DESIGN.md",
        "docs/odd.md",
        "docs/statistics.md",
        "docs/decisions.md",
        "docs/calibration.md",
        "docs/scale.md",
        "docs/results.md",
    ] {
        let text = read(name);
        let words = text.split(|c: char| c.is_whitespace() || "()[]`,;".contains(c)).map(|word| word.trim_end_matches(['.', ':']));
        for path in words.filter(|word| word.starts_with("docs/") && word.ends_with(".md")) {
            found += 1;
            assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(path).is_file(), "{name} names {path}, which is not there");
        }
    }
    assert!(found > 8, "only {found} documents are named");
}

/// `docs/README.md` is the table of contents: it links to every document and script of its folder, and to nothing that is missing.
#[test]
fn the_table_of_contents_lists_every_file_of_docs() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let contents = read("docs/README.md");
    let links: Vec<&str> = contents.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    for link in &links {
        assert!(docs.join(link).exists(), "docs/README.md links to {link}, which is not there");
    }
    for folder in ["", "notebooks"] {
        for entry in std::fs::read_dir(docs.join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let listed = Path::new(folder).join(&name);
            let is_document = [".md", ".py"].iter().any(|ending| name.ends_with(ending)) && name != "README.md";
            assert!(
                !is_document || links.iter().any(|link| Path::new(link) == listed),
                "docs/README.md does not list {}",
                listed.display()
            );
        }
    }
}

/// The source files that documents name are there.
#[test]
fn every_source_file_that_a_document_names_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = 0;
    let docs = std::fs::read_dir(root.join("docs")).unwrap().map(|entry| format!("docs/{}", entry.unwrap().file_name().display()));
    for name in docs.chain(["DESIGN.md".into(), "README.md".into()]).filter(|name| name.ends_with(".md")) {
        for part in read(&name).split('`').filter(|part| part.starts_with("src/") || part.starts_with("tests/")) {
            let file = part.split([':', ' ']).next().unwrap_or(part);
            found += 1;
            assert!(root.join(file).exists(), "{name} names {file}, which is not there");
        }
    }
    assert!(found > 50, "only {found} source files are named");
}

/// The files below a folder whose names end so.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|other| other == ending) {
            found.push(path);
        }
    }
    found
}

/// The names of the tests in a source file; none if there is no such file.
fn tests(file: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let functions = text.split("#[test]").skip(1).filter_map(|rest| rest.split_once("fn ")).map(|(_, rest)| rest);
    functions.map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()).collect()
}

/// Documents print tables by `cargo test … FILTER`: the filter selects tests of one file.
#[test]
fn every_test_whose_output_a_document_shows_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let [library, program] =
        ["src", "tests"].map(|folder| files(&root.join(folder), "rs").iter().map(|file| tests(file)).collect::<Vec<_>>());
    let mut found = 0;
    for document in ["README.md", "DESIGN.md"].map(|name| root.join(name)).into_iter().chain(files(&root.join("docs"), "md")) {
        let text = std::fs::read_to_string(&document).unwrap();
        for command in text.split("cargo test ").skip(1) {
            let command = command.split(['`', '\n', '|', '#']).next().unwrap_or_default().split(" -- ").next().unwrap_or_default();
            let is_name = |word: &&str| word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_:".contains(c));
            let sources = if command.contains("--lib") { &library } else { &program };
            for filter in command.replace("--test main", "").split_whitespace().filter(is_name) {
                found += 1;
                let matching = sources.iter().filter(|names| names.iter().any(|name| name.contains(filter))).count();
                assert_eq!(matching, 1, "{}: files with tests that `cargo test {command}` selects", document.display());
            }
        }
    }
    assert!(found > 12, "only {found} filters are named");
}

/// The tests that `docs/reliability.md` names as `module::prefix`, or as `module::tests` for a module of the library, exist.
#[test]
fn every_test_that_the_table_of_faults_names_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = read("docs/reliability.md");
    let mut found = 0;
    for name in text.split('`').filter(|part| !part.contains(char::is_whitespace)) {
        let Some((module, prefix)) = name.rsplit_once("::").filter(|(module, _)| !module.is_empty()) else { continue };
        found += 1;
        let module = module.replace("::", "/");
        let exists = if prefix == "tests" {
            [format!("src/{module}.rs"), format!("src/{module}/tests.rs")].iter().any(|file| !tests(&root.join(file)).is_empty())
        } else {
            tests(&root.join(format!("tests/main/{module}.rs"))).iter().any(|test| test.starts_with(prefix))
        };
        assert!(exists, "docs/reliability.md names `{name}`, which is not there");
    }
    assert!(found > 50, "only {found} tests are named");
}

#[test]
fn every_command_is_described() {
    let help = crate::workspace::Workspace::with(&[]).jiesu(&["--help"]).out;
    let commands: Vec<&str> = help
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_once(' '))
        .map(|(name, _)| name)
        .filter(|name| !name.starts_with('-'))
        .collect();
    assert!(commands.len() >= 16, "{help}");
    let described = read("docs/commands.md");
    let missing: Vec<&str> = commands.into_iter().filter(|command| !described.contains(&format!("jiesu {command}"))).collect();
    assert!(missing.is_empty(), "docs/commands.md does not describe {missing:?}");
}
