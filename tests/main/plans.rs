//! Plan files: what is refused, and which designs result.

use crate::workspace::Workspace;

/// A city that takes almost no time to simulate.
pub(crate) const BASE: &str = "\
[run]\nstart = 2019-01-01\nmonths = 2\nwarmup = 1\n[city.generate]\nresidents = 3_000\n\
[city.categories.noise]\nmix = 1\nfunctions = [\"police\"]\n[city.categories.heat]\nmix = 2\n[city.functions.police]\n\
[rules.hotline]\nenabled = true\n[rules.callback]\nenabled = true\n";

/// The city with the whistle and with time limits; the baseline is between them.
pub(crate) const PLAN: &str = "\
base = \"base.toml\"\nbaseline = \"off\"\n\
[[design]]\nname = \"on\"\nset = { \"rules.whistle.enabled\" = true }\n\
[[design]]\nname = \"off\"\n\
[[design]]\nname = \"limits\"\nset.rules.time_limits.enabled = true\n";

fn wrong(plan: &str) -> String {
    let workspace = Workspace::with(&[("base.toml", BASE), ("plan.toml", plan)]);
    let left = workspace.jiesu(&["sweep", "plan.toml", "--plan-only"]);
    assert_eq!((left.code, left.out.as_str()), (Some(2), ""), "{plan}\n{}", left.err);
    assert_eq!(workspace.files(), ["base.toml", "plan.toml"], "nothing is written");
    left.err
}

#[test]
fn errors_in_a_plan_are_reported_with_their_place() {
    let cases = [
        (
            "base = \"base.toml\"\n[[design]]\nname = \"a\"\nset = { \"rules.whistel.enabled\" = true }\n",
            "plan.toml:4:9: `rules.whistel`: unknown key",
            "did you mean `whistle`?",
        ),
        (
            "base = \"base.toml\"\n[[design]]\nname = \"a\"\nset.behaviour.ceiling = 1.3\n",
            "plan.toml:4:25: `behaviour.ceiling`: found 1.3, expected a number from 0 to 1",
            "",
        ),
        (
            "base = \"base.toml\"\n[[design]]\nname = \"a\"\nset = { \"run.months\" = 3 }\n",
            "plan.toml:4:9: `run.months`: found `run.months` in a design, expected the same value in all designs",
            "in `[run]`",
        ),
        ("base = \"base.toml\"\n[[desing]]\nname = \"a\"\n", "plan.toml:2:3: `desing`: unknown key", "did you mean `design`?"),
        (
            "base = \"bsae.toml\"\n[[design]]\nname = \"a\"\n",
            "plan.toml:1:8: `base`: found no file `bsae.toml`",
            "did you mean `base.toml`?",
        ),
        (
            "base = \"base.toml\"\nbaseline = \"A1\"\n[[design]]\nname = \"a1\"\n",
            "plan.toml:2:12: `baseline`: found \"A1\", expected the name of a design",
            "did you mean \"a1\"?",
        ),
        (
            "base = \"base.toml\"\n[[design]]\nname = \"a\"\n[[design]]\nname = \"A\"\n",
            "plan.toml:5:8: `design.A.name`: found a second design \"A\"",
            "",
        ),
        (
            "base = \"base.toml\"\n[[design]]\nname = \"a/b\"\n",
            "plan.toml:3:8: `design.\"a/b\".name`: found \"a/b\", expected a valid file name",
            "",
        ),
        (
            "[[design]]\nname = \"a\"\n",
            "`base`: found nothing, expected the scenario file that all designs start from",
            "relative to the plan",
        ),
        (
            "base = \"base.toml\"\n[[factor]]\nkey = \"behaviour.ceiling\"\nrange = [0.1, 0.9]\n",
            "`sampling.method`: found a factor and no method that varies it",
            "method",
        ),
        (
            "base = \"base.toml\"\n[sampling]\nmethod = \"sobol\"\nn = 4\n[[factor]]\nkey = \"behaviour.ceilling\"\nrange = [0.1, 0.9]\n",
            "plan.toml:6:7: `behaviour.ceilling`: unknown key",
            "did you mean `ceiling`?",
        ),
        (
            "base = \"base.toml\"\n[sampling]\nmethod = \"sobol\"\nn = 4\n[[factor]]\nkey = \"behaviour.ceiling\"\nrange = [0.1, 1.9]\n",
            "plan.toml:7:15: `behaviour.ceiling`: found 1.9, expected a number from 0 to 1",
            "",
        ),
        (
            "base = \"base.toml\"\n[sampling]\nmethod = \"random\"\n[[factor]]\nkey = \"behaviour.ceiling\"\nrange = [0.1, 0.9]\n",
            "`sampling.n`: found nothing, expected the number of designs",
            "",
        ),
        (
            "base = \"base.toml\"\n[sampling]\nmethod = \"factorial\"\n[[factor]]\nkey = \"behaviour.ceiling\"\nvalues = [0.1, \"much\"]\n",
            "plan.toml:6:16: `behaviour.ceiling`: found \"much\", expected a number from 0 to 1",
            "",
        ),
        (
            "base = \"base.toml\"\n[sampling]\nmethod = \"sobool\"\n[[factor]]\nkey = \"behaviour.ceiling\"\nvalues = [0.1]\n",
            "plan.toml:3:10: `sampling.method`: found \"sobool\", expected \"list\"",
            "did you mean \"sobol\"?",
        ),
        (
            "base = \"base.toml\"\n[sampling]\nmethod = \"one_at_a_time\"\n[[factor]]\nkeys = \"tags:CX\"\nrelative = 0.25\n",
            "plan.toml:5:8: `factor[1].keys`: found \"tags:CX\", expected letters of F, L, C, A and S",
            "",
        ),
        (
            "base = \"base.toml\"\n[sampling]\nmethod = \"table\"\ntable = \"no.csv\"\n",
            "plan.toml:4:9: `sampling.table`: found no file `no.csv`",
            "",
        ),
    ];
    for (plan, diagnostic, hint) in cases {
        let messages = wrong(plan);
        assert!(messages.contains(diagnostic), "expected {diagnostic}\nfound {messages}");
        assert!(hint.is_empty() || messages.contains(hint), "expected the hint {hint}\nfound {messages}");
    }
}

#[test]
fn an_error_in_a_table_is_reported_in_its_line() {
    let plan = "base = \"base.toml\"\n[sampling]\nmethod = \"table\"\ntable = \"t.csv\"\n";
    let table = "name,behaviour.ceiling,rules.whistle.enabled\nlow,0.5,true\nhigh,5,false\n";
    let workspace = Workspace::with(&[("base.toml", BASE), ("plan.toml", plan), ("t.csv", table)]);
    let left = workspace.jiesu(&["sweep", "plan.toml", "--plan-only"]);
    assert_eq!(left.code, Some(2));
    assert!(left.err.starts_with("t.csv:3:6: `behaviour.ceiling`: found 5, expected a number from 0 to 1\n"), "{}", left.err);
}

#[test]
fn designs_run_on_the_dates_of_the_base() {
    let plan = "base = \"base.toml\"\n[[design]]\nname = \"a\"\n[[design]]\nname = \"b\"\nbase = \"other.toml\"\n";
    let other = BASE.replace("2019-01-01", "2018-01-01");
    let workspace = Workspace::with(&[("base.toml", BASE), ("other.toml", &other), ("plan.toml", plan)]);
    let left = workspace.jiesu(&["compare", "plan.toml"]);
    let expected = "plan.toml:6:8: `design.b`: found `run.start` 2018-01-01, expected 2019-01-01 as in `a`: all designs share dates and random numbers\n";
    assert!(left.code == Some(2) && left.err.starts_with(expected), "{}", left.err);
    assert!(left.err.contains("hint: `--set run.start=2019-01-01` sets it for all"));
    let left = workspace.jiesu(&["compare", "base.toml", "other.toml", "--plan-only"]);
    assert!(left.code == Some(2) && left.err.starts_with("other.toml:2:9: found `run.start` 2018-01-01"), "{}", left.err);
    // Dates that the plan sets apply to all designs.
    workspace.write("plan.toml", format!("{plan}[run]\nstart = 2019-01-01\n").as_bytes());
    assert_eq!(workspace.jiesu(&["compare", "plan.toml", "--plan-only"]).code, Some(0));
}

/// The rows of designs.csv: design, key, value.
fn designs(plan: &str, more: &[(&str, &str)]) -> Vec<String> {
    let mut files = vec![("base.toml", BASE), ("plan.toml", plan)];
    files.extend_from_slice(more);
    let workspace = Workspace::with(&files);
    let left = workspace.jiesu(&["sweep", "plan.toml", "--cities", "1", "--reps", "1", "--out", "out", "--quiet"]);
    assert_eq!(left.code, Some(0), "{}", left.err);
    let text = std::fs::read_to_string(workspace.path("out/designs.csv")).unwrap();
    let scenario = |name: &str| workspace.path("out/scenarios").join(format!("{name}.toml"));
    let mut seen = Vec::new();
    for row in text.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        assert_eq!(scenario(cells[0]).is_file(), row.ends_with(','), "written once: {row}");
        seen.push(row.to_string());
    }
    seen
}

#[test]
fn every_method_makes_its_designs() {
    let factors = "[[factor]]\nkey = \"behaviour.ceiling\"\nvalues = [0.5, 0.9]\n[[factor]]\nkey = \"rules.whistle.report_within\"\nvalues = [\"30 min\", \"1 d\"]\n";
    let plan = |method: &str| format!("base = \"base.toml\"\n[sampling]\nmethod = \"{method}\"\n{factors}");
    assert_eq!(
        designs(&plan("factorial"), &[]),
        [
            "base,,,,,",
            "p1,behaviour.ceiling,0.5,0.98,,",
            "p1,rules.whistle.report_within,30 min,8 h,,",
            "p2,behaviour.ceiling,0.5,0.98,,p1",
            "p2,rules.whistle.report_within,1 d,8 h,,p1",
            "p3,behaviour.ceiling,0.9,0.98,,",
            "p3,rules.whistle.report_within,30 min,8 h,,",
            "p4,behaviour.ceiling,0.9,0.98,,p3",
            "p4,rules.whistle.report_within,1 d,8 h,,p3",
        ]
    );
    let range = "base = \"base.toml\"\n[sampling]\nmethod = \"METHOD\"\nn = 8\n[[factor]]\nkey = \"behaviour.ceiling\"\nrange = [0.2, 1.0]\n\
                 [[factor]]\nkey = \"rules.whistle.max_blows\"\nrange = [1, 4]\n";
    for method in ["latin_hypercube", "sobol", "random"] {
        let rows = designs(&range.replace("METHOD", method), &[]);
        assert_eq!(rows.len(), 17, "{method}");
        let values = |key: &str| -> Vec<f64> {
            let mine = rows.iter().filter(|row| row.contains(key));
            mine.map(|row| row.split(',').nth(2).unwrap().parse().unwrap()).collect()
        };
        let mut ceilings: Vec<i32> = values("ceiling").iter().map(|x| ((x - 0.2) * 10.0) as i32).collect();
        ceilings.sort_unstable();
        let mut blows: Vec<i32> = values("max_blows").iter().map(|x| *x as i32).collect();
        blows.sort_unstable();
        let even = (ceilings == [0, 1, 2, 3, 4, 5, 6, 7], blows == [1, 1, 2, 2, 3, 3, 4, 4]);
        assert_eq!(even, if method == "random" { (false, even.1) } else { (true, true) }, "{method} {ceilings:?} {blows:?}");
        assert!(values("ceiling").iter().all(|x| (0.2..1.0).contains(x)));
    }
    let table = "base = \"base.toml\"\n[sampling]\nmethod = \"table\"\ntable = \"t.csv\"\n";
    let rows = designs(table, &[("t.csv", "behaviour.ceiling,name,rules.whistle.enabled\n0.5,low,true\n,high,false\n")]);
    assert_eq!(
        rows,
        [
            "base,,,,,",
            "low,behaviour.ceiling,0.5,0.98,,",
            "low,rules.whistle.enabled,true,false,,",
            "high,rules.whistle.enabled,false,false,,base"
        ]
    );
}

#[test]
fn one_at_a_time_goes_down_and_up_within_the_range() {
    let plan = "base = \"base.toml\"\n[sampling]\nmethod = \"one_at_a_time\"\n[[factor]]\nkey = \"behaviour.ceiling\"\nrelative = 0.25\n\
                [[factor]]\nkey = \"city.ladder.max_letters\"\nrelative = 0.25\n[[factor]]\nkey = \"city.categories.*.own_hours\"\nrelative = 0.5\n\
                [[factor]]\nkey = \"behaviour.lead_urgent\"\nrange = [\"1 h\", \"6 h\"]\n";
    assert_eq!(
        designs(plan, &[]),
        [
            "base,,,,,",
            "behaviour.ceiling-,behaviour.ceiling,0.735,0.98,,",
            "behaviour.ceiling+,behaviour.ceiling,1.0,0.98,clamped to 1.0,",
            "city.ladder.max_letters-,city.ladder.max_letters,1,2,rounded from 1.5,",
            "city.ladder.max_letters+,city.ladder.max_letters,3,2,rounded from 2.5,",
            "city.categories.all.own_hours-,city.categories.*.own_hours,× 0.5,,,",
            "city.categories.all.own_hours+,city.categories.*.own_hours,× 1.5,,,",
            "behaviour.lead_urgent-,behaviour.lead_urgent,1 h,9504 s,,",
            "behaviour.lead_urgent+,behaviour.lead_urgent,6 h,9504 s,,",
        ]
    );
}

#[test]
fn a_cut_step_is_told_and_on_a_fitting_scale_none_is_cut() {
    let plan = |scale: &str| {
        format!(
            "base = \"base.toml\"\n[sampling]\nmethod = \"one_at_a_time\"\n[[factor]]\nkey = \"behaviour.ceiling\"\nrelative = 0.25\n{scale}"
        )
    };
    let checked = |scale: &str| {
        let workspace = Workspace::with(&[("base.toml", BASE), ("plan.toml", &plan(scale))]);
        let left = workspace.jiesu(&["check", "plan.toml"]);
        assert_eq!(left.code, Some(0), "{}", left.err);
        left.out + &left.err
    };
    assert!(
        checked("").contains("steps of these factors were cut at the limits of their keys") && checked("").contains("`behaviour.ceiling`")
    );
    assert!(!checked("scale = \"logit\"\n").contains("were cut"));
    // Odds of 49, divided and multiplied by 1.25.
    let rows = designs(&plan("scale = \"logit\"\n"), &[]);
    let value = |row: &str| row.split(',').nth(2).unwrap().parse::<f64>().unwrap();
    assert!((value(&rows[1]) - 39.2 / 40.2).abs() < 1e-9 && (value(&rows[2]) - 61.25 / 62.25).abs() < 1e-9, "{rows:?}");
    let head = "base = \"base.toml\"\n[sampling]\nmethod = \"factorial\"\nn = 3\n[[factor]]\n";
    let rows = designs(&format!("{head}key = \"behaviour.care_low\"\nrange = [0.01, 1.0]\nscale = \"log\"\n"), &[]);
    assert!((value(&rows[2]) - 0.1).abs() < 1e-9, "{rows:?}");
    for (factor, message) in [
        ("key = \"behaviour.care_low\"\nrange = [0.0, 1.0]\nscale = \"log\"\n", "found 0 to 1 on the scale \"log\", expected ends above 0"),
        ("key = \"behaviour.care_low\"\nvalues = [0.1]\nscale = \"log\"\n", "found a scale beside `values`"),
        ("key = \"demand.reporting_intercept\"\nrelative = 0.1\nscale = \"logit\"\n", "expected one from 0 to 1 for the scale \"logit\""),
    ] {
        assert!(wrong(&format!("{head}{factor}")).contains(message), "{}", wrong(&format!("{head}{factor}")));
    }
}

#[test]
fn tags_select_every_number_with_an_effect_and_no_lever_that_is_off() {
    let plan = "base = \"base.toml\"\n[sampling]\nmethod = \"one_at_a_time\"\n[[factor]]\nkeys = \"tags:CA\"\nrelative = 0.25\n";
    let workspace = Workspace::with(&[("base.toml", BASE), ("plan.toml", plan)]);
    let left = workspace.jiesu(&["sweep", "plan.toml", "--plan-only", "--cities", "1", "--reps", "1"]);
    assert_eq!(left.code, Some(0), "{}", left.err);
    let designs: usize = left.out.split(": ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    assert!(designs > 150, "{}", left.out);
    assert!(left.err.contains("not varied: ") && left.err.contains("the same as the base, not simulated: "), "{}", left.err);
    let with = |rules: &str| {
        workspace.write("base.toml", format!("{BASE}{rules}").as_bytes());
        let left = workspace.jiesu(&["sweep", "plan.toml", "--plan-only", "--cities", "1", "--reps", "1"]);
        left.out.split(": ").nth(1).unwrap().split(' ').next().unwrap().parse::<usize>().unwrap()
    };
    assert!(with("[rules.whistle]\nenabled = true\n") >= designs + 8, "the whistle brings its own parameters");
}
