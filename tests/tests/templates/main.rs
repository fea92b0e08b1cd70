//! What becomes of a template: every name and form, in JSON, XML and text, and what is absent.

mod described;
mod hostile;
mod json;
mod members;
mod offers;
mod places;
mod request;
mod text;
mod xml;

use errorbook::{ApiError, FieldErrors, Profile};
use http::{HeaderMap, HeaderValue, Response, header};
use serde_json::Value;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(403)]
    #[code("ORG_BLOCKED")]
    #[message("{name} is blocked")]
    #[help("ask <them>")]
    Blocked {
        #[expose]
        name: String,
        #[expose]
        kind: Option<&'static str>,
        #[expose]
        policies: Option<Vec<&'static str>>,
    },
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    NotFound,
    #[status(422)]
    #[code("ORG_INVALID")]
    #[message("not valid")]
    Invalid {
        #[expose]
        errors: FieldErrors,
        #[expose]
        form: &'static str,
    },
    #[status(409)]
    #[code("ORG_ANY")]
    #[message("{text}")]
    Any {
        #[expose]
        text: String,
        #[expose]
        value: Value,
    },
    #[status(410)]
    #[code("ORG_GONE")]
    Gone {
        #[expose("instance")]
        at: &'static str,
        #[expose("moved-hint")]
        hint: u32,
    },
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG_INVALID")]
#[status(422)]
enum InvalidOrg {
    #[code("ORG_INVALID_SLUG")]
    #[message("a slug")]
    Slug,
    #[code("ORG_INVALID_SEATS")]
    #[message("at least {min} seats")]
    Seats {
        #[expose]
        min: u32,
        #[expose]
        of: Value,
    },
}

fn blocked() -> OrgError {
    OrgError::Blocked {
        name: "acme".into(),
        kind: None,
        policies: None,
    }
}

fn blocked_for(kind: &'static str) -> OrgError {
    OrgError::Blocked {
        name: "acme".into(),
        kind: Some(kind),
        policies: Some(vec!["daily", "bandwidth"]),
    }
}

fn invalid() -> OrgError {
    let mut errors = FieldErrors::new();
    errors.add("/slug", InvalidOrg::Slug);
    let of = serde_json::json!({ "a": [1, null] });
    errors.add("/seats", InvalidOrg::Seats { min: 2, of });
    OrgError::Invalid {
        errors,
        form: "new",
    }
}

fn invalid_without_items() -> OrgError {
    OrgError::Invalid {
        errors: FieldErrors::new(),
        form: "new",
    }
}

fn ask(error: &dyn ApiError, profile: &'static Profile, accept: &str) -> Response<bytes::Bytes> {
    let mut headers = HeaderMap::new();
    if !accept.is_empty() {
        headers.insert(header::ACCEPT, HeaderValue::from_str(accept).unwrap());
    }
    error.respond(&profile.preferences(&headers))
}

fn sent(error: &dyn ApiError, profile: &'static Profile) -> String {
    let response = ask(error, profile, "");
    String::from_utf8(response.body().to_vec()).unwrap()
}

/// A profile that lives as long as the test.
#[macro_export]
macro_rules! profile {
    ($($call:tt)*) => {{
        static PROFILE: errorbook::Profile = errorbook::Profile::new()$($call)*;
        &PROFILE
    }};
}
