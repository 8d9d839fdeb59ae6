//! `columns.csv`: what every column of every file says, and who is counted.

mod calibrated;
mod chosen;
mod compared;
mod efforts;
mod gains;
mod names;
mod orders;
mod types;
mod units;

use super::csv::Table;
use crate::error::Result;
use efforts::FIGURES;
use std::path::Path;
pub(crate) use types::ColumnType;
use types::{VALUE, unit};

/// The header.
pub(crate) const COLUMNS: [&str; 8] = ["file", "name", "name_zh", "unit", "unit_zh", "counted", "counted_zh", "type"];

/// Files; name; Chinese name; unit; who is counted, in English and Chinese.
type Entry = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const ENTRIES: &[Entry] = &[
    // The address of a trial.
    (
        "rates summary costs pressure monthly_topics orders warnings pilots failed",
        "design",
        "方案",
        "word",
        "the scenario, by its file's name",
        "情景，以文件名为名",
    ),
    (
        "rates costs pressure monthly_topics orders warnings pilots failed",
        "city",
        "城市序号",
        "number",
        "the synthetic city, from 1",
        "合成城市，自 1 起",
    ),
    (
        "rates costs pressure monthly_topics orders warnings failed",
        "replication",
        "重复序号",
        "number",
        "the replication in its city, from 1",
        "同一城市中的重复，自 1 起",
    ),
    // The address of a rate.
    (
        "rates summary pressure",
        "period_kind",
        "时段种类",
        "word",
        "run, month or assessment; week or day if asked for. Communities by day: rates.csv leaves out official rows without reviews and rows of zeros, summary.csv all",
        "全程、月或考核期；可另选周、日。社区之日报：rates.csv 略去无回访之 official 行与全零行，summary.csv 全略",
    ),
    (
        "rates summary pressure",
        "period",
        "时段",
        "name of a period",
        "run, or a month; an assessment period has the name of the month in which it ends; an ISO week, Monday to Sunday, such as 2019-W05; a day from midnight. Months and weeks at both ends hold only what the counted time has of them",
        "run 或月份；考核期以其结束之月为名；周为 ISO 周，周一至周日，如 2019-W05；日自零时起。首尾之月、周只含计数期内部分",
    ),
    (
        "rates summary",
        "level",
        "层级",
        "word",
        "city, district and topic: orders by place, weighted; street and department: orders by the unit that kept them, unweighted; community: orders by place, unweighted",
        "市、区、主题：按问题所在地计并加权；街道、部门：按承办单位计，不加权；社区：按问题所在地计，不加权",
    ),
    (
        "rates summary",
        "unit",
        "单位",
        "code",
        "the place or unit, as in units.csv; of a topic, the category of the problem",
        "地方或单位，见 units.csv；主题则为问题类别",
    ),
    (
        "rates summary",
        "review",
        "回访方",
        "word",
        "official: citizens whom the city's callback reached; observer: citizens of all closed orders",
        "official：市级回访所及者；observer：旁观者，问及全部办结工单",
    ),
    (
        "rates summary",
        "basis",
        "口径",
        "word",
        "callback: opened, closed and reviewed in the period; cohort: opened in the period, whatever came of it until the end of the run, with the last answer that was heard",
        "callback：本时段内受理、办结、回访；cohort：本时段受理的工单，计至全程结束，退回重办的取最后一次得到的答复",
    ),
    ("rates", "opened", "受理", "orders", "orders registered, by the time of the citizen's first call", "已登记工单，按市民首次来电时间"),
    (
        "rates",
        "closed",
        "办结",
        "orders",
        "orders closed; cohort: those opened in the period and closed by the end of the run",
        "已办结工单；cohort：本时段受理且至全程结束已办结",
    ),
    ("rates", "reviewed", "回访", "orders", "orders whose citizen was asked and counts", "市民被问及且计入的工单"),
    ("rates", "contacted", "联系", "orders", "of the reviewed: said to have been contacted", "回访中市民称已被联系"),
    (
        "rates",
        "contacted_in_time",
        "及时联系",
        "orders",
        "of the reviewed: contacted within the fixed limit after the call, by the system's clock",
        "回访中按系统时间在规定时限内联系",
    ),
    ("rates", "resolved", "解决", "orders", "of the reviewed: said to be resolved", "回访中市民称已解决"),
    (
        "rates",
        "satisfied",
        "满意",
        "orders",
        "of the reviewed: credit, 1 satisfied, 0.9 basically satisfied, 0 not",
        "回访中的满意计分：满意 1，基本满意 0.9，不满意 0",
    ),
    ("rates", "response_rate", "响应率", "share", "contacted of the reviewed", "联系 ÷ 回访"),
    ("rates", "resolution_rate", "解决率", "share", "resolved of the reviewed", "解决 ÷ 回访"),
    ("rates", "satisfaction_rate", "满意率", "share", "credit of the reviewed", "满意计分 ÷ 回访"),
    (
        "rates",
        "cured",
        "真正解决",
        "orders",
        "of the reviewed: the problem was cured in truth when the order was closed",
        "回访中办结时问题确已解决",
    ),
    ("rates", "cured_rate", "真正解决率", "share", "cured of the reviewed", "真正解决 ÷ 回访"),
    (
        "rates",
        "unmet_days",
        "未了之日",
        "days per resident",
        "all problems of the place, reported or not: days open or suppressed in the period times citizens affected, divided by residents; of a topic, all problems of the category, per resident of the city; empty for departments and cohorts",
        "该地全部问题（不论是否反映）在时段内未解决或被压下的天数 × 受影响人数 ÷ 居民人数；主题为全市该类问题，按全市居民计；部门与 cohort 为空",
    ),
    (
        "rates",
        "score",
        "得分",
        "share",
        "official, assessment periods, of those ranked: the weighted sum of the three rates of the orders assessed; a district by what its streets kept, a department also, in part, by orders that needed it",
        "官方、考核期、限参加排名者：所考核工单三率之加权和；区按其街道所办，部门另按所需协助之工单部分计入",
    ),
    ("rates", "rank", "名次", "number", "among the streets, districts or departments ranked, from 1", "同类单位中的名次，自 1 起"),
    (
        "rates",
        "open",
        "未办结",
        "orders",
        "orders open at the end of the period, those of the warm-up included; cohort: still open at the end of the run",
        "时段末未办结工单（含预热期受理者）；cohort：至全程结束仍未办结",
    ),
    (
        "rates",
        "never_registered",
        "未能登记",
        "orders",
        "reports whose caller gave up before anything was registered, by the first call; by place only: empty for streets, departments and cohorts",
        "来电者放弃而未登记的反映，按首次来电；限按所在地计者，街道、部门与 cohort 为空",
    ),
    (
        "rates",
        "diverted",
        "绕开热线",
        "orders",
        "reports that a street took itself, past the hotline: in no rate; by place only: empty for streets, departments and cohorts",
        "街道自行接下、未经热线的反映，不入任何一率；限按所在地计者，街道、部门与 cohort 为空",
    ),
    // summary.csv
    (
        "summary",
        "measure",
        "指标",
        "word",
        "a column of rates.csv, or a figure of the whole city over the run, which `jiesu explain` tells",
        "rates.csv 的一列，或全市全程之一项（见 jiesu explain）",
    ),
    ("summary", "n", "次数", "number", "trials in which the measure is defined", "该指标有定义的试验数"),
    ("summary", "mean", "均值", "of the measure", "over these trials", "这些试验之均值"),
    ("summary", "sd", "标准差", "of the measure", "sample standard deviation over these trials", "样本标准差"),
    (
        "summary",
        "se",
        "标准误",
        "of the measure",
        "of the mean: sd/√n with one city; from the means of cities with several",
        "均值之标准误：一城为 sd/√n，多城按城市均值计",
    ),
    ("summary", "ci_low", "区间下限", "of the measure", "95 % interval of the mean, Student's t", "均值的 95 % 区间（t 分布）"),
    ("summary", "ci_high", "区间上限", "of the measure", "95 % interval of the mean, Student's t", "均值的 95 % 区间（t 分布）"),
    ("summary", "p05", "5 % 分位", "of the measure", "5th percentile over trials, type 7", "试验间 5 % 分位数（第 7 型）"),
    ("summary", "p25", "25 % 分位", "of the measure", "25th percentile over trials, type 7", "试验间 25 % 分位数（第 7 型）"),
    ("summary", "p50", "中位数", "of the measure", "median over trials", "试验间中位数"),
    ("summary", "p75", "75 % 分位", "of the measure", "75th percentile over trials, type 7", "试验间 75 % 分位数（第 7 型）"),
    ("summary", "p95", "95 % 分位", "of the measure", "95th percentile over trials, type 7", "试验间 95 % 分位数（第 7 型）"),
    // warnings.csv
    (
        "warnings",
        "date",
        "日期",
        "time",
        "the first of the consecutive days of an alarm, which is known when it ends; of a miss, the shock's first day",
        "预警连续诸日之首日，当日终了方知；漏报则为冲击首日",
    ),
    ("warnings", "category", "类别", "word", "category of the orders that are counted", "所计工单之类别"),
    ("warnings", "district", "区", "code", "district whose orders are counted, or the city", "所计工单之区，或全市"),
    ("warnings", "district_name", "区名", "text", "name of the district, or of the city", "区名或市名"),
    (
        "warnings",
        "kind",
        "结果",
        "word",
        "hit: first alarm of the series within a shock that strikes it; repeat: a later one; false_alarm: without a shock; miss: a shock without an alarm",
        "hit：该序列在冲击中首次预警；repeat：其后再次；false_alarm：无冲击之误报；miss：有冲击而未预警",
    ),
    ("warnings", "shock", "冲击", "word", "name of the shock; empty for a false alarm", "冲击之名；误报为空"),
    (
        "warnings",
        "delay_days",
        "迟延",
        "number",
        "of a hit: days from the shock's first day to the alarm's, 0 if the same",
        "命中：自冲击首日至预警首日之日数，同日为 0",
    ),
    (
        "warnings",
        "observed",
        "实计",
        "orders",
        "registered on that day in the simulated streets, unweighted",
        "当日所模拟街道登记之工单，不加权",
    ),
    ("warnings", "expected", "预期", "orders", "mean of the baseline times the factor of the weekday", "基线均值 × 星期因子"),
    // columns.csv
    ("columns", "file", "文件", "word", "every file of the folder", "文件夹内每个文件"),
    ("columns", "name", "列名", "word", "every column of it", "其中每一列"),
    ("columns", "name_zh", "中文列名", "text", "every column of it", "其中每一列"),
    ("columns", "unit", "单位", "text", "in which its values are", "数值之单位"),
    ("columns", "unit_zh", "单位（中文）", "text", "in which its values are", "数值之单位"),
    ("columns", "counted", "计数对象", "text", "who or what is counted", "所计何人何事"),
    ("columns", "counted_zh", "计数对象（中文）", "text", "who or what is counted", "所计何人何事"),
    (
        "columns",
        "type",
        "类型",
        "word",
        "what its cells hold: number, text, flag, time, period or value (as in a scenario file); a cell that is not defined is empty",
        "单元格内容：number 数、text 文字、flag 是否、time 时间、period 时段、value 取值（同情景文件）；无定义则空",
    ),
];

/// Every column.
fn entries() -> impl Iterator<Item = &'static Entry> {
    ENTRIES
        .iter()
        .chain(efforts::ENTRIES)
        .chain(compared::ENTRIES)
        .chain(gains::ENTRIES)
        .chain(chosen::ENTRIES)
        .chain(orders::ENTRIES)
        .chain(calibrated::ENTRIES)
        .chain(units::ENTRIES)
}

/// The entries of a file, by its name without the ending.
fn entries_of(file: &str) -> impl Iterator<Item = &'static Entry> {
    entries().filter(move |entry| entry.0.split(' ').any(|known| known == file))
}

/// The names of a file's columns.
pub(crate) fn names(file: &str) -> impl Iterator<Item = &'static str> {
    entries_of(file).map(|entry| entry.1)
}

/// A column's name in Chinese; none if it is not one of ours, or names keys of a scenario in a file that a scenario reads again.
pub(crate) fn chinese(file: &str, column: &str) -> Option<&'static str> {
    entries_of(file).find(|entry| entry.1 == column).map(|entry| entry.2).filter(|_| !["calibrated.sets", "sets.informed"].contains(&file))
}

/// What the cells of a column hold; those of a column that is not ours, such as a parameter of a calibration, values.
pub(crate) fn column_type(file: &str, column: &str) -> ColumnType {
    entries_of(file).find(|entry| entry.1 == column).map_or(ColumnType::Value, |entry| unit(entry.3).2)
}

/// What a column means and who is counted, file by file, also by its heading on the terminal; of a file, what a row is, and its columns.
/// `None` if there is no such column, heading or file.
pub fn explain(name: &str) -> Option<String> {
    let file = name.strip_suffix(".csv").unwrap_or(name);
    if let Some((_, row)) =
        names::ROWS.iter().find(|(known, _)| *known == file && (file != name || !entries().any(|entry| entry.1 == name)))
    {
        let columns: Vec<&str> = entries()
            .filter(|entry| entry.0.split(' ').any(|f| f.trim_start_matches("calibrated.") == file))
            .map(|entry| entry.1)
            .collect();
        return Some(format!("{file}.csv: {row}\n  columns: {}\n", columns.join(", ")));
    }
    let name = names::HEADINGS.iter().find(|(heading, _)| *heading == name).map_or(name, |(_, column)| column);
    let told: Vec<String> = entries()
        .filter(|(_, column, ..)| *column == name)
        .map(|(file, column, chinese, unit, counted, _)| format!("{column} ({chinese}), column of {file}.csv, {unit}\n  {counted}\n"))
        .collect();
    let figure = FIGURES.iter().find(|figure| figure.0 == name);
    let figure =
        figure.map(|(name, chinese, told, _)| format!("{name} ({chinese}), measure of summary.csv for the whole city and run\n  {told}\n"));
    let told: Vec<String> = told.into_iter().chain(figure).collect();
    (!told.is_empty()).then(|| told.join("\n"))
}

/// Writes `columns.csv`.
pub(crate) fn write(folder: &Path) -> Result<()> {
    let mut table = Table::create(folder, "columns.csv", &COLUMNS)?;
    const FILES: [&str; 22] = [
        "units",
        "rates",
        "summary",
        "costs",
        "pressure",
        "monthly_topics",
        "orders",
        "warnings",
        "comparison",
        "gains",
        "caveats",
        "crn_audit",
        "designs",
        "attribution",
        "choice",
        "selection",
        "reevaluation",
        "switching_values",
        "pilots",
        "sets",
        "failed",
        "columns",
    ];
    FILES.iter().try_for_each(|file| rows_of(&mut table, file))?;
    for (name, name_zh, counted, counted_zh) in FIGURES {
        ["summary.csv: measure", name, name_zh, "", "", counted, counted_zh, ColumnType::Number.word()]
            .iter()
            .for_each(|text| table.text(text));
        table.end_row()?;
    }
    table.finish()
}

fn rows_of(table: &mut Table, file: &str) -> Result<()> {
    for (_, name, name_zh, english, counted, counted_zh) in entries_of(file) {
        let (_, unit_zh, column_type) = unit(english);
        // The sets.csv of a calibration is another than that of a run.
        table.show(format_args!("{}.csv", file.strip_prefix("calibrated.").unwrap_or(file)));
        for text in [name, name_zh, english, unit_zh, counted, counted_zh, column_type.word()] {
            table.text(text);
        }
        table.end_row()?;
    }
    Ok(())
}

/// Writes the `columns.csv` of a calibration, whose files have columns of its parameters and targets.
pub(crate) fn write_calibrated<'a>(folder: &Path, keys: impl Iterator<Item = &'a str>, targets: &[String]) -> Result<()> {
    let mut table = Table::create(folder, "columns.csv", &COLUMNS)?;
    ["calibration", "calibrated.sets", "sets.informed", "fit", "columns"].iter().try_for_each(|file| rows_of(&mut table, file))?;
    let files = "calibration.csv sets.csv";
    let keys =
        keys.map(|key| [files, key, "", VALUE.0, VALUE.1, "the value of this parameter", "该参数之值", VALUE.2.word()].map(String::from));
    let simulated = ["simulated value of this target, in its own trial", "该目标之模拟值，取其自身试验"];
    let targets = targets.iter().map(|target| {
        let [english, chinese] = simulated;
        ["calibration.csv", &format!("_{target}"), "", "", "", english, chinese, ColumnType::Number.word()].map(String::from)
    });
    for row in keys.chain(targets) {
        row.iter().for_each(|text| table.text(text));
        table.end_row()?;
    }
    table.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::{calibrated, choice, compared, crn_audit, designs, files, gains, orders, pilots, sets, units, warnings};

    #[test]
    fn every_figure_is_explained_once() {
        let words: Vec<&str> = crate::analysis::overview::Headline::FIGURES.iter().map(|figure| figure.word()).collect();
        assert_eq!(FIGURES.map(|figure| figure.0).to_vec(), words);
        assert!(explain("unmet_gini").unwrap().contains("measure of summary.csv"));
    }

    #[test]
    fn every_column_of_every_file_is_explained_once() {
        let tried = [&calibrated::TRIED.concat()[..], &[calibrated::FAILED]].concat();
        let own = [&[calibrated::SET][..], &calibrated::SETS].concat();
        let files: [(&str, &[&str]); 26] = [
            ("units", &units::COLUMNS),
            ("rates", &files::RATES),
            ("summary", &files::SUMMARY),
            ("costs", &files::COSTS),
            ("pressure", &files::PRESSURE),
            ("monthly_topics", &files::MONTHLY_TOPICS),
            ("orders", &orders::COLUMNS),
            ("comparison", &compared::COMPARISON),
            ("gains", &gains::COLUMNS),
            ("caveats", &compared::CAVEATS),
            ("crn_audit", &crn_audit::COLUMNS),
            ("designs", &designs::COLUMNS),
            ("attribution", &compared::ATTRIBUTION),
            ("choice", &choice::CHOICE),
            ("selection", &choice::SELECTION),
            ("reevaluation", &choice::REEVALUATION),
            ("switching_values", &choice::SWITCHING_VALUES),
            ("pilots", &pilots::COLUMNS),
            ("sets", &sets::COLUMNS),
            ("failed", &files::FAILED),
            ("warnings", &warnings::COLUMNS),
            ("columns", &COLUMNS),
            ("calibration", &tried),
            ("calibrated.sets", &own),
            ("sets.informed", &calibrated::INFORMED),
            ("fit", &calibrated::FIT),
        ];
        for (file, columns) in files {
            let explained: Vec<&str> = entries().filter(|e| e.0.split(' ').any(|f| f == file)).map(|e| e.1).collect();
            let mut missing: Vec<&&str> = columns.iter().filter(|c| explained.iter().filter(|e| e == c).count() != 1).collect();
            missing.extend(explained.iter().filter(|e| !columns.contains(e)));
            assert!(missing.is_empty(), "{file}.csv: {missing:?}");
        }
        for (file, columns) in files {
            let mut headings: Vec<_> = columns.iter().map(|column| chinese(file, column)).collect();
            headings.sort_unstable();
            let twice: Vec<_> = headings.windows(2).filter(|pair| pair[0].is_some() && pair[0] == pair[1]).collect();
            assert!(twice.is_empty(), "{file}.csv: {twice:?}: by its heading a column is known again");
        }
        for (file, name, zh, unit, counted, counted_zh) in entries() {
            assert_eq!(super::unit(unit).0, *unit, "{file} {name}");
            assert!(!zh.is_empty() && !counted.is_empty() && !counted_zh.is_empty(), "{file} {name}");
        }
    }
}
