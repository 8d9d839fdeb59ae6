//! `manifest.json`, the same on every machine, and `timing.json`, which is not.

use super::compared::Allowed;
use super::files::request::ComparisonRequest;
use crate::analysis::choice::ChoiceRequest;
use crate::analysis::objective::Objective;
use crate::analysis::overview::Overview;
use crate::input::FORMAT;
use crate::input::fnv1a;
use crate::plan::Crossing;
use crate::plan::coalitions::Game;
use crate::scenario::sets::Sets;
use crate::setup::Setup;
use serde::{Deserialize, Serialize};

/// The contents of a results folder.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`] of the folder.
    pub format: u32,
    /// Version of jiesu.
    pub version: String,
    /// The title of the plan or scenario; empty if it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The designs, in their order.
    pub designs: Vec<DesignEntry>,
    /// Trials of all designs.
    pub trials: u64,
    /// Events of all trials.
    pub events: u64,
    /// Orders registered in all trials, those of the warm-up included.
    pub orders: u64,
    /// With `--excel`, the language of the CSV headings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excel: Option<String>,
    /// How the designs were compared, if they were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparison: Option<ComparisonEntry>,
}

/// How designs were compared: all that is needed to compare them again.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ComparisonEntry {
    /// Whether months were compared.
    pub monthly: bool,
    /// Whether the designs are alternatives.
    pub is_choice: bool,
    /// The measure by which a design is selected.
    pub objective: String,
    /// Reasons for allowing a caveat, by its code.
    #[serde(default, skip_serializing_if = "Allowed::is_empty")]
    pub allowed: Allowed,
    /// The levers to which the effect was attributed, and the design of each coalition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub game: Option<Game>,
    /// The designs crossed with points of the parameters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crossing: Option<Crossing>,
}

impl ComparisonEntry {
    /// The entry for a request; `None` if designs are not compared.
    pub fn of(request: &ComparisonRequest) -> Option<ComparisonEntry> {
        let ComparisonRequest::Against { monthly, allowed, divide, choice_request, .. } = request else { return None };
        let (objective, game, crossing) = (choice_request.objective.name(), divide.clone(), choice_request.crossing.clone());
        Some(ComparisonEntry {
            monthly: *monthly,
            is_choice: choice_request.is_choice,
            objective,
            allowed: allowed.clone(),
            game,
            crossing,
        })
    }

    /// Whether the entry is valid for this many designs; check an entry from outside before using it.
    pub fn is_sound(&self, designs: usize) -> bool {
        Objective::parse(&self.objective).is_some()
            && self.game.as_ref().is_none_or(|game| game.is_sound(designs))
            && self.crossing.as_ref().is_none_or(|crossing| crossing.is_sound(designs))
    }

    /// The request for the selection of a design.
    pub fn choice_request(&self) -> ChoiceRequest {
        let (objective, crossing) = (Objective::parse(&self.objective).unwrap_or_default(), self.crossing.clone());
        ChoiceRequest { objective, is_choice: self.is_choice, crossing, ..ChoiceRequest::default() }
    }
}

/// A design in the manifest.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DesignEntry {
    /// Its name.
    pub name: String,
    /// [`Scenario::hash`](crate::scenario::Scenario::hash) of its scenario.
    pub scenario: String,
    /// Seed.
    pub seed: u64,
    /// Identifier of its random numbers: designs with the same identifier share them.
    #[serde(default)]
    pub random_numbers: u32,
    /// First day of the measurement period.
    pub start: String,
    /// Months of the measurement period.
    pub months: u32,
    /// Months of the warm-up.
    pub warmup: u32,
    /// Cities; with parameter sets, of each set.
    pub cities: u32,
    /// Replications of each city.
    pub replications: u32,
    /// Its parameter sets, if it has any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sets: Option<SetsEntry>,
    /// The part of the city that was simulated.
    pub scale: Scale,
    /// Events of its trials.
    pub events: u64,
    /// Orders registered in its trials, those of the warm-up included.
    pub orders: u64,
}

/// The parameter sets of a design.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SetsEntry {
    /// How many; each has its own cities.
    pub used: usize,
    /// [`fnv1a`] in hexadecimal of their keys and values.
    pub values: String,
}

impl SetsEntry {
    fn of(sets: &Sets) -> SetsEntry {
        let keys: Vec<&str> = sets.keys.iter().map(|key| key.name.as_str()).collect();
        let rows = sets.list.iter().map(|set| set.values.join(","));
        let text: Vec<String> = std::iter::once(keys.join(",")).chain(rows).collect();
        SetsEntry { used: sets.list.len(), values: format!("{:016x}", fnv1a(text.join("\n").as_bytes())) }
    }
}

/// The effective scale.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Scale {
    /// `run.scale`.
    pub requested: f64,
    /// Such as `45 of 343 streets simulated`.
    pub streets: String,
    /// Simulated streets ÷ all streets.
    pub share_of_streets: f64,
    /// Simulated residents ÷ all residents, mean over cities.
    pub share_of_residents: f64,
}

impl Manifest {
    /// The manifest of designs, each with the hash of its scenario and the overview of its trials.
    pub fn of(designs: &[(&Setup, &str, &Overview)]) -> Manifest {
        let entry = |(setup, hash, overview): &(&Setup, &str, &Overview)| {
            let run = &setup.tables.run;
            let (simulated, all) = overview.streets;
            DesignEntry {
                name: setup.name.clone(),
                scenario: (*hash).into(),
                seed: run.seed,
                random_numbers: run.random_numbers,
                start: run.start.to_string(),
                months: run.months,
                warmup: run.warmup,
                cities: run.cities,
                replications: run.replications,
                sets: setup.sets().map(SetsEntry::of),
                scale: Scale {
                    requested: run.scale,
                    streets: format!("{simulated} of {all} streets simulated"),
                    share_of_streets: simulated as f64 / all.max(1) as f64,
                    share_of_residents: overview.residents.0 / overview.residents.1.max(1) as f64,
                },
                events: overview.events,
                orders: overview.orders,
            }
        };
        Manifest {
            format: FORMAT,
            version: env!("CARGO_PKG_VERSION").into(),
            title: String::new(),
            designs: designs.iter().map(entry).collect(),
            trials: designs.iter().map(|(.., overview)| overview.trials() as u64).sum(),
            events: designs.iter().map(|(.., overview)| overview.events).sum(),
            orders: designs.iter().map(|(.., overview)| overview.orders).sum(),
            excel: None,
            comparison: None,
        }
    }
}

/// How a folder was written on one machine.
#[derive(Clone, Debug, Serialize)]
pub struct Timing {
    /// The command line.
    pub command: String,
    /// Threads.
    pub threads: usize,
    /// Seconds from the first trial to the last file.
    pub seconds: f64,
    /// Peak memory in MiB, where the system reports it.
    pub peak_mib: Option<f64>,
}
