//! Diagnostics for slips: syntax errors under every command, files of another kind, helpful hints, and numbers as shown to people.

use crate::plans::BASE;
use crate::workspace::Workspace;

/// The commands that take a scenario or a plan, with their other arguments.
const VERBS: [&[&str]; 9] = [
    &["run", "FILE", "--out", "out"],
    &["compare", "FILE", "--out", "out"],
    &["compare", "FILE", "base.toml", "--out", "out"],
    &["sweep", "FILE", "--out", "out"],
    &["attribute", "FILE", "--out", "out"],
    &["calibrate", "FILE", "--out", "out"],
    &["check", "FILE"],
    &["show", "FILE"],
    &["twin", "base.toml", "FILE"],
];

#[test]
fn a_syntax_error_is_reported_as_such_by_every_command() {
    let scenario = format!("{BASE}[rules.early_warning]\nbaseline = 3\n[run\n");
    let plan = "base = \"base.toml\"\n[[design]]\nname = \"a\nset = 3\n";
    let calibration = "base = \"base.toml\"\n[[parameter]]\nkey = behaviour.ceiling\n[[target]]\nmeasure = \"opened\"\n";
    let commented = "# [[design]]\ntitle = \"[[parameter]]\"\nx\n";
    for (text, line) in [(scenario.as_str(), 19), (plan, 3), (calibration, 3), (commented, 3)] {
        let workspace = Workspace::with(&[("base.toml", BASE), ("edited.toml", text)]);
        for command in VERBS {
            let arguments: Vec<&str> = command.iter().map(|word| if *word == "FILE" { "edited.toml" } else { word }).collect();
            let left = workspace.jiesu(&arguments);
            assert_eq!((left.code, left.out.as_str()), (Some(2), ""), "{arguments:?}\n{}", left.err);
            let said: Vec<&str> = left.err.lines().filter(|line| line.contains(".toml")).collect();
            assert_eq!(said.len(), 1, "{arguments:?}\n{}", left.err);
            assert!(
                said[0].starts_with(&format!("edited.toml:{line}:")) && said[0].contains("not valid TOML"),
                "{arguments:?}\n{}",
                left.err
            );
            assert!(!left.err.contains("a plan"), "{}", left.err);
        }
        assert_eq!(workspace.files(), ["base.toml", "edited.toml"], "nothing is written");
    }
}

#[test]
fn an_error_in_an_extended_file_is_reported_by_every_command() {
    let workspace = Workspace::with(&[
        ("base.toml", BASE),
        ("broken.toml", "[run]\nmonths = \n"),
        ("child.toml", "extends = \"broken.toml\"\n[run]\nseed = 2\n"),
        ("plan.toml", "base = \"broken.toml\"\n[[design]]\nname = \"a\"\n"),
    ]);
    for arguments in
        [&["run", "child.toml"][..], &["show", "child.toml"], &["check", "plan.toml"], &["sweep", "plan.toml"], &["compare", "plan.toml"]]
    {
        let left = workspace.jiesu(arguments);
        assert_eq!(left.code, Some(2));
        assert!(left.err.starts_with("broken.toml:2:10: not valid TOML: found nothing after `=`, expected a value\n"), "{}", left.err);
    }
}

#[test]
fn a_file_of_another_kind_is_named_with_the_command_that_takes_it() {
    let lever = "[[lever]]\nname = \"a\"\nset = { \"rules.whistle.enabled\" = true }\n";
    let workspace = Workspace::with(&[
        ("base.toml", BASE),
        ("plan.toml", "base = \"base.toml\"\n[[design]]\nname = \"a\"\n"),
        ("child.toml", "extends = \"plan.toml\"\ntitle = \"a child\"\n"),
        ("levers.toml", &format!("base = \"base.toml\"\n{lever}")),
        ("fit.toml", "base = \"base.toml\"\n[[parameter]]\nkey = \"behaviour.ceiling\"\nrange = [0.1, 0.9]\n"),
        // Only the tree says what it is: here are words of plans that are no keys.
        ("text.toml", &format!("title = \"\"\"\n[[design]]\n[[target]]\nbase = 1\n\"\"\"\n{BASE}")),
        ("spelt.toml", "bsae = \"base.toml\"\n[[desing]]\nname = \"a\"\n"),
        ("inline.toml", "base = \"base.toml\"\ndesign = [{ name = \"a\" }]\n"),
        ("large.toml", "base = \"base.toml\"\nrun.seed = 18446744073709551615\n[[design]]\nname = \"a\"\n"),
    ]);
    let plan = "found a plan with `base` and `[[design]]` or `[[factor]]`, expected ";
    let fit = "found a plan with `[[parameter]]` and `[[target]]`, expected ";
    for (arguments, expected) in [
        (&["run", "plan.toml"][..], plan),
        (&["run", "child.toml"], plan),
        (&["run", "spelt.toml"], plan),
        (&["run", "inline.toml"], plan),
        (&["run", "large.toml"], plan),
        (&["show", "plan.toml"], plan),
        (&["show", "base.toml", "plan.toml"], plan),
        (&["twin", "base.toml", "plan.toml"], plan),
        (&["calibrate", "plan.toml"], plan),
        (&["run", "levers.toml"], "`jiesu attribute` takes such plans"),
        (&["run", "fit.toml"], fit),
        (&["sweep", "fit.toml"], fit),
        (&["compare", "fit.toml"], fit),
        (&["show", "fit.toml"], fit),
        (&["sweep", "base.toml"], "found a scenario, expected a plan"),
        (&["attribute", "text.toml"], "found a scenario, expected a plan"),
        (&["calibrate", "base.toml"], "found a scenario, expected a plan with `[[parameter]]`"),
        (&["optimize", "plan.toml"], "expected a plan with `[[factor]]` and `[optimize]`"),
        (&["compare", "base.toml", "plan.toml"], "found a plan among other files"),
        (&["check", "spelt.toml"], "`desing`: unknown key"),
        (&["check", "large.toml"], "`run.seed`: found 18446744073709551615, expected a whole number from 0 to 9223372036854775807"),
    ] {
        let left = workspace.jiesu(arguments);
        assert_eq!((left.code, left.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(left.err.contains(expected), "{arguments:?}: {expected}\n{}", left.err);
        assert!(left.err.matches("found a ").count() <= 1, "{}", left.err);
    }
    assert_eq!(workspace.jiesu(&["check", "text.toml", "child.toml", "plan.toml"]).code, Some(0));
}

/// A line of a scenario, and part of the diagnostic.
const SLIPS: [(&str, &str); 43] = [
    ("title = “x”", "found `“` (U+201C), a typographic quote, expected a plain `\"`"),
    ("title = „x“", "hint: write `title = \"x\"`"),
    ("title = 「x」", "hint: write `title = \"x\"`"),
    ("title = ‘x’", "hint: write `title = 'x'`"),
    ("title = ＂x＂", "found `＂` (U+FF02), a full-width character, expected a plain `\"`"),
    ("run.months ＝ 3", "hint: write `run.months = 3`"),
    ("run.months：3", "hint: write `run.months = 3`"),
    ("run.months = ３", "hint: write `run.months = 3`"),
    ("run.ｍonths = 3", "hint: write `run.months = 3`"),
    ("rules.ranking.weights = ［0.2，0.4，0.4］", "hint: write `rules.ranking.weights = [0.2,0.4,0.4]`"),
    ("run.months\u{a0}= 3", "found U+00A0, a special blank"),
    ("run.months\u{3000}= 3", "found U+3000, a full-width blank"),
    ("run.\u{200b}months = 3", "found U+200B, an invisible character, expected none"),
    ("demand.reporting_intercept = −4", "found `−` (U+2212), a typographic dash"),
    ("＃ a note", "hint: write `# a note`"),
    ("run.months == 3", "hint: write `run.months = 3`"),
    ("run.months: 3", "hint: a key and its value are joined by `=`: `run.months = 3`"),
    ("run.months 3", "`run.months = 3`"),
    ("run.months", "`run.months = …`"),
    ("run.months = 3;", "hint: remove the semicolon: write `3`"),
    ("run.months = 03", "`3`"),
    ("// a note", "hint: a comment begins with `#`"),
    ("rules.whistle.enabled = yes", "hint: write `true`"),
    ("rules.whistle.enabled = True", "hint: write `true`"),
    ("rules.whistle.enabled = FALSE", "hint: write `false`"),
    ("rules.whistle.enabled = 是", "hint: write `true`"),
    ("rules.whistle.enabled = \"off\"", "hint: write `false`"),
    ("run.scale = 0,5", "hint: a decimal has a point: `0.5`"),
    ("run.scale = \"0,5\"", "hint: a decimal has a point: `0.5`"),
    ("run.scale = 5 %", "hint: shares are written as fractions: `0.05`"),
    ("run.scale = .5", "`0.5`"),
    ("run.seed = 1,000", "hint: a number is written without commas: `1000`"),
    ("run.seed = 1e3", "hint: without a point or exponent: `1000`"),
    ("run.seed = 9223372036854775808", "found 9223372036854775808, expected a whole number from 0 to 9223372036854775807"),
    ("rules.whistle.report_within = 30 min", "hint: put a duration in quotes: \"30 min\""),
    ("rules.whistle.report_within = 30minutes", "hint: put a duration in quotes: \"30 min\""),
    ("rules.whistle.report_within = \"1,5 小时\"", "hint: write \"1.5 h\""),
    ("rules.whistle.report_within = \"1 h 30 min\"", "hint: write one number and one unit"),
    ("rules.whistle.report_within = 1.5", "\"1.5 h\""),
    ("run.start = 2019/1/5", "hint: write dates as \"2019-01-05\""),
    ("run.start = \"2019年1月5日\"", "hint: write dates as \"2019-01-05\""),
    ("city.data = \"C:\\Users\\me\"", "or use single quotes: 'C:\\Users\\me'"),
    ("city.data = \"C:\\temp\\new\"", "a backslash in double quotes starts an escape sequence"),
];

#[test]
fn a_slip_gets_one_diagnostic_and_a_helpful_hint() {
    for (line, expected) in SLIPS {
        let workspace = Workspace::with(&[("one.toml", &format!("{line}\n[city.categories.noise]\nmix = 1\n"))]);
        let messages = workspace.diagnostics(&["one.toml"]);
        assert!(messages.contains(expected), "{line}\n{messages}");
        let diagnostics = messages.lines().filter(|line| line.starts_with("one.toml")).count();
        assert_eq!(diagnostics, 1, "{line}\n{messages}");
    }
    let fine = "title = \"“x” － ３\" # “note”\nrules.whistle.report_within = \"30min\"\nrun.seed = 9223372036854775807\n";
    let workspace = Workspace::with(&[("one.toml", &format!("\u{feff}{fine}[city.categories.\"ｘ，接诉\"]\nmix = 1\n"))]);
    assert_eq!(workspace.jiesu(&["check", "one.toml"]).code, Some(0));
    let shown = workspace.jiesu(&["show", "one.toml"]).out;
    assert!(shown.contains("seed = 9223372036854775807\n"), "the largest seed is written as it was read");
}

#[test]
fn the_encoding_of_a_file_that_is_not_utf_8_is_named() {
    let text = "title = \"接诉\"\n";
    let utf_16 = |order: fn(u16) -> [u8; 2], mark: &[u8]| [mark, &text.encode_utf16().flat_map(order).collect::<Vec<u8>>()].concat();
    let workspace = Workspace::with(&[]);
    workspace.write("little.toml", &utf_16(u16::to_le_bytes, &[0xff, 0xfe]));
    workspace.write("big.toml", &utf_16(u16::to_be_bytes, &[0xfe, 0xff]));
    workspace.write("unmarked.toml", &"run.months = 3\n".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    workspace.write("gbk.toml", b"title = \"\xbd\xd3\xcb\xdf\"\n");
    workspace.write("mac.toml", b"[run]\rmonths = 3\r");
    for (file, expected) in [
        ("little.toml", "UTF-16"),
        ("big.toml", "UTF-16"),
        ("unmarked.toml", "UTF-16"),
        ("gbk.toml", "found text in GBK (GB18030), expected UTF-8 text"),
        ("mac.toml", "found lines that end in a carriage return (CR)"),
    ] {
        for command in ["check", "run", "sweep", "show"] {
            let left = workspace.jiesu(&[command, file]);
            assert_eq!(left.code, Some(2), "{command} {file}");
            assert!(left.err.contains(expected), "{command} {file}: {}", left.err);
            assert_eq!(left.err.lines().filter(|line| line.starts_with(file)).count(), 1, "{}", left.err);
        }
    }
}

#[test]
fn hints_for_keys_of_the_command_line_give_the_full_path() {
    let workspace = Workspace::with(&[
        ("one.toml", BASE),
        ("plan.toml", "base = \"one.toml\"\n[rules.whistle]\nenabled = true\n[[design]]\nname = \"a\"\n"),
    ]);
    for (set, expected) in [
        ("whistle.report_within=1 h", "hint: did you mean `rules.whistle.report_within`?"),
        ("report_within=1 h", "hint: did you mean `rules.whistle.report_within`?"),
        ("report_witin=1 h", "hint: did you mean `rules.whistle.report_within`?"),
        ("rules.report_within=1 h", "hint: did you mean `rules.whistle.report_within`?"),
        ("rule.whistle.report_within=1 h", "hint: did you mean `rules`?"),
        ("months=3", "such as `run.months`"),
        ("generate.streets=3", "hint: did you mean `city.generate.streets`?"),
        ("wistle.enabled=true", "hint: did you mean `rules.whistle.enabled`?"),
        ("noise.mix=2", "hint: did you mean `city.categories.NAME.mix`?"),
        ("enabled=true", "hint: several tables have a key `enabled`: name one, such as `rules."),
        ("run.months＝3", "hint: write `run.months=3`"),
        ("run.months=“3”", "`3`"),
        ("run.seed=9223372036854775808", "expected a whole number from 0 to 9223372036854775807"),
        ("run.scale=0,5", "hint: a decimal has a point: `0.5`"),
        ("city.data=\"C:\\data\"", "or use single quotes"),
    ] {
        let messages = workspace.diagnostics(&["one.toml", "--set", set]);
        assert!(messages.contains(expected), "{set}\n{messages}");
    }
    assert!(workspace.diagnostics(&["plan.toml"]).contains("in `set`, such as `set = { \"rules.whistle.enabled\" = … }`"));
}

#[test]
fn a_file_without_its_extension_or_without_a_command_is_found() {
    let workspace = Workspace::with(&[("mine.toml", BASE), ("other.toml/x", "")]);
    std::fs::create_dir(workspace.path("both")).unwrap();
    workspace.write("both.toml", BASE.as_bytes());
    for command in ["run", "check", "show", "compare", "sweep", "attribute", "calibrate", "optimize"] {
        for (file, expected) in
            [("mine", "hint: did you mean `mine.toml`?"), ("mien", "did you mean `mine.toml`?"), ("both", "did you mean `both.toml`?")]
        {
            let left = workspace.jiesu(&[command, file]);
            assert_eq!(left.code, Some(2));
            assert!(left.err.contains(expected), "{command} {file}: {}", left.err);
        }
    }
    workspace.write("plan.toml", b"base = \"mine.toml\"\n[[design]]\nname = \"a\"\n");
    workspace.write("levers.toml", b"base = \"mine.toml\"\n[[lever]]\nname = \"a\"\n");
    workspace.write("fit.toml", b"base = \"mine.toml\"\n[[target]]\nmeasure = \"opened\"\n");
    workspace.write("search.toml", b"base = \"mine.toml\"\n[optimize]\nsettings = 9\n");
    for (file, command) in [
        ("mine.toml", "run mine.toml"),
        ("mine", "run mine.toml"),
        ("plan.toml", "compare plan.toml"),
        ("levers.toml", "attribute levers.toml"),
        ("fit.toml", "calibrate fit.toml"),
        ("search.toml", "optimize search.toml"),
        ("nowhere.toml", "check nowhere.toml"),
    ] {
        let left = workspace.jiesu(&[file]);
        assert_eq!((left.code, left.out.as_str()), (Some(2), ""), "{file}");
        assert!(left.err.starts_with(&format!("{file}: found")) && left.err.contains(&format!("hint: `jiesu {command}`")), "{}", left.err);
    }
    let misspelt = workspace.jiesu(&["chekc", "mine.toml"]);
    assert_eq!(misspelt.code, Some(2));
    assert!(misspelt.err.contains("did you mean `check`?"), "{}", misspelt.err);
    assert_eq!(workspace.jiesu(&["--help"]).code, Some(0));
}

#[test]
fn factors_without_a_method_get_one_diagnostic_besides_those_of_their_own_errors() {
    let factor = |key: &str| format!("[[factor]]\nkey = \"{key}\"\nvalues = [0.5, 0.6]\n");
    let messages = |text: String| {
        let workspace = Workspace::with(&[("base.toml", BASE), ("plan.toml", &format!("base = \"base.toml\"\n{text}"))]);
        let messages = workspace.diagnostics(&["plan.toml"]);
        (messages.lines().filter(|line| line.starts_with("plan.toml")).count(), messages)
    };
    let (count, said) = messages(factor("behaviour.ceiling") + &factor("behaviour.talk"));
    assert_eq!(count, 1, "{said}");
    assert!(said.starts_with("plan.toml:2:1: `sampling.method`: found 2 factors and no method that varies them\n"), "{said}");
    assert!(said.contains("`method = \"factorial\"`"), "{said}");
    let (count, said) = messages(factor("behaviour.ceilling") + &factor("behaviour.talk"));
    assert_eq!(count, 2, "{said}");
    assert!(
        said.contains("`sampling.method`")
            && said.contains("`behaviour.ceilling`: unknown key")
            && said.contains("did you mean `ceiling`?"),
        "{said}"
    );
    let (count, said) = messages(format!("[samplign]\nmethod = \"factorial\"\n{}", factor("behaviour.ceiling")));
    assert!(count <= 2 && said.contains("`samplign`: unknown key") && said.contains("did you mean `sampling`?"), "{said}");
    let (count, said) = messages("[sampling]\nmethod = \"factorial\"\n[[design]]\nname = \"a\"\n".into());
    assert!(count == 1 && said.contains("found no factor to vary"), "{said}");
}

#[test]
fn the_message_for_nothing_to_draw_has_no_empty_brackets() {
    let workspace = Workspace::with(&[("one.toml", BASE)]);
    assert_eq!(workspace.jiesu(&["run", "one.toml", "--reps", "2", "--quiet", "--out", "out"]).code, Some(0));
    for (measure, expected) in [
        ("cost_hours", "found no data on `cost_hours`, expected a folder that contains some"),
        ("resolution_rate", "found no data on `resolution_rate` (observer)"),
        ("nonsense_hours", "found `nonsense_hours`, expected one of "),
        ("nonsense", "found `nonsense`, expected one of "),
    ] {
        let left = workspace.jiesu(&["plot", "out", "--what", "differences", "--measure", measure]);
        assert_eq!(left.code, Some(2));
        assert!(left.err.contains(expected) && !left.err.contains("()"), "{}", left.err);
    }
}

#[test]
fn text_for_people_has_one_kind_of_minus_and_no_sign_on_zero() {
    // Levers that do nothing in a city without anything: shares and differences of nothing.
    let plan = "base = \"base.toml\"\n[[lever]]\nname = \"a\"\nset = { \"rules.media.enabled\" = true, \"rules.media.orders\" = 1 }\n[[lever]]\nname = \"b\"\nset = { \"rules.whistle.enabled\" = true }\n";
    let plan = plan.replace(", \"rules.media.orders\" = 1", "");
    let designs = "base = \"base.toml\"\n[[design]]\nname = \"a\"\n[[design]]\nname = \"b\"\nset = { \"rules.whistle.enabled\" = true }\n";
    let workspace = Workspace::with(&[("base.toml", BASE), ("levers.toml", &plan), ("plan.toml", designs)]);
    let ascii = |text: &str| {
        let text: Vec<char> = text.chars().collect();
        text.windows(3).any(|three| matches!(three, [' ' | '(' | '>', '-', digit] if digit.is_ascii_digit()))
    };
    // The text of a page, without scripts, styles, tags and listings.
    let visible = |page: &str| {
        let mut text = page.to_string();
        for tag in ["script", "style", "pre", "code"] {
            while let Some(from) = text.find(&format!("<{tag}")) {
                let end = format!("</{tag}>");
                let to = text[from..].find(&end).map_or(text.len(), |at| from + at + end.len());
                text.replace_range(from..to, "");
            }
        }
        text.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect::<Vec<_>>().join(" ")
    };
    for (command, file) in [("attribute", "levers.toml"), ("compare", "plan.toml"), ("sweep", "plan.toml"), ("run", "base.toml")] {
        for language in ["en", "zh"] {
            let out = format!("{command}-{language}");
            let left = workspace.jiesu(&[command, file, "--reps", "3", "--cities", "2", "--verbose", "--lang", language, "--out", &out]);
            assert_eq!(left.code, Some(0), "{}", left.err);
            let nothing = ["-0 %", "−0 %", "−0.0 ", "−0.00 ", "-0.0 ", "+0.00 ", "−0.0000"];
            assert!(workspace.jiesu(&["report", &out, "--lang", language]).code == Some(0));
            let page = visible(&workspace.read(&format!("{out}/report.html")));
            for text in [&left.out, &page] {
                let sign = nothing.iter().find(|sign| text.contains(*sign));
                assert!(sign.is_none() && !ascii(text), "{sign:?} {text}");
            }
            let tables = ["rates.csv", "costs.csv", "summary.csv", "comparison.csv", "attribution.csv"];
            for text in tables.iter().filter_map(|name| std::fs::read_to_string(workspace.path(&out).join(name)).ok()) {
                assert!(!text.split([',', '\n']).any(|cell| cell == "-0" || cell.contains('−')), "a number of a file is one for programs");
            }
        }
    }
}
