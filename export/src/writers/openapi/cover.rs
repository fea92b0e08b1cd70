//! The errors in a service's own OpenAPI document.
//!
//! A library of documents asks each type of errors for its [`responses`], which stand for themselves. [`cover`]
//! recognizes them by what they say, finds out which types an operation names, and writes them in the profile of
//! the catalogue. Nothing in a document is there for [`cover`] alone: it is complete without.

use super::known::Known;
use super::merge::{AddError, add_to};
use super::refused::{Refusals, Refused};
use crate::{Catalogue, Entry, Service, Type};
use errorbook_model::operations::METHODS;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The responses of errors by status, in the default profile and without references: they stand for
/// themselves in a document that no catalogue covers.
pub fn responses(types: Vec<Type>) -> BTreeMap<u16, Value> {
    let catalogue = Catalogue::new(vec![Service::new("errors")], types);
    let catalogue = super::per_status(&catalogue);
    let components = components(&catalogue);
    let statuses: BTreeSet<u16> = catalogue.entries().map(|(_, entry)| entry.status).collect();
    statuses
        .into_iter()
        .filter_map(|status| {
            let mut response = components.pointer(&response_path(status))?.clone();
            write_out(&mut response, &components, &mut Vec::new());
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

/// Puts what is referred to in the place of the references. A discriminator names references, so it goes. `around` are
/// the references that this stands in: a catalogue from anywhere may have items in lists of items that lead back.
fn write_out(value: &mut Value, document: &Value, around: &mut Vec<String>) {
    let outside = around.len();
    // The schema of a status with one error refers to that of the error.
    while let Some((path, other)) = reference(value)
        .filter(|path| around.iter().all(|outer| outer != path))
        .and_then(|path| Some((path.to_owned(), document.pointer(path)?)))
    {
        around.push(path);
        *value = other.clone();
    }
    match value {
        Value::Object(members) => {
            if members.contains_key("oneOf") {
                members.remove("discriminator");
            }
            for (name, member) in members {
                // Examples are the users' texts.
                match member {
                    Value::Object(properties) if name == "properties" => {
                        for property in properties.values_mut() {
                            write_out(property, document, around);
                        }
                    }
                    _ if name == "examples" || name == "example" => {}
                    _ => write_out(member, document, around),
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                write_out(item, document, around);
            }
        }
        _ => {}
    }
    around.truncate(outside);
}

/// The JSON pointer of a reference into the same document.
pub(super) fn reference(value: &Value) -> Option<&str> {
    value.get("$ref")?.as_str()?.strip_prefix('#')
}

/// Writes the errors of a catalogue into a document: as components, and as the responses of the operations
/// that name them, in the profile of the catalogue. `others` are the types that operations may name and the
/// catalogue does not list; `render` adds the examples of their errors: `errorbook::docs::add_examples`.
///
/// # Errors
///
/// As those of [`add_to`].
pub fn cover(
    document: &mut Value,
    catalogue: &Catalogue,
    others: Vec<Type>,
    render: impl FnOnce(&mut Catalogue),
) -> Result<(), AddError> {
    let mut known = Known::new(catalogue, others);
    let mut named = Vec::new();
    for_each_operation(document, |responses| {
        named.push(known.take_named(responses));
    });
    let mut refusals = Refusals::of(catalogue);
    let refused: Vec<_> = named.iter_mut().map(|types| refusals.take(types)).collect();
    let catalogue = &refusals.catalogue;
    add_to(document, catalogue)?;
    let mut catalogue = with_named(catalogue, named.concat());
    render(&mut catalogue);
    add_schemas(document, &components(&catalogue), &catalogue);
    let all = document.clone();
    let mut subsets: BTreeMap<(BTreeSet<Key>, Refused), Subset> = BTreeMap::new();
    let mut named = named.into_iter().zip(refused);
    for_each_operation(document, |responses| {
        let (types, refused) = named.next().unwrap_or_default();
        if !types.is_empty() || !refused.is_empty() {
            let keys = types
                .iter()
                .flat_map(|ty| ty.entries.iter().map(|entry| key(&ty.path, entry)));
            let subset = subsets.entry((keys.collect(), refused));
            let subset =
                subset.or_insert_with_key(|(keys, refused)| Subset::of(&catalogue, keys, refused));
            write_responses(responses, subset, &all);
        }
    });
    Ok(())
}

/// The code of an error; of a shared code, with the path of its type.
type Key = (String, String);

fn key(path: &str, entry: &Entry) -> Key {
    let path = if entry.shared { path } else { "" };
    (entry.code.to_string(), path.to_owned())
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

/// The catalogue, with the errors that operations name and it does not list: they are answered like all.
fn with_named(catalogue: &Catalogue, named: Vec<Type>) -> Catalogue {
    let mut catalogue = catalogue.clone();
    for mut ty in named {
        let is_listed = |entry: &Entry| {
            let mut listed = catalogue.entries();
            listed.any(|(of, listed)| {
                listed.code == entry.code && (!entry.shared || of.path == ty.path)
            })
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
            Some(other) => joined(other, own, document),
            None => own,
        };
        responses.insert(name, response);
    }
}

/// Some errors of a catalogue: as many operations answer with.
struct Subset {
    statuses: BTreeSet<u16>,
    components: Value,
}

impl Subset {
    fn of(catalogue: &Catalogue, keys: &BTreeSet<Key>, refused: &Refused) -> Self {
        let mut some = catalogue.clone();
        for ty in &mut some.types {
            let is_refused = |entry: &Entry| refused.contains_key(&entry.code.to_string());
            let entries = &mut ty.entries;
            entries.retain(|entry| keys.contains(&key(&ty.path, entry)) || is_refused(entry));
        }
        some.types.retain(|ty| !ty.entries.is_empty());
        Subset {
            statuses: super::per_status(&some)
                .entries()
                .map(|(_, entry)| (refused.get(&entry.code.to_string()), entry.status))
                .filter(|(refused, status)| refused.is_none_or(|refused| refused.contains(status)))
                .map(|(_, status)| status)
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
    let own_schema = match own_schema["oneOf"].as_array().map(Vec::as_slice) {
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
        write_out(&mut own, some, &mut Vec::new());
    }
    own
}

/// All references, and what looks like one in an example: anything may be called `example`, and to keep a component too many
/// does no harm.
pub(super) fn references<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    found.extend(reference(value));
    match value {
        Value::Object(members) => members.values().for_each(|one| references(one, found)),
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

/// A response of the service's own and one of errorbook's of the same status: nothing of either is lost.
pub(super) fn joined(other: Value, own: Value, document: &Value) -> Value {
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
