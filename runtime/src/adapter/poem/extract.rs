//! Extractors of poem that refuse with the errors of [`errorbook::extract`](crate::extract).
//!
//! ```
//! use errorbook::extract::JsonRefusal;
//! use errorbook::poem::{ErrorLayer, extract::Json};
//! use errorbook::catalogue;
//! use poem::{EndpointExt, Route, handler, post};
//!
//! catalogue! {
//!     static ERRORS = [JsonRefusal, errorbook::HttpError];
//! }
//!
//! #[handler]
//! async fn sum(Json(numbers): Json<Vec<u32>>) -> String {
//!     numbers.iter().sum::<u32>().to_string()
//! }
//!
//! // `[1, "2"]` gets a 422 whose `errors` have the pointer `/1`.
//! let app = Route::new()
//!     .at("/sum", post(sum))
//!     .with(ErrorLayer::new(&ERRORS));
//! ```
//!
//! A [`BodyLimit`] says how large a body may be.

pub use crate::extract::extractors::{Form, Json, Path, Query, Valid};

use crate::extract::{self as read, BodyRefusal, Check, NotValid, PathRefusal, Refusal, Refused};
use crate::render::ApiError;
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use percent_encoding::percent_decode_str;
use poem::error::ReadBodyError;
use poem::{Error, FromRequest, IntoResponse, PathPattern, Request, RequestBody, Response, Result};
use serde_core::Serialize;
use serde_core::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};
use std::fmt;
use std::future::Future;
use std::ops::Deref;
use std::pin::Pin;

/// How many bytes of a body `Json` and `Form` read. It is data of an endpoint: `.data(BodyLimit(16_384))`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BodyLimit(pub usize);

/// 2 MiB.
impl Default for BodyLimit {
    fn default() -> Self {
        BodyLimit(2_097_152)
    }
}

impl<'a, T: DeserializeOwned> FromRequest<'a> for Json<T> {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> Result<Self> {
        let read = async {
            read::check_json_type(request.headers().get(CONTENT_TYPE))?;
            read::read_json(&bytes(request, body).await?)
        };
        read.await.map(Json).map_err(refuse)
    }
}

impl<'a, T: DeserializeOwned> FromRequest<'a> for Form<T> {
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> Result<Self> {
        let read = async {
            read::check_form_type(request.headers().get(CONTENT_TYPE))?;
            read::read_form(&bytes(request, body).await?)
        };
        read.await.map(Form).map_err(refuse)
    }
}

impl<'a, T: DeserializeOwned> FromRequest<'a> for Query<T> {
    async fn from_request(request: &'a Request, _: &mut RequestBody) -> Result<Self> {
        let query = request.uri().query();
        read::read_query(query).map(Query).map_err(refuse)
    }
}

impl<'a, T: DeserializeOwned> FromRequest<'a> for Path<T> {
    async fn from_request(request: &'a Request, _: &mut RequestBody) -> Result<Self> {
        let read = params(request).and_then(read::read_path);
        read.map(Path).map_err(refuse)
    }
}

impl<'a, X> FromRequest<'a> for Valid<X>
where
    X: FromRequest<'a> + Deref<Target: Check> + Send,
    <X::Target as Check>::Error: ApiError + 'static,
{
    async fn from_request(request: &'a Request, body: &mut RequestBody) -> Result<Self> {
        // Without the box, rustc cannot show that the future of a handler is `Send` (rust-lang/rust#100013).
        let read: Pin<Box<dyn Future<Output = Result<X>> + Send + '_>> =
            Box::pin(X::from_request(request, body));
        Valid::of(read.await).map_err(|error| match error {
            NotValid::Refused(error) => error,
            NotValid::Invalid(error) => fail(error),
        })
    }
}

fn refuse<R: Refusal>(refusal: R) -> Error {
    fail(Refused::from(refusal))
}

fn fail(error: impl ApiError + 'static) -> Error {
    let error: Box<dyn ApiError> = Box::new(error);
    error.into()
}

async fn bytes(request: &Request, body: &mut RequestBody) -> Result<Bytes, BodyRefusal> {
    let limit = request.data::<BodyLimit>().copied().unwrap_or_default();
    let body = body.take().map_err(|_| BodyRefusal::Incomplete)?;
    let read = body.into_bytes_limit(limit.0).await;
    read.map_err(|error| match error {
        ReadBodyError::PayloadTooLarge => BodyRefusal::TooLarge,
        _ => BodyRefusal::Incomplete,
    })
}

/// The parameters of the path, decoded. poem has left out those that are not UTF-8.
fn params(request: &Request) -> Result<Vec<(String, String)>, PathRefusal> {
    let Params(params) = request.path_params().unwrap_or_default();
    let path = percent_decode_str(request.uri().path());
    if path.decode_utf8().is_ok() {
        return Ok(params);
    }
    let pattern = request.data::<PathPattern>();
    let segments = pattern.map_or("", |pattern| &*pattern.0).split('/');
    // `:name`, `:name<regex>` and `*name`.
    let mut names = segments.filter_map(|segment| {
        let (_, name) = segment.split_once([':', '*'])?;
        name.split('<').next()
    });
    match names.find(|name| params.iter().all(|(known, _)| known != name)) {
        Some(lost) => Err(PathRefusal::not_text(lost.to_owned())),
        None => Ok(params),
    }
}

/// The parameters as poem gives them, in their order.
#[derive(Default)]
struct Params(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Params {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visit;

        impl<'de> Visitor<'de> for Visit {
            type Value = Params;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("parameters")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Params, A::Error> {
                let mut params = Vec::new();
                while let Some(param) = map.next_entry()? {
                    params.push(param);
                }
                Ok(Params(params))
            }
        }

        deserializer.deserialize_map(Visit)
    }
}

impl<T: Serialize + Send> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        let json = poem::web::Json(self.0);
        // RFC 8259 section 11: the media type has no charset.
        json.with_content_type("application/json").into_response()
    }
}
