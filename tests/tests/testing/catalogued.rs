//! `assert_catalogued!`: whatever is changed about an answer is found, and all of it at once.

use crate::{answer, failure};
use errorbook::testing::{Response, assert_catalogued};
use errorbook::{
    ApiError, Body, Catalogue, FieldErrors, HttpError, Offer, Profile, body, catalogue,
};
use expect_test::{Expect, expect};
use http::{HeaderName, HeaderValue};
use serde_json::Value;

#[derive(Debug, ApiError)]
#[api_error(prefix = "CAT")]
enum CatError {
    #[status(403)]
    #[code("CAT_BLOCKED")]
    #[message("blocked")]
    #[help("ask")]
    Blocked {
        #[expose]
        name: String,
        #[expose]
        seats: Option<u32>,
        #[expose]
        ratio: f64,
        #[expose]
        flag: bool,
        #[expose]
        list: Vec<u8>,
        #[expose(json = "object")]
        object: Value,
        #[expose]
        whatever: Value,
    },
    #[status(401)]
    #[code("CAT_TOKEN")]
    #[challenge(Bearer, realm = "cat", error = "invalid_token")]
    #[header("Cache-Control", "private, max-age=5")]
    Token,
    #[status(429)]
    #[code("CAT_BUSY")]
    #[retryable(after = "5s")]
    #[header("X-Limit", "{limit} a minute")]
    Busy {
        #[expose(message)]
        limit: u8,
    },
    #[status(404)]
    #[code("CAT_MISSING")]
    Missing,
    #[status(403)]
    #[code("CAT_HIDDEN")]
    #[conceal(as = Missing)]
    Hidden,
    #[status(500)]
    #[code("CAT_INTERNAL")]
    #[internal]
    Internal,
    #[status(422)]
    #[code("CAT_INVALID")]
    Invalid {
        #[expose]
        errors: FieldErrors,
    },
}

#[derive(Debug, ApiError)]
#[api_error(codes = 6000..=6999)]
#[status(403)]
#[code(6001)]
struct Numbered;

const SHAPE: Body = body!({
    "ok": false, "list": [1, { "ref": code }], "status": status, "retry": retryable, "wait": retry_after,
    "link": docs, "why": message, "more": { "code": "x", ..fields },
});

static PROBLEM: Profile = Profile::new()
    .problem_type("urn:cat:{code}")
    .docs("https://cat.example/{code}")
    .code_header("x-error-code");
static TEMPLATE: Profile = Profile::new()
    .body(SHAPE)
    .docs("https://cat.example/{code}");
static MESSAGE: Profile = Profile::new().body(Body::MESSAGE);

catalogue! {
    static ERRORS = [CatError, Numbered, HttpError];
    profile = PROBLEM;
}

catalogue! {
    static TEMPLATES = [CatError, Numbered];
    profile = TEMPLATE;
}

catalogue! {
    static MESSAGES = [CatError, Numbered];
    profile = MESSAGE;
}

fn blocked() -> CatError {
    CatError::Blocked {
        name: "acme".into(),
        seats: None,
        ratio: 0.5,
        flag: true,
        list: vec![1],
        object: serde_json::json!({}),
        whatever: Value::from(1),
    }
}

type Raw = http::Response<String>;

fn raw(error: &dyn ApiError, profile: &'static Profile) -> Raw {
    answer(error, profile, "application/json").map(|body| String::from_utf8(body.to_vec()).unwrap())
}

fn says(catalogue: &'static Catalogue, response: &Raw, expected: &Expect) {
    let said = failure(|| assert_catalogued!(catalogue, response));
    expected.assert_eq(&said.unwrap_or_default());
}

#[test]
fn every_answer_is_catalogued() {
    let mut invalid = FieldErrors::new();
    invalid.add("/x", Numbered);
    let errors: [&dyn ApiError; 7] = [
        &CatError::Invalid { errors: invalid },
        &blocked(),
        &CatError::Token,
        &CatError::Busy { limit: 3 },
        &CatError::Missing,
        &CatError::Hidden,
        &Numbered,
    ];
    let profiles = [
        (&ERRORS, &PROBLEM),
        (&TEMPLATES, &TEMPLATE),
        (&MESSAGES, &MESSAGE),
    ];
    for (catalogue, profile) in profiles {
        for error in errors {
            for accept in ["application/json", "text/plain", "*/*", "image/png"] {
                let response = answer(error, profile, accept);
                let said = failure(|| assert_catalogued!(catalogue, response));
                assert_eq!(said, None, "{} {accept}", error.code());
            }
        }
    }
}

/// Each change of one thing is one fault.
#[test]
fn one_header_less() {
    let cases = [
        ("content-type", "image/png", true),
        ("vary", "Origin", true),
        ("cache-control", "max-age=5", true),
        ("x-content-type-options", "maybe", true),
        ("link", "<https://other.example>; rel=\"help\"", true),
        ("x-error-code", "CAT_MISSING", true),
        // What middleware may add.
        ("x-request-id", "1", false),
        ("vary", "Origin, accept", false),
        ("cache-control", "private, No-Store", false),
    ];
    for (name, value, is_fault) in cases {
        let mut response = raw(&blocked(), &PROBLEM);
        let name = HeaderName::from_static(name);
        response
            .headers_mut()
            .insert(name.clone(), HeaderValue::from_static(value));
        let failed = failure(|| assert_catalogued!(ERRORS, response));
        assert_eq!(failed.is_some(), is_fault, "{name}: {value}: {failed:?}");
        if is_fault {
            response.headers_mut().remove(&name);
            assert!(
                failure(|| assert_catalogued!(ERRORS, response)).is_some(),
                "without {name}"
            );
        }
    }
    let own: [(&dyn ApiError, &str); 5] = [
        (&CatError::Token, "www-authenticate"),
        (&CatError::Token, "cache-control"),
        (&CatError::Busy { limit: 3 }, "retry-after"),
        (&CatError::Busy { limit: 3 }, "x-limit"),
        (
            &HttpError::MethodNotAllowed {
                allow: HeaderValue::from_static("GET"),
            },
            "allow",
        ),
    ];
    for (error, name) in own {
        let mut response = raw(error, &PROBLEM);
        assert_catalogued!(&ERRORS, response);
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static("7"));
        let changed = failure(|| assert_catalogued!(ERRORS, response));
        // Whatever it allows, it says which methods.
        assert_eq!(changed.is_some(), name != "allow", "{name}");
        response.headers_mut().remove(name);
        assert!(
            failure(|| assert_catalogued!(ERRORS, response)).is_some(),
            "without {name}"
        );
    }
}

#[test]
fn one_member_less_or_other() {
    // A pointer, what stands there instead (nothing: it is taken away), and whether that is a fault.
    let cases: &[(&str, Option<&str>, bool)] = &[
        ("/ok", Some("true"), true),
        ("/ok", None, true),
        ("/list", Some("[1]"), true),
        ("/list", Some("{}"), true),
        ("/list/0", Some("2"), true),
        ("/list/1/ref", Some("\"CAT_MISSING\""), true),
        ("/list/1/ref", Some("6001"), true),
        ("/status", Some("404"), true),
        ("/status", Some("\"403\""), true),
        ("/retry", Some("true"), true),
        ("/wait", Some("5"), false),
        ("/wait", Some("\"5\""), true),
        ("/link", Some("\"https://cat.example/\""), true),
        ("/link", None, true),
        ("/why", Some("\"another text, or language\""), false),
        ("/why", Some("null"), true),
        ("/why", None, true),
        ("/more", Some("[]"), true),
        ("/more/code", Some("\"y\""), true),
        ("/more/name", None, true),
        ("/more/name", Some("null"), true),
        ("/more/name", Some("7"), true),
        ("/more/seats", Some("7"), false),
        ("/more/seats", Some("7.5"), true),
        ("/more/seats", Some("null"), true),
        ("/more/ratio", Some("7"), false),
        ("/more/ratio", Some("\"7\""), true),
        ("/more/flag", Some("0"), true),
        ("/more/list", Some("{}"), true),
        ("/more/object", Some("[]"), true),
        ("/more/whatever", Some("[]"), false),
        ("/more/whatever", Some("null"), true),
        ("/more/whatever", None, true),
        ("/more/secret", Some("1"), true),
        ("/more/~1~0", Some("1"), true),
        ("/detail", Some("\"x\""), true),
    ];
    for (pointer, value, is_fault) in cases {
        let mut response = raw(&blocked(), &TEMPLATE);
        let mut body: Value = serde_json::from_str(response.body()).unwrap();
        change(&mut body, pointer, *value);
        *response.body_mut() = body.to_string();
        let said = failure(|| assert_catalogued!(TEMPLATES, response));
        assert_eq!(said.is_some(), *is_fault, "{pointer} {value:?}: {said:?}");
    }
}

#[test]
fn a_representation_that_is_not_offered() {
    static JSON: Profile = Profile::new().offers(&[Offer::JSON]);
    static TEXT: Profile = Profile::new().offers(&[Offer::TEXT]);
    catalogue! {
        static OF_JSON = [Numbered];
        profile = JSON;
    }
    catalogue! {
        static OF_TEXT = [Numbered];
        profile = TEXT;
    }
    for (catalogue, offered, other, fault) in [
        (&OF_JSON, &JSON, &TEXT, "the profile sends no text"),
        (&OF_TEXT, &TEXT, &JSON, "the profile sends no JSON"),
    ] {
        let right = failure(|| assert_catalogued!(catalogue, raw(&Numbered, offered)));
        assert_eq!(right, None);
        let wrong = failure(|| assert_catalogued!(catalogue, raw(&Numbered, other)));
        let said = wrong.unwrap_or_default();
        assert!(said.contains(fault), "{said}");
    }
}

fn change(body: &mut Value, pointer: &str, value: Option<&str>) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = body.pointer_mut(parent).unwrap();
    let key = key.replace("~1", "/").replace("~0", "~");
    match (parent, value) {
        (Value::Array(values), Some(value)) => {
            values[key.parse::<usize>().unwrap()] = serde_json::from_str(value).unwrap();
        }
        (parent, Some(value)) => parent[key] = serde_json::from_str(value).unwrap(),
        (parent, None) => {
            assert!(parent.as_object_mut().unwrap().remove(&key).is_some());
        }
    }
}

#[test]
fn an_integer_beyond_64_bits() {
    #[derive(Debug, ApiError)]
    #[api_error(prefix = "BIG")]
    #[status(403)]
    #[code("BIG_NUMBER")]
    struct Big {
        #[expose]
        number: u128,
    }
    catalogue! {
        static BIG = [Big];
    }
    let response = Big { number: u128::MAX }.respond(&errorbook::Preferences::default());
    assert_catalogued!(BIG, response);
}

#[test]
fn what_a_failure_says() {
    let mut response = raw(&blocked(), &PROBLEM);
    *response.status_mut() = http::StatusCode::CONFLICT;
    response.headers_mut().clear();
    *response.body_mut() =
        r#"{"code":"CAT_BLOCKED","type":"urn:x","title":7,"name":null,"secret":1}"#.into();
    says(
        &ERRORS,
        &response,
        &expect![[r#"
        assertion failed: the response is not what `testing::catalogued::ERRORS` says of `CAT_BLOCKED`
          fault: its status is 403
          fault: `content-type` is not one of the profile's
          fault: `vary` lacks `Accept`
          fault: `cache-control` lacks `no-store`
          fault: `x-content-type-options` lacks `nosniff`
          fault: `link` lacks <https://cat.example/CAT_BLOCKED>
          fault: the header of the code is not `CAT_BLOCKED`
          fault: /type is "urn:x", not "urn:cat:CAT_BLOCKED"
          fault: /title is 7, not a string
          fault: /name is of the type null, declared string
          fault: /ratio is absent
          fault: /flag is absent
          fault: /list is absent
          fault: /object is absent
          fault: /whatever is absent
          fault: /secret is not declared
          received: 409 CAT_BLOCKED
          body: {"code":"CAT_BLOCKED","type":"urn:x","title":7,"name":null,"secret":1}"#]],
    );

    let mut response = raw(&CatError::Missing, &PROBLEM);
    *response.body_mut() = r#"{"code":"CAT_UNKNOWN"}"#.into();
    says(
        &ERRORS,
        &response,
        &expect![[r#"
        assertion failed: `CAT_UNKNOWN` is not in `testing::catalogued::ERRORS`
          received: 404 CAT_UNKNOWN
          body: {"code":"CAT_UNKNOWN"}"#]],
    );
    *response.body_mut() = r#"{"code":"CAT_HIDDEN"}"#.into();
    says(
        &ERRORS,
        &response,
        &expect![[r#"
        assertion failed: `CAT_HIDDEN` is concealed: no client may ever be sent it
          received: 404 CAT_HIDDEN
          body: {"code":"CAT_HIDDEN"}"#]],
    );
    *response.body_mut() = String::new();
    response.headers_mut().remove("x-error-code");
    says(
        &ERRORS,
        &response,
        &expect![[r"
        assertion failed: the response is not what `testing::catalogued::ERRORS` says of `CAT_MISSING`
          fault: the header of the code is not `CAT_MISSING`
          fault: the body is empty
          received: 404 without a code
          body: empty"]],
    );
    says(
        &ERRORS,
        &raw(&CatError::Internal, &PROBLEM),
        &expect![[r#"
        assertion failed: `CAT_INTERNAL` is internal: public documentation lacks it
          received: 500 CAT_INTERNAL, "Internal Server Error"
          body: {"type":"urn:cat:CAT_INTERNAL","title":"Internal Server Error","code":"CAT_INTERNAL"}"#]],
    );
    says(
        &ERRORS,
        &http::Response::new("fine".to_owned()),
        &expect![[r"
        assertion failed: a 200 is no error, so `testing::catalogued::ERRORS` says nothing of it
          received: 200
          body: fine"]],
    );
    let mut gateway = http::Response::new("<html>".to_owned());
    *gateway.status_mut() = http::StatusCode::BAD_GATEWAY;
    gateway.headers_mut().insert(
        "content-type",
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    says(
        &ERRORS,
        &gateway,
        &expect![[r"
        assertion failed: the response is none of `testing::catalogued::ERRORS`
          received: 502, the body is `text/html`, as which errorbook sends no error
          body: <html>"]],
    );
}

#[test]
fn without_codes_an_answer_of_any_entry_will_do() {
    let mut response = raw(&Numbered, &MESSAGE);
    assert_catalogued!(MESSAGES, response);
    *response.status_mut() = http::StatusCode::IM_A_TEAPOT;
    says(
        &MESSAGES,
        &response,
        &expect![[r#"
        assertion failed: `testing::catalogued::MESSAGES` has no public error with the status 418
          received: 418 without a code, "Forbidden"
          body: {"message":"Forbidden"}"#]],
    );
    *response.status_mut() = http::StatusCode::FORBIDDEN;
    *response.body_mut() = "{}".to_owned();
    says(
        &MESSAGES,
        &response,
        &expect![[r"
        assertion failed: the response is not what `testing::catalogued::MESSAGES` says of `CAT_BLOCKED`
          fault: /message is absent
          received: 403 without a code
          body: {}"]],
    );
}

#[test]
fn text_is_held_against_the_catalogue_too() {
    let response = answer(&blocked(), &PROBLEM, "text/plain");
    let whole = String::from_utf8(response.body().to_vec()).unwrap();
    for (text, is_right) in [
        (whole.clone(), true),
        (whole.replace("blocked", "gesperrt"), true),
        (whole.replace("[CAT_BLOCKED]", ""), false),
        (whole.replace("[CAT_BLOCKED]", "[CAT_MISSING]"), false),
        (whole.replace("https", "http"), false),
        (whole.trim_end().to_owned(), false),
    ] {
        let response = Response::new(403, response.headers(), &text);
        let said = failure(|| assert_catalogued!(ERRORS, response, "as {}", "text"));
        assert_eq!(said.is_none(), is_right, "{text}: {said:?}");
        assert!(said.is_none_or(|said| said.lines().next().unwrap().ends_with(": as text")));
    }
}
