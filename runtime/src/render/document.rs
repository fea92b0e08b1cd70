//! A body without a response.

use super::plan::{Failed, Filling};
use super::planner::Subject;
use super::{ApiError, Surroundings, at_hand, json};
use crate::error::{ValueSource, guarded};
use crate::json_value::JsonValue;
use crate::profile::Profile;
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
    root: JsonValue,
}

impl Document {
    /// Creates the body of an error. With a profile without bodies, the document is empty.
    ///
    /// ```
    /// use errorbook::{Body, Document, HttpError, Profile};
    ///
    /// static SOCKET: Profile = Profile::new().body(Body::NESTED);
    /// static EMPTY: Profile = Profile::new().body(Body::EMPTY);
    ///
    /// let [socket, empty] = [&SOCKET, &EMPTY].map(|profile| Document::new(&HttpError::Gone, profile));
    /// let json = serde_json::to_string(&socket)?;
    /// assert_eq!(json, r#"{"error":{"code":"HTTP_GONE","message":"Gone"}}"#);
    /// assert_eq!(serde_json::to_string(&empty)?, "{}");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn new(error: &dyn ApiError, profile: &'static Profile) -> Self {
        let view = error.__view();
        #[cfg(feature = "testing")]
        crate::produced::record(&view.entry.answer_key());
        let entry = view.answer();
        let template = profile.settings.body;
        let written = |values| {
            let mut body = Vec::new();
            let plan = json::plan(template, Subject::new(entry, profile, values));
            at_hand(|request| {
                let around = Surroundings::Request(request);
                plan.write(&Filling::new(values, around), &mut body)
            })?;
            Ok::<_, Failed>(body)
        };
        let body = guarded(|| written(&view.values))
            .or_else(|| written(&ValueSource::Nothing).ok())
            .unwrap_or_default();
        Document {
            root: JsonValue::read(&body).unwrap_or(JsonValue::Object(Vec::new())),
        }
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.root.serialize(serializer)
    }
}
