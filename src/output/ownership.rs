//! Which files in a results folder belong to jiesu: only these may be removed.

use super::destination::is_temporary_file;
use super::integrity::{Author, Form, author};
use crate::error::{Error, Result};
use crate::experiment::journal::Found;
use crate::experiment::places::JOURNAL;
use crate::input::format::{KEY, refuse, wrong_in};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs::{self, DirEntry};
use std::io::{self, ErrorKind};
use std::path::Path;

/// The file that marks a results folder.
pub(super) const MARK: &str = "manifest.json";
/// The file that marks a folder that is being written; the run that writes it holds its lock.
pub(super) const LOCK: &str = ".lock";
/// The contents of the lock file.
pub(super) const WORDS: &str = "jiesu is writing a results folder here; the next run removes it\n";

const SCENARIOS: &str = "scenarios";
const PAGE: &str = "report.html";

const FILES: [&str; 49] = [
    "accounts.csv",
    "analysis.json",
    "attribution.csv",
    "best_designs.csv",
    "calibration.csv",
    "caveats.csv",
    "choice.csv",
    "columns.csv",
    "comparison.csv",
    "conclusions.csv",
    "contrasts.csv",
    "costs.csv",
    "crn_audit.csv",
    "decision.csv",
    "designs.csv",
    "failed.csv",
    "fit.csv",
    "gains.csv",
    "information.csv",
    "leads.csv",
    "monthly_topics.csv",
    "optimum.csv",
    "optimum.toml",
    "orders.csv",
    "pilots.csv",
    "point.toml",
    "pressure.csv",
    "ranks.csv",
    "rates.csv",
    "reevaluation.csv",
    "robustness.csv",
    "scored.csv",
    "scores.csv",
    "screening.csv",
    "selection.csv",
    "sets.csv",
    "sets.informed.csv",
    "setting_measures.csv",
    "settings.csv",
    "skill.csv",
    "sobol.csv",
    "steps.csv",
    "summary.csv",
    "switching_values.csv",
    "timing.json",
    "units.csv",
    "warnings.csv",
    MARK,
    JOURNAL,
];

/// Whether a file exists only while a folder is written.
fn is_temporary(name: &str) -> bool {
    name == LOCK || name.starts_with(".series-") || name.starts_with(".compared") || is_temporary_file(name)
}

fn entries(folder: &Path) -> io::Result<Vec<DirEntry>> {
    fs::read_dir(folder)?.collect()
}

fn name_of(entry: &DirEntry) -> String {
    entry.file_name().to_string_lossy().into_owned()
}

/// Whether an entry is a file, not a link to one.
fn is_file(entry: &DirEntry) -> io::Result<bool> {
    Ok(entry.file_type()?.is_file())
}

/// The designs of a results folder by its manifest; `None` if it has no manifest of a run.
fn designs(folder: &Path) -> Option<BTreeSet<String>> {
    let manifest: Value = serde_json::from_slice(&fs::read(folder.join(MARK)).ok()?).ok()?;
    manifest.get("version")?.as_str().filter(|_| wrong_in(&manifest).is_none())?;
    if manifest.get("command").is_some_and(|command| ["calibrate", "optimize", "score"].iter().any(|known| command == known)) {
        return Some(BTreeSet::new());
    }
    manifest.get("designs")?.as_array()?.iter().map(|design| Some(design.get("name")?.as_str()?.to_owned())).collect()
}

/// Refuses a results folder of another format.
pub(super) fn check_format(folder: &Path, shown: &Path) -> Result<()> {
    let manifest = fs::read(folder.join(MARK)).ok().and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    match manifest.filter(|manifest| manifest.get("version").is_some()).and_then(|manifest| wrong_in(&manifest)) {
        None => Ok(()),
        Some(message) => Err(refuse(&shown.join(MARK), KEY, message)),
    }
}

/// Whether a folder contains results.
pub(super) fn is_results(folder: &Path) -> bool {
    designs(folder).is_some()
}

/// Whether a folder is being written, or was when its run was interrupted.
pub(super) fn is_being_written(folder: &Path) -> io::Result<bool> {
    let lock = folder.join(LOCK);
    if !lock.symlink_metadata().is_ok_and(|found| found.is_file()) {
        return Ok(false);
    }
    let words = fs::read(&lock)?;
    // A run that was interrupted at once may have written only a part of the lock file.
    Ok(words == WORDS.as_bytes() || WORDS.as_bytes().starts_with(&words) && entries(folder)?.len() == 1)
}

/// The first entry that is not jiesu's, in a folder of results or one that is being written.
pub(super) fn first_foreign(folder: &Path) -> Result<Option<String>> {
    let io = |e| Error::io(folder, e);
    let is_being_made = is_being_written(folder).map_err(io)?;
    let designs = designs(folder);
    let mut foreign = Vec::new();
    for entry in entries(folder).map_err(io)? {
        let name = name_of(&entry);
        if name == SCENARIOS && entry.file_type().map_err(io)?.is_dir() {
            for entry in entries(&entry.path()).map_err(io)? {
                let file = name_of(&entry);
                let design = file.strip_suffix(".toml");
                let is_known = design.is_some_and(|name| designs.as_ref().map_or(is_being_made, |designs| designs.contains(name)));
                if !is_known || !is_file(&entry).map_err(io)? {
                    foreign.push(format!("{SCENARIOS}/{file}"));
                }
            }
            continue;
        }
        let is_own = match name.as_str() {
            PAGE => author(Form::Page, &fs::read(entry.path()).unwrap_or_default()) == Author::Jiesu,
            JOURNAL => Found::at(&entry.path())? != Found::Other,
            name => FILES.contains(&name) || is_temporary(name),
        };
        if !is_own || !is_file(&entry).map_err(io)? {
            foreign.push(name);
        }
    }
    foreign.sort();
    Ok(foreign.into_iter().next())
}

/// Removes jiesu's files from a folder, except its lock. Anything else stays.
pub(super) fn clear(folder: &Path) -> io::Result<()> {
    for entry in entries(folder)? {
        let (name, kind) = (name_of(&entry), entry.file_type()?);
        if name == SCENARIOS && kind.is_dir() {
            for entry in entries(&entry.path())?.iter().filter(|entry| name_of(entry).ends_with(".toml")) {
                fs::remove_file(entry.path())?;
            }
            remove_if_empty(&entry.path())?;
        } else if kind.is_file() && name != LOCK && (FILES.contains(&name.as_str()) || name == PAGE || is_temporary(&name)) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// The same, and the lock last.
pub(super) fn clear_all(folder: &Path) -> io::Result<()> {
    clear(folder)?;
    fs::remove_file(folder.join(LOCK))
}

/// Removes a folder if it is empty.
pub(super) fn remove_if_empty(folder: &Path) -> io::Result<()> {
    match fs::remove_dir(folder) {
        Err(error) if !matches!(error.kind(), ErrorKind::DirectoryNotEmpty | ErrorKind::NotFound) => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_that_is_written_may_be_replaced() {
        let unknown: Vec<String> = crate::output::columns::of_files().filter(|name| !FILES.contains(&name.as_str())).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
