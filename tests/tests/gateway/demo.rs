//! The demo's gateway in front of the demo's service, over sockets.

use org_gateway::errors::ERRORS;
use org_gateway::upstream::Upstream;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::time::Duration;

pub(crate) async fn listen(router: axum::Router) -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

/// A gateway in front of an address, with this time for an answer.
pub(crate) async fn gateway(upstream: SocketAddr, timeout: Duration) -> SocketAddr {
    let base = format!("http://{upstream}").parse().unwrap();
    listen(org_gateway::router(Upstream::new(base, timeout).unwrap())).await
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: http::HeaderMap,
    pub(crate) body: Value,
}

/// Asks the gateway. What it answers with as an error is of its catalogue.
pub(crate) async fn ask(
    gateway: SocketAddr,
    line: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Answer {
    let (method, path) = line.split_once(' ').unwrap();
    let client = reqwest::Client::new();
    let mut request = client.request(method.parse().unwrap(), format!("http://{gateway}{path}"));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = request.body(body.to_owned()).send().await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let body = response.bytes().await.unwrap();
    if status.as_u16() >= 400 {
        let mut response = http::Response::new(body.clone());
        *response.status_mut() = status;
        *response.headers_mut() = headers.clone();
        errorbook::testing::assert_catalogued!(ERRORS, &response);
    }
    Answer {
        status: status.as_u16(),
        headers,
        body: serde_json::from_slice(&body).unwrap_or(Value::Null),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn passes_codes_on_and_maps_another() {
    let store = org::store::Store::in_memory().unwrap();
    let service = listen(org_api::router(store).unwrap()).await;
    let gateway = gateway(service, Duration::from_secs(30)).await;
    let json = [("content-type", "application/json")];
    let rows = [
        (
            "GET /tenants/blocked-co",
            &[][..],
            "",
            403,
            json!({ "code": "ORG_BLOCKED", "message": "the organization blocked-co is blocked", "slug": "blocked-co" }),
        ),
        (
            "GET /tenants/blocked-co",
            &[("accept-language", "de")],
            "",
            403,
            json!({ "code": "ORG_BLOCKED", "message": "Die Organisation \u{2068}blocked-co\u{2069} ist gesperrt.", "slug": "blocked-co" }),
        ),
        (
            "GET /tenants/nobody",
            &[],
            "",
            404,
            json!({ "code": "GATEWAY_TENANT_UNKNOWN", "message": "there is no tenant nobody", "name": "nobody" }),
        ),
        (
            "GET /tenants/..%2Fpanic",
            &[],
            "",
            404,
            json!({ "code": "GATEWAY_TENANT_UNKNOWN", "message": "there is no tenant ../panic", "name": "../panic" }),
        ),
        (
            "GET /tenants/acme/members",
            &[("authorization", "Bearer expired")],
            "",
            401,
            json!({ "code": "ORG_TOKEN_EXPIRED", "message": "the access token expired" }),
        ),
        (
            "POST /tenants",
            &json,
            r#"{"slug":"New Org","name":"x","seats":1}"#,
            422,
            json!({ "code": "ORG_INVALID", "message": "the organization is not valid", "errors": [
                { "pointer": "/slug", "code": "ORG_INVALID_SLUG", "message": "a slug is lower-case letters, digits and hyphens" }
            ] }),
        ),
        (
            "POST /tenants",
            &json,
            r#"{"slug":"acme","name":"x","seats":1}"#,
            409,
            json!({ "code": "ORG_SLUG_TAKEN", "message": "the slug acme is taken", "slug": "acme" }),
        ),
        (
            "GET /nowhere",
            &[],
            "",
            404,
            json!({ "code": "HTTP_NOT_FOUND", "message": "Not Found" }),
        ),
        (
            "POST /tenants",
            &json,
            r#"{"slug":"new","name":"x","seats":1}"#,
            201,
            json!({ "slug": "new", "name": "x", "seats": 1 }),
        ),
    ];
    for (line, headers, body, status, expected) in rows {
        let answer = ask(gateway, line, headers, body).await;
        assert_eq!((answer.status, answer.body), (status, expected), "{line}");
        let challenge = answer.headers.get("www-authenticate");
        let expected = r#"Bearer realm="orgs", error="invalid_token""#;
        assert_eq!(challenge.is_some(), status == 401, "{line}");
        assert!(
            challenge.is_none_or(|challenge| challenge == expected),
            "{challenge:?}"
        );
    }
    for _ in 0..3 {
        assert_eq!(
            ask(gateway, "POST /tenants/acme/invites", &[], "")
                .await
                .status,
            202
        );
    }
    let limited = ask(gateway, "POST /tenants/acme/invites", &[], "").await;
    assert_eq!(
        (limited.status, &limited.body["code"]),
        (429, &json!("ORG_RATE_LIMITED"))
    );
    assert!(limited.headers.contains_key("retry-after"));
}
