//! Events and counters, where their features are on. Nothing of the request's content is in them: no
//! message, no field, no path; only the error's code, its status, the request's id and the causes.

use super::ErrorEvent;

/// Whether a log will read more of an error than its entry.
pub(super) fn reads_errors() -> bool {
    #[cfg(feature = "tracing")]
    return tracing::level_filters::LevelFilter::current()
        > tracing::level_filters::LevelFilter::OFF;
    #[cfg(not(feature = "tracing"))]
    false
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
                request.id = event.request_id(),
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

/// The causes, nearest first; `None`, which is not recorded, where there are none. They are a string, which
/// subscribers quote: a newline in one must not begin a line of the log. Where a cause fails or panics, the
/// texts before it are kept.
#[cfg(feature = "tracing")]
fn sources(event: &ErrorEvent<'_>) -> Option<String> {
    use std::fmt::Write;
    let mut text: Option<String> = None;
    crate::error::guarded::<_, std::fmt::Error>(|| {
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

/// `http_server_errors_total`, by code and status.
#[cfg(feature = "metrics")]
fn count(event: &ErrorEvent<'_>) {
    let status = event.status();
    metrics::counter!(
        "http_server_errors_total",
        "code" => event.code().as_str(),
        "status" => status.as_str().to_owned(),
    )
    .increment(1);
}
