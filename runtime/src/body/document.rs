//! A body without a response.

use super::node::Node;
use super::plan::{self, Values};
use crate::profile::Profile;
use crate::render::ApiError;
use serde_core::ser::{Serialize, Serializer};

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
///
/// # Errors
///
/// Serialization fails if a field is an integer of more than 64 bits, which is a `u128` or an `i128` in serde, and
/// the format does not support it, such as `serde_json::Value`.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    root: Node,
}

impl Document {
    /// Creates the body of an error. With a profile without bodies, the document is empty.
    pub fn new(error: &dyn ApiError, profile: &'static Profile) -> Self {
        let revealed = error.__view();
        #[cfg(feature = "testing")]
        crate::produced::record(revealed.entry.code().as_str());
        let entry = revealed.entry.answer();
        let id = crate::render::request_id();
        let id = id.as_ref().and_then(|id| id.to_str().ok());
        let written = |values| {
            let mut body = Vec::new();
            plan::json(entry, profile, values).fill(&revealed.values, id, &mut body)?;
            Ok::<_, plan::Failed>(body)
        };
        let body = crate::error::guarded(|| written(Values::of(&revealed.values)))
            .or_else(|| written(Values::Static).ok())
            .unwrap_or_default();
        Document {
            root: Node::read(&body).unwrap_or(Node::Object(Vec::new())),
        }
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.root.serialize(serializer)
    }
}
