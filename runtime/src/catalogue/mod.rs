//! All errors that a service can return.

pub(crate) mod check;
#[cfg(feature = "embed")]
pub(crate) mod listing;
pub(crate) mod lock;
mod markdown;

use crate::entry::Entry;
use crate::profile::Profile;
use crate::table::Table;
use std::fmt;

/// All errors that a service can return, and its [`Profile`]. [`catalogue!`](crate::catalogue!) creates it.
///
/// ```
/// use errorbook::{ApiError, Profile, catalogue};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// enum OrgError {
///     #[status(403)]
///     #[code("ORG_BLOCKED")]
///     #[message("the organization is blocked")]
///     Blocked,
/// }
///
/// static ACME: Profile = Profile::new();
///
/// catalogue! {
///     /// Every error of this service.
///     pub static ERRORS = [OrgError];
///     profile = ACME;
/// }
///
/// assert_eq!(ERRORS.entries().count(), 1);
/// assert!(ERRORS.get("ORG_BLOCKED").is_some());
/// assert!(ERRORS.to_markdown().contains("ORG_BLOCKED"));
/// ```
pub struct Catalogue {
    path: &'static str,
    members: &'static [Member],
    profile: &'static Profile,
    #[cfg_attr(
        not(feature = "docs"),
        allow(dead_code, reason = "only `docs` reads it")
    )]
    embedded: &'static [u8],
}

/// A member of a catalogue.
pub enum Member {
    /// A type.
    Type(&'static Table),
    /// All types of another catalogue.
    Catalogue(&'static Catalogue),
}

impl Catalogue {
    #[doc(hidden)]
    pub const fn __new(
        path: &'static str,
        members: &'static [Member],
        profile: &'static Profile,
        embedded: &'static [u8],
    ) -> Self {
        Catalogue {
            path,
            members,
            profile,
            embedded,
        }
    }

    /// The path of the `static`, including the crate and the module.
    ///
    /// ```
    /// # use errorbook::{HttpError, catalogue};
    /// catalogue! { static ERRORS = [HttpError]; }
    ///
    /// assert!(ERRORS.path().ends_with("::ERRORS"));
    /// ```
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// The wire format of the service.
    ///
    /// ```
    /// # use errorbook::{ApiError, HttpError, catalogue};
    /// catalogue! { static ERRORS = [HttpError]; }
    ///
    /// let preferences = ERRORS.profile().preferences(&http::HeaderMap::new());
    /// assert_eq!(HttpError::NotFound.respond(&preferences).status(), 404);
    /// ```
    pub const fn profile(&self) -> &'static Profile {
        self.profile
    }

    /// The types, in the order in which they are listed. A type that is reached twice is listed once.
    ///
    /// ```
    /// # use errorbook::{HttpError, catalogue};
    /// catalogue! { static ERRORS = [HttpError]; }
    ///
    /// assert_eq!(ERRORS.types().len(), 1);
    /// ```
    pub fn types(&'static self) -> Vec<&'static Table> {
        let mut types = Vec::new();
        self.collect(&mut types);
        types
    }

    fn collect(&'static self, types: &mut Vec<&'static Table>) {
        for member in self.members {
            match member {
                Member::Catalogue(other) => other.collect(types),
                Member::Type(table) if types.iter().any(|known| std::ptr::eq(*known, *table)) => {}
                Member::Type(table) => types.push(table),
            }
        }
    }

    /// All entries, including internal and concealed ones: see [`Entry::is_public`].
    ///
    /// ```
    /// # use errorbook::{HttpError, catalogue};
    /// catalogue! { static ERRORS = [HttpError]; }
    ///
    /// assert!(ERRORS.entries().any(|entry| entry.status() == 404));
    /// ```
    pub fn entries(&'static self) -> impl Iterator<Item = &'static Entry> {
        self.types().into_iter().flat_map(Table::entries)
    }

    /// The entry with this code.
    ///
    /// ```
    /// # use errorbook::{HttpError, catalogue};
    /// catalogue! { static ERRORS = [HttpError]; }
    ///
    /// assert_eq!(ERRORS.get("HTTP_NOT_FOUND").unwrap().title(), "Not Found");
    /// ```
    pub fn get(&'static self, code: &str) -> Option<&'static Entry> {
        self.entries().find(|entry| entry.code() == code)
    }

    /// The public entries as a Markdown page: a table of all entries, then a section for each.
    ///
    /// ```
    /// # use errorbook::{HttpError, catalogue};
    /// catalogue! { static ERRORS = [HttpError]; }
    ///
    /// assert!(ERRORS.to_markdown().contains("HTTP_NOT_FOUND"));
    /// ```
    pub fn to_markdown(&'static self) -> String {
        markdown::page(self)
    }
}

impl From<&'static Catalogue> for &'static Profile {
    fn from(catalogue: &'static Catalogue) -> Self {
        catalogue.profile
    }
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Catalogue").field(&self.path).finish()
    }
}

impl Catalogue {
    pub(crate) const fn members(&self) -> &'static [Member] {
        self.members
    }

    /// The JSON of the catalogue that the program contains. Empty without the feature `embed`.
    #[cfg(feature = "docs")]
    pub(crate) const fn embedded(&self) -> &'static [u8] {
        self.embedded
    }
}
