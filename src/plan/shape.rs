//! The shape of a plan file.

use super::scale::SCALES;
use crate::input::format;
use crate::parameters::{Field, Kind, NUMBER, Spec, Table};
use crate::scenario::document::field;
use crate::scenario::values::{Output, Run};

/// Words of `sampling.method`.
pub(super) const METHODS: [&str; 7] = ["list", "factorial", "one_at_a_time", "latin_hypercube", "sobol", "random", "table"];

/// Every key that a plan file may contain.
pub(crate) fn spec() -> Spec {
    let fields = vec![
        format::field(),
        field("title", &[" The question, in one line."], Kind::Text),
        field("base", &[" The scenario file that all designs start from, relative to this one."], Kind::Text),
        field("set", &[" Keys that all designs set on top of the base, as `--set` does."], Kind::Settings),
        field("baseline", &[" Name of the design that the others are compared with; by default the first."], Kind::Text),
        field("run", &[" Keys of `[run]` that override those of the base, for all designs."], Kind::Table(Run::spec)),
        field("output", &[" Keys of `[output]` that override those of the base, for all designs."], Kind::Table(Output::spec)),
        field("design", &[" The designs."], Kind::Rows(design)),
        field("factor", &[" The keys that the sampling varies."], Kind::Rows(factor)),
        field("sampling", &[" How the factors are varied."], Kind::Table(sampling)),
        field(
            "threshold",
            &[" What a design should reach; `jiesu compare --decide` says in which share of parameter sets it does."],
            Kind::Rows(threshold),
        ),
        field("lever", &[" The levers among which `jiesu attribute` divides the effect."], Kind::Rows(lever)),
        field(
            "variation",
            &[" Assumptions of the model that `jiesu robust` changes, one at a time; without any, those that come with it."],
            Kind::Rows(variation),
        ),
        field("attribution", &[" How it divides the effect."], Kind::Table(attribution)),
    ];
    Spec { path: "", doc: &[" A plan: designs of one base."], fields }
}

fn rows(path: &'static str, doc: &'static [&'static str], fields: Vec<Field>) -> Spec {
    Spec { path, doc, fields }
}

fn design() -> Spec {
    let fields = vec![
        field("name", &[" Its name."], Kind::Text),
        field("base", &[" Its own base, in place of that of the plan."], Kind::Text),
        field("set", &[" The keys that it sets, as `--set` does."], Kind::Settings),
    ];
    rows("design", &[" One design."], fields)
}

fn factor() -> Spec {
    let fields = vec![
        field("key", &[" The key that is varied; `*` in it stands for every name."], Kind::Text),
        field("keys", &[" In place of `key`: `tags:CA` for all numbers with one of these tags that have an effect."], Kind::Text),
        field("values", &[" The values that it takes."], Kind::Values),
        field("range", &[" Its smallest and largest value."], Kind::Range),
        field("relative", &[" The share of the base value by which it is decreased and increased."], Kind::Real { min: 1e-9, max: 1.0 }),
        field(
            "scale",
            &[
                " The scale of `range` and `relative`: `linear` (default), `log` or `logit`. On `log`, `relative = 0.25` divides and",
                " multiplies by 1.25; on `logit` it does so with the odds, so that shares stay between 0 and 1.",
            ],
            Kind::Choice(&SCALES),
        ),
    ];
    rows("factor", &[" One factor."], fields)
}

fn sampling() -> Spec {
    let fields = vec![
        field("method", &[" How the factors are varied."], Kind::Choice(&METHODS)),
        field("n", &[" Number of designs of a sample, or of levels of a range in a factorial."], Kind::Whole { min: 1, max: 65_536 }),
        field("table", &[" A CSV file with one column per key and one row per design."], Kind::Text),
        field(
            "cross",
            &[" Whether every listed design is simulated at every point; requires `one_at_a_time`, or a sample with `--surrogate`."],
            Kind::Flag,
        ),
        field(
            "trajectories",
            &[" Number of trajectories that `jiesu sweep --surrogate` screens the factors with, if they are more than `keep`."],
            Kind::Whole { min: 2, max: 1_000 },
        ),
        field("keep", &[" Number of factors that a screening leaves for the sample, at most."], Kind::Whole { min: 1, max: 50 }),
        field("seed", &[" Seed of the sample."], Kind::Whole { min: 0, max: i64::from(u32::MAX) }),
    ];
    rows("sampling", &[" How the factors are varied."], fields)
}

/// Words of `threshold.measure`: the measures by which designs are chosen, those of the observer also without their prefix.
pub(crate) const MEASURES: [&str; 14] = [
    "observer.response_rate",
    "observer.resolution_rate",
    "observer.satisfaction_rate",
    "observer.cured_rate",
    "observer.unmet_days",
    "cost_hours",
    "official.response_rate",
    "official.resolution_rate",
    "official.satisfaction_rate",
    "response_rate",
    "resolution_rate",
    "satisfaction_rate",
    "cured_rate",
    "unmet_days",
];
/// Words of `threshold.of`.
pub(super) const BOUNDED: [&str; 2] = ["difference", "level"];

fn threshold() -> Spec {
    let fields = vec![
        field("measure", &[" The measure, as `--objective` names it."], Kind::Choice(&MEASURES)),
        field(
            "of",
            &[" What is bounded: the `difference` from the baseline (default), or the `level` of the design."],
            Kind::Choice(&BOUNDED),
        ),
        field(
            "at_least",
            &[" The least value that meets it, in the unit of `comparison.csv`: a share, or days or hours per resident over the run."],
            NUMBER,
        ),
        field("at_most", &[" The greatest value that meets it."], NUMBER),
    ];
    rows("threshold", &[" One threshold: `at_least`, `at_most` or both."], fields)
}

/// Words of `attribution.value`.
pub(super) const VALUES: [&str; 2] = ["permission", "faigle_kern"];

fn attribution() -> Spec {
    let fields = vec![field(
        "value",
        &[
            " `permission` (default): every order of introduction counts, and a lever waits for what it requires.",
            " `faigle_kern`: only orders in which it comes later count.",
        ],
        Kind::Choice(&VALUES),
    )];
    rows("attribution", &[" How `jiesu attribute` divides the effect."], fields)
}

fn variation() -> Spec {
    let fields = vec![
        field("name", &[" Its name."], Kind::Text),
        field("set", &[" The keys that it sets in every design, on top of designs and parameter sets."], Kind::Settings),
        field("assumes", &[" What it assumes instead, in a sentence."], Kind::Text),
        field("why", &[" Why the assumption of the model is open, in a sentence."], Kind::Text),
        field("datum", &[" Which datum would settle it, in a sentence."], Kind::Text),
    ];
    rows("variation", &[" One assumption of the model, changed."], fields)
}

fn lever() -> Spec {
    let fields = vec![
        field("name", &[" Its name."], Kind::Text),
        field("group", &[" Its group, for Owen values."], Kind::Text),
        field("set", &[" The keys that switch it on, set on top of the base, which has no lever on."], Kind::Settings),
        field("requires", &[" Levers that it requires; without them it does nothing."], Kind::Texts(&[])),
    ];
    rows("lever", &[" One lever."], fields)
}
