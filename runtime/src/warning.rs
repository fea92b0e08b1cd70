//! Warnings about the setup of a service. Each is given once in a process, at the first error that shows the fault.

use std::sync::Once;

/// Gives a warning the first time that it is called with this `once`: as an event where tracing has a subscriber,
/// else on stderr.
pub(crate) fn warn(once: &Once, text: &str) {
    once.call_once(|| {
        #[cfg(feature = "tracing")]
        if has_subscriber() {
            return tracing::warn!(target: "errorbook", "{text}");
        }
        eprintln!("errorbook: {text}");
    });
}

/// Whether tracing has a subscriber that takes events.
pub(crate) fn has_subscriber() -> bool {
    #[cfg(feature = "tracing")]
    return tracing::level_filters::LevelFilter::current()
        > tracing::level_filters::LevelFilter::OFF;
    #[cfg(not(feature = "tracing"))]
    false
}
