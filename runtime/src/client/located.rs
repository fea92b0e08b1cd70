//! Finds the values of a template in a JSON body.

use super::reading::Reading;
use super::shape::{Fault, Found, Known, Part, Presence, items_of, others, parts, parts_of};
use super::strings;
use crate::profile::Profile;
use crate::render::read::{ReadCode, name_of_place};
use errorbook_model::escape::pointer_token;
use errorbook_model::{Body, EachMember, Name, Node, Property, interpolation};
use serde_json::{Map, Value};

/// The shapes that are tried without a profile, grouped by the position of the code. The shapes of one group
/// differ in the name of the message; the last of those that fit equally well is used.
const PRESETS: [&[Body]; 3] = [
    &[Body::CODE_MESSAGE, Body::PROBLEM],
    &[Body::NESTED],
    &[crate::body!({ "error": code, "message": message, ..fields })],
];

/// How well a body fits a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Exact,
    /// It has more. A later version of the service may send more.
    More,
    /// Something else stands in the place of a value.
    Other,
}

impl Fit {
    fn of(fault: &Fault) -> Self {
        match fault {
            Fault::Undeclared => Fit::More,
            Fault::Absent | Fault::Elements | Fault::Other(..) => Fit::Other,
        }
    }
}

/// What a body has in the places of a template.
pub(super) struct Located {
    reading: Reading,
    /// The code in a string.
    code_in_text: Option<ReadCode>,
    fit: Fit,
    /// Whether it lacks a value that every body has.
    is_incomplete: bool,
}

impl Located {
    pub(super) fn of(template: Body, body: &Value, known: Known) -> Self {
        let mut reading = Reading::without_members("the profile's shape has no fields there");
        reading.template = Some(template);
        let mut located = Located {
            reading,
            code_in_text: None,
            fit: Fit::Exact,
            is_incomplete: false,
        };
        located.add(parts(template, body, known), known);
        located
    }

    fn add(&mut self, parts: Vec<Part>, known: Known) {
        for part in parts {
            match part.found {
                Found::Name(name, Some(value)) => {
                    if name == Name::Code && ReadCode::from_json(value).is_none() {
                        self.fit = Fit::Other;
                    }
                    self.reading.values.push((name, value.clone()));
                }
                Found::Name(name, None) => {
                    let presence = Presence::of(&Node::Name(name), known);
                    self.is_incomplete |= presence == Presence::Always;
                }
                Found::Fields(object, beside) => {
                    self.reading.members.object = Some((object.clone(), beside));
                }
                Found::Field(name, value) => {
                    self.reading.members.placed.push((name, value.cloned()));
                }
                Found::Text(template, text) => self.add_text(template, text, known),
                Found::Each(item, values, true) => self.add_each(item, values, known),
                Found::Each(item, values, false) => self.add_items(item, values, known),
                Found::Members(member, object, beside) => {
                    self.add_members(member, object, beside, known.of_item());
                }
                Found::Fault(fault) => self.fit = self.fit.max(Fit::of(&fault)),
            }
        }
    }

    fn add_text(&mut self, template: &'static str, text: &str, known: Known) {
        let Some(values) = strings::read(template, text, known) else {
            self.fit = Fit::Other;
            return;
        };
        if self.code_in_text.is_none() {
            self.code_in_text = strings::code(template, text, known);
        }
        self.reading.add(values);
    }

    /// An item is the error's own, unless its error may have field errors and the code is not its own.
    fn add_each(&mut self, item: &'static Node, values: &[Value], known: Known) {
        if let [value] = values {
            let had_code = self.has_code();
            let mut own = Located::of(Body::EMPTY, value, known);
            own.add(parts_of(item, value, String::new(), known), known);
            let is_own = match known.entry {
                Some(entry) => match own.code() {
                    Some(code) => code.is(entry.code()),
                    None => own.fit == Fit::Exact,
                },
                None => !own.has_place(),
            };
            if is_own || !known.may_have_items() {
                let reading = &mut self.reading;
                reading.is_code_of_item = !had_code && own.has_code();
                reading.values.append(&mut own.reading.values);
                let placed = &mut reading.members.placed;
                placed.append(&mut own.reading.members.placed);
                if let Some(object) = own.reading.members.object {
                    reading.members.object.get_or_insert(object);
                }
                if self.code_in_text.is_none() {
                    self.code_in_text = own.code_in_text;
                }
                self.fit = self.fit.max(own.fit);
                self.is_incomplete |= own.is_incomplete;
                return;
            }
        }
        self.add_items(item, values, known);
    }

    fn add_items(&mut self, item: &'static Node, values: &[Value], known: Known) {
        if let Some(first) = values.first() {
            self.add_of_error(item, first, known.of_item());
        }
        let items = values
            .iter()
            .map(|value| field_error(item, value, known.of_item()).into());
        self.reading.items.extend(items);
    }

    fn add_members(
        &mut self,
        member: &'static EachMember,
        object: &Map<String, Value>,
        beside: &'static [Property],
        known: Known,
    ) {
        for (key, value) in others(object, beside) {
            let Some(items) = items_of(member, value) else {
                self.fit = Fit::Other;
                continue;
            };
            for value in items {
                let mut error = field_error(&member.key, &Value::from(key.as_str()), known);
                error.extend(field_error(&member.item, value, known));
                self.add_of_error(&member.item, value, known);
                self.reading.items.push(error.into());
            }
        }
    }

    /// Adds the values of the error, which every item repeats.
    fn add_of_error(&mut self, item: &'static Node, value: &Value, known: Known) {
        for part in parts_of(item, value, String::new(), known) {
            match part.found {
                Found::Name(Name::Code | Name::Message | Name::Detail, _) => {}
                Found::Name(name, Some(value)) if !name.is_of_item() => {
                    self.reading.values.push((name, value.clone()));
                }
                Found::Fault(fault) => self.fit = self.fit.max(Fit::of(&fault)),
                _ => {}
            }
        }
    }

    /// Whether it is about a value of the request.
    fn has_place(&self) -> bool {
        let mut values = self.reading.values.iter();
        values.any(|(name, _)| name.is_of_item())
    }

    /// Whether a body is of the template, as far as it is known without the error.
    fn is_of_shape(&self) -> bool {
        let template = self.reading.template.and_then(|template| template.root());
        let is_told = self.has_code() || !self.reading.items.is_empty();
        let fits = |root: &Node| is_told || (!root.uses(Name::Code) && !self.is_incomplete);
        self.fit != Fit::Other && template.is_some_and(fits)
    }

    /// What was read, with what is told of it as a whole.
    pub(super) fn into_reading(mut self) -> Reading {
        self.reading.code = self.code();
        self.reading.is_of_shape = self.is_of_shape();
        self.reading.set_message();
        self.reading
    }

    /// How well it fits, compared with other templates of the same body.
    pub(super) fn rank(&self) -> impl Ord + use<> {
        (self.has_code(), self.fit == Fit::Exact)
    }

    fn has_code(&self) -> bool {
        self.code().is_some()
    }

    fn code(&self) -> Option<ReadCode> {
        let mut values = self.reading.values.iter();
        let value = values.find(|(name, _)| *name == Name::Code);
        match value {
            Some((_, value)) => ReadCode::from_json(value),
            None => self.code_in_text.clone(),
        }
    }
}

/// A field error, as the members of a list have it.
fn field_error(item: &'static Node, value: &Value, known: Known) -> Map<String, Value> {
    let mut error = Map::new();
    for part in parts_of(item, value, String::new(), known) {
        match part.found {
            Found::Name(Name::Segments, Some(value)) => {
                let segment = match value {
                    Value::String(name) => pointer_token(name).into_owned(),
                    index => index.to_string(),
                };
                let pointer = error.entry(Name::Pointer.as_str());
                if let Value::String(pointer) = pointer.or_insert("".into()) {
                    pointer.extend(["/", &segment]);
                }
            }
            Found::Name(name, Some(value)) => {
                if let Some(member) = member_of(name, value.as_str().unwrap_or_default()) {
                    error.insert(member.to_owned(), value.clone());
                }
            }
            Found::Field(name, Some(value)) => {
                error.insert(name.to_owned(), value.clone());
            }
            Found::Text(template, text) => {
                for (part, value) in strings::read(template, text, known).unwrap_or_default() {
                    let (member, value) = match part {
                        interpolation::Part::Name(name) => (member_of(name, value), value.into()),
                        interpolation::Part::Place(_, notation) => {
                            (Some(Name::Pointer.as_str()), notation.pointer(value))
                        }
                        interpolation::Part::Field(name) => (Some(name), value.into()),
                        _ => continue,
                    };
                    if let Some(member) = member {
                        error.entry(member).or_insert_with(|| value.into());
                    }
                }
            }
            Found::Fields(object, beside) => {
                let fields = others(object, beside);
                error.extend(fields.map(|(name, value)| (name.clone(), value.clone())));
            }
            _ => {}
        }
    }
    error
}

/// The member of a field error that has the value of a name.
fn member_of(name: Name, value: &str) -> Option<&'static str> {
    match name {
        Name::Detail => Some(Name::Message.as_str()),
        Name::Place => Some(name_of_place(value).as_str()),
        Name::Message | Name::Code => Some(name.as_str()),
        _ => name.is_of_item().then_some(name.as_str()),
    }
}

pub(super) fn located_in_presets(body: &Value) -> Located {
    let known = Known::new(&Profile::DEFAULT, None);
    for shapes in PRESETS {
        let located = shapes.iter().map(|shape| Located::of(*shape, body, known));
        let most = located
            .filter(Located::has_code)
            .max_by_key(|located| located.reading.values.len());
        if let Some(located) = most {
            return located;
        }
    }
    Located::of(Body::EMPTY, body, known)
}
