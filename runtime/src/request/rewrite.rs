//! What becomes of a response that leaves the service.

use super::Reshape;
use super::context::RequestContext;
use super::drive::OwnAnswer;
use super::report::Cause;
use crate::error::{ErrorView, ValueSource};
use crate::http_error::HttpError;
use crate::negotiate::preferences::Preferences;
use crate::render::{self, ApiError};
use bytes::Bytes;
use errorbook_model::status;
use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use http::{Response, StatusCode};
use std::any::Any;
use std::borrow::Cow;

/// How many bytes of a text are read. One that is longer is no message.
pub(super) const LONGEST_TEXT: usize = 4096;

/// What is asked of a response whose status is an error's.
pub(crate) trait Seen {
    fn status(&self) -> StatusCode;

    /// Whether it has a mark of errorbook's.
    fn is_marked(&self) -> bool;

    /// The error that the response was made of.
    fn kept(&self) -> Option<Kept<'_>>;

    /// The length of the body, where it is known.
    fn size(&self) -> Option<u64>;

    fn header(&self, name: &HeaderName) -> Option<HeaderValue>;

    fn set_header(&mut self, name: HeaderName, value: HeaderValue);

    /// Whether a router may add Allow to a 405 of its own after the middleware has seen it.
    fn may_get_allow(&self) -> bool {
        false
    }
}

/// The error that a response was made of.
#[derive(Clone, Copy)]
pub(crate) struct Kept<'a> {
    pub(crate) error: &'a dyn ApiError,
    /// Whether it was rendered out of every layer's sight, and so in the default profile.
    pub(crate) is_deferred: bool,
}

/// What is to be done with a response.
pub(super) enum Action {
    /// It goes out as it is; its headers are set.
    Leave,
    /// It is rendered again.
    Again(Box<Again>),
    /// It is replaced.
    Replace(Foreign),
    /// Its body is text to be read before it is replaced.
    Read(Foreign, Reading),
}

/// Decides what is done with a response. One that goes out as it is gets its request's id and is reported.
pub(super) fn classify(context: &RequestContext, response: &mut dyn Seen) -> Action {
    context.adopt_id(response);
    let status = response.status();
    let kept = response.kept();
    if let Some(Kept {
        error,
        is_deferred: true,
    }) = kept
    {
        return Action::Again(Box::new(Again::new(context, error)));
    }
    if kept.is_some() || response.is_marked() {
        context.report_own(status, kept.map(|kept| kept.error));
        if let Some((name, id)) = context.id_header() {
            response.set_header(name, id);
        }
        return Action::Leave;
    }
    classify_foreign(context, response)
}

fn classify_foreign(context: &RequestContext, response: &dyn Seen) -> Action {
    let status = response.status();
    let size = response.size();
    let is_empty = size == Some(0);
    let content_type = response.header(&header::CONTENT_TYPE);
    let is_text = content_type.as_ref().is_some_and(is_text);
    let is_plain = context.layer.reshape == Reshape::Plain;
    let may_be_empty = content_type.is_none() && size.is_none();
    let is_replaced = match context.layer.reshape {
        Reshape::Nothing => false,
        Reshape::Plain => is_empty || is_text || may_be_empty,
        Reshape::Everything => true,
    };
    if !is_replaced {
        return Action::Leave;
    }
    let has_length = || {
        let length = response.header(&header::CONTENT_LENGTH);
        length.is_some_and(|length| length != "0")
    };
    let longest = u64::try_from(LONGEST_TEXT).unwrap_or(u64::MAX);
    let reading = Reading {
        is_short: size.is_some_and(|size| size <= longest),
        is_replaced_if_empty: is_plain && may_be_empty,
        is_resumed: is_plain && (may_be_empty || status.is_client_error()),
    };
    let is_readable = || response.header(&header::CONTENT_ENCODING).is_none();
    let is_read = if is_empty {
        false
    } else if reading.is_replaced_if_empty {
        true
    } else if status.is_client_error() {
        is_text && (size.is_none() || reading.is_short) && is_readable()
    } else {
        is_readable()
    };
    let foreign = Foreign {
        status,
        is_empty,
        may_get_allow: response.may_get_allow(),
        is_stripped: context.is_head() && is_empty && (content_type.is_some() || has_length()),
    };
    if is_read {
        Action::Read(foreign, reading)
    } else {
        Action::Replace(foreign)
    }
}

/// How the text of a foreign response is read.
pub(super) struct Reading {
    /// Whether its length is known and small, so that the rest is worth waiting for.
    pub(super) is_short: bool,
    /// Whether the response is replaced only if its body turns out to be empty.
    pub(super) is_replaced_if_empty: bool,
    /// Whether the response goes on as it was where its text is long, slow or broken.
    pub(super) is_resumed: bool,
}

/// A response that is not errorbook's, and is replaced.
pub(super) struct Foreign {
    status: StatusCode,
    is_empty: bool,
    may_get_allow: bool,
    /// Whether it answers a HEAD and its body was removed, so that the length of the answer to GET is not known.
    is_stripped: bool,
}

impl Foreign {
    /// The body in its place. The response's headers stay, but for those that describe its body. The text of a
    /// 4xx is the message; that of a 5xx often has the service's internals in it, and is only reported.
    pub(super) fn reshape(
        &self,
        context: &RequestContext,
        headers: &mut HeaderMap,
        text: Option<&[u8]>,
    ) -> Option<Bytes> {
        // A router's own 405 is empty; axum adds Allow to it outside of the layers of a `Router`.
        let is_empty = self.is_empty || text.is_some_and(<[u8]>::is_empty);
        let gets_allow = self.may_get_allow && is_empty && !self.is_stripped;
        let has_header = |name: &HeaderName| {
            headers.contains_key(name) || (gets_allow && *name == header::ALLOW)
        };
        let refusals = context.current.refusals();
        let Some(entry) = refusals.answer(self.status, has_header) else {
            return Some(Bytes::new());
        };
        let text = text.map(String::from_utf8_lossy);
        let text = text
            .as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty() && !is_phrase(text, self.status));
        // A message that the service's own error has is the service's to say.
        let is_shown = self.status.is_client_error() && entry.message.is_none();
        let values = match text.filter(|_| is_shown) {
            Some(message) => ValueSource::Message(Cow::Borrowed(message)),
            None => ValueSource::Nothing,
        };
        let view = ErrorView { entry, values };
        let cause = Cause::Response(text.filter(|_| !is_shown));
        context.report(entry, self.status, cause);
        let preferences = context.current.preferences_for(|| entry);
        let response = render::respond_in(&view, &preferences, Some(&context.current));
        let (parts, body) = response.into_parts();
        remove_descriptions(headers);
        if let Some(name) = preferences.profile.settings.code_header {
            headers.remove(name);
        }
        add(headers, &parts.headers);
        // RFC 6585: a foreign Cache-Control may allow what is forbidden on these.
        if status::is_never_stored(self.status.as_u16()) {
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        context.set_id(headers);
        Some(body).filter(|_| !self.is_stripped)
    }
}

/// Whether a text says no more than the status does, in whichever case a framework writes it.
fn is_phrase(text: &str, status: StatusCode) -> bool {
    let phrase = status.canonical_reason();
    phrase.is_some_and(|phrase| phrase.eq_ignore_ascii_case(text))
}

fn is_text(content_type: &HeaderValue) -> bool {
    let essence = content_type.as_bytes().split(|byte| *byte == b';').next();
    essence.is_some_and(|essence| essence.trim_ascii().eq_ignore_ascii_case(b"text/plain"))
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
fn add(headers: &mut HeaderMap, own: &HeaderMap) {
    for name in own.keys() {
        let is_list = name == header::VARY || name == header::LINK;
        if is_list || !headers.contains_key(name) {
            for value in own.get_all(name) {
                headers.append(name, value.clone());
            }
        }
    }
}

/// The lines of headers: a map gives the name of several once.
fn lines(headers: HeaderMap) -> impl Iterator<Item = (HeaderName, HeaderValue)> {
    let mut last = None;
    headers.into_iter().filter_map(move |(name, value)| {
        last = name.or(last.take());
        Some((last.clone()?, value))
    })
}

/// An error that was rendered out of sight (in a spawned task, say) and is rendered again.
pub(super) struct Again {
    /// As it was rendered out of sight.
    first: HeaderMap,
    second: Response<Bytes>,
}

impl Again {
    fn new(context: &RequestContext, error: &dyn ApiError) -> Self {
        // What is masked has the service's own error where its request is at hand.
        let view = context.current.within(|| error.__view());
        let entry = view.entry;
        context.report(entry, entry.status(), Cause::Error(error));
        let first = render::respond_in(&view, &Preferences::default(), None);
        let preferences = context.current.preferences_for(|| entry);
        Again {
            first: first.into_parts().0.headers,
            second: render::respond_in(&view, &preferences, Some(&context.current)),
        }
    }

    /// The body. Whatever middleware added to the headers since stays.
    pub(super) fn write(self, context: &RequestContext, headers: &mut HeaderMap) -> Bytes {
        for name in self.first.keys().filter(|name| *name != header::VARY) {
            headers.remove(name);
        }
        remove_descriptions(headers);
        let (mut second, body) = self.second.into_parts();
        replace_marked_vary(headers, &mut second.headers);
        // What middleware says of every response stands for what the profile says of every error.
        let of_profile = context.current.preferences().profile.settings.headers;
        let of_profile = of_profile.as_slice().iter().map(|(name, _)| *name);
        let said: Vec<&str> = of_profile
            .filter(|name| *name != "link" && headers.contains_key(*name))
            .collect();
        for (name, value) in lines(second.headers) {
            if !said.contains(&name.as_str()) {
                headers.append(name, value);
            }
        }
        context.set_id(headers);
        body
    }
}

/// Vary is a list that middleware adds to. Where errorbook's value is in it, that of the second rendering takes its place.
fn replace_marked_vary(headers: &mut HeaderMap, second: &mut HeaderMap) {
    let is_marked = |value: &HeaderValue| render::mark(value.as_bytes()).is_some();
    let values: Vec<_> = headers.get_all(header::VARY).iter().cloned().collect();
    if !values.iter().any(is_marked) {
        return;
    }
    headers.remove(header::VARY);
    let mut own = second.remove(header::VARY);
    for value in values {
        let value = if is_marked(&value) {
            own.take()
        } else {
            Some(value)
        };
        if let Some(value) = value {
            headers.append(header::VARY, value);
        }
    }
}

/// The response to a panic: a 500. The message of the panic is reported and never sent.
pub(super) fn panicked(context: &RequestContext, payload: &(dyn Any + Send)) -> OwnAnswer {
    let message = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("a panic without a message");
    let status = StatusCode::INTERNAL_SERVER_ERROR;
    let refusal = context.current.refusals().answer(status, |_| false);
    let entry = refusal.unwrap_or_else(|| HttpError::InternalServerError.entry());
    let values = ValueSource::Nothing;
    let view = ErrorView { entry, values };
    context.report(entry, status, Cause::Panic(message));
    let preferences = context.current.preferences_for(|| entry);
    let mut response = render::respond_in(&view, &preferences, Some(&context.current));
    context.set_id(response.headers_mut());
    OwnAnswer {
        response,
        reason: entry.answer().sent_reason(),
    }
}
