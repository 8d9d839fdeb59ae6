//! `jiesu report`: a results folder as one HTML page.

use super::{FINE, print};
use crate::error::Result;
use crate::messages::{Language, text};
use crate::output::destination::{Target, is_stream};
use crate::output::embedded::Embedded;
use crate::output::html;
use crate::output::integrity::Form;
use clap::Args;
use std::path::{Path, PathBuf};

/// Write a results folder as one self-contained HTML page
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The results folder of `run`, `compare`, `sweep` or `attribute`
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The file to write, - for standard output [default: DIR/report.html]
    #[arg(short, long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The title [default: that of the plan or scenario, or the folder's name]
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
}

pub(crate) fn run(arguments: &Arguments, language: Language) -> Result<u8> {
    let Arguments { folder, out, title } = arguments;
    let page = || Ok(html::page(&Embedded::of_folder(folder, language, title.as_deref())?));
    if out.as_deref() == Some(Path::new("-")) {
        print(&page()?)?;
        return Ok(FINE);
    }
    // Fail before a large folder is read.
    let target = out.as_ref().map(|out| Target::open(out, Form::Page)).transpose()?;
    let page = page()?;
    let out = out.clone().unwrap_or_else(|| folder.join("report.html"));
    target.map_or_else(|| Target::open(&out, Form::Page), Ok)?.write(page.as_bytes())?;
    // The stream may be standard output.
    if !is_stream(&out) {
        print(&(text!(language, "run-written-to", out = out.display().to_string()) + "\n"))?;
    }
    Ok(FINE)
}
