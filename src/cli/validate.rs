//! `jiesu validate`: checks this program against cases with known solutions, on this machine.

use super::temporary::temporary;
use super::usage::whole;
use super::{FAILED, FINE, print};
use crate::engine::simulate;
use crate::error::{Error, Result};
use crate::experiment::Unwatched;
use crate::messages::{Language, message, text};
use crate::output::destination::followed;
use crate::output::terminal::validated::{heading, rows, verdict};
use crate::validate::{FILES, cases, check};
use clap::Args;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Check this program against queueing cases with exact solutions; exit code 1 if one fails
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Only the cases whose names contain this; may be repeated
    #[arg(long, value_name = "NAME")]
    case: Vec<String>,
    /// Replications per case (run.replications); with few, intervals are too wide
    #[arg(long, value_name = "N", value_parser = whole::<u32>(2, u32::MAX.into()))]
    reps: Option<u32>,
    /// Random seed (run.seed)
    #[arg(long, value_name = "S", value_parser = whole::<u64>(0, i64::MAX as u64))]
    seed: Option<u64>,
    /// Threads; results do not depend on it [default: one per core]
    #[arg(long, value_name = "N", value_parser = whole::<u16>(1, 1_024))]
    threads: Option<u16>,
    /// Only write the scenarios of the cases to the new folder DIR
    #[arg(long, value_name = "DIR")]
    write: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments, language: Language) -> Result<u8> {
    if let Some(folder) = &arguments.write {
        write(&followed(folder)?)?;
        print(&(text!(language, "validate-written", folder = folder.display().to_string(), count = FILES.len()) + "\n"))?;
        return Ok(FINE);
    }
    let wanted = |name: &str| arguments.case.is_empty() || arguments.case.iter().any(|part| name.contains(part.as_str()));
    let (wanted, others): (Vec<_>, Vec<_>) = cases().into_iter().partition(|case| wanted(case.name));
    if wanted.is_empty() {
        let names: Vec<&str> = others.iter().map(|case| case.name).collect();
        return Err(Error::input("--case", "", message!("validate-no-case", names = names.join("; "))));
    }
    let mut sets = Vec::new();
    sets.extend(arguments.reps.map(|reps| format!("run.replications={reps}")));
    sets.extend(arguments.seed.map(|seed| format!("run.seed={seed}")));
    let threads = arguments.threads.map_or(0, usize::from);
    // The cases are read from files, as scenarios of users are.
    let folder = temporary("validate")?;
    fill(folder.path())?;
    let mut checks = Vec::new();
    print(&heading(language))?;
    for case in &wanted {
        let found = check(case, folder.path(), &sets, threads, simulate, &Unwatched)?;
        print(&rows(&found, language))?;
        checks.extend(found);
    }
    print(&verdict(&checks, language))?;
    Ok(if checks.iter().all(|check| check.passes()) { FINE } else { FAILED })
}

/// Writes the scenarios to a new folder.
fn write(folder: &Path) -> Result<()> {
    std::fs::create_dir(folder).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Error::input(folder.display().to_string(), "", message!("new-folder-there")),
        ErrorKind::NotFound => Error::input(folder.display().to_string(), "", message!("folder-missing")),
        _ => Error::io(folder, error),
    })?;
    fill(folder).inspect_err(|_| {
        // Leave no incomplete folder.
        let _ = std::fs::remove_dir_all(folder);
    })
}

fn fill(folder: &Path) -> Result<()> {
    FILES.iter().try_for_each(|(name, text)| {
        let path = folder.join(name);
        std::fs::write(&path, text).map_err(|error| Error::io(&path, error))
    })
}
