//! Shapes of JSON bodies: each is one list of parts.

pub(crate) mod document;
pub(crate) mod json;
pub(crate) mod node;
pub(crate) mod plan;

/// The shape of a service's JSON bodies: a preset, or a template made by [`body!`](crate::body!).
///
/// | preset | JSON |
/// |---|---|
/// | [`PROBLEM`](Self::PROBLEM) | `{"type":"urn:acme:error:ORG_BLOCKED","title":"Blocked","code":"ORG_BLOCKED","detail":"…","name":"acme"}` |
/// | [`PROBLEM_STATUS`](Self::PROBLEM_STATUS) | the same with `"status":403` after the title |
/// | [`CODE_MESSAGE`](Self::CODE_MESSAGE) | `{"code":"ORG_BLOCKED","message":"…","name":"acme"}` |
/// | [`MESSAGE`](Self::MESSAGE) | `{"message":"…"}` |
/// | [`ERROR`](Self::ERROR) | `{"error":"ORG_BLOCKED"}` |
/// | [`STATUS_CODE_MESSAGE`](Self::STATUS_CODE_MESSAGE) | `{"status":403,"code":"ORG_BLOCKED","message":"…"}` |
/// | [`NESTED`](Self::NESTED) | `{"error":{"code":"ORG_BLOCKED","message":"…","name":"acme"}}` |
/// | [`OAUTH`](Self::OAUTH) | `{"error":"invalid_grant","error_description":"…"}` |
/// | [`EMPTY`](Self::EMPTY) | no body |
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Body {
    pub(crate) parts: &'static [Part],
    problem: bool,
}

/// One part of a shape. Members of an array have the key "".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Opens an object, as the value of a key.
    Object(&'static str),
    /// Opens an array.
    Array(&'static str),
    /// Closes the innermost object or array.
    End,
    /// A value known by name; the member is left out where the error has none.
    Member(&'static str, Name),
    /// A constant, as JSON.
    Literal(&'static str, &'static str),
    /// The exposed fields, but for those of the names that stand beside them.
    Fields(&'static [&'static str]),
}

/// A value that a template may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// The code: a string, or a number.
    Code,
    /// The status, a number.
    Status,
    /// The status's phrase.
    Phrase,
    /// The constant title.
    Title,
    /// The message; the title where there is none.
    Message,
    /// What the error is: the profile's `type`, else its `docs`.
    Type,
    /// Where the error is explained.
    Docs,
    /// What the client's developer can do.
    Help,
    /// The RFC 6749 error.
    Oauth,
    /// Seconds until a retry may succeed.
    RetryAfter,
    /// Whether a retry may succeed.
    Retryable,
    /// The request's id, where a layer knows one.
    RequestId,
    /// RFC 9457: the title; the status's phrase where `type` is absent, which means about:blank.
    ProblemTitle,
    /// RFC 9457: the message, only where the error has one of its own.
    Detail,
}

impl Body {
    /// RFC 9457, sent as `application/problem+json` or `application/json`: `type`, `title`, `code`,
    /// `detail` and the fields.
    pub const PROBLEM: Body = Body {
        parts: &[
            Part::Member("type", Name::Type),
            Part::Member("title", Name::ProblemTitle),
            Part::Member("code", Name::Code),
            Part::Member("detail", Name::Detail),
            Part::Fields(&["type", "title", "code", "detail"]),
        ],
        problem: true,
    };

    /// [`PROBLEM`](Self::PROBLEM) with the status repeated.
    pub const PROBLEM_STATUS: Body = Body {
        parts: &[
            Part::Member("type", Name::Type),
            Part::Member("title", Name::ProblemTitle),
            Part::Member("status", Name::Status),
            Part::Member("code", Name::Code),
            Part::Member("detail", Name::Detail),
            Part::Fields(&["type", "title", "status", "code", "detail"]),
        ],
        problem: true,
    };

    /// The code, the message and the fields.
    pub const CODE_MESSAGE: Body = crate::body!({ "code": code, "message": message, ..fields });

    /// The message alone.
    pub const MESSAGE: Body = crate::body!({ "message": message });

    /// The code alone, as `error`.
    pub const ERROR: Body = crate::body!({ "error": code });

    /// The status, the code and the message.
    pub const STATUS_CODE_MESSAGE: Body =
        crate::body!({ "status": status, "code": code, "message": message });

    /// The error in an object of its own, beside whatever else a client finds at the top.
    pub const NESTED: Body =
        crate::body!({ "error": { "code": code, "message": message, ..fields } });

    /// RFC 6749 section 5.2.
    pub const OAUTH: Body = crate::body!({ "error": oauth, "error_description": message });

    /// No body, and so no Content-Type; the status and the headers say all.
    pub const EMPTY: Body = Body {
        parts: &[],
        problem: false,
    };

    #[doc(hidden)]
    pub const fn __from_parts(parts: &'static [Part]) -> Self {
        Body {
            // The empty list means no body; a template without members is an empty object.
            parts: if parts.is_empty() {
                &[Part::Literal("", "")]
            } else {
                parts
            },
            problem: false,
        }
    }

    /// The same shape, sent as RFC 9457's: as `application/problem+json` where a client takes that, else
    /// as `application/json`. For a template that has the RFC's members.
    ///
    /// ```
    /// use errorbook::{Body, body};
    ///
    /// const SHAPE: Body = body!({ "type": type, "title": title, "help": help, ..fields }).as_problem();
    /// ```
    #[must_use]
    pub const fn as_problem(mut self) -> Self {
        self.problem = true;
        self
    }

    pub(crate) const fn is_problem(&self) -> bool {
        self.problem
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
}
