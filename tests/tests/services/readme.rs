//! What README.md shows is what the demo sends and logs, and its setup has all that the log needs.

use crate::service::{Framework, Service};

const README: &str = include_str!("../../../README.md");
const GUIDE: &str = include_str!("../../../docs/guide.md");

/// The text between two others.
#[track_caller]
pub(crate) fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text.split_once(start).expect(start);
    rest.split_once(end).expect(end).0
}

/// A header, without the value if it differs from response to response.
pub(crate) fn comparable(line: &str) -> &str {
    match line.split_once(": ") {
        Some((name @ ("date" | "x-request-id"), _)) => name,
        _ => line,
    }
}

#[test]
fn the_response_is_the_demos() {
    let service = Service::start(Framework::Axum);
    let shown = between(README, "$ curl -i http://127.0.0.1:3000/fail\n", "\n$ ");
    let (head, body) = shown.split_once("\n\n").unwrap();

    let response = service.get("/fail", &[]);
    let mut received = response.head();
    received.retain(|line| *line != "connection: close");
    assert_eq!(received, head.lines().map(comparable).collect::<Vec<_>>());
    assert_eq!(response.body, body);

    let text = service.get("/fail", &[("Accept", "text/plain")]).body;
    let shown = "$ curl -H 'Accept: text/plain' http://127.0.0.1:3000/fail\n";
    assert_eq!(between(README, shown, "$ "), text);

    let german = [("Accept", "text/plain"), ("Accept-Language", "de")];
    let text = service.get("/orgs/blocked-co", &german).body;
    let shown = "-H 'Accept-Language: de' http://127.0.0.1:3000/orgs/blocked-co\n";
    assert_eq!(between(README, shown, "```"), text);
}

#[test]
fn the_line_of_the_log_is_the_demos() {
    let shown = between(README, "under the same id:\n\n```text\n", "\n```");
    let service = Service::start(Framework::Axum);
    let response = service.get("/fail", &[]);
    let id = response.header("x-request-id").unwrap().to_owned();
    let log = service.kill();
    let (_, logged) = log.trim_end().split_once(' ').unwrap();
    let (_, shown) = shown.split_once(' ').unwrap();
    let shown_id = between(shown, "request.id=\"", "\"");
    assert_eq!(logged, shown.replace(shown_id, &id));
    assert!(README.contains(&format!("x-request-id: {shown_id}")));
}

/// Without the feature and the subscriber, that line of the log would not appear.
#[test]
fn the_setups_have_a_log() {
    for page in [README, GUIDE] {
        let manifest = between(page, "```toml\n[dependencies]\n", "```");
        let mut lines = manifest.lines();
        let errorbook = lines.find(|line| line.starts_with("errorbook = ")).unwrap();
        assert!(errorbook.contains("path = ") && !errorbook.contains("version"));
        assert!(errorbook.contains("\"tracing\""), "{errorbook}");
        assert!(manifest.contains("\ntracing-subscriber = "));
        assert!(page.contains("tracing_subscriber::fmt::init();"));
        // What the code of the page uses.
        for (code, feature) in [
            ("tower::ErrorLayer", "tower"),
            ("use axum::", "axum"),
            ("errorbook::axum::docs(", "docs"),
        ] {
            if page.contains(code) {
                assert!(errorbook.contains(&format!("\"{feature}\"")), "{feature}");
            }
        }
    }
}
