//! What no service sends: it is foreign or read, within bounds, and never panics.

use crate::read;
use errorbook::client::Reply;
use errorbook::{Body, Offer, Profile, body};
use proptest::prelude::*;
use std::time::{Duration, Instant};

static PROFILES: [Profile; 6] = [
    Profile::new().docs("https://docs.acme.example/{code}"),
    Profile::new().body(body!({ "a": "{message} [{code}] {field.a}/{field.b}", ..fields })),
    Profile::new().body(body!([each { "at": pointer, "c": code, "m": "{message}: {detail}" }])),
    Profile::new().body(body!({ "list": [help, code, [message, 1.5e3, null, { "a": request_id }]] })),
    Profile::new().body(Body::OAUTH).code_header("x-code"),
    Profile::new().offers(&[
        Offer::text("{message}-{field.a}-{field.b}-{code}-{help}\n{field_errors}\n{help}\n{docs}\n{request_id}\n"),
        Offer::HTML,
        Offer::MARKDOWN,
        Offer::PROBLEM_XML,
        Offer::xml(body!({ "@c": code, "list": [each { "m": message, "at": pointer }], "a": { "b": help }, ..fields }), "E"),
    ]),
];

const TYPES: [&str; 7] = [
    "application/json",
    "application/problem+json",
    "text/plain",
    "text/html",
    "text/markdown",
    "application/xml",
    "application/problem+xml",
];

/// Reads a body as everything, and uses what is read.
fn read_as_all(body: &[u8]) -> Vec<Reply> {
    let mut read_as = Vec::new();
    for profile in &PROFILES {
        for content_type in TYPES {
            let headers = [("content-type", content_type)];
            read_as.extend(read(profile, 403, &headers, body));
        }
    }
    for reply in &read_as {
        let _ = (
            reply.title(),
            reply.help(),
            reply.docs(),
            reply.retry_after(),
            reply.request_id(),
        );
        for name in reply.fields().keys() {
            let _ = (reply.field::<u64>(name), reply.field::<Vec<String>>(name));
        }
    }
    read_as
}

#[test]
fn bodies() {
    let mut bodies: Vec<Vec<u8>> = Vec::new();
    for (open, close) in [
        ("[", "]"),
        ("{\"code\":", "}"),
        ("{\"list\":[", "]}"),
        ("<E>", "</E>"),
        ("<problem><i>", "</i></problem>"),
    ] {
        bodies.push(open.repeat(100_000).into_bytes());
        bodies.push((open.repeat(100_000) + &close.repeat(100_000)).into_bytes());
    }
    let attributes: Vec<String> = (0..60_000)
        .map(|n| format!(" a{n}=\"\" xmlns:b{n}=\"c\""))
        .collect();
    let attributes = attributes.concat();
    for text in [
        "[".to_owned() + &"{},".repeat(600_000) + "{}]",
        format!("<E{attributes}/>"),
        "<E>".to_owned() + &"<a/>".repeat(400_000) + "</E>",
        "<E>".to_owned() + &"<a b=\"\"/>".repeat(100_000) + "</E>",
        "<E c=\"A\">&#0;&#x110000;&amp;&nope;</E>".to_owned(),
        "-".repeat(1 << 20) + "\n",
        "[ ] ".repeat(1 << 18),
        " [".repeat(1 << 19),
        "a: b\n".repeat(200_000),
        "\n".repeat(1 << 20),
        "x [A]\n".to_owned() + &"a".repeat(2_000_000) + &"\n".repeat(9_900),
        "---\ncode: \"A\"\n---\n\n# t\n\n".to_owned() + &"- \n".repeat(600_000),
        format!(r#"{{"a":"{}"}}"#, " [] /".repeat(200_000)),
        format!("---\n{}---\n\n", "a: \"\n".repeat(200_000)),
        "---\ncode: \"A\"\n".to_owned() + &"a: {? \"".repeat(100_000) + "\n---\n\n# t",
        "<style></style>\n".repeat(100_000)
            + &"<dt>Error code</dt><dd class=\"code\"><code dir=\"ltr\">".repeat(10_000),
        "\u{1F600}".repeat(300_000),
        r#"{"code":"A","code":"B"}"#.to_owned(),
    ] {
        bodies.push(text.into_bytes());
    }
    bodies.push(vec![0xff; 1 << 20]);
    bodies.push(vec![0; 1 << 20]);
    let started = Instant::now();
    for body in bodies {
        let shown = String::from_utf8_lossy(&body[..body.len().min(60)]).into_owned();
        let before = Instant::now();
        for reply in read_as_all(&body) {
            assert!(reply.code().is_none_or(|code| code.len() < 128), "{shown}");
        }
        assert!(
            before.elapsed() < Duration::from_mins(1),
            "{shown}: {:?}",
            before.elapsed()
        );
    }
    assert!(started.elapsed() < Duration::from_mins(5));
}

#[test]
fn a_bound_is_a_bound() {
    let json = [("content-type", "application/json")];
    let body = |length: usize| format!(r#"{{"code":"ORG_A","text":"{}"}}"#, "x".repeat(length));
    let (most, around) = (2 << 20, body(0).len());
    let reply = read(&PROFILES[0], 403, &json, body(most - around)).unwrap();
    assert_eq!(reply.field::<String>("text").unwrap().len(), most - around);
    let foreign = read(&PROFILES[0], 403, &json, body(most - around + 1)).unwrap_err();
    assert_eq!(
        foreign.to_string(),
        "403, not an error of the service: the body is longer than 2097152 bytes"
    );
    for (count, is_read) in [(65_533, true), (65_534, false)] {
        let body = format!(r#"{{"code":"ORG_A","list":[{}0]}}"#, "0,".repeat(count - 1));
        assert_eq!(
            read(&PROFILES[0], 403, &json, body).is_ok(),
            is_read,
            "{count}"
        );
    }
    for (depth, is_read) in [(126, true), (127, false)] {
        let body = format!(
            r#"{{"code":"ORG_A","deep":{}{}}}"#,
            "[".repeat(depth),
            "]".repeat(depth)
        );
        assert_eq!(
            read(&PROFILES[0], 403, &json, body).is_ok(),
            is_read,
            "{depth}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes(body in proptest::collection::vec(any::<u8>(), 0..200)) {
        read_as_all(&body);
    }

    /// Words of the formats, in any order.
    #[test]
    fn any_words(words in proptest::collection::vec(proptest::sample::select(vec![
        "{", "}", "[", "]", ",", ":", "\"", "\"code\"", "\"A\"", "\"list\"", "null", "1", "<E>", "</E>", "<E c=\"A\">", "<i>",
        "</i>", "<problem>", "</problem>", "<code>", "</code>", "&amp;", "&#x0;", "---\n", "code: \"A\"\n", "# ", "\n", "\n\n",
        "- ", "</style>\n", "<dt>Error code</dt><dd class=\"code\"><code dir=\"ltr\">", "</code></dd></div>", " [", "] ", "-", "é", "\u{0}",
    ]), 0..24)) {
        read_as_all(words.concat().as_bytes());
    }
}

static SEGMENTS: Profile = Profile::new()
    .body(body!({ "code": code, "detail": [each { "loc": ["body", ..place], "msg": message }] }));

/// A place of many names takes no more time than its length.
#[test]
fn a_long_place() {
    let name = "n".repeat(25);
    let names = vec![name.as_str(); 60_000];
    let body = format!(
        r#"{{"code":"ORG_A","detail":[{{"loc":["body","{}"],"msg":"m"}}]}}"#,
        names.join(r#"",""#)
    );
    let json = [("content-type", "application/json")];
    let started = Instant::now();
    let reply = read(&SEGMENTS, 403, &json, body).unwrap();
    let errors = reply.field_errors();
    assert_eq!(
        errors[0].pointer().map(str::len),
        Some(60_000 * (1 + name.len()))
    );
    assert!(started.elapsed() < Duration::from_secs(20));
}
