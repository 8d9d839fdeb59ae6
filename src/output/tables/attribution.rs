//! The effect of a reform, divided among its levers: a table for each measure.

use super::{Cell, Column, Grid, Row};
use crate::analysis::attribute::{Attribution, Contribution, WholeEffect};
use crate::messages::numbers::percent;
use crate::messages::{Language, text};
use crate::output::labels::{Scale, name};

/// The contributions to the effect on a measure: each group with its levers, and the total.
pub(crate) fn contributions(language: Language, attribution: &Attribution, effect: &WholeEffect, months: u32) -> Grid {
    let (measure, whole) = ((effect.measure, effect.review), effect.value());
    let parts = ordered(attribution, effect);
    let scale = Scale::of(measure, months).column(parts.iter().flat_map(|(part, _)| [part.value, part.alone, part.last]).chain([whole]));
    let signed = |value: f64| Cell::number(Some(value), |value| scale.signed(value));
    // Shares of the whole make sense only if all parts have one sign.
    let one_sided = whole != 0.0 && attribution.contributions_to(effect).all(|part| part.value * whole >= 0.0);
    let over_sets = parts.iter().any(|(part, _)| part.over_sets.is_some());
    let rows = parts.iter().map(|(part, is_part)| {
        let share = match part.over_sets {
            Some(over) => Some(over.order_stable),
            None => one_sided.then(|| part.value / whole),
        };
        Row {
            cells: vec![
                Cell::words(&part.name),
                signed(part.value).with_interval(part.interval.map(|interval| scale.range(interval, language))),
                signed(part.alone),
                signed(part.last),
                Cell::number(share, |share| percent(share, 0)),
            ],
            is_part: *is_part,
            ..Row::default()
        }
    });
    let total = [Cell::words(text!(language, "table-total")), signed(whole).with_interval(Some(String::new()))];
    let empty = [Cell::default(), Cell::default(), Cell::default()];
    let total = Row::new(total.into_iter().chain(empty).collect());
    Grid {
        caption: name(measure, language),
        columns: vec![
            Column::words(text!(language, "table-lever-or-group"), 32),
            Column::estimate(text!(language, "table-contribution"), 10, 20),
            Column::number(text!(language, "table-alone"), 11),
            Column::number(text!(language, "table-added-last"), 13),
            match over_sets {
                true => Column::number(text!(language, "table-stable-rank"), 12),
                false => Column::number(text!(language, "table-share"), 10),
            },
        ],
        rows: rows.chain([total]).collect(),
        printed: 12,
        ..Grid::default()
    }
}

/// The contributions, those of the levers of a group below it, each with whether it is such a part.
fn ordered<'a>(attribution: &'a Attribution, effect: &WholeEffect) -> Vec<(&'a Contribution, bool)> {
    let parts: Vec<&Contribution> = attribution.contributions_to(effect).collect();
    let members = |of: Option<&'a str>| parts.iter().filter(move |part| !part.is_group && part.group.as_deref() == of);
    let groups = parts.iter().filter(|part| part.is_group);
    let grouped = groups.flat_map(|group| {
        let levers = members(Some(&group.name)).map(|part| (*part, true));
        std::iter::once((*group, false)).chain(levers)
    });
    grouped.chain(members(None).map(|part| (*part, false))).collect()
}

/// How the effect is divided, and what the columns are.
pub(crate) fn notes(language: Language, attribution: &Attribution) -> Vec<String> {
    let over_sets = attribution.contributions.iter().any(|part| part.over_sets.is_some());
    let of_sets = over_sets.then(|| text!(language, "note-stable-rank"));
    let division = text!(language, "note-attribution", way = way(language, &attribution.way), coalitions = attribution.coalitions);
    let is_sampled = attribution.contributions.iter().any(|part| part.se_orders.is_some());
    let of_orders = is_sampled.then(|| text!(language, "note-sampled-orders"));
    of_sets.into_iter().chain([division]).chain(of_orders).collect()
}

/// The name of a way of division, by its word in files.
fn way(language: Language, word: &str) -> String {
    match word.strip_suffix(", sampled orders").unwrap_or(word) {
        "owen" => text!(language, "way-owen"),
        "owen, conjunctive permission" => text!(language, "way-owen-permission"),
        "conjunctive permission" => text!(language, "way-permission"),
        "faigle-kern" => text!(language, "way-faigle-kern"),
        _ => text!(language, "way-shapley"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::measures::{Compared, Measure};
    use crate::ledger::Review;

    #[test]
    fn each_group_is_followed_by_its_levers() {
        let (measure, review) = (Compared::Rate(Measure::ResolutionRate), Some(Review::Observer));
        let part = |name: &str, group: Option<&str>, is_group: bool| Contribution {
            name: name.into(),
            group: group.map(str::to_owned),
            is_group,
            measure,
            review,
            value: 0.25,
            interval: None,
            alone: 0.25,
            last: 0.25,
            n: 1,
            se_orders: None,
            over_sets: None,
        };
        let effect = WholeEffect { measure, review, without: 0.0, with: 0.5 };
        let shown = |contributions: Vec<Contribution>| -> Vec<(String, bool)> {
            let attribution = Attribution { effects: vec![effect], contributions, way: "owen".into(), coalitions: 64 };
            ordered(&attribution, &effect).into_iter().map(|(part, is_part)| (part.name.clone(), is_part)).collect()
        };
        let is = |list: &[(&str, bool)]| list.iter().map(|(name, is_part)| ((*name).to_owned(), *is_part)).collect::<Vec<_>>();
        let (a, b) = (part("a", Some("second"), false), part("b", Some("first"), false));
        let grouped = shown(vec![part("first", None, true), part("second", None, true), a, b]);
        assert_eq!(grouped, is(&[("first", false), ("b", true), ("second", false), ("a", true)]));
        assert_eq!(shown(vec![part("a", None, false), part("b", None, false)]), is(&[("a", false), ("b", false)]));
    }
}
