//! `union!`: a transparent enum over several types, which is what one operation answers with.
//!
//! ```text
//! union! { pub enum CreateOrg = orgs::Create from (rusqlite::Error) | auth::Write; }
//! // expands to
//! #[derive(Debug, ApiError)]
//! pub enum CreateOrg {
//!     #[transparent]
//!     Create(#[from] orgs::Create),
//!     #[transparent]
//!     Write(#[from] auth::Write),
//! }
//! impl From<rusqlite::Error> for CreateOrg { … }      // through orgs::Create
//! ```

use crate::ast::peeled;
use crate::attr::args::next_or;
use crate::ctxt::Ctxt;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use std::collections::HashSet;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned;
use syn::{Attribute, Generics, Token, Type, Visibility, parenthesized};

const EXAMPLE: &str = "pub enum CreateOrg = orgs::Create | auth::Write;";

pub(crate) struct Input {
    attributes: Vec<Attribute>,
    visibility: Visibility,
    name: Ident,
    generics: Generics,
    members: Vec<Member>,
}

/// `orgs::Create`, `Orgs(orgs::Create)`, and what it is made from: `orgs::Create from (rusqlite::Error)`.
struct Member {
    /// The variant, where it is not called as the type is.
    variant: Option<Ident>,
    ty: Type,
    sources: Vec<Type>,
}

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let (runtime, rest) = crate::runtime::split(input);
    let inputs = match syn::parse::Parser::parse2(parse_all, rest) {
        Ok(inputs) => inputs,
        Err(error) => return error.to_compile_error(),
    };
    let cx = Ctxt::new();
    let unions: TokenStream = inputs
        .iter()
        .map(|input| union(&cx, &runtime, input))
        .collect();
    let errors = cx.finish();
    quote!(#errors #unions)
}

fn parse_all(input: ParseStream) -> syn::Result<Vec<Input>> {
    let mut all = Vec::new();
    while !input.is_empty() {
        all.push(input.parse()?);
    }
    Ok(all)
}

fn union(cx: &Ctxt, runtime: &Ident, input: &Input) -> TokenStream {
    let Input { name, members, .. } = input;
    let mut names = HashSet::new();
    let mut sources: HashSet<String> = members.iter().map(|member| written(&member.ty)).collect();
    let mut variants = Vec::new();
    let mut conversions = TokenStream::new();
    for member in members {
        let Some(variant) = member.variant(cx) else {
            continue;
        };
        let ty = &member.ty;
        if !names.insert(variant.unraw().to_string()) {
            cx.error(
                &variant,
                format_args!("two variants of `{name}` would be called `{variant}`"),
                format_args!(
                    "write another name for one of them, as in `Other({})`",
                    written(ty)
                ),
            );
            continue;
        }
        let description = format!("An error of [`{}`].", written(ty));
        variants.push(quote! {
            #[doc = #description]
            #[transparent]
            #variant(#[from] #ty)
        });
        for source in &member.sources {
            if sources.insert(written(source)) {
                conversions.extend(conversion(runtime, input, &variant, member, source));
            } else {
                cx.error(
                    source,
                    format_args!("`{name}` is made from `{}` already", written(source)),
                    "write it once, behind the type that it becomes",
                );
            }
        }
    }
    let enumeration = enumeration(runtime, input, &variants);
    quote!(#enumeration #conversions)
}

/// The enum, whose docs name its types where it has none.
fn enumeration(runtime: &Ident, input: &Input, variants: &[TokenStream]) -> TokenStream {
    let Input {
        attributes,
        visibility,
        name,
        generics,
        members,
    } = input;
    let clause = &generics.where_clause;
    let described = !crate::attr::doc_comment(attributes).is_empty();
    let description = (!described).then(|| {
        let types: Vec<String> = members
            .iter()
            .map(|member| format!("[`{}`]", written(&member.ty)))
            .collect();
        let text = format!("The errors of {}.", types.join(", "));
        quote!(#[doc = #text])
    });
    quote! {
        #description
        #[derive(::core::fmt::Debug, #runtime::ApiError)]
        #(#attributes)*
        #[api_error(crate = #runtime)]
        #[allow(rustdoc::broken_intra_doc_links, rustdoc::private_intra_doc_links)]
        #visibility enum #name #generics #clause {
            #(#variants),*
        }
    }
}

/// `From` of what a member is made from.
fn conversion(
    runtime: &Ident,
    input: &Input,
    variant: &Ident,
    member: &Member,
    source: &Type,
) -> TokenStream {
    let (name, ty) = (&input.name, &member.ty);
    let (impl_generics, ty_generics, clause) = input.generics.split_for_impl();
    let span = source.span().resolved_at(Span::call_site());
    let from = quote_spanned! {span=>
        #runtime::__private::widen::<#source, #ty>(__source)
    };
    quote! {
        #[automatically_derived]
        #[allow(unused_qualifications, clippy::all, clippy::pedantic)]
        impl #impl_generics ::core::convert::From<#source> for #name #ty_generics #clause {
            fn from(__source: #source) -> Self {
                #name::#variant(#from)
            }
        }
    }
}

impl Member {
    fn variant(&self, cx: &Ctxt) -> Option<Ident> {
        if let Some(variant) = &self.variant {
            return Some(variant.clone());
        }
        match peeled(&self.ty) {
            Type::Path(path) => {
                let last = path.path.segments.last()?;
                Some(last.ident.clone())
            }
            ty => cx.refuse(
                ty,
                "the variant of this type has no name",
                format_args!("write one, as in `Other({})`", written(ty)),
            ),
        }
    }
}

fn written(ty: &Type) -> String {
    crate::attr::args::written(&peeled(ty).to_token_stream()).replace(" ,", ",")
}

fn hint(span: Span, wrong: &str) -> syn::Error {
    syn::Error::new(span, format!("{wrong}\nwrite `{EXAMPLE}`"))
}

impl Parse for Input {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        input
            .parse::<Token![enum]>()
            .map_err(|error| hint(error.span(), "a union is an enum"))?;
        let name: Ident = input
            .parse()
            .map_err(|error: syn::Error| hint(error.span(), "a union has a name"))?;
        let mut generics: Generics = input.parse()?;
        generics.where_clause = input.parse()?;
        if input.parse::<Option<Token![=]>>()?.is_none() {
            let wrong = format!("`{name}` lists no types");
            return Err(hint(next_or(input, &name), &wrong));
        }
        input.parse::<Option<Token![|]>>()?;
        let mut members = Vec::new();
        loop {
            members.push(input.parse()?);
            if input.is_empty() || input.parse::<Option<Token![;]>>()?.is_some() {
                break;
            }
            if input.parse::<Option<Token![|]>>()?.is_none() {
                return Err(hint(input.span(), "expected `|` and another type, or `;`"));
            }
        }
        Ok(Input {
            attributes,
            visibility,
            name,
            generics,
            members,
        })
    }
}

impl Parse for Member {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let named = input.peek(Ident::peek_any) && input.peek2(syn::token::Paren);
        let (variant, ty) = if named {
            let variant = input.parse()?;
            let content;
            parenthesized!(content in input);
            (Some(variant), content.parse())
        } else {
            (None, input.parse())
        };
        let ty = ty.map_err(|error: syn::Error| hint(error.span(), "expected a type of errors"))?;
        let mut sources = Vec::new();
        if input.peek(syn::Ident) && input.fork().parse::<Ident>()? == "from" {
            let word: Ident = input.parse()?;
            if !input.peek(syn::token::Paren) {
                let wrong = "`from` takes the types that an error is made from";
                let write = "write `orgs::Create from (rusqlite::Error)`";
                return Err(syn::Error::new(word.span(), format!("{wrong}\n{write}")));
            }
            let content;
            parenthesized!(content in input);
            let types = content.parse_terminated(Type::parse, Token![,])?;
            sources.extend(types);
        }
        Ok(Member {
            variant,
            ty,
            sources,
        })
    }
}
