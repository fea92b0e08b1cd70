//! With `REHEARSE=1`, the demos answer with the error that a request asks for.

use crate::readme::{between, comparable};
use crate::service::{Framework, Service};
use serde_json::{Value, json};

const PAGE: &str = include_str!("../../../docs/rehearse.md");

#[test]
fn the_page_shows_what_the_demo_answers() {
    let service = rehearsing(Framework::Axum);
    let shown = between(PAGE, "/orgs/acme/invites\n", "\n```");
    let (head, body) = shown.split_once("\n\n").unwrap();
    let prefer = ("Prefer", "error=ORG_RATE_LIMITED");
    let response = service.ask("POST", "/orgs/acme/invites", &[prefer]);
    let mut received = response.head();
    received.retain(|line| *line != "connection: close");
    assert_eq!(received, head.lines().map(comparable).collect::<Vec<_>>());
    assert_eq!(response.body, body);

    let text = service
        .get("/orgs/acme", &[prefer, ("Accept", "text/plain")])
        .body;
    assert_eq!(between(PAGE, "3000/orgs/acme\n", "```"), text);
}

fn rehearsing(framework: Framework) -> Service {
    Service::start_with(framework, &[("REHEARSE", "1")])
}

#[test]
fn an_operation_shows_each_of_its_errors() {
    let cases = [
        ("GET", "/orgs/acme", "ORG_BLOCKED", "403 Forbidden", None),
        ("GET", "/orgs/acme", "ORG_HIDDEN", "404 Not Found", None),
        (
            "GET",
            "/orgs/acme/members",
            "ORG_TOKEN_EXPIRED",
            "401 Unauthorized",
            Some("www-authenticate"),
        ),
        (
            "POST",
            "/orgs/acme/invites",
            "ORG_RATE_LIMITED",
            "429 Too Many Requests",
            Some("retry-after"),
        ),
        (
            "POST",
            "/orgs",
            "ORG_INVALID",
            "422 Unprocessable Content",
            None,
        ),
    ];
    for framework in Framework::REHEARSING {
        let service = rehearsing(framework);
        for (method, path, code, status, header) in cases {
            let prefer = format!("error={code}");
            let response = service.ask(method, path, &[("Prefer", &prefer)]);
            let raw = &response.raw;
            assert!(
                raw.starts_with(&format!("HTTP/1.1 {status}\r\n")),
                "{framework:?} {raw}"
            );
            if let Some(header) = header {
                assert!(response.header(header).is_some(), "{framework:?} {raw}");
            }
        }
    }
}

#[test]
fn an_error_of_another_operation_is_refused_with_those_of_this_one() {
    for framework in Framework::REHEARSING {
        let service = rehearsing(framework);
        let headers = [
            ("Prefer", "error=ORG_RATE_LIMITED"),
            ("Accept", "application/json"),
        ];
        let response = service.get("/orgs/acme", &headers);
        let body: Value = serde_json::from_str(&response.body).unwrap();
        assert_eq!(response.status, 400, "{framework:?}");
        assert_eq!(body["code"], "REHEARSE_UNKNOWN_CODE", "{framework:?}");
        let codes = ["ORG_NOT_FOUND", "ORG_BLOCKED", "ORG_STORE", "REQUEST_PATH"];
        assert_eq!(body["codes"], json!(codes), "{framework:?}");
    }
}

#[test]
fn the_error_is_in_the_language_of_the_request() {
    for framework in Framework::REHEARSING {
        let service = rehearsing(framework);
        let headers = [("Prefer", "error=ORG_BLOCKED"), ("Accept-Language", "de")];
        let response = service.get("/orgs/acme", &headers);
        assert_eq!(
            response.header("content-language"),
            Some("de"),
            "{framework:?}"
        );
        assert!(
            response.body.contains("gesperrt"),
            "{framework:?} {}",
            response.body
        );
    }
}

#[test]
fn what_is_not_asked_is_served_and_the_log_has_a_warning_alone() {
    for framework in Framework::REHEARSING {
        let service = rehearsing(framework);
        let served = service.get("/orgs/acme", &[]);
        assert_eq!(served.status, 200, "{framework:?}");
        service.get("/orgs/acme", &[("Prefer", "error=ORG_STORE")]);
        let log = service.kill();
        let lines: Vec<&str> = log.lines().collect();
        let [warning] = lines.as_slice() else {
            panic!("{framework:?}: {log}");
        };
        assert!(
            warning.contains(" WARN errorbook: rehearsal is on"),
            "{warning}"
        );
    }
}

#[test]
fn without_the_variable_the_preference_is_ignored() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        let response = service.get("/orgs/acme", &[("Prefer", "error=ORG_BLOCKED")]);
        assert_eq!(response.status, 200, "{framework:?}");
    }
}
