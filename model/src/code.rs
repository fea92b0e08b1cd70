//! The grammar of codes, and the 64-bit key that stands for one in compile-time checks.

use crate::Fault;
use std::borrow::Cow;

/// RFC 9110 sets no bound; 63 keeps a code usable as a DNS label, a metric label and a column.
pub const MAX_LENGTH: usize = 63;

/// A code that was published before errorbook may be a URN.
pub const MAX_PUBLISHED: usize = 127;

named! {
    /// How the codes of a type are written.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Style {
        /// `ORG_BLOCKED`
        ScreamingSnake = "SCREAMING_SNAKE_CASE",
        /// `org_blocked`
        Snake = "snake_case",
        /// `org-blocked`
        Kebab = "kebab-case",
        /// `ORG-BLOCKED`
        ScreamingKebab = "SCREAMING-KEBAB-CASE",
        /// `org.blocked`
        Dot = "dot.case",
        /// `orgBlocked`
        Camel = "camelCase",
        /// `OrgBlocked`
        Pascal = "PascalCase",
        /// `urn:org:blocked`, `123`: as clients know it already
        Published = "published",
    }
}

/// The characters that a published code may have.
const PUBLISHED: &str = "visible ASCII without spaces, quotes and backslashes";

/// Whether a code of any style may be this text: it is to stand in JSON, in headers and in texts as it is.
///
/// ```
/// use errorbook_model::code::is_published;
///
/// assert!(is_published("urn:acme:error/4031"));
/// assert!(!is_published("a \"code\""));
/// ```
pub const fn is_published(text: &str) -> bool {
    let bytes = text.as_bytes();
    each!(for byte in bytes {
        if !byte.is_ascii_graphic() || matches!(*byte, b'"' | b'\'' | b'`' | b'\\') {
            return false;
        }
    });
    !bytes.is_empty()
}

impl Style {
    /// What joins the words of a code, and stands behind its prefix.
    pub fn separator(self) -> &'static str {
        match self {
            Style::ScreamingSnake | Style::Snake => "_",
            Style::Kebab | Style::ScreamingKebab => "-",
            Style::Dot => ".",
            Style::Camel | Style::Pascal | Style::Published => "",
        }
    }

    /// Letters of the style's case and digits, words joined by its separator, a letter first, no separator last and no
    /// two in a row. A published code is any visible ASCII without spaces, quotes and backslashes.
    pub fn accepts(self, text: &str) -> bool {
        let is_upper = |c: char| c.is_ascii_uppercase();
        let is_lower = |c: char| c.is_ascii_lowercase();
        let all = |is_letter: fn(char) -> bool| {
            let is_word = |word: &str| {
                !word.is_empty() && word.chars().all(|c| is_letter(c) || c.is_ascii_digit())
            };
            text.starts_with(is_letter) && text.split(self.separator()).all(is_word)
        };
        let is_mixed = || text.chars().all(|c| c.is_ascii_alphanumeric());
        match self {
            Style::ScreamingSnake | Style::ScreamingKebab => all(is_upper),
            Style::Snake | Style::Kebab | Style::Dot => all(is_lower),
            Style::Camel => text.starts_with(is_lower) && is_mixed(),
            Style::Pascal => text.starts_with(is_upper) && is_mixed(),
            Style::Published => is_published(text),
        }
    }

    /// The longest code of the style.
    pub fn max_length(self) -> usize {
        match self {
            Style::Published => MAX_PUBLISHED,
            _ => MAX_LENGTH,
        }
    }

    /// The same words in this style, as a suggestion; `None` where they make no code.
    pub fn convert(self, text: &str) -> Option<String> {
        let converted = self.styled(text);
        let converted = match self {
            Style::Published => &converted,
            _ => converted.trim_start_matches(|c: char| !c.is_ascii_alphabetic()),
        };
        self.accepts(converted).then(|| converted.to_owned())
    }

    /// The words of a code in this style. A code without letters, as a number is, stays what it is.
    ///
    /// ```
    /// use errorbook_model::code::Style;
    ///
    /// assert_eq!(Style::Kebab.styled("resource_missing"), "resource-missing");
    /// assert_eq!(Style::ScreamingSnake.styled("noTarget"), "NO_TARGET");
    /// assert_eq!(Style::Pascal.styled("HTTP_NOT_FOUND"), "HttpNotFound");
    /// assert_eq!(Style::Kebab.styled("-32601"), "-32601");
    /// ```
    pub fn styled(self, code: &str) -> Cow<'_, str> {
        if self == Style::Published || !code.contains(|c: char| c.is_ascii_alphabetic()) {
            return Cow::Borrowed(code);
        }
        let mut styled = String::new();
        for word in words(code) {
            if !styled.is_empty() {
                styled.push_str(self.separator());
            }
            match self {
                Style::ScreamingSnake | Style::ScreamingKebab => {
                    styled.push_str(&word.to_ascii_uppercase());
                }
                Style::Pascal => styled.push_str(&capitalized(&word.to_ascii_lowercase())),
                Style::Camel if !styled.is_empty() => {
                    styled.push_str(&capitalized(&word.to_ascii_lowercase()));
                }
                _ => styled.push_str(&word.to_ascii_lowercase()),
            }
        }
        Cow::Owned(styled)
    }

    /// A code with a prefix before it: `ORG_BLOCKED`, `OrgBlocked`.
    pub fn prefixed(self, prefix: &str, code: &str) -> String {
        match self {
            Style::Camel | Style::Pascal if !prefix.is_empty() => {
                format!("{prefix}{}", capitalized(code))
            }
            _ if prefix.is_empty() => code.to_owned(),
            _ => format!("{prefix}{}{code}", self.separator()),
        }
    }

    /// Whether a code begins with a prefix, and with a word behind it.
    pub fn has_prefix(self, code: &str, prefix: &str) -> bool {
        let rest = code.strip_prefix(prefix);
        rest.is_some_and(|rest| match self {
            _ if prefix.is_empty() => true,
            Style::Camel | Style::Pascal => {
                rest.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit())
            }
            _ => rest.starts_with(self.separator()),
        })
    }

    /// Checks a code: its style, its length, and the prefix of its type where there is one.
    ///
    /// ```
    /// use errorbook_model::code::Style;
    ///
    /// let style = Style::ScreamingSnake;
    /// assert!(style.check("ORG_BLOCKED", Some("ORG")).is_ok());
    /// let fault = style.check("blocked", Some("ORG")).unwrap_err();
    /// assert_eq!(fault.write, "write `#[code(\"ORG_BLOCKED\")]`");
    ///
    /// // What is published stays what it is.
    /// let fault = style.check("123", Some("")).unwrap_err();
    /// assert!(fault.write.contains("`style = \"published\"`"));
    /// ```
    ///
    /// # Errors
    ///
    /// What is wrong with the code, and what to write.
    pub fn check(self, code: &str, prefix: Option<&str>) -> Result<(), Fault> {
        let max = self.max_length();
        let advice = |code: Option<String>, otherwise: String| {
            let code = code.map(|code| match prefix {
                Some(prefix) if !self.has_prefix(&code, prefix) => self.prefixed(prefix, &code),
                _ => code,
            });
            match code.filter(|code| code.len() <= max) {
                Some(code) => format!("write `#[code({code:?})]`"),
                None => otherwise,
            }
        };
        if self == Style::Published && !self.accepts(code) {
            let wrong = match code
                .chars()
                .find(|&c| !self.accepts(c.encode_utf8(&mut [0; 4])))
            {
                Some(bad) => format!("a code cannot contain {bad:?}"),
                None => "the code is empty".to_owned(),
            };
            return Err(Fault::new(wrong, format!("write {PUBLISHED}")));
        }
        if !self.accepts(code) {
            let wrong = format!(
                "the code `{}` is not {}",
                code.escape_debug(),
                self.as_str()
            );
            let write = match prefix {
                Some("") => advice_published(code),
                _ => advice(self.convert(code), self.grammar()),
            };
            return Err(Fault::new(wrong, write));
        }
        if code.len() > max {
            let wrong = format!("the code is {} characters long", code.len());
            let write = match prefix {
                Some("") if code.len() <= MAX_PUBLISHED => advice_published(code),
                _ => format!("write one of at most {max}"),
            };
            return Err(Fault::new(wrong, write));
        }
        let Some(prefix) = prefix.filter(|prefix| !self.has_prefix(code, prefix)) else {
            return Ok(());
        };
        let start = format!("{prefix}{}", self.separator());
        let wrong = match self.separator() {
            "" if code.starts_with(prefix) => {
                format!("the code `{code}` has no word behind `{prefix}`, the prefix of its type")
            }
            _ => format!("the code `{code}` does not start with `{start}`, the prefix of its type"),
        };
        let write = format!("write one that does, of at most {max} characters");
        Err(Fault::new(wrong, advice(Some(code.to_owned()), write)))
    }

    fn grammar(self) -> String {
        match self {
            Style::Camel => "write letters and digits, the first letter of the first word in lower case, of others in upper case".to_owned(),
            Style::Pascal => "write letters and digits, the first letter of each word in upper case".to_owned(),
            _ => format!(
                "write letters of its case and digits, in words joined by `{}`, a letter first",
                self.separator()
            ),
        }
    }
}

/// What to write where a published code is not of its type's style: the code itself stays.
fn advice_published(code: &str) -> String {
    let mut fitting = Style::ALL.into_iter().filter(|style| {
        *style != Style::Published && style.accepts(code) && code.len() <= style.max_length()
    });
    let any = "`style = \"published\"` in `#[api_error(…)]`";
    match fitting.next() {
        _ if !Style::Published.accepts(code) => {
            format!("write {any}, and a code of {PUBLISHED}")
        }
        Some(style) => format!("write {any}, or `style = {:?}`", style.as_str()),
        None => format!("write {any}: the code may stay as it was published"),
    }
}

/// The words of a code: cut at what is neither a letter nor a digit; a word that has letters of both cases also where
/// another word begins in it, as in `TokenExpired` and `HTTPError`.
pub fn words(code: &str) -> impl Iterator<Item = &str> {
    let parts = code.split(|c: char| !c.is_ascii_alphanumeric());
    parts.flat_map(|part| {
        let mut rest = part;
        std::iter::from_fn(move || {
            let (word, after) = rest.split_at(word_end(rest));
            rest = after;
            (!word.is_empty()).then_some(word)
        })
    })
}

/// Where the first word of letters and digits ends.
fn word_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_mixed = bytes.iter().any(u8::is_ascii_lowercase);
    let starts = |index: usize| {
        let next = bytes.get(index + 1);
        bytes[index].is_ascii_uppercase()
            && (!bytes[index - 1].is_ascii_uppercase() || next.is_some_and(u8::is_ascii_lowercase))
    };
    let end = (1..bytes.len()).find(|&index| is_mixed && starts(index));
    end.unwrap_or(bytes.len())
}

fn capitalized(word: &str) -> String {
    let mut word = word.to_owned();
    if let Some(first) = word.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    word
}

/// The words of a code behind its prefix, as a title. `None` where there is no prefix, or nothing behind it: the
/// words of such a code are not known.
///
/// ```
/// use errorbook_model::code::title;
///
/// assert_eq!(title("ORG_TOKEN_EXPIRED", "ORG").as_deref(), Some("Token expired"));
/// assert_eq!(title("OrgTokenExpired", "Org").as_deref(), Some("Token expired"));
/// assert_eq!(title("4031", ""), None);
/// ```
pub fn title(code: &str, prefix: &str) -> Option<String> {
    let rest = code.strip_prefix(prefix).filter(|_| !prefix.is_empty())?;
    let words: Vec<String> = words(rest).map(str::to_ascii_lowercase).collect();
    Some(capitalized(&words.join(" "))).filter(|title| !title.is_empty())
}

/// FNV-1a, finished by a mix so that short codes spread over all 64 bits. The key only speeds the
/// compile-time search up: two codes of one key are compared letter by letter.
pub const fn key(code: &str) -> u64 {
    let bytes = code.as_bytes();
    let mut key = Key::new();
    each!(for byte in bytes {
        key = key.with(*byte);
    });
    key.finish()
}

/// The [`key`] of a text that is not at hand as a whole.
#[derive(Clone, Copy)]
pub(crate) struct Key(u64);

impl Key {
    pub(crate) const fn new() -> Self {
        Key(0xcbf2_9ce4_8422_2325)
    }

    pub(crate) const fn with(self, byte: u8) -> Self {
        Key((self.0 ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3))
    }

    pub(crate) const fn finish(self) -> u64 {
        let hash = self.0 ^ (self.0 >> 32);
        let hash = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
        hash ^ (hash >> 32)
    }
}
