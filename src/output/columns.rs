//! `columns.csv`: the meaning, unit and counted population of every column of every file.

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
    // The trial.
    (
        "rates summary costs pressure monthly_topics orders warnings pilots failed",
        "design",
        "方案",
        "word",
        "the scenario, named after its file",
        "情景，以文件名命名",
    ),
    (
        "rates costs pressure monthly_topics orders warnings pilots failed",
        "city",
        "城市编号",
        "number",
        "the synthetic city, from 1",
        "合成城市，从 1 编号",
    ),
    (
        "rates costs pressure monthly_topics orders warnings failed",
        "replication",
        "重复模拟序号",
        "number",
        "the replication in its city, from 1",
        "同一城市中的第几次重复模拟，从 1 编号",
    ),
    // What a rate is of.
    (
        "rates summary pressure",
        "period_kind",
        "时段类型",
        "word",
        "run (the whole measurement period), month or assessment; week and day on request. For communities by day, rates.csv omits official rows without reviews and rows of zeros, and summary.csv omits all rows",
        "run（整个统计期）、month（月）或 assessment（考核期）；可另选 week（周）、day（日）。按日统计社区时，rates.csv 省略无回访的官方口径行和全为零的行，summary.csv 全部省略",
    ),
    (
        "rates summary pressure",
        "period",
        "时段",
        "name of a period",
        "run, or the month, week or day. An assessment period is named after the month in which it ends; weeks are ISO weeks, Monday to Sunday, such as 2019-W05; days begin at midnight. The first and last month and week cover only their part of the measurement period",
        "run，或具体的月、周、日。考核期以其结束的月份命名；周为 ISO 周（周一至周日），如 2019-W05；日从零时开始。首尾的月和周只包括统计期内的部分",
    ),
    (
        "rates summary",
        "level",
        "层级",
        "word",
        "city, district and topic: orders by place, weighted; street and department: orders by the unit that kept them, unweighted; community: orders by place, unweighted",
        "市、区、主题：按问题所在地统计，加权；街道、部门：按最终承办单位统计，不加权；社区：按问题所在地统计，不加权",
    ),
    (
        "rates summary",
        "unit",
        "地区或单位",
        "code",
        "the place or unit, as in units.csv; for a topic, the category of the problem",
        "地区或单位，见 units.csv；主题为问题类别",
    ),
    (
        "rates summary",
        "review",
        "回访口径",
        "word",
        "official: citizens whom the city's callback reached; observer: the citizens of all closed orders",
        "official：官方口径，即市级回访接通的市民；observer：独立观察口径，即全部办结工单的市民",
    ),
    (
        "rates summary",
        "basis",
        "统计口径",
        "word",
        "callback: opened, closed and reviewed in the period; cohort: opened in the period and followed to the end of the run, with the last answer received",
        "callback：在时段内受理、办结、回访；cohort：在时段内受理，跟踪至模拟结束，以最后一次答复为准",
    ),
    ("rates", "opened", "受理量", "orders", "orders registered, by time of the citizen's first call", "已登记工单，按市民首次来电时间统计"),
    (
        "rates",
        "closed",
        "办结量",
        "orders",
        "orders closed; cohort: those opened in the period and closed by the end of the run",
        "已办结工单；cohort：时段内受理、模拟结束前办结",
    ),
    ("rates", "reviewed", "回访量", "orders", "orders whose citizen was asked, except excluded ones", "已回访且未被剔除的工单"),
    (
        "rates",
        "contacted",
        "联系量",
        "orders",
        "of the reviewed: the citizen says that the unit made contact",
        "回访工单中，市民称承办单位已联系",
    ),
    (
        "rates",
        "contacted_in_time",
        "按时联系量",
        "orders",
        "of the reviewed: contacted within the fixed limit after the call, by the system's records",
        "回访工单中，按系统记录在规定时限内联系",
    ),
    ("rates", "resolved", "解决量", "orders", "of the reviewed: the citizen says that the problem is resolved", "回访工单中，市民称已解决"),
    (
        "rates",
        "satisfied",
        "满意量（折算）",
        "orders",
        "of the reviewed: credit, 1 satisfied, 0.9 basically satisfied, 0 not",
        "回访工单的满意折算值：满意计 1，基本满意计 0.9，不满意计 0",
    ),
    ("rates", "response_rate", "响应率", "share", "contacted ÷ reviewed", "联系量 ÷ 回访量"),
    ("rates", "resolution_rate", "解决率", "share", "resolved ÷ reviewed", "解决量 ÷ 回访量"),
    ("rates", "satisfaction_rate", "满意率", "share", "satisfied ÷ reviewed", "满意量（折算）÷ 回访量"),
    (
        "rates",
        "cured",
        "实际解决量（模拟）",
        "orders",
        "of the reviewed: the problem was actually resolved in the model when the order was closed",
        "回访工单中，办结时问题在模型中确已解决",
    ),
    ("rates", "cured_rate", "实际解决率（模拟）", "share", "cured ÷ reviewed", "实际解决量 ÷ 回访量"),
    (
        "rates",
        "unmet_days",
        "未解决人日",
        "days per resident",
        "all problems of the place, reported or not: days open or suppressed times citizens affected, divided by residents; for a topic, all problems of the category, per resident of the city; empty for departments and cohorts",
        "本地全部问题（不论是否反映）：未解决或被压下的天数 × 受影响人数 ÷ 居民人数；主题为全市该类问题，按全市居民计算；部门和 cohort 为空",
    ),
    (
        "rates",
        "score",
        "综合得分",
        "share",
        "official, assessment periods, ranked units only: the weighted sum of the three rates of the assessed orders; a district is scored on the orders its streets kept, a department also, in part, on orders that needed its help",
        "仅限官方口径、考核期和参加排名的单位：考核工单三率的加权和；区按其街道承办的工单计算，部门还部分计入需其协助的工单",
    ),
    (
        "rates",
        "rank",
        "排名",
        "number",
        "among the ranked streets, districts or departments, from 1",
        "在参加排名的街道、区或部门中的名次，从 1 起",
    ),
    (
        "rates",
        "open",
        "期末未办结量",
        "orders",
        "orders open at the end of the period, including those of the warm-up; cohort: still open at the end of the run",
        "时段末未办结的工单（含预热期受理的）；cohort：模拟结束时仍未办结",
    ),
    (
        "rates",
        "never_registered",
        "未能登记量",
        "orders",
        "reports whose caller gave up before registration, by time of the first call; by place only: empty for streets, departments and cohorts",
        "来电者在登记前放弃的诉求，按首次来电时间统计；仅按所在地统计，街道、部门和 cohort 为空",
    ),
    (
        "rates",
        "diverted",
        "未经热线受理量",
        "orders",
        "reports that a street accepted directly, bypassing the hotline; they enter no rate; by place only: empty for streets, departments and cohorts",
        "街道直接受理、未经热线的诉求，不计入任何比率；仅按所在地统计，街道、部门和 cohort 为空",
    ),
    // summary.csv
    (
        "summary",
        "measure",
        "指标",
        "word",
        "a column of rates.csv, or a measure of the whole city and run, which `jiesu explain` describes",
        "rates.csv 的一列，或全市整个统计期的一项指标（见 jiesu explain）",
    ),
    ("summary", "n", "模拟次数", "number", "trials in which the measure is defined", "该指标有定义的模拟次数"),
    ("summary", "mean", "均值", "of the measure", "over these trials", "上述各次模拟的均值"),
    ("summary", "sd", "标准差", "of the measure", "sample standard deviation over these trials", "上述各次模拟的样本标准差"),
    (
        "summary",
        "se",
        "标准误",
        "of the measure",
        "of the mean: sd/√n with one city; from the means of cities with several",
        "均值的标准误：一座城市时为 sd/√n，多座城市时按各城市均值计算",
    ),
    (
        "summary",
        "ci_low",
        "置信区间下限",
        "of the measure",
        "95 % confidence interval of the mean, Student's t",
        "均值的 95 % 置信区间（t 分布）",
    ),
    (
        "summary",
        "ci_high",
        "置信区间上限",
        "of the measure",
        "95 % confidence interval of the mean, Student's t",
        "均值的 95 % 置信区间（t 分布）",
    ),
    ("summary", "p05", "5 % 分位数", "of the measure", "5th percentile over trials, type 7", "各次模拟的 5 % 分位数（第 7 型）"),
    ("summary", "p25", "25 % 分位数", "of the measure", "25th percentile over trials, type 7", "各次模拟的 25 % 分位数（第 7 型）"),
    ("summary", "p50", "中位数", "of the measure", "median over trials", "各次模拟的中位数"),
    ("summary", "p75", "75 % 分位数", "of the measure", "75th percentile over trials, type 7", "各次模拟的 75 % 分位数（第 7 型）"),
    ("summary", "p95", "95 % 分位数", "of the measure", "95th percentile over trials, type 7", "各次模拟的 95 % 分位数（第 7 型）"),
    // warnings.csv
    (
        "warnings",
        "date",
        "日期",
        "time",
        "the first of an alarm's consecutive days, known at the end of that day; for a miss, the shock's first day",
        "连续预警的首日，当日结束时得知；漏报为冲击的首日",
    ),
    ("warnings", "category", "类别", "word", "category of the monitored orders", "所监测工单的类别"),
    ("warnings", "district", "区代码", "code", "district of the monitored orders, or the city", "所监测工单所在的区，或全市"),
    ("warnings", "district_name", "区名称", "text", "name of the district, or of the city", "区名或市名"),
    (
        "warnings",
        "kind",
        "预警结果",
        "word",
        "hit: first alarm of the series during a shock that affects it; repeat: a later one; false_alarm: no shock; miss: a shock without an alarm",
        "hit：冲击期间该序列的首次预警；repeat：其后的预警；false_alarm：无冲击的误报；miss：有冲击而未预警",
    ),
    ("warnings", "shock", "冲击", "word", "name of the shock; empty for a false alarm", "冲击名称；误报为空"),
    (
        "warnings",
        "delay_days",
        "预警延迟（日）",
        "number",
        "for a hit: days from the shock's first day to the alarm's, 0 if the same",
        "命中时：从冲击首日到预警首日的天数，同日为 0",
    ),
    (
        "warnings",
        "observed",
        "实际受理量",
        "orders",
        "registered on that day in the simulated streets, unweighted",
        "当日模拟街道登记的工单，不加权",
    ),
    ("warnings", "expected", "预期受理量", "orders", "mean of the baseline times the factor of the weekday", "基线均值 × 星期系数"),
    // columns.csv
    ("columns", "file", "文件", "word", "every file of the folder", "文件夹中的每个文件"),
    ("columns", "name", "列名", "word", "every column of the file", "文件中的每一列"),
    ("columns", "name_zh", "中文列名", "text", "the column's name in Chinese", "列的中文名称"),
    ("columns", "unit", "单位", "text", "unit of the values", "数值的单位"),
    ("columns", "unit_zh", "单位（中文）", "text", "unit of the values, in Chinese", "数值的单位（中文）"),
    ("columns", "counted", "统计范围", "text", "who or what is counted", "统计的对象和范围"),
    ("columns", "counted_zh", "统计范围（中文）", "text", "who or what is counted, in Chinese", "统计的对象和范围（中文）"),
    (
        "columns",
        "type",
        "类型",
        "word",
        "type of the cells: number, text, flag, time, period or value (as in a scenario file); undefined cells are empty",
        "单元格类型：number 数值、text 文本、flag 是否、time 时间、period 时段、value 取值（同情景文件）；无定义时为空",
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

/// A column's name in Chinese; `None` for an unknown column, and for files that a scenario reads again, whose columns name its keys.
pub(crate) fn chinese(file: &str, column: &str) -> Option<&'static str> {
    entries_of(file).find(|entry| entry.1 == column).map(|entry| entry.2).filter(|_| !["calibrated.sets", "sets.informed"].contains(&file))
}

/// The type of a column's cells; unknown columns, such as a parameter of a calibration, contain values.
pub(crate) fn column_type(file: &str, column: &str) -> ColumnType {
    entries_of(file).find(|entry| entry.1 == column).map_or(ColumnType::Value, |entry| unit(entry.3).2)
}

/// Explains a column (by its name, or its heading on the terminal) in every file that has it, or a file: its rows and columns.
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
    let columns = entries()
        .filter(|(_, column, ..)| *column == name)
        .map(|(file, column, chinese, unit, counted, _)| format!("{column} ({chinese}), column of {file}.csv, {unit}\n  {counted}\n"));
    let figure = FIGURES.iter().find(|figure| figure.0 == name);
    let figure = figure
        .map(|(name, chinese, counted, _)| format!("{name} ({chinese}), measure of summary.csv for the whole city and run\n  {counted}\n"));
    let explanations: Vec<String> = columns.chain(figure).collect();
    (!explanations.is_empty()).then(|| explanations.join("\n"))
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
        // The sets.csv of a calibration differs from that of a run.
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
        keys.map(|key| [files, key, "", VALUE.0, VALUE.1, "the value of this parameter", "该参数的取值", VALUE.2.word()].map(String::from));
    let simulated = ["simulated value of this target, from the set's own trial", "该目标的模拟值，取自该参数组的模拟"];
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
            ("failed", &crate::output::views::FAILED),
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
            assert!(twice.is_empty(), "{file}.csv: {twice:?}: two columns have the same heading");
        }
        for (file, name, zh, unit, counted, counted_zh) in entries() {
            assert_eq!(super::unit(unit).0, *unit, "{file} {name}");
            assert!(!zh.is_empty() && !counted.is_empty() && !counted_zh.is_empty(), "{file} {name}");
        }
    }
}
