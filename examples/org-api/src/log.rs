//! What the operator reads beside the events of errorbook, of which each error that is answered is one.

use std::panic::PanicHookInfo;

/// Logs where a panic is, which the event of its error cannot know. Its text is recorded as a string, which
/// the subscriber quotes: a newline in it must not begin a line of the log.
pub(crate) fn panic(info: &PanicHookInfo<'_>) {
    let location = info.location().map(ToString::to_string);
    tracing::error!(location, panic = info.payload_as_str(), "panicked");
}
