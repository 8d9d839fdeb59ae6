//! What a verification is asked, and what it says.

use crate::error::Error;
use crate::experiment::Progress;
use crate::messages::{Language, Message, message};
use std::path::Path;

/// Options of a verification.
pub struct Wanted<'a> {
    /// Number of trials to re-run; `None` for all of them, and everything that follows from them.
    pub trials: Option<usize>,
    /// Threads; 0 for one per core.
    pub threads: usize,
    /// An empty folder to work in.
    pub folder: &'a Path,
    /// Receives progress.
    pub progress: &'a dyn Progress,
}

/// The result of a verification.
///
/// ```
/// use jiesu::{Language, messages::Message, reproduce::Verdict};
///
/// let mut verdict = Verdict::default();
/// let fine = verdict.text("report.html", Language::English);
/// verdict.differences.push(Message::verbatim("3 instead of 2 orders"));
/// let text = verdict.text("report.html", Language::English);
/// assert!(text != fine && text.ends_with(&verdict.differences_text("report.html", Language::English)));
/// assert!(text.contains("  3 instead of 2 orders\n"));
/// ```
#[derive(Debug, Default)]
pub struct Verdict {
    /// What was checked against what, a sentence each.
    pub checked: Vec<Message>,
    /// What was not checked, a sentence each.
    pub not_checked: Vec<Message>,
    /// What differs, a sentence each.
    pub differences: Vec<Message>,
    /// The language of the page.
    pub language: Language,
    /// Whether trials could not be re-run, because the page lacks the data that its scenarios name.
    pub lacks_data: bool,
}

/// Differences of a kind that are listed, at most.
const LISTED: usize = 20;

impl Verdict {
    /// Lists differences of a kind.
    pub(super) fn differ(&mut self, list: Vec<Message>) {
        let more = list.len().saturating_sub(LISTED);
        self.differences.extend(list.into_iter().take(LISTED));
        if more > 0 {
            self.differences.push(message!("verify-more", count = more));
        }
    }

    /// The verdict on the page `name`.
    pub fn text(&self, name: &str, language: Language) -> String {
        let mut text = list(message!("verify-checked"), &self.checked, language);
        text += &list(message!("verify-not-checked"), &self.not_checked, language);
        let nothing = match self.lacks_data {
            _ if !self.differences.is_empty() => return text + &self.differences_text(name, language),
            true => message!("verify-nothing-so-far", name = name),
            false => message!("verify-nothing", name = name),
        };
        text + &nothing.text(language) + "\n"
    }

    /// What differs, and how much of it.
    pub fn differences_text(&self, name: &str, language: Language) -> String {
        let count = message!("verify-count", name = name, count = self.differences.len());
        list(message!("verify-differing"), &self.differences, language) + &count.text(language) + "\n"
    }
}

fn list(title: Message, lines: &[Message], language: Language) -> String {
    match lines.is_empty() {
        true => String::new(),
        false => lines.iter().fold(title.text(language) + "\n", |text, line| text + "  " + &line.text(language) + "\n"),
    }
}

/// The error for a page that is no report, or a damaged one.
pub(super) fn refuse(name: &str, message: Message) -> Error {
    Error::input(name, "", message)
}
