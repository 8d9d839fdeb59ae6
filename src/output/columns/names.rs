//! What is asked for by the name of a file, or by a heading of the terminal.

/// Files and what one row of each is.
pub(super) const ROWS: [(&str, &str); 25] = [
    ("units", "one row a place or unit"),
    ("rates", "one row a design, city, replication, period, place or unit, review and basis"),
    ("summary", "one row a design, place or unit, period, review, basis and measure: statistics over replications"),
    ("costs", "one row a design, city, replication and kind of unit"),
    ("pressure", "one row a kind of unit and period"),
    ("monthly_topics", "one row a monthly topic"),
    ("orders", "one row a work order and closing"),
    ("warnings", "one row an alarm or a missed shock"),
    ("comparison", "one row a design, measure, review, basis and period: differences from the baseline, pair by pair"),
    ("gains", "one row a design, type of street and measure: who gains and who loses"),
    ("caveats", "one row a caveat that fires"),
    ("crn_audit", "one row a design and question: which luck it shares with the baseline"),
    ("designs", "one row a design, with what it sets"),
    ("attribution", "one row a lever or group and measure"),
    ("choice", "one row a design: whether another beats it in everything at once"),
    ("selection", "one row a stage of the choice of the best and design"),
    ("reevaluation", "one row a measure of the chosen design, lived again under fresh luck"),
    ("switching_values", "one row a parameter and pair of designs: where another becomes the best"),
    ("pilots", "one row a lever in force in part of the city and street"),
    ("sets", "one row a parameter set"),
    ("failed", "one row a trial that failed"),
    ("columns", "one row a column of a file"),
    ("calibration", "one row a set that a calibration tried"),
    ("fit", "one row a published value: what the fitted sets say of it"),
    ("sets.informed", "one row a parameter: what the published values say of it"),
];

/// Headings of the terminal and the column that holds the same.
pub(super) const HEADINGS: [(&str, &str); 8] = [
    ("variance ratio", "variance_ratio"),
    ("方差比", "variance_ratio"),
    ("better in", "p_better"),
    ("占优", "p_better"),
    ("95 % interval", "ci_low"),
    ("95 % 区间", "ci_low"),
    ("without it", "left_out_p50"),
    ("spread", "ratio"),
];
