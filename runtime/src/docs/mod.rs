//! A service's own catalogue, as data and as pages that it serves itself.
//!
//! `errorbook::axum::docs(&ERRORS)`, `errorbook::actix::docs(&ERRORS)`, `errorbook::poem::docs(&ERRORS)` and
//! `errorbook::rocket::docs(&ERRORS)` are the usual way in; [`Docs`] is what they are made of.

pub(crate) mod errors;
mod examples;
mod format;
mod items;
mod page;
mod pages;
pub(crate) mod place;
#[cfg(feature = "rehearse")]
mod rehearse;
mod site;
mod speaking;

pub use errorbook_export::openapi::AddError as DocumentError;
pub use errors::{Documented, Refusal};
pub use examples::add_examples;
#[cfg(feature = "rehearse")]
pub use rehearse::Rehearsal;
pub use site::Docs;

/// What generated code may name.
#[doc(hidden)]
pub mod __private {
    pub use super::errors::{Errors, Probe, Unknown};
}

use crate::cache::Kept;
use crate::catalogue::Catalogue;
use errorbook_export as data;
use errorbook_export::ReadError;
use errorbook_export::embedded::Embedded;

/// A catalogue as data, internal and concealed errors included, without examples.
///
/// ```
/// use errorbook::{ApiError, catalogue, docs};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[status(403)]
/// #[code("ORG_BLOCKED")]
/// struct Blocked;
///
/// catalogue! {
///     static ERRORS = [Blocked];
/// }
///
/// let data = docs::catalogue(&ERRORS);
/// assert!(data.to_json().contains("ORG_BLOCKED"));
/// ```
///
/// # Panics
///
/// Where the data that the macros left in the program cannot be read, which no program has whose crates
/// of errorbook are of one version.
pub fn catalogue(catalogue: &Catalogue) -> data::Catalogue {
    match read(catalogue) {
        Ok(data) => data,
        Err(error) => panic!("the catalogue `{}`: {error}", catalogue.path()),
    }
}

fn read(catalogue: &Catalogue) -> Result<data::Catalogue, ReadError> {
    let mut embedded = Embedded::default();
    for one in std::iter::once(catalogue).chain(catalogue.included()) {
        embedded.add_piece(one.embedded)?;
        if !one.locales.embedded.is_empty() {
            embedded.add_piece(one.locales.embedded)?;
        }
    }
    for listed in catalogue.listed() {
        embedded.add_piece(listed.table.embedded)?;
    }
    embedded.catalogue(Some(catalogue.path()))
}

impl Catalogue {
    /// The public entries as a page of Markdown, with examples: the page that the tool exports.
    ///
    /// ```
    /// # use errorbook::{ApiError, catalogue};
    /// # #[derive(Debug, ApiError)]
    /// # #[api_error(prefix = "ORG")]
    /// # #[status(403)]
    /// # #[code("ORG_BLOCKED")]
    /// # struct Blocked;
    /// catalogue! {
    ///     static ERRORS = [Blocked];
    /// }
    /// assert!(ERRORS.to_markdown().contains("### `ORG_BLOCKED`"));
    /// ```
    pub fn to_markdown(&'static self) -> String {
        errorbook_export::markdown(&documented(self).public())
    }
}

/// The same with examples, made once per process: what is rendered is kept for good.
pub(crate) fn documented(catalogue: &Catalogue) -> &'static data::Catalogue {
    /// By the address of what the catalogue leaves in the program, which is its own.
    static KNOWN: Kept<data::Catalogue> = Kept::new();
    KNOWN.get_or_make(catalogue.embedded, || {
        let mut data = self::catalogue(catalogue);
        add_examples(&mut data);
        data
    })
}
