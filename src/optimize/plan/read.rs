//! Reading a search for the best setting from its file.

use super::super::over::Over;
use super::super::problem::{Form, Goal, Limit, Problem};
use super::super::space::{Axis, Space};
use super::{Optimization, Reading, Where, coordinate, rounded, shape};
use crate::analysis::objective::Objective;
use crate::analysis::rates::is_official;
use crate::analysis::statistics::FEWEST;
use crate::error::Result;
use crate::experiment::TrialGrid;
use crate::input::layers::{Layer, Names, at, overlap, settings};
use crate::input::names;
use crate::input::node::{Node, Source, join};
use crate::input::read_once;
use crate::input::reader::{Reader, Row};
use crate::input::setting::Setting;
use crate::input::slips::did_you_mean;
use crate::ledger::{PeriodKind, Review};
use crate::messages::message;
use crate::parameters::{Kind, nearest};
use crate::plan::factors::Factors;
use crate::plan::levels::{Factor, Way};
use crate::rng::{Purpose, Streams};
use crate::scenario::document;
use crate::scenario::load::{Base, DEFAULTS};
use crate::setup::Setup;
use std::path::Path;
use std::sync::Arc;

/// The command's numbers of trials, unless the base or the plan says otherwise.
const RUN: &str = "[run]\ncities = 10\nreplications = 1\n";
/// What is written of a trial does not depend on the base.
const OUTPUT: &str = "[output]\nperiods = [\"run\"]\nlevels = [\"city\", \"district\"]\n";
/// So many whole numbers in a range are tried as they are; more count as a continuum.
const MOST_PLACES: f64 = 200.0;
/// Fewer parameter sets have no worst tenth.
const FEWEST_OF_TENTHS: usize = 10;

/// Reads the file.
pub(super) fn load(path: &Path, sets: &[String]) -> Result<Optimization> {
    let (mut reader, mut tree) = Reader::open(path, document::tables)?;
    reader.check(&mut tree, &shape::spec());
    let found = read(path, sets, &tree, &mut reader)?;
    reader.end(found)
}

fn read(path: &Path, sets: &[String], tree: &Node, reader: &mut Reader) -> Result<Option<Optimization>> {
    let name = read_once::stem(path);
    reader.diagnostics.extend(names::of_file(&name, &tree.origin.source.name));
    if tree.rows("factor").is_empty() && !reader.is_spoilt("factor") {
        reader.diagnose(&tree.origin, "factor", message!("plan-none-of", key = "factor"));
    }
    let root = Row { node: tree, path: String::new() };
    let Some((_, base)) = Base::named(&root, message!("plan-no-base"), reader)? else { return Ok(None) };
    let parse = |text: &str, table: &str| {
        let source = Arc::new(Source { name: DEFAULTS.into(), folder: Default::default() });
        settings(&Node::parse(&source, text).unwrap_or(Node::empty(&source)), table, "", &mut Vec::new())
    };
    let mut shared: Vec<Setting> = ["run", "set"].iter().flat_map(|table| settings(tree, table, "", &mut reader.diagnostics)).collect();
    shared.extend(parse(OUTPUT, "output"));
    let objectives = objectives(tree, reader);
    let placeholder = Problem {
        space: Space { axes: Vec::new() },
        baseline: None,
        goals: Vec::new(),
        limits: Vec::new(),
        over: Over::Mean,
        settings: 0,
        start: 0,
        batch: 1,
        seed: 0,
    };
    let mut found = Optimization {
        name,
        title: tree.word("title").unwrap_or_default().into(),
        base,
        defaults: parse(RUN, "run"),
        shared,
        sets: sets.to_vec(),
        factors: Vec::new(),
        objectives,
        limited: Vec::new(),
        readings: Vec::new(),
        new_cities: 1,
        new_seed: 0,
        problem: placeholder,
    };
    let made = found.made("baseline", &[]);
    let Some(scenario) = reader.collect(made)? else { return Ok(None) };
    found.factors = Factors::of(&scenario, tree, reader, &mut Vec::new()).check();
    check_factors(&found, &scenario.names(), tree, reader);
    let setup = reader.collect(Setup::read(&scenario))?;
    let Some(setup) = setup.filter(|_| reader.diagnostics.is_empty()) else { return Ok(None) };
    found.readings = found.objectives.iter().map(|measure| Reading { measure: *measure, place: Where::City }).collect();
    let goals = found.objectives.iter().enumerate().map(|(reading, measure)| Goal { reading, sign: measure.sign() }).collect();
    let limits = constraints(&mut found, &setup, tree, reader);
    let origin = tree.origin_at(&["optimize"]);
    if let Some(official) = found.objectives.iter().find(|measure| has_no_official(**measure, &setup)) {
        reader.diagnose(
            tree.origin_at(&["optimize", "objective"]),
            "optimize.objective",
            message!("optimize-no-official", measure = official.name()),
        );
    }
    let table = tree.get("optimize");
    let whole = |key: &str| table.and_then(|table| table.whole(key));
    let axes: Vec<Axis> = found.factors.iter().map(axis).collect();
    let settings = whole("settings").map_or(40, |n| n as usize);
    let run = &scenario.tables.run;
    let seed = whole("seed").unwrap_or(run.seed);
    let drawn = Streams::of_city(seed, 0).draw(Purpose::Sample, 3 << 32, 0);
    found.new_seed = u64::from(drawn.0[0]) << 20 | u64::from(drawn.0[1]) >> 12;
    found.new_cities = whole("new_cities").map_or(run.cities, |n| n as u32);
    let over = table.and_then(|table| table.word("over")).and_then(Over::of_word).unwrap_or_default();
    let units = units(&setup);
    if units < FEWEST {
        let at = ["sets_used", "cities", "replications"]
            .iter()
            .find_map(|key| tree.find(&["run", key]))
            .map_or(&tree.origin, |node| &node.origin);
        reader.diagnose(at, "run", message!("optimize-few-units", count = units, least = FEWEST));
    } else if over == Over::WorstTenth && (setup.sets().is_none() || units < FEWEST_OF_TENTHS) {
        let sets = setup.sets().map_or(0, |sets| sets.list.len());
        reader.diagnose(
            tree.origin_at(&["optimize", "over"]),
            "optimize.over",
            message!("optimize-no-tenth", count = sets, least = FEWEST_OF_TENTHS),
        );
    }
    let start = whole("start").map_or_else(|| (5 * axes.len()).min(settings / 2).max(3), |n| n as usize);
    if start > settings {
        reader.diagnose(origin, "optimize.start", message!("optimize-start", start = start, settings = settings));
    }
    let baseline: Option<Vec<f64>> = found.factors.iter().map(|factor| coordinate(factor, factor.base_value()?)).collect();
    let space = Space { axes };
    let batch = whole("batch").map_or(2, |n| n as usize);
    found.problem = Problem { space, baseline, goals, limits, over, settings, start, batch, seed };
    Ok(Some(found))
}

/// How many independent units a setting has.
fn units(setup: &Setup) -> usize {
    let counts = TrialGrid::wished([setup]).of_design(0);
    match setup.sets() {
        Some(sets) => sets.list.len(),
        None if counts.cities > 1 => counts.cities as usize,
        None => counts.replications as usize,
    }
}

/// Whether it is an official rate of a city that makes no callbacks.
fn has_no_official(measure: Objective, setup: &Setup) -> bool {
    let run = setup.periods.periods.iter().find(|period| period.kind == PeriodKind::Run);
    measure.review() == Some(Review::Official) && run.is_some_and(|run| !is_official(setup, run))
}

/// The measure of a name; reports an unknown one.
fn measure(node: &Node, key: String, reader: &mut Reader) -> Option<Objective> {
    let text = node.text()?;
    let found = Objective::parse(text);
    if found.is_none() {
        let names: Vec<String> = Objective::all().map(Objective::name).collect();
        let close = nearest(text, names.iter().map(String::as_str)).map(did_you_mean);
        let message = message!("optimize-measure", found = text, known = names.join(", "));
        reader.diagnostics.push(node.origin.diagnose(key, message).hinted(close));
    }
    found
}

fn objectives(tree: &Node, reader: &mut Reader) -> Vec<Objective> {
    let Some(list) = tree.find(&["optimize", "objective"]) else { return vec![Objective::default()] };
    let found: Vec<Objective> = list.items().iter().filter_map(|node| measure(node, "optimize.objective".into(), reader)).collect();
    let is_twice = found.len() == 2 && found[0] == found[1];
    if !(1..=2).contains(&list.items().len()) || is_twice {
        reader.diagnose(&list.origin, "optimize.objective", message!("optimize-objectives", count = list.items().len()));
    }
    found
}

fn check_factors(found: &Optimization, names: &Names, tree: &Node, reader: &mut Reader) {
    let typed = Layer::of_command_line(&found.sets, &mut Vec::new()).leaves(names, &mut Vec::new());
    let set = Layer::of(&settings(tree, "set", "", &mut Vec::new())).leaves(names, &mut Vec::new());
    for factor in &found.factors {
        let first = factor.key.split('.').next().unwrap_or_default();
        if ["run", "output"].contains(&first) {
            reader.diagnose(&factor.origin, &factor.key, message!("plan-not-shared", key = &factor.key));
        }
        let is_number = matches!(factor.kind, Kind::Real { .. } | Kind::Whole { .. } | Kind::Span);
        if matches!(factor.way, Way::Range(..)) && !is_number {
            reader.diagnose(&factor.origin, &factor.key, message!("plan-parameter-kind", kind = factor.kind.expected()));
        }
        if matches!(&factor.way, Way::Values(values) if values.len() < 2) {
            reader.diagnose(&factor.origin, &factor.key, message!("optimize-one-value"));
        }
        // What is set for all settings does not vary.
        let clash = factor.paths().find_map(|path| set.iter().chain(&typed).find(|other| overlap(path, &other.path)));
        if let Some(other) = clash {
            reader.diagnose(&factor.origin, &factor.key, message!("optimize-factor-also-set", place = at(&other.key)));
        }
    }
}

fn constraints(found: &mut Optimization, setup: &Setup, tree: &Node, reader: &mut Reader) -> Vec<Limit> {
    let mut limits = Vec::new();
    for row in Row::all(tree, "constraint") {
        reader.need(&row, &["measure"], message!("word-constraint"));
        let Some(measure) = row.node.get("measure").and_then(|node| measure(node, join(&row.path, "measure"), reader)) else { continue };
        if has_no_official(measure, setup) {
            let message = message!("optimize-no-official", measure = measure.name());
            reader.diagnose(row.node.origin_at(&["measure"]), join(&row.path, "measure"), message);
        }
        let bounds = (row.node.real("at_most"), row.node.real("at_least"));
        let (bound, sign) = match bounds {
            (Some(most), None) => (most, -1.0),
            (None, Some(least)) => (least, 1.0),
            _ => {
                let is_spoilt = ["at_most", "at_least"].iter().any(|key| reader.is_spoilt(&join(&row.path, key)));
                if !is_spoilt {
                    reader.diagnose(&row.node.origin, &row.path, message!("optimize-one-bound"));
                }
                continue;
            }
        };
        let form = row.node.word("as").and_then(Form::of_word).unwrap_or(Form::Level);
        let is_of_districts = row.node.word("every").is_some();
        if is_of_districts && measure.review().is_none() {
            let message = message!("optimize-not-by-district", measure = measure.name());
            reader.diagnose(row.node.origin_at(&["every"]), join(&row.path, "every"), message);
            continue;
        }
        let places: Vec<Where> = match is_of_districts {
            true => setup.source.districts.iter().map(|district| Where::District(district.code.clone())).collect(),
            false => vec![Where::City],
        };
        let first = found.readings.len();
        found.readings.extend(places.into_iter().map(|place| Reading { measure, place }));
        found.limited.push(measure);
        limits.push(Limit { readings: (first..found.readings.len()).collect(), form, bound, sign });
    }
    limits
}

/// The axis of a factor: of whole numbers, and of seconds, only those in the range, unless there are very many.
fn axis(factor: &Factor) -> Axis {
    match &factor.way {
        Way::Values(values) => Axis::Choice(values.len()),
        Way::Range(low, high) => {
            let is_whole = matches!(factor.kind, Kind::Whole { .. } | Kind::Span);
            if !is_whole || high - low > MOST_PLACES {
                return Axis::Range(Vec::new());
            }
            let place = |x: f64| (factor.scale.of(x) - factor.scale.of(*low)) / (factor.scale.of(*high) - factor.scale.of(*low));
            let mut numbers: Vec<f64> = (0..=(high - low) as usize).map(|i| rounded(factor.kind, low + i as f64)).collect();
            numbers.dedup();
            Axis::Range(numbers.into_iter().map(place).collect())
        }
        Way::Relative(_) => Axis::Range(Vec::new()),
    }
}
