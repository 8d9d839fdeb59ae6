//! Reading a calibration from its file.

use super::super::search::{Method, Problem};
use super::shape::{self, MEASURES, WORDS};
use super::{Calibration, Parameter, Target};
use crate::analysis::measures::Measure;
use crate::analysis::rates::{Basis, Level, is_official};
use crate::error::Result;
use crate::input::layers::{Layer, Names, at, canonical, overlap, settings, shown};
use crate::input::names;
use crate::input::node::expected;
use crate::input::node::{Node, Origin, Source, Value, join};
use crate::input::read_once;
use crate::input::reader::{Reader, Row};
use crate::input::setting::{Setting, key_path};
use crate::input::slips::{as_fraction, did_you_mean};
use crate::input::value;
use crate::ledger::{PeriodKind, Review};
use crate::messages::message;
use crate::parameters::{Kind, nearest};
use crate::plan::scale::scale_of;
use crate::scenario::document;
use crate::scenario::keys::{field, range};
use crate::scenario::load::{Base, DEFAULTS};
use crate::scenario::sets::is_allowed;
use crate::setup::{Data, Setup};
use std::path::Path;
use std::sync::Arc;

/// Sets that an emulator learns from at most: its matrices have as many rows and columns.
const MOST_EMULATED: u64 = 2_000;

/// Reads a calibration file.
pub(super) fn load(path: &Path, sets: &[String]) -> Result<Calibration> {
    let (mut reader, mut tree) = Reader::open(path, document::tables)?;
    reader.check(&mut tree, &shape::spec());
    let calibration = read(path, sets, &tree, &mut reader)?;
    reader.end(calibration)
}

fn read(path: &Path, sets: &[String], tree: &Node, reader: &mut Reader) -> Result<Option<Calibration>> {
    for key in ["parameter", "target"] {
        if tree.rows(key).is_empty() && !reader.is_spoilt(key) {
            reader.diagnose(&tree.origin, key, message!("plan-none-of", key = key));
        }
    }
    let name = read_once::stem(path);
    reader.diagnostics.extend(names::of_file(&name, &tree.origin.source.name));
    let parameters: Vec<Parameter> = Row::all(tree, "parameter").iter().filter_map(|row| parameter(row, reader)).collect();
    let shared = settings(tree, "set", "", &mut reader.diagnostics);
    let root = Row { node: tree, path: String::new() };
    let Some((base_file, base)) = Base::named(&root, message!("plan-no-fitted-base"), reader)? else { return Ok(None) };
    let whole = |key: &str| tree.get("calibration")?.whole(key);
    let size = |key: &str, default: usize| whole(key).map_or(default, |number| number as usize);
    let is_emulated = tree.get("calibration").and_then(|table| table.word("method")) == Some("emulated");
    if is_emulated {
        let trials = whole("trials").unwrap_or(600);
        for (key, least, most, default) in [("generations", 2, 50, 4), ("trials", 20, MOST_EMULATED, 600), ("keep", 10, trials / 2, 100)] {
            let found = whole(key).unwrap_or(default);
            if !(least..=most).contains(&found) {
                let origin = tree.get("calibration").and_then(|table| table.get(key)).map_or(&tree.origin, |node| &node.origin);
                reader.diagnose(
                    origin,
                    format!("calibration.{key}"),
                    message!("plan-emulated-size", found = found, least = least, most = most),
                );
            }
        }
        if let Some(point) = tree.get("calibration").and_then(|table| table.get("point")) {
            reader.diagnose(&point.origin, "calibration.point", message!("plan-emulated-point"));
        }
    }
    let problem = Problem {
        method: if is_emulated { Method::Emulated } else { Method::Simulated },
        parameters: parameters.len(),
        targets: Vec::new(),
        trials: size("trials", 600),
        generations: size("generations", 4),
        keep: size("keep", 100),
        point: if is_emulated { 0 } else { size("point", 200) },
        check: size("check", 20),
        seed: 0,
    };
    let (first, fewest) = (problem.size(0), problem.fewest());
    if problem.generations > 1 && first < fewest && !parameters.is_empty() {
        let origin = tree.get("calibration").and_then(|table| table.get("trials")).map_or(&tree.origin, |node| &node.origin);
        let message =
            message!("plan-first-generation", found = problem.trials, first = first, least = fewest, parameters = parameters.len());
        reader.diagnose(origin, "calibration.trials", message);
    }
    let title = tree.word("title").unwrap_or_default().into();
    let run = settings(tree, "run", "", &mut reader.diagnostics);
    let (defaults, sets) = (defaults(tree), sets.to_vec());
    let mut calibration =
        Calibration { name, title, base_file, base, defaults, run, shared, sets, parameters, targets: Vec::new(), problem };
    let made = calibration.without_parameters();
    let Some(without) = reader.collect(made)? else { return Ok(None) };
    if !keys(&calibration, &without, reader) {
        return Ok(None);
    }
    let middle = calibration.scenario("middle", &vec![0.5; calibration.parameters.len()], 1);
    let setup = middle.and_then(|scenario| Setup::new(&scenario, Data::read(&scenario)?));
    let Some(setup) = reader.collect(setup)? else { return Ok(None) };
    for row in Row::all(tree, "target") {
        let Some(target) = target(&row, &setup, reader) else { continue };
        if calibration.targets.iter().any(|other| other.name() == target.name()) {
            let message = message!("plan-second-target", target = target.name());
            reader.diagnose(&row.node.origin, &row.path, message);
        }
        calibration.targets.push(target);
    }
    calibration.problem.targets = calibration.targets.iter().map(|target| (target.value, target.tolerance)).collect();
    // The command line overrides the file, and the file overrides the base.
    let given = Layer::of_command_line(&calibration.sets, &mut Vec::new()).leaves(&Names::default(), &mut Vec::new());
    let given = given.into_iter().find(|leaf| leaf.path == ["run", "seed"]).and_then(|leaf| match leaf.value.value {
        Value::Whole(seed) => u64::try_from(seed).ok(),
        _ => None,
    });
    calibration.problem.seed = given.or(whole("seed")).unwrap_or(without.tables.run.seed);
    Ok(Some(calibration))
}

/// Checks that the keys of every parameter exist, belong to no other parameter, and are not set by `set` or the command line.
fn keys(calibration: &Calibration, base: &crate::scenario::Scenario, reader: &mut Reader) -> bool {
    let (names, values) = (base.names(), base.values());
    let before = reader.diagnostics.len();
    let parameters = Layer::of_each(message!("word-parameter"), &calibration.settings_at(0.5)).leaves(&names, &mut reader.diagnostics);
    let set = Layer::of(&calibration.shared).leaves(&names, &mut Vec::new());
    let typed = Layer::of_command_line(&calibration.sets, &mut Vec::new()).leaves(&names, &mut Vec::new());
    for parameter in &parameters {
        let key = shown(&parameter.path);
        if value::at(&values, &parameter.path).is_none() {
            reader.diagnose(&parameter.key, key, message!("plan-no-key-in-base"));
        } else if let Some(other) = set.iter().chain(&typed).find(|other| overlap(&parameter.path, &other.path)) {
            let message = message!("plan-parameter-also-set", place = at(&other.key));
            reader.diagnose(&parameter.key, key, message);
        }
    }
    reader.diagnostics.len() == before
}

fn parameter(row: &Row<'_>, reader: &mut Reader) -> Option<Parameter> {
    reader.need(row, &["key", "range"], message!("word-parameter"));
    let (key, origin) = row.text("key")?;
    let Some(path) = key_path(&origin.source, key).filter(|path| is_allowed(path)) else {
        let message = message!("plan-parameter-key", key = key);
        reader.diagnose(origin, &row.path, message);
        return None;
    };
    let kind = field(&path, origin, reader)?.kind;
    if !matches!(kind, Kind::Real { .. } | Kind::Whole { .. } | Kind::Span) {
        reader.diagnose(origin, key, message!("plan-parameter-kind", kind = kind.expected()));
        return None;
    }
    let list = row.node.get("range")?;
    let ends = range(&path, kind, list, join(&row.path, "range"), reader)?;
    let scale = scale_of(row, Some(ends), reader)?;
    Some(Parameter { key: shown(&canonical(&path)), path, origin: origin.clone(), kind, range: ends, scale })
}

fn target(row: &Row<'_>, setup: &Setup, reader: &mut Reader) -> Option<Target> {
    reader.need(row, &["measure", "period", "value", "tolerance"], message!("word-target"));
    let word = |key: &str, default: &'static str| row.node.word(key).unwrap_or(default).to_string();
    let measure_of = |key: &str| WORDS.iter().position(|known| *known == word(key, "")).map(|at| MEASURES[at]);
    let (measure, minus) = (measure_of("measure")?, measure_of("minus"));
    let review = if word("review", "official") == "official" { Review::Official } else { Review::Observer };
    let basis = match word("basis", "callback").as_str() {
        "cohort" => Basis::Cohort,
        "last" => Basis::Last,
        _ => Basis::Callback,
    };
    let level = match word("level", "city").as_str() {
        "district" => Level::District,
        "topic" => Level::Topic,
        _ => Level::City,
    };
    let unit = unit(row, level, setup, reader)?;
    let (period, origin) = row.text("period")?;
    let periods = periods(period, origin, &row.path, setup, reader)?;
    if review == Review::Official && periods.iter().any(|p| !is_official(setup, &setup.periods.periods[*p])) {
        let hint = message!("plan-observer");
        reader.advise(origin, join(&row.path, "period"), message!("plan-no-callbacks", period = period), hint);
        return None;
    }
    let both = || std::iter::once(measure).chain(minus);
    let of_callback = |measure: &Measure| matches!(measure, Measure::UnmetDays | Measure::NeverRegistered | Measure::Contacts);
    if let Some(measure) = both().find(of_callback).filter(|_| basis != Basis::Callback) {
        let message = message!("plan-cohort", basis = basis.word(), measure = measure.word());
        reader.diagnose(row.node.origin_at(&["basis"]), join(&row.path, "basis"), message);
        return None;
    }
    if minus == Some(measure) {
        let message = message!("plan-minus-itself", measure = measure.word());
        reader.diagnose(row.node.origin_at(&["minus"]), join(&row.path, "minus"), message);
        return None;
    }
    if level == Level::Topic && both().any(|measure| measure == Measure::Contacts) {
        reader.diagnose(row.node.origin_at(&["level"]), join(&row.path, "level"), message!("plan-contacts-of-topic"));
        return None;
    }
    let (value, tolerance) = (row.node.real("value")?, row.node.real("tolerance")?);
    if minus.is_none() && word("measure", "").ends_with("_rate") && !(0.0..=1.0).contains(&value) {
        let hint = as_fraction(value / 100.0, &format!("{value} %"));
        let message = message!("plan-a-share", value = value.to_string());
        reader.advise(row.node.origin_at(&["value"]), join(&row.path, "value"), message, hint);
        return None;
    }
    Some(Target { measure, minus, review, basis, level, unit, period: period.into(), periods, value, tolerance })
}

/// The unit of a target: a code or name of its level.
fn unit(row: &Row<'_>, level: Level, setup: &Setup, reader: &mut Reader) -> Option<String> {
    let known: Vec<&str> = match level {
        Level::District => setup.source.districts.iter().map(|district| district.code.as_str()).collect(),
        Level::Topic => setup.categories.iter().map(|category| category.name.as_str()).collect(),
        _ => Vec::new(),
    };
    let key = join(&row.path, "unit");
    match row.text("unit") {
        None if level == Level::City => return Some(String::new()),
        Some((unit, _)) if known.contains(&unit) => return Some(unit.into()),
        None if reader.is_spoilt(&key) => {}
        None => reader.diagnose(&row.node.origin, key, message!("plan-which-unit", level = level.word())),
        Some((unit, origin)) => {
            let what = match level {
                Level::City => message!("plan-no-unit-of-city"),
                _ => message!("plan-code-of", level = level.word()),
            };
            let close = nearest(unit, known.iter().copied()).map(did_you_mean);
            let hint = close.or_else(|| known.first().map(|first| message!("plan-such-as", example = *first)));
            reader.diagnostics.push(origin.diagnose(key, expected(format!("\"{unit}\""), what)).hinted(hint));
        }
    }
    None
}

/// The periods that a text names.
fn periods(text: &str, origin: &Origin, path: &str, setup: &Setup, reader: &mut Reader) -> Option<Vec<usize>> {
    let all = &setup.periods.periods;
    if text == "run" {
        return all.iter().position(|period| period.kind == PeriodKind::Run).map(|run| vec![run]);
    }
    let months = || all.iter().enumerate().filter(|(_, period)| period.kind == PeriodKind::Month);
    let month = |name: &str| months().find(|(_, period)| period.name == name.trim()).map(|(place, _)| place);
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let found = month(first).zip(month(last)).filter(|(first, last)| first <= last);
    if found.is_none() {
        let name = |month: Option<(usize, &crate::ledger::Period)>| month.map_or_else(String::new, |(_, period)| period.name.clone());
        let (begin, end) = (name(months().next()), name(months().next_back()));
        let message = message!("plan-period", text = text, begin = &begin, end = &end);
        reader.advise(origin, join(path, "period"), message, message!("plan-measurement-period"));
    }
    found.map(|(first, last)| (first..=last).collect())
}

/// One city and one replication, and output only of what the targets need.
fn defaults(tree: &Node) -> Vec<Setting> {
    let source = Arc::new(Source { name: DEFAULTS.into(), folder: Default::default() });
    let mut levels = vec!["city"];
    if tree.rows("target").iter().any(|row| row.word("level") == Some("topic")) {
        levels.push("topic");
    }
    let text = format!("[run]\ncities = 1\nreplications = 1\nsets = \"\"\n[output]\nperiods = [\"run\", \"month\"]\nlevels = {levels:?}\n");
    let tree = Node::parse(&source, &text).unwrap_or(Node::empty(&source));
    ["run", "output"].iter().flat_map(|table| settings(&tree, table, "", &mut Vec::new())).collect()
}
