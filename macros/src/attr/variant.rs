//! The attributes of a variant, or of a struct, which is its own only variant.

use super::args::{self, Arg};
use super::challenge::{Challenge, is_token};
use super::{AtMostOne, Found};
use crate::ctxt::{Ctxt, did_you_mean, suggest};
use crate::symbol as word;
use errorbook_model::code::Style;
use errorbook_model::status as table;
use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Attribute, LitStr};

#[derive(Default)]
pub(crate) struct VariantAttrs {
    pub(crate) status: Option<StatusAttr>,
    pub(crate) code: Option<CodeAttr>,
    pub(crate) title: Option<LitStr>,
    pub(crate) message: Option<Message>,
    pub(crate) help: Option<LitStr>,
    pub(crate) challenges: Vec<Challenge>,
    pub(crate) headers: Vec<Header>,
    pub(crate) conceal: Option<Ident>,
    pub(crate) retryable: Option<Retryable>,
    pub(crate) oauth: Option<LitStr>,
    pub(crate) internal: Option<Span>,
    pub(crate) log: Option<LitStr>,
    pub(crate) transparent: Option<Span>,
    pub(crate) since: Option<LitStr>,
    pub(crate) sunset: Option<Sunset>,
    /// The words of all that stand here and could be read, in their order.
    pub(crate) given: Vec<(&'static str, Span)>,
    /// Whether an attribute stands here that could not be read: what it would have said is unknown, so
    /// nothing is reported as missing.
    pub(crate) unread: Vec<&'static str>,
}

#[derive(Clone)]
pub(crate) struct StatusAttr {
    pub(crate) status: u16,
    pub(crate) span: Span,
    pub(crate) reason: Option<LitStr>,
}

pub(crate) struct CodeAttr {
    pub(crate) text: String,
    /// Whether it was written as an integer.
    pub(crate) number: bool,
    pub(crate) span: Span,
}

pub(crate) enum Message {
    Text(LitStr),
    /// `#[message(display)]`: what the user's own `Display` says.
    Display(Span),
}

pub(crate) struct Header {
    pub(crate) name: LitStr,
    /// A template.
    pub(crate) value: LitStr,
}

pub(crate) struct Retryable {
    /// In seconds, and where it was written.
    pub(crate) after: Option<(u64, Span)>,
}

pub(crate) struct Sunset {
    pub(crate) version: LitStr,
    pub(crate) instead: Option<LitStr>,
}

impl VariantAttrs {
    pub(crate) fn from_attributes(cx: &Ctxt, attributes: &[Found]) -> Self {
        let mut variant = VariantAttrs::default();
        for &(name, attribute) in attributes {
            if variant.read(cx, name, attribute) {
                variant.given.push((name, attribute.path().span()));
            } else {
                variant.unread.push(name);
            }
        }
        variant
    }

    /// Whether the attribute could be read.
    fn read(&mut self, cx: &Ctxt, name: &'static str, attribute: &Attribute) -> bool {
        match name {
            word::STATUS => set(&mut self.status, status(cx, attribute)),
            word::CODE => set(&mut self.code, code(cx, attribute)),
            word::TITLE => set(
                &mut self.title,
                text(cx, attribute, "#[title(\"Blocked\")]"),
            ),
            word::MESSAGE => set(&mut self.message, message(cx, attribute)),
            word::HELP => set(
                &mut self.help,
                text(cx, attribute, "#[help(\"ask support\")]"),
            ),
            word::CHALLENGE => push(&mut self.challenges, Challenge::read(cx, attribute)),
            word::HEADER => push(&mut self.headers, header(cx, attribute)),
            word::CONCEAL => set(&mut self.conceal, conceal(cx, attribute)),
            word::RETRYABLE => set(&mut self.retryable, retryable(cx, attribute)),
            word::OAUTH => set(&mut self.oauth, oauth(cx, attribute)),
            word::INTERNAL => set(&mut self.internal, Some(args::flag(cx, attribute))),
            word::LOG => set(&mut self.log, log(cx, attribute)),
            word::TRANSPARENT => set(&mut self.transparent, Some(args::flag(cx, attribute))),
            word::SINCE => set(&mut self.since, text(cx, attribute, "#[since(\"1.4\")]")),
            word::SUNSET => set(&mut self.sunset, sunset(cx, attribute)),
            _ => true,
        }
    }
}

fn set<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    *slot = value;
    slot.is_some()
}

fn push<T>(list: &mut Vec<T>, value: Option<T>) -> bool {
    let read = value.is_some();
    list.extend(value);
    read
}

/// Reports a string of an attribute that is empty or white space.
fn check_not_blank(cx: &Ctxt, text: &LitStr, example: &str) {
    if text.value().trim().is_empty() {
        cx.error(text, "this says nothing", format_args!("write `{example}`"));
    }
}

/// A string that is more than white space.
fn text(cx: &Ctxt, attribute: &Attribute, example: &str) -> Option<LitStr> {
    let text = args::only_text(cx, attribute, example)?;
    if text.value().trim().is_empty() {
        cx.error(
            &text,
            format_args!("`#[{}]` says nothing", attribute.path().to_token_stream()),
            format_args!("write `{example}`, or leave it out"),
        );
        return None;
    }
    Some(text)
}

const STATUS_EXAMPLE: &str = "#[status(403)]";

pub(crate) fn status(cx: &Ctxt, attribute: &Attribute) -> Option<StatusAttr> {
    let mut given = args::of(cx, attribute)?.into_iter();
    let Some(first) = given.next() else {
        cx.error(
            attribute.path(),
            "`#[status]` has no value",
            format_args!("write `{STATUS_EXAMPLE}` or `#[status(FORBIDDEN)]`"),
        );
        return None;
    };
    if first.refuse_key(cx, STATUS_EXAMPLE) {
        return None;
    }
    let (mut unregistered, mut reason) = (AtMostOne::default(), AtMostOne::default());
    let mut misspelt = false;
    for arg in given {
        match arg.key.as_ref().map(ToString::to_string).as_deref() {
            Some("reason") => {
                args::set_text(cx, &mut reason, &arg, "reason = \"Organization Blocked\"");
            }
            None if arg.is_word("unregistered") => unregistered.set(cx, arg.name(), ()),
            _ => {
                misspelt = true;
                args::unknown(cx, &arg, "#[status]", &["unregistered", "reason"]);
            }
        }
    }
    let status = status_number(cx, &first, misspelt || unregistered.take().is_some())?;
    let reason = reason.take();
    if let Some(reason) = &reason {
        check_not_blank(cx, reason, "reason = \"Organization Blocked\"");
        check_static_value(cx, reason, &reason.value(), "a reason phrase");
    }
    Some(StatusAttr {
        status,
        span: first.value.span(),
        reason,
    })
}

fn status_number(cx: &Ctxt, arg: &Arg, unregistered: bool) -> Option<u16> {
    if let Some(name) = arg.word() {
        let text = name.to_string();
        let status = table::by_word(&text);
        if status.is_none() {
            let words: Vec<String> = table::REGISTERED.iter().map(table::word).collect();
            let write = match did_you_mean(&text, words.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("write its number, `{STATUS_EXAMPLE}`"),
            };
            cx.error(
                &name,
                format_args!("`{text}` is not the name of a status"),
                write,
            );
        }
        return status;
    }
    let number = arg.as_number();
    let Some(status) = number.and_then(|number| number.base10_parse::<u16>().ok()) else {
        cx.error(
            arg.place(),
            format_args!("`{}` is not a status", arg.written()),
            format_args!("write `{STATUS_EXAMPLE}` or `#[status(FORBIDDEN)]`"),
        );
        return None;
    };
    let write = match status {
        200..=299 => {
            "a client's error path would never run: write the 4xx or 5xx that says what went wrong"
        }
        400..=599 if unregistered || table::registered(status).is_some() => return Some(status),
        400..=599 => {
            cx.error(
                arg.place(),
                format_args!("the status {status} is not registered with IANA"),
                format_args!(
                    "write `#[status({status}, unregistered)]` if it is meant, else a registered one"
                ),
            );
            return None;
        }
        _ => "write one from 400 to 599",
    };
    cx.error(
        arg.place(),
        format_args!("{status} is not the status of an error"),
        write,
    );
    None
}

fn code(cx: &Ctxt, attribute: &Attribute) -> Option<CodeAttr> {
    let arg = args::only(cx, attribute, "#[code(\"ORG_BLOCKED\")]")?;
    if let Some(text) = arg.as_text() {
        return Some(CodeAttr {
            text: text.value(),
            number: false,
            span: text.span(),
        });
    }
    let number = arg.as_number();
    if let Some(value) = number.and_then(|number| number.base10_parse::<u32>().ok()) {
        return Some(CodeAttr {
            text: value.to_string(),
            number: true,
            span: arg.value.span(),
        });
    }
    cx.error(
        arg.name(),
        format_args!("`{}` is not a code", arg.written()),
        match arg.word() {
            Some(name) => format!(
                "write it as a string, `#[code({:?})]`",
                Style::ScreamingSnake
                    .mend(&name.to_string())
                    .unwrap_or_else(|| "ORG_BLOCKED".to_owned())
            ),
            None => "write `#[code(\"ORG_BLOCKED\")]`, or `#[code(4031)]` with `codes = 4000..=4999` on the type".to_owned(),
        },
    );
    None
}

fn message(cx: &Ctxt, attribute: &Attribute) -> Option<Message> {
    let example = "#[message(\"the organization {name} is blocked\")]";
    let given = args::of(cx, attribute)?;
    if let [_, more, ..] = given.as_slice() {
        cx.error(
            more.name(),
            "`#[message]` takes no arguments beside its text",
            "write the field's name in the text, `{name}`",
        );
        return None;
    }
    if let [arg] = given.as_slice() {
        if arg.is_word("display") {
            return Some(Message::Display(arg.value.span()));
        }
        if let Some(name) = arg.word() {
            cx.error(
                &name,
                format_args!("`#[message]` takes a string or `display`, not `{name}`"),
                format_args!("write `{example}`"),
            );
            return None;
        }
    }
    text(cx, attribute, example).map(Message::Text)
}

fn header(cx: &Ctxt, attribute: &Attribute) -> Option<Header> {
    let example = "#[header(\"Allow\", \"GET, HEAD\")]";
    let given = args::of(cx, attribute)?;
    let (Some(name), Some(value), 2) = (given.first(), given.get(1), given.len()) else {
        cx.error(
            attribute.path(),
            "`#[header]` on a variant takes a name and a value",
            format_args!("write `{example}`; a field is sent by `#[header(\"Name\")]` on it"),
        );
        return None;
    };
    if name.refuse_key(cx, example) | value.refuse_key(cx, example) {
        return None;
    }
    let name = name.text(cx, example)?;
    let value = value.text(cx, example)?;
    check_not_blank(cx, &value, example);
    Some(Header { name, value })
}

fn conceal(cx: &Ctxt, attribute: &Attribute) -> Option<Ident> {
    let given = args::of(cx, attribute)?;
    let target = match given.as_slice() {
        [arg] if arg.key.as_ref().is_some_and(|key| key == "as") => {
            syn::parse2::<Ident>(arg.value.clone()).ok()
        }
        _ => None,
    };
    if target.is_none() {
        cx.error(
            given
                .first()
                .map_or_else(|| attribute.path().to_token_stream(), Arg::place),
            "`#[conceal]` names the variant that is answered instead",
            "write `#[conceal(as = NotFound)]`",
        );
    }
    target
}

fn retryable(cx: &Ctxt, attribute: &Attribute) -> Option<Retryable> {
    let example = "after = \"30s\"";
    let mut after = AtMostOne::default();
    for arg in args::of(cx, attribute)? {
        if arg.key.as_ref().is_some_and(|key| key == "after") {
            args::set_text(cx, &mut after, &arg, example);
        } else {
            args::unknown(cx, &arg, "#[retryable]", &["after"]);
        }
    }
    let Some(text) = after.take() else {
        return Some(Retryable { after: None });
    };
    let seconds = seconds(&text.value());
    if seconds.is_none() {
        cx.error(
            &text,
            format_args!("`{}` is not a time span in whole seconds", text.value()),
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

/// RFC 6749 section 5.2: visible ASCII and spaces, without quotes and backslashes.
fn oauth(cx: &Ctxt, attribute: &Attribute) -> Option<LitStr> {
    let error = text(cx, attribute, "#[oauth(\"invalid_grant\")]")?;
    let fits = |c: char| matches!(c, ' '..='~') && !matches!(c, '"' | '\\');
    if error.value().chars().all(fits) {
        return Some(error);
    }
    cx.error(
        &error,
        "an error of OAuth has no quotes, backslashes and control characters",
        "write `#[oauth(\"invalid_grant\")]` (RFC 6749 section 5.2)",
    );
    None
}

fn log(cx: &Ctxt, attribute: &Attribute) -> Option<LitStr> {
    const LEVELS: [&str; 5] = ["error", "warn", "info", "debug", "trace"];
    let level = text(cx, attribute, "#[log(\"debug\")]")?;
    if LEVELS.contains(&level.value().as_str()) {
        return Some(level);
    }
    cx.error(
        &level,
        format_args!("`{}` is not a level", level.value()),
        suggest(&level.value(), &LEVELS),
    );
    None
}

fn sunset(cx: &Ctxt, attribute: &Attribute) -> Option<Sunset> {
    let example = "#[sunset(\"2.0\", instead = \"ORG_SUSPENDED\")]";
    let (mut version, mut instead) = (AtMostOne::default(), AtMostOne::default());
    for arg in args::of(cx, attribute)? {
        match arg.key.as_ref().map(ToString::to_string).as_deref() {
            None if arg.as_text().is_some() => args::set_text(cx, &mut version, &arg, example),
            Some("instead") => args::set_text(cx, &mut instead, &arg, example),
            _ => {
                cx.error(
                    arg.place(),
                    "`#[sunset]` takes the version in which the error goes",
                    format_args!("write `{example}`"),
                );
                return None;
            }
        }
    }
    let instead = instead.take();
    let Some(version) = version.take() else {
        cx.error(
            attribute.path(),
            "`#[sunset]` names the version in which the error goes",
            format_args!("write `{example}`"),
        );
        return None;
    };
    check_not_blank(cx, &version, example);
    if let Some(instead) = &instead {
        check_not_blank(cx, instead, example);
    }
    Some(Sunset { version, instead })
}

/// Reports a name that no header may have, or whose header errorbook writes itself.
pub(crate) fn check_header_name(cx: &Ctxt, name: &LitStr) {
    let text = name.value();
    if !is_token(&text) {
        cx.error(
            name,
            format_args!("`{}` is not the name of a header", text.escape_debug()),
            "write a token of RFC 9110 section 5.1, like `X-Request-Cost`",
        );
        return;
    }
    let write = match text.to_ascii_lowercase().as_str() {
        "content-type" | "content-language" | "vary" | "x-content-type-options" => {
            "leave it out: the profile and the request's Accept decide it"
        }
        "content-length" | "transfer-encoding" | "connection" | "date" | "trailer"
        | "content-encoding" => "leave it out: the server writes it",
        _ => return,
    };
    cx.error(
        name,
        format_args!("`{text}` is not an error's to set"),
        write,
    );
}

/// Reports static text that RFC 9110 section 5.5 does not let into a header.
pub(crate) fn check_static_value(cx: &Ctxt, place: &LitStr, text: &str, what: &str) {
    if let Some(bad) = text.chars().find(|c| !matches!(c, '\t' | ' '..='~')) {
        cx.error(
            place,
            format_args!("{what} cannot contain {bad:?}"),
            "write visible ASCII, spaces and tabs (RFC 9110 section 5.5)",
        );
    }
}

/// Reports white space at either end, which RFC 9110 section 5.5 does not count as part of a value.
pub(crate) fn check_edges(cx: &Ctxt, place: &LitStr) {
    let text = place.value();
    if text.trim() != text {
        cx.error(
            place,
            "the value of a header cannot begin or end with white space",
            format_args!("write `{:?}` (RFC 9110 section 5.5)", text.trim()),
        );
    }
}
