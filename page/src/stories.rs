//! Stories, switches, and the two cities that they define: scenario files, as the command line reads them.

use jiesu::city::City;
use jiesu::engine::draw_city;
use jiesu::error::{Error, Result};
use jiesu::messages::Message;
use jiesu::scenario::Scenario;
use jiesu::setup::{Data, Setup};
use std::fmt::Write as _;
use std::path::Path;

/// A story: a scenario file, the category that it is about, and the switches that are on at first.
pub(crate) struct Story {
    pub(crate) name: &'static str,
    text: &'static str,
    pub(crate) topic: Option<&'static str>,
    pub(crate) on: &'static [&'static str],
}

const FOLDER: &str = "scenarios/teaching";
const BASE: (&str, &str) = ("scenarios/base/beijing.toml", include_str!("../../scenarios/base/beijing.toml"));

pub(crate) const STORIES: [Story; 4] = [
    Story {
        name: "twins",
        text: include_str!("../../scenarios/teaching/twins.toml"),
        topic: None,
        on: &["whistle", "ranking", "deadlines", "first"],
    },
    Story { name: "mine", text: include_str!("../../scenarios/teaching/mine.toml"), topic: Some("illegal_mining"), on: &["whistle"] },
    Story {
        name: "rubbish",
        text: include_str!("../../scenarios/teaching/rubbish.toml"),
        topic: Some("rubbish"),
        on: &["ranking", "deadlines", "first"],
    },
    Story {
        name: "masks",
        text: include_str!("../../scenarios/teaching/masks.toml"),
        topic: Some("market"),
        on: &["ranking", "deadlines", "first", "integration"],
    },
];

/// A switch, and the keys that it sets.
pub(crate) const SWITCHES: [(&str, &[(&str, &str)]); 6] = [
    ("whistle", &[("rules.whistle.enabled", "true")]),
    ("ranking", &[("rules.callback.enabled", "true"), ("rules.ranking.enabled", "true")]),
    ("deadlines", &[("rules.time_limits.enabled", "true")]),
    ("first", &[("rules.dispatch.enabled", "true")]),
    ("integration", &[("rules.integration.enabled", "true")]),
    ("audits", &[("rules.callback.enabled", "true"), ("rules.callback.audit", "0.2")]),
];

/// Names of the two designs: their files, without the ending.
pub(crate) const NAMES: [&str; 2] = ["before", "reform"];

/// One of the two cities.
pub(crate) struct Side {
    pub(crate) setup: Setup,
    pub(crate) city: City,
    /// Its scenario file.
    pub(crate) toml: String,
    /// The same file with every key written out; it extends no other file.
    pub(crate) complete: String,
    /// The command that simulates it.
    pub(crate) command: String,
}

fn diagnose(key: &str, message: String) -> Error {
    Error::input("page", key, Message::verbatim(message))
}

pub(crate) fn story(name: &str) -> Result<&'static Story> {
    STORIES
        .iter()
        .find(|story| story.name == name)
        .ok_or_else(|| diagnose("story", format!("found \"{name}\", expected the name of a story")))
}

/// The keys that these switches set, each once, in the order of [`SWITCHES`].
fn keys(on: &[String]) -> Result<Vec<(&'static str, &'static str)>> {
    if let Some(unknown) = on.iter().find(|name| SWITCHES.iter().all(|(known, _)| known != name)) {
        return Err(diagnose("on", format!("found \"{unknown}\", expected the name of a switch")));
    }
    let mut keys: Vec<(&str, &str)> = Vec::new();
    for (_, sets) in SWITCHES.iter().filter(|(name, _)| on.iter().any(|wanted| wanted == name)) {
        for set in *sets {
            if !keys.contains(set) {
                keys.push(*set);
            }
        }
    }
    Ok(keys)
}

/// The text of a city's scenario file.
fn scenario_toml(name: &str, story: &Story, seed: u64, keys: &[(&str, &str)]) -> String {
    let mut text = format!("# {name}.toml: save it in {FOLDER}\nextends = \"{}.toml\"\n\n[run]\nseed = {seed}\n", story.name);
    let mut open = "";
    let mut sorted = keys.to_vec();
    sorted.sort_by_key(|(key, _)| key.rsplit_once('.').map(|(table, _)| keys.iter().position(|(first, _)| first.starts_with(table))));
    for (key, value) in sorted {
        let Some((table, key)) = key.rsplit_once('.') else { continue };
        if table != open {
            let _ = write!(text, "\n[{table}]\n");
            open = table;
        }
        let _ = writeln!(text, "{key} = {value}");
    }
    text
}

impl Side {
    /// The city `name` of a story, with the switches that are on.
    pub(crate) fn new(name: &str, story: &Story, seed: &str, on: &[String]) -> Result<Side> {
        let number: u64 = seed.parse().map_err(|_| diagnose("seed", format!("found \"{seed}\", expected a whole number")))?;
        let keys = keys(on)?;
        let toml = scenario_toml(name, story, number, &keys);
        let path = format!("{FOLDER}/{name}.toml");
        let stories: Vec<(String, &str)> = STORIES.iter().map(|story| (format!("{FOLDER}/{}.toml", story.name), story.text)).collect();
        let mut files: Vec<(&str, &str)> = stories.iter().map(|(path, text)| (path.as_str(), *text)).collect();
        files.extend([BASE, (path.as_str(), toml.as_str())]);
        let scenario = Scenario::given(Path::new(&path), &files, &[])?;
        let setup = Setup::new(&scenario, Data::without_files(&scenario.tables))?;
        let city = draw_city(&setup, 1);
        let sets: String = keys.iter().map(|(key, value)| format!(" --set {key}={value}")).collect();
        let command = format!("jiesu run {FOLDER}/{}.toml --seed {number}{sets}", story.name);
        Ok(Side { setup, city, toml, complete: scenario.to_toml(Path::new("")), command })
    }

    /// Both cities: the left one without any switch, the right one with the switches that are on.
    pub(crate) fn both(story: &Story, seed: &str, on: &[String]) -> Result<[Side; 2]> {
        Ok([Side::new(NAMES[0], story, seed, &[])?, Side::new(NAMES[1], story, seed, on)?])
    }
}
