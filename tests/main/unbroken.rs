//! Interruptions and limits: kills, full disks, and ten thousand trials.

use crate::plans::{BASE, PLAN};
use crate::workspace::{Workspace, contents};
use std::collections::BTreeMap;
use std::process::Command;

fn workspace() -> Workspace {
    Workspace::with(&[("base.toml", BASE), ("plan.toml", PLAN)])
}

/// Runs a command to its end.
fn whole(workspace: &Workspace, command: &[&str], out: &str, flags: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let left = workspace.jiesu(&[command, &["--quiet", "--out", out], flags].concat());
    assert_eq!(left.code, Some(0), "{}", left.err);
    assert!(!workspace.path(&format!("{out}.journal")).exists());
    contents(&workspace.path(out))
}

const COMPARE: [&str; 2] = ["compare", "plan.toml"];

#[test]
fn twenty_kills_at_any_instant_change_no_byte() {
    killed(&COMPARE, &["--cities", "4", "--reps", "25"], 20, 8);
}

#[test]
fn a_run_of_scenarios_can_be_resumed_too() {
    killed(&["run", "base.toml"], &["--cities", "4", "--reps", "60"], 8, 4);
}

#[test]
fn a_folder_that_keeps_its_trials_is_the_same_after_kills() {
    killed(&COMPARE, &["--cities", "4", "--reps", "25", "--keep-trials"], 8, 4);
}

/// Kills a command `wanted` times, `wanted_at_work` of them while it writes trials, and resumes it each time.
fn killed(command: &[&str], size: &[&str], wanted: u32, wanted_at_work: u32) {
    let workspace = workspace();
    let expected = whole(&workspace, command, "whole", size);
    let arguments = [command, &["--quiet", "--out", "out", "--resume"], size].concat();
    let length = || std::fs::metadata(workspace.path("out.journal")).map_or(0, |file| file.len());
    // At any instant of the first 60 ms; on a machine that needs longer to begin, later.
    let (mut random, mut later) = (12_345_u64, 0);
    let (mut kills, mut at_work, mut before, mut reached) = (0, 0, 0, 0);
    for round in 0.. {
        if kills >= wanted && at_work >= wanted_at_work {
            break;
        }
        assert!(round < 400, "killed {kills} times only, {at_work} times while trials were written");
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        if workspace.killed_after(5 + (random >> 33) % 56 + later, &arguments) {
            kills += 1;
            let grew = length() > before.max(24);
            at_work += u32::from(grew);
            later = if grew { 0 } else { later + 15 };
            before = length();
        }
        // Trials already simulated are kept. (The end of a half-written record is cut off.)
        let is_whole = workspace.path("out/manifest.json").exists();
        assert!(is_whole || length() >= reached / 2, "{} bytes of {reached} are left", length());
        reached = if is_whole { 0 } else { reached.max(length()) };
        // It had finished, or only the journal was left to be removed: start again.
        if workspace.path("out/manifest.json").exists() {
            assert!(contents(&workspace.path("out")) == expected, "after {kills} kills");
            std::fs::remove_dir_all(workspace.path("out")).unwrap();
            let _ = std::fs::remove_file(workspace.path("out.journal"));
            before = 0;
        }
    }
    if workspace.path("out.journal").exists() {
        // Without --resume no simulated trial is thrown away.
        let refused = |flags: &[&str], message: &str| {
            let left = workspace.jiesu(&[command, &["--quiet", "--out", "out"], size, flags].concat());
            assert!(left.code == Some(2) && left.err.contains(message), "{:?} {}", left.code, left.err);
        };
        refused(&[], "found the journal of an interrupted run");
        refused(&["--resume", "--set", "run.seed=9"], "found the journal of other designs");
    }
    assert!(whole(&workspace, command, "out", &[&["--resume"], size].concat()) == expected);
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_an_error_and_simulated_trials_are_kept() {
    let workspace = workspace();
    let size = ["--cities", "3", "--reps", "12"];
    let expected = whole(&workspace, &COMPARE, "whole", &size);
    let largest = expected.values().map(|bytes| bytes.len() / 1_024).max().unwrap();
    assert!(largest > 64, "{largest} KiB");
    let mut kept = 0;
    // Too little for the first file, for the journal, for the last rows.
    for kib in [1, largest / 8, largest / 4, largest / 2, largest - 1] {
        let out = format!("out-{kib}");
        // No file may become larger; the signal that would end the process becomes an error, as on a full disk.
        let limited = Command::new("bash")
            .args(["-c", "trap '' XFSZ; ulimit -f \"$0\"; exec \"$@\"", &kib.to_string(), env!("CARGO_BIN_EXE_jiesu")])
            .args(["compare", "plan.toml", "--quiet", "--out", &out])
            .args(size)
            .current_dir(workspace.path(""))
            .output()
            .unwrap();
        let message = String::from_utf8_lossy(&limited.stderr);
        assert_eq!(limited.status.code(), Some(3), "{kib} KiB: {message}");
        assert!(message.starts_with(&format!("jiesu: {out}")) && message.contains("File too large"), "{kib} KiB: {message}");
        assert!(!workspace.path(&out).exists() && !workspace.path(&format!("{out}.partial")).exists(), "{kib} KiB: half a folder");
        let journal = std::fs::read(workspace.path(&format!("{out}.journal"))).unwrap();
        kept += journal.len();
        assert!(whole(&workspace, &COMPARE, &out, &[&["--resume"], &size[..]].concat()) == expected, "{kib} KiB");
        // As if it had ended after writing the folder and before removing the journal.
        std::fs::write(workspace.path(&format!("{out}.journal")), journal).unwrap();
        assert!(whole(&workspace, &COMPARE, &out, &[&["--resume"], &size[..]].concat()) == expected, "{kib} KiB");
    }
    assert!(kept > 100_000, "{kept} bytes of trials were kept");
}

#[test]
#[cfg(target_os = "linux")]
fn ten_thousand_trials_need_no_more_memory_than_a_hundred() {
    let tiny = "[run]\nstart = 2019-01-01\nmonths = 1\nwarmup = 0\ncities = 1\n[city.generate]\ndistricts = 1\nstreets = 2\ncommunities = 1\n\
                residents = 40\n[city.categories.noise]\nmix = 1\n[rules.callback]\nenabled = true\n";
    let other = tiny.replace("[rules.callback]\nenabled = true\n", "");
    let workspace = Workspace::with(&[("tiny.toml", tiny), ("other.toml", &other)]);
    let peak = |scenarios: &[&str], cities: &str, replications: &str| -> f64 {
        let out = format!("{cities}-{replications}");
        let size = ["--quiet", "--threads", "2", "--cities", cities, "--reps", replications, "--out", &out];
        let left = workspace.jiesu(&[&["run"], scenarios, &size].concat());
        assert_eq!(left.code, Some(0), "{}", left.err);
        let timing: serde_json::Value = serde_json::from_slice(&std::fs::read(workspace.path(&out).join("timing.json")).unwrap()).unwrap();
        timing["peak_mib"].as_f64().unwrap()
    };
    // Replications of one city; cities of two designs, which are watched to be the same cities.
    let replications = ["100", "10000"].map(|replications| peak(&["tiny.toml"], "1", replications));
    let cities = ["50", "5000"].map(|cities| peak(&["tiny.toml", "other.toml"], cities, "1"));
    for [few, many] in [replications, cities] {
        println!("100 trials: {few:.1} MiB, 10,000 trials: {many:.1} MiB");
        // The output of one trial takes more than ten kilobytes; 3 MiB more would be 300 bytes for each.
        assert!(many <= few + 3.0, "100 trials: {few:.1} MiB, 10,000 trials: {many:.1} MiB");
    }
}
