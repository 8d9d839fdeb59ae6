//! What is wrong with a JSON text, in the reader's language. serde says it in English, with the types of Rust.

use crate::messages::{Message, message};

/// What was found and what was expected.
pub(super) fn wrong(error: &serde_json::Error) -> Message {
    let said = without_place(error);
    if error.is_eof() {
        return message!("folder-cut-off");
    }
    if let Some(field) = said.strip_prefix("missing field ") {
        return message!("folder-no-field", field = field);
    }
    let of_kind = |kind: &str| said.strip_prefix(kind)?.split_once(", expected ");
    if let Some((found, expected)) = of_kind("invalid type: ").or_else(|| of_kind("invalid value: ")) {
        return message!("input-expected", found = value(found), expected = self::expected(expected));
    }
    match of_kind("unknown variant ") {
        Some((found, known)) => {
            let known = known.trim_start_matches("one of ").replace(" or ", ", ");
            message!("input-expected", found = found, expected = message!("folder-one-of", known = known))
        }
        None => message!("folder-invalid", why = message!("input-parser-said", said = said)),
    }
}

/// The words of an error, without the place that serde adds to them.
fn without_place(error: &serde_json::Error) -> String {
    let said = error.to_string();
    said.rsplit_once(" at line ").map(|(words, _)| words.to_owned()).unwrap_or(said)
}

/// A value, as a JSON file has it.
fn value(said: &str) -> String {
    let written = match said {
        "sequence" => "[…]",
        "map" => "{…}",
        "unit variant" => "\"…\"",
        _ => ["string ", "integer ", "boolean ", "floating point "].iter().find_map(|kind| said.strip_prefix(kind)).unwrap_or(said),
    };
    if written.starts_with(['`', '"']) { written.into() } else { format!("`{written}`") }
}

/// What should be there, as serde describes it.
fn expected(said: &str) -> Message {
    match said {
        "f64" | "f32" => message!("input-a-number"),
        "u8" | "u16" | "u32" | "u64" | "usize" => message!("input-a-whole-number-or-more", min = 0),
        "i8" | "i16" | "i32" | "i64" | "isize" => message!("folder-json-whole"),
        "a boolean" => message!("input-a-flag"),
        "a string" => message!("input-a-text"),
        "a map" => message!("folder-json-object"),
        _ if said.starts_with("struct ") => message!("folder-json-object"),
        _ if ["a sequence", "a tuple", "an array", "tuple "].iter().any(|list| said.starts_with(list)) => message!("input-a-list"),
        _ => message!("input-parser-said", said = said),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Analysis, CiScope, Remark};
    use crate::ledger::Review;
    use crate::messages::Language;

    /// Kinds of types that an analysis is made of, each with a value of another. Words of serde that have no message are marked as such.
    #[test]
    fn chinese_says_no_type_in_the_words_of_serde() {
        let wrong_of = |error: serde_json::Error| wrong(&error).text(Language::Chinese);
        let texts = [
            wrong_of(serde_json::from_str::<f64>("\"x\"").unwrap_err()),
            wrong_of(serde_json::from_str::<u32>("-1.5").unwrap_err()),
            wrong_of(serde_json::from_str::<i32>("null").unwrap_err()),
            wrong_of(serde_json::from_str::<bool>("[1]").unwrap_err()),
            wrong_of(serde_json::from_str::<String>("true").unwrap_err()),
            wrong_of(serde_json::from_str::<Vec<u32>>("{}").unwrap_err()),
            wrong_of(serde_json::from_str::<[f64; 2]>("3").unwrap_err()),
            wrong_of(serde_json::from_str::<(f64, f64)>("3").unwrap_err()),
            wrong_of(serde_json::from_str::<Analysis>("3").unwrap_err()),
            wrong_of(serde_json::from_str::<std::collections::BTreeMap<String, u32>>("3").unwrap_err()),
            wrong_of(serde_json::from_str::<Review>("\"nobody\"").unwrap_err()),
            wrong_of(serde_json::from_str::<Remark>("\"lead_shrank\"").unwrap_err()),
            wrong_of(serde_json::from_str::<Remark>("{\"lead_shrank\": 3}").unwrap_err()),
            wrong_of(serde_json::from_str::<Remark>("{\"assumed\": 3}").unwrap_err()),
            wrong_of(serde_json::from_str::<CiScope>("{\"cities\": 3}").unwrap_err()),
            wrong_of(serde_json::from_str::<CiScope>("3").unwrap_err()),
        ];
        for text in texts {
            let has_words = text.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word.len() > 1 && !KNOWN.contains(&word));
            assert!(!has_words || text.contains("（解析器原文）"), "{text}");
        }
    }

    /// What stands in a JSON file, in every language.
    const KNOWN: [&str; 8] = ["null", "true", "false", "nobody", "official", "observer", "survey", "JSON"];
}
