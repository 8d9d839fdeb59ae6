//! Reading a calibration from its file.

use super::super::search::Problem;
use super::shape::{self, MEASURES, SCALES};
use super::{Calibration, Parameter, Scale, Target};
use crate::analysis::measures::Measure;
use crate::analysis::rates::{Basis, Level, is_official};
use crate::error::{Diagnostic, Error, Result};
use crate::input::files::Files;
use crate::input::names;
use crate::input::node::{Node, Origin, Source, Value, join};
use crate::input::read_once;
use crate::input::setting::{Setting, key_path};
use crate::ledger::{PeriodKind, Review};
use crate::parameters::{Kind, nearest};
use crate::plan::factors::{field, probe};
use crate::plan::levels::{at as at_path, json, number};
use crate::plan::rows::{Row, below, rows_of, settings, take};
use crate::scenario::check;
use crate::scenario::layers::{Layer, Names, at, canonical, overlap, shown, values};
use crate::scenario::load::Base;
use crate::scenario::sets::is_allowed;
use crate::setup::{Data, Setup};
use std::path::Path;
use std::rc::Rc;

/// The measures, in the order of [`MEASURES`].
const MEASURED: [Measure; 10] = [
    Measure::Opened,
    Measure::Closed,
    Measure::Open,
    Measure::Reviewed,
    Measure::ResponseRate,
    Measure::ResolutionRate,
    Measure::SatisfactionRate,
    Measure::CuredRate,
    Measure::UnmetDays,
    Measure::NeverRegistered,
];

/// Reads a calibration file.
pub(super) fn load(path: &Path, sets: &[String]) -> Result<Calibration> {
    let mut files = Files::default();
    let tree = files.read(path, None)?;
    let mut diagnostics = files.diagnostics;
    let Some(tree) = tree else { return Err(Error::Input(diagnostics)) };
    let calibration = Reader { path, sets, diagnostics: &mut diagnostics }.calibration(tree)?;
    diagnostics.sort();
    diagnostics.dedup();
    match calibration {
        Some(calibration) if diagnostics.is_empty() => Ok(calibration),
        _ => Err(Error::Input(diagnostics)),
    }
}

struct Reader<'a> {
    path: &'a Path,
    sets: &'a [String],
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn diagnose(&mut self, origin: &Origin, key: impl Into<String>, message: impl Into<crate::messages::Message>) {
        self.diagnostics.push(origin.diagnose(key, message));
    }

    fn calibration(mut self, mut tree: Node) -> Result<Option<Calibration>> {
        let parameters = rows_of(&mut tree, "parameter", &shape::parameter(), &["range"], self.diagnostics);
        let targets = rows_of(&mut tree, "target", &shape::target(), &[], self.diagnostics);
        let shared = take(&mut tree, "set");
        check::table(&mut tree, &shape::spec(), "", self.diagnostics);
        for (key, none) in [("parameter", parameters.is_empty()), ("target", targets.is_empty())] {
            if none && !self.diagnostics.iter().any(|diagnostic| diagnostic.key.starts_with(key)) {
                self.diagnose(&tree.origin, key, format!("found none, expected at least one `[[{key}]]`"));
            }
        }
        let name = read_once::stem(self.path);
        self.diagnostics.extend(names::of_file(&name, &tree.origin.source.name));
        let shared = settings(shared.as_ref().map(|entry| &entry.node), "", self.diagnostics);
        let mut known: Vec<Parameter> = Vec::new();
        for row in &parameters {
            known.extend(self.parameter(row));
        }

        let Some((file, origin)) = tree.get("base").and_then(|node| Some((node.text()?, node.origin.clone()))) else {
            if !self.diagnostics.iter().any(|diagnostic| diagnostic.key == "base") {
                let diagnostic = tree.origin.diagnose("base", "found nothing, expected the scenario file that is fitted");
                self.diagnostics.push(diagnostic.with_hint("such as `base = \"../beijing-2019.toml\"`, relative to the plan"));
            }
            return Ok(None);
        };
        let base_file = origin.source.folder.join(file);
        let base = Base::read(&base_file, Some(("base", &origin)))?;
        let whole = |key: &str| match tree.get("calibration")?.get(key)?.value {
            Value::Whole(number) => u64::try_from(number).ok(),
            _ => None,
        };
        let size = |key: &str, default: usize| whole(key).map_or(default, |number| number as usize);
        let mut problem = Problem {
            parameters: known.len(),
            targets: Vec::new(),
            trials: size("trials", 600),
            generations: size("generations", 4),
            keep: size("keep", 100),
            point: size("point", 200),
            check: size("check", 20),
            seed: 0,
        };
        let mut calibration = Calibration {
            name,
            title: tree.get("title").and_then(Node::text).unwrap_or_default().into(),
            base_file,
            base,
            defaults: defaults(&targets),
            run: tree.get("run").map(|node| below(node, &mut vec!["run".into()])).unwrap_or_default(),
            shared,
            sets: self.sets.to_vec(),
            parameters: known,
            targets: Vec::new(),
            problem: problem.clone(),
        };
        if !self.keys(&calibration)? {
            return Ok(None);
        }
        let setup = calibration
            .scenario("middle", &vec![0.5; calibration.parameters.len()], 1)
            .and_then(|scenario| Setup::new(&scenario, Data::read(&scenario)?));
        let setup = match setup {
            Ok(setup) => setup,
            Err(Error::Input(list)) => {
                self.diagnostics.extend(list);
                return Ok(None);
            }
            Err(other) => return Err(other),
        };
        for row in &targets {
            let Some(target) = self.target(row, &setup) else { continue };
            if calibration.targets.iter().any(|other| other.name() == target.name()) {
                let message = format!("found a second target of {}, expected each once", target.name());
                self.diagnose(&row.node.origin, &row.path, message);
            }
            calibration.targets.push(target);
        }
        problem.targets = calibration.targets.iter().map(|target| (target.value, target.tolerance)).collect();
        // The command line overrides the file, and the file overrides the base.
        let given = Layer::of_command_line(self.sets, &mut Vec::new()).leaves(&Names::default(), &mut Vec::new());
        let given = given.into_iter().find(|leaf| leaf.path == ["run", "seed"]).and_then(|leaf| match leaf.value.value {
            Value::Whole(seed) => u64::try_from(seed).ok(),
            _ => None,
        });
        let base_seed = calibration.without_parameters().map_or(1, |base| base.tables.run.seed);
        problem.seed = given.or(whole("seed")).unwrap_or(base_seed);
        calibration.problem = problem;
        Ok(Some(calibration))
    }

    /// Checks that the keys of every parameter exist, belong to no other parameter, and are not set by `set` or the command line.
    fn keys(&mut self, calibration: &Calibration) -> Result<bool> {
        let base = match calibration.without_parameters() {
            Ok(base) => base,
            Err(Error::Input(list)) => {
                self.diagnostics.extend(list);
                return Ok(false);
            }
            Err(other) => return Err(other),
        };
        let (names, values) = (Names::of(&base), values(&base));
        let before = self.diagnostics.len();
        let parameters = Layer::of_each("parameter", &calibration.settings_at(0.5)).leaves(&names, self.diagnostics);
        let set = Layer::of(&calibration.shared).leaves(&names, &mut Vec::new());
        let typed = Layer::of_command_line(self.sets, &mut Vec::new()).leaves(&names, &mut Vec::new());
        for parameter in &parameters {
            let key = shown(&parameter.path);
            if at_path(&values, &parameter.path).is_none() {
                self.diagnose(&parameter.key, key, "found no such key in the base, expected an existing one");
            } else if let Some(other) = set.iter().chain(&typed).find(|other| overlap(&parameter.path, &other.path)) {
                let message = format!("found a parameter that `set` or `--set` also sets, at {}: expected one of them", at(&other.key));
                self.diagnose(&parameter.key, key, message);
            }
        }
        Ok(self.diagnostics.len() == before)
    }

    fn parameter(&mut self, row: &Row) -> Option<Parameter> {
        let Some((key, origin)) = row.text("key") else {
            self.diagnose(&row.node.origin, join(&row.path, "key"), "found nothing, expected this key in every parameter");
            return None;
        };
        let path = key_path(&origin.source, key);
        let Some(path) = path.filter(|path| is_allowed(path)) else {
            self.diagnose(
                origin,
                &row.path,
                format!("found the key \"{key}\", expected one that describes the city or its people, such as behaviour.ceiling"),
            );
            return None;
        };
        let kind = field(&path, origin, self.diagnostics)?.kind;
        if !matches!(kind, Kind::Real { .. } | Kind::Whole { .. } | Kind::Span) {
            self.diagnose(origin, key, format!("found a key for {}, expected one for a number", kind.expected()));
            return None;
        }
        let range_key = join(&row.path, "range");
        let Some(range) = row.free("range") else {
            self.diagnose(&row.node.origin, range_key, "found nothing, expected its smallest and largest value");
            return None;
        };
        let before = self.diagnostics.len();
        let items: &[Node] = if let Value::List(items) = &range.value { items } else { &[] };
        items.iter().for_each(|item| probe(&path, item, self.diagnostics));
        if self.diagnostics.len() > before {
            return None;
        }
        let ends: Vec<Option<f64>> = items.iter().map(|item| number(kind, json(item).as_ref())).collect();
        let ends = match ends.as_slice() {
            [Some(low), Some(high)] if low < high => (*low, *high),
            _ => {
                let message = format!("found an invalid range, expected a smallest and a largest value, each {}", kind.expected());
                self.diagnose(&range.origin, range_key, message);
                return None;
            }
        };
        let word = row.text("scale").map_or(SCALES[0], |(word, _)| word);
        let scales = [Scale::Linear, Scale::Log, Scale::Logit];
        let scale = scales[SCALES.iter().position(|known| *known == word)?];
        let fits = match scale {
            Scale::Linear => true,
            Scale::Log => ends.0 > 0.0,
            Scale::Logit => ends.0 > 0.0 && ends.1 < 1.0,
        };
        if !fits {
            let expected = if scale == Scale::Log { "ends above 0" } else { "ends between 0 and 1" };
            self.diagnose(&range.origin, range_key, format!("found {} to {} on the scale \"{word}\", expected {expected}", ends.0, ends.1));
            return None;
        }
        Some(Parameter { key: shown(&canonical(&path)), path, origin: origin.clone(), kind, range: ends, scale })
    }

    fn target(&mut self, row: &Row, setup: &Setup) -> Option<Target> {
        let real = |key: &str| match row.node.get(key)?.value {
            Value::Real(number) => Some(number),
            Value::Whole(number) => Some(number as f64),
            _ => None,
        };
        let needed = [
            ("measure", row.text("measure").is_none()),
            ("period", row.text("period").is_none()),
            ("value", real("value").is_none()),
            ("tolerance", real("tolerance").is_none()),
        ];
        for (key, missing) in needed {
            let key = join(&row.path, key);
            if missing && !self.diagnostics.iter().any(|diagnostic| diagnostic.key == key) {
                self.diagnose(&row.node.origin, key, "found nothing, expected this key in every target");
            }
        }
        let word = |key: &str, default: &'static str| row.text(key).map_or(default, |(word, _)| word).to_string();
        let measure = MEASURED[MEASURES.iter().position(|known| *known == word("measure", ""))?];
        let review = if word("review", "official") == "official" { Review::Official } else { Review::Observer };
        let basis = if word("basis", "callback") == "callback" { Basis::Callback } else { Basis::Cohort };
        let level = match word("level", "city").as_str() {
            "district" => Level::District,
            "topic" => Level::Topic,
            _ => Level::City,
        };
        let unit = self.unit(row, level, setup)?;
        let (period, origin) = row.text("period")?;
        let periods = self.periods(period, origin, &row.path, setup)?;
        if review == Review::Official && periods.iter().any(|p| !is_official(setup, &setup.periods.periods[*p])) {
            let diagnostic = origin.diagnose(join(&row.path, "period"), format!("found {period}, in which the city makes no callbacks"));
            self.diagnostics.push(diagnostic.with_hint("`review = \"observer\"`, or a base with `rules.callback`"));
            return None;
        }
        if basis == Basis::Cohort && matches!(measure, Measure::UnmetDays | Measure::NeverRegistered) {
            self.diagnose(
                &row.node.origin,
                join(&row.path, "basis"),
                format!("found \"cohort\" with {}, expected \"callback\"", measure.word()),
            );
            return None;
        }
        let (value, tolerance) = (real("value")?, real("tolerance")?);
        if word("measure", "").ends_with("_rate") && !(0.0..=1.0).contains(&value) {
            let diagnostic =
                row.node.origin_at(&["value"]).diagnose(join(&row.path, "value"), format!("found {value}, expected a share from 0 to 1"));
            self.diagnostics.push(diagnostic.with_hint(format!("shares are written as fractions: `{}` for {value} %", value / 100.0)));
            return None;
        }
        Some(Target { measure, review, basis, level, unit, period: period.into(), periods, value, tolerance })
    }

    fn unit(&mut self, row: &Row, level: Level, setup: &Setup) -> Option<String> {
        let known: Vec<&str> = match level {
            Level::District => setup.source.districts.iter().map(|district| district.code.as_str()).collect(),
            Level::Topic => setup.categories.iter().map(|category| category.name.as_str()).collect(),
            _ => Vec::new(),
        };
        let key = join(&row.path, "unit");
        match row.text("unit") {
            None if level == Level::City => Some(String::new()),
            Some((unit, _)) if known.contains(&unit) => Some(unit.into()),
            None => {
                self.diagnose(&row.node.origin, key, format!("found nothing, expected which {}", level.word()));
                None
            }
            Some((unit, origin)) => {
                let expected =
                    if level == Level::City { "none: there is one city".into() } else { format!("the code of a {}", level.word()) };
                let diagnostic = origin.diagnose(key, format!("found \"{unit}\", expected {expected}"));
                let hint = match nearest(unit, known.iter().copied()) {
                    Some(close) => Some(format!("did you mean \"{close}\"?")),
                    None if known.is_empty() => None,
                    None => Some(format!("such as \"{}\"", known[0])),
                };
                self.diagnostics.push(Diagnostic { hint: hint.map(Into::into), ..diagnostic });
                None
            }
        }
    }

    /// The periods that a text names.
    fn periods(&mut self, text: &str, origin: &Origin, path: &str, setup: &Setup) -> Option<Vec<usize>> {
        let all = &setup.periods.periods;
        if text == "run" {
            return all.iter().position(|period| period.kind == PeriodKind::Run).map(|run| vec![run]);
        }
        let month = |name: &str| all.iter().position(|period| period.kind == PeriodKind::Month && period.name == name.trim());
        let (first, last) = text.split_once("..").unwrap_or((text, text));
        let found = month(first).zip(month(last)).filter(|(first, last)| first <= last);
        if found.is_none() {
            let months: Vec<&str> =
                all.iter().filter(|period| period.kind == PeriodKind::Month).map(|period| period.name.as_str()).collect();
            let (begin, end) = (months.first().unwrap_or(&""), months.last().unwrap_or(&""));
            let message =
                format!("found \"{text}\", expected \"run\", or a month from {begin} to {end}, or two such as \"{begin}..{end}\"");
            let diagnostic = origin.diagnose(join(path, "period"), message);
            self.diagnostics.push(diagnostic.with_hint("`run.start` and `run.months` set the measurement period"));
        }
        found.map(|(first, last)| (first..=last).collect())
    }
}

/// One city and one replication, and output only of what the targets need.
fn defaults(targets: &[Row]) -> Vec<Setting> {
    let source = Rc::new(Source { name: "defaults".into(), folder: Default::default() });
    let mut levels = vec!["city"];
    levels.extend(targets.iter().filter_map(|row| row.text("level").map(|(word, _)| word)).filter(|word| *word == "topic").take(1));
    let text = format!("[run]\ncities = 1\nreplications = 1\nsets = \"\"\n[output]\nperiods = [\"run\", \"month\"]\nlevels = {levels:?}\n");
    below(&Node::parse(&source, &text).unwrap_or(Node::empty(&source)), &mut Vec::new())
}
