//! Media that follow up repeated reports.

use super::*;

impl<N: DrawSink> World<'_, N> {
    /// A repeated complaint may attract the media, which raises leaders' attention to its unit.
    pub(in crate::engine) fn attract_media(&mut self, id: OrderId, unit: UnitId) {
        let Some(media) = &self.rules_of(id).media else { return };
        let (hazard, jump) = (media.hazard, media.attention);
        if self.casework.order(id).occasion > LAST_OCCASION && self.order_draw(id, Purpose::Media, 0).happens(0, hazard) {
            self.casework.follow(id);
            self.units.raise_attention(unit, jump);
        }
    }
}
