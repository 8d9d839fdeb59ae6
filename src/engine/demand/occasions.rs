//! Occasions to report a problem, and the bound under which they are scheduled.
//!
//! Occasions are a Poisson process in exposure with rate affected·hazard, each with a mark, uniform on (0, 1): it is used if its mark is
//! below the probability of reporting at that moment. Marks are divided into fixed layers. Each layer is a Poisson process with a stream of
//! its own, so that a higher bound draws only the layers in between, and an occasion has the same time and mark under every design.

use super::*;
use crate::behaviour;
use crate::rng::logistic;

/// Number of the last occasion of a problem; repeated calls have higher numbers.
pub(in crate::engine) const LAST_OCCASION: u16 = 0x0FFF;

/// The layers of marks: lowest mark and width. Few citizens are as ready to report as the upper layers require.
pub(super) const LAYERS: [(f64, f64); 4] = [(0.0, 0.2), (0.2, 0.2), (0.4, 0.25), (0.65, 0.35)];

/// The number of the draw whose lanes are the times of the first occasion of each layer.
pub(super) const FIRST: u32 = 0;

/// Bits of the number of an occasion below its layer.
const LAYER_BITS: u16 = 10;

/// If more occasions than this are expected in a problem's life, only the next that may be used is scheduled, and all marks are one layer.
pub(super) const FREQUENT: f64 = 256.0;

/// The number of the first occasion in a layer.
const fn first_of(layer: usize) -> u16 {
    (layer as u16) << LAYER_BITS | 1
}

const _: () = assert!(first_of(LAYERS.len() - 1) <= LAST_OCCASION);

/// Which occasions are searched.
#[derive(Clone, Copy, Debug)]
struct Search {
    /// Exposure at the problem's onset, at the earliest time of interest, and at its end.
    start: f64,
    here: f64,
    last: f64,
    /// Occasions per second of exposure.
    rate: f64,
    /// Marks from `low` up to, but not including, voice·σ(log-odds), which is at most `high`.
    low: f64,
    high: f64,
    voice: f64,
    log_odds: f64,
}

impl<N: DrawSink> Arrivals<'_, N> {
    /// Rate of a problem's occasions in exposure.
    #[inline]
    fn occasion_rate(&self, problem: &Problem) -> f64 {
        let kind = &self.setup.categories[problem.category()].values;
        f64::from(problem.affected) * self.setup.tables.demand.occasions / (kind.affected * self.life(problem.address).max(1.0))
    }

    /// Whether a problem's occasions are frequent.
    #[inline]
    pub(super) fn is_frequent(&self, problem: &Problem, onset: Time) -> bool {
        let exposure = self.exposure.at(problem.ends.min(self.setup.end)) - self.exposure.at(onset);
        self.occasion_rate(problem) * exposure > FREQUENT
    }

    /// The mark of an occasion, from lane 1 of its draw.
    #[inline]
    pub(super) fn mark_of(problem: &Problem, number: u16, draw: &Draw<N>) -> f64 {
        if problem.frequent {
            return draw.share(1);
        }
        let (from, width) = LAYERS[usize::from(number >> LAYER_BITS)];
        from + width * draw.share(1)
    }

    /// Appends to `found` the occasions of a problem from `from` on that may be used if the community's reputation is at most the second of
    /// `reputations`, but not if it is at most the first. Of frequent occasions, which are not scheduled ahead, it is the first that may be used.
    ///
    /// Occasions that nobody would use are skipped without an event. The reporting probability is monotone in trust, which is at most 1, and
    /// in reputation, which is at most the community's bound. If reputation exceeds the bound, `World::raise_bound` adds the occasions between
    /// the old bound and the new one, so the bound does not affect results.
    pub(super) fn find_occasions(
        &self,
        problem: &Problem,
        gaps: Option<Draw<N>>,
        onset: Time,
        from: Time,
        (old, new): (Option<f64>, f64),
        found: &mut Vec<(Time, u16)>,
    ) {
        let voice = self.places[community_at(self.city, problem.address)].voice;
        let log_odds = |reputation| behaviour::report_log_odds(&self.setup.tables.demand, 1.0, reputation, problem.ln_severity());
        let highest = log_odds(new);
        let start = self.exposure.at(onset);
        let search = Search {
            start,
            here: if from == onset { start } else { self.exposure.at(from) },
            last: self.exposure.at(problem.ends.min(self.setup.end)),
            rate: self.occasion_rate(problem),
            low: old.filter(|_| !problem.frequent).map_or(0.0, |old| voice * logistic(log_odds(old))),
            high: self.curve.upper(voice, highest),
            voice,
            log_odds: highest,
        };
        if search.rate > 0.0 && search.high > search.low {
            let keep = |reached: f64, number: u16| {
                let time = self.exposure.time_at(reached).filter(|time| *time < problem.ends);
                found.extend(time.map(|time| (time.max(from), number)));
            };
            if problem.frequent {
                self.search_all(problem.address, &search, keep);
            } else {
                let gaps = gaps.unwrap_or_else(|| self.streams.draw(Purpose::Occasion, problem.address, FIRST));
                self.search_layers(problem.address, &gaps, &search, keep);
            }
        }
    }

    /// Searches the layers that have marks between the bounds.
    fn search_layers(&self, address: u64, gaps: &Draw<N>, search: &Search, mut keep: impl FnMut(f64, u16)) {
        let &Search { start, here, last, rate, low, high, voice, log_odds } = search;
        for (layer, (from, width)) in LAYERS.into_iter().enumerate() {
            if from >= high {
                break;
            }
            if from + width <= low {
                continue;
            }
            let (rate, mut number, mut gap) = (rate * width, first_of(layer), (*gaps, layer));
            let mut left = (last - start) * rate;
            let mut reached = start;
            loop {
                let (draw, lane) = gap;
                // e^(−x) is at least 1 − x, which usually shows without a logarithm that the occasion is after the end.
                if draw.uniform(lane) < 1.0 - left {
                    break;
                }
                let step = draw.exponential(lane);
                if step >= left || number >> LAYER_BITS != layer as u16 {
                    break;
                }
                left -= step;
                reached += step / rate;
                let draw = self.streams.draw(Purpose::Occasion, address, u32::from(number));
                let mark = from + width * draw.share(1);
                if draw.decided(1, self.curve.is_above(mark, voice, log_odds)) && mark >= low && reached >= here {
                    keep(reached, number);
                }
                (number, gap) = (number + 1, (draw, 0));
            }
        }
    }

    /// Searches frequent occasions for the first below the upper bound; each search begins with the first of the problem's life.
    fn search_all(&self, address: u64, search: &Search, mut keep: impl FnMut(f64, u16)) {
        let &Search { start, here, last, rate, voice, log_odds, .. } = search;
        let mut reached = start;
        for number in 1..=LAST_OCCASION {
            let draw = self.streams.draw(Purpose::Occasion, address, u32::from(number));
            reached += draw.exponential(0) / rate;
            if reached >= last {
                return;
            }
            if reached >= here && draw.happens_on(&self.curve, 1, voice, log_odds) {
                keep(reached, number);
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layers_divide_all_marks() {
        let mut reached = 0.0;
        for (from, width) in LAYERS {
            assert_eq!(from, reached);
            reached += width;
        }
        assert_eq!(reached, 1.0);
    }
}
