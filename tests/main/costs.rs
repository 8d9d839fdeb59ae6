//! Costs, pressure and hours, each recomputed in another way.

use crate::city::Model;
use crate::laws::{TEACHING, assert_same};
use jiesu::analysis::{Counter, Headline, Pressure, Wanted};
use jiesu::engine::ReplicationOutput;
use std::collections::BTreeMap;
use std::process::Command;

fn pressures(model: &Model, output: &ReplicationOutput) -> Vec<Pressure> {
    let mut rows = Vec::new();
    Counter::new(&model.setup, &model.city, &output.ledger).pressures(&Wanted::of(&model.setup), |row| rows.push(*row));
    rows
}

#[test]
fn shares_of_pressure_sum_to_one_and_an_absent_source_has_share_0() {
    for (set, absent) in [("rules.ranking.enabled=false", 2), ("rules.time_limits.enabled=false", 1), ("rules.whistle.enabled=false", 1)] {
        let model = Model::of(TEACHING, &[set]);
        let rows = pressures(&model, &model.one_with_orders());
        // The run, six months and six assessment periods, of streets, departments and both.
        assert_eq!(rows.len(), 13 * 3);
        let pressed: Vec<_> = rows.iter().filter_map(|row| row.shares[0].map(|_| row)).collect();
        assert!(pressed.len() > 20, "{set}: {}", pressed.len());
        for row in pressed {
            let shares = row.shares.map(Option::unwrap);
            assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{set}: {row:?}");
            let absent_sources: &[usize] = if absent == 2 {
                &[0, 1]
            } else if set.contains("limits") {
                &[2]
            } else {
                &[3]
            };
            assert!(absent_sources.iter().all(|source| shares[*source] == 0.0 && row.levels[*source] == Some(0.0)), "{set}: {row:?}");
            // A noisy-or lies between the largest cause and the sum of causes, and so do its means.
            let levels = row.levels.map(Option::unwrap);
            let (mean, sum) = (row.mean.unwrap(), levels.iter().sum::<f64>());
            assert!(levels.iter().all(|level| mean >= level - 1e-9) && mean <= sum + 1e-9, "{set}: {row:?}");
        }
    }
}

#[test]
fn mean_pressure_follows_from_displaced_hours() {
    // Identical units, staffed around the clock, without pressure in the warm-up: displaced = staff × hours × (a_hi − a_lo) × P.
    let model = Model::of(TEACHING, &["city.shift=\"always\"", "city.unit_sd=0"]);
    let output = model.one_with_orders();
    let (low, high) = (model.setup.tables.behaviour.attention_low, model.setup.tables.behaviour.attention_high);
    let costs = Counter::new(&model.setup, &model.city, &output.ledger).costs();
    let run = &pressures(&model, &output)[..2];
    for (row, hours) in run.iter().zip([costs.street, costs.department]) {
        let (mean, expected) = (row.mean.unwrap(), hours.displaced / hours.paid / (high - low));
        assert!(expected > 0.05 && (mean - expected).abs() < 1e-9, "{mean}, expected {expected} from displaced hours");
    }
}

#[test]
fn hours_above_45_a_week_are_those_of_the_calendar() {
    // Staffed around the clock, without overtime. January 2019 has 6, 7, 7, 7 and 4 days of a week: 99 + 3 · 123 + 51 hours above 45.
    let model = Model::of(TEACHING, &["city.shift=\"always\"", "rules.time_limits.enabled=false", "run.months=1"]);
    let output = model.one_with_orders();
    for (unit, hours) in model.city.units.iter().zip(&output.ledger.hours) {
        assert_eq!(hours.overtime, 0.0);
        assert!((hours.over_45 / unit.staff - 519.0).abs() < 1e-6, "{} of {}", hours.over_45, unit.staff);
    }
    // Office hours are 40 per week: hours above 45 are part of the overtime.
    let model = Model::of(TEACHING, &["rules.time_limits.duty_share=0.5"]);
    let output = model.one_with_orders();
    let sum = |value: fn(&jiesu::ledger::Hours) -> f64| output.ledger.hours.iter().map(value).sum::<f64>();
    assert!(sum(|hours| hours.over_45) > 0.0 && sum(|hours| hours.over_45) < sum(|hours| hours.overtime));
}

#[test]
fn a_topic_without_hours_changes_nothing() {
    let none = Model::of(TEACHING, &[]).one_with_orders();
    let model = Model::of(TEACHING, &["rules.monthly_topic.enabled=true", "rules.monthly_topic.topic_hours=0"]);
    let output = model.one_with_orders();
    assert_same(&none, &output, "no hours");
    assert_eq!(output.ledger.monthly_topics.len(), 6);
    let hours = Model::of(TEACHING, &["rules.monthly_topic.enabled=true"]).one_with_orders();
    assert_ne!(none.orders, hours.orders);
}

/// A CSV file as rows by column.
fn read(folder: &std::path::Path, name: &str) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_path(folder.join(name)).unwrap().deserialize().map(Result::unwrap).collect()
}

#[test]
fn every_figure_of_the_terminal_is_in_the_summary_and_yuan_are_hours_times_wages() {
    let place = crate::workspace::temporary();
    let out = place.path().join("out");
    let wages = ["costs.street=40", "costs.department=60", "costs.seat=30", "costs.overtime_factor=2"];
    let sets = [&["run.months=2", "run.warmup=2", "rules.callback.send_back=1"][..], &wages].concat();
    let mut command = Command::new(env!("CARGO_BIN_EXE_jiesu"));
    command.args(["run", TEACHING, "--reps", "2", "--verbose", "--out", out.to_str().unwrap()]);
    sets.iter().for_each(|set| {
        command.args(["--set", set]);
    });
    let output = command.output().unwrap();
    assert!(output.status.success() && String::from_utf8_lossy(&output.stdout).contains("cost: yuan per 1,000"));
    let summary: BTreeMap<String, f64> = read(&out, "summary.csv")
        .into_iter()
        .filter(|row| row["level"] == "city" && row["period"] == "run" && row["review"] == "observer" && row["basis"] == "callback")
        .map(|row| (row["measure"].clone(), row["mean"].parse().unwrap()))
        .collect();
    for figure in Headline::FIGURES {
        assert!(summary.contains_key(figure.word()), "{}", figure.word());
    }
    let number = |row: &BTreeMap<String, String>, column: &str| row[column].parse::<f64>().unwrap_or(0.0);
    let costs = read(&out, "costs.csv");
    let (mut yuan, mut per_order) = (0.0, 0.0);
    for trial in costs.chunks(4) {
        let wages = [40.0, 60.0, 30.0];
        let hours = |row| {
            number(row, "paid_hours") + 2.0 * number(row, "overtime_hours") + number(row, "displaced_hours") + number(row, "seat_hours")
        };
        let expected: f64 = trial.iter().zip(wages).map(|(row, wage)| hours(row) * wage).sum();
        assert!((number(&trial[3], "cost_yuan") / expected - 1.0).abs() < 1e-12);
        yuan += expected / 2.0;
        let opened = read(&out, "rates.csv").into_iter().find(|row| {
            row["replication"] == trial[0]["replication"] && row["period"] == "run" && row["level"] == "city" && row["review"] == "observer"
        });
        per_order += number(&trial[3], "cost_hours") / number(&opened.unwrap(), "opened") / 2.0;
    }
    assert!((summary["cost_hours_per_order"] / per_order - 1.0).abs() < 1e-12);
    // 40,000 residents, two months.
    assert!((summary["cost_yuan_per_1000"] / (yuan / 40.0 * 6.0) - 1.0).abs() < 1e-12);
}
