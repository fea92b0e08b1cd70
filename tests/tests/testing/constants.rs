//! What is written in attributes and in the profile is the same on every answer, and `assert_catalogued!` says where
//! it is not.

use crate::{answer, failure};
use errorbook::testing::{assert_catalogued, assert_error};
use errorbook::{ApiError, Body, HttpError, Profile, body, catalogue};
use serde_json::{Value, json};

#[derive(Debug, ApiError)]
#[api_error(prefix = "KIND")]
#[status(403)]
#[field(kind = "api_error")]
enum KindError {
    #[code("KIND_PLAIN")]
    #[field(level = 2, target = "of {name}")]
    Plain {
        #[expose]
        name: String,
    },
}

static BESIDE: Profile = Profile::new()
    .body(Body::CODE_MESSAGE)
    .field("kind", "none")
    .field("region", "eu")
    .field_json("scale", "2")
    .header("x-version", "2")
    .header("cache-control", "must-revalidate");

static PLACED: Profile = Profile::new()
    .field("region", "eu")
    .body(body!({ "code": code, "type": field.kind or "none", "at": "{field.region}", ..fields }));

catalogue! {
    static BESIDES = [KindError, HttpError];
    profile = BESIDE;
}

catalogue! {
    static PLACES = [KindError, HttpError];
    profile = PLACED;
}

fn plain() -> KindError {
    KindError::Plain {
        name: "acme".to_owned(),
    }
}

#[test]
fn what_is_sent_is_what_is_declared() {
    for error in [&plain() as &dyn ApiError, &HttpError::NotFound] {
        assert_catalogued!(BESIDES, &answer(error, &BESIDE, "*/*"));
        assert_catalogued!(PLACES, &answer(error, &PLACED, "*/*"));
    }
    assert_error!(&answer(&plain(), &BESIDE, "*/*"), KindError::Plain { name } if name == "acme");
}

#[test]
fn another_value_is_a_fault() {
    for (member, value, expected) in [
        (
            "/kind",
            json!("other"),
            "/kind is \"other\", not \"api_error\"",
        ),
        ("/level", json!(3), "/level is 3, not 2"),
        ("/level", Value::Null, "/level is absent"),
        (
            "/target",
            json!(1),
            "/target is of the type integer, declared string",
        ),
        ("/region", json!("us"), "/region is \"us\", not \"eu\""),
        ("/region", Value::Null, "/region is absent"),
        ("/scale", json!("2"), "/scale is \"2\", not 2"),
    ] {
        let (parts, bytes) = answer(&plain(), &BESIDE, "*/*").into_parts();
        let mut body: Value = serde_json::from_slice(&bytes).expect("it is JSON");
        let object = body.as_object_mut().expect("an object");
        if value == Value::Null {
            object.remove(&member[1..]);
        } else {
            object.insert(member[1..].to_owned(), value);
        }
        let response = http::Response::from_parts(parts, body.to_string());
        let found = failure(|| {
            assert_catalogued!(BESIDES, &response);
        });
        let found = found.expect("it is a fault");
        assert!(found.contains(expected), "{expected}\n{found}");
    }
    for (header, expected) in [
        ("x-version", "`x-version` lacks `2`"),
        ("cache-control", "`cache-control` lacks `must-revalidate`"),
    ] {
        let mut response = answer(&plain(), &BESIDE, "*/*");
        response.headers_mut().remove(header);
        let found = failure(|| {
            assert_catalogued!(BESIDES, &response);
        });
        let found = found.expect("it is a fault");
        assert!(found.contains(expected), "{expected}\n{found}");
    }
}
