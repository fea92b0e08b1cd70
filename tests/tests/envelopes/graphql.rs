//! async-graphql: a schema whose resolvers fail.

use crate::{ACME, OrgError, hidden, store};
use async_graphql::{
    EmptyMutation, EmptySubscription, Error, ErrorExtensions, Object, Schema, Value, to_value,
};
use errorbook::{ApiError, Document};
use serde_json::json;

/// What a resolver returns.
fn graphql(error: &dyn ApiError) -> Error {
    let document = to_value(Document::new(error, &ACME));
    Error::new(error.message()).extend_with(|_, extensions| {
        if let Ok(Value::Object(members)) = document {
            for (name, value) in members {
                extensions.set(name, value);
            }
        }
    })
}

struct Query;

#[Object]
impl Query {
    async fn organization(&self, slug: String) -> async_graphql::Result<String> {
        let error = match slug.as_str() {
            "hidden" => hidden(),
            "store" => store(),
            _ => OrgError::NotFound { slug },
        };
        Err(graphql(&error))
    }

    /// What the page warns of: `?` sends what `Display` says.
    async fn leak(&self) -> async_graphql::Result<String> {
        Err(hidden())?
    }
}

async fn errors(query: &str) -> serde_json::Value {
    let schema = Schema::new(Query, EmptyMutation, EmptySubscription);
    let response = schema.execute(query).await;
    json!(response)["errors"].clone()
}

fn not_found(slug: &str) -> serde_json::Value {
    let message = format!("there is no organization {slug}");
    json!([{
        "message": message,
        "locations": [{ "line": 1, "column": 3 }],
        "path": ["organization"],
        "extensions": { "code": "ORG_NOT_FOUND", "detail": message, "slug": slug, "title": "Not Found" },
    }])
}

#[tokio::test]
async fn the_document_is_in_the_extensions() {
    let sent = errors(r#"{ organization(slug: "a\"b") }"#).await;
    assert_eq!(sent, not_found("a\"b"));
}

#[tokio::test]
async fn a_concealed_error_is_the_other() {
    assert_eq!(
        errors(r#"{ organization(slug: "hidden") }"#).await,
        not_found("acme")
    );
}

#[tokio::test]
async fn the_source_of_an_error_is_not_sent() {
    let sent = errors(r#"{ organization(slug: "store") }"#).await;
    assert_eq!(sent[0]["message"], "Internal Server Error");
    assert_eq!(sent[0]["extensions"]["code"], "ORG_STORE");
    assert!(!sent.to_string().contains("canary"), "{sent}");
}

#[tokio::test]
async fn an_error_that_is_passed_on_by_itself_has_no_code() {
    let sent = errors("{ leak }").await;
    assert_eq!(sent[0]["message"], hidden().to_string());
    assert_eq!(sent[0].get("extensions"), None);
}
