//! From Accept headers to what is sent and how it is labelled.

use errorbook::{ApiError, Body, Offer, Preferences, Profile};
use http::{HeaderMap, HeaderValue, header};

#[derive(Debug, ApiError)]
#[api_error(prefix = "P")]
#[status(404)]
#[code("P_GONE")]
struct Gone;

const PROBLEM: &str = "application/problem+json";
const JSON: &str = "application/json";
const TEXT: &str = "text/plain; charset=utf-8";

fn accept(lines: &[&[u8]]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for line in lines {
        headers.append(header::ACCEPT, HeaderValue::from_bytes(line).unwrap());
    }
    headers
}

#[test]
fn a_table_of_requests() {
    static DEFAULT: Profile = Profile::new();
    static CODE_MESSAGE: Profile = Profile::new().body(Body::CODE_MESSAGE);
    static TEXT_FIRST: Profile = Profile::new().offers(&[Offer::TEXT, Offer::JSON]);
    static TEXT_ONLY: Profile = Profile::new().offers(&[Offer::TEXT]);
    // Lines; in the default profile; in another shape; text first; text only.
    let cases: &[(&[&str], [&str; 4])] = &[
        (&[], [PROBLEM, JSON, TEXT, TEXT]),
        (&[""], [PROBLEM, JSON, TEXT, TEXT]),
        (&[" , ,"], [PROBLEM, JSON, TEXT, TEXT]),
        (&["*/*"], [PROBLEM, JSON, TEXT, TEXT]),
        (&["application/json"], [JSON, JSON, JSON, TEXT]),
        (
            &["application/problem+json"],
            [PROBLEM, JSON, PROBLEM, TEXT],
        ),
        (&["text/plain"], [TEXT, TEXT, TEXT, TEXT]),
        (&["text/*"], [TEXT, TEXT, TEXT, TEXT]),
        (&["text/plain;charset=utf-8"], [TEXT, TEXT, TEXT, TEXT]),
        (&["text/plain;charset=\"UTF-8\""], [TEXT, TEXT, TEXT, TEXT]),
        (&["text/plain;charset=latin1"], [PROBLEM, JSON, TEXT, TEXT]),
        (
            &["application/json, text/plain, */*"],
            [PROBLEM, JSON, TEXT, TEXT],
        ),
        (
            &["application/*;q=0.5, application/json"],
            [JSON, JSON, JSON, TEXT],
        ),
        (
            &["application/json;q=0.4, application/problem+json;q=0.6"],
            [PROBLEM, JSON, PROBLEM, TEXT],
        ),
        (
            &["application/json;q=0.6, application/problem+json;q=0.4"],
            [JSON, JSON, JSON, TEXT],
        ),
        (
            &["text/html", "text/plain;q=0.9", "application/json;q=0.8"],
            [TEXT, TEXT, TEXT, TEXT],
        ),
        (
            &["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"],
            [PROBLEM, JSON, TEXT, TEXT],
        ),
        // Nothing acceptable: the default, never a 406.
        (&["image/png"], [PROBLEM, JSON, TEXT, TEXT]),
        (&["*/*;q=0"], [PROBLEM, JSON, TEXT, TEXT]),
        (
            &["application/json;q=0, text/plain;q=0"],
            [PROBLEM, JSON, TEXT, TEXT],
        ),
        (&["application/*;q=0, */*"], [TEXT, TEXT, TEXT, TEXT]),
        // What is malformed is skipped, and the rest counts.
        (&["nonsense, text/plain"], [TEXT, TEXT, TEXT, TEXT]),
        (
            &["text/plain;q=2, application/json"],
            [JSON, JSON, JSON, TEXT],
        ),
        (&["TEXT/PLAIN;Q=0.9"], [TEXT, TEXT, TEXT, TEXT]),
    ];
    for (lines, expected) in cases {
        let bytes: Vec<&[u8]> = lines.iter().map(|line| line.as_bytes()).collect();
        let headers = accept(&bytes);
        for (profile, expected) in [&DEFAULT, &CODE_MESSAGE, &TEXT_FIRST, &TEXT_ONLY]
            .into_iter()
            .zip(expected)
        {
            let preferences = profile.preferences(&headers);
            assert_eq!(preferences.media_type(), Some(*expected), "{lines:?}");
            assert!(std::ptr::eq(preferences.profile(), profile), "{lines:?}");
            let response = Gone.respond(&preferences);
            assert_eq!(response.status(), 404);
            assert_eq!(
                response.headers()[header::CONTENT_TYPE],
                *expected,
                "{lines:?}"
            );
        }
    }
}

#[test]
fn every_field_line_counts() {
    static PROFILE: Profile = Profile::new().body(Body::CODE_MESSAGE);
    let rows: [(&[&[u8]], _); 8] = [
        (&[], JSON),
        (&[b"", b",", b"*"], JSON),
        (&[b"text/*;q=0.5", b"*/*;q=0.1"], TEXT),
        (&[b"*/*;q=0.1", b"", b"text/*;q=0.5"], TEXT),
        (&[b"image/png", b""], JSON),
        // A line may hold any byte, and an open quote does not reach into the next line.
        (&[b"a/b;x=\"", b"text/plain;x=\"", b"text/plain"], TEXT),
        (&[b"\xff, text/plain", b"\xfe"], TEXT),
        (&[b"text/plain;charset=\"\xff\", */*;q=0.2"], JSON),
    ];
    for (lines, expected) in rows {
        let preferences = PROFILE.preferences(&accept(lines));
        assert_eq!(preferences.media_type(), Some(expected), "{lines:?}");
    }
}

#[test]
fn hostile_headers() {
    let many = "a/b;q=0.1, ".repeat(5_900) + "text/plain";
    assert!(many.len() > 64_000);
    let hundred: Vec<&[u8]> = (0..100)
        .map(|_| b"image/png".as_slice())
        .chain([b"text/plain".as_slice()])
        .collect();
    let cases: [(HeaderMap, &str); 4] = [
        (accept(&[many.as_bytes()]), TEXT),
        (accept(&hundred), TEXT),
        (accept(&[b"\xff\xfe/\x80, text/plain"]), TEXT),
        (accept(&[b"\"unclosed, text/plain"]), TEXT),
    ];
    for (headers, expected) in cases {
        let preferences = Preferences::from_headers(&headers);
        assert_eq!(preferences.media_type(), Some(expected));
    }
}

#[test]
fn vary_is_sent_where_accept_could_have_mattered() {
    static ONE: Profile = Profile::new()
        .body(Body::CODE_MESSAGE)
        .offers(&[Offer::JSON]);
    static LABELS: Profile = Profile::new().offers(&[Offer::JSON]);
    static TEXT_ONLY: Profile = Profile::new().offers(&[Offer::TEXT]);
    static BOTH: Profile = Profile::new();
    for (profile, varies) in [
        (&ONE, false),
        (&LABELS, true),
        (&TEXT_ONLY, false),
        (&BOTH, true),
    ] {
        let response = Gone.respond(&profile.preferences(&HeaderMap::new()));
        assert_eq!(
            response.headers().contains_key(header::VARY),
            varies,
            "{profile:?}"
        );
    }
}
