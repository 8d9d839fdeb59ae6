//! The command line: one file per command, and what all commands share. The only code that prints.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod against;
pub(crate) mod attribute;
pub(crate) mod calibrate;
pub(crate) mod check;
pub(crate) mod choose;
pub(crate) mod compare;
pub(crate) mod comparison;
pub(crate) mod explain;
mod file_kind;
mod forecast;
mod help;
mod inert;
mod journals;
pub(crate) mod long_run;
pub(crate) mod new;
pub(crate) mod optimize;
pub(crate) mod plot;
pub(crate) mod prepare;
pub(crate) mod report;
pub(crate) mod robust;
pub(crate) mod run;
pub(crate) mod schema;
pub(crate) mod score;
mod screen;
pub(crate) mod show;
pub(crate) mod simulate;
pub(crate) mod sweep;
mod temporary;
pub(crate) mod twin;
mod usage;
pub(crate) mod validate;
pub(crate) mod verify;

use crate::error::{Diagnostic, Error, Result};
use crate::input::read_once;
use crate::messages::{Language, Message, message, text};
use clap::error::{ContextKind, ContextValue};
use clap::{Command, CommandFactory, FromArgMatches, Parser, Subcommand};
use std::collections::BTreeMap;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;
use unicode_width::UnicodeWidthStr;

/// Simulate how a city handles residents' complaints, and compare policy designs
#[derive(Debug, Parser)]
#[command(name = "jiesu", version, disable_help_subcommand = true)]
pub(crate) struct Jiesu {
    /// Language of help, messages and results: en or zh
    #[arg(long, global = true, value_name = "LANG", display_order = 900)]
    lang: Option<Language>,
    #[command(subcommand)]
    pub(crate) command: Commands,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Commands {
    New(new::Arguments),
    Check(check::Arguments),
    Explain(explain::Arguments),
    Show(show::Arguments),
    Run(run::Arguments),
    Compare(compare::Arguments),
    Sweep(sweep::Arguments),
    Merge(sweep::MergeArguments),
    Attribute(attribute::Arguments),
    Robust(robust::Arguments),
    Calibrate(calibrate::Arguments),
    Optimize(optimize::Arguments),
    Report(report::Arguments),
    Plot(plot::Arguments),
    Twin(twin::Arguments),
    Verify(verify::Arguments),
    Validate(validate::Arguments),
    Score(score::Arguments),
    Schema(schema::Arguments),
}

/// Commands by purpose, in the order in which a new user needs them.
fn groups() -> [(Message, &'static [&'static str]); 4] {
    [
        (message!("usage-write"), &["new", "check", "explain", "show", "schema"]),
        (message!("usage-simulate"), &["run", "compare", "sweep", "merge", "attribute", "robust", "calibrate", "optimize"]),
        (message!("usage-results"), &["report", "plot", "twin"]),
        (message!("usage-verify"), &["verify", "validate", "score"]),
    ]
}

/// The command line in a language, with the commands in groups in its help.
fn command(language: Language) -> Command {
    let command = help::in_language(Jiesu::command(), language);
    let mut list = String::new();
    for (title, names) in groups() {
        list += &format!("{}\n", title.text(language));
        for subcommand in names.iter().filter_map(|name| command.find_subcommand(name)) {
            let about = subcommand.get_about().map(ToString::to_string).unwrap_or_default();
            list += &format!("  {:<10} {about}\n", subcommand.get_name());
        }
        list += "\n";
    }
    let [usage, options, end] = [text!(language, "usage-usage"), text!(language, "usage-options"), text!(language, "usage-first-steps")];
    command.help_template(format!("{{about}}\n\n{usage}{{usage}}\n\n{list}{options}\n{{options}}\n\n{end}\n"))
}

impl Jiesu {
    /// Reads the command line.
    ///
    /// # Errors
    /// The exit code, if there is nothing to run: after help, the version, or a message about the command line.
    pub(crate) fn read() -> std::result::Result<Jiesu, ExitCode> {
        let language = requested_language();
        let mut command = command(language);
        command.clone().try_get_matches().and_then(|matches| Jiesu::from_arg_matches(&matches)).map_err(|error| {
            if error.kind() == clap::error::ErrorKind::MissingSubcommand {
                eprint(&command.render_help().to_string());
                return ExitCode::from(BAD_INPUT);
            }
            let word = match (error.kind(), error.get(ContextKind::InvalidSubcommand)) {
                (clap::error::ErrorKind::InvalidSubcommand, Some(ContextValue::String(word))) => Some(word),
                _ => None,
            };
            let diagnostic = word.and_then(|word| file_kind::without_command(word)).or_else(|| usage::diagnose(&error, &command));
            match diagnostic {
                Some(diagnostic) => exit_code(Err(Error::Input(vec![diagnostic])), language),
                None => {
                    let _ = error.print();
                    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(BAD_INPUT))
                }
            }
        })
    }
}

/// Success.
pub(crate) const FINE: u8 = 0;
/// A trial failed.
pub(crate) const FAILED: u8 = 1;
/// The input is wrong.
pub(crate) const BAD_INPUT: u8 = 2;
/// The machine failed.
pub(crate) const MACHINE_FAILED: u8 = 3;

/// Prints the error, if there is one, in a language; the exit code.
fn exit_code(outcome: Result<u8>, language: Language) -> ExitCode {
    ExitCode::from(match outcome {
        Ok(code) => code,
        Err(error) => {
            eprint(&render_error(&error, language));
            code_of(&error)
        }
    })
}

/// The exit code of a kind of error.
pub(crate) fn code_of(error: &Error) -> u8 {
    match error {
        Error::Input(_) => BAD_INPUT,
        Error::Failed(_) => FAILED,
        _ => MACHINE_FAILED,
    }
}

/// Writes to standard output; a closed pipe is no error.
pub(crate) fn print(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Error::io("stdout", error)),
        _ => Ok(()),
    }
}

/// Writes to standard error; a failure is ignored, as there is nowhere left to report it.
pub(crate) fn eprint(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// The language of help, and of errors of the command line itself, which are said before it is understood; English if it names none.
#[allow(clippy::disallowed_methods)] // The command line.
fn requested_language() -> Language {
    let words: Vec<String> = std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
    let after = words.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1].as_str());
    let word = after.or_else(|| words.iter().find_map(|word| word.strip_prefix("--lang=")));
    word.and_then(|word| word.parse().ok()).unwrap_or_default()
}

/// The text of an error, with the source lines that it concerns.
pub(crate) fn render_error(error: &Error, language: Language) -> String {
    match error {
        Error::Input(diagnostics) => {
            let mut files = BTreeMap::new();
            diagnostics.iter().map(|diagnostic| render_with_line(diagnostic, language, &mut files)).collect()
        }
        other => format!("jiesu: {}\n", other.text(language)),
    }
}

fn render_with_line(diagnostic: &Diagnostic, language: Language, files: &mut BTreeMap<String, String>) -> String {
    // Control characters of a name or a path must not reach the terminal.
    let plain = |c: char| if c.is_control() && c != '\n' { '\u{fffd}' } else { c };
    let mut text: String = format!("{}\n", Diagnostic { hint: None, ..diagnostic.clone() }.text(language)).chars().map(plain).collect();
    if diagnostic.place.line > 0 {
        let file = files.entry(diagnostic.file.clone()).or_insert_with(|| read_lossily(&diagnostic.file));
        if let Some(line) = line_of(file.trim_start_matches('\u{feff}'), diagnostic.place.line as usize) {
            let number = diagnostic.place.line.to_string();
            let shown: String = line.chars().map(|c| if c.is_control() && c != '\t' { '\u{fffd}' } else { c }).collect();
            let before: String = shown.chars().take(diagnostic.place.column as usize - 1).collect();
            let before = before.split('\t').map(|part| " ".repeat(part.width())).collect::<Vec<_>>().join("\t");
            let margin = " ".repeat(number.len());
            text += &format!("  {number} | {shown}\n  {margin} | {before}^\n");
        }
    }
    if let Some(hint) = &diagnostic.hint {
        text += &format!("  {}\n", text!(language, "error-hint", hint = hint.clone()));
    }
    text
}

/// Line `number`, from 1; a carriage return ends lines only if there is no line feed.
fn line_of(text: &str, number: usize) -> Option<&str> {
    if text.contains('\n') { text.lines().nth(number - 1) } else { text.split('\r').nth(number - 1) }
}

fn read_lossily(file: &str) -> String {
    read_once::bytes(Path::new(file)).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

/// Reads the arguments of the process, performs the command and gives its exit code.
///
/// The example is not run, since a command writes files.
///
/// ```no_run
/// fn main() -> std::process::ExitCode {
///     jiesu::cli::main()
/// }
/// ```
pub fn main() -> ExitCode {
    let Jiesu { lang, command } = match Jiesu::read() {
        Ok(jiesu) => jiesu,
        Err(code) => return code,
    };
    // The panic hook has already written the reason to standard error.
    std::panic::catch_unwind(|| perform(&command, lang)).unwrap_or(ExitCode::FAILURE)
}

fn perform(command: &Commands, lang: Option<Language>) -> ExitCode {
    let language = lang.unwrap_or_default();
    let outcome = match command {
        Commands::Run(arguments) => run::run(arguments),
        Commands::Compare(arguments) => compare::run(arguments),
        Commands::Sweep(arguments) => sweep::run(arguments),
        Commands::Merge(arguments) => sweep::merge(arguments),
        Commands::Attribute(arguments) => attribute::run(arguments),
        Commands::Robust(arguments) => robust::run(arguments),
        Commands::Calibrate(arguments) => calibrate::run(arguments),
        Commands::Optimize(arguments) => optimize::run(arguments),
        Commands::Twin(arguments) => twin::run(arguments, language),
        Commands::Plot(arguments) => plot::run(arguments, language),
        Commands::Report(arguments) => report::run(arguments, language),
        Commands::Verify(arguments) => verify::run(arguments, lang),
        Commands::Validate(arguments) => validate::run(arguments, language),
        Commands::Score(arguments) => score::run(arguments, language),
        Commands::Check(arguments) => check::run(arguments, language),
        Commands::Show(arguments) => show::run(arguments, language),
        Commands::Explain(arguments) => explain::run(arguments, language),
        Commands::Schema(arguments) => schema::run(arguments, language),
        Commands::New(arguments) => new::run(arguments, language),
    };
    exit_code(outcome, language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_lists_every_command_once() {
        let mut listed: Vec<&str> = groups().iter().flat_map(|(_, names)| names.iter().copied()).collect();
        listed.sort_unstable();
        let command = Jiesu::command();
        let mut all: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
        all.sort_unstable();
        assert_eq!(listed, all);
    }
}
