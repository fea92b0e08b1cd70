//! What becomes of a response that leaves the service.

use super::Reshape;
use super::context::RequestContext;
use super::report::Cause;
use crate::error::{ErrorView, ValueSource, View};
use crate::http_error::HttpError;
use crate::negotiate::preferences::Preferences;
use crate::render::{self, ApiError};
use bytes::Bytes;
use errorbook_model::status;
use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use http::{Response, StatusCode};
use std::any::Any;
use std::borrow::Cow;

/// As much of a text as becomes a message; what is longer is no message.
const LONGEST_TEXT: usize = 4096;

/// What is to be done with a response.
pub(crate) enum Action {
    /// It goes out as it is, with these headers.
    Leave,
    /// Its body is replaced; the headers are done already.
    Replace(Bytes),
    /// Its body is text to be read first: then call [`reshape`].
    Read,
}

/// The error that a response was made of.
#[derive(Clone, Copy)]
pub(crate) struct Kept<'a> {
    pub(crate) error: &'a dyn ApiError,
    /// Whether it was rendered out of every layer's sight, and so in the default profile.
    pub(crate) is_deferred: bool,
}

/// What is known of a response whose status is an error's.
pub(crate) struct Known<'a> {
    pub(crate) status: StatusCode,
    /// Whether it has a mark of errorbook's.
    pub(crate) is_marked: bool,
    pub(crate) is_empty: bool,
    pub(crate) kept: Option<Kept<'a>>,
}

/// Decides what is done with a response, reports it, and writes the headers that it goes out with.
pub(crate) fn classify(
    context: &RequestContext,
    response: &Known,
    headers: &mut HeaderMap,
) -> Action {
    context.adopt_id(headers);
    let status = response.status;
    if let Some(Kept {
        error,
        is_deferred: true,
    }) = response.kept
    {
        return Action::Replace(render_again(context, error, headers));
    }
    if response.is_marked || response.kept.is_some() {
        context.report_own(status, response.kept.map(|kept| kept.error));
        context.set_id(headers);
        return Action::Leave;
    }
    let is_text = is_text(headers);
    let reshaped = match context.options.reshape {
        Reshape::Nothing => false,
        Reshape::Plain => response.is_empty || is_text,
        Reshape::Everything => true,
    };
    if !reshaped {
        return Action::Leave;
    }
    // The text of a 5xx often has the service's internals in it, and an encoded text cannot be read.
    let readable = is_text && !response.is_empty && !headers.contains_key(header::CONTENT_ENCODING);
    if readable && status.is_client_error() {
        return Action::Read;
    }
    Action::Replace(reshape(context, status, headers, None))
}

fn is_text(headers: &HeaderMap) -> bool {
    let Some(value) = headers.get(header::CONTENT_TYPE) else {
        return false;
    };
    let essence = value.as_bytes().split(|byte| *byte == b';').next();
    essence.is_some_and(|essence| essence.trim_ascii().eq_ignore_ascii_case(b"text/plain"))
}

/// Adds to a text that is read in pieces. Whether it may still become a message.
pub(crate) fn read(text: &mut Vec<u8>, chunk: &[u8]) -> bool {
    let taken = chunk.len().min(LONGEST_TEXT + 1 - text.len());
    text.extend_from_slice(&chunk[..taken]);
    text.len() <= LONGEST_TEXT
}

/// Rewrites a foreign response. Its own headers stay, but for those that describe its body.
pub(crate) fn reshape(
    context: &RequestContext,
    status: StatusCode,
    headers: &mut HeaderMap,
    text: Option<&[u8]>,
) -> Bytes {
    let Some(entry) = HttpError::entry_of(status) else {
        return Bytes::new();
    };
    let text = text
        .filter(|text| text.len() <= LONGEST_TEXT)
        .map(String::from_utf8_lossy);
    let message = text
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty());
    let values = match message {
        Some(message) => ValueSource::Message(Cow::Borrowed(message)),
        None => ValueSource::Nothing,
    };
    let view = ErrorView { entry, values };
    context.report(entry, status, Cause::Response);
    let preferences = context.current.preferences();
    let response = render::respond_in(&view, &preferences, || context.id());
    let (parts, body) = response.into_parts();
    remove_descriptions(headers);
    add(headers, parts.headers);
    // RFC 6585: a foreign Cache-Control may allow what is forbidden on these.
    if status::is_never_stored(status.as_u16()) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    context.set_id(headers);
    body
}

/// The headers that describe a body (RFC 9110 section 8, RFC 9530): they go with it.
const DESCRIPTIONS: [HeaderName; 15] = [
    header::ACCEPT_RANGES,
    header::CONTENT_DISPOSITION,
    header::CONTENT_ENCODING,
    header::CONTENT_LANGUAGE,
    header::CONTENT_LENGTH,
    header::CONTENT_LOCATION,
    header::CONTENT_RANGE,
    header::CONTENT_TYPE,
    header::ETAG,
    header::LAST_MODIFIED,
    header::TRAILER,
    HeaderName::from_static("content-digest"),
    HeaderName::from_static("content-md5"),
    HeaderName::from_static("digest"),
    HeaderName::from_static("repr-digest"),
];

#[allow(
    clippy::borrow_interior_mutable_const,
    reason = "the names are only read"
)]
fn remove_descriptions(headers: &mut HeaderMap) {
    for name in &DESCRIPTIONS {
        headers.remove(name);
    }
}

/// Adds errorbook's headers to those of a response: lists are added to, single values stay.
fn add(headers: &mut HeaderMap, own: HeaderMap) {
    let mut last: Option<HeaderName> = None;
    for (name, value) in own {
        last = name.or(last);
        if let Some(name) = &last {
            let is_list = *name == header::VARY || *name == header::LINK;
            if is_list || !headers.contains_key(name) {
                headers.append(name, value);
            }
        }
    }
}

/// An error that was rendered out of sight (in a spawned task, say) is rendered again. Whatever
/// middleware added to its response since stays.
fn render_again(context: &RequestContext, error: &dyn ApiError, headers: &mut HeaderMap) -> Bytes {
    context.report(error.entry(), error.status(), Cause::Error(error));
    let view = error.__view();
    let preferences = context.current.preferences();
    let (first, _) = render::respond_in(&view, &Preferences::default(), || None).into_parts();
    let second = render::respond_in(&view, &preferences, || context.id());
    let (second, body) = second.into_parts();
    for name in first.headers.keys().filter(|name| *name != header::VARY) {
        headers.remove(name);
    }
    remove_descriptions(headers);
    let mut last: Option<HeaderName> = None;
    for (name, value) in second.headers {
        last = name.or(last);
        // Vary is a list that middleware adds to; errorbook's value is in it already.
        let missing = |name: &&HeaderName| **name != header::VARY || !has_marked_vary(headers);
        if let Some(name) = last.as_ref().filter(missing) {
            headers.append(name, value);
        }
    }
    context.set_id(headers);
    body
}

fn has_marked_vary(headers: &HeaderMap) -> bool {
    let mut values = headers.get_all(header::VARY).iter();
    values.any(|value| render::mark(value.as_bytes()).is_some())
}

/// The response to a panic: a 500. The message of the panic is reported and never sent.
pub(crate) fn panicked(context: &RequestContext, payload: &(dyn Any + Send)) -> Response<Bytes> {
    let message = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("a panic without a message");
    let error = HttpError::InternalServerError;
    let view = error.__view();
    context.report(view.entry, error.status(), Cause::Panic(message));
    let preferences = context.current.preferences();
    let mut response = render::respond_in(&view, &preferences, || context.id());
    context.set_id(response.headers_mut());
    response
}
