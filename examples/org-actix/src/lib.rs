//! The routes of the demo and their handlers, on actix-web.

#![allow(
    clippy::missing_errors_doc,
    reason = "every error says itself when it occurs"
)]

mod auth;
mod etag;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::http::header::LOCATION;
use actix_web::middleware::from_fn;
use actix_web::web::{self, Data, PayloadConfig, ServiceConfig};
use actix_web::{App, Error, HttpResponse, Route, guard};
use auth::MembersRead;
use errorbook::actix::ErrorLayer;
use errorbook::actix::extract::{Json, Path, Valid};
use errorbook::docs::{Docs, DocumentError, Refusal};
use errorbook::extract::{JsonRefusal, PathRefusal};
use org::errors::{CreateOrg, ERRORS, Invite, ListMembers, ShowOrg, Unavailable};
use org::limit::{self, Limit};
use org::openapi::{Service, Slug};
use org::organization::{LARGEST_BODY, Org};
use org::setup;
use org::store::Store;
use std::time::Instant;
use utoipa::OpenApi;

/// The document of the service: what its handlers say of themselves.
#[derive(OpenApi)]
#[openapi(
    paths(create, show, members, invite, fail, panic),
    modifiers(&Service)
)]
struct Api;

/// What all workers have in common.
#[derive(Clone, Debug)]
pub struct Shared {
    store: Data<Store>,
    invites: Data<Limit>,
    docs: errorbook::actix::Docs,
    errors: ErrorLayer,
}

impl Shared {
    /// A service over a store.
    pub fn new(store: Store) -> Result<Self, DocumentError> {
        let docs = Docs::new(&ERRORS).openapi(Api::openapi())?;
        Ok(Shared {
            store: Data::new(store),
            invites: Data::default(),
            errors: ErrorLayer::new(&ERRORS).rehearse(setup::rehearsal(&docs)),
            docs: errorbook::actix::docs(docs),
        })
    }
}

/// The service, of which each worker has its own.
pub fn app(
    shared: Shared,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    App::new()
        .app_data(shared.store)
        .app_data(shared.invites)
        .app_data(PayloadConfig::new(LARGEST_BODY))
        .configure(routes)
        .service(shared.docs)
        .wrap(from_fn(etag::etag))
        .wrap(shared.errors)
}

/// A resource rejects a wrong method with a 405 and Allow. For a bare route, actix sends a 404.
fn routes(config: &mut ServiceConfig) {
    config
        .service(web::resource("/orgs").post(create))
        .service(web::resource("/orgs/{slug}").route(get().to(show)))
        .service(web::resource("/orgs/{slug}/members").route(get().to(members)))
        .service(web::resource("/orgs/{slug}/invites").post(invite))
        .service(web::resource("/fail").route(get().to(fail)))
        .service(web::resource("/panic").route(get().to(panic)));
}

/// A route for GET and HEAD (RFC 9110 section 9.3.2). actix does not add HEAD by default.
fn get() -> Route {
    web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
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
    store: Data<Store>,
    Valid(Json(org)): Valid<Json<Org>>,
) -> Result<HttpResponse, CreateOrg> {
    let org = store.add(org).await?;
    let location = (LOCATION, format!("/orgs/{}", org.slug));
    Ok(HttpResponse::Created().insert_header(location).json(org))
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
async fn show(store: Data<Store>, Path(slug): Path<String>) -> Result<Json<Org>, ShowOrg> {
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
async fn members(
    _: MembersRead,
    store: Data<Store>,
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
async fn invite(
    store: Data<Store>,
    invites: Data<Limit>,
    Path(slug): Path<String>,
) -> Result<HttpResponse, Invite> {
    let org = store.org(slug).await?;
    invites
        .take(&org.slug, Instant::now())
        .map_err(|wait| Invite::RateLimited {
            limit: limit::CALLS,
            wait,
        })?;
    Ok(HttpResponse::Accepted().finish())
}

/// Fails, as a store may.
///
/// What the store says of it is for the log alone.
#[utoipa::path(get, path = "/fail", tag = "faults", responses(Unavailable))]
async fn fail(store: Data<Store>) -> Result<HttpResponse, Unavailable> {
    store.fail().await?;
    Ok(HttpResponse::Ok().finish())
}

/// Panics, as a service with a bug may.
///
/// What it says is for the log alone.
#[utoipa::path(get, path = "/panic", tag = "faults", responses(Refusal<500>))]
async fn panic() -> HttpResponse {
    panic!("canary-51d0: a bug");
}
