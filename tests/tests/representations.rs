//! Every format without a template, by its row alone: negotiated, sent, read back, documented and exported.

use errorbook::testing::{Response, assert_catalogued, assert_error};
use errorbook::{ApiError, HttpError, Offer, Profile, catalogue};
use errorbook_export::proxy::{apache, nginx};
use errorbook_export::{Entry, Example, html, markdown, openapi, rust, typescript};
use errorbook_model::Preset;
use errorbook_model::offer::Form;
use errorbook_model::preset::Kind;
use http::{HeaderMap, HeaderValue};
use serde_json::Value;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(403)]
    #[code("ORG_BLOCKED")]
    #[message("the organization {slug} is blocked")]
    #[help("ask your administrator")]
    Blocked {
        #[expose]
        slug: String,
    },
    #[status(409)]
    #[code("ORG_TAKEN")]
    Taken,
}

/// A constant of the list below, with the offers of all that this build has.
macro_rules! rows {
    ($(
        $(#[$doc:meta])*
        $constant:ident: $Preset:ident = $name:literal in $file:ident, $kind:ident, $media_type:literal
        $(, if $feature:literal)?;
    )*) => {
        /// One that each is asked for beside, and each of them.
        const OFFERS: &[Offer] = &[Offer::JSON, $(Offer::$constant,)*];
    };
}

errorbook_model::presets!(rows);

static ACME: Profile = Profile::new()
    .docs("https://docs.acme.example/{code}")
    .offers(OFFERS);

catalogue! {
    static ERRORS = [OrgError, HttpError];
    profile = ACME;
}

fn blocked() -> OrgError {
    OrgError::Blocked {
        slug: "acme".to_owned(),
    }
}

fn essence(preset: Preset) -> &'static str {
    preset.media_type().essence()
}

/// What is sent to a request for a format.
fn sent(error: &dyn ApiError, preset: Preset) -> http::Response<bytes::Bytes> {
    let mut headers = HeaderMap::new();
    let accept = HeaderValue::from_static(essence(preset));
    headers.insert(http::header::ACCEPT, accept);
    error.respond(&ACME.preferences(&headers))
}

#[test]
fn each_is_offered_by_the_constant_of_its_name() {
    for (preset, offer) in Preset::ALL.into_iter().zip(&OFFERS[1..]) {
        assert_eq!(*offer.form(), Form::Preset(preset));
        assert_eq!(preset.constant(), preset.as_str().to_uppercase());
        assert_eq!(Preset::by_name(preset.as_str()), Some(preset));
        assert_eq!(Kind::of(&preset.media_type()), preset.kind());
    }
}

#[test]
fn each_is_sent_and_read_back() {
    for preset in Preset::ALL {
        let response = sent(&blocked(), preset);
        assert_eq!(
            response.headers()["content-type"],
            preset.media_type().as_str()
        );
        let is_text = std::str::from_utf8(response.body()).is_ok();
        assert!(is_text || preset.kind() == Kind::Bytes, "{preset:?}");
        let response = Response::from(response).of(&ERRORS);
        assert_error!(response, OrgError::Blocked { .. });
        assert_catalogued!(ERRORS, response);
        let other = Response::from(sent(&OrgError::Taken, preset)).of(&ERRORS);
        let is_told = std::panic::catch_unwind(|| assert_error!(other, OrgError::Blocked { .. }));
        assert!(is_told.is_err(), "{preset:?}");
    }
}

fn example(entry: &Entry, preset: Preset) -> &Example {
    let mut examples = entry.examples.iter();
    let example = examples.find(|example| example.accept == essence(preset));
    example.unwrap_or_else(|| panic!("no example of {preset:?}"))
}

fn data() -> errorbook_export::Catalogue {
    let mut data = errorbook::docs::catalogue(&ERRORS);
    errorbook::docs::add_examples(&mut data);
    data
}

#[test]
fn each_has_an_example_that_is_read_back() {
    let data = data();
    let read = errorbook_export::Catalogue::from_json(data.to_json().as_bytes());
    assert_eq!(read.unwrap(), data);
    let (_, entry) = data.entries().nth(1).unwrap();
    let (page, text) = (html(&data), markdown(&data));
    for preset in Preset::ALL {
        let example = example(entry, preset);
        let (head, _) = sent(&OrgError::Taken, preset).into_parts();
        let response = http::Response::from_parts(head, example.bytes().into_owned());
        assert_error!(Response::from(response).of(&ERRORS), OrgError::Taken);
        let is_shown = preset.kind() != Kind::Page;
        let name = format!("`{}`", essence(preset));
        assert_eq!(
            text.contains(&format!("Asked for {name}:")),
            is_shown,
            "{preset:?}"
        );
        assert!(!is_shown || page.contains(essence(preset)), "{preset:?}");
        // Bytes are shown as what they are.
        let shown = example.shown();
        let line = shown.lines().next().unwrap();
        assert_eq!(text.contains(line), is_shown, "{preset:?}");
        assert_eq!(shown.starts_with("00000000  "), example.base64);
        assert_eq!(example.base64, preset.kind() == Kind::Bytes);
    }
}

#[test]
fn each_is_in_the_exports() {
    let data = data().public();
    let document: Value = serde_json::from_str(&openapi(&data)).unwrap();
    let responses = document["components"]["responses"].as_object().unwrap();
    let (_, response) = responses.iter().next().unwrap();
    let content = &response["content"];
    let module = rust(&data);
    let proxies = [nginx(&data, "/etc/acme"), apache(&data, "/etc/acme")];
    for preset in Preset::ALL {
        let schema = &content[essence(preset)]["schema"];
        let is_bytes = preset.kind() == Kind::Bytes;
        assert_eq!(
            schema["type"] == "string",
            !is_bytes,
            "{preset:?}: {schema}"
        );
        assert_eq!(
            schema["contentMediaType"] == essence(preset),
            is_bytes,
            "{schema}"
        );
        let constant = format!("::errorbook::Offer::{}", preset.constant());
        assert!(module.contains(&constant), "{preset:?}");
        let mut entries = data.entries().map(|(_, entry)| entry);
        let not_found = entries.find(|entry| entry.code.to_string() == "HTTP_NOT_FOUND");
        let not_found = example(not_found.unwrap(), preset).bytes();
        for files in &proxies {
            let mut bodies = files.0.iter().map(|(_, body)| body);
            assert!(bodies.any(|body| *body == *not_found), "{preset:?}");
        }
    }
    // Clients in TypeScript read JSON.
    assert!(typescript(&data).contains("ORG_BLOCKED"));
}
