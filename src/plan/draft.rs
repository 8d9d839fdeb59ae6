//! Designs before their scenarios are made.

use super::levels::Level;
use crate::input::node::{Node, Origin};
use crate::input::reader::Row;
use crate::input::setting::Setting;

/// A design before its scenario is made.
#[derive(Clone)]
pub(super) struct Draft<'a> {
    pub(super) name: String,
    pub(super) origin: Origin,
    /// Its row, if that names a base of its own.
    pub(super) own_base: Option<Row<'a>>,
    /// The settings of the design.
    pub(super) settings: Vec<Setting>,
    /// The levels that the sampling sets on top of them.
    pub(super) factors: Vec<Level>,
}

impl<'a> Draft<'a> {
    /// A design of the plan's base that sets nothing.
    pub(super) fn new(name: impl Into<String>, origin: &Origin) -> Draft<'a> {
        Draft { name: name.into(), origin: origin.clone(), own_base: None, settings: Vec::new(), factors: Vec::new() }
    }

    /// The settings of the sampling.
    pub(super) fn varied(&self) -> Vec<Setting> {
        self.factors.iter().flat_map(|level| level.settings.iter().cloned()).collect()
    }
}

/// The number in `[sampling]` of a plan, such as its seed.
pub(super) fn of_sampling(tree: &Node, key: &str) -> Option<u64> {
    tree.get("sampling")?.whole(key)
}
