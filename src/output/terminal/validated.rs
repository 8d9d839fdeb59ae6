//! The table of `jiesu validate`.

use super::layout::{Align, pad};
use crate::messages::numbers::{fixed, percent, signed};
use crate::validate::{Check, HALF_WIDTH, MARGIN, Quantity};

/// The heading of the table.
pub fn heading() -> String {
    format!("case: quantity = formula (source)\n{}", line(&["exact", "estimate", "95 % interval", "error", "verdict"].map(String::from)))
}

/// The rows of a case: each quantity with its formula and source, and below it the numbers.
pub fn rows(checks: &[Check]) -> String {
    let mut text = String::new();
    for check in checks {
        let (low, high) = (check.estimate - check.half_width, check.estimate + check.half_width);
        let verdict = if check.passes() { "yes" } else { "NO" };
        let Quantity { name, formula, source, .. } = &check.quantity;
        text += &format!("{}: {name} = {formula} ({source})\n", check.case);
        text += &line(&[
            digits(check.quantity.exact),
            digits(check.estimate),
            format!("{} – {}", digits(low), digits(high)),
            format!("{} ± {}", signed(100.0 * check.error(), 2), percent(check.relative_half_width(), 2)),
            verdict.into(),
        ]);
    }
    text
}

/// The summary of all checks.
pub fn verdict(checks: &[Check]) -> String {
    let failed = checks.iter().filter(|check| !check.passes()).count();
    let false_alarm: f64 = checks.iter().map(Check::false_alarm).sum();
    let compared = match failed {
        0 => format!("all {} values are equivalent to the exact ones", checks.len()),
        _ => format!("{failed} of {} values are NOT shown to be equivalent to the exact ones", checks.len()),
    };
    format!(
        "\n{compared}\nyes: the 95 % interval lies within {:.0} % of the exact value (two one-sided tests at 2.5 % each) and is no wider than ± {:.1} %\n\
         under another seed an exact model would fail somewhere with a probability of {}\n",
        100.0 * MARGIN,
        100.0 * HALF_WIDTH,
        chance(false_alarm),
    )
}

/// A probability as odds, rounded towards the larger probability.
fn chance(p: f64) -> String {
    if p >= 0.5 { "1 in 2 or more".into() } else { format!("about 1 in {}", round_down(1.0 / p.max(1e-9))) }
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
        assert_eq!([0.7, 0.1, 1.0 / 8_290.0].map(chance), ["1 in 2 or more", "about 1 in 10", "about 1 in 8200"]);
    }
}
