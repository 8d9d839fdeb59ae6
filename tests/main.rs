//! All integration tests, in one binary: one module a subject.

#[path = "main/check.rs"]
mod check;
#[path = "main/desk.rs"]
mod desk;
#[path = "main/scenario.rs"]
mod scenario;
#[path = "main/verbs.rs"]
mod verbs;
