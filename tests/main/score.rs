//! `jiesu score`: forecasts of files and of results folders, scored again by the definitions.

use crate::plans::BASE;
use crate::workspace::{Workspace, rows};
use std::collections::BTreeMap;

/// Months from January 2018 on; the first year repeats itself with 10 more, and a dip.
const SERIES: [f64; 24] = [
    10.0, 12.0, 11.0, 13.0, 15.0, 14.0, 16.0, 18.0, 17.0, 19.0, 21.0, 20.0, 20.0, 23.0, 21.0, 22.0, 25.0, 18.0, 26.0, 29.0, 27.0, 28.0,
    31.0, 30.0,
];

fn month(i: usize) -> String {
    format!("{}-{:02}", 2018 + i / 12, i % 12 + 1)
}

fn observed() -> String {
    let rows: String = SERIES.iter().enumerate().map(|(i, value)| format!("{},calls,north,{value}\n", month(i))).collect();
    format!("period,measure,unit,value\n{rows}")
}

/// Three draws of each month of the second year.
fn draws(i: usize) -> [f64; 3] {
    let middle = 19.0 + (i - 12) as f64;
    [middle - 2.0, middle + 3.0, middle + 0.5]
}

fn forecasts(known_to: &str) -> String {
    let mut text = String::from("period,measure,unit,sample,known_to,value\n");
    for i in 12..24 {
        for (sample, value) in draws(i).iter().enumerate() {
            text += &format!("{},calls,north,{sample},{known_to},{value}\n", month(i));
        }
    }
    text
}

/// The fair score by its definition: mean |x − y| − Σᵢ≠ⱼ |xᵢ − xⱼ| / 2m(m − 1).
fn fair(draws: &[f64], y: f64) -> f64 {
    let m = draws.len() as f64;
    let away: f64 = draws.iter().map(|x| (x - y).abs()).sum();
    let apart: f64 = draws.iter().flat_map(|a| draws.iter().map(move |b| (a - b).abs())).sum();
    away / m - apart / (2.0 * m * (m - 1.0))
}

fn near(found: &str, expected: f64) {
    let found: f64 = found.parse().unwrap();
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

fn mean(values: impl IntoIterator<Item = f64>) -> f64 {
    let values: Vec<f64> = values.into_iter().collect();
    values.iter().sum::<f64>() / values.len() as f64
}

#[test]
fn scores_of_a_file_of_draws_are_those_of_the_definitions() {
    let workspace = Workspace::with(&[("data.csv", &observed()), ("model.csv", &forecasts(""))]);
    let left = workspace.jiesu(&["score", "model.csv", "data.csv", "--out", "out"]);
    assert_eq!(left.code, Some(0), "{}", left.err);
    assert!(left.out.starts_with("model.csv against data.csv\n") && left.out.contains("\n  calls north "), "{}", left.out);
    let scores = workspace.read("out/scores.csv");
    let of: BTreeMap<&str, BTreeMap<&str, &str>> = rows(&scores).into_iter().map(|row| (row["forecast"], row)).collect();
    assert_eq!(of.keys().copied().collect::<Vec<_>>(), ["model", "naive_last", "naive_mean", "naive_year"]);
    near(of["model"]["crps"], mean((12..24).map(|i| fair(&draws(i), SERIES[i]))));
    near(of["model"]["bias"], mean((12..24).map(|i| 19.5 + (i - 12) as f64 - SERIES[i])));
    near(of["naive_last"]["absolute_error"], mean((12..24).map(|i| (SERIES[i - 1] - SERIES[i]).abs())));
    // Of three draws the outer two are the ends of the 50 % interval; none reaches those of 90 %.
    let within = |i: usize| f64::from(u8::from((draws(i)[0]..=draws(i)[1]).contains(&SERIES[i])));
    near(of["model"]["coverage_50"], mean((12..24).map(within)));
    assert_eq!((of["model"]["coverage_90"], of["model"]["is_naive"], of["naive_last"]["is_naive"]), ("", "false", "true"));
    // The same period a year earlier has three past errors from April on.
    assert_eq!((of["naive_year"]["n"], of["naive_last"]["n"]), ("9", "12"));
    let scored = workspace.read("out/scored.csv");
    for row in rows(&scored).into_iter().filter(|row| row["forecast"] == "naive_year") {
        let i = (0..24).find(|i| month(*i) == row["period"]).unwrap();
        near(row["median"], SERIES[i - 12]);
    }
    let skill = workspace.read("out/skill.csv");
    let scores_of = |forecast: &str, from: usize| {
        let chosen: Vec<_> = rows(&scored).into_iter().filter(|row| row["forecast"] == forecast).collect();
        mean(chosen.iter().filter(|row| row["period"] >= month(from).as_str()).map(|row| row["crps"].parse::<f64>().unwrap()))
    };
    for row in rows(&skill) {
        let from = if row["reference"] == "naive_year" { 15 } else { 12 };
        let (model, naive) = (scores_of("model", from), scores_of(row["reference"], from));
        near(row["difference"], naive - model);
        near(row["skill"], 1.0 - model / naive);
        let [low, high]: [f64; 2] = ["ci_low", "ci_high"].map(|name| row[name].parse().unwrap());
        assert!(low < naive - model && naive - model < high);
        assert_eq!(
            row["verdict"],
            if low > 0.0 {
                "better"
            } else if high < 0.0 {
                "worse"
            } else {
                "open"
            }
        );
    }
}

#[test]
fn naive_forecasts_know_what_the_forecast_knew() {
    let workspace = Workspace::with(&[("data.csv", &observed()), ("rolling.csv", &forecasts("")), ("once.csv", &forecasts("2018-12"))]);
    let last = |arguments: &[&str]| {
        let left = workspace.jiesu(&[&["score"][..], arguments, &["data.csv", "--out", "out", "--force", "--quiet"]].concat());
        assert_eq!((left.code, left.out.as_str()), (Some(0), ""), "{}", left.err);
        let scored = workspace.read("out/scored.csv");
        let chosen: Vec<String> =
            rows(&scored).into_iter().filter(|row| row["forecast"] == "naive_last").map(|row| row["median"].to_owned()).collect();
        chosen
    };
    assert_eq!(last(&["rolling.csv"])[3], "21");
    // All months of the second year from the last one of the first, as far as it has errors of as many months ahead.
    let once = last(&["once.csv"]);
    assert!(once.len() == 9 && once.iter().all(|median| median == "20"), "{once:?}");
    assert_eq!(last(&["rolling.csv", "--known-to", "2018-12"]), once);
}

#[test]
fn quantiles_are_scored_by_the_pinball_loss_and_so_are_the_naive_forecasts_beside_them() {
    let mut text = String::from("period,measure,unit,quantile,value\n");
    (12..24).for_each(|i| text += &format!("{},calls,north,0.5,{}\n", month(i), SERIES[i] + 2.0));
    let workspace = Workspace::with(&[("data.csv", &observed()), ("median.csv", &text)]);
    assert_eq!(workspace.jiesu(&["score", "median.csv", "data.csv", "--out", "out"]).code, Some(0));
    for row in rows(&workspace.read("out/scores.csv")) {
        // At the median alone the score is the absolute error.
        near(row["crps"], row["absolute_error"].parse().unwrap());
    }
}

#[test]
fn the_trials_of_a_results_folder_are_a_forecast() {
    let data = "period,measure,review,value,tolerance\n2018-12,opened,observer,80,\n2019-01,opened,observer,80,\n2019-02,opened,observer,90,\n\
                2019-02,resolution_rate,observer,0.6,0.05\n";
    let workspace = Workspace::with(&[("base.toml", BASE), ("data.csv", data)]);
    assert_eq!(workspace.jiesu(&["run", "base.toml", "--cities", "3", "--reps", "2", "--out", "run", "--quiet"]).code, Some(0));
    let left = workspace.jiesu(&["score", "run", "data.csv", "--out", "out"]);
    assert_eq!(left.code, Some(0), "{}", left.err);
    let rates = workspace.read("run/rates.csv");
    let draws = |period: &str, column: &str| -> Vec<f64> {
        let is_it = |row: &BTreeMap<&str, &str>| {
            (row["period"], row["period_kind"], row["level"], row["review"], row["basis"])
                == (period, "month", "city", "observer", "callback")
        };
        rows(&rates).into_iter().filter(is_it).map(|row| row[column].parse().unwrap()).collect()
    };
    let scores = workspace.read("out/scores.csv");
    let found = rows(&scores);
    let opened = found.iter().find(|row| row["measure"] == "opened" && row["forecast"] == "base").unwrap();
    assert_eq!((opened["n"], draws("2019-01", "opened").len(), opened["level"], opened["review"]), ("2", 6, "city", "observer"));
    near(opened["crps"], mean([("2019-01", 80.0), ("2019-02", 90.0)].map(|(period, y)| fair(&draws(period, "opened"), y))));
    // An error of the published value changes the score of the rate, which is still near that of the draws.
    let rate = found.iter().find(|row| row["measure"] == "resolution_rate" && row["forecast"] == "base").unwrap();
    let (with, without) = (rate["crps"].parse::<f64>().unwrap(), fair(&draws("2019-02", "resolution_rate"), 0.6));
    assert!(with != without && (with - without).abs() < 0.05, "{with}, {without}");
    assert!(left.out.contains("Fewer than 8 periods"), "{}", left.out);
    // Nothing is written over what was read, or over results without leave.
    for (arguments, said) in [(&["--out", "run", "--force"][..], "run"), (&["--out", "out"], "out")] {
        let refused = workspace.jiesu(&[&["score", "run", "data.csv"][..], arguments].concat());
        assert!(refused.code == Some(2) && refused.err.starts_with(said), "{}", refused.err);
    }
}

#[test]
fn what_is_wrong_with_a_file_is_said_with_its_line() {
    let data = observed();
    let cases = [
        (
            "period,measure,unit,sample,value\n,calls,north,1,3\n",
            "model.csv:2:1: `period`: found nothing, expected a month such as 2019-01",
        ),
        ("period,measure,unit,sample,value\n2019-13,calls,north,1,3\n", "model.csv:2:1: `period`: found \"2019-13\", expected a month"),
        (
            "period,measure,unit,sample,value\n2019-01,call,north,1,3\n",
            "model.csv:2:9: `measure`: found a forecast of `call` for the unit `north`, expected observed values of it in data.csv",
        ),
        (
            "period,measure,unit,sample,value\n2019-01,calls,north,1,3\n2019-01,calls,north,1,4\n",
            "model.csv:3:21: `sample`: found a second value of this period, sample or quantile, expected one; the first is in line 2",
        ),
        ("period,measure,unit,value\n2019-01,calls,north,3\n", "model.csv:1:1: found neither `sample` nor `quantile`"),
        (
            "period,measure,unit,quantile,value\n2019-01,calls,north,0.5,3\n2019-01,calls,north,0.6,2\n",
            "model.csv:3:21: `value`: found 2, expected at least 3, the value of the next lower quantile, in line 2",
        ),
        (
            "period,measure,unit,quantile,value\n2019-01,calls,north,1,3\n",
            "model.csv:2:21: `quantile`: found 1, expected a number between 0 and 1",
        ),
        (
            "period,measure,unit,sample,known_to,value\n2019-01,calls,north,1,2019-01,3\n",
            "model.csv:2:23: `known_to`: found a last known period that is of another length or not before 2019-01",
        ),
        (
            "period,measure,unit,sample,value\n2019-W01,calls,north,1,3\n",
            "model.csv:2:1: `period`: found a period of another length than in data.csv, line 2",
        ),
        (
            "period,measure,unit,sample,value\n2029-01,calls,north,1,3\n",
            "data.csv: found no observed value of a period that model.csv forecasts",
        ),
    ];
    for (model, said) in cases {
        let workspace = Workspace::with(&[("data.csv", &data), ("model.csv", model)]);
        let left = workspace.jiesu(&["score", "model.csv", "data.csv", "--out", "out"]);
        assert_eq!((left.code, left.out.as_str()), (Some(2), ""), "{model}");
        assert!(left.err.starts_with(said), "{}", left.err);
        assert_eq!(workspace.files(), ["data.csv", "model.csv"], "nothing is written");
    }
    let workspace = Workspace::with(&[("model.csv", &forecasts(""))]);
    for (data, said) in [
        (
            format!("{data}2019-12,calls,north,4\n"),
            "data.csv:26:1: `period`: found a second value of this period, sample or quantile, expected one; the first is in line 25",
        ),
        (
            format!("{data}2019-W12,calls,north,4\n"),
            "data.csv:26:1: `period`: found a period of another length than the first one of this measure and unit, in line 2",
        ),
        (data.replace("unit,value", "unit,valeu"), "data.csv:1:21: `valeu`: unknown column"),
        (data.replace(",north,11\n", ",north,\n"), "data.csv:4:21: `value`: found nothing, expected a number"),
    ] {
        workspace.write("data.csv", data.as_bytes());
        let left = workspace.jiesu(&["score", "model.csv", "data.csv"]);
        assert!(left.code == Some(2) && left.err.starts_with(said), "{}", left.err);
    }
    let workspace = Workspace::with(&[("base.toml", BASE), ("data.csv", "period,measure,value\n2019-01,resolved_rate,0.5\n")]);
    assert_eq!(workspace.jiesu(&["run", "base.toml", "--cities", "1", "--reps", "1", "--out", "run", "--quiet"]).code, Some(0));
    let left = workspace.jiesu(&["score", "run", "data.csv"]);
    assert!(left.err.starts_with("data.csv:2:1: `measure`: found the measure `resolved_rate`, expected a column"), "{}", left.err);
    workspace.write("data.csv", b"period,measure,level,unit,value\n2019-01,opened,district,d09,3\n");
    let left = workspace.jiesu(&["score", "run", "data.csv"]);
    assert!(left.err.contains("level `district`, unit \"d09\", review `official` and basis `callback`"), "{}", left.err);
    let left = workspace.jiesu(&["score", ".", "data.csv"]);
    assert!(left.code == Some(2) && left.err.contains("expected the results folder of `run`"), "{}", left.err);
}

#[test]
fn forecasts_of_shipped_months_and_weeks_are_scored_in_both_languages() {
    let workspace = Workspace::with(&[]);
    let data = |city: &str, name: &str| format!("{}/scenarios/data/{city}/{name}.csv", env!("CARGO_MANIFEST_DIR"));
    for city in ["kansas-city", "boston"] {
        for (language, said) in [("en", "values within"), ("zh", "观测值落入")] {
            let left = workspace.jiesu(&["score", &data(city, "rolling"), &data(city, "observed"), "--lang", language]);
            assert!(left.code == Some(0) && left.out.contains(said), "{}\n{}", left.out, left.err);
        }
    }
}
