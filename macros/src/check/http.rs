//! What HTTP asks of an answer: a status, the headers that its RFC requires, values a header may carry.

use crate::ast::{Field, Input};
use crate::attr::challenge::{Challenge, Parameter, is_token};
use crate::attr::variant::{check_edges, check_header_name, check_static_value};
use crate::ctxt::Ctxt;
use crate::resolve::{Answer, HeaderValue};
use crate::symbol as word;
use errorbook_model::status;
use errorbook_model::template::Template;
use syn::spanned::Spanned;

pub(super) fn check(cx: &Ctxt, input: &Input, answer: &Answer) {
    let variant = answer.variant;
    if let Some(status) = answer.status {
        // A concealed answer is the other's, headers included.
        if variant.attrs.conceal.is_none() {
            check_required(cx, input, answer, status.status);
        }
    } else {
        let default_unread = input
            .original
            .attrs
            .iter()
            .any(|attribute| attribute.path().is_ident(word::STATUS));
        if !variant.attrs.unread.contains(&word::STATUS) && !default_unread {
            cx.error(
                variant.ident,
                format_args!("`{}` has no status", variant.name),
                "write `#[status(403)]` on it, or a default on the type",
            );
        }
    }
    for challenge in &variant.attrs.challenges {
        challenge.check(cx);
        if let Some(status) = answer.status {
            challenge.check_error(cx, status.status);
        }
        for parameter in &challenge.parameters {
            check_parameter(cx, challenge, parameter);
        }
    }
    for header in &variant.attrs.headers {
        check_header_name(cx, &header.name);
        if let Ok(template) = Template::parse(&header.value.value()) {
            check_static_value(cx, &header.value, &template.text(), "the value of a header");
            check_edges(cx, &header.value);
        }
    }
    for field in &variant.fields {
        if let Some(name) = &field.attrs.header {
            check_header_name(cx, name);
        }
    }
    check_retry_after(cx, answer);
    check_cache_control(cx, answer);
}

/// RFC 6585: an answer of these statuses must not be stored.
fn check_cache_control(cx: &Ctxt, answer: &Answer) {
    let Some(status) = answer.status.map(|status| status.status) else {
        return;
    };
    if !status::is_never_stored(status) {
        return;
    }
    let attrs = &answer.variant.attrs;
    let on_fields = answer
        .variant
        .fields
        .iter()
        .filter_map(|field| field.attrs.header.as_ref());
    let names = attrs
        .headers
        .iter()
        .map(|header| &header.name)
        .chain(on_fields);
    for name in names {
        if name.value().eq_ignore_ascii_case("cache-control") {
            cx.error(
                name,
                format_args!("a {status} must not be stored, so its Cache-Control is always `no-store` (RFC 6585)"),
                "leave the header out",
            );
        }
    }
}

pub(super) fn check_parameter(cx: &Ctxt, challenge: &Challenge, parameter: &Parameter) {
    let source = parameter.value.value();
    let Ok(template) = Template::parse(&source) else {
        return;
    };
    check_static_value(
        cx,
        &parameter.value,
        &template.text(),
        "the value of a challenge's parameter",
    );
    if challenge.is_bare(&parameter.key()) && !is_token(&source) {
        cx.error(
            &parameter.value,
            format_args!("the value of `{}` is not a token", parameter.key()),            "write it without spaces, quotes and fields: this parameter is never quoted (RFC 7616 section 3.3)",
        );
    }
    if template
        .placeholders()
        .any(|placeholder| placeholder.spec.contains(['"', '\\']))
    {
        cx.error(
            &parameter.value,
            "a format inside a challenge cannot contain a quote or a backslash",
            "write another fill character",
        );
    }
}

fn check_required(cx: &Ctxt, input: &Input, answer: &Answer, status: u16) {
    let Some((header, section)) = status::registered(status).and_then(|row| row.required) else {
        return;
    };
    let attrs = &answer.variant.attrs;
    if attrs.unread.contains(&word::CHALLENGE) || attrs.unread.contains(&word::HEADER) {
        return;
    }
    // One whose text could not be read is there all the same.
    let asks = matches!(status, 401 | 407);
    let type_asks = status == 401 && input.container.unread.contains(&word::CHALLENGE);
    if type_asks
        || (asks && !answer.challenges.is_empty())
        || attrs
            .headers
            .iter()
            .any(|line| line.name.value().eq_ignore_ascii_case(header))
    {
        return;
    }
    let mut optional: Option<&Field> = None;
    for line in &answer.headers {
        if line.name.eq_ignore_ascii_case(header) {
            match &line.value {
                HeaderValue::Field(field) if field.is_option() => optional = Some(field),
                _ => return,
            }
        }
    }
    if let Some(field) = optional {
        cx.error(
            &field.original.ty,
            format_args!(
                "a {status} must always carry {header}, and this may be `None` ({section})"
            ),
            "write the type without `Option`",
        );
        return;
    }
    let write = match status {
        401 => "write `#[challenge(Bearer, realm = \"…\")]` on the variant or, for all its 401s, on the type".to_owned(),
        407 => "write `#[challenge(Basic, realm = \"…\")]`".to_owned(),
        405 => "write `#[header(\"Allow\", \"GET, HEAD\")]`, or `#[header(\"Allow\")]` on a field".to_owned(),
        _ => format!("write `#[header({header:?}, \"…\")]`, or `#[header({header:?})]` on a field"),
    };
    let wrong = format!("a {status} must carry {header} ({section})");
    match &attrs.status {
        Some(own) => cx.error_at(own.span, wrong, write),
        // The status stands on the type; the variant is what lacks the header.
        None => cx.error(answer.variant.ident, wrong, write),
    }
}

/// RFC 9110 section 10.2.3: Retry-After is one value.
fn check_retry_after(cx: &Ctxt, answer: &Answer) {
    let variant = answer.variant;
    let mut places = Vec::new();
    if let Some((_, span)) = variant
        .attrs
        .retryable
        .as_ref()
        .and_then(|retry| retry.after)
    {
        places.push(span);
    }
    let is_it = |name: &syn::LitStr| name.value().eq_ignore_ascii_case("retry-after");
    places.extend(
        variant
            .attrs
            .headers
            .iter()
            .filter(|header| is_it(&header.name))
            .map(|header| header.name.span()),
    );
    places.extend(
        variant
            .fields
            .iter()
            .filter_map(|field| field.attrs.header.as_ref())
            .filter(|name| is_it(name))
            .map(Spanned::span),
    );
    for place in places.iter().skip(1) {
        cx.error_at(
            *place,
            "Retry-After is given twice",
            "leave out `after` or the header: it is one value (RFC 9110 section 10.2.3)",
        );
    }
}
