//! Variations of a plan: assumptions of the model that are changed one at a time, to see which conclusions rest on them.
//!
//! A plan lists its own as `[[variation]]`; otherwise those of `scenarios/robust/mechanisms.toml` are taken. A variation overrides base,
//! designs and parameter sets: columns of the sets that it sets are named in `run.sets_except` of its scenarios.

use super::draft::Draft;
use super::shape;
use crate::error::{Diagnostic, Result};
use crate::input::layers::{Layer, Names, at, overlap, settings, shown};
use crate::input::names::{is_one_file, quoted, wrong_for_a_file};
use crate::input::node::{Node, Origin, Source, expected, join};
use crate::input::reader::{Reader, Row};
use crate::input::setting::Setting;
use crate::messages::{Message, message};
use crate::scenario::sets::Sets;
use crate::scenario::{Scenario, document};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;

/// The shipped variations.
const MECHANISMS: (&str, &str) = ("scenarios/robust/mechanisms.toml", include_str!("../../scenarios/robust/mechanisms.toml"));

/// The name of no variation, in files: the designs as they are.
const WRITTEN: &str = "as written";

/// Where variations are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VariationSource {
    /// In the plan.
    Plan,
    /// In the list that comes with the program, whose texts exist in both languages.
    Shipped,
}

/// An assumption of the model, changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assumption {
    /// Its name.
    pub name: String,
    /// Where it is listed.
    pub source: VariationSource,
    /// What it assumes, why the assumption is open, and which datum would settle it, in sentences; each may be empty.
    pub texts: [String; 3],
    /// What it sets, each as `key = value`.
    pub sets: Vec<String>,
}

/// An assumption that is changed in every design.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Variation {
    /// What is changed.
    pub assumption: Assumption,
    /// For each design of [`Variations::designs`], the index of the design of the plan that is simulated under the variation: the design as
    /// written, where the variation changes nothing in it.
    pub runs: Vec<usize>,
}

/// The designs of a plan, as written and under every variation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Variations {
    /// Indices of the designs as written, in the order of the plan, the baseline first.
    pub designs: Vec<usize>,
    /// Their names; two may be the same design, which is simulated once.
    pub names: Vec<String>,
    /// The variations.
    pub list: Vec<Variation>,
}

impl Variations {
    /// Whether they are valid with this many designs: every index is in range, and every variation has a run per design.
    pub(crate) fn is_sound(&self, designs: usize) -> bool {
        let known = |list: &[usize]| list.iter().all(|design| *design < designs);
        let whole = |one: &Variation| one.runs.len() == self.designs.len() && known(&one.runs);
        self.names.len() == self.designs.len() && known(&self.designs) && self.list.iter().all(whole)
    }

    /// Each design as written with itself under each variation, by their indices among the designs of the plan, and the keys that the
    /// variation sets.
    pub(crate) fn pairs(&self) -> Vec<(usize, usize, Vec<String>)> {
        let key = |set: &String| set.split_once(" = ").map_or(set.as_str(), |(key, _)| key).to_owned();
        let of = |one: &Variation| {
            let keys: Vec<String> = one.assumption.sets.iter().map(key).collect();
            self.designs.iter().zip(&one.runs).map(|(written, run)| (*written, *run, keys.clone())).collect::<Vec<_>>()
        };
        self.list.iter().flat_map(of).collect()
    }

    /// Renumbers the designs.
    pub(super) fn renumber(&mut self, numbers: &[usize]) {
        let all = self.designs.iter_mut().chain(self.list.iter_mut().flat_map(|one| &mut one.runs));
        all.for_each(|design| *design = numbers[*design]);
    }
}

/// A variation as it is read.
pub(super) struct Varied {
    pub(super) name: String,
    source: VariationSource,
    texts: [String; 3],
    pub(super) settings: Vec<Setting>,
    origin: Origin,
}

impl Varied {
    /// The name of a design under the variation.
    pub(super) fn design(&self, design: &str) -> String {
        format!("{design} @ {}", self.name)
    }

    /// What it sets in a scenario: itself, and before it the columns of the parameter sets that are not applied because it sets their keys.
    pub(super) fn layers(&self, scenario: &Scenario) -> Result<[Vec<Setting>; 2]> {
        let names = scenario.names();
        let leaves = Layer::of(&self.settings).leaves(&names, &mut Vec::new());
        let sample = Sets::read(scenario)?;
        let is_set = |key: &&crate::scenario::sets::Key| leaves.iter().any(|leaf| key.sets(&leaf.path, &names));
        let except: Vec<String> = sample.iter().flat_map(|sample| &sample.keys).filter(is_set).map(|key| quoted(&key.name)).collect();
        if except.is_empty() {
            return Ok([Vec::new(), self.settings.clone()]);
        }
        let all = scenario.tables.run.sets_except.iter().map(|name| quoted(name)).filter(|name| !except.contains(name));
        let list = all.chain(except.iter().cloned()).collect::<Vec<_>>().join(", ");
        let value = Node::parse_value(&self.origin.source, &format!("[{list}]")).unwrap_or_else(|_| Node::empty(&self.origin.source));
        let setting = Setting { path: vec!["run".into(), "sets_except".into()], key: self.origin.clone(), value };
        Ok([vec![setting], self.settings.clone()])
    }

    /// The variation, simulated as these designs.
    pub(super) fn with_runs(self, runs: Vec<usize>) -> Variation {
        let set = |setting: &Setting| format!("{} = {}", shown(&setting.path), setting.value.to_toml());
        let sets = self.settings.iter().map(set).collect();
        Variation { assumption: Assumption { name: self.name, source: self.source, texts: self.texts, sets }, runs }
    }
}

/// Keys of a variation that are sentences.
const TEXTS: [&str; 3] = ["assumes", "why", "datum"];

/// The variations of a plan, or those that are shipped. A shipped one about a key that a design sets is left out, with a note.
pub(super) fn variations(tree: &Node, drafts: &[Draft<'_>], names: &Names, reader: &mut Reader, notes: &mut Vec<Message>) -> Vec<Varied> {
    if !Row::all(tree, "variation").is_empty() || reader.is_spoilt("variation") {
        let list = read(tree, VariationSource::Plan, reader);
        for varied in &list {
            if let Some((leaf, origin)) = clash(varied, drafts, names) {
                let message = message!("plan-variation-in-design", place = at(&origin));
                reader.diagnose(&leaf.key, format!("{}.{}", join("variation", &varied.name), shown(&leaf.path)), message);
            }
        }
        return list;
    }
    let source = Arc::new(Source { name: MECHANISMS.0.into(), folder: PathBuf::new() });
    let mut own = Reader::new(document::tables);
    let mut shipped = Node::parse(&source, MECHANISMS.1).unwrap_or_else(|_| Node::empty(&source));
    own.check(&mut shipped, &shape::spec());
    let list = read(&shipped, VariationSource::Shipped, &mut own);
    reader.diagnostics.extend(own.diagnostics);
    let (stays, left): (Vec<Varied>, Vec<Varied>) = list.into_iter().partition(|varied| clash(varied, drafts, names).is_none());
    for varied in left {
        let key = clash(&varied, drafts, names).map(|(leaf, _)| shown(&leaf.path)).unwrap_or_default();
        notes.push(message!("plan-variation-left-out", name = varied.name, key = key));
    }
    stays
}

/// The first key that the variation sets and a design sets too, with the place in the design.
fn clash(varied: &Varied, drafts: &[Draft<'_>], names: &Names) -> Option<(Setting, Origin)> {
    let leaves = |settings: &[Setting]| Layer::of(settings).leaves(names, &mut Vec::new());
    let own = leaves(&varied.settings);
    let of_designs = drafts.iter().flat_map(|draft| leaves(&draft.settings).into_iter().chain(leaves(&draft.varied())));
    of_designs.into_iter().find_map(|leaf| {
        let mine = own.iter().find(|mine| overlap(&mine.path, &leaf.path))?;
        Some((mine.clone(), leaf.key))
    })
}

/// The rows of a file.
fn read(tree: &Node, source: VariationSource, reader: &mut Reader) -> Vec<Varied> {
    let mut list: Vec<Varied> = Vec::new();
    for row in Row::all(tree, "variation") {
        reader.need(&row, &["name", "set"], message!("word-variation"));
        let Some((name, origin)) = row.text("name") else { continue };
        let key = join(&row.path, "name");
        let reserved = || name.eq_ignore_ascii_case(WRITTEN).then(|| message!("plan-a-name-of-a-variation", word = WRITTEN));
        if let Some(what) = wrong_for_a_file(name).or_else(reserved) {
            reader.diagnose(origin, key, expected(quoted(name), what));
        } else if list.iter().any(|known| is_one_file(&known.name, name)) {
            reader.diagnose(origin, key, message!("plan-second-variation", name = name));
        } else if name.contains(" @ ") {
            reader.diagnose(origin, key, message!("plan-a-name-without-at", name = quoted(name)));
        }
        let set = settings(row.node, "set", &row.path, &mut reader.diagnostics);
        let set_key = join(&row.path, "set");
        if let Some(node) = row.node.get("set").filter(|_| set.is_empty() && !reader.is_spoilt(&set_key)) {
            reader.diagnose(&node.origin, set_key, message!("plan-variation-sets-nothing"));
        }
        for setting in set.iter().filter(|setting| ["run", "output"].contains(&setting.path[0].as_str())) {
            let message = message!("plan-variation-not-shared");
            reader.advise(&setting.key, shown(&setting.path), message, message!("plan-set-for-plan", table = &setting.path[0]));
        }
        let texts = TEXTS.map(|text| row.text(text).map(|(text, _)| text.to_owned()).unwrap_or_default());
        list.push(Varied { name: name.into(), source, texts, settings: set, origin: origin.clone() });
    }
    list
}

/// Diagnostics about designs whose names could be those of a design under a variation.
pub(super) fn wrong_names(drafts: &[Draft<'_>]) -> Vec<Diagnostic> {
    let wrong = |draft: &&Draft<'_>| draft.name.contains(" @ ");
    let diagnose = |draft: &Draft<'_>| {
        draft.origin.diagnose(join(&join("design", &draft.name), "name"), message!("plan-a-name-without-at", name = quoted(&draft.name)))
    };
    drafts.iter().filter(wrong).map(diagnose).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{Language, find};

    fn shipped() -> Vec<Varied> {
        let mut reader = Reader::new(document::tables);
        let source = Arc::new(Source { name: MECHANISMS.0.into(), folder: PathBuf::new() });
        let list = variations(&Node::empty(&source), &[], &Names::default(), &mut reader, &mut Vec::new());
        assert!(reader.diagnostics.is_empty(), "{:?}", reader.diagnostics);
        list
    }

    #[test]
    fn every_shipped_variation_says_what_it_assumes_and_which_datum_would_tell_in_both_languages() {
        let list = shipped();
        assert!((8..=12).contains(&list.len()));
        for varied in &list {
            assert!(varied.texts.iter().all(|text| text.ends_with('.')), "{}: {:?}", varied.name, varied.texts);
            for attribute in ["", ".why", ".datum"] {
                let key = format!("variation-{}{attribute}", varied.name);
                assert!(find(Language::Chinese, &key).is_some(), "`{key}` in zh.ftl");
            }
        }
        let count = Language::Chinese.source().lines().filter(|line| line.starts_with("variation-")).count();
        assert_eq!(count, list.len(), "Chinese of variations that are not shipped");
    }
}
