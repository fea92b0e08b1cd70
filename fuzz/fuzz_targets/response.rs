//! Any value in an error: the body is JSON that gives it back, the text is of its lines, and no header is
//! broken.

#![no_main]

use errorbook::{ApiError, Body, Preferences, Profile, body};
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

static PROFILES: [Profile; 3] = [
    Profile::new().docs("https://acme.example/{code}"),
    Profile::new().body(Body::NESTED),
    Profile::new().body(body!({ "a": [message, { ..fields }], "name": "ours" })),
];

fuzz_target!(|input: (String, Option<String>, u8)| {
    let (name, more, choice) = input;
    let profile = &PROFILES[usize::from(choice) % PROFILES.len()];
    let error = FuzzError::Text { name, more };
    let FuzzError::Text { name, more } = &error;
    for accept in ["application/json", "text/plain"] {
        let mut headers = HeaderMap::new();
        headers.insert("accept", HeaderValue::from_static(accept));
        let preferences: Preferences = profile.preferences(&headers);
        let response = error.respond(&preferences);
        assert_eq!(response.status(), 401);
        for value in response.headers().values() {
            assert!(!value.as_bytes().iter().any(|byte| matches!(byte, b'\r' | b'\n' | 0)));
        }
        let body = std::str::from_utf8(response.body()).expect("bodies are UTF-8");
        if accept == "text/plain" {
            assert!(body.lines().count() <= 2, "{body:?}");
            assert!(body.ends_with('\n'));
            continue;
        }
        let body: serde_json::Value = serde_json::from_str(body).expect("bodies are JSON");
        let fields = match usize::from(choice) % PROFILES.len() {
            0 => &body,
            1 => &body["error"],
            _ => &body["a"][1],
        };
        assert_eq!(fields["name"], **name);
        assert_eq!(fields["more"].as_str(), more.as_deref());
        let message = format!("<{name}> and {name:?}");
        let said = match usize::from(choice) % PROFILES.len() {
            0 => &body["detail"],
            1 => &body["error"]["message"],
            _ => &body["a"][0],
        };
        assert_eq!(*said, message);
    }
});
