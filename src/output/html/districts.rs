//! Districts: a tile map of Beijing's sixteen, and a table for any city.

use super::answer::Page;
use super::parts::{Cell, Grid, Scale, escape, label, paragraph, section};
use super::sheet::Row;
use std::fmt::Write as _;

/// Column and row of each of Beijing's districts, from the north-west.
const TILES: [(&str, u8, u8); 16] = [
    ("110119", 2, 1),
    ("110116", 3, 1),
    ("110118", 4, 1),
    ("110114", 3, 2),
    ("110113", 4, 2),
    ("110117", 5, 2),
    ("110109", 1, 3),
    ("110108", 2, 3),
    ("110102", 3, 3),
    ("110101", 4, 3),
    ("110105", 5, 3),
    ("110107", 2, 4),
    ("110106", 3, 4),
    ("110112", 5, 4),
    ("110111", 2, 5),
    ("110115", 4, 5),
];

impl Page<'_> {
    /// Codes and names of the districts, in the page's language where the data have both.
    fn districts(&self) -> Vec<(String, String)> {
        let rows = self.excerpt.sheet("units").rows().filter(|row| row.text("level") == "district");
        let name = |row: &Row<'_>| {
            let english = Some(row.text("name_en")).filter(|name| !name.is_empty());
            self.of(english.unwrap_or(row.text("name")), row.text("name")).to_owned()
        };
        rows.map(|row| (row.text("unit").to_owned(), name(&row))).collect()
    }

    fn of_district(&self, design: &str, district: &str, measure: &str, review: &str) -> Option<f64> {
        let words = [("level", "district"), ("unit", district), ("design", design), ("measure", measure), ("review", review)];
        self.excerpt.sheet("summary").find(&words).and_then(|row| row.number("mean"))
    }

    /// The map and the table of districts.
    pub(super) fn map(&self) -> String {
        let districts = self.districts();
        if districts.len() < 2 {
            return String::new();
        }
        let has = |design: &str| districts.iter().any(|(code, _)| self.of_district(design, code, "resolution_rate", "observer").is_some());
        let Some(first) = self.excerpt.designs.iter().map(String::as_str).find(|design| has(design)) else {
            let command = if self.excerpt.baseline().is_some() { "compare" } else { "run" };
            let note = self.of(
                format!(
                    "These results have no rows for districts. To get them: jiesu {command} … --set 'output.levels=[\"city\", \"district\"]'"
                ),
                format!("结果中没有各区数据。如需要，请运行：jiesu {command} … --set 'output.levels=[\"city\", \"district\"]'"),
            );
            return section("map", "screen", self.of("Districts", "各区"), &paragraph("note", &note));
        };
        let pair = self.excerpt.baseline().zip(self.leading()).filter(|(base, design)| has(base) && has(design));
        let value = |code: &str, measure: &str, review: &str| match pair {
            Some((base, design)) => {
                let (a, b) = (self.of_district(base, code, measure, review)?, self.of_district(design, code, measure, review)?);
                Some(b - a)
            }
            None => self.of_district(first, code, measure, review),
        };
        let render = |value: f64, measure: &str, review: &str| {
            label(measure, review).map_or_else(String::new, |label| {
                let scale = Scale::of(label, self.months());
                if pair.is_some() { scale.signed(value) } else { scale.level(value) }
            })
        };
        let heading = match pair {
            Some((base, design)) => self.of(
                format!("Districts: {design} minus {base}, resolution rate (observer), percentage points"),
                format!("各区：{design} 减 {base}，解决率（独立观察口径），百分点"),
            ),
            None => self.of(format!("Districts: {first}, resolution rate (observer)"), format!("各区：{first}，解决率（独立观察口径）")),
        };
        let mut body = String::new();
        let is_beijing = districts.len() == TILES.len() && districts.iter().all(|(code, _)| TILES.iter().any(|(known, ..)| known == code));
        if is_beijing {
            body += &format!("<div class=\"map\" role=\"list\" aria-label=\"{}\">\n", escape(&heading));
            let values: Vec<f64> = districts.iter().filter_map(|(code, _)| value(code, "resolution_rate", "observer")).collect();
            let low = values.iter().copied().fold(f64::INFINITY, f64::min);
            let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            for (code, column, row) in TILES {
                let name = districts.iter().find(|(known, _)| known == code).map_or("", |(_, name)| name);
                let number = value(code, "resolution_rate", "observer");
                // From white to a light blue on which text stays legible.
                let depth = number.filter(|_| high > low).map_or(0.0, |v| (v - low) / (high - low));
                let part = |full: f64| (255.0 - (255.0 - full) * depth).round() as u8;
                let shown = number.map_or_else(|| "–".into(), |number| render(number, "resolution_rate", "observer"));
                let _ = writeln!(
                    body,
                    "<div role=\"listitem\" style=\"grid-column:{column};grid-row:{row};background:rgb({},{},{})\">{} <b>{}</b></div>",
                    part(150.0),
                    part(190.0),
                    part(225.0),
                    escape(name),
                    escape(&shown)
                );
            }
            body += "</div>\n";
            body += &paragraph("note", self.of(
                "Each tile is a district, roughly in its place; darker is higher. All attributes but the population are drawn at random, so a tile does not describe the actual district.",
                "每格代表一个区，位置大致对应；颜色越深，数值越高。除人口外，各区属性均为随机抽取，不代表现实中的该区。",
            ));
        }
        let measures = [
            ("resolution_rate", "official"),
            ("resolution_rate", "observer"),
            ("satisfaction_rate", "observer"),
            ("cured_rate", "observer"),
        ];
        let mut heads = vec![(self.of("district", "区").to_owned(), false)];
        heads.extend(
            measures.iter().filter_map(|(m, r)| label(m, r)).map(|label| (self.of(label.names[0], label.names[1]).to_owned(), true)),
        );
        let rows = districts.iter().map(|(code, name)| {
            let cell = |(m, r): &(&str, &str)| value(code, m, r).map_or_else(Cell::none, |v| Cell::number(Some(v), render(v, m, r)));
            std::iter::once(Cell::text(&format!("{code} {name}"))).chain(measures.iter().map(cell)).collect()
        });
        body += &Grid { caption: &heading, heads, rows: rows.collect(), printed: 0 }.html(self.language);
        section("map", "screen", self.of("Districts", "各区"), &body)
    }
}
