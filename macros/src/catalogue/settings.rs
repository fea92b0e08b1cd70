//! What stands behind the list of a catalogue: `key = value;`.

use super::{Listed, Setting, operations};
use crate::attr::args;
use crate::ctxt::{Ctxt, suggest};
use proc_macro2::{Ident, TokenStream};
use syn::parse::{ParseStream, Parser};
use syn::{Token, Type, bracketed, token};

/// The settings, each with what to write.
const SETTINGS: [(&str, &str); 7] = [
    ("profile", "write `profile = ACME;`"),
    ("lock", "write `lock = \"errorbook.lock\";`"),
    ("refusals", "write `refusals = Refusal;`"),
    ("relays", RELAYS_EXAMPLE),
    ("locales", "write `locales = \"locales\";`"),
    ("language", "write `language = \"en\";`"),
    ("operations", operations::EXAMPLE),
];

/// What to write for a setting; for one that is not known, the first.
pub(super) fn example_of(key: &Ident) -> &'static str {
    let mut known = SETTINGS.into_iter();
    let found = known.find(|(name, _)| key == name);
    found.unwrap_or(SETTINGS[0]).1
}

/// The values of the settings, in the order of `SETTINGS`.
pub(super) fn settings(cx: &Ctxt, settings: &[Setting]) -> [Option<TokenStream>; SETTINGS.len()] {
    let mut values = [const { None }; SETTINGS.len()];
    for setting in settings {
        let key = &setting.key;
        let Some(place) = SETTINGS.iter().position(|(name, _)| key == name) else {
            cx.error(
                key,
                format_args!("`{key}` is not a setting of `catalogue!`"),
                suggest(&key.to_string(), &SETTINGS.map(|(name, _)| name)),
            );
            continue;
        };
        if setting.value.is_empty() {
            cx.error(key, format_args!("`{key}` has no value"), example_of(key));
        }
        args::once(cx, &mut values[place], key, setting.value.clone());
    }
    values.map(|value| value.filter(|value| !value.is_empty()))
}

/// The type that answers for refusals; `None` where it is no type, which is reported.
pub(super) fn refusals_type(cx: &Ctxt, value: TokenStream) -> Option<Type> {
    cx.parse(
        value,
        "`refusals` must be a type that derives ApiError",
        "write `refusals = Refusal;`",
    )
}

const RELAYS_EXAMPLE: &str =
    "write `relays = orgs::Error::{OrgBlocked, OrgInvalid};`, or several such in brackets";

/// What is relayed of upstreams: one, or a list in brackets.
pub(super) fn relays(cx: &Ctxt, value: TokenStream) -> Vec<Listed> {
    let parse = |input: ParseStream| {
        if !input.peek(token::Bracket) {
            return Ok(vec![relayed(input)?]);
        }
        let content;
        bracketed!(content in input);
        let listed = content.parse_terminated(relayed, Token![,])?;
        Ok(listed.into_iter().collect())
    };
    match parse.parse2(value) {
        Ok(listed) => listed,
        Err(error) => {
            cx.error_at(
                error.span(),
                "`relays` must be the error of an upstream, or some of its variants",
                RELAYS_EXAMPLE,
            );
            Vec::new()
        }
    }
}

fn relayed(input: ParseStream) -> syn::Result<Listed> {
    match input.parse()? {
        Listed::Catalogue(path) => Err(syn::Error::new_spanned(path, "a catalogue")),
        listed => Ok(listed),
    }
}

/// The path of the lock; `None` where it is no string, which is reported.
pub(super) fn lock_path(cx: &Ctxt, value: TokenStream) -> Option<syn::LitStr> {
    cx.parse(
        value,
        "`lock` must be a string",
        "write `lock = \"errorbook.lock\";`, a path relative to Cargo.toml",
    )
}
