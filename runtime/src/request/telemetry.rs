//! Events and counters, where their features are on. Nothing of the request's content is in them: no field, no path, and
//! nothing that the client was sent; only the error's code, its status, the request's id, trace, method and route, the causes
//! and the error's own text. Their names are those of OpenTelemetry's semantic conventions, where it has one.

use super::ErrorEvent;
use crate::warning;
use std::sync::Once;
#[cfg(feature = "tracing")]
use {crate::error::guarded, http::Method, std::borrow::Cow};

/// Warns where the cause of an error is lost: the layer has no callback, and there is no log.
pub(super) fn warn_of_no_sink(has_callback: bool) {
    static WARNED: Once = Once::new();
    if has_callback || warning::has_subscriber() {
        return;
    }
    warning::warn(
        &WARNED,
        "an error is answered and its cause goes nowhere: give `ErrorLayer::on_error` a callback, or turn on errorbook's feature \
         `tracing` and install a subscriber",
    );
}

pub(super) fn emit(event: &ErrorEvent<'_>) {
    #[cfg(feature = "tracing")]
    trace(event);
    #[cfg(feature = "metrics")]
    count(event);
    #[cfg(not(any(feature = "tracing", feature = "metrics")))]
    let _ = event;
}

/// One event per error: at the level of `#[log]`, else `ERROR` for a 5xx and `INFO` for a 4xx.
#[cfg(feature = "tracing")]
fn trace(event: &ErrorEvent<'_>) {
    macro_rules! at {
        ($level:ident) => {
            tracing::event!(
                target: "errorbook",
                tracing::Level::$level,
                error.type = event.code().as_str(),
                http.response.status_code = event.status().as_u16(),
                http.request.method = method_name(event.method()),
                http.route = event.route(),
                request.id = event.request_id(),
                trace_id = event.trace_id(),
                error.owner = event.owner(),
                error.runbook = event.runbook(),
                error.message = message(event).as_deref(),
                error.sources = sources(event),
                error.panic = event.panic(),
            )
        };
    }
    match event.entry().log_level() {
        Some("error") => at!(ERROR),
        Some("warn") => at!(WARN),
        Some("info") => at!(INFO),
        Some("debug") => at!(DEBUG),
        Some("trace") => at!(TRACE),
        _ if event.status().is_server_error() => at!(ERROR),
        _ => at!(INFO),
    }
}

/// A method as OpenTelemetry has it: one that it does not know is `_OTHER`, since a client may make up any.
#[cfg(feature = "tracing")]
fn method_name(method: &Method) -> &str {
    match method.as_str() {
        name @ ("GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "CONNECT" | "OPTIONS" | "TRACE"
        | "PATCH" | "QUERY") => name,
        _ => "_OTHER",
    }
}

/// The text of the error itself, or of a foreign 5xx. That of a 4xx which is what the client was sent is left out: the
/// request's content may be in it.
#[cfg(feature = "tracing")]
fn message<'a>(event: &ErrorEvent<'a>) -> Option<Cow<'a, str>> {
    if let Some(text) = event.text() {
        return Some(Cow::Borrowed(text));
    }
    let error = event.error()?;
    let text = guarded::<_, ()>(|| Ok(error.to_string()))?;
    let is_sent = event.status().is_client_error() && error.message() == text;
    (!is_sent).then_some(Cow::Owned(text))
}

/// The causes, nearest first; `None`, which is not recorded, where there are none. They are a string, which
/// subscribers quote: a newline in one must not begin a line of the log. Where a cause fails or panics, the
/// texts before it are kept.
#[cfg(feature = "tracing")]
fn sources(event: &ErrorEvent<'_>) -> Option<String> {
    use std::fmt::Write;
    let mut text: Option<String> = None;
    guarded::<_, std::fmt::Error>(|| {
        for cause in event.sources() {
            if let Some(text) = &mut text {
                text.push_str(": ");
            }
            write!(text.get_or_insert_default(), "{cause}")?;
        }
        Ok(())
    });
    text
}

/// `http_server_errors_total`, by code, status and, where it is known, route.
#[cfg(feature = "metrics")]
fn count(event: &ErrorEvent<'_>) {
    let mut labels = vec![
        metrics::Label::from_static_parts("code", event.code().as_str()),
        metrics::Label::new("status", event.status().as_str().to_owned()),
    ];
    let route = event.route();
    labels.extend(route.map(|route| metrics::Label::new("http.route", route.to_owned())));
    metrics::counter!("http_server_errors_total", labels).increment(1);
}
