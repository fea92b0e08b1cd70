//! JSON bodies: the values of errors and field errors, and the plans from which bodies are written.

pub(crate) mod document;
pub(crate) mod json;
pub(crate) mod node;
pub(crate) mod plan;

pub use errorbook_model::{Body, Name, Node, Property};
