//! What a request asks for, in its headers.

pub mod accept;
pub mod language;
pub(crate) mod list;
pub(crate) mod preferences;
