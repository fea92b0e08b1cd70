//! `impl Part` of a subset without parameters: in one impl, and where a field is displayed and sent in one arm, what a type
//! has in two. rustc takes its time for each impl, each function and each arm, and there may be many subsets.

use super::accessors::{Accessor, Arm, Arms, method, others};
use super::api_error::itemized;
use super::{Expansion, NO_ROW, generics, lex, match_or, variant_path, written};
use crate::ast::{DisplayBy, Field, Variant};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};
use std::fmt::{self, Write};
use syn::Member;

pub(super) fn expand(expansion: &Expansion, arms: &Arms) -> TokenStream {
    let own = |which| {
        let mut variants = expansion.input.variants.iter();
        let has_any = variants.any(|variant| {
            let mut own = arms.of_variant(variant).iter();
            own.any(|arm| arm.accessor == which && !is_in_both(arms, variant, arm))
        });
        has_any.then(|| method(expansion, arms, which)).flatten()
    };
    let [display, json] = [Accessor::Display, Accessor::Json].map(own);
    let write = method(expansion, arms, Accessor::Write);
    let others = others(expansion, arms);
    let at = at(expansion, arms);
    let debug = debug(expansion, arms);
    let part = generics::implementation(
        expansion.input.original,
        &quote!(__e::Part),
        &TokenStream::new(),
        &quote! {
            fn at(&self, __key: ::core::primitive::u32) -> (::core::primitive::usize, &dyn __e::Shown) {
                #at
            }
            #display #json #write #others
        },
    );
    quote!(#part #debug)
}

/// Whether all else of a subset is as in others: it has no parameters, and no errors or lists of them inside.
pub(super) fn is_alike(expansion: &Expansion) -> bool {
    let input = expansion.input;
    let mut fields = input.variants.iter().flat_map(|variant| &variant.fields);
    expansion.is_part()
        && input.display == DisplayBy::Derive
        && input.transparent().next().is_none()
        && input
            .variants
            .iter()
            .all(|variant| variant.source().is_none())
        && fields.all(|field| itemized(field).is_none())
}

/// All else of such a subset, as text: there may be many of them, and none of its tokens needs a span of the user's code.
pub(super) fn alike(expansion: &Expansion, number: usize, adapted: &mut TokenStream) -> String {
    let original = expansion.input.original;
    let (ty, visibility) = (written(&original.ident), original.vis.to_token_stream());
    adapted.extend(lex(&format!("{{ [] [{ty}] [] respond_owned [] }}")));
    format!(
        "#[automatically_derived]
        impl ::core::fmt::Display for {ty} {{
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {{
                __e::display(self, __f)
            }}
        }}
        #[automatically_derived]
        impl ::core::error::Error for {ty} {{}}
        #[automatically_derived]
        impl __e::View for {ty} {{
            fn __view(&self) -> __e::ErrorView<'_> {{
                __e::ErrorView::derived(self)
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
    )
}

/// `Debug`. The runtime has that of a variant whose fields are all in `at`: arms for them would be the most of a subset.
fn debug(expansion: &Expansion, arms: &Arms) -> TokenStream {
    let input = expansion.input;
    let variants = input.variants.iter().filter(|variant| {
        let has = |field: &Field| {
            let mut own = arms.of_variant(variant).iter();
            own.any(|arm| arm.key == field.key && is_in_both(arms, variant, arm))
        };
        !variant.fields.iter().all(has)
    });
    let arms = variants.map(|variant| {
        let (path, name) = (variant_path(input, variant.ident), &variant.name);
        let members = variant.fields.iter().map(|field| &field.accessor);
        let values = variant.fields.iter();
        let values: Vec<Ident> = values
            .map(|field| format_ident!("__field{}", field.key, span = field.type_span()))
            .collect();
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
    let head = lex("fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result");
    let body = match_or(&arms, lex("__e::debug(self, __f)"));
    let (debug, fmt) = (lex("::core::fmt::Debug"), quote!(#head { #body }));
    generics::implementation(input.original, &debug, &TokenStream::new(), &fmt)
}

/// Whether a field is displayed and sent.
fn is_in_both(arms: &Arms, variant: &Variant, arm: &Arm) -> bool {
    let has = |which| {
        let mut own = arms.of_variant(variant).iter();
        own.any(|other| other.accessor == which && other.key == arm.key)
    };
    has(Accessor::Display) && has(Accessor::Json)
}

/// One arm per variant: which row, and the field of the key.
fn at(expansion: &Expansion, arms: &Arms) -> TokenStream {
    let input = expansion.input;
    if input.variants.is_empty() {
        return quote!(match *self {});
    }
    let mut with_fields = TokenStream::new();
    let mut others = String::new();
    for variant in &input.variants {
        let own = arms.of_variant(variant).iter();
        let own =
            own.filter(|arm| arm.accessor == Accessor::Json && is_in_both(arms, variant, arm));
        let own: Vec<&Arm> = own.collect();
        let path = variant_path(input, variant.ident);
        let keys = own.iter().map(|arm| Literal::u32_unsuffixed(arm.key));
        match &*own {
            [] => {
                let (ty, name) = (written(&input.original.ident), written(variant.ident));
                let row = Row::of(variant);
                // A String takes everything.
                let _ = write!(others, "{ty}::{name} {{ .. }} => ({row}, &__e::Nothing),");
            }
            [arm] => {
                let (fields, value, row) = (&arm.fields, &arm.value, Row::of(variant));
                with_fields.extend(quote! {
                    #path #fields => (#row, match __key { #(#keys)* => #(#value)*, _ => &__e::Nothing }),
                });
            }
            several => {
                let fields = several.iter().map(|arm| &arm.fields);
                let (values, row) = (several.iter().map(|arm| &arm.value), Row::of(variant));
                with_fields.extend(quote! {
                    #path { .. } => (#row, match (self, __key) {
                        #((#path #fields, #keys) => #(#values)*,)*
                        _ => &__e::Nothing,
                    }),
                });
            }
        }
    }
    let others = lex(&others);
    quote!(match self { #with_fields #others })
}

/// The number of a variant's row, as tokens and as text.
struct Row(Option<usize>);

impl Row {
    /// A transparent variant has no row and is asked for none.
    fn of(variant: &Variant) -> Self {
        Row(Some(variant.row).filter(|_| !variant.is_transparent()))
    }
}

impl ToTokens for Row {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self.0 {
            Some(number) => Literal::usize_unsuffixed(number).to_tokens(tokens),
            None => tokens.extend(lex(NO_ROW)),
        }
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(number) => number.fmt(f),
            None => f.write_str(NO_ROW),
        }
    }
}
