//! The caveats at the head of a page.

use super::answer::Page;
use super::parts::{escape, label};
use crate::analysis::caveats::ALL;
use std::fmt::Write as _;

impl Page<'_> {
    /// The number of different caveats that apply.
    pub(super) fn caveat_count(&self) -> usize {
        let codes: std::collections::BTreeSet<&str> = self.excerpt.sheet("caveats").rows().map(|row| row.text("code")).collect();
        codes.len()
    }

    /// The caveats, a full sentence each.
    pub(super) fn caveats(&self) -> String {
        let mut list: Vec<(String, String, Vec<String>)> = Vec::new();
        for row in self.excerpt.sheet("caveats").rows() {
            let code = row.text("code");
            if list.last().is_none_or(|(last, ..)| last != code) {
                let sentence = match row.text("allowed") {
                    "" => row.text(self.of("sentence", "sentence_zh")).to_owned(),
                    reason => format!("{}{reason}", self.of("allowed: ", "已说明：")),
                };
                list.push((code.into(), sentence, Vec::new()));
            }
            let mut design = row.text("design").to_owned();
            // These concern one measure of a design, not the design.
            if ["C05", "C15"].contains(&code) {
                let measure = row.text("measure");
                let name = label(measure, "observer").map_or(measure, |label| self.of(label.names[0], label.names[1]));
                design += &format!("{}{name}", self.of(": ", "："));
            }
            if let Some((.., designs)) = list.last_mut()
                && !design.is_empty()
                && !designs.contains(&design)
            {
                designs.push(design);
            }
        }
        if self.excerpt.baseline().is_none() {
            list.extend(self.own_caveats());
        }
        let mut html = String::from("<ul class=\"caveats\">\n");
        for (code, sentence, designs) in &list {
            let about = match designs.len() {
                0 => String::new(),
                n if n == self.excerpt.designs.len() || n == self.compared_designs().len() => {
                    self.of(" (all designs)", "（全部方案）").into()
                }
                n if n > 4 => {
                    self.of(format!(" ({}, … {n} in all)", designs[..3].join(", ")), format!("（{} 等 {n} 个）", designs[..3].join("、")))
                }
                _ => format!("{}{}{}", self.of(" (", "（"), designs.join(self.of(", ", "、")), self.of(")", "）")),
            };
            let mut letters = sentence.chars();
            let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
            let end = self.of(".", "。");
            let _ = writeln!(
                html,
                "<li><abbr title=\"jiesu explain {code}\">{code}</abbr> {}{}</li>",
                escape(&format!("{first}{}", letters.as_str())),
                escape(&format!("{about}{end}"))
            );
        }
        html.push_str("</ul>\n");
        if list.is_empty() { String::new() } else { html }
    }

    /// Caveats of a run, which has no file of them: those that follow from its manifest.
    fn own_caveats(&self) -> Vec<(String, String, Vec<String>)> {
        let (cities, sets, _) = self.trials();
        let streets = self
            .manifest
            .designs
            .first()
            .map_or(0, |design| design.scale.streets.split(' ').next().and_then(|count| count.parse::<u32>().ok()).unwrap_or(0));
        let is_part = self.manifest.designs.iter().any(|design| design.scale.share_of_streets < 1.0);
        let cases = [("C06", sets == 1), ("C07", cities == 1), ("C08", self.city().is_some()), ("C09", is_part && streets < 30)];
        let applying = cases.into_iter().filter(|(_, applies)| *applies).map(|(code, _)| code);
        let caveats = applying.filter_map(|code| ALL.iter().find(|caveat| caveat.code == code));
        caveats.map(|caveat| (caveat.code.into(), caveat.sentence(self.language), Vec::new())).collect()
    }
}
