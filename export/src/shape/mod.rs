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

use crate::{
    Body, Entry, Field, JsonType, Name, Node, Profile, Property, Sample, Segment, segments,
};
use errorbook_model::interpolation::{Part, parts};
use errorbook_model::shape::keys;
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
            (Shape::Object(members), Step::Key(key)) => {
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

/// Follows a template as the renderer does.
#[derive(Clone, Copy)]
struct Reader<'a> {
    profile: &'a Profile,
    entry: &'a Entry,
    root: &'static Node,
    /// Whether the values are those of a field error.
    is_item: bool,
    /// Whether they are those of an item, the error's own too.
    is_in_each: bool,
}

impl<'a> Reader<'a> {
    /// What stands in the place of a node, and whether every answer has it; nothing where none has.
    fn node(&self, node: &'static Node) -> Option<(Shape<'a>, bool)> {
        match node {
            Node::Object(members) => {
                let list = self.object(members);
                if self.is_item && list.is_empty() && members.contains(&Property::Fields) {
                    // An item may have fields of its own, which are not known.
                    return Some((Shape::Any, false));
                }
                present(list, members.is_empty(), Shape::Object)
            }
            Node::Array(elements) => {
                let mut list = Members::new(false);
                for element in *elements {
                    list.extend("", self.node(element));
                }
                present(list.list, elements.is_empty(), Shape::Array)
            }
            Node::Each(item) => self.each(item),
            Node::Name(name) => self.name(*name),
            // An item's own field comes before the error's, and is not known.
            Node::Field(name) if self.is_item => Some(match self.field(name).map(field_shape) {
                Some((shape, required)) => (Shape::Either(vec![shape, Shape::Any]), required),
                None => (Shape::Any, false),
            }),
            Node::Field(name) => self.field(name).map(field_shape),
            Node::Text(text) => self.text(text),
            Node::Literal(json) => Some((Shape::Literal(Cow::Borrowed(json)), true)),
            Node::Or(node, constant) => {
                let constant = Shape::Literal(Cow::Borrowed(constant));
                Some(match self.node(node) {
                    None => (constant, true),
                    Some((shape, false)) => (Shape::Either(vec![constant, shape]), true),
                    certain => return certain,
                })
            }
        }
    }

    fn object(&self, parts: &'static [Property]) -> Vec<Member<'a>> {
        let mut members = Members::new(true);
        for part in parts {
            match part {
                Property::Pair(key, node) => members.extend(key, self.node(node)),
                Property::Fields if self.is_item => {}
                // An item of the error itself does not repeat the fields.
                Property::Fields if self.is_in_each && self.root.has_fields_outside_each() => {}
                Property::Fields => {
                    let fields = self.entry.fields.iter();
                    for field in fields.filter(|field| self.is_free(parts, &field.name)) {
                        // A list of field errors stands elsewhere, unless it is empty.
                        let is_elsewhere = self.root.has_each() && may_hold_items(field);
                        let required = is_certain(field) && !is_elsewhere;
                        let shape = match field.items {
                            Some(JsonType::FieldError) if is_elsewhere => {
                                Shape::Literal(Cow::Borrowed("[]"))
                            }
                            _ => Shape::Field(field),
                        };
                        members.push(&field.name, shape, required);
                    }
                }
            }
        }
        members.list
    }

    /// Whether a field stands among the others: no member beside them has its name, and the template does not place it.
    fn is_free(&self, beside: &'static [Property], name: &str) -> bool {
        keys(beside).all(|key| key != name) && !self.root.places_field(name)
    }

    /// An item for each field error, or one for the error itself where it has none.
    fn each(&self, item: &'static Node) -> Option<(Shape<'a>, bool)> {
        let one = |(shape, required)| {
            let item = Member {
                key: "",
                value: shape,
                required: true,
            };
            (Shape::Array(vec![item]), required)
        };
        let of_error = Reader {
            is_in_each: true,
            ..*self
        };
        let of_error = of_error.node(item);
        if !self.entry.fields.iter().any(may_hold_items) {
            return of_error.map(one);
        }
        let of_item = Reader {
            is_item: true,
            is_in_each: true,
            ..*self
        };
        let Some((of_item, required)) = of_item.node(item) else {
            return of_error.map(one);
        };
        let is_certain = of_error.as_ref().is_some_and(|(_, is_certain)| *is_certain);
        let items = Shape::Items {
            of_error: of_error.map(|(shape, _)| Box::new(shape)),
            of_item: Box::new(of_item),
        };
        Some((items, required && is_certain))
    }

    fn field(&self, name: &str) -> Option<&'a Field> {
        self.entry.fields.iter().find(|field| field.name == name)
    }

    /// A value by name.
    fn name(&self, name: Name) -> Option<(Shape<'a>, bool)> {
        let Reader { profile, entry, .. } = *self;
        let code = entry.code.to_string();
        let text = |text: &str| Some(Value::from(text));
        let constant = match name {
            Name::Code if self.is_item => return Some((Shape::OfItem(name), true)),
            Name::Message | Name::Detail if self.is_item => {
                return Some((Shape::OfItem(Name::Message), true));
            }
            Name::Pointer | Name::Parameter | Name::Header => {
                return self.is_item.then_some((Shape::OfItem(name), false));
            }
            Name::Code => serde_json::to_value(&entry.code).ok(),
            Name::Status => Some(entry.status.into()),
            Name::Phrase => text(crate::phrase(entry.status)),
            Name::ProblemTitle => text(problem_title(profile, entry)),
            Name::Title => text(&entry.title),
            Name::Type => profile.type_uri(&code).map(Value::from),
            Name::Docs => profile.docs_uri(&code).map(Value::from),
            Name::Help => entry.help.as_deref().map(Value::from),
            Name::Oauth => text(entry.oauth.as_deref().unwrap_or(&code)),
            Name::Retryable => Some(entry.retryable.into()),
            Name::RetryAfter => return retry_after(entry),
            Name::Instance => {
                return Some(match self.field("instance") {
                    Some(field) => field_shape(field),
                    None => (Shape::OfRequest(name), false),
                });
            }
            Name::Timestamp => return Some((Shape::OfRequest(name), true)),
            Name::RequestId | Name::TraceId | Name::RequestMethod | Name::RequestPath => {
                return Some((Shape::OfRequest(name), false));
            }
            // It stands in lines of text alone.
            Name::FieldErrors => None,
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

    /// A string of the template; absent where a value in it is.
    fn text(&self, text: &'static str) -> Option<(Shape<'a>, bool)> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut names = Vec::new();
        let mut required = true;
        for part in parts(text) {
            let (piece, is_certain) = match part {
                Part::Text(text) => (Piece::Constant(text.to_owned()), true),
                Part::Name(name) => {
                    names.push(name);
                    let (shape, is_certain) = self.name(name)?;
                    let (piece, is_text) = self.piece(&shape)?;
                    (piece, is_certain && is_text)
                }
                Part::Code(style) if self.is_item => {
                    (Piece::Value(style.styled(SAMPLE_CODE).into_owned()), true)
                }
                Part::Code(style) => {
                    names.push(Name::Code);
                    let code = self.entry.code.to_string();
                    (Piece::Constant(style.styled(&code).into_owned()), true)
                }
                Part::TimestampOffset => {
                    let time = Sample::of_request(Name::Timestamp).replace('Z', "+00:00");
                    (Piece::Value(time), true)
                }
                Part::Field(name) => {
                    let known = self.field(name).map(field_shape);
                    let known = known.and_then(|(shape, is_certain)| {
                        let (piece, is_text) = self.piece(&shape)?;
                        Some((piece, is_certain && is_text))
                    });
                    match known {
                        // Another item may have a field of the name.
                        None if self.is_item => return Some((Shape::Any, false)),
                        known => known?,
                    }
                }
            };
            required &= is_certain;
            match (pieces.last_mut(), piece) {
                (Some(Piece::Constant(before)), Piece::Constant(text)) => before.push_str(&text),
                (_, piece) => pieces.push(piece),
            }
        }
        let shape = match pieces.as_slice() {
            [] => constant_text("", &names),
            [Piece::Constant(text)] => constant_text(text, &names),
            _ => Shape::Text(pieces),
        };
        Some((shape, required))
    }

    /// A value in a string, and whether it is certainly text; nothing where it never is.
    fn piece(&self, shape: &Shape) -> Option<(Piece, bool)> {
        let bare = |value: &Value| match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        Some(match shape {
            Shape::Constant(_, value) => (Piece::Constant(bare(value)), true),
            Shape::Sentence(_, text) => (Piece::Value(text.clone()), true),
            Shape::Seconds => (Piece::Value(self.seconds()), true),
            Shape::OfRequest(name) => (Piece::Value(Sample::of_request(*name).to_owned()), true),
            Shape::OfItem(name) => (Piece::Value(of_item(*name).to_owned()), true),
            Shape::Field(field) => {
                let sample = serde_json::to_value(field.sample()).unwrap_or_default();
                match field.json_type {
                    JsonType::Array | JsonType::Object => return None,
                    _ if field.constant.is_some() => (Piece::Constant(bare(&sample)), true),
                    other => (Piece::Value(bare(&sample)), other != JsonType::Any),
                }
            }
            _ => return None,
        })
    }

    /// A sample of the seconds in the error's Retry-After; a date that stands in for others has come.
    fn seconds(&self) -> String {
        let mut headers = self.entry.headers.iter();
        let header = headers.find(|header| header.name == "retry-after");
        let value = header
            .map(|header| self.entry.fill(&header.value))
            .unwrap_or_default();
        if value.parse::<u64>().is_ok() {
            value
        } else {
            "0".to_owned()
        }
    }
}

/// The code of a field error in a sample.
pub(crate) const SAMPLE_CODE: &str = "FIELD_CODE";

/// A string that is the same in every answer of an error, of these values.
fn constant_text<'a>(text: &str, names: &[Name]) -> Shape<'a> {
    // What people read may be translated, whatever stands beside it.
    let name = names.iter().find(|name| is_for_people(**name));
    let name = name.or_else(|| names.iter().find(|name| **name == Name::Code));
    match name.or_else(|| names.first()) {
        Some(name) => Shape::Constant(*name, text.into()),
        None => Shape::Literal(Cow::Owned(Value::from(text).to_string())),
    }
}

/// Whether a value is for people: it may be translated, and a client must not match it.
pub(crate) fn is_for_people(name: Name) -> bool {
    matches!(
        name,
        Name::Phrase | Name::Title | Name::ProblemTitle | Name::Message | Name::Detail | Name::Help
    )
}

/// A sample of a value of a field error.
fn of_item(name: Name) -> &'static str {
    match name {
        Name::Code => SAMPLE_CODE,
        Name::Pointer => "/name",
        Name::Parameter => "name",
        Name::Header => "x-name",
        _ => "what is wrong with it",
    }
}

fn field_shape(field: &Field) -> (Shape<'_>, bool) {
    (Shape::Field(field), is_certain(field))
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

/// An object or an array; absent where nothing stands in it, unless the template has it so.
fn present<'a>(
    list: Vec<Member<'a>>,
    is_written_empty: bool,
    shape: impl FnOnce(Vec<Member<'a>>) -> Shape<'a>,
) -> Option<(Shape<'a>, bool)> {
    let required = is_written_empty || list.iter().any(|member| member.required);
    (is_written_empty || !list.is_empty()).then(|| (shape(list), required))
}

struct Members<'a> {
    /// Whether they are an object's, where a name stands once.
    named: bool,
    list: Vec<Member<'a>>,
}

impl<'a> Members<'a> {
    fn new(named: bool) -> Self {
        Members {
            named,
            list: Vec::new(),
        }
    }

    fn extend(&mut self, key: &'a str, value: Option<(Shape<'a>, bool)>) {
        if let Some((value, required)) = value {
            self.push(key, value, required);
        }
    }

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
        if before.value == value {
            return;
        }
        match &mut before.value {
            Shape::Either(shapes) => shapes.push(value),
            other => {
                let first = std::mem::replace(other, Shape::Any);
                *other = Shape::Either(vec![first, value]);
            }
        }
    }
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
