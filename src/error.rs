//! The library's error type.

use crate::messages::{Language, Message, message, text};
use std::fmt;
use std::io::ErrorKind;
use std::path::PathBuf;

/// A position in a file: line and column, from 1; both are 0 if unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// One problem in the user's input.
///
/// ```
/// use jiesu::{Error, Language, Scenario};
///
/// let Err(Error::Input(diagnostics)) = Scenario::parse("one", "run.mnths = 6\n", &[]) else { panic!("it has a mistake") };
/// let found = diagnostics.iter().find(|found| found.key == "run.mnths").expect("no such key");
/// assert_eq!((found.file.as_str(), found.place.line), ("one", 1));
/// assert!(found.text(Language::English).starts_with("one:1:5: `run.mnths`: unknown key"));
/// assert!(found.text(Language::Chinese).contains("`run.mnths`"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The file, as the user named it; `--set` for the command line.
    pub file: String,
    /// Where in the file.
    pub place: Place,
    /// The dotted key concerned; empty for the whole file.
    pub key: String,
    /// What was found and what was expected, in lower case, without full stop.
    pub message: Message,
    /// What the user may do about it, if known.
    pub hint: Option<Message>,
}

impl Diagnostic {
    /// Adds a hint.
    #[must_use]
    pub(crate) fn with_hint(self, hint: Message) -> Self {
        self.hinted(Some(hint))
    }

    /// The same, if there is a hint.
    #[must_use]
    pub(crate) fn hinted(mut self, hint: Option<Message>) -> Self {
        self.hint = hint;
        self
    }
}

impl Diagnostic {
    /// The diagnostic in a language: file, place, key and message, and the hint on a line of its own.
    pub fn text(&self, language: Language) -> String {
        let mut text = format!("{}: {}", self.about(), self.message.text(language));
        if let Some(hint) = &self.hint {
            text += &format!("\n  {}", text!(language, "error-hint", hint = hint.clone()));
        }
        text
    }

    /// What it is about: the file, line and column if they are known, and the key.
    pub(crate) fn about(&self) -> String {
        let mut about = self.file.clone();
        if self.place.line > 0 {
            about += &format!(":{}:{}", self.place.line, self.place.column);
        }
        if !self.key.is_empty() {
            about += &format!(": `{}`", self.key);
        }
        about
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}

/// An error of the library.
///
/// ```
/// use jiesu::{Error, Language, Scenario, messages::Message};
///
/// match Scenario::load("no-such-file.toml".as_ref(), &[]) {
///     Err(error @ Error::Input(_)) => assert!(error.text(Language::Chinese).contains("no-such-file.toml")),
///     other => panic!("{other:?}"),
/// }
/// let own = Error::input("my-program", "years", Message::verbatim("found -1, expected a positive number"));
/// assert_eq!(own.to_string(), "my-program: `years`: found -1, expected a positive number");
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The input is wrong; all diagnostics, in order of file and position.
    Input(Vec<Diagnostic>),
    /// A file could not be read or written.
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's error.
        source: std::io::Error,
    },
    /// A trial failed; which one, and why.
    Failed(Message),
}

impl Error {
    /// One diagnostic about `key`, without a position.
    pub fn input(file: impl Into<String>, key: impl Into<String>, message: Message) -> Self {
        Error::Input(vec![Diagnostic { file: file.into(), place: Place::default(), key: key.into(), message, hint: None }])
    }

    /// Adds a hint to every diagnostic.
    #[must_use]
    pub(crate) fn with_hint(mut self, hint: Message) -> Self {
        if let Error::Input(diagnostics) = &mut self {
            diagnostics.iter_mut().for_each(|diagnostic| diagnostic.hint = Some(hint.clone()));
        }
        self
    }

    /// The error of a failed trial.
    pub(crate) fn failed(reason: Message) -> Self {
        Error::Failed(reason)
    }

    /// A failure to read or write `path`.
    pub(crate) fn io(path: impl Into<PathBuf>, source: std::io::Error) -> Self {
        Error::Io { path: path.into(), source }
    }
}

impl Error {
    /// The error in a language; every diagnostic of the input begins a line.
    pub fn text(&self, language: Language) -> String {
        match self {
            Error::Input(diagnostics) => diagnostics.iter().map(|diagnostic| diagnostic.text(language)).collect::<Vec<_>>().join("\n"),
            Error::Io { path, source } => format!("{}: {}", path.display(), said_by_the_system(source).text(language)),
            Error::Failed(reason) => text!(language, "error-trial-failed", reason = reason.clone()),
        }
    }
}

/// An error of the system. Its own words are English on most machines; the Chinese message names frequent kinds.
fn said_by_the_system(error: &std::io::Error) -> Message {
    let kind = match error.kind() {
        ErrorKind::NotFound => "not-found",
        ErrorKind::PermissionDenied => "denied",
        ErrorKind::AlreadyExists => "exists",
        ErrorKind::NotADirectory => "no-folder",
        ErrorKind::IsADirectory => "folder",
        ErrorKind::DirectoryNotEmpty => "not-empty",
        ErrorKind::ReadOnlyFilesystem => "read-only",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "full",
        ErrorKind::FileTooLarge => "too-large",
        ErrorKind::InvalidFilename => "name",
        ErrorKind::InvalidData => "not-text",
        ErrorKind::OutOfMemory => "memory",
        _ => "other",
    };
    message!("error-system", kind = kind, said = error.to_string())
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Language::English))
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Input(_) | Error::Failed(_) => None,
            Error::Io { source, .. } => Some(source),
        }
    }
}

/// A result with the library's error type.
pub type Result<T> = std::result::Result<T, Error>;
