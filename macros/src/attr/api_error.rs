//! `#[api_error(prefix = "ORG")]`: what is common to the codes of a type, and how its code is generated.

use super::args::{self, Arg, AtMostOne};
use super::slots::TypeAttrs;
use super::{Definition, TYPE};
use crate::ctxt::{Ctxt, did_you_mean, suggest};
use errorbook_model::code::Style;
use proc_macro2::{Span, TokenTree};
use std::ops::RangeInclusive;
use syn::spanned::Spanned;
use syn::{Attribute, LitInt, Path, Token};

pub(crate) static DEFINITION: Definition = Definition {
    name: "api_error",
    example: "#[api_error(prefix = \"ORG\")]",
    arguments: "(prefix = {value})",
    targets: TYPE,
    on_type: Some(|cx, found, attrs| {
        attrs.read_api_error(cx, found.attribute);
        true
    }),
    ..Definition::BASE
};

const KEYS: [&str; 5] = ["prefix", "style", "codes", "display", "crate"];

impl TypeAttrs {
    fn read_api_error(&mut self, cx: &Ctxt, attribute: &Attribute) {
        let (mut prefix, mut style) = (AtMostOne::default(), AtMostOne::default());
        let (mut codes, mut display) = (AtMostOne::default(), AtMostOne::default());
        let (mut runtime, mut misspelt_runtime) = (AtMostOne::default(), None);
        let given = args::of(cx, attribute);
        if given.is_none() {
            self.unread.extend(KEYS);
        }
        for arg in given.unwrap_or_default() {
            self.display_manual |= means_manual(&arg);
            self.unread.push(key_meant(&arg));
            match arg.key.as_ref().map(ToString::to_string).as_deref() {
                Some("prefix") => args::set_text(cx, &mut prefix, &arg, "prefix = \"ORG\""),
                Some("style") => set_style(cx, &mut style, &arg),
                Some("codes") => set_codes(cx, &mut codes, &arg),
                Some("display") => set_display(cx, &mut display, &arg),
                Some("crate") => set_runtime(cx, &mut runtime, &arg),
                _ => {
                    args::unknown(cx, &arg, "#[api_error]", &KEYS);
                    if arg.key.is_some() && key_meant(&arg) == "crate" {
                        misspelt_runtime = path_of(&arg);
                    }
                }
            }
        }
        self.prefix = prefix.take();
        self.style = style.take();
        self.codes = codes.take();
        self.display_manual |= display.take().is_some();
        // Without it, the fallback would name a crate that may not exist.
        self.runtime = runtime.take().or(misspelt_runtime);
        let read = [
            ("prefix", self.prefix.is_some()),
            ("style", self.style.is_some()),
            ("codes", self.codes.is_some()),
        ];
        self.unread
            .retain(|key| !read.iter().any(|(name, read)| name == key && *read));
        self.check(cx);
    }

    fn check(&mut self, cx: &Ctxt) {
        let style = self.style.unwrap_or(Style::ScreamingSnake);
        if let Some(prefix) = self
            .prefix
            .as_ref()
            .filter(|_| !self.unread.contains(&"style"))
        {
            let text = prefix.value();
            if !text.is_empty() && !style.accepts(&text) {
                let write = match style.mend(&text) {
                    Some(mended) => format!("write `prefix = {mended:?}`"),
                    None => "write letters of its case and digits, a letter first".to_owned(),
                };
                cx.error(
                    prefix,
                    format_args!("the prefix `{text}` is not {}", style.name()),
                    write,
                );
                self.prefix = None;
                self.unread.push("prefix");
            }
        }
        if let (Some(prefix), Some((range, _))) = (&self.prefix, &self.codes) {
            cx.error(
                prefix,
                "integer codes take no prefix",
                format_args!(
                    "write `codes = {}..={}` alone: the range is the prefix",
                    range.start(),
                    range.end()
                ),
            );
        }
    }
}

fn set_style(cx: &Ctxt, slot: &mut AtMostOne<Style>, arg: &Arg) {
    let Some(text) = arg.text(cx, "style = \"kebab-case\"") else {
        return;
    };
    match Style::by_name(&text.value()) {
        Some(style) => slot.set(cx, arg.at_name(), style),
        None => cx.error(
            &text,
            format_args!("`{}` is not a style of codes", text.value()),
            suggest(&text.value(), &Style::names()),
        ),
    }
}

fn set_codes(cx: &Ctxt, slot: &mut AtMostOne<(RangeInclusive<u32>, Span)>, arg: &Arg) {
    let parsed = syn::parse::Parser::parse2(
        |input: syn::parse::ParseStream| {
            let start: LitInt = input.parse()?;
            input.parse::<Token![..=]>()?;
            let end: LitInt = input.parse()?;
            Ok(start.base10_parse::<u32>()?..=end.base10_parse::<u32>()?)
        },
        arg.value.clone(),
    );
    match parsed {
        Ok(range) if !range.is_empty() => {
            slot.set(cx, arg.at_name(), (range, arg.value.span()));
        }
        _ => cx.error(
            arg.at_value(),
            format_args!("`{}` is not a range of codes", arg.written()),
            "write the first and the last code, `codes = 4000..=4999`",
        ),
    }
}

/// The key that this means, however it is spelt: what was misspelt is then not reported as missing. What is
/// near to none was meant as the prefix or, where it has a range, as the codes.
fn key_meant(arg: &Arg) -> &'static str {
    // `prefix("ORG")` and `prefix == "ORG"` have no key.
    let first = arg
        .key
        .clone()
        .or_else(|| match arg.value.clone().into_iter().next() {
            Some(TokenTree::Ident(word)) => Some(word),
            _ => None,
        });
    let near = first.and_then(|word| did_you_mean(&word.to_string(), KEYS));
    let has_range = arg.written().contains("..");
    near.unwrap_or(if has_range { "codes" } else { "prefix" })
}

/// Whether the argument means that Display is written by hand, also where it is misspelt.
pub(crate) fn means_manual(arg: &Arg) -> bool {
    let is_manual = |word: &str| did_you_mean(word, ["manual"]).is_some();
    key_meant(arg) == "display"
        && arg
            .written()
            .split(|c: char| !c.is_alphanumeric())
            .any(is_manual)
}

fn set_display(cx: &Ctxt, slot: &mut AtMostOne<()>, arg: &Arg) {
    if syn::parse2::<syn::Ident>(arg.value.clone()).is_ok_and(|value| value == "manual") {
        slot.set(cx, arg.at_name(), ());
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
        Some(text) => text.parse::<Path>().ok(),
        None => syn::parse::Parser::parse2(Path::parse_mod_style, arg.value.clone()).ok(),
    }
}

fn set_runtime(cx: &Ctxt, slot: &mut AtMostOne<Path>, arg: &Arg) {
    match path_of(arg) {
        Some(path) => slot.set(cx, arg.at_name(), path),
        None => cx.error(
            arg.at_value(),
            format_args!("`{}` is not a path", arg.written()),
            "write the path of errorbook, `crate = ::my_errorbook`",
        ),
    }
}
