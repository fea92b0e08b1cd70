//! The service on actix-web.

use crate::service::{LARGEST_BODY, form, json, named, one, pairs, query, two, valid, valid_query};
use crate::{Answer, Request};
use actix_web::body::to_bytes;
use actix_web::http::Method;
use actix_web::test::{TestRequest, init_service};
use actix_web::web::{self, PayloadConfig, get, post};
use actix_web::{App, rt};
use errorbook::Catalogue;
use errorbook::actix::ErrorLayer;

pub(crate) fn send(catalogue: &'static Catalogue, request: Request) -> Answer {
    rt::System::new().block_on(answer(catalogue, request))
}

async fn answer(catalogue: &'static Catalogue, request: Request) -> Answer {
    let app = App::new()
        .app_data(PayloadConfig::new(LARGEST_BODY))
        .route("/json", post().to(json))
        .route("/valid", post().to(valid))
        .route("/form", post().to(form))
        .route("/query", get().to(query))
        .route("/valid-query", get().to(valid_query))
        .route("/pairs", get().to(pairs))
        .service(web::resource("/one/{id}").to(one))
        .service(web::resource("/two/{id}/{kind}").to(two))
        .service(web::resource("/named/{kind}/{id}").to(named))
        .wrap(ErrorLayer::new(catalogue));
    let method = Method::from_bytes(request.method.as_bytes()).unwrap();
    let mut asked = TestRequest::with_uri(&request.path).method(method);
    if !request.content_type.is_empty() {
        asked = asked.insert_header(("content-type", request.content_type));
    }
    let asked = asked.set_payload(request.body).to_request();
    let app = init_service(app).await;
    let response = match actix_web::dev::Service::call(&app, asked).await {
        Ok(response) => response.into_parts().1.map_into_boxed_body(),
        Err(error) => error.error_response(),
    };
    let accept = response.headers().get("accept");
    Answer {
        status: response.status().as_u16(),
        accept: accept.map(|value| value.to_str().unwrap().to_owned()),
        body: String::from_utf8(to_bytes(response.into_body()).await.unwrap().to_vec()).unwrap(),
    }
}
