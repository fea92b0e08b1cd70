//! `#[retryable]`, `#[retryable(after = "30s")]`: a retry may succeed.

use super::emitted::{Context, Emitted};
use super::{DEFAULTED, Definition, args};
use crate::ctxt::Ctxt;
use proc_macro2::Span;
use syn::Attribute;

pub(crate) static DEFINITION: Definition = Definition {
    targets: DEFAULTED,
    emit,
    ..Definition::variant(
        "retryable",
        "#[retryable(after = \"30s\")]",
        |cx, found, attrs| args::set(&mut attrs.retryable, read(cx, found.attribute)),
    )
};

#[derive(Clone, Copy)]
pub(crate) struct Retryable {
    /// In seconds, and where it was written.
    pub(crate) after: Option<(u64, Span)>,
}

fn emit(_: &Definition, context: &Context, emitted: &mut Emitted) {
    let Some(retryable) = &context.resolved.variant.attrs.retryable else {
        return;
    };
    emitted.flags.push("RETRYABLE");
    emitted.members.flag("retryable", true);
    if let Some((seconds, _)) = retryable.after {
        let seconds = seconds.to_string();
        emitted.extra("retry_after", &seconds);
        emitted.members.raw("retry_after", &seconds);
    }
}

fn read(cx: &Ctxt, attribute: &Attribute) -> Option<Retryable> {
    let mut after = None;
    for arg in args::of(cx, attribute)? {
        match arg.key().as_deref() {
            Some("after") => args::set_text(cx, &mut after, &arg, "after = \"30s\""),
            _ => args::unknown(cx, &arg, "#[retryable]", &["after"]),
        }
    }
    let Some(text) = after else {
        return Some(Retryable { after: None });
    };
    let seconds = seconds(&text.value());
    if seconds.is_none() {
        cx.error(
            &text,
            format_args!("`{}` is not a duration in whole seconds", text.value()),
            "write a number and its unit, `30s`, `5m`, `1h`, `1d` or `1h30m`",
        );
    }
    Some(Retryable {
        after: seconds.map(|seconds| (seconds, text.span())),
    })
}

fn seconds(text: &str) -> Option<u64> {
    let mut rest = text;
    let mut total = 0_u64;
    loop {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let number: u64 = rest.get(..digits)?.parse().ok()?;
        let unit = match rest.get(digits..=digits)? {
            "s" => 1,
            "m" => 60,
            "h" => 3_600,
            "d" => 86_400,
            _ => return None,
        };
        total = total.checked_add(number.checked_mul(unit)?)?;
        rest = rest[digits + 1..].trim_start();
        if rest.is_empty() {
            return Some(total);
        }
    }
}
