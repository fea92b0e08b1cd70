//! Content negotiation by the headers of a request.

pub mod accept;
pub mod language;
pub(crate) mod list;
pub(crate) mod preferences;
