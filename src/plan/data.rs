//! Reading the data files that a scenario names.

use super::{Data, Profiles};
use crate::city::{DistrictSource, Provenance, Source, StreetSource};
use crate::error::{Complaint, Error, Place, Result};
use crate::scenario::Scenario;
use crate::time::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};

/// A row and the line it stands on.
struct Row<T> {
    line: u32,
    value: T,
}

/// Complaints about one data file, with the line of each.
struct Complaints<'a> {
    file: &'a Path,
    list: Vec<Complaint>,
}

impl Complaints<'_> {
    fn add(&mut self, line: u32, key: &str, message: String) {
        self.list.push(Complaint {
            file: self.file.display().to_string(),
            place: Place { line, column: 1 },
            key: key.into(),
            message,
            hint: None,
        });
    }

    fn end<T>(self, value: T) -> Result<T> {
        if self.list.is_empty() { Ok(value) } else { Err(Error::Input(self.list)) }
    }
}

/// Reads a CSV file with a header; every row that does not fit is a complaint with its line and column name.
fn read<T: DeserializeOwned>(path: &Path) -> Result<Vec<Row<T>>> {
    let text = std::fs::read(path).map_err(|e| Error::io(path, e))?;
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_slice());
    let headers = reader.headers().map_err(|e| Error::input(path.display().to_string(), "", e.to_string()))?.clone();
    let mut rows = Vec::new();
    let mut complaints = Complaints { file: path, list: Vec::new() };
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(0, |p| p.line() as u32);
                match record.deserialize(Some(&headers)) {
                    Ok(value) => rows.push(Row { line, value }),
                    Err(error) => {
                        let (key, message) = explain(&error, &record, &headers);
                        complaints.add(line, &key, message);
                    }
                }
            }
            Err(error) => {
                let line = error.position().map_or(0, |p| p.line() as u32);
                let message = match error.kind() {
                    csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                        format!("found {len} fields, expected {expected_len} as in the header")
                    }
                    csv::ErrorKind::Utf8 { .. } => "found bytes that are not UTF-8, expected UTF-8 text".into(),
                    _ => error.to_string(),
                };
                complaints.add(line, "", message);
            }
        }
    }
    if rows.is_empty() && complaints.list.is_empty() {
        complaints.add(1, "", "found no rows, expected at least one below the header".into());
    }
    complaints.end(rows)
}

fn explain(error: &csv::Error, record: &csv::StringRecord, headers: &csv::StringRecord) -> (String, String) {
    if let csv::ErrorKind::Deserialize { err, .. } = error.kind() {
        let field = err.field().map(|f| f as usize);
        let key = field.and_then(|f| headers.get(f)).unwrap_or_default().to_string();
        let found = field.and_then(|f| record.get(f)).unwrap_or_default();
        return (key, format!("found \"{found}\": {}", err.kind()));
    }
    (String::new(), error.to_string())
}

#[derive(Deserialize)]
struct DistrictRow {
    district: String,
    name: String,
    ring: String,
    pop_2000: u64,
    pop_2020: u64,
}

#[derive(Deserialize)]
struct StreetRow {
    street: String,
    name: String,
    district: String,
    communities: u32,
    villages: u32,
    population: u64,
    provenance: String,
}

#[derive(Deserialize)]
struct DayRow {
    date: String,
    kind: String,
}

#[derive(Deserialize)]
struct ProfileRow {
    kind: String,
    index: usize,
    value: f64,
}

fn read_source(folder: &Path) -> Result<Source> {
    let path = folder.join("districts.csv");
    let mut complaints = Complaints { file: &path, list: Vec::new() };
    let mut districts: Vec<DistrictSource> = Vec::new();
    for Row { line, value: row } in read::<DistrictRow>(&path)? {
        let central = match row.ring.as_str() {
            "central" => true,
            "outer" => false,
            other => {
                complaints.add(line, "ring", format!("found \"{other}\", expected `central` or `outer`"));
                false
            }
        };
        if districts.iter().any(|d| d.code == row.district) {
            complaints.add(line, "district", format!("found \"{}\" a second time, expected each district once", row.district));
        }
        if row.pop_2000 == 0 || row.pop_2020 == 0 {
            complaints.add(line, "pop_2000", "found a district without residents, expected more than 0".into());
        }
        districts.push(DistrictSource { code: row.district, name: row.name, central, residents: [row.pop_2000, row.pop_2020] });
    }
    complaints.end(())?;

    let path = folder.join("streets.csv");
    let mut complaints = Complaints { file: &path, list: Vec::new() };
    let mut streets: Vec<StreetSource> = Vec::new();
    for Row { line, value: row } in read::<StreetRow>(&path)? {
        let Some(district) = districts.iter().position(|d| d.code == row.district) else {
            complaints.add(line, "district", format!("found \"{}\", expected a code of districts.csv", row.district));
            continue;
        };
        if row.population == 0 {
            complaints.add(line, "population", "found a street without residents, expected more than 0".into());
        }
        if streets.iter().any(|s| s.code == row.street) {
            complaints.add(line, "street", format!("found \"{}\" a second time, expected each street once", row.street));
        }
        streets.push(StreetSource {
            code: row.street,
            name: row.name,
            district,
            communities: row.communities + row.villages,
            residents: row.population,
            provenance: if row.provenance == "data" { Provenance::Data } else { Provenance::Drawn },
        });
    }
    complaints.end(())?;
    streets.sort_by(|a, b| (a.district, &a.code).cmp(&(b.district, &b.code)));
    let code = format!("{:0<6}", districts[0].code.chars().take(2).collect::<String>());
    Ok(Source { code, name: "北京市".into(), districts, streets })
}

fn read_calendar(path: &Path) -> Result<(Vec<Date>, Vec<Date>)> {
    let mut complaints = Complaints { file: path, list: Vec::new() };
    let (mut holidays, mut make_up) = (Vec::new(), Vec::new());
    for Row { line, value: row } in read::<DayRow>(path)? {
        match (Date::parse(&row.date), row.kind.as_str()) {
            (Ok(date), "holiday") => holidays.push(date),
            (Ok(date), "workday") => make_up.push(date),
            (Ok(_), other) => complaints.add(line, "kind", format!("found \"{other}\", expected `holiday` or `workday`")),
            (Err(message), _) => complaints.add(line, "date", message),
        }
    }
    complaints.end((holidays, make_up))
}

fn read_profiles(path: &Path) -> Result<Profiles> {
    let mut complaints = Complaints { file: path, list: Vec::new() };
    let mut profiles = Profiles { hour: [f64::NAN; 24], weekday: [f64::NAN; 7], month: [f64::NAN; 12] };
    for Row { line, value: row } in read::<ProfileRow>(path)? {
        let (values, first): (&mut [f64], usize) = match row.kind.as_str() {
            "hour" => (&mut profiles.hour, 0),
            "weekday" => (&mut profiles.weekday, 0),
            "month" => (&mut profiles.month, 1),
            other => {
                complaints.add(line, "kind", format!("found \"{other}\", expected `hour`, `weekday` or `month`"));
                continue;
            }
        };
        if !(row.value > 0.0 && row.value.is_finite()) {
            complaints.add(line, "value", format!("found {}, expected a number above 0", row.value));
        }
        match row.index.checked_sub(first).and_then(|i| values.get_mut(i)) {
            Some(value) => *value = row.value,
            None => complaints.add(line, "index", format!("found {}, expected an index of a {}", row.index, row.kind)),
        }
    }
    for (kind, values) in [("hour", &mut profiles.hour[..]), ("weekday", &mut profiles.weekday), ("month", &mut profiles.month)] {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        if mean.is_nan() {
            complaints.add(1, kind, format!("found a hole, expected a value for each of the {}", values.len()));
        }
        values.iter_mut().for_each(|v| *v /= mean);
    }
    complaints.end(profiles)
}

impl Data {
    /// Reads the files that a scenario names.
    ///
    /// # Errors
    /// Every complaint about every file, or the file that the machine could not read.
    pub fn read(scenario: &Scenario) -> Result<Data> {
        let city = &scenario.tables.city;
        let path = |key: &str, written: &str| -> PathBuf {
            scenario.folders.get(key).map_or_else(|| PathBuf::from(written), |folder| folder.join(written))
        };
        let mut data = Data::without_files(&scenario.tables);
        let mut complaints = Vec::new();
        let mut collect = |result: Result<()>| match result {
            Err(Error::Input(mut list)) => {
                complaints.append(&mut list);
                Ok(())
            }
            other => other,
        };
        if !city.data.is_empty() {
            collect(read_source(&path("city.data", &city.data)).map(|source| data.source = source))?;
        }
        if !city.calendar.is_empty() {
            collect(read_calendar(&path("city.calendar", &city.calendar)).map(|days| (data.holidays, data.make_up) = days))?;
        }
        if !city.profiles.is_empty() {
            collect(read_profiles(&path("city.profiles", &city.profiles)).map(|profiles| data.profiles = profiles))?;
        }
        if complaints.is_empty() { Ok(data) } else { Err(Error::Input(complaints)) }
    }
}
