//! Reads the code, the message and the fields of a response.
//!
//! The profile determines their position in the body.

use super::Response;
use super::failure::excerpt;
use super::shape::{Found, Known, parts};
use crate::code::Code;
use crate::entry::Entry;
use crate::profile::Profile;
use errorbook_model::{Body, Name, Property};
use http::header;
use serde_json::{Map, Value};

/// A body, by its representation.
#[derive(Debug)]
pub(crate) enum Content {
    Json(Value),
    Text(String),
    Empty,
}

/// The values that are read from a response.
#[derive(Debug)]
pub(crate) struct Reading {
    pub(crate) content: Content,
    /// The code in the body.
    pub(crate) code: Option<ReadCode>,
    /// The code in the header of `Profile::code_header`.
    pub(crate) header_code: Option<ReadCode>,
    pub(crate) message: Option<String>,
    /// The values of the names in the shape.
    pub(crate) values: Vec<(Name, Value)>,
    pub(crate) members: Members,
}

/// A code of a response.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ReadCode {
    pub(crate) text: String,
    /// Whether the code is a JSON number. `None` if it is not from JSON.
    is_number: Option<bool>,
}

/// The members for the fields.
#[derive(Debug)]
pub(crate) enum Members {
    /// The members of an object, and the other members of the template in that object, which are not fields.
    Object(Map<String, Value>, &'static [Property]),
    /// The reason why there are none.
    None(&'static str),
}

/// The error of a body that errorbook does not send.
#[derive(Debug)]
pub(crate) struct Unreadable(pub(crate) String);

impl ReadCode {
    fn from_json(value: &Value) -> Option<Self> {
        let (text, is_number) = match value {
            Value::String(text) => (text.clone(), false),
            Value::Number(number) => (number.to_string(), true),
            _ => return None,
        };
        Some(ReadCode {
            text,
            is_number: Some(is_number),
        })
    }

    fn from_text(text: &str) -> Self {
        ReadCode {
            text: text.to_owned(),
            is_number: None,
        }
    }

    pub(crate) fn is(&self, code: Code) -> bool {
        self.text == code.as_str()
            && self
                .is_number
                .is_none_or(|is_number| is_number == code.is_number())
    }

    /// The code for a failure message. A string is quoted if a number is expected.
    pub(crate) fn shown(&self, expected: Code) -> String {
        match self.is_number {
            Some(false) if expected.is_number() => format!("{:?}", self.text),
            Some(true) if !expected.is_number() => format!("{} (a number)", self.text),
            _ => self.text.clone(),
        }
    }
}

impl Reading {
    /// Reads a response with a profile, or with any preset whose body has the code. `entry` is a candidate
    /// whose values determine the position of a value if the position depends on which values are present.
    pub(crate) fn of(
        response: &Response,
        profile: Option<&Profile>,
        entry: Option<&Entry>,
    ) -> Result<Self, Unreadable> {
        let mut reading = match Content::of(response)? {
            Content::Empty => Reading::without_members(Content::Empty, "the response has no body"),
            Content::Text(text) => Reading::of_text(text),
            Content::Json(body) => Reading::of_json(body, profile, entry),
        };
        reading.header_code = profile
            .and_then(|profile| response.headers().get(profile.settings.code_header?))
            .map(|value| ReadCode::from_text(&String::from_utf8_lossy(value.as_bytes())));
        Ok(reading)
    }

    fn without_members(content: Content, why: &'static str) -> Self {
        Reading {
            content,
            code: None,
            header_code: None,
            message: None,
            values: Vec::new(),
            members: Members::None(why),
        }
    }

    fn of_text(text: String) -> Self {
        let line = text.lines().next().unwrap_or_default();
        let (message, code) = match split_line(line) {
            Some((message, code)) => (message.to_owned(), Some(ReadCode::from_text(code))),
            None => (line.to_owned(), None),
        };
        let why = "the response is plain text, which has no members";
        let mut reading = Reading::without_members(Content::Text(text), why);
        reading.message = Some(message);
        reading.code = code;
        reading
    }

    fn of_json(body: Value, profile: Option<&Profile>, entry: Option<&Entry>) -> Self {
        let (values, members) = match profile {
            Some(profile) => located(profile.settings.body, &body, Known { profile, entry }),
            None => located_in_presets(&body),
        };
        let value = |name: Name| values.iter().find(|(found, _)| *found == name);
        let text = |name: Name| value(name)?.1.as_str().map(str::to_owned);
        Reading {
            code: value(Name::Code).and_then(|(_, value)| ReadCode::from_json(value)),
            header_code: None,
            message: [Name::Message, Name::Detail, Name::Title, Name::ProblemTitle]
                .into_iter()
                .find_map(text),
            members,
            values,
            content: Content::Json(body),
        }
    }
}

impl Content {
    fn of(response: &Response) -> Result<Self, Unreadable> {
        let encoding = response.headers().get(header::CONTENT_ENCODING);
        let encoding = encoding.map(|value| String::from_utf8_lossy(value.as_bytes()));
        if let Some(encoding) = encoding.filter(|name| !name.eq_ignore_ascii_case("identity")) {
            return Err(Unreadable(format!(
                "the body is encoded, with `{}`: hand it over decoded",
                excerpt(&encoding)
            )));
        }
        let body = response.body();
        if body.is_empty() {
            return Ok(Content::Empty);
        }
        let essence = essence(response);
        let is_json = match essence.as_deref() {
            Some(essence) => essence == "application/json" || essence.ends_with("+json"),
            None => body.trim_ascii_start().starts_with(b"{"),
        };
        if is_json {
            return serde_json::from_slice(body)
                .map(Content::Json)
                .map_err(|error| Unreadable(excerpt(&format!("the body is not JSON: {error}"))));
        }
        match essence {
            None => {}
            Some(essence) if essence == "text/plain" => {}
            Some(essence) => {
                return Err(Unreadable(format!(
                    "the body is `{}`, as which errorbook sends no error",
                    excerpt(&essence)
                )));
            }
        }
        std::str::from_utf8(body)
            .map(|text| Content::Text(text.to_owned()))
            .map_err(|_| Unreadable("the body is not UTF-8".to_owned()))
    }
}

/// The media type, in lower case and without its parameters.
pub(crate) fn essence(response: &Response) -> Option<String> {
    let value = response.headers().get(header::CONTENT_TYPE)?;
    let essence = value.as_bytes().split(|byte| *byte == b';').next()?;
    let essence = String::from_utf8_lossy(essence.trim_ascii());
    Some(essence.to_ascii_lowercase())
}

/// Splits `the organization is blocked [ORG_BLOCKED]`. A code does not contain a space.
fn split_line(line: &str) -> Option<(&str, &str)> {
    let (message, code) = line.strip_suffix(']')?.rsplit_once(" [")?;
    (!code.is_empty() && !code.contains(' ')).then_some((message, code))
}

/// The shapes that are tried without a profile, grouped by the position of the code. The shapes of one group
/// differ in the name of the message; the last of those that fit equally well is used.
const PRESETS: [&[Body]; 3] = [
    &[Body::CODE_MESSAGE, Body::PROBLEM],
    &[Body::NESTED],
    &[crate::body!({ "error": code, "message": message, ..fields })],
];

/// The values of a template's names in a body, and the members for the fields.
type Located = (Vec<(Name, Value)>, Members);

fn located(shape: Body, body: &Value, known: Known) -> Located {
    let mut values = Vec::new();
    let mut members = Members::None("the profile's shape has no fields there");
    for part in parts(shape, body, known) {
        match part.found {
            Found::Name(name, Some(value)) => values.push((name, value.clone())),
            Found::Fields(object, beside) => members = Members::Object(object.clone(), beside),
            Found::Name(_, None) | Found::Fault(_) => {}
        }
    }
    (values, members)
}

fn located_in_presets(body: &Value) -> Located {
    let known = Known {
        profile: &Profile::DEFAULT,
        entry: None,
    };
    let has_code = |(values, _): &Located| {
        let mut codes = values.iter().filter(|(name, _)| *name == Name::Code);
        codes.any(|(_, code)| ReadCode::from_json(code).is_some())
    };
    for shapes in PRESETS {
        let located = shapes.iter().map(|shape| located(*shape, body, known));
        let most = located
            .filter(has_code)
            .max_by_key(|(values, _)| values.len());
        if let Some(located) = most {
            return located;
        }
    }
    located(Body::EMPTY, body, known)
}
