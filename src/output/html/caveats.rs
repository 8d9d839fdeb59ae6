//! The caveats at the head of a page.

use super::{Page, Section, by_commas, capitalised, in_brackets, joined};
use crate::analysis::caveats::{Caveat, by_code};
use crate::analysis::finding::{Caution, Finding};
use crate::analysis::objective::Objective;
use crate::messages::{Message, message, text};
use crate::output::labels::name;
use crate::output::layout::width;
use maud::html;
use std::collections::BTreeSet;

/// Designs named with a caveat, at most, and how many of more.
const NAMED: [usize; 2] = [4, 3];
/// Columns of a line on paper.
const ON_PAPER: usize = 118;

impl Page<'_> {
    /// The caveats, a full sentence each; none if none applies.
    pub(super) fn caveats(&self) -> Option<Section> {
        let language = self.language;
        let known = self.analysis.caveats.iter().filter_map(|caution| Some((by_code(&caution.code)?, caution)));
        let body = html! {
            ul.caveats { "\n"
                @for (caveat, caution) in known {
                    li {
                        abbr title=(text!(language, "page-explain", code = caveat.code)) { (caveat.code) } " "
                        (message!("join-end", text = self.sentence(caveat, caution)).text(language))
                    } "\n"
                }
            } "\n"
        };
        self.section("caveats", "memo", message!("page-caveats"), body).filter(|_| !self.analysis.caveats.is_empty())
    }

    /// How many lines the caveats take on paper.
    pub(super) fn caveat_lines(&self) -> usize {
        let known = self.analysis.caveats.iter().filter_map(|caution| Some((by_code(&caution.code)?, caution)));
        known.map(|(caveat, caution)| 1 + width(&self.sentence(caveat, caution).text(self.language)) / ON_PAPER).sum()
    }

    fn sentence(&self, caveat: &Caveat, caution: &Caution) -> Message {
        let allowed = self.comparison.and_then(|comparison| comparison.request.allowed.get(caveat.code));
        let sentence = match allowed {
            Some(reason) => message!("remark-allowed", reason = reason),
            None => Message::verbatim(caveat.sentence(self.language)),
        };
        let sentence = capitalised(&sentence.text(self.language));
        Message::verbatim(sentence + &self.places(caveat, caution).text(self.language))
    }

    /// The designs that a caveat concerns, in brackets.
    fn places(&self, caveat: &Caveat, caution: &Caution) -> Message {
        let of = |finding: &Finding| {
            let design = finding.design.clone()?;
            let measure = Objective::parse(&finding.measure).filter(|_| caveat.names_measure);
            Some(match measure {
                Some(one) => message!("join-colon", before = design, after = name((one.measure(), one.review()), self.language)),
                None => Message::verbatim(design),
            })
        };
        let mut names: Vec<Message> = Vec::new();
        for name in caution.findings.iter().filter_map(of) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let designs: BTreeSet<&str> = caution.findings.iter().filter_map(|finding| finding.design.as_deref()).collect();
        let has_baseline = self.analysis.designs.first().is_some_and(|baseline| designs.contains(baseline.name.as_str()));
        let others = self.embedded.all.designs.saturating_sub(designs.len());
        match names.len() {
            0 => Message::verbatim(""),
            _ if !caveat.names_measure && others == 0 => message!("page-caveat-everywhere"),
            2.. if !caveat.names_measure && others == 1 && !has_baseline => message!("page-caveat-but-baseline"),
            count if count > NAMED[0] => {
                message!("page-caveat-many", names = joined(names.into_iter().take(NAMED[1]), by_commas), count = count)
            }
            _ => in_brackets(names.into_iter().reduce(by_commas)),
        }
    }
}
