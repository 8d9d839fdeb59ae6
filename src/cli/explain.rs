//! `jiesu explain`: explains a lever, a table, a key, a column or a caveat.

use super::{FINE, print};
use clap::Args;
use jiesu::error::{Diagnostic, Error, Place, Result};
use jiesu::parameters::{Field, Spec, Tag, nearest};
use jiesu::scenario::document;
use std::fmt::Write as _;

/// Explain a lever, table, key, result column or caveat; without a name, list levers and tables
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Such as `whistle`, `rules.whistle.report_within`, `resolution_rate`, `rates.csv` or `C07`
    name: Option<String>,
    /// Print all parameters with unit, default and source, as the Markdown table of docs/odd.md
    #[arg(long, conflicts_with = "name")]
    parameters: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result<u8> {
    if arguments.parameters {
        print(&document::parameters())?;
        return Ok(FINE);
    }
    let tables = document::tables();
    let text = match &arguments.name {
        None => list(&tables),
        Some(name) => explain(name, &tables)?,
    };
    print(&text)?;
    Ok(FINE)
}

fn list(tables: &[Spec]) -> String {
    let mut text = String::from("Levers, each a table of a scenario file:\n");
    let (levers, others): (Vec<&Spec>, Vec<&Spec>) = tables.iter().partition(|table| is_lever(table));
    let width = tables.iter().map(|table| table.path.len()).max().unwrap_or(0);
    for lever in levers {
        let _ = writeln!(text, "  {:width$}  {}", lever.path, first_line(lever.doc));
    }
    text += "\nOther tables:\n";
    for table in others {
        let path = if table.path.is_empty() { "(top)" } else { table.path };
        let _ = writeln!(text, "  {path:width$}  {}", first_line(table.doc));
    }
    text + "\n`jiesu explain NAME` explains one of them, or any key, result column or caveat.\n"
}

fn is_lever(table: &Spec) -> bool {
    table.path.starts_with("rules.")
}

fn explain(name: &str, tables: &[Spec]) -> Result<String> {
    let last = |path: &'static str| path.rsplit('.').find(|part| *part != "NAME").unwrap_or(path);
    if let Some(caveat) = jiesu::analysis::caveats::explain(name) {
        return Ok(caveat);
    }
    let table = tables.iter().find(|table| !table.path.is_empty() && (is_path(table.path, name) || last(table.path) == name));
    if let Some(table) = table {
        return Ok(explain_table(table));
    }
    let keys = || tables.iter().flat_map(|table| table.fields.iter().map(move |field| (path_of(table, field), field)));
    let found: Vec<String> =
        keys().filter(|(path, field)| is_path(path, name) || field.name == name).map(|(path, field)| explain_key(&path, field)).collect();
    let column = jiesu::output::columns::explain(name);
    if !found.is_empty() || column.is_some() {
        return Ok(found.into_iter().chain(column).collect::<Vec<_>>().join("\n"));
    }
    let paths: Vec<String> = keys().map(|(path, _)| path).collect();
    let known = tables
        .iter()
        .flat_map(|table| [table.path, last(table.path)])
        .chain(tables.iter().flat_map(|table| table.fields.iter().map(|field| field.name)));
    let close = nearest(name, known.chain(paths.iter().map(String::as_str)));
    let hint = close.map_or_else(|| "`jiesu explain` lists levers and tables".into(), |close| format!("did you mean `{close}`?"));
    let message = format!("found \"{name}\", expected a lever, a table, a key, a column or a caveat");
    Err(Error::Input(vec![Diagnostic {
        file: "explain".into(),
        place: Place::default(),
        key: String::new(),
        message: message.into(),
        hint: Some(hint.into()),
    }]))
}

/// Whether `name` matches the dotted `path`, in which NAME stands for any name.
fn is_path(path: &str, name: &str) -> bool {
    let (path, name): (Vec<&str>, Vec<&str>) = (path.split('.').collect(), name.split('.').collect());
    path.len() == name.len() && path.iter().zip(&name).all(|(part, word)| *part == "NAME" || part == word)
}

fn path_of(table: &Spec, field: &Field) -> String {
    if table.path.is_empty() { field.name.into() } else { format!("{}.{}", table.path, field.name) }
}

fn explain_table(table: &Spec) -> String {
    let mut text = format!("[{}]\n\n", table.path);
    for line in table.doc {
        let _ = writeln!(text, "{}", line.strip_prefix(' ').unwrap_or(line));
    }
    text += "\n# Keys\n";
    for field in &table.fields {
        text += "\n";
        text += &explain_key(field.name, field);
    }
    text
}

fn explain_key(path: &str, field: &Field) -> String {
    let mut text = format!("{path}\n");
    for line in field.doc {
        let _ = writeln!(text, "   {line}");
    }
    let mut line = |word: &str, value: &str| {
        if !value.is_empty() {
            let _ = writeln!(text, "    {word:8} {value}");
        }
    };
    line("expects", &field.kind.expected().to_string());
    line("unit", field.unit);
    let default = (field.default)();
    if field.kind.below().is_none() && !default.is_null() {
        line("default", &default.to_string());
    }
    if field.kind.below().is_none() {
        line("origin", origin(field.tag));
        line("source", field.source);
    }
    text
}

fn origin(tag: Tag) -> &'static str {
    match tag {
        Tag::F => "F, a published fact",
        Tag::L => "L, from the literature",
        Tag::C => "C, calibrated",
        Tag::A => "A, an assumption, to be varied",
        Tag::S => "S, a setting",
    }
}

fn first_line(doc: &[&'static str]) -> &'static str {
    doc.first().map_or("", |line| line.trim())
}
