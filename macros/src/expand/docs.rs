//! The table that rustdoc shows on the type, and an alias per code so that its search finds codes.

use super::Expansion;
use crate::attr::variant::Message;
use crate::resolve::Answer;
use errorbook_model::{escape, status};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn expand(expansion: &Expansion) -> TokenStream {
    let node = expansion.input.original;
    let ty = &expansion.ty;
    let (impl_generics, ty_generics, clause) = node.generics.split_for_impl();
    let visibility = &node.vis;
    let table = table(expansion.answers);
    let codes = expansion
        .answers
        .iter()
        .filter_map(|answer| answer.variant.attrs.code.as_ref())
        .map(|code| &code.text);
    let aliases =
        (!expansion.answers.is_empty()).then(|| quote!(#[cfg_attr(doc, doc(alias(#(#codes),*)))]));
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

fn table(answers: &[Answer]) -> String {
    let mut table = String::from("| Code | Status | Meaning |\n|---|---|---|\n");
    for answer in answers {
        let attrs = &answer.variant.attrs;
        let code = attrs.code.as_ref().map_or("", |code| code.text.as_str());
        let number = answer.status.map_or(0, |status| status.status);
        let meaning = match (&attrs.message, &answer.message) {
            (Some(Message::Text(_)), Some(text)) => &text.source,
            _ => &answer.title,
        };
        let help = attrs
            .help
            .as_ref()
            .map(|help| format!(" ({})", help.value()))
            .unwrap_or_default();
        let concealed = attrs
            .conceal
            .as_ref()
            .map(|other| format!(", answered as `{other}`"))
            .unwrap_or_default();
        let phrase = status::phrase(number);
        let (meaning, help) = (escape::markdown_cell(meaning), escape::markdown_cell(&help));
        let row = format!("| `{code}` | {number} {phrase}{concealed} | {meaning}{help} |\n");
        table.push_str(&row);
    }
    table
}
