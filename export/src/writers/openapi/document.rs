//! The objects of OpenAPI 3.1 that are written, their members in the order in which they are read.
//!
//! They are not a crate's: utoipa 6.0 knows neither `const` nor whether a header is required, and oas3 0.22
//! has 38 dependencies, parsers of URLs and regular expressions among them, for a task that only writes.

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;

#[derive(Serialize)]
pub(super) struct Document {
    pub(super) openapi: &'static str,
    pub(super) info: Info,
    pub(super) paths: IndexMap<String, Value>,
    pub(super) components: Components,
}

#[derive(Serialize)]
pub(super) struct Info {
    pub(super) title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) description: String,
    pub(super) version: String,
}

#[derive(Default, Serialize)]
pub(super) struct Components {
    pub(super) schemas: IndexMap<String, Schema>,
    pub(super) responses: IndexMap<String, Response>,
}

#[derive(Serialize)]
pub(super) struct Response {
    pub(super) description: String,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(super) headers: IndexMap<String, Header>,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(super) content: IndexMap<&'static str, MediaType>,
}

#[derive(Serialize)]
pub(super) struct Header {
    pub(super) description: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) required: bool,
    pub(super) schema: Schema,
    pub(super) example: Value,
}

#[derive(Serialize)]
pub(super) struct MediaType {
    pub(super) schema: Schema,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(super) examples: IndexMap<String, Example>,
}

#[derive(Clone, Serialize)]
pub(super) struct Example {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) summary: String,
    pub(super) value: Body,
}

/// A body as it is sent: JSON stays as the renderer wrote it.
#[derive(Clone, Serialize)]
#[serde(untagged)]
pub(super) enum Body {
    Json(Box<RawValue>),
    Text(String),
}

/// A schema, in the words of JSON Schema that are used here. One without any takes everything.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Schema {
    #[serde(rename = "$ref", skip_serializing_if = "Option::is_none")]
    pub(super) reference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) deprecated: bool,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub(super) of_type: Option<&'static str>,
    #[serde(rename = "const", skip_serializing_if = "Option::is_none")]
    pub(super) constant: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) format: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) content_media_type: Option<&'static str>,
    #[serde(rename = "contentSchema", skip_serializing_if = "Option::is_none")]
    pub(super) content: Option<Box<Schema>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) pattern: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) minimum: Option<u8>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) prefix_items: Vec<Schema>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) items: Option<Box<Schema>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) min_items: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) max_items: Option<usize>,
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(super) properties: IndexMap<String, Schema>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) required: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) additional_properties: Option<Additional>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) one_of: Vec<Schema>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) any_of: Vec<Schema>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) discriminator: Option<Discriminator>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) xml: Option<Xml>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) external_docs: Option<ExternalDocs>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) examples: Vec<Value>,
}

/// What further members an object has.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub(super) enum Additional {
    /// Said where nothing is known of the members; it is what holds anyway.
    Any(bool),
    Of(Box<Schema>),
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Discriminator {
    pub(super) property_name: String,
    pub(super) mapping: IndexMap<String, String>,
}

/// How a value is written as XML, where that differs from an element of its name.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Xml {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) namespace: Option<&'static str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) attribute: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) wrapped: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct ExternalDocs {
    pub(super) url: String,
}

impl Schema {
    pub(super) fn of_type(of_type: &'static str) -> Self {
        Schema {
            of_type: Some(of_type),
            ..Schema::default()
        }
    }

    pub(super) fn any_of(schemas: impl IntoIterator<Item = Schema>) -> Self {
        Schema {
            any_of: schemas.into_iter().collect(),
            ..Schema::default()
        }
    }

    pub(super) fn to_schema(name: &str) -> Self {
        Schema {
            reference: Some(schema_path(name)),
            ..Schema::default()
        }
    }
}

pub(super) fn schema_path(name: &str) -> String {
    format!("#/components/schemas/{name}")
}
