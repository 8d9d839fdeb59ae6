//! Student's t: tail and quantile, on `libm` and arithmetic alone, so that an interval has the same bits on every platform. Both are exact to
//! a few units of the last of 16 digits; far in the tail, to 14 digits.

use std::f64::consts::PI;

/// The upper half of the distribution, cut at some t ≥ 0.
struct Half {
    density: f64,
    /// P(0 < T < t).
    centre: f64,
    /// P(T > t).
    tail: f64,
}

impl Half {
    /// With y = t²/(ν + t²) and the regularised incomplete beta function I, the centre is ½ I_y(½, ν/2) and the tail ½ I_{1−y}(ν/2, ½)
    /// (Abramowitz and Stegun 26.7.1; DLMF 8.17.4). Whichever is smaller is computed, up to rounding; the other is the rest of ½.
    fn cut(t: f64, freedom: f64) -> Half {
        let (square, half) = (t * t, freedom / 2.0);
        // (1 + t²/ν)^(−ν/2) / B(ν/2, ½)
        let height = gamma_ratio(half) / libm::sqrt(PI) * libm::exp(-half * libm::log1p(square / freedom));
        let density = height / libm::sqrt(freedom + square);
        if t > 1.0 {
            let z = freedom / square;
            let tail = height * libm::sqrt(1.0 + z) / freedom * fraction(z, half);
            Half { density, centre: 0.5 - tail, tail }
        } else {
            let centre = t * density * series(square / (freedom + square), half);
            Half { density, centre, tail: 0.5 - centre }
        }
    }
}

/// F(1, h + ½; 3/2; y), the hypergeometric function of the centre (DLMF 8.17.8): all terms of the series are positive.
fn series(y: f64, h: f64) -> f64 {
    let (mut sum, mut term, mut n) = (1.0, 1.0, 0.0);
    while term > sum * (f64::EPSILON / 4.0) {
        term *= (h + 0.5 + n) / (1.5 + n) * y;
        sum += term;
        n += 1.0;
    }
    sum
}

/// F(1, ½; h + 1; −z) for z ≥ 0, to which DLMF 8.17.8 and 15.8.1 reduce the tail: Gauss's continued fraction (DLMF 15.7.1 with a = ½, b = 0),
/// all of whose terms are positive, by Lentz's method. With much freedom it is Laplace's fraction for the tail of the normal distribution.
fn fraction(z: f64, h: f64) -> f64 {
    let (mut value, mut numerator, mut denominator) = (1.0, 1.0, 0.0);
    for step in 1..10_000 {
        let (place, n) = (f64::from(step), f64::from(step / 2));
        let above = if step % 2 == 1 { (0.5 + n) * (h + n) } else { n * (h - 0.5 + n) };
        let term = above / ((h + place - 1.0) * (h + place)) * z;
        denominator = 1.0 / (1.0 + term * denominator);
        numerator = 1.0 + term / numerator;
        let change: f64 = numerator * denominator;
        value *= change;
        if (change - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    1.0 / value
}

fn exists(freedom: f64) -> bool {
    freedom > 0.0 && freedom < f64::INFINITY
}

/// P(T > t) for Student's t with `freedom` degrees of freedom; NaN unless `freedom` is positive and finite.
///
/// ```
/// let tail = jiesu::analysis::student::upper_tail(2.776_445_105_197_793_4, 4.0);
/// assert!((tail - 0.025).abs() < 1e-15);
/// ```
pub fn upper_tail(t: f64, freedom: f64) -> f64 {
    if t.is_nan() || !exists(freedom) {
        return f64::NAN;
    }
    let Half { centre, tail, .. } = Half::cut(t.abs(), freedom);
    if t < 0.0 { 0.5 + centre } else { tail }
}

/// The density of Student's t with `freedom` degrees of freedom.
#[cfg(feature = "analysis")]
pub(crate) fn density(t: f64, freedom: f64) -> f64 {
    if t.is_nan() || !exists(freedom) { f64::NAN } else { Half::cut(t.abs(), freedom).density }
}

/// The t with P(T < t) = `p` for Student's t with `freedom` degrees of freedom; NaN unless 0 < `p` < 1 and `freedom` is positive and
/// finite.
///
/// For t ≥ 0 the tail falls and is convex, so Newton's steps from 0 rise to the root without passing it: when they rise no more, the root
/// is found to the last digits.
///
/// ```
/// assert!((jiesu::analysis::student::quantile(0.975, 4.0) - 2.776_445_105_197_793).abs() < 1e-14);
/// ```
pub fn quantile(p: f64, freedom: f64) -> f64 {
    if !(p > 0.0 && p < 1.0 && exists(freedom)) {
        return f64::NAN;
    }
    let (centre, tail) = ((p - 0.5).abs(), p.min(1.0 - p));
    let mut t = 0.0;
    loop {
        let half = Half::cut(t, freedom);
        // By the smaller of the two, which has more digits.
        let excess = if half.centre < half.tail { centre - half.centre } else { half.tail - tail };
        let next = t + excess / half.density;
        if next > t && next.is_finite() {
            t = next;
        } else {
            return if p < 0.5 { -t } else { t };
        }
    }
}

/// Γ(a + ½)/Γ(a), by its asymptotic series (DLMF 5.11.8) from a ≥ 16, where its sixth term is below 3e-16, and Γ(a + 1) = a Γ(a) below.
pub(crate) fn gamma_ratio(a: f64) -> f64 {
    let (mut a, mut factor) = (a, 1.0);
    while a < 16.0 {
        factor *= a / (a + 0.5);
        a += 1.0;
    }
    let square = a * a;
    let series = -1.0 / 8.0 + (1.0 / 192.0 + (-1.0 / 640.0 + (17.0 / 14_336.0 - 31.0 / 18_432.0 / square) / square) / square) / square;
    factor * libm::sqrt(a) * libm::exp(series / a)
}

#[cfg(test)]
mod tests {
    use super::*;
    use statrs::distribution::{ContinuousCDF, StudentsT};

    fn near(found: f64, expected: f64, tolerance: f64, place: &dyn std::fmt::Debug) {
        assert!((found - expected).abs() <= tolerance * expected.abs(), "{place:?}: {found:e} is not {expected:e}");
    }

    const FREEDOMS: [u32; 20] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 29, 30, 50, 99, 120, 500, 999, 100_000];

    #[test]
    fn quantiles_are_those_of_the_printed_table() {
        // Abramowitz and Stegun, table 26.10, A = 0.95 and 0.99.
        let table = [(1, "12.706 63.657"), (2, "4.303 9.925"), (5, "2.571 4.032"), (10, "2.228 3.169"), (30, "2.042 2.750")];
        for (freedom, expected) in table.into_iter().chain([(120, "1.980 2.617")]) {
            let [a, b] = [0.975, 0.995].map(|p| quantile(p, f64::from(freedom)));
            assert_eq!(format!("{a:.3} {b:.3}"), expected, "{freedom}");
        }
    }

    #[test]
    fn quantiles_are_exact_to_the_last_digits() {
        // By an independent computation with 50 digits (mpmath's incomplete beta function, bisected).
        let table = [
            (1, [0.324_919_696_232_906_23, 12.706_204_736_174_694, 63.656_741_162_871_526, 3_183_098.863_513_245]),
            (2, [0.288_675_134_594_812_8, 4.302_652_729_749_462, 9.924_843_200_918_29, 2_236.067_642_678_063]),
            (3, [0.276_670_662_332_689_83, 3.182_446_305_283_708_6, 5.840_909_309_733_355, 222.571_590_986_251_24]),
            (4, [0.270_722_294_707_597_34, 2.776_445_105_197_793_4, 4.604_094_871_349_992, 73.985_758_057_510_54]),
            (9, [0.260_955_336_473_910_95, 2.262_157_162_798_205, 3.249_835_541_592_126, 14.040_718_740_925_183]),
            (29, [0.255_683_634_571_256_1, 2.045_229_642_132_704, 2.756_385_903_670_605_3, 6.765_160_193_473_680_5]),
            (99, [0.254_029_012_151_806_6, 1.984_216_951_586_417_2, 2.626_405_457_280_827, 5.591_062_727_239_661]),
            (999, [0.253_414_583_330_367_3, 1.962_341_461_133_449_5, 2.580_759_637_267_636_5, 5.236_035_390_913_506]),
            (100_000, [0.253_347_777_157_179_9, 1.959_987_707_534_609_3, 2.575_878_469_908_375, 5.199_701_988_462_917]),
        ];
        for (freedom, expected) in table {
            for (p, expected) in [0.6, 0.975, 0.995, 0.999_999_9].into_iter().zip(expected) {
                near(quantile(p, f64::from(freedom)), expected, 4e-15, &(freedom, p));
            }
        }
    }

    #[test]
    fn tails_are_exact_to_the_last_digits() {
        // As above.
        let table = [
            (1, [0.422_020_869_622_630_7, 0.165_249_340_538_567_9, 0.147_583_617_650_433_26, 0.039_583_424_160_565_54]),
            (9, [0.404_100_184_852_451_6, 0.057_021_857_306_376_28, 0.038_276_411_885_350_52, 1.106_740_840_470_007_8e-5]),
            (29, [0.402_174_941_540_558_6, 0.045_347_011_856_022_995, 0.027_471_818_591_483_593, 4.006_287_824_815_851e-9]),
            (999, [0.401_319_373_826_716_34, 0.040_212_658_184_311_655, 0.022_885_308_486_878_503, 1.714_999_128_881_798e-15]),
            (100_000, [0.401_293_931_088_536_34, 0.040_060_690_308_697_43, 0.022_751_481_728_753_232, 6.286_959_938_128_186e-16]),
        ];
        for (freedom, expected) in table {
            for (t, expected) in [0.25, 1.75, 2.0, 8.0].into_iter().zip(expected) {
                near(upper_tail(t, f64::from(freedom)), expected, 1e-14, &(freedom, t));
                near(upper_tail(-t, f64::from(freedom)), 1.0 - expected, 1e-15, &(freedom, t));
            }
        }
    }

    #[test]
    fn tails_agree_with_another_implementation() {
        for freedom in FREEDOMS {
            let other = StudentsT::new(0.0, 1.0, f64::from(freedom)).unwrap();
            for t in (1..200).map(|i| 0.05 * f64::from(i)) {
                // The other takes a difference of logarithms of gamma functions, which cancels for much freedom.
                near(upper_tail(t, f64::from(freedom)), other.sf(t), 1e-13 * f64::from(freedom.max(10)), &(freedom, t));
            }
        }
    }

    #[test]
    fn the_quantile_is_the_inverse_of_the_tail() {
        for freedom in FREEDOMS.map(f64::from).into_iter().chain([0.5, 2.5, 17.3]) {
            let mut last = f64::NEG_INFINITY;
            for p in (1..1000).map(|i| f64::from(i) / 1000.0) {
                let t = quantile(p, freedom);
                assert!(t > last || p == 0.5 && t == 0.0, "{freedom} {p}");
                near(upper_tail(-t, freedom), p, 1e-14, &(freedom, p));
                last = t;
            }
            for q in [1e-4, 1e-6, 1e-9, 1e-12] {
                near(upper_tail(-quantile(q, freedom), freedom), q, 1e-13, &(freedom, q));
            }
        }
    }

    #[test]
    fn without_freedom_or_outside_the_open_interval_there_is_no_quantile() {
        for (p, freedom) in [(0.0, 3.0), (1.0, 3.0), (f64::NAN, 3.0), (0.975, 0.0), (0.975, -1.0), (0.975, f64::NAN)] {
            assert!(quantile(p, freedom).is_nan(), "{p} {freedom}");
        }
        assert_eq!((upper_tail(f64::INFINITY, 3.0), upper_tail(f64::NEG_INFINITY, 3.0), upper_tail(0.0, 3.0)), (0.0, 1.0, 0.5));
        assert!(upper_tail(1.0, 0.0).is_nan() && upper_tail(1.0, -2.0).is_nan());
    }
}
