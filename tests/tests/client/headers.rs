//! What the headers say.

use crate::read;
use errorbook::Profile;
use serde_json::Value;
use std::time::Duration;

const BODY: &str = r#"{"title":"T","code":"ORG_A"}"#;
const JSON: (&str, &str) = ("content-type", "application/problem+json");

#[test]
fn retry_after() {
    type Row<'a> = (&'a [(&'a str, &'a str)], Option<u64>);

    let date = ("date", "Sun, 06 Nov 1994 08:49:37 GMT");
    let rows: &[Row] = &[
        (&[], None),
        (&[("retry-after", "0")], Some(0)),
        (&[("retry-after", "120")], Some(120)),
        (&[("retry-after", " 7 ")], Some(7)),
        (
            &[("retry-after", "99999999999999999999999999")],
            Some(1 << 31),
        ),
        (&[("retry-after", "-1")], None),
        (&[("retry-after", "1.5")], None),
        (&[("retry-after", "")], None),
        (&[("retry-after", "soon")], None),
        (
            &[date, ("retry-after", "Sun, 06 Nov 1994 08:50:07 GMT")],
            Some(30),
        ),
        // The two obsolete formats (RFC 9110 section 5.6.7).
        (
            &[date, ("retry-after", "Sunday, 06-Nov-94 08:50:07 GMT")],
            Some(30),
        ),
        (
            &[date, ("retry-after", "Sun Nov  6 08:50:07 1994")],
            Some(30),
        ),
        // In the past, of the response's clock and of this one.
        (
            &[date, ("retry-after", "Sun, 06 Nov 1994 08:49:00 GMT")],
            Some(0),
        ),
        (&[("retry-after", "Sun, 06 Nov 1994 08:50:07 GMT")], Some(0)),
        (
            &[date, ("retry-after", "Fri, 31 Dec 9999 23:59:59 GMT")],
            Some(1 << 31),
        ),
    ];
    for (headers, seconds) in rows {
        let headers = [&[JSON], *headers].concat();
        let reply = read(&Profile::DEFAULT, 429, &headers, BODY).unwrap();
        assert_eq!(
            reply.retry_after(),
            seconds.map(Duration::from_secs),
            "{headers:?}"
        );
    }
}

#[test]
fn ids_and_links() {
    static PROFILE: Profile = Profile::new().docs("https://docs.acme.example/{code}");
    let headers = [
        JSON,
        ("x-request-id", "r-7"),
        ("link", "<https://a.example/>; rel=\"index\""),
        ("link", "<https://docs.acme.example/ORG_A>; rel=\"help\""),
    ];
    let reply = read(&PROFILE, 403, &headers, BODY).unwrap();
    assert_eq!(reply.request_id(), Some("r-7"));
    assert_eq!(reply.docs(), Some("https://docs.acme.example/ORG_A"));
    assert_eq!(reply.headers()["x-request-id"], "r-7");
    let reply = read(&PROFILE, 403, &[JSON], BODY).unwrap();
    assert_eq!((reply.request_id(), reply.docs()), (None, None));
}

/// The rows of other projects: those that are valid come out of a reply as they are published.
#[test]
fn challenges() {
    let rows: Vec<Value> =
        serde_json::from_str(include_str!("../../data/www_authenticate_cases.json")).unwrap();
    let mut count = 0;
    for row in rows {
        let header = row["header"].as_str().unwrap();
        // No header of a response has a line break.
        let Ok(value) = http::HeaderValue::from_bytes(header.as_bytes()) else {
            continue;
        };
        for name in ["www-authenticate", "proxy-authenticate"] {
            let mut headers = http::HeaderMap::new();
            headers.insert(JSON.0, JSON.1.parse().unwrap());
            headers.append(name, value.clone());
            headers.append(name, "Other realm=\"o\"".parse().unwrap());
            let status = http::StatusCode::UNAUTHORIZED;
            let reply =
                errorbook::client::Reply::read(&Profile::DEFAULT, status, &headers, BODY).unwrap();
            let (last, challenges) = reply.challenges().split_last().unwrap();
            assert!(last.is("other"));
            let expected = row["challenges"].as_array();
            assert_eq!(row["valid"], expected.is_some(), "{header}");
            assert_eq!(challenges.len(), expected.map_or(0, Vec::len), "{header}");
            for (challenge, expected) in challenges.iter().zip(expected.into_iter().flatten()) {
                assert_eq!(expected["scheme"], challenge.scheme(), "{header}");
                assert_eq!(
                    expected["token68"].as_str(),
                    challenge.token68(),
                    "{header}"
                );
                let parameters = challenge
                    .parameters()
                    .map(|(name, value)| Value::from(vec![name, value]));
                let parameters: Vec<Value> = parameters.collect();
                let published = expected["params"].as_array().cloned().unwrap_or_default();
                assert_eq!(parameters, published, "{header}");
            }
            count += challenges.len();
        }
    }
    assert!(count > 40, "{count}");
}
