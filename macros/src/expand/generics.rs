//! Bounds inferred from use, as thiserror infers them.

use crate::ast::Field;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use std::collections::HashSet;
use syn::{DeriveInput, Generics, Type};

/// The bounds of each impl: only what that impl itself needs.
#[derive(Default)]
pub(crate) struct Bounds {
    /// Of Display, and of the fields in messages and headers.
    pub(crate) format: Predicates,
    /// Of the fields in bodies and headers.
    pub(crate) expose: Predicates,
    /// Of transparent errors.
    pub(crate) inner: Predicates,
    /// Of sources.
    pub(crate) error: Predicates,
}

#[derive(Default)]
pub(crate) struct Predicates {
    list: Vec<TokenStream>,
    seen: HashSet<String>,
}

impl Predicates {
    /// Adds a bound of a field's type, if that depends on a type parameter.
    pub(crate) fn insert(&mut self, field: &Field, bound: &TokenStream) {
        self.insert_of(field, &field.original.ty, bound);
    }

    /// Adds a bound of a type inside a field's, such as that of an `Option`.
    pub(crate) fn insert_of(&mut self, field: &Field, ty: &Type, bound: &TokenStream) {
        let predicate = quote!(#ty: #bound);
        if field.generic && self.seen.insert(predicate.to_string()) {
            self.list.push(predicate);
        }
    }
}

/// A where clause of the type's own predicates and some more.
pub(crate) fn where_clause(
    generics: &Generics,
    more: &[&Predicates],
    last: Option<TokenStream>,
) -> TokenStream {
    let own = generics.where_clause.iter();
    let own = own.flat_map(|clause| clause.predicates.iter().map(ToTokens::to_token_stream));
    let more = more.iter().flat_map(|predicates| predicates.list.clone());
    let all: Vec<TokenStream> = own.chain(more).chain(last).collect();
    if all.is_empty() {
        TokenStream::new()
    } else {
        quote!(where #(#all),*)
    }
}

/// `impl … Trait for Type … where …`, for a type that a macro was given.
pub(crate) fn implementation(
    node: &DeriveInput,
    interface: &TokenStream,
    clause: &TokenStream,
    items: &TokenStream,
) -> TokenStream {
    let (impl_generics, ty_generics, _) = node.generics.split_for_impl();
    let ty = super::quiet(&node.ident);
    quote! {
        #[automatically_derived]
        impl #impl_generics #interface for #ty #ty_generics #clause {
            #items
        }
    }
}

/// `impl Described`: what a catalogue finds a type by.
pub(crate) fn described(node: &DeriveInput) -> TokenStream {
    implementation(
        node,
        &quote!(__errorbook::Described),
        &where_clause(&node.generics, &[], None),
        &quote!(
            const TABLE: &'static __errorbook::Table = &__TABLE;
        ),
    )
}

/// The parameters as an impl declares them, without `<>` and defaults, each with its comma.
pub(crate) fn declared(generics: &Generics) -> TokenStream {
    let parameters = generics.params.iter().map(|parameter| {
        let mut parameter = parameter.clone();
        match &mut parameter {
            syn::GenericParam::Type(ty) => ty.default = None,
            syn::GenericParam::Const(constant) => constant.default = None,
            syn::GenericParam::Lifetime(_) => {}
        }
        parameter
    });
    quote!(#(#parameters,)*)
}

pub(crate) fn has_type_params(generics: &Generics) -> bool {
    generics.type_params().next().is_some()
}
