//! What identifies the trials of a design, whatever it is called and whichever designs are simulated beside it.

use crate::input::{fnv1a, read_once};
use crate::scenario::{PATHS, Scenario};
use std::fmt;

/// Identifies the trials of a design: where it is equal, a build of jiesu gives equal trials in equal cities and replications.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// use jiesu::experiment::Identity;
///
/// let renamed = base.with("renamed", &["run.replications=9".into()])?;
/// assert_eq!(Identity::of(&renamed), Identity::of(&base));
/// let other = base.with("other", &["rules.callback.reach=0.5".into()])?;
/// assert_ne!(Identity::of(&other), Identity::of(&base));
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity(pub u64);

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Identity {
    /// The hash of a scenario, without its name, its title and its numbers of trials, and of the contents of its data files.
    pub fn of(scenario: &Scenario) -> Identity {
        let mut one = scenario.clone();
        one.tables.title.clear();
        let run = &mut one.tables.run;
        (run.replications, run.sets_used) = (1, 0);
        // The parameter set of a city depends on the number of cities per set.
        if run.sets.is_empty() {
            run.cities = 1;
        }
        let mut text = one.hash();
        for path in PATHS.iter().filter_map(|key| scenario.path(key)) {
            // A folder has these two files; a missing file is an error where it is read.
            let inside = ["districts.csv", "streets.csv"].map(|name| path.join(name));
            let files = if path.is_dir() { inside.to_vec() } else { vec![path] };
            let companion = files[0].with_extension("informed.csv");
            files
                .iter()
                .chain(companion.is_file().then_some(&companion))
                .for_each(|file| text += &format!(" {:016x}", fnv1a(&read_once::bytes(file).unwrap_or_default())));
        }
        Identity(fnv1a(text.as_bytes()))
    }
}

/// Identifies this build of jiesu: its version and a hash of its sources.
pub(super) fn build() -> u64 {
    fnv1a([env!("CARGO_PKG_VERSION"), env!("JIESU_BUILD")].join(" ").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::fixtures;

    #[test]
    fn names_and_numbers_of_trials_do_not_identify_a_design_but_rules_do() {
        let identity = |name, cities, replications| Identity::of(&fixtures::scenario(name, cities, replications));
        assert_eq!(identity("a", 1, 2), identity("b", 3, 4));
        let mut other = fixtures::scenario("a", 1, 2);
        other.tables.rules.callback.enabled = !other.tables.rules.callback.enabled;
        assert_ne!(Identity::of(&other), identity("a", 1, 2));
    }
}
