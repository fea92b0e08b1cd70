//! `GET /errors`.

use crate::answers::comparable;
use crate::cases::CASES;
use crate::service::{Framework, Service};

const MARKDOWN: &str = "text/markdown; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

#[test]
fn is_markdown_or_plain_text() {
    let services = Framework::ALL.map(Service::start);
    let markdown = services[0].get("/errors", &[]).body;
    for (accept, media_type) in [
        (&[][..], MARKDOWN),
        (&["*/*"], MARKDOWN),
        (&["text/markdown"], MARKDOWN),
        (&["text/plain"], TEXT),
        (&["text/markdown;q=0.5, text/plain"], TEXT),
        (&["text/markdown;q=0.5", "text/plain"], TEXT),
        (&["\u{e9}, text/plain"], TEXT),
        (&["image/png"], MARKDOWN),
    ] {
        let headers: Vec<_> = accept.iter().map(|accept| ("Accept", *accept)).collect();
        let [one, other] = services.each_ref().map(|service| {
            let response = service.get("/errors", &headers);
            assert_eq!(response.status, 200, "{accept:?}");
            let label = response.header("content-type");
            assert_eq!(label, Some(media_type), "{accept:?}");
            assert_eq!(response.header("vary"), Some("Accept"), "{accept:?}");
            assert_eq!(response.body, markdown, "{accept:?}");
            comparable(&response)
        });
        assert_eq!(one, other, "{accept:?}");
    }
}

#[test]
fn lists_every_public_error() {
    let markdown = Service::start(Framework::Axum).get("/errors", &[]).body;
    for case in CASES {
        if let Some(code) = case.answer.code() {
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
