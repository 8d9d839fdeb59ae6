//! Reputation from what is heard: neighbours tell each other what they answered, not what is so.
//!
//! A share `behaviour.answers.heard` of the record behind a community's reputation are the answers that its citizens gave the observer after
//! each closing, the rest are cures; both fade alike. An assumption: nobody but the citizen can see a cure, and citizens know about the cures
//! of others only what these say. Half-way through the warm-up the initial reputation becomes the share of successes in its second quarter, so that
//! a city whose rules stay as they were has no trend, whatever its citizens answer. Described in `docs/odd.md`, 7.13.

use super::*;

/// Successes and their number in the second quarter of the warm-up; of the whole city.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before {
    successes: f64,
    all: f64,
}

impl Citizens {
    /// Adds a success or failure, with a weight, to the record of an order's community.
    pub(super) fn record(&mut self, context: &Context<impl DrawSink>, address: u64, weight: f64, success: bool) {
        let success = weight * f64::from(u8::from(success));
        let place = &mut self.records[context.community_at(address)];
        place.closed += weight;
        place.cured += success;
        if context.is_second_quarter() {
            self.before.successes += success;
            self.before.all += weight;
        }
    }

    /// Half-way through the warm-up: where answers are heard, the initial reputation becomes the share of successes in its second quarter.
    pub(super) fn settle_reputation(&mut self, context: &Context<impl DrawSink>) {
        let heard = context.setup.tables.behaviour.answers.heard > 0.0;
        if heard && context.now >= context.second_half() && self.before.all > 0.0 {
            let Before { successes, all } = std::mem::take(&mut self.before);
            self.initial_reputation = successes / all;
        }
    }

    /// A citizen has answered whether the problem is resolved, and the neighbours hear of it.
    pub(in crate::engine) fn hear_answer(&mut self, context: &Context<impl DrawSink>, address: u64, resolved: bool) {
        let heard = context.setup.tables.behaviour.answers.heard;
        if heard > 0.0 {
            self.record(context, address, heard, resolved);
        }
        if resolved {
            self.awareness.spread(context, context.community_at(address));
        }
    }
}
