//! `#[code("ORG_BLOCKED")]`: the public code; `#[code("M_UNRECOGNIZED", shared)]` on each of several errors that share it.

use super::Definition;
use super::args;
use super::emitted::{Context, Emitted};
use crate::ctxt::Ctxt;
use proc_macro2::Span;
use syn::Attribute;

pub(crate) static DEFINITION: Definition = Definition {
    emit,
    ..Definition::variant("code", "#[code(\"ORG_BLOCKED\")]", |cx, found, attrs| {
        args::set(&mut attrs.code, read(cx, found.attribute))
    })
};

#[derive(Clone)]
pub(crate) struct CodeAttr {
    pub(crate) text: String,
    /// Whether it was written as an integer.
    pub(crate) number: bool,
    /// Whether it was written as a word, without quotes.
    pub(crate) word: bool,
    /// Whether other errors have it too.
    pub(crate) shared: bool,
    pub(crate) span: Span,
}

impl CodeAttr {
    /// How the attribute says that the code is shared.
    pub(crate) fn as_shared(&self) -> String {
        let quote = if self.number { "" } else { "\"" };
        format!("`#[code({quote}{}{quote}, shared)]`", self.text)
    }
}

fn emit(_: &Definition, context: &Context, emitted: &mut Emitted) {
    let Some(code) = &context.resolved.variant.attrs.code else {
        return;
    };
    if code.number {
        emitted.flags.push("NUMBER");
    }
    if code.shared {
        emitted.flags.push("SHARED");
    }
    emitted.members.flag("shared", code.shared);
}

fn read(cx: &Ctxt, attribute: &Attribute) -> Option<CodeAttr> {
    let mut given = args::of(cx, attribute)?.into_iter();
    let Some(arg) = given.next().filter(|arg| arg.key.is_none()) else {
        args::only(cx, attribute, DEFINITION.example)?;
        return None;
    };
    let mut shared = None;
    for other in given {
        if other.is_word("shared") {
            args::once(cx, &mut shared, other.at_name(), ());
        } else {
            args::unknown(cx, &other, "#[code]", &["shared"]);
        }
    }
    let integer = || arg.as_number()?.base10_parse::<i64>().ok();
    let (text, number, word) = if let Some(text) = arg.as_text() {
        (text.value(), false, false)
    } else if let Some(integer) = integer() {
        (integer.to_string(), true, false)
    } else if let Some(word) = arg.word() {
        (word.to_string(), false, true)
    } else {
        return cx.refuse(
            arg.at_name(),
            format_args!("`{}` is not a code", arg.written()),
            "write `#[code(\"ORG_BLOCKED\")]`, or `#[code(4031)]` with `codes = 4000..=4999` on the type",
        );
    };
    Some(CodeAttr {
        text,
        number,
        word,
        shared: shared.is_some(),
        span: arg.value_span(),
    })
}
