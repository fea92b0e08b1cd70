//! `body!`: a JSON template becomes a constant tree.
//!
//! ```text
//! body!({ "ok": false, "error": { "ref": code, ..fields } })
//! // expands to
//! Body::of(&[
//!     Property::Pair("ok", Node::Literal("false")),
//!     Property::Pair("error", Node::Object(&[
//!         Property::Pair("ref", Node::Name(Name::Code)), Property::Fields,
//!     ])),
//! ])
//! ```

use crate::attr::args::{is_sign, without_invisible_group};
use crate::ctxt::{Ctxt, did_you_mean, quoted_list};
use errorbook_model::{Name, escape};
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::{Lit, LitStr};

const EXAMPLE: &str = "body!({ \"code\": code, \"message\": message, ..fields })";

/// `runtime` is `$crate` of the wrapping macro, so that a renamed runtime is found.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let cx = Ctxt::new();
    let (runtime, template) = crate::runtime::split(input);
    let mut reader = Reader {
        cx: &cx,
        runtime: &runtime,
        spread: false,
        depth: 0,
    };
    let mut tokens = template.into_iter();
    let members = match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Group(group)), rest) if group.delimiter() == Delimiter::Brace => {
            let members = reader.object(&group);
            if let Some(token) = rest {
                cx.error(
                    token,
                    "unexpected tokens after the template",
                    "leave it out",
                );
            }
            members
        }
        (first, _) => {
            let place = first.map_or_else(|| quote!(), |token| token.to_token_stream());
            cx.error(
                place,
                "a template must be a JSON object",
                format_args!("write `{EXAMPLE}`"),
            );
            TokenStream::new()
        }
    };
    match cx.finish() {
        None => quote!(#runtime::Body::of(&#runtime::__private::Node::Object(#members))),
        // An expression of the right type, so that the mistake is the only error.
        Some(errors) => quote!({ #errors #runtime::Body::EMPTY }),
    }
}

struct Reader<'r> {
    cx: &'r Ctxt,
    runtime: &'r Ident,
    spread: bool,
    depth: usize,
}

/// As deep as `serde_json` reads.
const DEEPEST: usize = 128;

impl Reader<'_> {
    /// Calls a closure one level deeper; reports a level that is too deep, and returns no tokens for it.
    fn deeper(
        &mut self,
        group: &Group,
        read: impl FnOnce(&mut Self) -> TokenStream,
    ) -> TokenStream {
        if self.depth == DEEPEST {
            self.cx.error(
                group.clone(),
                "the template is nested too deeply",
                format_args!("write at most {DEEPEST} objects and arrays inside each other"),
            );
            return TokenStream::new();
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    /// The members of an object, as a slice.
    fn object(&mut self, group: &Group) -> TokenStream {
        self.deeper(group, |reader| {
            let mut keys: Vec<String> = Vec::new();
            let parts = split_at_commas(group.stream());
            let members = parts
                .iter()
                .filter_map(|tokens| reader.part_of_object(tokens, &mut keys));
            let members: Vec<TokenStream> = members.collect();
            quote!(&[#(#members),*])
        })
    }

    fn part_of_object(
        &mut self,
        tokens: &[TokenTree],
        keys: &mut Vec<String>,
    ) -> Option<TokenStream> {
        match tokens {
            [a, b, rest @ ..] if is_sign('.')(a) && is_sign('.')(b) => {
                let runtime = self.runtime;
                return self
                    .spread(a.span(), rest)
                    .then(|| quote!(#runtime::__private::Property::Fields));
            }
            [TokenTree::Literal(key), colon, value @ ..] if is_sign(':')(colon) => {
                return self.member(key, value, keys);
            }
            [TokenTree::Ident(key), colon, ..] if is_sign(':')(colon) => {
                self.cx.error(
                    key,
                    format_args!("the member name `{key}` is not quoted"),
                    format_args!("write `\"{key}\": …`, as in JSON"),
                );
            }
            [TokenTree::Ident(name)] => self.cx.error(
                name,
                format_args!("`{name}` has no member name"),
                format_args!("write `\"{name}\": {name}`"),
            ),
            other => self.cx.error(
                other.iter().cloned().collect::<TokenStream>(),
                "expected a member",
                "write `\"name\": value` or `..fields`",
            ),
        }
        None
    }

    /// `"key": value`, checked against the keys before it.
    fn member(
        &mut self,
        key: &Literal,
        value: &[TokenTree],
        keys: &mut Vec<String>,
    ) -> Option<TokenStream> {
        let key = TokenStream::from(TokenTree::Literal(key.clone()));
        let Ok(key) = syn::parse2::<LitStr>(key.clone()) else {
            self.cx
                .error(key, "a member's name is a string", "write `\"name\": …`");
            return None;
        };
        if keys.contains(&key.value()) {
            self.cx.error(
                &key,
                format_args!("the member `{}` is given twice", key.value()),
                "write it once",
            );
        }
        keys.push(key.value());
        let node = self.value(&key, value)?;
        let runtime = self.runtime;
        Some(quote!(#runtime::__private::Property::Pair(#key, #node)))
    }

    /// Whether `..fields` may stand here.
    fn spread(&mut self, span: Span, rest: &[TokenTree]) -> bool {
        let [TokenTree::Ident(name)] = rest else {
            self.cx.error_at(
                span,
                "`..` must be followed by `fields`",
                "write `..fields`",
            );
            return false;
        };
        if name != "fields" {
            self.cx.error(
                name,
                format_args!("a template cannot use `..{name}`"),
                "write `..fields`",
            );
        } else if self.spread {
            self.cx
                .error(name, "`..fields` is used twice", "write it once");
        } else {
            self.spread = true;
            return true;
        }
        false
    }

    /// The value of a member; of an element, `place` is the array.
    fn value(&mut self, place: &dyn ToTokens, tokens: &[TokenTree]) -> Option<TokenStream> {
        let runtime = self.runtime;
        match tokens {
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => {
                let members = self.object(group);
                Some(quote!(#runtime::__private::Node::Object(#members)))
            }
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket => {
                let elements = self.deeper(group, |reader| {
                    let parts = split_at_commas(group.stream());
                    let elements = parts
                        .iter()
                        .filter_map(|tokens| reader.value(group, tokens));
                    let elements: Vec<TokenStream> = elements.collect();
                    quote!(&[#(#elements),*])
                });
                Some(quote!(#runtime::__private::Node::Array(#elements)))
            }
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::None => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                self.value(place, &inner)
            }
            [TokenTree::Ident(name)] if name == "true" || name == "false" || name == "null" => {
                let text = name.to_string();
                Some(quote!(#runtime::__private::Node::Literal(#text)))
            }
            [TokenTree::Ident(name)] => self.name(name),
            [] => self.cx.refuse(
                place,
                "the member has no value",
                format_args!("write a literal, an object, an array or one of {}", names()),
            ),
            other => self.literal(other),
        }
    }

    fn name(&mut self, name: &Ident) -> Option<TokenStream> {
        let text = name.unraw().to_string();
        let known = Name::OF_TEMPLATES;
        if let Some(found) = known.into_iter().find(|known| known.as_str() == text) {
            let runtime = self.runtime;
            let variant = Ident::new(&format!("{found:?}"), name.span());
            let found = quote!(#runtime::__private::Name::#variant);
            return Some(quote!(#runtime::__private::Node::Name(#found)));
        }
        let write = match did_you_mean(&text, known.map(Name::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write one of {}, or `..fields`", names()),
        };
        self.cx
            .error(name, format_args!("a template cannot use `{text}`"), write);
        None
    }

    fn literal(&mut self, tokens: &[TokenTree]) -> Option<TokenStream> {
        let all: TokenStream = tokens.iter().cloned().collect();
        let text = match syn::parse2::<Lit>(all.clone()) {
            Ok(Lit::Str(text)) => Some(escape::json_constant(&text.value())),
            Ok(Lit::Int(number)) if number.suffix().is_empty() => {
                Some(number.base10_digits().to_owned())
            }
            Ok(Lit::Float(number)) if number.suffix().is_empty() => {
                Some(number.base10_digits().to_owned())
            }
            _ => None,
        };
        let is_json = |text: &String| text.starts_with('"') || is_json_number(text);
        if let Some(text) = text.filter(is_json) {
            let runtime = self.runtime;
            return Some(quote!(#runtime::__private::Node::Literal(#text)));
        }
        self.cx.refuse(
            all,
            "expected a JSON value",
            format_args!("write a literal, an object, an array or one of {}", names()),
        )
    }
}

fn names() -> String {
    quoted_list(&Name::OF_TEMPLATES.map(Name::as_str))
}

/// The members of an object or an array. A comma without a member before it is kept, to be reported.
fn split_at_commas(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let tokens: Vec<TokenTree> = tokens.into_iter().map(without_invisible_group).collect();
    let parts = tokens.split_inclusive(is_sign(','));
    let without_comma = parts.map(|part| match part {
        [member @ .., last] if !member.is_empty() && is_sign(',')(last) => member.to_vec(),
        part => part.to_vec(),
    });
    without_comma.collect()
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

#[cfg(test)]
#[path = "../tests/unit/body.rs"]
mod tests;
