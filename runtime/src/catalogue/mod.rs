//! All errors that a service can respond with.

pub(crate) mod check;
pub(crate) mod clashes;
pub(crate) mod inside;
#[cfg(feature = "embed")]
mod json;
#[cfg(feature = "embed")]
pub(crate) mod listing;
#[cfg(feature = "fluent")]
pub(crate) mod locales;
pub(crate) mod lock;
mod message;
pub(crate) mod operations;
pub(crate) mod refusals;

use crate::cache::Kept;
use crate::entry::Entry;
use crate::error::Inner;
use crate::listed::Listed;
use crate::locale::{ENGLISH, Languages, Locales};
use crate::negotiate::preferences::Preferences;
use crate::profile::Profile;
#[cfg(any(feature = "middleware", feature = "docs"))]
use crate::render::Contract;
use crate::table::Table;
#[cfg(feature = "testing")]
use crate::{entry::Field, error::Beside};
use http::HeaderMap;
pub use operations::Operation;
use std::fmt;
#[cfg(any(feature = "middleware", feature = "docs", feature = "client"))]
use {
    crate::error::Described,
    crate::http_error::HttpError,
    crate::refusals::{ERRORS, Refusals},
};

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
    pub(crate) members: &'static [Member],
    profile: &'static Profile,
    /// The type that answers for what the framework refuses; `None` for `HttpError`.
    #[cfg_attr(
        not(any(feature = "middleware", feature = "docs", feature = "testing")),
        allow(dead_code, reason = "kept for the middleware")
    )]
    refusals: Option<&'static Table>,
    pub(crate) locales: &'static Locales,
    /// Without those of the catalogues that it includes.
    own_operations: &'static [Operation],
    /// The JSON embedded in the program; empty without the feature `embed`.
    #[cfg_attr(
        not(feature = "docs"),
        allow(dead_code, reason = "kept for a service that shows its catalogue")
    )]
    pub(crate) embedded: &'static [u8],
}

/// A member of a catalogue.
pub enum Member {
    /// A type.
    Type {
        /// Its entries.
        table: &'static Table,
        /// The rows that are listed; `None` stands for all.
        part: Option<&'static [usize]>,
        /// The types inside of what is listed.
        inner: &'static [Inner],
    },
    /// All types of another catalogue.
    Catalogue(&'static Catalogue),
}

impl Catalogue {
    #[doc(hidden)]
    pub const fn __new(
        path: &'static str,
        members: &'static [Member],
        profile: &'static Profile,
        refusals: Option<&'static Table>,
        locales: &'static Locales,
        own_operations: &'static [Operation],
        embedded: &'static [u8],
    ) -> Self {
        Catalogue {
            path,
            members,
            profile,
            refusals,
            locales,
            own_operations,
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

    /// What a request asks for: the representation, by its Accept, and the language, by its Accept-Language (RFC 4647
    /// section 3.4). The middleware reads it of every request.
    ///
    /// ```
    /// use errorbook::{ApiError, HttpError, catalogue};
    /// use http::{HeaderMap, HeaderValue, header::ACCEPT};
    ///
    /// catalogue! {
    ///     static ERRORS = [HttpError];
    /// }
    ///
    /// let mut headers = HeaderMap::new();
    /// headers.insert(ACCEPT, HeaderValue::from_static("text/plain"));
    /// let response = HttpError::NotFound.respond(&ERRORS.preferences(&headers));
    /// assert_eq!(response.headers()["content-type"], "text/plain; charset=utf-8");
    /// ```
    pub fn preferences(&'static self, headers: &HeaderMap) -> Preferences {
        Preferences::read(self.profile, self.languages(), headers)
    }

    /// The types, in the order in which they are listed. A type that is reached twice is listed once. Those of the items
    /// in a `FieldErrors<T>` come last.
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
        let listed = self.listed().into_iter();
        listed.map(|listed| listed.table).collect()
    }

    /// What is listed of each type: those whose errors are answers come first.
    pub(crate) fn listed(&self) -> Vec<Listed> {
        let mut types = self.answering();
        self.collect(Errors::Items, &mut types);
        types
    }

    /// What is listed of the types whose errors are answers.
    pub(crate) fn answering(&self) -> Vec<Listed> {
        let mut types = Vec::new();
        self.collect(Errors::Answers, &mut types);
        types
    }

    fn collect(&self, wanted: Errors, types: &mut Vec<Listed>) {
        for member in self.members {
            match member {
                Member::Catalogue(other) => other.collect(wanted, types),
                Member::Type { table, part, inner } => {
                    if wanted == Errors::Answers {
                        add(types, table, *part);
                    }
                    collect_inner(inner, Errors::Answers, wanted, types);
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
        let entries = |listed: Listed| listed.entries().collect::<Vec<_>>();
        self.listed().into_iter().flat_map(entries)
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

/// Adds what a member lists of a type; `None` stands for all of its rows.
fn add(types: &mut Vec<Listed>, table: &'static Table, rows: Option<&[usize]>) {
    let mut known = types.iter_mut();
    let Some(known) = known.find(|known| std::ptr::eq(known.table, table)) else {
        let rows = rows.map(<[usize]>::to_vec);
        return types.push(Listed { table, rows });
    };
    match (&mut known.rows, rows) {
        (Some(known), Some(rows)) => known.extend(rows),
        _ => known.rows = None,
    }
}

#[cfg(feature = "testing")]
impl Catalogue {
    /// An error as the transparent variants around it send it, with their fields.
    pub(crate) fn around(&'static self, entry: &'static Entry) -> Vec<&'static Entry> {
        let mut around = Vec::new();
        self.add_around(entry, &mut around);
        around
    }

    fn add_around(&self, entry: &'static Entry, around: &mut Vec<&'static Entry>) {
        for member in self.members {
            match member {
                Member::Catalogue(other) => other.add_around(entry, around),
                Member::Type { inner, .. } => add_around(inner, &mut Vec::new(), entry, around),
            }
        }
    }

    /// The entries that responses are made of: all but those of items.
    pub(crate) fn answers(&'static self) -> impl Iterator<Item = &'static Entry> {
        let entries = |listed: Listed| listed.entries().collect::<Vec<_>>();
        self.answering().into_iter().flat_map(entries)
    }
}

/// `outer` are the fields of the variants that these types are in, the outermost first.
#[cfg(feature = "testing")]
fn add_around(
    types: &[Inner],
    outer: &mut Vec<&'static [Field]>,
    entry: &'static Entry,
    around: &mut Vec<&'static Entry>,
) {
    for inner in types.iter().filter(|inner| !inner.is_items()) {
        let before = outer.len();
        outer.extend(inner.beside());
        let is_of = |table: &Table| entry.table().is_some_and(|own| own.is(table));
        if !outer.is_empty() && inner.table().is_some_and(is_of) {
            around.push(Beside::around(entry, outer));
        }
        add_around(inner.followed(), outer, entry, around);
        outer.truncate(before);
    }
}

/// `of` are the errors of the types that these are inside.
fn collect_inner(inner: &'static [Inner], of: Errors, wanted: Errors, types: &mut Vec<Listed>) {
    for inner in inner {
        if let Some(table) = inner.table() {
            let errors = of.inside(inner);
            if errors == wanted {
                add(types, table, inner.rows());
            }
            collect_inner(inner.followed(), errors, wanted, types);
        }
    }
}

/// What the errors of a type are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Errors {
    Answers,
    /// Items in lists of field errors.
    Items,
}

impl Errors {
    /// Those of a type inside one of these.
    pub(crate) const fn inside(self, inner: &Inner) -> Self {
        match self {
            Errors::Answers if !inner.is_items() => Errors::Answers,
            _ => Errors::Items,
        }
    }

    pub(crate) const fn are(self, wanted: Errors) -> bool {
        self as u8 == wanted as u8
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

#[cfg(any(feature = "middleware", feature = "docs", feature = "client"))]
impl Catalogue {
    /// The errors that answer for what the framework refuses, and for panics.
    pub(crate) fn refusals(&self) -> Refusals {
        let table = self.refusals.unwrap_or(HttpError::TABLE);
        let listed = self.answering();
        let listed = listed.iter().find(|listed| listed.table.is(table));
        let entries = listed.map_or_else(Vec::new, |listed| listed.entries().collect());
        let own = self.refusals.map(|own| {
            let rows = own.entries().iter().enumerate();
            let with_items = rows.filter_map(|(row, entry)| {
                let items = inside::items_in(self.members, own, row, ERRORS)?;
                Some((entry.variant(), items))
            });
            with_items.collect()
        });
        Refusals::new(entries, own)
    }
}

#[cfg(any(feature = "middleware", feature = "docs"))]
impl Catalogue {
    /// What the service's responses are held to, made once per process.
    pub(crate) fn contract(&'static self) -> &'static Contract {
        static KNOWN: Kept<Contract> = Kept::new();
        KNOWN.get_or_make(self, || {
            let (profile, languages) = (self.profile, self.languages());
            Contract::new(profile, languages, self.refusals(), self.answering())
        })
    }
}

impl Catalogue {
    /// The languages of the service, made once per process.
    pub(crate) fn languages(&'static self) -> &'static Languages {
        static KNOWN: Kept<Languages> = Kept::new();
        if self.locales.are_english() {
            return &ENGLISH;
        }
        KNOWN.get_or_make(self, || {
            let included: Vec<_> = self.included().iter().map(|other| other.locales).collect();
            Languages::new(self.locales, &included)
        })
    }

    /// The catalogues that this one includes, each before those that it includes itself.
    pub(crate) fn included(&self) -> Vec<&'static Catalogue> {
        let mut included = Vec::new();
        for member in self.members {
            if let Member::Catalogue(other) = member {
                included.push(*other);
                included.extend(other.included());
            }
        }
        included
    }
}
