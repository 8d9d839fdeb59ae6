//! Designs made of factors: which key takes which value in which design.

use super::Setting as FactorValue;
use super::design_table;
use super::draft::{Draft, of_sampling};
use super::levels::{Factor, Level, Target, Way, shown};
use super::sample::{Method, points};
use super::sampled::{self, Places, SampledFactor, Step};
use super::scale::{Scale, scale_of};
use crate::error::Result;
use crate::input::layers::{Layer, Names, canonical, shown as dotted};
use crate::input::node::{Node, Origin, Value, join};
use crate::input::reader::{Reader, Row};
use crate::input::setting::{Setting, key_path};
use crate::input::value::{at, is_same, number};
use crate::messages::{Message, message};
use crate::parameters::{Field, Kind, Tag};
use crate::scenario::inert::Inert;
use crate::scenario::keys::{field, is_key, range};
use crate::scenario::{Scenario, document};

/// Shares that are normalised: scaling all of them changes nothing, so they are varied one at a time.
const NORMALISED: [&str; 2] = ["city.categories.NAME.mix", "city.functions.NAME.staff"];

/// Trajectories of a screening that does not say how many.
const TRAJECTORIES: u64 = 10;
/// Factors that a screening leaves, if the plan does not say how many.
const KEEP: u64 = 12;

/// A listed design that is crossed with the points of the factors, at the base.
pub(super) struct Listed {
    /// Whether it has its own base.
    pub(super) has_base: bool,
    pub(super) scenario: Scenario,
}

/// Makes designs of factors.
pub(crate) struct Factors<'a> {
    base: &'a Scenario,
    tree: &'a Node,
    /// Where diagnostics about the sampling as a whole are placed.
    origin: &'a Origin,
    reader: &'a mut Reader,
    notes: &'a mut Vec<Message>,
    /// The names and the values of the base.
    names: Names,
    values: serde_json::Value,
}

impl<'a> Factors<'a> {
    /// The factors of a plan's tree on a base.
    pub(crate) fn of(base: &'a Scenario, tree: &'a Node, reader: &'a mut Reader, notes: &'a mut Vec<Message>) -> Factors<'a> {
        Factors { base, tree, origin: tree.origin_at(&["sampling"]), reader, notes, names: base.names(), values: base.values() }
    }

    /// The points; `crossed` are the designs that are simulated at each of them.
    pub(super) fn designs(
        mut self,
        method: Method,
        crossed: &[Listed],
        surrogate: Option<Step<'_>>,
    ) -> Result<(Vec<Draft<'static>>, Option<Places>)> {
        if method == Method::Table {
            return Ok((self.table()?, None));
        }
        let mut factors = self.check();
        if let Some(Step::Sample(Some(kept))) = surrogate {
            factors.retain(|factor| kept.contains(&factor.key));
        }
        crossed.iter().for_each(|design| self.agree(&factors, design));
        if !self.reader.diagnostics.is_empty() {
            return Ok((Vec::new(), None));
        }
        let n = of_sampling(self.tree, "n").map(|n| n as usize);
        let seed = of_sampling(self.tree, "seed").unwrap_or(1) as u32;
        let mut places = None;
        let drafts = match method {
            _ if matches!(surrogate, Some(Step::Screening)) => {
                let count = of_sampling(self.tree, "trajectories").unwrap_or(TRAJECTORIES) as usize;
                self.sampled(&factors, sampled::screening(count, factors.len(), seed), &mut places)
            }
            _ if surrogate.is_some() => {
                let points = self.points(method, &factors, n, seed);
                self.sampled(&factors, points, &mut places)
            }
            Method::OneAtATime => self.one_at_a_time(&factors),
            Method::Factorial => self.factorial(&factors, n),
            _ => self.sample(method, &factors, n, seed),
        };
        // A step that is cut is told, not only recorded: it is smaller than the plan says.
        let mut cut: Vec<&str> = drafts.iter().flat_map(|draft| &draft.factors).filter_map(Level::cut).collect();
        cut.sort_unstable();
        cut.dedup();
        if !cut.is_empty() {
            self.notes.push(message!("plan-cut", keys = format!("`{}`", cut.join("`, `"))));
        }
        Ok((drafts, places))
    }

    /// The factors of all rows; reports all that is wrong with them.
    pub(crate) fn check(&mut self) -> Vec<Factor> {
        let factors: Vec<Factor> = Row::all(self.tree, "factor").iter().flat_map(|row| self.read(row)).collect();
        let setting = |factor: &Factor| Setting {
            path: key_path(&factor.origin.source, &factor.key).unwrap_or_default(),
            key: factor.origin.clone(),
            value: Node { origin: factor.origin.clone(), value: Value::Flag(true) },
        };
        let all: Vec<Setting> = factors.iter().map(setting).collect();
        Layer::of_each(message!("word-factor"), &all).leaves(&self.names, &mut self.reader.diagnostics);
        factors
    }

    /// Reports factors that would have another meaning in a crossed design than in the base: at a point, all designs have the same value.
    fn agree(&mut self, factors: &[Factor], design: &Listed) {
        let (names, values, name) = (design.scenario.names(), design.scenario.values(), &design.scenario.name);
        for Factor { key, origin, targets, way, .. } in factors {
            let paths = key_path(&origin.source, key).map(|path| names.expand(&path)).unwrap_or_default();
            let other = paths.iter().find(|path| targets.iter().all(|target| target.path != **path));
            let moved =
                targets.iter().find_map(|Target { path, base }| Some((path, base, at(&values, path).filter(|own| !is_same(base, own))?)));
            let message = match (other, moved, way) {
                (Some(path), ..) => {
                    message!("plan-star-differs", key = dotted(path), name = name)
                }
                (None, Some((path, base, own)), Way::Relative(_)) if design.has_base => {
                    message!("plan-relative-differs", found = shown(own), key = dotted(path), name = name, base = shown(base))
                }
                _ => continue,
            };
            self.reader.diagnose(origin, key, message);
        }
    }

    /// The factors of a row: several if it names tags.
    fn read(&mut self, row: &Row<'_>) -> Vec<Factor> {
        let ways = ["values", "range", "relative"];
        let given: Vec<&str> = ways.into_iter().filter(|key| row.node.get(key).is_some()).collect();
        let is_spoilt = |reader: &Reader, keys: &[&str]| keys.iter().any(|key| reader.is_spoilt(&join(&row.path, key)));
        if given.len() != 1 {
            if !is_spoilt(self.reader, &ways) {
                let found = match given.is_empty() {
                    true => message!("plan-none-of-them"),
                    false => {
                        let and = |all: Message, one: Message| message!("plan-and", all = all, one = one);
                        let quoted = given.iter().map(|key| Message::verbatim(format!("`{key}`")));
                        quoted.reduce(and).unwrap_or_else(|| Message::verbatim(""))
                    }
                };
                let message = message!("plan-one-way", found = found);
                self.reader.diagnose(&row.node.origin, &row.path, message);
            }
            return Vec::new();
        }
        match (row.text("key"), row.text("keys")) {
            (Some((key, origin)), None) => self.one(key, origin, row).into_iter().collect(),
            (None, Some((_, origin))) if row.node.get("relative").is_none() => {
                self.reader.diagnose(origin, join(&row.path, "keys"), message!("plan-several-keys"));
                Vec::new()
            }
            (None, Some((tags, origin))) => self.tagged(tags, origin, row).iter().filter_map(|key| self.one(key, origin, row)).collect(),
            _ if is_spoilt(self.reader, &["key", "keys"]) => Vec::new(),
            _ => {
                self.reader.diagnose(&row.node.origin, &row.path, message!("plan-key-or-keys"));
                Vec::new()
            }
        }
    }

    fn one(&mut self, key: &str, origin: &Origin, row: &Row<'_>) -> Option<Factor> {
        let Some(path) = key_path(&origin.source, key) else {
            self.reader.diagnose(origin, &row.path, message!("input-not-a-key", key = key));
            return None;
        };
        let field = field(&path, origin, self.reader)?;
        let paths = self.names.expand(&path);
        let targets: Option<Vec<Target>> =
            paths.into_iter().map(|path| Some(Target { base: at(&self.values, &path)?.clone(), path })).collect();
        let Some(targets) = targets.filter(|targets| !targets.is_empty()) else {
            self.reader.diagnose(origin, key, message!("plan-no-table-in-base"));
            return None;
        };
        let way = match (row.node.get("values"), row.node.get("range")) {
            (Some(values), _) => Way::Values(values.items().to_vec()),
            (_, Some(node)) => {
                range(&path, field.kind, node, join(&row.path, "range"), self.reader).map(|(low, high)| Way::Range(low, high))?
            }
            _ => Way::Relative(row.node.real("relative")?),
        };
        if matches!(way, Way::Relative(_)) && targets.iter().all(|target| number(field.kind, Some(&target.base)).is_none()) {
            self.reader.diagnose(origin, key, message!("plan-no-number-in-base"));
            return None;
        }
        let scale = scale_of(row, if let Way::Range(low, high) = way { Some((low, high)) } else { None }, self.reader)?;
        if scale != Scale::Linear && matches!(way, Way::Values(_)) {
            self.reader.diagnose(origin, join(&row.path, "scale"), message!("plan-scale-of-values"));
            return None;
        }
        let outside = |target: &Target| {
            let base = number(field.kind, Some(&target.base))?;
            (scale == Scale::Logit && !(0.0..=1.0).contains(&base)).then_some(base)
        };
        if matches!(way, Way::Relative(_))
            && let Some(base) = targets.iter().find_map(outside)
        {
            let message = message!("plan-logit-base", base = base.to_string());
            self.reader.diagnose(origin, join(&row.path, "scale"), message);
            return None;
        }
        Some(Factor { key: dotted(&canonical(&path)), origin: origin.clone(), kind: field.kind, targets, way, scale })
    }

    /// The numeric keys with one of the tags that have an effect in the base.
    fn tagged(&mut self, tags: &str, origin: &Origin, row: &Row<'_>) -> Vec<String> {
        let letters = tags.strip_prefix("tags:").unwrap_or_default();
        let all = [Tag::F, Tag::L, Tag::C, Tag::A, Tag::S];
        let wanted: Vec<Tag> = all.into_iter().filter(|tag| letters.contains(&format!("{tag:?}"))).collect();
        if wanted.is_empty() || wanted.len() != letters.chars().count() {
            let message = message!("plan-tags", tags = tags);
            self.reader.advise(origin, join(&row.path, "keys"), message, message!("plan-such-as-tags"));
            return Vec::new();
        }
        let enabled = |lever: &str| {
            let counted = std::iter::once(&self.base.tables.rules).chain(self.base.phases.iter().map(|phase| &phase.rules));
            counted.into_iter().any(|rules| serde_json::to_value(rules).unwrap_or_default()[lever]["enabled"] == true)
        };
        let inert = Inert::new(self.base, None);
        let (mut keys, mut left): (_, Vec<Message>) = (Vec::new(), Vec::new());
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
                        left.push(message!("plan-left-list", key = &key));
                        continue;
                    }
                    _ => continue,
                }
                if let Some(reason) = inert.reason(&key) {
                    left.push(message!("plan-left-inert", key = &key, reason = reason));
                } else if NORMALISED.contains(&key.as_str()) {
                    let words: Vec<String> = key.replace("NAME", "*").split('.').map(str::to_string).collect();
                    keys.extend(self.names.expand(&words).iter().map(|path| dotted(path)));
                } else {
                    keys.push(key.replace("NAME", "*"));
                }
            }
        }
        if !left.is_empty() {
            self.notes.push(message!("plan-not-varied", keys = joined(left)));
        }
        keys
    }

    fn one_at_a_time(&mut self, factors: &[Factor]) -> Vec<Draft<'static>> {
        let mut drafts = Vec::new();
        for factor in factors {
            let levels: Vec<(String, Level)> = match &factor.way {
                Way::Values(values) => values.iter().map(|v| (format!("={}", v.plain()), factor.value(v))).collect(),
                Way::Range(low, high) => [("-", low), ("+", high)].map(|(sign, x)| (sign.into(), factor.number(*x))).into(),
                Way::Relative(r) => [("-", -1.0), ("+", 1.0)].map(|(sign, way)| (sign.into(), factor.times(factor.by(*r, way)))).into(),
            };
            for (sign, level) in levels {
                let name = format!("{}{sign}", factor.key).replace('"', "").replace('*', "all");
                let name = name.replace(['/', '\\', ':', '?', '<', '>', '|'], "_");
                drafts.push(Draft { factors: vec![level], ..Draft::new(name, &factor.origin) });
            }
        }
        drafts
    }

    fn factorial(&mut self, factors: &[Factor], n: Option<usize>) -> Vec<Draft<'static>> {
        let mut lists: Vec<Vec<Level>> = Vec::new();
        for factor in factors {
            lists.push(match (&factor.way, n) {
                (Way::Values(values), _) => values.iter().map(|value| factor.value(value)).collect(),
                (Way::Relative(r), _) => [-1.0, 0.0, 1.0].map(|way| factor.times(factor.by(*r, way))).into(),
                (Way::Range(low, high), Some(n)) if n > 1 => {
                    (0..n).map(|i| factor.number(factor.scale.between(*low, *high, i as f64 / (n - 1) as f64))).collect()
                }
                (Way::Range(..), _) => {
                    let hint = message!("plan-levels");
                    self.reader.advise(&factor.origin, &factor.key, message!("plan-range-in-factorial"), hint);
                    return Vec::new();
                }
            });
        }
        let count = lists.iter().try_fold(1_usize, |count, list| count.checked_mul(list.len())).filter(|count| *count <= 65_536);
        let Some(count) = count else {
            self.reader.diagnose(self.origin, "sampling", message!("plan-combinations"));
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

    /// The designs at these points, and what a surrogate needs to know of them.
    fn sampled(&self, factors: &[Factor], points: Vec<Vec<f64>>, places: &mut Option<Places>) -> Vec<Draft<'static>> {
        let of = |factor: &Factor| SampledFactor { key: factor.key.clone(), ends: factor.ends(), steps: factor.steps() };
        let keep = of_sampling(self.tree, "keep").unwrap_or(KEEP) as usize;
        let (known, count) = (factors.iter().map(of).collect(), points.len());
        let levels = |point: &Vec<f64>| factors.iter().zip(point).map(|(factor, u)| factor.at(*u)).collect();
        let drafts: Vec<Draft<'static>> = points.iter().enumerate().map(|(i, point)| self.point(i, count, levels(point))).collect();
        *places = Some(Places { factors: known, points: drafts.iter().map(|draft| draft.name.clone()).zip(points).collect(), keep });
        drafts
    }

    fn sample(&mut self, method: Method, factors: &[Factor], n: Option<usize>, seed: u32) -> Vec<Draft<'static>> {
        let points = self.points(method, factors, n, seed);
        let levels = |point: &Vec<f64>| factors.iter().zip(point).map(|(factor, u)| factor.at(*u)).collect();
        points.iter().enumerate().map(|(i, point)| self.point(i, points.len(), levels(point))).collect()
    }

    /// The points of a sample; none if something is wrong.
    fn points(&mut self, method: Method, factors: &[Factor], n: Option<usize>, seed: u32) -> Vec<Vec<f64>> {
        let Some(n) = n else {
            self.reader.diagnose(self.origin, "sampling.n", message!("plan-no-n"));
            return Vec::new();
        };
        if method == Method::Sobol && factors.len() > 256 {
            self.reader.diagnose(self.origin, "factor", message!("plan-sobol", count = factors.len()));
            return Vec::new();
        }
        let unmoved: Vec<String> = factors.iter().flat_map(Factor::unmoved).collect();
        if !unmoved.is_empty() {
            self.notes.push(message!("plan-unmoved", keys = unmoved.join(", ")));
        }
        points(method, n, factors.len(), seed)
    }

    fn table(&mut self) -> Result<Vec<Draft<'static>>> {
        let Some((file, origin)) = self.tree.find(&["sampling", "table"]).and_then(|node| Some((node.text()?, &node.origin))) else {
            let message = message!("plan-no-table");
            if !self.reader.is_spoilt("sampling.table") {
                self.reader.diagnose(self.origin, "sampling.table", message);
            }
            return Ok(Vec::new());
        };
        let Some(rows) = self.reader.collect(design_table::read(&origin.source.folder.join(file), origin))? else { return Ok(Vec::new()) };
        // Two columns may stand for the same key even if no row fills both.
        let mut columns: Vec<Setting> = Vec::new();
        for setting in rows.iter().flat_map(|row| &row.settings) {
            if !columns.iter().any(|known| known.path == setting.path && known.key.place == setting.key.place) {
                columns.push(setting.clone());
            }
        }
        Layer::of_each(message!("word-column"), &columns).leaves(&self.names, &mut self.reader.diagnostics);
        if !self.reader.diagnostics.is_empty() {
            return Ok(Vec::new());
        }
        let count = rows.len();
        let mut drafts = Vec::new();
        for (i, row) in rows.into_iter().enumerate() {
            let factors = row.settings.iter().filter_map(|setting| self.column(setting)).collect();
            let name = row.name.unwrap_or_else(|| numbered(i, count));
            drafts.push(Draft { factors, ..Draft::new(name, &row.origin) });
        }
        Ok(drafts)
    }

    /// The keys that a cell of a table sets; none if one does not exist.
    fn column(&mut self, setting: &Setting) -> Option<Level> {
        let key = dotted(&canonical(&setting.path));
        let leaves = Layer::of(std::slice::from_ref(setting)).leaves(&self.names, &mut self.reader.diagnostics);
        let is_there = |leaf: &Setting| at(&self.values, &leaf.path).is_some() || !is_key(&leaf.path);
        // An unknown key is reported when it is applied to the base.
        if !leaves.iter().all(is_there) && leaves.iter().all(|leaf| leaf.path[0] != "phase") {
            self.reader.diagnose(&setting.key, key, message!("plan-no-table-in-base"));
            return None;
        }
        let base = match leaves.as_slice() {
            [leaf] => at(&self.values, &leaf.path).map(shown).unwrap_or_default(),
            _ => String::new(),
        };
        Some(Level::new(leaves, FactorValue { key, value: String::new(), base, note: String::new() }))
    }

    fn point(&self, i: usize, count: usize, factors: Vec<Level>) -> Draft<'static> {
        Draft { factors, ..Draft::new(numbered(i, count), self.origin) }
    }
}

/// Messages joined by commas.
fn joined(list: Vec<Message>) -> Message {
    let join = |all: Message, one: Message| message!("plan-list", all = all, one = one);
    list.into_iter().reduce(join).unwrap_or_else(|| Message::verbatim(""))
}

/// The name of a point, such as `p007`.
fn numbered(i: usize, count: usize) -> String {
    format!("p{:0width$}", i + 1, width = count.to_string().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_that_is_named_here_exists() {
        let known = |key: &str| {
            let path: Vec<String> = key.split('.').map(str::to_string).collect();
            is_key(&path)
        };
        assert!(NORMALISED.iter().all(|key| known(key)));
    }
}
