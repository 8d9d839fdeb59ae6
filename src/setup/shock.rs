//! Shocks, with days, category and districts resolved.

use super::Profiles;
use crate::behaviour;
use crate::city::{Category, Source};
use crate::error::Diagnostic;
use crate::messages::{Message, message};
use crate::scenario::Scenario;
use crate::time::{Calendar, DAY, Time};

/// Maximum number of shocks in a scenario: the number of a shock's problem has four bits for the shock.
const MOST: usize = 16;
/// Maximum number of a shock's problems per community and day, and of its consultations per street and day: eleven bits.
pub(crate) const MOST_A_DAY: u32 = 1 << 11;

/// A shock: a stream of problems in addition to the ordinary one.
#[derive(Clone, Debug, PartialEq)]
pub struct Shock {
    /// Its name.
    pub name: String,
    /// Its first midnight.
    pub from: Time,
    /// The midnight after its last day.
    pub until: Time,
    /// Index of its category.
    pub category: usize,
    /// For each district, whether it is affected.
    pub districts: Vec<bool>,
    /// Additional problems on the first day, as a multiple of the ordinary number.
    pub excess: f64,
    /// Additional consultations on the first day, as a multiple of the ordinary number.
    pub consultations: f64,
    /// Mean life of its problems, in seconds.
    pub life: f64,
    /// Days in which both fall to 1/e; 0 if they stay constant.
    pub decay: f64,
}

impl Shock {
    /// Whether it is in force on the day of `time`.
    pub(crate) fn is_on(&self, time: Time) -> bool {
        (self.from..self.until).contains(&time)
    }

    /// Additional problems on the day that begins at `midnight`, as a share of the first day's.
    pub(crate) fn left(&self, midnight: Time) -> f64 {
        let days = f64::from((midnight - self.from) / DAY);
        if self.decay > 0.0 { libm::exp(-days / self.decay) } else { 1.0 }
    }

    /// The number within a day of the `number`-th problem or consultation of shock `index`. Ordinary ones have lower numbers.
    pub(crate) fn number(index: usize, number: u32) -> u32 {
        0x8000 | (index as u32) << 11 | (number & (MOST_A_DAY - 1))
    }

    /// The index of the shock of a problem with this number within its day; `None` for an ordinary problem.
    pub(crate) fn index(number: u32) -> Option<usize> {
        (number & 0x8000 != 0).then_some((number as usize & 0x7FFF) >> 11)
    }
}

/// Resolves the shocks of a scenario.
pub(super) fn resolve(
    scenario: &Scenario,
    source: &Source,
    categories: &[Category],
    calendar: &Calendar,
    profiles: &Profiles,
) -> Result<Vec<Shock>, Vec<Diagnostic>> {
    let demand = &scenario.tables.demand;
    let mut diagnostics = Vec::new();
    let mut diagnose = |path: &[&str], message: Message, hint: Option<Message>| {
        diagnostics.push(scenario.diagnose(&[&["demand", "shock"], path].concat(), message).hinted(hint));
    };
    if demand.shock.len() > MOST {
        diagnose(&[], message!("scenario-shocks", count = demand.shock.len(), most = MOST), None);
    }
    let mut shocks: Vec<Shock> = Vec::new();
    for written in &demand.shock {
        let name = written.name.as_str();
        let mut districts = vec![written.districts.is_empty(); source.districts.len()];
        for (called, number) in written.districts.iter().zip(1..) {
            match source.district(called) {
                Some(district) => districts[district] = true,
                None => {
                    let (message, hint) = source.unknown_district(called);
                    diagnose(&[name, "districts", &format!("[{number}]")], message, Some(hint));
                }
            }
        }
        // Missing or unknown values were reported when the scenario was read.
        let (Some(from), Some(category)) = (written.from, categories.iter().position(|category| category.name == written.category)) else {
            continue;
        };
        let shock = Shock {
            name: name.into(),
            from: calendar.midnight(from),
            until: calendar.midnight(from.plus_days(written.days as i32)),
            category,
            districts,
            excess: written.factor - 1.0,
            consultations: written.consultations - 1.0,
            life: written.life.unwrap_or(categories[category].values.life).seconds(),
            decay: written.decay,
        };
        let meets = |other: &&Shock| {
            let both = shock.districts.iter().zip(&other.districts).any(|(a, b)| *a && *b);
            other.category == shock.category && both && shock.from < other.until && other.from < shock.until
        };
        if let Some(other) = shocks.iter().find(meets) {
            let message = message!("scenario-shocks-meet", from = from.to_string(), other = &other.name);
            let hint = message!("scenario-shocks-meet-hint", other = &other.name);
            diagnose(&[name, "from"], message, Some(hint));
        }
        // Communities of a street differ in size by a small factor.
        let season = profiles.month.iter().copied().fold(1.0, f64::max);
        let share = categories[category].values.mix;
        let busiest = source.streets.iter().map(|s| s.residents as f64 / f64::from(s.communities.max(1))).fold(0.0, f64::max);
        let largest = source.streets.iter().map(|s| s.residents).max().unwrap_or_default() as f64;
        let limit = f64::from(MOST_A_DAY) / 4.0;
        let problems = demand.problems * share / 365.25 * season * busiest * shock.excess;
        if problems > limit {
            let message = message!("scenario-shock-problems", problems = format!("{problems:.0}"), limit = limit.to_string());
            diagnose(&[name, "factor"], message, Some(message!("scenario-shock-problems-hint")));
        }
        let ready = behaviour::consultation_probability(demand, 1.0);
        let contacts = demand.consultations * ready * demand.telephone / 365.25 * largest * shock.consultations;
        if contacts > limit * 2.0 {
            let message = message!("scenario-shock-consultations", contacts = format!("{contacts:.0}"), limit = (limit * 2.0).to_string());
            diagnose(&[name, "consultations"], message, None);
        }
        shocks.push(shock);
    }
    if diagnostics.is_empty() { Ok(shocks) } else { Err(diagnostics) }
}
