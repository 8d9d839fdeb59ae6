//! What a word was probably meant to be, where spreadsheets and input methods write numbers and flags in their own way.

use crate::time::Date;

/// Half-width letters, digits and signs for full-width ones.
pub(crate) fn half_width(text: &str) -> String {
    let half = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' | '\u{202f}' => ' ',
        '\u{2212}' | '\u{2013}' | '\u{2014}' => '-',
        '。' => '.',
        other => other,
    };
    text.chars().map(half).collect()
}

/// How a number is written that a spreadsheet shows in another way: with separators of thousands, a decimal comma, per cent, a sign of
/// money, full-width digits. None if the text is no such number.
pub(crate) fn number_hint(text: &str) -> Option<String> {
    let plain = half_width(text);
    let plain = plain.trim().trim_start_matches('\'').trim_matches(|c: char| c == ' ' || "¥￥$€£元".contains(c));
    let (plain, is_percent) = plain.strip_suffix('%').map_or((plain, false), |number| (number.trim(), true));
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("-", digits));
    let groups: Vec<&str> = digits.split([',', ' ', '\'', '_']).collect();
    let is_number = |text: &str| text.starts_with(|c: char| c.is_ascii_digit() || c == '.') && text.parse().is_ok_and(f64::is_finite);
    let are_digits = |text: &str, fewest: usize| (fewest..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let whole = |last: &&str| last.split('.').next().unwrap_or_default().to_string();
    let are_thousands = groups.len() > 1 && are_digits(groups[0], 1) && groups[1..].iter().all(|group| are_digits(&whole(group), 3)) && {
        groups[..groups.len() - 1].iter().all(|group| !group.contains('.')) && is_number(&groups.concat())
    };
    let number = match groups.as_slice() {
        _ if are_thousands => groups.concat(),
        [one] if is_number(one) => (*one).to_string(),
        [whole, part] if digits.contains(',') && is_number(&format!("{whole}.{part}")) => format!("{whole}.{part}"),
        _ => return None,
    };
    let number = format!("{sign}{number}");
    if is_percent {
        return number.parse::<f64>().ok().map(|number| format!("shares are written as fractions: `{}`", number / 100.0));
    }
    let is_decimal = are_thousands && groups.len() == 2 && digits.contains(',') && !digits.contains('.');
    Some(match is_decimal {
        true => {
            format!("numbers have no separators of thousands, and a point before decimals: `{number}` or `{}`", digits.replace(',', "."))
        }
        false if number == text => return None,
        false => format!("write `{number}`"),
    })
}

/// The day that a text means: year, month and day in this order, as spreadsheets show them, such as `2019/1/31` or `2019年1月31日`.
pub(crate) fn date_of(text: &str) -> Option<Date> {
    let text = half_width(text);
    let text = text.trim().trim_end_matches('日').replace(['/', '.', '年', '月'], "-");
    Date::parse(&text).ok()
}

/// The flag that a word means.
pub(crate) fn flag_hint(text: &str) -> Option<String> {
    let word = half_width(text).trim().trim_start_matches('\'').to_lowercase();
    let flag = match word.as_str() {
        "true" | "yes" | "y" | "t" | "on" | "1" | "是" | "真" | "有" | "对" | "开" | "启用" | "wahr" | "vrai" => true,
        "false" | "no" | "n" | "f" | "off" | "0" | "否" | "假" | "无" | "错" | "关" | "停用" | "falsch" | "faux" => false,
        _ => return None,
    };
    Some(format!("write `{flag}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_a_spreadsheet_is_recognised() {
        for (text, number) in [
            ("12,000", "`12000`"),
            ("1,234,567.8", "`1234567.8`"),
            ("1,234", "`1234` or `1.234`"),
            ("1 234", "`1234`"),
            ("50%", "`0.5`"),
            ("12.5 ％", "`0.125`"),
            ("０．５", "`0.5`"),
            ("0,5", "`0.5`"),
            ("-0,25", "`-0.25`"),
            ("−3", "`-3`"),
            ("¥100", "`100`"),
            ("'5", "`5`"),
        ] {
            let hint = number_hint(text).unwrap_or_default();
            assert!(hint.contains(number), "{text}: {hint}");
        }
        for text in ["", "many", "5", "-0.5", "1,2,3", "NaN", "inf", "#N/A", "1.2.3", "12,00,000", "3 d"] {
            assert_eq!(number_hint(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_of_a_spreadsheet_is_recognised() {
        for text in ["2019/1/31", "2019-01-31", "2019年1月31日", "２０１９／１／３１", "2019.1.31"] {
            assert_eq!(date_of(text), Date::new(2019, 1, 31), "{text}");
        }
        for text in ["31/1/2019", "1/31/2019", "2019/2/30", "19/1/31", "2019", ""] {
            assert_eq!(date_of(text), None, "{text}");
        }
    }

    #[test]
    fn a_flag_is_recognised_in_other_words() {
        assert_eq!(flag_hint("是").as_deref(), Some("write `true`"));
        assert_eq!(flag_hint("ＦＡＬＳＥ").as_deref(), Some("write `false`"));
        assert_eq!(flag_hint("maybe"), None);
    }
}
