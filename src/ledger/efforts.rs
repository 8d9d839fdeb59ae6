//! What units spend, how they are pressed, and what monthly topics came to.

use crate::time::Time;

/// Hours and money's worth of one kind of unit, summed over the counted time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Hours {
    /// Staff times working hours.
    pub paid: f64,
    /// Worked on nights and holidays by officers on duty.
    pub overtime: f64,
    /// Attention above that of the warm-up times staff times working hours: taken from other duties.
    pub displaced: f64,
    /// Effort on the unit's own orders.
    pub own: f64,
    /// Effort as a helper on others' orders.
    pub coordination: f64,
    /// Effort of a first unit on functions that it does not hold (others' affairs).
    pub others_affairs: f64,
    /// Contacts with citizens.
    pub contact: f64,
    /// Effort on problems that nobody had reported.
    pub proactive: f64,
    /// Effort spent on talking answers up.
    pub gaming: f64,
    /// Officers' time occupied by tasks.
    pub occupied: f64,
    /// Tasks begun.
    pub tasks: f64,
    /// Hours that these tasks had waited in the queue.
    pub queued: f64,
    /// Effort on the monthly topic.
    pub topic: f64,
    /// Whistles received, one a function and order, whatever the number of blows.
    pub whistles: f64,
    /// Of these, answered within the first blow's time.
    pub answered: f64,
    /// Staff times days.
    pub staff_days: f64,
    /// Hours above 45 in a week, summed over officers and weeks.
    pub over_45: f64,
    /// Fatigue times staff, summed over days.
    pub fatigue: f64,
    /// Staff, and its fatigue, at the end.
    pub at_end: [f64; 2],
}

impl Hours {
    /// Adds `weight` times other hours.
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

    /// The headline cost: paid, overtime and displaced hours.
    pub fn cost(&self) -> f64 {
        self.paid + self.overtime + self.displaced
    }
}

/// Where pressure on a unit comes from: its own rank, its district's rank, deadlines, leaders' attention.
pub const SOURCES: [&str; 4] = ["ranking", "district", "deadline", "leaders"];

/// Pressure on a unit at midnights, summed over days.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pressed {
    /// Days.
    pub days: f64,
    /// Pressure.
    pub pressure: f64,
    /// What each of [`SOURCES`] alone would press.
    pub levels: [f64; 4],
    /// The part of the pressure that falls to each.
    pub parts: [f64; 4],
}

impl Pressed {
    /// Adds `weight` times another sum.
    pub fn add(&mut self, other: &Pressed, weight: f64) {
        let Pressed { days, pressure, levels, parts } = other;
        self.days += weight * days;
        self.pressure += weight * pressure;
        self.levels.iter_mut().zip(levels).for_each(|(sum, level)| *sum += weight * level);
        self.parts.iter_mut().zip(parts).for_each(|(sum, part)| *sum += weight * part);
    }
}

/// What came of one month's topic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MonthlyTopic {
    /// The first second of its month.
    pub from: Time,
    /// Index of its category.
    pub category: usize,
    /// Hours that departments spent on it in the month, per 10,000 residents.
    pub spent: f64,
    /// What is left of the category's structural share at the end of the month.
    pub left: f64,
    /// Orders of the category that were closed in the month uncured because the problem is structural; weighted, leads only.
    pub failures: f64,
}
