//! Errors whose type is written by hand.

use super::{ErrorView, ValueSource, View, guarded};
use crate::entry::Entry;
use std::borrow::Cow;

/// What a type written by hand declares to be an [`ApiError`](crate::ApiError): its entry, and a message.
///
/// Types that are new [derive `ApiError`](macro@crate::ApiError). Implement this by its path, as here: `entry` and `message`
/// are methods of `ApiError` too, and with both traits in scope a call of them on such a type is ambiguous.
///
/// ```
/// use errorbook::{ApiError, Entry};
///
/// #[derive(Debug)]
/// struct Legacy;
/// # impl std::fmt::Display for Legacy {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("legacy") }
/// # }
/// # impl std::error::Error for Legacy {}
///
/// impl errorbook::ManualApiError for Legacy {
///     fn entry(&self) -> &'static Entry {
///         static ENTRY: Entry = Entry::new("LEGACY_GONE", 410);
///         &ENTRY
///     }
/// }
///
/// assert_eq!(Legacy.message(), "Gone");
/// assert_eq!(Legacy.status(), 410);
/// ```
pub trait ManualApiError: std::error::Error + Send + Sync {
    /// The entry of the error at hand: a `static`.
    fn entry(&self) -> &'static Entry;

    /// The text that clients read; the entry's title unless it is overridden.
    ///
    /// ```
    /// # use errorbook::{ApiError, Entry};
    /// # use std::borrow::Cow;
    /// # #[derive(Debug)]
    /// # struct Moved(String);
    /// # impl std::fmt::Display for Moved {
    /// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("moved") }
    /// # }
    /// # impl std::error::Error for Moved {}
    /// impl errorbook::ManualApiError for Moved {
    ///     fn entry(&self) -> &'static Entry {
    ///         static ENTRY: Entry = Entry::new("LEGACY_MOVED", 410);
    ///         &ENTRY
    ///     }
    ///
    ///     fn message(&self) -> Cow<'_, str> {
    ///         format!("it moved to {}", self.0).into()
    ///     }
    /// }
    ///
    /// assert_eq!(Moved("/v2".into()).message(), "it moved to /v2");
    /// ```
    fn message(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.entry().title())
    }

    #[doc(hidden)]
    fn __view(&self) -> ErrorView<'_> {
        let entry = self.entry();
        let message = guarded::<_, ()>(|| Ok(self.message()));
        ErrorView {
            entry,
            values: ValueSource::Message(message.unwrap_or(Cow::Borrowed(entry.title()))),
        }
    }
}

#[diagnostic::do_not_recommend]
impl<E: ManualApiError> View for E {
    fn __view(&self) -> ErrorView<'_> {
        ManualApiError::__view(self)
    }

    fn __entry(&self) -> &'static Entry {
        ManualApiError::entry(self)
    }
}

// A box forwards by way of this trait: `Box` is fundamental, so the compiler would hold an impl of `View` for it to
// overlap with the impl above.
impl<E: View> ManualApiError for Box<E> {
    fn entry(&self) -> &'static Entry {
        (**self).__entry()
    }

    fn message(&self) -> Cow<'_, str> {
        (**self).__view().message()
    }

    fn __view(&self) -> ErrorView<'_> {
        View::__view(&**self)
    }
}
