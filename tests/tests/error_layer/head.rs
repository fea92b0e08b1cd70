//! HEAD: the length that GET has, or none (RFC 9110 section 8.6), over real sockets.

use crate::{ERRORS, OrgError};
use actix_web::{App, HttpResponse, HttpServer, web};
use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use errorbook::tower::ErrorLayer;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};

/// The head of an answer, and its body.
fn ask(address: SocketAddr, method: &str, path: &str) -> (String, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nhost: localhost\r\naccept: application/json\r\nconnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head.to_lowercase(), body.to_owned())
}

fn length(head: &str) -> Option<usize> {
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    length.map(|length| length.parse().unwrap())
}

/// `known` are the paths whose HEAD has the length of GET.
async fn check(address: SocketAddr, known: &[&'static str], unknown: &[&'static str]) {
    let paths = known.iter().map(|path| (*path, true));
    let paths: Vec<_> = paths
        .chain(unknown.iter().map(|path| (*path, false)))
        .collect();
    let asking = tokio::task::spawn_blocking(move || {
        for (path, is_known) in paths {
            let (head_of_get, body) = ask(address, "GET", path);
            let (head, nothing) = ask(address, "HEAD", path);
            assert_eq!(nothing, "", "{path}");
            assert_eq!(length(&head_of_get), Some(body.len()), "{path}");
            let expected = is_known.then_some(body.len());
            assert_eq!(length(&head), expected, "{path}\n{head}");
            let content_type = |head: &str| {
                let line = head.lines().find(|line| line.starts_with("content-type: "));
                line.map(ToOwned::to_owned)
            };
            assert_eq!(content_type(&head), content_type(&head_of_get), "{path}");
        }
    });
    asking.await.unwrap();
}

#[tokio::test]
async fn on_axum() {
    let text = || async { (StatusCode::CONFLICT, "two edits at once") };
    let routes = || {
        Router::new()
            .route("/ours", get(|| async { OrgError::NotFound }))
            .route("/text", get(text))
            .route("/teapot", get(|| async { StatusCode::IM_A_TEAPOT }))
    };
    // A nested service removes the bodies of its answers to HEAD.
    let nested = routes().fallback(|| async { (StatusCode::NOT_FOUND, "nothing is here") });
    let app = routes()
        .nest_service("/nested", nested)
        .layer(ErrorLayer::new(&ERRORS));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(async move { axum::serve(listener, app).await });
    let known = [
        "/ours",
        "/text",
        "/teapot",
        "/nowhere",
        "/nested/ours",
        "/nested/teapot",
    ];
    check(address, &known, &["/nested/text", "/nested/nowhere"]).await;
    server.abort();
}

#[actix_web::test]
async fn on_actix() {
    let app = || {
        let stripped = || async {
            HttpResponse::Conflict()
                .content_type("text/plain")
                .insert_header(("content-length", "17"))
                .finish()
        };
        App::new()
            .route(
                "/ours",
                web::to(|| async { Err::<&str, _>(OrgError::NotFound) }),
            )
            .route(
                "/text",
                web::to(|| async { HttpResponse::Conflict().body("two edits") }),
            )
            .route("/stripped", web::head().to(stripped))
            .route(
                "/stripped",
                web::get().to(|| async {
                    let mut response = HttpResponse::Conflict();
                    response
                        .content_type("text/plain")
                        .body("two edits at once")
                }),
            )
            .wrap(ErrorLayer::new(&ERRORS))
    };
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let server = HttpServer::new(app)
        .workers(1)
        .listen(listener)
        .unwrap()
        .run();
    let handle = server.handle();
    let server = actix_web::rt::spawn(server);
    check(address, &["/ours", "/text", "/nowhere"], &["/stripped"]).await;
    handle.stop(false).await;
    server.await.unwrap().unwrap();
}
