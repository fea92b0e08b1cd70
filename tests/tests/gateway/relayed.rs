//! What is passed on: the code, the status, the message, declared fields and headers, and nothing else.

use crate::{read, sent};
use errorbook::client::Relayed;
use errorbook::testing::assert_catalogued;
use errorbook::{ApiError, HttpError, Offer, Profile, body, catalogue};
use http::HeaderMap;
use org_gateway::errors::ERRORS;
use org_gateway::orgs;

struct Row {
    status: u16,
    headers: &'static [(&'static str, &'static str)],
    upstream: &'static str,
    /// In the gateway's profile.
    body: &'static str,
    /// The headers that the response has of the upstream's.
    passed: &'static [(&'static str, &'static str)],
}

const ROWS: &[Row] = &[
    Row {
        status: 403,
        headers: &[
            ("x-internal-host", "10.0.0.7"),
            ("server", "acme"),
            ("retry-after", "3"),
        ],
        upstream: r#"{"title":"Blocked","code":"ORG_BLOCKED","detail":"acme is blocked","slug":"acme","trace":"canary"}"#,
        body: r#"{"code":"ORG_BLOCKED","message":"acme is blocked","slug":"acme"}"#,
        passed: &[],
    },
    // In another language, as the upstream sent it.
    Row {
        status: 409,
        headers: &[("content-language", "de")],
        upstream: r#"{"title":"…","code":"ORG_SLUG_TAKEN","detail":"Das Kürzel ist vergeben","slug":"acme"}"#,
        body: r#"{"code":"ORG_SLUG_TAKEN","message":"Das Kürzel ist vergeben","slug":"acme"}"#,
        passed: &[("content-language", "de")],
    },
    Row {
        status: 429,
        headers: &[("retry-after", "17"), ("set-cookie", "canary=1")],
        upstream: r#"{"title":"…","code":"ORG_RATE_LIMITED","detail":"slow down","limit":3}"#,
        body: r#"{"code":"ORG_RATE_LIMITED","message":"slow down","limit":3}"#,
        passed: &[("retry-after", "17")],
    },
    Row {
        status: 401,
        headers: &[(
            "www-authenticate",
            r#"Bearer realm="orgs", error="invalid_token""#,
        )],
        upstream: r#"{"title":"…","code":"ORG_TOKEN_EXPIRED","detail":"the access token expired"}"#,
        body: r#"{"code":"ORG_TOKEN_EXPIRED","message":"the access token expired"}"#,
        passed: &[(
            "www-authenticate",
            r#"Bearer realm="orgs", error="invalid_token""#,
        )],
    },
    // Items have the codes that the module knows. Of another, the place is left.
    Row {
        status: 422,
        headers: &[],
        upstream: r#"{"title":"…","code":"ORG_INVALID","detail":"not valid","errors":[
            {"pointer":"/slug","code":"ORG_INVALID_SLUG","message":"too long","canary":1},
            {"parameter":"dry","code":"ORG_LATER","message":"canary"}
        ]}"#,
        body: r#"{"code":"ORG_INVALID","message":"not valid","errors":[{"pointer":"/slug","code":"ORG_INVALID_SLUG","message":"too long"},{"parameter":"dry","code":"ORG_INVALID","message":"Invalid"}]}"#,
        passed: &[],
    },
    // A field that is `null` is one that is not there.
    Row {
        status: 422,
        headers: &[],
        upstream: r#"{"title":"…","code":"REQUEST_JSON_VALUES","detail":"not it","errors":[
            {"pointer":"/seats","code":"REQUEST_WRONG_TYPE","message":"no number","expected":null}
        ]}"#,
        body: r#"{"code":"REQUEST_JSON_VALUES","message":"not it","errors":[{"pointer":"/seats","code":"REQUEST_WRONG_TYPE","message":"no number"}]}"#,
        passed: &[],
    },
    Row {
        status: 422,
        headers: &[],
        upstream: r#"{"title":"…","code":"REQUEST_JSON_VALUES","detail":"not it","errors":[
            {"pointer":"/seats","code":"REQUEST_WRONG_TYPE","message":"no number","expected":"integer"}
        ]}"#,
        body: r#"{"code":"REQUEST_JSON_VALUES","message":"not it","errors":[{"pointer":"/seats","code":"REQUEST_WRONG_TYPE","message":"no number","expected":"integer"}]}"#,
        passed: &[],
    },
];

#[test]
fn in_the_profile_of_the_gateway() {
    for row in ROWS {
        let relayed = Relayed::new(&ERRORS, &read(row.status, row.headers, row.upstream));
        assert!(!relayed.is_masked(), "{relayed}");
        let response = relayed.respond(&ERRORS.preferences(&HeaderMap::new()));
        assert_eq!(response.status(), row.status, "{}", row.upstream);
        assert_eq!(response.body(), row.body);
        for (name, value) in row.headers {
            let is_passed = row.passed.contains(&(*name, *value));
            let found = response
                .headers()
                .get(*name)
                .map(|value| value.to_str().unwrap());
            assert_eq!(found, is_passed.then_some(*value), "{name}");
        }
        assert_catalogued!(ERRORS, &response);
    }
}

/// A message has the language of the upstream, or none: never that of the gateway, unless the gateway translates it.
#[test]
fn in_the_language_of_the_upstream() {
    static ENGLISH: Profile = Profile::new().header("content-language", "en");
    catalogue! {
        static ONE = [HttpError::{BadGateway}];
        profile = ENGLISH;
        relays = orgs::Error::{OrgSlugTaken, OrgBlocked};
    }
    catalogue! {
        static SEVERAL = [HttpError::{BadGateway}];
        relays = orgs::Error::{OrgSlugTaken, OrgBlocked};
        locales = "tests/gateway/locales";
    }
    let taken = r#"{"title":"…","code":"ORG_SLUG_TAKEN","detail":"…","slug":"acme"}"#;
    let blocked = r#"{"title":"…","code":"ORG_BLOCKED","detail":"…","slug":"acme"}"#;
    let mut german = HeaderMap::new();
    german.insert("accept-language", "de".parse().unwrap());
    for (catalogue, translates) in [(&ONE, false), (&SEVERAL, true)] {
        let blocked_in = |own| if translates { Some("de") } else { own };
        for (of_upstream, status, body, expected) in [
            (Some("fr"), 409, taken, Some("fr")),
            (None, 409, taken, None),
            (Some("fr"), 403, blocked, blocked_in(Some("fr"))),
            (None, 403, blocked, blocked_in(None)),
        ] {
            let headers = of_upstream.map(|language| ("content-language", language));
            let reply = read(status, headers.as_slice(), body);
            let relayed = Relayed::new(catalogue, &reply);
            let response = relayed.respond(&catalogue.preferences(&german));
            let language = response.headers().get_all("content-language").iter();
            let language: Vec<_> = language.map(|value| value.to_str().unwrap()).collect();
            assert_eq!(language, expected.as_slice(), "{catalogue:?} {body}");
        }
        let masked = Relayed::new(catalogue, &read(500, &[], taken));
        let response = masked.respond(&catalogue.preferences(&HeaderMap::new()));
        assert_eq!(response.headers()["content-language"], "en");
    }
}

/// In a template of its own, with items of its own, and as text.
#[test]
fn in_any_profile() {
    static EACH: Profile = Profile::new()
        .body(body!({ "errors": [each { "at": pointer, "id": code, "text": message, "status": "{status}" }], ..fields }));
    static TEXT: Profile = Profile::new().offers(&[Offer::TEXT]);
    let invalid = &ROWS[4];
    let relayed = Relayed::new(
        &ERRORS,
        &read(invalid.status, invalid.headers, invalid.upstream),
    );
    let each = r#"{"errors":[{"at":"/slug","id":"ORG_INVALID_SLUG","text":"too long","status":"422"},{"id":"ORG_INVALID","text":"Invalid","status":"422"}]}"#;
    assert_eq!(sent(&relayed, &EACH), (422, each.to_owned()));

    let limited = &ROWS[2];
    let relayed = Relayed::new(
        &ERRORS,
        &read(limited.status, limited.headers, limited.upstream),
    );
    let (status, text) = sent(&relayed, &TEXT);
    assert_eq!(status, 429);
    assert!(
        text.contains("slow down") && text.contains("ORG_RATE_LIMITED"),
        "{text}"
    );
    assert!(text.contains("wait as long as Retry-After says"), "{text}");
}

/// It is in the data, with nothing that is not relayed.
#[test]
fn what_is_relayed_is_in_the_catalogue() {
    let catalogue = errorbook::docs::catalogue(&ERRORS);
    let relayed = catalogue.types.iter().find(|ty| ty.relayed).unwrap();
    assert_eq!(relayed.path, "org_gateway::orgs::Error");
    let blocked = relayed
        .entries
        .iter()
        .find(|entry| entry.variant == "OrgBlocked")
        .unwrap();
    assert_eq!(
        blocked.message.as_deref(),
        Some("the organization {slug} is blocked")
    );
    let has = |code: &str| {
        catalogue
            .entries()
            .any(|(_, entry)| entry.code.to_string() == code)
    };
    for code in ["ORG_BLOCKED", "ORG_INVALID", "GATEWAY_TIMEOUT"] {
        assert!(has(code) && ERRORS.get(code).is_some(), "{code}");
    }
    for code in ["ORG_NOT_FOUND", "ORG_STORE", "ORG_HIDDEN"] {
        assert!(!has(code) && ERRORS.get(code).is_none(), "{code}");
    }
    let mut examples = catalogue;
    errorbook::docs::add_examples(&mut examples);
    let openapi = errorbook_export::openapi(&examples);
    assert!(
        openapi.contains("ORG_BLOCKED") && !openapi.contains("ORG_STORE"),
        "{openapi}"
    );
}
