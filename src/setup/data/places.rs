//! `districts.csv` and `streets.csv`: the city as described by data.

use super::days::open;
use crate::city::{DistrictSource, Provenance, Source, StreetSource, UNNAMED};
use crate::error::Result;
use crate::input::csv::Csv;
use crate::input::names;
use crate::input::node::expected;
use crate::messages::message;
use std::collections::BTreeMap;
use std::path::Path;

/// Maximum number of residents of a place and of the city, and maximum number of communities of a street.
const RESIDENTS: u64 = u32::MAX as u64;
const COMMUNITIES: u64 = (1 << 24) - 1;

/// Names in use: for each, the code of its place and its line.
type Taken = BTreeMap<String, (String, u32)>;

/// Reports a code or name that two places share. Returns false if the row repeats a code.
fn take(csv: &mut Csv, row: usize, columns: &[&str], within: &str, taken: &mut Taken) -> bool {
    let code = csv.cell(row, columns[0]);
    for column in columns {
        let cell = csv.cell(row, column);
        if cell.text.is_empty() {
            continue;
        }
        let before = taken.insert(format!("{within}/{}", cell.text), (code.text.clone(), cell.place.line));
        let Some((other, line)) = before.filter(|(_, line)| *line != cell.place.line) else { continue };
        if other == code.text {
            csv.diagnose(cell.place, column, message!("scenario-place-twice", other = other, column = *column, line = line));
            return false;
        }
        let message = message!("scenario-name-shared", name = &cell.text, other = other, line = line);
        csv.diagnose(cell.place, column, message);
    }
    true
}

/// Reports invalid codes and names.
fn named(csv: &mut Csv, row: usize, columns: &[&str]) {
    for column in columns {
        let cell = csv.cell(row, column);
        if let Some(what) = names::wrong(&cell.text).filter(|_| !cell.text.is_empty()) {
            csv.diagnose(cell.place, column, expected(names::quoted(&cell.text), what));
        }
    }
}

/// Reads the districts.
fn read_districts(csv: &mut Csv) -> Vec<DistrictSource> {
    let mut districts: Vec<DistrictSource> = Vec::new();
    if !csv.expect(&["district", "name", "ring", "pop_2000", "pop_2020"], &["name_en", "area_km2"]) {
        return districts;
    }
    let mut taken = Taken::new();
    for row in 0..csv.rows.len() {
        let (code, name, name_en) = (csv.word(row, "district"), csv.word(row, "name"), csv.cell(row, "name_en").text);
        named(csv, row, &["district", "name"]);
        take(csv, row, &["district", "name", "name_en"], "", &mut taken);
        let ring = csv.choice(row, "ring", &["central", "outer"]);
        let residents = ["pop_2000", "pop_2020"].map(|column| {
            let number = csv.whole(row, column, RESIDENTS);
            if number == Some(0) {
                let place = csv.cell(row, column).place;
                csv.diagnose(place, column, message!("scenario-empty-district"));
            }
            number.unwrap_or(1)
        });
        districts.push(DistrictSource { code, name, name_en, central: ring == Some(0), residents });
    }
    for (year, column) in ["pop_2000", "pop_2020"].into_iter().enumerate() {
        let sum: u64 = districts.iter().map(|district| district.residents[year]).sum();
        if sum > RESIDENTS && csv.diagnostics.is_empty() {
            csv.diagnose(
                csv.header[csv.column(column).unwrap_or(0)].place,
                column,
                message!("scenario-too-many-residents", sum = sum, residents = RESIDENTS),
            );
        }
    }
    districts
}

/// Reads the streets.
fn read_streets(csv: &mut Csv, districts: &[DistrictSource]) -> Vec<StreetSource> {
    let mut streets: Vec<StreetSource> = Vec::new();
    let needed = ["street", "name", "district", "communities", "villages", "population", "provenance"];
    if !csv.expect(&needed, &["name_en", "kind"]) {
        return streets;
    }
    let (mut codes, mut names) = (Taken::new(), Taken::new());
    for row in 0..csv.rows.len() {
        let (code, name, name_en) = (csv.word(row, "street"), csv.word(row, "name"), csv.cell(row, "name_en").text);
        named(csv, row, &["street", "name"]);
        let is_new = take(csv, row, &["street"], "", &mut codes);
        let of = csv.cell(row, "district");
        let district = districts.iter().position(|district| district.code == of.text);
        if district.is_none() {
            csv.diagnose(of.place, "district", message!("scenario-district-code", code = &of.text));
        }
        // Streets of different districts may share a name; only the code then identifies them.
        if is_new {
            take(csv, row, &["street", "name", "name_en"], &of.text, &mut names);
        }
        let [communities, villages] = ["communities", "villages"].map(|column| csv.whole(row, column, COMMUNITIES / 2).unwrap_or(1));
        let residents = csv.whole(row, "population", RESIDENTS);
        if residents == Some(0) {
            let place = csv.cell(row, "population").place;
            csv.diagnose(place, "population", message!("scenario-empty-street"));
        }
        let provenance = csv.choice(row, "provenance", &["data", "spread", "drawn"]);
        streets.push(StreetSource {
            code,
            name,
            name_en,
            district: district.unwrap_or(0),
            communities: (communities + villages) as u32,
            residents: residents.unwrap_or(1),
            provenance: if provenance == Some(0) { Provenance::Data } else { Provenance::Drawn },
        });
    }
    streets
}

/// Reports districts without a street, and districts whose residents differ from the sum of their streets.
fn compare(csv: &mut Csv, districts: &[DistrictSource], streets: &[StreetSource]) {
    let place = |column: &str| csv.header[csv.column(column).unwrap_or(0)].place;
    let (district_place, population_place) = (place("district"), place("population"));
    for (index, district) in districts.iter().enumerate() {
        let own = || streets.iter().filter(|street| street.district == index);
        let (sum, code) = (own().map(|street| street.residents).sum::<u64>(), &district.code);
        if own().next().is_none() {
            csv.diagnose(district_place, "district", message!("scenario-district-without-street", code = code));
        } else if sum != district.residents[1] {
            let expected = district.residents[1];
            let message = message!("scenario-sum-of-streets", sum = sum, code = code, expected = expected);
            csv.diagnose(population_place, "population", message);
        }
    }
}

/// Reads the city of a folder, and names it `name`.
///
/// # Errors
/// All diagnostics about its districts, or else about its streets, or an input/output error.
pub(super) fn read(folder: &Path, name: &str) -> Result<Source> {
    let mut csv = open(&folder.join("districts.csv"))?;
    let districts = read_districts(&mut csv);
    csv.end(())?;
    let mut csv = open(&folder.join("streets.csv"))?;
    let mut streets = read_streets(&mut csv, &districts);
    if csv.diagnostics.is_empty() {
        compare(&mut csv, &districts, &streets);
    }
    csv.end(())?;
    streets.sort_by(|a, b| (a.district, &a.code).cmp(&(b.district, &b.code)));
    let code = format!("{:0<6}", districts[0].code.chars().take(2).collect::<String>());
    let name = if name.is_empty() { UNNAMED } else { name };
    Ok(Source { code, name: name.into(), districts, streets, parent_residents: None })
}
