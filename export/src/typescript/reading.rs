//! Where a client finds what an error brings, in the bodies of a service.

use crate::answer::{self, Representation};
use crate::shape::is_certain;
use crate::{Entry, Field, Name, Part, Profile};
use std::fmt::Write;

/// A step into a body.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step<'a> {
    Key(&'a str),
    Place(usize),
}

pub(super) type Path<'a> = Vec<Step<'a>>;

/// How a service's answers are read.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Reading<'a> {
    /// The member that tells errors apart, and what it is.
    pub(super) telling: Option<(Name, Path<'a>)>,
    pub(super) message: Option<Path<'a>>,
    /// The object that has the fields, and the names that are not theirs.
    pub(super) fields: Option<(Path<'a>, &'a [String])>,
    pub(super) retry_after: Option<Path<'a>>,
    pub(super) request_id: Option<Path<'a>>,
    pub(super) code_header: Option<&'a str>,
}

impl<'a> Reading<'a> {
    pub(super) fn of(profile: &'a Profile) -> Self {
        let has_json = answer::representations(profile)
            .iter()
            .any(|representation| {
                matches!(
                    representation,
                    Representation::Problem | Representation::Json
                )
            });
        let mut places = Places::default();
        if has_json {
            places.read(profile);
        }
        let find = |name: Name| {
            let found = places.names.iter().find(|(known, _)| *known == name);
            found.map(|(_, path)| path.clone())
        };
        // An address without the code is the same for all errors.
        let has_code = |template: Option<&String>| {
            template.is_some_and(|template| template.contains("{code}"))
        };
        let of_type = profile.problem_type.as_ref().or(profile.docs.as_ref());
        let tells = [
            (Name::Code, true),
            (Name::Type, has_code(of_type)),
            (Name::Docs, has_code(profile.docs.as_ref())),
            (Name::Oauth, true),
        ];
        let sentences = [Name::Message, Name::Detail, Name::Title, Name::ProblemTitle];
        Reading {
            telling: tells
                .into_iter()
                .filter(|(_, tells)| *tells)
                .find_map(|(name, _)| Some((name, find(name)?))),
            message: sentences.into_iter().find_map(find),
            retry_after: find(Name::RetryAfter),
            request_id: find(Name::RequestId),
            fields: places.fields,
            code_header: profile.code_header.as_deref(),
        }
    }

    /// The fields of an error that bodies have.
    pub(super) fn carried<'e>(&self, entry: &'e Entry) -> impl Iterator<Item = &'e Field> {
        let taken = self.fields.as_ref().map(|(_, taken)| *taken);
        entry.fields.iter().filter(move |field| {
            taken.is_some_and(|taken| !taken.contains(&field.name)) && !is_own(&field.name)
        })
    }
}

/// Whether a name is that of a member which every error has in TypeScript. Errorbook exposes no field of it.
fn is_own(name: &str) -> bool {
    matches!(name, "code" | "status" | "message")
}

#[derive(Default)]
struct Places<'a> {
    names: Vec<(Name, Path<'a>)>,
    fields: Option<(Path<'a>, &'a [String])>,
}

/// An open object or array: in an array, the place of the next item while it is known.
enum Level {
    Object,
    Array(Option<usize>),
}

impl<'a> Places<'a> {
    fn read(&mut self, profile: &'a Profile) {
        let mut levels = vec![Level::Object];
        // A step is not known behind an item that may be absent.
        let mut path: Vec<Option<Step>> = Vec::new();
        for part in &profile.body {
            match part {
                Part::End => {
                    levels.pop();
                    path.pop();
                }
                Part::Object(key) => {
                    path.push(step(levels.last_mut(), key, true));
                    levels.push(Level::Object);
                }
                Part::Array(key) => {
                    path.push(step(levels.last_mut(), key, true));
                    levels.push(Level::Array(Some(0)));
                }
                Part::Literal(key, json) if key.is_empty() && json.is_empty() => {}
                Part::Literal(key, _) => {
                    step(levels.last_mut(), key, true);
                }
                Part::Member(key, name) => {
                    path.push(step(levels.last_mut(), key, is_always(*name, profile)));
                    let known: Option<Path> = path.iter().cloned().collect();
                    self.names.extend(known.map(|path| (*name, path)));
                    path.pop();
                }
                Part::Fields(taken) => {
                    if let Some(Level::Object) = levels.last() {
                        let known: Option<Path> = path.iter().cloned().collect();
                        self.fields = known.map(|path| (path, taken.as_slice()));
                    } else {
                        step(levels.last_mut(), "", false);
                    }
                }
            }
        }
    }
}

fn step<'a>(level: Option<&mut Level>, key: &'a str, always: bool) -> Option<Step<'a>> {
    match level? {
        Level::Object => Some(Step::Key(key)),
        Level::Array(next) => {
            let place = if always { *next } else { None };
            *next = place.map(|place| place + 1);
            place.map(Step::Place)
        }
    }
}

/// Whether every body of the service has the value.
fn is_always(name: Name, profile: &Profile) -> bool {
    match name {
        Name::Help | Name::Detail | Name::RetryAfter | Name::RequestId => false,
        Name::Type => profile.type_uri("").is_some(),
        Name::Docs => profile.docs.is_some(),
        _ => true,
    }
}

/// How the interface of an error has a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Presence {
    Always,
    Sometimes,
    Never,
}

/// Whether the answers of all these services have a field.
pub(super) fn presence(readings: &[&Reading], entry: &Entry, field: &Field) -> Presence {
    let carries = |reading: &&&Reading| {
        reading
            .carried(entry)
            .any(|carried| carried.name == field.name)
    };
    let count = readings.iter().filter(carries).count();
    if count == 0 {
        Presence::Never
    } else if count == readings.len() && is_certain(field) {
        Presence::Always
    } else {
        Presence::Sometimes
    }
}

/// A path as an array's literal.
pub(super) fn literal(path: &Path) -> String {
    let mut out = String::from("[");
    for (at, step) in path.iter().enumerate() {
        if at > 0 {
            out.push_str(", ");
        }
        let _ = match step {
            Step::Key(key) => write!(out, "{}", super::text::string(key)),
            Step::Place(place) => write!(out, "{place}"),
        };
    }
    out.push(']');
    out
}
