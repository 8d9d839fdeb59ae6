//! How unevenly unmet days are distributed over a city's communities.

use super::counter::Counter;

/// How unevenly a burden is distributed over residents, computed from community totals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Concentration {
    /// Gini coefficient: 0 if all residents bear the same, near 1 if few bear everything.
    pub gini: f64,
    /// Share borne by the tenth of residents in the communities with the highest burden per resident.
    pub worst_tenth: f64,
}

impl Concentration {
    /// From places, each with its residents and their total burden; none if the burden is 0 everywhere.
    ///
    /// Places are in ascending order of burden per resident; p_i is a place's share of residents and L_i the cumulative share of the
    /// burden up to and including it. The Gini coefficient is 1 − Σ p_i (L_i + L_{i−1}). The worst tenth bears 1 − L at nine tenths of
    /// the residents, interpolated linearly between places (Lorenz 1905).
    pub(crate) fn of(places: &[(f64, f64)]) -> Option<Concentration> {
        let mut places: Vec<(f64, f64)> = places.iter().copied().filter(|(residents, _)| *residents > 0.0).collect();
        places.sort_by(|(n, x), (m, y)| (x / n).total_cmp(&(y / m)));
        let (residents, borne) = places.iter().fold((0.0, 0.0), |(n, x), place| (n + place.0, x + place.1));
        if borne <= 0.0 {
            return None;
        }
        let (mut people, mut share, mut area, mut nine_tenths) = (0.0, 0.0, 0.0, 0.0);
        for (n, x) in places {
            let (p, l) = (n / residents, x / borne);
            area += p * (2.0 * share + l);
            if people < 0.9 {
                nine_tenths = share + l * ((0.9 - people) / p).min(1.0);
            }
            people += p;
            share += l;
        }
        Some(Concentration { gini: 1.0 - area, worst_tenth: 1.0 - nine_tenths })
    }
}

impl Counter<'_> {
    /// The concentration of the measurement period's unmet days over communities, each weighted as its street; none without unmet days.
    pub(crate) fn concentration(&self) -> Option<Concentration> {
        let places = self.city.communities.iter().zip(&self.ledger.unmet).map(|(community, unmet)| {
            let weight = self.city.unit_weight(community.street as usize);
            (weight * f64::from(community.residents), weight * *unmet as f64)
        });
        Concentration::of(&places.collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
    }

    #[test]
    fn three_places_match_a_calculation_by_hand() {
        // Days per resident 1, 2 and 5; shares of residents .5, .3, .2; shares of the days 5/21, 6/21, 10/21.
        // Σ p_i (L_i + L_{i−1}) = .5·5/21 + .3·16/21 + .2·32/21 = 13.7/21. The last tenth is half of the third place: 5/21.
        let found = Concentration::of(&[(20.0, 100.0), (50.0, 50.0), (30.0, 60.0)]).unwrap();
        near(found.gini, 7.3 / 21.0);
        near(found.worst_tenth, 5.0 / 21.0);
    }

    #[test]
    fn equal_burdens_have_a_gini_of_0_and_no_burden_has_none() {
        let even = Concentration::of(&[(10.0, 30.0), (20.0, 60.0), (0.0, 0.0)]).unwrap();
        near(even.gini, 0.0);
        near(even.worst_tenth, 0.1);
        assert_eq!(Concentration::of(&[(10.0, 0.0)]), None);
        // One of a hundred equal places bears everything.
        let mut places = vec![(1.0, 0.0); 100];
        places[40].1 = 7.0;
        let one = Concentration::of(&places).unwrap();
        near(one.gini, 0.99);
        near(one.worst_tenth, 1.0);
    }
}
