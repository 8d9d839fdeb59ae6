//! JSON Schema of a scenario file, for editors and linters.

use super::document;
use crate::parameters::{Field, Kind, Spec};
use serde_json::{Value, json};

/// The pattern of a duration.
const SPAN: &str = r"^\s*\+?([0-9]+\.?[0-9]*|\.[0-9]+)\s*(s|min|h|d|w)\s*$";

/// The schema (draft 2020-12), made from the specs of the tables.
///
/// ```
/// assert!(jiesu::scenario::schema()["properties"]["rules"].is_object());
/// ```
pub fn schema() -> Value {
    of("jiesu scenario", document::spec())
}

/// The schema of files of this shape.
pub(crate) fn of(title: &str, spec: Spec) -> Value {
    let mut root = object(&spec);
    let tables = document::below(spec);
    let definitions = tables.iter().filter(|table| !table.path.is_empty()).map(|table| (table.path.to_string(), object(table)));
    root["$defs"] = Value::Object(definitions.collect());
    root["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    root["title"] = json!(title);
    root
}

fn object(spec: &Spec) -> Value {
    let properties: serde_json::Map<String, Value> = spec.fields.iter().map(|field| (field.name.to_string(), property(field))).collect();
    let mut object = json!({ "type": "object", "description": prose(spec.doc), "additionalProperties": false, "properties": properties });
    if spec.path == "phase" {
        object["required"] = json!(["name"]);
    }
    object
}

fn property(field: &Field) -> Value {
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
    let unit = if field.unit.is_empty() { String::new() } else { format!(" Unit: {}.", field.unit) };
    value["description"] = json!(prose(field.doc) + &unit);
    let default = (field.default)();
    if !default.is_null() && field.kind.below().is_none() {
        value["default"] = default;
    }
    value
}

/// The first paragraph of a documentation comment.
fn prose(doc: &[&str]) -> String {
    let lines: Vec<&str> = doc.iter().map(|line| line.trim()).take_while(|line| !line.is_empty()).collect();
    lines.join(" ")
}
