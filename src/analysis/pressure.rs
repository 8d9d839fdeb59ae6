//! Pressure on units and its sources: rows of `pressure.csv`.

use super::counter::Counter;
use super::rates::Wanted;
use crate::city::UnitKind;
use crate::ledger::Pressed;

/// A row of `pressure.csv`, without the address of its trial.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pressure {
    /// Index of the period.
    pub period: usize,
    /// Streets or departments; none for all.
    pub kind: Option<UnitKind>,
    /// Mean pressure per officer.
    pub mean: Option<f64>,
    /// Share of it due to each source; they sum to 1. None without pressure.
    pub shares: [Option<f64>; 4],
    /// Mean pressure that each source alone would exert.
    pub levels: [Option<f64>; 4],
}

impl Pressure {
    fn of(period: usize, kind: Option<UnitKind>, sum: &Pressed) -> Pressure {
        let ratio = |n: f64, d: f64| (d > 0.0).then(|| n / d);
        Pressure {
            period,
            kind,
            mean: ratio(sum.pressure, sum.days),
            shares: sum.parts.map(|part| ratio(part, sum.parts.iter().sum())),
            levels: sum.levels.map(|level| ratio(level, sum.days)),
        }
    }
}

impl Counter<'_> {
    /// Calls `each` with every row: by period; streets, then departments, then all. A unit is weighted by its officers and by the number
    /// of units it represents, as in costs.
    ///
    /// ```
    /// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
    /// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
    /// # let setup = jiesu::Setup::read(&base)?;
    /// # let city = jiesu::draw_city(&setup, 1);
    /// # let output = jiesu::simulate(&setup, &city, 1, 1, jiesu::Log::Off);
    /// use jiesu::analysis::{Counter, Wanted};
    ///
    /// let mut rows = 0;
    /// Counter::new(&setup, &city, &output.ledger).pressures(&Wanted::of(&setup), |_| rows += 1);
    /// assert!(rows > 0);
    /// # Ok::<(), jiesu::Error>(())
    /// ```
    pub fn pressures(&self, wanted: &Wanted, mut each: impl FnMut(&Pressure)) {
        for (p, period) in self.setup.periods.periods.iter().enumerate().filter(|(_, period)| wanted.periods.contains(&period.kind)) {
            let mut sums = [Pressed::default(); 3];
            for (u, unit) in self.city.units.iter().enumerate() {
                let (pressed, weight) = (self.ledger.pressed_sum(period.intervals, u), unit.staff * self.city.unit_weight(u));
                sums[usize::from(unit.kind == UnitKind::Department)].add(&pressed, weight);
                sums[2].add(&pressed, weight);
            }
            let kinds = [Some(UnitKind::Street), Some(UnitKind::Department), None];
            kinds.into_iter().zip(&sums).for_each(|(kind, sum)| each(&Pressure::of(p, kind, sum)));
        }
    }
}
