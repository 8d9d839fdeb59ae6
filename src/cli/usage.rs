//! Wrong command lines: what clap finds wrong, said as all diagnostics are, in the reader's language.

use crate::error::{Diagnostic, Place};
use crate::messages::{Message, message};
use crate::parameters::nearest;
use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error as _;

/// A reader of whole numbers from `min` to `max`.
pub(super) fn whole<T: TryFrom<u64>>(min: u64, max: u64) -> impl Fn(&str) -> Result<T, Message> + Clone + Send + Sync + 'static {
    move |text| {
        let number = text.parse::<u64>().ok().filter(|number| (min..=max).contains(number));
        let is_whole = !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
        let is_below = text.parse::<u64>().is_ok_and(|number| number < min);
        number.and_then(|number| T::try_from(number).ok()).ok_or_else(|| match max < u32::MAX.into() {
            true => message!("usage-whole-number-between", min = min, max = max),
            // The largest number of a type matters only to those who exceed it.
            false if is_whole && !is_below => message!("usage-at-most", max = max),
            false => message!("usage-whole-number", min = min),
        })
    }
}

/// The diagnostic of an error of the command line; none for help and the version, and for what has no words of ours.
pub(super) fn diagnose(error: &clap::Error, command: &Command) -> Option<Diagnostic> {
    let one = |kind| texts(error, kind).into_iter().next();
    let argument = one(ContextKind::InvalidArg).unwrap_or_default();
    let value = one(ContextKind::InvalidValue).unwrap_or_default();
    let (about, message) = match error.kind() {
        ErrorKind::UnknownArgument => (argument, message!("usage-unknown-argument")),
        ErrorKind::InvalidSubcommand => (one(ContextKind::InvalidSubcommand)?, message!("usage-unknown-command")),
        ErrorKind::InvalidValue if value.is_empty() => (argument, message!("usage-no-value")),
        ErrorKind::InvalidValue => {
            let known = texts(error, ContextKind::ValidValue).join(", ");
            (argument, message!("usage-found", value = value, expected = message!("usage-one-of", known = known)))
        }
        ErrorKind::ValueValidation => (argument, message!("usage-found", value = value, expected = expected(error))),
        ErrorKind::TooManyValues => (argument, message!("usage-value-of-flag", value = value)),
        ErrorKind::ArgumentConflict => {
            let others = texts(error, ContextKind::PriorArg);
            match others.iter().all(|other| *other == argument) {
                true => (argument, message!("usage-argument-twice")),
                false => (argument, message!("usage-conflict", others = quoted(&others))),
            }
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = texts(error, ContextKind::InvalidArg);
            (named(command), message!("usage-missing", count = missing.len(), missing = quoted(&missing)))
        }
        _ => return None,
    };
    let suggested = match error.kind() {
        ErrorKind::InvalidSubcommand => nearest(&about, command.get_subcommands().map(Command::get_name)).map(String::from),
        _ => [ContextKind::SuggestedArg, ContextKind::SuggestedValue].into_iter().find_map(one),
    };
    let hint = match suggested {
        Some(name) => message!("input-did-you-mean-key", name = name),
        None => message!("usage-help", command = named(command)),
    };
    // `--lang <LANG>` is called `--lang`, and `<FILE>...` stays as it is.
    let about = about.split_once(" <").map_or(about.as_str(), |(flag, _)| flag).to_owned();
    Some(Diagnostic { file: about, place: Place::default(), key: String::new(), message, hint: Some(hint) })
}

/// What a reader of values expected: in its own words, or in those of the standard library.
fn expected(error: &clap::Error) -> Message {
    match error.source() {
        Some(source) => match source.downcast_ref::<Message>() {
            Some(message) => message.clone(),
            None => message!("usage-other-value", said = source.to_string()),
        },
        None => message!("usage-another-value"),
    }
}

/// The texts that an error has of a kind.
fn texts(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(other @ (ContextValue::StyledStr(_) | ContextValue::StyledStrs(_) | ContextValue::Number(_))) => vec![other.to_string()],
        _ => Vec::new(),
    }
}

/// Arguments in back-ticks.
fn quoted(arguments: &[String]) -> String {
    arguments.iter().map(|argument| format!("`{argument}`")).collect::<Vec<_>>().join(", ")
}

/// The command that the command line names, as in `jiesu run`.
#[allow(clippy::disallowed_methods)] // The command line.
fn named(command: &Command) -> String {
    let words = std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned());
    let name = words.into_iter().find(|word| command.find_subcommand(word).is_some());
    name.map_or_else(|| command.get_name().to_owned(), |name| format!("{} {name}", command.get_name()))
}
