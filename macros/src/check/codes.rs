//! Codes: grammar, prefix or range, and that no two of a type are equal.

use crate::ast::{Input, Variant};
use crate::attr::code::{self, CodeAttr};
use crate::attr::named;
use crate::ctxt::Ctxt;
use crate::literal::LitStr;
use errorbook_model::code::{self as model_code, Style};
use std::collections::{HashMap, HashSet};
use syn::ext::IdentExt;

pub(super) fn check(cx: &Ctxt, input: &Input) {
    let style = input.attrs.style.unwrap_or(Style::ScreamingSnake);
    let suggested = missing_prefix(input, style);
    let given = input.attrs.prefix.as_ref().map(LitStr::value);
    let prefix = given.as_deref().or(suggested.as_deref());
    let mut seen: HashMap<&str, (&Variant, &CodeAttr)> = HashMap::new();
    let mut shown_first = HashSet::new();
    for variant in input.answering() {
        let Some(code) = &variant.attrs.code else {
            report_missing(cx, input, variant, style, prefix);
            continue;
        };
        // A code is not held against a prefix that is only suggested.
        let is_suggested = suggested.is_some() && style.accepts(&code.text) && !code.word;
        check_one(cx, input, code, style, prefix.filter(|_| !is_suggested));
        match seen.get(code.text.as_str()) {
            Some((_, first)) if first.shared && code.shared => {}
            Some((other, first)) => {
                // Both places are shown, the first of them once.
                if !first.shared && shown_first.insert(code.text.as_str()) {
                    report_shared(cx, (first, code), &variant.name);
                }
                if !code.shared || first.shared {
                    report_shared(cx, (code, first), &other.name);
                }
            }
            None => {
                seen.insert(&code.text, (variant, code));
            }
        }
    }
    if let Some(suggested) = suggested {
        report_missing_prefix(cx, input, style, &suggested);
    }
}

/// Reports the code of a variant that another has too.
fn report_shared(cx: &Ctxt, (code, other): (&CodeAttr, &CodeAttr), name: &str) {
    let shared = code.as_shared();
    let write = if other.shared {
        format!("write {shared} here too if it was published for both, else another code")
    } else {
        format!(
            "write another code: clients distinguish errors by code alone; or, if it was published for both, {shared} on each"
        )
    };
    cx.error_at(
        code.span,
        format_args!("the code `{}` is also used by `{name}`", code.text),
        write,
    );
}

fn report_missing(cx: &Ctxt, input: &Input, variant: &Variant, style: Style, prefix: Option<&str>) {
    if variant.attrs.is_unread(&code::DEFINITION) {
        return;
    }
    let write = if let Some((range, _)) = &input.attrs.codes {
        let taken: HashSet<&str> = codes(input).map(|code| code.text.as_str()).collect();
        let mut free = range.clone();
        match free.find(|number| !taken.contains(number.to_string().as_str())) {
            Some(free) => format!("write `#[code({free})]`"),
            None => "widen the range of the type: every code in it is used".to_owned(),
        }
    } else {
        let words = crate::resolve::in_words(&variant.name);
        let name = style.convert(&words).unwrap_or_else(|| "…".to_owned());
        let name = match prefix {
            Some(prefix) if !style.has_prefix(&name, prefix) => style.prefixed(prefix, &name),
            _ => name,
        };
        format!("write `#[code({name:?})]`")
    };
    cx.error(
        variant.ident,
        format_args!("`{}` has no code", variant.name),
        write,
    );
}

fn check_one(cx: &Ctxt, input: &Input, code: &CodeAttr, style: Style, prefix: Option<&str>) {
    let unread = &input.attrs.unread;
    if unread.contains(&"style") || unread.contains(&"codes") {
        return;
    }
    let text = &code.text;
    let (wrong, write) = match &input.attrs.codes {
        None if code.number => (
            format!("the code {text} is an integer, and its type has no range"),
            "write `#[api_error(codes = 4000..=4999)]` on the type, or a string code".to_owned(),
        ),
        None => match style.check(text, prefix) {
            checked if code.word => (
                format!("`{text}` is not a string"),
                checked.map_or_else(
                    |fault| fault.write,
                    |()| format!("write `#[code({text:?})]`"),
                ),
            ),
            Ok(()) => return,
            Err(fault) => (fault.wrong, fault.write),
        },
        Some((range, _)) => {
            let number: Option<i64> = text.parse().ok().filter(|_| code.number);
            let wrong = match number {
                Some(number) if range.contains(&number) => return,
                Some(_) => format!("the code {text} is outside the range of its type"),
                None => {
                    format!("the code `{text}` is a string, and the codes of its type are integers")
                }
            };
            (wrong, format!("write one of {range:?}"))
        }
    };
    cx.error_at(code.span, wrong, write);
}

/// The prefix that a type lacks: what its codes begin with already, else the type's name.
fn missing_prefix(input: &Input, style: Style) -> Option<String> {
    // What could not be read was reported where it stands.
    let attrs = &input.attrs;
    let is_unread = |key: &&str| attrs.unread.contains(key);
    if attrs.prefix.is_some()
        || attrs.codes.is_some()
        || ["prefix", "codes", "style"].iter().any(is_unread)
        || input.answering().all(has_number)
    {
        return None;
    }
    if style == Style::Published {
        return Some(String::new());
    }
    let common = common_start(input, style);
    let name = input.original.ident.unraw().to_string();
    let of_type = ["Error", "Err", "Failure", "Fault"]
        .iter()
        .find_map(|end| name.strip_suffix(end))
        .unwrap_or(&name);
    let words = crate::resolve::in_words(of_type);
    // A struct is one error: its first word is what others can share.
    let words = words
        .split_once(' ')
        .filter(|_| !input.is_enum)
        .map_or(words.as_str(), |(first, _)| first);
    common
        .or_else(|| style.convert(words))
        .or_else(|| style.convert("ORG"))
}

/// The codes of the type, in the order of its variants.
fn codes<'i>(input: &'i Input) -> impl Iterator<Item = &'i CodeAttr> {
    let variants = input.answering();
    variants.filter_map(|variant| variant.attrs.code.as_ref())
}

fn has_number(variant: &Variant) -> bool {
    let code = variant.attrs.code.as_ref();
    code.is_some_and(|code| code.number)
}

/// The first word of all codes, where they have one in common and more behind it.
fn common_start(input: &Input, style: Style) -> Option<String> {
    let texts = codes(input).filter(|code| !code.number);
    let mut starts = texts.map(|code| {
        let mut words = model_code::words(&code.text);
        words.next().filter(|_| words.next().is_some())
    });
    let first = starts.next()??;
    let is_common = starts.all(|start| start == Some(first));
    (is_common && style.accepts(first)).then(|| first.to_owned())
}

/// A prefix is required where codes are declared.
fn report_missing_prefix(cx: &Ctxt, input: &Input, style: Style, suggested: &str) {
    let mut given = named(&input.original.attrs, "api_error");
    let place = if given.next().is_some() {
        format!("write `prefix = {suggested:?}` in its `#[api_error(…)]`")
    } else {
        format!("write `#[api_error(prefix = {suggested:?})]` on it")
    };
    let has_codes = codes(input).next().is_some();
    let write = if has_codes && !suggested.is_empty() && common_start(input, style).is_none() {
        format!("{place}; `prefix = \"\"` for codes that were published without one")
    } else {
        place
    };
    cx.error(
        &input.original.ident,
        format_args!("the codes of `{}` have no prefix", input.original.ident),
        write,
    );
}
