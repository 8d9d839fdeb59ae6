//! What users read, in English and Chinese: one file per language, `i18n/en.ftl` and `i18n/zh.ftl`, in the syntax of Project Fluent.
//!
//! Code names a message and gives its arguments; the text is chosen where it is shown:
//!
//! ```text
//! let streets = message!("count-streets", count = 1);
//! assert_eq!(streets.text(Language::English), "1 street");
//! assert_eq!(text!(Language::Chinese, "count-streets", count = 343), "343 个街乡镇");
//! ```
//!
//! `tests/main/messages.rs` fails if a key is missing or unused, if a call has other arguments than its message, or if the two languages
//! have different variables.

#[cfg(feature = "analysis")]
pub(crate) mod numbers;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// A message, as [`Message`]: `message!("key", name = value, …)`.
macro_rules! message {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::messages::Message::new($key, vec![$((stringify!($name), $crate::messages::Argument::from($value))),*])
    };
}

/// The text of a message in a language: `text!(language, "key", name = value, …)`.
macro_rules! text {
    ($language:expr, $($message:tt)+) => {
        $crate::messages::message!($($message)+).text($language)
    };
}

pub(crate) use {message, text};

/// A language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Chinese, in the terms of Beijing's regulation of 2021 on complaint handling.
    #[serde(rename = "zh")]
    Chinese,
}

impl Language {
    /// Both.
    pub const ALL: [Language; 2] = [Language::English, Language::Chinese];

    /// The text of this language, out of both.
    pub(crate) fn of<T>(self, english: T, chinese: T) -> T {
        match self {
            Language::English => english,
            Language::Chinese => chinese,
        }
    }

    /// The source of its messages, for the tests of messages. [`DOCUMENTATION`] is not among them.
    #[cfg(feature = "analysis")]
    #[doc(hidden)]
    pub fn source(self) -> &'static str {
        self.of(include_str!("../i18n/en.ftl"), include_str!("../i18n/zh.ftl"))
    }

    /// The source of its messages, without those of results (`build.rs`).
    #[cfg(not(feature = "analysis"))]
    #[doc(hidden)]
    pub fn source(self) -> &'static str {
        self.of(include_str!(concat!(env!("OUT_DIR"), "/en.ftl")), include_str!(concat!(env!("OUT_DIR"), "/zh.ftl")))
    }
}

/// The source of the Chinese documentation of levers, tables and keys, whose English is in the doc comments of the code.
#[doc(hidden)] // For the tests of messages.
pub const DOCUMENTATION: &str = include_str!("../i18n/zh-levers.ftl");

impl FromStr for Language {
    type Err = Message;

    fn from_str(text: &str) -> Result<Language, Message> {
        Language::ALL.into_iter().find(|language| language.to_string() == text).ok_or_else(|| message!("input-language"))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.of("en", "zh"))
    }
}

/// A message: its key and arguments, or a text that has no key because it comes from elsewhere (a user, the system, another library).
///
/// ```
/// use jiesu::{Language, time::Span};
///
/// let message = Span::parse("7 x").expect_err("there is no such unit");
/// assert!(message.text(Language::English).starts_with("found \"7 x\""));
/// assert_ne!(message.text(Language::Chinese), message.to_string());
/// assert_eq!(jiesu::messages::Message::verbatim("Beijing").text(Language::Chinese), "Beijing");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Message(Content);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Content {
    Keyed(&'static str, Vec<(&'static str, Argument)>),
    Verbatim(String),
}

/// An argument of a message.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Argument {
    /// A whole number, which may choose between singular and plural.
    Count(i64),
    /// A text: a name, a formatted number.
    Text(String),
    /// Another message.
    Message(Message),
}

impl Message {
    /// A message; `key.attribute` is an attribute of a message. [`message!`] is shorter, and its calls are tested.
    pub(crate) fn new(key: &'static str, arguments: Vec<(&'static str, Argument)>) -> Message {
        Message(Content::Keyed(key, arguments))
    }

    /// A text from elsewhere, the same in every language: a name, a formatted number, another program's words. A sentence of ours has a
    /// key.
    pub fn verbatim(text: impl Into<String>) -> Message {
        Message(Content::Verbatim(text.into()))
    }

    /// The text in a language.
    pub fn text(&self, language: Language) -> String {
        self.text_with(language, &|text| text.into())
    }

    /// The same, with `escape` applied to the texts among the arguments but not to the message itself, which may contain markup.
    pub(crate) fn text_with(&self, language: Language, escape: &dyn Fn(&str) -> String) -> String {
        match &self.0 {
            Content::Verbatim(text) => escape(text),
            Content::Keyed(key, arguments) => {
                let mut given = FluentArgs::with_capacity(arguments.len());
                for (name, argument) in arguments {
                    let value: FluentValue<'_> = match argument {
                        Argument::Count(count) => (*count).into(),
                        Argument::Text(text) => escape(text).into(),
                        Argument::Message(message) => message.text_with(language, escape).into(),
                    };
                    given.set(*name, value);
                }
                look_up(&BUNDLES[language as usize], key, &given).unwrap_or_else(|| (*key).into())
            }
        }
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}

/// So that a reader of arguments can refuse one in the reader's language.
impl std::error::Error for Message {}

impl From<Message> for Argument {
    fn from(message: Message) -> Argument {
        Argument::Message(message)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Argument {
        Argument::Text(text.into())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Argument {
        Argument::Text(text)
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Argument {
        Argument::Text(text.clone())
    }
}

macro_rules! counts {
    ($($type:ty)*) => {$(
        impl From<$type> for Argument {
            /// Numbers beyond 2^53, such as seeds, count nothing and are shown digit by digit.
            fn from(count: $type) -> Argument {
                match i64::try_from(count) {
                    Ok(small) if small.unsigned_abs() < 1 << 53 => Argument::Count(small),
                    _ => Argument::Text(count.to_string()),
                }
            }
        }
    )*};
}
counts!(i32 i64 u32 u64 usize);

/// The text of a key that is composed, such as that of a column; none if there is no such key.
pub(crate) fn find(language: Language, key: &str) -> Option<String> {
    look_up(&BUNDLES[language as usize], key, &FluentArgs::new())
}

/// The text of a key of [`DOCUMENTATION`]; none if there is no such key.
pub(crate) fn documentation(key: &str) -> Option<String> {
    static BUNDLE: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Chinese, DOCUMENTATION));
    look_up(&BUNDLE, key, &FluentArgs::new())
}

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<[Bundle; 2]> = LazyLock::new(|| Language::ALL.map(|language| bundle(language, language.source())));

fn bundle(language: Language, source: &str) -> Bundle {
    let tag: LanguageIdentifier = language.to_string().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Terminals and files show the marks that isolate arguments.
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(source.into()).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}

fn look_up(bundle: &Bundle, key: &str, arguments: &FluentArgs<'_>) -> Option<String> {
    let (name, attribute) = key.split_once('.').map_or((key, None), |(name, attribute)| (name, Some(attribute)));
    let message = bundle.get_message(name)?;
    let pattern = match attribute {
        Some(attribute) => message.get_attribute(attribute)?.value(),
        None => message.value()?,
    };
    Some(bundle.format_pattern(pattern, Some(arguments), &mut Vec::new()).into_owned())
}
