//! Values of keys once they are final, as JSON.

use super::names::quoted;
use crate::parameters::Kind;
use crate::time::Span;
use serde_json::Value;

/// A value in TOML; numbers are read back to the same bits.
pub(crate) fn literal(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Array(items) => format!("[{}]", items.iter().map(literal).collect::<Vec<_>>().join(", ")),
        Value::Number(number) => match number.as_f64() {
            Some(real) if number.is_f64() => format!("{real:?}"),
            _ => number.to_string(),
        },
        other => other.to_string(),
    }
}

/// The value at a path of keys.
pub(crate) fn at<'a>(tree: &'a Value, path: &[String]) -> Option<&'a Value> {
    path.iter().try_fold(tree, |node, key| node.get(key))
}

/// A value as a number, if it is one; durations in seconds.
pub(crate) fn number(kind: Kind, value: Option<&Value>) -> Option<f64> {
    match (kind, value?) {
        (Kind::Span, Value::String(text)) => Span::parse(text).ok().map(Span::seconds),
        (Kind::Real { .. } | Kind::Whole { .. }, value) => value.as_f64(),
        _ => None,
    }
}

/// Whether two values are equal: numbers in any spelling, durations in any unit.
pub(crate) fn is_same(a: &Value, b: &Value) -> bool {
    use Value::{Array, Number, String};
    match (a, b) {
        (Number(one), Number(other)) => one == other || one.as_f64() == other.as_f64(),
        (String(one), String(other)) => one == other || Span::parse(one).is_ok_and(|one| Span::parse(other) == Ok(one)),
        (Array(one), Array(other)) => one.len() == other.len() && one.iter().zip(other).all(|(a, b)| is_same(a, b)),
        _ => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_equal_whatever_their_spelling() {
        let same = |a: &str, b: &str| is_same(&serde_json::from_str(a).unwrap(), &serde_json::from_str(b).unwrap());
        assert!(same("1", "1.0") && same("\"5 d\"", "\"120 h\"") && same("[1, 2]", "[1.0, 2]"));
        assert!(!same("1", "true") && !same("\"5 d\"", "\"5 h\"") && !same("[1]", "[1, 1]") && !same("\"a\"", "\"b\""));
    }
}
