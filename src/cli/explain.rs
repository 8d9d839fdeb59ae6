//! `jiesu explain`: explains a lever, a table, a key, a column or a caveat.

use super::{FINE, print};
use crate::error::{Diagnostic, Error, Place, Result};
use crate::messages::{Language, message, text};
use crate::parameters::{Field, Spec, Tag, nearest};
use crate::scenario::document;
use clap::Args;
use unicode_width::UnicodeWidthStr;

/// Explain a lever, table, key, result column or caveat; without a name, list levers and tables
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Such as `whistle`, `rules.whistle.report_within`, `resolution_rate`, `rates.csv` or `C07`
    name: Option<String>,
    /// Print all parameters with unit, default and source, as the Markdown table of docs/odd.md
    #[arg(long, conflicts_with = "name")]
    parameters: bool,
}

pub(crate) fn run(arguments: &Arguments, language: Language) -> Result<u8> {
    if arguments.parameters {
        print(&document::parameters(language))?;
        return Ok(FINE);
    }
    let explainer = Explainer { tables: document::tables(), language };
    print(&match &arguments.name {
        None => explainer.list(),
        Some(name) => explainer.explain(name)?,
    })?;
    Ok(FINE)
}

/// The tables of scenario files, and the language in which they are explained.
struct Explainer {
    tables: Vec<Spec>,
    language: Language,
}

impl Explainer {
    fn list(&self) -> String {
        let language = self.language;
        let top = text!(language, "explain-top");
        let width = self.tables.iter().map(|table| table.path.len()).max().unwrap_or(0);
        let lines = |levers: bool| -> String {
            let line = |table: &Spec| {
                let path = if table.path.is_empty() { &top } else { table.path };
                format!("  {}  {}\n", padded(path, width), table.documentation(language).first().cloned().unwrap_or_default())
            };
            self.tables.iter().filter(|table| table.is_lever() == levers).map(line).collect()
        };
        let [levers, others] = [text!(language, "explain-levers"), text!(language, "explain-other-tables")];
        format!("{levers}\n{}\n{others}\n{}\n{}\n", lines(true), lines(false), text!(language, "explain-names"))
    }

    fn explain(&self, name: &str) -> Result<String> {
        let (tables, language) = (&self.tables, self.language);
        let last = |path: &'static str| path.rsplit('.').find(|part| *part != "NAME").unwrap_or(path);
        if let Some(caveat) = crate::analysis::caveats::explain(name, language) {
            return Ok(caveat);
        }
        let table = tables.iter().find(|table| !table.path.is_empty() && (is_path(table.path, name) || last(table.path) == name));
        if let Some(table) = table {
            return Ok(self.table(table));
        }
        let keys = || tables.iter().flat_map(|table| table.fields.iter().map(move |field| (path_of(table, field), table, field)));
        let keys_found = keys().filter(|(path, _, field)| is_path(path, name) || field.name == name);
        let found: Vec<String> = keys_found.map(|(path, table, field)| self.key(&path, table, field)).collect();
        let column = crate::output::columns::explain(name, language);
        if !found.is_empty() || column.is_some() {
            return Ok(found.into_iter().chain(column).collect::<Vec<_>>().join("\n"));
        }
        if let Some(found) = self.of_chinese(name)? {
            return Ok(found);
        }
        let paths: Vec<String> = keys().map(|(path, ..)| path).collect();
        let known = tables
            .iter()
            .flat_map(|table| [table.path, last(table.path)])
            .chain(tables.iter().flat_map(|table| table.fields.iter().map(|field| field.name)));
        let close = nearest(name, known.chain(paths.iter().map(String::as_str)));
        let hint = close.map_or_else(|| message!("explain-all"), |close| message!("input-did-you-mean-key", name = close));
        Err(Error::Input(vec![Diagnostic {
            file: "explain".into(),
            place: Place::default(),
            key: String::new(),
            message: message!("explain-unknown", name = name),
            hint: Some(hint),
        }]))
    }

    /// The levers, tables, keys and columns whose Chinese title, meaning or name has this Chinese word; the explanation, if it is one.
    fn of_chinese(&self, word: &str) -> Result<Option<String>> {
        if word.is_ascii() {
            return Ok(None);
        }
        let first = |lines: Vec<String>| lines.into_iter().next().unwrap_or_default();
        let tables = self.tables.iter().map(|table| (table.path.to_owned(), first(table.documentation(Language::Chinese))));
        let keys = self.tables.iter().flat_map(|table| {
            let own = table.fields.iter().filter(|field| field.kind.below().is_none());
            own.map(move |field| (path_of(table, field), first(table.meaning(field, Language::Chinese).about)))
        });
        let all = tables.chain(keys).chain(crate::output::columns::chinese_names());
        let found: Vec<(String, String)> = all.filter(|(name, text)| !name.is_empty() && text.contains(word)).collect();
        let width = found.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        let lines = || found.iter().map(|(name, text)| format!("  {}  {text}\n", padded(name, width))).collect::<String>();
        Ok(match found.as_slice() {
            [] => None,
            [(name, _)] => Some(self.explain(name)?),
            _ => Some(format!("{}\n{}", text!(self.language, "explain-found", word = word), lines())),
        })
    }

    fn table(&self, table: &Spec) -> String {
        let lines: String = table.documentation(self.language).iter().map(|line| format!("{line}\n")).collect();
        let keys: String = table.fields.iter().map(|field| format!("\n{}", self.key(field.name, table, field))).collect();
        format!("[{}]\n\n{lines}\n# {}\n{keys}", table.path, text!(self.language, "explain-keys"))
    }

    fn key(&self, path: &str, table: &Spec, field: &Field) -> String {
        let language = self.language;
        let meaning = table.meaning(field, language);
        let (mut default, mut origin, mut source) = ((field.default)().to_string(), self.origin(field.tag), meaning.source);
        if field.kind.below().is_some() {
            [&mut default, &mut origin, &mut source].into_iter().for_each(String::clear);
        } else if default == "null" {
            default.clear();
        }
        let lines = [
            (text!(language, "explain-expects"), field.kind.expected().text(language)),
            (text!(language, "explain-unit"), meaning.unit),
            (text!(language, "explain-default"), default),
            (text!(language, "explain-origin"), origin),
            (text!(language, "explain-source"), source),
        ];
        let width = lines.iter().map(|(word, _)| word.width()).max().unwrap_or(0);
        let about = meaning.about.iter().map(|line| format!("    {line}\n"));
        let given = lines.iter().filter(|(_, value)| !value.is_empty());
        let given = given.map(|(word, value)| format!("    {}  {value}\n", padded(word, width)));
        format!("{path}\n{}", about.chain(given).collect::<String>())
    }

    fn origin(&self, tag: Tag) -> String {
        let origin = match tag {
            Tag::F => message!("explain-fact"),
            Tag::L => message!("explain-literature"),
            Tag::C => message!("explain-calibrated"),
            Tag::A => message!("explain-assumption"),
            Tag::S => message!("explain-setting"),
        };
        origin.text(self.language)
    }
}

/// A text with spaces up to a width on the terminal.
fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// Whether `name` matches the dotted `path`, in which NAME stands for any name.
fn is_path(path: &str, name: &str) -> bool {
    let (path, name): (Vec<&str>, Vec<&str>) = (path.split('.').collect(), name.split('.').collect());
    path.len() == name.len() && path.iter().zip(&name).all(|(part, word)| *part == "NAME" || part == word)
}

fn path_of(table: &Spec, field: &Field) -> String {
    if table.path.is_empty() { field.name.into() } else { format!("{}.{}", table.path, field.name) }
}
