//! `jiesu report`, `verify` and `plot` from outside.

use crate::plans::BASE;
use crate::workspace::Workspace;
use serde_json::Value;
use std::collections::BTreeMap;

const PLAN: &str = "base = \"base.toml\"\nbaseline = \"off\"\n[run]\ncities = 5\nreplications = 2\n\
[[design]]\nname = \"off\"\n[[design]]\nname = \"on <b>\"\nset = { \"rules.whistle.enabled\" = true }\n\
[[design]]\nname = \"limits\"\nset.rules.time_limits.enabled = true\n";

/// A workspace with a comparison and its page.
fn workspace() -> Workspace {
    let workspace = Workspace::with(&[("base.toml", BASE), ("plan.toml", &PLAN.replace(" <b>", ""))]);
    let left = workspace.jiesu(&["compare", "plan.toml", "--quiet", "--out", "out"]);
    assert_eq!(left.code, Some(0), "{}", left.err);
    fine(&workspace, &["report", "out"]);
    workspace
}

fn fine(workspace: &Workspace, arguments: &[&str]) {
    let left = workspace.jiesu(arguments);
    assert_eq!((left.code, left.err.as_str()), (Some(0), ""), "{arguments:?}");
}

/// The rows of a file, without quoted cells.
fn rows(text: &str) -> Vec<BTreeMap<&str, &str>> {
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let head = lines.next().unwrap();
    lines.map(|cells| head.iter().copied().zip(cells).collect()).collect()
}

fn part<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    page.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map(|(inside, _)| inside).unwrap_or_else(|| panic!("no {from}"))
}

fn in_points(value: &str) -> String {
    let value = 100.0 * value.parse::<f64>().unwrap();
    let size = format!("{:.2}", value.abs());
    let sign = if size.chars().all(|c| c == '0' || c == '.') {
        "±"
    } else if value < 0.0 {
        "−"
    } else {
        "+"
    };
    format!("{sign}{size}")
}

/// "rises by <strong>12.0</strong> points".
fn change(value: &str) -> String {
    let signed = in_points(value);
    let size = signed.trim_start_matches(['+', '−', '±']);
    let command = match &signed[..signed.len() - size.len()] {
        "+" => "rises",
        "±" => "changes",
        _ => "falls",
    };
    format!("{command} by <strong>{size}</strong> points")
}

#[test]
fn every_figure_of_the_answer_comes_from_the_files() {
    let workspace = workspace();
    let page = workspace.read("out/report.html");
    let comparison = workspace.read("out/comparison.csv");
    let found = rows(&comparison);
    let row = |design: &str, measure: &str, review: &str| {
        let is = |row: &&BTreeMap<&str, &str>| {
            (row["design"], row["measure"], row["review"], row["period_kind"]) == (design, measure, review, "run")
                && row["basis"] != "cohort"
        };
        found.iter().find(is).unwrap_or_else(|| panic!("{design} {measure}")).clone()
    };
    let answer = part(&page, "<section id=\"answer\"", "</section>");
    let best = ["on", "limits"].into_iter().max_by(|a, b| {
        let value = |design| row(design, "resolution_rate", "observer")["difference"].parse::<f64>().unwrap();
        value(a).total_cmp(&value(b))
    });
    let best = best.unwrap();
    let mut expected = Vec::new();
    for (measure, review, low, high) in [
        ("resolution_rate", "observer", "joint_low", "joint_high"),
        ("cured_rate", "observer", "ci_low", "ci_high"),
        ("resolution_rate", "official", "joint_low", "joint_high"),
    ] {
        let row = row(best, measure, review);
        let interval = [low, high].map(|column| {
            if row[column].is_empty() { row[if column.ends_with("low") { "ci_low" } else { "ci_high" }] } else { row[column] }
        });
        let kind = if row[low].is_empty() || low == "ci_low" { "95 % interval alone" } else { "joint 95 % interval" };
        let [low, high] = interval.map(in_points);
        expected.push(format!("{} ({kind} {low} to {high};", change(row["difference"])));
    }
    let better = row(best, "resolution_rate", "observer");
    expected.push(format!("better in {} of {} synthetic cities", better["better_in"], better["better_of"]));
    let hours = row(best, "cost_hours", "");
    let number = |name: &str| hours[name].parse::<f64>().unwrap();
    expected.push(format!("<strong>{:.1} %</strong>", 100.0 * (number("difference") / number("baseline_mean")).abs()));
    expected.push("In simulations of 5 synthetic cities (2 replications each),".into());
    for words in expected {
        assert!(answer.contains(&words), "{words}\n{answer}");
    }
    // Every mean of the main table.
    let main = part(&page, "<section id=\"main\"", "</table>");
    for design in ["on", "limits"] {
        assert!(main.contains(&in_points(row(design, "cured_rate", "observer")["difference"])), "{design}");
    }
    let mean = 100.0 * row("on", "cured_rate", "observer")["baseline_mean"].parse::<f64>().unwrap();
    assert!(main.contains(&format!("{mean:.1} %")), "{main}");
}

#[test]
fn caveats_stand_above_the_answer_in_full_sentences() {
    let workspace = workspace();
    let page = workspace.read("out/report.html");
    let caveats = part(&page, "<section id=\"caveats\"", "</section>");
    assert!(page.find("id=\"caveats\"").unwrap() < page.find("id=\"answer\"").unwrap());
    let file = workspace.read("out/caveats.csv");
    let codes: std::collections::BTreeSet<&str> = file.lines().skip(1).map(|line| &line[..3]).collect();
    assert!(codes.contains("C06") && codes.iter().all(|code| caveats.contains(&format!(">{code}</abbr>"))), "{caveats}");
    assert!(
        caveats
            .contains("Intervals cover sampling error only, not uncertain parameters or model form; run with parameter sets (run.sets).")
    );
    // What concerns one measure of a design names it, in the words of the table below.
    let mut analysis: Value = serde_json::from_str(&workspace.read("out/analysis.json")).unwrap();
    let list = analysis["caveats"].as_array_mut().unwrap();
    list.retain(|caveat| caveat["code"] != "C15");
    let finding = serde_json::json!({"design": "on", "measure": "response_rate", "value": 0.002, "threshold": 0.005});
    list.push(serde_json::json!({"code": "C15", "findings": [finding]}));
    workspace.write("out/analysis.json", analysis.to_string().as_bytes());
    for (language, expected) in [("en", " (on: response rate, observer)."), ("zh", "（on：响应率（独立观察口径））。")] {
        fine(&workspace, &["report", "out", "--lang", language, "--out", "named.html"]);
        let page = workspace.read("named.html");
        assert!(part(&page, "<section id=\"caveats\"", "</section>").contains(expected), "{page}");
    }
}

#[test]
fn a_page_loads_nothing_and_is_the_same_bytes_twice() {
    let workspace = workspace();
    let page = workspace.read("out/report.html");
    fine(&workspace, &["report", "out", "-o", "again.html"]);
    assert!(page == workspace.read("again.html"), "another page");
    assert!(workspace.files().iter().all(|name| !name.contains("partial")));
    assert!(page.contains("content=\"default-src 'none';") && !page.contains("unsafe-eval"));
    let own = page.split("<script>").next().unwrap();
    assert!(!own.contains("http://") && !own.contains("https://"), "a link to elsewhere");
    for way in [" src=", "<link", "@import", "url(", "<iframe", "<img"] {
        assert!(!own.contains(way), "{way}");
    }
    // Scripts contain only the URLs of XML namespaces and of Vega's schema.
    let known = ["http://www.w3.org/", "https://vega.github.io/schema/", "https://github.com/vega/"];
    for (place, scheme) in page.match_indices("http://").chain(page.match_indices("https://")) {
        let rest = &page[place..];
        let is_name = rest[scheme.len()..].starts_with(|c: char| c.is_ascii_alphanumeric());
        assert!(!is_name || known.iter().any(|name| rest.starts_with(name)), "{}", rest.chars().take(60).collect::<String>());
    }
    assert!(page.len() < 2 << 20);
    let again = std::fs::metadata(workspace.path("out")).unwrap();
    assert!(again.is_dir());
    // A folder that contains its report may still be replaced.
    fine(&workspace, &["compare", "plan.toml", "--quiet", "--out", "out", "--force"]);
}

#[test]
fn the_name_of_a_design_cannot_inject_html() {
    let workspace = Workspace::with(&[("base.toml", BASE), ("plan.toml", PLAN)]);
    let left = workspace.jiesu(&["compare", "plan.toml", "--quiet", "--out", "out", "--cities", "1", "--reps", "2"]);
    if left.code != Some(0) {
        // Such a name is refused.
        assert!(left.err.contains("on <b>"), "{}", left.err);
        return;
    }
    fine(&workspace, &["report", "out", "--title", "</title><script>alert(1)</script>"]);
    let page = workspace.read("out/report.html");
    assert!(!page.contains("on <b>") && page.contains("on &lt;b&gt;") && !page.contains("<script>alert"));
}

#[test]
fn the_chinese_page_has_chinese_headings() {
    let workspace = workspace();
    fine(&workspace, &["report", "out", "--lang", "zh", "-o", "zh.html"]);
    let page = workspace.read("zh.html");
    assert!(page.starts_with("<!doctype html>\n<html lang=\"zh-CN\">"));
    for tag in ["h2", "h3", "caption", "button"] {
        for text in page.split(&format!("</{tag}>")).filter_map(|before| before.rsplit_once(&format!("<{tag}"))).map(|(_, rest)| rest) {
            let text = text.split_once('>').map_or("", |(_, text)| text);
            let is_design = ["off", "on", "limits"].contains(&text);
            assert!(is_design || text.chars().any(|c| c as u32 > 0x2e80), "{tag}: {text}");
        }
    }
    assert!(page.contains("响应率") && page.contains("回应率") && page.contains("首接负责") && page.contains("吹哨"));
}

#[test]
fn the_report_of_a_run_has_the_sections_that_need_no_comparison() {
    let workspace = Workspace::with(&[("base.toml", BASE)]);
    fine(&workspace, &["run", "base.toml", "--quiet", "--reps", "4", "--out", "out"]);
    fine(&workspace, &["report", "out"]);
    let page = workspace.read("out/report.html");
    for section in ["caveats", "answer", "main", "spread", "costs", "method", "provenance"] {
        assert!(page.contains(&format!("<section id=\"{section}\"")), "{section}");
    }
    for section in ["gains", "all", "choice", "attribution", "switching_values", "rules", "map"] {
        assert!(!page.contains(&format!("<section id=\"{section}\"")), "{section}");
    }
    let summary = workspace.read("out/summary.csv");
    let found = rows(&summary);
    let is = |row: &&BTreeMap<&str, &str>| {
        (row["level"], row["period_kind"], row["review"], row["basis"], row["measure"])
            == ("city", "run", "observer", "callback", "resolution_rate")
    };
    let mean = 100.0 * found.iter().find(is).unwrap()["mean"].parse::<f64>().unwrap();
    assert!(part(&page, "<section id=\"answer\"", "</section>").contains(&format!("a resolution rate of <strong>{mean:.1} %</strong>")));
    fine(&workspace, &["verify", "out/report.html", "--quiet"]);
}

#[test]
fn a_broken_folder_is_reported_with_its_place_and_what_was_expected_and_leaves_the_old_page() {
    let workspace = workspace();
    let before = workspace.read("out/report.html");
    let file = workspace.read("out/analysis.json");
    let line = file.lines().position(|line| line.contains("\"mean\": 0.")).unwrap();
    let broken: Vec<String> =
        file.lines().enumerate().map(|(i, text)| if i == line { text.replacen("0.", "\"x0.\", 0.", 1) } else { text.into() }).collect();
    workspace.write("out/analysis.json", (broken.join("\n") + "\n").as_bytes());
    let says = |text: &str, place: &str, [english, chinese]: [&str; 2]| {
        workspace.write("out/analysis.json", text.as_bytes());
        for (language, message) in [("en", english), ("zh", chinese)] {
            let left = workspace.jiesu(&["report", "out", "--lang", language]);
            let expected = format!("out/analysis.json{place}: {message}\n");
            assert!(left.code == Some(2) && left.err.starts_with(&expected), "{expected}{}", left.err);
            assert!(workspace.read("out/report.html") == before);
        }
    };
    let column = broken[line].find(", 0.").unwrap();
    let texts = ["found \"x0.\", expected a number", "此处为 \"x0.\"，应为 数字"];
    says(&(broken.join("\n") + "\n"), &format!(":{}:{column}", line + 1), texts);
    let texts = ["found `1`, expected text in quotes", "此处为 `1`，应为 带引号的文字"];
    says("{\n  \"version\": 1, \"format\": 1\n}\n", ":2:14", texts);
    says("{\n  \"format\": 1\n}\n", ":3:1", ["found no `version`, expected one", "没有 `version`，应有此项"]);
    let cut: Vec<&str> = file.lines().take(3).collect();
    let at = format!(":3:{}", cut[2].len());
    says(&cut.join("\n"), &at, ["found the end of the file, expected more: it was cut off", "文件到此为止，应有后续内容：文件不完整"]);
    says("{\n  \"format\": 2\n}\n", ": `format`", ["found 2, expected 1", "此处为 2，应为 1"]);
    for place in ["nowhere", "base.toml"] {
        let left = workspace.jiesu(&["report", place]);
        assert!(left.code == Some(2) && left.err.contains("found no such file, expected the results folder"), "{}", left.err);
    }
}

#[test]
fn the_answer_says_when_no_design_does_better() {
    let mut none = 0;
    for baseline in ["off", "on", "limits"] {
        let plan = PLAN.replace(" <b>", "").replace("baseline = \"off\"", &format!("baseline = \"{baseline}\""));
        let workspace = Workspace::with(&[("base.toml", BASE), ("plan.toml", &plan)]);
        assert_eq!(workspace.jiesu(&["compare", "plan.toml", "--quiet", "--out", "out"]).code, Some(0));
        let comparison = workspace.read("out/comparison.csv");
        let is_observed = |row: &&BTreeMap<&str, &str>| {
            (row["measure"], row["review"], row["basis"], row["level"], row["period_kind"])
                == ("resolution_rate", "observer", "callback", "city", "run")
        };
        let rows = rows(&comparison);
        let differences: Vec<f64> = rows.iter().filter(is_observed).filter_map(|row| row["difference"].parse().ok()).collect();
        assert_eq!(differences.len(), 2, "{comparison}");
        let is_best = differences.iter().all(|difference| *difference <= 0.0);
        for (language, words, lead) in [("en", "No design does better", "loses least;"), ("zh", "没有方案优于", "该方案降幅最小")]
        {
            fine(&workspace, &["report", "out", "--lang", language]);
            let page = workspace.read("out/report.html");
            let page = part(&page, "<body", "<script");
            assert_eq!((page.contains(words), page.contains(lead)), (is_best, is_best), "{baseline} {language}");
        }
        none += usize::from(is_best);
    }
    assert_eq!(none, 1);
}

#[test]
fn verify_accepts_a_report_and_finds_a_changed_figure() {
    let workspace = workspace();
    let page = workspace.read("out/report.html");
    let left = workspace.jiesu(&["verify", "out/report.html", "--trials", "2"]);
    assert!(left.code == Some(0) && left.out.ends_with("out/report.html: nothing differs\n"), "{}{}", left.out, left.err);
    let left = workspace.jiesu(&["verify", "out/report.html", "--all"]);
    assert!(left.code == Some(0) && left.out.contains("all 30 trials, re-run"), "{}{}", left.out, left.err);

    let says = |text: String| {
        workspace.write("forged.html", text.as_bytes());
        let left = workspace.jiesu(&["verify", "forged.html", "--trials", "30"]);
        assert_eq!(left.code, Some(1), "{}", left.err);
        left.out
    };
    // A visible number.
    let answer = part(&page, "<section id=\"answer\"", "</section>");
    let figure = part(answer, " by <strong>", "</strong>");
    let out = says(page.replacen(&format!(" by <strong>{figure}</strong>"), " by <strong>+99.9</strong>", 1));
    assert!(out.contains("+99.9") && out.contains("was changed after it was written") && out.contains(figure), "{out}");
    // A word, and a number of a chart.
    assert!(says(page.replacen("Results are not forecasts", "Results are forecasts", 1)).contains("Results are forecasts"));
    let chart = part(&page, "id=\"spec-0\">", "</script>");
    assert!(says(page.replacen(chart, &chart.replacen("\"value\":", "\"value\":1", 1), 1)).contains("found `"));

    // Embedded data: re-running the trial reveals a changed row, even if the whole page is rendered again.
    let embedded = part(&page, "id=\"excerpt\">", "</script>");
    let mut value: Value = serde_json::from_str(embedded).unwrap();
    let hours = &mut value["analysis"]["designs"][0]["sample"][0]["paid_hours"];
    *hours = (hours.as_f64().unwrap() + 1.0).into();
    let forged = page.replacen(embedded, &serde_json::to_string(&value).unwrap().replace('<', "\\u003c"), 1);
    let out = says(forged);
    assert!(out.contains("designs, off, sample, city 1 replication 1, paid_hours: the page has "), "{out}");
    // A changed difference does not follow from the trials.
    let mut value: Value = serde_json::from_str(embedded).unwrap();
    let comparison = &mut value["analysis"]["comparison"];
    let is_it = |slot: &Value| (&slot["measure"]["rate"], &slot["review"]) == (&"cured_rate".into(), &"observer".into());
    let slot = comparison["slots"].as_array().unwrap().iter().position(is_it).unwrap();
    let differences = comparison["designs"][0]["differences"].as_array_mut().unwrap();
    differences.iter_mut().find(|found| found["slot"] == slot).unwrap()["paired"]["difference"] = 0.5.into();
    let out = says(page.replacen(embedded, &serde_json::to_string(&value).unwrap().replace('<', "\\u003c"), 1));
    assert!(out.contains("cured_rate, difference: the page has 0.5, but the trials give"), "{out}");
}

#[test]
fn a_file_that_is_not_a_report_is_refused() {
    let workspace = Workspace::with(&[("a.html", "<html></html>")]);
    let left = workspace.jiesu(&["verify", "a.html"]);
    assert!(left.code == Some(2) && left.err.contains("found no embedded data, expected a page of `jiesu report`"), "{}", left.err);
    assert_eq!(workspace.jiesu(&["verify", "b.html"]).code, Some(2));
    let left = workspace.jiesu(&["verify", "."]);
    assert!(left.code == Some(2) && left.err.contains("found a folder, expected a page"), "{}", left.err);
}

#[test]
fn a_figure_is_drawn_as_svg_or_png() {
    let workspace = workspace();
    for what in ["differences", "distributions", "months"] {
        let (svg, png) = (format!("{what}.svg"), format!("{what}.png"));
        fine(&workspace, &["plot", "out", "--what", what, "-o", &svg]);
        let text = workspace.read(&svg);
        assert!(text.starts_with("<svg ") && text.contains("limits") && text.contains("resolution rate, observer"), "{what}");
        fine(&workspace, &["plot", "out", "--what", what, "--lang", "en", "-o", &png]);
        let bytes = std::fs::read(workspace.path(&png)).unwrap();
        assert!(bytes.starts_with(b"\x89PNG\r\n") && bytes.len() > 4_000, "{what}");
    }
    fine(&workspace, &["plot", "out", "--lang", "zh", "--measure", "cost_hours"]);
    assert!(workspace.read("differences.svg").contains("每人每年"));
    let left = workspace.jiesu(&["plot", "out", "--measure", "weather"]);
    assert!(left.code == Some(2) && left.err.contains("expected one of resolution_rate (official)"), "{}", left.err);
    let left = workspace.jiesu(&["plot", "out", "-o", "a.pdf"]);
    assert!(left.code == Some(2) && left.err.contains("expected a file that ends in .svg or .png"), "{}", left.err);
}
