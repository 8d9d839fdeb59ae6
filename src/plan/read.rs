//! Reading a plan file and making its designs.

use super::coalitions::Game;
use super::draft::Draft;
use super::factors::{Factors, Listed};
use super::sample::Method;
use super::sampled::{Sampled, Step};
use super::variation::{self, Variations};
use super::{Design, Options, Plan, Vary, crossing, differs, levers, listing, shape, thresholds};
use crate::error::Result;
use crate::input::layers::{settings, shown};
use crate::input::names;
use crate::input::node::expected;
use crate::input::node::{Node, Source, Value, join};
use crate::input::read_once;
use crate::input::reader::{Reader, Row};
use crate::input::setting::Setting;
use crate::input::slips::did_you_mean;
use crate::input::value::at;
use crate::messages::{Message, message};
use crate::parameters::nearest;
use crate::scenario::load::{Base, DEFAULTS};
use crate::scenario::{Scenario, document};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The defaults of a command: numbers of trials, and a tree that the base overrides.
pub(super) fn layers(options: &Options<'_>) -> (Vec<Setting>, Node) {
    let source = Arc::new(Source { name: DEFAULTS.into(), folder: PathBuf::new() });
    let parse = |table: &str, keys: &str| Node::parse(&source, &format!("[{table}]\n{keys}\n")).unwrap_or(Node::empty(&source));
    (settings(&parse("run", options.run), "run", "", &mut Vec::new()), parse("output", options.output))
}

/// Whether a method draws points of the factors' ranges, from which a surrogate can learn.
fn is_sample(method: Method) -> bool {
    matches!(method, Method::LatinHypercube | Method::Sobol | Method::Random)
}

/// Reads a plan file.
pub(super) fn load(path: &Path, options: &Options<'_>) -> Result<Plan> {
    let (mut reader, mut tree) = Reader::open(path, document::tables)?;
    reader.check(&mut tree, &shape::spec());
    let name = read_once::stem(path);
    reader.diagnostics.extend(names::of_file(&name, &tree.origin.source.name));
    let whole = ["run", "output", "set"].iter().flat_map(|table| settings(&tree, table, "", &mut reader.diagnostics)).collect();
    let root = Row { node: &tree, path: String::new() };
    let Some((_, base)) = Base::named(&root, message!("plan-no-base"), &mut reader)? else { return reader.end(None) };
    let (defaults, under) = layers(options);
    let mut drafting =
        Drafting { tree: &tree, options, reader, base: Arc::new(base), bases: BTreeMap::new(), under, defaults, whole, notes: Vec::new() };
    let plan = drafting.plan(name)?;
    drafting.reader.end(plan)
}

/// From the tree of a plan to its designs.
struct Drafting<'a> {
    tree: &'a Node,
    options: &'a Options<'a>,
    reader: Reader,
    base: Arc<Base>,
    /// The bases of designs that have their own, each read once.
    bases: BTreeMap<PathBuf, Arc<Base>>,
    /// The layers of all designs: below their base, the command's defaults, and what the plan sets for all.
    under: Node,
    defaults: Vec<Setting>,
    whole: Vec<Setting>,
    notes: Vec<Message>,
}

impl<'a> Drafting<'a> {
    fn plan(&mut self, name: String) -> Result<Option<Plan>> {
        let tree = self.tree;
        let mut drafts: Vec<Draft<'a>> = Vec::new();
        for row in Row::all(tree, "design") {
            self.reader.need(&row, &["name"], message!("word-design"));
            let Some((name, origin)) = row.text("name") else { continue };
            let settings = settings(row.node, "set", &row.path, &mut self.reader.diagnostics);
            drafts.push(Draft { settings, own_base: row.node.get("base").map(|_| row), ..Draft::new(name, origin) });
        }
        let listed = drafts.len();
        let method = self.method();
        let game = match (self.options.divide, Row::all(tree, "lever").first()) {
            (false, None) => None,
            (false, Some(row)) => {
                let message = message!("plan-lever-elsewhere");
                self.reader.diagnose(&row.node.origin, &row.path, message);
                None
            }
            (true, None) => {
                if !self.reader.is_spoilt("lever") {
                    let message = message!("plan-no-lever");
                    let hint = message!("plan-such-as-lever");
                    self.reader.advise(&tree.origin, "lever", message, hint);
                }
                return Ok(None);
            }
            (true, Some(lever)) => self.game(lever, method, &mut drafts),
        };
        let is_crossed = method != Method::List && self.is_crossed(method, listed);
        self.check_surrogate(method, is_crossed, listed);
        let surrogate = self.options.surrogate.or((is_crossed && is_sample(method)).then_some(Step::Sample(None)));
        let mut places = None;
        if method != Method::List {
            let made = self.scenario(&self.base, Some("base"), &[]);
            let Some(scenario) = self.reader.collect(made)? else { return Ok(None) };
            if !is_crossed && tree.word("baseline").is_none_or(|baseline| baseline == "base") {
                drafts.insert(0, Draft::new("base", tree.origin_at(&["sampling"])));
            }
            let mut own: Vec<Listed> = Vec::new();
            for draft in drafts.iter().filter(|_| is_crossed) {
                let Some(base) = self.base_of(draft)? else { continue };
                let layers: [&[Setting]; 3] = [base.trials(&self.defaults), &self.whole, &draft.settings];
                // Its errors are reported below.
                if let Ok(scenario) = base.under(Some(&draft.name), Some(&self.under), &layers, self.options.sets) {
                    own.push(Listed { has_base: draft.own_base.is_some(), scenario });
                }
            }
            let factors = Factors::of(&scenario, tree, &mut self.reader, &mut self.notes);
            let (points, found) = factors.designs(method, &own, surrogate)?;
            places = found;
            match is_crossed {
                true => drafts = crossing::cross(drafts, &points, &scenario.names(), &mut self.reader),
                false => drafts.extend(points),
            }
        } else if !tree.rows("factor").is_empty() {
            // Errors of the factors themselves are reported too.
            if let Ok(scenario) = self.scenario(&self.base, Some("base"), &[]) {
                Factors::of(&scenario, tree, &mut self.reader, &mut self.notes).check();
            }
        }
        let thresholds = thresholds::read(tree, &mut self.reader);
        self.check_shared(&drafts);
        self.check_names(&drafts);
        let baseline = self.baseline(&drafts);
        let mut designs = self.designs(drafts.clone())?;
        if designs.is_empty() || !self.reader.diagnostics.is_empty() {
            return Ok(None);
        }
        designs[..=baseline].rotate_right(1);
        drafts[..=baseline].rotate_right(1);
        let is_varied = match self.options.vary {
            Vary::None => false,
            Vary::Own => !is_crossed && !tree.rows("variation").is_empty(),
            Vary::OwnOrShipped => true,
        };
        let variations = if is_varied { self.vary(&drafts, &mut designs)? } else { None };
        if !self.reader.diagnostics.is_empty() {
            return Ok(None);
        }
        let title = tree.word("title").unwrap_or_default().to_string();
        let sampled = places.map(|places| Sampled::of(&designs, places, is_crossed));
        let crossing = (is_crossed && sampled.is_none()).then(|| crossing::crossing(&designs, &mut self.notes));
        let (listing, notes) = (listing(&designs), std::mem::take(&mut self.notes));
        Ok(Some(Plan { name, title, designs, listing, method, notes, game, crossing, sampled, thresholds, variations }))
    }

    /// A scenario on a base, with the layers of all designs and these.
    fn scenario(&self, base: &Base, name: Option<&str>, layers: &[&[Setting]]) -> Result<Scenario> {
        base.scenario(name, Some(&self.under), &[&[base.trials(&self.defaults), &self.whole], layers].concat(), self.options.sets)
    }

    /// The game of the levers, of which `lever` is the first, with its coalitions as drafts; none if something is wrong.
    fn game(&mut self, lever: &Row<'_>, method: Method, drafts: &mut Vec<Draft<'a>>) -> Option<Game> {
        let tree = self.tree;
        let other = ["design", "factor"].into_iter().flat_map(|list| Row::all(tree, list)).next();
        let (row, message) = match other {
            Some(ref row) => (row, message!("plan-beside-lever")),
            None if method != Method::List || tree.get("baseline").is_some() => {
                let message = message!("plan-lever-beside");
                (lever, message)
            }
            None => {
                // Errors of the base are reported with its designs.
                let layers: [&[Setting]; 2] = [self.base.trials(&self.defaults), &self.whole];
                let laid = self.base.under(None, Some(&self.under), &layers, self.options.sets);
                let names = laid.map_or_else(|_| self.base.names(), |scenario| scenario.names());
                return levers::coalitions(tree, &names, &mut self.reader, drafts);
            }
        };
        self.reader.diagnose(&row.node.origin, &row.path, message);
        None
    }

    /// The scenarios of the drafts.
    fn designs(&mut self, drafts: Vec<Draft<'a>>) -> Result<Vec<Design>> {
        let mut designs: Vec<Design> = Vec::new();
        for draft in drafts {
            let Some(base) = self.base_of(&draft)? else { continue };
            let (varied, own) = (draft.varied(), &draft.settings);
            // A name that the design's own base does not have would create a table of that name.
            if draft.own_base.is_some()
                && let Ok(own) = self.scenario(&base, None, &[own])
            {
                let values = own.values();
                for setting in varied.iter().filter(|setting| at(&values, &setting.path).is_none()) {
                    let message = message!("plan-not-in-base", design = &draft.name);
                    self.reader.diagnose(&setting.key, shown(&setting.path), message);
                }
            }
            let made = self.scenario(&base, Some(&draft.name), &[own, &varied]);
            let Some(scenario) = self.reader.collect(made)? else { continue };
            if let (Some(first), Some((_, origin))) = (designs.first(), draft.own_base.as_ref().and_then(|row| row.text("base")))
                && let Some((_, message, hint)) = differs(&first.scenario, &scenario)
            {
                self.reader.advise(origin, join("design", &draft.name), message, hint);
            }
            let values = if draft.factors.is_empty() { serde_json::Value::Null } else { scenario.values() };
            let factors = draft.factors.iter().map(|level| level.recorded(&values)).collect();
            designs.push(Design { scenario, factors });
        }
        Ok(designs)
    }

    /// Adds every design under every variation, variation by variation.
    fn vary(&mut self, drafts: &[Draft<'_>], designs: &mut Vec<Design>) -> Result<Option<Variations>> {
        if let Some(node) = self.tree.find(&["sampling", "cross"]).filter(|node| matches!(node.value, Value::Flag(true))) {
            self.reader.diagnose(&node.origin, "sampling.cross", message!("plan-variation-crossed"));
            return Ok(None);
        }
        self.reader.diagnostics.extend(variation::wrong_names(drafts));
        let names = designs[0].scenario.names();
        let list = variation::variations(self.tree, drafts, &names, &mut self.reader, &mut self.notes);
        if !self.reader.diagnostics.is_empty() {
            return Ok(None);
        }
        let own: Vec<Scenario> = designs.iter().map(|design| design.scenario.clone()).collect();
        let mut found = Vec::new();
        for varied in list {
            let first = designs.len();
            for (draft, scenario) in drafts.iter().zip(&own) {
                let Some(base) = self.base_of(draft)? else { continue };
                let [except, settings] = varied.layers(scenario)?;
                let layers: [&[Setting]; 4] = [&draft.settings, &draft.varied(), &except, &settings];
                let made = self.scenario(&base, Some(&varied.design(&draft.name)), &layers);
                // What is wrong in one design is wrong in most; it is reported once.
                let Some(scenario) = self.reader.collect(made)? else { break };
                designs.push(Design { scenario, factors: Vec::new() });
            }
            found.push(varied.with_runs((first..first + own.len()).collect()));
        }
        let names = own.into_iter().map(|scenario| scenario.name).collect();
        Ok(Some(Variations { designs: (0..drafts.len()).collect(), names, list: found }))
    }

    /// Whether every listed design is simulated at every point.
    fn is_crossed(&mut self, method: Method, listed: usize) -> bool {
        let Some(node) = self.tree.find(&["sampling", "cross"]) else { return false };
        if !matches!(node.value, Value::Flag(true)) {
            return false;
        }
        let can_be = |method| method == Method::OneAtATime || is_sample(method);
        if !can_be(method) || listed < 2 {
            let message = match method {
                method if can_be(method) => message!("plan-cross", count = listed),
                _ => message!("plan-cross-method", count = listed),
            };
            self.reader.diagnose(&node.origin, "sampling.cross", message);
        }
        true
    }

    /// A surrogate learns from a sample, of the base or of designs that are crossed with it.
    fn check_surrogate(&mut self, method: Method, is_crossed: bool, listed: usize) {
        if self.options.surrogate.is_none() || self.reader.is_spoilt("sampling.method") || self.reader.is_spoilt("factor") {
            return;
        }
        let message = match method {
            method if is_sample(method) && (is_crossed || listed == 0) => return,
            method if is_sample(method) => message!("plan-surrogate-not-crossed", count = listed),
            _ => message!("plan-surrogate-method"),
        };
        let node = self.tree.find(&["sampling", "method"]);
        let origin = node.map_or(self.tree.origin_at(&["sampling"]), |node| &node.origin);
        self.reader.diagnose(origin, "sampling.method", message);
    }

    /// The base of a design: its own, which is read once, or that of the plan.
    fn base_of(&mut self, draft: &Draft<'_>) -> Result<Option<Arc<Base>>> {
        let Some((row, (file, origin))) = draft.own_base.as_ref().and_then(|row| Some((row, row.text("base")?))) else {
            return Ok(Some(self.base.clone()));
        };
        let path = origin.source.folder.join(file);
        if !self.bases.contains_key(&path) {
            let Some((_, base)) = Base::named(row, message!("plan-no-base"), &mut self.reader)? else { return Ok(None) };
            self.bases.insert(path.clone(), Arc::new(base));
        }
        Ok(self.bases.get(&path).cloned())
    }

    fn method(&mut self) -> Method {
        let word = self.tree.find(&["sampling", "method"]);
        let method = word.and_then(Node::text).and_then(Method::of);
        let is_spoilt = self.reader.is_spoilt("sampling.method") || self.reader.is_spoilt("factor");
        match (method, self.tree.rows("factor")) {
            (None | Some(Method::List), [row, others @ ..]) if !is_spoilt => {
                let message = message!("plan-no-method", count = others.len() + 1);
                let hint = message!("plan-add-sampling");
                self.reader.advise(&row.origin, "sampling.method", message, hint);
            }
            (Some(method), []) if !matches!(method, Method::List | Method::Table) && !is_spoilt => {
                let origin = word.map_or(&self.tree.origin, |node| &node.origin);
                self.reader.diagnose(origin, "factor", message!("plan-no-factor"));
            }
            _ => {}
        }
        method.unwrap_or(Method::List)
    }

    /// Designs with other dates or random numbers could not be compared.
    fn check_shared(&mut self, drafts: &[Draft<'_>]) {
        let mut reported: BTreeSet<String> = BTreeSet::new();
        for setting in drafts.iter().flat_map(|draft| draft.settings.iter().cloned().chain(draft.varied())) {
            let (table, key) = (&setting.path[0], setting.path.join("."));
            let is_shared = ["run", "output"].contains(&table.as_str()) && key != "run.random_numbers";
            if is_shared && reported.insert(key.clone()) {
                let message = message!("plan-not-shared", key = &key);
                self.reader.advise(&setting.key, key, message, message!("plan-set-for-plan", table = table));
            }
        }
    }

    fn check_names(&mut self, drafts: &[Draft<'_>]) {
        let is_open = drafts.is_empty() && !self.options.divide && self.tree.rows("factor").is_empty();
        if is_open && !self.reader.is_spoilt("design") && !self.reader.is_spoilt("factor") {
            let message = message!("plan-no-design");
            self.reader.diagnose(&self.tree.origin, "design", message);
        }
        let mut known = BTreeSet::new();
        for Draft { name, origin, .. } in drafts {
            let key = join(&join("design", name), "name");
            if let Some(what) = names::wrong_for_a_file(name) {
                self.reader.diagnose(origin, key, expected(names::quoted(name), what));
            } else if !known.insert(name.to_lowercase()) {
                self.reader.diagnose(origin, key, message!("plan-second-design", name = name));
            }
        }
    }

    fn baseline(&mut self, drafts: &[Draft<'_>]) -> usize {
        let Some((node, wanted)) = self.tree.get("baseline").and_then(|node| Some((node, node.text()?))) else { return 0 };
        let found = drafts.iter().position(|draft| draft.name == wanted);
        if found.is_none() && !self.reader.is_spoilt("design") {
            let names = || drafts.iter().map(|draft| draft.name.as_str());
            let quoted = || names().take(12).map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
            let hint = match nearest(wanted, names()) {
                Some(close) => did_you_mean(close),
                None if drafts.is_empty() => message!("plan-without-design"),
                None => message!("plan-designs", names = quoted()),
            };
            self.reader.advise(&node.origin, "baseline", message!("plan-no-baseline", wanted = wanted), hint);
        }
        found.unwrap_or(0)
    }
}
