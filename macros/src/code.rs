//! The grammar of codes, and the 64-bit key that stands for one in compile-time checks.

use crate::ctxt::{Ctxt, quoted_list};
use proc_macro2::Span;

/// RFC 9110 sets no bound; 63 keeps a code usable as a DNS label, a metric label and a column.
pub(crate) const MAX_LENGTH: usize = 63;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    ScreamingSnake,
    Snake,
    Kebab,
    ScreamingKebab,
    Dot,
}

impl Style {
    const ALL: [(&'static str, Style); 5] = [
        ("SCREAMING_SNAKE_CASE", Style::ScreamingSnake),
        ("snake_case", Style::Snake),
        ("kebab-case", Style::Kebab),
        ("SCREAMING-KEBAB-CASE", Style::ScreamingKebab),
        ("dot.case", Style::Dot),
    ];

    pub(crate) fn names() -> [&'static str; 5] {
        Self::ALL.map(|(name, _)| name)
    }

    pub(crate) fn by_name(name: &str) -> Option<Style> {
        Self::ALL
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, style)| *style)
    }

    pub(crate) fn name(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(_, style)| *style == self)
            .map_or("", |(name, _)| name)
    }

    pub(crate) fn separator(self) -> char {
        match self {
            Style::ScreamingSnake | Style::Snake => '_',
            Style::Kebab | Style::ScreamingKebab => '-',
            Style::Dot => '.',
        }
    }

    fn screams(self) -> bool {
        matches!(self, Style::ScreamingSnake | Style::ScreamingKebab)
    }

    /// Letters of the style's case and digits, words joined by its separator, a letter first, no
    /// separator last and no two in a row.
    pub(crate) fn accepts(self, text: &str) -> bool {
        let letter = |byte: u8| {
            if self.screams() {
                byte.is_ascii_uppercase()
            } else {
                byte.is_ascii_lowercase()
            }
        };
        text.bytes().next().is_some_and(letter)
            && text.split(self.separator()).all(|word| {
                !word.is_empty() && word.bytes().all(|b| letter(b) || b.is_ascii_digit())
            })
    }

    /// What was probably meant: the same words in this style; `None` where nothing usable is left.
    pub(crate) fn mend(self, text: &str) -> Option<String> {
        let mut words: Vec<String> = Vec::new();
        let mut before = ' ';
        for c in text.chars() {
            if !c.is_ascii_alphanumeric() {
                before = ' ';
                continue;
            }
            let starts = before == ' ' || (c.is_ascii_uppercase() && before.is_ascii_lowercase());
            if starts {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.push(if self.screams() {
                    c.to_ascii_uppercase()
                } else {
                    c.to_ascii_lowercase()
                });
            }
            before = c;
        }
        let mended = words.join(&self.separator().to_string());
        let mended = mended
            .trim_start_matches(|c: char| !c.is_ascii_alphabetic())
            .to_owned();
        self.accepts(&mended).then_some(mended)
    }
}

/// Reports a code that is not of its style, too long or without its prefix.
pub(crate) fn check_text(cx: &Ctxt, span: Span, text: &str, style: Style, prefix: Option<&str>) {
    let separator = style.separator();
    let prefixed = match prefix {
        Some(prefix) if !prefix.is_empty() => Some(format!("{prefix}{separator}")),
        _ => None,
    };
    let with_prefix = |code: String| match &prefixed {
        Some(start) if !code.starts_with(start.as_str()) => format!("{start}{code}"),
        _ => code,
    };
    if !style.accepts(text) {
        let mended = style.mend(text).map(with_prefix);
        let write = match mended.filter(|mended| mended.len() <= MAX_LENGTH) {
            Some(mended) => format!("write `#[code({mended:?})]`"),
            None => format!(
                "write letters of its case and digits, in words joined by `{separator}`, a letter first"
            ),
        };
        cx.error_at(
            span,
            format_args!("the code `{}` is not {}", text.escape_debug(), style.name()),
            write,
        );
        return;
    }
    if text.len() > MAX_LENGTH {
        cx.error_at(
            span,
            format_args!("the code is {} characters long", text.len()),
            format_args!("write one of at most {MAX_LENGTH}"),
        );
        return;
    }
    if let Some(start) = &prefixed
        && !text.starts_with(start.as_str())
    {
        cx.error_at(
            span,
            format_args!("the code `{text}` does not start with `{start}`, the prefix of its type"),
            match with_prefix(text.to_owned()) {
                code if code.len() <= MAX_LENGTH => format!("write `#[code({code:?})]`"),
                _ => format!("write one that does, of at most {MAX_LENGTH} characters"),
            },
        );
    }
}

/// The suggestion for a style that is none.
pub(crate) fn known_styles() -> String {
    format!("write one of {}", quoted_list(&Style::names()))
}

/// FNV-1a, finished by a mix so that short codes spread over all 64 bits. The key only speeds the
/// compile-time search up: two codes of one key are compared letter by letter.
pub(crate) fn key(code: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in code.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ (hash >> 32)
}
