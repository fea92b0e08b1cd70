//! Which of a service's errors a reply is.

use super::reply::Reply;
use crate::code::assert_published;
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
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Known {
    pub(super) code: &'static str,
    pub(super) statuses: &'static [u16],
    pub(super) variant: &'static str,
    pub(super) oauth: Option<&'static str>,
    pub(super) title: Option<&'static str>,
    pub(super) help: Option<&'static str>,
    pub(super) fields: &'static [KnownField],
    pub(super) headers: &'static [&'static str],
    pub(super) has_message: bool,
    pub(super) is_number: bool,
    pub(super) is_shared: bool,
    pub(super) is_retryable: bool,
    has_field_errors: bool,
}

impl Known {
    /// The error of a code, with its statuses.
    ///
    /// # Panics
    ///
    /// Panics if the code contains anything but visible ASCII without quotes and backslashes. In a `static` or `const` this
    /// is a compile error.
    #[track_caller]
    pub const fn new(code: &'static str, statuses: &'static [u16]) -> Self {
        assert_published(code);
        Known {
            code,
            statuses,
            variant: "",
            oauth: None,
            title: None,
            help: None,
            fields: &[],
            headers: &[],
            has_message: false,
            is_number: false,
            is_shared: false,
            is_retryable: false,
            has_field_errors: false,
        }
    }

    /// Sets the variant of the module's enum.
    #[must_use]
    pub const fn variant(mut self, name: &'static str) -> Self {
        self.variant = name;
        self
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

    /// Sets what the client's developer can do.
    #[must_use]
    pub const fn help(mut self, text: &'static str) -> Self {
        self.help = Some(text);
        self
    }

    /// Sets the fields.
    #[must_use]
    pub const fn fields(mut self, fields: &'static [KnownField]) -> Self {
        self.fields = fields;
        self
    }

    /// Sets the headers that it is sent with: their names, in lower case, one for each line.
    #[must_use]
    pub const fn headers(mut self, names: &'static [&'static str]) -> Self {
        self.headers = names;
        self
    }

    /// The same with a message of its own, beside the title.
    #[must_use]
    pub const fn with_message(mut self) -> Self {
        self.has_message = true;
        self
    }

    /// The same with a code that is an integer.
    #[must_use]
    pub const fn number(mut self) -> Self {
        self.is_number = true;
        self
    }

    /// The same with a code that several errors of the service share.
    #[must_use]
    pub const fn shared(mut self) -> Self {
        self.is_shared = true;
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

/// A field of an error, as a client knows it.
///
/// ```
/// use errorbook::client::{Known, KnownField};
///
/// const BLOCKED: Known = Known::new("ORG_BLOCKED", &[403])
///     .fields(&[KnownField::new("slug", "string"), KnownField::new("since", "string").optional()]);
/// assert_eq!(BLOCKED.code(), "ORG_BLOCKED");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct KnownField {
    pub(super) name: &'static str,
    pub(super) json_type: &'static str,
    /// A template of the value's text.
    pub(super) constant: Option<&'static str>,
    pub(super) is_optional: bool,
    pub(super) is_field_errors: bool,
}

impl KnownField {
    /// The field of a name and a JSON type: `string`, `integer`, `number`, `boolean`, `array`, `object` or `any`.
    pub const fn new(name: &'static str, json_type: &'static str) -> Self {
        KnownField {
            name,
            json_type,
            constant: None,
            is_optional: false,
            is_field_errors: false,
        }
    }

    /// A field that is a list of field errors.
    pub const fn field_errors(name: &'static str) -> Self {
        KnownField {
            is_field_errors: true,
            ..KnownField::new(name, "array")
        }
    }

    /// Sets the value that the field always has: a string's text, or JSON. Braces are written twice.
    #[must_use]
    pub const fn constant(mut self, text: &'static str) -> Self {
        self.constant = Some(text);
        self
    }

    /// The same where the field may be absent.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.is_optional = true;
        self
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
