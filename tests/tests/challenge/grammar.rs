//! RFC 9110's own rules, each followed in every way that it allows.

use crate::Expected;
use std::collections::BTreeSet;

/// Where a rule may end, and what it then holds.
type Ways<T> = BTreeSet<(usize, T)>;

/// All that a whole value can mean; nothing that holds no challenge counts.
pub(crate) fn challenges(value: &str) -> BTreeSet<Vec<Expected>> {
    let whole = list(value, 0, &challenge).into_iter();
    whole
        .filter(|(end, challenges)| *end == value.len() && !challenges.is_empty())
        .map(|(_, challenges)| challenges)
        .collect()
}

/// `#element`: `[ element ] *( OWS "," OWS [ element ] )`, section 5.6.1.2.
fn list<T: Clone + Ord>(
    value: &str,
    at: usize,
    element: &dyn Fn(&str, usize) -> Ways<T>,
) -> Ways<Vec<T>> {
    let optional = |at, before: &Vec<T>| -> Ways<Vec<T>> {
        let more = element(value, at).into_iter();
        more.map(|(end, element)| (end, [before.as_slice(), &[element]].concat()))
            .chain([(at, before.clone())])
            .collect()
    };
    let mut ways = BTreeSet::new();
    let mut new: Vec<_> = optional(at, &Vec::new()).into_iter().collect();
    while let Some((at, elements)) = new.pop() {
        if ways.insert((at, elements.clone())) {
            for comma in runs(value, at, 0, is_white) {
                if value[comma..].starts_with(',') {
                    for at in runs(value, comma + 1, 0, is_white) {
                        new.extend(optional(at, &elements));
                    }
                }
            }
        }
    }
    ways
}

/// `auth-scheme [ 1*SP ( token68 / #auth-param ) ]`, section 11.3.
fn challenge(value: &str, at: usize) -> Ways<Expected> {
    let mut ways = BTreeSet::new();
    for end in runs(value, at, 1, is_token) {
        let with = |token68: Option<&str>, params: &[(String, String)]| Expected {
            scheme: value[at..end].to_owned(),
            token68: token68.map(str::to_owned),
            params: params.to_vec(),
        };
        ways.insert((end, with(None, &[])));
        for at in runs(value, end, 1, |c| c == ' ') {
            for padding in runs(value, at, 1, |c| {
                c.is_ascii_alphanumeric() || "-._~+/".contains(c)
            }) {
                for end in runs(value, padding, 0, |c| c == '=') {
                    ways.insert((end, with(Some(&value[at..end]), &[])));
                }
            }
            for (end, params) in list(value, at, &parameter) {
                ways.insert((end, with(None, &params)));
            }
        }
    }
    ways
}

/// `token BWS "=" BWS ( token / quoted-string )`, section 11.2.
fn parameter(value: &str, at: usize) -> Ways<(String, String)> {
    let mut ways = BTreeSet::new();
    for end in runs(value, at, 1, is_token) {
        let name = &value[at..end];
        for equals in runs(value, end, 0, is_white) {
            if value[equals..].starts_with('=') {
                for at in runs(value, equals + 1, 0, is_white) {
                    let tokens = runs(value, at, 1, is_token);
                    let tokens = tokens
                        .into_iter()
                        .map(|end| (end, value[at..end].to_owned()));
                    ways.extend(
                        tokens
                            .chain(quoted(value, at))
                            .map(|(end, text)| (end, (name.to_owned(), text))),
                    );
                }
            }
        }
    }
    ways
}

/// `DQUOTE *( qdtext / quoted-pair ) DQUOTE`, section 5.6.4: at most one way.
fn quoted(value: &str, at: usize) -> Option<(usize, String)> {
    let mut chars = value[at..].char_indices();
    let mut content = String::new();
    if chars.next()?.1 != '"' {
        return None;
    }
    loop {
        let text = match chars.next()? {
            (index, '"') => return Some((at + index + 1, content)),
            (_, '\\') => chars.next()?.1,
            (_, c) => c,
        };
        if text.is_ascii_control() && text != '\t' {
            return None;
        }
        content.push(text);
    }
}

/// Every place where a run of at least so many characters may end.
fn runs(value: &str, at: usize, least: usize, allowed: impl Fn(char) -> bool) -> Vec<usize> {
    let run = value[at..]
        .bytes()
        .take_while(|&byte| allowed(char::from(byte)));
    (least..=run.count()).map(|length| at + length).collect()
}

fn is_white(c: char) -> bool {
    matches!(c, ' ' | '\t')
}

fn is_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c)
}
