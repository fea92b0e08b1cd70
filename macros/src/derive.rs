//! `derive(ApiError)`: the steps from the syntax tree to code.

use crate::ast::Input;
use crate::ctxt::Ctxt;
use crate::resolve::Resolved;
use crate::subset::Subset;
use crate::{check, expand};
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
    let input = Input::from_syn(&cx, node);
    let resolved = Resolved::of(&cx, &input);
    let subsets = Subset::all(&cx, &input);
    check::check(&cx, &input, &resolved);
    match cx.finish() {
        None => expand::expand(&input, &resolved.variants, &subsets),
        Some(errors) => {
            let fallback = expand::expand_fallback(&input, &subsets);
            quote!(#errors #fallback)
        }
    }
}
