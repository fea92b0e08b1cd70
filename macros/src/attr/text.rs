//! What attributes with one text share: since, help, oauth and others. Such an attribute has no slot of its
//! own: its text is stored, and written into the tables and the catalogue, under its name.

use super::{Definition, args};
use crate::ctxt::Ctxt;
use crate::literal::LitStr;
use quote::ToTokens;
use syn::Attribute;

impl Definition {
    /// An attribute of a variant with one text, written as in `example`.
    pub(super) const fn text(name: &'static str, example: &'static str) -> Self {
        Definition {
            emit: |definition, context, emitted| {
                if let Some(text) = context.resolved.variant.attrs.text(definition.name) {
                    emitted.fact(definition.name, &text.value());
                }
            },
            ..Definition::variant(name, example, |cx, found, attrs| {
                let definition = found.definition;
                let text = not_blank(cx, found.attribute, definition.example);
                let text = text.filter(|text| (definition.accepts)(cx, text));
                args::push(&mut attrs.texts, text.map(|text| (definition.name, text)))
            })
        }
    }
}

/// The only argument of an attribute, a string that is more than white space.
pub(super) fn not_blank(cx: &Ctxt, attribute: &Attribute, example: &str) -> Option<LitStr> {
    let text = args::only_text(cx, attribute, example)?;
    if text.value().trim().is_empty() {
        let name = attribute.path().to_token_stream();
        return cx.refuse(
            &text,
            format_args!("`#[{name}]` has an empty text"),
            format_args!("write `{example}`, or leave it out"),
        );
    }
    Some(text)
}

/// Reports a string of an attribute that is empty or white space.
pub(super) fn check_not_blank(cx: &Ctxt, text: &LitStr, example: &str) {
    if text.value().trim().is_empty() {
        cx.error(
            text,
            "this text is empty",
            format_args!("write `{example}`"),
        );
    }
}
