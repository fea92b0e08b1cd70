//! Reads errors back: the client's end of the wire.
//!
//! A client knows a service by its [`Profile`](crate::Profile). [`Reply::read`] reads a response in any representation
//! that the profile offers, and tells an error of the service from a response of anything else.
//!
//! ```
//! use errorbook::client::Reply;
//! use errorbook::{Body, Profile, body};
//! use http::{HeaderMap, StatusCode};
//!
//! static ACME: Profile = Profile::new()
//!     .body(body!({ "ok": false, "error": { "ref": code, "text": message, ..fields } }));
//!
//! let mut headers = HeaderMap::new();
//! headers.insert("content-type", "application/json".parse()?);
//! headers.insert("retry-after", "30".parse()?);
//! let body = r#"{"ok":false,"error":{"ref":"ORG_BUSY","text":"3 requests wait","waiting":3}}"#;
//!
//! let reply = Reply::read(&ACME, StatusCode::TOO_MANY_REQUESTS, &headers, body)?;
//! assert_eq!(reply.code(), Some("ORG_BUSY"));
//! assert_eq!(reply.message(), Some("3 requests wait"));
//! assert_eq!(reply.field("waiting"), Some(3));
//! assert_eq!(reply.retry_after().map(|wait| wait.as_secs()), Some(30));
//!
//! // What is not in the profile's shape is another's.
//! assert!(Reply::read(&ACME, StatusCode::BAD_GATEWAY, &headers, r#"{"ok":true}"#).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! `cargo errorbook export rust` writes a module with the profile of a service and an enum of its errors.
//!
//! # Hostile responses
//!
//! Nothing in a response makes the reader panic. A body that is longer than 2 MiB, nested deeper than 128, or of more
//! than 65,536 values is not read, nor is a document type of XML; these and a member that is there twice are
//! [`Foreign`].

// Assertions compare a response with an entry and say where it differs; a client needs neither.
#![cfg_attr(not(feature = "testing"), allow(dead_code))]

mod content;
pub(crate) mod excerpt;
mod field_error;
mod foreign;
mod known;
mod located;
mod of_text;
pub(crate) mod reading;
mod relayed;
mod relayed_values;
mod reply;
#[cfg(feature = "retry")]
mod retry;
pub(crate) mod shape;
pub(crate) mod strings;
mod tree;
pub(crate) mod upstream;
mod wait;
mod written;
mod xml;

pub use field_error::FieldError;
pub use foreign::Foreign;
pub use known::{Known, KnownField};
pub use relayed::Relayed;
pub use reply::Reply;
#[cfg(feature = "retry")]
pub use retry::Retry;
/// The JSON of fields.
pub use serde_json::{Map, Value};
pub use upstream::Upstream;

#[cfg(feature = "testing")]
pub(crate) use content::{Content, Parts, essence};
