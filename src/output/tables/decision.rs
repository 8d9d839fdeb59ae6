//! The decision table: the designs over parameter sets, what it is worth to know more, and both in sentences.

use super::choice::scale_of;
use super::{Cell, Column, Grid, Row};
use crate::analysis::decision::information::Information;
use crate::analysis::decision::{Decision, ObjectiveDecision, Separation};
use crate::messages::numbers::percent;
use crate::messages::{Language, Message, message, text};
use crate::output::labels::{Scale, name};

/// Width of the names of designs, and of parameters.
const NAME: usize = 22;
const KEY: usize = 42;
/// Rows that the terminal shows, and that the page prints.
const LISTED: usize = 20;
const PARAMETERS: usize = 5;
const PRINTED: usize = 12;
/// Level at which a value of information is more than chance.
const CHANCE: f64 = 0.05;
/// What the sets call accounts.
const ACCOUNT: &str = "_account";

/// The designs by one objective, the best mean first.
pub(crate) fn verdicts(language: Language, decision: &Decision, by: &ObjectiveDecision, months: u32) -> Grid {
    let scale = scale_of(by.objective, months);
    let means = scale.fine().column(by.designs.iter().map(|one| one.mean));
    let lost = scale.column(by.designs.iter().map(|one| one.regret.max));
    let mut order: Vec<_> = by.designs.iter().collect();
    order.sort_by_key(|one| one.rank);
    let has_thresholds = !decision.thresholds.is_empty();
    let rows = order.into_iter().map(|one| {
        let size = |value: f64| lost.size(value);
        let met = has_thresholds.then(|| Cell::number(one.meets_all, |share| percent(share, 0)));
        let cells = [
            Cell::words(&one.design),
            Cell::number(Some(one.mean), |mean| means.level(mean)),
            Cell::number(Some(one.p_best), |share| percent(share, 0)),
            Cell::number(Some(one.regret.mean), size),
            Cell::number(one.regret.p95, size),
            Cell::number(Some(one.regret.max), size),
        ];
        Row::new(cells.into_iter().chain(met).collect())
    });
    let regret = text!(language, "table-regret");
    let separated = match by.separation {
        Separation::Shrunk => message!("note-separated-shrunk", cities = decision.cities),
        Separation::Fitted => message!("note-separated-fitted"),
        Separation::Raw => message!("note-separated-raw"),
    };
    let met = has_thresholds.then(|| Column::number(text!(language, "table-thresholds-met"), 12));
    let columns = [
        Column::words(text!(language, "word-design"), NAME),
        Column::number(text!(language, "table-mean"), 9),
        Column::number(text!(language, "table-best-in"), 9),
        Column::number(text!(language, "table-mean"), 8).below(&regret),
        Column::number(percent(0.95, 0), 8).below(&regret),
        Column::number(text!(language, "table-most"), 8).below(&regret),
    ];
    Grid {
        caption: text!(language, "table-decision", by = name((by.objective.measure(), by.objective.review()), language), sets = by.sets),
        columns: columns.into_iter().chain(met).collect(),
        rows: rows.collect(),
        note: text!(language, "note-decision", separated = separated, unit = scale.unit(true, language)),
        printed: PRINTED,
        listed: Some((LISTED, "decision.csv")),
    }
}

/// What knowing each parameter is worth by one objective, the largest first; all together above them.
pub(crate) fn information(language: Language, by: &ObjectiveDecision, months: u32) -> Grid {
    let scale = scale_of(by.objective, months).column([by.evpi.value]);
    let number = |value: Option<f64>| Cell::number(value, |value| scale.size(value));
    let all =
        [Cell::words(text!(language, "table-know-all")), number(Some(by.evpi.value)), number(Some(by.evpi.se)), number(None), Cell::none()];
    let each = by.information.iter().map(|one| {
        let p_value = Cell::number(Some(one.p_value), |p| crate::messages::numbers::fixed(p, 3));
        Row::new(vec![
            Cell::words(known(&one.parameter).text(language)),
            number(Some(one.evppi.value)),
            number(Some(one.evppi.se)),
            number(Some(one.by_chance)),
            p_value,
        ])
    });
    Grid {
        caption: text!(language, "table-information", by = name((by.objective.measure(), by.objective.review()), language)),
        columns: vec![
            Column::words(text!(language, "table-to-know"), KEY),
            Column::number(text!(language, "table-worth"), 10),
            Column::number(text!(language, "table-standard-error"), 10),
            Column::number(text!(language, "table-by-chance"), 12),
            Column::number("p", 8),
        ],
        rows: std::iter::once(Row::new(all.into())).chain(each).collect(),
        note: text!(language, "note-information", raw = amount(language, scale_of(by.objective, months), by.evpi_raw)),
        printed: PRINTED,
        listed: Some((PARAMETERS + 1, "information.csv")),
    }
}

/// What is known: a parameter by its key, or which account holds.
fn known(parameter: &str) -> Message {
    if parameter == ACCOUNT { message!("table-know-account") } else { Message::verbatim(parameter) }
}

/// A size with its unit.
fn amount(language: Language, scale: Scale, value: f64) -> String {
    match scale.is_share() {
        true => text!(language, "note-points", points = scale.size(value)),
        false => [scale.size(value), scale.unit(true, language)].join(" "),
    }
}

/// What to choose, how often that is wrong and what it then costs, what it would be worth to know more, and what to find out first; `named`
/// renders the name of a design.
pub(crate) fn sentences(language: Language, by: &ObjectiveDecision, months: u32, named: fn(&str) -> Message) -> Vec<Message> {
    let Some(best) = by.best() else { return Vec::new() };
    let scale = scale_of(by.objective, months);
    let size = |value: f64| amount(language, scale, value);
    let objective = name((by.objective.measure(), by.objective.review()), language);
    let best_name = || named(&best.design);
    let mut list = vec![message!(
        "decision-best",
        objective = objective,
        best = best_name(),
        share = percent(best.p_best, 0),
        sets = by.sets,
        low = percent(best.p_best_bounds.0, 0)
    )];
    let often = by.designs.iter().filter(|one| one.p_best > best.p_best).max_by(|a, b| a.p_best.total_cmp(&b.p_best));
    list.extend(often.map(|one| message!("decision-more-often", design = named(&one.design), share = percent(one.p_best, 0))));
    if best.regret.max > 0.0 {
        list.push(message!("decision-regret", best = best_name(), mean = size(best.regret.mean), max = size(best.regret.max)));
        list.push(message!("decision-evpi", worth = size(by.evpi.value), raw = size(by.evpi_raw)));
        let is_more = |one: &&Information| one.p_value <= CHANCE && one.evppi.value > 0.0;
        list.push(match by.information.iter().find(is_more) {
            Some(one) => {
                message!("decision-first", known = known(&one.parameter), worth = size(one.evppi.value), chance = size(one.by_chance))
            }
            None => message!("decision-no-first"),
        });
    } else if best.regret_raw.max > 0.0 {
        // Random error and what differs between sets could not be told apart: that is no certainty.
        let share = percent(1.0 - best.p_best_raw, 0);
        list.push(message!("decision-hidden", best = best_name(), share = share, raw = size(by.evpi_raw)));
    } else {
        list.push(message!("decision-no-regret", best = best_name()));
    }
    let met = by.designs.iter().filter_map(|one| Some((one, one.meets_all?))).reduce(|a, b| if b.1 > a.1 { b } else { a });
    list.extend(met.map(|(one, share)| match share > 0.0 {
        true => message!("decision-thresholds", design = named(&one.design), share = percent(share, 0)),
        false => message!("decision-no-threshold"),
    }));
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Regret;
    use crate::analysis::decision::DecidedDesign;
    use crate::analysis::decision::information::Worth;
    use crate::analysis::objective::Objective;

    /// A design that is best in all sets without random error, and with it in this share of them.
    fn said(p_best_raw: f64) -> String {
        let regret = |max: f64| Regret { mean: max / 4.0, p95: None, max };
        let lost = if p_best_raw < 1.0 { 0.17 } else { 0.0 };
        let design = DecidedDesign {
            design: "2019".into(),
            mean: 0.5,
            rank: 1,
            p_best: 1.0,
            p_best_bounds: (0.61, 1.0),
            regret: regret(0.0),
            p_best_raw,
            regret_raw: regret(lost),
            meets: None,
            meets_all: None,
        };
        let by = ObjectiveDecision {
            objective: Objective::default(),
            sets: 6,
            separation: Separation::Fitted,
            designs: vec![design],
            evpi: Worth { value: 0.0, se: 0.0 },
            evpi_raw: lost / 4.0,
            information: Vec::new(),
        };
        let list = sentences(Language::English, &by, 12, |name| Message::verbatim(name));
        list.iter().map(|sentence| sentence.text(Language::English) + " ").collect()
    }

    #[test]
    fn a_choice_is_called_certain_only_if_no_set_speaks_against_it() {
        assert!(said(1.0).contains("would not change the choice"), "{}", said(1.0));
        let hidden = said(1.0 / 3.0);
        assert!(!hidden.contains("would not change the choice") && hidden.contains("67 %"), "{hidden}");
    }
}
