//! The values of a factor: which keys are set, and how that is recorded.

use super::Setting as FactorValue;
use super::scale::Scale;
use crate::input::layers::shown as dotted;
use crate::input::node::{Node, Origin, Value};
use crate::input::setting::Setting;
use crate::input::value::{at, is_same, literal, number};
use crate::messages::{Language, Message, message, text};
use crate::parameters::Kind;
use crate::time::Span;

/// Most values of a factor whose steps a surrogate knows.
const FEW: f64 = 50.0;

/// Files of results have their notes in English.
const NOTES: Language = Language::English;

/// How a factor varies a key.
#[derive(Clone)]
pub(crate) enum Way {
    Values(Vec<Node>),
    Range(f64, f64),
    Relative(f64),
}

/// A key that is set, and its value in the base.
#[derive(Clone)]
pub(crate) struct Target {
    pub(crate) path: Vec<String>,
    pub(crate) base: serde_json::Value,
}

/// A key, or several that `*` stands for, varied together.
#[derive(Clone)]
pub(crate) struct Factor {
    /// As recorded, with `*` for every name.
    pub(crate) key: String,
    pub(crate) origin: Origin,
    pub(crate) kind: Kind,
    pub(crate) targets: Vec<Target>,
    pub(crate) way: Way,
    pub(crate) scale: Scale,
}

/// One value of a factor: the keys it sets, and how it is recorded once the final values are known.
#[derive(Clone)]
pub(crate) struct Level {
    /// A value for each key.
    pub(crate) settings: Vec<Setting>,
    factor_value: FactorValue,
    /// Whether the limits of a key made the step smaller.
    is_cut: bool,
}

impl Level {
    /// A level of these settings; the value of `factor_value` is empty unless several keys move together.
    pub(super) fn new(settings: Vec<Setting>, factor_value: FactorValue) -> Level {
        Level { settings, factor_value, is_cut: false }
    }

    /// The key of the factor, if the limits of a key made this step smaller.
    pub(super) fn cut(&self) -> Option<&str> {
        self.is_cut.then_some(self.factor_value.key.as_str())
    }

    /// The record, given the final values of the scenario.
    pub(super) fn recorded(&self, values: &serde_json::Value) -> FactorValue {
        let mut factor_value = self.factor_value.clone();
        let found: Vec<Option<&serde_json::Value>> = self.settings.iter().map(|setting| at(values, &setting.path)).collect();
        let is_kept = |(setting, found): (&Setting, &Option<&serde_json::Value>)| {
            setting.value.json().zip(*found).is_some_and(|(wanted, found)| is_same(&wanted, found))
        };
        let all_kept = self.settings.iter().zip(&found).all(is_kept);
        let mut shown: Vec<String> = found.into_iter().flatten().map(shown).collect();
        shown.dedup();
        if !all_kept {
            let mut wanted: Vec<String> = self.settings.iter().map(|setting| setting.value.plain()).collect();
            wanted.dedup();
            let wanted = if factor_value.value.is_empty() { either(&wanted) } else { factor_value.value.clone() };
            let words = text!(NOTES, "plan-note-overridden", wanted = wanted);
            factor_value.note = if factor_value.note.is_empty() { words } else { format!("{}; {words}", factor_value.note) };
        }
        // A multiple stands for several values only if none of them was overridden.
        if factor_value.value.is_empty() || !all_kept {
            factor_value.value = either(&shown);
        }
        factor_value
    }
}

/// One of these values or the other, as recorded.
fn either(values: &[String]) -> String {
    match values.split_last() {
        Some((last, rest)) if !rest.is_empty() => text!(NOTES, "input-either", words = rest.join(", "), last = last),
        _ => values.concat(),
    }
}

/// The numbers from one to another; whole numbers only, if the kind has no others.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stretch {
    low: f64,
    high: f64,
}

impl Stretch {
    /// The numbers of a kind within `share` of `base`, and whether the limits of the kind exclude some.
    fn around(kind: Kind, base: f64, share: f64) -> (Stretch, bool) {
        let reach = (base * share).abs();
        let wanted = Stretch { low: base - reach, high: base + reach }.within(kind);
        let kept = Stretch { low: clamp(kind, wanted.low), high: clamp(kind, wanted.high) };
        (kept, kept != wanted)
    }

    /// Only the whole numbers within, if the kind has no others.
    fn within(self, kind: Kind) -> Stretch {
        if is_whole(kind) { Stretch { low: libm::ceil(snapped(self.low)), high: libm::floor(snapped(self.high)) } } else { self }
    }

    /// The number at `u` of [0, 1); all whole numbers are equally likely.
    fn at(self, u: f64, kind: Kind) -> f64 {
        let Stretch { low, high } = self;
        if is_whole(kind) { (low + libm::floor(u * (high - low + 1.0))).min(high) } else { low + u * (high - low) }
    }
}

/// Whether the kind has whole numbers only; a duration is a whole number of seconds.
fn is_whole(kind: Kind) -> bool {
    matches!(kind, Kind::Whole { .. } | Kind::Span)
}

/// A number within rounding error of a whole number, as that number.
fn snapped(x: f64) -> f64 {
    let whole = libm::round(x);
    if (x - whole).abs() <= 1e-9 * x.abs().max(1.0) { whole } else { x }
}

/// Of durations that move together and are rounded.
fn to_the_second() -> Message {
    message!("plan-note-second")
}

impl Factor {
    fn level(&self, values: Vec<(Node, Option<Message>)>, together: String) -> Level {
        let mut notes: Vec<String> = Vec::new();
        let mut settings = Vec::new();
        let single = self.targets.len() == 1;
        for (target, (node, note)) in self.targets.iter().zip(values) {
            if let Some(note) = note {
                let is_of_all = single || note == to_the_second();
                let note = note.text(NOTES);
                let note = if is_of_all { note } else { format!("`{}` {note}", dotted(&target.path)) };
                if !notes.contains(&note) {
                    notes.push(note);
                }
            }
            settings.push(Setting { path: target.path.clone(), key: self.origin.clone(), value: node });
        }
        let base = if single { shown(&self.targets[0].base) } else { String::new() };
        let value = if single { String::new() } else { together };
        Level { settings, factor_value: FactorValue { key: self.key.clone(), value, base, note: notes.join("; ") }, is_cut: false }
    }

    /// The keys that it sets.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &Vec<String>> {
        self.targets.iter().map(|target| &target.path)
    }

    /// The value in the base; none if its keys have different ones.
    pub(crate) fn base_value(&self) -> Option<&serde_json::Value> {
        let first = &self.targets.first()?.base;
        self.targets.iter().all(|target| is_same(&target.base, first)).then_some(first)
    }

    /// The values in the base, as recorded.
    pub(crate) fn base(&self) -> String {
        let mut values: Vec<String> = self.targets.iter().map(|target| shown(&target.base)).collect();
        values.dedup();
        either(&values)
    }

    /// The level of a value of the list.
    pub(crate) fn value(&self, node: &Node) -> Level {
        self.level(vec![(node.clone(), None); self.targets.len()], String::new())
    }

    /// A number; rounded, with a note, if the kind has whole numbers only.
    pub(crate) fn number(&self, x: f64) -> Level {
        let kept = self.node(x);
        let is_rounded = is_whole(self.kind) && libm::round(x) != snapped(x);
        let note = is_rounded.then(|| message!("plan-note-rounded", from = self.unrounded(x)));
        self.level(vec![(kept, note); self.targets.len()], String::new())
    }

    /// The multiple of the base for a share of it, `way` of the full step down (−1) or up (1), on the factor's scale.
    pub(super) fn by(&self, share: f64, way: f64) -> f64 {
        match self.scale {
            Scale::Linear => 1.0 + way * share,
            // Exactly, so that the base stays itself.
            Scale::Log | Scale::Logit if way == 0.0 => 1.0,
            Scale::Log | Scale::Logit => libm::pow(1.0 + share, way),
        }
    }

    /// The value of the base times `by` (on the scale of log-odds: with odds times `by`), clamped to the range of the key; a whole number
    /// other than 0 moves by at least one.
    pub(crate) fn times(&self, by: f64) -> Level {
        let mut is_cut = false;
        let values: Vec<(Node, Option<Message>)> = self
            .targets
            .iter()
            .map(|target| {
                let base = number(self.kind, Some(&target.base)).unwrap_or_default();
                let wanted = self.scale.step(base, by);
                let moved = match self.kind {
                    Kind::Whole { .. } if by == 1.0 => base,
                    Kind::Whole { .. } if wanted < base => libm::floor(snapped(wanted)),
                    Kind::Whole { .. } => libm::ceil(snapped(wanted)),
                    Kind::Span => libm::round(wanted),
                    _ => wanted,
                };
                let kept = clamp(self.kind, moved);
                is_cut |= kept != moved;
                let node = self.node(kept);
                let note = match kept == moved {
                    false => Some(message!("plan-note-clamped", to = node.plain())),
                    true if is_whole(self.kind) && moved != snapped(wanted) => {
                        Some(message!("plan-note-rounded", from = self.unrounded(wanted)))
                    }
                    true => None,
                };
                (node, note)
            })
            .collect();
        let together = if self.scale == Scale::Logit { format!("odds × {by}") } else { format!("× {by}") };
        Level { is_cut, ..self.level(values, together) }
    }

    /// The value at `u` of [0, 1).
    pub(super) fn at(&self, u: f64) -> Level {
        match &self.way {
            Way::Values(values) => self.value(&values[((u * values.len() as f64) as usize).min(values.len() - 1)]),
            Way::Range(low, high) if self.scale == Scale::Linear => self.number(Stretch { low: *low, high: *high }.at(u, self.kind)),
            Way::Range(low, high) => self.number(self.scale.between(*low, *high, u)),
            Way::Relative(share) if self.scale != Scale::Linear && !is_whole(self.kind) => self.times(self.by(*share, 2.0 * u - 1.0)),
            Way::Relative(share) => {
                let by = 1.0 - share + 2.0 * share * u;
                let mut any_cut = false;
                let values: Vec<(Node, Option<Message>)> = self
                    .targets
                    .iter()
                    .map(|target| {
                        let base = number(self.kind, Some(&target.base)).unwrap_or_default();
                        let (stretch, is_cut) = Stretch::around(self.kind, base, *share);
                        any_cut |= is_cut;
                        let free = !is_cut && !is_whole(self.kind);
                        let node = self.node(if free { base * by } else { stretch.at(u, self.kind) });
                        let [low, high] = [stretch.low, stretch.high].map(|end| self.node(end).plain());
                        let note = match self.kind {
                            _ if is_cut => Some(message!("plan-note-limits", low = low, high = high)),
                            Kind::Whole { .. } if self.targets.len() > 1 => Some(message!("plan-note-drawn", low = low, high = high)),
                            Kind::Span if self.targets.len() > 1 => Some(to_the_second()),
                            _ => None,
                        };
                        (node, note)
                    })
                    .collect();
                Level { is_cut: any_cut, ..self.level(values, format!("× {by}")) }
            }
        }
    }

    /// How the values at both ends of its range are shown.
    pub(super) fn ends(&self) -> [String; 2] {
        [0.0, 1.0].map(|u| {
            let level = self.at(u);
            if level.factor_value.value.is_empty() { level.settings[0].value.plain() } else { level.factor_value.value }
        })
    }

    /// Number of its values, if they are few.
    pub(super) fn steps(&self) -> Option<usize> {
        let stretch = match (&self.way, self.targets.as_slice()) {
            (Way::Values(values), _) => return Some(values.len()),
            (Way::Range(low, high), _) if self.scale == Scale::Linear => Stretch { low: *low, high: *high },
            (Way::Relative(share), [target]) if self.scale == Scale::Linear => {
                Stretch::around(self.kind, number(self.kind, Some(&target.base))?, *share).0
            }
            _ => return None,
        };
        let count = stretch.high - stretch.low + 1.0;
        (is_whole(self.kind) && (1.0..=FEW).contains(&count)).then_some(count as usize)
    }

    /// The keys that a sample does not vary, because their range contains no other number.
    pub(super) fn unmoved(&self) -> Vec<String> {
        let Way::Relative(share) = self.way else { return Vec::new() };
        let still = |target: &&Target| {
            let base = number(self.kind, Some(&target.base));
            base.is_some_and(|base| match self.scale {
                Scale::Linear => Stretch::around(self.kind, base, share).0 == Stretch { low: base, high: base },
                scale => !is_whole(self.kind) && scale.step(base, self.by(share, 1.0)) == base,
            })
        };
        self.targets.iter().filter(still).map(|target| format!("`{}` ({})", dotted(&target.path), shown(&target.base))).collect()
    }

    fn node(&self, x: f64) -> Node {
        let value = match self.kind {
            Kind::Whole { .. } => Value::Whole(libm::round(x) as i128),
            Kind::Span => Value::Text(Span(libm::round(x) as i32).to_string()),
            _ => Value::Real(x),
        };
        Node { origin: self.origin.clone(), value }
    }

    /// A number that the key cannot take, as shown in a note.
    fn unrounded(&self, x: f64) -> String {
        let digits = libm::round(x * 1e4) / 1e4;
        if matches!(self.kind, Kind::Span) { format!("{digits} s") } else { format!("{digits}") }
    }
}

fn clamp(kind: Kind, x: f64) -> f64 {
    match kind {
        Kind::Real { min, max } => x.clamp(min, max),
        Kind::Whole { min, max } => x.clamp(min as f64, max as f64),
        Kind::Span => x.clamp(0.0, 1.9e9),
        _ => x,
    }
}

/// A value in TOML; empty if there is none.
pub(super) fn shown(value: &serde_json::Value) -> String {
    if value.is_null() { String::new() } else { literal(value) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Place;
    use crate::input::node::Source;
    use std::sync::Arc;

    fn factor(kind: Kind, share: f64, bases: &[serde_json::Value]) -> Factor {
        let source = Arc::new(Source { name: "p.toml".into(), folder: Default::default() });
        let targets = bases.iter().enumerate().map(|(i, base)| Target { path: vec![format!("k{i}")], base: base.clone() });
        Factor {
            key: "k".into(),
            origin: Origin { source, place: Place::default() },
            kind,
            targets: targets.collect(),
            way: Way::Relative(share),
            scale: Scale::Linear,
        }
    }

    /// How often each value occurs at even steps of the unit interval.
    fn counts(factor: &Factor, steps: u32) -> Vec<(String, u32)> {
        let mut found: Vec<(String, u32)> = Vec::new();
        for step in 0..steps {
            let level = factor.at((f64::from(step) + 0.5) / f64::from(steps));
            let value = level.settings[0].value.plain();
            match found.iter_mut().find(|(known, _)| *known == value) {
                Some((_, count)) => *count += 1,
                None => found.push((value, 1)),
            }
        }
        found
    }

    fn times(factor: &Factor, by: f64) -> (String, String) {
        let level = factor.times(by);
        (level.settings[0].value.plain(), level.factor_value.note)
    }

    const WHOLE: Kind = Kind::Whole { min: -100, max: 12 };

    #[test]
    fn all_whole_numbers_in_range_including_the_base_are_equally_likely() {
        let even = |numbers: &[i32], each: u32| numbers.iter().map(|n| (n.to_string(), each)).collect::<Vec<_>>();
        let of = |base: i32, share: f64, steps| counts(&factor(WHOLE, share, &[base.into()]), steps);
        assert_eq!(of(5, 0.4, 50), even(&[3, 4, 5, 6, 7], 10));
        assert_eq!(of(5, 0.2, 30), even(&[4, 5, 6], 10));
        assert_eq!(of(-5, 0.4, 50), even(&[-7, -6, -5, -4, -3], 10));
        // Rounding of 0.1 and 0.7 excludes no number.
        assert_eq!(of(10, 0.1, 30), even(&[9, 10, 11], 10));
        assert_eq!(of(10, 0.7, 100).first(), Some(&("3".to_string(), 10)));
        // Not beyond the limits of the key, and not more often at them.
        assert_eq!(of(10, 0.4, 70), even(&[6, 7, 8, 9, 10, 11, 12], 10));
        // No other number in range: noted, and not varied by more than requested.
        assert_eq!((of(5, 0.1, 9), of(0, 0.5, 9)), (even(&[5], 9), even(&[0], 9)));
        assert_eq!(factor(WHOLE, 0.1, &[5.into()]).unmoved(), ["`k0` (5)"]);
        assert!(factor(WHOLE, 0.2, &[5.into()]).unmoved().is_empty());
        assert_eq!(factor(Kind::Real { min: 0.0, max: 1.0 }, 0.2, &[0.0.into()]).unmoved(), ["`k0` (0.0)"]);
    }

    #[test]
    fn a_range_cut_by_a_limit_is_drawn_from_evenly_and_noted() {
        let share = factor(Kind::Real { min: 0.0, max: 1.0 }, 0.5, &[0.8.into()]);
        let values: Vec<f64> = (0..10).map(|i| share.at(f64::from(i) / 10.0).settings[0].value.plain().parse().unwrap()).collect();
        assert!(values.windows(2).all(|pair| (pair[1] - pair[0] - 0.06).abs() < 1e-12), "{values:?}");
        assert_eq!(share.at(0.3).factor_value.note, "drawn from 0.4 to 1.0: limits of the key");
        let spans = factor(Kind::Span, 0.5, &["4 s".into()]);
        assert_eq!(counts(&spans, 50).iter().map(|(_, count)| *count).collect::<Vec<_>>(), [10; 5]);
        let negative = factor(Kind::Real { min: -10.0, max: -3.0 }, 0.5, &[(-4.0).into()]);
        assert_eq!(negative.at(0.0).factor_value.note, "drawn from -6.0 to -3.0: limits of the key");
        // Several keys move together; a note names those that are not exact multiples.
        let several = factor(WHOLE, 0.4, &[5.into(), 10.into()]).at(0.99).factor_value;
        assert_eq!(
            (several.value.starts_with("× 1.39"), several.note.as_str()),
            (true, "`k0` drawn from 3 to 7; `k1` drawn from 6 to 12: limits of the key")
        );
    }

    #[test]
    fn steps_on_the_scale_of_odds_are_not_cut_and_are_undone_by_the_opposite_step() {
        let share = Kind::Real { min: 0.0, max: 1.0 };
        let linear = factor(share, 0.25, &[0.9.into()]);
        let up = linear.times(linear.by(0.25, 1.0));
        assert_eq!((up.settings[0].value.plain().as_str(), up.cut()), ("1.0", Some("k")));
        let logit = Factor { scale: Scale::Logit, ..factor(share, 0.25, &[0.9.into()]) };
        let up = logit.times(logit.by(0.25, 1.0));
        let value: f64 = up.settings[0].value.plain().parse().unwrap();
        assert!((value - 11.25 / 12.25).abs() < 1e-12 && up.cut().is_none() && up.factor_value.note.is_empty(), "{value}");
        // A sample has equal shares of even steps of the odds.
        let values: Vec<f64> = [0.0, 0.5, 1.0].iter().map(|u| logit.at(*u).settings[0].value.plain().parse().unwrap()).collect();
        let odds: Vec<f64> = values.iter().map(|p| p / (1.0 - p)).collect();
        assert!((odds[0] * odds[2] - odds[1] * odds[1]).abs() < 1e-9 && (values[1] - 0.9).abs() < 1e-12, "{values:?}");
        let log = Factor { scale: Scale::Log, ..factor(Kind::Real { min: 0.0, max: 100.0 }, 0.25, &[2.0.into()]) };
        let down = log.times(log.by(0.25, -1.0)).settings[0].value.plain();
        assert!((down.parse::<f64>().unwrap() - 1.6).abs() < 1e-12, "{down}");
        let range = Factor { way: Way::Range(0.01, 100.0), ..log };
        assert!((range.at(0.5).settings[0].value.plain().parse::<f64>().unwrap() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_whole_number_moves_away_from_the_base_by_at_least_one_with_a_note() {
        let of = |base: i32, by| times(&factor(WHOLE, 0.1, &[base.into()]), by);
        let pair = |value: &str, note: &str| (value.to_string(), note.to_string());
        assert_eq!(of(5, 1.1), pair("6", "rounded from 5.5"));
        assert_eq!(of(5, 0.9), pair("4", "rounded from 4.5"));
        assert_eq!(of(10, 1.1), pair("11", ""));
        assert_eq!(of(-5, 0.9), pair("-4", "rounded from -4.5"));
        assert_eq!(of(-5, 1.1), pair("-6", "rounded from -5.5"));
        assert_eq!((of(0, 1.1), of(5, 1.0)), (pair("0", ""), pair("5", "")));
        assert_eq!(of(12, 1.1), pair("12", "clamped to 12"));
        assert_eq!(times(&factor(Kind::Span, 0.1, &["5 s".into()]), 1.1), pair("\"6 s\"", "rounded from 5.5 s"));
    }
}
