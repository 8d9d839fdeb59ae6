//! The table of `jiesu validate`.

use crate::messages::numbers::{fixed, interval, percent, signed};
use crate::messages::{Language, text};
use crate::output::layout::{Align, pad};
use crate::validate::{Check, HALF_WIDTH, MARGIN, Quantity};

/// The heading of the table.
pub(crate) fn heading(language: Language) -> String {
    let columns = [
        text!(language, "table-exact"),
        text!(language, "table-estimate"),
        text!(language, "table-95-interval"),
        text!(language, "table-error"),
        text!(language, "table-verdict"),
    ];
    format!("{}\n{}", text!(language, "table-case"), line(&columns))
}

/// The rows of a case: each quantity with its formula and source, and below it the numbers.
pub(crate) fn rows(checks: &[Check], language: Language) -> String {
    let mut text = String::new();
    for check in checks {
        let (low, high) = (check.estimate - check.half_width, check.estimate + check.half_width);
        let verdict = if check.passes() { text!(language, "table-passes") } else { text!(language, "table-fails") };
        let Quantity { name, formula, source, .. } = &check.quantity;
        let (case, name, source) = (check.title.text(language), name.text(language), source.text(language));
        text += &(text!(language, "validate-quantity", case = case, name = name, formula = *formula, source = source) + "\n");
        text += &line(&[
            digits(check.quantity.exact),
            digits(check.estimate),
            interval(language, digits(low), digits(high)),
            format!("{} ± {}", signed(100.0 * check.error(), 2), percent(check.relative_half_width(), 2)),
            verdict,
        ]);
    }
    text
}

/// The summary of all checks.
pub(crate) fn verdict(checks: &[Check], language: Language) -> String {
    let failed = checks.iter().filter(|check| !check.passes()).count();
    let false_alarm: f64 = checks.iter().map(Check::false_alarm).sum();
    let compared = match failed {
        0 => text!(language, "screen-all-equivalent", all = checks.len()),
        _ => text!(language, "screen-not-equivalent", failed = failed, all = checks.len()),
    };
    let [margin, half_width] = [format!("{:.0}", 100.0 * MARGIN), format!("{:.1}", 100.0 * HALF_WIDTH)];
    let explained = text!(language, "screen-equivalence", margin = margin, width = half_width);
    let odds = text!(language, "screen-false-alarm", odds = chance(false_alarm, language));
    format!("\n{compared}\n{explained}\n{odds}\n")
}

/// A probability as odds, rounded towards the larger probability.
fn chance(p: f64, language: Language) -> String {
    match p {
        p if p >= 0.5 => text!(language, "screen-odds-even"),
        p => text!(language, "screen-odds", n = round_down(1.0 / p.max(1e-9))),
    }
}

/// `x` rounded down to two significant digits.
fn round_down(x: f64) -> u64 {
    let mut unit = 1;
    while x / unit as f64 >= 100.0 {
        unit *= 10;
    }
    (x / unit as f64) as u64 * unit
}

/// Five significant digits.
fn digits(x: f64) -> String {
    let magnitude = if x == 0.0 { 0.0 } else { libm::floor(libm::log10(x.abs())) };
    fixed(x, (4.0 - magnitude).clamp(0.0, 12.0) as usize)
}

fn line(cells: &[String; 5]) -> String {
    let widths = [14, 12, 24, 20, 10];
    cells.iter().zip(widths).map(|(cell, columns)| pad(cell, columns, Align::Right)).collect::<String>() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_five_digits_and_odds_are_never_too_good() {
        assert_eq!([0.0066571, 0.36916, 10.0, 1.0].map(digits), ["0.0066571", "0.36916", "10.000", "1.0000"]);
        assert_eq!([0.7, 0.1, 1.0 / 8_290.0].map(|p| chance(p, Language::English)), ["1 in 2 or more", "about 1 in 10", "about 1 in 8200"]);
    }
}
