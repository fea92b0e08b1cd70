//! Where the runtime is, for the function-like macros.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};

/// Takes `$crate` and a comma off the front of a macro's input.
pub(crate) fn split(input: TokenStream) -> (Ident, TokenStream) {
    let mut tokens = input.into_iter();
    let runtime = match tokens.next() {
        Some(TokenTree::Ident(runtime)) => runtime,
        _ => Ident::new("errorbook", Span::call_site()),
    };
    tokens.next();
    (runtime, tokens.collect())
}
