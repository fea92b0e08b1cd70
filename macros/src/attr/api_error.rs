//! `#[api_error(prefix = "ORG")]`: what is common to the codes of a type, and how its code is generated.

use super::args::{self, Arg};
use super::slots::TypeAttrs;
use super::subset::SubsetAttr;
use super::{Definition, TYPE};
use crate::ctxt::{Ctxt, did_you_mean, suggest};
use crate::literal::LitStr;
use errorbook_model::code::Style;
use proc_macro2::Span;
use std::ops::RangeInclusive;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, LitInt, Path, Token};

pub(super) static DEFINITION: Definition = Definition {
    name: "api_error",
    example: "#[api_error(prefix = \"ORG\")]",
    arguments: "(prefix = {value})",
    targets: TYPE,
    repeatable: true,
    ..Definition::BASE
};

const KEYS: [&str; 6] = ["prefix", "style", "codes", "display", "crate", "subset"];

impl TypeAttrs {
    pub(super) fn read_api_error(&mut self, cx: &Ctxt, attribute: &Attribute) {
        let mut misspelt_runtime = None;
        let Some(given) = args::of(cx, attribute) else {
            self.unread.extend(KEYS);
            return;
        };
        for arg in given {
            if SubsetAttr::is_one(&arg) {
                self.subsets.extend(SubsetAttr::read(cx, &arg));
                continue;
            }
            self.display_manual |= means_manual(&arg);
            self.unread.push(key_meant(&arg));
            match arg.key().as_deref() {
                Some("prefix") => args::set_text(cx, &mut self.prefix, &arg, "prefix = \"ORG\""),
                Some("style") => set_style(cx, &mut self.style, &arg),
                Some("codes") => set_codes(cx, &mut self.codes, &arg),
                Some("display") => set_display(cx, &mut self.display, &arg),
                Some("crate") => set_runtime(cx, &mut self.runtime, &arg),
                _ => {
                    args::unknown(cx, &arg, "#[api_error]", &KEYS);
                    if arg.key.is_some() && key_meant(&arg) == "crate" {
                        misspelt_runtime = path_of(&arg);
                    }
                }
            }
        }
        // Without it, the fallback would name a crate that may not exist.
        self.runtime = self.runtime.take().or(misspelt_runtime);
        self.unread.retain(|key| match *key {
            "prefix" => self.prefix.is_none(),
            "style" => self.style.is_none(),
            "codes" => self.codes.is_none(),
            _ => true,
        });
    }

    /// Rules about several arguments, which may stand in different attributes.
    pub(super) fn check_api_error(&mut self, cx: &Ctxt) {
        let style = self.style.unwrap_or(Style::ScreamingSnake);
        let is_style_read = !self.unread.contains(&"style");
        let is_published = is_style_read && style == Style::Published;
        let is_misfit = |prefix: &mut LitStr| {
            let text = prefix.value();
            is_style_read && !text.is_empty() && (is_published || !style.accepts(&text))
        };
        if let Some(prefix) = self.prefix.take_if(is_misfit) {
            let text = prefix.value();
            let write = match style.convert(&text) {
                Some(converted) => format!("write `prefix = {converted:?}`"),
                None => "write letters of its case and digits, a letter first".to_owned(),
            };
            let wrong = format!("the prefix `{text}` is not {}", style.as_str());
            if is_published {
                let wrong = "published codes have no prefix of their own";
                cx.error(prefix, wrong, "write `prefix = \"\"`, or another style");
            } else {
                cx.error(prefix, wrong, write);
            }
            self.unread.push("prefix");
        }
        if let (Some(prefix), Some((range, _))) = (&self.prefix, &self.codes) {
            cx.error(
                prefix,
                "integer codes take no prefix",
                format_args!("write `codes = {range:?}` alone: the range is the prefix"),
            );
        }
    }
}

/// RFC 7493 section 2.2: readers of JSON may have floating-point numbers alone.
const LARGEST: u64 = (1 << 53) - 1;

fn set_style(cx: &Ctxt, slot: &mut Option<Style>, arg: &Arg) {
    let Some(text) = arg.text(cx, "style = \"kebab-case\"") else {
        return;
    };
    match Style::by_name(&text.value()) {
        Some(style) => args::once(cx, slot, arg.at_name(), style),
        None => cx.error(
            &text,
            format_args!("`{}` is not a style of codes", text.value()),
            suggest(&text.value(), &Style::ALL.map(Style::as_str)),
        ),
    }
}

fn set_codes(cx: &Ctxt, slot: &mut Option<(RangeInclusive<i64>, Span)>, arg: &Arg) {
    let number = |input: ParseStream| {
        let literal: LitInt = input.parse()?;
        let number = literal.base10_parse::<i64>()?;
        let is_exact = number.unsigned_abs() <= LARGEST;
        is_exact.then_some(number).ok_or_else(|| input.error(""))
    };
    let range = |input: ParseStream| {
        let start = number(input)?;
        input.parse::<Token![..=]>()?;
        Ok(start..=number(input)?)
    };
    match range.parse2(arg.value()) {
        Ok(range) if !range.is_empty() => {
            args::once(cx, slot, arg.at_name(), (range, arg.value_span()));
        }
        _ => cx.error(
            arg.at_value(),
            format_args!("`{}` is not a range of codes", arg.written()),
            "write the first and the last code, `codes = 4000..=4999`",
        ),
    }
}

/// The key of an argument, or the nearest known key: a misspelt one is then not reported as missing too. An
/// argument that is near to no key counts as `codes` if it has a range, else as `prefix`.
fn key_meant(arg: &Arg) -> &'static str {
    // `prefix("ORG")` and `prefix == "ORG"` have no key.
    let first = arg.at_name().into_iter().next();
    let near = first.and_then(|word| did_you_mean(&word.to_string(), KEYS));
    let has_range = arg.written().contains("..");
    near.unwrap_or(if has_range { "codes" } else { "prefix" })
}

/// Whether the argument is `display = manual`, possibly misspelt.
fn means_manual(arg: &Arg) -> bool {
    let written = arg.written();
    let mut words = written.split(|c: char| !c.is_alphanumeric());
    key_meant(arg) == "display" && words.any(|word| did_you_mean(word, ["manual"]).is_some())
}

fn set_display(cx: &Ctxt, slot: &mut Option<()>, arg: &Arg) {
    if syn::parse2::<syn::Ident>(arg.value()).is_ok_and(|value| value == "manual") {
        args::once(cx, slot, arg.at_name(), ());
    } else {
        cx.error(
            arg.at_value(),
            format_args!("`display` cannot be `{}`", arg.written()),
            "write `display = manual` if you implement Display, Error and From yourself, else leave it out",
        );
    }
}

/// A string is taken too: serde and others write `crate = "path"`.
fn path_of(arg: &Arg) -> Option<Path> {
    match arg.as_text() {
        Some(text) => syn::LitStr::new(&text.value(), text.span()).parse().ok(),
        None => Path::parse_mod_style.parse2(arg.value()).ok(),
    }
}

fn set_runtime(cx: &Ctxt, slot: &mut Option<Path>, arg: &Arg) {
    match path_of(arg) {
        Some(path) => args::once(cx, slot, arg.at_name(), path),
        None => cx.error(
            arg.at_value(),
            format_args!("`{}` is not a path", arg.written()),
            "write the path of errorbook, `crate = ::my_errorbook`",
        ),
    }
}
