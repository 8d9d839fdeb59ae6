//! The command `jiesu`.

use cli::{Commands, Jiesu};
use std::process::ExitCode;

mod cli;

fn main() -> ExitCode {
    let command = match Jiesu::read() {
        Ok(Jiesu { command }) => command,
        Err(code) => return code,
    };
    // The panic hook has already written the reason to standard error.
    std::panic::catch_unwind(|| perform(&command)).unwrap_or(ExitCode::FAILURE)
}

fn perform(command: &Commands) -> ExitCode {
    let outcome = match command {
        Commands::Run(arguments) => cli::run::run(arguments),
        Commands::Compare(arguments) => cli::compare::run(arguments),
        Commands::Sweep(arguments) => cli::sweep::run(arguments),
        Commands::Merge(arguments) => cli::sweep::merge(arguments),
        Commands::Attribute(arguments) => cli::attribute::run(arguments),
        Commands::Calibrate(arguments) => cli::calibrate::run(arguments),
        Commands::Twin(arguments) => cli::twin::run(arguments),
        Commands::Plot(arguments) => cli::plot::run(arguments),
        Commands::Report(arguments) => cli::report::run(arguments),
        Commands::Verify(arguments) => cli::verify::run(arguments),
        Commands::Validate(arguments) => cli::validate::run(arguments),
        Commands::Check(arguments) => cli::check::run(arguments),
        Commands::Show(arguments) => cli::show::run(arguments),
        Commands::Explain(arguments) => cli::explain::run(arguments),
        Commands::Schema(arguments) => cli::schema::run(arguments),
        Commands::New(arguments) => cli::new::run(arguments),
    };
    cli::exit_code(outcome)
}
