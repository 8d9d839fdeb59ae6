//! `--within`, `--objective` and crossed plans from outside.

use crate::desk::Desk;
use crate::plans::BASE;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

const PLAN: &str = "\
base = \"base.toml\"\nbaseline = \"off\"\n\
[[design]]\nname = \"on\"\nset = { \"rules.whistle.enabled\" = true }\n\
[[design]]\nname = \"off\"\n\
[[design]]\nname = \"limits\"\nset.rules.time_limits.enabled = true\n";

const CROSSED: &str = "\
[sampling]\nmethod = \"one_at_a_time\"\ncross = true\n\
[[factor]]\nkey = \"behaviour.rush\"\nrange = [0.0, 0.9]\n\
[[factor]]\nkey = \"behaviour.attention_low\"\nvalues = [0.05, 0.15, 0.6]\n\
[[factor]]\nkey = \"behaviour.suppressed\"\nrange = [\"30 d\", \"180 d\"]\n";

const CHOOSE: [&str; 10] =
    ["compare", "plan.toml", "--within", "0.02", "--cities", "4", "--reps", "2", "--objective", "observer.satisfaction_rate"];

fn desk() -> Desk {
    Desk::with(&[("base.toml", BASE), ("plan.toml", PLAN), ("crossed.toml", &format!("{PLAN}{CROSSED}"))])
}

fn contents(folder: &Path) -> BTreeMap<String, String> {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let all = files.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(&path).unwrap()));
    all.filter(|(name, _)| name != "timing.json").collect()
}

fn rows(text: &str) -> Vec<BTreeMap<&str, &str>> {
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let head = lines.next().unwrap();
    lines.map(|cells| head.iter().copied().zip(cells).collect()).collect()
}

/// The observer's rate over the whole run by design and city: the mean of the replications.
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
fn the_chosen_is_run_anew_in_later_cities_and_the_others_stop() {
    let desk = desk();
    let left = desk.jiesu(&[&CHOOSE[..], &["--out", "out"]].concat());
    assert_eq!(left.code, Some(0), "{}", left.err);
    assert!(left.out.contains("chosen by observer.satisfaction_rate: ") && !left.out.contains("judges itself"), "{}", left.out);
    let files = contents(&desk.path("out"));
    let means = city_means(&files["rates.csv"], "satisfaction_rate");
    let selection = rows(&files["selection.csv"]);
    let mut chosen = Vec::new();
    let mut last = 0;
    for row in &selection {
        let cities: u32 = row["cities"].parse().unwrap();
        let mean = (1..=cities).map(|city| means[&(row["design"].to_string(), city)]).sum::<f64>() / f64::from(cities);
        near(row["mean"].parse().unwrap(), mean);
        // Cities come five at a time after the first four.
        let lived = means.keys().filter(|(design, _)| design == row["design"]).count() as u32;
        assert!(cities <= lived && lived < cities + 5 && (lived - 4).is_multiple_of(5), "{row:?}, {lived} lived");
        last = last.max(lived);
        match row["verdict"] {
            "chosen" => chosen.push((row["design"], lived)),
            verdict => assert!(verdict == "eliminated" && row["eliminated_at"] == row["cities"]),
        }
    }
    let [(chosen, used)] = chosen[..] else { panic!("{chosen:?}") };
    assert_ne!(chosen, "off");
    // The same cities in a longer comparison tell the same of them.
    let more = (last + used).to_string();
    assert_eq!(desk.jiesu(&["compare", "plan.toml", "--cities", &more, "--reps", "2", "--out", "long", "--quiet"]).code, Some(0));
    let long = contents(&desk.path("long"));
    let means = city_means(&long["rates.csv"], "satisfaction_rate");
    let lead = |city: u32| means[&(chosen.to_string(), city)] - means[&("off".to_string(), city)];
    let fresh = rows(&files["fresh.csv"]);
    let found =
        fresh.iter().find(|row| (row["measure"], row["review"], row["luck"]) == ("satisfaction_rate", "observer", "fresh")).unwrap();
    assert_eq!((found["design"], found["baseline"], found["objective"]), (chosen, "off", "yes"));
    near(found["difference"].parse().unwrap(), (last + 1..=last + used).map(lead).sum::<f64>() / f64::from(used));
    let then =
        fresh.iter().find(|row| (row["measure"], row["review"], row["luck"]) == ("satisfaction_rate", "observer", "choice")).unwrap();
    let shrank = then["difference"].parse::<f64>().unwrap() - found["difference"].parse::<f64>().unwrap();
    assert_eq!(files["caveats.csv"].contains("\nC14,"), shrank > 0.0);
    // All that were compared are alternatives: choice.csv has each.
    assert_eq!(rows(&files["choice.csv"]).iter().map(|row| row["design"]).collect::<Vec<_>>(), ["off", "on", "limits"]);
}

#[test]
fn a_choice_is_the_same_for_any_number_of_threads_and_after_an_interruption() {
    let desk = desk();
    let left = desk.jiesu(&[&CHOOSE[..], &["--out", "one", "--threads", "1"]].concat());
    assert_eq!(left.code, Some(0), "{}", left.err);
    assert_eq!(desk.jiesu(&[&CHOOSE[..], &["--out", "five", "--threads", "5"]].concat()).code, Some(0));
    for wait in 0..6_u64 {
        let mut child = Command::new(env!("CARGO_BIN_EXE_jiesu"))
            .args([&CHOOSE[..], &["--out", "out", "--resume"]].concat())
            .current_dir(desk.path(""))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(15 + 11 * wait));
        if child.try_wait().unwrap().is_some() {
            break;
        }
        child.kill().unwrap();
        child.wait().unwrap();
    }
    if !desk.path("out").exists() {
        assert_eq!(desk.jiesu(&[&CHOOSE[..], &["--out", "out", "--resume"]].concat()).code, Some(0));
    }
    let one = contents(&desk.path("one"));
    assert!(one == contents(&desk.path("five")) && one == contents(&desk.path("out")));
    assert!(!desk.path("out.journal").exists());
}

#[test]
fn an_official_rate_is_chosen_by_only_if_it_is_asked_for_and_then_it_is_said() {
    let desk = desk();
    let of = |cities: &str, flags: &[&str]| {
        desk.jiesu(&[&["compare", "plan.toml", "--cities", cities, "--reps", "1", "--out", "out", "--force"], flags].concat())
    };
    let run = |flags: &[&str]| of("3", flags);
    let left = run(&["--within", "0.2"]);
    assert!(left.code == Some(0) && left.out.contains("chosen by observer.resolution_rate"), "{}{}", left.out, left.err);
    let left = run(&["--within", "0.2", "--objective", "resolution_rate"]);
    assert!(left.out.contains("chosen by observer.resolution_rate") && !left.out.contains("judges itself"));
    let left = run(&["--within", "0.2", "--objective", "official.resolution_rate"]);
    assert!(left.out.contains("chosen by official.resolution_rate") && left.out.contains("an official rate judges itself"), "{}", left.out);
    let left = run(&["--within", "0.2", "--objective", "official.resolution_rate", "--lang", "zh"]);
    assert!(left.out.contains("市级指标乃自评"), "{}", left.out);
    let left = of("1", &["--within", "0.1"]);
    assert!(left.code == Some(2) && left.err.contains("found one city, expected at least two"), "{}", left.err);
    for (flags, said) in [
        (&["--objective", "unmet_days"][..], "`--within`, expected both"),
        (&["--within", "0.1", "--shard", "1/2"], "its trials are not known before"),
        (
            &["--within", "0.1", "--set", "rules.callback.enabled=false", "--objective", "official.resolution_rate"],
            "expected a measure that all have",
        ),
        (&["--within", "1e-7", "--objective", "unmet_days"], "it has the unit of comparison.csv"),
        (&["--within", "0"], "a difference that is worth detecting"),
        (&["--within", "0.1", "--objective", "happiness"], "observer.resolution_rate, observer.satisfaction_rate"),
    ] {
        let left = run(flags);
        assert!(left.code == Some(2) && left.err.contains(said), "{flags:?}: {:?} {}", left.code, left.err);
    }
}

#[test]
fn every_design_is_run_at_every_point_and_flips_follow_from_the_rates() {
    let desk = desk();
    let left = desk.jiesu(&["sweep", "crossed.toml", "--cities", "3", "--reps", "1", "--out", "out"]);
    assert_eq!(left.code, Some(0), "{}", left.err);
    assert!(left.out.contains("best at the base by observer.resolution_rate: ") && left.out.contains("behaviour.rush"), "{}", left.out);
    let files = contents(&desk.path("out"));
    // Three designs at the base and at 2 + 2 + 2 points: of three values one is the base's.
    let means = city_means(&files["rates.csv"], "resolution_rate");
    assert_eq!(means.len(), 3 * 3 * 7);
    assert!(!files.contains_key("choice.csv"), "points of a parameter are no alternatives");
    let mean = |design: &str| (1..=3).map(|city| means[&(design.to_string(), city)]).sum::<f64>() / 3.0;
    let ends = |key: &str| match key {
        "behaviour.rush" => ("behaviour.rush-", "behaviour.rush+", 0.6, [0.0, 0.9]),
        "behaviour.attention_low" => ("behaviour.attention_low=0.05", "behaviour.attention_low=0.6", 0.15, [0.05, 0.6]),
        _ => ("behaviour.suppressed-", "behaviour.suppressed+", 75.0 * 86_400.0, [30.0 * 86_400.0, 180.0 * 86_400.0]),
    };
    let flips = rows(&files["flips.csv"]);
    assert_eq!(flips.len(), 3);
    let mut strength = f64::INFINITY;
    for row in &flips {
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
        assert_eq!(row["flip"].is_empty(), expected.is_none());
        expected.iter().for_each(|value| near(number("flip") / value, 1.0));
    }
    // Another objective may be asked for without choosing.
    let left = desk.jiesu(&[
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
    assert!(left.code == Some(0) && left.out.contains("基准处按 cost_hours 最优"), "{}{}", left.out, left.err);
}

#[test]
fn what_cannot_be_crossed_is_told_with_its_place() {
    let wrong = |plan: String, flags: &[&str]| {
        let desk = Desk::with(&[("base.toml", BASE), ("plan.toml", &plan)]);
        let left = desk.jiesu(&[&["sweep", "plan.toml"], flags].concat());
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
    assert!(wrong(crossed.clone(), &["--within", "0.1"]).contains("a point of the parameters cannot be chosen"));
    assert!(wrong(crossed, &["--shard", "1/2"]).contains("found it with a crossed plan"));
}

#[test]
fn the_crossed_plan_that_is_shipped_is_fine() {
    let desk = Desk::with_scenarios();
    let left = desk.jiesu(&["check", "scenarios/compare/flip.toml"]);
    if !std::fs::read_to_string(desk.path("scenarios/data/streets.csv")).unwrap().is_empty() {
        assert!(left.code == Some(0) && left.out.contains("fine, 26 designs"), "{}{}", left.out, left.err);
    }
}
