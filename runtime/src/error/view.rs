//! An error, opened for rendering.

use super::SentFields;
use super::beside::Beside;
use crate::entry::{Entry, Field};
use crate::table::Table;
use std::borrow::Cow;
use std::fmt::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What every [`ApiError`](crate::ApiError) is made of: implemented by the derive, by
/// [`ManualApiError`](crate::ManualApiError) and by pointers to such types.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an `ApiError`",
    label = "this error has no public answer",
    note = "write `#[derive(ApiError)]` on the type, or wrap it in a variant that does not send it",
    note = "a type whose impls are all written by hand implements `errorbook::ManualApiError` instead"
)]
pub trait View: std::error::Error + Send + Sync {
    #[doc(hidden)]
    fn __view(&self) -> ErrorView<'_>;

    #[doc(hidden)]
    fn __entry(&self) -> &'static Entry {
        self.__view().entry
    }
}

/// An error, opened for rendering: past every transparent variant and every pointer.
pub struct ErrorView<'a> {
    pub(crate) entry: &'static Entry,
    pub(crate) values: ValueSource<'a>,
}

/// Where the values of a response come from.
pub(crate) enum ValueSource<'a> {
    /// The fields of a derived type.
    Derived(&'a dyn SentFields),
    /// Those of an error, and of a transparent variant around it.
    Beside(Box<Beside<'a>>),
    /// A message alone: of a type written by hand, or of a response that is rewritten.
    Message(Cow<'a, str>),
    /// There are no values: the texts of the entry are all that is sent.
    Nothing,
}

impl<'a> ValueSource<'a> {
    pub(crate) const COUNT: usize = 3;

    /// The place of what is kept of an entry for such values.
    pub(crate) fn index(&self) -> usize {
        match self {
            ValueSource::Derived(_) | ValueSource::Beside(_) => 0,
            ValueSource::Message(_) => 1,
            ValueSource::Nothing => 2,
        }
    }

    /// The fields of an error that has any.
    pub(crate) fn fields(&self) -> Option<&(dyn SentFields + 'a)> {
        match self {
            ValueSource::Derived(error) => Some(*error),
            ValueSource::Beside(beside) => Some(&**beside),
            ValueSource::Message(_) | ValueSource::Nothing => None,
        }
    }

    pub(crate) fn has_fields(&self) -> bool {
        self.fields().is_some()
    }

    pub(crate) fn is_message(&self) -> bool {
        matches!(self, ValueSource::Message(_))
    }
}

impl<'a> ErrorView<'a> {
    /// Of a derived type.
    pub fn derived(error: &'a dyn SentFields, table: &'static Table) -> Self {
        static UNKNOWN: Entry = Entry::new("UNKNOWN", 500);
        ErrorView {
            entry: table
                .entries()
                .get(error.row())
                .unwrap_or(&UNKNOWN)
                .with_status(|| error.status()),
            values: ValueSource::Derived(error),
        }
    }

    /// With the fields of the transparent variant that the error is in.
    #[must_use]
    pub fn beside(self, outer: &'a dyn SentFields, fields: &'static [Field]) -> Self {
        ErrorView {
            values: Beside::values(self.values, outer, fields),
            ..self
        }
    }

    /// The entry that is rendered: that of the other error, if this one is concealed, with all fields that are sent.
    pub(crate) fn answer(&self) -> &'static Entry {
        let answer = self.entry.answer();
        match &self.values {
            ValueSource::Beside(beside) => beside.entry(answer),
            _ => answer,
        }
    }

    /// The text that clients read.
    pub(crate) fn message(self) -> Cow<'a, str> {
        match self.values {
            ValueSource::Message(message) => message,
            ValueSource::Nothing => Cow::Borrowed(self.entry.title()),
            ValueSource::Derived(error) => message(self.entry.answer(), error),
            ValueSource::Beside(beside) => ErrorView {
                values: beside.inner,
                ..self
            }
            .message(),
        }
    }
}

/// The public text of a derived error.
fn message<'a>(answer: &'static Entry, error: &'a dyn SentFields) -> Cow<'a, str> {
    let written = |write: &dyn Fn(&mut String) -> fmt::Result| {
        guarded(|| {
            let mut text = String::new();
            write(&mut text).map(|()| text)
        })
        .map_or(Cow::Borrowed(answer.title()), Cow::Owned)
    };
    match (&answer.message, error.text()) {
        (_, Some(display)) if answer.sends_display() => written(&|out| write!(out, "{display}")),
        (Some(text), _) => match text.as_static() {
            Some(text) => Cow::Borrowed(text),
            None => written(&|out| text.write(error, out)),
        },
        (None, _) => Cow::Borrowed(answer.title()),
    }
}

/// Runs what calls a user's code: a failure or a panic there must not become one of the service.
pub(crate) fn guarded<T, E>(run: impl FnOnce() -> Result<T, E>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(run)).ok()?.ok()
}
