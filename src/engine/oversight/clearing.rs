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
    /// What arrives later, by time and place: hours as a multiple of those per e-fold, and the floor.
    pending: BTreeMap<(Time, usize), (f64, f64)>,
}

fn lower(factor: &mut f64, e_folds: f64, floor: f64) {
    *factor = (*factor * libm::exp(-e_folds)).max(floor).min(*factor);
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

    /// Hours are done for a place; their effect arrives at `time`, or at once.
    pub(super) fn buy(&mut self, place: usize, e_folds: f64, floor: f64, time: Option<Time>) {
        lower(&mut self.bought[place], e_folds, floor);
        match time {
            None => lower(&mut self.left[place], e_folds, floor),
            Some(time) => {
                let waiting = self.pending.entry((time, place)).or_insert((0.0, floor));
                *waiting = (waiting.0 + e_folds, floor);
            }
        }
    }

    /// What was due by `now` arrives.
    pub(super) fn arrive(&mut self, now: Time) {
        if self.pending.is_empty() {
            return;
        }
        let later = self.pending.split_off(&(now.saturating_add(1), 0));
        for ((_, place), (e_folds, floor)) in std::mem::replace(&mut self.pending, later) {
            lower(&mut self.left[place], e_folds, floor);
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
}
