//! The values of a template: names, fields, strings with placeholders, literals, and constants after `or`.

use super::Reader;
use super::each::{EACH, has_each};
use crate::attr::args::is_sign;
use crate::ctxt::{quoted_list, suggest, suggest_or};
use crate::literal::LitStr;
use errorbook_model::code::Style;
use errorbook_model::interpolation::{Mistake, Part, part, parts};
use errorbook_model::pairs::is_json_constant;
use errorbook_model::{Name, Notation, escape};
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::Lit;
use syn::ext::IdentExt;

impl Reader<'_> {
    /// The value of a member; of an element, `place` is the array.
    pub(super) fn value(
        &mut self,
        place: &dyn ToTokens,
        tokens: &[TokenTree],
    ) -> Option<TokenStream> {
        if let Some(at) = position_of_or(tokens) {
            return self.or(place, &tokens[..at], &tokens[at..]);
        }
        let runtime = self.runtime;
        match tokens {
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => {
                self.object(group)
            }
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket => {
                self.array(group)
            }
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::None => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                self.value(place, &inner)
            }
            [TokenTree::Ident(each), _, ..] if each == "each" => {
                self.each_elsewhere(each);
                None
            }
            [TokenTree::Ident(field), dot, name @ ..] if field == "field" && is_sign('.')(dot) => {
                let name = self.field(field, name)?;
                Some(quote!(#runtime::__private::Node::Field(#name)))
            }
            [TokenTree::Ident(first), dot, TokenTree::Ident(second)] if is_sign('.')(dot) => {
                let name = format!("{}.{}", first.unraw(), second.unraw());
                self.name(&tokens.iter().cloned().collect::<TokenStream>(), &name)
            }
            [TokenTree::Ident(name)] if !is_literal(name) => {
                self.name(name, &name.unraw().to_string())
            }
            [] => self.cx.refuse(
                place,
                "the member has no value",
                format_args!("write {}", self.values()),
            ),
            other => self.literal(other),
        }
    }

    /// A value, `or`, and another.
    fn or(
        &mut self,
        place: &dyn ToTokens,
        value: &[TokenTree],
        or: &[TokenTree],
    ) -> Option<TokenStream> {
        if constant_json(value).is_some() {
            return self.cx.refuse(
                value.iter().cloned().collect::<TokenStream>(),
                "a constant is never absent",
                "leave out `or` and what follows it",
            );
        }
        let node = match value {
            [TokenTree::Group(list)] if has_each(list) => self.items(list),
            _ => self.value(place, value),
        };
        let [word, other @ ..] = or else {
            return node;
        };
        if other.is_empty() {
            return self.cx.refuse(
                word,
                "`or` has no value behind it",
                format_args!("write {}", self.values()),
            );
        }
        if !matches!(value, [TokenTree::Group(_)]) && is_code(other) {
            return self.cx.refuse(
                other.iter().cloned().collect::<TokenStream>(),
                "a client cannot tell a code behind `or` from the value before it",
                "write the code in a member of its own",
            );
        }
        let runtime = self.runtime;
        let other = match constant_json(other) {
            Some(json) => Some(quote!(#runtime::__private::Node::Literal(#json))),
            None => self.value(word, other),
        };
        let (node, other) = (node?, other?);
        Some(quote!(#runtime::__private::Node::Or(&#node, &#other)))
    }

    /// The name behind `field.`: a word, or a string where it is no word of Rust's.
    fn field(&self, field: &Ident, name: &[TokenTree]) -> Option<String> {
        let found = match name {
            [TokenTree::Ident(name)] => Some(name.unraw().to_string()),
            [TokenTree::Literal(name)] => LitStr::of(name).map(|name| name.value()),
            _ => None,
        };
        let found = found.filter(|name| !name.is_empty());
        if found.is_none() {
            let words = name.iter().map(ToString::to_string).collect::<String>();
            let example = match words.trim_matches('"') {
                "" => "name",
                words => words,
            };
            let all = [field.to_token_stream(), name.iter().cloned().collect()];
            self.cx.error(
                all.into_iter().collect::<TokenStream>(),
                "the name of a field is a word or a string",
                format_args!("write `field.name`, or `field.{}`", escape::json(example)),
            );
        }
        found
    }

    /// A value known by its name.
    fn name(&self, place: &dyn ToTokens, text: &str) -> Option<TokenStream> {
        let mut known = Name::OF_TEMPLATES.into_iter();
        let Some(found) = known.find(|known| known.as_str() == text) else {
            return match text {
                "field" => self.cx.refuse(
                    place,
                    "`field` has no name",
                    "write `field.name`, or `..fields` in an object for all of them",
                ),
                "fields" => self.cx.refuse(
                    place,
                    "`..fields` stands among the members of an object",
                    "write `{ ..fields }`",
                ),
                "each" => self.cx.refuse(
                    place,
                    "`each` stands outside an array",
                    format_args!("write `{EACH}`"),
                ),
                _ => self.cx.refuse(
                    place,
                    format_args!("a template cannot use `{text}`"),
                    suggest_or(text, self.names(), || {
                        format!("write one of {}, or `..fields`", self.listed())
                    }),
                ),
            };
        };
        if !self.is_known(found) {
            return self.outside_each(place, text);
        }
        let runtime = self.runtime;
        let variant = Ident::new(&format!("{found:?}"), proc_macro2::Span::call_site());
        Some(quote!(#runtime::__private::Node::Name(#runtime::__private::Name::#variant)))
    }

    pub(super) fn outside_each(&self, place: &dyn ToTokens, name: &str) -> Option<TokenStream> {
        self.cx.refuse(
            place,
            format_args!("`{name}` is of a field error, and known in an item of `each` alone"),
            format_args!("write `[each {{ \"{name}\": {name} }}]`"),
        )
    }

    /// Whether a value is known here.
    fn is_known(&self, name: Name) -> bool {
        self.in_each || !name.is_of_item()
    }

    fn names(&self) -> impl Iterator<Item = &'static str> {
        let names = Name::OF_TEMPLATES.into_iter();
        names.filter(|&name| self.is_known(name)).map(Name::as_str)
    }

    fn listed(&self) -> String {
        quoted_list(self.names().chain(["field.name"]))
    }

    fn values(&self) -> String {
        format!("a literal, an object, an array or one of {}", self.listed())
    }

    fn literal(&self, tokens: &[TokenTree]) -> Option<TokenStream> {
        let runtime = self.runtime;
        if let Some(json) = constant_json(tokens) {
            return Some(quote!(#runtime::__private::Node::Literal(#json)));
        }
        let text = match tokens {
            [TokenTree::Literal(literal)] => LitStr::of(literal),
            _ => None,
        };
        match text {
            Some(text) => self.string(&text),
            None => self.cx.refuse(
                tokens.iter().cloned().collect::<TokenStream>(),
                "expected a JSON value",
                format_args!("write {}", self.values()),
            ),
        }
    }

    /// A string with placeholders.
    fn string(&self, literal: &LitStr) -> Option<TokenStream> {
        let (text, mut is_valid, mut at) = (literal.value(), true, 0);
        while let Some((found, next)) = part(&text, at) {
            at = next;
            is_valid &= match found {
                Ok(Part::Text(_)) => true,
                Ok(part) => self.is_placeholder(literal, part),
                Err(mistake) => {
                    self.mistake(literal, mistake);
                    false
                }
            };
        }
        let runtime = self.runtime;
        is_valid.then(|| quote!(#runtime::__private::Node::Text(#text)))
    }

    /// Whether a placeholder may stand in a body's string.
    fn is_placeholder(&self, literal: &LitStr, part: Part) -> bool {
        match part {
            Part::Name(Name::FieldErrors) => {
                self.cx.error(
                    literal,
                    "`{field_errors}` is lines of text, and not known in a body",
                    format_args!("write `{EACH}`"),
                );
                false
            }
            Part::Name(name) | Part::Place(name, _) if !self.is_known(name) => {
                self.outside_each(literal, name.as_str());
                false
            }
            _ => true,
        }
    }

    fn mistake(&self, literal: &LitStr, mistake: Mistake) {
        match mistake {
            Mistake::Brace => self.cx.error(
                literal,
                "a brace that belongs to no placeholder",
                "write `{{` or `}}` where it is text",
            ),
            Mistake::Unknown(name) => self.cx.error(
                literal,
                format_args!("a template cannot use `{{{name}}}`"),
                suggest_or(name, self.names(), || {
                    format!(
                        "write one of {} between the braces, or `{{{{` where it is text",
                        self.listed()
                    )
                }),
            ),
            Mistake::Format("code", format) => self.cx.error(
                literal,
                format_args!("a code has no style `{format}`"),
                suggest(format, &Style::ALL.map(Style::as_str)),
            ),
            Mistake::Format("timestamp", format) => self.cx.error(
                literal,
                format_args!("a timestamp has no format `{format}`"),
                "write `{timestamp}`, or `{timestamp:offset}` for `+00:00` in place of `Z`",
            ),
            Mistake::Format("pointer" | "place", format) => self.cx.error(
                literal,
                format_args!("a place has no notation `{format}`"),
                suggest(format, &Notation::ALL.map(Notation::as_str)),
            ),
            Mistake::Format(name, _) => self.cx.error(
                literal,
                format_args!("`{name}` has no formats"),
                format_args!("write `{{{name}}}`"),
            ),
        }
    }
}

/// Where the word `or` stands behind a value.
fn position_of_or(tokens: &[TokenTree]) -> Option<usize> {
    let is_or = |at: &usize| match (&tokens[at - 1], &tokens[*at]) {
        (before, TokenTree::Ident(word)) => word == "or" && !is_sign('.')(before),
        _ => false,
    };
    (1..tokens.len()).find(is_or)
}

/// Whether a value is the code, or a text with it.
fn is_code(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Ident(name)] => name == "code",
        [TokenTree::Literal(literal)] => LitStr::of(literal).is_some_and(|text| {
            parts(&text.value()).any(|part| matches!(part, Part::Name(Name::Code) | Part::Code(_)))
        }),
        _ => false,
    }
}

fn is_literal(word: &Ident) -> bool {
    word == "true" || word == "false" || word == "null"
}

/// A constant as JSON. A brace in its text is one brace.
pub(super) fn constant_json(tokens: &[TokenTree]) -> Option<String> {
    match tokens {
        [TokenTree::Ident(word)] if is_literal(word) => return Some(word.to_string()),
        [TokenTree::Group(group)] if group.stream().is_empty() => {
            return match group.delimiter() {
                Delimiter::Brace => Some("{}".to_owned()),
                Delimiter::Bracket => Some("[]".to_owned()),
                _ => None,
            };
        }
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::None => {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            return constant_json(&inner);
        }
        _ => {}
    }
    let number = |digits: &str| is_json_constant(digits).then(|| digits.to_owned());
    match syn::parse2::<Lit>(tokens.iter().cloned().collect()) {
        Ok(Lit::Str(text)) if text.suffix().is_empty() => constant_text(&text.value()),
        Ok(Lit::Int(int)) if int.suffix().is_empty() => number(int.base10_digits()),
        Ok(Lit::Float(float)) if float.suffix().is_empty() => number(float.base10_digits()),
        _ => None,
    }
}

/// A string without placeholders, as JSON.
fn constant_text(text: &str) -> Option<String> {
    let (mut constant, mut at) = (String::new(), 0);
    while let Some((found, next)) = part(text, at) {
        match found {
            Ok(Part::Text(text)) => constant.push_str(text),
            _ => return None,
        }
        at = next;
    }
    Some(escape::json_constant(&constant))
}
