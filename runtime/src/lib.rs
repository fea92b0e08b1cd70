//! One annotated error enum is the whole error contract of an HTTP API.

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
pub mod accept;
mod adapter;
mod body;
mod catalogue;
mod code;
mod entry;
mod error;
mod header;
pub mod language;
#[cfg(feature = "tower")]
mod layer;
mod list;
mod preferences;
mod profile;
mod render;
mod scope;
mod status;
mod table;
mod text;

pub use body::Body;
pub use body::document::Document;
pub use catalogue::Catalogue;
pub use code::Code;
pub use entry::{Entry, Field, Retry};
pub use error::{ApiError, Described, Problem};
pub use errorbook_macros::ApiError;
pub use header::HeaderField;
pub use preferences::Preferences;
pub use profile::{Offer, Profile};
pub use table::Table;

/// Middleware for services of tower, axum among them.
#[cfg(feature = "tower")]
pub mod tower {
    pub use crate::layer::{ErrorLayer, ErrorService, ResponseFuture};
}

/// A template of JSON bodies.
#[macro_export]
macro_rules! body {
    ($($template:tt)*) => {
        $crate::__private::__body! { $crate, $($template)* }
    };
}

/// Joins the types of a service into one catalogue.
#[macro_export]
macro_rules! catalogue {
    ($($catalogue:tt)*) => {
        $crate::__private::__catalogue! { $crate, $($catalogue)* }
    };
}
