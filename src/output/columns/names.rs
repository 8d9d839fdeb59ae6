//! Descriptions of files, and the columns behind the headings of the terminal, for `jiesu explain`.

/// Files, and what one row of each is.
pub(super) const ROWS: [(&str, &str); 25] = [
    ("units", "one row per place or unit"),
    ("rates", "one row per design, city, replication, period, place or unit, review and basis"),
    ("summary", "one row per design, place or unit, period, review, basis and measure: statistics over replications"),
    ("costs", "one row per design, city, replication and kind of unit"),
    ("pressure", "one row per kind of unit and period"),
    ("monthly_topics", "one row per monthly topic"),
    ("orders", "one row per work order and closing"),
    ("warnings", "one row per alarm or missed shock"),
    ("comparison", "one row per design, measure, review, basis and period: differences from the baseline over pairs of trials"),
    ("gains", "one row per design, type of street and measure: who gains and who loses"),
    ("caveats", "one row per caveat that fires"),
    ("crn_audit", "one row per design and purpose: which random numbers the design shares with the baseline"),
    ("designs", "one row per design and factor, with the factor's value"),
    ("attribution", "one row per lever or group and measure"),
    ("choice", "one row per design: whether another is at least as good in every objective"),
    ("selection", "one row per design: the cities it was simulated in, and whether it was chosen or eliminated"),
    ("reevaluation", "one row per measure of the chosen design and phase: the cities of the selection, and new ones"),
    ("switching_values", "one row per parameter and pair of designs: the value at which another design becomes the best"),
    ("pilots", "one row per street and lever in force in part of the city"),
    ("sets", "one row per parameter set and key"),
    ("failed", "one row per trial that failed"),
    ("columns", "one row per column of a file"),
    ("calibration", "one row per parameter set that the calibration tried"),
    ("fit", "one row per published value: how the calibrated sets reproduce it"),
    ("sets.informed", "one row per parameter: how far the published values narrow it"),
];

/// Headings of the terminal, and the column with the same values.
pub(super) const HEADINGS: [(&str, &str); 9] = [
    ("variance ratio", "variance_ratio"),
    ("方差比", "variance_ratio"),
    ("better in", "p_better"),
    ("占优比例", "p_better"),
    ("95 % interval", "ci_low"),
    ("95 % 置信区间", "ci_low"),
    ("without it", "left_out_p50"),
    ("spread", "ratio"),
    ("离散比", "ratio"),
];
