//! Hours of units, pressure on them, and effects of monthly topics.

use crate::time::Time;

/// Hours of a unit, summed over the measurement period.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Hours {
    /// Number of staff times working hours.
    pub paid: f64,
    /// Hours worked at night and on holidays by officers on duty.
    pub overtime: f64,
    /// Hours taken from other duties: the increase in attention since the warm-up, times staff, times working hours.
    pub displaced: f64,
    /// Effort on the unit's own orders.
    pub own: f64,
    /// Effort on other units' orders, as a helper.
    pub coordination: f64,
    /// Effort of a first unit on functions that it does not hold.
    pub others_affairs: f64,
    /// Hours of contact with citizens.
    pub contact: f64,
    /// Effort on problems that nobody has reported.
    pub proactive: f64,
    /// Effort spent on influencing citizens' answers.
    pub gaming: f64,
    /// Hours that officers were busy with tasks.
    pub occupied: f64,
    /// Tasks begun.
    pub tasks: f64,
    /// Hours that these tasks waited in the queue.
    pub queued: f64,
    /// Effort on the monthly topic.
    pub topic: f64,
    /// Whistles received, counted once per order and function.
    pub whistles: f64,
    /// Of these, whistles answered within the time given by the first.
    pub answered: f64,
    /// Number of staff times days.
    pub staff_days: f64,
    /// Hours above 45 in a week, summed over officers and weeks.
    pub over_45: f64,
    /// Fatigue times number of staff, summed over days.
    pub fatigue: f64,
    /// Number of staff, and fatigue times that number, at the end of the run.
    pub at_end: [f64; 2],
}

impl Hours {
    /// Adds `weight` times other hours.
    ///
    /// ```
    /// use jiesu::ledger::Hours;
    ///
    /// let mut sum = Hours { paid: 40.0, ..Hours::default() };
    /// sum.add(&Hours { paid: 8.0, overtime: 1.0, ..Hours::default() }, 2.0);
    /// assert_eq!((sum.paid, sum.cost()), (56.0, 58.0));
    /// ```
    pub fn add(&mut self, other: &Hours, weight: f64) {
        let Hours {
            paid,
            overtime,
            displaced,
            own,
            coordination,
            others_affairs,
            contact,
            proactive,
            gaming,
            occupied,
            tasks,
            queued,
            topic,
            whistles,
            answered,
            staff_days,
            over_45,
            fatigue,
            at_end,
        } = other;
        self.paid += weight * paid;
        self.overtime += weight * overtime;
        self.displaced += weight * displaced;
        self.own += weight * own;
        self.coordination += weight * coordination;
        self.others_affairs += weight * others_affairs;
        self.contact += weight * contact;
        self.proactive += weight * proactive;
        self.gaming += weight * gaming;
        self.occupied += weight * occupied;
        self.tasks += weight * tasks;
        self.queued += weight * queued;
        self.topic += weight * topic;
        self.whistles += weight * whistles;
        self.answered += weight * answered;
        self.staff_days += weight * staff_days;
        self.over_45 += weight * over_45;
        self.fatigue += weight * fatigue;
        self.at_end.iter_mut().zip(at_end).for_each(|(sum, value)| *sum += weight * value);
    }

    /// The total cost in hours: paid, overtime and displaced.
    pub fn cost(&self) -> f64 {
        self.paid + self.overtime + self.displaced
    }
}

/// Sources of pressure on a unit: its own rank, its district's rank, deadlines, leaders' attention.
pub const SOURCES: [&str; 4] = ["ranking", "district", "deadline", "leaders"];

/// Pressure on a unit at the start of each day, summed over days.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Pressed {
    /// Days.
    pub days: f64,
    /// Pressure.
    pub pressure: f64,
    /// Pressure that each of [`SOURCES`] alone would cause.
    pub levels: [f64; 4],
    /// Part of the pressure attributed to each source.
    pub parts: [f64; 4],
}

impl Pressed {
    /// Adds `weight` times another sum.
    ///
    /// ```
    /// use jiesu::ledger::Pressed;
    ///
    /// let mut sum = Pressed { days: 30.0, pressure: 6.0, ..Pressed::default() };
    /// sum.add(&Pressed { days: 31.0, pressure: 3.0, ..Pressed::default() }, 1.0);
    /// assert_eq!((sum.days, sum.pressure), (61.0, 9.0));
    /// ```
    pub fn add(&mut self, other: &Pressed, weight: f64) {
        let Pressed { days, pressure, levels, parts } = other;
        self.days += weight * days;
        self.pressure += weight * pressure;
        self.levels.iter_mut().zip(levels).for_each(|(sum, level)| *sum += weight * level);
        self.parts.iter_mut().zip(parts).for_each(|(sum, part)| *sum += weight * part);
    }
}

/// The topic of one month, and its effects.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct MonthlyTopic {
    /// The first second of its month.
    pub from: Time,
    /// Index of its category.
    pub category: usize,
    /// Hours that departments spent on it in the month, per 10,000 residents.
    pub spent: f64,
    /// Factor on the category's structural share at the end of the month; the lowest among the streets with topics.
    pub left: f64,
    /// Orders of the category closed uncured in the month because the problem is structural; weighted, lead orders only.
    pub failures: f64,
}
