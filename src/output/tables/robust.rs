//! What conclusions rest on: one row per conclusion, and one per variation of the model.

use super::choice::scale_of;
use super::{Cell, Column, Grid, Row, Shown};
use crate::analysis::Analysis;
use crate::analysis::measures::ReviewedMeasure;
use crate::analysis::robust::{Conclusion, Dependence, Found, Robustness, Verdict};
use crate::messages::{Language, find, text};
use crate::output::labels::{Scale, name};
use crate::plan::{Assumption, VariationSource};

/// Width of the names of two designs, and of a variation.
const PAIR: usize = 27;
const NAME: usize = 18;

/// Sentences about an assumption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sentence {
    /// What is assumed instead.
    Assumes,
    /// Why the assumption of the model is open.
    Why,
    /// Which datum would settle it.
    Datum,
}

/// A sentence about an assumption: its own, or that of the message files for one that is shipped; empty if there is none.
pub(crate) fn sentence(assumption: &Assumption, which: Sentence, language: Language) -> String {
    let [assumes, why, datum] = &assumption.texts;
    let (own, attribute) = match which {
        Sentence::Assumes => (assumes, ""),
        Sentence::Why => (why, ".why"),
        Sentence::Datum => (datum, ".datum"),
    };
    let translated = || find(language, &format!("variation-{}{attribute}", assumption.name));
    let is_translated = language == Language::Chinese && assumption.source == VariationSource::Shipped;
    is_translated.then(translated).flatten().unwrap_or_else(|| own.clone())
}

fn word(verdict: Verdict, language: Language) -> String {
    match verdict {
        Verdict::Holds => text!(language, "table-holds"),
        Verdict::SignOnly => text!(language, "table-sign-only"),
        Verdict::Undecided => text!(language, "table-undecided"),
        Verdict::Reversed => text!(language, "table-reversed"),
    }
}

/// The name of a variation, or that of the designs as written.
fn variation(name: &str, language: Language) -> String {
    if name.is_empty() { text!(language, "table-as-written") } else { name.to_owned() }
}

/// The places where a conclusion is reversed, each with the difference there.
fn reversed(language: Language, list: &[Found], scale: Scale) -> String {
    let at = |found: &Found| {
        let account = if found.account.is_empty() { String::new() } else { format!(" / {}", found.account) };
        format!("{}{account} ({})", variation(&found.variation, language), scale.signed(found.difference))
    };
    let names = list.iter().map(at).collect::<Vec<_>>().join(language.of(", ", "、"));
    if list.is_empty() { names } else { text!(language, "table-reversed-by", names = names) }
}

/// The conclusions about a measure; none if there are none.
pub(crate) fn conclusions(language: Language, analysis: &Analysis, found: &Robustness, measure: ReviewedMeasure) -> Option<Grid> {
    let list: Vec<&Conclusion> = found.conclusions.iter().filter(|one| one.measure == measure).collect();
    let sizes = list.iter().flat_map(|one| [one.difference, one.least.difference, one.most.difference]);
    let scale = Scale::of(measure, analysis.months()).column(sizes);
    let has_accounts = list.iter().any(|one| one.accounts[1] > 0);
    let part = |[part, whole]: [usize; 2]| Cell::number(Some(part as f64), |_| text!(language, "table-of", part = part, whole = whole));
    let rows = list.iter().map(|one| {
        let interval = one.interval.map(|range| scale.range(range, language));
        let mut cells = vec![
            Cell::words(format!("{} − {}", one.design, one.against)),
            Cell::number(Some(one.difference), |value| scale.signed(value)).with_interval(interval),
            Cell::words(word(one.verdict, language)),
            part(one.held),
        ];
        cells.extend(has_accounts.then(|| part(one.accounts)));
        cells.extend([
            Cell::number(Some(one.least.difference), |value| scale.signed(value)),
            Cell::words(variation(&one.least.variation, language)),
        ]);
        Row { cells, note: reversed(language, &one.reversed_by, scale), ..Row::default() }
    });
    let mut columns = vec![
        Column::words(text!(language, "table-conclusion"), PAIR),
        Column::number(text!(language, "table-as-written"), 11),
        Column::words(text!(language, "table-support"), 11),
        Column::number(text!(language, "table-holds-in"), 10),
    ];
    columns.extend(has_accounts.then(|| Column::number(text!(language, "table-accounts"), 10)));
    columns.extend([Column::number(text!(language, "table-least"), 8), Column::words(text!(language, "table-under-variation"), NAME)]);
    (!list.is_empty()).then(|| Grid { caption: name(measure, language), columns, rows: rows.collect(), printed: 40, ..Grid::default() })
}

/// The variations: how many conclusions rest on what each changes, and which datum would tell.
pub(crate) fn variations(language: Language, found: &Robustness) -> Grid {
    let row = |one: &Dependence| {
        let [decided, reversed, lost] = one.counts;
        let part = |part: usize| match one.has_effect {
            true => Cell::number(Some(part as f64), |_| text!(language, "table-of", part = part, whole = decided)),
            false => Cell::none(),
        };
        let words = |which| sentence(&one.assumption, which, language);
        let sentences = [words(Sentence::Assumes), words(Sentence::Why)].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
        let datum = Some(words(Sentence::Datum)).filter(|datum| !datum.is_empty());
        let evidence = match one.has_effect {
            true => datum.map(|datum| text!(language, "table-datum", datum = datum)),
            false => Some(text!(language, "table-without-effect")),
        };
        let lines = [sentences.join(language.of(" ", "")), evidence.unwrap_or_default()];
        let note = lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        Row {
            cells: vec![Cell::words(&one.assumption.name), part(reversed), part(lost), Cell::words(one.assumption.sets.join(", "))],
            note,
            ..Row::default()
        }
    };
    Grid {
        caption: text!(language, "table-variations"),
        columns: vec![
            Column::words(text!(language, "word-variation"), NAME),
            Column::number(text!(language, "table-reverses"), 10),
            Column::number(text!(language, "table-weakens"), 16),
            Column::words(text!(language, "table-sets-keys"), 30).only(Shown::Page),
        ],
        rows: found.variations.iter().map(row).collect(),
        note: text!(language, "note-variations"),
        printed: 40,
        ..Grid::default()
    }
}

/// What the verdicts mean, and what the intervals cover.
pub(crate) fn note(language: Language, found: &Robustness) -> String {
    use crate::analysis::statistics::SamplingUnit::{City, Replication, Set};
    let (unit, count) = found.units;
    let (units, covers) = match unit {
        Set => (text!(language, "note-robust-sets", count = count), text!(language, "note-covers-sets")),
        City => (text!(language, "note-robust-cities", count = count), text!(language, "note-covers-cities")),
        Replication => (text!(language, "note-robust-replications", count = count), text!(language, "note-covers-replications")),
    };
    text!(language, "note-robust", units = units, covers = covers)
}

/// The best design as written, and where it is another one.
pub(crate) fn best(language: Language, analysis: &Analysis, found: &Robustness) -> Option<String> {
    let written = found.best_as_written()?;
    let scale = scale_of(found.objective, analysis.months());
    let is_effective = |name: &str| found.variations.iter().any(|one| one.has_effect && one.assumption.name == name);
    let varied = || found.best.iter().filter(|row| row.account.is_empty() && is_effective(&row.variation));
    let (same, all) = (varied().filter(|row| row.best == written.best).count(), varied().count());
    let others = found.best.iter().filter(|row| row.best != written.best && (row.variation.is_empty() || row.account.is_empty()));
    let names: Vec<String> = others
        .map(|row| {
            let place = if row.variation.is_empty() { &row.account } else { &row.variation };
            format!("{place}: {}", row.best)
        })
        .collect();
    let objective = name((found.objective.measure(), found.objective.review()), language);
    let lead = scale.signed(written.lead);
    let (best, next) = (&written.best, &written.next);
    let text = text!(language, "note-best-as-written", by = objective, best = best, next = next, lead = lead, same = same, all = all);
    let elsewhere = (!names.is_empty()).then(|| text!(language, "note-best-elsewhere", names = names.join(language.of("; ", "；"))));
    Some(text + &elsewhere.unwrap_or_default())
}
