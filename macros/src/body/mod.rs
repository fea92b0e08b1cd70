//! `body!`: a JSON template becomes a constant tree.
//!
//! ```text
//! body!({ "ok": false, "error": { "ref": "urn:{code}", "text": field.text or null, ..fields } })
//! // expands to
//! Body::of(&Node::Object(&[
//!     Property::Pair("ok", Node::Literal("false")),
//!     Property::Pair("error", Node::Object(&[
//!         Property::Pair("ref", Node::Text("urn:{code}")),
//!         Property::Pair("text", Node::Or(&Node::Field("text"), &Node::Literal("null"))),
//!         Property::Fields,
//!     ])),
//! ]))
//! ```
//!
//! Objects and arrays are read here, what `each` repeats in `each.rs`, what stands in them in `value.rs`.

mod each;
mod value;

use crate::attr::args::{is_sign, without_invisible_group};
use crate::ctxt::Ctxt;
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::LitStr;

const EXAMPLE: &str = "body!({ \"code\": code, \"message\": message, ..fields })";

/// `runtime` is `$crate` of the wrapping macro, so that a renamed runtime is found.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let cx = Ctxt::new();
    let (runtime, template) = crate::runtime::split(input);
    let mut reader = Reader {
        cx: &cx,
        runtime: &runtime,
        spread: false,
        in_each: false,
        depth: 0,
    };
    let mut tokens = template.into_iter().map(without_invisible_group);
    let root = match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Group(group)), rest) if is_container(&group) => {
            let root = reader.value(&group, &[TokenTree::Group(group.clone())]);
            if let Some(token) = rest {
                cx.error(
                    token,
                    "unexpected tokens after the template",
                    "leave it out",
                );
            }
            root
        }
        (first, _) => {
            let place = first.map_or_else(|| quote!(), |token| token.to_token_stream());
            cx.refuse(
                place,
                "a template must be a JSON object or an array",
                format_args!("write `{EXAMPLE}`"),
            )
        }
    };
    match cx.finish() {
        None => quote!(#runtime::Body::of(&#root)),
        // An expression of the right type, so that the mistake is the only error.
        Some(errors) => quote!({ #errors #runtime::Body::EMPTY }),
    }
}

fn is_container(group: &Group) -> bool {
    matches!(group.delimiter(), Delimiter::Brace | Delimiter::Bracket)
}

struct Reader<'r> {
    cx: &'r Ctxt,
    runtime: &'r Ident,
    /// Whether `..fields` stand in the template already; in an item of `each`, in the item.
    spread: bool,
    in_each: bool,
    depth: usize,
}

/// As deep as `serde_json` reads.
const DEEPEST: usize = 128;

impl Reader<'_> {
    /// Calls a closure one level deeper; reports a level that is too deep, and returns nothing for it.
    fn deeper(
        &mut self,
        group: &Group,
        read: impl FnOnce(&mut Self) -> Option<TokenStream>,
    ) -> Option<TokenStream> {
        if self.depth == DEEPEST {
            return self.cx.refuse(
                group.clone(),
                "the template is nested too deeply",
                format_args!("write at most {DEEPEST} objects and arrays inside each other"),
            );
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    fn object(&mut self, group: &Group) -> Option<TokenStream> {
        self.deeper(group, |reader| {
            let mut keys: Vec<String> = Vec::new();
            let parts = split_at_commas(group.stream());
            reader.check_names(&parts);
            let members = parts
                .iter()
                .filter_map(|tokens| reader.part_of_object(tokens, &mut keys));
            let members: Vec<TokenStream> = members.collect();
            let runtime = reader.runtime;
            Some(quote!(#runtime::__private::Node::Object(&[#(#members),*])))
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
            [TokenTree::Ident(each), member @ ..] if each == "each" && !member.is_empty() => {
                return self.each_member(each, member);
            }
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

    fn array(&mut self, group: &Group) -> Option<TokenStream> {
        self.deeper(group, |reader| {
            let parts = split_at_commas(group.stream());
            if let Some((each, item)) = parts.iter().find_map(|part| each::each_of(part)) {
                return reader.each(each, item, parts.len() == 1);
            }
            let elements = parts.iter().filter_map(|tokens| match tokens.as_slice() {
                [a, b, ..] if is_sign('.')(a) && is_sign('.')(b) => reader.segments(tokens),
                tokens => reader.value(group, tokens),
            });
            let elements: Vec<TokenStream> = elements.collect();
            let runtime = reader.runtime;
            Some(quote!(#runtime::__private::Node::Array(&[#(#elements),*])))
        })
    }
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

#[cfg(test)]
#[path = "../../tests/unit/body.rs"]
mod tests;
