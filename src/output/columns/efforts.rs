//! `costs.csv`, `pressure.csv` and `monthly_topics.csv`.

use super::trial::{At, of_trial};
use crate::analysis::costs::Costs;
use crate::analysis::pressure::Pressure;
use crate::city::UnitKind;
use crate::error::Result;
use crate::ledger::{Hours, MonthlyTopic, Period};
use crate::output::csv::{Cell, Column, File, Table, column};
use crate::output::unit::Unit;

/// The costs of a kind of unit in a trial.
pub(crate) struct CostsRow<'a> {
    at: At<'a>,
    kind: &'static str,
    /// None for the hotline.
    hours: Option<&'a Hours>,
    /// None for units.
    telephone: Option<&'a Costs>,
    yuan: Option<f64>,
}

impl CostsRow<'_> {
    fn hours(&self, cell: fn(&Hours) -> f64) -> Cell<'static> {
        self.hours.map(cell).into()
    }

    fn telephone(&self, cell: fn(&Costs) -> f64) -> Cell<'static> {
        self.telephone.map(cell).into()
    }

    /// A mean; empty where there is nobody.
    fn mean(&self, ratio: fn(&Hours) -> (f64, f64)) -> Cell<'static> {
        self.hours.map(ratio).filter(|(_, number)| *number > 0.0).map(|(sum, number)| sum / number).into()
    }
}

pub(crate) struct CostsFile;

impl File for CostsFile {
    type Row<'a> = CostsRow<'a>;
    const NAME: &'static str = "costs";
    const COLUMNS: &'static [Column<Self>] = of_trial![
        column("unit_kind", Unit::Word, |row| row.kind.into()),
        column("paid_hours", Unit::Hours, |row| row.hours(|hours| hours.paid)),
        column("overtime_hours", Unit::Hours, |row| row.hours(|hours| hours.overtime)),
        column("displaced_hours", Unit::Hours, |row| row.hours(|hours| hours.displaced)),
        column("own_hours", Unit::Hours, |row| row.hours(|hours| hours.own)),
        column("coordination_hours", Unit::Hours, |row| row.hours(|hours| hours.coordination)),
        column("others_affairs_hours", Unit::Hours, |row| row.hours(|hours| hours.others_affairs)),
        column("contact_hours", Unit::Hours, |row| row.hours(|hours| hours.contact)),
        column("occupied_hours", Unit::Hours, |row| row.hours(|hours| hours.occupied)),
        column("tasks", Unit::Number, |row| row.hours(|hours| hours.tasks)),
        column("queue_hours", Unit::Hours, |row| row.hours(|hours| hours.queued)),
        column("seat_hours", Unit::Hours, |row| row.telephone(|costs| costs.seat_hours)),
        column("citizen_wait_hours", Unit::Hours, |row| row.telephone(|costs| costs.wait_hours)),
        column("calls", Unit::Calls, |row| row.telephone(|costs| costs.calls)),
        column("answered", Unit::Calls, |row| row.telephone(|costs| costs.answered)),
        column("consultations", Unit::Calls, |row| row.telephone(|costs| costs.consultations)),
        column("proactive_hours", Unit::Hours, |row| row.hours(|hours| hours.proactive)),
        column("gaming_hours", Unit::Hours, |row| row.hours(|hours| hours.gaming)),
        column("topic_hours", Unit::Hours, |row| row.hours(|hours| hours.topic)),
        column("whistles", Unit::Number, |row| row.hours(|hours| hours.whistles)),
        column("whistles_answered", Unit::Number, |row| row.hours(|hours| hours.answered)),
        column("hours_over_45", Unit::Hours, |row| row.hours(|hours| hours.over_45)),
        column("hours_over_45_per_officer", Unit::HoursPerWeek, |row| row.mean(|hours| (7.0 * hours.over_45, hours.staff_days))),
        column("fatigue", Unit::Share, |row| row.mean(|hours| (hours.fatigue, hours.staff_days))),
        column("fatigue_end", Unit::Share, |row| row.mean(|hours| (hours.at_end[1], hours.at_end[0]))),
        column("cost_hours", Unit::Hours, |row| row.hours(Hours::cost)),
        column("cost_yuan", Unit::Yuan, |row| row.yuan.into()),
    ];
}

/// Writes the costs of a trial.
pub(crate) fn add_costs(table: &mut Table<CostsFile>, at: At<'_>, costs: &Costs) -> Result<()> {
    let units = costs.units();
    let yuan = costs.yuan.map_or([None; 4], |[street, department, seat]| [street, department, seat, street + department + seat].map(Some));
    let rows = [
        ("street", Some(&costs.street), None),
        ("department", Some(&costs.department), None),
        ("hotline", None, Some(costs)),
        ("all", Some(&units), Some(costs)),
    ];
    let mut rows = rows.into_iter().zip(yuan);
    rows.try_for_each(|((kind, hours, telephone), yuan)| table.add(&CostsRow { at, kind, hours, telephone, yuan }))
}

/// The pressure on a kind of unit in a trial.
pub(crate) struct PressureRow<'a> {
    pub(crate) at: At<'a>,
    pub(crate) pressure: &'a Pressure,
}

impl PressureRow<'_> {
    fn period(&self) -> &Period {
        &self.at.setup.periods.periods[self.pressure.period]
    }

    fn kind(&self) -> &'static str {
        match self.pressure.kind {
            Some(UnitKind::Street) => "street",
            Some(UnitKind::Department) => "department",
            None => "all",
        }
    }
}

pub(crate) struct PressureFile;

impl File for PressureFile {
    type Row<'a> = PressureRow<'a>;
    const NAME: &'static str = "pressure";
    const COLUMNS: &'static [Column<Self>] = of_trial![
        column("period_kind", Unit::Word, |row| row.period().kind.word().into()),
        column("period", Unit::Period, |row| (&row.period().name).into()),
        column("unit_kind", Unit::Word, |row| row.kind().into()),
        column("pressure", Unit::Share, |row| row.pressure.mean.into()),
        column("ranking_share", Unit::Share, |row| row.pressure.shares[0].into()),
        column("district_share", Unit::Share, |row| row.pressure.shares[1].into()),
        column("deadline_share", Unit::Share, |row| row.pressure.shares[2].into()),
        column("leaders_share", Unit::Share, |row| row.pressure.shares[3].into()),
        column("ranking_level", Unit::Share, |row| row.pressure.levels[0].into()),
        column("district_level", Unit::Share, |row| row.pressure.levels[1].into()),
        column("deadline_level", Unit::Share, |row| row.pressure.levels[2].into()),
        column("leaders_level", Unit::Share, |row| row.pressure.levels[3].into()),
    ];
}

/// A monthly topic of a trial.
pub(crate) struct TopicRow<'a> {
    pub(crate) at: At<'a>,
    pub(crate) topic: &'a MonthlyTopic,
}

pub(crate) struct TopicsFile;

impl File for TopicsFile {
    type Row<'a> = TopicRow<'a>;
    const NAME: &'static str = "monthly_topics";
    const COLUMNS: &'static [Column<Self>] = of_trial![
        column("month", Unit::Period, |row| {
            let date = row.at.setup.calendar.date(row.topic.from);
            format!("{:04}-{:02}", date.year, date.month).into()
        }),
        column("category", Unit::Word, |row| (&row.at.setup.categories[row.topic.category].name).into()),
        column("hours_per_10000", Unit::Hours, |row| row.topic.spent.into()),
        column("structural_left", Unit::Share, |row| row.topic.left.into()),
        column("failures", Unit::Orders, |row| row.topic.failures.into()),
    ];
}
