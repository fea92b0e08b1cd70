//! What can be said of an error that cannot be kept.

use super::ApiError;
use crate::entry::Entry;
use crate::error::{ManualApiError, guarded};
use std::borrow::Cow;
use std::error::Error;
use std::fmt;

/// The entry and the texts of an error that borrows, or that a framework renders by reference.
#[derive(Debug)]
pub(super) struct Transcript {
    entry: &'static Entry,
    message: String,
    text: Text,
}

/// The text of an error and, as its source, that of its cause.
#[derive(Debug)]
struct Text {
    text: String,
    source: Option<Box<Text>>,
}

/// A longer chain of causes is cut off: most likely it is a circle.
const MOST_CAUSES: usize = 64;

impl Transcript {
    pub(super) fn new(error: &dyn ApiError) -> Self {
        let mut causes = Vec::new();
        let mut source = guarded::<_, ()>(|| Ok(error.source())).flatten();
        while let Some(cause) = source.filter(|_| causes.len() < MOST_CAUSES) {
            causes.push(written(&cause));
            source = guarded::<_, ()>(|| Ok(cause.source())).flatten();
        }
        let source = causes
            .into_iter()
            .rev()
            .fold(None, |source, text| Some(Box::new(Text { text, source })));
        Transcript {
            entry: error.entry(),
            message: error.message().into_owned(),
            text: Text {
                text: written(&error),
                source,
            },
        }
    }
}

fn written(error: &dyn fmt::Display) -> String {
    guarded::<_, ()>(|| Ok(error.to_string())).unwrap_or_default()
}

impl fmt::Display for Transcript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}

impl Error for Transcript {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.text.source()
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Error for Text {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let source = self.source.as_deref()?;
        Some(source)
    }
}

impl ManualApiError for Transcript {
    fn entry(&self) -> &'static Entry {
        self.entry
    }

    fn message(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.message)
    }
}
