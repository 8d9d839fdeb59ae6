//! `jiesu schema`: the JSON Schema of a scenario file.

use super::{FINE, print};
use jiesu::error::Result;

pub(crate) fn run() -> Result<u8> {
    print(&format!("{:#}\n", jiesu::scenario::schema::schema()))?;
    Ok(FINE)
}
