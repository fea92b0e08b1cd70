//! `impl View`, which is what makes a type an `ApiError`, and what a catalogue finds a type by.

use super::accessors::{Accessor, Arms};
use super::generics::{self, Predicates, bound_of};
use super::{Expansion, lex, match_or, rows, transparent_arms};
use crate::ast::{Field, Input, Variant};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use std::collections::HashSet;
use syn::DeriveInput;

pub(super) fn expand(expansion: &mut Expansion, arms: &Arms) -> TokenStream {
    let input = expansion.input;
    let generics = &input.original.generics;
    let mut inner_bounds = Predicates::default();
    let views = transparent_arms(expansion, |variant, field, inner| {
        inner_bounds.add(bound_of(field, &quote!(__errorbook::ApiError)));
        let beside = beside_name(variant);
        let beside = beside.map(|fields| quote!(.beside(self, &#fields)));
        quote!(__e::View::__view(#inner) #beside)
    });
    expansion.bounds.inner = inner_bounds;
    let last = generics::has_type_params(generics)
        .then(|| quote!(Self: ::core::error::Error + ::core::marker::Send + ::core::marker::Sync));
    let bounds = &expansion.bounds;
    let bounds = [&bounds.format, &bounds.expose, &bounds.inner];
    let clause = generics::where_clause(generics, &bounds, last);
    let view = match_or(&views, quote!(__e::ErrorView::derived(self, &__TABLE)));
    let view = view_impl(input.original, &clause, &view);
    let described = (!expansion.is_plain()).then(|| generics::described(input.original));
    let passing = passing(expansion, arms);
    let beside = expansion.subset.is_none().then(|| beside(input));
    quote!(#beside #view #described #passing)
}

/// The fields that are sent beside those of an inner error, a table per variant.
fn beside(input: &Input) -> TokenStream {
    let tables = input.variants.iter().filter_map(|variant| {
        let name = beside_name(variant)?;
        let rows: String = variant
            .beside()
            .map(|field| rows::field_row(0, field))
            .collect();
        let (rows, count) = (
            lex(&rows),
            Literal::usize_unsuffixed(variant.beside().count()),
        );
        Some(quote!(const #name: [__e::FieldRow; #count] = [#rows];))
    });
    tables.collect()
}

/// The name of its table, if a variant has such fields.
fn beside_name(variant: &Variant) -> Option<Ident> {
    let has_any = variant.is_transparent() && variant.beside().next().is_some();
    has_any.then(|| format_ident!("__BESIDE_{}", variant.number))
}

/// `impl Passing`: the types inside transparent variants, which a catalogue lists with this one, and those of the items in
/// its lists of field errors. An inner type that is a parameter's has to be known for that.
fn passing(expansion: &Expansion, arms: &Arms) -> TokenStream {
    let input = expansion.input;
    let mut bounds = Predicates::default();
    let inner = inner(input, &mut bounds);
    // A list of a type's own errors has an arm, although it is not among the types inside.
    let is_used = !inner.is_empty() || arms.has(expansion, Accessor::Items);
    let unknown = is_used.then(|| {
        quote! {
            #[allow(unused_imports)]
            use __e::Unknown as _;
        }
    });
    let passing = passing_impl(input, &bounds, expansion.subset, &inner);
    quote!(#unknown #passing)
}

/// The types inside.
fn inner(input: &Input, bounds: &mut Predicates) -> Vec<TokenStream> {
    let transparent = input.variants.iter();
    let transparent = transparent.filter_map(|variant| Some((variant, variant.inner()?)));
    let mut inner: Vec<TokenStream> = transparent
        .map(|(variant, field)| {
            bounds.add(bound_of(field, &quote!(__e::Passing)));
            let ty = &field.original.ty;
            let inner = if field.generic {
                quote!(<#ty as __e::Passing>::INNER)
            } else {
                quote!(__e::Passed::<#ty>::INNER)
            };
            match beside_name(variant) {
                Some(fields) => quote!(__e::Inner::Beside(&#fields, &#inner)),
                None => inner,
            }
        })
        .collect();
    inner.extend(items(input, bounds));
    inner
}

/// The types of items. Under whatever name a list stands, its type says them; of an item that lists items of its own type,
/// rustc could not finish.
fn items(input: &Input, bounds: &mut Predicates) -> Vec<TokenStream> {
    let own = HashSet::from([input.original.ident.to_string(), "Self".to_owned()]);
    let transparent = input.transparent().next().is_some();
    let mut all = Vec::new();
    for variant in input.answering() {
        for field in variant.members() {
            let items = match field.names(&own) {
                // Rust 1.85 keeps no reference to a static in what it makes static itself.
                true if field.is_field_errors() => quote! {
                    const {
                        __e::Inner::Pointer {
                            table: &__TABLE,
                            rows: ::core::option::Option::None,
                            transparent: #transparent,
                        }
                    }
                },
                true => continue,
                false => match itemized(field) {
                    Some((itemized, bound)) => {
                        bounds.add(bound);
                        quote!(#itemized::ITEMS)
                    }
                    None => continue,
                },
            };
            let (row, name) = (Literal::usize_unsuffixed(variant.row), field.public_name());
            all.push(quote!(__e::Inner::Items(#row, #name, &#items)));
        }
    }
    all
}

/// What has the items of a field that is a list of field errors, or may be one, and what a type parameter has to be for it.
pub(super) fn itemized(field: &Field) -> Option<(TokenStream, Option<TokenStream>)> {
    let (ty, is_list) = (&field.original.ty, field.is_field_errors());
    if is_list && field.generic {
        let bound = bound_of(field, &quote!(__e::Itemized));
        return Some((quote!(<#ty as __e::Itemized>), bound));
    }
    (is_list || field.may_be_field_errors()).then(|| (quote!(__e::Passed::<#ty>), None))
}

pub(super) fn passing_impl(
    input: &Input,
    bounds: &Predicates,
    subset: Option<usize>,
    inner: &[TokenStream],
) -> TokenStream {
    let node = input.original;
    let of = match subset.map(Literal::usize_unsuffixed) {
        None => quote!(__e::Inner::Type(&__TABLE, &[#(#inner),*])),
        Some(subset) if inner.is_empty() => quote!(__part(#subset)),
        Some(subset) => quote!(__e::Inner::Part(__subset(#subset), &[#(#inner),*])),
    };
    // Where there are types inside, as literals: what a pointer to the type is must not depend on what may depend on it.
    let literals = (!inner.is_empty()).then(|| {
        let rows = subset.map(|_| {
            let rows = input.answering().map(|variant| variant.row);
            let rows = rows.map(Literal::usize_unsuffixed);
            quote!(::core::option::Option::Some(&[#(#rows),*]))
        });
        let rows = rows.unwrap_or_else(|| quote!(::core::option::Option::None));
        let transparent = input.transparent().next().is_some();
        quote! {
            const TABLE: &'static __e::Table = &__TABLE;
            const ROWS: ::core::option::Option<&'static [::core::primitive::usize]> = #rows;
            const TRANSPARENT: ::core::primitive::bool = #transparent;
        }
    });
    generics::implementation(
        node,
        &quote!(__e::Passing),
        &generics::where_clause(&node.generics, &[bounds], None),
        &quote! {
            #literals
            const INNER: __e::Inner = #of;
        },
    )
}

pub(super) fn view_impl(
    node: &DeriveInput,
    clause: &TokenStream,
    view: &TokenStream,
) -> TokenStream {
    generics::implementation(
        node,
        &quote!(__e::View),
        clause,
        &quote! {
            fn __view(&self) -> __e::ErrorView<'_> {
                #view
            }
        },
    )
}
