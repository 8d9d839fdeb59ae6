//! Tables, whose columns can be sorted.

use super::Page;
use crate::messages::{message, text};
use crate::output::tables::{Cell, Column, Grid, Kind, Row};
use maud::{Markup, Render, html};

impl Column {
    /// The class of its cells.
    fn class(&self) -> Option<&'static str> {
        (self.kind != Kind::Words).then_some("n")
    }

    /// What its cells are sorted by: the text of words, the number of others; an empty one sorts last.
    fn sorted_by(&self, cell: &Cell) -> Option<String> {
        (self.kind != Kind::Words).then(|| cell.value.map_or_else(String::new, |value| value.to_string()))
    }
}

impl Render for Cell {
    fn render(&self) -> Markup {
        html! {
            (self.text)
            @if let Some(interval) = self.interval.as_ref().filter(|interval| !interval.is_empty()) { " " span.range { "(" (interval) ")" } }
        }
    }
}

impl Page<'_> {
    /// A column's heading, which says of numbers with intervals whether these hold together.
    fn heading(&self, column: &Column) -> String {
        match (column.kind, column.is_joint) {
            (Kind::Estimate(_), true) => text!(self.language, "page-heading-joint", heading = &column.heading),
            (Kind::Estimate(_), false) => text!(self.language, "page-heading-alone", heading = &column.heading),
            _ => column.heading.clone(),
        }
    }

    /// A table. The first cell of a row is its heading.
    pub(super) fn grid(&self, grid: &Grid) -> Markup {
        let columns: Vec<(usize, &Column)> = grid.columns.iter().enumerate().filter(|(_, column)| column.shown.on_page()).collect();
        let rows: Vec<&Row> = grid.rows.iter().filter(|row| row.shown.on_page()).collect();
        let groups = columns.chunk_by(|(_, a), (_, b)| a.group == b.group).map(|group| (group[0].1.group.as_str(), group.len()));
        let groups: Vec<(&str, usize)> = groups.collect();
        html! {
            div.scroll role="region" tabindex="0" aria-label=(grid.caption) {
                table.sortable {
                    caption { (grid.caption) }
                    thead {
                        @if groups.len() > 1 {
                            tr { @for (group, width) in groups { @if group.is_empty() { td colspan=(width) {} } @else { th.group scope="colgroup" colspan=(width) { (group) } } } }
                        }
                        tr { @for (_, column) in &columns { th scope="col" class=[column.class()] { button type="button" { (self.heading(column)) } } } }
                    }
                    tbody {
                        @for (number, row) in rows.iter().enumerate() {
                            tr.screen[number >= grid.printed] {
                                @for (place, column) in &columns {
                                    @let cell = &row.cells[*place];
                                    @if *place == 0 {
                                        th.part[row.is_part] scope="row" {
                                            (cell)
                                            @if !row.note.is_empty() { " " span.range { (row.note) } }
                                        }
                                    } @else {
                                        td class=[column.class()] data-v=[column.sorted_by(cell)] { (cell) }
                                    }
                                }
                            } "\n"
                        }
                    }
                }
            } "\n"
            @if rows.len() > grid.printed {
                p.print.note { (message!("page-more-rows", count = rows.len() - grid.printed).text(self.language)) } "\n"
            }
            @if !grid.note.is_empty() { p.note { (grid.note) } "\n" }
        }
    }
}
