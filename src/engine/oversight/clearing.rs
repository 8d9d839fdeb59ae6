//! Structural clearing: what hours have bought of the structural shares of categories in streets, and what of it has arrived.
//!
//! Certificates, pipes and policies take effect some time after the work is done, so what is bought and what has arrived are kept apart.

use super::*;
use std::collections::BTreeMap;

/// Factors on structural shares, by street and category.
#[derive(Clone, Debug)]
pub(super) struct Clearing {
    /// As bought so far.
    bought: Vec<f64>,
    /// As arrived so far.
    left: Vec<f64>,
    /// What arrives later, by time and place: the factor that was bought.
    pending: BTreeMap<(Time, usize), f64>,
}

impl Clearing {
    pub(super) fn new(places: usize) -> Clearing {
        Clearing { bought: vec![1.0; places], left: vec![1.0; places], pending: BTreeMap::new() }
    }

    /// The factor in force at a place.
    pub(super) fn left(&self, place: usize) -> f64 {
        self.left[place]
    }

    /// Whether hours can still lower the share at a place.
    pub(super) fn is_above(&self, place: usize, floor: f64) -> bool {
        self.bought[place] > floor
    }

    /// The part of the share in force that remains once all that is bought has arrived.
    pub(super) fn remaining(&self, place: usize) -> f64 {
        self.bought[place] / self.left[place]
    }

    /// Hours are done for a place; their effect arrives at `time`, or at once. Effects multiply, whatever their floors.
    pub(super) fn buy(&mut self, place: usize, e_folds: f64, floor: f64, time: Option<Time>) {
        let before = self.bought[place];
        if before <= 0.0 {
            return;
        }
        let bought = (before * libm::exp(-e_folds)).max(floor).min(before);
        self.bought[place] = bought;
        match time {
            None => self.take_effect(place, bought / before),
            Some(time) => *self.pending.entry((time, place)).or_insert(1.0) *= bought / before,
        }
    }

    fn take_effect(&mut self, place: usize, factor: f64) {
        let (left, bought) = (self.left[place] * factor, self.bought[place]);
        // With a tolerance for rounding errors.
        self.left[place] = if left > bought * (1.0 + 1e-12) { left } else { bought };
    }

    /// What was due by `now` arrives.
    pub(super) fn arrive(&mut self, now: Time) {
        if self.pending.is_empty() {
            return;
        }
        let later = self.pending.split_off(&(now.saturating_add(1), 0));
        for ((_, place), factor) in std::mem::replace(&mut self.pending, later) {
            self.take_effect(place, factor);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_bought_arrives_after_its_delay_and_stops_at_the_floor() {
        let mut clearing = Clearing::new(2);
        clearing.buy(0, 1.0, 0.5, Some(10));
        assert_eq!((clearing.left(0), clearing.is_above(0, 0.5), clearing.remaining(0)), (1.0, false, 0.5));
        clearing.arrive(9);
        assert_eq!(clearing.left(0), 1.0);
        clearing.arrive(10);
        assert_eq!((clearing.left(0), clearing.remaining(0), clearing.left(1)), (0.5, 1.0, 1.0));
        clearing.buy(1, 0.25, 0.0, None);
        assert_eq!((clearing.left(1), clearing.remaining(1)), (libm::exp(-0.25), 1.0));
    }

    #[test]
    fn all_that_is_bought_arrives_whatever_the_floors() {
        // A topic of the city with a delay, then one of remediation with a lower floor.
        let mut clearing = Clearing::new(1);
        clearing.buy(0, 1.0, 0.5, Some(20));
        clearing.buy(0, 1.0, 0.1, None);
        assert!((clearing.left(0) - libm::exp(-1.0)).abs() < 1e-12 && (clearing.remaining(0) - 0.5).abs() < 1e-12);
        clearing.arrive(20);
        assert_eq!((clearing.left(0), clearing.remaining(0)), (0.5 * libm::exp(-1.0), 1.0));
    }
}
