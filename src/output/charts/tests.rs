//! Charts of an analysis with known values.

use super::*;
use crate::analysis::family::Against;
use crate::analysis::fixtures::pair;
use crate::analysis::objective::Objective;
use crate::analysis::rates::Basis;
use crate::analysis::request::{Allowed, ComparisonEntry};
use crate::analysis::results::{ComparisonResults, HeadlineResult, MonthResults, RateResult, StreetDistribution, TrialResults};
use crate::analysis::statistics::SamplingUnit;
use crate::messages::Language::{Chinese, English};

const RESOLUTION: ReviewedMeasure = (Compared::Rate(Measure::ResolutionRate), Some(Review::Observer));
const UNMET: ReviewedMeasure = (Compared::Rate(Measure::UnmetDays), Some(Review::Observer));

fn statistics(median: f64) -> Statistics {
    let percentiles = [-0.2, -0.1, 0.0, 0.1, 0.2].map(|step| Some(median + step));
    let (unit, range) = (SamplingUnit::Replication, (median - 0.3, median + 0.3));
    Statistics { n: 100, unit, units: 100, mean: median + 0.01, sd: None, se: None, interval: None, range, percentiles }
}

/// A design of half a year whose resolution rate by the observer is about `rate`; that of the official review is undefined.
fn design(name: &str, rate: f64) -> DesignResults {
    let trial = |replication: u32| TrialResults {
        city: 1,
        replication,
        official: [None; 4],
        observer: [None, Some(rate + f64::from(replication) / 1000.0), None, None],
        paid_hours: 0.0,
        displaced_hours: 0.0,
    };
    let month = |month: &str| MonthResults {
        month: month.into(),
        rates: vec![RateResult {
            review: Review::Observer,
            basis: Basis::Callback,
            measure: Measure::ResolutionRate,
            statistics: statistics(rate),
        }],
    };
    let headline = |measure, median| HeadlineResult { measure, statistics: statistics(median) };
    DesignResults {
        name: name.into(),
        scenario: String::new(),
        seed: 1,
        random_numbers: 0,
        start: serde_json::from_str("\"2019-01-01\"").unwrap(),
        months: 6,
        warmup: 0,
        cities: 1,
        replications: 100,
        sets: None,
        scale: 1.0,
        streets: [1, 1],
        residents: (1.0, 1),
        is_official: false,
        has_data: false,
        trials: 100,
        cities_simulated: 1,
        events: 0,
        orders: 0,
        headlines: vec![headline(Headline::Resolution, rate), headline(Headline::Overtime, 10.0 * rate)],
        by_month: vec![month("2019-01"), month("2019-02")],
        districts: Vec::new(),
        street_classes: Vec::new(),
        over_streets: vec![StreetDistribution {
            review: Review::Observer,
            measure: Measure::ResolutionRate,
            streets: 343,
            quantiles: (0..=20).map(|step| f64::from(step) / 20.0).collect(),
        }],
        warnings: None,
        sample: (1..=100).map(trial).collect(),
    }
}

/// A baseline and a design that differ by 10 ± 1 points in resolution and by −2 days in half a year.
fn analysis() -> Analysis {
    let compared = pair(&[(RESOLUTION.0, RESOLUTION.1, 0.4, 0.1, 0.01), (UNMET.0, UNMET.1, 20.0, -2.0, 0.0)]);
    let part = |name: &str, value: f64| Contribution {
        name: name.into(),
        group: None,
        is_group: name == "group",
        measure: RESOLUTION.0,
        review: RESOLUTION.1,
        value,
        interval: Some((value - 0.01, value + 0.01)),
        alone: 0.0,
        last: 0.0,
        n: 3,
        se_orders: None,
        over_sets: None,
    };
    let attribution = crate::analysis::attribute::Attribution {
        effects: Vec::new(),
        contributions: vec![part("group", 0.1), part("whistle", 0.07), part("ranking", 0.03)],
        way: "shapley".into(),
        coalitions: 4,
    };
    let request = ComparisonEntry {
        monthly: true,
        against: Against::Baseline,
        is_choice: false,
        objective: Objective::default(),
        allowed: Allowed::default(),
        game: None,
        crossing: None,
        sampled: None,
        decision: None,
        variations: None,
    };
    Analysis {
        format: 1,
        version: String::new(),
        title: String::new(),
        city: None,
        designs: vec![design("before", 0.4), design("after", 0.5)],
        listing: Vec::new(),
        comparison: Some(ComparisonResults {
            request,
            slots: compared.slots,
            designs: compared.designs,
            families: compared.families,
            contrasts: Vec::new(),
            accounts: Vec::new(),
            with_best: None,
            decision: None,
            gains: None,
            attribution: Some(attribution),
            pareto: Vec::new(),
            selection: None,
            reevaluation: None,
            switching_values: None,
            sensitivity: None,
            robustness: None,
            crn_audit: Vec::new(),
        }),
        caveats: Vec::new(),
        failed: Vec::new(),
    }
}

fn rows(chart: &Chart) -> &[Row] {
    match &chart.body {
        Body::Rows { rows, .. } => rows,
        Body::Months { .. } => panic!("rows expected"),
    }
}

/// Every chart of an analysis.
fn all(analysis: &Analysis, language: Language) -> Vec<Chart> {
    let mut charts = Vec::new();
    for measure in [RESOLUTION, UNMET] {
        charts.extend(differences(analysis, &[0], measure, language));
    }
    charts.extend(contributions(analysis, RESOLUTION, language));
    charts.extend(over_trials(analysis, Headline::Resolution, language));
    charts.extend(over_trials(analysis, Headline::Overtime, language));
    charts.extend(over_streets(analysis, Headline::Resolution, language));
    charts.extend(costs(analysis, Headline::Overtime, language));
    charts.extend(months_of_design(&analysis.designs[0], language));
    charts.extend(months_of_measure(analysis, RESOLUTION, language));
    assert_eq!(charts.len(), 9);
    charts
}

/// The texts of an SVG, in their order.
fn texts(svg: &[u8]) -> Vec<String> {
    let svg = String::from_utf8(svg.to_vec()).unwrap();
    let of = |part: &str| part.split_once('>')?.1.split_once("</text>").map(|(text, _)| text.trim().to_owned());
    svg.split("<text").skip(1).filter_map(of).collect()
}

#[test]
fn known_values_are_described_in_the_unit_of_the_axis() {
    let analysis = analysis();
    let chart = differences(&analysis, &[0], RESOLUTION, English).unwrap();
    let row = &rows(&chart)[0];
    assert_eq!((row.name.as_str(), row.label.as_str()), ("after", "+10.00"));
    assert!((row.value - 10.0).abs() < 1e-9);
    // Five trials of one city: replications are all that the interval covers, and it is the only one of its family.
    let half = |(low, high): (f64, f64)| (high - low) / 2.0;
    // Standard deviation of −1, −.5, 0, .5, 1: √.625; t(4).
    let expected = 2.776_445_105_197_793 * libm::sqrt(0.625 / 5.0);
    assert!([row.inner, row.line].into_iter().all(|ends| (half(ends.unwrap()) - expected).abs() < 1e-6), "{row:?}");
    // Days per year, from half a year.
    let days = differences(&analysis, &[0], UNMET, Chinese).unwrap();
    assert_eq!((rows(&days)[0].label.as_str(), days.axis.as_str()), ("−4.00", "与基准方案的差异（每人每年）"));
    let levers = contributions(&analysis, RESOLUTION, English).unwrap();
    assert_eq!(
        rows(&levers).iter().map(|row| (row.name.as_str(), row.label.as_str())).collect::<Vec<_>>(),
        [("whistle", "+7.00"), ("ranking", "+3.00")]
    );
    let trials = over_trials(&analysis, Headline::Resolution, English).unwrap();
    assert_eq!(rows(&trials).iter().map(|row| row.label.as_str()).collect::<Vec<_>>(), ["40.0 %", "50.0 %"]);
    let points = &rows(&trials)[0].points;
    assert!(points.len() == POINTS && (points[0] - 40.1).abs() < 1e-9 && (points[POINTS - 1] - 50.0).abs() < 1e-9);
    let streets = over_streets(&analysis, Headline::Resolution, English).unwrap();
    assert_eq!(
        (rows(&streets)[0].line, rows(&streets)[0].inner, rows(&streets)[0].points.len()),
        (Some((5.0, 95.0)), Some((25.0, 75.0)), 21)
    );
}

#[test]
fn every_label_is_the_value_and_every_line_contains_it() {
    for chart in Language::ALL.into_iter().flat_map(|language| all(&analysis(), language)) {
        let Body::Rows { kind, rows, .. } = &chart.body else { continue };
        for row in rows {
            let plain: String = row.label.replace('−', "-").chars().filter(|c| !matches!(c, '+' | '±' | '%' | ' ')).collect();
            let shown: f64 = plain.parse().unwrap();
            let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len() as i32);
            assert!((shown - row.value).abs() <= 0.5000001 * libm::pow(10.0, f64::from(-decimals)), "{row:?}");
            for (low, high) in [row.line, row.inner].into_iter().flatten() {
                assert!(low <= row.value && row.value <= high, "{row:?}");
            }
            if let (RowKind::Distribution, Some(line), Some(inner)) = (kind, row.line, row.inner) {
                assert!(line.0 <= inner.0 && inner.1 <= line.1, "{row:?}");
            }
        }
    }
}

#[test]
fn what_is_undefined_has_no_chart() {
    let mut analysis = analysis();
    let official = (Compared::Rate(Measure::ResolutionRate), Some(Review::Official));
    assert_eq!(differences(&analysis, &[0], official, English), None);
    assert_eq!(over_trials(&analysis, Headline::OfficialResolution, English), None);
    assert_eq!(months_of_measure(&analysis, UNMET, English), None);
    assert_eq!(over_streets(&analysis, Headline::Overtime, English), None);
    analysis.designs.truncate(1);
    assert_eq!(costs(&analysis, Headline::Overtime, English), None);
    analysis.comparison = None;
    assert_eq!(differences(&analysis, &[0], RESOLUTION, English), None);
}

#[test]
fn months_without_colours_are_counted() {
    let mut analysis = analysis();
    analysis.designs = (0..14).map(|number| design(&format!("d{number}"), 0.5)).collect();
    let chart = months_of_measure(&analysis, RESOLUTION, English).unwrap();
    assert_eq!(chart.legend, "median, and 5th to 95th percentile (below 19 trials, range) over trials (12 of 14 designs)");
    let Body::Months { months, lines, .. } = &chart.body else { panic!("months expected") };
    assert_eq!((months.as_slice(), lines.len()), (&["2019-01".to_owned(), "2019-02".to_owned()][..], PALETTE.len()));
}

#[test]
fn page_and_figure_show_the_same_texts() {
    for chart in Language::ALL.into_iter().flat_map(|language| all(&analysis(), language)) {
        let (spec, shown) = (vega::spec(&chart).to_string(), texts(&figure::svg(&chart).unwrap()));
        let drawn = |text: &str| shown.iter().any(|shown| shown.contains(text));
        assert!(spec.contains(&chart.axis) && drawn(&chart.axis) && drawn(&chart.title), "{shown:?}");
        match &chart.body {
            Body::Rows { rows, kind, .. } => rows.iter().for_each(|row| {
                assert!(spec.contains(&row.name) && drawn(&row.name) && drawn(&row.label), "{shown:?}");
                assert!(*kind == RowKind::Distribution || spec.contains(&row.label));
            }),
            Body::Months { lines, .. } => lines.iter().for_each(|line| assert!(spec.contains(&line.name) && drawn(&line.name))),
        }
    }
}

#[test]
fn a_small_specification_is_as_printed() {
    let spec = vega::spec(&contributions(&analysis(), RESOLUTION, English).unwrap());
    assert_eq!(
        spec["data"].to_string(),
        r#"{"values":[{"design":"whistle","from":7.0,"high":8.0,"label":"+7.00","low":6.0,"to":7.0,"value":7.0},{"design":"ranking","from":3.0,"high":4.0,"label":"+3.00","low":2.0,"to":3.0,"value":3.0}]}"#
    );
    assert_eq!(
        spec["description"],
        "resolution rate, observer: contribution of each lever to the effect, with 95 % interval, in percentage points"
    );
    assert_eq!(
        spec["layer"][3].to_string(),
        r##"{"encoding":{"tooltip":[{"field":"label","title":"contribution, percentage points"}],"x":{"field":"value","scale":{"padding":26,"zero":true},"title":"contribution, percentage points","type":"quantitative"},"y":{"axis":{"domain":false,"labelExpr":"length(datum.label) > 24 ? slice(datum.label, 0, 8) + '…' + slice(datum.label, -15) : datum.label","labelPadding":6,"ticks":false},"field":"design","sort":["whistle","ranking"],"title":null,"type":"nominal"}},"mark":{"color":"#1f5a8a","filled":true,"opacity":1,"shape":"circle","size":70,"type":"point"}}"##
    );
}

#[test]
fn the_texts_of_a_small_figure_are_as_printed() {
    let chart = contributions(&analysis(), RESOLUTION, Chinese).unwrap();
    let shown = texts(&figure::svg(&chart).unwrap());
    let ticks = ["0", "1", "2", "3", "4", "5", "6", "7", "8"];
    let words: Vec<&str> = shown.iter().map(String::as_str).filter(|text| !ticks.contains(text)).collect();
    assert_eq!(words, ["解决率（独立观察口径）", "贡献（百分点），横线为 95 % 单个置信区间", "+7.00", "whistle", "+3.00", "ranking"]);
}
