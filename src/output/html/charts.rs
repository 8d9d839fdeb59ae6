//! Charts as Vega-Lite specifications. Their data stay small: quantiles stand for what would grow with the number of trials.

use super::parts::{escape, json};
use serde_json::{Value, json as value};
use std::fmt::Write as _;

/// The charts of a page, in their order.
#[derive(Default)]
pub(super) struct Charts {
    specs: Vec<Value>,
}

/// The texts of a chart.
pub(super) struct Frame<'a> {
    pub(super) title: &'a str,
    pub(super) about: &'a str,
    /// Whether the chart is printed.
    pub(super) is_printed: bool,
}

pub(super) const BLUE: &str = "#1f5a8a";
pub(super) const BROWN: &str = "#a34a12";
pub(super) const GREEN: &str = "#3f6b2a";

/// A number with six digits, more than a chart shows.
pub(super) fn short(value: f64) -> Value {
    let text = format!("{value:.5e}");
    text.parse::<f64>().map_or(Value::Null, |value| value!(value))
}

impl Charts {
    /// Adds a chart; returns its place in the page.
    pub(super) fn add(&mut self, frame: &Frame<'_>, mut spec: Value) -> String {
        let number = self.specs.len();
        spec["description"] = value!(frame.about);
        spec["width"] = value!("container");
        spec["autosize"] = value!({"type": "fit-x", "contains": "padding"});
        spec["background"] = value!("white");
        spec["config"] = value!({
            "font": "system-ui, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif",
            "view": {"stroke": null},
            "axis": {"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "titlePadding": 8, "labelColor": "#222", "titleColor": "#222",
                     "gridColor": "#e4e4e4", "domainColor": "#888", "tickColor": "#888", "labelLimit": 180},
            "axisQuantitative": {"tickCount": 6, "labelOverlap": "greedy"},
            "text": {"fontSize": 12, "color": "#222"},
        });
        self.specs.push(spec);
        let class = if frame.is_printed { "chart" } else { "chart screen" };
        format!(
            "<figure class=\"{class}\"><figcaption>{}</figcaption><div class=\"vega\" data-spec=\"{number}\" role=\"img\" aria-label=\"{}\"></div></figure>\n",
            escape(frame.title),
            escape(frame.about)
        )
    }

    /// The specifications as elements of the page.
    pub(super) fn html(&self) -> String {
        let mut text = String::new();
        for (number, spec) in self.specs.iter().enumerate() {
            let _ = writeln!(text, "<script type=\"application/json\" id=\"spec-{number}\">{}</script>", json(spec));
        }
        text
    }
}

fn rows_of(names: &[&str]) -> Value {
    // Long names are shortened in the middle, because they differ at their ends.
    value!({"field": "design", "type": "nominal", "sort": names, "title": null,
            "axis": {"ticks": false, "domain": false, "labelPadding": 6,
                     "labelExpr": "length(datum.label) > 24 ? slice(datum.label, 0, 8) + '…' + slice(datum.label, -15) : datum.label"}})
}

/// A difference with its whole interval (thin line) and the part of replications alone (thick line).
pub(super) struct Difference<'a> {
    pub(super) design: &'a str,
    pub(super) value: f64,
    pub(super) interval: Option<(f64, f64)>,
    pub(super) within_city: Option<f64>,
    pub(super) label: String,
}

/// A chart of differences, a row per design.
pub(super) fn differences(list: &[Difference<'_>], axis: &str, colour: &str, shape: &str) -> Value {
    let names: Vec<&str> = list.iter().map(|one| one.design).collect();
    let rows: Vec<Value> = list
        .iter()
        .map(|one| {
            let (low, high) = one.interval.unwrap_or((one.value, one.value));
            let within_city = one.within_city.unwrap_or(0.0);
            value!({"design": one.design, "value": short(one.value), "low": short(low), "high": short(high),
                    "from": short(one.value - within_city), "to": short(one.value + within_city), "label": one.label})
        })
        .collect();
    let y = rows_of(&names);
    let x = |field: &str| value!({"field": field, "type": "quantitative", "title": axis, "scale": {"zero": true, "padding": 26}});
    value!({
        "height": {"step": 30},
        "data": {"values": rows},
        "layer": [
            {"mark": {"type": "rule", "color": "#555", "strokeDash": [3, 3]}, "encoding": {"x": {"datum": 0, "type": "quantitative"}}},
            {"mark": {"type": "rule", "color": colour, "strokeWidth": 1.5},
             "encoding": {"y": y, "x": x("low"), "x2": {"field": "high"}}},
            {"mark": {"type": "rule", "color": colour, "strokeWidth": 5, "opacity": 0.45},
             "encoding": {"y": y, "x": x("from"), "x2": {"field": "to"}}},
            {"mark": {"type": "point", "shape": shape, "filled": true, "color": colour, "size": 70, "opacity": 1},
             "encoding": {"y": y, "x": x("value"), "tooltip": [{"field": "label", "title": axis}]}},
            {"mark": {"type": "text", "dy": -11, "color": "#222"}, "encoding": {"y": y, "x": x("value"), "text": {"field": "label"}}},
        ],
    })
}

/// The distribution of a design: 5th, 25th, 50th, 75th and 95th percentile, and points.
pub(super) struct Spread<'a> {
    pub(super) design: &'a str,
    pub(super) percentiles: [f64; 5],
    pub(super) points: Vec<f64>,
}

/// A chart of distributions, a row per design: line from the 5th to the 95th percentile, box over the middle half, tick at the median.
pub(super) fn spreads(list: &[Spread<'_>], axis: &str, colour: &str) -> Value {
    let names: Vec<&str> = list.iter().map(|one| one.design).collect();
    let rows: Vec<Value> = list
        .iter()
        .map(|one| {
            let [a, b, c, d, e] = one.percentiles.map(short);
            value!({"design": one.design, "p05": a, "p25": b, "p50": c, "p75": d, "p95": e})
        })
        .collect();
    let points: Vec<Value> =
        list.iter().flat_map(|one| one.points.iter().map(|point| value!({"design": one.design, "value": short(*point)}))).collect();
    let y = rows_of(&names);
    let x = |field: &str| value!({"field": field, "type": "quantitative", "title": axis, "scale": {"zero": false, "padding": 8}});
    value!({
        "height": {"step": 26},
        "data": {"values": rows},
        "layer": [
            {"mark": {"type": "rule", "color": colour, "strokeWidth": 1.5}, "encoding": {"y": y, "x": x("p05"), "x2": {"field": "p95"}}},
            {"mark": {"type": "bar", "height": 13, "fill": "white", "stroke": colour, "strokeWidth": 1.5},
             "encoding": {"y": y, "x": x("p25"), "x2": {"field": "p75"}}},
            {"data": {"values": points}, "mark": {"type": "point", "filled": true, "color": colour, "size": 14, "opacity": 0.45},
             "encoding": {"y": y, "x": x("value")}},
            {"mark": {"type": "tick", "color": "#111", "thickness": 2.5, "height": 17}, "encoding": {"y": y, "x": x("p50")}},
        ],
    })
}

/// A measure by month, with the band from the 5th to the 95th percentile of trials.
pub(super) struct Line<'a> {
    pub(super) name: &'a str,
    pub(super) colour: &'a str,
    pub(super) dash: &'a [u8],
    /// Whether its name stands above the end of the line; otherwise below its first third.
    pub(super) is_above: bool,
    /// Period; 5th percentile, median and 95th percentile.
    pub(super) months: Vec<(&'a str, [f64; 3])>,
}

/// Measures of a design by month, on a scale from 0 to 100; lines differ by dashes and are named.
pub(super) fn fan(lines: &[Line<'_>], [months, axis]: [&str; 2]) -> Value {
    let x = value!({"field": "month", "type": "ordinal", "title": months,
                    "axis": {"labelAngle": 0, "labelOverlap": "greedy", "labelExpr": "slice(datum.label, 5)"}});
    let y = |field: &str| value!({"field": field, "type": "quantitative", "title": axis, "scale": {"domain": [0, 100]}});
    let mut layers = Vec::new();
    for line in lines {
        let row = |(month, [low, middle, high]): &(&str, [f64; 3])| value!({"month": month, "low": short(*low), "middle": short(*middle), "high": short(*high)});
        let rows: Vec<Value> = line.months.iter().map(row).collect();
        let (dy, place) = if line.is_above { (-11, rows.len() - 1) } else { (15, rows.len() / 3) };
        let end = rows.get(place).cloned();
        layers.push(value!({"data": {"values": rows}, "layer": [
            {"mark": {"type": "area", "opacity": 0.22, "color": line.colour}, "encoding": {"x": x, "y": y("low"), "y2": {"field": "high"}}},
            {"mark": {"type": "line", "strokeWidth": 2, "color": line.colour, "strokeDash": line.dash}, "encoding": {"x": x, "y": y("middle")}},
        ]}));
        layers.push(value!({
            "data": {"values": [end]},
            "mark": {"type": "text", "align": "right", "dx": 8, "dy": dy, "fontWeight": "bold", "color": line.colour, "text": line.name},
            "encoding": {"x": x, "y": y("middle")},
        }));
    }
    value!({"height": 190, "layer": layers})
}

/// A chart of bars, a row per design, with their values.
pub(super) fn bars(list: &[(&str, f64, String)], axis: &str, colour: &str) -> Value {
    let names: Vec<&str> = list.iter().map(|(design, ..)| *design).collect();
    let rows: Vec<Value> =
        list.iter().map(|(design, number, label)| value!({"design": design, "value": short(*number), "label": label})).collect();
    let y = rows_of(&names);
    let x = value!({"field": "value", "type": "quantitative", "title": axis, "scale": {"zero": true}});
    value!({
        "height": {"step": 24},
        "padding": {"right": 40, "left": 5, "top": 5, "bottom": 5},
        "data": {"values": rows},
        "layer": [
            {"mark": {"type": "bar", "color": colour, "opacity": 0.75}, "encoding": {"y": y, "x": x}},
            {"mark": {"type": "text", "align": "left", "dx": 4}, "encoding": {"y": y, "x": x, "text": {"field": "label"}}},
        ],
    })
}
