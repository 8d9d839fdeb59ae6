//! `--within`, `--objective` and crossed plans, as a user runs them.

use crate::plans::{BASE, PLAN};
use crate::workspace::{Workspace, rows, texts};
use std::collections::BTreeMap;

const CROSSED: &str = "\
[sampling]\nmethod = \"one_at_a_time\"\ncross = true\n\
[[factor]]\nkey = \"behaviour.rush\"\nrange = [0.0, 0.9]\n\
[[factor]]\nkey = \"behaviour.attention_low\"\nvalues = [0.05, 0.15, 0.6]\n\
[[factor]]\nkey = \"behaviour.suppressed\"\nrange = [\"30 d\", \"180 d\"]\n";

const CHOOSE: [&str; 10] =
    ["compare", "plan.toml", "--within", "0.02", "--cities", "4", "--reps", "2", "--objective", "observer.satisfaction_rate"];

/// The baseline cures little, so that another design is chosen.
fn workspace() -> Workspace {
    let plan = PLAN.replace("name = \"off\"\n[[", "name = \"off\"\nset.behaviour.ceiling = 0.2\n[[");
    Workspace::with(&[("base.toml", BASE), ("plan.toml", &plan), ("crossed.toml", &format!("{PLAN}{CROSSED}"))])
}

/// The observer's rate over the whole run by design and city, averaged over replications.
fn city_means(rates: &str, column: &str) -> BTreeMap<(String, u32), f64> {
    let mut sums: BTreeMap<(String, u32), (f64, f64)> = BTreeMap::new();
    for row in rows(rates) {
        if (row["period_kind"], row["level"], row["review"], row["basis"]) == ("run", "city", "observer", "callback") {
            let sum = sums.entry((row["design"].into(), row["city"].parse().unwrap())).or_default();
            *sum = (sum.0 + row[column].parse::<f64>().unwrap(), sum.1 + 1.0);
        }
    }
    sums.into_iter().map(|(key, (sum, n))| (key, sum / n)).collect()
}

fn near(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-9, "{a} is not {b}");
}

#[test]
fn the_chosen_design_is_re_evaluated_in_new_cities_and_the_others_stop() {
    let workspace = workspace();
    let left = workspace.jiesu(&[&CHOOSE[..], &["--out", "out"]].concat());
    assert_eq!(left.code, Some(0), "{}", left.err);
    assert!(left.out.contains("chosen by observer.satisfaction_rate: ") && !left.out.contains("the city's own measure"), "{}", left.out);
    let files = texts(&workspace.path("out"));
    let means = city_means(&files["rates.csv"], "satisfaction_rate");
    let selection = rows(&files["selection.csv"]);
    let mut chosen = Vec::new();
    let mut last = 0;
    for row in &selection {
        let cities: u32 = row["cities"].parse().unwrap();
        let mean = (1..=cities).map(|city| means[&(row["design"].to_string(), city)]).sum::<f64>() / f64::from(cities);
        near(row["mean"].parse().unwrap(), mean);
        // Cities come five at a time after the first four.
        let simulated = means.keys().filter(|(design, _)| design == row["design"]).count() as u32;
        assert!(cities <= simulated && simulated < cities + 5 && (simulated - 4).is_multiple_of(5), "{row:?}, {simulated} simulated");
        last = last.max(simulated);
        match row["verdict"] {
            "chosen" => chosen.push((row["design"], simulated)),
            verdict => assert!(verdict == "eliminated" && row["eliminated_at"] == row["cities"]),
        }
    }
    let [(chosen, used)] = chosen[..] else { panic!("{chosen:?}") };
    assert_ne!(chosen, "off");
    // A longer comparison gives the same values in the same cities.
    let more = (last + used).to_string();
    assert_eq!(workspace.jiesu(&["compare", "plan.toml", "--cities", &more, "--reps", "2", "--out", "long", "--quiet"]).code, Some(0));
    let long = texts(&workspace.path("long"));
    let means = city_means(&long["rates.csv"], "satisfaction_rate");
    let lead = |city: u32| means[&(chosen.to_string(), city)] - means[&("off".to_string(), city)];
    let reevaluation = rows(&files["reevaluation.csv"]);
    let found = reevaluation
        .iter()
        .find(|row| (row["measure"], row["review"], row["phase"]) == ("satisfaction_rate", "observer", "reevaluation"))
        .unwrap();
    assert_eq!((found["design"], found["baseline"], found["objective"]), (chosen, "off", "yes"));
    near(found["difference"].parse().unwrap(), (last + 1..=last + used).map(lead).sum::<f64>() / f64::from(used));
    let selected = reevaluation
        .iter()
        .find(|row| (row["measure"], row["review"], row["phase"]) == ("satisfaction_rate", "observer", "selection"))
        .unwrap();
    let shrank = selected["difference"].parse::<f64>().unwrap() - found["difference"].parse::<f64>().unwrap();
    assert_eq!(files["caveats.csv"].contains("\nC14,"), shrank > 0.0);
    // All designs are alternatives, so choice.csv lists each.
    assert_eq!(rows(&files["choice.csv"]).iter().map(|row| row["design"]).collect::<Vec<_>>(), ["off", "on", "limits"]);
}

#[test]
fn a_choice_is_the_same_for_any_number_of_threads_and_after_an_interruption() {
    let workspace = workspace();
    let left = workspace.jiesu(&[&CHOOSE[..], &["--out", "one", "--threads", "1"]].concat());
    assert_eq!(left.code, Some(0), "{}", left.err);
    assert_eq!(workspace.jiesu(&[&CHOOSE[..], &["--out", "five", "--threads", "5"]].concat()).code, Some(0));
    let resumed = [&CHOOSE[..], &["--out", "out", "--resume"]].concat();
    let killed = (0..6).take_while(|wait| workspace.killed_after(15 + 11 * wait, &resumed)).count();
    assert!(killed > 0, "it ended before it could be interrupted");
    if !workspace.path("out").exists() {
        assert_eq!(workspace.jiesu(&resumed).code, Some(0));
    }
    let one = texts(&workspace.path("one"));
    assert!(one == texts(&workspace.path("five")) && one == texts(&workspace.path("out")));
    assert!(!workspace.path("out.journal").exists());
}

#[test]
fn an_official_rate_is_an_objective_only_on_request_and_with_a_note() {
    let workspace = workspace();
    let of = |cities: &str, flags: &[&str]| {
        workspace.jiesu(&[&["compare", "plan.toml", "--cities", cities, "--reps", "1", "--out", "out", "--force"], flags].concat())
    };
    let run = |flags: &[&str]| of("3", flags);
    let left = run(&["--within", "0.2"]);
    assert!(left.code == Some(0) && left.out.contains("chosen by observer.resolution_rate"), "{}{}", left.out, left.err);
    let left = run(&["--within", "0.2", "--objective", "resolution_rate"]);
    assert!(left.out.contains("chosen by observer.resolution_rate") && !left.out.contains("the city's own measure"));
    let left = run(&["--within", "0.2", "--objective", "official.resolution_rate"]);
    assert!(
        left.out.contains("chosen by official.resolution_rate") && left.out.contains("an official rate is the city's own measure"),
        "{}",
        left.out
    );
    let left = run(&["--within", "0.2", "--objective", "official.resolution_rate", "--lang", "zh"]);
    assert!(left.out.contains("官方口径由被考核的一方自行统计"), "{}", left.out);
    let left = of("1", &["--within", "0.1"]);
    assert!(left.code == Some(2) && left.err.contains("found one city, expected at least two"), "{}", left.err);
    for (flags, said) in [
        (&["--objective", "unmet_days"][..], "found it where nothing is ranked, expected one of `--within`, `--budget`"),
        (&["--within", "0.1", "--shard", "1/2"], "which trials are needed is not known in advance"),
        (
            &["--within", "0.1", "--set", "rules.callback.enabled=false", "--objective", "official.resolution_rate"],
            "expected a measure that is defined in every city",
        ),
        (&["--within", "1e-10", "--objective", "unmet_days"], "its unit is that of comparison.csv"),
        (&["--within", "0"], "the smallest difference worth detecting"),
        (&["--within", "0.1", "--objective", "happiness"], "observer.resolution_rate, observer.satisfaction_rate"),
    ] {
        let left = run(flags);
        assert!(left.code == Some(2) && left.err.contains(said), "{flags:?}: {:?} {}", left.code, left.err);
    }
}

#[test]
fn every_design_is_run_at_every_point_and_switching_values_follow_from_the_rates() {
    let workspace = workspace();
    let left = workspace.jiesu(&["sweep", "crossed.toml", "--cities", "3", "--reps", "1", "--out", "out"]);
    assert_eq!(left.code, Some(0), "{}", left.err);
    assert!(left.out.contains("best at the base by observer.resolution_rate: ") && left.out.contains("behaviour.rush"), "{}", left.out);
    let files = texts(&workspace.path("out"));
    // Three designs at the base and at 2 + 2 + 2 points: one of the three values is that of the base.
    let means = city_means(&files["rates.csv"], "resolution_rate");
    assert_eq!(means.len(), 3 * 3 * 7);
    assert!(!files.contains_key("choice.csv"), "points of a parameter are not alternatives");
    let mean = |design: &str| (1..=3).map(|city| means[&(design.to_string(), city)]).sum::<f64>() / 3.0;
    let ends = |key: &str| match key {
        "behaviour.rush" => ("behaviour.rush-", "behaviour.rush+", 0.6, [0.0, 0.9]),
        "behaviour.attention_low" => ("behaviour.attention_low=0.05", "behaviour.attention_low=0.6", 0.15, [0.05, 0.6]),
        _ => ("behaviour.suppressed-", "behaviour.suppressed+", 75.0 * 86_400.0, [30.0 * 86_400.0, 180.0 * 86_400.0]),
    };
    let switching_values = rows(&files["switching_values.csv"]);
    assert_eq!(switching_values.len(), 3);
    let mut strength = f64::INFINITY;
    for row in &switching_values {
        let number = |cell: &str| row[cell].parse::<f64>().unwrap();
        let (low, high, base, range) = ends(row["key"]);
        let (best, rival) = (row["best"], row["rival"]);
        assert!(["on", "off", "limits"].iter().all(|design| mean(best) >= mean(design)));
        let lead = |point: &str| mean(&format!("{best}{point}")) - mean(&format!("{rival}{point}"));
        let leads = [lead(""), lead(&format!(" @ {low}")), lead(&format!(" @ {high}"))];
        ["lead_base", "lead_lowest", "lead_highest"].iter().zip(leads).for_each(|(cell, lead)| near(number(cell), lead));
        ["base", "lowest", "highest"].iter().zip([base, range[0], range[1]]).for_each(|(cell, value)| near(number(cell), value));
        near(number("strength"), (leads[1] - leads[0]).abs().max((leads[2] - leads[0]).abs()));
        assert!(number("strength") <= strength);
        strength = number("strength");
        let zero = |end: f64, lead: f64| (lead <= 0.0).then(|| base + (end - base) * leads[0] / (leads[0] - lead));
        let expected = [zero(range[0], leads[1]), zero(range[1], leads[2])].into_iter().flatten();
        let expected = expected.min_by(|a, b| (a - base).abs().total_cmp(&(b - base).abs()));
        assert_eq!(row["switching_value"].is_empty(), expected.is_none());
        expected.iter().for_each(|value| near(number("switching_value") / value, 1.0));
    }
    // Another objective may be given without a selection.
    let left = workspace.jiesu(&[
        "sweep",
        "crossed.toml",
        "--cities",
        "2",
        "--reps",
        "1",
        "--out",
        "out",
        "--force",
        "--objective",
        "cost_hours",
        "--lang",
        "zh",
    ]);
    assert!(left.code == Some(0) && left.out.contains("基准取值下按 cost_hours 最优"), "{}{}", left.out, left.err);
}

#[test]
fn plans_that_cannot_be_crossed_are_refused_with_their_position() {
    let wrong = |plan: String, flags: &[&str]| {
        let workspace = Workspace::with(&[("base.toml", BASE), ("plan.toml", &plan)]);
        let left = workspace.jiesu(&[&["sweep", "plan.toml"], flags].concat());
        assert_eq!((left.code, left.out.as_str()), (Some(2), ""), "{}", left.err);
        left.err
    };
    let crossed = format!("{PLAN}{CROSSED}");
    assert!(
        wrong(crossed.replace("one_at_a_time", "factorial"), &[]).contains("`sampling.cross`: found it with 3 designs and another method")
    );
    let one = "base = \"base.toml\"\n[[design]]\nname = \"on\"\n".to_string() + CROSSED;
    assert!(wrong(one, &[]).contains("`sampling.cross`: found it with 1 designs, expected"));
    let both = crossed.replace("name = \"off\"\n", "name = \"off\"\nset = { \"behaviour.rush\" = 0.1 }\n");
    assert!(wrong(both, &[]).contains("found a factor of the plan in a design"));
    assert!(wrong(crossed.clone(), &["--within", "0.1"]).contains("parameter values cannot be selected"));
    assert!(wrong(crossed, &["--shard", "1/2"]).contains("found it with a crossed plan"));
}

#[test]
fn the_shipped_crossed_plan_is_valid() {
    let workspace = Workspace::with_scenarios();
    let fine = |arguments: &[&str]| {
        let left = workspace.jiesu(arguments);
        assert_eq!(left.code, Some(0), "{}", left.err);
        left.out
    };
    let plan = "scenarios/compare/switching-values.toml";
    assert!(fine(&["check", plan]).contains("fine, 26 designs"));
    // On a very small city, where results mean nothing, the file has each factor at the ends given in the plan.
    let small = ["--cities", "1", "--scale", "0.01", "--set", "run.months=1", "--set", "run.warmup=1", "--out", "out"];
    assert!(fine(&[&["sweep", plan][..], &small].concat()).contains("best at the base by observer.resolution_rate: "));
    let files = texts(&workspace.path("out"));
    let text = std::fs::read_to_string(workspace.path(plan)).unwrap();
    let factors = text.split("[[factor]]").skip(1).map(|factor| {
        let value = |key: &str| factor.lines().find_map(|line| line.strip_prefix(key)?.trim().strip_prefix("= ")).unwrap();
        (value("key").trim_matches('"').to_string(), value("range").to_string())
    });
    let switching_values = rows(&files["switching_values.csv"]);
    let mut count = 0;
    for (key, range) in factors {
        count += 1;
        let row = switching_values.iter().find(|row| row["key"] == key).unwrap_or_else(|| panic!("no {key}"));
        let seconds =
            |text: &str| text.strip_suffix(" d").map_or(text.parse::<f64>().unwrap_or(f64::NAN), |d| d.parse::<f64>().unwrap() * 86_400.0);
        let ends: Vec<f64> = range.trim_matches(['[', ']']).split(", ").map(|end| seconds(end.trim_matches('"'))).collect();
        near(row["lowest"].parse().unwrap(), ends[0]);
        near(row["highest"].parse().unwrap(), ends[1]);
        let base: f64 = row["base"].parse().unwrap();
        assert!(ends[0] < base && base < ends[1], "{row:?}");
    }
    assert_eq!((count, switching_values.len()), (6, 6));
    // Two designs at the base and at both ends of every factor, all simulated and nearly all different.
    let means = city_means(&files["rates.csv"], "unmet_days");
    assert_eq!(means.len(), 2 * (1 + 2 * 6));
    let mut values: Vec<String> = means.values().map(f64::to_string).collect();
    values.sort_unstable();
    values.dedup();
    assert!(values.len() > 20, "{} of 26 differ: {values:?}", values.len());
}
