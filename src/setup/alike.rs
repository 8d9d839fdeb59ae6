//! Detection of setups that produce identical trials.
//!
//! The comparison covers everything that affects simulation and measurement. It ignores names, titles, and the keys of levers that are
//! in force nowhere. Setups that compare as different may still produce identical trials, if the differing key has no effect.

use super::{Regime, Setup};
use crate::levers::Levers;
use crate::rules::Rules;
use crate::scenario::{PATHS, Scenario};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};

impl Regime {
    /// The rules in force and their areas as text, without levers that are in force nowhere or change no rule.
    fn in_force(&self, setup: &Setup) -> String {
        let is_somewhere = |place: usize| self.areas[place].count(&setup.source, setup.tables.run.scale) > 0;
        let places = self.levers.places();
        let on: Vec<usize> = (0..places.len()).filter(|place| places[*place].1.enabled && is_somewhere(*place)).collect();
        let set = on.iter().fold(0_u32, |set, place| set | 1 << place);
        let resolve = |set| Rules::resolve(&self.levers.within(set), &setup.tables.city.lines, &setup.tables.city.ladder);
        let rules = resolve(set);
        // A lever without effect beside all others has no effect beside a subset of them.
        let acting = on.iter().filter(|place| resolve(set & !(1 << **place)) != rules);
        let areas: Vec<_> = acting.map(|place| (place, &self.areas[*place])).collect();
        // A callback or survey that is in force in no street still adds rates, of zero orders.
        format!("{} {} {} {} {rules:?} {areas:?}", self.from, self.calls_back(), self.sends_back(), self.levers.survey.enabled)
    }
}

/// Everything in a scenario and its setup that determines the trials, as text.
fn essence(scenario: &Scenario, setup: &Setup) -> String {
    let mut tables = setup.tables.clone();
    tables.title.clear();
    tables.rules = Levers::default();
    let city = &mut tables.city;
    [&mut city.name, &mut city.data, &mut city.calendar, &mut city.profiles, &mut tables.run.sets].into_iter().for_each(String::clear);
    // Shares are compared after normalisation, unless a parameter set may change one of them first.
    if setup.variants.is_none() {
        let mixes = setup.categories.iter().map(|category| category.values.mix);
        city.categories.values_mut().zip(mixes).for_each(|(category, mix)| category.mix = mix);
    }
    let mut text = serde_json::to_string(&tables).unwrap_or_default();
    let paths: Vec<_> = PATHS.iter().map(|key| scenario.path(key)).collect();
    let _ = write!(text, "\n{paths:?}\n{:?}", setup.periods);
    // A parameter set may switch on what is 0 in the scenario, so rules are compared under each set.
    for number in 0..setup.sets().map_or(1, |sets| sets.list.len()) {
        let Ok(variant) = setup.under_set(number) else { continue };
        for regime in &variant.regimes {
            let _ = write!(text, "\n{}", regime.in_force(&variant));
        }
    }
    for set in setup.sets().into_iter().flat_map(|sets| &sets.list) {
        let _ = write!(text, "\n{:?}", set.values);
    }
    text
}

/// Whether two designs that differ in these keys alone produce identical trials because no key has an effect in either of them. In doubt
/// they do not.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// use jiesu::Setup;
/// use jiesu::setup::alike::is_unaffected;
///
/// let off = base.with("off", &["rules.callback.enabled=false".into(), "rules.ranking.enabled=false".into()])?;
/// let [unreached, reached] = [off.with("unreached", &["rules.callback.reach=0.5".into()])?, base.with("reached", &["rules.callback.reach=0.5".into()])?];
/// let [a, b, c, d] = [Setup::read(&off)?, Setup::read(&unreached)?, Setup::read(&base)?, Setup::read(&reached)?];
/// let keys = ["rules.callback.reach".to_owned()];
/// assert!(is_unaffected((&off, &a), (&unreached, &b), &keys));
/// assert!(!is_unaffected((&base, &c), (&reached, &d), &keys));
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn is_unaffected(before: (&Scenario, &Setup), after: (&Scenario, &Setup), keys: &[String]) -> bool {
    let is_inert = |(scenario, setup): (&Scenario, &Setup)| {
        let inert = setup.inert(scenario);
        keys.iter().all(|key| !key.contains('*') && inert.reason(key).is_some())
    };
    is_inert(before) && is_inert(after)
}

/// For each setup, the index of the first setup that produces identical trials; `None` if it is the first itself.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// use jiesu::Setup;
/// use jiesu::setup::alike::alike;
///
/// // The reach of a callback that is off changes nothing.
/// let off = base.with("off", &["rules.callback.enabled=false".into(), "rules.ranking.enabled=false".into()])?;
/// let unreached = off.with("unreached", &["rules.callback.reach=0.5".into()])?;
/// let [a, b] = [Setup::read(&off)?, Setup::read(&unreached)?];
/// assert_eq!(alike(&[(&off, &a), (&unreached, &b)]), [None, Some(0)]);
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn alike(setups: &[(&Scenario, &Setup)]) -> Vec<Option<usize>> {
    let text = |number: usize| essence(setups[number].0, setups[number].1);
    // Hashes are stored, because the texts of all setups would need too much memory.
    let mut known: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    let earlier = |number| {
        let own = text(number);
        let mut hasher = DefaultHasher::new();
        own.hash(&mut hasher);
        let slot = known.entry(hasher.finish()).or_default();
        let found = slot.iter().copied().find(|other| text(*other) == own);
        if found.is_none() {
            slot.push(number);
        }
        found
    };
    (0..setups.len()).map(earlier).collect()
}
