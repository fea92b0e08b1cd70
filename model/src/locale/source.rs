//! The texts that are read, and where in them something stands.

use fluent_syntax::parser::Slice;
use std::ops::Range;

/// Where something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Which of the files, from 0.
    pub file: usize,
    /// The line, from 1.
    pub line: usize,
    /// The character of the line, from 1.
    pub column: usize,
}

/// The files of a language.
pub(super) struct Sources<'a>(pub(super) Vec<&'a str>);

impl<'a> Sources<'a> {
    /// The place of a byte of a file.
    pub(super) fn at(&self, file: usize, byte: usize) -> Place {
        let before = up_to(self.0[file], byte);
        let line = before.rsplit('\n').next().unwrap_or_default();
        Place {
            file,
            line: 1 + before.matches('\n').count(),
            column: 1 + line.chars().count(),
        }
    }

    /// The place of a text that was cut from one of the files.
    pub(super) fn place(&self, cut: &'a str) -> Place {
        let mut files = self.0.iter().enumerate();
        let found = files.find_map(|(index, file)| Some((index, offset(file, cut)?)));
        let (file, byte) = found.unwrap_or_default();
        self.at(file, byte)
    }
}

/// The byte of a file at which a text begins that was cut from it.
pub(super) fn offset(file: &str, cut: &str) -> Option<usize> {
    let offset = cut.as_ptr().addr().checked_sub(file.as_ptr().addr())?;
    (offset <= file.len()).then_some(offset)
}

/// The text before a byte, or before the character that the byte is in.
pub(super) fn up_to(text: &str, mut byte: usize) -> &str {
    byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    &text[..byte]
}

/// A piece of a file. fluent-syntax 0.12 cuts a `\u` escape that ends inside a character there, and a `str` panics.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cut<'a>(pub(super) &'a str);

impl AsRef<str> for Cut<'_> {
    fn as_ref(&self) -> &str {
        self.0
    }
}

impl<'a> Slice<'a> for Cut<'a> {
    fn slice(&self, range: Range<usize>) -> Self {
        let start = up_to(self.0, range.start).len();
        Cut(&up_to(self.0, range.end)[start..])
    }

    fn trim(&mut self) {
        self.0 = self.0.trim_end_matches([' ', '\r', '\n']);
    }
}
