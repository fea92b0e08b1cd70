//! The stack on actix-web.

use crate::{Answer, CASES, Case, ERRORS, ORIGIN, case, find_organization};
use actix_cors::Cors;
use actix_web::body::{BoxBody, MessageBody, to_bytes};
use actix_web::dev::{Service, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::{Compress, Logger};
use actix_web::test::{TestRequest, init_service};
use actix_web::web::{self, Bytes, PayloadConfig, ServiceConfig};
use actix_web::{App, Error, HttpResponse};
use errorbook::actix::ErrorLayer;
use http::{HeaderMap, HeaderName, HeaderValue};

fn app(
    routes: fn(&mut ServiceConfig),
    origin: &str,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    let cors = Cors::default()
        .allowed_origin(origin)
        .allowed_methods(["GET", "POST"])
        .expose_headers(["x-request-id"]);
    App::new()
        .app_data(PayloadConfig::new(1_000))
        .configure(routes)
        .wrap(ErrorLayer::new(&ERRORS))
        .wrap(Compress::default())
        .wrap(cors)
        .wrap(Logger::default())
}

fn routes(config: &mut ServiceConfig) {
    async fn panics() -> &'static str {
        panic!("canary");
    }
    let derived = || async { Err::<&str, _>(find_organization()) };
    let length = |body: Bytes| async move { body.len().to_string() };
    config
        .service(web::resource("/fine").route(web::get().to(|| async { "fine" })))
        .route("/derived", web::get().to(derived))
        .route("/body", web::post().to(length))
        .route("/panic", web::get().to(panics));
}

async fn send(case: &Case, headers: &[(&str, &str)]) -> Answer {
    let app = init_service(app(routes, ORIGIN)).await;
    let method = Method::from_bytes(case.method.as_bytes()).unwrap();
    let mut request = TestRequest::with_uri(case.path)
        .method(method)
        .insert_header(("origin", ORIGIN))
        .set_payload(vec![b'a'; case.length]);
    for header in headers {
        request = request.insert_header(*header);
    }
    let response: HttpResponse<BoxBody> = match app.call(request.to_request()).await {
        Ok(response) => response.into_parts().1.map_into_boxed_body(),
        Err(error) => error.error_response(),
    };
    let mut received = HeaderMap::new();
    for (name, value) in response.headers() {
        let name = HeaderName::from_bytes(name.as_str().as_bytes()).unwrap();
        received.append(name, HeaderValue::from_bytes(value.as_bytes()).unwrap());
    }
    Answer {
        status: response.status().as_u16(),
        headers: received,
        body: to_bytes(response.into_body()).await.unwrap().to_vec(),
    }
}

#[actix_web::test]
async fn every_error_has_the_format_and_the_headers_of_all_layers() {
    for case in &CASES {
        send(case, &[]).await.check(case);
    }
}

/// actix gives no request back where the service failed, so that `Compress` has no response to compress.
#[actix_web::test]
async fn errors_are_compressed() {
    for case in CASES.iter().filter(|case| case.path != "/panic") {
        let answer = send(case, &[("accept-encoding", "gzip")]).await;
        answer.check(case);
        assert!(answer.is_gzip(), "{case:?}");
    }
}

#[actix_web::test]
async fn a_preflight_is_answered_outside_of_the_layer() {
    let headers = [("access-control-request-method", "GET")];
    let answer = send(&case("OPTIONS", "/fine", 200, ""), &headers).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.only("access-control-allow-origin"), Some(ORIGIN));
}
