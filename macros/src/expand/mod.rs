//! From the checked model to code: data in flat tables, and one arm of a match per variant and field.
//!
//! ```text
//! #[allow(…)]
//! const _: () = {
//!     use ::errorbook::__private as __e;
//!     __embed! { type "OrgError" "…" }           the catalogue in the program      embed.rs
//!     static __TABLE: __e::Table = __e::Table { rows: &[…], fields: &[…], … };   rows.rs
//!     impl __e::PlainFields for OrgError { … }   which row, and its fields       plain.rs, accessors.rs
//!     impl __e::View for OrgError { … }                                          api_error.rs
//!     impl Display, Error, From for OrgError     unless the user has them      display.rs, from.rs
//!     impl From<OrgError> for http::Response<B>
//!     impl OrgError { const API_ERRORS }         with the table for rustdoc     docs.rs
//!     fn __refuse() { … }                        for rustc, where there is a `#[refusal]`   refusals.rs
//!     static __SUBSETS: [__e::Subset; N] = […];  and the same impls of each, with `From`s   subset.rs
//!     __adapters! { … }                          the impls of frameworks, of all types    adapters.rs
//! };
//! ```

mod accessors;
mod adapters;
mod api_error;
mod display;
mod docs;
mod embed;
mod fallback;
mod from;
mod generics;
mod part;
mod plain;
mod refusals;
mod rows;
mod slots;
mod subset;
mod widen;

use crate::ast::{DisplayBy, Field, Input, Variant};
use crate::attr::emitted::{Context, Emitted};
use crate::resolve::ResolvedVariant;
use crate::subset::Subset;
use generics::Bounds;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Token;

/// What every part of the expansion needs to know: of the type, or of one of its subsets.
pub(crate) struct Expansion<'i, 'a> {
    pub(crate) input: &'i Input<'a>,
    pub(crate) variants: Vec<&'i ResolvedVariant<'i, 'a>>,
    /// The number of the subset.
    pub(crate) subset: Option<usize>,
    /// The type's name, in a span that raises no deprecation warning from generated code.
    pub(crate) ty: Ident,
    pub(crate) bounds: Bounds,
}

impl<'i, 'a> Expansion<'i, 'a> {
    fn new(
        input: &'i Input<'a>,
        variants: Vec<&'i ResolvedVariant<'i, 'a>>,
        subset: Option<usize>,
    ) -> Self {
        Expansion {
            input,
            variants,
            subset,
            ty: quiet(&input.original.ident),
            bounds: Bounds::default(),
        }
    }

    /// The path of a variant.
    fn path(&self, variant: &Variant) -> VariantPath {
        VariantPath {
            ty: self.input.is_enum.then(|| self.ty.clone()),
            variant: quiet(variant.ident),
        }
    }

    /// Whether its fields are those of the trait `PlainFields`.
    fn is_plain(&self) -> bool {
        self.input.original.generics.params.is_empty()
    }
}

pub(crate) fn expand(
    input: &Input,
    variants: &[ResolvedVariant],
    subsets: &[Subset],
) -> TokenStream {
    let emitted = variants.iter().map(|resolved| {
        Emitted::of(&Context {
            input,
            variants,
            resolved,
        })
    });
    let emitted: Vec<Emitted> = emitted.collect();
    let mut expansion = Expansion::new(input, variants.iter().collect(), None);
    let embed = embed::expand(&expansion, &emitted, subsets);
    let values = slots::values(&expansion);
    let rows = rows::expand(&expansion, &emitted, &values, !subsets.is_empty());
    let arms = accessors::arms(&expansion, &values);
    let mut adapted = TokenStream::new();
    let impls = impls(&mut expansion, &arms, &mut adapted);
    let lines = docs::lines(&expansion.variants);
    let docs = docs::expand(&expansion, &lines);
    let refusals = refusals::expand(&expansion);
    let subsets = subset::expand(input, variants, subsets, (&arms, &lines), &mut adapted);
    let adapters = adapters::call(&adapted);
    let (types, subsets) = (subsets.types, subsets.items);
    let items = wrap(
        input,
        &quote!(#embed #rows #impls #docs #refusals #subsets #adapters),
    );
    quote!(#types #items)
}

/// What a type and its subsets have alike, but for the impls of frameworks.
fn impls(
    expansion: &mut Expansion,
    arms: &accessors::Arms,
    adapted: &mut TokenStream,
) -> TokenStream {
    let accessors = accessors::expand(expansion, arms);
    let display = match expansion.input.display {
        DisplayBy::Derive => {
            let display = display::expand(expansion);
            let from = from::expand(expansion.input);
            quote!(#display #from)
        }
        DisplayBy::Thiserror | DisplayBy::User => TokenStream::new(),
    };
    let api_error = api_error::expand(expansion, arms);
    let response = adapters::expand(expansion, adapted);
    quote!(#accessors #display #api_error #response)
}

/// `__errorbook` and `__e` are all that generated code calls the runtime by.
fn wrap(input: &Input, items: &TokenStream) -> TokenStream {
    let given = input.attrs.runtime.as_ref();
    let runtime = given.map_or_else(|| quote!(::errorbook), ToTokens::to_token_stream);
    quote! {
        #[allow(
            dead_code,
            deprecated,
            non_upper_case_globals,
            unreachable_code,
            unused_lifetimes,
            unused_qualifications,
            clippy::all,
            clippy::pedantic,
            clippy::nursery,
            clippy::restriction
        )]
        const _: () = {
            use #runtime::__private as __e;
            use __e::errorbook as __errorbook;
            #items
        };
    }
}

/// Tokens from text, without spans of the user's code. `proc_macro2` would lex the text itself first, which takes most of
/// the time in a debug build.
fn lex(text: &str) -> TokenStream {
    if proc_macro::is_available() {
        let tokens: Result<proc_macro::TokenStream, _> = text.parse();
        tokens.map(TokenStream::from).unwrap_or_default()
    } else {
        text.parse().unwrap_or_default()
    }
}

/// Text as a literal. A raw one has nothing to escape, by the derive and then by rustc.
fn text_literal(text: &str) -> TokenStream {
    let has = |byte: u8| text.as_bytes().contains(&byte);
    // rustc refuses what turns the direction of text, unless it is escaped. In UTF-8 this byte begins it.
    let turns = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if has(b'\r') || has(0xe2) && text.chars().any(turns) {
        return text.to_token_stream();
    }
    let runs = text.split(|c| c != '#').map(str::len);
    let longest = if has(b'#') { runs.max() } else { None };
    let signs = "#".repeat(longest.unwrap_or_default() + 1);
    lex(&format!("r{signs}\"{text}\"{signs}"))
}

fn quiet(ident: &Ident) -> Ident {
    let span = ident.span().resolved_at(Span::call_site());
    let name = ident.to_string();
    if is_later_keyword(&name) {
        return Ident::new_raw(&name, span);
    }
    let mut ident = ident.clone();
    ident.set_span(span);
    ident
}

/// An identifier as generated code has it.
fn written(ident: &Ident) -> String {
    let name = ident.to_string();
    if is_later_keyword(&name) {
        format!("r#{name}")
    } else {
        name
    }
}

/// The pattern of a variant of an enum, or of a struct, whatever its fields.
fn written_pattern(ty: Option<&str>, variant: &Variant) -> String {
    match ty {
        Some(ty) => format!("{ty}::{} {{ .. }}", written(variant.ident)),
        None => "Self { .. }".to_owned(),
    }
}

/// Whether a name is a keyword in this crate's edition, and may be none in the user's.
fn is_later_keyword(name: &str) -> bool {
    matches!(name, "async" | "await" | "dyn" | "gen" | "try")
}

/// The path of a variant, or of a struct's fields. The enum is named, since rustc finds `Self::Variant`
/// more slowly: 0.5 s of 6.9 at 10,000 variants.
struct VariantPath {
    ty: Option<Ident>,
    variant: Ident,
}

impl ToTokens for VariantPath {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match &self.ty {
            Some(ty) => {
                ty.to_tokens(tokens);
                <Token![::]>::default().to_tokens(tokens);
                self.variant.to_tokens(tokens);
            }
            None => <Token![Self]>::default().to_tokens(tokens),
        }
    }
}

/// The arm of a transparent variant, whose error is what `call` is given: in the span of its type, where rustc reports what
/// the type lacks. `None` where the variant has no field, which was reported.
fn transparent_arm(
    expansion: &Expansion,
    variant: &Variant,
    call: impl FnOnce(&Variant, &Field, &TokenStream) -> TokenStream,
) -> Option<TokenStream> {
    let field = variant.inner()?;
    let (path, member) = (expansion.path(variant), &field.accessor);
    let name = Ident::new("__inner", field.type_span());
    let inner = if field.generic {
        quote!(#name)
    } else {
        quote!(__e::inner(#name))
    };
    let call = call(variant, field, &inner);
    Some(quote!(#path { #member: #name, .. } => #call,))
}

/// The arms of all transparent variants.
fn transparent_arms(
    expansion: &Expansion,
    mut call: impl FnMut(&Variant, &Field, &TokenStream) -> TokenStream,
) -> Vec<TokenStream> {
    let variants = expansion.input.variants.iter();
    variants
        .filter_map(|variant| transparent_arm(expansion, variant, &mut call))
        .collect()
}

/// A match of `self` with these arms, and `rest` for the other variants.
fn match_or(arms: &[TokenStream], rest: TokenStream) -> TokenStream {
    if arms.is_empty() {
        return rest;
    }
    quote!(match self {
        #(#arms)*
        #[allow(unreachable_patterns)]
        _ => #rest,
    })
}

/// The impls that stand in where a type has faults, so that one mistake does not raise another error.
pub(crate) fn expand_fallback(input: &Input, subsets: &[Subset]) -> TokenStream {
    let items = wrap(input, &fallback::expand(input));
    let subsets = subset::expand_fallback(input, subsets);
    quote!(#items #subsets)
}

#[cfg(test)]
#[path = "../../tests/unit/text_literal.rs"]
mod tests;
