//! From an error to actix's response. actix renders by reference and keeps the error beside its response, so what a
//! response of errorbook's brings along is the way to find it there.

use super::head;
use crate::render::convert::{Deferred, defers_errors, keep_transcript};
use crate::render::{ApiError, current};
use actix_web::http::StatusCode;
use actix_web::{Error, HttpResponse, ResponseError};
use std::sync::Arc;

/// In the extensions of a response: how the error that it was made of is found.
#[derive(Clone)]
pub(super) struct Origin {
    /// In actix's error, by its type.
    find: Option<Find>,
    /// What can be said of an error that its response turns out not to hold.
    transcript: Option<Arc<dyn ApiError>>,
    deferred: Deferred,
}

pub(super) type Find = for<'a> fn(&'a Error) -> Option<&'a dyn ApiError>;

impl Origin {
    pub(super) fn kept<'a>(&'a self, error: Option<&'a Error>) -> Option<&'a dyn ApiError> {
        let found = self.find.zip(error).and_then(|(find, error)| find(error));
        found.or(self.transcript.as_deref())
    }

    /// Whether it was rendered out of every layer's sight.
    pub(super) fn take_deferred(&mut self) -> bool {
        self.deferred.take()
    }
}

/// The status that the error is answered with.
pub fn status_code<E: ApiError + ?Sized>(error: &E) -> StatusCode {
    head::status(error.entry().answer().status())
}

/// The response to an error.
pub fn respond_owned<E: ApiError + ResponseError + 'static>(error: &E) -> HttpResponse {
    respond(error, |error| {
        error.as_error::<E>().map(|error| error as &dyn ApiError)
    })
}

/// The same for an error that borrows and so cannot be found again.
pub fn respond_borrowed<E: ApiError>(error: &E) -> HttpResponse {
    rendered(error, None)
}

pub(super) fn respond(error: &dyn ApiError, find: Find) -> HttpResponse {
    rendered(error, Some(find))
}

fn rendered(error: &dyn ApiError, find: Option<Find>) -> HttpResponse {
    let preferences = current(|request| request.preferences_for(|| error.entry()));
    let is_deferred = preferences.is_none();
    let deferred = Deferred::new(is_deferred);
    let mut response = head::response(error.respond(&preferences.unwrap_or_default()));
    response.head_mut().reason = error.entry().answer().sent_reason();
    let transcript = keep_transcript(error);
    if transcript.is_some() || (is_deferred && find.is_some() && defers_errors()) {
        response.extensions_mut().insert(Origin {
            find,
            transcript,
            deferred,
        });
    }
    response
}

/// Takes the way to the error of a response.
pub(super) fn take_origin<B>(response: &mut HttpResponse<B>) -> Option<Origin> {
    response.extensions_mut().remove::<Origin>()
}
