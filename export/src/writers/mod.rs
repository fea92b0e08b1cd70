//! The exports: a file or folder each, and a row in [`EXPORTS`].

mod answer;
mod comment;
pub(crate) mod html;
mod json;
pub(crate) mod markdown;
pub(crate) mod naming;
pub mod openapi;
mod pretty;
pub mod proxy;
pub(crate) mod rust;
pub(crate) mod typescript;

use crate::Catalogue;
use openapi::{AddError, Style};
use proxy::Files;
use serde_json::Value;

/// A format in which a catalogue is written.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Export {
    /// The name that the tool knows it by: `markdown`.
    pub name: &'static str,
    /// What is written, in a line.
    pub about: &'static str,
    /// Writes it.
    pub write: Write,
}

/// How an export is written. It shows what it is given: [`Catalogue::public`] leaves out what may not be
/// published, and `errorbook::docs::add_examples` renders the examples.
#[derive(Clone, Copy, Debug)]
pub enum Write {
    /// To one file.
    File(fn(&Catalogue) -> String),
    /// To an OpenAPI document in a style: to the service's own, where it is given.
    Document(fn(&Catalogue, Option<Value>, Style) -> Result<String, AddError>),
    /// To several files. The text is the absolute path of the folder in which they will be found.
    Folder(fn(&Catalogue, &str) -> Files),
}

/// Every export, in the order in which the tool lists them.
pub const EXPORTS: &[Export] = &[
    markdown::EXPORT,
    html::EXPORT,
    json::EXPORT,
    openapi::EXPORT,
    typescript::EXPORT,
    rust::EXPORT,
    proxy::nginx::EXPORT,
    proxy::apache::EXPORT,
];
