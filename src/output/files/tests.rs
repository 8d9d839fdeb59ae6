use super::*;
use crate::analysis::rates::Level;
use crate::engine::{draw_city, fixtures};
use crate::experiment::{Counts, Experiment, TrialGrid};
use crate::ledger::{Answers, Ledger, PeriodKind, Ranked, Telephone, Who};
use crate::messages::Language;
use crate::output::terminal::{self, Detail};
use std::collections::{BTreeMap, BTreeSet};

fn timing() -> Timing {
    Timing { command: "test".into(), threads: 1, seconds: 0.0, peak_mib: None }
}

fn design(name: &str, cities: u32, replications: u32) -> Design {
    let toml = fixtures::scenario(name, cities, replications).to_toml(Path::new("."));
    Design { setup: fixtures::setup(name, cities, replications), toml, hash: "0".into() }
}

/// A design with all levels and kinds of periods.
fn everything(name: &str) -> Design {
    let mut scenario = fixtures::scenario(name, 1, 2);
    scenario.tables.output.periods = PeriodKind::ALL.map(|kind| kind.word().into()).to_vec();
    scenario.tables.output.levels = Level::ALL.map(|level| level.word().into()).to_vec();
    scenario.tables.output.summary = scenario.tables.output.levels.clone();
    Design { setup: fixtures::setup_of(&scenario), toml: scenario.to_toml(Path::new(".")), hash: "0".into() }
}

/// Runs the stand-in for the engine and writes its results to `out`.
fn simulate_trials(out: &Path, threads: usize, designs: Vec<Design>) -> Analysis {
    let setups: Vec<&Setup> = designs.iter().map(|design| &design.setup).collect();
    let experiment = Experiment { log: Log::Orders, threads, stand_in: Some(fixtures::simulate), ..Experiment::of(&setups) };
    let mut files = Files::create(out, Replace::Results, "", &experiment, &designs, Vec::new(), &ComparisonRequest::Not).unwrap();
    experiment.run(|trial, setup, city, output| files.add(trial, setup, city, &output)).unwrap();
    files.finish(Vec::new(), timing).unwrap()
}

fn contents(folder: &Path) -> BTreeMap<String, String> {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    files.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let place = tempfile::tempdir().unwrap();
    let at = |threads: usize| {
        let out = place.path().join(threads.to_string());
        simulate_trials(&out, threads, vec![design("a", 2, 4), design("b", 2, 4)]);
        contents(&out)
    };
    let one = at(1);
    assert_eq!(one, at(3));
    let names: Vec<&str> = one.keys().map(String::as_str).collect();
    let expected = [
        "analysis.json",
        "columns.csv",
        "costs.csv",
        "manifest.json",
        "monthly_topics.csv",
        "orders.csv",
        "pressure.csv",
        "rates.csv",
        "summary.csv",
        "timing.json",
        "units.csv",
    ];
    assert_eq!(names, expected);
}

#[test]
fn fewer_replications_are_the_first_of_more() {
    let place = tempfile::tempdir().unwrap();
    let at = |replications: u32| {
        let out = place.path().join(replications.to_string());
        simulate_trials(&out, 2, vec![design("a", 1, replications)]);
        contents(&out)
    };
    let (few, many) = (at(2), at(5));
    for file in ["rates.csv", "costs.csv", "pressure.csv", "orders.csv", "units.csv"] {
        assert!(many[file].starts_with(&few[file]) && !few[file].is_empty(), "{file}");
    }
}

#[test]
fn a_folder_states_the_trials_of_its_grid_whatever_its_scenarios_wish() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("results");
    let designs = [design("a", 2, 4)];
    let setups = [&designs[0].setup];
    let grid = TrialGrid::of([Counts { cities: 3, replications: 1 }]);
    let experiment = Experiment { grid, stand_in: Some(fixtures::simulate), ..Experiment::of(&setups) };
    let mut files = Files::create(&out, Replace::Never, "", &experiment, &designs, Vec::new(), &ComparisonRequest::Not).unwrap();
    experiment.run(|trial, setup, city, output| files.add(trial, setup, city, &output)).unwrap();
    let analysis = files.finish(Vec::new(), timing).unwrap();
    let found = &analysis.designs[0];
    assert_eq!((found.cities, found.replications, found.trials, found.cities_simulated), (3, 1, 3, 3));
    let rates = contents(&out).remove("rates.csv").unwrap();
    let cities: BTreeSet<&str> = rates.lines().skip(1).map(|line| line.split(',').nth(1).unwrap()).collect();
    assert_eq!(cities, ["1", "2", "3"].into());
}

/// `tests/recompute/recompute.py` recomputes every rate from the orders independently. Skipped without Python.
#[test]
fn every_rate_follows_from_the_orders() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("results");
    simulate_trials(&out, 2, vec![design("a", 2, 3), design("b", 1, 1), everything("c")]);
    let program = "import sys; sys.path.insert(0, sys.argv[1]); sys.dont_write_bytecode = True; from pathlib import Path; \
                   from recompute import Results; print(*list(Results(Path(sys.argv[2])).errors())[:20], sep='\\n', end='')";
    let checker = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recompute");
    let python = std::process::Command::new("python3").arg("-c").arg(program).arg(checker).arg(&out).output();
    let Ok(printed) = python else { return };
    assert_eq!((String::from_utf8_lossy(&printed.stdout), String::from_utf8_lossy(&printed.stderr)), ("".into(), "".into()));
}

#[test]
fn the_summary_has_every_kind_of_row_except_days_of_communities() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("results");
    simulate_trials(&out, 2, vec![everything("a")]);
    let kinds = |file: &str, level: usize, kind: usize| -> BTreeSet<(String, String)> {
        let text = std::fs::read_to_string(out.join(file)).unwrap();
        let cell = |line: &str, column: usize| line.split(',').nth(column).unwrap().to_owned();
        text.lines().skip(1).map(|line| (cell(line, level), cell(line, kind))).collect()
    };
    let (mut rates, summary) = (kinds("rates.csv", 5, 3), kinds("summary.csv", 1, 3));
    assert_eq!(rates.len(), 30);
    assert!(rates.remove(&("community".into(), "day".into())) && rates == summary);
    // The mean of a community's month is the mean of its rows.
    let text = std::fs::read_to_string(out.join("rates.csv")).unwrap();
    let rows = text.lines().filter(|line| line.contains(",month,2019-03,community,") && line.contains(",observer,callback,"));
    let mut opened: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    rows.map(|line| line.split(',').collect::<Vec<_>>()).for_each(|row| opened.entry(row[6]).or_default().push(row[9].parse().unwrap()));
    assert!(opened.len() == 14 && opened.values().any(|counts| counts[0] != counts[1]));
    let summary = std::fs::read_to_string(out.join("summary.csv")).unwrap();
    for (code, counts) in opened {
        let mean = (counts[0] + counts[1]) / 2.0;
        let line = format!("a,community,{code},month,2019-03,observer,callback,opened,2,{mean},");
        assert!(summary.lines().any(|row| row.starts_with(&line)), "{line}");
    }
}

/// One street of two, one month, numbers that can be checked by hand.
#[test]
fn every_file_of_a_small_ledger_is_as_expected() {
    let text = "[run]\nstart = 2019-01-01\nmonths = 1\nwarmup = 1\nreplications = 1\nscale = 0.5\n[city.generate]\nstreets = 2\n\
                residents = 1000\ncommunities = 1\n[city.categories.noise]\nmix = 1\n[demand]\ntelephone = 0.5\n[output]\nlevels = [\"city\", \"street\"]\n\
                periods = [\"assessment\"]\n[rules.callback]\nenabled = true\n[rules.ranking]\nenabled = true\n";
    let scenario = crate::scenario::Scenario::parse("tiny", text, &[]).unwrap();
    let setup = Setup::new(&scenario, crate::setup::Data::without_files(&scenario.tables)).unwrap();
    let city = draw_city(&setup, 1);
    let mut ledger = Ledger::new(setup.periods.count(), 1, city.units.len());
    let warmup = ledger.place(0, 0);
    (warmup.opened, warmup.closed) = (9, 7);
    let answers = Answers { reviewed: 4, contacted: 3, contacted_in_time: 2, resolved: 1, credit: 19, cured: 2 };
    let place = ledger.place(1, 0);
    (place.opened, place.closed, place.cohort_closed, place.never_registered) = (5, 4, 3, 1);
    place.unmet = 86_400 * 5;
    place.reviews[1] = answers;
    *ledger.unit(1, 0) = *ledger.place(1, 0);
    ledger.unit(1, 0).reviews[0] = answers;
    (0..3).for_each(|_| ledger.consulted(1, 0));
    ledger.hours[0].paid = 100.5;
    ledger.telephone = Telephone { calls: 10, answered: 8, wait_hours: 0.5, seat_hours: 60.0, consultations: 3 };
    ledger.ranked.push(Ranked { period: 2, who: Who::Unit(0), score: 0.345, rank: 1 });
    (ledger.events, ledger.orders) = (77, 14);

    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("out");
    let toml = scenario.to_toml(&out);
    let setups = [&setup];
    let experiment = Experiment::of(&setups);
    let designs = [Design { setup: setup.clone(), toml, hash: "0123456789abcdef".into() }];
    let mut files = Files::create(&out, Replace::Never, "", &experiment, &designs, Vec::new(), &ComparisonRequest::Not).unwrap();
    let trial = Trial { design: 0, city: 1, replication: 1 };
    files.add(&trial, &setup, &city, &ReplicationOutput { ledger, orders: Vec::new() }).unwrap();
    files.finish(Vec::new(), timing).unwrap();

    let files = contents(&out);
    let street = &city.streets[0].code;
    let rows: Vec<&str> = files["rates.csv"].lines().skip(1).collect();
    let key = "tiny,1,1,assessment,2019-01";
    assert_eq!(
        rows,
        [
            format!("{key},city,city,official,callback,10,8,0,0,0,0,0,,,,0,,0.005,,,6,2,0,22"),
            format!("{key},city,city,official,cohort,10,6,0,0,0,0,0,,,,0,,,,,4,,,"),
            format!("{key},city,city,observer,callback,10,8,8,6,4,2,3.8,0.75,0.25,0.475,4,0.5,0.005,,,6,2,0,22"),
            format!("{key},city,city,observer,cohort,10,6,0,0,0,0,0,,,,0,,,,,4,,,"),
            format!("{key},street,{street},official,callback,5,4,4,3,2,1,1.9,0.75,0.25,0.475,2,0.5,0.005,0.345,1,1,,,"),
            format!("{key},street,{street},official,cohort,5,3,0,0,0,0,0,,,,0,,,,,2,,,"),
            format!("{key},street,{street},observer,callback,5,4,4,3,2,1,1.9,0.75,0.25,0.475,2,0.5,0.005,,,1,,,"),
            format!("{key},street,{street},observer,cohort,5,3,0,0,0,0,0,,,,0,,,,,2,,,"),
        ]
    );
    assert_eq!(
        files["costs.csv"].lines().skip(1).collect::<Vec<_>>(),
        [
            "tiny,1,1,street,201,0,0,0,0,0,0,0,0,0,,,,,,0,0,0,0,0,0,,,,201,",
            "tiny,1,1,department,0,0,0,0,0,0,0,0,0,0,,,,,,0,0,0,0,0,0,,,,0,",
            "tiny,1,1,hotline,,,,,,,,,,,120,1,20,16,6,,,,,,,,,,,",
            "tiny,1,1,all,201,0,0,0,0,0,0,0,0,0,120,1,20,16,6,0,0,0,0,0,0,,,,201,",
        ]
    );
    assert_eq!(
        files["units.csv"].lines().skip(1).collect::<Vec<_>>(),
        [
            "city,Made-up city,city,,,drawn,1,1,2000,1,1000,".to_string(),
            "d01,District 1,district,city,central,drawn,2,1,2000,1,1000,District 1".to_string(),
            format!("{street},{0},street,d01,central|medium|middling,drawn,2,1,1000,1,1000,{0}", city.streets[0].name),
            format!("{street}-01,{street}-01,community,{street},,drawn,2,1,1000,1,1000,"),
        ]
    );
    let manifest: serde_json::Value = serde_json::from_str(&files["manifest.json"]).unwrap();
    assert_eq!(manifest["designs"][0]["scale"]["streets"], "1 of 2 streets simulated");
    assert_eq!((&manifest["events"], &manifest["orders"]), (&77.into(), &14.into()));
    assert!(!files["summary.csv"].contains("tiny,street,"), "streets are summarised on request");
    let first = "tiny,city,city,assessment,2019-01,official,callback,reviewed,1,0,,,,,,,0,,,0,0,fewer than 5 replications (1),,";
    assert_eq!(files["summary.csv"].lines().nth(1), Some(first));
}

#[test]
fn no_line_of_the_terminal_is_wider_than_a_hundred_columns() {
    let place = tempfile::tempdir().unwrap();
    let analysis =
        simulate_trials(&place.path().join("out"), 2, vec![design("a", 1, 6), design("with-a-much-longer-name-than-that", 2, 2)]);
    for language in [Language::English, Language::Chinese] {
        let text: String = [Detail::Screen, Detail::Full].map(|detail| terminal::render(language, detail, &analysis.designs)).concat();
        println!("{text}");
        for line in text.lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= 100, "{line}");
        }
    }
}

#[test]
fn designs_that_weight_a_unit_differently_cannot_share_a_folder() {
    let place = tempfile::tempdir().unwrap();
    let mut other = design("b", 1, 1);
    other.setup.tables.run.scale = 0.3;
    let designs = [design("a", 1, 1), other];
    let setups = [&designs[0].setup, &designs[1].setup];
    let out = place.path().join("out");
    let files = Files::create(&out, Replace::Never, "", &Experiment::of(&setups), &designs, Vec::new(), &ComparisonRequest::Not);
    assert!(matches!(files, Err(Error::Input(_))));
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 0);
}
