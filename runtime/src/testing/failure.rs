//! The message of a failed assertion.

use super::Response;
use crate::client::excerpt::{excerpt, printable};
use crate::client::reading::Reading;
use crate::render::read::ReadCode;
use std::fmt::{self, Write};

/// The maximum length of a body in a failure.
const LONGEST_BODY: usize = 2048;

/// The failure of an assertion. It has a line for each difference, and the response.
#[derive(Debug)]
pub struct Failure {
    wrong: String,
    lines: Vec<(String, String)>,
}

impl Failure {
    pub(crate) fn new(wrong: impl Into<String>) -> Self {
        Failure {
            wrong: wrong.into(),
            lines: Vec::new(),
        }
    }

    pub(crate) fn line(mut self, label: impl Into<String>, text: impl Into<String>) -> Self {
        self.lines.push((label.into(), text.into()));
        self
    }

    /// Adds the response: its summary and its body.
    pub(crate) fn received(self, received: String, response: &Response) -> Self {
        self.line("received", received)
            .line("body", shown(response.body()))
    }

    /// Fails the test.
    ///
    /// # Panics
    ///
    /// Always panics, with the message of the failed assertion.
    #[track_caller]
    pub fn report(&self, message: Option<fmt::Arguments<'_>>) -> ! {
        let mut text = format!("assertion failed: {}", self.wrong);
        if let Some(message) = message {
            // Writing to a `String` cannot fail.
            let _ = write!(text, ": {message}");
        }
        for (label, line) in &self.lines {
            let _ = write!(text, "\n  {label}: {line}");
        }
        panic!("{text}");
    }
}

/// A response in one line: its status, its code, its message.
pub(crate) fn summary(
    response: &Response,
    reading: &Reading,
    code: impl FnOnce(&ReadCode) -> String,
) -> String {
    let code = match reading.code.as_ref().or(reading.header_code.as_ref()) {
        Some(found) => code(found),
        None => "without a code".to_owned(),
    };
    let mut text = format!("{} {}", response.status().as_u16(), excerpt(&code));
    if let Some(message) = &reading.message {
        let _ = write!(text, ", \"{}\"", excerpt(message));
    }
    text
}

/// A body for a failure: shortened if it is long, with control characters escaped.
fn shown(body: &[u8]) -> String {
    if body.is_empty() {
        return "empty".to_owned();
    }
    let part = &body[..body.len().min(LONGEST_BODY)];
    let text = String::from_utf8_lossy(part);
    // A character that the cut splits is not shown.
    let is_cut = part.len() < body.len();
    let mut shown = printable(if is_cut {
        text.trim_end_matches('\u{fffd}')
    } else {
        &text
    });
    if is_cut {
        let _ = write!(shown, "… ({} bytes in all)", body.len());
    }
    shown
}
