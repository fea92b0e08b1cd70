//! The log on standard error: an event of errorbook for each error that is sent, panics, and the warnings of all
//! crates.

use std::io::{self, IsTerminal};
use std::panic::{self, PanicHookInfo};
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Starts the log of this process.
pub fn start() {
    let lines = fmt::layer()
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal());
    let filter = Targets::new()
        .with_default(LevelFilter::WARN)
        .with_target("errorbook", LevelFilter::INFO);
    tracing_subscriber::registry()
        .with(lines)
        .with(filter)
        .init();
    panic::set_hook(Box::new(panicked));
}

/// Logs where a panic is, which the event of its error cannot know. Its text is recorded as a string, which
/// the subscriber quotes: a newline in it must not begin a line of the log.
fn panicked(info: &PanicHookInfo<'_>) {
    let location = info.location().map(ToString::to_string);
    tracing::error!(location, panic = info.payload_as_str(), "panicked");
}
