//! `crn_audit.csv`: the audit of common random numbers.

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
    /// The design's name.
    pub design: String,
    /// The counts.
    pub audit: Audit,
    /// Time and entity of the first draw whose outcome differs.
    pub first: Option<[String; 2]>,
}

impl Audited {
    /// Names the first difference as readers know it: by calendar time, and by the parts of an entity.
    pub(crate) fn new(base: &Setup, design: &Setup, audit: Audit) -> Audited {
        let first = audit.all.divergence.map(|at| [base.calendar.iso(at.time), entity(base, &at)]);
        Audited { design: design.name.clone(), audit, first }
    }
}

/// Writes `crn_audit.csv`: a row per design and purpose, and one for all purposes.
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

/// The entity of a draw: for a problem its community's number, category, day and number, else its number.
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

/// Whether the entity of a purpose identifies a problem.
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

/// What draws of a purpose decide, in English and Chinese.
pub(crate) fn words(purpose: Purpose) -> [&'static str; 2] {
    match purpose {
        Purpose::Key => ["keys", "密钥"],
        Purpose::StreetOrder => ["which streets are sampled", "街道抽样"],
        Purpose::CommunitySize => ["sizes of communities", "社区规模"],
        Purpose::CommunityVoice => ["voices of communities", "社区诉求表达"],
        Purpose::UnitTraits => ["traits of units", "承办单位特征"],
        Purpose::Structural => ["structural factors", "结构性因素"],
        Purpose::DayFactor => ["day factors", "日系数"],
        Purpose::Onsets => ["new problems", "新问题数"],
        Purpose::Stock => ["problems at the start", "初始问题数"],
        Purpose::Problem => ["attributes of problems", "问题属性"],
        Purpose::Curable => ["whether a problem can be resolved", "能否解决"],
        Purpose::Occasion => ["occasions to report", "反映时机"],
        Purpose::Consultations => ["number of consultations", "咨询数量"],
        Purpose::Consultation => ["consultations", "咨询"],
        Purpose::Call => ["calls", "通话"],
        Purpose::Line => ["transfers between hotlines", "热线间流转"],
        Purpose::LevelDelay => ["delay from level to level", "逐级下派延迟"],
        Purpose::FirstUnit => ["first unit", "首接单位"],
        Purpose::Return => ["returns", "退单"],
        Purpose::Contact => ["delay of contact", "联系延迟"],
        Purpose::Work => ["own work and lead time", "本单位工时与办理周期"],
        Purpose::HelperWork => ["helpers' work", "协办工时"],
        Purpose::Letter => ["letters", "发函"],
        Purpose::Blow => ["whether a street blows the whistle", "是否吹哨"],
        Purpose::Report => ["whether a department reports", "部门是否报到"],
        Purpose::Extension => ["deadline extensions", "延期"],
        Purpose::Paper => ["closing on paper", "虚假办结"],
        Purpose::Cure => ["whether a problem is resolved", "是否实际解决"],
        Purpose::Reopen => ["time of reopening", "复发时间"],
        Purpose::Answer => ["citizens' answers", "市民评价"],
        Purpose::Reach => ["whether the callback reaches the citizen", "回访是否接通"],
        Purpose::Repeat => ["repeat calls", "重复来电"],
        Purpose::ThirdParty => ["third parties", "第三方"],
        Purpose::Compliance => ["compliance of third parties", "第三方配合"],
        Purpose::Threat => ["readiness to escalate", "升级意愿"],
        Purpose::Game => ["persuading citizens", "劝说改评"],
        Purpose::Divert => ["reports bypassing the hotline", "绕开热线"],
        Purpose::Chief => ["orders handled by leaders", "领导包案"],
        Purpose::Media => ["media", "媒体"],
        Purpose::Proactive => ["proactive work", "未诉先办"],
        Purpose::Mark => ["marks for departments", "街道评价部门"],
        Purpose::Pilot => ["choice of pilot streets", "试点抽签"],
        Purpose::Imitate => ["imitation of gaming", "模仿劝说改评"],
        Purpose::Supervision => ["street at the edge of supervision", "是否列入督办（临界街道）"],
        Purpose::Roster => ["fractions of officers on duty or lent", "值班与抽调人员的零头"],
        Purpose::Sample => ["samples of designs", "方案抽样"],
        Purpose::Calibration => ["parameters of a calibration", "校准参数"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::fixtures;

    #[test]
    fn a_problem_is_named_by_its_parts_and_a_day_by_its_number() {
        let setup = fixtures::setup("a", 1, 1);
        let at = |purpose| Divergence { time: 0, purpose, entity: 4_711 << 40 | 1 << 32 | 30 << 16 | 2, occasion: 0 };
        assert_eq!(entity(&setup, &at(Purpose::Cure)), format!("4711.{}.30.2", setup.categories[1].name));
        assert_eq!(entity(&setup, &at(Purpose::DayFactor)), at(Purpose::DayFactor).entity.to_string());
    }
}
