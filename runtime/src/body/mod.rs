//! JSON bodies: the values that errors and field errors have, and the plans that bodies are written by.

pub(crate) mod document;
pub(crate) mod json;
pub(crate) mod node;
pub(crate) mod plan;

pub use errorbook_model::{Body, Name, Node, Property};
