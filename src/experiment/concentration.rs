//! How unevenly unmet days fall on a city's communities.

use super::rates::Counter;

/// How unevenly something falls on residents, taken community by community.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Concentration {
    /// Gini coefficient: 0 if all bear alike, towards 1 if few bear all.
    pub gini: f64,
    /// Share borne by the tenth of the residents who live where a resident bears most.
    pub worst_tenth: f64,
}

impl Concentration {
    /// Of places, each with its residents and what they bear together; none if nobody bears anything.
    ///
    /// With places in ascending order of what a resident bears, p their share of residents, and L the share borne up to and with a
    /// place, the Gini coefficient is 1 − Σ p_i (L_i + L_{i−1}), and the worst tenth bears 1 − L at nine tenths of the residents, on
    /// the straight line from place to place (Lorenz 1905).
    pub fn of(places: &[(f64, f64)]) -> Option<Concentration> {
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
    /// How unevenly the unmet days of the counted time fall on communities, each weighted as its street; none if there were none.
    pub fn concentration(&self) -> Option<Concentration> {
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
    fn three_places_are_as_uneven_as_by_hand() {
        // A resident of the three bears 1, 2 and 5 days; shares of residents .5, .3, .2; of what is borne 5/21, 6/21, 10/21.
        // Σ p (L + L before) = .5·5/21 + .3·16/21 + .2·32/21 = 13.7/21. The last tenth is half of the third place: 5/21.
        let found = Concentration::of(&[(20.0, 100.0), (50.0, 50.0), (30.0, 60.0)]).unwrap();
        near(found.gini, 7.3 / 21.0);
        near(found.worst_tenth, 5.0 / 21.0);
    }

    #[test]
    fn who_all_bear_alike_are_even_and_nobody_is_nothing() {
        let even = Concentration::of(&[(10.0, 30.0), (20.0, 60.0), (0.0, 0.0)]).unwrap();
        near(even.gini, 0.0);
        near(even.worst_tenth, 0.1);
        assert_eq!(Concentration::of(&[(10.0, 0.0)]), None);
        // All on one of a hundred equal places.
        let mut places = vec![(1.0, 0.0); 100];
        places[40].1 = 7.0;
        let one = Concentration::of(&places).unwrap();
        near(one.gini, 0.99);
        near(one.worst_tenth, 1.0);
    }
}
