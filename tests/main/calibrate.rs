//! `jiesu calibrate`: what is refused, what is written, and whether known parameters of the simulator are recovered.

use crate::workspace::{Workspace, contents};
use jiesu::calibrate::{Calibration, Draft, Outcome, Prepared, Problem, Stage, assess, rank_check, search, uniformity};
use jiesu::error::Result;
use jiesu::experiment::Unwatched;
use jiesu::rng::{Purpose, Streams};

const BASE: &str = "\
[run]\nstart = 2019-01-01\nmonths = 2\nwarmup = 1\n[city.generate]\nresidents = 12_000\n\
[city.categories.noise]\nmix = 1\nfunctions = [\"police\"]\n[city.categories.heat]\nmix = 2\n[city.functions.police]\n\
[rules.hotline]\nenabled = true\n[rules.callback]\nenabled = true\n";

const PLAN: &str = "\
title = \"Two answers\"\nbase = \"base.toml\"\n\
[[parameter]]\nkey = \"behaviour.answers.untouched\"\nrange = [0.02, 0.6]\n\
[[parameter]]\nkey = \"behaviour.answers.intercept\"\nrange = [-3.5, -0.5]\n\
[[target]]\nmeasure = \"resolution_rate\"\nperiod = \"run\"\nreview = \"observer\"\nvalue = 0.7\ntolerance = 0.02\n\
[[target]]\nmeasure = \"satisfaction_rate\"\nperiod = \"2019-01..2019-02\"\nvalue = 0.6\ntolerance = 0.02\n\
[calibration]\ntrials = 60\ngenerations = 3\nkeep = 40\npoint = 24\ncheck = 4\n";

fn workspace() -> Workspace {
    Workspace::with(&[("base.toml", BASE), ("plan.toml", PLAN)])
}

#[test]
fn errors_in_a_calibration_are_reported_with_their_place() {
    let line = |text: &str| PLAN.lines().position(|line| line.contains(text)).unwrap() + 1;
    let cases = [
        ("answers.untouched", "answers.untuched", "plan.toml:4:7: `behaviour.answers.untuched`: unknown key", "did you mean `untouched`?"),
        (
            "range = [0.02, 0.6]",
            "range = [0.02, 1.6]",
            "plan.toml:5:16: `behaviour.answers.untouched`: found 1.6, expected a number from 0 to 1",
            "",
        ),
        ("range = [0.02, 0.6]", "range = [0.6, 0.02]", "`parameter.\"behaviour.answers.untouched\".range`: found an invalid range", ""),
        ("[-3.5, -0.5]", "[-3.5, -0.5]\nscale = \"log\"", "found -3.5 to -0.5 on the scale \"log\", expected ends above 0", ""),
        (
            "[[target]]",
            "[[parameter]]\nkey = \"behaviour.answers.untouched\"\nrange = [0.1, 0.2]\n[[target]]",
            "found a second parameter of this key, expected one; the first is in line 4",
            "",
        ),
        ("behaviour.answers.intercept", "run.seed", "found the key \"run.seed\", expected one that describes the city", ""),
        ("answers.intercept", "work_law", "found a key for", ""),
        ("\"resolution_rate\"", "\"resolution_rat\"", "`target[1].measure`: found \"resolution_rat\"", "did you mean \"resolution_rate\"?"),
        (
            "2019-01..2019-02",
            "2019-01..2019-05",
            "`target[2].period`: found \"2019-01..2019-05\", expected \"run\", or a month from 2019-01 to 2019-02",
            "`run.start`",
        ),
        (
            "value = 0.7",
            "minus = \"resolution_rate\"\nvalue = 0.7",
            "`target[1].minus`: found resolution_rate, expected another measure",
            "",
        ),
        ("value = 0.7", "minus = \"contacts\"\nbasis = \"last\"\nvalue = 0.7", "found \"last\" with contacts, expected \"callback\"", ""),
        (
            "generations = 3",
            "method = \"emulated\"\ngenerations = 1",
            "`calibration.generations`: found 1, expected 2 to 50 with `method = \"emulated\"`",
            "",
        ),
        (
            "generations = 3",
            "generations = 12",
            "`calibration.trials`: found 60, which leave 5 sets for the first generation, expected at least 6 there for 2 parameters",
            "",
        ),
        ("point = 24", "method = \"emulated\"\npoint = 24", "`calibration.point`: found a number of sets for the point, expected none", ""),
        ("value = 0.7", "value = 70", "`target[1].value`: found 70, expected a share from 0 to 1", "`0.7` for 70 %"),
        ("tolerance = 0.02\n[[target]]", "tolerance = 0\n[[target]]", "`target[1].tolerance`: found 0, expected a number, ", ""),
        ("tolerance = 0.02\n[[target]]", "\n[[target]]", "`target[1].tolerance`: found nothing, expected this key in every target", ""),
        ("value = 0.7", "level = \"district\"\nvalue = 0.7", "`target[1].unit`: found nothing, expected which district", ""),
        (
            "satisfaction_rate\"\nperiod = \"2019-01..2019-02\"",
            "resolution_rate\"\nreview = \"observer\"\nperiod = \"run\"",
            "found a second target of resolution_rate run observer, expected each once",
            "",
        ),
        ("[calibration]\ntrials", "[calibration]\ntrails", "`calibration.trails`: unknown key", "did you mean `trials`?"),
        ("base = \"base.toml\"", "base = \"bsae.toml\"", "plan.toml:2:8: `base`: found no file `bsae.toml`", "did you mean `base.toml`?"),
        (
            "base = \"base.toml\"",
            "base = \"base.toml\"\nset = { \"rules.callback.enabled\" = false }",
            "in which the city makes no callbacks",
            "`review = \"observer\"`",
        ),
    ];
    assert_eq!(line("answers.untouched"), 4);
    for (from, to, message, hint) in cases {
        assert!(PLAN.contains(from), "{from}");
        let workspace = Workspace::with(&[("base.toml", BASE), ("plan.toml", &PLAN.replacen(from, to, 1))]);
        let messages = workspace.diagnostics(&["plan.toml"]);
        assert!(messages.contains(message) && messages.contains(hint), "{to}\n{messages}");
        let left = workspace.jiesu(&["calibrate", "plan.toml"]);
        assert_eq!((left.code, left.err == messages), (Some(2), true), "{}", left.err);
        assert_eq!(workspace.files(), ["base.toml", "plan.toml"], "nothing is written");
    }
}

#[test]
fn a_calibration_gives_the_same_bytes_for_any_number_of_threads_and_after_any_interruption() {
    let workspace = workspace();
    let run = |flags: &[&str]| workspace.jiesu(&[&["calibrate", "plan.toml", "--verbose"], flags].concat());
    let one = run(&["--out", "one", "--threads", "1"]);
    // Standard error has the stages, each with its number of sets, and nothing else.
    let stages = "sample, generation 1 of 3: 20 parameter sets\nsample, generation 2 of 3: 20 parameter sets\nsample, generation 3 of 3: 20 parameter sets\n\
                  point, generation 1: 12 parameter sets\npoint, generation 2: 12 parameter sets\ncheck of the point: 4 parameter sets\n";
    assert_eq!((one.code, one.err.as_str()), (Some(0), stages));
    let chinese = run(&["--out", "three", "--threads", "3", "--lang", "zh"]);
    assert!(chinese.code == Some(0) && chinese.out.contains("公布值"), "{}", chinese.err);
    assert!(contents(&workspace.path("one")) == contents(&workspace.path("three")));
    let resumed = ["calibrate", "plan.toml", "--quiet", "--out", "out", "--resume"];
    let killed = (0..12).take_while(|wait| workspace.killed_after(15 + 37 * wait % 41, &resumed)).count();
    assert!(killed > 0, "it had come to its end before it could be interrupted");
    if !workspace.path("out").exists() {
        if workspace.path("out.journals").exists() {
            let left = run(&["--out", "out"]);
            assert!(left.code == Some(2) && left.err.contains("found the journals of an interrupted calibration"), "{}", left.err);
        }
        let left = run(&["--out", "out", "--resume"]);
        assert_eq!((left.code, left.out.replace("out\n", "one\n")), (Some(0), one.out.clone()), "{}", left.err);
    }
    assert!(contents(&workspace.path("one")) == contents(&workspace.path("out")));
    assert!(!workspace.path("out.journals").exists());
    let again = run(&["--out", "one", "--force"]);
    assert_eq!(again.code, Some(0), "{}", again.err);
    let other = run(&["--out", "other", "--seed", "7"]);
    assert_eq!(other.code, Some(0), "{}", other.err);
    assert!(contents(&workspace.path("one")) != contents(&workspace.path("other")));
}

#[test]
fn an_emulated_calibration_gives_the_same_bytes_for_any_number_of_threads_and_its_last_generation() {
    let workspace = workspace();
    let plan = PLAN.replace("point = 24\n", "method = \"emulated\"\n");
    std::fs::write(workspace.path("plan.toml"), &plan).unwrap();
    let left = workspace.jiesu(&["calibrate", "plan.toml"]);
    let said = "`calibration.keep`: found 40, expected 10 to 30 with `method = \"emulated\"`";
    assert!(left.code == Some(2) && left.err.contains(said), "{}", left.err);
    std::fs::write(workspace.path("plan.toml"), plan.replace("keep = 40", "keep = 20")).unwrap();
    for (out, threads) in [("one", "1"), ("three", "3")] {
        let left = workspace.jiesu(&["calibrate", "plan.toml", "--quiet", "--out", out, "--threads", threads]);
        assert_eq!(left.code, Some(0), "{}", left.err);
    }
    assert!(contents(&workspace.path("one")) == contents(&workspace.path("three")));
    let manifest = std::fs::read_to_string(workspace.path("one/manifest.json")).unwrap();
    assert!(manifest.contains("\"method\": \"emulated\""), "{manifest}");
    // The last sets are the sample, with equal weights; the others taught the emulator.
    let mut tried = csv::Reader::from_path(workspace.path("one/calibration.csv")).unwrap();
    let rows: Vec<std::collections::BTreeMap<String, String>> = tried.deserialize().map(|row| row.unwrap()).collect();
    let weights: Vec<f64> = rows.iter().filter_map(|row| row["_weight"].parse().ok()).collect();
    assert_eq!((rows.len(), weights.len()), (64, 60));
    let is_equal = |weight: &f64| (weight - 0.05).abs() < 1e-12;
    assert!(weights[..40].iter().all(|weight| *weight == 0.0) && weights[40..].iter().all(is_equal), "{weights:?}");
    // What the emulator did not foresee: the mean of the sample's values less that of its predictions, and the band of the means.
    let mut fit = csv::Reader::from_path(workspace.path("one/fit.csv")).unwrap();
    for row in fit.deserialize::<std::collections::BTreeMap<String, String>>().map(|row| row.unwrap()) {
        let read = |name: &str| row[name].parse::<f64>().unwrap_or(f64::NAN);
        assert!(read("emulated_bias").abs() < 5.0 * read("emulated_bias_se") + read("tolerance"), "{row:?}");
        assert!(row["p05"].is_empty() && row["without_error_p05"].is_empty(), "worth 20: {row:?}");
    }
    let left = workspace.jiesu(&["calibrate", "plan.toml", "--plan-only"]);
    assert!(left.out.contains("60 sets in 3 generations for the sample, 0 for the point, 4 to check it: 64 trials"), "{}", left.out);
    let left = workspace.jiesu(&["calibrate", "plan.toml", "--check", "20"]);
    assert!(left.code == Some(2) && left.err.contains("expected one that compares simulated values"), "{}", left.err);
}

#[test]
fn every_set_of_the_sample_was_simulated_and_the_point_is_a_scenario() {
    let workspace = workspace();
    let left = workspace.jiesu(&["calibrate", "plan.toml", "--out", "out"]);
    assert_eq!(left.code, Some(0), "{}", left.err);
    assert!(left.out.contains("2 published values for 2 parameters"), "{}", left.out);
    let read = |name: &str| -> Vec<Vec<String>> {
        let text = std::fs::read_to_string(workspace.path("out").join(name)).unwrap();
        text.lines().map(|line| line.split(',').map(str::to_string).collect()).collect()
    };
    let (sets, tried) = (read("sets.csv"), read("calibration.csv"));
    assert_eq!(sets[0], ["set", "behaviour.answers.untouched", "behaviour.answers.intercept", "_tried", "_distance", "_weight"]);
    assert_eq!((sets.len(), tried.len()), (41, 60 + 24 + 4 + 1));
    let column = |name: &str| tried[0].iter().position(|head| head == name).unwrap();
    for set in &sets[1..] {
        let row = &tried[set[3].parse::<usize>().unwrap()];
        assert_eq!(row[0], set[3]);
        assert_eq!([&row[3], &row[4], &row[column("_distance")], &row[column("_weight")]], [&set[1], &set[2], &set[4], &set[5]]);
    }
    let weights: f64 = tried[1..].iter().filter_map(|row| row[column("_weight")].parse::<f64>().ok()).sum();
    assert!((weights - 1.0).abs() < 1e-9);
    // Re-running a set with its seed gives the values recorded with it.
    let row = &tried[7];
    let sets: Vec<String> = [(3, "behaviour.answers.untouched"), (4, "behaviour.answers.intercept"), (column("_seed"), "run.seed")]
        .iter()
        .map(|(column, key)| format!("{key}={}", row[*column]))
        .collect();
    let mut arguments = vec!["run", "base.toml", "--reps", "1", "--quiet", "--out", "again"];
    sets.iter().for_each(|set| arguments.extend(["--set", set]));
    let left = workspace.jiesu(&arguments);
    assert_eq!(left.code, Some(0), "{}", left.err);
    let rates = std::fs::read_to_string(workspace.path("again/rates.csv")).unwrap();
    let heads: Vec<&str> = rates.lines().next().unwrap().split(',').collect();
    let place = |name: &str| heads.iter().position(|head| *head == name).unwrap();
    let whole = |line: &Vec<&str>| {
        [("period_kind", "run"), ("level", "city"), ("review", "observer"), ("basis", "callback")].iter().all(|(k, v)| line[place(k)] == *v)
    };
    let found = rates.lines().map(|line| line.split(',').collect::<Vec<_>>()).find(whole).unwrap();
    assert_eq!(found[place("resolution_rate")], row[column("_resolution_rate run observer")]);

    let point = std::fs::read_to_string(workspace.path("out/point.toml")).unwrap();
    assert!(point.contains("extends = \"../base.toml\""), "{point}");
    let left = workspace.jiesu(&["show", "out/point.toml"]);
    for (row, key) in read("sets.informed.csv")[1..].iter().zip(["untouched", "intercept"]) {
        assert!(left.out.contains(&format!("\n{key} = {}\n", row[11])), "{key} {}\n{}{}", row[11], left.out, left.err);
    }
    let left = workspace.jiesu(&["calibrate", "plan.toml", "--plan-only"]);
    assert!(left.out.contains("60 sets in 3 generations for the sample, 24 for the point, 4 to check it: 88 trials"), "{}", left.out);
}

/// Simulates sets.
fn evaluate<'a>(calibration: &'a Calibration) -> impl FnMut(&[Draft]) -> Result<Vec<Outcome>> + 'a {
    move |drafts| Prepared::of(calibration, drafts)?.outcomes(calibration, None, 0, &Unwatched)
}

/// Calibrates to simulated data with known parameters: how many of the 90 % intervals contain them, and how many there are.
fn recovered(models: u64) -> (usize, usize) {
    let workspace = workspace();
    let calibration = Calibration::load(&workspace.path("plan.toml"), &[]).unwrap();
    let mut evaluate = evaluate(&calibration);
    let (mut hits, mut all) = (0, 0);
    for model in 1..=models {
        let normal = |entity: u64| Streams::of_city(model, 0).draw(Purpose::Onsets, entity, 0).normal(0);
        let truth = Draft { number: 1, stage: Stage::Check, normals: vec![normal(1), normal(2)], seed: 77_000 + model };
        let made = evaluate(std::slice::from_ref(&truth)).unwrap().remove(0).unwrap();
        let targets = made.iter().zip(3..).map(|(value, entity)| (value + 0.02 * normal(entity), 0.02)).collect();
        let problem = Problem { targets, point: 0, check: 0, seed: model, ..calibration.problem.clone() };
        let verdict = assess(&problem, &search(&problem, &mut evaluate).unwrap());
        for (parameter, z) in verdict.informed.iter().zip(truth.cube()) {
            all += 1;
            hits += usize::from(parameter.sample[0] <= z && z <= parameter.sample[2]);
        }
    }
    (hits, all)
}

#[test]
fn known_parameters_of_the_simulator_are_recovered() {
    let (hits, all) = recovered(10);
    // Of 20 intervals with 90 % coverage, fewer than 14 contain the parameter with probability 1/400.
    assert!(hits >= 14, "{hits} of {all}");
}

#[test]
fn a_check_ranks_known_parameters_among_draws_of_their_posterior() {
    let plan = PLAN.replace("tolerance = 0.02", "tolerance = 0.1").replace("trials = 60", "trials = 200");
    let workspace = Workspace::with(&[("base.toml", BASE), ("plan.toml", &plan)]);
    let run = |out: &str, flags: &[&str]| workspace.jiesu(&[&["calibrate", "plan.toml", "--check", "50", "--out", out], flags].concat());
    let one = run("one", &["--threads", "1"]);
    assert_eq!((one.code, one.err.as_str()), (Some(0), "sample, generation 1 of 1: 200 parameter sets\n"));
    assert!(one.out.contains("plan: in ") && one.out.contains(" the ranks of 2 of 2 parameters stay within the 95 % band"), "{}", one.out);
    assert_eq!(run("two", &["--threads", "2"]).code, Some(0));
    assert!(contents(&workspace.path("one")) == contents(&workspace.path("two")));
    let ranks = workspace.read("one/ranks.csv");
    let mut lines = ranks.lines();
    assert_eq!(lines.next(), Some("set,key,rank,draws,worth"));
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    assert!(rows.len() > 60 && rows.len().is_multiple_of(2), "{}", rows.len());
    for row in &rows {
        let number = |i: usize| row[i].parse::<f64>().unwrap();
        assert!((1.0..=200.0).contains(&number(0)) && number(2) <= number(3) && number(3) == 9.0 && number(4) >= 30.0, "{row:?}");
    }
    // A bank that is too small for the tolerances says so.
    workspace.write("plan.toml", PLAN.replace("tolerance = 0.02", "tolerance = 0.001").as_bytes());
    let none = run("none", &[]);
    assert!(none.code == Some(0) && none.out.contains("no check was possible: the bank is too small"), "{}{}", none.out, none.err);
}

/// Rows of a table: how far the ranks of both parameters are from uniform.
#[expect(clippy::print_stdout, reason = "the table")]
fn print_uniformity(way: &str, ranks: &[Vec<usize>]) -> bool {
    let found = uniformity(ranks);
    for (parameter, found) in ["untouched", "intercept"].iter().zip(&found) {
        let (n, mean, outer) = (ranks.len(), found.mean, found.outer);
        println!("| {way} | {parameter} | {n} | {mean:.2} | {outer:.2} | {:.3} | {:.3} |", found.deviation, found.band);
    }
    found.iter().all(|found| found.is_uniform())
}

#[test]
#[ignore = "prints the table of docs/calibration.md"]
fn ranks_of_known_parameters_of_the_simulator_are_uniform() {
    let workspace = workspace();
    let calibration = Calibration::load(&workspace.path("plan.toml"), &[]).unwrap();
    let mut evaluate = evaluate(&calibration);
    // The whole search for every set of data.
    let searched: Vec<Vec<usize>> = (1..=150)
        .map(|model| {
            let normal = |entity: u64| Streams::of_city(model, 0).draw(Purpose::Onsets, entity, 0).normal(0);
            let truth = Draft { number: 1, stage: Stage::Check, normals: vec![normal(1), normal(2)], seed: 77_000 + model };
            let made = evaluate(std::slice::from_ref(&truth)).unwrap().remove(0).unwrap();
            let targets = made.iter().zip(3..).map(|(value, entity)| (value + 0.02 * normal(entity), 0.02)).collect();
            let problem = Problem { targets, trials: 120, point: 0, check: 0, seed: model, ..calibration.problem.clone() };
            search(&problem, &mut evaluate).unwrap().ranks(&truth.normals, model)
        })
        .collect();
    // One bank, reweighted, with tolerances that it can resolve.
    let targets = calibration.problem.targets.iter().map(|(value, _)| (*value, 0.05)).collect();
    let problem = Problem { targets, trials: 2_048, generations: 1, point: 0, check: 0, ..calibration.problem.clone() };
    let bank = search(&problem, &mut evaluate).unwrap();
    let checked = rank_check(&problem, &bank.tried, 300);
    let banked: Vec<Vec<usize>> = checked.checked.iter().map(|checked| checked.ranks.clone()).collect();
    assert!(print_uniformity("whole search", &searched));
    assert!(print_uniformity("bank, reweighted", &banked));
}
