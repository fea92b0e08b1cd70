//! Extractors of actix-web that refuse with the errors of [`errorbook::extract`](crate::extract).
//!
//! ```
//! use actix_web::{App, web};
//! use errorbook::actix::{ErrorLayer, extract::Json};
//! use errorbook::catalogue;
//! use errorbook::extract::JsonRefusal;
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
//! let app = App::new()
//!     .route("/sum", web::post().to(sum))
//!     .wrap(ErrorLayer::new(&ERRORS));
//! ```
//!
//! [`PayloadConfig`](actix_web::web::PayloadConfig) says how large a body may be. actix's configurations of single extractors,
//! such as `JsonConfig`, are not read.

pub use crate::extract::extractors::{Form, Json, Path, Query, Valid};

use crate::extract::{
    self as read, BodyRefusal, Check, FormRefusal, JsonRefusal, NotValid, PathRefusal,
    QueryRefusal, Refusal, Refused,
};
use crate::render::ApiError;
use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpRequest, HttpResponse, Responder};
use percent_encoding::percent_decode_str;
use serde_core::Serialize;
use serde_core::de::DeserializeOwned;
use std::future::{Future, Ready, ready};
use std::ops::Deref;
use std::pin::Pin;

/// What is read when the body is there.
type Reading<T, R> = Pin<Box<dyn Future<Output = Result<T, R>>>>;

impl<T: DeserializeOwned> FromRequest for Json<T> {
    type Error = Refused<JsonRefusal>;
    type Future = Reading<Self, Self::Error>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let accepted = read::check_json_type(request.headers().get(CONTENT_TYPE));
        let body = body(request, payload);
        let read = async {
            accepted?;
            read::read_json(&body.await?)
        };
        Box::pin(async { Ok(Json(read.await?)) })
    }
}

impl<T: DeserializeOwned> FromRequest for Form<T> {
    type Error = Refused<FormRefusal>;
    type Future = Reading<Self, Self::Error>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let accepted = read::check_form_type(request.headers().get(CONTENT_TYPE));
        let body = body(request, payload);
        let read = async {
            accepted?;
            read::read_form(&body.await?)
        };
        Box::pin(async { Ok(Form(read.await?)) })
    }
}

impl<T: DeserializeOwned> FromRequest for Query<T> {
    type Error = Refused<QueryRefusal>;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let read = read::read_query(request.uri().query());
        ready(read.map(Query).map_err(Refused::from))
    }
}

impl<T: DeserializeOwned> FromRequest for Path<T> {
    type Error = Refused<PathRefusal>;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let read = params(request).and_then(read::read_path);
        ready(read.map(Path).map_err(Refused::from))
    }
}

impl<X> FromRequest for Valid<X>
where
    X: FromRequest<Error: ApiError + 'static, Future: 'static> + Deref<Target: Check>,
{
    type Error = NotValid<X::Error, <X::Target as Check>::Error>;
    type Future = Reading<Self, Self::Error>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let read = X::from_request(request, payload);
        Box::pin(async { Valid::of(read.await) })
    }
}

/// The parameters of the path, decoded. actix has decoded it but for what would change its segments, with U+FFFD for what is
/// not UTF-8.
fn params(request: &HttpRequest) -> Result<Vec<(String, String)>, PathRefusal> {
    let is_text = percent_decode_str(request.uri().path())
        .decode_utf8()
        .is_ok();
    let params = request.match_info().iter().map(|(name, value)| {
        if !is_text && value.contains(char::REPLACEMENT_CHARACTER) {
            return Err(PathRefusal::not_text(name.to_owned()));
        }
        let value = percent_decode_str(value).decode_utf8_lossy();
        Ok((name.to_owned(), value.into_owned()))
    });
    params.collect()
}

fn body(
    request: &HttpRequest,
    payload: &mut Payload,
) -> impl Future<Output = Result<Bytes, BodyRefusal>> + use<> {
    let body = Bytes::from_request(request, payload);
    async {
        body.await.map_err(|error| match error.as_error() {
            Some(PayloadError::Overflow) => BodyRefusal::TooLarge,
            _ => BodyRefusal::Incomplete,
        })
    }
}

impl<T: Serialize> Responder for Json<T> {
    type Body = <actix_web::web::Json<T> as Responder>::Body;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse<Self::Body> {
        actix_web::web::Json(self.0).respond_to(request)
    }
}

crate::__actix! {
    { [R: Refusal] [Refused<R>] [] respond_owned [] }
    { [R: ApiError + 'static, E: ApiError + 'static] [NotValid<R, E>] [] respond_owned [] }
}
