//! `assert_error!`: the pattern of an error becomes the reading of its fields and a `let` for each.
//!
//! ```text
//! assert_error!(response, OrgError::Blocked { name, seats: Some(n) } if n > 2)
//! // expands to
//! match &response { __response => {
//!     let __failure = '__outcome: {
//!         use errorbook::__private::testing as __errorbook;
//!         let __expected = __errorbook::expect(
//!             |e| match e { OrgError::Blocked { name: _, seats: _ } => true, _ => false }, …);
//!         let mut __received = __errorbook::receive(__response, &__expected)?;  // `?` breaks with the failure
//!         let __value0 = __errorbook::member(&mut __received,
//!             |e| match e { OrgError::Blocked { name: f, .. } => Some(f), _ => None })?;
//!         let __value1 = __errorbook::member(…)?;
//!         let name = __value0;
//!         let Some(n) = __value1 else { break '__outcome Some(__received.unmatched("seats", "Some(n)")) };
//!         if n > 2 { __received.pass(); None } else { Some(__received.refused("n > 2")) }
//!     };
//!     if let Some(__failure) = __failure { __failure.report(None) }
//! } }
//! ```
//!
//! The closures are never called: they make rustc check the pattern, and tell it the type of a field. Calls
//! stand in the span of what they are about and have no token of elsewhere in their paths, since rustc
//! reports what spans several places at the whole macro.

use crate::attr::args::{is_sign, without_invisible_group, written};
use crate::ctxt::Ctxt;
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;

const EXAMPLE: &str = "OrgError::Blocked { name, .. }";

/// The pattern of an error, as far as it has to be understood.
struct Pattern {
    path: TokenStream,
    /// The path's last word.
    variant: Ident,
    fields: Vec<FieldPattern>,
    /// Whether it ends in `..`.
    is_open: bool,
    is_tuple: bool,
    /// Where the fields stand; the variant, where it is written without them.
    span: Span,
}

struct FieldPattern {
    /// The name, or the number of a tuple's.
    member: TokenTree,
    pattern: TokenStream,
    /// Whether the pattern is `_`, so that nothing is to be read.
    is_ignored: bool,
    /// Whether it can fail to match.
    is_refutable: bool,
}

/// The input is what the wrapping macro writes: `$crate, [response] [pattern] [guard] [its text] [message]`.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let (runtime, rest) = crate::runtime::split(input);
    let groups: Vec<TokenStream> = rest
        .into_iter()
        .filter_map(|token| match token {
            TokenTree::Group(group) => Some(group.stream()),
            _ => None,
        })
        .collect();
    let [response, pattern, guard, guard_text, message] = groups.as_slice() else {
        return syn::Error::new(Span::call_site(), "call this by `errorbook::testing`")
            .to_compile_error();
    };
    let cx = Ctxt::new();
    let pattern = Pattern::read(&cx, pattern);
    match (cx.finish(), pattern) {
        (None, Some(pattern)) => {
            let receive = receive(response, &pattern);
            let outcome = outcome(&pattern, &receive, guard, guard_text);
            assertion(&runtime, response, &outcome, message)
        }
        (errors, _) => quote!({ #errors }),
    }
}

fn assertion(
    runtime: &Ident,
    response: &TokenStream,
    outcome: &TokenStream,
    message: &TokenStream,
) -> TokenStream {
    let label = label();
    let [borrowed, failure, testing] = locals(["__response", "__failure", TESTING]);
    quote! {
        match #response {
            #borrowed => {
                #[allow(
                    deprecated,
                    irrefutable_let_patterns,
                    unreachable_patterns,
                    unused_mut,
                    unused_parens,
                    unused_variables,
                    clippy::all,
                    clippy::pedantic
                )]
                let #failure: ::core::option::Option<#runtime::__private::testing::Failure> =
                    #label: {
                        use #runtime::__private::testing as #testing;
                        #outcome
                    };
                if let ::core::option::Option::Some(#failure) = #failure {
                    #failure.report(#message)
                }
            }
        }
    }
}

/// The name of the runtime's part inside the assertion: items have no hygiene, so the name must not occur in a test.
const TESTING: &str = "__errorbook";

/// Names that the pattern and the guard cannot see.
fn locals<const N: usize>(names: [&str; N]) -> [Ident; N] {
    names.map(|name| Ident::new(name, Span::mixed_site()))
}

fn label() -> syn::Lifetime {
    syn::Lifetime::new("'__outcome", Span::mixed_site())
}

fn outcome(
    pattern: &Pattern,
    receive: &TokenStream,
    guard: &TokenStream,
    guard_text: &TokenStream,
) -> TokenStream {
    let label = label();
    let [received, failure] = locals(["__received", "__failure"]);
    let or_break = quote! {
        ::core::result::Result::Err(#failure) =>
            break #label ::core::option::Option::Some(#failure),
    };
    let read = pattern.fields.iter().filter(|field| !field.is_ignored);
    let (members, matches): (Vec<_>, Vec<_>) = read
        .enumerate()
        .map(|(index, field)| {
            let slot = format_ident!("__value{index}", span = Span::mixed_site());
            let member = member(pattern, field, index, &received);
            let read = quote! {
                let #slot = match #member {
                    ::core::result::Result::Ok(#slot) => #slot,
                    #or_break
                };
            };
            (read, field.matched(&slot, &received))
        })
        .unzip();
    let held = if guard.is_empty() {
        quote! {
            #received.pass();
            ::core::option::Option::None
        }
    } else {
        quote! {
            if (#guard) {
                #received.pass();
                ::core::option::Option::None
            } else {
                ::core::option::Option::Some(#received.refused(#guard_text))
            }
        }
    };
    quote! {
        let mut #received = match #receive {
            ::core::result::Result::Ok(#received) => #received,
            #or_break
        };
        #(#members)*
        #(#matches)*
        #held
    }
}

/// The look at the response, where one that is none is reported.
fn receive(response: &TokenStream, pattern: &Pattern) -> TokenStream {
    // Behind the `&` of the wrapping macro.
    let place = opened(response.clone()).get(1).map(TokenTree::span);
    let place = place.unwrap_or_else(Span::call_site);
    let at_response = place.resolved_at(Span::mixed_site());
    let at_pattern = pattern.variant.span().resolved_at(Span::mixed_site());
    let testing = Ident::new(TESTING, at_response);
    let borrowed = Ident::new("__response", at_response);
    let [error] = locals(["__error"]);
    let name = written(&pattern.path);
    let variant = pattern.variant.unraw().to_string();
    let all = pattern.with_every_field_ignored();
    let testing_of_pattern = Ident::new(TESTING, at_pattern);
    let expected = quote_spanned! {at_pattern=>
        &#testing_of_pattern::expect(
            |#error| match #error { #all => true, _ => false },
            #name,
            #variant,
        )
    };
    quote_spanned!(at_response=> #testing::receive(#borrowed, #expected))
}

/// The reading of one field, at whose name rustc reports what is wrong with its type.
fn member(pattern: &Pattern, field: &FieldPattern, index: usize, received: &Ident) -> TokenStream {
    let span = field.member.span().resolved_at(Span::mixed_site());
    let testing = Ident::new(TESTING, span);
    let [error, value] = locals(["__error", "__value"]);
    let (path, member, name) = (&pattern.path, &field.member, field.name());
    let variant = pattern.variant.unraw().to_string();
    let private = format!(
        "`{name}` of `{}` is never in a body: it is not `#[expose]`d as a member\nwrite `_` or `..` for it",
        written(path),
    );
    let place = format_ident!("__Place{index}", span = span);
    quote_spanned! {span=>
        {
            struct #place;
            impl #testing::Place for #place {
                const VARIANT: &'static ::core::primitive::str = #variant;
                const FIELD: &'static ::core::primitive::str = #name;
                const PRIVATE: &'static ::core::primitive::str = #private;
            }
            #testing::member::<_, _, _, #place>(&mut #received, |#error| match #error {
                #path { #member: #value, .. } => ::core::option::Option::Some(#value),
                _ => ::core::option::Option::None,
            })
        }
    }
}

impl Pattern {
    /// The pattern, with every field ignored: rustc reports which are missing and which do not exist.
    fn with_every_field_ignored(&self) -> TokenStream {
        let (path, span) = (&self.path, self.span);
        let rest = self.is_open.then(|| quote!(..));
        let (delimiter, fields) = if self.is_tuple {
            let fields = self.fields.iter().map(|field| {
                let place = field.member.span();
                quote_spanned!(place=> _)
            });
            (Delimiter::Parenthesis, quote!(#(#fields,)* #rest))
        } else {
            let members = self.fields.iter().map(|field| &field.member);
            (Delimiter::Brace, quote!(#(#members: _,)* #rest))
        };
        // In the user's own place, where rustc shows what is missing.
        let mut group = Group::new(delimiter, fields);
        group.set_span(span);
        quote!(#path #group)
    }

    /// Reads a pattern; what is wrong with it is reported.
    fn read(cx: &Ctxt, tokens: &TokenStream) -> Option<Self> {
        let mut tokens = opened(tokens.clone());
        let fields = match tokens.last() {
            Some(TokenTree::Group(group)) => Some(group.clone()),
            _ => None,
        };
        if fields.is_some() {
            tokens.pop();
        }
        let path: TokenStream = tokens.iter().cloned().collect();
        let Some(variant) = last_word(&path) else {
            let wrong = if tokens.iter().any(is_sign('|')) {
                "alternatives are not allowed: a response has one error"
            } else {
                "expected the pattern of an error"
            };
            let place = if path.is_empty() {
                fields.to_token_stream()
            } else {
                path
            };
            return cx.refuse(
                place,
                wrong,
                format_args!("write a variant or a struct, `{EXAMPLE}`"),
            );
        };
        let mut pattern = Pattern {
            span: fields.as_ref().map_or_else(|| variant.span(), Group::span),
            path,
            variant,
            fields: Vec::new(),
            is_open: fields.is_none(),
            is_tuple: false,
        };
        if let Some(group) = fields {
            pattern.read_fields(cx, &group);
        }
        Some(pattern)
    }

    fn read_fields(&mut self, cx: &Ctxt, group: &Group) {
        self.is_tuple = group.delimiter() == Delimiter::Parenthesis;
        for tokens in split_at_commas(group.stream()) {
            let is_rest = matches!(tokens.as_slice(), [a, b] if is_sign('.')(a) && is_sign('.')(b));
            let place = || tokens.iter().cloned().collect::<TokenStream>();
            if self.is_open {
                cx.error(place(), "`..` must be last", "write the fields before it");
            } else if is_rest {
                self.is_open = true;
            } else if self.is_tuple {
                let mut index = Literal::usize_unsuffixed(self.fields.len());
                index.set_span(first_span(&tokens));
                self.fields.push(FieldPattern::new(index.into(), &tokens));
            } else if let Some(field) = FieldPattern::named(&tokens) {
                self.fields.push(field);
            } else {
                cx.error(
                    place(),
                    "expected the pattern of a field",
                    "write `name`, `name: pattern` or `..`",
                );
            }
        }
    }
}

impl FieldPattern {
    /// The name, or the number, as a table has it.
    fn name(&self) -> String {
        let name = self.member.to_string();
        name.strip_prefix("r#").unwrap_or(&name).to_owned()
    }

    /// The `let` of the pattern; what it does not match ends the assertion.
    fn matched(&self, slot: &Ident, received: &Ident) -> TokenStream {
        let pattern = &self.pattern;
        if !self.is_refutable {
            return quote!(let #pattern = #slot;);
        }
        let (label, name, text) = (label(), self.name(), written(pattern));
        quote! {
            let (#pattern) = #slot else {
                break #label ::core::option::Option::Some(#received.unmatched(#name, #text));
            };
        }
    }

    /// `name`, `mut name`, `ref name`, `name: pattern` or `0: pattern`.
    fn named(tokens: &[TokenTree]) -> Option<Self> {
        match tokens {
            [
                member @ (TokenTree::Ident(_) | TokenTree::Literal(_)),
                colon,
                pattern @ ..,
            ] if is_sign(':')(colon) && !pattern.is_empty() => {
                Some(FieldPattern::new(member.clone(), pattern))
            }
            [modifiers @ .., member @ TokenTree::Ident(_)]
                if modifiers.len() <= 2 && modifiers.iter().all(is_modifier) =>
            {
                Some(FieldPattern::new(member.clone(), tokens))
            }
            _ => None,
        }
    }

    fn new(member: TokenTree, pattern: &[TokenTree]) -> Self {
        let is_binding = match pattern {
            [modifiers @ .., TokenTree::Ident(name)] => {
                let name = name.unraw().to_string();
                modifiers.iter().all(is_modifier)
                    && name.starts_with(|c: char| c.is_lowercase() || c == '_')
                    && name != "true"
                    && name != "false"
            }
            _ => false,
        };
        FieldPattern {
            member,
            is_ignored: matches!(pattern, [TokenTree::Ident(word)] if word == "_"),
            is_refutable: !is_binding,
            pattern: pattern.iter().cloned().collect(),
        }
    }
}

fn is_modifier(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(word) if word == "ref" || word == "mut")
}

fn first_span(tokens: &[TokenTree]) -> Span {
    tokens.first().map_or_else(Span::call_site, TokenTree::span)
}

/// The last word of a path that could be a variant's or a struct's: one in lower case alone would be a name
/// for whatever comes.
fn last_word(path: &TokenStream) -> Option<Ident> {
    let ty: syn::TypePath = syn::parse2(path.clone()).ok()?;
    let last = ty.path.segments.last()?;
    let is_name = ty.path.segments.len() == 1
        && last
            .ident
            .unraw()
            .to_string()
            .starts_with(|c: char| c.is_lowercase() || c == '_');
    (!is_name).then(|| last.ident.clone())
}

/// The tokens of a pattern: the fragments of `macro_rules!` are groups without delimiters.
fn opened(tokens: TokenStream) -> Vec<TokenTree> {
    let mut flat = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                flat.extend(opened(group.stream()));
            }
            other => flat.push(other),
        }
    }
    flat
}

/// The patterns of a list: a comma between angle brackets belongs to a path.
fn split_at_commas(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let tokens: Vec<TokenTree> = tokens.into_iter().map(without_invisible_group).collect();
    let mut depth = 0_usize;
    let parts = tokens.split(|token| {
        if is_sign('<')(token) {
            depth += 1;
        } else if is_sign('>')(token) {
            depth = depth.saturating_sub(1);
        }
        is_sign(',')(token) && depth == 0
    });
    let mut parts: Vec<Vec<TokenTree>> = parts.map(<[TokenTree]>::to_vec).collect();
    // A comma may stand behind the last one.
    if parts.last().is_some_and(Vec::is_empty) {
        parts.pop();
    }
    parts
}

#[cfg(test)]
#[path = "../tests/unit/assert.rs"]
mod tests;
