//! `manifest.json`, the same on every machine, and `timing.json`, which is not.

use crate::analysis::Analysis;
use crate::analysis::request::ComparisonEntry;
use crate::analysis::results::{DesignResults, SetsEntry};
use crate::input::FORMAT;
use crate::messages::{Language, text};
use serde::{Deserialize, Serialize};

/// The contents of a results folder.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Manifest {
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

/// A design in the manifest.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct DesignEntry {
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
    /// Months simulated before it: warm-up and lead-in.
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

/// The effective scale.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Scale {
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
    /// The manifest of an analysis; `excel` is the language of the CSV headings, if the files are for a spreadsheet.
    pub(crate) fn of(analysis: &Analysis, excel: Option<Language>) -> Manifest {
        let entry = |design: &DesignResults| {
            let ([simulated, all], (residents, all_residents)) = (design.streets, design.residents);
            DesignEntry {
                name: design.name.clone(),
                scenario: design.scenario.clone(),
                seed: design.seed,
                random_numbers: design.random_numbers,
                start: design.start.to_string(),
                months: design.months,
                warmup: design.warmup,
                cities: design.cities,
                replications: design.replications,
                sets: design.sets.clone(),
                scale: Scale {
                    requested: design.scale,
                    streets: text!(Language::English, "page-streets", simulated = simulated, all = all),
                    share_of_streets: simulated as f64 / all.max(1) as f64,
                    share_of_residents: residents / all_residents.max(1) as f64,
                },
                events: design.events,
                orders: design.orders,
            }
        };
        Manifest {
            format: FORMAT,
            version: analysis.version.clone(),
            title: analysis.title.clone(),
            designs: analysis.designs.iter().map(entry).collect(),
            trials: analysis.trials() as u64,
            events: analysis.designs.iter().map(|design| design.events).sum(),
            orders: analysis.designs.iter().map(|design| design.orders).sum(),
            excel: excel.map(|language| language.to_string()),
            comparison: analysis.comparison.as_ref().map(|comparison| comparison.request.clone()),
        }
    }
}

/// How a folder was written on one machine.
#[derive(Clone, Debug, Default, Serialize)]
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
