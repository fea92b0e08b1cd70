//! `GET /errors`.

use crate::cases::{Answer, CASES};
use crate::service::Service;

const MARKDOWN: &str = "text/markdown; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

#[test]
fn is_markdown_or_plain_text() {
    let service = Service::start();
    let markdown = service.get("/errors", &[]).body;
    for (accept, media_type) in [
        (&[][..], MARKDOWN),
        (&["*/*"], MARKDOWN),
        (&["text/markdown"], MARKDOWN),
        (&["text/plain"], TEXT),
        (&["text/markdown;q=0.5, text/plain"], TEXT),
        (&["text/markdown;q=0.5", "text/plain"], TEXT),
        (&["image/png"], MARKDOWN),
    ] {
        let headers: Vec<_> = accept.iter().map(|accept| ("Accept", *accept)).collect();
        let response = service.get("/errors", &headers);
        assert_eq!(response.status, 200, "{accept:?}");
        assert_eq!(
            response.header("content-type"),
            Some(media_type),
            "{accept:?}"
        );
        assert_eq!(response.header("vary"), Some("Accept"), "{accept:?}");
        assert_eq!(response.body, markdown, "{accept:?}");
    }
}

#[test]
fn lists_every_public_error() {
    let markdown = Service::start().get("/errors", &[]).body;
    for case in CASES {
        if let Answer::Error { code, .. } = case.answer {
            let section = format!("\n## `{code}`\n\n**{} ", case.status);
            assert!(markdown.contains(&section), "{section}\n{markdown}");
        }
    }
    for code in ["ORG_INVALID_SLUG", "ORG_INVALID_NAME", "ORG_INVALID_SEATS"] {
        let section = format!("\n## `{code}`\n");
        assert!(markdown.contains(&section), "{section}\n{markdown}");
    }
    assert!(!markdown.contains("HIDDEN"), "{markdown}");
}
