//! Services that answer every path with an error, on both frameworks, and a client that takes any length.

use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use axum::Router;
use axum::http::Uri;
use errorbook::tower::ErrorLayer;
use errorbook::{ApiError, Profile};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

pub(crate) static PROFILE: Profile = Profile::new();

/// Makes the error of a path: the name of its row.
pub(crate) type Make = fn(&str) -> Box<dyn ApiError>;

/// A service of each framework, for as long as the process lives.
pub(crate) struct Servers(OnceLock<[(&'static str, SocketAddr); 2]>);

impl Servers {
    pub(crate) const fn new() -> Self {
        Servers(OnceLock::new())
    }

    pub(crate) fn start(&self, make: Make) -> &[(&'static str, SocketAddr)] {
        self.0
            .get_or_init(|| [("axum", start(make, axum)), ("actix", start(make, actix))])
    }
}

fn start(make: Make, serve: fn(TcpListener, Make)) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || serve(listener, make));
    address
}

/// The layer of both: its callback panics at an error of this code.
fn layer() -> ErrorLayer {
    ErrorLayer::with_profile(&PROFILE).on_error(|event| {
        assert!(event.code() != "BAD_CALLBACK", "a callback that panics");
    })
}

/// A path that ends in `/spawned` is answered from a task, out of the layer's sight.
fn split(path: &str) -> (&str, bool) {
    let row = path.trim_start_matches('/');
    let inner = row.strip_suffix("/spawned");
    (inner.unwrap_or(row), inner.is_some())
}

fn axum(listener: TcpListener, make: Make) {
    use axum::response::{IntoResponse, Response};
    let answer = async move |uri: Uri| -> Response {
        let (row, spawned) = split(uri.path());
        let error = make(row);
        if spawned {
            let task = tokio::spawn(async move { error.into_response() });
            return task.await.unwrap();
        }
        error.into_response()
    };
    let app: Router = Router::new().fallback(answer).layer(layer());
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).unwrap();
        axum::serve(listener, app).await.unwrap();
    });
}

fn actix(listener: TcpListener, make: Make) {
    let answer = move |request: HttpRequest| async move {
        let (row, spawned) = split(request.path());
        let error = make(row);
        if spawned {
            let task = actix_web::rt::spawn(async move { HttpResponse::from_error(error) });
            return Ok(task.await.unwrap());
        }
        Err(error)
    };
    let app = move || App::new().wrap(layer()).default_service(web::to(answer));
    // A worker that is busy with 10 MiB must not take a waiting client for a slow one.
    let server = HttpServer::new(app)
        .workers(1)
        .client_request_timeout(Duration::ZERO)
        .disable_signals();
    actix_web::rt::System::new()
        .block_on(server.listen(listener).unwrap().run())
        .unwrap();
}

/// An answer, in UTF-8.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    /// The value of a header, which came once.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.head.lines().filter_map(|line| {
            let (known, value) = line.split_once(": ")?;
            known.eq_ignore_ascii_case(name).then_some(value)
        });
        let value = values.next();
        assert!(values.next().is_none(), "{name} came twice");
        value
    }
}

pub(crate) fn ask(address: SocketAddr, path: &str, accept: &str) -> Answer {
    let mut stream = TcpStream::connect(address).unwrap();
    let patience = Some(Duration::from_mins(1));
    stream.set_read_timeout(patience).unwrap();
    let request =
        format!("GET /{path} HTTP/1.1\r\nHost: a\r\nAccept: {accept}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").expect("a head has an end");
    let status = head.get(9..12).and_then(|status| status.parse().ok());
    let answer = Answer {
        status: status.expect("a status line"),
        head: head.to_owned(),
        body: body.to_owned(),
    };
    let length = answer.body.len().to_string();
    assert_eq!(
        answer.header("content-length"),
        Some(length.as_str()),
        "{path}"
    );
    answer
}
