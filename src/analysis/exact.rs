//! Weighted counts without rounding: fractions with a common denominator, converted to the nearest float at the end.

use crate::city::City;

/// Weights of a city's districts as integers over a common denominator, so that weighted counts add exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Weights {
    /// Numerator of each district.
    pub of: Vec<i128>,
    /// The common denominator.
    pub one: i128,
}

/// A larger common denominator could overflow with large counts.
const LARGEST: i128 = 1 << 62;

impl Weights {
    /// The inverse inclusion probabilities of a city's districts. Exact unless the district sizes have no common multiple
    /// below 2⁶²; then rounded to multiples of 2⁻⁴⁰.
    pub(crate) fn of(city: &City) -> Weights {
        let parts = || city.districts.iter().map(|d| (i128::from(d.kept.1), i128::from(d.kept.0.max(1))));
        let mut one = 1_i128;
        for (_, kept) in parts() {
            one = one / divisor(one, kept) * kept;
            if one > LARGEST {
                one = 1 << 40;
                let rounded = |(all, kept): (i128, i128)| (2 * all * one + kept) / (2 * kept);
                return Weights { of: parts().map(rounded).collect(), one };
            }
        }
        Weights { of: parts().map(|(all, kept)| all * (one / kept)).collect(), one }
    }
}

/// Greatest common divisor; 1 for 0 and 0.
pub(crate) fn divisor(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

/// The float nearest to `n / d`, ties to even; none if `d` is 0.
pub(crate) fn ratio(n: i128, d: i128) -> Option<f64> {
    if d == 0 {
        return None;
    }
    let sign = if (n < 0) == (d < 0) { 1.0 } else { -1.0 };
    let common = divisor(n, d).unsigned_abs();
    let (n, d) = (n.unsigned_abs() / common, d.unsigned_abs() / common);
    const EXACT: u128 = 1 << 53;
    if n <= EXACT && d <= EXACT {
        return Some(if n == 0 { 0.0 } else { sign * (n as f64 / d as f64) });
    }
    // Long division until the quotient has more bits than a float; a remainder sets the last bit.
    let (mut quotient, mut rest, mut shift) = (n / d, n % d, 0);
    while quotient < 1 << 64 && rest != 0 {
        rest <<= 1;
        quotient = quotient << 1 | u128::from(rest >= d);
        rest %= d;
        shift += 1;
    }
    let last = u128::from(rest != 0);
    Some(sign * (quotient | last) as f64 * libm::exp2(-f64::from(shift)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_is_the_nearest_float() {
        assert_eq!(ratio(213, 230), Some(213.0 / 230.0));
        assert_eq!(ratio(0, 7), Some(0.0));
        assert_eq!(ratio(-1, 4), Some(-0.25));
        assert_eq!(ratio(1, 0), None);
        // By Python's fractions: float(Fraction(10**30 + 1, 3 * 10**29 + 7)).
        assert_eq!(ratio(10_i128.pow(30) + 1, 3 * 10_i128.pow(29) + 7), Some(3.333_333_333_333_333_5));
        // Exactly half way between two floats, and just above.
        let odd = (1_i128 << 60) + (1 << 7);
        assert_eq!(ratio(odd, 1), Some((1_u64 << 60) as f64));
        assert_eq!(ratio(3 * odd + 1, 3), Some(((1_u64 << 60) + (1 << 8)) as f64));
    }
}
