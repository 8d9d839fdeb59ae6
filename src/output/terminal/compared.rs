//! The output of `jiesu compare`: caveats first, then one block per measure with every design's difference from the baseline.

use super::{Detail, grid};
use crate::analysis::Analysis;
use crate::analysis::caveats::by_code;
use crate::analysis::finding::{Caution, Finding};
use crate::analysis::measures::{Compared, Cost, Measure, ReviewedMeasure};
use crate::analysis::results::ComparisonResults;
use crate::ledger::Review;
use crate::messages::{Language, text};
use crate::output::labels::COMPARED;
use crate::output::layout::{marked, note, wrap};
use crate::output::tables::{accounts, contrasts, differences, streets};

/// What was simulated, and each caveat that applies; an allowed one with its reason.
pub(crate) fn caveats(
    language: Language,
    title: &str,
    analysis: &Analysis,
    comparison: &ComparisonResults,
    cautions: &[Caution],
) -> String {
    let mut text = header(language, title, analysis);
    for Caution { code, findings: list } in cautions {
        let Some(caveat) = by_code(code) else { continue };
        let name = |fired: &Finding| match (&fired.design, caveat.names_measure) {
            (Some(design), true) => Some(format!("{design}: {}", fired.subject(language))),
            (None, true) => Some(fired.subject(language)),
            (design, _) => design.clone(),
        };
        let mut names: Vec<String> = list.iter().filter_map(name).collect();
        names.dedup();
        let shown = names.len().min(4);
        let more = if names.len() > shown { format!(", … ({})", names.len()) } else { String::new() };
        let which = if names.is_empty() { String::new() } else { format!(" [{}{more}]", names[..shown].join(", ")) };
        let sentence = match comparison.request.allowed.get(caveat.code) {
            Some(reason) => text!(language, "remark-allowed", reason = reason),
            None => caveat.sentence(language),
        };
        text.push_str(&marked(&format!("! {} ", caveat.code), &format!("{sentence}{which}")));
    }
    text
}

/// The comparison as text.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
/// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
/// # let setups = setups.each_ref();
/// # let analysis = jiesu::compare(&setups)?;
/// use jiesu::{Language, output::terminal};
///
/// let comparison = analysis.comparison.as_ref().expect("the designs are compared");
/// let text = terminal::compared(Language::English, "ranking", &analysis, comparison, terminal::Detail::Screen);
/// assert!(text.contains("unranked"));
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn render(language: Language, title: &str, analysis: &Analysis, comparison: &ComparisonResults, detail: Detail) -> String {
    let compared = differences::Compared { language, analysis, comparison };
    let measures = COMPARED.into_iter().filter(|measure| detail == Detail::Full || is_main(*measure));
    let mut grids: Vec<_> = measures.filter_map(|measure| compared.measure(measure)).collect();
    if detail == Detail::Full {
        grids.extend(streets::gains_of_designs(language, comparison, analysis.months()));
    }
    grids.extend(accounts::accounts(language, analysis, comparison));
    grids.extend(contrasts::contrasts(language, comparison));
    grids.extend(contrasts::against_the_best(language, analysis, comparison));
    let tables: String = grids.iter().map(|grid| grid::render(language, grid)).collect();
    caveats(language, title, analysis, comparison, &analysis.caveats) + &tables + "\n" + &note(&compared.note())
}

/// Whether a measure is shown without `--verbose`: resolution, actual resolution, unmet days, cost.
fn is_main((measure, _): ReviewedMeasure) -> bool {
    use Measure::{CuredRate, ResolutionRate, UnmetDays};
    matches!(measure, Compared::Rate(ResolutionRate | CuredRate | UnmetDays) | Compared::Last(ResolutionRate) | Compared::Cost(Cost::All))
}

/// Sensitivity: the `most` designs with the largest differences in each measure, largest first.
pub(crate) fn sensitivity(language: Language, analysis: &Analysis, comparison: &ComparisonResults, most: usize) -> String {
    let compared = differences::Compared { language, analysis, comparison };
    let measures = [Measure::ResolutionRate, Measure::CuredRate, Measure::UnmetDays];
    let grids = measures.into_iter().filter_map(|measure| compared.largest((Compared::Rate(measure), Some(Review::Observer)), most));
    grids.map(|grid| grid::render(language, &grid)).collect::<String>() + "\n" + &note(&compared.note())
}

/// What was simulated.
fn header(language: Language, title: &str, analysis: &Analysis) -> String {
    let Some(run) = analysis.designs.first() else { return String::new() };
    let [simulated, all] = run.streets;
    let common = analysis.designs.iter().all(|design| design.random_numbers == run.random_numbers);
    let numbers = if common { text!(language, "screen-common-numbers") } else { text!(language, "screen-independent-numbers") };
    let cities = analysis.designs.iter().map(|design| design.cities);
    let (fewest, most) = (cities.clone().min().unwrap_or(0), cities.max().unwrap_or(0));
    wrap(&text!(
        language,
        "screen-comparison",
        title = title,
        designs = analysis.designs.len(),
        numbers = numbers,
        sets = analysis.sets(),
        range = if fewest < most { format!("{fewest}–{most}") } else { most.to_string() },
        cities = most,
        replications = run.replications,
        simulated = simulated,
        all = all,
        months = run.months,
        start = run.start.to_string(),
        seed = run.seed.to_string(),
    ))
}
