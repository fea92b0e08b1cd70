//! The JSON body of an error, as a tree of members: what schemas and types of clients are written from.
//!
//! It follows the renderer of the runtime: a member whose value the error does not have is left out, and
//! among members of one name the last counts, since that is the one that readers of JSON keep.
//!
//! ```
//! use errorbook_export::{Catalogue, shape};
//!
//! let json = r#"{
//!     "errorbook": 1,
//!     "services": [{ "name": "acme::ERRORS" }],
//!     "types": [{
//!         "path": "acme::OrgError",
//!         "entries": [{ "code": "ORG_BLOCKED", "status": 403, "variant": "Blocked", "title": "Blocked" }]
//!     }]
//! }"#;
//! let catalogue = Catalogue::from_json(json.as_bytes())?;
//! let (_, entry) = catalogue.entries().next().ok_or("it has one")?;
//! let body = shape::body(&catalogue.services[0].profile, entry).ok_or("the profile has bodies")?;
//! let keys: Vec<_> = body.iter().map(|member| member.key).collect();
//! // There are no `type`, since the profile has no URIs, and no `detail`.
//! assert_eq!(keys, ["title", "code"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::{Entry, Field, JsonType, Name, Node, Profile, Property, Segment, segments};
use errorbook_model::shape::keys;
use serde_json::Value;

/// A member of an object, or an item of an array.
#[derive(Clone, Debug, PartialEq)]
pub struct Member<'a> {
    /// Its name; empty in an array.
    pub key: &'a str,
    /// What it is.
    pub value: Shape<'a>,
    /// Whether every answer of this error has it.
    pub required: bool,
}

/// What stands at a place of a body.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape<'a> {
    /// An object.
    Object(Vec<Member<'a>>),
    /// An array.
    Array(Vec<Member<'a>>),
    /// A constant of the profile's template: JSON as it was written.
    Literal(&'a str),
    /// A value that is the same in every answer of this error.
    Constant(Name, Value),
    /// A sentence that differs from answer to answer, filled with the samples of its fields.
    Sentence(Name, String),
    /// Seconds until a retry may succeed.
    Seconds,
    /// The id of the request.
    RequestId,
    /// A field of the error.
    Field(&'a Field),
    /// The last of them that the error at hand has.
    Either(Vec<Shape<'a>>),
}

/// The members of an error's JSON body; nothing where the profile's JSON has no body.
///
/// For a concealed error, pass the one that is answered instead.
pub fn body<'a>(profile: &'a Profile, entry: &'a Entry) -> Option<Vec<Member<'a>>> {
    let reader = Reader { profile, entry };
    Some(reader.object(profile.body.members()?))
}

/// The title of an error as it is sent: that of an RFC 9457 problem without a type is the status's phrase.
pub fn title<'a>(profile: &Profile, entry: &'a Entry) -> &'a str {
    let is_problem = profile
        .body
        .places()
        .iter()
        .any(|place| place.node == Some(Node::Name(Name::ProblemTitle)));
    if is_problem && profile.type_uri(&entry.code.to_string()).is_none() {
        crate::phrase(entry.status)
    } else {
        &entry.title
    }
}

struct Reader<'a> {
    profile: &'a Profile,
    entry: &'a Entry,
}

impl<'a> Reader<'a> {
    fn object(&self, parts: &'static [Property]) -> Vec<Member<'a>> {
        let mut members = Members {
            named: true,
            list: Vec::new(),
        };
        for part in parts {
            match part {
                Property::Pair(key, node) => self.push(key, node, &mut members),
                Property::Fields => {
                    let fields = self.entry.fields.iter();
                    let is_free = |field: &&Field| keys(parts).all(|key| key != field.name);
                    for field in fields.filter(is_free) {
                        members.push(&field.name, Shape::Field(field), is_certain(field));
                    }
                }
            }
        }
        members.list
    }

    fn array(&self, elements: &'static [Node]) -> Vec<Member<'a>> {
        let mut members = Members {
            named: false,
            list: Vec::new(),
        };
        for element in elements {
            self.push("", element, &mut members);
        }
        members.list
    }

    fn push(&self, key: &'static str, node: &'static Node, members: &mut Members<'a>) {
        match node {
            Node::Object(parts) => members.push(key, Shape::Object(self.object(parts)), true),
            Node::Array(elements) => members.push(key, Shape::Array(self.array(elements)), true),
            Node::Literal(json) => members.push(key, Shape::Literal(json), true),
            Node::Name(name) => {
                if let Some((shape, required)) = named_value(*name, self.profile, self.entry) {
                    members.push(key, shape, required);
                }
            }
        }
    }
}

struct Members<'a> {
    /// Whether they are an object's, where a name stands once.
    named: bool,
    list: Vec<Member<'a>>,
}

impl<'a> Members<'a> {
    fn push(&mut self, key: &'a str, value: Shape<'a>, required: bool) {
        let same = |member: &&mut Member| self.named && member.key == key;
        let Some(before) = self.list.iter_mut().find(same) else {
            let key = if self.named { key } else { "" };
            self.list.push(Member {
                key,
                value,
                required,
            });
            return;
        };
        if required {
            before.value = value;
            before.required = true;
            return;
        }
        match &mut before.value {
            Shape::Either(shapes) => shapes.push(value),
            other => {
                let first = std::mem::replace(other, Shape::RequestId);
                *other = Shape::Either(vec![first, value]);
            }
        }
    }
}

/// A value by name, and whether every answer has it; nothing where none has.
fn named_value<'a>(name: Name, profile: &Profile, entry: &'a Entry) -> Option<(Shape<'a>, bool)> {
    let code = entry.code.to_string();
    let text = |text: &str| Some(Value::from(text));
    let constant = match name {
        Name::Code => serde_json::to_value(&entry.code).ok(),
        Name::Status => Some(entry.status.into()),
        Name::Phrase => text(crate::phrase(entry.status)),
        Name::ProblemTitle => text(title(profile, entry)),
        Name::Title => text(&entry.title),
        Name::Type => profile.type_uri(&code).map(Value::from),
        Name::Docs => profile.docs_uri(&code).map(Value::from),
        Name::Help => entry.help.as_deref().map(Value::from),
        Name::Oauth => text(entry.oauth.as_deref().unwrap_or(&code)),
        Name::Retryable => Some(entry.retryable.into()),
        Name::RetryAfter => return retry_after(entry),
        Name::RequestId => return Some((Shape::RequestId, false)),
        Name::Message | Name::Detail => {
            return match &entry.message {
                Some(message) => Some((sentence(name, message, entry), true)),
                None if name == Name::Message => {
                    Some((Shape::Constant(name, entry.title.as_str().into()), true))
                }
                None => None,
            };
        }
    };
    Some((Shape::Constant(name, constant?), true))
}

fn sentence<'a>(name: Name, message: &str, entry: &Entry) -> Shape<'a> {
    let filled = entry.fill(message);
    if has_placeholders(message) {
        Shape::Sentence(name, filled)
    } else {
        Shape::Constant(name, filled.into())
    }
}

/// The wait that the error's type gives, else what its Retry-After says: a field, where that is a number of
/// seconds, or a text without placeholders.
fn retry_after<'a>(entry: &Entry) -> Option<(Shape<'a>, bool)> {
    let constant = |seconds: u64| Some((Shape::Constant(Name::RetryAfter, seconds.into()), true));
    if let Some(seconds) = entry.retry_after {
        return constant(seconds);
    }
    let header = entry
        .headers
        .iter()
        .find(|header| header.name == "retry-after")?;
    let mut pieces = segments(&header.value);
    match (pieces.next(), pieces.next()) {
        (Some(Segment::Placeholder { format: "", .. }), None) if !header.text => {
            Some((Shape::Seconds, false))
        }
        _ if has_placeholders(&header.value) => None,
        _ => constant(entry.fill(&header.value).parse().ok()?),
    }
}

pub(crate) fn has_placeholders(template: &str) -> bool {
    segments(template).any(|segment| matches!(segment, Segment::Placeholder { .. }))
}

/// Whether a field certainly is a member: what serializes as `null` is left out, which a value of an unknown
/// type may do.
pub(crate) fn is_certain(field: &Field) -> bool {
    !field.optional && field.json_type != JsonType::Any
}
