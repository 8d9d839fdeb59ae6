//! The queue of events: plain values in order of time, and of scheduling within a second.

use crate::time::Time;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Width of a bucket in seconds, as a power of two: 4,096 s.
const SHIFT: u32 = 12;

/// A monotone queue: buckets of 4,096 s, each sorted when its turn comes.
///
/// * `push`: O(1) into a later bucket; O(log n) into the current one, n being what was pushed into it since it began.
/// * `pop`: O(log n) amortised, n being the size of a bucket.
/// * Ties: what was pushed first comes first.
///
/// Nothing happens at or after the end that the queue was made for: such events are dropped at once.
/// Nothing is cancelled either; who schedules an event that may become stale gives it a stamp.
#[derive(Debug)]
pub struct Queue<E> {
    end: Time,
    now: Time,
    current: usize,
    buckets: Vec<Vec<(Time, E)>>,
    /// The current bucket, sorted; `next` is its first event that has not happened.
    sorted: Vec<(Time, E)>,
    next: usize,
    /// What was pushed into the current bucket after it began: later than all of `sorted` in order of scheduling.
    late: BinaryHeap<Late<E>>,
    pushes: u64,
}

#[derive(Debug)]
struct Late<E> {
    time: Time,
    push: u64,
    event: E,
}

impl<E> PartialEq for Late<E> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl<E> Eq for Late<E> {}

impl<E> PartialOrd for Late<E> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<E> Ord for Late<E> {
    fn cmp(&self, other: &Self) -> Ordering {
        (other.time, other.push).cmp(&(self.time, self.push))
    }
}

impl<E: Copy> Queue<E> {
    /// A queue for events from time 0 up to, and not including, `end`.
    pub fn new(end: Time) -> Queue<E> {
        let count = (end.max(0) >> SHIFT) as usize + 1;
        Queue {
            end,
            now: 0,
            current: 0,
            buckets: (0..count).map(|_| Vec::new()).collect(),
            sorted: Vec::new(),
            next: 0,
            late: BinaryHeap::new(),
            pushes: 0,
        }
    }

    /// Schedules `event` for `time`, which must not be past.
    #[inline]
    pub fn push(&mut self, time: Time, event: E) {
        assert!(time >= self.now, "an event for {time} was scheduled at {}", self.now);
        if time >= self.end {
            return;
        }
        let bucket = (time >> SHIFT) as usize;
        if bucket > self.current {
            self.buckets[bucket].push((time, event));
        } else {
            self.pushes += 1;
            self.late.push(Late { time, push: self.pushes, event });
        }
    }

    /// The bucket that is being emptied: a number that grows with time.
    pub fn bucket_number(&self) -> usize {
        self.current
    }

    /// The events of that bucket that were scheduled before it began and have not happened, in order.
    pub fn bucket(&self) -> &[(Time, E)] {
        &self.sorted[self.next..]
    }

    /// The next event and its time.
    #[inline]
    pub fn pop(&mut self) -> Option<(Time, E)> {
        loop {
            let first = self.sorted.get(self.next);
            match (first, self.late.peek()) {
                (Some((time, event)), late) if late.is_none_or(|late| *time <= late.time) => {
                    self.next += 1;
                    self.now = *time;
                    return Some((*time, *event));
                }
                (_, Some(_)) => {
                    let Late { time, event, .. } = self.late.pop()?;
                    self.now = time;
                    return Some((time, event));
                }
                (_, None) => {
                    self.current += 1;
                    self.sorted = std::mem::take(self.buckets.get_mut(self.current)?);
                    self.sorted.sort_by_key(|(time, _)| *time);
                    self.next = 0;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::{Luck, Question};

    #[test]
    fn events_come_in_order_of_time_and_then_of_scheduling() {
        let luck = Luck::of_city(1, 0);
        let mut queue = Queue::new(100_000);
        let mut reference = Vec::new();
        let mut popped = Vec::new();
        let (mut now, mut number) = (0, 0_u64);
        for _ in 0..200 {
            queue.push(number as Time * 37 % 5_000, number);
            reference.push((number as Time * 37 % 5_000, number));
            number += 1;
        }
        while let Some((time, event)) = queue.pop() {
            assert!(time >= now);
            now = time;
            popped.push((time, event));
            if number < 20_000 {
                for lane in 0..2 {
                    // Half of the new events fall into the current bucket, many of them into the same second.
                    let later = luck.draw(Question::Key, event, 0).below(lane, [40, 4_000][lane]) as Time;
                    queue.push(now + later, number);
                    reference.push((now + later, number));
                    number += 1;
                }
            }
        }
        reference.retain(|(time, _)| *time < 100_000);
        reference.sort_unstable();
        assert_eq!(popped, reference);
    }
}
