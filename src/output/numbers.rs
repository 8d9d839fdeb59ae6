//! Numbers as people read them: a true minus sign, and no sign on what rounds to nothing. Files have numbers as programs read them.

/// The sign of a negative number.
pub(crate) const MINUS: char = '−';

/// A number with so many decimals.
pub(crate) fn fixed(value: f64, decimals: usize) -> String {
    signs(&format!("{value:.decimals$}"))
}

/// A difference with so many decimals: with its sign, `±` where it rounds to nothing.
pub(crate) fn signed(value: f64, decimals: usize) -> String {
    with_sign(value, &format!("{:.decimals$}", value.abs()))
}

/// The size of a difference with the sign of its value.
pub(crate) fn with_sign(value: f64, size: &str) -> String {
    let sign = if is_nothing(size) {
        '±'
    } else if value < 0.0 {
        MINUS
    } else {
        '+'
    };
    format!("{sign}{size}")
}

/// A number that was written with an ASCII sign.
pub(crate) fn signs(text: &str) -> String {
    match text.strip_prefix('-') {
        Some(size) if is_nothing(size) => size.into(),
        _ => text.replace('-', "−"),
    }
}

/// A share in per cent, with so many decimals.
pub(crate) fn percent(share: f64, decimals: usize) -> String {
    format!("{} %", fixed(100.0 * share, decimals))
}

fn is_nothing(size: &str) -> bool {
    size.contains('0') && size.chars().all(|c| matches!(c, '0' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_has_no_sign_and_less_than_nothing_a_true_one() {
        assert_eq!([-0.0, -0.004, 0.004, -0.006, 1.0].map(|value| fixed(value, 2)), ["0.00", "0.00", "0.00", "−0.01", "1.00"]);
        assert_eq!([-0.0, -0.004, 0.004, -0.006, 1.0].map(|value| signed(value, 2)), ["±0.00", "±0.00", "±0.00", "−0.01", "+1.00"]);
        assert_eq!([-0.004, -0.126, 0.5].map(|share| percent(share, 0)), ["0 %", "−13 %", "50 %"]);
        assert_eq!(["-0", "-0.000", "-1e-7", "NaN"].map(signs), ["0", "0.000", "−1e−7", "NaN"]);
        assert_eq!([f64::NAN, f64::NEG_INFINITY].map(|value| signed(value, 1)), ["+NaN", "−inf"]);
    }
}
