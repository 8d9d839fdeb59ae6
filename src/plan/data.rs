//! Reading the data files that a scenario names.

use super::{Data, Profiles};
use crate::city::{DistrictSource, Provenance, Source, StreetSource, UNNAMED};
use crate::error::{Complaint, Error, Place, Result};
use crate::scenario::{Scenario, names};
use crate::time::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};

/// A row and the line it stands on.
struct Row<T> {
    line: u32,
    value: T,
}

/// One data file, and every complaint about it.
struct File {
    name: String,
    text: String,
    complaints: Vec<Complaint>,
}

impl File {
    fn open(path: &Path) -> Result<File> {
        let name = path.display().to_string();
        let bytes = std::fs::read(path).map_err(|e| Error::io(path, e))?;
        match String::from_utf8(bytes) {
            Ok(text) => Ok(File { name, text, complaints: Vec::new() }),
            Err(_) => Err(Error::input(name, "", "found bytes that are not UTF-8, expected UTF-8 text")),
        }
    }

    /// Complains about the field `key` of a line, or about the line where there is no such field.
    fn complain(&mut self, line: u32, key: &str, message: String) {
        let field = self.text.lines().next().and_then(|header| header.split(',').position(|name| name.trim() == key));
        let before = field.and_then(|field| {
            let line = self.text.lines().nth((line as usize).checked_sub(1)?)?;
            Some(line.split(',').take(field).map(|cell| cell.chars().count() as u32 + 1).sum::<u32>())
        });
        let place = Place { line, column: before.unwrap_or_default() + 1 };
        self.complaints.push(Complaint { file: self.name.clone(), place, key: key.into(), message, hint: None });
    }

    /// The rows below the header; every one that does not fit is a complaint.
    fn rows<T: DeserializeOwned>(&mut self) -> Vec<Row<T>> {
        let text = std::mem::take(&mut self.text);
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
        let mut rows = Vec::new();
        let mut found = Vec::new();
        let headers = reader.headers().cloned().unwrap_or_default();
        for record in reader.records() {
            match record {
                Ok(record) => {
                    let line = record.position().map_or(0, |p| p.line() as u32);
                    match record.deserialize(Some(&headers)) {
                        Ok(value) => rows.push(Row { line, value }),
                        Err(error) => {
                            let (key, message) = explain(&error, &record, &headers);
                            found.push((line, key, message));
                        }
                    }
                }
                Err(error) => {
                    let line = error.position().map_or(0, |p| p.line() as u32);
                    let message = match error.kind() {
                        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                            format!("found {len} fields, expected {expected_len} as in the header")
                        }
                        _ => error.to_string(),
                    };
                    found.push((line, String::new(), message));
                }
            }
        }
        if rows.is_empty() && found.is_empty() {
            found.push((1, String::new(), "found no rows, expected at least one below the header".into()));
        }
        self.text = text;
        found.into_iter().for_each(|(line, key, message)| self.complain(line, &key, message));
        rows
    }

    /// Complains about codes and names of a line that are none.
    fn names(&mut self, line: u32, cells: [(&str, &String); 2]) {
        for (key, name) in cells {
            if let Some(expected) = names::wrong(name) {
                self.complain(line, key, format!("found {}, expected {expected}", names::quoted(name)));
            }
        }
    }

    fn end<T>(mut self, value: T) -> Result<T> {
        self.complaints.sort();
        if self.complaints.is_empty() { Ok(value) } else { Err(Error::Input(self.complaints)) }
    }
}

fn explain(error: &csv::Error, record: &csv::StringRecord, headers: &csv::StringRecord) -> (String, String) {
    let csv::ErrorKind::Deserialize { err, .. } = error.kind() else { return (String::new(), error.to_string()) };
    let field = err.field().map(|f| f as usize);
    let key = field.and_then(|f| headers.get(f)).unwrap_or_default().to_string();
    let found = match field.and_then(|f| record.get(f)) {
        Some("") => "nothing".into(),
        Some(text) => format!("\"{text}\""),
        None => "a row that does not fit".into(),
    };
    let message = match err.kind() {
        csv::DeserializeErrorKind::ParseInt(_) => format!("found {found}, expected a whole number that is not negative"),
        csv::DeserializeErrorKind::ParseFloat(_) => format!("found {found}, expected a number"),
        csv::DeserializeErrorKind::Message(message) if message.starts_with("missing field") => {
            format!("found a header without the column {}, expected it", message.trim_start_matches("missing field "))
        }
        other => format!("found {found}: {other}"),
    };
    (key, message)
}

#[derive(Deserialize)]
struct DistrictRow {
    district: String,
    name: String,
    #[serde(default)]
    name_en: String,
    ring: String,
    pop_2000: u64,
    pop_2020: u64,
}

#[derive(Deserialize)]
struct StreetRow {
    street: String,
    name: String,
    #[serde(default)]
    name_en: String,
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

fn read_source(folder: &Path, name: &str) -> Result<Source> {
    let path = folder.join("districts.csv");
    let mut file = File::open(&path)?;
    let mut districts: Vec<DistrictSource> = Vec::new();
    for Row { line, value: row } in file.rows::<DistrictRow>() {
        let central = match row.ring.as_str() {
            "central" => true,
            "outer" => false,
            other => {
                file.complain(line, "ring", format!("found \"{other}\", expected `central` or `outer`"));
                false
            }
        };
        file.names(line, [("district", &row.district), ("name", &row.name)]);
        if districts.iter().any(|d| d.code == row.district) {
            file.complain(line, "district", format!("found \"{}\" a second time, expected each district once", row.district));
        }
        if row.pop_2000 == 0 || row.pop_2020 == 0 {
            file.complain(line, "pop_2000", "found a district without residents, expected more than 0".into());
        }
        districts.push(DistrictSource {
            code: row.district,
            name: row.name,
            name_en: row.name_en,
            central,
            residents: [row.pop_2000, row.pop_2020],
        });
    }
    file.end(())?;

    let path = folder.join("streets.csv");
    let mut file = File::open(&path)?;
    let mut streets: Vec<StreetSource> = Vec::new();
    for Row { line, value: row } in file.rows::<StreetRow>() {
        let Some(district) = districts.iter().position(|d| d.code == row.district) else {
            file.complain(line, "district", format!("found \"{}\", expected a code of districts.csv", row.district));
            continue;
        };
        if row.population == 0 {
            file.complain(line, "population", "found a street without residents, expected more than 0".into());
        }
        file.names(line, [("street", &row.street), ("name", &row.name)]);
        if streets.iter().any(|s| s.code == row.street) {
            file.complain(line, "street", format!("found \"{}\" a second time, expected each street once", row.street));
        }
        streets.push(StreetSource {
            code: row.street,
            name: row.name,
            name_en: row.name_en,
            district,
            communities: row.communities + row.villages,
            residents: row.population,
            provenance: if row.provenance == "data" { Provenance::Data } else { Provenance::Drawn },
        });
    }
    for (index, district) in districts.iter().enumerate() {
        if !streets.iter().any(|street| street.district == index) {
            let message = format!("found no street of district {}, expected at least one", district.code);
            file.complain(1, "district", message);
        }
    }
    file.end(())?;
    streets.sort_by(|a, b| (a.district, &a.code).cmp(&(b.district, &b.code)));
    let code = format!("{:0<6}", districts[0].code.chars().take(2).collect::<String>());
    let name = if name.is_empty() { UNNAMED } else { name };
    Ok(Source { code, name: name.into(), districts, streets, taken_from: None })
}

fn read_calendar(path: &Path) -> Result<(Vec<Date>, Vec<Date>)> {
    let mut file = File::open(path)?;
    let (mut holidays, mut make_up) = (Vec::new(), Vec::new());
    for Row { line, value: row } in file.rows::<DayRow>() {
        match (Date::parse(&row.date), row.kind.as_str()) {
            (Ok(date), "holiday") => holidays.push(date),
            (Ok(date), "workday") => make_up.push(date),
            (Ok(_), other) => file.complain(line, "kind", format!("found \"{other}\", expected `holiday` or `workday`")),
            (Err(message), _) => file.complain(line, "date", message),
        }
    }
    file.end((holidays, make_up))
}

fn read_profiles(path: &Path) -> Result<Profiles> {
    let mut file = File::open(path)?;
    let mut profiles = Profiles { hour: [f64::NAN; 24], weekday: [f64::NAN; 7], month: [f64::NAN; 12] };
    for Row { line, value: row } in file.rows::<ProfileRow>() {
        let (values, first): (&mut [f64], usize) = match row.kind.as_str() {
            "hour" => (&mut profiles.hour, 0),
            "weekday" => (&mut profiles.weekday, 0),
            "month" => (&mut profiles.month, 1),
            other => {
                file.complain(line, "kind", format!("found \"{other}\", expected `hour`, `weekday` or `month`"));
                continue;
            }
        };
        if !(row.value > 0.0 && row.value.is_finite()) {
            file.complain(line, "value", format!("found {}, expected a number above 0", row.value));
        }
        match row.index.checked_sub(first).and_then(|i| values.get_mut(i)) {
            Some(value) => *value = row.value,
            None => file.complain(line, "index", format!("found {}, expected an index of a {}", row.index, row.kind)),
        }
    }
    for (kind, values) in [("hour", &mut profiles.hour[..]), ("weekday", &mut profiles.weekday), ("month", &mut profiles.month)] {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        if let Some(hole) = values.iter().position(|v| v.is_nan()) {
            let index = hole + usize::from(kind == "month");
            file.complain(1, "index", format!("found no row for {kind} {index}, expected one for each of the {}", values.len()));
        }
        values.iter_mut().for_each(|v| *v /= mean);
    }
    file.end(profiles)
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
            collect(read_source(&path("city.data", &city.data), &city.name).map(|source| data.source = source))?;
        }
        if !city.districts.is_empty() {
            let mut unknown = Vec::new();
            let mut kept = Vec::new();
            for (name, number) in city.districts.iter().zip(1..) {
                match data.source.district(name) {
                    Some(district) => kept.push(district),
                    None => {
                        let (message, hint) = data.source.unknown_district(name);
                        let key = format!("city.districts[{number}]");
                        unknown.push(Complaint { file: scenario.name.clone(), place: Place::default(), key, message, hint: Some(hint) });
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
            let years = [run.start.plus_months(-(run.warmup as i32)).year, run.start.plus_months(run.months as i32).plus_days(-1).year];
            collect(read_calendar(&file).and_then(|(holidays, make_up)| {
                let known = holidays.iter().map(|day| day.year);
                let (first, last) = (known.clone().min().unwrap_or_default(), known.max().unwrap_or_default());
                (data.holidays, data.make_up) = (holidays, make_up);
                if years[0] < first || years[1] > last {
                    let message = format!(
                        "found a run from {} to {}, expected one within {first} to {last}, which this calendar covers",
                        years[0], years[1]
                    );
                    return Err(Error::input(file.display().to_string(), "run.start", message));
                }
                Ok(())
            }))?;
        }
        if !city.profiles.is_empty() {
            collect(read_profiles(&path("city.profiles", &city.profiles)).map(|profiles| data.profiles = profiles))?;
        }
        if complaints.is_empty() { Ok(data) } else { Err(Error::Input(complaints)) }
    }
}
