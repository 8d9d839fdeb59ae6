//! Media that follow up repeated reports.

use super::*;

impl<N: DrawSink> World<'_, N> {
    /// A repeated complaint may attract the media, which raises leaders' attention to its unit.
    pub(super) fn attract_media(&mut self, index: OrderId, unit: UnitId) {
        let Some(media) = &self.rules_of(index).media else { return };
        let (hazard, jump) = (media.hazard, media.attention);
        if self.orders[index].occasion > occasions::LAST_OCCASION && self.order_draw(index, Purpose::Media, 0).happens(0, hazard) {
            self.orders[index].followed = true;
            let attention = &mut self.unit_states[unit].leaders_attention;
            *attention += (1.0 - *attention) * jump;
        }
    }
}
