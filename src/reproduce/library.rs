//! To be replaced by `experiment::{rerun, choose_from}`.
use super::verdict::Wanted;
use crate::analysis::choice::reevaluate;
use crate::analysis::compare::Comparison;
use crate::analysis::evidence::Reevaluation;
use crate::analysis::objective::Objective;
use crate::analysis::rates::Counter;
use crate::analysis::selection::{Rule, Selection, Step, rival, select};
use crate::city::City;
use crate::engine::{Log, ReplicationOutput, Trial, draw_city, simulate};
use crate::error::{Error, Result};
use crate::experiment::{Experiment, Progress, Shard};
use crate::setup::Setup;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

pub(super) struct Rerun {
    pub(super) trial: Trial,
    pub(super) setup: Setup,
    pub(super) city: City,
    pub(super) output: ReplicationOutput,
}

pub(super) fn rerun(setups: &[&Setup], trials: &[Trial], threads: usize, progress: &dyn Progress) -> Result<Vec<Rerun>> {
    let pool =
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(|error| Error::io("threads", std::io::Error::other(error)))?;
    progress.begin(trials.len() as u64);
    let one = |trial: &Trial| {
        let setup = setups[trial.design].in_city(trial.city)?.into_owned();
        let city = draw_city(&setup, trial.city);
        let output = simulate(&setup, &city, trial.city, trial.replication, Log::Off);
        progress.advance();
        Ok(Rerun { trial: *trial, setup, city, output })
    };
    pool.install(|| trials.into_par_iter().map(one).collect())
}

pub(super) fn experiment<'a>(setups: &'a [Setup], after: u32, wanted: &'a Wanted<'_>) -> Experiment<'a> {
    Experiment { setups, log: Log::Off, threads: wanted.threads, simulate, progress: wanted.progress, after, shard: Shard::ALL }
}

pub(super) struct Chosen {
    pub(super) selection: Selection,
    pub(super) reevaluation: Reevaluation,
}

pub(super) fn choose_from(setups: &[Setup], wanted: &Wanted<'_>, objective: Objective, rule: Rule) -> Result<Option<Chosen>> {
    let again = |setups: &[Setup], after: u32| -> Result<Comparison> {
        let mut comparison = Comparison::new(&setups.iter().collect::<Vec<_>>(), false);
        experiment(setups, after, wanted).run(|trial, setup, city, output| {
            let counter = Counter::new(setup, city, &output.ledger);
            comparison.add(trial, setup, city, &output.ledger, &counter, &counter.costs())
        })?;
        comparison.finish()?;
        Ok(comparison)
    };
    let every = again(setups, 0)?;
    let of_city = |design: usize| every.cities(design, objective).into_iter().map(|(_, value)| objective.sign() * value).collect();
    let values: Vec<Vec<f64>> = (0..setups.len()).map(of_city).collect();
    let Step::Chosen { chosen, candidates } = select(&values, &rule) else { return Ok(None) };
    let used = values.iter().map(Vec::len).max().unwrap_or(0) as u32;
    let cities = values[chosen].len() as u32;
    let mut pair = [rival(chosen, &candidates), chosen].map(|design| setups[design].clone());
    let then = again(&pair, 0)?;
    pair.iter_mut().for_each(|setup| setup.tables.run.cities = cities);
    let another = again(&pair, used)?;
    let reevaluation = reevaluate(objective, (used + 1, used + cities), &then, &another);
    let candidates = candidates.into_iter().map(|mut candidate| {
        candidate.mean *= objective.sign();
        candidate
    });
    Ok(Some(Chosen { selection: Selection { objective, rule, chosen, candidates: candidates.collect() }, reevaluation }))
}
