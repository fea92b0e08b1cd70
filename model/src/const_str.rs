//! Texts in const fns, where neither `==` nor `str::split_at` (const from Rust 1.86 on) is available.

/// Whether two texts are equal.
pub const fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && starts_with(a.as_bytes(), 0, b.as_bytes())
}

/// Whether two texts are equal but for the case of ASCII letters. `str::eq_ignore_ascii_case` is const from Rust 1.89 on.
pub const fn same_ignoring_case(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut index = 0;
    while index < a.len() && index < b.len() {
        if !a[index].eq_ignore_ascii_case(&b[index]) {
            return false;
        }
        index += 1;
    }
    a.len() == b.len()
}

/// Whether a word stands at a position of a text.
pub const fn starts_with(text: &[u8], at: usize, word: &[u8]) -> bool {
    if text.len() < at + word.len() {
        return false;
    }
    let mut index = 0;
    while index < word.len() {
        if text[at + index] != word[index] {
            return false;
        }
        index += 1;
    }
    true
}

/// Whether a text ends with a word.
pub const fn ends_with(text: &str, word: &str) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    text.len() >= word.len() && starts_with(text, text.len() - word.len(), word)
}

/// A text before and from a position, which must not lie within a character.
pub(crate) const fn split_at(text: &str, at: usize) -> (&str, &str) {
    let (before, after) = text.as_bytes().split_at(at);
    match (std::str::from_utf8(before), std::str::from_utf8(after)) {
        (Ok(before), Ok(after)) => (before, after),
        _ => (text, ""),
    }
}

/// A part of a text, whose ends must not lie within a character.
pub(crate) const fn slice(text: &str, start: usize, end: usize) -> &str {
    split_at(split_at(text, end).0, start).1
}
