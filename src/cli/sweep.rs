//! `jiesu sweep`: many designs, resumable and in shards. `jiesu merge`: shards put together.

use super::FINE;
use super::choose::Choose;
use super::comparing::{Allow, RUN, Sharing, request, said};
use super::keep::{Card, Keep, begin_folder, finish, identity, lies_in, perform, refuse};
use super::kind;
use super::ready::ready;
use super::simulate::{Flags, designs};
use clap::Args;
use jiesu::error::{Error, Result};
use jiesu::experiment::journal::Journal;
use jiesu::experiment::{Shard, Trial};
use jiesu::input::check_json;
use jiesu::plan::{Design, Listed, Method, Plan};
use jiesu::scenario::Scenario;
use std::path::{Path, PathBuf};

/// Simulate many designs: a list, a grid, a sample, a table, or one factor after the other
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// A plan file; - is standard input
    #[arg(value_name = "PLAN")]
    file: PathBuf,
    #[command(flatten)]
    flags: Flags,
    #[command(flatten)]
    keep: Keep,
    #[command(flatten)]
    choose: Choose,
    #[command(flatten)]
    allow: Allow,
    /// Whether designs share their luck
    #[arg(long, value_enum, value_name = "WHICH", default_value_t)]
    random_numbers: Sharing,
    /// Tell who gains and who loses too, by type of street (gains.csv)
    #[arg(long)]
    gains: bool,
}

/// Put the shards of a sweep or a comparison together: the folder that an unbroken run would have written
#[derive(Debug, Args)]
pub(crate) struct MergeArguments {
    /// Folders of shards
    #[arg(required = true, value_name = "DIR")]
    shards: Vec<PathBuf>,
    #[command(flatten)]
    flags: Flags,
    #[command(flatten)]
    allow: Allow,
}

pub(crate) fn run(arguments: &Arguments) -> Result<u8> {
    let Arguments { file, flags, keep, choose, allow, random_numbers, gains } = arguments;
    kind::expect(kind::DESIGNS, file)?;
    let allowed = allow.read()?;
    let sets = flags.sets();
    let output = "levels = [\"city\"]\nperiods = [\"run\"]";
    let options = jiesu::plan::Options { sets: &sets, run: RUN, output, divide: false };
    let mut plan = Plan::load(file, &options)?;
    random_numbers.settle(&mut plan);
    let designs = ready(&mut plan, flags)?;
    perform("sweep", &plan, designs, flags, keep, Some(choose), request("sweep", &plan, allowed, *gains), |summary, allowed| {
        said("sweep", &plan, flags.lang, summary, allowed)
    })
}

pub(crate) fn merge(arguments: &MergeArguments) -> Result<u8> {
    let MergeArguments { shards, flags, allow } = arguments;
    let allowed = allow.read()?;
    if let Some(flag) = flags.of_trials() {
        return Err(Error::input(
            flag,
            "",
            "found it with `merge`, expected it where the shards were lived: their trials are what they are",
        ));
    }
    let wrong = |folder: &Path, message: String| Error::input(folder.display().to_string(), "", message);
    let mut cards: Vec<Card> = Vec::new();
    for folder in shards {
        let path = folder.join("study.json");
        let text =
            std::fs::read_to_string(&path).map_err(|_| wrong(folder, "found no `study.json`, expected the folder of a shard".into()))?;
        check_json(&path, &text)?;
        let card = serde_json::from_str(&text).map_err(|e| wrong(&path, format!("found something else than the card of a shard: {e}")))?;
        if cards.first().is_some_and(|first| *first != card) {
            return Err(wrong(folder, format!("found a shard of other designs than in `{}`", shards[0].display())));
        }
        cards.push(card);
    }
    let (Some(first), Some(card)) = (shards.first(), cards.first()) else { return Ok(FINE) };
    let mut list = Vec::new();
    for Listed { name, factors, .. } in card.designs.iter().filter(|listed| listed.same_as.is_empty()) {
        let mut scenario = Scenario::load(&first.join("scenarios").join(format!("{name}.toml")), &[])?;
        scenario.name.clone_from(name);
        list.push(Design { scenario, factors: factors.clone() });
    }
    let method = if card.one_at_a_time { Method::OneAtATime } else { Method::List };
    let (name, title, listing) = (card.name.clone(), card.title.clone(), card.designs.clone());
    let plan = Plan { title, listing, method, ..Plan::side_by_side(name, list) };
    let of = identity(plan.designs.iter().map(|design| &design.scenario));
    let out = flags.folder(&plan.name)?;
    begin_folder(&out, flags.replace())?;
    if let Some(shard) = shards.iter().find(|shard| lies_in(&out, shard) || lies_in(shard, &out)) {
        let message = format!("found `{}`, which is a shard or in one, expected a folder of its own", out.display());
        let message = if lies_in(&out, shard) {
            message
        } else {
            format!("found the shard `{}` in it, expected a folder of its own", shard.display())
        };
        return Err(refuse(&out, &message, "choose another folder with `--out`"));
    }
    let mut journal = Journal::of(of);
    for folder in shards {
        journal.absorb(&folder.join("trials.journal"))?;
    }
    let designs = designs(plan.designs.iter().map(|design| &design.scenario), &out)?;
    let trials = designs.iter().enumerate().flat_map(|(design, d)| {
        let replications = d.setup.tables.run.replications;
        (1..=d.setup.cities()).flat_map(move |city| (1..=replications).map(move |replication| Trial { design, city, replication }))
    });
    let (expected, missing) = trials.fold((0, 0), |(all, missing), trial| (all + 1, missing + u64::from(!journal.has(&trial))));
    if missing > 0 {
        let found = expected - missing;
        let message = format!("found {found} of {expected} trials in {} of {} shards, expected all", shards.len(), card.shards);
        return Err(wrong(first, message));
    }
    let request = request(&card.verb, &plan, allowed, card.gains);
    finish(&card.verb, &plan, designs, &out, flags, request, &mut Some(journal), Shard::NONE, |summary, allowed| {
        said(&card.verb, &plan, flags.lang, summary, allowed)
    })
}
