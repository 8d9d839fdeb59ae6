//! The columns that name a trial.

use crate::engine::Trial;
use crate::setup::Setup;

/// A trial and its setup.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    pub(crate) trial: &'a Trial,
    pub(crate) setup: &'a Setup,
}

/// Columns of a file whose rows are each of one trial, their field `at`.
macro_rules! of_trial {
    ($($column:expr),* $(,)?) => {
        &[
            column("design", Unit::Word, |row| (&row.at.setup.name).into()),
            column("city", Unit::Number, |row| row.at.trial.city.into()),
            column("replication", Unit::Number, |row| row.at.trial.replication.into()),
            $($column),*
        ]
    };
}

pub(super) use of_trial;
