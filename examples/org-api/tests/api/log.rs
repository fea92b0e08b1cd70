//! What the operator reads on stderr.

use crate::cases::{Answer, CASES};
use crate::service::Service;

const ACCEPTS: [&str; 3] = ["*/*", "application/json", "text/plain"];

#[test]
fn a_failure_is_logged_with_its_sources_and_answered_without() {
    let (responses, log) = ask("/fail");
    assert!(!responses.contains("canary"), "{responses}");
    assert!(!responses.contains("table"), "{responses}");

    let lines: Vec<&str> = log.lines().collect();
    assert_eq!(lines.len(), ACCEPTS.len(), "{log}");
    for line in lines {
        assert!(line.contains(" ERROR "), "{line}");
        assert!(
            line.ends_with(
                "error.type=\"ORG_STORE\" http.response.status_code=500 request.id=\"one\" \
                 error.sources=\"no such table: canary-7f3a: Error code 1: SQL logic error\""
            ),
            "{line}"
        );
    }
}

#[test]
fn a_panic_is_logged_with_what_it_said_and_answered_without() {
    let (responses, log) = ask("/panic");
    assert!(!responses.contains("canary"), "{responses}");
    assert!(!responses.contains("bug"), "{responses}");

    // Where it was, then which request it failed.
    let lines: Vec<&str> = log.lines().collect();
    assert_eq!(lines.len(), 2 * ACCEPTS.len(), "{log}");
    for (index, line) in lines.into_iter().enumerate() {
        let expected = match index % 2 {
            0 => "routes.rs:",
            _ => {
                "error.type=\"HTTP_INTERNAL_SERVER_ERROR\" http.response.status_code=500 \
                 request.id=\"one\" error.panic="
            }
        };
        assert!(line.contains(" ERROR "), "{line}");
        assert!(line.contains(expected), "{line}");
        assert!(line.ends_with("panic=\"canary-51d0: a bug\""), "{line}");
    }
}

#[test]
fn every_error_is_one_event_of_one_line() {
    let service = Service::start();
    let mut expected = Vec::new();
    for case in CASES {
        case.send(&service, None);
        if let Answer::Error { code, .. } = case.answer {
            // The log names the error itself, not what it is concealed as.
            let (code, status) = match case.path {
                "/orgs/hidden-co" => ("ORG_HIDDEN", 403),
                _ => (code, case.status),
            };
            let level = if status >= 500 { "ERROR" } else { "INFO" };
            expected.push(format!(
                "{level} error.type=\"{code}\" http.response.status_code={status}"
            ));
        }
    }
    let log = service.kill();
    let logged: Vec<String> = log
        .lines()
        // That of the panic itself, which is no error yet.
        .filter(|line| !line.contains(" panicked location="))
        .map(|line| {
            let mut words = line.split_whitespace().skip(1);
            let level = words.next().unwrap_or_default();
            let fields: Vec<_> = words
                .filter(|word| {
                    word.starts_with("error.type=") || word.starts_with("http.response.status_code=")
                })
                .collect();
            format!("{level} {}", fields.join(" "))
        })
        .collect();
    assert_eq!(logged, expected, "{log}");
}

/// All that a path answers, and what is logged of it.
fn ask(path: &str) -> (String, String) {
    let service = Service::start();
    let answer = |accept| {
        let headers = [("Accept", accept), ("X-Request-Id", "one")];
        service.get(path, &headers).raw
    };
    let responses = ACCEPTS.map(answer).concat();
    (responses, service.kill())
}
