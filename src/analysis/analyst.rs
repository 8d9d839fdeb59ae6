//! Trials, added one by one in their order, become an [`Analysis`].
#![cfg(feature = "analysis")]

use super::accounts::by_account;
use super::attribute::attribute;
use super::audit::Audited;
use super::caveats::{self, Findings};
use super::choice::{ChoiceRequest, pareto_entries, with_best};
use super::comparable::OneCity;
use super::compare::Comparison;
use super::costs::Costs;
use super::counter::Counter;
use super::decision::decide;
use super::finding::Caution;
use super::measures::Measure;
use super::overview::Overview;
use super::rates::{Basis, Level, Rates, Wanted};
use super::request::{ComparisonEntry, ComparisonRequest};
use super::results::{
    AnalysedDesign, Analysis, ComparisonResults, DesignResults, FailedTrial, HeadlineResult, MonthResults, RATES, RateResult,
    StreetDistribution,
};
use super::robust::robustness;
use super::sensitivity::sensitivity;
use super::series::{Forecast, Series, Slot};
use super::statistics::Statistics;
use super::switching::switching_values;
use super::units::UnitEntry;
use crate::behaviour::quantile;
use crate::city::City;
use crate::engine::{ReplicationOutput, Trial};
use crate::error::{Error, Result};
use crate::input::FORMAT;
use crate::input::names::one_line;
use crate::ledger::{PeriodKind, Review};
use crate::plan::Listed;
use crate::setup::Setup;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Single trials in an analysis, at most.
pub(crate) const SAMPLED: u64 = 1_000;
/// Intervals between the quantiles of a distribution over streets.
const QUANTILES: usize = 20;

/// A measure of one unit and period, summarised over the trials of a design.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Summary<'a> {
    /// The design's setup.
    pub setup: &'a Setup,
    /// The level of the unit.
    pub level: Level,
    /// The unit's code.
    pub unit: &'a str,
    /// Period, review, basis and measure.
    pub slot: &'a Slot,
    /// The statistics.
    pub statistics: &'a Statistics,
    /// The band in which it would be published.
    pub forecast: Forecast,
}

/// Receives rows that are too many to be kept.
pub(crate) trait Sink {
    /// A place or unit of a city (from 1), once for all designs.
    ///
    /// # Errors
    /// I/O errors.
    fn unit(&mut self, city: u32, unit: &UnitEntry<'_>) -> Result<()>;

    /// A row of a trial.
    ///
    /// # Errors
    /// I/O errors.
    fn rates(&mut self, trial: &Trial, setup: &Setup, city: &City, row: &Rates) -> Result<()>;

    /// A summary, when all trials of its design are in.
    ///
    /// # Errors
    /// I/O errors.
    fn summary(&mut self, summary: &Summary<'_>) -> Result<()>;
}

/// Keeps no row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Nowhere;

impl Sink for Nowhere {
    fn unit(&mut self, _: u32, _: &UnitEntry<'_>) -> Result<()> {
        Ok(())
    }

    fn rates(&mut self, _: &Trial, _: &Setup, _: &City, _: &Rates) -> Result<()> {
        Ok(())
    }

    fn summary(&mut self, _: &Summary<'_>) -> Result<()> {
        Ok(())
    }
}

/// Sums of the design whose trials arrive.
struct Current {
    number: usize,
    series: Series,
    overview: Overview,
}

/// Makes an analysis of trials that come in the order of designs, cities and replications. Values that percentiles and paired differences
/// need all at once are kept in files, so memory does not grow with the number of trials.
pub(crate) struct Analyst<'a> {
    spill: PathBuf,
    title: String,
    designs: Vec<AnalysedDesign<'a>>,
    cities: OneCity<'a>,
    listing: Vec<Listed>,
    wanted: Vec<Wanted>,
    current: Option<Current>,
    results: Vec<DesignResults>,
    comparison: Option<Comparison>,
    entry: Option<ComparisonEntry>,
    choice_request: Box<ChoiceRequest>,
    failed: Vec<FailedTrial>,
    /// Trials added, and every how many of them one is kept.
    added: u64,
    step: u64,
}

impl<'a> Analyst<'a> {
    /// An analyst of designs, the first of which is the baseline if they are compared; `spill` is a folder for temporary files.
    ///
    /// # Errors
    /// I/O errors.
    pub(crate) fn new(spill: &Path, title: &str, designs: Vec<AnalysedDesign<'a>>, request: &ComparisonRequest) -> Result<Analyst<'a>> {
        let setups: Vec<&Setup> = designs.iter().map(|design| design.setup).collect();
        let comparison = match request {
            ComparisonRequest::Not => None,
            ComparisonRequest::Against { monthly, gains, against, .. } => {
                let comparison = Comparison::new(&setups, *monthly).against(*against).spill_to(&spill.join(".compared"))?;
                Some(if *gains { comparison.with_gains() } else { comparison })
            }
        };
        let choice_request = match request {
            ComparisonRequest::Not => Box::default(),
            ComparisonRequest::Against { choice_request, .. } => choice_request.clone(),
        };
        let sets = |design: &AnalysedDesign<'_>| design.setup.sets().map_or(1, |sets| sets.list.len() as u64);
        let trials: u64 = designs.iter().map(|d| sets(d) * u64::from(d.cities) * u64::from(d.replications)).sum();
        Ok(Analyst {
            spill: spill.into(),
            title: one_line(title),
            wanted: setups.iter().map(|setup| Wanted::of(setup)).collect(),
            cities: OneCity::new(setups, request),
            designs,
            listing: Vec::new(),
            current: None,
            results: Vec::new(),
            comparison,
            entry: request.entry(),
            choice_request,
            failed: Vec::new(),
            added: 0,
            step: trials.div_ceil(SAMPLED).max(1),
        })
    }

    /// The same, with the values of the factors of a plan.
    #[must_use]
    pub(crate) fn with_listing(self, listing: Vec<Listed>) -> Analyst<'a> {
        Analyst { listing, ..self }
    }

    /// The same, with every single trial in the analysis, however many there are.
    #[must_use]
    pub(crate) fn with_every_trial(self) -> Analyst<'a> {
        Analyst { step: 1, ..self }
    }

    /// How a design is selected; the selection may be added while trials arrive.
    pub(crate) fn choice_request(&mut self) -> &mut ChoiceRequest {
        &mut self.choice_request
    }

    /// Adds a trial; `setup` is that of the trial's city, `counter` and `costs` are of its ledger.
    ///
    /// # Errors
    /// I/O errors, or those of `sink`; bad input if the designs have different cities without leave.
    #[allow(clippy::too_many_arguments)]
    pub(crate) fn add(
        &mut self,
        trial: &Trial,
        setup: &Setup,
        city: &City,
        output: &ReplicationOutput,
        counter: &Counter<'_>,
        costs: &Costs,
        sink: &mut dyn Sink,
    ) -> Result<()> {
        self.turn_to(trial.design, sink)?;
        self.cities.add(trial, setup, city, |unit| sink.unit(trial.city, unit))?;
        let sampled = self.added.is_multiple_of(self.step);
        self.added += 1;
        let Some(Current { series, overview, .. }) = &mut self.current else { return Ok(()) };
        overview.add(trial, setup, city, &output.ledger, counter, sampled);
        let mut written = Ok(());
        counter.rows(&self.wanted[trial.design], |row| {
            series.add(setup, city, row);
            if written.is_ok() {
                written = sink.rates(trial, setup, city, row);
            }
        });
        written?;
        series.add_figures(setup, city, overview.figures());
        series.end_trial(trial.city)?;
        match &mut self.comparison {
            Some(comparison) => comparison.add(trial, setup, city, &output.ledger, counter, costs),
            None => Ok(()),
        }
    }

    /// Records a trial that failed.
    ///
    /// # Errors
    /// I/O errors, or those of `sink`.
    pub(crate) fn fail(&mut self, trial: &Trial, reason: &str, sink: &mut dyn Sink) -> Result<()> {
        let design = self.designs[trial.design].setup.name.clone();
        self.failed.push(FailedTrial { design, city: trial.city, replication: trial.replication, reason: reason.into() });
        self.turn_to(trial.design, sink)
    }

    fn turn_to(&mut self, number: usize, sink: &mut dyn Sink) -> Result<()> {
        if self.current.as_ref().is_some_and(|current| current.number == number) {
            return Ok(());
        }
        self.end_design(sink)?;
        let setup = self.designs[number].setup;
        let series = Series::create(&self.spill.join(format!(".series-{number}")), setup, &self.wanted[number])?;
        self.current = Some(Current { number, series, overview: Overview::new(setup) });
        Ok(())
    }

    /// Summarises the design whose trials have all arrived.
    fn end_design(&mut self, sink: &mut dyn Sink) -> Result<()> {
        let Some(Current { number, series, overview }) = self.current.take() else { return Ok(()) };
        let design = &self.designs[number];
        let setup = design.setup;
        let mut headlines = Vec::new();
        let months = || setup.periods.periods.iter().enumerate().filter(|(_, period)| period.kind == PeriodKind::Month);
        let mut by_month: Vec<MonthResults> =
            months().map(|(_, period)| MonthResults { month: period.name.clone(), rates: Vec::new() }).collect();
        let first_month = months().next().map_or(0, |(index, _)| index);
        let mut streets: BTreeMap<(bool, usize), Vec<f64>> = BTreeMap::new();
        series.summarise(|level, unit, slot, statistics, forecast| {
            let Slot { period, review, basis, measure } = *slot;
            let rate = RATES.iter().position(|known| *known == measure);
            match (level, setup.periods.periods[period].kind, measure) {
                (Level::City, _, Measure::Whole(figure)) => {
                    headlines.push(HeadlineResult { measure: figure, statistics: *statistics });
                    if !figure.is_figure() {
                        return Ok(());
                    }
                }
                (Level::City, PeriodKind::Month, _) if basis != Basis::Cohort && (rate.is_some() || measure == Measure::Opened) => {
                    by_month[period - first_month].rates.push(RateResult { review, basis, measure, statistics: *statistics });
                }
                _ if basis != Basis::Callback || review == Review::Survey => {}
                (Level::Street, PeriodKind::Run, _) => {
                    rate.iter().for_each(|rate| streets.entry((review == Review::Official, *rate)).or_default().push(statistics.mean));
                }
                _ => {}
            }
            match self.wanted[number].summary.contains(&level) {
                true => sink.summary(&Summary { setup, level, unit, slot, statistics, forecast }),
                false => Ok(()),
            }
        })?;
        let over_streets = streets.into_iter().map(|((official, rate), mut means)| {
            means.sort_unstable_by(f64::total_cmp);
            let quantiles = (0..=QUANTILES).map(|p| quantile(&means, p as f64 / QUANTILES as f64)).collect();
            let review = if official { Review::Official } else { Review::Observer };
            StreetDistribution { review, measure: RATES[rate], streets: means.len(), quantiles }
        });
        self.results.push(overview.finish(design, headlines, by_month, over_streets.collect()));
        let file = self.spill.join(format!(".series-{number}"));
        std::fs::remove_file(&file).map_err(|e| Error::io(&file, e))
    }

    /// Ends the last design and analyses all of them together; `crn_audit` is empty unless it was requested.
    ///
    /// # Errors
    /// I/O errors, or those of `sink`.
    pub(crate) fn finish(mut self, crn_audit: Vec<Audited>, sink: &mut dyn Sink) -> Result<Analysis> {
        self.end_design(sink)?;
        let Analyst { title, designs, listing, results, comparison, entry, choice_request, failed, .. } = self;
        let (comparison, caveats) = match comparison.zip(entry) {
            None => (None, caveats::of_runs(&results)),
            Some((comparison, entry)) => {
                let cities = designs.first().map_or(0, |design| design.cities);
                let (results, findings) = compared(comparison, cities, entry, *choice_request, crn_audit)?;
                let cautions = findings.into_iter().map(|(caveat, findings)| Caution { code: caveat.code.into(), findings });
                (Some(results), cautions.collect())
            }
        };
        let city = designs.first().map(|design| design.setup).filter(|setup| !setup.tables.city.data.is_empty());
        Ok(Analysis {
            format: FORMAT,
            version: env!("CARGO_PKG_VERSION").into(),
            title,
            city: city.map(|setup| setup.source.name.clone()),
            designs: results,
            listing,
            comparison,
            caveats,
            failed,
        })
    }
}

/// The results of a comparison whose trials are all in, and the caveats that apply; `cities` are the baseline's.
fn compared(
    mut comparison: Comparison,
    cities: u32,
    request: ComparisonEntry,
    choice_request: ChoiceRequest,
    crn_audit: Vec<Audited>,
) -> Result<(ComparisonResults, Findings)> {
    comparison.finish()?;
    let ChoiceRequest { objective, is_choice, selection, reevaluation, crossing, sampled, screening, decision, variations } =
        choice_request;
    comparison.evidence.cities = cities;
    comparison.evidence.is_choice = is_choice;
    comparison.evidence.is_decided = decision.is_some();
    comparison.evidence.reevaluation = reevaluation.clone();
    let mut findings = caveats::findings(&comparison);
    let policies: Option<Vec<usize>> = match (&crossing, &variations, &sampled) {
        (Some(crossing), ..) => Some(crossing.designs.clone()),
        (_, Some(variations), _) => Some(variations.designs.clone()),
        (.., Some(sampled)) => {
            Some((0..comparison.evidence.names.len()).filter(|i| sampled.names.contains(&comparison.evidence.names[*i])).collect())
        }
        _ => None,
    };
    if let Some(policies) = policies {
        // Caveats that apply only to points of the parameters or under variations, which are not policies, are dropped.
        let is_policy = |design: &String| policies.iter().any(|i| comparison.evidence.names[*i] == *design);
        findings.iter_mut().for_each(|(_, list)| list.retain(|found| found.design.as_ref().is_none_or(is_policy)));
        findings.retain(|(_, list)| !list.is_empty());
    }
    let results = ComparisonResults {
        attribution: request.game.as_ref().map(|game| attribute(game, &comparison)),
        pareto: if is_choice { pareto_entries(&comparison) } else { Vec::new() },
        switching_values: crossing.as_ref().and_then(|crossing| switching_values(&comparison, crossing, objective)),
        sensitivity: sampled.as_ref().map(|sampled| sensitivity(&comparison, sampled, screening)),
        robustness: variations.as_ref().and_then(|variations| robustness(&comparison, variations, objective)),
        accounts: by_account(&comparison),
        with_best: with_best(&comparison, objective),
        decision: decision.as_ref().and_then(|request| decide(&comparison, objective, request)),
        request,
        slots: comparison.slots,
        designs: comparison.designs,
        families: comparison.families,
        contrasts: comparison.contrasts,
        gains: comparison.gains.map(|gains| gains.designs),
        selection,
        reevaluation,
        crn_audit,
    };
    Ok((results, findings))
}
