//! A refusal as the service answers it: in its own codes, where its catalogue names some.

use super::{FormRefusal, JsonRefusal, PathRefusal, QueryRefusal};
use crate::error::{ErrorView, View};
use std::fmt;
#[cfg(feature = "middleware")]
use {
    super::ValueFault,
    crate::entry::Entry,
    crate::error::{
        Described, DisplayFields, Inner, ItemList, Nothing, SentFields, ValueSource, WriteJson,
    },
    crate::refusals::ERRORS,
    crate::render::{ApiError, current},
};

/// What an extractor rejects a request with: one of its refusals, in the codes of the service.
///
/// Where the catalogue has `refusals = Type` and does not list the refusal, the variant of `Type` for its status answers, as it
/// does for all that the framework refuses. Its `errors`, an `Option<FieldErrors<ValueFault>>`, gets those of the refusal;
/// without a `#[message]` it is sent with the refusal's. Everywhere else, the refusal is sent as it is.
///
/// ```
/// use errorbook::extract::ValueFault;
/// use errorbook::{ApiError, FieldErrors, catalogue};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// enum Refusal {
///     #[status(400)]
///     #[code("ORG_REQUEST")]
///     #[refusal(4xx)]
///     Request {
///         #[expose]
///         errors: Option<FieldErrors<ValueFault>>,
///     },
///     #[status(500)]
///     #[code("ORG_FAILED")]
///     #[refusal(5xx)]
///     Failed,
/// }
///
/// catalogue! {
///     static ERRORS = [];
///     refusals = Refusal;
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused<R>(R);

impl<R> Refused<R> {
    /// The refusal.
    pub fn into_inner(self) -> R {
        self.0
    }
}

impl<R> From<R> for Refused<R> {
    fn from(refusal: R) -> Self {
        Refused(refusal)
    }
}

/// What an extractor refuses with: one of errorbook's own refusals.
pub trait Refusal: View + sealed::Refusal + 'static {}

mod sealed {
    /// Keeps other crates from implementing the trait of this name.
    pub trait Refusal {}
}

#[cfg(feature = "middleware")]
impl<R: Refusal> Refused<R> {
    /// The service's own answer, and the key of its member for the field errors.
    fn own(&self) -> Option<(&'static Entry, Option<u32>)> {
        let entry = self.0.__entry();
        let (own, items) = current(|request| request.in_place_of(entry)).flatten()?;
        let takes_them = entry.field(ERRORS).is_some() && items.is_some_and(takes_faults);
        let errors = own.field(ERRORS).filter(|_| takes_them);
        Some((own, errors.map(|field| field.key)))
    }

    /// The field errors under a key of the service's own answer: in the values of the refusal, with their key there.
    fn errors(&self, key: u32) -> Option<(&dyn SentFields, u32)> {
        let (_, own) = self.own()?;
        let ErrorView { entry, values } = self.0.__view();
        match values {
            ValueSource::Derived(values) if own == Some(key) => {
                Some((values, entry.field(ERRORS)?.key))
            }
            _ => None,
        }
    }
}

/// Whether a list of field errors is of [`ValueFault`], or of a type that passes it on.
#[cfg(feature = "middleware")]
fn takes_faults(items: &'static Inner) -> bool {
    items
        .table()
        .is_some_and(|table| table.is(ValueFault::TABLE))
        || items
            .followed()
            .iter()
            .any(|inner| !inner.is_items() && takes_faults(inner))
}

impl<R: Refusal> View for Refused<R> {
    #[cfg(feature = "middleware")]
    fn __view(&self) -> ErrorView<'_> {
        let Some((entry, errors)) = self.own() else {
            return self.0.__view();
        };
        let values = if errors.is_some() {
            ValueSource::Derived(self)
        } else if entry.message.is_none() {
            ValueSource::Message(self.0.message())
        } else {
            ValueSource::Nothing
        };
        ErrorView { entry, values }
    }

    #[cfg(not(feature = "middleware"))]
    fn __view(&self) -> ErrorView<'_> {
        self.0.__view()
    }
}

/// The values of the service's own answer: the field errors alone.
#[cfg(feature = "middleware")]
impl<R: Refusal> DisplayFields for Refused<R> {}

#[cfg(feature = "middleware")]
impl<R: Refusal> SentFields for Refused<R> {
    fn json(&self, key: u32) -> &dyn WriteJson {
        match self.errors(key) {
            Some((values, key)) => values.json(key),
            None => &Nothing,
        }
    }

    fn items(&self, key: u32) -> Option<&dyn ItemList> {
        let (values, key) = self.errors(key)?;
        values.items(key)
    }
}

impl<R: fmt::Display> fmt::Display for Refused<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<R: std::error::Error> std::error::Error for Refused<R> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source()
    }
}

macro_rules! refusals {
    ($($refusal:ty)*) => {$(
        impl Refusal for $refusal {}
        impl sealed::Refusal for $refusal {}

        /// For handlers, whose errors have the refusal inside.
        impl From<Refused<$refusal>> for $refusal {
            fn from(refused: Refused<$refusal>) -> Self {
                refused.0
            }
        }
    )*};
}

refusals! { JsonRefusal FormRefusal QueryRefusal PathRefusal }
