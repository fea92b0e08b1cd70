//! The examples of a catalogue are what a real error with the sample values is answered with.

mod book;
mod formats;
mod hostile;
mod services;

use book::errors;
use errorbook::{ApiError, Profile, docs};
use errorbook_export::{Catalogue, Entry, Example, Name, Sample};
use http::{HeaderMap, HeaderValue};
use services::{code_message, default, error, services};

fn with_examples(catalogue: &'static errorbook::Catalogue) -> Catalogue {
    let mut data = docs::catalogue(catalogue);
    docs::add_examples(&mut data);
    data
}

fn entry<'c>(catalogue: &'c Catalogue, code: &str) -> &'c Entry {
    let mut entries = catalogue.entries();
    entries
        .find(|(_, entry)| entry.code.to_string() == code)
        .unwrap_or_else(|| panic!("{code} is missing"))
        .1
}

/// What a real error is answered with.
fn real(error: &dyn ApiError, profile: &'static Profile, accept: &str) -> Example {
    let accept_value = HeaderValue::from_str(accept).unwrap();
    let headers = HeaderMap::from_iter([(http::header::ACCEPT, accept_value)]);
    let response = error.respond(&profile.preferences(&headers));
    let status = response.status();
    let reason = match response.extensions().get::<hyper::ext::ReasonPhrase>() {
        Some(reason) => String::from_utf8(reason.as_bytes().to_vec()).unwrap(),
        None => errorbook_export::phrase(status.as_u16()).to_owned(),
    };
    Example {
        accept: accept.to_owned(),
        status: format!("{} {reason}", status.as_u16()),
        headers: response
            .headers()
            .iter()
            .map(|(name, value)| {
                let value = String::from_utf8(value.as_bytes().to_vec()).unwrap();
                (name.to_string(), value)
            })
            .collect(),
        body: String::from_utf8(response.body().to_vec()).unwrap(),
        base64: false,
    }
}

#[test]
fn the_headers_of_a_service_with_translations_say_so() {
    let mut catalogue = docs::catalogue(services()[0].1);
    let service = &mut catalogue.services[0];
    service.language = Some("de".to_owned());
    service.locales.insert("ar".to_owned(), String::new());
    docs::add_examples(&mut catalogue);
    for (_, entry) in catalogue.entries() {
        for example in &entry.examples {
            let values = |name: &str| -> Vec<&str> {
                let lines = example.headers.iter().filter(|(line, _)| line == name);
                lines.map(|(_, value)| value.as_str()).collect()
            };
            assert_eq!(values("vary"), ["Accept, Accept-Language"]);
            assert_eq!(values("content-language"), ["de"]);
        }
    }
}

#[test]
fn an_example_is_what_a_real_error_is_answered_with() {
    let id = format!("\"id\":\"{}\",", Sample::of_request(Name::RequestId));
    for (service, catalogue) in services() {
        let data = with_examples(catalogue);
        for error in errors() {
            let entry = entry(&data, error.code().as_str());
            assert!(!entry.examples.is_empty(), "{service} {}", entry.code);
            for example in &entry.examples {
                let expected = real(&*error, catalogue.profile(), &example.accept);
                // Without a layer, an error has no request.
                let mut example = example.clone();
                example.body = example.body.replace(&id, "");
                assert_eq!(example, expected, "{service} {}", entry.code);
            }
        }
        let listed = data.entries().count();
        let answered = data
            .entries()
            .filter(|(_, entry)| !entry.examples.is_empty());
        assert_eq!(answered.count(), listed, "{service}");
    }
}

#[test]
fn there_is_an_example_for_each_representation() {
    let rows: &[(&str, &[&str])] = &[
        (
            "default",
            &["application/problem+json", "application/json", "text/plain"],
        ),
        ("code_message", &["application/json", "text/plain"]),
        ("error", &["text/plain", "application/json"]),
        ("nested", &["application/json"]),
        ("oauth", &["text/plain"]),
        ("empty", &["application/json", "text/plain"]),
        (
            "template_problem",
            &["application/problem+json", "application/json", "text/plain"],
        ),
        (
            "problem_alone",
            &["application/problem+json", "application/json"],
        ),
    ];
    for (service, expected) in rows {
        let known = services();
        let (_, catalogue) = known.iter().find(|row| row.0 == *service).unwrap();
        let data = with_examples(catalogue);
        for (_, entry) in data.entries() {
            let accepts: Vec<_> = entry
                .examples
                .iter()
                .map(|example| example.accept.as_str())
                .collect();
            assert_eq!(accepts, *expected, "{service} {}", entry.code);
        }
    }
}

#[test]
fn no_example_shows_what_is_concealed() {
    for (service, catalogue) in services() {
        let data = with_examples(catalogue);
        let (hidden, lost) = (entry(&data, "BOOK_HIDDEN"), entry(&data, "BOOK_LOST"));
        assert_eq!(hidden.examples, lost.examples, "{service}");
    }
}

#[test]
fn what_is_there_already_stays() {
    let mut data = docs::catalogue(&default::ERRORS);
    let given = Example {
        accept: "text/plain".to_owned(),
        status: "418 I'm a teapot".to_owned(),
        headers: Vec::new(),
        body: "mine".to_owned(),
        base64: false,
    };
    data.types[0].entries[0].examples = vec![given.clone()];
    docs::add_examples(&mut data);
    assert_eq!(data.types[0].entries[0].examples, [given]);
    let before = data.clone();
    docs::add_examples(&mut data);
    assert_eq!(data, before, "a second call changes nothing");
}

#[test]
fn several_services_speak_each_for_its_types() {
    let mut data = docs::catalogue(&code_message::ERRORS);
    let mut other = docs::catalogue(&error::ERRORS);
    data.types.truncate(1);
    data.types[0].services = vec![data.services[0].name.clone()];
    other.types.retain(|ty| ty.name() == "Numbered");
    other.types[0].services = vec![other.services[0].name.clone()];
    data.services.append(&mut other.services);
    data.types.append(&mut other.types);
    docs::add_examples(&mut data);
    assert_eq!(
        entry(&data, "BOOK_PLAIN").examples[0].body,
        r#"{"code":"BOOK_PLAIN","message":"Plain"}"#
    );
    assert_eq!(entry(&data, "4031").examples[1].body, r#"{"error":4031}"#);
}
