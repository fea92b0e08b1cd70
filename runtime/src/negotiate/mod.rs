//! Content negotiation by the headers of a request.

pub mod accept;
pub mod language;
pub(crate) mod list;
#[cfg(feature = "rehearse")]
pub(crate) mod prefer;
pub(crate) mod preferences;
