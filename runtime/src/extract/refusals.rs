//! What the extractors refuse with.

use super::ValueFault;
use crate::field_errors::{FieldError, FieldErrors};
use errorbook_macros::ApiError;

/// What is refused of a body whatever its format is.
#[derive(Clone, Debug, PartialEq, Eq, ApiError)]
#[api_error(prefix = "REQUEST", crate = crate)]
#[non_exhaustive]
pub enum BodyRefusal {
    /// The body is of another media type than the service reads, or says none.
    #[status(415)]
    #[code("REQUEST_MEDIA_TYPE")]
    #[title("Unsupported Media Type")]
    #[message("the content is not {accepted}")]
    #[help("send a Content-Type of that media type")]
    MediaType {
        /// The media type that the service reads.
        // RFC 9110 section 15.5.16.
        #[header("Accept")]
        #[expose]
        accepted: &'static str,
    },
    /// The body is larger than the service takes.
    #[status(413)]
    #[code("REQUEST_TOO_LARGE")]
    #[title("Content Too Large")]
    #[message("the content is too large")]
    TooLarge,
    /// The body did not arrive as it was announced.
    #[status(400)]
    #[code("REQUEST_INCOMPLETE")]
    #[message("the content did not arrive whole")]
    #[retryable]
    Incomplete,
}

/// What a body of JSON is refused with.
#[derive(Clone, Debug, PartialEq, Eq, ApiError)]
#[api_error(prefix = "REQUEST", crate = crate)]
#[non_exhaustive]
pub enum JsonRefusal {
    /// It is not read as JSON at all.
    #[transparent]
    Body(#[from] BodyRefusal),
    /// The body is not JSON.
    #[status(400)]
    #[code("REQUEST_JSON_SYNTAX")]
    #[message("the content is not valid JSON")]
    Syntax {
        /// The line of the fault, from 1.
        #[expose]
        line: usize,
        /// Its column in bytes.
        #[expose]
        column: usize,
    },
    /// The body is JSON, and not of the form that the service reads. The first fault is listed.
    #[status(422)]
    #[code("REQUEST_JSON_VALUES")]
    #[message("the content does not have the values that are expected")]
    Values {
        /// The fault, at its pointer.
        #[expose]
        errors: FieldErrors<ValueFault>,
    },
}

/// What a form is refused with.
#[derive(Clone, Debug, PartialEq, Eq, ApiError)]
#[api_error(prefix = "REQUEST", crate = crate)]
#[non_exhaustive]
pub enum FormRefusal {
    /// It is not read as a form at all.
    #[transparent]
    Body(#[from] BodyRefusal),
    /// The form does not have the values that the service reads. The first fault is listed.
    #[status(422)]
    #[code("REQUEST_FORM_VALUES")]
    #[message("the form does not have the values that are expected")]
    Values {
        /// The fault, at its parameter.
        #[expose]
        errors: FieldErrors<ValueFault>,
    },
}

/// What a query is refused with: it does not have the values that the service reads.
#[derive(Clone, Debug, PartialEq, Eq, ApiError)]
#[api_error(prefix = "REQUEST", crate = crate)]
#[status(400)]
#[code("REQUEST_QUERY")]
#[title("Query not valid")]
#[message("the query does not have the values that are expected")]
pub struct QueryRefusal {
    /// The first fault, at its parameter.
    #[expose]
    pub errors: FieldErrors<ValueFault>,
}

/// What a path is refused with: a parameter of it is not of the type that the service reads.
#[derive(Clone, Debug, PartialEq, Eq, ApiError)]
#[api_error(prefix = "REQUEST", crate = crate)]
#[status(400)]
#[code("REQUEST_PATH")]
#[title("Path not valid")]
#[message("the path does not have the values that are expected")]
pub struct PathRefusal {
    /// The first fault, at its parameter.
    #[expose]
    pub errors: FieldErrors<ValueFault>,
}

impl PathRefusal {
    /// Of a parameter that is not UTF-8.
    pub(crate) fn not_text(parameter: String) -> Self {
        let fault = ValueFault::WrongType {
            expected: Some("a string"),
        };
        PathRefusal {
            errors: FieldError::parameter(parameter, fault).into(),
        }
    }
}
