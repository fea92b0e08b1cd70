//! errorbook
pub mod accept;
pub mod language;
