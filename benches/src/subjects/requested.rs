//! A body with what its request says, inside the layer: by a template, and written by hand in the handler.

use super::AXIOS;
use super::errorbook::request;
use super::layer::{Answers, answer_of};
use axum::body::Body;
use axum::response::IntoResponse;
use errorbook::tower::{ErrorLayer, ErrorService};
use errorbook::{ApiError, Offer, Profile, body};
use http::header::{CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use http::{HeaderMap, HeaderValue, Request, Response, StatusCode};
use tower_layer::Layer;

const ID: &str = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";
const TRACEPARENT: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
const PATH: &str = "/orgs/acme";

static PROFILE: Profile = Profile::new()
    .body(body!({
        "code": code,
        "method": request.method,
        "path": request.path,
        "instance": instance,
        "trace": trace_id,
    }))
    .offers(&[Offer::JSON]);

/// An error without values.
#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(409)]
#[code("ORG_TAKEN")]
#[message("the name is taken")]
struct Taken;

/// The response of one request, whose error is errorbook's.
pub(crate) fn by_template() -> impl FnMut() -> Response<Body> {
    inside_the_layer(|_| Taken.into_response())
}

/// The same, written by hand.
pub(crate) fn by_hand() -> impl FnMut() -> Response<Body> {
    inside_the_layer(|request| written(request).unwrap_or_default())
}

/// The layer is made at the first call, as for the other rows.
fn inside_the_layer(
    answer: fn(&Request<Body>) -> Response<Body>,
) -> impl FnMut() -> Response<Body> {
    let headers = headers();
    let mut service: Option<ErrorService<Answers>> = None;
    move || {
        let layer = || ErrorLayer::with_profile(&PROFILE).layer(Answers(answer));
        let mut request = Request::new(Body::empty());
        request.headers_mut().clone_from(&headers);
        *request.uri_mut() = http::Uri::from_static(PATH);
        answer_of(service.get_or_insert_with(layer), request).map(Body::new)
    }
}

fn headers() -> HeaderMap {
    let mut headers = request(AXIOS);
    headers.insert("x-request-id", HeaderValue::from_static(ID));
    headers.insert("traceparent", HeaderValue::from_static(TRACEPARENT));
    headers
}

fn written(request: &Request<Body>) -> Option<Response<Body>> {
    let header = |name| request.headers().get(name)?.to_str().ok();
    let (id, traceparent): (&str, &str) = (header("x-request-id")?, header("traceparent")?);
    let mut body = Vec::with_capacity(256);
    body.extend_from_slice(br#"{"code":"ORG_TAKEN","method":"#);
    serde_json::to_writer(&mut body, request.method().as_str()).ok()?;
    body.extend_from_slice(br#","path":"#);
    serde_json::to_writer(&mut body, request.uri().path()).ok()?;
    body.extend_from_slice(br#","instance":"#);
    serde_json::to_writer(&mut body, &format_args!("urn:uuid:{id}")).ok()?;
    body.extend_from_slice(br#","trace":"#);
    serde_json::to_writer(&mut body, traceparent.get(3..35)?).ok()?;
    body.push(b'}');
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::CONFLICT;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(
        "x-request-id",
        request.headers().get("x-request-id")?.clone(),
    );
    Some(response)
}
