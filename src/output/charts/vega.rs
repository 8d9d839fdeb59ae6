//! Charts as Vega-Lite specifications.

use super::{Body, Chart, Colour, Line, Marker, Row, RowKind};
use serde_json::{Value, json};

/// A number with six digits, more than a chart shows.
fn short(value: f64) -> Value {
    format!("{value:.5e}").parse::<f64>().map_or(Value::Null, |value| json!(value))
}

fn hex(Colour(red, green, blue): Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The specification of a chart that fills the width of its place; its title is not part of it.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
/// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
/// # let setups = setups.each_ref();
/// # let analysis = jiesu::compare(&setups)?;
/// # let chart = jiesu::output::charts::over_trials(&analysis, jiesu::analysis::Headline::Resolution, jiesu::Language::English).expect("reviews");
/// assert!(jiesu::output::charts::spec(&chart).is_object());
/// # Ok::<(), jiesu::Error>(())
/// ```
pub fn spec(chart: &Chart) -> Value {
    let mut spec = match &chart.body {
        Body::Rows { kind: RowKind::Difference(marker), colour, rows } => differences(rows, &chart.axis, &hex(*colour), *marker),
        Body::Rows { kind: RowKind::Distribution, colour, rows } => distributions(rows, &chart.axis, &hex(*colour)),
        Body::Rows { kind: RowKind::Bar, colour, rows } => bars(rows, &chart.axis, &hex(*colour)),
        Body::Months { axis, months, ends, lines } => fan(lines, months, *ends, [axis, &chart.axis]),
    };
    spec["description"] = json!(chart.about);
    spec["width"] = json!("container");
    spec["autosize"] = json!({"type": "fit-x", "contains": "padding"});
    spec["background"] = json!("white");
    spec["config"] = json!({
        "font": "system-ui, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif",
        "view": {"stroke": null},
        "axis": {"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "titlePadding": 8, "labelColor": "#222", "titleColor": "#222",
                 "gridColor": "#e4e4e4", "domainColor": "#888", "tickColor": "#888", "labelLimit": 180},
        "axisQuantitative": {"tickCount": 6, "labelOverlap": "greedy"},
        "text": {"fontSize": 12, "color": "#222"},
    });
    spec
}

/// The channel of rows, in their order.
fn channel(rows: &[Row]) -> Value {
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    // Long names are shortened in the middle, because they differ at their ends.
    json!({"field": "design", "type": "nominal", "sort": names, "title": null,
            "axis": {"ticks": false, "domain": false, "labelPadding": 6,
                     "labelExpr": "length(datum.label) > 24 ? slice(datum.label, 0, 8) + '…' + slice(datum.label, -15) : datum.label"}})
}

/// A difference has its whole interval as a thin line and the part of replications alone as a thick one.
fn differences(rows: &[Row], axis: &str, colour: &str, marker: Marker) -> Value {
    let values: Vec<Value> = rows
        .iter()
        .map(|row| {
            let (low, high) = row.line.unwrap_or((row.value, row.value));
            let (from, to) = row.inner.unwrap_or((row.value, row.value));
            json!({"design": row.name, "value": short(row.value), "low": short(low), "high": short(high),
                   "from": short(from), "to": short(to), "label": row.label})
        })
        .collect();
    let shape = match marker {
        Marker::Circle => "circle",
        Marker::Diamond => "diamond",
        Marker::Square => "square",
    };
    let y = channel(rows);
    let x = |field: &str| json!({"field": field, "type": "quantitative", "title": axis, "scale": {"zero": true, "padding": 26}});
    json!({
        "height": {"step": 30},
        "data": {"values": values},
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

/// A distribution has a line from the 5th to the 95th percentile, a box over the middle half, a tick at the median, and points.
fn distributions(rows: &[Row], axis: &str, colour: &str) -> Value {
    let values: Vec<Value> = rows
        .iter()
        .map(|row| {
            let [(p05, p95), (p25, p75)] = [row.line, row.inner].map(|part| part.unwrap_or((row.value, row.value)));
            json!({"design": row.name, "p05": short(p05), "p25": short(p25), "p50": short(row.value), "p75": short(p75), "p95": short(p95)})
        })
        .collect();
    let points: Vec<Value> =
        rows.iter().flat_map(|row| row.points.iter().map(|point| json!({"design": row.name, "value": short(*point)}))).collect();
    let y = channel(rows);
    let x = |field: &str| json!({"field": field, "type": "quantitative", "title": axis, "scale": {"zero": false, "padding": 8}});
    json!({
        "height": {"step": 26},
        "data": {"values": values},
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

fn bars(rows: &[Row], axis: &str, colour: &str) -> Value {
    let values: Vec<Value> = rows.iter().map(|row| json!({"design": row.name, "value": short(row.value), "label": row.label})).collect();
    let y = channel(rows);
    let x = json!({"field": "value", "type": "quantitative", "title": axis, "scale": {"zero": true}});
    json!({
        "height": {"step": 24},
        "padding": {"right": 40, "left": 5, "top": 5, "bottom": 5},
        "data": {"values": values},
        "layer": [
            {"mark": {"type": "bar", "color": colour, "opacity": 0.75}, "encoding": {"y": y, "x": x}},
            {"mark": {"type": "text", "align": "left", "dx": 4}, "encoding": {"y": y, "x": x, "text": {"field": "label"}}},
        ],
    })
}

/// Lines with bands from the 5th to the 95th percentile. The name of an unbroken line stands above its end, those of the others below
/// their first third.
fn fan(lines: &[Line], months: &[String], ends: Option<(i32, i32)>, [month_axis, axis]: [&str; 2]) -> Value {
    let x = json!({"field": "month", "type": "ordinal", "title": month_axis,
                   "axis": {"labelAngle": 0, "labelOverlap": "greedy", "labelExpr": "slice(datum.label, 5)"}});
    let scale = ends.map_or_else(|| json!({"zero": false}), |(low, high)| json!({"domain": [low, high]}));
    let y = |field: &str| json!({"field": field, "type": "quantitative", "title": axis, "scale": scale});
    let mut layers = Vec::new();
    for line in lines {
        let colour = hex(line.colour);
        let row = |(month, [low, middle, high]): &(usize, [f64; 3])| json!({"month": months[*month], "low": short(*low), "middle": short(*middle), "high": short(*high)});
        let rows: Vec<Value> = line.points.iter().map(row).collect();
        let (dy, place) = if line.dash[1] == 0 { (-11, rows.len().saturating_sub(1)) } else { (15, rows.len() / 3) };
        let end = rows.get(place).cloned();
        layers.push(json!({"data": {"values": rows}, "layer": [
            {"mark": {"type": "area", "opacity": 0.22, "color": colour}, "encoding": {"x": x, "y": y("low"), "y2": {"field": "high"}}},
            {"mark": {"type": "line", "strokeWidth": 2, "color": colour, "strokeDash": line.dash}, "encoding": {"x": x, "y": y("middle")}},
        ]}));
        layers.push(json!({
            "data": {"values": [end]},
            "mark": {"type": "text", "align": "right", "dx": 8, "dy": dy, "fontWeight": "bold", "color": colour, "text": line.name},
            "encoding": {"x": x, "y": y("middle")},
        }));
    }
    json!({"height": 190, "layer": layers})
}
