//! The macros of errorbook. Use them through the `errorbook` crate, which re-exports them and explains
//! them; what they expand to names that crate.

mod assert;
mod ast;
mod attr;
mod body;
mod catalogue;
mod check;
mod code;
mod ctxt;
mod derive;
mod expand;
mod json;
mod lock;
mod message;
#[cfg(test)]
mod refusals;
mod resolve;
mod runtime;
#[cfg(test)]
mod snapshot;
mod status;
mod symbol;

use quote::quote;

/// Derives `errorbook::ApiError`: see there.
#[proc_macro_derive(
    ApiError,
    attributes(
        api_error,
        status,
        code,
        title,
        message,
        help,
        challenge,
        header,
        conceal,
        retryable,
        oauth,
        internal,
        log,
        transparent,
        since,
        sunset,
        expose,
        source,
        from
    )
)]
pub fn derive_api_error(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    derive::expand(input.into()).into()
}

/// Called by `errorbook::body!`, which adds the path of the runtime.
#[doc(hidden)]
#[proc_macro]
pub fn __body(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    body::expand(input.into()).into()
}

/// Called by `errorbook::catalogue!`, which adds the path of the runtime.
#[doc(hidden)]
#[proc_macro]
pub fn __catalogue(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    catalogue::expand(input.into()).into()
}

/// Called by `errorbook::testing::assert_error!`, which adds the path of the runtime.
#[doc(hidden)]
#[proc_macro]
pub fn __assert_error(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    assert::expand(input.into()).into()
}

/// The status table as an array of `(status, phrase, never stored)`, for the runtime: it is written down
/// here alone.
#[doc(hidden)]
#[proc_macro]
pub fn __phrases(_: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let rows = status::REGISTERED.iter().map(|row| {
        let (status, phrase) = (row.status, row.phrase);
        let never_stored = status::NEVER_STORED.contains(&status);
        quote!((#status, #phrase, #never_stored))
    });
    quote!([#(#rows),*]).into()
}

/// The headers that statuses require, as an array of `(status, header)`.
#[doc(hidden)]
#[proc_macro]
pub fn __required_headers(_: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let rows = status::REGISTERED.iter().filter_map(|row| {
        let (status, (header, _)) = (row.status, row.must?);
        Some(quote!((#status, #header)))
    });
    quote!([#(#rows),*]).into()
}
