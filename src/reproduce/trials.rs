//! Trials re-run: a sample of those of a page, or all of them and the whole analysis.

use super::difference::Names;
use super::verdict::{Verdict, Wanted};
use crate::analysis::Analysis;
use crate::analysis::analyst::{Analyst, Nowhere};
use crate::analysis::choice::ChoiceRequest;
use crate::analysis::counter::Counter;
use crate::analysis::overview::trial_results;
use crate::analysis::request::ComparisonRequest;
use crate::analysis::results::{ComparisonResults, DesignResults};
use crate::engine::Trial;
use crate::error::Result;
use crate::experiment::journal::Journal;
use crate::experiment::{Chosen, Experiment, Identity, Rerun, choose_from, choose_within_from, rerun};
use crate::input::fnv1a;
use crate::messages::{Message, message};
use crate::output::embedded::{Embedded, reduced};
use crate::scenario::Scenario;
use crate::setup::Setup;
use serde_json::Value;

/// Re-runs `number` of the trials that the page has.
pub(super) fn check_sample(analysis: &Analysis, setups: &[Setup], number: usize, wanted: &Wanted<'_>, verdict: &mut Verdict) -> Result<()> {
    let names = Names::of(analysis);
    let of_design = |(design, results): (usize, &DesignResults)| -> Vec<Trial> {
        results.sample.iter().map(|trial| Trial { design, city: trial.city, replication: trial.replication }).collect()
    };
    let trials: Vec<Trial> = analysis.designs.iter().enumerate().flat_map(of_design).collect();
    let sample = sample(&trials, number, fnv1a(&serde_json::to_vec(analysis).unwrap_or_default()));
    let (mut differing, mut which) = (Vec::new(), Vec::new());
    for Rerun { trial, setup, city, output } in rerun(&setups.iter().collect::<Vec<_>>(), &sample, wanted.threads, wanted.progress)? {
        let (design, counter) = (&analysis.designs[trial.design], Counter::new(&setup, &city, &output.ledger));
        let found = design.sample.iter().find(|found| (found.city, found.replication) == (trial.city, trial.replication));
        let again = trial_results(&trial, &setup, &counter);
        let at = format!("city {} replication {}", trial.city, trial.replication);
        differing.extend(names.differences(&["designs", &design.name, "sample", &at], &found, &again.as_ref()));
        which.push(message!("verify-trial", design = &design.name, city = trial.city, replication = trial.replication));
    }
    verdict.differ(differing);
    let which = joined(which);
    verdict.checked.push(message!("verify-sample-checked", number = sample.len(), count = trials.len(), which = which));
    verdict.not_checked.push(message!("verify-sample-only"));
    Ok(())
}

/// Messages as a list.
fn joined(list: Vec<Message>) -> Message {
    let join = |before, after| message!("join-semicolon", before = before, after = after);
    list.into_iter().reduce(join).unwrap_or_else(|| Message::verbatim(""))
}

/// A sample of the trials in their order, evenly spaced from a start that `from` decides.
fn sample(trials: &[Trial], number: usize, from: u64) -> Vec<Trial> {
    let number = number.clamp(1, trials.len().max(1));
    let begin = (from % trials.len().max(1) as u64) as usize;
    let mut sample: Vec<Trial> =
        (0..number).filter_map(|i| trials.get((begin + i * trials.len() / number) % trials.len()).copied()).collect();
    sample.sort_unstable();
    sample
}

/// Re-runs all trials, analyses them as the commands do, and compares the analyses.
pub(super) fn check_all(
    embedded: &Embedded,
    scenarios: &[Scenario],
    setups: &[Setup],
    wanted: &Wanted<'_>,
    verdict: &mut Verdict,
) -> Result<()> {
    let found = &embedded.analysis;
    let again = analyse(embedded, scenarios, setups, wanted, verdict)?;
    let mut again = reduced(again);
    // Stated by the page itself, and checked with its bytes.
    again.version.clone_from(&found.version);
    if !embedded.is_whole() {
        take_what_needs_all_designs(found, &mut again);
        let (shown, all) = (found.designs.len(), embedded.all);
        verdict.not_checked.push(message!("verify-some-designs", shown = shown, all = all.designs));
        let (trials, designs) = (all.trials.saturating_sub(found.trials()), all.designs.saturating_sub(shown));
        verdict.not_checked.push(message!("verify-designs-left-out", trials = trials, count = designs));
    }
    verdict.differ(Names::of(found).differences(&[], found, &again));
    verdict.checked.push(message!("verify-all-checked", count = again.trials(), parts = parts(&again)));
    Ok(())
}

/// The analysis of all trials of the scenarios, as the page requests it.
fn analyse(embedded: &Embedded, scenarios: &[Scenario], setups: &[Setup], wanted: &Wanted<'_>, verdict: &mut Verdict) -> Result<Analysis> {
    let found = &embedded.analysis;
    let borrowed: Vec<&Setup> = setups.iter().collect();
    let experiment = Experiment { threads: wanted.threads, progress: wanted.progress, ..Experiment::of(&borrowed) };
    let request = found.comparison.as_ref().map_or(ComparisonRequest::Not, request);
    let designs = experiment.analysed(scenarios.iter().map(Scenario::hash), &request)?;
    let mut analyst = Analyst::new(wanted.folder, &found.title, designs, &request)?.with_listing(found.listing.clone());
    if !embedded.is_whole() {
        // The page has a sample of the trials of more designs.
        analyst = analyst.with_every_trial();
    }
    let selection = found.comparison.as_ref().and_then(|comparison| comparison.selection.as_ref());
    let selection = selection.filter(|_| embedded.is_whole() && setups.len() > 1);
    let identities: Vec<Identity> = scenarios.iter().map(Identity::of).collect();
    let path = wanted.folder.join("trials.journal");
    let mut journal = selection.map(|_| Journal::open(&path, &identities)).transpose()?;
    experiment.run_with(journal.as_mut(), |trial, setup, city, outcome| match outcome {
        Ok(output) => {
            let counter = Counter::new(setup, city, &output.ledger);
            analyst.add(trial, setup, city, &output, &counter, &counter.costs(), &mut Nowhere)
        }
        Err(reason) => analyst.fail(trial, &reason, &mut Nowhere),
    })?;
    if let Some(selection) = selection {
        let (objective, rule) = (selection.objective, selection.rule);
        let found = match &selection.budget {
            None => choose_from(&experiment, journal.as_mut(), objective, rule)?,
            Some(budget) => choose_within_from(&experiment, journal.as_mut(), objective, budget.procedure, rule)?,
        };
        match found {
            Some(Chosen { selection, reevaluation, .. }) => {
                let request = analyst.choice_request();
                (request.selection, request.reevaluation) = (Some(selection), Some(reevaluation));
            }
            None => verdict.differences.push(message!("verify-undecided")),
        }
    }
    analyst.finish(Vec::new(), &mut Nowhere)
}

/// How the designs of a page were compared.
fn request(comparison: &ComparisonResults) -> ComparisonRequest {
    let entry = &comparison.request;
    let screening = comparison.sensitivity.as_ref().and_then(|found| found.screening.clone());
    ComparisonRequest::Against {
        monthly: entry.monthly,
        against: entry.against,
        other_cities: true,
        gains: comparison.gains.is_some(),
        allowed: entry.allowed.clone(),
        divide: entry.game.clone(),
        audit: false,
        // The trials of a screening are not on the page.
        choice_request: Box::new(ChoiceRequest { screening, ..entry.choice_request() }),
    }
}

/// Takes from the page what cannot be computed from some of the designs.
fn take_what_needs_all_designs(found: &Analysis, again: &mut Analysis) {
    again.caveats.clone_from(&found.caveats);
    for (design, known) in again.designs.iter_mut().zip(&found.designs) {
        // Those that the page has are some of them.
        design.sample.retain(|trial| known.sample.iter().any(|found| (found.city, found.replication) == (trial.city, trial.replication)));
    }
    if let Some((again, found)) = again.comparison.as_mut().zip(found.comparison.as_ref()) {
        again.families.clone_from(&found.families);
        again.contrasts.clone_from(&found.contrasts);
        again.accounts.clone_from(&found.accounts);
        again.with_best.clone_from(&found.with_best);
        again.decision.clone_from(&found.decision);
        for (design, known) in again.designs.iter_mut().zip(&found.designs) {
            for one in &mut design.differences {
                one.paired.joint = known.differences.iter().find(|found| found.slot == one.slot).and_then(|found| found.paired.joint);
            }
        }
        again.attribution.clone_from(&found.attribution);
        again.pareto.clone_from(&found.pareto);
        again.selection.clone_from(&found.selection);
        again.reevaluation.clone_from(&found.reevaluation);
        again.switching_values.clone_from(&found.switching_values);
        again.sensitivity.clone_from(&found.sensitivity);
        again.robustness.clone_from(&found.robustness);
    }
}

/// The parts of an analysis that have contents and follow from trials.
fn parts(analysis: &Analysis) -> String {
    let whole = serde_json::to_value(analysis).unwrap_or_default();
    let fields = [&whole, &whole["comparison"]].into_iter().filter_map(Value::as_object).flatten();
    let has_contents = |value: &Value| value.is_object() || value.as_array().is_some_and(|list| !list.is_empty());
    let follows = |name: &str| !["listing", "request", "slots"].contains(&name);
    let mut names: Vec<&str> = fields.filter(|(name, value)| follows(name) && has_contents(value)).map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names.join(", ")
}
