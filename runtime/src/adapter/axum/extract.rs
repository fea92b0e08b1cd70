//! Extractors of axum that refuse with the errors of [`errorbook::extract`](crate::extract).
//!
//! ```
//! use axum::{Router, routing::post};
//! use errorbook::axum::extract::Json;
//! use errorbook::extract::JsonRefusal;
//! use errorbook::{catalogue, tower::ErrorLayer};
//!
//! catalogue! {
//!     static ERRORS = [JsonRefusal, errorbook::HttpError];
//! }
//!
//! async fn sum(Json(numbers): Json<Vec<u32>>) -> String {
//!     numbers.iter().sum::<u32>().to_string()
//! }
//!
//! // `[1, "2"]` gets a 422 whose `errors` have the pointer `/1`.
//! let app: Router = Router::new()
//!     .route("/sum", post(sum))
//!     .layer(ErrorLayer::new(&ERRORS));
//! ```
//!
//! [`DefaultBodyLimit`](axum::extract::DefaultBodyLimit) says how large a body may be.

pub use crate::extract::extractors::{Form, Json, Path, Query, Valid};

use crate::extract::{
    self as read, BodyRefusal, Check, FormRefusal, JsonRefusal, NotValid, PathRefusal,
    QueryRefusal, Refusal, Refused,
};
use crate::render::ApiError;
use axum::extract::path::ErrorKind;
use axum::extract::rejection::PathRejection;
use axum_core::extract::{FromRequest, FromRequestParts, Request};
use axum_core::response::{IntoResponse, Response};
use bytes::Bytes;
use http::StatusCode;
use http::header::CONTENT_TYPE;
use http::request::Parts;
use serde_core::Serialize;
use serde_core::de::DeserializeOwned;
use std::ops::Deref;

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Refused<JsonRefusal>;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let read = async {
            read::check_json_type(request.headers().get(CONTENT_TYPE))?;
            read::read_json(&body(request, state).await?)
        };
        Ok(Json(read.await?))
    }
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = Refused<FormRefusal>;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let read = async {
            read::check_form_type(request.headers().get(CONTENT_TYPE))?;
            read::read_form(&body(request, state).await?)
        };
        Ok(Form(read.await?))
    }
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Refused<QueryRefusal>;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Query(read::read_query(parts.uri.query())?))
    }
}

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Refused<PathRefusal>;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        type Params = axum::extract::Path<Vec<(String, String)>>;
        match Params::from_request_parts(parts, state).await {
            Ok(params) => Ok(Path(read::read_path(params.0)?)),
            Err(PathRejection::FailedToDeserializePathParams(failed)) => match failed.into_kind() {
                ErrorKind::InvalidUtf8InPathParam { key } => Err(PathRefusal::not_text(key).into()),
                _ => Ok(Path(read::read_path(Vec::new())?)),
            },
            // A route without parameters.
            Err(_) => Ok(Path(read::read_path(Vec::new())?)),
        }
    }
}

impl<X, S> FromRequest<S> for Valid<X>
where
    X: FromRequest<S> + Deref<Target: Check>,
    S: Send + Sync,
    NotValid<X::Rejection, <X::Target as Check>::Error>: IntoResponse,
{
    type Rejection = NotValid<X::Rejection, <X::Target as Check>::Error>;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        Valid::of(X::from_request(request, state).await)
    }
}

impl<X, S> FromRequestParts<S> for Valid<X>
where
    X: FromRequestParts<S> + Deref<Target: Check>,
    S: Send + Sync,
    NotValid<X::Rejection, <X::Target as Check>::Error>: IntoResponse,
{
    type Rejection = NotValid<X::Rejection, <X::Target as Check>::Error>;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        Valid::of(X::from_request_parts(parts, state).await)
    }
}

async fn body<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, BodyRefusal> {
    let body = Bytes::from_request(request, state).await;
    body.map_err(|rejection| match rejection.into_response().status() {
        StatusCode::PAYLOAD_TOO_LARGE => BodyRefusal::TooLarge,
        _ => BodyRefusal::Incomplete,
    })
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

crate::__axum! {
    { [R: Refusal] [Refused<R>] [] respond_owned [] }
    { [R: ApiError + 'static, E: ApiError + 'static] [NotValid<R, E>] [] respond_owned [] }
}
