//! A results folder as one HTML page that loads nothing, can be read without colour, prints on two sheets, and can be verified.

mod answer;
mod background;
mod caveats;
mod charts;
mod consequences;
mod districts;
pub mod excerpt;
mod old_labels;
pub(in crate::output) mod parts;
mod sections;
pub mod sheet;
pub mod verify;

use super::destination::Target;
use super::integrity::{self, Form, HASH};
use crate::error::Result;
use crate::messages::{Language, plural};
use answer::Page;
use charts::Charts;
use excerpt::Excerpt;
use parts::{escape, json, paragraph};
use std::fmt::Write as _;
use std::path::Path;

const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");
const VEGA: &str = include_str!("../../assets/vega/vega.min.js");
const VEGA_LITE: &str = include_str!("../../assets/vega/vega-lite.min.js");
/// A module; [`interpreter`] turns it into a plain script by replacing its imports and exports.
const INTERPRETER: &str = include_str!("../../assets/vega/vega-interpreter.js");

/// The page loads nothing; only its own scripts and styles run.
const POLICY: &str =
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// The element that contains the excerpt.
const EMBEDDED: [&str; 2] = ["<script type=\"application/json\" id=\"excerpt\">", "</script>"];

/// Renders an excerpt as a page.
///
/// # Errors
/// Bad input if its manifest cannot be read.
pub fn page(excerpt: &Excerpt) -> Result<String> {
    let manifest = excerpt.parse_manifest()?;
    let page = Page { excerpt, manifest: &manifest, language: excerpt.language() };
    let mut charts = Charts::default();
    let (attribution, switching_values) = (page.attribution(&mut charts), page.switching_values());
    let parts = [
        // The sections that the answer refers to come first.
        attribution,
        switching_values,
        page.main(&mut charts),
        page.choice(),
        page.distributions(&mut charts),
        page.months_by_design(&mut charts),
        page.all_differences(),
        page.map(),
        page.costs(&mut charts),
        page.gains(),
        page.rules(),
        page.method(),
        page.provenance(),
    ];
    let title = escape(&excerpt.title);
    let lang = page.of("en", "zh-CN");
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"generator\" content=\"jiesu {}\">\n\
         <title>{title} – jiesu</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n{}</header>\n<main>\n",
        escape(&excerpt.version),
        paragraph("about", &page.about()),
    );
    let headings: [(&str, &str); 2] = [("caveats", page.of("Caveats", "注意事项")), ("answer", page.of("Answer", "结论"))];
    for ((id, heading), body) in headings.iter().zip([page.caveats(), page.answer()]) {
        html += &parts::section(id, "memo", heading, &body);
    }
    html += &contents(&page, &parts);
    parts.iter().for_each(|part| html += part);
    html += "</main>\n";
    html += &page.footer();
    let noscript =
        page.of("Charts need JavaScript; the tables contain all their numbers.", "图表需要启用 JavaScript；图中数值均列于表格。");
    let _ = writeln!(html, "<noscript><p>{noscript}</p></noscript>");
    html += &charts.html();
    let _ = writeln!(html, "{}{}{}", EMBEDDED[0], json(excerpt), EMBEDDED[1]);
    for script in [VEGA, VEGA_LITE, &interpreter(), SCRIPT] {
        let _ = writeln!(html, "<script>{}</script>", script.trim_end());
    }
    html += "</body>\n</html>\n";
    let hash = integrity::hash(html.as_bytes());
    Ok(html.replacen(&HASH.concat(), &format!("{}{hash}{}", HASH[0], HASH[1]), 1))
}

/// Vega's expression interpreter as a plain script.
fn interpreter() -> String {
    let plain = INTERPRETER
        .replace(
            "import { ascending, isString, DisallowedObjectProperties } from 'vega-util';",
            "const { ascending, isString, DisallowedObjectProperties } = vega;",
        )
        .replace("export { expression as expressionInterpreter };", "window.vegaInterpreter = expression;")
        .replace("//# sourceMappingURL=vega-interpreter.js.map", "");
    format!("(() => {{\n{plain}\n}})();")
}

/// Links to the sections of this page.
fn contents(page: &Page<'_>, parts: &[String]) -> String {
    let mut html = format!("<nav aria-label=\"{}\">", page.of("Sections", "目录"));
    for part in parts {
        let cut =
            |from: &str, to: &str| part.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map(|(inside, _)| inside.to_owned());
        if let Some((id, heading)) = cut("<section id=\"", "\"").zip(cut("<h2 ", "</h2>")) {
            let heading = heading.split_once('>').map_or("", |(_, text)| text);
            let _ = write!(html, "<a href=\"#{id}\">{heading}</a>");
        }
    }
    html + "</nav>\n"
}

impl Page<'_> {
    /// What was simulated, in a line.
    fn about(&self) -> String {
        let (_, sets, _) = self.trials();
        let (cities, replications) = (self.least_to_most(|design| design.cities), self.least_to_most(|design| design.replications));
        let designs = self.manifest.designs.len() as u32;
        let Some(first) = self.manifest.designs.first() else { return String::new() };
        let baseline = self.excerpt.baseline();
        match self.language {
            Language::English => {
                let against = baseline.map_or_else(String::new, |baseline| format!(" (baseline: {baseline})"));
                let sets = if sets > 1 { format!("{sets} parameter sets, ") } else { String::new() };
                format!(
                    "{designs} {}{against}; {sets}{} synthetic {} × {} {}; {}; {} {} from {}; seed\u{a0}{}",
                    self.designs_are_called(designs),
                    cities.0,
                    plural(cities.1, "city", "cities"),
                    replications.0,
                    plural(replications.1, "replication", "replications"),
                    self.streets(),
                    first.months,
                    plural(first.months, "month", "months"),
                    first.start,
                    first.seed
                )
            }
            Language::Chinese => {
                let against = baseline.map_or_else(String::new, |baseline| format!("，以 {baseline} 为基准方案"));
                let sets = if sets > 1 { format!("{sets} 组参数，") } else { String::new() };
                let streets = self.streets();
                format!(
                    "{designs} 个{}{against}；{sets}{} 座合成城市 × {} 次重复模拟；{streets}；自 {} 起 {} 个月；随机种子\u{a0}{}",
                    self.designs_are_called(designs),
                    cities.0,
                    replications.0,
                    first.start,
                    first.months,
                    first.seed
                )
            }
        }
    }

    fn designs_are_called(&self, n: u32) -> &'static str {
        match self.excerpt.sheet("attribution").rows.is_empty() {
            true => self.of(plural(n, "design", "designs"), "方案"),
            false => self.of("coalitions of levers", "政策举措组合"),
        }
    }

    fn footer(&self) -> String {
        let note = self.of(
            "Hash of this page without the hash itself (FNV-1a). It detects accidental changes, not forgery: anybody can recompute it. To confirm the figures, re-run the trials with jiesu verify.",
            "本页文件哈希值（FNV-1a，不含哈希值本身）。它可发现意外改动，但不能防伪：任何人都可以重新计算。要核实数值，请用 jiesu verify 命令重新运行模拟。",
        );
        format!("<footer class=\"screen\"><p class=\"note\">{} {}</p></footer>\n", HASH.concat(), escape(note))
    }
}

/// Writes the report of a results folder to a file, which appears whole or not at all.
///
/// # Errors
/// Invalid files of the folder, with file, line and column; bad input if `out` exists and is not a report; I/O errors.
pub fn write(folder: &Path, out: &Path, language: Language, title: Option<&str>) -> Result<()> {
    let target = Target::open(out, Form::Page)?;
    target.write(of_folder(folder, language, title)?.as_bytes())
}

/// Checks that a folder contains results.
///
/// # Errors
/// Bad input if it has no manifest; I/O errors.
pub fn check(folder: &Path) -> Result<()> {
    excerpt::text(&folder.join("manifest.json")).map(drop)
}

/// The report of a results folder.
///
/// # Errors
/// Invalid files of the folder, with file, line and column; I/O errors.
pub fn of_folder(folder: &Path, language: Language, title: Option<&str>) -> Result<String> {
    page(&Excerpt::read(folder, language, title)?)
}
