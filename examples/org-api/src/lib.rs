//! The routes of the demo and their handlers.

#![allow(
    clippy::missing_errors_doc,
    reason = "every error says itself when it occurs"
)]

mod auth;
mod etag;

use auth::MembersRead;
use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::middleware::from_fn;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use errorbook::axum::extract::{Json, Path, Valid};
use errorbook::docs::{Docs, DocumentError, Refusal};
use errorbook::extract::{JsonRefusal, PathRefusal};
use errorbook::tower::ErrorLayer;
use org::errors::{CreateOrg, ERRORS, Invite, ListMembers, ShowOrg, Unavailable};
use org::limit::{self, Limit};
use org::openapi::{Service, Slug};
use org::organization::{LARGEST_BODY, Org};
use org::setup;
use org::store::Store;
use std::sync::Arc;
use std::time::Instant;
use utoipa::OpenApi;

#[derive(Clone)]
struct App {
    store: Store,
    invites: Arc<Limit>,
}

/// The document of the service: what its handlers say of themselves.
#[derive(OpenApi)]
#[openapi(
    paths(create, show, members, invite, fail, panic),
    modifiers(&Service)
)]
struct Api;

/// The service over a store.
pub fn router(store: Store) -> Result<Router, DocumentError> {
    let docs = Docs::new(&ERRORS).openapi(Api::openapi())?;
    let errors = ErrorLayer::new(&ERRORS).rehearse(setup::rehearsal(&docs));
    let router = Router::new()
        .route("/orgs", post(create))
        .route("/orgs/{slug}", get(show))
        .route("/orgs/{slug}/members", get(members))
        .route("/orgs/{slug}/invites", post(invite))
        .route("/fail", get(fail))
        .route("/panic", get(panic))
        .merge(errorbook::axum::docs(docs))
        .layer(from_fn(etag::etag))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(errors)
        .with_state(App {
            store,
            invites: Arc::default(),
        });
    Ok(router)
}

/// Makes an organization.
///
/// Its slug is a part of its address, and is not given to another.
#[utoipa::path(
    post, path = "/orgs", tag = "organizations", request_body = Org,
    responses(
        (status = 201, description = "The organization is there.", body = Org,
            headers(("location" = String, description = "Its address."))),
        CreateOrg, JsonRefusal,
    ),
)]
async fn create(
    State(app): State<App>,
    Valid(Json(org)): Valid<Json<Org>>,
) -> Result<impl IntoResponse, CreateOrg> {
    let org = app.store.add(org).await?;
    let location = [(LOCATION, format!("/orgs/{}", org.slug))];
    Ok((StatusCode::CREATED, location, Json(org)))
}

/// Shows an organization.
///
/// One that is hidden is as unknown as one that is not there.
#[utoipa::path(
    get, path = "/orgs/{slug}", tag = "organizations", params(Slug),
    responses(
        (status = 200, description = "The organization.", body = Org),
        (status = 304, description = "The organization that the request knows."),
        ShowOrg, PathRefusal,
    ),
)]
async fn show(State(app): State<App>, Path(slug): Path<String>) -> Result<Json<Org>, ShowOrg> {
    Ok(Json(app.store.org(slug).await?))
}

/// Lists the members of an organization.
///
/// The token needs the scope `members:read`.
// The token is checked first: without one, a caller must not learn whether the organization exists.
#[utoipa::path(
    get, path = "/orgs/{slug}/members", tag = "organizations", params(Slug),
    security(("token" = [])),
    responses(
        (status = 200, description = "The names of its members.", body = Vec<String>),
        (status = 304, description = "The names that the request knows."),
        ListMembers, PathRefusal,
    ),
)]
async fn members(
    _: MembersRead,
    State(app): State<App>,
    Path(slug): Path<String>,
) -> Result<Json<Vec<String>>, ListMembers> {
    Ok(Json(app.store.members(slug).await?))
}

/// Sends an invitation.
///
/// An organization may send three a minute.
// The organization is checked first: there is a limit only for those that exist, and it must not distinguish a
// hidden organization from an unknown one.
#[utoipa::path(
    post, path = "/orgs/{slug}/invites", tag = "organizations", params(Slug),
    responses(
        (status = 202, description = "The invitation will be sent."),
        Invite, PathRefusal,
    ),
)]
async fn invite(State(app): State<App>, Path(slug): Path<String>) -> Result<StatusCode, Invite> {
    let org = app.store.org(slug).await?;
    app.invites
        .take(&org.slug, Instant::now())
        .map_err(|wait| Invite::RateLimited {
            limit: limit::CALLS,
            wait,
        })?;
    Ok(StatusCode::ACCEPTED)
}

/// Fails, as a store may.
///
/// What the store says of it is for the log alone.
#[utoipa::path(get, path = "/fail", tag = "faults", responses(Unavailable))]
async fn fail(State(app): State<App>) -> Result<(), Unavailable> {
    app.store.fail().await
}

/// Panics, as a service with a bug may.
///
/// What it says is for the log alone.
#[utoipa::path(get, path = "/panic", tag = "faults", responses(Refusal<500>))]
async fn panic() {
    panic!("canary-51d0: a bug");
}
