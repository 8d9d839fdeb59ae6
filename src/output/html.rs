//! A results folder as one HTML page that loads nothing, can be read without colour, prints on two sheets, and can be verified.

mod answer;
mod background;
mod caveats;
mod consequences;
mod decision;
mod districts;
mod grid;
mod results;
mod robust;
mod rules;

use super::charts::{Chart, vega};
use super::embedded::Embedded;
use super::integrity::{self, HASH};
use crate::analysis::Analysis;
use crate::analysis::answer::Answer;
use crate::analysis::results::{ComparisonResults, DesignResults};
use crate::messages::{Language, Message, message, text};
use maud::{Markup, PreEscaped, Render, html};
use serde_json::Value;

const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");
const VEGA: &str = include_str!("../../assets/vega/vega.min.js");
const VEGA_LITE: &str = include_str!("../../assets/vega/vega-lite.min.js");
/// A module; [`interpreter`] turns it into a plain script by replacing its imports and exports.
const INTERPRETER: &str = include_str!("../../assets/vega/vega-interpreter.js");

/// The page loads nothing; only its own scripts and styles run.
const POLICY: &str =
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// The markup of a message, whose arguments are escaped: `rich!(language, "key", name = value, …)`.
macro_rules! rich {
    ($language:expr, $($message:tt)+) => {
        $crate::output::html::markup($language, &$crate::messages::message!($($message)+))
    };
}
use rich;

/// The markup of a message, whose arguments are escaped.
fn markup(language: Language, message: &Message) -> Markup {
    PreEscaped(message.text_with(language, &|text| text.render().into_string()))
}

/// What every part of a page needs.
struct Page<'a> {
    embedded: &'a Embedded,
    analysis: &'a Analysis,
    /// The comparison, if a design besides the baseline has trials.
    comparison: Option<&'a ComparisonResults>,
    answer: Option<Answer>,
    language: Language,
}

/// A section of a page.
struct Section {
    id: &'static str,
    /// Whether it is printed; `page-two` begins the second sheet.
    class: &'static str,
    heading: String,
    body: Markup,
}

impl Render for Section {
    fn render(&self) -> Markup {
        let heading = format!("h-{}", self.id);
        html! {
            section id=(self.id) class=(self.class) aria-labelledby=(heading) {
                h2 id=(heading) { (self.heading) } "\n"
                (self.body)
            } "\n"
        }
    }
}

/// The charts of a page as Vega-Lite specifications, in their order.
#[derive(Default)]
struct Charts(Vec<Value>);

impl Charts {
    /// Adds a chart; the result is its place on the page.
    fn add(&mut self, chart: &Chart, is_printed: bool) -> Markup {
        let number = self.0.len();
        self.0.push(vega::spec(chart));
        html! {
            figure.chart.screen[!is_printed] {
                figcaption { (chart.title) }
                div.vega data-spec=(number) role="img" aria-label=(chart.about) {}
            } "\n"
        }
    }

    /// Adds charts that are not printed; the result is their places side by side.
    fn add_all(&mut self, charts: impl IntoIterator<Item = Chart>) -> Markup {
        let places: Vec<Markup> = charts.into_iter().map(|chart| self.add(&chart, false)).collect();
        html! { @if !places.is_empty() { div.charts { "\n" @for place in places { (place) } } "\n" } }
    }
}

/// Renders what a page embeds as the page.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let parent = tempfile::tempdir().expect("a folder");
/// # let out = parent.path().join("results");
/// # let designs = [jiesu::output::Design::of(&base, &out)?];
/// # let setups = [&designs[0].setup];
/// # let (experiment, request) = (jiesu::Experiment::of(&setups), jiesu::ComparisonRequest::Not);
/// # let mut files = jiesu::output::Files::create(&out, jiesu::output::Replace::Never, "One", &experiment, &designs, Vec::new(), &request)?;
/// # experiment.run(|trial, setup, city, output| files.add(trial, setup, city, &output))?;
/// # files.finish(Vec::new(), jiesu::output::Timing::default)?;
/// use jiesu::{Language, output::{Embedded, page}};
///
/// // `out` is a results folder.
/// let embedded = Embedded::of_folder(&out, Language::English, Some("What the reform changed"))?;
/// assert!(page(&embedded).contains("<title>What the reform changed"));
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn page(embedded: &Embedded) -> String {
    let page = Page::of(embedded);
    let language = page.language;
    let mut charts = Charts::default();
    // Those that the answer refers to come first.
    let sections: Vec<Section> = [
        page.attribution(&mut charts),
        page.switching_values(),
        page.sensitivity(),
        page.robustness(),
        page.main(&mut charts),
        page.decision(),
        page.accounts(),
        page.choice(),
        page.distributions(&mut charts),
        page.by_month(&mut charts),
        page.all_differences(),
        page.districts(),
        page.costs(&mut charts),
        page.gains(),
        page.rules(),
        Some(page.method()),
        page.provenance(),
    ]
    .into_iter()
    .flatten()
    .collect();
    let page = html! {
        (PreEscaped("<!doctype html>\n"))
        html lang=(language.of("en", "zh-CN")) { "\n"
            head { "\n"
                meta charset="utf-8"; "\n"
                meta http-equiv="Content-Security-Policy" content=(POLICY); "\n"
                meta name="viewport" content="width=device-width, initial-scale=1"; "\n"
                meta name="generator" content={ "jiesu " (embedded.version) }; "\n"
                title { (embedded.title) " – jiesu" } "\n"
                style { "\n" (PreEscaped(STYLE)) } "\n"
            } "\n"
            body { "\n"
                header { "\n"
                    h1 { (embedded.title) } "\n"
                    @if let Some(about) = page.about() { p.about { (about.text(language)) } "\n" }
                } "\n"
                main { "\n"
                    @if let Some(caveats) = page.caveats() { (caveats) }
                    (page.answer())
                    nav aria-label=(text!(language, "page-sections")) {
                        @for section in &sections { a href={ "#" (section.id) } { (section.heading) } }
                    } "\n"
                    @for section in &sections { (section) }
                } "\n"
                footer.screen { p.note { (PreEscaped(HASH.concat())) " " (text!(language, "page-hash")) } } "\n"
                noscript { p { (text!(language, "page-no-script")) } } "\n"
                @for (number, chart) in charts.0.iter().enumerate() { (json(&format!("spec-{number}"), &chart.to_string())) }
                (json("excerpt", &embedded.to_json().unwrap_or_default()))
                @for script in [VEGA, VEGA_LITE, &interpreter(), SCRIPT] { script { (PreEscaped(script.trim_end())) } "\n" }
            } "\n"
        } "\n"
    };
    let page = page.into_string();
    let hash = integrity::hash(page.as_bytes());
    page.replacen(&HASH.concat(), &format!("{}{hash}{}", HASH[0], HASH[1]), 1)
}

/// A JSON text in an element of this identifier; `<` is escaped, so that none begins a tag.
fn json(id: &str, text: &str) -> Markup {
    let text = text.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    html! { script type="application/json" id=(id) { (PreEscaped(text)) } "\n" }
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

impl<'a> Page<'a> {
    fn of(embedded: &'a Embedded) -> Page<'a> {
        let analysis = &embedded.analysis;
        let comparison = analysis.comparison.as_ref().filter(|comparison| !comparison.designs.is_empty());
        Page { embedded, analysis, comparison, answer: analysis.answer(), language: embedded.language }
    }

    /// The first design, which is the baseline of a comparison.
    fn first(&self) -> Option<&'a DesignResults> {
        self.analysis.designs.first()
    }

    /// The baseline's name, if designs are compared.
    fn baseline(&self) -> Option<&'a str> {
        self.comparison.and(self.first()).map(|design| design.name.as_str())
    }

    fn section(&self, id: &'static str, class: &'static str, heading: Message, body: Markup) -> Option<Section> {
        (!body.0.is_empty()).then(|| Section { id, class, heading: heading.text(self.language), body })
    }

    /// A paragraph of small print.
    fn note(&self, message: &Message) -> Markup {
        html! { p.note { (markup(self.language, message)) } "\n" }
    }

    /// The least and the greatest of a number of the designs.
    fn between(&self, of: fn(&DesignResults) -> u32) -> (u32, u32) {
        let numbers = || self.analysis.designs.iter().map(of);
        (numbers().min().unwrap_or(0), numbers().max().unwrap_or(0))
    }

    fn replications(&self) -> Message {
        match self.between(|design| design.replications) {
            (fewest, most) if fewest < most => message!("page-replications-between", fewest = fewest, most = most),
            (_, count) => message!("count-replications", count = count),
        }
    }

    /// What was simulated, in a line.
    fn about(&self) -> Option<Message> {
        let first = self.first()?;
        let designs = self.embedded.all.designs;
        let designs = match self.comparison.is_some_and(|comparison| comparison.attribution.is_some()) {
            true => message!("page-coalitions", count = designs),
            false => message!("page-designs", count = designs),
        };
        let cities = match self.between(|design| design.cities) {
            (fewest, most) if fewest < most => message!("page-cities-between", fewest = fewest, most = most),
            (_, count) => message!("page-cities", count = count),
        };
        Some(message!(
            "page-about",
            designs = designs,
            baseline = maybe(self.baseline().map(|name| message!("page-about-baseline", name = name))),
            sets = maybe(several(self.analysis.sets()).map(|count| message!("page-sets", count = count))),
            cities = cities,
            replications = self.replications(),
            streets = streets(first),
            period = period(first),
            seed = first.seed
        ))
    }
}

/// How many of all streets were simulated.
fn streets(design: &DesignResults) -> Message {
    match design.streets {
        [simulated, all] if simulated == all => message!("page-streets-all", all = all),
        [simulated, all] => message!("page-streets", simulated = simulated, all = all),
    }
}

/// The measurement period.
fn period(design: &DesignResults) -> Message {
    message!("page-period", months = design.months, start = design.start.to_string())
}

/// A count above one.
fn several(count: usize) -> Option<usize> {
    Some(count).filter(|count| *count > 1)
}

/// A message, or nothing.
fn maybe(message: Option<Message>) -> Message {
    message.unwrap_or_else(|| Message::verbatim(""))
}

/// Messages joined by `join`; nothing if there are none.
fn joined(list: impl IntoIterator<Item = Message>, join: fn(Message, Message) -> Message) -> Message {
    maybe(list.into_iter().reduce(join))
}

fn by_commas(before: Message, after: Message) -> Message {
    message!("join-comma", before = before, after = after)
}

fn by_semicolons(before: Message, after: Message) -> Message {
    message!("join-semicolon", before = before, after = after)
}

fn as_clauses(before: Message, after: Message) -> Message {
    message!("join-clauses", before = before, after = after)
}

fn as_sentences(before: Message, after: Message) -> Message {
    message!("join-sentences", before = before, after = after)
}

/// A message in brackets, or nothing.
fn in_brackets(message: Option<Message>) -> Message {
    maybe(message.map(|text| message!("join-brackets", text = text)))
}

/// A text that begins with a capital letter, where its language has them.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + letters.as_str()
}

/// The name of a design in a sentence.
fn design(name: &str) -> Message {
    message!("page-design", name = name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_users_name_cannot_end_an_element() {
        assert_eq!(rich!(Language::English, "page-design", name = "<b a=\"&").into_string(), {
            "<strong class=\"design\">&lt;b a=&quot;&amp;</strong>"
        });
        let escaped = json("a", "\"</script><!--\"").into_string();
        assert_eq!(escaped, "<script type=\"application/json\" id=\"a\">\"\\u003c/script>\\u003c!--\"</script>\n");
    }
}
