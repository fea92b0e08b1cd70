//! What becomes of a response that leaves the service.

use super::Reshape;
use super::event::Cause;
use super::exchange::Exchange;
use crate::error::{ApiError, By, Revealed};
use crate::http_error::HttpError;
use crate::preferences::Preferences;
use crate::render;
use bytes::Bytes;
use http::header::{self, HeaderMap, HeaderName};
use http::{Response, StatusCode};
use std::any::Any;
use std::borrow::Cow;

/// As much of a text as becomes a message; what is longer is no message.
const LONGEST_TEXT: usize = 4096;

/// What is to be done with a response.
pub(crate) enum Verdict {
    /// It goes out as it is.
    Leave,
    /// Its body is replaced; the headers are done already.
    Replace(Bytes),
    /// Its body is text to be read first: then call [`reshape`].
    Read,
}

/// Judges a response by its head, by whether it is errorbook's, by the error in it that was rendered out of
/// sight, and by whether its body is known to be empty.
pub(crate) fn judge(
    exchange: &Exchange,
    status: StatusCode,
    headers: &mut HeaderMap,
    is_ours: bool,
    unseen: Option<&dyn ApiError>,
    is_empty: bool,
) -> Verdict {
    if !status.is_client_error() && !status.is_server_error() {
        return Verdict::Leave;
    }
    // An inner layer's id, or one that the handler chose.
    exchange.adopt_id(headers);
    if let Some(error) = unseen {
        return Verdict::Replace(render_again(exchange, error, headers));
    }
    if is_ours {
        if let Some(entry) = HttpError::entry_of(status) {
            exchange.report_unless_reported(status, entry);
        }
        set_id(exchange, headers);
        return Verdict::Leave;
    }
    let is_text = is_text(headers);
    let reshaped = match exchange.options.reshape {
        Reshape::Nothing => false,
        Reshape::Plain => is_empty || is_text,
        Reshape::Everything => true,
    };
    if !reshaped {
        return Verdict::Leave;
    }
    // A 5xx text is often somebody's internals; an encoded one says nothing until it is decoded.
    let readable = is_text && !is_empty && !headers.contains_key(header::CONTENT_ENCODING);
    if readable && status.is_client_error() {
        return Verdict::Read;
    }
    Verdict::Replace(reshape(exchange, status, headers, None))
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

/// Makes a response of someone else's ours. Its own headers stay, but for those that describe its body.
pub(crate) fn reshape(
    exchange: &Exchange,
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
    let by = match message {
        Some(message) => By::Hand(Cow::Borrowed(message)),
        None => By::Nobody,
    };
    let revealed = Revealed { entry, by };
    exchange.tell(entry, status, Cause::Response);
    let preferences = exchange.preferences;
    let response = render::respond_in(&revealed, &preferences, || exchange.id());
    let (parts, body) = response.into_parts();
    for name in [
        header::CONTENT_TYPE,
        header::CONTENT_LENGTH,
        header::CONTENT_ENCODING,
        header::CONTENT_LANGUAGE,
        header::ETAG,
        header::LAST_MODIFIED,
        header::ACCEPT_RANGES,
    ] {
        headers.remove(name);
    }
    add(headers, parts.headers);
    set_id(exchange, headers);
    body
}

/// Puts our headers beside those that a response has: lists are added to, single values stay.
fn add(headers: &mut HeaderMap, ours: HeaderMap) {
    let mut last: Option<HeaderName> = None;
    for (name, value) in ours {
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
fn render_again(exchange: &Exchange, error: &dyn ApiError, headers: &mut HeaderMap) -> Bytes {
    exchange.tell(error.entry(), error.status(), Cause::Error(error));
    let revealed = error.__reveal();
    let preferences = exchange.preferences;
    let (first, _) = render::respond_in(&revealed, &Preferences::default(), || None).into_parts();
    let second = render::respond_in(&revealed, &preferences, || exchange.id());
    let (second, body) = second.into_parts();
    for name in first.headers.keys().filter(|name| *name != header::VARY) {
        headers.remove(name);
    }
    headers.remove(header::CONTENT_LENGTH);
    let mut last: Option<HeaderName> = None;
    for (name, value) in second.headers {
        last = name.or(last);
        if let Some(name) = &last
            // Vary is a list that middleware adds to; ours is in it already.
            && (*name != header::VARY || !has_marked_vary(headers))
        {
            headers.append(name, value);
        }
    }
    set_id(exchange, headers);
    body
}

fn has_marked_vary(headers: &HeaderMap) -> bool {
    let mut values = headers.get_all(header::VARY).iter();
    values.any(|value| render::mark(value.as_bytes()).is_some())
}

fn set_id(exchange: &Exchange, headers: &mut HeaderMap) {
    if let Some(name) = exchange.options.id_header.clone()
        && let Some(id) = exchange.id()
    {
        headers.insert(name, id);
    }
}

/// The response to a panic: a 500, of which the operator alone learns what it said.
pub(crate) fn panicked(exchange: &Exchange, payload: &(dyn Any + Send)) -> Response<Bytes> {
    let said = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("a panic without a message");
    let error = HttpError::InternalServerError;
    let revealed = error.__reveal();
    exchange.tell(revealed.entry, error.status(), Cause::Panic(said));
    let preferences = exchange.preferences;
    let mut response = render::respond_in(&revealed, &preferences, || exchange.id());
    set_id(exchange, response.headers_mut());
    response
}
