//! A service that answers in two languages.

use super::errorbook::ACME;
use errorbook::{ApiError, Preferences, catalogue};
use http::header::ACCEPT_LANGUAGE;
use http::{HeaderMap, HeaderValue};

/// An error without values.
#[derive(Debug, ApiError)]
#[api_error(prefix = "LANG")]
#[status(404)]
#[code("LANG_NOT_FOUND")]
#[message("no such organization")]
pub(crate) struct NotFound;

catalogue! {
    static ERRORS = [NotFound];
    profile = ACME;
    locales = "locales";
}

/// What a request in this language prefers.
pub(crate) fn asking_in(language: &'static str) -> Preferences {
    let value = HeaderValue::from_static(language);
    ERRORS.preferences(&HeaderMap::from_iter([(ACCEPT_LANGUAGE, value)]))
}
