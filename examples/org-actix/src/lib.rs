//! The routes of the demo and their handlers, on actix-web.

mod auth;
mod etag;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::error::{ErrorUnprocessableEntity, ErrorUnsupportedMediaType, JsonPayloadError};
use actix_web::http::header::{ACCEPT, CONTENT_TYPE, HeaderValue, LOCATION, VARY};
use actix_web::middleware::from_fn;
use actix_web::web::{self, Data, Json, JsonConfig, Path, ServiceConfig};
use actix_web::{App, Error, HttpRequest, HttpResponse, Route, guard};
use auth::MembersRead;
use errorbook::actix::ErrorLayer;
use org::catalogue;
use org::errors::{ERRORS, OrgError};
use org::limit::Limit;
use org::organization::{LARGEST_BODY, Org};
use org::store::Store;
use std::time::Instant;

/// What all workers have in common.
#[derive(Clone, Debug)]
pub struct Shared {
    store: Data<Store>,
    invites: Data<Limit>,
}

impl Shared {
    /// A service over a store.
    pub fn new(store: Store) -> Self {
        Shared {
            store: Data::new(store),
            invites: Data::default(),
        }
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
    let json = JsonConfig::default()
        .limit(LARGEST_BODY)
        .error_handler(refuse_json);
    App::new()
        .app_data(shared.store)
        .app_data(shared.invites)
        .app_data(json)
        .configure(routes)
        .wrap(from_fn(etag::etag))
        .wrap(ErrorLayer::new(&ERRORS))
}

/// A wrong method is a resource's to refuse, with Allow: of a bare route actix says that it is not there.
fn routes(config: &mut ServiceConfig) {
    config
        .service(web::resource("/orgs").post(create))
        .service(web::resource("/orgs/{slug}").route(get().to(show)))
        .service(web::resource("/orgs/{slug}/members").route(get().to(members)))
        .service(web::resource("/orgs/{slug}/invites").post(invite))
        .service(web::resource("/fail").route(get().to(fail)))
        .service(web::resource("/panic").route(get().to(panic)))
        .service(web::resource("/errors").route(get().to(errors)));
}

/// GET, and HEAD with it (RFC 9110 section 9.3.2), of which actix has none unless told.
fn get() -> Route {
    web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
}

/// Says what is wrong with a body: actix answers 400 to all of it unless told.
fn refuse_json(error: JsonPayloadError, _: &HttpRequest) -> Error {
    match &error {
        JsonPayloadError::ContentType => ErrorUnsupportedMediaType(error),
        JsonPayloadError::Deserialize(fault) if fault.is_data() => ErrorUnprocessableEntity(error),
        _ => error.into(),
    }
}

async fn create(store: Data<Store>, Json(org): Json<Org>) -> Result<HttpResponse, OrgError> {
    org.check()?;
    let org = store.add(org).await?;
    let location = (LOCATION, format!("/orgs/{}", org.slug));
    Ok(HttpResponse::Created().insert_header(location).json(org))
}

async fn show(store: Data<Store>, slug: Path<String>) -> Result<Json<Org>, OrgError> {
    Ok(Json(store.org(slug.into_inner()).await?))
}

/// The token comes first: whoever has none learns nothing of the organization, not even whether it exists.
async fn members(
    _: MembersRead,
    store: Data<Store>,
    slug: Path<String>,
) -> Result<Json<Vec<String>>, OrgError> {
    Ok(Json(store.members(slug.into_inner()).await?))
}

/// The organization comes first: a limit is kept only for those that exist, and a hidden one must not be
/// told from an unknown one by it.
async fn invite(
    store: Data<Store>,
    invites: Data<Limit>,
    slug: Path<String>,
) -> Result<HttpResponse, OrgError> {
    let org = store.org(slug.into_inner()).await?;
    invites
        .take(&org.slug, Instant::now())
        .map_err(|wait| OrgError::RateLimited { wait })?;
    Ok(HttpResponse::Accepted().finish())
}

async fn fail(store: Data<Store>) -> Result<HttpResponse, OrgError> {
    store.fail().await?;
    Ok(HttpResponse::Ok().finish())
}

/// A bug, as a service may have one. What it says is for the log alone.
async fn panic() -> HttpResponse {
    panic!("canary-51d0: a bug");
}

/// The catalogue.
async fn errors(request: HttpRequest) -> HttpResponse {
    let accept = request.headers().get_all(ACCEPT).map(HeaderValue::as_bytes);
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, catalogue::media_type(accept)))
        .insert_header((VARY, "Accept"))
        .body(ERRORS.to_markdown())
}
