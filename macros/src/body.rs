//! `body!`: a JSON template becomes a list of parts.
//!
//! ```text
//! body!({ "ok": false, "error": { "ref": code, ..fields } })
//! // expands to
//! Body::from_parts(&[
//!     Part::Literal("ok", "false"), Part::Object("error"),
//!     Part::Member("ref", Name::Code), Part::Fields(&["ref"]), Part::End,
//! ])
//! ```

use crate::attr::args::without_invisible_group;
use crate::ctxt::{Ctxt, did_you_mean, quoted_list};
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::{Lit, LitStr};

/// The names that a template may use, with the runtime's word for each.
const NAMES: [(&str, &str); 12] = [
    ("code", "Code"),
    ("status", "Status"),
    ("phrase", "Phrase"),
    ("title", "Title"),
    ("message", "Message"),
    ("type", "Type"),
    ("docs", "Docs"),
    ("help", "Help"),
    ("oauth", "Oauth"),
    ("retry_after", "RetryAfter"),
    ("retryable", "Retryable"),
    ("request_id", "RequestId"),
];

const EXAMPLE: &str = "body!({ \"code\": code, \"message\": message, ..fields })";

/// `runtime` is `$crate` of the wrapping macro, so that a renamed runtime is found.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let cx = Ctxt::new();
    let (runtime, template) = crate::runtime::split(input);
    let mut writer = Writer {
        cx: &cx,
        runtime: &runtime,
        parts: Vec::new(),
        spread: false,
        depth: 0,
    };
    let mut tokens = template.into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Group(group)), rest) if group.delimiter() == Delimiter::Brace => {
            writer.object(&group);
            if let Some(token) = rest {
                cx.error(token, "the template ends before this", "leave it out");
            }
        }
        (first, _) => {
            let place = first.map_or_else(|| quote!(), |token| token.to_token_stream());
            cx.error(
                place,
                "a template is a JSON object",
                format_args!("write `{EXAMPLE}`"),
            );
        }
    }
    let parts = writer.parts;
    let body = quote!(#runtime::Body::__from_parts(&[#(#parts),*]));
    match cx.finish() {
        None => body,
        // An expression of the right type, so that the mistake is the only error.
        Some(errors) => quote!({ #errors #runtime::Body::EMPTY }),
    }
}

struct Writer<'w> {
    cx: &'w Ctxt,
    runtime: &'w Ident,
    parts: Vec<TokenStream>,
    spread: bool,
    depth: usize,
}

/// As deep as `serde_json` reads.
const DEEPEST: usize = 128;

impl Writer<'_> {
    fn part(&mut self, part: &TokenStream) {
        let runtime = self.runtime;
        self.parts.push(quote!(#runtime::__private::Part::#part));
    }

    fn object(&mut self, group: &Group) {
        if self.depth == DEEPEST {
            self.cx.error(
                group.clone(),
                "the template is nested too deeply",
                format_args!("write at most {DEEPEST} objects and arrays inside each other"),
            );
            return;
        }
        self.depth += 1;
        let mut keys: Vec<String> = Vec::new();
        let mut fields_at = None;
        for tokens in split_at_commas(group.stream()) {
            match tokens.as_slice() {
                [TokenTree::Punct(a), TokenTree::Punct(b), rest @ ..]
                    if a.as_char() == '.' && b.as_char() == '.' =>
                {
                    if self.spread(a.span(), rest) {
                        fields_at = Some(self.parts.len());
                        self.part(&quote!(Fields(&[])));
                    }
                }
                [TokenTree::Literal(key), TokenTree::Punct(colon), value @ ..]
                    if colon.as_char() == ':' =>
                {
                    self.member(key, value, &mut keys);
                }
                [TokenTree::Ident(key), TokenTree::Punct(colon), ..] if colon.as_char() == ':' => {
                    self.cx.error(
                        key,
                        format_args!("the member's name `{key}` is not quoted"),
                        format_args!("write `\"{key}\": …`, as in JSON"),
                    );
                }
                [TokenTree::Ident(name)] => self.cx.error(
                    name,
                    format_args!("`{name}` stands here without a member's name"),
                    format_args!("write `\"{name}\": {name}`"),
                ),
                other => self.cx.error(
                    other.iter().cloned().collect::<TokenStream>(),
                    "this is not a member",
                    "write `\"name\": value` or `..fields`",
                ),
            }
        }
        self.depth -= 1;
        // What stands beside the fields is known only now: the template's members win over them.
        if let Some(at) = fields_at {
            let runtime = self.runtime;
            self.parts[at] = quote!(#runtime::__private::Part::Fields(&[#(#keys),*]));
        }
    }

    /// `"key": value`, beside the keys before it.
    fn member(&mut self, key: &Literal, value: &[TokenTree], keys: &mut Vec<String>) {
        let key = TokenStream::from(TokenTree::Literal(key.clone()));
        let Ok(key) = syn::parse2::<LitStr>(key.clone()) else {
            self.cx
                .error(key, "a member's name is a string", "write `\"name\": …`");
            return;
        };
        if keys.contains(&key.value()) {
            self.cx.error(
                &key,
                format_args!("the member `{}` stands here twice", key.value()),
                "write it once",
            );
        }
        keys.push(key.value());
        self.value(&key, value);
    }

    /// Whether `..fields` may stand here.
    fn spread(&mut self, span: Span, rest: &[TokenTree]) -> bool {
        let [TokenTree::Ident(name)] = rest else {
            self.cx
                .error_at(span, "`..` puts in the exposed fields", "write `..fields`");
            return false;
        };
        if name != "fields" {
            self.cx.error(
                name,
                format_args!("`..{name}` is nothing that a template knows"),
                "write `..fields`",
            );
        } else if self.spread {
            self.cx.error(
                name,
                "`..fields` stands in the template twice",
                "write it once",
            );
        } else {
            self.spread = true;
            return true;
        }
        false
    }

    /// A value under its key; an element of an array has the key "".
    fn value(&mut self, key: &LitStr, tokens: &[TokenTree]) {
        match tokens {
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => {
                self.part(&quote!(Object(#key)));
                self.object(group);
                self.part(&quote!(End));
            }
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket => {
                self.part(&quote!(Array(#key)));
                if self.depth == DEEPEST {
                    self.object(group);
                    return;
                }
                self.depth += 1;
                let element = LitStr::new("", key.span());
                for tokens in split_at_commas(group.stream()) {
                    self.value(&element, &tokens);
                }
                self.depth -= 1;
                self.part(&quote!(End));
            }
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::None => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                self.value(key, &inner);
            }
            [TokenTree::Ident(name)] if name == "true" || name == "false" || name == "null" => {
                let text = name.to_string();
                self.part(&quote!(Literal(#key, #text)));
            }
            [TokenTree::Ident(name)] => self.name(key, name),
            [] => self.cx.error(
                key,
                "the member has no value",
                format_args!("write a literal, an object, an array or one of {}", names()),
            ),
            other => self.literal(key, other),
        }
    }

    fn name(&mut self, key: &LitStr, name: &Ident) {
        let text = name.unraw().to_string();
        if let Some((_, word)) = NAMES.iter().find(|(known, _)| *known == text) {
            let word = Ident::new(word, name.span());
            let runtime = self.runtime;
            self.part(&quote!(Member(#key, #runtime::__private::Name::#word)));
            return;
        }
        let write = match did_you_mean(&text, NAMES.iter().map(|(known, _)| *known)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write one of {}, or `..fields`", names()),
        };
        self.cx
            .error(name, format_args!("a template knows no `{text}`"), write);
    }

    fn literal(&mut self, key: &LitStr, tokens: &[TokenTree]) {
        let all: TokenStream = tokens.iter().cloned().collect();
        let text = match syn::parse2::<Lit>(all.clone()) {
            Ok(Lit::Str(text)) => Some(json_string(&text.value())),
            Ok(Lit::Int(number)) if number.suffix().is_empty() => {
                Some(number.base10_digits().to_owned())
            }
            Ok(Lit::Float(number)) if number.suffix().is_empty() => {
                Some(number.base10_digits().to_owned())
            }
            _ => None,
        };
        match text {
            Some(text) if text.starts_with('"') || is_json_number(&text) => {
                self.part(&quote!(Literal(#key, #text)));
            }
            _ => self.cx.error(
                all,
                "this is not a value of JSON",
                format_args!("write a literal, an object, an array or one of {}", names()),
            ),
        }
    }
}

fn names() -> String {
    quoted_list(&NAMES.map(|(name, _)| name))
}

/// The members of an object or an array. A comma without a member before it is kept, to be reported.
fn split_at_commas(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut parts = Vec::new();
    let mut current = Vec::new();
    for token in tokens {
        let token = without_invisible_group(token);
        match &token {
            TokenTree::Punct(comma) if comma.as_char() == ',' => {
                if current.is_empty() {
                    current.push(token);
                }
                parts.push(std::mem::take(&mut current));
            }
            _ => current.push(token),
        }
    }
    // A trailing comma is no member.
    if !current.is_empty() {
        parts.push(current);
    }
    parts
}

/// RFC 8259 section 6.
fn is_json_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && digits(fraction)
        && digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))
}

/// RFC 8259 section 7.
fn json_string(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    json.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            c if u32::from(c) < 0x20 => json.extend(format!("\\u{:04x}", u32::from(c)).chars()),
            c => json.push(c),
        }
    }
    json.push('"');
    json
}

#[cfg(test)]
mod tests {
    use super::expand;
    use proc_macro2::{Delimiter, Group};
    use quote::quote;

    /// What a macro by example brings stands in a group without delimiters.
    #[test]
    fn a_value_of_several_tokens_may_be_another_macros() {
        let brought = Group::new(Delimiter::None, quote!(-1.5));
        let says = expand(quote!(errorbook, { "a": #brought, "b": [#brought] })).to_string();
        assert_eq!(says.matches(r#""-1.5""#).count(), 2, "{says}");
    }

    #[test]
    fn depth_is_bounded_and_width_is_not() {
        let objects = |deep: usize| "{\"a\":".repeat(deep - 1) + "{}" + &"}".repeat(deep - 1);
        let arrays =
            |deep: usize| format!("{{\"a\":{}{}}}", "[".repeat(deep - 1), "]".repeat(deep - 1));
        let beside = |value| format!("{{\"a\":[{}]}}", [value; 300].join(","));
        for (template, is_refused) in [
            (objects(128), false),
            (objects(129), true),
            (arrays(128), false),
            (arrays(129), true),
            (beside("[]"), false),
            (beside("{}"), false),
        ] {
            let input = format!("errorbook, {template}").parse().expect(&template);
            let says = expand(input).to_string();
            assert_eq!(
                says.contains("too deeply"),
                is_refused,
                "{template}: {says}"
            );
            assert_eq!(says.contains("compile_error"), is_refused, "{template}");
        }
    }
}
