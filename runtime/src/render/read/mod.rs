//! What is read back of a body. The formats without a template read what they wrote; the rest needs the profile.

pub(crate) mod json;

use crate::code::Code;
use errorbook_model::Name;
use errorbook_model::code::Style;
use serde_json::{Map, Value};

/// What stands in a body.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) code: ReadCode,
    pub(crate) names: Vec<(Name, Value)>,
    pub(crate) fields: Map<String, Value>,
    pub(crate) items: Vec<Value>,
}

impl Read {
    pub(super) fn new(code: ReadCode) -> Self {
        Read {
            code,
            names: Vec::new(),
            fields: Map::new(),
            items: Vec::new(),
        }
    }
}

/// A code of a response.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ReadCode {
    pub(crate) text: String,
    /// Whether the code is a JSON number. `None` if it is not from JSON.
    is_number: Option<bool>,
    form: CodeForm,
}

/// How a representation writes the code.
#[derive(Clone, Copy, Debug, PartialEq)]
enum CodeForm {
    Own,
    /// In another style, as the template has it.
    Styled(Style),
    /// As a reason of `google.rpc.ErrorInfo`.
    #[cfg(feature = "protobuf")]
    Reason,
}

impl ReadCode {
    pub(crate) fn from_json(value: &Value) -> Option<Self> {
        let (text, is_number) = match value {
            Value::String(text) => (text.clone(), false),
            Value::Number(number) => (number.to_string(), true),
            _ => return None,
        };
        Some(ReadCode {
            text,
            is_number: Some(is_number),
            form: CodeForm::Own,
        })
    }

    pub(crate) fn from_text(text: &str) -> Self {
        ReadCode {
            text: text.to_owned(),
            is_number: None,
            form: CodeForm::Own,
        }
    }

    pub(crate) fn styled(text: &str, style: Style) -> Self {
        ReadCode {
            form: CodeForm::Styled(style),
            ..ReadCode::from_text(text)
        }
    }

    #[cfg(feature = "protobuf")]
    pub(crate) fn reason(text: &str) -> Self {
        ReadCode {
            form: CodeForm::Reason,
            ..ReadCode::from_text(text)
        }
    }

    pub(crate) fn is(&self, code: Code) -> bool {
        let is_its_kind = self
            .is_number
            .is_none_or(|is_number| is_number == code.is_number);
        is_its_kind && self.is_text(code.as_str())
    }

    /// Whether it is a code, whatever kind of JSON value that is.
    pub(crate) fn is_text(&self, code: &str) -> bool {
        match self.form {
            CodeForm::Own => self.text == code,
            CodeForm::Styled(style) => self.text == style.styled(code),
            #[cfg(feature = "protobuf")]
            CodeForm::Reason => self.text == errorbook_model::grpc::reason(code),
        }
    }

    /// The code for a failure message. A string is quoted if a number is expected.
    #[cfg(feature = "testing")]
    pub(crate) fn shown(&self, expected: Code) -> String {
        match self.is_number {
            Some(false) if expected.is_number => format!("{:?}", self.text),
            Some(true) if !expected.is_number => format!("{} (a number)", self.text),
            _ => self.text.clone(),
        }
    }
}

/// How many lines a text may have: each of its field errors has one.
pub(crate) const MOST_LINES: usize = 10_000;

/// What a place is that may be any: one that is no pointer is read as a parameter.
pub(crate) fn name_of_place(place: &str) -> Name {
    if place.is_empty() || place.starts_with('/') {
        Name::Pointer
    } else {
        Name::Parameter
    }
}

/// The field error in a line of text.
pub(crate) fn item(place: Option<&str>, message: &str) -> Value {
    let mut item = Map::new();
    if let Some(place) = place.filter(|place| !place.is_empty()) {
        item.insert(name_of_place(place).as_str().to_owned(), place.into());
    }
    item.insert(Name::Message.as_str().to_owned(), message.into());
    Value::Object(item)
}

/// The field error in a line of plain text.
pub(crate) fn item_of_line(line: &str) -> Value {
    match field_error(line) {
        Some((place, message)) => item(Some(place), message),
        None => item(None, line),
    }
}

/// The place and the message in the line of a field error: `/slug: a slug is …`. The name of a parameter or a header has
/// no spaces.
pub(crate) fn field_error(line: &str) -> Option<(&str, &str)> {
    let (place, message) = line.split_once(": ")?;
    let is_name = !place.is_empty() && !place.contains(char::is_whitespace);
    (place.starts_with('/') || is_name).then_some((place, message))
}
