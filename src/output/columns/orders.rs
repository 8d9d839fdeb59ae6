//! `orders.csv`: every order open or reviewed in the measurement period.

use super::trial::{At, of_trial};
use crate::city::{Category, City, Community, Street};
use crate::engine::{Excluded, OrderRow};
use crate::output::csv::{Cell, Column, File, column};
use crate::output::unit::Unit;
use crate::scenario::values::Tier;
use crate::time::Time;

/// An order of a trial.
pub(crate) struct OrderOfTrial<'a> {
    at: At<'a>,
    city: &'a City,
    order: &'a OrderRow,
    community: &'a Community,
    problem: String,
}

impl<'a> OrderOfTrial<'a> {
    pub(crate) fn new(at: At<'a>, city: &'a City, order: &'a OrderRow) -> OrderOfTrial<'a> {
        let community = &city.communities[order.community as usize];
        OrderOfTrial { at, city, order, community, problem: order.problem_code(at.setup, city) }
    }

    fn street(&self) -> &Street {
        &self.city.streets[self.community.street as usize]
    }

    fn category(&self) -> &Category {
        &self.at.setup.categories[usize::from(self.order.category)]
    }

    fn time(&self, at: Option<Time>) -> Cell<'static> {
        at.map(|at| self.at.setup.calendar.iso(at)).into()
    }
}

/// The answers of a citizen who was asked.
type Answers = Option<(bool, bool, u8)>;

fn contacted(answers: Answers) -> Cell<'static> {
    answers.map(|(contacted, ..)| contacted).into()
}

fn resolved(answers: Answers) -> Cell<'static> {
    answers.map(|(_, resolved, _)| resolved).into()
}

fn satisfied(answers: Answers) -> Cell<'static> {
    answers.map(|(.., credit)| f64::from(credit) / 10.0).into()
}

pub(crate) struct OrdersFile;

impl File for OrdersFile {
    type Row<'a> = OrderOfTrial<'a>;
    const NAME: &'static str = "orders";
    const COLUMNS: &'static [Column<Self>] = of_trial![
        column("order", Unit::Code, |row| format!("{}.{}", row.problem, row.order.occasion).into()),
        column("attempt", Unit::Number, |row| row.order.attempt.into()),
        column("problem", Unit::Code, |row| (&row.problem).into()),
        column("citizen", Unit::Code, |row| {
            let number = i64::from(row.order.citizen) - i64::from(row.community.first_resident);
            format!("{}#{number}", row.community.code).into()
        }),
        column("community", Unit::Code, |row| (&row.community.code).into()),
        column("street", Unit::Code, |row| (&row.street().code).into()),
        column("district", Unit::Code, |row| (&row.city.districts[row.street().district as usize].code).into()),
        column("category", Unit::Word, |row| (&row.category().name).into()),
        column("channel", Unit::Word, |row| if row.order.by_telephone { "telephone" } else { "web" }.into()),
        column("tier", Unit::Word, |row| {
            match row.category().values.tier {
                Tier::Urgent => "urgent",
                Tier::General => "general",
                Tier::Complex => "complex",
            }
            .into()
        }),
        column("lead", Unit::Flag, |row| row.order.lead.into()),
        column("opened", Unit::Time, |row| row.time(Some(row.order.opened))),
        column("dispatched", Unit::Time, |row| row.time(row.order.dispatched)),
        column("contacted", Unit::Time, |row| row.time(row.order.contacted)),
        column("closed", Unit::Time, |row| row.time(row.order.closed)),
        column("reviewed", Unit::Time, |row| row.time(row.order.reviewed)),
        column("deadline", Unit::Time, |row| row.time(row.order.deadline)),
        column("unit", Unit::Code, |row| row.order.unit.map(|unit| &row.city.units[unit as usize].code).into()),
        column("hops", Unit::Number, |row| row.order.hops.into()),
        column("functions", Unit::Number, |row| row.order.functions.into()),
        column("whistles", Unit::Number, |row| row.order.whistles.into()),
        column("extended", Unit::Flag, |row| row.order.extended.into()),
        column("closed_on_paper", Unit::Flag, |row| row.order.closed_on_paper.into()),
        column("sent_back", Unit::Flag, |row| row.order.sent_back.into()),
        column("contacted_in_time", Unit::Flag, |row| row.order.contacted_in_time.into()),
        column("said_contacted", Unit::Flag, |row| contacted(row.order.official)),
        column("resolved", Unit::Flag, |row| resolved(row.order.official)),
        column("satisfied", Unit::Share, |row| satisfied(row.order.official)),
        column("observer_reviewed", Unit::Time, |row| row.time(row.order.observer_reviewed)),
        column("observer_said_contacted", Unit::Flag, |row| contacted(row.order.observer)),
        column("observer_resolved", Unit::Flag, |row| resolved(row.order.observer)),
        column("observer_satisfied", Unit::Share, |row| satisfied(row.order.observer)),
        column("cured", Unit::Flag, |row| row.order.cured.into()),
        column("excluded", Unit::Word, |row| row.order.excluded.map(Excluded::word).into()),
    ];
}
