//! A reason phrase of one's own reaches HTTP/1 clients, over a real socket.

use axum::Router;
use axum::response::IntoResponse;
use axum::routing::get;
use errorbook::tower::ErrorLayer;
use errorbook::{ApiError, Profile};
use std::io::{Read, Write};
use std::net::TcpStream;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(403, reason = "Organization Blocked")]
    #[code("ORG_BLOCKED")]
    Blocked,
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    NotFound,
    #[status(422)]
    #[code("ORG_INVALID")]
    Invalid,
}

static DEFAULT: Profile = Profile::DEFAULT;

async fn serve() -> std::net::SocketAddr {
    let router: Router = Router::new()
        .route(
            "/blocked",
            get(|| async { Err::<(), _>(OrgError::Blocked) }),
        )
        .route(
            "/missing",
            get(|| async { Err::<(), _>(OrgError::NotFound) }),
        )
        .route(
            "/invalid",
            get(|| async { Err::<(), _>(OrgError::Invalid) }),
        )
        .route(
            "/spawned",
            get(|| async {
                tokio::spawn(async { OrgError::Blocked.into_response() })
                    .await
                    .unwrap()
            }),
        )
        .layer(ErrorLayer::with_profile(&DEFAULT));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async { axum::serve(listener, router).await });
    address
}

fn status_line(address: std::net::SocketAddr, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.lines().next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_status_line_has_it() {
    let address = serve().await;
    for (path, line) in [
        ("/blocked", "HTTP/1.1 403 Organization Blocked"),
        ("/spawned", "HTTP/1.1 403 Organization Blocked"),
        ("/missing", "HTTP/1.1 404 Not Found"),
        // As RFC 9110 calls it, and the title and the pages too; the crate `http` has an older phrase.
        ("/invalid", "HTTP/1.1 422 Unprocessable Content"),
    ] {
        assert_eq!(status_line(address, path), line, "{path}");
    }
}
