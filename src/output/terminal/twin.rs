//! The output of `jiesu twin`: the history of one order under two designs, side by side.

use crate::city::City;
use crate::engine::{Answers, OrderRow, ReplicationOutput, Step, life};
use crate::messages::{Language, text};
use crate::output::layout::{Align, WIDTH, lines, pad};
use crate::setup::Setup;
use crate::time::Time;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// One side: a design, its city and its replication.
pub struct Side<'a> {
    /// The design.
    pub setup: &'a Setup,
    /// The city.
    pub city: &'a City,
    /// The replication, with its orders.
    pub output: &'a ReplicationOutput,
}

impl Side<'_> {
    /// The closings of every order, by the order's code.
    fn orders(&self) -> BTreeMap<String, Vec<&OrderRow>> {
        let mut orders: BTreeMap<String, Vec<&OrderRow>> = BTreeMap::new();
        for row in &self.output.orders {
            orders.entry(row.code(self.setup, self.city)).or_default().push(row);
        }
        orders.values_mut().for_each(|rows| rows.sort_by_key(|row| row.attempt));
        orders
    }
}

fn render_step(language: Language, city: &City, step: &Step) -> String {
    let answers = |given: &Answers| {
        let yes = |yes: bool| if yes { text!(language, "screen-yes") } else { text!(language, "screen-no") };
        let credit = format!("{:.1}", f64::from(given.credit) / 10.0);
        text!(language, "screen-answers", contacted = yes(given.contacted), resolved = yes(given.resolved), credit = credit)
    };
    match step {
        Step::Called => text!(language, "screen-step-called"),
        Step::Arrived { unit, hops } => match unit {
            Some(unit) => text!(language, "screen-step-dispatched", unit = &city.units[*unit as usize].code, hops = *hops),
            None => text!(language, "screen-step-no-unit", hops = *hops),
        },
        Step::Contacted => text!(language, "screen-step-contacted"),
        Step::Closed { cured, on_paper, whistles } => {
            let truth = if *cured { text!(language, "screen-cured") } else { text!(language, "screen-not-cured") };
            match on_paper {
                true => text!(language, "screen-step-closed-on-paper", truth = truth, whistles = *whistles),
                false => text!(language, "screen-step-closed", truth = truth, whistles = *whistles),
            }
        }
        Step::Asked(given) => text!(language, "screen-step-callback", answers = answers(given)),
        Step::Observed(given) => text!(language, "screen-step-observer", answers = answers(given)),
        Step::SentBack => text!(language, "screen-step-sent-back"),
    }
}

fn label(language: Language, side: &Side<'_>, rows: &[&OrderRow]) -> Vec<(Time, String)> {
    life(rows).iter().map(|(at, step)| (*at, render_step(language, side.city, step))).collect()
}

/// Columns of the mark and the time.
const TIME: usize = 20;
/// Columns of a side.
const SIDE: usize = (WIDTH - TIME) / 2;

/// Writes the steps of both sides at one time, in as many lines as they need.
fn beside(text: &mut String, time: &str, cells: [&str; 2]) {
    let [one, other] = cells.map(|cell| lines(cell, SIDE - 1));
    for line in 0..one.len().max(other.len()) {
        let start = if line == 0 { time } else { &pad("", TIME, Align::Left) };
        let cell = |side: &[String]| side.get(line).cloned().unwrap_or_default();
        let _ = writeln!(text, "{}", format!("{start}{}{}", pad(&cell(&one), SIDE, Align::Left), cell(&other)).trim_end());
    }
}

/// The history of an order under two designs; none if neither has it. Without a code: the first order, by the time of its call, that is
/// cured, or closed, under one design only.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
/// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
/// # let setups = setups.each_ref();
/// use jiesu::output::terminal::{Side, twin};
/// use jiesu::{Language, Log, draw_city, simulate};
///
/// let city = draw_city(setups[0], 1);
/// let outputs = setups.map(|setup| simulate(setup, &city, 1, 1, Log::Orders));
/// let [a, b] = [0, 1].map(|design| Side { setup: setups[design], city: &city, output: &outputs[design] });
/// // The first order that is cured under one design only, if there is any.
/// let history = twin(Language::English, [&a, &b], None);
/// assert!(history.is_none_or(|text| text.contains("unranked")));
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn render(language: Language, sides: [&Side<'_>; 2], wanted: Option<&str>) -> Option<String> {
    let [a, b] = sides.map(Side::orders);
    let truth = |rows: &[&OrderRow]| rows.last().map(|row| (row.closed.is_some(), row.cured));
    let wanted: String = match wanted {
        Some(wanted) => wanted.into(),
        None => {
            let both = a.iter().filter_map(|(code, rows)| Some((code, rows, b.get(code)?)));
            let differing = both.filter(|(_, one, other)| truth(one) != truth(other));
            differing.min_by_key(|(code, rows, _)| (rows[0].opened, code.to_string()))?.0.clone()
        }
    };
    let (one, other) = (a.get(&wanted), b.get(&wanted));
    let row = one.or(other)?.first()?;
    let histories = [(sides[0], one), (sides[1], other)].map(|(side, rows)| rows.map_or_else(Vec::new, |rows| label(language, side, rows)));
    let category = &sides[0].setup.categories[usize::from(row.category)].name;
    let functions = row.functions;
    let mut text = text!(language, "screen-order", order = &wanted, category = category, functions = functions) + "\n";
    for (side, rows) in sides.iter().zip([one, other]) {
        if rows.is_none() {
            let _ = writeln!(text, "  {}", text!(language, "screen-never-opened", design = &side.setup.name));
        }
    }
    text.push('\n');
    beside(&mut text, &pad("", TIME, Align::Left), [&sides[0].setup.name, &sides[1].setup.name]);
    // The first step that differs in kind or in time.
    let step = |side: usize, k: usize| histories[side].get(k);
    let divergence = (0..histories[0].len().max(histories[1].len())).find(|k| step(0, *k) != step(1, *k));
    let mark_at = divergence.and_then(|k| [step(0, k), step(1, k)].into_iter().flatten().map(|(at, _)| *at).min());
    let mut times: Vec<Time> = histories.iter().flatten().map(|(at, _)| *at).collect();
    times.sort_unstable();
    times.dedup();
    for at in times {
        let here = [0, 1].map(|side| histories[side].iter().filter(|(t, _)| *t == at).map(|(_, what)| what.as_str()).collect::<Vec<_>>());
        for line in 0..here[0].len().max(here[1].len()) {
            let cell = |side: usize| here[side].get(line).copied().unwrap_or_default();
            let mark = if mark_at == Some(at) && line == 0 { "≠" } else { " " };
            let time = sides[0].setup.calendar.iso(at).replace('T', " ");
            let time = time.get(..16).unwrap_or(&time);
            beside(&mut text, &format!("{mark} {time}  "), [cell(0), cell(1)]);
        }
    }
    let label = |side: usize, k: usize| match step(side, k) {
        Some((at, what)) => {
            text!(language, "screen-step-at", step = what, time = sides[0].setup.calendar.iso(*at).replace('T', " "))
        }
        None => text!(language, "screen-no-further-step"),
    };
    let summary = match divergence {
        Some(k) => text!(language, "screen-first-difference", one = label(0, k), other = label(1, k)),
        None => text!(language, "screen-same-history"),
    };
    text.push('\n');
    lines(&summary, WIDTH - 2).iter().for_each(|line| text.push_str(&format!("  {line}\n")));
    Some(text)
}
