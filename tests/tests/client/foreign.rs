//! Responses that are none of the service's errors.

use crate::read;
use errorbook::{Body, Offer, Profile, body};

static PROBLEM: Profile = Profile::new().docs("https://docs.acme.example/{code}");
static OWN: Profile =
    Profile::new().body(body!({ "ok": false, "why": { "ref": code, ..fields }, "v": "v{status}" }));
static MESSAGE: Profile = Profile::new().body(Body::MESSAGE);
static EMPTY: Profile = Profile::new().body(Body::EMPTY).offers(&[Offer::JSON]);
static HEADER: Profile = Profile::new().body(Body::MESSAGE).code_header("x-code");
static XML: Profile = Profile::new().offers(&[
    Offer::xml(body!({ "kind": "fault", "code": code }), "Error"),
    Offer::HTML,
    Offer::MARKDOWN,
]);

const JSON: (&str, &str) = ("content-type", "application/json");
const TEXT: (&str, &str) = ("content-type", "text/plain; charset=utf-8");
const HTML: (&str, &str) = ("content-type", "text/html");
const AS_XML: (&str, &str) = ("content-type", "application/xml");
const MARKDOWN: (&str, &str) = ("content-type", "text/markdown");

/// The code where it is the service's error, with `None` where the shape has none.
type Expected = Result<Option<&'static str>, &'static str>;

const OTHER: Expected = Err("the body is not of its shape");

/// A profile, headers and a body.
type Row = (
    &'static Profile,
    &'static [(&'static str, &'static str)],
    &'static str,
    Expected,
);

const ROWS: &[Row] = &[
    (
        &PROBLEM,
        &[JSON],
        r#"{"title":"T","code":"ORG_A"}"#,
        Ok(Some("ORG_A")),
    ),
    // The minimum, a code of a later release and members of a later one.
    (
        &PROBLEM,
        &[JSON],
        r#"{"code":"ORG_LATER","later":[1]}"#,
        Ok(Some("ORG_LATER")),
    ),
    (&PROBLEM, &[], r#"{"code":"ORG_A"}"#, Ok(Some("ORG_A"))),
    (
        &PROBLEM,
        &[JSON],
        r#"{"type":"https://docs.acme.example/ORG_A","title":"T"}"#,
        OTHER,
    ),
    (&PROBLEM, &[JSON], r#"{"message":"no such host"}"#, OTHER),
    (&PROBLEM, &[JSON], r#"{"code":{"a":1}}"#, OTHER),
    (
        &PROBLEM,
        &[JSON],
        r#"{"code":"ORG_A","code":"ORG_B"}"#,
        Err("the body is not JSON: a member is there twice"),
    ),
    (&PROBLEM, &[JSON], r#"{"code":null}"#, OTHER),
    (&PROBLEM, &[JSON], r#"{"code":"not found"}"#, OTHER),
    (&PROBLEM, &[JSON], r#"{"code":""}"#, OTHER),
    (&PROBLEM, &[JSON], r#"[{"code":"ORG_A"}]"#, OTHER),
    (&PROBLEM, &[JSON], "\"ORG_A\"", OTHER),
    (&PROBLEM, &[JSON], "", Err("it has no body")),
    (
        &PROBLEM,
        &[HTML],
        "<p>ORG_A</p>",
        Err("`text/html` is not one of its media types"),
    ),
    (
        &PROBLEM,
        &[JSON, ("content-encoding", "gzip")],
        "{}",
        Err("the body is encoded, with `gzip`: hand it over decoded"),
    ),
    (
        &PROBLEM,
        &[TEXT],
        "it is gone [ORG_A]\nhttps://docs.acme.example/ORG_A\n",
        Ok(Some("ORG_A")),
    ),
    (&PROBLEM, &[TEXT], "upstream connect error\n", OTHER),
    (&PROBLEM, &[TEXT], "it is gone [ORG_A]", OTHER),
    (
        &OWN,
        &[JSON],
        r#"{"ok":false,"why":{"ref":"A"},"v":"v404"}"#,
        Ok(Some("A")),
    ),
    (
        &OWN,
        &[JSON],
        r#"{"ok":false,"why":{"ref":"A"},"v":"v404","new":1}"#,
        Ok(Some("A")),
    ),
    (
        &OWN,
        &[JSON],
        r#"{"ok":true,"why":{"ref":"A"},"v":"v404"}"#,
        OTHER,
    ),
    (&OWN, &[JSON], r#"{"why":{"ref":"A"},"v":"v404"}"#, OTHER),
    (
        &OWN,
        &[JSON],
        r#"{"ok":false,"why":{"ref":"A"},"v":"404"}"#,
        OTHER,
    ),
    (&OWN, &[JSON], r#"{"ok":false,"why":"A","v":"v404"}"#, OTHER),
    (&MESSAGE, &[JSON], r#"{"message":"it is gone"}"#, Ok(None)),
    (&MESSAGE, &[JSON], r#"{"error":"it is gone"}"#, OTHER),
    (&EMPTY, &[], "", Ok(None)),
    (
        &EMPTY,
        &[JSON],
        "{}",
        Err("`application/json` is not one of its media types"),
    ),
    (
        &HEADER,
        &[JSON, ("x-code", "ORG_A")],
        r#"{"message":"gone"}"#,
        Ok(Some("ORG_A")),
    ),
    // The response to HEAD.
    (&HEADER, &[JSON, ("x-code", "ORG_A")], "", Ok(Some("ORG_A"))),
    (
        &XML,
        &[AS_XML],
        "<Error><kind>fault</kind><code>ORG_A</code></Error>",
        Ok(Some("ORG_A")),
    ),
    (
        &XML,
        &[AS_XML],
        "<Error><kind>OTHER</kind><code>ORG_A</code></Error>",
        OTHER,
    ),
    (
        &XML,
        &[AS_XML],
        "<Error><kind>&fault;</kind></Error>",
        Err("the body is not XML: at 1..6: unrecognized entity `fault`"),
    ),
    (
        &XML,
        &[AS_XML],
        "<Error kind=\"&fault;\"/>",
        Err("the body is not XML: at 1..6: unrecognized entity `fault`"),
    ),
    (
        &XML,
        &[AS_XML],
        "<Error kind></Error>",
        Err(
            "the body is not XML: position 10: attribute key must be directly followed by `=` or space",
        ),
    ),
    (
        &XML,
        &[AS_XML],
        "<Error><kind>fault</Error>",
        Err(
            "the body is not XML: ill-formed document: expected `</kind>`, but `</Error>` was found",
        ),
    ),
    (
        &XML,
        &[AS_XML],
        "<Fault><kind>fault</kind><code>ORG_A</code></Fault>",
        OTHER,
    ),
    (
        &XML,
        &[AS_XML],
        "<Error><code>ORG_A</Error>",
        Err("the body is not XML: "),
    ),
    (
        &XML,
        &[AS_XML],
        "<!DOCTYPE Error [<!ENTITY a \"b\">]><Error><kind>fault</kind><code>&a;</code></Error>",
        Err("the body is not XML: it has a document type"),
    ),
    (
        &XML,
        &[HTML],
        "<html><style>\n</style>\n<code>ORG_A</code>",
        OTHER,
    ),
    (
        &XML,
        &[MARKDOWN],
        "---\nstatus: 404\n---\n\n# Gone\n",
        OTHER,
    ),
    (
        &XML,
        &[MARKDOWN],
        "---\ncode: \"ORG_A\"\n---\n\n# Gone\n\n",
        Ok(Some("ORG_A")),
    ),
];

#[test]
fn table() {
    for (profile, headers, body, expected) in ROWS {
        let read = read(profile, 404, headers, body);
        match (&read, expected) {
            (Ok(reply), Ok(code)) => assert_eq!(reply.code(), *code, "{body}"),
            (Err(foreign), Err(why)) => {
                let text = foreign.to_string();
                let expected = format!("404, not an error of the service: {why}");
                assert!(text.starts_with(&expected), "{body}: {text}");
                assert_eq!(foreign.status(), 404);
            }
            _ => panic!("{headers:?} {body}: {read:?}"),
        }
    }
}
