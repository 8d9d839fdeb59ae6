//! Tells the program which sources it was made of, so that trials of another build are not taken for its own; and leaves the messages of
//! results out of a build without results.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "cargo asks through the environment and listens to what is printed")]

use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    for path in SOURCES {
        println!("cargo::rerun-if-changed={path}");
    }
    println!("cargo::rustc-env=JIESU_BUILD={:016x}", fingerprint(Path::new(".")));
    if std::env::var_os("CARGO_FEATURE_ANALYSIS").is_none() {
        let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it"));
        for file in ["en.ftl", "zh.ftl"] {
            let text = fs::read_to_string(Path::new("i18n").join(file)).expect("the messages lie in i18n");
            fs::write(out.join(file), of_the_model(&text)).expect("cargo made the folder");
        }
    }
}

/// How the keys of the messages begin that the rooms of the model name: those that are built without the feature `analysis`.
pub(crate) const OF_THE_MODEL: [&str; 6] = ["count-", "error-", "input-", "plan-", "scenario-", "word-"];

/// The messages of the model; the teaching page would be a tenth larger with all of them.
pub(crate) fn of_the_model(messages: &str) -> String {
    let mut is_kept = false;
    let keep = |line: &&str| {
        // Other lines belong to the message before.
        if line.starts_with(|c: char| c.is_ascii_lowercase() || c == '#') {
            is_kept = OF_THE_MODEL.iter().any(|prefix| line.starts_with(prefix));
        }
        is_kept
    };
    messages.split_inclusive('\n').filter(keep).collect()
}

/// What results and reports depend on: the sources, the messages, and the versions of what they use.
const SOURCES: [&str; 4] = ["src", "i18n", "Cargo.toml", "Cargo.lock"];

/// FNV-1a of all sources below `root`, in the order of their paths. Neither where they lie nor how their lines end matters.
pub(crate) fn fingerprint(root: &Path) -> u64 {
    let mut files = Vec::new();
    SOURCES.iter().for_each(|path| list(&root.join(path), &mut files));
    let mut named: Vec<(String, PathBuf)> = files
        .into_iter()
        .map(|path| {
            let parts = path.strip_prefix(root).unwrap_or(&path).components();
            (parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"), path.clone())
        })
        .collect();
    named.sort();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |bytes: &[u8]| {
        // The 0 ends a part: no byte goes over from one to the next unseen.
        for byte in bytes.iter().filter(|byte| **byte != b'\r').chain(&[0]) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for (name, path) in named {
        add(name.as_bytes());
        add(&fs::read(path).unwrap_or_default());
    }
    hash
}

fn list(path: &Path, files: &mut Vec<PathBuf>) {
    match fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|entry| list(&entry.path(), files)),
        Err(_) if path.is_file() => files.push(path.into()),
        Err(_) => {}
    }
}
