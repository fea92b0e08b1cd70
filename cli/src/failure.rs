//! Why a command failed.

use errorbook_model::Fault;
use std::fmt;

/// What is wrong, and on further lines what to do.
#[derive(Debug)]
pub(crate) struct Failure(String);

impl Failure {
    pub(crate) fn new(what: impl fmt::Display, write: impl fmt::Display) -> Self {
        Failure(format!("{what}\n{write}"))
    }

    /// Several, each of which says what to do.
    pub(crate) fn all(faults: &[Fault]) -> Self {
        let faults: Vec<_> = faults.iter().map(Fault::to_string).collect();
        Failure(faults.join("\n"))
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

/// The errors of the library say what to do.
impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Failure(error.to_string())
    }
}
