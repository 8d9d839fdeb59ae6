//! Shards: parts of the trials of a plan, simulated apart, such as on several machines, and merged.
//!
//! The folder of a shard has the scenarios of all designs, a description (`shard.json`) and a journal of its trials.

use super::grid::TrialGrid;
use super::identity::Identity;
use super::journal::{Found, Journal};
use super::places::{JOURNAL, check_inputs, lies_in, refuse};
use super::requested::Requested;
use super::trials::Shard;
use crate::error::{Error, Result};
use crate::input::{FORMAT, check_json, fnv1a};
use crate::messages::message;
use crate::plan::{Design, Listed, Method, Plan, Threshold};
use crate::scenario::Scenario;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The file that describes a shard, in its folder.
const CARD: &str = "shard.json";
/// The folder of scenarios.
const SCENARIOS: &str = "scenarios";

/// The description of a shard, the same for all shards of a run.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Card {
    /// [`FORMAT`] of the shard.
    format: u32,
    /// The plan's name.
    name: String,
    /// The plan's title.
    #[serde(default)]
    title: String,
    /// A hash of the designs' names and identities, in hexadecimal.
    of: String,
    /// The designs in their order, including those that equal another.
    designs: Vec<Listed>,
    /// Whether each design varies one key.
    one_at_a_time: bool,
    /// What is asked of the trials.
    requested: Requested,
    /// What a design should reach.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    thresholds: Vec<Threshold>,
    /// The number of shards.
    shards: u64,
    /// Cities and replications of each design.
    trials: Vec<(u32, u32)>,
}

/// The identity of each design of a plan.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// use jiesu::experiment::{Identity, shards::identities};
/// use jiesu::plan::{Design, Plan};
///
/// let all = vec![Identity::of(&base)];
/// let plan = Plan::side_by_side("one".into(), vec![Design { scenario: base, factors: Vec::new() }]);
/// assert_eq!(identities(&plan), all);
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn identities(plan: &Plan) -> Vec<Identity> {
    plan.designs.iter().map(|design| Identity::of(&design.scenario)).collect()
}

/// Begins the folder of a shard, or continues it if `resume`; returns its journal.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// # let folder = tempfile::tempdir().expect("a folder");
/// # let out = |part| folder.path().join(format!("{part}"));
/// use jiesu::analysis::Against;
/// use jiesu::experiment::{Experiment, Layout, Requested, Shard, TrialGrid, shards};
/// use jiesu::plan::{Design, Plan};
///
/// let plan = Plan::side_by_side("two".into(), vec![Design { scenario: base, factors: Vec::new() }]);
/// let requested = Requested { monthly: false, against: Against::Baseline, other_cities: true, gains: false, decides: false, layout: Layout::Ranked };
/// for part in 0..2 {
///     let shard = Shard { part, of: 2 };
///     let mut journal = shards::begin(&out(part), &plan, requested, shard, false)?;
///     // Elsewhere, at another time:
///     Experiment { shard, ..Experiment::of(&[&setup]) }.run_with(Some(&mut journal), |_, _, _, _| Ok(()))?;
/// }
/// let both = shards::Shards::read(&[out(0), out(1)])?;
/// both.check_apart(&out(3))?;
/// let grid = TrialGrid::wished([&setup]);
/// let journal = both.journal(&grid)?;
/// assert!(grid.iter().all(|trial| journal.has(&trial)));
/// # Ok::<(), jiesu::Error>(())
/// ```
///
/// # Errors
/// Bad input if the folder has anything else in it, or the journal of other designs; I/O errors.
pub fn begin(out: &Path, plan: &Plan, requested: Requested, shard: Shard, resume: bool) -> Result<Journal> {
    let io = |path: &Path| {
        let path = path.to_path_buf();
        move |e| Error::io(path, e)
    };
    let path = out.join(JOURNAL);
    // A shard that was killed at once may have only some of these files; the journal is written first.
    let ours = [SCENARIOS, CARD, JOURNAL];
    let names: Vec<_> = std::fs::read_dir(out).into_iter().flatten().flatten().map(|entry| entry.file_name()).collect();
    let is_begun = matches!(Found::at(&path)?, Found::Journal | Found::Beginning);
    let may_go_on = resume && is_begun && names.iter().all(|name| ours.iter().any(|known| name == known));
    if !names.is_empty() && !may_go_on {
        return Err(refuse(out, message!("folder-not-empty")).with_hint(message!("trials-resume-shard")));
    }
    check_inputs(out)?;
    std::fs::create_dir_all(out).map_err(io(out))?;
    let identities = identities(plan);
    // Refuses the journal of another plan before anything is written.
    let journal = Journal::open(&path, &identities)?;
    let scenarios = out.join(SCENARIOS);
    std::fs::create_dir_all(&scenarios).map_err(io(&scenarios))?;
    for Design { scenario, .. } in &plan.designs {
        let path = scenarios.join(format!("{}.toml", scenario.name));
        std::fs::write(&path, scenario.to_toml(&scenarios)).map_err(io(&path))?;
    }
    let named: Vec<String> = plan.designs.iter().zip(&identities).map(|(design, of)| format!("{} {of}", design.scenario.name)).collect();
    let card = Card {
        format: FORMAT,
        name: plan.name.clone(),
        title: plan.title.clone(),
        of: format!("{:016x}", fnv1a(named.join("\n").as_bytes())),
        designs: plan.listing.clone(),
        one_at_a_time: plan.is_one_at_a_time(),
        requested,
        thresholds: plan.thresholds.clone(),
        shards: shard.of,
        trials: plan.designs.iter().map(|design| (design.scenario.tables.run.cities, design.scenario.tables.run.replications)).collect(),
    };
    let card_path = out.join(CARD);
    let text = serde_json::to_string_pretty(&card).map_err(|e| Error::io(&card_path, e.into()))?;
    std::fs::write(&card_path, text + "\n").map_err(io(&card_path))?;
    Ok(journal)
}

/// The shards of one run.
#[derive(Debug)]
pub struct Shards {
    /// The plan that was divided, without its sampling.
    pub plan: Plan,
    /// What was asked of its trials.
    pub requested: Requested,
    folders: Vec<PathBuf>,
    /// Into how many shards it was divided.
    of: u64,
}

impl Shards {
    /// Reads the descriptions of shards, at least one, and their scenarios.
    ///
    /// # Errors
    /// Bad input if a folder is not that of a shard, or if they belong to different designs.
    pub fn read(folders: &[PathBuf]) -> Result<Shards> {
        let mut known: Option<(&Path, Card)> = None;
        for folder in folders {
            let path = folder.join(CARD);
            let missing = |_| refuse(folder, message!("trials-no-card", card = CARD));
            let json = std::fs::read_to_string(&path).map_err(missing)?;
            check_json(&path, &json)?;
            let card = serde_json::from_str(&json).map_err(|e| refuse(&path, message!("trials-bad-card", said = e.to_string())))?;
            match &known {
                None => known = Some((folder, card)),
                Some((first, other)) if *other != card => {
                    return Err(refuse(folder, message!("trials-other-shard", first = first.display().to_string())));
                }
                Some(_) => {}
            }
        }
        let Some((first, card)) = known else { return Err(Error::input("merge", "", message!("trials-no-shard"))) };
        let mut designs = Vec::new();
        for Listed { name, factors, .. } in card.designs.iter().filter(|listed| listed.same_as.is_empty()) {
            let mut scenario = Scenario::load(&first.join(SCENARIOS).join(format!("{name}.toml")), &[])?;
            scenario.name.clone_from(name);
            designs.push(Design { scenario, factors: factors.clone() });
        }
        let method = if card.one_at_a_time { Method::OneAtATime } else { Method::List };
        let plan = Plan {
            title: card.title,
            listing: card.designs,
            method,
            thresholds: card.thresholds,
            ..Plan::side_by_side(card.name, designs)
        };
        Ok(Shards { plan, requested: card.requested, folders: folders.to_vec(), of: card.shards })
    }

    /// Refuses a folder for the merged results that is a shard, lies in one or has one in it.
    ///
    /// # Errors
    /// Bad input.
    pub fn check_apart(&self, out: &Path) -> Result<()> {
        let message = self.folders.iter().find_map(|shard| match (lies_in(out, shard), lies_in(shard, out)) {
            (true, _) => Some(message!("trials-in-a-shard", out = out.display().to_string())),
            (_, true) => Some(message!("trials-shard-in-it", shard = shard.display().to_string())),
            _ => None,
        });
        message.map_or(Ok(()), |message| Err(refuse(out, message).with_hint(message!("folder-choose"))))
    }

    /// The trials of all shards, without a file to write to.
    ///
    /// # Errors
    /// Bad input if a journal belongs to other designs or another build, or if a trial of the grid is missing; I/O errors.
    pub fn journal(&self, grid: &TrialGrid) -> Result<Journal> {
        let mut journal = Journal::of(&identities(&self.plan));
        for folder in &self.folders {
            journal.absorb(&folder.join(JOURNAL))?;
        }
        let (all, found) = (grid.trials(), grid.iter().filter(|trial| journal.has(trial)).count() as u64);
        if found < all {
            let message = message!("trials-missing", found = found, all = all, shards = self.folders.len(), of = self.of);
            return Err(refuse(&self.folders[0], message));
        }
        Ok(journal)
    }
}
