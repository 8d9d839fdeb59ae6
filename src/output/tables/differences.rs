//! Differences of designs from the baseline: a table for each measure, the main measures side by side, and all in one table.

use super::{Cell, Column, Grid, Row};
use crate::analysis::Analysis;
use crate::analysis::allocation::allocation;
use crate::analysis::compare::Difference;
use crate::analysis::measures::ReviewedMeasure;
use crate::analysis::pairs::CiScope;
use crate::analysis::rates::Basis;
use crate::analysis::results::ComparisonResults;
use crate::ledger::Review;
use crate::messages::numbers::{fixed, interval, percent};
use crate::messages::{Language, Message, message, text};
use crate::output::labels::{COMPARED, Scale, family_note, name, no_interval};
use crate::output::layout::width;

/// Width of the names of designs; long ones take the space of the last column.
const NAME: usize = 30;
const LONG: usize = 44;

/// What the tables are about.
#[derive(Clone, Copy)]
pub(crate) struct Compared<'a> {
    /// The language.
    pub language: Language,
    /// The analysis.
    pub analysis: &'a Analysis,
    /// Its comparison.
    pub comparison: &'a ComparisonResults,
}

/// The differences in a measure, each with the index of its design, and the scales of their levels and of themselves.
struct Differences<'a> {
    rows: Vec<(usize, &'a Difference)>,
    levels: Scale,
    scale: Scale,
    /// The baseline's mean, from the largest set of pairs.
    baseline: f64,
}

impl<'a> Compared<'a> {
    /// The differences of these designs in a measure; none where none of them has one.
    fn differences(&self, measure: ReviewedMeasure, designs: &[usize]) -> Option<Differences<'a>> {
        let comparison = self.comparison;
        let found = |index: &usize| Some((*index, comparison.difference(*index, measure.0, measure.1)?));
        let rows: Vec<(usize, &Difference)> = designs.iter().filter_map(found).collect();
        let scale = Scale::of(measure, self.analysis.months());
        let means = rows.iter().flat_map(|(_, difference)| difference.paired.means);
        let differences = rows.iter().map(|(_, difference)| difference.paired.difference);
        let baseline = rows.iter().map(|(_, difference)| difference.paired).max_by_key(|paired| paired.n)?.means[0];
        Some(Differences { levels: scale.column(means), scale: scale.column(differences), rows, baseline })
    }

    fn all_designs(&self) -> Vec<usize> {
        (0..self.comparison.designs.len()).collect()
    }

    fn baseline(&self) -> &'a str {
        self.analysis.designs.first().map_or("", |design| &design.name)
    }

    /// The difference in a measure: a row for each design; none where it is not defined.
    pub(crate) fn measure(&self, measure: ReviewedMeasure) -> Option<Grid> {
        Some(self.grid(measure, &self.differences(measure, &self.all_designs())?, usize::MAX))
    }

    /// The same for sensitivity: the `most` designs with the largest differences, largest first.
    pub(crate) fn largest(&self, measure: ReviewedMeasure, most: usize) -> Option<Grid> {
        let mut found = self.differences(measure, &self.all_designs())?;
        found.rows.sort_by(|a, b| b.1.paired.difference.abs().total_cmp(&a.1.paired.difference.abs()));
        // The first row is the baseline's.
        Some(Grid { listed: Some((most + 1, "comparison.csv")), ..self.grid(measure, &found, most) })
    }

    /// The table, of which the terminal shows the first `most` designs.
    fn grid(&self, measure: ReviewedMeasure, found: &Differences<'_>, most: usize) -> Grid {
        let language = self.language;
        let of_design = |index: usize| self.comparison.designs[index].name.as_str();
        let is_long = found.rows.iter().take(most).any(|(index, _)| width(of_design(*index)) >= NAME);
        // Once is enough: the ratios of all measures are in comparison.csv.
        let has_ratio = measure.0.is_one_of_three() && found.rows.iter().any(|(_, row)| row.paired.variance_ratio.is_some());
        let baseline = [Cell::words(self.baseline()), Cell::number(Some(found.baseline), |mean| found.levels.level(mean))];
        let rows = found.rows.iter().map(|(index, difference)| {
            let paired = &difference.paired;
            let range = paired.ratio_interval.map(|(low, high)| interval(language, fixed(low, 1), fixed(high, 1)));
            let ratio = Cell::number(paired.variance_ratio, |ratio| fixed(ratio, 1)).with_interval(range);
            let mean = found.levels.level(paired.means[0]);
            let mut cells = vec![
                Cell::words(of_design(*index)),
                Cell::number(Some(paired.means[1]), |mean| found.levels.level(mean)),
                self.difference(found.scale, difference),
                better(language, difference),
            ];
            cells.extend(has_ratio.then_some(ratio));
            Row {
                cells,
                note: match paired.means[0] == found.baseline {
                    true => String::new(),
                    false => text!(language, "table-fewer-pairs", n = paired.n, baseline = self.baseline(), mean = mean),
                },
                ..Row::default()
            }
        });
        let mut columns = vec![
            Column::words(text!(language, "word-design"), if is_long { LONG } else { NAME }),
            Column::number(text!(language, "table-mean"), 10),
            Column::estimate(text!(language, "table-difference"), 12, 20).joint(measure.0.is_one_of_three()),
            Column::number(text!(language, "table-better-in"), 18),
        ];
        columns.extend(has_ratio.then(|| Column::estimate(text!(language, "table-variance-ratio"), 15, 20)));
        let empty = columns[2..].iter().map(|_| Cell::default());
        Grid {
            caption: name(measure, language),
            rows: std::iter::once(Row::new(baseline.into_iter().chain(empty).collect())).chain(rows).collect(),
            columns,
            ..Grid::default()
        }
    }

    fn difference(&self, scale: Scale, difference: &Difference) -> Cell {
        let range = difference.paired.shown().map(|interval| scale.range(interval, self.language));
        Cell::number(Some(difference.paired.difference), |value| scale.signed(value)).with_interval(range)
    }

    /// The baseline's levels and the differences of these designs in some measures, side by side; none without any.
    pub(crate) fn side_by_side(&self, measures: &[ReviewedMeasure], designs: &[usize]) -> Option<Grid> {
        let language = self.language;
        let found = |measure: &ReviewedMeasure| Some((*measure, self.differences(*measure, designs)?));
        let columns: Vec<(ReviewedMeasure, Differences<'_>)> = measures.iter().filter_map(found).collect();
        let of_baseline = |(_, found): &(ReviewedMeasure, Differences<'_>)| Cell::words(found.levels.level(found.baseline));
        let first = Cell::words(text!(language, "table-baseline", name = self.baseline()));
        let rows = designs.iter().map(|index| {
            let cell = |(_, found): &(ReviewedMeasure, Differences<'_>)| {
                let mine = found.rows.iter().find(|(design, _)| design == index);
                mine.map_or_else(Cell::none, |(_, difference)| self.difference(found.scale, difference))
            };
            Row::new(std::iter::once(Cell::words(&self.comparison.designs[*index].name)).chain(columns.iter().map(cell)).collect())
        });
        let baseline = Row::new(std::iter::once(first).chain(columns.iter().map(of_baseline)).collect());
        let heads = columns.iter().map(|(measure, _)| {
            let heading = name(*measure, language);
            let heading = match measure.0.is_one_of_three() {
                true => text!(language, "page-heading-joint", heading = heading),
                false => text!(language, "page-heading-alone", heading = heading),
            };
            Column::number(heading, 12)
        });
        let is_long = designs.iter().any(|index| self.comparison.designs[*index].name.chars().count() > 20);
        (!columns.is_empty()).then(|| Grid {
            caption: text!(language, "table-differences"),
            columns: std::iter::once(Column::words(text!(language, "word-design"), NAME)).chain(heads).collect(),
            rows: std::iter::once(baseline).chain(rows).collect(),
            // What fits on the first sheet; long names take two lines.
            printed: if is_long { 5 } else { 9 },
            ..Grid::default()
        })
    }

    /// Every difference of these designs; none without any.
    pub(crate) fn all(&self, designs: &[usize]) -> Option<Grid> {
        let language = self.language;
        let has_sets = self.analysis.sets() > 1;
        let mut rows: Vec<(usize, Row)> = Vec::new();
        for measure in COMPARED {
            let Some(found) = self.differences(measure, designs) else { continue };
            // Far smaller than the differences.
            let widths = found.rows.iter().filter_map(|(_, difference)| difference.paired.replication_half_width());
            let scale = found.scale.column(widths);
            for (index, difference) in &found.rows {
                let paired = &difference.paired;
                let mut cells = vec![
                    Cell::words(&self.comparison.designs[*index].name),
                    Cell::words(name(measure, language)),
                    Cell::number(Some(paired.means[1]), |mean| found.levels.level(mean)),
                    self.difference(found.scale, difference),
                    Cell::number(paired.replication_half_width(), |width| scale.size(width)),
                    better(language, difference),
                ];
                cells.extend(has_sets.then(|| share(paired.sign_stable)));
                rows.push((*index, Row::new(cells)));
            }
        }
        rows.sort_by_key(|(index, _)| designs.iter().position(|design| design == index));
        let mut columns = vec![
            Column::words(text!(language, "word-design"), NAME),
            Column::words(text!(language, "table-measure"), NAME),
            Column::number(text!(language, "table-mean"), 10),
            Column::number(text!(language, "table-difference"), 12),
            Column::number(text!(language, "table-replications-alone"), 12),
            Column::number(text!(language, "table-better-in"), 18),
        ];
        columns.extend(has_sets.then(|| Column::number(text!(language, "table-sets-with-same-sign"), 12)));
        (!rows.is_empty()).then(|| Grid {
            caption: text!(language, "table-all-differences"),
            columns,
            rows: rows.into_iter().map(|(_, row)| row).collect(),
            ..Grid::default()
        })
    }

    /// What differences and intervals are.
    pub(crate) fn note(&self) -> String {
        let language = self.language;
        let first = self.comparison.designs.iter().flat_map(|design| &design.differences).next();
        let sources = match first.map(|found| found.paired.ci_scope) {
            Some(CiScope::Cities) => text!(language, "note-scope-cities"),
            Some(CiScope::Parameters | CiScope::Together) => text!(language, "note-scope-parameters"),
            _ => text!(language, "note-scope-replications"),
        };
        let lacking = self.comparison.resolution(0).and_then(|found| {
            let (unit, units) = found.paired.units();
            no_interval(unit, units)
        });
        let intervals = match (lacking, self.comparison.family(Review::Observer, Basis::Callback)) {
            (Some(reason), _) => reason.text(language),
            (None, family) => {
                let joint = family.map(|family| family_note(family).text(language) + language.of("; ", "；")).unwrap_or_default();
                joint + &text!(language, "note-intervals-cover", sources = sources)
            }
        };
        let allocation = self.allocation().map(|note| language.of(". ", "。").to_owned() + &note.text(language));
        text!(language, "note-differences", intervals = intervals) + &allocation.unwrap_or_default()
    }

    /// How the same trials would be divided better among cities and replications, for the observer's resolution rate of the first design
    /// that tells; nothing if they are divided well.
    fn allocation(&self) -> Option<Message> {
        let replications = self.analysis.designs.first()?.replications;
        let of_design = |index: usize| allocation(&self.comparison.resolution(index)?.paired, replications);
        let found = (0..self.comparison.designs.len()).find_map(of_design)?;
        Some(message!(
            "note-allocation",
            share = percent(found.between, 0),
            replications = found.replications,
            cities = found.cities,
            times = fixed(found.narrower, 1)
        ))
    }
}

/// In how many independent units the design is better, with the exact bound of their share: the lower one, or the upper one where it is better
/// in less than half of them.
fn better(language: Language, difference: &Difference) -> Cell {
    difference.better_in.map_or_else(Cell::none, |found| {
        let (better, units) = (found.better, found.units);
        let text = match better < units.saturating_sub(better) {
            true => text!(language, "table-better-seldom", better = better, units = units, high = percent(found.high(), 0)),
            false => text!(language, "table-better-count", better = better, units = units, low = percent(found.low(), 0)),
        };
        Cell::number(Some(found.share()), |_| text.clone())
    })
}

fn share(share: Option<f64>) -> Cell {
    Cell::number(share, |share| percent(share, 0))
}
