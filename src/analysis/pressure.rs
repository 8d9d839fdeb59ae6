//! Pressure on units and its sources: rows of `pressure.csv`.

use super::rates::{Counter, Wanted};
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
