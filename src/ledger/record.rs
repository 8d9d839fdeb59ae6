//! Ledgers as bytes, so that finished trials need not be re-run. Small numbers take few bytes and runs of zeros are
//! run-length encoded, since most cells are nearly empty. Decoding is exact.

use super::cells::{Cells, Page, Topics};
use super::{Alarm, Answers, Cell, Hours, Ledger, MonthlyTopic, Pressed, Ranked, Telephone, Who};

#[derive(Default)]
struct Writer {
    bytes: Vec<u8>,
    zeros: u64,
}

impl Writer {
    /// Seven bits per byte; the last byte is below 128.
    fn varint(&mut self, mut n: u64) {
        while n >= 128 {
            self.bytes.push(n as u8 | 128);
            n >>= 7;
        }
        self.bytes.push(n as u8);
    }

    fn end_zeros(&mut self) {
        if self.zeros > 0 {
            let zeros = std::mem::take(&mut self.zeros);
            self.bytes.push(0);
            self.varint(zeros - 1);
        }
    }

    fn whole(&mut self, n: u64) {
        if n == 0 {
            self.zeros += 1;
        } else {
            self.end_zeros();
            self.varint(n);
        }
    }

    fn signed(&mut self, n: i64) {
        self.whole((n << 1 ^ n >> 63) as u64);
    }

    fn real(&mut self, x: f64) {
        // The low bytes of most numbers are zero: with reversed bytes, the number is short.
        self.whole(x.to_bits().swap_bytes());
    }

    fn answers(&mut self, answers: &Answers) {
        let Answers { reviewed, contacted, contacted_in_time, resolved, credit, cured } = *answers;
        [reviewed, contacted, contacted_in_time, resolved, credit, cured].iter().for_each(|n| self.whole(u64::from(*n)));
    }

    fn cell(&mut self, cell: &Cell) {
        let Cell { opened, closed, reviews, cohort_closed, cohort, never_registered, diverted, unmet } = cell;
        [opened, closed, cohort_closed, never_registered, diverted].iter().for_each(|n| self.whole(u64::from(**n)));
        reviews.iter().chain(cohort).for_each(|answers| self.answers(answers));
        self.signed(*unmet);
    }

    fn hours(&mut self, hours: &Hours) {
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
        } = *hours;
        [paid, overtime, displaced, own, coordination, others_affairs, contact, proactive, gaming, occupied, tasks, queued]
            .iter()
            .chain(&[topic, whistles, answered, staff_days, over_45, fatigue])
            .chain(&at_end)
            .for_each(|x| self.real(*x));
    }

    fn pressed(&mut self, pressed: &Pressed) {
        let Pressed { days, pressure, levels, parts } = pressed;
        [days, pressure].into_iter().chain(levels).chain(parts).for_each(|x| self.real(*x));
    }

    fn cells(&mut self, cells: &Cells) {
        let Cells { width, pages } = cells;
        self.whole(*width as u64);
        self.whole(pages.len() as u64);
        for Page { slots, cells, unmet } in pages {
            self.whole(slots.len() as u64);
            slots.iter().for_each(|slot| self.whole(u64::from(*slot)));
            self.whole(cells.len() as u64);
            cells.iter().for_each(|cell| self.cell(cell));
            self.whole(unmet.len() as u64);
            unmet.iter().for_each(|n| self.signed(*n));
        }
    }
}

struct Reader<'a> {
    bytes: &'a [u8],
    zeros: u64,
}

impl Reader<'_> {
    fn varint(&mut self) -> Option<u64> {
        let (mut n, mut shift) = (0_u64, 0);
        loop {
            let (byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            n |= u64::from(byte & 127).checked_shl(shift)?;
            shift += 7;
            if *byte < 128 {
                return Some(n);
            }
        }
    }

    fn whole(&mut self) -> Option<u64> {
        if self.zeros > 0 {
            self.zeros -= 1;
            return Some(0);
        }
        let n = self.varint()?;
        if n == 0 {
            self.zeros = self.varint()?;
        }
        Some(n)
    }

    fn small(&mut self) -> Option<u32> {
        u32::try_from(self.whole()?).ok()
    }

    fn signed(&mut self) -> Option<i64> {
        let n = self.whole()?;
        Some((n >> 1) as i64 ^ -((n & 1) as i64))
    }

    fn real(&mut self) -> Option<f64> {
        Some(f64::from_bits(self.whole()?.swap_bytes()))
    }

    fn answers(&mut self) -> Option<Answers> {
        Some(Answers {
            reviewed: self.small()?,
            contacted: self.small()?,
            contacted_in_time: self.small()?,
            resolved: self.small()?,
            credit: self.small()?,
            cured: self.small()?,
        })
    }

    fn cell(&mut self) -> Option<Cell> {
        let [opened, closed, cohort_closed, never_registered, diverted] =
            [self.small()?, self.small()?, self.small()?, self.small()?, self.small()?];
        let reviews = [self.answers()?, self.answers()?];
        let cohort = [self.answers()?, self.answers()?];
        Some(Cell { opened, closed, reviews, cohort_closed, cohort, never_registered, diverted, unmet: self.signed()? })
    }

    fn hours(&mut self) -> Option<Hours> {
        Some(Hours {
            paid: self.real()?,
            overtime: self.real()?,
            displaced: self.real()?,
            own: self.real()?,
            coordination: self.real()?,
            others_affairs: self.real()?,
            contact: self.real()?,
            proactive: self.real()?,
            gaming: self.real()?,
            occupied: self.real()?,
            tasks: self.real()?,
            queued: self.real()?,
            topic: self.real()?,
            whistles: self.real()?,
            answered: self.real()?,
            staff_days: self.real()?,
            over_45: self.real()?,
            fatigue: self.real()?,
            at_end: [self.real()?, self.real()?],
        })
    }

    fn four(&mut self) -> Option<[f64; 4]> {
        Some([self.real()?, self.real()?, self.real()?, self.real()?])
    }

    fn pressed(&mut self) -> Option<Pressed> {
        Some(Pressed { days: self.real()?, pressure: self.real()?, levels: self.four()?, parts: self.four()? })
    }

    fn topic(&mut self) -> Option<MonthlyTopic> {
        let (from, category) = (self.signed()? as i32, self.whole()? as usize);
        Some(MonthlyTopic { from, category, spent: self.real()?, left: self.real()?, failures: self.real()? })
    }

    fn alarm(&mut self) -> Option<Alarm> {
        let (day, category) = (self.signed()? as i32, self.small()?);
        let district = self.small()?.checked_sub(1);
        Some(Alarm { day, category, district, observed: self.small()?, expected: self.real()? })
    }

    fn cells(&mut self) -> Option<Cells> {
        let width = self.whole()? as usize;
        let page = |reader: &mut Self| {
            Some(Page { slots: reader.many(Reader::small)?, cells: reader.many(Reader::cell)?, unmet: reader.many(Reader::signed)? })
        };
        Some(Cells { width, pages: self.many(page)? })
    }

    fn many<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let n = self.whole()?;
        (0..n).map(|_| one(self)).collect()
    }
}

impl Ledger {
    /// Encodes the ledger.
    pub fn to_bytes(&self) -> Vec<u8> {
        let Ledger {
            places,
            units,
            communities,
            topics,
            hours,
            pressed,
            unmet,
            monthly_topics,
            telephone,
            ranked,
            categories,
            alarms,
            events,
            orders,
            intervals,
            streets,
            unit_count,
        } = self;
        let mut writer = Writer::default();
        for n in [*events, *orders, *intervals as u64, *streets as u64, *unit_count as u64] {
            writer.whole(n);
        }
        for cells in [places, units] {
            writer.whole(cells.len() as u64);
            cells.iter().for_each(|cell| writer.cell(cell));
        }
        writer.whole(hours.len() as u64);
        hours.iter().for_each(|hours| writer.hours(hours));
        writer.whole(pressed.len() as u64);
        pressed.iter().for_each(|pressed| writer.pressed(pressed));
        writer.whole(unmet.len() as u64);
        unmet.iter().for_each(|n| writer.signed(*n));
        writer.whole(monthly_topics.len() as u64);
        for MonthlyTopic { from, category, spent, left, failures } in monthly_topics {
            writer.signed(i64::from(*from));
            writer.whole(*category as u64);
            [spent, left, failures].iter().for_each(|x| writer.real(**x));
        }
        writer.whole(alarms.len() as u64);
        for Alarm { day, category, district, observed, expected } in alarms {
            writer.signed(i64::from(*day));
            // A district's number from 1, and 0 for the whole city.
            [*category, district.map_or(0, |d| d + 1), *observed].iter().for_each(|n| writer.whole(u64::from(*n)));
            writer.real(*expected);
        }
        let Telephone { calls, answered, wait_hours, seat_hours, consultations } = *telephone;
        [calls, answered, consultations].iter().for_each(|n| writer.whole(*n));
        [wait_hours, seat_hours].iter().for_each(|x| writer.real(*x));
        writer.whole(ranked.len() as u64);
        for Ranked { period, who, score, rank } in ranked {
            let (kind, who) = match who {
                Who::District(d) => (0, *d),
                Who::Unit(u) => (1, *u),
            };
            [*period, kind, who, *rank].iter().for_each(|n| writer.whole(u64::from(*n)));
            writer.real(*score);
        }
        writer.whole(categories.len() as u64);
        categories.iter().flatten().for_each(|answers| writer.answers(answers));
        writer.whole(u64::from(communities.is_some()));
        communities.iter().for_each(|cells| writer.cells(cells));
        writer.whole(topics.as_ref().map_or(0, |topics| topics.categories() as u64));
        topics.iter().for_each(|topics| writer.cells(&topics.cells));
        writer.end_zeros();
        writer.bytes
    }

    /// Decodes a ledger; `None` if the bytes are not an encoded ledger.
    pub fn from_bytes(bytes: &[u8]) -> Option<Ledger> {
        let mut reader = Reader { bytes, zeros: 0 };
        let [events, orders] = [reader.whole()?, reader.whole()?];
        let [intervals, streets, unit_count] = [reader.whole()? as usize, reader.whole()? as usize, reader.whole()? as usize];
        let places = reader.many(Reader::cell)?;
        let units = reader.many(Reader::cell)?;
        let hours = reader.many(Reader::hours)?;
        let pressed = reader.many(Reader::pressed)?;
        let unmet = reader.many(Reader::signed)?;
        let monthly_topics = reader.many(Reader::topic)?;
        let alarms = reader.many(Reader::alarm)?;
        let [calls, answered, consultations] = [reader.whole()?, reader.whole()?, reader.whole()?];
        let [wait_hours, seat_hours] = [reader.real()?, reader.real()?];
        let telephone = Telephone { calls, answered, wait_hours, seat_hours, consultations };
        let ranked = reader.many(|reader| {
            let [period, kind, who, rank] = [reader.small()?, reader.small()?, reader.small()?, reader.small()?];
            let who = if kind == 0 { Who::District(who) } else { Who::Unit(who) };
            Some(Ranked { period, who, score: reader.real()?, rank })
        })?;
        let categories = reader.many(|reader| Some([reader.answers()?, reader.answers()?]))?;
        let communities = if reader.whole()? == 1 { Some(reader.cells()?) } else { None };
        let topics = match reader.whole()? as usize {
            0 => None,
            categories => Some(Topics::of(reader.cells()?, categories)),
        };
        let whole = reader.bytes.is_empty() && reader.zeros == 0;
        let ledger = Ledger {
            places,
            units,
            communities,
            topics,
            hours,
            pressed,
            unmet,
            monthly_topics,
            telephone,
            ranked,
            categories,
            alarms,
            events,
            orders,
            intervals,
            streets,
            unit_count,
        };
        whole.then_some(ledger)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoding_and_decoding_restore_the_ledger() {
        let mut ledger = Ledger::new(4, 3, 5);
        assert_eq!(format!("{:?}", Ledger::from_bytes(&ledger.to_bytes()).unwrap()), format!("{ledger:?}"));
        ledger.place(1, 2).unmet = -86_401;
        ledger.place(3, 2).opened = u32::MAX;
        ledger.unit(2, 4).cohort[1] = Answers { reviewed: 300, contacted: 299, contacted_in_time: 1, resolved: 7, credit: 2_000, cured: 0 };
        ledger.hours[4] = Hours { paid: 0.1 + 0.2, gaming: -0.0, queued: 1e-300, ..Hours::default() };
        ledger.hours[1].at_end = [6.5, 0.125];
        ledger.pressed[7] = Pressed { days: 30.0, pressure: 0.3, levels: [0.1, 0.2, 0.3, 0.4], parts: [0.0, 1.0, 0.0, 0.5] };
        ledger.unmet = vec![0, -5, 70_000];
        ledger.monthly_topics = vec![MonthlyTopic { from: -7, category: 3, spent: 1.5, left: 0.9, failures: 12.0 }];
        let alarm = Alarm { day: 86_400, category: 2, district: None, observed: 40, expected: 12.5 };
        ledger.alarms = vec![alarm, Alarm { district: Some(0), ..alarm }];
        ledger.telephone = Telephone { calls: 1 << 40, answered: 3, wait_hours: 0.25, seat_hours: 1.0 / 3.0, consultations: 0 };
        ledger.ranked = vec![
            Ranked { period: 2, who: Who::Unit(4), score: 0.7, rank: 1 },
            Ranked { period: 2, who: Who::District(0), score: 0.0, rank: 0 },
        ];
        ledger.answer(6, super::super::Review::Observer, &Answers { reviewed: 1, ..Answers::default() });
        (ledger.events, ledger.orders) = (123_456, 789);
        let mut cells = Cells::new(4, 6);
        cells.counts(2, 5).closed = 7;
        cells.add_unmet(3, 1, -40);
        ledger.topics = Some(Topics::of(cells.clone(), 3));
        ledger.communities = Some(cells);
        let bytes = ledger.to_bytes();
        assert_eq!(format!("{:?}", Ledger::from_bytes(&bytes).unwrap()), format!("{ledger:?}"));
        assert!(bytes.len() < 600, "{} bytes", bytes.len());
        for end in 0..bytes.len() {
            assert!(Ledger::from_bytes(&bytes[..end]).is_none(), "{end} of {} bytes were accepted", bytes.len());
        }
    }
}
