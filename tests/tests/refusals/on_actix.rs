//! The service on actix-web.

use super::{OrgError, Unlisted, foreign, masked, report};
use actix_web::body::to_bytes;
use actix_web::{App, HttpResponse, test, web};
use errorbook::actix::ErrorLayer;
use errorbook::testing::Response;
use errorbook::{AnyError, Catalogue, HttpError};
use std::sync::{Arc, Mutex};

pub(crate) async fn ask(
    catalogue: &'static Catalogue,
    method: &str,
    path: &str,
    accept: &str,
) -> (Response, Vec<String>) {
    let reports = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&reports);
    let layer =
        ErrorLayer::new(catalogue).on_error(move |event| sink.lock().unwrap().push(report(event)));
    let foreign = async |path: web::Path<String>| {
        let (status, headers, text) = foreign(&path);
        let status = actix_web::http::StatusCode::from_u16(status.as_u16()).unwrap();
        let mut response = HttpResponse::build(status);
        for (name, value) in &headers {
            response.insert_header((name.as_str(), value.to_str().unwrap()));
        }
        response.content_type("text/plain").body(text)
    };
    let masked = async || masked().map(|()| "");
    let app = App::new()
        .service(web::resource("/here").route(web::get().to(async || "here")))
        .route("/foreign/{path}", web::get().to(foreign))
        .route(
            "/number/{number}",
            web::get().to(async |number: web::Path<u8>| number.to_string()),
        )
        .route(
            "/blocked",
            web::get().to(async || Err::<&str, _>(OrgError::Blocked)),
        )
        .route(
            "/internal",
            web::get().to(async || Err::<&str, _>(OrgError::Internal)),
        )
        .route(
            "/unlisted",
            web::get().to(async || Err::<&str, _>(Unlisted)),
        )
        .route(
            "/gone",
            web::get().to(async || Err::<&str, _>(HttpError::Gone)),
        )
        .route("/masked", web::get().to(masked))
        .route("/spawned", web::get().to(masked))
        .route("/panic", web::get().to(panicking))
        .service(errorbook::actix::docs(catalogue))
        .wrap(layer);
    let app = test::init_service(app).await;
    let request = test::TestRequest::with_uri(path).method(method.parse().unwrap());
    let request = request.insert_header(("accept", accept)).to_request();
    // A service that panicked answers with an error, as which actix renders the response.
    let response = match test::try_call_service(&app, request).await {
        Ok(response) => response.map_into_boxed_body().into_parts().1,
        Err(error) => error.error_response(),
    };
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let body = to_bytes(response.into_body()).await;
    let response = Response::new(status, &headers, body.unwrap_or_default()).of(catalogue);
    let reports = std::mem::take(&mut *reports.lock().unwrap());
    (response, reports)
}

async fn panicking() -> Result<&'static str, AnyError> {
    panic!("canary");
}
