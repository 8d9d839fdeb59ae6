//! Precedence of keys in scenarios.

use super::{Scenario, document};
use crate::input::layers::NAMED;
use crate::parameters::Kind;

const CITY: &str = "[city.categories.noise]\nmix = 1\n[city.categories.heat]\nmix = 1\n[rules.time_limits]\nenabled = true\n\
                    [[phase]]\nname = \"one\"\nfrom = 2019-03-01\nset.rules.time_limits.general = \"3 d\"\n\
                    [[phase]]\nname = \"two\"\nfrom = 2019-05-01\nset.rules.time_limits.urgent = \"1 h\"\n";

/// The general limit of the whole run and of both phases, in days.
fn limits(sets: &[&str]) -> [f64; 3] {
    let sets: Vec<String> = sets.iter().map(|set| set.to_string()).collect();
    let scenario = Scenario::parse("one", CITY, &sets).unwrap();
    let of = |rules: &crate::levers::Levers| rules.time_limits.general.seconds() / 86_400.0;
    [of(&scenario.tables.rules), of(&scenario.phases[0].rules), of(&scenario.phases[1].rules)]
}

fn wrong(sets: &[&str]) -> String {
    let sets: Vec<String> = sets.iter().map(|set| set.to_string()).collect();
    Scenario::parse("one", CITY, &sets).unwrap_err().to_string()
}

#[test]
fn the_narrower_key_wins_within_a_layer_and_a_later_layer_wins_everywhere() {
    let whole = "rules.time_limits.general=9 d";
    assert_eq!(limits(&[]), [limits(&[])[0], 3.0, 3.0]);
    assert_eq!(limits(&[whole]), [9.0; 3]);
    for phase in ["phase.one.rules.time_limits.general=2 d", "phase.one.set.rules.time_limits={general=\"2 d\"}"] {
        assert_eq!(limits(&[whole, phase]), [9.0, 2.0, 2.0], "{phase}");
        assert_eq!(limits(&[phase, whole]), [9.0, 2.0, 2.0], "{phase}");
    }
    assert_eq!(limits(&[whole, "phase.two.rules.time_limits.general=2 d"]), [9.0, 9.0, 2.0]);
    assert_eq!(limits(&["phase.*.rules.time_limits.general=2 d"])[1..], [2.0, 2.0]);
}

#[test]
fn a_layer_sets_a_path_once_however_it_is_spelled() {
    for (one, other) in [
        ("rules.whistle.enabled=true", "rules.whistle.enabled=false"),
        ("rules.whistle.enabled=true", "rules.\"whistle\".enabled=true"),
        ("rules.whistle={enabled=true}", "rules.whistle.enabled=true"),
        ("rules={whistle={enabled=true}}", "rules.whistle={enabled=false, parallel=true}"),
        ("city.categories.*.mix=2", "city.categories.noise.mix=1"),
        ("city.categories.new.mix=2", "city.categories.*={mix=1}"),
        ("phase.one.rules.whistle.enabled=true", "phase.one.set.rules.whistle.enabled=true"),
        ("phase.*.rules.whistle.enabled=true", "phase.two={set={rules={whistle={enabled=false}}}}"),
        ("--reps run.replications=3", "run.replications=4"),
    ] {
        for pair in [[one, other], [other, one]] {
            let message = wrong(&pair);
            assert_eq!(message.lines().count(), 1, "{message}");
            let typed =
                |text: &str| text.strip_prefix("--reps run.replications=").map_or(format!("--set {text}"), |n| format!("--reps {n}"));
            let expected = format!("found `{}` and `{}`, expected one of them", typed(pair[0]), typed(pair[1]));
            assert!(message.contains(&expected), "{message}");
        }
    }
    assert!(wrong(&["rules.whistle=true", "rules.whistle.enabled=true"]).contains("found `--set rules.whistle=true` and `--set"));
    let fine = ["rules.whistle={}", "rules.whistle={parallel=false}", "rules.whistle.enabled=true"];
    assert!(Scenario::parse("one", CITY, &fine.map(String::from)).unwrap().tables.rules.whistle.enabled);
    let message =
        Scenario::parse("one", "[city.categories.noise]\nmix = 1\n", &["phase.*.from=2019-02-01".into()]).unwrap_err().to_string();
    assert!(message.contains("--set: `phase.*.from`: found no table that `*` could stand for"), "{message}");
}

#[test]
fn every_table_of_named_tables_is_listed_here() {
    let mut found = Vec::new();
    for table in document::tables() {
        found.extend(table.fields.iter().filter(|f| matches!(f.kind, Kind::Named(_))).map(|f| format!("{}.{}", table.path, f.name)));
    }
    assert_eq!(found, NAMED.map(|path| path.join(".")));
}
