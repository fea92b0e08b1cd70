//! The errors in a service's own OpenAPI document.
//!
//! An operation states which errors it answers with by members of its `responses` whose names begin with
//! [`MARK`]: one per type, so that none overwrites another, as two responses of one status would. They are
//! extensions, which a document may have; [`cover`] turns them into responses.

use super::merge::{AddError, add_to};
use crate::{Catalogue, Entry, Service, Type};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What the names of the members begin with that list the errors of a type, and the name of the member that
/// distinguishes a response of errorbook from others.
const MARK: &str = "x-errorbook";

const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// The members by which an operation states in its `responses` that it answers with errors of these types.
/// They carry the errors, so that [`cover`] needs no more than the document.
pub fn marks(types: Vec<Type>) -> Vec<(String, Value)> {
    let mark = |mut ty: Type| {
        let place = match &ty.at {
            Some(at) => format!("{}:{at}", ty.path),
            None => ty.path.clone(),
        };
        let codes: Vec<_> = ty
            .entries
            .iter()
            .map(|entry| entry.code.to_string())
            .collect();
        // They are those of the default profile.
        for entry in &mut ty.entries {
            entry.examples.clear();
        }
        let description = format!("errors of {}", ty.path);
        let ty = default_catalogue(vec![ty]).public().types.pop()?;
        let mark = json!({ "description": description, MARK: ty });
        Some((format!("{MARK}-{place}-{}", codes.join("-")), mark))
    };
    types.into_iter().filter_map(mark).collect()
}

/// Types of a service with the default profile.
fn default_catalogue(types: Vec<Type>) -> Catalogue {
    Catalogue::new(vec![Service::new("errors")], types)
}

/// The responses of errors by status, in the default profile and without references: they stand for
/// themselves in a document that no catalogue covers.
pub fn responses(types: Vec<Type>) -> BTreeMap<u16, Value> {
    let catalogue = super::per_status(&default_catalogue(types));
    let components = components(&catalogue);
    let statuses: BTreeSet<u16> = catalogue.entries().map(|(_, entry)| entry.status).collect();
    statuses
        .into_iter()
        .filter_map(|status| {
            let mut response = components.pointer(&response_path(status))?.clone();
            write_out(&mut response, &components);
            response
                .as_object_mut()?
                .insert(MARK.to_owned(), json!(true));
            Some((status, response))
        })
        .collect()
}

/// The same in one response, whatever their status.
pub fn response_of_all(types: Vec<Type>) -> Option<Value> {
    let all = responses(types).into_values();
    all.reduce(|all, response| joined(all, response, &Value::Null))
}

fn components(catalogue: &Catalogue) -> Value {
    json!({ "components": super::components(catalogue) })
}

fn response_path(status: u16) -> String {
    format!("/components/responses/Error{status}")
}

fn schema_path(status: u16) -> String {
    format!("/components/schemas/Error{status}")
}

/// Puts what is referred to in the place of the references. A discriminator names references, so it goes.
fn write_out(value: &mut Value, document: &Value) {
    if let Some(other) = reference(value).and_then(|path| document.pointer(path)) {
        *value = other.clone();
    }
    match value {
        Value::Object(members) => {
            if members.contains_key("oneOf") {
                members.remove("discriminator");
            }
            for (name, member) in members {
                // Examples are the users' texts.
                if name != "examples" && name != "example" {
                    write_out(member, document);
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                write_out(item, document);
            }
        }
        _ => {}
    }
}

/// The JSON pointer of a reference into the same document.
fn reference(value: &Value) -> Option<&str> {
    value.get("$ref")?.as_str()?.strip_prefix('#')
}

/// Writes the errors of a catalogue into a document: as components, and as the responses of the operations
/// that name them, in the profile of the catalogue. `render` adds the examples of errors that the catalogue does
/// not list: `errorbook::docs::add_examples`.
///
/// # Errors
///
/// As those of [`add_to`].
pub fn cover(
    document: &mut Value,
    catalogue: &Catalogue,
    render: impl FnOnce(&mut Catalogue),
) -> Result<(), AddError> {
    let mut wanted = Vec::new();
    for_each_operation(document, |responses| {
        wanted.extend(take_marks(&mut responses.clone()));
    });
    add_to(document, catalogue)?;
    let mut catalogue = with_named(catalogue, wanted);
    render(&mut catalogue);
    add_schemas(document, &components(&catalogue), &catalogue);
    let all = document.clone();
    let mut subsets: BTreeMap<BTreeSet<String>, Subset> = BTreeMap::new();
    for_each_operation(document, |responses| {
        let marks = take_marks(responses);
        if !marks.is_empty() {
            let entries = marks.iter().flat_map(|ty| &ty.entries);
            let codes = entries.map(|entry| entry.code.to_string()).collect();
            let subset = subsets.entry(codes);
            let subset = subset.or_insert_with_key(|codes| Subset::of(&catalogue, codes));
            write_responses(responses, subset, &all);
        }
    });
    Ok(())
}

fn for_each_operation(document: &mut Value, mut each: impl FnMut(&mut Map<String, Value>)) {
    for paths in ["paths", "webhooks"] {
        let paths = document.get_mut(paths).and_then(Value::as_object_mut);
        for path in paths.into_iter().flat_map(Map::values_mut) {
            for method in METHODS {
                let operation = path.get_mut(method);
                let responses = operation.and_then(|operation| operation.get_mut("responses"));
                if let Some(responses) = responses.and_then(Value::as_object_mut) {
                    each(responses);
                }
            }
        }
    }
}

/// Takes the marks out: each is a type with the errors that the operation answers with.
fn take_marks(responses: &mut Map<String, Value>) -> Vec<Type> {
    let mut marks = Vec::new();
    responses.retain(|name, value| {
        let mark = value.get(MARK).filter(|_| name.starts_with(MARK));
        let Some(ty) = mark.and_then(|mark| Type::deserialize(mark).ok()) else {
            return true;
        };
        marks.push(ty);
        false
    });
    marks
}

/// The catalogue, with the errors that operations name and it does not list: they are answered like all.
fn with_named(catalogue: &Catalogue, marks: Vec<Type>) -> Catalogue {
    let mut catalogue = catalogue.clone();
    for mut ty in marks {
        let is_listed = |entry: &Entry| {
            let mut listed = catalogue.entries();
            listed.any(|(_, listed)| listed.code == entry.code)
        };
        ty.entries.retain(|entry| !is_listed(entry));
        catalogue.types.push(ty);
    }
    catalogue
}

/// The schemas of errors that the catalogue does not list. Those of a status stay the catalogue's, so that a
/// document can be covered twice.
fn add_schemas(document: &mut Value, components: &Value, catalogue: &Catalogue) {
    let of_statuses: BTreeSet<String> = super::per_status(catalogue)
        .entries()
        .map(|(_, entry)| format!("Error{}", entry.status))
        .collect();
    let schemas = components
        .pointer("/components/schemas")
        .and_then(Value::as_object);
    let own = document
        .pointer_mut("/components/schemas")
        .and_then(Value::as_object_mut);
    if let (Some(schemas), Some(own)) = (schemas, own) {
        for (name, schema) in schemas {
            if !of_statuses.contains(name) && !own.contains_key(name) {
                own.insert(name.clone(), schema.clone());
            }
        }
    }
}

fn write_responses(responses: &mut Map<String, Value>, some: &Subset, document: &Value) {
    for &status in &some.statuses {
        let own = response(status, &some.components, document);
        let name = status.to_string();
        let response = match responses.remove(&name) {
            Some(other) if other.get(MARK).is_none() => joined(other, own, document),
            _ => own,
        };
        responses.insert(name, response);
    }
    // A response that no mark accounts for any more stays as it is.
    for response in responses.values_mut() {
        if let Value::Object(response) = response {
            response.remove(MARK);
        }
    }
}

/// Some errors of a catalogue: as many operations answer with.
struct Subset {
    statuses: BTreeSet<u16>,
    components: Value,
}

impl Subset {
    fn of(catalogue: &Catalogue, codes: &BTreeSet<String>) -> Self {
        let mut some = catalogue.clone();
        for ty in &mut some.types {
            ty.entries
                .retain(|entry| codes.contains(&entry.code.to_string()));
        }
        some.types.retain(|ty| !ty.entries.is_empty());
        Subset {
            statuses: super::per_status(&some)
                .entries()
                .map(|(_, entry)| entry.status)
                .collect(),
            components: components(&some),
        }
    }
}

/// The response of some errors of a status: a reference where these are all of that status, else one of
/// its own that refers to their schemas.
fn response(status: u16, some: &Value, all: &Value) -> Value {
    let (response, schema) = (response_path(status), schema_path(status));
    let is_whole = [&response, &schema].map(|path| some.pointer(path) == all.pointer(path));
    if is_whole == [true, true] {
        return json!({ "$ref": format!("#{response}") });
    }
    let mut own = some.pointer(&response).cloned().unwrap_or_default();
    let own_schema = some.pointer(&schema).cloned().unwrap_or_default();
    let own_schema = match own_schema
        .get("oneOf")
        .and_then(Value::as_array)
        .map(Vec::as_slice)
    {
        Some([one]) => one.clone(),
        _ => own_schema,
    };
    let media_types = own.get_mut("content").and_then(Value::as_object_mut);
    for media_type in media_types.into_iter().flat_map(Map::values_mut) {
        if let Some(place) = media_type.get_mut("schema")
            && reference(place) == Some(&schema)
        {
            place.clone_from(&own_schema);
        }
    }
    // A name may be another's in the whole, where two codes want one.
    let mut names = Vec::new();
    references(&own, &mut names);
    if !names
        .iter()
        .all(|path| some.pointer(path) == all.pointer(path))
    {
        write_out(&mut own, some);
    }
    own
}

fn references<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    found.extend(reference(value));
    match value {
        Value::Object(members) => {
            let members = members.iter().filter(|(name, _)| *name != "examples");
            members.for_each(|(_, member)| references(member, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

/// A response of the service's own and one of errorbook's of the same status: nothing of either is lost.
fn joined(other: Value, own: Value, document: &Value) -> Value {
    let resolved = |value: Value| match reference(&value).and_then(|path| document.pointer(path)) {
        Some(target) => target.clone(),
        None => value,
    };
    let (mut joined, own) = (resolved(other), resolved(own));
    let (Value::Object(members), Value::Object(own)) = (&mut joined, own) else {
        return joined;
    };
    for (name, value) in own {
        match (members.get_mut(&name), value) {
            (None, value) => {
                members.insert(name, value);
            }
            (Some(Value::String(text)), Value::String(more)) if name == "description" => {
                if !text.is_empty() {
                    text.push_str("\n\n");
                }
                text.push_str(&more);
            }
            (Some(Value::Object(known)), Value::Object(more)) => {
                for (key, value) in more {
                    match known.get_mut(&key).and_then(Value::as_object_mut) {
                        Some(known) if name == "content" => join_media_type(known, value),
                        Some(_) => {}
                        None => {
                            known.insert(key, value);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    // Each comes with some of the answers now.
    let headers = members.get_mut("headers").and_then(Value::as_object_mut);
    for header in headers.into_iter().flat_map(Map::values_mut) {
        if let Value::Object(header) = header {
            header.remove("required");
        }
    }
    joined
}

fn join_media_type(known: &mut Map<String, Value>, other: Value) {
    let Value::Object(mut other) = other else {
        return;
    };
    // A media type without a schema may be anything already.
    if let (Some(known), Some(schema)) = (known.get_mut("schema"), other.remove("schema"))
        && *known != schema
    {
        *known = json!({ "anyOf": [known.take(), schema] });
    }
    let Some(Value::Object(examples)) = other.remove("examples") else {
        return;
    };
    // One example and several exclude each other.
    let single = known.remove("example");
    let own = known.entry("examples").or_insert_with(|| json!({}));
    if let Value::Object(own) = own {
        if let Some(value) = single {
            own.entry("example").or_insert(json!({ "value": value }));
        }
        for (name, example) in examples {
            own.entry(name).or_insert(example);
        }
    }
}
