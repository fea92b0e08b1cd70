//! From the checked model to code: data in flat tables, and one arm of a match per variant and field.
//!
//! ```text
//! #[allow(…)]
//! const _: () = {
//!     use ::errorbook::__private as __e;
//!     __embed! { type "OrgError" "…" }           the catalogue in the program      embed.rs
//!     static __TABLE: __e::Table = __e::Table { rows: &[…], fields: &[…], … };   rows.rs
//!     impl __e::Show for OrgError { … }          which row; a field to be displayed   accessors.rs
//!     impl __e::Expose for OrgError { … }        a field to be serialized or sent
//!     impl __e::View for OrgError { … }                                          api_error.rs
//!     impl Display, Error, From for OrgError     unless they are another's      display.rs, from.rs
//!     impl From<OrgError> for http::Response<B>; one impl per framework         adapters.rs
//!     impl OrgError { const API_ERRORS }         with the table for rustdoc     docs.rs
//! };
//! ```

mod accessors;
mod adapters;
mod api_error;
mod display;
mod docs;
mod embed;
pub(crate) mod fallback;
mod from;
mod generics;
mod rows;

use crate::ast::{DisplayBy, Input};
use crate::resolve::Answer;
use generics::Bounds;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::DeriveInput;

/// What every part of the expansion needs to know.
pub(crate) struct Expansion<'i, 'a> {
    pub(crate) input: &'i Input<'a>,
    pub(crate) answers: &'i [Answer<'i, 'a>],
    /// The type's name, in a span that raises no deprecation warning from generated code.
    pub(crate) ty: Ident,
    pub(crate) bounds: Bounds,
}

pub(crate) fn expand(input: &Input, answers: &[Answer]) -> TokenStream {
    let mut expansion = Expansion {
        input,
        answers,
        ty: quiet(&input.original.ident),
        bounds: Bounds::default(),
    };
    let embed = embed::expand(&expansion);
    let rows = rows::expand(&expansion);
    let accessors = accessors::expand(&mut expansion);
    let display = match input.display {
        DisplayBy::Us => {
            let display = display::expand(&mut expansion);
            let from = from::expand(input, &expansion.ty);
            quote!(#display #from)
        }
        DisplayBy::Thiserror | DisplayBy::Hand => TokenStream::new(),
    };
    let api_error = api_error::expand(&mut expansion);
    let adapters = adapters::expand(&expansion);
    let docs = docs::expand(&expansion);
    wrap(
        &runtime(input.container.runtime.as_ref()),
        &quote!(#embed #rows #accessors #display #api_error #adapters #docs),
    )
}

/// Where the runtime is.
fn runtime(given: Option<&syn::Path>) -> TokenStream {
    given.map_or_else(|| quote!(::errorbook), ToTokens::to_token_stream)
}

/// `__errorbook` and `__e` are all that generated code calls the runtime by.
fn wrap(runtime: &TokenStream, items: &TokenStream) -> TokenStream {
    quote! {
        #[allow(
            dead_code,
            deprecated,
            non_upper_case_globals,
            unreachable_code,
            unused_qualifications,
            clippy::all,
            clippy::pedantic,
            clippy::nursery,
            clippy::restriction
        )]
        const _: () = {
            use #runtime as __errorbook;
            use #runtime::__private as __e;
            #items
        };
    }
}

fn quiet(ident: &Ident) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(ident.span().resolved_at(Span::call_site()));
    ident
}

/// The path of a variant, or of a struct's fields. The enum is named, since rustc finds `Self::Variant`
/// more slowly: 0.5 s of 6.9 at 10,000 variants.
fn variant_path(input: &Input, ident: &Ident) -> TokenStream {
    if input.is_enum {
        let (ty, ident) = (quiet(&input.original.ident), quiet(ident));
        quote!(#ty::#ident)
    } else {
        quote!(Self)
    }
}

/// The impls that stand in where a type has faults, so that one mistake does not raise another error.
pub(crate) fn expand_fallback(node: &DeriveInput, runtime_path: Option<&syn::Path>) -> TokenStream {
    wrap(&runtime(runtime_path), &fallback::expand(node))
}
