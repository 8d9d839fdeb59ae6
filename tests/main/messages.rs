//! Every message has a text in both languages, every call its message, every message a call.

use crate::build::script::{OF_THE_MODEL, of_the_model};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use jiesu::messages::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Key (with `.attribute`) and the names of its variables.
type Keys = BTreeMap<String, BTreeSet<String>>;

/// Prefixes of keys that are composed from the declarations of the code (columns, levers …); their completeness is tested beside those.
const COMPOSED: [&str; 6] = ["caveat-", "class-", "column-", "file-", "measure-", "purpose-"];

fn variables(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_variables(expression, found);
        }
    }
}

fn expression_variables(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    let mut inline = |inline: &InlineExpression<&str>| match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.into());
        }
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        other => panic!("only variables and literals are used, found {other:?}"),
    };
    match expression {
        Expression::Inline(one) => inline(one),
        Expression::Select { selector, variants } => {
            inline(selector);
            variants.iter().for_each(|variant| variables(&variant.value, found));
        }
    }
}

/// The text of each key (with `.attribute`), as written.
fn texts(language: Language) -> BTreeMap<String, String> {
    let resource = fluent_syntax::parser::parse(language.source()).unwrap_or_else(|(_, errors)| panic!("{language}: {errors:?}"));
    let text = |pattern: &Pattern<&str>| format!("{pattern:?}");
    let messages = resource.body.iter().filter_map(|entry| if let Entry::Message(message) = entry { Some(message) } else { None });
    let mut texts = BTreeMap::new();
    for message in messages {
        texts.extend(message.value.iter().map(|value| (message.id.name.into(), text(value))));
        texts.extend(message.attributes.iter().map(|one| (format!("{}.{}", message.id.name, one.id.name), text(&one.value))));
    }
    texts
}

fn keys(language: Language) -> Keys {
    keys_of(language, language.source())
}

fn keys_of(language: Language, source: &str) -> Keys {
    let resource = fluent_syntax::parser::parse(source).unwrap_or_else(|(_, errors)| panic!("{language}: {errors:?}"));
    let mut keys = Keys::new();
    let mut add = |key: String, pattern: &Pattern<&str>| {
        let mut names = BTreeSet::new();
        variables(pattern, &mut names);
        assert!(keys.insert(key.clone(), names).is_none(), "{language}: `{key}` stands twice");
    };
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => {
                message.value.iter().for_each(|value| add(message.id.name.into(), value));
                message.attributes.iter().for_each(|one| add(format!("{}.{}", message.id.name, one.id.name), &one.value));
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            other => panic!("{language}: {other:?}"),
        }
    }
    keys
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The text up to the bracket that closes the one before it, outside of strings.
fn inside(text: &str) -> &str {
    let (mut depth, mut in_string, mut escaped) = (1, false, false);
    for (at, c) in text.char_indices() {
        match (in_string, c) {
            _ if escaped => escaped = false,
            (true, '\\') => escaped = true,
            (_, '"') => in_string = !in_string,
            (false, '(' | '[' | '{') => depth += 1,
            (false, ')' | ']' | '}') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[..at];
        }
    }
    text
}

/// The parts of a macro's arguments between commas outside of brackets and strings.
fn parts(text: &str) -> Vec<&str> {
    let (mut depth, mut in_string, mut escaped, mut start) = (0, false, false, 0);
    let mut parts = Vec::new();
    for (at, c) in text.char_indices() {
        match (in_string, c) {
            _ if escaped => escaped = false,
            (true, '\\') => escaped = true,
            (_, '"') => in_string = !in_string,
            (false, '(' | '[' | '{') => depth += 1,
            (false, ')' | ']' | '}') => depth -= 1,
            (false, ',') if depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

/// Every call of a macro that names a message: file and line, key, names of the arguments.
fn calls() -> Vec<(String, String, BTreeSet<String>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    ["src", "page/src"].iter().for_each(|folder| sources(&root.join(folder), &mut files));
    let mut calls = Vec::new();
    for file in &files {
        let text = std::fs::read_to_string(file).unwrap();
        for opening in ["message!(", "text!(", "rich!("] {
            for (at, _) in text.match_indices(opening) {
                let line = &text[text[..at].rfind('\n').map_or(0, |end| end + 1)..at];
                if line.trim_start().starts_with("//") || line.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                    continue;
                }
                let inside = inside(&text[at + opening.len()..]);
                let parts = parts(inside);
                let Some(place) = parts.iter().position(|part| part.starts_with('"')) else { continue };
                let key = parts[place].trim_matches('"').to_owned();
                let name = |part: &&str| part.split_once('=').map_or("?", |(name, _)| name).trim().to_owned();
                let where_ = format!("{}:{}", file.strip_prefix(root).unwrap().display(), text[..at].matches('\n').count() + 1);
                calls.push((where_, key, parts[place + 1..].iter().map(name).collect()));
            }
        }
    }
    calls
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_variables() {
    let [english, chinese] = Language::ALL.map(keys);
    for (key, names) in &english {
        assert_eq!(chinese.get(key), Some(names), "`{key}` in zh.ftl");
    }
    // A column's English name is its name in the file; the English of the command line is its doc comments (`src/cli/help.rs` tests both);
    // that of shipped variations is in their file (`src/plan/variation.rs`).
    for key in chinese
        .keys()
        .filter(|key| !(key.starts_with("column-") && key.ends_with(".name") || key.starts_with("cli-") || key.starts_with("variation-")))
    {
        assert!(english.contains_key(key), "`{key}` is only in zh.ftl");
    }
}

#[test]
fn no_two_messages_say_the_same() {
    let [english, chinese] = Language::ALL.map(texts);
    let mut said: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    // Where code composes keys, each thing has one of its own.
    for (key, text) in english.iter().filter(|(key, _)| !COMPOSED.iter().any(|prefix| key.starts_with(prefix))) {
        if let Some(other) = said.insert((text, &chinese[key]), key) {
            panic!("`{other}` and `{key}` are the same text in both languages: {text}");
        }
    }
}

#[test]
fn every_call_names_a_message_and_its_arguments() {
    let keys = keys(Language::English);
    let calls = calls();
    assert!(!calls.is_empty());
    for (place, key, names) in calls {
        let expected = keys.get(&key).unwrap_or_else(|| panic!("{place}: no message `{key}`"));
        assert_eq!(names, *expected, "{place}: the arguments of `{key}`");
    }
}

#[test]
fn every_message_is_used() {
    let mut used: BTreeSet<String> = calls().into_iter().map(|(_, key, _)| key).collect();
    // The example of the front page of the messages, and the one that the file with the macros uses itself.
    used.extend(["count-streets"].map(String::from));
    let unused: Vec<String> = keys(Language::English)
        .into_keys()
        .filter(|key| !used.contains(key) && !COMPOSED.iter().any(|prefix| key.starts_with(prefix)))
        .collect();
    assert!(unused.is_empty(), "no call names {unused:?}");
}

/// Whether a file of `src` is built with the feature `analysis` only: it, or a module above it, is declared so or says so itself.
fn needs_analysis(file: &str) -> bool {
    let parts: Vec<&str> = file.strip_prefix("src/").unwrap().trim_end_matches(".rs").split('/').collect();
    let read = |file: &str| std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
    (0..parts.len()).any(|depth| {
        if read(&format!("src/{}.rs", parts[..=depth].join("/"))).lines().any(|line| line == "#![cfg(feature = \"analysis\")]") {
            return true;
        }
        let text = read(&if depth == 0 { "src/lib.rs".into() } else { format!("src/{}.rs", parts[..depth].join("/")) });
        let name = format!("mod {};", parts[depth]);
        let mut before = text.lines().take_while(|line| !line.ends_with(&name)).collect::<Vec<_>>().into_iter().rev();
        before.find(|line| !line.starts_with("#[") || line.contains("feature")) == Some("#[cfg(feature = \"analysis\")]")
    })
}

#[test]
fn a_build_without_results_has_the_messages_of_its_rooms() {
    assert!(needs_analysis("src/output/html/grid.rs") && needs_analysis("src/analysis/caveats/one_city.rs"));
    assert!(!needs_analysis("src/scenario/load.rs") && !needs_analysis("src/analysis/rates.rs"));
    let [all, few] =
        [Language::English.source().to_owned(), of_the_model(Language::English.source())].map(|text| keys_of(Language::English, &text));
    assert!(few.len() < all.len() / 2 && few.iter().all(|(key, names)| all[key] == *names));
    let chinese = keys_of(Language::Chinese, &of_the_model(Language::Chinese.source()));
    assert!(few.keys().eq(chinese.keys()));
    for (place, key, _) in calls() {
        let file = place.split(':').next().unwrap();
        let is_elsewhere = !file.starts_with("src/") || file == "src/main.rs" || file.starts_with("src/cli") || needs_analysis(file);
        assert!(is_elsewhere || few.contains_key(&key), "{place}: `{key}` begins with none of {OF_THE_MODEL:?}");
    }
}

/// The code of a file without comments and without the tests at its end; lines and columns stay.
fn code(text: &str) -> String {
    let end = text.find("#[cfg(test)]\nmod ").unwrap_or(text.len());
    let (mut code, mut rest) = (String::new(), &text[..end]);
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '"' => literal(rest).len() + 2,
            '\'' => rest.get(..3).filter(|quoted| quoted.ends_with('\'') && *quoted != "'''").map_or(1, str::len),
            '/' if rest.starts_with("//") => {
                let length = rest.find('\n').unwrap_or(rest.len());
                code.extend(std::iter::repeat_n(' ', length));
                rest = &rest[length..];
                continue;
            }
            _ => c.len_utf8(),
        };
        // A quote as a character would open a string.
        code += if rest.starts_with("'\"'") { "' '" } else { &rest[..length] };
        rest = &rest[length..];
    }
    code
}

/// What stands in the quotes that a text begins with.
fn literal(text: &str) -> &str {
    let mut escaped = false;
    let end = text[1..].find(|c| {
        let is_end = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        is_end
    });
    &text[1..1 + end.unwrap_or(text.len() - 1)]
}

/// The strings in a piece of code, each with its place.
fn literals(code: &str) -> Vec<(usize, &str)> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(quote) = code[at..].find('"') {
        let text = literal(&code[at + quote..]);
        found.push((at + quote, text));
        at += quote + text.len() + 2;
    }
    found
}

/// Whether a text is English: it has two words of small letters side by side. A command is the same in every language.
fn is_english(text: &str) -> bool {
    let is_word = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase());
    let words: Vec<&str> = text.split(' ').map(|word| word.trim_matches(|c: char| ",.:;()`'".contains(c))).collect();
    !text.starts_with("jiesu ") && !text.starts_with("--") && words.windows(2).any(|pair| pair.iter().all(|word| is_word(word)))
}

/// Calls that lead to a reader's eyes, with everything in their brackets.
const SHOWN: [&str; 16] = [
    "verbatim(",
    "message!(",
    "text!(",
    "rich!(",
    "Error::input(",
    "Error::failed(",
    "Error::io(",
    "Err(",
    "with_hint(",
    "diagnose(",
    "advise(",
    "print(",
    "refuse(",
    "remarked(",
    "format!(",
    "html! {",
];
/// What makes a text of its own of a literal.
const OWNED: [&str; 4] = [".into()", ".to_owned()", ".to_string()", ".to_vec()"];
/// A program's own trouble, which a reader of results never meets, and what is said about the code. Their brackets are skipped.
const ABOUT_CODE: [&str; 7] = ["panic!(", "assert!(", "assert_eq!(", "assert_ne!(", "unreachable!(", "#[", "#!["];

#[test]
fn no_text_that_users_read_stands_in_the_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    let mut found = Vec::new();
    for file in files.iter().filter(|file| !file.ends_with("tests.rs") && !file.ends_with("fixtures.rs")) {
        let name = file.strip_prefix(root).unwrap().display().to_string();
        let code = code(&std::fs::read_to_string(file).unwrap());
        let within = |calls: &[&str]| -> Vec<(usize, usize)> {
            let ranges = calls.iter().flat_map(|call| code.match_indices(call).map(|(opening, call)| opening + call.len()));
            ranges.map(|begin| (begin, begin + inside(&code[begin..]).len())).collect()
        };
        let (shown, about_code) = (within(&SHOWN), within(&ABOUT_CODE));
        let lies_in = |ranges: &[(usize, usize)], at: usize| ranges.iter().any(|(begin, end)| (*begin..*end).contains(&at));
        for (at, text) in literals(&code).into_iter().filter(|(at, text)| is_english(text) && !lies_in(&about_code, *at)) {
            let after = &code[at + text.len() + 2..];
            // Everything that the command line says, whatever reads like a diagnostic, and whatever is given to a reader.
            if name.starts_with("src/cli")
                || text.starts_with("found ")
                || text.starts_with("expected ")
                || OWNED.iter().any(|owned| after.starts_with(owned))
                // A comment in a file that a program reads.
                || lies_in(&shown, at) && !text.starts_with("# ")
            {
                found.push(format!("{name}:{}: {text}", code[..at].matches('\n').count() + 1));
            }
        }
    }
    found.sort();
    assert!(found.is_empty(), "these texts belong into i18n/*.ftl:\n{}", found.join("\n"));
}

#[test]
fn english_in_the_code_is_recognised() {
    let source = "// found a comment\nfn f() {\n    Error::input(\"a\", \"\", format!(\"found {x}, expected some other\"));\n    let quote = '\"';\n    let \
                  key = \"a-key\";\n    assert!(x, \"some words here\");\n}\n#[cfg(test)]\nmod tests { \"two words\" }";
    let code = code(source);
    let texts: Vec<&str> = literals(&code).into_iter().map(|(_, text)| text).filter(|text| is_english(text)).collect();
    assert_eq!(texts, ["found {x}, expected some other", "some words here"]);
    assert!(
        !is_english("jiesu run mine.toml")
            && !is_english("rules.whistle.enabled")
            && !is_english("{} ± {}")
            && is_english("no rule differs")
    );
}
