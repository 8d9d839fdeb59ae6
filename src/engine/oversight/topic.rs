//! The monthly topic: choice of the category, departments' hours for it, and their effect.

use super::*;
use crate::levers::monthly_topic::MonthlyTopic;
use crate::scenario::values::{Level, STREET_FUNCTION};

/// Maximum length of a task on a topic, in hours.
const PIECE: f64 = 8.0;

/// One month's topic and the hours that departments owe to it.
#[derive(Clone, Debug)]
struct Topic {
    category: usize,
    /// Functions that it involves, as a set of bits.
    functions: u32,
    /// Hours of each function per resident.
    hours: f64,
}

/// The topics so far and their effects.
#[derive(Clone, Debug)]
pub(super) struct Topics {
    /// All topics; a task refers to its topic by index.
    past: Vec<Topic>,
    /// If the last topic is in force: its start, and the hours spent on its category before.
    open: Option<(Time, f64)>,
    categories: usize,
    /// Orders closed uncured for structural reasons, by month (the current one last), street and category.
    failures: VecDeque<Vec<u32>>,
    /// Hours spent on each category, per 10,000 residents of the streets that have topics.
    spent: Vec<f64>,
    /// Factor on structural shares by street and category.
    left: Vec<f64>,
}

impl Topics {
    pub(super) fn new(streets: usize, categories: usize) -> Topics {
        let (failures, left) = (VecDeque::from([vec![0; streets * categories]]), vec![1.0; streets * categories]);
        Topics { past: Vec::new(), open: None, categories, failures, spent: vec![0.0; categories], left }
    }

    /// Failures of a category in the last `months` months, streets weighted by `weights`.
    fn failures(&self, category: usize, months: u32, weights: &[f64]) -> f64 {
        let of_street = |month: &Vec<u32>, street: usize| f64::from(month[street * self.categories + category]);
        let of_month = |month: &Vec<u32>| weights.iter().enumerate().map(|(street, weight)| weight * of_street(month, street)).sum::<f64>();
        self.failures.iter().rev().take(months as usize).map(of_month).sum()
    }

    /// The category with most failures in the last `months` months among those for which `open` is true; the first if equal. Failures
    /// count only in streets where the category's structural share is still above `floor`.
    fn most_failed(&self, months: u32, weights: &[f64], floor: f64, open: impl Fn(usize) -> bool) -> Option<usize> {
        let reducible = |k: usize| -> Vec<f64> {
            let weight = |(street, weight): (usize, &f64)| if self.is_above(k, street, floor) { *weight } else { 0.0 };
            weights.iter().enumerate().map(weight).collect()
        };
        let failed = (0..self.categories).filter(|k| open(*k)).map(|k| (k, self.failures(k, months, &reducible(k))));
        let failed = failed.filter(|(_, failures)| *failures > 0.0);
        failed.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(category, _)| category)
    }

    /// Failures are counted for another month; those of the last two years are kept.
    fn begin_month(&mut self) {
        self.failures.push_back(vec![0; self.left.len()]);
        if self.failures.len() > 24 {
            self.failures.pop_front();
        }
    }

    /// Whether hours can still lower a category's structural share in a street.
    fn is_above(&self, category: usize, street: usize, floor: f64) -> bool {
        self.left[street * self.categories + category] > floor
    }
}

/// The monthly topic's rules, if it is in force in any street.
pub(in crate::engine) fn topic_rules(jurisdiction: &Jurisdiction) -> Option<&MonthlyTopic> {
    jurisdiction.rules.iter().find_map(|rules| rules.monthly_topic.as_ref())
}

/// Which streets have topics under given rules.
pub(in crate::engine) fn topic_streets(jurisdiction: &Jurisdiction) -> Vec<bool> {
    jurisdiction.of_street.iter().map(|rules| jurisdiction.rules[usize::from(*rules)].monthly_topic.is_some()).collect()
}

/// Weights of the streets that have topics; 0 for the others.
fn topic_weights(context: &Context<impl DrawSink>) -> Vec<f64> {
    let streets = topic_streets(&context.jurisdiction).into_iter().enumerate();
    streets.map(|(street, has_topics)| if has_topics { context.city.unit_weight(street) } else { 0.0 }).collect()
}

impl Oversight {
    /// Share of a category's problems in a street that no attempt can cure at present.
    pub(in crate::engine) fn structural(&self, context: &Context<impl DrawSink>, category: usize, street: StreetId) -> f64 {
        let settings = &context.setup.tables.behaviour;
        let share = context.setup.categories[category].values.structural
            * settings.structural_scale
            * context.city.streets[street.index()].structural;
        share * self.structural_left(category, street)
    }

    /// Factor on a category's structural share in a street, from past topics.
    pub(in crate::engine) fn structural_left(&self, category: usize, street: StreetId) -> f64 {
        self.topics.left[street.index() * self.topics.categories + category]
    }

    /// Counts an order closed uncured because its problem is structural.
    pub(in crate::engine) fn record_structural_failure(&mut self, category: usize, street: StreetId) {
        let place = street.index() * self.topics.categories + category;
        if let Some(month) = self.topics.failures.back_mut() {
            month[place] += 1;
        }
    }

    /// Ends the topic in force and records its effects.
    pub(in crate::engine) fn topic_ends(&mut self, context: &mut Context<impl DrawSink>) {
        let (Some((from, before)), Some(topic)) = (self.topics.open.take(), self.topics.past.last()) else { return };
        let category = topic.category;
        if from >= context.setup.start {
            let (weights, spent) = (topic_weights(context), self.topics.spent[category] - before);
            let lefts = weights.iter().enumerate().filter(|(_, weight)| **weight > 0.0);
            let left = lefts.map(|(street, _)| self.structural_left(category, StreetId::at(street))).fold(1.0, f64::min);
            let failures = self.topics.failures(category, 1, &weights);
            context.ledger.monthly_topics.push(crate::ledger::MonthlyTopic { from, category, spent, left, failures });
        }
    }

    /// Chooses the month's topic, if any category's structural share can fall; returns its number.
    fn choose_topic(&mut self, context: &Context<impl DrawSink>, lever: &MonthlyTopic) -> Option<u16> {
        let involved = |k: usize| {
            let category = &context.setup.categories[k];
            category.functions & !(1 << STREET_FUNCTION) | category.owner.map_or(0, |own| 1 << own)
        };
        // If no structural share can fall, there is no topic and no hours are spent.
        let weights = topic_weights(context);
        let category = self.topics.most_failed(lever.months, &weights, lever.floor, |k| involved(k) != 0)?;
        let functions = involved(category);
        let hours = lever.topic_hours / 1e4 / f64::from(functions.count_ones());
        self.topics.past.push(Topic { category, functions, hours });
        self.topics.open = Some((context.now, self.topics.spent[category]));
        Some((self.topics.past.len() - 1) as u16)
    }

    /// Number of tasks that a unit owes to a topic, and the hours of each.
    fn pieces(&self, context: &Context<impl DrawSink>, number: u16, unit: UnitId) -> (u32, f64) {
        let Topic { functions, hours, .. } = self.topics.past[usize::from(number)];
        let unit = &context.city.units[unit.index()];
        let Some(function) = unit.function.filter(|function| functions & 1 << function != 0) else { return (0, 0.0) };
        let residents = match (context.setup.functions[function].1.level, unit.district) {
            (Level::District, Some(district)) => context.city.districts[district as usize].residents.1,
            _ => context.city.residents.1,
        };
        let owed = hours * residents as f64;
        let pieces = libm::ceil(owed / PIECE);
        (pieces as u32, owed / pieces.max(1.0))
    }

    /// Whether a topic is this month's and its category's structural share can still fall in some street.
    pub(in crate::engine) fn is_current_topic(&self, context: &Context<impl DrawSink>, number: u16) -> bool {
        let (Some(_), Some(topic), Some(lever)) = (self.topics.open, self.topics.past.last(), topic_rules(&context.jurisdiction)) else {
            return false;
        };
        let can_be_lowered = |(street, has_topics): (usize, bool)| has_topics && self.topics.is_above(topic.category, street, lever.floor);
        usize::from(number) + 1 == self.topics.past.len()
            && topic_streets(&context.jurisdiction).into_iter().enumerate().any(can_be_lowered)
    }

    /// A task on a topic is done: its hours take effect, even if the topic has ended.
    pub(in crate::engine) fn topic_done(&mut self, context: &Context<impl DrawSink>, unit: UnitId, number: u16) {
        let (_, effort) = self.pieces(context, number, unit);
        let category = self.topics.past[usize::from(number)].category;
        let Some((scale, floor)) = topic_rules(&context.jurisdiction).map(|lever| (lever.hours_per_e_fold, lever.floor)) else { return };
        let streets: Vec<StreetId> = context.streets().filter(|s| context.rules_in(*s).monthly_topic.is_some()).collect();
        let residents: u64 = streets.iter().map(|s| context.city.streets[s.index()].residents).sum();
        let spent = effort * 1e4 / residents.max(1) as f64;
        self.topics.spent[category] += spent;
        // The hours take effect in the streets that have topics, in addition to earlier ones.
        for street in streets {
            let factor = &mut self.topics.left[street.index() * self.topics.categories + category];
            *factor = (*factor * libm::exp(-spent / scale)).max(floor).min(*factor);
        }
    }
}

impl<N: DrawSink> World<'_, N> {
    /// A month begins: ends the old topic, chooses the next, and adds tasks to the departments' queues.
    pub(in crate::engine) fn next_topic(&mut self) {
        self.oversight.topic_ends(&mut self.context);
        if let Some(lever) = topic_rules(&self.context.jurisdiction).cloned() {
            self.set_topic(&lever);
        }
        self.oversight.topics.begin_month();
    }

    /// Chooses the month's topic, and adds its tasks to the departments' queues.
    fn set_topic(&mut self, lever: &MonthlyTopic) {
        let Some(topic) = self.oversight.choose_topic(&self.context, lever) else { return };
        let now = self.context.now;
        let due = self.context.setup.calendar.midnight(self.context.setup.calendar.date(now).plus_months(1));
        for unit in self.units.ids().skip(self.context.city.street_count()) {
            let rules = self.context.rules_on(unit);
            if rules.monthly_topic.is_none() {
                continue;
            }
            let key = if rules.enforcement > 0.0 { due } else { now };
            let (pieces, _) = self.oversight.pieces(&self.context, topic, unit);
            for _ in 0..pieces {
                self.units.push(unit, key, Task::Topic(topic), now);
            }
            self.start_tasks(unit);
        }
    }

    /// An officer begins a task on the topic, at the unit's speed.
    pub(in crate::engine) fn begin_topic(&mut self, unit: UnitId, topic: u16, officer: Officer) {
        let (_, effort) = self.oversight.pieces(&self.context, topic, unit);
        self.units.work_on_topic(&mut self.context, unit, topic, officer, effort);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_topic_is_the_category_with_most_failures_in_the_months_considered() {
        let mut topics = Topics::new(2, 3);
        let everywhere = [1.0, 1.0];
        let most_failed =
            |topics: &Topics, months, weights: &[f64], open: &dyn Fn(usize) -> bool| topics.most_failed(months, weights, 0.5, open);
        assert_eq!(most_failed(&topics, 1, &everywhere, &|_| true), None);
        // Two months of two streets and three categories.
        topics.failures = VecDeque::from([vec![9, 0, 0, 0, 0, 0], vec![1, 2, 0, 0, 2, 4]]);
        assert_eq!(most_failed(&topics, 1, &everywhere, &|_| true), Some(1));
        assert_eq!(most_failed(&topics, 2, &everywhere, &|_| true), Some(0));
        assert_eq!(most_failed(&topics, 1, &everywhere, &|k| k != 1), Some(2));
        assert_eq!(most_failed(&topics, 1, &[0.0, 1.0], &|_| true), Some(2));
    }

    #[test]
    fn failures_in_streets_at_the_floor_do_not_count() {
        let mut topics = Topics::new(2, 2);
        topics.failures = VecDeque::from([vec![9, 3, 2, 3]]);
        let chosen = |topics: &Topics, floor| topics.most_failed(1, &[1.0, 1.0], floor, |_| true);
        assert_eq!(chosen(&topics, 0.5), Some(0));
        // In the first street, which has most failures, the category is at its floor: two failures remain, against six.
        topics.left[0] = 0.5;
        assert_eq!(chosen(&topics, 0.5), Some(1));
        // A raised floor stops it as well; a lowered floor opens it again.
        topics.left[0] = 0.45;
        assert_eq!((chosen(&topics, 0.5), chosen(&topics, 0.4)), (Some(1), Some(0)));
        topics.left = vec![0.5; 4];
        assert_eq!(chosen(&topics, 0.5), None);
        assert_eq!(chosen(&Topics { failures: VecDeque::from([vec![9, 3, 2, 3]]), ..Topics::new(2, 2) }, 1.0), None);
    }
}
