//! Figures for papers, as SVG and PNG: differences with intervals, distributions by design, and months with their spread.

use super::html::excerpt::Excerpt;
use super::html::parts::{Scale, label};
use super::integrity::{CHUNK, hash, svg_with_hash};
use crate::error::{Diagnostic, Error, Place, Result};
use crate::messages::Language;
use crate::messages::numbers::fixed;
use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::FontStyle;
use plotters::style::register_font;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use std::path::Path;
use unicode_width::UnicodeWidthStr;

/// A kind of figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// The difference of each design from the baseline, with its interval.
    Differences,
    /// The distribution of each design over trials.
    Distributions,
    /// Each design by month: median and spread over trials.
    Months,
}

/// A requested figure.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    /// The kind of figure.
    pub figure: Figure,
    /// The measure, by its name in the files.
    pub measure: &'a str,
    /// `observer`, `official`, or empty.
    pub review: &'a str,
    /// The language.
    pub language: Language,
    /// Whether the figure is a PNG rather than an SVG.
    pub is_bitmap: bool,
}

/// The Latin letters of DejaVu Sans, so that figures look the same on every machine.
const LATIN: &[u8] = include_bytes!("../../assets/fonts/DejaVuSans-latin.ttf");
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
const ROW: u32 = 40;
const INK: RGBColor = RGBColor(28, 28, 28);
const GREY: RGBColor = RGBColor(200, 200, 200);
/// The colours also differ in lightness.
const COLOURS: [RGBColor; 12] = [
    RGBColor(31, 90, 138),
    RGBColor(163, 74, 18),
    RGBColor(63, 107, 42),
    RGBColor(120, 60, 140),
    RGBColor(90, 90, 90),
    RGBColor(190, 140, 0),
    RGBColor(0, 130, 130),
    RGBColor(190, 30, 90),
    RGBColor(60, 60, 170),
    RGBColor(110, 150, 30),
    RGBColor(130, 90, 60),
    RGBColor(20, 20, 20),
];

/// Draws a figure; returns the bytes of its file.
///
/// # Errors
/// Bad input if the folder lacks the data; no font for the Chinese characters of a PNG.
pub fn draw(excerpt: &Excerpt, wanted: &Wanted<'_>) -> Result<Vec<u8>> {
    let label = label(wanted.measure, wanted.review).ok_or_else(|| {
        let known: Vec<String> =
            super::html::parts::measures().map(|(m, r)| if r.is_empty() { m.into() } else { format!("{m} ({r})") }).collect();
        Error::input("--measure", "", format!("found {}, expected one of {}", measure_and_review(wanted), known.join(", ")))
    })?;
    let months = excerpt.parse_manifest()?.designs.first().map_or(12, |design| design.months);
    let scale = Scale::of(label, months);
    let is_difference = wanted.figure == Figure::Differences;
    let (language, name) = (wanted.language, wanted.language.of(label.names[0], label.names[1]));
    let unit = scale.unit(is_difference, language);
    let rows = match wanted.figure {
        Figure::Differences => differences(excerpt, wanted, scale),
        Figure::Distributions => distributions(excerpt, wanted, scale),
        Figure::Months => {
            let spread = language.of("median and 5th to 95th percentile over trials", "各次模拟的中位数及 5 %–95 % 分位数");
            let title = format!("{name}{}{spread}", language.of(": ", "："));
            return finish(excerpt, wanted, 420, &Painting::Months { excerpt, wanted, scale, title, unit });
        }
    };
    let axis = match is_difference {
        true => language.of(
            format!("difference from the baseline, {unit} (line: 95 % interval)"),
            format!("与基准方案的差异，{unit}（横线为 95 % 置信区间）"),
        ),
        false => language.of(
            format!("{unit} (box: middle half of the trials; line: 5th to 95th percentile)"),
            format!("{unit}（框为中间 50 % 的模拟，横线为 5 %–95 % 分位数）"),
        ),
    };
    if rows.is_empty() {
        return Err(nothing(wanted));
    }
    finish(excerpt, wanted, 110 + ROW * rows.len() as u32, &Painting::Spread { rows, name, axis, is_difference })
}

/// A figure, independent of the drawing backend.
enum Painting<'a> {
    Spread { rows: Vec<Row>, name: &'a str, axis: String, is_difference: bool },
    Months { excerpt: &'a Excerpt, wanted: &'a Wanted<'a>, scale: Scale<'a>, title: String, unit: &'a str },
}

impl Painting<'_> {
    fn paint<DB: DrawingBackend>(&self, area: &DrawingArea<DB, Shift>) -> Drawn
    where
        DB::ErrorType: 'static,
    {
        area.fill(&WHITE)?;
        match self {
            Painting::Spread { rows, name, axis, is_difference } => spread(area, rows, name, axis, *is_difference)?,
            Painting::Months { excerpt, wanted, scale, title, unit } => months_of(excerpt, wanted, *scale, area, title, unit)?,
        }
        area.present()?;
        Ok(())
    }
}

/// A measure, with its review if it has one.
fn measure_and_review(wanted: &Wanted<'_>) -> String {
    let review = if wanted.review.is_empty() { String::new() } else { format!(" ({})", wanted.review) };
    format!("`{}`{review}", wanted.measure)
}

fn nothing(wanted: &Wanted<'_>) -> Error {
    let message = format!("found no data on {}, expected a folder that contains some", measure_and_review(wanted));
    Error::input("plot", "", message)
}

/// A row of a figure: outer line, inner box, middle, and text.
struct Row {
    design: String,
    outer: (f64, f64),
    inner: Option<(f64, f64)>,
    middle: f64,
    label: String,
}

fn differences(excerpt: &Excerpt, wanted: &Wanted<'_>, scale: Scale<'_>) -> Vec<Row> {
    let words = [("measure", wanted.measure), ("review", wanted.review)];
    let rows = excerpt.sheet("comparison").rows().filter(|row| row.is(&words));
    rows.filter_map(|row| {
        let value = row.number("difference")?;
        let outer = row.interval("joint_low", "joint_high").or_else(|| row.interval("ci_low", "ci_high")).unwrap_or((value, value));
        let outer = (scale.value(outer.0), scale.value(outer.1));
        Some(Row { design: row.text("design").into(), outer, inner: None, middle: scale.value(value), label: scale.signed(value) })
    })
    .collect()
}

fn distributions(excerpt: &Excerpt, wanted: &Wanted<'_>, scale: Scale<'_>) -> Vec<Row> {
    let words = [("measure", wanted.measure), ("review", wanted.review), ("level", "city"), ("period_kind", "run")];
    let rows = excerpt.sheet("summary").rows().filter(|row| row.is(&words));
    rows.filter_map(|row| {
        let [a, b, c, d, e] = ["p05", "p25", "p50", "p75", "p95"].map(|column| row.number(column).map(|value| scale.value(value)));
        let middle = row.number("p50")?;
        Some(Row { design: row.text("design").into(), outer: (a?, e?), inner: Some((b?, d?)), middle: c?, label: scale.level(middle) })
    })
    .collect()
}

type Drawn = std::result::Result<(), Box<dyn std::error::Error>>;

fn font(size: u32, colour: RGBColor, h: HPos, v: VPos) -> TextStyle<'static> {
    (FONT, size).into_font().color(&colour).pos(Pos::new(h, v))
}

/// Draws rows on a scale: differences with a line at 0, or distributions as boxes.
fn spread<DB: DrawingBackend>(area: &DrawingArea<DB, Shift>, rows: &[Row], name: &str, axis: &str, is_difference: bool) -> Drawn
where
    DB::ErrorType: 'static,
{
    let longest = rows.iter().map(|row| row.design.width()).max().unwrap_or(0) as i32;
    let left = (longest * 8 + 20).clamp(80, 320);
    let (mut low, mut high) = rows.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), row| (l.min(row.outer.0), h.max(row.outer.1)));
    if is_difference {
        (low, high) = (low.min(0.0), high.max(0.0));
    }
    let pad = ((high - low) * 0.08).max(1e-9);
    area.draw(&Text::new(name.to_owned(), (12, 14), font(18, INK, HPos::Left, VPos::Top)))?;
    let mut chart = ChartBuilder::on(area)
        .margin_top(44)
        .margin_right(24)
        .margin_left(left)
        .x_label_area_size(52)
        .build_cartesian_2d(low - pad..high + pad, rows.len() as f64..0.0)?;
    let tick = |x: &f64| {
        let decimals = if high - low < 0.5 {
            2
        } else if high - low < 5.0 {
            1
        } else {
            0
        };
        fixed(*x, decimals)
    };
    chart
        .configure_mesh()
        .disable_y_mesh()
        .disable_y_axis()
        .x_labels(8)
        .x_label_formatter(&tick)
        .x_desc(axis)
        .light_line_style(TRANSPARENT)
        .bold_line_style(GREY)
        .axis_style(INK)
        .label_style(font(14, INK, HPos::Center, VPos::Top))
        .axis_desc_style(font(14, INK, HPos::Center, VPos::Top))
        .draw()?;
    if is_difference {
        chart.draw_series([PathElement::new([(0.0, 0.0), (0.0, rows.len() as f64)], INK.stroke_width(1))])?;
    }
    let colour = COLOURS[0];
    for (number, row) in rows.iter().enumerate() {
        let y = number as f64 + 0.58;
        chart.draw_series([PathElement::new([(row.outer.0, y), (row.outer.1, y)], colour.stroke_width(2))])?;
        if let Some((from, to)) = row.inner {
            chart.draw_series([Rectangle::new([(from, y - 0.2), (to, y + 0.2)], WHITE.filled())])?;
            chart.draw_series([Rectangle::new([(from, y - 0.2), (to, y + 0.2)], colour.stroke_width(2))])?;
            chart.draw_series([PathElement::new([(row.middle, y - 0.26), (row.middle, y + 0.26)], INK.stroke_width(3))])?;
        } else {
            chart.draw_series([Circle::new((row.middle, y), 5, colour.filled())])?;
        }
        let above = if row.inner.is_some() { 0.3 } else { 0.2 };
        chart.draw_series([Text::new(row.label.clone(), (row.middle, y - above), font(13, INK, HPos::Center, VPos::Bottom))])?;
        let (_, pixel) = chart.backend_coord(&(low, y));
        area.draw(&Text::new(row.design.clone(), (left - 10, pixel), font(15, INK, HPos::Right, VPos::Center)))?;
    }
    Ok(())
}

/// Draws medians and spreads by month, a line per design.
fn months_of<DB: DrawingBackend>(
    excerpt: &Excerpt,
    wanted: &Wanted<'_>,
    scale: Scale<'_>,
    area: &DrawingArea<DB, Shift>,
    title: &str,
    unit: &str,
) -> Drawn
where
    DB::ErrorType: 'static,
{
    let mut periods: Vec<&str> = Vec::new();
    let mut lines = Vec::new();
    for design in excerpt.designs.iter().take(COLOURS.len()) {
        let words = [
            ("design", design.as_str()),
            ("measure", wanted.measure),
            ("review", wanted.review),
            ("level", "city"),
            ("period_kind", "month"),
        ];
        let mut line = Vec::new();
        for row in excerpt.sheet("summary").rows().filter(|row| row.is(&words)) {
            let period = row.text("period");
            let place = periods.iter().position(|known| *known == period).unwrap_or_else(|| {
                periods.push(period);
                periods.len() - 1
            });
            if let [Some(low), Some(middle), Some(high)] = ["p05", "p50", "p95"].map(|column| row.number(column).map(|v| scale.value(v))) {
                line.push((place as f64, [low, middle, high]));
            }
        }
        if line.len() > 1 {
            lines.push((design, line));
        }
    }
    if lines.is_empty() {
        return Err(Box::new(nothing(wanted)));
    }
    let values = || lines.iter().flat_map(|(_, line)| line.iter().flat_map(|(_, values)| *values));
    let (low, high) = values().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
    let pad = ((high - low) * 0.06).max(1e-9);
    let longest = lines.iter().map(|(design, _)| design.width()).max().unwrap_or(0) as i32;
    let (shown, all) = (lines.len(), excerpt.designs.len());
    let part = wanted.language.of(format!(" ({shown} of {all} designs)"), format!("（{all} 个方案中的 {shown} 个）"));
    let title = title.to_owned() + if shown < all { &part } else { "" };
    area.draw(&Text::new(title, (12, 14), font(18, INK, HPos::Left, VPos::Top)))?;
    let mut chart = ChartBuilder::on(area)
        .margin_top(44)
        .margin_right((longest * 8 + 24).clamp(60, 260))
        .margin_left(8)
        .x_label_area_size(36)
        .y_label_area_size(62)
        .build_cartesian_2d(0.0..(periods.len() - 1).max(1) as f64, low - pad..high + pad)?;
    let month = |x: &f64| {
        periods.get(x.round() as usize).filter(|_| x.fract().abs() < 1e-6).map_or_else(String::new, |period| (*period).to_owned())
    };
    let level = |y: &f64| fixed(*y, 0);
    chart
        .configure_mesh()
        .disable_x_mesh()
        .x_labels(periods.len().min(7))
        .x_label_formatter(&month)
        .y_label_formatter(&level)
        .y_desc(unit)
        .light_line_style(TRANSPARENT)
        .bold_line_style(GREY)
        .axis_style(INK)
        .label_style(font(13, INK, HPos::Center, VPos::Top))
        .draw()?;
    // Names at the ends of the lines, without overlap.
    let mut ends: Vec<(usize, i32)> = Vec::new();
    for (number, (_, line)) in lines.iter().enumerate() {
        let colour = COLOURS[number];
        let band: Vec<(f64, f64)> = line.iter().map(|(x, v)| (*x, v[0])).chain(line.iter().rev().map(|(x, v)| (*x, v[2]))).collect();
        chart.draw_series([Polygon::new(band, colour.mix(0.18))])?;
        chart.draw_series([PathElement::new(line.iter().map(|(x, v)| (*x, v[1])).collect::<Vec<_>>(), colour.stroke_width(2))])?;
        if let Some((x, v)) = line.last() {
            ends.push((number, chart.backend_coord(&(*x, v[1])).1));
        }
    }
    ends.sort_by_key(|(_, y)| *y);
    let right = chart.backend_coord(&((periods.len() - 1) as f64, low)).0 + 8;
    let mut last = i32::MIN / 2;
    for (number, y) in ends {
        let y = y.max(last + 17);
        last = y;
        area.draw(&Text::new(lines[number].0.clone(), (right, y), font(14, COLOURS[number], HPos::Left, VPos::Center)))?;
    }
    Ok(())
}

/// Draws the figure as SVG or PNG.
fn finish(excerpt: &Excerpt, wanted: &Wanted<'_>, height: u32, painting: &Painting<'_>) -> Result<Vec<u8>> {
    fonts(excerpt, wanted)?;
    let failed = |error: Box<dyn std::error::Error>| match error.downcast::<Error>() {
        Ok(error) => *error,
        Err(error) => Error::io("figure", std::io::Error::other(error.to_string())),
    };
    if !wanted.is_bitmap {
        let mut text = String::new();
        {
            let area = SVGBackend::with_string(&mut text, (WIDTH, height)).into_drawing_area();
            painting.paint(&area).map_err(failed)?;
        }
        return Ok(svg_with_hash(&text).into_bytes());
    }
    let mut points = vec![0; (WIDTH * height * 3) as usize];
    {
        let area = BitMapBackend::with_buffer(&mut points, (WIDTH, height)).into_drawing_area();
        painting.paint(&area).map_err(failed)?;
    }
    let plain = encode(&points, height, None)?;
    encode(&points, height, Some(hash(&plain)))
}

/// Encodes pixels as PNG, with a hash if there is one.
fn encode(points: &[u8], height: u32, own_hash: Option<String>) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, WIDTH, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let with_hash = own_hash.map_or(Ok(()), |hash| encoder.add_text_chunk(CHUNK[0].into(), format!("{}{hash}", CHUNK[1])));
    let header = with_hash.and_then(|()| encoder.write_header());
    let written = header.and_then(|mut writer| writer.write_image_data(points).and_then(|()| writer.finish()));
    written.map_err(|error| Error::io("figure", std::io::Error::other(error.to_string())))?;
    Ok(bytes)
}

/// Registers the fonts that the figure's text needs.
fn fonts(excerpt: &Excerpt, wanted: &Wanted<'_>) -> Result<()> {
    let is_foreign = |text: &String| text.chars().any(|c| c as u32 > 0x17f && !('\u{2010}'..='\u{2212}').contains(&c));
    let needs_more = wanted.language == Language::Chinese || excerpt.designs.iter().any(is_foreign);
    let mut bytes = LATIN;
    if wanted.is_bitmap && needs_more {
        let found = CHINESE.iter().find_map(|path| std::fs::read(Path::new(path)).ok());
        let message = "found no font with Chinese characters on this machine, expected one, such as Noto Sans CJK";
        let hint = "write an SVG, whose viewer supplies the fonts";
        let diagnostic = Diagnostic {
            file: "plot".into(),
            place: Place::default(),
            key: String::new(),
            message: message.into(),
            hint: Some(hint.into()),
        };
        let found = found.ok_or(Error::Input(vec![diagnostic]))?;
        bytes = Vec::leak(found);
    }
    register_font(FONT, FontStyle::Normal, bytes).map_err(|_| Error::input("plot", "", "found a font that cannot be read"))
}
