//! JSON Schema of a scenario file, for editors and linters.

use super::document;
use crate::messages::{Language, text};
use crate::parameters::documentation::Meaning;
use crate::parameters::{Field, Kind, Spec};
use serde_json::{Value, json};

/// The pattern of a duration.
const SPAN: &str = r"^\s*\+?([0-9]+\.?[0-9]*|\.[0-9]+)\s*(s|min|h|d|w)\s*$";

/// The schema (draft 2020-12), made from the specs of the tables; descriptions in a language.
///
/// ```
/// assert!(jiesu::scenario::schema(jiesu::Language::English)["properties"]["rules"].is_object());
/// ```
pub fn schema(language: Language) -> Value {
    of("jiesu scenario", document::spec(), language)
}

/// The schema of files of this shape.
pub(crate) fn of(title: &str, spec: Spec, language: Language) -> Value {
    let mut root = object(&spec, language);
    let tables = document::below(spec);
    let definitions = tables.iter().filter(|table| !table.path.is_empty()).map(|table| (table.path.to_string(), object(table, language)));
    root["$defs"] = Value::Object(definitions.collect());
    root["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    root["title"] = json!(title);
    root
}

fn object(spec: &Spec, language: Language) -> Value {
    let properties: serde_json::Map<String, Value> =
        spec.fields.iter().map(|field| (field.name.to_string(), property(spec, field, language))).collect();
    let mut object = json!({ "type": "object", "description": prose(&spec.documentation(language)), "additionalProperties": false, "properties": properties });
    if spec.path == "phase" {
        object["required"] = json!(["name"]);
    }
    object
}

fn property(table: &Spec, field: &Field, language: Language) -> Value {
    let reference = |spec: Spec| json!({ "$ref": format!("#/$defs/{}", spec.path) });
    let mut value = match field.kind {
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Whole { min, max } => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Kind::Real { min, max } => json!({ "type": "number", "minimum": min, "maximum": max }),
        Kind::Span => json!({ "type": "string", "pattern": SPAN }),
        Kind::Spans => json!({ "type": "array", "items": { "type": "string", "pattern": SPAN } }),
        Kind::Date => json!({ "type": "string", "format": "date" }),
        Kind::Text => json!({ "type": "string" }),
        Kind::Choice(words) => json!({ "type": "string", "enum": words }),
        Kind::Reals { len, min, max } => {
            json!({ "type": "array", "items": { "type": "number", "minimum": min, "maximum": max }, "minItems": len, "maxItems": len })
        }
        Kind::Texts([]) => json!({ "type": "array", "items": { "type": "string" }, "uniqueItems": true }),
        Kind::Texts(words) => json!({ "type": "array", "items": { "type": "string", "enum": words }, "uniqueItems": true }),
        Kind::Table(spec) => reference(spec()),
        Kind::Named(spec) => json!({ "type": "object", "additionalProperties": reference(spec()) }),
        Kind::Rows(spec) => json!({ "type": "array", "items": reference(spec()) }),
        Kind::Settings => json!({ "type": "object" }),
        Kind::Values => json!({ "type": "array", "minItems": 1 }),
        Kind::Range => json!({ "type": "array", "minItems": 2, "maxItems": 2, "items": { "type": ["number", "string"] } }),
    };
    let Meaning { about, unit, .. } = table.meaning(field, language);
    let unit = if unit.is_empty() { String::new() } else { text!(language, "scenario-unit-of", unit = unit) };
    value["description"] = json!(prose(&about) + &unit);
    let default = (field.default)();
    if !default.is_null() && field.kind.below().is_none() {
        value["default"] = default;
    }
    value
}

/// The first paragraph of a documentation comment.
fn prose(doc: &[String]) -> String {
    let lines: Vec<&str> = doc.iter().map(|line| line.trim()).take_while(|line| !line.is_empty()).collect();
    lines.join(" ")
}
