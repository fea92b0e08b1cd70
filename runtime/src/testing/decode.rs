//! Reads the code, the message and the fields of a response.
//!
//! The profile determines their position in the body.

use super::Response;
use super::failure::excerpt;
use super::shape::{Found, Known, parts, parts_of};
use super::strings;
use crate::code::Code;
use crate::entry::Entry;
use crate::profile::Profile;
use errorbook_model::interpolation::Part;
use errorbook_model::shape::keys;
use errorbook_model::{Body, Format, Name, Node, Preset, Property, Representation, grpc};
use http::header;
use serde_json::{Map, Value};

/// A body, by its representation.
#[derive(Debug)]
pub(crate) enum Content {
    Json(Value),
    Text(String),
    /// XML, whose members are not read.
    Xml,
    /// A page, Markdown or a message of Protobuf.
    Preset(Written),
    Empty,
}

/// A body in a format without a template.
#[derive(Debug)]
pub(crate) struct Written {
    preset: Preset,
    /// What is text of it; of Protobuf, the reason.
    text: String,
    /// Whether the service's own function wrote it, so that nothing in it is certain.
    is_own: bool,
}

impl Written {
    /// Whether it may be of an error with this code: errorbook writes the code.
    pub(crate) fn may_be_of(&self, code: Code) -> bool {
        if self.preset == Preset::Protobuf {
            return self.text == grpc::reason(code.as_str());
        }
        let mut html = Vec::new();
        errorbook_model::escape::html(&mut html, code.as_str());
        let html = String::from_utf8_lossy(&html);
        let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        let stands = |code: &str| {
            self.text.match_indices(code).any(|(at, _)| {
                let (before, after) = (&self.text[..at], &self.text[at + code.len()..]);
                !before.ends_with(is_word) && !after.starts_with(is_word)
            })
        };
        self.is_own || stands(code.as_str()) || stands(&html)
    }
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
    /// The template that the body was read with.
    pub(crate) template: Option<Body>,
    /// The field errors that stand in items of their own; their code and message are not those of the error.
    pub(crate) items: Vec<Value>,
    /// Whether the code was read in an item, which may be that of a field error.
    pub(crate) is_code_of_item: bool,
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
pub(crate) struct Members {
    /// The members of an object, and the other members of the template in that object, which are not fields.
    object: Option<(Map<String, Value>, &'static [Property])>,
    /// The fields that have places of their own, with their values there.
    placed: Vec<(&'static str, Option<Value>)>,
    /// The reason why there are no others.
    why: &'static str,
}

impl Members {
    fn none(why: &'static str) -> Self {
        Members {
            object: None,
            placed: Vec::new(),
            why,
        }
    }

    /// The value of a field.
    ///
    /// # Errors
    ///
    /// The reason why the body has none.
    pub(crate) fn get(&self, name: &str) -> Result<Option<&Value>, &'static str> {
        let mut placed = self.placed.iter();
        if let Some((_, value)) = placed.find(|(placed, _)| *placed == name) {
            return Ok(value.as_ref());
        }
        match &self.object {
            None => Err(self.why),
            Some((_, beside)) if keys(beside).any(|key| key == name) => {
                Err("the profile's template has a member of that name")
            }
            Some((members, _)) => Ok(members.get(name)),
        }
    }
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
        let mut reading = match Content::of(response, profile)? {
            Content::Empty => Reading::without_members(Content::Empty, "the response has no body"),
            Content::Text(text) => Reading::of_text(text, response, profile, entry),
            Content::Json(body) => Reading::of_json(body, response, profile, entry),
            Content::Xml => {
                Reading::without_members(Content::Xml, "the members of XML are not read")
            }
            Content::Preset(written) => Reading::without_members(
                Content::Preset(written),
                "the members of a text are not read",
            ),
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
            members: Members::none(why),
            template: None,
            items: Vec::new(),
            is_code_of_item: false,
        }
    }

    fn of_text(
        text: String,
        response: &Response,
        profile: Option<&Profile>,
        entry: Option<&Entry>,
    ) -> Self {
        let profile = profile.unwrap_or(&Profile::DEFAULT);
        let known = Known::new(profile, entry);
        let why = "the response is plain text, which has no members";
        let mut code = None;
        let mut message = None;
        for template in texts(profile, response) {
            for (template, line) in strings::lines(template, &text, known).unwrap_or_default() {
                code = code.or_else(|| strings::code(template, line, known));
                let values = strings::read(template, line, known).unwrap_or_default();
                let mut messages = values.iter().filter(|(part, _)| is_message(*part));
                message = message.or_else(|| messages.next().map(|(_, text)| (*text).to_owned()));
            }
        }
        // A text of any other shape may have the code in the usual place.
        let line = text.lines().next().unwrap_or_default();
        let (usual, usual_code) = match split_line(line) {
            Some((message, code)) => (message, Some(code.to_owned())),
            None => (line, None),
        };
        let code = code.or(usual_code);
        let message = message.unwrap_or_else(|| usual.to_owned());
        let mut reading = Reading::without_members(Content::Text(text), why);
        reading.message = Some(message);
        reading.code = code.as_deref().map(ReadCode::from_text);
        reading
    }

    fn of_json(
        body: Value,
        response: &Response,
        profile: Option<&Profile>,
        entry: Option<&Entry>,
    ) -> Self {
        let located = match profile {
            Some(profile) => {
                let known = Known::new(profile, entry);
                let located = templates(profile, response)
                    .into_iter()
                    .map(|template| Located::of(template, &body, known));
                let best = located.max_by_key(|located| (located.has_code(), !located.has_faults));
                best.unwrap_or_else(|| Located::of(Body::EMPTY, &body, known))
            }
            None => located_in_presets(&body),
        };
        let value = |name: Name| located.values.iter().find(|(found, _)| *found == name);
        let text = |name: Name| value(name)?.1.as_str().map(str::to_owned);
        Reading {
            code: located.code(),
            header_code: None,
            message: [Name::Message, Name::Detail, Name::Title, Name::ProblemTitle]
                .into_iter()
                .find_map(text),
            members: located.members,
            values: located.values,
            template: Some(located.template),
            items: located.items,
            is_code_of_item: located.is_code_of_item,
            content: Content::Json(body),
        }
    }
}

fn is_message(part: Part) -> bool {
    matches!(part, Part::Name(Name::Message | Name::Detail | Name::Title))
}

/// The templates of the JSON that a profile sends under the media type of a response; of all its JSON, where it has
/// none of that.
fn templates(profile: &Profile, response: &Response) -> Vec<Body> {
    let essence = essence(response);
    let of = |is_wanted: &dyn Fn(&Representation) -> bool| -> Vec<Body> {
        let representations = profile.settings.representations();
        let bodies = representations
            .filter(is_wanted)
            .filter_map(|sent| match sent.format {
                Format::Json(body) => Some(body),
                _ => None,
            });
        bodies.collect()
    };
    let named = of(&|sent| sent.essence() == essence.as_deref());
    if named.is_empty() {
        of(&|_| true)
    } else {
        named
    }
}

/// The lines of the texts that a profile sends under the media type of a response.
fn texts(profile: &Profile, response: &Response) -> Vec<&'static str> {
    let essence = essence(response);
    let representations = profile.settings.representations();
    let named =
        representations.filter(|sent| essence.is_none() || sent.essence() == essence.as_deref());
    let lines = named.filter_map(|sent| match sent.format {
        Format::Text(lines) => Some(lines),
        _ => None,
    });
    lines.collect()
}

impl Content {
    fn of(response: &Response, profile: Option<&Profile>) -> Result<Self, Unreadable> {
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
        let sent = profile.and_then(|profile| {
            let mut all = profile.settings.representations();
            all.find(|sent| sent.essence().is_some() && sent.essence() == essence.as_deref())
        });
        let format = sent.map(|sent| sent.format);
        let is_json = match essence.as_deref() {
            _ if format.is_some() => matches!(format, Some(Format::Json(_))),
            Some(essence) => essence == "application/json" || essence.ends_with("+json"),
            None => body.trim_ascii_start().starts_with(b"{"),
        };
        if is_json {
            return serde_json::from_slice(body)
                .map(Content::Json)
                .map_err(|error| Unreadable(excerpt(&format!("the body is not JSON: {error}"))));
        }
        #[cfg(feature = "protobuf")]
        if let Some(Format::Preset(preset @ Preset::Protobuf)) = format {
            let reason = crate::render::protobuf::reason(body);
            let text = reason.ok_or_else(|| Unreadable("the body has no reason".to_owned()))?;
            return Ok(Content::Preset(Written {
                preset,
                text,
                is_own: false,
            }));
        }
        match essence {
            None => {}
            _ if matches!(format, Some(Format::Xml(_))) => return Ok(Content::Xml),
            _ if matches!(format, Some(Format::Text(_) | Format::Preset(_))) => {}
            Some(essence) if essence.ends_with("/xml") || essence.ends_with("+xml") => {
                return Ok(Content::Xml);
            }
            Some(essence) if essence == "text/plain" => {}
            Some(essence) => {
                return Err(Unreadable(format!(
                    "the body is `{}`, as which errorbook sends no error",
                    excerpt(&essence)
                )));
            }
        }
        let text = std::str::from_utf8(body)
            .map_err(|_| Unreadable("the body is not UTF-8".to_owned()))?;
        let text = text.to_owned();
        Ok(match format {
            Some(Format::Preset(preset)) => Content::Preset(Written {
                preset,
                text,
                is_own: sent.is_some_and(|sent| sent.page.is_some()),
            }),
            _ => Content::Text(text),
        })
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

/// What a body has in the places of a template.
struct Located {
    template: Body,
    values: Vec<(Name, Value)>,
    members: Members,
    items: Vec<Value>,
    is_code_of_item: bool,
    /// The code in a string.
    code_in_text: Option<String>,
    has_faults: bool,
}

impl Located {
    fn of(template: Body, body: &Value, known: Known) -> Self {
        let mut located = Located {
            template,
            values: Vec::new(),
            members: Members::none("the profile's shape has no fields there"),
            items: Vec::new(),
            is_code_of_item: false,
            code_in_text: None,
            has_faults: false,
        };
        located.add(parts(template, body, known), known);
        located
    }

    fn add(&mut self, parts: Vec<super::shape::Part>, known: Known) {
        for part in parts {
            match part.found {
                Found::Name(name, Some(value)) => self.values.push((name, value.clone())),
                Found::Fields(object, beside) => {
                    self.members.object = Some((object.clone(), beside));
                }
                Found::Field(name, value) => self.members.placed.push((name, value.cloned())),
                Found::Text(template, text) => {
                    if self.code_in_text.is_none() {
                        self.code_in_text = strings::code(template, text, known);
                    }
                    for (part, value) in strings::read(template, text, known).unwrap_or_default() {
                        if let Part::Name(name) = part {
                            if is_message(part) {
                                self.values.push((name, Value::from(value)));
                            }
                        }
                    }
                }
                Found::Each(item, values) => self.add_each(item, values, known),
                Found::Name(_, None) => {}
                Found::Fault(_) => self.has_faults = true,
            }
        }
    }

    /// An item is the error's own, unless its error may have field errors and the code is not its own.
    fn add_each(&mut self, item: &'static Node, values: &[Value], known: Known) {
        if let [value] = values {
            let had_code = self.code().is_some();
            let mut own = Located::of(Body::EMPTY, value, known);
            own.add(parts_of(item, value, String::new(), known), known);
            let is_own = known.entry.is_none_or(|entry| match own.code() {
                Some(code) => code.is(entry.code()),
                None => !own.has_faults,
            });
            if is_own || !known.may_have_items() {
                self.is_code_of_item = !had_code && own.code().is_some();
                self.values.append(&mut own.values);
                self.members.placed.append(&mut own.members.placed);
                if let Some(object) = own.members.object {
                    self.members.object.get_or_insert(object);
                }
                if self.code_in_text.is_none() {
                    self.code_in_text = own.code_in_text;
                }
                self.has_faults |= own.has_faults;
                return;
            }
        }
        let items = values
            .iter()
            .map(|value| field_error(item, value, known.of_item()));
        self.items.extend(items);
    }

    fn has_code(&self) -> bool {
        self.code().is_some()
    }

    fn code(&self) -> Option<ReadCode> {
        let mut values = self.values.iter();
        let value = values.find(|(name, _)| *name == Name::Code);
        match value {
            Some((_, value)) => ReadCode::from_json(value),
            None => self.code_in_text.as_deref().map(ReadCode::from_text),
        }
    }
}

/// A field error, as the members of a list have it.
fn field_error(item: &'static Node, value: &Value, known: Known) -> Value {
    let mut error = Map::new();
    for part in parts_of(item, value, String::new(), known) {
        match part.found {
            Found::Name(Name::Message | Name::Detail, Some(value)) => {
                error.insert("message".to_owned(), value.clone());
            }
            Found::Name(name, Some(value)) if name.is_of_item() || name == Name::Code => {
                error.insert(name.as_str().to_owned(), value.clone());
            }
            Found::Text(template, text) => {
                for (part, value) in strings::read(template, text, known).unwrap_or_default() {
                    let name = match part {
                        Part::Name(Name::Message | Name::Detail) => "message",
                        Part::Name(name) if name.is_of_item() || name == Name::Code => {
                            name.as_str()
                        }
                        Part::Field(name) => name,
                        _ => continue,
                    };
                    error.entry(name).or_insert_with(|| value.into());
                }
            }
            Found::Fields(object, beside) => {
                for (name, value) in object {
                    if !keys(beside).any(|key| key == name) {
                        error.insert(name.clone(), value.clone());
                    }
                }
            }
            _ => {}
        }
    }
    Value::Object(error)
}

fn located_in_presets(body: &Value) -> Located {
    let known = Known::new(&Profile::DEFAULT, None);
    for shapes in PRESETS {
        let located = shapes.iter().map(|shape| Located::of(*shape, body, known));
        let most = located
            .filter(Located::has_code)
            .max_by_key(|located| located.values.len());
        if let Some(located) = most {
            return located;
        }
    }
    Located::of(Body::EMPTY, body, known)
}
