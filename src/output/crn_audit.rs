//! `crn_audit.csv`: the audit of common random numbers.

use super::csv::Table;
use crate::analysis::audit::{AuditLine, Audited};
use crate::error::Result;
use crate::rng::Purpose;
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

/// Writes `crn_audit.csv`: a row per design and purpose, and one for all purposes.
pub(crate) fn write(folder: &Path, baseline: &str, audited: &[Audited]) -> Result<()> {
    let mut table = Table::create(folder, "crn_audit.csv", &COLUMNS)?;
    for Audited { design, lines } in audited {
        for AuditLine { purpose, draws, first } in lines {
            let purpose = purpose.map_or_else(|| "all".into(), |purpose| format!("{purpose:?}"));
            [design.as_str(), &purpose, baseline].iter().for_each(|text| table.text(text));
            [draws.baseline, draws.design, draws.both].iter().for_each(|n| table.show(n));
            draws.shares().map_or([None; 2], |shares| shares.map(Some)).iter().for_each(|share| table.maybe(*share));
            table.show(draws.other_words);
            table.maybe(first.as_ref().map(|first| &first.time));
            table.maybe(first.as_ref().map(|first| &first.entity));
            table.maybe(first.as_ref().map(|first| first.occasion));
            table.end_row()?;
        }
    }
    table.finish()
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
