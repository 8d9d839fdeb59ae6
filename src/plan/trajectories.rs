//! Trajectories through the unit cube that change one coordinate at a time.

use crate::rng::{Purpose, Streams};

/// Levels of each coordinate, and the step between the levels that a trajectory visits: Morris's choice of an even number and its half.
const LEVELS: f64 = 4.0;
pub(crate) const STEP: f64 = LEVELS / (2.0 * (LEVELS - 1.0));

/// `count` trajectories (Morris 1991), each of `dimensions` + 1 points of [0, 1]^`dimensions` one after the other: from a random point of the
/// grid with four levels, every coordinate changes once by ⅔, in random order and in the direction that stays inside.
pub(crate) fn trajectories(count: usize, dimensions: usize, seed: u32) -> Vec<Vec<f64>> {
    // No city has number 0, and no sample has so many points: these random numbers are used nowhere else.
    let streams = Streams::of_city(u64::from(seed), 0);
    let draw = |trajectory: usize, k: usize| streams.draw(Purpose::Sample, 1 << 45 | trajectory as u64, k as u32);
    let mut points = Vec::with_capacity(count * (dimensions + 1));
    for trajectory in 0..count {
        let level = |k: usize| f64::from(draw(trajectory, k).below(2, LEVELS as u32)) / (LEVELS - 1.0);
        let mut point: Vec<f64> = (0..dimensions).map(level).collect();
        let mut order: Vec<usize> = (0..dimensions).collect();
        order.sort_by(|a, b| draw(trajectory, *a).wide().total_cmp(&draw(trajectory, *b).wide()));
        points.push(point.clone());
        for k in order {
            point[k] += if point[k] < 0.5 { STEP } else { -STEP };
            points.push(point.clone());
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_coordinate_changes_once_by_the_step_and_stays_inside() {
        let (count, dimensions) = (7, 5);
        let points = trajectories(count, dimensions, 3);
        assert_eq!(points.len(), count * (dimensions + 1));
        let mut starts = Vec::new();
        for trajectory in points.chunks(dimensions + 1) {
            let mut changed: Vec<usize> = Vec::new();
            for pair in trajectory.windows(2) {
                let moved: Vec<usize> = (0..dimensions).filter(|k| pair[0][*k] != pair[1][*k]).collect();
                assert_eq!(moved.len(), 1);
                assert!(((pair[0][moved[0]] - pair[1][moved[0]]).abs() - STEP).abs() < 1e-12);
                changed.push(moved[0]);
            }
            changed.sort_unstable();
            assert_eq!(changed, (0..dimensions).collect::<Vec<_>>());
            assert!(trajectory.iter().flatten().all(|x| (-1e-12..=1.0 + 1e-12).contains(x)));
            starts.push(trajectory[0].clone());
        }
        assert!(starts.windows(2).any(|pair| pair[0] != pair[1]));
        assert_eq!(trajectories(2, 3, 1), trajectories(2, 3, 1));
        assert_ne!(trajectories(2, 3, 1), trajectories(2, 3, 2));
    }
}
