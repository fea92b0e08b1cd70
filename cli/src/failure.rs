//! Why a command failed.

use std::fmt;

/// What is wrong, and on further lines what to do.
#[derive(Debug)]
pub(crate) struct Failure(String);

impl Failure {
    pub(crate) fn new(what: impl fmt::Display, write: impl fmt::Display) -> Self {
        Failure(format!("{what}\n{write}"))
    }

    /// A failure of something that has a name: a file, a program, a service.
    pub(crate) fn of(name: impl fmt::Display, why: impl fmt::Display) -> Self {
        Failure(format!("`{name}`: {why}"))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

impl From<errorbook_export::ReadError> for Failure {
    fn from(error: errorbook_export::ReadError) -> Self {
        Failure(error.to_string())
    }
}

impl From<errorbook_export::lock::Unlockable> for Failure {
    fn from(error: errorbook_export::lock::Unlockable) -> Self {
        Failure(error.to_string())
    }
}
