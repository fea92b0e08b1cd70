//! The arguments of an attribute: cut at the commas, so that a fault in one leaves the rest readable.

use super::Definition;
use crate::ctxt::{Ctxt, suggest};
use crate::literal::LitStr;
use proc_macro2::{Delimiter, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::spanned::Spanned;
use syn::{Attribute, Lit, LitInt, Meta};

/// One argument: `value` or `key = value`.
pub(crate) struct Arg {
    pub(crate) key: Option<Ident>,
    /// Not as a stream, which rustc is asked for with each use.
    value: Vec<TokenTree>,
}

impl Arg {
    fn from_tokens(mut value: Vec<TokenTree>) -> Self {
        let key = match value.as_slice() {
            [TokenTree::Ident(key), TokenTree::Punct(equals), value @ ..]
                if is_assignment(equals, value) =>
            {
                Some(key.clone())
            }
            _ => None,
        };
        if key.is_some() {
            value.drain(..2);
        }
        Arg { key, value }
    }

    pub(crate) fn value(&self) -> TokenStream {
        self.value.iter().cloned().collect()
    }

    pub(crate) fn trees(&self) -> &[TokenTree] {
        &self.value
    }

    pub(crate) fn value_span(&self) -> Span {
        match self.value.as_slice() {
            [only] => only.span(),
            _ => self.value().span(),
        }
    }

    fn literal(&self) -> Option<&Literal> {
        match self.value.as_slice() {
            [TokenTree::Literal(literal)] => Some(literal),
            _ => None,
        }
    }

    /// The key, to be matched.
    pub(crate) fn key(&self) -> Option<String> {
        self.key.as_ref().map(ToString::to_string)
    }

    /// The argument as one word.
    pub(crate) fn word(&self) -> Option<Ident> {
        match (&self.key, self.value.as_slice()) {
            (None, [TokenTree::Ident(word)]) => Some(word.clone()),
            _ => None,
        }
    }

    pub(crate) fn is_word(&self, word: &str) -> bool {
        self.word().is_some_and(|found| found == word)
    }

    /// The value as a string literal, if it is one.
    pub(crate) fn as_text(&self) -> Option<LitStr> {
        self.literal().and_then(LitStr::of)
    }

    /// The value as a literal of a string, a number or a truth value, as text.
    pub(crate) fn as_literal(&self) -> Option<LitStr> {
        if let Some(text) = self.as_text() {
            return Some(text);
        }
        let text = match syn::parse2(self.value()).ok()? {
            Lit::Int(number) => number.base10_digits().to_owned(),
            Lit::Float(number) => number.base10_digits().to_owned(),
            Lit::Bool(truth) => truth.value.to_string(),
            _ => return None,
        };
        Some(LitStr::new(&text, self.value_span()))
    }

    /// The value as an integer, if it is one that Rust itself would take.
    pub(crate) fn as_number(&self) -> Option<LitInt> {
        let number = match self.literal().cloned().map(Lit::new) {
            Some(Lit::Int(number)) => number,
            _ => syn::parse2(self.value()).ok()?,
        };
        let suffixes = ["", "u16", "u32", "u64", "usize", "i16", "i32", "i64"];
        suffixes.contains(&number.suffix()).then_some(number)
    }

    /// The value as a class of error statuses, `4xx` or `5xx`, if it is one.
    pub(crate) fn as_class(&self) -> Option<u16> {
        match self.written().as_str() {
            "4xx" => Some(4),
            "5xx" => Some(5),
            _ => None,
        }
    }

    /// The value as it was written, more or less.
    pub(crate) fn written(&self) -> String {
        written(&self.value())
    }

    /// Reports a key where a bare value is wanted.
    pub(crate) fn refuse_key(&self, cx: &Ctxt, example: &str) -> bool {
        if let Some(key) = &self.key {
            cx.error(
                key,
                format_args!("`{key} = …` is not allowed here"),
                format_args!("write `{example}`"),
            );
        }
        self.key.is_some()
    }

    /// The value as a string literal; anything else is reported, with `example` as what to write.
    pub(crate) fn text(&self, cx: &Ctxt, example: &str) -> Option<LitStr> {
        self.as_text().or_else(|| {
            let write = format!("write `{example}`");
            cx.refuse(self.at_value(), "expected a string literal", write)
        })
    }

    /// The tokens at which a fault of the value is reported.
    pub(crate) fn at_value(&self) -> TokenStream {
        match (&self.key, self.value.is_empty()) {
            (Some(key), true) => key.to_token_stream(),
            _ => self.value(),
        }
    }

    /// The tokens at which a fault of the name is reported.
    pub(crate) fn at_name(&self) -> TokenStream {
        let key = self.key.as_ref().map(ToTokens::to_token_stream);
        key.unwrap_or_else(|| self.value())
    }
}

/// Whether a sign begins a value: `==` and `=>` are signs of their own; `=::path` and `=-1` are not.
fn is_assignment(sign: &Punct, value: &[TokenTree]) -> bool {
    let is_longer = sign.spacing() == Spacing::Joint
        && matches!(value.first(), Some(TokenTree::Punct(next)) if matches!(next.as_char(), '=' | '>'));
    sign.as_char() == '=' && !is_longer
}

/// The arguments of `#[name(…)]`. `#[name]` has none; `#[name = …]` is reported and has none either.
pub(crate) fn of(cx: &Ctxt, attribute: &Attribute) -> Option<Vec<Arg>> {
    match &attribute.meta {
        Meta::Path(_) => Some(Vec::new()),
        Meta::List(list) => Some(split(list.tokens.clone())),
        Meta::NameValue(pair) => {
            let name = pair.path.to_token_stream().to_string();
            let value = pair.value.to_token_stream();
            let arguments = Definition::of(attribute).map_or("({value})", |row| row.arguments);
            let arguments = arguments.replace("{value}", &value.to_string());
            let write = format!("write `#[{name}{arguments}]`");
            cx.refuse(
                &pair.value,
                format_args!("`#[{name}]` takes its value in parentheses"),
                write,
            )
        }
    }
}

/// The only argument of an attribute that takes exactly one.
pub(crate) fn only(cx: &Ctxt, attribute: &Attribute, example: &str) -> Option<Arg> {
    let name = attribute.path().to_token_stream();
    let write = format!("write `{example}`");
    let mut given = of(cx, attribute)?.into_iter();
    let Some(first) = given.next() else {
        return cx.refuse(&name, format_args!("`#[{name}]` has no value"), write);
    };
    if let Some(more) = given.next() {
        let wrong = format!("`#[{name}]` takes one value");
        cx.error(more.at_name(), wrong, write);
    }
    Some(first).filter(|arg| !arg.refuse_key(cx, example))
}

/// The string of an attribute that takes exactly one.
pub(crate) fn only_text(cx: &Ctxt, attribute: &Attribute, example: &str) -> Option<LitStr> {
    only(cx, attribute, example)?.text(cx, example)
}

/// Reports the value of an attribute that takes none.
pub(super) fn refuse_value(cx: &Ctxt, attribute: &Attribute) {
    let name = attribute.path().to_token_stream();
    if let Some(arg) = of(cx, attribute).unwrap_or_default().first() {
        cx.error(
            arg.at_name(),
            format_args!("`#[{name}]` takes no value"),
            format_args!("write `#[{name}]`"),
        );
    }
}

/// Cuts tokens at their top-level commas.
pub(crate) fn split(tokens: TokenStream) -> Vec<Arg> {
    let mut arguments = Vec::new();
    let mut argument = Vec::new();
    let is_comma = is_sign(',');
    for token in tokens {
        if !is_comma(&token) {
            argument.push(without_invisible_group(token));
        } else if !argument.is_empty() {
            arguments.push(Arg::from_tokens(std::mem::take(&mut argument)));
        }
    }
    if !argument.is_empty() {
        arguments.push(Arg::from_tokens(argument));
    }
    arguments
}

/// Whether a token is this sign.
pub(crate) fn is_sign(sign: char) -> impl Fn(&TokenTree) -> bool {
    move |token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

/// Reports a key that the attribute does not know.
pub(crate) fn unknown(cx: &Ctxt, arg: &Arg, attribute: &str, known: &[&str]) {
    let word = arg
        .key()
        .or_else(|| arg.word().map(|word| word.to_string()));
    let (wrong, write) = match word {
        Some(word) if known.contains(&word.as_str()) && arg.key.is_some() => (
            format!("`{word}` takes no value in `{attribute}`"),
            format!("write `{word}`"),
        ),
        Some(word) if known.contains(&word.as_str()) => (
            format!("`{word}` has no value in `{attribute}`"),
            format!("write `{word} = …`"),
        ),
        Some(word) => (
            format!("`{word}` is not an argument of `{attribute}`"),
            suggest(&word, known),
        ),
        None => (
            format!("this is not an argument of `{attribute}`"),
            suggest("", known),
        ),
    };
    cx.error(arg.at_name(), wrong, write);
}

/// Puts a `key = "text"` argument into its slot.
pub(crate) fn set_text(cx: &Ctxt, slot: &mut Option<LitStr>, arg: &Arg, example: &str) {
    if let Some(text) = arg.text(cx, example) {
        once(cx, slot, arg.at_name(), text);
    }
}

/// Where the next token stands; at the end, where the last one does.
pub(crate) fn next_or(input: ParseStream, last: &Ident) -> Span {
    if input.is_empty() {
        last.span()
    } else {
        input.span()
    }
}

/// Tokens as they were written, more or less: a stream of them prints with spaces between all.
pub(crate) fn written(tokens: &TokenStream) -> String {
    let mut text = tokens.to_string();
    for sign in ["::", "..=", "..", "!", "(", ".", "<", ">", "-"] {
        text = text.replace(&format!(" {sign}"), sign);
        text = text.replace(&format!("{sign} "), sign);
    }
    text.escape_debug()
        .to_string()
        .replace("\\\"", "\"")
        .replace("\\'", "'")
}

/// A `macro_rules!` fragment stands in a group without delimiters; the token inside has the span of the
/// user's code.
pub(crate) fn without_invisible_group(token: TokenTree) -> TokenTree {
    let stream = match &token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => group.stream(),
        _ => return token,
    };
    let mut inside = stream.into_iter();
    match (inside.next(), inside.next()) {
        (Some(only), None) => without_invisible_group(only),
        _ => token,
    }
}

/// Puts a value into the slot of an argument; a second one is a fault.
pub(crate) fn once<T>(cx: &Ctxt, slot: &mut Option<T>, key: impl ToTokens, value: T) {
    if slot.is_none() {
        *slot = Some(value);
        return;
    }
    let name = key.to_token_stream();
    cx.error(
        &name,
        format_args!("`{name}` is given twice"),
        "write it once",
    );
}

/// Puts what was read into its slot; `false` where it could not be read.
pub(super) fn set<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    *slot = value;
    slot.is_some()
}

/// The same for an attribute that may be repeated.
pub(super) fn push<T>(list: &mut Vec<T>, value: Option<T>) -> bool {
    let read = value.is_some();
    list.extend(value);
    read
}
