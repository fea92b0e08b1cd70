//! A complete response, independent of the client and the framework.

use crate::client::Parts;
use crate::profile::Profile;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use std::borrow::Cow;

/// A complete response, of any client and any framework, for the assertions.
///
/// The assertions also accept an `http::Response` whose body is in memory. For other responses, pass the
/// parts:
///
/// ```
/// use errorbook::testing::Response;
///
/// let headers = [("content-type", "application/problem+json")];
/// let response = Response::new(403, headers, r#"{"code":"ORG_BLOCKED"}"#);
/// assert_eq!(response.status(), 403);
/// assert_eq!(response.body(), br#"{"code":"ORG_BLOCKED"}"#);
/// ```
///
/// If the tests have a helper that sends requests, let it return this type and set the profile once with
/// [`of`](Self::of). With axum, without a server:
///
#[cfg_attr(all(feature = "axum", feature = "tower"), doc = "```")]
#[cfg_attr(not(all(feature = "axum", feature = "tower")), doc = "```ignore")]
/// use axum::{Router, body::Body, extract::Request, routing::get};
/// use errorbook::testing::Response;
/// use errorbook::{HttpError, catalogue, tower::ErrorLayer};
/// use tower_service::Service;
///
/// catalogue! {
///     static ERRORS = [HttpError];
/// }
///
/// async fn get_response(path: &str) -> Response {
///     let mut app: Router = Router::new()
///         .route("/gone", get(|| async { Err::<(), _>(HttpError::Gone) }))
///         .layer(ErrorLayer::new(&ERRORS));
///     let request = Request::get(path).body(Body::empty()).unwrap();
///     let (head, body) = app.call(request).await.unwrap().into_parts();
///     let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
///     Response::from(http::Response::from_parts(head, body)).of(&ERRORS)
/// }
/// ```
///
/// For other clients and frameworks, where `response` is their response:
///
/// | | arguments of `Response::new` |
/// |---|---|
/// | reqwest | `response.status().as_u16(), &response.headers().clone(), response.bytes().await?` |
/// | ureq | `response.status().as_u16(), &response.headers().clone(), response.into_body().read_to_vec()?` |
/// | actix-web | `response.status().as_u16(), &response.headers().clone(), test::read_body(response).await` |
/// | awc | `response.status().as_u16(), &response.headers().clone(), response.body().await?` |
#[derive(Clone, Debug)]
pub struct Response {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    profile: Option<&'static Profile>,
}

impl Response {
    /// Creates a response from its parts. The body is the decoded content: plain JSON or text, without
    /// transfer or content encoding.
    ///
    /// # Panics
    ///
    /// Panics if the status is not in 100 to 999, or if a header's name or value is invalid.
    #[track_caller]
    pub fn new(
        status: u16,
        headers: impl IntoIterator<Item = (impl AsRef<str>, impl AsRef<[u8]>)>,
        body: impl AsRef<[u8]>,
    ) -> Self {
        let Ok(status) = StatusCode::from_u16(status) else {
            panic!("a response has no status {status}");
        };
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            let (name, value) = (name.as_ref(), value.as_ref());
            let Ok(parsed) = name.parse::<HeaderName>() else {
                panic!("a response has no header {name:?}");
            };
            let Ok(value) = HeaderValue::from_bytes(value) else {
                let value = value.escape_ascii();
                panic!("the header `{name}` has no value \"{value}\"");
            };
            map.append(parsed, value);
        }
        Response {
            status,
            headers: map,
            body: Bytes::copy_from_slice(body.as_ref()),
            profile: None,
        }
    }

    /// Sets the profile of the service that sent the response, as a catalogue or a profile.
    ///
    /// It is needed if the service's JSON is not that of a preset of [`Body`](crate::Body). Without it, the
    /// code is read from the members that the presets use: `code`, `error.code` and `error`.
    ///
    /// ```
    /// use errorbook::testing::{Response, assert_error};
    /// use errorbook::{ApiError, Body, Profile, body, catalogue};
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403)]
    /// #[code("ORG_BLOCKED")]
    /// struct Blocked;
    ///
    /// const SHAPE: Body = body!({ "ok": false, "why": { "ref": code } });
    /// static ACME: Profile = Profile::new().body(SHAPE);
    /// catalogue! {
    ///     static ERRORS = [Blocked];
    ///     profile = ACME;
    /// }
    ///
    /// let headers = [("content-type", "application/json")];
    /// let response = Response::new(403, headers, r#"{"ok":false,"why":{"ref":"ORG_BLOCKED"}}"#);
    /// assert_error!(response.of(&ERRORS), Blocked);
    /// ```
    #[must_use]
    pub fn of(mut self, speaker: impl Into<&'static Profile>) -> Self {
        self.profile = Some(speaker.into());
        self
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    pub(super) fn parts(&self) -> Parts<'_> {
        Parts {
            headers: &self.headers,
            body: &self.body,
        }
    }

    pub(super) fn profile(&self) -> Option<&'static Profile> {
        self.profile
    }
}

impl<B: AsRef<[u8]>> From<http::Response<B>> for Response {
    fn from(response: http::Response<B>) -> Self {
        response.as_response().into_owned()
    }
}

/// A response that the assertions accept: a [`Response`], an `http::Response` whose body is in memory, or a
/// type that implements this trait.
///
/// ```
/// use errorbook::testing::{AsResponse, Response, assert_error};
/// use std::borrow::Cow;
///
/// /// The response of this project's client.
/// struct Reply {
///     status: u16,
///     text: String,
/// }
///
/// impl AsResponse for Reply {
///     fn as_response(&self) -> Cow<'_, Response> {
///         let headers = [("content-type", "application/problem+json")];
///         Cow::Owned(Response::new(self.status, headers, &self.text))
///     }
/// }
///
/// let reply = Reply { status: 404, text: r#"{"code":"HTTP_NOT_FOUND"}"#.into() };
/// assert_error!(reply, errorbook::HttpError::NotFound);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a response that was read to its end",
    label = "an assertion cannot look into this",
    note = "write `errorbook::testing::Response::new(status, headers, body)`"
)]
pub trait AsResponse {
    /// The response.
    fn as_response(&self) -> Cow<'_, Response>;
}

impl AsResponse for Response {
    fn as_response(&self) -> Cow<'_, Response> {
        Cow::Borrowed(self)
    }
}

impl<B: AsRef<[u8]>> AsResponse for http::Response<B> {
    fn as_response(&self) -> Cow<'_, Response> {
        Cow::Owned(Response {
            status: self.status(),
            headers: self.headers().clone(),
            body: Bytes::copy_from_slice(self.body().as_ref()),
            profile: None,
        })
    }
}

impl<R: AsResponse + ?Sized> AsResponse for &R {
    fn as_response(&self) -> Cow<'_, Response> {
        (**self).as_response()
    }
}
