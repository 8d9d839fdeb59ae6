//! The answer in plain words with its intervals.

use super::{Page, Section, as_clauses, as_sentences, by_commas, by_semicolons, design, in_brackets, joined, markup, maybe, several};
use crate::analysis::answer::{Answer, Reason};
use crate::analysis::attribute::Contribution;
use crate::analysis::headline::Headline;
use crate::analysis::measures::{Compared, Cost, ReviewedMeasure};
use crate::analysis::objective::Objective;
use crate::analysis::results::{ComparisonResults, DesignResults};
use crate::city::UNNAMED;
use crate::messages::numbers::percent;
use crate::messages::{Message, message};
use crate::output::charts::CHIEF;
use crate::output::labels::{Scale, name, no_interval};
use maud::html;

const OFFICIAL: ReviewedMeasure = CHIEF[0];
const OBSERVED: ReviewedMeasure = CHIEF[1];
const CURED: ReviewedMeasure = CHIEF[2];
/// Designs of a run in the answer, at most.
const DESIGNS: usize = 4;
/// Levers in the answer, at most.
const LEVERS: usize = 3;

impl Page<'_> {
    /// The answer: paragraphs, with a note below.
    pub(super) fn answer(&self) -> Section {
        let (mut paragraphs, note) = self
            .comparison
            .and_then(|comparison| self.over_ranges(comparison).or_else(|| self.divided(comparison)).or_else(|| self.led(comparison)))
            .unwrap_or_else(|| self.simulated());
        if let Some(comparison) = self.comparison {
            paragraphs.splice(0..0, self.kept(comparison));
            paragraphs.extend(self.switching(comparison));
            paragraphs.extend(self.decided(comparison));
        }
        let body = html! {
            @for paragraph in &paragraphs { p.answer { (markup(self.language, paragraph)) } "\n" }
            (self.note(&note))
        };
        Section { id: "answer", class: "memo", heading: message!("page-answer").text(self.language), body }
    }

    pub(super) fn scale(&self, measure: ReviewedMeasure) -> Scale {
        Scale::of(measure, self.analysis.months())
    }

    /// What was simulated: "In simulations of 4 synthetic cities based on data for Beijing (2 replications each),".
    fn setting(&self, cities: u32) -> Message {
        let city = self.analysis.city.as_deref().map(|name| match name {
            UNNAMED => message!("page-city-unnamed"),
            "北京市" => message!("page-city-beijing"),
            _ => Message::verbatim(name),
        });
        let replications = self.first().map_or(0, |first| first.replications);
        message!(
            "page-setting",
            cities = match city {
                Some(city) => message!("page-setting-data", count = cities, city = city),
                None => message!("page-setting-made-up", count = cities),
            },
            sets = maybe(several(self.analysis.sets()).map(|count| message!("page-setting-sets", count = count))),
            replications = match cities {
                1 => message!("page-setting-in-all", count = replications),
                _ => message!("page-setting-each", count = replications),
            }
        )
    }

    /// Cities of all parameter sets.
    fn cities(&self) -> u32 {
        self.first().map_or(0, |first| first.cities) * self.analysis.sets() as u32
    }

    /// How a measure changes against the baseline: "rises by 12.0 points (95 % interval +10.1 to +13.9)".
    fn change(&self, comparison: &ComparisonResults, compared: usize, measure: ReviewedMeasure) -> Option<Message> {
        let paired = &comparison.difference(compared, measure.0, measure.1)?.paired;
        let scale = self.scale(measure);
        let interval = paired.shown().map(|range| match paired.joint {
            Some(_) => message!("page-interval-joint", range = scale.range(range, self.language)),
            None => message!("page-interval", range = scale.range(range, self.language)),
        });
        let alone = paired.replication_half_width().map(|half| message!("page-replications-alone", size = scale.size(half)));
        let interval = in_brackets(interval.into_iter().chain(alone).reduce(by_semicolons));
        let size = scale.size(paired.difference);
        Some(match scale.signed(paired.difference).chars().next() {
            Some('+') => message!("page-rises", size = size, interval = interval),
            Some('±') => message!("page-changes", size = size, interval = interval),
            _ => message!("page-falls", size = size, interval = interval),
        })
    }

    /// The answer of a comparison, and its note.
    fn led(&self, comparison: &ComparisonResults) -> Option<(Vec<Message>, Message)> {
        let answer = self.answer?;
        let leading = answer.leading;
        let baseline = || design(self.baseline().unwrap_or_default());
        let resolution = comparison.resolution(leading)?;
        let level = || {
            let level = self.analysis.design(&comparison.designs[leading].name)?.headline(Headline::OfficialResolution)?;
            Some(message!("page-answer-official-level", level = self.scale(OFFICIAL).level(level.mean), baseline = baseline()))
        };
        let official = self.change(comparison, leading, OFFICIAL).map(|change| message!("page-answer-official", change = change));
        let clauses = [
            Some(message!(
                "page-answer-resolution",
                setting = self.setting(answer.cities),
                design = design(&comparison.designs[leading].name),
                baseline = baseline(),
                change = self.change(comparison, leading, OBSERVED)?
            )),
            self.change(comparison, leading, CURED).map(|change| message!("page-answer-cured", change = change)),
            official.or_else(level),
        ];
        let clauses = end(joined(clauses.into_iter().flatten(), as_clauses));
        let better = resolution.better_in.map(|found| {
            let (better, units) = (found.better, found.units);
            let bound = match 2 * better < units {
                true => message!("page-at-most", share = percent(found.high(), 0)),
                false => message!("page-at-least", share = percent(found.low(), 0)),
            };
            match (resolution.paired.sign_stable, resolution.paired.cities) {
                (Some(_), _) => message!("page-answer-better-sets", better = better, units = units, bound = bound),
                (None, 1) => message!("page-answer-better-replications", better = better, units = units, bound = bound),
                (None, _) => message!("page-answer-better", better = better, units = units, bound = bound),
            }
        });
        let first = joined([clauses].into_iter().chain(better.map(end)), as_sentences);
        let alone = || maybe(resolution.paired.replication_half_width().map(|_| message!("page-scope-alone")));
        let (unit, units) = resolution.paired.units();
        let scope = no_interval(unit, units).map_or_else(
            || match (self.analysis.sets(), answer.cities) {
                (1, 1) => message!("page-scope-one"),
                (1, _) => message!("page-scope-cities", alone = alone()),
                _ => message!("page-scope-sets", alone = alone()),
            },
            end,
        );
        let note = joined([scope].into_iter().chain(self.lead(comparison, &answer)), as_sentences);
        Some((std::iter::once(first).chain(self.hours(comparison, leading)).collect(), note))
    }

    /// Why a design leads; nothing if it is the only one.
    fn lead(&self, comparison: &ComparisonResults, answer: &Answer) -> Option<Message> {
        let count = several(answer.among)?;
        Some(match answer.reason {
            Reason::ChangesMost => message!("page-lead-point", count = count),
            Reason::LosesLeast => message!("page-lead-least", count = count),
            Reason::Highest => message!("page-lead-highest", count = count),
            Reason::Selected => {
                let again = comparison.reevaluation.as_ref().and_then(|reevaluation| reevaluation.pairs[Objective::default().index()][1]);
                let again = again.map(|pair| message!("page-lead-again", difference = self.scale(OBSERVED).signed(pair.difference)));
                message!("page-lead-selected", count = count + 1, again = maybe(again))
            }
        })
    }

    /// Hours against the baseline, and hours displaced from other duties.
    fn hours(&self, comparison: &ComparisonResults, compared: usize) -> Option<Message> {
        let hours = |cost| comparison.difference(compared, Compared::Cost(cost), None).map(|difference| &difference.paired);
        let all = hours(Cost::All).filter(|all| all.means[0] > 0.0)?;
        let share = |hours: f64| percent((hours / all.means[0]).abs(), 1);
        let needed = match all.difference >= 0.0 {
            true => message!("page-answer-more-hours", share = share(all.difference)),
            false => message!("page-answer-fewer-hours", share = share(all.difference)),
        };
        Some(end(match hours(Cost::Displaced).filter(|displaced| displaced.difference > 0.0) {
            Some(displaced) => message!("page-answer-displaced", before = needed, share = share(displaced.difference)),
            None => needed,
        }))
    }

    /// The answer of a run, and its note: the results of each design.
    fn simulated(&self) -> (Vec<Message>, Message) {
        let paragraphs = self.analysis.designs.iter().take(DESIGNS).enumerate().filter_map(|(number, found)| {
            let level = |headline| self.level(found, headline);
            let resolution = level(Headline::Resolution)?;
            let official = maybe(level(Headline::OfficialResolution).map(|level| message!("page-run-official", level = level)));
            let cured = level(Headline::Cured).unwrap_or_else(|| Message::verbatim("–"));
            let design = design(&found.name);
            Some(match number {
                0 => message!(
                    "page-run-first",
                    setting = self.setting(self.cities()),
                    design = design,
                    resolution = resolution,
                    official = official,
                    cured = cured
                ),
                _ => message!("page-run-next", design = design, resolution = resolution, official = official, cured = cured),
            })
        });
        let lacking = self.first().and_then(|first| no_interval(first.units().0, first.units().1));
        let note = match (self.cities(), lacking) {
            (1, Some(_)) if self.first().is_some_and(|first| first.replications == 1) => message!("page-run-one-trial"),
            (_, Some(reason)) => end(reason),
            (1, None) => message!("page-run-one-city"),
            _ => message!("page-run-cities"),
        };
        (paragraphs.collect(), note)
    }

    fn level(&self, design: &DesignResults, headline: Headline) -> Option<Message> {
        let found = design.headline(headline)?;
        let scale = Scale::of_headline(headline);
        let range = in_brackets(found.interval.map(|range| Message::verbatim(scale.levels(range, self.language))));
        Some(message!("page-level", level = scale.level(found.mean), range = range))
    }

    /// The answer of an attribution, and its note: the levers' contributions to the whole effect.
    fn divided(&self, comparison: &ComparisonResults) -> Option<(Vec<Message>, Message)> {
        let attribution = comparison.attribution.as_ref()?;
        let effect = attribution.effects.iter().find(|effect| (effect.measure, effect.review) == OBSERVED)?;
        let scale = self.scale(OBSERVED);
        let mut levers: Vec<&Contribution> = attribution.contributions_to(effect).filter(|part| !part.is_group).collect();
        levers.sort_by(|a, b| b.value.abs().total_cmp(&a.value.abs()));
        let lever = |part: &&Contribution| {
            let range = in_brackets(part.interval.map(|range| Message::verbatim(scale.range(range, self.language))));
            message!("page-lever", name = design(&part.name), value = scale.signed(part.value), range = range)
        };
        let (setting, size, count) = (self.setting(self.cities()), scale.size(effect.value()), levers.len());
        let levers = joined(levers.iter().take(LEVERS).map(lever), by_commas);
        let whole = match effect.value() >= 0.0 {
            true => message!("page-levers-raise", setting = setting, size = size, count = count, levers = levers),
            false => message!("page-levers-lower", setting = setting, size = size, count = count, levers = levers),
        };
        Some((vec![whole], message!("page-levers-note")))
    }

    /// Says that the baseline itself was chosen, or that no design does better, if so; the answer then describes another design.
    fn kept(&self, comparison: &ComparisonResults) -> Option<Message> {
        let (answer, baseline) = (self.answer?, design(self.baseline()?));
        if answer.reason == Reason::LosesLeast {
            return Some(message!("page-none-better", baseline = baseline));
        }
        let selection = comparison.selection.as_ref().filter(|_| answer.keeps_baseline)?;
        let objective = name((selection.objective.measure(), selection.objective.review()), self.language);
        Some(message!("page-baseline-chosen", baseline = baseline, count = selection.candidates.len(), objective = objective))
    }

    /// How many parameters have a switching value, at which another design becomes the best.
    fn switching(&self, comparison: &ComparisonResults) -> Option<Message> {
        let found = comparison.switching_values.as_ref().filter(|found| !found.list.is_empty())?;
        let changed = found.list.iter().filter(|parameter| parameter.value.is_some()).count();
        Some(message!("page-switching", best = design(&found.best), changed = changed, count = found.list.len()))
    }
}

fn end(text: Message) -> Message {
    message!("join-end", text = text)
}
