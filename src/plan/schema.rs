//! JSON Schema of a plan file, for editors and linters.

use super::shape;
use serde_json::{Value, json};

/// The schema of a key.
type Shape = fn() -> Value;

/// Keys that may have any value: the table, the key, its schema.
const FREE: [(&str, &str, Shape); 5] = [
    ("", "set", settings),
    ("design", "set", settings),
    ("lever", "set", settings),
    ("factor", "values", || json!({ "type": "array", "minItems": 1 })),
    ("factor", "range", || json!({ "type": "array", "minItems": 2, "maxItems": 2, "items": { "type": ["number", "string"] } })),
];

/// Required keys.
const NEEDED: [(&str, &[&str]); 3] = [("", &["base"]), ("design", &["name"]), ("lever", &["name", "set"])];

fn settings() -> Value {
    json!({ "type": "object" })
}

/// The schema (draft 2020-12), made from the shape of a plan; keys in `set` are checked by `jiesu check` only.
pub fn schema() -> Value {
    let mut root = crate::scenario::schema::of("jiesu plan", shape::spec());
    for (table, key, shape) in FREE {
        let at = object(&mut root, table);
        let mut shape = shape();
        shape["description"] = at["properties"][key]["description"].take();
        at["properties"][key] = shape;
    }
    for (table, keys) in NEEDED {
        object(&mut root, table)["required"] = json!(keys);
    }
    root
}

fn object<'a>(root: &'a mut Value, table: &str) -> &'a mut Value {
    if table.is_empty() { root } else { &mut root["$defs"][table] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_keys_have_their_schema_and_required_keys_exist() {
        let mut schema = schema();
        for (table, key, shape) in FREE {
            let property = &object(&mut schema, table)["properties"][key];
            assert_eq!(property["type"], shape()["type"], "{table}.{key}");
            assert!(property["description"].as_str().is_some_and(|text| text.len() > 10), "{table}.{key}");
        }
        for (table, keys) in NEEDED {
            assert!(keys.iter().all(|key| object(&mut schema, table)["properties"][key].is_object()), "{table}");
        }
        assert_eq!(schema["properties"]["run"]["$ref"], "#/$defs/run");
        assert!(schema["$defs"]["run"]["properties"]["sets"].is_object() && schema["$defs"]["output"].is_object());
    }
}
