//! Trials kept in a results folder: designs and trials are added, and only what is missing is simulated.

use crate::plans::{BASE, PLAN};
use crate::workspace::{Workspace, contents};

/// The designs of [`PLAN`] in another order, with a fourth among them.
const MORE: &str = "\
base = \"base.toml\"\nbaseline = \"off\"\n\
[[design]]\nname = \"limits\"\nset.rules.time_limits.enabled = true\n\
[[design]]\nname = \"both\"\nset.rules.time_limits.enabled = true\nset.rules.whistle.enabled = true\n\
[[design]]\nname = \"off\"\n\
[[design]]\nname = \"on\"\nset = { \"rules.whistle.enabled\" = true }\n";

fn workspace() -> Workspace {
    Workspace::with(&[("base.toml", BASE), ("plan.toml", PLAN), ("more.toml", MORE)])
}

/// Runs a command of a few trials to its end; its notes.
fn done(workspace: &Workspace, arguments: &[&str]) -> String {
    let left = workspace.jiesu(&[arguments, &["--cities", "2"]].concat());
    assert_eq!(left.code, Some(0), "{arguments:?} {}", left.err);
    left.err
}

fn refused(workspace: &Workspace, arguments: &[&str]) -> String {
    let before = contents(&workspace.path("out"));
    let left = workspace.jiesu(&[arguments, &["--cities", "2", "--out", "out"]].concat());
    assert_eq!((left.code, left.out.as_str()), (Some(2), ""), "{arguments:?}");
    assert!(contents(&workspace.path("out")) == before && !workspace.path("out.journal").exists(), "{arguments:?} {}", left.err);
    left.err
}

#[test]
fn a_design_added_to_a_finished_folder_is_the_only_one_simulated() {
    let workspace = workspace();
    for command in ["compare", "sweep"] {
        let fresh = format!("fresh-{command}");
        let notes = done(&workspace, &[command, "more.toml", "--keep-trials", "--reps", "4", "--out", &fresh]);
        assert!(!notes.contains("there already"), "{notes}");
        done(&workspace, &[command, "plan.toml", "--keep-trials", "--reps", "4", "--out", "out"]);
        let notes = done(&workspace, &[command, "more.toml", "--resume", "--force", "--reps", "4", "--out", "out"]);
        assert!(notes.contains("note: 24 of 32 trials are there already\n"), "{notes}");
        // The folder goes on keeping its trials.
        let expected = contents(&workspace.path(&fresh));
        assert!(expected.contains_key("trials.journal") && contents(&workspace.path("out")) == expected, "{command}");
        let notes = done(&workspace, &[command, "more.toml", "--resume", "--force", "--reps", "4", "--out", "out"]);
        assert!(notes.contains("note: 32 of 32 trials") && contents(&workspace.path("out")) == expected, "{notes}");
        // Fewer designs and replications: the others are no longer kept.
        done(&workspace, &[command, "plan.toml", "--resume", "--force", "--reps", "3", "--out", "out"]);
        done(&workspace, &[command, "plan.toml", "--keep-trials", "--reps", "3", "--out", "few"]);
        assert!(contents(&workspace.path("out")) == contents(&workspace.path("few")), "{command}");
        for folder in ["out", "few"] {
            std::fs::remove_dir_all(workspace.path(folder)).unwrap();
        }
    }
}

#[test]
fn trials_are_added_until_differences_are_precise_and_until_one_design_is_left() {
    let workspace = workspace();
    for flags in [&["--half-width", "0.02"][..], &["--within", "0.05"]] {
        done(&workspace, &["compare", "plan.toml", "--keep-trials", "--reps", "3", "--out", "out"]);
        let notes = done(&workspace, &[&["compare", "plan.toml", "--resume", "--force", "--reps", "3", "--out", "out"], flags].concat());
        assert!(notes.contains("note: 18 of 18 trials"), "{notes}");
        done(&workspace, &[&["compare", "plan.toml", "--keep-trials", "--reps", "3", "--out", "fresh", "--force"], flags].concat());
        assert!(contents(&workspace.path("out")) == contents(&workspace.path("fresh")), "{flags:?}");
        std::fs::remove_dir_all(workspace.path("out")).unwrap();
    }
}

#[test]
fn merged_shards_keep_the_trials_of_the_whole() {
    let workspace = workspace();
    let plan = ["sweep", "more.toml", "--reps", "2"];
    for (part, out) in [("1/2", "one"), ("2/2", "two")] {
        done(&workspace, &[&plan[..], &["--shard", part, "--out", out]].concat());
    }
    assert_eq!(workspace.jiesu(&["merge", "one", "two", "--keep-trials", "--out", "out"]).code, Some(0));
    done(&workspace, &[&plan[..], &["--keep-trials", "--out", "whole"]].concat());
    assert!(contents(&workspace.path("out")) == contents(&workspace.path("whole")));
    done(&workspace, &["sweep", "plan.toml", "--reps", "2", "--resume", "--force", "--out", "out"]);
}

#[test]
fn kept_trials_are_neither_lost_nor_mistaken() {
    let workspace = workspace();
    let plan = ["compare", "plan.toml", "--reps", "2"];
    done(&workspace, &[&plan[..], &["--keep-trials", "--out", "out"]].concat());
    // Only `--force` replaces a folder.
    assert!(refused(&workspace, &[&plan[..], &["--resume"]].concat()).contains("found a folder that is not empty"));
    let other = refused(&workspace, &[&plan[..], &["--resume", "--force", "--seed", "7"]].concat());
    assert!(other.contains("out/trials.journal: found the journal of other designs or data"), "{other}");
    assert!(other.contains("hint: without `--resume`, all trials are simulated"), "{other}");
    for flag in ["--keep-trials", "--resume"] {
        assert!(refused(&workspace, &[&plan[..], &["--force", "--orders", flag]].concat()).contains("the journal keeps no orders"));
    }
    // A shard keeps its trials anyway.
    assert!(refused(&workspace, &[&plan[..], &["--shard", "1/2", "--keep-trials"]].concat()).contains("found it with `--shard`"));
    // A run of other designs that was allowed to replace the folder and was interrupted goes on with its own trials.
    let mut other = workspace.start(&["compare", "more.toml", "--seed", "7", "--reps", "40", "--cities", "2", "--force", "--out", "out"]);
    while !std::fs::metadata(workspace.path("out.journal")).is_ok_and(|journal| journal.len() > 2_000) {
        assert!(other.try_wait().unwrap().is_none(), "it ended before it was killed");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    other.kill().unwrap();
    other.wait().unwrap();
    let notes = done(&workspace, &["compare", "more.toml", "--seed", "7", "--reps", "40", "--resume", "--out", "out"]);
    assert!(notes.contains("note: the trials in the results folder are not used: ") && !notes.contains("note: 0 of "), "{notes}");
    assert!(!workspace.path("out/trials.journal").exists());
    std::fs::remove_dir_all(workspace.path("out")).unwrap();
    done(&workspace, &[&plan[..], &["--keep-trials", "--out", "out"]].concat());
    // A file of the user's own with that name.
    let kept = std::fs::read(workspace.path("out/trials.journal")).unwrap();
    workspace.write("out/trials.journal", b"of my court case");
    let said = refused(&workspace, &[&plan[..], &["--force"]].concat());
    assert!(said.contains("found `trials.journal`, which is not a file of jiesu"), "{said}");
    // The space is reclaimed by removing the file; `--force` alone starts again and keeps nothing.
    workspace.write("out/trials.journal", &kept);
    done(&workspace, &[&plan[..], &["--force", "--out", "out"]].concat());
    assert!(!workspace.path("out/trials.journal").exists());
    let notes = done(&workspace, &[&plan[..], &["--resume", "--force", "--out", "out"]].concat());
    assert!(notes.contains("note: 0 of 12 trials") && notes.contains("keeps no trials; with `--keep-trials` it does"), "{notes}");
}
