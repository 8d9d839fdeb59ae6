//! Reading a plan file and making its designs.

use super::factors::{Factors, Listed};
use super::levels::at;
use super::rows::{Draft, Row, below, rows, settings, take};
use super::sample::Method;
use super::{Design, FileKind, Options, Plan, crossing, differs, levers, listing, shape};
use crate::error::{Diagnostic, Error, Result};
use crate::input::files::{Files, plain};
use crate::input::names;
use crate::input::node::{Node, Origin, Source, Value, join};
use crate::input::read_once;
use crate::input::setting::Setting;
use crate::parameters::nearest;
use crate::scenario::check;
use crate::scenario::layers::{Names, shown, values};
use crate::scenario::load::{Base, DEFAULTS};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// The defaults of a command: settings that override the base, and a tree that the base overrides.
pub(super) fn layers(options: &Options<'_>) -> (Vec<Setting>, Node) {
    let source = Rc::new(Source { name: DEFAULTS.into(), folder: PathBuf::new() });
    let parse = |table: &str, keys: &str| Node::parse(&source, &format!("[{table}]\n{keys}\n")).unwrap_or(Node::empty(&source));
    (below(&parse("run", options.run), &mut Vec::new()), parse("output", options.output))
}

/// Reads a plan file.
pub(super) fn load(path: &Path, options: &Options<'_>) -> Result<Plan> {
    let mut files = Files::default();
    let tree = files.read(path, None)?;
    let mut diagnostics = files.diagnostics;
    let Some(tree) = tree else { return Err(Error::Input(diagnostics)) };
    let plan = Reader { path, options, diagnostics: &mut diagnostics }.plan(tree)?;
    diagnostics.sort();
    diagnostics.dedup();
    match plan {
        Some(plan) if diagnostics.is_empty() => Ok(plan),
        _ => Err(Error::Input(diagnostics)),
    }
}

struct Reader<'a> {
    path: &'a Path,
    options: &'a Options<'a>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn diagnose(&mut self, origin: &Origin, key: impl Into<String>, message: impl Into<crate::messages::Message>) {
        self.diagnostics.push(origin.diagnose(key, message));
    }

    fn plan(mut self, mut tree: Node) -> Result<Option<Plan>> {
        let listed = rows(&mut tree, "design", &["set"], self.diagnostics);
        let varied = rows(&mut tree, "factor", &["values", "range"], self.diagnostics);
        let levers = rows(&mut tree, "lever", &["set"], self.diagnostics);
        let shared = take(&mut tree, "set");
        check::table(&mut tree, &shape::spec(), "", self.diagnostics);
        let title = tree.get("title").and_then(Node::text).unwrap_or_default().to_string();
        let name = read_once::stem(self.path);

        self.diagnostics.extend(names::of_file(&name, &tree.origin.source.name));

        let (defaults, under) = layers(self.options);
        let mut whole: Vec<Setting> = Vec::new();
        whole.extend(
            ["run", "output"]
                .iter()
                .filter_map(|key| Some((key, tree.get(key)?)))
                .flat_map(|(key, node)| below(node, &mut vec![key.to_string()])),
        );
        whole.extend(settings(shared.as_ref().map(|entry| &entry.node), "", self.diagnostics));
        let Some(base) = self.base(tree.get("base"), &tree)? else { return Ok(None) };
        let mut bases: BTreeMap<PathBuf, Option<Base>> = BTreeMap::new();

        let mut drafts: Vec<Draft> = Vec::new();
        for row in &listed {
            let Some((name, origin)) = row.text("name") else {
                self.diagnose(&row.node.origin, join(&row.path, "name"), "found nothing, expected this key in every design");
                continue;
            };
            let own = row.text("base").map(|(file, at)| (at.source.folder.join(file), at.clone()));
            let settings = settings(row.free("set"), &row.path, self.diagnostics);
            drafts.push(Draft { name: name.into(), origin: origin.clone(), base: own, settings, factors: Vec::new() });
        }

        let method = self.method(&tree, &varied);
        // Errors of the base are reported with its designs.
        let laid = |is_needed: bool| match is_needed.then(|| base.under(None, Some(&under), &[&defaults, &whole], self.options.sets)) {
            Some(Ok(scenario)) => Names::of(&scenario),
            _ => base.tree.as_ref().map(Names::of_tree).unwrap_or_default(),
        };
        let names = laid(!levers.is_empty());
        let mut notes = Vec::new();
        let mut game = None;
        match (self.options.divide, levers.first(), listed.first().or(varied.first())) {
            (true, Some(row), None) if method != Method::List || tree.get("baseline").is_some() => {
                let message =
                    "found `[[lever]]` together with `baseline` or `[sampling]`, expected levers only: their coalitions are the designs";
                self.diagnose(&row.node.origin, &row.path, message);
            }
            (true, Some(_), None) => game = levers::coalitions(&levers, &tree, &names, self.diagnostics, &mut drafts),
            (true, Some(_), Some(row)) => {
                self.diagnose(
                    &row.node.origin,
                    &row.path,
                    "found it together with `[[lever]]`, expected levers only: their coalitions are the designs",
                );
            }
            (true, None, _) => {
                let diagnostic =
                    tree.origin.diagnose("lever", "found no lever, expected at least two `[[lever]]` among which to divide the effect");
                self.diagnostics.push(diagnostic.with_hint("such as `[[lever]]` with `name`, `set`, and perhaps `group` and `requires`"));
                return Ok(None);
            }
            (false, Some(row), _) => {
                self.diagnose(&row.node.origin, &row.path, "found a lever, which only `jiesu attribute` can use, expected `[[design]]`");
            }
            (false, None, _) => {}
        }
        if method != Method::List {
            let scenario = match base.scenario(Some("base"), Some(&under), &[&defaults, &whole], self.options.sets) {
                Ok(scenario) => scenario,
                Err(Error::Input(list)) => {
                    self.diagnostics.extend(list);
                    return Ok(None);
                }
                Err(other) => return Err(other),
            };
            let origin = tree.get("sampling").map_or(&tree.origin, |node| &node.origin).clone();
            let crossed = self.is_crossed(&tree, method, listed.len());
            if !crossed && (tree.get("baseline").is_none() || tree.get("baseline").and_then(Node::text) == Some("base")) {
                drafts.insert(
                    0,
                    Draft { name: "base".into(), origin: origin.clone(), base: None, settings: Vec::new(), factors: Vec::new() },
                );
            }
            let mut own: Vec<Listed> = Vec::new();
            for draft in drafts.iter().filter(|_| crossed) {
                let Some(base) = self.base_of(draft, &base, &mut bases)? else { continue };
                // Its errors are reported below.
                if let Ok(scenario) = base.under(Some(&draft.name), Some(&under), &[&defaults, &whole, &draft.settings], self.options.sets)
                {
                    own.push(Listed { has_base: draft.base.is_some(), scenario });
                }
            }
            let factors = Factors::of(&scenario, tree.get("sampling"), origin, self.diagnostics, &mut notes);
            let points = factors.designs(method, &varied, &own)?;
            match crossed {
                true => drafts = crossing::cross(drafts, &points, &Names::of(&scenario), self.diagnostics),
                false => drafts.extend(points),
            }
        }
        if method == Method::List && !varied.is_empty() && !self.diagnostics.iter().any(|diagnostic| diagnostic.key == "factor") {
            // Errors of the factors themselves are reported too.
            if let Ok(scenario) = base.scenario(Some("base"), Some(&under), &[&defaults, &whole], self.options.sets) {
                Factors::of(&scenario, None, tree.origin.clone(), self.diagnostics, &mut notes).check(&varied);
            }
        }
        // Designs with other dates or random numbers could not be compared.
        let mut reported: Vec<String> = Vec::new();
        let shared =
            |setting: &Setting| ["run", "output"].contains(&setting.path[0].as_str()) && setting.path.join(".") != "run.random_numbers";
        for setting in drafts.iter().flat_map(|draft| draft.settings.iter().cloned().chain(draft.varied())).filter(shared) {
            let key = setting.path.join(".");
            if !reported.contains(&key) {
                let diagnostic = setting.key.diagnose(&key, format!("found `{key}` in a design, expected the same value in all designs"));
                self.diagnostics.push(diagnostic.with_hint(format!("set it for the whole plan, in `[{}]`", setting.path[0])));
                reported.push(key);
            }
        }
        self.check_names(&drafts, &tree, varied.is_empty());
        let baseline = self.baseline(&tree, &drafts);

        let mut designs: Vec<Design> = Vec::new();
        for draft in drafts {
            let Some(base) = self.base_of(&draft, &base, &mut bases)? else { continue };
            let varied = draft.varied();
            let layers: [&[Setting]; 4] = [&defaults, &whole, &draft.settings, &varied];
            // A name that the design's own base does not have would create a table of that name.
            if draft.base.is_some()
                && let Ok(own) = base.scenario(None, Some(&under), &layers[..3], self.options.sets)
            {
                let values = values(&own);
                for setting in varied.iter().filter(|setting| at(&values, &setting.path).is_none()) {
                    let message = format!("found no such key in the base of `{}`, expected a key that all designs have", draft.name);
                    self.diagnose(&setting.key, shown(&setting.path), message);
                }
            }
            match base.scenario(Some(&draft.name), Some(&under), &layers, self.options.sets) {
                Ok(scenario) => {
                    if let (Some(first), Some((_, origin))) = (designs.first(), &draft.base)
                        && let Some((message, hint)) = differs(&first.scenario, &scenario)
                    {
                        self.diagnostics.push(origin.diagnose(join("design", &draft.name), message).with_hint(hint));
                    }
                    let values = if draft.factors.is_empty() { serde_json::Value::Null } else { values(&scenario) };
                    let factors = draft.factors.iter().map(|level| level.recorded(&values)).collect();
                    designs.push(Design { scenario, factors });
                }
                Err(Error::Input(list)) => self.diagnostics.extend(list),
                Err(other) => return Err(other),
            }
        }
        if designs.is_empty() || !self.diagnostics.is_empty() {
            return Ok(None);
        }
        let first = designs.remove(baseline);
        designs.insert(0, first);
        let is_crossed = method != Method::List && self.is_crossed(&tree, method, listed.len());
        let crossing = is_crossed.then(|| crossing::crossing(&designs, &mut notes));
        let listing = listing(&designs);
        Ok(Some(Plan { name, title, designs, listing, method, notes, game, crossing }))
    }

    /// Whether every listed design is simulated at every point.
    fn is_crossed(&mut self, tree: &Node, method: Method, listed: usize) -> bool {
        let Some(node) = tree.get("sampling").and_then(|sampling| sampling.get("cross")) else { return false };
        if !matches!(node.value, Value::Flag(true)) {
            return false;
        }
        if method != Method::OneAtATime || listed < 2 {
            let message =
                format!("found it with {listed} designs and another method, expected `one_at_a_time` and at least two `[[design]]`");
            let message = if method == Method::OneAtATime { message.replace(" and another method", "") } else { message };
            self.diagnose(&node.origin, "sampling.cross", message);
        }
        true
    }

    fn base(&mut self, node: Option<&Node>, tree: &Node) -> Result<Option<Base>> {
        let Some((file, origin)) = node.and_then(|node| Some((node.text()?, &node.origin))) else {
            if !self.diagnostics.iter().any(|diagnostic| diagnostic.key == "base") {
                let diagnostic = tree.origin.diagnose("base", "found nothing, expected the scenario file that all designs start from");
                self.diagnostics.push(diagnostic.with_hint("such as `base = \"../beijing-2019.toml\"`, relative to the plan"));
            }
            return Ok(None);
        };
        self.read_base(&origin.source.folder.join(file), "base", origin)
    }

    /// The base of a design: its own, which is read once, or that of the plan.
    fn base_of<'b>(&mut self, draft: &Draft, plans: &'b Base, known: &'b mut BTreeMap<PathBuf, Option<Base>>) -> Result<Option<&'b Base>> {
        let Some((file, origin)) = &draft.base else { return Ok(Some(plans)) };
        if !known.contains_key(file) {
            let read = self.read_base(file, &join(&join("design", &draft.name), "base"), origin)?;
            known.insert(file.clone(), read);
        }
        Ok(known[file].as_ref())
    }

    /// A scenario file, named by the key at `origin`.
    fn read_base(&mut self, path: &Path, key: &str, origin: &Origin) -> Result<Option<Base>> {
        if matches!(FileKind::of(path), Ok(FileKind::Designs { .. } | FileKind::Calibration)) {
            self.diagnose(origin, key, format!("found the plan `{}`, expected a scenario", plain(path)));
            return Ok(None);
        }
        Base::read(path, Some((key, origin))).map(Some)
    }

    fn method(&mut self, tree: &Node, varied: &[Row]) -> Method {
        let word = tree.get("sampling").and_then(|sampling| sampling.get("method"));
        let method = word.and_then(Node::text).and_then(Method::of);
        match (method, varied.first()) {
            (None | Some(Method::List), Some(row)) if !self.diagnostics.iter().any(|diagnostic| diagnostic.key == "sampling.method") => {
                let message = match varied.len() {
                    1 => "found a factor and no method that varies it".into(),
                    n => format!("found {n} factors and no method that varies them"),
                };
                let diagnostic = row.node.origin.diagnose("sampling.method", message);
                let hint = "add `[sampling]` with `method = \"factorial\"` for every combination, `\"one_at_a_time\"`, or another";
                self.diagnostics.push(diagnostic.with_hint(hint));
            }
            (Some(method), None) if !matches!(method, Method::List | Method::Table) && self.diagnostics.is_empty() => {
                let origin = word.map_or(&tree.origin, |node| &node.origin).clone();
                self.diagnose(&origin, "factor", "found no factor to vary, expected at least one `[[factor]]`");
            }
            _ => {}
        }
        method.unwrap_or(Method::List)
    }

    fn check_names(&mut self, drafts: &[Draft], tree: &Node, without_factors: bool) {
        if drafts.is_empty() && !self.options.divide && without_factors && !self.diagnostics.iter().any(|c| c.key.starts_with("desi")) {
            self.diagnose(&tree.origin, "design", "found no design, expected at least one `[[design]]` or `[[factor]]`");
        }
        let mut known = std::collections::BTreeSet::new();
        for Draft { name, origin, .. } in drafts {
            let key = join(&join("design", name), "name");
            if let Some(expected) = names::wrong_for_a_file(name) {
                self.diagnose(origin, key, format!("found {}, expected {expected}", names::quoted(name)));
            } else if !known.insert(name.to_lowercase()) {
                self.diagnose(origin, key, format!("found a second design \"{name}\", expected each name once"));
            }
        }
    }

    fn baseline(&mut self, tree: &Node, drafts: &[Draft]) -> usize {
        let Some(node) = tree.get("baseline") else { return 0 };
        let Some(wanted) = node.text() else { return 0 };
        let found = drafts.iter().position(|draft| draft.name == wanted);
        if found.is_none() {
            let diagnostic = node.origin.diagnose("baseline", format!("found \"{wanted}\", expected the name of a design"));
            let names = || drafts.iter().map(|draft| draft.name.as_str());
            let hint = match nearest(wanted, names()) {
                Some(close) => format!("did you mean \"{close}\"?"),
                None if drafts.is_empty() => "the plan has no design".into(),
                None => format!("the designs are \"{}\"", names().take(12).collect::<Vec<_>>().join("\", \"")),
            };
            self.diagnostics.push(diagnostic.with_hint(hint));
        }
        found.unwrap_or(0)
    }
}
