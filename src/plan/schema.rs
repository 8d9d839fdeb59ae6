//! JSON Schema of a plan file, for editors and linters.

use super::shape;
use crate::messages::Language;
use serde_json::{Value, json};

/// Required keys.
const NEEDED: [(&str, &[&str]); 3] = [("", &["base"]), ("design", &["name"]), ("lever", &["name", "set"])];

/// The schema (draft 2020-12), made from the shape of a plan; keys in `set` are checked by `jiesu check` only.
///
/// ```
/// assert!(jiesu::plan::schema()["properties"]["design"].is_object());
/// ```
pub fn schema() -> Value {
    let mut root = crate::scenario::schema::of("jiesu plan", shape::spec(), Language::English);
    for (table, keys) in NEEDED {
        let at = if table.is_empty() { &mut root } else { &mut root["$defs"][table] };
        at["required"] = json!(keys);
    }
    root
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_its_schema_and_required_keys_exist() {
        let schema = schema();
        for (table, key, kind) in [
            ("", "set", "object"),
            ("design", "set", "object"),
            ("lever", "set", "object"),
            ("factor", "values", "array"),
            ("factor", "range", "array"),
        ] {
            let at = if table.is_empty() { &schema } else { &schema["$defs"][table] };
            assert_eq!(at["properties"][key]["type"], kind, "{table}.{key}");
            assert!(at["properties"][key]["description"].as_str().is_some_and(|text| text.len() > 10), "{table}.{key}");
        }
        for (table, keys) in NEEDED {
            let at = if table.is_empty() { &schema } else { &schema["$defs"][table] };
            assert!(keys.iter().all(|key| at["properties"][key].is_object()), "{table}");
        }
        assert_eq!(schema["properties"]["run"]["$ref"], "#/$defs/run");
        assert!(schema["$defs"]["run"]["properties"]["sets"].is_object() && schema["$defs"]["output"].is_object());
    }
}
