//! A gateway in front of `org-api`: its tenants are the service's organizations. Start with [`errors`].

#![allow(
    clippy::missing_errors_doc,
    reason = "every error says itself when it occurs"
)]

pub mod errors;
/// The errors of `org-api`, as `cargo errorbook export rust` writes them.
// A test of the workspace fails where it is not up to date, and writes it.
#[rustfmt::skip]
pub mod orgs;
pub mod upstream;

use axum::Router;
use axum::extract::{Json, Path, State};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::routing::{get, post};
use errorbook::docs::Docs;
use errorbook::tower::ErrorLayer;
use errors::{ERRORS, GatewayError};
use serde_json::Value;
use upstream::Upstream;

/// The gateway in front of a service.
pub fn router(upstream: Upstream) -> Router {
    Router::new()
        .route("/tenants", post(create))
        .route("/tenants/{name}", get(show))
        .route("/tenants/{name}/members", get(members))
        .route("/tenants/{name}/invites", post(invite))
        .merge(errorbook::axum::docs(Docs::new(&ERRORS)))
        .layer(ErrorLayer::new(&ERRORS))
        .with_state(upstream)
}

async fn create(
    State(upstream): State<Upstream>,
    caller: HeaderMap,
    Json(tenant): Json<Value>,
) -> Result<(StatusCode, Json<Value>), GatewayError> {
    let created = upstream.call(Method::POST, &["orgs"], &caller, Some(tenant));
    Ok((StatusCode::CREATED, Json(created.await?)))
}

async fn show(
    State(upstream): State<Upstream>,
    caller: HeaderMap,
    Path(name): Path<String>,
) -> Result<Json<Value>, GatewayError> {
    let path = ["orgs", known(&name)?];
    Ok(Json(
        upstream.call(Method::GET, &path, &caller, None).await?,
    ))
}

async fn members(
    State(upstream): State<Upstream>,
    caller: HeaderMap,
    Path(name): Path<String>,
) -> Result<Json<Value>, GatewayError> {
    let path = ["orgs", known(&name)?, "members"];
    Ok(Json(
        upstream.call(Method::GET, &path, &caller, None).await?,
    ))
}

async fn invite(
    State(upstream): State<Upstream>,
    caller: HeaderMap,
    Path(name): Path<String>,
) -> Result<StatusCode, GatewayError> {
    let path = ["orgs", known(&name)?, "invites"];
    upstream.call(Method::POST, &path, &caller, None).await?;
    Ok(StatusCode::ACCEPTED)
}

/// A name that a tenant may have. Of another, the service could make another path.
fn known(name: &str) -> Result<&str, GatewayError> {
    let is_name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if !name.is_empty() && name.bytes().all(is_name) {
        return Ok(name);
    }
    Err(GatewayError::TenantUnknown {
        name: name.to_owned(),
    })
}
