//! How a table of a scenario file is described: once, in the source, for every use of it.
//!
//! The macro [`table!`](crate::table!) writes a plain serde struct with its defaults, and beside it a [`Spec`]:
//! what each key holds, its unit, its range, its tag and its source. Reading, `check`, `schema`,
//! `explain` and the table of parameters in `docs/odd.md` all come from the spec.

use serde::{Serialize, de::DeserializeOwned};

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// A published fact (`docs/facts` of the model).
    F,
    /// A form or value from the literature.
    L,
    /// Calibrated.
    C,
    /// An assumption, to be varied.
    A,
    /// The setting of a lever, or of the run.
    S,
}

/// What a key may hold.
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
    /// A date such as `"2019-01-01"`.
    Date,
    /// Any text.
    Text,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Exactly `len` numbers from `min` to `max`.
    Reals {
        /// How many.
        len: usize,
        /// Smallest value allowed.
        min: f64,
        /// Largest value allowed.
        max: f64,
    },
    /// A list of words; if the list is not empty, each one of these.
    Texts(&'static [&'static str]),
    /// A table of its own below this key.
    Table(fn() -> Spec),
    /// Tables by name, `[key.NAME]`, each of this shape.
    Named(fn() -> Spec),
}

/// One key of a table.
#[derive(Clone, Debug)]
pub struct Field {
    /// The key.
    pub name: &'static str,
    /// Its documentation, line by line.
    pub doc: &'static [&'static str],
    /// What it may hold.
    pub kind: Kind,
    /// Unit, in words; empty where there is none.
    pub unit: &'static str,
    /// Where its default comes from.
    pub tag: Tag,
    /// Source of the default, or the symbol in the model's description.
    pub source: &'static str,
}

/// One table of a scenario file.
#[derive(Clone, Debug)]
pub struct Spec {
    /// The dotted path, such as `rules.whistle`.
    pub path: &'static str,
    /// Its documentation, line by line.
    pub doc: &'static [&'static str],
    /// Its keys in the order of the source.
    pub fields: Vec<Field>,
}

/// A struct that is a table of a scenario file.
pub trait Table: Default + Serialize + DeserializeOwned {
    /// What the table holds.
    fn spec() -> Spec;
}

/// A share or probability, 0 to 1.
pub const SHARE: Kind = Kind::Real { min: 0.0, max: 1.0 };
/// A number that is not negative.
pub const AMOUNT: Kind = Kind::Real { min: 0.0, max: 1e12 };
/// Any number, such as a coefficient.
pub const NUMBER: Kind = Kind::Real { min: -1e12, max: 1e12 };

/// Writes a table: `name: Type = default, kind, "unit", tag, "source";` a key.
#[macro_export]
macro_rules! table {
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

        impl $crate::table::Table for $name {
            fn spec() -> $crate::table::Spec {
                #[allow(unused_imports)]
                use $crate::table::{AMOUNT, Kind, NUMBER, SHARE};
                $crate::table::Spec {
                    path: $path,
                    doc: &[$($doc),*],
                    fields: vec![$( $crate::table::Field {
                        name: stringify!($field),
                        doc: &[$($fdoc),*],
                        kind: $kind,
                        unit: $unit,
                        tag: $crate::table::Tag::$tag,
                        source: $source,
                    } ),*],
                }
            }
        }
    };
}
