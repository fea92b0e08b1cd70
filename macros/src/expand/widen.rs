//! `From` of a subset, for its type and for each subset that has all of its variants.

use super::generics::{Predicates, implementation, where_clause};
use super::subset::{Node, is_boxed};
use super::{lex, quiet, written};
use crate::ast::{Field, Input, Variant, first_argument_of};
use crate::subset::{Subset, is_same};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use std::collections::HashMap;
use std::fmt::Write;
use syn::Type;
use syn::spanned::Spanned;

/// The subsets of which another one has all variants. Of two with the same, the second is made from the first: each
/// made from the other, no variant would be one that is never constructed.
pub(super) fn containments(subsets: &[&Subset]) -> Vec<(usize, usize)> {
    let mut with: HashMap<usize, Vec<usize>> = HashMap::new();
    for (number, subset) in subsets.iter().enumerate() {
        for &variant in subset.members.keys() {
            with.entry(variant).or_default().push(number);
        }
    }
    let mut pairs = Vec::new();
    for (number, subset) in subsets.iter().enumerate() {
        let first = subset.members.keys().next();
        let Some(others) = first.and_then(|variant| with.get(variant)) else {
            continue;
        };
        for &other in others.iter().filter(|other| **other != number) {
            let is_first = number < other || !subsets[other].is_in(subset);
            if subset.is_in(subsets[other]) && is_first {
                pairs.push((number, other));
            }
        }
    }
    pairs
}

/// `From` of a subset, for the type (`to_node` absent) or for another subset.
pub(super) fn widening(
    to: &Input,
    from: &Node,
    from_input: &Input,
    to_node: Option<&Node>,
) -> TokenStream {
    let (source, target) = (quiet(&from_input.original.ident), quiet(&to.original.ident));
    let (_, source_generics, _) = from_input.original.generics.split_for_impl();
    let mut arms = TokenStream::new();
    let mut bounds = Predicates::default();
    let mut plain = String::new();
    for variant in &from_input.variants {
        let narrowed = from
            .subset
            .members
            .get(&variant.number)
            .and_then(|member| member.narrowed);
        let other = to_node.and_then(|node| node.subset.members.get(&variant.number)?.narrowed);
        let at = variant
            .inner_position()
            .filter(|_| narrowed.is_some() && !is_same(narrowed, other));
        match at {
            None => push_arm(&mut plain, [&source, &target], variant),
            Some(at) => {
                let own = &variant.fields[at];
                let wide = to
                    .variants
                    .iter()
                    .find(|wide| wide.number == variant.number);
                let Some(wide) = wide.and_then(|wide| wide.fields.get(at)) else {
                    continue;
                };
                if to_node.is_some() {
                    let (own, wide) = (unboxed(&own.original.ty), unboxed(&wide.original.ty));
                    bounds.add(Some(quote!(for<'__a> #wide: ::core::convert::From<#own>)));
                }
                arms.extend(narrowed_arm(
                    [&source, &target],
                    variant,
                    at,
                    &wide.original.ty,
                ));
            }
        }
    }
    let has_none = |of: &Input| of.original.generics.params.is_empty();
    let is_plain = arms.is_empty() && has_none(to) && has_none(from_input);
    if is_plain && !plain.is_empty() {
        let (source, target) = (written(&source), written(&target));
        return lex(&format!(
            "#[automatically_derived]
            impl ::core::convert::From<{source}> for {target} {{
                fn from(__error: {source}) -> Self {{
                    match __error {{ {plain} }}
                }}
            }}"
        ));
    }
    let plain = lex(&plain);
    let body = if from_input.variants.is_empty() {
        quote!(match __error {})
    } else {
        quote!(match __error { #plain #arms })
    };
    implementation(
        to.original,
        &quote!(::core::convert::From<#source #source_generics>),
        &where_clause(&to.original.generics, &[&bounds], None),
        &quote! {
            fn from(__error: #source #source_generics) -> Self {
                #body
            }
        },
    )
}

fn unboxed(ty: &Type) -> Type {
    if !is_boxed(ty) {
        return ty.clone();
    }
    first_argument_of(ty).unwrap_or(ty).clone()
}

/// The arm of a variant that both have alike.
fn push_arm(arms: &mut String, [from, to]: [&Ident; 2], variant: &Variant) {
    let mut fields = String::new();
    for (number, field) in variant.fields.iter().enumerate() {
        let _ = write!(fields, "{}: __field{number},", member(field));
    }
    let name = written(variant.ident);
    let _ = write!(
        arms,
        "{}::{name} {{ {fields} }} => {}::{name} {{ {fields} }},",
        written(from),
        written(to)
    );
}

fn member(field: &Field) -> String {
    match &field.accessor {
        syn::Member::Named(name) => written(name),
        syn::Member::Unnamed(index) => index.index.to_string(),
    }
}

/// The arm of a variant whose inner error is narrower. What narrows to no part of it is reported at its type.
fn narrowed_arm([from, to]: [&Ident; 2], variant: &Variant, at: usize, wide: &Type) -> TokenStream {
    let name = quiet(variant.ident);
    let members: Vec<_> = variant.fields.iter().map(|field| &field.accessor).collect();
    let own = &variant.fields[at].original.ty;
    let of_type = unboxed(own).span().resolved_at(Span::call_site());
    let names = (0..members.len()).map(|number| {
        let span = if number == at {
            of_type
        } else {
            Span::call_site()
        };
        Ident::new(&format!("__field{number}"), span)
    });
    let names: Vec<Ident> = names.collect();
    let values = names.iter().enumerate().map(|(number, name)| {
        if number != at {
            return quote!(#name);
        }
        let inner = if is_boxed(own) {
            quote!(*#name)
        } else {
            quote!(#name)
        };
        let widened = quote_spanned!(of_type=> __e::widen(#inner));
        if is_boxed(wide) {
            quote!(::std::boxed::Box::new(#widened))
        } else {
            widened
        }
    });
    quote!(#from::#name { #(#members: #names),* } => #to::#name { #(#members: #values),* },)
}
