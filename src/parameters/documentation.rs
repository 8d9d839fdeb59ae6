//! What the tables and keys of input files mean, in both languages: English from the doc comments, Chinese from `i18n/zh-levers.ftl`.

use super::{Field, Spec};
use crate::messages::{Language, documentation};

/// The headings of a lever's documentation, as attributes of its message, in the order of its doc comment.
const SECTIONS: [&str; 5] = ["changes", "scenario", "assumes", "evidence", "limits"];

/// What a key means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// Its documentation, line by line.
    pub about: Vec<String>,
    /// Its unit, in words; empty if it has none.
    pub unit: String,
    /// Source of its default; empty if none is given.
    pub source: String,
}

impl Spec {
    /// Whether this is the table of a lever.
    pub fn is_lever(&self) -> bool {
        self.path.starts_with("rules.")
    }

    /// The key of its Chinese text: `lever-NAME`, or `key-PATH.about`.
    #[doc(hidden)] // For the tests of messages.
    pub fn message_key(&self) -> String {
        match self.path.strip_prefix("rules.") {
            Some(lever) => format!("lever-{}", kebab(lever)),
            None if self.path.is_empty() => "key-scenario.about".into(),
            None => format!("key-{}.about", kebab(self.path)),
        }
    }

    /// The key of the Chinese text of one of its keys: `key-PATH-KEY`, or `key-lever-KEY` for the keys that all levers have.
    #[doc(hidden)] // For the tests of messages.
    pub fn message_key_of(&self, field: &Field) -> String {
        match field.name {
            "where" | "where_share" if self.is_lever() => format!("key-lever-{}", kebab(field.name)),
            name if self.path.is_empty() => format!("key-{}", kebab(name)),
            name => format!("key-{}-{}", kebab(self.path), kebab(name)),
        }
    }

    /// Its documentation, line by line. What has no Chinese text is English.
    ///
    /// ```
    /// use jiesu::{Language, scenario::document};
    ///
    /// let tables = document::tables();
    /// let whistle = tables.iter().find(|table| table.path == "rules.whistle").expect("a lever");
    /// assert!(whistle.is_lever());
    /// let [english, chinese] = Language::ALL.map(|language| whistle.documentation(language));
    /// assert!(!english.is_empty() && !chinese.is_empty() && english != chinese);
    /// ```
    pub fn documentation(&self, language: Language) -> Vec<String> {
        let key = self.message_key();
        let found = match language {
            Language::English => None,
            Language::Chinese if self.is_lever() => self.sections(&key),
            Language::Chinese => documentation(&key).map(|text| text.lines().map(String::from).collect()),
        };
        found.unwrap_or_else(|| plain(self.doc))
    }

    /// The Chinese documentation of a lever under its headings, with the example of the doc comment.
    fn sections(&self, key: &str) -> Option<Vec<String>> {
        let text = |attribute: &str| documentation(&format!("{key}.{attribute}"));
        let english = plain(self.doc);
        let mut fences = (0..english.len()).filter(|line| english[*line].starts_with("```"));
        let example = &english[fences.next()?..=fences.next()?];
        let mut lines = vec![text("title")?];
        for section in SECTIONS {
            lines.extend([String::new(), format!("# {}", documentation(&format!("lever-headings.{section}"))?)]);
            match section {
                "scenario" => lines.extend_from_slice(example),
                _ => lines.push(text(section)?),
            }
        }
        lines.extend([String::new(), text("requires")?]);
        Some(lines)
    }

    /// What one of its keys means. What has no Chinese text is English.
    ///
    /// ```
    /// use jiesu::{Language, scenario::document};
    ///
    /// let tables = document::tables();
    /// let run = tables.iter().find(|table| table.path == "run").expect("a table");
    /// assert!(!run.is_lever());
    /// let months = run.fields.iter().find(|field| field.name == "months").expect("a key");
    /// let meaning = run.meaning(months, Language::English);
    /// assert_eq!(meaning.unit, months.unit);
    /// assert_ne!(meaning.about, run.meaning(months, Language::Chinese).about);
    /// ```
    pub fn meaning(&self, field: &Field, language: Language) -> Meaning {
        let english = Meaning { about: plain(field.doc), unit: field.unit.into(), source: field.source.into() };
        let key = self.message_key_of(field);
        match language {
            Language::English => english,
            Language::Chinese => Meaning {
                about: documentation(&key).map_or(english.about, |text| vec![text]),
                unit: documentation(&format!("key-unit-{}", kebab(field.unit))).unwrap_or(english.unit),
                source: documentation(&format!("{key}.source")).or_else(|| shared_source(field.source)).unwrap_or(english.source),
            },
        }
    }
}

/// The Chinese of a source that many keys have: `lever`, `chosen here`, a section of the model's specification; after a comma, its symbol.
fn shared_source(english: &str) -> Option<String> {
    let (source, symbol) = english.split_once(", ").map_or((english, None), |(source, symbol)| (source, Some(symbol)));
    let found = documentation(&format!("key-source-{}", kebab(source)))?;
    match symbol {
        Some(words) if words.contains(' ') => None,
        Some(symbol) => Some(format!("{found}，{symbol}")),
        None => Some(found),
    }
}

/// A path, a key or words as part of a message's key; NAME in a path stands for any name.
fn kebab(text: &str) -> String {
    let parts = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty() && *part != "NAME");
    parts.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// The lines of a doc comment.
fn plain(doc: &[&str]) -> Vec<String> {
    doc.iter().map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned()).collect()
}
