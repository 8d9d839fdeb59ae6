//! `jiesu verify`: whether a report says what its trials say.

use super::simulate::Bar;
use super::temporary::Temporary;
use super::{BAD_INPUT, FAILED, FINE, print};
use clap::Args;
use jiesu::error::{Error, Result};
use jiesu::input::read_once;
use jiesu::output::html::verify::{Verdict, Wanted, verify};
use jiesu::output::words::{Language, plural};
use std::path::PathBuf;

/// Hold a report against itself and against trials lived again; ends with 1 if anything differs, with 2 if the page
/// lacks the data to re-run its trials
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The page that `jiesu report` wrote; - is standard input
    file: PathBuf,
    /// How many of its trials to live again
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    trials: u32,
    /// Live all its trials again, and compute every figure that follows from them
    #[arg(long, conflicts_with = "trials")]
    all: bool,
    /// Threads; the verdict does not depend on them [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// Language: en or zh [default: that of the page]
    #[arg(long, value_name = "LANG")]
    lang: Option<Language>,
    /// No progress bar
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
    let folder = Temporary::create("verify")?;
    let bar = Bar::new(arguments.quiet, arguments.lang.unwrap_or_default());
    let wanted = Wanted {
        trials: if arguments.all { None } else { Some(arguments.trials as usize) },
        threads: arguments.threads.map_or(0, usize::from),
        folder: folder.path(),
        progress: &bar,
        language: arguments.lang,
    };
    let verdict = verify(&name, &html, &wanted);
    bar.finish();
    let verdict = verdict?;
    print(&render(&name, &verdict))?;
    Ok(match verdict.differences.is_empty() {
        true if verdict.lacks_data => BAD_INPUT,
        true => FINE,
        false => FAILED,
    })
}

fn render(name: &str, verdict: &Verdict) -> String {
    let list = |title: &str, lines: &[String]| match lines.is_empty() {
        true => String::new(),
        false => format!("{title}\n{}", lines.iter().map(|line| format!("  {line}\n")).collect::<String>()),
    };
    let of = |english: String, chinese: String| verdict.language.of(english, chinese);
    let compared = match verdict.differences.len() {
        0 if verdict.lacks_data => of(
            format!("{name}: nothing differs in what was checked; its trials were not re-run\n"),
            format!("{name}：已核对部分无异；试验未重跑\n"),
        ),
        0 => of(format!("{name}: nothing differs\n"), format!("{name}：无异\n")),
        n => of(format!("{name}: {n} {}\n", plural(n as u32, "difference", "differences")), format!("{name}：{n} 处不符\n")),
    };
    let heads = verdict.language.of(["checked:", "not checked:", "differs:"], ["已核对：", "未核对：", "不符："]);
    list(heads[0], &verdict.checked) + &list(heads[1], &verdict.not_checked) + &list(heads[2], &verdict.differences) + &compared
}
