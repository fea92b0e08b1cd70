//! The rules of HTTP: a status, the headers that its RFC requires, the characters that a header may have.

use crate::ast::Input;
use crate::attr::challenge::{self, Challenge, Parameter, is_token};
use crate::attr::{header, status as status_attr};
use crate::ctxt::Ctxt;
use crate::resolve::{HeaderValue, ResolvedChallenge, ResolvedVariant, Text, lacks};
use errorbook_model::status;
use syn::spanned::Spanned;

pub(super) fn check(cx: &Ctxt, input: &Input, resolved: &ResolvedVariant) {
    let variant = resolved.variant;
    if let Some(status) = resolved.status {
        // A concealed answer is the other's, headers included.
        if variant.attrs.conceal.is_none() {
            check_required(cx, input, resolved, status.status);
        }
    } else if !variant.attrs.is_unread(&status_attr::DEFINITION)
        && !input.defaults.is_unread(&status_attr::DEFINITION)
    {
        let code = variant.attrs.code.as_ref();
        let status = status_attr::by_name(&variant.name)
            .or_else(|| status_attr::by_name(&code?.text))
            .map_or_else(
                || "its status, as in `#[status(404)]` or `#[status(NOT_FOUND)]`,".to_owned(),
                |status| format!("`#[status({status})]`"),
            );
        let or_default = if input.is_enum {
            ", or a default on the type"
        } else {
            ""
        };
        cx.error(
            variant.ident,
            format_args!("`{}` has no status", variant.name),
            format_args!("write {status} on it{or_default}"),
        );
    }
    if !variant.attrs.challenges.is_empty() {
        let status = resolved.status.map(|status| status.status);
        for challenge in &*resolved.challenges {
            check_challenge(cx, challenge, status);
        }
    }
    for name in variant.header_names() {
        header::check_name(cx, name);
    }
    for line in &resolved.headers {
        if let HeaderValue::Text(text) = &line.value {
            let value = text.template.text();
            header::check_static_value(cx, text.span, &value, "the value of a header");
            header::check_edges(cx, text.span, &text.source);
        }
    }
    check_no_challenge(cx, input, resolved);
    check_field_statuses(cx, resolved);
    check_retry_after(cx, resolved);
    check_cache_control(cx, resolved);
}

/// A variant that says why it has no challenge has none.
fn check_no_challenge(cx: &Ctxt, input: &Input, resolved: &ResolvedVariant) {
    let own = resolved.variant.attrs.status.as_ref();
    // The status of a type is that of other variants too, which may well have one.
    let of_type = input.defaults.status.as_ref();
    let of_type = of_type.filter(|_| own.is_none() && !resolved.challenges.is_empty());
    let is_inherited = resolved.variant.attrs.challenges.is_empty();
    let why = match (own, of_type.filter(|_| is_inherited)) {
        (Some(own), _) if resolved.has_challenge() => &own.no_challenge,
        (None, Some(of_type)) => &of_type.no_challenge,
        _ => &None,
    };
    if let Some(why) = why {
        cx.error(
            why,
            "`no_challenge` stands beside a challenge",
            "remove one of them",
        );
    }
}

/// The statuses that a field may say.
fn check_field_statuses(cx: &Ctxt, resolved: &ResolvedVariant) {
    let fields = resolved.variant.fields.iter();
    let mut fields = fields.filter(|field| !field.attrs.statuses.is_empty());
    let statuses = fields.next().map_or(&[][..], |field| &field.attrs.statuses);
    for said in statuses.iter().filter(|said| !said.of_class) {
        if let Some((header, section)) = lacks(said.status, &resolved.headers) {
            let status = said.status;
            cx.error_at(
                said.span,
                format_args!("a {status} must carry {header}, which this error does not always send (RFC 9110 section {section})"),
                format_args!("add the header to the variant, or leave {status} out"),
            );
        }
    }
    for field in fields {
        cx.error_at(
            field.attrs.statuses[0].span,
            "another field says the status already",
            "remove one `#[status]`",
        );
    }
}

/// RFC 6585: an answer of these statuses must not be stored.
fn check_cache_control(cx: &Ctxt, resolved: &ResolvedVariant) {
    let Some(status) = resolved.status.map(|status| status.status) else {
        return;
    };
    if !status::is_never_stored(status) {
        return;
    }
    for name in resolved.variant.header_names() {
        if name.value().eq_ignore_ascii_case("cache-control") {
            cx.error(
                name,
                format_args!("a {status} must not be stored, so its Cache-Control is always `no-store` (RFC 6585)"),
                "leave the header out",
            );
        }
    }
}

/// The rules of a challenge that answers a status.
pub(super) fn check_challenge(cx: &Ctxt, resolved: &ResolvedChallenge, status: Option<u16>) {
    let challenge = resolved.challenge;
    challenge.check(cx);
    if let Some(status) = status {
        challenge.check_error(cx, status);
    }
    for (parameter, value) in challenge.parameters.iter().zip(&resolved.values) {
        if let Some(text) = value {
            check_parameter(cx, challenge, parameter, text);
        }
    }
}

fn check_parameter(cx: &Ctxt, challenge: &Challenge, parameter: &Parameter, text: &Text) {
    let what = "the value of a challenge's parameter";
    header::check_static_value(cx, text.span, &text.template.text(), what);
    if challenge.is_bare(&parameter.key()) && !is_token(&text.source) {
        cx.error_at(
            text.span,
            format_args!("the value of `{}` is not a token", parameter.key()),
            "write it without spaces, quotes and fields: this parameter is never quoted (RFC 7616 \
             section 3.3)",
        );
    }
    let mut placeholders = text.template.placeholders();
    if placeholders.any(|placeholder| placeholder.spec.contains(['"', '\\'])) {
        cx.error_at(
            text.span,
            "a format inside a challenge cannot contain a quote or a backslash",
            "write another fill character",
        );
    }
}

fn check_required(cx: &Ctxt, input: &Input, resolved: &ResolvedVariant, status: u16) {
    let Some((required, section)) = lacks(status, &resolved.headers) else {
        return;
    };
    let attrs = &resolved.variant.attrs;
    if attrs.is_unread(&challenge::DEFINITION) || attrs.is_unread(&header::DEFINITION) {
        return;
    }
    // One whose text could not be read is there all the same.
    let asks = matches!(status, 401 | 407);
    let is_excused = resolved.status.is_some_and(|status| status.is_excused);
    let type_asks = status == 401 && input.defaults.is_unread(&challenge::DEFINITION);
    if type_asks
        || (asks && (is_excused || !resolved.challenges.is_empty()))
        || attrs
            .headers
            .iter()
            .any(|line| line.name.value().eq_ignore_ascii_case(required))
    {
        return;
    }
    // A field that sends it all the same is an `Option`.
    let mut lines = resolved.headers.iter().rev();
    let optional = lines.find_map(|line| match line.value {
        HeaderValue::Field(field) if line.name.eq_ignore_ascii_case(required) => Some(field),
        _ => None,
    });
    if let Some(field) = optional {
        cx.error(
            &field.original.ty,
            format_args!(
                "a {status} must always carry {required}, but this field may be `None` (RFC 9110 section {section})"
            ),
            "write the type without `Option`",
        );
        return;
    }
    let write = match status {
        401 => "write `#[challenge(Bearer, realm = \"…\")]` on the variant or, for all its 401s, on the type".to_owned(),
        407 => "write `#[challenge(Basic, realm = \"…\")]`".to_owned(),
        405 => "write `#[header(\"Allow\", \"GET, HEAD\")]`, or `#[header(\"Allow\")]` on a field".to_owned(),
        _ => format!("write `#[header({required:?}, \"…\")]`, or `#[header({required:?})]` on a field"),
    };
    let wrong = format!("a {status} must carry {required} (RFC 9110 section {section})");
    match &attrs.status {
        Some(own) => cx.error_at(own.span, wrong, write),
        // The status stands on the type; the variant is what lacks the header.
        None => cx.error(resolved.variant.ident, wrong, write),
    }
}

/// RFC 9110 section 10.2.3: Retry-After is one value.
fn check_retry_after(cx: &Ctxt, resolved: &ResolvedVariant) {
    let variant = resolved.variant;
    let retry = variant.attrs.retryable.as_ref();
    let after = retry.and_then(|retry| retry.after);
    let headers = variant.header_names();
    let headers = headers.filter(|name| name.value().eq_ignore_ascii_case("retry-after"));
    let places = after.map(|(_, span)| span).into_iter();
    for place in places.chain(headers.map(Spanned::span)).skip(1) {
        cx.error_at(
            place,
            "Retry-After is given twice",
            "leave out `after` or the header: it is one value (RFC 9110 section 10.2.3)",
        );
    }
}
