//! rmcp: the result of a tool that failed.

use crate::{ACME, hidden, store};
use errorbook::{ApiError, Document};
use rmcp::model::{CallToolResult, ContentBlock};
use serde_json::{Value, json};

/// What a tool returns.
fn mcp(error: &dyn ApiError) -> CallToolResult {
    let document = serde_json::to_value(Document::new(error, &ACME));
    let mut result = CallToolResult::structured_error(document.unwrap_or_default());
    result.content = vec![ContentBlock::text(error.message())];
    result
}

/// The result, as a client reads it.
fn received(error: &dyn ApiError) -> (CallToolResult, Value) {
    let sent = json!(mcp(error));
    (serde_json::from_value(sent.clone()).unwrap(), sent)
}

#[test]
fn the_document_is_the_structured_content() {
    let (received, sent) = received(&hidden());
    assert_eq!(received.is_error, Some(true));
    assert_eq!(
        received.structured_content,
        Some(json!({
            "title": "Not Found",
            "code": "ORG_NOT_FOUND",
            "detail": "there is no organization acme",
            "slug": "acme",
        }))
    );
    assert_eq!(
        sent["content"],
        json!([{ "type": "text", "text": "there is no organization acme" }])
    );
}

#[test]
fn the_source_of_an_error_is_not_sent() {
    let (received, sent) = received(&store());
    let content = received.structured_content.unwrap();
    assert_eq!(content["code"], "ORG_STORE");
    assert_eq!(sent["content"][0]["text"], "Internal Server Error");
    assert!(!sent.to_string().contains("canary"), "{sent}");
}
