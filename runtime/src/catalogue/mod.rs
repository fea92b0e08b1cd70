//! All errors that a service can respond with.

pub(crate) mod check;
#[cfg(feature = "embed")]
pub(crate) mod listing;
pub(crate) mod lock;

use crate::entry::Entry;
use crate::error::Inner;
use crate::profile::Profile;
use crate::table::Table;
use std::fmt;

/// All errors that a service can respond with, and its [`Profile`]. [`catalogue!`](crate::catalogue!) defines it.
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
/// ```
pub struct Catalogue {
    path: &'static str,
    members: &'static [Member],
    profile: &'static Profile,
    #[cfg_attr(
        not(feature = "docs"),
        allow(dead_code, reason = "kept for a service that shows its catalogue")
    )]
    embedded: &'static [u8],
}

/// A member of a catalogue.
pub enum Member {
    /// A type, with the types inside its transparent variants.
    Type(&'static Table, &'static [Inner]),
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

    /// The path of the `static`, with its crate and module.
    ///
    /// ```
    /// use errorbook::{HttpError, catalogue};
    ///
    /// catalogue! {
    ///     static ERRORS = [HttpError];
    /// }
    ///
    /// assert!(ERRORS.path().ends_with("::ERRORS"));
    /// ```
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// The profile, which sets the wire format.
    ///
    /// ```
    /// use errorbook::{HttpError, Profile, catalogue};
    ///
    /// static ACME: Profile = Profile::new();
    /// catalogue! {
    ///     static ERRORS = [HttpError];
    ///     profile = ACME;
    /// }
    ///
    /// assert!(std::ptr::eq(ERRORS.profile(), &ACME));
    /// ```
    pub const fn profile(&self) -> &'static Profile {
        self.profile
    }

    /// The types, in the order in which they are listed. A type that is reached twice is listed once.
    ///
    /// ```
    /// use errorbook::{HttpError, catalogue};
    ///
    /// catalogue! {
    ///     static SHARED = [HttpError];
    /// }
    /// catalogue! {
    ///     static ERRORS = [HttpError, ..SHARED];
    /// }
    ///
    /// assert_eq!(ERRORS.types().len(), 1);
    /// ```
    pub fn types(&'static self) -> Vec<&'static Table> {
        self.tables()
    }

    pub(crate) fn tables(&self) -> Vec<&'static Table> {
        let mut types = Vec::new();
        self.collect(&mut types);
        types
    }

    fn collect(&self, types: &mut Vec<&'static Table>) {
        for member in self.members {
            match member {
                Member::Catalogue(other) => other.collect(types),
                Member::Type(table, inner) => {
                    add_once(types, table);
                    collect_inner(inner, types);
                }
            }
        }
    }

    /// All entries, including internal and concealed ones: see [`Entry::is_public`].
    ///
    /// ```
    /// use errorbook::{HttpError, catalogue};
    ///
    /// catalogue! {
    ///     static ERRORS = [HttpError];
    /// }
    ///
    /// assert!(ERRORS.entries().any(|entry| entry.status() == 404));
    /// ```
    pub fn entries(&'static self) -> impl Iterator<Item = &'static Entry> {
        self.types().into_iter().flat_map(Table::entries)
    }

    /// The entry with a code, or `None` if the catalogue does not have it. Of a shared code, it is the first.
    ///
    /// ```
    /// use errorbook::{HttpError, catalogue};
    ///
    /// catalogue! {
    ///     static ERRORS = [HttpError];
    /// }
    ///
    /// let entry = ERRORS.get("HTTP_NOT_FOUND").expect("it is listed");
    /// assert_eq!(entry.status(), 404);
    /// assert!(ERRORS.get("ORG_BLOCKED").is_none());
    /// ```
    pub fn get(&'static self, code: &str) -> Option<&'static Entry> {
        self.entries().find(|entry| entry.code() == code)
    }
}

fn add_once(types: &mut Vec<&'static Table>, table: &'static Table) {
    if !types.iter().any(|known| std::ptr::eq(*known, table)) {
        types.push(table);
    }
}

fn collect_inner(inner: &'static [Inner], types: &mut Vec<&'static Table>) {
    for inner in inner {
        if let Some(table) = inner.table() {
            add_once(types, table);
            collect_inner(inner.followed(), types);
        }
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

    /// The JSON embedded in the program; empty without the feature `embed`.
    #[cfg(feature = "docs")]
    pub(crate) const fn embedded(&self) -> &'static [u8] {
        self.embedded
    }
}
