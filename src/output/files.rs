//! Writes the results folder trial by trial.

use super::columns::efforts::{CostsFile, PressureFile, PressureRow, TopicRow, TopicsFile, add_costs};
use super::columns::orders::{OrderOfTrial, OrdersFile};
use super::columns::pilots::{self, PilotsFile};
use super::columns::rates::{RatesFile, RatesRow, SummaryFile};
use super::columns::trial::At;
use super::columns::units::{UnitRow, UnitsFile};
use super::columns::warnings::{self, WarningsFile};
use super::columns::{self, sets};
use super::csv::Table;
use super::folder::{Folder, Replace};
use super::manifest::{Manifest, Timing};
use super::{excel, views};
use crate::analysis::Analysis;
use crate::analysis::analyst::{Analyst, Sink, Summary};
use crate::analysis::audit::Audited;
use crate::analysis::counter::Counter;
use crate::analysis::rates::{Rates, Wanted};
use crate::analysis::request::ComparisonRequest;
use crate::analysis::units::UnitEntry;
use crate::analysis::warnings::is_watched;
use crate::city::City;
use crate::engine::{Log, ReplicationOutput, Trial};
use crate::error::{Error, Result};
use crate::experiment::Experiment;
use crate::messages::Language;
use crate::plan::Listed;
use crate::scenario::Scenario;
use crate::setup::Setup;
use std::path::Path;

/// A design to report on.
#[derive(Clone, Debug)]
pub struct Design {
    /// Its setup.
    pub setup: Setup,
    /// The text of `scenarios/<design>.toml`.
    pub toml: String,
    /// The hash of its scenario.
    pub hash: String,
}

impl Design {
    /// A scenario made ready to run and to be written to the results folder `out`.
    ///
    /// # Errors
    /// Those of [`Scenario::check_paths`] and [`Setup::read`].
    pub fn of(scenario: &Scenario, out: &Path) -> Result<Design> {
        let scenarios = out.join("scenarios");
        scenario.check_paths(&scenarios)?;
        Ok(Design { setup: Setup::read(scenario)?, toml: scenario.to_toml(&scenarios), hash: scenario.hash() })
    }
}

/// Writes a results folder.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=1", "run.replications=1"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let parent = tempfile::tempdir().expect("a folder");
/// # let out = parent.path().join("results");
/// use jiesu::output::{Design, Files, Replace, Timing};
/// use jiesu::{ComparisonRequest, Experiment};
///
/// let designs = [Design::of(&base, &out)?];
/// let setups = [&designs[0].setup];
/// let experiment = Experiment::of(&setups);
/// let mut files = Files::create(&out, Replace::Never, "One", &experiment, &designs, Vec::new(), &ComparisonRequest::Not)?.for_excel(None);
/// experiment.run_with(None, |trial, setup, city, outcome| match outcome {
///     Ok(output) => files.add(trial, setup, city, &output),
///     Err(reason) => files.fail(trial, &reason),
/// })?;
/// assert!(files.path().join("rates.csv").exists());
/// let analysis = files.finish(Vec::new(), Timing::default)?;
/// assert_eq!(jiesu::output::read(&out)?, analysis);
/// # Ok::<(), jiesu::Error>(())
/// ```
pub struct Files<'a> {
    folder: Folder,
    units: Table<UnitsFile>,
    rates: Table<RatesFile>,
    costs: Table<CostsFile>,
    pressure: Table<PressureFile>,
    topics: Table<TopicsFile>,
    orders: Option<Table<OrdersFile>>,
    summary: Table<SummaryFile>,
    /// If any design has the early warning.
    warnings: Option<Table<WarningsFile>>,
    /// If any design pilots a lever in some streets only.
    pilots: Option<Table<PilotsFile>>,
    setups: &'a [&'a Setup],
    analyst: Analyst<'a>,
    /// The last design and city whose pilots were written.
    place: Option<(usize, u32)>,
    /// The language of headings, if the files are for a spreadsheet.
    excel: Option<Language>,
}

fn write(path: &Path, text: &str) -> Result<()> {
    std::fs::write(path, text).map_err(|e| Error::io(path, e))
}

impl<'a> Files<'a> {
    /// Begins the results folder `out` of the trials of an experiment; `designs` are the experiment's.
    ///
    /// # Errors
    /// Those of [`analyse`](crate::analyse) for designs that cannot be compared; those of [`Folder::create`].
    pub fn create(
        out: &Path,
        replace: Replace,
        title: &str,
        experiment: &Experiment<'a>,
        designs: &[Design],
        listing: Vec<Listed>,
        request: &ComparisonRequest,
    ) -> Result<Files<'a>> {
        let setups = experiment.setups;
        let analysed = experiment.analysed(designs.iter().map(|design| design.hash.clone()), request)?;
        let folder = Folder::create(out, replace)?;
        let at = folder.path();
        let scenarios = at.join("scenarios");
        std::fs::create_dir(&scenarios).map_err(|e| Error::io(&scenarios, e))?;
        for design in designs {
            write(&scenarios.join(format!("{}.toml", design.setup.name)), &design.toml)?;
        }
        let analyst = Analyst::new(at, title, analysed, request)?.with_listing(listing);
        columns::write(at)?;
        sets::write(at, setups.first().copied())?;
        Ok(Files {
            units: Table::create(at)?,
            rates: Table::create(at)?,
            costs: Table::create(at)?,
            pressure: Table::create(at)?,
            topics: Table::create(at)?,
            orders: if experiment.log == Log::Orders { Some(Table::create(at)?) } else { None },
            summary: Table::create(at)?,
            warnings: match setups.iter().any(|setup| is_watched(setup)) {
                true => Some(Table::create(at)?),
                false => None,
            },
            pilots: match setups.iter().any(|setup| pilots::has_pilots(setup)) {
                true => Some(Table::create(at)?),
                false => None,
            },
            folder,
            setups,
            analyst,
            place: None,
            excel: None,
        })
    }

    /// Writes the CSV files for a spreadsheet, with headings in a language; `None` changes nothing.
    #[must_use]
    pub fn for_excel(self, excel: Option<Language>) -> Files<'a> {
        Files { excel, ..self }
    }

    /// Writes a trial; `setup` is that of the trial's city. Trials must arrive in their order.
    ///
    /// # Errors
    /// I/O errors; bad input if the designs have different cities without leave.
    pub fn add(&mut self, trial: &Trial, setup: &Setup, city: &City, output: &ReplicationOutput) -> Result<()> {
        if self.place != Some((trial.design, trial.city)) {
            self.place = Some((trial.design, trial.city));
            if let Some(table) = &mut self.pilots {
                pilots::add(table, setup, trial.city, city)?;
            }
        }
        let counter = Counter::new(setup, city, &output.ledger);
        let costs = counter.costs();
        let mut tables = Tables { units: &mut self.units, rates: &mut self.rates, summary: &mut self.summary };
        self.analyst.add(trial, setup, city, output, &counter, &costs, &mut tables)?;
        let at = At { trial, setup };
        output.ledger.monthly_topics.iter().try_for_each(|topic| self.topics.add(&TopicRow { at, topic }))?;
        add_costs(&mut self.costs, at, &costs)?;
        let wanted = &Wanted::of(self.setups[trial.design]);
        let mut written = Ok(());
        let table = &mut self.pressure;
        counter.pressures(wanted, |pressure| {
            if written.is_ok() {
                written = table.add(&PressureRow { at, pressure });
            }
        });
        written?;
        if let Some(table) = &mut self.orders {
            output.orders.iter().try_for_each(|order| table.add(&OrderOfTrial::new(at, city, order)))?;
        }
        if let Some(table) = &mut self.warnings {
            warnings::add(table, at, city, &output.ledger)?;
        }
        Ok(())
    }

    /// Records a trial that failed.
    ///
    /// # Errors
    /// I/O errors.
    pub fn fail(&mut self, trial: &Trial, reason: &str) -> Result<()> {
        self.analyst.fail(trial, reason, &mut Tables { units: &mut self.units, rates: &mut self.rates, summary: &mut self.summary })
    }

    /// The folder while it is written, for files that a command adds.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Finishes all files and moves the folder into place; returns what its trials show. `crn_audit` is empty unless it was requested.
    ///
    /// # Errors
    /// I/O errors.
    pub fn finish(mut self, crn_audit: Vec<Audited>, timing: impl FnOnce() -> Timing) -> Result<Analysis> {
        let mut tables = Tables { units: &mut self.units, rates: &mut self.rates, summary: &mut self.summary };
        let analysis = self.analyst.finish(crn_audit, &mut tables)?;
        self.units.finish()?;
        self.rates.finish()?;
        self.costs.finish()?;
        self.pressure.finish()?;
        self.topics.finish()?;
        self.summary.finish()?;
        self.warnings.map_or(Ok(()), Table::finish)?;
        self.pilots.map_or(Ok(()), Table::finish)?;
        self.orders.map_or(Ok(()), Table::finish)?;
        let at = self.folder.path();
        views::write(at, &analysis)?;
        write_json(&at.join("analysis.json"), &analysis)?;
        write_json(&at.join("manifest.json"), &Manifest::of(&analysis, self.excel))?;
        self.excel.map_or(Ok(()), |language| excel::rewrite(at, language, false))?;
        write_json(&at.join("timing.json"), &timing())?;
        self.folder.finish()?;
        Ok(analysis)
    }
}

/// The tables that the analyst fills.
struct Tables<'a> {
    units: &'a mut Table<UnitsFile>,
    rates: &'a mut Table<RatesFile>,
    summary: &'a mut Table<SummaryFile>,
}

impl Sink for Tables<'_> {
    fn unit(&mut self, city: u32, unit: &UnitEntry<'_>) -> Result<()> {
        self.units.add(&UnitRow { unit, city })
    }

    fn rates(&mut self, trial: &Trial, setup: &Setup, city: &City, rates: &Rates) -> Result<()> {
        self.rates.add(&RatesRow { at: At { trial, setup }, city, rates })
    }

    fn summary(&mut self, summary: &Summary<'_>) -> Result<()> {
        self.summary.add(summary)
    }
}

pub(super) fn write_json(path: &Path, value: &impl serde::Serialize) -> Result<()> {
    let text = serde_json::to_string_pretty(value).map_err(|e| Error::io(path, e.into()))?;
    write(path, &(text + "\n"))
}

#[expect(clippy::disallowed_methods, reason = "temporary folders of tests")]
#[cfg(test)]
mod tests;
