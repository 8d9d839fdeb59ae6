//! C18: a lever is set outside the range of all evidence.

use super::caveat::Caveat;
use crate::analysis::compare::Comparison;
use crate::analysis::finding::Finding;

/// A lever is set outside the range of all evidence.
pub(super) const CAVEAT: Caveat = Caveat { code: "C18", names_measure: false, check };

/// A key, the smallest and largest value that any source reports, and the source.
const REPORTED: [(&str, f64, f64, &str); 6] = [
    ("rules.whistle.report_within", 1_800.0, 432_000.0, "30 min in Pinggu 2016-17; 3 to 5 working days elsewhere"),
    ("rules.hotline.seats", 100.0, 1_700.0, "500 in 2018, 650 in 2019, 1,700 operators in 2024"),
    ("rules.time_limits.urgent", 7_200.0, 604_800.0, "2 h for emergencies, 24 h for water, power, gas and heat"),
    ("rules.time_limits.general", 86_400.0, 2_592_000.0, "7 days"),
    ("rules.time_limits.complex", 86_400.0, 5_184_000.0, "15 days"),
    ("rules.integration.party_lead", 0.0, 0.5, "nothing published identifies it; the ends are those of the specification"),
];

/// Residents of Beijing (census of 2020), the city whose seats are reported.
const BEIJING: f64 = 21_893_095.0;

fn check(comparison: &Comparison) -> Vec<Finding> {
    let evidence = &comparison.evidence;
    let mut findings = Vec::new();
    for (name, design) in evidence.names.iter().zip(&evidence.designs) {
        for (key, low, high, _) in REPORTED {
            let Some(value) = design.numbers.get(key) else { continue };
            let low = if key == "rules.hotline.seats" { low * (evidence.residents as f64 / BEIJING).min(1.0) } else { low };
            if *value < low || *value > high {
                findings.push(Finding::about(name, key, *value, if *value < low { low } else { high }));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use crate::analysis::fixtures::{applies, pair, throughout};

    use crate::analysis::compare::Comparison;
    use crate::engine::fixtures;
    use crate::time::Span;

    #[test]
    fn it_applies_outside_the_reported_range_and_only_to_a_lever_in_force() {
        let mut setup = fixtures::setup("a", 1, 1);
        setup.tables.rules.whistle.report_within = Span::minutes(5.0);
        assert!(!applies("C18", &Comparison::new(&[&throughout(&setup)], false)));
        setup.tables.rules.whistle.enabled = true;
        assert!(applies("C18", &Comparison::new(&[&throughout(&setup)], false)));
        setup.tables.rules.whistle.report_within = Span::minutes(30.0);
        assert!(!applies("C18", &Comparison::new(&[&throughout(&setup)], false)));
        assert!(!applies("C18", &pair(&[])));
    }

    #[test]
    fn the_lower_end_of_seats_scales_with_residents() {
        let applies = |seats: u32, residents: u64| {
            let mut setup = fixtures::setup("a", 1, 1);
            (setup.tables.rules.hotline.enabled, setup.tables.rules.hotline.seats) = (true, seats);
            let mut comparison = Comparison::new(&[&throughout(&setup)], false);
            comparison.evidence.residents = residents;
            applies("C18", &comparison)
        };
        assert!(applies(90, 21_893_095) && !applies(110, 21_893_095) && applies(1_800, 21_893_095));
        // A fiftieth of the residents: 2 seats correspond to 100.
        assert!(!applies(3, 437_862) && applies(1, 437_862));
    }

    #[test]
    fn every_key_exists_in_a_scenario() {
        let numbers = &Comparison::new(&[&throughout(&all_on())], false).evidence.designs[0].numbers;
        for (key, ..) in super::REPORTED {
            assert!(numbers.contains_key(key), "{key}");
        }
    }

    fn all_on() -> crate::setup::Setup {
        let mut setup = fixtures::setup("a", 1, 1);
        let rules = &mut setup.tables.rules;
        (rules.whistle.enabled, rules.hotline.enabled, rules.time_limits.enabled, rules.integration.enabled) = (true, true, true, true);
        setup
    }
}
