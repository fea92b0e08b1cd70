//! What the operator reads: one event for each error that is answered.
//!
//! Texts are recorded as strings, which the subscriber quotes: they may repeat what a client sent, and a
//! newline in that must not begin a line of the log.

use errorbook::tower::ErrorEvent;
use std::panic::PanicHookInfo;

/// Logs an error. A 5xx is the service's fault and wants a look, a 4xx is the client's.
pub(crate) fn error(event: &ErrorEvent<'_>) {
    let (code, status) = (event.code(), event.status().as_u16());
    let request_id = event.request_id();
    // A field that is `None` is not recorded.
    let error = event.error().map(ToString::to_string);
    let sources = sources(event);
    if event.status().is_server_error() {
        tracing::error!(%code, status, request_id, error, sources, panic = event.panic(), "request failed");
    } else {
        tracing::info!(%code, status, request_id, error, sources, "request refused");
    }
}

/// Logs where a panic is, which the event of its error cannot know.
pub(crate) fn panic(info: &PanicHookInfo<'_>) {
    let location = info.location().map(ToString::to_string);
    tracing::error!(location, panic = info.payload_as_str(), "panicked");
}

/// The whole chain of causes; `None` where there are none.
fn sources(event: &ErrorEvent<'_>) -> Option<String> {
    let chain: Vec<String> = event.sources().map(ToString::to_string).collect();
    (!chain.is_empty()).then(|| chain.join(": "))
}
