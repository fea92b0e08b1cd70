//! The model of errorbook: what its macros (while they expand), its runtime and its exports must agree
//! on, written once and without dependencies, but for the features `fluent`, which reads translations, and `openapi`,
//! which reads documents.
//!
//! Use the `errorbook` crate. This one has no stability guarantee of its own: the crates of errorbook are
//! released together.

// docs.rs builds with nightly Rust, which can show the feature that each item needs.
#![cfg_attr(docsrs, feature(doc_cfg))]

#[macro_use]
mod each;
#[macro_use]
mod named;

pub mod code;
pub mod const_str;
pub mod escape;
pub mod extras;
pub mod format;
pub mod grpc;
pub mod interpolation;
pub mod json_type;
pub mod language;
#[cfg(feature = "fluent")]
pub mod locale;
pub mod lock;
pub mod media;
pub mod notation;
pub mod offer;
#[cfg(feature = "openapi")]
pub mod operations;
pub mod page;
pub mod pairs;
pub mod preset;
pub mod profile;
pub mod shape;
pub mod similar;
pub mod slot;
pub mod status;
pub mod template;

mod fault;

pub use fault::Fault;
pub use json_type::JsonType;
pub use media::MediaType;
pub use notation::Notation;
pub use offer::{Format, Items, Offer, Representation, Xml};
pub use pairs::{Constant, Pairs};
pub use preset::Preset;
pub use profile::Profile;
pub use shape::{Body, EachMember, Name, Node, Property};
pub use slot::Slot;
