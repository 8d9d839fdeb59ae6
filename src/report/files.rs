//! The results folder: every file of it, written trial by trial.

use super::folder::{Folder, Replace};
use super::manifest::{Manifest, Timing};
use super::table::Table;
use super::units::Units;
use super::{columns, orders, units, warnings};
use crate::city::City;
use crate::error::{Error, Result};
use crate::experiment::Trial;
use crate::experiment::costs::Costs;
use crate::experiment::rates::{Counter, Rates, Wanted, review_word};
use crate::findings::overview::Overview;
use crate::findings::series::Series;
use crate::findings::statistics::Statistics;
use crate::findings::warnings::is_watched;
use crate::ledger::Hours;
use crate::plan::Plan;
use crate::run::{Lived, Log};
use std::path::{Path, PathBuf};

pub(crate) const RATES: [&str; 27] = [
    "design",
    "city",
    "replication",
    "period_kind",
    "period",
    "level",
    "unit",
    "review",
    "basis",
    "opened",
    "closed",
    "reviewed",
    "contacted",
    "contacted_in_time",
    "resolved",
    "satisfied",
    "response_rate",
    "resolution_rate",
    "satisfaction_rate",
    "cured",
    "cured_rate",
    "unmet_days",
    "score",
    "rank",
    "open",
    "never_registered",
    "diverted",
];

pub(crate) const SUMMARY: [&str; 19] = [
    "design",
    "level",
    "unit",
    "period_kind",
    "period",
    "review",
    "basis",
    "measure",
    "n",
    "mean",
    "sd",
    "se",
    "ci_low",
    "ci_high",
    "p05",
    "p25",
    "p50",
    "p75",
    "p95",
];

pub(crate) const COSTS: [&str; 21] = [
    "design",
    "city",
    "replication",
    "unit_kind",
    "paid_hours",
    "overtime_hours",
    "displaced_hours",
    "own_hours",
    "coordination_hours",
    "others_affairs_hours",
    "contact_hours",
    "occupied_hours",
    "tasks",
    "queue_hours",
    "seat_hours",
    "citizen_wait_hours",
    "calls",
    "answered",
    "consultations",
    "proactive_hours",
    "gaming_hours",
];

/// A design to report on.
#[derive(Clone, Debug)]
pub struct Design {
    /// Its plan.
    pub plan: Plan,
    /// The text of `scenarios/<design>.toml`.
    pub toml: String,
    /// The hash of its scenario.
    pub hash: String,
}

/// What is kept of a design while its trials come in.
struct Desk {
    wanted: Wanted,
    series: Series,
    overview: Overview,
}

/// Writes a results folder.
pub struct Files {
    folder: Folder,
    units: Units,
    rates: Table,
    costs: Table,
    orders: Option<Table>,
    /// If any design watches counts.
    warnings: Option<Table>,
    designs: Vec<Design>,
    desks: Vec<Desk>,
    /// The last design and city whose units were written.
    place: Option<(usize, u32)>,
}

fn series_file(folder: &Folder, design: usize) -> PathBuf {
    folder.path().join(format!(".series-{design}"))
}

fn write(path: &Path, text: &str) -> Result<()> {
    std::fs::write(path, text).map_err(|e| Error::io(path, e))
}

impl Files {
    /// Begins the folder whose place is `out`.
    ///
    /// # Errors
    /// As [`Folder::create`].
    pub fn create(out: &Path, replace: Replace, designs: Vec<Design>, log: Log) -> Result<Files> {
        units::check_one_city(&designs.iter().map(|design| &design.plan).collect::<Vec<_>>())?;
        let folder = Folder::create(out, replace)?;
        let at = folder.path();
        let scenarios = at.join("scenarios");
        std::fs::create_dir(&scenarios).map_err(|e| Error::io(&scenarios, e))?;
        let mut desks = Vec::new();
        for (number, design) in designs.iter().enumerate() {
            write(&scenarios.join(format!("{}.toml", design.plan.name)), &design.toml)?;
            let wanted = Wanted::of(&design.plan);
            let series = Series::create(&series_file(&folder, number), &design.plan, &wanted)?;
            desks.push(Desk { wanted, series, overview: Overview::new(&design.plan) });
        }
        columns::write(at)?;
        Ok(Files {
            units: Units::new(Table::create(at, "units.csv", &units::COLUMNS)?),
            rates: Table::create(at, "rates.csv", &RATES)?,
            costs: Table::create(at, "costs.csv", &COSTS)?,
            orders: if log == Log::Orders { Some(Table::create(at, "orders.csv", &orders::COLUMNS)?) } else { None },
            warnings: match designs.iter().any(|design| is_watched(&design.plan)) {
                true => Some(Table::create(at, "warnings.csv", &warnings::COLUMNS)?),
                false => None,
            },
            folder,
            designs,
            desks,
            place: None,
        })
    }

    /// Writes a trial; trials come in their order.
    ///
    /// # Errors
    /// The machine's; bad input if designs that share the folder weigh a unit differently.
    pub fn add(&mut self, trial: &Trial, city: &City, lived: &Lived) -> Result<()> {
        let plan = &self.designs[trial.design].plan;
        let Desk { wanted, series, overview } = &mut self.desks[trial.design];
        if self.place != Some((trial.design, trial.city)) {
            self.place = Some((trial.design, trial.city));
            self.units.add(plan, trial.city, city)?;
        }
        let counter = Counter::new(plan, city, &lived.ledger);
        overview.add(plan, trial.city, city, &lived.ledger, &counter);
        let mut written = Ok(());
        let rates = &mut self.rates;
        counter.rows(wanted, |row| {
            series.add(plan, city, row);
            if written.is_ok() {
                written = write_rates(rates, trial, plan, city, row);
            }
        });
        written?;
        series.end_trial(trial.city)?;
        write_costs(&mut self.costs, trial, plan, &counter.costs())?;
        if let Some(table) = &mut self.orders {
            for order in &lived.orders {
                orders::write(table, trial, plan, city, order)?;
            }
        }
        if let Some(table) = &mut self.warnings {
            warnings::write(table, trial, plan, city, &lived.ledger)?;
        }
        Ok(())
    }

    /// Ends all files and moves the folder into place; what the terminal shows of each design.
    ///
    /// # Errors
    /// The machine's.
    pub fn finish(self, timing: impl FnOnce() -> Timing) -> Result<Vec<Overview>> {
        let Files { folder, units, rates, costs, orders, warnings, designs, desks, .. } = self;
        units.finish()?;
        rates.finish()?;
        costs.finish()?;
        orders.map_or(Ok(()), Table::finish)?;
        warnings.map_or(Ok(()), Table::finish)?;
        let mut summary = Table::create(folder.path(), "summary.csv", &SUMMARY)?;
        let mut overviews = Vec::new();
        for (number, (design, desk)) in designs.iter().zip(desks).enumerate() {
            write_summary(&mut summary, &design.plan, desk.series)?;
            let file = series_file(&folder, number);
            std::fs::remove_file(&file).map_err(|e| Error::io(&file, e))?;
            overviews.push(desk.overview);
        }
        summary.finish()?;
        let told: Vec<_> = designs.iter().zip(&overviews).map(|(d, overview)| (&d.plan, d.hash.as_str(), overview)).collect();
        write_json(&folder.path().join("manifest.json"), &Manifest::of(&told))?;
        write_json(&folder.path().join("timing.json"), &timing())?;
        folder.finish()?;
        Ok(overviews)
    }
}

fn write_json(path: &Path, value: &impl serde::Serialize) -> Result<()> {
    let text = serde_json::to_string_pretty(value).map_err(|e| Error::io(path, e.into()))?;
    write(path, &(text + "\n"))
}

fn write_trial(table: &mut Table, trial: &Trial, plan: &Plan) {
    table.text(&plan.name);
    table.show(trial.city);
    table.show(trial.replication);
}

fn write_rates(table: &mut Table, trial: &Trial, plan: &Plan, city: &City, row: &Rates) -> Result<()> {
    let period = &plan.periods.periods[row.period];
    write_trial(table, trial, plan);
    for text in [
        period.kind.word(),
        &period.name,
        row.level.word(),
        row.level.code(plan, city, row.unit),
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

fn write_costs(table: &mut Table, trial: &Trial, plan: &Plan, costs: &Costs) -> Result<()> {
    let mut units = costs.street;
    units.add(&costs.department, 1.0);
    let telephone = [costs.seat_hours, costs.wait_hours, costs.calls, costs.answered, costs.consultations];
    let rows = [
        ("street", Some(&costs.street), None),
        ("department", Some(&costs.department), None),
        ("hotline", None, Some(telephone)),
        ("all", Some(&units), Some(telephone)),
    ];
    for (kind, hours, telephone) in rows {
        write_trial(table, trial, plan);
        table.text(kind);
        hours.map_or([None; 10], |hours| hours_in_order(hours).map(Some)).iter().for_each(|cell| table.maybe(*cell));
        telephone.map_or([None; 5], |cells| cells.map(Some)).iter().for_each(|cell| table.maybe(*cell));
        table.maybe(hours.map(|hours| hours.proactive));
        table.maybe(hours.map(|hours| hours.gaming));
        table.end_row()?;
    }
    Ok(())
}

fn hours_in_order(hours: &Hours) -> [f64; 10] {
    let Hours { paid, overtime, displaced, own, coordination, others_affairs, contact, proactive: _, gaming: _, occupied, tasks, queued } =
        *hours;
    [paid, overtime, displaced, own, coordination, others_affairs, contact, occupied, tasks, queued]
}

fn write_summary(table: &mut Table, plan: &Plan, series: Series) -> Result<()> {
    series.tell(|level, unit, slot, statistics| {
        let period = &plan.periods.periods[slot.period];
        let words = [
            plan.name.as_str(),
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
    })
}

#[cfg(test)]
mod tests;
