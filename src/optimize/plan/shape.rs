//! The shape of a plan with `[optimize]`.

use super::super::over::WORDS;
use super::super::problem::FORMS;
use crate::input::format;
use crate::parameters::{Kind, NUMBER, Spec, Table};
use crate::plan::scale::SCALES;
use crate::scenario::document::field;
use crate::scenario::values::Run;

/// Every key that such a plan may contain.
pub(super) fn spec() -> Spec {
    let fields = vec![
        format::field(),
        field("title", &[" The question, in one line."], Kind::Text),
        field(
            "base",
            &[" The scenario file that all settings start from, relative to this one; as it is, it is the baseline."],
            Kind::Text,
        ),
        field("set", &[" Keys that all settings and the baseline set on top of the base, as `--set` does."], Kind::Settings),
        field("run", &[" Keys of `[run]` that override those of the base."], Kind::Table(Run::spec)),
        field("factor", &[" The keys that the search varies."], Kind::Rows(factor)),
        field("constraint", &[" What the best setting must keep."], Kind::Rows(constraint)),
        field("optimize", &[" What is best, and the effort of the search."], Kind::Table(optimize)),
    ];
    Spec { path: "", doc: &[" A search for the best setting of factors on one base."], fields }
}

fn factor() -> Spec {
    let fields = vec![
        field("key", &[" The key that is varied; `*` in it stands for every name."], Kind::Text),
        field("values", &[" The values that it may take, without an order; only these are tried."], Kind::Values),
        field("range", &[" Its smallest and largest value."], Kind::Range),
        field("scale", &[" The scale of `range`: `linear` (default), `log` or `logit`."], Kind::Choice(&SCALES)),
    ];
    Spec { path: "factor", doc: &[" One factor."], fields }
}

fn constraint() -> Spec {
    let fields = vec![
        field(
            "measure",
            &[" A measure, such as `cost_hours` or `observer.resolution_rate`; an official rate needs its full name."],
            Kind::Text,
        ),
        field(
            "as",
            &[
                " What is bounded: the `level` (default) or the `difference` from the baseline, both in the unit of the measure, or the `ratio`",
                " to the baseline.",
            ],
            Kind::Choice(&FORMS),
        ),
        field("every", &[" `district`: every district alone must keep the bound, and not only the city."], Kind::Choice(&["district"])),
        field("at_most", &[" The largest mean allowed."], NUMBER),
        field("at_least", &[" The smallest mean allowed."], NUMBER),
    ];
    Spec { path: "constraint", doc: &[" One constraint."], fields }
}

fn optimize() -> Spec {
    let whole = |min, max| Kind::Whole { min, max };
    let fields = vec![
        field(
            "objective",
            &[" One measure, or two for a front; by default `observer.resolution_rate`. An official rate needs its full name."],
            Kind::Texts(&[]),
        ),
        field(
            "over",
            &[" What is made of the values of parameter sets: their `mean` (default), or the mean of the `worst_tenth`."],
            Kind::Choice(&WORDS),
        ),
        field("settings", &[" Settings evaluated, besides the baseline; by default 40."], whole(4, 500)),
        field("start", &[" How many of them are a Latin hypercube; by default five per factor, at most half."], whole(3, 500)),
        field("batch", &[" Settings evaluated at a time after these; by default 2."], whole(1, 64)),
        field("new_cities", &[" Cities of the re-evaluation, per parameter set; by default `run.cities`."], whole(1, 65_536)),
        field("seed", &[" Seed of the search; by default `run.seed`."], whole(0, i64::MAX)),
    ];
    Spec { path: "optimize", doc: &[" What is best, and the effort of the search."], fields }
}
