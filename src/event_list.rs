//! The event list: events in order of time and, within a second, in order of scheduling.

use crate::time::Time;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Width of a bucket in seconds, as a power of two: 4,096 s.
const SHIFT: u32 = 12;
/// Events per chunk of a bucket.
const CHUNK: usize = 32;
/// Buckets of at least this size are sorted by counting sort.
const MANY: usize = 1 << (SHIFT - 4);
/// No chunk.
const NONE: u32 = u32::MAX;

/// A monotone priority queue of buckets of 4,096 s, each sorted when it becomes current.
///
/// * `push`: O(1) into a later bucket; O(log n) into the current one, where n is the number of events pushed into it since it became current.
/// * `pop`: O(1) amortised for large buckets, O(log n) for small ones, where n is the size of the bucket.
/// * Memory: the scheduled events, in reusable chunks, and 12 bytes per bucket.
/// * Ties: first pushed, first popped.
///
/// Events at or after the end are dropped when they are pushed. Events cannot be cancelled: an event that may become
/// stale carries a stamp.
///
/// ```
/// use jiesu::event_list::EventList;
///
/// let mut list = EventList::new(86_400);
/// for (time, event) in [(8_300, "contacted"), (60, "called"), (60, "answered"), (8_200, "dispatched"), (90_000, "too late")] {
///     list.push(time, event);
/// }
/// assert_eq!([list.pop(), list.pop()], [Some((60, "called")), Some((60, "answered"))]);
/// assert_eq!(list.pop(), Some((8_200, "dispatched")));
/// assert_eq!(list.bucket(), [(8_300, "contacted")]);
/// assert_eq!([list.pop(), list.pop()], [Some((8_300, "contacted")), None]);
/// ```
#[derive(Debug)]
pub struct EventList<E> {
    end: Time,
    now: Time,
    current: usize,
    buckets: Vec<Bucket>,
    /// Chunks of later buckets; `links` has the next chunk of the same bucket, or of the free list.
    chunks: Vec<(Time, E)>,
    links: Vec<u32>,
    free: u32,
    /// The current bucket, sorted; `next` is its first event that has not been popped.
    sorted: Vec<(Time, E)>,
    next: usize,
    /// Number of events in sorted buckets before the current one.
    before: u64,
    counts: Vec<u32>,
    /// Events pushed into the current bucket after it was sorted: they were all scheduled after those of `sorted`.
    late: BinaryHeap<Late<E>>,
    pushes: u64,
}

/// A later bucket: its first and last chunk, and its number of events.
#[derive(Clone, Copy, Debug)]
struct Bucket {
    first: u32,
    last: u32,
    len: u32,
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

impl<E: Copy> EventList<E> {
    /// An empty event list for times from 0 up to, but not including, `end`.
    pub fn new(end: Time) -> EventList<E> {
        let count = (end.max(0) >> SHIFT) as usize + 1;
        EventList {
            end,
            now: 0,
            current: 0,
            buckets: vec![Bucket { first: NONE, last: NONE, len: 0 }; count],
            chunks: Vec::new(),
            links: Vec::new(),
            free: NONE,
            sorted: Vec::new(),
            next: 0,
            before: 0,
            counts: vec![0; 1 << SHIFT],
            late: BinaryHeap::new(),
            pushes: 0,
        }
    }

    /// Schedules `event` for `time`, which must not be in the past.
    #[inline(always)]
    pub fn push(&mut self, time: Time, event: E) {
        assert!(time >= self.now, "an event for {time} was scheduled at {}", self.now);
        if time >= self.end {
            return;
        }
        let bucket = (time >> SHIFT) as usize;
        if bucket > self.current {
            self.append(bucket, (time, event));
        } else {
            self.pushes += 1;
            self.late.push(Late { time, push: self.pushes, event });
        }
    }

    /// Appends an event to a later bucket.
    #[inline(always)]
    fn append(&mut self, bucket: usize, event: (Time, E)) {
        let Bucket { last, len, .. } = self.buckets[bucket];
        let place = len as usize % CHUNK;
        let chunk = if place == 0 { self.add_chunk(bucket, event) } else { last };
        // Written field by field: a copy of a value just written in parts would stall until the parts are stored.
        self.chunks[chunk as usize * CHUNK + place] = event;
        self.buckets[bucket].len = len + 1;
    }

    /// Adds a chunk to a bucket: a free one, or a new one filled with `filler`.
    #[inline(never)]
    fn add_chunk(&mut self, bucket: usize, filler: (Time, E)) -> u32 {
        let chunk = if self.free == NONE {
            self.chunks.resize(self.chunks.len() + CHUNK, filler);
            self.links.push(NONE);
            self.links.len() as u32 - 1
        } else {
            let chunk = self.free;
            self.free = self.links[chunk as usize];
            chunk
        };
        self.links[chunk as usize] = NONE;
        let Bucket { first, last, .. } = &mut self.buckets[bucket];
        if *last == NONE {
            *first = chunk;
        } else {
            self.links[*last as usize] = chunk;
        }
        *last = chunk;
        chunk
    }

    /// Makes a bucket current: sorts it and frees its chunks.
    fn turn_to(&mut self, bucket: usize) {
        let Bucket { first, last, len } = self.buckets[bucket];
        self.before += self.sorted.len() as u64;
        self.next = 0;
        self.sorted.clear();
        let (mut chunk, mut left) = (first, len as usize);
        let many = left >= MANY;
        if many {
            self.counts.fill(0);
        }
        while left > 0 {
            let from = chunk as usize * CHUNK;
            let events = &self.chunks[from..from + left.min(CHUNK)];
            if many {
                for (time, _) in events {
                    self.counts[*time as usize & ((1 << SHIFT) - 1)] += 1;
                }
            } else {
                self.sorted.extend_from_slice(events);
            }
            left -= events.len();
            chunk = self.links[chunk as usize];
        }
        if many {
            self.scatter(first, len as usize);
        } else {
            self.sorted.sort_by_key(|(time, _)| *time);
        }
        if last != NONE {
            self.links[last as usize] = self.free;
            self.free = first;
        }
    }

    /// Counting sort of the events of a list of chunks; `counts` has the number of events in each second.
    fn scatter(&mut self, first: u32, len: usize) {
        let mut sum = 0;
        for count in &mut self.counts {
            sum += std::mem::replace(count, sum);
        }
        let (mut chunk, mut left) = (first, len);
        self.sorted.resize(len, self.chunks[first as usize * CHUNK]);
        while left > 0 {
            let from = chunk as usize * CHUNK;
            let events = &self.chunks[from..from + left.min(CHUNK)];
            for event in events {
                let place = &mut self.counts[event.0 as usize & ((1 << SHIFT) - 1)];
                self.sorted[*place as usize] = *event;
                *place += 1;
            }
            left -= events.len();
            chunk = self.links[chunk as usize];
        }
    }

    /// Number of events popped from sorted buckets.
    #[inline]
    pub(crate) fn taken(&self) -> u64 {
        self.before + self.next as u64
    }

    /// The events of the current bucket that were scheduled before it became current and have not been popped, in order.
    pub fn bucket(&self) -> &[(Time, E)] {
        &self.sorted[self.next..]
    }

    /// Removes the next event; returns its time and the event.
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
                    if self.current + 1 >= self.buckets.len() {
                        return None;
                    }
                    self.current += 1;
                    self.turn_to(self.current);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Streams};

    #[test]
    fn events_are_ordered_by_time_and_then_by_scheduling() {
        let streams = Streams::of_city(1, 0);
        let mut events = EventList::new(100_000);
        let mut reference = Vec::new();
        let mut popped = Vec::new();
        let (mut now, mut number) = (0, 0_u64);
        for _ in 0..200 {
            events.push(number as Time * 37 % 5_000, number);
            reference.push((number as Time * 37 % 5_000, number));
            number += 1;
        }
        while let Some((time, event)) = events.pop() {
            assert!(time >= now);
            now = time;
            popped.push((time, event));
            if number < 20_000 {
                for lane in 0..2 {
                    // Half of the new events fall into the current bucket, many of them into the same second.
                    let later = streams.draw(Purpose::Key, event, 0).below(lane, [40, 4_000][lane]) as Time;
                    events.push(now + later, number);
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
