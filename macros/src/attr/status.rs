//! `#[status(403)]`: the status, on a variant or as the default of an enum; on a field, `#[status(404, 409)]`: the
//! statuses that its value may say instead.

use super::args::{self, Arg};
use super::emitted::{Context, Emitted};
use super::header::check_static_value;
use super::slots::FieldAttrs;
use super::text::check_not_blank;
use super::{Definition, Found, Target};
use crate::ctxt::{Ctxt, did_you_mean, suggest_or};
use crate::literal::LitStr;
use crate::resolve::in_words;
use errorbook_model::status as table;
use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::Meta;

pub(crate) static DEFINITION: Definition = Definition {
    targets: &[Target::Enum, Target::Struct, Target::Variant, Target::Field],
    on_field: Some(read_on_field),
    emit,
    ..Definition::variant("status", "#[status(403)]", |cx, found, attrs| {
        args::set(&mut attrs.status, read(cx, found))
    })
};

#[derive(Clone)]
pub(crate) struct StatusAttr {
    pub(crate) status: u16,
    pub(crate) span: Span,
    pub(crate) reason: Option<LitStr>,
    /// Why an answer that has to carry a challenge carries none.
    pub(crate) no_challenge: Option<LitStr>,
    /// Whether a reason is given for that, also one that could not be read.
    pub(crate) is_excused: bool,
}

fn emit(_: &Definition, context: &Context, emitted: &mut Emitted) {
    let status = context.resolved.status;
    if let Some(reason) = status.and_then(|status| status.reason.as_ref()) {
        emitted.fact("reason", &reason.value());
    }
    let why = status.and_then(|status| status.no_challenge.as_ref());
    if let Some(why) = why.filter(|_| !context.resolved.has_challenge()) {
        emitted.fact("no_challenge", &why.value());
    }
    let others = &context.resolved.others;
    for (status, title) in others {
        emitted.extra("other_status", &format!("{status} {title}"));
    }
    if !others.is_empty() {
        let others = others
            .iter()
            .map(|(status, title)| format!("{status} {title}"));
        let others: Vec<String> = others.collect();
        emitted.members.text("other_statuses", &others.join(", "));
    }
}

/// A status that a field may say.
#[derive(Clone)]
pub(crate) struct FieldStatus {
    pub(crate) status: u16,
    pub(crate) span: Span,
    /// Whether it is one of a class, as in `4xx`, and so left out where the error lacks a header that it requires.
    pub(crate) of_class: bool,
}

fn read_on_field(cx: &Ctxt, found: Found, attrs: &mut FieldAttrs) -> bool {
    let example = "#[status(404, 409, 5xx)]";
    let given = args::of(cx, found.attribute).unwrap_or_default();
    if given.is_empty() {
        cx.error(
            found.attribute.path(),
            "`#[status]` on a field names the statuses that it may say",
            format_args!("write `{example}`"),
        );
    }
    for arg in given {
        if arg.refuse_key(cx, example) {
            continue;
        }
        let span = arg.value_span();
        let Some(class) = arg.as_class() else {
            let status = number(cx, &arg, || format!("`{example}`"), false);
            attrs.statuses.extend(status.map(|status| FieldStatus {
                status,
                span,
                of_class: false,
            }));
            continue;
        };
        let rows = table::REGISTERED.iter();
        let rows = rows.filter(|row| row.status / 100 == class);
        attrs.statuses.extend(rows.map(|row| FieldStatus {
            status: row.status,
            span,
            of_class: true,
        }));
    }
    true
}

/// What should have been written instead of this value, in backticks. It takes a while, so only a fault asks for it.
fn example(found: Found, value: &TokenStream) -> String {
    let by_item = || {
        let status = by_name(&found.item?.to_string())?;
        Some(status.to_string())
    };
    meant(value).or_else(by_item).map_or_else(
        || "`#[status(404)]` or `#[status(NOT_FOUND)]`".to_owned(),
        |value| format!("`#[status({value})]`"),
    )
}

fn read(cx: &Ctxt, found: Found) -> Option<StatusAttr> {
    if let Meta::NameValue(pair) = &found.attribute.meta {
        let example = example(found, &pair.value.to_token_stream());
        return cx.refuse(
            &pair.value,
            "`#[status]` takes its value in parentheses",
            format_args!("write {example}"),
        );
    }
    let mut given = args::of(cx, found.attribute)?.into_iter();
    let Some(first) = given.next() else {
        return cx.refuse(
            found.attribute.path(),
            "`#[status]` has no value",
            format_args!("write {}", example(found, &TokenStream::new())),
        );
    };
    let example = || example(found, &first.value());
    if first.key.is_some() {
        first.refuse_key(cx, example().trim_matches('`'));
        return None;
    }
    let reason_example = "reason = \"Organization Blocked\"";
    let no_challenge_example = "no_challenge = \"clients of 2014 fail on one\"";
    let (mut unregistered, mut reason, mut no_challenge) = (None, None, None);
    let (mut misspelt, mut is_excused) = (false, false);
    for arg in given {
        is_excused |= is_no_challenge(&arg);
        match arg.key().as_deref() {
            Some("reason") => args::set_text(cx, &mut reason, &arg, reason_example),
            Some("no_challenge") => {
                args::set_text(cx, &mut no_challenge, &arg, no_challenge_example);
            }
            _ if arg.is_word("no_challenge") => cx.error(
                arg.at_name(),
                "`no_challenge` has no reason",
                format_args!(
                    "write why the published contract lacks one, `{no_challenge_example}`"
                ),
            ),
            None if arg.is_word("unregistered") => {
                args::once(cx, &mut unregistered, arg.at_name(), ());
            }
            _ => {
                misspelt = true;
                args::unknown(
                    cx,
                    &arg,
                    "#[status]",
                    &["unregistered", "reason", "no_challenge"],
                );
            }
        }
    }
    let status = number(cx, &first, example, misspelt || unregistered.is_some())?;
    if let Some(reason) = &reason {
        check_not_blank(cx, reason, reason_example);
        check_static_value(cx, reason.span(), &reason.value(), "a reason phrase");
    }
    if let Some(why) = &no_challenge {
        check_not_blank(cx, why, no_challenge_example);
        if !matches!(status, 401 | 407) {
            cx.error(
                why,
                format_args!("`no_challenge` is of a 401 or a 407, and this is a {status}"),
                "remove it",
            );
        }
    }
    Some(StatusAttr {
        status,
        span: first.value_span(),
        reason,
        no_challenge,
        is_excused,
    })
}

/// Whether an argument is `no_challenge`, possibly misspelt.
fn is_no_challenge(arg: &Arg) -> bool {
    let word = arg.at_name().into_iter().next();
    word.is_some_and(|word| did_you_mean(&word.to_string(), ["no_challenge"]).is_some())
}

fn number(cx: &Ctxt, arg: &Arg, example: impl Fn() -> String, unregistered: bool) -> Option<u16> {
    if let Some(name) = arg.word() {
        let text = name.to_string();
        return table::by_word(&text).or_else(|| {
            let words: Vec<String> = table::REGISTERED.iter().map(table::word).collect();
            cx.refuse(
                &name,
                format_args!("`{text}` is not the name of a status"),
                suggest_or(&text, words.iter().map(String::as_str), || {
                    // `http::StatusCode` has a name for it.
                    let teapot =
                        (text == "IM_A_TEAPOT").then_some("`#[status(418, unregistered)]`");
                    format!("write {}", teapot.map_or_else(&example, str::to_owned))
                }),
            )
        });
    }
    let number = arg.as_number();
    let Some(status) = number.and_then(|number| number.base10_parse::<u16>().ok()) else {
        return cx.refuse(
            arg.at_value(),
            format_args!("`{}` is not a status", arg.written()),
            format_args!("write {}", example()),
        );
    };
    let (wrong, write) = match status {
        400..=599 if unregistered || table::registered(status).is_some() => return Some(status),
        400..=599 => (
            format!("the status {status} is not registered with IANA"),
            format!(
                "write `#[status({status}, unregistered)]` if it is meant, else a registered one"
            ),
        ),
        _ => (
            format!("{status} is not the status of an error"),
            match status {
                200..=299 => {
                    "a client takes it for a success: write the 4xx or 5xx that fits, or send `errorbook::Document` in a \
                     response of your own"
                }
                _ => "write one from 400 to 599",
            }
            .to_owned(),
        ),
    };
    cx.refuse(arg.at_value(), wrong, write)
}

/// What a value that cannot be read means: the number or the word of a status somewhere in it, as in `"404"`,
/// `404 Not Found` or `StatusCode::NOT_FOUND`.
fn meant(value: &TokenStream) -> Option<String> {
    let text = args::written(value);
    let text = text.trim_matches('"');
    let words: Vec<String> = table::REGISTERED.iter().map(table::word).collect();
    let is_status = |number: &u16| (400..=599).contains(number);
    let parts = || text.split(|c: char| !c.is_alphanumeric() && c != '_');
    let mut numbers = parts().filter_map(|part| {
        let digits = part
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(part.len());
        part[..digits].parse().ok().filter(is_status)
    });
    let near = |part: &str| did_you_mean(part, words.iter().map(String::as_str)).map(str::to_owned);
    let number = numbers.next().map(|number| number.to_string());
    number
        .or_else(|| near(&text.replace([' ', '-'], "_")))
        .or_else(|| parts().find_map(near))
}

/// Statuses, each with the words of the names and codes of the errors that mostly have it; the first word that occurs
/// counts.
const WORDS: [(u16, &str); 15] = [
    (
        401,
        "unauthenticated token credentials password login session",
    ),
    (403, "denied blocked suspended permission hidden"),
    (404, "missing unknown"),
    (410, "deleted removed expired"),
    (409, "taken exists duplicate"),
    (429, "busy limit limited quota throttled"),
    (413, "large"),
    (415, "unsupported"),
    (422, "validation invalid"),
    (400, "malformed bad parse"),
    (402, "unpaid payment"),
    (503, "unavailable maintenance overloaded"),
    (504, "timeout"),
    (502, "upstream"),
    (500, "internal database db store storage disk io bug"),
];

/// The status that a name or a code asks for: `OrgNotFound` and `ORG_NOT_FOUND` are 404.
pub(crate) fn by_name(name: &str) -> Option<u16> {
    let words = in_words(name).to_uppercase().replace(' ', "_");
    let has = |part: &str| format!("_{words}_").contains(&format!("_{part}_"));
    // The longest phrase: "Proxy Authentication Required" before a shorter one.
    let phrases = table::REGISTERED
        .iter()
        .map(|row| (table::word(row), row.status));
    let phrase = phrases
        .filter(|(word, _)| has(word))
        .max_by_key(|(word, _)| word.len());
    let has_word = |words: &str| words.split(' ').any(|word| has(&word.to_uppercase()));
    let mut rows = WORDS.iter().filter(|(_, words)| has_word(words));
    phrase
        .map(|(_, status)| status)
        .or_else(|| rows.next().map(|(status, _)| *status))
}
