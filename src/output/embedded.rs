//! What a report embeds, read from a results folder: the analysis, reduced for a page, and the inputs from which it can be reproduced.
//!
//! A folder is read by its `analysis.json` alone. Its scenarios are only embedded, and the city's data need not be there.

mod json_error;
pub(crate) mod scenarios;

use crate::analysis::Analysis;
use crate::analysis::measures::{Compared, Measure};
use crate::analysis::rates::Basis;
use crate::analysis::results::{ComparisonResults, DesignResults};
use crate::error::{Diagnostic, Error, Place, Result};
use crate::input::{FORMAT, check_json};
use crate::ledger::{PeriodKind, Review};
use crate::messages::{Language, Message, message};
use crate::output::ownership::MARK;
use json_error::wrong;
use scenarios::scenarios;
use serde::{Deserialize, Serialize};
use serde_json::ser::Formatter;
use std::collections::BTreeMap;
use std::io::{ErrorKind, Write};
use std::path::Path;

/// Designs on a page, at most.
const DESIGNS: usize = 40;
/// Designs with months on a page, at most.
const MONTHLY: usize = 12;
/// The file of a results folder that is read.
const FILE: &str = "analysis.json";

/// The element of a page that contains what it embeds.
pub(crate) const ELEMENT: [&str; 2] = ["<script type=\"application/json\" id=\"excerpt\">", "</script>"];

/// Texts by name.
pub(crate) type Texts = BTreeMap<String, String>;

/// What a page embeds.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let parent = tempfile::tempdir().expect("a folder");
/// # let out = parent.path().join("results");
/// # let designs = [jiesu::output::Design::of(&base, &out)?];
/// # let setups = [&designs[0].setup];
/// # let (experiment, request) = (jiesu::Experiment::of(&setups), jiesu::ComparisonRequest::Not);
/// # let mut files = jiesu::output::Files::create(&out, jiesu::output::Replace::Never, "One", &experiment, &designs, Vec::new(), &request)?;
/// # experiment.run(|trial, setup, city, output| files.add(trial, setup, city, &output))?;
/// # files.finish(Vec::new(), jiesu::output::Timing::default)?;
/// use jiesu::{Language, output::Embedded};
///
/// // `out` is a results folder.
/// let embedded = Embedded::of_folder(&out, Language::Chinese, None)?;
/// let page = jiesu::output::page(&embedded);
/// assert_eq!(Embedded::of_page("report.html", &page)?.analysis, embedded.analysis);
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Embedded {
    /// [`FORMAT`] of the page.
    pub format: u32,
    /// Version of jiesu that made it.
    pub version: String,
    /// Fingerprint of its sources.
    pub build: String,
    /// The language of the page.
    pub language: Language,
    /// The title: that requested, else that of the plan or scenario, else the folder's name.
    pub title: String,
    /// How much the folder has in all; the analysis has the same designs, or the most interesting 40 of them.
    pub all: Totals,
    /// The analysis, reduced for a page: at most 40 designs, no audit.
    pub analysis: Analysis,
    /// The resolved scenarios by design; their paths lead into `data`.
    pub scenarios: Texts,
    /// The files that scenarios name, by their paths; empty if they are too large or missing.
    pub data: Texts,
}

/// How much a results folder has, or a page of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Designs.
    pub designs: usize,
    /// Their trials.
    pub trials: usize,
    /// Orders of these trials, those of the warm-up included.
    pub orders: u64,
    /// Events of these trials.
    pub events: u64,
}

impl Totals {
    fn of(analysis: &Analysis) -> Totals {
        let sum = |of: fn(&DesignResults) -> u64| analysis.designs.iter().map(of).fold(0, u64::saturating_add);
        let (orders, events) = (sum(|design| design.orders), sum(|design| design.events));
        Totals { designs: analysis.designs.len(), trials: analysis.trials(), orders, events }
    }
}

impl Embedded {
    /// What a page of a results folder embeds, in a language and with a title, if one is requested.
    ///
    /// # Errors
    /// Those of [`read`]; a scenario that cannot be read; a folder that was replaced while it was read.
    pub fn of_folder(folder: &Path, language: Language, title: Option<&str>) -> Result<Embedded> {
        let path = folder.join(FILE);
        let text = text(&path)?;
        let all = parse(&path, &text)?;
        let (all, analysis) = (Totals::of(&all), reduced(all));
        let (scenarios, data) = scenarios(folder, analysis.designs.iter().map(|design| design.name.as_str()))?;
        if self::text(&path)? != text {
            return Err(Error::input(folder.display().to_string(), "", message!("folder-replaced")));
        }
        let stated = Some(analysis.title.clone()).filter(|title| !title.is_empty());
        let name = || folder.canonicalize().ok().and_then(|full| full.file_name().map(|name| name.to_string_lossy().into_owned()));
        Ok(Embedded {
            format: FORMAT,
            version: env!("CARGO_PKG_VERSION").into(),
            build: env!("JIESU_BUILD").into(),
            language,
            title: title.map(str::to_owned).or(stated).or_else(name).unwrap_or_else(|| "jiesu".into()),
            all,
            analysis,
            scenarios,
            data,
        })
    }

    /// What the page `html`, called `name` in messages, embeds.
    ///
    /// # Errors
    /// Bad input if it is no page of `jiesu report`, or one of another format, or its analysis contradicts itself.
    pub fn of_page(name: &str, html: &str) -> Result<Embedded> {
        let refused = |found: Message| Error::input(name, "", message!("verify-no-report", found = found));
        let text = html.split_once(ELEMENT[0]).and_then(|(_, rest)| rest.split_once(ELEMENT[1])).map(|(text, _)| text);
        let text = text.ok_or_else(|| refused(message!("verify-no-data")))?;
        check_json(Path::new(name), text)?;
        let damaged = |why: Message| refused(message!("verify-damaged", why = why));
        let embedded: Embedded = serde_json::from_str(text).map_err(|error| damaged(wrong(&error)))?;
        match embedded.analysis.contradiction() {
            None => Ok(embedded),
            Some(why) => Err(damaged(why)),
        }
    }

    /// The text that a page contains: JSON with a space after each colon.
    ///
    /// # Errors
    /// None that is known: every value of an analysis can be written.
    pub(crate) fn to_json(&self) -> serde_json::Result<String> {
        let mut text = Vec::new();
        self.serialize(&mut serde_json::Serializer::with_formatter(&mut text, Spaced))?;
        Ok(String::from_utf8_lossy(&text).into_owned())
    }

    /// Whether the page has all designs of its folder.
    pub(crate) fn is_whole(&self) -> bool {
        self.analysis.designs.len() == self.all.designs
    }

    /// How much the page has itself.
    pub(crate) fn shown(&self) -> Totals {
        Totals::of(&self.analysis)
    }

    /// Whether the totals may be those of a folder of which the page is a part: at least as much as the page has, and as much if it is whole.
    pub(crate) fn has_possible_totals(&self) -> bool {
        let numbers = |of: Totals| [of.designs as u64, of.trials as u64, of.orders, of.events];
        let [all, shown] = [self.all, self.shown()].map(numbers);
        if self.is_whole() { all == shown } else { all.iter().zip(&shown).all(|(all, shown)| all >= shown) }
    }
}

/// Compact JSON with a space after each colon.
struct Spaced;

impl Formatter for Spaced {
    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> std::io::Result<()> {
        writer.write_all(b": ")
    }
}

/// Reads the analysis of a results folder.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let parent = tempfile::tempdir().expect("a folder");
/// # let out = parent.path().join("results");
/// # let designs = [jiesu::output::Design::of(&base, &out)?];
/// # let setups = [&designs[0].setup];
/// # let (experiment, request) = (jiesu::Experiment::of(&setups), jiesu::ComparisonRequest::Not);
/// # let mut files = jiesu::output::Files::create(&out, jiesu::output::Replace::Never, "One", &experiment, &designs, Vec::new(), &request)?;
/// # experiment.run(|trial, setup, city, output| files.add(trial, setup, city, &output))?;
/// # files.finish(Vec::new(), jiesu::output::Timing::default)?;
/// // `out` is a results folder.
/// let analysis = jiesu::output::read(&out)?;
/// assert_eq!((analysis.title.as_str(), analysis.designs.len()), ("One", 1));
/// # Ok::<(), jiesu::Error>(())
/// ```
///
/// # Errors
/// A folder that is no results folder, or whose `analysis.json` is invalid, with line and column; I/O errors.
pub fn read(folder: &Path) -> Result<Analysis> {
    let path = folder.join(FILE);
    parse(&path, &text(&path)?)
}

fn text(path: &Path) -> Result<String> {
    let refused = |message: Message| Error::input(path.display().to_string(), "", message);
    std::fs::read_to_string(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound if path.with_file_name(MARK).is_file() => refused(message!("folder-only-tables")),
        ErrorKind::NotFound | ErrorKind::NotADirectory => refused(message!("folder-without-results")),
        ErrorKind::InvalidData => refused(message!("folder-not-text")),
        _ => Error::io(path, error),
    })
}

fn parse(path: &Path, text: &str) -> Result<Analysis> {
    check_json(path, text)?;
    let invalid = |place: Place, message: Message| {
        Error::Input(vec![Diagnostic { file: path.display().to_string(), place, key: String::new(), message, hint: None }])
    };
    let analysis: Analysis = serde_json::from_str(text).map_err(|error| {
        let place = Place { line: error.line() as u32, column: error.column().max(1) as u32 };
        invalid(place, wrong(&error))
    })?;
    match analysis.contradiction() {
        None => Ok(analysis),
        Some(why) => Err(invalid(Place::default(), message!("folder-invalid", why = why))),
    }
}

/// An analysis reduced for a page: at most 40 designs, which are the baseline, the selected one, and those that move the
/// observer's resolution rate most; months of the first 12; differences over the whole run by review date; no audit. A request
/// that names designs by number is dropped with the designs.
pub(crate) fn reduced(mut analysis: Analysis) -> Analysis {
    let kept = kept(&analysis);
    let is_whole = kept.iter().all(|kept| *kept);
    let names: Vec<String> = analysis.designs.iter().map(|design| design.name.clone()).collect();
    let has = |name: &str| names.iter().zip(&kept).any(|(known, kept)| *kept && known == name);
    keep(&mut analysis.designs, &kept);
    analysis.failed.retain(|trial| has(&trial.design));
    analysis.designs.iter_mut().skip(MONTHLY).for_each(|design| design.by_month.clear());
    analysis.listing.retain(|listed| has(if listed.same_as.is_empty() { &listed.name } else { &listed.same_as }));
    if let Some(comparison) = &mut analysis.comparison {
        comparison.crn_audit.clear();
        keep_slots(comparison);
        if !is_whole {
            keep(&mut comparison.designs, &kept[1..]);
            comparison.gains.iter_mut().for_each(|gains| keep(gains, &kept[1..]));
            comparison.pareto.retain(|entry| has(&entry.name));
            if let Some(selection) = &mut comparison.selection {
                keep(&mut selection.candidates, &kept);
                selection.chosen = kept[..selection.chosen].iter().filter(|kept| **kept).count();
            }
            let request = &mut comparison.request;
            (request.game, request.crossing, request.sampled, request.variations) = (None, None, None, None);
        }
    }
    analysis
}

/// Which designs are on a page.
fn kept(analysis: &Analysis) -> Vec<bool> {
    let all = analysis.designs.len();
    let mut order: Vec<usize> = (0..all).collect();
    if let Some(comparison) = &analysis.comparison {
        let rate = |index: usize| comparison.difference(index, Compared::Rate(Measure::ResolutionRate), Some(Review::Observer));
        let moved = |design: usize| rate(design - 1).map_or(0.0, |found| found.paired.difference.abs());
        order[1..].sort_by(|a, b| moved(*b).total_cmp(&moved(*a)));
        // The designs themselves come before the points of a sample.
        if let Some(sampled) = &comparison.request.sampled {
            order.sort_by_key(|design| !sampled.names.contains(&analysis.designs[*design].name));
        }
        if let Some(selection) = &comparison.selection {
            order.retain(|design| *design != selection.chosen);
            order.insert(0, selection.chosen);
        }
        if let Some(robustness) = &comparison.robustness {
            // Designs as written come before those under variations.
            order.sort_by_key(|design| !robustness.is_written(&analysis.designs[*design].name));
        }
        order.retain(|design| *design != 0);
        order.insert(0, 0);
    }
    let mut kept = vec![false; all];
    order.iter().take(DESIGNS).for_each(|design| kept[*design] = true);
    kept
}

fn keep<T>(list: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    list.retain(|_| kept.next().is_some_and(|kept| *kept));
}

/// Keeps measures of the whole run by review date, and those of no review.
fn keep_slots(comparison: &mut ComparisonResults) {
    let is_kept = |kind: PeriodKind, basis: Option<Basis>| kind == PeriodKind::Run && basis.is_none_or(|basis| basis != Basis::Cohort);
    let kept: Vec<bool> = comparison.slots.iter().map(|slot| is_kept(slot.kind, slot.basis)).collect();
    keep(&mut comparison.slots, &kept);
    for design in &mut comparison.designs {
        design.differences.retain(|difference| kept[difference.slot]);
        design.differences.iter_mut().for_each(|difference| {
            difference.slot = kept[..difference.slot].iter().filter(|kept| **kept).count();
        });
    }
}
