//! A template, followed as the renderer does.

use super::{Member, Shape, has_placeholders, is_certain, may_hold_items, problem_title};
use crate::{Entry, Field, JsonType, Name, Node, Profile, Property, Segment, segments};
use errorbook_model::shape::keys;
use serde_json::Value;
use std::borrow::Cow;

/// Follows a template as the renderer does.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) profile: &'a Profile,
    pub(super) entry: &'a Entry,
    pub(super) root: &'static Node,
    /// Whether the values are those of a field error.
    pub(super) is_item: bool,
    /// Whether they are those of an item, the error's own too.
    pub(super) is_in_each: bool,
}

impl<'a> Reader<'a> {
    /// What stands in the place of a node, and whether every answer has it; nothing where none has.
    pub(super) fn node(&self, node: &'static Node) -> Option<(Shape<'a>, bool)> {
        match node {
            Node::Object(members) => {
                let list = self.object(members);
                if let Some(value) = self.member(members) {
                    let required = list.iter().any(|member| member.required);
                    let (members, value) = (list, Box::new(value));
                    return Some((Shape::Keyed { members, value }, required));
                }
                if self.is_item && list.is_empty() && members.contains(&Property::Fields) {
                    // An item may have fields of its own, which are not known.
                    return Some((Shape::Any, false));
                }
                present(list, members.is_empty(), Shape::Object)
            }
            Node::Array(elements) => {
                let list = elements.iter();
                let list = list.filter_map(|element| self.node(element).map(item));
                let list: Vec<Member> = list.collect();
                if elements.contains(&Node::Name(Name::Segments)) {
                    return several(list);
                }
                present(list, elements.is_empty(), Shape::Array)
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
            Node::Items(item) => {
                let (item, _) = self.of_item()?.node(item)?;
                Some((items_alone(item), false))
            }
            Node::Or(node, other) => match (self.node(node), self.node(other)) {
                (None, other) => other,
                (Some((shape, false)), Some((other, required))) => {
                    Some((Shape::Either(vec![other, shape]), required))
                }
                (first, _) => first,
            },
        }
    }

    fn object(&self, parts: &'static [Property]) -> Vec<Member<'a>> {
        let mut members = Vec::new();
        for part in parts {
            match part {
                Property::Pair(key, node) => {
                    if let Some((value, required)) = self.node(node) {
                        add(&mut members, key, value, required);
                    }
                }
                Property::Each(_) => {}
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
                        add(&mut members, &field.name, shape, required);
                    }
                }
            }
        }
        members
    }

    /// Whether a field stands among the others: no member beside them has its name, and the template does not place it.
    fn is_free(&self, beside: &'static [Property], name: &str) -> bool {
        keys(beside).all(|key| key != name) && !self.root.places_field(name)
    }

    /// The value of the members for field errors, where an object has some.
    fn member(&self, members: &'static [Property]) -> Option<Shape<'a>> {
        let mut members = members.iter();
        let member = members.find_map(|member| match member {
            Property::Each(member) => Some(member),
            Property::Pair(..) | Property::Fields => None,
        })?;
        let (item, _) = self.of_item()?.node(&member.item)?;
        Some(if member.is_list {
            items_alone(item)
        } else {
            item
        })
    }

    /// The same for a field error of the error, where it may have some.
    fn of_item(&self) -> Option<Self> {
        let may_have_items = self.entry.fields.iter().any(may_hold_items);
        may_have_items.then_some(Reader {
            is_item: true,
            is_in_each: true,
            ..*self
        })
    }

    /// An item for each field error, or one for the error itself where it has none.
    fn each(&self, template: &'static Node) -> Option<(Shape<'a>, bool)> {
        let one = |(shape, required)| (Shape::Array(vec![item((shape, true))]), required);
        let of_error = Reader {
            is_in_each: true,
            ..*self
        };
        let of_error = of_error.node(template);
        let of_item = self.of_item().and_then(|of_item| of_item.node(template));
        let Some((of_item, required)) = of_item else {
            return of_error.map(one);
        };
        let is_certain = of_error.as_ref().is_some_and(|(_, is_certain)| *is_certain);
        let items = Shape::Items {
            of_error: of_error.map(|(shape, _)| Box::new(shape)),
            of_item: Box::new(of_item),
        };
        Some((items, required && is_certain))
    }

    pub(super) fn field(&self, name: &str) -> Option<&'a Field> {
        self.entry.fields.iter().find(|field| field.name == name)
    }

    /// A value by name.
    pub(super) fn name(&self, name: Name) -> Option<(Shape<'a>, bool)> {
        let Reader { profile, entry, .. } = *self;
        let code = entry.code.to_string();
        let text = |text: &str| Some(Value::from(text));
        let constant = match name {
            Name::Code if self.is_item => return Some((Shape::OfItem(name), true)),
            Name::Message | Name::Detail if self.is_item => {
                return Some((Shape::OfItem(Name::Message), true));
            }
            Name::Pointer | Name::Parameter | Name::Header | Name::Place | Name::Segments => {
                let is_certain = name == Name::Place;
                return self.is_item.then_some((Shape::OfItem(name), is_certain));
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
}

/// An item of an array.
fn item((value, required): (Shape<'_>, bool)) -> Member<'_> {
    Member {
        key: "",
        value,
        required,
    }
}

/// Adds a member. Of several of one name the last counts; where it may be absent, so do those before it.
fn add<'a>(members: &mut Vec<Member<'a>>, key: &'a str, value: Shape<'a>, required: bool) {
    let mut known = members.iter_mut();
    match known.find(|member| member.key == key) {
        Some(before) if required => (before.value, before.required) = (value, true),
        Some(before) if before.value == value => {}
        Some(Member {
            value: Shape::Either(shapes),
            ..
        }) => shapes.push(value),
        Some(before) => {
            let first = std::mem::replace(&mut before.value, Shape::Any);
            before.value = Shape::Either(vec![first, value]);
        }
        None => members.push(Member {
            key,
            value,
            required,
        }),
    }
}

/// An array of any number of these.
fn several<'a>(list: Vec<Member<'a>>) -> Option<(Shape<'a>, bool)> {
    let required = list.iter().any(|member| member.required);
    let shapes: Vec<Shape<'a>> = list.into_iter().map(|member| member.value).collect();
    (!shapes.is_empty()).then(|| (items_alone(Shape::Either(shapes)), required))
}

/// An array of what field errors bring.
fn items_alone(of_item: Shape<'_>) -> Shape<'_> {
    Shape::Items {
        of_error: None,
        of_item: Box::new(of_item),
    }
}

pub(super) fn field_shape(field: &Field) -> (Shape<'_>, bool) {
    (Shape::Field(field), is_certain(field))
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
    let header = entry.header("retry-after")?;
    let mut pieces = segments(&header.value);
    match (pieces.next(), pieces.next()) {
        (Some(Segment::Placeholder { format: "", .. }), None) if !header.text => {
            Some((Shape::Seconds, false))
        }
        _ if has_placeholders(&header.value) => None,
        _ => constant(entry.fill(&header.value).parse().ok()?),
    }
}
