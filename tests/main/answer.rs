//! Which design an answer describes, and why.

use crate::plans::BASE;
use crate::workspace::Workspace;
use jiesu::analysis::{Analysis, Answer, Candidate, Objective, Reason, Rule, Selection};
use jiesu::output::read;
use jiesu::plan::{Listed, Setting};

const PLAN: &str = "base = \"base.toml\"\nbaseline = \"off\"\n[run]\ncities = 2\nreplications = 2\n[[design]]\nname = \"off\"\n\
[[design]]\nname = \"on\"\nset = { \"rules.whistle.enabled\" = true }\n[[design]]\nname = \"limits\"\nset.rules.time_limits.enabled = true\n";

fn analysis() -> Analysis {
    let workspace = Workspace::with(&[("base.toml", BASE), ("plan.toml", PLAN)]);
    let left = workspace.jiesu(&["compare", "plan.toml", "--quiet", "--out", "out"]);
    assert_eq!(left.code, Some(0), "{}", left.err);
    read(&workspace.path("out")).unwrap()
}

/// The answer if the designs differ from the baseline by these in the observer's resolution rate.
fn answer(analysis: &mut Analysis, differences: [f64; 2]) -> (usize, Reason, usize) {
    let comparison = analysis.comparison.as_mut().unwrap();
    for (index, difference) in differences.into_iter().enumerate() {
        let slot = comparison.resolution(index).unwrap().slot;
        let found = comparison.designs[index].differences.iter_mut().find(|found| found.slot == slot).unwrap();
        found.paired.difference = difference;
    }
    let Answer { leading, reason, among, keeps_baseline, cities } = analysis.answer().unwrap();
    let chosen = analysis.comparison.as_ref().unwrap().selection.as_ref().map(|selection| selection.chosen);
    assert_eq!((keeps_baseline, cities), (chosen == Some(0), 2));
    (leading, reason, among)
}

#[test]
fn the_design_with_the_highest_rate_leads_unless_one_was_selected() {
    let mut analysis = analysis();
    assert_eq!(answer(&mut analysis, [0.1, 0.2]), (1, Reason::Highest, 2));
    assert_eq!(answer(&mut analysis, [-0.1, -0.2]), (0, Reason::LosesLeast, 2));
    let select = |analysis: &mut Analysis, chosen: usize| {
        let rule = Rule { first: 2, within: 0.01, error: 0.05 };
        let candidates = vec![Candidate { cities: 2, mean: 0.5, dropped_at: None }; 3];
        let selection = Selection { objective: Objective::default(), rule, chosen, candidates, budget: None };
        analysis.comparison.as_mut().unwrap().selection = Some(selection);
    };
    select(&mut analysis, 1);
    assert_eq!(answer(&mut analysis, [0.1, 0.2]), (0, Reason::Selected, 2));
    select(&mut analysis, 0);
    assert_eq!(answer(&mut analysis, [-0.1, -0.2]), (0, Reason::Highest, 2));
    analysis.comparison = None;
    assert!(analysis.answer().is_none() && analysis.compared().is_empty());
}

#[test]
fn points_of_parameters_lead_by_how_much_they_change_and_only_if_there_is_no_policy() {
    let mut analysis = analysis();
    let listed = |name: &str, key: &str| {
        let factor = Setting { key: key.into(), value: "1".into(), base: "0".into(), note: String::new() };
        Listed { name: name.into(), factors: vec![factor], same_as: String::new() }
    };
    analysis.listing = vec![listed("on", "behaviour.rush")];
    assert!(!analysis.varies_parameters());
    assert_eq!(answer(&mut analysis, [0.3, 0.2]), (1, Reason::Highest, 1));
    analysis.listing.push(listed("limits", "behaviour.rush"));
    assert_eq!(answer(&mut analysis, [0.1, -0.2]), (1, Reason::ChangesMost, 2));
    assert_eq!(analysis.compared(), [1, 0]);
    // Factors of rules alone are policies.
    analysis.listing = vec![listed("on", "rules.whistle.enabled"), listed("limits", "phase.new.from")];
    assert_eq!(answer(&mut analysis, [0.1, -0.2]), (0, Reason::Highest, 2));
    assert_eq!(analysis.compared(), [0, 1]);
}
