//! What can be said of an error that cannot be kept.

use super::ApiError;
use crate::entry::Entry;
use crate::error::{ErrorText, ManualApiError};
use std::borrow::Cow;
use std::error::Error;
use std::fmt;

/// The entry and the texts of an error that borrows, or that a framework renders by reference.
#[derive(Debug)]
pub(super) struct Transcript {
    entry: &'static Entry,
    message: String,
    text: ErrorText,
}

impl Transcript {
    pub(super) fn new(error: &dyn ApiError) -> Self {
        Transcript {
            entry: error.entry(),
            message: error.message().into_owned(),
            text: ErrorText::of_display(error),
        }
    }
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

impl ManualApiError for Transcript {
    fn entry(&self) -> &'static Entry {
        self.entry
    }

    fn message(&self) -> Cow<'_, str> {
        Cow::Borrowed(&self.message)
    }
}
