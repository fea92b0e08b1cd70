//! Names that no two things share, and codes as names.

use crate::Code;
use std::collections::HashSet;

/// The name, with a number behind it where it is taken already: `A`, then `A_2` where `between` is `_` and
/// `first` is 2.
pub(crate) fn unique(
    name: &str,
    between: char,
    first: usize,
    taken: &mut HashSet<String>,
) -> String {
    unique_by(|name| taken.insert(name.to_owned()), name, between, first)
}

/// A name that no other is even where case does not count: generators make files of such names.
pub(crate) fn unique_in_any_case(name: &str, taken: &mut HashSet<String>) -> String {
    let is_free = |name: &str| taken.insert(name.to_ascii_lowercase());
    unique_by(is_free, name, '_', 2)
}

fn unique_by(
    mut is_free: impl FnMut(&str) -> bool,
    name: &str,
    between: char,
    first: usize,
) -> String {
    let numbered = (first..).map(|number| format!("{name}{between}{number}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    // The numbers do not end.
    names.find(|name| is_free(name)).unwrap_or_default()
}

/// A code as a name of a type: `OrgBlocked`. It may begin with a digit, and is empty where no character is a letter or a
/// digit.
pub(crate) fn camel(code: &Code) -> String {
    let mut name = String::new();
    let text = code.to_string();
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    for word in words.filter(|word| !word.is_empty()) {
        let (first, rest) = word.split_at(1);
        name.push_str(&first.to_ascii_uppercase());
        // A word in capitals is one of SCREAMING_SNAKE_CASE; capitals within a word stay.
        if word.bytes().any(|byte| byte.is_ascii_lowercase()) {
            name.push_str(rest);
        } else {
            name.push_str(&rest.to_ascii_lowercase());
        }
    }
    name
}

/// The name of the type of an operation's errors: `CreateOrgError` of `create_org`.
pub(crate) fn operation_error(operation: &str) -> String {
    let name = camel(&Code::Text(operation.to_owned()));
    let after = if name.ends_with("Error") { "" } else { "Error" };
    lettered("Operation", name) + after
}

/// A name that begins with a letter: where it does not, behind a word.
pub(crate) fn lettered(word: &str, name: String) -> String {
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        name
    } else {
        format!("{word}{name}")
    }
}

/// What code and its comments may not have: what ends a line for some reader, or turns the direction of the text.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
