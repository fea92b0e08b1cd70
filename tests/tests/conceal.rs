//! `#[conceal]`: the response is exactly that of the other error, and only the log distinguishes them.

#![allow(dead_code, reason = "private fields are there to be private")]

use errorbook::{ApiError, Body, Document, Offer, Profile, catalogue};
use http::HeaderMap;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    #[message("there is no {slug} ({slug:?}, {slug:>width$})")]
    #[help("check the name")]
    #[header("X-Slug", "{slug:?}")]
    NotFound {
        #[expose]
        slug: String,
        #[expose("size")]
        width: usize,
        #[header("X-Wait")]
        wait: u8,
    },
    #[status(403)]
    #[code("ORG_HIDDEN")]
    #[message("hidden by {who}")]
    #[conceal(as = NotFound)]
    Hidden {
        #[expose(message)]
        who: &'static str,
        slug: &'static str,
        width: usize,
        wait: u8,
    },
    #[status(401)]
    #[code("ORG_TUPLE")]
    #[conceal(as = Positional)]
    Tuple(&'static str, #[expose("item")] u8),
    #[status(404)]
    #[code("ORG_POSITIONAL")]
    #[message("no {0}")]
    Positional(#[expose("item")] u8),
}

fn hidden() -> OrgError {
    OrgError::Hidden {
        who: "canary",
        slug: "acme",
        width: 6,
        wait: 3,
    }
}

fn missing() -> OrgError {
    OrgError::NotFound {
        slug: "acme".into(),
        width: 6,
        wait: 3,
    }
}

catalogue! {
    static ERRORS = [OrgError];
}

#[test]
fn the_answer_is_the_other_one_byte_for_byte() {
    static JSON: Profile = Profile::new().docs("https://acme.example/{code}");
    static NESTED: Profile = Profile::new().body(Body::NESTED).code_header("x-code");
    static TEXT: Profile = Profile::new().offers(&[Offer::TEXT]);
    for profile in [&JSON, &NESTED, &TEXT] {
        let preferences = profile.preferences(&HeaderMap::new());
        for (concealed, other) in [
            (hidden(), missing()),
            (OrgError::Tuple("canary", 9), OrgError::Positional(9)),
        ] {
            let (concealed, other) = (concealed.respond(&preferences), other.respond(&preferences));
            assert_eq!(concealed.status(), other.status());
            assert_eq!(concealed.body(), other.body());
            let lines = |headers: &HeaderMap| {
                let lines = headers
                    .iter()
                    .map(|(name, value)| (name.clone(), value.clone()));
                lines.collect::<Vec<_>>()
            };
            assert_eq!(lines(concealed.headers()), lines(other.headers()));
        }
        assert_eq!(
            serde_json::to_string(&Document::new(&hidden(), profile)).unwrap(),
            serde_json::to_string(&Document::new(&missing(), profile)).unwrap(),
        );
    }
}

#[test]
fn the_operator_sees_the_truth() {
    assert_eq!(hidden().code(), "ORG_HIDDEN");
    assert_eq!(hidden().status(), 403);
    assert_eq!(hidden().to_string(), "hidden by canary");
    assert_eq!(hidden().message(), missing().message());
    assert_eq!(missing().message(), "there is no acme (\"acme\",   acme)");
    assert!(hidden().entry().is_concealed());
}

#[test]
fn public_documentation_has_no_concealed_code() {
    assert!(!ERRORS.to_markdown().contains("ORG_HIDDEN"));
    assert_eq!(
        ERRORS.entries().filter(|entry| entry.is_public()).count(),
        2
    );
}
