//! `jiesu schema`: the JSON Schema of scenario or plan files.

use super::{FINE, print};
use crate::error::Result;
use crate::messages::Language;
use clap::Args;

/// Print the JSON Schema of scenario files, for completion in editors
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Print that of plan files instead
    #[arg(long)]
    plan: bool,
}

pub(crate) fn run(arguments: &Arguments, language: Language) -> Result<u8> {
    let schema = if arguments.plan { crate::plan::schema() } else { crate::scenario::schema(language) };
    print(&format!("{schema:#}\n"))?;
    Ok(FINE)
}
