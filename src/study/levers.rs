//! The levers of a plan, and the coalitions that are simulated.

use super::coalitions::{Game, Lever, MOST};
use super::rows::{Draft, Row, settings};
use crate::error::Complaint;
use crate::scenario::inert::switches;
use crate::scenario::node::{Node, Value, join};
use crate::scenario::setting::Setting;
use crate::table::nearest;
use std::collections::BTreeSet;

/// Most coalitions.
const COALITIONS: usize = 4_096;

/// The game of the levers, its coalitions as drafts of designs; none if something is wrong.
pub(super) fn coalitions(rows: &[Row], tree: &Node, complaints: &mut Vec<Complaint>, drafts: &mut Vec<Draft>) -> Option<Game> {
    let before = complaints.len();
    let mut names: Vec<String> = Vec::new();
    let mut sets: Vec<Vec<Setting>> = Vec::new();
    for row in rows {
        let Some((name, origin)) = row.text("name") else {
            complaints.push(row.node.origin.complain(join(&row.path, "name"), "found nothing, expected this key in every lever"));
            continue;
        };
        if names.iter().any(|known| known == name) {
            complaints.push(origin.complain(join(&row.path, "name"), format!("found a second lever \"{name}\", expected each name once")));
        }
        let set = settings(row.free("set"), &row.path, complaints);
        if set.is_empty() {
            complaints.push(row.node.origin.complain(join(&row.path, "set"), "found nothing, expected the keys that switch the lever on"));
        }
        names.push(name.into());
        sets.push(set);
    }
    if !(2..=MOST).contains(&rows.len()) {
        complaints.push(tree.origin.complain("lever", format!("found {} levers, expected 2 to {MOST}", rows.len())));
    }
    if complaints.len() > before {
        return None;
    }
    let grouped = rows.iter().filter(|row| row.text("group").is_some()).count();
    if grouped > 0 && grouped < rows.len() {
        let without = rows.iter().find(|row| row.text("group").is_none());
        complaints
            .extend(without.map(|row| row.node.origin.complain(&row.path, "found no `group`, expected one in every lever or in none")));
    }
    let mut levers = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let mut requires = 0;
        for (word, origin) in row.texts("requires") {
            match names.iter().position(|name| name == word) {
                Some(j) if j != i => requires |= 1 << j,
                _ => {
                    let complaint =
                        origin.complain(join(&row.path, "requires"), format!("found \"{word}\", expected the name of another lever"));
                    let others = names.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, name)| name.as_str());
                    complaints.push(match nearest(word, others) {
                        Some(close) => complaint.with_hint(format!("did you mean \"{close}\"?")),
                        None => complaint,
                    });
                }
            }
        }
        for needed in needed_by(&sets[i]).iter().filter(|needed| !sets_key(&sets[i], needed)) {
            requires |= sets.iter().enumerate().filter(|(_, set)| sets_key(set, needed)).fold(0, |bits, (j, _)| bits | 1 << j);
        }
        let group = row.text("group").map(|(group, _)| group.to_string());
        levers.push(Lever { name: names[i].clone(), group, requires });
    }
    let seed = match tree.get("sampling").and_then(|sampling| sampling.get("seed")).map(|node| &node.value) {
        Some(Value::Whole(seed)) => *seed as u32,
        _ => 1,
    };
    let mut game = Game::new(levers, seed);
    let needed = game.needed();
    if needed.len() > COALITIONS {
        let message = format!("found levers that need {} coalitions, expected at most {COALITIONS}: give them groups", needed.len());
        complaints.push(tree.origin.complain("lever", message));
    }
    if complaints.len() > before {
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
        let settings = members().flat_map(|i| sets[i].clone()).collect();
        drafts.push(Draft { name, origin: tree.origin.clone(), base: None, settings, factors: Vec::new() });
    }
    Some(game)
}

/// Whether a lever sets a key, to anything but false.
fn sets_key(set: &[Setting], key: &str) -> bool {
    set.iter().any(|setting| setting.path.join(".") == key && !matches!(setting.value.value, Value::Flag(false)))
}

/// The switches without which some key that a lever sets does nothing.
fn needed_by(set: &[Setting]) -> BTreeSet<String> {
    let keys = set.iter().filter(|setting| !matches!(setting.value.value, Value::Flag(false))).map(|setting| setting.path.join("."));
    keys.flat_map(|key| {
        let lever = key.strip_prefix("rules.").and_then(|rest| rest.split('.').next()).map(|lever| format!("rules.{lever}"));
        let own = lever.as_ref().map(|lever| format!("{lever}.enabled"));
        let others =
            switches().filter(|(named, _)| *named == key || lever.as_deref() == Some(*named)).map(|(_, needed)| needed.to_string());
        others.chain(own).collect::<Vec<_>>()
    })
    .collect()
}
