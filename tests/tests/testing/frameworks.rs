//! Responses of frameworks and clients, in whatever form they have them.

use errorbook::testing::{Response, assert_catalogued, assert_error};
use errorbook::{ApiError, HttpError, Preferences, Profile, body, catalogue};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

#[derive(Clone, Debug, ApiError)]
#[api_error(prefix = "FRM")]
enum FrmError {
    #[status(404)]
    #[code("FRM_NOT_FOUND")]
    #[message("there is no {slug}")]
    NotFound {
        #[expose("org")]
        slug: String,
    },
    #[status(401)]
    #[code("FRM_TOKEN")]
    #[challenge(Bearer, realm = "frm")]
    Token,
    #[status(429)]
    #[code("FRM_BUSY")]
    Busy {
        #[header("Retry-After")]
        wait: Duration,
    },
}

static PROFILE: Profile = Profile::new()
    .body(body!({ "why": { "ref": code, "text": message, ..fields } }))
    .docs("https://docs.acme.example/{code}")
    .code_header("x-error-code");

catalogue! {
    static ERRORS = [FrmError, HttpError];
    profile = PROFILE;
}

fn not_found() -> FrmError {
    FrmError::NotFound {
        slug: "acme".into(),
    }
}

/// What all of the services below have to say.
fn check(path: &str, response: &Response) {
    assert_catalogued!(ERRORS, response, "{path}");
    match path {
        "/orgs/acme" => {
            assert_error!(response, FrmError::NotFound { slug } if slug == "acme", "{path}");
        }
        "/token" => assert_error!(response, FrmError::Token, "{path}"),
        "/busy" => assert_error!(response, FrmError::Busy { .. }, "{path}"),
        _ => assert_error!(response, HttpError::NotFound, "{path}"),
    }
}

const PATHS: [&str; 4] = ["/orgs/acme", "/token", "/busy", "/unknown"];

fn router() -> axum::Router {
    use axum::routing::get;

    axum::Router::new()
        .route("/orgs/acme", get(|| async { Err::<(), _>(not_found()) }))
        .route("/token", get(|| async { Err::<(), _>(FrmError::Token) }))
        .route(
            "/busy",
            get(|| async {
                Err::<(), _>(FrmError::Busy {
                    wait: Duration::from_secs(3),
                })
            }),
        )
        .layer(errorbook::tower::ErrorLayer::new(&ERRORS))
}

#[tokio::test]
async fn axum_without_a_server() {
    use tower::ServiceExt;

    for path in PATHS {
        let request = http::Request::get(path).body(axum::body::Body::empty());
        let response = router().oneshot(request.unwrap()).await.unwrap();
        let (head, body) = response.into_parts();
        let body = axum::body::to_bytes(body, 10_000).await.unwrap();
        let response = Response::from(http::Response::from_parts(head, body));
        check(path, &response.of(&ERRORS));
    }
}

#[actix_web::test]
async fn actix_without_a_server() {
    use actix_web::{App, test, web};

    let app = test::init_service(
        App::new()
            .route(
                "/orgs/acme",
                web::get().to(async || Err::<String, _>(not_found())),
            )
            .route(
                "/token",
                web::get().to(async || Err::<String, _>(FrmError::Token)),
            )
            .route(
                "/busy",
                web::get().to(async || {
                    Err::<String, _>(FrmError::Busy {
                        wait: Duration::ZERO,
                    })
                }),
            )
            .wrap(errorbook::actix::ErrorLayer::new(&ERRORS)),
    )
    .await;
    for path in PATHS {
        let request = test::TestRequest::get().uri(path).to_request();
        let response = test::call_service(&app, request).await;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = test::read_body(response).await;
        check(path, &Response::new(status, &headers, body).of(&PROFILE));
    }
}

/// What came over a socket, read by hand.
#[tokio::test(flavor = "multi_thread")]
async fn a_raw_socket() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = listener.local_addr().unwrap();
    listener.set_nonblocking(true).unwrap();
    let listener = tokio::net::TcpListener::from_std(listener).unwrap();
    let server = tokio::spawn(async { axum::serve(listener, router()).await });
    let responses = tokio::task::spawn_blocking(move || PATHS.map(|path| fetch(address, path)));
    for (path, response) in PATHS.into_iter().zip(responses.await.unwrap()) {
        check(path, &response);
    }
    server.abort();
}

fn fetch(address: std::net::SocketAddr, path: &str) -> Response {
    let mut stream = TcpStream::connect(address).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(10)))
        .unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"
    )
    .unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap();
    let headers = lines.map(|line| line.split_once(": ").unwrap());
    Response::new(status.parse().unwrap(), headers, body).of(&ERRORS)
}

#[test]
fn every_body_in_memory() {
    let response = FrmError::Token.respond(&Preferences::default());
    let (head, body) = response.into_parts();
    let text = String::from_utf8(body.to_vec()).unwrap();
    macro_rules! check {
        ($($body:expr),* $(,)?) => {$({
            let response = http::Response::from_parts(head.clone(), $body);
            assert_error!(response, FrmError::Token);
            assert_error!(&response, FrmError::Token);
            assert_error!(Response::from(response), FrmError::Token);
        })*};
    }
    check!(
        body.clone(),
        text.clone(),
        text.as_str(),
        text.as_bytes(),
        text.as_bytes().to_vec(),
        text.as_bytes().to_vec().into_boxed_slice(),
        std::borrow::Cow::Borrowed(text.as_bytes()),
        bytes::BytesMut::from(&body[..]),
        std::sync::Arc::<[u8]>::from(text.as_bytes()),
    );
}

#[test]
fn parts_of_every_kind() {
    let body = r#"{"code":"FRM_TOKEN"}"#;
    let mut map = http::HeaderMap::new();
    map.insert("content-type", "application/json".parse().unwrap());
    let responses = [
        Response::new(401, [("Content-Type", "application/json")], body),
        Response::new(
            401,
            vec![(
                "CONTENT-TYPE".to_owned(),
                b"APPLICATION/JSON; charset=utf-8".to_vec(),
            )],
            body,
        ),
        Response::new(401, &map, body.as_bytes()),
        Response::new(401, map.iter(), String::from(body)),
        Response::new(401, [("content-type", "application/vnd.acme+json")], body),
        Response::new(401, [("x", "y")], body),
        Response::new(401, [("x", "y")], "unauthorized [FRM_TOKEN]"),
    ];
    for response in responses {
        assert_error!(response, FrmError::Token);
    }
}
