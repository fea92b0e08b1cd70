//! The errors that answer for what a framework refuses, and for panics.

use crate::entry::Entry;
use crate::error::{Described, Inner};
use crate::http_error::HttpError;
use http::{HeaderName, StatusCode};

/// The errors of one service that answer for what a framework refuses, and for panics.
pub(crate) struct Refusals {
    /// Those of the service's own type; of [`HttpError`], those that its catalogue lists.
    listed: Vec<&'static Entry>,
    /// Of a type of the service's own: the variants that list field errors as their `errors`, with the type of the items.
    /// `None` for [`HttpError`].
    #[cfg_attr(
        not(all(feature = "extract", feature = "middleware")),
        allow(
            dead_code,
            reason = "extractors' refusals are answered for in the sight of a layer"
        )
    )]
    own: Option<Vec<(&'static str, &'static Inner)>>,
}

/// The name of the member that lists what is wrong with single values.
#[cfg(any(feature = "middleware", feature = "docs", feature = "client"))]
pub(crate) const ERRORS: &str = "errors";

impl Refusals {
    pub(crate) fn new(
        listed: Vec<&'static Entry>,
        own: Option<Vec<(&'static str, &'static Inner)>>,
    ) -> Self {
        Refusals { listed, own }
    }

    /// Whether they are of a type of the service's own.
    #[cfg(all(feature = "extract", feature = "middleware"))]
    pub(crate) fn are_own(&self) -> bool {
        self.own.is_some()
    }

    /// The type of the items in the `errors` of one of them.
    #[cfg(all(feature = "extract", feature = "middleware"))]
    pub(crate) fn items_of(&self, entry: &Entry) -> Option<&'static Inner> {
        let mut own = self.own.iter().flatten();
        let found = own.find(|(variant, _)| *variant == entry.variant());
        found.map(|(_, items)| *items)
    }

    /// The error that answers for a response with a status, under that status. Where none that is listed does, it is one
    /// of [`HttpError`].
    pub(crate) fn answer(
        &self,
        status: StatusCode,
        has_header: impl Fn(&HeaderName) -> bool,
    ) -> Option<&'static Entry> {
        let status = status.as_u16();
        let listed = self.listed.iter().copied();
        let all = || find(&HttpError::TABLE.entries().iter(), status, &has_header);
        find(&listed, status, &has_header).or_else(all)
    }

    /// Whether an error is one of them, under whichever status.
    #[cfg(feature = "testing")]
    pub(crate) fn has(&self, entry: &Entry) -> bool {
        let mut listed = self.listed.iter();
        listed.any(|own| own.path() == entry.path() && own.variant() == entry.variant())
    }
}

/// The error of the status; else the one that `#[refusal]` marks for its class; else that of the x00, which clients take
/// an unknown status for (RFC 9110 section 15). An error is left out where the response lacks a header that it promises
/// and cannot send itself.
fn find(
    entries: &(impl Iterator<Item = &'static Entry> + Clone),
    status: u16,
    has_header: impl Fn(&HeaderName) -> bool,
) -> Option<&'static Entry> {
    let class = status / 100;
    let keeps_promises = |entry: &Entry| {
        let mut lines = entry.headers.iter();
        lines.all(|line| line.value.as_static().is_some() || has_header(&line.name))
    };
    let kept = || entries.clone().filter(|entry| keeps_promises(entry));
    let of = |wanted: u16| {
        let of = kept().filter(|entry| entry.may_have(wanted));
        of.min_by_key(|entry| entry.is_refusal_of(class))
    };
    let marked = || kept().find(|entry| entry.is_refusal_of(class));
    let found = of(status).or_else(marked).or_else(|| of(class * 100))?;
    Some(found.at(status))
}
