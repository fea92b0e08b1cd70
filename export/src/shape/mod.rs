//! The JSON body of an error, as a tree of members: what schemas and types of clients are written from.
//!
//! It follows the renderer of the runtime: a member whose value the error does not have is left out, and so is an
//! object or an array with nothing in it. Among members of one name the last counts, since that is the one that readers
//! of JSON keep.
//!
//! ```
//! use errorbook_export::{Catalogue, shape::{self, Shape}};
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
//! let profile = &catalogue.services[0].profile;
//! let Some(Shape::Object(members)) = shape::body(profile.body, profile, entry) else {
//!     return Err("the profile's body is an object".into());
//! };
//! let keys: Vec<_> = members.iter().map(|member| member.key).collect();
//! // There are no `type`, since the profile has no URIs, and no `detail`.
//! assert_eq!(keys, ["title", "code"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod reader;
mod strings;

use crate::{Body, Entry, Field, JsonType, Name, Node, Profile, Segment, segments};
use reader::Reader;
use serde_json::Value;
use std::borrow::Cow;

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
    /// An object with further members, for field errors.
    Keyed {
        /// The members that are known.
        members: Vec<Member<'a>>,
        /// The value of each of the others.
        value: Box<Shape<'a>>,
    },
    /// An array of an item for each field error, or of one for the error itself.
    Items {
        /// The item of an error without field errors; `None` where it has none.
        of_error: Option<Box<Shape<'a>>>,
        /// The item of a field error.
        of_item: Box<Shape<'a>>,
    },
    /// A constant of the profile's template: JSON as it was written.
    Literal(Cow<'a, str>),
    /// A value that is the same in every answer of this error. A string of the template is known by the value that
    /// identifies errors best, or else by one that is for people.
    Constant(Name, Value),
    /// A sentence that differs from answer to answer, filled with the samples of its fields.
    Sentence(Name, String),
    /// A string of the template in which something differs from answer to answer.
    Text(Vec<Piece>),
    /// Seconds until a retry may succeed.
    Seconds,
    /// A value of the request, or of the moment.
    OfRequest(Name),
    /// A value of a field error.
    OfItem(Name),
    /// A field of the error.
    Field(&'a Field),
    /// Whatever a field error has under the name of a field.
    Any,
    /// One of them: the last that the error at hand has.
    Either(Vec<Shape<'a>>),
}

impl Shape<'_> {
    /// What stands at a path of names, and of places in arrays whose items all answers have.
    pub(crate) fn at(&self, path: &[Step]) -> Option<&Self> {
        let Some((step, rest)) = path.split_first() else {
            return Some(self);
        };
        let member = match (self, step) {
            // Where it has no field errors.
            (Shape::Items { of_error, .. }, Step::Place(0)) => return of_error.as_ref()?.at(rest),
            (Shape::Object(members) | Shape::Keyed { members, .. }, Step::Key(key)) => {
                members.iter().find(|member| member.key == *key)
            }
            (Shape::Array(items), Step::Place(place)) => {
                let before = items.iter().take(*place);
                let is_certain = before.filter(|item| item.required).count() == *place;
                items.get(*place).filter(|_| is_certain)
            }
            _ => None,
        };
        member?.value.at(rest)
    }
}

/// A step into a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Key(&'static str),
    Place(usize),
}

/// A piece of a string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text that every answer of the error has.
    Constant(String),
    /// What differs, filled with a sample.
    Value(String),
}

/// The JSON of an error in a body of its profile; nothing where that is no body.
///
/// For a concealed error, pass the one that is answered instead.
pub fn body<'a>(body: Body, profile: &'a Profile, entry: &'a Entry) -> Option<Shape<'a>> {
    let root = body.root()?;
    let reader = Reader {
        profile,
        entry,
        root,
        is_item: false,
        is_in_each: false,
    };
    // What stands at the top is sent with nothing in it, too.
    let empty = match root {
        Node::Object(_) => Shape::Object(Vec::new()),
        _ => Shape::Array(Vec::new()),
    };
    Some(match reader.node(root) {
        None => empty,
        Some((shape @ Shape::Items { .. }, false)) => Shape::Either(vec![empty, shape]),
        Some((shape, _)) => shape,
    })
}

/// A string of the profile's, as an error has it: one of its lines of text; nothing where a value in it is absent.
pub(crate) fn string<'a>(
    text: &'static str,
    profile: &'a Profile,
    entry: &'a Entry,
) -> Option<Shape<'a>> {
    let reader = Reader {
        profile,
        entry,
        root: &Node::Array(&[]),
        is_item: false,
        is_in_each: false,
    };
    reader.text(text).map(|(shape, _)| shape)
}

/// The title of an error as a body has it: that of an RFC 9457 problem without a type is the status's phrase.
pub fn title<'a>(profile: &Profile, entry: &'a Entry) -> &'a str {
    let is_problem = profile
        .body
        .root()
        .is_some_and(|root| root.uses(Name::ProblemTitle));
    if is_problem {
        problem_title(profile, entry)
    } else {
        &entry.title
    }
}

fn problem_title<'a>(profile: &Profile, entry: &'a Entry) -> &'a str {
    if profile.type_template().is_none() {
        crate::phrase(entry.status)
    } else {
        &entry.title
    }
}

/// Whether a value is for people: it may be translated, and a client must not match it.
pub(crate) fn is_for_people(name: Name) -> bool {
    matches!(
        name,
        Name::Phrase | Name::Title | Name::ProblemTitle | Name::Message | Name::Detail | Name::Help
    )
}

/// Whether a field may be a list of field errors.
pub(crate) fn may_hold_items(field: &Field) -> bool {
    match field.json_type {
        JsonType::Any => true,
        JsonType::Array => {
            let items = field.items.unwrap_or(JsonType::Any);
            matches!(
                items,
                JsonType::Any | JsonType::Object | JsonType::FieldError
            )
        }
        _ => false,
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
