//! `streams.csv`: the audit of common luck.

use super::csv::Table;
use crate::analysis::audit::{Audit, Divergence, PurposeAudit};
use crate::error::Result;
use crate::rng::Purpose;
use crate::setup::Setup;
use std::path::Path;

/// The header.
pub(crate) const COLUMNS: [&str; 12] = [
    "design",
    "purpose",
    "baseline",
    "drawn_baseline",
    "drawn",
    "drawn_both",
    "share_common",
    "share_equal",
    "other_words",
    "first_time",
    "first_entity",
    "first_occasion",
];

/// A design audited against the baseline.
#[derive(Clone, Debug)]
pub struct Audited {
    /// Its name.
    pub design: String,
    /// What was found.
    pub audit: Audit,
    /// When outcomes differ first, and what that draw is about.
    pub first: Option<[String; 2]>,
}

impl Audited {
    /// With what a reader knows times and entities by.
    pub(crate) fn new(base: &Setup, design: &Setup, audit: Audit) -> Audited {
        let first = audit.all.divergence.map(|at| [base.calendar.iso(at.time), entity(base, &at)]);
        Audited { design: design.name.clone(), audit, first }
    }
}

/// Writes `streams.csv`: a row a design and question, and one for all questions.
pub(crate) fn write(folder: &Path, base: &Setup, audited: &[Audited]) -> Result<()> {
    let mut table = Table::create(folder, "crn_audit.csv", &COLUMNS)?;
    let mut row = |design: &str, purpose: &str, counts: &PurposeAudit| {
        [design, purpose, &base.name].iter().for_each(|text| table.text(text));
        [counts.baseline, counts.design, counts.both].iter().for_each(|n| table.show(n));
        counts.shares().map_or([None; 2], |shares| shares.map(Some)).iter().for_each(|share| table.maybe(*share));
        table.show(counts.other_words);
        table.maybe(counts.divergence.map(|at| base.calendar.iso(at.time)));
        table.maybe(counts.divergence.map(|at| entity(base, &at)));
        table.maybe(counts.divergence.map(|at| at.occasion));
        table.end_row()
    };
    for Audited { design, audit, .. } in audited {
        for (purpose, counts) in &audit.purposes {
            row(design, &format!("{purpose:?}"), counts)?;
        }
        row(design, "all", &audit.all)?;
    }
    table.finish()
}

/// What a draw is about: of a problem its community's number, category, day and number, of anything else its number.
fn entity(setup: &Setup, at: &Divergence) -> String {
    let number = at.entity;
    let category = setup.categories.get((number >> 32) as u8 as usize);
    match category {
        Some(category) if is_of_a_problem(at.purpose) => {
            format!("{}.{}.{}.{}", number >> 40, category.name, (number >> 16) as u16, number as u16)
        }
        _ => number.to_string(),
    }
}

/// Whether the entity of a question is the address of a problem.
fn is_of_a_problem(purpose: Purpose) -> bool {
    use Purpose::*;
    match purpose {
        Key | StreetOrder | CommunitySize | CommunityVoice | UnitTraits | Structural | DayFactor | Onsets | Stock | Consultations
        | Consultation | Call | Threat | Proactive | Pilot | Imitate | Supervision | Roster | Sample | Calibration => false,
        Problem | Curable | Occasion | Line | LevelDelay | FirstUnit | Return | Contact | Work | HelperWork | Letter | Blow | Report
        | Extension | Paper | Cure | Reopen | Answer | Reach | Repeat | ThirdParty | Compliance | Game | Divert | Chief | Media | Mark => {
            true
        }
    }
}

/// What a question decides, in English and Chinese.
pub(crate) fn words(purpose: Purpose) -> [&'static str; 2] {
    match purpose {
        Purpose::Key => ["keys", "密钥"],
        Purpose::StreetOrder => ["which streets are kept", "保留之街道"],
        Purpose::CommunitySize => ["sizes of communities", "社区大小"],
        Purpose::CommunityVoice => ["voices of communities", "社区发声"],
        Purpose::UnitTraits => ["traits of units", "单位禀性"],
        Purpose::Structural => ["structural factors", "结构性因素"],
        Purpose::DayFactor => ["factors of days", "日因子"],
        Purpose::Onsets => ["new problems", "新问题数"],
        Purpose::Stock => ["problems at the start", "初始问题数"],
        Purpose::Problem => ["what a problem is like", "问题属性"],
        Purpose::Curable => ["whether it can be cured", "可否根治"],
        Purpose::Occasion => ["occasions to report", "报告之机"],
        Purpose::Consultations => ["number of consultations", "咨询数"],
        Purpose::Consultation => ["consultations", "咨询"],
        Purpose::Call => ["calls", "通话"],
        Purpose::Line => ["hops between lines", "热线间流转"],
        Purpose::LevelDelay => ["way down the levels", "逐级下达"],
        Purpose::FirstUnit => ["first unit", "首接单位"],
        Purpose::Return => ["returns", "退单"],
        Purpose::Contact => ["delay of contact", "联系延迟"],
        Purpose::Work => ["own work and lead time", "本单位工时与周期"],
        Purpose::HelperWork => ["helpers' work", "协办工时"],
        Purpose::Letter => ["letters", "发函"],
        Purpose::Blow => ["whether a street blows", "是否吹哨"],
        Purpose::Report => ["whether a department reports", "部门是否报到"],
        Purpose::Extension => ["extension at the limit", "延期"],
        Purpose::Paper => ["closing on paper", "纸面办结"],
        Purpose::Cure => ["whether it is cured", "是否解决"],
        Purpose::Reopen => ["when it opens again", "复发时间"],
        Purpose::Answer => ["citizens' answers", "市民评价"],
        Purpose::Reach => ["whether the callback reaches", "回访是否接通"],
        Purpose::Repeat => ["calls again", "再次来电"],
        Purpose::ThirdParty => ["third parties", "第三方"],
        Purpose::Compliance => ["compliance", "第三方配合"],
        Purpose::Threat => ["readiness to escalate", "升级意愿"],
        Purpose::Game => ["gaming", "弄虚作假"],
        Purpose::Divert => ["reports past the hotline", "绕过热线"],
        Purpose::Chief => ["orders of the chief", "领导包案"],
        Purpose::Media => ["media", "媒体"],
        Purpose::Proactive => ["work before complaints", "未诉先办"],
        Purpose::Mark => ["marks for departments", "街道评部门"],
        Purpose::Pilot => ["lots of pilots", "试点抽签"],
        Purpose::Imitate => ["gaming taken over", "弄虚作假之习得"],
        Purpose::Supervision => ["street at the edge of supervision", "是否列入督办（末位边缘）"],
        Purpose::Roster => ["officers on duty or lent, in parts", "值班与抽调之零头"],
        Purpose::Sample => ["samples of designs", "方案抽样"],
        Purpose::Calibration => ["parameters of a calibration", "校准所试参数"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::fixtures;

    #[test]
    fn a_problem_is_told_by_its_address_and_a_day_by_its_number() {
        let setup = fixtures::setup("a", 1, 1);
        let at = |purpose| Divergence { time: 0, purpose, entity: 4_711 << 40 | 1 << 32 | 30 << 16 | 2, occasion: 0 };
        assert_eq!(entity(&setup, &at(Purpose::Cure)), format!("4711.{}.30.2", setup.categories[1].name));
        assert_eq!(entity(&setup, &at(Purpose::DayFactor)), at(Purpose::DayFactor).entity.to_string());
    }
}
