//! The library, used without the command line: it refuses what cannot be compared, and does all that is requested.

use jiesu::analysis::{Against, Allowed};
use jiesu::experiment::{audits, choose_from, until_narrow};
use jiesu::{Analysis, ComparisonRequest, Error, Experiment, Result, Scenario, Setup, analyse, compare};

const SMALL: [&str; 4] = ["run.months=1", "run.warmup=1", "run.cities=1", "run.replications=1"];

/// The teaching city, small, with further keys.
fn setup(name: &str, sets: &[&str]) -> Setup {
    of("scenarios/teaching/two-streets.toml", name, sets)
}

/// The city of a scenario, with further keys.
fn of(scenario: &str, name: &str, sets: &[&str]) -> Setup {
    let owned = |sets: &[&str]| sets.iter().map(|set| set.to_string()).collect::<Vec<String>>();
    let base = Scenario::load(scenario.as_ref(), &owned(&SMALL)).unwrap();
    Setup::read(&base.with(name, &owned(sets)).unwrap()).unwrap()
}

fn requesting(other_cities: bool, audit: bool) -> ComparisonRequest {
    let (allowed, choice_request) = (Allowed::new(), Box::default());
    let against = Against::Baseline;
    ComparisonRequest::Against { monthly: false, against, other_cities, gains: false, allowed, divide: None, audit, choice_request }
}

/// The design and the key of the only diagnostic.
#[track_caller]
fn refused<T>(result: Result<T>) -> (String, String) {
    match result {
        Err(Error::Input(list)) if list.len() == 1 => (list[0].file.clone(), list[0].key.clone()),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was not refused"),
    }
}

fn analysed(setups: &[&Setup], request: &ComparisonRequest) -> Result<Analysis> {
    analyse(&Experiment::of(setups), "", request)
}

#[test]
fn designs_of_different_cities_are_not_compared_without_leave() {
    let (base, larger) = (setup("base", &[]), setup("larger", &["city.generate.residents=9000"]));
    let expected = ("larger".to_string(), "city".to_string());
    let both = [&base, &larger];
    assert_eq!(refused(compare(&both)), expected);
    assert_eq!(refused(analysed(&both, &ComparisonRequest::Not)), expected);
    let message = compare(&both).unwrap_err().to_string();
    assert!(message.ends_with("expected scenarios of one city"), "{message}");
    let beijing = of("scenarios/base/beijing-2019.toml", "beijing", &["run.scale=0.01"]);
    // A street more, or a city with other codes, is another city too; whichever comes first.
    let wider = setup("wider", &["city.generate.streets=3", "city.generate.residents=4000"]);
    for (first, second) in [(&base, &beijing), (&beijing, &base), (&base, &wider), (&wider, &base)] {
        let expected = (second.name.clone(), "city".to_string());
        assert_eq!(refused(compare(&[first, second])), expected);
        assert_eq!(refused(analysed(&[first, second], &ComparisonRequest::Not)), expected);
    }
    let message = compare(&[&base, &beijing]).unwrap_err().to_string();
    assert!(message.contains("found unit 110000 in one scenario"), "{message}");
    // Whoever varies the city asks for it.
    let analysis = analysed(&both, &requesting(true, false)).unwrap();
    assert_eq!(analysis.comparison.unwrap().designs[0].name, "larger");
}

#[test]
fn designs_with_different_parameter_sets_are_not_compared() {
    let folder = crate::workspace::temporary();
    let file = |name: &str, rows: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, format!("set,behaviour.ceiling\n{rows}")).unwrap();
        format!("run.sets=\"{}\"", path.display())
    };
    let (two, other) = (file("two.csv", "low,0.9\nhigh,0.95\n"), file("other.csv", "low,0.9\nhigh,0.96\n"));
    let base = setup("base", &[&two]);
    let unranked = setup("unranked", &[&two, "rules.ranking.enabled=false"]);
    assert_eq!(compare(&[&base, &unranked]).unwrap().trials(), 4);
    for design in [setup("b", &[&other]), setup("b", &[]), setup("b", &[&two, "run.sets_used=1"]), setup("b", &[&two, "run.cities=2"])] {
        let expected = ("b".to_string(), "run.sets".to_string());
        let both = [&base, &design];
        assert_eq!(refused(compare(&both)), expected);
        assert_eq!(refused(analysed(&both, &ComparisonRequest::Not)), expected);
        assert_eq!(refused(analysed(&both, &requesting(true, false))), expected);
    }
}

#[test]
fn designs_with_different_dates_are_not_compared() {
    let base = setup("base", &[]);
    for (key, value) in [("run.months", "2"), ("run.start", "2019-02-01")] {
        let other = setup("b", &[&format!("{key}={value}")]);
        let both = [&base, &other];
        let expected = ("b".to_string(), key.to_string());
        assert_eq!(refused(compare(&both)), expected);
        assert_eq!(refused(analysed(&both, &requesting(true, false))), expected);
        assert_eq!(refused(until_narrow(&Experiment::of(&both), None, 0.5, Against::Baseline, |_| ())), expected);
        let rule = jiesu::analysis::Rule { first: 2, within: 0.9, error: 0.05 };
        assert_eq!(refused(choose_from(&Experiment::of(&both), None, Default::default(), rule).map(drop)), expected);
        // Side by side, each design has its own dates.
        assert_eq!(analysed(&both, &ComparisonRequest::Not).unwrap().designs.len(), 2);
    }
}

#[test]
fn an_audit_of_common_random_numbers_is_made_if_it_is_requested() {
    let (base, unranked) = (setup("base", &[]), setup("unranked", &["rules.ranking.enabled=false"]));
    let both = [&base, &unranked];
    let audited = |audit| analysed(&both, &requesting(false, audit)).unwrap().comparison.unwrap().crn_audit;
    assert_eq!(audited(true), audits(&both));
    assert_eq!(audited(true).len(), 1);
    assert_eq!(audited(false), []);
}
