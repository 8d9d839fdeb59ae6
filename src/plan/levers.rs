//! The levers of a plan, and the coalitions that are simulated.

use super::coalitions::{Game, Lever, MOST, MOST_FEASIBLE};
use super::draft::{Draft, of_sampling};
use crate::input::layers::{Layer, Names, at, settings, shown, touch, without_phase};
use crate::input::names::{is_one_file, quoted, wrong, wrong_for_a_file};
use crate::input::node::expected;
use crate::input::node::{Node, Value, join};
use crate::input::reader::{Reader, Row};
use crate::input::setting::Setting;
use crate::input::slips::did_you_mean;
use crate::input::value::is_same;
use crate::messages::message;
use crate::parameters::nearest;
use crate::scenario::inert::switches;
use std::collections::{BTreeMap, BTreeSet};

/// Maximum number of coalitions.
const COALITIONS: usize = 4_096;

/// The game of the levers, with its coalitions added to `drafts`; none if something is wrong. `known` are the names of the base.
pub(super) fn coalitions(tree: &Node, known: &Names, reader: &mut Reader, drafts: &mut Vec<Draft<'_>>) -> Option<Game> {
    let rows = Row::all(tree, "lever");
    let before = reader.diagnostics.len();
    let mut names: Vec<String> = Vec::new();
    let mut sets: Vec<Vec<Setting>> = Vec::new();
    for row in &rows {
        reader.need(row, &["name"], message!("word-lever"));
        let Some((name, origin)) = row.text("name") else { continue };
        // Coalitions are named after their members: `a+b`, `none`, `all`.
        let reserved = || {
            let word = ["none", "all"].into_iter().find(|word| word.eq_ignore_ascii_case(name));
            let plus = || name.contains('+').then(|| message!("plan-a-name-without-plus"));
            word.map(|word| message!("plan-another-name", word = word)).or_else(plus)
        };
        if let Some(what) = wrong_for_a_file(name).or_else(reserved) {
            reader.diagnose(origin, join(&row.path, "name"), expected(quoted(name), what));
        }
        if let Some((group, origin)) = row.text("group")
            && let Some(what) = wrong(group)
        {
            reader.diagnose(origin, join(&row.path, "group"), expected(quoted(group), what));
        }
        if names.iter().any(|known| is_one_file(known, name)) {
            reader.diagnose(origin, join(&row.path, "name"), message!("plan-second-lever", name = name));
        }
        let set = settings(row.node, "set", &row.path, &mut reader.diagnostics);
        let set_key = join(&row.path, "set");
        if set.is_empty() && !reader.is_spoilt(&set_key) {
            reader.diagnose(&row.node.origin, set_key, message!("plan-lever-sets-nothing"));
        }
        sets.push(Layer::of(&set).leaves(known, &mut reader.diagnostics));
        names.push(name.into());
    }
    if !(2..=MOST).contains(&rows.len()) {
        reader.diagnose(tree.origin_at(&["lever"]), "lever", message!("plan-levers", count = rows.len(), most = MOST));
    }
    ambiguous(&names, &sets, reader);
    if reader.diagnostics.len() > before {
        return None;
    }
    let is_grouped = |row: &&Row<'_>| row.text("group").is_some();
    if let (true, Some(row)) = (rows.iter().any(|row| is_grouped(&row)), rows.iter().find(|row| !is_grouped(row))) {
        reader.diagnose(&row.node.origin, &row.path, message!("plan-no-group"));
    }
    let mut levers = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let mut requires = 0;
        for item in row.node.rows("requires") {
            let Some(word) = item.text() else { continue };
            match names.iter().position(|name| name == word) {
                Some(j) if j != i => requires |= 1 << j,
                _ => {
                    let others = names.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, name)| name.as_str());
                    let hint = nearest(word, others).map(did_you_mean);
                    let message = message!("plan-no-other-lever", word = word);
                    reader.diagnostics.push(item.origin.diagnose(join(&row.path, "requires"), message).hinted(hint));
                }
            }
        }
        for needed in needed_by(&sets[i]).iter().filter(|needed| !sets_key(&sets[i], needed)) {
            requires |= sets.iter().enumerate().filter(|(_, set)| sets_key(set, needed)).fold(0, |bits, (j, _)| bits | 1 << j);
        }
        let group = row.text("group").map(|(group, _)| group.to_string());
        levers.push(Lever { name: names[i].clone(), group, requires });
    }
    let mut game = Game::new(levers, of_sampling(tree, "seed").unwrap_or(1) as u32);
    if tree.get("attribution").and_then(|table| table.word("value")) == Some("faigle_kern") {
        let later = if game.levers.iter().any(|lever| lever.group.is_some()) {
            Err(message!("plan-faigle-kern-groups"))
        } else {
            game.clone().after_requirements().ok_or_else(|| message!("plan-faigle-kern-orders", most = MOST_FEASIBLE))
        };
        match later {
            Ok(later) => game = later,
            Err(message) => reader.diagnose(tree.origin_at(&["attribution", "value"]), "attribution.value", message),
        }
    }
    let needed = game.needed();
    if needed.len() > COALITIONS {
        let message = message!("plan-coalitions", count = needed.len(), coalitions = COALITIONS);
        reader.diagnose(tree.origin_at(&["lever"]), "lever", message);
    }
    if reader.diagnostics.len() > before {
        return None;
    }
    for coalition in needed {
        let members = || (0..names.len()).filter(|i| coalition >> i & 1 == 1);
        let joined = members().map(|i| names[i].as_str()).collect::<Vec<_>>().join("+");
        let name = match coalition {
            0 => "none".into(),
            all if all == game.all() => "all".into(),
            _ if joined.len() > 100 => format!("coalition-{coalition:0width$b}", width = names.len()),
            _ => joined,
        };
        game.designs.insert(coalition, drafts.len());
        // A setting that two levers share is set once.
        let joined: BTreeMap<&[String], &Setting> = members().flat_map(|i| &sets[i]).map(|leaf| (leaf.path.as_slice(), leaf)).collect();
        let settings = joined.into_values().cloned().collect();
        drafts.push(Draft { settings, ..Draft::new(name, &tree.origin) });
    }
    Some(game)
}

/// Reports levers that set one path to different values: they cannot form a coalition. The same value is fine.
fn ambiguous(names: &[String], sets: &[Vec<Setting>], reader: &mut Reader) {
    for (i, set) in sets.iter().enumerate() {
        for leaf in set {
            let differs = |other: &&Setting| {
                let same = leaf.value.json().zip(other.value.json()).is_some_and(|(a, b)| is_same(&a, &b));
                let is_empty = leaf.is_empty_table() || other.is_empty_table();
                !is_empty && touch(&leaf.path, &other.path) && !(leaf.path == other.path && same)
            };
            let other = sets[..i].iter().enumerate().find_map(|(j, earlier)| Some((j, earlier.iter().find(differs)?)));
            if let Some((j, other)) = other {
                let message = message!("plan-levers-clash", lever = &names[j], place = at(&other.key));
                let hint = message!("plan-levers-clash-hint");
                let key = format!("{}.{}", join("lever", &names[i]), shown(&leaf.path));
                reader.advise(&leaf.key, key, message, hint);
            }
        }
    }
}

/// Whether a lever sets a key to anything but false, in a phase or for the whole run.
fn sets_key(set: &[Setting], key: &str) -> bool {
    keys_on(set).any(|on| on == key)
}

/// The keys that a lever sets to anything but false, without their phase.
fn keys_on(set: &[Setting]) -> impl Iterator<Item = String> {
    set.iter().filter(|leaf| !matches!(leaf.value.value, Value::Flag(false))).map(|leaf| without_phase(&leaf.path).join("."))
}

/// The switches that the keys set by a lever need.
fn needed_by(set: &[Setting]) -> BTreeSet<String> {
    keys_on(set)
        .flat_map(|key| {
            let lever = key.strip_prefix("rules.").and_then(|rest| rest.split('.').next()).map(|lever| format!("rules.{lever}"));
            let own = lever.as_ref().map(|lever| format!("{lever}.enabled"));
            let others =
                switches().filter(|(named, _)| *named == key || lever.as_deref() == Some(*named)).map(|(_, needed)| needed.to_string());
            others.chain(own).collect::<Vec<_>>()
        })
        .collect()
}
