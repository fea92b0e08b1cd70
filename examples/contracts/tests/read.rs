//! What each contract sends is read back: the client's end.

use bytes::Bytes;
use contracts as api;
use errorbook::client::{Known, Reply};
use errorbook::{ApiError, Catalogue, Document, Entry, Profile};
use expect_test::expect_file;
use http::{HeaderMap, Response, StatusCode};
use std::fmt::Write;

struct Row {
    name: &'static str,
    error: Box<dyn ApiError>,
    profile: &'static Profile,
    errors: &'static Catalogue,
}

macro_rules! rows {
    ($($kind:ident: $($module:ident)*;)*) => {
        [$($(Row {
            name: stringify!($module),
            error: Box::new(api::$module::example()),
            profile: &api::$module::PROFILE,
            errors: &api::$module::ERRORS,
        }),*),*]
    };
}

fn rows() -> impl Iterator<Item = Row> {
    let mut rows = api::for_each_contract!(rows);
    rows.sort_unstable_by_key(|row| row.name);
    rows.into_iter()
}

/// A response in each representation of the profile.
fn responses(row: &Row) -> Vec<(String, Response<Bytes>)> {
    let offered = |response: &Response<Bytes>| match response.headers().get("content-type") {
        Some(media_type) => media_type.to_str().unwrap().to_owned(),
        None => "no body".to_owned(),
    };
    let mut responses: Vec<(String, Response<Bytes>)> = Vec::new();
    for accept in [
        "*/*",
        "application/json",
        "application/problem+json",
        "application/xml",
        "text/plain",
    ] {
        let mut headers = HeaderMap::new();
        headers.insert("accept", accept.parse().unwrap());
        let response = row.error.respond(&row.profile.preferences(&headers));
        let offered = offered(&response);
        if responses.iter().all(|(known, _)| *known != offered) {
            responses.push((offered, response));
        }
    }
    responses
}

fn read(profile: &Profile, response: &Response<Bytes>) -> Reply {
    let read = Reply::read(
        profile,
        response.status(),
        response.headers(),
        response.body(),
    );
    read.unwrap_or_else(|foreign| panic!("{foreign}: {response:?}"))
}

/// The errors of a catalogue, as the client's module has them.
fn known(errors: &'static Catalogue) -> Vec<Known> {
    let known = |entry: &'static Entry| {
        let statuses = Vec::from([entry.status().as_u16()]).leak();
        let known = Known::new(entry.code().as_str(), statuses);
        let known = known.title(entry.title()).oauth(entry.oauth());
        let mut fields = entry.fields().iter();
        if fields.any(|field| field.json_type() == "array") {
            known.with_field_errors()
        } else {
            known
        }
    };
    errors.entries().map(known).collect()
}

#[test]
fn every_contract() {
    let mut read_back = String::new();
    for row in rows() {
        for (offered, response) in responses(&row) {
            let reply = read(row.profile, &response);
            assert_eq!(reply.status(), row.error.status(), "{}", row.name);
            let _ = writeln!(read_back, "{} ({offered})", row.name);
            let _ = writeln!(
                read_back,
                "  {} {:?}",
                reply.status().as_u16(),
                reply.code()
            );
            let found = reply.find(&known(row.errors));
            assert_eq!(
                found,
                Some(row.error.code().as_str()),
                "{}: {reply:?}",
                row.name
            );
            for (label, text) in [
                ("message", reply.message()),
                ("title", reply.title()),
                ("docs", reply.docs()),
                ("type", reply.problem_type()),
            ] {
                if let Some(text) = text {
                    let _ = writeln!(read_back, "  {label}: {text}");
                }
            }
            for (name, value) in reply.fields() {
                let _ = writeln!(read_back, "  {name} = {value}");
            }
            for error in reply.field_errors() {
                let place = error.pointer().or(error.parameter());
                let (code, message) = (error.code(), error.message());
                let _ = writeln!(read_back, "  at {place:?}: {code:?} {message:?}");
            }
            if let Some(wait) = reply.retry_after() {
                let _ = writeln!(read_back, "  retry after {wait:?}");
            }
            for challenge in reply.challenges() {
                let parameters: Vec<_> = challenge.parameters().collect();
                let _ = writeln!(read_back, "  {} {parameters:?}", challenge.scheme());
            }
        }
    }
    expect_file!["read.txt"].assert_eq(&read_back);
}

/// An error at 200 is told by the constant of its shape; without one, it is a success.
#[test]
fn below_400() {
    let mut headers = HeaderMap::new();
    headers.insert("content-type", "application/json".parse().unwrap());
    let document =
        |error: &dyn ApiError, profile| serde_json::to_vec(&Document::new(error, profile)).unwrap();
    let slack = document(&api::slack::example(), &api::slack::PROFILE);
    let reply = Reply::read(&api::slack::PROFILE, StatusCode::OK, &headers, slack).unwrap();
    assert_eq!(reply.code(), Some("invalid_auth"));
    let success = r#"{"ok":true,"channels":[]}"#;
    assert!(Reply::read(&api::slack::PROFILE, StatusCode::OK, &headers, success).is_err());
    let couchdb = document(&api::couchdb::example(), &api::couchdb::PROFILE);
    for (status, is_read) in [(200, false), (399, false), (412, true)] {
        let status = StatusCode::from_u16(status).unwrap();
        let read = Reply::read(&api::couchdb::PROFILE, status, &headers, &couchdb);
        assert_eq!(read.is_ok(), is_read, "{status}");
    }
}

/// What one contract sends is foreign to the others, unless both have one shape: no code of another service is taken
/// for one of this.
#[test]
fn contracts_are_kept_apart() {
    let mut foreign = 0;
    for row in rows() {
        for other in rows().filter(|other| other.name != row.name) {
            for (_, response) in responses(&other) {
                let read = Reply::read(
                    row.profile,
                    response.status(),
                    response.headers(),
                    response.body(),
                );
                match read {
                    Err(_) => foreign += 1,
                    Ok(reply) => {
                        let is_known =
                            reply.code().is_some() && reply.find(&known(row.errors)).is_some();
                        let own = row.errors.get(other.error.code().as_str());
                        assert!(
                            !is_known || own.is_some(),
                            "{} reads {}: {reply:?}",
                            row.name,
                            other.name
                        );
                    }
                }
            }
        }
    }
    assert!(foreign > 1000, "{foreign}");
}
