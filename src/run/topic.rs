//! The monthly topic: which category it is, the departments' hours for it, and what they change.

use super::handle::Effort;
use super::*;
use crate::levers::monthly_topic::MonthlyTopic;
use crate::scenario::tables::{Level, STREET_FUNCTION};

/// A task on the topic, among the functions of an order's tasks.
pub(super) const TOPIC: u8 = u8::MAX - 1;
/// Longest piece of work on a topic, in hours.
const PIECE: f64 = 8.0;

/// What one month's topic asks of the departments.
#[derive(Clone, Debug)]
struct Topic {
    category: usize,
    /// Functions that it involves, as a set of bits.
    functions: u32,
    /// Hours of each function per resident.
    hours: f64,
}

/// The topics so far, and what they came to.
#[derive(Clone, Debug)]
pub(super) struct Topics {
    /// All of them; a task's stamp is the place of its topic.
    past: Vec<Topic>,
    /// Since when the last of them is in force, and what had been spent on its category before.
    open: Option<(Time, f64)>,
    /// Weighted closings that failed for structural reasons, by month, the present one last, and category.
    failures: VecDeque<Vec<f64>>,
    /// Hours spent per 10,000 residents on each category.
    spent: Vec<f64>,
    /// Factor on each category's structural share.
    left: Vec<f64>,
}

impl Topics {
    pub(super) fn new(categories: usize) -> Topics {
        let failures = VecDeque::from([vec![0.0; categories]]);
        Topics { past: Vec::new(), open: None, failures, spent: vec![0.0; categories], left: vec![1.0; categories] }
    }

    /// The category that failed most in the last `months` months, of those that are `open` to it; the first of equals.
    fn most_failed(&self, months: u32, open: impl Fn(usize) -> bool) -> Option<usize> {
        let total = |k: usize| self.failures.iter().rev().take(months as usize).map(|month| month[k]).sum::<f64>();
        let failed = (0..self.spent.len()).filter(|k| open(*k)).map(|k| (k, total(k))).filter(|(_, failures)| *failures > 0.0);
        failed.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(category, _)| category)
    }
}

impl World<'_> {
    /// Share of the problems of a category in a street that no attempt can cure now.
    pub(super) fn structural(&self, category: usize, street: usize) -> f64 {
        let settings = &self.plan.tables.behaviour;
        let share = self.plan.categories[category].values.structural * settings.structural_scale * self.city.streets[street].structural;
        share * self.topics.left[category]
    }

    /// What topics have left of a category's structural share.
    pub(super) fn structural_left(&self, category: usize) -> f64 {
        self.topics.left[category]
    }

    /// An order was closed uncured because its problem is structural.
    pub(super) fn failed_structurally(&mut self, category: usize, street: usize) {
        let weight = self.city.weight(self.city.streets[street].district as usize);
        if let Some(month) = self.topics.failures.back_mut() {
            month[category] += weight;
        }
    }

    /// A month begins: the old topic lapses, the next is chosen, and its departments' hours join their queues.
    pub(super) fn next_topic(&mut self) {
        self.topic_ends();
        if let Some(lever) = self.rules.monthly_topic.clone() {
            self.set_topic(&lever);
        }
        let categories = self.plan.categories.len();
        self.topics.failures.push_back(vec![0.0; categories]);
        if self.topics.failures.len() > 24 {
            self.topics.failures.pop_front();
        }
    }

    /// The topic in force lapses; what came of it is kept.
    pub(super) fn topic_ends(&mut self) {
        let topics = &mut self.topics;
        let (Some((from, before)), Some(topic), Some(month)) = (topics.open.take(), topics.past.last(), topics.failures.back()) else {
            return;
        };
        let category = topic.category;
        if from >= self.plan.start {
            let (spent, left) = (topics.spent[category] - before, topics.left[category]);
            self.ledger.topics.push(crate::ledger::Topic { from, category, spent, left, failures: month[category] });
        }
    }

    fn set_topic(&mut self, lever: &MonthlyTopic) {
        let involved = |k: usize| {
            let category = &self.plan.categories[k];
            category.functions & !(1 << STREET_FUNCTION) | category.owner.map_or(0, |own| 1 << own)
        };
        let Some(category) = self.topics.most_failed(lever.months, |k| involved(k) != 0) else { return };
        let functions = involved(category);
        let hours = lever.topic_hours / 1e4 / f64::from(functions.count_ones());
        self.topics.past.push(Topic { category, functions, hours });
        self.topics.open = Some((self.now, self.topics.spent[category]));
        let due = self.plan.calendar.midnight(self.plan.calendar.date(self.now).plus_months(1));
        let stamp = (self.topics.past.len() - 1) as u16;
        for unit in self.city.street_count()..self.desks.len() {
            let (pieces, _) = self.pieces(stamp, unit as u32);
            let key = if self.rules.enforcement > 0.0 { due } else { self.now };
            for _ in 0..pieces {
                let number = self.queue_number;
                self.queue_number = self.queue_number.wrapping_add(1);
                let (key, number) = (Reverse(key), Reverse(number));
                self.desks[unit].queue.push(Waiting { key, number, order: NONE, stamp, function: TOPIC, since: self.now });
            }
            self.start_tasks(unit as u32);
        }
    }

    /// How many pieces of work a topic asks of a unit, and of how many hours each.
    fn pieces(&self, stamp: u16, unit: u32) -> (u32, f64) {
        let Topic { functions, hours, .. } = self.topics.past[usize::from(stamp)];
        let unit = &self.city.units[unit as usize];
        let Some(function) = unit.function.filter(|function| functions & 1 << function != 0) else { return (0, 0.0) };
        let residents = match (self.plan.functions[function].1.level, unit.district) {
            (Level::District, Some(district)) => self.city.districts[district as usize].residents.1,
            _ => self.city.residents.1,
        };
        let owed = hours * residents as f64;
        let pieces = libm::ceil(owed / PIECE);
        (pieces as u32, owed / pieces.max(1.0))
    }

    /// Whether a topic is this month's.
    pub(super) fn is_topic(&self, stamp: u16) -> bool {
        self.topics.open.is_some() && usize::from(stamp) + 1 == self.topics.past.len()
    }

    /// An officer takes up a piece of the topic, at the unit's pace, as any other task.
    pub(super) fn begin_topic(&mut self, unit: u32, task: Waiting, officer: Officer) {
        let (_, effort) = self.pieces(task.stamp, unit);
        let attention = self.attention(unit);
        self.occupy(unit, &task, officer, Effort { hours: effort, attention });
        self.hours(unit, |hours| hours.topic += effort);
    }

    /// A piece is done: the hours count, whatever the topic is by now.
    pub(super) fn topic_done(&mut self, unit: u32, stamp: u16) {
        let (_, effort) = self.pieces(stamp, unit);
        let category = self.topics.past[usize::from(stamp)].category;
        self.topics.spent[category] += effort * 1e4 / self.city.residents.1.max(1) as f64;
        if let Some(lever) = &self.rules.monthly_topic {
            let left = libm::exp(-self.topics.spent[category] / lever.hours_per_e_fold).max(lever.floor);
            self.topics.left[category] = left.min(self.topics.left[category]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_topic_is_what_failed_most_in_the_months_that_count() {
        let mut topics = Topics::new(3);
        assert_eq!(topics.most_failed(1, |_| true), None);
        topics.failures = VecDeque::from([vec![9.0, 0.0, 0.0], vec![1.0, 4.0, 4.0]]);
        assert_eq!(topics.most_failed(1, |_| true), Some(1));
        assert_eq!(topics.most_failed(2, |_| true), Some(0));
        assert_eq!(topics.most_failed(1, |k| k != 1), Some(2));
    }
}
