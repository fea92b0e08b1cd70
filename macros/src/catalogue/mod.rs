//! `catalogue!`: joins types and other catalogues into one `static`, and proves its codes unique.
//!
//! ```text
//! catalogue! { pub static ERRORS = [OrgError, ..auth::ERRORS]; profile = ACME; }
//! // expands to
//! pub static ERRORS: Catalogue = {
//!     const __NAME: &str = "…::ERRORS";
//!     const __MEMBERS: &[Member] =
//!         &[Member::Type(<OrgError as Described>::TABLE), Member::Catalogue(&auth::ERRORS)];
//!     const __PROFILE: &Profile = &ACME;
//!     __embed! { catalogue Listing { … } }                  // in the program
//!     Catalogue::__new(__NAME, __MEMBERS, __PROFILE, __EMBEDDED)
//! };
//! const _: () = {
//!     const CLASHES: Clashes = find_clashes::<{ size(&ERRORS) }>(&ERRORS);
//!     const _: () = CLASHES.report(0);   // spanned at `OrgError`
//!     const _: () = CLASHES.report(1);   // spanned at `auth::ERRORS`
//! };
//! ```

mod docs;

use crate::attr::args;
use crate::ctxt::{Ctxt, suggest};
use crate::lock::{self, Lock};
use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned;
use syn::{Attribute, Path, Token, Type, Visibility, bracketed};

pub(crate) struct Input {
    attributes: Vec<Attribute>,
    visibility: Visibility,
    name: Ident,
    listed: Vec<Listed>,
    settings: Vec<Setting>,
}

pub(crate) enum Listed {
    Type(Box<Type>),
    Catalogue(Path),
}

struct Setting {
    key: Ident,
    value: TokenStream,
}

const SETTINGS: [&str; 2] = ["profile", "lock"];

fn example_of(key: &Ident) -> &'static str {
    if key == "lock" {
        "write `lock = \"errorbook.lock\";`"
    } else {
        "write `profile = ACME;`"
    }
}

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let (runtime, rest) = crate::runtime::split(input);
    let input: Input = match syn::parse2(rest) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let cx = Ctxt::new();
    let (profile, lock) = settings(&cx, &input);
    let lock_path = lock.and_then(|value| lock_path(&cx, value));
    let closed = lock_path.clone().filter(|_| !lock::is_open());
    let lock = closed.and_then(|path| Lock::read(&cx, path));
    let profile = profile.map_or_else(
        || quote!(&#runtime::Profile::DEFAULT),
        // In the span of the value, where what is no profile is reported.
        |value| quote_spanned!(value.span()=> &#value),
    );
    let docs = docs::expand(&input, lock.as_ref());
    let catalogue = catalogue(&runtime, &input, &profile, lock_path.as_ref(), &docs);
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
        let checks = checks(&runtime, &input);
        let lock = lock_path.map(|_| lock_check(&runtime, &input, lock));
        quote!(#checks #lock)
    });
    quote!(#errors #catalogue #checks)
}

/// The values of `profile` and `lock`.
fn settings(cx: &Ctxt, input: &Input) -> (Option<TokenStream>, Option<TokenStream>) {
    let (mut profile, mut lock) = (None, None);
    for setting in &input.settings {
        let key = &setting.key;
        let slot = match key.to_string().as_str() {
            "profile" => &mut profile,
            "lock" => &mut lock,
            _ => {
                cx.error(
                    key,
                    format_args!("`{key}` is not a setting of `catalogue!`"),
                    suggest(&key.to_string(), &SETTINGS),
                );
                continue;
            }
        };
        if setting.value.is_empty() {
            cx.error(key, format_args!("`{key}` has no value"), example_of(key));
        }
        args::once(cx, slot, key, setting.value.clone());
    }
    let given = |value: &TokenStream| !value.is_empty();
    (profile.filter(given), lock.filter(given))
}

/// The path of the lock; `None` where it is no string, which is reported.
fn lock_path(cx: &Ctxt, value: TokenStream) -> Option<syn::LitStr> {
    let path = syn::parse2(value);
    if let Err(error) = &path {
        cx.error_at(
            error.span(),
            "`lock` must be a string",
            "write `lock = \"errorbook.lock\";`, a path relative to Cargo.toml",
        );
    }
    path.ok()
}

/// The checks that the catalogue keeps to its lock; none while the lock is open.
fn lock_check(runtime: &Ident, input: &Input, lock: Option<Lock>) -> TokenStream {
    let tracking = lock::tracking(lock.as_ref());
    let check = lock.map(|lock| {
        let name = &input.name;
        let table = lock.table(runtime);
        // A break is reported at the path of the lock.
        let span = lock.path.span().resolved_at(Span::mixed_site());
        let report = quote_spanned!(span=> const _: () = __LOCK.check::<__SIZE>(__CATALOGUE););
        quote! {
            const _: () = {
                const __SIZE: usize = #runtime::__private::table_size(&#name);
                const __CATALOGUE: &#runtime::Catalogue = &#name;
                const __LOCK: #runtime::__private::Lock = #table;
                #report
            };
        }
    });
    quote!(#tracking #check)
}

fn catalogue(
    runtime: &Ident,
    input: &Input,
    profile: &TokenStream,
    lock: Option<&syn::LitStr>,
    docs: &str,
) -> TokenStream {
    let members = input.listed.iter().map(|listed| match listed {
        // In parentheses, what is no type is reported once. The span makes a type that is not derived be reported at its name.
        Listed::Type(ty) => quote_spanned! {ty.span()=>
            #runtime::__private::Member::Type(
                <#ty as #runtime::Described>::TABLE,
                #runtime::__private::Passed::<(#ty)>::INNER.followed(),
            )
        },
        Listed::Catalogue(path) => quote_spanned! {path.span()=>
            #runtime::__private::Member::Catalogue(&#path)
        },
    });
    let (attributes, visibility, name) = (&input.attributes, &input.visibility, &input.name);
    let text = name.to_string();
    let description = crate::attr::doc_comment(attributes);
    let lock = lock.map(syn::LitStr::value).unwrap_or_default();
    quote! {
        #(#attributes)*
        #[cfg_attr(doc, doc = #docs)]
        #[allow(rustdoc::private_intra_doc_links, unused_parens)]
        #visibility static #name: #runtime::Catalogue = {
            #[allow(unused_imports)]
            use #runtime::__private::Unknown as _;
            const __NAME: &::core::primitive::str =
                ::core::concat!(::core::module_path!(), "::", #text);
            const __MEMBERS: &[#runtime::__private::Member] = &[#(#members),*];
            const __PROFILE: &#runtime::Profile = #profile;
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
                    lock: #lock,
                }
            }
            #runtime::Catalogue::__new(__NAME, __MEMBERS, __PROFILE, __EMBEDDED)
        };
    }
}

fn checks(runtime: &Ident, input: &Input) -> TokenStream {
    let name = &input.name;
    let reports = input.listed.iter().enumerate().map(|(index, listed)| {
        let span = match listed {
            Listed::Type(ty) => match &**ty {
                Type::Path(ty) => last_word(&ty.path),
                ty => ty.span(),
            },
            Listed::Catalogue(path) => last_word(path),
        };
        let index = Literal::usize_unsuffixed(index);
        quote_spanned!(span.resolved_at(Span::mixed_site())=> const _: () = __CLASHES.report(#index);)
    });
    quote! {
        const _: () = {
            const __SIZE: usize = #runtime::__private::table_size(&#name);
            const __CLASHES: #runtime::__private::Clashes =
                #runtime::__private::find_clashes::<__SIZE>(&#name);
            #(#reports)*
        };
    }
}

/// The place of a path's last word: stable Rust can underline only one token of a path.
fn last_word(path: &Path) -> Span {
    path.segments
        .last()
        .map_or_else(|| path.span(), |segment| segment.ident.span())
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
        let ty = input.parse().map_err(|error: syn::Error| {
            syn::Error::new(
                error.span(),
                "expected a type that derives ApiError, or another catalogue\nwrite `OrgError` or `..auth::ERRORS`",
            )
        })?;
        Ok(Listed::Type(ty))
    }
}

impl Parse for Setting {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let key: Ident = input.parse()?;
        if !input.peek(Token![=]) {
            return Err(syn::Error::new(
                key.span(),
                format!("`{key}` has no value\n{}", example_of(&key)),
            ));
        }
        input.parse::<Token![=]>()?;
        let mut value = TokenStream::new();
        while !input.is_empty() && !input.peek(Token![;]) {
            value.extend([input.parse::<TokenTree>()?]);
        }
        if !input.is_empty() {
            input.parse::<Token![;]>()?;
        }
        Ok(Setting { key, value })
    }
}
