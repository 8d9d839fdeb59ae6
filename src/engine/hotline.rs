//! The hotline: its lines, their seats, and the calls that wait (Erlang A with retrials).

mod call;
mod consultations;
mod seats;

use super::*;
use crate::rules::Intake;
pub(super) use seats::intake_shares;
use std::ops::Range;

/// A call that waits.
#[derive(Clone, Copy, Debug)]
struct Waiting {
    ticket: u32,
    caller: Caller,
    calls: u8,
    since: Time,
}

/// A telephone line.
#[derive(Clone, Debug)]
struct Line {
    intake: Intake,
    /// Share of the simulated residents that it serves.
    share: f64,
    seats: u32,
    busy: u32,
    waiting: VecDeque<Waiting>,
    tickets: u32,
    calls: u32,
    /// Expected calls by kind of day and hour; negative before the first observation.
    expected: Vec<f64>,
}

/// All lines.
pub(super) struct Hotline {
    lines: Vec<Line>,
    /// The lines of each intake.
    by_intake: [Range<usize>; 2],
}

/// The street from which somebody calls.
fn street_calling(context: &Context<impl DrawSink>, casework: &Casework, caller: Caller) -> StreetId {
    match caller {
        Caller::Reporter(order) => casework.street_of(context, order.id()),
        Caller::Inquirer { street, .. } => street,
    }
}
