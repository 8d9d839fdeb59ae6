//! Records of draws, for the audit of common random numbers.

use super::purpose::Purpose;
use std::cell::{Cell, RefCell};
use std::fmt::Debug;

/// Receives a record of every draw. The sink `()` records nothing and costs nothing.
pub trait DrawSink: Copy + Debug {
    /// Identifies a draw within the sink.
    type Mark: Copy + Debug;
    /// Whether outcomes of probability 0 or 1 are drawn too, so that the sink records them.
    const RECORDS_CERTAIN: bool = false;
    /// The simulation has advanced to `time`, in seconds.
    fn now(self, time: i32);
    /// An event was scheduled for `time`.
    #[inline(always)]
    fn scheduled(self, _time: i32) {}
    /// A draw was made at an address.
    fn drawn(self, purpose: Purpose, entity: u64, occasion: u32, words: [u32; 4]) -> Self::Mark;
    /// A value was derived from a lane of a draw.
    fn used(self, mark: Self::Mark, lane: usize, value: impl FnOnce() -> u32);
}

/// Records nothing.
impl DrawSink for () {
    type Mark = ();
    #[inline(always)]
    fn now(self, _: i32) {}
    #[inline(always)]
    fn drawn(self, _: Purpose, _: u64, _: u32, _: [u32; 4]) {}
    #[inline(always)]
    fn used(self, (): (), _: usize, _: impl FnOnce() -> u32) {}
}

/// The record of one draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawRecord {
    /// The entity concerned.
    pub entity: u64,
    /// What the draw decides.
    pub purpose: Purpose,
    /// Distinguishes several draws about one entity.
    pub occasion: u32,
    /// Simulated time, seconds from the first midnight of the warm-up.
    pub time: i32,
    /// A hash of the four words.
    pub words: u32,
    /// The last value derived from each lane, plus one: an outcome, a whole number, or the bits of a value. 0 if the lane was not used.
    pub values: [u32; 4],
}

impl DrawRecord {
    /// The address of the draw, without the key.
    pub(crate) fn address(&self) -> (u32, u64, u32) {
        (self.purpose as u32, self.entity, self.occasion)
    }

    /// Whether both draws derived the same values from the lanes that both used.
    pub(crate) fn agrees(&self, other: &DrawRecord) -> bool {
        self.values.iter().zip(&other.values).all(|(a, b)| a == b || *a == 0 || *b == 0)
    }
}

/// All draws of one trial, 40 bytes each.
///
/// ```
/// use jiesu::rng::{DrawLog, DrawSink, Purpose};
///
/// let log = DrawLog::default();
/// for entity in [2, 1] {
///     (&log).drawn(Purpose::Problem, entity, 0, [0; 4]);
/// }
/// let entities: Vec<u64> = log.by_address().iter().map(|record| record.entity).collect();
/// assert_eq!(entities, [1, 2]);
/// ```
#[derive(Debug, Default)]
pub struct DrawLog {
    now: Cell<i32>,
    records: RefCell<Vec<DrawRecord>>,
}

impl DrawLog {
    /// The records in order of address, and of recording within an address.
    pub fn by_address(self) -> Vec<DrawRecord> {
        let mut log = self.records.into_inner();
        log.sort_by_key(DrawRecord::address);
        log
    }
}

impl DrawSink for &DrawLog {
    type Mark = usize;
    const RECORDS_CERTAIN: bool = true;

    fn now(self, time: i32) {
        self.now.set(time);
    }

    fn drawn(self, purpose: Purpose, entity: u64, occasion: u32, words: [u32; 4]) -> usize {
        let words = words.iter().fold(0, |sum: u32, word| sum.rotate_left(5).wrapping_mul(0x9E37_79B1) ^ word);
        let mut records = self.records.borrow_mut();
        records.push(DrawRecord { entity, purpose, occasion, time: self.now.get(), words, values: [0; 4] });
        records.len() - 1
    }

    fn used(self, mark: usize, lane: usize, value: impl FnOnce() -> u32) {
        self.records.borrow_mut()[mark].values[lane] = value().saturating_add(1);
    }
}

/// Hashes the value of a continuous sampler to 32 bits.
pub(super) fn folded(value: f64) -> u32 {
    let bits = value.to_bits();
    (bits ^ bits >> 32) as u32
}

/// Fault injection for tests: all draws come from one sequential stream, whatever their address.
#[cfg(test)]
pub(crate) mod planted {
    use std::cell::Cell;

    thread_local! {
        static DRAWN: Cell<Option<u32>> = const { Cell::new(None) };
    }

    /// Runs `work` on this thread with one sequential stream for all draws.
    pub(crate) fn with_one_stream<T>(work: impl FnOnce() -> T) -> T {
        DRAWN.set(Some(0));
        let done = work();
        DRAWN.set(None);
        done
    }

    /// The counter that replaces `counter`.
    pub(in crate::rng) fn counter(counter: [u32; 4]) -> [u32; 4] {
        let Some(drawn) = DRAWN.get() else { return counter };
        DRAWN.set(Some(drawn.wrapping_add(1)));
        [drawn, 0, 0, u32::MAX]
    }
}
