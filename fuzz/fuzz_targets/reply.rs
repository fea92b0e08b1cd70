//! Any response, read by several profiles: it is foreign or a reply, which is used.

#![no_main]

use errorbook::client::Reply;
use errorbook::{Body, Offer, Profile, body};
use http::{HeaderMap, HeaderValue, StatusCode};
use libfuzzer_sys::fuzz_target;
use std::collections::BTreeMap;

static PROFILES: [Profile; 5] = [
    Profile::new().docs("https://acme.example/{code}"),
    Profile::new().body(body!({ "a": "{message} [{code}] {field.a}/{field.b}", ..fields })),
    Profile::new().body(body!([each { "at": pointer, "c": code, "m": "{message}: {detail}", "or": field.x or null }])),
    Profile::new().body(Body::OAUTH).code_header("retry-after"),
    Profile::new().offers(&[
        Offer::text("{message}-{field.a}-{code:kebab-case}-{help}\n{field_errors}\n{help}\n{docs}\n"),
        Offer::HTML,
        Offer::MARKDOWN,
        Offer::PROBLEM_XML,
        Offer::xml(body!({ "@c": code, "list": [each { "m": message, "at": pointer }], "a": [{ "b": help }], ..fields }), "E"),
    ]),
];

const TYPES: [&str; 6] = [
    "application/json",
    "application/problem+xml",
    "application/xml",
    "text/plain",
    "text/html",
    "text/markdown",
];

// A letter each that chooses the profile and the media type, a line that is a header, and the body.
fuzz_target!(|input: &[u8]| {
    let [profile, media_type, rest @ ..] = input else {
        return;
    };
    let profile = &PROFILES[usize::from(*profile) % PROFILES.len()];
    let media_type = TYPES[usize::from(*media_type) % TYPES.len()];
    let end = rest.iter().position(|byte| *byte == b'\n').unwrap_or(0);
    let (header, body) = rest.split_at(end);
    let mut headers = HeaderMap::new();
    headers.insert("content-type", HeaderValue::from_static(media_type));
    if let Ok(value) = HeaderValue::from_bytes(header) {
        for name in ["retry-after", "www-authenticate", "link"] {
            headers.insert(name, value.clone());
        }
    }
    let body = body.strip_prefix(b"\n").unwrap_or(body);
    let Ok(reply) = Reply::read(profile, StatusCode::FORBIDDEN, &headers, body) else {
        return;
    };
    assert!(
        reply
            .code()
            .is_none_or(|code| !code.is_empty() && code.len() < 128)
    );
    for name in reply.fields().keys() {
        let _ = (reply.field::<u64>(name), reply.field::<Vec<String>>(name));
        let _ = reply.field::<BTreeMap<String, Option<Vec<f64>>>>(name);
    }
    let _ = (
        reply.to_string(),
        reply.docs(),
        reply.retry_after(),
        reply.request_id(),
    );
    for error in reply.field_errors() {
        let _ = (error.pointer(), error.code(), error.message());
    }
});
