//! The library's error type.

use std::fmt;
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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The file, as the user named it; `--set` for the command line.
    pub file: String,
    /// Where in the file.
    pub place: Place,
    /// The dotted key concerned; empty for the whole file.
    pub key: String,
    /// What was found and what was expected, in lower case, without full stop.
    pub message: String,
    /// What the user may do about it, if known.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// Adds a hint.
    #[must_use]
    pub fn with_hint(self, hint: impl Into<String>) -> Self {
        self.hinted(Some(hint.into()))
    }

    /// The same, if there is a hint.
    #[must_use]
    pub fn hinted(mut self, hint: Option<String>) -> Self {
        self.hint = hint;
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if self.place.line > 0 {
            write!(f, ":{}:{}", self.place.line, self.place.column)?;
        }
        write!(f, ": ")?;
        if !self.key.is_empty() {
            write!(f, "`{}`: ", self.key)?;
        }
        write!(f, "{}", self.message)?;
        if let Some(hint) = &self.hint {
            write!(f, "\n  hint: {hint}")?;
        }
        Ok(())
    }
}

/// An error of the library.
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
    Failed(String),
}

impl Error {
    /// One diagnostic about `key`, without a position.
    pub fn input(file: impl Into<String>, key: impl Into<String>, message: impl Into<String>) -> Self {
        Error::Input(vec![Diagnostic { file: file.into(), place: Place::default(), key: key.into(), message: message.into(), hint: None }])
    }

    /// The error of a failed trial.
    pub fn failed(reason: impl Into<String>) -> Self {
        Error::Failed(reason.into())
    }

    /// A failure to read or write `path`.
    pub fn io(path: impl Into<PathBuf>, source: std::io::Error) -> Self {
        Error::Io { path: path.into(), source }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Input(diagnostics) => {
                for (i, diagnostic) in diagnostics.iter().enumerate() {
                    if i > 0 {
                        writeln!(f)?;
                    }
                    write!(f, "{diagnostic}")?;
                }
                Ok(())
            }
            Error::Io { path, source } => write!(f, "{}: {source}", path.display()),
            Error::Failed(reason) => write!(f, "a trial failed: {reason}"),
        }
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
