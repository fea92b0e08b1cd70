//! `#[field(…)]`: fields whose value is written in an attribute, in bodies, texts and headers.

use errorbook::{
    ApiError, Body, Document, Entry, Field, FieldError, FieldErrors, HttpError, Offer, Profile,
    body, catalogue,
};
use http::{HeaderMap, HeaderValue, header};
use serde_json::Value;

static PROFILE: Profile = Profile::new().body(Body::CODE_MESSAGE);

/// `{kind}` of the type is not that of the variant.
#[derive(Debug, ApiError)]
#[api_error(prefix = "PAY")]
#[status(400)]
#[field(kind = "api_error", "x-level" = 1)]
#[challenge(Bearer, realm = "{kind}")]
enum PayError {
    #[code("PAY_PLAIN")]
    Plain,

    #[code("PAY_OWN")]
    #[field(kind = "invalid \"request\" {{1}}")]
    #[message("it is {kind}")]
    Own,

    #[code("PAY_EXISTS")]
    #[field(target = "{payment} exists, {payment:?}, {count:>3}")]
    #[message("{kind} of {count}: {target}")]
    #[header("X-Target", "{kind}/{target}")]
    Exists {
        #[expose(message)]
        payment: String,
        #[expose]
        count: u8,
    },

    #[code("PAY_FIELD")]
    Field {
        #[expose]
        kind: String,
    },

    #[code("PAY_VALUES")]
    #[field(int = -7, hex = 0xff, float = 1., small = -0.5, yes = true, no = false, empty = "")]
    #[field(r#type = "card", "@class" = "a", big = 18446744073709551615)]
    Values,

    #[code("PAY_INVALID")]
    Invalid {
        #[expose]
        errors: FieldErrors,
    },

    #[status(401)]
    #[code("PAY_TOKEN")]
    Token,

    #[status(403)]
    #[code("PAY_HIDDEN")]
    #[field(kind = "never sent", secret = true)]
    #[conceal(as = Exists)]
    Hidden { payment: String, count: u8 },
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "PAY")]
#[status(409)]
#[code("PAY_STRUCT")]
#[field(state = "{{}}", of = "of", order = "{of} {id}")]
#[message("{order}")]
struct Struct<T: std::fmt::Display + std::fmt::Debug + serde::Serialize + Send + Sync + 'static> {
    #[expose]
    id: T,
}

fn sent(error: &dyn ApiError) -> String {
    let response = error.respond(&PROFILE.preferences(&HeaderMap::new()));
    String::from_utf8(response.body().to_vec()).expect("text")
}

#[test]
fn bodies_have_the_values_before_those_of_the_error() {
    let exists = |payment: &str| PayError::Exists {
        payment: payment.to_owned(),
        count: 7,
    };
    let hidden = PayError::Hidden {
        payment: "p\"1".to_owned(),
        count: 7,
    };
    let field = PayError::Field {
        kind: "own".to_owned(),
    };
    let exists_body = r#"{"code":"PAY_EXISTS","message":"api_error of 7: p\"1 exists, \"p\\\"1\",   7","kind":"api_error","x-level":1,"target":"p\"1 exists, \"p\\\"1\",   7","count":7}"#;
    let cases: [(&dyn ApiError, &str); 8] = [
        (
            &PayError::Plain,
            r#"{"code":"PAY_PLAIN","message":"Plain","kind":"api_error","x-level":1}"#,
        ),
        (
            &PayError::Own,
            r#"{"code":"PAY_OWN","message":"it is invalid \"request\" {1}","x-level":1,"kind":"invalid \"request\" {1}"}"#,
        ),
        (&exists("p\"1"), exists_body),
        (&hidden, exists_body),
        (
            &field,
            r#"{"code":"PAY_FIELD","message":"Field","x-level":1,"kind":"own"}"#,
        ),
        (
            &PayError::Values,
            r#"{"code":"PAY_VALUES","message":"Values","kind":"api_error","x-level":1,"int":-7,"hex":255,"float":1.0,"small":-0.5,"yes":true,"no":false,"empty":"","type":"card","@class":"a","big":18446744073709551615}"#,
        ),
        (
            &PayError::Token,
            r#"{"code":"PAY_TOKEN","message":"Token","kind":"api_error","x-level":1}"#,
        ),
        (
            &Struct { id: 4 },
            r#"{"code":"PAY_STRUCT","message":"of 4","state":"{}","of":"of","order":"of 4","id":4}"#,
        ),
    ];
    for (error, expected) in cases {
        assert_eq!(sent(error), expected);
        // The second is made of what the first has left.
        assert_eq!(sent(error), expected);
        let document = serde_json::to_string(&Document::new(error, &PROFILE));
        assert_eq!(document.expect("it is JSON"), expected);
    }
}

#[test]
fn headers_and_challenges_have_them() {
    let exists = PayError::Exists {
        payment: "p1".to_owned(),
        count: 7,
    };
    let headers = |error: PayError| {
        let preferences = PROFILE.preferences(&HeaderMap::new());
        error.respond(&preferences).headers().clone()
    };
    assert_eq!(
        headers(exists)["x-target"],
        "api_error/p1 exists, \"p1\",   7"
    );
    assert_eq!(
        headers(PayError::Token)["www-authenticate"],
        "Bearer realm=\"api_error\""
    );
}

#[test]
fn a_template_places_them_and_wins_over_them() {
    static PROFILE: Profile =
        Profile::new().body(body!({ "code": code, "kind": status, "error": { ..fields } }));
    static BESIDE: Profile = Profile::new().body(body!({ "kind": status, ..fields }));
    let body = |profile| serde_json::to_string(&Document::new(&PayError::Plain, profile));
    assert_eq!(
        body(&PROFILE).expect("it is JSON"),
        r#"{"code":"PAY_PLAIN","kind":400,"error":{"kind":"api_error","x-level":1}}"#
    );
    assert_eq!(
        body(&BESIDE).expect("it is JSON"),
        r#"{"kind":400,"x-level":1}"#
    );
}

#[test]
fn an_entry_has_them_among_its_fields() {
    let entry: &Entry = PayError::Values.entry();
    let fields: Vec<_> = entry
        .fields()
        .iter()
        .map(|field| (field.name(), field.json_type(), field.constant()))
        .collect();
    assert_eq!(
        fields,
        [
            ("kind", "string", Some("api_error")),
            ("x-level", "integer", Some("1")),
            ("int", "integer", Some("-7")),
            ("hex", "integer", Some("255")),
            ("float", "number", Some("1.0")),
            ("small", "number", Some("-0.5")),
            ("yes", "boolean", Some("true")),
            ("no", "boolean", Some("false")),
            ("empty", "string", Some("")),
            ("type", "string", Some("card")),
            ("@class", "string", Some("a")),
            ("big", "integer", Some("18446744073709551615")),
        ]
    );
    let entry = PayError::Field {
        kind: String::new(),
    };
    let constants = entry.entry().fields().iter().map(Field::constant);
    assert!(constants.eq([Some("1"), None]));
}

#[test]
fn a_profile_has_fields_for_errors_that_have_none() {
    static PROFILE: Profile = Profile::new()
        .body(Body::CODE_MESSAGE)
        .field("kind", "a \"default\"")
        .field("x-level", "none")
        .field_json("scale", "-1.5")
        .field_json("live", "true")
        .field("code", "of the template");
    let body = |error: &dyn ApiError| {
        serde_json::to_string(&Document::new(error, &PROFILE)).expect("it is JSON")
    };
    let field = PayError::Field {
        kind: "own".to_owned(),
    };
    for (error, expected) in [
        (
            &HttpError::NotFound as &dyn ApiError,
            r#"{"code":"HTTP_NOT_FOUND","message":"Not Found","kind":"a \"default\"","x-level":"none","scale":-1.5,"live":true}"#,
        ),
        (
            &PayError::Plain,
            r#"{"code":"PAY_PLAIN","message":"Plain","kind":"api_error","x-level":1,"scale":-1.5,"live":true}"#,
        ),
        (
            &field,
            r#"{"code":"PAY_FIELD","message":"Field","x-level":1,"kind":"own","scale":-1.5,"live":true}"#,
        ),
    ] {
        assert_eq!(body(error), expected);
    }
}

#[test]
fn text_and_xml_have_them() {
    static PROFILE: Profile = Profile::new()
        .field("region", "eu & us")
        .field_json("scale", "2")
        .offers(&[
            Offer::text("{field.kind}, {field.x-level}, {field.region}, {field.scale}\n"),
            Offer::xml(Body::CODE_MESSAGE, "Error"),
        ]);
    let body = |accept: &'static str| {
        let accept = HeaderValue::from_static(accept);
        let headers = HeaderMap::from_iter([(header::ACCEPT, accept)]);
        let response = PayError::Own.respond(&PROFILE.preferences(&headers));
        String::from_utf8(response.body().to_vec()).expect("text")
    };
    assert_eq!(
        body("text/plain"),
        "invalid \"request\" {1}, 1, eu & us, 2\n"
    );
    assert_eq!(
        body("application/xml"),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><code>PAY_OWN</code>\
         <message>it is invalid &quot;request&quot; {1}</message><x-level>1</x-level>\
         <kind>invalid &quot;request&quot; {1}</kind><region>eu &amp; us</region><scale>2</scale></Error>"
    );
}

/// A template places a field by its name, of the error or of the profile, and in the items of its field errors too.
#[test]
fn a_template_names_them() {
    static PROFILE: Profile = Profile::new().field("region", "eu").body(body!({
        "error": {
            "type": field.kind,
            "text": "{field.kind}/{field.target}",
            "region": field.region or "none",
            "target": field.target or null,
            "all": { ..fields },
        },
    }));
    static ITEMS: Profile = Profile::new().field("region", "eu").body(
        body!({ "errors": [each { "type": field.kind, "at": field.region, "on": pointer }] }),
    );
    let body = |error: &dyn ApiError, profile: &'static Profile| {
        serde_json::to_string(&Document::new(error, profile)).expect("it is JSON")
    };
    let exists = PayError::Exists {
        payment: "p1".to_owned(),
        count: 7,
    };
    assert_eq!(
        body(&exists, &PROFILE),
        r#"{"error":{"type":"api_error","text":"api_error/p1 exists, \"p1\",   7","region":"eu","target":"p1 exists, \"p1\",   7","all":{"x-level":1,"count":7}}}"#
    );
    assert_eq!(
        body(&HttpError::NotFound, &PROFILE),
        r#"{"error":{"region":"eu","target":null}}"#
    );
    assert_eq!(
        body(&PayError::Plain, &ITEMS),
        r#"{"errors":[{"type":"api_error","at":"eu"}]}"#
    );
    let mut errors = FieldErrors::new();
    errors.add("/a", PayError::Plain);
    let invalid = PayError::Invalid { errors };
    assert_eq!(
        body(&invalid, &ITEMS),
        r#"{"errors":[{"type":"api_error","at":"eu","on":"/a"}]}"#
    );
}

#[test]
fn a_field_error_has_them() {
    let error: FieldError = FieldError::new("/a", PayError::Values);
    let json = serde_json::to_string(&error).expect("it is JSON");
    assert_eq!(
        json,
        r#"{"pointer":"/a","code":"PAY_VALUES","message":"Values","kind":"api_error","x-level":1,"int":-7,"hex":255,"float":1.0,"small":-0.5,"yes":true,"no":false,"empty":"","type":"card","@class":"a","big":18446744073709551615}"#
    );
}

macro_rules! by_example {
    ($name:ident, $key:ident = $value:expr, $quoted:literal = $text:expr) => {
        #[derive(Debug, ApiError)]
        #[api_error(prefix = "PAY")]
        #[status(409)]
        #[code("PAY_EXAMPLE")]
        #[field($key = $value, $quoted = $text)]
        #[message("{level}: {text}")]
        struct $name;
    };
}

by_example!(ByExample, level = -1.5, "text" = "a {level} {{b}}");

#[test]
fn a_macro_by_example_may_write_them() {
    assert_eq!(
        sent(&ByExample),
        r#"{"code":"PAY_EXAMPLE","message":"-1.5: a -1.5 {b}","level":-1.5,"text":"a -1.5 {b}"}"#
    );
}

static EMBEDDED: Profile = Profile::new()
    .body(body!({ "code": code, "sort": field.kind or "none", "at": "{field.region}", ..fields }))
    .field("region", "eu \"1\"")
    .field("zone", "a")
    .field_json("scale", "-1.5e0")
    .field_json("live", "false")
    .header("x-version", "2")
    .header(
        "link",
        "<https://acme.example/terms>; rel=\"terms-of-service\"",
    );

catalogue! {
    static ERRORS = [PayError, HttpError];
    profile = EMBEDDED;
}

/// What the program carries of them is what it sends.
#[test]
fn a_catalogue_has_them() {
    let catalogue = errorbook::docs::catalogue(&ERRORS);
    let profile = &catalogue.services[0].profile;
    assert_eq!(
        format!("{:?}", profile.fields),
        r#"{"region": "eu \"1\"", "zone": "a", "scale": -1.5, "live": false}"#
    );
    assert_eq!(
        profile.headers.as_slice(),
        [
            ("x-version", "2"),
            (
                "link",
                "<https://acme.example/terms>; rel=\"terms-of-service\""
            ),
        ]
    );
    let document: Value =
        serde_json::from_str(&errorbook_export::openapi(&catalogue)).expect("it is JSON");
    let exists = PayError::Exists {
        payment: "p1".to_owned(),
        count: 7,
    };
    for error in [
        &PayError::Plain as &dyn ApiError,
        &PayError::Own,
        &PayError::Values,
        &exists,
        &HttpError::NotFound,
    ] {
        let code = error.code().to_string();
        let mut schema = document["components"]["schemas"][&code].clone();
        schema["additionalProperties"] = Value::Bool(false);
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        let mut body = serde_json::to_value(Document::new(error, &EMBEDDED)).expect("it is JSON");
        let faults: Vec<String> = validator
            .iter_errors(&body)
            .map(|it| it.to_string())
            .collect();
        assert_eq!(faults, [""; 0], "{code} {body}");
        body["sort"] = Value::from("another");
        assert!(!validator.is_valid(&body), "{code}");
    }
}
