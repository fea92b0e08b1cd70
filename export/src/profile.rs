//! How a service speaks, in the catalogue's format. The format has a body as a flat list of parts, the model
//! as a constant tree, which is kept for good: a program reads few different ones.

use crate::read::{DEEPEST, is_header, is_line};
use errorbook_model::{Body, Name, Node, Offer, Profile, Property};
use serde::de::{Error as _, IgnoredAny};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::{LazyLock, Mutex, PoisonError};

#[derive(Serialize, Deserialize)]
#[serde(default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
struct Data {
    /// Empty where there is no body.
    body: Vec<Part>,
    problem: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    docs: Option<String>,
    offers: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code_header: Option<String>,
    help_link: bool,
    nosniff: bool,
    no_store: bool,
}

/// A part of a body. The members of the outermost object stand at the top of the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Part {
    /// Opens an object, as the value of a key; in an array the key is empty.
    Object(String),
    /// Opens an array.
    Array(String),
    /// Closes the innermost object or array.
    End,
    /// A value known by name.
    Member(String, String),
    /// A constant, as JSON; a template without members has one that is empty.
    Literal(String, String),
    /// The fields, and the keys beside them.
    Fields(Vec<String>),
}

impl Default for Data {
    /// What a profile that leaves members out has; `problem` has to be said.
    fn default() -> Self {
        let mut data = Data::from(&Profile::DEFAULT);
        data.problem = false;
        data
    }
}

impl From<&Profile> for Data {
    fn from(profile: &Profile) -> Self {
        Data {
            body: parts_of(profile.body),
            problem: profile.body.is_problem(),
            problem_type: profile.problem_type.map(str::to_owned),
            docs: profile.docs.map(str::to_owned),
            offers: profile
                .offers
                .iter()
                .map(|offer| offer.as_str().to_owned())
                .collect(),
            code_header: profile.code_header.map(str::to_owned),
            help_link: profile.help_link,
            nosniff: profile.nosniff,
            no_store: profile.no_store,
        }
    }
}

pub(crate) fn serialize<S: Serializer>(
    profile: &Profile,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    Data::from(profile).serialize(serializer)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Profile, D::Error> {
    let data = Data::deserialize(deserializer)?;
    profile(&data).map_err(|fault| D::Error::custom(format!("the profile has {fault}")))
}

fn profile(data: &Data) -> Result<Profile, String> {
    if let Some(header) = data.code_header.as_ref().filter(|name| !is_header(name)) {
        return Err(format!(
            "a header of the name {header:?}, which no header has"
        ));
    }
    let templates = [&data.problem_type, &data.docs];
    if templates.into_iter().flatten().any(|uri| !is_line(uri)) {
        return Err("a URI with a control character".to_owned());
    }
    let offer =
        |name: &String| Offer::by_name(name).ok_or_else(|| format!("an unknown offer, {name:?}"));
    let offers = data.offers.iter().map(offer).collect::<Result<_, _>>()?;
    let body = body(&data.body)?;
    Ok(Profile {
        body: if data.problem {
            body.as_problem()
        } else {
            body
        },
        problem_type: data.problem_type.as_deref().map(kept),
        docs: data.docs.as_deref().map(kept),
        offers: kept_offers(offers),
        code_header: data.code_header.as_deref().map(kept),
        help_link: data.help_link,
        nosniff: data.nosniff,
        no_store: data.no_store,
    })
}

/// The text, kept for good; equal texts are kept once.
fn kept(text: &str) -> &'static str {
    static TEXTS: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);
    kept_in(&TEXTS, text.into())
}

fn kept_offers(offers: Vec<Offer>) -> &'static [Offer] {
    static LISTS: LazyLock<Mutex<HashSet<&'static [Offer]>>> = LazyLock::new(Mutex::default);
    kept_in(&LISTS, offers.into())
}

fn kept_in<T: ?Sized + Eq + Hash>(all: &Mutex<HashSet<&'static T>>, value: Box<T>) -> &'static T {
    let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = all.get(&*value) {
        return known;
    }
    let value: &'static T = Box::leak(value);
    all.insert(value);
    value
}

/// The tree of a list of parts; equal lists have one tree.
fn body(parts: &[Part]) -> Result<Body, String> {
    static BODIES: LazyLock<Mutex<HashMap<Vec<Part>, Body>>> = LazyLock::new(Mutex::default);
    if parts.is_empty() {
        return Ok(Body::EMPTY);
    }
    let mut bodies = BODIES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = bodies.get(parts) {
        return Ok(*known);
    }
    check(parts)?;
    let body = Body::of(object(&mut parts.iter())?);
    bodies.insert(parts.to_vec(), body);
    Ok(body)
}

/// Checks what the reader of the tree relies on: that parts nest, and to a bounded depth.
fn check(parts: &[Part]) -> Result<(), String> {
    let mut depth = 0_usize;
    for part in parts {
        match part {
            Part::Object(_) | Part::Array(_) => depth += 1,
            Part::End if depth == 0 => {
                return Err("a body that ends what it did not open".to_owned());
            }
            Part::End => depth -= 1,
            Part::Literal(key, json)
                if !(key.is_empty() && json.is_empty())
                    && serde_json::from_str::<IgnoredAny>(json).is_err() =>
            {
                return Err(format!("a constant that is not JSON: {json:?}"));
            }
            Part::Member(..) | Part::Literal(..) | Part::Fields(_) => {}
        }
        if depth > DEEPEST {
            return Err("a body that is nested too deeply".to_owned());
        }
    }
    if depth > 0 {
        return Err("a body with something left open".to_owned());
    }
    Ok(())
}

/// The parts up to the end of the innermost object.
fn object(parts: &mut std::slice::Iter<Part>) -> Result<&'static [Property], String> {
    let mut members = Vec::new();
    while let Some(part) = parts.next() {
        match part {
            Part::End => break,
            Part::Fields(_) => members.push(Property::Fields),
            // A template without members.
            Part::Literal(key, json) if key.is_empty() && json.is_empty() => {}
            Part::Object(key) | Part::Array(key) | Part::Member(key, _) | Part::Literal(key, _) => {
                members.push(Property::Pair(kept(key), node(part, parts)?));
            }
        }
    }
    Ok(members.leak())
}

fn array(parts: &mut std::slice::Iter<Part>) -> Result<&'static [Node], String> {
    let mut elements = Vec::new();
    while let Some(part) = parts.next() {
        match part {
            Part::End => break,
            // The fields have no place among elements.
            Part::Fields(_) => {}
            part => elements.push(node(part, parts)?),
        }
    }
    Ok(elements.leak())
}

/// The value that a part has or opens.
fn node(part: &Part, parts: &mut std::slice::Iter<Part>) -> Result<Node, String> {
    Ok(match part {
        Part::Object(_) => Node::Object(object(parts)?),
        Part::Array(_) => Node::Array(array(parts)?),
        Part::Member(_, word) => {
            let name = Name::by_name(word);
            Node::Name(name.ok_or_else(|| format!("an unknown value, {word:?}"))?)
        }
        Part::Literal(_, json) => Node::Literal(kept(json)),
        Part::End | Part::Fields(_) => Node::Literal("null"),
    })
}

/// The parts of a tree.
fn parts_of(body: Body) -> Vec<Part> {
    let mut parts = Vec::new();
    match body.members() {
        None => {}
        Some([]) => parts.push(Part::Literal(String::new(), String::new())),
        Some(members) => push_object(members, &mut parts),
    }
    parts
}

fn push_object(members: &[Property], parts: &mut Vec<Part>) {
    for member in members {
        match member {
            Property::Pair(key, node) => push_node(key, node, parts),
            Property::Fields => {
                let keys = members.iter().filter_map(|member| match member {
                    Property::Pair(key, _) => Some((*key).to_owned()),
                    Property::Fields => None,
                });
                parts.push(Part::Fields(keys.collect()));
            }
        }
    }
}

fn push_node(key: &str, node: &Node, parts: &mut Vec<Part>) {
    let key = key.to_owned();
    match node {
        Node::Object(members) => {
            parts.push(Part::Object(key));
            push_object(members, parts);
            parts.push(Part::End);
        }
        Node::Array(elements) => {
            parts.push(Part::Array(key));
            for element in *elements {
                push_node("", element, parts);
            }
            parts.push(Part::End);
        }
        Node::Name(name) => parts.push(Part::Member(key, name.as_str().to_owned())),
        Node::Literal(json) => parts.push(Part::Literal(key, (*json).to_owned())),
    }
}
