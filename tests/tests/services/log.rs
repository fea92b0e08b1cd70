//! What the operator reads on stderr.

use crate::cases::CASES;
use crate::service::{Framework, Service};

const ACCEPTS: [&str; 3] = ["*/*", "application/json", "text/plain"];

#[test]
fn a_failure_is_logged_with_its_sources_and_answered_without() {
    for framework in Framework::ALL {
        let (responses, log) = ask(framework, "/fail");
        assert!(!responses.contains("canary"), "{responses}");
        assert!(!responses.contains("table"), "{responses}");

        let lines: Vec<&str> = log.lines().collect();
        assert_eq!(lines.len(), ACCEPTS.len(), "{framework:?}\n{log}");
        for line in lines {
            assert!(line.contains(" ERROR "), "{framework:?} {line}");
            assert!(
                line.ends_with(
                    "error.type=\"ORG_STORE\" http.response.status_code=500 http.request.method=\"GET\" \
                     http.route=\"/fail\" request.id=\"one\" error.message=\"Internal Server Error\" error.sources=\"no such table: canary-7f3a: Error code 1: SQL logic error\""
                ),
                "{framework:?} {line}"
            );
        }
    }
}

#[test]
fn a_panic_is_logged_with_what_it_said_and_answered_without() {
    for framework in Framework::ALL {
        let (responses, log) = ask(framework, "/panic");
        assert!(!responses.contains("canary"), "{responses}");
        assert!(!responses.contains("bug"), "{responses}");

        // Where it was, then which request it failed.
        let lines: Vec<&str> = log.lines().collect();
        assert_eq!(lines.len(), 2 * ACCEPTS.len(), "{framework:?}\n{log}");
        for (index, line) in lines.into_iter().enumerate() {
            let expected: &[&str] = match index % 2 {
                0 => &["lib.rs:"],
                // actix-web has lost the route when a handler panics.
                _ => &[
                    "error.type=\"HTTP_INTERNAL_SERVER_ERROR\" http.response.status_code=500 http.request.method=\"GET\"",
                    " request.id=\"one\" error.panic=",
                ],
            };
            let row = format!("{framework:?} {line}");
            assert!(line.contains(" ERROR "), "{row}");
            assert!(expected.iter().all(|text| line.contains(text)), "{row}");
            assert!(line.ends_with("panic=\"canary-51d0: a bug\""), "{row}");
        }
    }
}

#[test]
fn every_error_is_one_event_of_one_line() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        let mut expected = Vec::new();
        for case in CASES {
            case.send(&service, None);
            if let Some(code) = case.answer.code() {
                // The log names the error itself, not what it is concealed as.
                let (code, status) = if case.path.starts_with("/orgs/hidden-co") {
                    ("ORG_HIDDEN", 403)
                } else {
                    (code, case.status)
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
            .map(event)
            .collect();
        assert_eq!(logged, expected, "{framework:?}\n{log}");
    }
}

/// The level, code and status of a line.
fn event(line: &str) -> String {
    let mut words = line.split_whitespace().skip(1);
    let level = words.next().unwrap_or_default();
    let fields: Vec<_> = words
        .filter(|word| {
            word.starts_with("error.type=") || word.starts_with("http.response.status_code=")
        })
        .collect();
    format!("{level} {}", fields.join(" "))
}

/// All that a path answers, and what is logged of it.
fn ask(framework: Framework, path: &str) -> (String, String) {
    let service = Service::start(framework);
    let answer = |accept| {
        let headers = [("Accept", accept), ("X-Request-Id", "one")];
        service.get(path, &headers).raw
    };
    let responses = ACCEPTS.map(answer).concat();
    (responses, service.kill())
}
