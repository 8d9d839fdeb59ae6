//! Costs of a replication: hours of units and seats, weighted to the whole city.

use super::counter::Counter;
use super::exact::ratio;
use crate::city::UnitKind;
use crate::ledger::Hours;
use crate::scenario::values::Wages;

/// Hours of the whole city, estimated from the simulated streets.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// # let city = jiesu::draw_city(&setup, 1);
/// # let output = jiesu::simulate(&setup, &city, 1, 1, jiesu::Log::Off);
/// use jiesu::analysis::{Costs, Counter};
///
/// let costs: Costs = Counter::new(&setup, &city, &output.ledger).costs();
/// assert!(costs.street.paid > 0.0 && costs.residents > 0.0 && costs.yuan.is_none());
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Costs {
    /// Streets, weighted by the inverse inclusion probability of their district's streets.
    pub street: Hours,
    /// Departments, weighted by the ratio of all to simulated residents of the district, or of the city for municipal departments.
    pub department: Hours,
    /// Rostered seat hours, weighted by the ratio of all to simulated residents of the city, as are the following fields.
    pub seat_hours: f64,
    /// Hours that citizens waited on the telephone.
    pub wait_hours: f64,
    /// Calls made, retrials included.
    pub calls: f64,
    /// Calls answered.
    pub answered: f64,
    /// Consultations, praise and suggestions answered.
    pub consultations: f64,
    /// Residents, weighted as orders are.
    pub residents: f64,
    /// Costs of streets, departments and seats in yuan, if the scenario gives a wage.
    pub yuan: Option<[f64; 3]>,
}

/// (paid + overtime × factor + displaced) × wage + hours of topics × what they cost, of streets and departments; rostered hours × wage, of seats.
/// None without wages, if there are no topics with a cost either.
fn yuan(wages: &Wages, has_topics: bool, costs: &Costs) -> Option<[f64; 3]> {
    let Wages { street, department, seat, topic, overtime_factor } = *wages;
    let given = [street, department, seat].iter().any(|wage| *wage > 0.0) || has_topics && topic > 0.0;
    let of = |hours: &Hours, wage: f64| (hours.paid + hours.overtime * overtime_factor + hours.displaced) * wage + hours.topic * topic;
    given.then(|| [of(&costs.street, street), of(&costs.department, department), costs.seat_hours * seat])
}

impl Costs {
    /// Hours of streets and departments together.
    pub(crate) fn units(&self) -> Hours {
        let mut units = self.street;
        units.add(&self.department, 1.0);
        units
    }
}

impl Counter<'_> {
    /// The costs of the replication, for the whole city.
    pub fn costs(&self) -> Costs {
        let city = self.city;
        let share = |(all, simulated): (u64, u64)| if simulated == 0 { 0.0 } else { all as f64 / simulated as f64 };
        let mut costs = Costs { residents: self.whole_residents(), ..Costs::default() };
        for (u, (unit, hours)) in city.units.iter().zip(&self.ledger.hours).enumerate() {
            let sum = if unit.kind == UnitKind::Street { &mut costs.street } else { &mut costs.department };
            sum.add(hours, city.unit_weight(u));
        }
        let weight = share(city.residents);
        let telephone = &self.ledger.telephone;
        costs.seat_hours = weight * telephone.seat_hours;
        costs.wait_hours = weight * telephone.wait_hours;
        costs.calls = weight * telephone.calls as f64;
        costs.answered = weight * telephone.answered as f64;
        costs.consultations = weight * telephone.consultations as f64;
        costs.yuan = yuan(&self.setup.tables.costs, self.setup.has_topics(), &costs);
        costs
    }

    fn whole_residents(&self) -> f64 {
        let weighted = self.city.districts.iter().zip(&self.weights.of).map(|(d, w)| w * i128::from(d.residents.1)).sum();
        ratio(weighted, self.weights.one).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{draw_city, fixtures};
    use crate::ledger::Ledger;

    #[test]
    fn costs_are_weighted_to_the_whole_city() {
        let setup = fixtures::setup("a", 1, 1);
        let city = draw_city(&setup, 1);
        let mut ledger = Ledger::new(setup.periods.count(), city.streets.len(), city.units.len());
        ledger.hours.iter_mut().for_each(|hours| hours.paid = 1.0);
        ledger.telephone.calls = 100;
        let costs = Counter::new(&setup, &city, &ledger).costs();
        // 12 streets; a bureau in each district, weighted by the residents of the district; a company, by those of the city.
        let share = |(all, simulated): (u64, u64)| all as f64 / simulated as f64;
        let expected = city.districts.iter().map(|d| share(d.residents)).sum::<f64>() + share(city.residents);
        assert!((costs.street.paid - 12.0).abs() < 1e-12 && (costs.department.paid - expected).abs() < 1e-12);
        assert_eq!(costs.calls, 100.0 * share(city.residents));
        assert_eq!(costs.yuan, None);
    }

    #[test]
    fn wages_turn_hours_into_yuan_and_overtime_costs_more() {
        let mut setup = fixtures::setup("a", 1, 1);
        setup.tables.costs = Wages { street: 40.0, department: 50.0, seat: 30.0, topic: 100.0, overtime_factor: 1.5 };
        let city = draw_city(&setup, 1);
        let mut ledger = Ledger::new(setup.periods.count(), city.streets.len(), city.units.len());
        let department = city.street_count();
        ledger.hours[0] = Hours { paid: 10.0, overtime: 2.0, displaced: 5.0, own: 99.0, ..Hours::default() };
        ledger.hours[department] = Hours { paid: 4.0, displaced: -1.0, topic: 2.0, ..Hours::default() };
        ledger.telephone.seat_hours = 8.0;
        let costs = Counter::new(&setup, &city, &ledger).costs();
        // Without topics, what an hour of them costs changes nothing.
        setup.tables.costs = Wages { topic: 100.0, ..Wages::default() };
        assert_eq!(Counter::new(&setup, &city, &ledger).costs().yuan, None);
        let weights = [city.unit_weight(0), city.unit_weight(department), city.residents.0 as f64 / city.residents.1 as f64];
        let expected = [18.0 * 40.0, 3.0 * 50.0 + 2.0 * 100.0, 8.0 * 30.0];
        for ((found, expected), weight) in costs.yuan.unwrap().iter().zip(expected).zip(weights) {
            assert!((found / weight - expected).abs() < 1e-9, "{found} is not {expected} × {weight}");
        }
    }
}
