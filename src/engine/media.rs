//! Media that follow up repeated reports.

use super::*;

impl<N: DrawSink> World<'_, N> {
    /// A repeated complaint may attract the media, which raises leaders' attention to its unit.
    pub(super) fn attract_media(&mut self, index: u32, unit: u32) {
        let Some(media) = &self.rules_of(index).media else { return };
        let (hazard, jump) = (media.hazard, media.attention);
        if self.orders[index as usize].occasion > occasions::LAST_OCCASION && self.order_draw(index, Purpose::Media, 0).happens(0, hazard) {
            self.orders[index as usize].followed = true;
            let attention = &mut self.unit_states[unit as usize].leaders_attention;
            *attention += (1.0 - *attention) * jump;
        }
    }
}
