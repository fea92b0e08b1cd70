//! In which version and layout a document is written.

use super::{AddError, add_to, dialect, layout, openapi};
use crate::Catalogue;
use serde_json::Value;

/// How a document is written, whatever it states. The default is that of [`openapi()`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// The version of the specification.
    pub version: Version,
    /// Where an operation has its errors.
    pub layout: Layout,
}

/// Where an operation has its errors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// In a response per status.
    #[default]
    PerStatus,
    /// All in the response `default`.
    OneError,
    /// All in `4XX`, and again in `5XX`, where the operation has errors of that class: for tools that take `default` for
    /// a success.
    OneErrorInRanges,
}

/// A version of OpenAPI.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Version {
    /// 3.0, for tools that do not read 3.1.
    V3_0,
    /// 3.1, whose schemas are those of JSON Schema.
    #[default]
    V3_1,
}

impl Style {
    /// Writes a document of OpenAPI 3.1 in this style: what [`openapi()`] made, or a service's own with the errors in it.
    ///
    /// In 3.0 a schema loses what that version has no word for, so that it may take more than before.
    ///
    /// With one response for all errors, each operation has the schema of its errors by a name, `ShowApiError` of the
    /// operation `show`. A document with components alone has the response and the schema `ApiError` of the whole catalogue.
    ///
    /// ```
    /// use errorbook_export::openapi::{Style, Version};
    ///
    /// let mut document = serde_json::json!({
    ///     "openapi": "3.1.0",
    ///     "info": { "title": "Organizations", "version": "1.4.0" },
    ///     "components": { "schemas": { "Blocked": { "type": "string", "const": "ORG_BLOCKED" } } },
    /// });
    /// let style = Style { version: Version::V3_0, ..Style::default() };
    /// style.apply(&mut document);
    /// assert_eq!(document["components"]["schemas"]["Blocked"]["enum"][0], "ORG_BLOCKED");
    /// ```
    pub fn apply(self, document: &mut Value) {
        match self.layout {
            Layout::PerStatus => {}
            Layout::OneError => layout::one_error(document, &["default"]),
            Layout::OneErrorInRanges => layout::one_error(document, &["4XX", "5XX"]),
        }
        if self.version == Version::V3_0 {
            dialect::to_3_0(document);
        }
    }
}

/// The errors of a catalogue in a style: in a service's own document, or in one with components alone.
pub(super) fn write(
    catalogue: &Catalogue,
    document: Option<Value>,
    style: Style,
) -> Result<String, AddError> {
    let mut document = match document {
        Some(mut own) => {
            add_to(&mut own, catalogue)?;
            own
        }
        // As it is, its members are in the order in which they are read.
        None if style == Style::default() => return Ok(openapi(catalogue)),
        None => serde_json::from_str(&openapi(catalogue)).unwrap_or_default(),
    };
    style.apply(&mut document);
    Ok(format!("{document:#}\n"))
}
