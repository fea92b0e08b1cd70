//! The body without a response.

use super::plan::{self, Values};
use crate::error::ApiError;
use crate::profile::Profile;
use serde_core::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_core::ser::{Serialize, SerializeMap, Serializer};
use std::fmt;

/// An error's body in a profile's shape, without a response: for batches, web sockets, server-sent
/// events, `GraphQL` extensions and dead letters, in any format that serde writes.
///
/// ```
/// use errorbook::{ApiError, Document, Profile};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[status(403)]
/// #[code("ORG_BLOCKED")]
/// #[message("the organization is blocked")]
/// struct Blocked;
///
/// static PROFILE: Profile = Profile::DEFAULT;
/// let document = Document::new(&Blocked, &PROFILE);
/// assert_eq!(
///     serde_json::to_string(&document)?,
///     r#"{"title":"Forbidden","code":"ORG_BLOCKED","detail":"the organization is blocked"}"#,
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    root: Node,
}

impl Document {
    /// The body of an error. A profile without bodies gives an empty document.
    pub fn new(error: &dyn ApiError, profile: &'static Profile) -> Self {
        let revealed = error.__reveal();
        #[cfg(feature = "testing")]
        crate::testing::produced::record(revealed.entry.code().as_str());
        let entry = revealed.entry.answer();
        let id = crate::render::current_request_id();
        let id = id.as_ref().and_then(|id| id.to_str().ok());
        let written = |values| {
            let mut body = Vec::new();
            plan::json(entry, profile, values).fill(&revealed.by, id, &mut body)?;
            Ok(body)
        };
        let body = crate::render::guarded(|| written(revealed.by.values()))
            .or_else(|| written(Values::Static).ok())
            .unwrap_or_default();
        Document {
            root: serde_json::from_slice(&body).unwrap_or(Node::Object(Vec::new())),
        }
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.root.serialize(serializer)
    }
}

/// A JSON value whose members keep their order.
#[derive(Clone, Debug, PartialEq)]
enum Node {
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Text(String),
    Array(Vec<Node>),
    Object(Vec<(String, Node)>),
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Node::Null => serializer.serialize_unit(),
            Node::Bool(value) => serializer.serialize_bool(*value),
            Node::Unsigned(value) => serializer.serialize_u64(*value),
            Node::Signed(value) => serializer.serialize_i64(*value),
            Node::Float(value) => serializer.serialize_f64(*value),
            Node::Text(value) => serializer.serialize_str(value),
            Node::Array(values) => serializer.collect_seq(values),
            Node::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (key, value) in members {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Unsigned(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Signed(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = seq.next_element()? {
            values.push(value);
        }
        Ok(Node::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Node::Object(members))
    }
}
