//! The page against its hash, and against the page rendered again.

use super::verdict::Verdict;
use crate::messages::{Message, message};
use crate::output::embedded::Embedded;
use crate::output::html::page;
use crate::output::integrity::{hashes, without_hash};

/// Checks the page line by line, if this program wrote it.
pub(super) fn check(embedded: &Embedded, html: &str, verdict: &mut Verdict) {
    match hashes(html) {
        Some((stated, found)) if stated == found => {}
        Some((stated, found)) => verdict.differences.push(message!("verify-hash", stated = stated, found = found)),
        None => verdict.differences.push(message!("verify-no-hash")),
    }
    if (embedded.version.as_str(), embedded.build.as_str()) != (env!("CARGO_PKG_VERSION"), env!("JIESU_BUILD")) {
        let made = format!("jiesu {} ({})", embedded.version, embedded.build);
        let this = format!("{} ({})", env!("CARGO_PKG_VERSION"), env!("JIESU_BUILD"));
        verdict.not_checked.push(message!("verify-other-version", made = made, this = this));
        return;
    }
    let (html, again) = (without_hash(html), page(embedded));
    let again = without_hash(&again);
    let lines = html.lines().zip(again.lines()).zip(1..);
    let differing = lines.filter(|((found, expected), _)| found != expected);
    let list: Vec<Message> = differing.map(|((found, expected), number)| line(number, found, expected)).collect();
    let [found, expected] = [&html, &again].map(|page| page.lines().count());
    if list.is_empty() && found != expected {
        verdict.differences.push(message!("verify-line-count", found = found, expected = expected));
    }
    verdict.differ(list);
    verdict.checked.push(message!("verify-page-checked"));
}

/// The position at which two lines begin to differ, and some text from there.
fn line(number: usize, found: &str, expected: &str) -> Message {
    let same = found.chars().zip(expected.chars()).take_while(|(a, b)| a == b).count();
    let part = |line: &str| line.chars().skip(same.saturating_sub(24)).take(60).collect::<String>();
    message!("verify-line", line = number, column = same + 1, found = part(found), expected = part(expected))
}
