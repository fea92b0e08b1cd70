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
//!     "services": [{ "name": "acme::ERRORS", "profile": { "body": { "object": [["code", { "name": "code" }]] } } }],
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

pub mod check;
mod data;
mod defaults;
mod describe;
pub mod diff;
mod documented;
pub mod embedded;
mod facts;
mod finding;
mod json_type;
pub mod locales;
pub mod lock;
pub mod merge;
mod operation;
mod profile;
mod program;
mod read;
mod sample;
pub mod shape;
mod subset;
pub mod writers;

pub use errorbook_model::status::phrase;
pub use errorbook_model::template::{Segment, segments};
pub use errorbook_model::{
    Body, Format, Items, JsonType, Name, Node, Offer, Profile, Property, Representation, Xml,
};

pub use data::{Catalogue, Code, Documentary, Entry, Example, Field, Header, Service, Type};
pub use facts::{Fact, Span, facts, marks};
pub use finding::{Finding, Rule, Severity};
pub use operation::Operation;
pub use read::ReadError;
pub use sample::Sample;
pub use subset::{Inside, Subset};
pub use writers::html::{html, html_entry, html_policy};
pub use writers::markdown::{index::markdown_index, markdown};
pub use writers::openapi::openapi;
pub use writers::rust::rust;
pub use writers::typescript::typescript;
pub use writers::{openapi, proxy};
