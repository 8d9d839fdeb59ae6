//! Results as terminal text of at most 100 columns: [`render`] for designs side by side, [`compared`] for a comparison, [`twin`] for the
//! history of one order under two designs.

pub(crate) mod audited;
pub(crate) mod calibrated;
pub(crate) mod choice;
pub(crate) mod compared;
pub(crate) mod divided;
mod grid;
pub(crate) mod optimized;
pub(crate) mod robust;
pub(crate) mod scored;
pub(crate) mod twin;
pub(crate) mod validated;

pub use compared::render as compared;
pub use twin::{Side, render as twin};

use super::labels::no_interval;
use super::layout::{marked, wrap};
use super::tables::{Grid, districts, headlines, months, streets, warnings};
use crate::analysis::headline::Headline;
use crate::analysis::results::DesignResults;
use crate::input::names::one_line;
use crate::messages::{Language, text};

/// How much is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// What fits one screen for one scenario.
    Screen,
    /// Every table.
    Full,
}

/// The results of one or more designs: on a screen those of one, or means side by side.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
/// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
/// # let setups = setups.each_ref();
/// # let analysis = jiesu::compare(&setups)?;
/// use jiesu::{Language, output::terminal};
///
/// let text = terminal::render(Language::English, terminal::Detail::Screen, &analysis.designs);
/// assert!(text.contains("two-streets") && text.lines().all(|line| line.chars().count() <= 100));
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn render(language: Language, detail: Detail, designs: &[DesignResults]) -> String {
    let show = |grid: Grid| grid::render(language, &grid);
    let side_by_side = |measures: &[Headline]| show(headlines::side_by_side(language, &designs.iter().collect::<Vec<_>>(), measures));
    let several = designs.len() > 1;
    if detail == Detail::Screen {
        let mut text: String = designs.iter().map(|design| header(language, design)).collect();
        text.push_str(&marked("! ", &caveats_of_all(language, designs)));
        return match designs {
            [design] => {
                text + &headlines::on_screen(language, design)
                    .into_iter()
                    .chain(months::on_screen(language, design))
                    .map(show)
                    .collect::<String>()
            }
            _ => text + &side_by_side(&headlines::chief()),
        };
    }
    let full = |design: &DesignResults| {
        let caveats: String = caveats(language, design).iter().map(|caveat| marked("! ", caveat)).collect();
        let tables = [
            Some(headlines::of_design(language, design)),
            months::by_month(language, design),
            warnings::early_warning(language, design),
            streets::classes(language, design),
            districts::levels(language, design),
        ];
        header(language, design) + &caveats + &tables.into_iter().flatten().map(show).collect::<String>()
    };
    let texts: Vec<String> = designs.iter().map(full).collect();
    texts.join("\n") + &if several { side_by_side(&Headline::ALL) } else { String::new() }
}

/// A title in lines of its own; empty if there is none.
pub(crate) fn title(title: &str) -> String {
    let title = one_line(title);
    if title.is_empty() { title } else { wrap(&title) }
}

/// What was simulated.
fn header(language: Language, design: &DesignResults) -> String {
    let [simulated, all] = design.streets;
    wrap(&text!(
        language,
        "screen-run",
        name = &design.name,
        simulated = simulated,
        all = all,
        replications = design.replications,
        cities = design.cities,
        sets = design.sets.as_ref().map_or(0, |sets| sets.used),
        months = design.months,
        start = design.start.to_string(),
        seed = design.seed.to_string(),
    ))
}

/// What limits the figures of a design, a phrase each.
fn caveats(language: Language, design: &DesignResults) -> Vec<String> {
    let [simulated, all] = design.streets;
    let (unit, units) = design.units();
    let lacking = no_interval(unit, units);
    let one_city = lacking.is_none() && design.cities_simulated == 1;
    let cases = [
        (lacking.is_some(), lacking.map(|reason| reason.text(language)).unwrap_or_default()),
        (one_city, text!(language, "screen-one-city")),
        (!design.is_official, text!(language, "screen-no-callback")),
        (simulated < all, text!(language, "screen-some-streets")),
        (design.start.day != 1, text!(language, "screen-partial-months")),
        (design.has_data, text!(language, "screen-drawn-attributes")),
        (!design.has_data, text!(language, "screen-made-up")),
    ];
    cases.into_iter().filter(|(applies, _)| *applies).map(|(_, caveat)| caveat).collect()
}

/// The caveats of all designs in one text, each with the designs it applies to, if not all.
fn caveats_of_all(language: Language, designs: &[DesignResults]) -> String {
    let mut list: Vec<(String, Vec<&str>)> = Vec::new();
    for design in designs {
        for caveat in caveats(language, design) {
            match list.iter_mut().find(|(known, _)| *known == caveat) {
                Some((_, names)) => names.push(&design.name),
                None => list.push((caveat, vec![&design.name])),
            }
        }
    }
    let phrase = |(caveat, names): (String, Vec<&str>)| match names.len() == designs.len() {
        true => caveat,
        false => text!(language, "screen-of-designs", names = names.join(language.of(", ", "、")), caveat = caveat),
    };
    list.into_iter().map(phrase).collect::<Vec<_>>().join(language.of("; ", "；"))
}
