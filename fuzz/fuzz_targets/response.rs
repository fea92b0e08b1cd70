//! Any value in an error: the body is JSON that gives it back, the text is of its lines, no header is broken, and a
//! client reads every format back.

#![no_main]

use errorbook::client::Reply;
use errorbook::{ApiError, Body, Offer, Preferences, Profile, body};
use http::{HeaderMap, HeaderValue};
use libfuzzer_sys::fuzz_target;

#[derive(Debug, ApiError)]
#[api_error(prefix = "FUZZ")]
enum FuzzError {
    #[status(401)]
    #[code("FUZZ_TEXT")]
    #[message("<{name}> and {name:?}")]
    #[header("X-Name", "n={name}")]
    #[challenge(Bearer, realm = "r {name}")]
    Text {
        #[expose]
        name: String,
        #[expose]
        #[header("X-More")]
        more: Option<String>,
    },
}

static PROFILES: [Profile; 4] = [
    Profile::new().docs("https://acme.example/{code}"),
    Profile::new().body(Body::NESTED),
    Profile::new().body(body!({ "a": [message, { ..fields }], "name": "ours" })),
    Profile::new()
        .body(body!([each { "text": "{message}", "name": field.name, "in": { ..fields }, "at": pointer or null }]))
        .offers(&[
            Offer::JSON,
            Offer::TEXT,
            Offer::xml(body!({ "@name": field.name, "message": message, ..fields }), "error"),
        ]),
];

/// A format each.
static FORMATS: [Profile; 5] = [
    Profile::new()
        .body(Body::CODE_MESSAGE)
        .offers(&[Offer::MARKDOWN]),
    Profile::new().offers(&[Offer::PROBLEM_XML]),
    Profile::new().offers(&[Offer::xml(
        body!({ "@code": code, "message": message, ..fields }),
        "error",
    )]),
    Profile::new().offers(&[Offer::TEXT]),
    Profile::new().offers(&[Offer::HTML]),
];

// A digit that chooses the profile, the name, and behind a record separator `more`.
fuzz_target!(|input: &str| {
    let (choice, input) = input.split_at_checked(1).unwrap_or(("0", ""));
    let choice = usize::from(choice.as_bytes()[0]) % PROFILES.len();
    let (name, more) = match input.split_once('\u{1e}') {
        Some((name, more)) => (name.to_owned(), Some(more.to_owned())),
        None => (input.to_owned(), None),
    };
    let profile = &PROFILES[choice];
    let error = FuzzError::Text { name, more };
    let FuzzError::Text { name, more } = &error;
    for accept in ["application/json", "text/plain"] {
        let mut headers = HeaderMap::new();
        headers.insert("accept", HeaderValue::from_static(accept));
        let preferences: Preferences = profile.preferences(&headers);
        let response = error.respond(&preferences);
        assert_eq!(response.status(), 401);
        for value in response.headers().values() {
            assert!(
                !value
                    .as_bytes()
                    .iter()
                    .any(|byte| matches!(byte, b'\r' | b'\n' | 0))
            );
        }
        let body = std::str::from_utf8(response.body()).expect("bodies are UTF-8");
        if accept == "text/plain" {
            assert!(body.lines().count() <= 2, "{body:?}");
            assert!(body.ends_with('\n'));
            continue;
        }
        let body: serde_json::Value = serde_json::from_str(body).expect("bodies are JSON");
        let (named, fields) = match choice {
            0 => (&body, &body),
            1 => (&body["error"], &body["error"]),
            2 => (&body["a"][1], &body["a"][1]),
            _ => (&body[0], &body[0]["in"]),
        };
        assert_eq!(named["name"], **name);
        assert_eq!(fields["more"].as_str(), more.as_deref());
        let message = format!("<{name}> and {name:?}");
        let said = match choice {
            0 => &body["detail"],
            1 => &body["error"]["message"],
            2 => &body["a"][0],
            _ => &body[0]["text"],
        };
        assert_eq!(*said, message);
    }
    for (format, profile) in FORMATS.iter().enumerate() {
        let response = error.respond(&profile.preferences(&HeaderMap::new()));
        let (status, headers) = (response.status(), response.headers());
        let reply = Reply::read(profile, status, headers, response.body());
        let reply = reply.expect("what is sent can be read");
        assert_eq!(reply.code(), Some("FUZZ_TEXT"));
        // Markdown has the fields as JSON.
        if format == 0 {
            assert_eq!(reply.field::<String>("name").as_ref(), Some(name));
            assert_eq!(reply.field::<String>("more"), *more);
        }
    }
});
