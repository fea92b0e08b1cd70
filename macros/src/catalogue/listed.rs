//! What a catalogue lists, and what its operations answer with.

use crate::ast::peeled;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
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
    /// As the runtime has it.
    pub(super) fn member(&self, runtime: &Ident) -> TokenStream {
        match self {
            // In parentheses, what is no type is reported once.
            Listed::Type(ty) => {
                let table = table(runtime, ty);
                quote_spanned! {ty.span()=>
                    #runtime::__private::Member::Type {
                        table: #table,
                        part: #runtime::__private::Passed::<(#ty)>::INNER.rows(),
                        inner: #runtime::__private::Passed::<(#ty)>::INNER.followed(),
                    }
                }
            }
            Listed::Part(path, words) => {
                let table = table(runtime, path);
                let rows = rows(words, "row_of");
                quote! {
                    {
                        const __TABLE: &#runtime::Table = #table;
                        const __ROWS: &[::core::primitive::usize] = #rows;
                        const __INNER: &[#runtime::__private::Inner] =
                            #runtime::__private::Passed::<#path>::INNER.followed();
                        const __LISTS: [#runtime::__private::Inner;
                            #runtime::__private::count_lists(__ROWS, __INNER)] =
                            #runtime::__private::lists(__ROWS, __INNER);
                        #runtime::__private::Member::Type {
                            table: __TABLE,
                            part: ::core::option::Option::Some(__ROWS),
                            inner: &__LISTS,
                        }
                    }
                }
            }
            Listed::Catalogue(path) => quote_spanned! {path.span()=>
                #runtime::__private::Member::Catalogue(&#path)
            },
        }
    }

    /// As the runtime has it where it is relayed of an upstream, which has no types inside.
    pub(super) fn relayed(&self, runtime: &Ident) -> TokenStream {
        let path = self.path();
        let table = quote_spanned!(path.span()=> <#path as #runtime::client::Upstream>::TABLE);
        let part = match self {
            Listed::Part(_, words) => {
                let rows = rows(words, "relayed_row_of");
                quote!(::core::option::Option::Some(#rows))
            }
            Listed::Type(_) | Listed::Catalogue(_) => quote!(::core::option::Option::None),
        };
        quote! {
            {
                const __TABLE: &#runtime::Table = #table;
                const __PART: ::core::option::Option<&[::core::primitive::usize]> = #part;
                #runtime::__private::Member::Type { table: __TABLE, part: __PART, inner: &[] }
            }
        }
    }

    /// The JSON of an upstream's errors, left in the program.
    pub(super) fn embedded(&self, runtime: &Ident) -> TokenStream {
        let ty = self.path();
        quote! {
            const _: () = {
                #runtime::__embed! { relayed #ty }
            };
        }
    }

    fn path(&self) -> &dyn ToTokens {
        match self {
            Listed::Type(ty) => ty,
            Listed::Part(path, _) | Listed::Catalogue(path) => path,
        }
    }

    /// What makes rustc report a variant that is not there, with the one that is meant.
    pub(super) fn variants_check(&self) -> TokenStream {
        match self {
            Listed::Part(path, words) => quote! {
                #[allow(deprecated, unused_qualifications)]
                const _: fn(&#path) -> ::core::primitive::bool =
                    |__error| ::core::matches!(__error, #(#path::#words { .. })|*);
            },
            Listed::Type(_) | Listed::Catalogue(_) => TokenStream::new(),
        }
    }

    /// The place of its last word.
    pub(super) fn last_word(&self) -> Span {
        match self {
            Listed::Type(ty) => last_word_of(ty),
            Listed::Part(path, _) | Listed::Catalogue(path) => last_word(path),
        }
    }

    /// Reads a type, or a part of one; `expected` says what is, where it is neither.
    pub(super) fn parse_type(input: ParseStream, expected: &str) -> syn::Result<Self> {
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
        let ty = input
            .parse()
            .map_err(|error: syn::Error| syn::Error::new(error.span(), expected))?;
        Ok(Listed::Type(ty))
    }
}

/// The numbers of the rows of some variants of `__TABLE`, by a method of it.
fn rows(words: &[Ident], row_of: &str) -> TokenStream {
    let rows = words.iter().map(|word| {
        let name = word.unraw().to_string();
        let row_of = Ident::new(row_of, word.span());
        quote_spanned!(word.span()=> __TABLE.#row_of(#name))
    });
    quote!(&[#(#rows),*])
}

/// The table of a type. The span makes a type that is not derived be reported at its name.
pub(super) fn table(runtime: &Ident, ty: &impl ToTokens) -> TokenStream {
    quote_spanned!(ty.span()=> <#ty as #runtime::Described>::TABLE)
}

pub(super) fn last_word_of(ty: &Type) -> Span {
    match peeled(ty) {
        Type::Path(ty) => last_word(&ty.path),
        ty => ty.span(),
    }
}

/// The place of a path's last word: stable Rust can underline only one token of a path.
fn last_word(path: &Path) -> Span {
    path.segments
        .last()
        .map_or_else(|| path.span(), |segment| segment.ident.span())
}

impl Parse for Listed {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        if input.parse::<Option<Token![..]>>()?.is_some() {
            let path = Path::parse_mod_style(input).map_err(|error| {
                syn::Error::new(
                    error.span(),
                    "`..` must be followed by the path of another catalogue\nwrite `..auth::ERRORS`",
                )
            })?;
            return Ok(Listed::Catalogue(path));
        }
        Listed::parse_type(
            input,
            "expected a type that derives ApiError, or another catalogue\nwrite `OrgError`, `HttpError::{NotFound, Gone}` or `..auth::ERRORS`",
        )
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
