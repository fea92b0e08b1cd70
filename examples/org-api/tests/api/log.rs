//! What the operator reads on stderr.

use crate::cases::{Answer, CASES};
use crate::service::Service;

#[test]
fn a_failure_is_logged_with_its_sources_and_answered_without() {
    let service = Service::start();
    let mut responses = String::new();
    for accept in ["*/*", "application/json", "text/plain"] {
        responses += &service.get("/fail", &[("Accept", accept)]).raw;
    }
    assert!(!responses.contains("canary-7f3a"), "{responses}");
    assert!(!responses.contains("table"), "{responses}");

    let log = service.kill();
    let lines: Vec<&str> = log.lines().collect();
    assert_eq!(lines.len(), 3, "{log}");
    for line in lines {
        assert!(line.contains(" ERROR "), "{line}");
        assert!(
            line.ends_with(
                "code=ORG_STORE status=500 error=\"Internal Server Error\" \
                 sources=\"no such table: canary-7f3a: Error code 1: SQL logic error\""
            ),
            "{line}"
        );
    }
}

#[test]
fn every_error_is_one_event_of_one_line() {
    let service = Service::start();
    let mut expected = Vec::new();
    for case in CASES {
        let authorization = case.authorization.map(|value| ("Authorization", value));
        let mut headers: Vec<_> = authorization.into_iter().collect();
        headers.push(("Content-Type", "application/json"));
        service.send(case.method, case.path, &headers, case.body);
        if let Answer::Error { code, .. } = case.answer {
            // The log names the error itself, not what it is concealed as.
            let (code, status) = match case.path {
                "/orgs/hidden-co" => ("ORG_HIDDEN", 403),
                _ => (code, case.status),
            };
            let level = if status >= 500 { "ERROR" } else { "INFO" };
            expected.push(format!("{level} code={code} status={status}"));
        }
    }
    let log = service.kill();
    let logged: Vec<String> = log
        .lines()
        .map(|line| {
            let mut words = line.split_whitespace().skip(1);
            let level = words.next().unwrap_or_default();
            let fields: Vec<_> = words
                .filter(|word| word.starts_with("code=") || word.starts_with("status="))
                .collect();
            format!("{level} {}", fields.join(" "))
        })
        .collect();
    assert_eq!(logged, expected, "{log}");
}
