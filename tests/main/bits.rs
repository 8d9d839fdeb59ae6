//! A printed number has the same digits on every platform: the functions behind it give the stored bits.

use jiesu::analysis::student;
use jiesu::input::fnv1a;
use jiesu::rng::normal_quantile;

type Function = fn(f64) -> f64;

/// Functions of `libm` that the model and its analysis call, with a range of arguments.
const FUNCTIONS: [(&str, Function, [f64; 2]); 12] = [
    ("exp", libm::exp, [-40.0, 40.0]),
    ("exp2", libm::exp2, [-40.0, 40.0]),
    ("expm1", libm::expm1, [-3.0, 3.0]),
    ("log", libm::log, [1e-9, 5.0]),
    ("log10", libm::log10, [1e-9, 5e6]),
    ("log1p", libm::log1p, [-0.99, 3.0]),
    ("pow 2.5", |x| libm::pow(x, 2.5), [0.0, 9.0]),
    ("pow -0.4", |x| libm::pow(x, -0.4), [0.01, 9.0]),
    ("erfc", libm::erfc, [-4.0, 9.0]),
    ("sqrt", libm::sqrt, [0.0, 5.0]),
    ("normal quantile", normal_quantile, [0.0, 1.0]),
    ("tail of t", |t| student::upper_tail(t, 7.0), [-9.0, 9.0]),
];

/// A hash of the bits of a function at 1,000 places.
fn hash(f: Function, [from, to]: [f64; 2]) -> u64 {
    let places = (1..=1_000).map(|i| from + (to - from) * (f64::from(i) / 1_001.0));
    fnv1a(&places.flat_map(|x| f(x).to_bits().to_le_bytes()).collect::<Vec<_>>())
}

#[test]
fn the_functions_behind_printed_numbers_give_the_same_bits_everywhere() {
    let found: Vec<String> = FUNCTIONS.iter().map(|(name, f, range)| format!("{name} {:016x}", hash(*f, *range))).collect();
    let stored = [
        "exp c2c5f1ebc60c9a57",
        "exp2 66f2eada926e6c58",
        "expm1 dbbd25816d012b5c",
        "log f9f808ef08e08d71",
        "log10 2f3fc22454d7c833",
        "log1p 458f0ba1f7369060",
        "pow 2.5 3909d8f0514a76f5",
        "pow -0.4 868fe4bee28968fc",
        "erfc 9da34c36a0f52877",
        "sqrt 873d9c761c73c2cc",
        "normal quantile ef5c40a05bd4ca3a",
        "tail of t e11c49b92851cf81",
    ];
    assert_eq!(found, stored);
}

#[test]
fn quantiles_of_students_t_have_the_stored_bits() {
    let found = [1, 2, 3, 4, 5, 9, 19, 29, 59, 99, 199, 499, 999].map(|freedom| {
        let [a, b] = [0.975, 0.995].map(|p| student::quantile(p, f64::from(freedom)));
        format!("{freedom} {:016x} {:016x} {a}", a.to_bits(), b.to_bits())
    });
    let stored = [
        "1 40296993aacc4d22 404fd410182c3c32 12.706204736174701",
        "2 401135ea98e146b8 4023d9850c4bbe77 4.302652729749461",
        "3 400975a66893c1a8 40175d175480d3a8 3.182446305283708",
        "4 40063628d9efb5dd 40126a97d89084a7 2.776445105197793",
        "5 4004908d359dff3a 401020ea171ca98a 2.5705818356363155",
        "9 400218e5dac50b23 4009ffa9c6c4220e 2.262157162798205",
        "19 4000be83653b666e 4006e331aed617fe 2.0930240544083096",
        "29 40005ca15bce2872 40060d140d7b5d82 2.0452296421327043",
        "59 40000209dd62b0ad 40054b482c330dc1 2.0009953780882683",
        "99 3fffbf5a4633b83b 400502e0dd4874e6 1.9842169515864174",
        "199 3fff8d224e2b1c80 4004ce5b5f45ac7c 1.9719565442517535",
        "499 3fff6f8815fc8390 4004af8cc0ad3b24 1.9647293909876886",
        "999 3fff65c028f272c7 4004a5654f0735e8 1.9623414611334498",
    ];
    assert_eq!(found, stored);
}
