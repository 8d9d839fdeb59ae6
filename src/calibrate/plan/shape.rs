//! The shape of a plan file of a calibration.

use crate::input::format;
use crate::parameters::{Kind, NUMBER, Spec, Table};
use crate::scenario::document::field;
use crate::scenario::values::Run;

/// Words of `parameter.scale`, in the order of [`Scale`](super::Scale).
pub(super) const SCALES: [&str; 3] = ["linear", "log", "logit"];
/// Words of `target.measure`.
pub(super) const MEASURES: [&str; 10] = [
    "opened",
    "closed",
    "open",
    "reviewed",
    "response_rate",
    "resolution_rate",
    "satisfaction_rate",
    "cured_rate",
    "unmet_days",
    "never_registered",
];

/// Every key that may stand in such a file; `set` and `range` hold anything.
pub(super) fn spec() -> Spec {
    let fields = vec![
        format::field(),
        field("title", &[" One line that says what is asked."], Kind::Text),
        field("base", &[" The scenario file that is fitted, relative to this one."], Kind::Text),
        field("set", &[" Keys that hold in all sets, over the base, as `--set` does."], Kind::Text),
        field(
            "run",
            &[" What holds in place of the base's `[run]`; one city and one replication unless it says otherwise."],
            Kind::Table(Run::spec),
        ),
        field("parameter", &[" The unknown parameters."], Kind::Rows(parameter)),
        field("target", &[" The published values."], Kind::Rows(target)),
        field("calibration", &[" How long is searched."], Kind::Table(calibration)),
    ];
    Spec { path: "", doc: &[" A calibration: parameters and targets of one base."], fields }
}

pub(super) fn parameter() -> Spec {
    let fields = vec![
        field("key", &[" The key."], Kind::Text),
        field("range", &[" Its least and its largest value."], Kind::Text),
        field("scale", &[" The measure in which the prior is uniform between them."], Kind::Choice(&SCALES)),
    ];
    Spec { path: "parameter", doc: &[" One parameter and its prior."], fields }
}

pub(super) fn target() -> Spec {
    let fields = vec![
        field("measure", &[" A column of `rates.csv`."], Kind::Choice(&MEASURES)),
        field("review", &[" Whose questions; else the official ones."], Kind::Choice(&["official", "observer"])),
        field("basis", &[" What dates an order; else the callback."], Kind::Choice(&["callback", "cohort"])),
        field("level", &[" Its level; else the city."], Kind::Choice(&["city", "district", "topic"])),
        field("unit", &[" Code of the district, name of the topic."], Kind::Text),
        field(
            "period",
            &[" `run`, a month such as `2019-01`, or months such as `2019-01..2019-05`, whose values are averaged."],
            Kind::Text,
        ),
        field("value", &[" The published value."], NUMBER),
        field("tolerance", &[" Standard deviation of what separates it from a perfect model."], Kind::Real { min: 1e-9, max: 1e12 }),
    ];
    Spec { path: "target", doc: &[" One published value."], fields }
}

fn calibration() -> Spec {
    let whole = |min, max| Kind::Whole { min, max };
    let fields = vec![
        field("trials", &[" Sets that are tried for the sample; else 600."], whole(20, 65_536)),
        field("generations", &[" Generations in which they are tried; else 4."], whole(1, 50)),
        field("keep", &[" Sets of the sample; else 100."], whole(10, 65_536)),
        field("point", &[" Sets that are tried for the point; else 200."], whole(0, 65_536)),
        field("check", &[" Trials of the point itself; else 20."], whole(2, 65_536)),
        field("seed", &[" Seed of the search; else `run.seed`."], whole(0, i64::MAX)),
    ];
    Spec { path: "calibration", doc: &[" How long is searched."], fields }
}
