//! Which offer is sent, and how it is labelled.

use crate::{ask, blocked, profile};
use errorbook::{Body, Offer, body};

/// Accept, Content-Type, what the body starts with.
type Row = (&'static str, &'static str, &'static str);

#[test]
fn an_offer_is_labelled_with_its_own_media_type() {
    const PROBLEM: &str = "application/problem+json";
    let two_bodies = profile!(.body(Body::CODE_MESSAGE).offers(&[Offer::JSON, Offer::json(Body::PROBLEM), Offer::TEXT]));
    let problem_first = profile!(.offers(&[Offer::JSON, Offer::json(Body::ERROR)]));
    let vendor = profile!(.body(body!([each { "c": code }])).offers(&[
        Offer::JSON.media_type("application/vnd.api+json").answers_to("application/json"),
        Offer::xml(Body::ERROR, "e").media_type("application/xml; charset=\"utf-8\"").answers_to("text/xml"),
    ]));
    let charset = profile!(.body(Body::ERROR).offers(&[Offer::JSON.media_type("application/json;charset=UTF-8")]));
    let named = profile!(.offers(&[Offer::JSON.media_type("application/problem+json").answers_to("application/json")]));
    let empty = profile!(.body(Body::EMPTY).offers(&[Offer::JSON]));
    let html = profile!(.offers(&[Offer::text("<p>{code}").media_type("text/html; charset=utf-8"), Offer::JSON]));
    let rows: &[(_, &[Row])] = &[
        (
            two_bodies,
            &[
                ("", "application/json", "{\"code\""),
                ("*/*", "application/json", "{\"code\""),
                ("application/*", "application/json", "{\"code\""),
                (PROBLEM, PROBLEM, "{\"title\""),
                (
                    "application/problem+json, application/json",
                    "application/json",
                    "{\"code\"",
                ),
                (
                    "application/problem+json, application/json;q=0.9",
                    PROBLEM,
                    "{\"title\"",
                ),
                (
                    "application/problem+json;q=0.5, application/json",
                    "application/json",
                    "{\"code\"",
                ),
                ("application/json;q=0, */*", PROBLEM, "{\"title\""),
                ("text/plain, */*;q=0.1", "text/plain; charset=utf-8", "acme"),
                ("image/png", "application/json", "{\"code\""),
            ],
        ),
        (
            problem_first,
            &[
                ("", PROBLEM, "{\"title\""),
                ("application/json", "application/json", "{\"title\""),
                (
                    "application/json, application/problem+json;q=0.5",
                    "application/json",
                    "{\"title\"",
                ),
                ("text/html", PROBLEM, "{\"title\""),
            ],
        ),
        (
            vendor,
            &[
                ("", "application/vnd.api+json", "[{"),
                ("application/vnd.api+json", "application/vnd.api+json", "[{"),
                ("application/json", "application/vnd.api+json", "[{"),
                (
                    "application/vnd.api+json; ext=\"a\"",
                    "application/vnd.api+json",
                    "[{",
                ),
                (
                    "application/xml",
                    "application/xml; charset=\"utf-8\"",
                    "<?xml",
                ),
                (
                    "application/xml;charset=UTF-8",
                    "application/xml; charset=\"utf-8\"",
                    "<?xml",
                ),
                ("text/xml", "application/xml; charset=\"utf-8\"", "<?xml"),
                ("text/*", "application/xml; charset=\"utf-8\"", "<?xml"),
                (
                    "text/xml;q=0.5, application/json;q=0.6",
                    "application/vnd.api+json",
                    "[{",
                ),
                (
                    "application/json;q=0, application/vnd.api+json;q=0, */*",
                    "application/xml; charset=\"utf-8\"",
                    "<?xml",
                ),
            ],
        ),
        (
            charset,
            &[
                ("", "application/json;charset=UTF-8", "{"),
                ("application/json", "application/json;charset=UTF-8", "{"),
            ],
        ),
        (
            named,
            &[
                ("", PROBLEM, "{\"title\""),
                ("application/json", PROBLEM, "{\"title\""),
                (PROBLEM, PROBLEM, "{\"title\""),
            ],
        ),
        (empty, &[("", "", ""), ("text/html", "", "")]),
        (
            html,
            &[
                ("", "text/html; charset=utf-8", "<p>ORG_BLOCKED"),
                ("application/json", "application/json", "{\"title\""),
            ],
        ),
    ];
    for (profile, rows) in rows {
        for (accept, content_type, start) in *rows {
            let response = ask(&blocked(), profile, accept);
            let header = |name: &str| {
                let value = response.headers().get(name);
                value.map_or("", |value| value.to_str().unwrap())
            };
            assert_eq!(header("content-type"), *content_type, "{accept}");
            let sent = std::str::from_utf8(response.body()).unwrap();
            assert!(sent.starts_with(start), "{accept}: {sent}");
            let nosniff = if content_type.is_empty() {
                ""
            } else {
                "nosniff"
            };
            assert_eq!(header("x-content-type-options"), nosniff, "{accept}");
        }
    }
}

#[test]
fn vary_is_sent_where_accept_decides() {
    for (profile, vary) in [
        (profile!(.body(Body::ERROR).offers(&[Offer::JSON])), None),
        (profile!(.body(Body::ERROR)), Some("Accept")),
        (profile!(.offers(&[Offer::JSON])), Some("Accept")),
        (
            profile!(.offers(&[Offer::JSON.media_type("application/problem+json")])),
            None,
        ),
        (
            profile!(.body(Body::ERROR).offers(&[Offer::JSON.answers_to("text/json")])),
            None,
        ),
        (
            profile!(.offers(&[Offer::PROBLEM_XML, Offer::JSON])),
            Some("Accept"),
        ),
        (profile!(.offers(&[Offer::TEXT])), None),
    ] {
        for accept in ["", "text/plain", "a/b"] {
            let response = ask(&blocked(), profile, accept);
            let sent = response.headers().get("vary");
            let sent = sent.map(|value| value.to_str().unwrap());
            assert_eq!(sent, vary, "{profile:?}");
        }
    }
}
