//! Caveats: what limits the conclusions of a comparison. One per file, each with a code and a condition; its
//! sentence and explanation are messages.
//!
//! They are printed above every table. None can be silenced; a caveat can be allowed with a reason, which is then printed in its place.
#![cfg(feature = "analysis")]

mod accounts_disagree;
mod answers_counted;
mod answers_exceed_cures;
mod beyond_evidence;
mod caveat;
mod different_people;
mod displaced_hours;
mod drawn_names;
mod easier_mix;
mod entered;
mod few_streets;
mod independent_numbers;
mod loud_places;
mod never_registered;
mod one_city;
mod one_city_per_set;
mod precise_and_small;
mod rank_by_chance;
mod sampling_error_only;
mod selection_bias;
mod sign_unstable;
mod uninformed;
mod unsettled;

pub(crate) use caveat::Caveat;

use super::compare::Comparison;
use super::finding::{Caution, Finding};
use super::results::DesignResults;
use crate::messages::{Language, text};

/// The caveats that apply, each with where it does.
pub(crate) type Findings = Vec<(&'static Caveat, Vec<Finding>)>;

/// All caveats, in the order of their codes.
pub(crate) const ALL: [&Caveat; 22] = [
    &different_people::CAVEAT,
    &answers_exceed_cures::CAVEAT,
    &easier_mix::CAVEAT,
    &uninformed::CAVEAT,
    &sign_unstable::CAVEAT,
    &sampling_error_only::CAVEAT,
    &one_city::CAVEAT,
    &drawn_names::CAVEAT,
    &few_streets::CAVEAT,
    &unsettled::CAVEAT,
    &never_registered::CAVEAT,
    &displaced_hours::CAVEAT,
    &entered::CAVEAT,
    &selection_bias::CAVEAT,
    &precise_and_small::CAVEAT,
    &rank_by_chance::CAVEAT,
    &loud_places::CAVEAT,
    &beyond_evidence::CAVEAT,
    &independent_numbers::CAVEAT,
    &answers_counted::CAVEAT,
    &accounts_disagree::CAVEAT,
    &one_city_per_set::CAVEAT,
];

/// Checks every caveat and returns those that apply, with where they do.
pub(crate) fn findings(comparison: &Comparison) -> Findings {
    ALL.iter().map(|caveat| (*caveat, (caveat.check)(comparison))).filter(|(_, list)| !list.is_empty()).collect()
}

/// The caveats of designs that are not compared: those that follow from what was simulated.
pub(super) fn of_runs(designs: &[DesignResults]) -> Vec<Caution> {
    let cities = |design: &DesignResults| design.sets.as_ref().map_or(1, |sets| sets.used as u32) * design.cities;
    let Some(first) = designs.first() else { return Vec::new() };
    let is_part = designs.iter().any(|design| design.streets[0] < design.streets[1]);
    let cases = [
        (&sampling_error_only::CAVEAT, first.sets.as_ref().is_none_or(|sets| sets.used == 1)),
        (&one_city::CAVEAT, cities(first) == 1),
        (&drawn_names::CAVEAT, designs.iter().any(|design| design.has_data)),
        (&few_streets::CAVEAT, is_part && first.streets[0] < 30),
    ];
    let applying = cases.into_iter().filter(|(_, applies)| *applies);
    applying.map(|(caveat, _)| Caution { code: caveat.code.into(), findings: Vec::new() }).collect()
}

/// The caveat with this code.
pub(crate) fn by_code(code: &str) -> Option<&'static Caveat> {
    ALL.into_iter().find(|caveat| caveat.code == code)
}

/// The explanation of a caveat for `jiesu explain`, by its code in either case; in English with the sentence in Chinese too.
///
/// ```
/// use jiesu::{Language, analysis::explain_caveat};
///
/// assert!(explain_caveat("C07", Language::English).is_some_and(|text| text.starts_with("C07")));
/// assert_eq!(explain_caveat("C99", Language::English), None);
/// ```
pub fn explain(code: &str, language: Language) -> Option<String> {
    let caveat = ALL.iter().find(|caveat| caveat.code.eq_ignore_ascii_case(code))?;
    let sentences: String = match language {
        Language::English => Language::ALL.map(|language| format!("  {}\n", caveat.sentence(language))).concat(),
        Language::Chinese => format!("  {}\n", caveat.sentence(language)),
    };
    Some(format!("{}\n{sentences}\n  {}\n", text!(language, "explain-caveat", code = caveat.code), caveat.about(language)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_in_order_and_sentences_are_short_in_both_languages() {
        assert!(ALL.windows(2).all(|pair| pair[0].code < pair[1].code));
        for caveat in ALL {
            let [english, chinese] = Language::ALL.map(|language| caveat.sentence(language));
            assert!(english.is_ascii() && !chinese.is_ascii() && caveat.about(Language::English).len() > 40, "{}", caveat.code);
            assert!(caveat.about(Language::Chinese).chars().count() > 20, "{}", caveat.code);
            let (words, characters) = (english.split_whitespace().count(), chinese.chars().count());
            assert!(
                (5..=25).contains(&words) && (10..=60).contains(&characters),
                "{}: {words} words, {characters} characters",
                caveat.code
            );
            assert!(explain(&caveat.code.to_lowercase(), Language::English).is_some());
        }
        assert_eq!(explain("C99", Language::English), None);
    }

    #[test]
    fn every_message_of_a_caveat_belongs_to_one() {
        for language in Language::ALL {
            let codes = language.source().lines().filter_map(|line| line.strip_prefix("caveat-")?.split_once(" =").map(|(code, _)| code));
            assert_eq!(codes.collect::<Vec<_>>(), ALL.map(|caveat| caveat.code), "{language}");
        }
    }
}
