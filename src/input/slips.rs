//! Slips of writing: look-alike characters, numbers, dates and durations in other notations, TOML syntax errors.
//! A hint suggests what the user probably meant; no value is ever guessed.

use super::names::is_invisible;
use crate::messages::{Message, message};
use crate::time::{Date, Span};

/// The description of a character that TOML does not allow outside text, and the plain character to use, if any.
fn look_alike(c: char) -> Option<(Message, &'static str)> {
    Some(match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '〝' | '〞' | '「' | '」' | '『' | '』' | '´' | '`' => {
            (message!("input-typographic-quote"), "\"")
        }
        '‘' | '’' | '‚' | '‛' | '‹' | '›' => (message!("input-typographic-quote"), "'"),
        '−' | '–' | '—' | '‐' | '‑' => (message!("input-typographic-dash"), "-"),
        '、' => (message!("input-full-width-comma"), ","),
        '。' => (message!("input-full-width-point"), "."),
        '【' | '〔' => (message!("input-full-width-bracket"), "["),
        '】' | '〕' => (message!("input-full-width-bracket"), "]"),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => (message!("input-special-blank"), " "),
        '\u{3000}' => (message!("input-full-width-blank"), " "),
        '\u{ff01}'..='\u{ff5e}' => (message!("input-full-width-character"), ""),
        '\u{200c}' | '\u{200d}' => (message!("input-invisible-character"), ""),
        c if is_invisible(c) => (message!("input-invisible-character"), ""),
        _ => return None,
    })
}

/// The text with plain characters in place of look-alikes.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::new();
    for c in text.chars() {
        match (c, look_alike(c)) {
            ('\u{ff01}'..='\u{ff5e}', _) => plain.extend(char::from_u32(c as u32 - 0xfee0)),
            (_, Some((_, instead))) => plain += instead,
            _ => plain.push(c),
        }
    }
    plain
}

/// A character and its code point, such as ``“` (U+201C)``.
fn named(c: char) -> String {
    let number = format!("U+{:04X}", c as u32);
    if c.is_whitespace() || is_invisible(c) || matches!(c, '\u{200c}' | '\u{200d}') { number } else { format!("`{c}` ({number})") }
}

/// The first look-alike character of a line, outside quoted text and comments.
fn strange(line: &str) -> Option<(usize, char)> {
    let mut inside: Option<char> = None;
    let mut escaped = false;
    for (i, c) in line.char_indices() {
        match inside {
            Some(quote) => {
                if c == quote && !escaped {
                    inside = None;
                }
                escaped = c == '\\' && quote == '"' && !escaped;
            }
            None if c == '"' || c == '\'' => inside = Some(c),
            None if c == '#' => return None,
            None if look_alike(c).is_some() => return Some((i, c)),
            None => {}
        }
    }
    None
}

/// A syntax error: the byte of the text where it is, the message, a hint.
pub(super) struct Slip {
    pub(super) at: usize,
    pub(super) message: Message,
    pub(super) hint: Option<Message>,
}

/// Explains a TOML syntax error at `offset` of a text.
pub(super) fn syntax(text: &str, offset: usize, message: &str) -> Slip {
    let offset = offset.min(text.len());
    let begin = text.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let line = text.get(begin..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let slip = |at: usize, found: Message, hint: Option<Message>| Slip { at, message: message!("input-not-toml", found = found), hint };
    let said = || message!("input-parser-said", said = message);
    if message.starts_with("missing escaped") || message.starts_with("too few unicode") || message.starts_with("invalid escape") {
        let hint = match quoted_at(line, offset - begin) {
            Some(inner) if !inner.contains('\'') => message!("input-single-quotes-such-as", inner = inner),
            _ => message!("input-single-quotes"),
        };
        return slip(offset, message!("input-escape"), Some(hint));
    }
    let skip = if begin == 0 && line.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    if let Some((at, c)) = strange(&line[skip..]) {
        let at = at + skip;
        let kind = look_alike(c).map(|(kind, _)| kind).unwrap_or_else(|| Message::verbatim(""));
        let instead = plain(&c.to_string());
        let (character, expected) = (named(c), message!("input-a-plain", character = instead.as_str()));
        let message = match instead.is_empty() {
            true => message!("input-look-alike-none", character = character, kind = kind),
            false => message!("input-look-alike", character = character, kind = kind, expected = expected),
        };
        let mut fixed = plain(line).trim().to_string();
        if let (None, Some((key, value))) = (fixed.find('='), fixed.split_once(':').filter(|(key, _)| is_bare(key.trim()))) {
            fixed = format!("{} = {}", key.trim(), value.trim());
        }
        let hint = (fixed.chars().count() <= 80).then(|| write(fixed));
        return slip(begin + at, message, hint);
    }
    let trimmed = line.trim();
    let (key, value) = assignment(trimmed);
    let rest = text.get(offset..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    if message.starts_with("carriage return") {
        return slip(offset, message!("input-carriage-return-alone"), Some(line_ends()));
    }
    if trimmed.starts_with("//") || trimmed.starts_with("--") {
        return slip(begin, said(), Some(message!("input-comment")));
    }
    if begin == 0 && trimmed.starts_with('{') {
        return slip(begin, said(), Some(message!("input-json")));
    }
    if message.starts_with("extra `=`") {
        return slip(
            offset,
            message!("input-two-equals"),
            key.zip(value).map(|(key, value)| write(format!("{key} = {}", value.trim_start_matches('=').trim()))),
        );
    }
    if value.is_none() && !trimmed.starts_with('[') {
        let (left, right) = trimmed.split_once(':').or_else(|| trimmed.split_once(char::is_whitespace)).unwrap_or((trimmed, ""));
        let right = if right.trim().is_empty() { "…" } else { right.trim() };
        return slip(offset, said(), is_bare(left).then(|| message!("input-joined-by-equals", left = left, right = right)));
    }
    if message.starts_with("invalid unquoted key") {
        let word: String = rest.chars().take_while(|c| !c.is_whitespace() && !"]=.[".contains(*c)).collect();
        let hint = (!word.is_ascii()).then(|| message!("input-quote-key", word = word));
        return slip(offset, said(), hint);
    }
    let Some(value) = value.filter(|value| !value.starts_with(['"', '\''])) else { return slip(offset, said(), None) };
    let unquoted = message.starts_with("string values must be quoted");
    let word = rest.split(['#', ',', ']', '}']).next().unwrap_or_default().trim();
    let hint = if value.starts_with(['[', '{']) { word_hint(word) } else { word_hint(value) };
    match (unquoted, word) {
        (true, "") => slip(offset, message!("input-nothing-after-equals"), None),
        (true, word) => {
            slip(offset, message!("input-expected-a-value", word = word), hint.or_else(|| Some(message!("input-quote-text", word = word))))
        }
        (false, _) => slip(offset, said(), hint),
    }
}

/// Whether a text can be a key without quotes, dotted or not.
pub(super) fn is_bare(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c))
}

/// The hint for lines that end in a carriage return.
pub(super) fn line_ends() -> Message {
    message!("input-line-ends")
}

/// The hint to write something.
pub(crate) fn write(what: impl std::fmt::Display) -> Message {
    message!("input-write", what = what.to_string())
}

/// The hint that another word is meant.
pub(crate) fn did_you_mean(word: &str) -> Message {
    message!("input-did-you-mean", word = word)
}

/// The hint that a share is a fraction.
pub(crate) fn as_fraction(share: f64, written: &str) -> Message {
    message!("input-as-fraction", share = share.to_string(), written = written)
}

/// Key and value of a line, without its comment.
fn assignment(line: &str) -> (Option<&str>, Option<&str>) {
    match line.split_once('=') {
        Some((key, value)) => {
            let value = if value.contains(['"', '\'']) { value } else { value.split('#').next().unwrap_or_default() };
            (Some(key.trim()), Some(value.trim()))
        }
        None => (None, None),
    }
}

/// The text in the double quotes around a byte of a line.
fn quoted_at(line: &str, at: usize) -> Option<&str> {
    let begin = line.get(..at)?.find('"')? + 1;
    let end = begin + line.get(begin..)?.find('"')?;
    line.get(begin..end)
}

/// A hint about what was probably meant by a word that is not a TOML value, or not of the expected kind.
fn word_hint(word: &str) -> Option<Message> {
    if let Some(value) = word.strip_suffix(';') {
        return Some(message!("input-remove-semicolon", value = value.trim()));
    }
    if let Some(value) = word.strip_suffix(',') {
        return Some(message!("input-remove-comma", value = value.trim()));
    }
    if let Some(flag) = flag(word) {
        return Some(write(flag));
    }
    if ["none", "null", "nil"].contains(&word.to_lowercase().as_str()) {
        return Some(message!("input-leave-out"));
    }
    if let Some(text) = duration(word) {
        return Some(message!("input-quote-span", text = text));
    }
    number(word).or_else(|| date(word))
}

/// A word without the blanks and quotes around it.
fn unquoted(word: &str) -> &str {
    word.trim().trim_matches(['"', '\'']).trim()
}

/// The flag that a word in another notation or language stands for.
pub(crate) fn flag(word: &str) -> Option<bool> {
    match unquoted(&plain(word)).to_lowercase().as_str() {
        "true" | "yes" | "y" | "on" | "t" | "是" | "真" | "开" | "对" | "有" | "启用" | "wahr" | "vrai" => Some(true),
        "false" | "no" | "n" | "off" | "f" | "否" | "假" | "关" | "不" | "无" | "错" | "停用" | "falsch" | "faux" => Some(false),
        _ => None,
    }
}

/// How TOML writes a number given in another notation.
pub(crate) fn number(word: &str) -> Option<Message> {
    let plain = plain(word);
    // Currency signs, and the apostrophe with which a spreadsheet marks a text.
    let text = unquoted(&plain).trim_matches(|c: char| c == ' ' || "¥$€£元".contains(c));
    let is_real = |text: &str| text.chars().any(|c| c.is_ascii_digit()) && text.chars().all(|c| c.is_ascii_digit() || "+-.eE_".contains(c));
    if let Some(percent) = text.strip_suffix(['%', '‰']) {
        let by = if text.ends_with('%') { 100.0 } else { 1_000.0 };
        let number: f64 = percent.trim().replace(',', ".").parse().ok()?;
        return Some(as_fraction(number / by, text));
    }
    if let Some(groups) = groups(text, [' ', '\''].as_slice()) {
        return Some(write(groups));
    }
    if text.contains(',') {
        let parts: Vec<&str> = text.split(',').collect();
        if !parts.iter().all(|part| is_real(part)) {
            return None;
        }
        let is_grouped =
            parts[1..].iter().all(|part| part.split('.').next().is_some_and(|digits| digits.len() == 3)) && !parts[0].starts_with('0');
        return match parts.as_slice() {
            [whole, part] if is_grouped && !part.contains('.') => Some(message!("input-comma-or-point", whole = *whole, part = *part)),
            _ if is_grouped => Some(message!("input-without-commas", number = parts.concat())),
            [whole, part] => Some(message!("input-decimal-point", whole = *whole, part = *part)),
            _ => None,
        };
    }
    if !is_real(text) {
        return None;
    }
    let (sign, digits) = match text.strip_prefix(['+', '-']) {
        Some(digits) => (if text.starts_with('-') { "-" } else { "" }, digits),
        None => ("", text),
    };
    let mut digits = digits.to_string();
    if digits.starts_with('.') {
        digits.insert(0, '0');
    }
    if digits.ends_with('.') {
        digits.push('0');
    }
    while digits.len() > 1 && digits.starts_with('0') && digits[1..].starts_with(|c: char| c.is_ascii_digit()) {
        digits.remove(0);
    }
    let written = format!("{sign}{digits}");
    (written != word && written.parse::<f64>().is_ok()).then(|| write(written))
}

/// A number whose digits are grouped in threes, without the separators.
fn groups(text: &str, between: &[char]) -> Option<String> {
    let parts: Vec<&str> = text.split(between).collect();
    let is_group = |part: &&str| part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit());
    let (first, rest) = parts.split_first()?;
    let is_first = (1..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_digit());
    (is_first && !rest.is_empty() && rest.iter().all(is_group)).then(|| parts.concat())
}

/// How jiesu writes a date given in another notation.
pub(crate) fn date(word: &str) -> Option<Message> {
    day(word).map(|date| message!("input-write-date", date = date.to_string()))
}

/// The date that a word means: year, month and day in this order, as spreadsheets show it.
pub(crate) fn day(word: &str) -> Option<Date> {
    let plain = plain(word);
    let text = unquoted(&plain);
    let numbers: Vec<&str> = match text.len() {
        8 if text.bytes().all(|b| b.is_ascii_digit()) => vec![&text[..4], &text[4..6], &text[6..]],
        _ => text.split(['-', '/', '.', '年', '月', '日', ' ']).filter(|part| !part.is_empty()).collect(),
    };
    let [year, month, day] = numbers.as_slice() else { return None };
    Date::new(year.parse().ok().filter(|year| *year >= 1_000)?, month.parse().ok()?, day.parse().ok()?)
}

/// How jiesu writes a duration given in another notation, or without quotes.
pub(crate) fn duration(text: &str) -> Option<String> {
    let plain = plain(text);
    let text = unquoted(&plain);
    let split = text.find(|c: char| c.is_alphabetic())?;
    let number = text[..split].trim().replace(',', ".");
    let unit = text[split..].trim();
    number.parse::<f64>().ok().filter(|number| number.is_finite() && *number >= 0.0)?;
    let meant = match unit.to_lowercase().as_str() {
        "s" | "sec" | "secs" | "second" | "seconds" | "秒" | "秒钟" => "s",
        "m" | "min" | "mins" | "minute" | "minutes" | "分" | "分钟" => "min",
        "h" | "hr" | "hrs" | "hour" | "hours" | "时" | "小时" | "个小时" => "h",
        "d" | "day" | "days" | "天" | "日" => "d",
        "w" | "week" | "weeks" | "周" | "星期" => "w",
        _ => return None,
    };
    let meant = format!("{number} {meant}");
    Span::parse(&meant).is_ok().then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_intended_value_is_suggested() {
        for (word, meant) in [
            ("True", "`true`"),
            ("是", "`true`"),
            ("OFF", "`false`"),
            ("None", "leave the key out"),
            ("30 minutes", "\"30 min\""),
            ("1,5 小时", "\"1.5 h\""),
            ("７天", "\"7 d\""),
            ("0,25", "`0.25`"),
            ("1,000,000", "`1000000`"),
            ("12 %", "`0.12`"),
            ("1,234", "`1234`"),
            ("1,234", "`1.234`"),
            ("1 234", "`1234`"),
            ("¥100", "`100`"),
            ("'5", "`5`"),
            (".5", "`0.5`"),
            ("-007", "`-7`"),
            ("３０", "`30`"),
            ("“3”", "`3`"),
            ("3;", "`3`"),
            ("2019/1/5", "\"2019-01-05\""),
            ("2019年1月5日", "\"2019-01-05\""),
            ("20190105", "\"2019-01-05\""),
        ] {
            let hint = word_hint(word).map(|hint| hint.to_string()).unwrap_or_default();
            assert!(hint.contains(meant), "{word}: {hint}");
        }
        for word in ["housing", "", "-", "1.2.3", "2019-13-45", "a,b", "3", "0.5", "1e3", "nan"] {
            assert_eq!(word_hint(word), None, "{word}");
        }
    }

    #[test]
    fn look_alike_characters_are_found_only_outside_text_and_comments() {
        for (line, found) in [
            ("a = “x”", Some('“')),
            ("a = \"“x”\" # “y”", None),
            ("a = 'it“s' ＃", Some('＃')),
            ("a = \"\\\"“\" ", None),
            ("ａ = 1", Some('ａ')),
            ("a\u{a0}= 1", Some('\u{a0}')),
            ("\"接诉\" = 1", None),
            ("接诉 = 1", None),
        ] {
            assert_eq!(strange(line).map(|(_, c)| c), found, "{line}");
        }
        assert_eq!(plain("［“ａ”，　－１〕"), "[\"a\", -1]");
    }
}
