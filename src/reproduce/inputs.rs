//! The scenarios of a page and their data, written to a folder and read back as a command reads them.

use super::verdict::refuse;
use crate::analysis::Analysis;
use crate::error::{Error, Result};
use crate::input::names;
use crate::messages::{Message, message};
use crate::output::embedded::Embedded;
use crate::output::embedded::scenarios::read_scenario;
use crate::scenario::Scenario;
use std::path::Path;

/// The inputs of a page.
pub(super) struct Inputs {
    /// The scenarios of its designs, in their order.
    pub(super) scenarios: Vec<Scenario>,
    /// Whether the files that they name are there.
    pub(super) have_data: bool,
}

/// Writes the inputs of the page `name` to an empty folder and reads them. No path leads out of the folder.
pub(super) fn write_and_read(name: &str, embedded: &Embedded, folder: &Path) -> Result<Inputs> {
    let write = |path: &Path, text: &str| std::fs::write(path, text).map_err(|error| Error::io(path, error));
    for (path, text) in &embedded.data {
        let parts: Vec<&str> = path.split('/').collect();
        let is_plain = |part: &&str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0']);
        if !(3..=4).contains(&parts.len()) || parts[0] != "data" || !parts.iter().all(is_plain) {
            return Err(refuse(name, message!("verify-data-name", path = path)));
        }
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(folder)).map_err(|error| Error::io(&path, error))?;
        write(&path, text)?;
    }
    let (mut scenarios, mut have_data) = (Vec::new(), true);
    for design in embedded.analysis.designs.iter().map(|design| &design.name) {
        let text = embedded.scenarios.get(design).ok_or_else(|| refuse(name, message!("verify-no-scenario", design = design)))?;
        if let Some(expected) = names::wrong_for_a_file(design) {
            return Err(refuse(name, message!("verify-design-name", design = names::quoted(design), expected = expected)));
        }
        if text.parse::<toml::Table>().is_ok_and(|table| table.contains_key("extends")) {
            return Err(refuse(name, message!("verify-outside", path = "extends", design = design)));
        }
        let path = folder.join(format!("{design}.toml"));
        write(&path, text)?;
        let (scenario, paths) = read_scenario(&path)?;
        let inside = folder.join("data");
        if let Some((_, path)) = paths.iter().find(|(_, path)| !path.starts_with(&inside)) {
            return Err(refuse(name, message!("verify-outside", path = path.display().to_string(), design = design)));
        }
        have_data &= paths.iter().all(|(_, path)| path.exists());
        scenarios.push(scenario);
    }
    Ok(Inputs { scenarios, have_data })
}

impl Inputs {
    /// Scenarios that are not those whose hashes the analysis states.
    pub(super) fn other_hashes(&self, analysis: &Analysis) -> Vec<Message> {
        let pairs = self.scenarios.iter().zip(&analysis.designs);
        let hashes = pairs.map(|(scenario, design)| (scenario.hash(), design)).filter(|(hash, design)| *hash != design.scenario);
        hashes.map(|(hash, design)| message!("verify-scenario-hash", design = &design.name, hash = hash)).collect()
    }
}
