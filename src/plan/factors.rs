//! Designs made of factors: which key takes which value in which design.

use super::Setting as FactorValue;
use super::design_table;
use super::levels::{Factor, Level, Target, Way, at, json, number, plain, shown};
use super::rows::{Draft, Row};
use super::sample::{Method, points};
use crate::error::{Diagnostic, Result};
use crate::input::node::{Node, Origin, Value, join};
use crate::input::setting::{Setting, key_path};
use crate::parameters::{Field, Kind, Spec, Tag};
use crate::scenario::document;
use crate::scenario::inert::Inert;
use crate::scenario::layers::{Layer, Leaf, Names, canonical, is_same, of_a_file, shown as dotted, values};
use crate::scenario::{Scenario, check};

/// Shares that are normalised: scaling all of them changes nothing, so they are varied one at a time.
const NORMALISED: [&str; 2] = ["city.categories.NAME.mix", "city.functions.NAME.staff"];

/// A listed design that is crossed with the points of the factors, at the base.
pub(super) struct Listed {
    /// Whether it has its own base.
    pub(super) has_base: bool,
    pub(super) scenario: Scenario,
}

/// Makes designs of factors.
pub(super) struct Factors<'a> {
    base: &'a Scenario,
    sampling: Option<&'a Node>,
    origin: Origin,
    diagnostics: &'a mut Vec<Diagnostic>,
    notes: &'a mut Vec<String>,
    /// The names and the values of the base.
    names: Names,
    values: serde_json::Value,
}

impl<'a> Factors<'a> {
    /// Factors on a base; diagnostics about the sampling as a whole are placed at `origin`.
    pub(super) fn of(
        base: &'a Scenario,
        sampling: Option<&'a Node>,
        origin: Origin,
        diagnostics: &'a mut Vec<Diagnostic>,
        notes: &'a mut Vec<String>,
    ) -> Factors<'a> {
        Factors { base, sampling, origin, diagnostics, notes, names: Names::of(base), values: values(base) }
    }

    /// The points; `crossed` are the designs that are simulated at each of them.
    pub(super) fn designs(mut self, method: Method, rows: &[Row], crossed: &[Listed]) -> Result<Vec<Draft>> {
        if method == Method::Table {
            return self.table();
        }
        let factors = self.check(rows);
        crossed.iter().for_each(|design| self.agree(&factors, design));
        if !self.diagnostics.is_empty() {
            return Ok(Vec::new());
        }
        let n = self.whole("n");
        let seed = self.whole("seed").unwrap_or(1) as u32;
        Ok(match method {
            Method::OneAtATime => self.one_at_a_time(&factors),
            Method::Factorial => self.factorial(&factors, n),
            _ => self.sample(method, &factors, n, seed),
        })
    }

    /// The factors of all rows; reports all that is wrong with them.
    pub(super) fn check(&mut self, rows: &[Row]) -> Vec<Factor> {
        let mut factors: Vec<Factor> = Vec::new();
        for row in rows {
            factors.extend(self.read(row));
        }
        let setting = |factor: &Factor| Setting {
            path: key_path(&factor.origin.source, &factor.key).unwrap_or_default(),
            key: factor.origin.clone(),
            value: Node { origin: factor.origin.clone(), value: Value::Flag(true) },
        };
        let all: Vec<Setting> = factors.iter().map(setting).collect();
        Layer::of_each("factor", &all).leaves(&self.names, self.diagnostics);
        factors
    }

    /// Reports factors that would have another meaning in a crossed design than in the base: at a point, all designs have the same value.
    fn agree(&mut self, factors: &[Factor], design: &Listed) {
        let (names, values, name) = (Names::of(&design.scenario), values(&design.scenario), &design.scenario.name);
        for Factor { key, origin, targets, way, .. } in factors {
            let paths = key_path(&origin.source, key).map(|path| names.expand(&path)).unwrap_or_default();
            let other = paths.iter().find(|path| targets.iter().all(|target| target.path != **path));
            let moved =
                targets.iter().find_map(|Target { path, base }| Some((path, base, at(&values, path).filter(|own| !is_same(base, own))?)));
            let message = match (other, moved, way) {
                (Some(path), ..) => {
                    format!("found `{}` in the design `{name}` and not in the base, expected `*` to stand for the same names", dotted(path))
                }
                (None, Some((path, base, own)), Way::Relative(_)) if design.has_base => format!(
                    "found {} for `{}` in the base of the design `{name}`, expected {} as in the plan's, of which `relative` is a share",
                    shown(own),
                    dotted(path),
                    shown(base)
                ),
                _ => continue,
            };
            self.diagnose(origin, key, message);
        }
    }

    fn whole(&self, key: &str) -> Option<usize> {
        match self.sampling?.get(key)?.value {
            Value::Whole(number) => usize::try_from(number).ok(),
            _ => None,
        }
    }

    fn diagnose(&mut self, origin: &Origin, key: impl Into<String>, message: impl Into<crate::messages::Message>) {
        self.diagnostics.push(origin.diagnose(key, message));
    }

    /// The factors of a row: several if it names tags.
    fn read(&mut self, row: &Row) -> Vec<Factor> {
        let given: Vec<&str> = ["values", "range"]
            .into_iter()
            .filter(|key| row.free(key).is_some())
            .chain(row.node.get("relative").map(|_| "relative"))
            .collect();
        if given.len() != 1 {
            let found = if given.is_empty() { "none of them".into() } else { format!("`{}`", given.join("` and `")) };
            self.diagnose(&row.node.origin, &row.path, format!("found {found}, expected one of `values`, `range` and `relative`"));
            return Vec::new();
        }
        match (row.text("key"), row.text("keys")) {
            (Some((key, origin)), None) => {
                let origin = origin.clone();
                self.one(key, &origin, row).into_iter().collect()
            }
            (None, Some((tags, origin))) => {
                let (tags, origin) = (tags.to_string(), origin.clone());
                if row.node.get("relative").is_none() {
                    self.diagnose(&origin, join(&row.path, "keys"), "found several keys, expected `relative`");
                    return Vec::new();
                }
                let keys = self.tagged(&tags, &origin, row);
                keys.iter().filter_map(|key| self.one(key, &origin, row)).collect()
            }
            _ => {
                self.diagnose(&row.node.origin, &row.path, "found both or neither of `key` and `keys`, expected one of them");
                Vec::new()
            }
        }
    }

    fn one(&mut self, key: &str, origin: &Origin, row: &Row) -> Option<Factor> {
        let Some(path) = key_path(&origin.source, key) else {
            self.diagnose(origin, &row.path, format!("found the key \"{key}\", expected one such as rules.whistle.enabled"));
            return None;
        };
        let field = self.field(&path, origin)?;
        let paths = self.names.expand(&canonical(&path));
        let targets: Option<Vec<Target>> =
            paths.into_iter().map(|path| Some(Target { base: at(&self.values, &path)?.clone(), path })).collect();
        let Some(targets) = targets.filter(|targets| !targets.is_empty()) else {
            self.diagnose(origin, key, "found no such table in the base, expected an existing one");
            return None;
        };
        let way = self.way(row, &field, &path)?;
        if matches!(way, Way::Relative(_)) && targets.iter().all(|target| number(field.kind, Some(&target.base)).is_none()) {
            self.diagnose(origin, key, "found no number in the base, expected one that `relative` can vary");
            return None;
        }
        Some(Factor { key: dotted(&canonical(&path)), origin: origin.clone(), kind: field.kind, targets, way })
    }

    fn way(&mut self, row: &Row, field: &Field, path: &[String]) -> Option<Way> {
        if let Some(node) = row.node.get("relative") {
            let relative = match node.value {
                Value::Real(number) => number,
                Value::Whole(number) => number as f64,
                _ => return None,
            };
            return Some(Way::Relative(relative));
        }
        let (word, node) = [("values", row.free("values")), ("range", row.free("range"))].into_iter().find_map(|(w, n)| Some((w, n?)))?;
        let Value::List(items) = &node.value else {
            self.diagnose(&node.origin, join(&row.path, word), format!("found {}, expected a list", node.value));
            return None;
        };
        if word == "values" {
            if items.is_empty() {
                self.diagnose(&node.origin, join(&row.path, word), "found an empty list, expected at least one value");
                return None;
            }
            return Some(Way::Values(items.clone()));
        }
        let ends: Vec<Option<f64>> = items.iter().map(|item| number(field.kind, json(item).as_ref())).collect();
        match ends.as_slice() {
            [Some(low), Some(high)] if low < high => {
                // The ends are checked like any value.
                let before = self.diagnostics.len();
                for item in items {
                    probe(path, item, self.diagnostics);
                }
                (self.diagnostics.len() == before).then_some(Way::Range(*low, *high))
            }
            _ => {
                let message = format!("found an invalid range, expected a smallest and a largest value, each {}", field.kind.expected());
                self.diagnose(&node.origin, join(&row.path, word), message);
                None
            }
        }
    }

    /// The field of a key; reports, with a suggestion, a key that does not exist.
    fn field(&mut self, path: &[String], origin: &Origin) -> Option<Field> {
        field(path, origin, self.diagnostics)
    }

    /// The numeric keys with one of the tags that have an effect in the base.
    fn tagged(&mut self, tags: &str, origin: &Origin, row: &Row) -> Vec<String> {
        let letters = tags.strip_prefix("tags:").unwrap_or_default();
        let all = [Tag::F, Tag::L, Tag::C, Tag::A, Tag::S];
        let wanted: Vec<Tag> = all.into_iter().filter(|tag| letters.contains(&format!("{tag:?}"))).collect();
        if wanted.is_empty() || wanted.len() != letters.chars().count() {
            let diagnostic = origin.diagnose(join(&row.path, "keys"), format!("found \"{tags}\", expected letters of F, L, C, A and S"));
            self.diagnostics.push(diagnostic.with_hint("such as `keys = \"tags:CA\"`"));
            return Vec::new();
        }
        let enabled = |lever: &str| {
            let counted = std::iter::once(&self.base.tables.rules).chain(self.base.phases.iter().map(|phase| &phase.rules));
            counted.into_iter().any(|rules| serde_json::to_value(rules).unwrap_or_default()[lever]["enabled"] == true)
        };
        let inert = Inert::new(self.base, None);
        let (mut keys, mut left) = (Vec::new(), Vec::new());
        let tables = document::tables();
        let below = |field: &Field| if let Kind::Rows(spec) = field.kind { Some(spec().path) } else { None };
        let lists: Vec<&str> = tables.iter().flat_map(|table| table.fields.iter().filter_map(below)).collect();
        for table in &tables {
            let lever = table.path.strip_prefix("rules.").map(|rest| rest.split('.').next().unwrap_or(rest));
            let outside = table.path.is_empty()
                || lists.contains(&table.path)
                || ["run", "output", "warmup", "phase"].iter().any(|p| table.path.split('.').next() == Some(p));
            if outside || lever.is_some_and(|lever| !enabled(lever)) {
                continue;
            }
            for field in table.fields.iter().filter(|field| wanted.contains(&field.tag)) {
                let key = format!("{}.{}", table.path, field.name);
                match field.kind {
                    Kind::Real { .. } | Kind::Whole { .. } | Kind::Span => {}
                    Kind::Reals { .. } => {
                        left.push(format!("`{key}` (a list)"));
                        continue;
                    }
                    _ => continue,
                }
                if let Some(reason) = inert.reason(&key) {
                    left.push(format!("`{key}` (no effect: {})", reason.english));
                } else if NORMALISED.contains(&key.as_str()) {
                    let words: Vec<String> = key.replace("NAME", "*").split('.').map(str::to_string).collect();
                    keys.extend(self.names.expand(&words).iter().map(|path| dotted(path)));
                } else {
                    keys.push(key.replace("NAME", "*"));
                }
            }
        }
        if !left.is_empty() {
            self.notes.push(format!("not varied: {}", left.join(", ")));
        }
        keys
    }

    fn one_at_a_time(&mut self, factors: &[Factor]) -> Vec<Draft> {
        let mut drafts = Vec::new();
        for factor in factors {
            let levels: Vec<(String, Level)> = match &factor.way {
                Way::Values(values) => values.iter().map(|v| (format!("={}", plain(v)), factor.value(v))).collect(),
                Way::Range(low, high) => [("-", low), ("+", high)].map(|(sign, x)| (sign.into(), factor.number(*x))).into(),
                Way::Relative(r) => [("-", 1.0 - r), ("+", 1.0 + r)].map(|(sign, by)| (sign.into(), factor.times(by))).into(),
            };
            for (sign, level) in levels {
                let name = format!("{}{sign}", factor.key).replace('"', "").replace('*', "all");
                drafts.push(Draft {
                    name: name.replace(['/', '\\', ':', '?', '<', '>', '|'], "_"),
                    origin: factor.origin.clone(),
                    base: None,
                    settings: Vec::new(),
                    factors: vec![level],
                });
            }
        }
        drafts
    }

    fn factorial(&mut self, factors: &[Factor], n: Option<usize>) -> Vec<Draft> {
        let mut lists: Vec<Vec<Level>> = Vec::new();
        for factor in factors {
            lists.push(match (&factor.way, n) {
                (Way::Values(values), _) => values.iter().map(|value| factor.value(value)).collect(),
                (Way::Relative(r), _) => [1.0 - r, 1.0, 1.0 + r].map(|by| factor.times(by)).into(),
                (Way::Range(low, high), Some(n)) if n > 1 => {
                    (0..n).map(|i| factor.number(low + (high - low) * i as f64 / (n - 1) as f64)).collect()
                }
                (Way::Range(..), _) => {
                    let diagnostic = factor.origin.diagnose(&factor.key, "found a range in a factorial, expected `values`");
                    self.diagnostics.push(diagnostic.with_hint("or give the number of levels: `[sampling] n = 3`"));
                    return Vec::new();
                }
            });
        }
        let count = lists.iter().try_fold(1_usize, |count, list| count.checked_mul(list.len())).filter(|count| *count <= 65_536);
        let Some(count) = count else {
            let origin = self.origin.clone();
            self.diagnose(&origin, "sampling", "found more than 65,536 combinations, expected at most that many");
            return Vec::new();
        };
        let combination = |mut i: usize| {
            let mut levels = Vec::new();
            for list in lists.iter().rev() {
                levels.push(list[i % list.len()].clone());
                i /= list.len();
            }
            levels.reverse();
            levels
        };
        (0..count).map(|i| self.point(i, count, combination(i))).collect()
    }

    fn sample(&mut self, method: Method, factors: &[Factor], n: Option<usize>, seed: u32) -> Vec<Draft> {
        let origin = self.origin.clone();
        let Some(n) = n else {
            self.diagnose(&origin, "sampling.n", "found nothing, expected the number of designs");
            return Vec::new();
        };
        if method == Method::Sobol && factors.len() > 256 {
            self.diagnose(&origin, "factor", format!("found {} factors, expected at most 256 with `sobol`", factors.len()));
            return Vec::new();
        }
        let unmoved: Vec<String> = factors.iter().flat_map(Factor::unmoved).collect();
        if !unmoved.is_empty() {
            self.notes.push(format!("not varied, because no other value is within that share of the base: {}", unmoved.join(", ")));
        }
        let points = points(method, n, factors.len(), seed);
        let levels = |point: &Vec<f64>| factors.iter().zip(point).map(|(factor, u)| factor.at(*u)).collect();
        points.iter().enumerate().map(|(i, point)| self.point(i, n, levels(point))).collect()
    }

    fn table(&mut self) -> Result<Vec<Draft>> {
        let Some((file, origin)) = self.sampling.and_then(|s| s.get("table")).and_then(|node| Some((node.text()?, node.origin.clone())))
        else {
            let origin = self.origin.clone();
            self.diagnose(&origin, "sampling.table", "found nothing, expected a CSV file with one column per key and one row per design");
            return Ok(Vec::new());
        };
        let rows = match design_table::read(&origin.source.folder.join(file), &origin)? {
            Ok(rows) => rows,
            Err(diagnostics) => {
                self.diagnostics.extend(diagnostics);
                return Ok(Vec::new());
            }
        };
        // Two columns may stand for the same key even if no row fills both.
        let mut columns: Vec<Setting> = Vec::new();
        for setting in rows.iter().flat_map(|row| &row.settings) {
            if !columns.iter().any(|known| known.path == setting.path && known.key.place == setting.key.place) {
                columns.push(setting.clone());
            }
        }
        Layer::of_each("column", &columns).leaves(&self.names, self.diagnostics);
        if !self.diagnostics.is_empty() {
            return Ok(Vec::new());
        }
        let count = rows.len();
        let mut drafts = Vec::new();
        for (i, row) in rows.into_iter().enumerate() {
            let factors = row.settings.iter().filter_map(|setting| self.column(setting)).collect();
            let name = row.name.unwrap_or_else(|| numbered(i, count));
            drafts.push(Draft { name, origin: row.origin, base: None, settings: Vec::new(), factors });
        }
        Ok(drafts)
    }

    /// The keys that a cell of a table sets; none if one does not exist.
    fn column(&mut self, setting: &Setting) -> Option<Level> {
        let key = dotted(&canonical(&setting.path));
        let leaves = Layer::of(std::slice::from_ref(setting)).leaves(&self.names, self.diagnostics);
        let is_there = |leaf: &Leaf| at(&self.values, &leaf.path).is_some() || field(&leaf.path, &leaf.key, &mut Vec::new()).is_none();
        // An unknown key is reported when it is applied to the base.
        if !leaves.iter().all(is_there) && leaves.iter().all(|leaf| leaf.path[0] != "phase") {
            self.diagnose(&setting.key, key, "found no such table in the base, expected an existing one");
            return None;
        }
        let base = match leaves.as_slice() {
            [leaf] => at(&self.values, &leaf.path).map(shown).unwrap_or_default(),
            _ => String::new(),
        };
        let settings = leaves.iter().map(Leaf::setting).collect();
        Some(Level::new(settings, FactorValue { key, value: String::new(), base, note: String::new() }))
    }

    fn point(&self, i: usize, count: usize, factors: Vec<Level>) -> Draft {
        Draft { name: numbered(i, count), origin: self.origin.clone(), base: None, settings: Vec::new(), factors }
    }
}

/// The name of a point, such as `p007`.
fn numbered(i: usize, count: usize) -> String {
    format!("p{:0width$}", i + 1, width = count.to_string().len())
}

/// Reports a value that its key cannot take.
pub(crate) fn probe(path: &[String], value: &Node, diagnostics: &mut Vec<Diagnostic>) {
    let (path, spec) = within(path);
    let mut tree = Node::at_path(&path, &value.origin, value.clone());
    check::table(&mut tree, &spec, "", diagnostics);
}

/// The field of a key; reports, with a suggestion, a key that does not exist.
pub(crate) fn field(path: &[String], origin: &Origin, diagnostics: &mut Vec<Diagnostic>) -> Option<Field> {
    if let Some(diagnostic) = of_a_file(path, origin) {
        diagnostics.push(diagnostic);
        return None;
    }
    let (words, spec) = within(path);
    let found = find(&spec, &words);
    if found.is_none() {
        let before = diagnostics.len();
        if !is_table(&spec, &words) {
            probe(path, &Node { origin: origin.clone(), value: Value::Flag(true) }, diagnostics);
        }
        if diagnostics.len() == before {
            diagnostics.push(origin.diagnose(dotted(path), "found a table, expected a key with a value"));
        }
    }
    found
}

/// The path of a key of a phase or the warm-up as that of the whole run.
fn within(path: &[String]) -> (Vec<String>, Spec) {
    let words: Vec<&str> = path.iter().map(String::as_str).collect();
    let path = match words.as_slice() {
        ["phase", _, "rules", ..] => path[2..].to_vec(),
        ["phase", _, "set", "rules", ..] => path[3..].to_vec(),
        ["warmup", "rules", ..] => path[1..].to_vec(),
        _ => path.to_vec(),
    };
    (path, document::spec())
}

/// Whether a path leads to a table rather than a value.
fn is_table(spec: &Spec, path: &[String]) -> bool {
    let Some((first, rest)) = path.split_first() else { return true };
    match (spec.field(first).map(|field| field.kind), rest) {
        (Some(Kind::Table(below)), rest) => is_table(&below(), rest),
        (Some(Kind::Named(below)), [_, rest @ ..]) => is_table(&below(), rest),
        (Some(Kind::Named(_)), []) => true,
        (Some(Kind::Rows(_)), rest) => rest.len() < 2 || rest[1..] == ["set"],
        _ => false,
    }
}

fn find(spec: &Spec, path: &[String]) -> Option<Field> {
    let (first, rest) = path.split_first()?;
    let field = spec.field(first)?;
    match (field.kind, rest) {
        (Kind::Table(below), rest) => find(&below(), rest),
        (Kind::Named(below), [_, rest @ ..]) => find(&below(), rest),
        (Kind::Named(_) | Kind::Rows(_), _) => None,
        (_, []) => Some(field.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_that_is_named_here_exists() {
        let known = |key: &str| {
            let path: Vec<String> = key.split('.').map(str::to_string).collect();
            find(&document::spec(), &path).is_some()
        };
        assert!(NORMALISED.iter().all(|key| known(key)));
    }
}
