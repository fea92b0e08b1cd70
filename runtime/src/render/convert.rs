//! Conversions into responses.

use super::{AnyError, ApiError, Problem};
use crate::negotiate::preferences::Preferences;
use bytes::Bytes;
use http::Response;
#[cfg(feature = "middleware")]
use {
    super::{current, transcript::Transcript},
    crate::warning,
    std::sync::Arc,
    std::sync::Once,
    std::sync::atomic::{AtomicBool, Ordering},
};

/// In the extensions of a response: the error that it was made of.
#[cfg(feature = "middleware")]
#[derive(Clone)]
#[allow(
    dead_code,
    reason = "a framework whose responses hold their errors does not read it"
)]
pub(crate) struct KeptError {
    pub(crate) error: Arc<dyn ApiError>,
    pub(crate) deferred: Deferred,
}

/// Whether an error was rendered out of every layer's sight, and so in the default profile: a layer further out
/// renders it again. Where none does, dropping this warns.
#[cfg(feature = "middleware")]
pub(crate) struct Deferred(AtomicBool);

#[cfg(feature = "middleware")]
impl Deferred {
    pub(crate) fn new(is_deferred: bool) -> Self {
        if is_deferred && !defers_errors() {
            warn_of_no_layer();
        }
        Deferred(AtomicBool::new(is_deferred))
    }

    /// Called by a layer, which sees the error.
    pub(crate) fn take(&self) -> bool {
        self.0.swap(false, Ordering::Relaxed)
    }
}

#[cfg(feature = "middleware")]
impl Clone for Deferred {
    fn clone(&self) -> Self {
        Deferred(AtomicBool::new(self.0.load(Ordering::Relaxed)))
    }
}

#[cfg(feature = "middleware")]
impl Drop for Deferred {
    fn drop(&mut self) {
        if self.take() {
            warn_of_no_layer();
        }
    }
}

#[cfg(feature = "middleware")]
fn warn_of_no_layer() {
    static WARNED: Once = Once::new();
    warning::warn(
        &WARNED,
        "an error became a response that no `ErrorLayer` has seen: it has the default profile and is not reported. \
         Add `.layer(ErrorLayer::new(&ERRORS))`, on actix-web `.wrap(…)`, on Rocket \
         `.attach(…)`, after the last route",
    );
}

/// The response to an error. Out of every layer's sight it speaks the default profile and keeps the error, so
/// that a layer further out can render it again; in a call of gRPC too, which a layer answers with a status.
#[cfg_attr(not(feature = "middleware"), allow(clippy::needless_pass_by_value))]
pub fn respond_owned<B: From<Bytes>, E: ApiError + 'static>(error: E) -> Response<B> {
    #[cfg(feature = "middleware")]
    {
        let (preferences, deferred) = preferences_at_hand(&error);
        let mut response = error.respond(&preferences).map(B::from);
        if let Some(deferred) = deferred {
            response.extensions_mut().insert(KeptError {
                error: Arc::new(error),
                deferred,
            });
        }
        response
    }
    #[cfg(not(feature = "middleware"))]
    error.respond(&Preferences::default()).map(B::from)
}

/// What a response to an error is rendered by, and, where the error is kept, whether a layer renders it again. What does not
/// depend on the type of the error is here, since rustc generates all of the function above for each.
#[cfg(feature = "middleware")]
fn preferences_at_hand(error: &dyn ApiError) -> (Preferences, Option<Deferred>) {
    let at_hand = current(|request| {
        #[cfg(feature = "grpc")]
        if request.is_call() {
            return None;
        }
        let preferences = request.preferences_for(|| error.entry());
        Some((preferences, request.keeps_errors))
    });
    let at_hand = at_hand.flatten();
    let deferred = Deferred::new(at_hand.is_none());
    let (preferences, is_kept) =
        at_hand.unwrap_or_else(|| (Preferences::default(), defers_errors()));
    (preferences, is_kept.then_some(deferred))
}

/// The same for an error that borrows.
#[allow(
    clippy::needless_pass_by_value,
    reason = "generated code calls it as it calls the other"
)]
pub fn respond_borrowed<B: From<Bytes>, E: ApiError>(error: E) -> Response<B> {
    respond_by_reference(&error)
}

/// The same for an error that is lent: what can be said of it is kept in its place, and it is not rendered again.
pub(crate) fn respond_by_reference<B: From<Bytes>>(error: &dyn ApiError) -> Response<B> {
    #[cfg(feature = "middleware")]
    if let Some(preferences) = current(|request| request.preferences_for(|| error.entry())) {
        let response = error.respond(&preferences);
        #[cfg(feature = "grpc")]
        let status =
            (preferences.profile.is_of_calls).then(|| StatusOfCall(response.body().clone()));
        let mut response = response.map(B::from);
        #[cfg(feature = "grpc")]
        if let Some(status) = status {
            response.extensions_mut().insert(status);
        }
        if let Some(error) = keep_transcript(error) {
            response.extensions_mut().insert(KeptError {
                error,
                deferred: Deferred::new(false),
            });
        }
        return response;
    }
    #[cfg(feature = "middleware")]
    drop(Deferred::new(true));
    #[cfg_attr(not(feature = "middleware"), allow(unused_mut))]
    let mut response = error.respond(&Preferences::default()).map(B::from);
    #[cfg(feature = "middleware")]
    if defers_errors() {
        response.extensions_mut().insert(KeptError {
            error: Arc::new(Transcript::new(error)),
            deferred: Deferred::new(false),
        });
    }
    response
}

/// In the extensions of a response to a call of gRPC: its body, which is a status, for the layer that answers the call.
#[cfg(feature = "grpc")]
#[derive(Clone)]
pub(crate) struct StatusOfCall(pub(crate) Bytes);

/// The response to a call of gRPC that failed with an error, whose body is a status, and the error.
#[cfg(feature = "grpc")]
pub(crate) fn respond_to_call<E: ApiError + 'static>(error: E) -> (Response<Bytes>, KeptError) {
    let preferences = current(|request| request.preferences_for_call(|| error.entry()));
    let deferred = Deferred::new(preferences.is_none());
    let response = error.respond(&preferences.unwrap_or_else(Preferences::of_calls));
    let error = Arc::new(error);
    (response, KeptError { error, deferred })
}

/// The same for an error that borrows: what can be said of it is kept in its place, and it is not rendered again.
#[cfg(feature = "grpc")]
pub(crate) fn respond_to_call_borrowed(error: &dyn ApiError) -> (Response<Bytes>, KeptError) {
    let preferences = current(|request| request.preferences_for_call(|| error.entry()));
    drop(Deferred::new(preferences.is_none()));
    let response = error.respond(&preferences.unwrap_or_else(Preferences::of_calls));
    let kept = KeptError {
        error: Arc::new(Transcript::new(error)),
        deferred: Deferred::new(false),
    };
    (response, kept)
}

/// What can be said of an error that cannot be kept, where a callback or a log will read it.
#[cfg(feature = "middleware")]
pub(crate) fn keep_transcript(error: &dyn ApiError) -> Option<Arc<dyn ApiError>> {
    let is_kept = current(|request| request.keeps_errors).unwrap_or_default();
    is_kept.then(|| Arc::new(Transcript::new(error)) as Arc<dyn ApiError>)
}

#[cfg(feature = "middleware")]
static DEFERS_ERRORS: AtomicBool = AtomicBool::new(false);

/// Whether this process has a layer that could render an error again.
#[cfg(feature = "middleware")]
pub(crate) fn defers_errors() -> bool {
    DEFERS_ERRORS.load(Ordering::Relaxed)
}

/// Called where a layer is made.
#[cfg(feature = "middleware")]
pub(crate) fn defer_errors() {
    DEFERS_ERRORS.store(true, Ordering::Relaxed);
}

impl<B: From<Bytes>, E: ApiError + 'static> From<Problem<E>> for Response<B> {
    fn from(problem: Problem<E>) -> Self {
        respond_owned(problem.0)
    }
}

impl<B: From<Bytes>> From<Box<dyn ApiError>> for Response<B> {
    fn from(error: Box<dyn ApiError>) -> Self {
        respond_owned(error)
    }
}

impl<B: From<Bytes>> From<AnyError> for Response<B> {
    fn from(error: AnyError) -> Self {
        respond_owned(error.into_inner())
    }
}
