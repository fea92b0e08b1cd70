//! A service on each framework. `/` is served; `/broken` panics, so that a request for it was not seen where it gets any other
//! answer.

use actix_web::test::{TestRequest, init_service};
use actix_web::web;
use axum::Router;
use axum::routing::get;
use errorbook::tower::ErrorLayer;
use http_body_util::BodyExt;
use poem::{Endpoint, EndpointExt, handler};
use std::collections::BTreeSet;
use tower::ServiceExt;

#[derive(Clone, Copy, Debug)]
pub(crate) enum Framework {
    Axum,
    Actix,
    Poem,
}

/// A response.
#[derive(Debug, PartialEq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: BTreeSet<(String, String)>,
    pub(crate) body: String,
}

pub(crate) const SERVED: &str = "served";

async fn serve() -> &'static str {
    SERVED
}

async fn panics() -> &'static str {
    assert!(!std::hint::black_box(true), "it was called");
    SERVED
}

#[handler]
async fn poem_serve() -> &'static str {
    serve().await
}

#[handler]
async fn poem_panics() -> &'static str {
    panics().await
}

impl Framework {
    pub(crate) const ALL: [Framework; 3] = [Framework::Axum, Framework::Actix, Framework::Poem];

    pub(crate) async fn send(
        self,
        layer: &ErrorLayer,
        method: &str,
        path: &str,
        headers: &[(&str, &[u8])],
    ) -> Answer {
        match self {
            Framework::Axum => on_axum(layer, method, path, headers).await,
            Framework::Actix => on_actix(layer, method, path, headers).await,
            Framework::Poem => on_poem(layer, method, path, headers).await,
        }
    }
}

async fn on_axum(
    layer: &ErrorLayer,
    method: &str,
    path: &str,
    headers: &[(&str, &[u8])],
) -> Answer {
    let router = Router::new()
        .route("/", get(serve))
        .route("/broken", get(panics).post(panics))
        .layer(layer.clone());
    let mut request = http::Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(axum::body::Body::empty()).unwrap();
    let (head, body) = router.oneshot(request).await.unwrap().into_parts();
    let headers = head.headers.iter();
    let body = body.collect().await.unwrap().to_bytes();
    Answer::new(
        head.status.as_u16(),
        headers.map(|(name, value)| (name.as_str(), value.as_bytes())),
        &body,
    )
}

async fn on_actix(
    layer: &ErrorLayer,
    method: &str,
    path: &str,
    headers: &[(&str, &[u8])],
) -> Answer {
    let app = actix_web::App::new()
        .route("/", web::get().to(serve))
        .route("/broken", web::route().to(panics))
        .wrap(layer.clone());
    let method = actix_web::http::Method::from_bytes(method.as_bytes()).unwrap();
    let mut request = TestRequest::with_uri(path).method(method);
    for (name, value) in headers {
        let value = actix_web::http::header::HeaderValue::from_bytes(value).unwrap();
        request = request.append_header((*name, value));
    }
    let app = init_service(app).await;
    let answered = actix_web::dev::Service::call(&app, request.to_request()).await;
    let response = match answered {
        Ok(response) => response.into_parts().1.map_into_boxed_body(),
        Err(error) => error.error_response(),
    };
    let (head, body) = response.into_parts();
    let Ok(body) = actix_web::body::to_bytes(body).await else {
        panic!("the body is whole");
    };
    let headers = head.headers().iter();
    Answer::new(
        head.status().as_u16(),
        headers.map(|(name, value)| (name.as_str(), value.as_bytes())),
        &body,
    )
}

async fn on_poem(
    layer: &ErrorLayer,
    method: &str,
    path: &str,
    headers: &[(&str, &[u8])],
) -> Answer {
    let routes = poem::Route::new()
        .at("/", poem::get(poem_serve))
        .at("/broken", poem::get(poem_panics).post(poem_panics))
        .with(layer.clone());
    let mut request = poem::Request::builder()
        .method(method.parse().unwrap())
        .uri(path.parse().unwrap());
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let (head, body) = routes.get_response(request.finish()).await.into_parts();
    let headers = head.headers.iter();
    Answer::new(
        head.status.as_u16(),
        headers.map(|(name, value)| (name.as_str(), value.as_bytes())),
        &body.into_vec().await.unwrap(),
    )
}

impl Answer {
    fn new<'a>(
        status: u16,
        headers: impl Iterator<Item = (&'a str, &'a [u8])>,
        body: &[u8],
    ) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Answer {
            status,
            headers: headers
                .filter(|(name, _)| !["content-length", "x-request-id"].contains(name))
                .map(|(name, value)| (name.to_owned(), text(value)))
                .collect(),
            body: text(body),
        }
    }

    /// The values of a header.
    pub(crate) fn all(&self, name: &str) -> Vec<&str> {
        let headers = self.headers.iter().filter(|(own, _)| own == name);
        headers.map(|(_, value)| value.as_str()).collect()
    }
}
