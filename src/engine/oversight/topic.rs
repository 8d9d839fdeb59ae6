//! The monthly topic: choice of the category, departments' hours for it, and their effect.

use super::clearing::Clearing;
use super::*;
use crate::levers::monthly_topic::MonthlyTopic;
use crate::scenario::values::{Level, STREET_FUNCTION};

/// Maximum length of a task on a topic, in hours.
const PIECE: f64 = 8.0;

/// A topic and the hours that units owe to it.
#[derive(Clone, Debug)]
struct Topic {
    category: usize,
    /// Functions that it involves, as a set of bits; the street's own if streets handle it alone.
    functions: u32,
    /// Hours of each function per resident.
    hours: f64,
    /// The street under remediation that it is for, if it is not the city's.
    street: Option<StreetId>,
}

/// The topics so far and their effects.
#[derive(Clone, Debug)]
pub(super) struct Topics {
    /// All topics; a task refers to its topic by index.
    past: Vec<Topic>,
    /// The topics in force: number, start, and hours spent on its category before.
    open: Vec<(u32, Time, f64)>,
    /// Topics due but not chosen yet, less than one.
    due: f64,
    categories: usize,
    /// Orders closed uncured for structural reasons, by month (the current one last), street and category.
    failures: VecDeque<Vec<u32>>,
    /// Hours spent on each category, per 10,000 residents of the streets that have topics.
    spent: Vec<f64>,
    /// What hours have changed, by street and category.
    clearing: Clearing,
}

impl Topics {
    pub(super) fn new(streets: usize, categories: usize) -> Topics {
        let (failures, clearing) = (VecDeque::from([vec![0; streets * categories]]), Clearing::new(streets * categories));
        Topics { past: Vec::new(), open: Vec::new(), due: 0.0, categories, failures, spent: vec![0.0; categories], clearing }
    }

    /// Failures of a category in the last `months` months, streets weighted by `weights`.
    fn failures(&self, category: usize, months: u32, weights: &[f64]) -> f64 {
        let of_street = |month: &Vec<u32>, street: usize| f64::from(month[street * self.categories + category]);
        let of_month = |month: &Vec<u32>| weights.iter().enumerate().map(|(street, weight)| weight * of_street(month, street)).sum::<f64>();
        self.failures.iter().rev().take(months as usize).map(of_month).sum()
    }

    /// The category with most failures in the last `months` months among those for which `open` is true; the first if equal. Failures
    /// count only in streets where the category's structural share is still above `floor`, less what is bought there already.
    fn most_failed(&self, months: u32, weights: &[f64], floor: f64, open: impl Fn(usize) -> bool) -> Option<usize> {
        let reducible = |k: usize| -> Vec<f64> {
            let weight = |(street, weight): (usize, &f64)| match self.is_above(k, street, floor) {
                true => weight * self.clearing.remaining(street * self.categories + k),
                false => 0.0,
            };
            weights.iter().enumerate().map(weight).collect()
        };
        let failed = (0..self.categories).filter(|k| open(*k)).map(|k| (k, self.failures(k, months, &reducible(k))));
        let failed = failed.filter(|(_, failures)| *failures > 0.0);
        failed.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(category, _)| category)
    }

    /// Failures are counted for another month; those of the last two years are kept.
    fn begin_month(&mut self) {
        self.failures.push_back(vec![0; self.failures[0].len()]);
        if self.failures.len() > 24 {
            self.failures.pop_front();
        }
    }

    /// Whether hours can still lower a category's structural share in a street.
    fn is_above(&self, category: usize, street: usize, floor: f64) -> bool {
        self.clearing.is_above(street * self.categories + category, floor)
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

/// The functions that a topic on a category involves, as a set of bits: those of departments; if there are none, and `streets` may be
/// involved, their own.
fn involved(context: &Context<impl DrawSink>, category: usize, streets: bool) -> u32 {
    let category = &context.setup.categories[category];
    let departments = category.functions & !(1 << STREET_FUNCTION) | category.owner.map_or(0, |own| 1 << own);
    if departments == 0 && streets { 1 << STREET_FUNCTION } else { departments }
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
        self.topics.clearing.left(street.index() * self.topics.categories + category)
    }

    /// Counts an order closed uncured because its problem is structural.
    pub(in crate::engine) fn record_structural_failure(&mut self, category: usize, street: StreetId) {
        let place = street.index() * self.topics.categories + category;
        if let Some(month) = self.topics.failures.back_mut() {
            month[place] += 1;
        }
    }

    /// What hours have bought takes effect when its delay is over.
    pub(in crate::engine) fn clearing_arrives(&mut self, context: &Context<impl DrawSink>) {
        self.topics.clearing.arrive(context.now);
    }

    /// Ends the city's topics in force and records their effects. Those of streets under remediation last until the month ends.
    pub(in crate::engine) fn topic_ends(&mut self, context: &mut Context<impl DrawSink>) {
        let open = std::mem::take(&mut self.topics.open);
        let (ended, others): (Vec<_>, Vec<_>) = open.into_iter().partition(|(number, ..)| self.is_citywide(*number));
        self.topics.open = others;
        for (number, from, before) in ended {
            let category = self.topics.past[number as usize].category;
            if from < context.setup.start {
                continue;
            }
            let (weights, spent) = (topic_weights(context), self.topics.spent[category] - before);
            let lefts = weights.iter().enumerate().filter(|(_, weight)| **weight > 0.0);
            let left = lefts.map(|(street, _)| self.structural_left(category, StreetId::at(street))).fold(1.0, f64::min);
            let failures = self.topics.failures(category, 1, &weights);
            context.ledger.monthly_topics.push(crate::ledger::MonthlyTopic { from, category, spent, left, failures });
        }
    }

    /// The number of topics of the month that begins.
    fn topics_due(&mut self, lever: Option<&MonthlyTopic>) -> u32 {
        self.topics.due = lever.map_or(0.0, |lever| self.topics.due + lever.topics);
        // With a tolerance for rounding errors.
        let whole = libm::floor(self.topics.due + 1e-9);
        self.topics.due = (self.topics.due - whole).max(0.0);
        whole as u32
    }

    /// Chooses one more topic of the month, if any other category's structural share can fall; returns its number.
    fn choose_topic(&mut self, context: &Context<impl DrawSink>, lever: &MonthlyTopic) -> Option<u32> {
        let involved = |k: usize| involved(context, k, lever.streets);
        let is_open = |k: usize| {
            let open = self.topics.open.iter().map(|(number, ..)| &self.topics.past[*number as usize]);
            open.filter(|topic| topic.street.is_none()).any(|topic| topic.category == k)
        };
        // If no structural share can fall, there is no topic and no hours are spent.
        let weights = topic_weights(context);
        let category = self.topics.most_failed(lever.months, &weights, lever.floor, |k| involved(k) != 0 && !is_open(k))?;
        Some(self.open_topic(context, category, involved(category), lever.topic_hours, None))
    }

    /// Chooses the month's topic of a street under remediation; returns its number.
    fn choose_topic_of(&mut self, context: &Context<impl DrawSink>, street: StreetId) -> Option<u32> {
        let lever = self.remediation(context, street)?;
        let weights: Vec<f64> = context.streets().map(|other| f64::from(u8::from(other == street))).collect();
        let category = self.topics.most_failed(1, &weights, lever.floor, |_| lever.hours > 0.0)?;
        Some(self.open_topic(context, category, involved(context, category, true), lever.hours, Some(street)))
    }

    fn open_topic(
        &mut self,
        context: &Context<impl DrawSink>,
        category: usize,
        functions: u32,
        hours: f64,
        street: Option<StreetId>,
    ) -> u32 {
        let hours = hours / 1e4 / f64::from(functions.count_ones());
        self.topics.past.push(Topic { category, functions, hours, street });
        let number = (self.topics.past.len() - 1) as u32;
        self.topics.open.push((number, context.now, self.topics.spent[category]));
        number
    }

    fn is_citywide(&self, number: u32) -> bool {
        self.topics.past[number as usize].street.is_none()
    }

    /// Number of tasks that a unit owes to a topic, and the hours of each.
    fn pieces(&self, context: &Context<impl DrawSink>, number: u32, unit: UnitId) -> (u32, f64) {
        let Topic { functions, hours, street, .. } = self.topics.past[number as usize];
        let place = &context.city.units[unit.index()];
        let function = if context.is_street(unit) { Some(STREET_FUNCTION) } else { place.function };
        let Some(function) = function.filter(|function| functions & 1 << function != 0) else { return (0, 0.0) };
        let serves = |street: StreetId| match place.district {
            Some(district) => context.city.streets[street.index()].district == district,
            None => true,
        };
        if street.is_some_and(|street| if context.is_street(unit) { UnitId::from(street) != unit } else { !serves(street) }) {
            return (0, 0.0);
        }
        let residents = match (context.setup.functions.get(function).map(|(_, known)| known.level), place.district) {
            (None, _) => context.city.streets[unit.index()].residents,
            (Some(Level::District), Some(district)) => context.city.districts[district as usize].residents.1,
            _ => context.city.residents.1,
        };
        let residents = street.map_or(residents, |street| context.city.streets[street.index()].residents);
        let owed = hours * residents as f64;
        let pieces = libm::ceil(owed / PIECE);
        (pieces as u32, owed / pieces.max(1.0))
    }

    /// Whether a topic is this month's and its category's structural share can still fall in some street.
    pub(in crate::engine) fn is_current_topic(&self, context: &Context<impl DrawSink>, number: u32) -> bool {
        let topic = &self.topics.past[number as usize];
        let is_open = self.topics.open.iter().any(|(open, ..)| *open == number);
        if let Some(street) = topic.street {
            let floor = self.remediation(context, street).map(|lever| lever.floor);
            return is_open && floor.is_some_and(|floor| self.topics.is_above(topic.category, street.index(), floor));
        }
        let Some(lever) = topic_rules(&context.jurisdiction) else { return false };
        let can_be_lowered = |(street, has_topics): (usize, bool)| has_topics && self.topics.is_above(topic.category, street, lever.floor);
        is_open && topic_streets(&context.jurisdiction).into_iter().enumerate().any(can_be_lowered)
    }

    /// A task on a topic is done: its hours take effect, even if the topic has ended.
    pub(in crate::engine) fn topic_done(&mut self, context: &Context<impl DrawSink>, unit: UnitId, number: u32) {
        let (_, effort) = self.pieces(context, number, unit);
        let Topic { category, street, .. } = self.topics.past[number as usize];
        if let Some(street) = street {
            let residents = context.city.streets[street.index()].residents.max(1) as f64;
            if let Some(lever) = &context.rules_in(street).remediation {
                let place = street.index() * self.topics.categories + category;
                self.topics.clearing.buy(place, effort * 1e4 / residents / lever.hours_per_e_fold, lever.floor, None);
            }
            return;
        }
        let Some(lever) = topic_rules(&context.jurisdiction) else { return };
        let streets: Vec<StreetId> = context.streets().filter(|s| context.rules_in(*s).monthly_topic.is_some()).collect();
        let residents = |streets: &[StreetId]| streets.iter().map(|s| context.city.streets[s.index()].residents).sum::<u64>();
        let per_resident = |streets: &[StreetId]| effort * 1e4 / residents(streets).max(1) as f64;
        self.topics.spent[category] += per_resident(&streets);
        // What is due on a day arrives at the next midnight, so one date a day is kept.
        let midnight = |time: Time| time.saturating_add((DAY - time % DAY) % DAY);
        let arrives = (lever.delay.0 > 0).then(|| midnight(context.now.saturating_add(lever.delay.0)));
        // A department's hours take effect in the streets that have topics, a street's in itself, in addition to earlier ones.
        let served = if context.is_street(unit) { vec![StreetId::at(unit.index())] } else { streets };
        let e_folds = per_resident(&served) / lever.hours_per_e_fold;
        for street in served {
            let place = street.index() * self.topics.categories + category;
            self.topics.clearing.buy(place, e_folds, lever.floor, arrives);
        }
    }
}

impl<N: DrawSink> World<'_, N> {
    /// A month begins: ends the old topics, chooses the next, and adds tasks to the units' queues.
    pub(in crate::engine) fn next_topic(&mut self) {
        self.oversight.topic_ends(&mut self.context);
        self.oversight.topics.open.clear();
        let lever = topic_rules(&self.context.jurisdiction).cloned();
        for _ in 0..self.oversight.topics_due(lever.as_ref()) {
            let topic = lever.as_ref().and_then(|lever| self.oversight.choose_topic(&self.context, lever));
            topic.into_iter().for_each(|topic| self.set_topic(topic));
        }
        for street in self.context.streets() {
            let topic = self.oversight.choose_topic_of(&self.context, street);
            topic.into_iter().for_each(|topic| self.set_topic(topic));
        }
        self.oversight.topics.begin_month();
    }

    /// Adds the tasks of a topic to the units' queues.
    fn set_topic(&mut self, topic: u32) {
        let now = self.context.now;
        let due = self.context.setup.calendar.midnight(self.context.setup.calendar.date(now).plus_months(1));
        for unit in self.units.ids() {
            let rules = self.context.rules_on(unit);
            let (pieces, _) = self.oversight.pieces(&self.context, topic, unit);
            if pieces == 0 || rules.monthly_topic.is_none() && self.oversight.is_citywide(topic) {
                continue;
            }
            let key = if rules.enforcement > 0.0 { due } else { now };
            for _ in 0..pieces {
                self.units.push(unit, key, Task::Topic(topic), now);
            }
            self.start_tasks(unit);
        }
    }

    /// An officer begins a task on the topic, at the unit's speed.
    pub(in crate::engine) fn begin_topic(&mut self, unit: UnitId, topic: u32, officer: Officer) {
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
        topics.clearing.buy(0, 9.0, 0.5, None);
        assert_eq!(chosen(&topics, 0.5), Some(1));
        // A raised floor stops it as well; a lowered floor opens it again.
        topics.clearing.buy(0, 9.0, 0.45, None);
        assert_eq!((chosen(&topics, 0.5), chosen(&topics, 0.4)), (Some(1), Some(0)));
        (1..4).for_each(|place| topics.clearing.buy(place, 9.0, 0.5, None));
        assert_eq!(chosen(&topics, 0.5), None);
        assert_eq!(chosen(&Topics { failures: VecDeque::from([vec![9, 3, 2, 3]]), ..Topics::new(2, 2) }, 1.0), None);
    }

    #[test]
    fn more_topics_than_16_bits_can_number_keep_their_own_streets() {
        use crate::scenario::Scenario;
        use crate::setup::Data;
        let town = "[city.categories.noise]\nmix = 1\n[city.generate]\nstreets = 2\nresidents = 1_000\n";
        let scenario = Scenario::parse("town", town, &[]).unwrap();
        let setup = Setup::new(&scenario, Data::without_files(&scenario.tables)).unwrap();
        let city = City::draw(&setup.source, &setup.tables, &setup.functions, Streams::of_city(1, 1), 1.0);
        let arrivals = Arrivals::new(&setup, &city, simulate::streams_of(&setup, 1, 1));
        let mut world = World::new(&arrivals, Log::Off);
        let (oversight, context) = (&mut world.oversight, &world.context);
        // As many as 273 streets under remediation have in twenty years.
        let functions = 1 << STREET_FUNCTION;
        for _ in 0..=u16::MAX {
            oversight.open_topic(context, 0, functions, 30.0, Some(StreetId::at(0)));
        }
        let number = oversight.open_topic(context, 0, functions, 30.0, Some(StreetId::at(1)));
        let pieces = |street| oversight.pieces(context, number, UnitId::at(street)).0;
        assert!(pieces(0) == 0 && pieces(1) > 0);
    }
}
