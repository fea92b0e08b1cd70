//! The errors of the macros for the cases of `ui-tests/`, compared with their `.stderr` by text and place, and
//! none for the programs of `tests/`. This takes a second where the compiler takes minutes.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::quote;
use std::fs;
use std::path::{Path, PathBuf};

/// A call of one of the macros, wherever in a file it stands.
type Call = (fn(TokenStream) -> TokenStream, TokenStream);

/// The calls in `tokens`, but for those in macros by example: they have no text before they expand.
fn calls(tokens: TokenStream, found: &mut Vec<Call>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        if let Some((item, end)) = derived_item(&tokens, at) {
            found.push((crate::derive::expand, item));
            at = end;
            continue;
        }
        match &tokens[at..] {
            [TokenTree::Ident(name), _, _, TokenTree::Group(_), ..] if name == "macro_rules" => {
                at += 3;
            }
            [
                TokenTree::Ident(name),
                TokenTree::Punct(bang),
                TokenTree::Group(input),
                ..,
            ] if bang.as_char() == '!' => {
                let input = input.stream();
                let mut add = |expand: fn(_) -> _, input| found.push((expand, input));
                match name.to_string().as_str() {
                    "body" => add(crate::body::expand, quote!(errorbook, #input)),
                    "union" => add(crate::union::expand, quote!(errorbook, #input)),
                    "catalogue" => add(crate::catalogue::expand, quote!(errorbook, #input)),
                    "assert_error" => add(crate::assert::expand, assertion(input)),
                    _ => {}
                }
            }
            [TokenTree::Group(group), ..] => calls(group.stream(), found),
            _ => {}
        }
        at += 1;
    }
}

/// The arguments of an assertion as its macro by example passes them.
fn assertion(input: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = input.into_iter().collect();
    let (response, rest) = before_comma(&tokens);
    let (matched, _) = before_comma(rest);
    let is_if = |token: &TokenTree| matches!(token, TokenTree::Ident(word) if word == "if");
    let mut parts = matched.splitn(2, is_if).map(<[TokenTree]>::to_vec);
    let mut part = || TokenStream::from_iter(parts.next().unwrap_or_default());
    let (pattern, guard) = (part(), part());
    let text = (!guard.is_empty()).then(|| guard.to_string());
    let response = TokenStream::from_iter(response.to_vec());
    quote!(errorbook, [&#response] [#pattern] [#guard] [#text] [::core::option::Option::None])
}

/// What stands before and behind the first comma that is not between angle brackets.
fn before_comma(tokens: &[TokenTree]) -> (&[TokenTree], &[TokenTree]) {
    let mut depth = 0;
    let comma = tokens.iter().position(|token| {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '<' => depth += 1,
            TokenTree::Punct(punct) if punct.as_char() == '>' => depth -= 1,
            TokenTree::Punct(punct) if punct.as_char() == ',' => return depth == 0,
            _ => {}
        }
        false
    });
    let end = comma.unwrap_or(tokens.len());
    (&tokens[..end], tokens.get(end + 1..).unwrap_or_default())
}

/// The item that starts at `start` with its attributes, if one of them derives `ApiError`, and its end.
fn derived_item(tokens: &[TokenTree], start: usize) -> Option<(TokenStream, usize)> {
    let mut kept = TokenStream::new();
    let mut derives = false;
    let mut at = start;
    while let [TokenTree::Punct(hash), TokenTree::Group(attribute), ..] = &tokens[at..] {
        if hash.as_char() != '#' || attribute.delimiter() != Delimiter::Bracket {
            break;
        }
        let text = attribute.stream().to_string();
        if text.starts_with("derive") {
            derives |= text.contains("ApiError");
        } else {
            kept.extend(tokens[at..at + 2].iter().cloned());
        }
        at += 2;
    }
    if !derives {
        return None;
    }
    let ends = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    };
    let end = at + tokens[at..].iter().position(ends)? + 1;
    kept.extend(tokens[at..end].iter().cloned());
    Some((kept, end))
}

/// A message and where it points, unless that is the call as a whole.
type Error = (String, Option<(usize, usize)>);

/// The `compile_error!`s of an expansion, `::core::compile_error! { "…" }`.
fn said(expansion: TokenStream, found: &mut Vec<Error>) {
    let tokens: Vec<TokenTree> = expansion.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else {
            continue;
        };
        let name = at.checked_sub(2).and_then(|at| tokens.get(at));
        if name.is_some_and(|name| name.to_string() == "compile_error") {
            let text: syn::LitStr = syn::parse2(group.stream()).expect("its text is a literal");
            let start = tokens[at.saturating_sub(7)].span().start();
            let place =
                (start != Span::call_site().start()).then_some((start.line, start.column + 1));
            found.push((words(&text.value()), place));
        } else {
            said(group.stream(), found);
        }
    }
}

/// A text with single spaces.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The errors of a `.stderr` that are not rustc's own, which have a number.
fn expected(stderr: &str) -> Vec<Error> {
    stderr
        .split("\nerror")
        .map(|error| error.strip_prefix("error").unwrap_or(error))
        .filter_map(|error| {
            let (text, place) = error.strip_prefix(": ")?.split_once(" --> ")?;
            let mut numbers = place.lines().next()?.split(':').skip(1);
            let mut number = || numbers.next()?.parse().ok();
            Some((words(text), Some((number()?, number()?))))
        })
        .collect()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The errors of a case that are missing in its `.stderr`, and those of the `.stderr` that are not reported.
fn differences(case: &Path) -> (Vec<Error>, Vec<Error>) {
    let text = fs::read_to_string(case).expect("a case is text");
    let mut found = Vec::new();
    calls(text.parse().expect("a case is Rust"), &mut found);
    let mut says = Vec::new();
    for (expand, input) in found {
        said(expand(input), &mut says);
    }
    // rustc reports the same text at the same place once.
    says.sort();
    says.dedup();
    let stderr = fs::read_to_string(case.with_extension("stderr")).unwrap_or_default();
    let mut should = expected(&stderr);
    says.retain(|(text, place)| {
        let is_it = |other: &Error| *text == other.0 && (place.is_none() || *place == other.1);
        let at = should.iter().position(is_it);
        at.map(|at| should.swap_remove(at)).is_none()
    });
    (says, should)
}

/// The cases that need a compiler: what a macro by example writes, the spaces of a token where it was written,
/// what rustc or a macro by example reports itself, and locks and translations, which are files beside a Cargo.toml.
const NOT_HERE: [&str; 17] = [
    "ui/attribute/carets",
    "ui/attribute/error-without-thiserror",
    "ui/attribute/macro-by-example",
    "ui/attribute/spaces-in-quoted-tokens",
    "ui/attribute/unknown-attribute",
    "ui/locale/",
    "ui/lock/",
    "ui/subset/cfg",
    "ui/subset/never-made",
    "ui/testing/arguments",
    "pass/lock",
    "pass/macro-by-example",
    "pass/statuses",
    "tests/gateway/relayed",
    "tests/kinds",
    "tests/languages",
    "tests/subsets/generics",
];

#[test]
fn every_case_has_the_errors_of_its_stderr() {
    let cases_of = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui-tests");
    let mut cases = Vec::new();
    files(&Path::new(cases_of).join("ui"), &mut cases);
    files(&Path::new(cases_of).join("pass"), &mut cases);
    files(&Path::new(cases_of).join("../tests/tests"), &mut cases);
    assert!(cases.len() > 100, "{cases:?}");
    for case in cases {
        let name = case.display().to_string();
        if !NOT_HERE.iter().any(|other| name.contains(other)) {
            let (says, should) = differences(&case);
            assert!(
                says.is_empty() && should.is_empty(),
                "{name} says {says:#?} and should {should:#?}"
            );
        }
    }
}
