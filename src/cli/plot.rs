//! `jiesu plot`: figures for papers.

use super::{FINE, print};
use crate::analysis::Analysis;
use crate::analysis::measures::{Compared, ReviewedMeasure};
use crate::error::{Error, Result};
use crate::ledger::Review;
use crate::messages::{Language, Message, message, text};
use crate::output::charts::{self, Chart, figure};
use crate::output::destination::{Target, followed, is_stream};
use crate::output::embedded::{read, reduced};
use crate::output::integrity::Form;
use crate::output::labels::COMPARED;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

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
    #[arg(long, value_enum, value_name = "WHO", default_value = "observer", hide_possible_values = true)]
    review: Who,
    /// The file to write, .svg or .png; a stream without such a name gets an SVG [default: WHAT.svg]
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
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

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Who {
    Observer,
    Official,
}

pub(crate) fn run(arguments: &Arguments, language: Language) -> Result<u8> {
    let Arguments { folder, what, measure, review, out } = arguments;
    let form = out.as_deref().map_or(Ok(Form::Svg), form)?;
    // Fail before a large folder is read.
    let target = out.as_ref().map(|out| Target::open(out, form)).transpose()?;
    let measure = parse(measure, *review)?;
    let analysis = reduced(read(folder)?);
    let what = what.unwrap_or(if analysis.comparison.is_some() { What::Differences } else { What::Distributions });
    let chart = chart(&analysis, what, measure, language)
        .ok_or_else(|| Error::input("plot", "", message!("plot-nothing", measure = shown(measure))))?;
    let bytes = if form == Form::Png { figure::png(&chart)? } else { figure::svg(&chart)? };
    let out = out.clone().unwrap_or_else(|| what.file().into());
    target.map_or_else(|| Target::open(&out, form), Ok)?.write(&bytes)?;
    // The stream may be standard output.
    if !is_stream(&out) {
        print(&(text!(language, "run-written-to", out = out.display().to_string()) + "\n"))?;
    }
    Ok(FINE)
}

impl What {
    fn file(self) -> &'static str {
        match self {
            What::Differences => "differences.svg",
            What::Distributions => "distributions.svg",
            What::Months => "months.svg",
        }
    }
}

fn chart(analysis: &Analysis, what: What, measure: ReviewedMeasure, language: Language) -> Option<Chart> {
    match what {
        What::Differences => charts::differences(analysis, &analysis.compared(), measure, language),
        What::Distributions => charts::over_trials(analysis, charts::headline(measure)?, language),
        What::Months => charts::months_of_measure(analysis, measure, language),
    }
}

/// The format of a file, by its name or that of the file to which it leads.
fn form(out: &Path) -> Result<Form> {
    let of = |path: &Path| match path.extension()?.to_string_lossy().to_lowercase().as_str() {
        "png" => Some(Form::Png),
        "svg" => Some(Form::Svg),
        _ => None,
    };
    let stream = || is_stream(out).then_some(Form::Svg);
    let refusal = || Error::input("--out", "", message!("plot-other-ending", found = out.display().to_string()));
    of(out).or_else(|| of(&followed(out).ok()?)).or_else(stream).ok_or_else(refusal)
}

/// The measures of figures: rates by the first answer, and hours.
fn measures() -> impl Iterator<Item = ReviewedMeasure> {
    COMPARED.into_iter().filter(|(measure, _)| !matches!(measure, Compared::Last(_)))
}

/// A measure of this name; hours come from no review.
fn parse(name: &str, who: Who) -> Result<ReviewedMeasure> {
    let review = if who == Who::Official { Review::Official } else { Review::Observer };
    let named = || measures().filter(|(measure, _)| measure.word() == name);
    let found = named().find(|(_, reviewed)| reviewed.is_none_or(|reviewed| reviewed == review));
    found.ok_or_else(|| {
        let known: Vec<String> = measures().map(|measure| shown(measure).text(Language::English).replace('`', "")).collect();
        let found = match named().next() {
            Some((measure, _)) => shown((measure, Some(review))),
            None => Message::verbatim(format!("`{name}`")),
        };
        Error::input("--measure", "", message!("plot-other-measure", found = found, known = known.join(", ")))
    })
}

/// A measure by its name in the files, with its review if it has one.
fn shown((measure, review): ReviewedMeasure) -> Message {
    Message::verbatim(match review {
        None => format!("`{}`", measure.word()),
        Some(review) => format!("`{}` ({})", measure.word(), crate::analysis::rates::review_word(review)),
    })
}
