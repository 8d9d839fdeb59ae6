//! The command `jiesu`.
fn main() {}
