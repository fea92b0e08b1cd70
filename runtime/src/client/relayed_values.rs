//! The values of a relayed error: what its entry declares, taken from the response.

use super::field_error::FieldError;
use super::known::{Known, KnownField};
use super::reply::Reply;
use super::upstream::{MESSAGE, header_name, key_of_field, key_of_header};
use crate::code::Code;
use crate::entry::Entry;
use crate::error::{
    DisplayFields, Item, ItemList, Nothing, Place, SentFields, WriteJson, WriteText,
};
use crate::header::HeaderField;
use crate::json_value::JsonValue;
use http::HeaderValue;
use serde_core::ser::{Serialize, Serializer};
use serde_json::{Map, Value};
use std::fmt;

/// The values of a relayed error.
#[derive(Debug)]
pub(super) struct Values {
    pub(super) entry: &'static Entry,
    known: &'static Known,
    message: String,
    fields: Vec<Member>,
    headers: Vec<Option<HeaderValue>>,
}

#[derive(Debug)]
enum Member {
    Absent,
    Value(Value),
    Items(Vec<Item>),
}

impl Values {
    /// `codes` are those that items may have.
    pub(super) fn of(
        entry: &'static Entry,
        known: &'static Known,
        reply: &Reply,
        codes: [&'static [Known]; 2],
    ) -> Self {
        let message = reply.message().unwrap_or(entry.title());
        let member = |field| Member::of(field, known, reply, codes);
        Values {
            entry,
            known,
            message: message.to_owned(),
            fields: known.fields.iter().map(member).collect(),
            headers: headers(known, reply),
        }
    }

    fn member(&self, key: u32) -> &Member {
        let mut fields = (0..).map(key_of_field).zip(&self.fields);
        let found = fields.find(|(own, _)| *own == key);
        found.map_or(&Member::Absent, |(_, member)| member)
    }
}

/// The values of the declared headers: of a name that is declared several times, a line each.
fn headers(known: &Known, reply: &Reply) -> Vec<Option<HeaderValue>> {
    let name_of = |number| header_name(known, number);
    let names = (0..).map_while(|number| Some((number, name_of(number)?)));
    let value = |(number, name): (usize, &str)| {
        let before = (0..number).filter_map(name_of);
        let line = before.filter(|other| *other == name).count();
        reply.headers().get_all(name).iter().nth(line).cloned()
    };
    names.map(value).collect()
}

impl Member {
    fn of(
        field: &KnownField,
        known: &'static Known,
        reply: &Reply,
        codes: [&'static [Known]; 2],
    ) -> Self {
        if field.is_field_errors {
            let list = reply.fields().get(field.name).and_then(FieldError::list);
            let errors = list.as_deref().unwrap_or(reply.field_errors());
            let items = errors.iter().map(|error| item(error, known, codes));
            return Member::Items(items.collect());
        }
        typed(field, reply).map_or(Member::Absent, Member::Value)
    }
}

/// A field of the declared type.
fn typed(field: &KnownField, reply: &Reply) -> Option<Value> {
    let name = field.name;
    match field.json_type {
        "string" => reply.field::<String>(name).map(Value::from),
        "integer" => {
            let unsigned = || reply.field::<u64>(name).map(Value::from);
            reply.field::<i64>(name).map(Value::from).or_else(unsigned)
        }
        "number" => reply.field::<f64>(name).map(Value::from),
        "boolean" => reply.field::<bool>(name).map(Value::from),
        "array" => reply.field::<Vec<Value>>(name).map(Value::from),
        "object" => reply.field::<Map<String, Value>>(name).map(Value::from),
        _ => reply.field(name),
    }
}

/// A field error. Where its code is not known, nothing of it is sent but its place: it has the code of the error that it is
/// in.
fn item(error: &FieldError, of: &'static Known, codes: [&'static [Known]; 2]) -> Item {
    let number = error.number().map(|number| number.to_string());
    let code = error.code().or(number.as_deref());
    let known = codes
        .into_iter()
        .flatten()
        .find(|known| Some(known.code) == code);
    let title = |known: &Known| known.title.unwrap_or_default().to_owned();
    let (code, message) = match known {
        Some(known) => {
            let message = error.message().map(str::to_owned);
            (known, message.unwrap_or_else(|| title(known)))
        }
        None => (of, title(of)),
    };
    let fields = known.into_iter().flat_map(|known| known.fields);
    let fields = fields.filter_map(|field| {
        let value: Value = error.field(field.name)?;
        if value.is_null() {
            return None;
        }
        Some((field.name, JsonValue::read(value.to_string().as_bytes())?))
    });
    Item {
        place: place(error),
        code: Code::new(code.code, code.is_number),
        message,
        fields: fields.collect(),
        values: Vec::new(),
    }
}

/// What it is about; the body as a whole where it does not say.
fn place(error: &FieldError) -> Place {
    let parameter = error.parameter().map(str::to_owned).map(Place::Parameter);
    let header = || error.header().map(str::to_owned).map(Place::Header);
    let pointer = || Place::Pointer(error.pointer().unwrap_or_default().into());
    parameter.or_else(header).unwrap_or_else(pointer)
}

impl Serialize for Member {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Member::Absent => serializer.serialize_none(),
            Member::Value(value) => value.serialize(serializer),
            Member::Items(items) => items.serialize(serializer),
        }
    }
}

impl fmt::Display for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Member::Value(Value::String(text)) => f.write_str(text),
            Member::Value(value) => value.fmt(f),
            Member::Absent | Member::Items(_) => Ok(()),
        }
    }
}

impl DisplayFields for Values {
    fn display(&self, key: u32) -> &dyn WriteText {
        if key == MESSAGE {
            &self.message
        } else {
            self.member(key)
        }
    }
}

impl SentFields for Values {
    fn json(&self, key: u32) -> &dyn WriteJson {
        self.member(key)
    }

    fn items(&self, key: u32) -> Option<&dyn ItemList> {
        match self.member(key) {
            Member::Items(items) => Some(items),
            Member::Absent | Member::Value(_) => None,
        }
    }

    fn header(&self, key: u32) -> &dyn HeaderField {
        let mut headers = self.headers.iter().enumerate();
        let found = headers.find(|(number, _)| key_of_header(self.known, *number) == key);
        match found {
            Some((_, value)) => value,
            None => &Nothing,
        }
    }
}
