//! The shape of a calibration file.

use crate::analysis::measures::Measure;
use crate::input::format;
use crate::parameters::{Kind, NUMBER, Spec, Table};
use crate::plan::scale::SCALES;
use crate::scenario::document::field;
use crate::scenario::values::Run;

/// The measures that may be targets.
pub(super) const MEASURES: [Measure; 11] = [
    Measure::Opened,
    Measure::Closed,
    Measure::Open,
    Measure::Reviewed,
    Measure::ResponseRate,
    Measure::ResolutionRate,
    Measure::SatisfactionRate,
    Measure::CuredRate,
    Measure::UnmetDays,
    Measure::NeverRegistered,
    Measure::Contacts,
];
/// Words of `target.measure`, in their order.
pub(super) const WORDS: [&str; MEASURES.len()] = {
    let mut words = [""; MEASURES.len()];
    let mut i = 0;
    while i < words.len() {
        words[i] = MEASURES[i].word();
        i += 1;
    }
    words
};

/// Every key that a calibration may contain.
pub(super) fn spec() -> Spec {
    let fields = vec![
        format::field(),
        field("title", &[" The question, in one line."], Kind::Text),
        field("base", &[" The scenario file that is fitted, relative to this one."], Kind::Text),
        field("set", &[" Keys that all sets set on top of the base, as `--set` does."], Kind::Settings),
        field(
            "run",
            &[" Keys of `[run]` that override those of the base; by default one city and one replication."],
            Kind::Table(Run::spec),
        ),
        field("parameter", &[" The unknown parameters."], Kind::Rows(parameter)),
        field("target", &[" The published values."], Kind::Rows(target)),
        field("calibration", &[" The effort of the search."], Kind::Table(calibration)),
    ];
    Spec { path: "", doc: &[" A calibration: parameters and targets of one base."], fields }
}

fn parameter() -> Spec {
    let fields = vec![
        field("key", &[" The key."], Kind::Text),
        field("range", &[" Its smallest and largest value."], Kind::Range),
        field("scale", &[" The scale on which the prior is uniform between them."], Kind::Choice(&SCALES)),
    ];
    Spec { path: "parameter", doc: &[" One parameter and its prior."], fields }
}

fn target() -> Spec {
    let fields = vec![
        field("measure", &[" A column of `rates.csv`."], Kind::Choice(&WORDS)),
        field("minus", &[" Another column, which is subtracted: the value is that of the difference."], Kind::Choice(&WORDS)),
        field("review", &[" Who asks: the official callback (default) or the observer."], Kind::Choice(&["official", "observer"])),
        field(
            "basis",
            &[" What dates an order, its callback (default) or its opening; `last`: by callback, but the last answer counts."],
            Kind::Choice(&["callback", "cohort", "last"]),
        ),
        field("level", &[" Its level; by default the city."], Kind::Choice(&["city", "district", "topic"])),
        field("unit", &[" Code of the district, name of the topic."], Kind::Text),
        field(
            "period",
            &[" `run`, a month such as `2019-01`, or months such as `2019-01..2019-05`, whose values are averaged."],
            Kind::Text,
        ),
        field("value", &[" The published value."], NUMBER),
        field("tolerance", &[" Standard deviation of measurement and model error."], Kind::Real { min: 1e-9, max: 1e12 }),
    ];
    Spec { path: "target", doc: &[" One published value."], fields }
}

fn calibration() -> Spec {
    let whole = |min, max| Kind::Whole { min, max };
    let fields = vec![
        field(
            "method",
            &[
                " What the published values are compared with: the simulated values of each set, in its own city (default), or the mean over cities that an emulator finds.",
            ],
            Kind::Choice(&["simulated", "emulated"]),
        ),
        field("trials", &[" Sets simulated for the sample; by default 600."], whole(20, 65_536)),
        field("generations", &[" Generations of these sets; by default 4."], whole(1, 50)),
        field("keep", &[" Sets kept in the sample; by default 100. With an emulator, at most half of `trials`."], whole(10, 65_536)),
        field("point", &[" Sets simulated for the point; by default 200."], whole(0, 65_536)),
        field("check", &[" Trials of the point itself; by default 20."], whole(2, 65_536)),
        field("seed", &[" Seed of the search; by default `run.seed`."], whole(0, i64::MAX)),
    ];
    Spec { path: "calibration", doc: &[" The effort of the search."], fields }
}
