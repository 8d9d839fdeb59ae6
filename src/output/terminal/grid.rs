//! A grid as text.

use crate::messages::{Language, text};
use crate::output::layout::{Align, WIDTH, cut, lines, note, pad, width};
use crate::output::tables::{Grid, Kind, NONE, Row};
use std::fmt::Write as _;

/// The widest heading.
const HEADING: usize = 24;

/// A column as the terminal shows it: an estimate and its interval are two.
struct Strip<'a> {
    heading: String,
    group: &'a str,
    width: usize,
    align: Align,
    cells: Vec<String>,
}

impl<'a> Strip<'a> {
    /// A strip at least as wide as this, and wide enough for its cells.
    fn new(heading: &str, group: &'a str, least: usize, align: Align, cells: Vec<String>) -> Strip<'a> {
        let apart = |text: &str| if align == Align::Left { format!("  {text}") } else { format!(" {text}") };
        let heading = cut(heading, HEADING);
        let widest = cells.iter().chain([&heading]).map(|cell| width(&apart(cell))).max().unwrap_or(0);
        let place = |text: String| if align == Align::Left { apart(&text) } else { text };
        let cells = cells.into_iter().map(place).collect();
        Strip { heading: place(heading), group, width: widest.max(least), align, cells }
    }

    fn pad(&self, text: &str) -> String {
        pad(text, self.width, self.align)
    }

    fn is_empty(&self, row: usize) -> bool {
        matches!(self.cells[row].trim(), "" | NONE)
    }
}

/// The columns, those of an estimate together, in the order of the grid and without its first.
fn strips<'a>(language: Language, grid: &'a Grid, rows: &[&Row]) -> Vec<Vec<Strip<'a>>> {
    let shown = grid.columns.iter().enumerate().skip(1).filter(|(_, column)| column.shown.on_terminal());
    let strips = shown.map(|(index, column)| {
        let cells = || rows.iter().filter_map(|row| row.cells.get(index));
        let align = if column.kind == Kind::Words { Align::Left } else { Align::Right };
        let texts = cells().map(|cell| cell.text.clone()).collect();
        let mut strips = vec![Strip::new(&column.heading, &column.group, column.width, align, texts)];
        if let Kind::Estimate(least) = column.kind {
            let missing = |text: &str| if text.is_empty() { String::new() } else { NONE.into() };
            let intervals = cells().map(|cell| cell.interval.clone().unwrap_or_else(|| missing(&cell.text))).collect();
            let heading = match column.is_joint {
                true => text!(language, "table-95-interval-joint"),
                false => text!(language, "table-95-interval"),
            };
            strips.push(Strip::new(&heading, &column.group, least, Align::Right, intervals));
        }
        strips
    });
    strips.collect()
}

/// Columns side by side, as many as the width allows.
fn blocks(strips: Vec<Vec<Strip<'_>>>, columns: usize) -> Vec<Vec<Strip<'_>>> {
    let mut blocks = vec![Vec::new()];
    let mut taken = 0;
    for strips in strips {
        let width: usize = strips.iter().map(|strip| strip.width).sum();
        if taken > 0 && taken + width > columns {
            blocks.push(Vec::new());
            taken = 0;
        }
        taken += width;
        if let Some(block) = blocks.last_mut() {
            block.extend(strips);
        }
    }
    blocks
}

/// The headings above their cells, after the start of the line; neighbours below one heading have it once.
fn headings(block: &[Strip<'_>], start: &str) -> Vec<String> {
    let line = |start: &str, cells: String| format!("{start}{cells}").trim_end().to_owned();
    let own = block.iter().map(|strip| strip.pad(&strip.heading)).collect();
    if block.iter().all(|strip| strip.group.is_empty()) {
        return vec![line(start, own)];
    }
    let mut is_beside = false;
    let group = |strips: &[Strip<'_>]| {
        let (heading, room) = (strips[0].group, strips.iter().map(|strip| strip.width).sum::<usize>());
        // Beside another heading it leaves a space.
        let heading = if is_beside { cut(heading, room.saturating_sub(1)) } else { heading.to_owned() };
        is_beside = !strips[0].group.is_empty();
        pad(&heading, room, Align::Right)
    };
    let above = block.chunk_by(|a, b| a.group == b.group).map(group).collect();
    vec![line(start, above), line(&" ".repeat(width(start)), own)]
}

/// The grid after an empty line, in lines of the terminal's width; if it is wider, in several blocks.
pub(super) fn render(language: Language, grid: &Grid) -> String {
    let mut rows: Vec<&Row> = grid.rows.iter().filter(|row| row.shown.on_terminal()).collect();
    let (listed, file) = grid.listed.unwrap_or((usize::MAX, ""));
    let more = rows.len().saturating_sub(listed);
    rows.truncate(listed);
    let names = grid.columns.first().map_or(0, |column| column.width);
    let blocks = blocks(strips(language, grid, &rows), WIDTH - 2 - names);
    let mut text = String::new();
    for block in &blocks {
        text.push('\n');
        let is_long = width(&grid.caption) > names;
        let start = if is_long { "" } else { &grid.caption };
        let heads = headings(block, &pad(start, names, Align::Left));
        let above = is_long.then(|| grid.caption.clone());
        above.into_iter().chain(heads).filter(|line| !line.is_empty()).for_each(|line| text.push_str(&format!("  {line}\n")));
        for (number, row) in rows.iter().enumerate() {
            if blocks.len() > 1 && block.iter().all(|strip| strip.is_empty(number)) {
                continue;
            }
            let name = row.cells.first().map_or("", |cell| &cell.text);
            let name = format!("{}{name}", if row.is_part { "  " } else { "" });
            let cells: String = block.iter().map(|strip| strip.pad(&strip.cells[number])).collect();
            let line = format!("  {}{cells}", pad(&cut(&name, names), names, Align::Left));
            let _ = writeln!(text, "{}", line.trim_end());
            let notes = row.note.lines().flat_map(|note| lines(note, WIDTH - 4));
            notes.for_each(|line| text.push_str(&format!("    {line}\n")));
        }
    }
    if more > 0 {
        let _ = writeln!(text, "  {}", text!(language, "table-more-rows", more = more, file = file));
    }
    if !grid.note.is_empty() {
        text.push_str(&note(&grid.note));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::tables::{Cell, Column, Shown};

    fn number(value: f64) -> Cell {
        Cell::number(Some(value), |value| value.to_string())
    }

    #[test]
    fn columns_align_in_both_languages_and_an_interval_has_a_column_of_its_own() {
        let grid = |names: [&str; 2]| Grid {
            caption: "t".into(),
            columns: vec![Column::words("design", 8), Column::estimate("mean", 6, 10), Column::words("by", 0)],
            rows: vec![
                Row::new(vec![Cell::words(names[0]), number(1.5).with_interval(Some("1 to 2".into())), Cell::words("x")]),
                Row::new(vec![Cell::words(names[1]), number(12.5), Cell::default()]),
            ],
            ..Grid::default()
        };
        let text = render(Language::English, &grid(["a", "much too long"]));
        assert_eq!(
            text,
            "\n  t         mean 95 % interval alone  by\n  a          1.5              1 to 2  x\n  much to…  12.5                   –\n"
        );
        let text = render(Language::Chinese, &grid(["甲", "基准方案"]));
        assert_eq!(
            text,
            "\n  t         mean 95 % 单个置信区间  by\n  甲         1.5            1 to 2  x\n  基准方案  12.5                 –\n"
        );
    }

    #[test]
    fn columns_that_do_not_fit_go_into_another_block_without_rows_that_have_nothing_there() {
        let columns = std::iter::once(Column::words("", 40)).chain(["one", "two", "three"].map(|name| Column::number(name, 25)));
        let row = |name: &str, cells: [Cell; 3]| Row::new(std::iter::once(Cell::words(name)).chain(cells).collect());
        let rows = vec![row("all", [1.0, 2.0, 3.0].map(number)), row("few", [number(4.0), Cell::none(), Cell::none()])];
        let grid = Grid { caption: "means".into(), columns: columns.collect(), rows, ..Grid::default() };
        let lines: Vec<Vec<String>> = render(Language::English, &grid)
            .lines()
            .map(|line| {
                assert!(width(line) <= WIDTH);
                line.split_whitespace().map(str::to_owned).collect()
            })
            .collect();
        let expected = [&[][..], &["means", "one", "two"], &["all", "1", "2"], &["few", "4", "–"], &[], &["means", "three"], &["all", "3"]];
        assert_eq!(lines, expected);
    }

    #[test]
    fn what_only_the_page_shows_is_left_out_and_a_long_list_ends_with_its_file() {
        let row = |name: &str, shown: Shown| Row::new(vec![Cell::words(name), Cell::words("p"), number(1.0)]).only(shown);
        let grid = Grid {
            columns: vec![Column::words("", 6), Column::words("page", 9).only(Shown::Page), Column::number("n", 4).below("both")],
            rows: vec![
                row("a", Shown::Page),
                Row { is_part: true, note: "why\nand when".into(), ..row("b", Shown::Terminal) },
                row("c", Shown::Everywhere),
                row("d", Shown::Everywhere),
            ],
            note: "n: a count".into(),
            listed: Some((2, "x.csv")),
            ..Grid::default()
        };
        let text = render(Language::English, &grid);
        assert_eq!(
            text,
            "\n        both\n           n\n    b      1\n    why\n    and when\n  c        1\n  and 1 more in x.csv\n  n: a count\n"
        );
    }
}
