//! Fields whose JSON is written by the type itself, as `serde_json::value::RawValue` writes its text.

use errorbook::{ApiError, FieldError, Offer, Profile, body};
use http::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderValue};
use serde::ser::{Serialize, SerializeStruct, Serializer};

#[derive(Debug)]
struct Raw(String);

impl Serialize for Raw {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // serde_json recognizes its own type by this name. `RawValue` itself would refuse text that is not JSON.
        let token = "$serde_json::private::RawValue";
        let mut raw = serializer.serialize_struct(token, 1)?;
        raw.serialize_field(token, &self.0)?;
        raw.end()
    }
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "RAW")]
#[status(422)]
#[code("RAW_VALUE")]
#[message("raw")]
struct Value {
    #[expose(json = "any")]
    value: Raw,
}

/// What is sent of a field; `None` if it is not.
fn sent(json: &str) -> Option<String> {
    let value = Raw(json.to_owned());
    let error: FieldError = FieldError::new("", Value { value });
    let sent = serde_json::to_string(&error).unwrap();
    let start = r#"{"pointer":"","code":"RAW_VALUE","message":"raw""#;
    let fields = sent.strip_prefix(start).expect(&sent);
    let value = fields.strip_prefix(r#","value":"#)?;
    value.strip_suffix('}').map(str::to_owned)
}

#[test]
fn json_is_sent_as_it_is_written() {
    for json in [
        "[null]",
        "[true,false,null]",
        "{}",
        "[]",
        r#"{"b":{"b":[]},"a":[[],{}],"b":1}"#,
        r#""""#,
        r#""\"\\\n\u0001é""#,
        "\"\u{2028}\"",
        r#"{"\"":"\\"}"#,
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775808",
        "-9223372036854775809",
        "340282366920938463463374607431768211455",
        "-170141183460469231731687303715884105728",
        "0.1",
        "-0.0",
        "1e+300",
    ] {
        assert_eq!(sent(json).as_deref(), Some(json), "{json}");
    }
}

#[test]
fn another_form_of_the_same_json() {
    for (json, expected) in [
        (" \t\r\n[ 1 , { \"a\" : \"\" } ]\n", r#"[1,{"a":""}]"#),
        (r#""\u0061\/\ud83d\ude00""#, r#""a/😀""#),
        ("1E+2", "100.0"),
        (
            "340282366920938463463374607431768211456",
            "3.402823669209385e+38",
        ),
    ] {
        assert_eq!(sent(json).as_deref(), Some(expected), "{json}");
    }
}

#[test]
fn text_that_is_not_json_is_left_out() {
    for json in [
        "",
        " ",
        "nul",
        "inf",
        "-inf",
        "NaN",
        "+1",
        "0x1",
        "1 2",
        "[1",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "}",
        "\"",
        "\"\\\"",
        "\"\\x\"",
        "\"\\",
        "\"\\ud83d\"",
        "-",
        "1e",
        "[1}",
        "{\"a\":1]",
    ] {
        assert_eq!(sent(json), None, "{json}");
    }
}

#[test]
fn nesting_has_an_end() {
    for (deep, is_sent) in [(1_000, true), (1_001, false), (1_000_000, false)] {
        let json = "[".repeat(deep) + &"]".repeat(deep);
        assert_eq!(sent(&json).is_some(), is_sent, "{deep}");
    }
}

static PROFILE: Profile = Profile::new().offers(&[
    Offer::JSON,
    Offer::PROBLEM_XML,
    Offer::xml(
        body!({ "value": field.value, "text": "{field.value}" }),
        "E",
    ),
    Offer::text("{message}, {status}\n{field.value}\n"),
    Offer::HTML,
    Offer::MARKDOWN,
    Offer::PROTOBUF,
]);

/// No format follows a value as deep as it goes.
#[test]
fn a_deep_value_fits_the_stack() {
    for [open, close] in [["[", "]"], ["{\"a\":", "}"], ["[{\"a\":", "}]"]] {
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        let error = Value { value: Raw(deep) };
        for accept in [
            "application/json",
            "application/problem+xml",
            "application/xml",
            "text/plain",
            "text/html",
            "text/markdown",
            "application/x-protobuf",
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT, HeaderValue::from_static(accept));
            let response = error.respond(&PROFILE.preferences(&headers));
            let content_type = response.headers()[CONTENT_TYPE].to_str().unwrap();
            assert!(content_type.starts_with(accept), "{content_type}");
            assert!(!response.body().is_empty(), "{accept}");
        }
    }
}
