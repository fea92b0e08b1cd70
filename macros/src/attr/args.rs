//! The arguments of an attribute: cut at the commas, so that a fault in one leaves the rest readable.

use super::AtMostOne;
use crate::ctxt::{Ctxt, suggest};
use proc_macro2::{Ident, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, LitStr, Meta};

/// One argument: `value` or `key = value`.
pub(crate) struct Arg {
    pub(crate) key: Option<Ident>,
    pub(crate) value: TokenStream,
}

impl Arg {
    fn from_tokens(tokens: Vec<TokenTree>) -> Self {
        if let [TokenTree::Ident(key), TokenTree::Punct(equals), value @ ..] = tokens.as_slice()
            && equals.as_char() == '='
            && equals.spacing() == Spacing::Alone
        {
            return Arg {
                key: Some(key.clone()),
                value: value.iter().cloned().collect(),
            };
        }
        Arg {
            key: None,
            value: tokens.into_iter().collect(),
        }
    }

    /// The argument as one word.
    pub(crate) fn word(&self) -> Option<Ident> {
        match &self.key {
            None => syn::parse2(self.value.clone()).ok(),
            Some(_) => None,
        }
    }

    pub(crate) fn is_word(&self, word: &str) -> bool {
        self.word().is_some_and(|found| found == word)
    }

    /// The value as a string literal, if it is one.
    pub(crate) fn as_text(&self) -> Option<LitStr> {
        syn::parse2(self.value.clone()).ok()
    }

    /// The value as a string literal; anything else is reported, with `example` as what to write.
    pub(crate) fn text(&self, cx: &Ctxt, example: &str) -> Option<LitStr> {
        let text = self.as_text();
        if text.is_none() {
            cx.error(
                self.place(),
                "expected a string literal",
                format_args!("write `{example}`"),
            );
        }
        text
    }

    /// Where a fault of this argument's value is shown.
    pub(crate) fn place(&self) -> TokenStream {
        match (&self.key, self.value.is_empty()) {
            (Some(key), true) => key.to_token_stream(),
            _ => self.value.clone(),
        }
    }

    /// Where a fault of the argument's name is shown.
    pub(crate) fn name(&self) -> TokenStream {
        match &self.key {
            Some(key) => key.to_token_stream(),
            None => self.value.clone(),
        }
    }
}

/// The arguments of `#[name(…)]`. `#[name]` has none; `#[name = …]` is reported and has none either.
pub(crate) fn of(cx: &Ctxt, attribute: &Attribute) -> Option<Vec<Arg>> {
    match &attribute.meta {
        Meta::Path(_) => Some(Vec::new()),
        Meta::List(list) => Some(split(list.tokens.clone())),
        Meta::NameValue(pair) => {
            let name = pair.path.to_token_stream();
            let value = pair.value.to_token_stream();
            cx.error(
                &pair.value,
                format_args!("`#[{name}]` takes its value in parentheses"),
                format_args!("write `#[{name}({value})]`"),
            );
            None
        }
    }
}

/// The only argument of an attribute that takes exactly one.
pub(crate) fn only(cx: &Ctxt, attribute: &Attribute, example: &str) -> Option<Arg> {
    let mut given = of(cx, attribute)?.into_iter();
    let first = given.next();
    if first.is_none() {
        let name = attribute.path().to_token_stream();
        cx.error(
            attribute.path(),
            format_args!("`#[{name}]` has no value"),
            format_args!("write `{example}`"),
        );
    }
    if let Some(more) = given.next() {
        cx.error(
            more.name(),
            format_args!(
                "`#[{}]` takes one value",
                attribute.path().to_token_stream()
            ),
            format_args!("write `{example}`"),
        );
    }
    first
}

/// The string of an attribute that takes exactly one.
pub(crate) fn only_text(cx: &Ctxt, attribute: &Attribute, example: &str) -> Option<LitStr> {
    let arg = only(cx, attribute, example)?;
    if arg.key.is_some() {
        cx.error(
            arg.name(),
            "expected a string literal",
            format_args!("write `{example}`"),
        );
        return None;
    }
    arg.text(cx, example)
}

/// The place of an attribute that takes no value.
pub(crate) fn flag(cx: &Ctxt, attribute: &Attribute) -> Span {
    let name = attribute.path().to_token_stream();
    if let Some(arg) = of(cx, attribute).unwrap_or_default().first() {
        cx.error(
            arg.name(),
            format_args!("`#[{name}]` takes no value"),
            format_args!("write `#[{name}]`"),
        );
    }
    syn::spanned::Spanned::span(attribute.path())
}

/// Cuts tokens at their top-level commas.
pub(crate) fn split(tokens: TokenStream) -> Vec<Arg> {
    let mut given = Vec::new();
    let mut current = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Punct(comma) if comma.as_char() == ',' => {
                if !current.is_empty() {
                    given.push(Arg::from_tokens(std::mem::take(&mut current)));
                }
            }
            other => current.push(other),
        }
    }
    if !current.is_empty() {
        given.push(Arg::from_tokens(current));
    }
    given
}

/// Reports a key that the attribute does not know.
pub(crate) fn unknown(cx: &Ctxt, arg: &Arg, attribute: &str, known: &[&str]) {
    match arg.key.clone().or_else(|| arg.word()) {
        Some(word) => cx.error(
            &word,
            format_args!("`{attribute}` has no `{word}`"),
            suggest(&word.to_string(), known),
        ),
        None => cx.error(
            arg.name(),
            format_args!("`{attribute}` does not take this"),
            suggest("", known),
        ),
    }
}

/// Puts a `key = "text"` argument into its slot.
pub(crate) fn set_text(cx: &Ctxt, slot: &mut AtMostOne<LitStr>, arg: &Arg, example: &str) {
    if let Some(text) = arg.text(cx, example) {
        slot.set(cx, arg.name(), text);
    }
}
