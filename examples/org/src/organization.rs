//! Organizations, and what makes a new one valid.

use crate::errors::{InvalidOrg, OrgError};
use errorbook::FieldErrors;
use serde::{Deserialize, Serialize};

/// How large the body of a request may be, in bytes. An organization is small.
pub const LARGEST_BODY: usize = 64 * 1024;

/// An organization, as it is sent and as it is asked for.
#[derive(Debug, Deserialize, Serialize)]
pub struct Org {
    /// What it is known by in URLs.
    pub slug: String,
    /// What it is called.
    pub name: String,
    /// How many members it may have.
    ///
    /// Signed, so that a negative number is a fault like any other and not JSON of the wrong type.
    pub seats: i64,
}

impl Org {
    /// Checks every value, so that a client learns of all faults at once.
    pub fn check(&self) -> Result<(), OrgError> {
        let mut errors = FieldErrors::new();
        if !is_slug(&self.slug) {
            errors.add("/slug", InvalidOrg::Slug);
        }
        if self.name.trim().is_empty() {
            errors.add("/name", InvalidOrg::Name);
        }
        if self.seats < 1 {
            errors.add("/seats", InvalidOrg::Seats);
        }
        errors.into_result(|errors| OrgError::Invalid { errors })
    }
}

fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}
