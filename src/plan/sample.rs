//! Points of the unit cube.

use crate::rng::{Purpose, Streams};

/// How factors are varied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The designs are listed; nothing is varied.
    List,
    /// Every combination.
    Factorial,
    /// One factor at a time, down and up.
    OneAtATime,
    /// A Latin hypercube.
    LatinHypercube,
    /// A scrambled Sobol sequence.
    Sobol,
    /// Independent points.
    Random,
    /// Rows of a file.
    Table,
}

impl Method {
    /// The method that a word of `sampling.method` names.
    pub(super) fn of(word: &str) -> Option<Method> {
        let methods =
            [Method::List, Method::Factorial, Method::OneAtATime, Method::LatinHypercube, Method::Sobol, Method::Random, Method::Table];
        super::shape::METHODS.iter().position(|known| *known == word).map(|index| methods[index])
    }
}

/// `n` points of [0, 1)^`dimensions`: a Latin hypercube (McKay, Beckman, Conover 1979: each of n equal strata of each dimension has
/// one point), the first points of a Sobol sequence with Joe and Kuo's directions and Owen scrambling (at most 256 dimensions and
/// 65,536 points; best for powers of two), or independent points for any other method.
pub(crate) fn points(method: Method, n: usize, dimensions: usize, seed: u32) -> Vec<Vec<f64>> {
    // No city has number 0: these random numbers are used nowhere else.
    let streams = Streams::of_city(u64::from(seed), 0);
    let draw = |point: usize, dimension: usize| streams.draw(Purpose::Sample, point as u64, dimension as u32);
    let mut list = vec![vec![0.0; dimensions]; n];
    for dimension in 0..dimensions {
        let column: Vec<f64> = match method {
            Method::LatinHypercube => {
                let mut order: Vec<usize> = (0..n).collect();
                order.sort_by(|a, b| draw(*a, dimension).wide().total_cmp(&draw(*b, dimension).wide()));
                let mut column = vec![0.0; n];
                order.iter().enumerate().for_each(|(stratum, point)| {
                    column[*point] = (stratum as f64 + draw(*point, dimension).uniform(2)) / n as f64;
                });
                column
            }
            Method::Sobol => (0..n).map(|point| f64::from(sobol_burley::sample(point as u32, dimension as u32, seed))).collect(),
            _ => (0..n).map(|point| draw(point, dimension).wide()).collect(),
        };
        list.iter_mut().zip(column).for_each(|(point, value)| point[dimension] = value);
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use sobol_burley::parts::sobol_rev;

    fn spread(points: &[Vec<f64>]) -> f64 {
        // Integrate Π 12(x − ½)²-like functions with known mean 1 over all pairs of dimensions.
        let value = |point: &Vec<f64>| point.iter().map(|x| 1.0 + 0.5 * (12.0 * (x - 0.5) * (x - 0.5) - 1.0)).product::<f64>();
        (points.iter().map(value).sum::<f64>() / points.len() as f64 - 1.0).abs()
    }

    #[test]
    fn a_latin_hypercube_hits_every_stratum_of_every_dimension_once() {
        for (n, dimensions) in [(1, 3), (7, 2), (50, 9)] {
            let points = points(Method::LatinHypercube, n, dimensions, 3);
            for dimension in 0..dimensions {
                let mut strata: Vec<usize> = points.iter().map(|point| (point[dimension] * n as f64) as usize).collect();
                strata.sort_unstable();
                assert_eq!(strata, (0..n).collect::<Vec<_>>());
            }
        }
    }

    /// The first ten points in three dimensions that Joe and Kuo publish with their directions (new-joe-kuo-6), as a set of the first
    /// eight, since the order within a power of two depends on the variant (Gray code).
    #[test]
    fn the_sobol_sequence_has_joe_and_kuos_directions() {
        let published = [
            [0.0, 0.0, 0.0],
            [0.5, 0.5, 0.5],
            [0.75, 0.25, 0.25],
            [0.25, 0.75, 0.75],
            [0.375, 0.375, 0.625],
            [0.875, 0.875, 0.125],
            [0.625, 0.125, 0.875],
            [0.125, 0.625, 0.375],
        ];
        let sorted = |mut points: Vec<[f64; 3]>| {
            points.sort_by(|a, b| a.partial_cmp(b).unwrap());
            points
        };
        let unscrambled = |i: u32| [0, 1, 2].map(|d| f64::from(sobol_rev(i.reverse_bits(), d).reverse_bits()) / 4_294_967_296.0);
        assert_eq!(sorted((0..8).map(unscrambled).collect()), sorted(published.to_vec()));
    }

    #[test]
    fn a_sobol_sample_is_a_net_and_integrates_better_than_a_random_one() {
        let sobol = points(Method::Sobol, 256, 5, 1);
        // Every dimension has one point in each of 256 strata, every pair of dimensions one in each of 16 × 16 boxes of the first two.
        for dimension in 0..5 {
            let mut strata: Vec<usize> = sobol.iter().map(|point| (point[dimension] * 256.0) as usize).collect();
            strata.sort_unstable();
            assert_eq!(strata, (0..256).collect::<Vec<_>>());
        }
        let mut boxes: Vec<usize> = sobol.iter().map(|p| (p[0] * 16.0) as usize * 16 + (p[1] * 16.0) as usize).collect();
        boxes.sort_unstable();
        assert_eq!(boxes, (0..256).collect::<Vec<_>>());
        let errors = |method| (1..=20).map(|seed| spread(&points(method, 256, 5, seed))).sum::<f64>() / 20.0;
        assert!(2.0 * errors(Method::Sobol) < errors(Method::Random));
        assert!(errors(Method::LatinHypercube) < errors(Method::Random));
    }

    #[test]
    fn a_sample_is_reproducible_and_depends_on_the_seed() {
        for method in [Method::LatinHypercube, Method::Sobol, Method::Random] {
            assert_eq!(points(method, 9, 4, 5), points(method, 9, 4, 5));
            assert_ne!(points(method, 9, 4, 5), points(method, 9, 4, 6));
            assert!(points(method, 64, 3, 1).iter().flatten().all(|x| (0.0..1.0).contains(x)));
        }
    }
}
