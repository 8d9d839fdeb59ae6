//! Variance components of a mean: parameter sets, cities within sets, replications within cities.
#![cfg(feature = "analysis")]

/// Components of the standard error of a mean, in the unit of its values, by source of variance; none where a source is confounded.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct VarianceComponents {
    /// Replications within a city.
    pub replication: Option<f64>,
    /// Cities within a set.
    pub city: Option<f64>,
    /// Parameter sets; with one city per set, sets and cities.
    pub param: Option<f64>,
}

/// Number, mean, and sum of squares about the mean.
fn squares(values: &[f64]) -> (f64, f64, f64) {
    let (n, mean) = (values.len() as f64, super::statistics::mean(values));
    (n, mean, values.iter().map(|v| (v - mean) * (v - mean)).sum())
}

/// The moment estimates of the nested random-effects model, value = mean + set + city + error, from the mean squares of its analysis of
/// variance, for any numbers of cities and replications (Searle, Casella, McCulloch 1992, chapter 5); negative estimates are set to 0.
/// `cities` has the city of each value and `set_of` its set; values of one city and cities of one set are contiguous.
pub(crate) fn variance_components(values: &[f64], cities: &[u32], set_of: impl Fn(u32) -> u32) -> VarianceComponents {
    let n = values.len() as f64;
    let rows: Vec<(u32, f64)> = cities.iter().copied().zip(values.iter().copied()).collect();
    let numbers = |rows: &[(u32, f64)]| rows.iter().map(|(_, value)| *value).collect::<Vec<_>>();
    let whole = super::statistics::mean(values);
    // Sums of squares; numbers of sets and cities; sums of n_c²/n_s, n_c² and n_s².
    let (mut replication, mut between_cities, mut between_sets) = (0.0, 0.0, 0.0);
    let (mut sets, mut all_cities, mut in_sets, mut of_cities, mut of_sets) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for set in rows.chunk_by(|a, b| set_of(a.0) == set_of(b.0)) {
        let (n_s, mean_s, _) = squares(&numbers(set));
        sets += 1.0;
        of_sets += n_s * n_s;
        between_sets += n_s * (mean_s - whole) * (mean_s - whole);
        for city in set.chunk_by(|a, b| a.0 == b.0) {
            let (n_c, mean_c, sum) = squares(&numbers(city));
            all_cities += 1.0;
            replication += sum;
            between_cities += n_c * (mean_c - mean_s) * (mean_c - mean_s);
            in_sets += n_c * n_c / n_s;
            of_cities += n_c * n_c;
        }
    }
    if sets < 2.0 {
        return VarianceComponents::default();
    }
    let part = |variance: f64, share: f64| Some(libm::sqrt((variance * share).max(0.0)));
    let per_set = (n - of_sets / n) / (sets - 1.0);
    let per_city = (in_sets - of_cities / n) / (sets - 1.0);
    let mean_square = between_sets / (sets - 1.0);
    let (share_of_set, share_of_city) = (of_sets / (n * n), of_cities / (n * n));
    match (n > all_cities, all_cities > sets) {
        (true, true) => {
            let error = replication / (n - all_cities);
            let city = (between_cities / (all_cities - sets) - error) / ((n - in_sets) / (all_cities - sets));
            let param = (mean_square - error - per_city * city) / per_set;
            VarianceComponents { replication: part(error, 1.0 / n), city: part(city, share_of_city), param: part(param, share_of_set) }
        }
        (true, false) => {
            let error = replication / (n - all_cities);
            VarianceComponents { replication: part(error, 1.0 / n), city: None, param: part((mean_square - error) / per_set, share_of_set) }
        }
        (false, true) => {
            let error = between_cities / (all_cities - sets);
            VarianceComponents { replication: None, city: None, param: part((mean_square - error) / per_set, share_of_set) }
        }
        (false, false) => VarianceComponents::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: Option<f64>, expected: f64) {
        let found = found.unwrap();
        assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
    }

    /// Two sets of two cities of two: city means 1, 3 | 7, 9, each ±1. By hand: mean squares 2, 4 and 72, so variances 2, 1 and 17.
    #[test]
    fn the_components_of_a_balanced_sample_match_a_calculation_by_hand() {
        let values = [0.0, 2.0, 2.0, 4.0, 6.0, 8.0, 8.0, 10.0];
        let found = variance_components(&values, &[1, 1, 2, 2, 3, 3, 4, 4], |city| (city - 1) / 2);
        near(found.replication, 0.5);
        near(found.city, 0.5);
        near(found.param, libm::sqrt(8.5));
        // One city per set: sets and cities are confounded. Mean squares 2 (df 4) and (8 · 10)/3, so (80/3 − 2)/2 over 4 sets.
        let found = variance_components(&values, &[1, 1, 2, 2, 3, 3, 4, 4], |city| city);
        assert_eq!(found.city, None);
        near(found.param, libm::sqrt((80.0 / 3.0 - 2.0) / 8.0));
        // One replication per city: within a set, replications and cities are confounded. Mean squares 16/6 and 72.
        let found = variance_components(&values, &[1, 2, 3, 4, 5, 6, 7, 8], |city| (city - 1) / 4);
        assert_eq!((found.replication, found.city), (None, None));
        near(found.param, libm::sqrt((72.0 - 16.0 / 6.0) / 4.0 / 2.0));
        assert_eq!(variance_components(&values, &[1; 8], |_| 0), VarianceComponents::default());
    }

    /// The first set has cities of two and of one, the second a city of three.
    #[test]
    fn unequal_numbers_are_weighted() {
        let values = [1.0, 3.0, 5.0, 4.0, 6.0, 8.0];
        let found = variance_components(&values, &[1, 1, 2, 3, 3, 3], |city| u32::from(city > 2));
        // Replications: (2 + 0 + 8)/3. Cities: 2·1² + 1·2² = 6 about 3, over (6 − (4 + 1)/3 − 3)/1 = 4/3. Sets: 3·1.5²·2 = 13.5 about 4.5.
        let error = 10.0 / 3.0;
        let city = (6.0 - error) / (4.0 / 3.0);
        let per_city = 5.0 / 3.0 + 3.0 - 14.0 / 6.0;
        near(found.replication, libm::sqrt(error / 6.0));
        near(found.city, libm::sqrt(city * 14.0 / 36.0));
        near(found.param, libm::sqrt((13.5 - error - per_city * city) / 3.0 * 18.0 / 36.0));
    }
}
