//! Which objects an OpenAPI document has in its members: the grammar of versions 3.0 and 3.1.

use errorbook_model::operations::METHODS;
use serde_json::Value;

/// What an object is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Document,
    Info,
    Components,
    PathItem,
    Operation,
    Parameter,
    RequestBody,
    Response,
    Header,
    MediaType,
    Encoding,
    Schema,
    /// An example or a link, which has no schemas inside.
    Leaf,
}

/// How a member holds objects of a kind.
enum Holds {
    One(Kind),
    List(Kind),
    Map(Kind),
    /// A callback's name has expressions, each with a path item.
    MapOfMaps(Kind),
}

#[allow(
    clippy::match_same_arms,
    reason = "the rows are in the specification's order"
)]
fn member(of: Kind, key: &str, value: &Value) -> Option<Holds> {
    use Holds::{List, Map, MapOfMaps, One};
    use Kind::{
        Components, Document, Encoding, Header, Info, Leaf, MediaType, Operation, Parameter,
        PathItem, RequestBody, Response, Schema,
    };
    Some(match (of, key) {
        (Document, "info") => One(Info),
        (Document, "components") => One(Components),
        (Document, "paths" | "webhooks") => Map(PathItem),
        (Components, "schemas") => Map(Schema),
        (Components, "parameters") => Map(Parameter),
        (Components, "requestBodies") => Map(RequestBody),
        (Components | Operation, "responses") => Map(Response),
        (Components | Operation, "callbacks") => MapOfMaps(PathItem),
        (Components | Response | Encoding, "headers") => Map(Header),
        (Components | Parameter | Header | MediaType, "examples") => Map(Leaf),
        (Components | Response, "links") => Map(Leaf),
        (PathItem | Operation, "parameters") => List(Parameter),
        (PathItem, method) if METHODS.contains(&method) => One(Operation),
        (Operation, "requestBody") => One(RequestBody),
        (Parameter | RequestBody | Response | Header, "content") => Map(MediaType),
        (Parameter | Header | MediaType, "schema") => One(Schema),
        (MediaType, "encoding") => Map(Encoding),
        (Schema, "properties") => Map(Schema),
        (Schema, "allOf" | "anyOf" | "oneOf") => List(Schema),
        (Schema, "items" | "not") => One(Schema),
        // In 3.0 a boolean is a schema nowhere, but is allowed here.
        (Schema, "additionalProperties") if value.is_object() => One(Schema),
        _ => return None,
    })
}

/// Visits an object, then what it has become holds.
pub(super) fn walk(kind: Kind, value: &mut Value, visit: &mut impl FnMut(Kind, &mut Value)) {
    visit(kind, value);
    for (key, value) in value.as_object_mut().into_iter().flatten() {
        match member(kind, key, value) {
            None => {}
            Some(Holds::One(kind)) => walk(kind, value, visit),
            Some(Holds::List(kind)) => {
                let items = value.as_array_mut().into_iter().flatten();
                items.for_each(|item| walk(kind, item, visit));
            }
            Some(Holds::Map(kind)) => walk_map(kind, value, visit),
            Some(Holds::MapOfMaps(kind)) => {
                let maps = value.as_object_mut().into_iter().flatten();
                maps.for_each(|(_, map)| walk_map(kind, map, visit));
            }
        }
    }
}

fn walk_map(kind: Kind, map: &mut Value, visit: &mut impl FnMut(Kind, &mut Value)) {
    let members = map.as_object_mut().into_iter().flatten();
    members.for_each(|(_, value)| walk(kind, value, visit));
}
