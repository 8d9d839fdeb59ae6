//! What a run writes into its folder: by these names, and by nothing else, something there may be removed.

use super::place::is_beside;
use super::seal::{Author, Form, author};
use crate::error::{Error, Result};
use crate::input::format::{KEY, refuse, wrong_in};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs::{self, DirEntry};
use std::io::{self, ErrorKind};
use std::path::Path;

/// The file that tells a results folder from any other.
pub(super) const MARK: &str = "manifest.json";
/// The file that tells a folder in the making from any other; held by the run that makes it.
pub(super) const LOCK: &str = ".lock";
/// What it says.
pub(super) const WORDS: &str = "jiesu is making a results folder here; the next run removes it\n";

const SCENARIOS: &str = "scenarios";
const PAGE: &str = "report.html";

const FILES: [&str; 28] = [
    "attribution.csv",
    "calibration.csv",
    "caveats.csv",
    "choice.csv",
    "columns.csv",
    "comparison.csv",
    "costs.csv",
    "designs.csv",
    "failed.csv",
    "fit.csv",
    "switching_values.csv",
    "reevaluation.csv",
    "gains.csv",
    "crn_audit.csv",
    MARK,
    "monthly_topics.csv",
    "orders.csv",
    "pilots.csv",
    "point.toml",
    "pressure.csv",
    "rates.csv",
    "selection.csv",
    "sets.csv",
    "sets.informed.csv",
    "summary.csv",
    "timing.json",
    "units.csv",
    "warnings.csv",
];

/// What a folder has while it is made.
fn is_passing(name: &str) -> bool {
    name == LOCK || name.starts_with(".series-") || name.starts_with(".compared") || is_beside(name)
}

fn entries(folder: &Path) -> io::Result<Vec<DirEntry>> {
    fs::read_dir(folder)?.collect()
}

fn name_of(entry: &DirEntry) -> String {
    entry.file_name().to_string_lossy().into_owned()
}

/// Whether an entry is a file, and no link to one.
fn is_file(entry: &DirEntry) -> io::Result<bool> {
    Ok(entry.file_type()?.is_file())
}

/// The designs of a results folder by its manifest; none if that is no manifest of a run.
fn designs(folder: &Path) -> Option<BTreeSet<String>> {
    let manifest: Value = serde_json::from_slice(&fs::read(folder.join(MARK)).ok()?).ok()?;
    manifest.get("version")?.as_str().filter(|_| wrong_in(&manifest).is_none())?;
    if manifest.get("verb").is_some_and(|verb| verb == "calibrate") {
        return Some(BTreeSet::new());
    }
    manifest.get("designs")?.as_array()?.iter().map(|design| Some(design.get("name")?.as_str()?.to_owned())).collect()
}

/// Refuses a folder of results whose format is another.
pub(super) fn check_format(folder: &Path, shown: &Path) -> Result<()> {
    let manifest = fs::read(folder.join(MARK)).ok().and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    match manifest.filter(|manifest| manifest.get("version").is_some()).and_then(|manifest| wrong_in(&manifest)) {
        None => Ok(()),
        Some(message) => Err(refuse(&shown.join(MARK), KEY, message)),
    }
}

/// Whether a folder holds results.
pub(super) fn is_results(folder: &Path) -> bool {
    designs(folder).is_some()
}

/// Whether a folder is one in the making, or was when its run was ended.
pub(super) fn is_in_the_making(folder: &Path) -> io::Result<bool> {
    let lock = folder.join(LOCK);
    if !lock.symlink_metadata().is_ok_and(|found| found.is_file()) {
        return Ok(false);
    }
    let words = fs::read(&lock)?;
    // A run that was ended at once has not even written the whole of it.
    Ok(words == WORDS.as_bytes() || WORDS.as_bytes().starts_with(&words) && entries(folder)?.len() == 1)
}

/// The first entry of a folder that no run has written: of results, or of a folder in the making.
pub(super) fn stranger(folder: &Path) -> Result<Option<String>> {
    let io = |e| Error::io(folder, e);
    let is_made = is_in_the_making(folder).map_err(io)?;
    let designs = designs(folder);
    let mut strangers = Vec::new();
    for entry in entries(folder).map_err(io)? {
        let name = name_of(&entry);
        if name == SCENARIOS && entry.file_type().map_err(io)?.is_dir() {
            for entry in entries(&entry.path()).map_err(io)? {
                let file = name_of(&entry);
                let design = file.strip_suffix(".toml");
                let is_known = design.is_some_and(|name| designs.as_ref().map_or(is_made, |designs| designs.contains(name)));
                if !is_known || !is_file(&entry).map_err(io)? {
                    strangers.push(format!("{SCENARIOS}/{file}"));
                }
            }
            continue;
        }
        let is_ours = match name.as_str() {
            PAGE => author(Form::Page, &fs::read(entry.path()).unwrap_or_default()) == Author::Jiesu,
            name => FILES.contains(&name) || is_passing(name),
        };
        if !is_ours || !is_file(&entry).map_err(io)? {
            strangers.push(name);
        }
    }
    strangers.sort();
    Ok(strangers.into_iter().next())
}

/// Removes what a run has written in a folder, all but its lock. Anything else stays.
pub(super) fn clear(folder: &Path) -> io::Result<()> {
    for entry in entries(folder)? {
        let (name, kind) = (name_of(&entry), entry.file_type()?);
        if name == SCENARIOS && kind.is_dir() {
            for entry in entries(&entry.path())?.iter().filter(|entry| name_of(entry).ends_with(".toml")) {
                fs::remove_file(entry.path())?;
            }
            empty(&entry.path())?;
        } else if kind.is_file() && name != LOCK && (FILES.contains(&name.as_str()) || name == PAGE || is_passing(&name)) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// The same with its lock, which goes last.
pub(super) fn clear_all(folder: &Path) -> io::Result<()> {
    clear(folder)?;
    fs::remove_file(folder.join(LOCK))
}

/// Removes a folder in which nothing is left.
pub(super) fn empty(folder: &Path) -> io::Result<()> {
    match fs::remove_dir(folder) {
        Err(error) if !matches!(error.kind(), ErrorKind::DirectoryNotEmpty | ErrorKind::NotFound) => Err(error),
        _ => Ok(()),
    }
}
