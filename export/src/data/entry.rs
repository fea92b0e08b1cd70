//! One error, with its fields, headers and examples.

use super::Type;
use crate::{Sample, describe};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use errorbook_model::preset::Kind;
use errorbook_model::template::{Segment, segments};
use errorbook_model::{JsonType, MediaType};
use indexmap::IndexMap;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::ops::Not;

/// One error.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Entry {
    /// The public code.
    pub code: Code,
    /// The HTTP status, from 400 to 599.
    pub status: u16,
    /// The name of the variant, or of the struct.
    pub variant: String,
    /// The constant title.
    pub title: String,
    /// The message, a [template](crate::segments); absent where the error has none of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The doc comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What the client's developer can do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// The members of the body that are the error's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
    /// What templates name besides the fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub placeholders: Vec<Field>,
    /// The headers that the error sends itself, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<Header>,
    /// Whether other errors have the code too: it is one code with several answers.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub shared: bool,
    /// Whether a retry may succeed.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub retryable: bool,
    /// After how many seconds, where that is always the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
    /// The RFC 6749 error; absent, the code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub oauth: Option<String>,
    /// The reason phrase, where it is not the status's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The version of the API that the error came with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// The version in which the error goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sunset: Option<String>,
    /// The code that is used instead after that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<String>,
    /// Left out of public documentation.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub internal: bool,
    /// The code of the error that is answered instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concealed_as: Option<Code>,
    /// The level of the operator's event, where the author gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log: Option<String>,
    /// A response per representation, where they were rendered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
    /// The same by service, for services after the first that have another profile. Not part of the format.
    #[serde(skip)]
    pub examples_of: BTreeMap<String, Vec<Example>>,
    /// The members of attributes that only document, by their names, in their order.
    #[serde(flatten)]
    pub documentary: Documentary,
}

/// Members that are texts, and that this version may not know. Others of that kind are passed over.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Documentary(pub IndexMap<String, String>);

impl<'de> Deserialize<'de> for Documentary {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let members = IndexMap::<String, Value>::deserialize(deserializer)?;
        let texts = members.into_iter().filter_map(|(name, value)| match value {
            Value::String(text) => Some((name, text)),
            _ => None,
        });
        Ok(Documentary(texts.collect()))
    }
}

/// A public code: text, or a number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Code {
    /// `4031`, a JSON number in bodies.
    Number(i64),
    /// `ORG_BLOCKED`.
    Text(String),
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Code::Number(number) => write!(f, "{number}"),
            Code::Text(text) => f.pad(text),
        }
    }
}

/// A value of an error: a member of the body, or a placeholder of its texts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Field {
    /// The member's name; how templates name it.
    pub name: String,
    /// Its type in JSON.
    #[serde(rename = "type", with = "crate::json_type")]
    pub json_type: JsonType,
    /// The type of an array's items, where it is known.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        with = "crate::json_type::optional"
    )]
    pub items: Option<JsonType>,
    /// The types whose errors its items are, where it is a list of field errors of one type: first that type, then those
    /// that its transparent variants pass on. Of a list inside an item of its own type, the type is without errors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub item_types: Vec<Type>,
    /// Whether it may be absent.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub optional: bool,
    /// Whether it is no field of the error, but of a transparent variant that some answers pass it on by.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub beside: bool,
    /// The author's example, as it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
    /// The value, where every answer of the error has the same.
    #[serde(default, rename = "const", skip_serializing_if = "Option::is_none")]
    pub constant: Option<Sample>,
    /// The value, where it is a text made of others: a [template](crate::segments).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
}

/// A header that an error sends.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Header {
    /// Its name, in lower case.
    pub name: String,
    /// Its value, a [template](crate::segments).
    pub value: String,
    /// Whether it may be absent.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub optional: bool,
    /// Whether a value of one placeholder alone is a text that names a field. Otherwise it is a field that is
    /// sent itself: a body's `retry_after` follows that alone.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub text: bool,
}

/// A response, as it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The Accept header of the request: a media type.
    pub accept: String,
    /// The status and its phrase, or the error's own: `403 Forbidden`.
    pub status: String,
    /// The headers in their order, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body; in base64 where it is no text.
    pub body: String,
    /// Whether the body is in base64.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub base64: bool,
}

impl Example {
    /// The value of Content-Type; absent where there is no body.
    pub fn media_type(&self) -> Option<&str> {
        self.headers
            .iter()
            .find(|header| header.0 == "content-type")
            .map(|header| header.1.as_str())
    }

    /// The same with a body that is no text.
    #[must_use]
    pub fn with_bytes(self, body: &[u8]) -> Self {
        Example {
            body: STANDARD.encode(body),
            base64: true,
            ..self
        }
    }

    /// The body, as it is sent.
    pub fn bytes(&self) -> Cow<'_, [u8]> {
        let decoded = self.base64.then(|| STANDARD.decode(&self.body).ok());
        let decoded = decoded.flatten().map(Cow::Owned);
        decoded.unwrap_or(Cow::Borrowed(self.body.as_bytes()))
    }

    /// The body for a reader: of one that is no text, its bytes in hexadecimal, 16 a line.
    pub fn shown(&self) -> Cow<'_, str> {
        if !self.base64 {
            return Cow::Borrowed(&self.body);
        }
        let mut out = String::new();
        for (number, line) in self.bytes().chunks(16).enumerate() {
            let hex: Vec<String> = line.iter().map(|byte| format!("{byte:02x}")).collect();
            let text = line.iter().map(|byte| match byte {
                b' '..=b'~' => char::from(*byte),
                _ => '.',
            });
            let text: String = text.collect();
            // A String takes everything.
            let _ = writeln!(out, "{:08x}  {:<47}  {text}", number * 16, hex.join(" "));
        }
        Cow::Owned(out)
    }

    /// Whether it is a page for a browser, whose source tells a reader of documentation nothing.
    pub(crate) fn is_page(&self) -> bool {
        let media_type = MediaType::new(self.media_type().unwrap_or_default());
        Kind::of(&media_type) == Kind::Page
    }
}

impl Entry {
    /// An error that sends nothing of its own but its code.
    pub fn new(
        code: Code,
        status: u16,
        variant: impl Into<String>,
        title: impl Into<String>,
    ) -> Self {
        Entry {
            code,
            status,
            variant: variant.into(),
            title: title.into(),
            message: None,
            description: None,
            help: None,
            fields: Vec::new(),
            placeholders: Vec::new(),
            headers: Vec::new(),
            shared: false,
            retryable: false,
            retry_after: None,
            oauth: None,
            reason: None,
            since: None,
            sunset: None,
            instead: None,
            internal: false,
            concealed_as: None,
            log: None,
            examples: Vec::new(),
            examples_of: BTreeMap::new(),
            documentary: Documentary::default(),
        }
    }

    /// The first of its headers that has a name.
    pub(crate) fn header(&self, name: &str) -> Option<&Header> {
        self.headers.iter().find(|header| header.name == name)
    }

    /// A member that is a text, by its name in the format.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        let text = match name {
            "title" => return Some(&self.title),
            "message" => &self.message,
            "description" => &self.description,
            "help" => &self.help,
            "oauth" => &self.oauth,
            "reason" => &self.reason,
            "since" => &self.since,
            "sunset" => &self.sunset,
            "instead" => &self.instead,
            "log" => &self.log,
            _ => return self.documentary.0.get(name).map(String::as_str),
        };
        text.as_deref()
    }

    /// Whether one of its lists of field errors has items of a code, or one inside these items.
    pub fn lists(&self, code: &str) -> bool {
        let mut fields = self.fields.iter();
        fields.any(|field| {
            let mut items = field.item_errors();
            items.any(|(_, item)| item.code.to_string() == code || item.lists(code))
        })
    }

    /// Its examples that documentation shows.
    pub(crate) fn shown_examples(&self) -> Vec<&Example> {
        let examples = self.examples.iter();
        examples.filter(|example| !example.is_page()).collect()
    }

    /// Whether public documentation shows it: neither internal nor concealed.
    pub fn is_public(&self) -> bool {
        !self.internal && self.concealed_as.is_none()
    }

    /// What the error says: its message without the formats of its placeholders; the title where there is
    /// none.
    pub fn meaning(&self) -> String {
        match &self.message {
            Some(message) => describe::plain(message),
            None => self.title.clone(),
        }
    }

    /// A template of this error filled with the samples of its fields.
    pub fn fill(&self, template: &str) -> String {
        segments(template)
            .map(|segment| match segment {
                Segment::Text(text) => text.to_owned(),
                Segment::Placeholder { name, format } => self.sample(name, format),
            })
            .collect()
    }

    /// A value that stands in for that of a real error, as `format!` writes it: text bare, quoted if the format
    /// is that of Debug.
    fn sample(&self, name: &str, format: &str) -> String {
        let mut fields = self.fields.iter().chain(&self.placeholders);
        let field = fields.find(|field| field.name == name);
        match field.map_or_else(|| Sample::Text("\u{2026}".to_owned()), Field::sample) {
            Sample::Text(text) if !format.ends_with('?') => text,
            other => other.to_json(),
        }
    }
}

impl Header {
    /// A header that every answer of its error has.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Header {
            name: name.into(),
            value: value.into(),
            optional: false,
            text: false,
        }
    }
}

impl Field {
    /// The value that is written for it, as JSON; a text has its placeholders.
    ///
    /// ```
    /// use errorbook_export::{Field, JsonType, Sample};
    ///
    /// let mut kind = Field::new("kind", JsonType::String);
    /// assert_eq!(kind.written(), None);
    /// kind.constant = Some(Sample::Text("api_error".to_owned()));
    /// assert_eq!(kind.written().as_deref(), Some("\"api_error\""));
    /// ```
    pub fn written(&self) -> Option<String> {
        let template = || Some(Sample::Text(describe::plain(self.template.as_ref()?)));
        let value = self.constant.clone().or_else(template)?;
        Some(value.to_json())
    }

    /// Those of its items that clients get.
    pub(crate) fn sent_items(&self) -> impl Iterator<Item = &Entry> {
        let items = self.item_errors().map(|(_, entry)| entry);
        items.filter(|entry| entry.concealed_as.is_none())
    }

    /// Whether it is a list of field errors, which has a place of its own.
    pub(crate) fn is_field_errors(&self) -> bool {
        self.items == Some(JsonType::FieldError)
    }

    /// Whether all its items are known.
    pub(crate) fn knows_items(&self) -> bool {
        let mut types = self.item_types.iter();
        self.sent_items().next().is_some() && types.all(|ty| !ty.entries.is_empty())
    }

    /// The errors that its items are, each with its type; none where they are not known.
    pub fn item_errors(&self) -> impl Iterator<Item = (&Type, &Entry)> {
        let types = self.item_types.iter();
        types.flat_map(|ty| ty.entries.iter().map(move |entry| (ty, entry)))
    }

    /// A value that every answer of its error has.
    pub fn new(name: impl Into<String>, json_type: JsonType) -> Self {
        Field {
            name: name.into(),
            json_type,
            items: None,
            item_types: Vec::new(),
            optional: false,
            beside: false,
            example: None,
            constant: None,
            template: None,
        }
    }
}
