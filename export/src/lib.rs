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

mod answer;
pub mod check;
mod comment;
mod data;
mod describe;
pub mod diff;
pub mod embedded;
mod facts;
mod finding;
mod html;
mod json_type;
pub mod lock;
mod markdown;
pub mod merge;
mod naming;
pub mod openapi;
mod pretty;
mod profile;
mod program;
pub mod proxy;
mod read;
pub mod shape;
mod template;
mod typescript;

pub use data::{Catalogue, Code, Entry, Example, Field, Header, Service, Type};
pub use finding::{Finding, Rule, Severity};
pub use html::{html, html_entry, html_policy};
pub use json_type::JsonType;
pub use markdown::markdown;
pub use openapi::openapi;
pub use profile::{Name, Offer, Part, Profile};
pub use read::ReadError;
pub use template::{Segment, segments};
pub use typescript::typescript;

/// The phrase of a status, of IANA's registry: `Not Found`. Of one that is not registered, that of its
/// class (RFC 9110 section 15).
pub fn phrase(status: u16) -> &'static str {
    const PHRASES: &[(u16, &str, bool)] = &errorbook_macros::__phrases!();
    let find = |status: u16| PHRASES.iter().find(|row| row.0 == status);
    find(status)
        .or_else(|| find(status / 100 * 100))
        .map_or("Error", |row| row.1)
}
