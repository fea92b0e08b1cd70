//! `derive(ApiError)`: the steps from the syntax tree to code.

use crate::ctxt::Ctxt;
use crate::{ast, check, expand, resolve};
use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    match syn::parse2(input) {
        Ok(node) => derive(&node),
        Err(error) => error.to_compile_error(),
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
