//! Random streams from a counter-based generator, for common random numbers (CRN).
//!
//! Every draw has an address: a key (seed, city, replication) and a counter (purpose, entity, occasion). The same address
//! always gives the same value, whatever else the simulation does. So designs share random numbers: the same pipe bursts
//! at the same second under every design, and neither the order of events nor the number of threads affects results.
//!
//! The generator is Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"), tested against
//! its published vectors. Samplers use inversion where possible, so that values are monotone in their parameters.
//! All transcendental functions are from `libm`, so results are bit-identical on every machine.

mod curve;
mod log;
mod purpose;

pub use curve::logistic;
pub(crate) use curve::{Curve, logit};
#[cfg(test)]
pub(crate) use log::planted;
pub use log::{DrawLog, DrawRecord, DrawSink};
pub use purpose::Purpose;

use rand::TryRng;
use std::convert::Infallible;

const MULTIPLIERS: [u32; 2] = [0xD251_1F53, 0xCD9E_8D57];
const WEYL: [u32; 2] = [0x9E37_79B9, 0xBB67_AE85];

/// Ten rounds of Philox4x32.
#[inline]
fn philox(mut counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    for _ in 0..10 {
        let low = u64::from(MULTIPLIERS[0]) * u64::from(counter[0]);
        let high = u64::from(MULTIPLIERS[1]) * u64::from(counter[2]);
        counter = [(high >> 32) as u32 ^ counter[1] ^ key[0], high as u32, (low >> 32) as u32 ^ counter[3] ^ key[1], low as u32];
        key = [key[0].wrapping_add(WEYL[0]), key[1].wrapping_add(WEYL[1])];
    }
    counter
}

/// The random streams of one city or of one replication. `N` receives a record of every draw.
///
/// ```
/// use jiesu::rng::{Purpose, Streams};
///
/// // A number is a function of its address: seed, city, replication; purpose, entity, occasion.
/// let onsets = |streams: Streams| streams.draw(Purpose::Onsets, 42, 0).uniform(0);
/// assert_eq!(onsets(Streams::of_replication(7, 1, 1)), onsets(Streams::of_replication(7, 1, 1)));
/// assert_ne!(onsets(Streams::of_replication(7, 1, 1)), onsets(Streams::of_replication(7, 1, 2)));
/// // Another set of streams, as for independent random numbers; the streams of the city.
/// assert_ne!(onsets(Streams::of_replication(7, 1, 1)), onsets(Streams::of_trial(7, 1, 1, 1)));
/// assert_ne!(onsets(Streams::of_replication(7, 1, 1)), onsets(Streams::of_city(7, 1)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Streams<N: DrawSink = ()> {
    key: [u32; 2],
    sink: N,
}

impl Streams {
    /// The streams that generate a city, the same for all its replications.
    pub fn of_city(seed: u64, city: u32) -> Streams {
        Streams::of_trial(seed, 0, city, 0)
    }

    /// The streams of one replication (from 1) in a city.
    pub fn of_replication(seed: u64, city: u32, replication: u32) -> Streams {
        Streams::of_trial(seed, 0, city, replication)
    }

    /// The streams of one replication in the set number `random_numbers` of streams. Different sets are independent.
    pub fn of_trial(seed: u64, random_numbers: u32, city: u32, replication: u32) -> Streams {
        let words = philox([city, replication, random_numbers, Purpose::Key as u32], [seed as u32, (seed >> 32) as u32]);
        Streams { key: [words[0], words[1]], sink: () }
    }

    /// The same streams, with every draw recorded in `sink`.
    pub(crate) fn logged<N: DrawSink>(self, sink: N) -> Streams<N> {
        Streams { key: self.key, sink }
    }
}

impl<N: DrawSink> Streams<N> {
    /// Passes the simulated time, in seconds, to the sink.
    #[inline(always)]
    pub(crate) fn now(&self, time: i32) {
        self.sink.now(time);
    }

    /// Passes the time of a scheduled event to the sink.
    #[inline(always)]
    pub(crate) fn scheduled(&self, time: i32) {
        self.sink.scheduled(time);
    }

    /// The draw at an address.
    #[inline]
    pub fn draw(&self, purpose: Purpose, entity: u64, occasion: u32) -> Draw<N> {
        let counter = [entity as u32, (entity >> 32) as u32, occasion, purpose as u32];
        #[cfg(test)]
        let counter = planted::counter(counter);
        let words = philox(counter, self.key);
        Draw(words, self.sink, self.sink.drawn(purpose, entity, occasion, words))
    }

    /// A sequence of draws at one address, for samplers that need an unknown number of them.
    /// It uses the occasions `occasion`·2¹⁶ + 0, 1, …
    ///
    /// ```
    /// use jiesu::rng::{Purpose, StreamRng, Streams};
    /// use rand::{Rng, RngExt};
    ///
    /// let stream = || Streams::of_replication(7, 1, 1).stream(Purpose::Problem, 42, 3);
    /// let rolls = |mut stream: StreamRng| [(); 5].map(|()| stream.random_range(1..=6_u8));
    /// assert_eq!(rolls(stream()), rolls(stream()));
    /// // Its first word is that of the first draw.
    /// assert_eq!(stream().next_u32(), Streams::of_replication(7, 1, 1).draw(Purpose::Problem, 42, 3 << 16).0[0]);
    /// ```
    pub fn stream(&self, purpose: Purpose, entity: u64, occasion: u16) -> StreamRng<N> {
        StreamRng { streams: *self, purpose, entity, occasion: u32::from(occasion) << 16, left: Vec::new() }
    }
}

/// Four independent 32-bit words, called lanes 0 to 3.
///
/// ```
/// use jiesu::rng::{Purpose, Streams, normal_quantile};
///
/// let draw = Streams::of_city(7, 1).draw(Purpose::Problem, 42, 0);
/// let u = draw.uniform(0);
/// assert!(draw.happens(0, u + 0.01) && !draw.happens(0, u - 0.01));
/// assert_eq!(f64::from(draw.below(0, 6)), (6.0 * u).floor());
/// assert_eq!(draw.normal(0), normal_quantile(u));
/// assert!(draw.exponential(0) > 0.0 && draw.lognormal(0, 0.5) > 0.0);
/// // Monotone in the parameter, so that designs with common random numbers differ no more than their parameters do.
/// assert!(draw.poisson(2.0) <= draw.poisson(3.0));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Draw<N: DrawSink = ()>(pub [u32; 4], N, N::Mark);

impl<N: DrawSink> Draw<N> {
    #[inline(always)]
    fn used(&self, lane: usize, value: impl FnOnce() -> u32) {
        self.1.used(self.2, lane, value);
    }

    /// The uniform variate of a lane, without a record: what is decided with it is recorded.
    #[inline(always)]
    pub(crate) fn share(&self, lane: usize) -> f64 {
        (f64::from(self.0[lane]) + 0.5) * (1.0 / 4_294_967_296.0)
    }

    /// Records what was decided with a lane, and returns it.
    #[inline(always)]
    pub(crate) fn decided(&self, lane: usize, happens: bool) -> bool {
        self.used(lane, || u32::from(happens));
        happens
    }

    /// The word of a lane.
    #[inline]
    pub(crate) fn word(&self, lane: usize) -> u32 {
        self.used(lane, || self.0[lane]);
        self.0[lane]
    }

    /// A uniform variate on (0, 1) from one lane, in steps of 2⁻³².
    #[inline]
    pub fn uniform(&self, lane: usize) -> f64 {
        self.used(lane, || self.0[lane]);
        self.share(lane)
    }

    /// Whether an event of probability `p` happens; monotone in `p`.
    #[inline]
    pub fn happens(&self, lane: usize, p: f64) -> bool {
        let happens = self.share(lane) < p;
        self.used(lane, || u32::from(happens));
        happens
    }

    /// Whether an event of probability `factor`·σ(`x`) happens, where σ is the logistic function.
    #[inline]
    pub(crate) fn happens_on(&self, curve: &Curve, lane: usize, factor: f64, x: f64) -> bool {
        let happens = curve.is_above(self.share(lane), factor, x);
        self.used(lane, || u32::from(happens));
        happens
    }

    /// A whole number below `n`, from one lane by multiply-shift.
    #[inline]
    pub fn below(&self, lane: usize, n: u32) -> u32 {
        let number = ((u64::from(self.0[lane]) * u64::from(n)) >> 32) as u32;
        self.used(lane, || number);
        number
    }

    /// An exponential variate with mean 1.
    #[inline]
    pub fn exponential(&self, lane: usize) -> f64 {
        -libm::log(self.uniform(lane))
    }

    /// A standard normal variate.
    #[inline]
    pub fn normal(&self, lane: usize) -> f64 {
        normal_quantile(self.uniform(lane))
    }

    /// A log-normal variate with median 1; `sd` is the standard deviation of its logarithm.
    #[inline]
    pub fn lognormal(&self, lane: usize, sd: f64) -> f64 {
        let value = libm::exp(sd * self.normal(lane));
        self.used(lane, || log::folded(value));
        value
    }

    /// A Poisson variate with `mean`, by inversion from lanes 0 and 1 (53 bits). The cost grows with `mean`.
    pub fn poisson(&self, mean: f64) -> u32 {
        self.poisson_of(mean, if mean > 500.0 { 0.0 } else { libm::exp(-mean) })
    }

    /// The same, given the probability of zero.
    pub(crate) fn poisson_of(&self, mean: f64, none: f64) -> u32 {
        let number = poisson_quantile(self.wide(), mean, none);
        self.used(0, || number);
        number
    }

    /// A uniform variate on (0, 1) from lanes 0 and 1, in steps of 2⁻⁵³.
    pub(crate) fn wide(&self) -> f64 {
        self.used(0, || self.0[0]);
        let bits = (u64::from(self.0[0]) << 32 | u64::from(self.0[1])) >> 11;
        (bits as f64 + 0.5) * (1.0 / 9_007_199_254_740_992.0)
    }
}

/// Smallest n with P(N ≤ n) ≥ u for a Poisson variate of `mean`: by sequential search from 0 up to a mean of 500, and above it
/// by the normal quantile with the Cornish–Fisher correction (error of the distribution function below 1e-4).
fn poisson_quantile(u: f64, mean: f64, none: f64) -> u32 {
    if mean <= 0.0 {
        return 0;
    }
    if mean > 500.0 {
        let z = normal_quantile(u);
        let value = mean + z * libm::sqrt(mean) + (z * z - 1.0) / 6.0;
        return libm::floor(value + 0.5).max(0.0) as u32;
    }
    let mut n = 0;
    let mut term = none;
    let mut sum = term;
    while u > sum && n < 2_000 {
        n += 1;
        term *= mean / f64::from(n);
        sum += term;
    }
    n
}

/// The distribution function of the standard normal distribution.
#[cfg(feature = "analysis")]
pub(crate) fn normal_below(z: f64) -> f64 {
    0.5 * libm::erfc(-z / std::f64::consts::SQRT_2)
}

/// Quantile of the standard normal distribution: Wichura 1988, algorithm AS 241 (PPND16), relative error about 1e-16.
///
/// ```
/// use jiesu::rng::normal_quantile;
///
/// assert!((normal_quantile(0.975) - 1.959_964).abs() < 1e-6);
/// ```
pub fn normal_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180625 - q * q;
        return q
            * (((((((2_509.080_928_730_122_7 * r + 33_430.575_583_588_13) * r + 67_265.770_927_008_7) * r + 45_921.953_931_549_87) * r
                + 13_731.693_765_509_46)
                * r
                + 1_971.590_950_306_551_3)
                * r
                + 133.141_667_891_784_38)
                * r
                + 3.387_132_872_796_366_5)
            / (((((((5_226.495_278_852_545 * r + 28_729.085_735_721_943) * r + 39_307.895_800_092_71) * r + 21_213.794_301_586_597)
                * r
                + 5_394.196_021_424_751)
                * r
                + 687.187_007_492_057_9)
                * r
                + 42.313_330_701_600_91)
                * r
                + 1.0);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    let r = libm::sqrt(-libm::log(tail));
    let value = if r <= 5.0 {
        let r = r - 1.6;
        (((((((7.745_450_142_783_414e-4 * r + 0.022_723_844_989_269_184) * r + 0.241_780_725_177_450_6) * r + 1.270_458_252_452_368_4)
            * r
            + 3.647_848_324_763_204_5)
            * r
            + 5.769_497_221_460_691)
            * r
            + 4.630_337_846_156_546)
            * r
            + 1.423_437_110_749_683_5)
            / (((((((1.050_750_071_644_416_9e-9 * r + 5.475_938_084_995_345e-4) * r + 0.015_198_666_563_616_457) * r
                + 0.148_103_976_427_480_08)
                * r
                + 0.689_767_334_985_1)
                * r
                + 1.676_384_830_183_803_8)
                * r
                + 2.053_191_626_637_759)
                * r
                + 1.0)
    } else {
        let r = r - 5.0;
        (((((((2.010_334_399_292_288_1e-7 * r + 2.711_555_568_743_487_6e-5) * r + 0.001_242_660_947_388_078_4) * r
            + 0.026_532_189_526_576_124)
            * r
            + 0.296_560_571_828_504_87)
            * r
            + 1.784_826_539_917_291_3)
            * r
            + 5.463_784_911_164_114)
            * r
            + 6.657_904_643_501_103)
            / (((((((2.044_263_103_389_939_8e-15 * r + 1.421_511_758_316_446e-7) * r + 1.846_318_317_510_054_8e-5) * r
                + 7.868_691_311_456_133e-4)
                * r
                + 0.014_875_361_290_850_615)
                * r
                + 0.136_929_880_922_735_8)
                * r
                + 0.599_832_206_555_888)
                * r
                + 1.0)
    };
    if q < 0.0 { -value } else { value }
}

/// A gamma variate of mean 1 and the given shape: Marsaglia and Tsang 2000, shape at least 1.
pub(crate) fn gamma_mean_one(stream: &mut StreamRng<impl DrawSink>, shape: f64) -> f64 {
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / libm::sqrt(9.0 * d);
    loop {
        let draw = stream.next_draw();
        let x = draw.normal(0);
        let v = 1.0 + c * x;
        if v > 0.0 {
            let v = v * v * v;
            if libm::log(draw.uniform(1)) < 0.5 * x * x + d - d * v + d * libm::log(v) {
                return d * v / shape;
            }
        }
    }
}

/// A sequence of draws at one address ([`Streams::stream`]), as a generator for the crate `rand` (0.10).
#[derive(Clone, Debug)]
pub struct StreamRng<N: DrawSink = ()> {
    streams: Streams<N>,
    purpose: Purpose,
    entity: u64,
    occasion: u32,
    left: Vec<u32>,
}

impl<N: DrawSink> StreamRng<N> {
    /// The next draw.
    pub(crate) fn next_draw(&mut self) -> Draw<N> {
        let draw = self.streams.draw(self.purpose, self.entity, self.occasion);
        self.occasion = self.occasion.wrapping_add(1);
        draw
    }
}

impl<N: DrawSink> TryRng for StreamRng<N> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        if self.left.is_empty() {
            let mut words = self.next_draw().0;
            words.reverse();
            self.left.extend(words);
        }
        Ok(self.left.pop().unwrap_or_default())
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from(self.try_next_u32()?) | u64::from(self.try_next_u32()?) << 32)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(4) {
            let word = self.try_next_u32()?.to_le_bytes();
            chunk.copy_from_slice(&word[..chunk.len()]);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn philox_reproduces_its_published_vectors() {
        // Random123, tests/kat_vectors, philox 4x32 10.
        assert_eq!(philox([0; 4], [0; 2]), [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
        assert_eq!(philox([u32::MAX; 4], [u32::MAX; 2]), [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]);
        let pi = [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344];
        assert_eq!(philox(pi, [0xa409_3822, 0x299f_31d0]), [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]);
    }

    #[test]
    fn the_normal_quantile_reproduces_the_published_values() {
        // Wichura's test values.
        assert!((normal_quantile(0.25) + 0.674_489_750_196_081_7).abs() < 1e-15);
        assert!((normal_quantile(0.001) + 3.090_232_306_167_813_5).abs() < 1e-14);
        assert!((normal_quantile(1e-20) + 9.262_340_089_798_408).abs() < 1e-13);
    }

    fn moments(n: u32, mut f: impl FnMut(u32) -> f64) -> (f64, f64) {
        let values: Vec<f64> = (0..n).map(&mut f).collect();
        let mean = values.iter().sum::<f64>() / f64::from(n);
        (mean, values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / f64::from(n - 1))
    }

    #[test]
    fn samplers_have_the_right_moments() {
        let streams = Streams::of_replication(7, 0, 1);
        let draw = |i: u32| streams.draw(Purpose::Problem, u64::from(i), 0);
        let check = |(mean, variance): (f64, f64), m: f64, v: f64| {
            assert!((mean - m).abs() < 5.0 * (v / 200_000.0_f64).sqrt(), "mean {mean}, expected {m}");
            assert!((variance / v - 1.0).abs() < 0.05, "variance {variance}, expected {v}");
        };
        check(moments(200_000, |i| draw(i).uniform(2)), 0.5, 1.0 / 12.0);
        check(moments(200_000, |i| draw(i).exponential(3)), 1.0, 1.0);
        check(moments(200_000, |i| draw(i).normal(1)), 0.0, 1.0);
        for mean in [0.3, 4.0, 200.0, 900.0] {
            check(moments(200_000, |i| f64::from(draw(i).poisson(mean))), mean, mean);
        }
        check(moments(200_000, |i| gamma_mean_one(&mut streams.stream(Purpose::DayFactor, u64::from(i), 0), 15.0)), 1.0, 1.0 / 15.0);
    }

    #[test]
    fn lanes_and_addresses_are_uncorrelated() {
        let streams = Streams::of_replication(7, 0, 1);
        let pairs = [
            (streams, Purpose::Problem, 1_u64, 0_u32, 1_usize),
            (streams, Purpose::Problem, 1, 1, 0),
            (streams, Purpose::Occasion, 0, 0, 0),
            (Streams::of_replication(7, 0, 2), Purpose::Problem, 0, 0, 0),
            (Streams::of_replication(7, 1, 1), Purpose::Problem, 0, 0, 0),
        ];
        for (other, purpose, shift, occasion, lane) in pairs {
            let n = 100_000_u64;
            let sum: f64 = (0..n)
                .map(|i| {
                    let a = streams.draw(Purpose::Problem, i, 0).normal(0);
                    let b = other.draw(purpose, i + shift, occasion).normal(lane);
                    a * b
                })
                .sum();
            assert!((sum / n as f64).abs() < 5.0 / (n as f64).sqrt(), "{purpose:?} {shift} {occasion} {lane}");
        }
    }

    #[test]
    fn quantiles_agree_with_an_independent_library() {
        use rand_distr::{Distribution, Gamma, LogNormal};
        let streams = Streams::of_replication(3, 0, 1);
        let mut stream = streams.stream(Purpose::Problem, 0, 0);
        let n = 100_000;
        let sorted = |mut values: Vec<f64>| {
            values.sort_by(f64::total_cmp);
            values
        };
        let close = |a: &[f64], b: &[f64]| {
            for q in [0.01, 0.1, 0.5, 0.9, 0.99] {
                let i = (q * n as f64) as usize;
                assert!((a[i] / b[i] - 1.0).abs() < 0.05, "quantile {q}: {} and {}", a[i], b[i]);
            }
        };
        let lognormal = LogNormal::new(0.0, 1.3).unwrap();
        let theirs = sorted((0..n).map(|_| lognormal.sample(&mut stream)).collect());
        close(&sorted((0..n).map(|i| streams.draw(Purpose::Work, i as u64, 0).lognormal(0, 1.3)).collect()), &theirs);
        let gamma = Gamma::new(15.0, 1.0 / 15.0).unwrap();
        let theirs = sorted((0..n).map(|_| gamma.sample(&mut stream)).collect());
        close(&sorted((0..n).map(|i| gamma_mean_one(&mut streams.stream(Purpose::DayFactor, i as u64, 0), 15.0)).collect()), &theirs);
    }
}
