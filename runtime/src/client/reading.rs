//! Reads the code, the message and the fields of a response.
//!
//! The profile determines their position in the body.

use super::content::{Content, Parts, essence, labelled};
use super::located::{Located, located_in_presets};
use super::shape::Known;
use super::strings;
use crate::entry::Entry;
use crate::profile::Profile;
use crate::render::read::{Read, ReadCode, item_of_line};
use errorbook_model::interpolation::Part;
use errorbook_model::shape::keys;
use errorbook_model::{Body, Format, Name, Node, Property};
use serde_json::{Map, Value};

/// The values that are read from a response.
#[derive(Debug, Default)]
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
    /// Whether the body has what the profile's shape always has, and nothing where the shape has something else.
    pub(crate) is_of_shape: bool,
}

/// The members for the fields.
#[derive(Debug, Default)]
pub(crate) struct Members {
    /// The members of an object, and the other members of the template in that object, which are not fields.
    pub(super) object: Option<(Map<String, Value>, &'static [Property])>,
    /// The fields that have places of their own, with their values there.
    pub(super) placed: Vec<(&'static str, Option<Value>)>,
    /// The reason why there are no others.
    why: &'static str,
}

impl Members {
    /// All fields with their values.
    pub(super) fn into_fields(self) -> Map<String, Value> {
        let (mut fields, beside) = self.object.unwrap_or_default();
        for key in keys(beside) {
            fields.remove(key);
        }
        for (name, value) in self.placed {
            if let Some(value) = value {
                fields.insert(name.to_owned(), value);
            }
        }
        fields
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

impl Reading {
    /// Reads a response with a profile, or with any preset whose body has the code. `entry` is a candidate
    /// whose values determine the position of a value if the position depends on which values are present.
    pub(crate) fn of(
        parts: Parts,
        profile: Option<&Profile>,
        entry: Option<&Entry>,
    ) -> Result<Self, String> {
        let known = Known::new(profile.unwrap_or(&Profile::DEFAULT), entry);
        let content = Content::of(parts, known)?;
        let mut reading = match &content {
            Content::Empty => {
                let is_offered = |profile: &Profile| {
                    let mut representations = profile.settings.representations();
                    representations.any(|sent| sent.format == Format::Empty)
                };
                Reading {
                    is_of_shape: profile.is_some_and(is_offered),
                    ..Reading::without_members("the response has no body")
                }
            }
            Content::Text(text) => Reading::of_text(text, parts, known),
            Content::Json(body) => Reading::of_json(body, parts, profile, known),
            Content::Xml(Some((xml, body))) => {
                let mut reading = Located::of(xml.body, body, known).into_reading();
                // XML does not tell a number from its text.
                let code = reading.code.take();
                reading.code = code.map(|code| ReadCode::from_text(&code.text));
                reading
            }
            Content::Xml(None) => Reading::without_members("the profile sends no such XML"),
            Content::Preset(written) => match &written.values {
                Some(values) => Reading::of_values(values),
                None => Reading::without_members("the members of a text are not read"),
            },
        };
        reading.content = content;
        reading.header_code = profile
            .and_then(|profile| parts.headers.get(profile.settings.code_header?))
            .map(|value| ReadCode::from_text(&String::from_utf8_lossy(value.as_bytes())));
        Ok(reading)
    }

    pub(super) fn without_members(why: &'static str) -> Self {
        let mut reading = Reading::default();
        reading.members.why = why;
        reading
    }

    fn of_values(values: &Read) -> Self {
        let mut reading = Reading {
            code: Some(values.code.clone()),
            values: values.names.clone(),
            items: values.items.clone(),
            is_of_shape: true,
            ..Reading::default()
        };
        reading.members.object = Some((values.fields.clone(), &[]));
        reading.set_message();
        reading
    }

    fn of_text(text: &str, parts: Parts, known: Known) -> Self {
        let mut reading =
            Reading::without_members("the response is plain text, which has no members");
        for template in texts(known.profile, parts) {
            let lines = strings::lines(template, text, known);
            let has_code = Node::Text(template).uses(Name::Code);
            for (template, line) in lines.iter().flatten() {
                let code = reading.code.take();
                reading.code = code.or_else(|| strings::code(template, line, known));
                reading.add(strings::read(template, line, known).unwrap_or_default());
            }
            reading.is_of_shape |= lines.is_some() && (reading.code.is_some() || !has_code);
        }
        reading.set_message();
        // A text of any other shape may have the code in the usual place.
        let line = text.lines().next().unwrap_or_default();
        let (usual, usual_code) = match split_line(line) {
            Some((message, code)) => (message, Some(ReadCode::from_text(code))),
            None => (line, None),
        };
        reading.code = reading.code.or(usual_code);
        reading.message.get_or_insert_with(|| usual.to_owned());
        reading
    }

    /// Adds the values in a string, but for the code.
    pub(super) fn add(&mut self, values: Vec<(Part<'static>, &str)>) {
        for (part, value) in values {
            match part {
                Part::Name(Name::Code) => {}
                Part::Name(Name::FieldErrors) => self.items.push(item_of_line(value)),
                Part::Name(name) | Part::Place(name, _) => self.values.push((name, value.into())),
                Part::Field(name) => self.members.placed.push((name, Some(value.into()))),
                _ => {}
            }
        }
    }

    fn of_json(body: &Value, parts: Parts, profile: Option<&Profile>, known: Known) -> Self {
        let Some(profile) = profile else {
            return located_in_presets(body).into_reading();
        };
        let templates = templates(profile, parts).into_iter();
        let located = templates.map(|template| Located::of(template, body, known));
        let best = located.max_by_key(Located::rank);
        best.unwrap_or_else(|| Located::of(Body::EMPTY, body, known))
            .into_reading()
    }

    /// The text of a name.
    pub(super) fn text(&self, name: Name) -> Option<&str> {
        let mut values = self.values.iter().filter(|(found, _)| *found == name);
        values.find_map(|(_, value)| value.as_str())
    }

    pub(super) fn set_message(&mut self) {
        let message = [Name::Message, Name::Detail, Name::Title, Name::ProblemTitle]
            .into_iter()
            .find_map(|name| self.text(name));
        self.message = message.map(str::to_owned);
    }
}

/// The templates of the JSON that a profile sends under the media type of a response; of all its JSON, where it has
/// none of that.
fn templates(profile: &Profile, parts: Parts) -> Vec<Body> {
    let essence = essence(parts.headers);
    let json_of = |format| match format {
        Format::Json(body) => Some(body),
        _ => None,
    };
    let named = labelled(profile, essence.as_deref());
    let named: Vec<Body> = named.filter_map(|sent| json_of(sent.format)).collect();
    if !named.is_empty() {
        return named;
    }
    let representations = profile.settings.representations();
    representations
        .filter_map(|sent| json_of(sent.format))
        .collect()
}

/// The lines of the texts that a profile sends under the media type of a response.
fn texts(profile: &Profile, parts: Parts) -> Vec<&'static str> {
    let essence = essence(parts.headers);
    let representations = profile.settings.representations();
    let named =
        representations.filter(|sent| essence.is_none() || sent.essence() == essence.as_deref());
    let lines = named.filter_map(|sent| match sent.format {
        Format::Text(lines) => Some(lines),
        _ => None,
    });
    lines.collect()
}

/// Splits `the organization is blocked [ORG_BLOCKED]`. A code does not contain a space.
fn split_line(line: &str) -> Option<(&str, &str)> {
    let (message, code) = line.strip_suffix(']')?.rsplit_once(" [")?;
    (!code.is_empty() && !code.contains(' ')).then_some((message, code))
}
