//! Ledgers as bytes, so that finished trials need not be simulated again: postcard, deflated, since most cells are nearly empty. Decoding is
//! exact.

use super::Ledger;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec;

/// The fastest level; the highest would make a ledger 7 % smaller and take four times as long.
const LEVEL: u8 = 1;

impl Ledger {
    /// Encodes the ledger.
    ///
    /// ```
    /// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
    /// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
    /// # let setup = jiesu::Setup::read(&base)?;
    /// use jiesu::engine::{Log, draw_city, simulate};
    /// use jiesu::ledger::Ledger;
    ///
    /// let ledger = simulate(&setup, &draw_city(&setup, 1), 1, 1, Log::Off).ledger;
    /// let again = Ledger::from_bytes(&ledger.to_bytes()).expect("an encoded ledger");
    /// assert_eq!((again.orders, again.to_bytes()), (ledger.orders, ledger.to_bytes()));
    /// assert!(Ledger::from_bytes(b"something else").is_none());
    /// # Ok::<(), jiesu::Error>(())
    /// ```
    pub fn to_bytes(&self) -> Vec<u8> {
        // A ledger has no type that postcard cannot encode.
        compress_to_vec(&postcard::to_stdvec(self).unwrap_or_default(), LEVEL)
    }

    /// Decodes a ledger; `None` if the bytes are not an encoded ledger.
    pub fn from_bytes(bytes: &[u8]) -> Option<Ledger> {
        let (ledger, rest) = postcard::take_from_bytes(&decompress_to_vec(bytes).ok()?).map(|(ledger, rest)| (ledger, rest.len())).ok()?;
        (rest == 0).then_some(ledger)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Alarm, Answers, Cells, Hours, MonthlyTopic, Pressed, Ranked, Review, Telephone, Topics, Who};
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
        ledger.answer(6, Review::Observer, &Answers { reviewed: 1, ..Answers::default() });
        (ledger.events, ledger.orders) = (123_456, 789);
        let mut cells = Cells::new(4, 6);
        cells.counts(2, 5).closed = 7;
        cells.add_unmet(3, 1, -40);
        let mut topics = Topics::new(4, 2, 3);
        topics.cells.add_unmet(0, 0, 100);
        ledger.topics = Some(topics);
        ledger.communities = Some(cells);
        let bytes = ledger.to_bytes();
        assert_eq!(format!("{:?}", Ledger::from_bytes(&bytes).unwrap()), format!("{ledger:?}"));
        assert!(bytes.len() < 600, "{} bytes", bytes.len());
        for end in 0..bytes.len() {
            assert!(Ledger::from_bytes(&bytes[..end]).is_none(), "{end} of {} bytes were accepted", bytes.len());
        }
    }
}
