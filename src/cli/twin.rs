//! `jiesu twin`: the history of one order under two designs.

use super::file_kind::check_stdin;
use super::show::differences;
use super::usage::whole;
use super::{FINE, file_kind, print};
use crate::engine::draw_city;
use crate::engine::{Log, simulate};
use crate::error::{Error, Result};
use crate::messages::{Language, message, text};
use crate::output::terminal::twin::{Side, render};
use crate::plan::{FileKind, Options, Plan};
use crate::setup::Setup;
use clap::Args;
use std::path::PathBuf;

/// Show the history of one order under two designs, side by side
///
/// The steps are those with a date in orders.csv: call, dispatch, contact, closing, answers. Whistles are listed at the closing; letters and
/// visits on site have no date there.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// A scenario
    a: PathBuf,
    /// A second scenario with the same dates
    b: PathBuf,
    /// The order, by its ID in orders.csv [default: the first that is cured under one design only]
    #[arg(long, value_name = "ID")]
    order: Option<String>,
    /// Number of the synthetic city
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = whole::<u32>(1, u32::MAX.into()))]
    city: u32,
    /// Number of the replication
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = whole::<u32>(1, u32::MAX.into()))]
    replication: u32,
    /// Override a key of both; may be repeated
    #[arg(long, value_name = "KEY=VALUE")]
    set: Vec<String>,
}

pub(crate) fn run(arguments: &Arguments, language: Language) -> Result<u8> {
    let files = [arguments.a.clone(), arguments.b.clone()];
    check_stdin(&files)?;
    files.iter().try_for_each(|file| file_kind::expect(FileKind::Scenario, file))?;
    let options = Options { sets: &arguments.set, run: "cities = 1\nreplications = 1", ..Options::default() };
    let plan = Plan::of_scenarios(&files, &options)?;
    let mut outputs = Vec::new();
    for design in &plan.designs {
        let setup = Setup::read(&design.scenario)?.in_city(arguments.city)?.into_owned();
        let city = draw_city(&setup, arguments.city);
        let output = simulate(&setup, &city, arguments.city, arguments.replication, Log::Orders);
        outputs.push((setup, city, output));
    }
    let sides: Vec<Side<'_>> = outputs.iter().map(|(setup, city, output)| Side { setup, city, output }).collect();
    let Some(history) = render(language, [&sides[0], &sides[1]], arguments.order.as_deref()) else {
        let message = match &arguments.order {
            Some(order) => message!("run-no-order", order = order, city = arguments.city, replication = arguments.replication),
            None => message!("run-no-order-that-differs"),
        };
        return Err(Error::input("twin", "--order", message));
    };
    print(&history)?;
    let lines = differences(&plan.designs[0].scenario, &plan.designs[1].scenario);
    let rules = if lines.is_empty() { text!(language, "run-no-rule-differs") } else { lines.join("\n    ") };
    print(&format!("\n  {}\n    {rules}\n", text!(language, "run-designs-differ-in")))?;
    Ok(FINE)
}
