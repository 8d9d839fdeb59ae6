//! What `jiesu twin` says: one complaint's life under two designs, side by side, past the first event that differs.

use super::WIDTH;
use super::layout::{Align, lines, pad};
use crate::city::City;
use crate::engine::{Answers, OrderRow, ReplicationOutput, Step, life};
use crate::output::words::{Language, plural};
use crate::setup::Setup;
use crate::time::Time;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// One side: a design, its city and what it left behind.
pub struct Side<'a> {
    /// The design.
    pub setup: &'a Setup,
    /// The city.
    pub city: &'a City,
    /// What it left behind, with its orders.
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
    let said = |answers: &Answers| {
        let yes = |yes: bool| if yes { language.of("yes", "是") } else { language.of("no", "否") };
        let (contacted, resolved, credit) = (yes(answers.contacted), yes(answers.resolved), f64::from(answers.credit) / 10.0);
        match language {
            Language::English => format!("contacted {contacted}, resolved {resolved}, satisfied {credit:.1}"),
            Language::Chinese => format!("已联系{contacted}、已解决{resolved}、满意 {credit:.1}"),
        }
    };
    match step {
        Step::Called => language.of("the citizen calls", "市民来电").into(),
        Step::Arrived { unit, hops } => {
            let unit = unit.map_or_else(|| language.of("nobody", "无人").into(), |unit| city.units[unit as usize].code.clone());
            let hops =
                if *hops > 0 { format!(" ({hops} {})", language.of(plural(*hops, "hop", "hops"), "次流转")) } else { String::new() };
            format!("{} {unit}{hops}", language.of("it is at", "到达"))
        }
        Step::Contacted => language.of("the citizen is contacted", "联系市民").into(),
        Step::Closed { cured, on_paper, whistles } => {
            let truth = if *cured { language.of("cured", "已真正解决") } else { language.of("not cured", "未真正解决") };
            let paper = if *on_paper { language.of(", on paper", "，账面") } else { "" };
            let whistles = if *whistles > 0 {
                format!(", {whistles} {}", language.of(plural(*whistles, "whistle", "whistles"), "次吹哨"))
            } else {
                String::new()
            };
            format!("{}{paper}: {truth}{whistles}", language.of("closed", "办结"))
        }
        Step::Asked(answers) => format!("{}: {}", language.of("the city asks", "市级回访"), said(answers)),
        Step::Observed(answers) => format!("{}: {}", language.of("the observer asks", "旁观者问"), said(answers)),
        Step::SentBack => language.of("sent back", "退回重办").into(),
    }
}

fn label(language: Language, side: &Side<'_>, rows: &[&OrderRow]) -> Vec<(Time, String)> {
    life(rows).iter().map(|(at, step)| (*at, render_step(language, side.city, step))).collect()
}

/// Columns of the mark and the time.
const TIME: usize = 20;
/// Columns of a side.
const SIDE: usize = (WIDTH - TIME) / 2;

/// Writes what happened on both sides, in as many lines as it takes.
fn beside(text: &mut String, time: &str, cells: [&str; 2]) {
    let [one, other] = cells.map(|cell| lines(cell, SIDE - 1));
    for line in 0..one.len().max(other.len()) {
        let start = if line == 0 { time } else { &pad("", TIME, Align::Left) };
        let cell = |side: &[String]| side.get(line).cloned().unwrap_or_default();
        let _ = writeln!(text, "{}", format!("{start}{}{}", pad(&cell(&one), SIDE, Align::Left), cell(&other)).trim_end());
    }
}

/// The life of an order under two designs; none if neither has it. Without a code the first order, by the time of its call, of which the
/// truth differs.
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
    let lives = [(sides[0], one), (sides[1], other)].map(|(side, rows)| rows.map_or_else(Vec::new, |rows| label(language, side, rows)));
    let category = &sides[0].setup.categories[usize::from(row.category)].name;
    let mut text = match language {
        Language::English => format!("{wanted}: {category}, {} functions needed beside the unit's own\n", row.functions),
        Language::Chinese => format!("{wanted}：{category}，本单位之外需 {} 项职能\n", row.functions),
    };
    for (side, rows) in sides.iter().zip([one, other]) {
        if rows.is_none() {
            let name = &side.setup.name;
            let _ = writeln!(text, "  {}", language.of(format!("under {name} nobody opens it"), format!("{name} 之下无人提出此单")));
        }
    }
    text.push('\n');
    beside(&mut text, &pad("", TIME, Align::Left), [&sides[0].setup.name, &sides[1].setup.name]);
    // They part at the first step that is another, or at another time.
    let step = |side: usize, k: usize| lives[side].get(k);
    let divergence = (0..lives[0].len().max(lives[1].len())).find(|k| step(0, *k) != step(1, *k));
    let mark_at = divergence.and_then(|k| [step(0, k), step(1, k)].into_iter().flatten().map(|(at, _)| *at).min());
    let mut times: Vec<Time> = lives.iter().flatten().map(|(at, _)| *at).collect();
    times.sort_unstable();
    times.dedup();
    for at in times {
        let here = [0, 1].map(|side| lives[side].iter().filter(|(t, _)| *t == at).map(|(_, what)| what.as_str()).collect::<Vec<_>>());
        for line in 0..here[0].len().max(here[1].len()) {
            let cell = |side: usize| here[side].get(line).copied().unwrap_or_default();
            let mark = if mark_at == Some(at) && line == 0 { "≠" } else { " " };
            let time = sides[0].setup.calendar.iso(at).replace('T', " ");
            let time = time.get(..16).unwrap_or(&time);
            beside(&mut text, &format!("{mark} {time}  "), [cell(0), cell(1)]);
        }
    }
    let label = |side: usize, k: usize| match step(side, k) {
        Some((at, what)) => format!("{what} ({})", sides[0].setup.calendar.iso(*at).replace('T', " ")),
        None => language.of("nothing more", "再无下文").into(),
    };
    let said = match divergence {
        Some(k) => format!(
            "{} {}; {} {}",
            language.of("they part at ≠: on one side", "于 ≠ 处分道：一边"),
            label(0, k),
            language.of("on the other", "另一边"),
            label(1, k)
        ),
        None => language.of("its lives do not differ", "两边经历相同").into(),
    };
    text.push('\n');
    lines(&said, WIDTH - 2).iter().for_each(|line| text.push_str(&format!("  {line}\n")));
    Some(text)
}
