//! On actix-web: types as `ResponseError`, middleware outside of the layer, a server.

use crate::on_actix::{read, routes};
use crate::{ERRORS, hidden, silence};
use actix_web::body::{MessageBody, to_bytes};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse};
use actix_web::http::header;
use actix_web::middleware::{Next, from_fn};
use actix_web::test::{TestRequest, init_service};
use actix_web::{App, Error, HttpServer, ResponseError, rt};
use errorbook::actix::ErrorLayer;
use errorbook::{AnyError, ApiError, HttpError, Problem};

#[derive(Debug, ApiError)]
#[api_error(prefix = "MISSING")]
#[status(404)]
#[code("MISSING_THING")]
#[message("no {0}")]
struct Missing<T>(#[expose("what")] T);

#[derive(Debug, ApiError)]
#[api_error(prefix = "LENT")]
#[status(404)]
#[code("LENT_THING")]
#[message("no {0}")]
struct Lent<'a>(#[expose("what")] &'a str);

/// CORS is middleware outside of the layer: its headers are on every answer that has a response.
#[actix_web::test]
async fn middleware_outside_adds_to_the_answer() {
    async fn cors(
        request: ServiceRequest,
        next: Next<impl MessageBody>,
    ) -> Result<ServiceResponse<impl MessageBody>, Error> {
        let value = header::HeaderValue::from_static("*");
        let mapped = value.clone();
        let mut response = next.call(request).await.map_err(|mut error| {
            // Middleware distinguishes failures by this status.
            let status = error.as_response_error().status_code();
            assert_eq!(status, error.error_response().status());
            error.add_response_mapper(move |mut response| {
                let headers = response.headers_mut();
                headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, mapped.clone());
                response
            });
            error
        })?;
        let headers = response.headers_mut();
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, value);
        Ok(response)
    }
    silence();
    for path in ["/fine", "/ours", "/nowhere", "/panic", "/refused/ours"] {
        let app = App::new()
            .configure(routes)
            .wrap(ErrorLayer::new(&ERRORS))
            .wrap(from_fn(cors));
        let request = TestRequest::with_uri(path).to_request();
        let answer = read(init_service(app).await.call(request).await).await;
        assert_eq!(answer.all("access-control-allow-origin"), ["*"], "{path}");
    }
}

/// The statuses and bodies of types that are generic, that borrow, and of one that both frameworks use.
#[actix_web::test]
async fn every_kind_of_type_is_a_response_error() {
    let boxed: Box<dyn ApiError> = Box::new(hidden());
    let errors: [(&dyn ResponseError, u16, &str); 7] = [
        (&Missing(7_u8), 404, "MISSING_THING"),
        (&Lent("book"), 404, "LENT_THING"),
        (&hidden(), 404, "ORG_NOT_FOUND"),
        (&HttpError::NotFound, 404, "HTTP_NOT_FOUND"),
        (&Problem(hidden()), 404, "ORG_NOT_FOUND"),
        (&boxed, 404, "ORG_NOT_FOUND"),
        (&AnyError::from(hidden()), 404, "ORG_NOT_FOUND"),
    ];
    for (error, status, code) in errors {
        assert_eq!(error.status_code().as_u16(), status, "{code}");
        let response = error.error_response();
        assert_eq!(response.status().as_u16(), status, "{code}");
        let body = to_bytes(response.into_body()).await.unwrap();
        let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(body["code"], code);
    }
    let response = axum::response::IntoResponse::into_response(hidden());
    assert_eq!(response.status(), 404);
    assert_eq!(Error::from(Missing("x")).to_string(), "no x");
}

/// A server sends what middleware failed with, and goes on after a panic.
#[actix_web::test]
async fn over_a_connection() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    silence();
    let server = HttpServer::new(|| App::new().configure(routes).wrap(ErrorLayer::new(&ERRORS)))
        .workers(1)
        .disable_signals()
        .bind(("127.0.0.1", 0))
        .unwrap();
    let address = server.addrs()[0];
    let server = server.run();
    let handle = server.handle();
    rt::spawn(server);
    for (path, status, code) in [
        ("/panic", "500 Internal", "HTTP_INTERNAL_SERVER_ERROR"),
        ("/refused/ours", "404 Not Found", "ORG_NOT_FOUND"),
        ("/nowhere", "404 Not Found", "HTTP_NOT_FOUND"),
        ("/token", "401 Show Me A Token", "ORG_TOKEN"),
        ("/spawned-token", "401 Show Me A Token", "ORG_TOKEN"),
        ("/fine", "200 OK", "fine"),
    ] {
        let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).await.unwrap();
        assert!(
            response.starts_with(&format!("HTTP/1.1 {status}")),
            "{response}"
        );
        assert!(response.contains(code), "{response}");
        let (_, body) = response.split_once("\r\n\r\n").unwrap();
        let length = format!("content-length: {}\r\n", body.len());
        assert!(response.contains(&length), "{response}");
    }
    handle.stop(false).await;
}
