//! The routes of the demo and their handlers, on Rocket.

#![allow(
    clippy::missing_errors_doc,
    clippy::needless_pass_by_value,
    reason = "every error says itself when it occurs, and a handler takes what Rocket gives it"
)]

mod auth;
mod etag;

use auth::MembersRead;
use errorbook::docs::{Docs, DocumentError, Refusal};
use errorbook::extract::{JsonRefusal, PathRefusal};
use errorbook::rocket::ErrorLayer;
use errorbook::rocket::extract::{Json, Path, Valid};
use log::LevelFilter;
use org::errors::{CreateOrg, ERRORS, Invite, ListMembers, ShowOrg, Unavailable};
use org::limit::{self, Limit};
use org::openapi::{Service, Slug};
use org::organization::{LARGEST_BODY, Org};
use org::store::Store;
use rocket::config::{Config, Ident, LogLevel, Shutdown};
use rocket::data::{Limits, ToByteUnit};
use rocket::http::{Header, Status};
use rocket::response::Responder;
use rocket::shield::Shield;
use rocket::{Build, Rocket, State, get, post, routes};
use std::net::SocketAddr;
use std::time::Instant;
use utoipa::OpenApi;

/// The document of the service: what its handlers say of themselves.
#[derive(OpenApi)]
#[openapi(
    paths(create, show, members, invite, fail, panic),
    modifiers(&Service)
)]
struct Api;

/// The service over a store, at an address.
pub fn service(store: Store, address: SocketAddr) -> Result<Rocket<Build>, DocumentError> {
    let docs = Docs::new(&ERRORS).openapi(Api::openapi())?;
    let config = Config {
        address: address.ip(),
        port: address.port(),
        ident: Ident::none(),
        limits: Limits::default().limit("json", LARGEST_BODY.bytes()),
        log_level: LogLevel::Off,
        // The program catches signals before it says where it is.
        shutdown: Shutdown {
            ctrlc: false,
            #[cfg(unix)]
            signals: [].into(),
            ..Shutdown::default()
        },
        ..Config::default()
    };
    // Rocket logs each step of each request. Its own level does not count where the log is another's.
    log::set_max_level(LevelFilter::Off);
    let handlers = routes![create, show, members, invite, fail, panic];
    let service = rocket::custom(config)
        .mount("/", errorbook::rocket::routes(handlers))
        .mount("/", errorbook::rocket::docs(docs))
        .manage(store)
        .manage(Limit::default())
        // What Rocket says of every response by itself is not the demo's to say.
        .attach(Shield::new())
        .attach(etag::Etag)
        .attach(ErrorLayer::new(&ERRORS));
    Ok(service)
}

/// An organization that was made, and its address.
#[derive(Responder)]
#[response(status = 201)]
struct Created {
    org: Json<Org>,
    location: Header<'static>,
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
#[post("/orgs", data = "<org>")]
async fn create(store: &State<Store>, org: Valid<Json<Org>>) -> Result<Created, CreateOrg> {
    let Valid(Json(org)) = org;
    let org = store.add(org).await?;
    let location = Header::new("location", format!("/orgs/{}", org.slug));
    Ok(Created {
        org: Json(org),
        location,
    })
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
#[get("/orgs/<slug>")]
async fn show(store: &State<Store>, slug: Path<String>) -> Result<Json<Org>, ShowOrg> {
    Ok(Json(store.org(slug.0).await?))
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
#[get("/orgs/<slug>/members")]
async fn members(
    _may: MembersRead,
    store: &State<Store>,
    slug: Path<String>,
) -> Result<Json<Vec<String>>, ListMembers> {
    Ok(Json(store.members(slug.0).await?))
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
#[post("/orgs/<slug>/invites")]
async fn invite(
    store: &State<Store>,
    invites: &State<Limit>,
    slug: Path<String>,
) -> Result<(Status, ()), Invite> {
    let org = store.org(slug.0).await?;
    invites
        .take(&org.slug, Instant::now())
        .map_err(|wait| Invite::RateLimited {
            limit: limit::CALLS,
            wait,
        })?;
    Ok((Status::Accepted, ()))
}

/// Fails, as a store may.
///
/// What the store says of it is for the log alone.
#[utoipa::path(get, path = "/fail", tag = "faults", responses(Unavailable))]
#[get("/fail")]
async fn fail(store: &State<Store>) -> Result<(), Unavailable> {
    store.fail().await
}

/// Panics, as a service with a bug may.
///
/// What it says is for the log alone.
#[utoipa::path(get, path = "/panic", tag = "faults", responses(Refusal<500>))]
#[get("/panic")]
fn panic() {
    panic!("canary-51d0: a bug");
}
