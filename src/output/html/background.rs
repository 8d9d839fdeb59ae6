//! The method, and the provenance of the results.

use super::{Page, Section, by_commas, joined, maybe, period, rich, streets};
use crate::messages::{Message, message, text};
use crate::output::tables::{Cell, Column, Grid, Row};
use maud::{Markup, html};

/// Scenario files named in a command, at most.
const FILES: usize = 8;

impl Page<'_> {
    /// The method and its limits.
    pub(super) fn method(&self) -> Section {
        let language = self.language;
        let paragraphs = [
            rich!(language, "page-method-model"),
            rich!(language, "page-method-reviews"),
            rich!(language, "page-method-rates"),
            rich!(language, "page-method-intervals"),
            rich!(language, "page-method-limits"),
        ];
        let body = html! { @for paragraph in paragraphs { p { (paragraph) } "\n" } };
        Section { id: "method", class: "memo", heading: text!(language, "page-method"), body }
    }

    /// What was simulated, and how to reproduce it.
    pub(super) fn provenance(&self) -> Option<Section> {
        let language = self.language;
        let body = html! {
            dl { @for (term, value) in self.terms()? { dt { (term.text(language)) } dd { (value.text(language)) } } } "\n"
            @if let Some(note) = self.left_out() { (note) }
            p { (text!(language, "page-reproduce")) } "\n"
            pre { (self.commands()) } "\n"
            (self.scenarios())
        };
        self.section("provenance", "screen", message!("page-provenance"), body)
    }

    fn terms(&self) -> Option<Vec<(Message, Message)>> {
        let (first, embedded, analysis) = (self.first()?, self.embedded, self.analysis);
        let mut same: Vec<Message> = Vec::new();
        for row in analysis.listing.iter().filter(|row| !row.same_as.is_empty()) {
            same.push(Message::verbatim(format!("{} = {}", row.name, row.same_as)));
        }
        let cities = match self.between(|design| design.cities) {
            (fewest, most) if fewest < most => message!("page-trials-cities-between", fewest = fewest, most = most),
            (_, count) => message!("count-cities", count = count),
        };
        let sets = first.sets.as_ref().map(|sets| message!("page-trials-sets", count = sets.used, values = &sets.values));
        let designs = message!("page-designs", count = analysis.designs.len());
        let replications = self.replications();
        let value = message!("page-trials-value", designs = designs, sets = maybe(sets), cities = cities, replications = replications);
        let (all, count) = (embedded.all, analysis.trials());
        let (trials, orders_events) = match embedded.is_whole() {
            true => (message!("page-trials-all", value = value, count = count), message!("page-orders-events")),
            false => (
                message!("page-trials-some", designs = all.designs, all = all.trials, value = value, count = count),
                message!("page-orders-events-all"),
            ),
        };
        let mut terms = vec![
            (message!("page-report-by"), Message::verbatim(format!("jiesu {} ({})", embedded.version, embedded.build))),
            (message!("page-results-by"), Message::verbatim(format!("jiesu {}", analysis.version))),
            (message!("page-seed"), Message::verbatim(first.seed.to_string())),
            (message!("page-trials"), trials),
            (message!("page-measurement-period"), message!("page-warmup", period = period(first), months = first.warmup)),
            (message!("page-scale"), streets(first)),
            (orders_events, by_commas(Message::verbatim(all.orders.to_string()), Message::verbatim(all.events.to_string()))),
        ];
        if !same.is_empty() {
            terms.insert(3, (message!("page-identical"), joined(same, by_commas)));
        }
        Some(terms)
    }

    /// The commands that simulate the designs again and verify the page.
    fn commands(&self) -> String {
        let names = || self.analysis.designs.iter().map(|design| design.name.as_str());
        let files: Vec<String> = names().take(FILES).map(|name| in_shell(&format!("scenarios/{name}.toml"))).collect();
        let more = if names().count() > FILES { " …" } else { "" };
        let verb = if self.comparison.is_some() { "compare" } else { "run" };
        format!("jiesu {verb} {}{more} --out again\njiesu verify report.html", files.join(" "))
    }

    fn scenarios(&self) -> Markup {
        let language = self.language;
        let rows = self.analysis.designs.iter().map(|design| {
            let orders = Cell::number(Some(design.orders as f64), |_| design.orders.to_string());
            Row::new(vec![Cell::words(&design.name), Cell::words(&design.scenario), orders])
        });
        self.grid(&Grid {
            caption: text!(language, "page-scenarios"),
            columns: vec![
                Column::words(text!(language, "word-design"), 0),
                Column::words(text!(language, "page-scenarios-hash"), 0),
                Column::number(text!(language, "page-scenarios-orders"), 0),
            ],
            rows: rows.collect(),
            ..Grid::default()
        })
    }
}

/// A word quoted for the shell.
fn in_shell(word: &str) -> String {
    let plain = word.chars().all(|c| c.is_alphanumeric() || "/._-+@=,".contains(c));
    if plain { word.into() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}
