//! `jiesu verify`: checks that a report agrees with itself and with its trials.

use super::simulate::Bar;
use super::temporary::temporary;
use super::usage::whole;
use super::{BAD_INPUT, FAILED, FINE, eprint, print};
use crate::error::{Error, Result};
use crate::input::read_once;
use crate::messages::{Language, Message, message, text};
use crate::reproduce::{Wanted, verify};
use clap::Args;
use std::io::ErrorKind;
use std::path::PathBuf;

/// Check a report for consistency and re-run a sample of its trials
///
/// Exit code 1 if anything differs, 2 if the page lacks the data to re-run its trials. Without `--lang`, the output is in the language of
/// the page.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The page that `jiesu report` wrote; - is standard input
    file: PathBuf,
    /// How many of its trials to re-run
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = whole::<u32>(1, u32::MAX.into()))]
    trials: u32,
    /// Re-run all its trials and recompute every figure
    #[arg(long, conflicts_with = "trials")]
    all: bool,
    /// Threads; results do not depend on it [default: one per core]
    #[arg(long, value_name = "N", value_parser = whole::<u16>(1, 1_024))]
    threads: Option<u16>,
    /// Print nothing but errors and differences
    #[arg(long)]
    quiet: bool,
}

pub(crate) fn run(arguments: &Arguments, lang: Option<Language>) -> Result<u8> {
    let name = arguments.file.display().to_string();
    let refused = |found: Message| Error::input(&name, "", message!("verify-no-report", found = found));
    let bytes = read_once::bytes(&arguments.file).map_err(|error| match error.kind() {
        ErrorKind::NotFound => refused(message!("verify-no-file")),
        ErrorKind::IsADirectory => Error::input(&name, "", message!("verify-folder")),
        _ => Error::io(&arguments.file, error),
    })?;
    let html = String::from_utf8(bytes).map_err(|_| refused(message!("verify-not-text")))?;
    let folder = temporary("verify")?;
    let bar = Bar::new(arguments.quiet, lang.unwrap_or_default());
    let wanted = Wanted {
        trials: if arguments.all { None } else { Some(arguments.trials as usize) },
        threads: arguments.threads.map_or(0, usize::from),
        folder: folder.path(),
        progress: &bar,
    };
    let verdict = verify(&name, &html, &wanted)?;
    let language = lang.unwrap_or(verdict.language);
    if !arguments.quiet {
        print(&verdict.text(&name, language))?;
    } else if !verdict.differences.is_empty() {
        eprint(&verdict.differences_text(&name, language));
    } else if verdict.lacks_data {
        eprint(&(text!(language, "verify-cannot", name = name) + "\n"));
    }
    Ok(match verdict.differences.is_empty() {
        true if verdict.lacks_data => BAD_INPUT,
        true => FINE,
        false => FAILED,
    })
}
