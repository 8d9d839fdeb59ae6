//! Plan files: which designs are simulated, all on one base and on its dates.
//!
//! A [`Plan`] contains scenarios as written: listed, made from factors, crossed ([`Crossing`]), or the coalitions of levers ([`Game`]). A
//! [`Setup`](crate::setup::Setup) is one scenario made ready to run. [`FileKind`] tells plans from other files; [`schema`] is for editors.

pub(crate) mod coalitions;
mod crossing;
mod design_table;
mod distinct;
mod draft;
pub(crate) mod factors;
pub(crate) mod levels;
mod levers;
mod read;
mod sample;
pub(crate) mod sampled;
pub(crate) mod scale;
mod schema;
mod shape;
mod thresholds;
mod trajectories;
mod variation;

pub use crate::input::kind::FileKind;
pub use coalitions::{Game, Lever, Way};
pub use crossing::{Crossing, Point};
pub use sample::Method;
pub(crate) use sample::points;
pub use sampled::{Sampled, SampledFactor, SampledPoint, Step};
pub use scale::Scale;
pub use schema::schema;
#[cfg(test)]
pub(crate) use shape::MEASURES;
pub use thresholds::Threshold;
#[cfg(test)]
pub(crate) use trajectories::trajectories;
pub use variation::{Assumption, Variation, VariationSource, Variations};

use crate::error::{Diagnostic, Error, Result};
use crate::input::files::plain;
use crate::input::names::is_one_file;
use crate::input::reader::Reader;
use crate::messages::{Message, message};
use crate::scenario::load::Base;
use crate::scenario::{Scenario, document};
use std::path::{Path, PathBuf};

/// The value of a factor in a design.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Setting {
    /// The dotted key, in which `*` stands for every name.
    pub key: String,
    /// Its value, as TOML.
    pub value: String,
    /// Its value in the base; empty if several keys are set at once.
    pub base: String,
    /// How the value was changed, such as by clamping; empty if it was not.
    pub note: String,
}

impl Setting {
    /// Whether it sets a rule, of the measurement period or of the warm-up, or the first day of a phase.
    pub(crate) fn is_rule(&self) -> bool {
        ["rules.", "warmup.", "phase."].iter().any(|start| self.key.starts_with(start))
    }
}

/// A design of a plan.
#[derive(Clone, Debug)]
pub struct Design {
    /// The scenario, with the name of the design.
    pub scenario: Scenario,
    /// The values that the sampling set; empty for a listed design.
    pub factors: Vec<Setting>,
}

/// A row of designs.csv: a design, whether or not it is simulated under its own name.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// The values that the sampling set; empty for a listed design.
    pub factors: Vec<Setting>,
    /// The name of the design with the same setup that is simulated in its place; empty if it is simulated itself.
    pub same_as: String,
}

/// A plan: designs, and how they came about.
///
/// ```
/// use jiesu::plan::{Method, Options, Plan};
///
/// let plan = Plan::load("scenarios/compare/reform-ladder.toml".as_ref(), &Options::default())?;
/// assert_eq!(plan.designs[0].scenario.name, "2017");
/// assert_eq!(plan.method, Method::List);
/// assert!(!plan.is_one_at_a_time());
/// let scenarios = plan.designs.into_iter().take(2).collect();
/// assert_eq!(Plan::side_by_side("two".into(), scenarios).designs.len(), 2);
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Plan {
    /// The file name without its extension.
    pub name: String,
    /// The question, in one line.
    pub title: String,
    /// The designs; the first is the baseline.
    pub designs: Vec<Design>,
    /// All designs of the file, in the same order, including those that [`Plan::leave_out`] removed.
    pub listing: Vec<Listed>,
    /// How the factors are varied.
    pub method: Method,
    /// Notes for the user on how the designs came about.
    pub notes: Vec<Message>,
    /// The levers among which the effect is divided, if requested.
    pub game: Option<Game>,
    /// Every design at every point of the factors, if requested.
    pub crossing: Option<Crossing>,
    /// The sample that a surrogate learns from, if requested.
    pub sampled: Option<Sampled>,
    /// What a design should reach.
    pub thresholds: Vec<Threshold>,
    /// Every design under every variation of the model, if requested.
    pub variations: Option<Variations>,
}

/// Settings besides the plan file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// `key=value` as on the command line, or `--flag key=value` for a flag that sets a key: override everything.
    pub sets: &'a [String],
    /// The command's `run.cities` and `run.replications`, which hold unless the base sets `run.cities`, and are overridden by the plan.
    pub run: &'a str,
    /// Keys of `[output]` that apply where neither base nor plan set them.
    pub output: &'a str,
    /// Whether the designs are the coalitions of the plan's levers.
    pub divide: bool,
    /// What the designs are for, if a surrogate learns from them.
    pub surrogate: Option<Step<'a>>,
    /// Under which variations of the model every design is made, too.
    pub vary: Vary,
}

/// Under which variations of the model every design of a plan is made, besides as it is written.
///
/// ```
/// use jiesu::plan::{Options, Plan, Vary};
///
/// let plan = |vary| Plan::load("scenarios/robust/mechanisms.toml".as_ref(), &Options { vary, ..Options::default() });
/// assert!(plan(Vary::None)?.variations.is_none());
/// let variations = plan(Vary::OwnOrShipped)?.variations.expect("they were asked for");
/// assert_eq!(variations.names, ["2017", "2019"]);
/// assert!(variations.list.iter().all(|one| one.runs.len() == 2));
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Vary {
    /// Under none.
    #[default]
    None,
    /// Under those of the plan, if it has any.
    Own,
    /// Under those of the plan, or else those that are shipped.
    OwnOrShipped,
}

impl Plan {
    /// Reads a plan file.
    ///
    /// # Errors
    /// [`Error::Input`] with all diagnostics about the plan and its scenarios; [`Error::Io`] if the system fails.
    pub fn load(path: &Path, options: &Options<'_>) -> Result<Plan> {
        read::load(path, options)
    }

    /// A plan of scenario files, the first of which is the baseline.
    ///
    /// ```
    /// use jiesu::plan::{Options, Plan};
    ///
    /// let files = ["scenarios/teaching/two-streets.toml".into()];
    /// let plan = Plan::of_scenarios(&files, &Options { run: "cities = 2", ..Options::default() })?;
    /// assert_eq!(plan.designs[0].scenario.tables.run.cities, 2);
    /// # Ok::<(), jiesu::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Plan::load`].
    pub fn of_scenarios(files: &[PathBuf], options: &Options<'_>) -> Result<Plan> {
        let mut designs: Vec<Design> = Vec::new();
        let mut reader = Reader::new(document::tables);
        let (run, output) = read::layers(options);
        for file in files {
            let base = Base::read(file, None)?;
            let made = base.scenario(None, Some(&output), &[base.trials(&run)], options.sets);
            let Some(scenario) = reader.collect(made)? else { continue };
            if designs.iter().any(|other| is_one_file(&other.scenario.name, &scenario.name)) {
                let message = message!("plan-second-scenario", name = &scenario.name);
                reader.collect(Err::<(), _>(Error::input(file.display().to_string(), "", message)))?;
                continue;
            }
            if let Some(first) = designs.first()
                && let Some((key, message, hint)) = differs(&first.scenario, &scenario)
            {
                reader.diagnostics.push(Diagnostic { key: String::new(), ..scenario.diagnose(&["run", key], message).with_hint(hint) });
            }
            designs.push(Design { scenario, factors: Vec::new() });
        }
        let designs = reader.end(Some(designs))?;
        let name = designs.first().map(|design| design.scenario.name.clone()).unwrap_or_default();
        // Several scenarios have no common question.
        let title = if let [design] = designs.as_slice() { design.scenario.tables.title.clone() } else { String::new() };
        Ok(Plan { title, ..Plan::side_by_side(name, designs) })
    }

    /// A plan of existing designs.
    pub fn side_by_side(name: String, designs: Vec<Design>) -> Plan {
        let listing = listing(&designs);
        Plan {
            name,
            title: String::new(),
            designs,
            listing,
            method: Method::List,
            notes: Vec::new(),
            game: None,
            crossing: None,
            sampled: None,
            thresholds: Vec::new(),
            variations: None,
        }
    }

    /// Whether each design varies one key: such designs are points of parameters, not alternatives.
    pub fn is_one_at_a_time(&self) -> bool {
        if self.method == Method::OneAtATime {
            return true;
        }
        let keys: std::collections::BTreeSet<&str> = self.listing.iter().flat_map(|row| &row.factors).map(|f| f.key.as_str()).collect();
        keys.len() > 1 && self.listing.iter().all(|row| row.factors.len() <= 1)
    }
}

/// The designs as they are listed, each simulated.
fn listing(designs: &[Design]) -> Vec<Listed> {
    let listed = |design: &Design| Listed { name: design.scenario.name.clone(), factors: design.factors.clone(), same_as: String::new() };
    designs.iter().map(listed).collect()
}

/// How two scenarios differ in dates or random numbers: the first key of `[run]`, a message and a hint; none if they do not.
fn differs(first: &Scenario, other: &Scenario) -> Option<(&'static str, Message, Message)> {
    let (a, b) = (&first.tables.run, &other.tables.run);
    let text = |value: &dyn std::fmt::Display| value.to_string();
    let sets = |scenario: &Scenario| scenario.path("run.sets").map_or_else(|| "\"\"".into(), |path| plain(&path));
    let keys = [
        ("start", text(&a.start), text(&b.start)),
        ("months", text(&a.months), text(&b.months)),
        ("warmup", text(&a.warmup), text(&b.warmup)),
        ("seed", text(&a.seed), text(&b.seed)),
        ("scale", text(&a.scale), text(&b.scale)),
        ("cities", text(&a.cities), text(&b.cities)),
        ("replications", text(&a.replications), text(&b.replications)),
        ("sets", sets(first), sets(other)),
        ("sets_used", text(&a.sets_used), text(&b.sets_used)),
    ];
    let differing: Vec<_> = keys.into_iter().filter(|(_, a, b)| a != b).collect();
    let (key, expected, _) = differing.first()?;
    let found: Vec<String> = differing.iter().map(|(key, _, found)| format!("`run.{key}` {found}")).collect();
    let wanted: Vec<&str> = differing.iter().map(|(_, expected, _)| expected.as_str()).collect();
    let (found, wanted) = (found.join(", "), wanted.join(", "));
    let message = message!("plan-other-dates", found = found, expected = wanted, first = &first.name);
    Some((key, message, message!("plan-set-for-all", key = *key, value = expected)))
}
