//! Numbers for human readers, in terminal, page and figure: a true minus sign (U+2212), and none on what rounds to zero. CSV files keep
//! the ASCII hyphen.

use super::{Language, text};

/// The sign of a negative number.
pub(crate) const MINUS: char = '−';

/// A number with this many decimals.
pub(crate) fn fixed(value: f64, decimals: usize) -> String {
    signs(&format!("{value:.decimals$}"))
}

/// A difference with this many decimals, always with a sign: `±` where it rounds to zero.
pub(crate) fn signed(value: f64, decimals: usize) -> String {
    with_sign(value, &format!("{:.decimals$}", value.abs()))
}

/// A formatted absolute value with the sign of `value`.
pub(crate) fn with_sign(value: f64, size: &str) -> String {
    let sign = if is_zero(size) {
        '±'
    } else if value < 0.0 {
        MINUS
    } else {
        '+'
    };
    format!("{sign}{size}")
}

/// A formatted number with ASCII signs, as human readers get it.
pub(crate) fn signs(text: &str) -> String {
    match text.strip_prefix('-') {
        Some(size) if is_zero(size) => size.into(),
        _ => text.replace('-', "−"),
    }
}

/// A lower bound of a probability in per cent, rounded down and never 100 %.
pub(crate) fn at_least(probability: f64) -> String {
    percent(libm::floor((100.0 * probability).clamp(0.0, 99.0)) / 100.0, 0)
}

/// A share in per cent with this many decimals.
pub(crate) fn percent(share: f64, decimals: usize) -> String {
    format!("{} %", fixed(100.0 * share, decimals))
}

/// Decimals that show at least three digits of a number, but at most four decimals; two for 0. A column takes those of its largest number.
pub(crate) fn decimals(largest: f64) -> usize {
    match largest.abs() {
        size if size >= 1_000.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        size if size >= 0.1 => 3,
        0.0 => 2,
        _ => 4,
    }
}

/// The formatted ends of an interval, joined.
pub(crate) fn interval(language: Language, low: String, high: String) -> String {
    text!(language, "table-interval", low = low, high = high)
}

/// Whether a formatted absolute value shows zero.
fn is_zero(size: &str) -> bool {
    size.contains('0') && size.chars().all(|c| matches!(c, '0' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_has_no_sign_and_negative_numbers_have_a_true_minus() {
        assert_eq!([-0.0, -0.004, 0.004, -0.006, 1.0].map(|value| fixed(value, 2)), ["0.00", "0.00", "0.00", "−0.01", "1.00"]);
        assert_eq!([-0.0, -0.004, 0.004, -0.006, 1.0].map(|value| signed(value, 2)), ["±0.00", "±0.00", "±0.00", "−0.01", "+1.00"]);
        assert_eq!([-0.0, -0.004, -0.126, 0.5].map(|share| percent(share, 0)), ["0 %", "0 %", "−13 %", "50 %"]);
        assert_eq!(["-0", "-0.000", "-1e-7", "NaN"].map(signs), ["0", "0.000", "−1e−7", "NaN"]);
        assert_eq!([f64::NAN, f64::NEG_INFINITY].map(|value| signed(value, 1)), ["+NaN", "−inf"]);
    }

    #[test]
    fn no_decimals_and_no_size_bring_back_a_negative_zero_or_an_ascii_hyphen() {
        for decimals in 0..6 {
            for value in [-0.0, -1e-9, -0.04, -0.4, -0.049_999, -3.7, -1_234.5] {
                for text in [fixed(value, decimals), signed(value, decimals), percent(value, decimals)] {
                    assert!(!text.contains('-'), "{text}");
                    assert!(!text.starts_with(MINUS) || text.contains(|c: char| matches!(c, '1'..='9')), "{text}");
                }
            }
        }
    }
}
