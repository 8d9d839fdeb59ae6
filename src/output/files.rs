//! Writes the results folder trial by trial.

mod headers;

pub(crate) use headers::*;

use super::csv::Table;
use super::folder::{Folder, Replace};
use super::manifest::{Manifest, Timing};
use super::units::Units;
use super::{columns, excel, orders, pilots, sets, units, views, warnings};
use crate::analysis::Analysis;
use crate::analysis::analyst::{Analyst, Sink, Summary};
use crate::analysis::audit::Audited;
use crate::analysis::choice::ChoiceRequest;
use crate::analysis::costs::Costs;
use crate::analysis::pressure::Pressure;
use crate::analysis::rates::{Counter, Rates, Wanted, review_word};
use crate::analysis::request::ComparisonRequest;
use crate::analysis::results::AnalysedDesign;
use crate::analysis::statistics::Statistics;
use crate::analysis::warnings::is_watched;
use crate::city::{City, UnitKind};
use crate::engine::{Log, ReplicationOutput, Trial};
use crate::error::{Error, Result};
use crate::experiment::audits;
use crate::ledger::{Hours, MonthlyTopic};
use crate::messages::Language;
use crate::plan::Listed;
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

/// Writes a results folder.
pub struct Files {
    folder: Folder,
    units: Units,
    rates: Table,
    costs: Table,
    pressure: Table,
    topics: Table,
    orders: Option<Table>,
    summary: Table,
    /// If any design has the early warning.
    warnings: Option<Table>,
    /// If any design pilots a lever in some streets only.
    pilots: Option<Table>,
    designs: Vec<Design>,
    analyst: Analyst,
    audit: bool,
    /// The last design and city whose units were written.
    place: Option<(usize, u32)>,
    other_cities: bool,
    /// The language of headings, if the files are for a spreadsheet.
    excel: Option<Language>,
}

fn write(path: &Path, text: &str) -> Result<()> {
    std::fs::write(path, text).map_err(|e| Error::io(path, e))
}

impl Files {
    /// Begins the results folder `out`.
    ///
    /// # Errors
    /// As [`Folder::create`].
    pub fn create(
        out: &Path,
        replace: Replace,
        title: &str,
        designs: Vec<Design>,
        listing: Vec<Listed>,
        log: Log,
        request: &ComparisonRequest,
    ) -> Result<Files> {
        let other_cities = matches!(*request, ComparisonRequest::Against { other_cities: true, .. });
        if !other_cities {
            units::check_one_city(&designs.iter().map(|design| &design.setup).collect::<Vec<_>>())?;
        }
        sets::check_one_sample(&designs.iter().map(|design| &design.setup).collect::<Vec<_>>())?;
        let audit = matches!(*request, ComparisonRequest::Against { audit: true, .. });
        let folder = Folder::create(out, replace)?;
        let at = folder.path();
        let scenarios = at.join("scenarios");
        std::fs::create_dir(&scenarios).map_err(|e| Error::io(&scenarios, e))?;
        for design in &designs {
            write(&scenarios.join(format!("{}.toml", design.setup.name)), &design.toml)?;
        }
        let setups: Vec<&Setup> = designs.iter().map(|design| &design.setup).collect();
        let analysed = |design: &Design| {
            let run = &design.setup.tables.run;
            AnalysedDesign { setup: design.setup.clone(), hash: design.hash.clone(), cities: run.cities, replications: run.replications }
        };
        let analyst = Analyst::new(at, title, designs.iter().map(analysed).collect(), &request)?.with_listing(listing);
        columns::write(at)?;
        sets::write(at, setups.first().copied())?;
        Ok(Files {
            units: Units::new(Table::create(at, "units.csv", &units::COLUMNS)?),
            rates: Table::create(at, "rates.csv", &RATES)?,
            costs: Table::create(at, "costs.csv", &COSTS)?,
            pressure: Table::create(at, "pressure.csv", &PRESSURE)?,
            topics: Table::create(at, "monthly_topics.csv", &MONTHLY_TOPICS)?,
            orders: if log == Log::Orders { Some(Table::create(at, "orders.csv", &orders::COLUMNS)?) } else { None },
            summary: Table::create(at, "summary.csv", &SUMMARY)?,
            warnings: match designs.iter().any(|design| is_watched(&design.setup)) {
                true => Some(Table::create(at, "warnings.csv", &warnings::COLUMNS)?),
                false => None,
            },
            pilots: match designs.iter().any(|design| pilots::has_pilots(&design.setup)) {
                true => Some(Table::create(at, "pilots.csv", &pilots::COLUMNS)?),
                false => None,
            },
            folder,
            designs,
            analyst,
            audit,
            place: None,
            other_cities,
            excel: None,
        })
    }

    /// Writes the CSV files for a spreadsheet, with headings in a language; `None` changes nothing.
    #[must_use]
    pub fn for_excel(self, excel: Option<Language>) -> Files {
        Files { excel, ..self }
    }

    /// How a design is selected; the selection may be added while trials arrive.
    pub fn choice_request(&mut self) -> &mut ChoiceRequest {
        self.analyst.choice_request()
    }

    /// Writes a trial; `setup` is that of the trial's city. Trials must arrive in their order.
    ///
    /// # Errors
    /// I/O errors; bad input if the designs of the folder weight a unit differently.
    pub fn add(&mut self, trial: &Trial, setup: &Setup, city: &City, output: &ReplicationOutput) -> Result<()> {
        if self.place != Some((trial.design, trial.city)) {
            self.place = Some((trial.design, trial.city));
            if trial.design == 0 || !self.other_cities {
                self.units.add(setup, trial.city, city)?;
            }
            if let Some(table) = &mut self.pilots {
                pilots::write(table, setup, trial.city, city)?;
            }
        }
        let counter = Counter::new(setup, city, &output.ledger);
        let costs = counter.costs();
        let mut tables = Tables { rates: &mut self.rates, summary: &mut self.summary };
        self.analyst.add(trial, setup, city, output, &counter, &costs, &mut tables)?;
        output.ledger.monthly_topics.iter().try_for_each(|topic| write_topic(&mut self.topics, trial, setup, topic))?;
        write_costs(&mut self.costs, trial, setup, &costs)?;
        let wanted = &Wanted::of(&self.designs[trial.design].setup);
        let mut written = Ok(());
        let pressure = &mut self.pressure;
        counter.pressures(wanted, |row| {
            if written.is_ok() {
                written = write_pressure(pressure, trial, setup, row);
            }
        });
        written?;
        if let Some(table) = &mut self.orders {
            for order in &output.orders {
                orders::write(table, trial, setup, city, order)?;
            }
        }
        if let Some(table) = &mut self.warnings {
            warnings::write(table, trial, setup, city, &output.ledger)?;
        }
        Ok(())
    }

    /// Records a trial that failed.
    ///
    /// # Errors
    /// I/O errors.
    pub fn fail(&mut self, trial: &Trial, reason: &str) -> Result<()> {
        self.analyst.fail(trial, reason, &mut Tables { rates: &mut self.rates, summary: &mut self.summary })
    }

    /// The folder while it is written, for files that a command adds.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Finishes all files and moves the folder into place; returns what its trials show.
    ///
    /// # Errors
    /// I/O errors.
    pub fn finish(mut self, timing: impl FnOnce() -> Timing) -> Result<Analysis> {
        let mut crn_audit = Vec::new();
        if self.audit {
            let setups: Vec<&Setup> = self.designs.iter().map(|design| &design.setup).collect();
            crn_audit.extend(setups[1..].iter().zip(audits(&setups)).map(|(setup, audit)| Audited::new(setups[0], setup, &audit)));
        }
        let mut tables = Tables { rates: &mut self.rates, summary: &mut self.summary };
        let analysis = self.analyst.finish(crn_audit, &mut tables)?;
        self.units.finish()?;
        for table in [self.rates, self.costs, self.pressure, self.topics, self.summary] {
            table.finish()?;
        }
        for table in [self.warnings, self.pilots, self.orders].into_iter().flatten() {
            table.finish()?;
        }
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
    rates: &'a mut Table,
    summary: &'a mut Table,
}

impl Sink for Tables<'_> {
    fn rates(&mut self, trial: &Trial, setup: &Setup, city: &City, row: &Rates) -> Result<()> {
        write_rates(self.rates, trial, setup, city, row)
    }

    fn summary(&mut self, summary: &Summary<'_>) -> Result<()> {
        write_summary(self.summary, summary)
    }
}

pub(super) fn write_json(path: &Path, value: &impl serde::Serialize) -> Result<()> {
    let text = serde_json::to_string_pretty(value).map_err(|e| Error::io(path, e.into()))?;
    write(path, &(text + "\n"))
}

fn write_trial(table: &mut Table, trial: &Trial, setup: &Setup) {
    table.text(&setup.name);
    table.show(trial.city);
    table.show(trial.replication);
}

fn write_rates(table: &mut Table, trial: &Trial, setup: &Setup, city: &City, row: &Rates) -> Result<()> {
    let period = &setup.periods.periods[row.period];
    write_trial(table, trial, setup);
    for text in [
        period.kind.word(),
        &period.name,
        row.level.word(),
        row.level.code(setup, city, row.unit),
        review_word(row.review),
        row.basis.word(),
    ] {
        table.text(text);
    }
    let [reviewed, contacted, in_time, resolved, satisfied, cured] = row.answers;
    let [response, resolution, satisfaction, cured_rate] = row.rates;
    for count in [row.opened, row.closed, reviewed, contacted, in_time, resolved, satisfied] {
        table.show(count);
    }
    for rate in [response, resolution, satisfaction] {
        table.maybe(rate);
    }
    table.show(cured);
    table.maybe(cured_rate);
    table.maybe(row.unmet_days);
    table.maybe(row.score);
    table.maybe(row.rank);
    table.show(row.open);
    table.maybe(row.never_registered);
    table.maybe(row.diverted);
    table.end_row()
}

fn write_costs(table: &mut Table, trial: &Trial, setup: &Setup, costs: &Costs) -> Result<()> {
    let units = costs.units();
    let telephone = [costs.seat_hours, costs.wait_hours, costs.calls, costs.answered, costs.consultations];
    let yuan = costs.yuan.map_or([None; 4], |[street, department, seat]| [street, department, seat, street + department + seat].map(Some));
    let rows = [
        ("street", Some(&costs.street), None),
        ("department", Some(&costs.department), None),
        ("hotline", None, Some(telephone)),
        ("all", Some(&units), Some(telephone)),
    ];
    for ((kind, hours, telephone), yuan) in rows.into_iter().zip(yuan) {
        write_trial(table, trial, setup);
        table.text(kind);
        hours.map_or([None; 10], |hours| hours_in_order(hours).map(Some)).iter().for_each(|cell| table.maybe(*cell));
        telephone.map_or([None; 5], |cells| cells.map(Some)).iter().for_each(|cell| table.maybe(*cell));
        table.maybe(hours.map(|hours| hours.proactive));
        table.maybe(hours.map(|hours| hours.gaming));
        hours.map_or([None; 8], strain_in_order).iter().for_each(|cell| table.maybe(*cell));
        table.maybe(yuan);
        table.end_row()?;
    }
    Ok(())
}

/// Hours of topics, whistles, hours over 45 per week, fatigue, and last the headline cost.
fn strain_in_order(hours: &Hours) -> [Option<f64>; 8] {
    let Hours { topic, whistles, answered, staff_days, over_45, fatigue, at_end: [staff, tired], .. } = *hours;
    let ratio = |n: f64, d: f64| (d > 0.0).then(|| n / d);
    let means = [ratio(7.0 * over_45, staff_days), ratio(fatigue, staff_days), ratio(tired, staff)];
    [Some(topic), Some(whistles), Some(answered), Some(over_45), means[0], means[1], means[2], Some(hours.cost())]
}

fn write_topic(table: &mut Table, trial: &Trial, setup: &Setup, topic: &MonthlyTopic) -> Result<()> {
    let MonthlyTopic { from, category, spent, left, failures } = *topic;
    let date = setup.calendar.date(from);
    write_trial(table, trial, setup);
    table.show(format_args!("{:04}-{:02}", date.year, date.month));
    table.text(&setup.categories[category].name);
    [spent, left, failures].iter().for_each(|value| table.show(value));
    table.end_row()
}

fn write_pressure(table: &mut Table, trial: &Trial, setup: &Setup, row: &Pressure) -> Result<()> {
    let period = &setup.periods.periods[row.period];
    write_trial(table, trial, setup);
    table.text(period.kind.word());
    table.text(&period.name);
    table.text(match row.kind {
        Some(UnitKind::Street) => "street",
        Some(UnitKind::Department) => "department",
        None => "all",
    });
    table.maybe(row.mean);
    row.shares.iter().chain(&row.levels).for_each(|cell| table.maybe(*cell));
    table.end_row()
}

fn hours_in_order(hours: &Hours) -> [f64; 10] {
    let Hours { paid, overtime, displaced, own, coordination, others_affairs, contact, occupied, tasks, queued, .. } = *hours;
    [paid, overtime, displaced, own, coordination, others_affairs, contact, occupied, tasks, queued]
}

fn write_summary(table: &mut Table, summary: &Summary<'_>) -> Result<()> {
    let Summary { setup, level, unit, slot, statistics } = *summary;
    let period = &setup.periods.periods[slot.period];
    let words = [
        setup.name.as_str(),
        level.word(),
        unit,
        period.kind.word(),
        &period.name,
        review_word(slot.review),
        slot.basis.word(),
        slot.measure.word(),
    ];
    words.iter().for_each(|word| table.text(word));
    let Statistics { n, mean, sd, se, interval, percentiles } = statistics;
    table.show(n);
    table.show(mean);
    for value in [*sd, *se, interval.map(|(low, _)| low), interval.map(|(_, high)| high)] {
        table.maybe(value);
    }
    percentiles.iter().for_each(|p| table.show(p));
    table.end_row()
}

#[cfg(test)]
mod tests;
