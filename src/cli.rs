//! The command line: one file a verb, and what all verbs share. The only code that prints.
#![allow(clippy::print_stdout, clippy::print_stderr)]

pub(crate) mod attribute;
pub(crate) mod calibrate;
pub(crate) mod check;
pub(crate) mod choose;
pub(crate) mod compare;
pub(crate) mod comparing;
pub(crate) mod explain;
mod inert;
pub(crate) mod keep;
mod kind;
pub(crate) mod new;
pub(crate) mod plot;
pub(crate) mod ready;
pub(crate) mod report;
pub(crate) mod run;
pub(crate) mod schema;
pub(crate) mod show;
pub(crate) mod simulate;
pub(crate) mod sweep;
mod temporary;
pub(crate) mod twin;
pub(crate) mod validate;
pub(crate) mod verify;

use clap::error::{ContextKind, ContextValue};
use clap::{Parser, Subcommand};
use jiesu::error::{Diagnostic, Error, Result};
use jiesu::input::read_once;
use std::collections::BTreeMap;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

/// Simulate a city's complaint handling under different rules, and compare the rules.
#[derive(Debug, Parser)]
#[command(name = "jiesu", version, disable_help_subcommand = true)]
pub(crate) struct Jiesu {
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    Run(run::Arguments),
    Compare(compare::Arguments),
    Sweep(sweep::Arguments),
    Merge(sweep::MergeArguments),
    Attribute(attribute::Arguments),
    Calibrate(calibrate::Arguments),
    Twin(twin::Arguments),
    Report(report::Arguments),
    Plot(plot::Arguments),
    Verify(verify::Arguments),
    Validate(validate::Arguments),
    Check(check::Arguments),
    Show(show::Arguments),
    Explain(explain::Arguments),
    Schema(schema::Arguments),
    New(new::Arguments),
}

impl Jiesu {
    /// What the command line asks for.
    ///
    /// # Errors
    /// The exit code, when all is said: for help and versions too.
    pub(crate) fn read() -> std::result::Result<Jiesu, ExitCode> {
        Jiesu::try_parse().map_err(|error| {
            let word = match (error.kind(), error.get(ContextKind::InvalidSubcommand)) {
                (clap::error::ErrorKind::InvalidSubcommand, Some(ContextValue::String(word))) => Some(word),
                _ => None,
            };
            match word.and_then(|word| kind::without_verb(word)) {
                Some(diagnostic) => exit_code(Err(Error::Input(vec![diagnostic]))),
                None => {
                    let _ = error.print();
                    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(BAD_INPUT))
                }
            }
        })
    }
}

/// Ends well.
pub(crate) const FINE: u8 = 0;
/// A trial failed.
pub(crate) const FAILED: u8 = 1;
/// The input is wrong.
pub(crate) const BAD_INPUT: u8 = 2;
/// The machine failed.
pub(crate) const MACHINE_FAILED: u8 = 3;

/// Tells the user what went wrong, if something did.
pub(crate) fn exit_code(outcome: Result<u8>) -> ExitCode {
    ExitCode::from(match outcome {
        Ok(code) => code,
        Err(error) => {
            eprint(&render_error(&error));
            code_of(&error)
        }
    })
}

/// The exit code that says what kind of error it was.
pub(crate) fn code_of(error: &Error) -> u8 {
    match error {
        Error::Input(_) => BAD_INPUT,
        Error::Failed(_) => FAILED,
        _ => MACHINE_FAILED,
    }
}

/// Writes to standard output. Whoever stops reading has read enough.
pub(crate) fn print(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Error::io("standard output", error)),
        _ => Ok(()),
    }
}

/// Writes to standard error; there is nobody left to tell if that fails.
pub(crate) fn eprint(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// An error as the user reads it, with the lines that it is about.
pub(crate) fn render_error(error: &Error) -> String {
    match error {
        Error::Input(diagnostics) => {
            let mut files = BTreeMap::new();
            diagnostics.iter().map(|diagnostic| render_with_line(diagnostic, &mut files)).collect()
        }
        other => format!("jiesu: {other}\n"),
    }
}

fn render_with_line(diagnostic: &Diagnostic, files: &mut BTreeMap<String, String>) -> String {
    // What a name or a path holds does nothing to the terminal.
    let plain = |c: char| if c.is_control() && c != '\n' { '\u{fffd}' } else { c };
    let mut text: String = format!("{}\n", Diagnostic { hint: None, ..diagnostic.clone() }).chars().map(plain).collect();
    if diagnostic.place.line > 0 {
        let file = files.entry(diagnostic.file.clone()).or_insert_with(|| read_lossily(&diagnostic.file));
        if let Some(line) = line_of(file.trim_start_matches('\u{feff}'), diagnostic.place.line as usize) {
            let number = diagnostic.place.line.to_string();
            let before: String = line.chars().take(diagnostic.place.column as usize - 1).map(blank).collect();
            let shown: String = line.chars().map(|c| if c.is_control() && c != '\t' { '\u{fffd}' } else { c }).collect();
            let margin = " ".repeat(number.len());
            text += &format!("  {number} | {shown}\n  {margin} | {before}^\n");
        }
    }
    if let Some(hint) = &diagnostic.hint {
        text += &format!("  hint: {hint}\n");
    }
    text
}

/// A line, from 1; where no line ends otherwise, a carriage return ends it.
fn line_of(text: &str, number: usize) -> Option<&str> {
    if text.contains('\n') { text.lines().nth(number - 1) } else { text.split('\r').nth(number - 1) }
}

fn read_lossily(file: &str) -> String {
    read_once::bytes(Path::new(file)).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

/// As much empty space as `c` takes on a terminal.
fn blank(c: char) -> &'static str {
    match c {
        '\t' => "\t",
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' => "  ",
        '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => "  ",
        _ => " ",
    }
}
