//! `jiesu plot`: figures for papers.

use super::{FINE, print};
use clap::{Args, ValueEnum};
use jiesu::error::{Error, Result};
use jiesu::messages::Language;
use jiesu::output::destination::{Target, is_stream};
use jiesu::output::html::excerpt::Excerpt;
use jiesu::output::integrity::Form;
use jiesu::output::plot::{Figure, Wanted, draw};
use std::path::PathBuf;

/// Draw a figure of a results folder as SVG or PNG
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The results folder of `run`, `compare`, `sweep` or `attribute`
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// What to draw [default: differences, or distributions where designs are not compared]
    #[arg(long, value_enum, value_name = "WHAT")]
    what: Option<What>,
    /// The measure, by its name in comparison.csv
    #[arg(long, value_name = "NAME", default_value = "resolution_rate")]
    measure: String,
    /// The review: observer or official
    #[arg(long, value_name = "WHO", default_value = "observer", value_parser = ["observer", "official"])]
    review: String,
    /// The file to write, .svg or .png [default: WHAT.svg]
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Language of the output: en or zh
    #[arg(long, value_name = "LANG", default_value_t = Language::English, hide_default_value = true)]
    lang: Language,
}

/// What to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    /// Differences from the baseline, with intervals
    Differences,
    /// The distribution of each design over trials
    Distributions,
    /// Months: median and range over trials
    Months,
}

pub(crate) fn run(arguments: &Arguments) -> Result<u8> {
    let Arguments { folder, what, measure, review, out, lang } = arguments;
    let is_bitmap = match out.as_ref().and_then(|out| out.extension()).map(|end| end.to_string_lossy().to_lowercase()) {
        Some(end) if end == "png" => true,
        Some(end) if end == "svg" => false,
        None if out.is_none() => false,
        _ => {
            let found = out.as_ref().map(|out| out.display().to_string()).unwrap_or_default();
            return Err(Error::input("--out", "", format!("found \"{found}\", expected a file that ends in .svg or .png")));
        }
    };
    let form = if is_bitmap { Form::Png } else { Form::Svg };
    // Fail before a large folder is read.
    let target = out.as_ref().map(|out| Target::open(out, form)).transpose()?;
    let excerpt = Excerpt::read(folder, *lang, None)?;
    let (figure, name) = match (what, excerpt.baseline()) {
        (Some(What::Differences), _) | (None, Some(_)) => (Figure::Differences, "differences.svg"),
        (Some(What::Distributions), _) | (None, None) => (Figure::Distributions, "distributions.svg"),
        (Some(What::Months), _) => (Figure::Months, "months.svg"),
    };
    // Hours come from no review.
    let review = if measure.ends_with("_hours") { "" } else { review.as_str() };
    let bytes = draw(&excerpt, &Wanted { figure, measure, review, language: *lang, is_bitmap })?;
    let out = out.clone().unwrap_or_else(|| name.into());
    target.map_or_else(|| Target::open(&out, form), Ok)?.write(&bytes)?;
    // The stream may be standard output.
    if !is_stream(&out) {
        print(&format!("{} {}\n", lang.of("written to", "已写入"), out.display()))?;
    }
    Ok(FINE)
}
