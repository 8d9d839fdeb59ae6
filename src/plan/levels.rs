//! The values of a factor: what is set, and how it is recorded.

use super::Setting as FactorValue;
use crate::input::node::{Node, Origin, Value};
use crate::input::setting::Setting;
use crate::parameters::Kind;
use crate::scenario::layers::{is_same, shown as dotted};
use crate::time::Span;

/// Said of durations that move together, which are no exact multiples.
const TO_THE_SECOND: &str = "to the second";

/// What a factor does to a key.
pub(super) enum Way {
    Values(Vec<Node>),
    Range(f64, f64),
    Relative(f64),
}

/// A key that is set, and its value in the base.
pub(super) struct Target {
    pub(super) path: Vec<String>,
    pub(super) base: serde_json::Value,
}

/// A key, or several of one name, that are varied together.
pub(super) struct Factor {
    /// As it is recorded, with `*` for every name.
    pub(super) key: String,
    pub(super) origin: Origin,
    pub(super) kind: Kind,
    pub(super) targets: Vec<Target>,
    pub(super) way: Way,
}

/// One value of a factor: what is set, and how it is recorded once it is known what holds.
#[derive(Clone)]
pub(super) struct Level {
    /// A value for each key.
    pub(super) settings: Vec<Setting>,
    factor_value: FactorValue,
}

impl Level {
    /// What is set, recorded as `factor_value`, whose value is for several keys that move together.
    pub(super) fn new(settings: Vec<Setting>, factor_value: FactorValue) -> Level {
        Level { settings, factor_value }
    }

    /// The record, with the values that hold in a scenario in which all else is laid on this.
    pub(super) fn recorded(&self, values: &serde_json::Value) -> FactorValue {
        let mut factor_value = self.factor_value.clone();
        let found: Vec<Option<&serde_json::Value>> = self.settings.iter().map(|setting| at(values, &setting.path)).collect();
        let holds = |(setting, found): (&Setting, &Option<&serde_json::Value>)| {
            json(&setting.value).zip(*found).is_some_and(|(asked, found)| is_same(&asked, found))
        };
        let all_hold = self.settings.iter().zip(&found).all(holds);
        let mut shown: Vec<String> = found.into_iter().flatten().map(shown).collect();
        shown.dedup();
        if !all_hold {
            let mut asked: Vec<String> = self.settings.iter().map(|setting| plain(&setting.value)).collect();
            asked.dedup();
            let asked = if factor_value.value.is_empty() { asked.join(" or ") } else { factor_value.value.clone() };
            let words = format!("another setting holds over it: asked for {asked}");
            factor_value.note = if factor_value.note.is_empty() { words } else { format!("{}; {words}", factor_value.note) };
        }
        // A multiple stands for several values as long as all of them hold.
        if factor_value.value.is_empty() || !all_hold {
            factor_value.value = shown.join(" or ");
        }
        factor_value
    }
}

/// The whole numbers, or seconds, from one to another.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stretch {
    low: f64,
    high: f64,
}

impl Stretch {
    /// The numbers that a kind can hold within `share` of `base`, and whether the kind's own limits cut some off.
    fn around(kind: Kind, base: f64, share: f64) -> (Stretch, bool) {
        let reach = (base * share).abs();
        let wanted = Stretch { low: base - reach, high: base + reach }.within(kind);
        let kept = Stretch { low: clamp(kind, wanted.low), high: clamp(kind, wanted.high) };
        (kept, kept != wanted)
    }

    /// The whole numbers within, where the kind holds no others.
    fn within(self, kind: Kind) -> Stretch {
        if is_whole(kind) { Stretch { low: libm::ceil(snapped(self.low)), high: libm::floor(snapped(self.high)) } } else { self }
    }

    /// The number at `u` of [0, 1): each whole number as often as any other.
    fn at(self, u: f64, kind: Kind) -> f64 {
        let Stretch { low, high } = self;
        if is_whole(kind) { (low + libm::floor(u * (high - low + 1.0))).min(high) } else { low + u * (high - low) }
    }
}

/// Whether the kind holds whole numbers only; a duration is one of seconds.
fn is_whole(kind: Kind) -> bool {
    matches!(kind, Kind::Whole { .. } | Kind::Span)
}

/// A number that misses a whole one by its last digits only, as that.
fn snapped(x: f64) -> f64 {
    let whole = libm::round(x);
    if (x - whole).abs() <= 1e-9 * x.abs().max(1.0) { whole } else { x }
}

impl Factor {
    fn level(&self, values: Vec<(Node, String)>, together: String) -> Level {
        let mut notes: Vec<String> = Vec::new();
        let mut settings = Vec::new();
        let single = self.targets.len() == 1;
        for (target, (node, note)) in self.targets.iter().zip(values) {
            if !note.is_empty() {
                let note = if single || note == TO_THE_SECOND { note } else { format!("`{}` {note}", dotted(&target.path)) };
                if !notes.contains(&note) {
                    notes.push(note);
                }
            }
            settings.push(Setting { path: target.path.clone(), key: self.origin.clone(), value: node });
        }
        let base = if single { shown(&self.targets[0].base) } else { String::new() };
        let value = if single { String::new() } else { together };
        Level { settings, factor_value: FactorValue { key: self.key.clone(), value, base, note: notes.join("; ") } }
    }

    pub(super) fn value(&self, node: &Node) -> Level {
        self.level(vec![(node.clone(), String::new()); self.targets.len()], String::new())
    }

    /// A number; noted if a whole one is the nearest that there is.
    pub(super) fn number(&self, x: f64) -> Level {
        let kept = self.node(x);
        let note =
            if is_whole(self.kind) && libm::round(x) != snapped(x) { format!("rounded from {}", self.unrounded(x)) } else { String::new() };
        self.level(vec![(kept, note); self.targets.len()], String::new())
    }

    /// The base's value times `by`, kept within the key's range; a whole number that is not 0 moves by one at least.
    pub(super) fn times(&self, by: f64) -> Level {
        let values = self.targets.iter().map(|target| {
            let base = number(self.kind, Some(&target.base)).unwrap_or_default();
            let wanted = base * by;
            let moved = match self.kind {
                Kind::Whole { .. } if by == 1.0 => base,
                Kind::Whole { .. } if wanted < base => libm::floor(snapped(wanted)),
                Kind::Whole { .. } => libm::ceil(snapped(wanted)),
                Kind::Span => libm::round(wanted),
                _ => wanted,
            };
            let kept = clamp(self.kind, moved);
            let node = self.node(kept);
            let note = match kept == moved {
                false => format!("clamped to {}", plain(&node)),
                true if is_whole(self.kind) && moved != snapped(wanted) => format!("rounded from {}", self.unrounded(wanted)),
                true => String::new(),
            };
            (node, note)
        });
        self.level(values.collect(), format!("× {by}"))
    }

    /// The value at `u` of [0, 1).
    pub(super) fn at(&self, u: f64) -> Level {
        match &self.way {
            Way::Values(values) => self.value(&values[((u * values.len() as f64) as usize).min(values.len() - 1)]),
            Way::Range(low, high) => self.number(Stretch { low: *low, high: *high }.at(u, self.kind)),
            Way::Relative(share) => {
                let by = 1.0 - share + 2.0 * share * u;
                let values = self.targets.iter().map(|target| {
                    let base = number(self.kind, Some(&target.base)).unwrap_or_default();
                    let (stretch, is_cut) = Stretch::around(self.kind, base, *share);
                    let free = !is_cut && !is_whole(self.kind);
                    let node = self.node(if free { base * by } else { stretch.at(u, self.kind) });
                    let ends = || format!("{} to {}", plain(&self.node(stretch.low)), plain(&self.node(stretch.high)));
                    let note = match self.kind {
                        _ if is_cut => format!("drawn from {}: its limits", ends()),
                        Kind::Whole { .. } if self.targets.len() > 1 => format!("drawn from {}", ends()),
                        Kind::Span if self.targets.len() > 1 => TO_THE_SECOND.into(),
                        _ => String::new(),
                    };
                    (node, note)
                });
                self.level(values.collect(), format!("× {by}"))
            }
        }
    }

    /// The keys that a sample leaves where they are, because their range holds no other number.
    pub(super) fn unmoved(&self) -> Vec<String> {
        let Way::Relative(share) = self.way else { return Vec::new() };
        let still = |target: &&Target| {
            let base = number(self.kind, Some(&target.base));
            base.is_some_and(|base| Stretch::around(self.kind, base, share).0 == Stretch { low: base, high: base })
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

    /// A number that its key can't hold, as it is told.
    fn unrounded(&self, x: f64) -> String {
        let digits = libm::round(x * 1e4) / 1e4;
        if matches!(self.kind, Kind::Span) { format!("{digits} s") } else { format!("{digits}") }
    }
}

pub(super) fn clamp(kind: Kind, x: f64) -> f64 {
    match kind {
        Kind::Real { min, max } => x.clamp(min, max),
        Kind::Whole { min, max } => x.clamp(min as f64, max as f64),
        Kind::Span => x.clamp(0.0, 1.9e9),
        _ => x,
    }
}

/// A value as a number, if it is one; a duration in seconds.
pub(crate) fn number(kind: Kind, value: Option<&serde_json::Value>) -> Option<f64> {
    match (kind, value?) {
        (Kind::Span, serde_json::Value::String(text)) => Span::parse(text).ok().map(Span::seconds),
        (Kind::Real { .. } | Kind::Whole { .. }, value) => value.as_f64(),
        _ => None,
    }
}

pub(crate) fn json(node: &Node) -> Option<serde_json::Value> {
    serde_json::to_value(node.to_toml()).ok()
}

pub(crate) fn plain(node: &Node) -> String {
    node.to_toml().to_string()
}

/// A value as TOML writes it; empty where there is none.
pub(super) fn shown(value: &serde_json::Value) -> String {
    if value.is_null() { String::new() } else { crate::scenario::literal(value) }
}

pub(crate) fn at<'a>(tree: &'a serde_json::Value, path: &[String]) -> Option<&'a serde_json::Value> {
    path.iter().try_fold(tree, |node, key| node.get(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Place;
    use crate::input::node::Source;
    use std::rc::Rc;

    fn factor(kind: Kind, share: f64, bases: &[serde_json::Value]) -> Factor {
        let source = Rc::new(Source { name: "p.toml".into(), folder: Default::default() });
        let targets = bases.iter().enumerate().map(|(i, base)| Target { path: vec![format!("k{i}")], base: base.clone() });
        Factor {
            key: "k".into(),
            origin: Origin { source, place: Place::default() },
            kind,
            targets: targets.collect(),
            way: Way::Relative(share),
        }
    }

    /// How often each value comes up at even steps of the unit interval.
    fn counts(factor: &Factor, steps: u32) -> Vec<(String, u32)> {
        let mut found: Vec<(String, u32)> = Vec::new();
        for step in 0..steps {
            let level = factor.at((f64::from(step) + 0.5) / f64::from(steps));
            let value = plain(&level.settings[0].value);
            match found.iter_mut().find(|(known, _)| *known == value) {
                Some((_, count)) => *count += 1,
                None => found.push((value, 1)),
            }
        }
        found
    }

    fn times(factor: &Factor, by: f64) -> (String, String) {
        let level = factor.times(by);
        (plain(&level.settings[0].value), level.factor_value.note)
    }

    const WHOLE: Kind = Kind::Whole { min: -100, max: 12 };

    #[test]
    fn each_whole_number_in_reach_is_drawn_as_often_as_any_other_the_base_too() {
        let even = |numbers: &[i32], each: u32| numbers.iter().map(|n| (n.to_string(), each)).collect::<Vec<_>>();
        let of = |base: i32, share: f64, steps| counts(&factor(WHOLE, share, &[base.into()]), steps);
        assert_eq!(of(5, 0.4, 50), even(&[3, 4, 5, 6, 7], 10));
        assert_eq!(of(5, 0.2, 30), even(&[4, 5, 6], 10));
        assert_eq!(of(-5, 0.4, 50), even(&[-7, -6, -5, -4, -3], 10));
        // The last digits of 0.1 and 0.7 leave no number out.
        assert_eq!(of(10, 0.1, 30), even(&[9, 10, 11], 10));
        assert_eq!(of(10, 0.7, 100).first(), Some(&("3".to_string(), 10)));
        // Not beyond the limits of the key, and no more often at them.
        assert_eq!(of(10, 0.4, 70), even(&[6, 7, 8, 9, 10, 11, 12], 10));
        // Nothing moves: said, and not moved by more than was asked for.
        assert_eq!((of(5, 0.1, 9), of(0, 0.5, 9)), (even(&[5], 9), even(&[0], 9)));
        assert_eq!(factor(WHOLE, 0.1, &[5.into()]).unmoved(), ["`k0` (5)"]);
        assert!(factor(WHOLE, 0.2, &[5.into()]).unmoved().is_empty());
        assert_eq!(factor(Kind::Real { min: 0.0, max: 1.0 }, 0.2, &[0.0.into()]).unmoved(), ["`k0` (0.0)"]);
    }

    #[test]
    fn a_range_that_a_limit_cuts_is_drawn_from_evenly_and_noted() {
        let share = factor(Kind::Real { min: 0.0, max: 1.0 }, 0.5, &[0.8.into()]);
        let values: Vec<f64> = (0..10).map(|i| plain(&share.at(f64::from(i) / 10.0).settings[0].value).parse().unwrap()).collect();
        assert!(values.windows(2).all(|pair| (pair[1] - pair[0] - 0.06).abs() < 1e-12), "{values:?}");
        assert_eq!(share.at(0.3).factor_value.note, "drawn from 0.4 to 1.0: its limits");
        let spans = factor(Kind::Span, 0.5, &["4 s".into()]);
        assert_eq!(counts(&spans, 50).iter().map(|(_, count)| *count).collect::<Vec<_>>(), [10; 5]);
        let negative = factor(Kind::Real { min: -10.0, max: -3.0 }, 0.5, &[(-4.0).into()]);
        assert_eq!(negative.at(0.0).factor_value.note, "drawn from -6.0 to -3.0: its limits");
        // Several keys move together; where one is no exact multiple, that is noted.
        let several = factor(WHOLE, 0.4, &[5.into(), 10.into()]).at(0.99).factor_value;
        assert_eq!(
            (several.value.starts_with("× 1.39"), several.note.as_str()),
            (true, "`k0` drawn from 3 to 7; `k1` drawn from 6 to 12: its limits")
        );
    }

    #[test]
    fn a_whole_number_moves_by_one_at_least_away_from_the_base_and_that_is_noted() {
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
