//! The routes of the demo and their handlers.

mod auth;
mod etag;

use auth::MembersRead;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::header::{ACCEPT, CONTENT_TYPE, LOCATION, VARY};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::middleware::from_fn;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Json, Router};
use errorbook::tower::ErrorLayer;
use org::catalogue;
use org::errors::{ERRORS, OrgError};
use org::limit::Limit;
use org::organization::{LARGEST_BODY, Org};
use org::store::Store;
use std::sync::Arc;
use std::time::Instant;

#[derive(Clone)]
struct App {
    store: Store,
    invites: Arc<Limit>,
}

/// The service over a store.
pub fn router(store: Store) -> Router {
    Router::new()
        .route("/orgs", post(create))
        .route("/orgs/{slug}", get(show))
        .route("/orgs/{slug}/members", get(members))
        .route("/orgs/{slug}/invites", post(invite))
        .route("/fail", get(fail))
        .route("/panic", get(panic))
        .route("/errors", get(errors))
        .layer(from_fn(etag::etag))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(ErrorLayer::new(&ERRORS))
        .with_state(App {
            store,
            invites: Arc::default(),
        })
}

async fn create(
    State(app): State<App>,
    Json(org): Json<Org>,
) -> Result<impl IntoResponse, OrgError> {
    org.check()?;
    let org = app.store.add(org).await?;
    let location = [(LOCATION, format!("/orgs/{}", org.slug))];
    Ok((StatusCode::CREATED, location, Json(org)))
}

async fn show(State(app): State<App>, Path(slug): Path<String>) -> Result<Json<Org>, OrgError> {
    Ok(Json(app.store.org(slug).await?))
}

/// The token comes first: whoever has none learns nothing of the organization, not even whether it exists.
async fn members(
    _: MembersRead,
    State(app): State<App>,
    Path(slug): Path<String>,
) -> Result<Json<Vec<String>>, OrgError> {
    Ok(Json(app.store.members(slug).await?))
}

/// The organization comes first: a limit is kept only for those that exist, and a hidden one must not be
/// told from an unknown one by it.
async fn invite(State(app): State<App>, Path(slug): Path<String>) -> Result<StatusCode, OrgError> {
    let org = app.store.org(slug).await?;
    app.invites
        .take(&org.slug, Instant::now())
        .map_err(|wait| OrgError::RateLimited { wait })?;
    Ok(StatusCode::ACCEPTED)
}

async fn fail(State(app): State<App>) -> Result<(), OrgError> {
    app.store.fail().await
}

/// A bug, as a service may have one. What it says is for the log alone.
async fn panic() {
    panic!("canary-51d0: a bug");
}

/// The catalogue.
async fn errors(headers: HeaderMap) -> ([(HeaderName, &'static str); 2], String) {
    let accept = headers.get_all(ACCEPT).iter().map(HeaderValue::as_bytes);
    let media_type = catalogue::media_type(accept);
    (
        [(CONTENT_TYPE, media_type), (VARY, "Accept")],
        ERRORS.to_markdown(),
    )
}
