//! `jiesu run` from outside: what it writes, refuses and returns.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

const SCENARIO: &str = "scenarios/teaching/two-streets.toml";

fn jiesu(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_jiesu")).arg("run").args(arguments).output().unwrap()
}

/// All files but `timing.json`.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let all = files.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap()));
    all.filter(|(name, _)| name != "timing.json").collect()
}

#[test]
fn the_scenario_as_meant_reproduces_the_folder_with_any_number_of_threads() {
    let place = tempfile::tempdir().unwrap();
    let (first, again) = (place.path().join("first"), place.path().join("again"));
    let flags = ["--reps", "3", "--seed", "7", "--set", "run.months=2", "--set", "run.warmup=2", "--orders", "--threads"];
    let out = ["1", "--out", first.to_str().unwrap(), SCENARIO];
    let told = jiesu(&[&flags[..], &out].concat());
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    assert!(told.stderr.is_empty() && String::from_utf8_lossy(&told.stdout).starts_with("two-streets: 2 of 2 streets simulated, 3 rep"));
    let meant = first.join("scenarios/two-streets.toml");
    let told = jiesu(&["--orders", "--threads", "3", "--out", again.to_str().unwrap(), meant.to_str().unwrap()]);
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    assert!(contents(&first) == contents(&again));
    assert_eq!(contents(&first).len(), 7);
}

#[test]
fn bad_input_is_exit_code_2_and_leaves_the_folder_alone() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("kept");
    std::fs::create_dir(&out).unwrap();
    std::fs::write(out.join("notes.txt"), "mine").unwrap();
    let out = out.to_str().unwrap();
    let wrong: [&[&str]; 6] = [
        &[SCENARIO, "--out", out],
        &[SCENARIO, "--out", out, "--force"],
        &[SCENARIO, "--out", out, "--reps", "0"],
        &[SCENARIO, SCENARIO],
        &["nowhere.toml"],
        &[SCENARIO, "--resume"],
    ];
    for arguments in wrong {
        let told = jiesu(arguments);
        assert_eq!(told.status.code(), Some(2), "{arguments:?}");
        assert!(told.stdout.is_empty() && !told.stderr.is_empty());
    }
    assert_eq!(std::fs::read_to_string(place.path().join("kept/notes.txt")).unwrap(), "mine");
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 1);
}

#[test]
fn a_machine_that_fails_is_exit_code_3() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("file"), "").unwrap();
    let out = place.path().join("file/below");
    assert_eq!(jiesu(&[SCENARIO, "--reps", "1", "--out", out.to_str().unwrap()]).status.code(), Some(2));
    let told = jiesu(&[SCENARIO, "--reps", "1", "--set", "run.months=1", "--out", "/proc/no/such"]);
    assert_eq!(told.status.code(), Some(3), "{}", String::from_utf8_lossy(&told.stderr));
}
