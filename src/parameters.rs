//! Parameter tables of input files, each described once.
//!
//! The macro `parameters!` defines a plain serde struct with its defaults, and its [`Spec`]:
//! type, unit, range, tag and source of each key. Reading, `check`, `schema`, `explain` and the table of parameters in
//! `docs/odd.md` all use this spec.

pub mod documentation;

use crate::messages::{Message, message};
use serde::{Serialize, de::DeserializeOwned};

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// A published fact.
    F,
    /// A form or value from the literature.
    L,
    /// Calibrated.
    C,
    /// An assumption, to be varied in sensitivity analyses.
    A,
    /// A setting of a lever or of the run.
    S,
}

/// The type and range of a key's value.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// `true` or `false`.
    Flag,
    /// A whole number from `min` to `max`.
    Whole {
        /// Smallest value allowed.
        min: i64,
        /// Largest value allowed.
        max: i64,
    },
    /// A number from `min` to `max`.
    Real {
        /// Smallest value allowed.
        min: f64,
        /// Largest value allowed.
        max: f64,
    },
    /// A duration such as `"30 min"`, not negative.
    Span,
    /// A list of durations.
    Spans,
    /// A date such as `"2019-01-01"`.
    Date,
    /// Any text.
    Text,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Exactly `len` numbers from `min` to `max`.
    Reals {
        /// Number of values.
        len: usize,
        /// Smallest value allowed.
        min: f64,
        /// Largest value allowed.
        max: f64,
    },
    /// A list of words; if this list is not empty, only of these words.
    Texts(&'static [&'static str]),
    /// A subtable.
    Table(fn() -> Spec),
    /// Named tables, `[key.NAME]`, each with this spec.
    Named(fn() -> Spec),
    /// A list of tables, `[[key]]`, each with this spec.
    Rows(fn() -> Spec),
    /// Keys of a scenario and their values, dotted in quotes or nested, as in the `set` of a plan.
    Settings,
    /// A list of at least one value of another key.
    Values,
    /// The smallest and the largest value of another key.
    Range,
}

impl Kind {
    /// What is expected, as a phrase that follows the word "expected".
    pub(crate) fn expected(&self) -> Message {
        match *self {
            Kind::Flag => message!("input-a-flag"),
            Kind::Whole { min, max } if max >= i64::from(u32::MAX) => message!("input-a-whole-number-or-more", min = min),
            Kind::Whole { min, max } => message!("input-a-whole-number", min = min, max = max),
            Kind::Real { min, max } => numbers(message!("input-a-number"), min, max),
            Kind::Span => message!("input-a-span"),
            Kind::Spans => message!("input-a-list-of-spans"),
            Kind::Date => message!("input-a-date"),
            Kind::Text => message!("input-a-text"),
            Kind::Choice(words) => alternatives(words),
            Kind::Reals { len, min, max } => numbers(message!("input-numbers", count = len), min, max),
            Kind::Texts([]) => message!("input-a-list-of-texts"),
            Kind::Texts(words) => message!("input-a-list-of", items = alternatives(words)),
            Kind::Table(_) => message!("input-a-table"),
            Kind::Named(_) => message!("input-named-tables"),
            Kind::Rows(_) => message!("input-a-list-of-tables"),
            Kind::Settings => message!("input-a-table-of-keys"),
            Kind::Values | Kind::Range => message!("input-a-list"),
        }
    }

    /// The spec of the tables below a key of this kind, if any.
    pub(crate) fn below(&self) -> Option<Spec> {
        match self {
            Kind::Table(spec) | Kind::Named(spec) | Kind::Rows(spec) => Some(spec()),
            _ => None,
        }
    }
}

fn numbers(what: Message, min: f64, max: f64) -> Message {
    match (min <= -1e12, max >= 1e12) {
        (true, true) => what,
        (false, true) => message!("input-or-more", what = what, min = min.to_string()),
        _ => message!("input-between", what = what, min = min.to_string(), max = max.to_string()),
    }
}

fn alternatives(words: &[&str]) -> Message {
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => message!("input-either", words = rest.join(", "), last = last),
        _ => Message::verbatim(quoted.concat()),
    }
}

/// One key of a table.
#[derive(Clone, Debug)]
pub struct Field {
    /// The key.
    pub name: &'static str,
    /// Its documentation, line by line.
    pub doc: &'static [&'static str],
    /// Its type and range.
    pub kind: Kind,
    /// Its unit, in words; empty if it has none.
    pub unit: &'static str,
    /// The kind of evidence for its default.
    pub tag: Tag,
    /// Source of the default, or the symbol in the model description.
    pub source: &'static str,
    /// Its default; null if it has none.
    pub default: fn() -> serde_json::Value,
}

/// The description of one table.
///
/// ```
/// use jiesu::{Language, scenario::document};
///
/// let tables = document::tables();
/// let whistle = tables.iter().find(|table| table.path == "rules.whistle").expect("a lever");
/// assert!(whistle.is_lever());
/// assert!(!whistle.documentation(Language::Chinese).is_empty());
/// let key = whistle.field("report_within").expect("a key of the lever");
/// assert!(!whistle.meaning(key, Language::English).about.is_empty());
/// ```
#[derive(Clone, Debug)]
pub struct Spec {
    /// The dotted path, such as `rules.whistle`.
    pub path: &'static str,
    /// Its documentation, line by line.
    pub doc: &'static [&'static str],
    /// Its keys, in the order of their definition.
    pub fields: Vec<Field>,
}

impl Spec {
    /// The key with this name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// The key of a struct field, without the prefix of raw identifiers such as `r#where`.
#[doc(hidden)]
pub(crate) fn key(field: &'static str) -> &'static str {
    field.trim_start_matches("r#")
}

/// The word of `known` closest to `word`, if only a few letters were changed, added, dropped or swapped.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).clamp(1, 4);
    let word = word.to_lowercase();
    let close = known.into_iter().map(|candidate| (strsim::osa_distance(&word, &candidate.to_lowercase()), candidate));
    close.filter(|(letters, _)| *letters <= limit).min_by_key(|(letters, _)| *letters).map(|(_, candidate)| candidate)
}

/// A struct that represents a table of an input file.
pub(crate) trait Table: Default + Serialize + DeserializeOwned {
    /// The description of the table.
    fn spec() -> Spec;
}

/// A share or probability, from 0 to 1.
pub(crate) const SHARE: Kind = Kind::Real { min: 0.0, max: 1.0 };
/// A non-negative number.
pub(crate) const AMOUNT: Kind = Kind::Real { min: 0.0, max: 1e12 };
/// The standard deviation of a logarithm.
pub(crate) const SPREAD: Kind = Kind::Real { min: 0.0, max: 1.5 };
/// Any number, for example a coefficient.
pub(crate) const NUMBER: Kind = Kind::Real { min: -1e12, max: 1e12 };

/// Defines a parameter table, with one line `name: Type = default, kind, "unit", tag, "source";` per key.
macro_rules! parameters {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident in $path:literal {
            $( $(#[doc = $fdoc:literal])* $field:ident: $ty:ty = $default:expr, $kind:expr, $unit:literal, $tag:ident, $source:literal; )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct $name { $( $(#[doc = $fdoc])* pub $field: $ty, )* }

        impl Default for $name {
            fn default() -> Self { Self { $( $field: $default, )* } }
        }

        impl $crate::parameters::Table for $name {
            fn spec() -> $crate::parameters::Spec {
                #[allow(unused_imports)]
                use $crate::parameters::{AMOUNT, Kind, NUMBER, SHARE, SPREAD};
                $crate::parameters::Spec {
                    path: $path,
                    doc: &[$($doc),*],
                    fields: vec![$( $crate::parameters::Field {
                        name: $crate::parameters::key(stringify!($field)),
                        doc: &[$($fdoc),*],
                        kind: $kind,
                        unit: $unit,
                        tag: $crate::parameters::Tag::$tag,
                        source: $source,
                        default: || {
                            let value: $ty = $default;
                            serde_json::to_value(value).unwrap_or_default()
                        },
                    } ),*],
                }
            }
        }
    };
}
pub(crate) use parameters;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_found_despite_a_typing_error() {
        let known = ["report_within", "parallel", "enabled"];
        assert_eq!(nearest("report_withn", known), Some("report_within"));
        assert_eq!(nearest("enabeld", known), Some("enabled"));
        assert_eq!(nearest("Parallel", known), Some("parallel"));
        assert_eq!(nearest("output", known), None);
        assert_eq!(nearest("", known), None);
    }
}
