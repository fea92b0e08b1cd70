//! `#[code("ORG_BLOCKED")]`: the public code.

use super::Definition;
use super::args;
use super::emitted::{Context, Emitted};
use crate::ctxt::Ctxt;
use proc_macro2::Span;
use syn::Attribute;
use syn::spanned::Spanned;

pub(crate) static DEFINITION: Definition = Definition {
    emit,
    ..Definition::variant("code", "#[code(\"ORG_BLOCKED\")]", |cx, found, attrs| {
        args::set(&mut attrs.code, read(cx, found.attribute))
    })
};

pub(crate) struct CodeAttr {
    pub(crate) text: String,
    /// Whether it was written as an integer.
    pub(crate) number: bool,
    /// Whether it was written as a word, without quotes.
    pub(crate) word: bool,
    pub(crate) span: Span,
}

fn emit(_: &Definition, context: &Context, emitted: &mut Emitted) {
    let code = context.resolved.variant.attrs.code.as_ref();
    if code.is_some_and(|code| code.number) {
        emitted.flags.push("NUMBER");
    }
}

fn read(cx: &Ctxt, attribute: &Attribute) -> Option<CodeAttr> {
    let arg = args::only(cx, attribute, DEFINITION.example)?;
    if let Some(text) = arg.as_text() {
        return Some(CodeAttr {
            text: text.value(),
            number: false,
            word: false,
            span: text.span(),
        });
    }
    let number = arg.as_number();
    if let Some(value) = number.and_then(|number| number.base10_parse::<u32>().ok()) {
        return Some(CodeAttr {
            text: value.to_string(),
            number: true,
            word: false,
            span: arg.value.span(),
        });
    }
    if let Some(word) = arg.word() {
        return Some(CodeAttr {
            text: word.to_string(),
            number: false,
            word: true,
            span: word.span(),
        });
    }
    cx.refuse(
        arg.at_name(),
        format_args!("`{}` is not a code", arg.written()),
        "write `#[code(\"ORG_BLOCKED\")]`, or `#[code(4031)]` with `codes = 4000..=4999` on the type",
    )
}
