//! Consultations: calls with a question, praise or a suggestion, which are no orders.

use super::*;
use crate::behaviour;
use crate::setup::{MOST_A_DAY, Shock};

impl Hotline {
    /// Schedules the consultations, praise and suggestions of the day that begins.
    pub(in crate::engine) fn consultations(&self, context: &mut Context<impl DrawSink>, citizens: &Citizens) {
        let demand = &context.setup.tables.demand;
        if demand.consultations <= 0.0 {
            return;
        }
        let day = context.now / DAY;
        let (exposure, streams) = (context.exposure, context.streams);
        let (from, to) = (exposure.at(context.now), exposure.at(context.now + DAY));
        for (id, street) in context.streets().zip(&context.city.streets) {
            let rate = demand.consultations / 365.25 * behaviour::consultation_probability(demand, citizens.reputation_in(id));
            let rate = rate * citizens.consulting(context, id);
            let mean = rate * street.residents as f64 * (to - from) / f64::from(DAY) * demand.telephone;
            let entity = u64::from(street.number);
            let district = street.district as usize;
            let draw = |occasion: u32| streams.draw(Purpose::Consultations, entity, occasion);
            let mut numbers: Vec<u32> = (0..draw(day as u32).poisson(mean).min(0x8000)).collect();
            for (index, shock) in context.setup.shocks.iter().enumerate() {
                if shock.consultations > 0.0 && shock.is_on(context.now) && shock.districts[district] {
                    let excess = mean * shock.consultations * shock.left(context.now);
                    let count = draw((index as u32 + 1) << 16 | day as u32).poisson(excess).min(MOST_A_DAY);
                    numbers.extend((0..count).map(|number| Shock::number(index, number)));
                }
            }
            for number in numbers {
                let draw = streams.draw(Purpose::Consultation, entity << 32 | u64::from(number), day as u32);
                if let Some(time) = exposure.time_at(from + draw.uniform(0) * (to - from)) {
                    let caller = Caller::Inquirer { street: id, number: number as u16 };
                    let line = self.any_line(context, id, |lines| draw.below(1, lines));
                    context.schedule(time.max(context.now), Event::Rings { caller, line, calls: 1 });
                }
            }
        }
    }
}
