//! From an error and what a request asked for to a response.
//!
//! What an error without dynamic parts costs is a lookup in what is kept of its entry and the clone of a map of
//! static header values.

mod any_error;
mod api_error;
mod cache;
#[cfg(any(feature = "middleware", feature = "docs"))]
mod contract;
pub(crate) mod convert;
mod current;
mod document;
mod headers;
mod items;
mod json;
mod members;
mod plan;
mod planner;
mod preset;
mod raw_json;
#[cfg(feature = "client")]
pub(crate) mod read;
mod text;
#[cfg(feature = "middleware")]
mod transcript;
mod translation;
mod values;
mod xml;

pub use any_error::{AnyError, Internal};
pub use api_error::{ApiError, Problem};
#[cfg(any(feature = "middleware", feature = "docs"))]
pub(crate) use contract::Contract;
pub use convert::{respond_borrowed, respond_owned};
use current::at_hand;
#[cfg(feature = "docs")]
pub(crate) use current::is_in_sight;
pub(crate) use current::{CurrentRequest, Surroundings};
pub use document::Document;
#[cfg(feature = "middleware")]
#[allow(
    unused_imports,
    reason = "a framework may mark its responses in a way of its own"
)]
pub(crate) use headers::{Mark, is_marked};
pub(crate) use plan::Failed;
#[cfg(feature = "tonic")]
pub(crate) use preset::protobuf;
#[cfg(feature = "middleware")]
pub(crate) use {
    current::{Asked, LastRendered, current},
    headers::mark,
};
#[cfg(feature = "client")]
pub(crate) use {preset::read as read_preset, xml::element_name};

use crate::entry::Entry;
use crate::error::{ErrorView, ValueSource, guarded};
use crate::locale;
use crate::negotiate::preferences::Preferences;
use bytes::Bytes;
use cache::{Body, Rendered, Slots, rendered};
use errorbook_model::{Format, Representation};
use http::Response;
use plan::{Filling, Plan};
use planner::Subject;
use std::cell::Cell;

/// How a body is planned: a file for each format.
fn plan(representation: &Representation, subject: Subject) -> Option<Plan> {
    match &representation.format {
        Format::Json(body) => Some(json::plan(*body, subject)),
        Format::Text(lines) => Some(text::plan(lines, subject)),
        Format::Xml(template) => Some(xml::plan(template, subject)),
        Format::Preset(preset) => {
            Some(preset::written(*preset)?.plan(representation.page, subject))
        }
        Format::Empty => None,
    }
}

/// The Content-Security-Policy of a representation.
fn policy(representation: &Representation) -> Option<&'static str> {
    match representation.format {
        Format::Preset(preset) => preset::written(preset)?.policy(representation.page.is_some()),
        _ => None,
    }
}

/// The response to an error, for the request at hand.
fn respond(error: &ErrorView, preferences: &Preferences) -> Response<Bytes> {
    #[cfg(feature = "middleware")]
    current(|request| request.note_rendered(error.entry));
    at_hand(|request| respond_in(error, preferences, request))
}

/// The response to an error of a request, which is asked where a body needs it.
pub(crate) fn respond_in(
    error: &ErrorView,
    preferences: &Preferences,
    request: Option<&CurrentRequest>,
) -> Response<Bytes> {
    #[cfg(feature = "testing")]
    crate::produced::record(&error.entry.answer_key());
    rendition(error, preferences, Surroundings::Request(request))
}

/// The same where the response is not sent, as an example in documentation.
pub(crate) fn rendition(
    error: &ErrorView,
    preferences: &Preferences,
    around: Surroundings,
) -> Response<Bytes> {
    let entry = error.answer();
    let rendered = rendered(entry, preferences, &error.values);
    // A response is large to move, and dear to move when it was written just now. So the clone is what
    // is returned, where nothing else can fail, and else is made before the body.
    if let (Body::Static(body), []) = (&rendered.body, rendered.dynamic.as_slice()) {
        return Response::from_parts(rendered.head.clone(), Bytes::from_static(body));
    }
    let mut head = rendered.head.clone();
    if let Some(fields) = error.values.fields() {
        for dynamic in &rendered.dynamic {
            dynamic.send(fields, &mut head.headers);
        }
    }
    let body = rendered.body(&Filling::new(&error.values, around));
    if body.is_none() && rendered.language.is_some() {
        // The message of a language may need a value that the default's does not.
        return rendition(error, &preferences.in_default_language(), around);
    }
    let body = body.unwrap_or_else(|| body_without_values(entry, preferences, around));
    Response::from_parts(head, body)
}

/// The body where a value fails: it has what the request says at most, which cannot fail.
fn body_without_values(
    entry: &'static Entry,
    preferences: &Preferences,
    around: Surroundings,
) -> Bytes {
    let nothing = ValueSource::Nothing;
    let rendered = rendered(entry, &preferences.in_default_language(), &nothing);
    let body = rendered.body(&Filling::new(&nothing, around));
    body.unwrap_or_default()
}

thread_local! {
    /// Where bodies are written, so that each is allocated once, in its own size.
    static SCRATCH: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// What a thread keeps between two bodies at most.
const LARGEST_SCRATCH: usize = 1 << 16;

impl Slots {
    /// Nothing where a value fails.
    fn fill(&self, filling: &Filling) -> Option<Bytes> {
        // An error whose `Display` renders another one finds the place empty, and makes its own.
        let mut out = SCRATCH.try_with(Cell::take).unwrap_or_default();
        out.clear();
        out.reserve(self.size);
        let written = guarded(|| self.plan.write(filling, &mut out));
        let body = written.map(|_| Bytes::copy_from_slice(&out));
        if out.capacity() <= LARGEST_SCRATCH {
            // A thread that ends keeps nothing.
            let _ = SCRATCH.try_with(|scratch| scratch.set(out));
        }
        body
    }
}

impl Rendered {
    /// The body; `None` where a value fails.
    fn body(&self, filling: &Filling) -> Option<Bytes> {
        match (&self.body, self.language) {
            (Body::Static(body), _) => Some(Bytes::from_static(body)),
            (Body::Slots(slots), None) => slots.fill(filling),
            (Body::Slots(slots), Some(language)) => {
                locale::within(language, || slots.fill(filling))
            }
        }
    }
}
