//! Bodies of templates, and the same written by hand.

use bytes::Bytes;
use errorbook::{ApiError, FieldErrors, JsonPointer, Offer, Preferences, Profile, body};
use http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderMap, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use http::{Response, StatusCode};
use std::collections::BTreeMap;
use std::io::Write;
use std::time::SystemTime;

/// Why an organization was not made.
#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
pub(crate) enum CreateError {
    #[status(403)]
    #[code("ORG_BLOCKED")]
    #[message("the organization {name} is blocked")]
    Blocked {
        #[expose]
        name: String,
        #[expose]
        seats: u32,
    },

    #[status(400)]
    #[code("ORG_INVALID")]
    #[message("the organization is not valid")]
    Invalid {
        #[expose]
        errors: FieldErrors,
    },
}

/// Why a field was refused.
#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(400)]
pub(crate) enum InvalidField {
    #[code("ORG_SLUG")]
    #[message("a slug is lower case")]
    Slug,
    #[code("ORG_SEATS")]
    #[message("at least one seat")]
    Seats,
}

impl CreateError {
    pub(crate) fn blocked(name: &str) -> Self {
        CreateError::Blocked {
            name: name.to_owned(),
            seats: 3,
        }
    }

    pub(crate) fn invalid() -> Self {
        CreateError::Invalid {
            errors: field_errors(),
        }
    }
}

pub(crate) fn field_errors() -> FieldErrors {
    let mut errors = FieldErrors::new();
    errors.add("/seats", InvalidField::Seats);
    errors.add("/slug", InvalidField::Slug);
    errors
}

/// Strings with placeholders, a field by name, a constant in place of one that is absent, the other fields.
static STRINGS: Profile = Profile::new()
    .body(body!({
        "ok": false,
        "error": {
            "status": "{status}",
            "ref": "urn:acme:{code:kebab-case}",
            "text": message,
            "subject": "organizations/{field.name}",
            "param": field.param or null,
            ..fields
        },
    }))
    .offers(&[Offer::JSON]);

/// An item per field error.
static EACH: Profile = Profile::new()
    .body(body!({ "errors": [each { "source": { "pointer": pointer }, "code": code, "detail": detail }] }))
    .offers(&[Offer::JSON]);

/// A member for each place that field errors are of.
static MEMBERS: Profile = Profile::new()
    .body(body!({ "message": message, "errors": { each "{place:dotted}": [message] } }))
    .offers(&[Offer::JSON]);

/// An array at the top, an object of which nothing is there, another value in the place of one that is absent.
static TOP: Profile = Profile::new()
    .body(body!([{
        "error": "acme::{code:kebab-case}",
        "source": { "parameter": field.param },
        "meta": { "seats": field.seats },
        "detail": field.reason or detail,
    }]))
    .offers(&[Offer::JSON]);

/// The time.
static TIME: Profile = Profile::new()
    .body(body!({ "timestamp": timestamp, "code": code, "message": message }))
    .offers(&[Offer::JSON]);

/// XML.
static XML: Profile = Profile::new()
    .body(body!({ "Code": code, "Message": message, "Name": field.name }))
    .offers(&[Offer::xml(
        body!({ "Code": code, "Message": message, "Name": field.name }),
        "Error",
    )]);

fn of(profile: &'static Profile) -> Preferences {
    profile.preferences(&HeaderMap::new())
}

pub(crate) fn strings() -> Preferences {
    of(&STRINGS)
}

pub(crate) fn each() -> Preferences {
    of(&EACH)
}

pub(crate) fn members() -> Preferences {
    of(&MEMBERS)
}

pub(crate) fn top() -> Preferences {
    of(&TOP)
}

pub(crate) fn time() -> Preferences {
    of(&TIME)
}

pub(crate) fn xml() -> Preferences {
    of(&XML)
}

fn response(status: StatusCode, media_type: &'static str, body: Vec<u8>) -> Response<Bytes> {
    let mut headers = HeaderMap::with_capacity(3);
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    let mut response = Response::new(Bytes::from(body));
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}

// Nothing in these fails: a Vec takes everything, and strings are JSON.

pub(crate) fn strings_by_hand(name: &str, seats: u32) -> Response<Bytes> {
    let mut body = Vec::with_capacity(256);
    body.extend_from_slice(
        br#"{"ok":false,"error":{"status":"403","ref":"urn:acme:org-blocked","text":"#,
    );
    let _ = serde_json::to_writer(
        &mut body,
        &format_args!("the organization {name} is blocked"),
    );
    body.extend_from_slice(br#","subject":"#);
    let _ = serde_json::to_writer(&mut body, &format_args!("organizations/{name}"));
    body.extend_from_slice(br#","param":null,"seats":"#);
    let _ = serde_json::to_writer(&mut body, &seats);
    body.extend_from_slice(b"}}");
    response(StatusCode::FORBIDDEN, "application/json", body)
}

pub(crate) fn each_by_hand(errors: &FieldErrors) -> Response<Bytes> {
    let mut body = Vec::with_capacity(256);
    body.extend_from_slice(br#"{"errors":["#);
    for (index, error) in errors.iter().enumerate() {
        if index > 0 {
            body.push(b',');
        }
        body.extend_from_slice(br#"{"source":{"pointer":"#);
        let _ = serde_json::to_writer(&mut body, &error.pointer());
        body.extend_from_slice(br#"},"code":"#);
        let _ = serde_json::to_writer(&mut body, error.code().as_str());
        body.extend_from_slice(br#","detail":"#);
        let _ = serde_json::to_writer(&mut body, error.message());
        body.push(b'}');
    }
    body.extend_from_slice(b"]}");
    response(StatusCode::BAD_REQUEST, "application/json", body)
}

pub(crate) fn members_by_hand(errors: &FieldErrors) -> Response<Bytes> {
    let mut members: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for error in errors {
        let pointer = error.pointer().map_or("", JsonPointer::as_str);
        let place = pointer.trim_start_matches('/').replace('/', ".");
        members.entry(place).or_default().push(error.message());
    }
    let mut body = Vec::with_capacity(256);
    body.extend_from_slice(br#"{"message":"the organization is not valid","errors":"#);
    let _ = serde_json::to_writer(&mut body, &members);
    body.push(b'}');
    response(StatusCode::BAD_REQUEST, "application/json", body)
}

pub(crate) fn top_by_hand(name: &str, seats: u32) -> Response<Bytes> {
    let mut body = Vec::with_capacity(256);
    body.extend_from_slice(br#"[{"error":"acme::org-blocked","meta":{"seats":"#);
    let _ = serde_json::to_writer(&mut body, &seats);
    body.extend_from_slice(br#"},"detail":"#);
    let _ = serde_json::to_writer(
        &mut body,
        &format_args!("the organization {name} is blocked"),
    );
    body.extend_from_slice(b"}]");
    response(StatusCode::FORBIDDEN, "application/json", body)
}

pub(crate) fn time_by_hand(name: &str) -> Response<Bytes> {
    let mut body = Vec::with_capacity(256);
    let now = humantime::format_rfc3339_millis(SystemTime::now());
    let _ = write!(
        body,
        r#"{{"timestamp":"{now}","code":"ORG_BLOCKED","message":"#
    );
    let _ = serde_json::to_writer(
        &mut body,
        &format_args!("the organization {name} is blocked"),
    );
    body.push(b'}');
    response(StatusCode::FORBIDDEN, "application/json", body)
}

pub(crate) fn xml_by_hand(name: &str) -> Response<Bytes> {
    let mut body = Vec::with_capacity(256);
    let name = name
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    let _ = write!(
        body,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>ORG_BLOCKED</Code>\
         <Message>the organization {name} is blocked</Message><Name>{name}</Name></Error>"
    );
    response(StatusCode::FORBIDDEN, "application/xml", body)
}
