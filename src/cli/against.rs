//! `--against`: what each design is compared with.

use crate::analysis::family;
use clap::ValueEnum;

/// What each design is compared with, as the command line names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Against {
    /// The baseline only
    #[default]
    Baseline,
    /// The design before it, too
    Previous,
    /// Every other design, too
    All,
    /// The best of the other designs, too
    Best,
}

impl From<Against> for family::Against {
    fn from(against: Against) -> family::Against {
        match against {
            Against::Baseline => family::Against::Baseline,
            Against::Previous => family::Against::Previous,
            Against::All => family::Against::All,
            Against::Best => family::Against::Best,
        }
    }
}
