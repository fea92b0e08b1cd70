//! The routes and their handlers.

use crate::auth::MembersRead;
use crate::errors::{ERRORS, OrgError};
use crate::limit::Limit;
use crate::org::Org;
use crate::store::Store;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::header::{ACCEPT, CONTENT_TYPE, LOCATION, VARY};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Json, Router};
use errorbook::accept::best_match;
use errorbook::tower::ErrorLayer;
use std::sync::Arc;
use std::time::Instant;

/// In bytes. An organization is small.
const LARGEST_BODY: usize = 64 * 1024;

#[derive(Clone)]
struct App {
    store: Store,
    invites: Arc<Limit>,
}

pub(crate) fn router(store: Store) -> Router {
    Router::new()
        .route("/orgs", post(create))
        .route("/orgs/{slug}", get(show))
        .route("/orgs/{slug}/members", get(members))
        .route("/orgs/{slug}/invites", post(invite))
        .route("/fail", get(fail))
        .route("/panic", get(panic))
        .route("/errors", get(errors))
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

/// The catalogue. Markdown reads well as plain text too, so only the label differs.
async fn errors(headers: HeaderMap) -> ([(HeaderName, &'static str); 2], String) {
    const OFFERS: [&str; 2] = ["text/markdown; charset=utf-8", "text/plain; charset=utf-8"];
    // RFC 9110 section 5.3: several lines of a header are one list.
    let accept: Vec<&str> = headers
        .get_all(ACCEPT)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .collect();
    // Where nothing is acceptable the first is sent: a 406 would help nobody.
    let offer = OFFERS[best_match(&accept.join(","), &OFFERS).unwrap_or(0)];
    (
        [(CONTENT_TYPE, offer), (VARY, "Accept")],
        ERRORS.to_markdown(),
    )
}
