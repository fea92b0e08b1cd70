//! The routes of the demo and their handlers, on poem.

#![allow(
    clippy::missing_errors_doc,
    reason = "every error says itself when it occurs"
)]

mod auth;
mod etag;

use auth::MembersRead;
use errorbook::docs::{Docs, DocumentError, Refusal};
use errorbook::extract::{JsonRefusal, PathRefusal};
use errorbook::poem::ErrorLayer;
use errorbook::poem::extract::{BodyLimit, Json, Path, Valid};
use org::errors::{CreateOrg, ERRORS, Invite, ListMembers, ShowOrg, Unavailable};
use org::limit::{self, Limit};
use org::openapi::{Service, Slug};
use org::organization::{LARGEST_BODY, Org};
use org::setup;
use org::store::Store;
use poem::error::MethodNotAllowedError;
use poem::http::StatusCode;
use poem::http::header::{ALLOW, LOCATION};
use poem::web::Data;
use poem::{Endpoint, EndpointExt, IntoResponse, Response, Route, RouteMethod, get, handler, post};
use std::sync::Arc;
use std::time::Instant;
use utoipa::OpenApi;

/// The document of the service: what its handlers say of themselves.
#[derive(OpenApi)]
#[openapi(
    paths(create, show, members, invite, fail, panic),
    modifiers(&Service)
)]
struct Api;

/// The service over a store.
pub fn routes(store: Store) -> Result<impl Endpoint + 'static, DocumentError> {
    let docs = Docs::new(&ERRORS).openapi(Api::openapi())?;
    let errors = ErrorLayer::new(&ERRORS).rehearse(setup::rehearsal(&docs));
    let routes = Route::new()
        .at("/orgs", only(post(create), "POST"))
        .at("/orgs/:slug", only(get(show).head(show), "GET, HEAD"))
        .at(
            "/orgs/:slug/members",
            only(get(members).head(members), "GET, HEAD"),
        )
        .at("/orgs/:slug/invites", only(post(invite), "POST"))
        .at("/fail", only(get(fail).head(fail), "GET, HEAD"))
        .at("/panic", only(get(panic).head(panic), "GET, HEAD"))
        .nest("/", errorbook::poem::docs(docs))
        .around(etag::etag)
        .data(store)
        .data(Arc::<Limit>::default())
        .data(BodyLimit(LARGEST_BODY))
        .with(errors);
    Ok(routes)
}

/// A resource whose 405 says what it allows: poem's has no Allow. Nor does poem leave the body of an answer to HEAD to its
/// server, where no route is for HEAD: its length and validator would be those of nothing.
fn only(resource: RouteMethod, allowed: &'static str) -> impl Endpoint + 'static {
    resource.catch_error(move |_: MethodNotAllowedError| async move {
        StatusCode::METHOD_NOT_ALLOWED.with_header(ALLOW, allowed)
    })
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
#[handler]
async fn create(
    store: Data<&Store>,
    Valid(Json(org)): Valid<Json<Org>>,
) -> Result<Response, CreateOrg> {
    let org = store.add(org).await?;
    let location = format!("/orgs/{}", org.slug);
    let created = Json(org).with_status(StatusCode::CREATED);
    Ok(created.with_header(LOCATION, location).into_response())
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
#[handler]
async fn show(store: Data<&Store>, Path(slug): Path<String>) -> Result<Json<Org>, ShowOrg> {
    Ok(Json(store.org(slug).await?))
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
#[handler]
async fn members(
    _: MembersRead,
    store: Data<&Store>,
    Path(slug): Path<String>,
) -> Result<Json<Vec<String>>, ListMembers> {
    Ok(Json(store.members(slug).await?))
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
#[handler]
async fn invite(
    store: Data<&Store>,
    invites: Data<&Arc<Limit>>,
    Path(slug): Path<String>,
) -> Result<StatusCode, Invite> {
    let org = store.org(slug).await?;
    invites
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
#[handler]
async fn fail(store: Data<&Store>) -> Result<(), Unavailable> {
    store.fail().await
}

/// Panics, as a service with a bug may.
///
/// What it says is for the log alone.
#[utoipa::path(get, path = "/panic", tag = "faults", responses(Refusal<500>))]
#[handler]
fn panic() {
    panic!("canary-51d0: a bug");
}
