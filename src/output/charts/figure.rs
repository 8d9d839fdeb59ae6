//! Charts as figures for papers, SVG and PNG.

use super::{Body, Chart, Colour, Line, Marker, Row, RowKind};
use crate::error::{Diagnostic, Error, Place, Result};
use crate::messages::numbers::fixed;
use crate::messages::{Message, message, text};
use crate::output::integrity::{CHUNK, hash, svg_with_hash};
use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::element::DashedPathElement;
use plotters::prelude::*;
use plotters::style::FontStyle;
use plotters::style::register_font;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use std::path::Path;
use unicode_width::UnicodeWidthStr;

/// The Latin letters of DejaVu Sans, so that figures look the same on every machine.
const LATIN: &[u8] = include_bytes!("../../../assets/fonts/DejaVuSans-latin.ttf");
const FONT: &str = "figure, sans-serif";
/// Usual paths of fonts with Chinese characters.
const CHINESE: [&str; 8] = [
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/System/Library/Fonts/STHeiti Medium.ttc",
    "C:\\Windows\\Fonts\\msyh.ttc",
    "C:\\Windows\\Fonts\\simhei.ttf",
];

const WIDTH: u32 = 900;
/// Height of a row.
const ROW: u32 = 40;
/// Height of what is above and below the rows.
const AROUND: u32 = 110;
/// Height of a figure of months.
const MONTHS: u32 = 420;
const INK: RGBColor = RGBColor(28, 28, 28);
const GREY: RGBColor = RGBColor(200, 200, 200);

type Drawn = std::result::Result<(), Box<dyn std::error::Error>>;
type Context<'a, DB> = ChartContext<'a, DB, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// The figure as an SVG file with its own hash.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
/// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
/// # let setups = setups.each_ref();
/// # let analysis = jiesu::compare(&setups)?;
/// # let chart = jiesu::output::charts::over_trials(&analysis, jiesu::analysis::Headline::Resolution, jiesu::Language::English).expect("reviews");
/// assert!(jiesu::output::charts::svg(&chart)?.starts_with(b"<svg"));
/// # Ok::<(), jiesu::Error>(())
/// ```
///
/// # Errors
/// Bad input if the font cannot be read.
pub fn svg(chart: &Chart) -> Result<Vec<u8>> {
    register(LATIN)?;
    let mut text = String::new();
    paint(&SVGBackend::with_string(&mut text, (WIDTH, height(chart))).into_drawing_area(), chart).map_err(failed)?;
    Ok(svg_with_hash(&text).into_bytes())
}

/// The figure as a PNG file with its own hash.
///
/// ```
/// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
/// # let unranked = base.with("unranked", &["rules.ranking.enabled=false".into()])?;
/// # let setups = [jiesu::Setup::read(&base)?, jiesu::Setup::read(&unranked)?];
/// # let setups = setups.each_ref();
/// # let analysis = jiesu::compare(&setups)?;
/// # let chart = jiesu::output::charts::over_trials(&analysis, jiesu::analysis::Headline::Resolution, jiesu::Language::English).expect("reviews");
/// assert!(jiesu::output::charts::png(&chart)?.starts_with(b"\x89PNG"));
/// # Ok::<(), jiesu::Error>(())
/// ```
///
/// # Errors
/// Bad input if the machine has no font for Chinese characters of the figure.
pub fn png(chart: &Chart) -> Result<Vec<u8>> {
    register(if texts(chart).any(|text| is_foreign(text)) { chinese()? } else { LATIN })?;
    let height = height(chart);
    let mut points = vec![0; (WIDTH * height * 3) as usize];
    paint(&BitMapBackend::with_buffer(&mut points, (WIDTH, height)).into_drawing_area(), chart).map_err(failed)?;
    let plain = encode(&points, height, None)?;
    encode(&points, height, Some(hash(&plain)))
}

fn height(chart: &Chart) -> u32 {
    match &chart.body {
        Body::Rows { rows, .. } => AROUND + ROW * rows.len() as u32,
        Body::Months { .. } => MONTHS,
    }
}

fn failed(error: impl std::fmt::Display) -> Error {
    Error::io("figure", std::io::Error::other(error.to_string()))
}

fn paint<DB: DrawingBackend>(area: &DrawingArea<DB, Shift>, chart: &Chart) -> Drawn
where
    DB::ErrorType: 'static,
{
    area.fill(&WHITE)?;
    match &chart.body {
        Body::Rows { kind, colour, rows } => draw_rows(area, chart, *kind, rgb(*colour), rows)?,
        Body::Months { months, ends, lines, .. } => draw_months(area, chart, months, *ends, lines)?,
    }
    area.present()?;
    Ok(())
}

fn rgb(Colour(red, green, blue): Colour) -> RGBColor {
    RGBColor(red, green, blue)
}

fn font(size: u32, colour: RGBColor, h: HPos, v: VPos) -> TextStyle<'static> {
    (FONT, size).into_font().color(&colour).pos(Pos::new(h, v))
}

/// The width of the longest name, in Latin letters.
fn longest<'a>(names: impl Iterator<Item = &'a String>) -> i32 {
    names.map(|name| name.width()).max().unwrap_or(0) as i32
}

/// The least and the greatest of some values.
fn range(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
}

fn draw_rows<DB: DrawingBackend>(area: &DrawingArea<DB, Shift>, chart: &Chart, kind: RowKind, colour: RGBColor, rows: &[Row]) -> Drawn
where
    DB::ErrorType: 'static,
{
    let left = (longest(rows.iter().map(|row| &row.name)) * 8 + 20).clamp(80, 320);
    let (mut low, mut high) = range(rows.iter().flat_map(|row| row.line.map_or([row.value; 2], |(low, high)| [low, high])));
    if kind != RowKind::Distribution {
        (low, high) = (low.min(0.0), high.max(0.0));
    }
    let pad = ((high - low) * 0.08).max(1e-9);
    area.draw(&Text::new(chart.title.clone(), (12, 14), font(18, INK, HPos::Left, VPos::Top)))?;
    let mut context = ChartBuilder::on(area)
        .margin_top(44)
        .margin_right(24)
        .margin_left(left)
        .x_label_area_size(52)
        .build_cartesian_2d(low - pad..high + pad, rows.len() as f64..0.0)?;
    let decimals = decimals_of_ticks(high - low);
    context
        .configure_mesh()
        .disable_y_mesh()
        .disable_y_axis()
        .x_labels(8)
        .x_label_formatter(&|x| fixed(*x, decimals))
        .x_desc(text!(chart.language, "chart-axis", axis = &chart.axis, legend = &chart.legend))
        .light_line_style(TRANSPARENT)
        .bold_line_style(GREY)
        .axis_style(INK)
        .label_style(font(14, INK, HPos::Center, VPos::Top))
        .axis_desc_style(font(14, INK, HPos::Center, VPos::Top))
        .draw()?;
    if kind != RowKind::Distribution {
        context.draw_series([PathElement::new([(0.0, 0.0), (0.0, rows.len() as f64)], INK.stroke_width(1))])?;
    }
    for (number, row) in rows.iter().enumerate() {
        let y = number as f64 + 0.58;
        draw_row(&mut context, kind, colour, row, y)?;
        let above = if matches!(kind, RowKind::Difference(_)) { 0.2 } else { 0.3 };
        context.draw_series([Text::new(row.label.clone(), (row.value, y - above), font(13, INK, HPos::Center, VPos::Bottom))])?;
        let (_, pixel) = context.backend_coord(&(low, y));
        area.draw(&Text::new(row.name.clone(), (left - 10, pixel), font(15, INK, HPos::Right, VPos::Center)))?;
    }
    Ok(())
}

/// Draws a row at the height `y`, without its name and label.
fn draw_row<DB: DrawingBackend>(context: &mut Context<'_, DB>, kind: RowKind, colour: RGBColor, row: &Row, y: f64) -> Drawn
where
    DB::ErrorType: 'static,
{
    let (from, to) = row.line.unwrap_or((row.value, row.value));
    let at = (row.value, y);
    if kind != RowKind::Bar {
        context.draw_series([PathElement::new([(from, y), (to, y)], colour.stroke_width(2))])?;
    }
    match kind {
        RowKind::Difference(Marker::Circle) => {
            context.draw_series([Circle::new(at, 5, colour.filled())])?;
        }
        RowKind::Difference(Marker::Diamond) => {
            let corners = vec![(0, -7), (7, 0), (0, 7), (-7, 0)];
            context.draw_series([EmptyElement::at(at) + Polygon::new(corners, colour.filled())])?;
        }
        RowKind::Difference(Marker::Square) => {
            context.draw_series([EmptyElement::at(at) + Rectangle::new([(-5, -5), (5, 5)], colour.filled())])?;
        }
        RowKind::Distribution => {
            let (from, to) = row.inner.unwrap_or((row.value, row.value));
            context.draw_series([Rectangle::new([(from, y - 0.2), (to, y + 0.2)], WHITE.filled())])?;
            context.draw_series([Rectangle::new([(from, y - 0.2), (to, y + 0.2)], colour.stroke_width(2))])?;
            context.draw_series([PathElement::new([(row.value, y - 0.26), (row.value, y + 0.26)], INK.stroke_width(3))])?;
        }
        RowKind::Bar => {
            context.draw_series([Rectangle::new([(0.0, y - 0.2), (row.value, y + 0.2)], colour.mix(0.75).filled())])?;
        }
    }
    Ok(())
}

fn draw_months<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    chart: &Chart,
    months: &[String],
    ends: Option<(i32, i32)>,
    lines: &[Line],
) -> Drawn
where
    DB::ErrorType: 'static,
{
    let values = lines.iter().flat_map(|line| line.points.iter().flat_map(|(_, values)| *values));
    let (low, high) = match ends {
        Some((low, high)) => (f64::from(low), f64::from(high)),
        None => {
            let (low, high) = range(values);
            let pad = ((high - low) * 0.06).max(1e-9);
            (low - pad, high + pad)
        }
    };
    let title = text!(chart.language, "chart-title", title = &chart.title, legend = &chart.legend);
    area.draw(&Text::new(title, (12, 14), font(18, INK, HPos::Left, VPos::Top)))?;
    let mut context = ChartBuilder::on(area)
        .margin_top(44)
        .margin_right((longest(lines.iter().map(|line| &line.name)) * 8 + 24).clamp(60, 260))
        .margin_left(8)
        .x_label_area_size(36)
        .y_label_area_size(62)
        .build_cartesian_2d(0.0..(months.len().saturating_sub(1)).max(1) as f64, low..high)?;
    let month = |x: &f64| months.get(x.round() as usize).filter(|_| x.fract().abs() < 1e-6).cloned().unwrap_or_default();
    context
        .configure_mesh()
        .disable_x_mesh()
        .x_labels(months.len().min(7))
        .x_label_formatter(&month)
        .y_label_formatter(&|y| fixed(*y, decimals_of_ticks(high - low)))
        .y_desc(&chart.axis)
        .light_line_style(TRANSPARENT)
        .bold_line_style(GREY)
        .axis_style(INK)
        .label_style(font(13, INK, HPos::Center, VPos::Top))
        .draw()?;
    // Names at the ends of the lines, without overlap.
    let mut names: Vec<(&Line, i32)> = Vec::new();
    for line in lines {
        let colour = rgb(line.colour);
        let along = |which: usize| line.points.iter().map(move |(month, values)| (*month as f64, values[which]));
        context.draw_series([Polygon::new(along(0).chain(along(2).rev()).collect::<Vec<_>>(), colour.mix(0.18))])?;
        let [dash, gap] = line.dash;
        if gap == 0 {
            context.draw_series([PathElement::new(along(1).collect::<Vec<_>>(), colour.stroke_width(2))])?;
        } else {
            context.draw_series([DashedPathElement::new(along(1), dash, gap, colour.stroke_width(2))])?;
        }
        if let Some(end) = along(1).next_back() {
            names.push((line, context.backend_coord(&end).1));
        }
    }
    names.sort_by_key(|(_, y)| *y);
    let right = context.backend_coord(&(months.len().saturating_sub(1) as f64, low)).0 + 8;
    let mut last = i32::MIN / 2;
    for (line, y) in names {
        last = y.max(last + 17);
        area.draw(&Text::new(line.name.clone(), (right, last), font(14, rgb(line.colour), HPos::Left, VPos::Center)))?;
    }
    Ok(())
}

/// Encodes pixels as PNG, with a hash if there is one.
fn encode(points: &[u8], height: u32, own_hash: Option<String>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, WIDTH, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let with_hash = own_hash.map_or(Ok(()), |hash| encoder.add_text_chunk(CHUNK[0].into(), format!("{}{hash}", CHUNK[1])));
    let header = with_hash.and_then(|()| encoder.write_header());
    header.and_then(|mut writer| writer.write_image_data(points).and_then(|()| writer.finish())).map_err(failed)?;
    Ok(bytes)
}

/// All texts of a figure.
fn texts(chart: &Chart) -> impl Iterator<Item = &String> {
    let names: Vec<&String> = match &chart.body {
        Body::Rows { rows, .. } => rows.iter().map(|row| &row.name).collect(),
        Body::Months { lines, .. } => lines.iter().map(|line| &line.name).collect(),
    };
    [&chart.title, &chart.axis, &chart.legend].into_iter().chain(names)
}

/// Whether [`LATIN`] lacks a character of a text.
fn is_foreign(text: &str) -> bool {
    text.chars().any(|c| c as u32 > 0x17f && !('\u{2010}'..='\u{2212}').contains(&c))
}

/// A font of this machine with Chinese characters.
fn chinese() -> Result<&'static [u8]> {
    let found = CHINESE.iter().find_map(|path| std::fs::read(Path::new(path)).ok());
    let refusal = || {
        let (file, message, hint) = ("plot".into(), message!("plot-no-font"), Some(message!("plot-no-font.hint")));
        Error::Input(vec![Diagnostic { file, place: Place::default(), key: String::new(), message, hint }])
    };
    found.map(|bytes| &*Vec::leak(bytes)).ok_or_else(refusal)
}

fn register(font: &'static [u8]) -> Result<()> {
    let refusal: Message = message!("plot-bad-font");
    register_font(FONT, FontStyle::Normal, font).map_err(|_| Error::input("plot", "", refusal))
}

/// Decimals with which about eight ticks over a range all differ.
fn decimals_of_ticks(range: f64) -> usize {
    match range {
        range if range < 0.005 => 4,
        range if range < 0.05 => 3,
        range if range < 0.5 => 2,
        range if range < 5.0 => 1,
        _ => 0,
    }
}
