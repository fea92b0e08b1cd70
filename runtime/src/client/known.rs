//! Which of a service's errors a reply is.

use super::reply::Reply;
use errorbook_model::Name;

/// An error of a service, as a client knows it. `cargo errorbook export rust` writes them.
///
/// ```
/// use errorbook::client::{Known, Reply};
/// use errorbook::{Body, Profile};
/// use http::{HeaderMap, StatusCode};
///
/// const ERRORS: &[Known] = &[
///     Known::new("ORG_NOT_FOUND", &[404]),
///     Known::new("ORG_SUSPENDED", &[403]).oauth("invalid_grant"),
/// ];
///
/// // This shape has no code.
/// static OAUTH: Profile = Profile::new().body(Body::OAUTH);
/// let mut headers = HeaderMap::new();
/// headers.insert("content-type", "application/json".parse()?);
/// let body = r#"{"error":"invalid_grant","error_description":"suspended"}"#;
/// let reply = Reply::read(&OAUTH, StatusCode::FORBIDDEN, &headers, body)?;
/// assert_eq!(reply.find(ERRORS), Some("ORG_SUSPENDED"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Known {
    code: &'static str,
    statuses: &'static [u16],
    oauth: Option<&'static str>,
    title: Option<&'static str>,
    has_field_errors: bool,
    is_retryable: bool,
}

impl Known {
    /// The error of a code, with its statuses.
    pub const fn new(code: &'static str, statuses: &'static [u16]) -> Self {
        Known {
            code,
            statuses,
            oauth: None,
            title: None,
            has_field_errors: false,
            is_retryable: false,
        }
    }

    /// Sets the RFC 6749 error. Without it, it is the code.
    #[must_use]
    pub const fn oauth(mut self, error: &'static str) -> Self {
        self.oauth = Some(error);
        self
    }

    /// Sets the constant title.
    #[must_use]
    pub const fn title(mut self, title: &'static str) -> Self {
        self.title = Some(title);
        self
    }

    /// The same with field errors.
    #[must_use]
    pub const fn with_field_errors(mut self) -> Self {
        self.has_field_errors = true;
        self
    }

    /// The same where a retry may succeed.
    #[must_use]
    pub const fn retryable(mut self) -> Self {
        self.is_retryable = true;
        self
    }

    /// The code.
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// Whether the catalogue says that a retry may succeed.
    pub const fn is_retryable(&self) -> bool {
        self.is_retryable
    }

    /// Whether a reply without a code may be this error.
    fn may_be(&self, reply: &Reply) -> bool {
        let is_or_absent = |read: Option<&str>, own: &str| read.is_none_or(|read| read == own);
        let oauth = self.oauth.unwrap_or(self.code);
        // A title may be translated: one that is not known tells nothing.
        self.statuses.contains(&reply.status().as_u16())
            && is_or_absent(reply.text(Name::Oauth), oauth)
            && (reply.field_errors().is_empty() || self.has_field_errors)
    }
}

impl Reply {
    /// The code of the error, of those that the client knows. Where the shape has no code, an error is told by its
    /// status and by what else the shape has. `None` if the code is of a later release, or if several errors are
    /// alike.
    pub fn find(&self, errors: &[Known]) -> Option<&'static str> {
        Some(self.find_known(errors)?.code)
    }

    /// The row of the error, of those that the client knows.
    pub(crate) fn find_known<'k>(&self, errors: &'k [Known]) -> Option<&'k Known> {
        if self.code().is_some() {
            return errors.iter().find(|known| self.is(known.code));
        }
        let alike: Vec<&Known> = errors.iter().filter(|known| known.may_be(self)).collect();
        let has_title = |known: &&&Known| known.title.is_some() && known.title == self.title();
        match (&alike[..], alike.iter().find(has_title)) {
            ([only], _) => Some(only),
            (_, titled) => titled.copied(),
        }
    }
}
