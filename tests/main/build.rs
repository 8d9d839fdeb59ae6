//! The fingerprint of the program's sources.

#[allow(dead_code)]
#[path = "../../build.rs"]
pub(crate) mod script;

use crate::workspace::Workspace;
use std::path::Path;

#[test]
fn the_build_is_identified_by_its_sources_and_not_by_their_place() {
    let here = script::fingerprint(Path::new(env!("CARGO_MANIFEST_DIR")));
    assert_eq!(env!("JIESU_BUILD"), format!("{here:016x}"));
    let files = [("src/a.rs", "fn a() {}\n"), ("src/b/c.rs", "fn c() {}\n"), ("Cargo.toml", "[package]\n"), ("README.md", "words\n")];
    let of = |files: &[(&str, &str)]| script::fingerprint(&Workspace::with(files).path(""));
    let same = of(&files);
    assert_eq!(same, of(&files), "in another folder");
    assert_eq!(same, of(&files[..3]), "documents do not change results");
    assert_eq!(same, of(&[files[0], files[1], ("Cargo.toml", "[package]\r\n")]), "as another system ends its lines");
    assert_ne!(same, of(&[files[0], ("src/b/c.rs", "fn c() { }\n"), files[2]]));
    assert_ne!(same, of(&[files[0], ("src/c.rs", "fn c() {}\n"), files[2]]));
}
