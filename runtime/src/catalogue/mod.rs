//! All errors that a service can answer with.

pub(crate) mod check;
#[cfg(feature = "embed")]
pub(crate) mod listing;
pub(crate) mod lock;

use crate::entry::Entry;
use crate::profile::Profile;
use crate::table::Table;
use std::fmt;

/// All errors that a service can answer with, and how it speaks: made by [`catalogue!`](crate::catalogue!).
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
///     /// Every error this service can answer with.
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

/// What a catalogue lists.
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

    /// The path of the `static`, module and crate included.
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// How the service speaks.
    pub const fn profile(&self) -> &'static Profile {
        self.profile
    }

    /// The types, each once however many ways lead to it, in the order in which they are listed.
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

    /// Every entry, internal and concealed ones included: see [`Entry::is_public`].
    pub fn entries(&'static self) -> impl Iterator<Item = &'static Entry> {
        self.types().into_iter().flat_map(Table::entries)
    }

    /// The entry of a code.
    pub fn get(&'static self, code: &str) -> Option<&'static Entry> {
        self.entries().find(|entry| entry.code() == code)
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

    /// What it leaves in the program, as JSON; empty where the feature `embed` is off.
    #[cfg(feature = "docs")]
    pub(crate) const fn embedded(&self) -> &'static [u8] {
        self.embedded
    }
}
