//! Tables of results, each written once as a [`Grid`]; terminal and page render the same grid.

pub(crate) mod accounts;
pub(crate) mod attribution;
pub(crate) mod audit;
pub(crate) mod calibrated;
pub(crate) mod choice;
pub(crate) mod contrasts;
pub(crate) mod decision;
pub(crate) mod differences;
pub(crate) mod districts;
pub(crate) mod headlines;
pub(crate) mod months;
pub(crate) mod optimized;
pub(crate) mod robust;
pub(crate) mod scored;
pub(crate) mod sensitivity;
pub(crate) mod streets;
pub(crate) mod switching;
pub(crate) mod warnings;

/// A table in one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Grid {
    /// What the table is about.
    pub caption: String,
    /// Its columns; the first has the names of the rows.
    pub columns: Vec<Column>,
    /// Its rows; each has a cell for every column.
    pub rows: Vec<Row>,
    /// An explanation below the table; empty for none.
    pub note: String,
    /// How many rows the page shows on paper; on screen it shows all.
    pub printed: usize,
    /// How many rows the terminal shows, and the file that has all of them; none if it shows all.
    pub listed: Option<(usize, &'static str)>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Column {
    /// Its heading. The terminal shows the caption in place of the first column's.
    pub heading: String,
    /// A heading above those of neighbouring columns with the same group; empty for none.
    pub group: String,
    /// What its cells are.
    pub kind: Kind,
    /// Its least width on a terminal, with the blanks before it.
    pub width: usize,
    /// Whether its intervals hold together, or each alone.
    pub is_joint: bool,
    /// Who shows it.
    pub shown: Shown,
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Words, aligned to the left.
    Words,
    /// Numbers, aligned to the right and sorted by [`Cell::value`]. If they have intervals, only the page shows them.
    Number,
    /// Numbers with 95 % intervals: the page shows an interval in brackets, the terminal in a column of its own of this width.
    Estimate(usize),
}

/// Who shows a column or a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Page and terminal.
    #[default]
    Everywhere,
    /// Only the page.
    Page,
    /// Only the terminal.
    Terminal,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Row {
    /// Its cells; the first is its name.
    pub cells: Vec<Cell>,
    /// Whether it is a part of a row above it and indented.
    pub is_part: bool,
    /// Lines of their own below it; empty for none.
    pub note: String,
    /// Who shows it.
    pub shown: Shown,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Cell {
    /// Its text; empty where there is nothing to say.
    pub text: String,
    /// The interval of its number.
    pub interval: Option<String>,
    /// The number to sort by, in any unit; none sorts last.
    pub value: Option<f64>,
}

/// Shown where a value is not defined.
pub(crate) const NONE: &str = "–";

impl Shown {
    /// Whether the page shows it.
    pub(crate) fn on_page(self) -> bool {
        self != Shown::Terminal
    }

    /// Whether the terminal shows it.
    pub(crate) fn on_terminal(self) -> bool {
        self != Shown::Page
    }
}

impl Column {
    fn new(heading: impl Into<String>, kind: Kind, width: usize) -> Column {
        Column { heading: heading.into(), group: String::new(), kind, width, is_joint: false, shown: Shown::Everywhere }
    }

    /// A column of words.
    pub(crate) fn words(heading: impl Into<String>, width: usize) -> Column {
        Column::new(heading, Kind::Words, width)
    }

    /// A column of numbers.
    pub(crate) fn number(heading: impl Into<String>, width: usize) -> Column {
        Column::new(heading, Kind::Number, width)
    }

    /// A column of numbers with intervals.
    pub(crate) fn estimate(heading: impl Into<String>, width: usize, interval: usize) -> Column {
        Column::new(heading, Kind::Estimate(interval), width)
    }

    /// The same, whose intervals hold together.
    pub(crate) fn joint(mut self, is_joint: bool) -> Column {
        self.is_joint = is_joint;
        self
    }

    /// The same, below a heading that it shares with its neighbours.
    pub(crate) fn below(mut self, group: impl Into<String>) -> Column {
        self.group = group.into();
        self
    }

    /// The same, shown only there.
    pub(crate) fn only(mut self, shown: Shown) -> Column {
        self.shown = shown;
        self
    }
}

impl Row {
    /// A row.
    pub(crate) fn new(cells: Vec<Cell>) -> Row {
        Row { cells, ..Row::default() }
    }

    /// The same, shown only there.
    pub(crate) fn only(mut self, shown: Shown) -> Row {
        self.shown = shown;
        self
    }
}

impl Cell {
    /// Words.
    pub(crate) fn words(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), ..Cell::default() }
    }

    /// A number and its text; [`NONE`] where it is not defined.
    pub(crate) fn number(value: Option<f64>, show: impl FnOnce(f64) -> String) -> Cell {
        Cell { text: value.map_or_else(|| NONE.into(), show), interval: None, value: value.filter(|value| value.is_finite()) }
    }

    /// The same, with an interval.
    pub(crate) fn with_interval(mut self, interval: Option<String>) -> Cell {
        self.interval = interval;
        self
    }

    /// A cell without a value.
    pub(crate) fn none() -> Cell {
        Cell::words(NONE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_sorts_by_its_number_and_without_one_last() {
        let show = |value: f64| format!("{value:.1}");
        assert_eq!(Cell::number(Some(1.25), show), Cell { text: "1.2".into(), interval: None, value: Some(1.25) });
        assert_eq!(Cell::number(None, show), Cell { text: NONE.into(), interval: None, value: None });
        assert_eq!(Cell::number(Some(f64::NAN), show).value, None);
    }

    #[test]
    fn a_column_or_row_of_one_output_is_not_shown_by_the_other() {
        let shown = [Shown::Everywhere, Shown::Page, Shown::Terminal].map(|shown| (shown.on_page(), shown.on_terminal()));
        assert_eq!(shown, [(true, true), (true, false), (false, true)]);
    }
}
