//! `catalogue!`: joins types and other catalogues into one `static`, and proves its codes unique.
//!
//! ```text
//! catalogue! { pub static ERRORS = [OrgError, ..auth::ERRORS]; profile = ACME; refusals = Refusal; }
//! // expands to
//! pub static ERRORS: Catalogue = {
//!     const __NAME: &str = "…::ERRORS";
//!     const __MEMBERS: &[Member] =
//!         &[Member::Type { table: <OrgError as Described>::TABLE, … }, Member::Catalogue(&auth::ERRORS)];
//!     const __PROFILE: &Profile = &ACME;
//!     const __REFUSALS: Option<&Table> = Some(<Refusal as Described>::TABLE);
//!     __embed! { catalogue Listing { … } }                  // in the program
//!     const __LOCALES: &Locales = …;                        // locales.rs
//!     const __OPERATIONS: &[Operation] = …;                 // operations.rs
//!     Catalogue::__new(__NAME, __MEMBERS, __PROFILE, __REFUSALS, __LOCALES, __OPERATIONS, __EMBEDDED)
//! };
//! const _: () = {
//!     const CLASHES: Clashes = find_clashes::<{ size(&ERRORS) }>(&ERRORS);
//!     const _: () = CLASHES.report(0);   // spanned at `OrgError`
//!     const _: () = CLASHES.report(1);   // spanned at `auth::ERRORS`
//!     const REFUSALS: RefusalsOf = RefusalsOf(<Refusal as Described>::TABLE);
//!     const _: () = REFUSALS.check();    // spanned at `Refusal`
//!     …                                                     // operations.rs
//! };
//! ```

mod docs;
mod listed;
mod locales;
mod operations;
mod settings;

use crate::ctxt::Ctxt;
use crate::lock::{self, Lock};
use listed::{Listed, last_word_of, table};
use locales::Locales;
use operations::Operations;
use proc_macro2::{Ident, Literal, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use settings::{example_of, lock_path, refusals_type, settings};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned;
use syn::{Attribute, Token, Type, Visibility, bracketed};

pub(crate) struct Input {
    attributes: Vec<Attribute>,
    visibility: Visibility,
    name: Ident,
    listed: Vec<Listed>,
    /// What is relayed of upstreams.
    relays: Vec<Listed>,
    settings: Vec<Setting>,
}

impl Input {
    /// All members, those that are relayed last.
    fn members(&self) -> impl Iterator<Item = &Listed> {
        self.listed.iter().chain(&self.relays)
    }
}

struct Setting {
    key: Ident,
    value: TokenStream,
}

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let (runtime, rest) = crate::runtime::split(input);
    let mut input: Input = match syn::parse2(rest) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let cx = Ctxt::new();
    let [
        profile,
        lock,
        refusals,
        relays,
        locales,
        language,
        operations,
    ] = settings(&cx, &input.settings);
    let locales = Locales::read(&cx, language, locales);
    let operations = operations.map(|value| Operations::read(&cx, value));
    let operations = operations.unwrap_or_default();
    let refusals = refusals.and_then(|value| refusals_type(&cx, value));
    // It is a member too: what it answers with is in the exports and in the lock, and its codes are unique.
    let member = refusals.iter().map(|ty| Listed::Type(Box::new(ty.clone())));
    input.listed.extend(member);
    input.relays = relays.map_or_else(Vec::new, |value| settings::relays(&cx, value));
    let lock_path = lock.and_then(|value| lock_path(&cx, value));
    let closed = lock_path.clone().filter(|_| !lock::is_open());
    let lock = closed.and_then(|path| Lock::read(&cx, path));
    let docs = docs::expand(&input, lock.as_ref());
    let expansion = Expansion {
        runtime: &runtime,
        input: &input,
        profile,
        refusals,
        lock: lock_path,
        locales,
        operations,
    };
    let catalogue = expansion.catalogue(&docs);
    let includes_itself = input.listed.iter().filter_map(|listed| match listed {
        Listed::Catalogue(path) if path.is_ident(&input.name) => Some(path),
        _ => None,
    });
    let mut is_circular = false;
    for path in includes_itself {
        is_circular = true;
        cx.error(
            path,
            "a catalogue cannot include itself",
            "write the path of another, or leave it out",
        );
    }
    let errors = cx.finish();
    if is_circular {
        return errors.unwrap_or_default();
    }
    let checks = errors.is_none().then(|| {
        let checks = expansion.checks();
        let lock = expansion.lock_check(lock.as_ref());
        let locales = expansion.locales.as_ref();
        let locales = locales.map(|locales| locales.checks(&runtime, &input.name));
        quote!(#checks #lock #locales)
    });
    quote!(#errors #catalogue #checks)
}

struct Expansion<'e> {
    runtime: &'e Ident,
    input: &'e Input,
    profile: Option<TokenStream>,
    refusals: Option<Type>,
    lock: Option<syn::LitStr>,
    locales: Option<Locales>,
    operations: Operations,
}

impl Expansion<'_> {
    fn catalogue(&self, docs: &str) -> TokenStream {
        let (runtime, input) = (self.runtime, self.input);
        let profile = self.profile.as_ref().map_or_else(
            || quote!(&#runtime::Profile::DEFAULT),
            // In the span of the value, where what is no profile is reported.
            |value| quote_spanned!(value.span()=> &#value),
        );
        let members = input.listed.iter().map(|listed| listed.member(runtime));
        let relayed = input.relays.iter().map(|relayed| relayed.relayed(runtime));
        let embedded = input.relays.iter().map(|relayed| relayed.embedded(runtime));
        let (attributes, visibility, name) = (&input.attributes, &input.visibility, &input.name);
        let text = name.to_string();
        let description = crate::attr::doc_comment(attributes);
        let lock = self.lock.as_ref().map(syn::LitStr::value);
        let lock = lock.unwrap_or_default();
        let refusals = self.refusals.as_ref().map_or_else(
            || quote!(::core::option::Option::None),
            |ty| {
                let table = table(runtime, ty);
                quote!(::core::option::Option::Some(#table))
            },
        );
        let locales = self.locales.as_ref().map_or_else(
            || {
                let locales = quote!(#runtime::__private::Locales);
                quote!(const __LOCALES: &#locales = &#locales::NONE;)
            },
            |locales| locales.table(runtime, &text),
        );
        let operations = self.operations.table(runtime);
        quote! {
            #(#attributes)*
            #[cfg_attr(doc, doc = #docs)]
            #[allow(rustdoc::private_intra_doc_links, unused_parens)]
            #visibility static #name: #runtime::Catalogue = {
                #[allow(unused_imports)]
                use #runtime::__private::Unknown as _;
                const __NAME: &::core::primitive::str =
                    ::core::concat!(::core::module_path!(), "::", #text);
                const __MEMBERS: &[#runtime::__private::Member] = &[#(#members,)* #(#relayed,)*];
                #(#embedded)*
                const __PROFILE: &#runtime::Profile = #profile;
                const __REFUSALS: ::core::option::Option<&#runtime::Table> = #refusals;
                #locales
                #operations
                #runtime::__embed! {
                    catalogue #runtime::__private::Listing {
                        name: __NAME,
                        description: #description,
                        version: match ::core::option_env!("CARGO_PKG_VERSION") {
                            ::core::option::Option::Some(version) => version,
                            ::core::option::Option::None => "",
                        },
                        members: __MEMBERS,
                        profile: __PROFILE,
                        refusals: __REFUSALS,
                        operations: __OPERATIONS,
                        lock: #lock,
                    }
                }
                #runtime::Catalogue::__new(
                    __NAME,
                    __MEMBERS,
                    __PROFILE,
                    __REFUSALS,
                    __LOCALES,
                    __OPERATIONS,
                    __EMBEDDED,
                )
            };
        }
    }

    /// The checks of its codes, its refusals and its operations.
    fn checks(&self) -> TokenStream {
        let (runtime, input, name) = (self.runtime, self.input, &self.input.name);
        // In the spans of the user's words as they are: rustc adds a note on hidden macros to any other.
        let reports = input.members().enumerate().map(|(index, listed)| {
            let index = Literal::usize_unsuffixed(index);
            quote_spanned!(listed.last_word()=> const _: () = __CLASHES.report(#index);)
        });
        let parts = input.members().map(Listed::variants_check);
        let operations = self.operations.checks(runtime, name);
        let refusals = self.refusals.as_ref().map(|ty| {
            let table = table(runtime, ty);
            let report = quote_spanned!(last_word_of(ty)=> const _: () = __REFUSALS.check(););
            quote! {
                const __REFUSALS: #runtime::__private::RefusalsOf =
                    #runtime::__private::RefusalsOf(#table);
                #report
            }
        });
        quote! {
            const _: () = {
                const __SIZE: ::core::primitive::usize = #runtime::__private::table_size(&#name);
                const __CLASHES: #runtime::__private::Clashes =
                    #runtime::__private::find_clashes::<__SIZE>(&#name);
                #(#reports)*
                #(#parts)*
                #refusals
                #operations
            };
        }
    }

    /// The checks that the catalogue keeps to its lock; none while the lock is open.
    fn lock_check(&self, lock: Option<&Lock>) -> Option<TokenStream> {
        self.lock.as_ref()?;
        let (runtime, name) = (self.runtime, &self.input.name);
        let tracking = lock::tracking(lock);
        let check = lock.map(|lock| {
            let table = lock.table(runtime);
            // A break is reported at the path of the lock.
            let span = lock.path.span();
            let report = quote_spanned!(span=> const _: () = __LOCK.check::<__SIZE>(__CATALOGUE););
            quote! {
                const _: () = {
                    const __SIZE: ::core::primitive::usize = #runtime::__private::table_size(&#name);
                    const __CATALOGUE: &#runtime::Catalogue = &#name;
                    const __LOCK: #runtime::__private::Lock = #table;
                    #report
                };
            }
        });
        Some(quote!(#tracking #check))
    }
}

impl Parse for Input {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        expect::<Token![static]>(input)?;
        let name = input
            .parse()
            .map_err(|error| hint(&error, "expected the name of the catalogue"))?;
        if input.peek(Token![:]) {
            return Err(input.error(
                "a catalogue's type is always `Catalogue`\nleave it out: `static ERRORS = […];`",
            ));
        }
        expect::<Token![=]>(input)?;
        if !input.peek(syn::token::Bracket) {
            return Err(input.error(format!("expected the types in brackets\nwrite `{EXAMPLE}`")));
        }
        let content;
        bracketed!(content in input);
        let listed = content
            .parse_terminated(Listed::parse, Token![,])?
            .into_iter()
            .collect();
        let mut settings = Vec::new();
        if !input.is_empty() {
            expect::<Token![;]>(input)?;
        }
        while !input.is_empty() {
            settings.push(input.parse()?);
        }
        Ok(Input {
            attributes,
            visibility,
            name,
            listed,
            relays: Vec::new(),
            settings,
        })
    }
}

const EXAMPLE: &str = "pub static ERRORS = [OrgError, ..auth::ERRORS]; profile = ACME;";

fn expect<T: Parse + ToTokens>(input: ParseStream) -> syn::Result<()> {
    match input.parse::<T>() {
        Ok(_) => Ok(()),
        Err(error) => Err(hint(&error, &error.to_string())),
    }
}

fn hint(error: &syn::Error, wrong: &str) -> syn::Error {
    syn::Error::new(error.span(), format!("{wrong}\nwrite `{EXAMPLE}`"))
}

impl Parse for Setting {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let key: Ident = input.call(Ident::parse_any)?;
        if input.parse::<Option<Token![=]>>()?.is_none() {
            return Err(syn::Error::new(
                key.span(),
                format!("`{key}` has no value\n{}", example_of(&key)),
            ));
        }
        let mut value = TokenStream::new();
        while !input.is_empty() && !input.peek(Token![;]) {
            value.extend([input.parse::<TokenTree>()?]);
        }
        input.parse::<Option<Token![;]>>()?;
        Ok(Setting { key, value })
    }
}
