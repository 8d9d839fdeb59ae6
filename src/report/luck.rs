//! `luck.csv`: the audit of common luck.

use super::table::Table;
use crate::chance::Question;
use crate::error::Result;
use crate::findings::audit::{Asked, Audit, Parting};
use crate::setup::Setup;
use std::path::Path;

/// The header.
pub(crate) const COLUMNS: [&str; 12] = [
    "design",
    "question",
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
        let first = audit.all.parting.map(|at| [base.calendar.iso(at.time), entity(base, &at)]);
        Audited { design: design.name.clone(), audit, first }
    }
}

/// Writes `luck.csv`: a row a design and question, and one for all questions.
pub(crate) fn write(folder: &Path, base: &Setup, audited: &[Audited]) -> Result<()> {
    let mut table = Table::create(folder, "luck.csv", &COLUMNS)?;
    let mut row = |design: &str, question: &str, asked: &Asked| {
        [design, question, &base.name].iter().for_each(|text| table.text(text));
        [asked.baseline, asked.design, asked.both].iter().for_each(|n| table.show(n));
        asked.shares().map_or([None; 2], |shares| shares.map(Some)).iter().for_each(|share| table.maybe(*share));
        table.show(asked.other_words);
        table.maybe(asked.parting.map(|at| base.calendar.iso(at.time)));
        table.maybe(asked.parting.map(|at| entity(base, &at)));
        table.maybe(asked.parting.map(|at| at.occasion));
        table.end_row()
    };
    for Audited { design, audit, .. } in audited {
        for (question, asked) in &audit.questions {
            row(design, &format!("{question:?}"), asked)?;
        }
        row(design, "all", &audit.all)?;
    }
    table.finish()
}

/// What a draw is about: of a problem its community's number, category, day and number, of anything else its number.
fn entity(setup: &Setup, at: &Parting) -> String {
    let number = at.entity;
    let category = setup.categories.get((number >> 32) as u8 as usize);
    match category {
        Some(category) if is_of_a_problem(at.question) => {
            format!("{}.{}.{}.{}", number >> 40, category.name, (number >> 16) as u16, number as u16)
        }
        _ => number.to_string(),
    }
}

/// Whether the entity of a question is the address of a problem.
fn is_of_a_problem(question: Question) -> bool {
    use Question::*;
    match question {
        Key | StreetOrder | CommunitySize | CommunityVoice | UnitTraits | Structural | DayFactor | Births | Stock | Consultations
        | Consultation | Call | Threat | Proactive | Pilot | Imitate | Supervision | Roster | Sample | Calibration => false,
        Problem | Curable | Occasion | Line | LevelDelay | FirstUnit | Return | Contact | Work | HelperWork | Letter | Blow | Report
        | Extension | Paper | Cure | Reopen | Answer | Reach | Repeat | ThirdParty | Compliance | Game | Divert | Chief | Media | Mark => {
            true
        }
    }
}

/// What a question decides, in English and Chinese.
pub(crate) fn words(question: Question) -> [&'static str; 2] {
    match question {
        Question::Key => ["keys", "密钥"],
        Question::StreetOrder => ["which streets are kept", "保留之街道"],
        Question::CommunitySize => ["sizes of communities", "社区大小"],
        Question::CommunityVoice => ["voices of communities", "社区发声"],
        Question::UnitTraits => ["traits of units", "单位禀性"],
        Question::Structural => ["structural factors", "结构性因素"],
        Question::DayFactor => ["factors of days", "日因子"],
        Question::Births => ["new problems", "新问题数"],
        Question::Stock => ["problems at the start", "初始问题数"],
        Question::Problem => ["what a problem is like", "问题属性"],
        Question::Curable => ["whether it can be cured", "可否根治"],
        Question::Occasion => ["occasions to report", "报告之机"],
        Question::Consultations => ["number of consultations", "咨询数"],
        Question::Consultation => ["consultations", "咨询"],
        Question::Call => ["calls", "通话"],
        Question::Line => ["hops between lines", "热线间流转"],
        Question::LevelDelay => ["way down the levels", "逐级下达"],
        Question::FirstUnit => ["first unit", "首接单位"],
        Question::Return => ["returns", "退单"],
        Question::Contact => ["delay of contact", "联系延迟"],
        Question::Work => ["own work and lead time", "本单位工时与周期"],
        Question::HelperWork => ["helpers' work", "协办工时"],
        Question::Letter => ["letters", "发函"],
        Question::Blow => ["whether a street blows", "是否吹哨"],
        Question::Report => ["whether a department reports", "部门是否报到"],
        Question::Extension => ["extension at the limit", "延期"],
        Question::Paper => ["closing on paper", "纸面办结"],
        Question::Cure => ["whether it is cured", "是否解决"],
        Question::Reopen => ["when it opens again", "复发时间"],
        Question::Answer => ["citizens' answers", "市民评价"],
        Question::Reach => ["whether the callback reaches", "回访是否接通"],
        Question::Repeat => ["calls again", "再次来电"],
        Question::ThirdParty => ["third parties", "第三方"],
        Question::Compliance => ["compliance", "第三方配合"],
        Question::Threat => ["readiness to escalate", "升级意愿"],
        Question::Game => ["gaming", "弄虚作假"],
        Question::Divert => ["reports past the hotline", "绕过热线"],
        Question::Chief => ["orders of the chief", "领导包案"],
        Question::Media => ["media", "媒体"],
        Question::Proactive => ["work before complaints", "未诉先办"],
        Question::Mark => ["marks for departments", "街道评部门"],
        Question::Pilot => ["lots of pilots", "试点抽签"],
        Question::Imitate => ["gaming taken over", "弄虚作假之习得"],
        Question::Supervision => ["street at the edge of supervision", "是否列入督办（末位边缘）"],
        Question::Roster => ["officers on duty or lent, in parts", "值班与抽调之零头"],
        Question::Sample => ["samples of designs", "方案抽样"],
        Question::Calibration => ["parameters of a calibration", "校准所试参数"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::double;

    #[test]
    fn a_problem_is_told_by_its_address_and_a_day_by_its_number() {
        let setup = double::setup("a", 1, 1);
        let at = |question| Parting { time: 0, question, entity: 4_711 << 40 | 1 << 32 | 30 << 16 | 2, occasion: 0 };
        assert_eq!(entity(&setup, &at(Question::Cure)), format!("4711.{}.30.2", setup.categories[1].name));
        assert_eq!(entity(&setup, &at(Question::DayFactor)), at(Question::DayFactor).entity.to_string());
    }
}
