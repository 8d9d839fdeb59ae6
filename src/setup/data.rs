//! Reading the data files of a scenario.

mod days;
mod places;

use super::Data;
use crate::error::{Error, Result};
use crate::scenario::Scenario;
use std::path::PathBuf;

impl Data {
    /// Reads the files that a scenario names.
    ///
    /// ```
    /// let scenario = jiesu::Scenario::load("scenarios/beijing-2019.toml".as_ref(), &[])?;
    /// let data = jiesu::setup::Data::read(&scenario)?;
    /// assert_eq!(data.source.streets.len(), 343);
    /// # Ok::<(), jiesu::Error>(())
    /// ```
    ///
    /// # Errors
    /// All diagnostics about all files, or an input/output error.
    pub fn read(scenario: &Scenario) -> Result<Data> {
        let city = &scenario.tables.city;
        let path = |key: &str, written: &str| -> PathBuf {
            scenario.folders.get(key).map_or_else(|| PathBuf::from(written), |folder| folder.join(written))
        };
        let mut data = Data::without_files(&scenario.tables);
        let mut diagnostics = Vec::new();
        let mut collect = |result: Result<()>| match result {
            Err(Error::Input(mut list)) => {
                diagnostics.append(&mut list);
                Ok(())
            }
            other => other,
        };
        if !city.data.is_empty() {
            collect(places::read(&path("city.data", &city.data), &city.name).map(|source| data.source = source))?;
        }
        if !city.districts.is_empty() {
            let mut unknown = Vec::new();
            let mut kept = Vec::new();
            for (name, number) in city.districts.iter().zip(1_usize..) {
                match data.source.district(name) {
                    Some(district) => kept.push(district),
                    None => {
                        let (message, hint) = data.source.unknown_district(name);
                        unknown.push(scenario.diagnose(&["city", "districts", &format!("[{number}]")], message).with_hint(hint));
                    }
                }
            }
            collect(if unknown.is_empty() {
                data.source = std::mem::take(&mut data.source).only(&kept);
                Ok(())
            } else {
                Err(Error::Input(unknown))
            })?;
        }
        if !city.calendar.is_empty() {
            let file = path("city.calendar", &city.calendar);
            let run = &scenario.tables.run;
            let years = [run.first_day().year, run.end().plus_days(-1).year];
            let read = days::read_calendar(&file, years);
            collect(read.map(|(holidays, make_up)| (data.holidays, data.make_up) = (holidays, make_up)))?;
        }
        if !city.profiles.is_empty() {
            collect(days::read_profiles(&path("city.profiles", &city.profiles)).map(|profiles| data.profiles = profiles))?;
        }
        if diagnostics.is_empty() { Ok(data) } else { Err(Error::Input(diagnostics)) }
    }
}
