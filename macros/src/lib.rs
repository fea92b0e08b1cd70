//! The macros of errorbook. Use them through the `errorbook` crate, which re-exports them and explains
//! them; what they expand to names that crate.

mod assert;
mod ast;
#[macro_use]
mod attr;
mod body;
mod catalogue;
mod check;
mod ctxt;
mod derive;
mod expand;
mod json;
mod literal;
mod lock;
#[cfg(test)]
#[path = "../tests/unit/refusals.rs"]
mod refusals;
mod resolve;
mod runtime;
#[cfg(test)]
#[path = "../tests/unit/snapshot.rs"]
mod snapshot;
mod subset;
mod union;

derive_api_error!();

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

/// Called by `errorbook::union!`, which adds the path of the runtime.
#[doc(hidden)]
#[proc_macro]
pub fn __union(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    union::expand(input.into()).into()
}

/// Called by `errorbook::testing::assert_error!`, which adds the path of the runtime.
#[doc(hidden)]
#[proc_macro]
pub fn __assert_error(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    assert::expand(input.into()).into()
}
