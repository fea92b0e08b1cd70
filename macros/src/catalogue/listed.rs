//! What a catalogue lists: `OrgError`, `HttpError::{NotFound, Gone}` or `..auth::ERRORS`.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::discouraged::Speculative;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Path, PathSegment, Token, Type, braced};

pub(crate) enum Listed {
    Type(Box<Type>),
    /// Some of the variants of a type: `HttpError::{NotFound, Gone}`.
    Part(Path, Vec<Ident>),
    Catalogue(Path),
}

impl Listed {
    /// What is named.
    pub(super) fn path(&self) -> &dyn ToTokens {
        match self {
            Listed::Type(ty) => ty,
            Listed::Part(path, _) | Listed::Catalogue(path) => path,
        }
    }
}

impl Parse for Listed {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        if input.peek(Token![..]) {
            input.parse::<Token![..]>()?;
            let path = Path::parse_mod_style(input).map_err(|error| {
                syn::Error::new(
                    error.span(),
                    "`..` must be followed by the path of another catalogue\nwrite `..auth::ERRORS`",
                )
            })?;
            return Ok(Listed::Catalogue(path));
        }
        if let Some(path) = path_of_part(input) {
            let content;
            braced!(content in input);
            let words = content.parse_terminated(Ident::parse_any, Token![,])?;
            if words.is_empty() {
                return Err(syn::Error::new(
                    path.span(),
                    "a part of a type has at least one variant\nwrite `HttpError::{NotFound, Gone}`",
                ));
            }
            return Ok(Listed::Part(path, words.into_iter().collect()));
        }
        let ty = input.parse().map_err(|error: syn::Error| {
            syn::Error::new(
                error.span(),
                "expected a type that derives ApiError, or another catalogue\nwrite `OrgError`, `HttpError::{NotFound, Gone}` or `..auth::ERRORS`",
            )
        })?;
        Ok(Listed::Type(ty))
    }
}

/// The path before `::{`, with the `::` behind it taken; `None`, with nothing taken, where it is something else.
fn path_of_part(input: ParseStream) -> Option<Path> {
    let ahead = input.fork();
    let mut path = Path {
        leading_colon: ahead.parse().ok()?,
        segments: Punctuated::new(),
    };
    loop {
        path.segments
            .push_value(PathSegment::from(Ident::parse_any(&ahead).ok()?));
        let colons = ahead.parse::<Token![::]>().ok()?;
        if ahead.peek(syn::token::Brace) {
            input.advance_to(&ahead);
            return Some(path);
        }
        path.segments.push_punct(colons);
    }
}
