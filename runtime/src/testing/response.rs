//! A response with its complete body, of any client or framework.

use crate::profile::Profile;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use std::borrow::Cow;

/// A response with its complete body, of any client or framework. Assertions read it.
///
/// Assertions also take an `http::Response` whose body is in memory, which converts into this type. Other
/// responses are built from their parts:
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
/// Let the helper function that sends a test's requests return this type: it sets the service's profile once
/// for all assertions, by [`of`](Self::of). With axum, without a server:
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
/// With other clients and frameworks, where `response` is what they return:
///
/// | | `Response::new(…)` of |
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
    /// Creates a response from its parts. The body is decoded: plain JSON or text, without chunks and content
    /// encodings.
    ///
    /// # Panics
    ///
    /// Panics if the status is not between 100 and 999, or if a header's name or value is invalid.
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

    /// Sets the profile of the service that sent the response, by its catalogue or its profile.
    ///
    /// Needed for a service with a custom body shape. Without it, the code is searched where the presets
    /// of [`Body`](crate::Body) have it: in `code`, in `error.code`, in `error`.
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

    pub(super) fn profile(&self) -> Option<&'static Profile> {
        self.profile
    }
}

impl<B: AsRef<[u8]>> From<http::Response<B>> for Response {
    fn from(response: http::Response<B>) -> Self {
        response.as_response().into_owned()
    }
}

/// What an assertion takes as a response: a [`Response`], an `http::Response` whose body is in memory, or
/// any type that implements this trait.
///
/// ```
/// use errorbook::testing::{AsResponse, Response, assert_error};
/// use std::borrow::Cow;
///
/// /// What this project's own client returns.
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
