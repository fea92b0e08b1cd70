//! What attributes with one text share: since, help, oauth and others. Such an attribute has no slot of its
//! own: its text is kept, and goes into the tables and the catalogue, under its name.

use super::emitted::{Context, Emitted};
use super::slots::VariantAttrs;
use super::{Definition, Found, args};
use crate::ctxt::Ctxt;
use quote::ToTokens;
use syn::{Attribute, LitStr};

impl Definition {
    /// An attribute of a variant with one text, written as in `example`.
    pub(super) const fn text(name: &'static str, example: &'static str) -> Self {
        Definition {
            emit,
            ..Definition::variant(name, example, read)
        }
    }
}

fn read(cx: &Ctxt, found: Found, attrs: &mut VariantAttrs) -> bool {
    let Found {
        definition,
        attribute,
    } = found;
    let text = not_blank(cx, attribute, definition.example);
    let Some(text) = text.filter(|text| (definition.accepts)(cx, text)) else {
        return false;
    };
    attrs.texts.push((definition.name, text));
    true
}

fn emit(definition: &Definition, context: &Context, emitted: &mut Emitted) {
    if let Some(text) = of(definition, context) {
        emitted.fact(definition.name, &text);
    }
}

pub(super) fn of(definition: &Definition, context: &Context) -> Option<String> {
    let attrs = &context.resolved.variant.attrs;
    attrs.text(definition.name).map(LitStr::value)
}

/// The only argument of an attribute, a string that is more than white space.
pub(super) fn not_blank(cx: &Ctxt, attribute: &Attribute, example: &str) -> Option<LitStr> {
    let text = args::only_text(cx, attribute, example)?;
    if text.value().trim().is_empty() {
        cx.error(
            &text,
            format_args!(
                "`#[{}]` has an empty text",
                attribute.path().to_token_stream()
            ),
            format_args!("write `{example}`, or leave it out"),
        );
        return None;
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
