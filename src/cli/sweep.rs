//! `jiesu sweep`: many designs, resumable and in shards. `jiesu merge`: one results folder from shards.

use super::FINE;
use super::choose::Choose;
use super::comparison::{Allow, RUN, Sharing, request, text};
use super::file_kind;
use super::long_run::{CARD, Card, LongRun, begin_folder, finish, identity, lies_in, perform, refuse};
use super::prepare::ready;
use super::simulate::{Flags, designs};
use clap::Args;
use jiesu::engine::Trial;
use jiesu::error::{Error, Result};
use jiesu::experiment::Shard;
use jiesu::experiment::journal::Journal;
use jiesu::input::check_json;
use jiesu::plan::{Design, Listed, Method, Plan};
use jiesu::scenario::Scenario;
use std::path::{Path, PathBuf};

/// Simulate many designs: a list, a grid, a sample, a table, or one factor at a time
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// A plan file; - is standard input
    #[arg(value_name = "PLAN")]
    file: PathBuf,
    #[command(flatten)]
    flags: Flags,
    #[command(flatten)]
    long_run: LongRun,
    #[command(flatten)]
    choose: Choose,
    #[command(flatten)]
    allow: Allow,
    /// Random numbers of the designs
    #[arg(long, value_enum, value_name = "WHICH", default_value_t)]
    random_numbers: Sharing,
    /// Also write gains and losses by type of street (gains.csv)
    #[arg(long)]
    gains: bool,
}

/// Merge the shards of a sweep or comparison into one results folder
#[derive(Debug, Args)]
pub(crate) struct MergeArguments {
    /// The folders of the shards
    #[arg(required = true, value_name = "DIR")]
    shards: Vec<PathBuf>,
    #[command(flatten)]
    flags: Flags,
    #[command(flatten)]
    allow: Allow,
}

pub(crate) fn run(arguments: &Arguments) -> Result<u8> {
    let Arguments { file, flags, long_run, choose, allow, random_numbers, gains } = arguments;
    file_kind::expect(file_kind::DESIGNS, file)?;
    let allowed = allow.read()?;
    let sets = flags.sets();
    let output = "levels = [\"city\"]\nperiods = [\"run\"]";
    let options = jiesu::plan::Options { sets: &sets, run: RUN, output, divide: false };
    let mut plan = Plan::load(file, &options)?;
    random_numbers.settle(&mut plan);
    let designs = ready(&mut plan, flags)?;
    perform("sweep", &plan, designs, flags, long_run, Some(choose), request("sweep", &plan, allowed, *gains), |analysis| {
        text("sweep", &plan, flags, analysis)
    })
}

pub(crate) fn merge(arguments: &MergeArguments) -> Result<u8> {
    let MergeArguments { shards, flags, allow } = arguments;
    let allowed = allow.read()?;
    if let Some(flag) = flags.of_trials() {
        return Err(Error::input(
            flag,
            "",
            "found it with `merge`, expected it with the command that simulated the shards: their trials are given",
        ));
    }
    let wrong = |folder: &Path, message: String| Error::input(folder.display().to_string(), "", message);
    let mut cards: Vec<Card> = Vec::new();
    for folder in shards {
        let path = folder.join(CARD);
        let json =
            std::fs::read_to_string(&path).map_err(|_| wrong(folder, format!("found no `{CARD}`, expected the folder of a shard")))?;
        check_json(&path, &json)?;
        let card = serde_json::from_str(&json).map_err(|e| wrong(&path, format!("found no description of a shard: {e}")))?;
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
        let message = format!("found `{}`, which is a shard or in one, expected another folder", out.display());
        let message =
            if lies_in(&out, shard) { message } else { format!("found the shard `{}` in it, expected another folder", shard.display()) };
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
    let request = request(&card.command, &plan, allowed, card.gains);
    finish(&card.command, &plan, designs, &out, flags, request, &mut Some(journal), Shard::NONE, |analysis| {
        text(&card.command, &plan, flags, analysis)
    })
}
