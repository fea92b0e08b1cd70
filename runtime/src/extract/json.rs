//! Bodies of JSON.

use super::fault::Failure;
use super::{BodyRefusal, JsonRefusal};
use serde_core::de::{DeserializeOwned, IgnoredAny};

/// Refuses a body that is not labelled as JSON: `application/json`, or a type that ends in `+json` (RFC 6839).
pub(crate) fn check_json_type(content_type: Option<impl AsRef<[u8]>>) -> Result<(), BodyRefusal> {
    let is_json = content_type.map(super::essence).is_some_and(|essence| {
        let subtype = essence.strip_prefix("application/");
        subtype.is_some_and(|subtype| subtype == "json" || subtype.ends_with("+json"))
    });
    super::accept(is_json, "application/json")
}

/// Reads a body of JSON.
pub(crate) fn read_json<T: DeserializeOwned>(body: &[u8]) -> Result<T, JsonRefusal> {
    serde_json::from_slice(body).map_err(|error| match find_syntax_fault(body, &error) {
        Some((line, column)) => JsonRefusal::Syntax { line, column },
        None => JsonRefusal::Values {
            errors: failure::<T>(body, &error).at_pointer(),
        },
    })
}

/// The line and column from which on a body is not JSON. What `serde_json` fails with does not say whether it is: it stops at
/// the first fault, and calls it one of the syntax where a number does not fit, or where a value is nested too deeply.
fn find_syntax_fault(body: &[u8], first: &serde_json::Error) -> Option<(usize, usize)> {
    // A half of a surrogate pair is no character (RFC 8259 section 8.2); strings that are not read may have it.
    let is_surrogate = || {
        let text = first.to_string();
        let mut surrogates = ["lone leading surrogate", "unexpected end of hex escape"].iter();
        surrogates.any(|surrogate| text.starts_with(surrogate))
    };
    match std::str::from_utf8(body) {
        Ok(_) if !first.is_data() && is_surrogate() => Some((first.line(), first.column())),
        Ok(text) => {
            let error = serde_json::from_str::<IgnoredAny>(text).err()?;
            Some((error.line(), error.column()))
        }
        Err(error) => {
            let (valid, _) = body.split_at(error.valid_up_to());
            let lines = valid.split(|byte| *byte == b'\n');
            let last = lines.clone().next_back().unwrap_or_default();
            Some((lines.count(), last.len() + 1))
        }
    }
}

/// Reads the body again for the path to the fault: one that is accepted pays nothing for it.
fn failure<T: DeserializeOwned>(body: &[u8], first: &serde_json::Error) -> Failure {
    let mut json = serde_json::Deserializer::from_slice(body);
    match serde_path_to_error::deserialize::<_, T>(&mut json) {
        Err(error) => Failure::read(error.path(), &text(error.inner())),
        // A `Deserialize` that does not fail twice.
        Ok(_) => Failure::read(&serde_path_to_error::Track::new().path(), &text(first)),
    }
}

/// serde's own text, without the place that `serde_json` adds.
fn text(error: &serde_json::Error) -> String {
    let mut text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    if text.ends_with(&place) {
        text.truncate(text.len() - place.len());
    }
    text
}
