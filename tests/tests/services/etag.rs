//! `ETag` and `If-None-Match`.

use crate::service::{Framework, Service};

const PATHS: [&str; 6] = [
    "/orgs/acme",
    "/orgs/acme/members",
    "/errors",
    "/errors/ORG_BLOCKED",
    "/errors.json",
    "/openapi.json",
];
const GOOD: (&str, &str) = ("Authorization", "Bearer good");

#[test]
fn what_a_client_has_is_not_sent_again() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        for path in PATHS {
            let first = service.get(path, &[GOOD]);
            let tag = first.header("etag").expect("a 200 has a tag").to_owned();
            for (sent, status) in [
                (tag.clone(), 304),
                (format!("W/{tag}"), 304),
                (format!("\"other\", {tag}"), 304),
                ("*".to_owned(), 304),
                ("\"other\"".to_owned(), 200),
                (tag.replace('"', ""), 200),
                (String::new(), 200),
            ] {
                for method in ["GET", "HEAD"] {
                    let row = format!("{framework:?} {method} {path} {sent}");
                    let headers = [GOOD, ("If-None-Match", &sent)];
                    let response = service.ask(method, path, &headers);
                    assert_eq!(response.status, status, "{row}\n{}", response.raw);
                    // RFC 9110 section 15.4.5: a 304 has what a cache needs of the 200.
                    assert_eq!(response.header("etag"), Some(&*tag), "{row}");
                    assert_eq!(response.header("vary"), first.header("vary"), "{row}");
                    let label = first.header("content-type").filter(|_| status == 200);
                    assert_eq!(response.header("content-type"), label, "{row}");
                    let sends_a_body = status == 200 && method == "GET";
                    assert_eq!(response.body.is_empty(), !sends_a_body, "{row}");
                    // Section 8.6: where a 304 says a length, it is that of the 200.
                    if let Some(length) = response.header("content-length") {
                        assert_eq!(Some(length), first.header("content-length"), "{row}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_tag_is_of_one_representation() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        let tag = |accept| {
            let response = service.get("/errors", &[("Accept", accept)]);
            response.header("etag").expect("a 200 has a tag").to_owned()
        };
        assert_eq!(tag("text/markdown"), tag("*/*"), "{framework:?}");
        assert_ne!(tag("text/markdown"), tag("text/plain"), "{framework:?}");
    }
}

/// A precondition is looked at when a request would succeed otherwise (RFC 9110 section 13.2.1).
#[test]
fn an_error_has_no_tag_and_is_always_sent() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        for (path, status) in [
            ("/orgs/unknown", 404),
            ("/orgs/hidden-co", 404),
            ("/orgs/blocked-co", 403),
            ("/nowhere", 404),
            ("/fail", 500),
            ("/panic", 500),
        ] {
            let response = service.get(path, &[("If-None-Match", "*")]);
            assert_eq!(response.status, status, "{framework:?} {path}");
            assert_eq!(response.header("etag"), None, "{framework:?} {path}");
            assert!(!response.body.is_empty(), "{framework:?} {path}");
        }
    }
}
