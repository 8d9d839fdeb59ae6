//! The keys of a scenario that have no effect, given the size of its city.

use super::Setup;
use crate::scenario::Scenario;
use crate::scenario::inert::{Inert, Size};

impl Setup {
    /// Numbers of simulated districts and streets.
    pub(crate) fn size(&self) -> Size {
        let of_district = |district| self.source.streets.iter().filter(|street| street.district == district).count();
        let kept: Vec<usize> = (0..self.source.districts.len())
            .map(|district| {
                let all = of_district(district);
                (libm::round(self.tables.run.scale * all as f64) as usize).clamp(1.min(all), all)
            })
            .collect();
        let most_in_district = kept.iter().copied().max().unwrap_or_default();
        Size { districts: kept.iter().filter(|streets| **streets > 0).count(), streets: kept.iter().sum(), most_in_district }
    }

    /// The keys of the setup's scenario that have no effect.
    ///
    /// ```
    /// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
    /// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
    /// let setup = jiesu::Setup::read(&base)?;
    /// assert!(setup.inert(&base).reason("rules.monthly_topic.where").is_some());
    /// # Ok::<(), jiesu::Error>(())
    /// ```
    pub fn inert<'a>(&self, scenario: &'a Scenario) -> Inert<'a> {
        Inert::new(scenario, Some(self.size()))
    }
}
