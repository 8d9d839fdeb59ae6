//! The command `jiesu`.

use clap::Parser;
use cli::{Jiesu, Verb};
use std::process::ExitCode;

mod cli;

fn main() -> ExitCode {
    let outcome = match Jiesu::parse().verb {
        Verb::Run(arguments) => cli::run::run(&arguments),
        Verb::Check(arguments) => cli::check::run(&arguments),
        Verb::Show(arguments) => cli::show::run(&arguments),
        Verb::Explain(arguments) => cli::explain::run(&arguments),
        Verb::Schema => cli::schema::run(),
        Verb::New(arguments) => cli::new::run(&arguments),
    };
    cli::exit_code(outcome)
}
