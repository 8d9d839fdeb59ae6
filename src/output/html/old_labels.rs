//! Names of measures for the page as it reads CSV; the page that shows the analysis has them from `output::labels`.

use crate::analysis::measures::{Compared, Cost, Measure};
use crate::analysis::overview::Headline;
use crate::ledger::Review;
use crate::messages::Language;
use crate::messages::numbers::{fixed, percent};

/// How a measure is shown: its review, names and unit.
pub(in crate::output) struct Label {
    pub(in crate::output) measure: Compared,
    pub(in crate::output) review: Option<Review>,
    pub(in crate::output) names: [&'static str; 2],
    /// Whether it is a share, shown in per cent.
    pub(in crate::output) is_share: bool,
    /// Whether it is shown per year.
    pub(in crate::output) per_year: bool,
}

impl Label {
    /// From the unit of the files, over a run of `years`, to the unit shown.
    pub(in crate::output) fn factor(&self, years: f64) -> f64 {
        match (self.is_share, self.per_year) {
            (true, _) => 100.0,
            (false, true) => 1.0 / years,
            (false, false) => 1.0,
        }
    }
}

const fn share(measure: Measure, review: Review, names: [&'static str; 2]) -> Label {
    Label { measure: Compared::Rate(measure), review: Some(review), names, is_share: true, per_year: false }
}

pub(in crate::output) const LABELS: [Label; 10] = [
    share(Measure::ResolutionRate, Review::Official, ["resolution rate, official", "解决率（官方口径）"]),
    share(Measure::SatisfactionRate, Review::Official, ["satisfaction rate, official", "满意率（官方口径）"]),
    share(Measure::ResponseRate, Review::Observer, ["response rate, observer", "响应率（独立观察口径）"]),
    share(Measure::ResolutionRate, Review::Observer, ["resolution rate, observer", "解决率（独立观察口径）"]),
    share(Measure::SatisfactionRate, Review::Observer, ["satisfaction rate, observer", "满意率（独立观察口径）"]),
    share(Measure::CuredRate, Review::Observer, ["actual resolution (simulated)", "实际解决率（模拟）"]),
    Label {
        measure: Compared::Rate(Measure::UnmetDays),
        review: Some(Review::Observer),
        names: ["unmet days per resident per year", "未解决人日（人均每年）"],
        is_share: false,
        per_year: true,
    },
    Label {
        measure: Compared::Cost(Cost::All),
        review: None,
        names: ["cost: all staff hours per resident per year", "成本：总工时（人均每年）"],
        is_share: false,
        per_year: true,
    },
    Label {
        measure: Compared::Cost(Cost::Displaced),
        review: None,
        names: ["displaced hours per resident per year", "占用其他工作时间（小时，人均每年）"],
        is_share: false,
        per_year: true,
    },
    Label {
        measure: Compared::Cost(Cost::Overtime),
        review: None,
        names: ["overtime hours per resident per year", "加班工时（人均每年）"],
        is_share: false,
        per_year: true,
    },
];

/// How a measure is shown.
#[derive(Clone, Copy)]
pub(in crate::output) enum Form {
    /// A share, in per cent.
    Share,
    /// A number.
    Number,
}

impl Form {
    pub(in crate::output) fn show(self, value: f64) -> String {
        match self {
            Form::Share => percent(value, 1),
            Form::Number if value.abs() >= 1_000.0 => fixed(value, 0),
            Form::Number if value.abs() >= 10.0 => fixed(value, 1),
            Form::Number => fixed(value, 2),
        }
    }

    pub(in crate::output) fn range(self, (low, high): (f64, f64)) -> String {
        match self {
            Form::Share => format!("{} – {}", fixed(100.0 * low, 1), percent(high, 1)),
            Form::Number => format!("{} – {}", self.show(low), self.show(high)),
        }
    }
}

/// A headline measure's name and form.
pub(in crate::output) fn name(measure: Headline, language: Language) -> (&'static str, Form) {
    let (english, chinese, form) = match measure {
        Headline::OfficialResponse => ("response rate, official", "响应率（官方口径）", Form::Share),
        Headline::OfficialResolution => ("resolution rate, official", "解决率（官方口径）", Form::Share),
        Headline::OfficialSatisfaction => ("satisfaction rate, official", "满意率（官方口径）", Form::Share),
        Headline::Response => ("response rate, observer", "响应率（独立观察口径）", Form::Share),
        Headline::Resolution => ("resolution rate, observer", "解决率（独立观察口径）", Form::Share),
        Headline::Satisfaction => ("satisfaction rate, observer", "满意率（独立观察口径）", Form::Share),
        Headline::Cured => ("actual resolution (simulated)", "实际解决率（模拟）", Form::Share),
        Headline::UnmetDays => ("unmet days per resident per year", "未解决人日（人均每年）", Form::Number),
        Headline::Orders => ("orders per 1,000 residents per year", "工单（每千人每年）", Form::Number),
        Headline::NeverRegistered => ("never registered, per 1,000 residents per year", "未能登记（每千人每年）", Form::Number),
        Headline::Paid => ("paid staff hours per order", "每件工单投入工时", Form::Number),
        Headline::Overtime => ("overtime hours per order", "每件工单加班工时", Form::Number),
        Headline::Displaced => ("displaced hours per order", "每件工单占用其他工作时间（小时）", Form::Number),
        Headline::Connected => ("telephone: calls answered", "电话：接通率", Form::Share),
        Headline::Wait => ("telephone: mean wait, minutes", "电话：平均等候（分钟）", Form::Number),
        Headline::CostPerOrder => ("cost: all staff hours per order", "成本：每件工单总工时", Form::Number),
        Headline::CostPerResident => ("cost: all staff hours per resident per year", "成本：人均每年总工时", Form::Number),
        Headline::Yuan => ("cost: yuan per 1,000 residents per year", "成本：每千人每年（元）", Form::Number),
        Headline::Over45 => ("weekly hours above 45 per officer", "人均每周超过 45 小时的工时", Form::Number),
        Headline::Gini => ("unmet days: Gini coefficient over communities", "未解决人日：社区间基尼系数", Form::Number),
        Headline::WorstTenth => ("unmet days: share of the worst-off tenth", "未解决人日：最重一成居民所占比例", Form::Share),
        Headline::Answered => ("whistles answered in time", "吹哨按时报到率", Form::Share),
    };
    (language.of(english, chinese), form)
}
