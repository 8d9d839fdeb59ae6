//! Notes of what was drawn, for the audit of common luck.

use super::purpose::Purpose;
use std::cell::{Cell, RefCell};
use std::fmt::Debug;

/// Who takes notes of draws. Nobody, `()`, costs nothing: all of it is compiled away.
pub trait DrawSink: Copy + Debug {
    /// What tells draws apart.
    type Mark: Copy + Debug;
    /// Whether outcomes that are certain are drawn too, so that the notes have them.
    const RECORDS_CERTAIN: bool = false;
    /// The simulated time is now `time`, in seconds.
    fn now(self, time: i32);
    /// Something was scheduled for `time`.
    #[inline(always)]
    fn scheduled(self, _time: i32) {}
    /// Words were drawn at an address.
    fn drawn(self, purpose: Purpose, entity: u64, occasion: u32, words: [u32; 4]) -> Self::Mark;
    /// Something was made of a lane of a draw.
    fn used(self, mark: Self::Mark, lane: usize, value: impl FnOnce() -> u32);
}

/// Nobody.
impl DrawSink for () {
    type Mark = ();
    #[inline(always)]
    fn now(self, _: i32) {}
    #[inline(always)]
    fn drawn(self, _: Purpose, _: u64, _: u32, _: [u32; 4]) {}
    #[inline(always)]
    fn used(self, (): (), _: usize, _: impl FnOnce() -> u32) {}
}

/// One draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawRecord {
    /// Entity that it is about.
    pub entity: u64,
    /// What it decides.
    pub purpose: Purpose,
    /// Which of several draws about the same.
    pub occasion: u32,
    /// Simulated time, seconds from the first midnight of the warm-up.
    pub time: i32,
    /// The words drawn, folded into one.
    pub words: u32,
    /// What was made of each lane last: whether it happens, a whole number, a value's bits; 0 if nothing was.
    pub values: [u32; 4],
}

impl DrawRecord {
    /// Its address under a key.
    pub fn address(&self) -> (u32, u64, u32) {
        (self.purpose as u32, self.entity, self.occasion)
    }

    /// Whether the same was made of the lanes that both used.
    pub fn agrees(&self, other: &DrawRecord) -> bool {
        self.values.iter().zip(&other.values).all(|(a, b)| a == b || *a == 0 || *b == 0)
    }
}

/// All draws of one trial, 40 bytes each.
#[derive(Debug, Default)]
pub struct DrawLog {
    now: Cell<i32>,
    records: RefCell<Vec<DrawRecord>>,
}

impl DrawLog {
    /// The notes by address, those of one address in the order in which they were taken.
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

/// A value of a continuous sampler in 32 bits.
pub(super) fn folded(value: f64) -> u32 {
    let bits = value.to_bits();
    (bits ^ bits >> 32) as u32
}

/// A fault that tests plant: all draws come from one stream, whatever their address.
#[cfg(test)]
pub(crate) mod planted {
    use std::cell::Cell;

    thread_local! {
        static DRAWN: Cell<Option<u32>> = const { Cell::new(None) };
    }

    /// Does something on this thread with one stream for all draws, from its beginning.
    pub(crate) fn with_one_stream<T>(work: impl FnOnce() -> T) -> T {
        DRAWN.set(Some(0));
        let done = work();
        DRAWN.set(None);
        done
    }

    /// The counter to draw with in place of `counter`.
    pub(in crate::rng) fn counter(counter: [u32; 4]) -> [u32; 4] {
        let Some(drawn) = DRAWN.get() else { return counter };
        DRAWN.set(Some(drawn.wrapping_add(1)));
        [drawn, 0, 0, u32::MAX]
    }
}
