//! A hidden organization cannot be told from an unknown one.

use crate::service::Service;

/// As long as the hidden one's, so that lengths agree.
const UNKNOWN: &str = "absent-co";
const HIDDEN: &str = "hidden-co";

#[test]
fn a_hidden_organization_answers_as_an_unknown_one_byte_for_byte() {
    let service = Service::start();
    let good = ("Authorization", "Bearer good");
    for accept in ["*/*", "application/json", "text/plain"] {
        for (method, rest) in [
            ("GET", ""),
            ("HEAD", ""),
            ("GET", "/members"),
            ("POST", "/invites"),
            // The fourth and the fifth call: no limit tells them apart.
            ("POST", "/invites"),
            ("POST", "/invites"),
            ("POST", "/invites"),
            ("POST", "/invites"),
        ] {
            let [hidden, unknown] = [HIDDEN, UNKNOWN].map(|slug| {
                let path = format!("/orgs/{slug}{rest}");
                let response = service.send(method, &path, &[("Accept", accept), good], "");
                assert_eq!(response.status, 404, "{method} {path}");
                without_date_and_id(&response.raw).replace(slug, "{slug}")
            });
            assert_eq!(hidden, unknown, "{method} {rest} {accept}");
        }
    }
}

#[test]
fn a_hidden_organization_asks_for_a_token_as_an_unknown_one_does() {
    let service = Service::start();
    for token in [None, Some("Bearer expired"), Some("Bearer narrow")] {
        let headers: Vec<_> = token
            .map(|token| ("Authorization", token))
            .into_iter()
            .collect();
        let [hidden, unknown] = [HIDDEN, UNKNOWN].map(|slug| {
            let response = service.get(&format!("/orgs/{slug}/members"), &headers);
            without_date_and_id(&response.raw)
        });
        assert_eq!(hidden, unknown, "{token:?}");
    }
}

#[test]
fn the_log_has_the_truth() {
    let service = Service::start();
    service.get("/orgs/hidden-co", &[("X-Request-Id", "one")]);
    let log = service.kill();
    assert!(
        log.contains("error.type=\"ORG_HIDDEN\" http.response.status_code=403 request.id=\"one\""),
        "{log}"
    );
}

/// The names stay: only the values vary.
fn without_date_and_id(raw: &str) -> String {
    let lines = raw.split_inclusive("\r\n");
    lines
        .map(|line| match line.split_once(": ") {
            Some((name @ ("date" | "x-request-id"), _)) => name,
            _ => line,
        })
        .collect()
}
