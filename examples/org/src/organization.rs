//! Organizations, and what makes a new one valid.

use crate::errors::{CreateOrg, InvalidOrg};
use errorbook::FieldErrors;
use errorbook::extract::Check;
use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

/// How large the body of a request may be, in bytes. An organization is small.
pub const LARGEST_BODY: usize = 64 * 1024;

/// An organization, as it is sent and as it is asked for.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
pub struct Org {
    /// What it is known by in URLs.
    #[schema(pattern = "^[a-z0-9-]+$", example = "acme")]
    pub slug: String,
    /// What it is called.
    #[schema(pattern = r"\S", example = "Acme")]
    pub name: String,
    /// How many members it may have.
    // Signed, so that a negative number is a fault like any other and not JSON of the wrong type.
    #[serde(deserialize_with = "whole")]
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64, example = 10)]
    pub seats: i64,
}

/// JSON has one kind of number: `3.0` is as whole as `3`, and beyond 2^53 not every reader sees the same one
/// (RFC 8259 section 6).
fn whole<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    const LARGEST: f64 = 9_007_199_254_740_991.0;
    let number = f64::deserialize(deserializer)?;
    if number.fract() != 0.0 || number.abs() > LARGEST {
        let expected = "a whole number below 2^53";
        return Err(D::Error::invalid_value(
            Unexpected::Float(number),
            &expected,
        ));
    }
    #[allow(clippy::cast_possible_truncation, reason = "it is whole and in range")]
    Ok(number as i64)
}

impl Check for Org {
    type Error = CreateOrg;

    /// Checks every value, so that a client learns of all faults at once.
    fn check(&self) -> Result<(), CreateOrg> {
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
        errors.into_result(|errors| CreateOrg::Invalid { errors })
    }
}

fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}
