//! The demo, asked by two clients over a socket.

use errorbook::client::Reply;
use http::{HeaderMap, StatusCode};
use org::errors::ERRORS;
use std::net::SocketAddr;

/// A request, and what its reply says.
struct Row {
    method: &'static str,
    path: &'static str,
    headers: &'static [(&'static str, &'static str)],
    body: &'static str,
    status: u16,
    code: &'static str,
    /// A field with its text, or the pointer and the code of a field error.
    field: Option<(&'static str, &'static str)>,
    scheme: Option<&'static str>,
}

const GET: Row = Row {
    method: "GET",
    path: "/orgs/blocked-co",
    headers: &[],
    body: "",
    status: 403,
    code: "ORG_BLOCKED",
    field: Some(("slug", "blocked-co")),
    scheme: None,
};

const INVALID: &str = r#"{"slug":"New Org","name":"acme","seats":1}"#;

const ROWS: &[Row] = &[
    GET,
    Row {
        headers: &[("accept", "application/problem+xml")],
        ..GET
    },
    Row {
        headers: &[("accept", "text/markdown")],
        ..GET
    },
    Row {
        headers: &[("accept", "text/plain")],
        field: None,
        ..GET
    },
    Row {
        headers: &[("accept", "text/html")],
        field: None,
        ..GET
    },
    Row {
        path: "/orgs/none",
        status: 404,
        code: "ORG_NOT_FOUND",
        field: Some(("slug", "none")),
        ..GET
    },
    Row {
        path: "/nowhere",
        status: 404,
        code: "HTTP_NOT_FOUND",
        field: None,
        ..GET
    },
    Row {
        path: "/fail",
        status: 500,
        code: "ORG_STORE",
        field: None,
        ..GET
    },
    Row {
        path: "/orgs/acme/members",
        headers: &[("authorization", "Bearer expired")],
        status: 401,
        code: "ORG_TOKEN_EXPIRED",
        field: None,
        scheme: Some("Bearer"),
        ..GET
    },
    Row {
        method: "POST",
        path: "/orgs",
        headers: &[("content-type", "application/json")],
        body: INVALID,
        status: 422,
        code: "ORG_INVALID",
        field: Some(("/slug", "ORG_INVALID_SLUG")),
        ..GET
    },
];

/// The status, the headers and the body of a response.
type Answer = (StatusCode, HeaderMap, Vec<u8>);

async fn serve() -> SocketAddr {
    let router = org_api::router(org::store::Store::in_memory().unwrap()).unwrap();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

fn check(row: &Row, (status, headers, body): &Answer) {
    let body = String::from_utf8_lossy(body);
    let reply = Reply::read(ERRORS.profile(), *status, headers, &*body);
    let reply = reply.unwrap_or_else(|foreign| panic!("{foreign}\n{body}"));
    assert_eq!(reply.status(), row.status, "{body}");
    assert_eq!(reply.code(), Some(row.code), "{body}");
    assert!(
        reply.message().is_some_and(|message| !message.is_empty()),
        "{body}"
    );
    let scheme = reply
        .challenges()
        .first()
        .map(errorbook::challenge::Challenge::scheme);
    assert_eq!(scheme, row.scheme, "{body}");
    match row.field {
        Some((pointer, code)) if pointer.starts_with('/') => {
            let mut errors = reply.field_errors().iter();
            let error = errors.find(|error| error.pointer() == Some(pointer));
            assert_eq!(error.and_then(|error| error.code()), Some(code), "{body}");
        }
        Some((name, text)) => assert_eq!(reply.field(name), Some(text.to_owned()), "{body}"),
        None => {}
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn with_reqwest() {
    let address = serve().await;
    let client = reqwest::Client::new();
    for row in ROWS {
        let method = row.method.parse().unwrap();
        let mut request = client.request(method, format!("http://{address}{}", row.path));
        for (name, value) in row.headers {
            request = request.header(*name, *value);
        }
        let response = request.body(row.body).send().await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let body = response.bytes().await.unwrap().to_vec();
        check(row, &(status, headers, body));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn with_ureq() {
    let address = serve().await;
    let asked = tokio::task::spawn_blocking(move || {
        let config = ureq::Agent::config_builder().http_status_as_error(false);
        let agent = config.build().new_agent();
        for row in ROWS {
            let uri = format!("http://{address}{}", row.path);
            let mut request = http::Request::builder().method(row.method).uri(uri);
            for (name, value) in row.headers {
                request = request.header(*name, *value);
            }
            let response = match row.body {
                "" => agent.run(request.body(()).unwrap()),
                body => agent.run(request.body(body).unwrap()),
            };
            let response = response.unwrap();
            let (head, mut body) = response.into_parts();
            check(
                row,
                &(head.status, head.headers, body.read_to_vec().unwrap()),
            );
        }
    });
    asked.await.unwrap();
}
