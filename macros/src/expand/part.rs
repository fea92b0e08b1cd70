//! What a subset without parameters has beside its fields, at the lowest cost: there may be many of them.

use super::accessors::{Arms, name_of};
use super::api_error::itemized;
use super::{Expansion, generics, lex, match_or, written};
use crate::ast::{DisplayBy, Field};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use std::fmt::Write;
use syn::Member;

/// Whether all else of a subset is as in others: it has no parameters, and no errors or lists of them inside.
pub(super) fn is_alike(expansion: &Expansion) -> bool {
    let input = expansion.input;
    let mut fields = input.variants.iter().flat_map(|variant| &variant.fields);
    expansion.is_plain()
        && input.display == DisplayBy::Derive
        && input.transparent().next().is_none()
        && input
            .variants
            .iter()
            .all(|variant| variant.source().is_none())
        && fields.all(|field| itemized(field).is_none())
}

/// What subsets have that needs no span of the user's code, as text: rustc is asked to read it once for all of them.
#[derive(Default)]
pub(super) struct Texts {
    pub(super) items: String,
    pub(super) adapted: String,
}

/// All else of such a subset.
pub(super) fn alike(expansion: &Expansion, number: usize, texts: &mut Texts) {
    let original = expansion.input.original;
    let (ty, visibility) = (written(&original.ident), original.vis.to_token_stream());
    // A String takes everything.
    let _ = write!(texts.adapted, "{{ [] [{ty}] [] respond_owned [] }}");
    let _ = write!(
        texts.items,
        "#[automatically_derived]
        impl ::core::fmt::Display for {ty} {{
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {{
                __e::display(self, &__TABLE, __f)
            }}
        }}
        #[automatically_derived]
        impl ::core::error::Error for {ty} {{}}
        #[automatically_derived]
        impl __e::View for {ty} {{
            fn __view(&self) -> __e::ErrorView<'_> {{
                __e::ErrorView::derived(self, &__TABLE)
            }}
        }}
        #[automatically_derived]
        impl __e::Passing for {ty} {{
            const INNER: __e::Inner = __part({number});
        }}
        #[automatically_derived]
        impl<__B: ::core::convert::From<__e::Bytes>> ::core::convert::From<{ty}> for __e::http::Response<__B> {{
            fn from(__error: {ty}) -> Self {{
                __e::respond_owned(__error)
            }}
        }}
        #[automatically_derived]
        impl {ty} {{
            /// The entries of this subset in an error catalogue.
            {visibility} const API_ERRORS: &'static __errorbook::Subset = __subset({number});
        }}"
    );
}

/// `Debug`. The runtime has that of a variant whose fields are all in `at`: arms for them would be the most of a subset.
pub(super) fn debug(expansion: &Expansion, arms: &Arms, texts: &mut Texts) -> TokenStream {
    const ALL: &str = "__e::debug(self, &__TABLE, __f)";
    const HEAD: &str = "fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result";
    let input = expansion.input;
    let variants = input.variants.iter().filter(|variant| {
        let has = |field: &Field| {
            let mut own = arms.of_variant(variant).iter();
            own.any(|arm| arm.key == field.key && arms.is_plain(variant, arm))
        };
        !variant.fields.iter().all(has)
    });
    let arms = variants.map(|variant| {
        let (path, name) = (expansion.path(variant), &variant.name);
        let members = variant.fields.iter().map(|field| &field.accessor);
        let values: Vec<Ident> = variant.fields.iter().map(name_of).collect();
        let is_tuple = members.clone().any(|member| matches!(member, Member::Unnamed(_)));
        let (kind, names) = if is_tuple {
            (quote!(debug_tuple), vec![None; values.len()])
        } else {
            let names = variant.fields.iter().map(|field| field.name.as_str());
            (quote!(debug_struct), names.map(Some).collect())
        };
        let names = names.iter().map(|name| name.map(|name| quote!(#name,)));
        quote! {
            #path { #(#members: #values),* } => __f.#kind(#name) #(.field(#names #values))* .finish(),
        }
    });
    let arms: Vec<TokenStream> = arms.collect();
    if arms.is_empty() {
        let ty = written(&input.original.ident);
        // A String takes everything.
        let _ = write!(
            texts.items,
            "#[automatically_derived] impl ::core::fmt::Debug for {ty} {{ {HEAD} {{ {ALL} }} }}"
        );
        return TokenStream::new();
    }
    let (head, body) = (lex(HEAD), match_or(&arms, lex(ALL)));
    let fmt = quote!(#head { #body });
    let debug = quote!(::core::fmt::Debug);
    generics::implementation(input.original, &debug, &TokenStream::new(), &fmt)
}
