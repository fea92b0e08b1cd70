//! The table that rustdoc shows on the type, and an alias per code so that its search finds codes.

use super::{Expansion, lex, text_literal};
use crate::json;
use crate::resolve::ResolvedVariant;
use errorbook_model::{escape, status};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::HashSet;

pub(super) fn expand(expansion: &Expansion, lines: &[String]) -> TokenStream {
    let node = expansion.input.original;
    let ty = &expansion.ty;
    let (impl_generics, ty_generics, clause) = node.generics.split_for_impl();
    let visibility = &node.vis;
    let table = text_literal(&table(lines));
    let codes = expansion
        .variants
        .iter()
        .filter_map(|resolved| resolved.variant.attrs.code.as_ref());
    // Rustdoc warns of an alias that is there twice, and refuses the name of what it stands on.
    let mut seen = HashSet::from(["API_ERRORS"]);
    let codes = codes.filter(|code| seen.insert(code.text.as_str()));
    let codes: Vec<String> = codes.map(|code| format!("{:?}", code.text)).collect();
    let aliases = (!codes.is_empty()).then(|| {
        let codes = lex(&codes.join(","));
        quote!(#[cfg_attr(doc, doc(alias(#codes)))])
    });
    quote! {
        #[cfg_attr(doc, doc = #table)]
        #[automatically_derived]
        impl #impl_generics #ty #ty_generics #clause {
            /// The entries of this type in an error catalogue.
            #aliases
            #visibility const API_ERRORS: &'static __errorbook::Table = &__TABLE;
        }
    }
}

/// The table of some lines.
pub(super) fn table(lines: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let mut table = String::from("| Code | Status | Meaning |\n|---|---|---|\n");
    for line in lines {
        table.push_str(line.as_ref());
    }
    table
}

/// The line of each variant.
pub(super) fn lines(variants: &[&ResolvedVariant]) -> Vec<String> {
    variants.iter().map(|resolved| line(resolved)).collect()
}

fn line(resolved: &ResolvedVariant) -> String {
    let attrs = &resolved.variant.attrs;
    let code = attrs.code.as_ref().map_or("", |code| code.text.as_str());
    let number = resolved.status.map_or(0, |status| status.status);
    let message = resolved.documented();
    let meaning = message.map_or_else(
        || resolved.title.clone(),
        |template| template.renamed(str::to_owned),
    );
    let help = attrs.text("help");
    let help = help.map_or_else(String::new, |help| format!(" ({})", help.value()));
    let concealed = attrs
        .conceal
        .as_ref()
        .map(|other| format!(", answered as `{other}`"))
        .unwrap_or_default();
    let phrase = status::phrase(number);
    let (meaning, help) = (cell(&meaning), cell(&help));
    let code = code.replace('|', "\\|");
    format!("| `{code}` | {number} {phrase}{concealed} | {meaning}{help} |\n")
}

/// Text in a cell. Most have nothing to escape, which `std` finds out sooner than this crate in a debug build.
fn cell(text: &str) -> String {
    let has = |special: &u8| text.as_bytes().contains(special);
    let is_plain = !escape::MARKDOWN_CELL.iter().any(has) && json::quoted_as_is(text).is_some();
    if is_plain {
        text.to_owned()
    } else {
        escape::markdown_cell(text)
    }
}
