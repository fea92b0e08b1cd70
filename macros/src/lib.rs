//! The macros of errorbook. Use them through the `errorbook` crate, which re-exports them and explains
//! them; what they expand to names that crate.

mod ast;
mod attr;
mod body;
mod catalogue;
mod check;
mod code;
mod ctxt;
mod expand;
mod json;
mod lock;
mod message;
mod resolve;
#[cfg(test)]
mod snapshot;
mod status;
mod symbol;

use ctxt::Ctxt;
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;
use syn::DeriveInput;

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
    match syn::parse::<DeriveInput>(input) {
        Ok(node) => derive(&node).into(),
        Err(error) => error.to_compile_error().into(),
    }
}

fn derive(node: &DeriveInput) -> TokenStream {
    let cx = Ctxt::new();
    let Some(input) = ast::Input::from_syn(&cx, node) else {
        let errors = cx.finish();
        let fallback = expand::expand_fallback(node, None);
        return quote!(#errors #fallback);
    };
    let answers = resolve::answers(&cx, &input);
    check::check(&cx, &input, &answers);
    match cx.finish() {
        None => expand::expand(&input, &answers),
        Some(errors) => {
            let fallback = expand::expand_fallback(node, input.container.runtime.as_ref());
            quote!(#errors #fallback)
        }
    }
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

/// Takes `$crate` and a comma off the front of a macro's input.
fn split_runtime(input: TokenStream) -> (Ident, TokenStream) {
    let mut tokens = input.into_iter();
    let runtime = match tokens.next() {
        Some(TokenTree::Ident(runtime)) => runtime,
        _ => Ident::new("errorbook", proc_macro2::Span::call_site()),
    };
    tokens.next();
    (runtime, tokens.collect())
}
