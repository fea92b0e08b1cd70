//! The error catalogues of [errorbook](https://docs.rs/errorbook) as data.
//!
//! A [`Catalogue`] is read from a program that was built ([`embedded`]) or from JSON
//! ([`Catalogue::from_json`]).
//!
//! ```
//! use errorbook_export::Catalogue;
//!
//! let json = r#"{
//!     "errorbook": 1,
//!     "services": [{ "name": "acme::ERRORS", "profile": { "body": [{ "member": ["code", "code"] }] } }],
//!     "types": [{
//!         "path": "acme::OrgError",
//!         "entries": [{ "code": "ORG_BLOCKED", "status": 403, "variant": "Blocked", "title": "Blocked" }]
//!     }]
//! }"#;
//! let catalogue = Catalogue::from_json(json.as_bytes())?;
//! let codes: Vec<_> = catalogue.entries().map(|(_, entry)| entry.code.to_string()).collect();
//! assert_eq!(codes, ["ORG_BLOCKED"]);
//! # Ok::<(), errorbook_export::ReadError>(())
//! ```

mod data;
pub mod embedded;
mod profile;
mod read;
mod template;

pub use data::{Catalogue, Code, Entry, Example, Field, Header, JsonType, Service, Type};
pub use profile::{Name, Offer, Part, Profile};
pub use read::ReadError;
pub use template::{Segment, segments};

/// The phrase of a status, of IANA's registry: `Not Found`. Of one that is not registered, that of its
/// class (RFC 9110 section 15).
pub fn phrase(status: u16) -> &'static str {
    const PHRASES: &[(u16, &str, bool)] = &errorbook_macros::__phrases!();
    let find = |status: u16| PHRASES.iter().find(|row| row.0 == status);
    find(status)
        .or_else(|| find(status / 100 * 100))
        .map_or("Error", |row| row.1)
}
