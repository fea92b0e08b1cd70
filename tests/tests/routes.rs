//! What a report knows of a request: its method, its trace and the route that it matched.

use actix_web::middleware::{Next, from_fn};
use actix_web::test::{TestRequest, init_service};
use actix_web::{App, dev::Service, error::ErrorUnauthorized, web};
use axum::body::Body;
use axum::routing::get;
use axum::{Router, extract::Path};
use errorbook::tower::ErrorLayer;
use errorbook::{ApiError, ErrorEvent, Profile};
use poem::{Endpoint, EndpointExt};
use rocket::local::asynchronous::Client;
use std::sync::{Arc, Mutex};
use tower::{Layer, ServiceExt};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(404)]
#[code("ORG_NOT_FOUND")]
struct NotFound;

static DEFAULT: Profile = Profile::DEFAULT;

/// What a callback was told: status, method and route, and the trace.
type Told = Arc<Mutex<Vec<(String, Option<String>)>>>;

fn layer() -> (ErrorLayer, Told) {
    let told = Told::default();
    let note = Arc::clone(&told);
    let on_error = move |event: &ErrorEvent<'_>| {
        let text = format!(
            "{} {} {}",
            event.status().as_u16(),
            event.method(),
            event.route().unwrap_or("-")
        );
        let trace = event.trace_id().map(str::to_owned);
        note.lock().unwrap().push((text, trace));
    };
    (ErrorLayer::with_profile(&DEFAULT).on_error(on_error), told)
}

fn texts(told: &Told) -> Vec<String> {
    let told = std::mem::take(&mut *told.lock().unwrap());
    told.into_iter().map(|(text, _)| text).collect()
}

async fn fail(_: Path<String>) -> Result<(), NotFound> {
    Err(NotFound)
}

async fn panics() {
    panic!("at once")
}

fn orgs() -> Router {
    Router::new()
        .route("/orgs/{slug}", get(fail))
        .route("/panic", get(panics))
}

async fn on_axum(service: Router, method: &str, path: &str) {
    let request = http::Request::builder().method(method).uri(path);
    let request = request.body(Body::empty()).unwrap();
    service.oneshot(request).await.unwrap();
}

#[allow(clippy::too_many_lines, reason = "a table of routers")]
#[tokio::test]
async fn axum_knows_the_route_inside_of_a_router() {
    std::panic::set_hook(Box::new(|_| ()));
    let (layer, told) = layer();
    let fallback = || async { NotFound };
    let plain = orgs().layer(layer.clone());
    let by_route = orgs().route_layer(layer.clone());
    let nested = Router::new().nest("/api", orgs()).layer(layer.clone());
    let inside = Router::new().nest("/api", orgs().layer(layer.clone()));
    let with_fallback = Router::new()
        .nest("/api", orgs().fallback(fallback))
        .layer(layer.clone());
    let service = Router::new().nest_service("/api", orgs().layer(layer.clone()));
    let foreign = Router::new()
        .nest_service("/api", get(|| async { NotFound }))
        .layer(layer.clone());
    let merged = Router::new().merge(orgs()).layer(layer.clone());
    let around = Router::new().fallback_service(layer.layer(orgs()));
    let twice = orgs().layer(layer.clone()).layer(layer.clone());
    let cases: [(&str, &Router, &str, &str, &str); 16] = [
        (
            "a router",
            &plain,
            "GET",
            "/orgs/a?b=c",
            "404 GET /orgs/{slug}",
        ),
        (
            "a router",
            &plain,
            "HEAD",
            "/orgs/a",
            "404 HEAD /orgs/{slug}",
        ),
        (
            "a router",
            &plain,
            "DELETE",
            "/orgs/a",
            "405 DELETE /orgs/{slug}",
        ),
        (
            "a router",
            &plain,
            "MAKE-UP",
            "/orgs/a",
            "405 MAKE-UP /orgs/{slug}",
        ),
        ("a router", &plain, "GET", "/panic", "500 GET /panic"),
        ("a router", &plain, "GET", "/nowhere", "404 GET -"),
        (
            "its routes",
            &by_route,
            "GET",
            "/orgs/a",
            "404 GET /orgs/{slug}",
        ),
        (
            "around a nest",
            &nested,
            "GET",
            "/api/orgs/a",
            "404 GET /api/orgs/{slug}",
        ),
        (
            "in a nest",
            &inside,
            "GET",
            "/api/orgs/a",
            "404 GET /api/orgs/{slug}",
        ),
        (
            "a nested fallback",
            &with_fallback,
            "GET",
            "/api/a",
            "404 GET -",
        ),
        (
            "a nested service",
            &service,
            "GET",
            "/api/orgs/a",
            "404 GET /api/orgs/{slug}",
        ),
        (
            "a nested service",
            &service,
            "GET",
            "/api/nowhere",
            "404 GET -",
        ),
        ("around one", &foreign, "GET", "/api/a/b", "404 GET -"),
        ("a merge", &merged, "GET", "/orgs/a", "404 GET /orgs/{slug}"),
        ("around a router", &around, "GET", "/orgs/a", "404 GET -"),
        (
            "two layers",
            &twice,
            "GET",
            "/orgs/a",
            "404 GET /orgs/{slug}",
        ),
    ];
    for (what, router, method, path, expected) in cases {
        on_axum(router.clone(), method, path).await;
        assert_eq!(texts(&told), [expected], "{what}: {method} {path}");
    }
}

async fn refuse(
    _: actix_web::dev::ServiceRequest,
    _: Next<impl actix_web::body::MessageBody>,
) -> Result<actix_web::dev::ServiceResponse<actix_web::body::BoxBody>, actix_web::Error> {
    Err(ErrorUnauthorized("no"))
}

#[actix_web::test]
async fn actix_knows_the_route_of_each_response() {
    std::panic::set_hook(Box::new(|_| ()));
    let (layer, told) = layer();
    let fail = || async { Err::<&str, _>(NotFound) };
    let app = App::new()
        .service(web::resource("/orgs/{slug}").route(web::get().to(fail)))
        .service(
            web::scope("/api")
                .service(
                    web::scope("/v1")
                        .wrap(layer.clone())
                        .route("/seats/{id:\\d+}", web::get().to(fail)),
                )
                .default_service(web::to(fail)),
        )
        .service(
            web::resource("/refused/{id}")
                .wrap(from_fn(refuse))
                .to(fail),
        )
        .route(
            "/panic",
            web::get().to(|| async {
                panics().await;
                ""
            }),
        )
        .wrap(layer);
    let app = init_service(app).await;
    let cases = [
        ("GET", "/orgs/a?b=c", "404 GET /orgs/{slug}"),
        ("DELETE", "/orgs/a", "405 DELETE /orgs/{slug}"),
        ("MAKE-UP", "/orgs/a", "405 MAKE-UP /orgs/{slug}"),
        ("GET", "/api/v1/seats/7", r"404 GET /api/v1/seats/{id:\d+}"),
        ("GET", "/api/v1/seats/x", "404 GET -"),
        ("GET", "/api/other", "404 GET -"),
        ("GET", "/nowhere", "404 GET -"),
        // actix gives no request back.
        ("GET", "/refused/7", "401 GET -"),
        ("GET", "/panic", "500 GET -"),
    ];
    for (method, path, expected) in cases {
        let method = actix_web::http::Method::from_bytes(method.as_bytes()).unwrap();
        let request = TestRequest::with_uri(path).method(method).to_request();
        let _ = app.call(request).await;
        assert_eq!(texts(&told), [expected], "{path}");
    }
}

/// Lines of `traceparent`, and the trace: W3C Trace Context, section 3.2.2.
const TRACES: &[(&[&str], Option<&str>)] = &[
    (
        &["00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"],
        Some("4bf92f3577b34da6a3ce929d0e0e4736"),
    ),
    (
        &["cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more"],
        Some("4bf92f3577b34da6a3ce929d0e0e4736"),
    ),
    (
        &["00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more"],
        None,
    ),
    (
        &["ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"],
        None,
    ),
    (
        &["00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"],
        None,
    ),
    (
        &["00-00000000000000000000000000000000-00f067aa0ba902b7-01"],
        None,
    ),
    (
        &["00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01"],
        None,
    ),
    (
        &["00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01"],
        None,
    ),
    (
        &["00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1"],
        None,
    ),
    (
        &["00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0x"],
        None,
    ),
    (&["00-4bf92f3577b34da6a3ce929d0e0e4736"], None),
    (&["canary"], None),
    (&[""], None),
    // Of two, none is the one.
    (
        &[
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        ],
        None,
    ),
    (&[], None),
];

#[actix_web::test]
async fn the_trace_is_that_of_the_only_well_formed_traceparent() {
    let (layer, told) = layer();
    let router = orgs().layer(layer.clone());
    let on_poem = poem::Route::new().with(layer.clone());
    let rocket = rocket::build().attach(layer.clone());
    let rocket = Client::untracked(rocket).await.unwrap();
    let app = init_service(App::new().wrap(layer)).await;
    for (lines, expected) in TRACES {
        let mut on_axum = http::Request::builder().uri("/orgs/a");
        let mut on_actix = TestRequest::with_uri("/orgs/a");
        let mut to_poem = poem::Request::builder();
        let mut to_rocket = rocket.get("/orgs/a");
        for line in *lines {
            on_axum = on_axum.header("traceparent", *line);
            on_actix = on_actix.append_header(("traceparent", *line));
            to_poem = to_poem.header("traceparent", *line);
            to_rocket.add_header(rocket::http::Header::new("traceparent", *line));
        }
        let on_axum = on_axum.body(Body::empty()).unwrap();
        router.clone().oneshot(on_axum).await.unwrap();
        app.call(on_actix.to_request()).await.unwrap();
        on_poem.get_response(to_poem.finish()).await;
        to_rocket.dispatch().await;
        let told = std::mem::take(&mut *told.lock().unwrap());
        let traces: Vec<_> = told.iter().map(|(_, trace)| trace.as_deref()).collect();
        assert_eq!(traces, [*expected; 4], "{lines:?}");
    }
}

/// One header may be the trace and the id.
#[actix_web::test]
async fn the_trace_may_be_the_id() {
    let (layer, told) = layer();
    let layer = layer.request_id_header(http::HeaderName::from_static("traceparent"));
    let header = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    let request = http::Request::get("/orgs/a").header("traceparent", header);
    let request = request.body(Body::empty()).unwrap();
    let response = orgs().layer(layer.clone()).oneshot(request).await.unwrap();
    assert_eq!(response.headers()["traceparent"], header);
    let app = init_service(App::new().wrap(layer)).await;
    let request = TestRequest::with_uri("/orgs/a").insert_header(("traceparent", header));
    let response = app.call(request.to_request()).await.unwrap();
    assert_eq!(response.headers().get("traceparent").unwrap(), header);
    let told = told.lock().unwrap();
    let traces: Vec<_> = told.iter().map(|(_, trace)| trace.as_deref()).collect();
    assert_eq!(traces, [Some("4bf92f3577b34da6a3ce929d0e0e4736"); 2]);
}
