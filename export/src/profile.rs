//! How a service speaks, as data.

use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// How a service speaks: the shape of its bodies, its media types, its links.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
#[non_exhaustive]
pub struct Profile {
    /// The shape of JSON bodies; empty where there is no body.
    #[serde(default = "problem")]
    pub body: Vec<Part>,
    /// Whether the shape is RFC 9457's, which is sent as `application/problem+json` too.
    #[serde(default)]
    pub problem: bool,
    /// What an error is, with `{code}` for its code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem_type: Option<String>,
    /// Where an error is explained, with `{code}` for its code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub docs: Option<String>,
    /// The representations, in the server's order.
    #[serde(default = "offers")]
    pub offers: Vec<Offer>,
    /// The header that has the code too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_header: Option<String>,
    /// Whether the docs link goes out as a `Link` header.
    #[serde(default = "on")]
    pub help_link: bool,
    /// Whether a body goes out with `X-Content-Type-Options: nosniff`.
    #[serde(default = "on")]
    pub nosniff: bool,
    /// Whether errors go out with `Cache-Control: no-store`.
    #[serde(default = "on")]
    pub no_store: bool,
}

/// A piece of a shape. The members of the outermost object stand at the top of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Opens an object, as the value of a key; in an array the key is empty.
    Object(String),
    /// Opens an array, as the value of a key.
    Array(String),
    /// Closes the innermost object or array.
    End,
    /// A value known by name; the member is left out where the error has none.
    Member(String, Name),
    /// A constant, as JSON; nothing where that is empty.
    Literal(String, String),
    /// The fields of the error, but for those of the names that stand beside them.
    Fields(Vec<String>),
}

/// A value of the error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
    /// The request's id, where it has one.
    RequestId,
    /// RFC 9457: the title; the status's phrase where `type` is absent.
    ProblemTitle,
    /// RFC 9457: the message, only where the error has one of its own.
    Detail,
}

/// A representation that a service offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Offer {
    /// The shape: `application/json`, and `application/problem+json` where it is RFC 9457's.
    Json,
    /// `text/plain; charset=utf-8`.
    Text,
}

impl Profile {
    /// What the error is: the problem `type` of its code.
    pub fn type_uri(&self, code: &str) -> Option<String> {
        let template = self.problem_type.as_ref().or(self.docs.as_ref())?;
        Some(fill(template, code))
    }

    /// Where the error is explained.
    pub fn docs_uri(&self, code: &str) -> Option<String> {
        self.docs.as_ref().map(|template| fill(template, code))
    }
}

impl Default for Profile {
    /// That of a service that says nothing else: RFC 9457 without URIs, JSON or text.
    fn default() -> Self {
        Profile {
            body: problem(),
            problem: true,
            problem_type: None,
            docs: None,
            offers: offers(),
            code_header: None,
            help_link: true,
            nosniff: true,
            no_store: true,
        }
    }
}

fn problem() -> Vec<Part> {
    vec![
        Part::Member("type".to_owned(), Name::Type),
        Part::Member("title".to_owned(), Name::ProblemTitle),
        Part::Member("code".to_owned(), Name::Code),
        Part::Member("detail".to_owned(), Name::Detail),
        Part::Fields(
            ["type", "title", "code", "detail"]
                .map(str::to_owned)
                .into(),
        ),
    ]
}

fn offers() -> Vec<Offer> {
    vec![Offer::Json, Offer::Text]
}

const fn on() -> bool {
    true
}

/// A code in a URI: what RFC 3986 does not leave as it is gets percent-encoded.
fn fill(template: &str, code: &str) -> String {
    let mut encoded = String::with_capacity(code.len());
    for byte in code.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    template.replace("{code}", &encoded)
}
