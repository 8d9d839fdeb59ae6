//! The scenarios of a results folder, and the data files that they name.

use super::Texts;
use crate::error::{Error, Result};
use crate::input::fnv1a;
use crate::input::read_once::is_open_elsewhere;
use crate::scenario::{PATHS, Scenario};
use std::path::{Path, PathBuf};

/// Bytes of all data files, at most.
const DATA: usize = 1 << 20;
/// The folder for data that the page does not embed.
const MISSING: &str = "data/missing";

/// A scenario file of results and the paths that it names. The paths need not exist, because results may be copied without the city's
/// data, or the data came through a pipe; no file is read.
///
/// # Errors
/// An invalid scenario; I/O errors.
pub(crate) fn read_scenario(path: &Path) -> Result<(Scenario, Vec<(&'static str, PathBuf)>)> {
    let nowhere: Vec<String> = PATHS.iter().map(|key| format!("{key}=\"\"")).collect();
    let mut scenario = Scenario::load(path, &nowhere)?;
    let text = std::fs::read_to_string(path).map_err(|error| Error::io(path, error))?;
    let table = text.parse::<toml::Table>().unwrap_or_default();
    for key in PATHS {
        let written = key.split_once('.').and_then(|(name, key)| table.get(name)?.get(key)?.as_str());
        if let Some(written) = written.filter(|written| !written.is_empty()) {
            put_path(&mut scenario, key, path.parent().unwrap_or(Path::new("")), written.into());
        }
    }
    // The name belongs to the data.
    let name = table.get("city").and_then(|city| city.get("name")?.as_str());
    scenario.tables.city.name = name.unwrap_or_default().into();
    let paths = PATHS.into_iter().filter_map(|key| Some((key, scenario.path(key)?))).collect();
    Ok((scenario, paths))
}

/// The files at the path of a key, by name; `None` if one of them is missing or is not text.
fn files_at(key: &str, at: &Path) -> Option<Vec<(String, String)>> {
    let take = |path: PathBuf| {
        let name = path.file_name()?.to_string_lossy().into_owned();
        if path.is_file() && !is_open_elsewhere(&path) { Some((name, std::fs::read_to_string(&path).ok()?)) } else { None }
    };
    let companion = Some(at.with_extension("informed.csv")).filter(|path| key == "run.sets" && path.is_file());
    let files = match at.is_dir() {
        true => ["districts.csv", "streets.csv"].map(|name| at.join(name)).to_vec(),
        false => vec![at.to_path_buf()],
    };
    files.into_iter().chain(companion).map(take).collect()
}

/// The scenarios of designs, with paths replaced by names derived from the contents of their files, and these files.
///
/// # Errors
/// An invalid scenario; I/O errors.
pub(in crate::output) fn scenarios<'a>(folder: &Path, designs: impl Iterator<Item = &'a str>) -> Result<(Texts, Texts)> {
    let (mut scenarios, mut data) = (Texts::new(), Texts::new());
    for design in designs {
        let path = folder.join("scenarios").join(format!("{design}.toml"));
        if !path.is_file() {
            continue;
        }
        let (mut scenario, paths) = read_scenario(&path)?;
        for (key, at) in paths {
            // The last part of a path is part of the scenario's hash.
            let end = at.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_else(|| "data".into());
            let written = match files_at(key, &at) {
                None => format!("{MISSING}/{end}"),
                Some(files) => {
                    let hash = fnv1a(files.iter().map(|(name, text)| format!("{name}\n{text}")).collect::<String>().as_bytes());
                    let place = format!("data/{hash:016x}");
                    let written = format!("{place}/{end}");
                    let place = if at.is_dir() { written.clone() } else { place };
                    data.extend(files.into_iter().map(|(name, text)| (format!("{place}/{name}"), text)));
                    written
                }
            };
            put_path(&mut scenario, key, Path::new(""), written);
        }
        scenarios.insert(design.to_owned(), scenario.to_toml(Path::new("")));
    }
    // Too large for a page: the report's trials cannot be re-run then, and `verify` says so.
    if data.values().map(String::len).sum::<usize>() > DATA {
        data.clear();
    }
    Ok((scenarios, data))
}

fn put_path(scenario: &mut Scenario, key: &str, folder: &Path, written: String) {
    scenario.folders.insert(key.into(), folder.into());
    let tables = &mut scenario.tables;
    match key {
        "city.data" => tables.city.data = written,
        "city.calendar" => tables.city.calendar = written,
        "city.profiles" => tables.city.profiles = written,
        _ => tables.run.sets = written,
    }
}
