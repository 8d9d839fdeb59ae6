//! `orders.csv`: every order open or reviewed in the measurement period.

use super::csv::Table;
use crate::city::City;
use crate::engine::Trial;
use crate::engine::{Excluded, OrderRow};
use crate::error::Result;
use crate::scenario::values::Tier;
use crate::setup::Setup;

/// The header.
pub(crate) const COLUMNS: [&str; 37] = [
    "design",
    "city",
    "replication",
    "order",
    "attempt",
    "problem",
    "citizen",
    "community",
    "street",
    "district",
    "category",
    "channel",
    "tier",
    "lead",
    "opened",
    "dispatched",
    "contacted",
    "closed",
    "reviewed",
    "deadline",
    "unit",
    "hops",
    "functions",
    "whistles",
    "extended",
    "closed_on_paper",
    "sent_back",
    "contacted_in_time",
    "said_contacted",
    "resolved",
    "satisfied",
    "observer_reviewed",
    "observer_said_contacted",
    "observer_resolved",
    "observer_satisfied",
    "cured",
    "excluded",
];

/// Writes one order.
pub(crate) fn write(table: &mut Table, trial: &Trial, setup: &Setup, city: &City, order: &OrderRow) -> Result<()> {
    let community = &city.communities[order.community as usize];
    let street = &city.streets[community.street as usize];
    let category = &setup.categories[usize::from(order.category)];
    let problem = order.problem_code(setup, city);
    let time = |at: Option<i32>| at.map(|at| setup.calendar.iso(at));

    table.text(&setup.name);
    table.show(trial.city);
    table.show(trial.replication);
    table.show(format_args!("{problem}.{}", order.occasion));
    table.show(order.attempt);
    table.text(&problem);
    table.show(format_args!("{}#{}", community.code, i64::from(order.citizen) - i64::from(community.first_resident)));
    table.text(&community.code);
    table.text(&street.code);
    table.text(&city.districts[street.district as usize].code);
    table.text(&category.name);
    table.text(if order.by_telephone { "telephone" } else { "web" });
    table.text(match category.values.tier {
        Tier::Urgent => "urgent",
        Tier::General => "general",
        Tier::Complex => "complex",
    });
    table.show(order.lead);
    table.show(setup.calendar.iso(order.opened));
    for at in [order.dispatched, order.contacted, order.closed, order.reviewed, order.deadline] {
        table.maybe(time(at));
    }
    table.maybe(order.unit.map(|unit| city.units[unit as usize].code.as_str()));
    table.show(order.hops);
    table.show(order.functions);
    table.show(order.whistles);
    table.show(order.extended);
    table.show(order.closed_on_paper);
    table.show(order.sent_back);
    table.show(order.contacted_in_time);
    answers(table, order.official);
    table.maybe(time(order.observer_reviewed));
    answers(table, order.observer);
    table.show(order.cured);
    table.text(order.excluded.map_or("", Excluded::word));
    table.end_row()
}

/// The answers of a citizen who was asked, else three empty cells.
fn answers(table: &mut Table, given: Option<(bool, bool, u8)>) {
    table.maybe(given.map(|(contacted, ..)| contacted));
    table.maybe(given.map(|(_, resolved, _)| resolved));
    table.maybe(given.map(|(.., credit)| match credit {
        0 => "0",
        9 => "0.9",
        _ => "1",
    }));
}
