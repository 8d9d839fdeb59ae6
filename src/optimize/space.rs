//! The settings among which a search chooses: one axis per factor.
//!
//! A setting has one number per axis: the place in a range, from 0 to 1, or the index of a choice.

use crate::plan::{Method, points};

/// What a factor may be.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Axis {
    /// Any place from 0 to 1; only these, in ascending order, if there are any.
    Range(Vec<f64>),
    /// One of so many values without order.
    Choice(usize),
}

impl Axis {
    /// The coordinate at `u` of [0, 1]: the nearest place, or an even share of the choices.
    fn at(&self, u: f64) -> f64 {
        match self {
            Axis::Range(places) if places.is_empty() => u.clamp(0.0, 1.0),
            Axis::Range(places) => places.iter().copied().min_by(|a, b| (a - u).abs().total_cmp(&(b - u).abs())).unwrap_or(u),
            Axis::Choice(count) => libm::floor(u * *count as f64).clamp(0.0, *count as f64 - 1.0),
        }
    }

    /// The coordinates a step of `width` down and up: in a range, at least to the next place and at most to the end, if that is at least a
    /// fifth of the step away; of choices, the neighbours in the order of the file.
    pub(crate) fn neighbours(&self, x: f64, width: f64) -> [Option<f64>; 2] {
        [-1.0, 1.0].map(|way| match self {
            Axis::Range(places) if places.is_empty() => {
                let there = (x + way * width).clamp(0.0, 1.0);
                ((there - x).abs() >= 0.2 * width).then_some(there)
            }
            Axis::Range(places) => {
                let there = self.at(x + way * width);
                let next = || {
                    places.iter().copied().filter(|place| way * (place - x) > 1e-9).min_by(|a, b| (a - x).abs().total_cmp(&(b - x).abs()))
                };
                if (there - x).abs() > 1e-9 { Some(there) } else { next() }
            }
            Axis::Choice(count) => Some(x + way).filter(|there| (0.0..*count as f64).contains(there)),
        })
    }
}

/// All settings.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Space {
    pub(crate) axes: Vec<Axis>,
}

/// Settings whose coordinates all lie this close are the same.
const SAME: f64 = 1e-3;

impl Space {
    /// The setting at a point of the unit cube.
    pub(crate) fn snapped(&self, cube: &[f64]) -> Vec<f64> {
        self.axes.iter().zip(cube).map(|(axis, u)| axis.at(*u)).collect()
    }

    /// So many settings of a Latin hypercube, each different.
    pub(crate) fn scattered(&self, count: usize, seed: u32) -> Vec<Vec<f64>> {
        let cube = points(Method::LatinHypercube, count, self.axes.len(), seed);
        Space::different(cube.iter().map(|point| self.snapped(point)))
    }

    /// So many settings of a Sobol sequence, each different.
    pub(crate) fn sequence(&self, count: usize, seed: u32) -> Vec<Vec<f64>> {
        let cube = points(Method::Sobol, count, self.axes.len(), seed);
        Space::different(cube.iter().map(|point| self.snapped(point)))
    }

    fn different(settings: impl Iterator<Item = Vec<f64>>) -> Vec<Vec<f64>> {
        let mut list: Vec<Vec<f64>> = Vec::new();
        for setting in settings {
            if !list.iter().any(|known| Space::is_same(known, &setting)) {
                list.push(setting);
            }
        }
        list
    }

    /// The settings that differ from this one by one step of `width` of one axis.
    pub(crate) fn around(&self, setting: &[f64], width: f64) -> Vec<Vec<f64>> {
        let mut list = Vec::new();
        for (place, axis) in self.axes.iter().enumerate() {
            let others: Vec<f64> = match axis {
                Axis::Range(_) => axis.neighbours(setting[place], width).into_iter().flatten().collect(),
                Axis::Choice(count) => (0..*count).map(|index| index as f64).filter(|index| *index != setting[place]).collect(),
            };
            list.extend(others.into_iter().map(|x| {
                let mut other = setting.to_vec();
                other[place] = x;
                other
            }));
        }
        list
    }

    /// The coordinates that a surrogate learns from: a place in a range as it is, one of two choices as 0 or 1, and one of several as a 1
    /// among zeros, so that no order and no distance is assumed between them.
    pub(crate) fn features(&self, setting: &[f64]) -> Vec<f64> {
        let mut list = Vec::new();
        for (axis, x) in self.axes.iter().zip(setting) {
            match axis {
                Axis::Choice(count) if *count > 2 => list.extend((0..*count).map(|index| f64::from(u8::from(index as f64 == *x)))),
                _ => list.push(*x),
            }
        }
        list
    }

    /// Whether two settings are the same.
    pub(crate) fn is_same(a: &[f64], b: &[f64]) -> bool {
        a.iter().zip(b).all(|(a, b)| (a - b).abs() < SAME)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_reaches_the_next_place_and_ends_at_the_end() {
        let near = |found: [Option<f64>; 2], expected: [Option<f64>; 2]| {
            let same = |(found, expected): (&Option<f64>, &Option<f64>)| match (found, expected) {
                (Some(found), Some(expected)) => (found - expected).abs() < 1e-12,
                (None, None) => true,
                _ => false,
            };
            assert!(found.iter().zip(&expected).all(same), "{found:?} is not {expected:?}");
        };
        let any = Axis::Range(Vec::new());
        near(any.neighbours(0.5, 0.1), [Some(0.4), Some(0.6)]);
        near(any.neighbours(0.95, 0.1), [Some(0.85), Some(1.0)]);
        near(any.neighbours(0.99, 0.1), [Some(0.89), None]);
        // A whole number from 1 to 4: a tenth of the range is less than one.
        let whole = Axis::Range(vec![0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0]);
        near(whole.neighbours(1.0 / 3.0, 0.1), [Some(0.0), Some(2.0 / 3.0)]);
        near(whole.neighbours(1.0, 0.1), [Some(2.0 / 3.0), None]);
        near(Axis::Choice(3).neighbours(2.0, 0.1), [Some(1.0), None]);
    }

    #[test]
    fn settings_are_spread_over_places_and_choices_and_none_comes_twice() {
        let space = Space { axes: vec![Axis::Range(Vec::new()), Axis::Choice(3), Axis::Range(vec![0.0, 0.5, 1.0])] };
        let settings = space.scattered(30, 1);
        assert_eq!(settings.len(), 30);
        for index in 0..3 {
            assert_eq!(settings.iter().filter(|setting| setting[1] == f64::from(index)).count(), 10);
        }
        assert!(settings.iter().all(|setting| [0.0, 0.5, 1.0].contains(&setting[2])));
        assert_eq!(space.features(&settings[0]).len(), 5);
        // Only six settings exist.
        let small = Space { axes: vec![Axis::Choice(3), Axis::Choice(2)] };
        assert_eq!((small.scattered(50, 1).len(), small.sequence(64, 1).len()), (6, 6));
        assert_eq!(small.around(&[0.0, 0.0], 0.1).len(), 3);
    }
}
