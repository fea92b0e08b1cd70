//! Bounds inferred from use, as thiserror infers them.

use crate::ast::Field;
use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use std::collections::HashSet;
use syn::punctuated::Punctuated;
use syn::{DeriveInput, GenericParam, Generics, Type};

/// The bounds of each impl: only what that impl itself needs.
#[derive(Default)]
pub(crate) struct Bounds {
    /// Of Display, and of the fields in messages and headers.
    pub(crate) format: Predicates,
    /// Of the fields in bodies and headers.
    pub(crate) expose: Predicates,
    /// Of transparent errors.
    pub(crate) inner: Predicates,
}

#[derive(Default)]
pub(crate) struct Predicates {
    list: Vec<TokenStream>,
    seen: HashSet<String>,
}

impl Predicates {
    /// Adds a predicate, once.
    pub(crate) fn add(&mut self, predicate: Option<TokenStream>) {
        let new = predicate.filter(|predicate| self.seen.insert(predicate.to_string()));
        self.list.extend(new);
    }
}

/// A bound of a field's type, if that depends on a type parameter.
pub(crate) fn bound_of(field: &Field, bound: &TokenStream) -> Option<TokenStream> {
    let ty = &field.original.ty;
    field.generic.then(|| quote!(#ty: #bound))
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
        remove_default(&mut parameter);
        parameter
    });
    quote!(#(#parameters,)*)
}

pub(crate) fn has_type_params(generics: &Generics) -> bool {
    generics.type_params().next().is_some()
}

/// Whether tokens name a parameter.
pub(crate) fn any_in(of: &Generics, tokens: TokenStream) -> bool {
    let found = words(tokens);
    names(of).any(|name| found.contains(&name))
}

/// The declaration of a type that has only the parameters that some fields use, with what is said of no other.
pub(crate) fn used_by<'f>(of: &Generics, fields: impl Iterator<Item = &'f syn::Field>) -> Generics {
    let mut generics = of.clone();
    if of.params.is_empty() {
        return generics;
    }
    let used: HashSet<String> = fields
        .flat_map(|field| words(field.ty.to_token_stream()))
        .collect();
    let is_closed = &|tokens: TokenStream| {
        let found = words(tokens);
        names(of).all(|name| !found.contains(&name) || used.contains(&name))
    };
    let kept = generics.params.into_iter();
    let kept = kept.filter(|parameter| used.contains(&name_of(parameter)));
    generics.params = kept
        .map(|mut parameter| {
            match &mut parameter {
                GenericParam::Type(ty) => retain(&mut ty.bounds, is_closed),
                GenericParam::Lifetime(lifetime) => retain(&mut lifetime.bounds, is_closed),
                GenericParam::Const(_) => {}
            }
            parameter
        })
        .collect();
    // No parameter with a default stands before one without.
    let mut is_last = true;
    for parameter in generics.params.iter_mut().rev() {
        let default = default_of(parameter);
        is_last = is_last && default.is_some_and(is_closed);
        if !is_last {
            remove_default(parameter);
        }
    }
    if let Some(clause) = &mut generics.where_clause {
        retain(&mut clause.predicates, is_closed);
    }
    generics
}

fn retain<T: ToTokens, P: Default>(
    list: &mut Punctuated<T, P>,
    is_kept: impl Fn(TokenStream) -> bool,
) {
    let all = std::mem::take(list).into_iter();
    *list = all.filter(|each| is_kept(each.to_token_stream())).collect();
}

fn default_of(parameter: &GenericParam) -> Option<TokenStream> {
    match parameter {
        GenericParam::Type(ty) => Some(ty.default.as_ref()?.1.to_token_stream()),
        GenericParam::Const(constant) => Some(constant.default.as_ref()?.1.to_token_stream()),
        GenericParam::Lifetime(_) => None,
    }
}

fn remove_default(parameter: &mut GenericParam) {
    match parameter {
        GenericParam::Type(ty) => ty.default = None,
        GenericParam::Const(constant) => constant.default = None,
        GenericParam::Lifetime(_) => {}
    }
}

fn names(generics: &Generics) -> impl Iterator<Item = String> {
    generics.params.iter().map(name_of)
}

/// A lifetime with its apostrophe.
fn name_of(parameter: &GenericParam) -> String {
    match parameter {
        GenericParam::Type(ty) => ty.ident.to_string(),
        GenericParam::Const(constant) => constant.ident.to_string(),
        GenericParam::Lifetime(lifetime) => lifetime.lifetime.to_string(),
    }
}

/// The words in tokens: identifiers, and lifetimes with their apostrophes.
pub(crate) fn words(tokens: TokenStream) -> HashSet<String> {
    let mut found = HashSet::new();
    let mut is_lifetime = false;
    for token in tokens {
        match &token {
            TokenTree::Ident(word) if is_lifetime => {
                found.insert(format!("'{word}"));
            }
            TokenTree::Ident(word) => {
                found.insert(word.to_string());
            }
            TokenTree::Group(group) => found.extend(words(group.stream())),
            _ => {}
        }
        is_lifetime = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\'');
    }
    found
}

/// Puts a type in the place of `Self`, which is another type elsewhere.
pub(crate) fn replace_self(ty: &mut Type, by: &TokenStream) {
    let has_self = words(ty.to_token_stream()).contains("Self");
    let replaced = has_self.then(|| syn::parse2(without_self(ty.to_token_stream(), by)));
    if let Some(Ok(replaced)) = replaced {
        *ty = replaced;
    }
}

fn without_self(tokens: TokenStream, by: &TokenStream) -> TokenStream {
    tokens
        .into_iter()
        .flat_map(|token| match token {
            TokenTree::Ident(word) if word == "Self" => by.clone(),
            TokenTree::Group(group) => {
                let inside = without_self(group.stream(), by);
                let mut replaced = Group::new(group.delimiter(), inside);
                replaced.set_span(group.span());
                TokenTree::Group(replaced).into()
            }
            token => token.into(),
        })
        .collect()
}
