//! The error accumulator: every fault of a type is reported at once.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use std::cell::RefCell;
use std::fmt::Display;
use syn::parse::Parse;

pub(crate) use errorbook_model::similar::{nearest as did_you_mean, slip_of};

/// Collects the faults of one macro call. `finish` must be called: a fault that was noticed and then
/// forgotten would let a broken contract compile.
pub(crate) struct Ctxt {
    errors: RefCell<Option<Vec<syn::Error>>>,
}

impl Ctxt {
    pub(crate) fn new() -> Self {
        Ctxt {
            errors: RefCell::new(Some(Vec::new())),
        }
    }

    /// Records what is wrong at `place` and, on a line of its own, what to write instead.
    pub(crate) fn error(&self, place: impl ToTokens, wrong: impl Display, write: impl Display) {
        self.push(syn::Error::new_spanned(place, format!("{wrong}\n{write}")));
    }

    /// The same, for a caller that then has nothing to return.
    pub(crate) fn refuse<T>(
        &self,
        place: impl ToTokens,
        wrong: impl Display,
        write: impl Display,
    ) -> Option<T> {
        self.error(place, wrong, write);
        None
    }

    /// The same for a place that is a span rather than tokens.
    pub(crate) fn error_at(&self, span: Span, wrong: impl Display, write: impl Display) {
        self.push(syn::Error::new(span, format!("{wrong}\n{write}")));
    }

    /// Reads a value; `None` where it is none of its kind, which is reported.
    pub(crate) fn parse<T: Parse>(
        &self,
        value: TokenStream,
        wrong: impl Display,
        write: impl Display,
    ) -> Option<T> {
        let parsed = syn::parse2(value);
        if let Err(error) = &parsed {
            self.error_at(error.span(), wrong, write);
        }
        parsed.ok()
    }

    /// What was parsed; `None` where it was not, which is reported.
    pub(crate) fn keep<T>(&self, parsed: syn::Result<T>) -> Option<T> {
        parsed.map_err(|error| self.push(error)).ok()
    }

    fn push(&self, error: syn::Error) {
        if let Some(errors) = self.errors.borrow_mut().as_mut() {
            errors.push(error);
        }
    }

    /// The faults as `compile_error!` calls; `None` where there were none.
    pub(crate) fn finish(self) -> Option<TokenStream> {
        let errors = self.errors.borrow_mut().take().unwrap_or_default();
        if errors.is_empty() {
            return None;
        }
        Some(errors.iter().map(syn::Error::to_compile_error).collect())
    }
}

impl Drop for Ctxt {
    fn drop(&mut self) {
        debug_assert!(
            std::thread::panicking() || self.errors.borrow().is_none(),
            "a Ctxt was dropped before `finish`"
        );
    }
}

/// `did you mean …?`, or a list of what is known.
pub(crate) fn suggest(word: &str, known: &[&str]) -> String {
    suggest_or(word, known.iter().copied(), || {
        format!("write one of {}", quoted_list(known))
    })
}

/// `did you mean …?`, or something else where no known word is near.
pub(crate) fn suggest_or<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
    otherwise: impl FnOnce() -> String,
) -> String {
    match did_you_mean(word, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => otherwise(),
    }
}

pub(crate) fn quoted_list(words: impl IntoIterator<Item = impl Display>) -> String {
    let quoted = words.into_iter().map(|word| format!("`{word}`"));
    quoted.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
#[path = "../tests/unit/ctxt.rs"]
mod tests;
