//! Reproduces a report from what it embeds: the page from the analysis, the analysis from the trials, and the trials from the scenarios.
//! What differs is listed.
//!
//! Nothing is computed here: the inputs take the path of the commands, and the two analyses are compared as values.

mod difference;
mod figures;
mod inputs;
mod page;
mod trials;
mod verdict;

pub use verdict::{Verdict, Wanted};

use crate::error::Result;
use crate::messages::message;
use crate::output::embedded::Embedded;
use crate::setup::Setup;

/// Verifies a report, called `name` in error messages.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=1", "run.replications=1"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let parent = tempfile::tempdir().expect("a folder");
/// # let out = parent.path().join("results");
/// use jiesu::experiment::Unwatched;
/// use jiesu::output::{Design, Embedded, Files, Replace, Timing, page};
/// use jiesu::reproduce::{Wanted, verify};
/// use jiesu::{ComparisonRequest, Experiment, Language};
///
/// # let designs = [Design::of(&base, &out)?];
/// # let setups = [&designs[0].setup];
/// # let experiment = Experiment::of(&setups);
/// # let mut files = Files::create(&out, Replace::Never, "One", &experiment, &designs, Vec::new(), &ComparisonRequest::Not)?;
/// # experiment.run(|trial, setup, city, output| files.add(trial, setup, city, &output))?;
/// # files.finish(Vec::new(), Timing::default)?;
/// let html = page(&Embedded::of_folder(&out, Language::English, None)?);
/// # let empty = tempfile::tempdir().expect("a folder");
/// let wanted = Wanted { trials: Some(1), threads: 0, folder: empty.path(), progress: &Unwatched };
/// let verdict = verify("report.html", &html, &wanted)?;
/// assert!(verdict.differences.is_empty(), "{}", verdict.differences_text("report.html", Language::English));
/// println!("{}", verdict.text("report.html", Language::English));
/// # Ok::<(), jiesu::Error>(())
/// ```
///
/// # Errors
/// Bad input if the page is not a report or its scenarios cannot be read; I/O errors.
pub fn verify(name: &str, html: &str, wanted: &Wanted<'_>) -> Result<Verdict> {
    let mut embedded = Embedded::of_page(name, html)?;
    let mut verdict = Verdict { language: embedded.language, ..Verdict::default() };
    refuse_unsound(&mut embedded, &mut verdict);
    page::check(&embedded, html, &mut verdict);
    figures::check(&embedded.analysis, &mut verdict);
    let inputs = inputs::write_and_read(name, &embedded, wanted.folder)?;
    verdict.differ(inputs.other_hashes(&embedded.analysis));
    if !inputs.have_data {
        verdict.lacks_data = true;
        verdict.not_checked.push(message!("verify-no-data-files"));
        return Ok(verdict);
    }
    let setups = inputs.scenarios.iter().map(Setup::read).collect::<Result<Vec<Setup>>>()?;
    match wanted.trials {
        Some(number) => trials::check_sample(&embedded.analysis, &setups, number, wanted, &mut verdict)?,
        None => trials::check_all(&embedded, &inputs.scenarios, &setups, wanted, &mut verdict)?,
    }
    Ok(verdict)
}

/// Reports totals that contradict the page, and a request that contradicts itself, which is removed, so that nothing uses it.
fn refuse_unsound(embedded: &mut Embedded, verdict: &mut Verdict) {
    let designs = embedded.analysis.designs.len();
    if !embedded.has_possible_totals() {
        verdict.differences.push(message!("verify-totals"));
    }
    // The designs of a plan are compared; scenarios side by side are not.
    if embedded.analysis.comparison.is_none() && designs > 1 && !embedded.analysis.listing.is_empty() {
        verdict.differences.push(message!("verify-not-compared", count = designs));
    }
    if let Some(comparison) = embedded.analysis.comparison.as_mut().filter(|comparison| !comparison.request.is_sound(designs)) {
        let request = &mut comparison.request;
        (request.game, request.crossing, request.sampled, request.variations) = (None, None, None, None);
        verdict.differences.push(message!("verify-unsound"));
    }
}
