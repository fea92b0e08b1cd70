//! `#[api_error(subset FindOrg = [NotFound, Blocked])]`: an enum of some of the variants, by its name.

use super::args::{Arg, next_or};
use crate::ctxt::{Ctxt, did_you_mean};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned;
use syn::{Attribute, Token, Type, Visibility, bracketed, parenthesized};

pub(crate) const EXAMPLE: &str = "subset FindOrg = [NotFound, Blocked]";

/// A subset, as it is written.
pub(crate) struct SubsetAttr {
    /// The attributes of the enum: its docs, other derives.
    pub(crate) attributes: Vec<Attribute>,
    /// The type's, unless it is given.
    pub(crate) visibility: Option<Visibility>,
    pub(crate) name: Ident,
    pub(crate) items: Vec<Item>,
}

/// What a subset lists.
pub(crate) struct Item {
    /// The `#[cfg(…)]` of the variant, which may not be there then.
    pub(crate) cfgs: Vec<TokenStream>,
    /// The variant, or the subset.
    pub(crate) name: Ident,
    pub(crate) kind: ItemKind,
}

pub(crate) enum ItemKind {
    Variant,
    /// A transparent variant, with some of the errors inside it.
    Narrowed(Box<Type>),
    /// All variants of another subset.
    Subset,
}

impl SubsetAttr {
    /// Whether an argument of `#[api_error]` is a subset, possibly misspelt.
    pub(super) fn is_one(arg: &Arg) -> bool {
        if let Some(key) = &arg.key {
            return key == "subset";
        }
        let (word, has_more) = (first_word(arg.trees()), arg.trees().len() > 1);
        word.is_some_and(|word| {
            word == "subset" || has_more && did_you_mean(&word.to_string(), ["subset"]).is_some()
        })
    }

    pub(super) fn read(cx: &Ctxt, arg: &Arg) -> Option<Self> {
        if let Some(key) = &arg.key {
            let write = format!("write `{EXAMPLE}`");
            return cx.refuse(key, "a subset has a name", write);
        }
        if let Some(word) = first_word(arg.trees()).filter(|word| *word != "subset") {
            let wrong = format!("`{word}` is not an argument of `#[api_error]`");
            return cx.refuse(word, wrong, "did you mean `subset`?");
        }
        cx.keep(syn::parse2(arg.value()))
    }
}

/// The first word behind the attributes.
fn first_word(tokens: &[TokenTree]) -> Option<&Ident> {
    let mut tokens = tokens.iter();
    loop {
        match tokens.next()? {
            TokenTree::Ident(word) => return Some(word),
            TokenTree::Punct(sign) if sign.as_char() == '#' => tokens.next(),
            _ => return None,
        };
    }
}

fn refused(span: Span, wrong: &str, write: &str) -> syn::Error {
    syn::Error::new(span, format!("{wrong}\n{write}"))
}

impl Parse for SubsetAttr {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let example = format!("write `{EXAMPLE}`");
        let attributes = input.call(Attribute::parse_outer)?;
        let word = Ident::parse_any(input)?;
        let visibility = match input.parse()? {
            Visibility::Inherited => None,
            given => Some(given),
        };
        let name: Ident = input
            .parse()
            .map_err(|_| refused(next_or(input, &word), "a subset has a name", &example))?;
        if input.peek(Token![<]) {
            let wrong = "a subset has the parameters that its variants use";
            return Err(refused(input.span(), wrong, &example));
        }
        if input.parse::<Option<Token![=]>>()?.is_none() {
            let wrong = format!("`{name}` lists no variants");
            return Err(refused(next_or(input, &name), &wrong, &example));
        }
        if !input.peek(syn::token::Bracket) {
            let wrong = "the variants of a subset stand in brackets";
            return Err(refused(next_or(input, &name), wrong, &example));
        }
        let content;
        bracketed!(content in input);
        let items = content.parse_terminated(Item::parse, Token![,])?;
        if !input.is_empty() {
            let wrong = "nothing follows the variants of a subset";
            return Err(refused(
                input.span(),
                wrong,
                "remove it, or write a comma before it",
            ));
        }
        Ok(SubsetAttr {
            attributes,
            visibility,
            name,
            items: items.into_iter().collect(),
        })
    }
}

impl Parse for Item {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let mut cfgs = Vec::new();
        for attribute in input.call(Attribute::parse_outer)? {
            match attribute.meta.require_list() {
                Ok(list) if attribute.path().is_ident("cfg") => cfgs.push(list.tokens.clone()),
                _ => {
                    let wrong = "an attribute of a variant in a subset is its `#[cfg(…)]`";
                    let write = "remove this one: a subset has those of the variant";
                    return Err(refused(attribute.path().span(), wrong, write));
                }
            }
        }
        let is_subset = input.parse::<Option<Token![..]>>()?.is_some();
        let name = Ident::parse_any(input).map_err(|error| {
            let wrong = "expected a variant, or another subset";
            let write = "write `NotFound`, or `..FindOrg`";
            refused(error.span(), wrong, write)
        })?;
        if input.peek(Token![::]) {
            let wrong = "a subset lists variants of its own type, by their names";
            return Err(refused(
                name.span(),
                wrong,
                "write the name alone, without a path",
            ));
        }
        let kind = if is_subset {
            ItemKind::Subset
        } else if input.peek(syn::token::Paren) {
            let content;
            parenthesized!(content in input);
            let narrowed = content.parse::<Type>();
            match narrowed {
                Ok(ty) if content.is_empty() => ItemKind::Narrowed(Box::new(ty)),
                _ => {
                    let wrong =
                        format!("`{name}` is narrowed to one subset of the error inside it");
                    let write = format!("write `{name}(ReadMembers)`, or `{name}` for all of it");
                    return Err(refused(name.span(), &wrong, &write));
                }
            }
        } else {
            ItemKind::Variant
        };
        if !input.is_empty() && !input.peek(Token![,]) {
            let wrong = format!("expected a comma after `{}`", name.unraw());
            return Err(refused(
                input.span(),
                &wrong,
                "a subset lists variants by their names alone",
            ));
        }
        Ok(Item { cfgs, name, kind })
    }
}
