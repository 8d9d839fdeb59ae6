//! The default output of `jiesu run`: one screen for a scenario, means side by side for several.

use super::layout::{Align, marked, pad, sparkline};
use super::{Form, NAME, NONE, Renderer, cells, heading, line, name, side_by_side};
use crate::analysis::measures::Measure;
use crate::analysis::overview::Headline;
use crate::analysis::results::DesignResults;
use crate::ledger::Review;
use crate::messages::Language;
use std::fmt::Write as _;

/// The three rates: name in both languages, official, observer.
const RATES: [([&str; 2], Headline, Headline); 3] = [
    (["response rate", "响应率"], Headline::OfficialResponse, Headline::Response),
    (["resolution rate", "解决率"], Headline::OfficialResolution, Headline::Resolution),
    (["satisfaction rate", "满意率"], Headline::OfficialSatisfaction, Headline::Satisfaction),
];

/// What is shown below the rates.
const FIGURES: [Headline; 5] = [Headline::Cured, Headline::UnmetDays, Headline::Paid, Headline::CostPerOrder, Headline::CostPerResident];

/// Width of the column with the month's sparkline, at most.
const SPARKLINE: usize = 20;
/// Width of the names of the three rates, of a mean and of an interval.
const RATE: usize = 22;
const MEAN: usize = 12;
const INTERVAL: usize = 20;

pub(super) fn render(language: Language, designs: &[DesignResults]) -> String {
    let mut text = String::new();
    let mut caveats: Vec<(&str, Vec<&str>)> = Vec::new();
    for design in designs {
        let renderer = Renderer { language, design };
        renderer.header(&mut text);
        for caveat in renderer.caveats() {
            match caveats.iter_mut().find(|(known, _)| *known == caveat) {
                Some((_, names)) => names.push(&design.name),
                None => caveats.push((caveat, vec![&design.name])),
            }
        }
    }
    // Who is meant is said where it is not all.
    let caveats: Vec<String> = caveats
        .into_iter()
        .map(|(caveat, names)| match names.len() == designs.len() {
            true => caveat.to_string(),
            false => format!("{}{}{caveat}", names.join(language.of(", ", "、")), language.of(": ", "：")),
        })
        .collect();
    let caveats = caveats.join(language.of("; ", "；"));
    text.push_str(&marked("! ", &caveats));
    match designs {
        [design] => Renderer { language, design }.screen(&mut text),
        _ => {
            let [official, observer] = [RATES.map(|(_, official, _)| official), RATES.map(|(.., observer)| observer)];
            side_by_side(language, designs, &[&official[..], &observer, &FIGURES].concat(), &mut text);
        }
    }
    text
}

impl Renderer<'_> {
    fn screen(&self, text: &mut String) {
        let has_intervals = self.design.trials > 1;
        let interval = |heads: &mut Vec<(&'static str, usize)>| {
            if has_intervals {
                heads.push((self.of("95 % interval", "95 % 置信区间"), INTERVAL));
            }
        };
        let mut heads = Vec::new();
        if self.design.is_official {
            heads.push((self.of("official", "官方口径"), MEAN));
            interval(&mut heads);
        }
        heads.push((self.of("observer", "独立观察口径"), MEAN + 1));
        interval(&mut heads);
        let _ = writeln!(text, "\n  {}{}", pad("", RATE, Align::Left), cells(&heads));
        for (names, official, observer) in RATES {
            let mut values = Vec::new();
            if self.design.is_official {
                values.extend(self.values(official, MEAN));
            }
            values.extend(self.values(observer, MEAN + 1));
            let values: Vec<(&str, usize)> = values.iter().map(|(value, width)| (value.as_str(), *width)).collect();
            let _ = writeln!(text, "  {}{}", pad(self.of(names[0], names[1]), RATE, Align::Left), cells(&values));
        }
        let mut heads = vec![(self.of("mean", "均值"), MEAN)];
        interval(&mut heads);
        heading(text, "", &heads);
        for measure in FIGURES {
            let values = self.values(measure, MEAN);
            let values: Vec<(&str, usize)> = values.iter().map(|(value, width)| (value.as_str(), *width)).collect();
            line(text, name(measure, self.language).0, &values);
        }
        self.month(text);
    }

    /// A measure's mean and, over several trials, its interval, each with its width.
    fn values(&self, measure: Headline, width: usize) -> Vec<(String, usize)> {
        let form = name(measure, self.language).1;
        let statistics = self.design.headline(measure);
        let mut values = vec![(form.maybe(statistics.map(|statistics| statistics.mean)), width)];
        if self.design.trials > 1 {
            let interval = statistics.and_then(|statistics| statistics.interval);
            values.push((interval.map_or_else(|| NONE.into(), |interval| form.range(interval)), INTERVAL));
        }
        values
    }

    /// The resolution rate by month: its course, and the first and the last month that have one.
    fn month(&self, text: &mut String) {
        let values = self.design.by_month(Review::Observer, Measure::ResolutionRate);
        let values: Vec<Option<f64>> = values.iter().map(|found| found.map(|s| s.mean)).collect();
        let mut defined = self.design.by_month.iter().zip(&values).filter_map(|(month, value)| Some((&month.month, (*value)?)));
        let (Some((from, first)), Some((to, last))) = (defined.next(), defined.next_back()) else { return };
        let title = self.of("resolution rate, observer, by month", "逐月解决率（独立观察口径）");
        let bars = sparkline(&values, SPARKLINE);
        let (first, last) = (Form::Share.show(first), Form::Share.show(last));
        let _ = writeln!(text, "\n  {}{bars}  {from} {first} → {to} {last}", pad(title, NAME - 8, Align::Left));
    }
}
