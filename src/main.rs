//! The command `jiesu`.

use cli::{Jiesu, Verb};
use std::process::ExitCode;

mod cli;

fn main() -> ExitCode {
    let verb = match Jiesu::read() {
        Ok(Jiesu { verb }) => verb,
        Err(code) => return code,
    };
    // The panic hook has already written the reason to standard error.
    std::panic::catch_unwind(|| perform(&verb)).unwrap_or(ExitCode::FAILURE)
}

fn perform(verb: &Verb) -> ExitCode {
    let outcome = match verb {
        Verb::Run(arguments) => cli::run::run(arguments),
        Verb::Compare(arguments) => cli::compare::run(arguments),
        Verb::Sweep(arguments) => cli::sweep::run(arguments),
        Verb::Merge(arguments) => cli::sweep::merge(arguments),
        Verb::Attribute(arguments) => cli::attribute::run(arguments),
        Verb::Calibrate(arguments) => cli::calibrate::run(arguments),
        Verb::Twin(arguments) => cli::twin::run(arguments),
        Verb::Plot(arguments) => cli::plot::run(arguments),
        Verb::Report(arguments) => cli::report::run(arguments),
        Verb::Verify(arguments) => cli::verify::run(arguments),
        Verb::Validate(arguments) => cli::validate::run(arguments),
        Verb::Check(arguments) => cli::check::run(arguments),
        Verb::Show(arguments) => cli::show::run(arguments),
        Verb::Explain(arguments) => cli::explain::run(arguments),
        Verb::Schema(arguments) => cli::schema::run(arguments),
        Verb::New(arguments) => cli::new::run(arguments),
    };
    cli::exit_code(outcome)
}
