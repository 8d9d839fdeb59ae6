//! `jiesu verify`: checks that a report agrees with itself and with its trials.

use super::simulate::Bar;
use super::temporary::temporary;
use super::{BAD_INPUT, FAILED, FINE, eprint, print};
use clap::Args;
use jiesu::error::{Error, Result};
use jiesu::input::read_once;
use jiesu::messages::{Language, plural};
use jiesu::output::html::verify::{Verdict, Wanted, verify};
use std::path::PathBuf;

/// Check a report for consistency and re-run a sample of its trials
///
/// Exit code 1 if anything differs, 2 if the page lacks the data to re-run its trials.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The page that `jiesu report` wrote; - is standard input
    file: PathBuf,
    /// How many of its trials to re-run
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    trials: u32,
    /// Re-run all its trials and recompute every figure
    #[arg(long, conflicts_with = "trials")]
    all: bool,
    /// Threads; results do not depend on it [default: one per core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Language of the output: en or zh [default: that of the page]
    #[arg(long, value_name = "LANG")]
    lang: Option<Language>,
    /// Print nothing but errors and differences
    #[arg(long)]
    quiet: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<u8> {
    let name = arguments.file.display().to_string();
    let bytes = read_once::bytes(&arguments.file).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Error::input(&name, "", "found no such file, expected a page of `jiesu report`"),
        std::io::ErrorKind::IsADirectory => {
            Error::input(&name, "", "found a folder, expected a page of `jiesu report`, such as its `report.html`")
        }
        _ => Error::io(&arguments.file, error),
    })?;
    let html =
        String::from_utf8(bytes).map_err(|_| Error::input(&name, "", "found text that is not UTF-8, expected a page of `jiesu report`"))?;
    let folder = temporary("verify")?;
    let bar = Bar::new(arguments.quiet, arguments.lang.unwrap_or_default());
    let wanted = Wanted {
        trials: if arguments.all { None } else { Some(arguments.trials as usize) },
        threads: arguments.threads.map_or(0, usize::from),
        folder: folder.path(),
        progress: &bar,
        language: arguments.lang,
    };
    let verdict = verify(&name, &html, &wanted)?;
    if !arguments.quiet {
        print(&render(&name, &verdict))?;
    } else if !verdict.differences.is_empty() {
        eprint(&differences(&name, &verdict));
    } else if verdict.lacks_data {
        eprint(&verdict.language.of(format!("{name}: its trials cannot be re-run\n"), format!("{name}：无法重新模拟其中的试验\n")));
    }
    Ok(match verdict.differences.is_empty() {
        true if verdict.lacks_data => BAD_INPUT,
        true => FINE,
        false => FAILED,
    })
}

fn render(name: &str, verdict: &Verdict) -> String {
    let language = verdict.language;
    let heads = language.of(["checked:", "not checked:"], ["已核对：", "未核对："]);
    let mut text = list(heads[0], &verdict.checked) + &list(heads[1], &verdict.not_checked);
    text += &match verdict.differences.len() {
        0 if verdict.lacks_data => language.of(
            format!("{name}: nothing differs in what was checked; its trials were not re-run\n"),
            format!("{name}：已核对的部分没有差异；试验未重新模拟\n"),
        ),
        0 => language.of(format!("{name}: nothing differs\n"), format!("{name}：没有差异\n")),
        _ => differences(name, verdict),
    };
    text
}

/// What differs, and how much of it.
fn differences(name: &str, verdict: &Verdict) -> String {
    let (language, n) = (verdict.language, verdict.differences.len());
    let count = language.of(format!("{name}: {n} {}\n", plural(n as u32, "difference", "differences")), format!("{name}：{n} 处差异\n"));
    list(language.of("differs:", "差异："), &verdict.differences) + &count
}

fn list(title: &str, lines: &[String]) -> String {
    match lines.is_empty() {
        true => String::new(),
        false => format!("{title}\n{}", lines.iter().map(|line| format!("  {line}\n")).collect::<String>()),
    }
}
