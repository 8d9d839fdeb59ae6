//! The columns of all files: `columns.csv`, and what `explain` says of them.

pub(super) mod calibrated;
pub(super) mod chosen;
pub(super) mod compared;
pub(super) mod crn_audit;
pub(super) mod decided;
pub(super) mod designs;
pub(super) mod efforts;
pub(super) mod failed;
pub(super) mod gains;
pub(super) mod optimized;
pub(super) mod orders;
pub(super) mod pilots;
pub(super) mod rates;
pub(super) mod robust;
pub(super) mod scored;
pub(super) mod sensitivity;
pub(super) mod sets;
pub(super) mod trial;
pub(super) mod units;
pub(super) mod warnings;

use super::csv::{self, Column, File, column};
use super::unit::{ColumnType, Unit};
use crate::analysis::headline::Headline;
use crate::error::Result;
use crate::messages::{Language, Message, find, message, text};
use std::path::Path;

/// A file as it declares itself.
struct Declared {
    name: &'static str,
    key: &'static str,
    columns: Vec<(&'static str, Unit)>,
}

fn declared<F: File>() -> Declared {
    Declared { name: F::NAME, key: F::KEY, columns: F::COLUMNS.iter().map(|column| (column.name, column.unit)).collect() }
}

/// The files of a results folder.
const RESULTS: [fn() -> Declared; 32] = [
    declared::<units::UnitsFile>,
    declared::<rates::RatesFile>,
    declared::<rates::SummaryFile>,
    declared::<efforts::CostsFile>,
    declared::<efforts::PressureFile>,
    declared::<efforts::TopicsFile>,
    declared::<orders::OrdersFile>,
    declared::<warnings::WarningsFile>,
    declared::<compared::ComparisonFile>,
    declared::<compared::ContrastsFile>,
    declared::<compared::AccountsFile>,
    declared::<compared::LeadsFile>,
    declared::<gains::GainsFile>,
    declared::<compared::CaveatsFile>,
    declared::<crn_audit::CrnAuditFile>,
    declared::<designs::DesignsFile>,
    declared::<compared::AttributionFile>,
    declared::<chosen::ChoiceFile>,
    declared::<chosen::SelectionFile>,
    declared::<chosen::ReevaluationFile>,
    declared::<chosen::SwitchingValuesFile>,
    declared::<sensitivity::SobolFile>,
    declared::<sensitivity::ScreeningFile>,
    declared::<decided::DecisionFile>,
    declared::<decided::InformationFile>,
    declared::<robust::ConclusionsFile>,
    declared::<robust::RobustnessFile>,
    declared::<robust::BestDesignsFile>,
    declared::<pilots::PilotsFile>,
    declared::<sets::SetsFile>,
    declared::<failed::FailedFile>,
    declared::<ColumnsFile>,
];

/// The files of an optimization.
const OPTIMIZATION: [fn() -> Declared; 5] = [
    declared::<optimized::SettingsFile>,
    declared::<optimized::SettingMeasuresFile>,
    declared::<optimized::OptimumFile>,
    declared::<optimized::StepsFile>,
    declared::<ColumnsFile>,
];

/// The files of a calibration.
const CALIBRATION: [fn() -> Declared; 6] = [
    declared::<calibrated::CalibrationFile>,
    declared::<calibrated::SampleFile>,
    declared::<calibrated::InformedFile>,
    declared::<calibrated::FitFile>,
    declared::<calibrated::RanksFile>,
    declared::<ColumnsFile>,
];

/// The files of scored forecasts.
const SCORED: [fn() -> Declared; 4] =
    [declared::<scored::ScoresFile>, declared::<scored::SkillFile>, declared::<scored::ScoredFile>, declared::<ColumnsFile>];

/// Every file once.
fn files() -> impl Iterator<Item = Declared> {
    RESULTS.iter().chain(&CALIBRATION[..5]).chain(&OPTIMIZATION[..4]).chain(&SCORED[..3]).map(|declared| declared())
}

/// The names of all files.
#[cfg(test)]
pub(super) fn of_files() -> impl Iterator<Item = String> {
    files().map(|file| format!("{}.csv", file.name))
}

/// The measures that `summary.csv` has beside the columns of `rates.csv`, as columns of a file of this key.
const FIGURES: &str = "figure";

/// A row of `columns.csv`.
struct Entry {
    file: String,
    name: String,
    unit: Unit,
    /// The key of its messages.
    key: String,
}

impl Entry {
    fn new(file: &Declared, name: &str, unit: Unit) -> Entry {
        Entry { file: format!("{}.csv", file.name), name: name.into(), unit, key: message_key(file.key, name) }
    }

    fn of(file: &Declared) -> impl Iterator<Item = Entry> {
        file.columns.iter().map(|(name, unit)| Entry::new(file, name, *unit))
    }

    fn figure(figure: &Headline) -> Entry {
        let name = figure.word();
        Entry { file: "summary.csv: measure".into(), name: name.into(), unit: Unit::Unsaid, key: message_key(FIGURES, name) }
    }

    /// Its name in Chinese; in English it is called as in the file.
    fn chinese(&self) -> Option<String> {
        find(Language::Chinese, &format!("{}.name", self.key))
    }

    fn counted(&self, language: Language) -> Option<String> {
        find(language, &self.key)
    }
}

fn kebab(name: &str) -> String {
    name.trim_matches('_').replace(['_', '.'], "-")
}

/// The key of a column's messages: its own, or one that it shares with columns of this name in other files.
fn message_key(file: &str, column: &str) -> String {
    let own = format!("column-{}-{}", kebab(file), kebab(column));
    if find(Language::English, &own).is_some() { own } else { format!("column-{}", kebab(column)) }
}

struct ColumnsFile;

impl File for ColumnsFile {
    type Row<'a> = Entry;
    const NAME: &'static str = "columns";
    const COLUMNS: &'static [Column<Self>] = &[
        column("file", Unit::Word, |row| (&row.file).into()),
        column("name", Unit::Word, |row| (&row.name).into()),
        column("name_zh", Unit::Text, |row| row.chinese().into()),
        column("unit", Unit::Text, |row| row.unit.text(Language::English).into()),
        column("unit_zh", Unit::Text, |row| row.unit.text(Language::Chinese).into()),
        column("counted", Unit::Text, |row| row.counted(Language::English).into()),
        column("counted_zh", Unit::Text, |row| row.counted(Language::Chinese).into()),
        column("type", Unit::Word, |row| row.unit.column_type().word().into()),
    ];
}

/// Writes `columns.csv`.
pub(crate) fn write(folder: &Path) -> Result<()> {
    let files: Vec<Declared> = RESULTS.iter().map(|declared| declared()).collect();
    csv::write::<ColumnsFile>(folder, files.iter().flat_map(Entry::of).chain(Headline::FIGURES.iter().map(Entry::figure)))
}

/// Writes the `columns.csv` of a calibration, whose files have columns of its parameters and targets.
pub(crate) fn write_calibrated<'a>(folder: &Path, keys: impl Iterator<Item = &'a str>, targets: &[String]) -> Result<()> {
    let files: Vec<Declared> = CALIBRATION.iter().map(|declared| declared()).collect();
    let parameter =
        |key: &str| Entry { file: "calibration.csv sets.csv".into(), name: key.into(), unit: Unit::Value, key: "column-parameter".into() };
    let target = |target: &String| Entry {
        file: "calibration.csv".into(),
        name: format!("_{target}"),
        unit: Unit::Unsaid,
        key: "column-target".into(),
    };
    csv::write::<ColumnsFile>(folder, files.iter().flat_map(Entry::of).chain(keys.map(parameter)).chain(targets.iter().map(target)))
}

/// Writes the `columns.csv` of an optimization, one of whose files has columns of its factors.
pub(crate) fn write_optimized<'a>(folder: &Path, keys: impl Iterator<Item = &'a str>) -> Result<()> {
    let files: Vec<Declared> = OPTIMIZATION.iter().map(|declared| declared()).collect();
    let factor = |key: &str| Entry { file: "settings.csv".into(), name: key.into(), unit: Unit::Value, key: "column-factor".into() };
    csv::write::<ColumnsFile>(folder, files.iter().flat_map(Entry::of).chain(keys.map(factor)))
}

/// Writes the `columns.csv` of scored forecasts.
pub(crate) fn write_scored(folder: &Path) -> Result<()> {
    let files: Vec<Declared> = SCORED.iter().map(|declared| declared()).collect();
    csv::write::<ColumnsFile>(folder, files.iter().flat_map(Entry::of))
}

/// The names of a file's columns; `file` is its key.
pub(crate) fn names(file: &str) -> impl Iterator<Item = &'static str> {
    files().filter(move |declared| declared.key == file).flat_map(|declared| declared.columns).map(|(name, _)| name)
}

/// A column's name in Chinese; `None` for an unknown column, and for files that a scenario reads again, whose columns name its keys.
pub(crate) fn chinese(file: &str, column: &str) -> Option<String> {
    names(file).find(|name| *name == column && !["calibrated.sets", "sets.informed"].contains(&file))?;
    find(Language::Chinese, &format!("{}.name", message_key(file, column)))
}

/// The type of a column's cells; unknown columns, such as a parameter of a calibration, contain values.
pub(crate) fn column_type(file: &str, column: &str) -> ColumnType {
    let mut columns = files().filter(|declared| declared.key == file).flat_map(|declared| declared.columns);
    columns.find(|(name, _)| *name == column).map_or(ColumnType::Value, |(_, unit)| unit.column_type())
}

/// The column that has the values below a heading of the terminal, in either language.
fn headed(heading: &str) -> Option<&'static str> {
    let headings = [
        (message!("table-variance-ratio"), "variance_ratio"),
        (message!("table-better-in"), "p_better"),
        (message!("table-95-interval"), "ci_low"),
        (message!("table-95-interval-joint"), "joint_low"),
        (message!("table-without-it"), "left_out_p50"),
        (message!("table-spread"), "ratio"),
    ];
    let is_it = |known: &Message| Language::ALL.iter().any(|language| known.text(*language) == heading);
    headings.into_iter().find_map(|(known, column)| is_it(&known).then_some(column))
}

/// Explains a column (by its name, or its heading on the terminal) in every file that has it, or a file: its rows and columns.
/// `None` if there is no such column, heading or file. English names the Chinese term too.
///
/// ```
/// use jiesu::{Language, output::explain_column};
///
/// assert!(explain_column("resolution_rate", Language::English).is_some_and(|text| text.contains("rates.csv")));
/// assert!(explain_column("rates.csv", Language::Chinese).is_some());
/// assert_eq!(explain_column("no_such_column", Language::English), None);
/// ```
pub fn explain(name: &str, language: Language) -> Option<String> {
    let entries: Vec<Entry> = files().flat_map(|file| Entry::of(&file).collect::<Vec<_>>()).collect();
    let file = name.strip_suffix(".csv").unwrap_or(name);
    if file != name || !entries.iter().any(|entry| entry.name == name) {
        let columns: Vec<&str> =
            files().filter(|declared| declared.name == file).flat_map(|declared| declared.columns).map(|(name, _)| name).collect();
        if let Some(row) = find(language, &format!("file-{}", kebab(file))).filter(|_| !columns.is_empty()) {
            return Some(text!(language, "explain-file", file = format!("{file}.csv"), row = row, columns = columns.join(", ")) + "\n");
        }
    }
    let name = headed(name).unwrap_or(name);
    // Files in which it means the same are named together.
    let texts = |entry: &Entry| [entry.chinese(), entry.counted(language)].map(Option::unwrap_or_default);
    let mut meanings: Vec<([String; 2], Unit, Vec<&str>)> = Vec::new();
    for entry in entries.iter().filter(|entry| entry.name == name) {
        let texts = texts(entry);
        match meanings.iter_mut().find(|(known, unit, _)| (known, *unit) == (&texts, entry.unit)) {
            Some((.., files)) => files.push(&entry.file),
            None => meanings.push((texts, entry.unit, vec![&entry.file])),
        }
    }
    let columns = meanings.into_iter().map(|([chinese, counted], unit, files)| {
        let (files, unit) = (files.join(", "), unit.text(language));
        text!(language, "explain-column", name = name, chinese = chinese, files = files, unit = unit, counted = counted) + "\n"
    });
    let figures = Headline::FIGURES.iter().filter(|figure| figure.word() == name).map(|figure| {
        let [chinese, counted] = texts(&Entry::figure(figure));
        text!(language, "explain-figure", name = name, chinese = chinese, counted = counted) + "\n"
    });
    let explanations: Vec<String> = columns.chain(figures).collect();
    (!explanations.is_empty()).then(|| explanations.join("\n"))
}

/// Every column with its Chinese name, in the order of the files; a name that several files share, once.
pub(crate) fn chinese_names() -> Vec<(String, String)> {
    let mut names: Vec<(String, String)> = Vec::new();
    for entry in files().flat_map(|file| Entry::of(&file).collect::<Vec<_>>()) {
        if let Some(chinese) = entry.chinese().filter(|chinese| !names.contains(&(entry.name.clone(), chinese.clone()))) {
            names.push((entry.name, chinese));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// The keys of all columns' messages.
    fn keys() -> BTreeSet<String> {
        let columns = files().flat_map(|file| Entry::of(&file).map(|entry| entry.key).collect::<Vec<_>>());
        let figures = Headline::FIGURES.iter().map(|figure| Entry::figure(figure).key);
        columns.chain(figures).chain(["column-factor", "column-parameter", "column-target"].map(String::from)).collect()
    }

    #[test]
    fn every_column_says_in_both_languages_who_is_counted_and_no_other_message_does() {
        for language in Language::ALL {
            let source = language.source();
            let found: BTreeSet<String> = source
                .lines()
                .filter(|line| line.starts_with("column-"))
                .filter_map(|line| Some(line.split_once(" =")?.0.into()))
                .collect();
            assert_eq!(found, keys(), "{language}");
        }
        let unnamed = keys().into_iter().filter(|key| find(Language::Chinese, &format!("{key}.name")).is_none());
        assert_eq!(unnamed.collect::<Vec<_>>(), ["column-factor", "column-parameter", "column-target"]);
    }

    #[test]
    fn every_file_says_what_a_row_is_and_has_each_heading_once() {
        let mut said: BTreeSet<String> = BTreeSet::new();
        for file in files() {
            let key = format!("file-{}", kebab(file.name));
            assert!(Language::ALL.into_iter().all(|language| find(language, &key).is_some()), "{key}");
            said.insert(key);
            let names: BTreeSet<&str> = names(file.key).collect();
            assert_eq!(names.len(), file.columns.len(), "{}", file.key);
            let headings: Vec<String> = names.iter().filter_map(|name| chinese(file.key, name)).collect();
            assert_eq!(headings.iter().collect::<BTreeSet<_>>().len(), headings.len(), "{}: {headings:?}", file.key);
        }
        let found = Language::English.source().lines().filter(|line| line.starts_with("file-")).count();
        assert_eq!(found, said.len());
    }

    #[test]
    fn a_column_and_a_figure_are_explained() {
        assert!(explain("unmet_gini", Language::English).unwrap().contains("measure of summary.csv"));
        assert_eq!(
            explain("contacted_in_time", Language::English)
                .unwrap()
                .lines()
                .filter(|line| line.contains(", column of "))
                .collect::<Vec<_>>(),
            [
                "contacted_in_time (按时联系量), column of rates.csv, orders",
                "contacted_in_time (是否按时联系), column of orders.csv, yes or no"
            ]
        );
    }
}
