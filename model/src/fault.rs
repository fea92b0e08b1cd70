//! A mistake in a text that an author wrote.

use std::fmt;

/// What is wrong with a text, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub wrong: String,
    /// What to write instead.
    pub write: String,
}

impl Fault {
    /// What is wrong, and what to write.
    pub fn new(wrong: impl Into<String>, write: impl Into<String>) -> Self {
        Fault {
            wrong: wrong.into(),
            write: write.into(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}", self.wrong, self.write)
    }
}

impl std::error::Error for Fault {}
