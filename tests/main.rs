//! All integration tests, in one binary: one module per subject.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

// The longest first.
#[path = "main/accuracy.rs"]
mod accuracy;
#[path = "main/alike.rs"]
mod alike;
#[path = "main/answer.rs"]
mod answer;
#[path = "main/answers.rs"]
mod answers;
#[path = "main/api.rs"]
mod api;
#[path = "main/bits.rs"]
mod bits;
#[path = "main/budget.rs"]
mod budget;
#[path = "main/build.rs"]
mod build;
#[path = "main/calibrate.rs"]
mod calibrate;
#[path = "main/check.rs"]
mod check;
#[path = "main/check_data.rs"]
mod check_data;
#[path = "main/check_files.rs"]
mod check_files;
#[path = "main/check_meaning.rs"]
mod check_meaning;
#[path = "main/choose.rs"]
mod choose;
#[path = "main/city.rs"]
mod city;
#[path = "main/compare.rs"]
mod compare;
#[path = "main/costs.rs"]
mod costs;
#[path = "main/decide.rs"]
mod decide;
#[path = "main/documents.rs"]
mod documents;
#[path = "main/explain.rs"]
mod explain;
#[path = "main/faults.rs"]
mod faults;
#[path = "main/files.rs"]
mod files;
#[path = "main/formats.rs"]
mod formats;
#[path = "main/html.rs"]
mod html;
#[path = "main/kept.rs"]
mod kept;
#[path = "main/keys.rs"]
mod keys;
#[path = "main/laws.rs"]
mod laws;
#[path = "main/layers.rs"]
mod layers;
#[path = "main/lead.rs"]
mod lead;
#[path = "main/lesson.rs"]
mod lesson;
#[path = "main/levers.rs"]
mod levers;
#[path = "main/library.rs"]
mod library;
#[path = "main/mechanisms.rs"]
mod mechanisms;
#[path = "main/messages.rs"]
mod messages;
#[path = "main/names.rs"]
mod names;
#[path = "main/never.rs"]
mod never;
#[path = "main/optimize.rs"]
mod optimize;
#[path = "main/patterns.rs"]
mod patterns;
#[path = "main/patterns_levers.rs"]
mod patterns_levers;
#[path = "main/pilots.rs"]
mod pilots;
#[path = "main/places.rs"]
mod places;
#[path = "main/plans.rs"]
mod plans;
#[path = "main/reference.rs"]
mod reference;
#[path = "main/reports.rs"]
mod reports;
#[path = "main/robust.rs"]
mod robust;
#[path = "main/run.rs"]
mod run;
#[path = "main/scenario.rs"]
mod scenario;
#[path = "main/score.rs"]
mod score;
#[path = "main/sensitivity.rs"]
mod sensitivity;
#[path = "main/sets.rs"]
mod sets;
#[path = "main/slips.rs"]
mod slips;
#[path = "main/tables.rs"]
mod tables;
#[path = "main/tables_written.rs"]
mod tables_written;
#[path = "main/tutorial.rs"]
mod tutorial;
#[path = "main/unbroken.rs"]
mod unbroken;
#[path = "main/verbs.rs"]
mod verbs;
#[path = "main/verified.rs"]
#[expect(clippy::disallowed_methods, reason = "temporary folders of tests")]
mod verified;
#[path = "main/watch.rs"]
mod watch;
#[path = "main/workspace.rs"]
mod workspace;
