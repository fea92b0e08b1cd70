//! Organizations, and what makes a new one valid.

use crate::errors::{Fault, OrgError};
use serde::{Deserialize, Serialize};

/// An organization, as it is sent and as it is asked for.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Org {
    pub(crate) slug: String,
    pub(crate) name: String,
    /// Signed, so that a negative number is a fault like any other and not JSON of the wrong type.
    pub(crate) seats: i64,
}

impl Org {
    /// Checks every value, so that a client learns of all faults at once.
    pub(crate) fn check(&self) -> Result<(), OrgError> {
        let mut errors = Vec::new();
        if !is_slug(&self.slug) {
            errors.push(Fault {
                pointer: "/slug",
                code: "ORG_INVALID_SLUG",
                message: "a slug is lower-case letters, digits and hyphens",
            });
        }
        if self.name.trim().is_empty() {
            errors.push(Fault {
                pointer: "/name",
                code: "ORG_INVALID_NAME",
                message: "a name is not empty",
            });
        }
        if self.seats < 1 {
            errors.push(Fault {
                pointer: "/seats",
                code: "ORG_INVALID_SEATS",
                message: "there is at least one seat",
            });
        }
        if errors.is_empty() {
            Ok(())
        } else {
            Err(OrgError::Invalid { errors })
        }
    }
}

fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}
