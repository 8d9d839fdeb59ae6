//! Simulated queues and arrivals agree with theory along the whole path of an order.

use crate::workspace::Workspace;

#[test]
fn theory_and_simulation_agree() {
    let workspace = Workspace::with(&[]);
    let left = workspace.jiesu(&["validate"]);
    assert_eq!(left.code, Some(0), "{}{}", left.out, left.err);
    assert!(left.out.contains("all 27 values are equivalent"), "{}", left.out);
    let odds =
        left.out.split("about 1 in ").nth(1).and_then(|rest| rest.split_whitespace().next()).and_then(|odds| odds.parse::<u64>().ok());
    assert!(odds.is_some_and(|odds| odds >= 1_000), "false alarms are too frequent: {}", left.out);
    assert!(workspace.files().is_empty());
}

#[test]
fn an_interval_that_is_too_wide_does_not_pass() {
    let workspace = Workspace::with(&[]);
    let left = workspace.jiesu(&["validate", "--case", "M/D/1", "--reps", "3"]);
    assert_eq!(left.code, Some(1), "{}{}", left.out, left.err);
    assert!(left.out.contains("NO\n") && left.out.contains("1 of 2 values are NOT"), "{}", left.out);
    let left = workspace.jiesu(&["validate", "--case", "M/M/7"]);
    assert_eq!((left.code, left.out.as_str()), (Some(2), ""));
    assert!(left.err.contains("found no case of this name, expected part of one of: M/M/1; "), "{}", left.err);
    // Before anything is printed or written.
    for wrong in ["1", "few", "5000000000"] {
        let left = workspace.jiesu(&["validate", "--reps", wrong, "--write", "folder"]);
        assert_eq!((left.code, left.out.as_str()), (Some(2), ""));
        assert!(left.err.contains("--reps") && left.err.contains(wrong), "{}", left.err);
        assert!(!workspace.path("folder").exists());
    }
}

#[test]
fn the_cases_can_be_written_as_files() {
    let workspace = Workspace::with(&[]);
    assert_eq!(workspace.jiesu(&["validate", "--write", "theory"]).code, Some(0));
    let left = workspace.jiesu(&["check", "theory/mm1.toml", "theory/hours.toml", "theory/fixed-point.toml"]);
    assert_eq!(left.code, Some(0), "{}", left.err);
    assert_eq!(workspace.jiesu(&["validate", "--write", "theory"]).code, Some(2), "nothing is replaced");
}
