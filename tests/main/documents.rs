//! The documents agree with the code.

use std::path::Path;

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

#[test]
fn the_table_of_parameters_is_that_of_the_code() {
    let odd = read("docs/odd.md");
    let (_, rest) = odd.split_once("<!-- parameters -->\n").expect("docs/odd.md has the mark where the table begins");
    let (stored, _) = rest.split_once("<!-- end -->").expect("docs/odd.md has the mark where the table ends");
    let meant = jiesu::scenario::document::parameters();
    for (stored, meant) in stored.trim().lines().zip(meant.lines()) {
        assert_eq!(stored, meant, "`make parameters` writes the table anew");
    }
    assert_eq!(stored.trim().lines().count(), meant.lines().count(), "`make parameters` writes the table anew");
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
    for name in ["README.md", "DESIGN.md", "docs/odd.md", "docs/statistics.md", "docs/scale.md", "docs/results.md"] {
        let text = read(name);
        let words = text.split(|c: char| c.is_whitespace() || "()[]`,;".contains(c)).map(|word| word.trim_end_matches(['.', ':']));
        for path in words.filter(|word| word.starts_with("docs/") && word.ends_with(".md")) {
            found += 1;
            assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(path).is_file(), "{name} names {path}, which is not there");
        }
    }
    assert!(found > 8, "only {found} documents are named");
}
