//! Guards of Rocket that refuse with the errors of [`errorbook::extract`](crate::extract): `Json` and `Form` of data, `Query`
//! of requests, `Path` of parameters.
//!
//! ```
//! use errorbook::extract::JsonRefusal;
//! use errorbook::rocket::{ErrorLayer, extract::Json};
//! use errorbook::catalogue;
//! use rocket::{post, routes};
//!
//! catalogue! {
//!     static ERRORS = [JsonRefusal, errorbook::HttpError];
//! }
//!
//! #[post("/sum", data = "<numbers>")]
//! fn sum(numbers: Json<Vec<u32>>) -> String {
//!     numbers.iter().sum::<u32>().to_string()
//! }
//!
//! // `[1, "2"]` gets a 422 whose `errors` have the pointer `/1`.
//! let service = rocket::build()
//!     .mount("/", errorbook::rocket::routes(routes![sum]))
//!     .attach(ErrorLayer::new(&ERRORS));
//! ```
//!
//! Rocket's limits `json` and `form` say how large a body may be.
//!
//! A `Path` is one parameter, since Rocket reads each by itself. It is refused with its name in handlers that
//! [`routes`](super::routes) wraps; in others, Rocket answers as if the path were another. Rocket forwards a request
//! whose parameter is refused to the next route, and the refusal is the answer where none takes it.

pub use crate::extract::extractors::{Form, Json, Path, Query, Valid};

use super::respond::refuse;
use crate::extract::{
    self as read, BodyRefusal, Check, FormRefusal, JsonRefusal, NotValid, PathRefusal,
    QueryRefusal, Refusal, Refused,
};
use crate::field_errors::FieldErrors;
use crate::render::ApiError;
use bytes::Bytes;
use percent_encoding::percent_decode_str;
use rocket::data::{self, FromData, Limits};
use rocket::http::{ContentType, Status};
use rocket::outcome::Outcome;
use rocket::request::{self, FromParam, FromRequest};
use rocket::response::{self, Responder};
use rocket::{Data, Request, Response};
use scoped_tls::scoped_thread_local;
use serde_core::Serialize;
use serde_core::de::DeserializeOwned;
use std::cell::Cell;
use std::fmt::Debug;
use std::io::Cursor;
use std::ops::Deref;

#[rocket::async_trait]
impl<'r, T: DeserializeOwned> FromData<'r> for Json<T> {
    type Error = Refused<JsonRefusal>;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> data::Outcome<'r, Self> {
        let read = async {
            read::check_json_type(request.headers().get_one("content-type"))?;
            let limit = request.limits().get("json").unwrap_or(Limits::JSON);
            read::read_json(&bytes(data, limit).await?)
        };
        outcome(request, read.await.map(Json))
    }
}

#[rocket::async_trait]
impl<'r, T: DeserializeOwned> FromData<'r> for Form<T> {
    type Error = Refused<FormRefusal>;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> data::Outcome<'r, Self> {
        let read = async {
            read::check_form_type(request.headers().get_one("content-type"))?;
            let limit = request.limits().get("form").unwrap_or(Limits::FORM);
            read::read_form(&bytes(data, limit).await?)
        };
        outcome(request, read.await.map(Form))
    }
}

#[rocket::async_trait]
impl<'r, T: DeserializeOwned> FromRequest<'r> for Query<T> {
    type Error = Refused<QueryRefusal>;

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, Self::Error> {
        let query = request.uri().query().map(|query| query.as_str());
        outcome(request, read::read_query(query).map(Query))
    }
}

impl<'r, T: DeserializeOwned> FromParam<'r> for Path<T> {
    type Error = Refused<PathRefusal>;

    fn from_param(param: &'r str) -> Result<Self, Self::Error> {
        let read = if PARAMS.is_set() {
            PARAMS.with(|params| params.read(param))
        } else {
            read_param(String::new(), param).map_err(|_| PathRefusal {
                errors: FieldErrors::new(),
            })
        };
        read.map(Path).map_err(Refused::from)
    }
}

#[rocket::async_trait]
impl<'r, X> FromData<'r> for Valid<X>
where
    X: FromData<'r> + Deref<Target: Check>,
    X::Error: ApiError,
    <X::Target as Check>::Error: ApiError,
{
    type Error = NotValid<X::Error, <X::Target as Check>::Error>;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> data::Outcome<'r, Self> {
        check(request, X::from_data(request, data).await)
    }
}

#[rocket::async_trait]
impl<'r, X> FromRequest<'r> for Valid<X>
where
    X: FromRequest<'r> + Deref<Target: Check>,
    X::Error: ApiError,
    <X::Target as Check>::Error: ApiError,
{
    type Error = NotValid<X::Error, <X::Target as Check>::Error>;

    async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, Self::Error> {
        check(request, X::from_request(request).await)
    }
}

/// What becomes of a value of `X`, which a guard reads or fails to read with `R`.
type Checked<X, R, F> =
    Outcome<Valid<X>, (Status, NotValid<R, <<X as Deref>::Target as Check>::Error>), F>;

/// Checks what a guard read. What it was refused with is known already.
fn check<X, R: ApiError, F>(
    request: &Request<'_>,
    read: Outcome<X, (Status, R), F>,
) -> Checked<X, R, F>
where
    X: Deref<Target: Check>,
    <X::Target as Check>::Error: ApiError,
{
    match read {
        Outcome::Success(read) => match Valid::of(Ok(read)) {
            Ok(valid) => Outcome::Success(valid),
            Err(error) => refuse(request, error),
        },
        Outcome::Error((status, refused)) => Outcome::Error((status, NotValid::Refused(refused))),
        Outcome::Forward(forward) => Outcome::Forward(forward),
    }
}

fn outcome<T, R: Refusal, F>(
    request: &Request<'_>,
    read: Result<T, R>,
) -> Outcome<T, (Status, Refused<R>), F> {
    match read {
        Ok(read) => Outcome::Success(read),
        Err(refusal) => refuse(request, Refused::from(refusal)),
    }
}

async fn bytes(data: Data<'_>, limit: data::ByteUnit) -> Result<Bytes, BodyRefusal> {
    let body = data.open(limit).into_bytes().await;
    let body = body.map_err(|_| BodyRefusal::Incomplete)?;
    if body.is_complete() {
        Ok(body.into_inner().into())
    } else {
        Err(BodyRefusal::TooLarge)
    }
}

scoped_thread_local!(static PARAMS: Params);

/// The parameters of a path while their handler runs: a parameter that is read has neither its name nor its request.
pub(super) struct Params {
    /// Where the text of each lies, its name, and whether it is UTF-8: Rocket has replaced what is not.
    known: Vec<(usize, String, bool)>,
    refused: Cell<Option<PathRefusal>>,
}

impl Params {
    /// Those of a request that has a route.
    pub(super) fn of(request: &Request<'_>) -> Self {
        let path = request.uri().path();
        let route = request.route().into_iter();
        let segments = route.flat_map(|route| route.uri.origin.path().raw_segments());
        let texts = path
            .segments()
            .zip(path.raw_segments().filter(|raw| !raw.is_empty()));
        let known = segments.zip(texts).filter_map(|(segment, (text, raw))| {
            let name = segment.as_str().strip_prefix('<')?.strip_suffix('>')?;
            let is_text = percent_decode_str(raw.as_str()).decode_utf8().is_ok();
            Some((text.as_ptr().addr(), name.to_owned(), is_text))
        });
        Params {
            known: known.collect(),
            refused: Cell::new(None),
        }
    }

    pub(super) fn within<T>(&self, run: impl FnOnce() -> T) -> T {
        PARAMS.set(self, run)
    }

    /// What the last parameter that was refused was refused with.
    pub(super) fn take_refused(&self) -> Option<PathRefusal> {
        self.refused.take()
    }

    fn read<T: DeserializeOwned>(&self, param: &str) -> Result<T, PathRefusal> {
        let address = param.as_ptr().addr();
        let known = self.known.iter().find(|(at, ..)| *at == address);
        let (name, is_text) = match known {
            Some((_, name, is_text)) => (name.clone(), *is_text),
            None => (String::new(), true),
        };
        let read = if is_text {
            read_param(name, param)
        } else {
            Err(PathRefusal::not_text(name))
        };
        read.inspect_err(|refusal| self.refused.set(Some(refusal.clone())))
    }
}

fn read_param<T: DeserializeOwned>(name: String, param: &str) -> Result<T, PathRefusal> {
    read::read_path(vec![(name, param.to_owned())])
}

impl<'r, T: Serialize> Responder<'r, 'static> for Json<T> {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        let json = serde_json::to_vec(&self.0).map_err(|_| Status::InternalServerError)?;
        let mut response = Response::new();
        response.set_header(ContentType::JSON);
        response.set_sized_body(json.len(), Cursor::new(json));
        Ok(response)
    }
}

crate::__rocket! {
    { [R: Refusal] [Refused<R>] [where Refused<R>: ApiError + Debug] respond_owned [] }
    { [R: ApiError + 'static, E: ApiError + 'static] [NotValid<R, E>] [] respond_owned [] }
}
